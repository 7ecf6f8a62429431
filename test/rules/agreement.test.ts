/** Records whose front matter and text disagree, and those that say the same in other words. */

import assert from "node:assert/strict";
import { Engine } from "../../src/engine";

const record = (matter: string, text: string) =>
	`---\n${matter}\n---\n\n# Open a second lane\n\n${text}\n\n## Context\n\nThe queue reaches the road.\n`;

const disagreeing: readonly (readonly [
	name: string,
	text: string,
	at: string,
	other: string,
])[] = [
	[
		"a line",
		record("status: accepted", "**Status:** Proposed"),
		"Proposed",
		"accepted",
	],
	[
		"a section",
		record("status: accepted", "## Status\n\nRejected by the board"),
		"Rejected",
		"accepted",
	],
	[
		"a table",
		record(
			"status: proposed",
			"| Status | Date |\n|--|--|\n| Accepted | 2026-01-05 |",
		),
		"Accepted",
		"proposed",
	],
	[
		"another language",
		record("status: angenommen", "Status: Superseded by ADR-3"),
		"Superseded",
		"angenommen",
	],
	[
		"a badge",
		record(
			"status: accepted",
			"![s](https://img.shields.io/badge/status-draft-grey)",
		),
		"draft",
		"accepted",
	],
	[
		"a YAML block",
		record("status: >-\n  Accepted in\n  May", "Status: Draft"),
		"Draft",
		"Accepted in May",
	],
	[
		"a date",
		record("date: 2024-05-01", "Date: 2024-06-01"),
		"2024-06-01",
		"2024-05-01",
	],
	[
		"a date in words",
		record("date: 2024-05-01", "* Date: 3 May 2024"),
		"3 May 2024",
		"2024-05-01",
	],
	[
		"a date under a heading",
		record("date: 2024-05-01", "## Date\n\n2024-05-02"),
		"2024-05-02",
		"2024-05-01",
	],
];

const agreeing: readonly (readonly [name: string, text: string])[] = [
	["a synonym", record("status: accepted", "**Status:** Implemented in 2.1")],
	[
		"a word of another language",
		record("status: ACTIVE", "## Status\n\nAngenommen"),
	],
	["both still open", record("status: draft", "Status: Proposed")],
	[
		"neither in force",
		record("status: deprecated", "Status: Superseded by ADR-3"),
	],
	[
		"a template's choices",
		record("status: accepted", "Status: [proposed | accepted | rejected]"),
	],
	[
		"choices with a slash",
		record("status: accepted", "Status: Proposed / Accepted / Rejected"),
	],
	[
		"choices in braces",
		record(
			"status: rejected",
			"* Status: {proposed | rejected | accepted | superseded by [ADR-0005](0005-example.md)}",
		),
	],
	[
		"a history, the latest last",
		record(
			"status: accepted",
			"## Status\n\n- 2024-01-01 Proposed\n- 2024-02-01 Accepted",
		),
	],
	[
		"a history, the latest first",
		record(
			"status: superseded",
			"## Status\n\n- 2025-03-01 Superseded\n- 2024-02-01 Accepted\n- 2024-01-01 Proposed",
		),
	],
	[
		"boxes",
		record(
			"status: accepted",
			"## Status\n\n- [ ] Proposed\n- [x] Accepted\n- [ ] Rejected",
		),
	],
	["a comment", record("status: accepted", "<!-- Status: proposed -->")],
	["an arrow", record("status: accepted", "Status: Draft → Accepted")],
	["nothing", record("status: accepted", "Status: -")],
	["the day in words", record("date: 2024-05-01", "Date: May 1st, 2024")],
	["its month", record("date: 2024-05-01", "Date: May 2024")],
	[
		"days of other things",
		record(
			"date: 2024-05-01",
			"- Created: 2024-04-01\n- Last updated: 2024-07-01\n- Review by: 2025-01-01",
		),
	],
	[
		"the day and when it was changed",
		record("date: 2024-07-01", "Date: 2024-05-01 (updated 2024-07-01)"),
	],
	[
		"a time stamp of another zone",
		record("date: 2024-05-01T23:00:00-05:00", "Date: 2024-05-02"),
	],
	[
		"either order of day and month",
		record("date: 2024-05-01", "Date: 05/01/2024"),
	],
	[
		"a table of changes",
		record(
			"date: 2024-05-01",
			"| Date | Author | Change |\n|--|--|--|\n| 2024-07-01 | Ada | Typos |",
		),
	],
	["a template's date", record("date: 2024-05-01", "Date: {YYYY-MM-DD}")],
];

const rules = new Set(["decisions/status-known", "decisions/dates-agree"]);

/** What is said of records, each in a repository of its own folder. */
function saidOf(texts: readonly string[]) {
	const engine = new Engine({ today: "2026-11-22" });
	texts.forEach((text, i) => {
		engine.set(`p${i}/docs/adr/0008-open-a-second-lane.md`, text);
	});
	const { diagnostics } = engine.check();
	return texts.map((text, i) => {
		const lines = text.split("\n");
		return diagnostics
			.filter(({ rule, file }) => rules.has(rule) && file.startsWith(`p${i}/`))
			.map(({ severity, range, message }) => ({
				severity,
				at: lines[range.start.line]?.slice(
					range.start.character,
					range.end.character,
				),
				message,
			}));
	});
}

describe("a front matter and a text", () => {
	const said = saidOf(disagreeing.map(([, text]) => text));
	for (const [i, [name, , at, other]] of disagreeing.entries())
		it(`disagree: ${name}`, () => {
			const [one, ...others] = said[i] ?? [];
			assert.deepEqual(others, []);
			assert.equal(one?.severity, "warning");
			assert.equal(one?.at, at);
			assert.ok(one?.message.includes(`"${other}"`), one?.message);
		});

	const nothing = saidOf(agreeing.map(([, text]) => text));
	for (const [i, [name]] of agreeing.entries())
		it(`agree: ${name}`, () => {
			assert.deepEqual(nothing[i], []);
		});
});
