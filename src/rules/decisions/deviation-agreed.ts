/** Whoever owns a guardrail has agreed to the deviation from it. */

import { agreementNeeded } from "../../code/agreement";
import { type Decision, liveDeviations } from "../../model/decisions";
import { defineRule } from "../rule";
import { inheritedField } from "../support/support";

export const rule = defineRule({
	id: "decisions/deviation-agreed",
	severity: "warning",
	concern: "deviation",
	docs: {
		what: "The owner of a guardrail is among those who decided on a deviation from it, and an accepted record names them.",
		why: "An exception that the owner of a guardrail learns of afterwards is a guardrail without an owner.",
		how: "Ask the owner, and add them to the decision makers.",
	},
	examples: [
		{
			title: "An exception that the owner was not asked about",
			files: {
				"product/guardrails.md": `
# Guardrails

## GR-3: No names in log files

- Owner: Ines Aalto
`,
				"docs/adr/0008-log-the-drivers-names.md": `
---
status: accepted
date: 2026-10-25
decision-makers: [Tom Weber, Jana Novak]
                 ^^^^^^^^^^^^^^^^^^^^^^^ This deviation from GR-3 needs the agreement of Ines Aalto, who owns it and is not among those who decided. Ask, and add the name here.
deviates-from:
  - { from: GR-3, because: "The maker looks for a fault with us.", until: 2027-01-31 }
---

# Log the drivers' names
`,
			},
		},
		{
			title: "An accepted exception that doesn't say who decided",
			files: {
				"product/guardrails.md": `
# Guardrails

## GR-3: No names in log files

- Owner: Ines Aalto
`,
				"docs/adr/0008-log-the-drivers-names.md": `
# 8. Log the drivers' names

Status: accepted
Date: 2026-10-25

## Deviates from

- GR-3 until 2027-01-31: the maker looks for a fault with us
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ This deviation from GR-3 needs the agreement of Ines Aalto, who owns it, and the record doesn't say who decided. Ask, and add a line \`Decision makers: Ines Aalto\`.
`,
				"docs/adr/0009-log-their-routes.md": `
# 9. Log their routes

Status: proposed
Date: 2026-10-25

## Deviates from

- GR-3 until 2027-01-31: the maker looks for a fault with us
`,
			},
		},
		{
			title:
				"An exception that the owner agreed to, and a team whose members can't be told",
			files: {
				"product/guardrails.md": `
# Guardrails

## GR-3: No names in log files

- Owner: Ines Aalto

## GR-4: One way to the scale

- Owner: platform
`,
				"docs/adr/0008-log-the-drivers-names.md": `
---
status: accepted
date: 2026-10-25
decision-makers: ["@ines", Tom Weber]
deviates-from:
  - { from: GR-3, because: "The maker looks for a fault with us.", until: 2027-01-31 }
  - { from: GR-4, because: "The maker looks for a fault with us.", until: 2027-01-31 }
---

# Log the drivers' names
`,
			},
		},
	],
	*model({ model, workspace, today }) {
		for (const { deviation, decision, target } of liveDeviations(model)) {
			const page = target && workspace.artifacts.get(target.file);
			if (!page || target.kind !== "guardrails") continue;
			const makers = decision.item.fields["decision-makers"];
			const owner = inheritedField(target, page, "owner");
			if (!owner || owner.text === "") continue;
			const isNamed = makers !== undefined && makers.text !== "";
			const isAccepted = decision.facts.status === "accepted";
			// What nobody has agreed to yet, is over or has no end covers nothing, and needs no names.
			const { until = "" } = deviation;
			if (!isNamed && (!isAccepted || until < today)) continue;
			const names = isNamed
				? makers.entries.flatMap((e) => people(e.text))
				: [];
			const owners = people(owner.text);
			if (owners.some((o) => names.some((n) => maySame(o, n)))) continue;
			const needed = `This deviation from ${target.id} ${agreementNeeded(owner.text)}, who owns it`;
			yield {
				file: decision.artifact.file,
				item: decision.item.id,
				range: isNamed ? makers.range : deviation.range,
				severity: isAccepted ? "warning" : "information",
				message: isNamed
					? `${needed} and is not among those who decided. Ask, and add the name here.`
					: `${needed}, and the record doesn't say who decided. Ask, and add ${field(decision, owner.text)}.`,
				related: [
					{
						file: target.file,
						range: owner.range,
						message: `${target.id} has its owner here.`,
					},
					{
						file: decision.artifact.file,
						range: deviation.range,
						message: "This is the deviation.",
					},
				],
			};
		}
	},
});

/** The field for those who decide, as the record writes its own. */
function field({ item }: Decision, owner: string): string {
	return item.fields["deviates-from"]?.place === "front-matter"
		? `\`decision-makers: [${owner}]\``
		: `a line \`Decision makers: ${owner}\``;
}

interface Person {
	/** In lower case, without accents. */
	readonly words: readonly string[];
	/** `@handle`, a name of several words, or a single word: a first name, a role, a team. */
	readonly form: "handle" | "name" | "word";
}

/** The people and teams that a value names, however they are parted. */
function people(text: string): Person[] {
	return text
		.replace(/<[^<>]*>/g, " ")
		.split(/[,;/&()[\]]|(?<![\p{L}])(?:and|und|et|y|e)(?![\p{L}])/u)
		.flatMap((part) => {
			const words =
				part
					.normalize("NFD")
					.replace(/\p{M}/gu, "")
					.toLowerCase()
					.match(/[\p{L}\p{N}]+/gu) ?? [];
			if (words.length === 0) return [];
			const form = part.trim().startsWith("@")
				? "handle"
				: words.length > 1
					? "name"
					: "word";
			return [{ words, form }];
		});
}

/** Says whether two may be the same; what can't be compared (a team and a person) may be. */
function maySame(a: Person, b: Person): boolean {
	if (a.words.some((word) => b.words.includes(word))) return true;
	if (a.form === b.form) return false;
	if (a.form === "word" || b.form === "word") return true;
	// "@mkovac" and "Marta Kovač".
	const [handle, name] = a.form === "handle" ? [a, b] : [b, a];
	const letters = handle.words.join("");
	return name.words.some((word) => word.length > 2 && letters.includes(word));
}
