// npm run bench: how fast a repository is checked, as ratios of runs that take turns on the same files. Numbers of one machine mean little elsewhere; the ratios travel.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { decision, name, writeDecisions } from "./generate.mjs";
import { check, median, root, runs, seconds } from "./measure.mjs";

const require = createRequire(import.meta.url);
const markdownlint = [
	join(root, "node_modules/markdownlint-cli2/markdownlint-cli2-bin.mjs"),
	"**/*.md",
];

const percentile = (list, p) =>
	[...list].sort((a, b) => a - b)[
		Math.min(list.length - 1, Math.floor(list.length * p))
	];

/** Wall time of a whole process in milliseconds. */
function time(args, cwd) {
	const begun = performance.now();
	const run = spawnSync(process.execPath, args, { cwd, stdio: "ignore" });
	if (run.error || run.signal || run.status === 2)
		throw new Error(`${args[0]} failed with ${run.status ?? run.signal}`);
	return performance.now() - begun;
}

const folders = new Map();
try {
	for (const count of [1000, 5000]) {
		const folder = mkdtempSync(join(tmpdir(), "opmodel-bench-"));
		folders.set(count, folder);
		const bytes = writeDecisions(folder, count);
		console.log(`${count} decisions, ${(bytes / 1e6).toFixed(1)} MB`);
	}

	console.log(
		`\nCold check against markdownlint-cli2, medians of ${runs}, taking turns`,
	);
	const walls = new Map();
	for (const [count, folder] of folders) {
		const ours = [];
		const theirs = [];
		for (let i = 0; i < runs; i++) {
			ours.push(time(check, folder));
			theirs.push(time(markdownlint, folder));
		}
		walls.set(count, median(ours));
		console.log(
			`${String(count).padStart(5)} files: opmodel ${seconds(median(ours))}, markdownlint-cli2 ${seconds(median(theirs))}, ratio ${(median(ours) / median(theirs)).toFixed(2)}`,
		);
	}
	const empty = mkdtempSync(join(tmpdir(), "opmodel-bench-"));
	const start = median(Array.from({ length: runs }, () => time(check, empty)));
	rmSync(empty, { recursive: true });
	console.log(`start alone (an empty folder): ${seconds(start)}`);
	console.log(
		`5,000 : 1,000 files, start taken off: ${((walls.get(5000) - start) / (walls.get(1000) - start)).toFixed(2)} (5 is linear)`,
	);

	const bundled = await build({
		absWorkingDir: root,
		stdin: {
			contents:
				'export { Engine } from "./src/engine"; export { loadEngine } from "./src/host/load"; export { walk } from "./src/host/walk"; export { readArtifact } from "./src/text/read"; export { noWords } from "./src/text/words";',
			resolveDir: root,
			loader: "ts",
		},
		bundle: true,
		format: "cjs",
		platform: "node",
		minify: true,
		write: false,
		logLevel: "warning",
	});
	const module = { exports: {} };
	new Function("module", "exports", "require", bundled.outputFiles[0].text)(
		module,
		module.exports,
		require,
	);
	const { loadEngine, walk, readArtifact, noWords } = module.exports;

	console.log("\nIn process, 5,000 decisions");
	const folder = folders.get(5000);
	const phases = [];
	const phase = (label, work) => {
		const begun = performance.now();
		const result = work();
		phases.push([label, performance.now() - begun]);
		return result;
	};
	phase("list and read files", () => {
		for (const file of walk(folder).files)
			readFileSync(join(folder, file), "utf8");
	});
	const engine = phase("list, read and parse files", () =>
		loadEngine(folder, { today: "2026-11-22" }),
	);
	phase("link", () => engine.workspace());
	phase("rules", () => engine.check());
	// The first phase is part of the second: it says how much of that the disk is.
	const whole = phases.slice(1).reduce((sum, [, ms]) => sum + ms, 0);
	for (const [label, ms] of phases)
		console.log(
			`  ${label}: ${seconds(ms)} (${Math.round((100 * ms) / whole)}%)`,
		);

	const edits = [];
	const parses = [];
	for (let i = 0; i < 60; i++) {
		const number = 1 + ((i * 83) % 5000);
		const path = `docs/adr/${name(number, 5000)}.md`;
		const text = `${decision(number, 5000)}\nA line more, number ${i}.\n`;
		let begun = performance.now();
		readArtifact(path, `${text} `, "decision", noWords);
		parses.push(performance.now() - begun);
		begun = performance.now();
		engine.set(path, text);
		engine.check();
		edits.push(performance.now() - begun);
	}
	console.log(
		`  one changed file re-checked: median ${median(edits).toFixed(1)} ms, p95 ${percentile(edits, 0.95).toFixed(1)} ms; parsing that file alone: median ${median(parses).toFixed(1)} ms; ratio ${(median(edits) / median(parses)).toFixed(1)}`,
	);
} finally {
	for (const folder of folders.values())
		rmSync(folder, { recursive: true, force: true });
}
