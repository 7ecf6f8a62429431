/** Lists the files below a folder as a repository's owner sees them: what `.gitignore` leaves out is left out, symbolic links are not followed. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type IgnoreRules, ignoreRules, isIgnored } from "./ignored";

export interface Listing {
	/** Relative to the folder, `/`-separated, sorted. */
	readonly files: readonly string[];
	/** Folders and links that exist but were not entered. */
	readonly opaque: readonly string[];
	/** Folders that could not be listed. */
	readonly unreadable: readonly string[];
}

/** Lists all files below a folder. Takes its path; never throws: a folder that can't be listed is named in the result. */
export function walk(root: string): Listing {
	const files: string[] = [];
	const opaque: string[] = [];
	const unreadable: string[] = [];
	const visit = (folder: string, rules: readonly IgnoreRules[]): void => {
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
			if (entry.isSymbolicLink() || isIgnored(inForce, name, isFolder))
				opaque.push(name);
			else if (isFolder) visit(name, inForce);
			else if (entry.isFile()) files.push(name);
		}
	};
	visit("", []);
	return { files: files.sort(), opaque: opaque.sort(), unreadable };
}

function readRules(path: string, folder: string): IgnoreRules | undefined {
	try {
		return ignoreRules(folder, readFileSync(join(path, ".gitignore"), "utf8"));
	} catch {
		return undefined;
	}
}
