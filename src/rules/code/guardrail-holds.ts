/** Files stay within the guardrails, and off what the tech stack has put on hold. */

import { type Advice, adviceOf, capital, sentence } from "../../code/advice";
import { type Exception, Exceptions } from "../../code/deviations";
import { Remedies } from "../../code/remedies";
import { announcedFor, type Crossing } from "../../code/violations";
import type { Item } from "../../domain/artifact";
import { recordOf } from "../../model/decisions";
import { provenance } from "../../model/link";
import type { Model, Workspace } from "../../model/model";
import { defineRule } from "../rule";
import { agreeing, ceiling, ownSeverity, saidBy } from "../support/enforced";
import { counted, named } from "../support/support";

export const rule = defineRule({
	id: "code/guardrail-holds",
	severity: "error",
	concern: "contradiction",
	docs: {
		what: "No file crosses a guardrail's check or uses what the tech stack has put on hold, unless an accepted decision deviates from it there.",
		why: "A guardrail that is crossed in silence is none; one that is crossed by a recorded decision is known, justified and ends.",
		how: "Do what the guardrail says, or record a decision that deviates from it, with a reason, a place and an end. In most manifests a fix takes the entry out, or asks for the one package that `Instead` names. Places from before the guardrail can be set aside with `opmodel baseline`; a `Since` that lies ahead, its own or its page's, announces it.",
	},
	examples: [
		{
			title: "A dependency that a guardrail denies, and one on hold",
			files: {
				"product/guardrails.md": `
# Guardrails

- Owner: Platform

## GR-2: One date library

Two ways to handle time zones cost us two wrong delivery days.

- Deny dependency: \`pkg:npm/moment\`, \`pkg:npm/luxon@<3\`
- Instead: date-fns
- In: \`services/**\`
`,
				"product/tech-stack.md": `
# Tech stack

| ID   | Technology | Purpose  | Ring | Packages           | Replaced by |
| ---- | ---------- | -------- | ---- | ------------------ | ----------- |
| TS-1 | Jest       | Tests    | hold | \`pkg:npm/jest\`     | TS-2        |
| TS-2 | Mocha      | Tests    | adopt | \`pkg:npm/mocha\`   |             |
`,
				"services/billing/package.json": `
{
  "dependencies": {
    "moment": "^2.30.0",
    ^^^^^^^^^^^^^^^^^^^ \`moment\` crosses GR-2 "One date library": it denies \`pkg:npm/moment\`. Use date-fns, or record a decision that deviates from GR-2.
    "luxon": "^3.4.0"
  },
  "devDependencies": {
    "jest": "29.7.0"
    ^^^^^^^^^^^^^^^^ \`jest\` is on hold in the tech stack (TS-1 "Jest"). Use TS-2, or record a decision that deviates from TS-1.
  }
}
`,
			},
			fixed: {
				"services/billing/package.json": `
{
  "dependencies": {
    "luxon": "^3.4.0"
  },
  "devDependencies": {
    "jest": "29.7.0"
  }
}
`,
			},
		},
		{
			title: "An exception that a decision grants, and one that has ended",
			files: {
				"product/guardrails.md": `
# Guardrails

- Owner: Platform

## GR-2: No dynamic code

Nobody can review what is put together while it runs.

- Deny content: \`\\beval\\(\`
- In: \`src/**/*.ts\`
`,
				"docs/adr/0007-formulas.md": `
---
status: accepted
date: 2026-08-25
deviates-from:
  - { from: GR-2, because: "Formulas come from customers.", until: 2027-03-31, in: ["src/formulas/**"] }
  - { from: GR-2, because: "The old report.", until: 2026-09-30, in: ["src/report/**"] }
---

# 7. Evaluate formulas
`,
				"src/formulas/run.ts": `
export const run = (text: string) => eval(text);
                                     ^^^^^ \`eval(\` crosses GR-2 "No dynamic code"; ADR-0007 allows it here until 2027-03-31.
`,
				"src/report/run.ts": `
export const run = (text: string) => eval(text);
                                     ^^^^^ \`eval(\` crosses GR-2 "No dynamic code". The deviation in ADR-0007 ended on 2026-09-30. Take it out, or record a decision that deviates from GR-2.
`,
				"src/safe.ts": `
export const run = (text: string) => text;
`,
			},
		},
		{
			title:
				"Exceptions that lack an end, a reason, or a word on whether they are accepted",
			files: {
				"product/guardrails.md": `
# Guardrails

- Owner: Platform

## GR-2: No dynamic code

Nobody can review what is put together while it runs.

- Deny content: \`\\beval\\(\`
- In: \`src/**/*.ts\`
`,
				"docs/adr/0007-formulas.md": `
# 7. Evaluate formulas

Status: nodded through
Date: 2026-08-25

## Deviates from

- GR-2 until 2027-03-31 in \`src/formulas/**\`: formulas come from customers
`,
				"docs/adr/0008-reports.md": `
# 8. Evaluate reports

Date: 2026-08-25

## Deviates from

- GR-2 until 2027-03-31 in \`src/report/**\`: the old report needs it
`,
				"docs/adr/0009-lists.md": `
# 9. Evaluate lists

Status: accepted
Date: 2026-08-25

## Deviates from

- GR-2 in \`src/lists/**\`: lists come from customers
`,
				"docs/adr/0010-plans.md": `
# 10. Evaluate plans

Status: proposed
Date: 2026-08-25

## Deviates from

- GR-2 until 2027-03-31 in \`src/plans/**\`
`,
				"src/formulas/run.ts": `
export const run = (text: string) => eval(text);
                                     ^^^^^ \`eval(\` crosses GR-2 "No dynamic code". The deviation in ADR-0007 covers nothing yet: nobody can tell from its status "nodded through" whether it is accepted; write \`accepted\` once it is agreed, or teach the word under \`words\` in opmodel.yaml. Take it out, or record a decision that deviates from GR-2.
`,
				"src/report/run.ts": `
export const run = (text: string) => eval(text);
                                     ^^^^^ \`eval(\` crosses GR-2 "No dynamic code". The deviation in ADR-0008 covers nothing yet: the decision has no status; give it one, \`Status: accepted\` once it is agreed. Take it out, or record a decision that deviates from GR-2.
`,
				"src/lists/run.ts": `
export const run = (text: string) => eval(text);
                                     ^^^^^ \`eval(\` crosses GR-2 "No dynamic code". The deviation in ADR-0009 covers nothing yet: it needs an end. Take it out, or record a decision that deviates from GR-2.
`,
				"src/plans/run.ts": `
export const run = (text: string) => eval(text);
                                     ^^^^^ \`eval(\` crosses GR-2 "No dynamic code". The deviation in ADR-0010 covers nothing yet: it needs a reason. Take it out, or record a decision that deviates from GR-2.
`,
			},
		},
		{
			title: "A place that the baseline knows, and one more",
			files: {
				".opmodel-baseline.json": `
{
  "version": 1,
  "entries": [
    {"rule":"code/guardrail-holds","item":"GR-2","file":"src/old.ts","hash":"bd3725f2678c4dfb","count":1}
  ]
}
`,
				"product/guardrails.md": `
# Guardrails

- Owner: Platform

## GR-2: No dynamic code

Nobody can review what is put together while it runs.

- Deny content: \`\\beval\\(\`
- In: \`src/**/*.ts\`
`,
				"src/old.ts": `
export const run = (text: string) => eval(text);
                                     ^^^^^ \`eval(\` crosses GR-2 "No dynamic code". It is in the baseline, so it does not count; take it out when you work here.
export const again = (text: string) => eval(text);
                                       ^^^^^ \`eval(\` crosses GR-2 "No dynamic code". The baseline has 1 such place in this file, and this is one more. Take it out, or record a decision that deviates from GR-2.
`,
			},
		},
		{
			title: "What another tool has found",
			files: {
				"product/guardrails.md": `
# Guardrails

- Owner: Platform

## GR-2: No dynamic code

Nobody can review what is put together while it runs.

- Findings from: \`reports/semgrep.sarif\`
- In: \`src/**\`
`,
				"reports/semgrep.sarif": `
{
  "version": "2.1.0",
  "runs": [{
    "tool": { "driver": { "name": "Semgrep OSS" } },
    "results": [{
      "ruleId": "rules.no-eval",
      "message": { "text": "eval runs whatever it is given." },
      "locations": [{ "physicalLocation": {
        "artifactLocation": { "uri": "src/run.ts", "uriBaseId": "%SRCROOT%" },
        "region": { "startLine": 2, "startColumn": 38, "endLine": 2, "endColumn": 48 }
      } }]
    }, {
      "ruleId": "rules.no-eval",
      "message": { "text": "eval runs whatever it is given." },
      "locations": [{ "physicalLocation": {
        "artifactLocation": { "uri": "tools/try.ts", "uriBaseId": "%SRCROOT%" },
        "region": { "startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 11 }
      } }]
    }]
  }]
}
`,
				"src/run.ts": `
// Formulas come from customers.
export const run = (text: string) => eval(text);
                                     ^^^^^^^^^^ \`rules.no-eval\` (Semgrep OSS) crosses GR-2 "No dynamic code": "eval runs whatever it is given". Mend it, or record a decision that deviates from GR-2.
`,
				"tools/try.ts": `
eval(text);
`,
			},
		},
		{
			title: "Files that keep to what holds",
			files: {
				"product/guardrails.md": `
# Guardrails

- Owner: Platform

## GR-3: Two languages

A third one was read by a single person.

- Allow languages: TypeScript, Python
- In: \`services/**\`
`,
				"services/billing/run.ts": `
export const run = () => 1;
`,
				"services/billing/config.json": `
{}
`,
				"tools/report.rb": `
puts 1
`,
			},
		},
	],
	*model({ model, workspace, crossings, code, today }) {
		if (crossings.length === 0) return;
		const remedies = new Remedies(workspace, code);
		const exceptions = code.exceptions ?? new Exceptions(workspace, today);
		for (const crossing of crossings) {
			const { item, file, range, baseline } = crossing;
			const exception = exceptions.at(item, file);
			const since = announcedFor(
				item,
				workspace.artifacts.get(item.file),
				today,
			);
			yield {
				file,
				range,
				item: item.id,
				severity: item.kind === "tech-stack" ? "warning" : "error",
				...ownSeverity(item),
				...ceiling(model, item, exception, Boolean(since || baseline?.isKnown)),
				message: `${said(crossing, model)}${ending(crossing, exception, since, workspace)}`,
				related: saidBy(item, exception),
				fixes: exception?.state === "granted" ? [] : remedies.of(crossing),
			};
		}
	},
});

/** What crosses what, without a full stop. */
function said({ item, what, file }: Crossing, model: Model): string {
	const from = provenance(model, item.file);
	// A title may end in a full stop, and so does the sentence.
	const rule = `${named(item).replace(/[.\s]+"$/, '"')}${from}`;
	switch (what.type) {
		case "dependency": {
			const name = `\`${what.name}\``;
			if (item.kind === "tech-stack")
				return `${name} is on hold in the tech stack (${rule})`;
			return what.denied
				? `${name} crosses ${rule}: it denies \`${what.denied}\``
				: `${name} crosses ${rule}: it is not among the packages that are allowed`;
		}
		case "language":
			return item.kind === "tech-stack"
				? `${what.language} is on hold in the tech stack (${rule})`
				: `${what.language} crosses ${rule}: it is not among the languages that are allowed`;
		case "content":
			return `\`${shortened(what.found)}\` crosses ${rule}`;
		case "path":
			return `${file.slice(file.lastIndexOf("/") + 1)} crosses ${rule}: it denies files at \`${what.pattern}\``;
		case "finding": {
			const finding = what.rule ? `\`${what.rule}\`` : "A finding";
			const tool = what.tool ? ` (${what.tool})` : "";
			return `${finding}${tool} crosses ${rule}${what.text ? `: "${what.text.replace(/(?<!\.)\.$/, "")}"` : ""}`;
		}
	}
}

/** Why a decision's status covers nothing, and what to do. */
function settling(item: Item, { artifacts }: Workspace): string {
	const record = recordOf(artifacts.get(item.file), item);
	const written = record?.decision?.statusText ?? "";
	return written === ""
		? "the decision has no status; give it one, `Status: accepted` once it is agreed"
		: `nobody can tell from its status "${shortened(written)}" whether it is accepted; write \`accepted\` once it is agreed, or teach the word under \`words\` in opmodel.yaml`;
}

function shortened(text: string): string {
	return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** What becomes of it: who allows it, from when it counts, or what to do. */
function ending(
	{ item, instead, message, baseline, what }: Crossing,
	exception: Exception | undefined,
	since: string | undefined,
	workspace: Workspace,
): string {
	// What a tool finds is seldom a thing that could be taken out.
	const out = what.type === "finding" ? "mend it" : "take it out";
	const told = sentence(message ?? "");
	const own = told ? `. ${told}` : ".";
	const advice = adviceNotIn(told, instead);
	const better = advice && `${advice.isCall ? "" : "use "}${advice.text}`;
	if (exception?.state === "granted")
		return `; ${exception.decision.id} allows it here${exception.until ? ` until ${exception.until}` : ""}.`;
	if (baseline?.isKnown)
		return advice?.isWhole
			? `${own} It is in the baseline, so it does not count. ${sentence(better ?? "")}`
			: `${own} It is in the baseline, so it does not count; ${better ?? out} when you work here.`;
	if (since) return `${own} That counts from ${since} on.`;
	if (exception?.state === "proposed")
		return `${own} ${exception.decision.id} proposes to allow it, which covers nothing until it is accepted${agreeing(item, workspace)}.`;
	const before =
		exception?.state === "ended"
			? ` The deviation in ${exception.decision.id} ended on ${exception.until}.`
			: exception?.state === "unsettled"
				? ` The deviation in ${exception.decision.id} covers nothing yet: ${settling(exception.decision, workspace)}.`
				: exception?.state === "incomplete"
					? ` The deviation in ${exception.decision.id} covers nothing yet: it needs ${exception.needs}.`
					: "";
	const more = baseline
		? ` The baseline has ${counted(baseline.count, "such place")} in this file, and this is one more.`
		: "";
	const todo = advice?.isWhole
		? `${sentence(better ?? "")} Otherwise record`
		: `${capital(better ?? out)}, or record`;
	return `${own}${before}${more} ${todo} a decision that deviates from ${item.id}.`;
}

/** What to use instead, unless the guardrail's own words say that already. */
function adviceNotIn(
	told: string,
	instead: string | undefined,
): Advice | undefined {
	const advice = adviceOf(instead ?? "");
	return advice && !told.toLowerCase().includes(advice.text.toLowerCase())
		? advice
		: undefined;
}
