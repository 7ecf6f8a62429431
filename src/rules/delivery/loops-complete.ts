/** The delivery page says how work goes round: at one engineer's desk, in the team, and out to customers. */

import type { Artifact } from "../../domain/artifact";
import { lookupChain } from "../../model/link";
import { type Model, pagesOfKind } from "../../model/model";
import {
	deliverySections,
	type SectionTemplate,
	sectionTemplate,
} from "../../writing/templates";
import { defineRule, type Found } from "../rule";
import { addAtEnd, listed } from "../support/support";

export const rule = defineRule({
	id: "delivery/loops-complete",
	severity: "information",
	concern: "completeness",
	docs: {
		what: "The pages on delivery speak of the inner loop, the outer loop and the release cycle.",
		why: "How one engineer tries a change out, how the team reviews and ships it, and how releases follow each other set the pace together. What is left unsaid is done by habit, differently in each team.",
		how: "Write a short section for each, or an item whose title names it. The fix adds the missing ones with a prompt; `words: sections:` in `opmodel.yaml` teaches headings of your own.",
	},
	examples: [
		{
			title: "Only one of the three",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/delivery.md": `
# Inner and outer loop, releases
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ No heading here names the outer loop or the release cycle, so each team follows habits of its own there. Add a section for each of them.

## Inner loop

\`make harbour\` starts everything against a recorded day. A change is visible within ten seconds.
`,
			},
			fixed: {
				"product/delivery.md": `
# Inner and outer loop, releases

## Inner loop

\`make harbour\` starts everything against a recorded day. A change is visible within ten seconds.

## Outer loop

<!-- Who reads a change, what tests it, and who puts it live? -->

## Release cycle

<!-- How often do customers get changes, and how is one taken back? -->
`,
			},
		},
		{
			title: "A section that is only its prompt",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/delivery.md": `
# Wie wir ausliefern

## Innere Schleife

Alles läuft auf einem Rechner ohne Netz.

## Äußere Schleife

Wer schreibt, stellt scharf; jemand anderes hat gelesen.

## Release-Zyklus
   ^^^^^^^^^^^^^^ Nothing is written under this heading, so the release cycle goes by habit. Write a sentence or two.

<!-- How often do customers get changes? -->
`,
			},
		},
		{
			title: "Headings of its own",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/delivery.md": `
# Delivery
  ^^^^^^^^ None of this page's headings names the inner loop, the outer loop or the release cycle, so nobody can look up how work goes round. Name the sections so, or teach your own headings under \`words\` in \`opmodel.yaml\`.

## On your machine

Tests run on each save.

## Going live

Somebody else merges.
`,
			},
		},
		{
			title: "Two loops under one heading, and items",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/delivery.md": `
# How we deliver

## Inner and outer loop

One engineer writes, another one reads the same day, the first one merges.

- **DL-1** Releases go out every second Tuesday.
`,
			},
		},
		{
			title: "Spread over two pages",
			files: {
				"opmodel.yaml": `
opmodel: 1
files: { delivery: [docs/loops.md, docs/releases.md] }
`,
				"docs/loops.md": `
# Loops

## Inner loop

Tests run on each save.

## Outer loop

Somebody else merges.
`,
				"docs/releases.md": `
# Releases

Every merge goes live within the hour.
`,
			},
		},
	],
	*model({ model }) {
		const pages = written(model);
		const [first] = pages;
		if (!first) return;
		yield* pages.flatMap(emptySections);
		const said = new Set(lookupChain(model).flatMap(written).flatMap(loopsOf));
		const missing = deliverySections.filter((loop) => !said.has(loop));
		if (missing.length === 0) return;
		if (missing.length < deliverySections.length)
			yield {
				file: first.file,
				range: first.headingRange,
				message: `No heading here names ${listed(missing.map(name), "or")}, so each team follows habits of its own there. Add a section ${missing.length === 1 ? "on it" : "for each of them"}.`,
				fixes: first.format === "markdown" ? addition(first, missing) : [],
			};
		// Items may be sorted in a way of their own; nobody can tell then which loop one belongs to.
		else if (pages.every((page) => page.items.length === 0))
			yield {
				file: first.file,
				range: first.headingRange,
				message: `None of this page's headings names ${listed(missing.map(name), "or")}, so nobody can look up how work goes round. Name the sections so, or teach your own headings under \`words\` in \`opmodel.yaml\`.`,
			};
	},
});

function written(model: Model): Artifact[] {
	return pagesOfKind(model, "delivery").filter(({ hasContent }) => hasContent);
}

function name({ heading }: SectionTemplate): string {
	return `the ${heading.toLowerCase()}`;
}

/** What a heading or title that speaks of a loop among other things holds, in the five languages that are built in. */
const phrases: Readonly<Record<string, RegExp>> = {
	"inner-loop":
		/\binner\b|innere[nr]? (?:schleife|kreislauf)|boucle int|(?:bucle|ciclo|laço) interno/i,
	"outer-loop":
		/\bouter\b|äußere[nr]? (?:schleife|kreislauf)|boucle ext|(?:bucle|ciclo|laço) externo/i,
	"release-cycle":
		/\breleas(?:e|es|ing)\b|release-?zykl|auslieferung|veröffentlichung|livraison|mise en production|lanzamiento|lançamento|\bentregas?\b/i,
};

/** The loops that a page has a heading or an item on. Its title and its plain text count only where it has neither: a title may promise all three. */
function loopsOf({ title, sections, items }: Artifact): SectionTemplate[] {
	const below = sections.filter((section) => section.level > 1);
	const matching = (texts: readonly string[]) =>
		deliverySections.filter(({ key }) =>
			texts.some((text) => phrases[key]?.test(text)),
		);
	const found = new Set([
		...deliverySections.filter(({ key }) => below.some((s) => s.key === key)),
		...matching(below.map((section) => section.heading)),
		...matching(items.map((item) => item.title)),
	]);
	if (found.size > 0) return [...found];
	const text = below.length === 0 ? (sections[0]?.text ?? "") : "";
	return matching([title, text]);
}

function emptySections({ file, sections }: Artifact): Found[] {
	return deliverySections.flatMap((loop) => {
		const written = sections.filter((s) => s.key === loop.key);
		const [first] = written;
		if (!first || written.some((s) => s.text !== "")) return [];
		return {
			file,
			range: first.range,
			severity: "hint",
			message: `Nothing is written under this heading, so ${name(loop)} goes by habit. Write a sentence or two.`,
		};
	});
}

/** Adds sections with their prompts at the end, on the level of those that the page has. */
function addition(page: Artifact, missing: readonly SectionTemplate[]) {
	const level = page.sections.find((section) => section.key)?.level;
	const texts = missing.map((loop) => sectionTemplate(loop, level));
	const edit = addAtEnd(page, texts.join("\n\n"));
	if (!edit) return [];
	const title = `Add the missing ${missing.length === 1 ? "section" : "sections"}`;
	return [{ title, edits: [edit] }];
}
