/** The category that is useful next, and whether its page is to be begun or to be finished. */

import { type Category, categories } from "../domain/category";
import type { CategoryCoverage } from "../model/model";

export interface NextStep {
	readonly category: Category;
	/** Write the first page of it, or finish the one that is there. */
	readonly do: "create" | "finish";
	/** Why it is not finished, in a few words. */
	readonly why?: string;
}

/**
 * What to write next: strength by strength, in each first what nobody has begun, so that a strategy in the writing is followed by its
 * key metric and that by the tech stack; never what is not expected or not needed. Undefined where all that is asked for is written.
 */
export function nextStep(
	coverage: readonly CategoryCoverage[],
): NextStep | undefined {
	const strengths = new Set(categories.map(({ strength }) => strength));
	for (const strength of strengths) {
		const open = coverage.filter((c) => c.category.strength === strength);
		const missing = open.find(({ state }) => state === "missing");
		if (missing) return { category: missing.category.id, do: "create" };
		const partial = open.find(({ state }) => state === "partial");
		if (partial)
			return {
				category: partial.category.id,
				do: "finish",
				...(partial.why ? { why: partial.why } : {}),
			};
	}
	return undefined;
}
