/** Dates are written so that everybody reads the same day. */

import type { Fields, ReadDate } from "../../domain/artifact";
import type { Fix } from "../../domain/diagnostic";
import { replaceAt } from "../../domain/edit";
import { decisionsIn } from "../../model/decisions";
import { defineRule, type Found } from "../rule";

export const rule = defineRule({
	id: "context/dates-clear",
	severity: "hint",
	concern: "wording",
	docs: {
		what: "A date that something depends on (`by`, `until`, `review-by`, `since`, a horizon, a period) is written as `2027-05-31`, or as `2027-05` for a month.",
		why: "Dates are read in whatever form they have, but `03/04/2027` is the third of April to some and the fourth of March to others, and a month has many days on which something could end.",
		how: "The fix *Write 2027-05-31* puts what is read in place of what is written.",
	},
	examples: [
		{
			title: "Dates in words, in figures, and one that could be two",
			files: {
				"product/metrics.md": `
---
kind: metrics
---

# Metrics

- Review by: 31 May 2027
             ^^^^^^^^^^^ "31 May 2027" is read as 2027-05-31. Written like that, it can't be taken for another day.

## KM-1: Findings closed on time with proof

Share of findings closed before their deadline.

- By: 03/04/2027
      ^^^^^^^^^^ "03/04/2027" is read as 2027-04-03, but could be 2027-03-04 as well. Write the one that is meant.
- Since: 2026-02-01
`,
			},
			fixed: {
				"product/metrics.md": `
---
kind: metrics
---

# Metrics

- Review by: 2027-05-31

## KM-1: Findings closed on time with proof

Share of findings closed before their deadline.

- By: 03/04/2027
- Since: 2026-02-01
`,
			},
		},
		{
			title: "The end of a deviation, where a month ends with its last day",
			files: {
				"product/guardrails.md": `
# Guardrails

## GR-2: One date library

Two ways to handle time zones cost us two wrong delivery days.
`,
				"docs/adr/0008-keep-moment-in-the-scale-driver.md": `
# 8. Keep moment in the scale driver

Status: accepted
Date: 25 August 2026

## Deviates from

- GR-2 until May 2027 in \`services/scale/**\`: the driver's maker tests with moment alone
             ^^^^^^^^ "May 2027" is read as 2027-05-31. Written like that, it can't be taken for another day.
`,
			},
			fixed: {
				"docs/adr/0008-keep-moment-in-the-scale-driver.md": `
# 8. Keep moment in the scale driver

Status: accepted
Date: 25 August 2026

## Deviates from

- GR-2 until 2027-05-31 in \`services/scale/**\`: the driver's maker tests with moment alone
`,
			},
		},
		{
			title: "A date in `opmodel.yaml`",
			files: {
				"opmodel.yaml": `
not-needed:
  frameworks:
    because: "Four people, one interview script."
    review-by: 1 March 2027
               ^^^^^^^^^^^^ "1 March 2027" is read as 2027-03-01. Written like that, it can't be taken for another day.
`,
			},
			fixed: {
				"opmodel.yaml": `
not-needed:
  frameworks:
    because: "Four people, one interview script."
    review-by: 2027-03-01
`,
			},
		},
		{
			title:
				"Days, months, quarters and periods as usual, and a repository that keeps decisions alone",
			files: {
				"product/strategy.md": `
---
kind: strategy
---

# Strategy

- Horizon: 2026-01/2026-12
- Review by: 2027-01

## Customers

Quarry operators with three to forty sites.
`,
				"product/themes.md": `
# Themes

- Review by: 2027-Q1

## TH-1: Every round has its proof

- Period: 2026-Q4
`,
			},
		},
		{
			title: "A record's own dates where no model is kept",
			files: {
				"docs/adr/0004-weigh-twice.md": `
# 4. Weigh each truck twice

**Status:** Accepted | **Date:** 1 September 2026 | **Review:** 1 September 2027
`,
			},
		},
	],
	*artifact(artifact, { model }) {
		const { file } = artifact;
		const isDecision = artifact.kind === "decision";
		const seen = new Set<string>();
		const found = function* (fields: Fields, item?: string): Generator<Found> {
			for (const { date } of Object.values(fields)) {
				// A file that holds one item has its fields twice.
				const place = date && JSON.stringify(date.range.start);
				if (!date || !place || seen.has(place)) continue;
				seen.add(place);
				yield unclear(file, date, item);
			}
		};
		if (!isDecision) yield* found(artifact.fields);
		if (!isDecision || model.adopted)
			for (const item of artifact.items) yield* found(item.fields, item.id);
		for (const { facts, item } of decisionsIn(artifact))
			for (const { untilDate } of facts.deviations) {
				const place = untilDate && JSON.stringify(untilDate.range.start);
				if (!untilDate || !place || seen.has(place)) continue;
				seen.add(place);
				yield unclear(file, untilDate, item.id);
			}
	},
	*model({ model }) {
		const { file, notNeeded } = model.config;
		if (!file) return;
		for (const { reviewByDate } of notNeeded.values())
			if (reviewByDate) yield unclear(file, reviewByDate);
	},
});

function unclear(
	file: string,
	{ text, range, iso, other }: ReadDate,
	item?: string,
): Found {
	const fix = (day: string): Fix => ({
		title: `Write ${day}`,
		...(other ? {} : { safe: true }),
		edits: [replaceAt(file, range, day)],
	});
	return {
		file,
		range,
		message: other
			? `"${text}" is read as ${iso}, but could be ${other} as well. Write the one that is meant.`
			: `"${text}" is read as ${iso}. Written like that, it can't be taken for another day.`,
		...(item ? { item } : {}),
		fixes: [iso, ...(other ? [other] : [])].map(fix),
	};
}
