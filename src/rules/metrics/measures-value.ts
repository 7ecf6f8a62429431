/** The key metric counts what customers get, not what the team puts out. */

import { keyMetrics, metricsOf } from "../../model/metrics";
import { defineRule } from "../rule";
import { named } from "../support/support";

export const rule = defineRule({
	id: "metrics/measures-value",
	severity: "hint",
	concern: "wording",
	docs: {
		what: "The key metric stands for value to customers rather than for output such as velocity, story points or features shipped.",
		why: "Output can rise for years while nobody is better off, and a team that is measured by it makes more of it.",
		how: "Ask what customers do, save or avoid once the output helps them, and count that. Output can stay as an input to it.",
	},
	examples: [
		{
			title: "A key metric that counts features",
			files: {
				"product/metrics.md": `
# Metrics

## KM-1: Features shipped per quarter
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ KM-1 "Features shipped per quarter" counts what the team puts out, which can rise while no customer is better off. Count what customers get from it.
`,
			},
		},
		{
			title: "Output as an input, and a customer's own velocity",
			files: {
				"product/metrics.md": `
# Metrics

## KM-1: Payment velocity of our merchants

- Role: key

## KM-2: Story points per sprint

- Role: input to KM-1
`,
			},
		},
	],
	*model({ model }) {
		for (const item of keyMetrics(metricsOf(model)))
			if (output.test(item.title))
				yield {
					file: item.file,
					range: item.titleRange,
					item: item.id,
					message: `${named(item)} counts what the team puts out, which can rise while no customer is better off. Count what customers get from it.`,
				};
	},
});

/** What teams count of their own work. Words that a customer may use for theirs (deployments, tickets) are left out. */
const output =
	/\bstory ?points?\b|\b(?:sprint|team|squad|development|engineering|delivery) velocity\b|^velocity$|\b(?:features?|roadmap items?|user stories|epics|backlog items?) (?:\w+ )?(?:shipped|delivered|released|launched|completed|done)\b|\b(?:shipped|delivered|released|launched|completed) (?:features|roadmap items|user stories|epics|backlog items)\b|\blines of code\b/i;
