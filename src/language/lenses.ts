/** What stands above items, pages and checks: who refers to an item and who deviates from it, what crosses it, how far a draft is, how full a strategy's page is. */

import { deviating, Exceptions, type Recorded } from "../code/deviations";
import { reportedBy } from "../code/sarif/findings";
import { announcedFor, isWhollyChecked } from "../code/violations";
import type { Artifact, Check, Item } from "../domain/artifact";
import type { Diagnostic } from "../domain/diagnostic";
import {
	comparePositions,
	type Position,
	type Range,
} from "../domain/position";
import { isDraft, isRetired } from "../domain/standing";
import type { Workspace } from "../model/model";
import { type Crossed, crossedOf, type Sighted } from "../views/crossings";
import { liveFirst } from "../views/deviations";
import { sectionsOfPage } from "../writing/templates";
import { referencesTo } from "./find-references";

export type Lens =
	| {
			readonly type: "references";
			readonly range: Range;
			readonly item: Item;
			/** Places that refer to it, deviations included. */
			readonly count: number;
	  }
	| {
			readonly type: "deviations";
			readonly range: Range;
			/** What live decisions record for the item, those that hold or may come to hold first. */
			readonly recorded: readonly Recorded[];
			/** So many decisions deviate that the item itself is due for a look. */
			readonly isDue: boolean;
	  }
	| {
			readonly type: "crossings";
			readonly range: Range;
			readonly item: Item;
			readonly crossed: Crossed;
			/** The item is a draft: nothing counts yet. */
			readonly isDraft: boolean;
			/** The day (ISO) from which they count, where that is ahead. */
			readonly since?: string;
			/** What can be done about them, in the order in which it is offered. */
			readonly actions: readonly CrossingAction[];
	  }
	| {
			readonly type: "draft";
			readonly range: Range;
			readonly file: string;
			/** How much of what the page must say is not there yet. */
			readonly missing: number;
			/** Where the first of it belongs; undefined where nothing is missing. */
			readonly gap?: Position;
	  }
	| {
			readonly type: "words";
			readonly range: Range;
			readonly words: number;
			/** How many fit on the page. */
			readonly most: number;
	  };

/**
 * - `show`: all the places.
 * - `baseline`: records those that nobody knows of yet.
 * - `announce`: says from which day on they count.
 * - `land`: puts a draft in force, in one of these ways.
 */
export type CrossingAction = "show" | "baseline" | "announce" | "land";

export interface LensOptions {
	/** The rules that are about something missing: those whose concern is completeness. */
	readonly gaps: ReadonlySet<string>;
	/** How many words a strategy's page holds: the option `max-words` of `strategy/one-page`, by default. */
	readonly mostWords: number;
	/** How many decisions may deviate from an item: the option `most` of `guardrails/still-fits`, by default. */
	readonly mostDeviations: number;
}

/** What the last check found, and by which day it went. */
export interface Checked extends Pick<Sighted, "code" | "overlooked"> {
	readonly diagnostics: readonly Diagnostic[];
	/** Files are being looked at, or will be. */
	readonly isLooking: boolean;
	/** ISO date. */
	readonly today: string;
}

/** From here on, as a share of the page, a strategy that is no draft shows its words. */
const nearing = 0.6;
const onePage = "strategy/one-page";
const stillFits = "guardrails/still-fits";

/** The lenses of a file: those of the page, then each item's. */
export function lenses(
	workspace: Workspace,
	checked: Checked,
	file: string,
	{ gaps, mostWords, mostDeviations }: LensOptions,
): Lens[] {
	const artifact = workspace.artifacts.get(file);
	if (!artifact) return [];
	const range = artifact.headingRange;
	const { rules } = workspace.modelOf(file).settings;
	const found: Lens[] = [];
	const draft = artifact.kind !== "decision" && isDraft(artifact.status);
	if (draft) {
		const [gap, ...more] = gapsIn(artifact, checked.diagnostics, gaps);
		found.push({
			type: "draft",
			range,
			file,
			...(gap ? { missing: more.length + 1, gap } : { missing: 0 }),
		});
	}
	if (artifact.kind === "strategy") {
		const most = rules.get(onePage)?.options["max-words"] ?? mostWords;
		const { words } = artifact;
		if (draft || words > most * nearing)
			found.push({ type: "words", range, words, most });
	}
	const { today } = checked;
	const exceptions = new Exceptions(workspace, today);
	const most = rules.get(stillFits)?.options.most ?? mostDeviations;
	for (const item of artifact.items)
		found.push(
			...references(workspace, item),
			...deviations(item, exceptions, most),
			...crossings(artifact, item, checked, exceptions),
		);
	return found;
}

/** Rules that count what `emptySections` counts, and one that speaks of other pages. */
const countedOtherwise: ReadonlySet<string> = new Set([
	"context/category-present",
	"context/not-a-stub",
	"delivery/loops-complete",
	"strategy/sections-complete",
]);

/**
 * Where something belongs that the page must say and that is not there yet, in the order of the text; what is missing of the page as a whole
 * comes last, as it has no place of its own.
 */
function gapsIn(
	artifact: Artifact,
	diagnostics: readonly Diagnostic[],
	gaps: ReadonlySet<string>,
): Position[] {
	const { start, end } = artifact.headingRange;
	const others = diagnostics
		.filter(
			({ file, rule }) =>
				file === artifact.file && gaps.has(rule) && !countedOtherwise.has(rule),
		)
		.map(({ range }) => range.start);
	const isOfPage = (at: Position) => comparePositions(at, start) === 0;
	const ofPage = others.filter(isOfPage).map(() => end);
	const empty = emptySections(artifact);
	const isStub = empty.length === 0 && !artifact.hasContent;
	const placed = [
		...others.filter((at) => !isOfPage(at)),
		...empty,
		...(isStub ? [artifact.end] : []),
	];
	return [...placed.sort(comparePositions), ...ofPage];
}

/** Where the sections go on that a page of sections must have and that say nothing; where one is missing, the page's end. */
function emptySections({ kind, sections, format, end }: Artifact): Position[] {
	if (kind === "decision" || format === "yaml") return [];
	return sectionsOfPage(kind).flatMap(({ key }) => {
		const own = sections.filter((s) => s.key === key);
		return own.some(({ text }) => text !== "")
			? []
			: [own[0]?.contentEnd ?? end];
	});
}

function references(workspace: Workspace, item: Item): Lens[] {
	const count = referencesTo(workspace, item).filter(
		({ from }) => from !== item,
	).length;
	return count === 0
		? []
		: [{ type: "references", range: item.range, item, count }];
}

function deviations(item: Item, exceptions: Exceptions, most: number): Lens[] {
	const all = exceptions.of(item);
	if (all.length === 0) return [];
	const count = deviating(all).length;
	return [
		{
			type: "deviations",
			range: item.range,
			recorded: liveFirst(all),
			isDue:
				count > most &&
				(item.kind === "guardrails" || item.kind === "principles"),
		},
	];
}

/** Above a guardrail's first check, or an entry of the tech stack that is on hold. */
function crossings(
	artifact: Artifact,
	item: Item,
	{ code, overlooked, isLooking, today }: Checked,
	exceptions: Exceptions,
): Lens[] {
	const { checks = [], status, kind, range } = item;
	const ofStack = kind === "tech-stack";
	if (kind !== "guardrails" && !ofStack) return [];
	if (isRetired(status) || isRetired(artifact.status)) return [];
	const crossed = crossedOf(item, { code, overlooked, exceptions });
	const { places, isFinal } = crossed;
	if (places.length === 0) {
		// Said only where everything that it forbids is looked for, in every file.
		const isSure = isFinal ? overlooked.length === 0 : isLooking;
		const isReported = reportedBy(code.reports, today);
		const isRun = (check: Check) =>
			check.type === "findings" ? isReported(check) : code.reach.ran(check);
		if (!isSure || !isWhollyChecked(item, isReported) || !checks.every(isRun))
			return [];
	}
	const tentative = isDraft(status) || isDraft(artifact.status);
	const since = ofStack ? undefined : announcedFor(item, artifact, today);
	return [
		{
			type: "crossings",
			range: checks[0]?.range ?? range,
			item,
			crossed,
			isDraft: tentative,
			...(since ? { since } : {}),
			actions: actionsFor(crossed, { tentative, ofStack, since }),
		},
	];
}

function actionsFor(
	{ places, open, isFinal }: Crossed,
	{
		tentative,
		ofStack,
		since,
	}: {
		readonly tentative: boolean;
		readonly ofStack: boolean;
		readonly since: string | undefined;
	},
): CrossingAction[] {
	const isMovable = isFinal && open > 0 && !tentative && !since;
	return [
		...(places.length > 0 ? ["show" as const] : []),
		...(isMovable ? ["baseline" as const] : []),
		...(isMovable && !ofStack ? ["announce" as const] : []),
		...(tentative && isFinal && !ofStack ? ["land" as const] : []),
	];
}
