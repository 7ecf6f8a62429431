/**
 * What a person sees and does in VS Code, as calls for tests to make.
 *
 * A test file is `flows/<name>.test.ts`: it is found by its name and run by mocha in Node, against a workbench in a headless Chromium.
 * `npm run test:vscode -- flows --grep <pattern>` builds and runs some. A flow is made by `flowsIn`, begins with files of its own, and
 * shares nothing with other flows but the open window. With OPMODEL_SHOTS=<folder> the pictures that flows take by `picture` are kept.
 * When a flow fails, the last state of the window is a picture in out/vscode/failed.
 *
 * Each act waits for its effect before it returns, and an act by a key that had no effect is repeated.
 */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Browser, Frame, Locator, Page } from "playwright-core";
import { still } from "../../../scripts/vscode-web/settings.mjs";
import {
	launchBrowser,
	openWorkbench,
} from "../../../scripts/vscode-web/workbench.mjs";

export const themes = {
	light: "Light 2026",
	dark: "Dark 2026",
	contrast: "Dark High Contrast",
} as const;

/** Files by path; or a folder that is copied, relative to the project. */
export type Files = string | Readonly<Record<string, string>>;

export interface Opening {
	readonly files: Files;
	/** A folder of installed extensions, to use instead of the extension's source. */
	readonly extensions?: () => string;
	/** Makes it a git repository in which everything is committed. */
	readonly committed?: boolean;
	/** The display language that extensions are told, as `de`; the workbench's own texts are in English in every case. */
	readonly language?: string;
	/** Waits until what the extension shows is of these files: every flow begins so. */
	readonly ready: (workbench: Workbench) => Promise<void>;
}

/** A guard against waiting forever, in milliseconds; no test passes or fails by it on a machine that goes on working. */
const patience = 30_000;

const shots = process.env.OPMODEL_SHOTS;

/** Pictures are taken of a window as people have it; without them the window is as small as what is asserted allows. */
const viewport = shots
	? { width: 1280, height: 860 }
	: { width: 1000, height: 640 };

const settings = {
	...still,
	// A line that is looked for is one line.
	"[markdown]": { "editor.wordWrap": shots ? "on" : "off" },
};

let browser: Promise<Browser> | undefined;

// At the level of the root, so once for all test files: they are built to share this module.
after(async () => {
	await (await browser)?.close();
});

/**
 * Gives a function that defines flows: a title and what somebody does. For the inside of a `describe`. Its flows share one window, with a
 * server and a browser context of its own. Each begins with the files as they were first, or with `files` of its own in their place, and
 * with no editor, panel or dialog open. A flow that fails takes the window with it, so that the next one begins in a new one.
 */
export function flowsIn(opening: Opening) {
	let workbench: Workbench | undefined;
	const close = async () => {
		await workbench?.close();
		workbench = undefined;
	};
	after(close);
	return (
		title: string,
		act: (workbench: Workbench) => Promise<void>,
		files: Files = opening.files,
	) =>
		it(title, async function () {
			try {
				if (workbench) await workbench.beginAnew(files);
				else workbench = await openIn({ ...opening, files });
				await opening.ready(workbench);
				await act(workbench);
			} catch (error) {
				await workbench?.pictureOfFailure(this.test?.fullTitle() ?? title);
				await close().catch(() => {});
				throw error;
			}
		});
}

/** Opens files in a window of its own. */
async function openIn({
	files,
	extensions,
	committed = false,
	language,
}: Opening): Promise<Workbench> {
	browser ??= launchBrowser();
	const scratch = mkdtempSync(join(tmpdir(), "opmodel-flow-"));
	const folder = join(scratch, "workspace");
	mkdirSync(folder);
	lay(files, folder);
	if (committed) {
		git(folder, "init", "--quiet");
		git(folder, "add", "--all");
		git(folder, "commit", "--quiet", "--message", "All");
	}
	const { page, close } = await openWorkbench({
		open: folder,
		userData: join(scratch, "user-data"),
		settings,
		browser: await browser,
		viewport,
		...(language && { language }),
		...(extensions
			? { extensions: extensions() }
			: { development: { path: resolve("."), kind: "workspace" } }),
	});
	const workbench = new Workbench(page, folder, async () => {
		await close();
		rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
	});
	await page
		.locator(".explorer-folders-view .monaco-list-row")
		.first()
		.waitFor();
	if (shots)
		// While an extension is developed, the workbench begins in its own theme, whatever the settings say.
		await workbench.useTheme("light");
	return workbench;
}

/** Makes a folder hold these files and no others; a repository in it stays. What is as it should be is not written again. */
function lay(files: Files, folder: string): void {
	const texts = new Map(
		typeof files === "string"
			? paths(files).map((path) => [
					path,
					readFileSync(join(files, path), "utf8"),
				])
			: Object.entries(files),
	);
	for (const path of paths(folder))
		if (!texts.has(path)) rmSync(join(folder, path));
	for (const [path, text] of texts) {
		const file = join(folder, path);
		try {
			if (readFileSync(file, "utf8") === text) continue;
		} catch {
			mkdirSync(dirname(file), { recursive: true });
		}
		writeFileSync(file, text);
	}
}

/** The paths of the files below a folder, a repository's own aside. */
function paths(folder: string): string[] {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.map((path) => path.slice(join(folder, "/").length))
		.filter((path) => !path.startsWith(".git/"));
}

/** What git says in a folder. The author of commits is nobody. */
function git(folder: string, ...args: readonly string[]): string {
	const author = ["-c", "user.name=Nobody", "-c", "user.email=nobody@invalid"];
	return execFileSync("git", [...author, ...args], {
		cwd: folder,
		encoding: "utf8",
	});
}

export class Workbench {
	readonly page: Page;
	/** The folder on the disk that is open. */
	readonly folder: string;
	readonly close: () => Promise<void>;

	constructor(page: Page, folder: string, close: () => Promise<void>) {
		this.page = page;
		this.folder = folder;
		this.close = close;
		page.setDefaultTimeout(patience);
	}

	/** Saves a picture of the window where pictures are wanted. */
	async picture(name: string): Promise<void> {
		if (!shots) return;
		mkdirSync(shots, { recursive: true });
		// What fades in or out has done so then.
		await this.page.waitForTimeout(300);
		await this.page.screenshot({ path: join(shots, `${name}.png`) });
	}

	/** Saves a picture where pictures are wanted, without the side bar and with room for all of a page. */
	async pictureOfPage(name: string): Promise<void> {
		if (!shots) return;
		const sideBar = this.page.locator(".part.sidebar");
		await this.press("Control+B", async () => !(await sideBar.isVisible()));
		await this.page.setViewportSize({ ...viewport, height: 1060 });
		await this.picture(name);
		await this.page.setViewportSize(viewport);
		await this.press("Control+B", () => sideBar.isVisible());
	}

	/** Saves a picture of a failed flow's last state, and the flow's name beside it for scripts/test-vscode.mjs. */
	async pictureOfFailure(title: string): Promise<void> {
		const folder = "out/vscode/failed";
		const path = join(folder, `${title.replace(/\W+/g, "-")}.png`);
		mkdirSync(folder, { recursive: true });
		await this.page.screenshot({ path, timeout: 10_000 }).catch(() => {});
	}

	/** Closes what an earlier flow left open, without saving, and lays the files of the next one. */
	async beginAnew(files: Files): Promise<void> {
		const { page } = this;
		if (await this.quickInput.isVisible()) await this.escape(this.quickInput);
		const tabs = page.locator(".editor-group-container .tab");
		if (await tabs.count()) {
			const dontSave = page.locator(".monaco-dialog-box .monaco-button", {
				hasText: "Don't Save",
			});
			await repeat(
				"no editor",
				() => this.chord("Control+K", "Control+W"),
				async () => {
					if (await dontSave.isVisible()) await dontSave.click();
					return (await tabs.count()) === 0;
				},
			);
		}
		const panel = page.locator(".part.panel");
		if (await panel.isVisible())
			await this.press("Control+J", async () => !(await panel.isVisible()));
		lay(files, this.folder);
	}

	/** Sets the theme from now on. */
	async useTheme(theme: keyof typeof themes): Promise<void> {
		const kind =
			theme === "contrast" ? "hc-black" : theme === "dark" ? "vs-dark" : "vs";
		const isSet = this.page.locator(`.monaco-workbench.${kind}`);
		if (await isSet.isVisible()) return;
		await this.command("Preferences: Color Theme");
		await this.pick(themes[theme]);
		await isSet.waitFor();
	}

	/** The text of a file on the disk. */
	onDisk(path: string): string {
		return readFileSync(join(this.folder, path), "utf8");
	}

	/** Paths of the files that differ from what was committed, new ones included. */
	changes(): string[] {
		return git(this.folder, "status", "--porcelain", "--untracked-files=all")
			.split("\n")
			.filter((line) => line !== "")
			.map((line) => line.slice(3));
	}

	/** Presses a key, and again where it has no effect in good time; returns when the effect is there. */
	async press(key: string, effect: () => Promise<boolean>): Promise<void> {
		await repeat(
			`the effect of ${key}`,
			() => this.page.keyboard.press(key),
			effect,
		);
	}

	/** Presses two keys, one after the other, that mean something together. */
	async chord(first: string, second: string): Promise<void> {
		await this.page.keyboard.press(first);
		await this.page.keyboard.press(second);
	}

	/** Clicks on something that is or will be there, and again while that has no effect; returns when the effect is there. */
	async click(
		what: Locator,
		effect: () => Promise<boolean>,
		times: 1 | 2 = 1,
	): Promise<void> {
		await what.waitFor();
		await repeat(
			`the effect of a click at ${what}`,
			async () => {
				// Views are drawn anew while they are looked at: what was there may be gone, with a click that nobody has heard.
				await what
					.click({ clickCount: times, timeout: 2000 })
					.catch(() => undefined);
			},
			effect,
		);
	}

	/** Takes away what goes by Escape. */
	async escape(what: Locator): Promise<void> {
		await this.press("Escape", async () => !(await what.first().isVisible()));
		await this.keysArrive();
	}

	/** The palette, and the lists and questions that take its place. */
	get quickInput(): Locator {
		return this.page.locator(".quick-input-widget:visible");
	}

	/** The field of the palette and of what takes its place. */
	get input(): Locator {
		return this.page.locator(".quick-input-widget input");
	}

	/** The entries of a list in the palette's place, those with a text if one is given. */
	entries(text?: string): Locator {
		const rows = this.page.locator(".quick-input-list .monaco-list-row");
		return text ? rows.filter({ hasText: text }) : rows;
	}

	/**
	 * Returns when what has the focus gets every key. Where the focus leaves the palette, the workbench hears of it by a timer of no
	 * length (its focus tracker), and until then the palette's keys are in force wherever the focus is: Enter, arrows, Control+End are lost.
	 * A timer that is set after the focus has moved runs after that one.
	 */
	async keysArrive(): Promise<void> {
		await this.page.evaluate("new Promise((done) => setTimeout(done, 0))");
	}

	/** Waits until what is typed goes into the active editor. */
	async editorHasFocus(): Promise<void> {
		await this.page
			.locator(".editor-group-container.active .monaco-editor.focused")
			.waitFor();
		await this.keysArrive();
	}

	/** Opens a file by its path and waits for its text. */
	async openFile(path: string): Promise<void> {
		const name = path.slice(path.lastIndexOf("/") + 1);
		const tab = this.page.locator(".tab.active", { hasText: name }).first();
		await repeat(
			`${path}, opened`,
			async () => {
				await this.press("Control+P", () => this.input.isVisible());
				await this.input.fill(path);
				await this.entries(name).first().click();
			},
			() => tab.isVisible(),
		);
		await this.lines.first().waitFor();
		await this.editorHasFocus();
	}

	/** Runs a command by its title in the palette, as `Operating Model: Initialize`; it may go on to ask something in the palette's place. */
	async command(title: string): Promise<void> {
		await this.#choose(title);
		await until(
			title,
			async () =>
				!(await this.input.isVisible()) ||
				(await this.input.inputValue()) !== `>${title}`,
		);
		await this.keysArrive();
	}

	/** Clicks on a command in the palette. */
	async #choose(title: string): Promise<void> {
		const asked = `>${title}`;
		// The palette lists what is known when it opens: in the first moments that may not be all.
		await repeat(
			`${title} in the palette`,
			async () => {
				if (await this.quickInput.isVisible())
					await this.escape(this.quickInput);
				await this.press("F1", () => this.input.isVisible());
				await this.input.fill(asked);
			},
			() => this.entries(title).first().isVisible(),
		);
		await this.entries(title).first().click();
	}

	/** Answers a question in the palette's place by a text, and waits until it is gone or another one is asked. */
	async answer(text: string): Promise<void> {
		await this.input.fill(text);
		await this.press("Enter", () => this.#isAnswered(text));
		await this.keysArrive();
	}

	/** Chooses an entry of a list in the palette's place by keyboard. */
	async choose(text: string): Promise<void> {
		await this.input.fill(text);
		await this.page
			.locator(".quick-input-list .monaco-list-row.focused", { hasText: text })
			.waitFor();
		await this.press("Enter", () => this.#isAnswered(text));
		await this.keysArrive();
	}

	async #isAnswered(text: string): Promise<boolean> {
		return (
			!(await this.input.isVisible()) ||
			(await this.input.inputValue()) !== text
		);
	}

	/** Names a file where one is to be saved, in place of the name that is proposed. */
	async saveAs(proposed: string, path: string): Promise<void> {
		await until("the dialog", async () =>
			(await this.input.inputValue()).endsWith(proposed),
		);
		await this.answer(join(this.folder, path));
	}

	/** Picks an entry of the list that a command shows in the palette's place. */
	async pick(text: string): Promise<void> {
		await this.input.fill(text);
		await this.click(
			this.entries(text).first(),
			async () => !(await this.input.isVisible()),
		);
		await this.keysArrive();
	}

	/** The visible lines of the active editor. */
	get lines(): Locator {
		return this.page.locator(".editor-group-container.active .view-line");
	}

	/** A visible line of the active editor, by a piece of its text. Blanks are what the editor draws for them. */
	line(text: string): Locator {
		return this.lines.filter({ hasText: drawn(text) }).first();
	}

	/** Squiggles in the active editor, of a severity: `error`, `warning` or `info`. */
	squiggles(severity: "error" | "warning" | "info"): Locator {
		return this.page.locator(
			`.editor-group-container.active .squiggly-${severity}`,
		);
	}

	/** Where the status bar says that the cursor is: line and column from 1, and how many characters are selected. */
	async cursor(): Promise<{ line: number; column: number; selected: number }> {
		const [text = ""] = await this.page
			.locator(".statusbar-item", { hasText: /Ln \d+, Col \d+/ })
			.allInnerTexts();
		const [line, column, selected] = (text.match(/\d+/g) ?? []).map(Number);
		return { line: line ?? 0, column: column ?? 0, selected: selected ?? 0 };
	}

	/** Places the cursor by line and character, counted from 1. */
	async goTo(line: number, character = 1): Promise<void> {
		const place = `:${line}:${character}`;
		await repeat(
			`the cursor at ${place}`,
			async () => {
				await this.press("Control+G", () => this.input.isVisible());
				await this.input.fill(place);
				await this.press("Enter", async () => !(await this.input.isVisible()));
			},
			async () => {
				const cursor = await this.cursor();
				return cursor.line === line && cursor.column === character;
			},
		);
		await this.editorHasFocus();
	}

	/** Places the cursor at the end of the first line on the disk that has a text. */
	async goToText(path: string, text: string): Promise<void> {
		const lines = this.onDisk(path).split("\n");
		const at = lines.findIndex((line) => line.includes(text));
		assert.ok(at >= 0, `${path} has no "${text}"`);
		await this.goTo(at + 1, (lines[at]?.length ?? 0) + 1);
	}

	/** Goes back to the active editor, whose selection stays as it is. */
	async focusEditor(): Promise<void> {
		const focused = this.page.locator(
			".editor-group-container.active .monaco-editor.focused",
		);
		await this.press("Control+1", () => focused.isVisible());
		await this.editorHasFocus();
	}

	/** Selects so many characters before the cursor, one key each. */
	async selectBack(count: number): Promise<void> {
		for (let n = 1; n <= count; n++)
			await this.press(
				"Shift+ArrowLeft",
				async () => (await this.cursor()).selected === n,
			);
	}

	/** The tab of a file in any group. */
	tab(name: string): Locator {
		return this.page.locator(".tab", { hasText: name });
	}

	/** Puts a text in at once where the cursor is, so that no suggestion comes in between, and waits until the editor shows it. */
	async insert(text: string): Promise<void> {
		await this.editorHasFocus();
		const { line: before } = await this.cursor();
		await this.page.keyboard.insertText(text);
		const added = text.split("\n").length - 1;
		await until(
			"the text",
			async () => (await this.cursor()).line === before + added,
		);
		for (const line of text.split("\n"))
			if (line.trim()) await this.line(line).waitFor();
	}

	/** Types on the line where the cursor is, key by key, and waits until the editor shows it; suggestions may come up meanwhile. */
	async type(text: string): Promise<void> {
		await this.editorHasFocus();
		await this.page.keyboard.type(text);
		await this.line(text).waitFor();
	}

	/** Loads the window anew; what a window keeps is kept. */
	async reload(): Promise<void> {
		const { page } = this;
		await page.evaluate("globalThis.isOld = true");
		await this.#choose("Developer: Reload Window");
		await until("the new window", () =>
			page.evaluate<boolean>("!globalThis.isOld").catch(() => false),
		);
	}

	async save(): Promise<void> {
		const saved = this.page.locator(".tab.active:not(.dirty)").first();
		await this.press("Control+S", () => saved.isVisible());
	}

	/** Closes the active editor, which is of this name. */
	async closeTab(name: string): Promise<void> {
		await this.command("View: Close Editor");
		await this.tab(name).waitFor({ state: "detached" });
	}

	/** Takes back all that was typed since the file was saved. */
	async revert(): Promise<void> {
		await this.command("File: Revert File");
		await this.page.locator(".tab.active:not(.dirty)").first().waitFor();
	}

	/** Takes the last change back, after which the active editor shows a text again. */
	async undo(text: string): Promise<void> {
		await this.editorHasFocus();
		await this.press("Control+Z", () => this.line(text).isVisible());
	}

	/** Shows the Problems view and gives its entries: those with a text, or without one as many as there is room for. */
	async problems(text = ""): Promise<Locator> {
		const panel = this.page.locator(".markers-panel");
		if (!(await panel.isVisible()))
			await this.press("Control+Shift+M", () => panel.isVisible());
		await this.page
			.locator('.panel input[placeholder^="Filter"]')
			.fill(text.replaceAll(",", ""));
		return panel
			.locator('.monaco-list-row[aria-level="2"]')
			.filter({ hasText: text });
	}

	/** Waits until the status bar counts so many errors and warnings, whatever else. */
	async counts(errors: number, warnings: number): Promise<void> {
		await this.page
			.locator(`[id="status.problems"]`)
			.filter({
				hasText: new RegExp(`^\\D*${errors}\\D+${warnings}(?:\\D+\\d+)?\\D*$`),
			})
			.waitFor();
	}

	/** The line and the text of an entry in the Problems view; the line is counted from 1. */
	async placeOf(entry: Locator): Promise<{ text: string; line: number }> {
		const text = await entry.innerText();
		return { text, line: Number(/\[Ln (\d+), /.exec(text)?.[1]) };
	}

	/** Shows what a hover says on what stands before the cursor. */
	async hover(): Promise<Locator> {
		const { column } = await this.cursor();
		await this.press(
			"ArrowLeft",
			async () => (await this.cursor()).column === column - 1,
		);
		const hover = this.page.locator(".monaco-hover:visible");
		await repeat(
			"a hover",
			() => this.chord("Control+K", "Control+I"),
			() => hover.first().isVisible(),
		);
		return hover;
	}

	/** The suggestions that are up. */
	suggestions(): Locator {
		return this.page.locator(".suggest-widget.visible .monaco-list-row");
	}

	/** Opens the list of quick fixes at the cursor and gives its rows. */
	async fixes(): Promise<Locator> {
		const rows = this.page.locator(".action-widget .monaco-list-row.action");
		await this.press("Control+.", () => rows.first().isVisible());
		return rows;
	}

	/** Applies a quick fix at the cursor by its title. */
	async fix(title: string): Promise<void> {
		const rows = await this.fixes();
		await this.click(
			rows.filter({ hasText: title }).first(),
			async () => !(await rows.first().isVisible()),
		);
	}

	/** Renames what stands at the cursor; with Control+Enter, the changes are shown first. */
	async rename(
		name: string,
		confirm: "Enter" | "Control+Enter" = "Enter",
	): Promise<void> {
		const input = this.page.locator(".rename-box input, input.rename-input");
		await this.press("F2", () => input.isVisible());
		await input.fill(name);
		await this.press(confirm, async () => !(await input.isVisible()));
	}

	/** The button in the activity bar of a view container. */
	container(name: string): Locator {
		return this.page.locator(
			`.activitybar .action-label[aria-label^="${name}"]`,
		);
	}

	/** Shows a view container in the side bar. */
	async show(name: string): Promise<void> {
		const isShown = this.page.locator(
			`.activitybar .action-item.checked .action-label[aria-label^="${name}"]`,
		);
		if (await isShown.isVisible()) return;
		await this.click(this.container(name), () => isShown.isVisible());
	}

	/** The rows of a tree view in the side bar, those with a text if one is given. */
	rows(text?: string): Locator {
		const rows = this.page.locator(
			".sidebar .tree-explorer-viewlet-tree-view .monaco-list-row",
		);
		return text ? rows.filter({ hasText: text }) : rows;
	}

	/** A piece of text in the side bar, the editors' and the panel's rows aside. */
	told(text: string): Locator {
		return this.page.locator(".sidebar .message", { hasText: text });
	}

	/** A link in the active editor, by its text. */
	link(text: string): Locator {
		return this.lines.locator(".detected-link", { hasText: text }).first();
	}

	/** What stands above a line of an editor, by its text. */
	lens(text: string): Locator {
		return this.page.locator(".codelens-decoration", { hasText: text });
	}

	/** The status bar's entries with a text. */
	status(text: string | RegExp): Locator {
		return this.page.locator(".statusbar-item", { hasText: text });
	}

	/** Notifications that are up. */
	get toasts(): Locator {
		return this.page.locator(".notification-toast");
	}

	/** The document of the webview that has something at a selector. */
	async webview(selector: string): Promise<Frame> {
		return until(`a webview with ${selector}`, async () => {
			for (const frame of this.page.frames())
				if (
					await frame
						.locator(selector)
						.count()
						.catch(() => 0)
				)
					return frame;
			return undefined;
		});
	}
}

const pause = 100;
const wait = () => new Promise((done) => setTimeout(done, pause));

/** Waits for a value that is neither undefined nor false; fails naming what was waited for. */
export async function until<T>(
	what: string,
	look: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
	for (let looks = 0; looks < patience / pause; looks++) {
		const found = await look();
		if (found !== undefined && found !== false) return found;
		await wait();
	}
	assert.fail(`${what}: not there after many looks`);
}

/** Does something, and again while what it does is not soon there; fails naming that. */
async function repeat(
	what: string,
	act: () => Promise<void>,
	effect: () => Promise<boolean>,
): Promise<void> {
	for (let acts = 0; acts < 10; acts++) {
		await act();
		for (let looks = 0; looks < 30; looks++) {
			if (await effect()) return;
			await wait();
		}
	}
	assert.fail(`${what}: not there after ten times`);
}

/** Blanks in the editor's lines are drawn as no-break spaces or dots. */
function drawn(text: string): RegExp {
	const literal = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
	return new RegExp(literal.replaceAll(" ", "[\\s\\u00a0·]"));
}
