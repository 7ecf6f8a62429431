/** The scenarios' table through the command line that is shipped. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Diagnostic } from "../../src/domain/diagnostic";
import { inLines } from "./compare";
import { scenarios } from "./table";

describe("scenarios through the command line", function () {
	// Each scenario starts a process.
	this.timeout(20_000);
	const scratch = mkdtempSync(join(tmpdir(), "opmodel-scenarios-"));
	after(() => rmSync(scratch, { recursive: true, force: true }));

	for (const { name, files, diagnostics } of scenarios)
		it(name, () => {
			const root = join(scratch, name);
			for (const [path, text] of Object.entries(files)) {
				mkdirSync(dirname(join(root, path)), { recursive: true });
				writeFileSync(join(root, path), text);
			}
			const { stdout, stderr } = spawnSync(
				process.execPath,
				["dist/cli.js", "check", "--root", root, "--format", "json"],
				{ encoding: "utf8" },
			);
			assert.equal(stderr, "");
			const found: Diagnostic[] = JSON.parse(stdout).diagnostics;
			assert.deepEqual(inLines(found, diagnostics), diagnostics);
		});
});
