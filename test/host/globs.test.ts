/**
 * What globs mean, compared with git's pathspecs on generated trees: `:(glob)` for those without brackets and braces, and `:(glob)` with the
 * brackets escaped for the names that frameworks give to routes. Where the dialect differs from git's, the test says so.
 */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { Engine } from "../../src/engine";
import { glob, globOf } from "../../src/matching/glob";
import { bracketNamesAmong } from "../helpers/globs";

const seed = Number(process.env.PROPERTY_SEED ?? 20261122);
const emptyBlob = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";

function git(root: string, args: readonly string[], input = ""): string[] {
	const { stdout, status, stderr } = spawnSync("git", args, {
		cwd: root,
		encoding: "utf8",
		input,
		env: {
			...process.env,
			GIT_CONFIG_GLOBAL: "/dev/null",
			GIT_CONFIG_SYSTEM: "/dev/null",
		},
	});
	assert.equal(status, 0, `git ${args.join(" ")}: ${stderr}`);
	return stdout.split("\u0000").filter(Boolean);
}

/** A repository whose index alone knows files: nothing has to be on the disk, so that any name will do. */
class Repository {
	readonly #root = mkdtempSync(join(tmpdir(), "opmodel-globs-"));

	constructor() {
		git(this.#root, ["init", "-q"]);
	}

	/** Puts files in place of those that were there; returns those that there is room for. */
	hold(paths: readonly string[]): string[] {
		git(this.#root, ["read-tree", "--empty"]);
		const entries = paths.map((path) => `100644 ${emptyBlob} 0\t${path}\u0000`);
		git(this.#root, ["update-index", "-z", "--index-info"], entries.join(""));
		return git(this.#root, ["ls-files", "-z"]);
	}

	/** The files that one of some pathspecs means. */
	meant(...specs: string[]): string[] {
		return git(this.#root, ["ls-files", "-z", "--", ...specs]);
	}

	remove(): void {
		rmSync(this.#root, { recursive: true, force: true });
	}
}

describe("globs beside git's pathspecs", () => {
	let repository: Repository;
	before(() => {
		repository = new Repository();
	});
	after(() => repository.remove());

	it("mean the same without brackets and braces", () => {
		const names = ["a", "b", ".a", "a.b", "a*", "*", "(a)", "a+b", "!a", "a|b"];
		const path = fc
			.array(fc.constantFrom(...names, "a\\b", "@(a)", '"a"', "^a$", "a b"), {
				minLength: 1,
				maxLength: 4,
			})
			.map((parts) => parts.join("/"));
		const plain = fc.constantFrom(...names.filter((n) => !n.includes("*")));
		const piece = fc.constantFrom(
			...["a", "b", ".", "*", "?", "\\*", "\\?", "\\\\", "\\(", "\\!"],
			...["(a)", "+", "!", "|", "@", '"', "^", "$"],
		);
		const name = fc.oneof(
			{ arbitrary: plain, weight: 4 },
			{ arbitrary: fc.constant("**"), weight: 2 },
			{ arbitrary: fc.constant("*"), weight: 2 },
			{
				arbitrary: fc
					.array(piece, { minLength: 1, maxLength: 4 })
					.map((pieces) => pieces.join("")),
				weight: 4,
			},
		);
		const pattern = fc
			.array(name, { minLength: 1, maxLength: 5 })
			.map((parts) => parts.join("/"))
			// `src\**` is a folder and all below it, as it is written on Windows; to git it is a name that begins with `src*`.
			.filter((one) => !/\\\*\*+(?=[\\/]|$)/.test(one))
			// Two stars beside something else: git calls that invalid, and lets them cross folders at times.
			.filter((one) => !/[^/]\*\*|\*\*[^/]/.test(one))
			// `.` is the folder itself.
			.filter((one) => !/(?:^|\/)\.{1,2}(?:\/|$)/.test(one));
		let compared = 0;
		fc.assert(
			fc.property(
				fc.array(path, { minLength: 20, maxLength: 60 }),
				fc.array(pattern, { minLength: 40, maxLength: 40 }),
				(paths, patterns) => {
					const files = repository.hold([...new Set(paths)]);
					for (const one of patterns) {
						const own = glob(one);
						if (!own) continue;
						// A name written with backslashes is a plain folder to us, and means all below it.
						const isPlain = !/(?<!\\)(?:\\\\)*[*?]/.test(one);
						const specs = isPlain ? [one, `${one}/**`] : [one];
						// To git, a path that begins with the very text of a glob is meant by it, too: `*` means `*/a`.
						const isOurs = (file: string) =>
							isPlain || !file.startsWith(`${one}/`);
						assert.deepEqual(
							files.filter((file) => isOurs(file) && own.matches(file)),
							repository
								.meant(...specs.map((spec) => `:(glob)${spec}`))
								.filter(isOurs),
							one,
						);
						compared++;
					}
				},
			),
			{ seed, numRuns: 8, endOnFailure: true },
		);
		assert.ok(compared > 250, `${compared} compared`);
	});

	it("mean all below where they end in a slash", () => {
		const files = repository.hold(["a/b", "a/c/d", "b", "c/a/x"]);
		for (const [pattern, spec] of [
			["a/", "a/**"],
			["*/", "*/**"],
			["./a", "a/**"],
			["/a", "a/**"],
		] as const)
			assert.deepEqual(
				files.filter((file) => glob(pattern)?.matches(file)),
				repository.meant(`:(glob)${spec}`),
				pattern,
			);
	});

	it("mean the routes of Next.js, SvelteKit and Expo", () => {
		const folders = [
			...["(shop)", "(marketing)", "@modal", "(.)photo", "(..)photo"],
			...["(..)(..)x", "(...)x", "[id]", "[...auth]", "[[...slug]]"],
			...["[user-id]", "_components", "api", "blog.old", "a (old)"],
			...["(app)", "[[lang=lang]]", "[slug]", "(tabs)", "[x+2e]"],
			...["shop", "photo", "app", "tabs"],
		];
		const leaves = [
			...["page.tsx", "layout.tsx", "route.ts", "default.js", "[id].tsx"],
			...["+page.svelte", "+page@(app).svelte", "+layout.server.ts"],
			...["+page@.svelte", "+error.svelte", "+server.js"],
			...["_layout.tsx", "+html.tsx", "+not-found.tsx", "[...missing].tsx"],
			...["index.tsx", "opengraph-image.alt.txt", "(tabs).tsx"],
		];
		const folder = fc
			.tuple(
				fc.constantFrom("app", "pages", "src/routes", "src/app", ""),
				fc.array(fc.constantFrom(...folders), { maxLength: 3 }),
			)
			.map(([root, rest]) => [root, ...rest].filter(Boolean).join("/"));
		const file = fc
			.tuple(folder, fc.constantFrom(...leaves))
			.map(([at, leaf]) => (at === "" ? leaf : `${at}/${leaf}`));
		/** A route as somebody would write it down, by a number that picks the way. */
		const written = (path: string, how: number): string => {
			const cut = path.lastIndexOf("/");
			if (cut < 0) return path;
			const at = path.slice(0, cut);
			const extension = /\.\w+$/.exec(path)?.[0] ?? "";
			const ways = [
				path,
				at,
				`${at}/**`,
				`${at}/*${extension}`,
				`${at}/**/*${extension}`,
				`**/${path.slice(cut + 1)}`,
				`**/${at.slice(at.lastIndexOf("/") + 1)}/**`,
				`*/${path.slice(path.indexOf("/") + 1)}`,
			];
			return ways[how % ways.length] as string;
		};
		let compared = 0;
		fc.assert(
			fc.property(
				fc.array(file, { minLength: 60, maxLength: 120 }),
				fc.array(fc.tuple(fc.nat(), fc.nat()), {
					minLength: 40,
					maxLength: 40,
				}),
				(paths, picks) => {
					// Beside each name with brackets, what a class would mean.
					const decoys = paths.flatMap((path) => {
						const bracket = path.indexOf("[");
						const name = path.slice(bracket).split("/")[0] ?? "";
						const letter = /[a-z]/.exec(name)?.[0];
						return bracket < 0
							? []
							: path.replace(name, name.replace(/\[+[^\]]*\]/, letter ?? ""));
					});
					const files = repository.hold([...new Set([...paths, ...decoys])]);
					const globs = picks.map(([which, how]) =>
						written(paths[which % paths.length] as string, how),
					);
					const engine = new Engine({ today: "2026-11-22" });
					engine.set("product/guardrails.md", guardrailsFor(globs));
					for (const path of files) engine.note(path);
					const crossed = engine
						.check()
						.diagnostics.filter(({ rule }) => rule === "code/guardrail-holds");
					for (const [n, one] of globs.entries()) {
						const escaped = one.replace(/[[\]]/g, "\\$&");
						const isPlain = !/[*?]/.test(one);
						const spec = isPlain ? `:(literal)${one}` : `:(glob)${escaped}`;
						const meant = repository.meant(spec);
						assert.ok(meant.length > 0, one);
						assert.deepEqual(
							crossed
								.filter(({ item }) => item === `GR-${n + 1}`)
								.map(({ file }) => file),
							meant,
							one,
						);
						compared++;
					}
				},
			),
			{ seed, numRuns: 8, endOnFailure: true },
		);
		assert.equal(compared, 320);
	});

	it("mean a path and nothing else where they are made of it", () => {
		const name = fc
			.array(fc.constantFrom(..."ab*?[]{}()!\\,.+@ |".split("")), {
				minLength: 1,
				maxLength: 6,
			})
			.map((characters) => characters.join(""))
			// What ends in a blank can't be told from what has a blank behind it.
			.filter((text) => !/^\.{1,2}$|\s$/.test(text));
		const path = fc
			.array(name, { minLength: 1, maxLength: 3 })
			.map((parts) => parts.join("/"));
		fc.assert(
			fc.property(fc.array(path, { minLength: 30, maxLength: 30 }), (paths) => {
				const files = repository.hold([...new Set(paths)]);
				const brackets = bracketNamesAmong(files);
				for (const one of files)
					assert.deepEqual(
						files.filter((file) => glob(globOf(one), brackets)?.matches(file)),
						repository.meant(`:(literal)${one}`),
						one,
					);
			}),
			{ seed, numRuns: 8, endOnFailure: true },
		);
	});
});

function guardrailsFor(globs: readonly string[]): string {
	const items = globs.map(
		(one, n) =>
			`## GR-${n + 1}: Not there\n\nBecause.\n\n- Owner: Platform\n- Deny path: ${n % 2 ? `\`${one}\`` : one}\n`,
	);
	return `# Guardrails\n\n${items.join("\n")}`;
}
