/** The metrics of a model, and which of them is the key one. */

import type { Item } from "../domain/artifact";
import { isInForce } from "../domain/standing";
import { inGroups, type Model } from "./model";

const inForce = inGroups((pages) =>
	pages.flatMap(({ artifact }) =>
		// A strategy's page may define them, too.
		artifact.kind === "metrics" || artifact.kind === "strategy"
			? artifact.items.filter(
					({ kind, status }) => kind === "metrics" && isInForce(status),
				)
			: [],
	),
);

/** The metrics that a model defines itself and that are in force, in the order of files and places. */
export function metricsOf(model: Model): Item[] {
	return inForce(model).flat();
}

/** The key ones among a model's metrics: those whose role says so, else the only one without a role. */
export function keyMetrics(metrics: readonly Item[]): readonly Item[] {
	const said = metrics.filter((item) => /^key\b/i.test(roleOf(item)));
	if (said.length > 0) return said;
	const silent = metrics.filter((item) => roleOf(item) === "");
	return silent.length === 1 ? silent : [];
}

function roleOf(item: Item): string {
	return item.fields.role?.text ?? "";
}
