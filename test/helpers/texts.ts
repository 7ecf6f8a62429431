/** Texts that nobody writes by hand. */

/** A text that begins with one piece and goes on with another until it has so many characters more, or a few beyond. */
export function repeated(begin: string, piece: string, length: number): string {
	return begin + piece.repeat(Math.ceil(length / piece.length));
}

/**
 * A text that goes on for hundreds of thousands of characters. Work that grows with the square of its
 * length comes to no end before the runner's guard against hanging (package.json), on any machine; work in proportion to it is done soon on
 * all of them.
 */
export function endless(
	begin: string,
	piece: string,
	length = 425_000,
): string {
	return repeated(begin, piece, length);
}
