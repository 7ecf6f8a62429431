/** What is wrong with a file's syntax or with the values in it, on the exact name or value. */

import type { Fields, ReadingFault } from "../../domain/artifact";
import type { Fix } from "../../domain/diagnostic";
import type { Kind } from "../../domain/kind";
import type { Lines } from "../../domain/lines";
import { contains, type Range } from "../../domain/position";
import {
	canonicalField,
	itemFields,
	pageFields,
	type SchemaError,
	validateItem,
	validatePage,
} from "../../kinds/schema";
import type { MarkdownDocument } from "../markdown/document";
import { readWhen } from "../when";
import {
	type YamlFault,
	type YamlNode,
	type YamlText,
	yamlAt,
	yamlData,
	yamlGet,
} from "../yaml";

/** YAML faults as faults of the file, with the fix *Quote this value* where quotes are all that is missing. */
export function yamlFaults(
	file: string,
	lines: Lines,
	faults: readonly YamlFault[],
): ReadingFault[] {
	return faults.map((fault) => {
		const fixes: Fix[] = fault.quote
			? [
					{
						title: "Quote this value",
						safe: true,
						edits: [
							{
								file,
								range: lines.rangeOf(fault.quote),
								newText: fault.quote.newText,
							},
						],
					},
				]
			: [];
		return {
			rule: "files/syntax",
			range: visible(lines, fault),
			message: fault.message,
			...(fixes.length > 0 ? { fixes } : {}),
		};
	});
}

/** An error at the end of a line or file is shown on the last character before it. */
function visible(lines: Lines, span: { start: number; end: number }) {
	if (span.end > span.start && lines.slice(span).trim() !== "")
		return lines.rangeOf(span);
	const trimmed = lines.trim({ start: 0, end: span.start });
	return lines.range(Math.max(0, trimmed.end - 1), trimmed.end);
}

/** What a schema says against a YAML text, but for what is only the consequence of a fault in its syntax. */
export function schemaFaults(
	file: string,
	lines: Lines,
	{ root, faults }: YamlText,
	errors: readonly SchemaError[],
): ReadingFault[] {
	if (!root) return [];
	const broken = faults.map((fault) => lines.rangeOf(fault));
	return errors
		.map((error) => schemaFault(file, lines, root, error))
		.filter(({ range }) => !broken.some((other) => contains(other, range)));
}

/** Faults of a Markdown file's front matter, and of a body that could not be read. */
export function syntaxFaults(doc: MarkdownDocument): ReadingFault[] {
	const faults = yamlFaults(doc.file, doc.lines, doc.yaml?.faults ?? []);
	if (!doc.readable)
		faults.push({
			rule: "files/syntax",
			range: doc.lines.rangeOf(doc.lines.line(0)),
			message:
				"The Markdown of this file is nested too deeply to be read, so nothing in it counts. Write it flatter.",
		});
	return faults;
}

/**
 * What the schema says against a Markdown page's front matter. Other tools keep names of their own there, so an unknown name is
 * reported only where the page says `kind:` and a name of ours is one slip away.
 */
export function frontMatterFaults(
	doc: MarkdownDocument,
	kind: Kind,
): ReadingFault[] {
	const { yaml } = doc;
	if (yaml?.root?.type !== "map") return [];
	const declared = yaml.root.pairs.some((pair) => pair.key === "kind");
	const errors = validatePage(
		kind,
		withReadDates(kind, yamlData(yaml.root)),
	).filter(
		(error) =>
			error.what !== "unknown-name" ||
			(declared && error.nearest !== undefined),
	);
	return schemaFaults(doc.file, doc.lines, yaml, errors);
}

/** What the schema says against a whole YAML page. */
export function yamlPageFaults(
	file: string,
	lines: Lines,
	yaml: YamlText,
	kind: Kind,
): ReadingFault[] {
	return schemaFaults(
		file,
		lines,
		yaml,
		validatePage(kind, withReadDates(kind, yamlData(yaml.root))),
	);
}

/** A page's data with the dates of its fields and of its items' fields as they are read, so that none is wrong for its form. */
function withReadDates(kind: Kind, data: unknown): unknown {
	if (!isMapping(data)) return data;
	const specs = new Map([...itemFields(kind), ...pageFields(kind)]);
	const read = (mapping: object): object =>
		Object.fromEntries(
			Object.entries(mapping).map(([key, value]) => {
				const date = specs.get(canonicalField(key))?.date;
				const when =
					date && (typeof value === "string" || typeof value === "number")
						? readWhen(String(value), date)
						: undefined;
				return [key, when?.iso ?? value];
			}),
		);
	const page = read(data);
	if (!("items" in page) || !Array.isArray(page.items)) return page;
	return {
		...page,
		items: page.items.map((item: unknown) =>
			isMapping(item) ? read(item) : item,
		),
	};
}

function isMapping(value: unknown): value is object {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What is wrong in a guardrail's fenced block of checks: its YAML, and what the schema says against it. */
export function checkFaults(
	file: string,
	lines: Lines,
	yaml: YamlText,
	item: string,
): ReadingFault[] {
	const { root } = yaml;
	const checks = (root?.type === "map" && yamlGet(root, "checks")) || root;
	const data = checks ? { id: item, checks: yamlData(checks) } : { id: item };
	return [
		...yamlFaults(file, lines, yaml.faults),
		...schemaFaults(
			file,
			lines,
			{ ...yaml, ...(checks ? { root: checks } : {}) },
			validateItem("guardrails", data)
				.filter((error) => error.path[0] === "checks")
				.map((error) => ({ ...error, path: error.path.slice(1) })),
		),
	].map((fault) => ({ ...fault, item }));
}

/** Puts a schema's error on the name or value it is about, with the nearest known word as its fix. */
function schemaFault(
	file: string,
	lines: Lines,
	root: YamlNode,
	error: SchemaError,
): ReadingFault {
	const node = yamlAt(root, error.path);
	let range = lines.rangeOf(node);
	let written = node.type === "scalar" ? node.text : "";
	if (error.what === "unknown-name" && node.type === "map") {
		const named = node.pairs.filter((p) => p.key === error.name);
		const [pair] = named;
		if (pair) range = lines.rangeOf(pair.keySpan);
		// Renamed beside a twin, or onto a name that stands there already, it would mend nothing.
		const isTaken = node.pairs.some((p) => p.key === error.nearest);
		if (pair && named.length === 1 && !isTaken) written = pair.key;
	} else if (node.type !== "scalar" || node.start === node.end) {
		// A whole mapping would be underlined: its own name says it better.
		const parent = yamlAt(root, error.path.slice(0, -1));
		const pair =
			parent.type === "map"
				? parent.pairs.find((p) => p.key === error.path.at(-1))
				: undefined;
		range = pair
			? lines.rangeOf(pair.keySpan)
			: lines.range(node.start, firstLineEnd(lines, node));
	}
	const item = itemAt(root, error.path);
	return {
		rule: "files/schema",
		range,
		message: error.message,
		...(item ? { item } : {}),
		...nearestFix(file, range, error, lines, written),
	};
}

/** The fix that puts the nearest known name or value where the wrong one stands; nothing where the place holds more than that word. */
function nearestFix(
	file: string,
	range: Range,
	{ nearest }: SchemaError,
	lines: Lines,
	written: string,
): { readonly fixes?: readonly Fix[] } {
	const source = lines.slice({
		start: lines.offset(range.start),
		end: lines.offset(range.end),
	});
	if (!nearest || written === "" || source !== written) return {};
	return {
		fixes: [
			{
				title: `Change to "${nearest}"`,
				edits: [{ file, range, newText: nearest }],
			},
		],
	};
}

function firstLineEnd(lines: Lines, node: YamlNode): number {
	return Math.min(node.end, lines.line(lines.lineAt(node.start)).end);
}

function itemAt(
	root: YamlNode,
	path: readonly (string | number)[],
): string | undefined {
	if (path[0] !== "items" || path.length < 2) return undefined;
	const id = yamlAt(root, [...path.slice(0, 2), "id"]);
	return id.type === "scalar" && id.text !== "" ? id.text : undefined;
}

/** What the schema says against fields written in Markdown, whose values are all text. */
export function markdownFieldFaults(
	file: string,
	lines: Lines,
	kind: Kind,
	of: "page" | "item",
	fields: Fields,
	item?: string,
): ReadingFault[] {
	const written = Object.values(fields).filter(
		(field) =>
			(field.place === "list" ||
				field.place === "line" ||
				field.place === "cell") &&
			field.text !== "",
	);
	if (written.length === 0) return [];
	const data = Object.fromEntries(written.map((f) => [f.name, f.text]));
	const errors =
		of === "page"
			? validatePage(kind, data)
			: validateItem(kind, { id: item, ...data });
	return errors.flatMap((error) => {
		const field = fields[String(error.path[0])];
		if (!field) return [];
		return {
			rule: "files/schema" as const,
			range: field.range,
			message: error.message,
			...(item ? { item } : {}),
			...nearestFix(file, field.range, error, lines, field.text),
		};
	});
}
