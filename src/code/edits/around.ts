/** What stands around a place of a text: its line, and the next character that is no blank. */

import type { Span } from "../../domain/position";

/** The offset of the last character before a place that is no white space; -1 where there is none. */
export function lastBefore(text: string, at: number): number {
	let found = at - 1;
	while (found >= 0 && isSpace(text, found)) found--;
	return found;
}

/** The offset of the first character from a place on that is no white space; the text's length where there is none. */
export function firstFrom(text: string, at: number): number {
	let found = at;
	while (found < text.length && isSpace(text, found)) found++;
	return found;
}

function isSpace(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code === 32 || code === 9 || code === 10 || code === 13;
}

/** Longer lines are a machine's: looking through one for each of its entries would take forever. */
const longestLine = 4000;

/** The line that a place stands in, its line break excluded; undefined for one that nobody writes by hand. */
export function lineAround(text: string, at: number): Span | undefined {
	let start = at;
	while (start > 0 && !isBreak(text, start - 1))
		if (at - --start > longestLine) return undefined;
	let end = at;
	while (end < text.length && !isBreak(text, end))
		if (++end - at > longestLine) return undefined;
	return { start, end };
}

/** The beginning of a place's line where only blanks stand before the place; undefined otherwise. */
export function blankBefore(text: string, at: number): number | undefined {
	let start = at;
	while (isBlank(text, start - 1)) start--;
	return start === 0 || isBreak(text, start - 1) ? start : undefined;
}

/** The end of a place's line where only blanks follow, and a comment where such begin with a mark; undefined otherwise. */
export function blankBehind(
	text: string,
	at: number,
	comment?: string,
): number | undefined {
	let end = at;
	while (isBlank(text, end)) end++;
	if (comment && text.startsWith(comment, end)) return lineEnd(text, end);
	return end >= text.length || isBreak(text, end) ? end : undefined;
}

/** The end of the line that a place stands in, its line break excluded. */
export function lineEnd(text: string, at: number): number {
	let end = at;
	while (end < text.length && !isBreak(text, end)) end++;
	return end;
}

/** Whole lines with their last line break. Takes a stretch from the beginning of a line to the end of one. */
export function withBreak(text: string, { start, end }: Span): Span {
	const length = text.startsWith("\r\n", end) ? 2 : isBreak(text, end) ? 1 : 0;
	return { start, end: end + length };
}

/** The lines of a stretch where nothing else stands in them, a comment behind it aside; undefined where something does. */
export function ownLines(
	text: string,
	{ start, end }: Span,
	comment?: string,
): Span | undefined {
	const from = blankBefore(text, start);
	const to = from === undefined ? undefined : blankBehind(text, end, comment);
	return from === undefined || to === undefined
		? undefined
		: withBreak(text, { start: from, end: to });
}

function hasBreak(text: string): boolean {
	return /[\r\n]/.test(text);
}

function isBreak(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code === 10 || code === 13;
}

function isBlank(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code === 32 || code === 9;
}

/** A line with `0` for its texts in quotes, so that marks in them count for nothing; quotes that are left have no second one. */
export function withoutTexts(line: string): string {
	return line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, "0");
}

const remark = /[ \t]*(?:\/[/*]|#)/y;

/**
 * What a member of a list or an object leaves when it goes, with the comma that it needs no more. Takes its place, the marks that the list
 * begins and ends with, and the one that comments of one line begin with. Undefined where a comment, or a comma that is missing, stands
 * beside it: nobody can tell what belongs to it.
 */
export function memberOf(
	text: string,
	{ start, end }: Span,
	[opens, closes]: readonly [string, string],
	comment: string,
): Span | undefined {
	const before = lastBefore(text, start);
	const after = firstFrom(text, end);
	const isFirst = text.charAt(before) === opens;
	if (!isFirst && text.charAt(before) !== ",") return undefined;
	if (hasBreak(text.slice(before, start))) {
		// On a line above, the mark may be a comment's.
		const line = lineAround(text, before);
		if (!line) return undefined;
		const above = text.slice(line.start, line.end);
		if (withoutTexts(above).includes(comment)) return undefined;
	}
	if (text.charAt(after) === ",") {
		// What is said behind a comma is said of what stands before it.
		remark.lastIndex = after + 1;
		return remark.test(text)
			? undefined
			: { start: before + 1, end: after + 1 };
	}
	if (text.charAt(after) !== closes) return undefined;
	if (isFirst) return { start: before + 1, end: after };
	// A comma that begins a line goes with its line, unless the comment of another would then take in the end.
	const last = lastBefore(text, before) + 1;
	const isSafe =
		!hasBreak(text.slice(last, before)) || hasBreak(text.slice(end, after));
	return { start: isSafe ? last : before, end };
}
