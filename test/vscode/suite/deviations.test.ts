/** The way out at a crossing: the quick fix drafts the record, shows where its reason goes, and is gone once it is recorded. */

import {
	type CodeAction,
	commands,
	type Hover,
	type MarkdownString,
	Position,
	Range,
	Uri,
	window,
	workspace,
} from "vscode";
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
- Instead: date-fns
- Since: 2026-03-01
`,
	"apps/web/package.json": '{ "dependencies": { "date-fns": "^3.6.0" } }\n',
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

	it("are not all that is offered: the entry can go, or be exchanged", async () => {
		const { document } = await open(at(manifest));
		await until("the crossing", () => diagnosticsOf(at(manifest)).length === 1);
		const all = await commands.executeCommand<CodeAction[]>(
			"vscode.executeCodeActionProvider",
			at(manifest),
			new Range(2, 8, 2, 8),
		);
		const ours = all.filter(({ title }) =>
			/entry$|instead$|deviation/.test(title),
		);
		deepEqual(
			ours.map(({ title }) => title),
			[
				"Remove this entry",
				"Use date-fns instead",
				"Record a deviation from GR-2",
			],
		);
		const before = document.getText();
		for (const [fix, after] of [
			[ours[0], '{\n  "dependencies": {}\n}\n'],
			[ours[1], before.replace('"moment": "^2.30.0"', '"date-fns": "^3.6.0"')],
		] as const) {
			ok(fix?.edit);
			await workspace.applyEdit(fix.edit);
			equal(document.getText(), after);
			await until(
				"nothing crosses",
				() => diagnosticsOf(at(manifest)).length === 0,
			);
			await commands.executeCommand("undo");
			equal(document.getText(), before);
		}
	});

	it("have a reason to weigh: the hover says the guardrail's, its owner and since when", async () => {
		await open(at(manifest));
		await until("the crossing", () => diagnosticsOf(at(manifest)).length === 1);
		const hovers = await commands.executeCommand<Hover[]>(
			"vscode.executeHoverProvider",
			at(manifest),
			new Position(2, 8),
		);
		const said = hovers
			.flatMap(({ contents }) => contents as MarkdownString[])
			.map(({ value }) => value)
			.join("\n");
		match(said, /GR\\?-2: One date library/);
		match(said, /Two of them cost us two wrong delivery days\./);
		match(said, /Owner: Platform · Since 2026\\?-03\\?-01/);
	});

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
