/** JSON as it is while being typed: names and texts with their offsets, whatever is missing between them. */

import type { Span } from "../../domain/position";

/** A text; the span includes its quotes. */
export interface JsonText extends Span {
	readonly type: "text";
	readonly value: string;
	/** What stands between the quotes, of which the second may be missing. */
	readonly inner: Span;
}

export interface JsonObject {
	readonly type: "object";
	readonly pairs: readonly JsonPair[];
}

export interface JsonPair {
	readonly key: JsonText;
	/** Undefined for numbers, lists and other values that no manifest names a package in, and where none is written yet. */
	readonly value: JsonText | JsonObject | undefined;
}

/** A name of JSON5 without quotes. */
const bareName = /[\p{L}_$][\p{L}\p{N}_$]*/uy;

/**
 * Reads the object of a JSON text; of JSON5, with single quotes and names without any, where that is asked for. Comments, commas too many or too few, a name without a value, a text that is not closed (it ends with its line) and
 * brackets that don't match are passed over, and what stands around them is read.
 */
export function readJson(text: string, isJson5 = false): JsonObject {
	const root: JsonPair[] = [];
	/** The pairs of the objects that are open; undefined for a list. */
	const open: (JsonPair[] | undefined)[] = [];
	let key: JsonText | undefined;
	let hasColon = false;
	const add = (value?: JsonPair["value"]) => {
		if (key) open.at(-1)?.push({ key, value });
		key = undefined;
		hasColon = false;
	};
	let at = 0;
	while (at < text.length) {
		const char = text.charAt(at);
		if (isJson5 && !hasColon && open.at(-1)) {
			bareName.lastIndex = at;
			const name = bareName.exec(text)?.[0];
			if (name) {
				const span = { start: at, end: at + name.length };
				at = span.end;
				if (isColon(text, at)) {
					add();
					key = { type: "text", value: name, ...span, inner: span };
				}
				continue;
			}
		}
		if (char === '"' || (isJson5 && char === "'")) {
			const read = readText(text, at);
			at = read.end;
			const isValue = key !== undefined && hasColon && !isColon(text, at);
			if (isValue) add(read);
			else if (open.at(-1)) {
				add();
				key = read;
			}
			continue;
		}
		if (char === "/") {
			at = afterComment(text, at);
			continue;
		}
		at++;
		if (char === ":") hasColon = key !== undefined;
		else if (char === ",") add();
		else if (char === "{") {
			const pairs = open.length === 0 ? root : [];
			add({ type: "object", pairs });
			open.push(pairs);
		} else if (char === "[") {
			add();
			open.push(undefined);
		} else if (char === "]") {
			if (open.length > 0 && !open.at(-1)) open.pop();
		} else if (char === "}") {
			add();
			while (open.length > 1 && !open.at(-1)) open.pop();
			// A bracket too many would put the rest of the file outside of it.
			if (open.length > 1) open.pop();
		} else if (hasColon && /[\w+-]/.test(char)) add();
	}
	add();
	return { type: "object", pairs: root };
}

/** The object that a name stands for; where the name stands twice, all of their pairs. */
export function jsonPairs(object: JsonObject, name: string): JsonPair[] {
	return object.pairs.flatMap(({ key, value }) =>
		key.value === name && value?.type === "object" ? value.pairs : [],
	);
}

function readText(text: string, start: number): JsonText {
	const quote = text.charAt(start);
	let at = start + 1;
	let hasEscape = false;
	for (; at < text.length; at++) {
		const char = text.charAt(at);
		if (char === quote || char === "\n" || char === "\r") break;
		if (char === "\\") {
			hasEscape = true;
			at += text.startsWith("\r\n", at + 1) ? 2 : 1;
		}
	}
	at = Math.min(at, text.length);
	const inner = text.slice(start + 1, at);
	const end = text.charAt(at) === quote ? at + 1 : at;
	return {
		type: "text",
		start,
		end,
		inner: { start: start + 1, end: at },
		value: hasEscape ? unescaped(inner) : inner,
	};
}

function unescaped(inner: string): string {
	try {
		// Between the single quotes of JSON5, it is those that are escaped.
		const quoted = inner.replace(/\\'|"|\\[\s\S]/g, (one) =>
			one === "\\'" ? "'" : one === '"' ? '\\"' : one,
		);
		return String(JSON.parse(`"${quoted}"`));
	} catch {
		return inner;
	}
}

function isColon(text: string, from: number): boolean {
	let at = from;
	while (/\s/.test(text.charAt(at))) at++;
	return text.charAt(at) === ":";
}

function afterComment(text: string, at: number): number {
	const next = text.charAt(at + 1);
	if (next !== "/" && next !== "*") return at + 1;
	const end = text.indexOf(next === "/" ? "\n" : "*/", at + 2);
	return end < 0 ? text.length : end + (next === "/" ? 1 : 2);
}
