/** What the status bar says: how far the reading is, and how far the model is while one of its pages is open. */

import {
	Disposable,
	l10n,
	StatusBarAlignment,
	ViewColumn,
	window,
} from "vscode";
import { countStates, modelAt } from "../../../answers/board";
import { isSetting } from "../../../engine";
import type { Folders, Progress } from "../folders";
import { progressWords } from "./words";

/** Milliseconds that reading may take before it is spoken of. */
const patience = 300;

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

	const show = () => {
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
