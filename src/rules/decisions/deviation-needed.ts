/** A deviation that nothing makes use of any more is closed. */

import { holdsAt } from "../../code/concerns";
import { recordedAs } from "../../code/deviations";
import { reportedBy } from "../../code/sarif/findings";
import { isWhollyChecked } from "../../code/violations";
import { isInForce } from "../../domain/standing";
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
	*model({ model, workspace, today, code: { crossings, unread, reports } }) {
		const isReported = reportedBy(reports, today);
		for (const linked of liveDeviations(model)) {
			const { deviation, decision, target } = linked;
			const page = target && workspace.artifacts.get(target.file);
			if (!page || target.kind !== "guardrails") continue;
			if (!isWhollyChecked(target, isReported)) continue;
			if (!isInForce(target.status) || !isInForce(page.status)) continue;
			const recorded = recordedAs(linked, model, workspace, today);
			if (recorded?.state !== "granted") continue;
			if (unread.some((path) => holdsAt(recorded, path))) continue;
			if (
				crossings.some(
					({ item, file }) => item === target && holdsAt(recorded, file),
				)
			)
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
