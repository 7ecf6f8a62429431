/** What is named exists. */

import { replaceAt } from "../../domain/edit";
import { hasParts, idNumber, idPrefix } from "../../domain/id";
import { kindOfPrefix } from "../../domain/kind";
import { itemFields } from "../../kinds/schema";
import type { LinkedReference, Workspace } from "../../model/model";
import { defineRule, type Found, type RuleContext } from "../rule";
import { KnownIds } from "../support/ids";
import { linkedPage } from "../support/moved";
import { listed } from "../support/support";

/** As many ids are listed in a message before it gets too long to be read. */
const mostListed = 5;

export const rule = defineRule({
	id: "references/resolve",
	severity: "error",
	concern: "integrity",
	docs: {
		what: "Every id that a field or a text names is defined, in this model or in one that it builds on.",
		why: "A reference that leads nowhere says that something was meant, and nobody can find out what.",
		how: "Correct the id, or write the item that is missing.",
	},
	examples: [
		{
			title: "A theme that serves a problem which the strategy doesn't name",
			files: {
				"product/strategy.md": `
# Strategy

## Problems

- **ST-1** Drivers wait 40 minutes for a weighing that takes two.
- **ST-2** Half of all invoices are questioned.
`,
				"product/themes.md": `
# Themes

## TH-1: No queue before seven

- Serves: ST-1, ST-5
                ^^^^ ST-5 is named here and defined nowhere, so nobody can look up what is meant. There are ST-1 and ST-2: correct the id, or write the item.
`,
			},
		},
		{
			title: "A metric with one digit too many",
			files: {
				"product/metrics.md": `
# Metrics

## KM-1: Loads weighed within five minutes
`,
				"product/principles.md": `
# Principles

## PP-1: The driver's time over the scale's

It shows in KM-11 first.
            ^^^^^ KM-11 is mentioned here and defined nowhere, so nobody can look up what is meant. Did you mean KM-1?
`,
			},
			fixed: {
				"product/principles.md": `
# Principles

## PP-1: The driver's time over the scale's

It shows in KM-1 first.
`,
			},
		},
		{
			title: "A field that says in words what it should name",
			files: {
				"product/strategy.md": `
# Strategy

## Problems

- **ST-1** Drivers wait 40 minutes for a weighing that takes two.
`,
				"product/themes.md": `
# Themes

## TH-1: No queue before seven

- Serves: happier drivers
          ^^^^^^^^^^^^^^^ "happier drivers" is no id, and \`serves\` names items, such as ST-1. Name the item that is meant.
`,
			},
		},
		{
			title: "Ids that are defined, and words that only look like one",
			files: {
				"product/strategy.md": `
# Strategy

## Problems

- **ST-1** Drivers wait 40 minutes for a weighing that takes two.
`,
				"product/themes.md": `
# Themes

## TH-1: No queue before seven

The scale speaks RFC 2119 and stands at gate PC-7.

- Serves: ST-1
`,
			},
		},
	],
	*model(context) {
		const ids = new KnownIds(context.model);
		for (const linked of context.model.unresolved) {
			const { reference, artifact, from } = linked;
			if (reference.type === "supersedes" || reference.type === "superseded-by")
				continue;
			const found = reference.id
				? unknownId(linked, reference.id, ids, context.workspace)
				: wordsForId(linked, context, ids);
			if (found)
				yield {
					file: artifact.file,
					range: reference.idRange ?? reference.range,
					...(from ? { item: from.id } : {}),
					...found,
				};
		}
	},
});

function unknownId(
	{ reference, artifact, from }: LinkedReference,
	id: string,
	ids: KnownIds,
	workspace: Workspace,
): Omit<Found, "file" | "range"> | undefined {
	const prefix = idPrefix(id);
	if (!prefix) return undefined;
	// "RFC 2119" is the world's; one of ours has a number that we have reached.
	if (prefix === "RFC" && (idNumber(id) ?? 0) > ids.highest(prefix))
		return undefined;
	// "ADR-5-7" may be a range, "ADR-5.2" a section of one.
	if (hasParts(id) && !reference.inField) return undefined;
	const known = ids.of(prefix);
	if (!reference.inField) {
		if (known.length === 0) return undefined;
		// A link to a missing file is the business of links/resolve.
		if (reference.path && !linkedPage(workspace, artifact, reference.path))
			return undefined;
	}
	const meant = ids.near(id, from);
	return {
		...(reference.inField ? {} : { severity: "warning" }),
		cause: id,
		message: `${id} is ${reference.inField ? "named" : "mentioned"} here and defined nowhere, so nobody can look up what is meant. ${advice(prefix, known, meant)}`,
		...(meant && reference.idRange && !reference.path
			? {
					fixes: [
						{
							title: `Replace with ${meant}`,
							edits: [replaceAt(artifact.file, reference.idRange, meant)],
						},
					],
				}
			: {}),
	};
}

function advice(
	prefix: string,
	known: readonly string[],
	meant: string | undefined,
): string {
	if (meant) return `Did you mean ${meant}?`;
	if (known.length === 0)
		return `No page has ${kindOfPrefix(prefix)?.label ?? "items"} with ids such as ${prefix}-1 yet: correct the id, or write the page.`;
	if (known.length > mostListed) return "Correct the id, or write the item.";
	return `There ${known.length === 1 ? "is" : "are"} ${listed(known)}: correct the id, or write the item.`;
}

function wordsForId(
	{ reference, artifact, from }: LinkedReference,
	{ model }: RuleContext,
	ids: KnownIds,
): Omit<Found, "file" | "range"> | undefined {
	// A link to a missing file is the business of links/resolve.
	if (reference.path || reference.text === "") return undefined;
	// Records of other schools have fields of the same name, filled with words.
	if (artifact.kind === "decision" && !model.adopted) return undefined;
	const prefixes =
		(from && itemFields(from.kind).get(reference.type)?.refersTo) ?? [];
	const example =
		prefixes.flatMap((prefix) => ids.of(prefix))[0] ??
		(prefixes[0] ? `${prefixes[0]}-1` : undefined);
	return {
		...(artifact.kind === "decision" ? { severity: "information" } : {}),
		cause: `${reference.type}: ${reference.text}`,
		message: `"${reference.text}" is no id, and \`${reference.type}\` names items${example ? `, such as ${example}` : ""}. Name the item that is meant.`,
	};
}
