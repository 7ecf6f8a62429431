/** A strategy stays within a page. */

import { defineRule } from "../rule";

export const rule = defineRule({
	id: "strategy/one-page",
	severity: "warning",
	concern: "completeness",
	docs: {
		what: "The product strategy fits on one page.",
		why: "A strategy that runs over a page isn't read, and people go back to deciding by assumption.",
		how: "Cut what guides no decision, or move detail to the page of its own category and link to it.",
	},
	options: {
		"max-words": {
			default: 600,
			description: "How many words fit on the page.",
		},
	},
	examples: [
		{
			title: "A strategy with more words than the page holds",
			files: {
				"opmodel.yaml": `
opmodel: 1
rules: { strategy/one-page: { max-words: 12 } }
`,
				"product/strategy.md": `
# Strategy
  ^^^^^^^^ The strategy has 16 words and a page holds 12, so it won't be read to its end. Cut what guides no decision, or move it to the page of its category.

## Customers

Site managers of quarries, who answer for safety and have no time for software.
`,
			},
		},
		{
			title: "A strategy on a page",
			files: {
				"product/strategy.md": `
# Strategy

## Customers

Site managers of quarries.
`,
			},
		},
	],
	kinds: ["strategy"],
	*artifact(artifact, { option }) {
		const most = option("max-words");
		if (artifact.words <= most) return;
		yield {
			file: artifact.file,
			range: artifact.headingRange,
			message: `The strategy has ${artifact.words} words and a page holds ${most}, so it won't be read to its end. Cut what guides no decision, or move it to the page of its category.`,
		};
	},
});
