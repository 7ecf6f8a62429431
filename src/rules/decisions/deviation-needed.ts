/** A deviation that nothing makes use of any more is closed. */

import { holdsAt } from "../../code/concerns";
import { type Recorded, recordedAs } from "../../code/deviations";
import { manifestType } from "../../code/manifests/manifest";
import { isUnreadManifest } from "../../code/manifests/unread";
import { isTold, type Places, type Reach } from "../../code/reach";
import { reportedBy } from "../../code/sarif/findings";
import { type Crossing, isWhollyChecked } from "../../code/violations";
import type { Check } from "../../domain/artifact";
import { isInForce } from "../../domain/standing";
import { parsePurl } from "../../matching/purl";
import { liveDeviations } from "../../model/decisions";
import { defineRule } from "../rule";
import { named } from "../support/support";

export const rule = defineRule({
	id: "decisions/deviation-needed",
	severity: "information",
	concern: "deviation",
	docs: {
		what: "Where an accepted decision deviates from a guardrail whose checks are run, something there crosses it.",
		why: "A permission that nobody needs any more lets the next one cross the guardrail without a decision.",
		how: "Mark the decision as deprecated, or take the deviation out of it. It is reported only once all files in its places have been looked at.",
	},
	examples: [
		{
			title: "An exception that is used in one place and no longer in another",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/guardrails.md": `
# Guardrails

- Owner: Platform

## GR-2: One date library

Two ways to handle time zones cost us two wrong delivery days.

- Deny dependency: \`pkg:npm/moment\`
`,
				"docs/adr/0007-keep-moment.md": `
# 7. Keep moment

Status: accepted
Date: 2026-10-25

## Deviates from

- GR-2 until 2027-03-31 in \`services/scale/**\`: the driver's maker tests with moment alone
- GR-2 until 2027-03-31 in \`services/gate/**\`: its maker does, too
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ Nothing crosses GR-2 "One date library" there any more, so nobody needs this deviation. Close it: mark the decision as deprecated, or take the entry out.
`,
				"services/scale/package.json": `
{ "dependencies": { "moment": "2.30.0" } }
`,
				"services/gate/package.json": `
{ "dependencies": { "date-fns": "4.1.0" } }
`,
			},
		},
		{
			title:
				"Exceptions that are over or not accepted, and guardrails that people look after",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/guardrails.md": `
# Guardrails

- Owner: Platform

## GR-2: One date library

Two ways to handle time zones cost us two wrong delivery days.

- Deny dependency: \`pkg:npm/moment\`

## GR-3: No names in log files

- Checked by: Ines reads a sample every month
`,
				"docs/adr/0007-keep-moment.md": `
# 7. Keep moment

Status: accepted
Date: 2026-08-25

## Deviates from

- GR-2 until 2026-10-31: the driver's maker tests with moment alone
- GR-3 until 2027-03-31: the maker looks for a fault with us
`,
				"docs/adr/0008-keep-moment-at-the-gate.md": `
# 8. Keep moment at the gate

Status: proposed
Date: 2026-11-20

## Deviates from

- GR-2 until 2027-03-31 in \`services/gate/**\`: its maker tests with moment alone
`,
			},
		},
	],
	*model({ model, workspace, today, code }) {
		const { crossings, unread, unjudged, reports, reach } = code;
		const isReported = reportedBy(reports, today);
		for (const linked of liveDeviations(model)) {
			const { deviation, decision, target } = linked;
			const page = target && workspace.artifacts.get(target.file);
			if (!page || target.kind !== "guardrails") continue;
			if (!isWhollyChecked(target, isReported)) continue;
			if (!isInForce(target.status) || !isInForce(page.status)) continue;
			const recorded = recordedAs(linked, model, workspace, today);
			if (recorded?.state !== "granted") continue;
			const isThere = ({ item, file }: Pick<Crossing, "item" | "file">) =>
				item === target && holdsAt(recorded, file);
			if (unread.some((path) => holdsAt(recorded, path))) continue;
			if (crossings.some(isThere) || unjudged.some(isThere)) continue;
			if (isOutOfSight(recorded, reach.places)) continue;
			if (!target.checks?.every((check) => wasRun(check, recorded, reach)))
				continue;
			yield {
				file: decision.artifact.file,
				item: decision.item.id,
				range: deviation.range,
				message: `Nothing crosses ${named(target)} there any more, so nobody needs this deviation. Close it: mark the decision as deprecated, or take the entry out.`,
				related: [
					{
						file: target.file,
						range: target.range,
						message: `${target.id} is this one.`,
					},
				],
			};
		}
	},
});

/** Says whether some place of a deviation is not looked into, or not checked out. */
function isOutOfSight(
	{ root, places: written }: Recorded,
	places: Places,
): boolean {
	if (places.mayBeAbsent(root, written)) return true;
	return written.some(
		(text) => places.isThere(places.start(root, text)) === "opaque",
	);
}

/**
 * Says whether a check was run over what stands in a deviation's places, where nothing is left to be read: it speaks of files that are here, and
 * of packages, manifests there tell what they ask for, or there are none. Of reports, others know.
 */
function wasRun(check: Check, recorded: Recorded, reach: Reach): boolean {
	if (check.type === "findings") return true;
	if (check.type !== "dependency") return reach.reaches(check);
	const asked = [...reach.askedBy(check)];
	const types = [...check.deny, ...check.allow].flatMap(
		({ text }) => parsePurl(text)?.type ?? [],
	);
	return types.every((type) => {
		const here = asked.filter(([path]) => holdsAt(recorded, path));
		if (here.some(([, one]) => isTold(one, type))) return true;
		const isHidden = (path: string) =>
			holdsAt(recorded, path) &&
			(isUnreadManifest(path, type) || manifestType(path) === type);
		return (
			asked.some(([, one]) => isTold(one, type)) &&
			reach.places.matching(isHidden).length === 0
		);
	});
}
