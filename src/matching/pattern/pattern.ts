/**
 * A guardrail's content pattern: a regular expression in JavaScript's syntax, searched for line by line in time that stays in step with the
 * text, whatever the pattern.
 *
 * As in JavaScript with the flag `u`: the leftmost match, by the first alternative that fits, in whole characters. Other than there: a match
 * lies on one line, so `^` and `$` are the line's ends; `(?i)` at the very beginning leaves case open; lookbehinds look at one character;
 * what groups have matched can't be asked for.
 */

import type { Span } from "../../domain/position";
import { lineAround } from "./pattern-characters";
import { literalsOf } from "./pattern-literals";
import { Machine, TooLong } from "./pattern-machine";
import { canMatch } from "./pattern-possible";
import { compileProgram, type Program } from "./pattern-program";
import { Runs } from "./pattern-runs";
import { type Pattern, readPattern } from "./pattern-syntax";

/** Finds what a pattern means. Offsets are 0-based, in UTF-16 units of the text that is given, byte order mark and all. */
export interface Matcher {
	/** The first match that begins at `from` or later, if it can be told in good time. For all of them ask `all`, which does not begin anew with each. */
	find(text: string, from?: number): Span | undefined;
	/**
	 * All matches, from the first to the last, without overlap; `most` of them at most. Undefined where it would take too long to tell, as with
	 * counted repetitions in tens of thousands of characters; that depends on nothing but pattern and text.
	 */
	all(text: string, most?: number): Span[] | undefined;
	readonly clues: Clues;
}

/** What can be told in advance of all that a pattern matches. */
export interface Clues {
	/** Each match holds one of these; none where that is not known. */
	readonly texts: readonly string[];
	readonly ignoreCase: boolean;
	/** A better clue than the texts, where there is one. */
	readonly runs: Runs | undefined;
}

const cache = new Map<string, Matcher | string>();
const mostCached = 200;

/** Makes the matcher of a pattern, or says in a sentence why it can't be used. */
export function compilePattern(source: string): Matcher | string {
	const known = cache.get(source);
	if (known !== undefined) return known;
	if (cache.size >= mostCached) cache.clear();
	const made = compile(source);
	cache.set(source, made);
	return made;
}

/**
 * Says in a sentence why a pattern can't be used, or undefined where it can. Unusable is what can't be read, what asks for more than one
 * look at the text can tell, and what matches nowhere or everywhere.
 */
export function patternFault(source: string): string | undefined {
	const made = compilePattern(source);
	return typeof made === "string" ? made : undefined;
}

/** Lines of one character each: a pattern that matches on all of them says nothing. */
const anyLines = [
	"\t",
	...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)),
	"é",
	"漢",
];

function compile(source: string): Matcher | string {
	const pattern = readPattern(source);
	if (typeof pattern === "string") return pattern;
	const program = compileProgram(pattern);
	if (typeof program === "string") return program;
	if (!canMatch(program))
		return "No text can match it: it asks for a line's end before, or for its beginning after, what stands on it, or for a word's edge where none can be; write `\\$` and `\\^` for the characters themselves.";
	const matcher = new LineMatcher(pattern, program);
	if (!anyLines.every((line) => matcher.find(line))) return matcher;
	return matcher.find("")
		? "It also matches where there is no text at all, and so in every file; `+` in place of `*` asks for at least one character."
		: "It matches on every line that has text, whatever the text is.";
}

/** Something that every match holds. */
interface Clue {
	/** Where it stands next, beginning at `from` or later. */
	find(text: string, from: number): Span | undefined;
}

class LineMatcher implements Matcher {
	readonly clues: Clues;
	readonly #texts: Clue | undefined;
	/** Whether the texts are all that the pattern means. */
	readonly #isText: boolean;
	/** Leads to the lines that may hold a match; undefined where all may, for all that can be told in advance. */
	readonly #clue: Clue | undefined;
	readonly #machine: Machine;

	constructor(pattern: Pattern, program: Program) {
		this.#machine = new Machine(program);
		const { texts = [], whole = false } = literalsOf(pattern) ?? {};
		this.#isText = whole;
		if (texts.length > 0) this.#texts = new Texts(texts, pattern.ignoreCase);
		// A single character is on most lines.
		const isSeldom = texts.length > 0 && texts.every((text) => text.length > 1);
		const runs = isSeldom ? undefined : Runs.of(pattern.tree, program.sets);
		this.#clue = isSeldom ? this.#texts : runs;
		this.clues = { texts, ignoreCase: pattern.ignoreCase, runs };
	}

	find(text: string, from = 0): Span | undefined {
		return this.#search(text, from, 1)?.[0];
	}

	all(text: string, most = Number.POSITIVE_INFINITY): Span[] | undefined {
		return this.#search(text, 0, most);
	}

	#search(text: string, from: number, most: number): Span[] | undefined {
		try {
			return this.#isText
				? this.#textsIn(text, from, most)
				: this.#matchesIn(text, from, most);
		} catch (error) {
			if (error instanceof TooLong) return undefined;
			throw error;
		}
	}

	#textsIn(text: string, from: number, most: number): Span[] {
		const spans: Span[] = [];
		let next = this.#texts?.find(text, from);
		while (next && spans.length < most) {
			spans.push(next);
			next = this.#texts?.find(text, next.end);
		}
		return spans;
	}

	#matchesIn(text: string, from: number, most: number): Span[] {
		const spans: Span[] = [];
		this.#machine.begin(text.length - from);
		const clue = this.#clue;
		if (this.#texts && this.#texts !== clue && !this.#texts.find(text, from))
			return spans;
		if (!clue) {
			for (const line of this.#machine.lines(text, from))
				this.#addMatches(spans, text, line, from, most);
			return spans;
		}
		let found = clue.find(text, from);
		while (found && spans.length < most) {
			const line = lineAround(text, found.start);
			this.#addMatches(spans, text, line, from, most);
			found = clue.find(text, line.end);
		}
		return spans;
	}

	/** Adds the matches on a line that begin at `from` or later, as long as there are not as many as are asked for. */
	#addMatches(
		spans: Span[],
		text: string,
		line: Span,
		from: number,
		most: number,
	): void {
		const left = most - spans.length;
		if (left <= 0) return;
		const start = Math.max(from, line.start);
		for (const span of this.#machine.spans(text, line, start, left))
			spans.push(span);
	}
}

/** Texts of which every match has one. */
class Texts implements Clue {
	readonly #texts: RegExp | string;

	constructor([first = "", ...others]: readonly string[], ignoreCase: boolean) {
		// A choice of plain texts never makes JavaScript's own search turn back further than a text is long.
		this.#texts =
			others.length === 0 && !ignoreCase
				? first
				: new RegExp(
						[first, ...others].map(escaped).join("|"),
						ignoreCase ? "giu" : "gu",
					);
	}

	find(text: string, from: number): Span | undefined {
		const texts = this.#texts;
		if (typeof texts === "string") {
			const start = text.indexOf(texts, from);
			return start < 0 ? undefined : { start, end: start + texts.length };
		}
		texts.lastIndex = from;
		const match = texts.exec(text);
		return match
			? { start: match.index, end: match.index + match[0].length }
			: undefined;
	}
}

function escaped(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
