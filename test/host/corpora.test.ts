/** Real repositories: nothing crashes, and nobody is shouted at. Reads the folder that OPMODEL_CORPORA names; skipped where it is absent. */

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Engine } from "../../src/engine";
import { loadEngine } from "../../src/host/load";
import { planInit } from "../../src/plans/init";
import { isRefusal } from "../../src/plans/plan";

const corpora = resolve(process.env.OPMODEL_CORPORA ?? "../shared/corpora");

const today = "2026-11-22";

/** Contradictions inside a repository are its own: they are what the product is for. */
const contradictions = new Set([
	"decisions/supersession-agrees",
	"decisions/number-unique",
	"files/syntax",
]);

type Files = ReadonlyMap<string, string>;

/** Errors and warnings, contradictions aside, as lines. */
function loud(engine: Engine): string[] {
	return engine
		.check()
		.diagnostics.filter(
			(d) =>
				!contradictions.has(d.rule) &&
				(d.severity === "error" || d.severity === "warning"),
		)
		.map((d) => `${d.severity} ${d.file}: ${d.rule}: ${d.message}`);
}

/** The repository as `opmodel init` would leave it. */
function initialized(engine: Engine, folder: string, title: string): Engine {
	const plan = planInit({
		workspace: engine.workspace(),
		paths: [...engine.paths()].sort(),
		read: (path) => {
			try {
				return readFileSync(join(folder, path), "utf8");
			} catch {
				return undefined;
			}
		},
		today,
		all: false,
		title,
	});
	assert.ok(!isRefusal(plan));
	const written: Files = new Map(
		plan.edits.map((edit) => [edit.file, edit.newText]),
	);
	// What is left as it was need not be read again.
	const after = new Engine({ today, like: engine });
	for (const [path, text] of written) after.set(path, text);
	for (const path of engine.paths()) {
		const text =
			engine.text(path) ??
			(/\.(?:md|ya?ml)$/i.test(path)
				? readFileSync(join(folder, path), "utf8")
				: undefined);
		if (written.has(path)) continue;
		if (text === undefined) after.note(path);
		else after.set(path, text);
	}
	return after;
}

describe("real repositories", () => {
	if (!existsSync(corpora)) {
		it.skip(`are not at hand: OPMODEL_CORPORA names no folder (${corpora})`);
		return;
	}
	for (const part of ["adr", "product"])
		for (const name of readdirSync(join(corpora, part)).sort())
			describe(`${part}/${name}`, () => {
				const folder = join(corpora, part, name);
				let engine: Engine | undefined;
				const loaded = () => {
					engine ??= loadEngine(folder, { today });
					return engine;
				};
				// Mocha keeps what a test can reach, and these are large.
				after(() => {
					engine = undefined;
				});

				it("has no error and at most three warnings, contradictions aside", () => {
					const said = loud(loaded());
					assert.deepEqual(
						said.filter((line) => line.startsWith("error")),
						[],
					);
					assert.ok(said.length <= 3, said.join("\n"));
				});

				it("has at most three warnings more after init", () => {
					const before = loud(loaded()).length;
					const said = loud(initialized(loaded(), folder, name));
					assert.ok(said.length <= before + 3, said.join("\n"));
				});
			});
});
