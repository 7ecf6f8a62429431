/** Ways through the model: to where an id is defined, to everything that names it, by outline, by search and by link. */

import {
	type Disposable,
	DocumentLink,
	DocumentSymbol,
	Location,
	type LocationLink,
	languages,
	type Position,
	SymbolInformation,
	SymbolKind,
	type TextDocument,
	type Uri,
	workspace,
} from "vscode";
import type { Item } from "../../../domain/artifact";
import { type Place, placeAt } from "../../../language/at";
import { definitionOf } from "../../../language/definition";
import { findReferences } from "../../../language/find-references";
import { itemLinks } from "../../../language/item-links";
import {
	documentSymbols,
	type DocumentSymbol as OutlineEntry,
	workspaceSymbols,
} from "../../../language/symbols";
import { fromPosition, toLocation, toRange } from "../convert";
import type { Folders, ModelFolder } from "../folders";
import { artifactFiles } from "./selector";

/** Registers definition, references, outline, symbol search and links. */
export function registerNavigation(folders: Folders): Disposable[] {
	return [
		languages.registerDefinitionProvider(artifactFiles, {
			provideDefinition(document, position) {
				const at = whatStands(folders, document, position);
				const target =
					at && definitionOf(at.folder.engine.workspace(), at.place);
				if (!at || !target) return undefined;
				const link: LocationLink = {
					originSelectionRange: toRange(at.place.range),
					targetUri: at.folder.uriOf(target.file),
					targetRange: toRange(target.range),
					targetSelectionRange: toRange(target.selection),
				};
				return [link];
			},
		}),
		languages.registerReferenceProvider(artifactFiles, {
			provideReferences(document, position, { includeDeclaration }) {
				const at = whatStands(folders, document, position);
				const item = at && itemOf(at.place);
				if (!at || !item) return undefined;
				const { folder, path } = at;
				return findReferences(folder.engine.workspace(), item, {
					includeDeclaration,
					...(document.languageId === "markdown"
						? {
								besideEditor: {
									file: path,
									position: fromPosition(position),
									knows: (file) => isMarkdownOfWindow(folder.uriOf(file)),
								},
							}
						: {}),
				}).map(({ file, range }) => toLocation(folder.uriOf(file), range));
			},
		}),
		askedAnew(folders, () => registerOutline(folders)),
		languages.registerWorkspaceSymbolProvider({
			provideWorkspaceSymbols(query) {
				return folders.all.flatMap((folder) => {
					if (!folder.isReady) return [];
					const found = workspaceSymbols(folder.engine.workspace(), query);
					return found.flatMap(({ item, target }) => {
						const uri = folder.uriOf(target.file);
						// A folder in a folder, or one that another extends, speaks for itself.
						const owner = folders.at(uri)?.folder ?? folder;
						if (owner !== folder) return [];
						return new SymbolInformation(
							`${item.id} ${item.title}`,
							symbolKind(item),
							item.file,
							new Location(uri, toRange(target.selection)),
						);
					});
				});
			},
		}),
		askedAnew(folders, () => registerLinks(folders)),
	];
}

/**
 * Registers anew, whenever a folder has been read, what the editor asks for only once for a text: before that there was no answer.
 */
function askedAnew(folders: Folders, register: () => Disposable): Disposable {
	let registered = register();
	const listener = folders.onDidProgress(({ done, of }) => {
		if (done < of) return;
		registered.dispose();
		registered = register();
	});
	return {
		dispose() {
			listener.dispose();
			registered.dispose();
		},
	};
}

function registerOutline(folders: Folders): Disposable {
	return languages.registerDocumentSymbolProvider(
		artifactFiles,
		{
			provideDocumentSymbols(document) {
				const found = folders.current(document);
				const artifact = found?.folder.engine
					.workspace()
					.artifacts.get(found.path);
				return artifact && documentSymbols(artifact).map(toSymbol);
			},
		},
		{ label: "Operating Model" },
	);
}

function registerLinks(folders: Folders): Disposable {
	return languages.registerDocumentLinkProvider(artifactFiles, {
		provideDocumentLinks(document) {
			const found = folders.current(document);
			if (!found) return undefined;
			const { folder, path } = found;
			const text = folder.engine.text(path);
			if (text === undefined) return undefined;
			return itemLinks(folder.engine.workspace(), path, text).map(
				({ range, target }) => {
					const { line, character } = target.selection.start;
					const uri = folder
						.uriOf(target.file)
						.with({ fragment: `L${line + 1},${character + 1}` });
					return new DocumentLink(toRange(range), uri);
				},
			);
		},
	});
}

/** Says whether the editor's own Markdown looks through a file: it does in the folders of the window, and never in MDX. */
function isMarkdownOfWindow(uri: Uri): boolean {
	return (
		workspace.getWorkspaceFolder(uri) !== undefined &&
		/\.(?:md|markdown)$/i.test(uri.path)
	);
}

/** What stands at a position of a document, in its root as of now. */
export function whatStands(
	folders: Folders,
	document: TextDocument,
	position: Position,
): { folder: ModelFolder; path: string; place: Place } | undefined {
	const found = folders.current(document);
	const text = found?.folder.engine.text(found.path);
	if (!found || text === undefined) return undefined;
	const place = placeAt(
		found.folder.engine.workspace(),
		found.path,
		text,
		fromPosition(position),
	);
	return place && { ...found, place };
}

function itemOf(place: Place): Item | undefined {
	if (place.type === "definition") return place.item;
	return place.type === "reference" ? place.target : undefined;
}

function symbolKind({ kind }: Item): SymbolKind {
	return kind === "decision" ? SymbolKind.Event : SymbolKind.Key;
}

function toSymbol(symbol: OutlineEntry): DocumentSymbol {
	const kinds = {
		page: SymbolKind.File,
		item: SymbolKind.Key,
		field: SymbolKind.Field,
	} as const;
	const result = new DocumentSymbol(
		// The editor refuses a symbol without a name.
		symbol.name || symbol.kind,
		symbol.detail,
		kinds[symbol.type],
		toRange(symbol.range),
		toRange(symbol.selection),
	);
	result.children = symbol.children.map(toSymbol);
	return result;
}
