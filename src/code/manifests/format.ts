/** Whether a text is in the format of a manifest at all, so that finding nothing there tells something. */

/** By the ending of a name: what stands in any text of the format, however little it says. */
const signs: Readonly<Record<string, RegExp>> = {
	json: /^\s*(?:[{[/"]|null\b)/,
	jsonc: /^\s*(?:[{[/"]|null\b)/,
	json5: /^\s*(?:[{[/"]|null\b)/,
	toml: /^[ \t]*(?:#|\[|[\w."'-]+[ \t]*=)/m,
	yaml: /^[ \t]*(?:#|-|\{|[\w."'-]*[ \t]*:)/m,
	yml: /^[ \t]*(?:#|-|\{|[\w."'-]*[ \t]*:)/m,
	xml: /<(?:\w+:)?project\b/,
	mod: /^[ \t]*(?:\/\/|(?:module|go|require|replace|exclude|retract|tool|toolchain)\b)/m,
	csproj: /<project\b/i,
	fsproj: /<project\b/i,
	vbproj: /<project\b/i,
	config: /<(?:packages|configuration)\b/i,
};

/** Says whether a text that asks for no package is in the format of its manifest, or empty. Takes the file's name; what is closed is not looked for. */
export function isInFormat(name: string, text: string): boolean {
	const sign = signs[name.slice(name.lastIndexOf(".") + 1).toLowerCase()];
	return !sign || sign.test(text) || text.trim() === "";
}
