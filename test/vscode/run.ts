/** Runs the suite when an extension host asks for it, and leaves a file that says how it went. */

import { Uri, workspace } from "vscode";
import { mocha } from "./mocha";

/** What scripts/test-vscode.mjs writes beside the workspace's file. */
interface Options {
	readonly grep?: string;
	/** Kills this host after the first test that passes, to see the run fail. */
	readonly kill?: boolean;
}

/** The entry point that VS Code calls. Rejects when a test fails. */
export async function run(): Promise<void> {
	const file = workspace.workspaceFile;
	if (!file) throw new Error("The suite runs in a .code-workspace");
	const beside = (name: string) => Uri.joinPath(file, "..", name);
	const { grep, kill } = JSON.parse(
		new TextDecoder().decode(
			await workspace.fs.readFile(beside("options.json")),
		),
	) as Options;
	if (grep) mocha.grep(grep);
	const stats = await new Promise<{ passes: number; failures: number }>(
		(resolve) => {
			const runner = mocha.run(() => resolve(runner.stats));
			if (kill) runner.once("pass", () => process.kill(process.pid, "SIGKILL"));
		},
	);
	await workspace.fs.writeFile(
		beside("result.json"),
		new TextEncoder().encode(JSON.stringify(stats)),
	);
	if (stats.failures > 0) throw new Error(`${stats.failures} tests failed`);
}
