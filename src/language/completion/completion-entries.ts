/** What completion offers, as plain data: items, names of fields and their values, the same for Markdown and YAML. */

import type { Item } from "../../domain/artifact";
import { idKey, idNumber, idPrefix } from "../../domain/id";
import type { Kind } from "../../domain/kind";
import type { Range } from "../../domain/position";
import { isRetired } from "../../domain/standing";
import type { FieldSpec, NameSpec } from "../../kinds/schema";
import { lookupChain } from "../../model/link";
import type { Model } from "../../model/model";
import { templateFields } from "../../writing/templates";

export interface Completion {
	readonly label: string;
	readonly kind:
		| "item"
		| "field"
		| "value"
		| "heading"
		| "path"
		| "setting"
		| "rule";
	/** An item's title, or what stands behind a label. */
	readonly detail?: string;
	/** An item's status word; undefined where it has none. */
	readonly status?: string;
	/** Plain text: what the item states, what belongs into the field. */
	readonly documentation?: string;
	/** Line breaks are LF. */
	readonly insertText: string;
	/** `insertText` is a snippet, with `$0` where the cursor goes. */
	readonly snippet?: true;
	/** The stretch that it replaces, on the cursor's line. */
	readonly range: Range;
	/** What the typed text is compared with, where that is not the label. */
	readonly filterText?: string;
	/** Entries are in the order of these texts. */
	readonly sortText: string;
	/** What was put in has values of its own to choose from. */
	readonly retrigger?: true;
}

/** A text as a snippet that inserts nothing but it. */
export function asSnippet(text: string): string {
	return text.replace(/[\\$}]/g, "\\$&");
}

/** Which items are offered. */
export interface ItemChoice {
	/** Upper case; any prefix where it is missing or empty. */
	readonly prefixes?: readonly string[] | undefined;
	/** Keys (`idKey`) of those that are left out. */
	readonly without?: ReadonlySet<string>;
}

/** Every item that a file's model sees, each id once: in force before retired, in the order of the prefixes, decisions newest first. */
export function visibleItems(
	model: Model,
	{ prefixes = [], without = new Set() }: ItemChoice,
): { readonly item: Item; readonly sortText: string }[] {
	const found = new Map<string, { item: Item; sortText: string }>();
	for (const { items } of lookupChain(model))
		for (const [key, [item]] of items) {
			const prefix = idPrefix(key);
			if (!item || !prefix || found.has(key) || without.has(key)) continue;
			const rank = prefixes.indexOf(prefix);
			if (prefixes.length > 0 && rank < 0) continue;
			found.set(key, { item, sortText: sortText(item, Math.max(0, rank)) });
		}
	return [...found.values()];
}

const mostNumber = 1_000_000;

function sortText(item: Item, rank: number): string {
	const number = idNumber(item.id) ?? 0;
	const order = item.kind === "decision" ? mostNumber - number : number;
	return [
		isRetired(item.status) ? 1 : 0,
		String(rank).padStart(2, "0"),
		idPrefix(item.id),
		String(order).padStart(7, "0"),
	].join(" ");
}

/** Items by id: found by the words of their titles as well. `inserted` says what an item is written as. */
export function itemEntries(
	model: Model,
	choice: ItemChoice,
	range: Range,
	inserted: (item: Item) => string = ({ id }) => id,
): Completion[] {
	return visibleItems(model, choice).map(({ item, sortText }) => ({
		...itemFacts(item),
		label: item.id,
		insertText: inserted(item),
		range,
		filterText: `${item.id} ${item.title}`.trim(),
		sortText,
	}));
}

/** What is said of an item beside its label. */
export function itemFacts(
	item: Item,
): Pick<Completion, "kind" | "detail" | "status" | "documentation"> {
	return {
		kind: "item",
		...(item.title === "" ? {} : { detail: item.title }),
		...(item.status === "" || item.status === "none"
			? {}
			: { status: item.status }),
		...(item.statement === item.title || item.statement === ""
			? {}
			: { documentation: item.statement }),
	};
}

/** The prefixes that some item of a model has, or of those it looks ids up in. */
export function usedPrefixes(model: Model): Set<string> {
	const used = new Set<string>();
	for (const { items } of lookupChain(model))
		for (const key of items.keys()) used.add(idPrefix(key) ?? "");
	used.delete("");
	return used;
}

/** The next free id of a prefix. */
export function freeId(model: Model, prefix: string): string {
	let last = 0;
	for (const { items } of lookupChain(model))
		for (const key of items.keys())
			if (idPrefix(key) === prefix) last = Math.max(last, idNumber(key) ?? 0);
	return `${prefix}-${last + 1}`;
}

/** Allowed values in the order of the schema. */
export function valueEntries(
	values: readonly string[],
	range: Range,
	inserted: (value: string) => string = (value) => value,
): Completion[] {
	return values.map((value, n) => ({
		label: value,
		kind: "value",
		insertText: inserted(value),
		range,
		filterText: value,
		sortText: String(n).padStart(3, "0"),
	}));
}

/** The status words that are understood without further ado; undefined for any other field. */
export function statusValues(
	{ name, values }: FieldSpec,
	isDecision: boolean,
): readonly string[] | undefined {
	if (values || name !== "status") return values;
	return isDecision
		? ["draft", "proposed", "accepted", "rejected", "deprecated", "superseded"]
		: ["draft", "retired"];
}

/** Names with those first that a new item of the kind begins with: they are what its rules ask for. */
export function inTemplateOrder<T extends FieldSpec>(
	kind: Kind,
	names: readonly T[],
): T[] {
	const first =
		kind === "decision" ? [] : templateFields(kind).map(([name]) => name);
	const place = ({ name }: T) => {
		const index = first.indexOf(name);
		return index < 0 ? first.length : index;
	};
	return [...names].sort((a, b) => place(a) - place(b));
}

/** A name's entry. `spelled` is how it reads, `inserted` what is put in for it. */
export function nameEntry(
	spec: FieldSpec | NameSpec,
	place: number,
	range: Range,
	spelled: string,
	inserted: string,
): Completion {
	const choosable =
		spec.values !== undefined ||
		spec.refersTo !== undefined ||
		spec.name === "status";
	return {
		label: spelled,
		kind: "field",
		...(spec.description ? { documentation: spec.description } : {}),
		insertText: inserted,
		range,
		filterText: spelled,
		sortText: String(place).padStart(3, "0"),
		...(choosable ? { retrigger: true } : {}),
	};
}

/** The keys of the ids in a text. */
export function keysIn(text: string): string[] {
	return (text.match(/[A-Za-z]{2,3}-\d{1,6}/g) ?? []).map(idKey);
}
