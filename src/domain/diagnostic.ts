/** What a rule reports, and the edits that mend it. */

import type { Range } from "./position";

export type Severity = "error" | "warning" | "information" | "hint";

/** From the most to the least severe. */
export const severities: readonly Severity[] = [
	"error",
	"warning",
	"information",
	"hint",
];

/** The milder of two severities. */
export function atMost(severity: Severity, ceiling: Severity): Severity {
	return severities.indexOf(severity) < severities.indexOf(ceiling)
		? ceiling
		: severity;
}

/** One step more severe; an error stays one. */
export function raised(severity: Severity): Severity {
	return severities[Math.max(0, severities.indexOf(severity) - 1)] as Severity;
}

export interface Edit {
	readonly file: string;
	readonly range: Range;
	readonly newText: string;
	/** The file does not exist yet: it is created with `newText`, and `range` is the start of the file. */
	readonly create?: true;
}

/** One way to mend a diagnostic. Its edits never overlap and touch nothing but what they name. */
export interface Fix {
	readonly title: string;
	readonly edits: readonly Edit[];
	/** Changes how something is written and nothing that it says, so that it can be taken unseen, with all others of its sort. */
	readonly safe?: true;
}

export interface Related {
	readonly file: string;
	readonly range: Range;
	readonly message: string;
}

export interface Diagnostic {
	/** `area/name`. */
	readonly rule: string;
	readonly severity: Severity;
	readonly file: string;
	readonly range: Range;
	readonly message: string;
	/** The id of the item it is about. */
	readonly item?: string;
	readonly related?: readonly Related[];
	readonly fixes?: readonly Fix[];
	/** What it has in common with others of its rule that are wrong for the same reason, so that they can be told as one. */
	readonly cause?: string;
}
