/** Whether a text is in the format of a manifest at all, and a place for packages, so that finding none there tells something. */

import { isDockerfile } from "./docker";

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

/** Files that are named as manifests and may say nothing of packages: what stands in those that declare some, or that there are none. */
const declarations: readonly (readonly [name: RegExp, sign?: RegExp])[] = [
	[
		/^pyproject\.toml$/,
		/^[ \t]*\[+[ \t]*(?:project|build-system|dependency-groups|tool\.(?:poetry|pdm|uv|flit|hatch|setuptools|rye))\b/m,
	],
	[/^setup\.cfg$/, /^\[(?:metadata|options)\b/m],
	// Settings of package managers, and what other manifests take packages over from.
	[/^(?:\.yarnrc\.yml|pnpm-workspace\.yaml|import[-_]?map\.json)$/],
	[/^settings\.gradle(?:\.kts)?$/],
	[/\.versions\.toml$/],
	[/^Directory\.(?:Packages\.props|Build\.(?:props|targets))$/i],
];

/** Says of a manifest in which no package is found whether it tells that none is asked for. Takes the file's name and its text. */
export function declaresPackages(name: string, text: string): boolean {
	if (isDockerfile(name)) return /^[ \t]*from[ \t]/im.test(text);
	const found = declarations.find(([named]) => named.test(name));
	return !found || found[1]?.test(text) === true;
}
