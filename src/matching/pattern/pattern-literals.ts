/** Texts of which every match of a pattern holds one: what most files don't have need not be searched for any further. */

import type { Pattern, PatternNode } from "./pattern-syntax";

export interface Literals {
	/** In the order in which the pattern prefers them. */
	readonly texts: readonly string[];
	/** Whether they are all that the pattern matches. */
	readonly whole: boolean;
}

const mostTexts = 16;
const longestText = 100;

/** What is known of a node's matches. */
interface Known {
	/** Exactly these texts, the best first. */
	readonly exact?: readonly string[];
	/** Each has one of these somewhere. */
	readonly needed?: readonly string[];
	/** Whether `exact` is the whole truth, with no place to be minded. */
	readonly anywhere: boolean;
}

const nothing: Known = { anywhere: false };

/** The texts that a match can't do without; undefined where there are none, or too many to be worth it. */
export function literalsOf({ tree }: Pattern): Literals | undefined {
	const known = study(tree);
	const texts = best(known.needed, known.exact);
	if (!texts) return undefined;
	return { texts, whole: texts === known.exact && known.anywhere };
}

function study(node: PatternNode): Known {
	switch (node.type) {
		case "character": {
			const { value } = node;
			// Half of a pair is no text of its own.
			return value === undefined || (value >= 0xd800 && value <= 0xdfff)
				? nothing
				: { exact: [String.fromCodePoint(value)], anywhere: true };
		}
		case "anchor":
		case "look":
			return { exact: [""], anywhere: false };
		case "sequence":
			return sequence(node.nodes.map(study));
		case "choice":
			return choice(node.nodes.map(study));
		case "repeat": {
			const body = study(node.body);
			if (node.least === 1 && node.most === 1) return body;
			if (node.least === 0 && node.most === 1)
				return body.exact
					? choice(node.lazy ? [empty, body] : [body, empty])
					: nothing;
			if (node.least === 0) return nothing;
			const needed = best(body.needed, body.exact);
			return needed ? { needed, anywhere: false } : nothing;
		}
	}
}

const empty: Known = { exact: [""], anywhere: true };

function sequence(parts: readonly Known[]): Known {
	let run: readonly string[] = [""];
	let needed: readonly string[] | undefined;
	let broken = false;
	for (const part of parts) {
		const joined = part.exact && joins(run, part.exact);
		if (joined) {
			run = joined;
			continue;
		}
		needed = best(best(needed, run), best(part.needed, part.exact));
		run = part.exact ?? [""];
		broken = true;
	}
	const anywhere = !broken && parts.every((part) => part.anywhere);
	if (!broken) return { exact: run, anywhere };
	needed = best(needed, run);
	return needed ? { needed, anywhere } : nothing;
}

function choice(parts: readonly Known[]): Known {
	const exact = parts.flatMap((part) => part.exact ?? []);
	if (parts.every((part) => part.exact) && exact.length <= mostTexts)
		return { exact, anywhere: parts.every((part) => part.anywhere) };
	const needed = parts.map((part) => best(part.needed, part.exact));
	const all = needed.flatMap((texts) => texts ?? []);
	return needed.every((texts) => texts) && all.length <= mostTexts
		? { needed: all, anywhere: false }
		: nothing;
}

/** Each text of one with each of the other; undefined where these are too many or too long. */
function joins(
	before: readonly string[],
	after: readonly string[],
): string[] | undefined {
	const joined = before.flatMap((a) => after.map((b) => a + b));
	return joined.length <= mostTexts &&
		joined.every((text) => text.length <= longestText)
		? joined
		: undefined;
}

/** The one of two lists that is found less often: longer texts, then fewer. Undefined where neither has something in each text. */
function best(
	a: readonly string[] | undefined,
	b: readonly string[] | undefined,
): readonly string[] | undefined {
	return worth(a) > worth(b) ? a : worth(b) > 0 ? b : undefined;
}

function worth(texts: readonly string[] | undefined): number {
	if (!texts || texts.length === 0) return 0;
	const shortest = Math.min(...texts.map((text) => text.length));
	return shortest === 0
		? 0
		: Math.min(shortest, 6) * 2 - (texts.length > 1 ? 1 : 0);
}
