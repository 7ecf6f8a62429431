/** A decision's front matter and its text say the same day. */

import { decisionsIn } from "../../model/decisions";
import { defineRule } from "../rule";

export const rule = defineRule({
	id: "decisions/dates-agree",
	severity: "warning",
	concern: "contradiction",
	docs: {
		what: "A decision record that says its date in its front matter and in its text says the same one.",
		why: "The date tells what was known when something was decided. With two of them, tools go by one and readers by the other.",
		how: "Keep the one that is true; where both are, say what each is: `created`, `decided`, `last-updated`.",
	},
	examples: [
		{
			title: "Two dates that don't agree",
			files: {
				"docs/adr/0008-open-a-second-lane.md": `
---
status: accepted
date: 2026-10-05
---

# Open a second lane

Date: 5 November 2026
      ^^^^^^^^^^^^^^^ This record says "2026-10-05" in its front matter and "5 November 2026" here, so its readers can't tell when it was decided. Keep the one that is true.

## Context

The queue reaches the road.
`,
			},
		},
		{
			title:
				"The same day in other words, a month, several days, and days of other things",
			files: {
				"docs/adr/0008-open-a-second-lane.md": `
---
status: accepted
date: 2026-10-05
---

# Open a second lane

- Date: 5 October 2026
- Last updated: 2026-11-01
`,
				"docs/adr/0009-close-the-gate.md": `
---
status: accepted
date: 2026-10-05T23:30:00-05:00
---

# Close the gate at night

Date: 2026-10-06
`,
				"docs/adr/0010-weigh-twice.md": `
---
status: accepted
date: 2026-11-02
---

# Weigh each truck twice

Date: 2026-10-05, updated 2026-11-02
`,
				"docs/adr/0011-paint-the-lanes.md": `
---
status: accepted
date: 10/05/2026
---

# Paint the lanes

Date: October 2026
`,
				"docs/adr/0012-light-the-yard.md": `
---
status: accepted
date: 2026-10-05
created: 2026-09-01
---

# Light the yard

| Date       | Author | Change        |
| ---------- | ------ | ------------- |
| 2026-11-01 | Amira  | First version |
`,
			},
		},
	],
	kinds: ["decision"],
	*artifact(artifact) {
		for (const { facts, item } of decisionsIn(artifact)) {
			const { dateText, dateRange, otherDate } = facts;
			if (!dateText || !dateRange || !otherDate) continue;
			const { file } = artifact;
			yield {
				file,
				item: item.id,
				range: otherDate.range,
				message: `This record says "${dateText}" in its front matter and "${otherDate.text}" here, so its readers can't tell when it was decided. Keep the one that is true.`,
				related: [
					{ file, range: dateRange, message: "This is the one that is read." },
				],
			};
		}
	},
});
