/** Repetitions in a pattern that can take one text in so many ways that a search would not end: found on its automaton. */

import {
	failsAgain,
	failsBehind,
	isEndless,
	type PatternNode,
} from "./pattern-syntax";

/** Characters that stand for their like outside of ASCII. */
const others = "é\u00a0ßΩя漢\u2028";

/** Which of a sample of characters a part of the pattern takes, one bit each: enough to see whether two parts compete for any. */
export class Charsets {
	readonly #sample: readonly string[];
	readonly #flags: string;
	readonly #known = new Map<string, bigint>();

	constructor(source: string, flags: string) {
		const ascii = Array.from({ length: 128 }, (_, i) => String.fromCharCode(i));
		this.#sample = [...new Set([...ascii, ...others, ...source])];
		this.#flags = flags;
	}

	of(source: string): bigint {
		const known = this.#known.get(source);
		if (known !== undefined) return known;
		const one = new RegExp(`^(?:${source})$`, this.#flags);
		let bits = 0n;
		this.#sample.forEach((character, i) => {
			if (one.test(character)) bits |= 1n << BigInt(i);
		});
		this.#known.set(source, bits);
		return bits;
	}
}

/** Positions and steps beyond which nobody can say any more what a pattern does. */
const mostPositions = 1000;
const mostSteps = 300_000;
/** More copies than this of a counted part show nothing new. */
const mostCopies = 4;

interface Part {
	readonly first: readonly number[];
	readonly last: readonly number[];
	readonly empty: boolean;
}

interface Loop {
	readonly source: string;
	/** Its positions, end exclusive. */
	readonly from: number;
	readonly to: number;
}

class TooMuch extends Error {}

/**
 * A pattern as an automaton: a position for each character in it, and which position may follow which. A repetition can take one text
 * in exponentially many ways exactly when some way around it can be gone in two ways by the same characters.
 */
class Automaton {
	readonly #charsets: Charsets;
	readonly #bits: bigint[] = [];
	readonly #follow: Set<number>[] = [];
	/** The repetitions behind which something can fail. */
	readonly #loops: Loop[] = [];
	/** Bodies of lookarounds, each a pattern of its own. */
	readonly looks: PatternNode[] = [];
	#steps = 0;
	/** A repetition in which one step can be taken in two ways. */
	twofold: string | undefined;

	constructor(tree: PatternNode, charsets: Charsets) {
		this.#charsets = charsets;
		this.#build(tree, false);
	}

	/** The repetition around which the same text leads in two ways, if there is one. */
	ambiguous(): string | undefined {
		if (this.twofold) return this.twofold;
		for (const loop of this.#outermost()) {
			const pair = this.#diverging(loop);
			if (pair) return this.#smallest(pair).source;
		}
		return undefined;
	}

	#outermost(): Loop[] {
		return this.#loops.filter(
			(loop) =>
				!this.#loops.some(
					(other) =>
						other !== loop && other.from <= loop.from && loop.to <= other.to,
				),
		);
	}

	#smallest([p, q]: readonly [number, number]): Loop {
		const around = this.#loops.filter(
			({ from, to }) => from <= Math.min(p, q) && Math.max(p, q) < to,
		);
		return around.reduce((best, loop) =>
			loop.to - loop.from < best.to - best.from ? loop : best,
		);
	}

	/** Two positions reached from one by the same text that also come together again within the loop. */
	#diverging(loop: Loop): readonly [number, number] | undefined {
		const size = loop.to - loop.from;
		const seen = new Set<number>();
		const waiting: [number, number][] = [];
		for (let p = loop.from; p < loop.to; p++) waiting.push([p, p]);
		for (let pair = waiting.pop(); pair; pair = waiting.pop()) {
			const [p, q] = pair;
			for (const a of this.#follow[p] as Set<number>)
				for (const b of this.#follow[q] as Set<number>) {
					this.#step();
					if (a >= loop.to || b >= loop.to || a < loop.from || b < loop.from)
						continue;
					if (p === q && a >= b) continue;
					if (((this.#bits[a] as bigint) & (this.#bits[b] as bigint)) === 0n)
						continue;
					if (a === b) return [p, q];
					const key = (a - loop.from) * size + (b - loop.from);
					if (seen.has(key)) continue;
					seen.add(key);
					waiting.push([a, b]);
				}
		}
		return undefined;
	}

	#step(): void {
		if (++this.#steps > mostSteps) throw new TooMuch();
	}

	#connect(from: Part, to: Part, loop?: string): void {
		for (const p of from.last)
			for (const q of to.first) {
				this.#step();
				const follow = this.#follow[p] as Set<number>;
				if (loop && follow.has(q)) this.twofold ??= loop;
				follow.add(q);
			}
	}

	#build(node: PatternNode, failsAfter: boolean): Part {
		switch (node.type) {
			case "character": {
				if (this.#bits.length >= mostPositions) throw new TooMuch();
				const position = this.#bits.push(this.#charsets.of(node.source)) - 1;
				this.#follow.push(new Set());
				return { first: [position], last: [position], empty: false };
			}
			case "look":
				this.looks.push(node.body);
				return nothing;
			case "anchor":
				return nothing;
			case "sequence": {
				const fails = failsBehind(node.nodes, failsAfter);
				return node.nodes.reduce<Part>(
					(before, next, i) =>
						this.#join(before, this.#build(next, fails[i] as boolean)),
					nothing,
				);
			}
			case "choice": {
				const parts = node.nodes.map((n) => this.#build(n, failsAfter));
				return {
					first: parts.flatMap((p) => p.first),
					last: parts.flatMap((p) => p.last),
					empty: parts.some((p) => p.empty),
				};
			}
			case "repeat":
				return this.#repeat(node, failsAfter);
		}
	}

	#join(before: Part, after: Part): Part {
		this.#connect(before, after);
		return {
			first: before.empty ? [...before.first, ...after.first] : before.first,
			last: after.empty ? [...before.last, ...after.last] : after.last,
			empty: before.empty && after.empty,
		};
	}

	#repeat(
		node: Extract<PatternNode, { type: "repeat" }>,
		failsAfter: boolean,
	): Part {
		const { body, least, most, source } = node;
		const copies = Math.min(least, mostCopies);
		// What is repeated without end inside multiplies with each time around, so that counting it does not help.
		const endless =
			most - least >= mostCopies || (most >= mostCopies && isEndless(body));
		const fails = failsAfter || failsAgain(node);
		let whole = nothing;
		for (let n = endless ? 1 : 0; n < copies; n++)
			whole = this.#join(whole, this.#build(body, fails));
		if (!endless) {
			for (let n = least; n < most; n++) {
				const part = this.#build(body, failsAfter);
				whole = this.#join(whole, { ...part, empty: true });
			}
			return whole;
		}
		const from = this.#bits.length;
		const part = this.#build(body, failsAfter);
		this.#connect(part, part, fails ? source : undefined);
		if (fails) this.#loops.push({ source, from, to: this.#bits.length });
		return this.#join(whole, { ...part, empty: part.empty || least === 0 });
	}
}

const nothing: Part = { first: [], last: [], empty: true };

/** The sentence about a repetition that takes the same text in too many ways, or undefined where there is none. */
export function ambiguityFault(
	tree: PatternNode,
	charsets: Charsets,
): string | undefined {
	try {
		const automaton = new Automaton(tree, charsets);
		const source = automaton.ambiguous();
		if (source)
			return `\`${source}\` can take the same text in very many ways, so one long line could keep the search busy for hours; let every character belong to one part of it only.`;
		for (const body of automaton.looks) {
			const inside = ambiguityFault(body, charsets);
			if (inside) return inside;
		}
		return undefined;
	} catch (error) {
		if (!(error instanceof TooMuch)) throw error;
		return "It has more parts than can be checked; split it into several patterns.";
	}
}
