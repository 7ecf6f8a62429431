/** The delivery page says how work goes round: at one engineer's desk, in the team, and out to customers. */

import type { Artifact } from "../../domain/artifact";
import {
	deliverySections,
	type SectionTemplate,
	sectionTemplate,
} from "../../kinds/templates";
import { lookupChain } from "../../model/link";
import { defineRule, type Found } from "../rule";
import { addAtEnd, listed } from "../support";

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
# How we deliver
  ^^^^^^^^^^^^^^ Nothing here speaks of the outer loop and the release cycle, so each team follows habits of its own there. Add a section for each of them.

## Inner loop

\`make harbour\` starts everything against a recorded day. A change is visible within ten seconds.
`,
			},
			fixed: {
				"product/delivery.md": `
# How we deliver

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
			title: "Two loops under one heading, and items",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/delivery.md": `
# How we deliver

## Inner and outer loop

One engineer writes, another one reads the same day, the first one merges.

## DL-1: Releases go out every second Tuesday
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
		const pages = model.artifacts.filter(isWritten);
		const [first] = pages;
		if (!first) return;
		yield* pages.flatMap(emptySections);
		const all = lookupChain(model).flatMap((m) =>
			m.artifacts.filter(isWritten),
		);
		const missing = deliverySections.filter(
			(loop) => !all.some((page) => speaksOf(page, loop)),
		);
		// A page of items may sort them in its own way; nobody can tell then which loop one belongs to.
		if (
			missing.length === 0 ||
			(missing.length === deliverySections.length &&
				pages.some((page) => page.items.length > 0))
		)
			return;
		yield {
			file: first.file,
			range: first.headingRange,
			message: `Nothing here speaks of ${listed(missing.map(name))}, so each team follows habits of its own there. Add a section ${missing.length === 1 ? "on it" : "for each of them"}.`,
			...(first.format === "markdown"
				? { fixes: [addition(first, missing)] }
				: {}),
		};
	},
});

function isWritten({ kind, hasContent }: Artifact): boolean {
	return kind === "delivery" && hasContent;
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

/** Whether a page has a heading or an item on a loop; a page without headings of its own may have it in its text. */
function speaksOf(page: Artifact, { key }: SectionTemplate): boolean {
	const phrase = phrases[key] as RegExp;
	const { sections, items } = page;
	const text = sections.length === 1 ? (sections[0]?.text ?? "") : "";
	return (
		sections.some((s) => s.key === key || phrase.test(s.heading)) ||
		items.some((item) => phrase.test(item.title)) ||
		phrase.test(text)
	);
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
	return {
		title: `Add the missing ${missing.length === 1 ? "section" : "sections"}`,
		edits: [addAtEnd(page, texts.join("\n\n"))],
	};
}
