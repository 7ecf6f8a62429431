// npm run bench:editor: what the extension costs in a real VS Code. Sizes of the bundles, activation, and the way from a key to its diagnostics
// at 50, 500 and 5,000 artifacts. Takes the sizes to measure at as arguments; BENCH_RUNS sets how many edits of each sort are made.
import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { runTests } from "@vscode/test-electron";
import { install } from "../scripts/vscode-web/home.mjs";
import { seedSettings } from "../scripts/vscode-web/settings.mjs";
import { writeModel } from "./generate.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const runs = Number(process.env.BENCH_RUNS ?? 40);
const sizes = process.argv.slice(2).map(Number);
if (sizes.length === 0) sizes.push(50, 500, 5000);

const sorted = (list) => [...list].sort((a, b) => a - b);
const percentile = (list, p) =>
	sorted(list)[Math.min(list.length - 1, Math.floor(list.length * p))];
const ms = (list) =>
	`least ${percentile(list, 0).toFixed(1)} ms, median ${percentile(list, 0.5).toFixed(1)} ms, p95 ${percentile(list, 0.95).toFixed(1)} ms`;

if (!process.env.VSCODE_EXECUTABLE) install(console.log);

for (const bundle of ["dist/extension.js", "dist/web/extension.js"]) {
	const path = join(root, bundle);
	const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;
	console.log(
		`${bundle}: ${kilobytes(statSync(path).size)}, compressed ${kilobytes(gzipSync(readFileSync(path)).length)}`,
	);
}

const scratch = mkdtempSync(join(tmpdir(), "opmodel-bench-"));
try {
	const extension = instrumented(join(scratch, "extension"));
	const medians = new Map();
	for (const size of sizes) {
		const result = await measure(extension, size);
		console.log(
			`\n${size} artifacts (load of the machine: ${loadavg()[0].toFixed(1)})`,
		);
		const loads = sorted(result.loads);
		console.log(
			`  start: load and activate ${result.entry.toFixed(1)} ms, then, once others had their turn, load ${result.load.toFixed(1)} ms and start ${result.start.toFixed(1)} ms; loaded again: ${loads[0].toFixed(1)} to ${loads.at(-1).toFixed(1)} ms, median ${loads[loads.length >> 1].toFixed(1)} ms`,
		);
		console.log(
			`  reading: ${(result.reading / 1000).toFixed(1)} s, longest block of the host ${result.readingBlock.toFixed(0)} ms`,
		);
		for (const [label, all] of Object.entries(result.edits)) {
			// The first ones warm up.
			const edits = all.slice(6);
			const busy = edits.map((edit) => edit.busy);
			console.log(`  ${label}`);
			if (edits[0].seen !== undefined)
				console.log(
					`    from key to diagnostic: ${ms(edits.map((e) => e.seen))}`,
				);
			console.log(
				`    host busy for an edit, all in all: ${ms(busy)}; longest call: ${ms(edits.map((e) => e.longest))}`,
			);
			for (const [name, list] of byCall(edits))
				console.log(
					`      ${name}: ${list.length / edits.length} calls, together ${ms(list)}`,
				);
			const before = medians.get(label);
			medians.set(label, percentile(busy, 0.5));
			if (before)
				console.log(
					`    ratio to the size before: ${(percentile(busy, 0.5) / before).toFixed(1)}`,
				);
		}
	}
} finally {
	rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
}

/** The extension from its source, with the bench's main file in front of its own. */
function instrumented(folder) {
	mkdirSync(folder);
	for (const name of ["dist", "docs", "l10n", "media", "schemas", "snippets"])
		symlinkSync(join(root, name), join(folder, name));
	symlinkSync(join(root, "package.nls.json"), join(folder, "package.nls.json"));
	const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
	writeFileSync(
		join(folder, "package.json"),
		JSON.stringify({ ...manifest, main: "./main.cjs" }),
	);
	writeFileSync(
		join(folder, "main.cjs"),
		readFileSync(join(root, "bench/editor-main.cjs")),
	);
	return folder;
}

/** What the host measured in a model of so many artifacts. */
async function measure(extension, size) {
	const workspace = join(scratch, `workspace-${size}`);
	const userData = join(scratch, `user-data-${size}`);
	writeModel(join(workspace, "model"), size);
	const file = join(workspace, "bench.code-workspace");
	writeFileSync(file, JSON.stringify({ folders: [{ path: "model" }] }));
	writeFileSync(join(workspace, "options.json"), JSON.stringify({ runs }));
	seedSettings(userData);
	await runTests({
		vscodeExecutablePath:
			process.env.VSCODE_EXECUTABLE ??
			join(root, "scripts/vscode-web/launcher.mjs"),
		extensionDevelopmentPath: extension,
		extensionTestsPath: join(root, "bench/editor-host.cjs"),
		launchArgs: [
			file,
			`--user-data-dir=${userData}`,
			`--extensions-dir=${join(scratch, "extensions")}`,
		],
	});
	return JSON.parse(readFileSync(join(workspace, "result.json"), "utf8"));
}

/** The calls of some edits by their names, each edit's calls of a name added up; the dearest first. */
function byCall(edits) {
	const names = new Map();
	for (const [n, { calls }] of edits.entries())
		for (const [name, spent] of calls) {
			const list = names.get(name) ?? edits.map(() => 0);
			list[n] += spent;
			names.set(name, list);
		}
	return [...names].sort(
		(a, b) => percentile(b[1], 0.5) - percentile(a[1], 0.5),
	);
}
