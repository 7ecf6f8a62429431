/** Which folder of the source may import which: the table of ARCHITECTURE.md, held. And what tests may not do, by CONTRIBUTING.md. */

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, relative, resolve } from "node:path";

const source = resolve("src");

/** Layers from the bottom up: a folder imports only from itself and those above it in this list. */
const order = [
	"domain",
	"matching",
	"kinds",
	"text",
	"model",
	"writing",
	"code",
	"rules",
	"review",
	"words",
	"views",
	"plans",
	"language",
	"engine.ts",
	"session",
	"host",
	"faces",
];
/** Beyond the order: what a folder may not import although it stands above. */
const never: Readonly<Record<string, readonly string[]>> = {
	review: ["rules"],
	words: ["rules"],
	views: ["rules"],
	plans: ["rules"],
	language: ["rules"],
};
/** Libraries by the folder that may name them. Everything else needs a reason and a line here. */
const libraries: Readonly<Record<string, readonly string[]>> = {
	domain: [],
	matching: [],
	kinds: [],
	text: [
		"fast-deep-equal",
		"yaml",
		"unified",
		"remark-parse",
		"mdast",
		"mdast-util-gfm-table",
		"micromark-extension-gfm-table",
		"github-slugger",
	],
	model: [],
	writing: [],
	code: [],
	rules: [],
	review: [],
	words: [],
	views: [],
	plans: [],
	language: [],
	"engine.ts": [],
	session: ["ignore"],
	host: [],
	faces: ["vscode"],
};
const withNode = ["host", "faces"];

interface Import {
	readonly file: string;
	readonly folder: string;
	readonly specifier: string;
}

function folderOf(file: string): string {
	return relative(source, file).split(/[\\/]/)[0] as string;
}

function imports(): Import[] {
	const files = readdirSync(source, { recursive: true, encoding: "utf8" })
		.filter((f) => /\.(?:ts|mjs|mts)$/.test(f))
		.map((f) => join(source, f));
	return files.flatMap((file) => {
		const text = readFileSync(file, "utf8");
		return [
			...text.matchAll(
				/^(?:import|export)\b[^"';]*?from\s*["']([^"']+)["']/gms,
			),
			...text.matchAll(/^import\s*["']([^"']+)["']/gm),
			...text.matchAll(/\b(?:import|require)\(\s*["']([^"']+)["']\s*\)/g),
		].map((match) => ({
			file: relative(source, file),
			folder: folderOf(file),
			specifier: match[1] as string,
		}));
	});
}

describe("architecture", () => {
	const all = imports();

	it("knows every folder of the source", () => {
		const found = readdirSync(source).filter(
			(f) => f !== "tsconfig.engine.json",
		);
		assert.deepEqual(
			found.filter((f) => !order.includes(f)),
			[],
			"add the folder to the table here and in ARCHITECTURE.md",
		);
	});

	it("imports only downwards", () => {
		const wrong = all.filter(({ file, folder, specifier }) => {
			if (!specifier.startsWith(".")) return false;
			const target = resolve(source, dirname(file), specifier);
			if (relative(source, target).startsWith("..")) return false;
			const to = existsSync(`${target}.ts`)
				? folderOf(`${target}.ts`)
				: folderOf(target);
			return (
				order.indexOf(to) > order.indexOf(folder) ||
				never[folder]?.includes(to) === true
			);
		});
		assert.deepEqual(wrong, []);
	});

	it("keeps the faces apart", () => {
		const wrong = all.filter(({ file, specifier }) => {
			const own = /^faces[\\/](\w+)/.exec(file)?.[1];
			if (!own || !specifier.startsWith(".")) return false;
			const target = relative(
				source,
				resolve(source, dirname(file), specifier),
			);
			const other = /^faces[\\/](\w+)/.exec(target)?.[1];
			return other !== undefined && other !== own;
		});
		assert.deepEqual(wrong, []);
	});

	it("reaches outside of the source for schemas alone", () => {
		const outside = all.filter(
			({ file, specifier }) =>
				specifier.startsWith(".") &&
				relative(source, resolve(source, dirname(file), specifier)).startsWith(
					"..",
				) &&
				!/\/schemas\/[a-z-]+\.schema\.json$/.test(specifier),
		);
		assert.deepEqual(outside, []);
	});

	it("names libraries only where the table allows them", () => {
		const nodes = new Set(builtinModules);
		const wrong = all.filter(({ folder, specifier }) => {
			if (specifier.startsWith(".")) return false;
			const name = specifier.replace(/^node:/, "");
			if (specifier.startsWith("node:") || nodes.has(name))
				return !withNode.includes(folder);
			const library = specifier.startsWith("@")
				? specifier.split("/").slice(0, 2).join("/")
				: (specifier.split("/")[0] as string);
			return !libraries[folder]?.includes(library);
		});
		assert.deepEqual(wrong, []);
	});

	it("is described by the same table in ARCHITECTURE.md", () => {
		const text = readFileSync("ARCHITECTURE.md", "utf8");
		const rows = [...text.matchAll(/^\| `src\/([\w.]+)\/?` \|/gm)].map(
			(m) => m[1],
		);
		assert.deepEqual(rows, order);
	});
});

/** Folders of tests that may start processes and browsers. */
const outside = ["faces", "host", "scripts", "vscode"];

describe("the tests", () => {
	const files = readdirSync("test", { recursive: true, encoding: "utf8" })
		// This one names what others may not.
		.filter((file) => /\.ts$/.test(file) && file !== "architecture.test.ts")
		.map((file) => file.replaceAll("\\", "/"))
		.map((file) => ({ file, text: readFileSync(join("test", file), "utf8") }));
	const having = (words: RegExp, all = files) =>
		all.filter(({ text }) => words.test(text)).map(({ file }) => file);

	it("read no clock, and leave it to package.json for how long one may run", () => {
		const words =
			/\bperformance\s*\.|\bDate\.now\(|\b(?:hrtime|cpuUsage|uptime)\b|\.timeout\(/;
		const known = files.filter(({ file }) => !file.startsWith("vscode/flows/"));
		assert.deepEqual(having(words, known), []);
	});

	it("start neither a process nor a browser, but in the folders for that", () => {
		const ofEngine = files.filter(
			({ file }) =>
				!outside.includes(file.split("/")[0] as string) &&
				file !== "helpers/command-line.ts",
		);
		const words =
			/"(?:node:)?(?:child_process|cluster|worker_threads|esbuild|playwright-core|vscode)"|\/command-line"/;
		assert.deepEqual(having(words, ofEngine), []);
	});

	it("are run by the folder: package.json names the same", () => {
		const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
		const folders = `{${outside.filter((one) => one !== "vscode").join(",")}}`;
		assert.ok(
			scripts["test:engine"].includes(`--ignore "out/test/${folders}/**"`),
		);
		assert.ok(
			scripts["test:process"].includes(`"out/test/${folders}/**/*.test.mjs"`),
		);
	});
});
