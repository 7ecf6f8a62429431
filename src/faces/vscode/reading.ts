/** Reads what lies below a folder into an engine, by the editor's own file system, so that it works in the browser and over a network too. */

import {
	type FileStat,
	FileSystemError,
	FileType,
	type TextDocument,
	type Uri,
	workspace,
} from "vscode";
import {
	type ManifestText,
	manifestText,
	markedText,
} from "../../code/manifests/encoding";
import { type Report, readingSarif } from "../../code/sarif/sarif";
import { mostFileCharacters, mostReportBytes } from "../../domain/limits";
import { folderOf } from "../../domain/paths";
import { canBeArtifact, type Engine, tellsPlaces } from "../../engine";
import {
	type IgnoreRules,
	ignoreRules,
	isIgnored,
} from "../../session/ignored";
import { below, isNear, pathBelow } from "./paths";

/** How many files are asked for at a time. */
export const atOnce = 16;
/** For how long, in milliseconds, work goes on before others get their turn. */
const slice = 8;

/** Long work in slices: others get their turn whenever one is over. */
export class Slices {
	#begun = performance.now();

	get isOver(): boolean {
		return performance.now() - this.#begun >= slice;
	}

	/** Lets everything that waits run, and begins the next slice. */
	async next(): Promise<void> {
		await new Promise((resolve) => setTimeout(resolve, 0));
		this.#begun = performance.now();
	}
}

const decoder = new TextDecoder();
const notRead = { reason: "it is too large or can't be opened" };

/** What stands below a folder, by paths from the root, sorted. */
interface Listed {
	/** The files that nobody ignores. */
	readonly files: readonly string[];
	/** The folders that were not entered, and what is ignored. */
	readonly opaque: readonly string[];
	/** The symbolic links that nobody ignores. */
	readonly links: readonly string[];
}

/** What is known of the files below one folder. */
export class Disk {
	readonly root: Uri;
	/** By the folder whose `.gitignore` it is. */
	readonly #ignored = new Map<string, IgnoreRules>();
	/** `node_modules` is like any other folder, as a guardrail names it. */
	#hasInstalled = false;
	/** What is known of the folders whose models were read because `extends` names them. */
	readonly inherited = new Map<string, Disk>();

	constructor(root: Uri) {
		this.root = root;
	}

	/**
	 * Fills a new engine: settings first, as they decide what the other files are. Says now and then how many files are done; stops early
	 * when `isCancelled` says so. Never throws: what can't be read is noted as such.
	 */
	async fill(
		engine: Engine,
		progress: (done: number, of: number) => void,
		isCancelled: () => boolean,
	): Promise<void> {
		if (await this.#isSparse()) engine.noteAbsent("");
		const listed = await this.list("", isCancelled);
		await this.#take(engine, "", listed, progress, isCancelled);
		const tried = new Set<string>();
		for (let more = true; more && !isCancelled(); ) {
			more = false;
			for (const candidate of engine.wantedModels().flat()) {
				if (tried.has(candidate)) continue;
				tried.add(candidate);
				if (!(await this.isModel(candidate))) continue;
				engine.inherit(candidate);
				const source = new Disk(below(this.root, candidate));
				this.inherited.set(candidate, source);
				await this.#inherit(engine, candidate, source, isCancelled);
				more = true;
				break;
			}
		}
		const slices = new Slices();
		for (const { done, of } of engine.reading()) {
			if (!slices.isOver) continue;
			progress(done, of);
			await slices.next();
			if (isCancelled()) return;
		}
	}

	/** Notes what stands in `node_modules` and nobody ignores, where a guardrail names that. Says whether it was looked for. */
	async noteInstalled(
		engine: Engine,
		isCancelled: () => boolean,
	): Promise<boolean> {
		if (this.#hasInstalled || !engine.namesInstalled()) return false;
		this.#hasInstalled = true;
		const { files } = await this.list("", isCancelled);
		for (const path of files) engine.note(path);
		return true;
	}

	/** Says whether git leaves files out of the working tree, as far as its settings here tell: which ones, only its index does. */
	async #isSparse(): Promise<boolean> {
		if (!isNear(this.root)) return false;
		for (const name of ["config.worktree", "config"]) {
			const text = await this.read(`.git/${name}`);
			const [, value] =
				/^\s*sparseCheckout\s*=\s*(\w+)/im.exec(text ?? "") ?? [];
			if (value) return /^(?:true|yes|on|1)$/i.test(value);
		}
		return false;
	}

	/** What stands below a folder, by its path from the root. */
	async list(
		from: string,
		isCancelled: () => boolean = () => false,
	): Promise<Listed> {
		const files: string[] = [];
		const opaque: string[] = [];
		const links: string[] = [];
		const folders = [from];
		const visit = async (folder: string): Promise<void> => {
			let entries: [string, FileType][];
			try {
				entries = await workspace.fs.readDirectory(below(this.root, folder));
			} catch {
				return;
			}
			if (
				entries.some(
					([name, type]) => name === ".gitignore" && type === FileType.File,
				)
			)
				await this.readIgnored(folder);
			for (const [name, type] of entries) {
				const path = folder === "" ? name : `${folder}/${name}`;
				const isLink = (type & FileType.SymbolicLink) !== 0;
				const isFolder = !isLink && (type & FileType.Directory) !== 0;
				if (this.#isIgnored(path, isFolder)) opaque.push(path);
				else if (isLink) links.push(path);
				else if (isFolder) folders.push(path);
				else if ((type & FileType.File) !== 0) files.push(path);
			}
		};
		while (folders.length > 0 && !isCancelled())
			await Promise.all(folders.splice(0, atOnce).map(visit));
		return {
			files: files.sort(),
			opaque: opaque.sort(),
			links: links.sort(),
		};
	}

	/** The paths right in some folders of which the engine knows otherwise than the disk, by folder: new ones, and known ones that are gone. */
	async unlike(
		engine: Engine,
		folders: Iterable<string>,
	): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
		const known = new Map([...folders].map((f) => [f, new Set<string>()]));
		for (const path of engine.paths())
			for (let child = path; child !== ""; child = folderOf(child))
				known.get(folderOf(child))?.add(child);
		const unlike = new Map<string, ReadonlySet<string>>();
		const compare = async ([folder, gone]: readonly [string, Set<string>]) => {
			const entries = await workspace.fs
				.readDirectory(below(this.root, folder))
				.then(undefined, () => []);
			const come: string[] = [];
			for (const [name, type] of entries) {
				const path = folder === "" ? name : `${folder}/${name}`;
				const isFolder = (type & FileType.Directory) !== 0;
				if (
					!gone.delete(path) &&
					!engine.isOpaque(path) &&
					!this.#isIgnored(path, isFolder)
				)
					come.push(path);
			}
			unlike.set(folder, new Set([...gone, ...come]));
		};
		const waiting = [...known];
		while (waiting.length > 0)
			await Promise.all(waiting.splice(0, atOnce).map(compare));
		return unlike;
	}

	/** Says whether a path below the root is left out by a `.gitignore` that has been read, itself or by a folder on the way to it. */
	ignores(path: string, isFolder: boolean): boolean {
		if (path === "" || path.startsWith("../")) return false;
		for (
			let end = path.indexOf("/");
			end >= 0;
			end = path.indexOf("/", end + 1)
		) {
			const folder = path.slice(0, end);
			if (this.#isIgnored(folder, true)) return true;
		}
		return this.#isIgnored(path, isFolder);
	}

	#isIgnored(path: string, isFolder: boolean): boolean {
		const rules = this.#rulesAbove(path);
		return isIgnored(rules, path, isFolder, this.#hasInstalled);
	}

	/** What the folders that a path lies in leave out, outermost first. */
	#rulesAbove(path: string): IgnoreRules[] {
		const rules: IgnoreRules[] = [];
		const add = (folder: string) => {
			const own = this.#ignored.get(folder);
			if (own) rules.push(own);
		};
		add("");
		for (
			let end = path.indexOf("/");
			end >= 0;
			end = path.indexOf("/", end + 1)
		)
			add(path.slice(0, end));
		return rules;
	}

	/** Reads a folder's `.gitignore` anew. */
	async readIgnored(folder: string): Promise<void> {
		const text = await this.read(
			folder === "" ? ".gitignore" : `${folder}/.gitignore`,
		);
		const rules = text === undefined ? undefined : ignoreRules(folder, text);
		if (rules) this.#ignored.set(folder, rules);
		else this.#ignored.delete(folder);
	}

	/** A file's text, or undefined where there is none, it is no text or larger than what is read. */
	async read(path: string): Promise<string | undefined> {
		return (await this.content(path))?.text;
	}

	/** The same, or why it is not known (to complete "not read, as …"); null for a file that is no text. */
	async content(path: string): Promise<ManifestText | null> {
		const uri = below(this.root, path);
		try {
			if ((await workspace.fs.stat(uri)).size > mostFileCharacters)
				return notRead;
			const bytes = await workspace.fs.readFile(uri);
			if (bytes.includes(0)) {
				const wide = manifestText(path, bytes);
				const text = wide ? undefined : markedText(bytes);
				return wide ?? (text === undefined ? null : { text });
			}
			return { text: decoder.decode(bytes) };
		} catch {
			return notRead;
		}
	}

	/** Another tool's report as it is now, ignored or not, read in slices; undefined where there is none. Links are not followed. */
	async report(path: string): Promise<Report | undefined> {
		const uri = below(this.root, path);
		try {
			for (let end = 0; end >= 0; ) {
				end = path.indexOf("/", end + 1);
				const part = end < 0 ? uri : below(this.root, path.slice(0, end));
				if (
					((await workspace.fs.stat(part)).type & FileType.SymbolicLink) !==
					0
				)
					return { fault: "a symbolic link leads to it" };
			}
			const { size, type } = await workspace.fs.stat(uri);
			if ((type & FileType.File) === 0) return { fault: "it is no file" };
			// Over the network, what takes long is not worth the way.
			if (size > mostFileCharacters && !isNear(uri))
				return { fault: "it is larger than 2 MB and comes over the network" };
			if (size > mostReportBytes) return { fault: "it is larger than 50 MB" };
			const reading = readingSarif(
				decoder.decode(await workspace.fs.readFile(uri)),
			);
			const slices = new Slices();
			for (;;) {
				const { done, value } = reading.next();
				if (done) return value;
				if (slices.isOver) await slices.next();
			}
		} catch (error) {
			return error instanceof FileSystemError && error.code === "FileNotFound"
				? undefined
				: { fault: "it could not be opened" };
		}
	}

	/**
	 * Hands one file over as it is now: its text where the engine wants it. A file that is gone is forgotten, unless somebody is still
	 * writing it. Returns what was found there, undefined for nothing; what is no plain file is left to the caller.
	 */
	async hand(engine: Engine, path: string): Promise<FileType | undefined> {
		const uri = below(this.root, path);
		let stat: FileStat;
		try {
			stat = await workspace.fs.stat(uri);
		} catch {
			if (!documentAt(uri)?.isDirty) engine.remove(path);
			return undefined;
		}
		if (stat.type === FileType.File) await this.#handFile(engine, path, stat);
		return stat.type;
	}

	async #handFile(
		engine: Engine,
		path: string,
		{ size }: FileStat,
	): Promise<void> {
		const uri = below(this.root, path);
		if (!canBeArtifact(path) && !tellsPlaces(path)) {
			engine.note(path);
			return;
		}
		// Over the network, only what stands where an artifact is expected is worth the way.
		if (!isNear(uri) && !engine.wants(path, () => "")) {
			engine.note(path);
			return;
		}
		if (size > mostFileCharacters) {
			if (engine.wants(path, () => ""))
				engine.skip(path, "it is larger than 2 MB");
			else engine.note(path);
			return;
		}
		try {
			const read = decoder.decode(await workspace.fs.readFile(uri));
			// Looked for after the reading, as somebody may have typed meanwhile.
			const text = documentAt(uri)?.getText() ?? read;
			if (engine.wants(path, () => text.slice(0, 8192))) engine.set(path, text);
			else {
				// What was an artifact until now is a plain file from here on.
				if (engine.text(path) !== undefined) engine.remove(path);
				engine.note(path);
			}
		} catch {
			engine.skip(path, "it could not be opened");
		}
	}

	async #take(
		engine: Engine,
		prefix: string,
		{ files, opaque, links }: Listed,
		progress: (done: number, of: number) => void,
		isCancelled: () => boolean,
	): Promise<void> {
		for (const path of opaque) engine.noteFolder(prefix + path);
		for (const path of links) engine.noteLink(prefix + path);
		const paths = files.map((file) => prefix + file);
		for (const path of paths)
			if (tellsPlaces(path)) await this.hand(engine, path);
		const rest = paths.filter((path) => !tellsPlaces(path));
		const toRead = rest.filter((path) => canBeArtifact(path));
		for (const path of rest) if (!canBeArtifact(path)) engine.note(path);
		for (let n = 0; n < toRead.length && !isCancelled(); n += atOnce) {
			progress(n, toRead.length);
			await Promise.all(
				toRead.slice(n, n + atOnce).map((path) => this.hand(engine, path)),
			);
		}
		const left = engine.left().filter((path) => path.startsWith(prefix));
		for (let n = 0; n < left.length && !isCancelled(); n += atOnce)
			await Promise.all(
				left.slice(n, n + atOnce).map((path) => this.hand(engine, path)),
			);
	}

	/** Reads a model that is extended, without the models inside of it: those, the root itself maybe among them, are not what is inherited. */
	async #inherit(
		engine: Engine,
		wanted: string,
		source: Disk,
		isCancelled: () => boolean,
	): Promise<void> {
		const { files, ...others } = await source.list("", isCancelled);
		const inside = files.flatMap((file) =>
			/.\/opmodel\.ya?ml$/.test(file)
				? [file.slice(0, file.lastIndexOf("/") + 1)]
				: [],
		);
		const root = pathBelow(source.root, this.root);
		if (root) inside.push(`${root}/`);
		const own = files.filter((file) => !inside.some((f) => file.startsWith(f)));
		const listed = { files: own, ...others };
		await this.#take(engine, `${wanted}/`, listed, () => {}, isCancelled);
	}

	/** Says whether a folder, by its path from the root, holds an `opmodel.yaml`. */
	async isModel(folder: string): Promise<boolean> {
		try {
			const uri = below(this.root, `${folder}/opmodel.yaml`);
			return ((await workspace.fs.stat(uri)).type & FileType.File) !== 0;
		} catch {
			return false;
		}
	}
}

/** The document that is open for an address; what stands there counts more than what is on the disk. */
export function documentAt(uri: Uri): TextDocument | undefined {
	const key = uri.toString();
	return workspace.textDocuments.find((d) => d.uri.toString() === key);
}

/** Says whether a document is longer than what is read. */
export function isTooLong(document: TextDocument): boolean {
	const { end } = document.lineAt(document.lineCount - 1).range;
	return document.offsetAt(end) > mostFileCharacters;
}
