import assert from "node:assert/strict";
import type { Artifact, DecisionFacts } from "../../../src/domain/artifact";
import { Lines } from "../../../src/domain/lines";
import type { Range } from "../../../src/domain/position";
import type { Reference } from "../../../src/domain/reference";
import { readDecision } from "../../../src/text/decision/decision-log";
import { noWords } from "../../../src/text/words";
import { endless } from "../../helpers/texts";
import { hostilePieces } from "../hostile-pieces";

const file = "docs/adr/0007-store-readings-in-one-table.md";

function read(text: string, path = file): Artifact {
	return readDecision(path, text, noWords);
}

function facts(text: string, path = file): DecisionFacts {
	return read(text, path).decision as DecisionFacts;
}

function at(text: string, range: Range | undefined): string {
	if (!range) return "";
	const lines = new Lines(text);
	return lines.text.slice(lines.offset(range.start), lines.offset(range.end));
}

/** Typed references as "type target", mentions left out. */
function ties(artifact: Artifact): string[] {
	return (artifact.items[0]?.references ?? [])
		.filter((reference) => reference.type !== "mentions")
		.map(named);
}

function named(reference: Reference): string {
	const target =
		reference.url ?? reference.path ?? reference.id ?? reference.text;
	return `${reference.type} ${target}`;
}

const body =
	"\n## Context\n\nReadings arrive from 40 sites.\n\n## Decision\n\nWe keep one table.\n";

interface Case {
	readonly name: string;
	readonly text: string;
	/** Status, the word at its range, the date, the text at its range, typed references. */
	readonly says: readonly [
		status: string,
		word: string,
		date: string,
		dateText: string,
		...ties: string[],
	];
}

const cases: readonly Case[] = [
	{
		name: "Nygard: date line and status section",
		text: `# 7. Store readings in one table\n\nDate: 2024-03-05\n\n## Status\n\nAccepted\n${body}`,
		says: ["accepted", "Accepted", "2024-03-05", "2024-03-05"],
	},
	{
		name: "status section without an empty line, full stop behind the word",
		text: `# 7. One table\n\n## Status\nRejected.\n${body}`,
		says: ["rejected", "Rejected", "", ""],
	},
	{
		name: "emoji heading and emoji before the word",
		text: `# 7. One table\n\n## ⚡ Status\n\n✅ Accepted\n${body}`,
		says: ["accepted", "Accepted", "", ""],
	},
	{
		name: "status in the heading",
		text: `# 7. One table\n\n## Status: Proposed\n${body}`,
		says: ["proposed", "Proposed", "", ""],
	},
	{
		name: "status late, behind the decision",
		text: `# 7. One table\n${body}\n## Status\n\nDEPRECATED\n\n## Consequences\n\nNone yet.\n`,
		says: ["deprecated", "DEPRECATED", "", ""],
	},
	{
		name: "level-1 sections",
		text: "# Store readings\n\n# Status\n\nAccepted\n\n# Date\n\n5 March 2024\n\n# Context\n\nMany sites.\n",
		says: ["accepted", "Accepted", "2024-03-05", "5 March 2024"],
	},
	{
		name: "ticked box",
		text: `# 7. One table\n\n## Status\n\n- [ ] Proposed\n- [x] Accepted\n${body}`,
		says: ["accepted", "Accepted", "", ""],
	},
	{
		name: "time line of the status: the last line counts",
		text: `# 7. One table\n\n## Status\n\n2024-03-01 proposed\n2024-03-05 accepted\n${body}`,
		says: ["accepted", "accepted", "2024-03-05", "2024-03-05"],
	},
	{
		name: "MADR bullets",
		text: `# One table\n\n* Status: accepted\n* Deciders: Ines, Tom\n* Date: 2024-03-05\n${body}`,
		says: ["accepted", "accepted", "2024-03-05", "2024-03-05"],
	},
	{
		name: "bullets with bold keys, colon inside and outside",
		text: `# One table\n\n- **Status:** Active\n- **Last Modified**: 2024-03-05\n${body}`,
		says: ["accepted", "Active", "2024-03-05", "2024-03-05"],
	},
	{
		name: "bullets between rules, a comment before them",
		text: `# One table\n\n<!-- keep this block -->\n\n---\n\n- status: pending\n- date: 2024.03.05\n\n---\n${body}`,
		says: ["proposed", "pending", "2024-03-05", "2024.03.05"],
	},
	{
		name: "an introduction before the bullets",
		text: `# One table\n\n**Please comment in the tracker.**\n\n- Start Date: 2024-03-05\n- Status: In Review\n${body}`,
		says: ["proposed", "In Review", "2024-03-05", "2024-03-05"],
	},
	{
		name: "bullets before a document without a title",
		text: "- Start Date: 2024-03-05\n- Status: withdrawn\n\n# Summary\n\nOne table.\n\n# Motivation\n\nMany sites.\n",
		says: ["rejected", "withdrawn", "2024-03-05", "2024-03-05"],
	},
	{
		name: "title twice, bullets under the second",
		text: `# One table\n\n## One table\n\n- **Status:** Accepted\n${body}`,
		says: ["accepted", "Accepted", "", ""],
	},
	{
		name: "two bold statements on one line",
		text: `# One table\n\n**Status:** Accepted  **Date:** 2024-03-05\n${body}`,
		says: ["accepted", "Accepted", "2024-03-05", "2024-03-05"],
	},
	{
		name: "bold lines parted by bars",
		text: `# One table\n\n**Status:** Accepted | **Date:** 2024-03-05 | **Deciders:** Ines\n${body}`,
		says: ["accepted", "Accepted", "2024-03-05", "2024-03-05"],
	},
	{
		name: "whole lines in bold",
		text: `# One table\n\n**Status: Accepted**\n**Date: 2024-03-05**\n${body}`,
		says: ["accepted", "Accepted", "2024-03-05", "2024-03-05"],
	},
	{
		name: "plain lines, a rule right below",
		text: `# One table\n\nStatus: Accepted\nDate: 2024-03-05\n---\n${body}`,
		says: ["accepted", "Accepted", "2024-03-05", "2024-03-05"],
	},
	{
		name: "date without a colon",
		text: `# One table\n\nDate 28/03/2024\n\n## Status\n\nAccepted\n${body}`,
		says: ["accepted", "Accepted", "2024-03-28", "28/03/2024"],
	},
	{
		name: "table of names and values",
		text: `# One table\n\n| Field | Value |\n| --- | --- |\n| **Status** | Accepted |\n| Date: | \`2024-03-05\` |\n${body}`,
		says: ["accepted", "Accepted", "2024-03-05", "2024-03-05"],
	},
	{
		name: "table in a quote, empty header",
		text: `# One table\n\n>|        |              |\n>| ------ | ------------ |\n>| Date   | \`04/03/2024\` |\n>| Status | \`RFC\`        |\n${body}`,
		says: ["proposed", "RFC", "2024-03-04", "04/03/2024"],
	},
	{
		name: "first row as the table's header",
		text: `# One table\n\n| Status | Accepted |\n| --- | --- |\n| Date | 2024-03-05 |\n${body}`,
		says: ["accepted", "Accepted", "2024-03-05", "2024-03-05"],
	},
	{
		name: "one row under a header of names",
		text: `# One table\n\n| Status | Date | Deciders |\n| --- | --- | --- |\n| Accepted | 2024-03-05 | Ines |\n${body}`,
		says: ["accepted", "Accepted", "2024-03-05", "2024-03-05"],
	},
	{
		name: "front matter",
		text: `---\nstatus: "accepted"\ndate: 2024-03-05\n---\n# One table\n${body}`,
		says: ["accepted", "accepted", "2024-03-05", "2024-03-05"],
	},
	{
		name: "front matter in French, a comment that looks like a title",
		text: `---\n# Ces champs sont facultatifs.\nstatut: accepté\ndate: 2024-03-05\ndécideurs: Inès\n---\n# Une seule table\n\n## Contexte\n\nBeaucoup de sites.\n`,
		says: ["accepted", "accepté", "2024-03-05", "2024-03-05"],
	},
	{
		name: "front matter with other keys, a comment behind the value",
		text: `---\nstage: accepted # revisit\nstart-date: 2024-03-05T00:00:00.000Z\nlast-updated: 2024-09-01\n---\n# One table\n${body}`,
		says: ["accepted", "accepted", "2024-03-05", "2024-03-05"],
	},
	{
		name: "template braces left around the values",
		text: `---\nstatus: {proposed}\ndate: {2024-03-05}\n---\n# One table\n${body}`,
		says: ["proposed", "proposed", "2024-03-05", "2024-03-05"],
	},
	{
		name: "German record",
		text: "# Eine Tabelle\n\n* Status: Angenommen\n* Datum: 5. März 2024\n\n## Kontext\n\nViele Standorte.\n",
		says: ["accepted", "Angenommen", "2024-03-05", "5. März 2024"],
	},
	{
		name: "Portuguese record",
		text: "# Uma tabela\n\nData: 05/03/2024\n\n## Status\n\nProposto\n\n## Contexto\n\nMuitos locais.\n",
		says: ["proposed", "Proposto", "2024-03-05", "05/03/2024"],
	},
	{
		name: "Spanish record",
		text: "# Una tabla\n\n- Estado: Aprobada\n- Fecha: 5 de marzo de 2024\n\n## Contexto\n\nMuchos sitios.\n",
		says: ["accepted", "Aprobada", "2024-03-05", "5 de marzo de 2024"],
	},
	{
		name: "date in the status line",
		text: `# One table\n\n## Status\n\nAccepted — 2024-03-05 · Updated — 2024-06-01\n${body}`,
		says: ["accepted", "Accepted", "2024-03-05", "2024-03-05"],
	},
	{
		name: "month in brackets behind the status",
		text: `# One table\n\n## Status\n\nAccepted (March 2024)\n${body}`,
		says: ["accepted", "Accepted", "2024-03", "March 2024"],
	},
	{
		name: "date statement in bold inside the first section",
		text: "# One table\n\n## Purpose\n\nSay where readings are kept.\n\n**Last modified:** 2024-03-05T17:03:48+00:00\n\n## Background\n\nMany sites.\n",
		says: ["none", "", "2024-03-05", "2024-03-05"],
	},
	{
		name: "dates of a changelog are no date",
		text: `# One table\n\n## Changelog\n\n- 2024-03-05: first draft\n\n## Status\n\nAccepted\n${body}`,
		says: ["accepted", "Accepted", "", ""],
	},
	{
		name: "successor as a link in the status section",
		text: `# 7. One table\n\n## Status\n\nSuperseded by [Two tables](0012-two-tables.md)\n${body}`,
		says: [
			"superseded",
			"Superseded",
			"",
			"",
			"superseded-by 0012-two-tables.md",
		],
	},
	{
		name: "successor without by, behind an hourglass",
		text: `# 7. One table\n\n## Status\n\n⌛️ Superseded [0012](0012-two-tables.md)\n${body}`,
		says: [
			"superseded",
			"Superseded",
			"",
			"",
			"superseded-by 0012-two-tables.md",
		],
	},
	{
		name: "successor as an id, in brackets, on a line with a date",
		text: `# One table\n\n**Status:** Superseded (by ADR-012)  **Date:** 2024-03-05\n${body}`,
		says: [
			"superseded",
			"Superseded",
			"2024-03-05",
			"2024-03-05",
			"superseded-by ADR-012",
		],
	},
	{
		name: "successor in front matter, dots in its name",
		text: `---\nstatus: superseded by [ADR-0012](0012-tables-2.0.md)\n---\n# One table\n${body}`,
		says: [
			"superseded",
			"superseded",
			"",
			"",
			"superseded-by 0012-tables-2.0.md",
		],
	},
	{
		name: "successor as a bare number",
		text: `# One table\n\n- Status: superseded by 0012\n${body}`,
		says: ["superseded", "superseded", "", "", "superseded-by 0012"],
	},
	{
		name: "accepted, and on the next lines superseded and amended",
		text: `# 7. One table\n\n## Status\n\nAccepted\n\nAmended by [9. Keys](0009-keys.md)\n\nSuperceded by [12. Two tables](0012-two-tables.md)\n${body}`,
		says: [
			"superseded",
			"Superceded",
			"",
			"",
			"superseded-by 0012-two-tables.md",
		],
	},
	{
		name: "key of its own, with a link; the status stays as written",
		text: `# One table\n\n- status: accepted\n- supersedes: -\n- superseded by: [0012 Two tables](0012-two-tables.md)\n${body}`,
		says: ["accepted", "accepted", "", "", "superseded-by 0012-two-tables.md"],
	},
	{
		name: "keys that say none",
		text: `# One table\n\n| Status | Accepted |\n| --- | --- |\n| Supersedes | none (extends ADR-004) |\n| Superseded by: | N/A |\n${body}`,
		says: ["accepted", "Accepted", "", ""],
	},
	{
		name: "front matter list of paths and a list that says n/a",
		text: `---\nstatus: implemented\nsuperseded-by:\n  - "/records/0012-two-tables/"\nreplaces: [n/a]\n---\n# One table\n${body}`,
		says: [
			"accepted",
			"implemented",
			"",
			"",
			"superseded-by /records/0012-two-tables/",
		],
	},
	{
		name: "quote on top",
		text: `---\nstatus: superseded\n---\n# One table\n\n> **Superseded by [ADR-012: Two tables](ADR-012-two-tables.md).**\n> Kept as it was.\n${body}`,
		says: [
			"superseded",
			"superseded",
			"",
			"",
			"superseded-by ADR-012-two-tables.md",
		],
	},
	{
		name: "alert on top",
		text: `# One table\n\n> [!NOTE]\n> This ADR has been superseded by [ADR 12](0012-two-tables.md).\n\n* Status: superseded\n${body}`,
		says: [
			"superseded",
			"superseded",
			"",
			"",
			"superseded-by 0012-two-tables.md",
		],
	},
	{
		name: "header line with its date",
		text: `# One table\n\nSuperseded: 2024-06-01 by [ADR 12](0012-two-tables.md)\n\n## Status\n\nSuperseded\n${body}`,
		says: [
			"superseded",
			"Superseded",
			"",
			"",
			"superseded-by 0012-two-tables.md",
		],
	},
	{
		name: "prose in the summary, a reference link",
		text: "- Start Date: 2024-03-05\n\n## Summary\n\nOne table.\n\n*Note:* this RFC has been superseded by [RFC 1974][].\n\n## Motivation\n\nMany sites.\n\n[RFC 1974]: https://example.org/text/1974-tables.md\n",
		says: [
			"none",
			"",
			"2024-03-05",
			"2024-03-05",
			"superseded-by https://example.org/text/1974-tables.md",
		],
	},
	{
		name: "a heading that says what became of it",
		text: "- Start Date: 2024-03-05\n\n## This RFC was approved, but later **withdrawn**\n\nIt was superseded by nothing.\n\n## Summary\n\nOne table.\n",
		says: ["rejected", "withdrawn", "2024-03-05", "2024-03-05"],
	},
	{
		name: "superseded, and only the text below says by what",
		text: `# One table\n\n## Status\n\nPartly superseded\n\n## Decision\n\n**These ranges have been superseded by [ADR #0012](0012-ranges.md).**\n`,
		says: [
			"accepted",
			"Partly superseded",
			"",
			"",
			"superseded-by 0012-ranges.md",
		],
	},
	{
		name: "superseded by an issue is no successor",
		text: `# One table\n\n**Status:** Rejected\n**Rejected:** 2024-03-05 — superseded by #1456; see below.\n${body}`,
		says: ["rejected", "Rejected", "", ""],
	},
	{
		name: "replaced by a pull request is no successor",
		text: `# One table\n\n* Status: **Superseded**\n* Superseded by: [discussion #1198](https://example.org/a/b/discussions/1198)\n${body}`,
		says: ["superseded", "Superseded", "", ""],
	},
	{
		name: "another record's fate in brackets is not this one's",
		text: `# One table\n\n**Status:** Accepted\n**Related:** ADR-003 (rejected; superseded by #12), ADR-005 (engines)\n${body}`,
		says: ["accepted", "Accepted", "", ""],
	},
	{
		name: "another record's fate in prose is not this one's",
		text: "# One table\n\n* Status: superseded\n\n## Context\n\nADR-003 was superseded by ADR-005. If this ADR is superseded by ADR-008, we start again.\n",
		says: ["superseded", "superseded", "", ""],
	},
	{
		name: "deprecated without a successor",
		text: `# One table\n\n## Status\n\nDeprecated (no superseding ADR)\n${body}`,
		says: ["deprecated", "Deprecated", "", ""],
	},
	{
		name: "supersedes in the status value",
		text: `# One table\n\n* Status: accepted; supersedes ADR-0004\n${body}`,
		says: ["accepted", "accepted", "", "", "supersedes ADR-0004"],
	},
	{
		name: "supersedes and amends among the links",
		text: `# One table\n\n* Status: accepted\n${body}\n## Links\n\n* Supersedes [ADR-0004](0004-files.md)\n* Amends [ADR-0005](0005-keys.md)\n* [ADR-0006](0006-x.md)\n`,
		says: [
			"accepted",
			"accepted",
			"",
			"",
			"supersedes 0004-files.md",
			"amends 0005-keys.md",
		],
	},
	{
		name: "supersedes as a front matter list",
		text: `---\nstatus: accepted\nsupersedes: [ADR-003, ADR-006]\n---\n# One table\n${body}`,
		says: [
			"accepted",
			"accepted",
			"",
			"",
			"supersedes ADR-003",
			"supersedes ADR-006",
		],
	},
	{
		name: "supersedes a part: amends",
		text: `# One table\n\n## Status\n\nPending\n\n## Context\n\nThis ADR in part supersedes [0003](0003-ranges.md). This ADR supersedes some aspects of [0004](0004-files.md).\n`,
		says: [
			"proposed",
			"Pending",
			"",
			"",
			"amends 0003-ranges.md",
			"amends 0004-files.md",
		],
	},
	{
		name: "status in a code fence is an example",
		text: "# One table\n\n## Context\n\n```yaml\n---\nstatus: accepted\ndate: 2024-03-05\n---\n```\n",
		says: ["none", "", "", ""],
	},
	{
		name: "a glossary's status in a later section",
		text: `# One table\n${body}\n## Terms\n\n**Status**: Represents a state that a reading can hold\n\n- **Status:** Active\n`,
		says: ["none", "", "", ""],
	},
	{
		name: "headings that speak of some status",
		text: `# One table\n${body}\n### Status: the flag is ON BY DEFAULT\n\nAccepted by all.\n\n## Status der Migration\n\nAccepted\n\n## Decision Status\n\nAccepted\n`,
		says: ["none", "", "", ""],
	},
	{
		name: "label lists and a table of statuses",
		text: `# One table\n${body}\n* Status: To Do, In Progress\n\n| Status | Meaning |\n| --- | --- |\n| Accepted | Binding |\n`,
		says: ["none", "", "", ""],
	},
	{
		name: "a status history at the end",
		text: `# One table\n\n| Field | Value |\n| --- | --- |\n| Status | Accepted |\n${body}\n## Status History\n\n| Status | Approver | Date |\n| --- | --- | --- |\n| Proposed | Team | 2024-01-24 |\n`,
		says: ["accepted", "Accepted", "", ""],
	},
	{
		name: "a template's explanation left in the status section",
		text: `# One table\n\n## Status\n\n> A decision may be "proposed" if it is not agreed, or "accepted" once it is.\n\n{Deprecated|Proposed|Accepted|Declined}\n${body}`,
		says: ["none", "", "", ""],
	},
	{
		name: "tasks with a status of their own under headings",
		text: "# One table\n\n## First task\n\n**Status**: Completed 2/6/21\n\n## Second task\n\n**Status**: Completed 2/6/21\n",
		says: ["none", "", "", ""],
	},
	{
		name: "a field called status that the record designs",
		text: `# One table\n${body}\n### Status\n\nThe status command says:\n\n#### Status\n\nAccepted readings are kept, rejected ones are dropped after a week.\n`,
		says: ["none", "", "", ""],
	},
	{
		name: "status as a heading of its own",
		text: `# One table\n\n## Status\n\n### Accepted\n${body}`,
		says: ["accepted", "Accepted", "", ""],
	},
	{
		name: "status in a quote",
		text: `# One table\n\n## Status\n\n> Accepted\n${body}`,
		says: ["accepted", "Accepted", "", ""],
	},
	{
		name: "status in a table of approvals",
		text: `# One table\n\n## Status\n\n| Status | Approver | Date |\n| --- | --- | --- |\n| Proposed | Tom | 2024-03-01 |\n| Accepted | Ines | 2024-03-05 |\n${body}`,
		says: ["accepted", "Accepted", "", ""],
	},
	{
		name: "front matter behind a comment",
		text: `<!-- licence -->\n---\nstatus: accepted\ndate: 2024-03-05\n---\n\n# One table\n${body}`,
		says: ["accepted", "accepted", "2024-03-05", "2024-03-05"],
	},
	{
		name: "double colons, a bold name over its value",
		text: `# One table\n\nStatus:: accepted\nDate :: 2024-03-05\n${body}`,
		says: ["accepted", "accepted", "2024-03-05", "2024-03-05"],
	},
	{
		name: "statements in brackets of another record",
		text: `# One table\n\n**Status:** Accepted\n**Related:** ADR-034 (**Status: Proposed** — not binding)\n${body}`,
		says: ["accepted", "Accepted", "", ""],
	},
];

describe("decision: status, date and ties", () => {
	for (const { name, text, says } of cases) {
		const [status, word, date, dateText, ...expected] = says;
		it(name, () => {
			const artifact = read(text);
			const decision = artifact.decision as DecisionFacts;
			assert.deepEqual(
				{
					status: decision.status,
					word: at(text, decision.statusRange),
					date: decision.date ?? "",
					dateText: at(text, decision.dateRange),
					ties: ties(artifact),
				},
				{ status, word, date, dateText, ties: expected },
			);
		});
	}

	it("finds the same with CRLF and with a byte order mark", () => {
		for (const { name, text } of cases) {
			const plain = read(text);
			const crlf = text.replaceAll("\n", "\r\n");
			for (const variant of [crlf, `\ufeff${text}`, `\ufeff${crlf}`]) {
				const other = read(variant);
				assert.deepEqual(other.decision, plain.decision, name);
				assert.deepEqual(
					other.items[0]?.references,
					plain.items[0]?.references,
					name,
				);
				assert.deepEqual(other.title, plain.title, name);
			}
		}
	});

	it("puts every reference on its own text", () => {
		const text = `# One table\n\n- Status: superseded by [ADR-0012](0012-two.md)\n- Supersedes: ADR-0003\n${body}\nSee PP-2.\n`;
		const found = (read(text).items[0]?.references ?? []).map((r) => [
			r.type,
			at(text, r.range),
			at(text, r.idRange),
			r.inField,
		]);
		assert.deepEqual(found, [
			["superseded-by", "[ADR-0012](0012-two.md)", "ADR-0012", true],
			["supersedes", "ADR-0003", "ADR-0003", true],
			["mentions", "PP-2", "PP-2", false],
		]);
	});

	it("keeps the status as written beside the normalised one", () => {
		assert.equal(
			facts(`# T\n\n* Status: **Implemented (Swift 5.5)**\n${body}`).statusText,
			"Implemented (Swift 5.5)",
		);
		const unknown = facts(
			`# T\n\n* Status: Refinement completed. TP in 3.4\n${body}`,
		);
		assert.equal(unknown.status, "none");
		assert.equal(unknown.statusText, "Refinement completed. TP in 3.4");
	});

	it("reports a second status that disagrees, the front matter first", () => {
		const text = `---\nstatus: accepted\n---\n# T\n\n**Status:** Superseded\n${body}`;
		const { status, otherStatus } = facts(text);
		assert.equal(status, "accepted");
		assert.equal(otherStatus?.status, "superseded");
		assert.equal(at(text, otherStatus?.range), "Superseded");
		assert.equal(
			facts(`---\nstatus: accepted\n---\n# T\n\n**Status:** Approved\n${body}`)
				.otherStatus,
			undefined,
		);
	});

	it("takes the day of the decision before its beginning and its last change", () => {
		const text = (order: readonly string[]) =>
			`# T\n\n${order.map((line) => `- ${line}\n`).join("")}${body}`;
		const all = [
			"Last updated: 2024-04-04",
			"Created: 2024-01-01",
			"Decided: 2024-02-02",
			"Date: 2024-03-03",
		];
		assert.equal(facts(text(all)).date, "2024-03-03");
		assert.equal(facts(text(all.slice(0, 3))).date, "2024-02-02");
		assert.equal(facts(text(all.slice(0, 2))).date, "2024-01-01");
		assert.equal(facts(text(all.slice(0, 1))).date, "2024-04-04");
	});

	it("keeps a date that no calendar has as text only", () => {
		const text = `# T\n\n- Date: 2024-29-08\n- Last updated: 2024-04-04\n${body}`;
		const { date, dateText, dateRange } = facts(text);
		assert.equal(date, undefined);
		assert.equal(dateText, "2024-29-08");
		assert.equal(at(text, dateRange), "2024-29-08");
	});

	it("says what else an ambiguous date could be", () => {
		assert.equal(
			facts(`# T\n\nDate: 04/07/2023\n${body}`).dateOther,
			"2023-04-07",
		);
		assert.equal(
			facts(`# T\n\nDate: 11/14/2024\n${body}`).dateMonthFirst,
			true,
		);
	});

	it("learns a repository's own words", () => {
		const text =
			"# T\n\n## Lage\n\nIn Kraft gesetzt am 2024-03-05\n\n## Umfeld\n\nViele Standorte.\n";
		const artifact = readDecision(file, text, {
			status: new Map([["in kraft gesetzt", "accepted"]]),
			sections: new Map([
				["lage", "status"],
				["umfeld", "context"],
			]),
		});
		assert.equal(artifact.decision?.status, "accepted");
		assert.equal(artifact.decision?.date, "2024-03-05");
		assert.deepEqual(
			artifact.sections.map((section) => section.key),
			[undefined, "status", "context"],
		);
	});
});

describe("decision: title and id", () => {
	const titles: readonly (readonly [
		name: string,
		text: string,
		title: string,
		item: string,
	])[] = [
		["number and full stop", "# 7. One table\n", "7. One table", "One table"],
		[
			"prefix and colon",
			"# ADR-007: One table\n",
			"ADR-007: One table",
			"One table",
		],
		[
			"prefix and dash, emoji",
			"# ADR-007 - 🤖 One table\n",
			"ADR-007 - 🤖 One table",
			"🤖 One table",
		],
		[
			"emoji first",
			"# 🎨 ADR-007: One table\n",
			"🎨 ADR-007: One table",
			"One table",
		],
		["setext", "One table\n=========\n", "One table", "One table"],
		["bold", "# **ADR 7 One table**\n", "ADR 7 One table", "One table"],
		[
			"words before",
			"# Architecture Decision Record: One table\n",
			"Architecture Decision Record: One table",
			"One table",
		],
		[
			"a number that counts",
			"# 3 tiers for storage\n",
			"3 tiers for storage",
			"3 tiers for storage",
		],
		[
			"a version",
			"# Python 3.12 as the primary language\n",
			"Python 3.12 as the primary language",
			"Python 3.12 as the primary language",
		],
		[
			"sample headings in a comment",
			"<!--\n# 99. Believe in ghosts\n-->\n\n# 7. One table\n",
			"7. One table",
			"One table",
		],
		[
			"a comment in the front matter",
			"---\n# title: not this\nstatus: accepted\n---\n\n# One table\n",
			"One table",
			"One table",
		],
		[
			"front matter only",
			"---\ntitle: One table\n---\n\n## Question\n\nWhere?\n",
			"One table",
			"One table",
		],
		[
			"front matter unlike the heading",
			"---\ntitle: A table\n---\n\n# One table\n",
			"One table",
			"One table",
		],
		[
			"a template's heading, the title in front matter",
			"---\ntitle: One table\n---\n\n# {short title of the problem}\n",
			"One table",
			"One table",
		],
		[
			"a comment that says what the file's name says",
			"---\n# 7. Store readings in one table\nstatus: accepted\n---\n\n## Context\n\nMany sites.\n",
			"7. Store readings in one table",
			"Store readings in one table",
		],
		[
			"level 2 on top",
			"## One table\n\n## Context\n\nMany sites.\n",
			"One table",
			"One table",
		],
		[
			"a section is no title",
			"- Start Date: 2024-03-05\n\n# Summary\n\nOne table.\n",
			"",
			"store readings in one table",
		],
		["none", "![a picture](x.png)\n", "", "store readings in one table"],
	];
	for (const [name, text, title, item] of titles)
		it(name, () => {
			const artifact = read(text);
			assert.equal(artifact.title, title);
			assert.equal(artifact.items[0]?.title, item);
		});

	it("stands on the heading", () => {
		const text = "---\nstatus: accepted\n---\n\n# 7. One table\n";
		const artifact = read(text);
		assert.equal(at(text, artifact.titleRange), "7. One table");
		assert.equal(at(text, artifact.headingRange), "7. One table");
		assert.equal(at(text, artifact.items[0]?.range), "7. One table");
	});

	const ids: readonly (readonly [
		path: string,
		text: string,
		id: string,
		number: number | undefined,
	])[] = [
		["docs/adr/0007-x.md", "# X\n", "ADR-0007", 7],
		["docs/rfcs/007-x.md", "# X\n", "RFC-007", 7],
		["docs/adr/20240305-x.md", "# X\n", "20240305-x", undefined],
		["docs/adr/x.md", "---\nid: adr-12\n---\n# X\n", "ADR-12", 12],
		["docs/adr/ARCH-003-x.md", "---\nid: ARCH-003\n---\n# X\n", "ARCH-003", 3],
		["docs/adr/x.md", "---\nid: some-slug\n---\n# X\n", "x", undefined],
		["docs/adr/0003-protocols/README.md", "# X\n", "ADR-0003", 3],
	];
	for (const [path, text, id, number] of ids)
		it(`${path} is ${id}`, () => {
			const artifact = read(text, path);
			assert.equal(artifact.items.length, 1);
			assert.equal(artifact.items[0]?.id, id);
			assert.equal(artifact.decision?.number, number);
		});

	it("puts the id on the front matter where it is written there", () => {
		const text = '---\nid: "ADR-12"\n---\n# X\n';
		assert.equal(at(text, read(text).items[0]?.idRange), "ADR-12");
	});

	it("is always one item, whatever lists and tables it holds", () => {
		const text = `# One table\n\n- **PP-1** Not an item here.\n\n| ID | Title |\n| --- | --- |\n| GR-1 | Nor here |\n\n## KM-1: Nor here\n`;
		assert.deepEqual(
			read(text).items.map((item) => item.id),
			["ADR-0007"],
		);
	});

	it("tells a template by its own text", () => {
		for (const title of [
			"{short title of solved problem}",
			"Neat Enhancement Idea",
			"ADR template",
			"ADR-NNN: title",
		]) {
			const artifact = read(
				`# ${title}\n\n* Status: proposed\n\n## Context\n`,
				"docs/adr/start.md",
			);
			assert.equal(artifact.decision?.template, true, title);
			assert.equal(artifact.decision?.status, "none", title);
		}
		const real = facts("# Use the MADR template\n\n* Status: accepted\n");
		assert.equal(real.template, undefined);
		assert.equal(real.status, "accepted");
	});
});

describe("decision: fields, sections and the rest", () => {
	it("gives its statements canonical names", () => {
		const text = `---\nstatus: accepted\ndécideurs: Inès, Tom\n---\n# T\n\n- Decision-makers: Somebody else\n- Upholds: [PP-2](../../product/principles.md), GR-1\n- Applies to: \`services/a/**\`\n${body}`;
		const { fields } = read(text);
		assert.equal(fields.status?.text, "accepted");
		assert.equal(fields["decision-makers"]?.text, "Inès, Tom");
		assert.equal(fields["decision-makers"]?.place, "front-matter");
		assert.equal(fields["applies-to"]?.raw, "`services/a/**`");
		assert.equal(at(text, fields.upholds?.nameRange), "Upholds");
		assert.deepEqual(ties(read(text)), [
			"upholds ../../product/principles.md",
			"upholds GR-1",
		]);
	});

	it("reads a nested list as the values of its field", () => {
		const text = `# T\n\n- **Status:** Active\n- **Deciders**\n- Deciders:\n  - Ines\n  - Tom\n${body}`;
		assert.deepEqual(
			read(text).fields["decision-makers"]?.entries.map((entry) => entry.text),
			["Ines", "Tom"],
		);
	});

	it("knows what its sections mean", () => {
		const text =
			"# T\n\n## 1. Kontext und Problemstellung\n\nx\n\n## 🎯 Decisão\n\nx\n\n## Conséquences:\n\nx\n";
		assert.deepEqual(
			read(text).sections.map((section) => section.key),
			[undefined, "context", "decision", "consequences"],
		);
	});

	it("describes itself by its first paragraph that is no statement", () => {
		const text = `---\nstatus: accepted\n---\nimport Table from '@site/table';\n\n# T\n\n**Date:** 2024-03-05\n\n## Status\n\nAccepted\n${body}`;
		const item = read(text).items[0];
		assert.equal(item?.description, "Readings arrive from 40 sites.");
		assert.equal(item?.statement, "T Readings arrive from 40 sites.");
	});

	it("has a reason when somebody wrote one", () => {
		assert.equal(facts(`# T\n${body}`).hasReason, true);
		assert.equal(
			facts("# T\n\n## Context\n\n<!-- why? -->\n\n## Decision\n").hasReason,
			false,
		);
		assert.equal(
			facts("# T\n\n## Context\n\n{Describe the context}\n").hasReason,
			false,
		);
		assert.equal(facts("# T\n\n* Status: accepted\n").hasReason, false);
		assert.equal(
			facts("# T\n\n* Status: accepted\n\nWe keep one table.\n").hasReason,
			true,
		);
	});

	const dialects: readonly (readonly [dialect: string, text: string])[] = [
		[
			"nygard",
			"# 1. T\n\nDate: 2024-03-05\n\n## Status\n\nAccepted\n\n## Context\n\nx\n\n## Decision\n\nx\n\n## Consequences\n\nx\n",
		],
		[
			"madr-2",
			"# T\n\n* Status: accepted\n* Date: 2024-03-05\n\n## Context and Problem Statement\n\nx\n\n## Considered Options\n\n* a\n\n## Decision Outcome\n\nx\n",
		],
		[
			"madr-3",
			"---\nstatus: accepted\ndeciders: Ines\n---\n# T\n\n## Context and Problem Statement\n\nx\n\n## Considered Options\n\n* a\n\n## Decision Outcome\n\nx\n",
		],
		[
			"madr-4",
			"---\nstatus: accepted\ndecision-makers: Ines\n---\n# T\n\n## Context and Problem Statement\n\nx\n\n## Considered Options\n\n* a\n\n## Decision Outcome\n\nx\n",
		],
		[
			"madr",
			"# T\n\n## Context and Problem Statement\n\nx\n\n## Considered Options\n\n* a\n\n## Decision Outcome\n\nx\n",
		],
		[
			"log4brains",
			"# T\n\n- Status: accepted\n- Date: 2024-03-05\n- Tags: storage\n\n## Context and Problem Statement\n\nx\n\n## Considered Options\n\n- a\n\n## Decision Outcome\n\nx\n",
		],
		[
			"rfc",
			"- Start Date: 2024-03-05\n\n# Summary\n\nx\n\n# Motivation\n\nx\n\n# Detailed design\n\nx\n\n# Drawbacks\n\nx\n",
		],
		[
			"table",
			"# T\n\n| Field | Value |\n| --- | --- |\n| Status | Accepted |\n\n## Why\n\nx\n",
		],
		["lines", "# T\n\n**Status:** Accepted\n\n## Decision\n\nx\n"],
		["list", "# T\n\n- Status: Accepted\n\n## Findings\n\nx\n"],
		["front-matter", "---\nstatus: accepted\n---\n# T\n\n## Findings\n\nx\n"],
		[
			"y-statement",
			"# T\n\n**In the context of** storage, **facing** many sites, **we decided for** one table **and neglected** files, **to achieve** one query, **accepting that** it grows.\n",
		],
		["plain", "# T\n\nWe keep one table.\n"],
	];
	for (const [dialect, text] of dialects)
		it(`is written in ${dialect}`, () => {
			assert.equal(facts(text).dialect, dialect);
		});

	it("counts numbers per series of the repository's own", () => {
		assert.equal(facts("# X\n", "docs/adr/API-001-x.md").series, "API");
		assert.equal(facts("# X\n", "docs/adr/ADR-001-x.md").series, undefined);
	});

	it("mentions nothing in its own title or in what is a tie already", () => {
		const text =
			"# ADR-0007: One table\n\n## Status\n\nSuperseded by ADR-0012\n\n## Context\n\nAs in ADR 3 and `PP-9`.\n";
		assert.deepEqual((read(text).items[0]?.references ?? []).map(named), [
			"superseded-by ADR-0012",
			"mentions ADR-3",
		]);
	});

	it("reports broken front matter only where it touches what is read", () => {
		const faults = (matter: string) =>
			read(`---\n${matter}\n---\n# T\n${body}`).faults.map(
				(f) => f.fixes?.[0]?.title ?? f.rule,
			);
		assert.deepEqual(faults("decision-makers: @storage\nstatus: accepted"), [
			"Quote this value",
		]);
		assert.deepEqual(faults("authors: @storage\nstatus: accepted"), []);
		assert.deepEqual(faults("deciders: {Ines, Tom}\nstatus: {accepted}"), []);
		assert.deepEqual(faults('tags: "open\nstatus: accepted'), ["files/syntax"]);
		assert.deepEqual(
			faults(
				'status: accepted\ndeviates-from:\n  - from: GR-2\n    because: "Why not.""\n    until: 2027-01-31',
			),
			["files/syntax"],
		);
		assert.deepEqual(faults('status: accepted\ntags: ["a" "b"]'), []);
	});

	it("reads what it can from broken front matter", () => {
		assert.equal(
			facts(`---\ndeciders: @storage\nstatus: accepted\n---\n# T\n${body}`)
				.status,
			"accepted",
		);
	});

	it("never throws", () => {
		for (const text of [
			"",
			"\ufeff",
			"---",
			"---\n---",
			"#",
			"- status:",
			"| a |\n| - |",
			"> ".repeat(500),
			"## Status\n\n",
			"\r\r\r",
			"---\nstatus: [\n---\n# T",
		])
			assert.equal(read(text).items.length, 1);
	});

	it("comes to an end however long its title and status are", () => {
		for (const piece of hostilePieces) {
			const long = endless("", piece, 177_000);
			assert.equal(read(`# ${long}\n\n## Status\n\n${long}\n`).items.length, 1);
		}
	});
});

describe("decision: deviations", () => {
	const said = (text: string) =>
		facts(text).deviations.map((deviation) => ({
			from: deviation.from.id,
			because: deviation.because,
			until: deviation.until,
			untilText: at(text, deviation.untilRange),
			in: deviation.in.map((glob) => glob.text),
			globs: deviation.in.map((glob) => at(text, glob.range)),
		}));

	it("reads ids and mappings in front matter", () => {
		const text = `---\nstatus: accepted\ndeviates-from:\n  - PP-1\n  - { from: GR-2, because: "Two scales", until: 2027-06-30, in: ["services/scales/**", "jobs/*"] }\n---\n# T\n${body}`;
		assert.deepEqual(said(text), [
			{
				from: "PP-1",
				because: undefined,
				until: undefined,
				untilText: "",
				in: [],
				globs: [],
			},
			{
				from: "GR-2",
				because: "Two scales",
				until: "2027-06-30",
				untilText: "2027-06-30",
				in: ["services/scales/**", "jobs/*"],
				globs: ['"services/scales/**"', '"jobs/*"'],
			},
		]);
		assert.deepEqual(ties(read(text)), [
			"deviates-from PP-1",
			"deviates-from GR-2",
		]);
	});

	it("reads the entries of a section", () => {
		const text = `# T\n\n## Deviates from\n\n- GR-2 until 2027-03-31 in \`services/scales/**\`, \`jobs/**\`: because the scales speak another protocol.\n- [PP-1](../../product/principles.md) because two teams asked for it\n- GR-3 in \`web/**\` until 31.12.2026\n${body}`;
		assert.deepEqual(said(text), [
			{
				from: "GR-2",
				because: "the scales speak another protocol.",
				until: "2027-03-31",
				untilText: "2027-03-31",
				in: ["services/scales/**", "jobs/**"],
				globs: ["services/scales/**", "jobs/**"],
			},
			{
				from: "PP-1",
				because: "two teams asked for it",
				until: undefined,
				untilText: "",
				in: [],
				globs: [],
			},
			{
				from: "GR-3",
				because: undefined,
				until: "2026-12-31",
				untilText: "31.12.2026",
				in: ["web/**"],
				globs: ["web/**"],
			},
		]);
		assert.equal(
			read(text).items[0]?.references.filter((r) => r.type === "deviates-from")
				.length,
			3,
		);
	});

	it("reads a field on top", () => {
		const text = `# T\n\n- Status: accepted\n- Deviates from: GR-2 until 2027-03-31\n${body}`;
		assert.deepEqual(
			said(text).map(({ from, until }) => [from, until]),
			[["GR-2", "2027-03-31"]],
		);
	});

	for (const place of [
		"app/[id]",
		"app/[status]/[id]",
		"src/{owner,status}",
		"app/(date)",
	])
		for (const mark of ["`", ""])
			it(`takes no part of a place for the name of a field: ${mark}${place}${mark}`, () => {
				const text = `# T\n\n- Status: accepted\n- Deviates from: GR-2 until 2027-03-31 in ${mark}${place}${mark}: a pilot\n${body}`;
				assert.deepEqual(
					said(text).map(({ in: places, because }) => [places, because]),
					[[[place], "a pilot"]],
				);
			});

	it("takes no name of code for the name of a field", () => {
		const text = `# T\n\n- Status: accepted\n- Deviates from: GR-2 until 2027-03-31 in \`status\`: a pilot\n${body}`;
		assert.deepEqual(
			said(text).map(({ in: places }) => places),
			[["status"]],
		);
	});

	it("reports a name that is no id in front matter as a reference that names it", () => {
		const text = `---\ndeviates-from: the date rule\n---\n# T\n${body}`;
		const [deviation] = facts(text).deviations;
		assert.equal(deviation?.from.id, undefined);
		assert.equal(deviation?.from.text, "the date rule");
	});
});
