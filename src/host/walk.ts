/** Lists the files below a folder as a repository's owner sees them: what `.gitignore` leaves out is left out, symbolic links are not followed. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ignore, { type Ignore } from "ignore";

export interface Listing {
	/** Relative to the folder, `/`-separated, sorted. */
	readonly files: readonly string[];
	/** Folders and links that exist but were not entered. */
	readonly opaque: readonly string[];
	/** Folders that could not be listed. */
	readonly unreadable: readonly string[];
}

/** Never of interest, and often huge. */
const passedOver = new Set([".git", ".hg", ".svn", "node_modules"]);

/** Lists all files below a folder. Takes its path; never throws: a folder that can't be listed is named in the result. */
export function walk(root: string): Listing {
	const files: string[] = [];
	const opaque: string[] = [];
	const unreadable: string[] = [];
	const visit = (folder: string, rules: readonly Rules[]): void => {
		const path = folder === "" ? root : join(root, folder);
		let entries: import("node:fs").Dirent[];
		try {
			entries = readdirSync(path, { withFileTypes: true });
		} catch {
			unreadable.push(folder);
			return;
		}
		const own = entries.some((e) => e.name === ".gitignore" && e.isFile())
			? readRules(path, folder)
			: undefined;
		const inForce = own ? [...rules, own] : rules;
		for (const entry of entries) {
			const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
			const isFolder = entry.isDirectory();
			if (
				passedOver.has(entry.name) ||
				entry.isSymbolicLink() ||
				isIgnored(inForce, name, isFolder)
			)
				opaque.push(name);
			else if (isFolder) visit(name, inForce);
			else if (entry.isFile()) files.push(name);
		}
	};
	visit("", []);
	return { files: files.sort(), opaque: opaque.sort(), unreadable };
}

interface Rules {
	/** The folder whose `.gitignore` it is. */
	readonly folder: string;
	readonly patterns: Ignore;
}

function readRules(path: string, folder: string): Rules | undefined {
	try {
		const text = readFileSync(join(path, ".gitignore"), "utf8");
		return { folder, patterns: ignore().add(text) };
	} catch {
		return undefined;
	}
}

/** The innermost `.gitignore` that says anything about a path decides. */
function isIgnored(
	rules: readonly Rules[],
	name: string,
	isFolder: boolean,
): boolean {
	for (let i = rules.length - 1; i >= 0; i--) {
		const { folder, patterns } = rules[i] as Rules;
		const relative = folder === "" ? name : name.slice(folder.length + 1);
		const said = patterns.test(isFolder ? `${relative}/` : relative);
		if (said.ignored) return true;
		if (said.unignored) return false;
	}
	return false;
}
