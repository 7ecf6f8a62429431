/** The last line of a check: the next useful step. */

import assert from "node:assert/strict";
import { Engine } from "../../src/engine";
import { summarize } from "../../src/views/summary";

const page =
	"# Principles\n\n- Owner: Ines\n\n## PP-1: Proof over ticks\n\nAlways.\n";

function next(files: Readonly<Record<string, string>>, error = 0): string {
	const engine = new Engine({ today: "2026-11-22" });
	for (const [path, text] of Object.entries(files)) engine.set(path, text);
	return summarize(engine.workspace(), engine.check(), {
		error,
		warning: 0,
		information: 0,
		hint: 0,
	}).next;
}

describe("the next useful step", () => {
	it("is init where there is nothing", () => {
		assert.match(next({}), /^Nothing .*`opmodel init`/);
	});

	it("is a strategy where there are only decisions", () => {
		assert.match(
			next({ "docs/adr/0001-a.md": "# 1. A\n" }),
			/^1 decision read\. `opmodel init` starts a one-page strategy/,
		);
	});

	it("is the errors where a model is kept", () => {
		assert.match(
			next(
				{ "opmodel.yaml": "opmodel: 1\n", "product/principles.md": page },
				2,
			),
			/^Start with the 2 errors/,
		);
	});

	it("is the strategy before anything else", () => {
		assert.match(
			next({ "opmodel.yaml": "opmodel: 1\n", "product/principles.md": page }),
			/^Next: write product strategy; `opmodel new strategy`/,
		);
	});

	it("names the folders where models are kept below the root alone", () => {
		assert.match(
			next({
				"labs/opmodel.yaml": "opmodel: 1\n",
				"labs/product/principles.md": page,
			}),
			/^One model is kept in folders below, and none here/,
		);
	});
});

describe("guardrails in force", () => {
	const page =
		"# Guardrails\n\n## GR-1: In writing\n\n- Decision needed for: `infra/**`\n\n## GR-2: Both\n\n- Decision needed for: `infra/**`\n- Deny path: `**/*.php`\n\n## GR-3: Nobody\n";

	it("need a base where nothing but a decision checks them", () => {
		const engine = new Engine({ today: "2026-11-22" });
		engine.set("product/guardrails.md", page);
		engine.note("infra/main.tf");
		const counted = (hasBase: boolean) => {
			const { guardrails } = summarize(
				engine.workspace(),
				engine.check(),
				{ error: 0, warning: 0, information: 0, hint: 0 },
				hasBase,
			);
			const { inForce, byMachine, needsBase, byNobody } = guardrails;
			return [inForce, byMachine, needsBase, byNobody];
		};
		assert.deepEqual(counted(false), [3, 1, 1, 1]);
		assert.deepEqual(counted(true), [3, 2, 0, 1]);
	});

	it("are those of the models that are extended as well, each once, and none of a draft", () => {
		const engine = new Engine({ today: "2026-11-22" });
		const inForce = () =>
			summarize(engine.workspace(), engine.check(), {
				error: 0,
				warning: 0,
				information: 0,
				hint: 0,
			}).guardrails.inForce;
		engine.set("../company/opmodel.yaml", "title: Company\n");
		engine.set("../company/product/guardrails.md", page);
		engine.inherit("../company");
		engine.set("opmodel.yaml", "extends: [../company]\n");
		engine.set("product/guardrails.md", "# Guardrails\n\n## GR-7: Own\n");
		assert.equal(inForce(), 4);
		engine.set("labs/opmodel.yaml", "title: Labs\n");
		engine.set("labs/product/guardrails.md", "# G\n\n## GR-8: Labs\n");
		assert.equal(inForce(), 5);
		engine.set(
			"product/guardrails.md",
			"# Guardrails\n\n- Status: draft\n\n## GR-7: Own\n",
		);
		assert.equal(inForce(), 4);
	});
});
