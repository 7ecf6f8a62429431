/** What is derived from rules and schemas is what is committed. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

describe("generated files", () => {
	it("are up to date (npm run generate)", () => {
		const run = spawnSync(
			process.execPath,
			["scripts/generate.mjs", "--check"],
			{ encoding: "utf8" },
		);
		assert.equal(run.status, 0, run.stderr);
	});
});
