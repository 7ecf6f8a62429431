/** What stands on a page of items has an id. */

import type { Artifact, UnnumberedItem } from "../../domain/artifact";
import { replaceAt } from "../../domain/edit";
import { kindInfo } from "../../domain/kind";
import { defineRule, type Found } from "../rule";
import { KnownIds } from "../support/ids";

export const rule = defineRule({
	id: "ids/given",
	severity: "hint",
	concern: "completeness",
	docs: {
		what: "Each item of a page has an id.",
		why: "Without an id a decision can't say that it follows a principle, nor a theme that it moves a metric.",
		how: "Begin the heading with the next free id, such as `## PP-3: Title`, and an entry of a strategy's problems with `- **ST-1** …`; one fix numbers the whole page.",
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
			title: "Numbered principles below a heading that gathers them",
			files: {
				"product/principles.md": `
# How we choose

## Principles

### 1. The driver's time over the scale's
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Two headings on this page have no id, so no decision can refer to what they say. Begin each with an id, such as \`PP-1: The driver's time over the scale's\`.

We open a second lane before we ask a driver to come back.

### 2. Weigh once, and right

A load that was weighed wrong is billed wrong.
`,
			},
			fixed: {
				"product/principles.md": `
# How we choose

## Principles

### PP-1: The driver's time over the scale's

We open a second lane before we ask a driver to come back.

### PP-2: Weigh once, and right

A load that was weighed wrong is billed wrong.
`,
			},
		},
		{
			title: "A strategy's problems, to which no theme can point",
			files: {
				"product/strategy.md": `
# Strategy

## Problems

- Drivers wait 40 minutes for a weighing that takes two.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Two entries of this strategy have no id, so no theme can say that it serves what they say. Begin each with an id, such as \`**ST-2** Drivers wait 40 minutes for a weighing …\`.
- **ST-1** Half of all invoices are questioned.

## Not doing

- Scales for trains.
`,
			},
			fixed: {
				"product/strategy.md": `
# Strategy

## Problems

- **ST-2** Drivers wait 40 minutes for a weighing that takes two.
- **ST-1** Half of all invoices are questioned.

## Not doing

- **ST-3** Scales for trains.
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
			const next = nextIds(artifact, ids);
			const headings = found(artifact, artifact.unnumbered, next, {
				one: "heading",
				many: "headings",
				place: "on this page",
				why: "no decision can refer to what",
				mark: (id) => `${id}: `,
			});
			const after = (n: number) => next(artifact.unnumbered.length + n);
			const entries = found(artifact, artifact.unnumberedEntries, after, {
				one: "entry",
				many: "entries",
				place: "of this strategy",
				why: "no theme can say that it serves what",
				mark: (id) => `**${id}** `,
			});
			if (headings) yield headings;
			if (entries) yield entries;
		}
	},
});

/** What one form of items is called, and how an id is written before its title. */
interface Form {
	readonly one: string;
	readonly many: string;
	readonly place: string;
	readonly why: string;
	readonly mark: (id: string) => string;
}

function found(
	{ file }: Artifact,
	items: readonly UnnumberedItem[],
	next: (n: number) => string,
	{ one, many, place, why, mark }: Form,
): Found | undefined {
	const first = items[0];
	if (!first) return undefined;
	const isOne = items.length === 1;
	return {
		file,
		range: first.range,
		message: `${numeral(items.length)} ${isOne ? one : many} ${place} ${isOne ? "has" : "have"} no id, so ${why} ${isOne ? "it says" : "they say"}. Begin ${isOne ? "it" : "each"} with an id, such as \`${mark(next(0))}${shortened(first.title)}\`.`,
		related: items.slice(1).map(({ range }) => ({
			file,
			range,
			message: "This one has no id either.",
		})),
		fixes: [
			{
				title: isOne ? `Number this ${one}` : `Number these ${many}`,
				edits: items.map(({ before }, n) =>
					replaceAt(file, before, mark(next(n))),
				),
			},
		],
	};
}

/** The first words of a long title. */
function shortened(title: string): string {
	const words = title.split(/\s+/);
	return words.length > 8 ? `${words.slice(0, 7).join(" ")} …` : title;
}

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
