/** Everything that refers to an item, whichever page and model it stands in. */

import type { Item } from "../domain/artifact";
import { comparePositions, type Range } from "../domain/position";
import { inGroups, type LinkedReference, type Workspace } from "../model/model";
import { compareText } from "../model/paths";

export interface Location {
	readonly file: string;
	readonly range: Range;
}

const byTarget = inGroups((pages) => {
	const found = new Map<Item, LinkedReference[]>();
	for (const { references } of pages)
		for (const linked of references) {
			if (!linked.target) continue;
			const same = found.get(linked.target);
			if (same) same.push(linked);
			else found.set(linked.target, [linked]);
		}
	return found;
});

/** The references that were resolved to an item, in the order of models, files and places; not those in models that this workspace only inherits. */
export function referencesTo(
	workspace: Workspace,
	item: Item,
): readonly LinkedReference[] {
	return workspace.models.flatMap((model) =>
		model.inherited
			? []
			: byTarget(model).flatMap((found) => found.get(item) ?? []),
	);
}

/** The places of the ids that refer to an item, each once, by file and position; with its definition where asked for. */
export function findReferences(
	workspace: Workspace,
	item: Item,
	{ includeDeclaration }: { readonly includeDeclaration: boolean },
): Location[] {
	const all = referencesTo(workspace, item).map(
		({ artifact, reference }): Location => ({
			file: artifact.file,
			range: reference.idRange ?? reference.range,
		}),
	);
	if (includeDeclaration) all.push({ file: item.file, range: item.idRange });
	return all
		.sort(
			(a, b) =>
				compareText(a.file, b.file) ||
				comparePositions(a.range.start, b.range.start),
		)
		.filter((location, i) => !isSame(location, all[i - 1]));
}

function isSame(a: Location, b: Location | undefined): boolean {
	return (
		b !== undefined &&
		a.file === b.file &&
		comparePositions(a.range.start, b.range.start) === 0
	);
}
