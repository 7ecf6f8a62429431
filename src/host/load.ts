/** Fills an engine from the disk: the files below a root, and the models that it extends. */

import {
	closeSync,
	lstatSync,
	openSync,
	readFileSync,
	readSync,
	statSync,
} from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { type Report, readingSarif } from "../code/sarif";
import {
	canBeArtifact,
	drained,
	Engine,
	isSetting,
	mostReportBytes,
} from "../engine";
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
	const engine = new Engine({
		today: options.today,
		address: pathToFileURL(root).href,
	});
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
	for (const path of engine.reports())
		engine.report(path, readReport(root, path));
	lookAt(engine, root);
	return engine;
}

/** Another tool's report as it is on the disk, ignored or not; undefined where there is none. */
function readReport(root: string, path: string): Report | undefined {
	const file = join(root, path);
	try {
		if (isReachedByLink(root, path))
			return { fault: "a symbolic link leads to it" };
		const stat = statSync(file);
		if (!stat.isFile()) return { fault: "it is no file" };
		if (stat.size > mostReportBytes)
			return { fault: "it is larger than 50 MB" };
		return drained(readingSarif(readFileSync(file, "utf8")));
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		return code === "ENOENT" || code === "ENOTDIR"
			? undefined
			: { fault: "it could not be opened" };
	}
}

/** Says whether a path below a root has a symbolic link on its way, which might lead out of it. */
function isReachedByLink(root: string, path: string): boolean {
	const parts = path.split("/");
	return parts.some((_, n) =>
		lstatSync(join(root, ...parts.slice(0, n + 1))).isSymbolicLink(),
	);
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
