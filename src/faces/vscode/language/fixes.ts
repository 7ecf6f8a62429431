/** Quick fixes of diagnostics, and "fix all" for those that need no look. */

import {
	CodeAction,
	CodeActionKind,
	type CodeActionProvider,
	type Diagnostic,
	type Disposable,
	l10n,
	languages,
	type Range,
} from "vscode";
import { fixesAt, safeFixes } from "../../../language/fixes";
import { fromRange, toRange, toWorkspaceEdit } from "../convert";
import type { Folders, ModelFolder } from "../folders";
import { fixWords } from "../guardrail-words";
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
				actions.push(...quickFixes(found, range, diagnostics));
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

/** The fixes that touch a range of a file, each with the diagnostic that it mends among those that the editor shows. */
export function quickFixes(
	{ folder, path }: { readonly folder: ModelFolder; readonly path: string },
	range: Range,
	shown: readonly Diagnostic[],
): CodeAction[] {
	const all = folder.engine.check().diagnostics;
	return fixesAt(all, path, fromRange(range)).map(({ fix, diagnostic }) => {
		const action = new CodeAction(fixWords(fix.title), CodeActionKind.QuickFix);
		action.edit = toWorkspaceEdit(fix.edits, (file) => folder.uriOf(file));
		const mended = shown.find((d) => isSame(d, diagnostic));
		if (mended) action.diagnostics = [mended];
		action.isPreferred = fix.safe === true;
		return action;
	});
}

function isSame(
	shown: Diagnostic,
	diagnostic: ReturnType<typeof fixesAt>[number]["diagnostic"],
): boolean {
	return (
		shown.source === "opmodel" &&
		// What is wrong in other places, too, says so at its end.
		shown.message.startsWith(diagnostic.message) &&
		shown.range.isEqual(toRange(diagnostic.range))
	);
}
