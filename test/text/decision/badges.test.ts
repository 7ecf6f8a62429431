/** Facts that records state in badges, read from their addresses. */

import assert from "node:assert/strict";
import { Lines } from "../../../src/domain/lines";
import { badgesIn } from "../../../src/text/decision/badges";
import { readDecision } from "../../../src/text/decision/decision-log";
import {
	isSurelyRecord,
	looksLikeRecord,
	provesRecords,
	recordSigns,
} from "../../../src/text/record-signs";
import { noWords } from "../../../src/text/words";

const shields = "https://img.shields.io/badge";
const top = (text: string) =>
	`# 7. One table\n\n${text}\n\n## Context\n\nOne.\n`;
const section = (text: string) => `# 7. One table\n\n## Status\n\n${text}\n`;

/** A record, its status, and the text at the status's place. */
const badges: readonly (readonly [
	text: string,
	status: string,
	place: string,
])[] = [
	[top(`![status](${shields}/status-accepted-green)`), "accepted", "accepted"],
	[
		top(
			`[![Status: Accepted](${shields}/status-under%20review-yellow.svg?style=flat)](#x)`,
		),
		"proposed",
		"under%20review",
	],
	[
		top(`![](${shields}/ADR_Status-Superseded_by_ADR--3-lightgrey "status")`),
		"superseded",
		"Superseded_by_ADR--3",
	],
	[
		top(`<img src="${shields}/status-in--progress-yellow" alt="Status" />`),
		"draft",
		"in--progress",
	],
	[
		top(
			`<p align="center">\n  <a href="#x"><img alt='state' src='https://img.shields.io/static/v1?label=status&amp;message=rejected&color=red'></a>\n</p>`,
		),
		"rejected",
		"rejected",
	],
	[
		top(
			"![x](https://img.shields.io/static/v1?label=Status&message=Under+Review&color=yellow)",
		),
		"proposed",
		"Under+Review",
	],
	[
		top(`**Status:** ![Proposed](${shields}/-Accepted-green)`),
		"accepted",
		"Accepted",
	],
	[
		top(`* Status: ![](${shields}/Proposed-yellow)\n* Date: 2024-01-05`),
		"proposed",
		"Proposed",
	],
	[
		top(
			`| Status | Date |\n|--|--|\n| ![s](${shields}/Rejected-red) | 2024-05-01 |`,
		),
		"rejected",
		"Rejected",
	],
	[
		`![status](${shields}/status-deprecated-red)\n\n# 7. One table\n\n## Context\n\nOne.\n`,
		"deprecated",
		"deprecated",
	],
	[
		`# 7. One table ![status](${shields}/status-rejected-red)\n\n## Context\n\nOne.\n`,
		"rejected",
		"rejected",
	],
	[
		top("![s](https://flat.badgen.net/badge/status/accepted/green)"),
		"accepted",
		"accepted",
	],
	[
		top(`![Statut](${shields}/Statut-accept%C3%A9e-green)`),
		"accepted",
		"accept%C3%A9e",
	],
	[top(`![ADR](${shields}/ADR-accepted-green)`), "accepted", "accepted"],
	[top(`![accepted](${shields}/Accepted-green)`), "accepted", "Accepted"],
	[
		section(`![status](${shields}/status-deprecated-red)`),
		"deprecated",
		"deprecated",
	],
	[section(`![](${shields}/accepted-green)`), "accepted", "accepted"],
	// What stands beside the picture is the status.
	[
		section(`![build](${shields}/build-failing-red) Accepted`),
		"accepted",
		"Accepted",
	],
	// Other badges say nothing of the record.
	[top(`![build](${shields}/build-accepted-green)`), "none", ""],
	[top(`![release](${shields}/Released-green)`), "none", ""],
	[top(`![adr](${shields}/ADR-0007-blue)`), "none", ""],
	[top(`![coverage](${shields}/decision-98%25-green)`), "none", ""],
	[
		top(`\`\`\`\n![status](${shields}/status-accepted-green)\n\`\`\``),
		"none",
		"",
	],
	[top(`\`![status](${shields}/status-accepted-green)\``), "none", ""],
];

describe("status badges", () => {
	for (const [text, status, place] of badges)
		it(JSON.stringify(text), () => {
			const { decision } = readDecision("docs/adr/0007-x.md", text, noWords);
			assert.equal(decision?.status, status);
			const lines = new Lines(text);
			const range = decision?.statusRange;
			const at = range
				? lines.slice({
						start: lines.offset(range.start),
						end: lines.offset(range.end),
					})
				: "";
			assert.equal(at, place);
		});

	it("say dates, too", () => {
		const text = top(
			`![status](${shields}/status-accepted-green) ![date](${shields}/date-2024--05--01-blue) ![review](${shields}/review_by-2025--05--01-blue)`,
		);
		const read = readDecision("docs/adr/0007-x.md", text, noWords);
		assert.equal(read.decision?.date, "2024-05-01");
		assert.equal(read.items[0]?.fields["review-by"]?.text, "2025-05-01");
	});

	it("beside a status that says something else are a second one", () => {
		const text = `# 7. One table\n\n![status](${shields}/status-proposed-yellow)\n\n## Status\n\nAccepted\n`;
		const { decision } = readDecision("docs/adr/0007-x.md", text, noWords);
		assert.equal(decision?.status, "proposed");
		assert.equal(decision?.otherStatus?.status, "accepted");
	});

	it("tell that a text is a record only where its folder says so", () => {
		const text = `# 1978. Employees\n\n![Status](${shields}/Status-Accepted-success)\n\n## Approach\n\nOne.\n`;
		const signs = recordSigns(text, noWords);
		assert.equal(provesRecords(signs), true);
		assert.equal(isSurelyRecord({ ...signs, sections: 2 }), false);
		assert.equal(looksLikeRecord(signs, "sql/1978-employees.md"), false);
	});

	it("are read as they are escaped", () => {
		const [badge] = badgesIn(`![x](${shields}/a__b--c-d_e%20f-red)`);
		assert.equal(badge?.label, "a_b-c");
		assert.equal(badge?.message, "d e f");
	});
});
