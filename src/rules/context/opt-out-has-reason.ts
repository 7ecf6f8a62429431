/** A category that is opted out of says why, and is looked at again in time. */

import { replaceAt } from "../../domain/edit";
import { addMonths, lastDay } from "../../domain/time";
import { expectedCategories } from "../../model/coverage";
import { defineRule } from "../rule";
import { severityOfGap } from "../support/support";

export const rule = defineRule({
	id: "context/opt-out-has-reason",
	severity: "warning",
	concern: "completeness",
	docs: {
		what: "A category under `not-needed` has a reason, and its review date, if it has one, is not past.",
		why: "What four people don't need is missing for forty, and without the reason nobody can tell when that changed.",
		how: "Add `because` with a sentence. When the review date is past, write the page, or confirm the reason and set the next date.",
	},
	examples: [
		{
			title: "An opt-out without a reason",
			files: {
				"opmodel.yaml": `
title: Fieldsafe
not-needed:
  core-capabilities: { review-by: 2027-03-01 }
  ^^^^^^^^^^^^^^^^^ Nobody can tell why \`core-capabilities\` is not needed here, nor when that will have changed. Give the reason in \`because\`.
`,
			},
		},
		{
			title: "An opt-out whose review date is past",
			files: {
				"opmodel.yaml": `
title: Fieldsafe
not-needed:
  frameworks:
    because: Four people, one interview script.
    review-by: 2026-09-01
               ^^^^^^^^^^ Whether \`frameworks\` is still not needed was to be looked at by 2026-09-01. Write the page, or confirm the reason and set the next date.
`,
			},
			fixed: {
				"opmodel.yaml": `
title: Fieldsafe
not-needed:
  frameworks:
    because: Four people, one interview script.
    review-by: 2027-11-22
`,
			},
		},
		{
			title: "A reason that is still to be reviewed",
			files: {
				"opmodel.yaml": `
title: Fieldsafe
not-needed:
  frameworks: { because: "Four people, one interview script.", review-by: 2027-03-01 }
`,
			},
		},
	],
	*covered({ model, coverage, today }) {
		const { file, notNeeded } = model.config;
		if (!file) return;
		const expected = expectedCategories(model);
		for (const { category, state } of coverage) {
			const optOut = notNeeded.get(category.id);
			if (!optOut || state !== "not-needed" || !expected.has(category.id))
				continue;
			const severity = severityOfGap[category.strength];
			if (optOut.because.trim() === "")
				yield {
					file,
					range: optOut.range,
					severity,
					message: `Nobody can tell why \`${category.id}\` is not needed here, nor when that will have changed. Give the reason in \`because\`.`,
				};
			const { reviewBy = "", reviewByRange: range } = optOut;
			const day = lastDay(reviewBy);
			if (range && day && day < today)
				yield {
					file,
					range,
					severity,
					message: `Whether \`${category.id}\` is still not needed was to be looked at by ${day}. Write the page, or confirm the reason and set the next date.`,
					fixes: [
						{
							title: "Reviewed today",
							edits: [replaceAt(file, range, addMonths(today, 12))],
						},
					],
				};
		}
	},
});
