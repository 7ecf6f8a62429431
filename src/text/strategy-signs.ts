/** What tells that a page called "strategy" is the product's, and none of trading, caching or tests. */

import type { Artifact } from "../domain/artifact";

/** So many of the sections of a strategy leave no doubt what a page is about. */
const leastSections = 2;

/** What else has a strategy. */
const elsewhere =
	/\b(?:trading|investment|betting|arbitrage|backtest(?:ing)?|position(?:ing)?|portfolio|cach(?:e|ing)|solver|solving|search|tests?|testing|qa|branch(?:ing)?|git|merge|release|deployment|rollout|migration|upgrade|versioning|backup|recovery|logging|monitoring|error(?: handling)?|retry|security|authentication|content|seo|index(?:ing)?|shard(?:ing)?|partition(?:ing)?|locali[sz]ation|translation|database|storage|rendering|scaling|scheduling|allocation|bot|player|game) strateg(?:y|ies)\b|\bstrategy pattern\b/i;

/** Says whether a page that was read as a strategy is a product's: by two of its sections, and no title that speaks of another sort. */
export function isProductStrategy({ sections, title }: Artifact): boolean {
	const keys = new Set(sections.flatMap(({ key }) => key ?? []));
	return (
		keys.size >= leastSections &&
		(/\b(?:product|company)\b/i.test(title) || !elsewhere.test(title))
	);
}
