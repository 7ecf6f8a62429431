/** What headings mean, in the languages that are built in and in a repository's own words. */

import type { Kind } from "../domain/kind";
import { wordTable } from "./languages/words";
import type { Words } from "./words";

const tables: Partial<Record<Kind, ReadonlyMap<string, string>>> = {
	strategy: wordTable(({ strategy }) => strategy, asWritten),
	delivery: wordTable(({ delivery }) => delivery, asWritten),
	decision: wordTable(({ record }) => record, asWritten),
};

/** Headings are compared with their accents: `situação` is a status, `situation` a context. */
function asWritten(heading: string): string {
	return heading;
}

/** Marks, emoji, `1.`, `2.3)`, `§ 4`, `IV.` and shortcodes such as `:bulb:` before the words of a heading. */
const leading =
	/^(?:[^\p{L}\p{N}]+|:[\w+-]+:|\d+(?:\.\d+)*[.):]?[ \t]+|(?:\d+|[一二三四五六七八九十]+)[、．][ \t]*|(?:[ivx]{1,5}|[a-h])[.)][ \t]+|[ivx]{2,5}[ \t]*[-–—:][ \t]*)/u;
const trailing = /[^\p{L}\p{N})）\]]+$/u;
const article =
	/^(?:the|our|unsere?|die|der|das|nos|notre|les?|la|l'|los|las|el|nuestr[oa]s?|nossos?|nossas?|os?|as?)[ \t]+/u;

/** No heading with a meaning of its own is longer. */
const longest = 120;

/** A heading in lower case without numbering, emoji, a bracketed remark at its end and closing marks; hyphens are blanks. */
export function normalHeading(heading: string): string {
	let text = heading
		.slice(0, longest)
		.normalize("NFC")
		.toLowerCase()
		.replace(/[‘’ʼ`´]/g, "'")
		.replaceAll("\ufe0f", "")
		.replace(/[-‐‑_\s]+/g, " ")
		.trim();
	for (let n = 0; n < 4; n++) {
		const rest = text.replace(leading, "");
		if (rest === text) break;
		text = rest;
	}
	text = text.replace(trailing, "");
	const remark = /[)）]$/.test(text)
		? Math.max(text.lastIndexOf("("), text.lastIndexOf("（"))
		: -1;
	return remark > 0 ? text.slice(0, remark).replace(trailing, "") : text;
}

/** What parts a heading's key word from its own words: `Vision: every site documents itself`. */
const parting = /[ \t]*(?:[:：]|[–—]|[ \t]-[ \t])/;

/**
 * What a heading means on a page of that kind, in the product's words (`customers`, `inner-loop`, `context`), or undefined.
 * Case, numbering, emoji and a closing colon don't count; the repository's own words win over the built-in ones.
 */
export function sectionKey(
	heading: string,
	kind: Kind,
	words: Words,
): string | undefined {
	const text = normalHeading(heading);
	const own =
		words.sections.size === 0
			? undefined
			: (words.sections.get(heading.trim().toLowerCase()) ??
				words.sections.get(text));
	if (own) return own;
	const table = tables[kind];
	if (!table || text === "") return undefined;
	const known = table.get(text) ?? table.get(text.replace(article, ""));
	if (known) return known;
	const part = parting.exec(heading.slice(0, longest))?.index;
	if (!part) return undefined;
	const first = normalHeading(heading.slice(0, part));
	const key = table.get(first) ?? table.get(first.replace(article, ""));
	// "Status: the label is on by default" speaks about a status; a reader that wants it looks for a status word behind the colon.
	return key === "status" || key === "date" ? undefined : key;
}
