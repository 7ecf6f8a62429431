/** A new record in a decision log: its number, its heading and its text in the manner of the records there, and where it goes. */

import type { Artifact, Item } from "../domain/artifact";
import type { Edit } from "../domain/diagnostic";
import { insertAt } from "../domain/edit";
import { Lines } from "../domain/lines";
import { comparePositions, type Range } from "../domain/position";
import { plainText } from "../text/markdown/plain";
import { readArtifact } from "../text/read";
import { sectionKey } from "../text/vocabulary";
import { decisionPrompts } from "../writing/decision-templates";
import { type Language, recordText } from "./decision-draft";
import type { RecordFacts } from "./decision-imitation";
import { capital, wordsAmong } from "./decision-peers";
import { applied, type Refusal } from "./plan";

/** The log that a new record joins. */
export interface Log {
	readonly page: Artifact;
	/** The records that count on with it, newest first; at least one. */
	readonly records: readonly Artifact[];
}

export interface LogEntry {
	/** Puts the record into the log. */
	readonly edit: Edit;
	/** The log's text with the record in it. */
	readonly text: string;
	/** The record as it is then read, with ranges in that text. */
	readonly record: Artifact;
}

/**
 * Writes a record into a log. Takes its facts, whose number is worked out here, and how the repository writes; `shaped` may add to the
 * record's text, which is handed over as that of a file of its own. Undefined where the log can't be read, or the record would not be read back.
 */
export function entryIn(
	log: Log,
	facts: RecordFacts,
	language: Language,
	shaped: (text: string) => string = (text) => text,
): LogEntry | undefined {
	const { page } = log;
	const source = language.read(page.file);
	if (source === undefined) return undefined;
	const lines = new Lines(source);
	const model =
		log.records.find(
			({ titleRange }) => !sliceOf(lines, titleRange).includes("~~"),
		) ?? (log.records[0] as Artifact);
	const texts = [
		imitated(log, lines, facts, language),
		plainEntry(log, facts),
	].map(shaped);
	for (const text of texts) {
		const heading = headingLike(log, model, lines, facts);
		const entry = text.replace(/^# .*/, () => `# ${heading}`);
		const edit = insertion(
			log,
			lines,
			lowered(entry.trimEnd(), levelOf(model, lines)),
		);
		const now = applied(source, [edit]);
		const { records = [] } = readArtifact(
			page.file,
			now,
			"decision",
			language.words,
		);
		const record = records.find(
			({ decision, items: [item] }) =>
				item?.title === plainText(facts.title) &&
				decision?.status === facts.status &&
				decision.date === facts.today &&
				!decision.otherStatus,
		);
		if (record && records.length === (page.records?.length ?? 0) + 1)
			return { edit, text: now, record };
	}
	return undefined;
}

/** Why a log gets no new record. */
export function unfit({ page: { file } }: Log): Refusal {
	return {
		refused: `${file} is written in a way in which no record can be added safely. Write it there by hand.`,
	};
}

/** The record in the manner of the newest ones, as if each were a file of its own with its title as the first heading. */
function imitated(
	{ records }: Log,
	lines: Lines,
	facts: RecordFacts,
	{ words }: Language,
): string {
	const alone = new Map(
		records.map((record, n) => [`record-${n}.md`, standing(record, lines)]),
	);
	const neighbours = [...alone].map(([file, text]) =>
		readArtifact(file, text, "decision", words),
	);
	const { number: _, ...bare } = facts;
	let text = recordText("record.md", bare, neighbours, {
		read: (file) => alone.get(file),
		words,
	});
	const [newest] = records as [Artifact];
	const [first] = neighbours;
	const isInHeading = (range: Range | undefined) =>
		range?.start.line === newest.titleRange.start.line;
	const drop = (name: string) => {
		text = text.replace(
			new RegExp(`^(?:[-*+][ \\t]+)?${name}: .*\\n?`, "m"),
			"",
		);
	};
	if (isInHeading(newest.decision?.dateRange)) drop("Date");
	if (isInHeading(newest.decision?.statusRange)) drop("Status");
	if ((first?.sections.length ?? 0) < 2)
		text = withLabels(text, alone.get("record-0.md") ?? "");
	return text.replace(/\n{3,}/g, "\n\n");
}

const label =
	/^([\s>*+-]*(?:\*\*|__)?)(\p{L}[\p{L} /'&-]{1,40}?)((?:\*\*|__)?[ \t]*[:：](?:\*\*|__)?)/u;

/** Names with prompts behind them in place of the sections, as a record without sections has them; one prompt where it has none. */
function withLabels(text: string, like: string): string {
	const labels = like.split(/\r\n?|\n/).flatMap((line) => {
		const [, lead = "", name = "", end = ""] = label.exec(line) ?? [];
		const key = sectionKey(name, "decision", {
			status: new Map(),
			sections: new Map(),
		});
		const prompt = key && decisionPrompts[key];
		return prompt && key !== "deciders"
			? [{ lead, line: `${lead}${name}${end} <!-- ${prompt} -->` }]
			: [];
	});
	const isList = labels.some(({ lead }) => /[-*+][ \t]/.test(lead));
	const said = labels.map(({ line }) => line).join(isList ? "\n" : "\n\n");
	const head = text.slice(0, text.search(/\n## |$(?![\s\S])/)).trimEnd();
	return `${head}\n\n${said || `<!-- ${decisionPrompts.decision} -->`}\n`;
}

/** A title, a status and a date. */
function plainEntry({ records }: Log, facts: RecordFacts): string {
	const words = wordsAmong(records);
	const supersedes = facts.supersedes
		? `- ${capital(words.supersedes)}: ${facts.supersedes.link}\n`
		: "";
	return `# ${facts.title}\n\n- Status: ${words[facts.status]}\n- Date: ${facts.today}\n${supersedes}\n<!-- ${decisionPrompts.decision} -->\n`;
}

/** The text of a log's record with its headings raised, and nothing but the title in the first one. */
function standing(record: Artifact, lines: Lines): string {
	const [item] = record.items as [Item];
	const { start, end } = item.fullRange;
	const [title, ...rest] = record.sections;
	const level = levelOf(record, lines);
	const raised = new Set(rest.map(({ range }) => range.start.line));
	const written: string[] = [];
	for (
		let n = start.line;
		n < end.line || (n === end.line && end.character > 0);
		n++
	) {
		const line = lines.slice(lines.line(n));
		if (n === title?.range.start.line) written.push(`# ${item.title}`);
		else if (n === start.line + 1 && /^(?:=+|-+)[ \t]*$/.test(line)) continue;
		else written.push(raised.has(n) ? line.slice(level - 1) : line);
	}
	return `${written.join("\n").trim()}\n`;
}

/** How many marks a log puts before the heading of a record. */
function levelOf({ titleRange }: Artifact, lines: Lines): number {
	const { line } = titleRange.start;
	const marks = /^[ \t]{0,3}(#{1,6})[ \t]/.exec(
		lines.slice(lines.line(line)),
	)?.[1];
	return (
		marks?.length ?? (lines.slice(lines.line(line + 1)).startsWith("=") ? 1 : 2)
	);
}

const mostLevels = 6;

/** A text with its headings as far down as the first one has to be; what stands in code stays. */
function lowered(text: string, level: number): string {
	let fence: string | undefined;
	return text
		.split("\n")
		.map((line) => {
			const mark = /^[ \t]{0,3}(`{3,}|~{3,})/.exec(line)?.[1];
			if (mark && fence === undefined) fence = mark;
			else if (mark && fence !== undefined && mark.startsWith(fence))
				fence = undefined;
			const marks = fence === undefined && /^#{1,6}(?=[ \t])/.exec(line)?.[0];
			return marks
				? "#".repeat(Math.min(mostLevels, marks.length + level - 1)) +
						line.slice(marks.length)
				: line;
		})
		.join("\n");
}

/** A heading like that of another record, with the new one's number, title, day and status where that one has its own. */
function headingLike(
	log: Log,
	{ titleRange, items, decision }: Artifact,
	lines: Lines,
	{ title, today, status }: RecordFacts,
): string {
	const [item] = items as [Item];
	const heading = lines.spanOf(titleRange);
	const parts: { start: number; end: number; text: string }[] = [];
	const put = (range: Range | undefined, text: string) => {
		if (range?.start.line === titleRange.start.line)
			parts.push({ ...lines.spanOf(range), text });
	};
	const isCounted = item.idRange !== item.range;
	if (isCounted)
		put(item.idRange, nextId(log, sliceOf(lines, item.idRange), today));
	const isBare =
		isCounted &&
		comparePositions(item.titleRange.start, titleRange.start) === 0;
	if (!isBare) put(item.titleRange, title);
	put(decision?.dateRange, today);
	put(decision?.statusRange, wordsAmong(log.records)[status]);
	const { end: behind } = lines.spanOf(item.titleRange);
	// A status that the heading says once more is another record's.
	if (parts.every(({ start }) => start < behind))
		parts.push({ start: behind, end: heading.end, text: "" });
	let text = lines.slice(heading);
	for (const { start, end, text: by } of parts.sort(
		(a, b) => b.start - a.start,
	))
		text =
			text.slice(0, start - heading.start) +
			by +
			text.slice(end - heading.start);
	return isBare ? `${text}: ${title}` : text;
}

/** An id, or a number, of one more than the highest in the log, written as another one is: `ADR-012`, `Decision 4`, `DEC-2026-003`. */
function nextId(
	{ page, records }: Log,
	written: string,
	today: string,
): string {
	const [whole, before = "", digits = ""] = /^(.*?)(\d+)$/s.exec(written) ?? [];
	if (whole === undefined) return written;
	const ofYear = /^(.*?)(?:19|20)\d{2}([-.])$/s.exec(before);
	const lead = ofYear ? `${ofYear[1]}${today.slice(0, 4)}${ofYear[2]}` : before;
	const highest = records.reduce((most, { decision, items: [item] }) => {
		const id = item?.id ?? "";
		const number = ofYear
			? id.endsWith(`${lead}${/\d+$/.exec(id)?.[0]}`)
				? Number(/\d+$/.exec(id)?.[0])
				: 0
			: (decision?.number ?? 0);
		return Math.max(most, number);
	}, 0);
	// What is counted like the records may be none yet.
	const spelled = new RegExp(
		`^[^\\p{L}\\p{N}]*${before.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")}(\\d{1,6})${before === "" ? "[.):]" : "(?![\\p{L}\\p{N}])"}`,
		"u",
	);
	const taken = page.sections.map(({ heading }) =>
		Number(spelled.exec(heading)?.[1] ?? 0),
	);
	const width = digits.startsWith("0") ? digits.length : 0;
	return `${lead}${String(taken.reduce((a, b) => Math.max(a, b), highest) + 1).padStart(width, "0")}`;
}

const rule = /\n[ \t]*(?:-{3,}|\*{3,}|_{3,})$/;

/** The edit that puts a record before the newest one, or behind it, as the log is sorted; with a rule between them where the log has such. */
function insertion(
	{ page: { file, records: all = [] }, records }: Log,
	lines: Lines,
	entry: string,
): Edit {
	const [newest, next] = records as [Artifact, Artifact?];
	const textOf = ({ items: [item] }: Artifact) =>
		item ? sliceOf(lines, item.fullRange).trimEnd() : "";
	const hasRules = all.some((record) => rule.test(textOf(record)));
	const { start } = (newest.items[0] as Item).fullRange;
	const isFirst =
		next !== undefined &&
		comparePositions(newest.titleRange.start, next.titleRange.start) < 0;
	if (isFirst)
		return insertAt(file, start, `${entry}\n\n${hasRules ? "---\n\n" : ""}`);
	const text = textOf(newest);
	const end = lines.position(lines.offset(start) + text.length);
	const isRuled = rule.test(text);
	return insertAt(
		file,
		end,
		hasRules && !isRuled
			? `\n\n---\n\n${entry}`
			: `\n\n${entry}${isRuled ? "\n\n---" : ""}`,
	);
}

function sliceOf(lines: Lines, range: Range): string {
	return lines.slice(lines.spanOf(range));
}
