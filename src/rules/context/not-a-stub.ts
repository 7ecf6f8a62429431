/** A page that exists says something. */

import { kindInfo } from "../../domain/kind";
import { defineRule } from "../rule";
import { severityOfGapIn } from "../support/support";

export const rule = defineRule({
	id: "context/not-a-stub",
	severity: "warning",
	concern: "completeness",
	docs: {
		what: "A page of the operating model has content of its own: an item, or a section with a sentence.",
		why: "A page without content looks finished in a list of files, and people who open it go away with nothing.",
		how: "Write the first sentence or item, mark the page with `Status: draft` while you do, or delete it.",
	},
	examples: [
		{
			title: "A page that is only a heading and a prompt",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/metrics.md": `
# Metrics
  ^^^^^^^ The page for key metrics has nothing written on it yet, so whoever opens it learns nothing. Write its first item or sentence, or delete the page.

- Owner: Leni Brandauer

<!-- Which one number shows that customers get the value? -->
`,
			},
		},
		{
			title: "YAML without items",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/principles.yaml": `
title: Product principles
       ^^^^^^^^^^^^^^^^^^ The page for product principles has nothing written on it yet, so whoever opens it learns nothing. Write its first item or sentence, or delete the page.
items: []
`,
			},
		},
		{
			title:
				"One sentence or one titled item is enough; an empty decision is not a page",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/delivery.md": `
# How we deliver

Every merge goes live within the hour.
`,
				"product/principles.md": `
# Product principles

## Proof rather than ticks
`,
				"docs/adr/0001-keep-decisions-beside-the-code.md": "",
			},
		},
	],
	*artifact(artifact) {
		const { file, kind, faults, headingRange, hasContent } = artifact;
		// What could not be read is reported where it stands.
		if (kind === "decision" || hasContent || faults.length > 0) return;
		yield {
			file,
			range: headingRange,
			severity: severityOfGapIn(kind),
			message: `The page for ${kindInfo(kind).label} has nothing written on it yet, so whoever opens it learns nothing. Write its first item or sentence, or delete the page.`,
		};
	},
});
