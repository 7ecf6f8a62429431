/** What a workspace holds and what would be useful next, in numbers and one sentence. */

import { faultsOf } from "../code/check-faults";
import { isReportedWhole } from "../code/sarif/findings";
import type { CodeState } from "../code/state";
import { guardrailsIn, inForce } from "../code/violations";
import type { Check, Item, Written } from "../domain/artifact";
import { type CoverageState, categoryInfo } from "../domain/category";
import type { Severity } from "../domain/diagnostic";
import { kindOfCategory } from "../domain/kind";
import { below, isWithin } from "../domain/paths";
import { glob } from "../matching/glob";
import { recordsIn } from "../model/decisions";
import type {
	CategoryCoverage,
	Model,
	Skipped,
	Workspace,
} from "../model/model";
import { likelyRecordsWords } from "../words/likely-records";
import { nextStep } from "./next-step";

export interface Summary {
	readonly artifacts: number;
	readonly items: number;
	readonly decisions: number;
	/** "7 written · 2 not needed" for the root model; undefined where nobody keeps one. */
	readonly progress?: string;
	readonly guardrails: GuardrailCount;
	/** The guardrails in force whose checks found nothing to look at, by their ids. */
	readonly withoutFiles: readonly string[];
	/** What settings keep from being said of guardrails, or from counting; by model and rule. */
	readonly quieted: readonly Quieted[];
	readonly skipped: readonly Skipped[];
	/** The next useful step: one sentence. */
	readonly next: string;
}

export interface GuardrailCount {
	/** In force, those of models that are extended included. */
	readonly inForce: number;
	readonly byMachine: number;
	/** With checks of which nothing is said, as the rules that would say it are off. */
	readonly silenced: number;
	/** With nothing but checks that only a base can tell about, and none is known. */
	readonly needsBase: number;
	/** With nothing but checks that can't be used. */
	readonly notRun: number;
	/** With nothing but checks that go by reports of other tools, of which none was read. */
	readonly withoutReport: number;
	/** With such checks alone, of which none was run as a whole: the report says so itself, or speaks of files that are elsewhere. */
	readonly withPartialReport: number;
	/** With checks that found no file, manifest or change to look at. */
	readonly withoutFiles: number;
	readonly byPeople: number;
	readonly byNobody: number;
}

/** The guardrails of a model whose crossings a setting of a rule keeps quiet. */
export interface Quieted {
	readonly rule: string;
	/** Never more than that is said; nothing where it is off. */
	readonly severity: Exclude<Severity, "error"> | "off";
	/** The model's folder; "" for the root. */
	readonly root: string;
	/** By their ids. */
	readonly items: readonly string[];
}

/** What a check found. */
export interface Checked {
	readonly coverage: ReadonlyMap<Model, readonly CategoryCoverage[]>;
	readonly code: CodeState;
}

/**
 * Sums up a workspace. Takes what its check found, how many diagnostics of each severity there are, and whether it was told what has changed
 * since a base.
 */
export function summarize(
	workspace: Workspace,
	{ coverage, code }: Checked,
	counts: Readonly<Record<Severity, number>>,
	hasBase = false,
): Summary {
	const own = workspace.models.filter((m) => !m.inherited);
	const artifacts = own.flatMap((m) => m.artifacts);
	const decisions = artifacts.flatMap(recordsIn).length;
	const states = coverage.get(workspace.root) ?? [];
	const { adopted } = workspace.root;
	const guardrails = guardrailsIn(own).map((item) => ({
		id: item.id,
		by: checkedBy(
			item,
			(check) => isSilenced(item, check, own),
			(item, check) => own.some((one) => holdsIn(one, item, check, code)),
			hasBase,
			code,
		),
	}));
	const by = (one: CheckedBy) =>
		guardrails.flatMap(({ id, by }) => (by === one ? id : []));
	return {
		artifacts: artifacts.length,
		items: artifacts.reduce((n, a) => n + a.items.length, 0),
		decisions,
		...(adopted ? { progress: progress(states) } : {}),
		guardrails: {
			inForce: guardrails.length,
			byMachine: by("machine").length,
			silenced: by("silenced").length,
			needsBase: by("needs base").length,
			notRun: by("not run").length,
			withoutReport: by("without report").length,
			withPartialReport: by("partial report").length,
			withoutFiles: by("without files").length,
			byPeople: by("people").length,
			byNobody: by("nobody").length,
		},
		withoutFiles: by("without files"),
		quieted: own.flatMap(quietedIn),
		skipped: workspace.skipped,
		next: nextSentence(states, counts, {
			artifacts: artifacts.length,
			decisions,
			isAllDecisions: artifacts.every((a) => a.kind === "decision"),
			adopted,
			likely: workspace.likelyRecords,
			elsewhere: workspace.skipped.some(({ format }) => format),
			below: own.filter((m) => m !== workspace.root && m.adopted).length,
		}),
	};
}

/** How far the nine categories are: "7 written · 1 in part · 1 not needed". */
export function progress(states: readonly CategoryCoverage[]): string {
	const count = (state: CoverageState) =>
		states.filter((c) => c.state === state).length;
	const part = (n: number, words: string) => (n > 0 ? [`${n} ${words}`] : []);
	return [
		`${count("present")} written`,
		...part(count("partial"), "in part"),
		...part(count("missing"), "missing"),
		...part(count("not-needed"), "not needed"),
		...part(count("not-expected"), "not asked for yet"),
	].join(" · ");
}

/** The rule that says what a check finds. */
function saying({ type }: Check): string {
	return type === "decision"
		? "code/decision-recorded"
		: "code/guardrail-holds";
}

/** Says whether the rule that would say what a check finds is off wherever its guardrail holds. */
function isSilenced(
	item: Item,
	check: Check,
	models: readonly Model[],
): boolean {
	const rule = saying(check);
	return models.every(
		(model) =>
			severityIn(model, rule) === "off" ||
			!guardrailsIn([model]).includes(item),
	);
}

function severityIn(
	{ settings }: Model,
	rule: string,
): Severity | "off" | undefined {
	return settings.rules.get(rule)?.severity;
}

/** What a model's own settings keep from being said of the guardrails that hold in it. */
function quietedIn(model: Model): Quieted[] {
	const checked = guardrailsIn([model]);
	return ["code/guardrail-holds", "code/decision-recorded"].flatMap((rule) => {
		const severity = severityIn(model, rule);
		if (!severity || severity === "error") return [];
		const items = checked.flatMap(({ id, checks = [], fields }) =>
			checks.some((check) => saying(check) === rule) &&
			// What a guardrail itself says about its severity stands above the settings.
			(severity === "off" || !fields.severity)
				? id
				: [],
		);
		return items.length > 0
			? [{ rule, severity, root: model.root, items }]
			: [];
	});
}

/** Who checks a guardrail, or why no machine does. */
type CheckedBy =
	| "machine"
	| "silenced"
	| "needs base"
	| "without report"
	| "partial report"
	| "not run"
	| "without files"
	| "people"
	| "nobody";

/**
 * Says who checks a guardrail. Takes which of its checks are silenced, which of those that name places hold somewhere, whether a base is known,
 * and what there was to look at.
 */
function checkedBy(
	item: Item,
	isQuiet: (check: Check) => boolean,
	hasPlace: (item: Item, check: Check) => boolean,
	hasBase: boolean,
	{ reach, reports }: CodeState,
): CheckedBy {
	const { checks = [], fields } = item;
	if (checks.length === 0)
		return fields["checked-by"]?.text ? "people" : "nobody";
	const heard = checks.filter((check) => !isQuiet(check));
	if (heard.length === 0) return "silenced";
	const isRun = (check: Check) => {
		switch (check.type) {
			case "findings":
				return (
					isReportedWhole(check, reports) &&
					(check.in.length === 0 || hasPlace(item, check))
				);
			case "decision":
				return hasBase && hasPlace(item, check);
			default:
				return reach.ran(check);
		}
	};
	if (heard.some(isRun)) return "machine";
	if (!hasBase && heard.some(({ type }) => type === "decision"))
		return "needs base";
	const isElsewhere = heard.some((check) => isReportedWhole(check, reports));
	if (!isElsewhere && heard.every(({ type }) => type === "findings"))
		return reports.some(
			({ is, check }) => is === "read" && heard.includes(check),
		)
			? "partial report"
			: "without report";
	return heard.every(isUnusable) ? "not run" : "without files";
}

/** Says whether a file, or a change, is where a guardrail asks for decisions in a model, or takes findings from. */
function holdsIn(
	model: Model,
	item: Item,
	check: Check,
	{ reach, change = [] }: CodeState,
): boolean {
	const roots = [...inForce(model)].flatMap((one) =>
		one.item === item ? one.root : [],
	);
	const places = check.type === "decision" ? check.for : check.in;
	return roots.some((root) =>
		places.some(({ text }) => {
			const place = glob(text);
			return (
				reach.places.hasFile(root, text) ||
				change.some(
					({ path }) =>
						isWithin(root, path) && place?.matches(below(root, path)),
				)
			);
		}),
	);
}

/** Says whether nothing that a check looks for can be used, or none of its places. */
function isUnusable(check: Check): boolean {
	const { type, deny, allow, in: places, sarif } = check;
	const faulty = new Set(faultsOf(check).map(({ value }) => value));
	const sought =
		type === "decision"
			? check.for
			: [...deny, ...allow, ...(sarif ? [sarif] : [])];
	const areFaulty = (all: readonly Written[]) =>
		all.every((one) => faulty.has(one));
	return areFaulty(sought) || (places.length > 0 && areFaulty(places));
}

function nextSentence(
	states: readonly CategoryCoverage[],
	counts: Readonly<Record<Severity, number>>,
	found: {
		readonly artifacts: number;
		readonly decisions: number;
		readonly isAllDecisions: boolean;
		/** A model is kept at the root. */
		readonly adopted: boolean;
		/** How many models are kept in folders below it. */
		readonly below: number;
		readonly likely: Workspace["likelyRecords"];
		/** There are records in formats that are not read. */
		readonly elsewhere: boolean;
	},
): string {
	const {
		artifacts,
		decisions,
		isAllDecisions,
		adopted,
		below,
		likely,
		elsewhere,
	} = found;
	if (!adopted && below === 0 && likely.length > 0)
		return `${decisions > 0 ? `${decisions} ${decisions === 1 ? "decision" : "decisions"} read. ` : ""}${likelyRecordsWords(likely)}: \`opmodel init\` takes them over.`;
	if (artifacts === 0 && elsewhere)
		return "`opmodel init` starts a one-page strategy beside these records; what is to be checked of them has to be in Markdown.";
	if (artifacts === 0)
		return "Nothing of an operating model was found here. `opmodel init` starts one with a one-page strategy.";
	if (!adopted && below === 0)
		return isAllDecisions
			? `${decisions} ${decisions === 1 ? "decision" : "decisions"} read. \`opmodel init\` starts a one-page strategy beside them.`
			: "`opmodel init` takes these pages over and starts what is missing.";
	if (counts.error > 0)
		return `Start with the ${counts.error === 1 ? "error" : `${counts.error} errors`}: something here contradicts itself or leads nowhere.`;
	if (!adopted)
		return `${below === 1 ? "One model is" : `${below} models are`} kept in folders below, and none here; \`--root\` checks one of them alone.`;
	const next = nextStep(states);
	if (next) {
		const label = categoryInfo(next.category)?.label.toLowerCase();
		if (next.do === "finish")
			return `Next: finish ${label} (${next.why ?? "in part"}).`;
		return `Next: write ${label}; \`opmodel new ${kindOfCategory(next.category)}\` starts the page.`;
	}
	return "Everything that is expected here is written.";
}
