/** Words and signs of a decision that somebody wrote again and again. */
export const hostilePieces: readonly string[] = [
	"supersedes ADR-1 ",
	"superseded by ",
	"1-./",
	"a: ",
	"- ",
	"(",
	"2024-",
	"status: ",
];
