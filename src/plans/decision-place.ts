/** Where the next decision record goes: its folder, number and file name, as the records beside it have theirs. */

import type { Artifact } from "../domain/artifact";
import { compareNumbers } from "../domain/id";
import { addTo } from "../domain/lists";
import { compareText, folderOf, join, nameOf } from "../domain/paths";
import {
	type DecisionName,
	decisionName,
	folderOfRecord,
	nameOfDecision,
} from "../kinds/decision-places";
import { dateLike, withinToday } from "../kinds/record-numbers";
import type { BracketNames } from "../matching/bracket-names";
import { glob, plainStart } from "../matching/glob";
import type { Workspace } from "../model/model";
import type { Log } from "./log-entry";
import { slug } from "./plan";

/** What a command knows of a repository. */
export interface Repository {
	readonly workspace: Workspace;
	/** Every path below the root. */
	readonly paths: readonly string[];
	/** A file's text, or undefined where it was not read. */
	readonly read: (file: string) => string | undefined;
	/** ISO date. */
	readonly today: string;
}

export interface NewRecord {
	readonly file: string;
	/** The log that it joins, where it is no file of its own. */
	readonly log?: Log;
	/** As its file name has it: `0004`, `2026-004`. */
	readonly number?: string;
	/** The records of its folder or log, newest first; empty where it is the first. */
	readonly neighbours: readonly Artifact[];
}

type Prefix = "ADR" | "RFC";
type Naming = "numbered" | "dated" | "plain";

/** Records of one folder, or of one log, that share their numbers. */
export interface Group {
	/** The log that they stand in. */
	readonly page?: Artifact;
	readonly folder: string;
	readonly prefix: string;
	readonly series: string;
	readonly records: readonly Artifact[];
}

const stamp = /^((?:19|20)\d{2})([-_.]?)(\d{2})\2(\d{2})/;
const retiredFolder =
	/(?:^|[-_/])(?:archived?|superseded|rejected|deprecated|obsolete|old)(?:$|[-_/])/i;

/** The groups of records in the workspace's own model. */
export function recordGroups(workspace: Workspace): Group[] {
	const groups = new Map<string, Group & { records: Artifact[] }>();
	for (const artifact of workspace.root.artifacts) {
		const name = artifact.decision && decisionName(artifact.file);
		const { decision } = artifact;
		if (!name || !decision || decision.template || decision.redirect) continue;
		const folder = folderOfRecord(artifact.file, name);
		const { prefix } = decision;
		const series = seriesOf(name);
		const key = JSON.stringify([folder, prefix, series]);
		const group = groups.get(key) ?? { folder, prefix, series, records: [] };
		group.records.push(artifact);
		groups.set(key, group);
	}
	return [
		...[...groups.values()].map((group) => ({
			...group,
			records: newestFirst(group.records),
		})),
		...workspace.root.artifacts.flatMap(logGroups),
	];
}

/** The records of a log, those with each prefix for themselves. */
function logGroups(page: Artifact): Group[] {
	const found = new Map<string, Artifact[]>();
	for (const record of page.records ?? []) {
		const { prefix, series } = record.decision ?? {};
		addTo(found, `${prefix} ${series}`, record);
	}
	return [...found.values()].map((records) => ({
		page,
		folder: folderOf(page.file),
		prefix: records[0]?.decision?.prefix ?? "ADR",
		series: records[0]?.decision?.series ?? "",
		records: newestInLog(records),
	}));
}

/** How many of the newest records tell where records are written by now. */
const mostRecent = 5;

/** The group that the next record joins: the one with most of the newest records, or where few are dated, with most records. */
function currentGroup(
	groups: readonly Group[],
	prefix?: Prefix,
): Group | undefined {
	const fitting = groups.filter((g) => !prefix || g.prefix === prefix);
	const alive = fitting.filter((g) => !retiredFolder.test(g.folder));
	const candidates = [...(alive.length > 0 ? alive : fitting)].sort(
		(a, b) =>
			b.records.length - a.records.length || compareText(a.folder, b.folder),
	);
	const all = candidates.flatMap((group) =>
		group.records.map((record) => ({ group, date: dateOf(record) })),
	);
	const dated = all
		.filter(({ date }) => date !== "")
		.sort((a, b) => compareText(b.date, a.date));
	if (dated.length * 2 < all.length) return candidates[0];
	const recent = dated.slice(0, mostRecent);
	const count = (g: Group) => recent.filter(({ group }) => group === g).length;
	const newest = recent[0]?.group ?? candidates[0];
	return recent.reduce(
		(best, { group }) => (best && count(group) > count(best) ? group : best),
		newest,
	);
}

/** The place of a repository's next record: among those that are written by now, else where the first one goes. */
export function nextRecord(
	repository: Repository,
	title: string,
	prefix?: Prefix,
): NewRecord {
	const group = currentGroup(recordGroups(repository.workspace), prefix);
	return group
		? nextInGroup(repository, group, title)
		: firstRecord(repository, prefix ?? "ADR", title);
}

/** The place of a new record in a group. */
export function nextInGroup(
	{ workspace, paths, today }: Repository,
	group: Group,
	title: string,
): NewRecord {
	const { page, records } = group;
	if (page)
		return { file: page.file, log: { page, records }, neighbours: records };
	const naming = namingOf(group.records);
	const models = group.records.filter((r) => namingOfFile(r.file) === naming);
	const model = models[0] as Artifact;
	const stem = stemOf(model.file);
	const style = slugStyle(models);
	const words = slug(title, style);
	let name = words;
	let number: string | undefined;
	const { numberText, within = "", dateText } = nameOfDecision(model.file);
	/** The model's name with another number or date, and this title. */
	const named = (written: string, lead: string, joint: string) => {
		const at = stem.indexOf(written);
		const own = /^[-_ .,:)]+/.exec(stem.slice(at + written.length))?.[0];
		const between = own ?? joint;
		return stem.slice(0, at) + lead + (between === "" ? "" : between + words);
	};
	if (naming === "numbered" && numberText !== undefined) {
		const now = withinToday(within, today);
		const highest = highestNumber(workspace, paths, group, now);
		number = now + padded(highest + 1, models);
		name = named(numberText, number, "");
	} else if (naming === "dated" && dateText !== undefined)
		name = named(dateText, dateLike(dateText, today) ?? today, "-");
	const extension = /\.[^.]+$/.exec(model.file)?.[0] ?? ".md";
	return {
		file: join(
			group.folder,
			hasOwnFolder(model.file)
				? `${name}/${nameOf(model.file)}`
				: `${name}${extension}`,
		),
		...(number === undefined ? {} : { number }),
		neighbours: group.records,
	};
}

/** The place of a repository's first record: where `.adr-dir`, `.log4brains.yml` or the configuration says, else the usual folder. */
function firstRecord(
	{ workspace, read }: Repository,
	prefix: Prefix,
	title: string,
): NewRecord {
	const patterns = workspace.root.config.files.get("decision") ?? [];
	const said =
		read(".adr-dir")?.trim() ||
		/^[ \t]*adrFolder:[ \t]*["']?([^"'\s#]+)/m.exec(
			read(".log4brains.yml") ?? "",
		)?.[1];
	const usual = prefix === "RFC" ? "docs/rfcs" : "docs/adr";
	const names = ["", "adr-", "ADR-", "rfc-", "RFC-"].map(
		(lead) => `${lead}0001-${slug(title)}.md`,
	);
	for (const { text } of patterns) {
		const folder = staticFolder(text, workspace.bracketNames);
		const meant = glob(text, workspace.bracketNames);
		const file = names
			.map((name) => join(folder, name))
			.find((path) => meant?.matches(path));
		if (file) return { file, number: "1", neighbours: [] };
	}
	return {
		file: join(said ?? usual, names[0] as string),
		number: "1",
		neighbours: [],
	};
}

/** The part of a glob before its first wildcard, as a folder. */
function staticFolder(pattern: string, names: BracketNames): string {
	const start = join("", plainStart(pattern, names));
	return /\.mdx?$/i.test(start) ? folderOf(start) : start;
}

/** What the numbers of a record are counted for: its own prefix and its area, but not its year or month. */
function seriesOf({ series = "", within = "" }: DecisionName): string {
	return `${series} ${withinToday(within, "2099-01-01")}`;
}

function hasOwnFolder(file: string): boolean {
	return decisionName(file)?.stem !== baseStem(file);
}

function baseStem(file: string): string {
	return nameOf(file).replace(/\.(?:mdx?|markdown)$/i, "");
}

function stemOf(file: string): string {
	return decisionName(file)?.stem ?? baseStem(file);
}

function namingOfFile(file: string): Naming {
	const { number, dateText } = nameOfDecision(file);
	if (number !== undefined) return "numbered";
	return dateText === undefined ? "plain" : "dated";
}

function namingOf(records: readonly Artifact[]): Naming {
	const count = (naming: Naming) =>
		records.filter((r) => namingOfFile(r.file) === naming).length;
	const order: readonly Naming[] = ["numbered", "dated", "plain"];
	return order.reduce((best, n) => (count(n) > count(best) ? n : best));
}

function dateOf(record: Artifact): string {
	const [, y, , m, d] = stamp.exec(stemOf(record.file)) ?? [];
	return record.decision?.date ?? (y ? `${y}-${m}-${d}` : "");
}

function newestFirst(records: readonly Artifact[]): Artifact[] {
	const numbered = namingOf(records) === "numbered";
	const number = (r: Artifact) => nameOfDecision(r.file).numberText ?? "";
	return [...records].sort(
		(a, b) =>
			(numbered ? compareNumbers(number(b), number(a)) : 0) ||
			compareText(dateOf(b), dateOf(a)) ||
			compareText(b.file, a.file),
	);
}

/** Sorted by their numbers where most have one, else by their days; what says neither is newer the further down it stands. */
function newestInLog(records: readonly Artifact[]): Artifact[] {
	const numbers = records.flatMap(({ decision }) => decision?.number ?? []);
	const isNumbered = numbers.length * 2 > records.length;
	const compare = (a: Artifact, b: Artifact) =>
		isNumbered
			? (b.decision?.number ?? -1) - (a.decision?.number ?? -1)
			: compareText(b.decision?.date ?? "", a.decision?.date ?? "");
	const [first, last] = [records[0] as Artifact, records.at(-1) as Artifact];
	const written = compare(first, last) < 0 ? records : records.toReversed();
	return [...written].sort(compare);
}

/**
 * The highest number that counts in a group. Folders mostly count for themselves; where several share one series without a number
 * twice, they count on together. Files that can't be read hold their number too.
 */
function highestNumber(
	workspace: Workspace,
	paths: readonly string[],
	group: Group,
	within: string,
): number {
	const counts = (name: DecisionName) =>
		name.number !== undefined && (name.within ?? "") === within;
	const byFolder = new Map<string, Set<number>>();
	const add = (folder: string, number: number) => {
		const known = byFolder.get(folder);
		if (known) known.add(number);
		else byFolder.set(folder, new Set([number]));
	};
	for (const other of recordGroups(workspace))
		if (
			!other.page &&
			other.prefix === group.prefix &&
			other.series === group.series
		)
			for (const record of other.records) {
				const name = nameOfDecision(record.file);
				if (counts(name)) add(other.folder, name.number as number);
			}
	const own = new Set(byFolder.get(group.folder));
	for (const path of paths) {
		if (folderOf(path) !== group.folder) continue;
		const name = decisionName(path);
		if (name && counts(name) && seriesOf(name) === group.series)
			own.add(name.number as number);
	}
	const all = [...byFolder.values()].flatMap((numbers) => [...numbers]);
	const shared = byFolder.size > 1 && new Set(all).size === all.length;
	return [...own, ...(shared ? all : [])].reduce((a, b) => Math.max(a, b), 0);
}

/** A number with as many digits as its neighbours have. */
function padded(number: number, models: readonly Artifact[]): string {
	const texts = models.map(({ file }) => {
		const { numberText = "", within = "" } = nameOfDecision(file);
		return /^\d*/.exec(numberText.slice(within.length))?.[0] ?? "";
	});
	const width = texts[0]?.length ?? 0;
	const even = texts.every((text) => text.length === width);
	return String(number).padStart(
		even || texts[0]?.startsWith("0") ? width : 0,
		"0",
	);
}

function slugStyle(models: readonly Artifact[]): {
	joint: string;
	keepsCase: boolean;
} {
	const slugs = models
		.slice(0, 5)
		.map((m) => stemOf(m.file).replace(/^(?:\D{0,12}\d[\d._-]*)?/, ""));
	const all = slugs.join("");
	const count = (mark: string) => all.split(mark).length - 1;
	const joint = ["-", "_", " "].reduce((best, mark) =>
		count(mark) > count(best) ? mark : best,
	);
	const capital = slugs.filter((text) => /\p{Lu}/u.test(text)).length;
	return { joint, keepsCase: capital * 2 > slugs.length };
}
