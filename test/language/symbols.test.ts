/** Outlines of pages, and items by name. */

import assert from "node:assert/strict";
import { contains } from "../../src/domain/position";
import {
	type DocumentSymbol,
	documentSymbols,
	workspaceSymbols,
} from "../../src/language/symbols";
import { asked } from "../helpers/asking";
import type { Texts } from "../helpers/checking";

function outline(text: string, file: string): string[] {
	const artifact = asked({ [file]: text }).workspace.artifacts.get(file);
	assert.ok(artifact);
	const lines: string[] = [];
	const visit = (
		symbol: DocumentSymbol,
		depth: number,
		outer?: DocumentSymbol,
	) => {
		assert.ok(contains(symbol.range, symbol.selection), symbol.name);
		if (outer) assert.ok(contains(outer.range, symbol.range), symbol.name);
		lines.push(
			`${"  ".repeat(depth)}${symbol.type} ${symbol.name} ${symbol.detail}`.trimEnd(),
		);
		for (const child of symbol.children) visit(child, depth + 1, symbol);
	};
	for (const symbol of documentSymbols(artifact)) visit(symbol, 0);
	return lines;
}

describe("document symbols", () => {
	it("hold everything of a YAML page", () => {
		assert.deepEqual(
			outline(
				"title: Metrics\nowner: Ines\nitems:\n  - id: KM-1\n    title: Loads\n    role: key\n  - title: Trucks\n    id: KM-2\n",
				"product/metrics.yaml",
			),
			[
				"page Metrics",
				"  field owner Ines",
				"  item KM-1 Loads",
				"    field role key",
				"  item KM-2 Trucks",
			],
		);
	});

	it("hold an item once that is a YAML file of its own", () => {
		assert.deepEqual(
			outline(
				"kind: principles\nid: PP-1\ntitle: A over B\nover: B\n",
				"product/principles.yaml",
			),
			["page A over B", "  item PP-1 A over B", "    field over B"],
		);
	});

	it("hold of Markdown what is no heading, as the editor has those", () => {
		assert.deepEqual(
			outline(
				"# S\n\n## Problems\n\n- **ST-1** Trucks wait.\n- **ST-2** Scales drift.\n",
				"product/strategy.md",
			),
			["item ST-1 Trucks wait.", "item ST-2 Scales drift."],
		);
		assert.deepEqual(
			outline(
				"# T\n\n| ID | Name |\n| --- | --- |\n| TS-1 | Go |\n\n## TS-2: Rust\n",
				"product/tech-stack.md",
			),
			["item TS-1 Go"],
		);
		assert.deepEqual(outline("# 1. A\n", "docs/adr/0001-a.md"), []);
	});

	it("stand broken and empty YAML", () => {
		assert.deepEqual(outline("", "product/metrics.yaml"), ["page metrics"]);
		assert.deepEqual(outline("items: [\n", "product/metrics.yaml"), [
			"page metrics",
		]);
	});
});

describe("workspace symbols", () => {
	const files: Texts = {
		"product/metrics.md":
			"# M\n\n## KM-1: Loads weighed\n\n## KM-12: Trucks at the gate\n",
		"docs/adr/0007-a.md": "# 7. Keep KM at the gate\n",
		"docs/adr/0012-weigh.md": "# 12. Weigh twice\n",
		"docs/adr/0013-count.md": "# 13. Count loads\n",
	};
	const found = (query: string) =>
		workspaceSymbols(asked(files).workspace, query).map((s) => s.item.id);

	it("find ids first, however they are typed", () => {
		assert.deepEqual(found("km-1"), ["KM-1", "KM-12"]);
		assert.deepEqual(found("KM12"), ["KM-12"]);
		assert.deepEqual(found("adr 7"), ["ADR-0007"]);
		assert.deepEqual(found("adr-0012"), ["ADR-0012"]);
	});

	it("find ids by letters in their order", () => {
		assert.deepEqual(found("k12"), ["KM-12"]);
		assert.deepEqual(found("a13"), ["ADR-0013"]);
	});

	it("find titles by their words, and not by scattered letters", () => {
		assert.deepEqual(found("loads"), ["KM-1", "ADR-0013"]);
		assert.deepEqual(found("weigh"), ["ADR-0012", "KM-1"]);
		assert.deepEqual(found("at the gate"), ["ADR-0007", "KM-12"]);
		assert.deepEqual(found("gate trucks"), ["KM-12"]);
		assert.deepEqual(found("km loads"), ["KM-1"]);
		assert.deepEqual(found("trgt"), []);
		assert.deepEqual(found("xyz"), []);
	});

	it("give all for no query, and never more than 500", () => {
		assert.equal(found("").length, 5);
		const many = Array.from({ length: 700 }, (_, i) => `## KM-${i}: A\n`);
		const { workspace } = asked({ "product/metrics.md": many.join("\n") });
		assert.equal(workspaceSymbols(workspace, "km").length, 500);
		assert.equal(workspaceSymbols(workspace, "KM-699")[0]?.item.id, "KM-699");
	});
});
