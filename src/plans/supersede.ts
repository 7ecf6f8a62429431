/** `opmodel supersede`: a new decision record, and the old one marked as replaced by it, each in its own dialect. */

import type { Artifact, Item } from "../domain/artifact";
import type { Edit } from "../domain/diagnostic";
import { insertAt, replaceAt } from "../domain/edit";
import { idKey, isId, normalId } from "../domain/id";
import { Lines } from "../domain/lines";
import { linkTo } from "../domain/paths";
import { comparePositions } from "../domain/position";
import { recordOf } from "../model/decisions";
import { findItem } from "../model/link";
import type { Model } from "../model/model";
import { findFrontMatter } from "../text/markdown/front-matter";
import { readArtifact } from "../text/read";
import type { Words } from "../text/words";
import { decisionWords, supersededBy } from "../writing/decision-templates";
import {
	type DecisionRecord,
	markSuperseded,
	pathTo,
} from "../writing/supersession";
import { recordText } from "./decision-draft";
import type { RecordFacts } from "./decision-imitation";
import { wordsAmong } from "./decision-peers";
import { nextInGroup, type Repository, recordGroups } from "./decision-place";
import { entryIn, unfit } from "./log-entry";
import { isTaken } from "./new";
import {
	applied,
	createFile,
	isRefusal,
	oneLine,
	type Plan,
	type Refusal,
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
	const { file, log, number, neighbours } = nextInGroup(request, group, title);
	if (!log && isTaken(request, file))
		return { refused: `${file} is there already. Choose another title.` };
	const item = old.items[0] as Item;
	const { root } = workspace;
	const alone = root.items.get(idKey(item.id))?.length === 1;
	const facts: RecordFacts = {
		title,
		...(number === undefined ? {} : { number }),
		today,
		status: "accepted",
		supersedes: pointer(old, item, file, alone),
	};
	const language = { read, words: root.config.words };
	const entry = log && entryIn(log, facts, language);
	if (log && !entry) return unfit(log);
	const text = entry ? "" : recordText(file, facts, neighbours, language);
	const written =
		entry?.record ?? readArtifact(file, text, "decision", root.config.words);
	const successor = { artifact: written, item: written.items[0] as Item };
	const name = entry ? successor.item.id : file;
	const marked = entry ? item.id : old.file;
	const marks = [
		markSuperseded(
			withRecord(root, successor),
			{ artifact: old, item },
			successor,
		),
		[markedAnew({ artifact: old, item }, successor, new Lines(source))],
		item.way === "file" ? [markedOnTop(old, successor)] : undefined,
	]
		.flatMap((edits) => (edits ? [edits] : []))
		.map((edits) => edits.map((edit) => withSign(source, edit)))
		.map((edits) =>
			settled({ artifact: old, item }, source, edits, root.config.words),
		)
		.find((edits) => edits && !edits.some((edit) => isInHeading(edit, item)));
	if (!marks)
		return {
			refused: `The status of ${marked} can't be changed safely as it is written. Mark it as superseded by hand, and write the new decision with \`opmodel new decision\`.`,
		};
	return {
		edits: [entry?.edit ?? createFile(file, text), ...marks],
		said: [
			`Wrote ${entry ? `${name} to ${file}` : file}`,
			`Marked ${marked} as superseded by it`,
			"Next: write down what changed since the old decision.",
		],
	};
}

function recordNamed({ workspace, id }: SupersedeRequest): Artifact | Refusal {
	const path = id.replaceAll("\\", "/").replace(/^\.\//, "");
	const { root, artifacts } = workspace;
	const byPath = root.artifacts.find((a) => a.file === path);
	const wanted = isId(id) ? normalId(id) : id;
	if (byPath?.records)
		return {
			refused: `${path} holds ${byPath.records.length} records. Name the one that is meant by its id.`,
		};
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
	const record = recordOf(artifacts.get(item.file), item) as Artifact;
	const successor = item.references.find((r) => r.type === "superseded-by");
	if (record.decision?.status === "superseded")
		return {
			refused: `${item.id} is superseded already${successor ? ` by ${successor.id ?? successor.text}` : ""}. Supersede its successor instead.`,
		};
	return record;
}

/** Says whether an edit changes the heading of a record in a log, to whose anchor links may lead, or one above. */
function isInHeading({ range: { start, end } }: Edit, item: Item): boolean {
	return (
		item.way === "heading" &&
		start.line <= item.range.start.line &&
		comparePositions(start, end) < 0
	);
}

/** How a new record names the one that it replaces: as a link, and for front matter by its id, or by its path where others have that id. */
function pointer(
	old: Artifact,
	item: Item,
	from: string,
	alone: boolean,
): NonNullable<RecordFacts["supersedes"]> {
	const path = pathTo(from, { artifact: old, item });
	const numbered = isId(item.id);
	const label =
		numbered && old.decision?.dialect !== "nygard" ? item.id : old.title;
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

/** The edit with the emoji before a status word: a tick no longer fits. */
function withSign(source: string, edit: Edit): Edit {
	const { start, end } = edit.range;
	const lines = new Lines(source);
	const before = lines.slice(lines.line(start.line)).slice(0, start.character);
	const sign =
		/(?:\p{Extended_Pictographic}[\ufe0f\u200d]*|:\w{1,30}:)[ \t]*$/u.exec(
			before,
		);
	if (!sign || comparePositions(start, end) === 0) return edit;
	const from = { line: start.line, character: sign.index };
	return { ...edit, range: { start: from, end } };
}

/** More places than this for one status are no record that a command should change. */
const mostStatuses = 4;

/**
 * The edits with one more for each other status that the record then still states. Undefined where the record would not be read as
 * superseded by another one.
 */
function settled(
	{ artifact: { file }, item }: DecisionRecord,
	source: string,
	edits: readonly Edit[],
	words: Words,
): readonly Edit[] | undefined {
	const before = new Lines(source);
	let all = edits;
	for (let n = 0; n < mostStatuses; n++) {
		const text = applied(source, all);
		const page = readArtifact(file, text, "decision", words);
		const { decision, items } =
			page.records?.find((record) => record.items[0]?.id === item.id) ?? page;
		const named = items[0]?.references.some((r) => r.type === "superseded-by");
		if (decision?.status !== "superseded" || !named) return undefined;
		if (!decision.otherStatus) return all;
		const { start, end } = decision.otherStatus.range;
		// The same place before the edits: lines that these put in above it don't count.
		const above = all
			.filter((edit) => edit.range.start.line < start.line)
			.reduce(
				(sum, { newText, range }) =>
					sum +
					newText.split("\n").length -
					1 -
					range.end.line +
					range.start.line,
				0,
			);
		const range = {
			start: { ...start, line: start.line - above },
			end: { ...end, line: end.line - above },
		};
		const word = sliceOf(new Lines(text), { start, end });
		if (sliceOf(before, range) !== word) return undefined;
		const { superseded } = decisionWords(word, []);
		const newText = /^\p{Lu}/u.test(word)
			? superseded.charAt(0).toUpperCase() + superseded.slice(1)
			: superseded;
		all = [...all, replaceAt(file, range, newText)];
	}
	return undefined;
}

function sliceOf(lines: Lines, { start, end }: Edit["range"]): string {
	return lines.slice({ start: lines.offset(start), end: lines.offset(end) });
}

/** A front matter with the status, for a record in whose text no place for it was found. */
function markedOnTop(
	{ file }: Artifact,
	{ artifact, item }: DecisionRecord,
): Edit {
	const name = isId(item.id) ? item.id : linkTo(file, artifact.file);
	const status = yamlScalar(`superseded by ${name}`);
	return insertAt(
		file,
		{ line: 0, character: 0 },
		`---\nstatus: ${status}\n---\n\n`,
	);
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
	const path = pathTo(file, successor);
	const said = (word: string, name: string) => supersededBy(words, word, name);
	const inMatter = said(words.superseded.toLowerCase(), isId(id) ? id : path);
	const inText = said(
		words.superseded,
		`[${isId(id) ? id : successor.item.title}](${path})`,
	);
	const { status } = fields;
	if (status?.place === "front-matter")
		return replaceAt(file, status.range, yamlScalar(inMatter));
	const range = decision?.statusRange;
	if (range && !decision?.statusInAddress) {
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
	const matter = item.way === "file" && findFrontMatter(lines.text);
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
			.replace(/(?<![*_])[*_]+$/, "");
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
