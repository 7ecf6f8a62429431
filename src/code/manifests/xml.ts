/** XML as it is while being typed: elements with their attributes, texts and offsets. Names are read without their namespace's prefix. */

import type { Span } from "../../domain/position";

/** From `<` to the end of the closing tag, or to where the element around it ends. */
export interface XmlElement extends Span {
	readonly name: string;
	readonly parent: XmlElement | undefined;
	readonly children: readonly XmlElement[];
	readonly attributes: readonly XmlAttribute[];
	/** The end of the opening tag. */
	readonly tagEnd: number;
	/** What stands between the opening tag and the next one, without blanks and comments around it. */
	readonly text: Span;
}

export interface XmlAttribute {
	readonly name: string;
	/** What stands between the quotes, without blanks around it. */
	readonly value: Span;
}

interface Element extends XmlElement {
	end: number;
	readonly children: XmlElement[];
}

/** Reads a text into its elements in their order. Tags that don't match are closed with the element around them; comments and instructions are passed over. */
export function readXml(text: string): readonly XmlElement[] {
	const found: XmlElement[] = [];
	const open: Element[] = [];
	/** How many elements of a name are open: a closing tag of none is not searched for. */
	const counts = new Map<string, number>();
	const close = (end: number) => {
		const element = open.pop();
		if (!element) return;
		element.end = end;
		counts.set(element.name, (counts.get(element.name) ?? 1) - 1);
	};
	for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", at)) {
		const passed = afterMarkup(text, at);
		if (passed !== undefined) {
			at = passed;
			continue;
		}
		const nameEnd = wordEnd(text, at + (text.charAt(at + 1) === "/" ? 2 : 1));
		if (text.charAt(at + 1) === "/") {
			const name = localName(text.slice(at + 2, nameEnd));
			const end = text.charAt(nameEnd) === ">" ? nameEnd + 1 : nameEnd;
			if (counts.get(name)) {
				while (open.at(-1)?.name !== name) close(at);
				close(end);
			}
			at = end;
			continue;
		}
		const name = localName(text.slice(at + 1, nameEnd));
		if (name === "") {
			at++;
			continue;
		}
		const { attributes, end, isClosed } = readAttributes(text, nameEnd);
		const parent = open.at(-1);
		const element: Element = {
			name,
			parent,
			children: [],
			attributes,
			start: at,
			tagEnd: end,
			end,
			text: isClosed ? { start: end, end } : textFrom(text, end),
		};
		parent?.children.push(element);
		found.push(element);
		if (!isClosed) {
			open.push(element);
			counts.set(name, (counts.get(name) ?? 0) + 1);
		}
		at = end;
	}
	while (open.length > 0) close(text.length);
	return found;
}

/** What an element's text means, up to the first tag within: without comments, and with what marks plain text taken away. */
export function xmlText(text: string, { text: span }: XmlElement): string {
	return text
		.slice(span.start, span.end)
		.replace(/<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>/g, "$1")
		.trim();
}

/** The end of a comment, a stretch of plain text, an instruction or a declaration; undefined for a tag. */
function afterMarkup(text: string, at: number): number | undefined {
	const mark = [
		["<!--", "-->"],
		["<![CDATA[", "]]>"],
		["<?", "?>"],
		["<!", ">"],
	].find(([begin = ""]) => text.startsWith(begin, at));
	if (!mark) return undefined;
	const [begin = "", finish = ""] = mark;
	const end = text.indexOf(finish, at + begin.length);
	return end < 0 ? text.length : end + finish.length;
}

function wordEnd(text: string, from: number): number {
	let at = from;
	while (/[\w.:-]/.test(text.charAt(at))) at++;
	return at;
}

function localName(name: string): string {
	return name.slice(name.indexOf(":") + 1);
}

function readAttributes(text: string, from: number) {
	const attributes: XmlAttribute[] = [];
	let at = from;
	while (at < text.length) {
		const char = text.charAt(at);
		if (char === ">") return { attributes, end: at + 1, isClosed: false };
		if (char === "<") break;
		if (char === "/" && text.charAt(at + 1) === ">")
			return { attributes, end: at + 2, isClosed: true };
		const nameEnd = wordEnd(text, at);
		if (nameEnd === at) {
			at++;
			continue;
		}
		const name = localName(text.slice(at, nameEnd));
		at = afterBlanks(text, nameEnd);
		if (text.charAt(at) !== "=") continue;
		at = afterBlanks(text, at + 1);
		const quote = text.charAt(at);
		if (quote !== '"' && quote !== "'") continue;
		const start = at + 1;
		at = start;
		// A tag can't begin within a value: there the quote is missing.
		while (
			at < text.length &&
			text.charAt(at) !== quote &&
			text.charAt(at) !== "<"
		)
			at++;
		attributes.push({ name, value: trimmed(text, start, at) });
		if (text.charAt(at) === quote) at++;
	}
	return { attributes, end: at, isClosed: false };
}

function afterBlanks(text: string, from: number): number {
	let at = from;
	while (/\s/.test(text.charAt(at))) at++;
	return at;
}

/** From the first character that is not blank nor in a comment to the last one before the next tag. */
function textFrom(text: string, from: number): Span {
	let start = from;
	let isBegun = false;
	let end = from;
	for (let at = from; ; ) {
		const next = text.indexOf("<", at);
		const piece = trimmed(text, at, next < 0 ? text.length : next);
		if (piece.end > piece.start) {
			if (!isBegun) start = piece.start;
			isBegun = true;
			end = piece.end;
		}
		const isPlain = text.startsWith("<![CDATA[", next);
		if (next < 0 || !(isPlain || text.startsWith("<!--", next))) break;
		at = afterMarkup(text, next) ?? text.length;
		if (isPlain) {
			if (!isBegun) start = next;
			isBegun = true;
			end = at;
		}
	}
	return isBegun ? { start, end } : trimmed(text, from, from);
}

function trimmed(text: string, from: number, to: number): Span {
	let start = from;
	let end = to;
	while (start < end && /\s/.test(text.charAt(start))) start++;
	while (end > start && /\s/.test(text.charAt(end - 1))) end--;
	return { start, end };
}
