/** An id means one thing. */

import { replaceAt } from "../../domain/edit";
import { idPrefix } from "../../domain/id";
import { defineRule } from "../rule";
import { KnownIds } from "../support/ids";
import { named } from "../support/support";

export const rule = defineRule({
	id: "ids/unique",
	severity: "error",
	concern: "contradiction",
	docs: {
		what: "Each id is defined once in an operating model.",
		why: "Whoever follows a reference to an id that stands for two things finds one of them, and it may be the wrong one.",
		how: "Give the later one an id that is free, and look through the references that meant it.",
	},
	examples: [
		{
			title: "A metric copied with its id",
			files: {
				"product/metrics.md": `
# Metrics

## KM-1: Loads weighed before they leave the quarry

- Role: key

## KM-1: Queue at the scale before seven
   ^^^^ KM-1 is already the id of "Loads weighed before they leave the quarry", so a reference to it can mean either. Give this one an id of its own, such as KM-2.

- Role: counter
`,
			},
			fixed: {
				"product/metrics.md": `
# Metrics

## KM-1: Loads weighed before they leave the quarry

- Role: key

## KM-2: Queue at the scale before seven

- Role: counter
`,
			},
		},
		{
			title: "The same number in two series",
			files: {
				"product/metrics.md": `
# Metrics

- **KM-1** Loads weighed before they leave the quarry
`,
				"product/principles.md": `
# Principles

- **PP-1** The driver's time over the scale's
`,
			},
		},
	],
	*model({ model }) {
		const ids = new KnownIds(model);
		for (const key of model.sharedKeys) {
			const items = model.items.get(key) ?? [];
			const [first, ...later] = items.filter((i) => i.kind !== "decision");
			if (!first || later.length === 0) continue;
			const prefix = idPrefix(first.id);
			if (!prefix) continue;
			const free = `${prefix}-${ids.highest(prefix) + 1}`;
			for (const item of later)
				yield {
					file: item.file,
					range: item.idRange,
					item: item.id,
					message: `${item.id} is already the id of ${first.title ? `"${first.title}"` : `something in ${first.file}`}, so a reference to it can mean either. Give this one an id of its own, such as ${free}.`,
					related: [
						{
							file: first.file,
							range: first.idRange,
							message: `${named(first)} is defined here first.`,
						},
					],
					fixes: [
						{
							title: `Renumber this one as ${free}`,
							edits: [replaceAt(item.file, item.idRange, free)],
						},
					],
				};
		}
	},
});
