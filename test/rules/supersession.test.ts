/** What is said of pairs of decisions that supersede each other, case by case, and what the fixes write in each dialect. */

import assert from "node:assert/strict";
import { inShort, mended, reported, type Texts } from "../helpers/checking";

const rule = "decisions/supersession-agrees";
const old = "docs/adr/0001-weigh-once.md";
const later = "docs/adr/0002-weigh-twice.md";

/** Two records in the form of a status line each. */
function pair(ofOld: string, ofLater: string): Texts {
	return {
		[old]: `# 1. Weigh once\n\nDate: 2026-01-10\nStatus: ${ofOld}\n`,
		[later]: `# 2. Weigh twice\n\nDate: 2026-03-10\nStatus: ${ofLater}\n`,
	};
}

const cases: readonly (readonly [string, string, string, readonly string[]])[] =
	[
		["both halves", "superseded by ADR-2", "accepted, supersedes ADR-1", []],
		[
			"a later chain",
			"superseded by ADR-2",
			"deprecated, supersedes ADR-1",
			[`information ${old}:4 ADR-0002 took this decision's`],
		],
		[
			"a proposal that would supersede",
			"accepted",
			"proposed, supersedes ADR-1",
			[],
		],
		[
			"a rejected one that would have",
			"accepted",
			"rejected; supersedes ADR-1",
			[],
		],
		[
			"a draft named as successor",
			"superseded by ADR-2",
			"draft, supersedes ADR-1",
			[`warning ${old}:4 ADR-0002 is to take`],
		],
		[
			"a rejected successor",
			"superseded by ADR-2",
			"rejected",
			[
				`error ${old}:4 ADR-0002 is to have`,
				`hint ${later}:1 ADR-0001 names this record`,
			],
		],
		[
			"a successor that says nothing of it",
			"superseded by ADR-2",
			"accepted",
			[`hint ${later}:1 ADR-0001 names this record`],
		],
		[
			"an old one that is still accepted",
			"accepted",
			"accepted, supersedes ADR-1",
			[`error ${old}:4 ADR-0002 says that it`],
		],
		[
			"an old one that is still proposed",
			"proposed",
			"accepted, supersedes ADR-1",
			[`warning ${old}:4 ADR-0002 says that it`],
		],
		["a rejected old one", "rejected", "accepted, supersedes ADR-1", []],
		[
			"superseded by nobody",
			"superseded",
			"accepted",
			[`hint ${old}:4 This decision is superseded`],
		],
		[
			"superseded by something elsewhere",
			"superseded by discussion #1198",
			"accepted",
			[],
		],
		[
			"superseded by one that doesn't say so itself",
			"superseded",
			"accepted, supersedes ADR-1",
			[`information ${old}:4 This record is superseded`],
		],
		["in part", "partly superseded by ADR-2", "proposed", []],
		[
			"in part, by the other's word",
			"partly superseded",
			"accepted, supersedes ADR-1",
			[],
		],
		[
			"itself",
			"superseded by ADR-1",
			"accepted",
			[`error ${old}:4 ADR-0001 says that it`],
		],
		[
			"each other",
			"superseded by ADR-2",
			"superseded by ADR-1",
			[`error ${old}:4 By what they say,`],
		],
		[
			"a record outside of the repository",
			"superseded by [ADR-9](../../../other/0009-x.md)",
			"accepted",
			[],
		],
		[
			"a record elsewhere on the web",
			"superseded by [ADR-9](https://example.com/adr/0009.md)",
			"accepted",
			[],
		],
		["a bare number", "superseded by 0002", "accepted, supersedes 0001", []],
		[
			"a bare number of nothing",
			"superseded by 0007",
			"accepted",
			[`error ${old}:4 The successor that this`],
		],
		[
			"what it supersedes isn't there",
			"accepted",
			"accepted, supersedes ADR-0099",
			[`error ${later}:4 ADR-0099, which this record`],
		],
		["a standard", "superseded by RFC 7231", "accepted", []],
	];

describe(rule, () => {
	for (const [title, ofOld, ofLater, expected] of cases)
		it(title, () => {
			assert.deepEqual(inShort(reported(rule, pair(ofOld, ofLater))), expected);
		});

	it("names a successor and holds itself", () => {
		const files: Texts = {
			[old]: "# 1. Weigh once\n\n- Status: accepted\n- Superseded by: ADR-2\n",
			[later]: "# 2. Weigh twice\n\n- Status: accepted\n- Supersedes: ADR-1\n",
		};
		const [found] = reported(rule, files);
		assert.equal(found?.severity, "error");
		assert.match(found?.message ?? "", /^This record names ADR-0002/);
		const after = mended(files, found);
		assert.match(after[old] ?? "", /- Status: superseded\n/);
		assert.deepEqual(reported(rule, after), []);
	});

	it("lets the line of successors skip a step", () => {
		const third = "docs/adr/0003-weigh-never.md";
		const files = (ofOld: string): Texts => ({
			...pair(ofOld, "superseded by ADR-3, supersedes ADR-1"),
			[third]: "# 3. Weigh never\n\nStatus: accepted, supersedes ADR-2\n",
		});
		const said = (ofOld: string) =>
			inShort(reported(rule, files(ofOld))).filter(
				(l) => !l.startsWith("hint"),
			);
		assert.deepEqual(said("superseded by ADR-3"), []);
		assert.deepEqual(said("superseded by ADR-2"), []);
	});

	it("finds each circle once, however long, and what leads into it", () => {
		const record = (n: number, by: number) =>
			[
				`docs/adr/000${n}-x.md`,
				`# ${n}. X\n\nStatus: superseded by ADR-${by}\n`,
			] as const;
		const files = Object.fromEntries([
			record(1, 2),
			record(2, 3),
			record(3, 4),
			record(4, 2),
			record(5, 1),
		]);
		const errors = reported(rule, files).filter((d) => d.severity === "error");
		assert.equal(errors.length, 1);
		assert.match(
			errors[0]?.message ?? "",
			/ADR-0002, ADR-0003 and ADR-0004 supersede each other in a circle/,
		);
		assert.equal(errors[0]?.related?.length, 2);
	});
});

/** The old record in each dialect, and what becomes of its status. */
const dialects: readonly (readonly [string, string, string])[] = [
	[
		"a section",
		"# 1. Weigh once\n\n## Status\n\nAccepted\n\n## Context\n\nTime.\n\n## Decision\n\nOnce.\n",
		"Superseded by [2. Weigh twice](0002-weigh-twice.md)\n",
	],
	[
		"front matter",
		"---\nstatus: accepted\n---\n\n# Weigh once\n",
		"---\nstatus: superseded by ADR-0002\n---\n",
	],
	[
		"quoted front matter",
		'---\nstatus: "accepted"\n---\n\n# Weigh once\n',
		'---\nstatus: "superseded by ADR-0002"\n---\n',
	],
	[
		"bullets",
		"# Weigh once\n\n* Status: Accepted\n* Date: 2026-01-10\n",
		"* Status: Superseded by [ADR-0002](0002-weigh-twice.md)\n",
	],
	[
		"bullets with a place for the successor",
		"# Weigh once\n\n* Status: Accepted\n* Superseded by: n/a\n",
		"* Status: Superseded by [ADR-0002](0002-weigh-twice.md)\n* Superseded by: [ADR-0002](0002-weigh-twice.md)\n",
	],
	[
		"a bold line",
		"# Weigh once\n\n**Status:** ACCEPTED\n",
		"**Status:** Superseded by [ADR-0002](0002-weigh-twice.md)\n",
	],
	[
		"a table",
		"# Weigh once\n\n| Status | Accepted |\n| --- | --- |\n| Date | 2026-01-10 |\n",
		"| Status | Superseded by [ADR-0002](0002-weigh-twice.md) |\n",
	],
	[
		"German",
		"# Einmal wiegen\n\n## Status\n\nAkzeptiert\n\n## Kontext\n\nZeit.\n",
		"Ersetzt durch [2. Weigh twice](0002-weigh-twice.md)\n",
	],
	[
		"Windows line ends",
		"# Weigh once\r\n\r\nStatus: Accepted\r\n",
		"Superseded by [ADR-0002](0002-weigh-twice.md)\r\n",
	],
];

describe("the old half of a supersession", () => {
	for (const [title, text, expected] of dialects)
		it(`is written into ${title}`, () => {
			const files: Texts = {
				[old]: text,
				[later]: "# 2. Weigh twice\n\nStatus: accepted, supersedes ADR-1\n",
			};
			const [found] = reported(rule, files);
			const after = mended(files, found);
			assert.ok(after[old]?.includes(expected), after[old]);
			assert.deepEqual(reported(rule, after), []);
		});

	it("is not written into a code span, in which a link is none", () => {
		const files: Texts = {
			[old]: "# Weigh once\n\n* Status: `accepted`\n",
			[later]: "# 2. Weigh twice\n\nStatus: accepted, supersedes ADR-1\n",
		};
		assert.equal(reported(rule, files)[0]?.fixes, undefined);
	});
});

/** The successor in each dialect, and what it says after the fix. */
const successors: readonly (readonly [string, string, string])[] = [
	[
		"a section",
		"# 2. Weigh twice\n\n## Status\n\nAccepted\n\n## Context\n\nInvoices.\n",
		"Accepted\n\nSupersedes [1. Weigh once](0001-weigh-once.md)\n\n## Context",
	],
	[
		"front matter",
		"---\nstatus: accepted\ndate: 2026-03-10\n---\n\n# Weigh twice\n",
		"status: accepted\nsupersedes: ADR-0001\ndate: 2026-03-10\n",
	],
	[
		"a list in brackets",
		"---\nstatus: accepted\nsupersedes: [ADR-7]\n---\n\n# Weigh twice\n",
		"supersedes: [ADR-7, ADR-0001]\n",
	],
	[
		"an empty list",
		"---\nstatus: accepted\nsupersedes: []\n---\n\n# Weigh twice\n",
		"supersedes: ADR-0001\n",
	],
	[
		"an empty value",
		"---\nstatus: accepted\nsupersedes:\n---\n\n# Weigh twice\n",
		"supersedes: ADR-0001\n",
	],
	[
		"a list in lines",
		"---\nsupersedes:\n  - ADR-7\nstatus: accepted\n---\n\n# Weigh twice\n",
		"supersedes:\n  - ADR-7\n  - ADR-0001\n",
	],
	[
		"bullets",
		"# Weigh twice\n\n* Status: accepted\n* Date: 2026-03-10\n",
		"* Status: accepted, supersedes [ADR-0001](0001-weigh-once.md)\n",
	],
	[
		"bullets with a place for it",
		"# Weigh twice\n\n* Status: accepted\n* Supersedes: none\n",
		"* Supersedes: [ADR-0001](0001-weigh-once.md)\n",
	],
];

describe("the new half of a supersession", () => {
	for (const [title, text, expected] of successors)
		it(`is written into ${title}`, () => {
			const files: Texts = {
				[old]: "# 1. Weigh once\n\nStatus: superseded by ADR-2\n",
				[later]: text,
				"docs/adr/0007-x.md": "# 7. X\n\nStatus: superseded by ADR-2\n",
			};
			const found = reported(rule, files).find((d) =>
				d.message.startsWith("ADR-0001 names"),
			);
			const after = mended(files, found);
			assert.ok(after[later]?.includes(expected), after[later]);
			assert.ok(
				!reported(rule, after).some((d) => d.message === found?.message),
			);
		});
});
