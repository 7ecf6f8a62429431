/** The block between `---` lines at the top of a Markdown file. */

import type { Span } from "../../domain/position";

export interface FrontMatter extends Span {
	/** The YAML between the fences. */
	readonly content: Span;
}

/** Finds the front matter of a text (no byte order mark); undefined where it has none or where it is never closed. */
export function findFrontMatter(text: string): FrontMatter | undefined {
	const opening = /^---[ \t]*(?:\r\n?|\n)/.exec(text);
	if (!opening) return undefined;
	const start = opening[0].length;
	const closing = /^(?:---|\.\.\.)[ \t]*$/gm;
	closing.lastIndex = start;
	const match = closing.exec(text);
	if (!match) return undefined;
	let end = match.index + match[0].length;
	if (text.startsWith("\r\n", end)) end += 2;
	else if (/[\r\n]/.test(text.charAt(end))) end += 1;
	return { start: 0, end, content: { start, end: match.index } };
}
