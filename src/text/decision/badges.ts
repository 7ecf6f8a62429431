/** Badges that state a fact about a record (`![status](…/badge/status-accepted-green)`): what they show stands in their address. */

import type { Span } from "../../domain/position";
import { plainText } from "../markdown/plain";

/** A badge in a text. Offsets are 0-based UTF-16 units in that text, ends exclusive. */
export interface Badge extends Span {
	/** What it shows on its left; empty where it has one part only. */
	readonly label: string;
	/** What it shows on its right. */
	readonly message: string;
	/** Where the message stands in the address. */
	readonly place: Span;
	/** What is said in place of the picture. */
	readonly alt: string;
}

/** An image in Markdown, or an `img` element; the address stands in the group before the last. */
const image =
	/!\[([^[\]]{0,200})\]\(\s*<?([^()\s<>]{1,2000}(?:\([^()\s<>]{0,200}\)[^()\s<>]{0,2000})?)>?[^()\n]{0,200}\)|<img\b([^<>]{1,3000})>/gi;
/** Code and comments: a picture in them is none. */
const unseen = /<!--[\s\S]*?(?:-->|$)|(`+)[^`]+\1(?!`)/g;
const source = /(?<![\w-])src\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const alternative = /(?<![\w-])alt\s*=\s*(?:"([^"]*)"|'([^']*)')/i;

/** Says whether a text may hold a badge: a cheap look before the dear one. */
export function mayHaveBadges(text: string): boolean {
	return /\/badge\/|\/static\/v1\b/i.test(text);
}

/** The badges in a text, in the order written. */
export function badgesIn(text: string): Badge[] {
	if (!mayHaveBadges(text)) return [];
	const found: Badge[] = [];
	const shown = text.replace(unseen, (part) => " ".repeat(part.length));
	for (const match of shown.matchAll(image)) {
		const [whole, alt, url, attributes] = match;
		const written = attributes ? source.exec(attributes) : undefined;
		const address = url ?? written?.slice(1).find((part) => part !== undefined);
		if (address === undefined) continue;
		const from = whole.indexOf(address, alt === undefined ? 0 : alt.length);
		const says = shownBy(address);
		if (!says) continue;
		const named = alternative.exec(attributes ?? "");
		const { label, message, place } = says;
		const start = match.index + from + place.start;
		found.push({
			start: match.index,
			end: match.index + whole.length,
			label,
			message,
			place: { start, end: start + place.end - place.start },
			alt: plainText(alt ?? named?.[1] ?? named?.[2] ?? ""),
		});
	}
	return found;
}

type Shown = Pick<Badge, "label" | "message" | "place">;

/** What a badge's address says: `/badge/label-message-colour`, `/badge/label/message/colour`, or `/static/v1?label=…&message=…`. */
function shownBy(address: string): Shown | undefined {
	const question = address.indexOf("?");
	const path = question < 0 ? address : address.slice(0, question);
	if (/\/static\/v1(?:\.\w+)?$/i.test(path))
		return shownByQuery(address, question + 1);
	const match = /\/badge\/([^/]+(?:\/[^/]+){0,2})$/i.exec(path);
	if (!match) return undefined;
	const at = match.index + "/badge/".length;
	const said = (match[1] as string).replace(/\.(?:svg|png|json)$/i, "");
	// Where parts are set off with hyphens, a stroke is a part of one: `date-04/15/2026-blue`.
	const [first = "", ...others] = said.split("/");
	return others.length > 0 && !/(?<!-)-(?!-)/.test(first)
		? shownInParts(said, at)
		: shownInOne(said, at);
}

function shownByQuery(address: string, from: number): Shown | undefined {
	if (from === 0) return undefined;
	let label = "";
	let shown: Pick<Shown, "message" | "place"> | undefined;
	for (const match of address
		.slice(from)
		.matchAll(/(?:^|&(?:amp;)?)(label|message)=([^&#]*)/gi)) {
		const [whole, name = "", value = ""] = match;
		if (name.toLowerCase() === "label") label = queried(value);
		else {
			const start = from + match.index + whole.length - value.length;
			shown = {
				message: queried(value),
				place: { start, end: start + value.length },
			};
		}
	}
	return shown && { label, ...shown };
}

/** `status/accepted/green`, as some services have it. */
function shownInParts(said: string, at: number): Shown {
	const [label = "", message = ""] = said.split("/");
	const start = at + label.length + 1;
	return {
		label: decoded(label),
		message: decoded(message),
		place: { start, end: start + message.length },
	};
}

/** `status-accepted-green`, where `--` is a hyphen, `_` a blank and `__` an underscore; without a label `accepted-green`. */
function shownInOne(said: string, at: number): Shown | undefined {
	const parts: Span[] = [];
	let start = 0;
	for (const { index, 0: mark } of said.matchAll(/--|-/g)) {
		if (mark !== "-") continue;
		parts.push({ start, end: index });
		start = index + 1;
	}
	// The colour is the last part, and no word of ours.
	const first = parts[0];
	const last = parts.at(-1);
	if (!first || !last) return undefined;
	const hasLabel = parts.length > 1;
	const from = hasLabel ? (parts[1] as Span).start : first.start;
	const text = (span: Span) => unescaped(said.slice(span.start, span.end));
	return {
		label: hasLabel ? text(first) : "",
		message: text({ start: from, end: last.end }),
		place: { start: at + from, end: at + last.end },
	};
}

function unescaped(text: string): string {
	return decoded(
		text.replace(/--|__|_/g, (mark) =>
			mark === "--" ? "-" : mark === "__" ? "_" : " ",
		),
	);
}

/** In a query a plus is a blank. */
function queried(text: string): string {
	return decoded(text.replaceAll("+", " "));
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text).trim();
	} catch {
		return text.trim();
	}
}
