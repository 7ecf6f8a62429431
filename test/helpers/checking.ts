/** Checks a handful of files given as texts. */

import type { Diagnostic } from "../../src/domain/diagnostic";
import { Engine } from "../../src/engine";
import { applyEdits } from "./drawing";

export type Texts = Readonly<Record<string, string>>;

/** What one rule reports on files, checked on 2026-11-22. */
export function reported(rule: string, files: Texts): Diagnostic[] {
	const engine = new Engine({ today: "2026-11-22" });
	for (const [path, text] of Object.entries(files)) engine.set(path, text);
	return engine.check().diagnostics.filter((d) => d.rule === rule);
}

/** Diagnostics as lines to compare: severity, place (1-based line), and the message's first words. */
export function inShort(
	diagnostics: readonly Diagnostic[],
	words = 4,
): string[] {
	return diagnostics.map(
		({ severity, file, range, message }) =>
			`${severity} ${file}:${range.start.line + 1} ${message.split(" ").slice(0, words).join(" ")}`,
	);
}

/** The files after a diagnostic's first fix. */
export function mended(
	files: Texts,
	diagnostic: Diagnostic | undefined,
): Texts {
	const edits = diagnostic?.fixes?.[0]?.edits ?? [];
	return Object.fromEntries(applyEdits(new Map(Object.entries(files)), edits));
}
