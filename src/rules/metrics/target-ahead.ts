/** A metric's target lies ahead. */

import { isRetired } from "../../domain/standing";
import { defineRule } from "../rule";
import { lastDayOf, named } from "../support/support";

export const rule = defineRule({
	id: "metrics/target-ahead",
	severity: "warning",
	concern: "completeness",
	docs: {
		what: "The day by which a metric should reach its target is not past.",
		why: "A target whose day has passed pulls nobody any more, and nothing was learned from having reached or missed it.",
		how: "Write down where the number stands in `Now`, take that as the next baseline, and set the next target and day.",
	},
	examples: [
		{
			title: "A target that was due in September",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/metrics.md": `
# Metrics

## KM-2: Rounds finished on their day

- Target: 80%
- By: 2026-09-30
      ^^^^^^^^^^ The day for KM-2 "Rounds finished on their day" to reach its target passed on 2026-09-30, so nothing pulls the number any more. Write down where it stands, and set the next target and day.
`,
			},
		},
		{
			title: "A target for this month, and one of a metric that was given up",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/metrics.md": `
# Metrics

## KM-2: Rounds finished on their day

- Target: 80%
- By: 2026-11

## KM-3: Reports opened

- Status: retired
- By: 2025-06-30
`,
			},
		},
	],
	kinds: ["metrics", "strategy"],
	*artifact(artifact, { today }) {
		for (const item of artifact.items) {
			if (item.kind !== "metrics" || isRetired(item.status)) continue;
			const { by } = item.fields;
			const day = lastDayOf(by);
			if (!by || !day || day >= today) continue;
			yield {
				file: artifact.file,
				range: by.range,
				item: item.id,
				message: `The day for ${named(item)} to reach its target passed on ${day}, so nothing pulls the number any more. Write down where it stands, and set the next target and day.`,
			};
		}
	},
});
