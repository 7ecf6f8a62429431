/** The fixes that diagnostics offer, as an editor asks for them: at a place, or all that are safe to take together. */

import type { Diagnostic, Edit, Fix } from "../domain/diagnostic";
import { type Range, touch } from "../domain/position";

/** A fix with the diagnostic that it mends. */
export interface OfferedFix {
	readonly diagnostic: Diagnostic;
	readonly fix: Fix;
}

/** The fixes of a file's diagnostics that touch a range, in the order of the diagnostics. */
export function fixesAt(
	diagnostics: readonly Diagnostic[],
	file: string,
	range: Range,
): OfferedFix[] {
	return diagnostics
		.filter((d) => d.file === file && touch(d.range, range))
		.flatMap((diagnostic) =>
			(diagnostic.fixes ?? []).map((fix) => ({ diagnostic, fix })),
		);
}

/**
 * The edits of all fixes of a file that are safe to take unseen and change nothing but this file. Where two touch the same text, the first
 * one by place is taken; the other is offered again afterwards.
 */
export function safeFixes(
	diagnostics: readonly Diagnostic[],
	file: string,
): Edit[] {
	const taken: Edit[] = [];
	for (const { file: at, fixes = [] } of diagnostics) {
		const fix = at === file && fixes.find(({ safe }) => safe);
		if (!fix) continue;
		if (fix.edits.some((edit) => edit.file !== file || edit.create)) continue;
		if (fix.edits.some((edit) => taken.some((t) => touch(t.range, edit.range))))
			continue;
		taken.push(...fix.edits);
	}
	return taken;
}
