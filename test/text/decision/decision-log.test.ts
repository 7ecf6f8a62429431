/** Pages with a heading for each record: which are found and what is read of them, which are left alone, and what each face says. */

import assert from "node:assert/strict";
import { Engine } from "../../../src/engine";
import { list } from "../../../src/views/list";

/** Each record as `id status date title`. */
function recordsOf(
	text: string,
	path = "DECISIONS.md",
	more: Readonly<Record<string, string>> = {},
): string[] {
	const engine = engineOf({ [path]: text, ...more });
	return list(engine.workspace())
		.items.filter(({ file }) => file === path)
		.map(({ id, status, date, title }) =>
			[id, status, date ?? "-", title].join(" "),
		);
}

function engineOf(files: Readonly<Record<string, string>>): Engine {
	const engine = new Engine({ today: "2026-11-22" });
	for (const [path, text] of Object.entries(files)) engine.set(path, text);
	return engine;
}

type Shape = readonly [what: string, text: string, ...records: string[]];

const shapes: readonly Shape[] = [
	[
		"ids, a list of fields, newest last, an index and a how-to",
		`# Decisions

Why we keep this page.

## Index

| ID | Title | Status |
| --- | --- | --- |
| ADR-001 | Use one queue | accepted |

- [ADR-002](#adr-002-weigh-twice)

## How to add a decision

Copy the last one, and set its status to proposed.

## ADR-001: Use one queue

- Status: accepted
- Date: 2026-01-10

### Context

Two queues disagree.

### Decision

One queue.

## ADR-002: Weigh twice

- Status: proposed
- Date: 2026-02-01

### Decision

Twice.
`,
		"ADR-001 accepted 2026-01-10 Use one queue",
		"ADR-002 proposed 2026-02-01 Weigh twice",
	],
	[
		"days and a status line, newest first",
		`# Decision log

## 2026-03-01 — Keep the old gate

**Status:** Accepted

It still closes.

## 2026-02-11 — Paint the lanes

**Status:** Superseded

Yellow.
`,
		"2026-03-01--keep-the-old-gate accepted 2026-03-01 Keep the old gate",
		"2026-02-11--paint-the-lanes superseded 2026-02-11 Paint the lanes",
	],
	[
		"days alone, with prose",
		`# Decisions

## 2026-03-01: Keep the old gate

We keep it, as it still closes.

## 1 February 2026: Paint the lanes

Yellow, as nobody sees white in snow.
`,
		"2026-03-01-keep-the-old-gate none 2026-03-01 Keep the old gate",
		"1-february-2026-paint-the-lanes none 2026-02-01 Paint the lanes",
	],
	[
		"numbered words, bold fields on a line each",
		`# Decisions

## Decision 4

**Date**: 2026-02-02
**Status**: Accepted
**Title**: Count axles

Axles tell the class.

## Decision 5: Count trucks

**Date**: 2026-02-03
**Status**: Rejected

No.
`,
		"ADR-4 accepted 2026-02-02 Count axles",
		"ADR-5 rejected 2026-02-03 Count trucks",
	],
	[
		"a prefix of the repository's own, two levels down in groups",
		`# Decisions

## In force

### D-12 — Weigh twice

Status: accepted

#### Why

Invoices.

### D-13 — Print slips

Status: accepted, 2026-04-04

## No longer in force

### D-3 — Weigh once

Status: superseded by D-12
`,
		"D-12 accepted - Weigh twice",
		"D-13 accepted 2026-04-04 Print slips",
		"D-3 superseded - Weigh once",
	],
	[
		"bare numbers beside chapters",
		`# Architecture decisions

## 1. Introduction

What this is about.

## 7. Use Postgres

Status: accepted

## 8. Use SQLite for tests

Status: deprecated
`,
		"ADR-7 accepted - Use Postgres",
		"ADR-8 deprecated - Use SQLite for tests",
	],
	[
		"level-1 headings and no page around them",
		`# ADR 1: One queue

Status: Accepted

## Context

Two.

# ADR 2: Two gates

Status: Proposed

## Context

Queues.
`,
		"ADR-1 accepted - One queue",
		"ADR-2 proposed - Two gates",
	],
	[
		"a table of facts in each",
		`# Decisions

## ADR-010 One queue

| Status | Accepted |
| --- | --- |
| Date | 2026-05-05 |

Text.

## ADR-011 Two gates

| Field | Value |
| --- | --- |
| Status | Rejected |
| Date | 2026-05-06 |
`,
		"ADR-010 accepted 2026-05-05 One queue",
		"ADR-011 rejected 2026-05-06 Two gates",
	],
	[
		"a section for the status in each",
		`# ADRs

## ADR-1: One queue

### Status

Accepted on 2026-05-05

### Context

Two.

## ADR-2: Two gates

### Status

Superseded by [ADR-1](#adr-1-one-queue)
`,
		"ADR-1 accepted 2026-05-05 One queue",
		"ADR-2 superseded - Two gates",
	],
	[
		"status and day in the heading",
		`# Decisions

## ADR-1: One queue (accepted, for now)

Status: accepted

## ADR-2: Two gates [Proposed]

Maybe.

## ADR-3: Three lanes (2026-06-06)

Yes.

## ~~ADR-4: Four scales~~ (Superseded)

No.
`,
		"ADR-1 accepted - One queue (accepted, for now)",
		"ADR-2 proposed - Two gates",
		"ADR-3 none 2026-06-06 Three lanes",
		"ADR-4 superseded - Four scales",
	],
	[
		"titles alone, each with its status and date",
		`# Technical decisions

## Introduction

These hold.

## Use one queue

- **Status**: Accepted
- **Date**: 2026-01-01

## Use two gates

- **Status**: Proposed
- **Date**: 2026-01-02
`,
		"use-one-queue accepted 2026-01-01 Use one queue",
		"use-two-gates proposed 2026-01-02 Use two gates",
	],
	[
		"one that says nothing yet among others",
		`# Decisions

## ADR-1: One queue

Status: accepted

## ADR-2: Two gates

## ADR-3: Three lanes

Status: accepted

## ADR-004: Template

Status: proposed
`,
		"ADR-1 accepted - One queue",
		"ADR-2 none - Two gates",
		"ADR-3 accepted - Three lanes",
	],
	[
		"templates and examples",
		`# Decisions

## Template

**Status:** Proposed
**Date:** 2026-01-01

## ADR-XXX: Title

Status: accepted

## YYYY-MM-DD: Title

Status: accepted

\`\`\`markdown
## ADR-000: Title

Status: accepted
\`\`\`

## ADR-001: One queue

Status: accepted

## ADR-002: Two gates

Status: accepted
`,
		"ADR-001 accepted - One queue",
		"ADR-002 accepted - Two gates",
	],
	[
		"names with colons in place of headings",
		`# Decisions

## ADR-001: One queue

**Context:** Two queues disagree.

**Decision:** One queue.

## ADR-002: Two gates

**Context:** The queue is long.

**Decision:** Two gates.
`,
		"ADR-001 none - One queue",
		"ADR-002 none - Two gates",
	],
	[
		"a day as a heading over what was decided on it",
		`# Decisions

## 2026-03-01

### Use one queue

**Decision:** One queue.

### Paint the lanes

**Decision:** Yellow.
`,
		"use-one-queue none 2026-03-01 Use one queue",
		"paint-the-lanes none 2026-03-01 Paint the lanes",
	],
	[
		"months as headings",
		`# Decisions

## March 2026

### ADR-2: Two gates

Status: accepted

## February 2026

### ADR-1: One queue

Status: accepted
`,
		"ADR-2 accepted - Two gates",
		"ADR-1 accepted - One queue",
	],
	[
		"German",
		`# Entscheidungen

## Entscheidung 1: Eine Warteschlange

Status: Angenommen
Datum: 01.02.2026

### Kontext

Zwei.

## Entscheidung 2: Zwei Tore

Status: Abgelehnt
Datum: 02.02.2026
`,
		"ADR-1 accepted 2026-02-01 Eine Warteschlange",
		"ADR-2 rejected 2026-02-02 Zwei Tore",
	],
	[
		"names of standards that only look like ids",
		`# Decisions

## UTF-8 everywhere

Status: accepted
Date: 2026-01-01

## S3 for files

Status: accepted
Date: 2026-01-02
`,
		"utf-8-everywhere accepted 2026-01-01 UTF-8 everywhere",
		"s3-for-files accepted 2026-01-02 S3 for files",
	],
	[
		"an id behind the day, ids counted by years",
		`# Decisions

## 2026-01-05 · D-1 · One queue

Accepted by all.

## 2026-01-06 · D-2 · Two gates

Status: accepted

## DEC-2026-003: Three lanes

Status: accepted

## DEC-2026-004: Four scales

Status: accepted
`,
		"D-1 none 2026-01-05 One queue",
		"D-2 accepted 2026-01-06 Two gates",
		"DEC-2026-003 accepted - Three lanes",
		"DEC-2026-004 accepted - Four scales",
	],
	[
		"updates within a record",
		`# Decisions

## ADR-1: One queue

Status: accepted

### 2026-04-01 Update

Still.

### 2026-05-01 Update

Yes.

## ADR-2: Two gates

Status: accepted

### Option A

Status: rejected
Date: 2026-01-01

### Option B

Status: accepted
Date: 2026-01-01
`,
		"ADR-1 accepted - One queue",
		"ADR-2 accepted - Two gates",
	],
	[
		"front matter, marks and carriage returns",
		"---\r\ntitle: Decisions\r\nowner: Ana\r\n---\r\n\r\n# Decisions\r\n\r\n## **ADR-1** — `git` for all\r\n\r\n* Status: Accepted\r\n\r\n---\r\n\r\n## [ADR-2] Two _gates_\r\n\r\n* Status: Accepted\r\n",
		"ADR-1 accepted - git for all",
		"ADR-2 accepted - Two gates",
	],
	[
		"a record in many words, and one whose heading is underlined",
		`Decisions
=========

ADR-1: One queue
----------------

Status: accepted

ADR-2: Two gates
----------------

Status: accepted
`,
		"ADR-1 accepted - One queue",
		"ADR-2 accepted - Two gates",
	],
	[
		"groups by status, and days with which the text begins",
		`# Decisions

## Accepted

### ADR-1 One queue

2026-01-01. We take one.

### ADR-2 Two gates

2026-01-02 — We take two.

## Superseded decisions

### ADR-3 Three lanes

*2026-01-03*

No.

### ADR-4 Four scales

Status: rejected
`,
		"ADR-1 accepted 2026-01-01 One queue",
		"ADR-2 accepted 2026-01-02 Two gates",
		"ADR-3 superseded 2026-01-03 Three lanes",
		"ADR-4 rejected - Four scales",
	],
	[
		"a line that says status and day",
		`# Decisions

## Use one queue

*Accepted, 2026-01-01*

Text.

## Use two gates

**Superseded by [one](#use-one-queue)** (2026-01-02)

Text.
`,
		"use-one-queue accepted 2026-01-01 Use one queue",
		"use-two-gates superseded 2026-01-02 Use two gates",
	],
];

const accepted = (...headings: string[]) =>
	`# Decisions\n\n${headings.map((heading) => `## ${heading}\n\nStatus: accepted\n`).join("\n")}`;
const two = accepted("ADR-1: One queue", "ADR-2: Two gates");

const places = [
	"DECISIONS.md",
	"decisions.mdx",
	"docs/decisions.md",
	"docs/DECISION_LOG.md",
	"doc/decision-log.md",
	"decisionLog.md",
	"ADR.md",
	"docs/adr.md",
	"docs/ADRs.md",
	"ARCHITECTURE_DECISIONS.md",
	"docs/architecture/decisions.md",
	"docs/arc42/09_architecture_decisions.md",
	"docs/adr/decisions.md",
	"services/billing/DECISIONS.md",
	"docs/architectural-decision-records.md",
	"docs/Entscheidungen.md",
	"docs/rfcs.md",
];

const left: readonly (readonly [what: string, path: string, text: string])[] = [
	[
		"an index of records in files",
		"docs/decisions.md",
		`# Decisions

## [ADR-1](adr/0001-one.md)

Status: accepted

## [ADR-2](adr/0002-two.md)

Status: accepted
`,
	],
	[
		"an index with links below",
		"DECISIONS.md",
		`# Decisions

## ADR-1: One queue

Status: accepted

[Read it](docs/adr/0001-one-queue.md)

## ADR-2: Two gates

Status: accepted

[Read it](docs/adr/0002-two-gates.md)
`,
	],
	[
		"one row for each decision",
		"DECISIONS.md",
		`# Decisions

| ID | Date | Decision | Status |
| --- | --- | --- | --- |
| ADR-1 | 2026-01-01 | One queue | accepted |
| ADR-2 | 2026-01-02 | Two gates | accepted |
`,
	],
	[
		"a single record",
		"docs/adr.md",
		`# ADR-1: One queue

## Status

Accepted

## Context

Two.

## Decision

One.
`,
	],
	[
		"a game",
		"decisions.md",
		`# Decisions

## Decision 1: The bridge

**Context:** The troll asks for gold.

**Options:** Pay, fight, run.

**Consequences:** The village remembers.

## Decision 2: The well

Status: active

**Options:** Drink, wait.

## 3. Save the village

Status: done
`,
	],
	[
		"a tutorial",
		"docs/decisions.md",
		`# Decisions

## 1. What is a decision?

A choice.

## 2. Writing if statements

\`\`\`js
if (a) b();
\`\`\`

## 3. Exercises

Status: draft
`,
	],
	[
		"how to write records",
		"docs/decisions.md",
		`# Architecture decisions

## Status

One of proposed, accepted, superseded.

## Context

Tell why.

## Decision

Tell what.

## Example

Status: accepted
Date: 2026-01-01
`,
	],
	[
		"a changelog",
		"CHANGELOG.md",
		`# Changelog

## [1.2.0] - 2026-03-01

### Changed

- One queue

## [1.1.0] - 2026-02-01

### Changed

- Two gates
`,
	],
	[
		"a changelog under a log's name",
		"DECISIONS.md",
		`# History

## [1.2.0] - 2026-03-01

- One queue

## v1.1.0 (2026-02-01)

- Two gates
`,
	],
	[
		"release notes",
		"docs/releases.md",
		accepted("2026-03-01: One queue", "2026-02-01: Two gates"),
	],
	[
		"notes of meetings",
		"docs/meeting-notes.md",
		accepted("2026-03-01 Weekly", "2026-02-22 Weekly"),
	],
	[
		"notes of meetings under a log's name",
		"docs/decisions.md",
		`# Decisions

## 2026-03-01 Weekly

Attendees: Ana, Ben

### Agenda

- Queue

## 2026-02-22 Weekly

**Attendees:** Ana

### Action items

- Ben asks
`,
	],
	["fixtures of tests", "test/fixtures/DECISIONS.md", two],
	["examples", "examples/DECISIONS.md", two],
	[
		"a template with a status",
		"DECISIONS.md",
		`# Decisions

## Decision entry template

- Status: proposed
- Date: 2026-01-01

## The format of our records

- Status: accepted
`,
	],
	[
		"weeks with a row for each decision",
		"docs/decision-log.md",
		`# Decisiones

## Semana 1 — Motor (9 mar 2026)

| Fecha | Decisión | Motivo |
| --- | --- | --- |
| 2026-03-09 | Un motor | Dos pesan |

## Semana 2 — Sensor (15 mar 2026)

| Fecha | Decisión | Motivo |
| --- | --- | --- |
| 2026-03-15 | Un sensor | Dos pesan |
`,
	],
	[
		"days in a folder for something else",
		"tools/notes/decisions.md",
		`# Decisions

## 2026-03-01: One queue

We take one.

## 2026-03-02: Two gates

We take two.
`,
	],
	["another name", "docs/architecture.md", two],
	[
		"days of quests",
		"docs/decisions.md",
		`# Decisions

## Year 3: The dragon

Date: 1247-03-01

## Year 4: The well

Date: 1248
`,
	],
];

describe("a decision log", () => {
	for (const [what, text, ...records] of shapes)
		it(`is read: ${what}`, () => {
			assert.deepEqual(recordsOf(text), records);
		});

	it("is found by its name, wherever it stands", () => {
		for (const path of places)
			assert.equal(recordsOf(two, path).length, 2, path);
	});

	it("is found where the settings name it, and not beside what they name", () => {
		const naming = (path: string) => ({
			"opmodel.yaml": `files: { decision: [${path}] }\n`,
		});
		const found = (path: string) =>
			recordsOf(two, "docs/decisions.md", naming(path)).length;
		assert.deepEqual(
			[found("docs/decisions.md"), found("docs/*.md"), found("adr/**")],
			[2, 2, 0],
		);
	});

	for (const [what, path, text] of left)
		it(`is none: ${what}`, () => {
			assert.deepEqual(recordsOf(text, path), []);
		});
});
