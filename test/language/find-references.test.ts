/** Every place that names an item. */

import assert from "node:assert/strict";
import { Engine } from "../../src/engine";
import { findReferences } from "../../src/language/find-references";
import { asked, itemOf } from "../helpers/asking";
import type { Texts } from "../helpers/checking";

const files: Texts = {
	"opmodel.yaml": "title: Acme\n",
	"product/metrics.md":
		"# M\n\n## KM-1: Loads\n\nKM-1 is weekly.\n\n## KM-2: Trucks\n\n- Role: input to KM-1\n",
	"product/strategy.md":
		"# S\n\n## Key metric\n\n[KM-1](metrics.md#km-1-loads) and KM-1.\n",
	"labs/opmodel.yaml": "title: Labs\n",
	"labs/product/themes.md": "# T\n\n## TH-1: A\n\n- Moves: KM-1\n",
	"own/opmodel.yaml": "title: Own\n",
	"own/product/metrics.md": "# M\n\n## KM-1: Own\n\n## KM-2: B\n\nKM-1\n",
	"docs/adr/0001-a.md": "# 1. A\n",
	"docs/adr/0002-b.md": "# 2. B\n\nSupersedes: 0001\n\n`ADR-1`, ADR 1.\n",
};

function found(id: string, file: string, includeDeclaration: boolean) {
	const { workspace, source } = asked(files);
	const item = workspace.artifacts.get(file)?.items.find((i) => i.id === id);
	assert.ok(item);
	return findReferences(workspace, item, { includeDeclaration }).map(
		(l) => `${l.file}:${l.range.start.line} ${source(l.range, l.file)}`,
	);
}

describe("find references", () => {
	it("gives the ids in all models that mean the item, by file and place", () => {
		assert.deepEqual(found("KM-1", "product/metrics.md", false), [
			"labs/product/themes.md:4 KM-1",
			"product/metrics.md:8 KM-1",
			"product/strategy.md:4 KM-1",
			"product/strategy.md:4 KM-1",
		]);
	});

	it("adds the definition where asked for", () => {
		assert.deepEqual(found("KM-1", "own/product/metrics.md", true), [
			"own/product/metrics.md:2 KM-1",
			"own/product/metrics.md:6 KM-1",
		]);
	});

	it("leaves out what the editor gives itself for a heading", () => {
		const pages: Texts = {
			"product/metrics.md":
				"# M\n\n## KM-1: Loads\n\n[KM-1](#km-1-loads)\n\n## KM-2: T\n\n- Role: input to KM-1\n",
			"product/strategy.md":
				"# S\n\n## Key metric\n\n[KM-1](metrics.md#km-1-loads), [KM-1](metrics.md), [KM-1][k] and KM-1.\n\n[k]: metrics.md#km-1-loads\n",
			"product/themes.md":
				"# T\n\n## TH-1: A\n\n- Moves: [KM-1](metrics.md#km-1-loads)\n",
			"far/themes.md": "# T\n\n[KM-1](../product/metrics.md#km-1-loads)\n",
			"opmodel.yaml": "files: { themes: [product/themes.md, far/themes.md] }\n",
		};
		const { workspace } = asked(pages);
		const item = itemOf(workspace, "KM-1");
		const places = (file: string, line: number) =>
			findReferences(workspace, item, {
				includeDeclaration: true,
				besideEditor: {
					file,
					position: { line, character: 3 },
					knows: (path) => !path.startsWith("far/"),
				},
			}).map(
				(l) => `${l.file}:${l.range.start.line}:${l.range.start.character}`,
			);
		assert.deepEqual(places("product/metrics.md", 2), [
			"far/themes.md:2:1",
			"product/metrics.md:8:17",
			"product/strategy.md:4:32",
			"product/strategy.md:4:52",
			"product/strategy.md:4:65",
		]);
		// Asked elsewhere, the editor has nothing of them.
		for (const line of [4, 8])
			assert.equal(places("product/metrics.md", line).length, 8);
		assert.equal(places("product/strategy.md", 2).length, 8);
	});

	it("knows decisions by bare numbers and other spellings", () => {
		assert.deepEqual(found("ADR-0001", "docs/adr/0001-a.md", false), [
			"docs/adr/0002-b.md:2 0001",
			"docs/adr/0002-b.md:4 ADR 1",
		]);
	});

	it("gives nothing for what nobody names", () => {
		const { workspace } = asked(files);
		const item = itemOf(workspace, "TH-1");
		assert.deepEqual(
			findReferences(workspace, item, { includeDeclaration: false }),
			[],
		);
	});

	it("leaves out the pages of models that are only inherited", () => {
		const engine = new Engine({ today: "2026-11-22" });
		engine.inherit("../company");
		engine.set("../company/opmodel.yaml", "title: Acme\n");
		engine.set(
			"../company/product/metrics.md",
			"# M\n\n## KM-1: A\n\n## KM-2: B\n\nKM-1\n",
		);
		engine.set("opmodel.yaml", "extends: ../company\n");
		engine.set("product/themes.md", "# T\n\nKM-1\n");
		const workspace = engine.workspace();
		const item = itemOf(workspace, "KM-1");
		assert.deepEqual(
			findReferences(workspace, item, { includeDeclaration: true }).map(
				({ file }) => file,
			),
			["../company/product/metrics.md", "product/themes.md"],
		);
	});
});
