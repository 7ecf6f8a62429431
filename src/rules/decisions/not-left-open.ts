/** A proposal is decided. */

import { daysBetween, lastDay } from "../../domain/time";
import { decisionsIn } from "../../model/decisions";
import { defineRule } from "../rule";

export const rule = defineRule({
	id: "decisions/not-left-open",
	severity: "information",
	concern: "completeness",
	docs: {
		what: "A proposed decision is accepted, rejected or withdrawn within three months.",
		why: "While a proposal lies open, one half of the team builds as if it had been accepted and the other as if it never would be.",
		how: "Decide, or withdraw it; if it is still being written, say `draft`.",
	},
	options: {
		"max-days": {
			default: 90,
			description: "How many days a decision may stay proposed.",
		},
	},
	examples: [
		{
			title: "A proposal from spring",
			files: {
				"docs/adr/0009-sell-the-data.md": `
---
status: proposed
        ^^^^^^^^ This has been proposed since 2026-04-20, which is 216 days, and nobody can build on it either way. Accept it, reject it, or say that it was withdrawn.
date: 2026-04-20
---

# Sell the data of the scales
`,
			},
		},
		{
			title: "A proposal of last month, and a draft",
			files: {
				"docs/adr/0009-sell-the-data.md": `
---
status: proposed
date: 2026-10-20
---

# Sell the data of the scales
`,
				"docs/adr/0010-rent-out-the-scales.md": `
---
status: draft
date: 2026-04-20
---

# Rent out the scales
`,
			},
		},
	],
	kinds: ["decision"],
	*artifact(artifact, { today, option }) {
		for (const { artifact: record, facts, item } of decisionsIn(artifact)) {
			const { date, status, statusRange } = facts;
			const since = status === "proposed" && date && lastDay(date);
			if (!since) continue;
			const days = daysBetween(since, today);
			if (days <= option("max-days")) continue;
			yield {
				file: record.file,
				item: item.id,
				range: statusRange ?? record.headingRange,
				message: `This has been proposed since ${date}, which is ${days} days, and nobody can build on it either way. Accept it, reject it, or say that it was withdrawn.`,
			};
		}
	},
});
