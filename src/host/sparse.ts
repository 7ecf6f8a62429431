/** Files that git follows and that a sparse checkout leaves out of the working tree. */

import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { CannotCompare, git, parts } from "./git";

/**
 * The files below a root (an absolute path) that are left out, by their paths from there. Git is asked only where a sparse checkout has been
 * set up; none where it can't say. Never throws.
 */
export function leftOutBelow(root: string): string[] {
	const folder = gitFolderOf(root);
	if (!folder || !existsSync(join(folder, "info", "sparse-checkout")))
		return [];
	try {
		const { code, out } = git(root, ["ls-files", "-t", "-z"]);
		if (code !== 0) return [];
		return parts(out).flatMap((line) =>
			line.startsWith("S ") ? line.slice(2) : [],
		);
	} catch (error) {
		if (error instanceof CannotCompare) return [];
		throw error;
	}
}

/** Where git keeps what it knows of the working tree that a folder lies in; undefined where it lies in none. */
function gitFolderOf(root: string): string | undefined {
	for (let folder = root; ; folder = dirname(folder)) {
		const git = join(folder, ".git");
		try {
			if (statSync(git).isDirectory()) return git;
			// A worktree's, or a submodule's, says where that is.
			const place = /^gitdir:\s*(.+?)\s*$/m.exec(readFileSync(git, "utf8"));
			return place ? resolve(folder, place[1] as string) : undefined;
		} catch {
			if (dirname(folder) === folder) return undefined;
		}
	}
}
