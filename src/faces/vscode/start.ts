/** The extension for VS Code: puts its parts together. On the desktop and in the browser it is the same. */

import { commands, type ExtensionContext, window } from "vscode";
import { registerCoverage } from "./commands/coverage";
import { registerLanding } from "./commands/guardrails";
import { registerShowing } from "./commands/read";
import { registerWriting } from "./commands/write";
import { Folders } from "./folders";
import { Changes } from "./git";
import { registerActions } from "./language/actions";
import { registerCompletion } from "./language/completion";
import { registerDeviations } from "./language/deviations";
import { registerFixes } from "./language/fixes";
import { registerHover } from "./language/hover";
import { registerLenses } from "./language/lenses";
import { registerNavigation } from "./language/navigation";
import { registerRename } from "./language/rename";
import { Lookalikes } from "./lookalikes";
import { Publisher } from "./publish";
import { registerApplies } from "./views/applies";
import { Boards } from "./views/board";
import { registerStatus } from "./views/status";
import { ModelView } from "./views/tree";

/** What other extensions can ask of this one. */
export interface OpmodelApi {
	/** Resolves once all that was read, typed or changed on the disk until now has been checked and its diagnostics are published. */
	settled(): Promise<void>;
}

/** Starts everything. Takes what the editor hands an extension that is activated. */
export function activate(context: ExtensionContext): OpmodelApi {
	const log = window.createOutputChannel("Product Operating Model", {
		log: true,
	});
	const folders = new Folders(log);
	const changes = new Changes(log);
	const publisher = new Publisher(folders, changes);
	const lookalikes = new Lookalikes(folders, context.workspaceState, log);
	const keepContext = contextKeeper(folders);
	context.subscriptions.push(
		log,
		folders,
		changes,
		publisher,
		registerFixes(folders),
		registerDeviations(folders),
		registerActions(folders),
		...registerLenses(folders),
		registerHover(folders),
		registerCompletion(folders),
		registerRename(folders),
		...registerNavigation(folders),
		...registerWriting(folders, lookalikes),
		...registerLanding(folders),
		...registerShowing(folders, context.extensionUri),
		...registerCoverage(folders),
		lookalikes,
		new ModelView(folders, lookalikes),
		new Boards(folders, context.extensionUri),
		registerStatus(folders),
		registerApplies(folders),
		folders.onDidCheck(keepContext),
		folders.onDidChangeFolders(keepContext),
	);
	folders.open();
	return {
		async settled() {
			await folders.settled();
			publisher.flush();
		},
	};
}

/** Keeps what `when` clauses in the manifest go by. Returns what is to be called after each check. */
function contextKeeper(folders: Folders): () => void {
	const known = new Map<string, boolean>();
	const set = (key: string, value: boolean) => {
		if (known.get(key) === value) return;
		known.set(key, value);
		commands.executeCommand("setContext", `opmodel.${key}`, value);
	};
	return () => {
		const models = folders.all.flatMap((folder) =>
			folder.result ? folder.engine.workspace().models : [],
		);
		set(
			"found",
			models.some((model) => model.artifacts.length > 0) ||
				folders.all.some(
					({ result, engine }) =>
						result && engine.workspace().likelyRecords.length > 0,
				),
		);
		set(
			"adopted",
			models.some((model) => model.adopted),
		);
	};
}
