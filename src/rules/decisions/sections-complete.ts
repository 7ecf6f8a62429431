/** A decision record says why and what. */

import type { Artifact, Section } from "../../domain/artifact";
import { type Decision, decisionsIn } from "../../model/decisions";
import { defineRule, type Found } from "../rule";

export const rule = defineRule({
	id: "decisions/sections-complete",
	severity: "hint",
	concern: "completeness",
	docs: {
		what: "A decision record says what was decided and what made the decision necessary.",
		why: "Without the reasons nobody can tell later whether they still hold, and the decision is made again.",
		how: "Write two or three sentences under the heading that is empty, or add the one that is missing.",
	},
	examples: [
		{
			title: "A heading with nothing under it",
			files: {
				"docs/adr/0001-weigh-twice.md": `
# 1. Weigh each truck twice

## Status

Accepted

## Context
   ^^^^^^^ Nothing is written under "Context", so nobody can tell later whether the reasons for this decision still hold. Write two or three sentences.

<!-- What forces us to decide? -->

## Decision

Each truck is weighed when it comes and when it goes.
`,
			},
		},
		{
			title: "Everything but the decision",
			files: {
				"docs/adr/0002-open-a-second-lane.md": `
# 2. Open a second lane
  ^^^^^^^^^^^^^^^^^^^^^ This record tells its context and never what was decided. Add a section "Decision" that says it in two or three sentences.

## Status

Accepted

## Context

The queue reaches the road.

## Consequences

The gate needs a second person in the mornings.
`,
			},
		},
		{
			title: "A record with its reasons and its decision",
			files: {
				"docs/adr/0001-weigh-twice.md": `
# 1. Weigh each truck twice

## Status

Accepted

## Context

One invoice in two is questioned.

## Decision

Each truck is weighed when it comes and when it goes.
`,
			},
		},
	],
	kinds: ["decision"],
	*artifact(artifact) {
		for (const decision of decisionsIn(artifact)) yield* incomplete(decision);
	},
});

function* incomplete({
	artifact,
	facts,
	item: { id: item },
}: Decision): Generator<Found> {
	// A stub without a status may be no decision at all.
	if (facts.status === "none") return;
	const { file } = artifact;
	const written = new Set(
		artifact.sections.filter((s) => !isEmpty(s)).map((s) => s.key),
	);
	const empty = artifact.sections.filter(
		({ key }) => key && needed.has(key) && !written.has(key),
	);
	for (const section of empty)
		yield {
			file,
			item,
			range: section.range,
			message: `Nothing is written under "${section.heading}", so ${
				section.key === "context"
					? "nobody can tell later whether the reasons for this decision still hold"
					: "nobody can tell what was decided"
			}. Write two or three sentences.`,
		};
	if (empty.length === 0 && lacksDecision(artifact))
		yield {
			file,
			item,
			range: artifact.headingRange,
			message:
				'This record tells its context and never what was decided. Add a section "Decision" that says it in two or three sentences.',
		};
}

const needed: ReadonlySet<string> = new Set(["context", "decision"]);
/** Sections that never hold the decision itself, whatever a team calls that one. */
const besides: ReadonlySet<string> = new Set([
	"status",
	"date",
	"context",
	"drivers",
	"consequences",
	"links",
	"deciders",
	"history",
]);

/** Holds nothing, or nothing but comments. */
function isEmpty({ text, words }: Section): boolean {
	return text === "" && words === 0;
}

/** Tells its context under a heading for that, and has no heading under which the decision could stand. */
function lacksDecision({ sections, decision }: Artifact): boolean {
	if (decision?.status === "proposed") return false;
	const inner = sections.filter((section) => section.level > 1);
	return (
		inner.some(({ key, words }) => key === "context" && words > 0) &&
		inner.every(({ key }) => besides.has(key ?? ""))
	);
}
