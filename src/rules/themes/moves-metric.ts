/** A theme is there to move a metric. */

import { lookupChain } from "../../model/link";
import { defineRule } from "../rule";
import { openThemesWithout, themesNaming } from "../support/open-themes";
import { named } from "../support/support";

const withoutMetric = openThemesWithout("moves");

export const rule = defineRule({
	id: "themes/moves-metric",
	severity: "hint",
	concern: "completeness",
	docs: {
		what: "A theme names the metric that should change because of it.",
		why: "Without one, shipping is all that can be seen of a theme, and nobody notices when it did nothing for customers.",
		how: "Name a metric under `Moves`: the key metric, or an input to it that moves sooner.",
	},
	examples: [
		{
			title: "A theme that moves nothing",
			files: {
				"product/metrics.md": `
# Metrics

## KM-1: Deliveries without waiting
`,
				"product/themes.md": `
# Themes

- **TH-1** Drivers know the gate before they arrive.
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ TH-1 "Drivers know the gate before they arrive." doesn't say which metric it should move, so nobody will see whether it did anything for customers. Name one under \`Moves\`, such as KM-1.
  - Period: 2026-Q4
- **TH-2** Gates open for whoever is expected.
  - Moves: KM-1
`,
			},
		},
		{
			title: "No metric to move yet",
			files: {
				"product/themes.yaml": `
kind: themes
items:
  - id: TH-1
        ^^^^ TH-1 "Drivers know the gate before they arrive" doesn't say which metric it should move, so nobody will see whether it did anything for customers. Write down the key metric first, then name it under \`Moves\`.
    title: Drivers know the gate before they arrive
`,
			},
		},
		{
			title: "A metric in the outcome, and a theme of the past",
			files: {
				"product/metrics.md": `
# Metrics

## KM-1: Deliveries without waiting
`,
				"product/themes.md": `
# Themes

## TH-1: Drivers know the gate before they arrive

By next spring KM-1 is above 80%.

## TH-2: Guards see who comes next

- Learned: Guards look at the road, not at a screen.
`,
			},
		},
	],
	*model({ model }) {
		const themes = withoutMetric(model);
		if (themes.length === 0) return;
		const example = lookupChain(model)
			.flatMap((m) => m.productPages)
			.flatMap((page) => page.items)
			.find((item) => item.kind === "metrics")?.id;
		const moving = themesNaming(model, "metrics");
		for (const item of themes) {
			if (moving.has(item)) continue;
			yield {
				file: item.file,
				range: item.range,
				item: item.id,
				message: `${named(item)} doesn't say which metric it should move, so nobody will see whether it did anything for customers. ${example ? `Name one under \`Moves\`, such as ${example}.` : "Write down the key metric first, then name it under `Moves`."}`,
			};
		}
	},
});
