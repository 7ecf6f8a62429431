/** A change between two states of a handful of files, checked as `opmodel check --base main` does it. */

import { type ChangedFile, linesChanged } from "../../src/code/changes";
import type { Diagnostic } from "../../src/domain/diagnostic";
import { type ChangeBase, Engine, type EngineOptions } from "../../src/engine";
import { broughtSince } from "../../src/review/since-base";
import type { Texts } from "./checking";

type Files = ReadonlyMap<string, string>;

/** An engine that knows some files, as a host has one that looked for reports. */
export function engineOf(files: Files, options: EngineOptions): Engine {
	const engine = new Engine(options);
	for (const [path, text] of files) engine.set(path, text);
	for (const path of engine.reports())
		if (!files.has(path)) engine.report(path, undefined);
	return engine;
}

/** What an engine of now has to know of a base. Takes the files of now, those of then, and what has changed. */
export function baseOf(
	engine: Engine,
	files: Files,
	then: Files,
	change: readonly ChangedFile[],
): ChangeBase {
	const { today } = engine;
	const before = engineOf(then, { today, like: engine });
	const isThen = engine.heldFrom(before, change);
	if (!isThen) return { ref: "main", before };
	const held = engineOf(
		new Map([
			...[...files].filter(([path]) => !isThen(path)),
			...[...then].filter(([path]) => isThen(path)),
		]),
		{ today, like: before, heldBy: { before, files: change } },
	);
	const { artifacts } = engine.workspace();
	held.change(change.filter(({ path }) => !artifacts.has(path)));
	return { ref: "main", before, held };
}

/**
 * What a change brings. Takes the files at the base, what is another text since (undefined for what is gone), and where files that have moved
 * were.
 */
export function brought(
	before: Texts,
	changed: Readonly<Record<string, string | undefined>>,
	moved: Readonly<Record<string, string>> = {},
	today = "2026-11-22",
): Diagnostic[] {
	const then = new Map(Object.entries(before));
	const files = new Map(then);
	for (const [to, from] of Object.entries(moved)) {
		files.set(to, files.get(from) ?? "");
		files.delete(from);
	}
	for (const [path, text] of Object.entries(changed))
		if (text === undefined) files.delete(path);
		else files.set(path, text);
	const change = [...new Set([...then.keys(), ...files.keys()])]
		.sort()
		.flatMap((path): ChangedFile[] => {
			const from = moved[path];
			const was = then.get(from ?? path);
			const is = files.get(path);
			if (is === undefined)
				return Object.values(moved).includes(path)
					? []
					: [{ path, how: "removed" }];
			if (was === undefined) return [{ path, how: "added" }];
			if (from !== undefined)
				return [{ path, how: "renamed", from, ...linesChanged(was, is) }];
			return was === is
				? []
				: [{ path, how: "changed", ...linesChanged(was, is) }];
		});
	const engine = engineOf(files, { today });
	const base = baseOf(engine, files, then, change);
	engine.change(change, base);
	return broughtSince(
		change,
		base.before.check().diagnostics,
		engine.check().diagnostics,
		base.held?.check().diagnostics,
		"main",
	);
}
