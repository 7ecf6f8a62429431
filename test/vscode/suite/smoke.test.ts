/** The extension starts in a real VS Code and shows what the engine finds. */

import { env, extensions, UIKind, version, workspace } from "vscode";
import { Engine } from "../../../src/engine";
import { deepEqual, equal, match, ok } from "../assert";
import {
	closeEditors,
	diagnosticsOf,
	gaps,
	inShort,
	line,
	open,
	read,
	replace,
	reportedOn,
	settled,
	until,
} from "../helpers";

describe("extension", () => {
	after(closeEditors);

	it("runs in a real VS Code", () => {
		const host =
			typeof process === "object" && process.versions?.node
				? `Node ${process.versions.node}`
				: "a browser's worker";
		console.log(
			`      VS Code ${version}, ${UIKind[env.uiKind]}, extension host in ${host}`,
		);
		match(version, /^1\./);
	});

	it("is activated by what stands in the folder", async () => {
		const extension = extensions.getExtension("opmodel.opmodel");
		ok(extension);
		await until("activation", () => extension.isActive);
	});

	it("shows what the engine finds, at the same ranges", async () => {
		await open(gaps("product/themes.md"));
		const engine = new Engine({ today: new Date().toISOString().slice(0, 10) });
		for (const uri of await workspace.findFiles("**/*"))
			if (uri.path.startsWith(gaps().path))
				engine.set(uri.path.slice(gaps().path.length + 1), await read(uri));
		const expected = engine
			.check()
			.diagnostics.filter(({ file }) => file === "product/themes.md");
		ok(expected.length > 3);
		deepEqual(
			(await reportedOn(gaps("product/themes.md"))).sort(),
			expected
				.map(({ severity, rule, range }) => line(severity, rule, range))
				.sort(),
		);
		deepEqual(
			diagnosticsOf(gaps("product/themes.md"))
				.map(({ message }) => message)
				.sort(),
			expected.map(({ message }) => message).sort(),
		);
	});

	it("follows what is typed", async () => {
		const editor = await open(gaps("product/themes.md"));
		const unresolved = () =>
			diagnosticsOf(editor.document.uri)
				.map(inShort)
				.filter((line) => line.includes("references/resolve"));
		equal(unresolved().length, 1);
		await replace(editor, "ST-9", "ST-2");
		await until("the reference resolves", () => unresolved().length === 0);
		await replace(editor, "Serves: ST-3", "Serves: ST-33");
		await settled();
		equal(unresolved().length, 1);
	});
});
