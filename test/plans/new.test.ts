/** What `new` plans: items in the way of their page, pages from templates, records in the manner of their folder. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { idsIn, planNew } from "../../src/plans/new";
import { isRefusal } from "../../src/plans/plan";
import { planSupersede } from "../../src/plans/supersede";
import type { Texts } from "../helpers/checking";
import {
	artifactIn,
	carriedOut,
	loudIn,
	reasonOf,
	repositoryOf,
} from "../helpers/planning";

function plan(files: Texts, kind: string, title?: string) {
	return planNew({
		...repositoryOf(files),
		kind,
		...(title === undefined ? {} : { title }),
	});
}

function outcome(files: Texts, kind: string, title?: string): Texts {
	return carriedOut(files, plan(files, kind, title));
}

/** The one file that a plan creates. */
function created(files: Texts, kind: string, title?: string) {
	const result = outcome(files, kind, title);
	const [file] = Object.keys(result).filter((path) => !(path in files));
	assert.ok(file, "nothing was created");
	return { file, text: result[file] ?? "", result };
}

describe("new: kinds", () => {
	const page = { "product/principles.md": "# Principles\n\n## PP-4: Speed\n" };

	it("takes singular, plural, category and what people say", () => {
		for (const [word, path] of [
			["metric", "product/metrics.md"],
			["metrics", "product/metrics.md"],
			["key-metrics", "product/metrics.md"],
			["KPI", "product/metrics.md"],
			["guardrail", "product/guardrails.md"],
			["capability", "product/capabilities.md"],
			["tech stack", "product/tech-stack.md"],
			["initiative", "product/themes.md"],
			["strategy", "product/strategy.md"],
			["outcomes", "product/outcomes.md"],
		] as const)
			assert.equal(created({}, word).file, path, word);
	});

	it("names the nearest kind where one is misspelt", () => {
		assert.match(
			reasonOf(plan({}, "principel", "x")),
			/^There is no kind "principel"\. Did you mean "principle"\?/,
		);
	});

	it("asks for a title where a page is there, and for every decision", () => {
		assert.match(
			reasonOf(plan(page, "principles")),
			/is there already: product\/principles\.md/,
		);
		assert.match(reasonOf(plan({}, "adr", "  ")), /needs a title/);
	});
});

describe("new: items", () => {
	it("take no id that texts of before name", () => {
		const files = { "product/guardrails.md": "# Guardrails\n\n## GR-2: A\n" };
		const before = [
			"# Guardrails\n\n## GR-7: Gone\n\nAs gr-6 and xGR-90, GR-91x, PP-92 and ADR-0093.\n",
			"",
		];
		const taken = idsIn(before);
		assert.deepEqual(taken, ["GR-7", "gr-6", "PP-92", "ADR-0093"]);
		const made = (kind: string) =>
			carriedOut(
				files,
				planNew({ ...repositoryOf(files), kind, title: "B", taken }),
			);
		assert.match(made("guardrail")["product/guardrails.md"] ?? "", /GR-8: B/);
		assert.match(made("metric")["product/metrics.md"] ?? "", /KM-1: B/);
	});

	it("continues headings, with the level and separator that the page has", () => {
		const files = {
			"product/principles.md":
				"# Principles\n\n### PP-4 — Speed\n\nText.\n\n## Notes\n\nMore.\n",
		};
		const { "product/principles.md": text = "" } = outcome(
			files,
			"principle",
			"Proof over promises",
		);
		assert.match(
			text,
			/Text\.\n\n### PP-5 — Proof over promises\n[\s\S]*- Status: draft\n[\s\S]*\n\n## Notes\n\nMore\.\n$/,
		);
		const item = artifactIn(
			{ "product/principles.md": text },
			"product/principles.md",
		).items[1];
		assert.equal(item?.title, "Proof over promises");
		assert.equal(item?.status, "draft");
	});

	it("continues list entries", () => {
		const files = {
			"product/strategy.md":
				"# Strategy\n\n## Problems\n\n1. **ST-1** Late findings.\n2. **ST-2** No signal.\n\n## Vision\n\nProof.\n",
		};
		assert.match(
			outcome(files, "strategy", "Nobody asks")["product/strategy.md"] ?? "",
			/No signal\.\n3\. \*\*ST-3\*\* Nobody asks\n {3}- Status: draft\n\n## Vision/,
		);
	});

	it("continues a table, cell by cell", () => {
		const files = {
			"product/tech-stack.md":
				"# Stack\n\n| Technology | ID | Ring | Status |\n|---|---|---|---|\n| Go \\| C | `TS-7` | adopt | agreed |\n\nAfter.\n",
		};
		const result = outcome(files, "technology", "A|B");
		assert.match(
			result["product/tech-stack.md"] ?? "",
			/agreed \|\n\| A\\\|B \| `TS-8` \| \| draft \|\n\nAfter/,
		);
		const item = artifactIn(result, "product/tech-stack.md").items[1];
		assert.deepEqual([item?.id, item?.status], ["TS-8", "draft"]);
	});

	it("continues YAML, quoting where YAML needs it", () => {
		const files = {
			"product/reviews.yaml":
				"kind: reviews\nitems:\n  - id: RV-1\n    title: Code review\n    trigger: Every change\n",
		};
		const result = outcome(files, "review", "Design: two ways");
		assert.equal(
			result["product/reviews.yaml"],
			`${files["product/reviews.yaml"]?.trimEnd()}\n  - id: RV-2\n    title: "Design: two ways"\n    status: draft\n`,
		);
		const page = artifactIn(result, "product/reviews.yaml");
		assert.equal(page.items[1]?.title, "Design: two ways");
		assert.deepEqual(page.faults, []);
	});

	it("fills an empty YAML list", () => {
		const files = { "product/reviews.yaml": "title: Reviews\nitems: []\n" };
		const page = artifactIn(
			outcome(files, "review", "Code"),
			"product/reviews.yaml",
		);
		assert.deepEqual(
			page.items.map((i) => i.id),
			["RV-1"],
		);
	});

	it("writes one more file where each item has its own", () => {
		const files = {
			"product/principles/pp-1-speed.md": "---\nid: PP-1\n---\n\n# Speed\n",
		};
		const { file, result } = created(files, "principle", "Proof first");
		assert.equal(file, "product/principles/pp-2-proof-first.md");
		assert.deepEqual(
			artifactIn(result, file).items.map(({ id, title }) => [id, title]),
			[["PP-2", "Proof first"]],
		);
	});

	it("takes the next id over all pages of the model", () => {
		const files = {
			"product/themes/a.md": "---\nid: TH-9\n---\n\n# A\n",
			"product/themes.md": "# Themes\n\n## TH-2: B\n\n## TH-3: C\n",
		};
		assert.match(
			outcome(files, "theme", "D")["product/themes.md"] ?? "",
			/## TH-10: D/,
		);
	});

	it("starts a page of prose at its end", () => {
		const files = { "product/principles.md": "# Principles\n\nSpeed." };
		assert.match(
			outcome(files, "principle", "Proof")["product/principles.md"] ?? "",
			/^# Principles\n\nSpeed\.\n\n## PP-1: Proof\n/,
		);
	});

	it("adds nothing where sections are fixed and no item is there", () => {
		assert.match(
			reasonOf(
				plan(
					{ "product/delivery.md": "# D\n\n## Inner loop\n\nx\n" },
					"delivery",
					"y",
				),
			),
			/with the id DL-1 in front/,
		);
	});
});

describe("new: pages", () => {
	it("creates a page with its first item as drafts that nothing is said of", () => {
		const { file, result } = created(
			{ "opmodel.yaml": "expect: []\n" },
			"guardrail",
			"No clock on a phone decides",
		);
		assert.equal(file, "product/guardrails.md");
		assert.equal(artifactIn(result, file).items[0]?.id, "GR-1");
		assert.deepEqual(loudIn(result), []);
	});

	it("creates it where the configuration expects it", () => {
		const files = { "opmodel.yaml": "files: { principles: [docs/how.md] }\n" };
		assert.equal(created(files, "principles").file, "docs/how.md");
		assert.match(
			reasonOf(
				plan(
					{ "opmodel.yaml": 'files: { principles: ["p/*.md"] }\n' },
					"principles",
				),
			),
			/names no file for a new one/,
		);
	});

	it("moves the metrics that the strategy defined, so that their ids stay defined", () => {
		const files = {
			"product/strategy.md":
				"# Strategy\n\n## Key metric\n\n- **KM-3** Findings closed on time.\n",
		};
		const { result } = created(files, "metrics");
		assert.deepEqual(
			artifactIn(result, "product/metrics.md").items.map((i) => i.id),
			["KM-3"],
		);
		assert.match(
			outcome(files, "metric", "Rounds")["product/strategy.md"] ?? "",
			/\*\*KM-4\*\* Rounds/,
		);
	});

	it("writes over nothing, whatever the case of its name", () => {
		const files = {
			"opmodel.yaml": "files: { metrics: [docs/m.md, x.md] }\n",
			"docs/M.md": "x",
		};
		assert.match(
			reasonOf(plan(files, "metrics")),
			/^docs\/m\.md was not written: something/,
		);
	});
});

const nygard = (n: number, title: string, status = "Accepted") =>
	`# ${n}. ${title}\n\nDate: 2025-0${n}-01\n\n## Status\n\n${status}\n\n## Context\n\nc\n\n## Decision\n\nd\n\n## Consequences\n\ne\n`;

/** Folders as teams keep them: two or three records each, and what the next one has to be read as. */
const folders: readonly {
	readonly name: string;
	readonly files: Texts;
	readonly file: string;
	readonly title: string;
	readonly lines: readonly string[];
}[] = [
	{
		name: "nygard",
		files: {
			"doc/adr/0001-a.md": nygard(1, "A"),
			"doc/adr/0002-b.md": nygard(2, "B"),
		},
		file: "doc/adr/0003-weigh-twice.md",
		title: "3. Weigh twice",
		lines: ["Date: 2026-11-22", "## Status", "Proposed", "## Consequences"],
	},
	{
		name: "the repository's own word for a proposal",
		files: {
			"docs/adr/0001-a.md": nygard(1, "A"),
			"docs/adr/0002-b.md": nygard(2, "B", "Pending"),
		},
		file: "docs/adr/0003-weigh-twice.md",
		title: "3. Weigh twice",
		lines: ["Pending"],
	},
	{
		name: "madr with front matter",
		files: {
			"docs/decisions/0001-a.md":
				"---\nparent: Decisions\nnav_order: 1\nstatus: accepted\ndate: 2025-01-01\ndecision-makers: [Ada, Grace]\ntags: [x]\n---\n\n# A\n\n## Context and Problem Statement\n\nc\n\n## Considered Options\n\n* x\n\n## Decision Outcome\n\nd\n",
			"docs/decisions/0002-b.md":
				"---\nparent: Decisions\nnav_order: 2\nstatus: accepted\ndate: 2025-02-01\ndecision-makers: [Ada, Lise]\n---\n\n# B\n\n## Context and Problem Statement\n\nc\n\n## Considered Options\n\n* x\n\n## Decision Outcome\n\nd\n",
		},
		file: "docs/decisions/0003-weigh-twice.md",
		title: "Weigh twice",
		lines: [
			"parent: Decisions",
			"nav_order: 3",
			"status: proposed",
			"date: 2026-11-22",
			"decision-makers: []",
		],
	},
	{
		name: "madr with bullets, dated names joined by underscores",
		files: {
			"adr/2025_01_03_a_b.md":
				"# A B\n\n* Status: accepted\n* Deciders: Ada\n* Date: 2025-01-03\n\n## Context and Problem Statement\n\nc\n\n## Considered Options\n\n* x\n\n## Decision Outcome\n\nd\n",
			"adr/2025_02_03_c_d.md":
				"# C D\n\n* Status: accepted\n* Deciders: Ada\n* Date: 2025-02-03\n\n## Context and Problem Statement\n\nc\n\n## Considered Options\n\n* x\n\n## Decision Outcome\n\nd\n",
		},
		file: "adr/2026_11_22_weigh_twice.md",
		title: "Weigh twice",
		lines: ["* Status: proposed", "* Deciders:", "* Date: 2026-11-22"],
	},
	{
		name: "a table on top, capital letters in names",
		files: {
			"docs/adrs/ADR-001-First-Thing.md":
				"# ADR-001: First Thing\n\n| Field | Value |\n|---|---|\n| **Date** | 2025-01-24 |\n| **Status** | Accepted |\n\n## Context\n\nc\n\n## Decision\n\nd\n",
			"docs/adrs/ADR-002-Second-Thing.md":
				"# ADR-002: Second Thing\n\n| Field | Value |\n|---|---|\n| **Date** | 2025-01-25 |\n| **Status** | Accepted |\n\n## Context\n\nc\n\n## Decision\n\nd\n",
		},
		file: "docs/adrs/ADR-003-Weigh-twice.md",
		title: "ADR-003: Weigh twice",
		lines: [
			"| Field | Value |",
			"|---|---|",
			"| **Date** | 2026-11-22 |",
			"| **Status** | Proposed |",
		],
	},
	{
		name: "bold lines, two on one line",
		files: {
			"docs/adr/ADR-014-a.md":
				"# ADR-014: A\n\n**Status:** Accepted  **Date:** 2025-01-24\n**Related:** ADR-001\n\n## Context\n\nc\n\n## Decision\n\nd\n",
		},
		file: "docs/adr/ADR-015-weigh-twice.md",
		title: "ADR-015: Weigh twice",
		lines: ["**Status:** Proposed  **Date:** 2026-11-22"],
	},
	{
		name: "German",
		files: {
			"docs/adr/0001-a.md":
				"# 1. A\n\nDatum: 2025-01-24\n\n## Status\n\nAkzeptiert\n\n## Kontext\n\nc\n\n## Entscheidung\n\nd\n\n## Konsequenzen\n\ne\n",
		},
		file: "docs/adr/0002-weigh-twice.md",
		title: "2. Weigh twice",
		lines: ["Datum: 2026-11-22", "Vorgeschlagen", "## Konsequenzen"],
	},
	{
		name: "one sentence in clauses",
		files: {
			"docs/adr/0001-a.md":
				"# A\n\n- Status: accepted\n- Date: 2025-01-24\n\n## Decision\n\nIn the context of scales, facing queues, we decided for two and neglected one, to achieve trust, accepting time.\n",
		},
		file: "docs/adr/0002-weigh-twice.md",
		title: "Weigh twice",
		lines: ["**facing** <!-- the concern -->,"],
	},
	{
		name: "records in folders of their own, title in the front matter",
		files: {
			"docs/decisions/0003-a/README.md":
				"---\nid: ADR-0003\ntitle: A\nstatus: accepted\ndate: 2025-01-01\n---\n\n## Context\n\nc\n\n## Decision\n\nd\n",
		},
		file: "docs/decisions/0004-weigh-twice/README.md",
		title: "Weigh twice",
		lines: ["id: ADR-0004", "title: Weigh twice", "status: proposed"],
	},
	{
		name: "no status anywhere",
		files: {
			"rfcs/0007-a.md":
				"- Start Date: 2025-01-01\n\n# Summary\n\ns\n\n# Motivation\n\nm\n\n# Detailed design\n\nd\n",
		},
		file: "rfcs/0008-weigh-twice.md",
		title: "Weigh twice",
		lines: ["- Start Date: 2026-11-22", "- Status: Proposed", "# Motivation"],
	},
];

describe("new: decisions", () => {
	for (const { name, files, file, title, lines } of folders)
		it(`follows its folder: ${name}`, () => {
			const made = created(files, "decision", "Weigh twice");
			assert.equal(made.file, file);
			const written = made.text.split("\n");
			for (const line of lines)
				assert.ok(written.includes(line), `${line}\nis not in\n${made.text}`);
			const record = artifactIn(made.result, file);
			assert.equal(record.title, title);
			assert.equal(record.items[0]?.title, "Weigh twice");
			assert.equal(record.decision?.status, "proposed");
			assert.equal(record.decision?.date, "2026-11-22");
			const [neighbour] = Object.keys(files);
			assert.equal(
				record.decision?.dialect,
				artifactIn(files, neighbour as string).decision?.dialect,
			);
			assert.deepEqual(record.faults, []);
			assert.deepEqual(
				loudIn(made.result).filter((line) => line.endsWith(file)),
				[],
			);
		});

	it("takes nothing of what its neighbours say", () => {
		const { text } = created(
			{
				"docs/adr/0001-a.md": nygard(1, "A"),
				"docs/adr/0002-b.md":
					"# 2. B\n\nDate: 2025-02-01\nDeciders: Ada\n\nA secret remark.\n\n## Status\n\nAccepted on a rainy day\n\n## Context\n\nWords.\n\n### Only here\n\n## Decision\n\nMore.\n",
			},
			"adr",
			"Weigh twice",
		);
		assert.doesNotMatch(text, /Ada|secret|rainy|Words|More|Only here/);
	});

	it("keeps line breaks and counts on behind unreadable files", () => {
		const { file, text } = created(
			{
				"docs/adr/0009-a.md": nygard(1, "A").replaceAll("\n", "\r\n"),
				"docs/adr/0010-b.rst": "",
			},
			"adr",
			"Weigh twice",
		);
		assert.equal(file, "docs/adr/0011-weigh-twice.md");
		assert.equal(text.split("\r\n").length, text.split("\n").length);
	});

	it("counts on over folders that share their numbers, and within those that don't", () => {
		const old = {
			"docs/adr/0001-a.md": nygard(1, "A"),
			"docs/adr/0002-b.md": nygard(2, "B"),
			"docs/decisions/0003-c.md": nygard(3, "C"),
			"docs/decisions/0004-d.md": nygard(4, "D"),
			"docs/decisions/0005-e.md": nygard(5, "E"),
		};
		assert.equal(
			created(old, "decision", "x").file,
			"docs/decisions/0006-x.md",
		);
		const areas = {
			"api/adr/0001-a.md": nygard(1, "A"),
			"web/adr/0001-a.md": nygard(3, "A"),
			"web/adr/0002-b.md": nygard(4, "B"),
		};
		assert.equal(created(areas, "decision", "x").file, "web/adr/0003-x.md");
	});

	it("goes where settings say when there is no record yet", () => {
		const title = "Weigh twice";
		assert.equal(
			created({}, "decision", title).file,
			"docs/adr/0001-weigh-twice.md",
		);
		assert.equal(
			created({}, "rfc", title).file,
			"docs/rfcs/0001-weigh-twice.md",
		);
		assert.equal(
			created({ ".adr-dir": "doc/arch/adr\n" }, "adr", title).file,
			"doc/arch/adr/0001-weigh-twice.md",
		);
		assert.equal(
			created(
				{ "opmodel.yaml": 'files: { decision: ["log/adr-*.md"] }\n' },
				"decision",
				title,
			).file,
			"log/adr-0001-weigh-twice.md",
		);
	});

	it("makes file names of any title", () => {
		const name = (title: string) =>
			created({}, "adr", title).file.replace("docs/adr/0001-", "");
		assert.equal(name("Use «Größe» & it's ok?"), "use-grosse-its-ok.md");
		assert.equal(name("データを保存"), "データを保存.md");
		assert.equal(name("../../etc/passwd"), "etc-passwd.md");
		assert.equal(name("?!"), "untitled.md");
		assert.ok(name("word ".repeat(60)).length < 90);
	});

	it("keeps a title on one line and out of HTML", () => {
		const { file, result } = created({}, "adr", "Use\nResult<T>\tnow");
		assert.equal(artifactIn(result, file).items[0]?.title, "Use Result<T> now");
	});
});

/** Pieces that records consist of, whole and broken. */
const pieces = fc.constantFrom(
	"---\n",
	"status: accepted\n",
	"status: {accepted}\n",
	"date: 2026-01-02\n",
	"title: T\n",
	"tags: [a, b]\n",
	"# 3. Title of it\n\n",
	"# ADR-003: Title of it\n",
	"Title of it\n===\n",
	"## Status\n\nAccepted\n\n",
	"## Context\n\ntext\n\n",
	"## Decision\n\ntext\n",
	"### Options\n",
	"* Status: accepted\n",
	"- **Date:** 2026-01-02\n",
	"* Deciders:\n  * Ada\n",
	"| Status | Accepted |\n|---|---|\n| Date | 2026-01-02 |\n",
	"| Status | Date |\n|---|---|\n| Accepted | 2026-01-02 |\n",
	"**Status:** `Accepted`  **Date:** 2026-01-02\n",
	"> Status: Accepted\n",
	"Supersedes: ADR-1\n",
	"```\n# code\n",
	"<!-- \n",
	"\r\n",
	"\n",
	"text\n",
	"\ufeff",
	"\u0000",
);

describe("new and supersede: any neighbours", () => {
	it("never throw, and what they write is read as meant", () => {
		fc.assert(
			fc.property(
				fc.array(fc.array(pieces, { maxLength: 12 }), {
					minLength: 1,
					maxLength: 3,
				}),
				(records) => {
					const files = Object.fromEntries(
						records.map((parts, i) => [
							`docs/adr/000${i + 1}-x.md`,
							parts.join(""),
						]),
					);
					const plans = [
						plan(files, "decision", "Weigh twice"),
						planSupersede({
							...repositoryOf(files),
							id: "ADR-1",
							title: "Weigh twice",
						}),
					];
					for (const made of plans) {
						if (isRefusal(made)) continue;
						const result = carriedOut(files, made);
						const [first, ...marks] = made.edits;
						const record = artifactIn(result, first?.file ?? "");
						assert.equal(record.items[0]?.title, "Weigh twice");
						assert.match(
							record.decision?.status ?? "",
							/^(?:proposed|accepted)$/,
						);
						assert.equal(record.decision?.date, "2026-11-22");
						for (const { file } of marks)
							assert.equal(
								artifactIn(result, file).decision?.status,
								"superseded",
							);
					}
				},
			),
			{ numRuns: 100 },
		);
	});
});
