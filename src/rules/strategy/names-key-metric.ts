/** The strategy and the metrics page mean the same key metric. */

import type { Artifact, Item, Section } from "../../domain/artifact";
import { insertAt } from "../../domain/edit";
import { idKey } from "../../domain/id";
import { linkTo } from "../../domain/paths";
import { contains } from "../../domain/position";
import {
	findItem,
	linkedFile,
	lookupChain,
	provenance,
} from "../../model/link";
import { keyMetrics, metricsOf } from "../../model/metrics";
import { type Model, pagesOfKind, type Workspace } from "../../model/model";
import { defineRule } from "../rule";
import { named } from "../support/support";

export const rule = defineRule({
	id: "strategy/names-key-metric",
	severity: "information",
	concern: "completeness",
	docs: {
		what: "The strategy's section on the key metric names the metric that the metrics page calls the key one.",
		why: "Two pages that each describe the number in words of their own drift apart, and then teams steer by two numbers.",
		how: "Name the metric by its id, with a link; the fix adds one. Or change which metric is the key one.",
	},
	examples: [
		{
			title: "A section that describes some other number",
			files: {
				"product/strategy.md": `
# Strategy

## Key metric
   ^^^^^^^^^^ This section does not name KM-1 "Serious findings closed on time", the key metric on the metrics page, so readers can't tell whether both mean the same number. Name it here, or change which one is the key metric.

Sites that use us every week.
`,
				"product/metrics.md": `
# Metrics

## KM-1: Serious findings closed on time

- Role: key
`,
			},
			fixed: {
				"product/strategy.md": `
# Strategy

## Key metric

Sites that use us every week.

[KM-1](metrics.md#km-1-serious-findings-closed-on-time)
`,
			},
		},
		{
			title: "A section that puts it off",
			files: {
				"product/strategy.md": `
# Strategy

## Key metric
   ^^^^^^^^^^ This section names no metric yet, so nobody can tell whether customers get the value. Name one, even if it is only a first guess.

To be decided.
`,
			},
		},
		{
			title: "The same number, by id and in words",
			files: {
				"product/strategy.md": `
# Strategy

## Key metric

KM-1, from 52% to 75%.
`,
				"product/metrics.md": `
# Metrics

## KM-1: Serious findings closed on time

- Role: key
`,
				"labs/opmodel.yaml": "\ntitle: Labs\n",
				"labs/product/strategy.md": `
# Strategy of the labs

## Key metric

Findings that are serious, closed before their time is up.
`,
			},
		},
	],
	*model({ model, workspace }) {
		const key = keyMetricFor(model);
		for (const artifact of pagesOfKind(model, "strategy")) {
			const section = artifact.sections.find(
				(s) => s.key === "key-metric" && s.text !== "",
			);
			if (!section) continue;
			const { file } = artifact;
			if (postponed.test(section.text.trim()))
				yield {
					file,
					range: section.range,
					severity: "warning",
					message:
						"This section names no metric yet, so nobody can tell whether customers get the value. Name one, even if it is only a first guess.",
				};
			else if (
				key &&
				key.file !== file &&
				!isNamed(key, section, artifact, model, workspace)
			)
				yield {
					file,
					range: section.range,
					message: `This section does not name ${named(key)}, the key metric on the metrics page${provenance(model, key.file)}, so readers can't tell whether both mean the same number. Name it here, or change which one is the key metric.`,
					related: [
						{ file: key.file, range: key.range, message: "The key metric." },
					],
					fixes: [
						{
							title: `Name ${key.id} in this section`,
							edits: [
								insertAt(
									file,
									section.contentEnd,
									`\n\n[${key.id}](${linkTo(file, key.file)}${anchorOf(key, workspace)})`,
								),
							],
						},
					],
				};
		}
	},
});

/** What people write in place of a metric. */
const postponed =
	/^(?:tb[acd]|t\.b\.d\.?|todo|to be (?:added|agreed|chosen|decided|defined|determined|done)|none(?: yet)?|not (?:yet )?(?:decided|defined|known)(?: yet)?|n\/a|unknown|\?+|\.{3}|…|[-–—]+|offen|noch offen|à définir|por definir|a definir)[.!…]*$/i;

/** The one key metric that holds for a model: its own, else that of the nearest model above that has metrics. */
function keyMetricFor(model: Model): Item | undefined {
	for (const m of lookupChain(model)) {
		const metrics = metricsOf(m);
		if (metrics.length === 0) continue;
		const keys = keyMetrics(metrics);
		return keys.length === 1 ? keys[0] : undefined;
	}
	return undefined;
}

/** Whether a section names a metric: by id, by a link to its page, or in most of its words. */
function isNamed(
	key: Item,
	section: Section,
	artifact: Artifact,
	model: Model,
	{ artifacts, exists }: Workspace,
): boolean {
	const ids = section.text.match(/\bKM-\d{1,6}\b/gi) ?? [];
	if (ids.length > 0)
		// An id that leads nowhere is reported where references are.
		return ids.some((id) => {
			const item = findItem(model, id, artifact.file);
			return !item || idKey(item.id) === idKey(key.id);
		});
	const linked = artifact.links.some(
		(link) =>
			contains(section.fullRange, link.range) &&
			linkedFile(artifact.file, link.path, artifacts, exists) === key.file,
	);
	return linked || speaksOf(section.text, key.title);
}

/** Whether a text has at least half of a title's longer words. */
function speaksOf(text: string, title: string): boolean {
	const words = (source: string) =>
		new Set(source.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
	const wanted = [...words(title)];
	const there = words(text);
	const shared = wanted.filter((word) => there.has(word)).length;
	return wanted.length === 0 || shared * 2 >= wanted.length;
}

/** The fragment that leads to an item's heading; "" where it has none. */
function anchorOf(item: Item, { artifacts }: Workspace): string {
	const heading = artifacts
		.get(item.file)
		?.sections.find((s) => s.range.start.line === item.range.start.line);
	return item.way === "heading" && heading ? `#${heading.slug}` : "";
}
