// npm run bench:guardrails: how long a code base is checked against ten guardrails, beside `git grep` for the same patterns, in turns on the same files.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { contentPatterns, writeCode } from "./code.mjs";
import { check, median, runs, seconds } from "./measure.mjs";

const opmodel = [process.execPath, ...check];
/** The fastest that git has: one search for all patterns, by a compiler of regular expressions, in as many threads as there are cores. */
const gitGrep = [
	"git",
	"grep",
	"-n",
	"-P",
	...contentPatterns.flatMap((pattern) => ["-e", pattern]),
	"--",
	":!product",
	":!**/vendor/**",
];

/** Runs a program in a folder: what it writes, its wall time, and the CPU time of all its threads, in milliseconds. */
function run(command, cwd) {
	const begun = performance.now();
	const { status, error, stdout, stderr } = spawnSync(
		"bash",
		["-c", 'TIMEFORMAT="%U %S"; time "$@"', "bash", ...command],
		{ cwd, encoding: "utf8", maxBuffer: 1e9 },
	);
	const wall = performance.now() - begun;
	const cpu = /^([\d.]+) ([\d.]+)\s*$/m.exec(stderr);
	if (error || status > 1 || !cpu)
		throw error ?? new Error(`${command[0]} failed: ${stderr}`);
	return {
		stdout,
		stderr,
		wall,
		cpu: 1000 * (Number(cpu[1]) + Number(cpu[2])),
	};
}

/** The places that content patterns found, as `file:line` with a 1-based line, each once, in order. */
function placesOf({ stdout }, isOurs) {
	const places = isOurs
		? JSON.parse(stdout).diagnostics.flatMap(({ item, file, range }) =>
				/^GR-[1-5]$/.test(item) ? `${file}:${range.start.line + 1}` : [],
			)
		: stdout.split("\n").flatMap((line) => /^[^:]+:\d+/.exec(line) ?? []);
	return [...new Set(places)].sort();
}

/** The most memory that one check has used, in MiB. */
function peakOf(folder) {
	const hook = join(folder, ".git", "peak.cjs");
	writeFileSync(
		hook,
		'process.on("exit", () => process.stderr.write("peak " + process.resourceUsage().maxRSS + "\\n"));',
	);
	const { stderr } = run(
		[process.execPath, "--require", hook, ...check],
		folder,
	);
	return Math.round(Number(/peak (\d+)/.exec(stderr)[1]) / 1024);
}

const folders = [];
const peaks = new Map();
try {
	for (const count of [5000, 20_000]) {
		const folder = mkdtempSync(join(tmpdir(), "opmodel-bench-"));
		folders.push(folder);
		const bytes = writeCode(folder, count);
		for (const args of [
			["init", "--quiet"],
			["add", "--all"],
		])
			run(["git", ...args], folder);
		console.log(
			`\n${count.toLocaleString("en")} source files, ${(bytes / 1e6).toFixed(0)} MB`,
		);

		const found = placesOf(run(opmodel, folder), true);
		assert.deepEqual(found, placesOf(run(gitGrep, folder), false));
		console.log(`  both find the same ${found.length} lines`);

		const ours = [];
		const theirs = [];
		for (let i = 0; i < runs; i++) {
			ours.push(run(opmodel, folder));
			theirs.push(run(gitGrep, folder));
		}
		for (const [label, measure] of [
			["wall", "wall"],
			["CPU, all threads", "cpu"],
		]) {
			const [a, b] = [ours, theirs].map((list) =>
				median(list.map((one) => one[measure])),
			);
			console.log(
				`  ${label}: opmodel check ${seconds(a)}, git grep ${seconds(b)}, ratio ${(a / b).toFixed(2)}`,
			);
		}
		peaks.set(count, median([peakOf(folder), peakOf(folder), peakOf(folder)]));
	}
	console.log(
		`\nPeak memory: ${[...peaks].map(([count, mib]) => `${mib} MiB at ${count.toLocaleString("en")} files`).join(", ")}`,
	);
	console.log(
		`git grep may use ${availableParallelism()} cores, opmodel uses one`,
	);
} finally {
	for (const folder of folders)
		rmSync(folder, { recursive: true, force: true });
}
