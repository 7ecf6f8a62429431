/** What a repository's owner leaves out: `.gitignore` files, and folders that are never of interest. Knows no disk. */

import ignore, { type Ignore } from "ignore";

/** Never of interest, and often huge. */
const passedOver = new Set([".git", ".hg", ".svn", "node_modules"]);

/** The patterns of one `.gitignore`. */
export interface IgnoreRules {
	/** The folder whose `.gitignore` it is, `/`-separated; "" for the root. */
	readonly folder: string;
	readonly patterns: Ignore;
}

/** Reads a `.gitignore` of a folder; undefined where it can't be understood. */
export function ignoreRules(
	folder: string,
	text: string,
): IgnoreRules | undefined {
	try {
		return { folder, patterns: ignore().add(text) };
	} catch {
		return undefined;
	}
}

/** Says whether a file or folder is left out; takes its path from the root and the rules of the folders above it, outermost first. */
export function isIgnored(
	rules: readonly IgnoreRules[],
	path: string,
	isFolder: boolean,
): boolean {
	if (passedOver.has(path.slice(path.lastIndexOf("/") + 1))) return true;
	// The innermost file that says anything about a path decides.
	for (let i = rules.length - 1; i >= 0; i--) {
		const { folder, patterns } = rules[i] as IgnoreRules;
		const relative = folder === "" ? path : path.slice(folder.length + 1);
		const said = patterns.test(isFolder ? `${relative}/` : relative);
		if (said.ignored) return true;
		if (said.unignored) return false;
	}
	return false;
}
