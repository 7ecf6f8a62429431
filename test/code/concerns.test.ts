/** Which files may use an ecosystem's packages, and where a check that can be read speaks. */

import assert from "node:assert/strict";
import { concern, mayUse } from "../../src/code/concerns";
import type { Check, CheckType } from "../../src/domain/artifact";
import { startOfFile } from "../../src/domain/position";

const written = (...texts: string[]) =>
	texts.map((text) => ({ text, range: startOfFile }));

function check(type: CheckType, more: Partial<Check>): Check {
	return {
		type,
		deny: [],
		allow: [],
		in: [],
		for: [],
		rules: [],
		range: startOfFile,
		...more,
	};
}

describe("files that may use packages", () => {
	for (const [path, type, expected] of [
		["package.json", "npm", true],
		["src/View.tsx", "npm", true],
		["src/App.vue", "npm", true],
		["src/run.py", "npm", false],
		["README.md", "npm", false],
		["src/run.py", "pypi", true],
		["requirements-dev.txt", "pypi", true],
		["cmd/main.go", "golang", true],
		["src/lib.rs", "cargo", true],
		["app/Main.kt", "maven", true],
		["Api/Startup.cs", "nuget", true],
		["lib/a.rb", "gem", true],
		["index.php", "composer", true],
		["api/Dockerfile", "docker", true],
		["api/Dockerfile", "npm", false],
		["Makefile", "npm", false],
	] as const)
		it(`${path} ${expected ? "may" : "can't"} use ${type}`, () =>
			assert.equal(mayUse(path, type), expected));
});

describe("checks and files", () => {
	it("what another tool finds may be anywhere, if its report can be read", () => {
		const by = (...sarif: string[]) =>
			check(
				"findings",
				sarif[0] ? { sarif: { text: sarif[0], range: startOfFile } } : {},
			);
		for (const path of ["src/a.ts", "package-lock.json", "vendor/a.go"])
			assert.deepEqual(concern(by("reports/a.sarif"), path), { speaks: true });
		for (const none of [by(), by("../a.sarif")])
			assert.deepEqual(concern(none, "src/a.ts"), {
				speaks: false,
				because: "unusable",
			});
	});

	it("a check on packages speaks of every ecosystem that it names", () => {
		const both = check("dependency", {
			deny: written("pkg:npm/moment"),
			allow: written("pkg:pypi/arrow"),
		});
		assert.deepEqual(concern(both, "a.py"), { speaks: true });
		assert.deepEqual(concern(both, "a.ts"), { speaks: true });
		assert.deepEqual(concern(both, "a.rs"), {
			speaks: false,
			because: "packages",
		});
	});

	it("of several places the one that the file lies in is named, and those that can't be read are passed over", () => {
		const placed = check("content", {
			deny: written("eval"),
			in: written("{", "apps/**", "src/**"),
		});
		assert.deepEqual(concern(placed, "src/a.ts"), {
			speaks: true,
			place: "src/**",
		});
		assert.deepEqual(concern(placed, "lib/a.ts"), {
			speaks: false,
			because: "place",
		});
	});

	it("what others wrote is passed over in a check's places, and elsewhere those are the reason", () => {
		const all = check("content", { deny: written("eval") });
		const because = (one: Check, path: string) => {
			const found = concern(one, path);
			return found.speaks || found.because;
		};
		const placed = { ...all, in: written("src/**") };
		assert.equal(because(all, "dist/a.js"), "foreign");
		assert.equal(because(placed, "dist/a.js"), "place");
		assert.equal(because(placed, "src/dist/a.js"), "foreign");
		assert.equal(
			because({ ...all, in: written("dist/**") }, "dist/a.js"),
			true,
		);
	});

	it("a list that names data speaks of data", () => {
		const list = check("language", { allow: written("TypeScript", "data") });
		assert.deepEqual(concern(list, "a.json"), { speaks: true });
		assert.deepEqual(concern(list, "README.md"), {
			speaks: false,
			because: "language",
		});
	});

	it("a change counts to what others wrote, but what is installed only where that is meant", () => {
		const all = check("decision", { for: written("services/**") });
		assert.deepEqual(concern(all, "services/vendor/a.js"), {
			speaks: true,
			place: "services/**",
		});
		assert.deepEqual(concern(all, "services/node_modules/a/a.js"), {
			speaks: false,
			because: "foreign",
		});
		const change = check("decision", { for: written("vendor/**") });
		assert.deepEqual(concern(change, "vendor/a.js"), {
			speaks: true,
			place: "vendor/**",
		});
		assert.deepEqual(concern(check("decision", {}), "a.js"), {
			speaks: false,
			because: "unusable",
		});
	});
});
