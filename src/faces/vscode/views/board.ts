/** The coverage board: one panel for each model, kept as the model is, restored after a reload, and saved as one page to share. */

import {
	commands,
	type Disposable,
	l10n,
	Uri,
	ViewColumn,
	type WebviewPanel,
	window,
	workspace,
} from "vscode";
import type { Category } from "../../../domain/category";
import { kindOfCategory } from "../../../domain/kind";
import { type Board, board, modelAt } from "../../../views/board";
import {
	type BoardMessage,
	boardContent,
	boardPage,
	readMessage,
} from "../../../views/board-page";
import { chooseFolder } from "../choose";
import { createPage } from "../commands/write";
import { toRange } from "../convert";
import type { Folders, ModelFolder } from "../folders";
import { fail } from "../tell";
import { boardTexts, progressWords } from "./words";

const viewType = "opmodel.board";

/** What a panel comes back with after a reload. */
interface PanelState {
	/** Address of the folder. */
	readonly folder: string;
	/** Folder of the model, from there. */
	readonly root: string;
}

export class Boards implements Disposable {
	readonly #folders: Folders;
	readonly #icon: { readonly light: Uri; readonly dark: Uri };
	readonly #panels = new Map<string, BoardPanel>();
	readonly #disposables: Disposable[];

	/** Takes where the extension is installed: the icon of the panels lies there. */
	constructor(folders: Folders, home: Uri) {
		this.#folders = folders;
		this.#icon = {
			light: Uri.joinPath(home, "media", "board-light.svg"),
			dark: Uri.joinPath(home, "media", "board-dark.svg"),
		};
		this.#disposables = [
			commands.registerCommand(
				"opmodel.openCoverageBoard",
				(folder?: unknown, column?: unknown, root?: unknown) =>
					this.#open(
						folder,
						typeof column === "number" ? column : ViewColumn.Active,
						typeof root === "string" ? root : "",
					),
			),
			commands.registerCommand(
				"opmodel.shareCoverageBoard",
				(folder?: unknown, target?: unknown) => this.#share(folder, target),
			),
			window.registerWebviewPanelSerializer(viewType, {
				deserializeWebviewPanel: (panel, state) => this.#restore(panel, state),
			}),
			folders.onDidCheck(({ folder }) => {
				for (const panel of this.#panels.values())
					if (panel.folder === folder) panel.update();
			}),
			folders.onDidChangeFolders(() => {
				for (const { panel, folder } of [...this.#panels.values()])
					if (!folders.all.includes(folder)) panel.dispose();
			}),
		];
	}

	dispose(): void {
		for (const panel of this.#panels.values()) panel.panel.dispose();
		for (const disposable of this.#disposables) disposable.dispose();
	}

	async #open(given: unknown, column: ViewColumn, root: string): Promise<void> {
		const folder = await this.#folderOf(given);
		if (!folder) return;
		const open = this.#panels.get(keyOf(folder, root));
		if (open) {
			open.panel.reveal(undefined, column === ViewColumn.Beside);
			return;
		}
		const panel = window.createWebviewPanel(
			viewType,
			l10n.t("Coverage Board"),
			{ viewColumn: column, preserveFocus: column === ViewColumn.Beside },
			{ enableScripts: true, enableFindWidget: true, localResourceRoots: [] },
		);
		this.#keep(panel, folder, root);
	}

	async #restore(panel: WebviewPanel, state: unknown): Promise<void> {
		const known = readState(state);
		await this.#folders.opened();
		const folder =
			known &&
			this.#folders.all.find((f) => f.root.toString() === known.folder);
		if (folder) this.#keep(panel, folder, known.root);
		else panel.dispose();
	}

	#keep(panel: WebviewPanel, folder: ModelFolder, root: string): void {
		const key = keyOf(folder, root);
		this.#panels.get(key)?.panel.dispose();
		panel.iconPath = this.#icon;
		this.#panels.set(key, new BoardPanel(panel, folder, root));
		panel.onDidDispose(() => this.#panels.delete(key));
	}

	/** Saves a board as one page: that of a given folder's root, else the active one. Asks where, unless a target is given. */
	async #share(given: unknown, target: unknown): Promise<void> {
		const active = [...this.#panels.values()].find((p) => p.panel.active);
		// The board's own title bar gives an address too, which belongs to no folder.
		const isFolder =
			given instanceof Uri && this.#folders.at(given) !== undefined;
		if (active && !isFolder) await share(active.folder, active.root, target);
		else {
			const folder = await this.#folderOf(given);
			if (folder) await share(folder, "", target);
		}
	}

	async #folderOf(given: unknown): Promise<ModelFolder | undefined> {
		if (!(given instanceof Uri)) return chooseFolder(this.#folders);
		await this.#folders.opened();
		return this.#folders.at(given)?.folder ?? chooseFolder(this.#folders);
	}
}

/** One panel and the model that it shows. */
class BoardPanel {
	readonly panel: WebviewPanel;
	readonly folder: ModelFolder;
	readonly root: string;
	/** What the page was last given. */
	#content: string | undefined;
	#isClosed = false;

	constructor(panel: WebviewPanel, folder: ModelFolder, root: string) {
		this.panel = panel;
		this.folder = folder;
		this.root = root;
		panel.onDidDispose(() => {
			this.#isClosed = true;
		});
		panel.webview.onDidReceiveMessage((message: unknown) => {
			const known = readMessage(message);
			if (known) this.#act(known);
		});
		this.update();
		if (this.#content === undefined) folder.settled().then(() => this.update());
	}

	/** Brings the page up to date, its focus and its place kept. */
	update(): void {
		const shown = boardOf(this.folder, this.root);
		if (!shown || this.#isClosed) return;
		const { name } = this.folder;
		const texts = boardTexts();
		this.panel.title = l10n.t("{0}: Coverage", shown.title || name);
		const content = boardContent(shown, texts, { name, live: true });
		if (this.#content === undefined) {
			const state: PanelState = {
				folder: this.folder.root.toString(),
				root: this.root,
			};
			this.#content = content;
			this.panel.webview.html = boardPage(shown, texts, {
				name,
				nonce: newNonce(),
				state,
			});
		} else if (content !== this.#content) {
			this.#content = content;
			this.#send(progressWords(shown.states));
		}
	}

	#send(said: string): void {
		this.panel.webview.postMessage({ content: this.#content, said });
	}

	async #act({ action, category }: BoardMessage): Promise<void> {
		// A page that was hidden begins again with what it had at first.
		if (action === "ready") this.#send("");
		else if (action === "share") await share(this.folder, this.root, undefined);
		else if (category && action === "open") await this.#openCell(category);
		else if (category && action === "create") {
			await this.#makeRoom();
			await createCell(this.folder, category);
		} else if (category)
			await commands.executeCommand(
				"opmodel.optOut",
				this.folder.root,
				category,
			);
	}

	/** Goes to another group of editors, so that what is opened next stands beside the board. */
	async #makeRoom(): Promise<void> {
		const go = (where: string) =>
			commands.executeCommand(`workbench.action.${where}`);
		if (this.panel.viewColumn !== ViewColumn.One)
			await go("focusFirstEditorGroup");
		else if (window.tabGroups.all.length > 1)
			await go("focusSecondEditorGroup");
		else await go("newGroupRight");
	}

	async #openCell(category: Category): Promise<void> {
		const cell = boardOf(this.folder, this.root)
			?.rows.flatMap((row) => row.cells)
			.find((c) => c.category === category);
		if (cell?.file === undefined) return;
		const beside = window.tabGroups.all.find(
			(group) => group.viewColumn !== this.panel.viewColumn,
		);
		try {
			await window.showTextDocument(this.folder.uriOf(cell.file), {
				viewColumn: beside?.viewColumn ?? ViewColumn.Beside,
				...(cell.range ? { selection: toRange(cell.range) } : {}),
			});
		} catch {
			window.showWarningMessage(l10n.t("{0} can't be opened.", cell.file));
		}
	}
}

/** Starts the page of a category. */
export async function createCell(
	folder: ModelFolder,
	category: Category,
): Promise<void> {
	await createPage(folder, kindOfCategory(category));
}

/** The board of a model as it was last checked; undefined before the first check, and where the model is gone. */
function boardOf(folder: ModelFolder, root: string): Board | undefined {
	const found = folder.result && modelAt(folder.result.coverage, root);
	if (!found) return undefined;
	const [model, coverage] = found;
	const { engine } = folder;
	return board(engine.workspace(), model, coverage, engine.today);
}

async function share(
	folder: ModelFolder,
	root: string,
	given: unknown,
): Promise<void> {
	await folder.settled();
	const shown = boardOf(folder, root);
	if (!shown) return;
	const target =
		given instanceof Uri
			? given
			: await window.showSaveDialog({
					defaultUri: folder.uriOf("operating-model.html"),
					filters: { [l10n.t("Web page")]: ["html"] },
					saveLabel: l10n.t("Save Board"),
				});
	if (!target) return;
	const page = boardPage(shown, boardTexts(), { name: folder.name });
	try {
		await workspace.fs.writeFile(target, new TextEncoder().encode(page));
		window.setStatusBarMessage(l10n.t("Coverage board saved"), 3000);
	} catch {
		fail(l10n.t("The board could not be saved at {0}.", target.path));
	}
}

function keyOf({ root }: ModelFolder, model: string): string {
	return `${root.toString()}#${model}`;
}

function readState(state: unknown): PanelState | undefined {
	if (typeof state !== "object" || state === null) return undefined;
	const { folder, root } = state as Readonly<Record<string, unknown>>;
	return typeof folder === "string" && typeof root === "string"
		? { folder, root }
		: undefined;
}

function newNonce(): string {
	const bytes = globalThis.crypto.getRandomValues(new Uint8Array(18));
	return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}
