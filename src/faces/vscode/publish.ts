/** Which diagnostics the Problems view shows, and showing them. */

import {
	Diagnostic,
	DiagnosticRelatedInformation,
	DiagnosticTag,
	type Disposable,
	languages,
	TabInputCustom,
	TabInputText,
	TabInputTextDiff,
	Uri,
	window,
	workspace,
} from "vscode";
import type * as domain from "../../domain/diagnostic";
import { type Rule, rules } from "../../engine";
import { gathered } from "../../views/gathered";
import { toLocation, toRange, toSeverity } from "./convert";
import type { Checked, Folders, ModelFolder } from "./folders";
import type { Changes } from "./git";

/** More places of one diagnostic than anybody goes through in a list. */
const mostRelated = 100;

/** What `opmodel.problems` can be. */
type Shown = "errors-everywhere" | "everything" | "open-files";

const ruleById: ReadonlyMap<string, Rule> = new Map(
	rules.map((rule) => [rule.id, rule]),
);

const ruleUris = new Map<string, Uri>();

/** The command that opens a rule's documentation, as an address. */
export function ruleUri(rule: string): Uri {
	let uri = ruleUris.get(rule);
	if (!uri) {
		const args = encodeURIComponent(JSON.stringify([rule]));
		uri = Uri.parse(`command:opmodel.explainRule?${args}`);
		ruleUris.set(rule, uri);
	}
	return uri;
}

/** Publishes what the checks find, as far as the setting lets it through. */
export class Publisher implements Disposable {
	readonly #folders: Folders;
	readonly #changes: Changes;
	readonly #collection = languages.createDiagnosticCollection("opmodel");
	readonly #disposables: Disposable[];
	/** What stands in the collection now, by root and path. */
	readonly #published = new Map<
		ModelFolder,
		Map<string, readonly domain.Diagnostic[]>
	>();
	#isQueued = false;

	constructor(folders: Folders, changes: Changes) {
		this.#folders = folders;
		this.#changes = changes;
		const later = () => this.#queue();
		this.#disposables = [
			this.#collection,
			folders.onDidCheck((checked) => this.#publish(checked)),
			folders.onDidChangeFolders(later),
			changes.onDidChange(later),
			window.onDidChangeVisibleTextEditors(later),
			window.tabGroups.onDidChangeTabs(later),
			workspace.onDidChangeConfiguration((event) => {
				if (event.affectsConfiguration("opmodel.problems")) later();
			}),
		];
	}

	dispose(): void {
		for (const disposable of this.#disposables) disposable.dispose();
	}

	/** Tabs come and go in bursts: they are answered once. */
	#queue(): void {
		if (this.#isQueued) return;
		this.#isQueued = true;
		setTimeout(() => this.flush(), 0);
	}

	/** Publishes at once what waits for its turn. */
	flush(): void {
		if (!this.#isQueued) return;
		this.#isQueued = false;
		this.#all();
	}

	#all(): void {
		for (const [folder, files] of this.#published)
			if (!this.#folders.all.includes(folder)) {
				for (const path of files.keys())
					this.#collection.delete(folder.uriOf(path));
				this.#published.delete(folder);
			}
		for (const folder of this.#folders.all)
			if (folder.result) this.#publish({ folder, result: folder.result });
	}

	#publish({ folder, result }: Checked): void {
		const open = this.#open(folder);
		const shown = result.diagnostics.filter(this.#filter(folder, open));
		const byFile = new Map<string, domain.Diagnostic[]>();
		// Who reads a page sees what is wrong with it, though other places have it, too.
		for (const diagnostic of gathered(shown, (file) => open.has(file))) {
			const list = byFile.get(diagnostic.file);
			if (list) list.push(diagnostic);
			else byFile.set(diagnostic.file, [diagnostic]);
		}
		const before = this.#published.get(folder) ?? new Map();
		const changes: [Uri, Diagnostic[] | undefined][] = [];
		for (const path of before.keys())
			if (!byFile.has(path)) changes.push([folder.uriOf(path), undefined]);
		for (const [path, list] of byFile)
			if (!isSame(before.get(path) ?? [], list))
				changes.push([
					folder.uriOf(path),
					list.map((diagnostic) => toDiagnostic(diagnostic, folder)),
				]);
		// One message to the editor, however many files an edit concerns.
		if (changes.length > 0) this.#collection.set(changes);
		this.#published.set(folder, byFile);
	}

	/** The paths of a root's files that somebody has open. Documents alone do not count: the editor loads some for its own purposes. */
	#open(folder: ModelFolder): ReadonlySet<string> {
		const uris = window.visibleTextEditors.map(({ document }) => document.uri);
		for (const { tabs } of window.tabGroups.all)
			for (const { input } of tabs)
				if (input instanceof TabInputText || input instanceof TabInputCustom)
					uris.push(input.uri);
				else if (input instanceof TabInputTextDiff) uris.push(input.modified);
		return new Set(
			uris.flatMap((uri) => {
				const at = this.#folders.at(uri);
				return at?.folder === folder ? at.path : [];
			}),
		);
	}

	/** What the setting lets through of a root's diagnostics. Contradictions are shown from the first moment, all else once it is wanted. */
	#filter(
		folder: ModelFolder,
		open: ReadonlySet<string>,
	): (diagnostic: domain.Diagnostic) => boolean {
		const owned = new Map<string, boolean>();
		const own = (path: string) => {
			let known = owned.get(path);
			if (known === undefined) {
				const uri = folder.uriOf(path);
				known =
					workspace.getWorkspaceFolder(uri) !== undefined &&
					this.#folders.at(uri)?.folder === folder;
				owned.set(path, known);
			}
			return known;
		};
		const setting = workspace
			.getConfiguration("opmodel", folder.root)
			.get<Shown>("problems", "errors-everywhere");
		if (setting === "everything")
			return ({ file }) => open.has(file) || own(file);
		if (setting === "open-files") return ({ file }) => open.has(file);
		const changed = this.#changes.below(folder);
		const space = folder.engine.workspace();
		return ({ file, severity, rule }) => {
			if (open.has(file)) return true;
			const touched = changed.has(file);
			if ((severity !== "error" && !touched) || !own(file)) return false;
			return (
				touched ||
				space.modelOf(file).adopted ||
				ruleById.get(rule)?.concern === "contradiction"
			);
		};
	}
}

function isSame(
	a: readonly domain.Diagnostic[],
	b: readonly domain.Diagnostic[],
): boolean {
	return (
		a.length === b.length &&
		a.every((x, i) => {
			const y = b[i] as domain.Diagnostic;
			return (
				x === y ||
				(x.rule === y.rule &&
					x.severity === y.severity &&
					x.message === y.message &&
					isSameRange(x, y) &&
					JSON.stringify(x.related) === JSON.stringify(y.related))
			);
		})
	);
}

function isSameRange(
	{ range: a }: domain.Diagnostic,
	{ range: b }: domain.Diagnostic,
): boolean {
	return (
		a.start.line === b.start.line &&
		a.start.character === b.start.character &&
		a.end.line === b.end.line &&
		a.end.character === b.end.character
	);
}

function toDiagnostic(
	{ range, message, severity, rule, related = [] }: domain.Diagnostic,
	folder: ModelFolder,
): Diagnostic {
	const result = new Diagnostic(toRange(range), message, toSeverity(severity));
	result.source = "opmodel";
	result.code = { value: rule, target: ruleUri(rule) };
	if (rule === "references/current") result.tags = [DiagnosticTag.Deprecated];
	if (related.length > 0)
		result.relatedInformation = related
			.slice(0, mostRelated)
			.map(
				(r) =>
					new DiagnosticRelatedInformation(
						toLocation(folder.uriOf(r.file), r.range),
						r.message,
					),
			);
	return result;
}
