/** Quick fixes of diagnostics, and "fix all" for those that need no look. */

import {
	CodeAction,
	CodeActionKind,
	type CodeActionProvider,
	type Diagnostic,
	type Disposable,
	l10n,
	languages,
} from "vscode";
import { fixesAt, safeFixes } from "../../../answers/fixes";
import { fromRange, toRange, toWorkspaceEdit } from "../convert";
import type { Folders } from "../folders";
import { artifactFiles } from "./selector";

const fixAllKind = CodeActionKind.SourceFixAll.append("opmodel");

/** Registers the fixes. */
export function registerFixes(folders: Folders): Disposable {
	const provider: CodeActionProvider = {
		provideCodeActions(document, range, { diagnostics, only }) {
			const found = folders.current(document);
			if (!found) return [];
			const { folder, path } = found;
			const uriOf = (file: string) => folder.uriOf(file);
			const all = folder.engine.check().diagnostics;
			const actions: CodeAction[] = [];
			if (!only || only.contains(CodeActionKind.QuickFix))
				for (const { fix, diagnostic } of fixesAt(
					all,
					path,
					fromRange(range),
				)) {
					const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
					action.edit = toWorkspaceEdit(fix.edits, uriOf);
					const shown = diagnostics.find((d) => isSame(d, diagnostic));
					if (shown) action.diagnostics = [shown];
					action.isPreferred = fix.safe === true;
					actions.push(action);
				}
			if (only?.intersects(fixAllKind)) {
				const edits = safeFixes(all, path);
				if (edits.length > 0) {
					const action = new CodeAction(
						l10n.t("Apply all safe fixes of the operating model"),
						fixAllKind,
					);
					action.edit = toWorkspaceEdit(edits, uriOf);
					actions.push(action);
				}
			}
			return actions;
		},
	};
	return languages.registerCodeActionsProvider(artifactFiles, provider, {
		providedCodeActionKinds: [CodeActionKind.QuickFix, fixAllKind],
	});
}

function isSame(
	shown: Diagnostic,
	diagnostic: ReturnType<typeof fixesAt>[number]["diagnostic"],
): boolean {
	return (
		shown.source === "opmodel" &&
		shown.message === diagnostic.message &&
		shown.range.isEqual(toRange(diagnostic.range))
	);
}
