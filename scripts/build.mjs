// Builds the command line and the extension into dist/; with --tests the tests that mocha runs into out/test, with --vscode-tests those that run in
// VS Code into out/vscode.
import {
	chmodSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "acorn";
import { simple } from "acorn-walk";
import { build, transform } from "esbuild";
import { countingSteps } from "./count-steps.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const common = {
	absWorkingDir: root,
	bundle: true,
	format: "cjs",
	logLevel: "warning",
};
const node = { ...common, platform: "node", target: "node20" };

/**
 * Rules without most of their examples, which are tests and pages of documentation: the extension opens those pages instead, and the command
 * line's `explain` prints the first one. Takes how many of each rule to keep.
 */
const fewExamples = (kept) => ({
	name: "few-examples",
	setup({ onLoad }) {
		onLoad(
			{ filter: /src[\\/]rules[\\/][a-z-]+[\\/][a-z-]+\.ts$/ },
			async (args) => {
				const { code } = await transform(readFileSync(args.path, "utf8"), {
					loader: "ts",
					target: "es2022",
				});
				let contents = code;
				simple(parse(code, { ecmaVersion: 2022, sourceType: "module" }), {
					Property({ key, value }) {
						if (key.name !== "examples" || contents !== code) return;
						const left = value.elements
							.slice(0, kept)
							.map(({ start, end }) => code.slice(start, end));
						contents = `${code.slice(0, value.start)}[${left}]${code.slice(value.end)}`;
					},
				});
				return { contents, loader: "js" };
			},
		);
	},
});

/** The libraries' modules for the browser, which load faster on Node, too. */
const worker = {
	platform: "browser",
	target: "es2022",
	// The parser's entity decoder for the DOM does not work in a worker, which has none.
	conditions: ["worker", "browser"],
};

/** Leaves what `extension.ts` loads later in a file of its own. */
const startApart = {
	name: "start-apart",
	setup({ onResolve }) {
		onResolve({ filter: /^\.\/start$/ }, () => ({
			path: "./web/extension.js",
			external: true,
		}));
	},
};

/** One file for the extension host on Node and for the one in a browser's worker, which can load one file only. */
const extension = {
	...common,
	...worker,
	entryPoints: ["src/faces/vscode/start.ts"],
	external: ["vscode"],
	plugins: [fewExamples(0)],
	minify: true,
};

if (process.argv.includes("--tests")) await unitTests();
else if (process.argv.includes("--vscode-tests")) await vscodeTests();
else await product();

/** The test files of a folder and those below it, relative to the project. */
function testsIn(folder) {
	return readdirSync(join(root, folder), { recursive: true })
		.map((file) => join(folder, file))
		.filter((file) => file.endsWith(".test.ts"))
		.sort();
}

function empty(folder) {
	rmSync(join(root, folder), { recursive: true, force: true });
}

/** Modules that share what they have in common: source and libraries are read once for all of them. */
async function unitTests() {
	empty("out/test");
	const files = testsIn("test").filter(
		(file) => !file.startsWith(join("test", "vscode")),
	);
	const counting = files.filter((file) => file.endsWith(".steps.test.ts"));
	await Promise.all([
		build({
			...node,
			format: "esm",
			splitting: true,
			entryPoints: files.filter((file) => !counting.includes(file)),
			outdir: "out/test",
			outbase: "test",
			outExtension: { ".js": ".mjs" },
			sourcemap: true,
			packages: "external",
		}),
		countingTests(counting),
	]);
}

/** Tests that count steps, in one module: the source and the libraries that it is shipped with count theirs. */
async function countingTests(files) {
	const { outputFiles } = await build({
		...common,
		...worker,
		format: "esm",
		external: ["node:*"],
		stdin: {
			contents: files
				.map((file) => `import "./${file.replaceAll("\\", "/")}";`)
				.join("\n"),
			resolveDir: root,
		},
		write: false,
	});
	mkdirSync(join(root, "out/test"), { recursive: true });
	writeFileSync(
		join(root, "out/test/steps.test.mjs"),
		countingSteps(outputFiles[0].text),
	);
}

/** Tests in a real VS Code: those for an extension host, in one bundle that both kinds of host can run, and those that drive the workbench. */
async function vscodeTests() {
	empty("out/vscode/flows");
	const suite = testsIn("test/vscode/suite").map((file) =>
		file.replaceAll("\\", "/"),
	);
	await Promise.all([
		build({
			...common,
			...worker,
			external: ["vscode"],
			stdin: {
				contents: [
					'import "./test/vscode/mocha";',
					...suite.map((file) => `import "./${file}";`),
					'export { run } from "./test/vscode/run";',
				].join("\n"),
				resolveDir: root,
			},
			// Mocha's build for browsers is a script in a package of ES modules: without this it would take the bundle's exports for its own.
			define: { exports: "undefined", module: "undefined" },
			outfile: "out/vscode/suite.js",
			sourcemap: "inline",
		}),
		build({
			...node,
			format: "esm",
			entryPoints: testsIn("test/vscode/flows"),
			outdir: "out/vscode/flows",
			outExtension: { ".js": ".mjs" },
			// What flows share is there once, so they share a browser.
			splitting: true,
			sourcemap: "inline",
			// Scripts are found from out/vscode/flows by the same path as from test/vscode/flows.
			external: ["mocha", "axe-core", "playwright-core", "../../../scripts/*"],
		}),
	]);
}

async function product() {
	const { version } = (
		await import(new URL("../package.json", import.meta.url), {
			with: { type: "json" },
		})
	).default;
	await Promise.all([
		build({
			...common,
			...worker,
			target: "node20",
			external: ["node:*"],
			entryPoints: ["src/faces/cli/main.ts"],
			outfile: "dist/cli.js",
			plugins: [fewExamples(1)],
			minify: true,
			define: { OPMODEL_VERSION: JSON.stringify(version) },
			banner: { js: "#!/usr/bin/env node" },
		}),
		build({
			...extension,
			target: "node20",
			supported: { "dynamic-import": false },
			entryPoints: ["src/faces/vscode/extension.ts"],
			plugins: [startApart],
			outfile: "dist/extension.js",
		}),
		build({ ...extension, outfile: "dist/web/extension.js" }),
	]);
	chmodSync(join(root, "dist/cli.js"), 0o755);
}
