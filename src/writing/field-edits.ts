/** Edits that write into an artifact in the manner in which it is written already. */

import type { Artifact, Field, Item } from "../domain/artifact";
import type { Edit } from "../domain/diagnostic";
import { insertAt, replaceAt } from "../domain/edit";
import { comparePositions, type Position } from "../domain/position";

/** A field's name as a page of prose writes it: `review-by` is `Review by`. */
export function fieldLabel(name: string): string {
	const words = name.replaceAll("-", " ");
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * The edit that gives a page or one of its items a field: replaces the value where the field is written, else adds a line behind the
 * last of the other fields, written as they are, else right under the heading. Undefined where there is no safe place (a table without
 * that column, a mapping in braces, a page without heading).
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
			? insertAt(
					file,
					present.valueStart ?? after(present.nameRange.end, 1),
					` ${value}`,
				)
			: replaceAt(file, present.range, value);
	const others = Object.values(fields).filter(
		({ range }) => range.start.line === range.end.line,
	);
	const inYaml = others.filter(
		({ place, nameRange }) =>
			(place === "front-matter" || place === "yaml") &&
			(nameRange.start.character === 0 || item?.way === "yaml"),
	);
	if (inYaml.length > 0 && !inBraces(item))
		return yamlField(artifact, lastOf(inYaml), name, value);
	if (artifact.format === "yaml") return yamlItemField(file, item, name, value);
	if (item?.way === "row") return undefined;
	const alike = others.filter((field) => field.lead !== undefined);
	if (alike.length > 0) return fieldAlike(file, lastOf(alike), name, value);
	const said = `${fieldLabel(name)}: ${value}`;
	if (item?.way === "entry")
		return insertAt(
			file,
			item.range.end,
			`\n${" ".repeat(item.range.start.character)}- ${said}`,
		);
	const heading = item ? item.range : artifact.sections[0]?.range;
	if (!heading) return undefined;
	const marker = !item && listFollows(artifact) ? "" : "- ";
	return insertAt(file, heading.end, `\n\n${marker}${said}`);
}

function lastOf(fields: readonly Field[]): Field {
	return fields.reduce((a, b) =>
		comparePositions(a.nameRange.start, b.nameRange.start) < 0 ? b : a,
	);
}

/** A new name and value on the line behind a field's, where there is one: comments stay with what they are about. */
function yamlField(
	{ file, end }: Artifact,
	{ nameRange }: Field,
	name: string,
	value: string,
): Edit {
	const { line, character } = nameRange.start;
	const indent = " ".repeat(character);
	return line < end.line
		? insertAt(
				file,
				{ line: line + 1, character: 0 },
				`${indent}${name}: ${value}\n`,
			)
		: insertAt(file, nameRange.start, `${name}: ${value}\n${indent}`);
}

/** An item of a YAML list that has an id and nothing else yet. */
function yamlItemField(
	file: string,
	item: Item | undefined,
	name: string,
	value: string,
): Edit | undefined {
	if (item?.way !== "yaml" || inBraces(item)) return undefined;
	const indent = " ".repeat(item.fullRange.start.character);
	return insertAt(file, item.idRange.end, `\n${indent}${name}: ${value}`);
}

/** A mapping in braces has no lines of its own to add to. */
function inBraces(item: Item | undefined): boolean {
	return (
		item?.way === "yaml" &&
		item.fullRange.start.line === item.fullRange.end.line
	);
}

/** A new entry or line behind a field in Markdown, with the same marker, indent and bold type. */
function fieldAlike(
	file: string,
	field: Field,
	name: string,
	value: string,
): Edit {
	const { lead = "", range, valueStart = range.end } = field;
	const bold = /(?:\*\*|__)$/.exec(lead)?.[0] ?? "";
	const end =
		comparePositions(range.end, valueStart) < 0 ? valueStart : range.end;
	return insertAt(file, end, `\n${lead}${fieldLabel(name)}${bold}: ${value}`);
}

/** Items listed right under the page's heading: an entry put in front of them would become one of their list. */
function listFollows({ items, sections }: Artifact): boolean {
	const next = sections[1]?.range.start.line ?? Number.POSITIVE_INFINITY;
	return items.some(
		({ way, range }) => way === "entry" && range.start.line < next,
	);
}

function after(position: Position, characters: number): Position {
	return { line: position.line, character: position.character + characters };
}

/** The edit that adds text at the end of a page, behind an empty line. */
export function addAtEnd(artifact: Artifact, text: string): Edit | undefined {
	if (artifact.endsOpen) return undefined;
	const gap = artifact.end.character === 0 ? "\n" : "\n\n";
	return insertAt(artifact.file, artifact.end, `${gap}${text}\n`);
}
