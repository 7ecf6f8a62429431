/** The words of the views in the language of the editor. */

import { env, l10n } from "vscode";
import type {
	Category,
	CoverageState,
	Row,
	Strength,
} from "../../../domain/category";
import type { Kind } from "../../../domain/kind";
import type { States } from "../../../views/board";
import type { BoardTexts, Named } from "../../../views/board-page";
import type { Standing } from "../../../views/tree";
import { grantedWords } from "../guardrail-words";

/** Three decisions, as titles and what each is about. */
export function rowWords(): Readonly<Record<Row, Named>> {
	return {
		"which-problems": {
			name: l10n.t("Which problems to tackle"),
			about: l10n.t("Whom we serve, and what is worth solving for them."),
		},
		"how-to-solve": {
			name: l10n.t("How to solve the problem"),
			about: l10n.t(
				"What a solution is measured by, built from and reasoned with.",
			),
		},
		"how-to-build": {
			name: l10n.t("How to build the solution"),
			about: l10n.t("What we build with, and how it reaches customers."),
		},
	};
}

export function strengthWords(): Readonly<Record<Strength, Named>> {
	return {
		guardrail: {
			name: l10n.t("Guardrail"),
			about: l10n.t("Not crossed without a recorded, dated decision."),
		},
		principle: {
			name: l10n.t("Principle"),
			about: l10n.t("Our approach; going another way needs a reason."),
		},
		guidance: {
			name: l10n.t("Guidance"),
			about: l10n.t("What we prefer; nobody has to ask."),
		},
	};
}

export function categoryWords(): Readonly<Record<Category, Named>> {
	return {
		"product-strategy": {
			name: l10n.t("Product strategy"),
			about: l10n.t(
				"One page: the customers, the problems worth solving, and what we leave alone.",
			),
		},
		"key-metrics": {
			name: l10n.t("Key metrics"),
			about: l10n.t("The one number that shows customers get the value."),
		},
		"tech-stack": {
			name: l10n.t("Internal tech stack"),
			about: l10n.t("What we build with: one standard for each purpose."),
		},
		"product-principles": {
			name: l10n.t("Product principles"),
			about: l10n.t("What comes first where two good things compete."),
		},
		"core-capabilities": {
			name: l10n.t("Core product capabilities"),
			about: l10n.t("The few strengths that we build from again and again."),
		},
		"delivery-loops": {
			name: l10n.t("Inner and outer loop, release cycles"),
			about: l10n.t("The way of a change, from one machine to customers."),
		},
		themes: {
			name: l10n.t("Themes or initiatives"),
			about: l10n.t("Where effort goes in the coming period, as outcomes."),
		},
		frameworks: {
			name: l10n.t("Frameworks"),
			about: l10n.t(
				"Ways of thinking that we agreed on, each for an occasion.",
			),
		},
		"review-processes": {
			name: l10n.t("Review processes and docs"),
			about: l10n.t("What is looked at before it goes on, and by whom."),
		},
	};
}

export function stateWords(): Readonly<Record<CoverageState, string>> {
	return {
		present: l10n.t("Written"),
		partial: l10n.t("In part"),
		missing: l10n.t("Missing"),
		"not-needed": l10n.t("Not needed"),
		"not-expected": l10n.t("Not asked for yet"),
	};
}

/** "7 written · 2 not needed". */
export function progressWords(states: States): string {
	const part = (n: number, words: string) => (n > 0 ? [words] : []);
	const partial = states.partial;
	const missing = states.missing;
	const notNeeded = states["not-needed"];
	const notExpected = states["not-expected"];
	return [
		l10n.t("{0} written", states.present),
		...part(partial, l10n.t("{0} in part", partial)),
		...part(missing, l10n.t("{0} missing", missing)),
		...part(notNeeded, l10n.t("{0} not needed", notNeeded)),
		...part(notExpected, l10n.t("{0} not asked for yet", notExpected)),
	].join(" · ");
}

/** "1 principle", "4 principles". */
export function itemWords(count: number, kind: Kind): string {
	const one = count === 1;
	switch (kind) {
		case "strategy":
			return one ? l10n.t("1 problem") : l10n.t("{0} problems", count);
		case "metrics":
			return one ? l10n.t("1 metric") : l10n.t("{0} metrics", count);
		case "tech-stack":
			return one ? l10n.t("1 entry") : l10n.t("{0} entries", count);
		case "principles":
			return one ? l10n.t("1 principle") : l10n.t("{0} principles", count);
		case "capabilities":
			return one ? l10n.t("1 capability") : l10n.t("{0} capabilities", count);
		case "delivery":
			return one ? l10n.t("1 rule") : l10n.t("{0} rules", count);
		case "themes":
			return one ? l10n.t("1 theme") : l10n.t("{0} themes", count);
		case "frameworks":
			return one ? l10n.t("1 framework") : l10n.t("{0} frameworks", count);
		case "reviews":
			return one ? l10n.t("1 review") : l10n.t("{0} reviews", count);
		case "guardrails":
			return one ? l10n.t("1 guardrail") : l10n.t("{0} guardrails", count);
		case "decision":
			return one ? l10n.t("1 decision") : l10n.t("{0} decisions", count);
		case "outcomes":
			return one ? l10n.t("1 outcome") : l10n.t("{0} outcomes", count);
		case "teams":
			return one ? l10n.t("1 team") : l10n.t("{0} teams", count);
		case "ownership":
			return one ? l10n.t("1 area") : l10n.t("{0} areas", count);
		case "dependencies":
			return one ? l10n.t("1 dependency") : l10n.t("{0} dependencies", count);
		case "practices":
			return one ? l10n.t("1 practice") : l10n.t("{0} practices", count);
	}
}

/** A page of the leadership layer, by its kind. */
export function leadershipWords(kind: Kind): string {
	switch (kind) {
		case "outcomes":
			return l10n.t("Outcomes");
		case "teams":
			return l10n.t("Teams");
		case "ownership":
			return l10n.t("Areas of ownership");
		case "dependencies":
			return l10n.t("Dependencies between teams");
		default:
			return l10n.t("Practices");
	}
}

export function standingWords(): Readonly<Record<Standing, string>> {
	return {
		open: l10n.t("To be decided"),
		"in-force": l10n.t("In force"),
		none: l10n.t("Without a status"),
		retired: l10n.t("No longer in force"),
	};
}

/** "2 errors · 1 warning"; "" where there are none. */
export function countWords({
	errors,
	warnings,
}: {
	readonly errors: number;
	readonly warnings: number;
}): string {
	return [
		...(errors === 1 ? [l10n.t("1 error")] : []),
		...(errors > 1 ? [l10n.t("{0} errors", errors)] : []),
		...(warnings === 1 ? [l10n.t("1 warning")] : []),
		...(warnings > 1 ? [l10n.t("{0} warnings", warnings)] : []),
	].join(" · ");
}

export function boardTexts(): BoardTexts {
	return {
		language: env.language,
		what: l10n.t("Product operating model"),
		rows: rowWords(),
		strengths: strengthWords(),
		categories: categoryWords(),
		states: stateWords(),
		reason: reasonWords,
		progress: progressWords,
		items: itemWords,
		more: (count) => l10n.t("and {0} more", count),
		inherited: l10n.t("inherited"),
		next: l10n.t("Next"),
		complete: l10n.t("Everything that is expected here is written."),
		decisions: (count) => itemWords(count, "decision"),
		guardrails: (count) =>
			count === 1
				? l10n.t("1 guardrail in force")
				: l10n.t("{0} guardrails in force", count),
		deviations: grantedWords,
		asOf: (date) => l10n.t("As of {0}", date),
		open: l10n.t("Open the page"),
		create: l10n.t("Start this page"),
		optOut: l10n.t("Not needed…"),
		share: l10n.t("Share…"),
	};
}

/** "2 things missing". */
export function missingWords(count: number): string {
	if (count === 0) return l10n.t("nothing missing");
	return count === 1
		? l10n.t("1 thing missing")
		: l10n.t("{0} things missing", count);
}

/** Pages of each kind, as they are called within a sentence. */
export function pageWords(): Readonly<Record<Kind, string>> {
	return {
		strategy: l10n.t("product strategy"),
		metrics: l10n.t("key metrics"),
		principles: l10n.t("product principles"),
		capabilities: l10n.t("core product capabilities"),
		delivery: l10n.t("inner and outer loop, release cycles"),
		themes: l10n.t("themes or initiatives"),
		frameworks: l10n.t("frameworks"),
		reviews: l10n.t("review processes and docs"),
		guardrails: l10n.t("guardrails"),
		decision: l10n.t("decision record"),
		outcomes: l10n.t("outcomes"),
		teams: l10n.t("teams"),
		ownership: l10n.t("areas of ownership"),
		dependencies: l10n.t("dependencies between teams"),
		practices: l10n.t("practices"),
		"tech-stack": l10n.t("internal tech stack"),
	};
}

/** Why a category is written in part only; the engine's own words where there are no others. */
export function reasonWords(why: string): string {
	const known: Readonly<Record<string, string>> = {
		"a draft": l10n.t("a draft"),
		"nothing written yet": l10n.t("nothing written yet"),
		"every item is a draft": l10n.t("every item is a draft"),
		"only the strategy page names it": l10n.t(
			"only the strategy page names it",
		),
		"a stub": l10n.t("a stub"),
		"past its review date": l10n.t("past its review date"),
		"sections missing": l10n.t("sections missing"),
		"a loop missing": l10n.t("a loop missing"),
		"no single key metric": l10n.t("no single key metric"),
	};
	return known[why] ?? why;
}
