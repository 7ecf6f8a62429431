/** Capabilities are what themes and decisions build on. */

import type { Item } from "../../domain/artifact";
import { isRetired } from "../../domain/standing";
import {
	inGroups,
	type LinkedPage,
	type Model,
	once,
	pagesOfKind,
	type Workspace,
} from "../../model/model";
import { defineRule, type Found } from "../rule";
import { counted, named } from "../support/support";

export const rule = defineRule({
	id: "capabilities/used",
	severity: "hint",
	concern: "wording",
	docs: {
		what: "Each core capability is named by a theme or a decision.",
		why: "Capabilities compound when solutions are built from them again and again. One that nothing builds on is a hope, or the links are missing by which others would find it.",
		how: "Name it under `Uses` in the themes and decisions that build on it, or take it off the list of core capabilities.",
	},
	examples: [
		{
			title: "A capability that no theme builds on",
			files: {
				"product/capabilities.md": `
# Core capabilities

## CC-1: The route engine

## CC-2: The price model
   ^^^^^^^^^^^^^^^^^^^^^ No theme or decision names CC-2 "The price model", so nobody can see that it is built on. Name it under \`Uses\` where it is, or take it off the page.
`,
				"product/themes.md": `
# Themes

## TH-1: Drivers know the gate before they arrive

- Uses: CC-1
`,
			},
		},
		{
			title: "Themes that name no capability at all",
			files: {
				"product/capabilities.md": `
# Core capabilities
  ^^^^^^^^^^^^^^^^^ No theme or decision names any of the 2 capabilities here, so nobody can see what is built on them. Name them under \`Uses\` in the themes and decisions that build on them.

## CC-1: The route engine

## CC-2: The price model
`,
				"product/themes.md": `
# Themes

## TH-1: Drivers know the gate before they arrive

- Period: 2026-Q4
`,
			},
		},
		{
			title: "Named by a theme, and in a decision's text",
			files: {
				"product/capabilities.md": `
# Core capabilities

## CC-1: The route engine

## CC-2: The price model
`,
				"product/themes.md": `
# Themes

## TH-1: Drivers know the gate before they arrive

- Uses: CC-1
`,
				"docs/adr/0001-quote-before-booking.md": `
# 1. Quote before booking

## Status

Accepted

## Context

Bookings are quoted by CC-2 while the customer types.
`,
			},
		},
		{
			title: "Nothing yet that could name it",
			files: {
				"product/capabilities.md": `
# Core capabilities

## CC-1: The route engine
`,
			},
		},
	],
	*model({ model, workspace }) {
		const pages = pagesOfKind(model, "capabilities");
		if (pages.length === 0) return;
		const used = usedItems(workspace);
		const lists = pages.map((page) => ({
			page,
			items: page.items.filter((item) => !isRetired(item.status)),
		}));
		const begun = lists.some(({ items }) => items.some((i) => used.has(i)));
		if (!begun && !hasThemes(model)) return;
		for (const { page, items } of lists) {
			const unused = items.filter((item) => !used.has(item));
			if (!begun && unused.length > 1)
				yield {
					file: page.file,
					range: page.headingRange,
					message: `No theme or decision names any of the ${counted(unused.length, "capability", "capabilities")} here, so nobody can see what is built on them. Name them under \`Uses\` in the themes and decisions that build on them.`,
				};
			else yield* unused.map(foundUnused);
		}
	},
});

function foundUnused(item: Item): Found {
	return {
		file: item.file,
		range: item.range,
		item: item.id,
		message: `No theme or decision names ${named(item)}, so nobody can see that it is built on. Name it under \`Uses\` where it is, or take it off the page.`,
	};
}

function hasThemes(model: Model): boolean {
	return pagesOfKind(model, "themes").some(({ items }) => items.length > 0);
}

/** The capabilities that themes and decisions refer to, those of models below or beside included. */
function usedItems(workspace: Workspace): ReadonlySet<Item> {
	return new Set(
		workspace.models.flatMap((model) =>
			usedInGroups(model).flatMap((used) => [...used]),
		),
	);
}

const usedOn = once(({ artifact, references }: LinkedPage) =>
	artifact.kind === "themes" || artifact.kind === "decision"
		? references.flatMap(({ target }) =>
				target?.kind === "capabilities" ? target : [],
			)
		: [],
);

const usedInGroups = inGroups((pages) => new Set(pages.flatMap(usedOn)));
