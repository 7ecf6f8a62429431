/** The metrics of a model, and which of them is the key one. */

import type { Item } from "../domain/artifact";
import type { Model } from "./model";

/** The metrics that a model defines itself, drafts and retired ones left out, in the order of files and places. */
export function metricsInForce(model: Model): Item[] {
	return model.artifacts.flatMap((artifact) =>
		artifact.items.filter(
			(item) => item.kind === "metrics" && !/^(?:draft|retired)\b/.test(item.status),
		),
	);
}

/** The key ones among metrics: those whose role says so, else the only one without a role. */
export function keyMetrics(metrics: readonly Item[]): readonly Item[] {
	const said = metrics.filter((item) => /^key\b/i.test(roleOf(item)));
	if (said.length > 0) return said;
	const silent = metrics.filter((item) => roleOf(item) === "");
	return silent.length === 1 ? silent : [];
}

function roleOf(item: Item): string {
	return item.fields.role?.text ?? "";
}
