/** Commands that land a guardrail in files which cross it already: show them, record them, announce it, put it in force. */

import {
	commands,
	type Disposable,
	l10n,
	ProgressLocation,
	type QuickPickItem,
	Uri,
	window,
} from "vscode";
import { baselineFile } from "../../../code/baseline";
import { Exceptions } from "../../../code/deviations";
import type { Item } from "../../../domain/artifact";
import { mostFileCharacters } from "../../../domain/limits";
import { planBaseline } from "../../../plans/baseline";
import {
	type Forbidden,
	forbiddenFault,
	planForbid,
} from "../../../plans/forbid";
import {
	announcementFault,
	type Landing,
	planLanding,
	usualAnnouncement,
} from "../../../plans/land";
import { isRefusal } from "../../../plans/plan";
import type { ItemRequest } from "../../../plans/rewriting";
import { type Crossed, crossedOf } from "../../../views/crossings";
import { toLocation, toPosition } from "../convert";
import { carryOut } from "../edits";
import type { Folders, ModelFolder } from "../folders";
import { placesWords } from "../guardrail-words";
import { inform } from "../tell";
import { registerCommand } from "./register";

/** An item by where it is written. */
interface Place {
	readonly folder: ModelFolder;
	readonly file: string;
	readonly id: string;
}

/** Registers the commands, which take the root, the file and the id of an item. */
export function registerLanding(folders: Folders): Disposable[] {
	const onItem = (command: string, act: (place: Place) => unknown) =>
		registerCommand(
			folders.log,
			command,
			(root?: unknown, file?: unknown, id?: unknown) => {
				const found = root instanceof Uri ? folders.at(root) : undefined;
				return found && typeof file === "string" && typeof id === "string"
					? act({ folder: found.folder, file, id })
					: undefined;
			},
		);
	return [
		onItem("opmodel.showCrossings", showCrossings),
		onItem("opmodel.recordBaseline", recordBaseline),
		onItem("opmodel.announce", announce),
		onItem("opmodel.putInForce", putInForce),
	];
}

/** Asks what a new guardrail forbids, writes that, and asks how it is to land; what is left unanswered leaves the draft as it is. */
export async function finishGuardrail(place: Place): Promise<void> {
	const what = await askWhat();
	if (!what) return;
	const text = await window.showInputBox({
		prompt: what.prompt,
		placeHolder: what.placeHolder,
		ignoreFocusOut: true,
		validateInput: (typed) =>
			typed.trim() === ""
				? l10n.t("Something is needed here, or Escape.")
				: forbiddenFault(what.forbidden, typed),
	});
	if (text === undefined) return;
	const plan = planForbid({
		...requestOf(place),
		what: what.forbidden,
		text,
	});
	const done = await looking(() => carryOut(place.folder, plan));
	if (done && what.forbidden !== "people") await putInForce(place);
}

/** Asks how a draft is to land, with what crosses it in view, and does that. */
async function putInForce(place: Place): Promise<void> {
	const { folder, id } = place;
	await looking(() => folder.settled());
	const item = itemAt(place);
	const crossed = item && crossedAt(folder, item);
	// Over a network, not all files are looked at: nobody could say what it would cross.
	if (!item || !crossed?.isFinal) return;
	const how = await askHow(place, crossed);
	if (!how) return;
	const plan = planLanding({
		...requestOf(place),
		today: folder.engine.today,
		how,
	});
	if (await carryOut(folder, plan))
		window.setStatusBarMessage(
			how.type === "announce"
				? l10n.t("{0} counts from {1} on", id, how.since)
				: l10n.t("{0} is in force", id),
			5000,
		);
}

async function showCrossings(place: Place): Promise<void> {
	const { folder, file } = place;
	const item = itemAt(place);
	if (!item) return;
	const range = item.checks?.[0]?.range ?? item.range;
	await commands.executeCommand(
		"editor.action.showReferences",
		folder.uriOf(file),
		toPosition(range.start),
		crossedAt(folder, item).places.map((crossing) =>
			toLocation(folder.uriOf(crossing.file), crossing.range),
		),
	);
}

async function recordBaseline(place: Place): Promise<void> {
	const { folder } = place;
	await folder.settled();
	const item = itemAt(place);
	if (!item) return;
	const plan = planBaseline(baselineOf(folder, item));
	if (!(await carryOut(folder, plan)) || isRefusal(plan)) return;
	inform(
		plan.added === 1
			? l10n.t(
					"1 place recorded in {0}: a hint from now on, while new ones count.",
					baselineFile,
				)
			: l10n.t(
					"{0} places recorded in {1}: hints from now on, while new ones count.",
					plan.added,
					baselineFile,
				),
	);
}

async function announce(place: Place): Promise<void> {
	const how = await askDay(place.folder.engine.today);
	if (!how) return;
	const plan = planLanding({
		...requestOf(place),
		today: place.folder.engine.today,
		how,
	});
	await carryOut(place.folder, plan);
}

function itemAt({ folder, file, id }: Place): Item | undefined {
	return folder.engine
		.workspace()
		.artifacts.get(file)
		?.items.find((item) => item.id === id);
}

function requestOf({ folder, file, id }: Place): ItemRequest {
	const { engine } = folder;
	return {
		workspace: engine.workspace(),
		read: (path) => engine.text(path),
		file,
		id,
	};
}

function crossedAt({ engine }: ModelFolder, item: Item): Crossed {
	return crossedOf(item, {
		code: engine.check().code,
		overlooked: engine.overlooked(),
		exceptions: new Exceptions(engine.workspace(), engine.today),
	});
}

function baselineOf({ engine }: ModelFolder, item: Item) {
	return {
		...engine.baseline(new Set([item])),
		ids: [item.id],
		text: engine.text(baselineFile),
		isOpaque: engine.isOpaque(baselineFile),
		overlooked: engine.overlooked().length,
		unreported: engine
			.reportStates()
			.filter((state) => state.item === item && state.is !== "read").length,
		mostFileCharacters,
	};
}

/** Shows that files are being looked at, for as long as something takes. */
function looking<T>(task: () => Promise<T>): Thenable<T> {
	return window.withProgress(
		{
			location: ProgressLocation.Window,
			title: l10n.t("Looking at the files…"),
		},
		task,
	);
}

interface What extends QuickPickItem {
	readonly forbidden: Forbidden;
	readonly prompt: string;
	readonly placeHolder: string;
}

/** What a guardrail forbids; undefined for later, or where nobody says. */
async function askWhat(): Promise<What | undefined> {
	const later: QuickPickItem = {
		label: l10n.t("Later"),
		detail: l10n.t("It stays a draft until somebody writes it down."),
	};
	const kinds: What[] = [
		{
			forbidden: "dependency",
			label: l10n.t("A package"),
			detail: l10n.t(
				"In manifests such as package.json, pyproject.toml or pom.xml.",
			),
			prompt: l10n.t("Which packages? Package URLs, with commas between them."),
			placeHolder: "pkg:npm/moment, pkg:npm/luxon@<3",
		},
		{
			forbidden: "language",
			label: l10n.t("All languages but some"),
			detail: l10n.t("By file, as GitHub tells languages."),
			prompt: l10n.t("Which languages are allowed? With commas between them."),
			placeHolder: "TypeScript, Python",
		},
		{
			forbidden: "content",
			label: l10n.t("Something in a line"),
			detail: l10n.t("Found by a regular expression."),
			prompt: l10n.t("Which regular expression finds it?"),
			placeHolder: "\\beval\\(",
		},
		{
			forbidden: "path",
			label: l10n.t("Files at a path"),
			detail: l10n.t("Wherever a glob matches."),
			prompt: l10n.t("Which glob, from the root of the model?"),
			placeHolder: "services/*/src/**/*.sql",
		},
		{
			forbidden: "people",
			label: l10n.t("Something that only people can see"),
			detail: l10n.t("Who looks, and when?"),
			prompt: l10n.t("Who looks, and when?"),
			placeHolder: l10n.t("Ines reads a sample every month"),
		},
	];
	const picked = await window.showQuickPick<QuickPickItem | What>(
		[...kinds, later],
		{
			placeHolder: l10n.t("What does it forbid?"),
			ignoreFocusOut: true,
		},
	);
	return picked && "forbidden" in picked ? picked : undefined;
}

/** How a guardrail lands; undefined where it stays a draft. */
async function askHow(
	{ folder, id, file }: Place,
	crossed: Crossed,
): Promise<Landing | undefined> {
	type Way = QuickPickItem & { readonly way?: Landing["type"] };
	const stay: Way = {
		label: l10n.t("Leave it as a draft"),
		detail: l10n.t("Nothing is reported."),
	};
	const announced: Way = {
		way: "announce",
		label: l10n.t("Announce it for a day"),
		detail: l10n.t("What crosses it is a hint until then."),
	};
	const ways: Way[] =
		crossed.places.length === 0
			? [
					{
						way: "now",
						label: l10n.t("Put it in force"),
						detail: l10n.t("What crosses it from now on is reported."),
					},
					announced,
					stay,
				]
			: [
					{
						way: "now",
						label: l10n.t("Count them all now"),
						detail: l10n.t("Each one is reported from now on."),
					},
					{
						way: "baseline",
						label: l10n.t("Record them as the baseline"),
						detail: l10n.t("They are hints; only new ones count."),
					},
					announced,
					stay,
				];
	const picked = await window.showQuickPick(ways, {
		placeHolder:
			crossed.places.length === 0
				? l10n.t("Nothing would cross {0} today", id)
				: l10n.t("{0} would cross {1} today", placesWords(crossed), id),
		ignoreFocusOut: true,
	});
	switch (picked?.way) {
		case "now":
			return { type: "now" };
		case "baseline": {
			const item = itemAt({ folder, file, id });
			return item && { type: "baseline", baseline: baselineOf(folder, item) };
		}
		case "announce":
			return askDay(folder.engine.today);
		default:
			return undefined;
	}
}

async function askDay(today: string): Promise<Landing | undefined> {
	const since = await window.showInputBox({
		prompt: l10n.t("From which day on does it count?"),
		value: usualAnnouncement(today),
		ignoreFocusOut: true,
		validateInput: (typed) => announcementFault(typed.trim(), today),
	});
	return since === undefined
		? undefined
		: { type: "announce", since: since.trim() };
}
