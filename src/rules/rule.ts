/** What a rule is: one thing that must be true, with its documentation, its examples and the fixes it offers. */

import type { ChangedFile } from "../code/changes";
import type { CodeState } from "../code/state";
import type { Crossing } from "../code/violations";
import type { Artifact } from "../domain/artifact";
import type { Fix, Related, Severity } from "../domain/diagnostic";
import type { Kind } from "../domain/kind";
import type { Range } from "../domain/position";
import type { CategoryCoverage, Model, Workspace } from "../model/model";

/**
 * What a rule is about decides how loud it may be (design: Adopted, coverage, severities):
 * - `contradiction`: two things that can't both hold; said at full severity everywhere but on a lone page.
 * - `deviation`: about a recorded deviation; an old decision's deviations still count.
 * - `integrity`: what breaks the model (syntax, unresolved ids); quieter in retired and old decisions.
 * - `completeness`: something is missing; a hint in drafts, and in retired and old decisions.
 * - `wording`: how something is said; never above information.
 */
export type Concern =
	| "contradiction"
	| "deviation"
	| "integrity"
	| "completeness"
	| "wording";

/** One thing that a rule found. */
export interface Found {
	/** Path from the workspace root. */
	readonly file: string;
	readonly range: Range;
	/** What is wrong, why it matters and what to do: a plain sentence or two. */
	readonly message: string;
	/** The id of the item that it is about. */
	readonly item?: string;
	readonly related?: readonly Related[];
	readonly fixes?: readonly Fix[];
	/** What is wrong once, though it shows here and in other places of the model: the id that is missing, the file that is gone. */
	readonly cause?: string;
	/** Where this one is milder or graver than the rule's default. */
	readonly severity?: Severity;
	/** What the item itself says about its severity: it stands above the configuration. */
	readonly ownSeverity?: Severity;
	/** What this one is about, where that is not what the rule is about. */
	readonly concern?: Concern;
	/** The day (ISO) from which a decision's age counts for this one, where that is not the decision's own: old decisions are quiet. */
	readonly asOf?: string;
	/** Never louder than this, whatever is configured. */
	readonly ceiling?: Severity;
}

/** A rule that is quieter than at the base of a change; as loud, where it only lets more pass. */
export interface Lowered {
	readonly rule: string;
	readonly was: Severity;
	readonly is: Severity | "off";
}

export interface RuleContext {
	/** ISO date that time-based rules go by. */
	readonly today: string;
	readonly workspace: Workspace;
	readonly model: Model;
	/** The places in the model's files that cross a guardrail. */
	readonly crossings: readonly Crossing[];
	/** The same for the whole workspace, as a decision of one model may speak of files in another. */
	readonly code: CodeState;
	/** Every rule there is, by id, with the names of its options. */
	readonly catalogue: ReadonlyMap<string, readonly string[]>;
	/** Of a change whose base is known: the rules that its settings have lowered, in their order. */
	readonly lowered: readonly Lowered[];
	/** The value of one of the rule's options, as configured or by default. */
	option(name: string): number;
}

/** For the rules that run last: what the others made of the nine categories. */
export interface CoverageContext extends RuleContext {
	readonly coverage: readonly CategoryCoverage[];
}

export interface RuleExample {
	/** What the example shows, as a phrase. */
	readonly title: string;
	/** ISO date; 2026-11-22 where it doesn't matter. */
	readonly today?: string;
	/**
	 * Texts by path. A line of carets under a line draws a diagnostic's range, its message behind it; everything that the rule reports
	 * is drawn, and nothing else.
	 */
	readonly files: Readonly<Record<string, string>>;
	/** What has changed since a base, for rules that need to know. */
	readonly change?: readonly ChangedFile[];
	/** Texts at that base, undefined for a file that was not there; all others were what they are. */
	readonly before?: Readonly<Record<string, string | undefined>>;
	/** Texts after the first fix of the first diagnostic, where there is one to show. */
	readonly fixed?: Readonly<Record<string, string>>;
}

export interface Rule {
	/** `area/name`, named by what must be true. */
	readonly id: string;
	readonly severity: Severity | "off";
	readonly concern: Concern;
	/** Asked for by the strict preset only. */
	readonly strictOnly?: true;
	/** One step graver with the strict preset. */
	readonly raisedByStrict?: true;
	readonly docs: {
		/** What must be true: one sentence. */
		readonly what: string;
		/** Why it matters: one or two sentences. */
		readonly why: string;
		/** How to mend it: one or two sentences. */
		readonly how: string;
	};
	/** Numbers that `rules:` in `opmodel.yaml` can set, with their defaults. */
	readonly options?: Readonly<
		Record<string, { readonly default: number; readonly description: string }>
	>;
	readonly examples: readonly RuleExample[];
	/** The kinds whose artifacts `artifact` looks at; all where it is missing. */
	readonly kinds?: readonly Kind[];
	/** Checks one artifact by what is written in it alone (its result is kept until the file changes). */
	artifact?(artifact: Artifact, context: RuleContext): Iterable<Found>;
	/** Checks what needs more than one artifact. Its cost must grow linearly with the model. */
	model?(context: RuleContext): Iterable<Found>;
	/** Checks that depend on the state of the categories; runs after all others. */
	covered?(context: CoverageContext): Iterable<Found>;
}

/** Gives a rule its type; the place to read what a rule consists of. */
export function defineRule(rule: Rule): Rule {
	return rule;
}
