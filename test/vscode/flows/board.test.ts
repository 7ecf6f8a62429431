/** The coverage board: opened, clicked through, used by keyboard alone, kept up while somebody types, shared, and there after a reload. */

import assert from "node:assert/strict";
import type { Frame } from "playwright-core";
import { flowsIn, until, type Workbench } from "./workbench";

describe("the coverage board", () => {
	const flow = flowsIn({
		files: "examples/gaps",
		ready: (workbench) => workbench.counts(9, 0),
	});

	flow("opens by a command, in the colours of the theme", async (workbench) => {
		const board = await opened(workbench);
		await cell(board, "Product strategy").locator(".tag").waitFor();
		const backgrounds = new Set<string>();
		for (const theme of ["dark", "contrast", "light"] as const) {
			await workbench.useTheme(theme);
			await until(`the board in ${theme}`, async () => {
				const background = await board.evaluate<string>(
					"getComputedStyle(document.body).backgroundColor",
				);
				return !backgrounds.has(background) && backgrounds.add(background);
			});
			await workbench.picture(`board-${theme}`);
		}
		await workbench.pictureOfPage("board");
	});

	flow("leads to a page on a click", async (workbench) => {
		const board = await opened(workbench);
		await workbench.click(
			cell(board, "Product strategy").locator(".open"),
			() => workbench.tab("strategy.md").isVisible(),
		);
		await workbench.line("# Product strategy").waitFor();
	});

	flow("follows what is typed", async (workbench) => {
		const board = await opened(workbench);
		const strategy = cell(board, "Product strategy");
		await strategy.filter({ hasText: "In part" }).waitFor();
		await workbench.click(strategy.locator(".open"), () =>
			workbench.tab("strategy.md").isVisible(),
		);
		await workbench.line("# Product strategy").waitFor();
		await workbench.goToText("product/strategy.md", "- Switching machines.");
		await workbench.insert("\n\n## Key metric\n\n");
		await workbench.type("KM-1 says it all.");
		await strategy.filter({ hasText: "Written" }).waitFor();
		await workbench.revert();
		await strategy.filter({ hasText: "In part" }).waitFor();
	});

	flow("can be used by keyboard alone", async (workbench) => {
		const { keyboard } = workbench.page;
		const board = await opened(workbench);
		const focused = () =>
			board.evaluate("document.activeElement?.dataset.key ?? ''");
		const press = async (key: string, expected: string) => {
			await keyboard.press(key);
			await until(
				`${expected} by ${key}`,
				async () => (await focused()) === expected,
			);
		};
		await until("the board's focus", () =>
			board.evaluate<boolean>("document.hasFocus()"),
		);
		await until("the share button by Tab", async () => {
			await keyboard.press("Tab");
			return (await focused()) === "share";
		});
		await press("Tab", "product-strategy");
		await press("ArrowRight", "product-principles");
		await press("ArrowRight", "themes");
		await press("ArrowDown", "frameworks");
		await press("Tab", "frameworks opt-out");
		await press("Shift+Tab", "frameworks");
		await workbench.picture("board-keyboard");
		await workbench.press("Enter", () =>
			workbench.tab("frameworks.md").isVisible(),
		);
		await until("the page", () =>
			workbench.onDisk("product/frameworks.md").includes("FW-1"),
		);
		await cell(board, "Frameworks").filter({ hasText: "In part" }).waitFor();
	});

	flow("is saved as one page to share", async (workbench) => {
		const board = await opened(workbench);
		await workbench.click(board.locator('[data-action="share"]'), () =>
			workbench.input.isVisible(),
		);
		await workbench.saveAs("operating-model.html", "board.html");
		const page = await until("the page", () => {
			try {
				// There is a moment in which it is there and empty.
				return workbench.onDisk("board.html") || undefined;
			} catch {
				return undefined;
			}
		});
		assert.match(page, /<h1>Fieldsafe<\/h1>/);
		assert.doesNotMatch(page, /<script|https?:/);
	});

	flow("is there after the window was loaded anew", async (workbench) => {
		await opened(workbench);
		await workbench.reload();
		const board = await shown(workbench);
		await cell(board, "Product strategy")
			.filter({ hasText: "In part" })
			.waitFor();
		await board.locator("h1", { hasText: "Fieldsafe" }).waitFor();
		await workbench.picture("board-reloaded");
	});
});

/** Opens the board by its command, as soon as the extension is there. */
async function opened(workbench: Workbench): Promise<Frame> {
	await workbench.container("Operating Model").waitFor();
	await workbench.command("Operating Model: Open Coverage Board");
	return shown(workbench);
}

function shown(workbench: Workbench): Promise<Frame> {
	return workbench.webview(".board");
}

function cell(board: Frame, name: string) {
	return board.locator(".cell", { hasText: name });
}
