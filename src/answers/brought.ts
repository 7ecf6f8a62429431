/** Which diagnostics a change brings: those that were not reported at its base already, wherever they stood there. */

import type { ChangedFile } from "../code/changes";
import { type Diagnostic, severities } from "../domain/diagnostic";
import { nameOf } from "../model/paths";

/**
 * The diagnostics of now that were not there before, in their order. Takes both lists and the files that have changed. One that was there is
 * found again by its rule, item and file (a renamed one where it was) and by what it says is wrong, as often as it was there and was as
 * severe; lines don't matter, as code moves. Of several alike those are new that stand on new lines, then the last ones.
 */
export function broughtBy(
	files: readonly ChangedFile[],
	before: readonly Diagnostic[],
	now: readonly Diagnostic[],
): Diagnostic[] {
	const byPath = new Map(files.map((file) => [file.path, file]));
	const known = new Map<string, Diagnostic[]>();
	for (const diagnostic of before) {
		const key = keyOf(diagnostic, diagnostic.file);
		known.set(key, [...(known.get(key) ?? []), diagnostic]);
	}
	const groups = new Map<string, Diagnostic[]>();
	for (const diagnostic of now) {
		const { file } = diagnostic;
		const key = keyOf(diagnostic, byPath.get(file)?.from ?? file);
		groups.set(key, [...(groups.get(key) ?? []), diagnostic]);
	}
	const brought = new Set<Diagnostic>();
	for (const [key, group] of groups) {
		const old = [...(known.get(key) ?? [])].sort(bySeverity);
		// What stood there is looked for first among what is likely to have stood there.
		const likely = [...group].sort(
			(a, b) =>
				bySeverity(a, b) || Number(isOnNewLine(a)) - Number(isOnNewLine(b)),
		);
		for (const diagnostic of likely) {
			const [one] = old;
			if (one && bySeverity(one, diagnostic) <= 0) old.shift();
			else brought.add(diagnostic);
		}
	}
	return now.filter((diagnostic) => brought.has(diagnostic));

	function isOnNewLine({ file, range }: Diagnostic): boolean {
		return byPath.get(file)?.lines?.includes(range.start.line) ?? false;
	}
}

/** The most severe first. */
function bySeverity(a: Diagnostic, b: Diagnostic): number {
	return severities.indexOf(a.severity) - severities.indexOf(b.severity);
}

function keyOf({ rule, item, file, message }: Diagnostic, was: string): string {
	const own =
		file === was ? message : message.replaceAll(nameOf(file), nameOf(was));
	return JSON.stringify([rule, item, was, gist(own)]);
}

/**
 * What a message says is wrong: its first sentence, without what other places can change about it (the titles of items that it names, and
 * numbers). What it advises to do names what there is to choose from, and that changes with every page.
 */
export function gist(message: string): string {
	const first = /^(?:`[^`]*`|"[^"]*"|[^])*?(?:[.?!](?=\s)|$)/.exec(message);
	return (first?.[0] ?? message)
		.replace(/\b([A-Z]{2,}-\d+) "[^"]*"/g, "$1")
		.replace(/(?<![\p{L}\d`"'@.-])\d+(?![\p{L}\d`"'@-]|\.\d)/gu, "#")
		.replace(/^(?:One|Two|Three|Four|Five|Six)\b/, "#");
}
