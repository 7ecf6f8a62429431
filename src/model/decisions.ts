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
	readonly artifact: Artifact;
	readonly facts: DecisionFacts;
	readonly item: Item;
}

const byGroup = inGroups((pages) =>
	pages.flatMap(({ artifact }) => asDecision(artifact) ?? []),
);

/** A model's decision records, in the order of their paths; what is nothing but a template or a pointer is none. */
export const decisionsOf: (model: Model) => readonly Decision[] = once(
	(model) => byGroup(model).flat(),
);

const decisionOf = once((artifact: Artifact): readonly Decision[] => {
	const { decision: facts } = artifact;
	const [item] = artifact.items;
	return facts && item && !facts.template && !facts.redirect
		? [{ artifact, facts, item }]
		: [];
});

/** An artifact as a decision, or undefined where it is none. */
export function asDecision(artifact: Artifact): Decision | undefined {
	return decisionOf(artifact)[0];
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
	for (const artifact of deviating) {
		const decision = asDecision(artifact);
		if (!decision || !isLive(decision.facts)) continue;
		for (const deviation of decision.facts.deviations) {
			const { from } = deviation;
			const target = targets.get(placeKey(decision.artifact, from));
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
