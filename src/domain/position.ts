/** Places in a text, in the editors' own terms: lines and characters are 0-based, characters count UTF-16 units. */

export interface Position {
	readonly line: number;
	readonly character: number;
}

export interface Range {
	readonly start: Position;
	/** Exclusive. */
	readonly end: Position;
}

/** A half-open stretch of a text in 0-based UTF-16 offsets, from its first character (a byte order mark not counted). */
export interface Span {
	readonly start: number;
	readonly end: number;
}

/** The place of an empty file, and of what has no better place. */
export const startOfFile: Range = {
	start: { line: 0, character: 0 },
	end: { line: 0, character: 0 },
};

/** Orders two positions: negative when `a` comes first. */
export function comparePositions(a: Position, b: Position): number {
	return a.line - b.line || a.character - b.character;
}

/** Says whether two ranges share a place; touching ends count. */
export function touch(a: Range, b: Range): boolean {
	return (
		comparePositions(a.start, b.end) <= 0 &&
		comparePositions(b.start, a.end) <= 0
	);
}

/** Says whether `inner` lies wholly within `outer`; touching ends count. */
export function contains(outer: Range, inner: Range): boolean {
	return (
		comparePositions(outer.start, inner.start) <= 0 &&
		comparePositions(inner.end, outer.end) <= 0
	);
}
