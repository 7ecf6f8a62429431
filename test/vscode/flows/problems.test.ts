/** Somebody opens a page of an unsound model, and sees what is wrong with it. */

import assert from "node:assert/strict";
import { openIn, pictureOfFailure, type Workbench } from "./workbench";

describe("a page with errors", () => {
	let workbench: Workbench;
	before(async () => {
		workbench = await openIn({ files: "examples/gaps" });
	});
	after(() => workbench?.close());
	afterEach(function () {
		return pictureOfFailure(this, workbench);
	});

	it("has squiggles, and entries in the Problems view", async () => {
		await workbench.openFile("product/themes.md");
		await workbench.squiggles("error").first().waitFor();
		const unresolved = await workbench.problems("ST-9 is named here");
		await unresolved.waitFor();
		assert.match(await unresolved.innerText(), /references\/resolve/);
		assert.equal(await workbench.problemCount(), 8);
		await workbench.picture("problems-light");
	});

	it("leads from an entry to its place", async () => {
		const entries = await workbench.problems("ST-9 is named here");
		await entries.dblclick();
		await workbench.line("Serves: ST-9").waitFor();
		await workbench.status(/Ln 30, .*4 selected/).waitFor();
	});
});
