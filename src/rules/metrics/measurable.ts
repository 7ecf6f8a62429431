/** A metric says what is counted, where the number comes from, and where it should be by when. */

import type { Item } from "../../domain/artifact";
import { isRetired } from "../../domain/standing";
import { defineRule } from "../rule";
import { isSaid, listed, named } from "../support/support";

export const rule = defineRule({
	id: "metrics/measurable",
	severity: "warning",
	concern: "completeness",
	docs: {
		what: "Each metric has a definition (or a first paragraph), a source, a baseline, a target and the day to reach it by. A supporting metric may have `keep-above` or `keep-below` in place of the last two.",
		why: "Without a definition and a source two people get two numbers; without a baseline, a target and a day nobody can say whether it went well.",
		how: "Add what the message names. A target that turns out wrong can be changed; one that isn't there can't be missed.",
	},
	examples: [
		{
			title: "A metric that is not heading anywhere",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/metrics.md": `
# Metrics

## KM-1: Serious findings closed on time
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ KM-1 "Serious findings closed on time" has no \`target\` and no \`by\`, so nobody can tell whether it moves far enough. Write them down.

Share of class A and B findings closed before their deadline.

- Source: the report "Serious findings"
- Baseline: 52% in 2026-06
`,
			},
		},
		{
			title: "A metric that is only a name",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/metrics.yaml": `
items:
  - id: KM-1
        ^^^^ KM-1 "Happy sites" has no \`definition\` and no \`source\`, so two people who are asked for the number give two answers. Write them down.
    title: Happy sites
    baseline: unknown
    target: 80%
    by: 2027-06-30
`,
			},
		},
		{
			title: "A key metric and a counter that should stay where it is",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/metrics.md": `
# Metrics

| ID   | Title                   | Role            | Definition                   | Source   | Baseline | Target | By         | Keep below |
| ---- | ----------------------- | --------------- | ---------------------------- | -------- | -------- | ------ | ---------- | ---------- |
| KM-1 | Findings closed on time | key             | Share closed before deadline | Report A | 52%      | 75%    | 2027-06-30 |            |
| KM-2 | Stops lifted            | counter to KM-1 | Share set back, no repair    | Report A | 6%       |        |            | 8%         |

## KM-3: Reports opened

- Status: retired
`,
			},
		},
	],
	kinds: ["metrics"],
	*artifact(artifact) {
		for (const item of artifact.items) {
			if (isRetired(item.status)) continue;
			const missing = missingIn(item);
			if (missing.length === 0) continue;
			const unclear =
				missing.includes("definition") || missing.includes("source");
			yield {
				file: artifact.file,
				range: item.range,
				item: item.id,
				message: `${named(item)} has ${listed(missing.map((name) => `no \`${name}\``))}, so ${unclear ? "two people who are asked for the number give two answers" : "nobody can tell whether it moves far enough"}. Write ${missing.length === 1 ? "it" : "them"} down.`,
			};
		}
	},
});

function missingIn({ fields, description }: Item): string[] {
	const kept =
		!/^key\b/i.test(fields.role?.text ?? "") &&
		(isSaid(fields, "keep-above") || isSaid(fields, "keep-below"));
	return [
		...(description === "" && !isSaid(fields, "definition")
			? ["definition"]
			: []),
		...["source", "baseline", ...(kept ? [] : ["target", "by"])].filter(
			(name) => !isSaid(fields, name),
		),
	];
}
