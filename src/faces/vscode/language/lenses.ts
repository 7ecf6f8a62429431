/** What stands above items and pages in an editor: who refers to them, what a draft still lacks, how full the one page is. */

import {
	CodeLens,
	type CodeLensProvider,
	type Disposable,
	EventEmitter,
	l10n,
	languages,
	type TextDocument,
} from "vscode";
import { findReferences } from "../../../answers/find-references";
import { type Lens, lenses } from "../../../answers/lenses";
import { rules } from "../../../engine";
import { toLocation, toPosition, toRange } from "../convert";
import type { Folders, ModelFolder } from "../folders";
import { artifactFiles } from "./selector";

/** Milliseconds after a check before the lenses are asked for anew: they may lag behind the keys, the diagnostics may not. */
const calm = 300;

const options = {
	gaps: new Set(
		rules.filter((r) => r.concern === "completeness").map((r) => r.id),
	),
	mostWords:
		rules.find((r) => r.id === "strategy/one-page")?.options?.["max-words"]
			?.default ?? 600,
};

/** A lens of an item, whose references are looked up when it is shown. */
class ItemLens extends CodeLens {
	constructor(
		readonly folder: ModelFolder,
		readonly document: TextDocument,
		readonly lens: Extract<Lens, { type: "references" }>,
	) {
		super(toRange(lens.range));
	}
}

/** Registers the lenses. */
export function registerLenses(folders: Folders): Disposable[] {
	const changed = new EventEmitter<void>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const provider: CodeLensProvider = {
		onDidChangeCodeLenses: changed.event,
		provideCodeLenses(document) {
			const found = folders.current(document);
			if (!found) return undefined;
			const { folder, path } = found;
			const { diagnostics } = folder.engine.check();
			const space = folder.engine.workspace();
			return lenses(space, diagnostics, path, options).map((lens) =>
				lens.type === "references"
					? new ItemLens(folder, document, lens)
					: new CodeLens(toRange(lens.range), words(lens, folder)),
			);
		},
		resolveCodeLens(lens) {
			if (!(lens instanceof ItemLens)) return lens;
			const { folder, document } = lens;
			const { item, count, deviations } = lens.lens;
			const places = findReferences(folder.engine.workspace(), item, {
				includeDeclaration: false,
			}).map(({ file, range }) => toLocation(folder.uriOf(file), range));
			const parts = [
				count === 1 ? l10n.t("1 reference") : l10n.t("{0} references", count),
				...(deviations === 1 ? [l10n.t("1 deviation")] : []),
				...(deviations > 1 ? [l10n.t("{0} deviations", deviations)] : []),
			];
			lens.command = {
				title: parts.join(" · "),
				command: "editor.action.showReferences",
				arguments: [document.uri, toPosition(lens.lens.range.start), places],
			};
			return lens;
		},
	};
	return [
		changed,
		languages.registerCodeLensProvider(artifactFiles, provider),
		folders.onDidCheck(() => {
			clearTimeout(timer);
			timer = setTimeout(() => changed.fire(), calm);
		}),
		{ dispose: () => clearTimeout(timer) },
	];
}

function words(
	lens: Exclude<Lens, { type: "references" }>,
	folder: ModelFolder,
) {
	if (lens.type === "words")
		return {
			title: l10n.t("{0} of {1} words", lens.words, lens.most),
			command: "",
		};
	const missing =
		lens.missing === 0
			? l10n.t("nothing missing")
			: lens.missing === 1
				? l10n.t("1 thing missing")
				: l10n.t("{0} things missing", lens.missing);
	return {
		title: [l10n.t("Draft"), missing, l10n.t("Mark as agreed")].join(" · "),
		command: "opmodel.agree",
		arguments: [folder.uriOf(lens.file)],
	};
}
