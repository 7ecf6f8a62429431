/** The way out at a crossing: the quick fix drafts the record, shows where its reason goes, and is gone once it is recorded. */

import { type CodeAction, commands, Range, Uri, window } from "vscode";
import { deepEqual, equal, match, ok } from "../assert";
import {
	diagnosticsOf,
	inShort,
	makeFolder,
	open,
	removeFolders,
	settled,
	until,
} from "../helpers";

const files = {
	"opmodel.yaml": "title: Quarry\nexpect: []\n",
	"product/guardrails.md": `# Guardrails

- Owner: Platform

## GR-2: One date library

Two of them cost us two wrong delivery days.

- Deny dependency: \`pkg:npm/moment\`
`,
	"services/scale/package.json":
		'{\n  "dependencies": {\n    "moment": "^2.30.0"\n  }\n}\n',
};

describe("deviations", () => {
	let folder: Uri;
	const at = (path: string) => Uri.joinPath(folder, path);
	const manifest = "services/scale/package.json";
	const fixes = async (line: number): Promise<CodeAction[]> => {
		const all = await commands.executeCommand<CodeAction[]>(
			"vscode.executeCodeActionProvider",
			at(manifest),
			new Range(line, 8, line, 8),
		);
		return all.filter(({ command }) => command?.command === "opmodel.deviate");
	};

	before(async () => {
		folder = await makeFolder(files);
		await settled();
	});
	after(removeFolders);

	it("are drafted from a crossing, with the prompt for the reason selected", async () => {
		await open(at(manifest));
		await until("the crossing", () => diagnosticsOf(at(manifest)).length === 1);
		deepEqual(await fixes(0), []);
		const [fix, ...more] = await fixes(2);
		ok(fix?.command);
		deepEqual([fix.title, more], ["Record a deviation from GR-2", []]);
		await commands.executeCommand(
			fix.command.command,
			...(fix.command.arguments ?? []),
		);
		await settled();
		const editor = window.activeTextEditor;
		ok(editor);
		match(editor.document.uri.path, /\/docs\/adr\/0001-deviate-from-gr-2/);
		match(
			editor.document.getText(),
			/\n- GR-2 until .* in `services\/scale\/\*\*`: /,
		);
		match(editor.document.getText(editor.selection), /^<!-- Why\?.* -->$/);
		equal(editor.document.isDirty, false);
		deepEqual(diagnosticsOf(at(manifest)).map(inShort), [
			"error code/guardrail-holds 3:5-3:24",
		]);
		deepEqual(await fixes(2), []);
	});
});
