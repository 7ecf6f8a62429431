/** Things to do at a place beyond mending a diagnostic: add what is missing, start a page, do without a category, agree, link an id. */

import {
	CodeAction,
	CodeActionKind,
	type Disposable,
	l10n,
	languages,
} from "vscode";
import { type Action, actionsAt } from "../../../language/actions";
import { fixesAt } from "../../../language/fixes";
import { fieldWords } from "../../../views/item-text";
import { fromRange, toPosition, toWorkspaceEdit } from "../convert";
import type { Folders, ModelFolder } from "../folders";
import { categoryWords, pageWords } from "../views/words";
import { artifactFiles } from "./selector";

const kind = CodeActionKind.Refactor.append("opmodel");

/** Registers the actions. */
export function registerActions(folders: Folders): Disposable {
	return languages.registerCodeActionsProvider(
		artifactFiles,
		{
			provideCodeActions(document, range, { only }) {
				if (only && !only.intersects(kind)) return [];
				const found = folders.current(document);
				const text = found?.folder.engine.text(found.path);
				if (!found || text === undefined) return [];
				const { folder, path } = found;
				const at = fromRange(range);
				const repository = folder.repository();
				const { root } = repository.workspace.modelOf(path);
				const mended = new Set(
					fixesAt(folder.engine.check().diagnostics, path, at).map(({ fix }) =>
						JSON.stringify(fix.edits),
					),
				);
				return actionsAt(repository, path, text, at)
					.filter(({ edits }) => !mended.has(JSON.stringify(edits)))
					.map((action) => toAction(action, folder, root));
			},
		},
		{ providedCodeActionKinds: [kind] },
	);
}

/** Takes the action, and the folder of the model that it is about. */
function toAction(
	action: Action,
	folder: ModelFolder,
	root: string,
): CodeAction {
	const { data, edits, reveal } = action;
	const result = new CodeAction(titleOf(action), kind);
	const run = (command: string, ...args: unknown[]) => {
		result.command = { title: result.title, command, arguments: args };
	};
	switch (data.type) {
		// These ask for more than the text at hand: manifests, a reason.
		case "create-page":
			run("opmodel.createPage", folder.root, data.kind);
			break;
		case "opt-out":
			run("opmodel.optOut", folder.root, data.category, undefined, root);
			break;
		default:
			result.edit = toWorkspaceEdit(edits, (file) => folder.uriOf(file));
			if (reveal)
				run(
					"opmodel.goTo",
					folder.uriOf(reveal.file),
					toPosition(reveal.position),
				);
	}
	return result;
}

function titleOf({ data }: Action): string {
	switch (data.type) {
		case "add-field":
			return l10n.t("Add “{0}” to {1}", fieldWords(data.name), data.item);
		case "add-section":
			return l10n.t("Add the section “{0}”", data.heading);
		case "create-page":
			return l10n.t("Start the page for {0}", pageWords()[data.kind]);
		case "opt-out":
			return l10n.t("{0}: not needed…", categoryWords()[data.category].name);
		case "agree":
			return data.item
				? l10n.t("Mark {0} as agreed", data.item)
				: l10n.t("Mark this page as agreed");
		case "link-id":
			return l10n.t("Make {0} a link", data.id);
	}
}
