/** What globs mean, case by case; test/host/globs.test.ts compares them with git's answers on generated trees. */

import assert from "node:assert/strict";
import type { BracketNames } from "../../src/matching/bracket-names";
import {
	glob,
	globFault,
	globOf,
	nameFault,
	nameGlob,
	normalGlob,
	plainStart,
	speaksOf,
} from "../../src/matching/glob";
import { bracketNamesAmong } from "../helpers/globs";

function speaks(pattern: string, path: string, names?: BracketNames): boolean {
	const one = glob(pattern, names);
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
		["{a/b,c}/**", "a/", true],
		["{a/b,c}/**", "a/c/", false],
		["services/**", "", true],
		["**/fixtures/**", "a/", true],
		// Only what stands right in it is meant.
		["services/*", "services/", true],
		["services/*", "services/billing/", false],
		["app/(shop)/**", "app/(shop)/", true],
		["app/(shop)/**", "app/shop/", false],
		["app/[id]", "app/[id]/edit/", true],
		["app/[id]/*.tsx", "app/[id]/", true],
		["app/[id]/*.tsx", "app/[id]/edit/", false],
		["app/[id]/**", "app/", true],
		["app/\\[id\\]/**", "app/i/", false],
	] as const)
		it(`${pattern} ${expected ? "reaches into" : "stays out of"} ${folder || "the root"}`, () =>
			assert.equal(speaks(pattern, folder), expected));

	it("a file is matched as a whole", () => {
		assert.ok(speaks("services/**", "services/a.ts"));
		assert.ok(!speaks("services/billing/src/*.ts", "services"));
	});

	it("a folder that a bracket names is not entered where a class would be", () => {
		const names = bracketNamesAmong(["app/[id]/page.tsx", "app/i/page.tsx"]);
		assert.ok(!speaks("app/[id]/**", "app/i/", names));
		assert.ok(speaks("app/[id]/**", "app/i/"));
	});
});

/** Globs, what they mean and what they don't, in a workspace that holds all these files. */
const meanings: Readonly<
	Record<string, { yes: readonly string[]; no: readonly string[] }>
> = {
	// Parentheses are characters.
	"app/(shop)/**": {
		yes: ["app/(shop)/page.tsx", "app/(shop)/a/b.tsx"],
		no: ["app/shop/page.tsx", "app/(shop)x/page.tsx"],
	},
	"docs/a (old)/**": { yes: ["docs/a (old)/x.md"], no: ["docs/a old/x.md"] },
	"app/(..)(..)x": { yes: ["app/(..)(..)x/page.tsx"], no: ["app/x/page.tsx"] },
	"app/@modal/(.)photo/**": {
		yes: ["app/@modal/(.)photo/[id]/page.tsx"],
		no: ["app/@modal/.photo/page.tsx", "app/modal/(.)photo/page.tsx"],
	},
	"app/@modal/(.)photo": {
		yes: ["app/@modal/(.)photo/page.tsx"],
		no: ["app/@modal/photo/page.tsx"],
	},
	"src/routes/(app)/*.svelte": {
		yes: ["src/routes/(app)/+page.svelte"],
		no: ["src/routes/app/+page.svelte", "src/routes/(app)/a/+page.svelte"],
	},
	"src/routes/+page@(app).svelte": {
		yes: ["src/routes/+page@(app).svelte"],
		no: ["src/routes/+page@app.svelte"],
	},
	"(tabs)/_layout.tsx": {
		yes: ["(tabs)/_layout.tsx"],
		no: ["tabs/_layout.tsx"],
	},
	"+html.tsx": { yes: ["+html.tsx"], no: ["html.tsx", "a+html.tsx"] },
	"a|b/*.ts": { yes: ["a|b/x.ts"], no: ["a", "b/x.ts"] },
	'a"b"/**': { yes: ['a"b"/x'], no: ["ab/x"] },
	"src/$lib/^x.ts": { yes: ["src/$lib/^x.ts"], no: ["src/lib/x.ts"] },
	"wow!": { yes: ["wow!/x"], no: ["wow/x"] },
	// Brackets mean a name that is there.
	"app/[id]": {
		yes: ["app/[id]/page.tsx"],
		no: ["app/i/page.tsx", "app/[slug]/page.tsx"],
	},
	"app/[...auth]/**": { yes: ["app/[...auth]/a.ts"], no: ["app/a/a.ts"] },
	"app/[[...slug]]/**": { yes: ["app/[[...slug]]/a.ts"], no: ["app/s]/a.ts"] },
	"pages/[user-id]/**": { yes: ["pages/[user-id]/a.ts"], no: ["pages/u/a.ts"] },
	"src/routes/[[lang=lang]]/**": {
		yes: ["src/routes/[[lang=lang]]/+page.svelte"],
		no: ["src/routes/l]/+page.svelte"],
	},
	"[...missing].tsx": { yes: ["[...missing].tsx"], no: ["m.tsx"] },
	"pages/[id].*": { yes: ["pages/[id].tsx"], no: ["pages/i.tsx"] },
	"app/*/[id]/**": { yes: ["app/x/[id]/a.ts"], no: ["app/x/d/a.ts"] },
	"app/**/[id]/*.ts": {
		yes: ["app/x/[id]/a.ts", "app/x/y/[id]/b.ts"],
		no: ["app/x/d/a.ts"],
	},
	"app/{[id],[slug]}/**": {
		yes: ["app/[id]/page.tsx", "app/[slug]/page.tsx"],
		no: ["app/i/page.tsx", "app/s/page.tsx"],
	},
	// Where no such name is, they are classes, name by name.
	"docs/[0-9]*.md": { yes: ["docs/1-a.md"], no: ["docs/a.md"] },
	"docs/[!0-9]*.md": { yes: ["docs/a.md"], no: ["docs/1-a.md"] },
	"docs/[^a-z]*.md": { yes: ["docs/1-a.md"], no: ["docs/a.md"] },
	"app/[id]/[ab].ts": { yes: ["app/[id]/a.ts"], no: ["app/[id]/c.ts"] },
	"v[12]": { yes: [], no: ["v1/x.ts"] },
	"v[12]/**": { yes: ["v1/x.ts"], no: ["v3/x.ts"] },
	"v[]1]/**": { yes: ["v1/x.ts", "v]/x.ts"], no: ["v3/x.ts"] },
	"v[z-a]/**": { yes: ["vz/x.ts"], no: ["v3/x.ts", "vb/x.ts"] },
	"[]": { yes: ["[]/x.ts"], no: ["x/x.ts"] },
	// A backslash takes a meaning away, or else separates names.
	"a\\*b": { yes: ["a*b", "a*b/x.ts"], no: ["axb", "a/xb"] },
	"a/\\*b/**": { yes: ["a/*b/x.ts"], no: ["a/xb/x.ts"] },
	"app/\\[id\\]/**": { yes: ["app/[id]/page.tsx"], no: ["app/i/page.tsx"] },
	"app/\\(shop\\)/**": { yes: ["app/(shop)/page.tsx"], no: ["app/shop/a"] },
	"\\!keep": { yes: ["!keep"], no: ["keep"] },
	"x/\\{a,b\\}": { yes: ["x/{a,b}"], no: ["x/a"] },
	"x/a\\?": { yes: ["x/a?"], no: ["x/ab"] },
	"x/a\\\\b": { yes: ["x/a\\b"], no: ["x/a/b"] },
	"docs/a\\ (old)/**": { yes: ["docs/a (old)/x.md"], no: ["docs/a/ (old)/x"] },
	"x/{a\\,b,c}": { yes: ["x/a,b", "x/c"], no: ["x/a", "x/b"] },
	"services\\billing": { yes: ["services/billing/a.ts"], no: ["services/a"] },
	"services\\billing\\**": {
		yes: ["services/billing/a.ts"],
		no: ["services/a"],
	},
	"services\\billing\\*.ts": {
		yes: ["services/billing/a.ts"],
		no: ["services/billing/x/a.ts"],
	},
	".\\services\\*.ts": { yes: ["services/a.ts"], no: ["services/x/a.ts"] },
	"src\\**": { yes: ["src/a.ts", "src/a/b.ts"], no: ["src*"] },
	"src\\**\\*.ts": { yes: ["src/a.ts", "src/a/b.ts"], no: ["src/a.js"] },
	"app\\[id]\\**": { yes: ["app/[id]/page.tsx"], no: ["app/i/page.tsx"] },
	"app\\(shop)\\page.tsx": { yes: ["app/(shop)/page.tsx"], no: ["app(shop)"] },
	"src\\": { yes: ["src/a.ts"], no: ["src*"] },
	// Braces.
	"{apps,services}": { yes: ["apps/a", "services/x/y"], no: ["docs/a.md"] },
	"x/*.{ts,tsx}": { yes: ["x/a.ts", "x/a.tsx"], no: ["x/a.js"] },
	"{a/b,c/{d,e}}/**": { yes: ["a/b/x", "c/d/x", "c/e/x"], no: ["a/x", "c/x"] },
	"{{cookiecutter.slug}}/**": {
		yes: ["{{cookiecutter.slug}}/a.py"],
		no: ["cookiecutter.slug/a.py"],
	},
	"x{,.d}.ts": { yes: ["x.ts", "x.d.ts"], no: ["xd.ts"] },
	// Folders, the root, and dots.
	"services/": { yes: ["services/a.ts", "services/x/a.ts"], no: ["services"] },
	"/services": { yes: ["services/a.ts", "services"], no: ["x/services/a.ts"] },
	"./a//b": { yes: ["a/b", "a/b/c"], no: ["a/c"] },
	".": { yes: ["a", "a/b", ".github/x.yml"], no: [] },
	"/": { yes: ["a", "a/b"], no: [] },
	"**": { yes: ["a", "a/b", ".env"], no: [] },
	"services/**": {
		yes: [".", "x", ".x/y"].map((p) => `services/${p}`),
		no: ["services", "services2/x"],
	},
	"**/*.md": { yes: ["a.md", "x/a.md", ".x/y/.md"], no: ["a.mdx"] },
	"a/**/b": { yes: ["a/b", "a/x/b", "a/x/y/b"], no: ["a/x", "a/b/c"] },
	"a**b": { yes: ["ab", "axb"], no: ["a/b", "ax/b"] },
	"*": { yes: ["a", ".env"], no: ["a/b"] },
	"?": { yes: ["a", "ü", "😀"], no: ["ab", ""] },
};

describe("a glob means what people write", () => {
	for (const [pattern, { yes, no }] of Object.entries(meanings))
		it(pattern, () => {
			const names = bracketNamesAmong([...yes, ...no]);
			const one = glob(pattern, names);
			assert.equal(globFault(pattern), undefined);
			const meant = [...yes, ...no].filter((path) => one?.matches(path));
			assert.deepEqual(meant, yes);
		});

	it("a bracket follows the names that come and go", () => {
		const names = bracketNamesAmong(["app/[slug]", "lib/[id]"]);
		const one = glob("app/[id]/**", names);
		const means = (path: string) => one?.matches(path);
		assert.deepEqual(
			[means("app/i/a.ts"), means("app/[id]/a.ts")],
			[true, true],
		);
		names.note("app/[id]", true);
		assert.deepEqual(
			[means("app/i/a.ts"), means("app/[id]/a.ts")],
			[false, true],
		);
		names.note("app/[id]", false);
		assert.ok(means("app/i/a.ts"));
	});

	it("a bracket that names something means itself wherever its glob leads", () => {
		const one = glob("**/[id]/**", bracketNamesAmong(["app/[id]/a.ts"]));
		assert.ok(one?.matches("app/[id]/a.ts"));
		assert.ok(!one?.matches("lib/i/a.ts"));
	});

	it("a bracket says nothing of another one in the same glob", () => {
		const names = bracketNamesAmong(["app/[id]/[ab]/x", "lib/[ab]"]);
		const one = glob("{app/[id],lib}/[cd]/x", names);
		assert.ok(one?.matches("app/[id]/c/x"));
		assert.ok(one?.matches("lib/d/x"));
	});
});

describe("a glob's usual form", () => {
	for (const [written, usual] of [
		[" services/billing/ ", "services/billing/**"],
		["./services//billing", "services/billing"],
		["services\\billing\\*.ts", "services/billing/*.ts"],
		["a\\*b", "a\\*b"],
		["/", "**"],
		["app/\\[id\\]/", "app/\\[id\\]/**"],
		["mixed\\folder/\\*.ts", "mixed/folder/\\*.ts"],
	] as const)
		it(`${written} is ${usual}`, () => {
			assert.equal(normalGlob(written), usual);
			assert.equal(normalGlob(usual), usual);
		});
});

describe("a glob that can't be used", () => {
	for (const [pattern, fault] of [
		["app/[id", "A bracket or brace in it is never closed."],
		["app/[id/x]", "A bracket or brace in it is never closed."],
		["src/{a,b/**", "A bracket or brace in it is never closed."],
		["src/a}/**", "A bracket or brace in it is never closed."],
		["*a*b*c*d*e[x]", "It has more wildcards than a name can need."],
		["*/".repeat(13), "It has more wildcards than a name can need."],
		["{a,b}".repeat(9), "It has more wildcards than a name can need."],
		["{a/,b}".repeat(9), "It has more wildcards than a name can need."],
		["a".repeat(501), "It is longer than 500 characters."],
		["", "It names nothing."],
	] as const)
		it(`${pattern.slice(0, 30)}: ${fault}`, () => {
			assert.equal(globFault(pattern), fault);
			assert.equal(glob(pattern), undefined);
		});

	for (const pattern of ["app/\\[id", "app/x]", "app/(x", "x/{a}", "[!]", "a)"])
		it(`${pattern} can be used`, () =>
			assert.equal(globFault(pattern), undefined));
});

describe("a path as a glob", () => {
	for (const [path, written] of [
		["app/[id]/page.tsx", "app/[id]/page.tsx"],
		["docs/a (old)/x.ts", "docs/a (old)/x.ts"],
		["app/@modal/(.)photo", "app/@modal/(.)photo"],
		["app/[[...slug]]", "app/[[...slug]]"],
		["a*b.ts", "a\\*b.ts"],
		["a**", "a\\*\\*"],
		["what?/x", "what\\?/x"],
		["{{cookiecutter.slug}}/x", "\\{\\{cookiecutter.slug\\}\\}/x"],
		["!important/x", "\\!important/x"],
		["wow!/x", "wow!/x"],
		["a\\b", "a\\\\b"],
		["a\\*", "a\\\\\\*"],
		["app/[id", "app/\\[id"],
		["x]y", "x]y"],
		["a, b/c", "a, b/c"],
		[" x/y", "\\ x/y"],
	] as const)
		it(`${path} is ${written}, and nothing else`, () => {
			assert.equal(globOf(path), written);
			const names = bracketNamesAmong([path]);
			for (const glossed of [globOf(path), `${globOf(path)}/**`]) {
				const one = glob(normalGlob(glossed), names);
				const own = glossed.endsWith("/**") ? `${path}/z` : path;
				assert.ok(one?.matches(own), `${glossed} misses ${own}`);
				const others = [
					own.replace(/[*?]/, "xx"),
					own.replace(/[[\]{}\\!]/, ""),
				];
				for (const other of others)
					if (other !== own) assert.ok(!one?.matches(other), other);
			}
			assert.equal(plainStart(`${written}/*.ts`, names), path);
		});
});

describe("the beginning of a glob", () => {
	for (const [pattern, start] of [
		["services/*/src", "services"],
		["**/x", ""],
		["services\\billing\\**", "services/billing"],
		["app/(shop)/[id]/**", "app/(shop)/[id]"],
		["app/(shop)/[x]/**", "app/(shop)"],
		["app/{a,b}/x", "app"],
	] as const)
		it(`${pattern} begins with ${start || "a wildcard"}`, () =>
			assert.equal(
				plainStart(pattern, bracketNamesAmong(["app/(shop)/[id]/a.ts"])),
				start,
			));
});

describe("patterns for rules' names", () => {
	for (const [pattern, yes, no] of [
		[
			"eslint(no-*)",
			["eslint(no-debugger)"],
			["eslintno-debugger", "eslint(x)"],
		],
		[
			"*no-explicit-any",
			["@typescript-eslint/no-explicit-any", "no-explicit-any"],
			["@typescript-eslint/no-explicit-any-x"],
		],
		["js/*", ["js/sql-injection", "js/a/b"], ["py/sql-injection"]],
		["js/**", ["js/sql-injection", "js/a/b"], ["js"]],
		["security", ["security", "security/detect-eval"], ["security-x"]],
		["no-{eval,debugger}", ["no-eval", "no-debugger"], ["no-x"]],
		["CA10[0-9][0-9]", ["CA1001", "CA10[0-9][0-9]"], ["CA2001"]],
		["App\\Rules\\No?val", ["App\\Rules\\NoEval"], ["App/Rules/NoEval"]],
		["a.b\\*", ["a.b*"], ["a.bc"]],
		["*", ["", "a/b"], []],
		["*a*a*a*b", [`${"a".repeat(50_000)}b`], ["a".repeat(50_000)]],
	] as const)
		it(pattern, () => {
			const one = nameGlob(pattern);
			assert.ok(one);
			assert.deepEqual(
				[...yes, ...no].filter((name) => one.matches(name)),
				yes,
			);
		});

	for (const [pattern, fault] of [
		["no-{secrets", "A bracket or brace in it is never closed."],
		["a*b*c*d*e*", "It has more wildcards than a name can need."],
	] as const)
		it(`${pattern} can't be used`, () => {
			assert.equal(nameFault(pattern), fault);
			assert.equal(nameGlob(pattern), undefined);
		});
});
