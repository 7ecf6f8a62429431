// Builds the command line into dist/, and with --tests the tests into out/.
import { chmodSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const common = {
	absWorkingDir: root,
	bundle: true,
	platform: "node",
	target: "node20",
	format: "cjs",
	logLevel: "warning",
};

if (process.argv.includes("--tests")) {
	rmSync(join(root, "out"), { recursive: true, force: true });
	const tests = readdirSync(join(root, "test"), { recursive: true })
		.filter((file) => file.endsWith(".test.ts"))
		.map((file) => join("test", file));
	await build({
		...common,
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
	await build({
		...common,
		entryPoints: ["src/faces/cli/main.ts"],
		outfile: "dist/cli.js",
		minify: true,
		define: { OPMODEL_VERSION: JSON.stringify(version) },
		banner: { js: "#!/usr/bin/env node" },
	});
	chmodSync(join(root, "dist/cli.js"), 0o755);
}
