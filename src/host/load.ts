/** Fills an engine from the disk, or another source: the files below a root, and the models that it extends. */

import { dirname, relative, resolve, sep } from "node:path";
import {
	canBeArtifact,
	Engine,
	type EngineOptions,
	isSetting,
} from "../engine";
import { diskBelow, type Source } from "./source";
import type { Listing } from "./walk";

export interface LoadOptions extends EngineOptions {
	/** Where the texts come from; the disk where it is missing. */
	readonly source?: Source;
	/** Called now and then with how many files are done. */
	readonly progress?: (done: number, of: number) => void;
}

/** Reads everything below a folder that concerns the model into a new engine. The folder must exist. */
export function loadEngine(root: string, options: LoadOptions): Engine {
	const engine = new Engine(options);
	const source = options.source ?? diskBelow(root);
	loadFolder(engine, source, "");
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
		if (done % 50 === 0) options.progress?.(done, of);
		// What is linked and checked now would be so again once files have been looked at.
		if (done === of) break;
	}
	lookAt(engine, source);
	return engine;
}

/** Has the files checked that a guardrail's check has to read, one after the other, so that no more than one text is held at a time. */
function lookAt(engine: Engine, source: Source): void {
	for (const path of engine.paths()) {
		if (path.startsWith("../") || engine.need(path) !== "text") continue;
		const { text, reason } = source.read(path);
		if (text === undefined) engine.overlook(path, reason);
		// A picture or an archive has no lines that a guardrail could speak of.
		else if (text.includes("\u0000")) engine.pass(path);
		else engine.look(path, text);
	}
}

/** Reads a model that is extended, without the models inside of it: those, the workspace itself maybe among them, are not what is inherited. */
function loadInherited(
	engine: Engine,
	source: Source,
	root: string,
	wanted: string,
): void {
	const { files, opaque } = source.list(wanted);
	const inside = files.flatMap((file) =>
		/.\/opmodel\.ya?ml$/.test(file) ? [`${dirname(file)}/`] : [],
	);
	const own = relative(resolve(root, wanted), root).split(sep).join("/");
	if (own !== "" && !own.startsWith("../")) inside.push(`${own}/`);
	const isOwn = (path: string) => !inside.some((f) => path.startsWith(f));
	loadFolder(engine, source, `${wanted}/`, {
		files: files.filter(isOwn),
		opaque,
	});
}

function loadFolder(
	engine: Engine,
	source: Source,
	prefix: string,
	{ files, opaque }: Pick<Listing, "files" | "opaque"> = source.list(""),
): void {
	for (const path of opaque) engine.noteFolder(prefix + path);
	// Settings decide what the other files are, so they go first.
	for (const file of files)
		if (isSetting(file)) readInto(engine, source, prefix + file);
	for (const file of files) {
		if (isSetting(file)) continue;
		const path = prefix + file;
		if (canBeArtifact(file) && engine.wants(path, () => source.head(path)))
			readInto(engine, source, path);
		else engine.note(path);
	}
}

function readInto(engine: Engine, source: Source, path: string): void {
	const { text, reason } = source.read(path);
	if (text === undefined) engine.skip(path, reason);
	else engine.set(path, text);
}
