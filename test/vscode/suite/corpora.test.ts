/** Real repositories in the Problems view: nobody is shouted at who just opens one. Reads the folder that OPMODEL_CORPORA names; skipped where it is absent. */

import {
	DiagnosticSeverity,
	extensions,
	FileType,
	languages,
	Uri,
	workspace,
} from "vscode";
import { rules } from "../../../src/engine";
import { equal, ok } from "../assert";
import { addFolders, gaps, removeFolders, ruleOf, settled } from "../helpers";

const contradictions = new Set([
	...rules.filter((r) => r.concern === "contradiction").map((r) => r.id),
]);

describe("real repositories in the editor", () => {
	after(removeFolders);

	it("show no error and at most three warnings, contradictions aside", async function () {
		const corpora = await folderOfCorpora();
		if (!corpora) this.skip();
		const folders: Uri[] = [];
		for (const part of ["adr", "product"])
			for (const [name, type] of await workspace.fs.readDirectory(
				Uri.joinPath(corpora, part),
			)) {
				if (type !== FileType.Directory) continue;
				const folder = Uri.joinPath(gaps(), "..", `corpus-${part}-${name}`);
				await workspace.fs.copy(Uri.joinPath(corpora, part, name), folder);
				folders.push(folder);
			}
		await addFolders(folders);
		await settled();
		ok(folders.length > 0);
		const shown = languages
			.getDiagnostics()
			.flatMap(([uri, list]) =>
				list
					.filter(({ source }) => source === "opmodel")
					.map((diagnostic) => ({ uri, diagnostic })),
			);
		let counted = 0;
		for (const folder of folders) {
			const own = shown.filter(({ uri }) =>
				uri.path.startsWith(`${folder.path}/`),
			);
			counted += own.length;
			const loud = own.filter(
				({ diagnostic }) => !contradictions.has(ruleOf(diagnostic)),
			);
			const said = loud
				.map(({ uri, diagnostic }) => `${uri.path}: ${diagnostic.message}`)
				.join("\n");
			const errors = loud.filter(
				({ diagnostic }) => diagnostic.severity === DiagnosticSeverity.Error,
			);
			equal(errors.length, 0, said);
			ok(loud.length <= 3, said);
		}
		console.log(
			`      ${folders.length} repositories, ${counted} entries in all`,
		);
	});
});

/** The folder of the repositories; undefined, with a line that says so, where there is none, or no way to it. */
async function folderOfCorpora(): Promise<Uri | undefined> {
	const project = extensions.getExtension("opmodel.opmodel")?.extensionUri;
	// In the browser's worker the repositories are as far away as any file, and what is shown is the same.
	if (typeof process !== "object" || !process.versions?.node || !project) {
		console.log("      real repositories are read in the Node host only");
		return undefined;
	}
	const { OPMODEL_CORPORA: named } = process.env;
	const folder = named
		? Uri.file(named)
		: Uri.joinPath(project, "../shared/corpora");
	try {
		await workspace.fs.stat(folder);
		return folder;
	} catch {
		console.log(`      OPMODEL_CORPORA names no folder (${folder.fsPath})`);
		return undefined;
	}
}
