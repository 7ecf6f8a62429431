/**
 * Finds the places in bytes where one of several short texts stands, all of them in one pass. Most bytes are not even looked at: the pair that
 * ends a window tells how far away the next place may be (Wu and Manber, "A fast algorithm for multi-pattern searching", 1994).
 */

/** Bytes to be found. */
export interface Needle {
	/** Two at least. */
	readonly bytes: readonly number[];
	/** Letters of ASCII are found in either case. */
	readonly ignoreCase: boolean;
}

export interface Found<N extends Needle> {
	readonly start: number;
	readonly needles: readonly N[];
}

/** A pair that is in no needle is nearly as far away from any in a shorter window. */
const longestWindow = 16;
/** Pairs are told apart by so many numbers; two with the same one only make a step shorter than it might be. */
const mostPairs = 4096;

export class ByteSearch<N extends Needle> {
	/** How many bytes of each needle are looked at to find it: as many as the shortest has. */
	readonly #window: number;
	/** By the number of a pair, how far away the next place may be; 0 where a window may end with it. */
	readonly #steps: Uint8Array;
	/** The needles whose window ends with a pair of that number. */
	readonly #ending: (N[] | undefined)[] = [];

	/** Takes at least one. */
	constructor(needles: readonly N[]) {
		const lengths = needles.map(({ bytes }) => bytes.length);
		this.#window = Math.min(longestWindow, ...lengths);
		const last = this.#window - 1;
		this.#steps = new Uint8Array(mostPairs).fill(last);
		for (const needle of needles)
			for (let end = 1; end <= last; end++)
				for (const pair of new Set(pairsAt(needle, end))) {
					const known = this.#steps[pair] as number;
					this.#steps[pair] = Math.min(known, last - end);
					if (end < last) continue;
					this.#ending[pair] ??= [];
					this.#ending[pair].push(needle);
				}
	}

	/** The first place at `from` or later where needles begin, and which; undefined where there is none. */
	find(bytes: Uint8Array, from: number): Found<N> | undefined {
		const steps = this.#steps;
		const last = this.#window - 1;
		for (let end = from + last; end < bytes.length; ) {
			const pair = numberOf(bytes[end - 1] as number, bytes[end] as number);
			const step = steps[pair] as number;
			if (step > 0) {
				end += step;
				continue;
			}
			const needles = this.#needlesAt(bytes, end - last, pair);
			if (needles.length > 0) return { start: end - last, needles };
			end++;
		}
		return undefined;
	}

	/** The needles that begin at a place, where a pair ends their window. Not in the loop above, which is quick without a function in it. */
	#needlesAt(bytes: Uint8Array, start: number, pair: number): readonly N[] {
		const found: N[] = [];
		for (const needle of this.#ending[pair] ?? [])
			if (standsAt(needle, bytes, start)) found.push(needle);
		return found;
	}
}

function numberOf(first: number, second: number): number {
	return ((first << 5) ^ second) & (mostPairs - 1);
}

/** The numbers of the pairs that may end at a place in a needle. */
function pairsAt({ bytes, ignoreCase }: Needle, end: number): number[] {
	const forms = (byte: number) =>
		ignoreCase && isLetter(byte) ? [byte, byte ^ caseBit] : [byte];
	return forms(bytes[end - 1] as number).flatMap((first) =>
		forms(bytes[end] as number).map((second) => numberOf(first, second)),
	);
}

function standsAt(
	{ bytes: wanted, ignoreCase }: Needle,
	bytes: Uint8Array,
	start: number,
): boolean {
	for (let i = 0; i < wanted.length; i++) {
		const byte = wanted[i] as number;
		const difference = byte ^ (bytes[start + i] as number);
		const isSame =
			difference === 0 ||
			(difference === caseBit && ignoreCase && isLetter(byte));
		if (!isSame) return false;
	}
	return true;
}

/** What tells a small letter of ASCII from a great one. */
const caseBit = 32;

function isLetter(byte: number): boolean {
	const small = byte | caseBit;
	return small >= 97 && small <= 122;
}
