/** Decision records as the rules and checks see them: which count, and what they deviate from. */

import type {
	Artifact,
	DecisionFacts,
	Deviation,
	Item,
} from "../domain/artifact";
import { idPrefix } from "../domain/id";
import { inGroups, type Model, referencesOfType } from "./model";

export interface Decision {
	readonly artifact: Artifact;
	readonly facts: DecisionFacts;
	readonly item: Item;
}

const byArtifact = new WeakMap<Artifact, Decision | null>();
const byModel = new WeakMap<Model, readonly Decision[]>();
const byGroup = inGroups((pages) =>
	pages.flatMap(({ artifact }) => asDecision(artifact) ?? []),
);

/** A model's decision records, in the order of their paths; what is nothing but a template is none. */
export function decisionsOf(model: Model): readonly Decision[] {
	let known = byModel.get(model);
	if (!known) {
		known = byGroup(model).flat();
		byModel.set(model, known);
	}
	return known;
}

/** An artifact as a decision, or undefined where it is none. */
export function asDecision(artifact: Artifact): Decision | undefined {
	const known = byArtifact.get(artifact);
	if (known !== undefined) return known ?? undefined;
	const { decision: facts } = artifact;
	const [item] = artifact.items;
	const decision =
		facts && item && !facts.template ? { artifact, facts, item } : null;
	byArtifact.set(artifact, decision);
	return decision ?? undefined;
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

const deviationsByModel = new WeakMap<Model, readonly LinkedDeviation[]>();

/** The deviations that a model's live decisions record; worked out once for each model. */
export function liveDeviations(model: Model): readonly LinkedDeviation[] {
	const known = deviationsByModel.get(model);
	if (known) return known;
	const found = [...linkDeviations(model)];
	deviationsByModel.set(model, found);
	return found;
}

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
