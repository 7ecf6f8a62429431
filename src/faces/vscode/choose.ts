/** Asks which root or which item a command is about, where that is not plain from where the user is. */

import { l10n, type QuickPickItem, window } from "vscode";
import type { Item } from "../../domain/artifact";
import type { Folders, ModelFolder } from "./folders";
import { inform } from "./tell";

/** The root of the active editor, else the only one, else the one that the user picks; undefined where there is none or nobody picks. */
export async function chooseFolder(
	folders: Folders,
): Promise<ModelFolder | undefined> {
	const active = window.activeTextEditor?.document.uri;
	const here = active && folders.at(active)?.folder;
	if (here) return here;
	await folders.opened();
	const [first, ...others] = folders.all;
	if (!first) {
		inform(l10n.t("Open a folder first: an operating model is kept in one."));
		return undefined;
	}
	if (others.length === 0) return first;
	const picked = await window.showQuickPick(
		folders.all.map((folder) => ({
			label: folder.name,
			description: folder.root.path,
			folder,
		})),
		{ placeHolder: l10n.t("For which folder?") },
	);
	return picked?.folder;
}

/** The item that the cursor stands in, if any; the innermost one. */
export function itemAtCursor(
	folders: Folders,
): { folder: ModelFolder; item: Item } | undefined {
	const editor = window.activeTextEditor;
	const found = editor && folders.current(editor.document);
	if (!editor || !found) return undefined;
	const { line } = editor.selection.active;
	const items =
		found.folder.engine.workspace().artifacts.get(found.path)?.items ?? [];
	const item = items.findLast(
		({ fullRange }) =>
			fullRange.start.line <= line && line <= fullRange.end.line,
	);
	return item && { folder: found.folder, item };
}

/** Lets the user pick an item by id or title; those of `first` are on top. */
export async function chooseItem(
	folder: ModelFolder,
	placeHolder: string,
	fits: (item: Item) => boolean = () => true,
	first?: Item,
): Promise<Item | undefined> {
	await folder.settled();
	const items = [...folder.engine.workspace().artifacts.values()]
		.flatMap((artifact) => artifact.items)
		.filter(fits)
		.sort((a, b) => Number(b === first) - Number(a === first));
	const picked = await window.showQuickPick(
		items.map((item): QuickPickItem & { item: Item } => ({
			label: `${item.id} ${item.title}`,
			description: item.status,
			detail: item.file,
			item,
		})),
		{ placeHolder, matchOnDetail: true },
	);
	return picked?.item;
}
