/** Decisions don't build on what the tech stack has put on hold. */

import type { Artifact, Item } from "../../domain/artifact";
import { addTo } from "../../domain/lists";
import { parsePurl } from "../../matching/purl";
import { type Decision, decisionsIn } from "../../model/decisions";
import { lookupChain, provenance } from "../../model/link";
import {
	inGroups,
	type LinkedReference,
	type Model,
	pagesOfKind,
} from "../../model/model";
import { defineRule, type Found } from "../rule";
import { named } from "../support/support";

export const rule = defineRule({
	id: "decisions/stack-respected",
	severity: "warning",
	concern: "integrity",
	docs: {
		what: "A decision that holds, or is proposed, uses nothing that the tech stack has put on hold, unless it records that as a deviation.",
		why: "The stack says that nothing new is built with it, the decision says the opposite, and each team follows the one that it happens to read.",
		how: "Use what replaces it, or add a `deviates-from` with a reason and an end.",
	},
	examples: [
		{
			title: "A decision that uses what is on its way out",
			files: {
				"product/tech-stack.md": `
# Tech stack

| ID   | Technology | Purpose | Ring  | Packages         | Replaced by |
| ---- | ---------- | ------- | ----- | ---------------- | ----------- |
| TS-1 | date-fns   | Dates   | adopt | pkg:npm/date-fns |             |
| TS-2 | Moment     | Dates   | hold  | pkg:npm/moment   | TS-1        |
`,
				"docs/adr/0008-show-local-times.md": `
---
status: accepted
date: 2026-10-05
uses: [TS-2]
       ^^^^ This decision uses TS-2 "Moment", which the tech stack has put on hold. Use TS-1 instead, or record a deviation from TS-2 with a reason and an end.
---

# Show times of the quarry's own zone
`,
			},
		},
		{
			title:
				"A decision that deviates openly, and one that is about the change",
			files: {
				"product/tech-stack.md": `
# Tech stack

| ID   | Technology | Purpose | Ring  | Packages         | Replaced by |
| ---- | ---------- | ------- | ----- | ---------------- | ----------- |
| TS-1 | date-fns   | Dates   | adopt | pkg:npm/date-fns |             |
| TS-2 | Moment     | Dates   | hold  | pkg:npm/moment   | TS-1        |
`,
				"docs/adr/0008-show-local-times.md": `
---
status: accepted
date: 2026-10-05
uses: [TS-2]
deviates-from:
  - { from: TS-2, because: "The maker of the scale tests with it alone.", until: 2027-03-31 }
---

# Show times of the quarry's own zone
`,
				"docs/adr/0009-leave-moment.md": `
---
status: accepted
date: 2026-10-06
uses: [TS-1]
applies-to: ["pkg:npm/moment"]
---

# Leave moment by spring
`,
			},
		},
	],
	*model({ model }) {
		const stacks = stacksWithHolds(model);
		if (stacks.length === 0) return;
		const held = heldPackages(stacks);
		for (const { decision, references } of concerned(model).flat()) {
			const deviates = new Set(
				references
					.filter(({ reference }) => reference.type === "deviates-from")
					.map(({ target }) => target),
			);
			for (const { reference, target } of references)
				if (
					reference.type === "uses" &&
					target &&
					isHeld(target) &&
					!deviates.has(target) &&
					!isOlder(decision, target)
				)
					yield {
						file: decision.artifact.file,
						item: decision.item.id,
						range: reference.range,
						...conflict(model, target, "uses"),
					};
			const mentioned = new Set(references.map(({ target }) => target?.id));
			for (const { text, range } of decision.item.fields["applies-to"]
				?.entries ?? []) {
				const target = held.get(packageKey(text) ?? "");
				if (!target || isOlder(decision, target)) continue;
				// Whoever names the entry, or what replaces it, knows of the hold and may well be ending it.
				if (mentioned.has(target.id)) continue;
				if (replacements(target).some((id) => mentioned.has(id))) continue;
				yield {
					file: decision.artifact.file,
					item: decision.item.id,
					range,
					severity: "information",
					...conflict(model, target, "is about"),
				};
			}
		}
	},
});

function conflict(
	model: Model,
	target: Item,
	how: string,
): Pick<Found, "message" | "related"> {
	const instead = replacements(target)[0];
	return {
		message: `This decision ${how} ${named(target)}, which the tech stack${provenance(model, target.file)} has put on hold. ${instead ? `Use ${instead} instead` : "Use something that isn't"}, or record a deviation from ${target.id} with a reason and an end.`,
		related: [
			{
				file: target.file,
				range: target.fields.ring?.range ?? target.range,
				message: `${target.id} is on hold here.`,
			},
		],
	};
}

function isHeld(item: Item): boolean {
	return item.fields.ring?.text.trim().toLowerCase() === "hold";
}

/** Made before the entry was put on hold, as far as the entry says when that was. */
function isOlder({ facts }: Decision, target: Item): boolean {
	const since = target.fields.since?.text;
	return since !== undefined && (!facts.date || facts.date < since);
}

function replacements(item: Item): string[] {
	return item.references.flatMap(({ type, id }) =>
		type === "replaced-by" && id ? [id] : [],
	);
}

/** Decisions that hold or may come to hold and name an entry of a tech stack or a package, with what they name of the stack. */
const concerned = inGroups((pages) =>
	pages.flatMap(({ artifact, references: all }) => {
		const toStack = new Map<Item | undefined, LinkedReference[]>();
		for (const linked of all)
			if (linked.target?.kind === "tech-stack")
				addTo(toStack, linked.from, linked);
		return decisionsIn(artifact).flatMap((decision) => {
			const { facts, item } = decision;
			if (facts.status !== "accepted" && facts.status !== "proposed") return [];
			const references = toStack.get(item) ?? [];
			return item.fields["applies-to"] || references.length > 0
				? [{ decision, references }]
				: [];
		});
	}),
);

/** The pages of the stacks that hold in a model, with something on hold. */
function stacksWithHolds(model: Model): Artifact[] {
	return lookupChain(model)
		.flatMap((m) => pagesOfKind(m, "tech-stack"))
		.filter(({ items }) => items.some(isHeld));
}

/** Entries on hold by the packages that they name in every version. */
function heldPackages(stacks: readonly Artifact[]): ReadonlyMap<string, Item> {
	const held = new Map<string, Item>();
	for (const item of stacks.flatMap(({ items }) => items.filter(isHeld)))
		for (const { text } of item.fields.packages?.entries ?? []) {
			const key = packageKey(text);
			if (key && !held.has(key)) held.set(key, item);
		}
	return held;
}

function packageKey(text: string): string | undefined {
	const purl = text.startsWith("pkg:") ? parsePurl(text) : undefined;
	return purl && !purl.versions ? `${purl.type}/${purl.name}` : undefined;
}
