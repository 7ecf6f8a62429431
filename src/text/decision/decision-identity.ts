/** What a decision record is known by: its id and number, as its front matter or its file name has them, and other names that lead to it. */

import type { DecisionFacts } from "../../domain/artifact";
import { decisionNumberSource, isId, normalId } from "../../domain/id";
import type { Span } from "../../domain/position";
import { type DecisionName, nameOfDecision } from "../../kinds/decision-places";
import type { MarkdownDocument } from "../markdown/document";
import type { Block } from "../markdown/markdown";
import { splitTarget } from "../page/references";
import { yamlGet } from "../yaml";

export interface Identity {
	readonly id: string;
	/** Where the front matter gives the id. */
	readonly idSpan?: Span;
	/** Ids that mean this record where nothing else has them. */
	readonly aliases: readonly string[];
	/** The number or date that its file name begins with; "" where there is none. */
	readonly lead: string;
	readonly facts: Pick<
		DecisionFacts,
		| "prefix"
		| "number"
		| "numberText"
		| "within"
		| "series"
		| "redirect"
		| "openPrefix"
	>;
}

/** What the heading of a record says that stands in a page with others. Spans are offsets in the file. */
export interface RecordHeading {
	readonly id: string;
	/** Of the id, where it is written. */
	readonly idSpan?: Span;
	readonly prefix: DecisionName["prefix"];
	readonly number?: number;
	/** A prefix of the repository's own before the number. */
	readonly series?: string;
	/** Without id, date and status; empty where there is nothing else. */
	readonly titleSpan: Span;
	readonly dateSpan?: Span;
	readonly statusSpan?: Span;
	/** The status that a heading above says of all records below it; counts where the record says none. */
	readonly groupStatus?: Span;
}

/** The identity of a record that stands in a page with others: what its heading says. */
export function identityOfHeading({
	id,
	idSpan,
	prefix,
	number,
	series,
}: RecordHeading): Identity {
	const [, within, numberText] =
		/((?:(?:19|20)\d{2}-)?)(\d+)$/.exec(number === undefined ? "" : id) ?? [];
	return {
		id,
		...(idSpan ? { idSpan } : {}),
		aliases: [],
		lead: "",
		facts: {
			prefix,
			...(number === undefined ? {} : { number }),
			...(numberText ? { numberText: within + numberText } : {}),
			...(within ? { within } : {}),
			...(series ? { series } : {}),
		},
	};
}

/** The identity of a record. Takes its document, and whether it has a title or a status, which no mere pointer has. */
export function identityOf(
	doc: MarkdownDocument,
	saysSomething: boolean,
): Identity {
	const name = nameOfDecision(doc.file);
	const lead = name.numberText ?? name.dateText ?? "";
	const written = writtenId(doc, name);
	if (written) return { ...written, aliases: [], lead };
	const numbered = `${name.prefix}-${lead}`;
	const { prefix, number, numberText = "", within, series } = name;
	if (!saysSomething && isRedirect(doc))
		return {
			id: name.stem,
			aliases: lead === "" ? [] : [numbered],
			lead,
			facts: { prefix, redirect: true },
		};
	if (number === undefined)
		return {
			id: name.stem,
			aliases: lead === "" ? [] : [numbered],
			lead,
			facts: { prefix },
		};
	return {
		id: numbered,
		aliases: series ? [`${series}-${numberText}`] : [],
		lead,
		facts: {
			prefix,
			number,
			numberText,
			...(within ? { within } : {}),
			...(series ? { series } : {}),
			...(name.saidPrefix ? {} : { openPrefix: saysRfc(doc) }),
		},
	};
}

const idInMatter = new RegExp(
	`^(?:([A-Za-z]{2,10})[-_ ]?#?)?(${decisionNumberSource})$`,
);

/** An id in the front matter: one of ours, one with the repository's own prefix, or a bare number. */
function writtenId(
	{ yaml, lines }: MarkdownDocument,
	{ prefix: usual }: DecisionName,
): Pick<Identity, "id" | "idSpan" | "facts"> | undefined {
	const node = yamlGet(yaml?.root, "id");
	if (node?.type !== "scalar") return undefined;
	const text = node.text.trim();
	const [, prefix = usual, numberText] = idInMatter.exec(text) ?? [];
	if (numberText === undefined) return undefined;
	const at = node.start + Math.max(0, lines.slice(node).indexOf(text));
	const id = isId(text)
		? normalId(text)
		: `${prefix.toUpperCase()}-${numberText}`;
	const [, within = "", last = ""] =
		/^(.*?)(\d+)[a-z]?$/.exec(numberText) ?? [];
	const series = /^(?!(?:ADR|RFC)-)[A-Z]+(?=-)/.exec(id)?.[0];
	return {
		id,
		idSpan: { start: at, end: at + text.length },
		facts: {
			prefix: usual,
			number: Number(last),
			numberText,
			...(within ? { within } : {}),
			...(series ? { series } : {}),
		},
	};
}

/** More text than that says something of its own. */
const longestPointer = 300;

/** Nothing but a pointer to another page of the repository: one line with one link or path, or a site's redirection. */
function isRedirect({ markdown, lines, yaml }: MarkdownDocument): boolean {
	const blocks = markdown.blocks.filter(
		(block) => block.type !== "html" || isMetaRefresh(lines.slice(block)),
	);
	const [block] = blocks;
	if (!block)
		return ["redirect", "redirect_to", "redirectTo"].some(
			(key) => yamlGet(yaml?.root, key)?.type === "scalar",
		);
	if (blocks.length > 1 || block.end - block.start > longestPointer)
		return false;
	if (block.type === "html") return true;
	const text = lines.slice(block).trim();
	if (/[\r\n]/.test(text) || !isLine(block)) return false;
	const links = markdown.links.filter(({ image }) => !image);
	return links.length === 1
		? isPage(splitTarget(links[0]?.url ?? "")?.path)
		: links.length === 0 && /^[\w./-]+$/.test(text) && isPage(text);
}

function isLine(block: Block): boolean {
	return (
		block.type === "paragraph" ||
		block.type === "quote" ||
		block.type === "list"
	);
}

function isPage(path: string | undefined): boolean {
	return path !== undefined && /\.(?:mdx?|markdown)$/i.test(path);
}

function isMetaRefresh(html: string): boolean {
	return /<meta\s[^>]*http-equiv=["']?refresh/i.test(html);
}

/** How much of a record is looked at for the word. */
const longestBeginning = 2000;

/** A record that calls itself an RFC: in its title, in a line such as `RFC PR: …`, or by standing in the `text` folder that theirs stand in. */
function saysRfc({ file, lines, frontMatter }: MarkdownDocument): boolean {
	const beginning = lines.text.slice(
		0,
		(frontMatter?.end ?? 0) + longestBeginning,
	);
	return (
		/^(?:[ \t>]*(?:[-*+][ \t]+)?[*_]*RFC(?:[-_ ](?:PR|issue|number|id|no))?[*_]*[ \t]*:|#[ \t]+RFC\b|\|[ \t*]*RFC[ \t*]*\|)/im.test(
			beginning,
		) ||
		(/(?:^|\/)text\/[^/]+$/.test(file) &&
			/^#{1,2}[ \t]+(?:motivation|detailed design|guide-level explanation|drawbacks|unresolved questions)/im.test(
				lines.text,
			))
	);
}
