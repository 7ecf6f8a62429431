/** Where a decision record says its status: in a statement on top, in a section, in a heading. */

import type { Lines } from "../../domain/lines";
import type { Span } from "../../domain/position";
import type { OpenSection } from "../markdown/document";
import type { Block } from "../markdown/markdown";
import { masked } from "../markdown/mask";
import type { Words } from "../words";
import { badgesIn } from "./badges";
import {
	type BadgeText,
	badgeName,
	decisionField,
	type Statement,
} from "./decision-fields";
import { longestTitle } from "./decision-title";
import { readStatus, type WrittenStatus } from "./status";

/** A status that was found, with its place in the file. */
export interface FoundStatus extends WrittenStatus {
	/** The stretch that was read. */
	readonly span: Span;
	/** It stands in the address of a badge. */
	readonly inAddress?: true;
}

/** Every status that a record states, in the order in which they count: its statements, then its sections. */
export function statusesOf(
	lines: Lines,
	statements: readonly Statement[],
	sections: readonly OpenSection[],
	words: Words,
): FoundStatus[] {
	const found: FoundStatus[] = [];
	for (const statement of statements)
		if (statement.name === "status") {
			if (statement.badge) {
				const read = badgeStatus(statement.badge, statement.value, words);
				if (read) found.push(read);
				continue;
			}
			const span = textOfValue(lines, statement);
			const read = readStatus(lines.slice(span), words);
			if (read) found.push({ ...read, span });
		}
	for (const section of sections) {
		const read =
			section.key === "status"
				? sectionStatus(lines, section, words)
				: headingStatus(lines, section, words);
		if (read) found.push(read);
	}
	return found;
}

/** What a badge shows as a status. Where it doesn't say that it is one, its word has to be known and what stands for the picture to agree. */
function badgeStatus(
	{ text, alt, named }: BadgeText,
	span: Span,
	words: Words,
): FoundStatus | undefined {
	const read = readStatus(text, words);
	if (!read) return undefined;
	if (
		!named &&
		(read.status === "none" ||
			!(saysStatus.test(alt) || readStatus(alt, words)?.status === read.status))
	)
		return undefined;
	const whole = { start: 0, end: span.end - span.start };
	return { ...read, ...whole, line: whole, span, inAddress: true };
}

/** What stands for the picture of a status. */
const saysStatus = /(?<!\p{L})(?:status|state|adr|rfc|decision)(?!\p{L})/iu;

/** `## Status` and what stands under it; a longer text there is an essay about a status, not one. */
function sectionStatus(
	lines: Lines,
	section: OpenSection,
	words: Words,
): FoundStatus | undefined {
	const span = sectionSpan(section);
	if (!span) return statusIn(lines, words, section.blocks[0]);
	for (const block of section.own) {
		const read =
			block.type === "table" ? statusIn(lines, words, block) : undefined;
		if (read) return read;
	}
	const badges = section.own.flatMap((block) =>
		block.type === "paragraph" || block.type === "html"
			? badgesIn(lines.slice(block)).map((badge) => ({
					badge,
					at: block.start,
				}))
			: [],
	);
	const text = statusText(
		lines,
		section.own,
		span,
		badges.map(({ badge, at }) => ({
			start: at + badge.start,
			end: at + badge.end,
		})),
	);
	const read = readStatus(text, words);
	if (!read)
		for (const { badge, at } of badges) {
			if (badgeName(badge) !== "status") continue;
			const shown = badgeStatus(
				{ text: badge.message, alt: badge.alt, named: true },
				{ start: at + badge.place.start, end: at + badge.place.end },
				words,
			);
			if (shown) return shown;
		}
	if (!read)
		return statusIn(
			lines,
			words,
			section.own.find((b) => b.type === "quote"),
		);
	return read.text.length > mostText(section, read)
		? undefined
		: { ...read, span };
}

/** A known status in a table's last row, in a heading below the section's own, or in a quote that says nothing else. */
function statusIn(
	lines: Lines,
	words: Words,
	block: Block | undefined,
): FoundStatus | undefined {
	const spans: Span[] = [];
	if (block?.type === "table") {
		const column = block.header.cells.findIndex(
			(cell) => decisionField(cell.text) === "status",
		);
		for (const row of [...block.rows].reverse()) {
			const cell = row.cells[Math.max(0, column)];
			if (cell) spans.push(cell.content);
		}
	} else if (block?.type === "heading") spans.push(block.content);
	else if (block?.type === "quote") spans.push(block);
	for (const span of spans) {
		const read = readStatus(lines.slice(span), words);
		if (read && read.status !== "none") return { ...read, span };
	}
	return undefined;
}

/** `## Status: Proposed` and "This RFC was approved, but later withdrawn" as headings. */
function headingStatus(
	lines: Lines,
	section: OpenSection,
	words: Words,
): FoundStatus | undefined {
	const span = section.content;
	if (span.end - span.start > longestTitle) return undefined;
	const mask = masked(lines.slice(span)).trimEnd();
	const source = lines.slice(span).slice(0, mask.length);
	const named = /^[^\p{L}]*(\p{L}+)[ \t]*[:：–—-][ \t]*(?=\S)/u.exec(mask);
	let at = -1;
	if (named && decisionField(named[1] as string) === "status")
		at = named[0].length;
	else if (
		/^[^\p{L}]*this (?:rfc|adr|decision|record|proposal|document)(?!\p{L})/iu.test(
			mask,
		)
	)
		at = mask.search(/\p{L}+[^\p{L}]*$/u);
	if (at < 0) return undefined;
	const read = readStatus(source.slice(at), words);
	if (!read || read.status === "none") return undefined;
	return { ...read, span: { start: span.start + at, end: span.end } };
}

/** How long the line may be that says the status: further down, and with words that we don't know, prose is the likelier. */
function mostText(section: OpenSection, read: WrittenStatus): number {
	if (section.level < 3)
		return read.status === "none" ? 80 : Number.POSITIVE_INFINITY;
	return read.status === "none" ? 0 : 40;
}

/** A status section says what it says at its beginning. */
const longestStatus = 1000;

/** From the first to the last block of a section's own text, as far as a status may stand in it. */
function sectionSpan(section: OpenSection): Span | undefined {
	const first = section.own[0];
	const last = section.own.at(-1);
	if (!first || !last) return undefined;
	return {
		start: first.start,
		end: Math.min(last.end, first.start + longestStatus),
	};
}

/** A status section's text with all that can't be a status blanked out: code, quotes, tables, unticked boxes, badges. */
function statusText(
	lines: Lines,
	blocks: readonly Block[],
	span: Span,
	badges: readonly Span[],
): string {
	let text = lines.slice(span);
	const blankOut = (start: number, end: number) => {
		const from = start - span.start;
		const to = Math.min(end - span.start, text.length);
		if (from >= to) return;
		text =
			text.slice(0, from) +
			text.slice(from, to).replace(/[^\r\n]/g, " ") +
			text.slice(to);
	};
	for (const { start, end } of badges) blankOut(start, end);
	for (const block of blocks) {
		if (block.start >= span.end) break;
		if (block.type === "list") {
			const boxes = block.entries.map(
				(entry) => /^\[([ xX])\]/.exec(lines.slice(entry.content))?.[1],
			);
			block.entries.forEach((entry, i) => {
				if (boxes[i] === " ") blankOut(entry.start, entry.end);
				else if (boxes[i] !== undefined)
					// The mark stays: it tells that an entry begins.
					blankOut(entry.content.start, entry.content.start + 3);
			});
		} else if (block.type !== "paragraph") blankOut(block.start, block.end);
	}
	return text;
}

/** A statement's value: without quotes, and without the mark of a YAML block (`>-`, `|`), below which its text begins. */
function textOfValue(lines: Lines, { value, node }: Statement): Span {
	const mark =
		node &&
		/^[|>][-+\d]*[ \t]*(?:#[^\r\n]*)?(?=[\r\n])/.exec(lines.slice(value));
	const span = lines.trim({
		start: value.start + (mark?.[0].length ?? 0),
		end: value.end,
	});
	const quote = lines.text.charAt(span.start);
	const isQuoted =
		(quote === '"' || quote === "'") &&
		span.end - span.start > 1 &&
		lines.text.charAt(span.end - 1) === quote;
	return isQuoted ? { start: span.start + 1, end: span.end - 1 } : span;
}

/** The first line of a value that says something, without the quotes that YAML may have around it. */
export function firstLine(lines: Lines, span: Span): Span {
	for (const line of lines.split(span)) {
		const { start, end } = lines.trim(line);
		if (end === start) continue;
		const quote = lines.text.charAt(start);
		const quoted =
			(quote === '"' || quote === "'") &&
			end - start > 1 &&
			lines.text.charAt(end - 1) === quote;
		return quoted ? { start: start + 1, end: end - 1 } : { start, end };
	}
	return span;
}
