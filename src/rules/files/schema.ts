/** Names and values are ones that the kind knows. */

import { defineRule } from "../rule";

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
});
