/** What a command would write, settled as a whole before anything is written. */

import type { Edit } from "../domain/diagnostic";
import { Lines } from "../domain/lines";
import { startOfFile } from "../domain/position";

/** Edits and, one line each, what they do and what would be useful next. */
export interface Changes {
	/** Those of one file never overlap. */
	readonly edits: readonly Edit[];
	readonly said: readonly string[];
}

/** Why nothing is to be written: a sentence that says what to do instead. */
export interface Refusal {
	readonly refused: string;
}

export type Plan = Changes | Refusal;

/** Says whether a plan, or a step on the way to one, was refused. */
export function isRefusal(step: object): step is Refusal {
	return "refused" in step;
}

/** The edit that creates a file. */
export function createFile(file: string, newText: string): Edit {
	return { file, range: startOfFile, newText, create: true };
}

/** A text after edits that don't overlap. Its byte order mark stays, and what is put in gets its line breaks. */
export function applied(source: string, edits: readonly Edit[]): string {
	const lines = new Lines(source);
	const spans = edits
		.map(({ range, newText }) => ({
			start: lines.offset(range.start),
			end: lines.offset(range.end),
			newText: newText.replace(/\r?\n/g, lines.lineBreak),
		}))
		.sort((a, b) => b.start - a.start || b.end - a.end);
	let { text } = lines;
	for (const { start, end, newText } of spans)
		text = text.slice(0, start) + newText + text.slice(end);
	return source.length > lines.text.length ? `\ufeff${text}` : text;
}

/** A title as people type it on a command line, fit for one line of Markdown: white space folded, no accidental HTML. */
export function oneLine(title: string): string {
	return title
		.replace(/[\s\p{Cc}]+/gu, " ")
		.trim()
		.replace(/<(?=[A-Za-z/!?])/g, "\\<");
}

/** A scalar as YAML reads it back unchanged; quoted only where it has to be. */
export function yamlScalar(text: string): string {
	const plain = /^[\p{L}_][\p{L}\p{N} _./-]*$/u.test(text) && !/\s$/.test(text);
	const special = /^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
	return plain && !special ? text : JSON.stringify(text);
}

/** A path or glob as an entry of a list in YAML; quoted where it has to be. */
export function asPath(path: string): string {
	return /^[\w./-]+$/.test(path) ? path : JSON.stringify(path);
}

/** How the words of a file name are joined. */
export interface SlugStyle {
	readonly joint: string;
	/** Words keep their capital letters. */
	readonly keepsCase: boolean;
}

const mostSlug = 80;

/** A title as part of a file name: letters and digits of any script, accents removed; "untitled" where it has none. */
export function slug(
	title: string,
	{ joint, keepsCase }: SlugStyle = { joint: "-", keepsCase: false },
): string {
	const words =
		title
			.normalize("NFD")
			.replace(/[\u0300-\u036f]/g, "")
			.normalize("NFC")
			.replaceAll("ß", "ss")
			.replace(/(?<=\p{L})['’](?=\p{L})/gu, "")
			.match(/[\p{L}\p{N}]+/gu) ?? [];
	let text = "";
	for (const word of words) {
		const next = text === "" ? word : `${text}${joint}${word}`;
		if (next.length > mostSlug) break;
		text = next;
	}
	text ||= (words[0] ?? "untitled").slice(0, mostSlug);
	return keepsCase ? text : text.toLowerCase();
}
