/** What wakes the extension: globs that the editor takes for globs, and that find the pages which are looked for. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const { activationEvents } = JSON.parse(
	readFileSync("package.json", "utf8"),
) as { activationEvents: readonly string[] };
const lead = "workspaceContains:";
const patterns = activationEvents
	.filter((event) => event.startsWith(lead))
	.map((event) => event.slice(lead.length));

/** The editor searches for what has one of these signs, and takes all else for a file's name. */
const isGlob = (pattern: string) => /[*?]/.test(pattern);

const meanings: Readonly<Record<string, string>> = {
	"**/": "(?:.*/)?",
	"*": "[^/]*",
	"?": "[^/]",
	"{": "(?:",
	",": "|",
	"}": ")",
	".": "\\.",
};
const matchers = patterns.map(
	(pattern) =>
		new RegExp(
			`^${pattern.replace(/\*\*\/|[*?{,}.]/g, (sign) => meanings[sign] as string)}$`,
		),
);
const wakes = (path: string) => matchers.some((m) => m.test(path));

describe("activation", () => {
	it("goes by globs that every search understands", () => {
		for (const pattern of patterns) {
			assert.ok(isGlob(pattern) || !/[{[]/.test(pattern), pattern);
			assert.doesNotMatch(pattern, /\{,|,,|,\}|\{[^}]*\{/, pattern);
		}
	});

	for (const path of [
		"opmodel.yaml",
		"labs/opmodel.yml",
		"product/principles/one.md",
		"STRATEGY.md",
		"principles.md",
		"docs/principles.md",
		"Docs/Roadmap.md",
		"ROADMAP.markdown",
		"VISION.md",
		"docs/core-capabilities.md",
		"handbook/Ways of working.md",
		"tech_radar.md",
		".adr-dir",
		"services/gates/docs/adr/0001-plates.md",
		"ADRs/0001-plates.mdx",
		"rfc/0001-plates.md",
		"packages/gates/decisions/0001-plates/README.md",
		"Architecture Decision Records/plates.md",
		"wiki/09_architecture_decisions/0001-plates.md",
		"docs/04-decisions/0001-plates.markdown",
		"text/0042-plates.md",
		"EIPS/eip-7.md",
		"rfc-023-plates.md",
		"lanes/0001-plates.md",
		"DECISIONS.md",
		"docs/decision-log.md",
		"docs/ADR.md",
	])
		it(`is done by ${path}`, () => assert.ok(wakes(path)));

	for (const path of [
		"README.md",
		"docs/caching-strategy.md",
		"src/text/plates.md",
		"docs/decide.md",
		"_posts/2026-01-02-plates.md",
		"docs/api/metrics.md",
		"src/principles.md",
		"docs/vision.png",
	])
		it(`is not done by ${path}`, () => assert.ok(!wakes(path)));
});
