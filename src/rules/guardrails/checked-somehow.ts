/** Somebody or something sees to it that a guardrail holds. */

import { isRetired } from "../../domain/standing";
import { defineRule } from "../rule";
import { wholeText } from "../support/prose";
import { isSaid, named } from "../support/support";

export const rule = defineRule({
	id: "guardrails/checked-somehow",
	severity: "warning",
	concern: "completeness",
	docs: {
		what: "A guardrail has a machine check, or says how people check it.",
		why: "A line that nobody watches is crossed unnoticed, and the next one who crosses it points at the first.",
		how: "Write a check such as `Deny dependency` or `Deny path`; where no machine can tell, say under `Checked by` who looks, and when.",
	},
	examples: [
		{
			title: "A guardrail that everybody has to remember",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/guardrails.md": `
# Guardrails

## GR-1: Positions of ships stay in our own database
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ GR-1 "Positions of ships stay in our own database" has no check, so it holds only as long as everybody remembers it. Add one such as \`Deny dependency\`, or say under \`Checked by\` who looks and when.

Two ports signed with us because of this sentence.
`,
			},
		},
		{
			title: "A prompt in place of an answer",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/guardrails.md": `
# Guardrails

## GR-1: Positions of ships stay in our own database
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ GR-1 "Positions of ships stay in our own database" has no check, so it holds only as long as everybody remembers it. Add one such as \`Deny dependency\`, or say under \`Checked by\` who looks and when.

- Checked by: <!-- how people check it -->
`,
			},
		},
		{
			title: "Checked by a machine, by people, and in so many words",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/guardrails.md": `
# Guardrails

## GR-1: One date library

- Deny dependency: \`pkg:npm/moment\`

## GR-2: Positions of ships stay in our own database

- Checked by: Marta Kovač goes through the list of vendors each quarter

## GR-3: Nothing without a test is merged

The build fails below 80% of lines.
`,
			},
		},
	],
	kinds: ["guardrails"],
	*artifact(artifact) {
		// A check that could not be read is reported where it stands.
		const faulty = new Set(artifact.faults.map((fault) => fault.item));
		for (const item of artifact.items) {
			if (faulty.has(item.id)) continue;
			if (isRetired(item.status) || isSaid(item.fields, "checked-by")) continue;
			if (item.checks?.length || watched.test(wholeText(artifact, item)))
				continue;
			yield {
				file: artifact.file,
				range: item.range,
				item: item.id,
				message: `${named(item)} has no check, so it holds only as long as everybody remembers it. Add one such as \`Deny dependency\`, or say under \`Checked by\` who looks and when.`,
			};
		}
	},
});

/** How a text says that somebody or something looks, in the five languages that are built in. */
const watched =
	/\b(?:checked|reviewed|verified|enforced|audited|monitored|inspected|tested) (?:by|in|at|with|every|each|before|on)\b(?!\s*:)|\b(?:we|who|that|which|also) (?:check|checks|verify|verifies|enforces?|audits?)\b|\b(?:build|pipeline|CI|linter?|job|test|tests|merge|pull request) (?:\w+ )?(?:fails?|blocks?|rejects?|checks?|breaks?|refuses?)\b|\baudits?\b|\b(?:geprüft|prüfen|prüft|kontrolliert|überwacht)\b|vérifi[ée]|contrôl[ée]|\b(?:se revisa|revisado|verificad[oa]|comprueba|auditad[oa]|verificamos)/i;
