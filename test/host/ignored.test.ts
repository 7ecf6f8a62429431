/** What `.gitignore` leaves out, compared with git itself on trees that nobody would write by hand. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { passedOver, walk } from "../../src/host/walk";

/** The files that git would add. */
function listedByGit(root: string): string[] {
	const { stdout, status, stderr } = spawnSync(
		"git",
		["ls-files", "-z", "--others", "--exclude-standard"],
		{
			cwd: root,
			encoding: "utf8",
			env: {
				...process.env,
				GIT_CONFIG_GLOBAL: "/dev/null",
				GIT_CONFIG_SYSTEM: "/dev/null",
			},
		},
	);
	assert.equal(status, 0, stderr);
	return stdout.split("\u0000").filter(Boolean).sort();
}

const names = [
	...["build", "a.log", "b.tmp", "keep", "x.py", "x.pyc", "#a", "!b"],
	...["build ", "a.log\t", "KEEP2"],
];
const patterns = [
	...["build/", "build", "/build", "*.log", "*.tmp", "!keep", "!*.log"],
	...["keep/**", "**/keep", "/keep/*.log", "*.py[co]", "x.?y", "?.tmp"],
	...["a*", "*", "!build/", "!*/", "b*d", "[ab].*", "x.py   ", "\\#a"],
	...["x[.a/]py", "[/a].log", "build /", "build\\ ", "a.log\t", "a.log\r"],
	...["\\!b", "# a.log", "", "keep/", "build/*", "!build/keep", "*.*.log"],
];

describe("what .gitignore leaves out", () => {
	let root: string;
	beforeEach(() => {
		root = mkdtempSync(join(tmpdir(), "opmodel-ignored-"));
		assert.equal(spawnSync("git", ["init", "-q"], { cwd: root }).status, 0);
	});
	afterEach(() => rmSync(root, { recursive: true, force: true }));

	it("is what git leaves out", () => {
		const path = fc
			.array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 })
			.map((parts) => parts.join("/"));
		const rules = (from: readonly string[]) =>
			fc
				.array(fc.constantFrom(...from), { maxLength: 5 })
				.map((lines) => lines.join("\n"));
		// What an inner file takes back, folder by folder, the library that knows the patterns does not believe.
		const inner = rules(patterns.filter((one) => !one.startsWith("!")));
		const trees = fc.sample(
			fc.tuple(
				fc.array(path, { minLength: 1, maxLength: 25 }),
				rules(patterns),
				fc.option(fc.tuple(fc.constantFrom(...names), inner)),
			),
			{ numRuns: 150, seed: 4 },
		);
		const written = trees.map(([paths, above, below], n) => {
			const files = new Map<string, string>([[".gitignore", above]]);
			if (below) files.set(`${below[0]}/.gitignore`, below[1]);
			for (const path of paths) files.set(path, "x");
			return [...files].flatMap(([file, text]) => {
				const place = join(root, `tree-${n}`, file);
				try {
					mkdirSync(dirname(place), { recursive: true });
					writeFileSync(place, text);
					return [file];
				} catch {
					// A file stands where this one wants a folder.
					return [];
				}
			});
		});
		const listed = listedByGit(root);
		let left = 0;
		for (const [n, tree] of trees.entries()) {
			const folder = `tree-${n}`;
			const expected = listed
				.filter((file) => file.startsWith(`${folder}/`))
				.map((file) => file.slice(folder.length + 1));
			const shown = JSON.stringify(tree);
			assert.deepEqual(walk(join(root, folder)).files, expected, shown);
			const isPassedOver = passedOver(join(root, folder));
			const files = written[n] as string[];
			assert.deepEqual(
				files.filter((file) => !isPassedOver(file)).sort(),
				expected,
				shown,
			);
			left += files.length - expected.length;
		}
		assert.ok(left > 100, `${left}`);
	});

	it("is known at once, however long a line", () => {
		for (const line of [
			`${" ".repeat(1e6)}x`,
			`a${"/".repeat(1e6)}x`,
			`a${" ".repeat(1e6)}`,
			`a${"/".repeat(1e6)}`,
		]) {
			writeFileSync(join(root, ".gitignore"), `*.log\n${line}\n`);
			writeFileSync(join(root, "a.log"), "x");
			writeFileSync(join(root, "a.txt"), "x");
			assert.deepEqual(walk(root).files, [".gitignore", "a.txt"]);
		}
	});
});
