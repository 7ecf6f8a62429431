/** What only looks like decision records, in a few words. */

import { english, type Voice } from "./voice";

const mostNamed = 3;

/** "12 files in lanes/ look like decision records". Takes the groups of such files, by folder (from the workspace's root), at least one. */
export function likelyRecordsWords(
	likely: readonly {
		readonly folder: string;
		readonly files: readonly string[];
	}[],
	{ say, text }: Voice = english,
): string {
	const files = likely.reduce((sum, group) => sum + group.files.length, 0);
	const folders = [...new Set(likely.map(({ folder }) => folder))];
	const named = folders
		.slice(0, mostNamed)
		.map((folder) => (folder === "" ? say("the root") : text(`${folder}/`)))
		.join(", ");
	const more = folders.length - mostNamed;
	return say(
		"{0} files in {1} look like decision records",
		String(files),
		more > 0 ? say("{0} and {1} more folders", named, String(more)) : named,
	);
}
