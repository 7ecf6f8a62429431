/** Where in a YAML text the cursor stands, told from its lines alone, so that half-typed text is no hindrance. */

import type { Lines } from "../../domain/lines";
import type { Span } from "../../domain/position";

/** A place in YAML at which something is being typed. */
export interface YamlCursor {
	/** The names and indexes that lead to it from the root; a list's entry counts as 0, whichever it is. */
	readonly path: readonly (string | number)[];
	/** A name of the mapping at `path`, the value at `path`, or (nothing tells yet) one of the two. */
	readonly at: "name" | "value" | "either";
	/** The name or the entry typed so far, in front of the cursor. */
	readonly typed: Span;
	/** The end of what is written of it, behind the cursor. */
	readonly end: number;
	/** The names that the mapping has already; in a list, its other entries. */
	readonly given: readonly string[];
	/** Behind a name, whose colon is there already. */
	readonly colon: boolean;
	/** Inside of brackets or braces, where a comma goes on. */
	readonly flow: boolean;
	/** No blank stands between the colon and the cursor. */
	readonly tight: boolean;
}

interface Line {
	/** Columns of the dashes that open it. */
	readonly dashes: readonly number[];
	/** Where its content begins. */
	readonly column: number;
	readonly content: string;
	readonly key?: string;
	/** Column right behind the colon. */
	readonly valueColumn?: number;
}

const keyed = /^(["']?)([^"'#:{}[\],][^"'#:{}[\],]*?)\1[ \t]*:(?=[ \t]|$)/;

/** A name with its colon stands further in front. */
const longest = 2000;

function readLine(whole: string): Line {
	const text = whole.slice(0, longest);
	const opening = /^ *(?:-(?: +|$))*/.exec(text)?.[0] ?? "";
	const dashes = [...opening.matchAll(/-/g)].map((dash) => dash.index);
	const content = text.slice(opening.length);
	const key = keyed.exec(content);
	return {
		dashes,
		column: opening.length,
		content,
		...(key
			? {
					key: key[2] as string,
					valueColumn: opening.length + key[0].length,
				}
			: {}),
	};
}

/**
 * Finds the place of an offset in the stretch of a text that is YAML. Undefined in a comment, in a quoted text that is closed, and where
 * no tabs and blanks could make it a place (tabs as indentation).
 */
export function cursorInYaml(
	lines: Lines,
	within: Span,
	offset: number,
): YamlCursor | undefined {
	const number = lines.lineAt(offset);
	const span = lines.line(number);
	const source = lines.slice(span);
	const column = offset - span.start;
	const before = source.slice(0, column);
	if (/^ *\t/.test(before) || inComment(before)) return undefined;
	const line = readLine(source);
	if (column < line.column && line.content !== "") return undefined;
	const around = new Surroundings(lines, within, number);
	const own = line.content === "" ? column : line.column;
	const { path, given } = around.above(line.dashes, own);
	if (line.key !== undefined && column >= (line.valueColumn as number))
		return valueAt(
			{ span, source, column },
			[...path, line.key],
			line.valueColumn as number,
		);
	if (/^[[{]/.test(line.content))
		return flowAt({ span, source, column }, path, line.column);
	const start = span.start + own;
	const inName = line.key !== undefined;
	const isMapping = line.dashes.length === 0 && given.length > 0;
	return {
		path,
		at: inName || isMapping ? "name" : "either",
		typed: { start, end: offset },
		end: inName
			? span.start + line.column + (line.key as string).length
			: span.start + endOfWord(source, column),
		given: given.filter((name) => name !== line.key),
		colon: inName,
		flow: false,
		tight: false,
	};
}

/** A line with the cursor in it. */
interface Here {
	readonly span: Span;
	readonly source: string;
	readonly column: number;
}

function valueAt(
	here: Here,
	path: readonly (string | number)[],
	valueColumn: number,
): YamlCursor | undefined {
	const { span, source, column } = here;
	const blanks = /^[ \t]*/.exec(source.slice(valueColumn, column))?.[0] ?? "";
	const first = valueColumn + blanks.length;
	if (/^[[{]/.test(source.slice(first, column)))
		return flowAt(here, path, first);
	const quote = /^["']/.test(source.slice(first, column)) ? 1 : 0;
	return {
		path,
		at: "value",
		typed: { start: span.start + first + quote, end: span.start + column },
		end: span.start + endOfWord(source, column),
		given: [],
		colon: true,
		flow: false,
		tight: blanks === "",
	};
}

/** The place inside of brackets and braces that are opened on the cursor's line. */
function flowAt(
	{ span, source, column }: Here,
	outer: readonly (string | number)[],
	from: number,
): YamlCursor | undefined {
	interface Frame {
		readonly list: boolean;
		readonly given: string[];
		key?: string;
		start: number;
	}
	const frames: Frame[] = [];
	let quote = "";
	for (let i = from; i < column; i++) {
		const c = source.charAt(i);
		const frame = frames.at(-1);
		if (quote) {
			if (c === quote) quote = "";
			continue;
		}
		if ((c === '"' || c === "'") && frame && isBlank(source, frame.start, i))
			quote = c;
		else if (c === "{" || c === "[")
			frames.push({ list: c === "[", given: [], start: i + 1 });
		else if (c === "}" || c === "]") frames.pop();
		else if (c === "," && frame) {
			frame.given.push(frame.key ?? source.slice(frame.start, i).trim());
			delete frame.key;
			frame.start = i + 1;
		} else if (c === ":" && frame && !frame.list && frame.key === undefined) {
			if (!/^(?:[ \t]|$)/.test(source.slice(i + 1, column))) continue;
			frame.key = unquoted(source.slice(frame.start, i).trim());
			frame.start = i + 1;
		}
	}
	const top = frames.at(-1);
	if (!top) return undefined;
	const path = [
		...outer,
		...frames.flatMap(({ list, key }): (string | number)[] =>
			list ? [0] : key === undefined ? [] : [key],
		),
	];
	const blanks = /^[ \t]*/.exec(source.slice(top.start, column))?.[0] ?? "";
	const start = top.start + blanks.length + (quote ? 1 : 0);
	const end = endOfWord(source, column);
	return {
		path,
		at: top.list || top.key !== undefined ? "value" : "name",
		typed: { start: span.start + start, end: span.start + column },
		end: span.start + end,
		given: [...top.given, ...namesBehind(source.slice(end), top.list)],
		colon: /^\s*:/.test(source.slice(end)),
		flow: true,
		tight: top.key !== undefined && blanks === "",
	};
}

/** The names or entries that follow in the same brackets. */
function namesBehind(rest: string, list: boolean): string[] {
	const level = /^[^[\]{}]*/.exec(rest)?.[0] ?? "";
	return level
		.split(",")
		.slice(1)
		.map((part) => (list ? part : (part.split(":")[0] as string)).trim())
		.filter((part) => part !== "");
}

function isBlank(source: string, from: number, to: number): boolean {
	return source.slice(from, to).trim() === "";
}

function unquoted(text: string): string {
	return text.replace(/^(["'])(.*)\1$/, "$2");
}

function endOfWord(source: string, column: number): number {
	return (
		column + (/^[\p{L}\p{N}_/-]*/u.exec(source.slice(column))?.[0] ?? "").length
	);
}

/** A `#` at the beginning or behind a blank, outside of quotes. */
function inComment(before: string): boolean {
	let quote = "";
	for (let i = 0; i < before.length; i++) {
		const c = before.charAt(i);
		if (quote) {
			if (c === quote) quote = "";
		} else if (
			(c === '"' || c === "'") &&
			/(?:^|[\s[{,:])$/.test(before.slice(0, i))
		)
			quote = c;
		else if (c === "#" && /(?:^|\s)$/.test(before.slice(0, i))) return true;
	}
	return false;
}

/** The lines around the cursor's. */
class Surroundings {
	readonly #lines: Lines;
	readonly #first: number;
	readonly #last: number;
	readonly #number: number;

	constructor(lines: Lines, within: Span, number: number) {
		this.#lines = lines;
		this.#first = lines.lineAt(within.start);
		this.#last = lines.lineAt(within.end);
		this.#number = number;
	}

	/** What leads to a column of the cursor's line, and what stands beside it. */
	above(
		dashes: readonly number[],
		column: number,
	): { path: (string | number)[]; given: string[] } {
		const path: (string | number)[] = dashes.map(() => 0);
		const given: string[] = [];
		// An entry's list may stand at the very column of the name that it belongs to.
		let limit = dashes[0] ?? column;
		let fromDash = dashes.length > 0;
		let isOwn = true;
		const entryColumn = dashes.at(-1);
		for (let n = this.#number - 1; n >= this.#first && limit >= 0; n--) {
			const line = this.#line(n);
			if (!line) continue;
			const { column: at, key, dashes: marks } = line;
			const [dash] = marks;
			if (
				isOwn &&
				fromDash &&
				marks.at(-1) === entryColumn &&
				key === undefined
			)
				given.push(line.content.trim());
			if (isOwn && !fromDash && at === limit && key !== undefined)
				given.push(key);
			const isParent =
				key !== undefined && (fromDash ? at <= limit : at < limit);
			const opensEntry =
				!fromDash &&
				dash !== undefined &&
				(at === limit || (isParent && dash < limit));
			if (isParent) path.unshift(key);
			if (isParent || opensEntry) {
				for (const _ of marks) path.unshift(0);
				isOwn = false;
				limit = dash ?? at;
				fromDash = dash !== undefined;
				if (limit === 0 && !fromDash) break;
			}
		}
		given.push(...this.#below(column));
		return { path, given };
	}

	/** The names of the same mapping that follow. */
	#below(column: number): string[] {
		const found: string[] = [];
		for (let n = this.#number + 1; n <= this.#last; n++) {
			const line = this.#line(n);
			if (!line) continue;
			const start = line.dashes[0] ?? line.column;
			if (start < column) break;
			if (line.column === column && line.key !== undefined)
				found.push(line.key);
		}
		return found;
	}

	/** Undefined for a line that says nothing. */
	#line(n: number): Line | undefined {
		const text = this.#lines.slice(this.#lines.line(n));
		if (/^\s*(?:#|$)/.test(text)) return undefined;
		return readLine(text);
	}
}
