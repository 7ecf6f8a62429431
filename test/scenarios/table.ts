/**
 * Files in, diagnostics out: one table that is run through the command line and through the editor, which must say the same.
 *
 * A diagnostic is written as `severity rule file line:character-line:character`, counted from 1 as editors show it, then the message or
 * the beginning of it where that matters. Nothing in here depends on the day: dates lie decades away or are long past.
 */

export interface Scenario {
	/** Names the scenario's folder too. */
	readonly name: string;
	readonly files: Readonly<Record<string, string>>;
	/** Everything that is reported, hints included, in the order of the files' names and places. */
	readonly diagnostics: readonly string[];
}

const settings = "title: Quarry\nstage: startup\nexpect: []\n";

const strategy = `# Strategy

- Horizon: 2026-01/2095-12

## Customers

Quarries with two or more weighbridges.

## Problems

- **ST-1** Drivers wait at the weighbridge.
- **ST-2** Nobody trusts the tickets.

## Vision

A truck is weighed while it rolls.

## Not doing

Scales for shops.

## Key metric

KM-1 says whether trucks wait.
`;

const metrics = `# Metrics

## KM-1: Trucks weighed without a stop

Share of trucks that are weighed without a stop, per week.

- Role: key
- Source: the board "Gates"
- Baseline: 12% in 2026-01
- Target: 60%
- By: 2095-06-30
`;

/** A decision as adr-tools writes it. */
function decision(number: number, title: string, status: string): string {
	return `# ${number}. ${title}

Date: 2019-01-20

## Status

${status}

## Context

Weighing twice takes four minutes.

## Decision

We decided.

## Consequences

Some.
`;
}

export const scenarios: readonly Scenario[] = [
	{
		name: "a model in good order",
		files: {
			"opmodel.yaml": settings,
			"product/strategy.md": strategy,
			"product/metrics.md": metrics,
		},
		diagnostics: [],
	},
	{
		name: "references that lead nowhere, in a field and in prose",
		files: {
			"opmodel.yaml": settings,
			"product/strategy.md": strategy.replace("KM-1 says", "KM-1 and KM-8 say"),
			"product/metrics.md": metrics,
			"product/themes.md": `# Themes

## TH-1: A truck leaves within three minutes

- Period: 2095-H1
- Outcome: Nine of ten trucks leave within three minutes; in 2026 it was four of ten.
- Serves: ST-1, ST-9
- Moves: [KM-1](metrics.md#km-1)
`,
		},
		diagnostics: [
			"warning references/resolve product/strategy.md 24:10-24:14 KM-8 is mentioned here and defined nowhere",
			"error references/resolve product/themes.md 7:17-7:21 ST-9 is named here and defined nowhere",
			"hint links/resolve product/themes.md 8:28-8:32 This link finds KM-1 here",
		],
	},
	{
		name: "an id that is given twice",
		files: {
			"opmodel.yaml": settings,
			"product/principles.md": `# Product principles

## PP-1: Rolling before standing

- Over: precision in the third digit
- Because: Trucks queue up to the road.

## PP-1: One ticket before two

- Over: forms that each site designs
- Because: Drivers cannot tell them apart.
`,
		},
		diagnostics: [
			'error ids/unique product/principles.md 8:4-8:8 PP-1 is already the id of "Rolling before standing"',
		],
	},
	{
		name: "links to pages and headings that are not there",
		files: {
			"opmodel.yaml": settings,
			"product/strategy.md": `${strategy}
See [the board](metrics.md#board), [the themes](themes.md) and [the number](metrics.md#km-1-trucks-weighed-without-a-stop).
`,
			"product/metrics.md": metrics,
		},
		diagnostics: [
			'warning links/resolve product/strategy.md 26:28-26:33 The page metrics.md has no heading "board"',
			"warning links/resolve product/strategy.md 26:49-26:58 This link leads to themes.md",
		],
	},
	{
		name: "YAML that people type",
		files: {
			"opmodel.yaml": settings,
			"product/principles.yaml": `owner: @platform
items:
  - id: PP-1
    title: Rolling before standing
    because: Two reasons: queues and fuel
    over: precision in the third digit
`,
		},
		diagnostics: [
			"error files/syntax product/principles.yaml 1:8-1:17 A YAML value can't begin with @",
			'error files/syntax product/principles.yaml 5:14-5:42 A colon followed by a blank begins a new "name',
		],
	},
	{
		name: "fields that no schema knows and values that it does not allow",
		files: {
			"opmodel.yaml": settings,
			"product/tech-stack.yaml": `items:
  - id: TS-1
    title: PostgreSQL
    purpose: Storage
    ring: adopted
    pakages: [pkg:apk/postgresql]
`,
			"product/metrics.md": metrics.replace("Role: key", "Role: main"),
		},
		diagnostics: [
			"warning metrics/one-key-metric product/metrics.md 1:3-1:10 The only metric",
			'error files/schema product/metrics.md 7:9-7:13 "main" is not a value of `role`',
			'error files/schema product/tech-stack.yaml 5:11-5:18 "adopted" is not a value of `ring`',
			'error files/schema product/tech-stack.yaml 6:5-6:12 There is no field "pakages" here',
		],
	},
	{
		name: "a table with a value that is not allowed",
		files: {
			"opmodel.yaml": settings,
			"product/tech-stack.md": `# Tech stack

| ID | Technology | Purpose | Ring |
| --- | --- | --- | --- |
| TS-1 | PostgreSQL | Storage | adopt |
| TS-2 | SQLite | Storage | adopt |
| TS-3 | Cordova | App shell | hold |
| TS-4 | Kotlin | Apps | maybe |
`,
		},
		diagnostics: [
			'warning tech-stack/one-adopted-per-purpose product/tech-stack.md 6:19-6:26 TS-2 "SQLite" is adopted for "Storage"',
			'warning tech-stack/hold-names-replacement product/tech-stack.md 7:3-7:7 TS-3 "Cordova" is on hold and names nothing in its place',
			'error files/schema product/tech-stack.md 8:26-8:31 "maybe" is not a value of `ring`',
		],
	},
	{
		name: "metrics without a key one, and a target of the past",
		files: {
			"opmodel.yaml": settings,
			"product/metrics.md": `# Metrics

## KM-1: Trucks weighed without a stop

Share of trucks that are weighed without a stop, per week.

- Role: input
- Source: the board "Gates"
- Baseline: 12% in 2020-01
- Target: 60%
- By: 2021-06-30

## KM-2: Tickets disputed

- Role: counter
`,
		},
		diagnostics: [
			"warning metrics/one-key-metric product/metrics.md 1:3-1:10 None of the 2 metrics is the key one",
			'warning metrics/target-ahead product/metrics.md 11:7-11:17 The day for KM-1 "Trucks weighed without a stop" to reach its target passed on 2021-06-30',
			'warning metrics/measurable product/metrics.md 13:4-13:26 KM-2 "Tickets disputed" has no `definition`',
		],
	},
	{
		name: "a strategy that is not finished",
		files: {
			"opmodel.yaml": settings,
			"product/strategy.md": `# Strategy

## Customers

Quarries.

## Problems

<!-- What do they struggle with? -->
`,
		},
		diagnostics: [
			"information strategy/horizon-set product/strategy.md 1:3-1:11 The strategy does not say until when it holds",
			"warning strategy/sections-complete product/strategy.md 1:3-1:11 No section of the strategy says what the product will uniquely do",
			"information strategy/sections-complete product/strategy.md 7:4-7:12 Nothing is written under this heading",
		],
	},
	{
		name: "a draft, which is told quietly",
		files: {
			"opmodel.yaml": settings,
			"product/strategy.md": `---
status: draft
---

# Strategy

## Customers

<!-- Who are they? -->

## Problems

KM-3 is not written yet.
`,
		},
		diagnostics: [
			"hint strategy/horizon-set product/strategy.md 5:3-5:11 The strategy does not say until when it holds",
			"hint strategy/sections-complete product/strategy.md 5:3-5:11 No section of the strategy says what the product will uniquely do",
			"hint strategy/sections-complete product/strategy.md 7:4-7:13 Nothing is written under this heading",
		],
	},
	{
		name: "decisions of adr-tools whose supersession disagrees",
		files: {
			"doc/adr/0001-weigh-twice.md": decision(1, "Weigh twice", "Accepted"),
			"doc/adr/0002-weigh-once.md": decision(
				2,
				"Weigh once",
				"Accepted\n\nSupersedes [1. Weigh twice](0001-weigh-twice.md)",
			),
			"doc/adr/0003-weigh-rolling.md": decision(
				3,
				"Weigh rolling",
				"Superseded by [9. Weigh by camera](0009-weigh-by-camera.md)",
			),
		},
		diagnostics: [
			"error decisions/supersession-agrees doc/adr/0001-weigh-twice.md 7:1-7:9 ADR-0002 says that it supersedes this decision",
			"error decisions/supersession-agrees doc/adr/0003-weigh-rolling.md 7:15-7:60 The successor that this record names",
		],
	},
	{
		name: "decisions of MADR, two with one number and one without a status",
		files: {
			"docs/decisions/0001-use-postgresql.md": `---
status: accepted
date: 2019-01-20
---

# Use PostgreSQL

## Context and Problem Statement

Tickets need a store.

## Decision Outcome

Chosen option: "PostgreSQL", because we know it.
`,
			"docs/decisions/0001-use-kafka.md": `---
status: "in limbo"
date: 2095-01-21
---

# Use Kafka

## Context and Problem Statement

Gates need a queue.

## Decision Outcome

Chosen option: "Kafka", because it was there.
`,
		},
		diagnostics: [
			"warning decisions/status-known docs/decisions/0001-use-kafka.md 2:10-2:18 Nobody can tell whether this decision holds",
			"error decisions/number-unique docs/decisions/0001-use-postgresql.md 6:3-6:17 The number 1 belongs to 0001-use-kafka.md already",
		],
	},
	{
		name: "deviations, one long expired and one without an end",
		files: {
			"opmodel.yaml": settings,
			"product/guardrails.md": `# Guardrails

- Owner: Ada

## GR-1: Data stays in the EU

Works councils were promised this.

- Checked by: Ada, each quarter
`,
			"docs/adr/0001-transcribe-elsewhere.md": `---
status: accepted
date: 2019-05-02
deviates-from:
  - { from: GR-1, because: "No provider here yet.", until: 2020-03-31 }
---

# Transcribe elsewhere

## Context

Voices have to become text.

## Decision

We send them out.
`,
			"docs/adr/0002-send-crash-reports.md": `# 2. Send crash reports

Date: 2019-06-02

## Status

Accepted

## Context

Crashes go unseen.

## Decision

We send them out.

## Deviates from

- GR-1
- GR-7 until 2090-01-01: because nobody asked
`,
		},
		diagnostics: [
			"error decisions/deviation-current docs/adr/0001-transcribe-elsewhere.md 5:60-5:70 This deviation from GR-1 ended on 2020-03-31",
			"warning decisions/deviation-justified docs/adr/0002-send-crash-reports.md 19:3-19:7 This deviation from GR-1 names no end",
			"hint references/resolve docs/adr/0002-send-crash-reports.md 20:3-20:7 GR-7 is named here and defined nowhere",
		],
	},
	{
		name: "a guardrail that nobody checks, and patterns that cannot be used",
		files: {
			"opmodel.yaml": settings,
			"product/guardrails.md": `# Guardrails

## GR-1: No dynamic code

- Deny content: \`eval(\`
- In: \`src/**/*.ts\`

## GR-2: No new languages
`,
		},
		diagnostics: [
			'warning guardrails/justified product/guardrails.md 3:4-3:25 GR-1 "No dynamic code" has no reason and no owner',
			"error guardrails/check-valid product/guardrails.md 5:18-5:23 The pattern `eval(` can't be used",
			'warning guardrails/checked-somehow product/guardrails.md 8:4-8:26 GR-2 "No new languages" has no check',
			'warning guardrails/justified product/guardrails.md 8:4-8:26 GR-2 "No new languages" has no reason and no owner',
		],
	},
	{
		name: "what builds on something that no longer holds",
		files: {
			"opmodel.yaml": settings,
			"docs/adr/0001-weigh-twice.md": decision(
				1,
				"Weigh twice",
				"Superseded by [2. Weigh once](0002-weigh-once.md)",
			),
			"docs/adr/0002-weigh-once.md": decision(
				2,
				"Weigh once",
				"Accepted\n\nSupersedes [1. Weigh twice](0001-weigh-twice.md)",
			),
			"product/principles.md": `# Product principles

## PP-1: Rolling before standing

As ADR-0001 says.

- Over: precision
- Because: Trucks queue.
`,
		},
		diagnostics: [
			"information references/current product/principles.md 5:4-5:12 ADR-0001 is superseded",
		],
	},
	{
		name: "mistakes in opmodel.yaml",
		files: {
			"opmodel.yaml": `title: Quarry
stage: scale-up
expect: []
rules:
  strategy/one-pager: off
  strategy/one-page: { severity: loud }
files: { decision: ["log/**/*.md"] }
extends: ["../nowhere"]
`,
			"product/strategy.md": strategy,
			"product/metrics.md": metrics,
		},
		diagnostics: [
			'error config/valid opmodel.yaml 2:8-2:16 "scale-up" is not a value of `stage`',
			'warning config/valid opmodel.yaml 5:3-5:21 There is no rule "strategy/one-pager"',
			'error config/valid opmodel.yaml 6:34-6:38 "loud" is not a value of `severity`',
			"error config/valid opmodel.yaml 8:11-8:23 No operating model was found at ../nowhere",
		],
	},
	{
		name: "an opmodel.yaml that is no YAML",
		files: {
			"opmodel.yaml": "title: Quarry\nrules: {\n  a: [\n",
			"product/metrics.md": metrics,
		},
		diagnostics: [
			"hint context/category-present opmodel.yaml 1:8-1:14 No core capability is named",
			"hint context/category-present opmodel.yaml 1:8-1:14 No framework is agreed on",
			"hint context/category-present opmodel.yaml 1:8-1:14 No review is described",
			"hint context/category-present opmodel.yaml 1:8-1:14 No theme says where effort goes in the coming period",
			"hint context/category-present opmodel.yaml 1:8-1:14 Nothing says how a change gets from one engineer to customers",
			"hint context/category-present opmodel.yaml 1:8-1:14 There are no product principles",
			"warning context/category-present opmodel.yaml 1:8-1:14 There is no product strategy",
			"hint context/category-present opmodel.yaml 1:8-1:14 There is no tech stack",
			'error config/valid opmodel.yaml 3:3-3:4 "a" can\'t stand here',
			"error config/valid opmodel.yaml 3:6-3:7 A closing quote",
		],
	},
	{
		name: "comments that silence a rule",
		files: {
			"opmodel.yaml": settings,
			"product/metrics.md": metrics,
			"product/strategy.md": `${strategy}
<!-- opmodel-ignore references/resolve: written next week -->
KM-2 comes later.

<!-- opmodel-ignore references/resolve -->
KM-3 comes later.

<!-- opmodel-ignore links/resolve: nothing to silence -->
Nothing here.
`,
		},
		diagnostics: [
			"information files/suppression-used product/strategy.md 29:1-29:43 This comment silences references/resolve without a reason",
			"warning references/resolve product/strategy.md 30:1-30:5 KM-3 is mentioned here and defined nowhere",
			"information files/suppression-used product/strategy.md 32:1-32:58 Nothing here is reported by links/resolve",
		],
	},
	{
		name: "German headings and words",
		files: {
			"opmodel.yaml": settings,
			"product/strategy.md": `# Produktstrategie

- Horizont: 2026-01/2095-12

## Kunden

Steinbrüche mit zwei Waagen – „groß“ heißt hier: ab 30 Lkw.

## Probleme

- **ST-1** Fahrer warten 🚚🚚 an der Waage, siehe ST-7.

## Vision

Ein Lkw wird gewogen, während er rollt.
`,
			"docs/adr/0001-einmal-wiegen.md": `# 1. Einmal wiegen

Datum: 2019-01-20

## Status

Akzeptiert, ersetzt durch [ADR-0004](0004-nie-wiegen.md)

## Kontext

Zweimal wiegen dauert.

## Entscheidung

Einmal.
`,
		},
		diagnostics: [
			"error decisions/supersession-agrees docs/adr/0001-einmal-wiegen.md 7:28-7:36 The successor that this record names",
			"information strategy/horizon-set product/strategy.md 1:3-1:19 The strategy does not say until when it holds",
			"warning strategy/sections-complete product/strategy.md 1:3-1:19 No section of the strategy says what it will not do or which number shows that customers get the value",
			"warning references/resolve product/strategy.md 11:51-11:55 ST-7 is mentioned here and defined nowhere",
		],
	},
	{
		name: "line ends of Windows and a byte order mark",
		files: {
			"opmodel.yaml": `\uFEFF${settings.replaceAll("\n", "\r\n")}`,
			"product/strategy.md": `\uFEFF${strategy
				.replace("ST-2", "ST-1")
				.replace("KM-1 says", "KM-4 says")
				.replaceAll("\n", "\r\n")}`,
			"product/metrics.md": metrics.replaceAll("\n", "\r\n"),
		},
		diagnostics: [
			'error ids/unique product/strategy.md 12:5-12:9 ST-1 is already the id of "Drivers wait at the weighbridge."',
			"warning references/resolve product/strategy.md 24:1-24:5 KM-4 is mentioned here and defined nowhere",
		],
	},
	{
		name: "a model inside a model",
		files: {
			"opmodel.yaml": settings,
			"product/strategy.md": strategy,
			"product/metrics.md": metrics,
			"labs/opmodel.yaml": "title: Labs\nexpect: []\n",
			"labs/product/themes.md": `# Themes

## TH-1: A lab test takes an hour

- Period: 2095-H1
- Outcome: A test takes an hour; in 2026 it took a day.
- Serves: ST-2
- Moves: KM-5
`,
		},
		diagnostics: [
			"error references/resolve labs/product/themes.md 8:10-8:14 KM-5 is named here and defined nowhere",
		],
	},
	{
		name: "a model that extends another",
		files: {
			"company/opmodel.yaml": "title: Company\nexpect: []\n",
			"company/product/metrics.md": metrics,
			"team/opmodel.yaml":
				"title: Team\nexpect: []\nextends: [../company/opmodel.yaml]\n",
			"team/product/strategy.md": strategy
				.replace("KM-1 says", "KM-1, unlike KM-6, says")
				.replace("2095-12", "2095-13"),
		},
		diagnostics: [
			'error files/schema team/product/strategy.md 3:12-3:27 "2026-01/2095-13" can\'t be read as `horizon`',
			"warning references/resolve team/product/strategy.md 24:14-24:18 KM-6 is mentioned here and defined nowhere",
		],
	},
	{
		name: "places of its own, by files",
		files: {
			"opmodel.yaml": `${settings}files: { principles: [handbook/how-we-choose.md], decision: ["log/**/*.md"] }\n`,
			"handbook/how-we-choose.md": `# How we choose

## PP-1: Rolling before standing

ADR-0003 shows it.

## A ticket that everybody can read

One side, four lines.
`,
			"product/principles.md": "# Not ours\n\nSee PP-9.\n",
			"log/2026/0001-weigh-once.md": decision(1, "Weigh once", "Perhaps"),
		},
		diagnostics: [
			"warning references/resolve handbook/how-we-choose.md 5:1-5:9 ADR-0003 is mentioned here and defined nowhere",
			"hint ids/given handbook/how-we-choose.md 7:4-7:36 One heading on this page has no id",
			"hint decisions/status-known log/2026/0001-weigh-once.md 7:1-7:8 Nobody can tell whether this decision holds",
		],
	},
	{
		name: "categories that are missing",
		files: {
			"opmodel.yaml":
				"title: Quarry\nstage: startup\nnot-needed: { tech-stack: {} }\n",
			"product/metrics.md": metrics,
		},
		diagnostics: [
			"warning context/category-present opmodel.yaml 1:8-1:14 There is no product strategy",
			"warning context/opt-out-has-reason opmodel.yaml 3:15-3:25 Nobody can tell why `tech-stack` is not needed here",
		],
	},
	{
		name: "what other tools have found, in reports that are ignored",
		files: {
			"opmodel.yaml": settings,
			".gitignore": "reports/\n",
			"product/guardrails.md": `# Guardrails

- Owner: Platform

## GR-2: No dynamic code

Nobody can review what is put together while it runs.

- Findings from: \`reports/semgrep.sarif\`, \`reports/eslint.sarif\`, \`reports/broken.sarif\`
- In: \`src/**\`

## GR-3: No weak hashes

Two of them were broken.

- Findings from: \`reports/gosec.sarif\`, \`../gosec.sarif\`
`,
			"src/run.ts":
				"export const run = (text: string) =>\n\teval(text);\n\nrun(1);\n",
			"tools/try.ts": "eval(1);\n",
			"reports/semgrep.sarif": JSON.stringify({
				version: "2.1.0",
				runs: [
					{
						tool: { driver: { name: "Semgrep OSS" } },
						results: [
							["src/run.ts", 2],
							["src/run.ts", 90],
							["tools/try.ts", 1],
						].map(([uri, startLine]) => ({
							ruleId: "rules.no-eval",
							message: { text: "Parse it." },
							locations: [
								{
									physicalLocation: {
										artifactLocation: { uri, uriBaseId: "%SRCROOT%" },
										region: { startLine, startColumn: 2, endColumn: 99 },
									},
								},
							],
						})),
					},
				],
			}),
			"reports/eslint.sarif": JSON.stringify({
				version: "2.1.0",
				runs: [
					{
						tool: { driver: { name: "ESLint" } },
						results: [
							{
								ruleId: "no-eval",
								message: { text: "`eval` can be harmful." },
								locations: [
									{
										physicalLocation: {
											artifactLocation: {
												uri: "file:///home/ci/quarry/src/run.ts",
											},
											region: { startLine: 4 },
										},
									},
								],
							},
						],
					},
				],
			}),
			"reports/broken.sarif": '{ "version": "2.1.0", "runs": [',
		},
		diagnostics: [
			"information code/findings-current product/guardrails.md 9:19-9:40 The report speaks of other code than there is: 1 of its findings names a file or a line that is gone.",
			"warning code/findings-current product/guardrails.md 9:68-9:88 The report is not read, as it is not JSON that can be read",
			"information code/findings-current product/guardrails.md 16:19-16:38 There is no report here",
			"error guardrails/check-valid product/guardrails.md 16:42-16:56 The report `../gosec.sarif` can't be used",
			'error code/guardrail-holds src/run.ts 2:2-2:13 `rules.no-eval` (Semgrep OSS) crosses GR-2 "No dynamic code": "Parse it". Mend it, or record a decision that deviates from GR-2.',
			"error code/guardrail-holds src/run.ts 4:1-4:8 `no-eval` (ESLint) crosses GR-2",
		],
	},
	{
		name: "decisions alone, some unfinished or in a format that is not read",
		files: {
			"rfcs/0001-cameras.md":
				"# RFC 1: Cameras\n\n- Status: Proposed\n- Date: 2019-01-20\n\n## Summary\n\nCameras at each gate. See RFC-0002.\n",
			"docs/adr/0001-old.rst": "Old\n===\n",
			"docs/adr/template.md": "# NUMBER. TITLE\n\nSee ADR-9999.\n",
		},
		diagnostics: [
			"information files/readable docs/adr/0001-old.rst 1:1-1:1 This file is not read",
			"information decisions/not-left-open rfcs/0001-cameras.md 3:11-3:19 This has been proposed since 2019-01-20",
		],
	},
];
