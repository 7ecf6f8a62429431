// The workbench of VS Code in a headless Chromium.
import { format } from "node:util";
import { chromium as driver } from "playwright-core";
import { chromium } from "./home.mjs";
import { startServer } from "./server.mjs";

/** What the workbench itself writes to where the output of the extension hosts comes from. */
const noise = [
	/^\[[\w :-]+\][ []/,
	/^No search provider registered/,
	/^(?:Resolving|Resolved) connection token/,
	/^Creating a socket/,
	/^Updating additional builtin/,
	/^(?:Error: )?getaddrinfo /,
	/^[^\n]*(?:\n\s+at [^\n]*workbench\/workbench\.js:\S+)+\s*$/,
];

/** Starts a headless Chromium; resolves to playwright's `Browser`. Rejects where there is none on this machine. */
export async function launchBrowser() {
	const executablePath = chromium();
	if (!executablePath) throw new Error("there is no Chromium on this machine");
	return driver.launch({
		executablePath,
		headless: true,
		args: [
			"--no-sandbox",
			"--disable-gpu",
			"--disable-dev-shm-usage",
			"--disable-background-networking",
			"--disable-component-update",
			"--disable-sync",
			"--no-first-run",
		],
	});
}

/**
 * Opens a folder or a `.code-workspace` in a VS Code of its own. Takes the options of `startServer` and
 * - `open`: what to open
 * - `tests`: a bundle of tests for an extension host to run
 * - `browser`: a browser that is used and not closed; without it, one is started
 * - `viewport`: the size of the window, `{ width, height }` in pixels
 * - `language`: the display language that extensions are told, as `de`; the workbench's own texts stay English, as language packs come from the network
 * - `onExit`: called with 0 or another code when the host that ran the tests ends
 *
 * Returns playwright's `page` and `close()`. `VSCODE_WEB_VERBOSE=1` prints all that the workbench logs.
 */
export async function openWorkbench({
	open,
	tests,
	browser,
	viewport = { width: 1280, height: 860 },
	language,
	onExit = () => {},
	onLost = () => {},
	...options
}) {
	const isVerbose = Boolean(process.env.VSCODE_WEB_VERBOSE);
	const server = await startServer({ ...options, onLost });
	let own;
	let context;
	async function close() {
		await context?.close().catch(() => {});
		await own?.close().catch(() => {});
		await server.close();
	}
	try {
		if (!browser) own = await launchBrowser();
		context = await (browser ?? own).newContext({
			viewport,
			reducedMotion: "reduce",
		});
		// Where the workbench's own texts of a language say which one they are of.
		if (language)
			await context.addInitScript((name) => {
				globalThis._VSCODE_NLS_LANGUAGE = name;
			}, language);
		const page = await context.newPage();
		page.on("crash", () => onLost("the page crashed"));
		if (isVerbose) {
			page.on("pageerror", (error) => console.error("[page]", error.message));
			page.on("console", (message) =>
				console.error(`[${message.type()}]`, message.text()),
			);
		}
		// The workbench calls these two: for each line that an extension host logs, and when the one that ran tests ends.
		await page.exposeFunction("codeAutomationLog", (type, args) => {
			const line = format(...args);
			if (!isVerbose && noise.some((pattern) => pattern.test(line))) return;
			const stream =
				type === "error" || type === "warn" ? process.stderr : process.stdout;
			stream.write(`${line}\n`);
		});
		await page.exposeFunction("codeAutomationExit", (code) => {
			onExit(code);
		});
		await page.goto(server.address(open, tests));
		return { page, close };
	} catch (error) {
		await close();
		throw error;
	}
}
