/** A guardrail or principle fits as long as few decisions deviate from it. */

import { deviating, Exceptions } from "../../code/deviations";
import type { Item } from "../../domain/artifact";
import { isInForce } from "../../domain/standing";
import { pagesOfKind } from "../../model/model";
import { defineRule } from "../rule";
import { listed, named } from "../support/support";

/** More decisions than this are counted, not named. */
const mostNamed = 4;

export const rule = defineRule({
	id: "guardrails/still-fits",
	severity: "information",
	concern: "deviation",
	docs: {
		what: "No more than a few decisions deviate at the same time from a guardrail or a principle.",
		why: "One exception is an exception. Several say that the line is drawn where people can't work, and a line that everybody goes around protects nothing.",
		how: "Look at it with its owner: draw it elsewhere, leave out the places that need something else, or take it back. Where it stays, end the deviations.",
	},
	options: {
		most: {
			default: 2,
			description:
				"How many decisions may deviate at the same time, those that are proposed among them.",
		},
	},
	examples: [
		{
			title: "A guardrail that three decisions go around",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/guardrails.md": `
# Guardrails

- Owner: Platform

## GR-2: Data about workers stays in the EU
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ADR-0003, ADR-0007 and ADR-0008 deviate from GR-2 "Data about workers stays in the EU". When 3 decisions go around it, it may no longer fit. Look at it with its owner: draw it elsewhere, or end the deviations.

Works councils let us in because of this sentence.

- Checked by: Marta goes through the list of vendors each quarter

## GR-3: Answers come within a second

- Checked by: Marta looks at the slowest pages each month
`,
				"docs/adr/0003-mail.md": `
# 3. Send mail from the US

Status: accepted
Date: 2026-10-25

## Deviates from

- GR-2 until 2027-03-31 in \`services/mail/**\`: no sender in the EU reaches the mines
- GR-3 until 2027-03-31: the first months are slow
`,
				"docs/adr/0007-maps.md": `
# 7. Draw maps in the US

Status: accepted
Date: 2026-10-25

## Deviates from

- GR-2 until 2027-03-31 in \`services/maps/**\`: nobody else has the tiles
- GR-2 until 2027-06-30 in \`apps/maps/**\`: nobody else has the tiles
`,
				"docs/adr/0008-voice.md": `
# 8. Transcribe in the US

Status: proposed
Date: 2026-11-20

## Deviates from

- GR-2 until 2027-03-31 in \`services/voice/**\`: the pilot needs Portuguese
`,
			},
		},
		{
			title: "Deviations that are over, and a principle with one more allowed",
			files: {
				"opmodel.yaml": `
opmodel: 1
rules: { guardrails/still-fits: { most: 3 } }
`,
				"product/guardrails.md": `
# Guardrails

- Owner: Platform

## GR-2: Data about workers stays in the EU

Works councils let us in because of this sentence.

- Status: retired
- Checked by: Marta goes through the list of vendors each quarter
`,
				"product/principles.md": `
# Principles

## PP-1: The driver before the dispatcher
`,
				"docs/adr/0003-mail.md": `
# 3. Send mail from the US

Status: accepted
Date: 2026-08-25

## Deviates from

- GR-2 until 2026-10-31: no sender in the EU reaches the mines
- PP-1: dispatchers pay for it
`,
				"docs/adr/0007-maps.md": `
# 7. Draw maps in the US

Status: accepted
Date: 2026-10-25

## Deviates from

- GR-2 until 2027-03-31: nobody else has the tiles
- PP-1: dispatchers pay for it
`,
				"docs/adr/0008-voice.md": `
# 8. Transcribe in the US

Status: accepted
Date: 2026-11-20

## Deviates from

- GR-2 until 2027-03-31: the pilot needs Portuguese
- PP-1: dispatchers pay for it
`,
			},
		},
	],
	*model({ model, workspace, today, option }) {
		const most = option("most");
		let exceptions: Exceptions | undefined;
		for (const artifact of [
			...pagesOfKind(model, "guardrails"),
			...pagesOfKind(model, "principles"),
		]) {
			const { kind, status, file, items } = artifact;
			if (!isInForce(status)) continue;
			for (const item of items) {
				if (item.kind !== kind || !isInForce(item.status)) continue;
				exceptions ??= new Exceptions(workspace, today);
				const decisions = deviating(exceptions.of(item));
				if (decisions.length <= most || decisions.length === 0) continue;
				const one = decisions.length === 1;
				yield {
					file,
					range: item.range,
					item: item.id,
					message: `${names(decisions)} ${one ? "deviates" : "deviate"} from ${named(item)}. When ${one ? "a decision goes" : `${decisions.length} decisions go`} around it, it may no longer fit. Look at it with its owner: draw it elsewhere, or end the ${one ? "deviation" : "deviations"}.`,
					related: decisions.map((decision) => ({
						file: decision.file,
						range: decision.range,
						message: `${decision.id} records a deviation.`,
					})),
				};
			}
		}
	},
});

/** Decisions by their ids; of many the first ones, and how many more there are. */
function names(decisions: readonly Item[]): string {
	const ids = decisions.map(({ id }) => id);
	return listed(
		ids.length > mostNamed
			? [...ids.slice(0, mostNamed), `${ids.length - mostNamed} more`]
			: ids,
	);
}
