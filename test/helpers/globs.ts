/** What globs have to know of files, for a handful of paths. */

import { KnownBracketNames } from "../../src/matching/bracket-names";

/** The names with a bracket among some files and the folders that they are in. */
export function bracketNamesAmong(paths: readonly string[]): KnownBracketNames {
	const names = new KnownBracketNames();
	for (const path of paths) {
		const parts = path.split("/");
		for (const end of parts.keys())
			names.note(parts.slice(0, end + 1).join("/"), true);
	}
	return names;
}
