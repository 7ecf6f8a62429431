/** The themes that effort still goes into, and what they name. */

import type { Artifact, Item } from "../../domain/artifact";
import type { Kind } from "../../domain/kind";
import { isRetired } from "../../domain/standing";
import { inGroups, type Model, once, pagesOfKind } from "../../model/model";
import { isSaid } from "./support";

/** Finds a model's own themes that are neither finished (something was learned) nor given up, and do not fill a field. */
export function openThemesWithout(field: string): (model: Model) => Item[] {
	const open = once(({ kind, items }: Artifact) =>
		kind === "themes"
			? items.filter(
					({ fields, status }) =>
						!isSaid(fields, "learned") &&
						!isRetired(status) &&
						!isSaid(fields, field),
				)
			: [],
	);
	const found = inGroups((pages) =>
		pages.flatMap(({ artifact }) => open(artifact)),
	);
	return (model) => found(model).flat();
}

/** The themes that name an item of some kind or link to its page, in whatever place of their text. */
export function themesNaming(model: Model, kind: Kind): ReadonlySet<Item> {
	const pages = new Set(pagesOfKind(model, kind).map(({ file }) => file));
	const found = new Set<Item>();
	for (const { artifact, references } of model.pages) {
		if (artifact.kind !== "themes") continue;
		for (const { from, target, targetFile } of references)
			if (
				from &&
				(target?.kind === kind || (targetFile && pages.has(targetFile)))
			)
				found.add(from);
	}
	return found;
}
