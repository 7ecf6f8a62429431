/** Decision logs: pages with a heading for each record. Which of their sections are records, and the page as one artifact that holds them. */

import type { Artifact } from "../../domain/artifact";
import { idKey } from "../../domain/id";
import type { Span } from "../../domain/position";
import {
	decisionName,
	isAmongDocuments,
	isLogName,
} from "../../kinds/decision-places";
import { readDate } from "../dates";
import {
	type MarkdownDocument,
	openMarkdown,
	partOf,
} from "../markdown/document";
import type { Block } from "../markdown/markdown";
import { Spans } from "../markdown/spans";
import { syntaxFaults } from "../page/faults";
import { mentions } from "../page/references";
import { normalHeading, sectionKey } from "../vocabulary";
import { noWords, type Words } from "../words";
import { yamlGet } from "../yaml";
import { readRecord } from "./decision";
import {
	decisionField,
	fieldsOf,
	frontMatterStatements,
	readTop,
} from "./decision-fields";
import { statusesOf } from "./decision-status";
import { withKey } from "./decision-title";
import {
	dayAlone,
	type HeadingForm,
	type LogHeading,
	readLogHeading,
	statusAlone,
} from "./log-heading";

/** A page with fewer records is none of many. */
const leastRecords = 2;

/**
 * Reads a decision record, or all records of a page that has a heading for each. Takes its path from the workspace root, its whole text
 * and the repository's words. Never throws.
 */
export function readDecision(
	file: string,
	text: string,
	words: Words,
): Artifact {
	const doc = openMarkdown(file, text, "decision", words);
	const records = logRecords(doc, words);
	return records.length > 0
		? readLog(doc, records, words)
		: readRecord(doc, words);
}

/**
 * Says whether a page has headings of which two or more are surely records; where nobody looks for documents, they have ids. Takes its path
 * from its model's root.
 */
export function isDecisionLog(
	file: string,
	text: string,
	words: Words,
): boolean {
	const doc = openMarkdown(file, text, "decision", words);
	const records = logRecords(doc, words);
	return isAmongDocuments(file)
		? records.length > 0
		: records.filter(isProven).length >= leastRecords;
}

/** Surely a record, by its id. */
function isProven({ isSure, heading }: Candidate): boolean {
	return isSure && heading.form === "id";
}

function readLog(
	doc: MarkdownDocument,
	found: readonly Candidate[],
	words: Words,
): Artifact {
	const { file, lines, sections, yaml } = doc;
	const records = found.map(({ part, heading }) =>
		readRecord(part, words, heading),
	);
	const items = records.flatMap((record) => record.items);
	const own = new Set(items.map(({ id }) => idKey(id)));
	const inside = new Spans(found.map(({ part }) => part.span));
	const [first] = sections;
	const title = first && !inside.covers(first.span.start) ? first : undefined;
	const stated = yamlGet(yaml?.root, "title");
	const headingRange = title?.range ?? lines.rangeOf(lines.line(0));
	return {
		file,
		kind: "decision",
		declared: yamlGet(yaml?.root, "kind") !== undefined,
		format: "markdown",
		title: title?.heading ?? (stated?.type === "scalar" ? stated.text : ""),
		titleRange: headingRange,
		headingRange,
		fields: fieldsOf(lines, frontMatterStatements(yaml?.root)),
		status: "",
		sections: sections.map(
			({ span: _, blocks: __, own: ___, content: ____, ...section }) => section,
		),
		items,
		unnumbered: [],
		unnumberedEntries: [],
		// A table of contents refers to nothing.
		references: mentions(lines, doc.markdown, inside).flatMap(
			({ reference }) =>
				reference.id && own.has(idKey(reference.id)) ? [] : [reference],
		),
		links: doc.links,
		anchors: doc.anchors,
		words: doc.words,
		hasContent: true,
		records,
		suppressions: doc.suppressions,
		faults: syntaxFaults(doc),
		end: lines.position(lines.text.length),
		endsOpen: doc.endsOpen,
		lineBreak: lines.lineBreak,
	};
}

/** A section that may be a record. */
interface Candidate {
	readonly part: MarkdownDocument;
	readonly heading: LogHeading;
	readonly isSure: boolean;
}

/** Forms of headings, those that speak most for a record first. */
const ranks: readonly HeadingForm[] = [
	"id",
	"decision",
	"number",
	"date",
	"title",
];

function rank({ heading }: Candidate): number {
	return ranks.indexOf(heading.form);
}

/** The sections of a page that are records, in the order written; none where fewer than two surely are. */
function logRecords(doc: MarkdownDocument, words: Words): readonly Candidate[] {
	const name = decisionName(doc.file);
	const isNamed = isLogName(doc.file);
	if (!isNamed && (name?.number !== undefined || /^\d/.test(name?.stem ?? "")))
		return [];
	const page = new LogPage(doc, words);
	const sure = page.records(({ isSure }) => isSure);
	const proof = isNamed ? sure : sure.filter(isProven);
	if (proof.length < leastRecords) return [];
	// Beside ADR-1 and ADR-2, ADR-3 is one as well, whatever is written there as yet.
	const counted = new Set(sure.map(seriesOf));
	return page.records(
		(one) => one.isSure || (rank(one) < 2 && counted.has(seriesOf(one))),
	);
}

function seriesOf({ heading: { form, lead } }: Candidate): string {
	return `${form} ${lead}`;
}

/** What a heading says of all records below it. */
interface GroupFact {
	readonly span: Span;
	readonly level: number;
}

class LogPage {
	readonly #doc: MarkdownDocument;
	readonly #words: Words;
	/** By section; undefined for one that can't be a record. */
	readonly #candidates: readonly (Candidate | undefined)[];

	constructor(doc: MarkdownDocument, words: Words) {
		this.#doc = doc;
		this.#words = words;
		const { sections, lines } = doc;
		const counts = new Map<string, number>();
		for (const section of sections) {
			const lead = readLogHeading(lines, section, words)?.lead;
			if (lead) counts.set(lead, (counts.get(lead) ?? 0) + 1);
		}
		// "UTF-8 everywhere" is no id where nothing else is counted like that.
		const strange = new Set(
			[...counts].flatMap(([lead, count]) =>
				count === 1 && lead !== "ADR" && lead !== "RFC" ? [lead] : [],
			),
		);
		let day: GroupFact | undefined;
		let status: GroupFact | undefined;
		this.#candidates = sections.map((section, index) => {
			if (day && section.level <= day.level) day = undefined;
			if (status && section.level <= status.level) status = undefined;
			const { level } = section;
			const ofDay = dayAlone(lines, section, words);
			if (ofDay) day = { span: ofDay, level };
			const ofStatus = statusAlone(lines, section, words);
			if (ofStatus) status = { span: ofStatus, level };
			const heading = readLogHeading(lines, section, words, strange);
			if (
				!heading ||
				(sectionKey(section.heading, "decision", words) &&
					heading.form === "title")
			)
				return undefined;
			return this.#candidate(index, heading, day?.span, status?.span);
		});
	}

	/** The outermost sections that are meant; one that holds others is a group of them rather than a record. */
	records(isMeant: (one: Candidate) => boolean): Candidate[] {
		const { sections } = this.#doc;
		const within = (from: number, level: number): [Candidate[], number] => {
			const found: Candidate[] = [];
			let at = from;
			for (
				let section = sections[at];
				section && section.level > level;
				section = sections[at]
			) {
				const own = this.#candidates[at];
				const [inner, end] = within(at + 1, section.level);
				if (own && isMeant(own) && !isGroup(own, inner)) found.push(own);
				else for (const one of inner) found.push(one);
				at = end;
			}
			return [found, at];
		};
		return within(0, 0)[0];
	}

	#candidate(
		index: number,
		read: LogHeading,
		day: Span | undefined,
		status: Span | undefined,
	): Candidate | undefined {
		const part = partOf(this.#doc, index);
		if (leadsToOwnFile(part, read)) return undefined;
		const isOfDay = day !== undefined && !read.dateSpan;
		const heading = {
			...read,
			...(isOfDay ? { dateSpan: day } : {}),
			...(status ? { groupStatus: status } : {}),
		};
		return { part, heading, isSure: this.#isSure(part, heading, isOfDay) };
	}

	#isSure(
		part: MarkdownDocument,
		{ form, dateSpan, statusSpan, groupStatus }: LogHeading,
		isOfDay: boolean,
	): boolean {
		const { lines } = part;
		const words = this.#words;
		const sections = part.sections
			.filter(({ level }) => level < 3)
			.map((section) => withKey(section, words));
		const [title] = sections;
		const isListed = inTables(title?.own ?? []);
		const statements = readTop(part, sections, title).statements.filter(
			({ nameSpan }) => form === "id" || !isListed(nameSpan),
		);
		const status = statusesOf(lines, statements, sections, words).find(
			(one) => one.status !== "none",
		);
		const names = [
			...sections.slice(1).map((section) => section.heading),
			...labelsIn(lines.slice(ownSpan(part))),
		];
		const keys = new Set(
			names.flatMap((name) => {
				const key = sectionKey(name, "decision", words);
				return key && parts.has(key) ? [key] : [];
			}),
		);
		const isStated = statements.some(
			({ name, value }) =>
				dates.has(name) && isDate(lines.slice(value).slice(0, longestDate)),
		);
		const isDated = isStated || (dateSpan !== undefined && !isOfDay);
		const hasStatus = status !== undefined || statusSpan !== undefined;
		// "Done" is a task's word as well.
		const isDecided =
			(statusSpan !== undefined && !ofTasks.test(lines.slice(statusSpan))) ||
			(status !== undefined && !ofTasks.test(status.text));
		const tells = keys.has("decision") && keys.size > 1;
		if (form === "id")
			return hasStatus || groupStatus !== undefined || isDated || tells;
		if (names.some((name) => ofMeetings.test(normalHeading(name))))
			return false;
		if (form !== "decision" && !hasStatus && holdsRecords(title?.own ?? []))
			return false;
		if (isDecided || isStated) return true;
		if (hasStatus) return tells;
		if (isOfDay) return keys.size > 0;
		return isDated && (title?.words ?? 0) > 0;
	}
}

/** Below a heading that counts less, records make a group; so do two that count as much. */
function isGroup(own: Candidate, inner: readonly Candidate[]): boolean {
	const { form } = own.heading;
	return (
		inner.filter((one) => rank(one) <= rank(own)).length > 1 ||
		(form === "title" && inner.some((one) => one.heading.form !== form))
	);
}

/** An entry of an index: its heading is a link to a page, or it leads to the file of the same number. */
function leadsToOwnFile(
	{ links, sections: [title] }: MarkdownDocument,
	{ number }: LogHeading,
): boolean {
	return links.some(({ path, range }) => {
		if (!/\.(?:mdx?|markdown)$/i.test(path)) return false;
		return (
			range.start.line === title?.range.start.line ||
			(number !== undefined && decisionName(path)?.number === number)
		);
	});
}

/** A section's own text, up to the next heading. */
function ownSpan({ sections: [title], span }: MarkdownDocument): Span {
	const last = title?.own.at(-1);
	return last && title
		? { start: title.content.end, end: last.end }
		: { start: span.end, end: span.end };
}

/** How much of a section's own text is searched for names, in characters, and how many lines. */
const mostText = 8000;
const mostLines = 100;
const label =
	/^[\s>*+-]*(?:\*\*|__)?(\p{L}[\p{L} /'&-]{1,40}?)(?:\*\*|__)?[ \t]*[:：]/u;

/** Names at the beginnings of lines, with a colon behind them: `**Context:** …`. */
function labelsIn(text: string): string[] {
	return text
		.slice(0, mostText)
		.split(/\r\n?|\n/, mostLines)
		.flatMap((line) => label.exec(line)?.[1] ?? []);
}

/** One row of a table for each decision. */
function holdsRecords(blocks: readonly Block[]): boolean {
	const isOfRecords = (name: string) =>
		["date", "status"].includes(decisionField(name) ?? "") ||
		sectionKey(name, "decision", noWords) === "decision";
	return blocks.some(
		(block) =>
			block.type === "table" &&
			block.header.cells.length > 2 &&
			block.header.cells.some(({ text }) => isOfRecords(text)),
	);
}

/** Says what stands in a table of more than names and values: an index of records tells nothing of the section that it stands in. */
function inTables(blocks: readonly Block[]): (span: Span) => boolean {
	const tables = new Spans(
		blocks.filter(
			(block) => block.type === "table" && block.header.cells.length > 2,
		),
	);
	return (span) => tables.touches(span);
}

const longestDate = 100;

function isDate(text: string): boolean {
	return (readDate(text)?.iso.length ?? 0) > 4;
}

/** Statements that tell a record's day. */
const dates = new Set(["date", "decided", "created", "updated"]);
/** Parts that a record has. */
const parts = new Set([
	"context",
	"drivers",
	"options",
	"pros-and-cons",
	"decision",
	"consequences",
	"rationale",
]);
/** Words for a record's status that say as much of a task, a quest or a page. */
const ofTasks =
	/^\W*(?:done|open|active|in progress|in dev|in development|wip|completed?|current|draft|final|released|review|in review|living|pending|idea|implement(?:ed|ing)|on hold|resolved|postponed|moved|published)\b/i;
/** What stands in notes of meetings alone. */
const ofMeetings =
	/^(?:attendees|attending|participants|present|apologies|absent|agenda|action items?|actions|minutes|teilnehmer(?:innen)?|teilnehmende|anwesend|tagesordnung|participantes|asistentes|ordre du jour)$/;
