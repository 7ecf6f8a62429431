/** What a page or a whole workspace holds, as names to go to. */

import type { Artifact, Field, Item } from "../domain/artifact";
import { normalId } from "../domain/id";
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
 * The items whose id or title holds the characters of a query in this order, those first whose id is meant; 500 at most. An empty
 * query gives the first ones.
 */
export function workspaceSymbols(
	workspace: Workspace,
	query: string,
): ItemSymbol[] {
	const wanted = letters(query);
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

const worstRank = 5;

/** How well an item fits: 0 for its very id. Undefined where it does not fit at all. */
function rankOf({ id, title }: Item, wanted: string): number | undefined {
	const ownId = letters(normalId(id));
	if (ownId === wanted) return 0;
	if (ownId.startsWith(wanted)) return 1;
	// "adr7" means ADR-0007.
	if (ownId.replace(/(?<=\D)0+/, "").startsWith(wanted)) return 2;
	const ownTitle = letters(title);
	if (ownTitle.startsWith(wanted)) return 3;
	if (ownTitle.includes(wanted)) return 4;
	return isWithin(wanted, ownId + ownTitle) ? worstRank : undefined;
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
