/** The scenarios' table through the command line that is shipped. */

import assert from "node:assert/strict";
import { join } from "node:path";
import type { Diagnostic } from "../../src/domain/diagnostic";
import { CommandLine, writeTexts } from "../helpers/command-line";
import { inLines } from "../scenarios/compare";
import { scenarios } from "../scenarios/table";

describe("scenarios through the command line", () => {
	const cli = new CommandLine("scenarios");
	after(() => cli.remove());

	for (const { name, files, diagnostics } of scenarios)
		it(name, () => {
			const root = join(cli.scratch, name);
			writeTexts(root, files);
			const { stdout, stderr } = cli.run(
				cli.scratch,
				...["check", "--root", root, "--format", "json"],
			);
			assert.equal(stderr, "");
			const found: Diagnostic[] = JSON.parse(stdout).diagnostics;
			assert.deepEqual(inLines(found, diagnostics), diagnostics);
		});
});
