/** A framework says when to use it. */

import { isRetired } from "../../domain/standing";
import { defineRule } from "../rule";
import { wholeText } from "../support/prose";
import { isSaid, named } from "../support/support";

export const rule = defineRule({
	id: "frameworks/says-when",
	severity: "hint",
	concern: "completeness",
	docs: {
		what: "A framework says for which need it is used.",
		why: "One that is used always is used for its own sake, and people learn to fill it in rather than to think.",
		how: "Name under `Use when` the situation in which it has helped. If nobody remembers one, retire it.",
	},
	examples: [
		{
			title: "A framework without a need",
			files: {
				"product/frameworks.md": `
# Frameworks

## FW-1: Jobs to be done
   ^^^^^^^^^^^^^^^^^^^^^ FW-1 "Jobs to be done" doesn't say when to use it, so it is used for its own sake or not at all. Name the need under \`Use when\`.

We write down the job that a customer hires us for.

- Use when: <!-- the situation that calls for it -->
`,
			},
		},
		{
			title: "The need in a field, and in the text",
			files: {
				"product/frameworks.md": `
# Frameworks

## FW-1: Jobs to be done

- Use when: two teams mean different customers by the same word

## FW-2: Walk the quay

We use it when nobody has stood at that gate for a quarter.
`,
			},
		},
		{
			title: "A table with an empty cell",
			files: {
				"product/frameworks.md": `
# Frameworks

| ID | Name | Use when |
| --- | --- | --- |
| FW-1 | Jobs to be done | Two teams mean different customers |
| FW-2 | Five whys | |
  ^^^^ FW-2 "Five whys" doesn't say when to use it, so it is used for its own sake or not at all. Name the need under \`Use when\`.
`,
			},
		},
	],
	kinds: ["frameworks"],
	*artifact(artifact) {
		for (const item of artifact.items) {
			if (isSaid(item.fields, "use-when") || isRetired(item.status)) continue;
			if (occasion.test(wholeText(artifact, item))) continue;
			yield {
				file: artifact.file,
				range: item.range,
				item: item.id,
				message: `${named(item)} doesn't say when to use it, so it is used for its own sake or not at all. Name the need under \`Use when\`.`,
			};
		}
	},
});

/** How a text says it in the five languages that are built in. */
const occasion =
	/\buse[ds]?\b[^.!?\n]{0,40}\b(?:when(?:ever)?|if|before|for)\b(?!\s*:)|\bwhen(?:ever)? (?:to|we|you|do|should|there|nobody|two|an?|the)\b|\b(?:wann|wenn|sobald|immer dann)\b|\b(?:quand|lorsqu)|\b(?:cuándo|cuando|quando)\b/i;
