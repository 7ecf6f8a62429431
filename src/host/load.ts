/** Fills an engine from the disk: the files below a root, and the models that it extends. */

import { closeSync, openSync, readSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { canBeArtifact, Engine, isSetting } from "../engine";
import { readFile } from "./read";
import { type Listing, walk } from "./walk";

export interface LoadOptions {
	/** ISO date for the rules. */
	readonly today: string;
	/** Called now and then with how many files are done. */
	readonly progress?: (done: number, of: number) => void;
}

/** Reads everything below a folder that concerns the model into a new engine. The folder must exist. */
export function loadEngine(root: string, options: LoadOptions): Engine {
	const engine = new Engine({ today: options.today });
	loadFolder(engine, root, "");
	const tried = new Set<string>();
	for (;;) {
		const wanted = engine
			.wantedModels()
			.flat()
			.find((candidate) => !tried.has(candidate) && isModel(root, candidate));
		if (wanted === undefined) break;
		tried.add(wanted);
		engine.inherit(wanted);
		loadInherited(engine, root, wanted);
	}
	for (const { done, of } of engine.reading()) {
		if (done % 50 === 0) options.progress?.(done, of);
		// What is linked and checked now would be so again once files have been looked at.
		if (done === of) break;
	}
	lookAt(engine, root);
	return engine;
}

/** Has the files checked that a guardrail's check has to read, one after the other, so that no more than one text is held at a time. */
function lookAt(engine: Engine, root: string): void {
	for (const path of engine.paths()) {
		if (path.startsWith("../") || engine.need(path) !== "text") continue;
		const { text, reason } = readFile(join(root, path));
		if (text === undefined) engine.overlook(path, reason);
		// A picture or an archive has no lines that a guardrail could speak of.
		else if (text.includes("\u0000")) engine.pass(path);
		else engine.look(path, text);
	}
}

function isModel(root: string, folder: string): boolean {
	try {
		return statSync(join(root, folder, "opmodel.yaml")).isFile();
	} catch {
		return false;
	}
}

/** Reads a model that is extended, without the models inside of it: those, the workspace itself maybe among them, are not what is inherited. */
function loadInherited(engine: Engine, root: string, wanted: string): void {
	const folder = resolve(root, wanted);
	const { files, opaque } = walk(folder);
	const inside = files.flatMap((file) =>
		/.\/opmodel\.ya?ml$/.test(file) ? [`${dirname(file)}/`] : [],
	);
	const own = relative(folder, root).split(sep).join("/");
	if (own !== "" && !own.startsWith("../")) inside.push(`${own}/`);
	const isOwn = (path: string) => !inside.some((f) => path.startsWith(f));
	loadFolder(engine, folder, `${wanted}/`, {
		files: files.filter(isOwn),
		opaque,
	});
}

function loadFolder(
	engine: Engine,
	folder: string,
	prefix: string,
	{ files, opaque }: Pick<Listing, "files" | "opaque"> = walk(folder),
): void {
	for (const path of opaque) engine.noteFolder(prefix + path);
	// Settings decide what the other files are, so they go first.
	for (const file of files)
		if (isSetting(file)) readInto(engine, folder, prefix, file);
	for (const file of files) {
		if (isSetting(file)) continue;
		const full = join(folder, file);
		if (canBeArtifact(file) && engine.wants(prefix + file, () => head(full)))
			readInto(engine, folder, prefix, file);
		else engine.note(prefix + file);
	}
}

function readInto(
	engine: Engine,
	folder: string,
	prefix: string,
	file: string,
): void {
	const { text, reason } = readFile(join(folder, file));
	if (text === undefined) engine.skip(prefix + file, reason);
	else engine.set(prefix + file, text);
}

/** The first bytes of a file as text; "" where it can't be read. */
function head(path: string): string {
	let descriptor: number | undefined;
	try {
		descriptor = openSync(path, "r");
		const buffer = Buffer.alloc(8192);
		const length = readSync(descriptor, buffer, 0, buffer.length, 0);
		return buffer.toString("utf8", 0, length);
	} catch {
		return "";
	} finally {
		if (descriptor !== undefined) closeSync(descriptor);
	}
}
