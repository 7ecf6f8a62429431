/** The coverage board in a browser: no violation that axe knows of in any theme, usable by keyboard alone, kept in place when it changes. */

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import type { AxeResults } from "axe-core";
import { build } from "esbuild";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { Engine } from "../../src/engine";
import { board, modelAt } from "../../src/views/board";
import {
	type BoardTexts,
	boardContent,
	boardPage,
} from "../../src/views/board-page";

const chromium = [
	process.env.CHROMIUM,
	"/usr/bin/chromium",
	"/usr/bin/google-chrome",
].find((path) => path && existsSync(path));
const shots = process.env.OPMODEL_SHOTS;
const nodeRequire = createRequire(resolve("package.json"));

const themes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	light: {
		"editor-background": "#ffffff",
		"editor-foreground": "#3b3b3b",
		"charts-green": "#388a34",
		"charts-yellow": "#bf8803",
		focusBorder: "#005fb8",
	},
	dark: {
		"editor-background": "#1f1f1f",
		"editor-foreground": "#cccccc",
		"charts-green": "#89d185",
		"charts-yellow": "#cca700",
		focusBorder: "#0078d4",
	},
	"high-contrast": {
		"editor-background": "#000000",
		"editor-foreground": "#ffffff",
		contrastBorder: "#6fc3df",
		contrastActiveBorder: "#f38518",
		"charts-green": "#89d185",
		"charts-yellow": "#cca700",
		focusBorder: "#f38518",
	},
	"high-contrast-light": {
		"editor-background": "#ffffff",
		"editor-foreground": "#292929",
		contrastBorder: "#0f4a85",
		contrastActiveBorder: "#006bbd",
		"charts-green": "#374e06",
		"charts-yellow": "#895503",
		focusBorder: "#006bbd",
	},
};

/** The words of the extension, as they are in English. */
async function words(): Promise<BoardTexts> {
	const { outputFiles } = await build({
		entryPoints: ["src/faces/vscode/views/words.ts"],
		bundle: true,
		write: false,
		format: "cjs",
		plugins: [
			{
				name: "vscode",
				setup({ onResolve, onLoad }) {
					onResolve({ filter: /^vscode$/ }, () => ({
						path: "vscode",
						namespace: "stand-in",
					}));
					onLoad({ filter: /./, namespace: "stand-in" }, () => ({
						contents:
							'export const env = { language: "en" }; export const l10n = { t: (text, ...values) => text.replace(/\\{(\\d)\\}/g, (_, n) => values[n]) };',
					}));
				},
			},
		],
	});
	const module = { exports: {} as { boardTexts(): BoardTexts } };
	new Function("module", outputFiles?.[0]?.text ?? "")(module);
	return module.exports.boardTexts();
}

function boardOf(folder: string, files: readonly string[]) {
	const engine = new Engine({ today: "2026-11-22" });
	for (const file of files)
		engine.set(file, readFileSync(join("examples", folder, file), "utf8"));
	const found = modelAt(engine.check().coverage, "");
	assert.ok(found);
	return board(engine.workspace(), ...found, "2026-11-22");
}

const pages = [
	"strategy.md",
	"metrics.md",
	"tech-stack.md",
	"delivery.md",
	"themes.md",
].map((name) => `product/${name}`);
const boards = {
	begun: () => boardOf("fieldsafe", ["product/strategy.md", "opmodel.yaml"]),
	gaps: () => boardOf("gaps", [...pages, "opmodel.yaml"]),
	written: () =>
		boardOf("fieldsafe", [
			...pages,
			...["capabilities", "frameworks", "principles", "reviews"].map(
				(name) => `product/${name}.md`,
			),
			"opmodel.yaml",
		]),
};

describe("the board in a browser", () => {
	let browser: Browser;
	let context: BrowserContext;
	let texts: BoardTexts;

	before(async function () {
		if (!chromium) {
			console.log("    skipped: no Chromium is installed");
			this.skip();
		}
		const playwright = nodeRequire(
			"playwright-core",
		) as typeof import("playwright-core");
		texts = await words();
		browser = await playwright.chromium.launch({
			executablePath: chromium,
			args: ["--no-sandbox"],
		});
		context = await browser.newContext();
		await context.addInitScript(() => {
			const sent: unknown[] = [];
			Object.assign(globalThis, {
				sent,
				acquireVsCodeApi: () => ({
					postMessage: (message: unknown) => sent.push(message),
					setState: (state: unknown) => Object.assign(globalThis, { state }),
				}),
			});
		});
	});

	after(() => browser?.close());

	async function open(html: string, width = 1280): Promise<Page> {
		const page = await context.newPage();
		await page.setViewportSize({ width, height: 860 });
		await page.goto("about:blank");
		await page.setContent(html);
		return page;
	}

	function live(theme: string, shown = boards.gaps()): string {
		const colours = Object.entries(themes[theme] ?? {})
			.map(([name, value]) => `--vscode-${name}: ${value};`)
			.join(" ");
		return boardPage(shown, texts, {
			name: "example",
			nonce: "n",
			state: { folder: "file:///example", root: "" },
		})
			.replace(
				"<head>",
				`<head><style nonce="n">:root { ${colours} --vscode-font-size: 13px; }</style>`,
			)
			.replace("<body", `<body class="vscode-${theme}"`);
	}

	/** What axe objects to, as lines to read. */
	async function violations(page: Page): Promise<string[]> {
		await page.evaluate(
			readFileSync(nodeRequire.resolve("axe-core/axe.min.js"), "utf8"),
		);
		const results = (await page.evaluate(
			"axe.run(document, { resultTypes: ['violations'] })",
		)) as AxeResults;
		return results.violations.flatMap(({ id, nodes }) =>
			nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`),
		);
	}

	const sent = (page: Page) =>
		page.evaluate("sent") as Promise<Record<string, string>[]>;
	const focused = (page: Page) =>
		page.evaluate("document.activeElement.dataset.key") as Promise<string>;

	for (const theme of Object.keys(themes))
		for (const [name, shown] of Object.entries(boards)) {
			// One theme for boards that show less.
			if (name !== "gaps" && theme !== "dark") continue;
			it(`has no violation: ${name}, ${theme}`, async () => {
				const page = await open(live(theme, shown()));
				assert.deepEqual(await violations(page), []);
				if (shots)
					await page.screenshot({
						path: join(shots, `board-${name}-${theme}.png`),
						fullPage: true,
					});
				await page.setViewportSize({ width: 460, height: 860 });
				assert.deepEqual(await violations(page), []);
				await page.close();
			});
		}

	for (const colorScheme of ["light", "dark"] as const)
		it(`has no violation as a shared page, ${colorScheme}`, async () => {
			const page = await open(
				boardPage(boards.gaps(), texts, { name: "example" }),
			);
			await page.emulateMedia({ colorScheme });
			assert.deepEqual(await violations(page), []);
			if (shots)
				await page.screenshot({
					path: join(shots, `board-shared-${colorScheme}.png`),
					fullPage: true,
				});
			await page.close();
		});

	it("reaches everything by the Tab key, in reading order, and acts on Enter", async () => {
		const page = await open(live("dark"));
		const keys = (await page.evaluate(
			"[...document.querySelectorAll('button')].map((b) => b.dataset.key)",
		)) as string[];
		assert.ok(keys.length > 10);
		for (const key of keys) {
			await page.keyboard.press("Tab");
			assert.equal(await focused(page), key);
		}
		await page.keyboard.press("Enter");
		const all = await sent(page);
		assert.deepEqual(all[0], { action: "ready" });
		assert.deepEqual(all.at(-1), {
			action: "opt-out",
			category: keys.at(-1)?.split(" ")[0],
		});
		await page.close();
	});

	it("goes from cell to cell by arrow keys and not around a corner", async () => {
		const page = await open(live("dark"));
		await page.locator("[data-key='product-strategy']").focus();
		for (const [key, at] of [
			["ArrowRight", "product-principles"],
			["ArrowDown", "core-capabilities"],
			["ArrowLeft", "key-metrics"],
			["ArrowLeft", "key-metrics"],
			["ArrowUp", "product-strategy"],
			["ArrowUp", "product-strategy"],
		] as const) {
			await page.keyboard.press(key);
			assert.equal(await focused(page), at);
		}
		await page.close();
	});

	it("goes past cells that nothing can be done about, in their row and column", async () => {
		const page = await open(live("dark"));
		for (const category of ["product-principles", "core-capabilities"])
			await page
				.locator(`[data-key='${category}']`)
				.evaluate((button) => button.replaceWith("Not needed"));
		await page.locator("[data-key='product-strategy']").focus();
		for (const [key, at] of [
			["ArrowRight", "themes"],
			["ArrowDown", "frameworks"],
			["ArrowLeft", "key-metrics"],
			["ArrowDown", "tech-stack"],
			["ArrowRight", "delivery-loops"],
			["ArrowUp", "delivery-loops"],
		] as const) {
			await page.keyboard.press(key);
			assert.equal(await focused(page), at);
		}
		await page.close();
	});

	it("opens a cell wherever in it somebody clicks", async () => {
		const page = await open(live("light"));
		await page
			.locator(".card", { has: page.locator("[data-key='themes']") })
			.click({ position: { x: 30, y: 120 } });
		assert.deepEqual((await sent(page)).at(-1), {
			action: "open",
			category: "themes",
		});
		await page.close();
	});

	it("keeps focus and place when the model changes, and says what changed", async () => {
		const page = await open(live("light", boards.begun()), 700);
		await page.setViewportSize({ width: 700, height: 400 });
		await page.locator("[data-key='review-processes']").focus();
		const place = await page.evaluate("scrollY");
		assert.ok((place as number) > 0);
		const measured = boardOf("fieldsafe", [
			"product/strategy.md",
			"product/metrics.md",
			"opmodel.yaml",
		]);
		const content = boardContent(measured, texts, {
			name: "example",
			live: true,
		});
		const message = JSON.stringify({ content, said: "2 written" });
		await page.evaluate(`postMessage(${message}, "*")`);
		await page
			.locator("#said", { hasText: "2 written" })
			.waitFor({ state: "attached" });
		assert.equal(await focused(page), "review-processes");
		assert.equal(await page.evaluate("scrollY"), place);
		assert.deepEqual(await page.evaluate("state"), {
			folder: "file:///example",
			root: "",
		});
		await page.close();
	});

	it("moves nothing for people who asked for that", async () => {
		const page = await open(live("light"));
		const moves = () =>
			page.evaluate(
				"getComputedStyle(document.querySelector('.is-next > .card'), '::before').animationName",
			);
		assert.equal(await moves(), "pulse");
		await page.emulateMedia({ reducedMotion: "reduce" });
		assert.equal(await moves(), "none");
		await page.close();
	});
});
