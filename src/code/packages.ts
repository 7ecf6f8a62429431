/** Whether an entry of a manifest is a package that a package URL means. */

import type { Purl } from "../matching/purl";
import type { PackageEntry } from "./manifests/entry";
import {
	canonicalName,
	hasVariable,
	isLike,
	withoutMajor,
} from "./manifests/names";
import { isTag, isWithin, lowestPermitted } from "./versions";

/**
 * Says whether a package URL means the package of an entry, in the version that the entry declares.
 *
 * - `*` in a name stands for any part of it, slashes included.
 * - A Go module's name without a major version means all of them: `/v5` is said by `@<6`.
 * - A declared range is in the package URL's range when the lowest version it permits is.
 * - An entry that declares no version, or one that can't be read (a branch, an unresolved variable), is meant only by a package URL without versions.
 */
export function matches(purl: Purl, entry: PackageEntry): boolean {
	if (!names(purl, entry)) return false;
	if (!purl.versions) return true;
	if (entry.version === undefined) return false;
	// A tag is compared as it is written: `@18-alpine` means that one.
	const version =
		entry.type === "docker"
			? entry.version
			: lowestPermitted(entry.type, entry.version);
	return version !== undefined && isWithin(entry.type, version, purl.versions);
}

/**
 * Says whether nobody can tell if a package URL means an entry: which package that is, is worked out by code or depends on a variable; or the
 * package URL means some versions only, and the entry declares none that can be read, as with `workspace:*`, a branch, a property that another
 * file sets, or an image's tag without a number.
 */
export function isOpen(purl: Purl, entry: PackageEntry): boolean {
	const { type, version } = entry;
	if (isUnnamed(entry)) return type === purl.type && !matches(purl, entry);
	if (!purl.versions || !names(purl, entry) || matches(purl, entry))
		return false;
	if (version === undefined) return true;
	const asksForNumber = purl.versions.some(
		(all) => !all.some((comparator) => isTag(type, comparator)),
	);
	return asksForNumber && lowestPermitted(type, version) === undefined;
}

/** Says whether a package URL names the package of an entry, in whatever version. */
export function names({ type, name }: Purl, entry: PackageEntry): boolean {
	return (
		type === entry.type && !entry.isCode && hasName({ type, name }, entry.name)
	);
}

/** Says whether the text of a manifest does not tell which package an entry is. */
export function isUnnamed({ isCode, name }: PackageEntry): boolean {
	return isCode === true || hasVariable(name);
}

function hasName(purl: Purl, name: string): boolean {
	const pattern = canonicalName(purl.type, purl.name);
	return (
		isLike(pattern, name) ||
		(purl.type === "golang" && isLike(pattern, withoutMajor(name)))
	);
}
