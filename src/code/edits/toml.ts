/** Entries of TOML manifests: a pair on lines of its own, or a text in a list. */

import type { Span } from "../../domain/position";
import {
	blankBefore,
	blankBehind,
	firstFrom,
	lastBefore,
	lineEnd,
	memberOf,
	ownLines,
	withBreak,
} from "./around";
import type { EditReader, EntryEdits, EntrySpans } from "./entry-edits";

const pair = /^(?:"([^"\\\r\n]*)"|'([^'\r\n]*)'|([\w-]+))[ \t]*=/;
const textPair =
	/^(?:"[^"\\\r\n]*"|'[^'\r\n]*'|[\w-]+)[ \t]*=[ \t]*(["'])([^"'\\\r\n]*)\1$/;

/** Reads how the entries of a TOML text can be edited; pairs that a feature or an extra of the same file names stay. */
export function editingToml(
	text: string,
	form: "poetry" | "cargo",
): EditReader {
	/** Names in texts, how often; with what stands around them in a list of features: `dep:name`, `name/std`, `name?/std`. */
	const named = new Map<string, number>();
	for (const [, name = ""] of text.matchAll(
		/["'](?:dep:)?([\w.@-]+)(?:\??\/[^"'\r\n]*)?["']/g,
	))
		named.set(name, (named.get(name) ?? 0) + 1);
	return (found) => {
		const { span } = found;
		const quote = text.charAt(span.start - 1);
		if (quote === '"' || quote === "'") return listed(text, found, quote, "");
		const match = pair.exec(text.slice(span.start, span.end));
		if (!match) return {};
		const [, doubly, singly, bare = ""] = match;
		const quoted = doubly ?? singly;
		const own = quoted === undefined ? 0 : 1;
		if ((named.get(quoted ?? bare) ?? 0) > own) return {};
		return onOwnLines(text, found, quoted === undefined, form);
	};
}

function onOwnLines(
	text: string,
	{ entry, span, name }: EntrySpans,
	isBare: boolean,
	form: "poetry" | "cargo",
): EntryEdits<Span> {
	const removal = ownLines(text, span, "#");
	if (!removal) return {};
	const value = textPair.exec(text.slice(span.start, span.end))?.[2];
	const isKey = name.start === span.start + (isBare ? 0 : 1);
	return {
		removal,
		...(value !== undefined && value === entry.version && isKey
			? {
					exchange: {
						slots: [
							{ at: name, holds: "name" },
							{
								at: { start: span.end - 1 - value.length, end: span.end - 1 },
								holds: "version",
							},
						],
						form,
						...(isBare ? { isBare: true } : {}),
					},
				}
			: {}),
	};
}

/** A requirement as a text in a list. Takes what stands before each line, which is "" but for the comments of a script. */
function listed(
	text: string,
	{ span }: EntrySpans,
	quote: string,
	mark: string,
): EntryEdits<Span> {
	const opening = span.start - 1;
	let closing = span.end;
	while (/[^\\\r\n]/.test(text.charAt(closing))) {
		if (text.charAt(closing) === quote) break;
		closing++;
	}
	if (text.charAt(closing) !== quote) return {};
	// A text of several lines begins with three quotes.
	if (text.charAt(opening - 1) === quote || text.charAt(closing + 1) === quote)
		return {};
	const member = { start: opening, end: closing + 1 };
	const removal =
		inOwnLine(text, member, mark) ??
		(mark === "" ? memberOf(text, member, ["[", "]"], "#") : undefined);
	const isPlain =
		/^\s*(?:;.*)?$/.test(text.slice(span.end, closing)) &&
		!/[[(]/.test(text.slice(span.start, span.end));
	return {
		...(removal ? { removal } : {}),
		...(isPlain
			? {
					exchange: {
						slots: [{ at: span, holds: "requirement" }],
						form: "requirement",
					},
				}
			: {}),
	};
}

/** The line of a list's member that stands there alone, with the comment behind it. A comma may be left over before it: TOML permits one at the end. */
function inOwnLine(text: string, member: Span, mark: string): Span | undefined {
	const behind = firstFrom(text, member.end);
	const hasComma = text.charAt(behind) === ",";
	const end = blankBehind(text, hasComma ? behind + 1 : member.end, "#");
	const start = lineStart(text, member.start, mark);
	if (start === undefined || end === undefined) return undefined;
	if (!hasComma && text.charAt(pastComments(text, end, mark)) !== "]")
		return undefined;
	return withBreak(text, { start, end });
}

/** Where a line begins that holds only blanks before a place, behind the mark that all lines begin with. */
function lineStart(text: string, at: number, mark: string): number | undefined {
	if (mark === "") return blankBefore(text, at);
	const start = lastBefore(text, at) + 1 - mark.length;
	return text.startsWith(mark, start) ? blankBefore(text, start) : undefined;
}

function pastComments(text: string, from: number, mark: string): number {
	for (let at = from; ; ) {
		at = firstFrom(text, at);
		if (mark !== "" && text.startsWith(mark, at)) at += mark.length;
		else if (text.charAt(at) === "#") at = lineEnd(text, at);
		else return at;
	}
}

/** Reads how the requirements in the comment at the top of a Python script (PEP 723) can be edited. */
export function scriptEdits(text: string): EditReader {
	return (found) => {
		const quote = text.charAt(found.span.start - 1);
		return quote === '"' || quote === "'"
			? listed(text, found, quote, "#")
			: {};
	};
}
