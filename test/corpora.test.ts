/** Real repositories: nothing crashes, and nobody is shouted at. Reads the folder that OPMODEL_CORPORA names; skipped where it is absent. */

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { loadEngine } from "../src/host/load";

const corpora = resolve(process.env.OPMODEL_CORPORA ?? "../shared/corpora");

/** Contradictions inside a repository are its own: they are what the product is for. */
const contradictions = new Set([
	"decisions/supersession-agrees",
	"decisions/number-unique",
	"files/syntax",
]);

describe("real repositories", () => {
	if (!existsSync(corpora)) {
		it.skip(`are not at hand: OPMODEL_CORPORA names no folder (${corpora})`);
		return;
	}
	for (const part of ["adr", "product"])
		for (const name of readdirSync(join(corpora, part)).sort())
			it(`${part}/${name}: no error and at most three warnings, contradictions aside`, function () {
				this.timeout(30_000);
				const engine = loadEngine(join(corpora, part, name), {
					today: "2026-11-22",
				});
				const loud = engine
					.check()
					.diagnostics.filter(
						(d) =>
							!contradictions.has(d.rule) &&
							(d.severity === "error" || d.severity === "warning"),
					);
				const said = loud.map((d) => `${d.file}: ${d.rule}: ${d.message}`);
				assert.deepEqual(
					loud.filter((d) => d.severity === "error"),
					[],
					said.join("\n"),
				);
				assert.ok(loud.length <= 3, said.join("\n"));
			});
});
