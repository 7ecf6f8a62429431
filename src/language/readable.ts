/** The parts of an artifact's text that people read as text: never code, a comment, or a link's target. */

import type { Artifact } from "../domain/artifact";
import type { Lines } from "../domain/lines";
import type { Span } from "../domain/position";
import { findFrontMatter } from "../text/markdown/front-matter";
import { readMarkdown } from "../text/markdown/markdown";

export interface Readable extends Span {
	/** The address that it is a link to, as written. */
	readonly url?: string;
}

/** The readable stretches of a text in the order written: its front matter or YAML, and its runs of prose. */
export function readableParts(
	lines: Lines,
	format: Artifact["format"],
): Readable[] {
	if (format === "yaml") return [{ start: 0, end: lines.text.length }];
	const matter = findFrontMatter(lines.text);
	const markdown = readMarkdown(lines.text, matter?.end ?? 0);
	return [
		...(matter ? [matter.content] : []),
		...(markdown?.prose ?? []).map(({ start, end, link }) => {
			const url = link === undefined ? undefined : markdown?.links[link]?.url;
			return { start, end, ...(url === undefined ? {} : { url }) };
		}),
	];
}
