/** A deviation that is over is ended or decided anew. */

import { addDays, daysBetween } from "../../domain/time";
import { liveDeviations } from "../../model/decisions";
import { defineRule } from "../rule";
import { counted } from "../support/support";

export const rule = defineRule({
	id: "decisions/deviation-current",
	severity: "error",
	concern: "deviation",
	docs: {
		what: "The last day of a deviation is not past while its decision holds; in the days before, it is announced.",
		why: "After its last day an exception covers nothing: what still relies on it breaks the guardrail.",
		how: "End what the exception allowed and mark the decision as superseded or deprecated, or record a new decision for a longer time.",
	},
	options: {
		"notice-days": {
			default: 30,
			description:
				"How many days before its end a deviation is announced, as a warning.",
		},
	},
	examples: [
		{
			title: "An exception that is over, and one that will be",
			files: {
				"product/guardrails.md": `
# Guardrails

## GR-2: One date library

## GR-3: No names in log files
`,
				"docs/adr/0008-keep-moment-in-the-scale-driver.md": `
# 8. Keep moment in the scale driver

Status: accepted
Date: 2026-03-25

## Deviates from

- GR-2 until 2026-10-31 in \`services/scale/**\`: the driver's maker tests with moment alone
             ^^^^^^^^^^ This deviation from GR-2 ended on 2026-10-31, so GR-2 holds there again. End what it allowed, or record a new decision if it has to go on.
- GR-3 until 2026-12-15: the maker looks for a fault with us
             ^^^^^^^^^^ This deviation from GR-3 ends in 23 days, on 2026-12-15. Plan what has to be done until then, or record a new decision.
`,
			},
		},
		{
			title:
				"An exception with time left, and one of a decision that was dropped",
			files: {
				"product/guardrails.md": `
# Guardrails

## GR-2: One date library
`,
				"docs/adr/0008-keep-moment-in-the-scale-driver.md": `
# 8. Keep moment in the scale driver

Status: accepted
Date: 2026-03-25

## Deviates from

- GR-2 until 2027-03-31 in \`services/scale/**\`: the driver's maker tests with moment alone
`,
				"docs/adr/0009-keep-luxon-in-the-app.md": `
# 9. Keep luxon in the app

Status: rejected
Date: 2026-03-25

## Deviates from

- GR-2 until 2026-06-30: it is there already
`,
			},
		},
	],
	*model({ model, today, option }) {
		const soon = addDays(today, option("notice-days"));
		for (const { deviation, decision, name, target } of liveDeviations(model)) {
			const { until, untilRange, range } = deviation;
			if (!until || until > soon) continue;
			const over = until < today;
			const left = daysBetween(today, until);
			yield {
				file: decision.artifact.file,
				item: decision.item.id,
				range: untilRange ?? range,
				severity:
					over && decision.facts.status !== "proposed" ? "error" : "warning",
				message: over
					? `This deviation from ${name} ended on ${until}, so ${name} holds there again. End what it allowed, or record a new decision if it has to go on.`
					: `This deviation from ${name} ends ${left === 0 ? "today" : `in ${counted(left, "day")}, on ${until}`}. Plan what has to be done until then, or record a new decision.`,
				...(target
					? {
							related: [
								{
									file: target.file,
									range: target.range,
									message: `${target.id} is this one.`,
								},
							],
						}
					: {}),
			};
		}
	},
});
