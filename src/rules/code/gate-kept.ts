/** A change does not loosen what it is checked by. */

import { type Loosening, loosened } from "../../code/gate/gate";
import type { Placed } from "../../code/gate/gate-checks";
import type { CheckType, Item } from "../../domain/artifact";
import { categoryInfo } from "../../domain/category";
import { join } from "../../domain/paths";
import { expectedCategories } from "../../model/coverage";
import { inheritedField, type Model, type Workspace } from "../../model/model";
import { defineRule, type Found, type Lowered } from "../rule";
import { counted, listed, named } from "../support/support";

/** More files than this are counted, not named. */
const mostNamed = 3;

const guardrails = `
# Guardrails

- Owner: Platform

## GR-1: No dynamic code

Nobody can review what is put together while it runs.

- Deny content: \`\\beval\\(\`
- In: \`src/**\`
`;

export const rule = defineRule({
	id: "code/gate-kept",
	severity: "warning",
	concern: "contradiction",
	raisedByStrict: true,
	docs: {
		what: "A change takes away or loosens nothing that it is checked by: guardrails and their checks, deviations, the baseline, rules, comments that silence them, and the files that are looked at.",
		why: "A gate that the change itself can open stops nobody. Loosening it is a decision of its own, which its owner agrees to before something goes through.",
		how: "Bring the looser guardrail, deviation, entry or setting in a change of its own, and what needs it afterwards. Until then the change is judged by what held at its base. Only `opmodel check --base` knows what has changed; its own severity and comments are those of the base as well.",
	},
	examples: [
		{
			title: "A guardrail's place that leaves out what is added",
			change: [
				{ path: "product/guardrails.md", how: "changed" },
				{ path: "src/report/run.ts", how: "added" },
			],
			before: {
				"product/guardrails.md": guardrails,
				"src/report/run.ts": undefined,
			},
			files: {
				"opmodel.yaml": "\nopmodel: 1\n",
				"product/guardrails.md": `
# Guardrails

- Owner: Platform

## GR-1: No dynamic code

Nobody can review what is put together while it runs.

- Deny content: \`\\beval\\(\`
- In: \`src/app/**\`
       ^^^^^^^^^^ GR-1 "No dynamic code" no longer reaches \`src/report/run.ts\`, which it did at \`main\`. The change is judged as if it still did; narrow the check in a change of its own, with Platform's agreement.
`,
				"src/app/run.ts": `
export const run = () => 1;
`,
				"src/report/run.ts": `
export const run = (text: string) => eval(text);
`,
			},
		},
		{
			title:
				"A deviation that the change grants itself, and a rule that it switches off",
			change: [
				{ path: "docs/adr/0007-formulas.md", how: "added" },
				{ path: "opmodel.yaml", how: "changed" },
			],
			before: {
				"docs/adr/0007-formulas.md": undefined,
				"opmodel.yaml": "\nopmodel: 1\n",
			},
			files: {
				"opmodel.yaml": `
opmodel: 1
rules:
  code/guardrail-holds: off
  ^^^^^^^^^^^^^^^^^^^^^^^^^ This switches code/guardrail-holds off, which is an error at \`main\`. The change is judged as there; bring the setting in a change of its own.
`,
				"product/guardrails.md": guardrails,
				"docs/adr/0007-formulas.md": `
# 7. Formulas

Status: accepted
Date: 2026-11-20

## Deviates from

- GR-1 until 2027-03-31 in \`src/formulas/**\`: formulas come from customers
  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ ADR-0007 lets \`src/formulas/run.ts\` deviate from GR-1 "No dynamic code" until 2027-03-31, which nothing did at \`main\`. The change is judged without it; bring the decision in a change of its own, with Platform's agreement.
`,
				"src/formulas/run.ts": `
export const run = (text: string) => text;
`,
			},
		},
		{
			title: "Changes that loosen nothing",
			change: [
				{ path: "product/guardrails.md", how: "changed" },
				{ path: "docs/adr/0007-formulas.md", how: "changed" },
				{ path: "opmodel.yaml", how: "changed" },
			],
			before: {
				"product/guardrails.md": guardrails,
				"docs/adr/0007-formulas.md": `
# 7. Formulas

Status: accepted
Date: 2026-08-20

## Deviates from

- GR-1 until 2027-03-31 in \`src/**\`: formulas come from customers
`,
				"opmodel.yaml": "\nopmodel: 1\nrules: { decisions/dated: warning }\n",
			},
			files: {
				"opmodel.yaml": "\nopmodel: 1\nrules: { decisions/dated: error }\n",
				"product/guardrails.md": `
# Guardrails

- Owner: Security

## GR-2: No shell

Nobody knows what it runs.

- Deny content: \`\\bexec\\(\`

## GR-1: No code that is put together while it runs

- Deny content: \`\\b(?:eval|Function)\\(\`
- In: \`src/**\`, \`tools/**\`
`,
				"docs/adr/0007-formulas.md": `
# 7. Formulas

Status: accepted
Date: 2026-08-20

## Deviates from

- GR-1 until 2027-01-31 in \`src/formulas/**\`: formulas come from customers
`,
				"src/formulas/run.ts": `
export const run = (text: string) => eval(text);
`,
			},
		},
	],
	*model({ model, workspace, today, lowered, code: { base } }) {
		if (!base) return;
		yield* quieter(model, lowered, base.workspace, base.ref);
		// What is loosened elsewhere is found once, whatever model it is in.
		if (model !== workspace.root) return;
		for (const one of loosened(base, workspace, today)) {
			const { file, range, item } = one;
			yield {
				file,
				range,
				...(item ? { item: item.id } : {}),
				...(isSaidOnly(one) ? { severity: "information" as const } : {}),
				message: said(one, workspace, base.workspace, base.ref),
			};
		}
	},
});

/** Says whether it may well be as it should. */
function isSaidOnly({ what }: Loosening): boolean {
	return what.type === "unfollowed" || (what.type === "marked" && what.isNew);
}

/** What the settings of a model no longer ask for. */
function* quieter(
	model: Model,
	lowered: readonly Lowered[],
	before: Workspace,
	ref: string,
): Generator<Found> {
	const { config, settings } = model;
	const then = before.modelOf(join(model.root, "opmodel.yaml"));
	const file = config.file ?? then.config.file;
	if (file === undefined) return;
	const own =
		"The change is judged as there; bring the setting in a change of its own.";
	const isSame = then.root === model.root;
	const isLessStrict =
		isSame && then.settings.preset === "strict" && settings.preset !== "strict";
	if (isLessStrict)
		yield {
			file,
			range: config.titleRange,
			message: `The preset is no longer \`strict\`, as it is at \`${ref}\`, so less is asked for. ${own}`,
		};
	for (const { rule, was, is } of lowered) {
		const setting = config.rules.get(rule);
		if (!setting && isLessStrict && !then.settings.rules.has(rule)) continue;
		const to =
			is === "off"
				? `This switches ${rule} off, which is ${article(was)} at \`${ref}\``
				: is === was
					? `This lets ${rule} pass more than at \`${ref}\``
					: `This makes ${rule} ${article(is)}, which is ${article(was)} at \`${ref}\``;
		const left =
			is === was
				? `${rule} lets more pass here than at \`${ref}\``
				: `${rule} is ${is === "off" ? is : article(is)} here, and ${article(was)} at \`${ref}\``;
		yield {
			file,
			range: setting?.range ?? config.titleRange,
			message: `${setting ? to : left}. ${own}`,
		};
	}
	if (!isSame || !then.adopted) return;
	const asked = expectedCategories(model);
	for (const category of expectedCategories(then)) {
		const optOut = config.notNeeded.get(category);
		if (then.settings.notNeeded.has(category)) continue;
		if (!optOut && asked.has(category)) continue;
		const label = categoryInfo(category)?.label.toLowerCase() ?? category;
		yield {
			file,
			range: optOut?.range ?? config.titleRange,
			message: `The page for ${label} is no longer asked for, as it is at \`${ref}\`, so nobody is told that it is missing. Leave it out in a change of its own.`,
		};
	}
}

function article(severity: string): string {
	return severity === "information"
		? severity
		: `${/^[aeiou]/.test(severity) ? "an" : "a"} ${severity}`;
}

/** What is loosened, why that matters and what to do. */
function said(
	{ item, what }: Loosening,
	now: Workspace,
	before: Workspace,
	ref: string,
): string {
	const name = item ? named(item) : "";
	const at = `at \`${ref}\``;
	const then = agreed(item, before, now);
	const does = (verb: string, how: string) =>
		`The change is judged as if ${verb}; ${how} in a change of its own${then}.`;
	switch (what.type) {
		case "removed":
			return `${name} is gone, which held ${at}. ${does("it still held", "take it away")}`;
		case "inactive":
			return `${name} held ${at} and is "${what.status}" now, so nothing counts against it. ${does("it still held", "take it out of force")}`;
		case "announced":
			return `${name} counts from ${what.since} on alone, and held ${at}. ${does("it still held", "put it off")}`;
		case "milder":
			return `What crosses ${name} is ${article(what.is)} now, and ${article(what.was)} ${at}. ${does("it still were", "lower it")}`;
		case "entry":
			return `${name} no longer ${verbs[what.check]} \`${what.written}\`, which it did ${at}. ${does("it still did", "take it out")}`;
		case "list":
			return `${name} no longer says all ${things[what.check]} that are allowed, which it did ${at}. ${does("it still did", "take the list out")}`;
		case "allowed":
			return `${name} allows \`${what.written}\` in addition, which it did not ${at}. ${does("it still did not", "allow it")}`;
		case "place":
			return `${name} no longer reaches ${reached(what.where)}, which it did ${at}. ${does("it still did", "narrow the check")}`;
		case "report":
			return `The report \`${what.report}\` that ${name} goes by is there ${at} and gone now, so nothing is known of what it found. Put it back, or have it made before each check.`;
		case "granted":
		case "wider": {
			const where = what.example
				? `lets \`${what.example}\` deviate`
				: "allows to deviate";
			return `${what.decision.id} ${where} from ${name}${until(what.until)}, which nothing did ${at}. The change is judged without it; bring the decision in a change of its own${then}.`;
		}
		case "longer":
			return `${what.decision.id} allows to deviate from ${name}${until(what.until)}, and ${at} that ended on ${what.was}. ${does("it still did", "lengthen it")}`;
		case "baseline":
			return `The baseline takes in ${counted(what.count, "place")} that ${what.count === 1 ? "crosses" : "cross"} ${name} and ${what.count === 1 ? "was" : "were"} not in it ${at}: ${files(what.files)}. The change is judged without ${what.count === 1 ? "it" : "them"}; mend ${what.count === 1 ? "it" : "them"}, or record ${what.count === 1 ? "it" : "them"} in a change of its own${then}.`;
		case "unfollowed":
			return `${files(what.files)} ${what.files.length === 1 ? "crosses a guardrail and is" : "cross guardrails and are"} left out by \`.gitignore\` since this change, so git does not follow ${what.files.length === 1 ? "it" : "them"} and nothing is said of what is there. If ${what.files.length === 1 ? "it belongs" : "they belong"} to the repository, take the line out.`;
		case "moved":
			return `\`${what.path}\` was moved from \`${what.from}\`, out of where ${name} holds, and takes along what crosses it. The change is judged as if it held there; mend that first, or move the file in a change of its own${then}.`;
		case "marked":
			return what.isNew
				? `\`${what.path}\` crosses a guardrail and is new with a mark by which tools tell that they made it, so guardrails pass over what it holds. If people write it, take the mark out.`
				: `\`${what.path}\` has a mark since this change by which tools tell that they made it, so guardrails pass over what they looked at ${at}. The change is judged as if they still did; bring the mark in a change of its own.`;
		case "hidden":
			return `${files(what.files)} ${what.files.length === 1 ? "is" : "are"} ${marks[what.how]} since this change, so guardrails pass over what they looked at ${at}. The change is judged as if they still did; bring this line in a change of its own.`;
	}
}

function until(day: string | undefined): string {
	return day ? ` until ${day}` : "";
}

/** With whose agreement, by the page of the base: the change itself may name another owner. */
function agreed(
	item: Item | undefined,
	before: Workspace,
	now: Workspace,
): string {
	if (!item) return "";
	const [then] = before.root.items.get(item.id) ?? [];
	const owner =
		(then &&
			inheritedField(then, before.artifacts.get(then.file), "owner")?.text) ||
		inheritedField(item, now.artifacts.get(item.file), "owner")?.text;
	return owner ? `, with ${owner}'s agreement` : "";
}

const verbs: Readonly<Record<CheckType, string>> = {
	dependency: "denies",
	language: "denies",
	content: "denies",
	path: "denies",
	decision: "asks for a decision at",
	findings: "goes by",
};

const things: Readonly<Record<CheckType, string>> = {
	dependency: "packages",
	language: "languages",
	content: "texts",
	path: "paths",
	decision: "changes",
	findings: "findings",
};

const marks = {
	ignored: "left out by `.gitignore`",
	generated: "said to be generated",
	vendored: "said to be vendored",
	documentation: "said to be documentation",
	detectable: "said to count among no languages",
	language: "said to be in another language",
} as const;

function reached(where: Placed): string {
	if ("example" in where) return `\`${where.example}\``;
	return "place" in where
		? `all of \`${where.place}\``
		: "what stands in no place that it names";
}

function files(all: readonly string[]): string {
	const shown = all.slice(0, mostNamed).map((file) => `\`${file}\``);
	const rest = all.length - shown.length;
	return rest > 0
		? `${shown.join(", ")} and ${counted(rest, "more file")}`
		: listed(shown);
}
