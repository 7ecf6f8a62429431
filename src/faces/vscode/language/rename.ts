/** Renames an id everywhere: where it is given, wherever it is named, in links to it, and in the name of a decision's file. */

import { type Disposable, languages, type WorkspaceEdit } from "vscode";
import { prepareRename, rename } from "../../../language/rename";
import { isRefusal } from "../../../plans/plan";
import { toRange, toWorkspaceEdit } from "../convert";
import type { Folders } from "../folders";
import { plain } from "../tell";
import { whatStands } from "./navigation";
import { artifactFiles } from "./selector";

/** Registers the rename; the editor offers its preview. What can't be renamed is refused with a sentence that says why. */
export function registerRename(folders: Folders): Disposable {
	return languages.registerRenameProvider(artifactFiles, {
		prepareRename(document, position) {
			const at = whatStands(folders, document, position);
			const prepared =
				at && prepareRename(at.folder.engine.workspace(), at.place);
			if (!prepared) return undefined;
			if (isRefusal(prepared)) throw new Error(plain(prepared.refused));
			const { range, placeholder } = prepared;
			return { range: toRange(range), placeholder };
		},
		provideRenameEdits(document, position, newName): WorkspaceEdit | undefined {
			const at = whatStands(folders, document, position);
			if (!at) return undefined;
			const { folder, place } = at;
			const space = folder.engine.workspace();
			const prepared = prepareRename(space, place);
			if (!prepared) return undefined;
			if (isRefusal(prepared)) throw new Error(plain(prepared.refused));
			const renaming = rename(
				space,
				(file) => folder.engine.text(file),
				prepared.item,
				newName,
			);
			if (isRefusal(renaming)) throw new Error(plain(renaming.refused));
			const edit = toWorkspaceEdit(renaming.edits, (file) =>
				folder.uriOf(file),
			);
			for (const { from, to } of renaming.renames)
				edit.renameFile(folder.uriOf(from), folder.uriOf(to));
			return edit;
		},
	});
}
