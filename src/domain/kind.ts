/** The kinds of artifact and the id prefixes that each owns. */

import type { Category } from "./category";

export type Kind =
	| "strategy"
	| "metrics"
	| "tech-stack"
	| "principles"
	| "capabilities"
	| "delivery"
	| "themes"
	| "frameworks"
	| "reviews"
	| "guardrails"
	| "decision"
	| "outcomes"
	| "teams"
	| "ownership"
	| "dependencies"
	| "practices";

export interface KindInfo {
	readonly id: Kind;
	/** Id prefixes without the hyphen; the first is the one that new items get. */
	readonly prefixes: readonly string[];
	/** The category that its artifacts fill, if any. */
	readonly category?: Category;
	/** One item of it, in words: "principle", "tech-stack entry". */
	readonly singular: string;
	/** A page of it, in words: "product principles". */
	readonly label: string;
	/** Part of the leadership layer rather than of the nine categories. */
	readonly leadership?: true;
}

/** Every kind with what is known of it. */
export const kinds: readonly KindInfo[] = [
	{
		id: "strategy",
		prefixes: ["ST"],
		category: "product-strategy",
		singular: "strategy",
		label: "product strategy",
	},
	{
		id: "metrics",
		prefixes: ["KM"],
		category: "key-metrics",
		singular: "metric",
		label: "key metrics",
	},
	{
		id: "tech-stack",
		prefixes: ["TS"],
		category: "tech-stack",
		singular: "tech-stack entry",
		label: "internal tech stack",
	},
	{
		id: "principles",
		prefixes: ["PP"],
		category: "product-principles",
		singular: "principle",
		label: "product principles",
	},
	{
		id: "capabilities",
		prefixes: ["CC"],
		category: "core-capabilities",
		singular: "capability",
		label: "core product capabilities",
	},
	{
		id: "delivery",
		prefixes: ["DL"],
		category: "delivery-loops",
		singular: "delivery rule",
		label: "inner and outer loop, release cycles",
	},
	{
		id: "themes",
		prefixes: ["TH"],
		category: "themes",
		singular: "theme",
		label: "themes or initiatives",
	},
	{
		id: "frameworks",
		prefixes: ["FW"],
		category: "frameworks",
		singular: "framework",
		label: "frameworks",
	},
	{
		id: "reviews",
		prefixes: ["RV"],
		category: "review-processes",
		singular: "review",
		label: "review processes and docs",
	},
	{
		id: "guardrails",
		prefixes: ["GR"],
		singular: "guardrail",
		label: "guardrails",
	},
	{
		id: "decision",
		prefixes: ["ADR", "RFC"],
		singular: "decision",
		label: "decision record",
	},
	{
		id: "outcomes",
		prefixes: ["OC"],
		singular: "outcome",
		label: "outcomes",
		leadership: true,
	},
	{
		id: "teams",
		prefixes: ["TM"],
		singular: "team",
		label: "teams",
		leadership: true,
	},
	{
		id: "ownership",
		prefixes: ["OW"],
		singular: "area of ownership",
		label: "areas of ownership",
		leadership: true,
	},
	{
		id: "dependencies",
		prefixes: ["DP"],
		singular: "dependency",
		label: "dependencies between teams",
		leadership: true,
	},
	{
		id: "practices",
		prefixes: ["PC"],
		singular: "practice",
		label: "practices",
		leadership: true,
	},
];

const byId = new Map(kinds.map((k) => [k.id as string, k]));
const byPrefix = new Map(
	kinds.flatMap((k) => k.prefixes.map((p) => [p, k] as const)),
);

const byCategory = new Map<string, Kind>(
	kinds.flatMap((k) => (k.category ? [[k.category, k.id] as const] : [])),
);

/** The kind of that id, or undefined for any other word. */
export function kindInfo(id: Kind): KindInfo;
export function kindInfo(id: string): KindInfo | undefined;
export function kindInfo(id: string): KindInfo | undefined {
	return byId.get(id);
}

/** The kind that owns an id prefix (`PP`, without hyphen, upper case), or undefined. */
export function kindOfPrefix(prefix: string): KindInfo | undefined {
	return byPrefix.get(prefix);
}

/** The kind whose artifacts fill a category; undefined for a word that is none. */
export function kindOfCategory(category: Category): Kind;
export function kindOfCategory(category: string): Kind | undefined;
export function kindOfCategory(category: string): Kind | undefined {
	return byCategory.get(category);
}

/** Every id prefix of the product, longest first. */
export const prefixes: readonly string[] = [...byPrefix.keys()].sort(
	(a, b) => b.length - a.length,
);
