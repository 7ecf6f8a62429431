/** A decision record, in whichever dialect it is written: one item, with its status, date and ties to other records. */

import type {
	Artifact,
	DecisionFacts,
	Deviation,
	Fields,
	Item,
	ReadingFault,
	Status,
} from "../../domain/artifact";
import type { Lines } from "../../domain/lines";
import type { Range, Span } from "../../domain/position";
import type { Reference } from "../../domain/reference";
import { daysBetween, lastDay } from "../../domain/time";
import { nameOfDecision } from "../../kinds/decision-places";
import { datesIn, readDate, type WrittenDate } from "../dates";
import type { MarkdownDocument, OpenSection } from "../markdown/document";
import type { Block } from "../markdown/markdown";
import { masked } from "../markdown/mask";
import { plainText } from "../markdown/plain";
import { Spans } from "../markdown/spans";
import { syntaxFaults } from "../page/faults";
import { fieldReferences, mentions } from "../page/references";
import type { Words } from "../words";
import { type YamlNode, yamlGet } from "../yaml";
import {
	sectionDeviations,
	writtenDeviations,
	yamlDeviations,
} from "./decision-deviations";
import { dialectOf } from "./decision-dialect";
import {
	decisionField,
	fieldsOf,
	frontMatterStatements,
	readTop,
	type Statement,
	type Top,
} from "./decision-fields";
import {
	type Identity,
	identityOf,
	identityOfHeading,
	type RecordHeading,
} from "./decision-identity";
import {
	distinct,
	maySpeakOfOthers,
	type Relation,
	type Said,
	saidIn,
	targetsIn,
	withoutLinks,
} from "./decision-references";
import { type FoundStatus, firstLine, statusesOf } from "./decision-status";
import {
	bareTitle,
	isPrompt,
	isTemplate,
	slug,
	stemTitle,
	titleSection,
	withKey,
} from "./decision-title";
import { readStatus } from "./status";

/**
 * Reads a decision record. Takes a document that is a file of its own, or one section of a page (`partOf`) with what its heading says, and
 * the repository's words. Never throws and never demands a field: what is not there is simply not in the result.
 */
export function readRecord(
	doc: MarkdownDocument,
	words: Words,
	heading?: RecordHeading,
): Artifact {
	return new DecisionReader(doc, words, heading).read();
}

class DecisionReader {
	readonly #doc: MarkdownDocument;
	readonly #lines: Lines;
	readonly #words: Words;
	readonly #title: OpenSection | undefined;
	readonly #sections: readonly OpenSection[];
	readonly #matter: readonly Statement[];
	readonly #top: Top;
	/** Front matter first, then the top of the page: the order in which they count. */
	readonly #statements: readonly Statement[];
	readonly #heading: RecordHeading | undefined;

	constructor(
		doc: MarkdownDocument,
		words: Words,
		heading: RecordHeading | undefined,
	) {
		this.#doc = doc;
		this.#lines = doc.lines;
		this.#words = words;
		this.#heading = heading;
		this.#title = heading ? doc.sections[0] : titleSection(doc.sections, words);
		this.#sections = doc.sections.map((section) =>
			section === this.#title ? section : withKey(section, words),
		);
		this.#matter = frontMatterStatements(doc.yaml?.root);
		this.#top = readTop(doc, this.#sections, this.#title);
		this.#statements = [...this.#matter, ...this.#top.statements];
	}

	read(): Artifact {
		const { file } = this.#doc;
		const lines = this.#lines;
		const title = this.#readTitle(this.#title?.range ?? this.#firstLine());
		const headingRange = this.#title?.range ?? title.range;
		// A title that was never filled in, above a record with a date, is only a slip.
		const template =
			isTemplate(title.text) && this.#date(undefined).date === undefined;
		const statuses = template ? [] : this.#statuses();
		const status = statuses.find((s) => s.status !== "none") ?? statuses[0];
		const identity = this.#heading
			? identityOfHeading(this.#heading)
			: identityOf(this.#doc, title.text !== "" || status !== undefined);
		const facts = this.#facts(status, statuses, template, identity);
		const fields = withReview(fieldsOf(lines, this.#statements), facts.date);
		const item = this.#item(
			identity,
			facts,
			fields,
			title,
			headingRange,
			status,
		);
		return {
			file,
			kind: "decision",
			declared: yamlGet(this.#doc.yaml?.root, "kind") !== undefined,
			format: "markdown",
			title: title.text,
			titleRange: title.range,
			headingRange,
			fields,
			status: item.status,
			sections: this.#sections.map(
				({ span: _, blocks: __, own: ___, content: ____, ...section }) =>
					section,
			),
			items: [item],
			unnumbered: [],
			unnumberedEntries: [],
			references: [],
			links: this.#doc.links,
			anchors: this.#doc.anchors,
			words: this.#doc.words,
			hasContent: this.#doc.words > 0,
			decision: facts,
			suppressions: this.#doc.suppressions,
			faults: this.#faults(),
			end: lines.position(this.#doc.span.end),
			endsOpen: this.#doc.endsOpen,
			lineBreak: lines.lineBreak,
		};
	}

	#statuses(): FoundStatus[] {
		const lines = this.#lines;
		const found = statusesOf(
			lines,
			this.#statements,
			this.#sections,
			this.#words,
		);
		const { statusSpan, groupStatus } = this.#heading ?? {};
		const isSaid = found.some(({ status }) => status !== "none");
		const span = statusSpan ?? (isSaid ? undefined : groupStatus);
		const read = span && readStatus(lines.slice(span), this.#words);
		return read ? [...found, { ...read, span }] : found;
	}

	/** The first line with anything on it, front matter passed over. */
	#firstLine(): Range {
		const lines = this.#lines;
		const from = lines.lineAt(this.#doc.frontMatter?.end ?? 0);
		const blank = /^\s*/.exec(lines.text.slice(lines.line(from).start));
		const start = lines.line(from).start + (blank?.[0].length ?? 0);
		const first = lines.line(lines.lineAt(start));
		return lines.rangeOf(first.end > first.start ? first : lines.line(from));
	}

	/** The heading as written, else the front matter's title; empty where the record has none. */
	#readTitle(headingRange: Range): { text: string; range: Range } {
		const node = yamlGet(this.#doc.yaml?.root, "title");
		const stated =
			node?.type === "scalar" && node.text.trim() !== "" ? node : undefined;
		const heading = this.#title?.level === 1 ? this.#title : undefined;
		// Behind other headings, a heading of level 1 is a section where the title stands elsewhere.
		const weak =
			heading !== this.#sections[0] || isTemplate(heading?.heading ?? "");
		if (heading && !(weak && stated && !isTemplate(stated.text)))
			return { text: heading.heading, range: heading.range };
		if (stated)
			return {
				text: stated.text.trim(),
				range: this.#lines.rangeOf(stated),
			};
		if (this.#title) return { text: this.#title.heading, range: headingRange };
		return this.#commentTitle() ?? { text: "", range: headingRange };
	}

	/** A comment in the front matter that says what the file's name says. */
	#commentTitle(): { text: string; range: Range } | undefined {
		const name = nameOfDecision(this.#doc.file);
		const lead = name.numberText ?? name.dateText;
		const wanted = slug(stemTitle(name.stem, lead));
		const comment = this.#doc.yaml?.comments.find(
			({ text }) => wanted !== "" && slug(bareTitle(text, lead)) === wanted,
		);
		return (
			comment && {
				text: comment.text,
				range: this.#lines.rangeOf(comment),
			}
		);
	}

	#facts(
		status: FoundStatus | undefined,
		statuses: readonly FoundStatus[],
		template: boolean,
		{ facts: identity }: Identity,
	): DecisionFacts {
		const lines = this.#lines;
		const other = statuses.find(
			(s) => s !== status && status && !agree(status, s),
		);
		return {
			dialect: dialectOf(
				this.#doc,
				this.#sections,
				this.#statements,
				identity.prefix,
			),
			status: status?.status ?? "none",
			statusText: status?.text ?? "",
			...(status
				? {
						statusRange: lines.range(
							status.span.start + status.start,
							status.span.start + status.end,
						),
						...(status.inAddress ? { statusInAddress: true as const } : {}),
					}
				: {}),
			...(other && status?.status !== "none"
				? {
						otherStatus: {
							status: other.status,
							text: other.text,
							range: lines.range(
								other.span.start + other.start,
								other.span.start + other.end,
							),
						},
					}
				: {}),
			...(template ? {} : this.#date(status)),
			...(template ? {} : this.#otherDate()),
			...identity,
			...(template ? { template: true as const } : {}),
			hasReason: this.#hasReason(),
			deviations: this.#deviations(),
		};
	}

	/** Of several dates the day of the decision, then of its acceptance, its beginning, its last change. */
	#date(
		status: FoundStatus | undefined,
	): Pick<
		DecisionFacts,
		"date" | "dateText" | "dateRange" | "dateOther" | "dateMonthFirst"
	> {
		for (const { span, shown } of this.#dateSpans(status)) {
			const source = shown ?? this.#lines.slice(span);
			const read = readDate(source);
			if (read && shown !== undefined)
				return {
					date: read.iso,
					dateText: shown,
					dateRange: this.#lines.rangeOf(span),
				};
			if (read)
				return {
					date: read.iso,
					dateText: source.slice(read.start, read.end),
					dateRange: this.#lines.range(
						span.start + read.start,
						span.start + read.end,
					),
					...(read.other ? { dateOther: read.other } : {}),
					...(read.monthFirst ? { dateMonthFirst: true as const } : {}),
				};
			// A date that the calendar doesn't have is the record's date all the same.
			if (/\d{2}/.test(masked(source)))
				return {
					dateText: plainText(source),
					dateRange: this.#lines.rangeOf(span),
				};
		}
		return {};
	}

	/** What the text says of the day, where the front matter says another one. */
	#otherDate(): Pick<DecisionFacts, "otherDate"> {
		const lines = this.#lines;
		const matter = this.#matter.find(({ name }) => name === "date");
		const stated = matter ? datesIn(lines.slice(matter.value)) : [];
		if (stated.length === 0) return {};
		// A table without a status is about changes.
		const states = this.#top.statements.some(
			({ name, place }) => name === "status" && place === "cell",
		);
		const spans = [
			...this.#top.statements
				.filter(
					({ name, place, badge }) =>
						name === "date" && !badge && (place !== "cell" || states),
				)
				.map(({ value }) => value),
			...this.#sections.flatMap((section) =>
				section.key === "date"
					? section.own.filter((block) => block.type === "paragraph")
					: [],
			),
		];
		for (const span of spans) {
			const dates = datesIn(lines.slice(span));
			const [date] = dates;
			if (!date || dates.some((one) => stated.some((by) => sameDay(one, by))))
				continue;
			return {
				otherDate: {
					text: lines.slice(span).slice(date.start, date.end),
					range: lines.range(span.start + date.start, span.start + date.end),
				},
			};
		}
		return {};
	}

	*#dateSpans(
		status: FoundStatus | undefined,
	): Generator<{ readonly span: Span; readonly shown?: string }> {
		const lines = this.#lines;
		const named = (name: string) =>
			this.#statements
				.filter((statement) => statement.name === name)
				.map(({ value, badge }) =>
					badge
						? { span: value, shown: badge.text }
						: { span: firstLine(lines, value) },
				);
		yield* named("date");
		for (const section of this.#sections)
			if (section.key === "date") {
				const block = section.own.find((b) => b.type === "paragraph");
				if (block) yield { span: firstLine(lines, block) };
			}
		if (this.#heading?.dateSpan) yield { span: this.#heading.dateSpan };
		yield* named("decided");
		if (status) {
			const line = {
				start: status.span.start + status.line.start,
				end: status.span.start + status.line.end,
			};
			const source = withoutLinks(lines.slice(line));
			const read = readDate(source);
			// "Implemented in 1.10.22" is a version.
			if (read && /\d{4}/.test(source.slice(read.start, read.end)))
				yield {
					span: { start: line.start + read.start, end: line.start + read.end },
				};
		}
		yield* named("created");
		yield* named("updated");
	}

	/** What the record is called, and where it says so: by its heading in a page of many, else by its file. */
	#named(
		{ id, idSpan, aliases, lead }: Identity,
		fields: Fields,
		title: { text: string; range: Range },
		headingRange: Range,
	): Pick<Item, "id" | "way" | "title" | "idRange" | "titleRange" | "aliases"> {
		const lines = this.#lines;
		const stated = fields.description?.text || fields.summary?.text;
		const idRange = idSpan ? lines.rangeOf(idSpan) : headingRange;
		if (this.#heading) {
			const { titleSpan } = this.#heading;
			const isBare = titleSpan.start === titleSpan.end;
			return {
				id,
				way: "heading",
				title:
					plainText(lines.slice(titleSpan)) ||
					fields.title?.text ||
					stated ||
					title.text,
				idRange,
				titleRange: isBare ? title.range : lines.rangeOf(titleSpan),
			};
		}
		return {
			id,
			way: "file",
			title:
				(isTemplate(title.text) ? "" : bareTitle(title.text, lead)) ||
				stated ||
				stemTitle(nameOfDecision(this.#doc.file).stem, lead),
			idRange,
			...(aliases.length > 0 ? { aliases } : {}),
			titleRange: title.range,
		};
	}

	#item(
		identity: Identity,
		facts: DecisionFacts,
		fields: Fields,
		title: { text: string; range: Range },
		headingRange: Range,
		status: FoundStatus | undefined,
	): Item {
		const lines = this.#lines;
		const description = this.#description();
		const named = this.#named(identity, fields, title, headingRange);
		const said = facts.template ? [] : this.#said(facts, status);
		const typed = [
			...distinct(said),
			...facts.deviations.map((deviation) => deviation.from),
		];
		const taken = [
			...said.map(({ span }) => span),
			...typed.map((reference) => spanOf(lines, reference.range)),
			...(this.#title ? [this.#title.content] : []),
		];
		return {
			...named,
			kind: "decision",
			file: this.#doc.file,
			statement: [named.title, description]
				.filter((part) => part !== "")
				.join(" "),
			description,
			range: headingRange,
			fullRange: lines.rangeOf(this.#doc.span),
			fields,
			status: facts.status === "none" ? "" : facts.status,
			references: inOrder([
				...typed,
				...mentions(lines, this.#doc.markdown, new Spans(taken)).map(
					({ reference }) => reference,
				),
			]),
		};
	}

	/** The first paragraph that is neither a statement about the record nor a heading. */
	#description(): string {
		const stated = this.#top.statements;
		const paragraph = this.#doc.markdown.blocks.find(
			(block) =>
				block.type === "paragraph" &&
				block.text.trim() !== "" &&
				!machinery.test(block.text) &&
				!stated.some(
					({ nameSpan }) =>
						block.start <= nameSpan.start && nameSpan.start < block.end,
				) &&
				!this.#sections.some(
					(section) =>
						(section.key === "status" || section.key === "date") &&
						section.own.includes(block),
				),
		);
		return paragraph?.type === "paragraph"
			? paragraph.text.slice(0, longestText).replace(/\s+/g, " ").trim()
			: "";
	}

	/** What the record says of others: in fields, in its status, on top, among its links, and plainly in prose. */
	#said(facts: DecisionFacts, status: FoundStatus | undefined): Said[] {
		const lines = this.#lines;
		const { links } = this.#doc.markdown;
		const found: Said[] = this.#statements.flatMap((statement) =>
			this.#saidInField(statement),
		);
		for (const section of this.#sections) {
			const type = typedSections.get(section.key ?? "");
			if (type)
				for (const block of section.own)
					found.push(
						...targetsIn(lines, links, block, type).filter(({ reference }) =>
							namesItem(type, reference),
						),
					);
		}
		if (!maySpeakOfOthers(lines.slice(this.#doc.span))) return found;
		const top = new Set(this.#top.blocks);
		if (status) {
			const line = {
				start: status.span.start + status.line.start,
				end: this.#valueEnd(status),
			};
			found.push(...saidIn(lines, links, line, "value"));
		}
		for (const block of this.#top.blocks)
			for (const span of textsIn(block))
				found.push(...saidIn(lines, links, span, "line"));
		for (const section of this.#sections)
			for (const block of section.own) {
				if (top.has(block)) continue;
				const trust = lineSections.has(section.key ?? "") ? "line" : "prose";
				for (const span of textsIn(block))
					found.push(...saidIn(lines, links, span, trust));
			}
		const named = found.some(
			({ reference }) => reference.type === "superseded-by",
		);
		if (!named && (facts.status === "superseded" || isPartly(facts)))
			for (const block of this.#doc.markdown.blocks)
				for (const span of textsIn(block))
					found.push(
						...saidIn(lines, links, span, "hint").filter(
							({ reference }) => reference.type === "superseded-by",
						),
					);
		return found;
	}

	/** Where the value ends that the status stands in: a statement's may go on behind its first line. */
	#valueEnd(status: FoundStatus): number {
		const statement = this.#statements.find(
			({ value }) =>
				value.start <= status.span.start && status.span.end <= value.end,
		);
		return statement
			? statement.value.end
			: status.span.start + status.line.end;
	}

	#saidInField(statement: Statement): Said[] {
		const lines = this.#lines;
		const { links } = this.#doc.markdown;
		const { name, value } = statement;
		switch (name) {
			case "supersedes":
			case "superseded-by":
			case "amends":
				return targetsIn(lines, links, value, name);
			case "links":
				return this.#saidInLinks(statement.node);
			case "upholds":
			case "uses":
			case "applies-to":
				return fieldReferences(lines, value, name, false)
					.filter((reference) => namesItem(name, reference))
					.map((reference) => ({
						reference,
						span: spanOf(lines, reference.range),
					}));
			default:
				return [];
		}
	}

	/** `links: [{ target: 3, kind: superseded-by }]`, as adrs writes them. */
	#saidInLinks(node: YamlNode | undefined): Said[] {
		const entries = node?.type === "list" ? node.entries : node ? [node] : [];
		return entries.flatMap((entry) => {
			const value = (names: readonly string[]) =>
				names
					.map((name) => yamlGet(entry, name))
					.find((node) => node !== undefined);
			const kind = value(["kind", "type", "rel", "relation"]);
			const target = value(["target", "to", "id", "ref"]);
			const type =
				kind?.type === "scalar" ? decisionField(kind.text) : undefined;
			return target?.type === "scalar" && isRelation(type)
				? targetsIn(this.#lines, [], target, type)
				: [];
		});
	}

	#deviations(): Deviation[] {
		const fields = this.#statements
			.filter((statement) => statement.name === "deviates-from")
			.flatMap(({ node, value, entries }) =>
				node
					? yamlDeviations(this.#lines, node)
					: (entries.length > 0 ? entries : [value]).flatMap((span) =>
							writtenDeviations(this.#lines, span),
						),
			);
		const sections = this.#sections
			.filter((section) => section.key === "deviates-from")
			.flatMap((section) => sectionDeviations(this.#lines, section));
		return [...fields, ...sections];
	}

	/** A context, a rationale or a decision that somebody wrote; in a record without such sections, any prose of its own. */
	#hasReason(): boolean {
		const telling = this.#sections.filter((section) =>
			reasonSections.has(section.key ?? ""),
		);
		if (telling.length > 0)
			return telling.some(
				(section) => section.words > 0 && !isPrompt(section.text),
			);
		const description = this.#description();
		return (
			/\p{L}\s+\p{L}+\s+\p{L}/u.test(description) && !isPrompt(description)
		);
	}

	/** Front matter that other tools fill is theirs to mend: a fault counts where it touches or hides a value that we read. */
	#faults(): ReadingFault[] {
		const all = syntaxFaults(this.#doc);
		const { yaml, frontMatter } = this.#doc;
		if (!yaml || !frontMatter || yaml.faults.length === 0) return all;
		const pairs = yaml.root?.type === "map" ? yaml.root.pairs : [];
		const starts = new Set(pairs.map((pair) => pair.keySpan.start));
		const lost = this.#lines
			.split(frontMatter.content)
			.some((line) => this.#isLost(line, starts));
		return all.filter((_, i) => {
			const fault = yaml.faults[i];
			if (!fault) return true;
			const pair = pairs.findLast((p) => p.keySpan.start <= fault.start);
			const name = pair && decisionField(pair.key);
			const isRead = readFields.has(name ?? "");
			if (!fault.quote) return lost || isRead;
			// Braces are a template's around a plain value; they are meant only where a mapping belongs.
			return isRead && (pair?.value.type !== "map" || name === "deviates-from");
		});
	}

	/** A line of the front matter that names a field of ours which YAML did not see. */
	#isLost(line: Span, keys: ReadonlySet<number>): boolean {
		const name = /^([\p{L}][\p{L}\p{N} _-]*):/u.exec(
			this.#lines.slice(line),
		)?.[1];
		return (
			name !== undefined &&
			readFields.has(decisionField(name) ?? "") &&
			!keys.has(line.start)
		);
	}
}

function isRelation(name: string | undefined): name is Relation {
	return name === "supersedes" || name === "superseded-by" || name === "amends";
}

/** Under "Uses" and "Applies to" people link to all sorts of pages; only an id or a heading there names an item. */
function namesItem(type: string, reference: Reference): boolean {
	if (reference.id || reference.fragment) return true;
	return (
		reference.path !== undefined && type !== "uses" && type !== "applies-to"
	);
}

const typedSections: ReadonlyMap<
	string,
	"supersedes" | "superseded-by" | "amends" | "upholds" | "uses" | "applies-to"
> = new Map([
	["supersedes", "supersedes"],
	["superseded-by", "superseded-by"],
	["amends", "amends"],
	["upholds", "upholds"],
	["uses", "uses"],
	["applies-to", "applies-to"],
]);
const lineSections = new Set(["status", "links", "more-information", "date"]);
/** More of a first paragraph is never shown. */
const longestText = 2000;
/** Lines for a site's generator: MDX imports, directives, places of a table of contents. */
const machinery =
	/^\s*(?:(?:import|export)\s.*['";]|\{\/\*|:::|\[{1,2}_?TOC_?\]{1,2}|\{[%:])/i;
/** What the product reads from a record's front matter. */
const readFields = new Set([
	"status",
	"date",
	"decision-makers",
	"supersedes",
	"superseded-by",
	"amends",
	"upholds",
	"uses",
	"deviates-from",
	"applies-to",
	"owner",
	"review-by",
	"review",
	"because",
	"id",
	"title",
	"kind",
]);
const reasonSections = new Set([
	"context",
	"rationale",
	"decision",
	"summary",
	"drivers",
]);

/** Says whether a record still is to be decided on, holds, or holds no more. */
function standingOf(status: Status): "open" | "in force" | "gone" {
	if (status === "draft" || status === "proposed") return "open";
	return status === "accepted" ? "in force" : "gone";
}

/** Two statuses agree where either says nothing, or a history among them says what the other does. */
function agree(a: FoundStatus, b: FoundStatus): boolean {
	if (a.status === "none" || b.status === "none") return true;
	return a.all.some((one) =>
		b.all.some((other) => standingOf(one) === standingOf(other)),
	);
}

/** Two dates as exact as the less exact one, in any order of day and month; one with the hour may fall on the next day elsewhere. */
function sameDay(a: WrittenDate, b: WrittenDate): boolean {
	const forms = (date: WrittenDate) => [date.iso, date.other ?? date.iso];
	return forms(a).some((one) =>
		forms(b).some(
			(other) =>
				one.startsWith(other) ||
				other.startsWith(one) ||
				(one.length + other.length === 20 &&
					Math.abs(daysBetween(one, other)) < 2 &&
					(a.timed || b.timed)),
		),
	);
}

/** A "review" that lies ahead of the decision's own date is when the record is due to be read again. */
function withReview(fields: Fields, date: string | undefined): Fields {
	const { review } = fields;
	const due = review && lastDay(review.text);
	const made = date && lastDay(date);
	return due && made && due > made && !fields["review-by"]?.text
		? { ...fields, "review-by": { ...review, name: "review-by" } }
		: fields;
}

/** Stretches of running text in a block, entry by entry. */
function* textsIn(block: Block): Generator<Span> {
	if (block.type === "paragraph") yield block;
	else if (block.type === "heading") yield block.content;
	else if (block.type === "quote")
		for (const inner of block.blocks) yield* textsIn(inner);
	else if (block.type === "list")
		for (const entry of block.entries)
			for (const inner of entry.blocks) yield* textsIn(inner);
}

/** "Partly superseded": the record holds, and another one says where it does not. */
function isPartly(facts: DecisionFacts): boolean {
	return (
		facts.status === "accepted" &&
		/part/i.test(facts.statusText) &&
		maySpeakOfOthers(facts.statusText)
	);
}

function spanOf(lines: Lines, range: Range): Span {
	return { start: lines.offset(range.start), end: lines.offset(range.end) };
}

function inOrder(references: readonly Reference[]): Reference[] {
	return [...references].sort(
		(a, b) =>
			a.range.start.line - b.range.start.line ||
			a.range.start.character - b.range.start.character,
	);
}
