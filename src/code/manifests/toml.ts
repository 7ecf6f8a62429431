/** TOML as it is while being typed: tables and values with their offsets. Manifests are all it is meant for: dates and numbers stay text. */

import type { Span } from "../../domain/position";

/** A quoted text. */
export interface TomlText extends Span {
	readonly type: "text";
	readonly value: string;
	/** What stands between the quotes. */
	readonly inner: Span;
}

export interface TomlTable {
	readonly type: "table";
	readonly entries: ReadonlyMap<string, TomlEntry>;
}

export interface TomlList {
	readonly type: "list";
	readonly values: readonly TomlValue[];
}

/** A number, a truth value, a date: as written. */
export interface TomlWord {
	readonly type: "word";
	readonly text: string;
}

export type TomlValue = TomlText | TomlTable | TomlList | TomlWord;

/** A name with its value; the span is the pair, or the header that makes the table. */
export interface TomlEntry extends Span {
	/** Quotes included. */
	readonly key: Span;
	readonly value: TomlValue;
}

interface Table extends TomlTable {
	readonly entries: Map<string, TomlEntry>;
}

interface Key extends Span {
	readonly name: string;
}

/** Deeper values are nobody's manifest, and are not read. */
const deepest = 50;

/** Reads a TOML text; lines that are not TOML are passed over. A list or an inline table that is not closed ends where the next table or pair begins. */
export function readToml(text: string): TomlTable {
	return new Reader(text).document();
}

/** The value at a path of names, undefined where there is none. */
export function tomlAt(
	table: TomlTable,
	...path: readonly string[]
): TomlValue | undefined {
	let value: TomlValue | undefined = table;
	for (const name of path)
		value =
			value?.type === "table" ? value.entries.get(name)?.value : undefined;
	return value;
}

/** The entries of the table at a path, by name; none where no table stands there. */
export function tomlEntries(
	table: TomlTable,
	...path: readonly string[]
): readonly (readonly [string, TomlEntry])[] {
	const value = tomlAt(table, ...path);
	return value?.type === "table" ? [...value.entries] : [];
}

/** What stands between the quotes of an entry's key, or the whole key where it has none. */
export function tomlKey(text: string, { key }: TomlEntry): Span {
	const quote = text.charAt(key.start);
	if (quote !== '"' && quote !== "'") return key;
	const start = key.start + 1;
	const isClosed = key.end > start && text.charAt(key.end - 1) === quote;
	return { start, end: isClosed ? key.end - 1 : key.end };
}

class Reader {
	readonly #text: string;
	#at = 0;

	constructor(text: string) {
		this.#text = text;
	}

	document(): TomlTable {
		const root = newTable();
		let current = root;
		for (;;) {
			this.#skip(true);
			if (this.#at >= this.#text.length) return root;
			if (this.#char() === "[") current = this.#header(root);
			else this.#pair(current, 0);
			this.#toLineEnd();
		}
	}

	#header(root: Table): Table {
		const start = this.#at;
		const isList = this.#text.startsWith("[[", start);
		this.#at += isList ? 2 : 1;
		const keys = this.#keys();
		this.#skip(false);
		if (this.#text.startsWith(isList ? "]]" : "]", this.#at))
			this.#at += isList ? 2 : 1;
		const span = { start, end: this.#at };
		const last = isList ? keys.pop() : undefined;
		const table = descend(root, keys, span);
		return last ? append(table, last, span) : table;
	}

	/** Reads `name = value`, also `a.b = value`; nothing where there is no such thing. */
	#pair(table: Table, depth: number): void {
		const start = this.#at;
		const keys = this.#keys();
		this.#skip(false);
		const last = keys.pop();
		if (!last || this.#char() !== "=") return;
		this.#at++;
		this.#skip(false);
		const value = this.#value(depth + 1);
		const span = { start, end: this.#at };
		const target = descend(table, keys, span);
		target.entries.set(last.name, { ...span, key: last, value });
	}

	#keys(): Key[] {
		const keys: Key[] = [];
		for (;;) {
			this.#skip(false);
			const start = this.#at;
			const char = this.#char();
			if (char === '"' || char === "'") {
				const { value } = this.#quoted();
				keys.push({ name: value, start, end: this.#at });
			} else {
				while (/[\w-]/.test(this.#char())) this.#at++;
				if (this.#at === start) return keys;
				const name = this.#text.slice(start, this.#at);
				keys.push({ name, start, end: this.#at });
			}
			const end = this.#at;
			this.#skip(false);
			if (this.#char() !== ".") {
				this.#at = end;
				return keys;
			}
			this.#at++;
		}
	}

	#value(depth: number): TomlValue {
		const char = this.#char();
		if (char === '"' || char === "'") return this.#quoted();
		if (char === "[" && depth < deepest) return this.#list(depth);
		if (char === "{" && depth < deepest) return this.#inline(depth);
		const start = this.#at;
		while (!/[\n\r,#\]}]|^$/.test(this.#char())) this.#at++;
		return { type: "word", text: this.#text.slice(start, this.#at).trim() };
	}

	#list(depth: number): TomlList {
		const values: TomlValue[] = [];
		this.#at++;
		for (;;) {
			const before = this.#at;
			const isNewLine = this.#skip(true);
			if (isNewLine && this.#isPastList()) {
				this.#at = before;
				break;
			}
			const char = this.#char();
			if (char === "") break;
			if (char === "," || char === "}") this.#at++;
			else if (char === "]") {
				this.#at++;
				break;
			} else values.push(this.#value(depth + 1));
		}
		return { type: "list", values };
	}

	/** At the beginning of a line within a list: whether a table's header or a pair stands there, so that the list was left open. */
	#isPastList(): boolean {
		const pair = /[\w-]+[ \t]*=(?!=)|\[\[?[\w.-]+\]\]?[ \t]*(?:[\n\r#]|$)/y;
		pair.lastIndex = this.#at;
		const match = pair.exec(this.#text);
		return match !== null && !/^\[[\d.]*\]/.test(match[0]);
	}

	#inline(depth: number): TomlTable {
		const table = newTable();
		let goesOn = true;
		this.#at++;
		for (;;) {
			const before = this.#at;
			if (this.#skip(true) && !goesOn && this.#char() !== "}") {
				this.#at = before;
				break;
			}
			const char = this.#char();
			if (char === "") break;
			if (char === "}") {
				this.#at++;
				break;
			}
			const start = this.#at;
			if (char !== ",") this.#pair(table, depth);
			if (this.#at === start) this.#at++;
			goesOn = char === ",";
		}
		return table;
	}

	#quoted(): TomlText {
		const start = this.#at;
		const quote = this.#char();
		const isBlock = this.#text.startsWith(quote.repeat(3), start);
		const mark = isBlock ? quote.repeat(3) : quote;
		let at = start + mark.length;
		while (at < this.#text.length && !this.#text.startsWith(mark, at)) {
			const char = this.#text.charAt(at);
			if (!isBlock && (char === "\n" || char === "\r")) break;
			const isEscape = quote === '"' && char === "\\";
			at += isEscape && !/[\n\r]/.test(this.#text.charAt(at + 1)) ? 2 : 1;
		}
		at = Math.min(at, this.#text.length);
		const inner = { start: start + mark.length, end: at };
		this.#at = this.#text.startsWith(mark, at) ? at + mark.length : at;
		const raw = this.#text.slice(inner.start, inner.end);
		const value = quote === '"' ? raw.replace(/\\(["\\])/g, "$1") : raw;
		return { type: "text", start, end: this.#at, inner, value };
	}

	#char(): string {
		return this.#text.charAt(this.#at);
	}

	/** Passes over blanks and, where lines may end, over line ends and comments; says whether a line ended. */
	#skip(linesMayEnd: boolean): boolean {
		let hasEnded = false;
		for (;;) {
			const char = this.#char();
			if (char === " " || char === "\t") this.#at++;
			else if (linesMayEnd && (char === "\n" || char === "\r")) {
				hasEnded = true;
				this.#at++;
			} else if (linesMayEnd && char === "#") this.#toLineEnd();
			else return hasEnded;
		}
	}

	#toLineEnd(): void {
		while (!/[\n\r]|^$/.test(this.#char())) this.#at++;
	}
}

function newTable(): Table {
	return { type: "table", entries: new Map() };
}

/** The table at a path of keys, made where it is missing. A value that is no table is left alone, and what is meant for it is lost. */
function descend(table: Table, keys: readonly Key[], span: Span): Table {
	let current = table;
	for (const key of keys) {
		const found = current.entries.get(key.name)?.value;
		const last = found?.type === "list" ? found.values.at(-1) : found;
		const next = last?.type === "table" ? (last as Table) : newTable();
		if (!found) current.entries.set(key.name, { ...span, key, value: next });
		current = next;
	}
	return current;
}

/** A new table at the end of a list of tables. */
function append(table: Table, key: Key, span: Span): Table {
	const next = newTable();
	const found = table.entries.get(key.name)?.value;
	if (found?.type === "list") (found.values as TomlValue[]).push(next);
	else
		table.entries.set(key.name, {
			...span,
			key,
			value: { type: "list", values: [next] },
		});
	return next;
}
