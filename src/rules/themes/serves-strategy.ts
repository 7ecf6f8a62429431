/** A theme is tied to the strategy. */

import { lookupChain } from "../../model/link";
import { pagesOfKind } from "../../model/model";
import { defineRule } from "../rule";
import { openThemesWithout, themesNaming } from "../support/open-themes";
import { named } from "../support/support";

const withoutPurpose = openThemesWithout("serves");

export const rule = defineRule({
	id: "themes/serves-strategy",
	severity: "hint",
	concern: "completeness",
	docs: {
		what: "A theme names the statements of the strategy that it serves.",
		why: "Themes compete for the same people. Only what they serve makes them comparable, and shows what of the strategy nobody works on.",
		how: "Name a statement of the strategy, such as a customers' problem, under `Serves`. A theme that serves none is a reason to look again at one of the two.",
	},
	examples: [
		{
			title: "A theme that serves nothing",
			files: {
				"product/strategy.md": `
# Strategy

## Problems

- **ST-1** Drivers wait at gates that nobody opens.
`,
				"product/themes.md": `
# Themes

## TH-1: Drivers know the gate before they arrive
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TH-1 "Drivers know the gate before they arrive" doesn't say what of the strategy it serves, so nobody can weigh it against other themes. Name that under \`Serves\`, such as ST-1.

- Period: 2026-Q4
`,
			},
		},
		{
			title: "A strategy without numbers",
			files: {
				"product/strategy.md": `
# Strategy

## Problems

Drivers wait at gates that nobody opens.
`,
				"product/themes.md": `
# Themes

## TH-1: Drivers know the gate before they arrive
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TH-1 "Drivers know the gate before they arrive" doesn't say what of the strategy it serves, so nobody can weigh it against other themes. Number the statements of the strategy, ST-1 and so on, and name one under \`Serves\`.

- Period: 2026-Q4
`,
			},
		},
		{
			title: "Served in a field, in a text, and in the past",
			files: {
				"product/strategy.md": `
# Strategy

## Problems

- **ST-1** Drivers wait at gates that nobody opens.
`,
				"product/themes.md": `
# Themes

## TH-1: Drivers know the gate before they arrive

- Serves: ST-1

## TH-2: Gates open for whoever is expected

Behind ST-1 are guards who don't know who is expected.

## TH-3: Guards see who comes next

- Period: 2026-Q2
- Learned: Guards look at the road, not at a screen.
`,
			},
		},
	],
	*model({ model }) {
		const themes = withoutPurpose(model);
		if (themes.length === 0) return;
		const strategies = lookupChain(model).flatMap((m) =>
			pagesOfKind(m, "strategy").filter((page) => page.hasContent),
		);
		if (strategies.length === 0) return;
		const example = strategies
			.flatMap((page) => page.items)
			.find((item) => item.kind === "strategy")?.id;
		const serving = themesNaming(model, "strategy");
		for (const item of themes) {
			if (serving.has(item)) continue;
			yield {
				file: item.file,
				range: item.range,
				item: item.id,
				message: `${named(item)} doesn't say what of the strategy it serves, so nobody can weigh it against other themes. ${example ? `Name that under \`Serves\`, such as ${example}.` : "Number the statements of the strategy, ST-1 and so on, and name one under `Serves`."}`,
			};
		}
	},
});
