/** The shape of an item where it is written: the id that opens a heading or an entry, and the title behind it. */

import { idPrefix } from "../../domain/id";
import { prefixes } from "../../domain/kind";
import type { Lines } from "../../domain/lines";
import type { Span } from "../../domain/position";

export interface Opening {
	/** Upper case. */
	readonly id: string;
	readonly prefix: string;
	readonly idSpan: Span;
	/** What follows the id and its separator. */
	readonly rest: Span;
	/** Where a bold that began before the id ends within the rest: the title stands before it. */
	readonly boldEnd?: number;
	/** The id is bold or in brackets, which nobody does to a mere reference. */
	readonly marked: boolean;
	/** It stands in a link to another place of the repository: a table of contents rather than the item itself. */
	readonly linked: boolean;
}

const opening = new RegExp(
	`^(\\s*)(\\*\\*|__|\\[|\\(|\`)*((?:${prefixes.join("|")})-\\d{1,6})(?![\\p{L}\\p{N}_-])(\\*\\*|__|\\]|\\)|\`)*(\\s*(?:[:.—–-]|\\*\\*|__)?(?:\\*\\*|__)?\\s*)`,
	"iu",
);

/** A link at the start of a stretch whose target is no web address. */
const relativeLink =
	/^\s*(?:\*\*|__)?\[[^[\]]*\](?:\[|\(\s*<?(?![a-z][a-z0-9+.-]*:|\/\/))/i;

/** Reads the id that a heading, an entry or a cell begins with; undefined where it begins with none. */
export function readOpening(lines: Lines, span: Span): Opening | undefined {
	const source = lines.slice(span);
	const match = opening.exec(source);
	if (!match) return undefined;
	const [whole, indent = "", , written = "", closing, separator = ""] = match;
	const id = written.toUpperCase();
	const idStart = span.start + source.indexOf(written, indent.length);
	// "PP-2" and nothing more is an item without a title; "PP-2foo" is none at all.
	if (separator === "" && !closing && whole.length < source.length)
		return undefined;
	const marker = match[2];
	const open =
		!closing && (marker === "**" || marker === "__")
			? source.indexOf(marker, whole.length)
			: -1;
	return {
		...(open > 0 ? { boldEnd: span.start + open } : {}),
		id,
		prefix: idPrefix(id) as string,
		idSpan: { start: idStart, end: idStart + written.length },
		rest: lines.trim({ start: span.start + whole.length, end: span.end }),
		marked: match[2] !== undefined,
		linked: relativeLink.test(source),
	};
}
