/** `opmodel supersede`: a new decision record, and the old one marked as replaced by it, each in its own dialect. */

import type { Artifact, Item } from "../domain/artifact";
import type { Edit } from "../domain/diagnostic";
import { idKey, isId, normalId } from "../domain/id";
import { findItem } from "../model/link";
import type { Model } from "../model/model";
import { linkTo } from "../model/paths";
import { type DecisionRecord, markSuperseded } from "../model/supersede";
import { findFrontMatter } from "../text/front-matter";
import { Lines } from "../text/lines";
import { readArtifact } from "../text/read";
import { type RecordFacts, recordText, wordsAmong } from "./decision-draft";
import { nextInGroup, type Repository, recordGroups } from "./decision-place";
import { isTaken } from "./new";
import {
	createFile,
	insertAt,
	isRefusal,
	oneLine,
	type Plan,
	type Refusal,
	replaceAt,
	yamlScalar,
} from "./plan";

export interface SupersedeRequest extends Repository {
	/** The old record's id (`ADR-7` is `ADR-0007`) or path. */
	readonly id: string;
	readonly title: string;
}

/**
 * Plans the successor of a decision record. It is written as accepted, since a record that is still proposed replaces nothing.
 * Refused where the id names no record, more than one, or one that is superseded already.
 */
export function planSupersede(request: SupersedeRequest): Plan {
	const { workspace, read, today } = request;
	const title = oneLine(request.title);
	if (title === "")
		return {
			refused: `The new decision needs a title: \`opmodel supersede ${request.id} "What was decided"\`.`,
		};
	const old = recordNamed(request);
	if (isRefusal(old)) return old;
	const group = recordGroups(workspace).find((g) => g.records.includes(old));
	const source = read(old.file);
	if (!group || source === undefined)
		return { refused: `${old.file} could not be read.` };
	const { file, number, neighbours } = nextInGroup(request, group, title);
	if (isTaken(request, file))
		return { refused: `${file} is there already. Choose another title.` };
	const item = old.items[0] as Item;
	const alone = workspace.root.items.get(idKey(item.id))?.length === 1;
	const supersedes = pointer(old, item, file, alone);
	const text = recordText(
		{
			title,
			...(number === undefined ? {} : { number }),
			today,
			status: "accepted",
			supersedes,
		},
		neighbours,
		read,
	);
	const { root } = workspace;
	const written = readArtifact(file, text, "decision", root.config.words);
	const successor = { artifact: written, item: written.items[0] as Item };
	const model = withRecord(root, successor);
	return {
		edits: [
			createFile(file, text),
			...marked(model, { artifact: old, item }, successor, new Lines(source)),
		],
		said: [
			`Wrote ${file}`,
			`Marked ${old.file} as superseded by it`,
			"Next: write down what changed since the old decision.",
		],
	};
}

function recordNamed({ workspace, id }: SupersedeRequest): Artifact | Refusal {
	const path = id.replaceAll("\\", "/").replace(/^\.\//, "");
	const { root, artifacts } = workspace;
	const byPath = root.artifacts.find((a) => a.file === path);
	const wanted = isId(id) ? normalId(id) : id;
	const items = byPath ? byPath.items : (root.items.get(idKey(wanted)) ?? []);
	const [item] = items;
	if (!item) {
		const inherited = findItem(root, wanted, "");
		return {
			refused: inherited
				? `${inherited.id} stands in ${inherited.file}, which another model keeps. Supersede it there.`
				: `No decision has the id "${id}". \`opmodel list\` lists them.`,
		};
	}
	if (item.kind !== "decision")
		return {
			refused: `${item.id} is no decision. To retire it, edit ${item.file}: give it the field \`Replaced by\`, with the id of what replaces it.`,
		};
	if (items.length > 1)
		return {
			refused: `${items.length} records have the id ${item.id}: ${items.map((i) => i.file).join(", ")}. Name one by its path.`,
		};
	const record = artifacts.get(item.file) as Artifact;
	const successor = item.references.find((r) => r.type === "superseded-by");
	if (record.decision?.status === "superseded")
		return {
			refused: `${item.id} is superseded already${successor ? ` by ${successor.id ?? successor.text}` : ""}. Supersede its successor instead.`,
		};
	return record;
}

/** How a new record names the one that it replaces: as a link, and for front matter by its id, or by its path where others have that id. */
function pointer(
	old: Artifact,
	item: Item,
	from: string,
	alone: boolean,
): NonNullable<RecordFacts["supersedes"]> {
	const path = linkTo(from, old.file);
	const numbered = isId(item.id);
	// Before a title with its number, the word of some languages would read as a status: "Ersetzt 3. …".
	const byTitle =
		old.decision?.dialect === "nygard" &&
		wordsAmong([old]).supersedes === "supersedes";
	const label = numbered && !byTitle ? item.id : old.title;
	return {
		link: `[${(label || item.id).replace(/[\\[\]`*|<]/g, "\\$&")}](${path})`,
		bare: numbered && alone ? item.id : JSON.stringify(path),
	};
}

/** A model that knows one more record, as it will once that is written. */
function withRecord(model: Model, { item }: DecisionRecord): Model {
	const key = idKey(item.id);
	const same = model.items.get(key) ?? [];
	return { ...model, items: new Map(model.items).set(key, [...same, item]) };
}

/** The edits that mark a record as superseded, in its status and in a second status that it states. */
function marked(
	model: Model,
	old: DecisionRecord,
	successor: DecisionRecord,
	lines: Lines,
): Edit[] {
	const { file, decision } = old.artifact;
	const edits = markSuperseded(model, old, successor) ?? [
		markedAnew(old, successor, lines),
	];
	const second = decision?.otherStatus?.range;
	if (!second) return [...edits];
	const { superseded } = wordsAmong([old.artifact]);
	return [...edits, replaceAt(file, second, superseded)];
}

/** For a record whose status can't hold a link as it is written, or that states none. */
function markedAnew(
	{ artifact, item }: DecisionRecord,
	successor: DecisionRecord,
	lines: Lines,
): Edit {
	const { file, decision, fields } = artifact;
	const words = wordsAmong([artifact]);
	const { id } = successor.item;
	const path = linkTo(file, successor.artifact.file);
	const said = (word: string, name: string) => `${word} ${words.by} ${name}`;
	const inMatter = said(words.superseded.toLowerCase(), isId(id) ? id : path);
	const inText = said(
		words.superseded,
		`[${isId(id) ? id : successor.item.title}](${path})`,
	);
	const { status } = fields;
	if (status?.place === "front-matter")
		return replaceAt(file, status.range, yamlScalar(inMatter));
	const range = decision?.statusRange;
	if (range) {
		const line = lines.slice(lines.line(range.start.line));
		let from = range.start.character;
		let to = range.end.character;
		while (line.charAt(from - 1) === "`" && line.charAt(to) === "`") {
			from--;
			to++;
		}
		const at = (character: number) => ({ line: range.start.line, character });
		return replaceAt(file, { start: at(from), end: at(to) }, inText);
	}
	const matter = findFrontMatter(lines.text);
	if (matter)
		return insertAt(
			file,
			lines.position(matter.content.end),
			`status: ${yamlScalar(inMatter)}\n`,
		);
	const endOfLine = (line: number) => ({
		line,
		character: lines.slice(lines.line(line)).length,
	});
	const listed = Object.values(fields).find(
		(f) => f.place === "list" && f.range.start.line === f.range.end.line,
	);
	if (listed) {
		const { line, character } = listed.nameRange.start;
		const mark = lines
			.slice(lines.line(line))
			.slice(0, character)
			.replace(/[*_]+$/, "");
		return insertAt(file, endOfLine(line), `\n${mark}Status: ${inText}`);
	}
	const { line } = item.range.end;
	// A record without a title begins with a section; what is said of the record stands before it.
	if (artifact.sections.some((s) => s.key && s.range.start.line === line))
		return insertAt(file, { line, character: 0 }, `Status: ${inText}\n\n`);
	const below = lines.slice(lines.line(line + 1));
	const last = /^(?:=+|-+)\s*$/.test(below) ? line + 1 : line;
	return insertAt(file, endOfLine(last), `\n\nStatus: ${inText}`);
}
