/** Ranges of versions as manifests declare them, each ecosystem in its own notation. */

import type { PackageType } from "../../matching/purl";

export interface Bound {
	readonly version: string;
	/** True where the version itself is outside. */
	readonly open: boolean;
}

export interface Interval {
	readonly low?: Bound;
	readonly high?: Bound;
	/** A version that is taken out; one that ends in a dot takes out all that begin so. */
	readonly without?: string;
}

/** Alternatives; in each of them every interval must hold. */
export type DeclaredRange = readonly (readonly Interval[])[];

/** Longer texts are nobody's range, and are not looked at. */
const longest = 1000;

/** Says whether versions are those of npm: JSR's are the same. */
export function isNpm(type: PackageType): boolean {
	return type === "npm" || type === "jsr";
}

/** Reads a declared range; undefined for what is none: a branch, a distribution tag, an address, an unresolved variable. */
export function readRange(
	type: PackageType,
	text: string,
): DeclaredRange | undefined {
	const range = text.trim();
	if (range.length > longest) return undefined;
	switch (type) {
		case "golang":
		case "docker":
			return [[exactly(range)]];
		case "maven":
		case "nuget":
			if (/^[[(\]]/.test(range)) return readBrackets(range);
			return [[type === "maven" ? readPrefix(range) : readFloating(range)]];
		default:
			return readAlternatives(type, range);
	}
}

function exactly(version: string): Interval {
	const bound = { version, open: false };
	return { low: bound, high: bound };
}

/** Gradle: `1.2.+` is any version that begins so, `+` any at all. Maven knows no such versions, and has them as they are. */
function readPrefix(text: string): Interval {
	const prefix = /^(?:(\d+(?:\.\d+)*)\.)?\+$/.exec(text);
	if (!prefix) return exactly(text);
	const [, numbers] = prefix;
	return numbers === undefined
		? {}
		: {
				low: { version: numbers, open: false },
				high: { version: grown(numbers.split(".")), open: true },
			};
}

/** `[1.0,2.0)`, `(,1.0]`, `[1.2]`, several of them parted by commas; Gradle also takes `]1.0,2.0[`. */
function readBrackets(text: string): DeclaredRange | undefined {
	const interval = /([[(\]])([^[\](),]*)(?:(,)([^[\](),]*))?([\])[])\s*,?\s*/y;
	const found: Interval[][] = [];
	while (interval.lastIndex < text.length) {
		const match = interval.exec(text);
		if (!match) return undefined;
		const [, open, from = "", comma, to = "", close] = match;
		const low = unfloated(from.trim());
		const high = to.trim();
		if (!comma) {
			if (low === "") return undefined;
			found.push([exactly(low)]);
			continue;
		}
		found.push([
			{
				...(low ? { low: { version: low, open: open !== "[" } } : {}),
				...(high ? { high: { version: high, open: close !== "]" } } : {}),
			},
		]);
	}
	return found;
}

/** NuGet: a version is the least one; `*` floats to the highest there is. */
function readFloating(text: string): Interval {
	const low = unfloated(text);
	return low === "" ? {} : { low: { version: low, open: false } };
}

function unfloated(text: string): string {
	return /^\*(?:-\*)?$/.test(text)
		? ""
		: text.replace(/\.\*(?=$|-)/, "").replace(/\*$/, "0");
}

/** Ecosystems whose ranges are made of operators. */
type Operated = "npm" | "jsr" | "cargo" | "composer" | "pypi" | "gem";

function readAlternatives(
	type: Operated,
	range: string,
): DeclaredRange | undefined {
	const found: Interval[][] = [];
	for (const part of range.split(type === "composer" ? /\|\|?/ : "||")) {
		const all = readAll(type, part.trim());
		if (!all) return undefined;
		found.push(all);
	}
	return found;
}

const comparison =
	/(<=|>=|<>|<|>|={1,3}|!=|\^|~>|~=|~)?\s*([*x](?:\.[*x])*|[v=]?\d[\w.*!+-]*)(?:@\w+)?(?:\s*,\s*|\s+|$)/iy;

/** Comparisons that must all hold, parted by blanks or commas. */
function readAll(type: Operated, text: string): Interval[] | undefined {
	if (type === "composer") {
		const alias = /\sas\s+(\S+)$/i.exec(text)?.[1];
		if (alias) return readAll(type, alias);
		// A branch may be held at one commit.
		const held = /^([^#]+)#\S+$/.exec(text)?.[1];
		if (held) return readAll(type, held);
	}
	if (isNpm(type) || type === "composer") {
		const ends = /^(\S+)\s+-\s+(\S+)$/.exec(text);
		if (ends) return readAll(type, `>=${ends[1]} <=${ends[2]}`);
	}
	// npm takes an empty range for any version; elsewhere nothing is declared by it.
	if (text === "") return isNpm(type) ? [{}] : undefined;
	const found: Interval[] = [];
	comparison.lastIndex = 0;
	while (comparison.lastIndex < text.length) {
		const match = comparison.exec(text);
		if (!match) return undefined;
		found.push(
			intervalOf(type, match[1], (match[2] as string).replace(/^[v=]/i, "")),
		);
	}
	return found;
}

function intervalOf(
	type: Operated,
	written: string | undefined,
	version: string,
): Interval {
	if (/^[*x]/i.test(version)) return {};
	const isBranch = type === "composer" && /[*x]-dev$/i.test(version);
	const wild = isBranch
		? undefined
		: /^(\d+(?:\.\d+)*)(?:\.[*x])+/i.exec(version)?.[1];
	const operator = written ?? (type === "cargo" && !wild ? "^" : "=");
	// `1.2` stands for every 1.2 where versions have three numbers by rule.
	const isPartial =
		(isNpm(type) || type === "cargo") && /^\d+(?:\.\d+)?$/.test(version);
	const prefix = wild ?? (isPartial ? version : undefined);
	const from = prefix ?? version;
	const numbers = (/^\d+(?:\.\d+)*/.exec(from)?.[0] ?? "0").split(".");
	// The `x` stands where a number would.
	if (isBranch) numbers.push("0");
	const low = { version: from, open: false };
	const upTo = (kept: readonly string[]) => ({
		version: grown(kept),
		open: true,
	});
	switch (operator) {
		case "<":
			return { high: { version: from, open: true } };
		case "<=":
			return { high: prefix ? upTo(numbers) : low };
		case ">":
			return {
				low: prefix
					? { version: grown(numbers), open: false }
					: { version: from, open: true },
			};
		case ">=":
			return { low };
		case "!=":
		case "<>":
			return { without: prefix ? `${prefix}.` : version };
		case "^": {
			const leading = numbers.findIndex((n) => !/^0+$/.test(n));
			return {
				low,
				high: upTo(leading < 0 ? numbers : numbers.slice(0, leading + 1)),
			};
		}
		case "~":
		case "~>":
		case "~=": {
			const isByMinor =
				isNpm(type) ||
				type === "cargo" ||
				(type === "pypi" && operator === "~");
			return {
				low,
				high: upTo(
					numbers.slice(0, isByMinor ? 2 : Math.max(1, numbers.length - 1)),
				),
			};
		}
		default:
			return prefix ? { low, high: upTo(numbers) } : exactly(version);
	}
}

/** The version that these numbers make when the last of them grows by one. */
export function grown(numbers: readonly string[]): string {
	const last = BigInt(numbers.at(-1) ?? "0") + 1n;
	return [...numbers.slice(0, -1), last].join(".");
}
