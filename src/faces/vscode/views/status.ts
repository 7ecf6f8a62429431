/** What the status bar says: how far the reading is, how far the model is while one of its pages is open, and what applies to any other file. */

import {
	Disposable,
	l10n,
	StatusBarAlignment,
	type StatusBarItem,
	ViewColumn,
	window,
} from "vscode";
import { isSetting } from "../../../engine";
import type { Workspace } from "../../../model/model";
import { countStates, modelAt } from "../../../views/board";
import { contextOf } from "../../../views/context";
import type { Folders, Progress } from "../folders";
import { placeOf, type StatusWords, statusWordsOf } from "./applies";
import { progressWords } from "./words";

/** Milliseconds that reading may take before it is spoken of. */
const patience = 300;

/** Milliseconds before what applies to a file is worked out: nobody waits for it, and a key or another file may come. */
const calm = 150;

/** Registers the entries. */
export function registerStatus(folders: Folders): Disposable {
	const coverage = window.createStatusBarItem(
		"opmodel.coverage",
		StatusBarAlignment.Left,
		10,
	);
	coverage.name = l10n.t("Operating Model");
	const reading = window.createStatusBarItem(
		"opmodel.reading",
		StatusBarAlignment.Left,
		11,
	);
	reading.name = l10n.t("Operating Model: Reading");

	const applying = window.createStatusBarItem(
		"opmodel.applies",
		StatusBarAlignment.Left,
		10,
	);
	applying.name = l10n.t("Operating Model: What Applies Here");
	const showApplying = applyingTo(folders, applying);
	let timer: ReturnType<typeof setTimeout> | undefined;

	const show = () => {
		clearTimeout(timer);
		timer = setTimeout(showApplying, calm);
		const active = window.activeTextEditor?.document.uri;
		const found = active && folders.at(active);
		const { folder, path } = found ?? {};
		const space = folder?.result && folder.engine.workspace();
		const isOurs =
			path !== undefined && (space?.artifacts.has(path) || isSetting(path));
		const model = isOurs ? space?.modelOf(path) : undefined;
		// The workspace may have moved on since it was checked: its models are then other objects.
		const checked =
			folder?.result && model && modelAt(folder.result.coverage, model.root);
		if (!folder || !checked || !model?.adopted) {
			coverage.hide();
			return;
		}
		const words = progressWords(countStates(checked[1]));
		coverage.text = `$(table) ${words}`;
		coverage.tooltip = l10n.t("Open the coverage board");
		coverage.accessibilityInformation = {
			label: l10n.t("Operating model: {0}", words),
		};
		coverage.command = {
			command: "opmodel.openCoverageBoard",
			title: l10n.t("Open the coverage board"),
			arguments: [folder.root, ViewColumn.Beside, model.root],
		};
		coverage.show();
	};

	const began = new Map<unknown, number>();
	const tell = ({ folder, done, of }: Progress) => {
		if (done >= of) {
			began.delete(folder);
			if (began.size === 0) reading.hide();
			return;
		}
		const start = began.get(folder) ?? Date.now();
		began.set(folder, start);
		if (Date.now() - start < patience) return;
		reading.text = `$(sync~spin) ${l10n.t("Reading the operating model… {0} of {1}", done.toLocaleString(), of.toLocaleString())}`;
		reading.show();
	};

	return Disposable.from(
		coverage,
		reading,
		applying,
		{ dispose: () => clearTimeout(timer) },
		window.onDidChangeActiveTextEditor(show),
		folders.onDidCheck(show),
		folders.onDidChangeFolders(() => {
			const open = new Set<unknown>(folders.all);
			for (const folder of began.keys())
				if (!open.has(folder)) began.delete(folder);
			if (began.size === 0) reading.hide();
			show();
		}),
		folders.onDidProgress(tell),
	);
}

/** Makes what shows in an entry what applies to the file in the active editor, where that is no page of a model. */
function applyingTo(folders: Folders, entry: StatusBarItem): () => void {
	/** Worked out for a file, as long as neither that nor the linked workspace is another. */
	let known:
		| { space: Workspace; path: string; words: StatusWords | undefined }
		| undefined;
	return () => {
		const uri = window.activeTextEditor?.document.uri;
		const found = uri && placeOf(folders, uri);
		const { folder, path } = found ?? {};
		if (!uri || !folder?.result || path === undefined) {
			entry.hide();
			return;
		}
		const { engine } = folder;
		const space = engine.workspace();
		if (known?.space !== space || known.path !== path) {
			const isQuiet =
				space.artifacts.has(path) || isSetting(path) || engine.isOpaque(path);
			const words = isQuiet
				? undefined
				: statusWordsOf(contextOf(space, engine.today, path));
			known = { space, path, words };
		}
		const { words } = known;
		if (!words) {
			entry.hide();
			return;
		}
		entry.text = `$(law) ${words.text}`;
		entry.tooltip = words.tip;
		entry.accessibilityInformation = { label: words.label };
		entry.command = {
			command: "opmodel.showWhatApplies",
			title: l10n.t("Show what applies here"),
			arguments: [uri],
		};
		entry.show();
	};
}
