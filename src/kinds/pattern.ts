/** Whether a guardrail's content pattern can be used: a regular expression whose time stays in step with the text it searches. */

import { ambiguityFault, Charsets } from "./pattern-ambiguity";
import {
	failsAgain,
	failsBehind,
	flattened,
	innerParts,
	matchesNothing,
	type PatternNode,
	readPattern,
} from "./pattern-syntax";

/**
 * Says in a sentence why a pattern can't be used, or undefined where it can. Unusable is what JavaScript can't read, what matches
 * everywhere, and what can match one text in so many ways that a search might not end in anybody's lifetime.
 */
export function patternFault(source: string): string | undefined {
	const tree = readPattern(source);
	if (typeof tree === "string") return tree;
	const flags = ["u", ""].find((flag) => compiles(source, flag));
	if (flags === undefined) return "It is not a valid regular expression.";
	if (matchesNothing(tree))
		return "It also matches where there is no text at all, and so in every file; `+` in place of `*` asks for at least one character.";
	const charsets = new Charsets(source, flags);
	return adjacentFault(tree, charsets) ?? ambiguityFault(tree, charsets);
}

function compiles(source: string, flags: string): boolean {
	try {
		new RegExp(source, flags);
		return true;
	} catch {
		return false;
	}
}

/**
 * Unlimited repetitions in a row that take the same characters: each adds a power to the time that a long line takes. Two are let pass
 * where they are not quite the same, as in `import\s+.*`, or have something between them, as in `\d+\.?\d*`.
 */
function adjacentFault(
	node: PatternNode,
	charsets: Charsets,
	failsAfter = false,
): string | undefined {
	const parts = flattened(node);
	const fails = failsBehind(parts, failsAfter);
	let row: { source: string; bits: bigint; at: number }[] = [];
	for (const [i, part] of parts.entries()) {
		for (const inner of innerParts(part)) {
			const after = fails[i] || failsAgain(part);
			const inside = adjacentFault(
				inner,
				charsets,
				part.type !== "look" && after,
			);
			if (inside) return inside;
		}
		if (
			part.type === "repeat" &&
			part.body.type === "character" &&
			part.most === Number.POSITIVE_INFINITY
		) {
			const bits = charsets.of(part.body.source);
			row = row.filter((other) => (other.bits & bits) !== 0n);
			const rival =
				row.find((other) => other.bits === bits && other.at === i - 1) ??
				(row.length > 1 ? row.at(-1) : undefined);
			if (rival && fails[i])
				return `\`${rival.source}\` and \`${part.source}\` follow each other and take the same characters, so a long line could keep the search busy for minutes; one of them is enough.`;
			row.push({ source: part.source, bits, at: i });
		} else if (
			part.type !== "anchor" &&
			part.type !== "look" &&
			!matchesNothing(part)
		)
			row = [];
	}
	return undefined;
}
