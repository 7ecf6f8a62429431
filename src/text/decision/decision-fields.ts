/** The facts that a decision record states about itself: front matter, and the lists, lines and tables on top of it. */

import type { Field, FieldEntry, Fields } from "../../domain/artifact";
import type { Lines } from "../../domain/lines";
import type { Span } from "../../domain/position";
import { fold } from "../fold";
import { wordTable } from "../languages/words";
import type { MarkdownDocument, OpenSection } from "../markdown/document";
import type { Block, Entry, Heading, Table } from "../markdown/markdown";
import { masked } from "../markdown/mask";
import { plainText } from "../markdown/plain";
import { dated, splitText, splitValue } from "../page/fields";
import { withoutQuotes } from "../page/quotes";
import { normalHeading } from "../vocabulary";
import { type YamlNode, yamlData } from "../yaml";
import { type Badge, badgesIn, mayHaveBadges } from "./badges";

/** One statement on top of a record: a name of ours and where its value stands. */
export interface Statement {
	/** Canonical name: lower case, hyphens. */
	readonly name: string;
	readonly place: Field["place"];
	readonly nameSpan: Span;
	/** The whole value; empty where nothing is written. */
	readonly value: Span;
	/** One per entry where the value is a list of its own. */
	readonly entries: readonly Span[];
	readonly node?: YamlNode;
	/** Of a badge, whose value stands escaped in its address: what it shows. */
	readonly badge?: BadgeText;
}

export interface BadgeText {
	readonly text: string;
	/** What is said in place of the picture. */
	readonly alt: string;
	/** It names the fact that it states, rather than that it is about a record. */
	readonly named: boolean;
}

/** Our name for a field by what people call it; without accents, hyphens and underscores. */
const canonical = wordTable(({ fields }) => fields, fold);

/** The most words that a name has. */
const longestName = 5;

/** Our name for a field as written ("Decision-Makers", `superseded_by`, "décideurs"), or undefined for one that means nothing to us. */
export function decisionField(written: string): string | undefined {
	const known = canonical.get(plainName(written));
	if (known || !written.includes("/")) return known;
	// "Status/Статус": the same name in two languages.
	const [first, ...others] = written
		.split("/")
		.map((part) => canonical.get(plainName(part)));
	return others.every((name) => name === first) ? first : undefined;
}

function plainName(written: string): string {
	const text = written
		.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
		.toLowerCase()
		.replace(/[’ʼ`]/g, "'")
		.replace(/[-_\s]+/g, " ")
		.replace(/\(s\)$/, "s")
		.trim();
	return fold(text);
}

/** The statements of a front matter, in the order written. */
export function frontMatterStatements(root: YamlNode | undefined): Statement[] {
	if (root?.type !== "map") return [];
	return root.pairs.map(({ key, keySpan, value }) => ({
		name: decisionField(key) ?? plainName(key).replaceAll(" ", "-"),
		place: "front-matter",
		nameSpan: keySpan,
		value: { start: value.start, end: value.end },
		entries:
			value.type === "list"
				? value.entries.map(({ start, end }) => ({ start, end }))
				: [],
		node: value,
	}));
}

/** Headings under which a record states facts about itself. */
const factHeadings = new Set(
	(
		"metadata|meta data|meta|details|adr details|document information|document info|document control|document details|header|info|information|" +
		"general information|adr info|adr information|adr metadata|properties|record|record details|decision details|administration|" +
		"metadaten|metadonnees|métadonnées|metadatos|metadados"
	).split("|"),
);
/** What sections are called that state facts, by their keys. */
const factKeys = new Set([
	"status",
	"date",
	"deciders",
	"supersedes",
	"superseded-by",
	"amends",
	"upholds",
	"uses",
	"applies-to",
]);

/** Records with no headings at all would be read as one long top; nobody states facts further down. */
const mostBlocks = 40;

/** The top of a record, which is everything before its first section of content. */
export interface Top {
	readonly statements: readonly Statement[];
	/** Its blocks, headings included. */
	readonly blocks: readonly Block[];
}

/** What a record may still state in bold in the text of its first section. */
const lateNames = new Set([
	"date",
	"decided",
	"created",
	"updated",
	"decision-makers",
]);

/** Reads what a record states on top in lists, lines, tables and quotes. Takes its sections and the one that is its title. */
export function readTop(
	doc: MarkdownDocument,
	sections: readonly OpenSection[],
	title: OpenSection | undefined,
): Top {
	const { lines } = doc;
	const byStart = new Map(sections.map((s) => [s.span.start, s]));
	const statements: Statement[] = [];
	const top = new Set<Block>();
	let said = false;
	let last: OpenSection | undefined;
	for (const block of doc.markdown.blocks.slice(0, mostBlocks)) {
		const section = byStart.get(block.start);
		if (block.type === "heading" && section) {
			const lost = lostStatements(lines, block);
			if (section === title || lost.length > 0)
				statements.push(...lost, ...badgeStatements(lines, block.content));
			const next = sections[sections.indexOf(section) + 1];
			const more =
				lost.length > 0 ||
				section === title ||
				isFacts(section) ||
				(!said && isSubtitle(section, title, next));
			if (!more) {
				last = section;
				break;
			}
		} else {
			const stated = statementsIn(lines, block).map((statement) =>
				withBadge(lines, statement),
			);
			statements.push(...stated);
			if (block.type !== "code")
				statements.push(...badgeStatements(lines, block));
			said ||= isText(block);
		}
		top.add(block);
	}
	for (const block of last?.own ?? [])
		if (block.type === "paragraph" && /^(?:\*\*|__)/.test(lines.slice(block)))
			statements.push(
				...lineStatements(lines, block, "line").filter(({ name }) =>
					lateNames.has(name),
				),
			);
	for (const section of sections)
		if (factHeadings.has(normalHeading(section.heading)))
			for (const block of section.own)
				if (!top.has(block)) statements.push(...statementsIn(lines, block));
	return { statements, blocks: [...top] };
}

/** What a record states in badges. */
const badgeNames = new Set([
	"status",
	"date",
	"decided",
	"created",
	"updated",
	"decision-makers",
	"review-by",
	"review",
]);
/** What a badge may be called that says the status of the record that it stands in. */
const ofRecord =
	/^(?:(?:adr|rfc|decision|record|proposal|decision record)[-\s#]*\d*)?$/i;

/** The name of the fact that a badge states, or undefined where it is about something else. */
export function badgeName({ label }: Pick<Badge, "label">): string | undefined {
	const name = decisionField(label.replace(/[:：]\s*$/, ""));
	if (name && badgeNames.has(name)) return name;
	return ofRecord.test(label.trim()) ? "status" : undefined;
}

function badgeStatements(lines: Lines, span: Span): Statement[] {
	const source = lines.slice(span);
	return badgesIn(source).flatMap((badge) => {
		const name = badgeName(badge);
		return name ? [badgeStatement(name, badge, span.start)] : [];
	});
}

function badgeStatement(name: string, badge: Badge, at: number): Statement {
	const value = { start: at + badge.place.start, end: at + badge.place.end };
	return {
		name,
		place: "line",
		nameSpan: { start: at + badge.start, end: at + badge.end },
		value,
		entries: [],
		badge: {
			text: badge.message,
			alt: badge.alt,
			named: !ofRecord.test(badge.label.trim()),
		},
	};
}

/** A text with blanks for what stands in place of its badges' pictures: they show something else. */
function withoutAlts(text: string): string {
	let found = "";
	let at = 0;
	for (const { start, end } of badgesIn(text)) {
		const closing = text.indexOf("](", start);
		if (text.charAt(start) !== "!" || closing < 0 || closing > end) continue;
		const from = start + "![".length;
		found += text.slice(at, from) + " ".repeat(closing - from);
		at = closing;
	}
	return found + text.slice(at);
}

/** A statement whose value is nothing but a badge says what that shows. */
function withBadge(lines: Lines, statement: Statement): Statement {
	const { name, place, nameSpan, value } = statement;
	const source = lines.slice(value);
	if (!badgeNames.has(name) || !mayHaveBadges(source)) return statement;
	const [badge, ...others] = badgesIn(source);
	if (!badge || others.length > 0 || badgeName(badge) === undefined)
		return statement;
	const rest = source.slice(0, badge.start) + source.slice(badge.end);
	if (/[\p{L}\p{N}]/u.test(masked(rest))) return statement;
	const said = badgeStatement(name, badge, value.start);
	return {
		...said,
		place,
		nameSpan,
		badge: { ...(said.badge as BadgeText), named: true },
	};
}

/** The title once more, or a heading over statements alone: the first section of content follows it. */
function isSubtitle(
	section: OpenSection,
	title: OpenSection | undefined,
	next: OpenSection | undefined,
): boolean {
	if (section.key !== undefined) return false;
	return section.heading === title?.heading || next?.key !== undefined;
}

function isFacts(section: OpenSection): boolean {
	return (
		factKeys.has(section.key ?? "") ||
		factHeadings.has(normalHeading(section.heading))
	);
}

function isText(block: Block): boolean {
	return (
		block.type === "paragraph" ||
		block.type === "list" ||
		block.type === "table" ||
		block.type === "quote" ||
		block.type === "code"
	);
}

/**
 * Statements that Markdown takes for an underlined heading, because a rule follows them without an empty line, or because something
 * stands before the front matter.
 */
function lostStatements(lines: Lines, heading: Heading): Statement[] {
	if (heading.level > 2 || lines.text.charAt(heading.start) === "#") return [];
	const found = lineStatements(lines, heading.content, "line");
	const first = found[0];
	if (!first) return [];
	const before = lines.slice({
		start: heading.content.start,
		end: first.nameSpan.start,
	});
	return /[\p{L}\p{N}]/u.test(before) ? [] : found;
}

function statementsIn(lines: Lines, block: Block): Statement[] {
	switch (block.type) {
		case "paragraph":
			return lineStatements(lines, block, "line");
		case "list":
			return block.entries.flatMap((entry) => entryStatements(lines, entry));
		case "table":
			return tableStatements(block);
		case "quote":
			return block.blocks.flatMap((inner) => statementsIn(lines, inner));
		default:
			return [];
	}
}

function entryStatements(lines: Lines, entry: Entry): Statement[] {
	const found = lineStatements(lines, entry.content, "list");
	const last = found.at(-1);
	const nested = entry.blocks.find((block) => block.type === "list");
	if (last && nested?.type === "list" && last.value.start === last.value.end)
		found[found.length - 1] = {
			...last,
			value: { start: nested.start, end: nested.end },
			entries: nested.entries.map((inner) => inner.content),
		};
	return found;
}

/** Tables of names and values, or one row of values under a header of names. */
function tableStatements(table: Table): Statement[] {
	const cell = (row: Table["header"], i: number) => row.cells[i];
	const name = (row: Table["header"], i: number) =>
		decisionField((cell(row, i)?.text ?? "").replace(/\s*[:：]\s*$/, ""));
	const header = table.header;
	const row = table.rows[0];
	// "Accepted" names a date where a colon follows, but in a table it is a value.
	const isName = (of: Table["header"], i: number) =>
		!["decided", undefined].includes(name(of, i));
	const wide =
		row !== undefined &&
		table.rows.length === 1 &&
		isName(header, 0) &&
		!isName(row, 0) &&
		header.cells.some((_, i) => i > 0 && isName(header, i));
	if (wide)
		return header.cells.flatMap((_, i) => {
			const known = name(header, i);
			const value = cell(row, i);
			const at = cell(header, i);
			return known && value && at
				? [cellStatement(known, at.content, value.content)]
				: [];
		});
	const rows = table.rows.some((r) => name(r, 0) !== undefined)
		? [header, ...table.rows]
		: table.rows.length === 0
			? [header]
			: [];
	const found: Statement[] = [];
	for (const r of rows)
		for (let i = 0; i + 1 < r.cells.length; i++) {
			const known = name(r, i);
			const at = cell(r, i);
			const value = cell(r, i + 1);
			if (!known || !at || !value) continue;
			found.push(cellStatement(known, at.content, value.content));
			i++;
		}
	return found;
}

function cellStatement(name: string, nameSpan: Span, value: Span): Statement {
	return { name, place: "cell", nameSpan, value, entries: [] };
}

interface Mark {
	/** Undefined for a name that is none of ours: it only ends the value before it. */
	readonly name: string | undefined;
	readonly start: number;
	readonly end: number;
	readonly value: number;
}

/**
 * `Name: value` statements in a paragraph or an entry's text, several to a line where each has its name in bold or stands apart. A value
 * goes on to the next name.
 */
function lineStatements(
	lines: Lines,
	span: Span,
	place: Field["place"],
): Statement[] {
	const raw = withoutAlts(lines.slice(span));
	if (!/[:：\d]|\*\*|__/.test(raw)) return [];
	const mask = masked(raw);
	const marks: Mark[] = [];
	let start = 0;
	for (const line of mask.split(/\r\n?|\n/)) {
		marks.push(...marksIn(mask, raw, start, start + line.length));
		start += line.length;
		start += mask.startsWith("\r\n", start) ? 2 : 1;
	}
	return marks.flatMap((mark, i) => {
		if (!mark.name) return [];
		const until = marks[i + 1]?.start ?? mask.length;
		const value = valueSpan(raw, mark, until);
		return [
			{
				name: mark.name,
				place,
				nameSpan: {
					start: span.start + mark.start,
					end: span.start + mark.end,
				},
				value: {
					start: span.start + value.start,
					end: span.start + value.end,
				},
				entries: [],
			},
		];
	});
}

const bareDate = /^[^\p{L}\p{N}]*(date|datum|fecha)[ \t]+(?=\d{1,4}[-./ ])/iu;
const boldName =
	/^[^\p{L}\p{N}*_]*(\*\*|__)([^*_\r\n:]{2,40})\1[ \t]*(?:[-–—=][ \t]*)?(?=\S|$)/u;
const dashed = /^[^\p{L}\p{N}]*(\p{L}{4,12})[ \t]+(?:[-–—]|=)[ \t]+(?=\S)/u;

/** Names stand near the beginning of their line; behind that is prose. */
const longestLine = 400;

function marksIn(
	mask: string,
	raw: string,
	start: number,
	end: number,
): Mark[] {
	const found: Mark[] = [];
	const line = mask.slice(start, Math.min(end, start + longestLine));
	for (let at = nextColon(line, 0); at >= 0; at = nextColon(line, at + 1)) {
		const mark = markBefore(mask, raw, start, start + at, found.length > 0);
		if (mark) found.push(mark);
	}
	if (found.length > 0) return found;
	const source = raw.slice(start, end);
	const bare = bareDate.exec(line);
	const bold = bare ? undefined : boldName.exec(source);
	const dash = bare || bold ? undefined : dashed.exec(line);
	const written = bare?.[1] ?? bold?.[2] ?? dash?.[1];
	const whole = bare?.[0] ?? bold?.[0] ?? dash?.[0];
	const name = written === undefined ? undefined : decisionField(written);
	if (!name || written === undefined || whole === undefined) return [];
	if (!bare && !["status", "date", "decision-makers"].includes(name)) return [];
	// "Status - as described above": a value without a colon has to be short.
	if (dash && line.trim().split(/\s+/).length > 5) return [];
	const at = start + whole.indexOf(written);
	return [
		{ name, start: at, end: at + written.length, value: start + whole.length },
	];
}

/** The next colon that a blank, markup or the line's end follows. */
function nextColon(line: string, from: number): number {
	for (let i = from; i < line.length; i++) {
		const c = line.charAt(i);
		if (c === "：") return i;
		if (c === ":" && !/[\p{L}\p{N}/:]/u.test(line.charAt(i + 1))) return i;
		// "Date:2024-01-01" and "Status:accepted" are written too.
		if (c === ":" && /^[\s*]*(?:status|date)$/i.test(line.slice(0, i)))
			return i;
	}
	return -1;
}

/** The name right before a colon, when it begins where a name can begin: on the line, behind a gap or a separator, or in bold. */
function markBefore(
	mask: string,
	raw: string,
	lineStart: number,
	colon: number,
	further: boolean,
): Mark | undefined {
	let end = colon;
	while (end > lineStart && /[\s:]/.test(mask.charAt(end - 1))) end--;
	let start = end;
	let first: number | undefined;
	let known: { name: string; start: number } | undefined;
	for (let n = 0; n < longestName; n++) {
		const word = /[\p{L}\p{N}'’&/.-]+(?:\(s\))?$/u.exec(
			mask.slice(Math.max(lineStart, start - 40), start),
		)?.[0];
		if (!word) break;
		start -= word.length;
		const begins = canBegin(mask, raw, lineStart, start, further);
		const name =
			begins || (further && behindSentence.test(mask.slice(lineStart, start)))
				? decisionField(mask.slice(start, end))
				: undefined;
		if (name && (begins || namesBehindSentence.has(name)))
			known = { name, start };
		if (begins) first = start;
		if (!/[ \t]/.test(mask.charAt(start - 1)) || start - 1 < lineStart) break;
		if (/[ \t]/.test(mask.charAt(start - 2)) && start - 2 >= lineStart) break;
		start--;
	}
	const value = colon + 1;
	if (known) return { ...known, end, value };
	if (first === undefined) return undefined;
	const bold = /(?:\*\*|__)\s*$/.test(
		raw.slice(Math.max(lineStart, first - 4), first),
	);
	const opensLine = !/[\p{L}\p{N}]/u.test(mask.slice(lineStart, first));
	return bold || opensLine
		? { name: undefined, start: first, end, value }
		: undefined;
}

/** What is so plain a name that it ends the value before it also behind a full stop or a day: "Datum: 17. 3. 2026 Stav: přijato". */
const namesBehindSentence = new Set([
	"status",
	"date",
	"decided",
	"created",
	"updated",
	"decision-makers",
	"review-by",
]);
const behindSentence = /(?:[.。][ \t]*|\d[ \t]+)$/;

/** In brackets that begin inside a word, or in braces: `app/[id]`, `{owner,status}`. */
const partOfGlob = /[^\s*_|·•;,]\[[^[\]\s]*$|\{[^{}\s]*$/;

/** Behind an odd number of marks of code. */
const inCode = /^[^`]*`(?:[^`]*`[^`]*`)*[^`]*$/;

/** On the line's first words; further on, only behind a gap, a separator or in bold, and never in brackets or in a glob. */
function canBegin(
	mask: string,
	raw: string,
	lineStart: number,
	at: number,
	further: boolean,
): boolean {
	if (!/[\p{L}\p{N}]/u.test(mask.slice(lineStart, at))) return true;
	if (!further) return false;
	const before = raw.slice(lineStart, at);
	return (
		/(?:[ \t]{2}|[|·•;,/\u3000][ \t]*)$/.test(mask.slice(lineStart, at)) &&
		!/\([*_]*$/.test(before) &&
		!partOfGlob.test(before) &&
		!inCode.test(before)
	);
}

/** A value without the blanks around it and without the marks that belong to the names before and behind it. */
function valueSpan(
	raw: string,
	mark: Mark,
	until: number,
): { start: number; end: number } {
	let start = mark.value;
	let end = until;
	const open = /(?:\*\*|__|\*|_)$/.exec(
		raw.slice(Math.max(0, mark.start - 2), mark.start),
	)?.[0];
	const closed =
		!open || raw.slice(mark.end, mark.value).includes(open)
			? true
			: raw.startsWith(open, start);
	if (open && closed && raw.startsWith(open, start)) start += open.length;
	const blank = /(?:[\s\u00a0]|&nbsp;|&#x20;)*/y;
	blank.lastIndex = start;
	start += blank.exec(raw)?.[0].length ?? 0;
	// What ends a glob is a mark of the next name only where a blank stands between.
	if (until < raw.length && isRaw(mark.name))
		end -=
			/(?:\s[\s*_|·•;,(>+-]*)?$/.exec(raw.slice(start, end))?.[0].length ?? 0;
	else if (until < raw.length)
		while (end > start && /[\s*_|·•;,(>+/-]/.test(raw.charAt(end - 1))) end--;
	// "Status: **Accepted**" keeps its own marks.
	const own = /^(?:\*\*|__|[*_])(?=[^*_])/.exec(raw.slice(start, end))?.[0];
	if (own && !raw.slice(start + own.length, end).includes(own))
		if (raw.startsWith(own, end)) end += own.length;
	const blankEnd = isRaw(mark.name) ? /[\s|·•]/ : /[\s|·•\\]/;
	while (end > start && blankEnd.test(raw.charAt(end - 1))) end--;
	// "*Status: accepted · Date: 2026-05-01*": these close what began before other names.
	const closing = /(?<=[^*_\s])(\*{1,2}|_{1,2})$/.exec(raw.slice(start, end));
	if (
		closing &&
		!isRaw(mark.name) &&
		!raw.slice(start, start + closing.index).includes(closing[0]) &&
		raw.slice(0, mark.start).includes(closing[0])
	)
		end -= closing[0].length;
	// "**Status: accepted**": the closing marks belong to the name's opening ones.
	if (open && !closed && raw.slice(start, end).endsWith(open))
		end -= open.length;
	return { start: Math.min(start, end), end };
}

/** More of a value is never shown or compared. */
const longestValue = 2000;

/** The statements as fields; of two with the same name the first that says something counts. */
export function fieldsOf(
	lines: Lines,
	statements: readonly Statement[],
): Fields {
	const fields = new Map<string, Field>();
	for (const statement of statements) {
		if (fields.get(statement.name)?.text) continue;
		fields.set(statement.name, fieldOf(lines, statement));
	}
	return Object.fromEntries(fields);
}

/** Says whether a field is globs, package URLs and ids, which are read from the source text. */
function isRaw(name: string | undefined): boolean {
	return name === "applies-to";
}

function fieldOf(lines: Lines, statement: Statement): Field {
	const { name, place, nameSpan, value, node, badge } = statement;
	const spans = (
		statement.entries.length > 0 ? statement.entries : [value]
	).filter((span) => span.end > span.start);
	const entries = node
		? yamlEntries(lines, node, isRaw(name))
		: isRaw(name)
			? spans.flatMap((span) =>
					splitValue(lines, span, {
						list: true,
						raw: true,
						inTable: place === "cell",
					}),
				)
			: spans.map((span) => ({
					text:
						badge?.text ?? plainText(lines.slice(span).slice(0, longestValue)),
					raw: lines.slice(span),
					range: lines.rangeOf(span),
				}));
	const field: Field = {
		name,
		text: entries.map((entry) => entry.text).join(", "),
		raw: lines.slice(value),
		range: lines.rangeOf(value.end > value.start ? value : nameSpan),
		nameRange: lines.rangeOf(nameSpan),
		place,
		entries,
		...(node ? { data: yamlData(node) } : {}),
	};
	const isDue = name === "review-by" || name === "review";
	return isDue && !badge ? dated(lines, field, { date: "day" }, value) : field;
}

function yamlEntries(
	lines: Lines,
	node: YamlNode,
	isSplit = false,
): FieldEntry[] {
	if (node.type === "list")
		return node.entries.flatMap((entry) => yamlEntries(lines, entry));
	const raw = lines.slice(node);
	const range = lines.rangeOf(node);
	if (node.type === "scalar" && isSplit)
		return splitText(withoutQuotes(node.text), true).map((text) => ({
			text: withoutQuotes(text),
			raw,
			range,
		}));
	if (node.type === "scalar")
		return node.text === "" ? [] : [{ text: node.text, raw, range }];
	return [
		{
			text: "",
			raw,
			range,
			fields: Object.fromEntries(
				frontMatterStatements(node).map((statement) => [
					statement.name,
					fieldOf(lines, statement),
				]),
			),
		},
	];
}
