/** What `opmodel.yaml` says is understood, and what it names exists. */

import type { Written } from "../../domain/artifact";
import { replaceAt } from "../../domain/edit";
import { nearest } from "../../domain/nearest";
import { glob } from "../../matching/glob";
import { extendedRoot } from "../../model/link";
import type { Model } from "../../model/model";
import { defineRule, type Found, type RuleContext } from "../rule";
import { listed } from "../support/support";

type Finding = Omit<Found, "file">;

export const rule = defineRule({
	id: "config/valid",
	severity: "error",
	concern: "integrity",
	docs: {
		what: "`opmodel.yaml` is written in names and values that are understood, and the rules, files and models that it names exist.",
		why: "A setting that nobody understands is passed over, and the repository is checked otherwise than its owners think.",
		how: "Take the name or value that the message offers. `opmodel explain` lists the rules and their options.",
	},
	examples: [
		{
			title: "A rule and an option that don't exist",
			files: {
				"opmodel.yaml": `
opmodel: 1
rules:
  strategy/one-pgae: { max-words: 500 }
  ^^^^^^^^^^^^^^^^^ There is no rule "strategy/one-pgae", so this setting changes nothing. Did you mean "strategy/one-page"?
  decisions/not-left-open: { days: 60 }
  ^^^^^^^^^^^^^^^^^^^^^^^ The rule decisions/not-left-open has no option "days", so it changes nothing. Its option is \`max-days\`.
`,
			},
			fixed: {
				"opmodel.yaml": `
opmodel: 1
rules:
  strategy/one-page: { max-words: 500 }
  decisions/not-left-open: { days: 60 }
`,
			},
		},
		{
			title:
				"A model to extend that isn't there, and a glob that matches nothing",
			files: {
				"opmodel.yaml": `
opmodel: 1
extends: company/opmodel.yaml
         ^^^^^^^^^^^^^^^^^^^^ No operating model was found at company/opmodel.yaml, so nothing is inherited from it. Correct the path, or fetch that repository or package.
files:
  principles: ["handbook/{how,why/*.md"]
               ^^^^^^^^^^^^^^^^^^^^^^^^ This pattern can't be used, so it finds no page. Check its brackets and braces.
`,
			},
		},
		{
			title: "Two models that extend each other",
			files: {
				"opmodel.yaml": `
opmodel: 1
extends: ./labs
         ^^^^^^ This model and the one at labs extend each other, so neither can be said to hold before the other. Remove one of the two.
`,
				"labs/opmodel.yaml": `
opmodel: 1
extends: ..
         ^^ This model and the one above extend each other, so neither can be said to hold before the other. Remove one of the two.
`,
			},
		},
		{
			title: "Settings that are understood",
			files: {
				"opmodel.yaml": `
opmodel: 1
title: Kieswerk Ostrow
extends: ./company
files: { principles: ["handbook/**/*.md"] }
rules: { strategy/one-page: { severity: warning, max-words: 500 }, decisions/dated: off }
`,
				"company/opmodel.yaml": `
opmodel: 1
`,
			},
		},
	],
	*model(context) {
		const { config } = context.model;
		if (!config.file) return;
		const found = [
			...config.faults,
			...strangeRules(context),
			...strangeGlobs(context.model),
			...strangeModels(context),
		];
		for (const one of found) yield { file: config.file, ...one };
	},
});

/** Rules that the configuration's format knows and this version doesn't have: settings for them are no mistake. */
const ofLaterVersions: ReadonlySet<string> = new Set([
	"code/decision-recorded",
	"code/guardrail-holds",
	"dependencies/has-mode",
	"dimensions/answered",
	"outcomes/has-executive",
	"outcomes/is-outcome",
	"outcomes/measurable",
	"ownership/disagreement-settled",
	"ownership/no-gap",
	"ownership/no-overlap",
	"smells/changing-roadmap",
	"smells/echo-chamber",
	"smells/feature-factory",
	"smells/mini-ceo",
	"smells/process-before-value",
	"smells/product-theatre",
	"smells/sales-dictate",
	"teams/five-to-seven",
	"teams/has-mandate",
	"teams/roles-own-something",
]);

function* strangeRules({ model, catalogue }: RuleContext): Generator<Finding> {
	const { file = "", rules } = model.config;
	for (const [id, { keyRange, options }] of rules) {
		const known = catalogue.get(id);
		if (!known) {
			if (ofLaterVersions.has(id)) continue;
			// A name of another shape is the schema's to report.
			if (!/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(id)) continue;
			const meant = nearest(id, [...catalogue.keys()]);
			yield {
				range: keyRange,
				severity: "warning",
				message: `There is no rule "${id}", so this setting changes nothing. ${meant ? `Did you mean "${meant}"?` : "`opmodel explain` lists the rules."}`,
				...(meant
					? {
							fixes: [
								{
									title: `Replace with "${meant}"`,
									edits: [replaceAt(file, keyRange, meant)],
								},
							],
						}
					: {}),
			};
			continue;
		}
		for (const name of Object.keys(options))
			if (!known.includes(name))
				yield {
					range: keyRange,
					severity: "warning",
					message: `The rule ${id} has no option "${name}", so it changes nothing. ${
						known.length === 0
							? "Only its severity can be set."
							: `${known.length === 1 ? "Its option is" : "Its options are"} ${listed(known.map((k) => `\`${k}\``))}.`
					}`,
				};
	}
}

function* strangeGlobs({ config }: Model): Generator<Finding> {
	for (const { text, range } of [...config.files.values()].flat())
		if (!glob(text))
			yield {
				range,
				severity: "warning",
				message:
					"This pattern can't be used, so it finds no page. Check its brackets and braces.",
			};
}

function* strangeModels({ workspace, model }: RuleContext): Generator<Finding> {
	const byRoot = new Map(workspace.models.map((m) => [m.root, m]));
	const named = (from: Model, { text }: Written) => {
		const root = extendedRoot(from.root, text, (r) => byRoot.has(r));
		return root === undefined ? undefined : byRoot.get(root);
	};
	for (const entry of model.config.extends) {
		const other = named(model, entry);
		if (!other)
			yield {
				range: entry.range,
				message: `No operating model was found at ${entry.text}, so nothing is inherited from it. Correct the path, or fetch that repository or package.`,
			};
		else if (other === model)
			yield {
				range: entry.range,
				message:
					"This model extends itself, which changes nothing. Name another model, or remove the line.",
			};
		else if (reaches(other, model))
			yield {
				range: entry.range,
				message: `This model and the one ${other.root === "" ? "above" : `at ${other.root}`} extend each other, so neither can be said to hold before the other. Remove one of the two.`,
			};
	}
}

/** Says whether one model inherits from another, at once or through others. */
function reaches(from: Model, to: Model): boolean {
	const seen = new Set<Model>();
	const open = [from];
	for (let next = open.pop(); next; next = open.pop()) {
		if (next === to) return true;
		if (seen.has(next)) continue;
		seen.add(next);
		open.push(...next.extended);
	}
	return false;
}
