/** What was not read, in words. */

import { addTo } from "../domain/lists";
import type { Skipped } from "../model/model";

/** As many files are named. */
const mostNamed = 3;

/** A line for each format beside Markdown that records are in: "34 records in reStructuredText, which is not read: …". */
export function recordsElsewhere(skipped: readonly Skipped[]): string[] {
	return lines(
		skipped,
		({ format }) => format,
		(format, files) =>
			`${count(files, "record")} in ${format}, which is not read`,
	);
}

/** A line for each reason for which other files were passed over: "2 files not read, as …". */
export function filesPassedOver(skipped: readonly Skipped[]): string[] {
	return lines(
		skipped,
		({ format, reason }) => (format ? undefined : reason),
		(reason, files) => `${count(files, "file")} not read, as ${reason}`,
	);
}

function lines(
	skipped: readonly Skipped[],
	groupOf: (one: Skipped) => string | undefined,
	wordsFor: (group: string, files: number) => string,
): string[] {
	const groups = new Map<string, string[]>();
	for (const one of skipped) {
		const group = groupOf(one);
		if (group !== undefined) addTo(groups, group, one.file);
	}
	return [...groups].map(
		([group, files]) =>
			`${wordsFor(group, files.length)}: ${files.slice(0, mostNamed).join(", ")}${files.length > mostNamed ? " …" : ""}`,
	);
}

function count(files: number, word: string): string {
	return `${files} ${word}${files === 1 ? "" : "s"}`;
}
