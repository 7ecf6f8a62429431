/** What stands on a product page as an item and has no id: headings, and entries of the lists of a strategy. */

import type { UnnumberedItem } from "../../domain/artifact";
import type { Kind } from "../../domain/kind";
import { kindInfo } from "../../domain/kind";
import type { Lines } from "../../domain/lines";
import type { Span } from "../../domain/position";
import { canonicalField, pageFields } from "../../kinds/schema";
import { type OpenSection, textOf } from "../markdown/document";
import type { Block, List } from "../markdown/markdown";
import { plainText } from "../markdown/plain";
import { readOpening } from "./items";

/** A page as far as it is needed here. */
export interface ReadPage {
	readonly lines: Lines;
	readonly kind: Kind;
	readonly sections: readonly OpenSection[];
	/** Says whether an item begins within a stretch. */
	readonly hasItem: (span: Span) => boolean;
}

/**
 * Headings that lack an id: those of level 2, and where these only gather others ("Principles" above "1. Safe before fast"), those of
 * level 3 below them.
 */
export function unnumberedHeadings(page: ReadPage): UnnumberedItem[] {
	const { lines, sections, hasItem, kind } = page;
	const isOpen = (section: OpenSection) =>
		!section.key && section.text !== "" && !readOpening(lines, section.content);
	const tops = sections.filter(({ level }) => level === 2);
	const parts = new Map(
		tops.map((top) => [
			top,
			sections.filter(
				({ level, span }) =>
					level === 3 &&
					top.span.start < span.start &&
					span.start < top.span.end,
			),
		]),
	);
	const times = new Map<string, number>();
	for (const { heading } of [...parts.values()].flat())
		times.set(heading, (times.get(heading) ?? 0) + 1);
	return tops.flatMap((top) => {
		if (!isOpen(top)) return [];
		const below = parts.get(top) ?? [];
		const gathers = below.length > 0 && isGroup(page, top, below, times);
		const items = gathers ? below.filter(isOpen) : [top];
		return items
			.filter(({ span }) => !hasItem(span))
			.map((section) => headingItem(lines, kind, section));
	});
}

function headingItem(
	lines: Lines,
	kind: Kind,
	{ content, heading, range }: OpenSection,
): UnnumberedItem {
	const source = lines.slice(content);
	const ordinal = ordinalOf(source, kind);
	const start = content.start + (ordinal?.start ?? 0);
	const end = content.start + (ordinal?.end ?? 0);
	return {
		title: ordinal ? plainText(source.slice(ordinal.end)) : heading,
		range,
		titleRange: range,
		before: lines.rangeOf({ start, end }),
	};
}

/** Headings that say something of the item above them. */
const partOfItem =
	/^(?:why|how|what|who|when|because|rationale|implications?|consequences?|examples?|in practice|what (?:it|this|that) means.*|trade-?offs?|notes?|definitions?|target|source|owner|measure|metric|description|context|statement|goal|do|don'?t|dos and don'?ts|warum|wie|beispiele?|begründung|pourquoi|comment|exemples?|por qué|cómo|ejemplos?|por quê|como|exemplos?)[.:?]?$/iu;

/** Says whether a heading gathers items rather than being one. */
function isGroup(
	{ hasItem, kind, lines }: ReadPage,
	top: OpenSection,
	below: readonly OpenSection[],
	times: ReadonlyMap<string, number>,
): boolean {
	if (below.some(({ span }) => hasItem(span))) return true;
	const isOrdinal = ({ content }: OpenSection) =>
		ordinalOf(lines.slice(content), kind) !== undefined;
	if (ordinalOf(lines.slice(top.content), kind)) return false;
	if (below.every(isOrdinal)) return true;
	const areParts = below.some(
		({ heading }) => partOfItem.test(heading) || (times.get(heading) ?? 0) > 1,
	);
	if (areParts) return false;
	return (
		namesKind(top.heading, kind) ||
		(below.length > 1 && textOf(top.own, 200).trim() === "")
	);
}

/** "Principles", "Our product principles". */
function namesKind(heading: string, kind: Kind): boolean {
	const { id, label, singular } = kindInfo(kind);
	const last = (text: string) =>
		/[\p{L}-]+$/u.exec(text.toLowerCase().replaceAll("-", " "))?.[0];
	const word = last(heading);
	return (
		word !== undefined &&
		[id, label, `${singular}s`].some((name) => last(name) === word)
	);
}

/** `1. `, `2) `, `3 – `, `#4: `, `II. `, `1.2 `, `① `, "Principle 3: ", and with the letters of the kind's ids, `P1: `. */
function ordinalOf(source: string, kind: Kind): Span | undefined {
	const { singular, prefixes } = kindInfo(kind);
	const noun = singular.split(" ").at(-1) ?? singular;
	const letters = prefixes.flatMap((prefix) => [prefix, prefix.charAt(0)]);
	const match = new RegExp(
		`^(\\s*(?:\\*\\*|__|\\*|_)?)((?:(?:${noun}|no\\.?|nr\\.?|prinzip|grundsatz|principe|principio|princípio)\\s+#?|#|(?:${letters.join("|")})(?=\\d{1,2}\\s*[:.)–—-]))?(?:\\d{1,2}(?:\\s*[.)](?=\\s)|\\s*:|\\s+[-–—](?=\\s)|(?:\\.\\d{1,2})+[.):]?(?=\\s))|[ivx]{1,4}[.)](?=\\s)|[①-⑳]|\\d\\ufe0f?\\u20e3)\\s*)(?=\\S)`,
		"iu",
	).exec(source);
	if (!match) return undefined;
	const [, before = "", ordinal = ""] = match;
	return { start: before.length, end: before.length + ordinal.length };
}

/** Sections of a strategy whose entries are items. */
export const sectionsOfEntries: ReadonlySet<string> = new Set([
	"problems",
	"not-doing",
]);

/** Entries under a strategy's Problems and Not doing that lack an id; those below an entry that only introduces them. */
export function unnumberedEntries(page: ReadPage): UnnumberedItem[] {
	if (page.kind !== "strategy") return [];
	const open = page.sections
		.filter(({ key }) => sectionsOfEntries.has(key ?? ""))
		.map(({ key, blocks, span }) => ({
			key,
			hasSome: page.hasItem(span),
			entries: blocks
				.filter((block) => block.type === "list")
				.flatMap((list) => entriesOf(page, list)),
		}));
	// What is left undone is seldom pointed to: it is numbered along with the problems, or where some of it has ids.
	const isMissed = open.some(
		({ key, hasSome, entries }) =>
			entries.length > 0 && (key === "problems" || hasSome),
	);
	const all = open.flatMap(({ entries }) => entries);
	const hasProblems = open.some(
		({ key, hasSome }) => key === "problems" && hasSome,
	);
	return isMissed || !hasProblems ? all : [];
}

function entriesOf(page: ReadPage, list: List): UnnumberedItem[] {
	const { lines, hasItem, kind } = page;
	return list.entries.flatMap((entry): UnnumberedItem[] => {
		const nested = entry.blocks.filter((block): block is Block & List =>
			isList(block),
		);
		const source = lines.slice(entry.content);
		const text = plainText(source);
		// A task is not what the strategy is about.
		if (readOpening(lines, entry.content) || /^\s*\[[ xX]\]\s/.test(source))
			return [];
		if (nested.length > 0 && (/[:：]\s*$/.test(text) || hasItem(entry)))
			return nested.flatMap((inner) => entriesOf(page, inner));
		if (hasItem(entry) || !/\p{L}/u.test(text)) return [];
		const name = /^([\p{L}][\p{L} -]{0,40}):/u.exec(text)?.[1];
		if (name && pageFields(kind).has(canonicalField(name))) return [];
		const { start } = lines.rangeOf(entry.content);
		return [
			{
				title: text,
				range: lines.rangeOf(entry.content),
				titleRange: lines.rangeOf(entry.content),
				before: { start, end: start },
			},
		];
	});
}

function isList(block: Block): boolean {
	return block.type === "list";
}
