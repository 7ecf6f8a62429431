/** Where the findings of other tools cross the guardrails that go by their reports. */

import type { Check, Item, Written } from "../../domain/artifact";
import { Lines } from "../../domain/lines";
import { addTo } from "../../domain/lists";
import { join } from "../../domain/paths";
import {
	comparePositions,
	type Position,
	type Range,
	type Span,
	startOfFile,
} from "../../domain/position";
import { daysBetween } from "../../domain/time";
import { type Glob, glob, type NameGlob, nameGlob } from "../../matching/glob";
import { extendedRoot, extendsTo } from "../../model/link";
import { bracketsBelow, type Model, type Workspace } from "../../model/model";
import { holdsAt } from "../concerns";
import { type Crossing, type InForce, inForce } from "../violations";
import { reportPath } from "./report-path";
import { type KnownFiles, locating, type Unplaced } from "./report-places";
import {
	type Failure,
	oneLine,
	type Report,
	type Result,
	type Run,
} from "./sarif";

/** After so many days a report is no longer current, where nothing else is configured. */
export const reportDays = 30;

/** A check in force that goes by a report. */
export interface ReportUse {
	readonly item: Item;
	readonly check: Check;
	/** The folder that its globs and the report's path count from. */
	readonly root: string;
	/** The report's path from the workspace's root. */
	readonly report: string;
	/** Where findings without a place stand, and what there is to say about the report. */
	readonly at: { readonly file: string; readonly range: Range };
	/** Everywhere when empty. */
	readonly in: readonly Glob[];
	/** Over the ids of the tool's rules; all when empty. */
	readonly rules: readonly NameGlob[];
}

/** What became of a report that a check goes by. */
export interface ReportState extends ReportUse {
	/** Unknown until somebody has looked for it. */
	readonly is: "read" | "missing" | "unreadable" | "unknown";
	/** Why it can't be used; completes "not read, as …". */
	readonly fault?: string;
	/** ISO day on which the oldest of its runs ended, where they say it. */
	readonly day?: string;
	/** Every run says that it did all its work, or does not say. */
	readonly isFinished: boolean;
	/** Findings in files of the workspace, whether the check means them or not. */
	readonly placed: number;
	/** Findings in files that are gone, or past their last line, and the first of these files. */
	readonly gone: number;
	readonly goneFile?: string;
	/** Findings in places that are none of the workspace's, and which those are: by why, with the first place as an example. */
	readonly outside: number;
	readonly unplaced: ReadonlyMap<
		Unplaced,
		{ readonly count: number; readonly place: string }
	>;
	/** What its tool could not do in the check's places, by its own word. */
	readonly failures: readonly PlacedFailure[];
	/** Results that were not read because there are too many. */
	readonly left: number;
}

/** Something that a tool could not do. */
interface PlacedFailure extends Failure {
	/** The path from the workspace's root of the file that it speaks of, known or gone, where that is told. */
	readonly file?: string;
}

/** Says whether a report tells all that its tool would find on a day (ISO): it is whole, and neither old nor older than the code. */
function isCurrent(
	{ is, day, isFinished, failures, gone, outside, left }: ReportState,
	today: string,
): boolean {
	return (
		is === "read" &&
		isFinished &&
		gone + outside + left + failures.length === 0 &&
		(day === undefined || daysBetween(day, today) <= reportDays)
	);
}

/**
 * Says of a check that goes by a report whether that was read, is whole, and speaks of this workspace, so that the check was run. What lies in
 * ignored files is none of the workspace's; how old the report is does not matter.
 */
export function isReportedWhole(
	check: Check,
	reports: readonly ReportState[],
): boolean {
	return reports.some((report) => {
		const { is, isFinished, failures, left, outside, unplaced } = report;
		const lost = outside - (unplaced.get("ignored")?.count ?? 0);
		return (
			report.check === check &&
			is === "read" &&
			isFinished &&
			failures.length + left + lost === 0 &&
			(report.gone === 0 || report.placed > 0)
		);
	});
}

/** Tells of a check that goes by a report whether every such report tells all that its tool would find on a day (ISO). */
export function reportedBy(
	reports: readonly ReportState[],
	today: string,
): (check: Check) => boolean {
	return (check) => {
		const own = reports.filter((report) => report.check === check);
		return own.length > 0 && own.every((report) => isCurrent(report, today));
	};
}

/** What is known of the files of a workspace, and of what they will be. */
export interface FileSight extends KnownFiles {
	/** Of a file that reports know in a later state: the path that it has here, and the lines (0-based) that only the later one has. */
	later(
		path: string,
	): { readonly from: string; readonly lines: ReadonlySet<number> } | undefined;
}

/** Where results stand in a file's text; undefined for those past its end. Results that it does not speak of are taken by the report's word. */
export type Placed = ReadonlyMap<Result, Range | undefined>;

/** The checks of a workspace that go by reports, each once, in the order of their models and pages. */
export function reportUses(workspace: Workspace): ReportUse[] {
	const found = new Map<string, ReportUse>();
	for (const model of workspace.models) {
		if (model.inherited) continue;
		for (const one of inForce(model))
			for (const check of one.item.checks ?? []) {
				const use = useOf(one, check, workspace, model);
				if (!use) continue;
				const key = JSON.stringify([use.at, use.item.id, use.report]);
				if (!found.has(key)) found.set(key, use);
			}
	}
	return [...found.values()];
}

function useOf(
	{ item, root }: InForce,
	check: Check,
	workspace: Workspace,
	model: Model,
): ReportUse | undefined {
	const path = check.sarif && reportPath(check.sarif.text);
	if (check.type !== "findings" || !check.sarif || !path) return undefined;
	const names = bracketsBelow(workspace, root);
	const places = usable(check.in, (text) => glob(text, names));
	const rules = usable(check.rules, nameGlob);
	if (!places || !rules) return undefined;
	// What an extended page says is said where it is extended: by this model, or by one above it.
	const extending = workspace.models.find((m) => m.root === root) ?? model;
	const { config } = extending;
	const from = workspace.modelOf(item.file);
	const isOwn = !from.inherited;
	return {
		item,
		check,
		root,
		report: join(root, path),
		at: isOwn
			? { file: item.file, range: check.sarif.range }
			: {
					file: config.file ?? item.file,
					range: entryFor(extending, from, workspace)?.range ?? startOfFile,
				},
		in: places,
		rules,
	};
}

/** The entry of a model's configuration that brings in another model; undefined where none does. */
function entryFor(
	{ root, config }: Model,
	extended: Model,
	{ models }: Workspace,
): Written | undefined {
	const isModel = (root: string) => models.some((one) => one.root === root);
	return config.extends.find(({ text }) => {
		const from = extendedRoot(root, text, isModel);
		const named = models.find((one) => one.root === from);
		return named && extendsTo(named, extended);
	});
}

/** Globs as far as they can be used; undefined where none of several can, as the check would speak of everything then. */
function usable<T>(
	written: Check["in"],
	read: (text: string) => T | undefined,
): T[] | undefined {
	const globs = written.flatMap(({ text }) => read(text) ?? []);
	return globs.length === 0 && written.length > 0 ? undefined : globs;
}

/** A result with the run that it is of. */
interface Found {
	readonly result: Result;
	readonly run: Run;
	/** It speaks of a later state of its file, so its place is none in this one's text. */
	readonly isLater?: true;
}

/** A result in a file that is no longer there. */
interface Gone {
	readonly file: string;
	readonly result: Result;
}

/** A result in a file that is none of the workspace's. */
interface Missed {
	readonly why: Unplaced;
	/** Its path from the workspace's root, where it has one. */
	readonly file?: string;
	readonly place: string;
	readonly result: Result;
}

/** What a report has found, by the files of the workspace. */
interface Sorted {
	readonly byFile: ReadonlyMap<string, readonly Found[]>;
	/** In files that are no longer there. */
	readonly gone: readonly Gone[];
	/** In files that are none of the workspace's. */
	readonly outside: readonly Missed[];
	readonly placeless: readonly Found[];
	readonly failures: readonly PlacedFailure[];
}

/** What the reports in force have found, in the files that are known. */
export class Findings {
	readonly #uses: readonly ReportUse[];
	readonly #reports: ReadonlyMap<string, Report | undefined>;
	readonly #sorted = new Map<string, Sorted>();
	/** By file. */
	readonly #found = new Map<string, Found[]>();

	/** Takes the checks in force and the reports by their paths: undefined for those that are missing. */
	constructor(
		uses: readonly ReportUse[],
		reports: ReadonlyMap<string, Report | undefined>,
		sight: FileSight,
	) {
		this.#uses = uses;
		this.#reports = reports;
		for (const [path, report] of reports) {
			if (!report || "fault" in report) continue;
			const roots = uses
				.filter((use) => use.report === path)
				.map(({ root }) => root);
			const sorted = sort(report.runs, path, roots, sight);
			this.#sorted.set(path, sorted);
			for (const [file, found] of sorted.byFile)
				this.#found.set(file, [...(this.#found.get(file) ?? []), ...found]);
		}
	}

	/** The files in which something was found, in no order. */
	get files(): Iterable<string> {
		return this.#found.keys();
	}

	/** Says whether something was found in a file. */
	names(file: string): boolean {
		return this.#found.has(file);
	}

	/** Where what was found in a file stands in its text. */
	place(file: string, text: string): Placed {
		const found = this.#found.get(file) ?? [];
		const lines = new Lines(text);
		return new Map(
			found
				.filter(({ isLater }) => !isLater)
				.map(({ result, run }) => [
					result,
					placeIn(lines, result, run.inCodePoints),
				]),
		);
	}

	/** What crosses a guardrail, and what became of each report. Takes what is known of the places in a file. */
	weigh(placedIn: (file: string) => Placed | undefined): {
		readonly crossings: readonly Crossing[];
		readonly reports: readonly ReportState[];
	} {
		const crossings = new Map<string, Crossing>();
		const reports = this.#uses.map((use) =>
			this.#weighOne(use, placedIn, (crossing) => {
				const { file, range, item, flagged, what } = crossing;
				const key = JSON.stringify([
					file,
					range,
					item.file,
					item.id,
					flagged,
					what,
				]);
				if (!crossings.has(key)) crossings.set(key, crossing);
			}),
		);
		return { crossings: [...crossings.values()], reports };
	}

	#weighOne(
		use: ReportUse,
		placedIn: (file: string) => Placed | undefined,
		add: (crossing: Crossing) => void,
	): ReportState {
		const report = this.#reports.get(use.report);
		const state = {
			...use,
			isFinished: true,
			placed: 0,
			gone: 0,
			outside: 0,
			unplaced: new Map(),
			failures: [],
			left: 0,
		};
		if (!report)
			return {
				...state,
				is: this.#reports.has(use.report) ? "missing" : "unknown",
			};
		if ("fault" in report)
			return { ...state, is: "unreadable", fault: report.fault };
		if (report.runs.length === 0)
			return { ...state, is: "unreadable", fault: "no tool has run for it" };
		const { byFile, gone, outside, placeless, failures } = this.#sorted.get(
			use.report,
		) as Sorted;
		const missed = outside.filter(
			({ file, result }) =>
				(file === undefined || holdsAt(use, file)) && isMeant(use, result),
		);
		const lost = gone.flatMap(({ file, result }) =>
			holdsAt(use, file) && isMeant(use, result) ? file : [],
		);
		for (const [file, all] of byFile) {
			if (!holdsAt(use, file)) continue;
			const placed = placedIn(file);
			for (const found of all) {
				const { result } = found;
				if (!isMeant(use, result)) continue;
				const range = placed?.has(result)
					? placed.get(result)
					: unplaced(result);
				if (range) add(crossingOf(use, found, file, range));
				else lost.push(file);
			}
		}
		for (const found of placeless)
			if (isMeant(use, found.result))
				add(crossingOf(use, found, use.at.file, use.at.range));
		const [day] = report.runs.flatMap(({ day }) => day ?? []).sort();
		return {
			...state,
			is: "read",
			...(day ? { day } : {}),
			isFinished: report.runs.every(({ isFinished }) => isFinished),
			placed: [...byFile.values()].reduce((n, { length }) => n + length, 0),
			gone: lost.length,
			...(lost[0] === undefined ? {} : { goneFile: lost[0] }),
			outside: missed.length,
			unplaced: byReason(missed),
			failures: failures.filter(
				({ file }) => file === undefined || holdsAt(use, file),
			),
			left: report.left,
		};
	}
}

/** Minor findings count only where the check names the rules that it means. */
function isMeant({ rules }: ReportUse, { rule, isNote }: Result): boolean {
	return rules.length === 0 ? !isNote : rules.some((one) => one.matches(rule));
}

function crossingOf(
	{ item, check }: ReportUse,
	{ result, run }: Found,
	file: string,
	range: Range,
): Crossing {
	const { rule, message: text, snippet } = result;
	const { instead, message } = check;
	return {
		item,
		file,
		range,
		// Without the line, which moves.
		flagged: `${rule} ${snippet ?? text}`,
		what: { type: "finding", rule, text, tool: run.tool },
		...(instead ? { instead } : {}),
		...(message ? { message } : {}),
	};
}

/** Sorts what a report has found by the files of the workspace. */
function sort(
	runs: readonly Run[],
	report: string,
	roots: readonly string[],
	sight: FileSight,
): Sorted {
	const byFile = new Map<string, Found[]>();
	const gone: Gone[] = [];
	const outside: Missed[] = [];
	const placeless: Found[] = [];
	const failures: PlacedFailure[] = [];
	for (const run of runs) {
		const locate = locating(run, report, roots, sight);
		for (const failure of run.failures) {
			const found =
				failure.place === undefined ? undefined : locate(failure.place);
			failures.push(
				found && "file" in found ? { ...failure, file: found.file } : failure,
			);
		}
		for (const result of run.results) {
			const { place, region } = result;
			if (place === undefined) {
				placeless.push({ result, run });
				continue;
			}
			const found = locate(place);
			if ("unplaced" in found) {
				const { unplaced: why, ignored: file } = found;
				outside.push({ why, place, result, ...(file ? { file } : {}) });
				continue;
			}
			const { file } = found;
			if (!found.isKnown) {
				gone.push({ file, result });
				continue;
			}
			const later = sight.later(file);
			const isLater =
				region && "startLine" in region && later?.lines.has(region.startLine);
			if (isLater) continue;
			addTo(
				byFile,
				later?.from ?? file,
				later ? { result, run, isLater: true } : { result, run },
			);
		}
	}
	return { byFile, gone, outside, placeless, failures };
}

/** How many findings could not be placed, by why, with the first place of each. */
function byReason(missed: readonly Missed[]): ReportState["unplaced"] {
	const found = new Map<Unplaced, { count: number; place: string }>();
	for (const { why, place } of missed) {
		const known = found.get(why);
		if (known) known.count++;
		else found.set(why, { count: 1, place: oneLine(place) });
	}
	return found;
}

/** A result's range by the report's word alone; where it leaves the end of a line open, the range ends where it begins. */
function unplaced({ region }: Result): Range {
	if (!region || !("startLine" in region)) return startOfFile;
	const { startLine, endLine, startCharacter = 0, endCharacter } = region;
	const start = { line: startLine, character: startCharacter };
	const end =
		endCharacter === undefined
			? { line: endLine, character: endLine === startLine ? startCharacter : 0 }
			: { line: endLine, character: endCharacter };
	return { start, end };
}

/** How many lines away from its place a snippet is looked for. */
const farthest = 200;

/** Where a result stands in a text, always within it; undefined where its line is past the end. Follows a snippet that has moved. */
function placeIn(
	lines: Lines,
	{ region, snippet }: Result,
	inCodePoints: boolean,
): Range | undefined {
	if (!region) return startOfFile;
	if (!("startLine" in region)) return spanIn(lines, region, inCodePoints);
	const moved = movedBy(lines, region, snippet);
	const first = region.startLine + moved;
	if (first >= lines.count) return undefined;
	const last = Math.min(region.endLine + moved, lines.count - 1);
	const whole = lines.position(lines.trim(lines.line(first)).start);
	const { startCharacter, endCharacter } = region;
	const start =
		startCharacter === undefined
			? whole
			: at(lines, first, startCharacter, inCodePoints);
	const end =
		endCharacter === undefined
			? lines.position(lines.line(last).end)
			: at(lines, last, endCharacter, inCodePoints);
	return { start, end: comparePositions(end, start) < 0 ? start : end };
}

/** A position in a line, at most its end. */
function at(
	lines: Lines,
	line: number,
	character: number,
	inCodePoints: boolean,
): Position {
	const span = lines.line(line);
	const units = inCodePoints
		? unitsOf(lines.slice(span), character)
		: character;
	return lines.position(Math.min(span.start + units, span.end));
}

function spanIn(
	lines: Lines,
	{ start, end }: Span,
	inCodePoints: boolean,
): Range | undefined {
	const [from, to] = inCodePoints
		? [unitsOf(lines.text, start), unitsOf(lines.text, end)]
		: [start, end];
	return from > lines.text.length ? undefined : lines.range(from, to);
}

/** How many UTF-16 units so many code points of a text take; what lies beyond the text counts singly. */
function unitsOf(text: string, points: number): number {
	let units = 0;
	for (let n = 0; n < points; n++) {
		if (units >= text.length) return units + points - n;
		units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
	}
	return units;
}

/** By how many lines a snippet has moved from where it was: to the nearest line that has its first one, 0 where none is near. */
function movedBy(
	lines: Lines,
	{
		startLine,
		endLine,
	}: { readonly startLine: number; readonly endLine: number },
	snippet = "",
): number {
	const [first = "", ...rest] = snippet.trimEnd().split(/\r\n?|\n/);
	const words = first.trim();
	// Some tools add the lines around, and a bracket alone is everywhere.
	if (rest.length > endLine - startLine || !/\w.*\w/.test(words)) return 0;
	const has = (n: number) =>
		n >= 0 && n < lines.count && lines.slice(lines.line(n)).includes(words);
	for (let away = 0; away <= farthest; away++) {
		if (has(startLine + away)) return away;
		if (has(startLine - away)) return -away;
	}
	return 0;
}
