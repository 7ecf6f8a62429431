/** Links between pages lead somewhere. */

import type { Artifact, Link } from "../../domain/artifact";
import { replaceAt } from "../../domain/edit";
import { idPrefix } from "../../domain/id";
import { nearest } from "../../domain/nearest";
import { folderOf, join, linkTo, nameOf } from "../../domain/paths";
import type { Range } from "../../domain/position";
import { inGroups, type LinkedLink } from "../../model/model";
import { defineRule, type Found, type RuleContext } from "../rule";
import { KnownIds } from "../support/ids";
import { linkedPage, Moved } from "../support/moved";

export const rule = defineRule({
	id: "links/resolve",
	severity: "warning",
	concern: "integrity",
	docs: {
		what: "Relative links in the pages of the model lead to a file that exists and, in these pages, to a heading that exists.",
		why: "A link that ends nowhere sends the reader searching, and most give up.",
		how: "Correct the path or the part behind `#`; an item is linked to by the anchor of its heading.",
	},
	examples: [
		{
			title: "A page that was renamed, and a heading that was reworded",
			files: {
				"product/strategy.md": `
# Strategy

## Problems

Drivers wait 40 minutes, as [the count at the gate](metric.md#queue) shows; see also
                                                    ^^^^^^^^^^^^^^^ This link leads to metric.md, and there is no such file. Correct the path, or remove the link.
[what we weigh](metrics.md#weighed-loads).
                           ^^^^^^^^^^^^^ The page metrics.md has no heading "weighed-loads", so the link ends at its top. Did you mean "weighed-load"?
`,
				"product/metrics.md": `
# Metrics

## Weighed load

In tonnes.
`,
			},
		},
		{
			title: "An item's id used as an anchor, which GitHub doesn't know",
			files: {
				"product/metrics.md": `
# Metrics

## KM-1: Loads weighed within five minutes
`,
				"product/principles.md": `
# Principles

## PP-1: The driver's time over the scale's

It shows in [the key metric](metrics.md#km-1).
                                        ^^^^ This link finds KM-1 here, but GitHub has no such anchor and shows the top of the page. Link to the heading's own anchor, "km-1-loads-weighed-within-five-minutes".
`,
			},
			fixed: {
				"product/principles.md": `
# Principles

## PP-1: The driver's time over the scale's

It shows in [the key metric](metrics.md#km-1-loads-weighed-within-five-minutes).
`,
			},
		},
		{
			title: "A decision that moved to another folder",
			files: {
				"docs/adr/0003-weigh-twice.md": `
# 3. Weigh twice
`,
				"product/metrics.md": `
# Metrics

## KM-1: Loads weighed within five minutes

We count [both weighings](0003-weigh-twice.md).
                          ^^^^^^^^^^^^^^^^^^^ This link leads to 0003-weigh-twice.md, and there is no such file. Did you mean ../docs/adr/0003-weigh-twice.md?
`,
			},
			fixed: {
				"product/metrics.md": `
# Metrics

## KM-1: Loads weighed within five minutes

We count [both weighings](../docs/adr/0003-weigh-twice.md).
`,
			},
		},
		{
			title: "Links that lead somewhere, and links that are not ours to judge",
			files: {
				"product/metrics.md": `
# Metrics

[How the count works](#km-1-loads-weighed-within-five-minutes), [the principle](principles.md#pp-1-the-drivers-time-over-the-scales),
[the scale's manual](../../manuals/scale.md), [a picture](gate.png), [the board](https://example.com/board#queue),
[the gates](#gates).

## KM-1: Loads weighed within five minutes

<a name="gates"></a>We count at both gates.
`,
				"product/principles.md": `
# Principles

## PP-1: The driver's time over the scale's
`,
			},
		},
	],
	*model(context) {
		const { workspace, model } = context;
		const pages: Pages = { moved: new Moved(workspace) };
		const elsewhere = reportedAsReference(context);
		for (const { artifact, missing, anchored } of doubtful(model).flat()) {
			for (const { link, target } of oncePerPlace([...missing, ...anchored])) {
				const found = target
					? wrongHeading(artifact, target, link)
					: missingFile(artifact, link, pages);
				if (!found) continue;
				if (elsewhere.has(linkKey(artifact, link.range, link))) continue;
				yield {
					file: artifact.file,
					...itemAround(artifact, link),
					...(artifact.kind === "decision" ? { severity: "information" } : {}),
					...found,
				};
			}
		}
	},
});

/** Pages with links that have to be looked at. */
const doubtful = inGroups((pages) =>
	pages.filter(
		({ missing, anchored }) => missing.length > 0 || anchored.length > 0,
	),
);

type Finding = Omit<Found, "file">;

/** What links are looked up in. */
interface Pages {
	readonly moved: Moved;
}

/** The links that a page writes; a reference definition is one, however often it is used. */
function oncePerPlace(links: readonly LinkedLink[]): readonly LinkedLink[] {
	const places = new Set<string>();
	return links.filter(
		({
			link: {
				range: { start },
			},
		}) => {
			const place = `${start.line}:${start.character}`;
			const isNew = !places.has(place);
			places.add(place);
			return isNew;
		},
	);
}

/** Files of other kinds may be made by a build, and a path from the root means a site's root to most generators of pages. */
const judged = /^[^/].*\.(?:md|mdx|markdown|ya?ml)$/i;

function missingFile(
	artifact: Artifact,
	link: Link,
	pages: Pages,
): Finding | undefined {
	if (!judged.test(link.path)) return undefined;
	const wanted = join(folderOf(artifact.file), link.path);
	if (wanted.startsWith("../")) return undefined;
	const meant = pages.moved.from(wanted);
	const range = pathRange(link);
	if (!meant || meant === artifact.file)
		return {
			range: link.range,
			cause: wanted,
			message: `This link leads to ${link.path}, and there is no such file. Correct the path, or remove the link.`,
		};
	const path = linkTo(artifact.file, meant);
	return {
		range: link.range,
		cause: wanted,
		message: `This link leads to ${link.path}, and there is no such file. Did you mean ${path}?`,
		fixes: [
			{
				title: `Link to ${path}`,
				edits: [replaceAt(artifact.file, range, path)],
			},
		],
	};
}

/** Of the target without its fragment. */
function pathRange({ range, fragmentRange }: Link): Range {
	if (!fragmentRange) return range;
	const { line, character } = fragmentRange.start;
	return { start: range.start, end: { line, character: character - 1 } };
}

/** On a page of more headings, comparing each of many wrong links with all of them would take seconds. */
const mostCompared = 500;

function wrongHeading(
	artifact: Artifact,
	target: Artifact,
	link: Link,
): Finding | undefined {
	const { fragment, fragmentRange: range } = link;
	if (!fragment || !range || target.format !== "markdown") return undefined;
	const anchors = anchorsOf(target);
	if (anchors.has(fragment)) return undefined;
	const cause = `${target.file}#${fragment}`;
	const item = anchors.items.get(fragment.toLowerCase());
	if (item) {
		// An entry or a row has no anchor of its own to link to instead.
		if (item.slug === undefined) return undefined;
		return {
			range,
			cause,
			severity: "hint",
			message: `This link finds ${item.id} here, but GitHub has no such anchor and shows the top of the page. Link to the heading's own anchor, "${item.slug}".`,
			fixes: [
				{
					title: "Link to the heading's own anchor",
					safe: true,
					edits: [replaceAt(artifact.file, range, item.slug)],
				},
			],
		};
	}
	const meant =
		anchors.slugs.length > mostCompared
			? undefined
			: nearest(fragment, anchors.slugs);
	const page =
		target === artifact ? "This page" : `The page ${nameOf(target.file)}`;
	return {
		range,
		cause,
		message: `${page} has no heading "${fragment}", so the link ends at its top. ${meant ? `Did you mean "${meant}"?` : "Link to a heading that is there."}`,
		...(meant
			? {
					fixes: [
						{
							title: `Link to "${meant}"`,
							edits: [replaceAt(artifact.file, range, meant)],
						},
					],
				}
			: {}),
	};
}

/** Fragments that no heading stands behind: lines of a file, marked text, the top, another tool's own. */
const noHeading = /^(?:L\d+|top$|:~:|.*[=?/!])/i;

class Anchors {
	readonly slugs: readonly string[];
	/** By id in lower case; `slug` where the item has a heading. */
	readonly items: ReadonlyMap<string, { id: string; slug?: string }>;
	readonly #known: ReadonlySet<string>;
	readonly #asked = new Map<string, boolean>();

	constructor({ sections, items, anchors }: Artifact) {
		this.slugs = sections.map((section) => section.slug);
		this.#known = new Set([...this.slugs, ...anchors, ""].map(loose));
		const byLine = new Map(sections.map((s) => [s.range.start.line, s.slug]));
		this.items = new Map(
			items.map((item) => {
				const slug =
					item.way === "heading"
						? byLine.get(item.range.start.line)
						: undefined;
				return [
					item.id.toLowerCase(),
					{ id: item.id, ...(slug ? { slug } : {}) },
				];
			}),
		);
	}

	/** Says whether a fragment leads to a heading, by GitHub's spelling or another renderer's. */
	has(fragment: string): boolean {
		const asked = this.#asked.get(fragment);
		if (asked !== undefined) return asked;
		const has =
			noHeading.test(fragment) ||
			this.#known.has(loose(fragment.replace(/^user-content-/, "")));
		this.#asked.set(fragment, has);
		return has;
	}
}

/** What the spellings of an anchor by different renderers have in common. */
function loose(anchor: string): string {
	return anchor
		.normalize("NFD")
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, "");
}

const anchorsByArtifact = new WeakMap<Artifact, Anchors>();

function anchorsOf(artifact: Artifact): Anchors {
	const known = anchorsByArtifact.get(artifact) ?? new Anchors(artifact);
	anchorsByArtifact.set(artifact, known);
	return known;
}

/** Links that `references/resolve` or `decisions/supersession-agrees` reports as references that lead nowhere. */
function reportedAsReference({
	model,
	workspace,
}: RuleContext): ReadonlySet<string> {
	const ids = new KnownIds(model);
	const found = new Set<string>();
	for (const { reference, artifact } of model.unresolved) {
		const { type, id, path, inField } = reference;
		if (!path) continue;
		const prefix = id && idPrefix(id);
		if (
			type === "supersedes" ||
			type === "superseded-by" ||
			(prefix &&
				(inField ||
					(ids.of(prefix).length > 0 && linkedPage(workspace, artifact, path))))
		)
			found.add(linkKey(artifact, reference.range, reference));
	}
	return found;
}

function linkKey(
	artifact: Artifact,
	range: Range,
	{ path, fragment }: { readonly path?: string; readonly fragment?: string },
): string {
	return [artifact.file, range.start.line, path, fragment ?? ""].join("\n");
}

function itemAround(artifact: Artifact, { range }: Link): { item?: string } {
	const { line } = range.start;
	const item = artifact.items.find(
		({ fullRange }) =>
			fullRange.start.line <= line && line <= fullRange.end.line,
	);
	return item ? { item: item.id } : {};
}
