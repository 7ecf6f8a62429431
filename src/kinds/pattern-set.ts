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

/** Leads to places in bytes where a match may stand. */
interface Clue {
	find(bytes: string, from: number): Pick<Span, "start"> | undefined;
}

export class PatternSet {
	readonly #matchers: readonly Matcher[];
	/** Undefined where a match may stand anywhere, for all that can be told in advance. */
	readonly #clues: readonly Clue[] | undefined;

	constructor(matchers: readonly Matcher[]) {
		this.#matchers = matchers;
		this.#clues = cluesOf(matchers);
	}

	/** Says whether a file may hold a match of one of the patterns: it does, or it would take too long to tell. */
	mayMatch({ bytes, decode }: Bytes): boolean {
		const body = bytes.startsWith(byteOrderMark) ? bytes.slice(3) : bytes;
		return (
			this.#clues?.some((clue) => this.#leads(clue, body, decode)) ??
			this.#mayMatchIn(decode(body))
		);
	}

	/** Says whether a clue leads to a line that may hold a match. */
	#leads(clue: Clue, bytes: string, decode: Bytes["decode"]): boolean {
		let lines = 0;
		for (let found = clue.find(bytes, 0); found; ) {
			if (lines++ === mostLines) return true;
			const { start, end } = lineAround(bytes, found.start);
			if (this.#mayMatchIn(decode(bytes.slice(start, end)))) return true;
			found = clue.find(bytes, end);
		}
		return false;
	}

	#mayMatchIn(text: string): boolean {
		return this.#matchers.some((matcher) => matcher.all(text, 1)?.length !== 0);
	}
}

const byteOrderMark = "\u00ef\u00bb\u00bf";

function cluesOf(matchers: readonly Matcher[]): Clue[] | undefined {
	const clues: Clue[] = [];
	const sources: string[] = [];
	for (const { clues: known } of matchers) {
		const { texts, ignoreCase, runs } = known;
		if (runs) clues.push(runs.ofBytes());
		else if (texts.length === 0) return undefined;
		else
			for (const text of texts) {
				const source = bytesOf(text, ignoreCase);
				if (source === undefined) return undefined;
				sources.push(source);
			}
	}
	const source = sources.join("|");
	if (source.length > mostLetters) return undefined;
	return source === "" ? clues : [...clues, textClue(new RegExp(source, "g"))];
}

function textClue(texts: RegExp): Clue {
	return {
		find(bytes, from) {
			texts.lastIndex = from;
			const match = texts.exec(bytes);
			return match ? { start: match.index } : undefined;
		},
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
