/** What `supersede` plans: a successor, and the old record marked in its own dialect with nothing else changed. */

import assert from "node:assert/strict";
import { planSupersede } from "../../src/plans/supersede";
import type { Texts } from "../helpers/checking";
import {
	artifactIn,
	carriedOut,
	loudIn,
	reasonOf,
	repositoryOf,
} from "../helpers/planning";

function plan(files: Texts, id: string, title = "Weigh twice") {
	return planSupersede({ ...repositoryOf(files), id, title });
}

const body = "\n## Context\n\nc\n\n## Decision\n\nd\n";

/** A record of each dialect, and the lines that take the place of others in it. */
const records: readonly {
	readonly name: string;
	readonly file: string;
	readonly text: string;
	readonly gone: readonly string[];
	readonly come: readonly string[];
	readonly said: string;
}[] = [
	{
		name: "a status section",
		file: "docs/adr/0001-a.md",
		text: `# 1. A\n\nDate: 2026-01-01\n\n## Status\n\nAccepted\n\nAmends [0](0000-x.md)\n${body}`,
		gone: ["Accepted"],
		come: ["Superseded by [2. Weigh twice](0002-weigh-twice.md)"],
		said: "Supersedes [1. A](0001-a.md)",
	},
	{
		name: "front matter",
		file: "docs/adr/0001-a.md",
		text: `---\nstatus: "accepted" # since May\ndate: 2026-01-01\n---\n\n# A\n${body}`,
		gone: ['status: "accepted" # since May'],
		come: ['status: "superseded by ADR-0002" # since May'],
		said: "supersedes: [ADR-0001]",
	},
	{
		name: "front matter that reads as a mapping",
		file: "docs/adr/0001-a.md",
		text: `---\nstatus: {accepted}\ndate: 2026-01-01\n---\n\n# A\n${body}`,
		gone: ["status: {accepted}"],
		come: ["status: superseded by ADR-0002"],
		said: "supersedes: [ADR-0001]",
	},
	{
		name: "bullets with a field for the successor",
		file: "docs/adr/0001-a.md",
		text: `# A\n\n- Status: accepted\n- Superseded by: -\n- Date: 2026-01-01\n${body}`,
		gone: ["- Status: accepted", "- Superseded by: -"],
		come: [
			"- Status: superseded by [ADR-0002](0002-weigh-twice.md)",
			"- Superseded by: [ADR-0002](0002-weigh-twice.md)",
		],
		said: "- Supersedes: [ADR-0001](0001-a.md)",
	},
	{
		name: "a table with the word in a code span",
		file: "docs/adr/0001-a.md",
		text: `# ADR-0001: A\n\n| Status | \`Accepted\` |\n|---|---|\n| Date | 2026-01-01 |\n${body}`,
		gone: ["| Status | `Accepted` |"],
		come: ["| Status | Superseded by [ADR-0002](0002-weigh-twice.md) |"],
		said: "| Supersedes | [ADR-0001](0001-a.md) |",
	},
	{
		name: "two facts on a line",
		file: "docs/adr/0001-a.md",
		text: `# ADR-0001: A\n\n**Status:** Accepted  **Date:** 2026-01-01\n**Related:** ADR-0001\n${body}`,
		gone: ["**Status:** Accepted  **Date:** 2026-01-01"],
		come: [
			"**Status:** Superseded by [ADR-0002](0002-weigh-twice.md)  **Date:** 2026-01-01",
		],
		said: "Supersedes: [ADR-0001](0001-a.md)",
	},
	{
		name: "an emoji before the word",
		file: "docs/adr/0001-a.md",
		text: `# 1. A\n\nDate: 2026-01-01\n\n## Status\n\n✅ Accepted\n${body}`,
		gone: ["✅ Accepted"],
		come: ["Superseded by [2. Weigh twice](0002-weigh-twice.md)"],
		said: "Supersedes [1. A](0001-a.md)",
	},
	{
		name: "German",
		file: "docs/adr/0001-a.md",
		text: "# 1. A\n\n## Status\n\nAngenommen\n\n## Kontext\n\nc\n\n## Entscheidung\n\nd\n",
		gone: ["Angenommen"],
		come: ["Ersetzt durch [2. Weigh twice](0002-weigh-twice.md)"],
		said: "Ersetzt [1. A](0001-a.md)",
	},
	{
		name: "no status at all",
		file: "docs/adr/0001-a.md",
		text: `# A\n${body}`,
		gone: [],
		come: ["Status: Superseded by [ADR-0002](0002-weigh-twice.md)", ""],
		said: "Supersedes: [ADR-0001](0001-a.md)",
	},
];

describe("supersede", () => {
	for (const { name, file, text, gone, come, said } of records)
		it(`marks both records: ${name}`, () => {
			const result = carriedOut(
				{ [file]: text },
				plan({ [file]: text }, "ADR-1"),
			);
			const before = text.split("\n");
			const after = (result[file] ?? "").split("\n");
			const rest = [...after];
			for (const line of come) {
				assert.ok(rest.includes(line), `${line}\nis not in\n${result[file]}`);
				rest.splice(rest.indexOf(line), 1);
			}
			const kept = [...before];
			for (const line of gone) kept.splice(kept.indexOf(line), 1);
			assert.deepEqual(rest, kept, "something else was changed");
			const successor = "docs/adr/0002-weigh-twice.md";
			assert.ok(
				(result[successor] ?? "").split("\n").includes(said),
				`${said}\nis not in\n${result[successor]}`,
			);
			assert.equal(artifactIn(result, file).decision?.status, "superseded");
			assert.equal(artifactIn(result, successor).decision?.status, "accepted");
			assert.deepEqual(
				loudIn(result).filter((line) => line.includes("decisions/")),
				[],
			);
		});

	it("keeps the line breaks and the byte order mark of the old record", () => {
		const file = "docs/adr/0001-a.md";
		const text = `\ufeff# 1. A\n\nStatus: Accepted\n${body}`.replaceAll(
			"\n",
			"\r\n",
		);
		const result = carriedOut({ [file]: text }, plan({ [file]: text }, file));
		assert.equal(
			result[file],
			text.replace("Accepted", "Superseded by [ADR-0002](0002-weigh-twice.md)"),
		);
	});

	it("marks every status that the record states", () => {
		const file = "docs/adr/0001-a.md";
		const text = (first: string, second: string) =>
			`---\nstatus: ${first}\n---\n\n# A\n\n## Status\n\n${second} on 2026-01-02\n${body}`;
		for (const second of ["Accepted", "Proposed"]) {
			const files = { [file]: text("accepted", second) };
			assert.deepEqual(
				carriedOut(files, plan(files, "ADR 1"))[file],
				text("superseded by ADR-0002", "Superseded"),
			);
		}
	});

	it("marks a badge by its word, and names the successor in the text", () => {
		const file = "docs/adr/0001-a.md";
		const badge = "![status](https://img.shields.io/badge/status-%-green)";
		const result = carriedOut(
			{ [file]: `# 1. A\n\n${badge.replace("%", "accepted")}\n${body}` },
			plan(
				{ [file]: `# 1. A\n\n${badge.replace("%", "accepted")}\n${body}` },
				"ADR-0001",
			),
		);
		const lines = (result[file] ?? "").split("\n");
		assert.ok(lines.includes(badge.replace("%", "superseded")), result[file]);
		assert.ok(
			lines.includes("Status: superseded by [ADR-0002](0002-weigh-twice.md)"),
			result[file],
		);
	});

	it("names a number that two records have by the path", () => {
		const files = {
			"docs/adr/0001-a.md": `---\nstatus: accepted\ndate: 2026-01-01\n---\n\n# A\n${body}`,
			"docs/adr/0001-b.md": `---\nstatus: accepted\ndate: 2026-01-01\n---\n\n# B\n${body}`,
		};
		assert.match(
			reasonOf(plan(files, "ADR-1")),
			/^2 records have the id ADR-0001: docs\/adr\/0001-a\.md, docs\/adr\/0001-b\.md\./,
		);
		const result = carriedOut(files, plan(files, "docs/adr/0001-b.md"));
		assert.equal(
			artifactIn(result, "docs/adr/0001-a.md").decision?.status,
			"accepted",
		);
		assert.deepEqual(
			loudIn(result).filter((line) => line.includes("supersession")),
			[],
		);
	});

	it("refuses what it can't replace, and says what to do", () => {
		const files = {
			"product/principles.md": "# P\n\n## PP-1: Speed\n",
			"docs/adr/0001-a.md": `# 1. A\n\nStatus: superseded by ADR-2\n${body}`,
			"docs/adr/0002-b.md": `# 2. B\n\nStatus: accepted\n${body}`,
		};
		assert.match(reasonOf(plan(files, "ADR-7")), /^No decision has the id/);
		assert.match(
			reasonOf(plan(files, "PP-1")),
			/^PP-1 is no decision\. .*`Replaced by`/,
		);
		assert.match(
			reasonOf(plan(files, "ADR-1")),
			/^ADR-0001 is superseded already by ADR-2\./,
		);
		assert.match(reasonOf(plan(files, "ADR-2", " ")), /needs a title/);
	});
});
