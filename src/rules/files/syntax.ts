/** What is written as YAML or Markdown can be read as such. */

import { defineRule } from "../rule";

export const rule = defineRule({
	id: "files/syntax",
	severity: "error",
	concern: "integrity",
	docs: {
		what: "Files can be read: their YAML and Markdown follow the rules of these formats.",
		why: "What can't be read doesn't count, and a value that YAML takes for something else says what nobody meant.",
		how: "Correct the place that is underlined; where a value only lacks quotes, the fix puts them there.",
	},
	examples: [
		{
			title: "An owner that YAML takes for something else",
			files: {
				"product/capabilities.yaml": `
owner: @field-platform
       ^^^^^^^^^^^^^^^ A YAML value can't begin with @. Put the value into quotes.
items:
  - id: CC-1
    title: Reading gauges from a photo
`,
			},
			fixed: {
				"product/capabilities.yaml": `
owner: "@field-platform"
items:
  - id: CC-1
    title: Reading gauges from a photo
`,
			},
		},
		{
			title: "The same page in YAML that reads as it was meant",
			files: {
				"product/capabilities.yaml": `
owner: "@field-platform"
items:
  - id: CC-1
    title: Reading gauges from a photo
`,
			},
		},
	],
	*artifact(artifact) {
		for (const { rule, ...fault } of artifact.faults)
			if (rule === "files/syntax") yield { file: artifact.file, ...fault };
	},
});
