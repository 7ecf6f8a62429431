/** Texts that nobody writes by hand. */

/** A text that begins with one piece and goes on with another until it has so many characters more, or a few beyond. */
export function repeated(begin: string, piece: string, length: number): string {
	return begin + piece.repeat(Math.ceil(length / piece.length));
}

/**
 * A text that goes on for half a million characters: work that grows with the square of it does not come to an end before the runner's guard
 * against hanging (package.json), on any machine; work in proportion is done in a moment on all of them.
 */
export function endless(begin: string, piece: string): string {
	return repeated(begin, piece, 500_000);
}
