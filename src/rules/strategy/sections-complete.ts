/** A strategy says all five things that a strategy has to say. */

import type { Artifact, Section } from "../../domain/artifact";
import type { Fix } from "../../domain/diagnostic";
import {
	type SectionTemplate,
	sectionTemplate,
	strategySections,
} from "../../writing/templates";
import { defineRule } from "../rule";
import { addAtEnd, listed } from "../support/support";

/** What a reader is left without where a section is missing or empty. */
const without: Readonly<Record<string, string>> = {
	customers: "who the customers are",
	problems: "which of their problems are worth solving",
	vision: "what the product will uniquely do",
	"not-doing": "what it will not do",
	"key-metric": "which number shows that customers get the value",
};

export const rule = defineRule({
	id: "strategy/sections-complete",
	severity: "warning",
	concern: "completeness",
	docs: {
		what: "The product strategy says who the customers are, which problems are worth solving, what the product will uniquely do, what it will not do, and the key metric.",
		why: "Teams lean on the part that is missing as much as on the others, and fill it with a guess. Pages of other tools are read by their own headings, such as Target problem or Non-goals.",
		how: "Write a sentence or two under each heading. The fix adds the missing ones with a prompt; `words: sections:` in `opmodel.yaml` teaches headings of your own.",
	},
	examples: [
		{
			title: "A strategy without two of its parts",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/strategy.md": `
# Strategy
  ^^^^^^^^ No section of the strategy says what it will not do or which number shows that customers get the value, so each team fills that in with a guess. Add the sections Not doing and Key metric.

## Customers

Quarry operators with three to forty sites.

## Problems

- **ST-1** Site managers learn too late which finding should have stopped the plant.

## Vision

A finding is closed by proof that a second person has seen.
`,
			},
			fixed: {
				"product/strategy.md": `
# Strategy

## Customers

Quarry operators with three to forty sites.

## Problems

- **ST-1** Site managers learn too late which finding should have stopped the plant.

## Vision

A finding is closed by proof that a second person has seen.

## Not doing

<!-- What will you leave alone, although somebody asks for it? -->

## Key metric

<!-- Which one number shows that customers get the value? Name it as on the metrics page: KM-1. -->
`,
			},
		},
		{
			title: "A section that is only its prompt",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/strategy.md": `
# Strategy

## Customers

Quarry operators with three to forty sites.

## Problems

- **ST-1** Site managers learn too late which finding should have stopped the plant.

## Vision

A finding is closed by proof that a second person has seen.

## Not doing
   ^^^^^^^^^ Nothing is written under this heading, so the strategy does not say what it will not do. Write a sentence or two.

<!-- What will you leave alone, although somebody asks for it? -->

## Key metric

KM-1.
`,
			},
		},
		{
			title: "A strategy in headings of its own",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/strategy.md": `
# Where we are going
  ^^^^^^^^^^^^^^^^^^ None of this page's headings is one of a strategy's five parts, so nobody can look up who the customers are or what will not be done. Name them Customers, Problems, Vision, Not doing and Key metric, or teach your words under \`words\` in \`opmodel.yaml\`.

Quarries first, then gravel plants, and nothing else before 2028.
`,
			},
		},
		{
			title: "The headings of another tool",
			files: {
				"STRATEGY.md": `
# Strategy

## Target problem

Rounds are walked where there is no signal.

## Our approach

Everything works without network first.

## Who it's for

Shift supervisors in quarries.

## Key metrics

Rounds finished on the day they were planned.

## Not working on

Construction sites.
`,
			},
		},
	],
	kinds: ["strategy"],
	*artifact(artifact) {
		const { file, sections, format, hasContent, headingRange } = artifact;
		// YAML has no sections, a file with a single statement needs none, and a page without content is a stub before all else.
		if (
			format === "yaml" ||
			!hasContent ||
			artifact.items.some((item) => item.way === "file")
		)
			return;
		const parts = strategySections.map((part) => ({
			part,
			written: sections.filter((section) => section.key === part.key),
		}));
		const missing = parts
			.filter(({ written }) => written.length === 0)
			.map(({ part }) => part);
		if (missing.length === parts.length)
			yield {
				file,
				range: headingRange,
				severity: "information",
				message:
					"None of this page's headings is one of a strategy's five parts, so nobody can look up who the customers are or what will not be done. Name them Customers, Problems, Vision, Not doing and Key metric, or teach your words under `words` in `opmodel.yaml`.",
			};
		else if (missing.length > 0)
			yield {
				file,
				range: headingRange,
				// One heading alone may be there by chance, on a page that is built in another way.
				severity: parts.length - missing.length > 1 ? "warning" : "information",
				message: `No section of the strategy says ${listed(missing.map(lacking), "or")}, so each team fills that in with a guess. Add the ${missing.length === 1 ? "section" : "sections"} ${listed(missing.map(({ heading }) => heading))}.`,
				fixes: addition(artifact, missing),
			};
		for (const { part, written } of parts) {
			const [first] = written;
			if (first && written.every((section) => section.text === ""))
				yield {
					file,
					range: first.range,
					// A prompt shows that somebody means to fill it in.
					severity: hasPrompt(first) ? "information" : "warning",
					message: `Nothing is written under this heading, so the strategy does not say ${lacking(part)}. Write a sentence or two.`,
				};
		}
	},
});

function lacking({ key }: SectionTemplate): string {
	return without[key] as string;
}

function hasPrompt({ contentEnd, range }: Section): boolean {
	return contentEnd.line > range.end.line;
}

/** Adds sections with their prompts at the end, on the level of those that the page has. */
function addition(
	artifact: Artifact,
	missing: readonly SectionTemplate[],
): Fix[] {
	const level = artifact.sections.find((section) => section.key)?.level;
	const texts = missing.map((part) => sectionTemplate(part, level));
	const edit = addAtEnd(artifact, texts.join("\n\n"));
	if (!edit) return [];
	const title = `Add the missing ${missing.length === 1 ? "section" : "sections"}`;
	return [{ title, edits: [edit] }];
}
