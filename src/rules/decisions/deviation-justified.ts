/** A deviation says why, and one from a guardrail until when. */

import { addMonths } from "../../domain/time";
import { type LinkedDeviation, liveDeviations } from "../../model/decisions";
import { defineRule, type Found } from "../rule";

export const rule = defineRule({
	id: "decisions/deviation-justified",
	severity: "warning",
	concern: "deviation",
	docs: {
		what: "A decision that deviates from a guardrail or an entry of the tech stack says why and until when; one that deviates from a principle says why.",
		why: "An exception without a reason can't be judged, and one without an end quietly becomes the rule. Without an end it covers nothing.",
		how: "Add `until` with a day, and a `because` where the record's own text doesn't give the reason.",
	},
	examples: [
		{
			title: "An exception without an end",
			files: {
				"product/guardrails.md": `
# Guardrails

## GR-2: One date library

Two ways to handle time zones cost us two wrong delivery days.
`,
				"docs/adr/0008-keep-moment-in-the-scale-driver.md": `
---
status: accepted
date: 2026-08-25
deviates-from:
  - from: GR-2
    ^^^^^^^^^^ This deviation from GR-2 names no end, so it covers nothing. Add the last day that it is needed, such as \`until: 2027-05-22\`.
    in: ["services/scale/**"]
---

# Keep moment in the scale driver

## Context

The driver's maker tests with moment alone.
`,
			},
		},
		{
			title: "An exception without a reason",
			files: {
				"product/principles.md": `
# Principles

## PP-1: The driver's time over the scale's
`,
				"docs/adr/0009-close-the-gate-at-noon.md": `
# 9. Close the gate at noon

Status: accepted
Date: 2026-10-01

## Deviates from

- PP-1
  ^^^^ This deviation from PP-1 gives no reason, so nobody can tell whether it is worth it. Add one behind a colon, or write the record's context.
`,
			},
		},
		{
			title: "An exception with its reason and its end",
			files: {
				"product/guardrails.md": `
# Guardrails

## GR-2: One date library

Two ways to handle time zones cost us two wrong delivery days.
`,
				"docs/adr/0008-keep-moment-in-the-scale-driver.md": `
# 8. Keep moment in the scale driver

Status: accepted
Date: 2026-08-25

## Deviates from

- GR-2 until 2027-05-31 in \`services/scale/**\`: the driver's maker tests with moment alone
`,
			},
		},
	],
	*model({ model, today }) {
		for (const linked of liveDeviations(model)) {
			const found = withoutReason(linked) ?? withoutEnd(linked, today);
			if (found)
				yield {
					file: linked.decision.artifact.file,
					item: linked.decision.item.id,
					...found,
				};
		}
	},
});

type Finding = Omit<Found, "file">;

function withoutReason(linked: LinkedDeviation): Finding | undefined {
	const { deviation, decision, name } = linked;
	if (deviation.because || decision.facts.hasReason) return undefined;
	return {
		range: deviation.range,
		message: `This deviation from ${name} gives no reason, so nobody can tell whether it is worth it. Add one behind a colon, or write the record's context.`,
	};
}

function withoutEnd(
	{ deviation, name, bounded }: LinkedDeviation,
	today: string,
): Finding | undefined {
	const { until, untilRange } = deviation;
	if (!bounded || until) return undefined;
	const example = addMonths(today, 6);
	if (!untilRange)
		return {
			range: deviation.range,
			message: `This deviation from ${name} names no end, so it covers nothing. Add the last day that it is needed, such as \`until: ${example}\`.`,
		};
	return {
		range: untilRange,
		message: `The end of this deviation from ${name} is not a day, so it covers nothing. Write the last day that it is needed, such as \`${example}\`.`,
	};
}
