/** A model has one strategy at a time. */

import type { Artifact } from "../../domain/artifact";
import { isInForce } from "../../domain/standing";
import { readPeriod } from "../../domain/time";
import { pagesOfKind } from "../../model/model";
import { defineRule } from "../rule";

export const rule = defineRule({
	id: "strategy/only-one",
	severity: "warning",
	concern: "contradiction",
	docs: {
		what: "A model has one product strategy for any time. Drafts, retired pages and pages whose horizons don't overlap may stand beside each other.",
		why: "With two strategies each team follows the one that suits it.",
		how: "Merge the two, mark the one that no longer holds with `Status: retired`, or give a part of the company an `opmodel.yaml` of its own.",
	},
	examples: [
		{
			title: "Two pages that are both the strategy",
			files: {
				"STRATEGY.md": `
# Strategy

## Customers

Quarries first, and nothing else before 2028.

## Vision

Every site documents itself.
`,
				"product/strategy.md": `
# Product strategy
  ^^^^^^^^^^^^^^^^ There are two strategies, this one and \`STRATEGY.md\`, so each team can follow the one that suits it. Merge them, or mark the one that no longer holds with \`Status: retired\`.

Quarries and tunnels.
`,
			},
		},
		{
			title: "Last year's strategy, this year's, and a draft for the next",
			files: {
				"product/strategy.md": `
# Strategy

- Horizon: 2026-07/2027-06

Quarries first, and nothing else before 2028.
`,
				"product/strategy-2025.md": `
---
kind: strategy
horizon: 2025-07/2026-06
---

# Strategy 2025

Quarries in Styria.
`,
				"product/strategy-2027.md": `
---
kind: strategy
status: draft
---

# Strategy 2027

Quarries and cement works.
`,
			},
		},
	],
	*model({ model }) {
		const earlier: Artifact[] = [];
		for (const artifact of pagesOfKind(model, "strategy")) {
			if (!isWhole(artifact)) continue;
			const first = earlier.find((other) => overlap(other, artifact));
			if (!first) {
				earlier.push(artifact);
				continue;
			}
			yield {
				file: artifact.file,
				range: artifact.headingRange,
				message: `There are two strategies, this one and \`${first.file}\`, so each team can follow the one that suits it. Merge them, or mark the one that no longer holds with \`Status: retired\`.`,
				related: [
					{
						file: first.file,
						range: first.headingRange,
						message: "The other strategy.",
					},
				],
			};
		}
	},
});

/** A page in force that is the strategy, rather than one statement of it in a file of its own. */
function isWhole({ status, items }: Artifact): boolean {
	return isInForce(status) && !items.some((item) => item.way === "file");
}

/** Whether two strategies hold at the same time; one without a horizon always does. */
function overlap(a: Artifact, b: Artifact): boolean {
	const [x, y] = [a, b].map((page) =>
		readPeriod(page.fields.horizon?.text ?? ""),
	);
	return !x || !y || (x.start <= y.end && y.start <= x.end);
}
