/** Names and values are ones that the kind knows. */

import { replaceAt } from "../../domain/edit";
import { kinds } from "../../domain/kind";
import { nearest } from "../../domain/nearest";
import { contains } from "../../domain/position";
import { defineRule, type Found } from "../rule";

const kindIds = kinds.map((kind) => kind.id);

export const rule = defineRule({
	id: "files/schema",
	severity: "error",
	concern: "integrity",
	docs: {
		what: "Fields have names and values that their kind knows.",
		why: "A misspelt field is read by nobody, and a value outside of the allowed ones means nothing to the rules that rely on it.",
		how: "Take the name or value that the message offers; `opmodel explain` and the hover say what belongs there.",
	},
	examples: [
		{
			title: "A ring that no radar has",
			files: {
				"product/tech-stack.md": `
# Tech stack

| ID   | Technology | Purpose | Ring     |
| ---- | ---------- | ------- | -------- |
| TS-1 | Postgres   | Storage | adopted  |
                                ^^^^^^^ "adopted" is not a value of \`ring\`: allowed are adopt, trial, assess, hold. Did you mean "adopt"?
`,
			},
		},
		{
			title: "A kind that is none",
			files: {
				"product/radio.md": `
---
kind: pricniples
      ^^^^^^^^^^ There is no kind "pricniples", so this line says nothing about the page. Did you mean "principles"?
---

# How we work on the radio

- **PP-1** A short call now over a long report in the evening.
`,
			},
			fixed: {
				"product/radio.md": `
---
kind: principles
---

# How we work on the radio

- **PP-1** A short call now over a long report in the evening.
`,
			},
		},
		{
			title: "Names and values that are known",
			files: {
				"product/tech-stack.md": `
# Tech stack

| ID   | Technology | Purpose | Ring  |
| ---- | ---------- | ------- | ----- |
| TS-1 | Postgres   | Storage | adopt |
`,
			},
		},
	],
	*artifact(artifact) {
		for (const { rule, ...fault } of artifact.faults)
			if (rule === "files/schema") yield { file: artifact.file, ...fault };
	},
	*model({ workspace, model }) {
		for (const { file, written, range } of workspace.unknownKinds) {
			if (workspace.modelOf(file) !== model) continue;
			const artifact = workspace.artifacts.get(file);
			// On a page that stands where its kind is expected, the schema objects already.
			if (artifact?.faults.some((fault) => contains(fault.range, range)))
				continue;
			const meant = nearest(written, kindIds);
			const found: Found = {
				file,
				range,
				cause: written,
				message: `There is no kind "${written}", so this line says nothing about the page. ${meant ? `Did you mean "${meant}"?` : `Kinds are ${kindIds.join(", ")}.`}`,
			};
			if (meant)
				yield {
					...found,
					fixes: [
						{
							title: `Replace with "${meant}"`,
							edits: [replaceAt(file, range, meant)],
						},
					],
				};
			// Other tools have kinds too: a strange word is no sure mistake.
			else if (artifact || model.adopted)
				yield { ...found, severity: "information" };
		}
	},
});
