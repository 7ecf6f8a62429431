/** What several rules need: the edits of their fixes, inherited fields and the way things are named in messages. */

import type { Artifact, Field, Fields, Item } from "../domain/artifact";
import { categoryInfo, type Strength } from "../domain/category";
import type { Edit, Severity } from "../domain/diagnostic";
import { type Kind, kindInfo } from "../domain/kind";
import type { Position, Range } from "../domain/position";

/** A field of an item, or of its page where the item has none (`owner`, `review-by`, `since`). */
export function inheritedField(
	artifact: Artifact,
	item: Item,
	name: string,
): Field | undefined {
	return item.fields[name] ?? artifact.fields[name];
}

/** Whether a field is there and says something. */
export function isSaid(fields: Fields, name: string): boolean {
	return (fields[name]?.text ?? "").trim() !== "";
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

/** Whether a page's or item's status says that it no longer holds. */
export function isRetired(status: string): boolean {
	return /^(?:retired|deprecated|superseded|replaced|obsolete|archived|withdrawn|rejected)\b/.test(
		status,
	);
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

/** A field's name as a page of prose writes it: `review-by` is `Review by`. */
export function fieldLabel(name: string): string {
	const words = name.replaceAll("-", " ");
	return words.charAt(0).toUpperCase() + words.slice(1);
}

export function insert(file: string, at: Position, newText: string): Edit {
	return { file, range: { start: at, end: at }, newText };
}

export function replace(file: string, range: Range, newText: string): Edit {
	return { file, range, newText };
}

/**
 * The edit that gives a page or one of its items a field: replaces the value where the field is written, else adds a line beside the
 * other fields, else right under the heading. Undefined where there is no safe place (a table without that column, a page without heading).
 */
export function setField(
	artifact: Artifact,
	item: Item | undefined,
	name: string,
	value: string,
): Edit | undefined {
	const fields = item ? item.fields : artifact.fields;
	const { file } = artifact;
	const present = fields[name];
	if (present)
		return present.text === ""
			? insert(file, after(present.nameRange.end, 1), ` ${value}`)
			: replace(file, present.range, value);
	const others = Object.values(fields);
	const last = (place: Field["place"]) =>
		others
			.filter(
				(f) => f.place === place && f.range.start.line === f.range.end.line,
			)
			.sort((a, b) => a.range.end.line - b.range.end.line)
			.at(-1);
	const inMatter = last("front-matter");
	if (inMatter) return insert(file, inMatter.range.end, `\n${name}: ${value}`);
	if (artifact.format === "yaml") return yamlField(artifact, item, name, value);
	if (item?.way === "row") return undefined;
	const listedField = last("list");
	if (listedField) {
		const indent = " ".repeat(
			Math.max(0, listedField.nameRange.start.character - 2),
		);
		return insert(
			file,
			listedField.range.end,
			`\n${indent}- ${fieldLabel(name)}: ${value}`,
		);
	}
	if (item?.way === "entry")
		return insert(
			file,
			item.range.end,
			`\n${" ".repeat(item.range.start.character)}- ${fieldLabel(name)}: ${value}`,
		);
	const heading = item ? item.range : artifact.sections[0]?.range;
	if (!heading) return undefined;
	return insert(file, heading.end, `\n\n- ${fieldLabel(name)}: ${value}`);
}

function yamlField(
	artifact: Artifact,
	item: Item | undefined,
	name: string,
	value: string,
): Edit | undefined {
	if (item && item.way !== "file") {
		// A mapping in braces has no lines of its own to add to.
		if (item.fullRange.start.line === item.fullRange.end.line) return undefined;
		const indent = " ".repeat(item.fullRange.start.character);
		return insert(
			artifact.file,
			item.idRange.end,
			`\n${indent}${name}: ${value}`,
		);
	}
	return insert(
		artifact.file,
		{ line: 0, character: 0 },
		`${name}: ${value}\n`,
	);
}

function after(position: Position, characters: number): Position {
	return { line: position.line, character: position.character + characters };
}

/** The edit that adds a level-2 section at the end of a page. */
export function addSection(
	artifact: Artifact,
	heading: string,
	body: string,
): Edit {
	const gap = artifact.end.character === 0 ? "\n" : "\n\n";
	return insert(
		artifact.file,
		artifact.end,
		`${gap}## ${heading}\n\n${body}\n`,
	);
}
