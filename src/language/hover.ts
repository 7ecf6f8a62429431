/** What is worth knowing of the thing at a place: of an id its item, of a name or heading what belongs there. */

import { isLive, type Recorded } from "../code/deviations";
import { announcedFor } from "../code/violations";
import type { Artifact, Item } from "../domain/artifact";
import type { CategoryInfo } from "../domain/category";
import type { Diagnostic } from "../domain/diagnostic";
import { type KindInfo, kindInfo } from "../domain/kind";
import { type Position, type Range, touch } from "../domain/position";
import type { ReferenceType } from "../domain/reference";
import type { FieldSpec } from "../kinds/schema";
import { recordOf } from "../model/decisions";
import { provenance } from "../model/link";
import {
	inheritedField,
	type LinkedReference,
	type Workspace,
} from "../model/model";
import { successorsInForce } from "../model/succession";
import { deviationsFrom } from "../views/deviations";
import { fieldsOf } from "../views/list";
import { decisionPrompts } from "../writing/decision-templates";
import {
	aboutPage,
	type SectionTemplate,
	sectionsOfPage,
} from "../writing/templates";
import type { Place, Subject } from "./at";
import { referencesTo } from "./find-references";

export interface Hover {
	readonly range: Range;
	readonly about: About;
}

export type About =
	| ItemAbout
	| {
			readonly type: "field";
			readonly spec: FieldSpec;
			readonly of: Subject;
	  }
	| {
			readonly type: "value";
			readonly value: string;
			readonly spec: FieldSpec;
			readonly of: Subject;
	  }
	| {
			readonly type: "section";
			/** As written. */
			readonly heading: string;
			/** The question that the section answers. */
			readonly prompt: string;
	  }
	| {
			readonly type: "page";
			readonly kind: KindInfo;
			/** What belongs on the page. */
			readonly about: string;
			/** Those of a page of sections. */
			readonly sections: readonly SectionTemplate[];
	  }
	| { readonly type: "rule"; readonly id: string }
	| { readonly type: "category"; readonly category: CategoryInfo };

export interface ItemAbout {
	readonly type: "item";
	readonly item: Item;
	readonly artifact: Artifact;
	readonly kind: KindInfo;
	/** The texts of its fields, inherited ones too, by name. */
	readonly fields: Readonly<Record<string, string>>;
	/** As written; "" where it has none. */
	readonly statusText: string;
	/** Of a decision, as written. */
	readonly dateText?: string;
	/** Its own, else the page's; as written. */
	readonly owner?: string;
	/** What holds in its place, where it is no longer in force. */
	readonly successors: readonly Item[];
	readonly referredTo: {
		/** All references to it. */
		readonly count: number;
		/** The first few things that refer to it, each once. */
		readonly by: readonly Referrer[];
		/** Further ones. */
		readonly more: number;
	};
	/** The first few deviations from it that hold today or may come to hold. */
	readonly deviations: readonly Recorded[];
	/** Further ones. */
	readonly moreDeviations: number;
	/** Where it comes from when it is inherited, in words; "" otherwise. */
	readonly provenance: string;
}

export interface Referrer {
	readonly type: ReferenceType;
	readonly file: string;
	readonly range: Range;
	/** Undefined where a page's own text refers to it. */
	readonly item?: Item;
	/** The item's title, else the page's. */
	readonly title: string;
}

/** How many referrers, and how many deviations, are named. */
const mostReferrers = 5;
const mostDeviations = 3;

/** What to show at a place of a file on a day (ISO); undefined where there is nothing to say. */
export function hoverOf(
	workspace: Workspace,
	file: string,
	place: Place,
	today: string,
): Hover | undefined {
	const about = aboutPlace(workspace, file, place, today);
	return about && { range: place.range, about };
}

/** What a file crosses at a place, as its owners explain it. */
export interface CrossedAbout {
	readonly item: Item;
	/** Of the place that crosses it. */
	readonly range: Range;
	/** Why it is there: its `because`, else its first paragraph; "" where neither is written. */
	readonly reason: string;
	/** Its own, else the page's; as written. */
	readonly owner?: string;
	/** The day from which it holds, as written: its own, else of a guardrail the page's. */
	readonly since?: string;
	/** That day is ahead. */
	readonly isAnnounced: boolean;
}

/** What crosses at a position of any file, each guardrail or entry of the tech stack once, on a day (ISO). */
export function crossedAt(
	{ artifacts }: Workspace,
	diagnostics: readonly Diagnostic[],
	file: string,
	at: Position,
	today: string,
): CrossedAbout[] {
	const found = new Map<Item, CrossedAbout>();
	for (const diagnostic of diagnostics) {
		const { rule, item: id, range, related = [] } = diagnostic;
		if (rule !== "code/guardrail-holds" || diagnostic.file !== file) continue;
		if (!touch(range, { start: at, end: at })) continue;
		// The same id may be another model's.
		const page = related.flatMap((r) => artifacts.get(r.file) ?? [])[0];
		const item = page?.items.find((one) => one.id === id);
		if (!page || !item || found.has(item)) continue;
		const owner = inheritedField(item, page, "owner")?.text;
		const from = item.kind === "guardrails" ? page : undefined;
		const since = inheritedField(item, from, "since")?.text;
		found.set(item, {
			item,
			range,
			reason: item.fields.because?.text || item.description,
			...(owner ? { owner } : {}),
			...(since ? { since } : {}),
			isAnnounced: announcedFor(item, page, today) !== undefined,
		});
	}
	return [...found.values()];
}

function aboutPlace(
	workspace: Workspace,
	file: string,
	place: Place,
	today: string,
): About | undefined {
	switch (place.type) {
		case "definition":
			return aboutItem(workspace, file, place.item, today);
		case "reference":
			return place.target && aboutItem(workspace, file, place.target, today);
		case "title":
			// A decision's id seldom stands in its text, so its title speaks for it.
			return place.item.kind === "decision"
				? aboutItem(workspace, file, place.item, today)
				: undefined;
		case "field": {
			const { spec, of } = place;
			return { type: "field", spec, of };
		}
		case "value": {
			const { value, spec, of } = place;
			return { type: "value", value, spec, of };
		}
		case "section":
			return aboutSection(place);
		case "page":
			return aboutWholePage(place.artifact);
		case "rule":
			return { type: "rule", id: place.id };
		case "category":
			return { type: "category", category: place.category };
		default:
			return undefined;
	}
}

function aboutSection({
	section,
	kind,
}: Extract<Place, { type: "section" }>): About | undefined {
	const { heading, key = "" } = section;
	if (kind === "decision") {
		const prompt = Object.hasOwn(decisionPrompts, key)
			? decisionPrompts[key]
			: undefined;
		return prompt === undefined
			? undefined
			: { type: "section", heading, prompt };
	}
	const known = sectionsOfPage(kind).find((template) => template.key === key);
	return known && { type: "section", heading, prompt: known.prompt };
}

function aboutWholePage({ kind }: Artifact): About | undefined {
	if (kind === "decision") return undefined;
	return {
		type: "page",
		kind: kindInfo(kind),
		about: aboutPage(kind),
		sections: sectionsOfPage(kind),
	};
}

/** Everything that is shown of an item, on a day (ISO), to somebody who reads a file that names it. */
function aboutItem(
	workspace: Workspace,
	file: string,
	item: Item,
	today: string,
): ItemAbout | undefined {
	const artifact = workspace.artifacts.get(item.file);
	if (!artifact) return undefined;
	const model = workspace.modelOf(file);
	const all = referencesTo(workspace, item).filter(({ from }) => from !== item);
	const owner = inheritedField(item, artifact, "owner");
	const decision = recordOf(artifact, item)?.decision;
	const deviations = deviationsFrom(workspace, item, today).filter(isLive);
	return {
		type: "item",
		item,
		artifact,
		kind: kindInfo(item.kind),
		fields: fieldsOf(item, artifact),
		statusText: decision?.statusText ?? item.fields.status?.text ?? item.status,
		...(decision?.dateText ? { dateText: decision.dateText } : {}),
		...(owner?.text ? { owner: owner.text } : {}),
		successors: successorsInForce(model, item),
		referredTo: referrers(all),
		deviations: deviations.slice(0, mostDeviations),
		moreDeviations: Math.max(0, deviations.length - mostDeviations),
		provenance: provenance(model, item.file).trim(),
	};
}

function referrers(
	references: readonly LinkedReference[],
): ItemAbout["referredTo"] {
	const strongest = new Map<unknown, LinkedReference>();
	for (const linked of references) {
		const key = linked.from ?? linked.artifact;
		// A typed reference says more than a mention beside it.
		const known = strongest.get(key)?.reference.type;
		if (!known || (known === "mentions" && linked.reference.type !== known))
			strongest.set(key, linked);
	}
	const shown = [...strongest.values()].slice(0, mostReferrers);
	return {
		count: references.length,
		by: shown.map(referrer),
		more: strongest.size - shown.length,
	};
}

function referrer({ reference, artifact, from }: LinkedReference): Referrer {
	return {
		type: reference.type,
		file: artifact.file,
		range: reference.idRange ?? reference.range,
		...(from ? { item: from } : {}),
		title: from?.title ?? artifact.title,
	};
}
