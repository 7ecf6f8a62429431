/** The heading of a record in a decision log: its id or number, its day, its status and its title, each with its place. */

import type { Lines } from "../../domain/lines";
import type { Span } from "../../domain/position";
import { readDate } from "../dates";
import type { OpenSection } from "../markdown/document";
import type { Words } from "../words";
import type { RecordHeading } from "./decision-identity";
import { isTemplate, longestTitle } from "./decision-title";
import { readStatus } from "./status";

/**
 * How a heading counts its record, from what speaks most for a record to what speaks least: `ADR-001`, `Decision 4`, `7.`, `2026-03-01`, or
 * a title alone.
 */
export type HeadingForm = "id" | "decision" | "number" | "date" | "title";

export interface LogHeading extends RecordHeading {
	readonly form: HeadingForm;
	/** What stands before the number, in upper case; "" where nothing does. */
	readonly lead: string;
}

const marks = "[^\\p{L}\\p{N}]*";
/** Behind the number; never a part of a longer one or of a version. */
const numberEnds = "(?![\\p{L}\\p{N}]|[.,-]\\d)";

/** `ADR-001`, `RFC 2`, `ADR #3`, `D-12`, `DEC-2026-003`, `D12`. */
const withId = new RegExp(
	`^${marks}((ADRs?|RFCs?|adr|rfc|Adr|Rfc|[A-Z]{1,8}(?:-[A-Z]{1,8})*(?=-?\\d))([-_ #:№]{0,3})((?:(?:19|20)\\d{2}[-.])?)(\\d{1,6}))${numberEnds}`,
	"u",
);
/** What has to follow a prefix of the repository's own that no hyphen parts from its number: "S3 for files" is no `S3: …`. */
const setOff = /^[\])*_`]*(?:[ \t]*[:.)–—|·]|[ \t]+-[ \t]|[ \t]*$)/u;
/** `Decision 4`, `Architecture Decision Record #7`, `Entscheidung Nr. 3`. */
const withWord = new RegExp(
	`^${marks}((?:\\p{L}{3,14}[ \\t]+){0,2}(?:decision|entscheidung|décision|decisión|decisão|decisione|beslissing|besluit|decyzja|решение|рішення|karar|rozhodnutí|决策|决定|決策|決定|결정)(?:[ \\t]+(?:record|log|no|nr|number))?\\.?[ \\t#:№°-]{0,4}(\\d{1,6}))${numberEnds}`,
	"iu",
);
/** `7. Use Postgres`, `#12: …`, `[3] …`, `012 …`. */
const withNumber =
	/^[^\p{L}\p{N}]*?((?:n[or°]\.?[ \t]*|№[ \t]*|#)?(\d{1,5}))(?:[\])*_]*[ \t]*[.):\]][\])*_]*[ \t]+|[ \t]+[-–—·|][ \t]+|(?<=(?:#|\b0)\d{1,4})[ \t]+)(?=\S)/iu;
/** What parts the id, the day and the title from each other, the marks that close what stands before included. */
const parting = /^[\])}*_~`]*[\s:：;,，、.。·•|/–—→>-]*(?:[*_~]{1,2}[ \t]+)?/u;
/** Behind a day: the time of it. */
const timeOfDay =
	/^[T \t]*\d{1,2}:\d{2}(?::\d{2})?(?:[ \t]*(?:UTC|GMT|Z)(?!\p{L}))?/u;
/** In brackets, or behind a dash, at the end of a heading. */
const inBrackets = /[ \t]*[([]([^()[\]]{3,60})[)\]][\s*_~`]*$/u;
const dash = /[ \t]+[-–—|·•][ \t]+/gu;
const longestPart = 60;
/** `1.2.0`, `[v2.0.0-rc.1]`: a release. */
const version = /^[^\p{L}\p{N}]*(?:version[ \t]+|release[ \t]+)?v?\d+\.\d+/iu;

/** Placeholders, and what tells how a record is written: `YYYY-MM-DD: Title`, `Example entry`, `How to add a decision`. */
const explains =
	/Y{4}|(?<![\p{L}\p{N}])[Nn]{3,}(?![\p{L}\p{N}])|^(?:how|when|why)[ \t]+(?:to|we|it|this)(?!\p{L})/iu;
/** "Decision entry template", "Example", "The format of our records": every word is one of these, and one is of the second kind. */
const besideForms =
	/^(?:the|our|a|an|of|for|new|blank|standard|adrs?|madr|decisions?|entry|entries|records?|logs?)$/;
const forms =
	/^(?:template|templates|format|formats|example|examples|sample|structure|legend|vorlage|beispiel|modèle|plantilla)$/;

function explainsRecords(heading: string): boolean {
	const words = heading.toLowerCase().match(/\p{L}+/gu) ?? [];
	return (
		words.some((word) => forms.test(word)) &&
		words.every((word) => forms.test(word) || besideForms.test(word))
	);
}

/** Behind an id: it is the first of several. */
const range = /^(?:to|through|until|and|bis|und)[ \t].*\d|^(?:ADR|RFC)[- ]?\d/i;

/** The day that a heading is, and nothing else. */
export function dayAlone(
	lines: Lines,
	{ content }: OpenSection,
	words: Words,
): Span | undefined {
	const facts = factsAlone(lines.slice(content), words);
	const isDay = facts?.date && !facts.status && facts.isWhole;
	return isDay ? movedBy(facts.date, content.start) : undefined;
}

/** What stands in a heading over all records of one status beside that. */
const beside =
	/(?<!\p{L})(?:decisions?|adrs?|records?|entscheidungen)(?!\p{L})/giu;

/** The status that a heading is, and nothing else: "Accepted", "Superseded decisions". */
export function statusAlone(
	lines: Lines,
	{ content, key }: OpenSection,
	words: Words,
): Span | undefined {
	const source = lines.slice(content);
	if (key || source.length > longestPart) return undefined;
	const facts = factsAlone(
		source.replace(beside, (word) => " ".repeat(word.length)),
		words,
	);
	return facts?.status && !facts.date
		? movedBy(facts.status, content.start)
		: undefined;
}

function movedBy({ start, end }: Span, offset: number): Span {
	return { start: start + offset, end: end + offset };
}

/**
 * Reads a heading, with the prefixes of ids that are no such (`UTF-8`). Undefined for one that a record can't have: a release, a template,
 * nothing but a day or a year.
 */
export function readLogHeading(
	lines: Lines,
	section: OpenSection,
	words: Words,
	strange: ReadonlySet<string> = new Set(),
): LogHeading | undefined {
	const { content, slug } = section;
	const source = lines.slice(content);
	if (source.length > longestTitle || isTemplate(section.heading))
		return undefined;
	if (version.test(source) || explains.test(section.heading.trim()))
		return undefined;
	if (explainsRecords(section.heading)) return undefined;
	let at = 0;
	const skip = (length: number) => {
		at += length;
		at += parting.exec(source.slice(at))?.[0].length ?? 0;
	};
	const spanOf = (start: number, end: number): Span => ({
		start: content.start + start,
		end: content.start + end,
	});
	let dateSpan: Span | undefined;
	const takeDate = () => {
		const rest = source.slice(at);
		const date = readDate(rest);
		if (!date || date.iso.length < 7) return;
		if (/[\p{L}\p{N}]/u.test(rest.slice(0, date.start))) return;
		dateSpan = spanOf(at + date.start, at + date.end);
		const time = timeOfDay.exec(rest.slice(date.end))?.[0].length ?? 0;
		skip(date.end + time);
	};
	takeDate();
	const number = readNumber(source.slice(at), at === 0, strange);
	const idSpan = number && spanOf(at + number.start, at + number.end);
	if (number) {
		skip(number.end);
		if (!dateSpan) takeDate();
	}
	const tail = readTail(source.slice(at), words, dateSpan !== undefined);
	const end = at + tail.start;
	const inTail = (span: Span | undefined) =>
		span && spanOf(at + span.start, at + span.end);
	const below = factsBelow(lines, section, words);
	const isDateFirst = dateSpan !== undefined;
	dateSpan ??= inTail(tail.date) ?? below.date;
	const statusSpan = inTail(tail.status) ?? below.status;
	const title = titleIn(source.slice(at, end));
	const titleSpan = spanOf(at + title.start, at + title.end);
	const written = lines.slice(titleSpan);
	if (!number && written === "") return undefined;
	if (number && (isTemplate(written) || range.test(written))) return undefined;
	return {
		form: number?.form ?? (isDateFirst ? "date" : "title"),
		lead: number?.lead ?? "",
		id: number?.id ?? withoutStatus(slug, tail),
		...(idSpan ? { idSpan } : {}),
		prefix: number?.prefix ?? "ADR",
		...(number?.value === undefined ? {} : { number: number.value }),
		...(number?.series ? { series: number.series } : {}),
		titleSpan,
		...(dateSpan ? { dateSpan } : {}),
		...(statusSpan ? { statusSpan } : {}),
	};
}

/** A day and a status, with nothing else beside them. Offsets are in the text that they are read from. */
interface Facts {
	readonly date?: Span;
	readonly status?: Span;
	/** The date is a day. */
	readonly isWhole?: boolean;
}

/** Reads a text that says a day, a status or both; undefined where it says anything else. */
function factsAlone(text: string, words: Words): Facts | undefined {
	const read = readDate(text);
	const date = read && read.iso.length > 4 ? read : undefined;
	const rest = date
		? text.slice(0, date.start) +
			" ".repeat(date.end - date.start) +
			text.slice(date.end)
		: text;
	const said = readStatus(rest, words);
	const status = said && said.status !== "none" ? said : undefined;
	if (!date && !status) return undefined;
	const before = status ? rest.slice(0, status.start) : rest;
	if (/[\p{L}\p{N}]/u.test(before)) return undefined;
	// "Resolved by the client" is no status; by what something was superseded is said there.
	const isAlone =
		status?.status === "superseded" ||
		!/[\p{L}\p{N}]/u.test(rest.slice(status?.end ?? 0));
	if (!isAlone) return undefined;
	const end = date ? status?.end : text.trimEnd().length;
	return {
		...(date
			? {
					date: { start: date.start, end: date.end },
					isWhole: date.iso.length > 7,
				}
			: {}),
		...(status && end !== undefined
			? { status: { start: status.start, end } }
			: {}),
	};
}

/** What stands behind a title: the day and the status of its record. Offsets are in the text that it is read from. */
interface Tail extends Facts {
	readonly start: number;
	/** The status as written; "" where there is none. */
	readonly said: string;
}

/** Reads the brackets at the end of a text, or what a dash parts from it, as long as these hold nothing but a day and a status. */
function readTail(source: string, words: Words, hasDate: boolean): Tail {
	let tail: Tail = { start: source.length, said: "" };
	for (;;) {
		const part = lastPart(source.slice(0, tail.start));
		const facts = part && factsAlone(part.text, words);
		if (!part || !facts) return tail;
		const { date, status } = facts;
		if ((date && (hasDate || tail.date)) || (status && tail.status))
			return tail;
		tail = {
			...tail,
			start: part.start,
			...(date ? { date: movedBy(date, part.from) } : {}),
			...(status
				? {
						status: movedBy(status, part.from),
						said: part.text.slice(status.start, status.end),
					}
				: {}),
		};
	}
}

/** A day at the beginning of a line: "2026-01-01. We take one queue." */
const dayFirst = /^[\s*_`([]*$/u;

/** The day and the status that a line of their own below the heading says, or the day with which the text begins. */
function factsBelow(
	lines: Lines,
	{ own: [first] }: OpenSection,
	words: Words,
): Facts {
	if (first?.type !== "paragraph") return {};
	const span = lines.split(first)[0] ?? first;
	const line = lines.slice(span);
	const alone = line.length > longestPart ? undefined : factsAlone(line, words);
	if (alone)
		return {
			...(alone.date ? { date: movedBy(alone.date, span.start) } : {}),
			...(alone.status ? { status: movedBy(alone.status, span.start) } : {}),
		};
	const date = readDate(line.slice(0, longestPart));
	const isFirst =
		date !== undefined &&
		date.iso.length > 7 &&
		dayFirst.test(line.slice(0, date.start)) &&
		/^[)\]*_`]*(?:[.:,;]|[ \t]*[-–—|·•])/u.test(line.slice(date.end));
	return isFirst ? { date: movedBy(date, span.start) } : {};
}

/** The last part of a text, from where it is set off, and where what it says begins; undefined where nothing is set off. */
function lastPart(
	source: string,
): { start: number; from: number; text: string } | undefined {
	const brackets = inBrackets.exec(source);
	const text = brackets?.[1];
	if (brackets && text !== undefined)
		return {
			start: brackets.index,
			from: brackets.index + brackets[0].indexOf(text),
			text,
		};
	const last = [...source.matchAll(dash)].at(-1);
	if (!last) return undefined;
	const from = last.index + last[0].length;
	const said = source.slice(from).replace(/[\s*_~`]+$/, "");
	return said.length > longestPart
		? undefined
		: { start: last.index, from, text: said };
}

/** A heading's anchor without the status in it, which may become another one. */
function withoutStatus(slug: string, { said }: Tail): string {
	const words = said.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
	const end = `-${words.join("-")}`;
	return words.length > 0 && slug.endsWith(end)
		? slug.slice(0, -end.length).replace(/-+$/, "")
		: slug;
}

interface HeadingNumber {
	readonly form: HeadingForm;
	readonly lead: string;
	readonly id: string;
	readonly prefix: "ADR" | "RFC";
	/** Undefined where it is counted by years, which no number can say. */
	readonly value?: number;
	readonly series?: string;
	readonly start: number;
	readonly end: number;
}

function readNumber(
	source: string,
	mayBeBare: boolean,
	strange: ReadonlySet<string>,
): HeadingNumber | undefined {
	const id = withId.exec(source);
	const [whole = "", written = "", word = "", joint, year = "", digits = ""] =
		id ?? [];
	const lead = word.toUpperCase().replace(/^(ADR|RFC)S$/, "$1");
	const isOurs = lead === "ADR" || lead === "RFC";
	const isSetOff =
		isOurs || joint !== "" || setOff.test(source.slice(whole.length));
	if (id && isSetOff && !strange.has(lead))
		return {
			form: "id",
			lead,
			id: `${lead}-${year}${digits}`,
			prefix: lead === "RFC" ? "RFC" : "ADR",
			...(year === "" ? { value: Number(digits) } : {}),
			...(isOurs ? {} : { series: lead }),
			start: whole.length - written.length,
			end: whole.length,
		};
	const named = withWord.exec(source);
	const bare = named || !mayBeBare ? undefined : withNumber.exec(source);
	const match = named ?? bare;
	if (!match) return undefined;
	const [all, said = "", count = ""] = match;
	const end = all.indexOf(said) + said.length;
	return {
		form: named ? "decision" : "number",
		lead: "",
		id: `ADR-${count}`,
		prefix: "ADR",
		value: Number(count),
		start: named ? end - said.length : end - count.length,
		end,
	};
}

/** A title without the marks around it that belong to the whole heading: `**`, `~~`, a bracket. */
function titleIn(source: string): Span {
	let { length: end } = source.replace(/\]\([^()\s]*\)[\s*_~]*$/, "").trimEnd();
	const start = source.length - source.trimStart().length;
	const unmatched = (mark: string) => {
		const text = source.slice(start, end);
		return text.endsWith(mark) && text.split(mark).length % 2 === 0;
	};
	for (const mark of ["**", "__", "~~", "`"])
		if (end - mark.length >= start && unmatched(mark)) end -= mark.length;
	while (end > start && /[\s:;,–—-]/.test(source.charAt(end - 1))) end--;
	return { start: Math.min(start, end), end };
}
