/** `opmodel deviate`: drafts the decision that deviates from a guardrail, a stack entry or a principle; its reason is left to its author. */

import { agreementNeeded } from "../code/agreement";
import { Exceptions } from "../code/deviations";
import type { Artifact, Field, Item } from "../domain/artifact";
import type { Diagnostic, Edit } from "../domain/diagnostic";
import { insertAt, replaceAt } from "../domain/edit";
import { isId, normalId } from "../domain/id";
import { kindInfo } from "../domain/kind";
import { Lines } from "../domain/lines";
import { folderOf } from "../domain/paths";
import {
	comparePositions,
	type Position,
	type Range,
} from "../domain/position";
import { isInForce } from "../domain/standing";
import { addMonths, lastDay } from "../domain/time";
import { glob, globOf, normalGlob, plainStart } from "../matching/glob";
import { liveDeviations } from "../model/decisions";
import { findItem } from "../model/link";
import { inheritedField, type Workspace } from "../model/model";
import { findFrontMatter } from "../text/markdown/front-matter";
import { readArtifact } from "../text/read";
import {
	type DecisionWords,
	decisionPrompts,
	yStatement,
} from "../writing/decision-templates";
import { type Language, recordText } from "./decision-draft";
import type { RecordFacts } from "./decision-imitation";
import { capital, wordsAmong } from "./decision-peers";
import { nextRecord, type Repository } from "./decision-place";
import { entryIn, type Log, unfit } from "./log-entry";
import { isTaken } from "./new";
import {
	applied,
	type Changes,
	createFile,
	isRefusal,
	oneLine,
	type Refusal,
	yamlScalar,
} from "./plan";

export interface DeviateRequest extends Repository {
	/** Of the guardrail, stack entry or principle. */
	readonly id: string;
	/** The globs where it is deviated from, relative to the root. */
	readonly in: readonly string[];
	readonly title?: string;
}

/** What is written, and where in it the reason goes: the prompt to be typed over. */
export interface DeviationDraft extends Changes {
	readonly reason: Range;
}

/** How long a deviation lasts where its guardrail doesn't say when it is looked at again, and at most. */
const usualMonths = 6;
const mostMonths = 12;

const prompt = "Why? Nothing is covered while this is empty.";

/**
 * Plans the record of a deviation, proposed and without a reason, so that it covers nothing yet. Refused where the id names nothing that
 * is deviated from, a glob can't be used, or a deviation is recorded for these places already.
 */
export function planDeviate(request: DeviateRequest): DeviationDraft | Refusal {
	const { workspace, today, read } = request;
	const item = deviableItem(request);
	if (isRefusal(item)) return item;
	const places = placesToWrite(request.in, item);
	if (isRefusal(places)) return places;
	const known = recordedAlready(request, item, places);
	if (known) return known;
	const title =
		oneLine(request.title ?? "") || usualTitle(item, places, workspace);
	const { file, log, number, neighbours } = nextRecord(request, title);
	if (!log && isTaken(request, file))
		return { refused: `${file} is there already. Choose another title.` };
	const page = workspace.artifacts.get(item.file);
	const owner = inheritedField(item, page, "owner");
	const what: Wanted = {
		from: item.id,
		until: endFor(item, page, today),
		in: places,
		owners: owner?.entries.flatMap(({ text }) => text.trim() || []) ?? [],
	};
	const language: Language = { read, words: workspace.root.config.words };
	const facts = {
		title,
		...(number === undefined ? {} : { number }),
		today,
		status: "proposed" as const,
	};
	const draft = log
		? draftInLog(log, facts, what, language)
		: draftOnItsOwn(file, facts, neighbours, what, language);
	if (isRefusal(draft)) return draft;
	const agreeing =
		what.owners.length > 0
			? `${what.owners.join(", ")} ${what.owners.length > 1 ? "own" : "owns"} ${item.id} and ${what.owners.length > 1 ? "have" : "has"} to agree`
			: `${item.id} names no owner who could agree`;
	const { paths } = request;
	const empty = places.filter((place) => {
		const meant = glob(place, workspace.bracketNames);
		return !paths.some((path) => meant?.matches(path));
	});
	return {
		edits: [draft.edit],
		said: [
			`Wrote ${draft.name}, until ${what.until}; ${agreeing}`,
			...empty.map((place) => `No file is at ${place} yet`),
			"Next: write the reason. Nothing is covered until it is there and the decision is accepted.",
		],
		reason: draft.reason,
	};
}

/** What can be deviated from at a place in a file. */
export interface Deviable {
	readonly id: string;
	/** The glob that the file's folder gives. */
	readonly in: string;
	readonly diagnostic: Diagnostic;
}

/** The crossings of guardrails that touch a range of a file and for which no decision has been written, proposed ones included; by item. */
export function deviableAt(
	{ workspace, today }: Pick<Repository, "workspace" | "today">,
	diagnostics: readonly Diagnostic[],
	file: string,
	{ start, end }: Range,
): Deviable[] {
	const found = new Map<string, Deviable>();
	let exceptions: Exceptions | undefined;
	for (const diagnostic of diagnostics) {
		const { item: id, range, related = [] } = diagnostic;
		if (diagnostic.rule !== "code/guardrail-holds" || !id) continue;
		if (diagnostic.file !== file || found.has(id)) continue;
		if (
			comparePositions(range.end, start) < 0 ||
			comparePositions(range.start, end) > 0
		)
			continue;
		const item = findItem(workspace.root, id, "");
		// The same id may be another model's.
		if (!item || !related.some((r) => r.file === item.file)) continue;
		exceptions ??= new Exceptions(workspace, today);
		const exception = exceptions.at(item, file);
		if (exception && exception.state !== "ended") continue;
		const folder = folderOf(file);
		found.set(id, {
			id,
			in: folder === "" ? globOf(file) : `${globOf(folder)}/**`,
			diagnostic,
		});
	}
	return [...found.values()];
}

function deviableItem({ workspace, id }: DeviateRequest): Item | Refusal {
	const wanted = isId(id.trim()) ? normalId(id.trim()) : id.trim();
	const item = findItem(workspace.root, wanted, "");
	if (!item) return unknown(workspace, wanted);
	const { kind, file } = item;
	const { singular } = kindInfo(kind);
	const page = workspace.artifacts.get(file);
	switch (kind) {
		case "guardrails":
		case "tech-stack":
		case "principles":
		case "capabilities":
		case "delivery":
			return isInForce(item.status) && isInForce(page?.status ?? "")
				? item
				: {
						refused: `${item.id} is not in force (${item.status || page?.status}), so there is nothing to deviate from.`,
					};
		case "themes":
		case "frameworks":
		case "reviews":
			return {
				refused: `${item.id} is a ${singular}, which is guidance: nobody needs a deviation to do otherwise.`,
			};
		case "decision":
			return {
				refused: `${item.id} is a decision. Replace it by a new one: \`opmodel supersede ${item.id} "What was decided"\`.`,
			};
		default:
			return {
				refused: `${item.id} can't be deviated from: deviations are from guardrails, principles and entries of the tech stack. Change it in ${file}.`,
			};
	}
}

function unknown({ models, root }: Workspace, id: string): Refusal {
	const elsewhere = models.find(
		(model) => model !== root && findItem(model, id, "", [model]),
	);
	return {
		refused: elsewhere
			? `${id} belongs to the model in ${elsewhere.root}. Record the deviation there: \`opmodel deviate ${id} --root ${elsewhere.root}\`.`
			: `No item has the id "${id}". \`opmodel list\` lists them.`,
	};
}

/** Globs as they are written into a record. */
function placesToWrite(
	globs: readonly string[],
	{ id }: Item,
): readonly string[] | Refusal {
	const places = globs.map(normalGlob);
	if (places.length === 0)
		return {
			refused: `Say where ${id} is deviated from: \`opmodel deviate ${id} --in 'services/billing/**'\`.`,
		};
	const bad = globs.find((_, i) => {
		const place = places[i] ?? "";
		return !glob(place) || /[`\p{Cc}]|^\.\.(?:\/|$)|-->/u.test(place);
	});
	return bad === undefined
		? [...new Set(places)]
		: {
				refused: `"${bad}" can't be used as a place. Write a glob relative to the root, such as services/billing/**.`,
			};
}

/** The refusal where every file of a place, or the place itself, is in a deviation that is live and not over. */
function recordedAlready(
	{ workspace, today, paths }: DeviateRequest,
	item: Item,
	places: readonly string[],
): Refusal | undefined {
	const exceptions = new Exceptions(workspace, today);
	const live = (path: string) => {
		const exception = exceptions.at(item, path);
		return exception?.state === "ended" ? undefined : exception?.decision;
	};
	const written = (place: string) =>
		liveDeviations(workspace.root).find(
			({ target, deviation }) =>
				target === item &&
				(!deviation.until || deviation.until >= today) &&
				deviation.in.some(({ text }) => text.trim() === place),
		)?.decision.item;
	const deciding = places.map((place) => {
		const meant = glob(place, workspace.bracketNames);
		const there = paths.filter((path) => meant?.matches(path));
		const open = there.some((path) => !live(path));
		return there.length > 0 && !open ? live(there[0] ?? "") : written(place);
	});
	const [decision] = deciding;
	if (!decision || deciding.some((one) => !one)) return undefined;
	return {
		refused: `${decision.id} (${decision.file}) records a deviation from ${item.id} there already. Go on with that one.`,
	};
}

/** Which guardrail, and where. */
function usualTitle(
	item: Item,
	places: readonly string[],
	{ bracketNames }: Workspace,
): string {
	const name =
		item.title && item.title.length <= 60
			? `${item.id} "${item.title}"`
			: item.id;
	const folders = places.flatMap(
		(place) => plainStart(place, bracketNames) || [],
	);
	const where = [...new Set(folders)].join(" and ");
	const title = `Deviate from ${name}${where ? ` in ${where}` : ""}`;
	return oneLine(
		title.replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|[\\`*[\]|]/gu, "\\$&"),
	);
}

/** The last day of a deviation: when what it deviates from is looked at again, within a year. */
function endFor(item: Item, page: Artifact | undefined, today: string): string {
	const written = inheritedField(item, page, "review-by");
	const review = lastDay(written?.text ?? "");
	const latest = addMonths(today, mostMonths);
	if (!review || review < today) return addMonths(today, usualMonths);
	// biome-ignore lint/complexity/useMathMinMax: days are texts
	return review < latest ? review : latest;
}

interface Wanted {
	readonly from: string;
	readonly until: string;
	readonly in: readonly string[];
	readonly owners: readonly string[];
}

interface Draft {
	readonly edit: Edit;
	/** What was written, for the one who asked. */
	readonly name: string;
	readonly reason: Range;
}

function draftOnItsOwn(
	file: string,
	facts: RecordFacts,
	neighbours: readonly Artifact[],
	what: Wanted,
	language: Language,
): Draft {
	const texts = [neighbours, []].map((beside) =>
		recordText(file, facts, beside, language),
	);
	const text = drafted(file, texts, what, wordsAmong(neighbours), language);
	return {
		edit: createFile(file, text),
		name: file,
		reason: promptIn(new Lines(text), 0),
	};
}

function draftInLog(
	log: Log,
	facts: RecordFacts,
	what: Wanted,
	language: Language,
): Draft | Refusal {
	const entry = entryIn(log, facts, language, (text) =>
		drafted("record.md", [text], what, wordsAmong(log.records), language),
	);
	if (!entry || !saysSo(entry.record, { ...what, owners: [] }))
		return unfit(log);
	const lines = new Lines(entry.text);
	const { id, fullRange } = entry.record.items[0] as Item;
	return {
		edit: entry.edit,
		name: `${id} to ${log.page.file}`,
		reason: promptIn(lines, lines.offset(fullRange.start)),
	};
}

/** The first way of writing the deviation into one of these records that reads back as what is meant, with no reason yet. */
function drafted(
	file: string,
	records: readonly string[],
	what: Wanted,
	words: DecisionWords,
	{ words: own }: Language,
): string {
	const read = (text: string) => readArtifact(file, text, "decision", own);
	const tries = records
		.flatMap((text) => [text, withoutStatement(text)])
		.flatMap((text) => {
			const record = read(text);
			return [
				inFrontMatter(text, record, what),
				inField(text, record, what, words),
				inSection(text, record, what, words),
				inSection(text, record, { ...what, owners: [] }, words, what.owners),
				inSection(text, record, { ...what, owners: [] }, words),
			];
		})
		.filter((text) => text !== undefined);
	const found = (wanted: Wanted) =>
		tries.find((text) => saysSo(read(text), wanted));
	// A record that has no place for those who decide says in words whose agreement it needs.
	return (
		found(what) ?? found({ ...what, owners: [] }) ?? (tries.at(-1) as string)
	);
}

/** A statement with gaps to fill reads as a reason before anybody filled them. */
function withoutStatement(text: string): string {
	return text.replace(
		yStatement.replaceAll("\n", text.includes("\r\n") ? "\r\n" : "\n"),
		`<!-- ${decisionPrompts.decision} -->`,
	);
}

function saysSo({ decision, items }: Artifact, what: Wanted): boolean {
	const [deviation, ...more] = decision?.deviations ?? [];
	const makers = items[0]?.fields["decision-makers"]?.entries ?? [];
	return (
		what.owners.every((owner) => makers.some(({ text }) => text === owner)) &&
		deviation !== undefined &&
		more.length === 0 &&
		decision?.status === "proposed" &&
		!decision.hasReason &&
		!deviation.because &&
		deviation.from.id === what.from &&
		deviation.until === what.until &&
		deviation.in.map(({ text }) => text).join("\n") === what.in.join("\n")
	);
}

/** The first prompt for a reason from an offset on, with the comment that it stands in. */
function promptIn(lines: Lines, from: number): Range {
	const at = lines.text.indexOf(prompt, from);
	const line = lines.lineAt(at);
	const { start: lineStart } = lines.line(line);
	const before = lines.slice({ start: lineStart, end: at });
	const after = lines.slice({
		start: at + prompt.length,
		end: lines.line(line).end,
	});
	const start = at - (/(?:<!-- |# )$/.exec(before)?.[0].length ?? 0);
	const behind = /^ -->/.exec(after)?.[0].length ?? 0;
	return lines.range(start, at + prompt.length + behind);
}

/** As a mapping in the front matter, the owners among those who decide; undefined where there is no front matter. */
function inFrontMatter(
	text: string,
	{ file, fields }: Artifact,
	{ from, until, in: places, owners }: Wanted,
): string | undefined {
	const lines = new Lines(text);
	const matter = findFrontMatter(lines.text);
	if (!matter) return undefined;
	const end = lines.position(matter.content.end);
	const edits: Edit[] = [];
	const added: string[] = [];
	const put = (name: string, said: (key: string) => string): void => {
		const field = fields[name];
		if (field?.place !== "front-matter") {
			added.push(`${said(name)}\n`);
			return;
		}
		const { nameRange, range } = field;
		const key = lines.slice({
			start: lines.offset(nameRange.start),
			end: lines.offset(nameRange.end),
		});
		const behind = lines.position(lines.line(range.end.line).end);
		edits.push(
			replaceAt(file, { start: nameRange.start, end: behind }, said(key)),
		);
	};
	const deviation = (key: string) =>
		[
			`${key}:`,
			`  - from: ${from}`,
			`    because: # ${prompt}`,
			`    until: ${until}`,
			`    in: [${places.map((place) => JSON.stringify(place)).join(", ")}]`,
		].join("\n");
	const makers = `[${owners.map(yamlScalar).join(", ")}]`;
	if (owners.length > 0) put("decision-makers", (key) => `${key}: ${makers}`);
	put("deviates-from", deviation);
	return applied(text, [...edits, insertAt(file, end, added.join(""))]);
}

/** In a field that the neighbours have for it, where it is empty; undefined where they have none. */
function inField(
	text: string,
	record: Artifact,
	what: Wanted,
	words: DecisionWords,
): string | undefined {
	const { file, fields } = record;
	const at = emptyPlace(text, fields["deviates-from"]);
	if (!at) return undefined;
	return applied(text, [
		insertAt(file, at, ` ${entry(what, words)}`),
		...deciding(text, record, what, words),
	]);
}

/** In a section of its own before the reasons, or the one that the neighbours have for it; with whose agreement it needs, where that is to be said there. */
function inSection(
	text: string,
	record: Artifact,
	what: Wanted,
	words: DecisionWords,
	named: readonly string[] = [],
): string {
	const { file, sections, end } = record;
	const makers = deciding(text, record, what, words);
	const agreeing =
		named.length > 0
			? `\n\n${capital(agreementNeeded(plain(named.join(", "))))}.`
			: "";
	const said = `- ${entry(what, words)}${agreeing}`;
	const own = sections.find(({ key }) => key === "deviates-from");
	if (own)
		return applied(text, [
			insertAt(file, own.contentEnd, `\n\n${said}`),
			...makers,
		]);
	const next = sections.find(({ key }) => reasons.has(key ?? ""));
	const level = "#".repeat(next?.level ?? 2);
	const section = `${level} ${words.deviatesFrom}\n\n${said}`;
	return applied(text, [
		next
			? insertAt(
					file,
					{ line: next.fullRange.start.line, character: 0 },
					`${section}\n\n`,
				)
			: insertAt(file, end, `\n${section}\n`),
		...makers,
	]);
}

const reasons = new Set([
	"context",
	"drivers",
	"options",
	"decision",
	"summary",
]);

/** The owners in a field for those who decide: the one that the neighbours have in their text, or one behind the date or the status, written alike. */
function deciding(
	text: string,
	{ file, fields }: Artifact,
	{ owners }: Wanted,
	words: DecisionWords,
): Edit[] {
	if (owners.length === 0) return [];
	const who = plain(owners.join(", "));
	const at = emptyPlace(text, fields["decision-makers"]);
	if (at) return [insertAt(file, at, ` ${who}`)];
	const beside = [fields.date, fields.status].find(
		(field) => field?.place === "list" || field?.place === "line",
	);
	if (!beside || fields["decision-makers"]) return [];
	const lines = new Lines(text);
	const { line } = beside.nameRange.start;
	const written = lines.slice(lines.line(line));
	const next = line + 1 < lines.count ? lines.slice(lines.line(line + 1)) : "";
	const before = line > 0 ? lines.slice(lines.line(line - 1)) : "";
	const isAlone =
		beside.place === "line" &&
		next.trim() === "" &&
		(before.trim() === "" || before.startsWith("#"));
	const lead = beside.lead ?? "";
	// What closes the emphasis of a name stands where it stands beside, before the colon or behind it.
	const marks =
		/^([*_]*)[:：]([*_]*)/.exec(
			written.slice(beside.nameRange.end.character),
		) ?? [];
	const [, closed = "", closing = ""] = marks;
	return [
		insertAt(
			file,
			{ line, character: written.length },
			`${isAlone ? "\n\n" : "\n"}${lead}${words.decisionMakers}${closed}:${closing} ${who}${/(?: {2}|\\)$/.exec(written)?.[0] ?? ""}`,
		),
	];
}

/** Behind the colon of a list's or line's field without a value, the marks that close its emphasis included. */
function emptyPlace(
	text: string,
	field: Field | undefined,
): Position | undefined {
	if (field?.text !== "" || !/^(?:list|line)$/.test(field.place))
		return undefined;
	const lines = new Lines(text);
	const { line, character } = field.nameRange.end;
	const rest = lines.slice(lines.line(line)).slice(character);
	const marks = /^[*_ \t]*[:：][*_]*/.exec(rest)?.[0];
	return marks === undefined
		? undefined
		: { line, character: character + marks.length };
}

/** ``GR-2 until 2027-05-22 in `services/billing/**`: `` and the prompt for the reason. */
function entry(
	{ from, until, in: places }: Wanted,
	words: DecisionWords,
): string {
	const where = places.map((place) => `\`${place}\``).join(", ");
	return `${from} ${words.until} ${until} ${words.in} ${where}: <!-- ${prompt} -->`;
}

/** Text of another page as Markdown that shows it as it is. */
function plain(text: string): string {
	return text.replace(/[\\`*_[\]<|#]/g, "\\$&");
}
