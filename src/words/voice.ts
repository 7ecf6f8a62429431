/** How words that several faces say are put: written once, in English, and said in the language and the markup of whoever reads them. */

export interface Voice {
	/** A text of ours in the reader's language. Takes it whole, in English, with `{0}` for the first of what is put in as it is. */
	readonly say: (text: string, ...values: string[]) => string;
	/** Something of the workspace that is read letter by letter, as a glob or a package URL. */
	readonly code: (written: string) => string;
	/** Any other text of the workspace. */
	readonly text: (written: string) => string;
}

/** English as it is read in a terminal and in files that are written. */
export const english: Voice = {
	say: (text, ...values) =>
		text.replace(/\{(\d+)\}/g, (whole, n) => values[Number(n)] ?? whole),
	code: (written) => `\`${written}\``,
	text: (written) => written,
};

/** A few things as written; of many the first, and how many more there are. */
export function listed(
	all: readonly string[],
	{ say, code }: Voice = english,
): string {
	const shown = all.length > 4 ? all.slice(0, 3) : all;
	const words = shown.map(code).join(", ");
	return shown.length < all.length
		? say("{0} and {1} more", words, String(all.length - shown.length))
		: words;
}
