/** Reports as tools write them that are installed here: the files that they name are found. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadEngine } from "../../src/host/load";

describe("reports of tools that are installed", () => {
	it("Biome: absolute paths of this machine, not encoded, in a copy of the folder elsewhere", () => {
		const folder = mkdtempSync(join(tmpdir(), "opmodel-biome-"));
		try {
			const write = (path: string, text: string) => {
				mkdirSync(join(folder, path, ".."), { recursive: true });
				writeFileSync(join(folder, path), text);
			};
			write("there/src/my file.ts", "debugger;\n");
			const { stdout } = spawnSync(
				process.execPath,
				[
					resolve("node_modules/@biomejs/biome/bin/biome"),
					...["lint", "--reporter=sarif", "."],
				],
				{ cwd: join(folder, "there"), encoding: "utf8" },
			);
			assert.match(stdout, /there\/src\/my file\.ts/);
			for (const where of ["there", "here"]) {
				write(`${where}/src/my file.ts`, "debugger;\n");
				write(`${where}/reports/biome.sarif`, stdout);
				write(
					`${where}/product/guardrails.md`,
					"# Guardrails\n\n- Owner: P\n\n## GR-1: One\n\nWhy.\n\n- Findings from: `reports/biome.sarif`\n",
				);
				const found = loadEngine(join(folder, where), { today: "2026-11-22" })
					.check()
					.diagnostics.filter(({ rule }) => rule === "code/guardrail-holds")
					.map(({ file, range }) => [file, range.start.line]);
				assert.deepEqual(found, [["src/my file.ts", 0]]);
			}
		} finally {
			rmSync(folder, { recursive: true, force: true });
		}
	});
});
