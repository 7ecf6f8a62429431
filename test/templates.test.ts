/** Pages and items fresh from their template: drafts that say nothing yet, and about which nothing is said above a hint. */

import assert from "node:assert/strict";
import type { Artifact, Item } from "../src/domain/artifact";
import type { Diagnostic } from "../src/domain/diagnostic";
import { kindInfo, kinds } from "../src/domain/kind";
import { Engine } from "../src/engine";
import { defaultPage } from "../src/kinds/places";
import { itemFields, pageFields } from "../src/kinds/schema";
import {
	deliverySections,
	itemTemplate,
	type PageKind,
	pageTemplate,
	strategySections,
} from "../src/writing/templates";

const today = "2026-11-22";
const pageKinds = kinds.flatMap(({ id }) => (id === "decision" ? [] : [id]));

/** The page of a kind in an adopted model, with what is said about it. */
function check(kind: PageKind, text: string) {
	const engine = new Engine({ today });
	engine.set("opmodel.yaml", "title: Fieldsafe\n");
	engine.set(defaultPage(kind), text);
	const { diagnostics, coverage } = engine.check();
	const { root, artifacts } = engine.workspace();
	return {
		page: artifacts.get(defaultPage(kind)) as Artifact,
		said: diagnostics.filter((d) => d.file === defaultPage(kind)),
		state: coverage
			.get(root)
			?.find((c) => c.category.id === kindInfo(kind).category)?.state,
	};
}

function loud(diagnostics: readonly Diagnostic[]): string[] {
	return diagnostics
		.filter((d) => d.severity !== "hint")
		.map((d) => `${d.severity} ${d.rule}: ${d.message}`);
}

describe("templates", () => {
	for (const kind of pageKinds) {
		it(`begins a page: ${kind}`, () => {
			const { page, said, state } = check(kind, pageTemplate(kind, { today }));
			assert.equal(page.status, "draft");
			assert.equal(page.hasContent, false);
			assert.deepEqual(
				[page.items, page.unnumbered, page.faults],
				[[], [], []],
			);
			assert.deepEqual(page.references, []);
			assert.deepEqual(loud(said), []);
			if (kindInfo(kind).category) assert.equal(state, "partial");
		});

		it(`begins an item: ${kind}`, () => {
			const id = `${kindInfo(kind).prefixes[0]}-7`;
			const text = itemTemplate(kind, id, "Quarries before tunnels");
			const { page, said } = check(
				kind,
				`${pageTemplate(kind, { today })}\n${text}`,
			);
			assert.deepEqual(page.faults, []);
			assert.equal(page.items.length, 1);
			const item = page.items[0] as Item;
			assert.deepEqual(
				[item.id, item.title, item.status, item.description],
				[id, "Quarries before tunnels", "draft", ""],
			);
			assert.deepEqual(item.references, []);
			assert.deepEqual(item.checks ?? [], []);
			const written = text.match(/^ *- [\p{L} ]+:/gmu) ?? [];
			assert.equal(Object.keys(item.fields).length, written.length);
			for (const field of Object.values(item.fields)) {
				assert.ok(itemFields(kind).has(field.name), field.name);
				assert.equal(field.text, field.name === "status" ? "draft" : "");
			}
			assert.deepEqual(loud(said), []);
		});
	}

	it("fills in title, owner and the next review", () => {
		const text = pageTemplate("principles", {
			title: "How we choose",
			owner: "Jonas Pichler",
			today: "2028-02-29",
		});
		const { page } = check("principles", text);
		assert.equal(page.title, "How we choose");
		assert.equal(page.fields.owner?.text, "Jonas Pichler");
		assert.equal(page.fields["review-by"]?.text, "2029-02-28");
		for (const name of Object.keys(page.fields))
			assert.ok(pageFields("principles").has(name), name);
	});

	it("plans a strategy for twelve months", () => {
		const { page } = check("strategy", pageTemplate("strategy", { today }));
		assert.equal(page.fields.horizon?.text, "2026-11/2027-10");
	});

	it("writes the sections that the reader knows", () => {
		const keysOf = (kind: PageKind) =>
			check(kind, pageTemplate(kind, { today })).page.sections.flatMap(
				({ key }) => key ?? [],
			);
		assert.deepEqual(
			keysOf("strategy"),
			strategySections.map(({ key }) => key),
		);
		assert.deepEqual(
			keysOf("delivery"),
			deliverySections.map(({ key }) => key),
		);
	});

	it("leaves a value typed beside its prompt alone", () => {
		const text = itemTemplate("tech-stack", "TS-7", "Luxon")
			.replace("Ring:", "Ring: hold")
			.replace("Packages:", "Packages: `pkg:npm/luxon`, `pkg:npm/moment`")
			.replace("Replaced by:", "Replaced by: date-fns");
		const { page } = check("tech-stack", `# Stack\n\n${text}`);
		const fields = page.items[0]?.fields ?? {};
		assert.deepEqual(page.faults, []);
		assert.equal(fields.ring?.text, "hold");
		assert.deepEqual(
			fields.packages?.entries.map((entry) => entry.text),
			["pkg:npm/luxon", "pkg:npm/moment"],
		);
		assert.deepEqual(
			fields["replaced-by"]?.entries.map((entry) => entry.text),
			["date-fns"],
		);
	});
});
