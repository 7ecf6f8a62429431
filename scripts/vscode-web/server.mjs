// VS Code's own server, which serves its workbench to a browser and runs extensions on this machine.
import { spawn, spawnSync } from "node:child_process";
import {
	createWriteStream,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { nodeProgram, serverMain } from "./home.mjs";
import { seedSettings } from "./settings.mjs";

/**
 * Starts a server on a free port of this machine. All options may be left out:
 * - `userData`, `extensions`: folders of the profile; without them it is a new one that is removed at the end
 * - `settings`: settings over the quiet ones
 * - `development`: the folder of an extension to run from its source, and with `development.kind` ("workspace", "web") in which host
 * - `token`: what the address has to say before anybody is let in; without it, whoever finds the port may use the editor
 * - `env`: environment variables for the extension host
 * - `onLost`: called with a sentence when the server ends before it was closed
 *
 * Returns `address(path, tests?)`, the address that opens a folder or a `.code-workspace` (and runs the tests of a file), and `close()`.
 * Rejects where the server does not start.
 */
export async function startServer({
	userData,
	extensions,
	settings = {},
	development,
	token,
	env = {},
	onLost = () => {},
} = {}) {
	const scratch = mkdtempSync(join(tmpdir(), "vscode-web-"));
	const profile = {
		userData: resolve(userData ?? join(scratch, "user-data")),
		extensions: resolve(extensions ?? join(scratch, "extensions")),
	};
	for (const folder of Object.values(profile))
		mkdirSync(folder, { recursive: true });
	seedSettings(profile.userData, {
		...settings,
		...(development?.kind && hostSetting(development)),
	});
	const log = join(profile.userData, "server.log");
	const server = spawn(
		nodeProgram,
		[
			"--no-warnings",
			serverMain,
			...["--host", "127.0.0.1", "--port", "0"],
			...["--server-data-dir", join(scratch, "server")],
			...["--user-data-dir", profile.userData],
			...["--extensions-dir", profile.extensions],
			...(token
				? ["--connection-token", token]
				: ["--without-connection-token"]),
			"--accept-server-license-terms",
			"--disable-telemetry",
			"--disable-workspace-trust",
			// Without it, the workbench ignores the extension and the tests that its address names, and says nothing.
			"--enable-smoke-test-driver",
		],
		{
			// A process group of its own, so that it can be ended with all that it started.
			detached: true,
			env: { ...process.env, ...env },
			stdio: ["ignore", "pipe", "pipe"],
		},
	);
	const signal = (name) => {
		try {
			process.kill(-server.pid, name);
		} catch {
			// It has ended already.
		}
	};
	const lastResort = () => signal("SIGKILL");
	process.once("exit", lastResort);

	let isClosed = false;
	async function close() {
		if (isClosed) return;
		isClosed = true;
		if (server.exitCode === null && server.signalCode === null) {
			const gone = new Promise((done) => server.once("exit", done));
			signal("SIGTERM");
			await Promise.race([gone, new Promise((done) => setTimeout(done, 3000))]);
		}
		signal("SIGKILL");
		process.off("exit", lastResort);
		rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
	}

	try {
		const port = await new Promise((done, fail) => {
			const file = createWriteStream(log);
			let output = "";
			server.stderr.pipe(file, { end: false });
			server.stdout.on("data", (data) => {
				file.write(data);
				output += data;
				const found = /agent listening on (\d+)/.exec(output);
				if (found) done(Number(found[1]));
			});
			server.once("error", fail);
			server.once("exit", (code, name) => {
				const why = `VS Code's server ended (${code ?? name}), see ${log}`;
				fail(new Error(why));
				if (!isClosed) onLost(why);
			});
		});
		return {
			close,
			address: (path, tests) =>
				address(port, path, { development, tests, token }),
		};
	} catch (error) {
		await close();
		throw error;
	}
}

/** The address of the workbench with a folder or workspace open. */
function address(port, path, { development, tests, token }) {
	const host = `127.0.0.1:${port}`;
	const remote = (file) => `vscode-remote://${host}${encodeURI(resolve(file))}`;
	const payload = [["skipWelcome", "true"]];
	if (development)
		payload.push(["extensionDevelopmentPath", remote(development.path)]);
	if (tests) payload.push(["extensionTestsPath", remote(tests)]);
	const query = new URLSearchParams({
		...(token && { tkn: token }),
		[path.endsWith(".code-workspace") ? "workspace" : "folder"]: resolve(path),
		payload: JSON.stringify(payload),
	});
	return `http://${host}/?${query}`;
}

/** The workbench does not heed which host a development extension is meant for; this setting has the same effect. */
function hostSetting({ path, kind }) {
	const { publisher, name } = JSON.parse(
		readFileSync(join(path, "package.json"), "utf8"),
	);
	return { "remote.extensionKind": { [`${publisher}.${name}`]: [kind] } };
}

/** Installs a packaged extension into a folder of extensions. Throws with the server's words where that fails. */
export function installExtension(vsix, extensions) {
	const { status, stdout, stderr } = spawnSync(
		nodeProgram,
		[
			"--no-warnings",
			serverMain,
			...["--install-extension", resolve(vsix)],
			...["--extensions-dir", resolve(extensions)],
			...["--server-data-dir", join(resolve(extensions), "../server-data")],
			"--accept-server-license-terms",
		],
		{ encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] },
	);
	if (status !== 0 || !/successfully installed/.test(stdout))
		throw new Error(`${vsix} was not installed: ${stdout}${stderr}`);
}
