/** The coverage board: opened, clicked through, used by keyboard alone, kept up while somebody types, shared, and there after a reload. */

import assert from "node:assert/strict";
import type { Frame } from "playwright-core";
import { openIn, pictureOfFailure, until, type Workbench } from "./workbench";

describe("the coverage board", () => {
	let workbench: Workbench;
	before(async () => {
		workbench = await openIn({ files: "examples/gaps" });
	});
	after(() => workbench?.close());
	afterEach(function () {
		return pictureOfFailure(this, workbench);
	});

	it("opens by a command, in the colours of the theme", async () => {
		await workbench.container("Operating Model").waitFor();
		await workbench.command("Operating Model: Open Coverage Board");
		const board = await shown(workbench);
		await cell(board, "Product strategy").locator(".tag").waitFor();
		await workbench.command("View: Toggle Primary Side Bar Visibility");
		for (const theme of ["dark", "contrast", "light"] as const) {
			await workbench.useTheme(theme);
			await workbench.picture(`board-${theme}`);
		}
	});

	it("leads to a page on a click", async () => {
		const board = await shown(workbench);
		await cell(board, "Product strategy").locator(".open").click();
		await workbench.tab("strategy.md").waitFor();
		await workbench.line("# Product strategy").waitFor();
	});

	it("follows what is typed", async () => {
		const board = await shown(workbench);
		const strategy = cell(board, "Product strategy");
		await strategy.filter({ hasText: "In part" }).waitFor();
		await workbench.goToText("product/strategy.md", "- Switching machines.");
		await workbench.type("\n\n## Key metric\n\nKM-1 says it all.");
		await strategy.filter({ hasText: "Written" }).waitFor();
		await workbench.revert();
		await strategy.filter({ hasText: "In part" }).waitFor();
	});

	it("can be used by keyboard alone", async () => {
		const { keyboard } = workbench.page;
		const board = await shown(workbench);
		await workbench.command("Operating Model: Open Coverage Board");
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
		await keyboard.press("Enter");
		await workbench.tab("frameworks.md").waitFor();
		await until("the page", () =>
			workbench.onDisk("product/frameworks.md").includes("FW-1"),
		);
		await cell(board, "Frameworks").filter({ hasText: "In part" }).waitFor();
	});

	it("is saved as one page to share", async () => {
		const board = await shown(workbench);
		await board.locator('[data-action="share"]').click();
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

	it("is there after the window was loaded anew", async () => {
		await workbench.page.reload();
		const board = await shown(workbench);
		await cell(board, "Frameworks").filter({ hasText: "In part" }).waitFor();
		await board.locator("h1", { hasText: "Fieldsafe" }).waitFor();
		await workbench.picture("board-reloaded");
	});
});

function shown(workbench: Workbench): Promise<Frame> {
	return workbench.webview(".board");
}

function cell(board: Frame, name: string) {
	return board.locator(".cell", { hasText: name });
}
