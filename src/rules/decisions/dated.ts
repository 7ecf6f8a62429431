/** A decision says when it was made. */

import { decisionsIn } from "../../model/decisions";
import { defineRule } from "../rule";

export const rule = defineRule({
	id: "decisions/dated",
	severity: "information",
	concern: "completeness",
	strictOnly: true,
	docs: {
		what: "A decision record has a date, and one that the calendar knows.",
		why: "Only the date tells whether a decision was made before or after the world changed, and how long a proposal has been lying there.",
		how: "Write the day of the decision beside its status, as `2026-11-22`.",
	},
	examples: [
		{
			title: "A decision without a date, and one of a day that doesn't exist",
			files: {
				"opmodel.yaml": `
preset: strict
`,
				"docs/adr/0001-weigh-twice.md": `
# 1. Weigh each truck twice
  ^^^^^^^^^^^^^^^^^^^^^^^^^ This record has no date, so nobody can tell what was known when it was decided. Add the day of the decision, such as \`2026-11-22\`.

Status: proposed
`,
				"docs/adr/0002-open-a-second-lane.md": `
# 2. Open a second lane

Date: 2026-09-31
      ^^^^^^^^^^ The calendar has no day "2026-09-31", so this record counts as undated. Correct it, as \`2026-11-22\`.
Status: proposed
`,
			},
		},
		{
			title: "A decision with its date",
			files: {
				"opmodel.yaml": `
preset: strict
`,
				"docs/adr/0001-weigh-twice.md": `
# 1. Weigh each truck twice

Date: 2026-09-30
Status: proposed
`,
			},
		},
	],
	kinds: ["decision"],
	*artifact(artifact, { today }) {
		for (const { artifact: record, facts, item } of decisionsIn(artifact)) {
			const { date, dateText, dateRange } = facts;
			if (date) continue;
			const place = { file: record.file, item: item.id };
			yield dateText && dateRange
				? {
						...place,
						range: dateRange,
						message: `The calendar has no day "${dateText}", so this record counts as undated. Correct it, as \`${today}\`.`,
					}
				: {
						...place,
						range: record.headingRange,
						message: `This record has no date, so nobody can tell what was known when it was decided. Add the day of the decision, such as \`${today}\`.`,
					};
		}
	},
});
