/** Entries of manifests that another one of their workspace says the package of: `catalog:` of npm's tools, `workspace = true` of Cargo. */

import { folderOf } from "../model/paths";
import type { Guards, Lent, Seen } from "./guards";
import type { PackageEntry } from "./manifests/entry";

/**
 * What looks at manifests find once the keys by which they take packages over are resolved: by path, of those alone for which that changes
 * anything. Takes what was found in each file, by path. A key means what the manifest in the nearest folder above says, its own folder first.
 */
export function resolveBorrowed(
	seen: ReadonlyMap<string, Seen>,
	guards: Guards,
): ReadonlyMap<string, Seen> {
	const lent = new Map<string, Lent>();
	const borrowing: string[] = [];
	for (const [path, { lent: own, borrowed }] of seen) {
		if (borrowed.length > 0) borrowing.push(path);
		for (const entry of own)
			lent.set(keyOf(folderOf(path), entry.type, entry.lends ?? ""), {
				file: path,
				entry,
			});
	}
	const found = new Map<string, Seen>();
	if (lent.size === 0) return found;
	for (const path of borrowing) {
		const before = seen.get(path) as Seen;
		const known = new Map<PackageEntry, Lent>();
		for (const entry of before.borrowed) {
			const from = lenderOf(entry, path, lent);
			if (
				from &&
				(from.entry.name !== entry.name || !guards.areAlike(path, from.file))
			)
				known.set(entry, from);
		}
		if (known.size > 0) found.set(path, guards.lookAgain(path, before, known));
	}
	return found;
}

/** The entry that a key means for a manifest, if any manifest lends it. */
function lenderOf(
	{ type, borrows = "" }: PackageEntry,
	path: string,
	lent: ReadonlyMap<string, Lent>,
): Lent | undefined {
	for (let folder = folderOf(path); ; folder = folderOf(folder)) {
		const found = lent.get(keyOf(folder, type, borrows));
		if (found || folder === "") return found;
	}
}

function keyOf(folder: string, type: string, key: string): string {
	return JSON.stringify([folder, type, key]);
}
