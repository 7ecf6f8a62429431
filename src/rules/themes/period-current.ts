/** A theme ends with its period. */

import { isRetired } from "../../domain/standing";
import { lastDay } from "../../domain/time";
import { defineRule } from "../rule";
import { isSaid, named } from "../support/support";

export const rule = defineRule({
	id: "themes/period-current",
	severity: "hint",
	concern: "completeness",
	docs: {
		what: "A theme whose period is over says what was learned.",
		why: "A theme that nobody has closed still looks like the place for effort, and what the period taught is forgotten before the next choice.",
		how: "Write under `Learned` what came of it, shipped or not, and keep it as history; or give it a new period if you chose it again.",
	},
	examples: [
		{
			title: "A theme of last spring",
			files: {
				"product/themes.md": `
# Themes

## TH-1: Raising a finding takes less than a minute

- Period: 2026-Q2
          ^^^^^^^ The period of TH-1 "Raising a finding takes less than a minute" ended on 2026-06-30, and nothing says what it taught, so it still looks like the place for effort. Write that under \`Learned\`, or give it a new period.
- Outcome: Half of all findings are raised within 60 seconds.
`,
			},
		},
		{
			title: "A table of themes",
			files: {
				"product/themes.md": `
# Themes

| ID | Theme | Period | Learned |
| --- | --- | --- | --- |
| TH-1 | Findings have a name | 2026-01/2026-06 | Names work, roles do not. |
| TH-2 | Rounds end where they are walked | 2026-07/2026-10 | |
                                            ^^^^^^^^^^^^^^^ The period of TH-2 "Rounds end where they are walked" ended on 2026-10-31, and nothing says what it taught, so it still looks like the place for effort. Write that under \`Learned\`, or give it a new period.
`,
			},
		},
		{
			title: "The last day of a period, and a theme that was given up",
			today: "2026-12-31",
			files: {
				"product/themes.md": `
# Themes

## TH-1: Inspectors work from our record

- Period: 2026-Q4

## TH-2: Operators write their own check lists

- Period: 2026-Q1
- Status: withdrawn
`,
			},
		},
	],
	kinds: ["themes"],
	*artifact(artifact, { today }) {
		for (const item of artifact.items) {
			const { period } = item.fields;
			const end = period && lastDay(period.text);
			if (!end || end >= today) continue;
			if (isSaid(item.fields, "learned") || isRetired(item.status)) continue;
			yield {
				file: artifact.file,
				range: period.range,
				item: item.id,
				message: `The period of ${named(item)} ended on ${end}, and nothing says what it taught, so it still looks like the place for effort. Write that under \`Learned\`, or give it a new period.`,
			};
		}
	},
});
