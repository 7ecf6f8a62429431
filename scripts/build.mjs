// Builds the command line and the extension into dist/, and with --tests the tests into out/.
import { chmodSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import ts from "typescript";

const root = fileURLToPath(new URL("..", import.meta.url));
const common = {
	absWorkingDir: root,
	bundle: true,
	format: "cjs",
	logLevel: "warning",
};
const node = { ...common, platform: "node", target: "node20" };

/** Rules without their examples, which are tests and pages of documentation: the extension opens those pages instead. */
const withoutExamples = {
	name: "without-examples",
	setup({ onLoad }) {
		onLoad({ filter: /src[\\/]rules[\\/][a-z-]+[\\/][a-z-]+\.ts$/ }, (args) => {
			const text = readFileSync(args.path, "utf8");
			const source = ts.createSourceFile(
				args.path,
				text,
				ts.ScriptTarget.ES2022,
			);
			let contents = text;
			const visit = (child) => {
				if (
					ts.isPropertyAssignment(child) &&
					child.name.getText(source) === "examples" &&
					contents === text
				) {
					const { initializer } = child;
					contents = `${text.slice(0, initializer.getStart(source))}[]${text.slice(initializer.end)}`;
				} else ts.forEachChild(child, visit);
			};
			visit(source);
			return { contents, loader: "ts" };
		});
	},
};

/** One source, two bundles: for the extension host on Node and for the one in a browser's worker. */
const extension = {
	...common,
	entryPoints: ["src/faces/vscode/extension.ts"],
	external: ["vscode"],
	plugins: [withoutExamples],
	minify: true,
};

if (process.argv.includes("--tests")) {
	rmSync(join(root, "out"), { recursive: true, force: true });
	const tests = readdirSync(join(root, "test"), { recursive: true })
		.filter((file) => file.endsWith(".test.ts") && !file.startsWith("vscode"))
		.map((file) => join("test", file));
	await build({
		...node,
		entryPoints: tests,
		outdir: "out/test",
		outbase: "test",
		sourcemap: "inline",
		// The engine's libraries are ES modules only: they have to be in the bundle.
		external: ["mocha", "esbuild", "fast-check"],
	});
} else {
	const { version } = (
		await import(new URL("../package.json", import.meta.url), {
			with: { type: "json" },
		})
	).default;
	await Promise.all([
		build({
			...node,
			entryPoints: ["src/faces/cli/main.ts"],
			outfile: "dist/cli.js",
			minify: true,
			define: { OPMODEL_VERSION: JSON.stringify(version) },
			banner: { js: "#!/usr/bin/env node" },
		}),
		build({
			...extension,
			platform: "node",
			target: "node20",
			outfile: "dist/extension.js",
		}),
		build({
			...extension,
			platform: "browser",
			target: "es2022",
			// The parser's entity decoder for the DOM does not work in a worker, which has none.
			conditions: ["worker", "browser"],
			outfile: "dist/web/extension.js",
		}),
	]);
	chmodSync(join(root, "dist/cli.js"), 0o755);
}
