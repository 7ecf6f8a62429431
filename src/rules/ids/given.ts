/** What stands on a page of items has an id. */

import type { Artifact } from "../../domain/artifact";
import { insertAt } from "../../domain/edit";
import { kindInfo } from "../../domain/kind";
import { defineRule } from "../rule";
import { KnownIds } from "../support/ids";

export const rule = defineRule({
	id: "ids/given",
	severity: "hint",
	concern: "completeness",
	docs: {
		what: "Each item of a page has an id.",
		why: "Without an id a decision can't say that it follows a principle, nor a theme that it moves a metric.",
		how: "Begin the heading with the next free id, such as `## PP-3: Title`; one fix numbers the whole page.",
	},
	examples: [
		{
			title: "Principles that nobody can refer to",
			files: {
				"product/principles.md": `
# Principles

## PP-1: The driver's time over the scale's

We open a second lane before we ask a driver to come back.

## Weigh once, and right
   ^^^^^^^^^^^^^^^^^^^^^ Two headings on this page have no id, so no decision can refer to what they say. Begin each with an id, such as \`PP-2: Weigh once, and right\`.

A load that was weighed wrong is billed wrong.

## Paper is a fallback

It works, and nobody likes it.
`,
			},
			fixed: {
				"product/principles.md": `
# Principles

## PP-1: The driver's time over the scale's

We open a second lane before we ask a driver to come back.

## PP-2: Weigh once, and right

A load that was weighed wrong is billed wrong.

## PP-3: Paper is a fallback

It works, and nobody likes it.
`,
			},
		},
		{
			title: "A page whose items have ids",
			files: {
				"product/principles.md": `
# Principles

## PP-1: The driver's time over the scale's

We open a second lane before we ask a driver to come back.
`,
			},
		},
	],
	*model({ model }) {
		const ids = new KnownIds(model);
		for (const artifact of model.productPages) {
			const first = artifact.unnumbered[0];
			if (!first) continue;
			const next = nextIds(artifact, ids);
			const count = artifact.unnumbered.length;
			const have = count === 1 ? "has" : "have";
			yield {
				file: artifact.file,
				range: first.range,
				message: `${numeral(count)} ${count === 1 ? "heading" : "headings"} on this page ${have} no id, so no decision can refer to what ${count === 1 ? "it says" : "they say"}. Begin ${count === 1 ? "it" : "each"} with an id, such as \`${next(0)}: ${first.title}\`.`,
				related: artifact.unnumbered.slice(1).map((other) => ({
					file: artifact.file,
					range: other.range,
					message: "This one has no id either.",
				})),
				fixes: [
					{
						title:
							count === 1 ? "Number this heading" : "Number these headings",
						edits: artifact.unnumbered.map((heading, n) =>
							insertAt(artifact.file, heading.titleRange.start, `${next(n)}: `),
						),
					},
				],
			};
		}
	},
});

/** The free ids of a page's kind, the nearest first. */
function nextIds(artifact: Artifact, ids: KnownIds): (n: number) => string {
	const prefix = kindInfo(artifact.kind).prefixes[0] as string;
	const highest = ids.highest(prefix);
	return (n) => `${prefix}-${highest + 1 + n}`;
}

function numeral(count: number): string {
	const words = ["No", "One", "Two", "Three", "Four", "Five", "Six"];
	return words[count] ?? String(count);
}
