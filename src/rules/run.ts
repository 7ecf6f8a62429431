/** Runs the rules over a linked workspace: settings, suppressions and the ceilings on severity are applied here, in one place. */

import { Moves } from "../code/gate/gate";
import type { CodeState } from "../code/state";
import type { Crossing } from "../code/violations";
import type { Artifact, Item, Suppression } from "../domain/artifact";
import {
	atMost,
	type Diagnostic,
	type Fix,
	raised,
	type Severity,
	severities,
} from "../domain/diagnostic";
import { addTo } from "../domain/lists";
import { compareText, join } from "../domain/paths";
import { comparePositions, contains } from "../domain/position";
import { coverage } from "../model/coverage";
import { recordOf } from "../model/decisions";
import {
	type CategoryCoverage,
	inGroups,
	type Model,
	type PageGroup,
	type Settings,
	type Workspace,
} from "../model/model";
import { rules as allRules } from "./index.generated";
import type { Found, Lowered, Rule, RuleContext } from "./rule";

export interface CheckResult {
	/** By file, place, rule and message. */
	readonly diagnostics: readonly Diagnostic[];
	/** Of each model that is this workspace's own. */
	readonly coverage: ReadonlyMap<Model, readonly CategoryCoverage[]>;
	/** What the rules went by. */
	readonly code: CodeState;
}

const catalogue: RuleContext["catalogue"] = new Map(
	allRules.map((rule) => [rule.id, Object.keys(rule.options ?? {})]),
);

/** Rules whose word makes a category partial, and how that is said. */
const partialBy: Readonly<Record<string, string>> = {
	"context/not-a-stub": "a stub",
	"context/reviewed-in-time": "past its review date",
	"strategy/sections-complete": "sections missing",
	"delivery/loops-complete": "a loop missing",
	"metrics/one-key-metric": "no single key metric",
};

/** Results of rules that look at one artifact alone, kept by artifact and by group of pages as long as these, and what the rules go by, stay the same. */
export type ArtifactResults = WeakMap<
	Artifact | PageGroup,
	{ readonly key: string; readonly found: readonly (readonly [Rule, Found])[] }
>;

const suppressingInGroups = inGroups((pages) =>
	pages
		.map(({ artifact }) => artifact)
		.filter(({ suppressions }) => suppressions.length > 0),
);

/**
 * Checks a workspace, some pages at each step, so that a host can let others run in between. Takes the date that time-based rules go by
 * and, where results are to be kept from run to run, a store for them. Every model's artifacts are checked but those of inherited models.
 */
export function* checking(
	workspace: Workspace,
	today: string,
	kept: ArtifactResults,
	code: CodeState,
): Generator<void, CheckResult> {
	const diagnostics: Diagnostic[] = [];
	const states = new Map<Model, readonly CategoryCoverage[]>();
	const crossed = byModel(workspace, code.crossings);
	for (const model of workspace.models) {
		if (model.inherited) continue;
		const own = crossed.get(model) ?? [];
		const run = new ModelRun(workspace, model, today, code, own);
		states.set(model, yield* run.steps(kept));
		// One after the other: there may be more than a call takes.
		for (const one of run.diagnostics) diagnostics.push(one);
	}
	return { diagnostics: diagnostics.sort(byPlace), coverage: states, code };
}

function byModel(
	workspace: Workspace,
	crossings: readonly Crossing[],
): ReadonlyMap<Model, readonly Crossing[]> {
	const found = new Map<Model, Crossing[]>();
	for (const crossing of crossings)
		addTo(found, workspace.modelOf(crossing.file), crossing);
	return found;
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
	return (
		compareText(a.file, b.file) ||
		comparePositions(a.range.start, b.range.start) ||
		comparePositions(a.range.end, b.range.end) ||
		compareText(a.rule, b.rule) ||
		compareText(a.message, b.message)
	);
}

class ModelRun {
	readonly diagnostics: Diagnostic[] = [];
	readonly #workspace: Workspace;
	readonly #model: Model;
	readonly #today: string;
	readonly #code: CodeState;
	/** Those in the model's own files. */
	readonly #crossings: readonly Crossing[];
	readonly #used = new Set<Suppression>();
	/** Items by id, of the artifacts that something is reported about. */
	readonly #items = new Map<Artifact, ReadonlyMap<string, Item>>();
	readonly #year: string;
	/** The model's settings, and those that it had at the base of a change: the stricter ones count, so that a change lowers nothing for itself. */
	readonly #settings: readonly [Settings, Settings?];
	readonly #wasAdopted: boolean;
	/** No model was kept in its folder at the base of a change. */
	readonly #isNew: boolean;
	readonly #moves: Moves;
	/** The comments that a change brings: they silence nothing of it. */
	readonly #added = new Map<Artifact | undefined, ReadonlySet<Suppression>>();

	constructor(
		workspace: Workspace,
		model: Model,
		today: string,
		code: CodeState,
		crossings: readonly Crossing[],
	) {
		this.#workspace = workspace;
		this.#model = model;
		this.#today = today;
		this.#code = code;
		this.#crossings = crossings;
		const then = code.base?.workspace.modelOf(join(model.root, "opmodel.yaml"));
		this.#settings = then ? [model.settings, then.settings] : [model.settings];
		this.#isNew = then?.root !== model.root;
		// What is new in a folder is held to what it asks for itself, but for what holds in code anyway.
		this.#wasAdopted = !this.#isNew && then?.adopted === true;
		this.#moves = new Moves(code.base?.files ?? []);
		this.#year = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
	}

	/** Runs the rules; `diagnostics` is complete at the end. Returns the coverage. */
	*steps(kept: ArtifactResults): Generator<void, readonly CategoryCoverage[]> {
		const active = allRules.filter((rule) => this.#severity(rule) !== "off");
		const contexts = new Map(active.map((rule) => [rule, this.#context(rule)]));
		yield* this.#runArtifacts(active, contexts, kept);
		const incomplete = new Map<string, string>();
		for (const rule of active) {
			if (rule.model)
				for (const found of rule.model(contexts.get(rule) as RuleContext))
					this.#report(rule, found);
		}
		for (const { rule, file } of this.diagnostics) {
			const why = partialBy[rule];
			if (why && !incomplete.has(file)) incomplete.set(file, why);
		}
		const states = coverage(this.#model, incomplete);
		for (const rule of active)
			if (rule.covered)
				for (const found of rule.covered({
					...(contexts.get(rule) as RuleContext),
					coverage: states,
				}))
					this.#report(rule, found);
		this.#addedSuppressions();
		this.#unusedSuppressions();
		return states;
	}

	/** The settings that count for a rule: where nobody kept a model at the base, what speaks of code alone could be lowered. */
	#settingsFor({ id }: Rule): readonly Settings[] {
		const [own, then] = this.#settings;
		return then && (this.#wasAdopted || id.startsWith("code/"))
			? [own, then]
			: [own];
	}

	/** The gravest that any of the settings says. */
	#severity(rule: Rule): Severity | "off" {
		return this.#settingsFor(rule)
			.map((settings) => severityBy(settings, rule))
			.reduce(graver);
	}

	/** The rules that are lower than at the base of the change. */
	#lowered(): Lowered[] {
		return allRules.flatMap((rule) => {
			const [own, then] = this.#settingsFor(rule);
			if (!own || !then) return [];
			// Another preset is loosened where there was one.
			const by = this.#isNew ? severityBy : usualBy;
			const [is, was] = [by(own, rule), by(then, rule)];
			if (was !== "off" && was !== is && graver(was, is) === was)
				return [{ rule: rule.id, was, is }];
			const loosened = Object.keys(rule.options ?? {}).some(
				(name) =>
					optionBy(own, rule, name) !== strictest([own, then], rule, name),
			);
			return is !== "off" && loosened ? [{ rule: rule.id, was: is, is }] : [];
		});
	}

	#context(rule: Rule): RuleContext {
		return {
			today: this.#today,
			workspace: this.#workspace,
			model: this.#model,
			crossings: this.#crossings,
			code: this.#code,
			catalogue,
			lowered: this.#settings[1] ? this.#lowered() : [],
			option: (name) => strictest(this.#settingsFor(rule), rule, name),
		};
	}

	*#runArtifacts(
		active: readonly Rule[],
		contexts: ReadonlyMap<Rule, RuleContext>,
		kept: ArtifactResults,
	): Generator<void> {
		const { settings, adopted } = this.#model;
		const [, then] = this.#settings;
		const saidBy = ({ preset, rules }: Settings) => [
			preset,
			[...rules].map(([id, s]) => [id, s.severity, s.options]),
		];
		const key = JSON.stringify([
			this.#today,
			adopted,
			settings.stage,
			saidBy(settings),
			...(then ? [this.#wasAdopted, saidBy(then)] : []),
		]);
		const own = active.filter((rule) => rule.artifact);
		const keep = (
			of: Artifact | PageGroup,
			find: () => (readonly [Rule, Found])[],
		) => {
			const known = kept.get(of);
			if (known?.key === key) return known.found;
			const found = find();
			kept.set(of, { key, found });
			return found;
		};
		for (const group of this.#model.groups) {
			const inGroup = keep(group, () =>
				group.pages.flatMap(({ artifact }) =>
					keep(artifact, () =>
						own.flatMap((rule) => {
							if (rule.kinds && !rule.kinds.includes(artifact.kind)) return [];
							const context = contexts.get(rule) as RuleContext;
							const found = rule.artifact?.(artifact, context) ?? [];
							return [...found].map((one) => [rule, one] as const);
						}),
					),
				),
			);
			for (const [rule, found] of inGroup) this.#report(rule, found);
			yield;
		}
	}

	#report(rule: Rule, found: Found): void {
		const artifact = this.#workspace.artifacts.get(found.file);
		if (this.#suppressed(rule.id, found, artifact)) return;
		const { file, range, message, item, related, fixes, cause } = found;
		this.diagnostics.push({
			rule: rule.id,
			severity: this.#loudness(rule, found, artifact),
			file,
			range,
			message,
			...(item ? { item } : {}),
			...(related && related.length > 0 ? { related } : {}),
			...(fixes && fixes.length > 0
				? { fixes: fixes.map((fix) => this.#inOwnLineBreaks(fix)) }
				: {}),
			...(cause === undefined
				? {}
				: { cause: JSON.stringify([this.#model.root, cause]) }),
		});
	}

	#loudness(
		rule: Rule,
		found: Found,
		artifact: Artifact | undefined,
	): Severity {
		return this.#settingsFor(rule)
			.filter((settings) => severityBy(settings, rule) !== "off")
			.map((settings) => this.#loudnessBy(settings, rule, found, artifact))
			.reduce((a, b) => graver(a, b) as Severity);
	}

	#loudnessBy(
		{ rules, preset }: Settings,
		rule: Rule,
		found: Found,
		artifact: Artifact | undefined,
	): Severity {
		const concern = found.concern ?? rule.concern;
		const set = rules.get(rule.id)?.severity;
		const configured = set && set !== "off" ? set : undefined;
		const usual = rule.severity === "off" ? "hint" : rule.severity;
		let severity = found.ownSeverity ?? configured ?? found.severity ?? usual;
		if (!configured && rule.raisedByStrict && preset === "strict")
			severity = raised(severity);
		if (concern === "wording" && !configured)
			severity = atMost(severity, "information");
		if (found.ceiling) severity = atMost(severity, found.ceiling);
		if (!artifact) return severity;
		const item = found.item ? this.#itemOf(artifact, found.item) : undefined;
		if (concern === "completeness" && isDraft(artifact, item))
			severity = atMost(severity, "hint");
		if (!this.#model.adopted && artifact.kind !== "decision")
			severity = atMost(severity, "information");
		if (
			!configured &&
			artifact.kind === "decision" &&
			concern !== "contradiction" &&
			concern !== "deviation" &&
			this.#isPast(artifact, item, found.asOf)
		)
			severity = atMost(severity, "hint");
		return severity;
	}

	#itemOf(artifact: Artifact, id: string): Item | undefined {
		let items = this.#items.get(artifact);
		if (!items) {
			items = new Map(artifact.items.map((item) => [item.id, item]));
			this.#items.set(artifact, items);
		}
		return items.get(id);
	}

	/**
	 * Retired, or accepted so long ago (or at an unknown time) that nobody will touch up the record any more. What is said of no record of a log
	 * is not. Counted from a day if one is given.
	 */
	#isPast(artifact: Artifact, item: Item | undefined, asOf?: string): boolean {
		const record = artifact.records
			? item && recordOf(artifact, item)
			: artifact;
		const decision = record?.decision;
		if (!decision) return false;
		switch (decision.status) {
			case "rejected":
			case "deprecated":
			case "superseded":
				return true;
			case "accepted":
			case "none": {
				const day = asOf ?? decision.date;
				return !day || day < this.#year;
			}
			default:
				return false;
		}
	}

	#suppressed(
		rule: string,
		found: Found,
		artifact: Artifact | undefined,
	): boolean {
		const suppressions =
			artifact?.suppressions ??
			(found.file === this.#model.config.file
				? this.#model.config.suppressions
				: []);
		for (const suppression of suppressions) {
			if (suppression.reason === "") continue;
			if (!suppression.rules.some((r) => r.text === rule)) continue;
			if (!contains(suppression.covers, found.range)) continue;
			this.#used.add(suppression);
			if (!this.#isAdded(suppression, artifact)) return true;
		}
		return false;
	}

	/** Says whether a change brings a comment, of an artifact or of the settings. */
	#isAdded(suppression: Suppression, artifact: Artifact | undefined): boolean {
		const { base } = this.#code;
		if (!base) return false;
		let added = this.#added.get(artifact);
		if (!added) {
			const { config } = this.#model;
			const file = this.#moves.from(artifact?.file ?? config.file ?? "");
			const then = artifact
				? base.workspace.artifacts.get(file)
				: base.workspace.models.find((model) => model.config.file === file)
						?.config;
			const { suppressions } = artifact ?? config;
			added = addedAmong(suppressions, then?.suppressions ?? []);
			this.#added.set(artifact, added);
		}
		return added.has(suppression);
	}

	/** Reported under `code/gate-kept`, for those comments of a change that would silence something. */
	#addedSuppressions(): void {
		const rule = allRules.find((r) => r.id === "code/gate-kept");
		const { base } = this.#code;
		if (!rule || !base || this.#severity(rule) === "off") return;
		const report = (
			file: string,
			all: readonly Suppression[],
			artifact?: Artifact,
		): void => {
			for (const suppression of all)
				if (this.#used.has(suppression) && this.#isAdded(suppression, artifact))
					this.#report(rule, {
						file,
						range: suppression.range,
						message: silenced(suppression, base.ref),
					});
		};
		for (const artifact of suppressingInGroups(this.#model).flat())
			report(artifact.file, artifact.suppressions, artifact);
		const { config } = this.#model;
		if (config.file) report(config.file, config.suppressions);
	}

	/** Reported under `files/suppression-used`, which needs to know what all other rules did. */
	#unusedSuppressions(): void {
		const rule = allRules.find((r) => r.id === "files/suppression-used");
		if (!rule || this.#severity(rule) === "off") return;
		const known = new Set(allRules.map((r) => r.id));
		const report = (file: string, suppression: Suppression): void => {
			const unknown = suppression.rules.find((r) => !known.has(r.text));
			const names = suppression.rules.map((r) => r.text).join(", ");
			const message =
				suppression.rules.length === 0
					? "This comment names no rule, so it silences nothing. Write it as `opmodel-ignore area/rule: reason`."
					: unknown
						? `There is no rule "${unknown.text}", so this comment silences nothing. \`opmodel explain\` lists the rules.`
						: suppression.reason === ""
							? `This comment silences ${names} without a reason, so it does not count. Add the reason behind a colon.`
							: `Nothing here is reported by ${names}, so this comment silences nothing. Remove it.`;
			this.#report(rule, {
				file,
				range: unknown?.range ?? suppression.range,
				message,
			});
		};
		const { config } = this.#model;
		for (const artifact of suppressingInGroups(this.#model).flat())
			for (const suppression of artifact.suppressions)
				if (!this.#used.has(suppression)) report(artifact.file, suppression);
		if (config.file)
			for (const suppression of config.suppressions)
				if (!this.#used.has(suppression)) report(config.file, suppression);
	}

	#inOwnLineBreaks(fix: Fix): Fix {
		return {
			...fix,
			edits: fix.edits.map((edit) => {
				const artifact = this.#workspace.artifacts.get(edit.file);
				return artifact && artifact.lineBreak !== "\n"
					? {
							...edit,
							newText: edit.newText.replace(/\r?\n/g, artifact.lineBreak),
						}
					: edit;
			}),
		};
	}
}

/** What settings make of a rule; a single finding may be milder. */
function severityBy({ rules, preset }: Settings, rule: Rule): Severity | "off" {
	const setting = rules.get(rule.id)?.severity;
	if (setting) return setting;
	return rule.strictOnly && preset !== "strict" ? "off" : rule.severity;
}

/** The same with what the strict preset raises. */
function usualBy(settings: Settings, rule: Rule): Severity | "off" {
	const severity = severityBy(settings, rule);
	const isRaised =
		!settings.rules.get(rule.id)?.severity &&
		rule.raisedByStrict &&
		settings.preset === "strict";
	return isRaised && severity !== "off" ? raised(severity) : severity;
}

function graver(a: Severity | "off", b: Severity | "off"): Severity | "off" {
	const rank = (one: Severity | "off") =>
		one === "off" ? severities.length : severities.indexOf(one);
	return rank(a) <= rank(b) ? a : b;
}

function optionBy({ rules }: Settings, rule: Rule, name: string): number {
	return (
		rules.get(rule.id)?.options[name] ?? rule.options?.[name]?.default ?? 0
	);
}

/** The value of an option that lets least pass: what there may be at most, or else how early something is said. */
function strictest(all: readonly Settings[], rule: Rule, name: string): number {
	const values = all.map((settings) => optionBy(settings, rule, name));
	return /^(?:max|most)\b/.test(name)
		? Math.min(...values)
		: Math.max(...values);
}

/** The comments that others do not answer for: by rules and reason, as often as they are there. */
function addedAmong(
	suppressions: readonly Suppression[],
	others: readonly Suppression[],
): ReadonlySet<Suppression> {
	const keyOf = ({ rules, reason }: Suppression) =>
		JSON.stringify([rules.map(({ text }) => text), reason]);
	const known = new Map<string, number>();
	for (const one of others)
		known.set(keyOf(one), (known.get(keyOf(one)) ?? 0) + 1);
	return new Set(
		suppressions.filter((one) => {
			const left = known.get(keyOf(one)) ?? 0;
			if (left > 0) known.set(keyOf(one), left - 1);
			return left === 0;
		}),
	);
}

function silenced({ rules }: Suppression, ref: string): string {
	const names = rules.map(({ text }) => text).join(", ");
	return `This comment is not at \`${ref}\` and silences ${names}, so it is not heard for this change. Mend what it silences, or bring the comment in a change of its own.`;
}

function isDraft(artifact: Artifact, item: Item | undefined): boolean {
	return artifact.status === "draft" || item?.status === "draft";
}
