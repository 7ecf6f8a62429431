/** By what number or date records go: ids, titles, what is doubled, what comes next, and how others name them. */

import assert from "node:assert/strict";
import { compareNumbers } from "../../src/domain/id";
import { weekOf } from "../../src/domain/time";
import { Engine } from "../../src/engine";
import { decisionName } from "../../src/kinds/decision-places";
import { planNew } from "../../src/plans/new";
import { inShort, reported, type Texts } from "../helpers/checking";
import { artifactIn, carriedOut, repositoryOf } from "../helpers/planning";

const accepted = "\n\n## Status\n\nAccepted\n\n## Context\n\nTrucks queue.\n";

function record(heading: string): string {
	return `# ${heading}${accepted}`;
}

function idIn(files: Texts, file: string): string {
	return artifactIn(files, file).items[0]?.id ?? "";
}

/** Two records whose names begin alike, their ids, a title with that beginning, and the name of the next one on 2026-11-22. */
const pairs: readonly (readonly [
	one: string,
	other: string,
	ids: readonly [string, string],
	heading: string,
	next: string,
])[] = [
	[
		"2026-001-one",
		"2026-002-two",
		["ADR-2026-001", "ADR-2026-002"],
		"2026-001: Weigh",
		"2026-003-third",
	],
	[
		"2025-001-one",
		"2025-002-two",
		["ADR-2025-001", "ADR-2025-002"],
		"ADR-2025-001: Weigh",
		"2026-001-third",
	],
	[
		"ADR-2026-001-one",
		"ADR-2026-002-two",
		["ADR-2026-001", "ADR-2026-002"],
		"ADR-2026-001 - Weigh",
		"ADR-2026-003-third",
	],
	[
		"2026_001_one",
		"2026_002_two",
		["ADR-2026_001", "ADR-2026_002"],
		"2026-001. Weigh",
		"2026_003_third",
	],
	[
		"2026.001-one",
		"2026.002-two",
		["ADR-2026.001", "ADR-2026.002"],
		"2026.001 Weigh",
		"2026.003-third",
	],
	[
		"2026-0012-one",
		"2026-0013-two",
		["ADR-2026-0012", "ADR-2026-0013"],
		"2026-0012 Weigh",
		"2026-0014-third",
	],
	[
		"2026-13-one",
		"2026-14-two",
		["ADR-2026-13", "ADR-2026-14"],
		"2026-13 Weigh",
		"2026-15-third",
	],
	[
		"2026-05-001-one",
		"2026-05-002-two",
		["ADR-2026-05-001", "ADR-2026-05-002"],
		"2026-05-001 Weigh",
		"2026-11-001-third",
	],
	[
		"2026-11-001-one",
		"2026-11-002-two",
		["ADR-2026-11-001", "ADR-2026-11-002"],
		"2026-11-001 Weigh",
		"2026-11-003-third",
	],
	[
		"adr-26-001-one",
		"adr-26-002-two",
		["ADR-26-001", "ADR-26-002"],
		"ADR-26-001: Weigh",
		"adr-26-003-third",
	],
	[
		"adr-25-009-one",
		"adr-25-010-two",
		["ADR-25-009", "ADR-25-010"],
		"ADR-25-009: Weigh",
		"adr-26-001-third",
	],
	[
		"01-001-one",
		"01-002-two",
		["ADR-01-001", "ADR-01-002"],
		"01-001 Weigh",
		"01-003-third",
	],
	["1.1-one", "1.2-two", ["ADR-1.1", "ADR-1.2"], "1.1 Weigh", "1.3-third"],
	["1.9-one", "1.10-two", ["ADR-1.9", "ADR-1.10"], "1.9. Weigh", "1.11-third"],
	[
		"01.02-one",
		"01.03-two",
		["ADR-01.02", "ADR-01.03"],
		"01.02: Weigh",
		"01.04-third",
	],
	[
		"ADR-1.1-one",
		"ADR-1.2-two",
		["ADR-1.1", "ADR-1.2"],
		"ADR-1.1: Weigh",
		"ADR-1.3-third",
	],
	[
		"0001a-one",
		"0001b-two",
		["ADR-0001a", "ADR-0001b"],
		"0001a. Weigh",
		"0002-third",
	],
	[
		"0002-one",
		"0002a-two",
		["ADR-0002", "ADR-0002a"],
		"2. Weigh",
		"0003-third",
	],
	[
		"A-001-one",
		"B-001-two",
		["ADR-001", "ADR-001"],
		"A-001: Weigh",
		"A-002-third",
	],
	[
		"2026-05-one",
		"2026-05-two",
		["2026-05-one", "2026-05-two"],
		"2026-05: Weigh",
		"2026-11-third",
	],
	[
		"2026_05_one",
		"2026_05_two",
		["2026_05_one", "2026_05_two"],
		"2026_05: Weigh",
		"2026_11_third",
	],
	[
		"2026.03-one",
		"2026.03-two",
		["2026.03-one", "2026.03-two"],
		"2026.03 Weigh",
		"2026.11-third",
	],
	[
		"2026-5-one",
		"2026-5-two",
		["2026-5-one", "2026-5-two"],
		"2026-5 Weigh",
		"2026-11-third",
	],
	[
		"202605-one",
		"202605-two",
		["202605-one", "202605-two"],
		"202605: Weigh",
		"202611-third",
	],
	[
		"adr-2026-05-one",
		"adr-2026-05-two",
		["adr-2026-05-one", "adr-2026-05-two"],
		"ADR-2026-05: Weigh",
		"adr-2026-11-third",
	],
	[
		"2026-Q2-one",
		"2026-Q2-two",
		["2026-Q2-one", "2026-Q2-two"],
		"2026-Q2: Weigh",
		"2026-Q4-third",
	],
	[
		"2026q2-one",
		"2026q2-two",
		["2026q2-one", "2026q2-two"],
		"2026q2 Weigh",
		"2026q4-third",
	],
	[
		"Q2-2026-one",
		"Q2-2026-two",
		["Q2-2026-one", "Q2-2026-two"],
		"Q2-2026: Weigh",
		"Q4-2026-third",
	],
	[
		"2026-H1-one",
		"2026-H1-two",
		["2026-H1-one", "2026-H1-two"],
		"2026-H1: Weigh",
		"2026-H2-third",
	],
	[
		"2026-W12-one",
		"2026-W12-two",
		["2026-W12-one", "2026-W12-two"],
		"2026-W12: Weigh",
		"2026-W47-third",
	],
	[
		"2026-KW12-one",
		"2026-KW12-two",
		["2026-KW12-one", "2026-KW12-two"],
		"2026-KW12 Weigh",
		"2026-KW47-third",
	],
	[
		"2026-mar-one",
		"2026-mar-two",
		["2026-mar-one", "2026-mar-two"],
		"2026-mar Weigh",
		"2026-nov-third",
	],
	[
		"March-2026-one",
		"March-2026-two",
		["March-2026-one", "March-2026-two"],
		"March-2026: Weigh",
		"November-2026-third",
	],
	[
		"26-05-12-one",
		"26-05-12-two",
		["26-05-12-one", "26-05-12-two"],
		"26-05-12 Weigh",
		"26-11-22-third",
	],
	[
		"12-05-2026-one",
		"12-05-2026-two",
		["12-05-2026-one", "12-05-2026-two"],
		"12-05-2026 Weigh",
		"22-11-2026-third",
	],
	[
		"20260301T1200-one",
		"20260301T1200-two",
		["20260301T1200-one", "20260301T1200-two"],
		"20260301T1200 Weigh",
		"20261122T0000-third",
	],
	[
		"2026-03-01T120000Z-one",
		"2026-03-01T120000Z-two",
		["2026-03-01T120000Z-one", "2026-03-01T120000Z-two"],
		"2026-03-01T120000Z Weigh",
		"2026-11-22T000000Z-third",
	],
];

describe("numbers and dates of records", () => {
	for (const [one, other, ids, heading, next] of pairs)
		it(`${one} and ${other}`, () => {
			const [a, b] = [`docs/adr/${one}.md`, `docs/adr/${other}.md`] as const;
			const files = { [a]: record(heading), [b]: record("Print no slips") };
			assert.deepEqual([idIn(files, a), idIn(files, b)], ids);
			assert.equal(artifactIn(files, a).items[0]?.title, "Weigh");
			assert.deepEqual(reported("decisions/number-unique", files), []);
			const plan = planNew({
				...repositoryOf(files),
				kind: "adr",
				title: "Third",
			});
			const written = Object.keys(carriedOut(files, plan)).filter(
				(file) => !(file in files),
			);
			assert.deepEqual(
				written.map((file) => file.toLowerCase()),
				[`docs/adr/${next}.md`.toLowerCase()],
			);
		});

	it("a number of several parts that two have is doubled, and the next one of its year is free", () => {
		const files = {
			"docs/adr/2026-001-one.md": record("One"),
			"docs/adr/2026-001-two.md": record("Two"),
			"docs/adr/2026-004-three.md": record("Three"),
			"docs/adr/2025-009-four.md": record("Four"),
		};
		assert.deepEqual(
			reported("decisions/number-unique", files).map(({ message }) => message),
			[
				"The number 2026-001 belongs to 2026-001-one.md already, so a reference to ADR-2026-001 can mean either. Give this record the next free number, 2026-005.",
			],
		);
	});

	for (const [one, other] of [
		["1-1-x", "1-2-y"],
		["0001-1-x", "0001-2-y"],
		["2024-x", "2024-y"],
	] as const)
		it(`says nothing of ${one} beside ${other}`, () => {
			const files = {
				[`docs/adr/${one}.md`]: record("One"),
				[`docs/adr/${other}.md`]: record("Two"),
			};
			assert.deepEqual(reported("decisions/number-unique", files), []);
		});

	for (const [path, id] of [
		["docs/adr/0004-2-phase-commit.md", "ADR-0004"],
		["docs/adr/0007-3.12-for-all.md", "ADR-0007"],
		["docs/adr/0005-2026-roadmap.md", "ADR-0005"],
		["docs/adr/12-2026-goals.md", "ADR-12"],
		["docs/adr/3d-models.md", "3d-models"],
		["docs/adr/5g-uplink.md", "5g-uplink"],
		["docs/adr/0001-2fa-login.md", "ADR-0001"],
		["docs/adr/2045-target-feature.md", "ADR-2045"],
		["docs/adr/1.1-nine/README.md", "ADR-1.1"],
		["docs/adr/0001a-x/index.md", "ADR-0001a"],
		["docs/adr/2026-Q2-six/README.md", "2026-Q2-six"],
	] as const)
		it(`${path} is ${id}`, () => {
			const name = decisionName(path);
			assert.equal(
				name?.numberText ? `${name.prefix}-${name.numberText}` : name?.stem,
				id,
			);
		});

	for (const path of [
		"docs/adr/2026-05/README.md",
		"docs/adr/2026-Q2/README.md",
		"docs/adr/202605/index.md",
		"docs/adr/choose-kafka/versioned/1.0.0/index.mdx",
	])
		it(`${path} gathers others`, () => {
			assert.equal(decisionName(path), undefined);
		});

	it("counts parts as numbers", () => {
		const numbers = [
			"1.10",
			"1.9",
			"2026-010",
			"2026-002",
			"3b",
			"3a",
			"3",
			"0002",
		];
		assert.deepEqual(numbers.sort(compareNumbers), [
			"1.9",
			"1.10",
			"0002",
			"3",
			"3a",
			"3b",
			"2026-002",
			"2026-010",
		]);
	});

	it("knows the weeks of ISO 8601", () => {
		const week = (y: number, m: number, d: number) => {
			const { year, week, weekday } = weekOf({ y, m, d });
			return `${year}-W${week}-${weekday}`;
		};
		assert.equal(week(2026, 11, 22), "2026-W47-7");
		assert.equal(week(2027, 1, 1), "2026-W53-5");
		assert.equal(week(2024, 12, 30), "2025-W1-1");
	});
});

/** How a field names a record, and the file that is meant. */
const named: readonly (readonly [written: string, file: string | undefined])[] =
	[
		["ADR-2026-001", "2026-001-one"],
		["ADR 2026-001", "2026-001-one"],
		["ADR-2026-1", "2026-001-one"],
		["ADR-2026_001", "2026-001-one"],
		["2026-001", "2026-001-one"],
		["2026-001-one", "2026-001-one"],
		["2026-001-one.md", "2026-001-one"],
		["ADR-2026-002", undefined],
		["ADR-2026", undefined],
		["ADR-1.1", "1.1-two"],
		["ADR 1.1", "1.1-two"],
		["ADR-1.10", undefined],
		["ADR-0003a", "0003a-three"],
		["ADR-3A", "0003a-three"],
		["ADR-0003", undefined],
		["2026-Q2-four", "2026-Q2-four"],
		["ADR-2025-05", "2025-05-five"],
		["ADR-2025-06", undefined],
		["2025-05-five", "2025-05-five"],
		["20260516-six", "20260516-six"],
		["API-007", "API-007-seven"],
	];

describe("what names a record by its number or date", () => {
	const files: Texts = Object.fromEntries(
		[
			"2026-001-one",
			"1.1-two",
			"0003a-three",
			"2026-Q2-four",
			"2025-05-five",
			"2025-06-a",
			"2025-06-b",
			"20260516-six",
			"API-007-seven",
		].map((name) => [`docs/adr/${name}.md`, record(name.replace(/^.*-/, ""))]),
	);
	for (const [written, file] of named)
		it(written, () => {
			const successor = "docs/adr/0099-last.md";
			const engine = new Engine({ today: "2026-11-22" });
			for (const [path, text] of Object.entries(files)) engine.set(path, text);
			engine.set(
				successor,
				`---\nstatus: accepted\nsupersedes: ${written}\n---\n\n# Last\n\nWeigh.\n`,
			);
			const page = engine
				.workspace()
				.root.pages.find(({ artifact }) => artifact.file === successor);
			const [first] = page?.references ?? [];
			assert.equal(first?.targetFile, file && `docs/adr/${file}.md`);
		});

	it("is followed in prose, and a number of several parts that nothing has may be anything", () => {
		const text = `# 99. Last${accepted}\nAs ADR-2026-001 says, unlike ADR-7-8, ADR-5.2 and ADR-2026-01-02.\n`;
		const all = { ...files, "docs/adr/0099-last.md": text };
		const { items } = artifactIn(all, "docs/adr/0099-last.md");
		assert.equal(items[0]?.references[0]?.id, "ADR-2026-001");
		assert.deepEqual(reported("references/resolve", all), []);
	});
});

const moved = "[Weigh twice](0005-weigh-twice.md)";

describe("a file that only points to another one", () => {
	for (const [what, text] of [
		["a line with a link", `Moved to ${moved}.\n`],
		["a link alone", `${moved}\n`],
		["a quote", `> This record is now ${moved}.\n`],
		["a path", "0005-weigh-twice.md\n"],
		["front matter of a site", "---\nredirect_to: 0005-weigh-twice\n---\n"],
		["a comment before it", `<!-- moved -->\n\nSee ${moved}\n`],
		["another folder", "Moved to [Weigh](../decisions/0005-weigh.md).\n"],
		[
			"a page for browsers",
			'<meta http-equiv="refresh" content="0; url=0005-weigh-twice.md">\n',
		],
	] as const)
		it(`has no number of its own: ${what}`, () => {
			const files = {
				"docs/adr/0005-weigh.md": text,
				"docs/adr/0005-weigh-twice.md": record("5. Weigh twice"),
			};
			const engine = new Engine({ today: "2026-11-22" });
			for (const [path, text] of Object.entries(files)) engine.set(path, text);
			assert.equal(idIn(files, "docs/adr/0005-weigh.md"), "0005-weigh");
			assert.deepEqual(
				engine
					.check()
					.diagnostics.filter(
						(d) =>
							d.rule.startsWith("decisions/") && d.file.endsWith("weigh.md"),
					),
				[],
			);
		});

	for (const [what, text] of [
		["two lines", `Weigh twice.\n\nSee ${moved}.\n`],
		["a title", `# 5. Weigh\n\nSuperseded by ${moved}\n`],
		[
			"a link to the web",
			"Moved to [Weigh](https://example.com/0005-weigh.md).\n",
		],
		["two links", `${moved} and [slips](0006-slips.md)\n`],
	] as const)
		it(`is a record: ${what}`, () => {
			const files = {
				"docs/adr/0005-weigh.md": text,
				"docs/adr/0005-weigh-twice.md": record("5. Weigh twice"),
			};
			assert.equal(idIn(files, "docs/adr/0005-weigh.md"), "ADR-0005");
			assert.equal(reported("decisions/number-unique", files).length, 1);
		});

	it("is found by its old number where no other record has it", () => {
		const files = {
			"docs/adr/0005-weigh.md": "Moved to [Weigh](0007-weigh.md).\n",
			"docs/adr/0007-weigh.md": record("7. Weigh"),
			"docs/adr/0008-slips.md": `# 8. Slips${accepted}\nAs ADR-0005 says.\n`,
		};
		assert.deepEqual(reported("references/resolve", files), []);
	});
});

const rust =
	"- Feature Name: weigh\n- Start Date: 2026-01-02\n- RFC PR: [o/rfcs#1](https://github.com/o/rfcs/pull/1)\n\n# Summary\n\nWeigh twice.\n\n# Motivation\n\nQueues.\n";

describe("records of a repository of RFCs", () => {
	for (const [file, text, id] of [
		["text/0003-a.md", rust, "RFC-0003"],
		["text/0003-a.md", rust.replace(/^- RFC PR.*\n/m, ""), "RFC-0003"],
		["text/0003-a.md", record("3. Weigh"), "ADR-0003"],
		["accepted/0003-a.md", rust, "RFC-0003"],
		[
			"0003-a.md",
			"# RFC 3: Weigh\n\n## Summary\n\nWeigh.\n\n## Motivation\n\nQueues.\n",
			"RFC-0003",
		],
		[
			"proposals/0003-a.md",
			"---\nrfc: 3\n---\n\n# Weigh\n\n## Summary\n\nWeigh.\n\n## Motivation\n\nQueues.\n",
			"RFC-0003",
		],
		[
			"proposals/0003-a.md",
			"# Weigh\n\n* Proposal: [SE-0003](0003-a.md)\n\n## Motivation\n\nQueues.\n",
			"ADR-0003",
		],
		["docs/adr/0003-a.md", rust, "ADR-0003"],
		["docs/decisions/0003-a.md", rust, "RFC-0003"],
	] as const)
		it(`${file} is ${id}: ${text.slice(0, 20).replace(/\n/g, " ")}`, () => {
			const files = {
				"opmodel.yaml": `files:\n  decision: ["${file.replace(/0003.*/, "")}*.md"]\n`,
				[file]: text,
			};
			assert.equal(idIn(files, file), id);
		});

	it("one without such a line is an RFC as well, and the next one has its number", () => {
		const files = {
			"opmodel.yaml": 'files:\n  decision: ["text/*.md"]\n',
			"text/0001-a.md": rust,
			"text/0002-b.md": record("Slips"),
			"text/0003-c.md": rust,
		};
		assert.equal(idIn(files, "text/0002-b.md"), "RFC-0002");
		const plan = planNew({
			...repositoryOf(files),
			kind: "rfc",
			title: "Third",
		});
		assert.ok("text/0004-third.md" in carriedOut(files, plan));
	});
});

describe("a record without a title", () => {
	for (const [what, text, line] of [
		["prose", "Weigh twice.\n\n## Context\n\nQueues.\n", 1],
		["an empty line before it", "\nWeigh twice.\n\n## Context\n\nQueues.\n", 2],
		[
			"sections of level 1",
			"Weigh.\n\n# Context\n\nQueues.\n\n# Decision\n\nWeigh.\n",
			1,
		],
		[
			"front matter",
			"---\nlayout: page\n---\n\nWeigh.\n\n## Context\n\nQueues.\n",
			5,
		],
		[
			"a title in the front matter",
			"---\nlayout: page\ntitle: Weigh\n---\n\n## Context\n\nQueues.\n",
			3,
		],
	] as const)
		it(`has its diagnostics on its first line: ${what}`, () => {
			const files = {
				"opmodel.yaml": "rules:\n  decisions/dated: warning\n",
				"docs/adr/0001-weigh.md": text,
			};
			assert.deepEqual(
				inShort(reported("decisions/dated", files), 1).map((s) =>
					s.replace(/ [^ ]*$/, ""),
				),
				[`warning docs/adr/0001-weigh.md:${line}`],
			);
		});
});
