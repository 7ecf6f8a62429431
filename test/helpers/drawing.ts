/** Texts with diagnostics drawn under their lines, and edits applied to texts. */

import type { Diagnostic, Edit } from "../../src/domain/diagnostic";
import { Lines } from "../../src/domain/lines";

const caretLine = /^\s*\^+( .*)?$/;

/** The text without its drawing: the lines of carets and the leading line break of a template literal. */
export function undrawn(text: string): string {
	return text
		.replace(/^\n/, "")
		.split("\n")
		.filter((line) => !caretLine.test(line))
		.join("\n");
}

/** Draws diagnostics under the lines that they begin on; tabs are kept so that carets stand below their text. */
export function draw(
	text: string,
	diagnostics: readonly Pick<Diagnostic, "range" | "message">[],
): string {
	return text
		.split("\n")
		.flatMap((line, n) => [
			line,
			...diagnostics
				.filter((d) => d.range.start.line === n)
				.map(({ range, message }) => {
					const end = range.end.line === n ? range.end.character : line.length;
					const length = Math.max(1, end - range.start.character);
					const indent = line
						.slice(0, range.start.character)
						.replace(/[^\t]/g, " ");
					return `${indent}${"^".repeat(length)} ${message}`;
				}),
		])
		.join("\n");
}

/** The texts after edits; an edit that creates a file gives a new text. Edits of one file must not overlap. */
export function applyEdits(
	files: ReadonlyMap<string, string>,
	edits: readonly Edit[],
): Map<string, string> {
	const result = new Map(files);
	const byFile = new Map<string, Edit[]>();
	for (const edit of edits)
		byFile.set(edit.file, [...(byFile.get(edit.file) ?? []), edit]);
	for (const [file, own] of byFile) {
		const text = files.get(file);
		const [first] = own;
		if (first?.create) {
			if (text !== undefined) throw new Error(`${file} exists already`);
			result.set(file, first.newText);
			continue;
		}
		if (text === undefined) throw new Error(`${file} does not exist`);
		const lines = new Lines(text);
		const spans = own
			.map((edit) => ({
				start: lines.offset(edit.range.start),
				end: lines.offset(edit.range.end),
				newText: edit.newText,
			}))
			.sort((a, b) => b.start - a.start || b.end - a.end);
		let changed = lines.text;
		let limit = Number.POSITIVE_INFINITY;
		for (const { start, end, newText } of spans) {
			if (end > limit) throw new Error(`edits of ${file} overlap`);
			changed = changed.slice(0, start) + newText + changed.slice(end);
			limit = start;
		}
		result.set(
			file,
			text.length > lines.text.length ? text.charAt(0) + changed : changed,
		);
	}
	return result;
}
