/** Fields as people write them: list entries, `Name: value` lines, table cells and YAML, all made into one shape. */

import type {
	Field,
	FieldEntry,
	Fields,
	ReadDate,
	Written,
} from "../../domain/artifact";
import type { Lines } from "../../domain/lines";
import type { Span } from "../../domain/position";
import type { Reference, ReferenceType } from "../../domain/reference";
import { canonicalField, type FieldSpec } from "../../kinds/schema";
import type { Entry, List } from "../markdown/markdown";
import { plainText, withoutComments } from "../markdown/plain";
import { readWhen, type When } from "../when";
import type { YamlNode } from "../yaml";
import { yamlData } from "../yaml";
import { withinQuotes, withoutQuotes } from "./quotes";
import { fieldReferences } from "./references";

export type FieldSpecs = ReadonlyMap<string, FieldSpec>;

/** A name with its value in Markdown. */
interface Named {
	readonly name: string;
	readonly nameSpan: Span;
	readonly value: Span;
	readonly bold: boolean;
	/** Right behind the colon; undefined where name and value are bold as a whole, or in a table. */
	readonly valueStart?: number;
}

/** Collects the fields of one page or item; the first of two with the same name counts. */
export class FieldReader {
	readonly #lines: Lines;
	readonly #specs: FieldSpecs;
	readonly #fields = new Map<string, Field>();
	/** Stretches of the source that are fields: prose in them is no mention. */
	readonly spans: Span[] = [];

	constructor(lines: Lines, specs: FieldSpecs) {
		this.#lines = lines;
		this.#specs = specs;
	}

	#set(field: Field, spec: FieldSpec, value: Span): void {
		this.#fields.set(field.name, dated(this.#lines, field, spec, value));
	}

	get fields(): Fields {
		return Object.fromEntries(this.#fields);
	}

	has(name: string): boolean {
		return this.#fields.has(name);
	}

	/** Reads a list as fields when its first entry or half of them start with a known name; says whether it did. */
	list({ entries }: List): boolean {
		const named = entries.map((entry) => this.#named(entry.content));
		const known = named.filter((name) => name !== undefined).length;
		if (!named[0] && (known === 0 || known * 2 < entries.length)) return false;
		for (const [i, entry] of entries.entries()) {
			const name = named[i];
			if (name) this.#entry(entry, name);
		}
		return true;
	}

	#entry(entry: Entry, named: Named): void {
		const nested = entry.blocks.find((b): b is List => b.type === "list");
		this.#add(named, "list", nested);
		this.spans.push({ start: entry.start, end: entry.end });
	}

	/**
	 * Reads the `Name: value` lines of a paragraph. Where `bold` is set, only names in bold count.
	 * Returns the spans of the lines that are no fields.
	 */
	paragraph(span: Span, bold: boolean): Span[] {
		const rest: Span[] = [];
		for (const line of this.#lines.split(span)) {
			const named = this.#named(line);
			if (named && (named.bold || !bold)) {
				this.#add(named, "line");
				this.spans.push(line);
			} else rest.push(line);
		}
		return rest;
	}

	/** A table cell under a header that names a field; one that is empty or holds a mere dash says nothing. */
	cell(header: string, headerSpan: Span, value: Span): void {
		const name = canonicalField(header);
		if (!this.#specs.has(name)) return;
		if (/^[-–—]*$/.test(this.#lines.slice(value))) return;
		this.#add({ name, nameSpan: headerSpan, value }, "cell");
		this.spans.push(value);
	}

	/** A name and value in YAML; names that are not known are left to the schema. */
	yaml(
		key: string,
		keySpan: Span,
		value: YamlNode,
		place: "front-matter" | "yaml",
	): void {
		const name = canonicalField(key);
		const spec = this.#specs.get(name);
		if (!spec || this.#fields.has(name)) return;
		const entries = yamlEntries(this.#lines, value, spec);
		const span = value.end > value.start ? value : keySpan;
		this.spans.push({ start: keySpan.start, end: value.end });
		const field: Field = {
			name,
			text: entries.map((e) => e.text).join(", "),
			raw: this.#lines.slice(value),
			range: this.#lines.rangeOf(span),
			nameRange: this.#lines.rangeOf(keySpan),
			place,
			entries,
			data: yamlData(value),
		};
		this.#set(field, spec, value);
	}

	/** `Name: value` at the start of a stretch, the name being one that the kind knows. */
	#named(span: Span): Named | undefined {
		const source = this.#lines.slice(span);
		const match =
			/^(\s*)(\*\*|__)?([\p{L}][\p{L}\p{N} _/-]{0,40}?)\s*(?:(\*\*|__)\s*:|:(\*\*|__)?)(?=\s|$)\s*/u.exec(
				source,
			);
		if (!match) return undefined;
		const [whole, indent = "", open, written = "", closed, closedLate] = match;
		const name = canonicalField(written);
		if (!this.#specs.has(name)) return undefined;
		const start = span.start + indent.length + (open?.length ?? 0);
		let end = span.end;
		const allBold =
			open !== undefined &&
			!closed &&
			!closedLate &&
			source.trimEnd().endsWith(open);
		if (allBold) end = span.start + source.trimEnd().length - open.length;
		return {
			name,
			nameSpan: { start, end: start + written.length },
			value: this.#lines.trim({
				start: Math.min(span.start + whole.length, end),
				end,
			}),
			bold: open !== undefined,
			...(allBold ? {} : { valueStart: span.start + whole.trimEnd().length }),
		};
	}

	#add(
		{ name, nameSpan, value, valueStart }: Omit<Named, "bold">,
		place: Field["place"],
		nested?: List,
	): void {
		const spec = this.#specs.get(name);
		if (!spec || this.#fields.has(name)) return;
		const raw = this.#lines.slice(value);
		const values =
			nested && raw.trim() === ""
				? nested.entries.flatMap((entry) =>
						splitValue(this.#lines, entry.content, spec),
					)
				: splitValue(this.#lines, value, {
						...spec,
						inTable: place === "cell",
					});
		const whole =
			nested && raw.trim() === ""
				? { start: nested.start, end: nested.end }
				: value;
		const field: Field = {
			name,
			text: spec.list
				? values.map((v) => v.text).join(", ")
				: spec.raw
					? (values[0]?.text ?? "")
					: plainText(raw),
			raw: this.#lines.slice(whole),
			range: this.#lines.rangeOf(whole.end > whole.start ? whole : nameSpan),
			nameRange: this.#lines.rangeOf(nameSpan),
			place,
			...(valueStart === undefined
				? {}
				: {
						lead: this.#lines.slice({
							start: this.#lines.line(this.#lines.lineAt(nameSpan.start)).start,
							end: nameSpan.start,
						}),
						valueStart: this.#lines.position(valueStart),
					}),
			entries: values,
		};
		this.#set(field, spec, whole);
	}
}

/** A field that is a date or a period, with what is read from it as its text; any other as it is. Takes where its value stands. */
export function dated(
	lines: Lines,
	field: Field,
	{ date: kind }: Pick<FieldSpec, "date">,
	value: Span,
): Field {
	const when =
		kind && field.text !== "" ? readWhen(lines.slice(value), kind) : undefined;
	if (!when) return field;
	const { iso, unusual } = when;
	return {
		...field,
		text: iso,
		entries: field.entries.map((entry) => ({ ...entry, text: iso })),
		...(unusual ? { date: readDateAt(lines, value, iso, unusual) } : {}),
	};
}

/** A date in an unusual form with its place in the file. */
export function readDateAt(
	lines: Lines,
	{ start: at }: Span,
	iso: string,
	{ start, end, other }: NonNullable<When["unusual"]>,
): ReadDate {
	const span = { start: at + start, end: at + end };
	return {
		text: plainText(lines.slice(span)),
		range: lines.rangeOf(span),
		iso,
		...(other ? { other } : {}),
	};
}

/** A code span, or between two commas a single word without one. */
const codeOrWord =
	/(`+)([^`\r\n]+)\1(?!`)|(?<=^[ \t]*|,[ \t]*)((?:\\[,{}[\]]|\\(?![,{}[\]])|\{(?:[^{}\s`]|\{[^{}\s`]*\})*\}|\[[^[\]\s`]*\]|\[(?![^[\]\s`]*\])|[^\s,`{[\\])+)(?=[ \t]*(?:,|$))/g;

/** A value between commas: those in links and code don't part values. */
const betweenCommas =
	/(?:\[[^[\]\n]*\]\([^()\n]*\)|`[^`\n]*`|\{[^{}\n]*\}|[^,\r\n])+/g;
/** A glob, package URL or other raw value between commas: those in braces, brackets and code, or behind a backslash, don't part values. */
const rawBetweenCommas =
	/(?:\\[,{}[\]]|`[^`\n]*`|\{(?:[^{}\n]|\{[^{}\n]*\})*\}|\[[^[\]\n]*\]|[^,\r\n])+/g;

/**
 * The values of a field in Markdown: raw ones from code spans where there are such, lists split at commas outside of links and code. Quotation
 * marks around a value of a list, or around all of it, are left out, but for patterns, which may mean them.
 */
export function splitValue(
	lines: Lines,
	value: Span,
	spec: Pick<FieldSpec, "list" | "raw" | "isPattern"> & {
		/** In a table's cell a bar is written with a backslash before it. */
		readonly inTable?: boolean;
	},
): FieldEntry[] {
	const isQuotable = spec.list && !spec.isPattern;
	const outer = lines.trim(value);
	const all = isQuotable ? withinQuotes(lines.slice(outer)) : undefined;
	if (all && all.end - all.start < outer.end - outer.start)
		return splitValue(
			lines,
			{ start: outer.start + all.start, end: outer.start + all.end },
			spec,
		);
	const source = withoutComments(lines.slice(value));
	if (source.trim() === "") return [];
	const entry = (start: number, text: string, meant: string): FieldEntry => {
		const { start: from, end } = isQuotable
			? withinQuotes(text)
			: { start: 0, end: text.length };
		const at = value.start + start;
		return {
			text: isQuotable ? withoutQuotes(meant) : meant,
			raw: text.slice(from, end),
			range: lines.range(at + from, at + end),
		};
	};
	if (spec.raw) {
		const codes = [...source.matchAll(codeOrWord)].filter(
			(found) => found[2] !== undefined || spec.list,
		);
		if (codes.some((found) => found[2] !== undefined))
			return codes.map((found) => {
				const text = found[2] ?? (found[3] as string);
				const start = found.index + found[0].indexOf(text);
				const meant = spec.inTable ? text.replaceAll("\\|", "|") : text;
				return entry(start, text, meant.trim());
			});
	}
	if (!spec.list)
		return [entry(0, source, spec.raw ? source.trim() : plainText(source))];
	const found: FieldEntry[] = [];
	for (const part of source.matchAll(
		spec.raw ? rawBetweenCommas : betweenCommas,
	)) {
		const trimmed = part[0].trim();
		if (trimmed === "") continue;
		const start = part.index + part[0].indexOf(trimmed);
		found.push(entry(start, trimmed, spec.raw ? trimmed : plainText(trimmed)));
	}
	return found;
}

function yamlEntries(
	lines: Lines,
	node: YamlNode,
	spec: FieldSpec,
): FieldEntry[] {
	if (node.type === "list")
		return node.entries.flatMap((entry) =>
			yamlEntries(lines, entry, { ...spec, list: false }),
		);
	const range = lines.rangeOf(node);
	const raw = lines.slice(node);
	if (node.type === "map") {
		const fields: Record<string, Field> = {};
		for (const pair of node.pairs) {
			const name = canonicalField(pair.key);
			const entries = yamlEntries(lines, pair.value, {
				name,
				description: "",
				list: name === "in",
				raw: true,
			});
			fields[name] = {
				name,
				text: entries.map((e) => e.text).join(", "),
				raw: lines.slice(pair.value),
				range: lines.rangeOf(
					pair.value.end > pair.value.start ? pair.value : pair.keySpan,
				),
				nameRange: lines.rangeOf(pair.keySpan),
				place: "yaml",
				entries,
				data: yamlData(pair.value),
			};
		}
		return [{ text: "", raw, range, fields }];
	}
	if (node.text === "") return [];
	if (!spec.list) return [{ text: node.text, raw, range }];
	const meant = spec.isPattern ? node.text : withoutQuotes(node.text);
	return splitText(meant, spec.raw).map((text) => ({
		text: spec.isPattern ? text : withoutQuotes(text),
		raw,
		range,
	}));
}

/** The values in a text, such as a YAML scalar, that are parted by commas; raw ones are globs, package URLs and the like. */
export function splitText(text: string, raw: boolean): string[] {
	const parts = raw
		? [...text.matchAll(rawBetweenCommas)].map(([part]) => part)
		: text.split(",");
	return parts.map((part) => part.trim()).filter((part) => part !== "");
}

/** The values of a YAML list, however deep, or a YAML text as one. */
export function writtenValues(
	lines: Lines,
	node: YamlNode | undefined,
): Written[] {
	if (node?.type === "list")
		return node.entries.flatMap((entry) => writtenValues(lines, entry));
	return node?.type === "scalar" && node.text !== ""
		? [{ text: node.text, range: lines.rangeOf(node) }]
		: [];
}

/** The same for globs, package URLs and the like: a YAML text as what stands between its commas, without quotation marks that are not YAML's. */
export function listedValues(
	lines: Lines,
	node: YamlNode | undefined,
): Written[] {
	return writtenValues(lines, node).flatMap(({ text, range }) => {
		const meant = withoutQuotes(text);
		return (node?.type === "scalar" ? splitText(meant, true) : [meant]).map(
			(part) => ({ text: withoutQuotes(part), range }),
		);
	});
}

const referenceTypes = new Set<string>([
	"serves",
	"moves",
	"uses",
	"upholds",
	"deviates-from",
	"supersedes",
	"superseded-by",
	"amends",
	"replaced-by",
	"applies-to",
	"role",
	"outcome",
	"metric",
	"mandate",
	"team",
	"from",
	"on",
]);

/** The references in all fields that name items, in the order written. */
export function referencesInFields(
	lines: Lines,
	fields: Fields,
	specs: FieldSpecs,
): Reference[] {
	const found: Reference[] = [];
	for (const field of Object.values(fields)) {
		const spec = specs.get(field.name);
		if (!spec?.refersTo || !referenceTypes.has(field.name)) continue;
		// A metric's role names the metric that it feeds: the field says more than a type of reference would.
		const type =
			field.name === "role" ? "mentions" : (field.name as ReferenceType);
		// Where plain words are as good as an id, a word that is none is no mistake.
		const strict = !spec.orText;
		for (const entry of field.entries) {
			const range = entry.fields?.from?.range ?? entry.range;
			found.push(
				...fieldReferences(
					lines,
					{ start: lines.offset(range.start), end: lines.offset(range.end) },
					type,
					strict,
				),
			);
		}
	}
	return found;
}
