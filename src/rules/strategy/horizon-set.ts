/** A strategy says until when it holds. */

import { defineRule } from "../rule";
import { isSaid } from "../support/support";

export const rule = defineRule({
	id: "strategy/horizon-set",
	// Few strategies say it from the start: it is worth a word, and a warning only to those who ask for all.
	severity: "information",
	concern: "completeness",
	raisedByStrict: true,
	docs: {
		what: "The product strategy has a `horizon`: the time that it is made for.",
		why: "A strategy that can change any day is planned around. With a horizon people know how long they can rely on it, and when to have their say.",
		how: "Write an interval such as `2026-07/2027-06`; about twelve months is usual.",
	},
	examples: [
		{
			title: "A strategy for nobody knows how long",
			files: {
				"opmodel.yaml": "\npreset: strict\n",
				"product/strategy.md": `
# Strategy
  ^^^^^^^^ The strategy does not say until when it holds, so nobody knows how long to rely on it. Give it a \`Horizon\`, such as 2026-07/2027-06.

- Owner: Jonas Pichler

Quarries first, and nothing else before 2028.
`,
			},
		},
		{
			title: "A strategy for a year",
			files: {
				"opmodel.yaml": "\npreset: strict\n",
				"product/strategy.md": `
# Strategy

- Horizon: 2026-07/2027-06

Quarries first, and nothing else before 2028.
`,
			},
		},
		{
			title: "A lone page of a repository that keeps no model",
			files: {
				"product/strategy.md": `
# Strategy

Quarries first, and nothing else before 2028.
`,
			},
		},
	],
	kinds: ["strategy"],
	*artifact({ file, fields, headingRange }, { model }) {
		if (model.adopted && !isSaid(fields, "horizon"))
			yield {
				file,
				range: headingRange,
				message:
					"The strategy does not say until when it holds, so nobody knows how long to rely on it. Give it a `Horizon`, such as 2026-07/2027-06.",
			};
	},
});
