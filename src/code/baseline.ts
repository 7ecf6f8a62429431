/** The baseline: places that crossed a guardrail before anybody minded, kept in a file so that only new ones count. */

import type { Item } from "../domain/artifact";
import { compareText } from "../domain/paths";
import { foldedHash } from "./hash";
import { isRecord } from "./json";
import type { Crossing } from "./violations";

/** Where the baseline stands, from the workspace's root. */
export const baselineFile = ".opmodel-baseline.json";

/** The rule that crossings are reported under. */
const rule = "code/guardrail-holds";

/** Places in one file that cross one item in the same words. Lines are not kept: code moves. */
export interface BaselineEntry {
	readonly rule: string;
	readonly item: string;
	/** From the workspace's root, `/`-separated. */
	readonly file: string;
	/** Of the flagged text; of its whole line where a pattern found it. Older files have the flagged text's there too. */
	readonly hash: string;
	/** How many there are; at least 1. */
	readonly count: number;
}

/** What a baseline's text says: its entries, in their order, or why it can't be used, which completes "not used, as …". */
export type Baseline =
	| { readonly entries: readonly BaselineEntry[] }
	| { readonly fault: string };

/** What a baseline makes of the places that are there now. */
export interface Weighed {
	/** The same crossings in the same order; those that the baseline speaks of say so. */
	readonly crossings: readonly Crossing[];
	/** What it records and nothing needs any more, with the number of such places. */
	readonly stale: readonly BaselineEntry[];
}

/** What there is to say about a baseline itself. */
export interface BaselineState {
	/** Why it can't be used; completes "not used, as …". */
	readonly fault?: string;
	readonly stale: readonly BaselineEntry[];
}

/** What is known of the files that a baseline speaks of. */
export interface Sight {
	/**
	 * Says whether a deviation from the guardrail is recorded for the place, in force or over: then it is none of the baseline's business,
	 * which must not take over what a decision allowed until a day.
	 */
	isDeviation(crossing: Crossing): boolean;
	/** Says whether all places are known where a file crosses an item, by its id; also of a file that is gone. */
	isSeen(file: string, item: string): boolean;
}

/** How one baseline differs from another, in places. */
export interface BaselineChange {
	readonly added: readonly BaselineEntry[];
	readonly kept: readonly BaselineEntry[];
	readonly removed: readonly BaselineEntry[];
}

/** Reads a baseline. Never throws: a text that is none gives a fault. What stands there twice counts once, with the higher number. */
export function readBaseline(text: string): Baseline {
	let root: unknown;
	try {
		root = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
	} catch {
		return { fault: "it is not JSON that can be read" };
	}
	if (!isRecord(root)) return { fault: "it is not a JSON object" };
	if (root.version !== 1)
		return {
			fault:
				root.version === undefined
					? "it has no `version`"
					: "it is of a version that is not known here",
		};
	if (!Array.isArray(root.entries))
		return { fault: "it has no list of `entries`" };
	const entries: BaselineEntry[] = [];
	for (const [n, entry] of root.entries.entries()) {
		if (!isEntry(entry))
			return {
				fault: `its entry ${n + 1} lacks a \`rule\`, \`item\`, \`file\`, \`hash\` or a \`count\` of at least 1`,
			};
		const { rule, item, file, hash, count } = entry;
		entries.push({ rule, item, file, hash, count });
	}
	return {
		entries: counted(entries, (known, count) => Math.max(known, count)),
	};
}

/** The entries that record crossings, sorted. */
export function baselineOf(crossings: readonly Crossing[]): BaselineEntry[] {
	return counted(crossings.map(entryOf), (known, count) => known + count).sort(
		byContent,
	);
}

/** The text of the file that holds entries: sorted, an entry to a line, so that two branches merge well. */
export function baselineText(entries: readonly BaselineEntry[]): string {
	const lines = [...entries]
		.sort(byContent)
		.map(
			({ rule, item, file, hash, count }) =>
				`\n    ${JSON.stringify({ rule, item, file, hash, count })}`,
		);
	return `{\n  "version": 1,\n  "entries": [${lines.join(",")}${lines.length > 0 ? "\n  " : ""}]\n}\n`;
}

/**
 * Weighs crossings against the entries of a baseline: as many as it records, from the first on, are known; what goes beyond is new. Entries
 * of files that were not seen are not held to be stale.
 */
export function weighed(
	entries: readonly BaselineEntry[],
	crossings: readonly Crossing[],
	{ isDeviation, isSeen }: Sight,
): Weighed {
	const recorded = new Map(
		entries.map((entry) => [keyOf(entry), { entry, left: entry.count }]),
	);
	const inFile = new Map<string, number>();
	for (const { item, file, count } of entries) {
		const key = JSON.stringify([item, file]);
		inFile.set(key, (inFile.get(key) ?? 0) + count);
	}
	const found = crossings.map((crossing) => {
		if (isDeviation(crossing)) return crossing;
		const known = knownAs(crossing).flatMap(
			(entry) => recorded.get(keyOf(entry)) ?? [],
		);
		const left = known.find(({ left }) => left > 0);
		if (left) left.left--;
		const { item, file, line } = crossing;
		// Lines differ: what is said to be known are all that cross the same there.
		const count =
			line !== undefined
				? inFile.get(JSON.stringify([item.id, file]))
				: known[0]?.entry.count;
		return count
			? { ...crossing, baseline: { isKnown: Boolean(left), count } }
			: crossing;
	});
	return {
		crossings: found,
		stale: [...recorded.values()].flatMap(({ entry, left }) =>
			left > 0 && isSeen(entry.file, entry.item)
				? [{ ...entry, count: left }]
				: [],
		),
	};
}

/**
 * The same entries with those of flagged texts alone recorded by whole lines, where the crossings that they know are there. Nothing else about
 * them changes.
 */
export function byWholeLines(
	entries: readonly BaselineEntry[],
	crossings: readonly Crossing[],
): BaselineEntry[] {
	const left = new Map(entries.map((entry) => [keyOf(entry), { ...entry }]));
	const anew: BaselineEntry[] = [];
	for (const crossing of crossings) {
		const known = knownAs(crossing);
		const found = known
			.flatMap((entry) => left.get(keyOf(entry)) ?? [])
			.find(({ count }) => count > 0);
		if (!found) continue;
		found.count--;
		anew.push(known[0] as BaselineEntry);
	}
	const rest = [...left.values()].filter(({ count }) => count > 0);
	return counted([...anew, ...rest], (known, count) => known + count);
}

/** The entries of a baseline that is recorded now: what crosses something without a recorded deviation, and what was recorded of files that can't be seen. */
export function recordedAnew(
	entries: readonly BaselineEntry[],
	crossings: readonly Crossing[],
	{ isDeviation, isSeen }: Sight,
): BaselineEntry[] {
	const now = baselineOf(
		crossings.filter((crossing) => !isDeviation(crossing)),
	);
	const unseen = entries.filter(({ file, item }) => !isSeen(file, item));
	return counted([...now, ...unseen], (known, count) =>
		Math.max(known, count),
	).sort(byContent);
}

/**
 * The same for some items alone: everything else stays as it is recorded. An entry names its item by the id, which items of several
 * models may have: what another one of them crosses stays as well.
 */
export function recordedOf(
	items: ReadonlySet<Item>,
	entries: readonly BaselineEntry[],
	crossings: readonly Crossing[],
	sight: Sight,
): BaselineEntry[] {
	const ids = new Set([...items].map(({ id }) => id));
	const others = new Set(
		crossings
			.filter(({ item }) => ids.has(item.id) && !items.has(item))
			.map((crossing) => keyOf(entryOf(crossing))),
	);
	const anew = recordedAnew(
		entries.filter(({ item }) => ids.has(item)),
		crossings.filter(({ item }) => items.has(item)),
		sight,
	);
	const kept = entries.filter(
		(entry) => !ids.has(entry.item) || others.has(keyOf(entry)),
	);
	return counted([...kept, ...anew], (known, count) =>
		Math.max(known, count),
	).sort(byContent);
}

/** What becomes of a baseline when another takes its place, each part sorted. */
export function baselineChange(
	before: readonly BaselineEntry[],
	after: readonly BaselineEntry[],
): BaselineChange {
	const was = new Map(before.map((entry) => [keyOf(entry), entry.count]));
	const is = new Map(after.map((entry) => [keyOf(entry), entry.count]));
	const part = (
		entries: readonly BaselineEntry[],
		count: (entry: BaselineEntry) => number,
	) =>
		entries
			.map((entry) => ({ ...entry, count: count(entry) }))
			.filter((entry) => entry.count > 0)
			.sort(byContent);
	const of = (counts: ReadonlyMap<string, number>, entry: BaselineEntry) =>
		counts.get(keyOf(entry)) ?? 0;
	return {
		added: part(after, (entry) => entry.count - of(was, entry)),
		kept: part(after, (entry) => Math.min(entry.count, of(was, entry))),
		removed: part(before, (entry) => entry.count - of(is, entry)),
	};
}

/** What was worked out of a crossing or an entry: both are asked about at every check, and stay the same objects. */
const entriesOf = new WeakMap<Crossing, readonly BaselineEntry[]>();
const keys = new WeakMap<BaselineEntry, string>();
/** The last line that was asked about: one that is long may be crossed a thousand times. */
let lastLine = { text: "", hash: foldedHash("") };

function hashOfLine(text: string): string {
	if (lastLine.text !== text) lastLine = { text, hash: foldedHash(text) };
	return lastLine.hash;
}

/** The entries that may record a crossing: as it is recorded now, then as it was before whole lines were. */
function knownAs(crossing: Crossing): readonly BaselineEntry[] {
	let entries = entriesOf.get(crossing);
	if (!entries) {
		const { item, file, flagged, line } = crossing;
		const hashes = [
			...(line === undefined ? [] : [hashOfLine(line)]),
			foldedHash(flagged),
		];
		entries = hashes.map((hash) => ({
			rule,
			item: item.id,
			file,
			hash,
			count: 1,
		}));
		entriesOf.set(crossing, entries);
	}
	return entries;
}

function entryOf(crossing: Crossing): BaselineEntry {
	return knownAs(crossing)[0] as BaselineEntry;
}

function keyOf(entry: BaselineEntry): string {
	let key = keys.get(entry);
	if (key === undefined) {
		const { rule, item, file, hash } = entry;
		key = JSON.stringify([rule, item, file, hash]);
		keys.set(entry, key);
	}
	return key;
}

/** Each entry once, in the order of the first ones. */
function counted(
	entries: readonly BaselineEntry[],
	together: (known: number, count: number) => number,
): BaselineEntry[] {
	const found = new Map<string, BaselineEntry>();
	for (const entry of entries) {
		const key = keyOf(entry);
		const known = found.get(key);
		found.set(
			key,
			known ? { ...known, count: together(known.count, entry.count) } : entry,
		);
	}
	return [...found.values()];
}

function byContent(a: BaselineEntry, b: BaselineEntry): number {
	return (
		compareText(a.rule, b.rule) ||
		compareText(a.item, b.item) ||
		compareText(a.file, b.file) ||
		compareText(a.hash, b.hash)
	);
}

function isEntry(value: unknown): value is BaselineEntry {
	if (!isRecord(value)) return false;
	const { rule, item, file, hash, count } = value;
	return (
		[rule, item, file, hash].every((text) => typeof text === "string") &&
		Number.isSafeInteger(count) &&
		(count as number) > 0
	);
}
