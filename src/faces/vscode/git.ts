/** What has changed since a commit, as the editor's own Git extension knows. Where that is absent, nothing has. */

import {
	type Disposable,
	EventEmitter,
	extensions,
	type LogOutputChannel,
	type Uri,
} from "vscode";
import { canBeArtifact } from "../../engine";
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
	/** What the working tree has changed since a commit, staged or not. */
	diffWith(ref: string): Promise<readonly Change[]>;
	getMergeBase(ref: string, other: string): Promise<string | undefined>;
	/** A file's text at a commit. Takes its path on this machine. */
	show(ref: string, path: string): Promise<string>;
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
	readonly originalUri: Uri;
	readonly renameUri?: Uri;
}

async function gitApi(): Promise<GitApi | undefined> {
	const git = extensions.getExtension<GitExtension>("vscode.git");
	return (await git?.activate())?.getAPI(1);
}

/** Where a branch may have left its repository's own: the first that is there counts. */
const usualBases = ["origin/HEAD", "main", "master"];

/**
 * The texts of files that may be artifacts and have changed or gone since the last commit, or since the branch left the repository's own, as they
 * were then; none where git can't say.
 */
export async function textsBefore(folder: ModelFolder): Promise<string[]> {
	try {
		const repositories = (await gitApi())?.repositories ?? [];
		const texts = repositories.map(async (repository) => {
			const refs = ["HEAD", await branchedOff(repository)];
			const found = refs.map((ref) =>
				ref === undefined ? [] : textsAt(repository, ref, folder),
			);
			return (await Promise.all(found)).flat();
		});
		return (await Promise.all(texts)).flat();
	} catch {
		return [];
	}
}

async function branchedOff(
	repository: Repository,
): Promise<string | undefined> {
	for (const ref of usualBases) {
		const base = await orUndefined(repository.getMergeBase("HEAD", ref));
		if (base) return base;
	}
	return undefined;
}

async function textsAt(
	repository: Repository,
	ref: string,
	folder: ModelFolder,
): Promise<string[]> {
	const changes = (await orUndefined(repository.diffWith(ref))) ?? [];
	const texts = changes.map(({ originalUri }) =>
		canBeArtifact(folder.pathOf(originalUri) ?? "")
			? orUndefined(repository.show(ref, originalUri.fsPath))
			: undefined,
	);
	return (await Promise.all(texts)).filter((text) => text !== undefined);
}

/** What git tells, undefined where it can't: there is no such commit, or no such file in it. */
async function orUndefined<T>(asked: Promise<T>): Promise<T | undefined> {
	try {
		return await asked;
	} catch {
		return undefined;
	}
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
		const api = await gitApi();
		if (!api) return;
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
