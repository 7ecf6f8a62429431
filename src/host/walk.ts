/** Lists the files below a folder as a repository's owner sees them: what `.gitignore` leaves out is left out, symbolic links are not followed. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { folderOf } from "../domain/paths";
import { type IgnoreRules, ignoreRules, isIgnored } from "../session/ignored";

export interface Listing {
	/** Relative to the folder, `/`-separated, sorted. */
	readonly files: readonly string[];
	/** Folders that exist but were not entered, and links that are ignored. */
	readonly opaque: readonly string[];
	/** Symbolic links that nobody ignores; they are not followed. */
	readonly links: readonly string[];
	/** Folders that could not be listed. */
	readonly unreadable: readonly string[];
}

/**
 * Lists all files below a folder. Takes its path, and whether `node_modules` is entered where nobody ignores it; never throws: a folder that
 * can't be listed is named in the result.
 */
export function walk(root: string, withInstalled = false): Listing {
	const files: string[] = [];
	const opaque: string[] = [];
	const links: string[] = [];
	const unreadable: string[] = [];
	const visit = (folder: string, rules: readonly IgnoreRules[]): void => {
		const path = folder === "" ? root : `${root}/${folder}`;
		let entries: import("node:fs").Dirent[];
		try {
			entries = readdirSync(path, { withFileTypes: true });
		} catch {
			unreadable.push(folder);
			return;
		}
		const own = entries.some((e) => e.name === ".gitignore" && e.isFile())
			? rulesFrom(folder, (file) => readText(join(root, file)))
			: undefined;
		const inForce = own ? [...rules, own] : rules;
		for (const entry of entries) {
			const name = folder === "" ? entry.name : `${folder}/${entry.name}`;
			const isFolder = entry.isDirectory();
			if (isIgnored(inForce, name, isFolder, withInstalled)) opaque.push(name);
			else if (entry.isSymbolicLink()) links.push(name);
			else if (isFolder) visit(name, inForce);
			else if (entry.isFile()) files.push(name);
		}
	};
	visit("", []);
	return {
		files: files.sort(),
		opaque: opaque.sort(),
		links: links.sort(),
		unreadable,
	};
}

/**
 * Makes a function that says whether `walk` would pass a path below a root over, were a file there: by `.gitignore`, or by its name. Takes
 * where the texts of `.gitignore` files come from, by their paths from the root: the disk, where that is left out.
 */
export function passedOver(
	root: string,
	read = (path: string): string | undefined => readText(join(root, path)),
): (path: string) => boolean {
	const known = new Map<string, readonly IgnoreRules[] | "ignored">();
	const rulesIn = (folder: string): readonly IgnoreRules[] | "ignored" => {
		let rules = known.get(folder);
		if (!rules) {
			const above = folder === "" ? [] : rulesIn(folderOf(folder));
			const out =
				above === "ignored" ||
				(folder !== "" && isIgnored(above, folder, true));
			const own = out ? undefined : rulesFrom(folder, read);
			rules = out ? "ignored" : own ? [...above, own] : above;
			known.set(folder, rules);
		}
		return rules;
	};
	return (path) => {
		const rules = rulesIn(folderOf(path));
		return rules === "ignored" || isIgnored(rules, path, false);
	};
}

function rulesFrom(
	folder: string,
	read: (path: string) => string | undefined,
): IgnoreRules | undefined {
	const text = read(folder === "" ? ".gitignore" : `${folder}/.gitignore`);
	return text === undefined ? undefined : ignoreRules(folder, text);
}

function readText(path: string): string | undefined {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return undefined;
	}
}
