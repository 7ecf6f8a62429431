/** Records what crosses a guardrail today as the baseline, so that only what is new counts. */

import {
	type Baseline,
	type BaselineEntry,
	baselineChange,
	baselineFile,
	baselineText,
} from "../code/baseline";
import { replaceAt } from "../domain/edit";
import { Lines } from "../text/lines";
import { createFile, type Plan } from "./plan";

export interface BaselineRequest {
	/** What the baseline says; undefined where there is none. */
	readonly is: Baseline | undefined;
	/** What it is to say. */
	readonly now: readonly BaselineEntry[];
	/** The text of the file that holds it; undefined where there is none. */
	readonly text: string | undefined;
	/** How many files could not be looked at. */
	readonly overlooked: number;
	/** How many reports of other tools were not read. */
	readonly unreported?: number;
	/** A file of more characters is not read. */
	readonly mostCharacters: number;
}

/** More lines than this say how many more there are. */
const mostLines = 20;

/** Plans the baseline anew. Refuses where the one that is there can't be read, since nobody could say then what is added. */
export function planBaseline(request: BaselineRequest): Plan {
	const { is, now, text, overlooked, unreported = 0, mostCharacters } = request;
	if (is && "fault" in is)
		return {
			refused: `${baselineFile} is left as it is, as ${is.fault}. Repair it, or delete it to record everything anew.`,
		};
	const { added, kept, removed } = baselineChange(is?.entries ?? [], now);
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
	if (added.length === 0 && removed.length === 0)
		return {
			edits: [],
			said: [
				is
					? `${baselineFile} is as it should be: ${placesIn(now)}.`
					: "Nothing crosses a guardrail, so there is nothing to record.",
				...left,
			],
		};
	const newText = baselineText(now);
	if (newText.length > mostCharacters)
		return {
			refused: `There are ${placesIn(now)}: more than a baseline holds. Narrow the guardrails' places (\`In\`), or announce them with a \`Since\` that is ahead.`,
		};
	return {
		edits: [
			text === undefined
				? createFile(baselineFile, newText)
				: replaceAt(baselineFile, wholeRange(text), newText),
		],
		said: [
			`${baselineFile}: ${sum(added)} added, ${sum(kept)} kept, ${sum(removed)} removed.`,
			...linesOf("added", added),
			...linesOf("removed", removed),
			...left,
			now.length === 0
				? `Nothing is left to record: ${baselineFile} can be deleted.`
				: `It holds ${placesIn(now)}: hints from now on, while new ones count. Commit it, so that everybody goes by it.`,
		],
	};
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
