/** Commands about the nine categories: do without one, take over a page that stands elsewhere. */

import { type Disposable, l10n, type QuickPickItem, Uri, window } from "vscode";
import { type Category, categoryInfo } from "../../../domain/category";
import type { Kind } from "../../../domain/kind";
import { planOptOut } from "../../../plans/opt-out";
import { planTakeOver, planTakeOverRecords } from "../../../plans/take-over";
import { modelAt } from "../../../views/board";
import { chooseFolder } from "../choose";
import { carryOut } from "../edits";
import type { Folders, ModelFolder } from "../folders";
import { categoryWords } from "../views/words";
import { registerCommand } from "./register";

/** Registers the commands. */
export function registerCoverage(folders: Folders): Disposable[] {
	return [
		registerCommand(
			folders.log,
			"opmodel.optOut",
			(
				folder?: unknown,
				category?: unknown,
				because?: unknown,
				root?: unknown,
			) =>
				optOut(
					folders,
					folder,
					typeof category === "string" ? categoryInfo(category)?.id : undefined,
					typeof because === "string" ? because : undefined,
					typeof root === "string" ? root : "",
				),
		),
	];
}

/** Writes that a category is not needed in the model with that root, with the reason, which is asked for where it isn't given. */
async function optOut(
	folders: Folders,
	given: unknown,
	category: Category | undefined,
	because: string | undefined,
	root: string,
): Promise<void> {
	const folder =
		(given instanceof Uri ? folders.at(given)?.folder : undefined) ??
		(await chooseFolder(folders));
	if (!folder) return;
	await folder.settled();
	const chosen = category ?? (await chooseCategory(folder));
	if (!chosen) return;
	const reason =
		because ??
		(await window.showInputBox({
			title: l10n.t("{0}: not needed", categoryWords()[chosen].name),
			prompt: l10n.t("Why can you do without it? One sentence."),
			placeHolder: l10n.t("Four people, one interview script."),
			validateInput: (text) =>
				text.trim() === ""
					? l10n.t("A reason is needed, so that others can agree or not.")
					: undefined,
		}));
	if (reason === undefined || reason.trim() === "") return;
	const plan = await folder.ask(({ workspace, read }) =>
		planOptOut(
			workspace,
			read,
			chosen,
			reason,
			workspace.models.find((model) => model.root === root),
		),
	);
	await carryOut(folder, plan);
}

async function chooseCategory(
	folder: ModelFolder,
): Promise<Category | undefined> {
	const [, coverage] =
		(folder.result && modelAt(folder.result.coverage, "")) ?? [];
	const words = categoryWords();
	const picked = await window.showQuickPick(
		(coverage ?? [])
			.filter(({ state }) => state === "missing" || state === "not-expected")
			.map(({ category: { id } }): QuickPickItem & { id: Category } => ({
				label: words[id].name,
				detail: words[id].about,
				id,
			})),
		{ placeHolder: l10n.t("What can you do without?") },
	);
	return picked?.id;
}

/** Uses a page where it stands as the one of its kind: only `opmodel.yaml` is touched. Returns whether that was done. */
export async function takeOver(
	folder: ModelFolder,
	kind: Kind,
	file: string,
): Promise<boolean> {
	const plan = await folder.ask((repository) =>
		planTakeOver({ ...repository, title: folder.name }, kind, file),
	);
	return (await carryOut(folder, plan)) !== undefined;
}

/** Names the files that look like decision records in `opmodel.yaml`, and touches nothing else. */
export async function takeOverRecords(folder: ModelFolder): Promise<void> {
	const plan = await folder.ask((repository) =>
		planTakeOverRecords({ ...repository, title: folder.name }),
	);
	await carryOut(folder, plan);
}
