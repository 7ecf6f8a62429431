/** What is named is in force. */

import type { Artifact, Item } from "../../domain/artifact";
import type { Fix } from "../../domain/diagnostic";
import { replaceAt } from "../../domain/edit";
import { linkTo } from "../../domain/paths";
import { isDraft, isRetired } from "../../domain/standing";
import { recordOf } from "../../model/decisions";
import { provenance } from "../../model/link";
import {
	inGroups,
	type LinkedPage,
	type LinkedReference,
	type Model,
} from "../../model/model";
import { successorsInForce } from "../../model/succession";
import { defineRule } from "../rule";
import { listed } from "../support/support";

export const rule = defineRule({
	id: "references/current",
	severity: "warning",
	concern: "integrity",
	docs: {
		what: "What a page builds on is in force: no field names a decision that was superseded or an item that was retired, and no text does without naming what came after.",
		why: "Whoever follows such a reference acts on what held yesterday.",
		how: "Name what took its place; the fix does so where exactly one thing did.",
	},
	examples: [
		{
			title: "A guardrail that rests on a decision of yesterday",
			files: {
				"product/guardrails.md": `
# Guardrails

## GR-3: Each truck is weighed twice

- Applies to: ADR-0002
              ^^^^^^^^ ADR-0002 is superseded, so whoever follows this acts on what no longer holds. Name ADR-0004, which took its place.

How the weights are kept is settled in ADR-0002.
                                       ^^^^^^^^ ADR-0002 is superseded, so whoever follows this acts on what no longer holds. Name ADR-0004, which took its place.
`,
				"docs/adr/0002-weigh-once.md": `
# 2. Weigh once

Status: superseded by ADR-0004
`,
				"docs/adr/0004-weigh-twice.md": `
# 4. Weigh twice

Status: accepted, supersedes ADR-0002
`,
			},
			fixed: {
				"product/guardrails.md": `
# Guardrails

## GR-3: Each truck is weighed twice

- Applies to: ADR-0004

How the weights are kept is settled in ADR-0002.
`,
			},
		},
		{
			title: "A theme that moves a metric nobody counts any more",
			files: {
				"product/metrics.md": `
# Metrics

## KM-1: Loads weighed within five minutes

## KM-2: Slips printed

- Status: retired
`,
				"product/themes.md": `
# Themes

## TH-1: No paper at the gate

- Moves: KM-2
         ^^^^ KM-2 is retired, so whoever follows this acts on what no longer holds. Name what holds now, or leave it out.
`,
			},
		},
		{
			title:
				"History that is told as such, and decisions that were made before",
			files: {
				"product/guardrails.md": `
# Guardrails

## GR-3: Each truck is weighed twice

ADR-0002 had trucks weighed once; ADR-0004 ended that.
`,
				"docs/adr/0002-weigh-once.md": `
# 2. Weigh once

Date: 2026-01-10
Status: superseded by ADR-0004
`,
				"docs/adr/0003-print-no-slips.md": `
# 3. Print no slips

Date: 2026-02-01
Status: accepted
Upholds: ADR-0002
`,
				"docs/adr/0004-weigh-twice.md": `
# 4. Weigh twice

Date: 2026-03-01
Status: accepted, supersedes ADR-0002
`,
			},
		},
	],
	*model({ model, workspace }) {
		const together = new NamedTogether(model);
		const told = new Set<string>();
		const inForce = new Map<Item, readonly Item[]>();
		for (const linked of model.toRetired) {
			const { reference, artifact, from, target } = linked;
			if (!target || target === from) continue;
			if (aboutChange.has(reference.type)) continue;
			if (isRetired(from?.status ?? "") || isRetired(artifact.status)) continue;
			const successors =
				inForce.get(target) ?? successorsInForce(model, target);
			inForce.set(target, successors);
			if (from && successors.includes(from)) continue;
			if (isBefore(linked, [target, ...successors], workspace.artifacts))
				continue;
			if (!reference.inField) {
				// In a record the past is told, and after its day nobody touches it up.
				if (artifact.kind === "decision") continue;
				const names = together.with(linked);
				if (successors.some((successor) => names.has(successor))) continue;
				const once = `${placeOf(linked)} ${target.file} ${target.id}`;
				if (told.has(once)) continue;
				told.add(once);
			}
			const names = successors.map((successor) => successor.id);
			const advice =
				names.length > 0
					? `Name ${listed(names)}, which took its place.`
					: "Name what holds now, or leave it out.";
			const fix = exchange(linked, successors);
			yield {
				file: artifact.file,
				range: reference.idRange ?? reference.range,
				cause: `${target.file} ${target.id}`,
				...(from ? { item: from.id } : {}),
				...(reference.inField && !isDraft(from?.status ?? artifact.status)
					? {}
					: { severity: "information" }),
				message: `${target.id}${provenance(model, target.file)} is ${target.status.replace(/[^\p{L}].*$/u, "")}, so whoever follows this acts on what no longer holds. ${advice}`,
				related: [
					{
						file: target.file,
						range: target.fields.status?.range ?? target.range,
						message: `${target.id} is no longer in force.`,
					},
				],
				...(fix ? { fixes: [fix] } : {}),
			};
		}
	},
});

/** References that speak of the change itself. */
const aboutChange: ReadonlySet<string> = new Set([
	"supersedes",
	"superseded-by",
	"amends",
]);

/** The item that a reference stands in, else its page. */
function placeOf({ artifact, from }: LinkedReference): string {
	return `${artifact.file} ${from?.id ?? ""}`;
}

const toRetired = inGroups((pages) =>
	pages.filter((page) => page.toRetired.length > 0),
);

/** What each item, or the text of each page outside of its items, names; worked out for the pages that are asked about. */
class NamedTogether {
	readonly #pages: ReadonlyMap<Artifact, LinkedPage>;
	readonly #found = new Map<string, ReadonlySet<Item>>();

	constructor(model: Model) {
		this.#pages = new Map(
			toRetired(model)
				.flat()
				.map((page) => [page.artifact, page]),
		);
	}

	with(linked: LinkedReference): ReadonlySet<Item> {
		const place = placeOf(linked);
		const known = this.#found.get(place);
		if (known) return known;
		const page = this.#pages.get(linked.artifact);
		const names = new Set(
			(page?.references ?? []).flatMap((other) =>
				other.target && placeOf(other) === place ? [other.target] : [],
			),
		);
		this.#found.set(place, names);
		return names;
	}
}

/** Says whether a decision that names something retired was, or may have been, made while that still held. */
function isBefore(
	{ artifact, from, reference }: LinkedReference,
	[target, ...successors]: readonly Item[],
	artifacts: ReadonlyMap<string, Artifact>,
): boolean {
	if (artifact.kind !== "decision") return false;
	const date = (item: Item | undefined) =>
		item && recordOf(artifacts.get(item.file), item)?.decision?.date;
	const own = date(from);
	const change = successors.map(date).find((d) => d) ?? date(target);
	// An item of a page says no day; who names it in a field of a record that counts as recent means what holds.
	if (!change && target?.kind !== "decision") return !reference.inField;
	return !own || !change || own <= change;
}

/** The fix that names the one successor instead. */
function exchange(
	{ reference, artifact }: LinkedReference,
	successors: readonly Item[],
): Fix | undefined {
	const [successor] = successors;
	if (!successor || successors.length > 1) return undefined;
	const { id, file } = successor;
	const title = `Name ${id} instead`;
	if (!reference.path)
		return reference.idRange
			? { title, edits: [replaceAt(artifact.file, reference.idRange, id)] }
			: undefined;
	// Of a link in a text only the id is known, and its target would stay what it is.
	if (!reference.inField || artifact.kind === "decision") return undefined;
	const link = `[${id}](${linkTo(artifact.file, file)})`;
	return { title, edits: [replaceAt(artifact.file, reference.range, link)] };
}
