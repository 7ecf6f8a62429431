/** Commands that only show: a rule's documentation, an item as text. */

import {
	commands,
	type Disposable,
	env,
	l10n,
	type QuickPickItem,
	Uri,
	window,
} from "vscode";
import { rules } from "../../../engine";
import { findItem, lookupChain } from "../../../model/link";
import { itemText } from "../../../views/item-text";
import { chooseFolder, chooseItem, itemAtCursor } from "../choose";
import type { Folders } from "../folders";
import { registerCommand } from "./register";

/** Registers the commands. Takes where the extension is installed: the documentation of the rules lies there. */
export function registerShowing(folders: Folders, home: Uri): Disposable[] {
	return [
		registerCommand(folders.log, "opmodel.explainRule", (rule?: unknown) =>
			explainRule(home, rule),
		),
		registerCommand(folders.log, "opmodel.copyItemAsText", (id?: unknown) =>
			copyItem(folders, typeof id === "string" ? id : undefined),
		),
	];
}

/** Opens the documentation of a rule, as a page that is read, not edited. Asks which one where none is given. */
async function explainRule(home: Uri, given: unknown): Promise<void> {
	const rule =
		rules.find((r) => r.id === given) ??
		(await window.showQuickPick(
			rules.map((r): QuickPickItem & { id: string } => ({
				label: r.id,
				detail: r.docs.what,
				id: r.id,
			})),
			{ placeHolder: l10n.t("Which rule?"), matchOnDetail: true },
		));
	if (!rule) return;
	const page = Uri.joinPath(
		home,
		"docs",
		"rules",
		`${rule.id.replace("/", "-")}.md`,
	);
	await commands.executeCommand("markdown.showPreview", page);
}

async function copyItem(
	folders: Folders,
	id: string | undefined,
): Promise<void> {
	const folder = await chooseFolder(folders);
	if (!folder) return;
	const space = folder.engine.workspace();
	const item = id
		? findItem(space.root, id, "", lookupChain(space.root))
		: (itemAtCursor(folders)?.item ??
			(await chooseItem(folder, l10n.t("Which item?"))));
	if (!item) return;
	await env.clipboard.writeText(itemText(space, item));
	window.setStatusBarMessage(l10n.t("{0} copied", item.id), 3000);
}
