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
		const found = new Set<Matcher>();
		let looked = 0;
		for (const { at, matcher } of placesIn(this.#clues, bytes, start)) {
			looked++;
			if (!found.has(matcher)) {
				const line = bytes.subarray(
					startOfLine(bytes, at, start),
					endOfLine(bytes, at),
				);
				looked += line.length;
				if (looked <= mostLooked && mayMatch(matcher, decode(line)))
					found.add(matcher);
			}
			if (looked > mostLooked || found.size === this.#matchers.size)
				return this.#matchers;
		}
		return found;
	}
}

/** The places where a match of a pattern may stand. */
function* placesIn(
	{ texts, runs }: ByteClues,
	bytes: Uint8Array,
	from: number,
): Generator<{ readonly at: number; readonly matcher: Matcher }> {
	for (
		let one = texts?.find(bytes, from);
		one;
		one = texts?.find(bytes, one.start + 1)
	)
		for (const { matcher } of one.needles) yield { at: one.start, matcher };
	for (const { matcher, runs: own } of runs)
		for (
			let at = own.find(bytes, from);
			at >= 0;
			at = own.find(bytes, endOfLine(bytes, at))
		)
			yield { at, matcher };
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
