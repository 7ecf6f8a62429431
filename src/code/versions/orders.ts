/** How each ecosystem reads and orders versions, by its own rules. */

import type { PackageType } from "../../matching/purl";
import { compareMaven, type MavenVersion, readMaven } from "./maven";
import {
	compareLists,
	compareNumbers,
	compareReleases,
	compareTexts,
	isNumber,
	type Version,
} from "./numbers";

interface Order<V extends Version> {
	/** Undefined for a text that is no version. */
	readonly read: (text: string) => V | undefined;
	/** Takes versions that `read` of the same order has made. */
	compare(a: V, b: V): number;
}

/** Longer texts are nobody's version, and are not looked at. */
const longest = 256;

/** Reads a version as its ecosystem does; undefined for what is none. */
export function readVersion(
	type: PackageType,
	text: string,
): Version | undefined {
	const trimmed = text.trim();
	return trimmed.length > longest ? undefined : orders[type].read(trimmed);
}

/** Orders two versions of one ecosystem that `readVersion` has read: negative when `a` comes first. */
export function orderVersions(
	type: PackageType,
	a: Version,
	b: Version,
): number {
	return orders[type].compare(a, b);
}

// Semantic versions: npm, Cargo, Go and, with a fourth number and without regard to case, NuGet.

interface Semantic extends Version {
	readonly pre: readonly string[];
}

function readSemantic(text: string): Semantic | undefined {
	const match =
		/^[v=]?(\d+(?:\.\d+)*)(?:-([0-9a-z.-]+)|([a-z][0-9a-z.-]*))?(?:\+[\w.+-]*)?$/i.exec(
			text,
		);
	if (!match) return undefined;
	const pre = (match[2] ?? match[3])?.split(".") ?? [];
	return {
		release: (match[1] as string).split("."),
		early: pre.length > 0,
		pre,
	};
}

function compareSemantic(a: Semantic, b: Semantic): number {
	return (
		compareReleases(a.release, b.release) ||
		Number(b.early) - Number(a.early) ||
		compareLists(a.pre, b.pre, compareIdentifiers, () => 1)
	);
}

/** Numbers by value and before words, words by their characters. */
function compareIdentifiers(a: string, b: string): number {
	if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
	return Number(isNumber(b)) - Number(isNumber(a)) || compareTexts(a, b);
}

const semantic: Order<Semantic> = {
	read: readSemantic,
	compare: compareSemantic,
};

const nuget: Order<Semantic> = {
	read: (text) => readSemantic(text.toLowerCase()),
	compare: compareSemantic,
};

// Python: PEP 440.

interface Python extends Version {
	readonly epoch: string;
	/** Letter (`a`, `b`, `rc`) and number. */
	readonly pre: readonly [string, string] | undefined;
	readonly post: string | undefined;
	readonly dev: string | undefined;
	readonly local: readonly string[];
}

const pythonVersion =
	/^v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d*))?(?:-(\d+)|[-_.]?(?:post|rev|r)[-_.]?(\d*))?(?:[-_.]?dev[-_.]?(\d*))?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?$/;

const pythonLetters: Readonly<Record<string, string>> = {
	alpha: "a",
	beta: "b",
	c: "rc",
	pre: "rc",
	preview: "rc",
};

const python: Order<Python> = {
	read(text) {
		const match = pythonVersion.exec(text.toLowerCase());
		if (!match) return undefined;
		const [, epoch, release, letter, number, bare, post, dev, local] = match;
		const pre = letter
			? ([pythonLetters[letter] ?? letter, number || "0"] as const)
			: undefined;
		const after = bare ?? (post === "" ? "0" : post);
		return {
			epoch: epoch ?? "0",
			release: (release as string).split("."),
			pre,
			post: after,
			dev: dev === "" ? "0" : dev,
			local: local?.split(/[-_.]/) ?? [],
			early: pre !== undefined || (dev !== undefined && after === undefined),
		};
	},
	compare(a, b) {
		return (
			compareNumbers(a.epoch, b.epoch) ||
			compareReleases(a.release, b.release) ||
			comparePre(a, b) ||
			compareOptional(a.post, b.post, -1) ||
			compareOptional(a.dev, b.dev, 1) ||
			compareLists(a.local, b.local, compareLocal, () => 1)
		);
	},
};

/**
 * Says of Python whether a version is a post-release of the release that another one names, which `>` does not go up to (PEP 440,
 * "Exclusive ordered comparison"); other ecosystems have no such versions. Takes versions that `readVersion` has read.
 */
export function isPostRelease(
	type: PackageType,
	version: Version,
	of: Version,
): boolean {
	if (type !== "pypi") return false;
	const [a, b] = [version as Python, of as Python];
	return (
		a.post !== undefined &&
		b.post === undefined &&
		compareNumbers(a.epoch, b.epoch) === 0 &&
		compareReleases(a.release, b.release) === 0
	);
}

function comparePre(a: Python, b: Python): number {
	/** A development release comes before every pre-release, a release after them. */
	const rank = (v: Python) =>
		v.pre ? 1 : v.dev !== undefined && v.post === undefined ? 0 : 2;
	const order = rank(a) - rank(b);
	if (order !== 0 || !a.pre || !b.pre) return order;
	return compareTexts(a.pre[0], b.pre[0]) || compareNumbers(a.pre[1], b.pre[1]);
}

/** Compares numbers of which one may be missing; a missing one is below (-1) or above (1) every other. */
function compareOptional(
	a: string | undefined,
	b: string | undefined,
	missing: -1 | 1,
): number {
	if (a === undefined) return b === undefined ? 0 : missing;
	return b === undefined ? -missing : compareNumbers(a, b);
}

function compareLocal(a: string, b: string): number {
	if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
	return Number(isNumber(a)) - Number(isNumber(b)) || compareTexts(a, b);
}

// Composer: a stability and its numbers after the release.

interface Staged extends Version {
	readonly stage: number;
	readonly numbers: readonly string[];
}

const composerStages = ["dev", "alpha", "beta", "rc", "", "patch"];
const composerNames: Readonly<Record<string, string>> = {
	a: "alpha",
	b: "beta",
	p: "patch",
	pl: "patch",
	stable: "",
};

/** A branch (`1.2.x-dev`) stands above all versions that begin so: Composer fills it up with these to four numbers. */
const composerBranch = "9999999";

const composer: Order<Staged> = {
	read(text) {
		const branch = /^v?(\d+(?:\.\d+){0,2})(?:\.[x*])+-dev$/i.exec(text)?.[1];
		if (branch) {
			const numbers = branch.split(".");
			const filled = Array(4 - numbers.length).fill(composerBranch);
			return {
				release: [...numbers, ...filled],
				stage: 0,
				numbers: [],
				early: false,
			};
		}
		const match =
			/^v?(\d+(?:\.\d+)*)(?:[-._+]?(stable|alpha|beta|patch|dev|rc|pl|a|b|p)[-.]?(\d+(?:[-.]\d+)*)?)?(?:[-.]?dev)?(?:\+[\w.+-]*)?$/.exec(
				text.toLowerCase(),
			);
		if (!match) return undefined;
		const [, release = "", word = "", numbers] = match;
		const named = composerStages.indexOf(composerNames[word] ?? word);
		const stage = word === "" && /dev$/.test(text) ? 0 : named;
		return {
			release: release.split("."),
			stage,
			numbers: numbers?.split(/[-.]/) ?? [],
			early: stage < composerStages.indexOf(""),
		};
	},
	compare: (a, b) =>
		compareReleases(a.release, b.release) ||
		a.stage - b.stage ||
		compareReleases(a.numbers, b.numbers),
};

// RubyGems: numbers and words; a word makes a pre-release.

interface Segmented extends Version {
	readonly segments: readonly string[];
}

const gem: Order<Segmented> = {
	read(text) {
		if (!/^\d+(?:\.[0-9a-z]+)*(?:-[0-9a-z-]+(?:\.[0-9a-z-]+)*)?$/i.test(text))
			return undefined;
		const segments = text.replaceAll("-", ".pre.").match(/\d+|[a-z]+/gi) ?? [];
		const word = segments.findIndex((s) => !isNumber(s));
		const release = word < 0 ? segments : segments.slice(0, word);
		const rest = word < 0 ? [] : segments.slice(word);
		return {
			release,
			segments: [...withoutZeros(release), ...withoutZeros(rest)],
			early: word >= 0,
		};
	},
	compare: (a, b) =>
		compareLists(a.segments, b.segments, compareSegments, (s) =>
			compareSegments(s, "0"),
		),
};

function withoutZeros(segments: readonly string[]): readonly string[] {
	const last = segments.findLastIndex((s) => !/^0+$/.test(s));
	return segments.slice(0, last + 1);
}

function compareSegments(a: string, b: string): number {
	if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
	return Number(isNumber(a)) - Number(isNumber(b)) || compareTexts(a, b);
}

// Docker: the number that a tag begins with.

const docker: Order<Version> = {
	read(text) {
		const numbers = /^v?(\d+(?:\.\d+)*)/.exec(text)?.[1];
		const isCommit = /^[0-9a-f]{7,40}$/.test(text) && !isNumber(text);
		return numbers && !isCommit
			? { release: numbers.split("."), early: false }
			: undefined;
	},
	compare: (a, b) => compareReleases(a.release, b.release),
};

const maven: Order<MavenVersion> = { read: readMaven, compare: compareMaven };

const orders: Readonly<Record<PackageType, Order<Version>>> = {
	npm: semantic,
	jsr: semantic,
	cargo: semantic,
	golang: semantic,
	nuget,
	pypi: python,
	composer,
	gem,
	maven,
	docker,
};
