/** A Markdown file opened for reading: front matter, sections, relative links and suppressions, the same for pages and decisions. */

import type { Link, Section, Suppression } from "../../domain/artifact";
import type { Kind } from "../../domain/kind";
import { Lines } from "../../domain/lines";
import type { Span } from "../../domain/position";
import { splitTarget } from "../page/references";
import { sectionKey } from "../vocabulary";
import type { Words } from "../words";
import { readYaml, type YamlText } from "../yaml";
import { type FrontMatter, findFrontMatter } from "./front-matter";
import {
	type Block,
	isComment,
	type MarkdownLink,
	type MarkdownText,
	readMarkdown,
} from "./markdown";
import { mdxComments } from "./mdx-comments";
import { countWords } from "./plain";
import { lastAtOrBefore, Spans } from "./spans";

export interface MarkdownDocument {
	readonly file: string;
	/** Of the whole file. */
	readonly lines: Lines;
	/** What is read of it: all, or one section (`partOf`). */
	readonly span: Span;
	readonly frontMatter?: FrontMatter;
	readonly yaml?: YamlText;
	readonly markdown: MarkdownText;
	/** False where the Markdown is nested too deeply for the parser; it is then taken as empty. */
	readonly readable: boolean;
	/** One per top-level heading, in order, with the index of its heading among the blocks and of the first block behind it. */
	readonly sections: readonly OpenSection[];
	readonly links: readonly Link[];
	readonly anchors: readonly string[];
	readonly suppressions: readonly Suppression[];
	readonly words: number;
	/** The text ends inside of a code block or a comment that is never closed. */
	readonly endsOpen: boolean;
}

/** A section with its blocks still at hand. */
export interface OpenSection extends Section {
	readonly heading: string;
	readonly span: Span;
	/** Its own and its subsections' blocks, heading excluded. */
	readonly blocks: readonly Block[];
	/** Its own blocks, up to the next heading of any level. */
	readonly own: readonly Block[];
	readonly content: Span;
}

/** The most that is kept of a section's text: enough for every rule, and a 2 MB page stays small in memory. */
const mostText = 2000;

/** Opens a Markdown text. Takes the file's path for the record, its text, its kind (which decides what headings mean) and the repository's words. */
export function openMarkdown(
	file: string,
	text: string,
	kind: Kind,
	words: Words,
): MarkdownDocument {
	const lines = new Lines(text);
	const frontMatter = findFrontMatter(lines.text);
	const yaml = frontMatter && readYaml(lines.text, frontMatter.content);
	const read = readMarkdown(lines.text, frontMatter?.end ?? 0);
	const markdown = read ?? { blocks: [], links: [], prose: [] };
	const counts = markdown.blocks.map(blockWords);
	return {
		file,
		lines,
		span: { start: 0, end: lines.text.length },
		...(frontMatter ? { frontMatter } : {}),
		...(yaml ? { yaml } : {}),
		markdown,
		readable: read !== undefined,
		sections: readSections(lines, markdown.blocks, counts, kind, words),
		links: readLinks(lines, markdown.links),
		anchors: readAnchors(lines.text),
		suppressions: [
			...(yaml ? yamlSuppressions(lines, yaml) : []),
			...markdownSuppressions(lines, markdown.blocks),
		],
		words: sum(counts, (count) => count),
		endsOpen: isOpen(lines, markdown.blocks.at(-1)),
	};
}

/**
 * One section of a document as if it were a document of its own: its heading is the first one, of level 1, and those below it count from
 * there. Offsets, anchors and the indexes of links stay those of the file. Without front matter and suppressions, which are the file's. Takes the index of the section.
 */
export function partOf(doc: MarkdownDocument, index: number): MarkdownDocument {
	const { markdown, sections } = doc;
	const { span, level, words } = sections[index] as OpenSection;
	let next = index + 1;
	while ((sections[next]?.span.start ?? span.end) < span.end) next++;
	return {
		file: doc.file,
		lines: doc.lines,
		span,
		markdown: {
			blocks: within(markdown.blocks, span),
			links: markdown.links,
			prose: within(markdown.prose, span),
		},
		readable: doc.readable,
		sections: sections
			.slice(index, next)
			.map((section) => ({ ...section, level: section.level - level + 1 })),
		links: readLinks(doc.lines, within(markdown.links, span)),
		anchors: [],
		suppressions: [],
		words,
		endsOpen: doc.endsOpen && span.end === doc.span.end,
	};
}

/** Those of some sorted stretches that begin in a span. */
function within<T extends Span>(
	sorted: readonly T[],
	{ start, end }: Span,
): readonly T[] {
	return sorted.slice(
		lastAtOrBefore(sorted, start - 1) + 1,
		lastAtOrBefore(sorted, end - 1) + 1,
	);
}

/** Says whether a last block is never closed. */
function isOpen(lines: Lines, block: Block | undefined): boolean {
	if (block?.type === "code")
		return block.content.end === block.end && isFence(lines.slice(block));
	if (block?.type !== "html") return false;
	const { value } = block;
	return value.lastIndexOf("<!--") > value.lastIndexOf("-->");
}

function isFence(source: string): boolean {
	return /^(?:`{3}|~{3})/.test(source.trimStart());
}

function readSections(
	lines: Lines,
	blocks: readonly Block[],
	/** Words of each block. */
	counts: readonly number[],
	kind: Kind,
	words: Words,
): OpenSection[] {
	const at = blocks.flatMap((block, i) =>
		block.type === "heading" ? [i] : [],
	);
	return at.map((index, n) => {
		const heading = blocks[index] as Extract<Block, { type: "heading" }>;
		const next = at[n + 1] ?? blocks.length;
		let after = next;
		for (let m = n + 1; m < at.length; m++) {
			const other = blocks[at[m] as number] as typeof heading;
			after = at[m] as number;
			if (other.level <= heading.level) break;
			after = blocks.length;
		}
		const inside = blocks.slice(index + 1, after);
		const own = blocks.slice(index + 1, next);
		const end = blocks[after]?.start ?? lines.text.length;
		const span = { start: heading.start, end };
		const key =
			heading.level > 1 ? sectionKey(heading.text, kind, words) : undefined;
		let total = 0;
		for (let i = index + 1; i < after; i++) total += counts[i] as number;
		const textRange =
			heading.content.start < heading.content.end
				? heading.content
				: { start: heading.start, end: heading.end };
		return {
			heading: heading.text,
			level: heading.level,
			...(key ? { key } : {}),
			slug: heading.slug,
			range: lines.rangeOf(textRange),
			fullRange: lines.rangeOf(span),
			contentEnd: lines.position(own.at(-1)?.end ?? heading.end),
			words: total,
			text: textOf(inside, mostText),
			span,
			content: heading.content,
			blocks: inside,
			own,
		};
	});
}

/** Words of prose in a block: code and comments don't count. */
function blockWords(block: Block): number {
	switch (block.type) {
		case "heading":
		case "paragraph":
			return countWords(block.text);
		case "list":
			return sum(block.entries, (entry) => sum(entry.blocks, blockWords));
		case "quote":
			return sum(block.blocks, blockWords);
		case "table":
			return sum([block.header, ...block.rows], (row) =>
				sum(row.cells, (cell) => countWords(cell.text)),
			);
		default:
			return 0;
	}
}

function sum<T>(things: readonly T[], of: (thing: T) => number): number {
	return things.reduce((total, thing) => total + of(thing), 0);
}

/** The plain text of blocks, one line each, up to a length; comments are no text. */
export function textOf(blocks: readonly Block[], most: number): string {
	const parts: string[] = [];
	let length = 0;
	const add = (text: string) => {
		if (text.trim() === "" || length > most) return;
		parts.push(text);
		length += text.length;
	};
	const visit = (block: Block): void => {
		if (length > most) return;
		if (block.type === "heading" || block.type === "paragraph") add(block.text);
		else if (block.type === "code") add(block.value);
		else if (block.type === "html") {
			if (!block.comment) add(block.value);
		} else if (block.type === "quote") block.blocks.forEach(visit);
		else if (block.type === "list")
			for (const entry of block.entries) entry.blocks.forEach(visit);
		else if (block.type === "table")
			for (const row of [block.header, ...block.rows])
				add(row.cells.map((cell) => cell.text).join(" "));
	};
	blocks.forEach(visit);
	return parts.join("\n").slice(0, most);
}

const ownAnchor =
	/<[a-z][^<>]*?\s(?:id|name)\s*=\s*["']?([^"'\s<>]+)|\{\s*#([^{}\s]+)/gi;

function readAnchors(text: string): string[] {
	return [...text.matchAll(ownAnchor)].map(
		([, inTag, inBraces]) => inTag ?? inBraces ?? "",
	);
}

function readLinks(lines: Lines, links: readonly MarkdownLink[]): Link[] {
	const found: Link[] = [];
	for (const link of links) {
		if (link.image) continue;
		const target = splitTarget(link.url);
		if (!target || (target.path === "" && !target.fragment)) continue;
		const hash = lines.slice(link.target).indexOf("#");
		found.push({
			path: target.path,
			...(target.fragment === undefined ? {} : { fragment: target.fragment }),
			text: link.text,
			range: lines.rangeOf(link.target),
			...(hash < 0
				? {}
				: {
						fragmentRange: lines.range(
							link.target.start + hash + 1,
							link.target.end,
						),
					}),
		});
	}
	return found;
}

const instruction =
	/^\s*opmodel-ignore(?=[\s:]|$)\s*([^:]*?)\s*(?::([\s\S]*))?$/;

function suppression(
	lines: Lines,
	place: Span,
	text: string,
	textStart: number,
	covers: Span,
): Suppression | undefined {
	const match = instruction.exec(text);
	if (!match) return undefined;
	const listStart =
		textStart +
		text.indexOf(match[1] ?? "", text.indexOf("opmodel-ignore") + 14);
	const rules = [...(match[1] ?? "").matchAll(/[^\s,]+/g)].map((rule) => ({
		text: rule[0],
		range: lines.range(
			listStart + rule.index,
			listStart + rule.index + rule[0].length,
		),
	}));
	return {
		rules,
		reason: (match[2] ?? "").trim(),
		range: lines.rangeOf(place),
		covers: lines.rangeOf(covers),
	};
}

/** Every block, entry and row, outer ones first, in the order written. */
function* places(blocks: readonly Block[]): Generator<Span> {
	for (const block of blocks) {
		if (block.type === "html" && isComment(block.value)) continue;
		yield block;
		if (block.type === "quote") yield* places(block.blocks);
		if (block.type === "list")
			for (const entry of block.entries) {
				yield entry;
				yield* places(entry.blocks);
			}
		if (block.type === "table") for (const row of block.rows) yield row;
	}
}

/** Every comment of HTML in a text, in order. */
function* comments(text: string): Generator<Span> {
	let start = text.indexOf("<!--");
	while (start >= 0) {
		const close = text.indexOf("-->", start + 4);
		if (close < 0) return;
		yield { start, end: close + 3 };
		start = text.indexOf("<!--", close + 3);
	}
}

function markdownSuppressions(
	lines: Lines,
	blocks: readonly Block[],
): Suppression[] {
	if (!lines.text.includes("opmodel-ignore")) return [];
	const all = [...places(blocks)];
	const codes = new Spans(all.filter((b) => (b as Block).type === "code"));
	const found: Suppression[] = [];
	// Comments and places both come in the order written.
	let next = 0;
	const { text } = lines;
	const both = [...comments(text), ...mdxComments(text)].sort(
		(a, b) => a.start - b.start,
	);
	for (const { start, end } of both) {
		if (codes.covers(start)) continue;
		while ((all[next]?.start ?? end) < end) next++;
		const inside = start + (text.startsWith("<!--", start) ? 4 : 3);
		const read = suppression(
			lines,
			{ start, end },
			lines.slice({ start: inside, end: end - 3 }),
			inside,
			all[next] ?? { start: end, end },
		);
		if (read) found.push(read);
	}
	return found;
}

/** Suppressions in YAML comments: each covers the entry or the name and value that follows it. */
export function yamlSuppressions(lines: Lines, yaml: YamlText): Suppression[] {
	const found: Suppression[] = [];
	for (const comment of yaml.comments) {
		if (!comment.text.startsWith("opmodel-ignore")) continue;
		const textStart = lines.text.indexOf("opmodel-ignore", comment.start);
		const covers = yaml.root && nextNode(yaml.root, comment.end);
		const read = suppression(
			lines,
			comment,
			comment.text,
			textStart,
			covers ?? { start: comment.end, end: comment.end },
		);
		if (read) found.push(read);
	}
	return found;
}

function nextNode(node: YamlText["root"], from: number): Span | undefined {
	if (!node || node.end < from) return undefined;
	if (node.type === "map")
		for (const pair of node.pairs) {
			if (pair.keySpan.start >= from)
				return { start: pair.keySpan.start, end: pair.value.end };
			const inside = nextNode(pair.value, from);
			if (inside) return inside;
		}
	if (node.type === "list")
		for (const entry of node.entries) {
			if (entry.start >= from) return entry;
			const inside = nextNode(entry, from);
			if (inside) return inside;
		}
	return undefined;
}
