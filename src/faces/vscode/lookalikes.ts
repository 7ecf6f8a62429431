/** Pages that look like one of our kinds where nobody has said so: looked for once a folder has been read, and offered in the view. */

import {
	commands,
	type Disposable,
	EventEmitter,
	type LogOutputChannel,
	type Memento,
	Uri,
} from "vscode";
import { type Lookalike, lookalikes } from "../../plans/discovery/lookalikes";
import type { Folders, ModelFolder } from "./folders";
import { isNear } from "./paths";

/** Milliseconds after the first check: what was asked for comes first. */
const later = 500;
/** Where it is kept what somebody has said no to. */
const memory = "opmodel.dismissed";

export class Lookalikes implements Disposable {
	readonly #memento: Memento;
	readonly #log: LogOutputChannel;
	readonly #changed = new EventEmitter<void>();
	readonly #found = new Map<ModelFolder, readonly Lookalike[]>();
	/** With which engine a folder was looked through: a new one means that it was read anew. */
	readonly #seen = new WeakMap<ModelFolder, unknown>();
	readonly #timers = new Set<ReturnType<typeof setTimeout>>();
	readonly #disposables: Disposable[];

	/** Fires when other pages are to be offered. */
	readonly onDidChange = this.#changed.event;

	constructor(folders: Folders, memento: Memento, log: LogOutputChannel) {
		this.#memento = memento;
		this.#log = log;
		this.#disposables = [
			this.#changed,
			folders.onDidCheck(({ folder }) => this.#lookSoon(folder)),
			folders.onDidChangeFolders(() => {
				for (const folder of this.#found.keys())
					if (!folders.all.includes(folder)) this.#found.delete(folder);
				this.#tell();
			}),
		];
	}

	/** What is offered for a folder: what still is free, and nobody has said no to. */
	of(folder: ModelFolder): readonly Lookalike[] {
		const found = this.#found.get(folder) ?? [];
		if (found.length === 0) return found;
		const { root, artifacts } = folder.engine.workspace();
		const dismissed = this.#dismissed();
		return found.filter(
			({ kind, file }) =>
				!dismissed.has(nameOf(folder, file)) &&
				!artifacts.has(file) &&
				!root.artifacts.some((artifact) => artifact.kind === kind),
		);
	}

	/** The files of a folder that somebody has said no to. */
	dismissed(folder: ModelFolder): ReadonlySet<string> {
		return new Set(
			[...this.#dismissed()].flatMap(
				(address) => folder.pathOf(Uri.parse(address)) ?? [],
			),
		);
	}

	/** Never offers a page again in this workspace. */
	async dismiss(folder: ModelFolder, file: string): Promise<void> {
		await this.#memento.update(memory, [
			...this.#dismissed(),
			nameOf(folder, file),
		]);
		this.#tell();
		// The next best page may be offered instead.
		await this.#look(folder);
	}

	dispose(): void {
		for (const timer of this.#timers) clearTimeout(timer);
		for (const disposable of this.#disposables) disposable.dispose();
	}

	#dismissed(): ReadonlySet<string> {
		const known = this.#memento.get<unknown>(memory);
		return new Set(Array.isArray(known) ? known : []);
	}

	#lookSoon(folder: ModelFolder): void {
		if (!isNear(folder.root) || this.#seen.get(folder) === folder.engine)
			return;
		this.#seen.set(folder, folder.engine);
		const timer = setTimeout(() => {
			this.#timers.delete(timer);
			this.#look(folder).catch((error) =>
				this.#log.error(`Looking around in ${folder.name} failed`, error),
			);
		}, later);
		this.#timers.add(timer);
	}

	async #look(folder: ModelFolder): Promise<void> {
		const found = await folder.ask((repository) =>
			lookalikes(repository, this.dismissed(folder)),
		);
		this.#found.set(folder, found);
		this.#tell();
	}

	#tell(): void {
		const isAny = [...this.#found.keys()].some(
			(folder) => this.of(folder).length > 0,
		);
		commands.executeCommand("setContext", "opmodel.lookalike", isAny);
		this.#changed.fire();
	}
}

function nameOf(folder: ModelFolder, file: string): string {
	return folder.uriOf(file).toString();
}
