/** Where a guardrail's content pattern stands in a file. */

import { Lines } from "../domain/lines";
import type { Range } from "../domain/position";
import type { Matcher } from "../matching/pattern/pattern";

export interface ContentMatch {
	/** Within one line. A match of no text, as of `^$`, is an empty range. */
	readonly range: Range;
	/** What was found. */
	readonly text: string;
	/** The whole line that it stands on, one text for all that stand there. */
	readonly line: string;
}

/** More in one file say nothing new, and nobody reads them. */
const mostMatches = 1000;

/**
 * The places in a file, as it stands there, that a pattern matches, from the first to the last, a thousand at most. Ranges are 0-based; a byte
 * order mark doesn't count. Takes time in step with the text; undefined where that would be too long to wait for.
 */
export function contentMatches(
	matcher: Matcher,
	text: string,
): ContentMatch[] | undefined {
	const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
	const spans = matcher.all(body, mostMatches);
	if (!spans) return undefined;
	if (spans.length === 0) return [];
	const lines = new Lines(body);
	let number = -1;
	let start = 0;
	let line = "";
	const found: ContentMatch[] = [];
	for (const span of spans) {
		const range = lines.rangeOf(span);
		// A long line may hold many: it is one text for all of them.
		if (range.start.line !== number) {
			number = range.start.line;
			start = lines.line(number).start;
			line = keptAlone(lines.slice(lines.line(number)));
		}
		const text = line.slice(span.start - start, span.end - start);
		found.push({ range, text, line });
	}
	return found;
}

/** The same text by itself: a part of a text is a view of it, by which the whole file would be kept for as long as its matches. */
function keptAlone(text: string): string {
	return JSON.parse(JSON.stringify(text));
}
