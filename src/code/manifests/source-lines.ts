/** The lines of a source file as offsets. */

import type { Span } from "../../domain/position";

/** The lines of a text, their breaks (LF, CRLF, CR) excluded. */
export function* lineSpans(text: string): Generator<Span> {
	let start = 0;
	for (const { index, 0: lineBreak } of text.matchAll(/\r\n?|\n/g)) {
		yield { start, end: index };
		start = index + lineBreak.length;
	}
	yield { start, end: text.length };
}
