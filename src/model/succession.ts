/** Who took whose place: what decisions say of each other from both sides, and what holds now. */

import type { Item } from "../domain/artifact";
import { addTo } from "../domain/lists";
import { compareText } from "../domain/paths";
import { comparePositions } from "../domain/position";
import { isInForce } from "../domain/standing";
import { lookupChain } from "./link";
import {
	type LinkedReference,
	type Model,
	once,
	referencesOfType,
} from "./model";

/** That one decision took another's place, as at least one of the two says. */
export interface Succession {
	readonly old: Item;
	readonly successor: Item;
	/** Where the old one names its successor. */
	readonly saidByOld?: LinkedReference;
	/** Where the successor says what it supersedes. */
	readonly saidBySuccessor?: LinkedReference;
}

/** The successions that a model's decisions speak of, in the order in which they are written. */
export const successions = once((model: Model): readonly Succession[] => {
	const found = new Map<Item, Map<Item, Succession>>();
	const written = [
		...referencesOfType(model, "supersedes"),
		...referencesOfType(model, "superseded-by"),
	].sort(byPlace);
	for (const said of written) {
		const { reference, from, target } = said;
		if (from?.kind !== "decision" || target?.kind !== "decision") continue;
		const backwards = reference.type === "supersedes";
		const [old, successor] = backwards ? [target, from] : [from, target];
		const ofOld = found.get(old) ?? new Map<Item, Succession>();
		found.set(old, ofOld);
		ofOld.set(successor, {
			old,
			successor,
			...(backwards ? { saidBySuccessor: said } : { saidByOld: said }),
			...ofOld.get(successor),
		});
	}
	return [...found.values()].flatMap((of) => [...of.values()]);
});

function byPlace(a: LinkedReference, b: LinkedReference): number {
	return (
		compareText(a.artifact.file, b.artifact.file) ||
		comparePositions(a.reference.range.start, b.reference.range.start)
	);
}

/** What took an item's place by what one model says: a decision's successors, or what something retired is `replaced-by`. */
const successorsIn = once(
	(model: Model): ReadonlyMap<Item, readonly Item[]> => {
		const found = new Map<Item, Item[]>();
		for (const { old, successor } of successions(model))
			addTo(found, old, successor);
		for (const { from, target } of referencesOfType(model, "replaced-by"))
			if (from && target) addTo(found, from, target);
		return found;
	},
);

/**
 * What holds now in place of an item that is no longer in force: the ends of its chain of successors, as this model and those it builds
 * on tell it. Empty where nothing took its place.
 */
export function successorsInForce(model: Model, item: Item): readonly Item[] {
	const chain = lookupChain(model);
	const found: Item[] = [];
	const seen = new Set([item]);
	const open = [item];
	for (let next = open.pop(); next; next = open.pop())
		for (const one of chain)
			for (const successor of successorsIn(one).get(next) ?? []) {
				if (seen.has(successor)) continue;
				seen.add(successor);
				if (isInForce(successor.status) && successor.status !== "proposed")
					found.push(successor);
				else open.push(successor);
			}
	return found;
}

/** Items that take each other's place in a circle: each circle once, as the steps from the old to the new. */
export function circles(all: readonly Succession[]): Succession[][] {
	const next = new Map<Item, Succession[]>();
	const incoming = new Map<Item, Succession[]>();
	const left = new Map<Item, number>();
	for (const one of all) {
		addTo(next, one.old, one);
		addTo(incoming, one.successor, one);
		left.set(one.successor, (left.get(one.successor) ?? 0) + 1);
	}
	// What nothing leads to is in no circle, nor what only such things lead to.
	const loose = new Set<Item>();
	const open = [...next.keys()].filter((item) => !left.get(item));
	for (let item = open.pop(); item; item = open.pop()) {
		loose.add(item);
		for (const { successor } of next.get(item) ?? []) {
			const rest = (left.get(successor) ?? 0) - 1;
			left.set(successor, rest);
			if (rest === 0) open.push(successor);
		}
	}
	// Whatever is left is led to by something that is left: going back, one comes to a circle.
	const found: Succession[][] = [];
	const done = new Set<Item>();
	for (const start of incoming.keys()) {
		const steps: Succession[] = [];
		const at = new Map<Item, number>();
		let item: Item | undefined = loose.has(start) ? undefined : start;
		while (item && !done.has(item)) {
			const from = at.get(item);
			if (from !== undefined) {
				found.push(steps.slice(from).reverse());
				break;
			}
			at.set(item, steps.length);
			const step: Succession | undefined = incoming
				.get(item)
				?.find(({ old }) => !loose.has(old));
			if (step) steps.push(step);
			item = step?.old;
		}
		for (const seen of at.keys()) done.add(seen);
	}
	return found;
}
