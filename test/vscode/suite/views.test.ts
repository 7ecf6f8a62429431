/** The coverage board and what is done from it. */

import { TabInputWebview, Uri, window, workspace } from "vscode";
import { equal, match, ok } from "../assert";
import {
	addFolders,
	closeEditors,
	gaps,
	makeFolder,
	read,
	removeFolders,
	run,
	settled,
	until,
	write,
} from "../helpers";

function boards() {
	return window.tabGroups.all
		.flatMap((group) => group.tabs)
		.filter(
			({ input }) =>
				input instanceof TabInputWebview &&
				input.viewType.endsWith("opmodel.board"),
		);
}

describe("views", () => {
	let folder: Uri;

	before(async () => {
		await settled();
		folder = await makeFolder({
			"opmodel.yaml": "opmodel: 1\ntitle: Acme\n",
			"product/strategy.md":
				"# Strategy\n\n- Status: draft\n\n## Customers\n\nQuarries.\n",
		});
	});

	afterEach(closeEditors);
	after(removeFolders);

	it("has one board for each model, named after it", async () => {
		await run("opmodel.openCoverageBoard", gaps());
		await run("opmodel.openCoverageBoard", folder);
		await run("opmodel.openCoverageBoard", folder);
		const labels = () =>
			boards()
				.map((tab) => tab.label)
				.sort()
				.join(" | ");
		// The editor names a tab a moment after it was told to.
		await until(
			"names",
			() => labels() === "Acme: Coverage | Fieldsafe: Coverage",
		);
	});

	it("saves the board as one page", async () => {
		const target = Uri.joinPath(folder, "board.html");
		await run("opmodel.shareCoverageBoard", folder, target);
		const page = await read(target);
		match(page, /^<!DOCTYPE html>/);
		match(page, /<h1>Acme<\/h1>/);
		match(page, /0 written · 1 in part · 8 missing/);
		ok(!page.includes("<script"));
	});

	it("writes what is not needed, and nothing else", async () => {
		await run("opmodel.optOut", folder, "frameworks", "Four people.");
		equal(
			await read(Uri.joinPath(folder, "opmodel.yaml")),
			"opmodel: 1\ntitle: Acme\nnot-needed:\n  frameworks:\n    because: Four people.\n",
		);
	});

	it("saves the active board from its own title bar", async () => {
		await run("opmodel.openCoverageBoard", folder);
		const target = Uri.joinPath(folder, "shared.html");
		// What the editor hands over there is the address of the panel.
		const panel = Uri.parse("webview-panel:webview-panel/webview-1");
		await run("opmodel.shareCoverageBoard", panel, target);
		match(await read(target), /<h1>Acme<\/h1>/);
	});

	it("closes a board with its folder, and opens a living one when that is back", async () => {
		await run("opmodel.openCoverageBoard", folder);
		const hasBoard = () => boards().some(({ label }) => /^Acme/.test(label));
		await until("the board", hasBoard);
		const last = (workspace.workspaceFolders?.length ?? 0) - 1;
		ok(workspace.updateWorkspaceFolders(last, 1));
		await until("no board", () => !hasBoard());
		await addFolders([folder]);
		await settled();
		await run("opmodel.openCoverageBoard", folder);
		await until("the board again", hasBoard);
		const settings = Uri.joinPath(folder, "opmodel.yaml");
		await write(settings, "opmodel: 1\ntitle: Acme again\n");
		await until("the new title", () =>
			boards().some(({ label }) => label === "Acme again: Coverage"),
		);
	});

	it("opens from the tree what a cell stands for", async () => {
		await run("opmodel.model.focus");
		await settled();
		await until("the page", async () => {
			await run("opmodel.tree.open", `${folder}\n|cell:product-strategy`);
			const shown = window.activeTextEditor?.document.uri.path;
			return shown?.endsWith("/product/strategy.md");
		});
	});
});
