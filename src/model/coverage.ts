/** The nine categories of a model and the state of each. */

import type { Artifact } from "../domain/artifact";
import { type Category, categories, expectedAt } from "../domain/category";
import { type Kind, kindOfCategory } from "../domain/kind";
import { lookupChain } from "./link";
import { type CategoryCoverage, type Model, pagesOfKind } from "./model";

/** The categories that a model is asked for. */
export function expectedCategories(model: Model): ReadonlySet<Category> {
	return new Set(model.settings.expect ?? expectedAt(model.settings.stage));
}

/**
 * The state of each category, in reading order. Takes the model and, by file, why an artifact counts as partial (what the rules on
 * stubs, review dates and missing parts report).
 */
export function coverage(
	model: Model,
	incomplete: ReadonlyMap<string, string>,
): CategoryCoverage[] {
	const expected = expectedCategories(model);
	const chain = lookupChain(model);
	const pagesOf = (kind: Kind) => chain.flatMap((m) => pagesOfKind(m, kind));
	return categories.map((category) => {
		const pages = pagesOf(kindOfCategory(category.id));
		const [first] = pages;
		const why = first && whyPartial(first, incomplete);
		if (pages.some((page) => whyPartial(page, incomplete) === undefined))
			return { category, state: "present", artifacts: pages };
		if (why) return { category, state: "partial", artifacts: pages, why };
		if (category.id === "key-metrics") {
			const strategy = pagesOf("strategy").find(metricInStrategy);
			if (strategy)
				return {
					category,
					state: "partial",
					artifacts: [strategy],
					why: "only the strategy page names it",
				};
		}
		const optOut = model.settings.notNeeded.get(category.id);
		if (optOut)
			return {
				category,
				state: "not-needed",
				artifacts: [],
				why: optOut.because,
			};
		return {
			category,
			state: expected.has(category.id) ? "missing" : "not-expected",
			artifacts: [],
		};
	});
}

function whyPartial(
	page: Artifact,
	incomplete: ReadonlyMap<string, string>,
): string | undefined {
	if (page.status === "draft") return "a draft";
	if (!page.hasContent) return "nothing written yet";
	if (
		page.items.length > 0 &&
		page.unnumbered.length === 0 &&
		page.items.every((item) => item.status === "draft")
	)
		return "every item is a draft";
	return incomplete.get(page.file);
}

/** A strategy page whose metric section names a number, or that defines a metric itself. */
function metricInStrategy(page: Artifact): boolean {
	if (page.items.some((item) => item.kind === "metrics")) return true;
	const section = page.sections.find((s) => s.key === "key-metric");
	return section !== undefined && /\d/.test(section.text);
}
