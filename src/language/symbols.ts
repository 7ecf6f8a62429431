/** What a page or a whole workspace holds, as names to go to. */

import type { Artifact, Field, Item } from "../domain/artifact";
import { idPrefix, normalId } from "../domain/id";
import type { Kind } from "../domain/kind";
import { comparePositions, type Range, startOfFile } from "../domain/position";
import type { Workspace } from "../model/model";
import { itemTarget, type Target } from "./definition";

export interface DocumentSymbol {
	readonly type: "page" | "item" | "field";
	readonly kind: Kind;
	/** An item's id with its title, a page's title, a field's name. */
	readonly name: string;
	/** A field's value; "" for all else. */
	readonly detail: string;
	readonly range: Range;
	/** Lies within `range`. */
	readonly selection: Range;
	readonly children: readonly DocumentSymbol[];
}

export interface ItemSymbol {
	readonly item: Item;
	readonly target: Target;
}

/**
 * The outline of a page. For YAML all of it; for Markdown only the items that are no headings, as the editor's own outline has the headings.
 */
export function documentSymbols(artifact: Artifact): DocumentSymbol[] {
	const { items, kind, title, titleRange, end } = artifact;
	if (artifact.format === "markdown")
		return items
			.filter(({ way }) => way === "entry" || way === "row")
			.map((item) => itemSymbol(item, []));
	const nested = items.map((item) =>
		itemSymbol(item, fieldSymbols(item.fields, item.kind)),
	);
	return [
		{
			type: "page",
			kind,
			name: title || kind,
			detail: "",
			range: { start: startOfFile.start, end },
			selection: titleRange,
			children: [
				...(items.some(({ way }) => way === "file")
					? []
					: fieldSymbols(artifact.fields, kind)),
				...nested,
			].sort((a, b) => comparePositions(a.range.start, b.range.start)),
		},
	];
}

function itemSymbol(
	item: Item,
	children: readonly DocumentSymbol[],
): DocumentSymbol {
	const { range, selection } = itemTarget(item);
	return {
		type: "item",
		kind: item.kind,
		name: `${item.id} ${item.title}`.trim(),
		detail: "",
		range,
		selection,
		children,
	};
}

function fieldSymbols(
	fields: Readonly<Record<string, Field>>,
	kind: Kind,
): DocumentSymbol[] {
	return Object.values(fields).map(({ name, text, nameRange, range }) => ({
		type: "field",
		kind,
		name,
		detail: text,
		range: around(nameRange, range),
		selection: nameRange,
		children: [],
	}));
}

/** The range from the first to the last position of two. */
function around(a: Range, b: Range): Range {
	return {
		start: comparePositions(a.start, b.start) < 0 ? a.start : b.start,
		end: comparePositions(a.end, b.end) > 0 ? a.end : b.end,
	};
}

const mostSymbols = 500;

/**
 * The items that a query means, those first whose id it is: an id may be typed in scattered letters, a title by its beginning, a part
 * or words of it. 500 at most; an empty query gives the first ones.
 */
export function workspaceSymbols(
	workspace: Workspace,
	query: string,
): ItemSymbol[] {
	const wanted: Wanted = {
		whole: letters(query),
		words: query.split(/\s+/).map(letters),
	};
	const ranked: Item[][] = Array.from({ length: worstRank + 1 }, () => []);
	for (const model of workspace.models)
		for (const { items } of model.artifacts)
			for (const item of items) {
				const rank = rankOf(item, wanted);
				if (rank !== undefined) ranked[rank]?.push(item);
			}
	return ranked
		.flat()
		.slice(0, mostSymbols)
		.map((item) => ({ item, target: itemTarget(item) }));
}

/** What is searched for, as `letters`. */
interface Wanted {
	readonly whole: string;
	readonly words: readonly string[];
}

const worstRank = 6;

/** How well an item fits: 0 for its very id. Undefined where it does not fit at all. */
function rankOf(
	{ id, title }: Item,
	{ whole, words }: Wanted,
): number | undefined {
	const ownId = letters(normalId(id));
	if (ownId === whole) return 0;
	if (ownId.startsWith(whole)) return 1;
	// "adr7" means ADR-0007.
	const short = ownId.replace(/(?<=\D)0+/, "");
	if (short.startsWith(whole)) return 2;
	const ownTitle = letters(title);
	if (ownTitle.startsWith(whole)) return 3;
	if (ownTitle.includes(whole)) return 4;
	const isMeant = (word: string) =>
		ownId.startsWith(word) || short.startsWith(word) || ownTitle.includes(word);
	if (words.every(isMeant)) return 5;
	// Scattered letters fit nearly every title, and a decision without a number has a name for its id.
	return idPrefix(id) && isWithin(whole, ownId) ? worstRank : undefined;
}

/** Lower case, without blanks and hyphens. */
function letters(text: string): string {
	return text.toLowerCase().replace(/[\s-]+/g, "");
}

/** Says whether a text has all characters of a query, in their order. */
function isWithin(wanted: string, text: string): boolean {
	let at = 0;
	for (const c of wanted) {
		at = text.indexOf(c, at) + 1;
		if (at === 0) return false;
	}
	return true;
}
