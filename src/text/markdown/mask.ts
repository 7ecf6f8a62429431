/** Inline Markdown with its markup blanked out, character by character, so that words keep their places. */

import { withoutMdxComments } from "./mdx-comments";

const markup =
	/<!--[\s\S]*?(?:-->|$)|<\/?[A-Za-z][^<>\n]*>|~~[^~\n]+~~|\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:[ \t][^()\n]*)?\)|\]\[[^[\]\n]*\]|&(?:#[xX][0-9A-Fa-f]{1,6}|#\d{1,7}|[A-Za-z]{2,8});|:[a-z][a-z0-9_+-]{1,30}:|[*_`[\]{}~>#\\\u00a0]|\ufe0f/g;

/**
 * A text of the same length in which comments, tags, struck-out text, link targets, emphasis, code marks, brackets, entities and emoji
 * shortcodes are blanks. An entity that stands for a character becomes that character, at the entity's end.
 */
export function masked(text: string): string {
	return withoutMdxComments(text).replace(markup, (mark) => {
		if (mark.length === 1) return " ";
		if (mark.startsWith("&#")) {
			const hex = /^&#[xX]/.test(mark);
			const code = Number.parseInt(mark.slice(hex ? 3 : 2), hex ? 16 : 10);
			if (code > 32 && code < 0x7f)
				return String.fromCharCode(code).padStart(mark.length);
		}
		return mark.replace(/[^\r\n]/g, " ");
	});
}
