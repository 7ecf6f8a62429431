/** The scenarios' table through the editor: each in a workspace folder of its own, all findings shown. */

import { FileType, Uri, workspace } from "vscode";
import { inLines } from "../../scenarios/compare";
import { scenarios } from "../../scenarios/table";
import { deepEqual } from "../assert";
import {
	diagnosticsOf,
	makeFolders,
	removeFolders,
	ruleOf,
	severityOf,
} from "../helpers";

describe("scenarios through the editor", () => {
	let folders: ReadonlyMap<string, Uri>;

	before(async () => {
		const uris = await makeFolders(
			Object.fromEntries(
				scenarios.map(({ name, files }) => [
					name,
					{
						...files,
						".vscode/settings.json": '{ "opmodel.problems": "everything" }',
					},
				]),
			),
		);
		folders = new Map(
			scenarios.map(({ name }, n) => [name, uris[n] as Uri] as const),
		);
	});
	after(removeFolders);

	for (const { name, diagnostics } of scenarios)
		it(name, async () => {
			const folder = folders.get(name) as Uri;
			const found = (await filesBelow(folder)).flatMap((file) =>
				diagnosticsOf(Uri.joinPath(folder, file)).map((diagnostic) => ({
					severity: severityOf(diagnostic),
					rule: ruleOf(diagnostic),
					file,
					range: diagnostic.range,
					message: diagnostic.message,
				})),
			);
			deepEqual(inLines(found, diagnostics), diagnostics);
		});
});

async function filesBelow(folder: Uri, path = ""): Promise<string[]> {
	const entries = await workspace.fs.readDirectory(Uri.joinPath(folder, path));
	const nested = entries.map(([name, type]) => {
		const file = path === "" ? name : `${path}/${name}`;
		return type === FileType.Directory ? filesBelow(folder, file) : [file];
	});
	return (await Promise.all(nested)).flat();
}
