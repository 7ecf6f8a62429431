/** There are so few principles that people have them in mind while they decide. */

import { isInForce } from "../../domain/standing";
import { pagesOfKind } from "../../model/model";
import { defineRule } from "../rule";

export const rule = defineRule({
	id: "principles/few-enough",
	severity: "hint",
	concern: "completeness",
	docs: {
		what: "There are no more product principles than people can have in mind while they decide.",
		why: "A principle works when somebody thinks of it in the middle of a choice. A long list is looked up by nobody.",
		how: "Merge those that settle the same quarrels, and retire the ones that have settled none in the last year.",
	},
	options: {
		max: {
			default: 10,
			description: "How many principles there may be.",
		},
	},
	examples: [
		{
			title: "More principles than this company wants",
			files: {
				"opmodel.yaml": `
opmodel: 1
rules: { principles/few-enough: { max: 2 } }
`,
				"product/principles.md": `
# Product principles
  ^^^^^^^^^^^^^^^^^^ There are 3 product principles, and nobody has more than 2 in mind while deciding. Merge those that settle the same quarrels, or retire the ones that have settled none.

## PP-1: The driver before the dispatcher

## PP-2: One tap instead of a form

## PP-3: No signal is the normal case
`,
			},
		},
		{
			title: "Few enough, one of them retired",
			files: {
				"opmodel.yaml": `
opmodel: 1
rules: { principles/few-enough: { max: 2 } }
`,
				"product/principles.md": `
# Product principles

## PP-1: The driver before the dispatcher

## PP-2: One tap instead of a form

## PP-3: No signal is the normal case

- Status: retired
`,
			},
		},
	],
	*model({ model, option }) {
		const pages = pagesOfKind(model, "principles").filter(
			({ items }) => items.length > 0,
		);
		const [first] = pages;
		const count = pages
			.flatMap(({ items }) => items)
			.filter(({ status }) => isInForce(status)).length;
		const most = option("max");
		if (!first || count <= most) return;
		yield {
			file: first.file,
			range: first.headingRange,
			message: `There are ${count} product principles, and nobody has more than ${most} in mind while deciding. Merge those that settle the same quarrels, or retire the ones that have settled none.`,
		};
	},
});
