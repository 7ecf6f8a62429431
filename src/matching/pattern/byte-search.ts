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

/** A pair that is in no needle is nearly as far away from any in a shorter window. */
const longestWindow = 16;
/** Pairs are told apart by so many numbers; two with the same one only make a step shorter than it might be. */
const mostPairs = 4096;

/** A needle, and where in it the window begins by which it is found. */
interface Seen<N extends Needle> {
	readonly needle: N;
	readonly before: number;
}

export class ByteSearch<N extends Needle> {
	/** How many bytes of each needle are looked at to find it: as many as the shortest has. */
	readonly #window: number;
	/** By the number of a pair, how far away the next place may be; 0 where a window may end with it. */
	readonly #steps: Uint8Array;
	/** The needles whose window ends with a pair of that number. */
	readonly #ending: (Seen<N>[] | undefined)[] = [];

	/** Takes at least one. */
	constructor(needles: readonly N[]) {
		const lengths = needles.map(({ bytes }) => bytes.length);
		this.#window = Math.min(longestWindow, ...lengths);
		const last = this.#window - 1;
		this.#steps = new Uint8Array(mostPairs).fill(last);
		for (const needle of needles) {
			const before = rarest(needle.bytes, this.#window);
			for (let end = 1; end <= last; end++)
				for (const pair of new Set(pairsAt(needle, before + end))) {
					const known = this.#steps[pair] as number;
					this.#steps[pair] = Math.min(known, last - end);
					if (end < last) continue;
					this.#ending[pair] ??= [];
					this.#ending[pair].push({ needle, before });
				}
		}
	}

	/**
	 * Tells of each place at `from` or later where a needle begins, in no order, until the one who is told says that this is enough. Says whether
	 * all were told.
	 */
	every(
		bytes: Uint8Array,
		from: number,
		goesOn: (start: number, needle: N) => boolean,
	): boolean {
		const steps = this.#steps;
		const last = this.#window - 1;
		const { length } = bytes;
		for (let end = from + last; end < length; ) {
			const step = stepAt(steps, bytes, end);
			const next = end + last;
			// Nearly all bytes are passed over here, two windows at a time: the second look does not wait for the first.
			if (next < length && (step & stepAt(steps, bytes, next)) === last)
				end = next + last;
			else if (step > 0) end += step;
			else if (this.#endAt(bytes, end, from, goesOn)) end++;
			else return false;
		}
		return true;
	}

	/** The same for the needles whose window ends at a place. Not in the loop above, which is quick without a function in it. */
	#endAt(
		bytes: Uint8Array,
		end: number,
		from: number,
		goesOn: (start: number, needle: N) => boolean,
	): boolean {
		const pair = numberOf(bytes[end - 1] as number, bytes[end] as number);
		for (const { needle, before } of this.#ending[pair] ?? []) {
			const start = end - this.#window + 1 - before;
			const isThere = start >= from && standsAt(needle, bytes, start);
			if (isThere && !goesOn(start, needle)) return false;
		}
		return true;
	}
}

/** How far a window may be moved on where it ends with a pair. */
function stepAt(steps: Uint8Array, bytes: Uint8Array, end: number): number {
	const pair = numberOf(bytes[end - 1] as number, bytes[end] as number);
	return steps[pair] as number;
}

/** Where the window begins in a needle that is seldom met with elsewhere, by how common the characters of its pairs are. */
function rarest(bytes: readonly number[], window: number): number {
	let best = 0;
	let least = Number.POSITIVE_INFINITY;
	for (let start = 0; start + window <= bytes.length; start++) {
		let met = 0;
		for (let end = start + 1; end < start + window; end++)
			met += commonness(bytes[end - 1]) * commonness(bytes[end]);
		if (met < least) {
			least = met;
			best = start;
		}
	}
	return best;
}

/** What most of a program consists of, the commonest first. */
const common = " etaoinrslcdpumfghbvyw";

function commonness(byte = 0): number {
	const at = common.indexOf(String.fromCharCode(byte));
	return at < 0 ? 1 : 1 + common.length - at;
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
