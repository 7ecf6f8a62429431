/**
 * Several patterns, looked for together in a file's bytes. Most files hold none of the texts that every match holds, and are known to be free
 * after one look and without being decoded; of the others, the lines that hold such a text are decoded to see whether they match.
 */

import { ByteSearch, type Needle } from "./byte-search";
import type { Matcher } from "./pattern";
import { isLineBreak } from "./pattern-characters";
import type { ByteRuns } from "./pattern-runs";

/** What a file holds, before it is a text. */
export interface Bytes {
	readonly bytes: Uint8Array;
	/** Makes a text of UTF-8, byte order mark and all; what is none becomes U+FFFD. */
	decode(bytes: Uint8Array): string;
}

/** Where so many places look like a match, or lines of so many bytes, the file is better read as a whole. */
const mostLooked = 10_000;

/** A text that every match of a pattern holds. */
interface TextNeedle extends Needle {
	readonly matcher: Matcher;
}

/** What can be told in advance of all matches of some patterns. */
interface ByteClues {
	readonly texts: ByteSearch<TextNeedle> | undefined;
	readonly runs: readonly {
		readonly runs: ByteRuns;
		readonly matcher: Matcher;
	}[];
}

export class PatternSet {
	readonly #matchers: ReadonlySet<Matcher>;
	/** Undefined where a match may stand anywhere, for all that is known. */
	readonly #clues: ByteClues | undefined;

	constructor(matchers: readonly Matcher[]) {
		this.#matchers = new Set(matchers);
		this.#clues = cluesOf(matchers);
	}

	/** The patterns that may have a match in a file: none is missing that has one. */
	in({ bytes, decode }: Bytes): ReadonlySet<Matcher> {
		if (!this.#clues) return this.#matchers;
		const start = beginsWith(byteOrderMark, bytes) ? byteOrderMark.length : 0;
		let found: Set<Matcher> | undefined;
		let looked = 0;
		/** Looks at a line that may hold a match, and says whether there is more to be known. */
		const look: Told = (at, { matcher }) => {
			looked++;
			if (!found?.has(matcher)) {
				const line = bytes.subarray(
					startOfLine(bytes, at, start),
					endOfLine(bytes, at),
				);
				looked += line.length;
				if (looked <= mostLooked && mayMatch(matcher, decode(line))) {
					found ??= new Set();
					found.add(matcher);
				}
			}
			return looked <= mostLooked && found?.size !== this.#matchers.size;
		};
		return everyPlace(this.#clues, bytes, start, look)
			? (found ?? noMatchers)
			: this.#matchers;
	}
}

const noMatchers: ReadonlySet<Matcher> = new Set();

/** Is told of a place where a match may stand, and says whether to go on. */
type Told = (at: number, of: { readonly matcher: Matcher }) => boolean;

/** Tells of the places where a match of a pattern may stand, until the one who is told says that this is enough. Says whether all were told. */
function everyPlace(
	{ texts, runs }: ByteClues,
	bytes: Uint8Array,
	from: number,
	goesOn: Told,
): boolean {
	if (texts?.every(bytes, from, goesOn) === false) return false;
	for (const one of runs)
		for (
			let at = one.runs.find(bytes, from);
			at >= 0;
			at = one.runs.find(bytes, endOfLine(bytes, at))
		)
			if (!goesOn(at, one)) return false;
	return true;
}

const byteOrderMark = [0xef, 0xbb, 0xbf];

function beginsWith(beginning: readonly number[], bytes: Uint8Array): boolean {
	return beginning.every((byte, i) => bytes[i] === byte);
}

function startOfLine(bytes: Uint8Array, place: number, from: number): number {
	let start = place;
	while (start > from && !isLineBreak(bytes[start - 1] as number)) start--;
	return start;
}

function endOfLine(bytes: Uint8Array, place: number): number {
	let end = place;
	while (end < bytes.length && !isLineBreak(bytes[end] as number)) end++;
	return end;
}

/** Says whether there is a match, or it would take too long to tell. */
function mayMatch(matcher: Matcher, line: string): boolean {
	return matcher.all(line, 1)?.length !== 0;
}

function cluesOf(matchers: readonly Matcher[]): ByteClues | undefined {
	const needles: TextNeedle[] = [];
	const runs: ByteClues["runs"][number][] = [];
	for (const matcher of matchers) {
		const { clues } = matcher;
		if (clues.runs) {
			runs.push({ runs: clues.runs.inBytes(), matcher });
			continue;
		}
		if (clues.texts.length === 0) return undefined;
		for (const text of clues.texts) {
			const needle = needleOf(text, clues.ignoreCase);
			if (!needle) return undefined;
			needles.push({ ...needle, matcher });
		}
	}
	return {
		texts: needles.length > 0 ? new ByteSearch(needles) : undefined,
		runs,
	};
}

/** The longest part of a text that stands in a file's bytes in one way only, but for the case of ASCII; undefined where it is too short. */
function needleOf(text: string, ignoreCase: boolean): Needle | undefined {
	// What can't be decoded becomes U+FFFD. In any case, s may be the long s, k the sign of the unit kelvin, and other letters have many forms.
	const manifold = ignoreCase ? /[sk]|[^\0-\x7f]/i : /\uFFFD/;
	const bytes = text
		.split(manifold)
		.map(utf8)
		.reduce((a, b) => (b.length > a.length ? b : a));
	return bytes.length < 2 ? undefined : { bytes, ignoreCase };
}

/** A text's bytes. */
function utf8(text: string): number[] {
	return [...encodeURIComponent(text).matchAll(/%(..)|./g)].map(
		([one, code]) => (code ? Number.parseInt(code, 16) : one.charCodeAt(0)),
	);
}
