/** The stack keeps to a few programming languages. */

import { isInForce } from "../../domain/standing";
import { pagesOfKind } from "../../model/model";
import { defineRule } from "../rule";
import { listed } from "../support/support";

export const rule = defineRule({
	id: "tech-stack/few-languages",
	severity: "information",
	concern: "wording",
	docs: {
		what: "The adopted entries of the tech stack name no more than a few programming languages. Languages for queries, markup, scripts and settings don't count.",
		why: "Each language makes a part of the code that only some of the engineers can maintain, and none of them can move freely.",
		how: "Keep the languages that carry most of the product, and put the others on hold. `max` sets how many are few.",
	},
	options: {
		max: { default: 5, description: "How many languages are few." },
	},
	examples: [
		{
			title: "More languages than configured",
			files: {
				"opmodel.yaml": `
rules: { tech-stack/few-languages: { max: 2 } }
`,
				"product/tech-stack.md": `
# Tech stack
  ^^^^^^^^^^ The stack adopts 3 languages (TypeScript, Python and Kotlin), and few are 2: each one more is code that fewer people can maintain. Keep those that carry most of the product, and put the others on hold.

| ID   | Technology | Ring  | Languages       |
| ---- | ---------- | ----- | --------------- |
| TS-1 | Fastify    | adopt | TypeScript, SQL |
| TS-2 | Reports    | adopt | Python          |
| TS-3 | Android    | adopt | Kotlin          |
| TS-4 | iOS        | hold  | Swift           |
`,
			},
		},
		{
			title: "A few languages",
			files: {
				"product/tech-stack.md": `
# Tech stack

| ID   | Technology | Ring  | Languages       |
| ---- | ---------- | ----- | --------------- |
| TS-1 | Fastify    | adopt | TypeScript, SQL |
| TS-2 | Reports    | adopt | Python          |
`,
			},
		},
	],
	*model({ model, option }) {
		const pages = pagesOfKind(model, "tech-stack");
		const languages = new Map<string, string>();
		for (const { fields, status } of pages.flatMap(({ items }) => items)) {
			if (fields.ring?.text.toLowerCase() !== "adopt" || !isInForce(status))
				continue;
			for (const { text } of fields.languages?.entries ?? []) {
				const key = text.toLowerCase();
				if (!auxiliary.has(key) && !languages.has(key))
					languages.set(key, text);
			}
		}
		const [page] = pages;
		const most = option("max");
		if (!page || languages.size <= most) return;
		yield {
			file: page.file,
			range: page.headingRange,
			message: `The stack adopts ${languages.size} languages (${listed([...languages.values()])}), and few are ${most}: each one more is code that fewer people can maintain. Keep those that carry most of the product, and put the others on hold.`,
		};
	},
});

/** Languages for queries, markup, scripts and settings: every product has them, and they split no team. */
const auxiliary: ReadonlySet<string> = new Set([
	"sql",
	"plpgsql",
	"graphql",
	"shell",
	"bash",
	"powershell",
	"html",
	"css",
	"scss",
	"sass",
	"less",
	"xml",
	"json",
	"yaml",
	"toml",
	"markdown",
	"hcl",
	"terraform",
	"dockerfile",
	"makefile",
]);
