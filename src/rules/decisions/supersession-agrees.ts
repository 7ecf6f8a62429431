/** When one decision supersedes another, both say so, and the later one holds. */

import type { Item } from "../../domain/artifact";
import type { Edit, Fix, Related, Severity } from "../../domain/diagnostic";
import { replaceAt } from "../../domain/edit";
import { idKey, idNumber, idPrefix } from "../../domain/id";
import { addTo } from "../../domain/lists";
import { compareText, folderOf, join, nameOf } from "../../domain/paths";
import { recordFolderOf } from "../../kinds/decision-places";
import { type Decision, decisionOf, decisionsIn } from "../../model/decisions";
import { provenance } from "../../model/link";
import {
	inGroups,
	type LinkedReference,
	type Model,
	referencesOfType,
} from "../../model/model";
import { circles, type Succession, successions } from "../../model/succession";
import {
	addSupersedes,
	markSuperseded,
	setSuperseded,
} from "../../writing/supersession";
import { defineRule, type Found, type RuleContext } from "../rule";
import { KnownIds } from "../support/ids";
import { Moved } from "../support/moved";
import { listed } from "../support/support";

export const rule = defineRule({
	id: "decisions/supersession-agrees",
	severity: "error",
	concern: "contradiction",
	docs: {
		what: "When one decision supersedes another, both records say so, the later one exists and holds, and no two take each other's place.",
		why: "Whoever opens the old record alone must learn that it no longer holds, and find what does.",
		how: "Write the missing half; the fix does it in the words of the record that lacks it.",
	},
	examples: [
		{
			title: "A decision that doesn't know of its successor",
			files: {
				"docs/adr/0002-weigh-once.md": `
# 2. Weigh once

Date: 2025-03-04

## Status

Accepted
^^^^^^^^ ADR-0004 says that it supersedes this decision, and this record still says "Accepted", so its readers follow what no longer holds. Say here that ADR-0004 took its place.

## Context

Each weighing takes two minutes.
`,
				"docs/adr/0004-weigh-twice.md": `
# 4. Weigh twice

Date: 2026-09-04

## Status

Accepted

Supersedes [2. Weigh once](0002-weigh-once.md)

## Context

One invoice in two is questioned.
`,
			},
			fixed: {
				"docs/adr/0002-weigh-once.md": `
# 2. Weigh once

Date: 2025-03-04

## Status

Superseded by [4. Weigh twice](0004-weigh-twice.md)

## Context

Each weighing takes two minutes.
`,
			},
		},
		{
			title: "The same in front matter, and a successor that is only proposed",
			files: {
				"docs/decisions/0002-weigh-once.md": `
---
status: accepted
        ^^^^^^^^ ADR-0004 says that it supersedes this decision, and this record still says "accepted", so its readers follow what no longer holds. Say here that ADR-0004 took its place.
date: 2025-03-04
---

# Weigh once
`,
				"docs/decisions/0003-print-slips.md": `
---
status: superseded by ADR-0005
                      ^^^^^^^^ ADR-0005 is to take this decision's place and is only proposed, so neither of the two holds. Decide on ADR-0005, or leave this one accepted until then.
date: 2025-03-05
---

# Print slips
`,
				"docs/decisions/0004-weigh-twice.md": `
---
status: accepted
date: 2026-09-04
supersedes: [ADR-0002]
---

# Weigh twice
`,
				"docs/decisions/0005-print-no-slips.md": `
---
status: proposed
date: 2026-10-05
supersedes: [ADR-0003]
---

# Print no slips
`,
			},
			fixed: {
				"docs/decisions/0002-weigh-once.md": `
---
status: superseded by ADR-0004
date: 2025-03-04
---

# Weigh once
`,
			},
		},
		{
			title: "A successor that isn't there",
			files: {
				"docs/adr/0002-weigh-once.md": `
# 2. Weigh once

Status: superseded by [ADR-0014](0014-weigh-twice.md)
                       ^^^^^^^^ The successor that this record names, ADR-0014, was not found, so nobody can read what holds now. Correct the reference, or add that record.
`,
			},
		},
		{
			title: "Two decisions that take each other's place",
			files: {
				"docs/adr/0002-weigh-once.md": `
# 2. Weigh once

Status: superseded by ADR-0004
                      ^^^^^^^^ By what they say, ADR-0002 and ADR-0004 supersede each other, so neither of them holds. Remove the one that is wrong.
`,
				"docs/adr/0004-weigh-twice.md": `
# 4. Weigh twice

Status: superseded by ADR-0002
`,
			},
		},
		{
			title:
				"Two halves that agree, and a decision that was superseded in part",
			files: {
				"docs/adr/0002-weigh-once.md": `
# 2. Weigh once

Status: superseded by [4. Weigh twice](0004-weigh-twice.md)
`,
				"docs/adr/0003-print-slips.md": `
# 3. Print slips

Status: partly superseded by ADR-0004
`,
				"docs/adr/0004-weigh-twice.md": `
# 4. Weigh twice

Status: accepted, supersedes ADR-0002
`,
			},
		},
	],
	*model(context) {
		const { model } = context;
		const all = successions(model);
		const inCircle = new Set<Succession>();
		for (const circle of circles(all)) {
			for (const step of circle) inCircle.add(step);
			yield* circleFound(circle);
		}
		const said = new Said(model, all);
		for (const one of all)
			if (!inCircle.has(one)) yield* disagreement(one, context, said);
		yield* notFound(context);
		for (const decision of superseded(model).flat())
			if (lacksSuccessor(decision, said))
				yield {
					...placeOfStatus(decision),
					severity: "hint",
					message:
						"This decision is superseded and doesn't say by what, so its readers have to search for what holds now. Name the record that took its place.",
				};
	},
});

/** Who names whom, by the one who is superseded. */
class Said {
	readonly #successors = new Map<Item, Item[]>();
	readonly #namers = new Set<Item>();

	constructor(model: Model, all: readonly Succession[]) {
		for (const { old, successor } of all)
			addTo(this.#successors, old, successor);
		for (const { from } of referencesOfType(model, "superseded-by"))
			if (from) this.#namers.add(from);
	}

	/** The item names a successor itself, whether it was found or not. */
	namesSuccessor(item: Item): boolean {
		return this.#namers.has(item);
	}

	/** Somebody, itself or another one, names a successor of the item. */
	hasSuccessor(item: Item): boolean {
		return this.#namers.has(item) || this.#successors.has(item);
	}

	/** One of the two leads to the other, from successor to successor. */
	inOneLine(a: Item, b: Item): boolean {
		return this.#leads(a, b) || this.#leads(b, a);
	}

	#leads(from: Item, to: Item): boolean {
		const seen = new Set([from]);
		for (const item of seen) {
			if (item === to) return true;
			// No line of successors that people keep up is longer.
			if (seen.size > 100) return false;
			for (const next of this.#successors.get(item) ?? []) seen.add(next);
		}
		return false;
	}

	successorsOf(item: Item): readonly Item[] {
		return this.#successors.get(item) ?? [];
	}
}

function* disagreement(
	one: Succession,
	{ model, workspace }: RuleContext,
	said: Said,
): Generator<Found> {
	const decision = (item: Item) =>
		decisionOf(workspace.artifacts.get(item.file), item);
	const old = decision(one.old);
	const successor = decision(one.successor);
	// What was superseded in part holds for the rest, and both may say so.
	if (!old || !successor || isPartly(old)) return;
	if (one.saidByOld) {
		yield* notInForce(one.saidByOld, old, successor, said);
		if (stillHolds(old)) yield namesAndHolds(old, successor);
		else if (
			!one.saidBySuccessor &&
			isSurelyMeant(one.saidByOld, model) &&
			old.facts.status === "superseded" &&
			workspace.modelOf(successor.artifact.file) === model
		)
			yield unawareSuccessor(model, old, successor);
	} else if (
		one.saidBySuccessor &&
		hasTakenPlace(successor) &&
		isSurelyMeant(one.saidBySuccessor, model)
	)
		yield* workspace.modelOf(old.artifact.file) === model
			? unawareOld(model, old, successor, said)
			: unawareElsewhere(model, one.saidBySuccessor, old);
}

/**
 * The author left no doubt which record is meant: by a path, or by a number that stands in the same folder, or in one nearby and nowhere
 * else.
 */
function isSurelyMeant(
	{ artifact, target, byPath }: LinkedReference,
	model: Model,
): boolean {
	if (!target || byPath) return true;
	const rivals = model.items.get(idKey(target.id)) ?? [];
	// One that belongs to a model above is changed by nothing here.
	if (!rivals.includes(target)) return true;
	if (folderOf(artifact.file) === folderOf(target.file)) return true;
	const here = recordFolderOf(artifact.file);
	const there = recordFolderOf(target.file);
	if (here === there) return true;
	const above = (a: string, b: string) => a === "" || b.startsWith(`${a}/`);
	return (
		rivals.length === 1 &&
		(above(here, there) ||
			above(there, here) ||
			folderOf(here) === folderOf(there))
	);
}

/** A proposal, a draft or a rejected decision takes nobody's place, whatever it says. */
function hasTakenPlace({ facts: { status } }: Decision): boolean {
	return status !== "proposed" && status !== "draft" && status !== "rejected";
}

/** In force, or to come in force, by its own word. */
function stillHolds({ facts: { status } }: Decision): boolean {
	return status === "accepted" || status === "proposed";
}

function isPartly({ facts: { statusText } }: Decision): boolean {
	return /part|teil|some/i.test(statusText);
}

function placeOfStatus({
	artifact,
	item,
	facts,
}: Decision): Pick<Found, "file" | "range" | "item"> {
	return {
		file: artifact.file,
		range: facts.statusRange ?? artifact.headingRange,
		item: item.id,
	};
}

function* notInForce(
	{ reference }: LinkedReference,
	old: Decision,
	successor: Decision,
	said: Said,
): Generator<Found> {
	const { id } = successor.item;
	const { status } = successor.facts;
	const place = {
		file: old.artifact.file,
		range: reference.idRange ?? reference.range,
		item: old.item.id,
		related: [relatedStatus(successor)],
	};
	if (status === "rejected")
		yield {
			...place,
			message: `${id} is to have taken this decision's place and was rejected, so neither of the two holds. Correct the reference, or the status of one of them.`,
		};
	else if (status === "proposed" || status === "draft")
		yield {
			...place,
			severity: "warning",
			message: `${id} is to take this decision's place and is only ${status === "draft" ? "a draft" : "proposed"}, so neither of the two holds. Decide on ${id}, or leave this one accepted until then.`,
		};
	else if (status === "deprecated" && !said.hasSuccessor(successor.item))
		yield {
			...place,
			severity: "information",
			message: `${id} took this decision's place and is deprecated since, so nothing holds any more that this record leads to. Say in ${id} what holds now.`,
		};
}

/** The old one names its successor and says at the same time that it holds itself. */
function namesAndHolds(old: Decision, successor: Decision): Found {
	const { id } = successor.item;
	return {
		...placeOfStatus(old),
		...(old.facts.status === "proposed" ? { severity: "warning" } : {}),
		message: `This record names ${id} as its successor and says "${old.facts.statusText}" of itself, so nobody can tell which of the two holds. Set the status to superseded, or remove the successor.`,
		related: [relatedStatus(successor)],
		...fixWith("Set the status to superseded", setSuperseded(old)),
	};
}

/** The successor doesn't mention what it took the place of. */
function unawareSuccessor(
	model: Model,
	old: Decision,
	successor: Decision,
): Found {
	return {
		file: successor.artifact.file,
		range: successor.artifact.headingRange,
		item: successor.item.id,
		severity: "hint",
		message: `${old.item.id} names this record as its successor, and this one doesn't say so. Add what it supersedes, so that its readers know what held before.`,
		related: [relatedStatus(old)],
		...fixWith(
			`Say that this supersedes ${old.item.id}`,
			addSupersedes(model, successor, old),
		),
	};
}

/** The old one doesn't know, or doesn't say, who took its place. */
function* unawareOld(
	model: Model,
	old: Decision,
	successor: Decision,
	said: Said,
): Generator<Found> {
	const { id } = successor.item;
	const place = { ...placeOfStatus(old), related: [relatedStatus(successor)] };
	const fix = fixWith(
		`Say that ${id} superseded this`,
		markSuperseded(model, old, successor),
	);
	if (stillHolds(old))
		yield {
			...place,
			severity: loudness(old, successor),
			message: `${id} says that it supersedes this decision, and this record still says "${old.facts.statusText}", so its readers follow what no longer holds. Say here that ${id} took its place.`,
			...fix,
		};
	if (old.facts.status !== "superseded") return;
	if (!said.namesSuccessor(old.item))
		yield {
			...place,
			severity: "information",
			message: `This record is superseded and doesn't say by what, while ${id} says that it is the successor. Name ${id} here.`,
			...fix,
		};
	else if (
		!said
			.successorsOf(old.item)
			.some((s) => s !== successor.item && said.inOneLine(s, successor.item))
	)
		yield {
			...place,
			severity: "information",
			message: `${id} says that it supersedes this decision, and this record names another successor. Name both, or correct the one that is wrong.`,
		};
}

/** A successor without a status of its own may be no decision yet, and a mere proposal that was overtaken misleads nobody much. */
function loudness(old: Decision, successor: Decision): Severity {
	if (successor.facts.status === "none") return "information";
	return old.facts.status === "proposed" ? "warning" : "error";
}

/** The old one belongs to a model above or to one that this model extends. */
function* unawareElsewhere(
	model: Model,
	{ reference, artifact, from }: LinkedReference,
	old: Decision,
): Generator<Found> {
	if (!stillHolds(old)) return;
	yield {
		file: artifact.file,
		range: reference.idRange ?? reference.range,
		...(from ? { item: from.id } : {}),
		severity: "information",
		message: `${old.item.id}${provenance(model, old.artifact.file)} still says "${old.facts.statusText}", so elsewhere it is followed. Agree with its owners that it is superseded, or record a deviation.`,
		related: [relatedStatus(old)],
	};
}

function relatedStatus({ artifact, item, facts }: Decision): Related {
	return {
		file: artifact.file,
		range: facts.statusRange ?? artifact.headingRange,
		message: facts.statusText
			? `${item.id} says "${facts.statusText}" of itself.`
			: `${item.id} is this one.`,
	};
}

function fixWith(
	title: string,
	edits: readonly Edit[] | Edit | undefined,
): { fixes?: readonly Fix[] } {
	if (!edits) return {};
	return { fixes: [{ title, edits: [edits].flat() as Edit[] }] };
}

function* circleFound(circle: readonly Succession[]): Generator<Found> {
	const steps = circle.flatMap(
		({ saidByOld, saidBySuccessor }) => saidByOld ?? saidBySuccessor ?? [],
	);
	const first = steps.reduce((a, b) =>
		compareText(b.artifact.file, a.artifact.file) < 0 ? b : a,
	);
	const ids = circle.map(({ old }) => old.id).sort(compareText);
	const message =
		ids.length === 1
			? `${ids[0]} says that it supersedes itself. Name the other record that is meant.`
			: `By what they say, ${listed(ids)} supersede each other${ids.length > 2 ? " in a circle" : ""}, so ${ids.length > 2 ? "none" : "neither"} of them holds. Remove the one that is wrong.`;
	yield {
		...placeOfReference(first),
		message,
		related: steps
			.filter((step) => step !== first)
			.map((step) => ({
				...placeOfReference(step),
				message: "This is another step of the circle.",
			})),
	};
}

function placeOfReference({
	reference,
	artifact,
	from,
}: LinkedReference): Pick<Found, "file" | "range" | "item"> {
	return {
		file: artifact.file,
		range: reference.idRange ?? reference.range,
		...(from ? { item: from.id } : {}),
	};
}

function* notFound({ model, workspace }: RuleContext): Generator<Found> {
	const ids = new KnownIds(model);
	const moved = new Moved(workspace);
	for (const linked of model.unresolved) {
		const { reference, artifact } = linked;
		const { type } = reference;
		if (type !== "supersedes" && type !== "superseded-by") continue;
		const name = missingName(linked, ids);
		if (!name) continue;
		const { id, path } = reference;
		const file = path && moved.from(join(folderOf(artifact.file), path));
		const meant = path
			? file && file !== artifact.file && nameOf(file)
			: id && ids.near(id, linked.from);
		const advice = meant
			? `Did you mean ${meant}?`
			: "Correct the reference, or add that record.";
		yield {
			...placeOfReference(linked),
			...(reference.inField ? {} : { severity: "warning" }),
			message:
				type === "supersedes"
					? `${name}, which this record says that it supersedes, was not found, so nobody can read what held before. ${advice}`
					: `The successor that this record names, ${name}, was not found, so nobody can read what holds now. ${advice}`,
			...(meant && reference.idRange && !path
				? fixWith(
						`Replace with ${meant}`,
						replaceAt(artifact.file, reference.idRange, meant),
					)
				: {}),
		};
	}
}

/** What a reference that leads nowhere should have led to; undefined where that may well lie outside of this repository. */
function missingName(
	{ reference: { id, path, text }, artifact }: LinkedReference,
	ids: KnownIds,
): string | undefined {
	if (path) {
		const file = join(folderOf(artifact.file), path);
		const record =
			/\.(?:md|mdx|markdown|rst|adoc)$/i.test(path) ||
			/^\d{3,}[-_]/.test(nameOf(path));
		return record && !file.startsWith("../") && !path.startsWith("/")
			? (id ?? nameOf(path))
			: undefined;
	}
	if (id) {
		const prefix = idPrefix(id);
		const ours =
			prefix === "RFC"
				? (idNumber(id) ?? 0) <= ids.highest(prefix)
				: prefix !== undefined;
		return ours ? id : undefined;
	}
	// "0019" is a record's number; "19" may count anything.
	return /^0\d{2,}$/.test(text) ? text : undefined;
}

const superseded = inGroups((pages) =>
	pages.flatMap(({ artifact }) =>
		decisionsIn(artifact).filter(({ facts }) => facts.status === "superseded"),
	),
);

function lacksSuccessor({ facts, item }: Decision, said: Said): boolean {
	return (
		!said.hasSuccessor(item) &&
		// "Superseded by discussion #1198": it lies elsewhere.
		!/(?<!\p{L})(?:by|durch|par|por)\s+\S/iu.test(facts.statusText)
	);
}
