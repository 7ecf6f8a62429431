/** The coverage board and what is done from it. */

import { TabInputWebview, Uri, window } from "vscode";
import { equal, match, ok } from "../assert";
import {
	closeEditors,
	gaps,
	makeFolder,
	read,
	removeFolders,
	run,
	settled,
	until,
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

	it("shows the tree", async () => {
		await run("opmodel.model.focus");
	});
});
