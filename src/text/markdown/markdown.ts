/** Markdown as plain data: blocks, links and prose with their offsets. The seam behind which the parser can be exchanged. */

import GithubSlugger from "github-slugger";
import type { Nodes, Root } from "mdast";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import remarkParse from "remark-parse";
import { type Processor, unified } from "unified";
import type { Span } from "../../domain/position";
import { forParser, mdxComments } from "./mdx-comments";

export interface Heading extends Span {
	readonly type: "heading";
	readonly level: number;
	/** Plain text, comments left out. */
	readonly text: string;
	/** The text without the markers. */
	readonly content: Span;
	/** GitHub's anchor, unique in the file. */
	readonly slug: string;
}

export interface Paragraph extends Span {
	readonly type: "paragraph";
	readonly text: string;
}

export interface Entry extends Span {
	/** Plain text of the entry's first paragraph; "" where it starts with something else. */
	readonly text: string;
	/** The first paragraph; an empty span where there is none. */
	readonly content: Span;
	readonly blocks: readonly Block[];
}

export interface List extends Span {
	readonly type: "list";
	readonly ordered: boolean;
	readonly entries: readonly Entry[];
}

export interface Cell extends Span {
	readonly text: string;
	/** The cell's text without pipes and padding. */
	readonly content: Span;
}

export interface Row extends Span {
	readonly cells: readonly Cell[];
}

export interface Table extends Span {
	readonly type: "table";
	readonly header: Row;
	readonly rows: readonly Row[];
}

export interface Code extends Span {
	readonly type: "code";
	/** The whole info string: `yaml checks`. */
	readonly info: string;
	readonly value: string;
	/** Between the fences; the whole block where it is indented. */
	readonly content: Span;
}

export interface Html extends Span {
	readonly type: "html";
	readonly value: string;
	/** Nothing but comments. */
	readonly comment: boolean;
}

export interface Quote extends Span {
	readonly type: "quote";
	readonly blocks: readonly Block[];
}

export interface Other extends Span {
	readonly type: "rule" | "definition" | "other";
}

export type Block =
	| Heading
	| Paragraph
	| List
	| Table
	| Code
	| Html
	| Quote
	| Other;

/** A link with its target in the source; images and external links included. */
export interface MarkdownLink extends Span {
	readonly text: string;
	/** As written, not decoded. */
	readonly url: string;
	/** Of the target in the source, where it could be found. */
	readonly target: Span;
	readonly image: boolean;
}

/** A run of prose in the source: never code, never a link's target, never a comment. */
export interface Prose extends Span {
	/** The link whose text it is, as an index into `links`. */
	readonly link?: number;
}

export interface MarkdownText {
	readonly blocks: readonly Block[];
	readonly links: readonly MarkdownLink[];
	/** In the order written. */
	readonly prose: readonly Prose[];
}

const plain = unified().use(remarkParse).freeze();
const withTables = unified()
	.use(remarkParse)
	.use(function tables(this: Processor) {
		const data = this.data() as Record<string, unknown[]>;
		data.micromarkExtensions = [gfmTable()];
		data.fromMarkdownExtensions = [gfmTableFromMarkdown()];
	})
	.freeze();

/** Lines of nothing but the characters of a delimiter row and of the containers that it may stand in. */
const delimiters = /^[ \t>*+\-\d.:|]+$/gm;

/** Looks for a delimiter row such as `| --- | :-: |`: without one there is no table, and the extension would only cost time. */
function mayHaveTables(text: string): boolean {
	for (const [row] of text.matchAll(delimiters))
		if (/-:?[ \t]*\|/.test(row)) return true;
	return false;
}

/** More containers on one line than any person writes: the parser's cost and stack grow with them. */
const deepest = 64;
const deeplyNested = new RegExp(
	`^[ \\t]*(?:(?:>|[-+*](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))[ \\t]*){${deepest}}`,
	"m",
);

/**
 * What the parser's time grows with the square of, within one paragraph: how many of it are still fine (nobody writes so many), and
 * the harmless characters that are put in place of more.
 */
const costly: readonly {
	readonly marks: readonly string[];
	readonly most: number;
	readonly instead: string;
}[] = [
	{ marks: ["["], most: 1000, instead: "(" },
	{ marks: ["]"], most: 1000, instead: ")" },
	{ marks: ["`"], most: 4000, instead: "'" },
	{ marks: ["*", "_"], most: 4000, instead: "'" },
	{ marks: ["<!", "<?"], most: 500, instead: "(!" },
];

/** An empty line, or a line break before an entry of a list. */
const paragraphEnd =
	/((?:\r\n|\n|\r(?!\n))(?:[ \t]*(?:\r\n?|\n)|(?= {0,3}[-+*] \S)))/;

/** The text with what is too costly in its absurd paragraphs replaced, so that offsets stay. */
function tamed(text: string): string {
	return isTame(text)
		? text
		: text.split(paragraphEnd).map(tamedParagraph).join("");
}

function isTame(text: string): boolean {
	return costly.every(({ marks, most }) => count(text, marks) <= most);
}

function tamedParagraph(paragraph: string): string {
	let tame = paragraph;
	for (const { marks, most, instead } of costly)
		if (count(tame, marks) > most)
			for (const mark of marks) tame = tame.replaceAll(mark, instead);
	return tame;
}

function count(text: string, marks: readonly string[]): number {
	let found = 0;
	for (const mark of marks)
		for (
			let at = text.indexOf(mark);
			at >= 0;
			at = text.indexOf(mark, at + mark.length)
		)
			found++;
	return found;
}

/**
 * Reads Markdown (CommonMark and GitHub's tables). Takes the whole text and the offset where Markdown begins (behind the front matter);
 * all spans are offsets into the whole text. Returns undefined where the parser can't cope with the text (nested absurdly deep).
 */
export function readMarkdown(text: string, from = 0): MarkdownText | undefined {
	const source = from === 0 ? text : text.slice(from);
	const comments = mdxComments(source);
	const body = tamed(forParser(source, comments));
	if (deeplyNested.test(body)) return undefined;
	try {
		const parser = mayHaveTables(body) ? withTables : plain;
		return new Reader(text, from, comments).read(parser.parse(body) as Root);
	} catch {
		return undefined;
	}
}

class Reader {
	readonly #text: string;
	readonly #from: number;
	readonly #links: MarkdownLink[] = [];
	readonly #prose: Prose[] = [];
	readonly #slugger = new GithubSlugger();
	readonly #definitions = new Map<string, { url: string; target: Span }>();
	/** Of MDX: the parser sees blanks in their place. */
	readonly #comments: readonly Span[];
	/** The first of them that was not passed yet. */
	#comment = 0;

	constructor(text: string, from: number, comments: readonly Span[]) {
		this.#text = text;
		this.#from = from;
		this.#comments = comments;
	}

	read(root: Root): MarkdownText {
		this.#define(root);
		const blocks = this.#blocks(root.children);
		return { blocks, links: this.#links, prose: this.#prose };
	}

	/** Reference links may stand before their definitions, so these are collected first. */
	#define(node: Nodes): void {
		if (node.type === "definition") {
			const span = this.#span(node);
			const key = node.identifier.toLowerCase();
			if (!this.#definitions.has(key))
				this.#definitions.set(key, {
					url: node.url,
					target: this.#targetAfter(span, "]:", span.start),
				});
		} else if ("children" in node)
			for (const child of node.children) this.#define(child);
	}

	#span(node: Nodes): Span {
		return {
			start: this.#from + (node.position?.start.offset ?? 0),
			end: this.#from + (node.position?.end.offset ?? 0),
		};
	}

	/** From the first to the last child of a node; an empty span at the node's end where it has none. */
	#content(node: Nodes): Span {
		const { end } = this.#span(node);
		if (!("children" in node) || node.children.length === 0)
			return { start: end, end };
		return {
			start: this.#span(node.children[0] as Nodes).start,
			end: this.#span(node.children.at(-1) as Nodes).end,
		};
	}

	#blocks(nodes: readonly Nodes[]): Block[] {
		return nodes.map((node) => this.#block(node));
	}

	#block(node: Nodes): Block {
		const span = this.#span(node);
		switch (node.type) {
			case "heading": {
				const text = this.#said(node).replace(/\s+/g, " ").trim();
				return {
					type: "heading",
					...span,
					level: node.depth,
					text,
					content: this.#content(node),
					slug: this.#slugger.slug(text),
				};
			}
			case "paragraph":
				return { type: "paragraph", ...span, text: this.#said(node) };
			case "list":
				return {
					type: "list",
					...span,
					ordered: node.ordered === true,
					entries: node.children.map((child) => this.#entry(child)),
				};
			case "table": {
				const [header, ...rows] = node.children.map((row) => ({
					...this.#span(row),
					cells: row.children.map((cell) => ({
						...this.#span(cell),
						text: this.#said(cell),
						content: this.#content(cell),
					})),
				}));
				return { type: "table", ...span, header: header as Row, rows };
			}
			case "code":
				return {
					type: "code",
					...span,
					info: `${node.lang ?? ""} ${node.meta ?? ""}`.trim(),
					value: node.value,
					content: this.#fenced(span),
				};
			case "html":
				return {
					type: "html",
					...span,
					value: node.value,
					comment: isComment(node.value),
				};
			case "blockquote":
				return { type: "quote", ...span, blocks: this.#blocks(node.children) };
			case "thematicBreak":
				return { type: "rule", ...span };
			case "definition":
				return { type: "definition", ...span };
			default:
				return { type: "other", ...span };
		}
	}

	#entry(node: Nodes): Entry {
		const span = this.#span(node);
		const children = "children" in node ? (node.children as Nodes[]) : [];
		const blocks = this.#blocks(children);
		const first = blocks[0];
		return first?.type === "paragraph"
			? {
					...span,
					text: first.text,
					content: { start: first.start, end: first.end },
					blocks,
				}
			: {
					...span,
					text: "",
					content: { start: span.end, end: span.end },
					blocks,
				};
	}

	/** What stands between the fences of a code block. */
	#fenced(span: Span): Span {
		const source = this.#text.slice(span.start, span.end);
		if (!/^[ ]{0,3}(?:`{3}|~{3})/.test(source)) return span;
		const first = source.search(/\r\n?|\n/);
		if (first < 0) return { start: span.end, end: span.end };
		const start =
			span.start + first + (source.startsWith("\r\n", first) ? 2 : 1);
		const closing = /(?:\r\n?|\n)[ \t>]*(?:`{3,}|~{3,})[ \t]*$/.exec(source);
		const end = closing ? span.start + closing.index : span.end;
		return { start, end: Math.max(start, end) };
	}

	/** The plain text of a block's inline content, without the blanks that stand for comments. */
	#said(node: Nodes): string {
		const text = this.#inline(node);
		return this.#comments.length === 0
			? text
			: text.replace(/\u00a0 {5,}/g, "").trim();
	}

	/** What of a run of text is no comment. Runs are asked for in the order written. */
	#uncommented({ start, end }: Span): Span[] {
		const runs: Span[] = [];
		let at = start;
		for (; this.#comment < this.#comments.length; this.#comment++) {
			const comment = this.#comments[this.#comment] as Span;
			if (comment.start + this.#from >= end) break;
			if (comment.start + this.#from > at)
				runs.push({ start: at, end: comment.start + this.#from });
			at = Math.max(at, comment.end + this.#from);
		}
		if (at < end) runs.push({ start: at, end });
		return runs;
	}

	/** The plain text of a node's inline content; collects its links and prose on the way. */
	#inline(node: Nodes, link?: number): string {
		switch (node.type) {
			case "text": {
				for (const run of this.#uncommented(this.#span(node)))
					this.#prose.push({
						...run,
						...(link === undefined ? {} : { link }),
					});
				return withLineFeeds(node.value);
			}
			case "inlineCode":
				return node.value;
			case "html":
				return "";
			case "break":
				return "\n";
			case "image":
			case "imageReference":
				this.#image(node);
				return node.alt ?? "";
			case "link": {
				const index = this.#links.length;
				const span = this.#span(node);
				const content = this.#content(node);
				// Held open, as links inside (images) come behind it in the list.
				this.#links.push({
					...span,
					text: "",
					url: node.url,
					target: this.#targetAfter(
						span,
						"](",
						node.children.length > 0 ? content.end : span.start,
					),
					image: false,
				});
				const text = this.#children(node, index);
				this.#links[index] = { ...(this.#links[index] as MarkdownLink), text };
				return text;
			}
			case "linkReference": {
				const known = this.#definitions.get(node.identifier.toLowerCase());
				if (!known) return this.#children(node, link);
				const index = this.#links.length;
				this.#links.push({
					...this.#span(node),
					text: "",
					...known,
					image: false,
				});
				const text = this.#children(node, index);
				this.#links[index] = { ...(this.#links[index] as MarkdownLink), text };
				return text;
			}
			default:
				return this.#children(node, link);
		}
	}

	#children(node: Nodes, link?: number): string {
		if (!("children" in node)) return "";
		let text = "";
		for (const child of node.children) text += this.#inline(child, link);
		return text;
	}

	#image(node: Extract<Nodes, { type: "image" | "imageReference" }>): void {
		if (node.type !== "image") return;
		const span = this.#span(node);
		this.#links.push({
			...span,
			text: node.alt ?? "",
			url: node.url,
			target: this.#targetAfter(span, "](", span.start),
			image: true,
		});
	}

	/** The link target that follows `opening` in the source; an autolink's is the whole of it. */
	#targetAfter(span: Span, opening: string, from: number): Span {
		const at = this.#text.indexOf(opening, from);
		if (at < 0 || at >= span.end) return span;
		let start = at + opening.length;
		while (start < span.end && /\s/.test(this.#text.charAt(start))) start++;
		if (this.#text.charAt(start) === "<") {
			const close = this.#text.indexOf(">", start);
			return { start: start + 1, end: Math.min(close, span.end) };
		}
		let end = start;
		let open = 0;
		while (end < span.end) {
			const c = this.#text.charAt(end);
			if (c === "\\") end++;
			else if (/\s/.test(c)) break;
			else if (c === "(") open++;
			else if (c === ")" && open-- === 0) break;
			end++;
		}
		return { start, end: Math.min(end, span.end) };
	}
}

/** Line ends are no part of what a text says. */
function withLineFeeds(text: string): string {
	return text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text;
}

/** Nothing but comments and white space. */
export function isComment(html: string): boolean {
	return html.replace(/<!--[\s\S]*?(?:-->|$)/g, "").trim() === "";
}
