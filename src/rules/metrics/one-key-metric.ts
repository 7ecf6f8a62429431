/** One metric is the key one. */

import { lookupChain } from "../../model/link";
import { keyMetrics, metricsOf } from "../../model/metrics";
import { pagesOfKind } from "../../model/model";
import { defineRule } from "../rule";
import { counted, named } from "../support/support";

export const rule = defineRule({
	id: "metrics/one-key-metric",
	severity: "warning",
	concern: "completeness",
	docs: {
		what: "Exactly one metric has the role `key`. A single metric without a role is the key one.",
		why: "One number for customer value settles arguments; with several, each team picks the one that looks good, and with none, the loudest wins.",
		how: "Give one metric `Role: key`, and the others `input to KM-1` or `counter to KM-1`.",
	},
	examples: [
		{
			title: "No key metric among several",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/metrics.md": `
# Metrics
  ^^^^^^^ None of the 2 metrics is the key one, so nobody knows which number decides when they disagree. Give one of them \`Role: key\`.

## KM-1: Findings closed on time

## KM-2: Rounds finished on their day
`,
			},
		},
		{
			title: "Two key metrics",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/metrics.md": `
# Metrics

| ID   | Title                       | Role |
| ---- | --------------------------- | ---- |
| KM-1 | Findings closed on time     | key  |
| KM-2 | Rounds finished on their day | key  |
                                        ^^^ KM-2 "Rounds finished on their day" is a key metric beside KM-1 "Findings closed on time", so teams can steer by either. Make one an input to the other, or a counter to it.
`,
			},
		},
		{
			title: "One key metric with what feeds it",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/metrics.yaml": `
items:
  - { id: KM-1, title: Findings closed on time, role: key }
  - { id: KM-2, title: Rounds finished on their day, role: input to KM-1 }
`,
			},
		},
		{
			title: "A team whose metrics feed the company's",
			files: {
				"opmodel.yaml": "\ntitle: Fieldsafe\n",
				"product/metrics.md": `
# Metrics

## KM-1: Findings closed on time
`,
				"labs/opmodel.yaml": "\ntitle: Labs\n",
				"labs/product/metrics.md": `
# Metrics

## KM-8: Recordings labelled

- Role: input to KM-1
`,
			},
		},
		{
			title: "A single metric needs no role",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/metrics.md": `
# Metrics

## KM-1: Findings closed on time
`,
			},
		},
	],
	*model({ model }) {
		const metrics = metricsOf(model);
		const [first, ...others] = keyMetrics(metrics);
		if (first) {
			for (const item of others)
				yield {
					file: item.file,
					range: item.fields.role?.range ?? item.range,
					item: item.id,
					severity: others.length > 2 ? "warning" : "information",
					message: `${named(item)} is a key metric beside ${named(first)}, so teams can steer by either. Make one an input to the other, or a counter to it.`,
					related: [
						{
							file: first.file,
							range: first.fields.role?.range ?? first.range,
							message: "The first key metric.",
						},
					],
				};
			return;
		}
		const files = new Set(metrics.map((item) => item.file));
		const page = pagesOfKind(model, "metrics").find(({ file }) =>
			files.has(file),
		);
		const inherited = lookupChain(model).some(
			(above) => above !== model && keyMetrics(metricsOf(above)).length > 0,
		);
		if (!page || inherited) return;
		yield {
			file: page.file,
			range: page.headingRange,
			message:
				metrics.length === 1
					? `The only metric, ${named(metrics[0] as (typeof metrics)[0])}, is not the key one, so no number stands for what customers get. Add the metric that it supports, with \`Role: key\`.`
					: `None of the ${counted(metrics.length, "metric")} is the key one, so nobody knows which number decides when they disagree. Give one of them \`Role: key\`.`,
		};
	},
});
