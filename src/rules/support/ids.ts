/** The ids that a model can look up: whether one exists, which it may have been meant for, and which is free. */

import type { Item } from "../../domain/artifact";
import { idKey, idNumber, idPrefix, normalId } from "../../domain/id";
import { lookupChain } from "../../model/link";
import type { Model } from "../../model/model";

interface Series {
	/** In the order of their numbers. */
	readonly ids: readonly string[];
	readonly highest: number;
}

const byModel = new WeakMap<Model, Map<string, Series>>();

/** A model's own ids with one prefix; collected once for each model. */
function seriesOf(model: Model, prefix: string): Series {
	const series = byModel.get(model) ?? new Map<string, Series>();
	byModel.set(model, series);
	let known = series.get(prefix);
	if (!known) {
		known = collected(model, prefix);
		series.set(prefix, known);
	}
	return known;
}

function collected(model: Model, prefix: string): Series {
	const ids: string[] = [];
	for (const [key, [item]] of model.items)
		if (
			key.startsWith(prefix) &&
			item &&
			idPrefix(item.id) === prefix &&
			idNumber(item.id) !== undefined
		)
			ids.push(item.id);
	const number = (id: string) => idNumber(id) ?? 0;
	ids.sort((a, b) => number(a) - number(b));
	return { ids, highest: number(ids.at(-1) ?? "") };
}

/** The ids of a model, of those above it and of those that they extend. */
export class KnownIds {
	readonly #chain: readonly Model[];
	readonly #of = new Map<string, readonly string[]>();
	readonly #near = new Map<string, Item | undefined>();

	constructor(model: Model) {
		this.#chain = lookupChain(model);
	}

	/** All with one prefix, the nearest model's first. */
	of(prefix: string): readonly string[] {
		const known = this.#of.get(prefix);
		if (known) return known;
		const ids = this.#chain.flatMap((m) => seriesOf(m, prefix).ids);
		this.#of.set(prefix, ids);
		return ids;
	}

	/** The highest number with one prefix; 0 where there is none. */
	highest(prefix: string): number {
		return Math.max(0, ...this.#chain.map((m) => seriesOf(m, prefix).highest));
	}

	/** The id that is one slip of a digit away, or undefined where none or more than one is, or where that is the one who asks. */
	near(id: string, from?: Item): string | undefined {
		if (!this.#near.has(id)) this.#near.set(id, this.#nearest(id));
		const found = this.#near.get(id);
		return found?.id === from?.id ? undefined : found?.id;
	}

	#nearest(id: string): Item | undefined {
		const match = /^(\D+)(\d+)$/.exec(normalId(id));
		if (!match) return undefined;
		const [, head = "", digits = ""] = match;
		const found = new Map<string, Item>();
		for (const slip of slips(digits))
			for (const model of this.#chain) {
				const item = model.items.get(idKey(head + slip))?.[0];
				if (item) found.set(item.id, item);
			}
		const [only] = found.values();
		return found.size === 1 ? only : undefined;
	}
}

/** The numbers that one slip away from some digits lie: one left out, one too many, one wrong, two swapped. */
function* slips(digits: string): Generator<string> {
	for (let i = 0; i <= digits.length; i++) {
		const before = digits.slice(0, i);
		const after = digits.slice(i + 1);
		for (const digit of "0123456789") {
			yield before + digit + digits.slice(i);
			if (i < digits.length) yield before + digit + after;
		}
		if (i === digits.length) break;
		if (digits.length > 1) yield before + after;
		if (after !== "")
			yield before + after.charAt(0) + digits.charAt(i) + after.slice(1);
	}
}
