/**
 * What tests in an extension host are written with.
 *
 * A test file is `suite/<name>.test.ts`: it is found by its name, bundled with the others, and run in the Node host and in the
 * browser's worker host. So it imports `vscode`, the engine and what stands here, nothing of Node; assertions come from `../assert`.
 * `npm run test:vscode` builds and runs everything; `npm run test:vscode -- node --grep hover` runs some tests in one host.
 *
 * The workspace that is opened has one folder, `gaps`, a copy of examples/gaps. A test that needs other files makes a folder of its own
 * by `makeFolder`, which is added to the workspace and taken out of it at the end of the test file.
 */

import {
	commands,
	type Diagnostic,
	DiagnosticSeverity,
	extensions,
	languages,
	type Position,
	Range,
	type TextDocument,
	type TextEditor,
	Uri,
	window,
	workspace,
} from "vscode";
import type * as domain from "../../src/domain/position";
import type { OpmodelApi } from "../../src/faces/vscode/start";
import { fail } from "./assert";

/** Files by path below a folder. */
export type Files = Readonly<Record<string, string>>;

/** The extension's interface, once it is active and has checked all that happened until now. */
export async function settled(): Promise<OpmodelApi> {
	const extension = extensions.getExtension<OpmodelApi>("opmodel.opmodel");
	if (!extension) fail("the extension is not there");
	const api = await extension.activate();
	await api.settled();
	return api;
}

/** How often is looked for something before it is given up: for half a minute, or longer where the machine is slow. */
const attempts = 1500;

/** Waits for a value that is neither undefined nor false; fails after many attempts, naming what was waited for. */
export async function until<T>(
	what: string,
	look: () => T | undefined | false | Thenable<T | undefined | false>,
): Promise<T> {
	for (let attempt = 0; attempt < attempts; attempt++) {
		const found = await look();
		if (found !== undefined && found !== false) return found;
		await sleep(20);
	}
	fail(`${what}: not within ${attempts} attempts`);
}

export function sleep(milliseconds: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The folder `gaps`, or with a path a file in it. */
export function gaps(path = ""): Uri {
	const folder = workspace.workspaceFolders?.[0] ?? fail("no folder is open");
	return path === "" ? folder.uri : Uri.joinPath(folder.uri, path);
}

const made: Uri[] = [];
let count = 0;

/** Several folders of the workspace with these files, by name, added in one step. Names have to be new. */
export async function makeFolders(
	folders: Readonly<Record<string, Files>>,
): Promise<Uri[]> {
	const uris: Uri[] = [];
	for (const [name, files] of Object.entries(folders)) {
		const folder = Uri.joinPath(gaps(), "..", name);
		for (const [path, text] of Object.entries(files))
			await write(Uri.joinPath(folder, path), text);
		uris.push(folder);
	}
	await addFolders(uris);
	await settled();
	return uris;
}

/** Adds folders that are on the disk already to the workspace; they go like those that are made. Does not wait until they are read. */
export async function addFolders(uris: readonly Uri[]): Promise<void> {
	made.push(...uris);
	await changeFolders(
		workspace.workspaceFolders?.length ?? 0,
		0,
		uris.map((uri) => ({ uri })),
	);
}

/** A new folder of the workspace with these files, all that the extension shows of it at hand. It goes when the test file is done. */
export async function makeFolder(files: Files): Promise<Uri> {
	const [folder] = await makeFolders({ [`made-${++count}`]: files });
	return folder as Uri;
}

/** Takes the folders that were made out of the workspace again and removes them from the disk. For `after`. */
export async function removeFolders(): Promise<void> {
	const own = new Set(made.splice(0).map(String));
	const all = workspace.workspaceFolders ?? [];
	const rest = all.filter(({ uri }) => !own.has(String(uri)));
	await closeEditors();
	await changeFolders(rest.length, all.length - rest.length, []);
	await settled();
	// Later ones may lie in earlier ones.
	for (const uri of [...own].reverse())
		await workspace.fs.delete(Uri.parse(uri), { recursive: true });
}

/** Made folders stand behind all others, so the first one stays and with it this host. */
async function changeFolders(
	start: number,
	remove: number,
	add: { uri: Uri }[],
): Promise<void> {
	if (remove === 0 && add.length === 0) return;
	const changed = new Promise<void>((resolve) => {
		const listener = workspace.onDidChangeWorkspaceFolders(() => {
			listener.dispose();
			resolve();
		});
	});
	if (!workspace.updateWorkspaceFolders(start, remove, ...add))
		fail("the workspace's folders could not be changed");
	await changed;
}

/** Writes a file as another program would: not through a document. */
export async function write(uri: Uri, text: string): Promise<void> {
	await workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** The text of a file on the disk. */
export async function read(uri: Uri): Promise<string> {
	return new TextDecoder("utf-8", { ignoreBOM: true }).decode(
		await workspace.fs.readFile(uri),
	);
}

/** Opens a file in an editor; what the extension reports on it is there then. */
export async function open(uri: Uri): Promise<TextEditor> {
	const document = await workspace.openTextDocument(uri);
	const editor = await window.showTextDocument(document, { preview: false });
	await settled();
	return editor;
}

/** Closes all editors; what was not saved is lost. */
export async function closeEditors(): Promise<void> {
	for (const document of workspace.textDocuments)
		if (document.isDirty) {
			await window.showTextDocument(document);
			await run("workbench.action.files.revert");
		}
	await run("workbench.action.closeAllEditors");
}

/** The range of the first place where a text stands in a document; fails where it does not. */
export function rangeOf(document: TextDocument, text: string): Range {
	const start = document.getText().indexOf(text);
	if (start < 0) fail(`${document.uri.path} has no "${text}"`);
	return new Range(
		document.positionAt(start),
		document.positionAt(start + text.length),
	);
}

/** The place in a document that is drawn as `‸` in a piece of its text. */
export function cursorIn(document: TextDocument, drawn: string): Position {
	const { start } = rangeOf(document, drawn.replace("‸", ""));
	const offset = document.offsetAt(start) + drawn.indexOf("‸");
	return document.positionAt(offset);
}

/** Replaces a piece of an editor's text, as typing would. */
export async function replace(
	editor: TextEditor,
	old: string,
	text: string,
): Promise<void> {
	const range = rangeOf(editor.document, old);
	if (!(await editor.edit((edit) => edit.replace(range, text))))
		fail("the edit was refused");
}

/** Executes a command of the editor. */
export function run<T = unknown>(
	command: string,
	...args: unknown[]
): Thenable<T> {
	return commands.executeCommand<T>(command, ...args);
}

/** What the extension shows in the Problems view on a file, by place. */
export function diagnosticsOf(uri: Uri): Diagnostic[] {
	return languages
		.getDiagnostics(uri)
		.filter(({ source }) => source === "opmodel")
		.sort((a, b) => a.range.start.compareTo(b.range.start));
}

const severities: Readonly<Record<DiagnosticSeverity, string>> = {
	[DiagnosticSeverity.Error]: "error",
	[DiagnosticSeverity.Warning]: "warning",
	[DiagnosticSeverity.Information]: "information",
	[DiagnosticSeverity.Hint]: "hint",
};

/** The rule that a diagnostic is of. */
export function ruleOf({ code }: Diagnostic): string {
	return String(typeof code === "object" ? code.value : code);
}

/** A diagnostic's severity by the engine's word. */
export function severityOf({ severity }: Diagnostic): string {
	return severities[severity];
}

/** A diagnostic as one line to compare: severity, rule and place, counted from 1. */
export function inShort(diagnostic: Diagnostic): string {
	return line(severityOf(diagnostic), ruleOf(diagnostic), diagnostic.range);
}

/** The same for what the engine says. */
export function line(
	severity: string,
	rule: string,
	{ start, end }: domain.Range,
): string {
	return `${severity} ${rule} ${start.line + 1}:${start.character + 1}-${end.line + 1}:${end.character + 1}`;
}

/** What the extension shows on a file, once it is at rest, as lines to compare. */
export async function reportedOn(uri: Uri): Promise<string[]> {
	await settled();
	return diagnosticsOf(uri).map(inShort);
}
