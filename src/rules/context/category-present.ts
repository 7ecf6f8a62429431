/** Every category that is expected has a page. */

import type { Category } from "../../domain/category";
import type { Fix } from "../../domain/diagnostic";
import { kindOfCategory } from "../../domain/kind";
import { join } from "../../domain/paths";
import { startOfFile } from "../../domain/position";
import { defaultPage } from "../../kinds/places";
import type { Model } from "../../model/model";
import { type PageKind, pageTemplate } from "../../writing/templates";
import { type CoverageContext, defineRule, type Found } from "../rule";
import { severityOfGap } from "../support/support";

/** What is missing with each category, and what comes of it. */
const missing: Readonly<Record<Category, string>> = {
	"product-strategy":
		"There is no product strategy, so every team decides on its own which customers and problems come first.",
	"key-metrics":
		"There is no key metric, so nobody can tell whether customers get the value.",
	"tech-stack":
		"There is no tech stack, so the same job gets a second and a third tool.",
	"product-principles":
		"There are no product principles, so each team settles anew what comes first when two good things compete.",
	"core-capabilities":
		"No core capability is named, so solutions don't build on the strengths that are there already.",
	"delivery-loops":
		"Nothing says how a change gets from one engineer to customers, so each team ships in its own way.",
	themes:
		"No theme says where effort goes in the coming period, so it goes to whatever came up last.",
	frameworks:
		"No framework is agreed on, so the same question is thought through differently each time.",
	"review-processes":
		"No review is described, so nobody knows what gets looked at, who decides and where to find the result.",
};

export const rule = defineRule({
	id: "context/category-present",
	severity: "warning",
	concern: "completeness",
	raisedByStrict: true,
	docs: {
		what: "Every category of context that the company's stage calls for has a page, or a reason why it isn't needed.",
		why: "Where nothing is written down, people fill the gap with assumptions. Guardrails are asked for first: until the strategy and the key metrics stand, the rest is only hinted at.",
		how: "Write the page; the fix creates it as a draft. Or opt out under `not-needed` in `opmodel.yaml`, with the reason.",
	},
	examples: [
		{
			title: "A startup without a tech stack",
			files: {
				"opmodel.yaml": `
title: Fieldsafe
       ^^^^^^^^^ There is no tech stack, so the same job gets a second and a third tool. Write \`product/tech-stack.md\`, or say in \`opmodel.yaml\` under \`not-needed\` why you need none.
stage: startup
`,
				"product/strategy.md": `
# Strategy

## Customers

Quarry operators with three to forty sites.

## Problems

- **ST-1** Site managers learn too late which finding should have stopped the plant.

## Vision

A finding is closed by proof that a second person has seen.

## Not doing

Construction sites.

## Key metric

KM-1.
`,
				"product/metrics.md": `
# Metrics

## KM-1: Findings closed on time with proof

Share of findings closed before their deadline.
`,
			},
			fixed: {
				"product/tech-stack.md": `
# Tech stack

- Status: draft
- Owner: <!-- who keeps this page true -->
- Review by: 2027-11-22

<!--
What we build with, one standard for each purpose. A table with a column for each field does as well.

## TS-1: a technology

What everybody should know before using it.

- Purpose: what it is there for, in the same words as for its rivals
- Ring: adopt, trial, assess or hold
- Packages: package URLs
- Replaced by: what to use instead, if it is on hold
-->
`,
			},
		},
		{
			title: "Categories that are not expected, or not needed for a reason",
			files: {
				"opmodel.yaml": `
title: Fieldsafe
expect: [product-strategy, frameworks]
not-needed: { frameworks: { because: "Four people, one interview script." } }
`,
				"product/strategy.md": `
# Strategy

Quarries first, and nothing else before 2028.
`,
			},
		},
	],
	*covered(context) {
		if (!context.model.adopted) return;
		const { coverage, model } = context;
		const place = placeOf(model);
		if (!place) return;
		const begun = ["product-strategy", "key-metrics"].every((id) =>
			coverage.some((c) => c.category.id === id && c.state === "present"),
		);
		for (const { category, state } of coverage) {
			if (state !== "missing") continue;
			const first =
				category.id === "product-strategy" || category.id === "key-metrics";
			yield {
				...place,
				severity: begun || first ? severityOfGap[category.strength] : "hint",
				...remedy(context, category.id),
			};
		}
	},
});

/** The title in the configuration, else the first line of the strategy page, else of the first artifact. */
function placeOf(model: Model): Pick<Found, "file" | "range"> | undefined {
	const { config, artifacts } = model;
	if (config.file) return { file: config.file, range: config.titleRange };
	const page = artifacts.find((a) => a.kind === "strategy") ?? artifacts[0];
	if (!page) return undefined;
	const { headingRange } = page;
	return {
		file: page.file,
		range: headingRange.start.line === 0 ? headingRange : startOfFile,
	};
}

/** The message, and the fix where there is a free place for the page. */
function remedy(
	{ model, workspace, today }: CoverageContext,
	category: Category,
): { message: string; fixes: Fix[] } {
	const kind = kindOfCategory(category) as PageKind;
	const path = pagePath(model, kind, workspace.exists);
	const write = path ? `Write \`${path}\`` : "Write the page";
	return {
		message: `${missing[category]} ${write}, or say in \`opmodel.yaml\` under \`not-needed\` why you need none.`,
		fixes: path
			? [
					{
						title: `Create ${path}`,
						edits: [
							{
								file: path,
								range: startOfFile,
								newText: pageTemplate(kind, { today }),
								create: true,
							},
						],
					},
				]
			: [],
	};
}

/** Where a new page of a kind is found: the default place, or the first plain path that the configuration names; undefined where that is taken. */
function pagePath(
	model: Model,
	kind: PageKind,
	exists: (file: string) => boolean,
): string | undefined {
	const configured = model.config.files.get(kind)?.map(({ text }) => text);
	const paths = configured ?? [defaultPage(kind)];
	return paths
		.filter((path) => /^[^*?{}[\]()!]+\.md$/.test(path))
		.map((path) => join(model.root, path))
		.find((path) => !exists(path));
}
