/**
 * Several patterns, looked for together in a file's bytes. Most files hold none of the texts that every match holds, and are known to be free
 * after one look and without being decoded; of the others, only lines that hold such a text are.
 */

import type { Span } from "../domain/position";
import type { Matcher } from "./pattern";
import { lineAround } from "./pattern-characters";

/** More texts than that in one search are slower than many searches. */
const mostLetters = 10_000;
/** Where so many lines look like a match, the file is better read as a whole. */
const mostLines = 50;

/** What a file holds, before it is a text. */
export interface Bytes {
	/** Each byte as a character of its own (`latin1`). */
	readonly bytes: string;
	/** Makes a text of UTF-8 in that form; what is none becomes U+FFFD. */
	decode(bytes: string): string;
}

/** Something that every match of some patterns holds. */
interface Clue {
	/** Where it stands next in bytes, beginning at `from` or later. */
	find(bytes: string, from: number): Pick<Span, "start"> | undefined;
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
		const body = bytes.startsWith(byteOrderMark) ? bytes.slice(3) : bytes;
		let found = none;
		for (const { find, matchers } of this.#clues) {
			let lines = 0;
			for (let clue = find(body, 0); clue; ) {
				if (lines++ === mostLines) return this.#matchers;
				const { start, end } = lineAround(body, clue.start);
				const line = decode(body.slice(start, end));
				for (const matcher of matchers)
					if (!found.has(matcher) && mayMatch(matcher, line))
						found = new Set([...found, matcher]);
				clue = find(body, end);
			}
		}
		return found;
	}
}

const none: ReadonlySet<Matcher> = new Set();
const byteOrderMark = "\u00ef\u00bb\u00bf";

/** Says whether there is a match, or it would take too long to tell. */
function mayMatch(matcher: Matcher, line: string): boolean {
	return matcher.all(line, 1)?.length !== 0;
}

function cluesOf(matchers: readonly Matcher[]): Clue[] | undefined {
	const clues: Clue[] = [];
	const sources: string[] = [];
	const byText: Matcher[] = [];
	for (const matcher of matchers) {
		const { texts, ignoreCase, runs } = matcher.clues;
		if (runs) {
			const ofBytes = runs.ofBytes();
			const find: Clue["find"] = (bytes, from) => ofBytes.find(bytes, from);
			clues.push({ find, matchers: [matcher] });
			continue;
		}
		if (texts.length === 0) return undefined;
		for (const text of texts) {
			const source = bytesOf(text, ignoreCase);
			if (source === undefined) return undefined;
			sources.push(source);
		}
		byText.push(matcher);
	}
	const source = sources.join("|");
	if (source.length > mostLetters) return undefined;
	if (source !== "")
		clues.push({ find: finder(new RegExp(source, "g")), matchers: byText });
	return clues;
}

function finder(texts: RegExp): Clue["find"] {
	return (bytes, from) => {
		texts.lastIndex = from;
		const match = texts.exec(bytes);
		return match ? { start: match.index } : undefined;
	};
}

/** A regular expression for a text's bytes; undefined where other bytes may stand for it, too. */
function bytesOf(text: string, ignoreCase: boolean): string | undefined {
	// What can't be decoded becomes this character.
	if (text.includes("\uFFFD")) return undefined;
	if (ignoreCase && /[^\0-\x7f]/.test(text)) return undefined;
	return [...text].map(ignoreCase ? inAnyCase : asBytes).join("");
}

/** Two letters of ASCII have a third form: the long s, and the sign of the unit kelvin. */
const thirdForms: Readonly<Record<string, string>> = {
	s: "\u017f",
	k: "\u212a",
};

function inAnyCase(character: string): string {
	const small = character.toLowerCase();
	const great = character.toUpperCase();
	if (small === great) return asBytes(character);
	const third = thirdForms[small];
	const either = `[${small}${great}]`;
	return third ? `(?:${either}|${asBytes(third)})` : either;
}

/** A regular expression for a character's UTF-8. */
function asBytes(character: string): string {
	const code = character.charCodeAt(0);
	return code < 128
		? `\\x${code.toString(16).padStart(2, "0")}`
		: encodeURIComponent(character).replaceAll("%", "\\x");
}
