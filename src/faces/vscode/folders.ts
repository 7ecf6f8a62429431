/** The models of the workspace's folders, kept as the disk and the open documents have them. */

import {
	type Disposable,
	EventEmitter,
	FileType,
	type LogOutputChannel,
	RelativePattern,
	type TextDocument,
	Uri,
	workspace,
} from "vscode";
import { folderOf, isWithin } from "../../domain/paths";
import { isoDay } from "../../domain/time";
import {
	type CheckResult,
	canBeArtifact,
	Engine,
	tellsPlaces,
} from "../../engine";
import { decisionFolderOf } from "../../kinds/decision-places";
import { kindAtDefaultPlace } from "../../kinds/places";
import type { Repository } from "../../plans/decision-place";
import { below, isNear, pathBelow } from "./paths";
import { atOnce, Disk, documentAt, isTooLong, Slices } from "./reading";

/** Milliseconds without a key after which a text is checked. */
const afterTyping = 50;
/** Milliseconds without a change on the disk after which changes are looked at. */
const afterChanges = 80;
/** How often a folder that files have come into is listed again, and how many milliseconds lie between that. */
const mostListings = 5;
const betweenListings = 2000;
/** More changed files than this are read in slices before they are checked. */
const fewFiles = 10;

/** How far the reading of a folder is. */
export interface Progress {
	readonly folder: ModelFolder;
	readonly done: number;
	readonly of: number;
}

/** What a folder's check found. */
export interface Checked {
	readonly folder: ModelFolder;
	readonly result: CheckResult;
}

/** Today's date where the user is, as `2026-11-22`. */
export function today(): string {
	const now = new Date();
	return isoDay(now.getFullYear(), now.getMonth() + 1, now.getDate()) as string;
}

/** One root with its engine: usually a folder of the workspace, sometimes the folder above it that holds the model. */
export class ModelFolder implements Disposable {
	readonly root: Uri;
	/** What the root is called. */
	readonly name: string;
	/** True once everything has been read, so that answers are complete. */
	isReady = false;
	readonly #log: LogOutputChannel;
	readonly #progress: (progress: Progress) => void;
	readonly #checked: (checked: Checked) => void;
	/** The day that the last reading goes by. */
	#day = today();
	#engine: Engine;
	#disk: Disk;
	/** Changes with every new reading, so that an older one knows to stop. */
	#reading: object = {};
	#whenReady: Promise<void> = Promise.resolve();
	#timer: ReturnType<typeof setTimeout> | undefined;
	#diskTimer: ReturnType<typeof setTimeout> | undefined;
	/** In which version open documents that are no artifacts were looked at, and what came of it. */
	readonly #looked = new WeakMap<
		TextDocument,
		{
			readonly engine: Engine;
			readonly version: number;
			readonly seen: object | undefined;
		}
	>();
	/** Paths that changed on the disk and wait to be looked at. */
	#changes = new Set<string>();
	/** Paths whose files are gone from the disk. Their documents may stay open; only what is typed there still counts. */
	readonly #gone = new Set<string>();
	#looking: Promise<void> = Promise.resolve();
	/** Folders that files have come into: how often they were listed since the last news, and the paths that the engine did not know then. */
	readonly #young = new Map<
		string,
		{ readonly listings: number; readonly unlike: ReadonlySet<string> }
	>();
	#youngTimer: ReturnType<typeof setTimeout> | undefined;
	#reporting: Promise<void> = Promise.resolve();
	#result: CheckResult | undefined;
	/** The guardrails by which the files have been looked at. */
	#guards: object | undefined;
	#around: Promise<void> = Promise.resolve();
	readonly #watchers: Disposable[] = [];
	#isDisposed = false;

	constructor(
		root: Uri,
		log: LogOutputChannel,
		progress: (progress: Progress) => void,
		checked: (checked: Checked) => void,
	) {
		this.root = root;
		this.name = root.path.split("/").filter(Boolean).at(-1) ?? root.path;
		this.#log = log;
		this.#progress = progress;
		this.#checked = checked;
		this.#disk = new Disk(root);
		this.#engine = this.#newEngine();
		this.#watch(root, (path) => this.#note(path));
		this.load();
	}

	#newEngine(): Engine {
		return new Engine({
			today: this.#day,
			drafts: true,
			...(isNear(this.root)
				? {
						address: this.root
							.with({ scheme: "file", authority: "" })
							.toString(),
					}
				: {}),
		});
	}

	get engine(): Engine {
		return this.#engine;
	}

	/** What the last check found; undefined until the first one is done. */
	get result(): CheckResult | undefined {
		return this.#result;
	}

	/** Whether files that guardrails speak about are looked at in the background, opened or not. Over the network that would be a long way. */
	get looksAround(): boolean {
		return isNear(this.root);
	}

	uriOf(path: string): Uri {
		return below(this.root, path);
	}

	/** The path of an address below the root, `/`-separated; undefined where it lies elsewhere. */
	pathOf(uri: Uri): string | undefined {
		return pathBelow(this.root, uri) || undefined;
	}

	/** Reads everything anew; what was known is used until that is done. */
	load(): void {
		const reading = {};
		this.#reading = reading;
		this.#day = today();
		this.#whenReady = this.#load(reading).catch((error) =>
			this.#log.error(`Reading ${this.name} failed`, error),
		);
	}

	/** Resolves once all that was read, typed or changed on the disk until now has been checked. */
	async settled(): Promise<void> {
		await this.#whenReady;
		for (;;) {
			if (this.#diskTimer !== undefined) this.#lookNow();
			await this.#looking;
			if (this.#diskTimer === undefined && this.#changes.size === 0) break;
		}
		await this.#whenReady;
		if (this.#timer !== undefined) this.checkNow();
		await this.#around;
		if (this.#timer !== undefined) this.checkNow();
	}

	/** Hands a document's text to the engine, as far as it concerns it. Returns whether that changed anything. */
	take(document: TextDocument, path: string): boolean {
		const engine = this.#engine;
		if (!canBeArtifact(path) && !tellsPlaces(path))
			return this.#takeSource(document, path);
		if (this.#gone.has(path) && !document.isDirty) {
			if (!engine.has(path)) return false;
			engine.remove(path);
			return true;
		}
		// What the repository's owner leaves out stays out, open or not.
		if (
			!engine.has(path) &&
			(engine.isOpaque(path) || this.#disk.ignores(path, false))
		)
			return false;
		if (isTooLong(document)) {
			if (!engine.wants(path, () => "")) return false;
			engine.skip(path, "it is larger than 2 MB");
			return true;
		}
		const text = document.getText();
		if (engine.text(path) === text) return false;
		if (engine.wants(path, () => text.slice(0, 8192))) {
			engine.set(path, text);
			// What the settings name for the first time has to be read.
			if (tellsPlaces(path) && engine.text(path) === text) this.#note(path);
			return true;
		}
		if (engine.text(path) === undefined)
			return this.#takeSource(document, path);
		engine.remove(path);
		engine.note(path);
		return true;
	}

	/** Has a document checked that is no artifact, where a guardrail speaks about it. Returns whether there was something to check. */
	#takeSource(document: TextDocument, path: string): boolean {
		const engine = this.#engine;
		if (!engine.has(path) || engine.need(path) !== "text") return false;
		// Lenses and hovers ask after each check: looked at anew each time, a document would be checked for ever.
		const { version } = document;
		const known = this.#looked.get(document);
		if (
			known?.engine === engine &&
			known.version === version &&
			known.seen === engine.seen(path)
		)
			return false;
		if (isTooLong(document)) engine.overlook(path, "it is larger than 2 MB");
		else engine.look(path, document.getText());
		this.#looked.set(document, { engine, version, seen: engine.seen(path) });
		return true;
	}

	/** The same for a document that was just saved: its file is there, though it may have been gone before. */
	takeSaved(document: TextDocument, path: string): boolean {
		this.#gone.delete(path);
		return this.take(document, path);
	}

	/** Has what is known checked soon: a moment after the last change. */
	schedule(): void {
		clearTimeout(this.#timer);
		if (this.isReady && !this.#isDisposed)
			this.#timer = setTimeout(() => this.checkNow(), afterTyping);
	}

	/** Checks at once what is known. */
	checkNow(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		if (!this.isReady || this.#isDisposed) return;
		// A new day needs a new engine; until that has read everything, the old one goes on.
		if (this.#day !== today()) this.load();
		try {
			const result = this.#engine.check();
			if (result === this.#result) return;
			this.#result = result;
			this.#checked({ folder: this, result });
			this.#lookAround();
		} catch (error) {
			this.#log.error(`Checking ${this.name} failed`, error as Error);
		}
	}

	/** The repository as it is known now, with texts of files that are no artifacts; what `read` misses is told to `missed`. */
	repository(
		texts: ReadonlyMap<string, string | undefined> = new Map(),
		missed: (path: string) => void = () => {},
	): Repository {
		const engine = this.#engine;
		let paths: readonly string[] | undefined;
		return {
			workspace: engine.workspace(),
			// Sorting them takes a while, and few questions ask.
			get paths() {
				paths ??= [...engine.paths()]
					.filter((path) => !path.startsWith("../"))
					.sort();
				return paths;
			},
			read: (path) => {
				const known = engine.text(path) ?? texts.get(path);
				if (known === undefined && !texts.has(path)) missed(path);
				return known;
			},
			today: engine.today,
		};
	}

	/**
	 * Answers a question that needs the repository's files: the question is asked again, with the texts that it missed, until it has them
	 * all. Takes a pure function; its `read` gives undefined for what is not there.
	 */
	async ask<T>(question: (repository: Repository) => T): Promise<T> {
		await this.settled();
		const texts = new Map<string, string | undefined>();
		for (;;) {
			const missed = new Set<string>();
			const answer = question(
				this.repository(texts, (path) => missed.add(path)),
			);
			if (missed.size === 0) return answer;
			for (const path of missed) texts.set(path, await this.#disk.read(path));
		}
	}

	/** Looks at files again that were just written, without waiting for the disk to say so. */
	async refresh(paths: readonly string[]): Promise<void> {
		for (const path of paths) this.#note(path);
		await this.settled();
	}

	/** Looks at a path again because an open document of it is gone, with what was not saved. */
	forgetDocument(path: string): void {
		if (canBeArtifact(path) || tellsPlaces(path)) this.#note(path);
	}

	dispose(): void {
		this.#isDisposed = true;
		this.#reading = {};
		clearTimeout(this.#timer);
		clearTimeout(this.#diskTimer);
		clearTimeout(this.#youngTimer);
		for (const watcher of this.#watchers) watcher.dispose();
	}

	async #load(reading: object): Promise<void> {
		const isStale = () => this.#reading !== reading || this.#isDisposed;
		const engine = this.#newEngine();
		const disk = new Disk(this.root);
		await disk.fill(
			engine,
			(done, of) => this.#progress({ folder: this, done, of }),
			isStale,
		);
		if (isStale()) return;
		await this.#takeReports(engine, disk, engine.reports());
		if (isStale()) return;
		if (this.isReady)
			this.#listAgain(
				[...engine.paths()].flatMap((path) =>
					path.startsWith("../") || this.#engine.has(path)
						? []
						: folderOf(path),
				),
			);
		this.#engine = engine;
		this.#disk = disk;
		this.isReady = true;
		this.#gone.clear();
		for (const document of workspace.textDocuments) {
			const path = this.pathOf(document.uri);
			if (path === undefined) continue;
			if (!engine.has(path)) this.#gone.add(path);
			this.take(document, path);
		}
		// The watcher of the root sees what lies below it; the models that others lend are watched on their own.
		for (const watcher of this.#watchers.splice(1)) watcher.dispose();
		for (const [folder, source] of disk.inherited)
			if (folder.startsWith("../"))
				this.#watch(source.root, (path) => {
					const isOwn =
						pathBelow(this.root, below(source.root, path)) !== undefined;
					if (!isOwn && mayConcern(path) && !source.ignores(path, false))
						this.#note(`${folder}/${path}`);
				});
		this.#progress({ folder: this, done: 1, of: 1 });
		this.checkNow();
	}

	/** Tells what comes, goes and changes below a folder, by its path from there: "" for the folder itself. */
	#watch(folder: Uri, changed: (path: string) => void): void {
		const watcher = workspace.createFileSystemWatcher(
			new RelativePattern(folder, "**/*"),
		);
		const told = (uri: Uri) => {
			const path = pathBelow(folder, uri);
			if (path !== undefined) changed(path);
		};
		watcher.onDidCreate(told);
		watcher.onDidChange(told);
		watcher.onDidDelete(told);
		this.#watchers.push(watcher);
	}

	#note(path: string): void {
		this.#changes.add(path);
		clearTimeout(this.#diskTimer);
		this.#diskTimer = setTimeout(() => this.#lookNow(), afterChanges);
	}

	/**
	 * Lists folders again for a while, and looks at what nobody told of: the editor watches a new folder some time after it
	 * came (one in another new folder maybe never), and says nothing of a file that comes and goes within a moment, though it was seen.
	 */
	#listAgain(folders: Iterable<string>): void {
		if (!isNear(this.root)) return;
		for (const folder of folders)
			this.#young.set(folder, { listings: 0, unlike: new Set() });
		if (this.#young.size > 0 && !this.#isDisposed)
			this.#youngTimer ??= setTimeout(() => {
				this.#listYoung().catch((error) =>
					this.#log.error(`Listing folders of ${this.name} failed`, error),
				);
			}, betweenListings);
	}

	async #listYoung(): Promise<void> {
		const young = [...this.#young];
		const found = await this.#disk.unlike(this.#engine, this.#young.keys());
		this.#youngTimer = undefined;
		if (this.#isDisposed) return;
		for (const [folder, state] of young) {
			const unlike = found.get(folder) ?? new Set();
			const news = [...unlike].filter((path) => !state.unlike.has(path));
			for (const path of news) this.#note(path);
			if (this.#young.get(folder) !== state) continue;
			const listings = news.length > 0 ? 0 : state.listings + 1;
			if (listings < mostListings)
				this.#young.set(folder, { listings, unlike });
			else this.#young.delete(folder);
		}
		this.#listAgain([]);
	}

	#lookNow(): void {
		clearTimeout(this.#diskTimer);
		this.#diskTimer = undefined;
		this.#looking = this.#looking
			.then(() => this.#whenReady)
			.then(() => this.#look())
			.catch((error) => {
				this.#log.error(`Following changes in ${this.name} failed`, error);
				this.load();
			});
	}

	/** Has the files looked at that guardrails speak about, in the background, once for each state of the guardrails. */
	#lookAround(): void {
		const engine = this.#engine;
		const guards = engine.guards();
		if (this.#guards === guards) return;
		this.#guards = guards;
		this.#around = this.#lookAtAll(
			engine,
			() => this.#guards !== guards || engine !== this.#engine,
		).catch((error) =>
			this.#log.error(`Checking the files of ${this.name} failed`, error),
		);
	}

	async #lookAtAll(engine: Engine, isStale: () => boolean): Promise<void> {
		// A page that is typed on names the same reports with every key.
		const named = engine
			.reportStates()
			.flatMap(({ is, report }) => (is === "unknown" ? report : []));
		if (named.length > 0) {
			await this.#takeReports(engine, this.#disk, named);
			this.schedule();
		}
		// Over the network that would be a long way; open files are checked there.
		if (!this.looksAround) return;
		if (await this.#disk.noteInstalled(engine, isStale)) this.schedule();
		await this.#lookAtSources(engine, engine.paths(), isStale);
	}

	/** Hands reports over as they are on the disk, one after the other, so that what was read last is what counts. */
	#takeReports(
		engine: Engine,
		disk: Disk,
		paths: readonly string[],
	): Promise<void> {
		this.#reporting = this.#reporting.then(async () => {
			for (const path of paths) engine.report(path, await disk.report(path));
		});
		return this.#reporting;
	}

	/** Reads files that guardrails speak about and has them checked; an open document counts as it stands in the editor. */
	async #lookAtSources(
		engine: Engine,
		paths: Iterable<string>,
		isStale: () => boolean = () => engine !== this.#engine,
	): Promise<void> {
		const slices = new Slices();
		let found = false;
		for (const path of [...paths]) {
			if (slices.isOver) await slices.next();
			if (isStale() || this.#isDisposed) return;
			if (path.startsWith("../") || engine.need(path) !== "text") continue;
			const document = documentAt(this.uriOf(path));
			if (document) this.#takeSource(document, path);
			else {
				const content = await this.#disk.content(path);
				if (content === null) engine.pass(path);
				else if (content.text === undefined)
					engine.overlook(path, content.reason);
				else engine.look(path, content.text);
			}
			found = true;
		}
		if (found) this.schedule();
	}

	/** Brings what changed on the disk into the engine. */
	async #look(): Promise<void> {
		const changes = [...this.#changes];
		this.#changes.clear();
		if (changes.some(changesAll)) {
			this.load();
			return this.#whenReady;
		}
		const engine = this.#engine;
		const brought = await this.#bring(changes);
		// Settings say where artifacts are: files that were only known to exist may be some now.
		if (changes.some(tellsPlaces))
			await this.#bring(
				[...engine.paths()].filter(
					(path) =>
						engine.text(path) === undefined && engine.wants(path, () => ""),
				),
			);
		await this.#bring(engine.left());
		if (engine !== this.#engine) {
			// What was read anew meanwhile may have been read before it changed.
			for (const path of changes) this.#note(path);
			return;
		}
		for (const candidate of engine.wantedModels().flat())
			if (
				!this.#disk.inherited.has(candidate) &&
				(await this.#disk.isModel(candidate))
			) {
				this.load();
				return this.#whenReady;
			}
		if (changes.length > fewFiles) await this.#readInSlices(engine);
		// A report counts where it stands, ignored or not; a folder stands for all below it.
		const reports = engine
			.reports()
			.filter((path) =>
				changes.some((one) => one === path || isWithin(one, path)),
			);
		if (reports.length > 0) {
			await this.#takeReports(engine, this.#disk, reports);
			for (const path of engine.foundIn()) brought.add(path);
		}
		await this.#lookAtSources(engine, brought);
		this.checkNow();
	}

	/**
	 * Has the engine know paths as they are now, in documents or on the disk, several at a time; a folder stands for all below it. Returns
	 * them all.
	 */
	async #bring(paths: readonly string[]): Promise<Set<string>> {
		const known = new Set(paths);
		const waiting = [...known];
		const bring = async (path: string) => {
			if (this.#disk.ignores(path, false)) return;
			for (const file of await this.#lookAt(path))
				if (!known.has(file)) {
					known.add(file);
					waiting.push(file);
				}
			const document = documentAt(this.uriOf(path));
			if (document) this.take(document, path);
		};
		while (waiting.length > 0)
			await Promise.all(waiting.splice(0, atOnce).map(bring));
		return known;
	}

	/** Looks at a path on the disk. Returns the files below it where it is a folder. */
	async #lookAt(path: string): Promise<readonly string[]> {
		const engine = this.#engine;
		const isFile = engine.has(path);
		const type = await this.#disk.hand(engine, path);
		if (type === undefined) {
			this.#gone.add(path);
			if (!isFile) this.#forgetBelow(path);
			return [];
		}
		this.#gone.delete(path);
		if ((type & FileType.SymbolicLink) !== 0) {
			if (this.#disk.ignores(path, false)) engine.noteFolder(path);
			else engine.noteLink(path);
		} else if ((type & FileType.Directory) !== 0) {
			engine.remove(path);
			if (this.#disk.ignores(path, true)) {
				engine.noteFolder(path);
				return [];
			}
			const { files, opaque, links } = await this.#disk.list(path);
			for (const folder of opaque) engine.noteFolder(folder);
			for (const link of links) engine.noteLink(link);
			const come = new Set([path]);
			for (const file of files)
				if (!engine.has(file))
					for (let at = folderOf(file); !come.has(at); at = folderOf(at))
						come.add(at);
			this.#listAgain(come);
			// A folder that went and came back within a moment is told as one that changed.
			this.#forgetBelow(path, new Set(files));
			return files;
		}
		return [];
	}

	/** Forgets the files below a folder, but for some. */
	#forgetBelow(folder: string, kept: ReadonlySet<string> = new Set()): void {
		for (const path of [...this.#engine.paths()])
			if (isWithin(folder, path) && !kept.has(path)) {
				this.#gone.add(path);
				if (!documentAt(this.uriOf(path))?.isDirty) this.#engine.remove(path);
			}
	}

	async #readInSlices(engine: Engine): Promise<void> {
		const slices = new Slices();
		for (const _ of engine.reading()) if (slices.isOver) await slices.next();
	}
}

/** All roots of the workspace, and the documents in them. */
export class Folders implements Disposable {
	readonly log: LogOutputChannel;
	#folders: readonly ModelFolder[] = [];
	#opening: Promise<void> = Promise.resolve();
	readonly #progress = new EventEmitter<Progress>();
	readonly #checked = new EventEmitter<Checked>();
	readonly #changed = new EventEmitter<void>();
	readonly #disposables: Disposable[];

	/** Fires while a folder is being read; `done` equals `of` at its end. */
	readonly onDidProgress = this.#progress.event;
	/** Fires after each check that found something else than the one before. */
	readonly onDidCheck = this.#checked.event;
	/** Fires when folders come or go. */
	readonly onDidChangeFolders = this.#changed.event;

	constructor(log: LogOutputChannel) {
		this.log = log;
		this.#disposables = [
			this.#progress,
			this.#checked,
			this.#changed,
			workspace.onDidChangeWorkspaceFolders(() => this.open()),
			workspace.onDidOpenTextDocument((document) => this.#take(document)),
			workspace.onDidChangeTextDocument(({ document }) => this.#take(document)),
			workspace.onDidSaveTextDocument((document) => {
				const found = this.at(document.uri);
				if (
					found?.folder.isReady &&
					found.folder.takeSaved(document, found.path)
				)
					found.folder.schedule();
			}),
			workspace.onDidCloseTextDocument((document) => {
				const found = this.at(document.uri);
				found?.folder.forgetDocument(found.path);
			}),
		];
	}

	/** Finds the roots of the workspace's folders and begins to read those that are new. */
	open(): void {
		this.#opening = this.#opening
			.then(() => this.#open())
			.catch((error) => this.log.error("Opening folders failed", error));
	}

	/** Resolves once the roots of the workspace's folders are known. */
	opened(): Promise<void> {
		return this.#opening;
	}

	/** Every root, in the order of the workspace's folders. */
	get all(): readonly ModelFolder[] {
		return this.#folders;
	}

	/** The root that an address belongs to, the innermost one, and its path there: "" for the root itself. */
	at(uri: Uri): { folder: ModelFolder; path: string } | undefined {
		let best: { folder: ModelFolder; path: string } | undefined;
		for (const folder of this.#folders) {
			const path = pathBelow(folder.root, uri);
			if (path !== undefined && (!best || path.length < best.path.length))
				best = { folder, path };
		}
		return best;
	}

	/** The same for a document, once its text as of now has been handed over; undefined while its root is being read. */
	current(
		document: TextDocument,
	): { folder: ModelFolder; path: string } | undefined {
		const found = this.at(document.uri);
		if (!found?.folder.isReady) return undefined;
		if (found.folder.take(document, found.path)) found.folder.schedule();
		return found;
	}

	/** Resolves once everything that happened until now has been read and checked. */
	async settled(): Promise<void> {
		await this.#opening;
		await Promise.all(this.#folders.map((folder) => folder.settled()));
	}

	dispose(): void {
		for (const folder of this.#folders) folder.dispose();
		for (const disposable of this.#disposables) disposable.dispose();
	}

	#take(document: TextDocument): void {
		const found = this.at(document.uri);
		if (found?.folder.isReady && found.folder.take(document, found.path))
			found.folder.schedule();
	}

	async #open(): Promise<void> {
		const roots = new Map<string, Uri>();
		for (const { uri } of workspace.workspaceFolders ?? []) {
			const root = await modelRoot(uri);
			roots.set(root.toString(), root);
		}
		const known = new Map(this.#folders.map((f) => [f.root.toString(), f]));
		for (const [key, folder] of known) if (!roots.has(key)) folder.dispose();
		this.#folders = [...roots].map(
			([key, root]) =>
				known.get(key) ??
				new ModelFolder(
					root,
					this.log,
					(progress) => this.#progress.fire(progress),
					(checked) => this.#checked.fire(checked),
				),
		);
		this.#changed.fire();
	}
}

/** Says whether a path's change can't be followed alone: what it leaves out or lends is elsewhere, or it is the root itself. */
function changesAll(path: string): boolean {
	return (
		path === "" || path.startsWith("../") || /(?:^|\/)\.gitignore$/.test(path)
	);
}

/** Says whether a change below an extended model may be one of that model: of an artifact, a setting, or what may be a folder. */
function mayConcern(path: string): boolean {
	return (
		canBeArtifact(path) ||
		tellsPlaces(path) ||
		/(?:^|\/)(?:[^/.]*|\.gitignore)$/.test(path)
	);
}

/**
 * Where the model of a folder begins that somebody opened: at the outermost `opmodel.yaml` above it in its repository (outside of one, at
 * the nearest); at the repository's root where the folder is itself a place for artifacts (`product/`, `docs/adr/`); else at the folder.
 */
async function modelRoot(folder: Uri): Promise<Uri> {
	// What lies above a folder that comes over the network is not asked for.
	if (!isNear(folder)) return folder;
	let nearest: Uri | undefined;
	let outermost: Uri | undefined;
	let repository: Uri | undefined;
	for (let here = folder; ; here = Uri.joinPath(here, "..")) {
		if (await exists(here, "opmodel.yaml")) {
			nearest ??= here;
			outermost = here;
		}
		if (await exists(here, ".git")) repository = here;
		if (repository || here.path === "/" || /^\/\w:\/?$/.test(here.path)) break;
	}
	if (!repository) return nearest ?? folder;
	if (outermost) return outermost;
	const path = pathBelow(repository, folder);
	const isPlace =
		path !== undefined &&
		path !== "" &&
		(kindAtDefaultPlace(`${path}/strategy.md`) !== undefined ||
			decisionFolderOf(`${path}/0001-x.md`) !== undefined);
	return isPlace ? repository : folder;
}

async function exists(folder: Uri, name: string): Promise<boolean> {
	try {
		await workspace.fs.stat(Uri.joinPath(folder, name));
		return true;
	} catch {
		return false;
	}
}
