/** Shipping is not the end of a theme: what was learned goes back into priorities. */

import type { Field } from "../../domain/artifact";
import { isRetired } from "../../domain/standing";
import { readPeriod } from "../../domain/time";
import { defineRule } from "../rule";
import { isSaid, named } from "../support/support";

export const rule = defineRule({
	id: "themes/fed-back",
	severity: "hint",
	concern: "completeness",
	docs: {
		what: "A theme that has shipped says what was learned from it.",
		why: "Without what customers made of it, the next choice of themes starts from opinions again.",
		how: "Look at the metric and at customers some weeks after shipping, and write a sentence or two under `Learned`.",
	},
	examples: [
		{
			title: "Shipped, and then silence",
			files: {
				"product/themes.md": `
# Themes

## TH-4: Raising a finding takes less than a minute

- Period: 2026-Q4
- Shipped: 2026-10-14
           ^^^^^^^^^^ TH-4 "Raising a finding takes less than a minute" has shipped, but nothing says what was learned from it, so the next choice starts from opinions again. Write under \`Learned\` what customers made of it.
`,
			},
		},
		{
			title: "A theme with its lesson, and one that ships next month",
			files: {
				"product/themes.md": `
# Themes

## TH-4: Raising a finding takes less than a minute

- Shipped: 2026-10-14
- Learned: Signal holds people up, not speed.

## TH-5: Inspectors work from our record

- Shipped: 2026-12
`,
			},
		},
		{
			title: "A theme in YAML that has not shipped",
			files: {
				"product/themes.yaml": `
items:
  - id: TH-5
    title: Inspectors work from our record
    shipped: false
`,
			},
		},
	],
	kinds: ["themes"],
	*artifact(artifact, { today }) {
		for (const item of artifact.items) {
			const { shipped } = item.fields;
			if (!shipped || !hasHappened(shipped, today)) continue;
			if (isSaid(item.fields, "learned") || isRetired(item.status)) continue;
			yield {
				file: artifact.file,
				range: shipped.range,
				item: item.id,
				message: `${named(item)} has shipped, but nothing says what was learned from it, so the next choice starts from opinions again. Write under \`Learned\` what customers made of it.`,
			};
		}
	},
});

/** Ways to say that nothing has shipped yet. */
const notYet =
	/^(?:no\b|not\b|false$|never$|n\/?a$|tbd|todo|planned|[-–—?]*$)/i;

function hasHappened({ text }: Field, today: string): boolean {
	const said = text.trim();
	if (notYet.test(said)) return false;
	const period = readPeriod(said);
	return period === undefined || period.end <= today;
}
