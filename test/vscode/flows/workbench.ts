/**
 * What a person sees and does in VS Code, as calls for tests to make.
 *
 * A flow is `flows/<name>.test.ts`: it is found by its name and run by mocha in Node, against a workbench in a headless Chromium.
 * `npm run test:vscode -- flows --grep <pattern>` builds and runs some. With OPMODEL_SHOTS=<folder> the pictures that flows take by
 * `picture` are kept; with none, nothing is written. When a flow fails, the workbench's last state is a picture beside its report there.
 */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import {
	cpSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { Frame, Locator, Page } from "playwright-core";
import { openWorkbench } from "../../../scripts/vscode-web/workbench.mjs";

export const themes = {
	light: "Light 2026",
	dark: "Dark 2026",
	contrast: "Default High Contrast",
} as const;

export interface Opening {
	/** A folder that is copied, relative to the project; or else files by path. */
	readonly files: string | Readonly<Record<string, string>>;
	readonly settings?: Readonly<Record<string, unknown>>;
	readonly theme?: keyof typeof themes;
	/** A folder of installed extensions, to use instead of the extension's source. */
	readonly extensions?: string;
	/** Which host the extension runs in, for the source only; Node's without it. */
	readonly host?: "workspace" | "web";
	/** Makes it a git repository in which everything is committed. */
	readonly committed?: boolean;
}

/** Opens a copy of some files in a VS Code of its own. `close` it, best in `after`. */
export async function openIn({
	files,
	settings = {},
	theme = "light",
	extensions,
	host = "workspace",
	committed = false,
}: Opening): Promise<Workbench> {
	const scratch = mkdtempSync(join(tmpdir(), "opmodel-flow-"));
	const folder = join(scratch, "workspace");
	if (typeof files === "string") cpSync(files, folder, { recursive: true });
	else
		for (const [path, text] of Object.entries(files)) {
			mkdirSync(dirname(join(folder, path)), { recursive: true });
			writeFileSync(join(folder, path), text);
		}
	if (committed) {
		git(folder, "init", "--quiet");
		git(folder, "add", "--all");
		git(folder, "commit", "--quiet", "--message", "All");
	}
	const { page, close } = await openWorkbench({
		open: folder,
		userData: join(scratch, "user-data"),
		settings,
		...(extensions
			? { extensions }
			: { development: { path: resolve("."), kind: host } }),
	});
	const workbench = new Workbench(page, folder, async () => {
		await close();
		rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
	});
	await page
		.locator(".explorer-folders-view .monaco-list-row")
		.first()
		.waitFor();
	// While an extension is developed, the workbench begins in its own theme, whatever the settings say.
	await workbench.useTheme(theme);
	return workbench;
}

/** What git says in a folder. The author of commits is nobody. */
function git(folder: string, ...args: readonly string[]): string {
	const author = ["-c", "user.name=Nobody", "-c", "user.email=nobody@invalid"];
	return execFileSync("git", [...author, ...args], {
		cwd: folder,
		encoding: "utf8",
	});
}

/** Why a part of the page is not there yet is known only to it: it is looked for this long, in milliseconds. */
const patience = 25_000;

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
		const folder = process.env.OPMODEL_SHOTS;
		if (!folder) return;
		mkdirSync(folder, { recursive: true });
		// What fades in or out has done so then.
		await this.page.waitForTimeout(300);
		await this.page.screenshot({ path: join(folder, `${name}.png`) });
	}

	/** Sets the theme from now on. */
	async useTheme(theme: keyof typeof themes): Promise<void> {
		await this.command("Preferences: Color Theme");
		await this.answer(theme === "contrast" ? "Dark High" : themes[theme]);
		const kind =
			theme === "contrast" ? "hc-black" : theme === "dark" ? "vs-dark" : "vs";
		await this.page.locator(`.monaco-workbench.${kind}`).waitFor();
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

	/** Opens a file by its path and waits for its text. */
	async openFile(path: string): Promise<void> {
		await this.page.keyboard.press("Control+P");
		const input = this.page.locator(".quick-input-widget input");
		await input.fill(path);
		const name = path.slice(path.lastIndexOf("/") + 1);
		await this.page
			.locator(".quick-input-list .monaco-list-row", { hasText: name })
			.first()
			.click();
		await this.page.locator(".tab.active", { hasText: name }).first().waitFor();
		await this.lines.first().waitFor();
	}

	/** Runs a command by its title in the palette, as `Operating Model: Initialize`. */
	async command(title: string): Promise<void> {
		const row = this.page
			.locator(".quick-input-list .monaco-list-row", { hasText: title })
			.first();
		// The palette lists what is known when it opens: in the first moments that may not be all.
		await until(title, async () => {
			await this.page.keyboard.press("F1");
			await this.page.locator(".quick-input-widget input").fill(`>${title}`);
			try {
				await row.click({ timeout: 3000 });
				return true;
			} catch {
				await this.page.keyboard.press("Escape");
				return false;
			}
		});
	}

	/** Answers the question that a command asks in the palette's place. */
	async answer(text: string): Promise<void> {
		await this.page.locator(".quick-input-widget input").fill(text);
		await this.page.keyboard.press("Enter");
	}

	/** Names a file where one is to be saved, in place of the name that is proposed. */
	async saveAs(proposed: string, path: string): Promise<void> {
		const input = this.page.locator(".quick-input-widget input");
		await until("the dialog", async () =>
			(await input.inputValue()).endsWith(proposed),
		);
		await input.fill(join(this.folder, path));
		await this.page.keyboard.press("Enter");
	}

	/** Picks an entry of the list that a command shows in the palette's place. */
	async pick(text: string): Promise<void> {
		await this.page
			.locator(".quick-input-list .monaco-list-row", { hasText: text })
			.first()
			.click();
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

	/** Places the cursor by line and character, counted from 1. */
	async goTo(line: number, character = 1): Promise<void> {
		await this.page.keyboard.press("Control+G");
		await this.answer(`:${line}:${character}`);
		await this.editorHasFocus();
	}

	/** Goes back to the active editor, whose selection stays as it is. */
	async focusEditor(): Promise<void> {
		await this.command("View: Focus Active Editor Group");
		await this.editorHasFocus();
	}

	/** Waits until what is typed goes into the active editor. */
	async editorHasFocus(): Promise<void> {
		await this.page
			.locator(".editor-group-container.active .monaco-editor.focused")
			.waitFor();
	}

	/** Places the cursor at the end of the first line on the disk that has a text. */
	async goToText(path: string, text: string): Promise<void> {
		const lines = this.onDisk(path).split("\n");
		const at = lines.findIndex((line) => line.includes(text));
		await this.goTo(at + 1, (lines[at]?.length ?? 0) + 1);
	}

	/** The tab of a file in any group. */
	tab(name: string): Locator {
		return this.page.locator(".tab", { hasText: name });
	}

	/** Puts a text in at once where the cursor is, so that no suggestion comes in between. */
	async insert(text: string): Promise<void> {
		await this.editorHasFocus();
		await this.page.keyboard.insertText(text);
	}

	/** Types where the cursor is; suggestions may come up meanwhile. */
	async type(text: string): Promise<void> {
		await this.page.keyboard.type(text);
	}

	async save(): Promise<void> {
		await this.page.keyboard.press("Control+S");
		await this.page.locator(".tab.active:not(.dirty)").first().waitFor();
	}

	async closeTab(): Promise<void> {
		await this.command("View: Close Editor");
	}

	/** Takes back all that was typed since the file was saved. */
	async revert(): Promise<void> {
		await this.command("File: Revert File");
		await this.page.locator(".tab.active:not(.dirty)").first().waitFor();
	}

	async undo(): Promise<void> {
		await this.page.keyboard.press("Control+Z");
	}

	/** Shows the Problems view and gives its entries: those with a text, or without one as many as there is room for. */
	async problems(text = ""): Promise<Locator> {
		const panel = this.page.locator(".markers-panel");
		if (!(await panel.isVisible()))
			await this.command("Problems: Focus on Problems View");
		await panel.waitFor();
		await this.page
			.locator('.panel input[placeholder^="Filter"]')
			.fill(text.replaceAll(",", ""));
		return panel
			.locator('.monaco-list-row[aria-level="2"]')
			.filter({ hasText: text });
	}

	/** What the Problems view's tab counts, as it is about the whole workspace. */
	async problemCount(): Promise<number> {
		await this.problems();
		const badge = this.page.locator(
			'.panel .action-item:has-text("Problems") .badge-content',
		);
		return Number((await badge.count()) ? await badge.innerText() : 0);
	}

	/** Waits until the status bar counts so many errors and warnings. */
	async counts(errors: number, warnings: number): Promise<void> {
		await this.page
			.locator(`[id="status.problems"]`)
			.filter({ hasText: new RegExp(`^\\D*${errors}\\D+${warnings}\\D*$`) })
			.waitFor();
	}

	/** The line and the text of an entry in the Problems view; the line is counted from 1. */
	async placeOf(entry: Locator): Promise<{ text: string; line: number }> {
		const text = await entry.innerText();
		return { text, line: Number(/\[Ln (\d+), /.exec(text)?.[1]) };
	}

	/** Shows what a hover says on what stands before the cursor. */
	async hover(): Promise<Locator> {
		await this.page.keyboard.press("ArrowLeft");
		await this.page.keyboard.press("Control+K");
		await this.page.keyboard.press("Control+I");
		const hover = this.page.locator(".monaco-hover:visible");
		await hover.first().waitFor();
		return hover;
	}

	/** The suggestions that are up. */
	suggestions(): Locator {
		return this.page.locator(".suggest-widget.visible .monaco-list-row");
	}

	/** Opens the list of quick fixes at the cursor and gives its rows. */
	async fixes(): Promise<Locator> {
		await this.page.keyboard.press("Control+.");
		const rows = this.page.locator(".action-widget .monaco-list-row.action");
		await rows.first().waitFor();
		return rows;
	}

	/** Applies a quick fix at the cursor by its title. */
	async fix(title: string): Promise<void> {
		await (await this.fixes()).filter({ hasText: title }).first().click();
	}

	/** Renames what stands at the cursor; with Control+Enter, the changes are shown first. */
	async rename(
		name: string,
		confirm: "Enter" | "Control+Enter" = "Enter",
	): Promise<void> {
		await this.page.keyboard.press("F2");
		const input = this.page.locator(".rename-box input, input.rename-input");
		await input.waitFor();
		await input.fill(name);
		await this.page.keyboard.press(confirm);
		await input.waitFor({ state: "hidden" });
	}

	/** The button in the activity bar of a view container. */
	container(name: string): Locator {
		return this.page.locator(
			`.activitybar .action-label[aria-label^="${name}"]`,
		);
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

/** Waits for a value that is neither undefined nor false; fails naming what was waited for. */
export async function until<T>(
	what: string,
	look: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<T> {
	const end = Date.now() + patience;
	for (;;) {
		const found = await look();
		if (found !== undefined && found !== false) return found;
		if (Date.now() > end) assert.fail(`${what}: not within ${patience} ms`);
		await new Promise((done) => setTimeout(done, 50));
	}
}

/** Has a failed flow leave a picture of the workbench's last state. For `afterEach`, with mocha's `this`. */
export async function pictureOfFailure(
	{ currentTest }: Mocha.Context,
	workbench: Workbench | undefined,
): Promise<void> {
	if (currentTest?.state === "failed")
		await workbench?.picture(
			`FAILED ${currentTest.title.replace(/\W+/g, " ")}`,
		);
}

/** Blanks in the editor's lines are drawn as no-break spaces or dots. */
function drawn(text: string): RegExp {
	const literal = text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
	return new RegExp(literal.replaceAll(" ", "[\\s\\u00a0·]"));
}
