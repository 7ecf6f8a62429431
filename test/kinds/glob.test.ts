/** Whether a glob speaks of something in a folder, judged by the folder's name. */

import assert from "node:assert/strict";
import { glob, speaksOf } from "../../src/kinds/glob";

function speaks(pattern: string, path: string): boolean {
	const one = glob(pattern);
	assert.ok(one, pattern);
	return speaksOf(one, path);
}

describe("globs and folders", () => {
	for (const [pattern, folder, expected] of [
		["services/**", "services/billing/", true],
		["services/**/*.ts", "services/billing/", true],
		["services/billing/src/*.ts", "services/", true],
		["services/billing/src/*.ts", "services/billing/", true],
		["services/*/src/**", "services/billing/", true],
		["services/*/src/**", "services/billing/src/", true],
		["services/*/src/**", "services/billing/docs/", false],
		["services/**", "apps/", false],
		["services", "services/billing/", true],
		["services/a.ts", "services/", true],
		// A plain path may be a folder, and then means all below it.
		["services/a", "services/a/", true],
		["*.md", "docs/", false],
		["**/*.md", "docs/", true],
		["{apps,services}/**", "apps/web/", true],
		["{apps,services}/**", "docs/", false],
		["{a/b,c}/**", "c/", true],
		["services/**", "", true],
		["**/fixtures/**", "a/", true],
	] as const)
		it(`${pattern} ${expected ? "reaches into" : "stays out of"} ${folder || "the root"}`, () =>
			assert.equal(speaks(pattern, folder), expected));

	it("a file is matched as a whole", () => {
		assert.ok(speaks("services/**", "services/a.ts"));
		assert.ok(!speaks("services/billing/src/*.ts", "services"));
	});
});
