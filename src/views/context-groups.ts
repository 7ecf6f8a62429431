/** What applies to a file, sorted as people read it: what binds most first. */

import type { Kind } from "../domain/kind";
import type { Voice } from "../words/voice";
import type { Applying, Context } from "./context";

export interface ContextGroup {
	/** In the reader's language. */
	readonly title: string;
	/** At least one. */
	readonly all: readonly Applying[];
}

/** The groups that hold something, each in the order of `contextOf`. Deviations in force stand before other decisions. */
export function groupsOf({ applies }: Context, { say }: Voice): ContextGroup[] {
	const ofKind = (kind: Kind) =>
		applies.filter(({ item }) => item.kind === kind);
	const decisions = ofKind("decision");
	return [
		{ title: say("Guardrails"), all: ofKind("guardrails") },
		{
			title: say("Deviations in force"),
			all: decisions.filter(allowsSomething),
		},
		{ title: say("Principles"), all: ofKind("principles") },
		{ title: say("Tech stack"), all: ofKind("tech-stack") },
		{
			title: say("Decisions"),
			all: decisions.filter((one) => !allowsSomething(one)),
		},
	].filter(({ all }) => all.length > 0);
}

/** Says whether what applies is a decision that allows to deviate from something else that does. */
export function allowsSomething({ reasons }: Applying): boolean {
	return reasons.some(({ type }) => type === "deviates");
}
