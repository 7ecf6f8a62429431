/** What stands above items and pages in an editor: who refers to them and deviates from them, what crosses them, what a draft still lacks, how full the one page is. */

import {
	CodeLens,
	type CodeLensProvider,
	type Command,
	type Disposable,
	EventEmitter,
	l10n,
	languages,
	type TextDocument,
	type Uri,
} from "vscode";
import { rules } from "../../../engine";
import { findReferences } from "../../../language/find-references";
import {
	type CrossingAction,
	type Lens,
	lenses,
} from "../../../language/lenses";
import { toLocation, toPosition, toRange } from "../convert";
import { shortened } from "../escape";
import type { Folders, ModelFolder } from "../folders";
import {
	deviationsWords,
	deviationWords,
	knownWords,
	placesWords,
} from "../guardrail-words";
import { missingWords } from "../views/words";
import { artifactFiles } from "./selector";

/** Milliseconds after a check before the lenses are asked for anew: they may lag behind the keys, the diagnostics may not. */
const calm = 300;

/** How many deviations a lens names, and how much of an id: a decision without a number has its file's name. */
const mostNamed = 2;
const mostCharacters = 30;

const options = {
	gaps: new Set(
		rules.filter((r) => r.concern === "completeness").map((r) => r.id),
	),
	mostWords: usual("strategy/one-page", "max-words", 600),
	mostDeviations: usual("guardrails/still-fits", "most", 2),
};

function usual(rule: string, option: string, otherwise: number): number {
	const known = rules.find(({ id }) => id === rule)?.options?.[option];
	return known?.default ?? otherwise;
}

type LensOf<T extends Lens["type"]> = Extract<Lens, { type: T }>;

/** A lens of an item, whose references are looked up when it is shown. */
class ItemLens extends CodeLens {
	constructor(
		readonly folder: ModelFolder,
		readonly document: TextDocument,
		readonly lens: LensOf<"references">,
	) {
		super(toRange(lens.range));
	}
}

/** Registers the lenses. */
export function registerLenses(folders: Folders): Disposable[] {
	const changed = new EventEmitter<void>();
	let timer: ReturnType<typeof setTimeout> | undefined;
	const provider: CodeLensProvider = {
		onDidChangeCodeLenses: changed.event,
		provideCodeLenses(document) {
			const found = folders.current(document);
			if (!found) return undefined;
			const { folder, path } = found;
			const { engine } = folder;
			const checked = {
				...engine.check(),
				overlooked: engine.overlooked(),
				isLooking: folder.looksAround,
				today: engine.today,
			};
			return lenses(engine.workspace(), checked, path, options).flatMap(
				(lens) =>
					lens.type === "references"
						? new ItemLens(folder, document, lens)
						: commandsOf(lens, folder, document.uri).map(
								(command) => new CodeLens(toRange(lens.range), command),
							),
			);
		},
		resolveCodeLens(lens) {
			if (!(lens instanceof ItemLens)) return lens;
			const { folder, document } = lens;
			const { item, count, range } = lens.lens;
			const places = findReferences(folder.engine.workspace(), item, {
				includeDeclaration: false,
			}).map(({ file, range }) => toLocation(folder.uriOf(file), range));
			lens.command = {
				title:
					count === 1 ? l10n.t("1 reference") : l10n.t("{0} references", count),
				command: "editor.action.showReferences",
				arguments: [document.uri, toPosition(range.start), places],
			};
			return lens;
		},
	};
	return [
		changed,
		languages.registerCodeLensProvider(artifactFiles, provider),
		folders.onDidCheck(() => {
			clearTimeout(timer);
			timer = setTimeout(() => changed.fire(), calm);
		}),
		{ dispose: () => clearTimeout(timer) },
	];
}

/** What a lens says and does; each thing to do is a lens of its own. */
function commandsOf(
	lens: Exclude<Lens, { type: "references" }>,
	folder: ModelFolder,
	uri: Uri,
): Command[] {
	switch (lens.type) {
		case "words":
			return [
				{
					title: l10n.t("{0} of {1} words", lens.words, lens.most),
					command: "",
				},
			];
		case "draft":
			return draft(lens, folder);
		case "deviations":
			return [deviations(lens, folder, uri)];
		case "crossings":
			return [
				{ title: crossingTitle(lens), command: "" },
				...lens.actions.map((action) => ({
					...actions()[action],
					arguments: [folder.root, lens.item.file, lens.item.id],
				})),
			];
	}
}

/** What a draft lacks, which leads to the first of it, and the way to agree on it. */
function draft(
	{ missing, gap, file }: LensOf<"draft">,
	folder: ModelFolder,
): Command[] {
	const uri = folder.uriOf(file);
	return [
		{
			title: `${l10n.t("Draft")} · ${missingWords(missing)}`,
			...(gap
				? { command: "opmodel.goTo", arguments: [uri, toPosition(gap)] }
				: { command: "" }),
		},
		{
			title: l10n.t("Mark as agreed"),
			command: "opmodel.agree",
			arguments: [uri],
		},
	];
}

/** "2 deviations: ADR-0007 until 2027-03-31, ADR-0012 proposed", which opens those. */
function deviations(
	{ recorded, range, isDue }: LensOf<"deviations">,
	folder: ModelFolder,
	uri: Uri,
): Command {
	const count = deviationsWords(recorded.length);
	const named = [
		...new Set(
			recorded.map((one) =>
				`${shortened(one.decision.id, mostCharacters)} ${deviationWords(one)}`.trimEnd(),
			),
		),
	];
	const more = named.length - mostNamed;
	const said = isDue
		? l10n.t("due for a look")
		: [
				...named.slice(0, mostNamed),
				...(more > 0 ? [l10n.t("{0} more", more)] : []),
			].join(", ");
	return {
		title: `${count}: ${said}`,
		command: "editor.action.showReferences",
		arguments: [
			uri,
			toPosition(range.start),
			recorded.map((one) =>
				toLocation(folder.uriOf(one.decision.file), one.range),
			),
		],
	};
}

function crossingTitle({ crossed, since, isDraft }: LensOf<"crossings">) {
	const { places, isFinal } = crossed;
	const count = placesWords(crossed);
	if (!isFinal)
		return places.length > 0
			? l10n.t("{0} so far", count)
			: l10n.t("Looking at the files…");
	const known = knownWords(crossed);
	if (isDraft)
		return places.length > 0
			? l10n.t("{0} would cross it today", count)
			: l10n.t("Nothing would cross it today");
	const today =
		places.length > 0
			? `${l10n.t("{0} today", count)}${known}`
			: l10n.t("Nothing crosses it today");
	return since
		? [l10n.t("Announced for {0}", since), today].join(" · ")
		: today;
}

function actions(): Readonly<Record<CrossingAction, Command>> {
	return {
		show: { title: l10n.t("Show"), command: "opmodel.showCrossings" },
		baseline: {
			title: l10n.t("Record as baseline"),
			command: "opmodel.recordBaseline",
		},
		announce: { title: l10n.t("Announce"), command: "opmodel.announce" },
		land: { title: l10n.t("Put in force…"), command: "opmodel.putInForce" },
	};
}
