/** Quotation marks that people put around values. */

import type { Span } from "../../domain/position";

/** What closes each of them, straight and typographic, as languages have them. */
const closing: Readonly<Record<string, string>> = {
	'"': '"',
	"'": "'",
	"“": "”",
	"”": "”",
	"„": "“”",
	"‘": "’",
	"’": "’",
	"‚": "‘’",
	"«": "»",
	"»": "«",
	"‹": "›",
	"›": "‹",
};

/** All of them, each once, as the inside of a class of characters. */
export const openingMarks = Object.keys(closing).join("");

/**
 * What stands between the quotation marks around a text, without blanks at its ends; the text itself where it has none, or where more than one
 * value is quoted. Takes it without blanks around; offsets count from its start.
 */
export function withinQuotes(text: string): Span {
	const whole = { start: 0, end: text.length };
	const [open = "", close = ""] = [text.charAt(0), text.slice(-1)];
	if (text.length < 3 || !closing[open]?.includes(close)) return whole;
	const inner = text.slice(1, -1);
	if (inner.includes(open) || inner.includes(close) || inner.trim() === "")
		return whole;
	return {
		start: text.length - 1 - inner.trimStart().length,
		end: 1 + inner.trimEnd().length,
	};
}

/** A text without the quotation marks around it. */
export function withoutQuotes(text: string): string {
	const { start, end } = withinQuotes(text);
	return text.slice(start, end);
}
