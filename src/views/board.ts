/** The coverage board as data: nine cells with their state and what stands in them, and what would be useful next. */

import { covers, recordedAs } from "../code/deviations";
import { guardrailsIn } from "../code/violations";
import type { Artifact } from "../domain/artifact";
import {
	type Category,
	type CoverageState,
	type Row,
	rows,
	type Strength,
} from "../domain/category";
import { type Kind, kindOfCategory } from "../domain/kind";
import type { Range } from "../domain/position";
import { isRetired } from "../domain/standing";
import { liveDeviations, recordsIn } from "../model/decisions";
import type { CategoryCoverage, Model, Workspace } from "../model/model";
import { nextStep } from "./next-step";

/** How many categories are in each state. */
export type States = Readonly<Record<CoverageState, number>>;

export interface BoardCell {
	readonly category: Category;
	readonly row: Row;
	readonly strength: Strength;
	readonly kind: Kind;
	readonly state: CoverageState;
	/** Why it is partial or not needed. */
	readonly why?: string;
	/** What a click opens: its first page, or the configuration that opts out of it. */
	readonly file?: string;
	readonly range?: Range;
	/** All its pages stand in a model above, or in one that this one extends. */
	readonly inherited: boolean;
	/** How many items it holds, guardrails aside. */
	readonly items: number;
	/** The first items' titles, or the sections of a page that has none; drafts and what is retired left out. */
	readonly titles: readonly string[];
	/** The one that is useful to write or finish next. */
	readonly next: boolean;
}

export interface Board {
	/** Folder of the model, from the workspace root. */
	readonly root: string;
	/** As `opmodel.yaml` says; "" where it doesn't. */
	readonly title: string;
	readonly rows: readonly {
		readonly row: Row;
		readonly cells: readonly BoardCell[];
	}[];
	readonly states: States;
	readonly decisions: number;
	/** In force here, those of models that it extends or lies in included. */
	readonly guardrails: number;
	/** Those that cover something today. */
	readonly deviations: number;
	readonly today: string;
}

const mostTitles = 4;

/**
 * The board of one model. Takes the workspace, the model's coverage, and today's date, which says what deviations cover something.
 */
export function board(
	workspace: Workspace,
	model: Model,
	coverage: readonly CategoryCoverage[],
	today: string,
): Board {
	const next = nextStep(coverage)?.category;
	const cells = coverage.map((c) => cell(model, c, next));
	const own = model.artifacts;
	return {
		root: model.root,
		title: model.config.title,
		rows: rows.map((row) => ({
			row,
			cells: cells.filter((c) => c.row === row),
		})),
		states: countStates(coverage),
		decisions: own.flatMap(recordsIn).length,
		guardrails: guardrailsIn([model]).length,
		deviations: liveDeviations(model).filter((one) => {
			const recorded = recordedAs(one, model, workspace, today);
			return recorded && one.target && covers(recorded, one.target);
		}).length,
		today,
	};
}

function cell(
	model: Model,
	{ category, state, why, artifacts }: CategoryCoverage,
	next: Category | undefined,
): BoardCell {
	const { id, row, strength } = category;
	const kind = kindOfCategory(id);
	const items = artifacts
		.flatMap((a) => a.items)
		.filter((i) => i.kind === kind);
	const headings = artifacts
		.filter((a) => a.kind === kind)
		.flatMap((a) => a.unnumbered);
	return {
		category: id,
		row,
		strength,
		kind,
		state,
		...(why ? { why } : {}),
		...placeOf(model, id, artifacts),
		inherited:
			artifacts.length > 0 &&
			!artifacts.some((a) => model.artifacts.includes(a)),
		items: items.length + headings.length,
		titles: [
			...items.filter((i) => !isRetired(i.status)).map((i) => i.title),
			...headings.map((h) => h.title),
			...(items.length + headings.length === 0
				? artifacts.filter((a) => a.kind === kind).flatMap(writtenSections)
				: []),
		]
			.filter((title) => title !== "")
			.slice(0, mostTitles),
		next: next === id,
	};
}

/** The model at a root, with its coverage, among those that were checked; undefined where there is none. */
export function modelAt(
	coverage: ReadonlyMap<Model, readonly CategoryCoverage[]>,
	root: string,
): readonly [Model, readonly CategoryCoverage[]] | undefined {
	return [...coverage].find(([model]) => model.root === root);
}

/** Counts categories by their state. */
export function countStates(coverage: readonly CategoryCoverage[]): States {
	const states = {
		present: 0,
		partial: 0,
		missing: 0,
		"not-needed": 0,
		"not-expected": 0,
	};
	for (const { state } of coverage) states[state]++;
	return states;
}

/** Where a category can be read: its first page, else the line of the model's own configuration that opts out of it. */
export function placeOf(
	{ config, settings }: Model,
	category: Category,
	[first]: readonly Artifact[],
): { readonly file?: string; readonly range?: Range } {
	if (first) return { file: first.file, range: first.headingRange };
	const optOut = settings.notNeeded.get(category);
	return optOut && config.file && optOut === config.notNeeded.get(category)
		? { file: config.file, range: optOut.range }
		: {};
}

/** The headings of a page's sections that say something. */
function writtenSections(page: Artifact): string[] {
	return page.sections
		.filter((s) => s.level === 2 && s.text.trim() !== "")
		.map((s) => s.heading);
}
