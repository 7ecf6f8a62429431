/** Records what crosses a guardrail today as the baseline, so that only what is new counts. */

import {
	type Baseline,
	type BaselineEntry,
	baselineChange,
	baselineFile,
	baselineText,
} from "../code/baseline";
import type { Item } from "../domain/artifact";
import { replaceAt } from "../domain/edit";
import { idKey } from "../domain/id";
import { Lines } from "../domain/lines";
import { isInForce } from "../domain/standing";
import type { Workspace } from "../model/model";
import { type Changes, createFile, type Refusal } from "./plan";

export interface BaselineRequest {
	/** What the baseline says; undefined where there is none. */
	readonly is: Baseline | undefined;
	/** The same entries, by whole lines where a pattern found them. */
	readonly known: readonly BaselineEntry[];
	/** What it is to say. */
	readonly now: readonly BaselineEntry[];
	/** The text of the file that holds it; undefined where there is none. */
	readonly text: string | undefined;
	/** How many files could not be looked at. */
	readonly overlooked: number;
	/** How many reports of other tools were not read. */
	readonly unreported: number;
	/** The ids that it is limited to; all items where it is left out. */
	readonly ids?: readonly string[];
	/** The file would not be read: it is a link, or ignored. */
	readonly isOpaque: boolean;
	/** A file of more characters is not read. */
	readonly mostFileCharacters: number;
}

/** What changes in a baseline, in places. */
export interface BaselineChanges extends Changes {
	readonly added: number;
	readonly removed: number;
}

/** More lines than this say how many more there are. */
const mostLines = 20;

/** Plans the baseline anew. Refuses where the one that is there can't be read, since nobody could say then what is added. */
export function planBaseline(
	request: BaselineRequest,
): BaselineChanges | Refusal {
	const { is, known, now, text, ids } = request;
	const { overlooked, unreported, mostFileCharacters } = request;
	if (request.isOpaque)
		return {
			refused: `${baselineFile} is a link or left out by .gitignore, so it would not be read. Make it a file that is committed.`,
		};
	if (is && "fault" in is)
		return {
			refused: `${baselineFile} is left as it is, as ${is.fault}. Repair it, or delete it to record everything anew.`,
		};
	const { added, kept, removed } = baselineChange(known, now);
	const isOlder = baselineChange(is?.entries ?? [], known).added.length > 0;
	const unseen = (count: number, one: string, what: string) =>
		count > 0
			? [
					`${counted(count, one)} could not be ${what}; what is recorded of them stays. \`opmodel check\` names them.`,
				]
			: [];
	const left = [
		...unseen(overlooked, "file", "looked at"),
		...unseen(unreported, "report", "read"),
	];
	if (added.length === 0 && removed.length === 0 && !isOlder)
		return {
			edits: [],
			added: 0,
			removed: 0,
			said: [
				is
					? `${baselineFile} is as it should be: ${placesIn(now)}.`
					: `Nothing crosses ${ids?.join(" or ") ?? "a guardrail"}, so there is nothing to record.`,
				...left,
			],
		};
	const newText = baselineText(now);
	if (newText.length > mostFileCharacters)
		return {
			refused: `There are ${placesIn(now)}: more than a baseline holds. Narrow the guardrails' places (\`In\`), or announce them with a \`Since\` that is ahead.`,
		};
	return {
		edits: [
			text === undefined
				? createFile(baselineFile, newText)
				: replaceAt(baselineFile, wholeRange(text), newText),
		],
		added: sum(added),
		removed: sum(removed),
		said: [
			`${baselineFile}: ${sum(added)} added, ${sum(kept)} kept, ${sum(removed)} removed.`,
			...linesOf("added", added),
			...linesOf("removed", removed),
			...(isOlder
				? [
						"Places that a pattern found are recorded by their whole lines now, so that a new one in the same file counts.",
					]
				: []),
			...left,
			now.length === 0
				? `Nothing is left to record: ${baselineFile} can be deleted.`
				: `It holds ${placesIn(now)}: hints from now on, while new ones count. Commit it, so that everybody goes by it.`,
		],
	};
}

/** The items in force that have one of some ids (as typed), in whichever model; refused where an id has none. */
export function itemsToRecord(
	{ models, artifacts }: Workspace,
	ids: readonly string[],
): ReadonlySet<Item> | Refusal {
	const found = new Set<Item>();
	for (const id of ids) {
		const items = models.flatMap((model) => model.items.get(idKey(id)) ?? []);
		const held = items.filter(
			({ status, file }) =>
				isInForce(status) && isInForce(artifacts.get(file)?.status ?? ""),
		);
		if (held.length === 0)
			return {
				refused:
					items.length > 0
						? `${id} is not in force, so nothing counts against it. Take its draft status away first.`
						: `No item has the id "${id}". \`opmodel list\` lists them.`,
			};
		for (const item of held) found.add(item);
	}
	return found;
}

/** What happens to entries, one line for each item in each file. */
function linesOf(word: string, entries: readonly BaselineEntry[]): string[] {
	const counts = new Map<string, number>();
	for (const { item, file, count } of entries) {
		const place = `${item} in ${file}`;
		counts.set(place, (counts.get(place) ?? 0) + count);
	}
	const lines = [...counts].map(
		([place, count]) =>
			`  ${word} ${place}${count > 1 ? ` (${count} places)` : ""}`,
	);
	const rest = lines.length - mostLines;
	return rest > 0
		? [...lines.slice(0, mostLines), `  ${word} ${rest} more like these`]
		: lines;
}

function placesIn(entries: readonly BaselineEntry[]): string {
	const files = new Set(entries.map(({ file }) => file));
	return `${counted(sum(entries), "place")} in ${counted(files.size, "file")}`;
}

function sum(entries: readonly BaselineEntry[]): number {
	return entries.reduce((total, { count }) => total + count, 0);
}

function counted(count: number, one: string): string {
	return `${count} ${one}${count === 1 ? "" : "s"}`;
}

function wholeRange(text: string) {
	const lines = new Lines(text);
	return lines.range(0, lines.text.length);
}
