#!/usr/bin/env node
// Stands in for the program `code` where @vscode/test-electron runs tests: the same arguments, the browser workbench behind them.
import { parseArgs } from "node:util";
import { openWorkbench } from "./workbench.mjs";

const { values, positionals } = parseArgs({
	options: {
		extensionDevelopmentPath: { type: "string" },
		extensionDevelopmentKind: { type: "string" },
		extensionTestsPath: { type: "string" },
		"user-data-dir": { type: "string" },
		"extensions-dir": { type: "string" },
	},
	// All other arguments are about a program with windows.
	strict: false,
	allowPositionals: true,
});

let workbench;
let isFinishing = false;

async function finish(code, why) {
	if (isFinishing) return;
	isFinishing = true;
	if (why) console.error(why);
	const picture = process.env.VSCODE_WEB_SCREENSHOT;
	if (code !== 0 && picture)
		await workbench?.page
			.screenshot({ path: picture, timeout: 5000 })
			.catch(() => {});
	await workbench?.close();
	process.exit(code);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
	process.on(signal, () => finish(130, `Ended by ${signal}.`));
const limit = Number(process.env.VSCODE_WEB_TIMEOUT_MS ?? 180_000);
setTimeout(() => finish(124, `No result after ${limit} ms.`), limit);

try {
	workbench = await openWorkbench({
		open: positionals[0],
		tests: values.extensionTestsPath,
		// Tests in an extension host look at nothing that is drawn.
		viewport: { width: 640, height: 480 },
		userData: values["user-data-dir"],
		extensions: values["extensions-dir"],
		development: {
			path: values.extensionDevelopmentPath,
			kind: values.extensionDevelopmentKind ?? "workspace",
		},
		// What was logged last arrives a moment after the host's end.
		onExit(code) {
			setTimeout(() => finish(code), 100);
		},
		onLost: (why) => finish(1, why),
	});
} catch (error) {
	await finish(1, error.message);
}
