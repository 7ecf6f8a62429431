/** A new decision record modelled on one of its neighbours: its front matter, fields and headings, with nothing of its content. */

import type { Artifact, Field, Section } from "../domain/artifact";
import { compareNumbers } from "../domain/id";
import type { Lines } from "../domain/lines";
import { findFrontMatter } from "../text/markdown/front-matter";
import {
	type DecisionWords,
	decisionPrompts,
	firstSections,
	type SectionOfRecord,
	yStatement,
} from "../writing/decision-templates";
import { capital, mostCommon, type Peer, wordsAmong } from "./decision-peers";
import { yamlScalar } from "./plan";

/** What the new record states about itself. */
export interface RecordFacts {
	readonly title: string;
	/** As its file name has it: `0004`, `2026-004`. */
	readonly number?: string;
	/** ISO date. */
	readonly today: string;
	readonly status: "proposed" | "accepted";
	/** The record that it replaces: as a link for Markdown, and bare for front matter. */
	readonly supersedes?: { readonly link: string; readonly bare: string };
}

/** Front matter and fields that tie a record to people or to other records: another record's values are never this one's. */
const personal = new Set([
	"decision-makers",
	"consulted",
	"informed",
	"author",
	"owner",
	"tags",
	"links",
	"review-by",
	"because",
	"upholds",
	"uses",
	"deviates-from",
	"applies-to",
]);
const dates = new Set(["date", "created", "updated"]);
const relations = new Set(["supersedes", "superseded-by", "amends"]);

/** A heading with the prompt for what it means, where that is known. */
export function sectionText({ heading, level, key }: SectionOfRecord): string {
	const prompt = key ? decisionPrompts[key] : undefined;
	return `${"#".repeat(level)} ${heading}${prompt ? `\n\n<!-- ${prompt} -->` : ""}`;
}

interface DraftSection extends SectionOfRecord {
	/** The neighbour's section that it is modelled on. */
	readonly section?: Section;
}

/** Takes the new record's facts and the neighbours, of which the first is the model. */
export class Imitation {
	readonly #facts: RecordFacts;
	readonly #peers: readonly Peer[];
	readonly #record: Artifact;
	readonly #lines: Lines;
	readonly #words: DecisionWords;
	readonly #matter: readonly Field[];
	/** What is still to be said, once the model's own places for it are filled. */
	readonly #unsaid: Set<"status" | "date" | "supersedes" | "title">;

	constructor(facts: RecordFacts, peers: readonly Peer[]) {
		const model = peers[0] as Peer;
		this.#facts = facts;
		this.#peers = peers;
		this.#record = model.record;
		this.#lines = model.lines;
		this.#words = wordsAmong(peers.map((p) => p.record));
		this.#matter = inOrder(
			Object.values(model.record.fields).filter(
				(f) => f.place === "front-matter",
			),
		);
		this.#unsaid = new Set(["status", "date", "title"]);
		if (facts.supersedes) this.#unsaid.add("supersedes");
	}

	/** The whole text; lines end with `\n`. */
	text(): string {
		const { frontMatter, from } = this.#frontMatter();
		const sections = this.#sections();
		const title = this.#titleSection();
		const first = this.#record.sections.find((s) => s !== title);
		const until = first?.fullRange.start.line ?? this.#lines.count;
		const head = this.#stated(from, until);
		const body = sections.map((section) => this.#section(section));
		const parts = [...frontMatter, ...this.#withUnsaid(head), ...body];
		return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
	}

	#value(name: string): string | undefined {
		const { today, status, supersedes } = this.#facts;
		if (name === "status") return this.#words[status];
		if (dates.has(name)) return today;
		if (name === "supersedes") return supersedes?.link;
		return undefined;
	}

	#say(name: string): void {
		if (name === "status" || name === "supersedes" || name === "title")
			this.#unsaid.delete(name);
		if (dates.has(name)) this.#unsaid.delete("date");
	}

	/** The model's front matter with the new record's values, and the line behind it. */
	#frontMatter(): { frontMatter: string[]; from: number } {
		const matter = findFrontMatter(this.#lines.text);
		if (!matter) return { frontMatter: [], from: 0 };
		const written: string[] = [];
		for (const field of this.#matter) {
			const value = this.#matterValue(field);
			if (value === undefined) continue;
			this.#say(field.name);
			const key = this.#lines.slice(this.#span(field.nameRange));
			written.push(value === "" ? `${key}:` : `${key}: ${value}`);
		}
		const { supersedes, status, today } = this.#facts;
		if (!this.#states("status")) {
			this.#say("status");
			written.push(`status: ${yamlScalar(this.#words[status].toLowerCase())}`);
		}
		if (!this.#states("date") && !this.#states("created")) {
			this.#say("date");
			written.push(`date: ${today}`);
		}
		if (supersedes && !this.#unsaid.has("status"))
			if (this.#unsaid.delete("supersedes"))
				written.push(`supersedes: [${supersedes.bare}]`);
		return {
			frontMatter: [["---", ...written, "---"].join("\n")],
			from: this.#lines.lineAt(matter.end),
		};
	}

	/** The model has a place for a fact, wherever that is. */
	#states(name: string): boolean {
		const { fields, sections } = this.#record;
		return fields[name] !== undefined || sections.some((s) => s.key === name);
	}

	/** What stands behind a name of the front matter; undefined where the name is left out. */
	#matterValue(field: Field): string | undefined {
		const { name, data } = field;
		const { title, supersedes } = this.#facts;
		if (name === "title") return yamlScalar(this.#titled(field.text) ?? title);
		if (name === "supersedes" && supersedes)
			return Array.isArray(data) || field.raw === ""
				? `[${supersedes.bare}]`
				: supersedes.bare;
		const value = this.#value(name);
		if (value !== undefined)
			return name === "status" ? yamlScalar(value) : value;
		if (relations.has(name)) return this.#placeholder(field);
		const numbered = this.#renumbered(field.raw);
		if (numbered !== undefined) return numbered;
		if (!personal.has(name) && this.#isConstant(field)) return field.raw;
		return Array.isArray(data) ? "[]" : "";
	}

	/** The model's number alone, perhaps with a prefix or quotes, as the new record's. */
	#renumbered(raw: string): string | undefined {
		const { number } = this.#facts;
		const old = this.#record.decision?.numberText ?? "";
		const match = /^(["']?[A-Za-z]*[-_ #]?)(\d[\w.-]*?)(["']?)$/.exec(raw);
		const [, before = "", digits = "", behind = ""] = match ?? [];
		if (!match || number === undefined || compareNumbers(digits, old) !== 0)
			return undefined;
		return before + spelled(number, digits.length) + behind;
	}

	/** What most neighbours write who have nothing to say there ("none", "-"); undefined where most leave the name out. */
	#placeholder({ name, place }: Field): string | undefined {
		const others = this.#peers.map(({ record }) => record.fields[name]);
		if (others.filter((f) => f).length * 2 < this.#peers.length)
			return undefined;
		const idle = mostCommon(
			others.flatMap((f) =>
				f && !/\d|\]\(/.test(f.raw) && f.place === place ? [f.raw] : [],
			),
		);
		return idle ?? "";
	}

	/** All neighbours that have the name say the same: a setting of the site that shows them. */
	#isConstant({ name, raw }: Field): boolean {
		const others = this.#peers.flatMap(
			({ record }) => record.fields[name] ?? [],
		);
		return (
			!/[\r\n]/.test(raw) &&
			others.length > 1 &&
			others.every((field) => field.raw === raw)
		);
	}

	#span(range: Field["range"]): { start: number; end: number } {
		return {
			start: this.#lines.offset(range.start),
			end: this.#lines.offset(range.end),
		};
	}

	#line(n: number): string {
		return this.#lines.slice(this.#lines.line(n));
	}

	/** A title with the number in front as the neighbours write it; undefined where they write none. */
	#titled(written: string): string | undefined {
		const { title, number } = this.#facts;
		const lead = titleLead(written);
		if (!lead || number === undefined) return undefined;
		const { before, digits, behind } = lead;
		const width = digits.startsWith("0") ? digits.length : 0;
		return `${before}${spelled(number, width)}${behind}${title}`;
	}

	/** The title as the heading says it: numbered where most neighbours number theirs. */
	#title(): string {
		const numbered = this.#peers.filter(({ record }) =>
			titleLead(record.title),
		);
		const sample = titleLead(this.#record.title)
			? this.#record
			: numbered[0]?.record;
		return (
			(numbered.length * 2 > this.#peers.length &&
				sample &&
				this.#titled(sample.title)) ||
			this.#facts.title
		);
	}

	#titleSection(): Section | undefined {
		const { sections, titleRange, title } = this.#record;
		if (title === "") return undefined;
		return sections.find(
			(s) =>
				s.range.start.line === titleRange.start.line ||
				(s.level === 1 && !s.key && s.heading === title),
		);
	}

	/** The lines of a stretch that state facts, with the new record's facts in place of the old one's. */
	#stated(from: number, until: number): string {
		const replaced = new Map<
			number,
			{ start: number; end: number; value: string }[]
		>();
		const kept = new Set<number>();
		const replace = (
			line: number,
			start: number,
			end: number,
			value: string,
		) => {
			const list = replaced.get(line) ?? [];
			list.push({ start, end, value });
			replaced.set(line, list);
			kept.add(line);
		};
		const title = this.#titleSection();
		if (title && within(title.range.start.line, from, until)) {
			const { line, character } = title.range.start;
			replace(line, character, title.range.end.character, this.#title());
			if (/^(?:=+|-+)\s*$/.test(this.#line(line + 1))) kept.add(line + 1);
			this.#say("title");
		}
		const added = new Map<number, string>();
		for (const field of Object.values(this.#record.fields)) {
			const { name, place, nameRange, range } = field;
			const { line } = nameRange.start;
			if (place === "front-matter" || !within(line, from, until)) continue;
			if (name === "title") continue;
			const value =
				this.#value(name) ??
				(relations.has(name)
					? this.#placeholder(field)
					: (this.#renumbered(field.raw) ?? ""));
			if (value === undefined) continue;
			kept.add(line);
			const empty = field.text === "" && field.entries.length === 0;
			const at = empty
				? { line, start: this.#afterName(field), end: this.#afterName(field) }
				: {
						line: range.start.line,
						start: range.start.character,
						end:
							range.end.line === range.start.line
								? range.end.character
								: this.#line(range.start.line).length,
					};
			// A list of values on lines of its own goes with them.
			if (!empty && at.line !== line && place === "list") continue;
			replace(at.line, at.start, at.end, empty && value ? ` ${value}` : value);
			this.#say(name);
			if (name === "status" && !this.#record.fields.supersedes) {
				const line = this.#supersedesLine(field);
				// A table's header stays on top of its delimiter row.
				const below = this.#isDelimiter(at.line + 1) ? at.line + 1 : at.line;
				if (line) added.set(below, line);
			}
		}
		const result: string[] = [];
		for (let n = from; n < until; n++) {
			const line = this.#line(n);
			if (kept.has(n)) result.push(withReplaced(line, replaced.get(n) ?? []));
			else if (line.trim() === "" || this.#isFrame(n, kept)) result.push(line);
			const more = added.get(n);
			if (more) result.push(more);
		}
		return result
			.join("\n")
			.replace(/\n{3,}/g, "\n\n")
			.replace(/^\n+/, "")
			.trimEnd();
	}

	/** Behind the name of a field without a value: its colon and the marks that close its emphasis included. */
	#afterName({ nameRange }: Field): number {
		const { line, character } = nameRange.end;
		const rest = this.#line(line).slice(character);
		return (
			character + (/^[*_\s]*[:：]?[*_]*/.exec(rest)?.[0].trimEnd().length ?? 0)
		);
	}

	/** The header and the delimiter row of a table of which a row is kept. */
	#isFrame(n: number, kept: ReadonlySet<number>): boolean {
		if (!this.#isDelimiter(n) && !this.#isDelimiter(n + 1)) return false;
		if (this.#isDelimiter(n) && kept.has(n - 1)) return true;
		for (let i = n + 1; i < this.#lines.count && this.#isRow(i); i++)
			if (kept.has(i)) return true;
		return false;
	}

	#isRow(n: number): boolean {
		return this.#line(n).includes("|");
	}

	#isDelimiter(n: number): boolean {
		const line = this.#line(n);
		return this.#isRow(n) && line.includes("-") && /^[\s>:|-]+$/.test(line);
	}

	/** A line like that of the status for what the record supersedes. */
	#supersedesLine(field: Field): string | undefined {
		const { supersedes } = this.#facts;
		const { nameRange, range } = field;
		const { line } = nameRange.start;
		const sameLine = Object.values(this.#record.fields).filter(
			(f) => f.nameRange.start.line === line,
		);
		if (!supersedes || sameLine.length > 1 || range.start.line !== line)
			return undefined;
		this.#say("supersedes");
		const text = this.#line(line);
		const name = text.slice(nameRange.start.character, nameRange.end.character);
		return withReplaced(text, [
			{
				start: nameRange.start.character,
				end: nameRange.end.character,
				value: name.replace(/\p{L}[\p{L}\p{N} -]*/u, (word) =>
					/^\p{Lu}/u.test(word)
						? capital(this.#words.supersedes)
						: this.#words.supersedes,
				),
			},
			{
				start: range.start.character,
				end: range.end.character,
				value: supersedes.link,
			},
		]);
	}

	/** What the model has no place for, put where its other facts stand. */
	#withUnsaid(head: string): string[] {
		const { today, status, supersedes } = this.#facts;
		const lines: string[] = [];
		if (this.#unsaid.has("date")) lines.push(`Date: ${today}`);
		if (this.#unsaid.has("status"))
			lines.push(`Status: ${this.#words[status]}`);
		if (this.#unsaid.has("supersedes") && supersedes)
			lines.push(`${capital(this.#words.supersedes)}: ${supersedes.link}`);
		const parts = [head];
		if (
			this.#unsaid.has("title") &&
			!this.#matter.some((f) => f.name === "title")
		)
			parts.unshift(`# ${this.#title()}`);
		const list = lastEntry(head);
		if (list && lines.length > 0)
			return [
				...parts.slice(0, -1),
				`${head.slice(0, list.end)}\n${lines.map((l) => list.mark + l).join("\n")}${head.slice(list.end)}`,
			];
		return [...parts, lines.join("\n")];
	}

	/** The headings that most neighbours have, in the order of the model. */
	#sections(): DraftSection[] {
		const counts = new Map<string, number>();
		for (const { record } of this.#peers)
			for (const key of new Set(record.sections.map(headingKey)))
				counts.set(key, (counts.get(key) ?? 0) + 1);
		const few = this.#peers.length < 3;
		const common = (s: Section) =>
			few
				? s.key !== undefined
				: (counts.get(headingKey(s)) ?? 0) * 2 >= this.#peers.length;
		const best = this.#peers.reduce((a, b) =>
			b.record.sections.filter(common).length >
			a.record.sections.filter(common).length
				? b
				: a,
		);
		const title = this.#titleSection();
		const seen = new Set<string>();
		const found: DraftSection[] = [];
		for (const section of best.record.sections) {
			const key = headingKey(section);
			const isTitle =
				best.record === this.#record
					? section === title
					: section.heading === best.record.title;
			if (isTitle || !common(section) || seen.has(key) || section.level > 3)
				continue;
			seen.add(key);
			const { start, end } = section.range;
			found.push({
				heading: best.lines.slice({
					start: best.lines.offset(start),
					end: best.lines.offset(end),
				}),
				level: section.level,
				...(section.key ? { key: section.key } : {}),
				section,
			});
		}
		const tells = found.some(
			(s) => s.key === "context" || s.key === "decision",
		);
		return tells || found.length > 2
			? found
			: [...found, ...firstSections.filter((s) => s.key !== "status")];
	}

	#section(of: DraftSection): string {
		const { heading, level, key, section } = of;
		const line = `${"#".repeat(level)} ${heading}`;
		const { today, status, supersedes } = this.#facts;
		const facts =
			section && this.#record.sections.includes(section)
				? this.#stated(
						section.fullRange.start.line + 1,
						this.#nextHeading(section),
					)
				: "";
		if (facts !== "") return `${line}\n\n${facts}`;
		if (key === "status") {
			this.#say("status");
			const more =
				supersedes && this.#unsaid.delete("supersedes")
					? [`${capital(this.#words.supersedes)} ${supersedes.link}`]
					: [];
			return [line, this.#words[status], ...more].join("\n\n");
		}
		if (key === "date") {
			this.#say("date");
			return `${line}\n\n${today}`;
		}
		if (/in the context of[\s\S]*facing/i.test(section?.text ?? ""))
			return `${line}\n\n${yStatement}`;
		return sectionText({ heading, level, ...(key ? { key } : {}) });
	}

	#nextHeading(section: Section): number {
		const { sections } = this.#record;
		const next = sections[sections.indexOf(section) + 1];
		return next?.fullRange.start.line ?? this.#lines.count;
	}
}

function within(line: number, from: number, until: number): boolean {
	return from <= line && line < until;
}

function inOrder(fields: readonly Field[]): Field[] {
	return [...fields].sort(
		(a, b) => a.nameRange.start.line - b.nameRange.start.line,
	);
}

function headingKey({ heading, level }: Section): string {
	return `${level} ${heading.trim().toLowerCase()}`;
}

interface TitleLead {
	readonly before: string;
	readonly digits: string;
	readonly behind: string;
}

/** A number with at least so many digits; one of several parts stays as it is. */
export function spelled(number: string, width: number): string {
	return /^\d+$/.test(number)
		? String(Number(number)).padStart(width, "0")
		: number;
}

/** `1. `, `ADR-0011: `, `ADR 004 `: a title's number with what stands around it. */
function titleLead(title: string): TitleLead | undefined {
	const match =
		/^[^\p{L}\p{N}]*((?:\p{L}{2,8}[-\s#]*){0,2})(\d{1,6}(?:[-_.]\d{1,6}){0,3})([.:)\]]\s*|\s*[-–—]\s+|:\s*|\s+)(?=\S)/u.exec(
			title,
		);
	if (!match) return undefined;
	const [, before = "", digits = "", behind = ""] = match;
	// "3 tiers" counts something.
	return before === "" && /^\s+$/.test(behind) && !digits.startsWith("0")
		? undefined
		: { before, digits, behind };
}

function withReplaced(
	line: string,
	parts: readonly { start: number; end: number; value: string }[],
): string {
	let text = line;
	for (const { start, end, value } of [...parts].sort(
		(a, b) => b.start - a.start,
	))
		text = text.slice(0, start) + value + text.slice(end);
	// Two blanks at the end of a line break it; one is left over from an empty value.
	return text.replace(/(?<! ) $/, "");
}

/** The end of the last list entry among the lines of a head, and its mark. */
function lastEntry(head: string): { mark: string; end: number } | undefined {
	let found: { mark: string; end: number } | undefined;
	for (const match of head.matchAll(/^([-*+][ \t]+)\S.*$/gm))
		found = { mark: match[1] as string, end: match.index + match[0].length };
	return found;
}
