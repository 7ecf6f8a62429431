/** The coverage board as data: nine cells with their state and what stands in them, and what would be useful next. */

import type { Artifact } from "../domain/artifact";
import type {
	Category,
	CoverageState,
	Row,
	Strength,
} from "../domain/category";
import { type Kind, kinds } from "../domain/kind";
import type { Range } from "../domain/position";
import { isInForce, isRetired } from "../domain/standing";
import type { CategoryCoverage, Model } from "../model/model";

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
	readonly states: Readonly<Record<CoverageState, number>>;
	readonly decisions: number;
	/** In force: neither drafts nor retired. */
	readonly guardrails: number;
	/** Granted by decisions in force, and not over. */
	readonly deviations: number;
	readonly today: string;
}

const rows: readonly Row[] = ["which-problems", "how-to-solve", "how-to-build"];
const mostTitles = 4;

/**
 * The board of one model. Takes the model's coverage, what is useful next (undefined where nothing is), and today's date, which says
 * what deviations still run.
 */
export function board(
	model: Model,
	coverage: readonly CategoryCoverage[],
	next: Category | undefined,
	today: string,
): Board {
	const cells = coverage.map((c) => cell(model, c, next));
	const count = (state: CoverageState) =>
		cells.filter((c) => c.state === state).length;
	const own = model.artifacts;
	return {
		root: model.root,
		title: model.config.title,
		rows: rows.map((row) => ({
			row,
			cells: cells.filter((c) => c.row === row),
		})),
		states: {
			present: count("present"),
			partial: count("partial"),
			missing: count("missing"),
			"not-needed": count("not-needed"),
			"not-expected": count("not-expected"),
		},
		decisions: own.filter((a) => a.kind === "decision").length,
		guardrails: own
			.filter((a) => a.kind === "guardrails")
			.flatMap((a) => a.items)
			.filter((item) => isInForce(item.status)).length,
		deviations: own
			.filter((a) => a.decision?.status === "accepted")
			.flatMap((a) => a.decision?.deviations ?? [])
			.filter((d) => !d.until || d.until >= today).length,
		today,
	};
}

function cell(
	model: Model,
	{ category, state, why, artifacts }: CategoryCoverage,
	next: Category | undefined,
): BoardCell {
	const { id, row, strength } = category;
	const kind = kinds.find((k) => k.category === id)?.id as Kind;
	const items = artifacts
		.flatMap((a) => a.items)
		.filter((i) => i.kind === kind);
	const headings = artifacts
		.filter((a) => a.kind === kind)
		.flatMap((a) => a.unnumbered);
	const { config, settings } = model;
	const optOut = settings.notNeeded.get(id);
	const [first] = artifacts;
	const place =
		first !== undefined
			? { file: first.file, range: first.headingRange }
			: optOut && config.file && optOut === config.notNeeded.get(id)
				? { file: config.file, range: optOut.range }
				: {};
	return {
		category: id,
		row,
		strength,
		kind,
		state,
		...(why ? { why } : {}),
		...place,
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

/** The headings of a page's sections that say something. */
function writtenSections(page: Artifact): string[] {
	return page.sections
		.filter((s) => s.level === 2 && s.text.trim() !== "")
		.map((s) => s.heading);
}
