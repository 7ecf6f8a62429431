/** Each purpose has one standard. */

import type { Item } from "../../domain/artifact";
import { isInForce } from "../../domain/standing";
import { lookupChain, provenance } from "../../model/link";
import { type Model, pagesOfKind, referencesOfType } from "../../model/model";
import { defineRule } from "../rule";
import { named } from "../support/support";

export const rule = defineRule({
	id: "tech-stack/one-adopted-per-purpose",
	severity: "warning",
	concern: "contradiction",
	docs: {
		what: "Two entries of the tech stack with the same purpose are not both in the ring `adopt`.",
		why: "A second standard for one job splits the code, and soon each half can be maintained by only a few.",
		how: "Put one on hold with the other in `replaced-by`, or say in `purpose` how their jobs differ. A decision that deviates from one of them settles it too.",
	},
	examples: [
		{
			title: "Two date libraries",
			files: {
				"product/tech-stack.md": `
# Tech stack

| ID   | Technology | Purpose              | Ring  |
| ---- | ---------- | -------------------- | ----- |
| TS-4 | date-fns   | Dates and time zones | adopt |
| TS-5 | Luxon      | dates and time zones | adopt |
                      ^^^^^^^^^^^^^^^^^^^^ TS-5 "Luxon" is adopted for "dates and time zones", and so is TS-4 "date-fns": two standards for one job split the code between them. Put one of them on hold, or say how their purposes differ.
| TS-6 | Moment     | Dates and time zones | hold  |
`,
			},
		},
		{
			title: "A team that adopts something else than the company",
			files: {
				"opmodel.yaml": "\ntitle: Fieldsafe\n",
				"product/tech-stack.yaml": `
items:
  - { id: TS-1, title: PostgreSQL, purpose: Relational data, ring: adopt }
`,
				"labs/opmodel.yaml": "\ntitle: Labs\n",
				"labs/product/tech-stack.yaml": `
items:
  - { id: TS-7, title: MySQL, purpose: Relational data, ring: adopt }
                                       ^^^^^^^^^^^^^^^ TS-7 "MySQL" is adopted for "Relational data", and so is TS-1 "PostgreSQL" (inherited from Fieldsafe): two standards for one job split the code between them. Put one of them on hold, or say how their purposes differ.
`,
			},
		},
		{
			title:
				"Different purposes, words that are no purpose, and a recorded deviation",
			files: {
				"product/tech-stack.md": `
# Tech stack

| ID   | Technology | Purpose         | Ring  |
| ---- | ---------- | --------------- | ----- |
| TS-1 | TypeScript | Language        | adopt |
| TS-2 | SQL        | Language        | adopt |
| TS-3 | PostgreSQL | Relational data | adopt |
| TS-4 | SQLite     | Device storage  | adopt |
| TS-5 | Realm      | Device storage  | adopt |
`,
				"docs/adr/0007-realm-for-the-pilot.md": `
---
status: accepted
date: 2026-10-01
deviates-from: { from: TS-4, because: "Its photos sync without us.", until: 2027-06-30 }
---

# Realm for the pilot
`,
			},
		},
	],
	*model({ model }) {
		const settled = new Set(
			referencesOfType(model, "deviates-from").flatMap(({ from, target }) =>
				from?.kind === "decision" && from.status === "accepted" && target
					? [target]
					: [],
			),
		);
		const standards = new Map<string, { first: Item; where: string }>();
		const [own, ...above] = lookupChain(model);
		for (const m of [...above, own as Model]) {
			const items = adopted(m);
			const where = items[0] ? provenance(model, items[0].file) : "";
			for (const item of items) {
				const { purpose } = item.fields;
				const job = (purpose?.text ?? "").trim().toLowerCase();
				if (!purpose || job === "" || areas.has(job)) continue;
				const standard = standards.get(job);
				if (!standard) {
					standards.set(job, { first: item, where });
					continue;
				}
				const { first } = standard;
				if (m !== model || settled.has(first) || settled.has(item)) continue;
				yield {
					file: item.file,
					range: purpose.range,
					item: item.id,
					message: `${named(item)} is adopted for "${purpose.text}", and so is ${named(first)}${standard.where}: two standards for one job split the code between them. Put one of them on hold, or say how their purposes differ.`,
					related: [
						{
							file: first.file,
							range: first.fields.purpose?.range ?? first.range,
							message: `${first.id} is adopted for the same purpose.`,
						},
					],
				};
			}
		}
	},
});

function adopted(model: Model): Item[] {
	return pagesOfKind(model, "tech-stack")
		.filter(({ status }) => isInForce(status))
		.flatMap(({ items }) => items)
		.filter(
			({ fields, status }) =>
				fields.ring?.text.toLowerCase() === "adopt" && isInForce(status),
		);
}

/** The areas that technology radars sort by: many entries share one, and none is the standard for it. */
const areas: ReadonlySet<string> = new Set([
	"language",
	"languages",
	"framework",
	"frameworks",
	"languages & frameworks",
	"languages and frameworks",
	"library",
	"libraries",
	"tool",
	"tools",
	"tooling",
	"platform",
	"platforms",
	"technique",
	"techniques",
	"infrastructure",
	"service",
	"services",
	"backend",
	"frontend",
	"other",
]);
