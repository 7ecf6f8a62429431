/** Edits of one place in one file. */

import type { Edit } from "./diagnostic";
import type { Position, Range } from "./position";

/** The edit that puts text at a place. */
export function insertAt(file: string, at: Position, newText: string): Edit {
	return { file, range: { start: at, end: at }, newText };
}

/** The edit that exchanges a stretch of a file. */
export function replaceAt(file: string, range: Range, newText: string): Edit {
	return { file, range, newText };
}
