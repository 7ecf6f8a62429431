/** An item as text for other places. */

import assert from "node:assert/strict";
import { Engine } from "../../src/engine";
import { itemText } from "../../src/views/item-text";

describe("an item as text", () => {
	it("has its statement, its fields with those of its page, and its file", () => {
		const engine = new Engine({ today: "2026-11-22" });
		engine.set(
			"product/principles.md",
			"# Principles\n\n- Owner: Ines Aalto\n\n## PP-1: Safety first\n\nA finding is **never** hidden.\n\n- Over: a tidy dashboard\n",
		);
		const space = engine.workspace();
		const item = space.artifacts.get("product/principles.md")?.items[0];
		assert.ok(item);
		assert.equal(
			itemText(space, item),
			"PP-1: Safety first\n\nA finding is never hidden.\n\n- Over: a tidy dashboard\n- Owner: Ines Aalto\n\n(product/principles.md)\n",
		);
	});
});
