/** Versions of Maven, in the order of its ComparableVersion. */

import {
	compareNumbers,
	compareTexts,
	isNumber,
	type Version,
} from "./numbers";

/** Digits, a qualifier as `compareQualifiers` takes it, or what follows a hyphen or a change between digits and letters. */
type Item =
	| { readonly kind: "number"; readonly digits: string }
	| { readonly kind: "qualifier"; readonly word: string }
	| { readonly kind: "list"; readonly items: Item[] };

export interface MavenVersion extends Version {
	readonly root: Item;
}

/** Qualifiers in their order; the empty one is the release itself, and unknown ones follow by their letters. */
const qualifiers = ["alpha", "beta", "milestone", "rc", "snapshot", "", "sp"];
const aliases: Readonly<Record<string, string>> = {
	ga: "",
	final: "",
	release: "",
	cr: "rc",
};
const shorthands: Readonly<Record<string, string>> = {
	a: "alpha",
	b: "beta",
	m: "milestone",
};

/** Reads a version; undefined for what does not begin with a number. */
export function readMaven(text: string): MavenVersion | undefined {
	if (!/^\d[\w.+-]*$/.test(text)) return undefined;
	const lower = text.toLowerCase();
	const release = (/^\d+(?:\.\d+)*/.exec(lower)?.[0] ?? "").split(".");
	const early =
		/^[\d.]*[-.]?(?:alpha|beta|milestone|rc|cr|snapshot|[abm](?=\d))/.test(
			lower,
		) || lower.endsWith("-snapshot");
	return { release, early, root: parse(lower) };
}

/** Orders two versions: negative when `a` comes first. */
export function compareMaven(a: MavenVersion, b: MavenVersion): number {
	return compareItems(a.root, b.root);
}

function parse(text: string): Item {
	const root: Item[] = [];
	const lists = [root];
	let list = root;
	const deeper = () => {
		const items: Item[] = [];
		list.push({ kind: "list", items });
		lists.push(items);
		list = items;
	};
	for (const match of text.matchAll(/(\d+|[^\d.-]+)|[.-]/g)) {
		const [part, word] = match;
		const before = text.charAt(match.index - 1);
		if (word === undefined) {
			if (/^[.-]?$/.test(before)) list.push({ kind: "number", digits: "0" });
			if (part === "-") deeper();
			continue;
		}
		if (!/^[.-]?$/.test(before)) deeper();
		const next = text.charAt(match.index + part.length);
		// `.x` is taken for `-x`, but not before another dot or hyphen.
		if (!isNumber(part) && /^\d?$/.test(next) && list.length > 0) deeper();
		list.push(
			isNumber(part)
				? { kind: "number", digits: part }
				: {
						kind: "qualifier",
						word:
							(/\d/.test(next) ? shorthands[part] : undefined) ??
							aliases[part] ??
							part,
					},
		);
	}
	for (const items of lists.reverse()) trim(items);
	return { kind: "list", items: root };
}

/** Drops what says nothing (`0`, `final`, an empty list) from the end, and from before lists at the end. */
function trim(items: Item[]): void {
	for (let i = items.length - 1; i >= 0; i--) {
		const item = items[i] as Item;
		if (isNothing(item)) items.splice(i, 1);
		else if (item.kind !== "list") break;
	}
}

function isNothing(item: Item): boolean {
	if (item.kind === "number") return /^0+$/.test(item.digits);
	return item.kind === "list" ? item.items.length === 0 : item.word === "";
}

function compareItems(a: Item, b: Item | undefined): number {
	if (!b) return compareWithNothing(a);
	if (a.kind === "number" && b.kind === "number")
		return compareNumbers(a.digits, b.digits);
	if (a.kind === "qualifier" && b.kind === "qualifier")
		return compareQualifiers(a.word, b.word);
	if (a.kind !== "list" || b.kind !== "list") return rank(a) - rank(b);
	for (let i = 0; i < Math.max(a.items.length, b.items.length); i++) {
		const x = a.items[i];
		const y = b.items[i];
		const order = x ? compareItems(x, y) : y ? -compareWithNothing(y) : 0;
		if (order !== 0) return order;
	}
	return 0;
}

/** `1-x < 1-1 < 1.1` */
function rank(item: Item): number {
	return ["qualifier", "list", "number"].indexOf(item.kind);
}

function compareWithNothing(item: Item): number {
	if (item.kind === "number") return isNothing(item) ? 0 : 1;
	if (item.kind === "qualifier") return compareQualifiers(item.word, "");
	for (const inner of item.items) {
		const order = compareWithNothing(inner);
		if (order !== 0) return order;
	}
	return 0;
}

function compareQualifiers(a: string, b: string): number {
	const [x, y] = [a, b].map((word) => {
		const known = qualifiers.indexOf(word);
		return known < 0 ? qualifiers.length : known;
	}) as [number, number];
	return x - y || (x === qualifiers.length ? compareTexts(a, b) : 0);
}
