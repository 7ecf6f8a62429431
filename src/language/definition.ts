/** Where that is defined which stands at a place. */

import type { Artifact, Item } from "../domain/artifact";
import { type Range, startOfFile } from "../domain/position";
import type { Workspace } from "../model/model";
import type { Place } from "./at";

export interface Target {
	readonly file: string;
	/** What is shown of it. */
	readonly range: Range;
	/** What is selected there; lies within `range`. */
	readonly selection: Range;
}

/** The place at which an item is defined: its id, or its title where the id comes from the file's name. */
export function itemTarget({
	file,
	fullRange,
	idRange,
	titleRange,
	kind,
	range,
}: Item): Target {
	return {
		file,
		range: fullRange,
		selection: kind === "decision" && idRange === range ? titleRange : idRange,
	};
}

/**
 * What the thing at a place leads to; undefined where it leads nowhere, or where the editor's own Markdown features know the way:
 * paths and the anchors of headings.
 */
export function definitionOf(
	workspace: Workspace,
	place: Place,
): Target | undefined {
	switch (place.type) {
		case "definition":
			return itemTarget(place.item);
		case "reference":
			if (place.target) return itemTarget(place.target);
			return place.targetFile === undefined
				? undefined
				: fileTarget(workspace, place.targetFile);
		case "fragment": {
			const item = place.target && anchoredItem(place.target, place.link);
			return item && itemTarget(item);
		}
		default:
			return undefined;
	}
}

function fileTarget(workspace: Workspace, file: string): Target {
	const heading = workspace.artifacts.get(file)?.headingRange ?? startOfFile;
	return { file, range: heading, selection: heading };
}

/** The item that a fragment means by its id (`#km-1`), where no heading has that anchor. */
function anchoredItem(
	{ items, sections }: Artifact,
	{ fragment = "" }: { readonly fragment?: string },
): Item | undefined {
	const anchor = fragment.toLowerCase();
	if (sections.some(({ slug }) => slug === anchor)) return undefined;
	return items.find(({ id }) => id.toLowerCase() === anchor);
}
