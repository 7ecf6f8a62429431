/** Comments of MDX, which has none of HTML's. */

import type { Span } from "../../domain/position";

const opening = "{/*";
const closing = "*/}";
const fence = /^[ \t>]*(`{3,}|~{3,})/;

/** A text of the same length in which comments of MDX are blanks, line breaks kept; those in code stay what they are. */
export function withoutMdxComments(text: string): string {
	return blanked(text, mdxComments(text), () => " ");
}

/**
 * The same for a parser of Markdown. Takes the text and its comments. One that stands beside a text begins with a blank that does not break,
 * as other blanks could make code of what follows.
 */
export function forParser(text: string, comments: readonly Span[]): string {
	return blanked(text, comments, (comment) =>
		isAlone(text, comment) ? " " : "\u00a0",
	);
}

function blanked(
	text: string,
	comments: readonly Span[],
	firstOf: (comment: Span) => string,
): string {
	let result = "";
	let copied = 0;
	for (const comment of comments) {
		const { start, end } = comment;
		const rest = text.slice(start + 1, end).replace(/[^\r\n]/g, " ");
		result += text.slice(copied, start) + firstOf(comment) + rest;
		copied = end;
	}
	return copied === 0 ? text : result + text.slice(copied);
}

/** A line that holds more beside a comment is looked at no further. */
const mostBeside = 200;

/** Says whether nothing but signs of lists and quotes stands beside a comment on its lines. */
function isAlone(text: string, { start, end }: Span): boolean {
	const before = text.slice(Math.max(0, start - mostBeside), start);
	const after = text.slice(end, end + mostBeside);
	return (
		/(?:^|[\r\n])[ \t>*+-]*$/.test(before) && /^[ \t]*(?:[\r\n]|$)/.test(after)
	);
}

/** Where comments of MDX stand in a text, code left out; in order, and those that are never closed are none. */
export function mdxComments(text: string): Span[] {
	const found: Span[] = [];
	if (!text.includes(opening)) return found;
	/** How far was looked: inside of a line, behind a comment. */
	let passed = 0;
	let openFence: string | undefined;
	let end = 0;
	for (let start = 0; start < text.length; start = end) {
		const lineBreak = text.indexOf("\n", start);
		end = lineBreak < 0 ? text.length : lineBreak + 1;
		if (passed >= end) continue;
		const from = Math.max(start, passed);
		const line = text.slice(from, end);
		const mark = from === start ? fence.exec(line)?.[1] : undefined;
		if (openFence !== undefined) {
			if (mark?.startsWith(openFence)) openFence = undefined;
			continue;
		}
		if (mark) {
			openFence = mark;
			continue;
		}
		let looked = 0;
		let ticks = 0;
		for (;;) {
			const at = line.indexOf(opening, looked);
			if (at < 0) break;
			ticks += line.slice(looked, at).split("`").length - 1;
			looked = at + opening.length;
			if (ticks % 2 === 1) continue;
			const close = text.indexOf(closing, from + looked);
			if (close < 0) return found;
			passed = close + closing.length;
			found.push({ start: from + at, end: passed });
			if (passed >= end) break;
			looked = passed - from;
		}
	}
	return found;
}
