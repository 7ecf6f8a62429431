/** What can be done where a file crosses a guardrail: its fixes, and the way out, a decision that deviates from it, drafted from the place. */

import {
	CodeAction,
	CodeActionKind,
	commands,
	Disposable,
	l10n,
	languages,
	Selection,
	Uri,
	window,
} from "vscode";
import { deviableAt, planDeviate } from "../../../plans/deviate";
import { isRefusal } from "../../../plans/plan";
import { fromRange, toRange } from "../convert";
import { carryOut } from "../edits";
import type { Folders, ModelFolder } from "../folders";
import { quickFixes } from "./fixes";
import { artifactFiles, everyFile } from "./selector";

/** Registers the quick fixes, and the command that the last of them runs. */
export function registerDeviations(folders: Folders): Disposable {
	return Disposable.from(
		languages.registerCodeActionsProvider(
			everyFile,
			{
				provideCodeActions(document, range, { diagnostics, only }) {
					if (only && !only.contains(CodeActionKind.QuickFix)) return [];
					// Any file may be asked about: what nothing is shown in costs nothing.
					const shown = diagnostics.filter((d) => d.source === "opmodel");
					const found = shown.length > 0 && folders.current(document);
					if (!found) return [];
					const { folder, path } = found;
					const { engine } = folder;
					const all = engine.check().diagnostics;
					// Those of pages are offered for pages alone.
					const isPage = languages.match([...artifactFiles], document) > 0;
					const fixes = isPage ? [] : quickFixes(found, range, shown);
					const ways = deviableAt(
						folder.repository(),
						all,
						path,
						fromRange(range),
					).map(({ id, in: place, diagnostic }) => {
						const title = l10n.t("Record a deviation from {0}", id);
						const action = new CodeAction(title, CodeActionKind.QuickFix);
						action.diagnostics = shown.filter(
							(d) =>
								d.message === diagnostic.message &&
								d.range.isEqual(toRange(diagnostic.range)),
						);
						action.command = {
							title,
							command: "opmodel.deviate",
							arguments: [folder.root, id, place],
						};
						return action;
					});
					return [...fixes, ...ways];
				},
			},
			{ providedCodeActionKinds: [CodeActionKind.QuickFix] },
		),
		commands.registerCommand(
			"opmodel.deviate",
			async (root?: unknown, id?: unknown, place?: unknown) => {
				const found = root instanceof Uri ? folders.at(root) : undefined;
				if (found && typeof id === "string" && typeof place === "string")
					await deviate(found.folder, id, place);
			},
		),
	);
}

/** Drafts the decision and opens it with the prompt for its reason selected, to be typed over. */
async function deviate(
	folder: ModelFolder,
	id: string,
	place: string,
): Promise<void> {
	const plan = await folder.ask((repository) =>
		planDeviate({ ...repository, id, in: [place] }),
	);
	const created = await carryOut(folder, plan);
	const uri = created?.[0];
	if (!uri || isRefusal(plan)) return;
	const editor = await window.showTextDocument(uri);
	const { start, end } = toRange(plan.reason);
	editor.selection = new Selection(start, end);
	editor.revealRange(editor.selection);
}
