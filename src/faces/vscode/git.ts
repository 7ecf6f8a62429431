/** Which files differ from the last commit, as the editor's own Git extension knows. Where that is absent, none do. */

import {
	type Disposable,
	EventEmitter,
	extensions,
	type LogOutputChannel,
	type Uri,
} from "vscode";
import type { ModelFolder } from "./folders";

/** The part of the Git extension's interface, version 1, that is used here. */
interface GitExtension {
	getAPI(version: 1): GitApi;
}
interface GitApi {
	readonly repositories: readonly Repository[];
	onDidOpenRepository(listener: (repository: Repository) => void): Disposable;
	onDidCloseRepository(listener: () => void): Disposable;
}
interface Repository {
	readonly state: {
		readonly workingTreeChanges: readonly Change[];
		readonly indexChanges: readonly Change[];
		readonly mergeChanges: readonly Change[];
		readonly untrackedChanges?: readonly Change[];
		onDidChange(listener: () => void): Disposable;
	};
}
interface Change {
	readonly uri: Uri;
	readonly renameUri?: Uri;
}

/** Follows the changes since the last commit. */
export class Changes implements Disposable {
	readonly #changed = new EventEmitter<void>();
	readonly onDidChange = this.#changed.event;
	readonly #disposables: Disposable[] = [this.#changed];
	#api: GitApi | undefined;

	constructor(log: LogOutputChannel) {
		this.#connect().catch((error) =>
			log.warn("Git is not available; changed files are not known", error),
		);
	}

	/** The paths of a root's files that were added or changed since the last commit, staged or not. */
	below(folder: ModelFolder): ReadonlySet<string> {
		const uris = (this.#api?.repositories ?? []).flatMap(({ state }) =>
			[
				...state.workingTreeChanges,
				...state.indexChanges,
				...state.mergeChanges,
				...(state.untrackedChanges ?? []),
			].map(({ uri, renameUri }) => renameUri ?? uri),
		);
		return new Set(uris.flatMap((uri) => folder.pathOf(uri) ?? []));
	}

	dispose(): void {
		for (const disposable of this.#disposables) disposable.dispose();
	}

	async #connect(): Promise<void> {
		const git = extensions.getExtension<GitExtension>("vscode.git");
		if (!git) return;
		const api = (await git.activate()).getAPI(1);
		this.#api = api;
		const follow = (repository: Repository) => {
			this.#disposables.push(
				repository.state.onDidChange(() => this.#changed.fire()),
			);
			this.#changed.fire();
		};
		this.#disposables.push(
			api.onDidOpenRepository(follow),
			api.onDidCloseRepository(() => this.#changed.fire()),
		);
		api.repositories.forEach(follow);
	}
}
