/** Lines that nobody completes: how each begins, and what follows again and again. */
export const hostileLines: readonly (readonly [
	begin: string,
	piece: string,
])[] = [
	["a", " "],
	["", "- "],
	["", "`"],
	["items: ", "[{"],
	["", "| "],
];
