// Runs the tests of the extension in a real VS Code. Built before: dist/ and out/vscode/ (npm run test:vscode does both).
//
//   node scripts/test-vscode.mjs [node] [web] [kill] [flows] [--grep <pattern>] [--desktop]
//
// node, web: the suite in the Node extension host and in the browser's worker host; kill: a host that is killed fails the run;
// flows: what a person sees and does. Without a word: all, the flows beside the suites. --desktop takes a downloaded desktop VS Code, which
// has no flows.
import { spawn, spawnSync } from "node:child_process";
import {
	cpSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runTests } from "@vscode/test-electron";
import { chromium, install } from "./vscode-web/home.mjs";
import { seedSettings, still } from "./vscode-web/settings.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { values, positionals } = parseArgs({
	options: { grep: { type: "string" }, desktop: { type: "boolean" } },
	allowPositionals: true,
});
/** Runs the suite in a fresh profile. Rejects unless it ran to its end and no test failed. */
async function suite({ kind, ...options }) {
	// Short names: a socket lies below, and some systems allow its path a hundred characters only.
	const scratch = mkdtempSync(join(tmpdir(), "opm-"));
	const workspace = join(scratch, "workspace");
	const userData = join(scratch, "user");
	mkdirSync(workspace);
	cpSync(join(root, "examples/gaps"), join(workspace, "gaps"), {
		recursive: true,
	});
	const file = join(workspace, "suite.code-workspace");
	writeFileSync(file, JSON.stringify({ folders: [{ path: "gaps" }] }));
	writeFileSync(join(workspace, "options.json"), JSON.stringify(options));
	seedSettings(userData, still);
	try {
		await runTests({
			vscodeExecutablePath: values.desktop
				? undefined
				: (process.env.VSCODE_EXECUTABLE ??
					join(root, "scripts/vscode-web/launcher.mjs")),
			extensionDevelopmentPath: root,
			extensionTestsPath: join(root, "out/vscode/suite.js"),
			launchArgs: [
				file,
				`--user-data-dir=${userData}`,
				`--extensions-dir=${join(scratch, "extensions")}`,
				...(kind === "web" ? ["--extensionDevelopmentKind=web"] : []),
			],
		});
		// The workbench says 0 also when the host died in the middle: what counts is what a run left that came to its end.
		const result = join(workspace, "result.json");
		if (!existsSync(result))
			throw new Error("the extension host ended before the tests did");
		const { passes, failures } = JSON.parse(readFileSync(result, "utf8"));
		if (failures > 0 || passes === 0)
			throw new Error(`${passes} tests passed, ${failures} failed`);
	} finally {
		rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** A run whose host is killed has to fail, for this reason. */
async function killedHostFails() {
	const outcome = await suite({
		kind: "node",
		grep: "^extension",
		kill: true,
	}).then(
		() => "it passed",
		(error) => error.message,
	);
	if (!/ended before the tests did/.test(outcome))
		throw new Error(`a run whose extension host is killed: ${outcome}`);
}

/** Where a run of flows leaves the titles of those that failed. */
const failedFlows = join(root, "out/vscode/failed/titles.json");

/** Runs the flows whose titles match a pattern, or all; returns the full titles of those that failed. Throws where something else failed. */
function runFlows(pattern) {
	rmSync(failedFlows, { force: true });
	const { status } = spawnSync(
		process.execPath,
		[
			join(root, "node_modules/mocha/bin/mocha.js"),
			"--exit",
			...["--reporter", join(root, "scripts/failed-titles.cjs")],
			...["--reporter-option", `file=${failedFlows}`],
			...(pattern ? ["--grep", pattern] : []),
			"out/vscode/flows/**/*.test.mjs",
		],
		{ cwd: root, stdio: ["ignore", "inherit", "inherit"] },
	);
	if (!existsSync(failedFlows))
		throw new Error(`the flows did not come to their end (${status})`);
	const { tests, hooks } = JSON.parse(readFileSync(failedFlows, "utf8"));
	if (hooks.length > 0) throw new Error(`failed: ${hooks.join(", ")}`);
	return tests;
}

/** Flows that failed and passed when they were run again, each by itself. They are named in the last lines. */
const unsteady = [];

function flows() {
	rmSync(join(root, "out/vscode/failed"), { recursive: true, force: true });
	const failed = runFlows(values.grep);
	const twice = [];
	for (const title of failed) {
		console.error(`\nOnce more, by itself: ${title}`);
		const exact = `^${title.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`;
		(runFlows(exact).length > 0 ? twice : unsteady).push(title);
	}
	if (twice.length > 0)
		throw new Error(`failed twice: ${twice.map(withPicture).join(", ")}`);
}

/** The title of a failed flow and the picture that it left (test/vscode/flows/workbench.ts). */
function withPicture(title) {
	return `${title} (out/vscode/failed/${title.replace(/\W+/g, "-")}.png)`;
}

/** Why there is no VS Code to test in, after an attempt to install it; undefined where there is one. */
function missing() {
	if (values.desktop || process.env.VSCODE_EXECUTABLE) return undefined;
	if (!chromium()) return "there is no Chromium on this machine";
	try {
		install(console.log);
		return undefined;
	} catch (error) {
		return error.message;
	}
}

// Parts are named by whoever has said the versions already, or wants no more than one of them.
if (positionals.length === 0) await import("./versions.mjs");
const reason = missing();
if (reason) {
	const mustRun = Boolean(process.env.CI) || positionals.length > 0;
	console.log(
		`${mustRun ? "Not run" : "Skipped"}: the tests in a real VS Code, as ${reason}. (npm run test:desktop downloads a desktop VS Code instead.)`,
	);
	process.exit(mustRun ? 1 : 0);
}

const { grep } = values;
// In the order of their price: what fails early costs least.
const parts = [
	["kill", "A killed extension host fails the run", killedHostFails],
	[
		"web",
		"The suite in the browser's worker host",
		() => suite({ kind: "web", grep }),
	],
	[
		"node",
		"The suite in the Node extension host",
		() => suite({ kind: "node", grep }),
	],
	["flows", "What a person sees and does", flows],
];

const suites = ["kill", "web", "node"];

/** Runs parts in this process, one after the other. Resolves to whether all of them passed. */
async function inTurn(names) {
	let passed = true;
	for (const [name, title, run] of parts.filter(([name]) =>
		names.includes(name),
	)) {
		const begun = performance.now();
		console.log(`\n${title}`);
		try {
			await run();
			const seconds = ((performance.now() - begun) / 1000).toFixed(0);
			console.log(`${name}: passed in ${seconds} s`);
		} catch (error) {
			passed = false;
			console.error(`${name}: FAILED, ${error.message}`);
		}
	}
	for (const title of unsteady)
		console.error(
			`UNSTEADY, failed once and passed alone: ${withPicture(title)}`,
		);
	return passed;
}

/** Runs parts in a process of their own. Resolves to whether all of them passed, and what they printed. */
function apart(names) {
	return new Promise((done) => {
		const child = spawn(
			process.execPath,
			[
				fileURLToPath(import.meta.url),
				...names,
				...(grep ? ["--grep", grep] : []),
			],
			{ cwd: root, stdio: ["ignore", "pipe", "pipe"] },
		);
		const output = [];
		for (const stream of [child.stdout, child.stderr])
			stream.on("data", (data) => output.push(data));
		child.once("close", (code) =>
			done({ passed: code === 0, output: Buffer.concat(output) }),
		);
	});
}

/** Runs the suites and the flows beside each other: either leaves a processor idle half of the time. What the flows say comes last. */
async function besideEachOther() {
	const results = await Promise.all([apart(suites), apart(["flows"])]);
	for (const { output } of results) process.stdout.write(output);
	return results.every(({ passed }) => passed);
}

const passed =
	positionals.length > 0
		? await inTurn(positionals)
		: values.desktop
			? await inTurn(suites)
			: await besideEachOther();
process.exitCode = passed ? 0 : 1;
