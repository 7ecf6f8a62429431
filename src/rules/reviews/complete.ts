/** A review says what sets it off, who decides, and where the record is kept. */

import { isRetired } from "../../domain/standing";
import { defineRule } from "../rule";
import { isSaid, listed, named } from "../support/support";

/** The fields of a review and what is unknown without each. */
const parts = [
	{ name: "trigger", label: "Trigger", unknown: "what sets it off" },
	{ name: "decides", label: "Decides", unknown: "who decides" },
	{ name: "record", label: "Record", unknown: "where the record is kept" },
];

export const rule = defineRule({
	id: "reviews/complete",
	severity: "hint",
	concern: "completeness",
	docs: {
		what: "A review has a trigger, somebody who decides, and a place for its record.",
		why: "Where one of the three is open, people ask for a review too late, wait for an answer that nobody owes them, or decide the same thing twice.",
		how: "Fill in `Trigger`, `Decides` and `Record`, a few words each.",
	},
	examples: [
		{
			title: "A review that only says what happens in it",
			files: {
				"product/reviews.md": `
# Reviews

## RV-1: Design review
   ^^^^^^^^^^^^^^^^^^^ RV-1 "Design review" has no field for who decides or where the record is kept, so people wait for an answer or decide the same thing twice. Add \`Decides\` and \`Record\`.

Somebody shows a drawing, the others ask.

- Trigger: A change to a screen that drivers see
`,
			},
		},
		{
			title: "A table with an empty cell",
			files: {
				"product/reviews.md": `
# Reviews

| ID | Name | Trigger | Decides | Record |
| --- | --- | --- | --- | --- |
| RV-1 | Design review | A new screen | The product manager | The drawing |
| RV-2 | Code review | | Another engineer | The pull request |
  ^^^^ RV-2 "Code review" has no field for what sets it off, so people wait for an answer or decide the same thing twice. Add \`Trigger\`.
`,
			},
		},
		{
			title: "A complete review",
			files: {
				"product/reviews.md": `
# Reviews

## RV-1: Design review

- Trigger: A change to a screen that drivers see
- Decides: The product manager
- Record: The drawing, with the date
`,
			},
		},
	],
	kinds: ["reviews"],
	*artifact(artifact) {
		for (const item of artifact.items) {
			if (isRetired(item.status)) continue;
			const open = parts.filter(({ name }) => !isSaid(item.fields, name));
			if (open.length === 0) continue;
			const unknown = open.map((part) => part.unknown);
			const labels = open.map((part) => `\`${part.label}\``);
			yield {
				file: artifact.file,
				range: item.range,
				item: item.id,
				message: `${named(item)} has no field for ${listed(unknown, "or")}, so people wait for an answer or decide the same thing twice. Add ${listed(labels)}.`,
			};
		}
	},
});
