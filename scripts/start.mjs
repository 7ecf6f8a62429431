// npm start: checks the example companies, as a stranger would see it, the one in disorder and the one in good order, and opens the latter
// in a VS Code with the extension. Where no terminal is there to answer, it says how to open it; `--open` opens it all the same.
import { spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { accessSync, constants } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import {
	findProgram,
	howToOpen,
	openingArguments,
	waysToOpen,
	whatToInstall,
} from "./editor.mjs";
import { install, obstacle } from "./vscode-web/home.mjs";
import { startServer } from "./vscode-web/server.mjs";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(
	/[\\/]$/,
	"",
);
const folder = join(root, "examples/fieldsafe");
const { env, platform } = process;

function check(example, ...options) {
	console.log(`\n$ opmodel check --root examples/${example}\n`);
	const run = spawnSync(
		process.execPath,
		["dist/cli.js", "check", "--root", `examples/${example}`, ...options],
		{ cwd: root, stdio: "inherit" },
	);
	if (run.status === 2 || run.error) process.exit(2);
}

function canRun(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

const code = findProgram("code", { env, platform, canRun });

/** Each opens the example, or throws an error with a sentence that says why it can't. */
const open = {
	code() {
		const isWindows = platform === "win32";
		const quote = (text) => (isWindows ? `"${text}"` : text);
		const { status, error } = spawnSync(
			quote(code),
			openingArguments(root, folder).map(quote),
			{ stdio: ["ignore", "inherit", "inherit"], shell: isWindows },
		);
		if (status !== 0)
			throw new Error(`${code} failed: ${error?.message ?? status}`);
		console.log("Opened examples/fieldsafe in VS Code.");
	},
	async download() {
		console.log("`code` is not on the PATH: taking a VS Code of its own …");
		const program = await downloadAndUnzipVSCode({
			cachePath: join(root, ".vscode-test"),
		});
		const profile = join(root, ".vscode-test/start");
		const child = spawn(
			program,
			[
				...openingArguments(root, folder),
				`--user-data-dir=${join(profile, "user-data")}`,
				`--extensions-dir=${join(profile, "extensions")}`,
				"--disable-workspace-trust",
				"--skip-welcome",
			],
			{ detached: true, stdio: "ignore" },
		);
		await new Promise((done, fail) => {
			child.once("spawn", done);
			child.once("error", fail);
		});
		child.unref();
		console.log("Opened examples/fieldsafe in a VS Code that was downloaded.");
	},
	async workbench() {
		install(console.log);
		const server = await startServer({
			development: { path: root },
			token: randomUUID(),
		});
		console.log(`Open this address in a browser; Ctrl+C ends it.

${server.address(folder)}
`);
		for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
			process.once(signal, () => server.close().then(() => process.exit(0)));
		await new Promise(() => {});
	},
};

/** Opens the example by the first way that works; false where none does. */
async function opened(ways) {
	for (const way of ways)
		try {
			await open[way]();
			return true;
		} catch (error) {
			console.error(error.message);
		}
	return false;
}

// The date keeps the output the same for every reader.
check("gaps", "--today", "2026-11-22");
check("fieldsafe", "--today", "2026-11-22");
console.log(`
Try it on a repository of your own: node dist/cli.js check --root <folder>
`);
const ways = waysToOpen({ code, env, platform, obstacle: obstacle() });
if (!process.stdout.isTTY && !process.argv.includes("--open"))
	console.log(howToOpen(ways, root, folder));
else if (!(await opened(ways))) console.log(whatToInstall);
