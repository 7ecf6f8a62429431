/**
 * Several patterns, looked for together in a file's bytes. Most files hold none of the texts that every match holds, and are known to be free
 * after one look and without being decoded; of the others, only lines that hold such a text are.
 */

import { ByteSearch, type Needle } from "./byte-search";
import type { Matcher } from "./pattern";
import { isLineBreak } from "./pattern-characters";

/** What a file holds, before it is a text. */
export interface Bytes {
	readonly bytes: Uint8Array;
	/** Makes a text of UTF-8; what is none becomes U+FFFD. */
	decode(bytes: Uint8Array): string;
}

/** Where so many lines look like a match, the file is better read as a whole. */
const mostLines = 50;

/** Something that every match of some patterns holds. */
interface Clue {
	/** The first place at `from` or later where it may stand; -1 where there is none. */
	find(bytes: Uint8Array, from: number): number;
	readonly matchers: readonly Matcher[];
}

export class PatternSet {
	readonly #matchers: ReadonlySet<Matcher>;
	/** Undefined where a match may stand anywhere, for all that can be told in advance. */
	readonly #clues: readonly Clue[] | undefined;

	constructor(matchers: readonly Matcher[]) {
		this.#matchers = new Set(matchers);
		this.#clues = cluesOf(matchers);
	}

	/** The patterns that may have a match in a file: none is missing that has one. */
	in({ bytes, decode }: Bytes): ReadonlySet<Matcher> {
		if (!this.#clues) return this.#matchers;
		const start = beginsWith(byteOrderMark, bytes) ? byteOrderMark.length : 0;
		let found = none;
		for (const clue of this.#clues) {
			let lines = 0;
			for (let at = clue.find(bytes, start); at >= 0; ) {
				if (lines++ === mostLines) return this.#matchers;
				const end = lineEnd(bytes, at);
				const line = decode(bytes.subarray(lineStart(bytes, at, start), end));
				for (const matcher of clue.matchers)
					if (!found.has(matcher) && mayMatch(matcher, line))
						found = new Set([...found, matcher]);
				at = clue.find(bytes, end);
			}
		}
		return found;
	}
}

const none: ReadonlySet<Matcher> = new Set();
const byteOrderMark = [0xef, 0xbb, 0xbf];

function beginsWith(beginning: readonly number[], bytes: Uint8Array): boolean {
	return beginning.every((byte, i) => bytes[i] === byte);
}

function lineStart(bytes: Uint8Array, place: number, from: number): number {
	let start = place;
	while (start > from && !isLineBreak(bytes[start - 1] as number)) start--;
	return start;
}

function lineEnd(bytes: Uint8Array, place: number): number {
	let end = place;
	while (end < bytes.length && !isLineBreak(bytes[end] as number)) end++;
	return end;
}

/** Says whether there is a match, or it would take too long to tell. */
function mayMatch(matcher: Matcher, line: string): boolean {
	return matcher.all(line, 1)?.length !== 0;
}

function cluesOf(matchers: readonly Matcher[]): Clue[] | undefined {
	const clues: Clue[] = [];
	const needles: Needle[] = [];
	const byText: Matcher[] = [];
	for (const matcher of matchers) {
		const { texts, ignoreCase, runs } = matcher.clues;
		if (runs) {
			const inBytes = runs.inBytes();
			clues.push({
				find: (bytes, from) => inBytes.find(bytes, from),
				matchers: [matcher],
			});
			continue;
		}
		if (texts.length === 0) return undefined;
		for (const text of texts) {
			const needle = needleOf(text, ignoreCase);
			if (!needle) return undefined;
			needles.push(needle);
		}
		byText.push(matcher);
	}
	if (needles.length > 0) {
		const search = new ByteSearch(needles);
		clues.push({
			find: (bytes, from) => search.find(bytes, from),
			matchers: byText,
		});
	}
	return clues;
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
