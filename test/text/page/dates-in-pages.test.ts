/** Dates of pages in every form and in each of the ways that a page is written in, and the hints that bring them to the usual form. */

import assert from "node:assert/strict";
import { Engine } from "../../../src/engine";
import type { Texts } from "../../helpers/checking";
import { applyEdits } from "../../helpers/drawing";

/** What is written, and what is read from it; the usual forms get no hint. */
const forms: readonly (readonly [
	written: string,
	iso: string,
	hint: boolean,
])[] = [
	["2027-05-31", "2027-05-31", false],
	["2027-5-31", "2027-05-31", false],
	["2027-05", "2027-05", false],
	["2027-Q2", "2027-Q2", false],
	["by 2027-05-31", "2027-05-31", false],
	["2027-05-31 (the board's day)", "2027-05-31", false],
	["31 May 2027", "2027-05-31", true],
	["31st of May, 2027", "2027-05-31", true],
	["May 31, 2027", "2027-05-31", true],
	["Monday, 31 May 2027", "2027-05-31", true],
	["31.05.2027", "2027-05-31", true],
	["31.5.27", "2027-05-31", true],
	["2027/05/31", "2027-05-31", true],
	["2027.05.31", "2027-05-31", true],
	["31/05/2027", "2027-05-31", true],
	["05/31/2027", "2027-05-31", true],
	["20270531", "2027-05-31", true],
	["May 2027", "2027-05", true],
	["end of May 2027", "2027-05", true],
	["05/2027", "2027-05", true],
	["2027-05-31T00:00:00Z", "2027-05-31", true],
	["2027-05-31 18:40:43", "2027-05-31", true],
	["31. Mai 2027", "2027-05-31", true],
	["bis 31. Mai 2027", "2027-05-31", true],
	["1er juin 2027", "2027-06-01", true],
	["31 de mayo de 2027", "2027-05-31", true],
	["31 de maio de 2027", "2027-05-31", true],
	["31 maggio 2027", "2027-05-31", true],
	["31 mei 2027", "2027-05-31", true],
	["31 maja 2027 r.", "2027-05-31", true],
	["31 мая 2027 г.", "2027-05-31", true],
	["31 травня 2027", "2027-05-31", true],
	["31. května 2027", "2027-05-31", true],
	["31 Mayıs 2027", "2027-05-31", true],
	["2027年5月31日", "2027-05-31", true],
	["2027年5月", "2027-05", true],
	["2027년 5월 31일", "2027-05-31", true],
];

/** A page in each of the ways, with `%` for the date. */
const ways: Texts = {
	"list of fields":
		"# Metrics\n\n## KM-1: Deliveries\n\nShare of them.\n\n- Role: key\n- By: %\n",
	lines: "# Metrics\n\n## KM-1: Deliveries\n\nShare of them.\n\n**By**: %\n",
	entry: "# Metrics\n\n- **KM-1** Deliveries\n  - Role: key\n  - By: %\n",
	table:
		"# Metrics\n\n| ID | Title | By |\n| -- | -- | -- |\n| KM-1 | Deliveries | % |\n",
	"front matter":
		"---\nid: KM-1\nby: %\n---\n\n# Deliveries\n\nShare of them.\n",
	yaml: "items:\n  - id: KM-1\n    title: Deliveries\n    by: %\n",
};

const place = (way: string) =>
	way === "yaml" ? "product/metrics.yaml" : "product/metrics.md";

function read(way: string, written: string) {
	const file = place(way);
	const engine = new Engine({ today: "2026-11-22" });
	const text = (ways[way] ?? "").replace("%", written);
	engine.set("opmodel.yaml", "opmodel: 1\n");
	engine.set(file, text);
	const { diagnostics } = engine.check();
	const item = engine.workspace().artifacts.get(file)?.items[0];
	return { file, text, item, diagnostics };
}

describe("dates in pages", () => {
	for (const way of Object.keys(ways))
		it(`are read in every form: ${way}`, () => {
			for (const [written, iso, hint] of forms) {
				const { file, text, item, diagnostics } = read(way, written);
				assert.equal(item?.fields.by?.text, iso, written);
				const wrong = diagnostics.filter(({ rule }) =>
					rule.startsWith("files/"),
				);
				assert.deepEqual(wrong, [], written);
				const [found, ...more] = diagnostics.filter(
					({ rule }) => rule === "context/dates-clear",
				);
				assert.deepEqual(more, [], written);
				assert.equal(found?.severity, hint ? "hint" : undefined, written);
				if (!found) continue;
				const [fix] = found.fixes ?? [];
				assert.equal(fix?.title, `Write ${iso}`, written);
				const after = applyEdits(new Map([[file, text]]), fix?.edits ?? []);
				const mended = new Engine({ today: "2026-11-22" });
				mended.set("opmodel.yaml", "opmodel: 1\n");
				mended.set(file, after.get(file) ?? "");
				const result = mended.check().diagnostics;
				assert.ok(
					!result.some(({ rule }) => /^(?:files|context\/dates)/.test(rule)),
					after.get(file),
				);
				assert.equal(
					mended.workspace().artifacts.get(file)?.items[0]?.fields.by?.text,
					iso,
				);
			}
		});

	it("that could be two are hints with both, and late only when both are", () => {
		for (const way of Object.keys(ways)) {
			const { item, diagnostics } = read(way, "10/12/2026");
			assert.equal(item?.fields.by?.text, "2026-12-10", way);
			const hint = diagnostics.find(
				({ rule }) => rule === "context/dates-clear",
			);
			assert.deepEqual(
				hint?.fixes?.map(({ title, safe }) => [title, safe ?? false]),
				[
					["Write 2026-12-10", false],
					["Write 2026-10-12", false],
				],
			);
			const late = (found: typeof diagnostics) =>
				found.filter(({ rule }) => rule === "metrics/target-ahead").length;
			assert.equal(late(diagnostics), 0, way);
			assert.equal(late(read(way, "12/10/2026").diagnostics), 0, way);
			assert.equal(late(read(way, "10/09/2026").diagnostics), 1, way);
		}
	});

	it("are compared with today", () => {
		for (const way of Object.keys(ways)) {
			const { diagnostics } = read(way, "31 mai 2026");
			const late = diagnostics.find(
				({ rule }) => rule === "metrics/target-ahead",
			);
			assert.match(late?.message ?? "", /passed on 2026-05-31/, way);
		}
	});

	for (const written of [
		"soon",
		"not before 31 May 2027",
		"31 May or 30 June 2027",
		"2027-05-31 or 2027-06-30",
		"monthly, last on 2026-10-01",
		"version 1.2.2027",
		"the day after 31 May 2027",
	])
		it(`are nothing else: ${written}`, () => {
			for (const way of Object.keys(ways)) {
				const { item, diagnostics } = read(way, written);
				assert.equal(item?.fields.by?.date, undefined, way);
				assert.ok(
					diagnostics.some(
						({ rule, message }) =>
							rule === "files/schema" && message.includes("write a date"),
					),
					way,
				);
			}
		});

	it("bound periods", () => {
		const horizon = (written: string) => {
			const engine = new Engine({ today: "2026-11-22" });
			const file = "product/strategy.md";
			engine.set("opmodel.yaml", "opmodel: 1\n");
			engine.set(
				file,
				`# Strategy\n\n- Horizon: ${written}\n\n## Customers\n\nFour.\n`,
			);
			const late = engine
				.check()
				.diagnostics.find(({ rule }) => rule === "context/reviewed-in-time");
			const { fields } = engine.workspace().artifacts.get(file) ?? {};
			return [fields?.horizon?.text, late?.message.slice(0, 47)];
		};
		const ended = "This strategy's horizon ended on 2026-10-31, an";
		for (const written of [
			"1 January 2026 – 31 October 2026",
			"from 01.01.2026 to 31.10.2026",
		])
			assert.deepEqual(horizon(written), ["2026-01-01/2026-10-31", ended]);
		assert.deepEqual(horizon("31 October 2026"), ["2026-10-31", ended]);
		assert.deepEqual(horizon("January 2026 to October 2026"), [
			"2026-01/2026-10",
			ended,
		]);
	});
});
