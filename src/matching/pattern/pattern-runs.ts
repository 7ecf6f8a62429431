/** Runs of characters that a match can't do without, for patterns without a text of their own: a commit's number, an address, a card's. */

import type { Span } from "../../domain/position";
import { type CharacterSets, isLineBreak, latin } from "./pattern-characters";
import type { PatternNode } from "./pattern-syntax";

/** Shorter runs are everywhere. */
const leastWorth = 4;

/** Finds stretches that are as long as a match is at least, of nothing but characters that the pattern takes. */
export class Runs {
	readonly #least: number;
	/** By the character: 1 where the pattern takes it. Those beyond the table are taken for granted. */
	readonly #taken: Uint8Array;

	/** Takes how many characters a match has at least. */
	private constructor(least: number, taken: Uint8Array) {
		this.#least = least;
		this.#taken = taken;
	}

	/** The runs of a pattern; undefined where there is no use in looking for them, as they go on over several words or are short. */
	static of(tree: PatternNode, sets: CharacterSets): Runs | undefined {
		const least = leastLength(tree);
		if (least < leastWorth) return undefined;
		const numbers = new Set(
			[...charactersIn(tree)].map((c) => sets.numberOf(c.source, c.value)),
		);
		const own = sets.all.filter((_, number) => numbers.has(number));
		const taken = Uint8Array.from({ length: latin }, (_, character) =>
			Number(!isLineBreak(character) && own.some((set) => set.has(character))),
		);
		return taken[blank] ? undefined : new Runs(least, taken);
	}

	/** The same for texts that are still bytes. */
	inBytes(): ByteRuns {
		return new ByteRuns(this.#least, this.#taken.slice(0, ascii));
	}

	/** The first run that begins at `from` or later, as much of it as is needed to tell; undefined where there is none. */
	find(text: string, from: number): Span | undefined {
		const least = this.#least;
		// A run as long as that covers one of the characters that are so far from each other, so the others are not even looked at.
		for (let at = from + least - 1; at < text.length; at += least) {
			if (!this.#takes(text, at)) continue;
			let start = at;
			while (start > from && this.#takes(text, start - 1)) start--;
			let end = at + 1;
			while (end - start < least && this.#takes(text, end)) end++;
			if (end - start >= least) return { start, end };
			at = end;
		}
		return undefined;
	}

	#takes(text: string, place: number): boolean {
		if (place >= text.length) return false;
		const code = text.charCodeAt(place);
		return code >= latin || this.#taken[code] === 1;
	}
}

/** The same runs in a text's UTF-8, by whose bytes beyond ASCII nothing can be told. */
export class ByteRuns {
	readonly #least: number;
	readonly #taken: Uint8Array;

	/** Takes how many characters a match has at least, and 1 for each character of ASCII that the pattern takes. */
	constructor(least: number, taken: Uint8Array) {
		this.#least = least;
		this.#taken = taken;
	}

	/** Where the first run stands that begins at `from` or later; -1 where there is none. */
	find(bytes: Uint8Array, from: number): number {
		const least = this.#least;
		for (let at = from + least - 1; at < bytes.length; at += least) {
			if (!this.#takes(bytes, at)) continue;
			let start = at;
			while (start > from && this.#takes(bytes, start - 1)) start--;
			let end = at + 1;
			while (end - start < least && this.#takes(bytes, end)) end++;
			if (end - start >= least) return start;
			at = end;
		}
		return -1;
	}

	#takes(bytes: Uint8Array, place: number): boolean {
		if (place >= bytes.length) return false;
		const byte = bytes[place] as number;
		return byte >= ascii || this.#taken[byte] === 1;
	}
}

const blank = 32;
const ascii = 128;

/** How many characters a match has at least. */
function leastLength(node: PatternNode): number {
	switch (node.type) {
		case "character":
			return 1;
		case "anchor":
		case "look":
			return 0;
		case "sequence":
			return node.nodes.reduce((sum, inner) => sum + leastLength(inner), 0);
		case "choice":
			return Math.min(...node.nodes.map(leastLength));
		case "repeat":
			return node.least * leastLength(node.body);
	}
}

type Character = Extract<PatternNode, { type: "character" }>;

/** What takes the characters of a match, one each. */
function* charactersIn(node: PatternNode): Generator<Character> {
	if (node.type === "character") yield node;
	else if (node.type === "repeat") yield* charactersIn(node.body);
	else if (node.type === "sequence" || node.type === "choice")
		for (const inner of node.nodes) yield* charactersIn(inner);
}
