/** YAML as plain data: every name and value with its offsets, and what could not be read in plain words. */

import {
	type Document,
	isAlias,
	isMap,
	isScalar,
	isSeq,
	type ParsedNode,
	parseDocument,
	type YAMLError,
} from "yaml";
import { Lines } from "../domain/lines";
import type { Span } from "../domain/position";

export interface YamlScalar extends Span {
	readonly type: "scalar";
	/** The value by YAML's core schema: dates stay text. */
	readonly value: string | number | boolean | null;
	/** The value as text: of a quoted or block scalar its content, otherwise the source (so `0032` keeps its zeros). */
	readonly text: string;
}

export interface YamlPair {
	readonly key: string;
	readonly keySpan: Span;
	readonly value: YamlNode;
}

export interface YamlMap extends Span {
	readonly type: "map";
	readonly pairs: readonly YamlPair[];
}

export interface YamlList extends Span {
	readonly type: "list";
	readonly entries: readonly YamlNode[];
}

export type YamlNode = YamlScalar | YamlMap | YamlList;

/** Something that YAML reads otherwise than it was meant, or can't read. */
export interface YamlFault extends Span {
	readonly message: string;
	/** Put into double or single quotes, this stretch reads as it was meant. */
	readonly quote?: Span & { readonly newText: string };
}

export interface YamlText {
	/** Undefined where nothing is written. */
	readonly root?: YamlNode;
	readonly faults: readonly YamlFault[];
	/** Comments in the order written, `#` excluded. */
	readonly comments: readonly (Span & { readonly text: string })[];
}

/** Aliases can multiply a small text into millions of nodes; nobody writes more than this by hand. */
const mostNodes = 100_000;

/**
 * Reads one YAML document. Takes the whole text and the stretch that is YAML; all spans are offsets into the whole text.
 * A value that people often forget to quote is read as it was meant, and reported with the quoting as its fix.
 */
export function readYaml(text: string, within: Span): YamlText {
	const written = text.slice(within.start, within.end);
	// The parser's offsets drift where lines end with a carriage return, so it never sees one.
	const source = written.replace(/\r\n?/g, "\n");
	const place = placer(written, within.start);
	const faults: YamlFault[] = [];
	try {
		if (isTangled(source)) throw new RangeError("nested too deeply");
		let doc = parse(source);
		const repaired = repair(source, wrongPlaces(doc));
		const meant = new Map(repaired.map((r) => [r.start, r.meant]));
		if (repaired.length > 0) {
			doc = parse(blank(source, repaired));
			for (const { start, end, message, newText } of repaired)
				faults.push({
					start,
					end,
					message,
					quote: { start, end, newText },
				});
		}
		for (const error of doc.errors) faults.push(explain(error, source));
		const reader = new Reader(doc, source, meant, faults);
		const root = reader.root();
		return {
			...(root ? { root: placed(root, place) } : {}),
			faults: firstPerLine(faults, source).map((f) => placedFault(f, place)),
			comments: readComments(source, place),
		};
	} catch {
		return {
			faults: [
				{
					start: within.start,
					end: Math.max(within.start, text.indexOf("\n", within.start)),
					message:
						"This YAML is nested too deeply to be read, so nothing in it counts. Write it flatter.",
				},
			],
			comments: [],
		};
	}
}

/** More brackets than that are open at once in no page, and the parser takes long to give up on them. */
const mostOpen = 1000;

function isTangled(source: string): boolean {
	let open = 0;
	for (const [bracket] of source.matchAll(/[[\]{}]/g)) {
		if (bracket === "[" || bracket === "{") open++;
		else if (open > 0) open--;
		if (open > mostOpen) return true;
	}
	return false;
}

function parse(source: string): Document.Parsed {
	return parseDocument(source, {
		logLevel: "silent",
		prettyErrors: false,
		schema: "core",
		keepSourceTokens: false,
	});
}

/** Offsets at which the parser or the meaning goes wrong. */
function wrongPlaces(doc: Document.Parsed): number[] {
	const places = doc.errors.map((error) => error.pos[0]);
	const known = new Set<string>();
	const visit = (node: unknown, depth: number): void => {
		if (depth > 200) return;
		if (isAlias(node)) {
			if (!known.has(node.source)) places.push(node.range?.[0] ?? 0);
			return;
		}
		if (isScalar(node) || isMap(node) || isSeq(node)) {
			if (node.anchor) known.add(node.anchor);
		}
		if (isMap(node))
			for (const pair of node.items) {
				visit(pair.key, depth + 1);
				visit(pair.value, depth + 1);
			}
		if (isSeq(node)) for (const entry of node.items) visit(entry, depth + 1);
	};
	visit(doc.contents, 0);
	return places;
}

interface Repair extends Span {
	readonly message: string;
	readonly newText: string;
	readonly meant: string;
}

/** `key: value` and `- value` as people type them: where the value begins. */
const keyed = /^([ \t]*(?:- +)*)([\p{L}\p{N}_][^\n:#"'{}[\]]*:)([ \t]+)(?=\S)/u;
const listed = /^([ \t]*(?:- +)+)(?=\S)/;

/** A text that goes wrong at more places is no page; each place costs a look at its whole line. */
const mostRepairs = 500;
/** A line of more characters is nothing that somebody typed and forgot to quote. */
const longestTyped = 2000;

/** Finds the values on the given lines that only lack quotes. */
function repair(source: string, places: readonly number[]): Repair[] {
	const found = new Map<number, Repair>();
	for (const place of places.slice(0, mostRepairs)) {
		const start = place > 0 ? source.lastIndexOf("\n", place - 1) + 1 : 0;
		const stop = source.indexOf("\n", start);
		const line = source.slice(start, stop < 0 ? undefined : stop);
		if (line.length > longestTyped) continue;
		const before = keyed.exec(line) ?? listed.exec(line);
		if (!before) continue;
		const from = start + before[0].length;
		const fix = unquoted(line.slice(before[0].length), from, place);
		if (fix && !found.has(fix.start)) found.set(fix.start, fix);
	}
	return [...found.values()];
}

function unquoted(
	rest: string,
	from: number,
	place: number,
): Repair | undefined {
	const value = rest.replace(/[ \t]+#.*$/, "").trimEnd();
	const whole = (message: string, text = value): Repair => ({
		start: from,
		end: from + value.length,
		message: `${message} Put the value into quotes.`,
		newText: quoted(text),
		meant: text,
	});
	const first = value.charAt(0);
	if (first === "@" || first === "`")
		return whole(`A YAML value can't begin with ${first}.`);
	if (first === "%") return whole("A YAML value can't begin with %.");
	if (first === "*" && !/^\*[\w-]+$/.test(value))
		return whole(
			"A YAML value that begins with * is taken for a reference to another value.",
		);
	if (first === "&" || first === "!")
		return whole(
			`A YAML value that begins with ${first} is taken for an instruction to YAML.`,
		);
	if ((first === ">" || first === "|") && !/^[>|][+\-\d]*$/.test(value))
		return whole(
			`A YAML value that begins with ${first} is taken for the start of a longer text.`,
		);
	if (first === '"' && value.length > 1 && value.endsWith('"')) {
		const inner = value.slice(1, -1);
		if (/\\(?![0abtnvfre "/\\N_LPxuU\t])/.test(inner) && !inner.includes("'"))
			return {
				start: from,
				end: from + value.length,
				message:
					"In double quotes YAML takes a backslash for the start of a special character. Put the value into single quotes.",
				newText: `'${inner}'`,
				meant: inner,
			};
		return undefined;
	}
	if (first === "[") {
		for (const match of value.matchAll(/(?<=[[,]\s{0,9})[*&!@`%][^,\]]*/g)) {
			const start = from + match.index;
			const entry = match[0].trimEnd();
			if (place < start || place > start + entry.length) continue;
			return {
				start,
				end: start + entry.length,
				message: `An entry of a YAML list that begins with ${entry.charAt(0)} needs quotes. Put it into quotes.`,
				newText: quoted(entry),
				meant: entry,
			};
		}
		return undefined;
	}
	if (first === "'" || first === "{") return undefined;
	if (/:[ \t]/.test(value) || value.endsWith(":"))
		return whole(
			'A colon followed by a blank begins a new "name: value" in YAML.',
		);
	return undefined;
}

/** A text in the quotes that need no escapes, where there are such. */
export function quoted(text: string): string {
	if (!/["\\]/.test(text)) return `"${text}"`;
	return `'${text.replaceAll("'", "''")}'`;
}

/** The source with each repaired value replaced by a harmless word of the same length, so that offsets stay. */
function blank(source: string, repairs: readonly Repair[]): string {
	let text = source;
	for (const { start, end } of repairs)
		text = text.slice(0, start) + "x".repeat(end - start) + text.slice(end);
	return text;
}

const explanations: Record<string, string> = {
	DUPLICATE_KEY:
		"This name stands here twice, and only one of the values counts. Remove one of them.",
	TAB_AS_INDENT: "YAML does not allow tabs as indentation. Use blanks instead.",
	BAD_INDENT:
		"The indentation of this line fits to nothing above it. Align it with the entry it belongs to.",
	MISSING_CHAR:
		"A closing quote, bracket or comma is missing here, so the rest can't be read. Close it.",
	UNEXPECTED_TOKEN:
		"YAML can't make sense of what stands here. Check quotes, colons and indentation on this line and the one above.",
	MULTILINE_IMPLICIT_KEY:
		"A name before a colon has to stand on one line. Check the indentation, or put the text into quotes.",
	BLOCK_AS_IMPLICIT_KEY:
		'A colon followed by a blank begins a new "name: value" in YAML. Put the text into quotes.',
	BAD_DQ_ESCAPE:
		"In double quotes YAML takes a backslash for the start of a special character. Use single quotes.",
	MULTIPLE_DOCS:
		"Only the first of several YAML documents in one file is read. Use one file for each.",
	TAG_RESOLVE_FAILED:
		"A YAML value that begins with ! is taken for an instruction to YAML. Put the value into quotes.",
};

function explain(error: YAMLError, source: string): YamlFault {
	const start = Math.min(error.pos[0], source.length);
	const end = Math.max(start, Math.min(error.pos[1], source.length));
	// A bracket that is never closed swallows the lines below it, which then seem badly indented.
	const code = /^Flow .*\bend with a\b/.test(error.message)
		? "MISSING_CHAR"
		: error.code;
	return {
		start,
		end,
		message:
			explanations[code] ??
			"YAML can't make sense of what stands here, so it is not read. Check quotes, colons and indentation.",
	};
}

/** One mistake often makes several errors: the first on each line says it. */
function firstPerLine(
	faults: readonly YamlFault[],
	source: string,
): YamlFault[] {
	const lines = new Lines(source);
	const told = new Set<number>();
	const kept: YamlFault[] = [];
	const ordered = [...faults].sort(
		(a, b) => Number(!a.quote) - Number(!b.quote) || a.start - b.start,
	);
	for (const fault of ordered) {
		const line = lines.lineAt(fault.start);
		if (told.has(line)) continue;
		told.add(line);
		kept.push(fault);
	}
	return kept.sort((a, b) => a.start - b.start);
}

class Reader {
	readonly #doc: Document.Parsed;
	readonly #source: string;
	readonly #meant: ReadonlyMap<number, string>;
	readonly #faults: YamlFault[];
	#nodes = 0;

	constructor(
		doc: Document.Parsed,
		source: string,
		meant: ReadonlyMap<number, string>,
		faults: YamlFault[],
	) {
		this.#doc = doc;
		this.#source = source;
		this.#meant = meant;
		this.#faults = faults;
	}

	root(): YamlNode | undefined {
		const contents = this.#doc.contents as ParsedNode | null;
		if (!contents) return undefined;
		if (isScalar(contents) && contents.value === null) return undefined;
		return this.#node(contents, contents.range[0], 0);
	}

	#node(node: unknown, at: number, depth: number): YamlNode {
		this.#nodes++;
		if (this.#nodes > mostNodes || depth > 500) return nothing(at);
		if (isAlias(node)) {
			const span = {
				start: node.range?.[0] ?? at,
				end: node.range?.[1] ?? at,
			};
			return {
				...this.#node(node.resolve(this.#doc), at, depth + 1),
				...span,
			} as YamlNode;
		}
		if (isMap(node)) {
			const [start, end] = span(node, at);
			const pairs: YamlPair[] = [];
			const merged: YamlPair[] = [];
			for (const pair of node.items) {
				const key = pair.key as ParsedNode | null;
				if (isScalar(key) && key.value === "<<" && key.type === "PLAIN") {
					const brought = this.#merged(pair.value, start, depth);
					if (brought) {
						merged.push(...brought);
						continue;
					}
				}
				const keyAt = key?.range?.[0] ?? start;
				const keyEnd = key?.range?.[1] ?? keyAt;
				const name = isScalar(key)
					? String(key.value ?? "")
					: this.#source.slice(keyAt, keyEnd);
				if (node.flow && !pair.value && pairs.length > 0)
					this.#comma(pairs.at(-1) as YamlPair, keyEnd);
				pairs.push({
					key: name,
					keySpan: { start: keyAt, end: keyEnd },
					value: pair.value
						? this.#node(pair.value, keyEnd, depth + 1)
						: nothing(keyEnd),
				});
			}
			const own = new Set(pairs.map((pair) => pair.key));
			for (const pair of merged) {
				if (own.has(pair.key)) continue;
				own.add(pair.key);
				pairs.push(pair);
			}
			return { type: "map", start, end, pairs };
		}
		if (isSeq(node)) {
			const [start, end] = span(node, at);
			return {
				type: "list",
				start,
				end,
				entries: node.items.map((entry) => this.#node(entry, start, depth + 1)),
			};
		}
		if (isScalar(node)) {
			const [start, end] = span(node, at);
			const meant = this.#meant.get(start);
			if (meant !== undefined)
				return { type: "scalar", start, end, value: meant, text: meant };
			const { value } = node;
			if (typeof value === "string")
				return { type: "scalar", start, end, value, text: value };
			if (typeof value === "number" || typeof value === "boolean")
				return {
					type: "scalar",
					start,
					end,
					value,
					text: this.#source.slice(start, end),
				};
			return { type: "scalar", start, end, value: null, text: "" };
		}
		return nothing(at);
	}

	/** What `<<: *base` or `<<: [*one, *other]` brings in, where it is written; undefined for a value that is no mapping. */
	#merged(
		value: unknown,
		at: number,
		depth: number,
	): readonly YamlPair[] | undefined {
		const node = this.#node(
			isAlias(value) ? value.resolve(this.#doc) : value,
			at,
			depth + 1,
		);
		const maps = node.type === "list" ? node.entries : [node];
		return maps.every((map) => map.type === "map")
			? maps.flatMap((map) => (map.type === "map" ? map.pairs : []))
			: undefined;
	}

	/** `{ because: One team, two months }` reads "two months" as a name. */
	#comma(previous: YamlPair, end: number): void {
		const { start } = previous.value;
		const text = this.#source.slice(start, end);
		if (previous.value.type !== "scalar" || /["'{}[\]\n]/.test(text)) return;
		this.#faults.push({
			start,
			end,
			message:
				"A comma inside of { } ends a value, so the rest of this text is lost. Put the value into quotes.",
			quote: { start, end, newText: quoted(text) },
		});
	}
}

function nothing(at: number): YamlScalar {
	return { type: "scalar", start: at, end: at, value: null, text: "" };
}

function span(
	node: { range?: readonly [number, number, number] | null | undefined },
	at: number,
): [number, number] {
	return node.range ? [node.range[0], node.range[1]] : [at, at];
}

type Place = (offset: number) => number;

/** From an offset in the stretch without carriage returns to one in the whole text. */
function placer(written: string, start: number): Place {
	if (!written.includes("\r")) return (offset) => offset + start;
	/** Offsets, without carriage returns, of the line feeds that had one before them. */
	const pairs: number[] = [];
	for (
		let at = written.indexOf("\r\n");
		at >= 0;
		at = written.indexOf("\r\n", at + 2)
	)
		pairs.push(at - pairs.length);
	return (offset) => {
		let low = 0;
		let high = pairs.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((pairs[middle] as number) < offset) low = middle + 1;
			else high = middle;
		}
		return offset + low + start;
	};
}

function placedSpan({ start, end }: Span, place: Place): Span {
	return { start: place(start), end: place(end) };
}

function placed<T extends YamlNode>(node: T, place: Place): T {
	const span = placedSpan(node, place);
	if (node.type === "map")
		return {
			...node,
			...span,
			pairs: node.pairs.map((pair) => ({
				key: pair.key,
				keySpan: placedSpan(pair.keySpan, place),
				value: placed(pair.value, place),
			})),
		};
	if (node.type === "list")
		return {
			...node,
			...span,
			entries: node.entries.map((entry) => placed(entry, place)),
		};
	return { ...node, ...span };
}

function placedFault(fault: YamlFault, place: Place): YamlFault {
	const { quote } = fault;
	return {
		...fault,
		...placedSpan(fault, place),
		...(quote ? { quote: { ...quote, ...placedSpan(quote, place) } } : {}),
	};
}

/** Whole-line comments: the only ones that carry instructions to us. */
function readComments(
	source: string,
	place: Place,
): (Span & { readonly text: string })[] {
	const found: (Span & { text: string })[] = [];
	for (const match of source.matchAll(/^[ \t]*#(.*)$/gm)) {
		const start = match.index + match[0].indexOf("#");
		found.push({
			start: place(start),
			end: place(match.index + match[0].length),
			text: (match[1] as string).trim(),
		});
	}
	return found;
}

/** The value of a name in a mapping, its last one where it stands twice; undefined in anything else. */
export function yamlGet(
	node: YamlNode | undefined,
	key: string,
): YamlNode | undefined {
	if (node?.type !== "map") return undefined;
	return node.pairs.findLast((pair) => pair.key === key)?.value;
}

/** A node as plain JavaScript, for a validator. */
export function yamlData(node: YamlNode | undefined): unknown {
	if (!node) return undefined;
	if (node.type === "scalar") return node.value;
	if (node.type === "list") return node.entries.map(yamlData);
	return Object.fromEntries(
		node.pairs.map((pair) => [pair.key, yamlData(pair.value)]),
	);
}

/** The node at a path of names and indexes, or the nearest one above it that exists. */
export function yamlAt(
	root: YamlNode,
	path: readonly (string | number)[],
): YamlNode {
	let node = root;
	for (const step of path) {
		const next =
			node.type === "list" && typeof step === "number"
				? node.entries[step]
				: yamlGet(node, String(step));
		if (!next) break;
		node = next;
	}
	return node;
}
