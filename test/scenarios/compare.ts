/** Diagnostics as the lines of the scenarios' table, whatever face they come from. */

import type { Range } from "../../src/domain/position";

/** What a face says of a diagnostic; places are counted from 0. */
export interface Found {
	readonly severity: string;
	readonly rule: string;
	/** Relative to the scenario's folder, `/`-separated. */
	readonly file: string;
	readonly range: Range;
	readonly message: string;
}

/** One line for each diagnostic, by file, place and rule. Where the table gives only the beginning of a message, so does the line. */
export function inLines(
	found: readonly Found[],
	expected: readonly string[],
): string[] {
	return [...found].sort(compare).map(({ range: { start, end }, ...d }) => {
		const place = `${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
		const line = `${d.severity} ${d.rule} ${d.file} ${place} ${d.message}`;
		return expected.find((beginning) => line.startsWith(beginning)) ?? line;
	});
}

function compare(a: Found, b: Found): number {
	return (
		order(a.file, b.file) ||
		a.range.start.line - b.range.start.line ||
		a.range.start.character - b.range.start.character ||
		order(a.rule, b.rule) ||
		order(a.message, b.message)
	);
}

function order(a: string, b: string): number {
	return a < b ? -1 : Number(a > b);
}
