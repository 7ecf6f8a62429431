/** Small texts without their markup: field values and other bits too short for a parser. */

import { withoutMdxComments } from "./mdx-comments";

const entities: Record<string, string> = {
	amp: "&",
	lt: "<",
	gt: ">",
	quot: '"',
	apos: "'",
	nbsp: " ",
};

/** Nobody writes a field or a title this long; unpaired markers in such a text would cost time that grows with its square. */
const longest = 8000;

/** The plain text of a piece of inline Markdown: comments, emphasis, code spans, links and entities resolved, white space folded. */
export function plainText(source: string): string {
	if (source.length > longest)
		return source.replace(/[\s\u00a0]+/g, " ").trim();
	let text = withoutMdxComments(source).replace(/<!--[\s\S]*?(?:-->|$)/g, "");
	const codes: string[] = [];
	text = text.replace(/(`+)([^`]+)\1(?!`)/g, (_, __, code: string) => {
		codes.push(code.trim());
		return `\u0000${codes.length - 1}\u0000`;
	});
	text = text
		.replace(
			/!?\[([^[\]]*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)|\[[^[\]\n]*\])/g,
			"$1",
		)
		.replace(/<\/?[A-Za-z][^<>\n]*>/g, "")
		.replace(/(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1/g, "$2")
		.replace(
			/(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]*?)(?<=[^\s*])\*(?![*\p{L}\p{N}])/gu,
			"$1",
		)
		.replace(
			/(?<![\p{L}\p{N}_])_(?=[^\s_])([^_\n]*?)(?<=[^\s_])_(?![_\p{L}\p{N}])/gu,
			"$1",
		)
		.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,6}));/gi, decodeEntity)
		.replace(/\\([!-/:-@[-`{-~])/g, "$1")
		.replace(/\\$/gm, "");
	// biome-ignore lint/suspicious/noControlCharactersInRegex: the marker that stands for a code span above
	text = text.replace(/\u0000(\d+)\u0000/g, (_, i) => codes[Number(i)] ?? "");
	return text.replace(/[\s\u00a0]+/g, " ").trim();
}

function decodeEntity(
	whole: string,
	hex?: string,
	decimal?: string,
	name?: string,
): string {
	if (name) return entities[name.toLowerCase()] ?? whole;
	const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
	return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** A value with blanks in place of its comments, so that a template's prompt is no part of it and every offset stays. */
export function withoutComments(source: string): string {
	return withoutMdxComments(source).replace(
		/(`+)[^`\r\n]+\1(?!`)|<!--[\s\S]*?(?:-->|$)/g,
		(found) => (found.startsWith("`") ? found : " ".repeat(found.length)),
	);
}

/** How many words a text has: runs of letters and digits, with the marks inside them (`don't`, `3.5`, `and/or`). */
export function countWords(text: string): number {
	let count = 0;
	let inside = false;
	for (let i = 0; i < text.length; i++) {
		const code = text.charCodeAt(i);
		if (code < 128 ? isAsciiWord(code) : letterOrDigit.test(text.charAt(i))) {
			if (!inside) count++;
			inside = true;
		} else if (inside && !innerMarks.includes(text.charAt(i))) inside = false;
	}
	return count;
}

const innerMarks = "'’_.,:/%-";
/** Halves of pairs count as letters: what lies beyond the basic plane is mostly letters and signs used as words. */
const letterOrDigit = /[\p{L}\p{N}\ud800-\udfff]/u;

function isAsciiWord(code: number): boolean {
	return (
		(code >= 48 && code <= 57) ||
		(code >= 65 && code <= 90) ||
		(code >= 97 && code <= 122)
	);
}
