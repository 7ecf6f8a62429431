/** What a workspace holds and what would be useful next, in numbers and one sentence. */

import type { ReportState } from "../code/findings";
import { guardrailsIn } from "../code/guards";
import type { Check, CheckType, Item } from "../domain/artifact";
import { type CoverageState, categoryInfo } from "../domain/category";
import type { Severity } from "../domain/diagnostic";
import { kindOfCategory } from "../domain/kind";
import type {
	CategoryCoverage,
	Model,
	Skipped,
	Workspace,
} from "../model/model";
import { nextStep } from "./next-step";

export interface Summary {
	readonly artifacts: number;
	readonly items: number;
	readonly decisions: number;
	/** "7 written · 2 not needed" for the root model; undefined where nobody keeps one. */
	readonly progress?: string;
	readonly guardrails: GuardrailCount;
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
	/** With nothing but checks of types that are not run yet. */
	readonly notRun: number;
	/** With nothing but checks that go by reports of other tools, of which none was read. */
	readonly withoutReport: number;
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

/**
 * Sums up a workspace. Takes the coverage of its models, how many diagnostics of each severity there are, whether it was told what has
 * changed since a base, and what became of reports.
 */
export function summarize(
	workspace: Workspace,
	coverage: ReadonlyMap<Model, readonly CategoryCoverage[]>,
	counts: Readonly<Record<Severity, number>>,
	hasBase = false,
	reports: readonly ReportState[] = [],
): Summary {
	const own = workspace.models.filter((m) => !m.inherited);
	const artifacts = own.flatMap((m) => m.artifacts);
	const decisions = artifacts.filter((a) => a.kind === "decision").length;
	const states = coverage.get(workspace.root) ?? [];
	const { adopted } = workspace.root;
	return {
		artifacts: artifacts.length,
		items: artifacts.reduce((n, a) => n + a.items.length, 0),
		decisions,
		...(adopted ? { progress: progress(states) } : {}),
		guardrails: countGuardrails(
			guardrailsIn(own),
			(item, check) => isSilenced(item, check, own),
			hasBase,
			new Set(reports.flatMap(({ is, check }) => (is === "read" ? check : []))),
		),
		quieted: own.flatMap(quietedIn),
		skipped: workspace.skipped,
		next: nextSentence(states, counts, {
			artifacts: artifacts.length,
			decisions,
			adopted,
			likely: workspace.likelyRecords,
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

/** The types of checks that are run over files. */
const run: ReadonlySet<CheckType> = new Set<CheckType>([
	"dependency",
	"language",
	"content",
	"path",
]);

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

/**
 * Counts guardrails by who checks them. Takes which checks are silenced, whether a base is known, and the checks whose reports have been
 * read.
 */
function countGuardrails(
	inForce: readonly Item[],
	isQuiet: (item: Item, check: Check) => boolean,
	hasBase: boolean,
	reported: ReadonlySet<Check>,
): GuardrailCount {
	const written = inForce.filter((i) => (i.checks ?? []).length > 0);
	const checked = written.filter((i) =>
		i.checks?.some((check) => !isQuiet(i, check)),
	);
	const ofDecisions = (i: Item) =>
		(i.checks ?? []).some(({ type }) => type === "decision");
	const isRun = (i: Item) =>
		i.checks?.some(
			(check) =>
				!isQuiet(i, check) &&
				(run.has(check.type) ||
					reported.has(check) ||
					(hasBase && check.type === "decision")),
		);
	const byMachine = checked.filter(isRun).length;
	const needsBase = checked.filter((i) => !isRun(i) && ofDecisions(i)).length;
	const withoutReport = checked.filter((i) =>
		i.checks?.every(
			(check) => check.type === "findings" && !reported.has(check),
		),
	).length;
	const byPeople = inForce.filter(
		(i) => (i.checks ?? []).length === 0 && i.fields["checked-by"]?.text,
	).length;
	return {
		inForce: inForce.length,
		byMachine,
		silenced: written.length - checked.length,
		needsBase,
		notRun: checked.length - byMachine - needsBase - withoutReport,
		withoutReport,
		byPeople,
		byNobody: inForce.length - written.length - byPeople,
	};
}

/** "12 files in lanes/ look like decision records". */
function likelyRecords(likely: Workspace["likelyRecords"]): string {
	const files = likely.reduce((sum, group) => sum + group.files.length, 0);
	const folders = [...new Set(likely.map(({ folder }) => folder))];
	const named = folders
		.slice(0, 3)
		.map((folder) => (folder === "" ? "the root" : `${folder}/`))
		.join(", ");
	const more = folders.length - 3;
	return `${files} files in ${named}${more > 0 ? ` and ${more} more folders` : ""} look like decision records`;
}

function nextSentence(
	states: readonly CategoryCoverage[],
	counts: Readonly<Record<Severity, number>>,
	found: {
		readonly artifacts: number;
		readonly decisions: number;
		/** A model is kept at the root. */
		readonly adopted: boolean;
		/** How many models are kept in folders below it. */
		readonly below: number;
		readonly likely: Workspace["likelyRecords"];
	},
): string {
	const { artifacts, decisions, adopted, below, likely } = found;
	if (!adopted && below === 0 && likely.length > 0)
		return `${decisions > 0 ? `${decisions} ${decisions === 1 ? "decision" : "decisions"} read. ` : ""}${likelyRecords(likely)}: \`opmodel init\` takes them over.`;
	if (artifacts === 0)
		return "Nothing of an operating model was found here. `opmodel init` starts one with a one-page strategy.";
	if (!adopted && below === 0)
		return decisions === artifacts
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
