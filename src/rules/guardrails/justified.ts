/** A guardrail has a reason and an owner. */

import { isRetired } from "../../domain/standing";
import { defineRule } from "../rule";
import { hasProse } from "../support/prose";
import { inheritedField, isSaid, named } from "../support/support";

export const rule = defineRule({
	id: "guardrails/justified",
	severity: "warning",
	concern: "completeness",
	docs: {
		what: "A guardrail gives its reason, in a first paragraph or under `Because`, and has an owner, its own or its page's.",
		why: "People keep within a line whose reason they know. Without an owner nobody can say whether it still holds, or agree to a deviation.",
		how: "Write below the heading what it cost when the line was crossed, and name under `Owner` who can be asked.",
	},
	examples: [
		{
			title: "A guardrail that is only its title",
			files: {
				"product/guardrails.md": `
# Guardrails

## GR-1: No new languages
   ^^^^^^^^^^^^^^^^^^^^^^ GR-1 "No new languages" has no reason and no owner, so nobody can tell whether it still holds or who may agree to a deviation. Add a first paragraph or \`Because\`, and \`Owner\`.

- Allow languages: TypeScript, SQL

## GR-2: Positions of ships stay in our own database
   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ GR-2 "Positions of ships stay in our own database" has no owner, so nobody can say who may agree to a deviation. Add \`Owner\` here or on the page.

Two ports signed with us because of this sentence.

- Checked by: the list of vendors, each quarter
`,
				"opmodel.yaml": "\nopmodel: 1\n",
			},
		},
		{
			title: "A reason in YAML, the owner from the page",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/guardrails.yaml": `
owner: Marta Kovač
items:
  - id: GR-1
    title: No new languages
    because: Only one of us could repair the Python service.
  - id: GR-2
        ^^^^ GR-2 "One date library" has no reason, so nobody can tell whether it still holds. Add \`because\`.
    title: One date library
`,
			},
		},
		{
			title: "A reason as a list below the heading",
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/guardrails.md": `
# Guardrails

- Owner: Marta Kovač

## GR-1: No new languages

- The Python service had one person who could repair it.
- She was on leave when it failed.
`,
			},
		},
	],
	kinds: ["guardrails"],
	*artifact(artifact) {
		for (const item of artifact.items) {
			if (isRetired(item.status)) continue;
			const reason = isSaid(item.fields, "because") || hasProse(artifact, item);
			const owner = inheritedField(item, artifact, "owner")?.text ?? "";
			if (reason && owner !== "") continue;
			yield {
				file: artifact.file,
				range: item.range,
				item: item.id,
				message: `${named(item)} ${lacking(reason, owner !== "", artifact.format === "yaml")}`,
			};
		}
	},
});

function lacking(reason: boolean, owner: boolean, yaml: boolean): string {
	const because = yaml ? "`because`" : "a first paragraph or `Because`";
	const by = yaml ? "`owner`" : "`Owner`";
	if (reason)
		return `has no owner, so nobody can say who may agree to a deviation. Add ${by} here or on the page.`;
	return owner
		? `has no reason, so nobody can tell whether it still holds. Add ${because}.`
		: `has no reason and no owner, so nobody can tell whether it still holds or who may agree to a deviation. Add ${because}${yaml ? " and " : ", and "}${by}.`;
}
