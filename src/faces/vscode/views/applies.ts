/** What applies to a file: in short to pick from, and in full as a page to read. */

import {
	commands,
	Disposable,
	EventEmitter,
	FileType,
	l10n,
	type QuickInputButton,
	type QuickPickItem,
	QuickPickItemKind,
	TabInputCustom,
	TabInputNotebook,
	TabInputText,
	ThemeIcon,
	Uri,
	window,
	workspace,
} from "vscode";
import type { Asked } from "../../../code/unjudged";
import type { Item } from "../../../domain/artifact";
import { nameOf } from "../../../domain/paths";
import { isFolder } from "../../../matching/glob";
import { type Context, contextOf } from "../../../views/context";
import { allowsSomething, groupsOf } from "../../../views/context-groups";
import { contextPage } from "../../../views/context-page";
import {
	allowedWords,
	isPlain,
	reasonsWords,
	whyNotWords,
} from "../../../views/context-words";
import { unjudgedWords } from "../../../words/check-words";
import { registerCommand } from "../commands/register";
import { toRange } from "../convert";
import { iconless, shortened } from "../escape";
import type { Folders, ModelFolder } from "../folders";
import { inform } from "../tell";
import { inLists, inMarkdown } from "../voices";
import { itemWords } from "./words";

/** More of a statement is read where it is written, or on the page. */
const mostStatement = 160;
/** So many items are named in the tip of the status bar. */
const mostNamed = 12;
/** Milliseconds after a check before an open page is written anew. */
const calm = 300;

const scheme = "opmodel-applies";

/** Documents that stand for a file of the same path: one that is not saved yet, a cell of a notebook. */
const standsForFile: ReadonlySet<string> = new Set([
	"untitled",
	"vscode-notebook-cell",
]);

interface Place {
	readonly folder: ModelFolder;
	/** From the root; a folder's ends in `/`, and "" is the root itself. */
	readonly path: string;
}

/** The root that an address belongs to, and its path there; of a document that is not saved, those that it would have. */
export function placeOf(folders: Folders, uri: Uri): Place | undefined {
	if (!standsForFile.has(uri.scheme)) return folders.at(uri);
	// A document that was never saved has a name and no place.
	if (!uri.path.startsWith("/")) return undefined;
	for (const { root } of folders.all) {
		const { scheme, authority } = root;
		const found = folders.at(Uri.from({ scheme, authority, path: uri.path }));
		if (found) return found;
	}
	return undefined;
}

/** An entry of the list; a separator has no item. */
export interface Entry extends QuickPickItem {
	/** What is opened. */
	readonly item?: Item;
	/** Shows the page instead. */
	readonly isPage?: true;
}

/**
 * The list: what applies in groups, then what nearly does, then the way to the page. Takes the entries of manifests that could not be
 * judged; those of the file are said at the guardrail that asks about them.
 */
export function entriesOf(
	context: Context,
	unjudged: readonly Asked[] = [],
): Entry[] {
	const voice = inLists;
	const separator = (label: string): Entry => ({
		label,
		kind: QuickPickItemKind.Separator,
	});
	const here = unjudged.filter(({ file }) => file === context.path);
	const applying = groupsOf(context, voice).flatMap(({ title, all }) => [
		separator(title),
		...all.map((one): Entry => {
			const open = here
				.filter(({ item }) => item === one.item)
				.map(({ entry }) =>
					voice.say(
						"{0} can't be judged: {1}",
						voice.code(entry.name),
						unjudgedWords(entry, voice),
					),
				);
			// What there is no room for is cut off, so what is seldom comes first.
			return entry(
				one.item,
				[
					...open,
					...allowedWords(one, voice),
					...(isPlain(one) ? [] : [reasonsWords(one, voice)]),
				].join("; "),
			);
		}),
	]);
	const near = context.near.map(({ item, whyNot }) =>
		entry(item, whyNotWords(whyNot, voice), ""),
	);
	return [
		...applying,
		...(near.length > 0
			? [separator(voice.say("Near, but not here")), ...near]
			: []),
		separator(""),
		{
			label: `$(open-preview) ${l10n.t("Show everything in full")}`,
			isPage: true,
		},
	];
}

function entry(
	item: Item,
	description: string,
	statement = item.description,
): Entry {
	return {
		label: iconless(`${item.id} ${item.title}`),
		description,
		...(statement
			? { detail: iconless(shortened(statement, mostStatement)) }
			: {}),
		item,
	};
}

/** What the status bar says of a file. */
export interface StatusWords {
	/** "3 guardrails · 2 decisions apply here". */
	readonly text: string;
	/** The same for who hears it. */
	readonly label: string;
	/** What it is, a line each. */
	readonly tip: string;
}

/** Counts guardrails and decisions; undefined where none applies. Principles hold everywhere, which nobody has to be told all the time. */
export function statusWordsOf({ applies }: Context): StatusWords | undefined {
	const guardrails = applies.filter(({ item }) => item.kind === "guardrails");
	const decisions = applies.filter(({ item }) => item.kind === "decision");
	const counted = [...guardrails, ...decisions];
	if (counted.length === 0) return undefined;
	const counts = [
		...(guardrails.length > 0
			? [itemWords(guardrails.length, "guardrails")]
			: []),
		...(decisions.length > 0 ? [itemWords(decisions.length, "decision")] : []),
	];
	const what = counts.join(" · ");
	const deviations = decisions.filter(allowsSomething).length;
	const said = [
		counted.length === 1
			? l10n.t("{0} applies here", what)
			: l10n.t("{0} apply here", what),
		...(deviations === 1 ? [l10n.t("1 deviation")] : []),
		...(deviations > 1 ? [l10n.t("{0} deviations", deviations)] : []),
	];
	const named = counted
		.slice(0, mostNamed)
		.map(({ item }) => `${item.id} ${item.title}`);
	const rest = counted.length - named.length;
	return {
		text: said.join(" · "),
		label: l10n.t(
			"What applies to this file: {0}",
			[...counts, ...said.slice(1)].join(", "),
		),
		tip: [...named, ...(rest > 0 ? [l10n.t("and {0} more", rest)] : [])].join(
			"\n",
		),
	};
}

/** Registers the command and the pages that it shows. */
export function registerApplies(folders: Folders): Disposable {
	const changed = new EventEmitter<Uri>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const act = (given: unknown) => showWhatApplies(folders, given);
	return Disposable.from(
		changed,
		registerCommand(folders.log, "opmodel.showWhatApplies", act),
		registerCommand(folders.log, "opmodel.showWhatAppliesToFolder", act),
		workspace.registerTextDocumentContentProvider(scheme, {
			onDidChange: changed.event,
			provideTextDocumentContent: (uri) => pageAt(folders, uri),
		}),
		folders.onDidCheck(() => {
			clearTimeout(timer);
			timer = setTimeout(() => {
				for (const { uri } of workspace.textDocuments)
					if (uri.scheme === scheme) changed.fire(uri);
			}, calm);
		}),
		{ dispose: () => clearTimeout(timer) },
	);
}

async function showWhatApplies(
	folders: Folders,
	given: unknown,
): Promise<void> {
	const uri = given instanceof Uri ? given : activeFile();
	if (!uri) {
		inform(l10n.t("Open a file first: what applies depends on where it is."));
		return;
	}
	await folders.opened();
	const found = placeOf(folders, uri);
	if (!found) {
		inform(l10n.t("This file is in none of the folders that are open."));
		return;
	}
	const { folder } = found;
	await folder.settled();
	const path = (await isFolderAt(uri)) ? asFolder(found.path) : found.path;
	const { engine } = folder;
	const context = contextOf(engine.workspace(), engine.today, path);
	if (context.applies.length + context.near.length === 0)
		inform(
			l10n.t("Nothing in force applies to {0}.", nameAt({ folder, path })),
		);
	else pick(context, engine.unjudged(), { folder, path });
}

/** The file that the active tab shows, as text or otherwise. */
function activeFile(): Uri | undefined {
	const { input } = window.tabGroups.activeTabGroup.activeTab ?? {};
	return (
		window.activeTextEditor?.document.uri ??
		(input instanceof TabInputText ||
		input instanceof TabInputCustom ||
		input instanceof TabInputNotebook
			? input.uri
			: undefined)
	);
}

async function isFolderAt(uri: Uri): Promise<boolean> {
	try {
		const { type } = await workspace.fs.stat(uri);
		return (type & FileType.Directory) !== 0;
	} catch {
		// It may not have been saved yet.
		return false;
	}
}

function asFolder(path: string): string {
	return isFolder(path) ? path : `${path}/`;
}

/** What a place is called: its path, or the root's own name. */
function nameAt({ folder, path }: Place): string {
	return path === "" ? folder.name : path;
}

function pick(
	context: Context,
	unjudged: readonly Asked[],
	place: Place,
): void {
	const list = window.createQuickPick<Entry>();
	const inFull: QuickInputButton = {
		iconPath: new ThemeIcon("open-preview"),
		tooltip: l10n.t("Show everything in full"),
	};
	list.title = l10n.t("What applies to {0}", nameAt(place));
	list.placeholder =
		context.applies.length > 0
			? l10n.t("Pick one to open it where it is written")
			: l10n.t("Nothing in force applies here.");
	list.matchOnDescription = true;
	list.matchOnDetail = true;
	list.buttons = [inFull];
	list.items = entriesOf(context, unjudged);
	list.onDidTriggerButton(() => {
		list.hide();
		showPage(place);
	});
	list.onDidAccept(() => {
		const [chosen] = list.selectedItems;
		list.hide();
		if (chosen?.isPage) showPage(place);
		else if (chosen?.item) open(place.folder, chosen.item);
	});
	list.onDidHide(() => list.dispose());
	list.show();
}

function open(folder: ModelFolder, { file, range }: Item): void {
	const { start } = toRange(range);
	commands.executeCommand("opmodel.goTo", folder.uriOf(file), start);
}

/** The page as a document of its own: its address says what it is about, so that it can be written anew. */
export function pageUri({ folder, path }: Place): Uri {
	const name = nameOf(nameAt({ folder, path }).replace(/\/$/, ""));
	return Uri.from({
		scheme,
		path: `/${l10n.t("What applies to {0}", name)}.md`,
		query: JSON.stringify({ root: folder.root.toString(), path }),
	});
}

function showPage(place: Place): void {
	commands.executeCommand("markdown.showPreview", pageUri(place));
}

async function pageAt(folders: Folders, { query }: Uri): Promise<string> {
	await folders.opened();
	const { root, path } = readQuery(query);
	const folder = folders.all.find((one) => one.root.toString() === root);
	if (!folder || typeof path !== "string")
		return l10n.t("This file is in none of the folders that are open.");
	await folder.settled();
	const { engine } = folder;
	const space = engine.workspace();
	return contextPage(
		space,
		contextOf(space, engine.today, path),
		nameAt({ folder, path }),
		(file) => engine.text(file),
		inMarkdown,
	);
}

/** What an address of a page says, which anybody may have written. */
function readQuery(query: string): { root?: unknown; path?: unknown } {
	try {
		return Object(JSON.parse(query));
	} catch {
		return {};
	}
}
