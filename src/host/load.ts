/** Fills an engine from the disk, or another source: the files below a root, and the models that it extends. */

import { lstatSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { manifestText, markedText } from "../code/manifests/encoding";
import { type Report, readingSarif } from "../code/sarif/sarif";
import { mostReportBytes } from "../domain/limits";
import {
	canBeArtifact,
	drained,
	Engine,
	type EngineOptions,
	tellsPlaces,
} from "../engine";
import { decoded, isBinary } from "./read";
import { diskBelow, type Source } from "./source";
import { leftOutBelow } from "./sparse";
import type { Listing } from "./walk";

export interface LoadOptions extends EngineOptions {
	/** Where the texts come from; the disk where it is missing. */
	readonly source?: Source;
	/** Called now and then with how many files are done. */
	readonly progress?: (done: number, of: number) => void;
}

/** Reads everything below a folder that concerns the model into a new engine. The folder must exist. */
export function loadEngine(root: string, options: LoadOptions): Engine {
	const engine = new Engine({
		address: pathToFileURL(root).href,
		...options,
	});
	const source = options.source ?? diskBelow(root);
	loadFolder(engine, source, "");
	for (const path of leftOutBelow(root)) engine.noteAbsent(path);
	const tried = new Set<string>();
	for (;;) {
		const wanted = engine
			.wantedModels()
			.flat()
			.find(
				(candidate) =>
					!tried.has(candidate) && source.has(`${candidate}/opmodel.yaml`),
			);
		if (wanted === undefined) break;
		tried.add(wanted);
		engine.inherit(wanted);
		loadInherited(engine, source, root, wanted);
	}
	for (const { done, of } of engine.reading()) {
		if (done > 0 && done % 50 === 0) options.progress?.(done, of);
		// What is linked and checked now would be so again once files have been looked at.
		if (done === of) break;
	}
	// Seldom entered, as it is huge, and known to git in few repositories.
	if (engine.namesInstalled())
		for (const path of source.list("", true).files) engine.note(path);
	// Tools write them into the folder, whatever state of its files is asked for.
	for (const path of engine.reports())
		engine.report(path, readReport(root, path));
	lookAt(engine, source);
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

/** Has the files checked that a guardrail's check has to read, one after the other, so that no more than one is held at a time. */
function lookAt(engine: Engine, source: Source): void {
	for (const path of engine.paths()) {
		if (path.startsWith("../") || engine.need(path) !== "text") continue;
		const { bytes, reason } = source.read(path);
		if (bytes === undefined) engine.overlook(path, reason);
		else if (!isBinary(bytes)) engine.look(path, { bytes, decode: decoded });
		else {
			const wide = manifestText(path, bytes);
			const text = wide ? wide.text : markedText(bytes);
			if (text !== undefined) engine.look(path, text);
			else if (wide?.reason !== undefined) engine.overlook(path, wide.reason);
			// A picture or an archive has no lines that a guardrail could speak of.
			else engine.pass(path);
		}
	}
}

/** Reads a model that is extended, without the models inside of it: those, the workspace itself maybe among them, are not what is inherited. */
function loadInherited(
	engine: Engine,
	source: Source,
	root: string,
	wanted: string,
): void {
	const { files, ...others } = source.list(wanted);
	const inside = files.flatMap((file) =>
		/.\/opmodel\.ya?ml$/.test(file) ? [`${dirname(file)}/`] : [],
	);
	const own = relative(resolve(root, wanted), root).split(sep).join("/");
	if (own !== "" && !own.startsWith("../")) inside.push(`${own}/`);
	const isOwn = (path: string) => !inside.some((f) => path.startsWith(f));
	loadFolder(engine, source, `${wanted}/`, {
		files: files.filter(isOwn),
		...others,
	});
}

function loadFolder(
	engine: Engine,
	source: Source,
	prefix: string,
	{ files, opaque, links, unreadable }: Listing = source.list(""),
): void {
	for (const path of unreadable) engine.skipFolder(prefix + path);
	for (const path of opaque) engine.noteFolder(prefix + path);
	for (const path of links) engine.noteLink(prefix + path);
	// Settings decide what the other files are, so they go first.
	const others: string[] = [];
	for (const file of files)
		if (tellsPlaces(file)) readInto(engine, source, prefix + file);
		else others.push(file);
	for (const file of others) {
		const path = prefix + file;
		if (canBeArtifact(file) && engine.wants(path, () => source.head(path)))
			readInto(engine, source, path);
		else engine.note(path);
	}
	for (const path of engine.left())
		if (path.startsWith(prefix)) readInto(engine, source, path);
}

function readInto(engine: Engine, source: Source, path: string): void {
	const { bytes, reason } = source.read(path);
	if (bytes === undefined) engine.skip(path, reason);
	else engine.set(path, decoded(bytes));
}
