/** A product page in Markdown: page fields, sections and items written in any of the ways. */

import type {
	Artifact,
	Check,
	Fields,
	Item,
	ItemWay,
	ReadingFault,
} from "../../domain/artifact";
import { idPrefix } from "../../domain/id";
import { type Kind, kindInfo, kindOfPrefix } from "../../domain/kind";
import type { Lines } from "../../domain/lines";
import type { Span } from "../../domain/position";
import type { Reference } from "../../domain/reference";
import { canonicalField, itemFields, pageFields } from "../../kinds/schema";
import {
	type MarkdownDocument,
	openMarkdown,
	textOf,
} from "../markdown/document";
import type { Block, Heading, List, Table } from "../markdown/markdown";
import { plainText } from "../markdown/plain";
import { lastAtOrBefore, Spans } from "../markdown/spans";
import type { Words } from "../words";
import { readYaml, type YamlMap, yamlGet } from "../yaml";
import { checksFromFields, checksFromYaml } from "./checks";
import {
	checkFaults,
	frontMatterFaults,
	markdownFieldFaults,
	syntaxFaults,
} from "./faults";
import { FieldReader, type FieldSpecs, referencesInFields } from "./fields";
import { type Opening, readOpening } from "./items";
import { mentions } from "./references";
import { unnumberedEntries, unnumberedHeadings } from "./unnumbered";

/** Kinds whose pages consist of sections with fixed meanings; their level-2 headings are never items that lack a number. */
const kindsOfSections: ReadonlySet<Kind> = new Set(["strategy", "delivery"]);

/**
 * Reads a product page. Takes its path from the workspace root, its text and its kind; never throws: what can't be read is a fault,
 * and the rest is in the artifact.
 */
export function readPage(
	file: string,
	text: string,
	kind: Kind,
	words: Words,
): Artifact {
	return new PageReader(openMarkdown(file, text, kind, words), kind).read();
}

interface Draft {
	readonly item: Item;
	/** Where the item's own text stands: mentions in it are the item's. */
	readonly span: Span;
	readonly idSpan: Span;
}

class PageReader {
	readonly #doc: MarkdownDocument;
	readonly #lines: Lines;
	readonly #kind: Kind;
	/** Prefixes that this page may define. */
	readonly #owned: ReadonlySet<string>;
	readonly #drafts: Draft[] = [];
	readonly #fieldSpans: Span[] = [];
	/** What is wrong in fenced blocks of checks. */
	readonly #checkFaults: ReadingFault[] = [];

	constructor(doc: MarkdownDocument, kind: Kind) {
		this.#doc = doc;
		this.#lines = doc.lines;
		this.#kind = kind;
		this.#owned = new Set([
			...kindInfo(kind).prefixes,
			...(kind === "strategy" ? ["KM"] : []),
		]);
	}

	read(): Artifact {
		const { file, sections, frontMatter } = this.#doc;
		const blocks = this.#doc.markdown.blocks;
		const first = sections[0];
		const page = this.#pageFields();
		const matter = this.#frontMatter();
		const single = this.#singleItem(matter);
		if (!single) this.#itemsIn(blocks);
		const titleNode = yamlGet(matter, "title");
		const fallback = this.#lines.line(
			frontMatter ? this.#lines.lineAt(frontMatter.end) : 0,
		);
		const headingRange = first?.range ?? this.#lines.rangeOf(fallback);
		const title =
			first && first.level === 1
				? first.heading
				: titleNode?.type === "scalar"
					? titleNode.text
					: (first?.heading ?? "");
		const { items, references } = this.#withMentions();
		const faults = [
			...syntaxFaults(this.#doc),
			...frontMatterFaults(this.#doc, this.#kind),
			...markdownFieldFaults(file, this.#lines, this.#kind, "page", page),
			...items.flatMap((item) =>
				markdownFieldFaults(
					file,
					this.#lines,
					item.kind,
					"item",
					item.fields,
					item.id,
				),
			),
			...this.#checkFaults,
		];
		return {
			file,
			kind: this.#kind,
			declared: yamlGet(matter, "kind") !== undefined,
			format: "markdown",
			title: single ? single.title : title,
			titleRange:
				first && first.level === 1
					? first.range
					: titleNode
						? this.#lines.rangeOf(titleNode)
						: headingRange,
			headingRange,
			fields: page,
			status: (page.status?.text ?? "").toLowerCase(),
			sections: sections.map(
				({ span: _, blocks: __, own: ___, content: ____, ...section }) =>
					section,
			),
			items,
			...this.#unnumbered(),
			references,
			links: this.#doc.links,
			anchors: this.#doc.anchors,
			words: this.#doc.words,
			hasContent: items.length > 0 || this.#hasTitles() || this.#hasSentence(),
			suppressions: this.#doc.suppressions,
			faults,
			end: this.#lines.position(this.#lines.text.length),
			endsOpen: this.#doc.endsOpen,
			lineBreak: this.#lines.lineBreak,
		};
	}

	#frontMatter(): YamlMap | undefined {
		const root = this.#doc.yaml?.root;
		return root?.type === "map" ? root : undefined;
	}

	/** Front matter, then the list or the lines right under the first heading. */
	#pageFields(): Fields {
		const specs = pageFields(this.#kind);
		const reader = new FieldReader(this.#lines, specs);
		for (const pair of this.#frontMatter()?.pairs ?? [])
			reader.yaml(pair.key, pair.keySpan, pair.value, "front-matter");
		for (const block of this.#intro()) {
			if (block.type === "list" && !this.#definesItems(block)) {
				if (reader.list(block)) break;
			} else if (block.type === "paragraph") {
				reader.paragraph(block, false);
			}
		}
		this.#fieldSpans.push(...reader.spans);
		return reader.fields;
	}

	/** What stands under the first heading, before the next one. */
	#intro(): readonly Block[] {
		const { sections, markdown } = this.#doc;
		const first = sections[0];
		if (!first) return markdown.blocks;
		return readOpening(this.#lines, first.content) ? [] : first.own;
	}

	#definesItems(list: List): boolean {
		return list.entries.some((entry) => this.#defines(entry.content));
	}

	#opens(span: Span): Opening | undefined {
		const opening = readOpening(this.#lines, span);
		return opening && this.#owned.has(opening.prefix) ? opening : undefined;
	}

	/** What an entry or a cell opens as an item of its own, rather than as a link to one. */
	#defines(span: Span): Opening | undefined {
		const opening = this.#opens(span);
		return opening?.linked ? undefined : opening;
	}

	/** A file whose front matter gives an id is one item, whatever its headings hold. */
	#singleItem(matter: YamlMap | undefined): Item | undefined {
		const node = yamlGet(matter, "id");
		if (!matter || node?.type !== "scalar" || node.text === "")
			return undefined;
		const prefix = idPrefix(node.text);
		if (!prefix || !this.#owned.has(prefix)) return undefined;
		const first = this.#doc.sections[0];
		const specs = itemFields(this.#kind);
		const reader = new FieldReader(this.#lines, specs);
		for (const pair of matter.pairs)
			reader.yaml(pair.key, pair.keySpan, pair.value, "front-matter");
		const blocks = this.#doc.markdown.blocks;
		const body = this.#body(reader, first ? first.own : blocks);
		const titleNode = yamlGet(matter, "title");
		const title =
			titleNode?.type === "scalar" && titleNode.text !== ""
				? titleNode.text
				: (first?.heading ?? "");
		const titleRange =
			titleNode?.type === "scalar" && titleNode.text !== ""
				? this.#lines.rangeOf(titleNode)
				: (first?.range ?? this.#lines.rangeOf(node));
		this.#fieldSpans.push(...reader.spans);
		return this.#add(
			"file",
			node.text.toUpperCase(),
			this.#kind,
			{
				idSpan: { start: node.start, end: node.end },
				range: first?.range ?? this.#lines.rangeOf(node),
				span: { start: 0, end: this.#lines.text.length },
				title,
				titleRange,
				description: body.description,
			},
			reader.fields,
			this.#fencedChecks(blocks, node.text.toUpperCase()),
		);
	}

	#itemsIn(blocks: readonly Block[]): void {
		let section: { opening: Opening; heading: Heading } | undefined;
		let inside: Block[] = [];
		const flush = () => {
			if (section) this.#headingItem(section.heading, section.opening, inside);
			section = undefined;
			inside = [];
		};
		for (const block of blocks) {
			if (block.type === "heading") {
				const opening = this.#opens(block.content);
				if (opening) {
					flush();
					section = { opening, heading: block };
				} else if (section && block.level <= section.heading.level) flush();
				else inside.push(block);
			} else if (section) inside.push(block);
			else this.#looseItems(block, false);
		}
		flush();
	}

	/** Entries, also below an entry that groups them, and rows. Inside of a heading's item or a group only a marked id defines. */
	#looseItems(block: Block, inside: boolean): void {
		if (block.type === "list") {
			for (const entry of block.entries) {
				const opening = this.#defines(entry.content);
				if (opening && (!inside || opening.marked))
					this.#entryItem(entry, opening);
				else for (const nested of entry.blocks) this.#looseItems(nested, true);
			}
		} else if (block.type === "table") this.#rows(block);
	}

	#headingItem(
		heading: Heading,
		opening: Opening,
		blocks: readonly Block[],
	): void {
		const kind = kindOfPrefix(opening.prefix)?.id ?? this.#kind;
		const reader = new FieldReader(this.#lines, itemFields(kind));
		const { description } = this.#body(reader, blocks);
		const end = blocks.at(-1)?.end ?? heading.end;
		const title = {
			start: opening.rest.start,
			end: opening.boldEnd ?? opening.rest.end,
		};
		this.#fieldSpans.push(...reader.spans);
		this.#add(
			"heading",
			opening.id,
			kind,
			{
				idSpan: opening.idSpan,
				range: this.#lines.rangeOf(heading.content),
				span: { start: heading.start, end },
				title: plainText(this.#lines.slice(title)),
				titleRange: this.#lines.rangeOf(title),
				description,
			},
			reader.fields,
			this.#fencedChecks(blocks, opening.id),
		);
		for (const block of blocks) this.#looseItems(block, true);
	}

	/** Fields and first paragraph of an item's blocks. */
	#body(
		reader: FieldReader,
		blocks: readonly Block[],
	): { description: string } {
		let description = "";
		let listed = false;
		for (const block of blocks) {
			if (block.type === "list" && !listed && !this.#definesItems(block))
				listed = reader.list(block);
			if (block.type !== "paragraph") continue;
			const rest = reader.paragraph(block, true);
			if (description !== "" || rest.length === 0) continue;
			description = plainText(
				rest.map((span) => this.#lines.slice(span)).join("\n"),
			);
		}
		return { description };
	}

	#entryItem(entry: List["entries"][number], opening: Opening): void {
		const kind = kindOfPrefix(opening.prefix)?.id ?? this.#kind;
		const reader = new FieldReader(this.#lines, itemFields(kind));
		const nested = entry.blocks.filter(
			(block) => block.start !== entry.content.start,
		);
		const { description } = this.#body(reader, nested);
		const [titleSpan, more] = splitTitle(this.#lines, opening);
		this.#fieldSpans.push(...reader.spans);
		this.#add(
			"entry",
			opening.id,
			kind,
			{
				idSpan: opening.idSpan,
				range: this.#lines.rangeOf(entry.content),
				span: { start: entry.start, end: entry.end },
				title: plainText(this.#lines.slice(titleSpan)),
				titleRange: this.#lines.rangeOf(titleSpan),
				description: [plainText(this.#lines.slice(more)), description]
					.filter((part) => part !== "")
					.join(" "),
			},
			reader.fields,
			this.#fencedChecks(nested, opening.id),
		);
	}

	#rows(table: Table): void {
		const headers = table.header.cells.map((cell) => canonicalField(cell.text));
		const idColumn = headers.indexOf("id");
		if (idColumn < 0) return;
		for (const row of table.rows) {
			const idCell = row.cells[idColumn];
			const opening = idCell && this.#defines(idCell.content);
			if (!idCell || !opening) continue;
			const kind = kindOfPrefix(opening.prefix)?.id ?? this.#kind;
			const specs = itemFields(kind);
			const named = ["title", "name", "technology"]
				.map((name) => headers.indexOf(name))
				.find((column) => column >= 0);
			const titleColumn =
				named ?? headers.findIndex((h, i) => i !== idColumn && !specs.has(h));
			const reader = new FieldReader(this.#lines, specs);
			row.cells.forEach((cell, i) => {
				const header = table.header.cells[i];
				if (header && i !== idColumn && i !== titleColumn)
					reader.cell(header.text, header.content, cell.content);
			});
			const titleCell = row.cells[titleColumn];
			const title = titleCell?.content ?? opening.rest;
			this.#fieldSpans.push(...reader.spans);
			this.#add(
				"row",
				opening.id,
				kind,
				{
					idSpan: opening.idSpan,
					range: this.#lines.rangeOf(opening.idSpan),
					span: { start: row.start, end: row.end },
					title: titleCell?.text ?? plainText(this.#lines.slice(title)),
					titleRange: this.#lines.rangeOf(title),
					description: "",
				},
				reader.fields,
				[],
			);
		}
	}

	#fencedChecks(blocks: readonly Block[], item: string): Check[] {
		if (this.#kind !== "guardrails") return [];
		return blocks.flatMap((block) => {
			if (block.type !== "code" || !/^ya?ml\s+checks$/.test(block.info))
				return [];
			const yaml = readYaml(this.#lines.text, block.content);
			this.#checkFaults.push(
				...checkFaults(this.#doc.file, this.#lines, yaml, item),
			);
			return checksFromYaml(this.#lines, yaml.root);
		});
	}

	#add(
		way: ItemWay,
		id: string,
		kind: Kind,
		place: {
			idSpan: Span;
			range: Item["range"];
			span: Span;
			title: string;
			titleRange: Item["titleRange"];
			description: string;
		},
		fields: Fields,
		fenced: readonly Check[],
	): Item {
		const definition =
			place.description ||
			fields.definition?.text ||
			fields.what?.text ||
			fields.description?.text ||
			"";
		const checks =
			kind === "guardrails"
				? { checks: [...checksFromFields(fields), ...fenced] }
				: {};
		const item: Item = {
			id,
			kind,
			file: this.#doc.file,
			way,
			title: place.title,
			statement: [place.title, definition].filter((t) => t !== "").join(" "),
			description: place.description,
			range: place.range,
			idRange: this.#lines.rangeOf(place.idSpan),
			titleRange: place.titleRange,
			fullRange: this.#lines.rangeOf(place.span),
			fields,
			status: (fields.status?.text ?? "").toLowerCase(),
			references: referencesInFields(
				this.#lines,
				fields,
				itemFields(kind) as FieldSpecs,
			),
			...checks,
		};
		this.#drafts.push({ item, span: place.span, idSpan: place.idSpan });
		return item;
	}

	/** The items with the ids that their texts mention, and what the page mentions outside of them. */
	#withMentions(): Pick<Artifact, "items" | "references"> {
		const found = mentions(
			this.#lines,
			this.#doc.markdown,
			new Spans([
				...this.#fieldSpans,
				...this.#drafts.map(({ idSpan }) => idSpan),
			]),
		);
		const references: Reference[] = [];
		const mentioned = new Map<Draft, Reference[]>();
		// Items begin in the order of the page, so the innermost around a mention is the last one before it that has not ended.
		const open: Draft[] = [];
		let next = 0;
		for (const { at, reference } of found) {
			for (; (this.#drafts[next]?.span.start ?? at + 1) <= at; next++)
				open.push(this.#drafts[next] as Draft);
			while (open.length > 0 && (open.at(-1) as Draft).span.end <= at)
				open.pop();
			const draft = open.at(-1);
			if (!draft) references.push(reference);
			else if (mentioned.get(draft)?.push(reference) === undefined)
				mentioned.set(draft, [reference]);
		}
		return {
			references,
			items: this.#drafts.map((draft) => {
				const own = mentioned.get(draft);
				const { item } = draft;
				return own
					? { ...item, references: [...item.references, ...own] }
					: item;
			}),
		};
	}

	#unnumbered(): Pick<Artifact, "unnumbered" | "unnumberedEntries"> {
		if (this.#drafts.some(({ item }) => item.way === "file"))
			return { unnumbered: [], unnumberedEntries: [] };
		const spans = this.#drafts.map(({ span }) => span);
		const page = {
			lines: this.#lines,
			kind: this.#kind,
			sections: this.#doc.sections,
			hasItem: (span: Span) => beginsIn(spans, span),
		};
		return {
			unnumbered: kindsOfSections.has(this.#kind)
				? []
				: unnumberedHeadings(page),
			unnumberedEntries: unnumberedEntries(page),
		};
	}

	/** A page of items may consist of headings alone. */
	#hasTitles(): boolean {
		return (
			!kindsOfSections.has(this.#kind) &&
			this.#doc.sections.some(({ level }) => level === 2)
		);
	}

	/** Some section (or the page itself) says something in prose of its own. */
	#hasSentence(): boolean {
		const { sections, markdown } = this.#doc;
		const fields = new Spans(this.#fieldSpans);
		const isField = (block: Block) => fields.touches(block);
		const said = (blocks: readonly Block[]) =>
			textOf(
				blocks.filter((b) => b.type !== "heading" && !isField(b)),
				200,
			).trim() !== "";
		if (sections.length === 0) return said(markdown.blocks);
		return sections.some((section) => said(section.own));
	}
}

/** Says whether one of some sorted stretches begins within another. */
function beginsIn(sorted: readonly Span[], { start, end }: Span): boolean {
	const last = sorted[lastAtOrBefore(sorted, end - 1)];
	return last !== undefined && last.start >= start;
}

/** A list entry's title is what is bold at its start, else its first sentence; the rest describes it. */
function splitTitle(lines: Lines, { rest, boldEnd }: Opening): [Span, Span] {
	if (boldEnd !== undefined)
		return [
			lines.trim({ start: rest.start, end: boldEnd }),
			lines.trim({ start: boldEnd + 2, end: rest.end }),
		];
	const source = lines.slice(rest);
	const bold = /^(\*\*|__)(?=\S)[^*_\n]+\1[.:]?(?=\s)/.exec(source);
	const sentence =
		bold ?? /^[\s\S]*?[.!?](?=\s+[\p{Lu}\p{N}*_`[])/u.exec(source);
	const end = rest.start + (sentence ? sentence[0].length : source.length);
	return [
		lines.trim({ start: rest.start, end }),
		lines.trim({ start: end, end: rest.end }),
	];
}
