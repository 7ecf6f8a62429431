/** In what kind of Markdown text the cursor stands, told from the lines up to it, so that half-typed text is no hindrance. */

import type { Lines } from "../../domain/lines";
import type { Span } from "../../domain/position";
import { findFrontMatter } from "../../text/markdown/front-matter";

export type MarkdownCursor =
	| { readonly in: "front-matter"; readonly content: Span }
	/** Between the fences of a block of code, with the words behind its opening fence. */
	| { readonly in: "fence"; readonly info: string; readonly content: Span }
	/** In a comment, a code span, an indented block of code or a fence itself. */
	| { readonly in: "nothing" }
	| { readonly in: "text" };

const opening =
	/^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(`{3,}(?=[^`]*$)|~{3,})(.*)$/;

/** Finds out what an offset of a Markdown text stands in. */
export function cursorInMarkdown(lines: Lines, offset: number): MarkdownCursor {
	const matter = frontMatter(lines, offset);
	if (matter && offset >= matter.start && offset <= matter.end)
		return { in: "front-matter", content: matter };
	const number = lines.lineAt(offset);
	let fence: { mark: string; info: string; start: number } | undefined;
	let comment = false;
	const first =
		matter && offset > matter.end ? lines.lineAt(matter.end) + 1 : 0;
	for (let n = first; n <= number; n++) {
		const span = lines.line(n);
		const isOwn = n === number;
		const source = lines.slice(span);
		if (fence) {
			if (closes(source, fence.mark)) {
				if (isOwn) return { in: "nothing" };
				fence = undefined;
			}
			continue;
		}
		const open = comment ? null : opening.exec(source);
		if (open) {
			if (isOwn) return { in: "nothing" };
			fence = {
				mark: open[1] as string,
				info: (open[2] as string).trim(),
				start: lines.line(n + 1).start,
			};
			continue;
		}
		const before = isOwn ? source.slice(0, offset - span.start) : source;
		const state = inlineState(before, comment);
		comment = state === "comment";
		if (isOwn && state !== "text") return { in: "nothing" };
	}
	if (fence)
		return {
			in: "fence",
			info: fence.info,
			content: {
				start: fence.start,
				end: endOfFence(lines, number, fence.mark),
			},
		};
	return { in: isIndentedCode(lines, number) ? "nothing" : "text" };
}

/** Front matter's YAML; where it is not closed yet, as much of it as can be no heading and no prose. */
function frontMatter(lines: Lines, offset: number): Span | undefined {
	const closed = findFrontMatter(lines.text);
	if (closed) return closed.content;
	if (!/^---[ \t]*$/.test(lines.slice(lines.line(0)))) return undefined;
	const last = lines.lineAt(offset);
	for (let n = 1; n <= last; n++)
		if (
			!/^(?:\s*(?:-\s.*|-)?|[ \t]+.*|[\p{L}][\p{L}\p{N}_ -]*(?::.*)?)$/u.test(
				lines.slice(lines.line(n)),
			)
		)
			return undefined;
	return { start: lines.line(1).start, end: lines.line(last).end };
}

function closes(source: string, mark: string): boolean {
	const line = source.replace(/^[ \t>]*/, "").trimEnd();
	return (
		line.length >= mark.length && line === mark.charAt(0).repeat(line.length)
	);
}

function endOfFence(lines: Lines, from: number, mark: string): number {
	for (let n = from + 1; n < lines.count; n++)
		if (closes(lines.slice(lines.line(n)), mark)) return lines.line(n - 1).end;
	return lines.text.length;
}

/** What the end of a stretch of a line stands in, where a comment is open at its beginning or not. */
function inlineState(
	source: string,
	comment: boolean,
): "text" | "comment" | "code" {
	let inComment = comment;
	for (let i = 0; i < source.length; ) {
		if (inComment) {
			const end = source.indexOf("-->", i);
			if (end < 0) return "comment";
			inComment = false;
			i = end + 3;
			continue;
		}
		const mark = /`+|<!--/g;
		mark.lastIndex = i;
		const found = mark.exec(source);
		if (!found) return "text";
		i = found.index + found[0].length;
		if (found[0] === "<!--") {
			inComment = true;
			continue;
		}
		const end = closing(source, i, found[0].length);
		if (end < 0) return "code";
		i = end;
	}
	return inComment ? "comment" : "text";
}

/** Behind the next run of so many backticks; -1 where there is none. */
function closing(source: string, from: number, length: number): number {
	const runs = /`+/g;
	runs.lastIndex = from;
	for (let run = runs.exec(source); run; run = runs.exec(source))
		if (run[0].length === length) return run.index + length;
	return -1;
}

/** Four blanks behind an empty line make code, unless they belong to an entry of a list. */
function isIndentedCode(lines: Lines, number: number): boolean {
	if (!/^(?: {4}|\t)/.test(lines.slice(lines.line(number)))) return false;
	let gap = false;
	for (let n = number - 1; n >= 0; n--) {
		const source = lines.slice(lines.line(n));
		if (source.trim() === "") gap = true;
		else if (!/^(?: {4}|\t)/.test(source))
			return (
				gap &&
				!/^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]/.test(source) &&
				!/^ /.test(source)
			);
	}
	return gap;
}
