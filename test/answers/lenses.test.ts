/** What stands above items and pages, and what comes next. */

import assert from "node:assert/strict";
import { type Lens, lenses } from "../../src/answers/lenses";
import { lookalikes } from "../../src/answers/lookalikes";
import { nextStep } from "../../src/answers/next-step";
import {
	type Category,
	type CoverageState,
	categories,
} from "../../src/domain/category";
import { Engine, rules } from "../../src/engine";
import type { Texts } from "../helpers/checking";
import { repositoryOf } from "../helpers/planning";

const gaps = new Set(
	rules.filter((r) => r.concern === "completeness").map((r) => r.id),
);

function above(file: string, files: Texts, mostWords = 600): string[] {
	const engine = new Engine({ today: "2026-11-22" });
	for (const [path, text] of Object.entries(files)) engine.set(path, text);
	const found = lenses(engine.workspace(), engine.check().diagnostics, file, {
		gaps,
		mostWords,
	});
	const words = (lens: Lens) => {
		switch (lens.type) {
			case "references":
				return `${lens.item.id}: ${lens.count} references, ${lens.deviations} deviations`;
			case "draft":
				return `draft, ${lens.missing} missing`;
			case "words":
				return `${lens.words} of ${lens.most}`;
		}
	};
	return found.map((lens) => `${lens.range.start.line} ${words(lens)}`);
}

const guardrails =
	"# Guardrails\n\n## GR-1: One queue\n\nTwo cost us a night.\n\n## GR-2: One date library\n\nAs GR-1 says.\n";

describe("lenses", () => {
	it("count references and deviations, and leave out items without any", () => {
		const files = {
			"product/guardrails.md": guardrails,
			"docs/adr/0001-a.md":
				"---\nstatus: accepted\ndeviates-from: GR-1\n---\n\n# 1. A\n\nBecause of GR-1.\n",
			"docs/adr/0002-b.md":
				"---\nstatus: rejected\ndeviates-from: GR-1\n---\n\n# 2. B\n",
			"labs/opmodel.yaml": "opmodel: 1\n",
			"labs/product/themes.md": "# Themes\n\n## TH-1: A\n\nMind GR-1.\n",
		};
		assert.deepEqual(above("product/guardrails.md", files), [
			"2 GR-1: 5 references, 1 deviations",
		]);
	});

	it("count nothing that an item says of itself", () => {
		const page = "# Metrics\n\n## KM-1: A\n\n- Role: input to KM-1\n";
		assert.deepEqual(
			above("product/metrics.md", { "product/metrics.md": page }),
			[],
		);
	});

	it("say how much a draft lacks, each section for itself", () => {
		const draft = (text: string) => ({
			"opmodel.yaml": "opmodel: 1\n",
			"product/strategy.md": `# Strategy\n\n- Status: draft\n- Owner: Ines\n- Horizon: 2026-01/2026-12\n\n## Customers\n\n${text}\n\n## Problems\n\n- **ST-1** A.\n`,
		});
		assert.equal(
			above("product/strategy.md", draft("Quarries."))[0],
			"0 draft, 3 missing",
		);
		assert.equal(
			above("product/strategy.md", draft("<!-- who? -->"))[0],
			"0 draft, 4 missing",
		);
	});

	it("count a strategy's words in a draft, and once the page gets full", () => {
		const page = (status: string, words: number) => ({
			"product/strategy.md": `# Strategy\n${status}\n## Vision\n\n${"word ".repeat(words)}\n`,
		});
		const counted = (files: Texts) =>
			above("product/strategy.md", files, 100).filter((l) => / of /.test(l));
		assert.deepEqual(counted(page("", 50)), []);
		assert.deepEqual(counted(page("", 70)), ["0 72 of 100"]);
		assert.equal(counted(page("\n- Status: draft\n", 5)).length, 1);
		assert.deepEqual(
			counted({
				...page("", 50),
				"opmodel.yaml": "rules: { strategy/one-page: { max-words: 60 } }\n",
			}),
			["0 52 of 60"],
		);
	});
});

describe("the next step", () => {
	const step = (states: Partial<Record<Category, CoverageState>>) => {
		const next = nextStep(
			categories.map((category) => ({
				category,
				state: states[category.id] ?? "not-expected",
				artifacts: [],
				...(states[category.id] === "partial" ? { why: "a draft" } : {}),
			})),
		);
		return next && Object.values(next).join(" ");
	};

	it("goes from strategy to metric to stack, and then finishes them", () => {
		const missing = {
			"product-strategy": "missing",
			"key-metrics": "missing",
			"tech-stack": "missing",
			themes: "missing",
		} as const;
		assert.equal(step(missing), "product-strategy create");
		assert.equal(
			step({ ...missing, "product-strategy": "partial" }),
			"key-metrics create",
		);
		assert.equal(
			step({
				...missing,
				"product-strategy": "partial",
				"key-metrics": "partial",
			}),
			"tech-stack create",
		);
		assert.equal(
			step({
				...missing,
				"product-strategy": "present",
				"key-metrics": "partial",
				"tech-stack": "present",
			}),
			"key-metrics finish a draft",
		);
	});

	it("passes over what is not needed and not expected", () => {
		assert.equal(
			step({ "product-strategy": "not-needed", frameworks: "missing" }),
			"frameworks create",
		);
		assert.equal(step({ "product-strategy": "present" }), undefined);
	});
});

describe("pages that look like ours", () => {
	const files = {
		"docs/principles.md":
			"# Product principles\n\n## Proof over ticks\n\nAlways.\n\n## Offline first\n\nAlways.\n\n## Fewer clicks\n\nAlways.\n",
		"docs/notes.md": "# Notes\n",
	};

	it("are offered until somebody says no or has taken them over", () => {
		assert.deepEqual(lookalikes(repositoryOf(files), new Set()), [
			{ kind: "principles", file: "docs/principles.md" },
		]);
		assert.deepEqual(
			lookalikes(repositoryOf(files), new Set(["docs/principles.md"])),
			[],
		);
		const page = files["docs/principles.md"];
		assert.deepEqual(
			lookalikes(
				repositoryOf({ ...files, "handbook/principles.md": page }),
				new Set(["docs/principles.md"]),
			),
			[{ kind: "principles", file: "handbook/principles.md" }],
		);
		const config = (text: string) =>
			repositoryOf({ ...files, "opmodel.yaml": text });
		assert.equal(lookalikes(config("opmodel: 1\n"), new Set()).length, 1);
		assert.deepEqual(
			lookalikes(
				config("files: { principles: [docs/principles.md] }\n"),
				new Set(),
			),
			[],
		);
		assert.deepEqual(
			lookalikes(
				config("not-needed: { product-principles: { because: No } }\n"),
				new Set(),
			),
			[],
		);
	});
});
