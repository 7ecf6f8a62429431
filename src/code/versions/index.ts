/** What versions a declared range permits, and whether they are in the range of a package URL. */

import type {
	Comparator,
	PackageType,
	VersionRange,
} from "../../matching/purl";
import { compareReleases, type Version } from "./numbers";
import { isPostRelease, orderVersions, readVersion } from "./orders";
import { type Bound, grown, type Interval, isNpm, readRange } from "./ranges";

/** Compares two versions by the rules of their ecosystem: negative when `a` comes first; undefined when one of them is no version. */
export function compareVersions(
	type: PackageType,
	a: string,
	b: string,
): number | undefined {
	const x = readVersion(type, a);
	const y = readVersion(type, b);
	return x && y ? orderVersions(type, x, y) : undefined;
}

/**
 * The lowest version that a declared range permits; undefined where it names none (a branch, a distribution tag, an address) or permits nothing.
 * A range without a lower end (`*`, `<3`) permits everything from 0 on. After an open end (`>1.2.3`) comes the next patch: what was
 * published between is not known here. An image's tag permits the number it begins with.
 */
export function lowestPermitted(
	type: PackageType,
	range: string,
): string | undefined {
	let lowest: string | undefined;
	for (const all of readRange(type, range) ?? []) {
		if (!all.every((interval) => isReadable(type, interval))) return undefined;
		const low = lowestOf(type, all);
		if (
			low !== undefined &&
			(lowest === undefined || before(type, low, lowest))
		)
			lowest = low;
	}
	return lowest;
}

/** Says whether a version is in the range of a package URL. */
export function isWithin(
	type: PackageType,
	version: string,
	range: VersionRange,
): boolean {
	return range.some((all) => all.every((c) => holds(type, version, c)));
}

/** Says whether a comparator means an image's tag as it is written, not a number that it begins with. */
export function isTag(
	type: PackageType,
	{ operator, version }: Comparator,
): boolean {
	return (
		type === "docker" &&
		(operator === "=" || operator === "!=") &&
		!/^\d+(?:\.\d+)*$/.test(version)
	);
}

function isReadable(type: PackageType, { low, high }: Interval): boolean {
	return [low, high].every(
		(bound) => !bound || readVersion(type, bound.version) !== undefined,
	);
}

function before(type: PackageType, a: string, b: string): boolean {
	return (compareVersions(type, a, b) ?? 0) < 0;
}

/** The lowest version in all of these intervals, undefined where they have none in common. */
function lowestOf(
	type: PackageType,
	all: readonly Interval[],
): string | undefined {
	let lower: Bound | undefined;
	for (const { low: bound } of all)
		if (bound && (!lower || isTighter(type, lower, bound))) lower = bound;
	const low = lower ?? { version: "0", open: false };
	let version = low.open ? following(type, low.version) : whole(type, low);
	for (const { without } of all)
		if (without && isTakenOut(type, version, without))
			version = without.endsWith(".")
				? grown(without.slice(0, -1).split("."))
				: following(type, version);
	const fits = all.every(({ high }) => {
		const order = high && compareVersions(type, version, high.version);
		return order === undefined || order < 0 || (order === 0 && !high?.open);
	});
	return fits ? version : undefined;
}

function isTighter(type: PackageType, low: Bound, bound: Bound): boolean {
	const order = compareVersions(type, low.version, bound.version) ?? 0;
	return order < 0 || (order === 0 && bound.open);
}

function isTakenOut(
	type: PackageType,
	version: string,
	without: string,
): boolean {
	if (!without.endsWith("."))
		return compareVersions(type, version, without) === 0;
	const prefix = without.slice(0, -1).split(".");
	const release = readVersion(type, version)?.release ?? [];
	return compareReleases(release.slice(0, prefix.length), prefix) === 0;
}

/** Ecosystems whose versions have three numbers by rule, so that a bound with fewer stands for all that begin so. */
function hasThreeNumbers(type: PackageType): boolean {
	return (
		type === "npm" || type === "jsr" || type === "cargo" || type === "golang"
	);
}

function whole(type: PackageType, { version }: Bound): string {
	const plain = version.replace(/^v/i, "");
	if (type === "docker") return /^\d+(?:\.\d+)*/.exec(plain)?.[0] ?? plain;
	const without = isNpm(type) ? plain.replace(/\+.*$/, "") : plain;
	return hasThreeNumbers(type) && /^\d+(?:\.\d+)?$/.test(without)
		? padded(without.split(".")).join(".")
		: without;
}

function padded(numbers: readonly string[]): string[] {
	return [...numbers, ...Array(Math.max(0, 3 - numbers.length)).fill("0")];
}

/** The next version after one that is not permitted itself. */
function following(type: PackageType, version: string): string {
	const read = readVersion(type, version);
	if (!read) return version;
	if (!read.early) return grown(padded(read.release));
	return hasThreeNumbers(type) ? `${version}.0` : read.release.join(".");
}

/**
 * Whether a version is on the right side of a bound. A bound with fewer than three numbers stands for all versions that begin so where versions have
 * three, and for an image. Early versions go with their release: 3.0.0-beta is not below 3.0.0.
 */
function holds(
	type: PackageType,
	version: string,
	comparator: Comparator,
): boolean {
	const { operator, version: written } = comparator;
	if (isTag(type, comparator))
		return (version === written) === (operator === "=");
	// What a builder has added (PEP 440's local version) is not compared, unless the bound names it.
	const compared =
		type === "pypi" && !written.includes("+")
			? version.replace(/\+.*$/, "")
			: version;
	const a = readVersion(type, compared);
	const b = readVersion(type, written);
	if (!a || !b) return false;
	const order = orderTo(type, a, b, operator);
	switch (operator) {
		case "<":
			return order < 0;
		case "<=":
			return order <= 0;
		case ">":
			return order > 0 && !isPostRelease(type, a, b);
		case ">=":
			return order >= 0;
		case "=":
			return order === 0;
		case "!=":
			return order !== 0;
	}
}

function orderTo(
	type: PackageType,
	version: Version,
	bound: Version,
	operator: Comparator["operator"],
): number {
	const { length } = bound.release;
	if (
		type === "docker" ||
		(hasThreeNumbers(type) && length < 3 && !bound.early)
	)
		return compareReleases(version.release.slice(0, length), bound.release);
	const isEarlier =
		version.early &&
		!bound.early &&
		compareReleases(version.release, bound.release) === 0;
	return isEarlier && (operator === "<" || operator === ">=")
		? 0
		: orderVersions(type, version, bound);
}
