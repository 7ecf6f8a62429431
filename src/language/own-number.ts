/** Where a decision record writes its own number: in its front matter, and before its title. */

import type { Artifact } from "../domain/artifact";
import type { Lines } from "../domain/lines";
import type { Range, Span } from "../domain/position";
import { bareTitle } from "../text/decision/decision-title";

/** A number with the words before it that make an id of it: `7`, `ADR-0007`, `Decision 7`. */
const numberBeforeTitle =
	/^[^\p{L}\p{N}]*((?:(?:ADR|Adr|adr|RFC|Rfc|rfc|Decision|decision|Architecture Decision Record|[A-Z]{1,8}(?:-[A-Z]{1,8})*(?=-\d))[-\s#:]*)?(\d{1,6}))(?![\p{L}\p{N}]|\.\d)/u;

/**
 * The stretches of a decision's text that are its own id or number as somebody wrote it. Takes the text that the artifact was read
 * from; offsets are into it, a byte order mark not counted. Empty for everything that is no decision, or has no number.
 */
export function ownNumbers(artifact: Artifact, lines: Lines): Span[] {
	const { decision, titleRange, headingRange } = artifact;
	const [item] = artifact.items;
	if (decision?.number === undefined || !item) return [];
	const found = new Map<number, Span>();
	for (const range of [titleRange, headingRange]) {
		const number = titleNumber(lines, spanOf(lines, range), decision.number);
		if (number) found.set(number.end, number);
	}
	if (item.idRange !== item.range) {
		const span = spanOf(lines, item.idRange);
		found.set(span.end, span);
	}
	return [...found.values()];
}

/** The number that a title begins with, as far as it is that of its decision: in a heading, or in a link with the title as its text. */
export function titleNumber(
	lines: Lines,
	title: Span,
	number: number,
): Span | undefined {
	const source = lines.slice(title);
	const match = numberBeforeTitle.exec(source);
	const [whole = "", written = "", digits] = match ?? [];
	if (Number(digits) !== number) return undefined;
	// "7 tools for 7 teams" begins with a number that counts something.
	if (bareTitle(source) === source.trim()) return undefined;
	const end = title.start + whole.length;
	return { start: end - written.length, end };
}

/** The offsets of a range in the text that it belongs to. */
export function spanOf(lines: Lines, { start, end }: Range): Span {
	return { start: lines.offset(start), end: lines.offset(end) };
}
