/** What stands above items and pages: who refers to them, how far a draft is, how full a strategy's page is. */

import type { Artifact, Item } from "../domain/artifact";
import type { Diagnostic } from "../domain/diagnostic";
import type { Range } from "../domain/position";
import { isDraft } from "../domain/standing";
import { sectionsOfPage } from "../kinds/templates";
import type { Workspace } from "../model/model";
import { referencesTo } from "./find-references";

export type Lens =
	| {
			readonly type: "references";
			readonly range: Range;
			readonly item: Item;
			/** Places that refer to it, deviations included. */
			readonly count: number;
			/** Those of them that are deviations in decisions that hold or are proposed. */
			readonly deviations: number;
	  }
	| {
			readonly type: "draft";
			readonly range: Range;
			readonly file: string;
			/** How much of what the page must say is not there yet. */
			readonly missing: number;
	  }
	| {
			readonly type: "words";
			readonly range: Range;
			readonly words: number;
			/** How many fit on the page. */
			readonly most: number;
	  };

export interface LensOptions {
	/** The rules that are about something missing: those whose concern is completeness. */
	readonly gaps: ReadonlySet<string>;
	/** How many words a strategy's page holds: the option `max-words` of `strategy/one-page`, by default. */
	readonly mostWords: number;
}

/** From here on, as a share of the page, a strategy that is no draft shows its words. */
const nearing = 0.6;
const onePage = "strategy/one-page";

/** The lenses of a file, in the order of their places. Takes the diagnostics of the last check. */
export function lenses(
	workspace: Workspace,
	diagnostics: readonly Diagnostic[],
	file: string,
	{ gaps, mostWords }: LensOptions,
): Lens[] {
	const artifact = workspace.artifacts.get(file);
	if (!artifact) return [];
	const range = artifact.headingRange;
	const found: Lens[] = [];
	const draft = artifact.kind !== "decision" && isDraft(artifact.status);
	if (draft)
		found.push({
			type: "draft",
			range,
			file,
			missing: missingIn(artifact, diagnostics, gaps),
		});
	if (artifact.kind === "strategy") {
		const { rules } = workspace.modelOf(file).settings;
		const most = rules.get(onePage)?.options["max-words"] ?? mostWords;
		const { words } = artifact;
		if (draft || words > most * nearing)
			found.push({ type: "words", range, words, most });
	}
	return [...found, ...references(workspace, artifact)];
}

/** Rules that count what `emptySections` counts, and one that speaks of other pages. */
const countedOtherwise: ReadonlySet<string> = new Set([
	"context/category-present",
	"context/not-a-stub",
	"delivery/loops-complete",
	"strategy/sections-complete",
]);

function missingIn(
	artifact: Artifact,
	diagnostics: readonly Diagnostic[],
	gaps: ReadonlySet<string>,
): number {
	const others = diagnostics.filter(
		({ file, rule }) =>
			file === artifact.file && gaps.has(rule) && !countedOtherwise.has(rule),
	).length;
	const empty = emptySections(artifact);
	const isStub = empty === 0 && !artifact.hasContent;
	return others + empty + (isStub ? 1 : 0);
}

/** The sections that a page of sections must have and that are missing or say nothing. */
function emptySections({ kind, sections, format }: Artifact): number {
	if (kind === "decision" || format === "yaml") return 0;
	return sectionsOfPage(kind).filter(
		({ key }) => !sections.some((s) => s.key === key && s.text !== ""),
	).length;
}

function references(workspace: Workspace, { items }: Artifact): Lens[] {
	return items.flatMap((item): Lens[] => {
		const others = referencesTo(workspace, item).filter(
			({ from }) => from !== item,
		);
		const deviations = others.filter(
			({ reference, artifact }) =>
				reference.type === "deviates-from" && isLive(artifact),
		);
		return others.length === 0
			? []
			: [
					{
						type: "references",
						range: item.range,
						item,
						count: others.length,
						deviations: deviations.length,
					},
				];
	});
}

/** A decision that is in force or may get so. */
function isLive({ decision }: Artifact): boolean {
	return (
		decision !== undefined &&
		!["rejected", "deprecated", "superseded"].includes(decision.status)
	);
}
