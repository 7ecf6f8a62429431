/** Changes to one page that build on each other, given as a single edit. */

import type { Artifact, Field, Item } from "../domain/artifact";
import type { Edit } from "../domain/diagnostic";
import { replaceAt } from "../domain/edit";
import { Lines } from "../domain/lines";
import type { Range } from "../domain/position";
import type { Workspace } from "../model/model";
import { readArtifact } from "../text/read";
import { setField } from "../writing/field-edits";
import { applied, isRefusal, type Refusal } from "./plan";

/** An item on its page, as a text is read. */
export interface Reading {
	readonly artifact: Artifact;
	readonly item: Item;
	readonly lines: Lines;
}

/** One change of what was read; none where there is nothing to do. */
export type Step = (reading: Reading) => Edit | Refusal | undefined;

export interface ItemRequest {
	readonly workspace: Workspace;
	/** A file's text; undefined where it is not known. */
	readonly read: (file: string) => string | undefined;
	readonly file: string;
	/** Of an item on that page. */
	readonly id: string;
}

/**
 * Takes steps one after the other, each on the page as the one before it left it. Returns the edit that does all of them (undefined where
 * they change nothing) and what the page is read as then; the first refusal where a step refuses, or where the item is lost.
 */
export function rewritten(
	{ workspace, read, file, id }: ItemRequest,
	steps: readonly Step[],
): (Reading & { readonly edit?: Edit }) | Refusal {
	const gone: Refusal = { refused: `${id} is not in ${file} any more.` };
	const page = workspace.artifacts.get(file);
	const source = read(file);
	if (!page || source === undefined) return gone;
	const { words } = workspace.modelOf(file).config;
	const reading = (text: string): Reading | undefined => {
		const artifact = readArtifact(file, text, page.kind, words);
		const item = artifact.items.find((i) => i.id === id);
		return item && { artifact, item, lines: new Lines(text) };
	};
	let text = source;
	let now = reading(text);
	for (const step of steps) {
		if (!now) return gone;
		const edit = step(now);
		if (!edit) continue;
		if (isRefusal(edit)) return edit;
		text = applied(text, [edit]);
		now = reading(text);
	}
	if (!now) return gone;
	return text === source ? now : { ...now, edit: changeOf(file, source, text) };
}

/** The edit that gives an item a field (`setField`); a prompt in the place of its value goes. */
export function fieldOf(
	{ artifact, item, lines }: Reading,
	name: string,
	value: string,
): Edit | undefined {
	const present = item.fields[name];
	const prompt = present && promptOf(present, lines);
	return prompt
		? replaceAt(artifact.file, prompt, ` ${value}`)
		: setField(artifact, item, name, value);
}

/** Where a field of a list or line says nothing yet, all that stands behind its colon: at most a comment. */
export function promptOf(
	{ text, valueStart }: Field,
	lines: Lines,
): Range | undefined {
	if (text !== "" || !valueStart) return undefined;
	const start = lines.offset(valueStart);
	const { end } = lines.line(valueStart.line);
	return /^\s*(?:<!--.*-->\s*)?$/.test(lines.slice({ start, end }))
		? lines.range(start, end)
		: undefined;
}

/** The edit that makes one text of another: its lines between the first and the last that differ. */
function changeOf(file: string, before: string, after: string): Edit {
	const lines = new Lines(before);
	const { text } = new Lines(after);
	const was = inLines(lines.text);
	const is = inLines(text);
	const most = Math.min(was.length, is.length);
	let first = 0;
	while (first < most && was[first] === is[first]) first++;
	let last = 0;
	while (last < most - first && was.at(-1 - last) === is.at(-1 - last)) last++;
	const start = was.slice(0, first).join("").length;
	const rest = was.slice(was.length - last).join("").length;
	return replaceAt(
		file,
		lines.range(start, lines.text.length - rest),
		text.slice(start, text.length - rest),
	);
}

/** A text's lines, each with its line break. */
function inLines(text: string): string[] {
	return text.split(/(?<=\n)/);
}
