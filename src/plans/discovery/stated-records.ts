/** Decision records that nothing but a status and their names tell of, and files that may be records and were left. */

import type { Artifact } from "../../domain/artifact";
import { addTo } from "../../domain/lists";
import { compareText, folderOf, nameOf } from "../../domain/paths";
import {
	decisionName,
	mayBeRecord,
	seriesOf,
} from "../../kinds/decision-places";
import { glob } from "../../matching/glob";
import { readArtifact } from "../../text/read";
import { looksLikeRecord, recordSigns } from "../../text/record-signs";
import type { Repository } from "../decision-place";

/** Words for how far a task, a page or a release has come as well. */
const ofTasks =
	/^\W*(?:done|active|in[- ]progress|open|closed|draft|published|to ?do|wip|complete[d]?|live|final|released?|pending|(?:in |under )?review|ready|planned|blocked|backlog|new)\b/i;
/** So many files of a series make it one. */
const leastSeries = 2;
/** The share of a series that states a status, and of those whose status is a decision's. */
const nearlyAll = 0.8;
const mostly = 0.5;
const mostLookedAt = 1000;

/** Markdown files of the root model that are read as nothing, and may be records by where they stand. */
function openFiles({ workspace, paths }: Repository): string[] {
	const { root, artifacts } = workspace;
	return paths
		.filter(
			(path) =>
				mayBeRecord(path) &&
				!artifacts.has(path) &&
				workspace.modelOf(path) === root &&
				decisionName(path) !== undefined,
		)
		.slice(0, mostLookedAt);
}

/**
 * Series of numbered or dated files of which nearly all state the status of a decision, whatever their headings are called. Those that
 * look like records by their sections, too, are left out.
 */
export function statedSeries(repository: Repository): string[][] {
	const likely = new Set(
		repository.workspace.likelyRecords.flatMap(({ files }) => files),
	);
	const series = new Map<string, string[]>();
	for (const path of openFiles(repository)) {
		const one = seriesOf(path);
		if (one) addTo(series, JSON.stringify([one.folder, one.lead]), path);
	}
	return [...series.values()].filter((files) => {
		if (files.length < leastSeries || files.some((path) => likely.has(path)))
			return false;
		const stated = files.flatMap((path) => statusOf(repository, path) ?? []);
		return (
			stated.length >= files.length * nearlyAll &&
			stated.filter((status) => !ofTasks.test(status)).length >=
				stated.length * mostly
		);
	});
}

/** The status that a file states if it is read as a record, as written; undefined where it is none that is known. */
function statusOf(
	{ workspace, read }: Repository,
	path: string,
): string | undefined {
	const text = read(path);
	const { words } = workspace.root.config;
	if (text === undefined || !recordSigns(text, words).status) return undefined;
	const { decision }: Artifact = readArtifact(path, text, "decision", words);
	return decision && decision.status !== "none" && !decision.template
		? decision.statusText
		: undefined;
}

/**
 * The files that look like records and that no glob takes, by path. Sections alone are also a design's: they count where other records
 * stand, or in a file that has a number.
 */
export function leftAlone(
	repository: Repository,
	globs: readonly string[],
): string[] {
	const { workspace, read } = repository;
	const taken = globs.flatMap((one) => glob(one, workspace.bracketNames) ?? []);
	const isTaken = (path: string) => taken.some((one) => one.matches(path));
	const { root } = workspace;
	const beside = new Set(
		[
			...root.artifacts.flatMap(({ kind, file }) =>
				kind === "decision" ? file : [],
			),
			...repository.paths.filter(isTaken),
		].map(folderOf),
	);
	const isLikely = (path: string, text: string) => {
		const signs = recordSigns(text, root.config.words);
		const { status, header, named } = signs;
		const isInSeries = seriesOf(path) !== undefined;
		if (looksLikeRecord(signs, path))
			return (
				status ||
				header ||
				named ||
				isInSeries ||
				beside.has(folderOf(path)) ||
				!looksLikeRecord(signs, "")
			);
		return (
			status &&
			isInSeries &&
			!ofTasks.test(statusOf(repository, path) ?? "draft")
		);
	};
	return openFiles(repository)
		.filter((path) => {
			const text =
				isTaken(path) || /template/i.test(nameOf(path))
					? undefined
					: read(path);
			return text !== undefined && isLikely(path, text);
		})
		.sort(compareText);
}
