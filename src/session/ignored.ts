/** What a repository's owner leaves out: `.gitignore` files, and folders that are never of interest. Knows no disk. */

import ignore, { type Ignore } from "ignore";

/** Never of interest, and often huge. */
const passedOver = new Set([".git", ".hg", ".svn"]);
/** Huge as well, and hardly ever followed by git: entered only where somebody asks for it. */
const installed = "node_modules";

/** The patterns of one `.gitignore`. */
export interface IgnoreRules {
	/** The folder whose `.gitignore` it is, `/`-separated; "" for the root. */
	readonly folder: string;
	readonly patterns: Ignore;
	readonly names: Names;
}

/** Reads a `.gitignore` of a folder; undefined where it can't be understood. */
export function ignoreRules(
	folder: string,
	text: string,
): IgnoreRules | undefined {
	try {
		// A pattern longer than a path may be is beyond what an expression holds, which would only be noticed when it is asked.
		const usable = text.replace(/^.{5000,}$/gm, "");
		return {
			folder,
			patterns: ignore().add(usable),
			names: new Names(usable),
		};
	} catch {
		return undefined;
	}
}

/**
 * Says whether a file or folder is left out that stands in none that is. Takes its path from the root, the rules of the folders above it,
 * outermost first, and whether `node_modules` is like any other folder.
 */
export function isIgnored(
	rules: readonly IgnoreRules[],
	path: string,
	isFolder: boolean,
	withInstalled = false,
): boolean {
	const name = path.slice(path.lastIndexOf("/") + 1);
	if (passedOver.has(name) || (name === installed && !withInstalled))
		return true;
	// The innermost file that says anything about a path decides.
	for (let i = rules.length - 1; i >= 0; i--) {
		const { folder, patterns, names } = rules[i] as IgnoreRules;
		if (!names.mayHave(name)) continue;
		const relative = folder === "" ? path : path.slice(folder.length + 1);
		const said = patterns.test(isFolder ? `${relative}/` : relative);
		if (said.ignored) return true;
		if (said.unignored) return false;
	}
	return false;
}

/** The line (0-based) of a `.gitignore` that leaves a path below its folder out, itself or a folder that it lies in; undefined where none does. */
export function ignoringLine(text: string, path: string): number | undefined {
	const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
	const found = lines.findLastIndex((line) => {
		try {
			return ignore().add(line).ignores(path);
		} catch {
			return false;
		}
	});
	return found < 0 ? undefined : found;
}

/**
 * The names that the patterns of a `.gitignore` may mean, as far as a short look can tell. Most files have none of them, and the patterns
 * themselves, which know better, are slow to ask about tens of thousands of paths.
 */
class Names {
	readonly #whole = new Set<string>();
	readonly #beginnings: string[] = [];
	readonly #endings: string[] = [];

	constructor(text: string) {
		for (const line of text.replace(/^\uFEFF/, "").split("\n"))
			if (!line.startsWith("#")) this.#add(sameCase(withoutEnd(line)));
	}

	#add(pattern: string): void {
		if (pattern === "") return;
		const bracket = pattern.indexOf("[");
		// Where a `/` may stand in brackets, nobody can tell in short which part is the name.
		const isPlain = bracket < 0 || pattern.indexOf("/", bracket) < 0;
		const name = isPlain ? pattern.slice(pattern.lastIndexOf("/") + 1) : "*";
		const beginning = /^[^*?[\\]*/.exec(name)?.[0] ?? "";
		if (beginning === name && name !== "") this.#whole.add(name);
		else if (/^\*[^*?[\\]+$/.test(name)) this.#endings.push(name.slice(1));
		else this.#beginnings.push(beginning);
	}

	/** Says whether a pattern may speak of a file or folder of that name. */
	mayHave(name: string): boolean {
		const wanted = sameCase(name);
		return (
			this.#whole.has(wanted) ||
			this.#endings.some((ending) => wanted.endsWith(ending)) ||
			this.#beginnings.some((beginning) => wanted.startsWith(beginning))
		);
	}
}

/** A line of a `.gitignore` without what says how its pattern is meant: `!`, the spaces at its end, and one `/` there. */
function withoutEnd(line: string): string {
	let end = line.endsWith("\r") ? line.length - 1 : line.length;
	while (end > 0 && line[end - 1] === " ") end--;
	if (line[end - 1] === "/") end--;
	return line.slice(line.startsWith("!") ? 1 : 0, end);
}

/** Patterns speak of names in either case. */
function sameCase(name: string): string {
	return name.toUpperCase();
}
