/** Which ids can be followed like links. */

import assert from "node:assert/strict";
import { itemLinks } from "../../src/language/item-links";
import { asked } from "../helpers/asking";
import type { Texts } from "../helpers/checking";

const files: Texts = {
	"product/metrics.md": "# M\n\n## KM-1: Loads\n\n## KM-2: Trucks\n",
	"docs/adr/0003-x.md": "# 3. X\n",
};

function links(file: string, text: string): string[] {
	const { workspace, source } = asked({ [file]: text, ...files });
	return itemLinks(workspace, file, text).map(
		({ range, target }) =>
			`${source(range, file)} → ${target.file} ${source(target.selection, target.file)}`,
	);
}

describe("item links", () => {
	it("are the ids in prose and fields, without definitions, code and what nobody has", () => {
		assert.deepEqual(
			links(
				"product/themes.md",
				"# T\n\n## TH-1: A\n\nKM-1, `KM-2`, KM-9, ADR 3.\n\n- Moves: KM-2\n",
			),
			[
				"KM-2 → product/metrics.md KM-2",
				"KM-1 → product/metrics.md KM-1",
				"ADR 3 → docs/adr/0003-x.md 3. X",
			],
		);
	});

	it("leave Markdown's own links to Markdown", () => {
		assert.deepEqual(
			links(
				"product/themes.md",
				"# T\n\n## TH-1: A\n\n[KM-1](metrics.md), [see **KM-2** there][m], [KM-2](#x) [KM-1] KM-2\n\n- Moves: [KM-1](metrics.md), KM-2\n\n[m]: metrics.md\n",
			),
			[
				"KM-2 → product/metrics.md KM-2",
				"KM-1 → product/metrics.md KM-1",
				"KM-2 → product/metrics.md KM-2",
			],
		);
	});

	it("are there in YAML and in front matter, where Markdown has none", () => {
		assert.deepEqual(
			links(
				"product/themes.yaml",
				'items:\r\n  - id: TH-1\r\n    title: A\r\n    moves: ["[KM-1](metrics.md)", KM-2]\r\n',
			),
			["KM-1 → product/metrics.md KM-1", "KM-2 → product/metrics.md KM-2"],
		);
		assert.deepEqual(
			links("docs/adr/0004-y.md", "---\nuses: [KM-1]\n---\n\n# Y\n"),
			["KM-1 → product/metrics.md KM-1"],
		);
	});

	it("are none in a file that is no artifact", () => {
		assert.deepEqual(links("README.md", "KM-1\n"), []);
	});
});
