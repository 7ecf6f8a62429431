/** Which diagnostics a change brings: those that were not reported at its base already, wherever they stood there. */

import type { ChangedFile } from "../code/changes";
import { type Diagnostic, severities } from "../domain/diagnostic";
import { addTo } from "../domain/lists";
import { nameOf } from "../domain/paths";

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
	const origins = new Map(files.map(({ path, from }) => [path, from]));
	const newLines = new Map(
		files.map(({ path, lines = [] }) => [path, new Set(lines)]),
	);
	const isOnNewLine = ({ file, range }: Diagnostic) =>
		newLines.get(file)?.has(range.start.line) ?? false;
	const known = grouped(before, (diagnostic) =>
		keyOf(diagnostic, diagnostic.file),
	);
	const groups = grouped(now, (diagnostic) =>
		keyOf(diagnostic, origins.get(diagnostic.file) ?? diagnostic.file),
	);
	const brought = new Set<Diagnostic>();
	for (const [key, group] of groups) {
		const old = (known.get(key) ?? []).sort(bySeverity);
		// What was there is taken to be what is most likely to have been: on old lines, from the first on.
		group.sort(
			(a, b) =>
				bySeverity(a, b) || Number(isOnNewLine(a)) - Number(isOnNewLine(b)),
		);
		for (const diagnostic of group) {
			const [first] = old;
			if (first && bySeverity(first, diagnostic) <= 0) old.shift();
			else brought.add(diagnostic);
		}
	}
	return now.filter((diagnostic) => brought.has(diagnostic));
}

function grouped(
	diagnostics: readonly Diagnostic[],
	keyOf: (diagnostic: Diagnostic) => string,
): Map<string, Diagnostic[]> {
	const found = new Map<string, Diagnostic[]>();
	for (const diagnostic of diagnostics)
		addTo(found, keyOf(diagnostic), diagnostic);
	return found;
}

/** The most severe first. */
function bySeverity(a: Diagnostic, b: Diagnostic): number {
	return severities.indexOf(a.severity) - severities.indexOf(b.severity);
}

/** Rules about a model as a whole: what they report stands wherever the model begins, and any new page can change that. */
const ofModels: ReadonlySet<string> = new Set(["context/category-present"]);

function keyOf({ rule, item, file, message }: Diagnostic, was: string): string {
	const own =
		file === was ? message : message.replaceAll(nameOf(file), nameOf(was));
	const place = ofModels.has(rule) ? "" : was;
	return JSON.stringify([rule, item, place, gist(own)]);
}

/**
 * What a message says is wrong: its first sentence, without what other places can change about it (the titles of items that it names, which
 * model they come from, who allows it, and numbers). What it advises to do names what there is to choose from, and that changes with every page.
 */
export function gist(message: string): string {
	const first = /^(?:`[^`]*`|"[^"]*"|[\s\S])*?(?:[.?!](?=\s)|$)/.exec(message);
	return (first?.[0] ?? message)
		.replace(/; [\w-]+ allows it [\s\S]*$/, ".")
		.replace(/ \(inherited from [^()]*\)/g, "")
		.replace(/\b([A-Z]{2,}-\d+) "[^"]*"/g, "$1")
		.replace(/(?<![\p{L}\d`"'@.-])\d+(?![\p{L}\d`"'@-]|\.\d)/gu, "#")
		.replace(/^(?:One|Two|Three|Four|Five|Six)\b/, "#");
}
