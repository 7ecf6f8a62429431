/** The two halves of a supersession as edits: each in the words and the dialect of the record that it is written into. */

import type { Artifact, Field, Item, Section } from "../domain/artifact";
import type { Edit } from "../domain/diagnostic";
import { insertAt } from "../domain/edit";
import { idPrefix } from "../domain/id";
import { linkTo } from "../domain/paths";
import { findItem } from "../model/link";
import type { Model } from "../model/model";
import { decisionWords, supersededBy } from "./decision-templates";

/** A decision, a file of its own or a record of a log, and its one item. */
export interface DecisionRecord {
	readonly artifact: Artifact;
	readonly item: Item;
}

/**
 * Says in a record that another one superseded it: its status becomes "superseded by …". Takes the model that the record is read in.
 * Undefined where the record has no status, or where its status can't be changed safely.
 */
export function markSuperseded(
	model: Model,
	{ artifact, item }: DecisionRecord,
	successor: DecisionRecord,
): readonly Edit[] | undefined {
	const status = statusEdit(artifact, item, (words) => {
		const name = reference(model, artifact, item.fields.status, successor);
		return name && supersededBy(words, words.superseded, name);
	});
	if (!status) return undefined;
	// A field of its own that was kept for the successor is filled as well.
	const field = item.fields["superseded-by"];
	if (!field || !saysNothing(field)) return [status];
	const name = reference(model, artifact, field, successor);
	return name ? [status, fill(artifact, field, name)] : undefined;
}

/** Sets the status of a record that names its successor already to "superseded"; undefined where it can't be changed safely. */
export function setSuperseded({
	artifact,
	item,
}: DecisionRecord): Edit | undefined {
	return statusEdit(artifact, item, (words) => words.superseded);
}

/**
 * Says in a record which other one it supersedes: in its front matter, under its status, or behind it. Takes the model that the record
 * is read in. Undefined where there is no safe place.
 */
export function addSupersedes(
	model: Model,
	{ artifact, item }: DecisionRecord,
	old: DecisionRecord,
): readonly Edit[] | undefined {
	const { file, decision } = artifact;
	const field = item.fields.supersedes;
	if (field) {
		const name = reference(model, artifact, field, old);
		if (!name) return undefined;
		const edit = saysNothing(field)
			? fill(artifact, field, name)
			: append(artifact, field, name);
		return edit && [edit];
	}
	const { status } = item.fields;
	if (!decision?.statusRange || decision.statusInAddress || !inText(status))
		return undefined;
	const name = reference(model, artifact, status, old);
	if (!name) return undefined;
	const words = wordsOf(artifact);
	if (status?.place === "front-matter")
		return [insertAt(file, status.range.end, `\nsupersedes: ${name}`)];
	if (status && inOneLine(status))
		return [insertAt(file, status.range.end, `, ${words.supersedes} ${name}`)];
	const section = statusSection(artifact);
	return section && !status
		? [
				insertAt(
					file,
					section.contentEnd,
					`\n\n${capital(words.supersedes)} ${name}`,
				),
			]
		: undefined;
}

function wordsOf({ decision, sections }: Artifact) {
	return decisionWords(
		decision?.statusText,
		sections.map((section) => section.heading),
	);
}

/** Replaces the status word, in the case that the old one has. */
function statusEdit(
	artifact: Artifact,
	{ way, range, fields: { status } }: Item,
	written: (words: ReturnType<typeof wordsOf>) => string | undefined,
): Edit | undefined {
	const { file, decision } = artifact;
	if (!decision?.statusRange || decision.statusInAddress || !inText(status))
		return undefined;
	// Another heading would be another anchor, to which links may lead, and one above speaks of more records.
	if (way === "heading" && decision.statusRange.start.line <= range.start.line)
		return undefined;
	const text = written(wordsOf(artifact));
	const first = /\p{L}/u.exec(decision.statusText)?.[0] ?? "";
	const cased = first === first.toLowerCase() ? text : text && capital(text);
	return cased === undefined
		? undefined
		: { file, range: decision.statusRange, newText: cased };
}

/** Says whether a value is plain text to its format: no code span, in which a link is none, and no mapping that looks like a template. */
function inText(field: Field | undefined): boolean {
	if (!field) return true;
	return (
		!field.raw.includes("`") &&
		(field.place !== "front-matter" || typeof field.data === "string")
	);
}

function inOneLine(field: Field): boolean {
	return field.range.start.line === field.range.end.line;
}

function statusSection({ sections, decision }: Artifact): Section | undefined {
	const line = decision?.statusRange?.start.line ?? -1;
	return sections.find(
		({ key, fullRange }) =>
			key === "status" &&
			fullRange.start.line <= line &&
			line <= fullRange.end.line,
	);
}

/**
 * How a record names another one: by its id in front matter, else by a link whose text is what the dialect puts there. Undefined where
 * the id means another record there and a link can't stand.
 */
function reference(
	model: Model,
	artifact: Artifact,
	place: Field | undefined,
	other: DecisionRecord,
): string | undefined {
	const { id } = other.item;
	const path = pathTo(artifact.file, other);
	const numbered = idPrefix(id) !== undefined;
	if (place?.place === "front-matter") {
		const found = numbered && findItem(model, id, artifact.file);
		if (found === other.item) return id;
		return /^[\w./-]+$/.test(path) ? path : undefined;
	}
	const text =
		artifact.decision?.dialect === "nygard" || !numbered
			? other.artifact.title || id
			: id;
	return `[${text.replace(/[\\[\]`*|<]/g, "\\$&")}](${path})`;
}

/** How a file links to a record: by its path, and in a log by its heading's anchor, which is all of it in the same file. */
export function pathTo(
	from: string,
	{ artifact, item }: DecisionRecord,
): string {
	const [title] = artifact.sections;
	const anchor = item.way === "heading" && title ? `#${title.slug}` : "";
	return from === artifact.file && anchor !== ""
		? anchor
		: linkTo(from, artifact.file) + anchor;
}

/** A field with nothing in it, or with one of the words for that. */
function saysNothing({ text }: Field): boolean {
	return /^(?:[-–—]*|n\/?a\.?|none|nothing|null|tbd)$/i.test(text.trim());
}

/** Writes a field's value where there was none, or a word for that. */
function fill(
	{ file }: Artifact,
	{ range, nameRange, raw, place }: Field,
	value: string,
): Edit {
	if (raw.trim() !== "") return { file, range, newText: value };
	const colon = place === "cell" ? 0 : 1;
	const { line, character } = nameRange.end;
	return insertAt(file, { line, character: character + colon }, ` ${value}`);
}

/** Adds one more value to a field's list; undefined where the list is written in a way that can't be added to safely. */
function append(
	{ file }: Artifact,
	field: Field,
	value: string,
): Edit | undefined {
	const last = field.entries.at(-1);
	if (!last || last.fields) return undefined;
	if (field.place !== "front-matter" || field.raw.startsWith("["))
		return inOneLine(field)
			? insertAt(file, last.range.end, `, ${value}`)
			: undefined;
	const { start, end } = last.range;
	if (Array.isArray(field.data))
		return insertAt(
			file,
			end,
			`\n${" ".repeat(Math.max(0, start.character - 2))}- ${value}`,
		);
	return /^["']/.test(field.raw)
		? undefined
		: insertAt(file, end, `, ${value}`);
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
