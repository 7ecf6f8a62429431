/** Everything that refers to an item, whichever page and model it stands in. */

import type { Artifact, Item, Section } from "../domain/artifact";
import { compareText } from "../domain/paths";
import {
	comparePositions,
	type Position,
	type Range,
} from "../domain/position";
import type { Reference } from "../domain/reference";
import { inGroups, type LinkedReference, type Workspace } from "../model/model";

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

/** An editor that itself answers for headings of Markdown pages: with the heading and the links to its anchor. */
export interface BesideEditor {
	/** Where it was asked. */
	readonly file: string;
	readonly position: Position;
	/** Says whether it looks through a file. */
	readonly knows: (file: string) => boolean;
}

/**
 * The places of the ids that refer to an item, each once, by file and position; with its definition where asked for. Those that the
 * editor gives itself are left out.
 */
export function findReferences(
	workspace: Workspace,
	item: Item,
	{
		includeDeclaration,
		besideEditor,
	}: {
		readonly includeDeclaration: boolean;
		readonly besideEditor?: BesideEditor;
	},
): Location[] {
	const heading = besideEditor && headingAt(workspace, besideEditor);
	const isGiven = ({ artifact, reference, targetFile }: LinkedReference) =>
		besideEditor &&
		heading &&
		targetFile === besideEditor.file &&
		reference.fragment === heading.slug &&
		besideEditor.knows(artifact.file) &&
		hasInlineTarget(artifact, reference);
	const all = referencesTo(workspace, item)
		.filter((linked) => !isGiven(linked))
		.map(
			({ artifact, reference }): Location => ({
				file: artifact.file,
				range: reference.idRange ?? reference.range,
			}),
		);
	const isHeading =
		item.file === besideEditor?.file &&
		item.idRange.start.line === heading?.range.start.line;
	if (includeDeclaration && !isHeading)
		all.push({ file: item.file, range: item.idRange });
	return all
		.sort(
			(a, b) =>
				compareText(a.file, b.file) ||
				comparePositions(a.range.start, b.range.start),
		)
		.filter((location, i) => !isSame(location, all[i - 1]));
}

/** The heading of a Markdown page in the line that was asked about. */
function headingAt(
	{ artifacts }: Workspace,
	{ file, position }: BesideEditor,
): Section | undefined {
	return artifacts
		.get(file)
		?.sections.find(({ range }) => range.start.line === position.line);
}

/** Says whether a link's target follows in its line; that of a link by reference stands elsewhere, and the editor names that place. */
function hasInlineTarget({ links }: Artifact, reference: Reference): boolean {
	const { start } = reference.range;
	return links.some(
		({ fragment, range }) =>
			fragment === reference.fragment &&
			range.start.line === start.line &&
			range.start.character > start.character,
	);
}

function isSame(a: Location, b: Location | undefined): boolean {
	return (
		b !== undefined &&
		a.file === b.file &&
		comparePositions(a.range.start, b.range.start) === 0
	);
}
