/** Where a missing category is said, how loudly, and where its page is created. */

import assert from "node:assert/strict";
import type { Diagnostic } from "../src/domain/diagnostic";
import { Engine } from "../src/engine";

const strategy = `# Strategy

## Customers

Quarries.

## Problems

- **ST-1** Findings come too late.

## Vision

Proof.

## Not doing

Tunnels.

## Key metric

KM-1.
`;
const metrics =
	"# Metrics\n\n## KM-1: Findings closed on time\n\nShare of all.\n";

function missing(files: Record<string, string>): Diagnostic[] {
	const engine = new Engine({ today: "2026-11-22" });
	for (const [path, text] of Object.entries(files)) engine.set(path, text);
	return engine
		.check()
		.diagnostics.filter((d) => d.rule === "context/category-present");
}

function severities(diagnostics: readonly Diagnostic[]): string {
	const count = (severity: string) =>
		diagnostics.filter((d) => d.severity === severity).length;
	return ["warning", "information", "hint"].map(count).join(" ");
}

const created = (diagnostics: readonly Diagnostic[]) =>
	diagnostics.flatMap((d) => d.fixes?.[0]?.edits[0]?.file ?? []).sort();

describe("a missing category", () => {
	it("is only hinted at until strategy and key metrics are present", () => {
		const begun = missing({ "opmodel.yaml": "title: Fieldsafe\n" });
		assert.equal(severities(begun), "2 0 7");
		const draft = strategy.replace("\n\n", "\n\n- Status: draft\n\n");
		const drafted = missing({
			"opmodel.yaml": "title: Fieldsafe\n",
			"product/strategy.md": draft,
			"product/metrics.md": metrics,
		});
		assert.equal(severities(drafted), "0 0 7");
		const present = missing({
			"opmodel.yaml": "title: Fieldsafe\n",
			"product/strategy.md": strategy,
			"product/metrics.md": metrics,
		});
		assert.equal(severities(present), "1 3 3");
	});

	it("is asked for one step louder by the strict preset", () => {
		const found = missing({
			"opmodel.yaml": "preset: strict\n",
			"product/strategy.md": strategy,
			"product/metrics.md": metrics,
		});
		const errors = found.filter((d) => d.severity === "error").length;
		assert.equal(`${errors} ${severities(found)}`, "1 3 3 0");
	});

	it("stands on the first line of the strategy page where nothing is configured", () => {
		const found = missing({
			"product/metrics.md": metrics,
			"product/strategy.md": `---\nkind: strategy\n---\n\n${strategy}`,
		});
		assert.equal(found.length, 7);
		for (const { file, range } of found)
			assert.deepEqual([file, range.start.line], ["product/strategy.md", 0]);
	});

	it("stands on the first artifact by path where there is no strategy either", () => {
		const found = missing({
			"product/themes.md": "# Themes\n\nNone before spring.\n",
			"product/metrics.md": metrics,
		});
		assert.equal(found.length, 7);
		for (const { file } of found) assert.equal(file, "product/metrics.md");
	});

	it("is not said of a lone page", () => {
		assert.deepEqual(missing({ "product/metrics.md": metrics }), []);
	});

	it("gets its page where the configuration looks for it", () => {
		const found = missing({
			"labs/opmodel.yaml":
				'expect: [themes, frameworks, key-metrics]\nfiles: { themes: ["docs/themes/*.md", docs/plan.md], frameworks: ["docs/how/*.md"] }\n',
		});
		assert.deepEqual(created(found), [
			"labs/docs/plan.md",
			"labs/product/metrics.md",
		]);
	});

	it("never gets its page on top of another file", () => {
		const engine = new Engine({ today: "2026-11-22" });
		engine.set("opmodel.yaml", "expect: [frameworks]\n");
		engine.set("product/frameworks.md", "---\nkind: reviews\n---\n# Reviews\n");
		const found = engine
			.check()
			.diagnostics.filter((d) => d.rule === "context/category-present");
		assert.equal(found.length, 1);
		assert.deepEqual(created(found), []);
	});
});
