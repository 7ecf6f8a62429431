/** Carries out what a plan says: as one step that can be undone, saved, with nothing else touched. */

import { l10n, type Uri, workspace } from "vscode";
import type { Edit } from "../../domain/diagnostic";
import { isRefusal, type Plan } from "../../plans/plan";
import { toWorkspaceEdit } from "./convert";
import type { ModelFolder } from "./folders";
import { fail, warn } from "./tell";

export interface Applying {
	/** Leaves every file unsaved, for its author to look at first. Saved otherwise. */
	readonly isUnsaved?: boolean;
}

/**
 * Applies edits. Files that were not being edited are saved afterwards; those with changes of their own are left to their author.
 * Returns the addresses of the files that were created, or undefined where the edits could not be applied, which the user is told.
 */
export async function apply(
	folder: ModelFolder,
	edits: readonly Edit[],
	{ isUnsaved = false }: Applying = {},
): Promise<Uri[] | undefined> {
	const uriOf = (file: string) => folder.uriOf(file);
	const files = [...new Set(edits.map((edit) => edit.file))];
	const dirty = new Set(
		workspace.textDocuments
			.filter((document) => document.isDirty)
			.map((document) => document.uri.toString()),
	);
	if (!(await workspace.applyEdit(toWorkspaceEdit(edits, uriOf)))) {
		fail(l10n.t("{0} could not be changed.", files.join(", ")));
		return undefined;
	}
	const created = new Set(edits.filter((e) => e.create).map((e) => e.file));
	for (const file of files) {
		const uri = uriOf(file);
		if (isUnsaved || created.has(file) || dirty.has(uri.toString())) continue;
		await (await workspace.openTextDocument(uri)).save();
	}
	await folder.refresh(files);
	return [...created].map(uriOf);
}

/** Applies a plan; a refused one is told to the user. Returns the addresses of the files created, or undefined where nothing was done. */
export async function carryOut(
	folder: ModelFolder,
	plan: Plan,
	how?: Applying,
): Promise<Uri[] | undefined> {
	if (isRefusal(plan)) {
		warn(plan.refused);
		return undefined;
	}
	return apply(folder, plan.edits, how);
}
