/** The packaged extension: what is in it, and that it works without the project around it. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installExtension } from "../../../scripts/vscode-web/server.mjs";
import { flowsIn } from "./workbench";

const mostBytes = 900 * 1000;

/** What may be packed; whatever else turns up fails. */
const wanted = [
	/^\[Content_Types\]\.xml$/,
	/^extension\.vsixmanifest$/,
	/^extension\/(?:package\.json|package\.nls(?:\.[a-z-]+)?\.json)$/,
	/^extension\/(?:LICENSE\.txt|readme\.md|changelog\.md)$/,
	/^extension\/dist\/(?:web\/)?extension\.js$/,
	/^extension\/docs\/rules\/[\w-]+\.md$/,
	/^extension\/l10n\/bundle\.l10n(?:\.[a-z-]+)?\.json$/,
	/^extension\/media\/(?:walkthrough\/)?[\w-]+\.(?:svg|png)$/,
	/^extension\/schemas\/[\w-]+\.schema\.json$/,
	/^extension\/snippets\/[\w-]+\.code-snippets$/,
];

describe("the package", () => {
	const scratch = mkdtempSync(join(tmpdir(), "opmodel-package-"));
	const vsix = join(scratch, "opmodel.vsix");
	const extensions = join(scratch, "extensions");
	const flow = flowsIn({
		files: "examples/gaps",
		ready: (workbench) => workbench.counts(9, 0),
		extensions: () => {
			installExtension(vsix, extensions);
			return extensions;
		},
	});

	before(() => {
		execFileSync("npm", ["run", "package", "--", "--out", vsix], {
			stdio: ["ignore", "pipe", "pipe"],
		});
	});
	after(() => rmSync(scratch, { recursive: true, force: true }));

	it("holds what runs and what is read, and nothing else", () => {
		const names = entries(readFileSync(vsix));
		assert.deepEqual(
			names.filter((name) => !wanted.some((pattern) => pattern.test(name))),
			[],
		);
		for (const pattern of wanted)
			assert.ok(
				names.some((name) => pattern.test(name)),
				`${pattern}`,
			);
	});

	it("has every file that its manifest names", () => {
		const names = new Set(entries(readFileSync(vsix)));
		const manifest = readFileSync("package.json", "utf8");
		const { contributes, main, browser, icon } = JSON.parse(manifest);
		const paths = JSON.stringify([contributes, main, browser, icon]).match(
			/(?<=")(?:\.\/)?(?:dist|media|schemas|snippets|l10n)\/[^"]+(?=")/g,
		);
		assert.ok(paths && paths.length > 10);
		const missing = paths
			.map((path) => `extension/${path.replace("./", "")}`)
			.filter((path) => !names.has(path));
		assert.deepEqual(missing, []);
	});

	it("is small", () => {
		const { length } = readFileSync(vsix);
		assert.ok(length < mostBytes, `${length} bytes`);
	});

	flow("works when it is installed", async (workbench) => {
		await workbench.openFile("product/themes.md");
		await workbench.squiggles("error").first().waitFor();
		const entry = await workbench.problems("ST-9 is named here");
		await entry.waitFor();
		assert.match(await entry.innerText(), /references\/resolve/);
		assert.doesNotMatch(await workbench.page.title(), /Development Host/);
		await workbench.goToText("product/themes.md", "- Serves: ST-1");
		const hover = await workbench.hover();
		await hover
			.filter({ hasText: "Site managers learn too late" })
			.first()
			.waitFor();
		await workbench.command("Operating Model: Open Coverage Board");
		const board = await workbench.webview(".board");
		await board.locator("h1", { hasText: "Fieldsafe" }).waitFor();
		await workbench.picture("package-installed");
	});
});

/** The names of a zip file's entries, as its directory at the end gives them. */
function entries(zip: Buffer): string[] {
	const end = zip.lastIndexOf("PK\x05\x06", undefined, "latin1");
	const count = zip.readUInt16LE(end + 10);
	const names: string[] = [];
	let at = zip.readUInt32LE(end + 16);
	for (let n = 0; n < count; n++) {
		const name = zip.readUInt16LE(at + 28);
		const rest = zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
		names.push(zip.toString("utf8", at + 46, at + 46 + name));
		at += 46 + name + rest;
	}
	return names;
}
