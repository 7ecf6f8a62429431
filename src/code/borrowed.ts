/**
 * Entries of manifests that another one of their workspace says the package of: `catalog:` of npm's tools, `workspace = true` of Cargo, `libs.x`
 * of Gradle, references without a version of NuGet.
 */

import { folderOf } from "../domain/paths";
import type { PackageEntry } from "./manifests/entry";
import type { Guards, Lent, Seen } from "./violations";

/**
 * What looks at manifests find once the keys by which they take packages over are resolved: by path, of those alone for which that changes
 * anything. Takes what was found in each file, by path. A key means what the manifest in the nearest folder above says, its own folder first.
 */
export function resolveBorrowed(
	seen: ReadonlyMap<string, Seen>,
	guards: Guards,
): ReadonlyMap<string, Seen> {
	const lent = new Map<string, Map<string, Lent>>();
	const borrowing: string[] = [];
	for (const [path, { lent: own, borrowed }] of seen) {
		if (borrowed.length > 0) borrowing.push(path);
		for (const entry of own)
			for (const lends of entry.lends ?? []) {
				const key = keyOf(lendingFolder(path), entry.type, lends);
				const packages = lent.get(key) ?? new Map<string, Lent>();
				packages.set(entry.name, { file: path, entry });
				lent.set(key, packages);
			}
	}
	const found = new Map<string, Seen>();
	if (lent.size === 0) return found;
	for (const path of borrowing) {
		const before = seen.get(path) as Seen;
		const known = new Map<PackageEntry, readonly Lent[]>();
		for (const entry of before.borrowed) {
			const from = lendersOf(entry, path, lent);
			const isOther = from.some(
				(one) =>
					one.entry.name !== entry.name || !guards.areAlike(path, one.file),
			);
			if (isOther) known.set(entry, from);
		}
		if (known.size > 0) found.set(path, guards.lookAgain(path, before, known));
	}
	return found;
}

/** The folder in and below which manifests take entries over; Gradle's catalogues stand in a folder of their own. */
function lendingFolder(path: string): string {
	return folderOf(
		path.replace(/(^|\/)gradle\/(?=[^/]+\.versions\.toml$)/, "$1"),
	);
}

/** The entries that a key means for a manifest; of several packages where it stands for a bundle, none where no manifest lends it. */
function lendersOf(
	{ type, borrows = "" }: PackageEntry,
	path: string,
	lent: ReadonlyMap<string, ReadonlyMap<string, Lent>>,
): readonly Lent[] {
	for (let folder = folderOf(path); ; folder = folderOf(folder)) {
		const found = lent.get(keyOf(folder, type, borrows));
		if (found || folder === "") return [...(found?.values() ?? [])];
	}
}

function keyOf(folder: string, type: string, key: string): string {
	return JSON.stringify([folder, type, key]);
}
