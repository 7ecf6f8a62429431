/** What several rules need: the edits of their fixes, inherited fields and the way things are named in messages. */

import type { Field, Fields, Item } from "../../domain/artifact";
import { categoryInfo, type Strength } from "../../domain/category";
import type { Severity } from "../../domain/diagnostic";
import { type Kind, kindInfo } from "../../domain/kind";
import { lastDay } from "../../domain/time";

export { inheritedField } from "../../model/model";
export { addAtEnd, setField } from "../../writing/field-edits";

/** Whether a field is there and says something. */
export function isSaid(fields: Fields, name: string): boolean {
	return (fields[name]?.text ?? "").trim() !== "";
}

/** The last day (ISO) of what a field says, of a date with two readings the later one: nothing is said before it is surely past. */
export function lastDayOf(field: Field | undefined): string | undefined {
	const days = [field?.text, field?.date?.other].flatMap(
		(text) => lastDay(text ?? "") ?? [],
	);
	return days.sort().at(-1);
}

/** How loudly something missing is said, by the strength of what it is missing from (design: severities). */
export const severityOfGap: Readonly<Record<Strength, Severity>> = {
	guardrail: "warning",
	principle: "information",
	guidance: "hint",
};

/** The same for a page of any kind: guardrails are as strong as their name, and what fills no category counts as a principle. */
export function severityOfGapIn(kind: Kind): Severity {
	const category = categoryInfo(kindInfo(kind).category ?? "");
	const strength = kind === "guardrails" ? "guardrail" : category?.strength;
	return severityOfGap[strength ?? "principle"];
}

/** How an item is named in a message: its id, with its title where that helps. */
export function named(item: Item): string {
	return item.title && item.title.length <= 60
		? `${item.id} "${item.title}"`
		: item.id;
}

/** A list of words as people say it: `a, b and c`. */
export function listed(words: readonly string[], joint = "and"): string {
	return words.length < 2
		? (words[0] ?? "")
		: `${words.slice(0, -1).join(", ")} ${joint} ${words.at(-1)}`;
}

/** `3 metrics`, `1 metric`. */
export function counted(count: number, one: string, many = `${one}s`): string {
	return `${count} ${count === 1 ? one : many}`;
}
