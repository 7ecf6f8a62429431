/** Decision records as the rules and checks see them: which count, and what they deviate from. */

import type {
	Artifact,
	DecisionFacts,
	Deviation,
	Item,
} from "../domain/artifact";
import { idPrefix } from "../domain/id";
import { inGroups, type Model, once, referencesOfType } from "./model";

export interface Decision {
	/** The record: its file, or its part of a decision log, with ranges in that file. */
	readonly artifact: Artifact;
	readonly facts: DecisionFacts;
	readonly item: Item;
}

const byGroup = inGroups((pages) =>
	pages.flatMap(({ artifact }) => decisionsIn(artifact)),
);

/** A model's decision records, in the order of their paths; what is nothing but a template or a pointer is none. */
export const decisionsOf: (model: Model) => readonly Decision[] = once(
	(model) => byGroup(model).flat(),
);

/** The decision records in an artifact: the one that it is, those of a log, none for all else. What is nothing but a template is none. */
export const decisionsIn: (artifact: Artifact) => readonly Decision[] = once(
	(artifact: Artifact): readonly Decision[] =>
		recordsIn(artifact).flatMap(asDecision),
);

const asDecision = once((record: Artifact): readonly Decision[] => {
	const { decision: facts, items } = record;
	const [item] = items;
	return facts && item && !facts.template && !facts.redirect
		? [{ artifact: record, facts, item }]
		: [];
});

/** The records in an artifact that is a decision or a log of them, templates too; empty for all else. */
export function recordsIn(artifact: Artifact): readonly Artifact[] {
	return artifact.records ?? (artifact.decision ? [artifact] : []);
}

/** The record that an item of an artifact is; undefined for one that is no decision. */
export function recordOf(
	artifact: Artifact | undefined,
	item: Item,
): Artifact | undefined {
	return artifact && recordsByItem(artifact).get(item);
}

const recordsByItem = once(
	(artifact: Artifact): ReadonlyMap<Item, Artifact> =>
		new Map(
			recordsIn(artifact).flatMap((record) =>
				record.items.map((item) => [item, record] as const),
			),
		),
);

/** Says whether a record in an artifact has a date that can only have been written with its month first. */
export function hasMonthFirst(artifact: Artifact): boolean {
	return recordsIn(artifact).some(({ decision }) => decision?.dateMonthFirst);
}

/** An item of an artifact as a decision, or undefined where it is none. */
export function decisionOf(
	artifact: Artifact | undefined,
	item: Item | undefined,
): Decision | undefined {
	const record = item && recordOf(artifact, item);
	return record && asDecision(record)[0];
}

/** Holds, may come to hold, or doesn't say: rejected, deprecated and superseded records, and drafts, are not meant. */
function isLive({ status }: DecisionFacts): boolean {
	return status === "accepted" || status === "proposed" || status === "none";
}

/** A deviation with what it deviates from, where that was found. */
export interface LinkedDeviation {
	readonly deviation: Deviation;
	readonly decision: Decision;
	readonly target?: Item;
	/** `GR-2`, or what is written where no id is. */
	readonly name: string;
	/** From a guardrail or from an entry of the tech stack: it has to end. */
	readonly bounded: boolean;
}

/** The deviations that a model's live decisions record. */
export const liveDeviations: (model: Model) => readonly LinkedDeviation[] =
	once((model) => [...linkDeviations(model)]);

function* linkDeviations(model: Model): Generator<LinkedDeviation> {
	const targets = new Map<string, Item>();
	const deviating = new Set<Artifact>();
	for (const { reference, artifact, target } of referencesOfType(
		model,
		"deviates-from",
	)) {
		deviating.add(artifact);
		if (target) targets.set(placeKey(artifact, reference), target);
	}
	for (const artifact of deviating)
		for (const decision of decisionsIn(artifact)) {
			if (!isLive(decision.facts)) continue;
			for (const deviation of decision.facts.deviations) {
				const { from } = deviation;
				const target = targets.get(placeKey(artifact, from));
				const prefix = idPrefix(target?.id ?? from.id ?? "");
				yield {
					deviation,
					decision,
					...(target ? { target } : {}),
					name: target?.id ?? from.id ?? from.text,
					bounded: prefix === "GR" || prefix === "TS",
				};
			}
		}
}

function placeKey(artifact: Artifact, { range }: Deviation["from"]): string {
	const { line, character } = range.start;
	return `${line}:${character} ${artifact.file}`;
}
