/** Text of the workspace as Markdown that shows just this text: no link, no image, no HTML and no command comes out of it. */

/** One line of text, its white space folded, every character with a meaning in Markdown disarmed. */
export function escaped(text: string): string {
	return text
		.replace(/\s+/g, " ")
		.trim()
		.replace(/[\\`*_[\]<>&~|@$]/g, "\\$&")
		.replace(/:\/\//g, ":\\/\\/")
		.replace(/www\./gi, (www) => `${www.slice(0, -1)}\\.`)
		.replace(/^(?:[#+=-]|\d+(?=[.)]))/, (lead) =>
			/\d/.test(lead) ? `${lead}\u200b` : `\\${lead}`,
		);
}

/** At most so many characters of a text, cut at a word. */
export function shortened(text: string, most: number): string {
	if (text.length <= most) return text;
	const cut = text.slice(0, most);
	return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2))} …`;
}

/** One line of text as a code span that nothing in it can end. */
export function codeSpan(text: string): string {
	const line = text.replace(/\s+/g, " ").trim();
	const runs = line.match(/`+/g) ?? [];
	const fence = "`".repeat(1 + Math.max(0, ...runs.map((run) => run.length)));
	return runs.length > 0
		? `${fence} ${line} ${fence}`
		: `${fence}${line}${fence}`;
}

/** One line of text for a list or a bar of the editor, which would draw an icon for `$(name)`. */
export function iconless(text: string): string {
	return text.replace(/\s+/g, " ").trim().replaceAll("$(", "\\$(");
}
