/** Changes that need a decision: where guardrails hold, what settles it, and on which line it is said. */

import assert from "node:assert/strict";
import { type ChangedFile, linesChanged } from "../../src/code/changes";
import { Engine } from "../../src/engine";
import { inShort, type Texts } from "../helpers/checking";

const guardrail = (fields = "", place = "infra/**") =>
	`# Guardrails\n\n## GR-5: Changes in writing\n\nNobody knew why.\n\n- Owner: Tomaž\n- Decision needed for: \`${place}\`\n${fields}`;
const decision = (status: string, text: string, fields = "") =>
	`# 1. Larger\n\nStatus: ${status}\nDate: 2026-11-20\n${fields}\n## Context\n\n${text}\n`;

const adopted: Texts = {
	"opmodel.yaml": "opmodel: 1\n",
	"product/guardrails.md": guardrail(),
	"infra/main.tf": "a\n",
};
const changed: ChangedFile = { path: "infra/main.tf", how: "changed" };

/** What is said of a change, with its message's first words. */
function said(
	texts: Texts,
	change: readonly ChangedFile[] | undefined,
	words = 3,
): string[] {
	const engine = new Engine({ today: "2026-11-22" });
	for (const [path, text] of Object.entries(texts)) engine.set(path, text);
	if (change) engine.change(change);
	return inShort(
		engine
			.check()
			.diagnostics.filter(({ rule }) => rule === "code/decision-recorded"),
		words,
	);
}

describe("changes that need a decision", () => {
	it("are looked for where a base is known, and forgotten with the next change", () => {
		assert.deepEqual(said(adopted, undefined), []);
		assert.deepEqual(said(adopted, []), []);
		assert.deepEqual(said(adopted, [changed]), [
			"error infra/main.tf:1 A change here",
		]);
		const engine = new Engine({ today: "2026-11-22" });
		for (const [path, text] of Object.entries(adopted)) engine.set(path, text);
		engine.change([changed]);
		assert.equal(engine.check().diagnostics.length > 0, true);
		engine.change([]);
		assert.deepEqual(
			engine.check().diagnostics.filter(({ rule }) => rule.startsWith("code/")),
			[],
		);
	});

	it("are as severe as the guardrail says, quieter before its time and where nobody keeps a model", () => {
		const severity = (texts: Texts) =>
			said({ ...adopted, ...texts }, [changed])[0]?.split(" ")[0];
		const page = (fields: string) => ({
			"product/guardrails.md": guardrail(fields),
		});
		assert.equal(severity(page("- Severity: warning\n")), "warning");
		assert.equal(severity(page("- Since: 2026-11-23\n")), "hint");
		assert.equal(severity(page("- Since: 2026-11-22\n")), "error");
		assert.equal(severity(page("- Status: draft\n")), undefined);
		assert.equal(severity(page("- Status: retired\n")), undefined);
		assert.equal(
			severity({
				"opmodel.yaml": "rules: { code/decision-recorded: information }\n",
			}),
			"information",
		);
		const { "opmodel.yaml": _, ...lone } = adopted;
		assert.match(said(lone, [changed])[0] ?? "", /^error /);
	});

	it("are settled by a decision that names the guardrail, however it does", () => {
		const file = "docs/adr/0001-larger.md";
		const by = (text: string, how: ChangedFile["how"] = "added") =>
			said({ ...adopted, [file]: text }, [changed, { path: file, how }]);
		const error = ["error infra/main.tf:1 A change here"];
		const warning = ["warning infra/main.tf:1 A change here"];
		assert.deepEqual(by(decision("accepted", "GR-5 asks.")), []);
		assert.deepEqual(by(decision("accepted", "As asked."), "changed"), error);
		assert.deepEqual(
			by(decision("accepted", "x", "Upholds: GR-5\n"), "changed"),
			[],
		);
		assert.deepEqual(
			by("# 1. Larger\n\n## Context\n\nGR-5 asks for this.\n"),
			[],
			"a record without a status",
		);
		assert.deepEqual(by(decision("proposed", "GR-5 asks.")), warning);
		assert.deepEqual(by(decision("draft", "GR-5 asks.")), warning);
		for (const status of ["rejected", "deprecated", "superseded"])
			assert.deepEqual(by(decision(status, "GR-5 asks.")), error, status);
		assert.deepEqual(
			said({ ...adopted, [file]: decision("accepted", "GR-5 asks.") }, [
				changed,
			]),
			error,
			"a decision from before the change, of other files",
		);
		assert.deepEqual(
			said({ ...adopted, [file]: decision("accepted", "GR-5 asks.") }, [
				changed,
				{ path: file, how: "renamed", from: "docs/adr/0002-larger.md" },
			]),
			error,
			"a decision that is only renamed",
		);
	});

	it("are settled by a decision in force that governs the files", () => {
		const file = "docs/adr/0001-larger.md";
		const by = (status: string, place: string, text = "GR-5 asks.") =>
			said(
				{
					...adopted,
					[file]: decision(status, text, `Applies to: \`${place}\`\n`),
				},
				[changed],
			).length;
		assert.equal(by("accepted", "infra/*.tf"), 0);
		assert.equal(by("accepted", "infra/dns/**"), 1);
		assert.equal(by("accepted", "infra/*.tf", "As asked."), 1);
		assert.equal(by("proposed", "infra/*.tf"), 1);
		assert.equal(by("superseded", "infra/*.tf"), 1);
	});

	it("are allowed by a deviation while it lasts", () => {
		const by = (status: string, until: string, place = "infra/**") =>
			said(
				{
					...adopted,
					"docs/adr/0001-larger.md": decision(
						status,
						"They are thrown away.",
						`\n## Deviates from\n\n- GR-5 until ${until} in \`${place}\`\n`,
					),
				},
				[changed],
			).map((line) => line.split(" ")[0]);
		assert.deepEqual(by("accepted", "2026-11-22"), ["information"]);
		assert.deepEqual(by("accepted", "2026-11-21"), ["error"]);
		assert.deepEqual(by("accepted", "2026-11-22", "lib/**"), ["error"]);
		assert.deepEqual(by("proposed", "2026-11-22"), ["warning"]);
	});

	it("are not those of the model's own pages, and of others' files only where they are meant", () => {
		const all = (place: string, path: string, texts: Texts = {}) =>
			said(
				{ ...adopted, "product/guardrails.md": guardrail("", place), ...texts },
				[{ path, how: "changed" }],
			).length;
		assert.equal(all("**", "src/a.ts"), 1);
		assert.equal(all("**", "product/guardrails.md"), 0);
		assert.equal(all("**", "opmodel.yaml"), 0);
		assert.equal(
			all("**", "docs/adr/0001-x.md", { "docs/adr/0001-x.md": "# 1. X\n" }),
			0,
		);
		assert.equal(all("src/**", "src/node_modules/a/b.js"), 0);
		assert.equal(all("vendor/**", "vendor/a.js"), 1);
		const engine = new Engine({ today: "2026-11-22" });
		engine.set("opmodel.yaml", "opmodel: 1\n");
		engine.set("docs/adr/0001-x.md", "# 1. X\n");
		engine.set("product/guardrails.md", guardrail("", "docs/**"));
		const before = new Engine({ today: "2026-11-22", like: engine });
		for (const path of engine.paths())
			before.set(path, engine.text(path) ?? "");
		engine.remove("docs/adr/0001-x.md");
		const gone = { path: "docs/adr/0001-x.md", how: "removed" } as const;
		const count = () =>
			engine
				.check()
				.diagnostics.filter(({ rule }) => rule === "code/decision-recorded")
				.length;
		engine.change([gone], { ref: "main", before });
		assert.equal(count(), 0);
		engine.change([{ ...gone, path: "docs/guide.md" }], {
			ref: "main",
			before,
		});
		assert.equal(count(), 1);
	});

	it("count once for each guardrail and file, from nested and extended models too", () => {
		const texts: Texts = {
			...adopted,
			"opmodel.yaml": "extends: [company/opmodel.yaml]\n",
			"company/opmodel.yaml": "title: Company\n",
			"company/product/guardrails.md":
				"# Guardrails\n\n## GR-7: Gates\n\nBecause.\n\n- Owner: Ines\n- Decision needed for: `gate/**`\n- Checked by: Ines\n",
			"infra/labs/opmodel.yaml": "title: Labs\n",
			"infra/labs/product/guardrails.md": guardrail("", "keys/**").replace(
				"GR-5",
				"GR-8",
			),
		};
		const change: ChangedFile[] = [
			{ path: "gate/a.ts", how: "added" },
			{ path: "keys/a.pem", how: "added" },
			{ path: "infra/labs/keys/a.pem", how: "removed" },
			{ path: "infra/b.tf", how: "renamed", from: "infra/a.tf" },
			{ path: "lib/c.tf", how: "renamed", from: "infra/c.tf" },
		];
		assert.deepEqual(said(texts, change, 9), [
			"error gate/a.ts:1 A new file here needs a decision that names",
			"error infra/b.tf:1 Moving this file from infra/a.tf needs a decision that",
			"error infra/labs/keys/a.pem:1 Removing this file needs a decision that names GR-5",
			"error infra/labs/keys/a.pem:1 Removing this file needs a decision that names GR-8",
			"error lib/c.tf:1 Moving this file from infra/c.tf needs a decision that",
		]);
	});
});

describe("changed lines", () => {
	const lines = (text: string) => text.split(" ").join("\n");

	it("are those that were not there, and the first that says something", () => {
		const found = linesChanged(lines("a b c d"), lines("a x  b c y d"));
		assert.deepEqual(found.lines, [1, 2, 5]);
		assert.deepEqual(found.place, {
			start: { line: 1, character: 0 },
			end: { line: 1, character: 1 },
		});
		assert.deepEqual(linesChanged("a\nb\n", "a\n\n  c = 1  \nb\n").place, {
			start: { line: 2, character: 2 },
			end: { line: 2, character: 7 },
		});
	});

	it("are none where lines only move or go, but there is a first place", () => {
		for (const [before, now, line] of [
			["a b c d", "b c a d", 0],
			["a b c d", "a c d", 1],
			["a b", "a", 0],
			["a b c", "a b", 1],
		] as const) {
			const found = linesChanged(lines(before), lines(now));
			assert.deepEqual(found.lines, [], now);
			assert.equal(found.place?.start.line, line, now);
		}
		assert.deepEqual(linesChanged("", "a").lines, [0]);
		assert.equal(linesChanged("a\nb", "").place?.start.line, 0);
	});

	it("are none where only line breaks and byte order marks differ", () => {
		assert.deepEqual(linesChanged("a\nb\n", "\uFEFFa\r\nb\r\n"), {});
	});

	it("is the new one where it looks like an old one", () => {
		assert.deepEqual(linesChanged("a\nx\nb\n", "x\na\nx\nb\n").lines, [0]);
	});
});
