/** What a change brings: what was not there at its base, and what it hides of that. */

import type { ChangedFile } from "../code/changes";
import { type Diagnostic, severities } from "../domain/diagnostic";
import { addTo } from "../domain/lists";
import { broughtBy } from "./new-diagnostics";

/** The rules about files that what held at the base has a word in. */
const held: ReadonlySet<string> = new Set([
	"code/guardrail-holds",
	"code/decision-recorded",
]);

/**
 * The diagnostics that a change brings, in the order of files and places. Takes the files that have changed, the diagnostics at the base and
 * those of now, what those of now come to under what held at the base, where that is another, and the base as it was asked for.
 */
export function broughtSince(
	files: readonly ChangedFile[],
	before: readonly Diagnostic[],
	now: readonly Diagnostic[],
	underBase: readonly Diagnostic[] | undefined,
	ref: string,
): Diagnostic[] {
	const brought = broughtBy(files, before, now);
	if (!underBase) return brought;
	const said = new Map(now.map((one) => [placeOf(one), one]));
	// The same place may be held by another item now, which says as much.
	const places = new Map<string, Diagnostic[]>();
	for (const one of now) addTo(places, placeOf({ ...one, item: "" }), one);
	const hidden = broughtBy(
		files,
		before,
		underBase.filter(({ rule }) => held.has(rule)),
	).filter(
		(one) =>
			!places
				.get(placeOf({ ...one, item: "" }))
				?.some((known) => !isMilder(known, one)),
	);
	const louder = new Set(hidden.map(placeOf));
	return [
		...brought.filter((one) => !louder.has(placeOf(one))),
		...hidden.map((one) => asAtBase(one, ref, said.get(placeOf(one)))),
	].sort(byPlace);
}

function placeOf({ rule, item, file, range }: Diagnostic): string {
	return JSON.stringify([rule, item, file, range.start]);
}

function isMilder(a: Diagnostic, b: Diagnostic): boolean {
	return severities.indexOf(a.severity) > severities.indexOf(b.severity);
}

/** What it is related to stands where it stood at the base: where the same is said now, that is known. */
function asAtBase(
	{ message, related: _, ...hidden }: Diagnostic,
	ref: string,
	known: Diagnostic | undefined,
): Diagnostic {
	return {
		...hidden,
		message: `${message} This is judged by what held at \`${ref}\`, as the change itself loosens it.`,
		...(known?.related ? { related: known.related } : {}),
	};
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
	const { start } = a.range;
	const other = b.range.start;
	return (
		(a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
		start.line - other.line ||
		start.character - other.character ||
		(a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
	);
}
