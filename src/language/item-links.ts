/** Ids that can be followed like links: references in a page with the place that each one leads to. */

import { Lines } from "../domain/lines";
import type { Range } from "../domain/position";
import type { Workspace } from "../model/model";
import { linkedPageOf } from "./at";
import { itemTarget, type Target } from "./definition";
import { spanOf } from "./own-number";

export interface ItemLink {
	/** Of the id. */
	readonly range: Range;
	readonly target: Target;
}

/** The ids of a file that name an item, in the order of items and places; those in a Markdown link are left to that link. Takes the text that the workspace was linked from. */
export function itemLinks(
	workspace: Workspace,
	file: string,
	text: string,
): ItemLink[] {
	const page = linkedPageOf(workspace, file);
	if (!page) return [];
	const lines = new Lines(text);
	const isMarkdown = page.artifact.format === "markdown";
	return page.references.flatMap(({ reference: { idRange }, target }) => {
		if (!idRange || !target) return [];
		const { end } = spanOf(lines, idRange);
		const rest = lines.slice({
			start: end,
			end: lines.line(idRange.end.line).end,
		});
		return isMarkdown && endsLink.test(rest)
			? []
			: [{ range: idRange, target: itemTarget(target) }];
	});
}

/** What follows an id in the text of a Markdown link. */
const endsLink = /^[^[\]\n]{0,300}\][([]/;
