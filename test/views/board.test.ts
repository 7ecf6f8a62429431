/** The coverage board: what stands in its cells, and that its page is safe, whole and free of scripts where it is shared. */

import assert from "node:assert/strict";
import { categories, rows, strengths } from "../../src/domain/category";
import { Engine } from "../../src/engine";
import { board, modelAt } from "../../src/views/board";
import {
	type BoardTexts,
	boardContent,
	boardPage,
	readMessage,
} from "../../src/views/board-page";
import type { Texts } from "../helpers/checking";

const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>'&`;

const model: Texts = {
	"opmodel.yaml": `opmodel: 1\ntitle: ${JSON.stringify(hostile)}\nnot-needed:\n  frameworks: { because: ${JSON.stringify(hostile)} }\n`,
	"product/strategy.md":
		"# Strategy\n\n- Status: draft\n\n## Customers\n\nQuarries.\n\n## Vision\n\n<!-- nothing -->\n",
	"product/principles.md": `# Principles\n\n## PP-1: ${hostile}\n\nAlways.\n\n## PP-2: Two\n\n- Status: retired\n\n## PP-3: Three\n\n## PP-4: Four\n\n## PP-5: Five\n\n## PP-6: Six\n`,
	"product/guardrails.md":
		"# Guardrails\n\n## GR-1: One store\n\nx\n\n## GR-2: Two\n\n- Status: draft\n",
	"docs/adr/0001-a.md":
		"# 1. A\n\n- Status: accepted\n\n## Context\n\nWe had to.\n\n## Deviates from\n\n- GR-1 until 2027-01-01\n",
	"docs/adr/0002-b.md":
		"# 2. B\n\n- Status: accepted\n\n## Context\n\nWe had to.\n\n## Deviates from\n\n- GR-1 until 2026-01-01\n",
};

function boardOf(files: Texts, root = "") {
	const engine = new Engine({ today: "2026-11-22" });
	for (const [path, text] of Object.entries(files)) engine.set(path, text);
	const found = modelAt(engine.check().coverage, root);
	assert.ok(found);
	return board(engine.workspace(), ...found, "2026-11-22");
}

function cell(files: Texts, category: string) {
	return boardOf(files)
		.rows.flatMap((row) => row.cells)
		.find((c) => c.category === category);
}

const named = (name: string) => ({ name, about: `about ${name}` });
const texts: BoardTexts = {
	language: "en",
	what: "Product operating model",
	rows: Object.fromEntries(
		rows.map((id) => [id, named(id)]),
	) as unknown as BoardTexts["rows"],
	strengths: Object.fromEntries(
		strengths.map((id) => [id, named(id)]),
	) as unknown as BoardTexts["strengths"],
	categories: Object.fromEntries(
		categories.map(({ id, label }) => [id, named(label)]),
	) as unknown as BoardTexts["categories"],
	states: {
		present: "Written",
		partial: "In part",
		missing: "Missing",
		"not-needed": "Not needed",
		"not-expected": "Not asked for yet",
	},
	reason: (why) => why,
	progress: (states) => `${states.present} written`,
	items: (count, kind) => `${count} ${kind}`,
	more: (count) => `and ${count} more`,
	inherited: "inherited",
	next: "Next",
	complete: "Everything is written.",
	decisions: (count) => `${count} decisions`,
	guardrails: (count) => `${count} guardrails`,
	deviations: (count) => `${count} deviations`,
	asOf: (date) => `As of ${date}`,
	open: "Open",
	create: "Start",
	optOut: "Not needed…",
	share: "Share…",
};

describe("the board", () => {
	it("has nine cells, row by row from the strongest", () => {
		assert.deepEqual(
			boardOf(model).rows.map((row) => row.cells.map((c) => c.category)),
			[
				["product-strategy", "product-principles", "themes"],
				["key-metrics", "core-capabilities", "frameworks"],
				["tech-stack", "delivery-loops", "review-processes"],
			],
		);
	});

	it("lights the metric as next while the strategy is being written", () => {
		assert.equal(cell(model, "key-metrics")?.next, true);
		const all = boardOf(model).rows.flatMap((row) => row.cells);
		assert.equal(all.filter((c) => c.next).length, 1);
	});

	it("names the first items that hold, or the sections that say something", () => {
		const { items, titles } = cell(model, "product-principles") ?? {};
		assert.equal(items, 6);
		assert.deepEqual(titles?.slice(1), ["Three", "Four", "Five"]);
		assert.deepEqual(cell(model, "product-strategy")?.titles, ["Customers"]);
	});

	it("counts what is in force: no drafts, no deviation that is over", () => {
		const { decisions, guardrails, deviations } = boardOf(model);
		assert.deepEqual([decisions, guardrails, deviations], [2, 1, 1]);
	});

	it("counts the deviations that cover something today, and no others", () => {
		const count = (entry: string, more: Texts = {}, status = "accepted") =>
			boardOf({
				"product/guardrails.md":
					"# Guardrails\n\n## GR-1: One store\n\nx\n\n## GR-2: Two\n\n- Status: draft\n\n## GR-3: Three\n\n- Status: retired\n",
				"product/principles.md": "# Principles\n\n## PP-1: Less\n\nx\n",
				"docs/adr/0001-a.md": `# 1. A\n\n- Status: ${status}\n\n## Context\n\nWe had to.\n\n## Deviates from\n\n- ${entry}\n`,
				...more,
			}).deviations;
		assert.equal(count("GR-1 until 2026-11-22"), 1);
		assert.equal(count("GR-1 until 2026-11-21"), 0, "over");
		assert.equal(count("GR-1"), 0, "no end");
		assert.equal(count("PP-1"), 1, "a principle needs no end");
		assert.equal(count("GR-1 until 2027-01-01", {}, "proposed"), 0);
		assert.equal(count("GR-1 until 2027-01-01", {}, "rejected"), 0);
		assert.equal(count("GR-9 until 2027-01-01"), 0, "from nothing");
		assert.equal(count("GR-2 until 2027-01-01"), 0, "from a draft");
		assert.equal(count("GR-3 until 2027-01-01"), 0, "from what is retired");
		assert.equal(
			count("GR-1 until 2027-01-01", {
				"docs/adr/0001-a.md":
					"---\nstatus: accepted\ndeviates-from: { from: GR-1, until: 2027-01-01 }\n---\n\n# 1. A\n",
			}),
			0,
			"no reason",
		);
	});

	it("says what a model below takes from the one above", () => {
		const files = { ...model, "labs/opmodel.yaml": "opmodel: 1\n" };
		const labs = boardOf(files, "labs").rows.flatMap((row) => row.cells);
		const principles = labs.find((c) => c.category === "product-principles");
		assert.equal(principles?.inherited, true);
		assert.equal(cell(files, "product-principles")?.inherited, false);
	});
});

describe("the board's page", () => {
	const shown = boardOf(model);

	it("takes nothing from the workspace for markup", () => {
		for (const page of [
			boardPage(shown, texts, { name: hostile }),
			boardPage(shown, texts, {
				name: hostile,
				nonce: "abc",
				state: { folder: hostile },
			}),
		]) {
			assert.doesNotMatch(page, /<script>alert|<img/);
			assert.match(page, /&#60;script&#62;alert\(1\)/);
		}
	});

	it("allows its own style and script alone where it is live", () => {
		const page = boardPage(shown, texts, { name: "x", nonce: "abc" });
		assert.match(
			page,
			/content="default-src 'none'; style-src 'nonce-abc'; script-src 'nonce-abc'"/,
		);
		assert.equal(page.match(/<(?:style|script)\b/g)?.length, 2);
		assert.equal(page.match(/<(?:style|script) nonce="abc">/g)?.length, 2);
		assert.doesNotMatch(page, /\son[a-z]+=["']|\sstyle="/);
	});

	it("is one file without script, link or button where it is shared", () => {
		const page = boardPage(shown, texts, { name: "x" });
		assert.match(
			page,
			/content="default-src 'none'; style-src 'unsafe-inline'"/,
		);
		assert.doesNotMatch(page, /<script|<button|<link|https?:|url\(|--vscode-/);
		assert.match(page, /prefers-color-scheme: dark/);
	});

	it("offers to open what there is, to start what is missing, to do without", () => {
		const content = boardContent(shown, texts, { name: "x", live: true });
		const actions = [
			...content.matchAll(/data-action="([\w-]+)" data-category="([\w-]+)"/g),
		].map(([, action, category]) => `${action} ${category}`);
		assert.deepEqual(actions.slice(0, 7), [
			"open product-strategy",
			"open product-principles",
			"create themes",
			"opt-out themes",
			"create key-metrics",
			"opt-out key-metrics",
			"create core-capabilities",
		]);
		assert.ok(actions.includes("open frameworks"));
		assert.ok(actions.includes("create frameworks"));
	});

	it("offers nothing to write in a model below the folder's own", () => {
		const labs = boardOf(
			{ ...model, "labs/opmodel.yaml": "opmodel: 1\n" },
			"labs",
		);
		const content = boardContent(labs, texts, { name: "x", live: true });
		assert.doesNotMatch(content, /data-action="(?:create|opt-out)"/);
		assert.match(content, /data-action="open"/);
	});

	it("believes no message but its own", () => {
		assert.deepEqual(readMessage({ action: "open", category: "themes" }), {
			action: "open",
			category: "themes",
		});
		assert.deepEqual(readMessage({ action: "open", category: "../x" }), {
			action: "open",
		});
		for (const message of [undefined, null, "open", { action: "run" }, {}])
			assert.equal(readMessage(message), undefined);
	});
});
