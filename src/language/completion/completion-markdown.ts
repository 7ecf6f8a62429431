/** Completion in the Markdown of pages and decision records: fields, values, ids, headings and link targets. */

import type { Artifact, Item } from "../../domain/artifact";
import { idKey } from "../../domain/id";
import { kindInfo } from "../../domain/kind";
import type { Lines } from "../../domain/lines";
import { folderOf, linkTo } from "../../domain/paths";
import { canonicalField, type FieldSpec, itemFields } from "../../kinds/schema";
import type { Model } from "../../model/model";
import { missingSections, sectionLevel } from "../../plans/section-headings";
import { sectionsOfEntries } from "../../text/page/unnumbered";
import {
	decisionPrompts,
	firstSections,
} from "../../writing/decision-templates";
import { fieldLabel } from "../../writing/field-edits";
import {
	asSnippet,
	type Completion,
	freeId,
	inTemplateOrder,
	itemEntries,
	itemFacts,
	keysIn,
	nameEntry,
	statusValues,
	usedPrefixes,
	valueEntries,
	visibleItems,
} from "./completion-entries";
import { type Scope, scopeAt } from "./scope";

/** A place in the text of a page, outside of code, comments and front matter. */
export interface TextPlace {
	readonly model: Model;
	readonly artifact: Artifact;
	readonly artifacts: ReadonlyMap<string, Artifact>;
	readonly lines: Lines;
	readonly offset: number;
}

/** A text place with its line at hand. */
interface Here extends TextPlace {
	readonly line: number;
	readonly lineStart: number;
	/** The line in front of the cursor, and behind it. */
	readonly before: string;
	readonly after: string;
}

/** What can be put in at a place of a page's text. */
export function completeText(place: TextPlace): Completion[] {
	const { lines, offset } = place;
	const line = lines.lineAt(offset);
	const span = lines.line(line);
	const here: Here = {
		...place,
		line,
		lineStart: span.start,
		before: lines.text.slice(span.start, offset),
		after: lines.text.slice(offset, span.end),
	};
	return (
		inLink(here) ??
		inHeading(here) ??
		inDefinition(here) ??
		inUnnumberedEntry(here) ??
		inCell(here) ??
		inField(here) ??
		inSectionOfReferences(here) ??
		inEntry(here) ??
		inProse(here)
	);
}

function rangeFrom({ lines, offset, lineStart, after }: Here, column: number) {
	const rest = /^[\p{L}\p{N}_-]*/u.exec(after)?.[0].length ?? 0;
	return lines.range(lineStart + column, offset + rest);
}

/** Within `](`, the items that a link can lead to; behind `[` and a prefix, the whole link. The editor itself completes paths and headings. */
function inLink(here: Here): Completion[] | undefined {
	const { before, after, model, artifact, artifacts, lines, offset } = here;
	const target = /\]\(\s*<?([^()\s<>]*)$/.exec(before);
	if (target) {
		const [, typed = ""] = target;
		if (/[#:]/.test(typed)) return [];
		const start = offset - typed.length;
		const end = offset + (/^[^()\s<>]*/.exec(after)?.[0].length ?? 0);
		return visibleItems(model, {}).flatMap(({ item, sortText }) => {
			const link = targetOf(artifact, artifacts, item);
			return link === undefined
				? []
				: {
						...itemFacts(item),
						kind: "path" as const,
						label: [item.id, item.title].join(" ").trim(),
						detail: link,
						insertText: link,
						range: lines.range(start, end),
						filterText: `${item.id} ${item.title} ${link}`,
						sortText,
					};
		});
	}
	const opened = /(?<![\]!\\])\[([A-Za-z]{2,3}-?\d*)$/.exec(before);
	if (!opened) return undefined;
	const [whole, typed = ""] = opened;
	const closing = /^[\w-]*\]?/.exec(after)?.[0].length ?? 0;
	const behind = after.slice(closing);
	// The text of a link that has its target already is left to whoever writes it.
	if (/^[([:]/.test(behind)) return [];
	const prefixes = prefixesFor(model, typed);
	if (prefixes.length === 0) return [];
	return visibleItems(model, { prefixes }).flatMap(({ item, sortText }) => {
		const link = targetOf(artifact, artifacts, item);
		return link === undefined
			? []
			: {
					...itemFacts(item),
					label: item.id,
					insertText: `[${item.id}](${link})`,
					range: lines.range(offset - whole.length, offset + closing),
					filterText: `[${item.id} ${item.title}`,
					sortText,
				};
	});
}

/** The target of a link to an item, with its heading's anchor where it has one; undefined for what can't be linked to from there. */
export function targetOf(
	from: Artifact,
	artifacts: ReadonlyMap<string, Artifact>,
	item: Item,
): string | undefined {
	const page = artifacts.get(item.file);
	if (!page || page.format === "yaml") return undefined;
	const heading =
		item.way === "heading" &&
		page.sections.find(
			({ range }) => range.start.line === item.range.start.line,
		);
	const path = page.file === from.file ? "" : linkTo(from.file, page.file);
	const anchor = heading ? `#${heading.slug}` : "";
	return path + anchor === "" ? undefined : path + anchor;
}

function prefixesFor(model: Model, typed: string): string[] {
	const letters = typed.replace(/-.*$/, "").toUpperCase();
	const whole = typed.includes("-");
	return [...usedPrefixes(model)].filter((prefix) =>
		whole ? prefix === letters : prefix.startsWith(letters),
	);
}

/** The sections that the page lacks, behind `#` at the beginning of a line. */
function inHeading(here: Here): Completion[] | undefined {
	const { artifact, before, after, line, lines } = here;
	const mark = /^(#{1,6})([ \t]*)(.*)$/.exec(before);
	if (!mark) return undefined;
	const [, marks = "", blank = "", typed = ""] = mark;
	const opened = openingId(artifact, typed);
	if (opened && blank) return inDefinition(here);
	if (/\S/.test(after) || (typed !== "" && !blank)) return [];
	const ownLine = lines.line(line);
	const range = lines.rangeOf(ownLine);
	const record = recordAround(artifact, line);
	// In a log, sections are those of a record.
	if (artifact.records && !record) return [];
	const usual = record
		? levelAt(artifact, record.titleRange.start.line) + 1
		: sectionLevel(artifact);
	const level = marks.length > 1 ? marks.length : usual;
	const around = artifact.sections.findLast(
		(section) => section.range.start.line < line && section.level < level,
	);
	// A heading within a section is no section of the page.
	if (around && around.level >= usual) return [];
	return sectionsFor(here, record).map(({ heading, prompt }, n) => {
		const text = `${"#".repeat(level)} ${heading}`;
		const comment = prompt ? `<!-- ${asSnippet(prompt)} -->\n` : "";
		return {
			label: heading,
			kind: "heading",
			...(prompt ? { documentation: prompt } : {}),
			insertText: `${asSnippet(text)}\n\n${comment}$0`,
			snippet: true,
			range,
			filterText: `${marks}${blank}${heading}`,
			sortText: String(n).padStart(3, "0"),
		};
	});
}

/** The fixed sections of a page, or those that the records beside a decision have and it has not. */
function sectionsFor(
	{ artifact, model }: Here,
	record: Artifact | undefined,
): readonly { readonly heading: string; readonly prompt?: string }[] {
	if (artifact.kind !== "decision") return missingSections(artifact);
	const own = record ?? artifact;
	const present = new Set(own.sections.map(({ key }) => key));
	const folder = folderOf(artifact.file);
	const beside =
		artifact.records ??
		model.artifacts.filter(
			(other) =>
				other.decision !== undefined && folderOf(other.file) === folder,
		);
	const neighbour = beside.findLast(
		(other) =>
			other !== own && other.sections.filter(({ key }) => key).length > 1,
	);
	const sections = neighbour?.sections ?? firstSections;
	return sections
		.filter(({ key, level }) => key && level === 2 && !present.has(key))
		.map(({ heading, key }) => {
			const prompt = decisionPrompts[key as string];
			return { heading, ...(prompt ? { prompt } : {}) };
		});
}

/** The record of a log in whose section a line is. */
function recordAround(
	{ records }: Artifact,
	line: number,
): Artifact | undefined {
	const record = records?.findLast(
		({ titleRange }) => titleRange.start.line < line,
	);
	return record && line <= record.end.line ? record : undefined;
}

function levelAt({ sections }: Artifact, line: number): number {
	return sections.find(({ range }) => range.start.line === line)?.level ?? 1;
}

/** A prefix that the page's own items have, as the whole of what is typed. */
function openingId(artifact: Artifact, typed: string): string | undefined {
	const prefix = /^(?:\*\*|__|\[)?([A-Za-z]{2,3})-\d*$/.exec(typed)?.[1];
	const own = kindInfo(artifact.kind).prefixes;
	const upper = prefix?.toUpperCase();
	return artifact.kind !== "decision" && upper && own.includes(upper)
		? upper
		: undefined;
}

/** The next free id, where a heading or an entry is about to define one. */
function inDefinition(here: Here): Completion[] | undefined {
	const { before, artifact, model, after } = here;
	const start = /^(?:#{1,6}[ \t]+|[-*+][ \t]+(?=\*\*|__))/.exec(before)?.[0];
	if (start === undefined) return undefined;
	const typed = before.slice(start.length);
	const prefix = openingId(artifact, typed);
	if (!prefix) return undefined;
	const marker = /^(?:\*\*|__|\[)/.exec(typed)?.[0] ?? "";
	// An id that is there already is left as it is.
	if (/^\d/.test(after)) return [];
	return valueEntries(
		[freeId(model, prefix)],
		rangeFrom(here, start.length + marker.length),
	);
}

/** The next free id for an entry of a strategy's problems or of what it leaves undone, while it has none. */
function inUnnumberedEntry(here: Here): Completion[] | undefined {
	const { before, after, artifact, model, line } = here;
	const start = /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(before)?.[0];
	if (start === undefined || artifact.kind !== "strategy") return undefined;
	const section = artifact.sections.find(
		({ key, fullRange }) =>
			sectionsOfEntries.has(key ?? "") &&
			fullRange.start.line < line &&
			line <= fullRange.end.line,
	);
	if (!section || /^\s*(?:\*\*|__|\[)?ST-\d/i.test(after)) return undefined;
	// Below an entry with an id stand its fields.
	const isNested = artifact.items.some(
		({ way, fullRange: { start, end } }) =>
			way === "entry" &&
			start.line < line &&
			line <= end.line &&
			/^\s/.test(before),
	);
	if (isNested) return undefined;
	const typed = before.slice(start.length);
	if (!/^(?:ST?|ST-\d*)?$/i.test(typed)) return undefined;
	const id = freeId(model, "ST");
	const range = rangeFrom(here, start.length);
	return valueEntries(
		[id],
		// What stands behind the cursor is the entry's text.
		typed === "" ? { start: range.start, end: range.start } : range,
		(value) => `**${value}**${/^[ \t]/.test(after) ? "" : " "}`,
	);
}

/** The cell of a table of items, by the name at the head of its column. */
function inCell(here: Here): Completion[] | undefined {
	const { before, artifact, lines, line } = here;
	if (artifact.kind === "decision" || !before.includes("|")) return undefined;
	const source = (n: number) => lines.slice(lines.line(n));
	let header = line;
	while (header > 0 && source(header - 1).includes("|")) header--;
	if (line < header + 2 || !/^[\s|:-]+$/.test(source(header + 1)))
		return undefined;
	const names = cellsOf(source(header)).map((cell) =>
		canonicalField(cell.replace(/[*_`]/g, "")),
	);
	if (!names.includes("id")) return undefined;
	const cells = cellsOf(before);
	const name = names[cells.length - 1];
	const cell = cells.at(-1) ?? "";
	const item = artifact.items.find(
		({ way, range }) => way === "row" && range.start.line === line,
	);
	const start = before.length - cell.trimStart().length;
	if (name === "id") {
		const prefix = kindInfo(artifact.kind).prefixes[0] as string;
		return item
			? []
			: valueEntries([freeId(here.model, prefix)], rangeFrom(here, start));
	}
	const spec =
		name === undefined ? undefined : itemFields(artifact.kind).get(name);
	if (!spec) return [];
	return valueCompletions(here, spec, start, "", item);
}

/** The cells of a row, or of its beginning; a bar in front of the first is none. */
function cellsOf(row: string): string[] {
	return row
		.trimStart()
		.replace(/^\|/, "")
		.split(/(?<!\\)\|/);
}

/** A line's field: `- Role: `, `**Role**: `, `Role: `. */
const named =
	/^(\s*(?:>\s*)*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?)(\*\*|__)?([\p{L}][\p{L}\p{N} _/-]{0,40}?)\s*(?:(\*\*|__)\s*:|:(\*\*|__)?)(\s*)/u;

/** The value of a field. */
function inField(here: Here): Completion[] | undefined {
	const { before, artifact, lines, line } = here;
	const match = named.exec(before);
	if (!match) return undefined;
	const [whole, lead = "", open, name = "", closed, closedLate, blank] = match;
	const scope = scopeAt(artifact, lines, line);
	const spec = scope?.specs.get(canonicalField(name));
	if (!spec || !scope) return undefined;
	const isListed = /[-*+\d]/.test(lead);
	const isBold = open !== undefined && (closed ?? closedLate) !== undefined;
	// A line of prose that happens to begin like a field is none in an item's section.
	if (!isListed && !isBold && scope.item && artifact.kind !== "decision")
		return undefined;
	return valueCompletions(
		here,
		spec,
		whole.length,
		blank === "" ? " " : "",
		scope.item,
	);
}

/** The values and ids that a field takes. `valueColumn` is where its value begins; `lead` goes in front of what is put in. */
function valueCompletions(
	here: Here,
	spec: FieldSpec,
	valueColumn: number,
	lead: string,
	item: Item | undefined,
): Completion[] {
	const { before, after, model, artifact } = here;
	const typed = before.slice(valueColumn);
	const comma = spec.list ? typed.lastIndexOf(",") + 1 : 0;
	const part = typed.slice(comma).trimStart();
	// Behind a whole id a comma comes first.
	if (/[`[\](]|^[A-Za-z]{2,3}-\d+\s/.test(part)) return [];
	const gap = typed.endsWith(",") ? " " : lead;
	const range = rangeFrom(here, before.length - part.length);
	const values = statusValues(spec, artifact.kind === "decision") ?? [];
	const towards = directed(spec, part);
	if (values.length > 0 && towards === undefined)
		return valueEntries(values, range, (value) => gap + value);
	if (!spec.refersTo) return [];
	if (
		spec.orText &&
		towards === undefined &&
		!/^[A-Za-z]{0,3}(?:-\d*)?$/.test(part)
	)
		return [];
	const word =
		towards ?? (spec.orText ? (/[\w-]*$/.exec(part)?.[0] ?? "") : part);
	const preposition = towards === undefined ? "" : "to ";
	return itemEntries(
		model,
		{
			prefixes: spec.refersTo,
			without: new Set([
				...keysIn(typed.slice(0, typed.length - part.length)),
				...keysIn(restOfValue(after)),
				...(item ? [idKey(item.id)] : []),
			]),
		},
		rangeFrom(here, before.length - word.length),
		({ id }) => gap + preposition + id,
	).map((entry) =>
		preposition
			? { ...entry, filterText: `${preposition}${entry.filterText}` }
			: entry,
	);
}

/** What is typed behind a value that goes on with an item, as `input to KM-1` does; undefined where none is written, or it doesn't. */
function directed(
	{ examples = [], refersTo }: FieldSpec,
	part: string,
): string | undefined {
	const match = /^(\S+)\s+((?:t|to|to\s+[\w-]*)?)$/i.exec(part);
	const goesOn = examples.some((e) => e.startsWith(`${match?.[1]} to `));
	return refersTo && match && goesOn ? match[2] : undefined;
}

/** What follows in the same value behind the word at the cursor. */
function restOfValue(after: string): string {
	return (/^[\p{L}\p{N}_-]*(.*)$/u.exec(after)?.[1] ?? "").split(
		"|",
	)[0] as string;
}

/** An entry of a decision's section whose heading is the name of a field: "Deviates from", "Supersedes". */
function inSectionOfReferences(here: Here): Completion[] | undefined {
	const { artifact, before, line, lines } = here;
	if (artifact.kind !== "decision") return undefined;
	const section = artifact.sections.findLast(
		({ range }) => range.start.line < line,
	);
	if (!section?.key) return undefined;
	const item = artifact.items.findLast(
		({ fullRange }) => fullRange.start.line <= line,
	);
	const entry = /^\s*(?:[-*+][ \t]+)?/.exec(before)?.[0].length ?? 0;
	if (section.key === "status") {
		const spec = itemFields("decision").get("status");
		const above = lines.slice({
			start: lines.offset(section.range.end),
			end: lines.line(line).start,
		});
		return spec && above.trim() === "" && /^\p{L}*$/u.test(before)
			? valueCompletions(here, spec, entry, "", item)
			: undefined;
	}
	const spec = itemFields("decision").get(section.key);
	if (!spec?.refersTo || !/^[A-Za-z]{0,3}(?:-\d*)?$/.test(before.slice(entry)))
		return undefined;
	return valueCompletions(here, spec, entry, "", item);
}

/** The names of fields, at the start of an entry of a list of fields or on an empty line where such a list may begin. */
function inEntry(here: Here): Completion[] | undefined {
	const { before, after, artifact, lines, line } = here;
	const match =
		/^(\s*)([-*+])([ \t]+)(\*\*|__)?([\p{L}][\p{L}\p{N} _-]*)?$/u.exec(before);
	const isEmpty = before.trim() === "";
	if (!match && !isEmpty) return undefined;
	const rest = /^[\p{L}\p{N} _-]*(?:\*\*|__)?(:?)/u.exec(after);
	if (after.slice(rest?.[0].length ?? 0).trim() !== "") return undefined;
	if (/[\p{L}\p{N}]/u.test(after)) return undefined;
	const scope = scopeAt(artifact, lines, line);
	if (!scope || !isFieldPlace(here, scope, match !== null)) return undefined;
	const habit = habitOf(here, scope);
	const spelled = (name: string) =>
		habit.lower ? fieldLabel(name).toLowerCase() : fieldLabel(name);
	const start = match
		? before.length - (match[4] ?? "").length - (match[5] ?? "").length
		: before.length;
	const indent =
		isEmpty && scope.item?.way === "entry" && before === ""
			? " ".repeat(scope.item.range.start.character)
			: "";
	const colon = rest?.[1] === ":";
	const end = here.offset + (rest?.[0].length ?? 0);
	const range = lines.range(here.lineStart + start, end);
	const names = inTemplateOrder(scope.kind, [...scope.specs.values()]).filter(
		({ name }) =>
			!scope.fields[name] && !(unwritten.has(name) && scope.item !== undefined),
	);
	return names.map((spec, n) => {
		const label = spelled(spec.name);
		const field = `${habit.bold}${label}${habit.bold}:${colon && /^\s/.test(after.slice(rest?.[0].length)) ? "" : " "}`;
		return nameEntry(
			spec,
			n,
			range,
			label,
			match ? field : `${indent}${habit.marker}${field}`,
		);
	});
}

/** Fields that Markdown has another way for: the first paragraph, a block of checks. */
const unwritten: ReadonlySet<string> = new Set(["description", "checks"]);

/** Says whether the entry at the cursor belongs to the scope's list of fields, or may begin it. */
function isFieldPlace(here: Here, scope: Scope, isEntry: boolean): boolean {
	const { lines, line, artifact } = here;
	const listed = Object.values(scope.fields).filter(
		({ place }) => place === "list",
	);
	const near = (n: number) =>
		listed.some(
			({ nameRange, range }) =>
				nameRange.start.line - 1 <= n && n <= range.end.line + 1,
		);
	if (listed.length > 0) return isEntry && near(line);
	const source = (n: number) => lines.slice(lines.line(n));
	if (isEntry) {
		const indent = /^\s*/.exec(source(line))?.[0] ?? "";
		const marker = new RegExp(`^${indent}(?:[-*+]|\\d{1,9}[.)])\\s`);
		const isList = (n: number) =>
			n > scope.head && n < lines.count && marker.test(source(n));
		// Entries of another list are prose, and so is what stands among them.
		return !isList(line - 1) && !isList(line + 1);
	}
	if (artifact.kind === "decision") return false;
	for (let n = line - 1; n > scope.head; n--)
		if (source(n).trim() !== "") return false;
	return scope.head >= 0;
}

interface Habit {
	readonly marker: string;
	readonly bold: string;
	readonly lower: boolean;
}

/** How the page writes its fields: those of the scope first, else any item's. */
function habitOf({ artifact, lines }: Here, scope: Scope): Habit {
	const all = [
		...Object.values(scope.fields),
		...Object.values(artifact.fields),
		...artifact.items
			.slice(0, 20)
			.flatMap(({ fields }) => Object.values(fields)),
	];
	const like = all.find(({ lead, place }) => place === "list" && lead);
	const lead = like?.lead ?? "- ";
	return {
		marker: `${/[-*+]/.exec(lead)?.[0] ?? "-"} `,
		bold: /(?:\*\*|__)$/.exec(lead)?.[0] ?? "",
		lower:
			like !== undefined &&
			/^\p{Ll}/u.test(
				lines.slice({
					start: lines.offset(like.nameRange.start),
					end: lines.offset(like.nameRange.end),
				}),
			),
	};
}

/** An id behind a prefix that some item has, in running text. */
function inProse(here: Here): Completion[] {
	const { before, model, artifact, lines, line } = here;
	const match = /(?<![\p{L}\p{N}_@#./-])([A-Za-z]{2,3}-\d*)$/u.exec(before);
	if (!match) return [];
	const word = /\S*$/.exec(before)?.[0] ?? "";
	if (word.includes("://") || /^(?:www\.|\.{0,2}\/)/.test(word)) return [];
	const typed = match[1] as string;
	const prefixes = prefixesFor(model, typed);
	if (prefixes.length === 0) return [];
	const item = scopeAt(artifact, lines, line)?.item;
	return itemEntries(
		model,
		{ prefixes, without: new Set(item ? [idKey(item.id)] : []) },
		rangeFrom(here, before.length - typed.length),
	);
}
