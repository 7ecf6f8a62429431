/** Text for a terminal: colours where they are wanted, nothing from a file that could steer the terminal. */

export interface Style {
	readonly bold: (text: string) => string;
	readonly dim: (text: string) => string;
	readonly red: (text: string) => string;
	readonly yellow: (text: string) => string;
	readonly blue: (text: string) => string;
	readonly cyan: (text: string) => string;
	readonly green: (text: string) => string;
}

const code = (open: number, close: number) => (text: string) =>
	`\u001b[${open}m${text}\u001b[${close}m`;
const same = (text: string) => text;

const coloured: Style = {
	bold: code(1, 22),
	dim: code(2, 22),
	red: code(31, 39),
	yellow: code(33, 39),
	blue: code(34, 39),
	cyan: code(36, 39),
	green: code(32, 39),
};
const plain: Style = {
	bold: same,
	dim: same,
	red: same,
	yellow: same,
	blue: same,
	cyan: same,
	green: same,
};

/** The style for a stream: colours only at a terminal, and as NO_COLOR and FORCE_COLOR ask. */
export function styleFor(
	stream: { readonly isTTY?: boolean },
	environment: Readonly<Record<string, string | undefined>>,
): Style {
	if (environment.NO_COLOR) return plain;
	const forced = environment.FORCE_COLOR;
	if (forced && forced !== "0") return coloured;
	return stream.isTTY && environment.TERM !== "dumb" ? coloured : plain;
}

/** Control characters and marks that turn the direction of text. */
const unsafe =
	// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be made visible
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text from a file with its control characters made visible, as JSON escapes them too; tabs and line breaks stay. */
export function safe(text: string): string {
	return text.replace(
		unsafe,
		(c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}

/** How many columns a text takes: East Asian wide characters and emoji take two, combining marks none. */
export function columns(text: string): number {
	let width = 0;
	for (const character of text) {
		if (/\p{Mark}|\u200d|\ufe0f/u.test(character)) continue;
		width +=
			/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u.test(
				character,
			)
				? 2
				: 1;
	}
	return width;
}
