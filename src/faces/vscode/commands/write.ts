/** Commands that write: initialize, new, supersede. What is written is planned by the engine; here it is asked for, applied and shown. */

import {
	commands,
	type Disposable,
	l10n,
	Position,
	type QuickPickItem,
	QuickPickItemKind,
	Range,
	Selection,
	SnippetString,
	type TextEditor,
	Uri,
	ViewColumn,
	window,
	workspace,
} from "vscode";
import type { Item } from "../../../domain/artifact";
import {
	type Kind,
	type KindInfo,
	kindInfo,
	kinds,
} from "../../../domain/kind";
import { nameOf } from "../../../domain/paths";
import {
	comparePositions,
	type Position as TextPosition,
} from "../../../domain/position";
import { planAgree } from "../../../plans/agree";
import type { Repository } from "../../../plans/decision-place";
import {
	type InitRequest,
	planInit,
	type Question,
	questionsFor,
} from "../../../plans/init";
import { idsIn, planNew } from "../../../plans/new";
import { isRefusal, type Plan } from "../../../plans/plan";
import { planSupersede } from "../../../plans/supersede";
import { chooseFolder, chooseItem, itemAtCursor } from "../choose";
import { toPosition } from "../convert";
import { carryOut } from "../edits";
import { iconless } from "../escape";
import type { Folders, ModelFolder } from "../folders";
import { textsBefore } from "../git";
import type { Lookalikes } from "../lookalikes";
import { inform } from "../tell";
import { categoryWords } from "../views/words";
import { finishGuardrail } from "./guardrails";
import { registerCommand } from "./register";

/** Registers the commands. */
export function registerWriting(
	folders: Folders,
	lookalikes: Lookalikes,
): Disposable[] {
	const create = (kind: string) => async (title?: unknown) =>
		createNew(folders, kind, typeof title === "string" ? title : undefined);
	return [
		registerCommand(folders.log, "opmodel.initialize", () =>
			initialize(folders, lookalikes),
		),
		registerCommand(folders.log, "opmodel.newDecision", create("decision")),
		registerCommand(folders.log, "opmodel.newPrinciple", create("principles")),
		registerCommand(folders.log, "opmodel.newGuardrail", create("guardrails")),
		registerCommand(
			folders.log,
			"opmodel.newItem",
			async (kind?: unknown, title?: unknown) => {
				const chosen = isKind(kind) ? kind : await chooseKind();
				if (chosen)
					await createNew(
						folders,
						chosen,
						typeof title === "string" ? title : undefined,
					);
			},
		),
		registerCommand(
			folders.log,
			"opmodel.supersedeDecision",
			async (id?: unknown, title?: unknown) =>
				supersede(
					folders,
					typeof id === "string" ? id : undefined,
					typeof title === "string" ? title : undefined,
				),
		),
		registerCommand(
			folders.log,
			"opmodel.createPage",
			async (root?: unknown, kind?: unknown) => {
				const found = root instanceof Uri ? folders.at(root) : undefined;
				const folder = found?.folder ?? (await chooseFolder(folders));
				const chosen = isKind(kind) ? kind : await chooseKind();
				if (folder && chosen) await createPage(folder, chosen);
			},
		),
		registerCommand(folders.log, "opmodel.agree", async (file?: unknown) => {
			const uri =
				file instanceof Uri ? file : window.activeTextEditor?.document.uri;
			const found = uri && folders.at(uri);
			if (found) await agree(found.folder, found.path);
		}),
		registerCommand(
			folders.log,
			"opmodel.goTo",
			async (uri?: unknown, position?: unknown) => {
				if (!(uri instanceof Uri) || !(position instanceof Position)) return;
				await window.showTextDocument(uri, {
					selection: new Range(position, position),
				});
			},
		),
	];
}

/** Marks a page that is a draft as agreed, once that is confirmed. It is left unsaved and in view, so that it can be undone. */
async function agree(folder: ModelFolder, path: string): Promise<void> {
	await folder.settled();
	const planned = () =>
		planAgree(
			folder.engine.workspace(),
			(file) => folder.engine.text(file),
			path,
		);
	if (!isRefusal(planned()) && !(await confirmAgreed(folder, path))) return;
	// It may have been edited while the question was open.
	await folder.settled();
	const done = await carryOut(folder, planned(), { isUnsaved: true });
	if (done) await window.showTextDocument(folder.uriOf(path));
}

async function confirmAgreed(
	folder: ModelFolder,
	path: string,
): Promise<boolean> {
	const title =
		folder.engine.workspace().artifacts.get(path)?.title ?? nameOf(path);
	const yes: QuickPickItem = {
		label: l10n.t("Mark as agreed"),
		detail: l10n.t("The file stays unsaved, and Undo makes it a draft again."),
	};
	const no: QuickPickItem = { label: l10n.t("Leave it as a draft") };
	const picked = await window.showQuickPick([yes, no], {
		title: l10n.t("Is “{0}” agreed?", iconless(title)),
		placeHolder: l10n.t("What is missing is reported in full from then on."),
	});
	return picked === yes;
}

/** Starts the model: the configuration and the one-page strategy, its first question under the cursor, the board beside it. */
async function initialize(
	folders: Folders,
	lookalikes: Lookalikes,
): Promise<void> {
	const folder = await chooseFolder(folders);
	if (!folder) return;
	const request = (repository: Repository): InitRequest => ({
		...repository,
		all: false,
		stack: false,
		dismissed: lookalikes.dismissed(folder),
		title: folder.name,
	});
	const questions = await folder.ask((repository) =>
		questionsFor(request(repository)),
	);
	const answers = new Map<Kind, string | undefined>();
	for (const question of questions) {
		const answer = await choosePage(question);
		if (!answer) return;
		answers.set(question.kind, answer.file);
	}
	const plan = await folder.ask((repository) =>
		planInit({ ...request(repository), answers }),
	);
	const wrote = !isRefusal(plan) && plan.edits.length > 0;
	if (!isRefusal(plan) && !wrote)
		inform(l10n.t("The operating model has been started here already."));
	else if (!(await carryOut(folder, plan))) return;
	const strategy = folder.engine
		.workspace()
		.root.artifacts.find((artifact) => artifact.kind === "strategy");
	if (strategy) {
		const section =
			strategy.sections.find((s) => s.key === "customers") ??
			strategy.sections[0];
		const editor = await show(folder, strategy.file, section?.contentEnd);
		const isNew =
			wrote && plan.edits.some(({ file }) => file === strategy.file);
		// A line of its own for the first answer, as the prompt above it is a comment.
		if (isNew) await editor.insertSnippet(new SnippetString("\n\n$0"));
	}
	await commands.executeCommand(
		"opmodel.openCoverageBoard",
		folder.root,
		strategy ? ViewColumn.Beside : ViewColumn.Active,
	);
}

/** Asks which page is the one of a kind, or none of those in question; undefined where nobody wants to say. */
async function choosePage({
	kind,
	pages,
	starts,
}: Question): Promise<{ readonly file: string | undefined } | undefined> {
	const none: QuickPickItem = {
		label: starts
			? l10n.t("None of these: start a new one")
			: l10n.t("None of these"),
	};
	return window.showQuickPick<QuickPickItem & { file?: string | undefined }>(
		[
			...pages.map(({ file, title }) => ({
				label: iconless(file),
				description: iconless(title),
				file,
			})),
			{ ...none, file: undefined },
		],
		{
			title: l10n.t("“{0}”: which page is it?", nameOfKind(kind)),
			placeHolder: l10n.t("It is used where it stands."),
		},
	) as Promise<{ file: string | undefined } | undefined>;
}

function nameOfKind(kind: Kind): string {
	const { category, label } = kindInfo(kind);
	return category ? categoryWords()[category].name : label;
}

/** Starts a page, adds an item to one, or writes the next decision record, and shows it. Asks for a title where none is given. */
export async function createNew(
	folders: Folders,
	kind: string,
	given?: string,
	where?: ModelFolder,
): Promise<void> {
	const folder = where ?? (await chooseFolder(folders));
	if (!folder) return;
	const title = given ?? (await askTitle(kind));
	if (title === undefined) return;
	const taken = idsIn(await textsBefore(folder));
	const plan = await folder.ask((repository) =>
		planNew({ ...repository, kind, title, taken }),
	);
	const added = await carryOutAndShow(folder, plan);
	// Whoever hands over a title has no more questions to be asked.
	if (given === undefined && added?.kind === "guardrails")
		await finishGuardrail({ folder, file: added.file, id: added.id });
}

/** Starts the page of a kind, without an item; the tech stack is drafted from what the repository uses. */
export async function createPage(
	folder: ModelFolder,
	kind: Kind,
): Promise<void> {
	const plan = await folder.ask((repository) =>
		planNew({ ...repository, kind }),
	);
	await carryOutAndShow(folder, plan);
}

async function supersede(
	folders: Folders,
	id: string | undefined,
	given: string | undefined,
): Promise<void> {
	const folder = await chooseFolder(folders);
	if (!folder) return;
	const isDecision = (item: Item) => item.kind === "decision";
	const here = itemAtCursor(folders)?.item;
	const old =
		id ??
		(
			await chooseItem(
				folder,
				l10n.t("Which decision is replaced?"),
				isDecision,
				here && isDecision(here) ? here : undefined,
			)
		)?.file;
	if (old === undefined) return;
	const title = given ?? (await askTitle("decision"));
	if (title === undefined) return;
	const plan = await folder.ask((repository) =>
		planSupersede({ ...repository, id: old, title }),
	);
	await carryOutAndShow(folder, plan);
}

/** Returns the item that was added, where one was. */
async function carryOutAndShow(
	folder: ModelFolder,
	plan: Plan,
): Promise<Item | undefined> {
	const created = await carryOut(folder, plan);
	if (!created || isRefusal(plan)) return undefined;
	const edit = plan.edits.find((e) => e.create) ?? plan.edits[0];
	if (!edit) return undefined;
	const items = folder.engine.workspace().artifacts.get(edit.file)?.items ?? [];
	const added = edit.create
		? items[0]
		: items.find(
				({ range }) => comparePositions(range.start, edit.range.start) >= 0,
			);
	await show(folder, edit.file, added?.titleRange.end ?? edit.range.start);
	return added;
}

/** Opens a file with the cursor at a position, or where it was when none is given. */
async function show(
	folder: ModelFolder,
	file: string,
	at: TextPosition | undefined,
): Promise<TextEditor> {
	const document = await workspace.openTextDocument(folder.uriOf(file));
	const editor = await window.showTextDocument(document);
	if (!at) return editor;
	const position = toPosition(at);
	editor.selection = new Selection(position, position);
	editor.revealRange(new Range(position, position));
	return editor;
}

async function askTitle(kind: string): Promise<string | undefined> {
	const prompts: Readonly<Record<string, string>> = {
		decision: l10n.t("What was decided? A short sentence."),
		principles: l10n.t("What comes first, and over what?"),
		guardrails: l10n.t("What must nobody cross?"),
	};
	const title = await window.showInputBox({
		prompt: prompts[kind] ?? l10n.t("Its title"),
		validateInput: (text) =>
			text.trim() === "" ? l10n.t("A title is needed.") : undefined,
	});
	return title?.trim() === "" ? undefined : title;
}

async function chooseKind(): Promise<Kind | undefined> {
	const entry = ({ id, singular, label }: KindInfo) => ({
		label: singular,
		description: label,
		id,
	});
	const picked = await window.showQuickPick<QuickPickItem & { id?: Kind }>(
		[
			...kinds.filter((kind) => !kind.leadership).map(entry),
			{ label: l10n.t("Leadership"), kind: QuickPickItemKind.Separator },
			...kinds.filter((kind) => kind.leadership).map(entry),
		],
		{ placeHolder: l10n.t("A new …") },
	);
	return picked?.id;
}

function isKind(value: unknown): value is Kind {
	return kinds.some((kind) => kind.id === value);
}
