/** A decision's status is said in a word that is understood, and once. */

import { statuses } from "../../domain/artifact";
import { replaceAt } from "../../domain/edit";
import { nearest } from "../../domain/nearest";
import { type Decision, decisionsIn } from "../../model/decisions";
import { defineRule, type Found } from "../rule";

const usual = statuses.filter((status) => status !== "none");
/** A sentence in a script that sets no blanks between words. */
const longRun = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{9}/u;
/** What is longer is a sentence about the status rather than a word for it. */
const mostWords = 4;

export const rule = defineRule({
	id: "decisions/status-known",
	severity: "warning",
	concern: "integrity",
	docs: {
		what: "A decision record says its status in a word that is understood, and says only one.",
		why: "Whoever can't tell whether a decision holds decides again, or follows one that was dropped.",
		how: "Use one of the usual words, or teach a word of your own in `opmodel.yaml`: `words: { status: { parked: proposed } }`.",
	},
	examples: [
		{
			title: "A word of one's own",
			files: {
				"docs/adr/0006-rewrite-the-weighing-service.md": `
# 6. Rewrite the weighing service

Date: 2026-09-30

## Status

Parked
^^^^^^ Nobody can tell whether this decision holds, as "Parked" is no status word that is known. Use proposed, accepted, rejected, deprecated or superseded, or say what it means under \`words: status:\` in opmodel.yaml.

## Context

Two people know how it works, and one of them leaves in spring.
`,
			},
		},
		{
			title: "A misspelt word",
			files: {
				"docs/adr/0007-weigh-twice.md": `
---
status: aceptted
        ^^^^^^^^ Nobody can tell whether this decision holds, as "aceptted" is no status word that is known. Did you mean "accepted"?
date: 2026-09-30
---

# Weigh each truck twice
`,
			},
			fixed: {
				"docs/adr/0007-weigh-twice.md": `
---
status: accepted
date: 2026-09-30
---

# Weigh each truck twice
`,
			},
		},
		{
			title: "Two statuses that don't agree",
			files: {
				"docs/adr/0008-open-a-second-lane.md": `
---
status: accepted
date: 2026-10-05
---

# Open a second lane

**Status:** Proposed
            ^^^^^^^^ This record says "accepted" further up and "Proposed" here, so its readers can't tell which holds. Keep the one that is true.

## Context

The queue reaches the road.
`,
			},
		},
		{
			title: "Words that are understood, one of them taught",
			files: {
				"opmodel.yaml": `
words:
  status: { parked: proposed }
`,
				"docs/adr/0006-rewrite-the-weighing-service.md": `
# 6. Rewrite the weighing service

Status: Parked
`,
				"docs/adr/0007-weigh-twice.md": `
# 7. Weigh each truck twice

Status: Accepted
`,
			},
		},
	],
	kinds: ["decision"],
	*artifact(artifact) {
		for (const decision of decisionsIn(artifact)) yield* statusFound(decision);
	},
});

function* statusFound({
	artifact: { file },
	facts,
	item: { id: item },
}: Decision): Generator<Found> {
	const { status, statusText, statusRange, otherStatus } = facts;
	if (statusRange && otherStatus)
		yield {
			file,
			item,
			range: otherStatus.range,
			concern: "contradiction",
			message: `This record says "${statusText}" further up and "${otherStatus.text}" here, so its readers can't tell which holds. Keep the one that is true.`,
			related: [
				{
					file,
					range: statusRange,
					message: "This is the one that is read.",
				},
			],
		};
	if (status !== "none" || !statusRange || !isWord(statusText)) return;
	const meant = nearest(statusText.toLowerCase(), usual);
	yield {
		file,
		item,
		range: statusRange,
		cause: statusText.toLowerCase(),
		message: `Nobody can tell whether this decision holds, as "${statusText}" is no status word that is known. ${
			meant
				? `Did you mean "${meant}"?`
				: "Use proposed, accepted, rejected, deprecated or superseded, or say what it means under `words: status:` in opmodel.yaml."
		}`,
		...(meant
			? {
					fixes: [
						{
							title: `Replace with "${meant}"`,
							edits: [replaceAt(file, statusRange, meant)],
						},
					],
				}
			: {}),
	};
}

function isWord(text: string): boolean {
	return (
		/\p{L}/u.test(text) &&
		text.split(/\s+/).length <= mostWords &&
		!longRun.test(text)
	);
}
