/** Which entries of manifests no check could judge, because the version that they ask for is not known. */

import type { Item } from "../domain/artifact";
import { folderOf, isWithin } from "../domain/paths";
import type { PackageEntry } from "./manifests/entry";

/** An entry of a manifest that a check speaks of. */
export interface Asked {
	/** The guardrail, or the entry of the tech stack. */
	readonly item: Item;
	readonly file: string;
	readonly entry: PackageEntry;
}

/**
 * What is left unjudged, in the order in which it was found. Takes the entries whose version is not known, and those that set a version for
 * others: an entry that leaves its version to one in a folder above is judged there.
 */
export function leftUnjudged(
	unjudged: readonly Asked[],
	managed: readonly Asked[],
): readonly Asked[] {
	return unjudged.filter(
		({ item, file, entry }) =>
			entry.version !== undefined ||
			!managed.some(
				(other) =>
					other.item === item &&
					other.entry.type === entry.type &&
					other.entry.name === entry.name &&
					isWithin(folderOf(other.file), file),
			),
	);
}
