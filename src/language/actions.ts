/** What can be done at a place beyond mending what a rule reports: adding what is missing, opting out, agreeing, linking. */

import type { Artifact, Item } from "../domain/artifact";
import { type Category, categories } from "../domain/category";
import type { Edit } from "../domain/diagnostic";
import { insertAt, replaceAt } from "../domain/edit";
import { type Kind, kindOfCategory } from "../domain/kind";
import { Lines } from "../domain/lines";
import { nameOf } from "../domain/paths";
import {
	comparePositions,
	type Position,
	type Range,
	touch,
} from "../domain/position";
import { expectedCategories } from "../model/coverage";
import { lookupChain } from "../model/link";
import type { Model } from "../model/model";
import { draftStatus, planAgree } from "../plans/agree";
import type { Repository } from "../plans/decision-place";
import { planNew } from "../plans/new";
import { planOptOut } from "../plans/opt-out";
import { applied, isRefusal } from "../plans/plan";
import { missingSections, sectionLevel } from "../plans/section-headings";
import { addAtEnd, setField } from "../writing/field-edits";
import {
	type PageKind,
	sectionsOfPage,
	sectionTemplate,
	templateFields,
} from "../writing/templates";
import { targetOf } from "./completion/completion-markdown";

/** What an action does, for the words of its title. */
export type ActionData =
	| { readonly type: "add-field"; readonly name: string; readonly item: string }
	| { readonly type: "add-section"; readonly heading: string }
	| { readonly type: "create-page"; readonly kind: Kind; readonly file: string }
	| { readonly type: "opt-out"; readonly category: Category }
	| { readonly type: "agree"; readonly item?: string }
	| { readonly type: "link-id"; readonly id: string };

export interface Action {
	readonly data: ActionData;
	readonly edits: readonly Edit[];
	/** Where to go on writing, once the edits are made. */
	readonly reveal?: { readonly file: string; readonly position: Position };
}

/** Fields offered at once: the first ones that a new item of the kind begins with. */
const mostFields = 4;

/**
 * What can be done at a range of a file, in the order in which it is offered. Takes the repository, the file and its text that the
 * workspace was made from. An action may make the same edits as the fix of a diagnostic: then the fix says it better.
 */
export function actionsAt(
	repository: Repository,
	file: string,
	text: string,
	range: Range,
): Action[] {
	const { workspace } = repository;
	const asked: Asked = {
		...repository,
		model: workspace.modelOf(file),
		read: (path) => (path === file ? text : repository.read(path)),
		file,
		text,
		range,
	};
	const artifact = workspace.artifacts.get(file);
	if (artifact)
		return [
			...linking(asked, artifact),
			...addingFields(asked, artifact),
			...addingSections(asked, artifact),
			...agreeing(asked, artifact),
			...creating(asked, artifact),
		];
	return /^opmodel\.ya?ml$/.test(nameOf(file)) ? settling(asked) : [];
}

interface Asked extends Repository {
	readonly model: Model;
	readonly file: string;
	readonly text: string;
	readonly range: Range;
}

/** The innermost item around the beginning of a range. */
function itemAt({ items }: Artifact, { start }: Range): Item | undefined {
	return items.findLast(
		({ fullRange }) =>
			comparePositions(fullRange.start, start) <= 0 &&
			comparePositions(start, fullRange.end) <= 0,
	);
}

/** The id at the place, as a link to where it is defined. */
function linking(
	{ model, workspace, range, file }: Asked,
	artifact: Artifact,
): Action[] {
	if (artifact.format === "yaml") return [];
	const page = model.pages.find((p) => p.artifact === artifact);
	return (page?.references ?? []).flatMap(({ reference, target }) => {
		const { idRange, path, id } = reference;
		if (!idRange || !target || !id || path !== undefined) return [];
		if (!touch(idRange, range) || isInHeading(artifact, idRange)) return [];
		const link = targetOf(artifact, workspace.artifacts, target);
		if (link === undefined || isInMatter(artifact, idRange)) return [];
		const written = reference.text;
		return [
			{
				data: { type: "link-id", id },
				edits: [replaceAt(file, idRange, `[${written}](${link})`)],
			},
		];
	});
}

/** A link in a heading would change the heading's anchor. */
function isInHeading({ sections }: Artifact, range: Range): boolean {
	return sections.some((section) => touch(section.range, range));
}

/** In front matter a link is no Markdown. */
function isInMatter({ fields, items }: Artifact, range: Range): boolean {
	return [fields, ...items.map((item) => item.fields)]
		.flatMap((own) => Object.values(own))
		.some(
			(field) => field.place === "front-matter" && touch(field.range, range),
		);
}

/** The fields that an item of its kind begins with and that this one lacks. */
function addingFields(
	{ text, range, file }: Asked,
	artifact: Artifact,
): Action[] {
	const item = itemAt(artifact, range);
	if (!item || item.kind === "decision" || !touch(item.range, range)) return [];
	return templateFields(item.kind as PageKind)
		.filter(([name]) => !item.fields[name] && !saidOtherwise(item, name))
		.slice(0, mostFields)
		.flatMap(([name]) => {
			const edit = setField(artifact, item, name, "");
			return edit
				? [
						{
							data: { type: "add-field" as const, name, item: item.id },
							edits: [edit],
							reveal: { file, position: endOfInserted(text, edit) },
						},
					]
				: [];
		});
}

/** A paragraph says what the field would. */
function saidOtherwise({ description }: Item, name: string): boolean {
	return (name === "definition" || name === "what") && description !== "";
}

/** The place behind what an edit puts in, its last line break left out. */
function endOfInserted(text: string, edit: Edit): Position {
	const before = new Lines(text);
	const lines = new Lines(applied(text, [edit]));
	const added = edit.newText
		.replace(/\n[ \t]*$/, "")
		.replace(/\n/g, before.lineBreak);
	return lines.position(before.offset(edit.range.start) + added.length);
}

/** The fixed sections that a page lacks, each at its place in the order; offered on the page's heading. */
function addingSections(
	{ text, range, file }: Asked,
	artifact: Artifact,
): Action[] {
	if (!touch(artifact.headingRange, range)) return [];
	const level = sectionLevel(artifact);
	return missingSections(artifact).flatMap((section) => {
		const edit = sectionEdit(
			artifact,
			section.key,
			sectionTemplate(section, level),
		);
		if (!edit) return [];
		return [
			{
				data: { type: "add-section" as const, heading: section.heading },
				edits: [edit],
				reveal: { file, position: endOfInserted(text, trimmed(edit)) },
			},
		];
	});
}

function trimmed(edit: Edit): Edit {
	return { ...edit, newText: edit.newText.replace(/\n+$/, "") };
}

/** In front of the first section that comes behind it in the order, else at the page's end. */
function sectionEdit(
	artifact: Artifact,
	key: string,
	text: string,
): Edit | undefined {
	const order = sectionsOfPage(artifact.kind as PageKind).map((s) => s.key);
	const later = new Set(order.slice(order.indexOf(key) + 1));
	const next = artifact.sections.find((s) => s.key && later.has(s.key));
	return next
		? insertAt(artifact.file, next.fullRange.start, `${text}\n\n`)
		: addAtEnd(artifact, text);
}

/** On a draft's heading or status, or on those of one of its items. */
function agreeing(
	{ workspace, read, range, file }: Asked,
	artifact: Artifact,
): Action[] {
	const at = (own: Range, item?: Item) => {
		const status = draftStatus(artifact, item);
		return status && (touch(own, range) || touch(status.range, range));
	};
	const item = itemAt(artifact, range);
	const ofItem = item && item.way !== "file" && at(item.range, item);
	if (!ofItem && !at(artifact.headingRange)) return [];
	const plan = planAgree(workspace, read, file, ofItem ? item.id : undefined);
	if (isRefusal(plan)) return [];
	return [
		{
			data: { type: "agree", ...(ofItem ? { item: item.id } : {}) },
			edits: plan.edits,
		},
	];
}

/** The categories that a model is asked for and has no page of, nor a reason for that. */
function openCategories(model: Model): Category[] {
	const written = new Set(
		lookupChain(model).flatMap((m) => m.productPages.map((p) => p.kind)),
	);
	return [...expectedCategories(model)].filter(
		(category) =>
			!written.has(kindOfCategory(category)) &&
			!model.settings.notNeeded.has(category),
	);
}

/** The page for metrics, where a strategy's section speaks of them; on the strategy's heading, the page that is useful next. */
function creating(asked: Asked, artifact: Artifact): Action[] {
	if (artifact.kind !== "strategy") return [];
	const { range, model } = asked;
	const section = artifact.sections.find((s) => s.key === "key-metric");
	const open = openCategories(model);
	if (section && touch(section.range, range))
		return open.includes("key-metrics") ? createPage(asked, "key-metrics") : [];
	const next = categories.find(({ id }) => open.includes(id));
	return next && touch(artifact.headingRange, range)
		? createPage(asked, next.id)
		: [];
}

function createPage(asked: Asked, category: Category): Action[] {
	const kind = kindOfCategory(category) as PageKind;
	// A new page's place is that of the root model.
	if (asked.model !== asked.workspace.root) return [];
	const plan = planNew({ ...asked, kind, title: "" });
	const [page] = isRefusal(plan) ? [] : plan.edits;
	return page?.create
		? [
				{
					data: { type: "create-page", kind, file: page.file },
					edits: [page],
				},
			]
		: [];
}

/** In `opmodel.yaml`: on its title, and on the name of a category, what is missing can be begun or opted out of. */
function settling(asked: Asked): Action[] {
	const { model, file, range, workspace, read, text } = asked;
	if (model.config.file !== file) return [];
	const lines = new Lines(text);
	const open = openCategories(model);
	const line = lines.slice(lines.line(range.start.line));
	const named = open.filter((category) =>
		new RegExp(`(?<![\\w-])${category}(?![\\w-])`).test(line),
	);
	const meant =
		named.length > 0
			? named
			: touch(model.config.titleRange, range)
				? open
				: [];
	const optOuts = meant.flatMap((category): Action[] => {
		const plan = planOptOut(workspace, read, category, "", model);
		return isRefusal(plan)
			? []
			: [
					{
						data: { type: "opt-out", category },
						edits: plan.edits,
						reveal: plan.reveal,
					},
				];
	});
	return [
		...meant.flatMap((category) => createPage(asked, category)),
		...optOuts,
	];
}
