/** Whether an entry of a manifest is a package that a package URL means. */

import type { Purl } from "../kinds/purl";
import type { PackageEntry } from "./manifests/entry";
import { canonicalName, isLike, withoutMajor } from "./manifests/names";
import { isWithin, lowestPermitted } from "./versions";

/**
 * Says whether a package URL means the package of an entry, in the version that the entry declares.
 *
 * - `*` in a name stands for any part of it, slashes included.
 * - A Go module's name without a major version means all of them: `/v5` is said by `@<6`.
 * - A declared range is in the package URL's range when the lowest version it permits is.
 * - An entry that declares no version, or one that can't be read (a branch, an unresolved variable), is meant only by a package URL without versions.
 */
export function matches(purl: Purl, entry: PackageEntry): boolean {
	if (purl.type !== entry.type || !hasName(purl, entry.name)) return false;
	if (!purl.versions) return true;
	if (entry.version === undefined) return false;
	// A tag is compared as it is written: `@18-alpine` means that one.
	const version =
		entry.type === "docker"
			? entry.version
			: lowestPermitted(entry.type, entry.version);
	return version !== undefined && isWithin(entry.type, version, purl.versions);
}

function hasName(purl: Purl, name: string): boolean {
	const pattern = canonicalName(purl.type, purl.name);
	return (
		isLike(pattern, name) ||
		(purl.type === "golang" && isLike(pattern, withoutMajor(name)))
	);
}
