/** The values of a guardrail's checks can be used. */

import { type CheckFault, faultsOf } from "../../code/check-faults";
import { nearestLanguage } from "../../code/linguist/languages";
import type { Artifact, Item, Written } from "../../domain/artifact";
import type { Fix } from "../../domain/diagnostic";
import { replaceAt } from "../../domain/edit";
import { isRetired } from "../../domain/standing";
import { meantPurl, purlFault } from "../../matching/purl";
import { defineRule, type Found } from "../rule";

export const rule = defineRule({
	id: "guardrails/check-valid",
	severity: "error",
	concern: "integrity",
	docs: {
		what: "The package URLs, patterns, globs and reports of a check can be used.",
		why: "A check that can't be run finds nothing, and a guardrail that finds nothing looks as if it held.",
		how: "Write package URLs as `pkg:npm/luxon@<3`, patterns as regular expressions for one line, and globs and reports as paths below the model's root.",
	},
	examples: [
		{
			title: "Values that find nothing",
			files: {
				"product/guardrails.md": `
# Guardrails

## GR-1: One date library

- Deny dependency: \`pkg:npm/moment\`, \`pkg:pip/arrow\`
                                      ^^^^^^^^^^^^^ The package URL \`pkg:pip/arrow\` can't be used, so it finds nothing. "pip" is not a type whose manifests are read: these are npm, pypi, golang, cargo, maven, nuget, gem, composer, docker, jsr.
- Deny path: \`**/*.moment.ts\`
- In: \`services/{billing,export/**\`
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ The glob \`services/{billing,export/**\` can't be used, so it matches nothing. A bracket or brace in it is never closed.

## GR-2: No dynamic code

- Deny content: \`eval(\`
                 ^^^^^ The pattern \`eval(\` can't be used, so it finds nothing. It opens a group with \`(\` that is never closed; write \`\\(\` for the character itself.
`,
			},
			fixed: {
				"product/guardrails.md": `
# Guardrails

## GR-1: One date library

- Deny dependency: \`pkg:npm/moment\`, \`pkg:pypi/arrow\`
- Deny path: \`**/*.moment.ts\`
- In: \`services/{billing,export/**\`

## GR-2: No dynamic code

- Deny content: \`eval(\`
`,
			},
		},
		{
			title: "Ranges in the qualifier of a package URL",
			files: {
				"product/guardrails.md": `
# Guardrails

## GR-1: One date library

- Deny dependency: \`pkg:npm/luxon?vers=vers:npm/<3.0.0\`, \`pkg:npm/moment?vers=vers:deb/<2\`
                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The package URL \`pkg:npm/moment?vers=vers:deb/<2\` can't be used, so it finds nothing. The versions of npm packages are not compared by the scheme "deb": write \`vers:npm/\`.
`,
			},
		},
		{
			title: "In a block of checks",
			files: {
				"product/guardrails.md": `
# Guardrails

## GR-1: No real names in the repository

\`\`\`yaml checks
- content:
    deny: 'Author: *\\n'
          ^^^^^^^^^^^^^ The pattern \`Author: *\\n\` can't be used, so it finds nothing. \`\\n\` asks for a line break, and a pattern is searched for on one line at a time; \`$\` is the end of a line.
    in: ["fixtures/**", "!fixtures/made-up/**"]
                        ^^^^^^^^^^^^^^^^^^^^^^ The glob \`!fixtures/made-up/**\` can't be used, so it matches nothing. A glob can't leave out with \`!\`; name the paths that are meant.
- dependency:
    deny: moment
          ^^^^^^ The package URL \`moment\` can't be used, so it finds nothing. It does not begin with \`pkg:\` and a type, as \`pkg:npm/moment\` does.
\`\`\`
`,
			},
		},
		{
			title: "A place whose changes need a decision",
			files: {
				"product/guardrails.md": `
# Guardrails

## GR-5: Infrastructure changes in writing

- Decision needed for: \`infra/**\`, \`../shared/**\`, \`keys/[a-z\`
                                    ^^^^^^^^^^^^ The glob \`../shared/**\` can't be used, so it matches nothing. It leads out of the model's folder, and only what lies below it is looked at.
                                                    ^^^^^^^^^ The glob \`keys/[a-z\` can't be used, so it matches nothing. A bracket or brace in it is never closed.

\`\`\`yaml checks
- decision: { for: ["!infra/test/**"] }
                    ^^^^^^^^^^^^^^^^ The glob \`!infra/test/**\` can't be used, so it matches nothing. A glob can't leave out with \`!\`; name the paths that are meant.
\`\`\`
`,
			},
		},
		{
			title: "A technology on hold",
			files: {
				"product/tech-stack.md": `
# Tech stack

| ID | Technology | Ring | Packages |
| --- | --- | --- | --- |
| TS-1 | Cordova | hold | \`npm/cordova-ios\` |
                           ^^^^^^^^^^^^^^^ The package URL \`npm/cordova-ios\` can't be used, so it finds nothing. It does not begin with \`pkg:\` and a type, as \`pkg:npm/moment\` does.
| TS-2 | Swift Charts | adopt | \`pkg:swift/charts\` |
`,
			},
		},
		{
			title: "A language that nobody knows",
			files: {
				"product/guardrails.md": `
# Guardrails

## GR-3: Two languages

- Allow languages: TypeScript, Pyhton
                               ^^^^^^ The language \`Pyhton\` can't be used, so it finds nothing. Did you mean Python?
`,
			},
			fixed: {
				"product/guardrails.md": `
# Guardrails

## GR-3: Two languages

- Allow languages: TypeScript, Python
`,
			},
		},
		{
			title: "Reports that are not read",
			files: {
				"product/guardrails.md": `
# Guardrails

## GR-2: No dynamic code

- Findings from: \`../reports/semgrep.sarif\`, \`https://example.org/eslint.sarif\`
                  ^^^^^^^^^^^^^^^^^^^^^^^^ The report \`../reports/semgrep.sarif\` can't be used, so it finds nothing. It leads out of the model's folder, and only what lies below it is read.
                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ The report \`https://example.org/eslint.sarif\` can't be used, so it finds nothing. It is an address, and nothing is fetched; name a file below the model's folder.

## GR-3: No secrets

\`\`\`yaml checks
- findings:
    sarif: reports/*.sarif
           ^^^^^^^^^^^^^^^ The report \`reports/*.sarif\` can't be used, so it finds nothing. It has wildcards, and a check reads one report; name the file.
    rules: ["no-{secrets"]
            ^^^^^^^^^^^^^ The glob \`no-{secrets\` can't be used, so it matches nothing. A bracket or brace in it is never closed.
\`\`\`
`,
			},
		},
		{
			title: "Checks that can be used",
			files: {
				"product/guardrails.md": `
# Guardrails

## GR-1: One date library

- Deny dependency: \`pkg:npm/moment\`, \`pkg:npm/@scope/dates@>=2.1 <3\`, \`pkg:maven/joda-time/joda-time\`
- In: \`services/**\`, \`apps/*/src/**/*.{ts,tsx}\`, docs

## GR-2: No dynamic code

- Deny content: \`\\beval\\(\`, \`new\\s+Function\\(.*\\)\`, \`(?i)(\\w+\\s?)+@\`
- Findings from: \`reports/semgrep.sarif\`, \`./reports/eslint.sarif\`
`,
			},
		},
	],
	kinds: ["guardrails", "tech-stack"],
	*artifact(artifact) {
		for (const item of artifact.items) {
			if (isRetired(item.status)) continue;
			// Field lines share one `In` among several checks.
			const seen = new Set<string>();
			for (const { value, what, fault } of (item.checks ?? []).flatMap(
				faultsOf,
			)) {
				const place = JSON.stringify(value.range);
				if (!seen.has(place)) yield found(artifact, item, value, what, fault);
				seen.add(place);
			}
			if (item.fields.ring?.text.toLowerCase() !== "hold") continue;
			for (const value of item.fields.packages?.entries ?? []) {
				const fault = purlFault(value.text);
				if (fault) yield found(artifact, item, value, "package URL", fault);
			}
		}
	},
});

function found(
	{ file }: Artifact,
	item: Item,
	{ text, range }: Written,
	what: CheckFault["what"],
	fault: string,
): Found {
	const meant =
		what === "package URL"
			? meantPurl(text)
			: what === "language"
				? nearestLanguage(text)
				: undefined;
	const fixes: Fix[] = meant
		? [{ title: `Write ${meant}`, edits: [replaceAt(file, range, meant)] }]
		: [];
	return {
		file,
		range,
		item: item.id,
		message: `The ${what} \`${text}\` can't be used, so it ${what === "glob" ? "matches" : "finds"} nothing. ${fault}`,
		fixes,
	};
}
