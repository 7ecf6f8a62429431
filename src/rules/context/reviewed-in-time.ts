/** A page or item is read again by the day that it is due. */

import type { Artifact, Field, Fields, Item } from "../../domain/artifact";
import type { Fix } from "../../domain/diagnostic";
import { type Kind, kindInfo } from "../../domain/kind";
import { isRetired } from "../../domain/standing";
import { addMonths } from "../../domain/time";
import { defineRule, type Found } from "../rule";
import {
	counted,
	isSaid,
	lastDayOf,
	named,
	setField,
	severityOfGapIn,
} from "../support/support";

export const rule = defineRule({
	id: "context/reviewed-in-time",
	severity: "warning",
	concern: "completeness",
	docs: {
		what: "A page or item is reviewed by its `review-by`; without one, by the end of a strategy's `horizon`, else twelve months after its `since`. A decision that holds is due only where it names a review itself.",
		why: "Context that nobody has looked at for a long time is followed by some and ignored by others, and either may be wrong.",
		how: "Read it again, change what no longer holds, and set the next date. The fix *Reviewed today* sets it to a year from now.",
	},
	examples: [
		{
			title: "A page whose review date is past",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/metrics.md": `
# Metrics

- Owner: Leni Brandauer
- Review by: 2026-09-30
             ^^^^^^^^^^ This page was due for review on 2026-09-30, so readers can't tell whether it still holds. Read it again, change what doesn't, and set the next date.

## KM-1: Findings closed on time with proof

Share of findings closed before their deadline.
`,
			},
			fixed: {
				"product/metrics.md": `
# Metrics

- Owner: Leni Brandauer
- Review by: 2027-11-22

## KM-1: Findings closed on time with proof

Share of findings closed before their deadline.
`,
			},
		},
		{
			title: "A strategy whose horizon is over",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/strategy.md": `
# Strategy

- Horizon: 2025-07/2026-06
           ^^^^^^^^^^^^^^^ This strategy's horizon ended on 2026-06-30, and nothing says whether it still holds. Read it again, then set a new horizon or a \`review-by\`.

## Customers

Quarry operators with three to forty sites.
`,
			},
			fixed: {
				"product/strategy.md": `
# Strategy

- Horizon: 2025-07/2026-06
- Review by: 2027-11-22

## Customers

Quarry operators with three to forty sites.
`,
			},
		},
		{
			title: "An item that has held for more than a year",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/guardrails.md": `
# Guardrails

## GR-1: One store on the device

Half a round lay in one store and half in another.

- Owner: Amira
- Since: 2025-06-09
         ^^^^^^^^^^ GR-1 "One store on the device" was due for review on 2026-06-09, a year after its \`since\`, so readers can't tell whether it still holds. Read it again and set \`review-by\`.
`,
			},
		},
		{
			title: "Several entries that have held for more than a year",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/tech-stack.md": `
# Tech stack
  ^^^^^^^^^^ 2 entries here began over a year ago and nothing says that somebody has looked at them since, so readers can't tell which still hold. Read the page again and set its \`review-by\`.

| ID   | Technology | Purpose | Ring  | Since   |
| ---- | ---------- | ------- | ----- | ------- |
| TS-1 | PostgreSQL | Storage | adopt | 2024-02 |
| TS-2 | Fastify    | HTTP    | adopt | 2025-03 |
| TS-3 | Playwright | Tests   | trial | 2026-08 |
`,
			},
		},
		{
			title:
				"A decision that asked to be read again, where only decisions are kept",
			files: {
				"docs/adr/0004-weigh-twice.md": `
# 4. Weigh each truck twice

**Status:** Accepted | **Date:** 2025-09-01 | **Review:** 2026-09-30
                                                          ^^^^^^^^^^ This decision was due for review on 2026-09-30, so readers can't tell whether it still holds. Read it again, change what doesn't, and set the next date.

## Context

The first weighing is wrong in the rain.
`,
			},
			fixed: {
				"docs/adr/0004-weigh-twice.md": `
# 4. Weigh each truck twice

**Status:** Accepted | **Date:** 2025-09-01 | **Review:** 2027-11-22

## Context

The first weighing is wrong in the rain.
`,
			},
		},
		{
			title:
				"Decisions whose review lies ahead or is over, and one that is not in force",
			files: {
				"docs/adr/0004-weigh-twice.md": `
# 4. Weigh each truck twice

**Status:** Accepted | **Date:** 2026-09-01 | **Review:** 2027-09-30
`,
				"docs/adr/0005-open-a-second-lane.md": `
# 5. Open a second lane

**Status:** Accepted | **Review:** 2025-03-01 | **Date:** 2025-03-08
`,
				"docs/adr/0006-close-the-gate.md": `
# 6. Close the gate at night

**Status:** Rejected | **Date:** 2025-09-01 | **Review by:** 2026-03-01
`,
			},
		},
		{
			title: "A lone page of a repository that keeps no model",
			files: {
				"product/metrics.md": `
# Metrics

- Review by: 2026-09-30

Sites that finish their rounds.
`,
			},
		},
		{
			title: "Dates that are still ahead, history, and what has no usual date",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/principles.md": `
# Product principles

- Since: 2024-03-01
- Review by: 2027-03-01

## PP-1: Proof rather than ticks

## PP-2: Buyers before users

- Status: retired
- Review by: 2025-03-01
`,
				"product/teams.md": `
# Teams

## TM-1: Rounds

- Since: 2023-02-01
`,
				"docs/adr/0001-one-store.md": `
---
status: proposed
review-by: 2025-03-01
---

# One store
`,
			},
		},
	],
	*artifact(artifact, { model, today }) {
		// A record that asks to be read again says so wherever it stands.
		if (!model.adopted && artifact.kind !== "decision") return;
		if (isRetired(artifact.status)) return;
		const late = duties(artifact).filter(({ due }) => due.day < today);
		const asked = late.filter((duty) => !isByDefault(duty));
		for (const duty of asked) yield overdue(artifact, duty, today);
		// With the page itself overdue, its review covers the items that have no review date of their own.
		if (asked.some(({ item }) => !item)) return;
		const unasked = late.filter(isByDefault);
		if (unasked.length > 1) yield unreviewed(artifact, unasked, today);
		else if (unasked[0]) yield overdue(artifact, unasked[0], today);
	},
});

interface Due {
	readonly day: string;
	/** The field that says so: `review-by`, or the one that the default comes from. */
	readonly field: Field;
}

interface Duty {
	/** Undefined for the page. */
	readonly item: Item | undefined;
	readonly due: Due;
}

/** What of an artifact is due on which day: the page, and the items that have a date of their own. */
function duties(artifact: Artifact): Duty[] {
	const single = artifact.items.find((item) => item.way === "file");
	const duty = (item: Item | undefined, due: Due | undefined): Duty[] =>
		due ? [{ item, due }] : [];
	if (artifact.kind === "decision")
		// A decision stands until it is superseded, unless it asks for a review itself.
		return artifact.items
			.filter(({ status }) => status === "accepted")
			.flatMap((item) => duty(item, dueBy(item.fields, "review-by")));
	const page = single?.fields ?? artifact.fields;
	const pageIsDated = isSaid(page, "review-by") || isSaid(page, "horizon");
	return [
		...duty(single, dueOf(page, artifact.kind)),
		...artifact.items
			.filter(
				(item) =>
					item !== single &&
					!isFinished(item) &&
					(isSaid(item.fields, "review-by") || !pageIsDated),
			)
			.flatMap((item) => duty(item, dueOf(item.fields, artifact.kind))),
	];
}

function dueOf(fields: Fields, kind: Kind): Due | undefined {
	if (isSaid(fields, "review-by")) return dueBy(fields, "review-by");
	if (kindInfo(kind).leadership) return undefined;
	return kind === "strategy" && isSaid(fields, "horizon")
		? dueBy(fields, "horizon")
		: dueBy(fields, "since");
}

function dueBy(fields: Fields, name: string): Due | undefined {
	const field = fields[name];
	const day = lastDayOf(field);
	if (!field || !day) return undefined;
	return { field, day: name === "since" ? addMonths(day, 12) : day };
}

/** Of an item on a page, by its `since` alone. */
function isByDefault({ item, due }: Duty): boolean {
	return (
		item !== undefined && item.way !== "file" && due.field.name === "since"
	);
}

/** Retired, or a theme that is history. */
function isFinished(item: Item): boolean {
	return (
		isRetired(item.status) ||
		isSaid(item.fields, "shipped") ||
		isSaid(item.fields, "learned")
	);
}

function overdue(
	artifact: Artifact,
	{ item, due }: Duty,
	today: string,
): Found {
	const { day, field } = due;
	const isDecision = artifact.kind === "decision";
	const what = isDecision ? "This decision" : item ? named(item) : "This page";
	const message =
		field.name === "horizon"
			? `This strategy's horizon ended on ${day}, and nothing says whether it still holds. Read it again, then set a new horizon or a \`review-by\`.`
			: field.name === "since"
				? `${what} was due for review on ${day}, a year after its \`since\`, so readers can't tell whether it still holds. Read it again and set \`review-by\`.`
				: `${what} was due for review on ${day}, so readers can't tell whether it still holds. Read it again, change what doesn't, and set the next date.`;
	return {
		file: artifact.file,
		range: field.range,
		message,
		severity: severityOfGapIn(artifact.kind),
		...(isDecision ? { asOf: day } : {}),
		...(item ? { item: item.id } : {}),
		fixes: reviewedToday(artifact, item, today),
	};
}

/** Several items that are late and a page without a date: one diagnostic for all. */
function unreviewed(
	artifact: Artifact,
	late: readonly Duty[],
	today: string,
): Found {
	return {
		file: artifact.file,
		range: artifact.headingRange,
		message: `${counted(late.length, "entry", "entries")} here began over a year ago and nothing says that somebody has looked at them since, so readers can't tell which still hold. Read the page again and set its \`review-by\`.`,
		severity: severityOfGapIn(artifact.kind),
		related: late.map(({ item, due }) => ({
			file: artifact.file,
			range: due.field.range,
			message: `${item?.id} was due for review on ${due.day}.`,
		})),
		fixes: reviewedToday(artifact, undefined, today),
	};
}

function reviewedToday(
	artifact: Artifact,
	item: Item | undefined,
	today: string,
): Fix[] {
	const edit = setField(artifact, item, "review-by", addMonths(today, 12));
	return edit ? [{ title: "Reviewed today", edits: [edit] }] : [];
}
