/** Marking a draft as agreed: its `status: draft` is taken away, and nothing else. */

import type { Artifact, Field, Item } from "../domain/artifact";
import type { Edit } from "../domain/diagnostic";
import { replaceAt } from "../domain/edit";
import { Lines } from "../domain/lines";
import { isDraft } from "../domain/standing";
import type { Workspace } from "../model/model";
import { findFrontMatter } from "../text/markdown/front-matter";
import type { Plan } from "./plan";

/**
 * Plans to mark a page, or one of its items, as agreed. Takes the file and, for an item, its id. Refused where that is no draft; a decision
 * record has a status of its own.
 */
export function planAgree(
	workspace: Workspace,
	read: (file: string) => string | undefined,
	file: string,
	id?: string,
): Plan {
	const artifact = workspace.artifacts.get(file);
	const source = read(file);
	const item =
		id === undefined ? undefined : artifact?.items.find((i) => i.id === id);
	const field =
		artifact && (id === undefined || item)
			? draftStatus(artifact, item)
			: undefined;
	if (!artifact || source === undefined || !field)
		return { refused: `${id ?? file} is not a draft.` };
	return {
		edits: [without(file, new Lines(source), field)],
		said: [`Marked ${id ?? file} as agreed`],
	};
}

/** The field that says that a page or an item is a draft; undefined where it is none. */
export function draftStatus(
	artifact: Artifact,
	item?: Item,
): Field | undefined {
	if (artifact.kind === "decision") return undefined;
	const { status } = item ? item.fields : artifact.fields;
	return status && isDraft(status.text.toLowerCase()) ? status : undefined;
}

/** The edit that takes a field away: with its line where it has one of its own, else the value alone. */
export function without(file: string, lines: Lines, field: Field): Edit {
	const { nameRange, range, place } = field;
	const start = lines.offset(nameRange.start);
	const end = lines.offset(range.end);
	if (place === "cell") return replaceAt(file, range, "");
	const first = lines.line(nameRange.start.line);
	const before = lines.text.slice(first.start, start);
	const dash = /^\s*-\s+$/.test(before) && place === "yaml";
	if (/[{,]/.test(before) || dash) return inline(file, lines, field, dash);
	const matter = findFrontMatter(lines.text);
	if (
		place === "front-matter" &&
		matter &&
		lines.slice(matter.content).trim() ===
			lines.text.slice(start, lines.line(range.end.line).end).trim()
	)
		return replaceAt(file, lines.range(0, afterBlank(lines, matter.end)), "");
	const next = lines.line(range.end.line + 1).start;
	const isAlone =
		isBlank(lines, nameRange.start.line - 1) &&
		isBlank(lines, range.end.line + 1);
	const to = Math.max(next, lines.line(range.end.line).end);
	// The only line between two empty ones leaves one of them.
	return replaceAt(
		file,
		lines.range(
			first.start,
			isAlone ? afterBlank(lines, to) : Math.max(to, end),
		),
		"",
	);
}

/** Between commas, or behind the dash of an entry whose first name it is. */
function inline(
	file: string,
	lines: Lines,
	{ nameRange, range }: Field,
	dash: boolean,
): Edit {
	const start = lines.offset(nameRange.start);
	const end = lines.offset(range.end);
	if (dash) {
		const next =
			/^[ \t]*(?:#.*)?(?:\r\n?|\n)[ \t]*/.exec(lines.text.slice(end))?.[0] ??
			"";
		return replaceAt(file, lines.range(start, end + next.length), "");
	}
	const comma = /,\s*$/.exec(lines.text.slice(0, start))?.[0].length ?? 0;
	const behind =
		comma > 0 ? 0 : (/^\s*,\s*/.exec(lines.text.slice(end))?.[0].length ?? 0);
	return replaceAt(file, lines.range(start - comma, end + behind), "");
}

function isBlank(lines: Lines, line: number): boolean {
	return (
		line >= 0 &&
		line < lines.count &&
		lines.slice(lines.line(line)).trim() === ""
	);
}

/** Behind the empty lines that begin at an offset. */
function afterBlank(lines: Lines, from: number): number {
	let line = lines.lineAt(from);
	while (line < lines.count - 1 && isBlank(lines, line)) line++;
	return lines.line(line).start;
}
