/** The linked operating model: what the artifacts of one root say together. Plain data, made by `link`. */

import type { Artifact, Field, Item, Link } from "../domain/artifact";
import type { CategoryInfo, CoverageState } from "../domain/category";
import type { Kind } from "../domain/kind";
import { addTo } from "../domain/lists";
import type { Range } from "../domain/position";
import type { Reference, ReferenceType } from "../domain/reference";
import type { OtherFormat } from "../kinds/other-formats";
import {
	type BracketNames,
	bracketNamesBelow,
} from "../matching/bracket-names";
import type { Attributes, FileAttributes } from "../text/attributes";
import type { Config } from "../text/config";
import type { LikelyRecords } from "./record-folders";

/** A reference with what was found for it. */
export interface LinkedReference {
	readonly reference: Reference;
	readonly artifact: Artifact;
	/** The item that it stands in; undefined in a page's own text. */
	readonly from?: Item;
	readonly target?: Item;
	/** The file that it leads to, whether an artifact or not; undefined where nothing was found. */
	readonly targetFile?: string;
	/** The path that was written leads there, rather than an id or a number. */
	readonly byPath?: true;
}

/** A relative link with what was found for it. */
export interface LinkedLink {
	readonly link: Link;
	/** The file that it leads to, artifact or not; undefined where there is none. */
	readonly file?: string;
	readonly target?: Artifact;
}

/** An artifact with everything that leads out of it looked up. Stays the same object as long as nothing it names changes. */
export interface LinkedPage {
	readonly artifact: Artifact;
	/** In the order of items and places. */
	readonly references: readonly LinkedReference[];
	/** Those by which an item takes another one's place, or deviates from it. */
	readonly ties: readonly LinkedReference[];
	/** Those that lead nowhere, and to no place outside of the workspace either. */
	readonly unresolved: readonly LinkedReference[];
	/** Those to an item that is no longer in force. */
	readonly toRetired: readonly LinkedReference[];
	/** Relative links to no file that there is. */
	readonly missing: readonly LinkedLink[];
	/** Relative links to a heading or an item of an artifact, its own included. */
	readonly anchored: readonly LinkedLink[];
}

/** Neighbouring pages of a model. Stays the same object as long as they do, so that what was worked out of them can be kept with it. */
export interface PageGroup {
	readonly pages: readonly LinkedPage[];
}

export interface CategoryCoverage {
	readonly category: CategoryInfo;
	readonly state: CoverageState;
	/** The artifacts that make it present or partial; inherited ones too. */
	readonly artifacts: readonly Artifact[];
	/** Why it is partial, not needed or not expected, in a few words. */
	readonly why?: string;
}

/** One operating model: a root and all artifacts below it that no nested model owns. */
export interface Model {
	/** Folder from the workspace root, `/`-separated; "" for the workspace root, `../company` outside of it. */
	readonly root: string;
	readonly config: Config;
	/** Settings with those that it inherits from the models it extends. */
	readonly settings: Settings;
	/** In the order of their paths. */
	readonly artifacts: readonly Artifact[];
	/** Brought in by `extends`; its diagnostics are not this workspace's. */
	readonly inherited: boolean;
	/** The models that it extends, nearest first. */
	readonly extended: readonly Model[];
	/** The model above it in the workspace. */
	readonly parent?: Model;
	/** Somebody has begun to keep an operating model here (design: Adopted). */
	readonly adopted: boolean;
	/** By `idKey`; more than one where an id is defined twice or a decision number stands in several folders. */
	readonly items: ReadonlyMap<string, readonly Item[]>;
	/** The keys of `items` with more than one item, in no order. */
	readonly sharedKeys: ReadonlySet<string>;
	/** By `idKey` of the other names that lead to decisions: they count where nothing has that id. */
	readonly aliases: ReadonlyMap<string, readonly Item[]>;
	/** The artifacts that are no decisions. */
	readonly productPages: readonly Artifact[];
	/** Its artifacts with what leads out of them, in the order of their paths. */
	readonly pages: readonly LinkedPage[];
	/** The same pages, some neighbours at a time. */
	readonly groups: readonly PageGroup[];
	/** The `unresolved` and `toRetired` of all pages, in the order of files and places. */
	readonly unresolved: readonly LinkedReference[];
	readonly toRetired: readonly LinkedReference[];
}

/** What a model goes by once inherited configuration is taken into account. */
export interface Settings
	extends Pick<Config, "rules" | "notNeeded" | "words"> {
	readonly stage: NonNullable<Config["stage"]>;
	readonly preset: NonNullable<Config["preset"]>;
	readonly expect?: Config["expect"];
}

/** A file that exists but was not read as an artifact, with the reason. */
export interface Skipped {
	readonly file: string;
	readonly reason: string;
	/** Of a record that is in another format than ours. */
	readonly format?: OtherFormat;
}

export interface Workspace {
	/** The root model first, then the others by path. */
	readonly models: readonly Model[];
	readonly root: Model;
	readonly artifacts: ReadonlyMap<string, Artifact>;
	/** The model that a path belongs to, and every artifact of it. */
	modelOf(file: string): Model;
	/** Says whether a file of that path is in the workspace, artifact or not. */
	exists(file: string): boolean;
	/** The files and folders with a bracket in their name, by their paths from the workspace's root. */
	readonly bracketNames: BracketNames;
	readonly skipped: readonly Skipped[];
	/** What `.gitattributes` files say; the same object as long as they do. */
	readonly attributes: Attributes;
	/** Files that look like decision records at places where nobody expects them, by folder. */
	readonly likelyRecords: readonly LikelyRecords[];
	/** Kinds that a file claims but that are none of ours, at a place that is ours. */
	readonly unknownKinds: readonly UnknownKind[];
}

/** The files and folders with a bracket in their name below a model's root, as its globs ask for them. */
export function bracketsBelow(
	{ bracketNames }: Workspace,
	root: string,
): BracketNames {
	return bracketNamesBelow(bracketNames, root);
}

/** What `.gitattributes` says of a path that counts from a folder. */
export function saidBelow(
	{ attributes }: Workspace,
	root: string,
): (path: string) => FileAttributes {
	return (path) => attributes.of(root === "" ? path : `${root}/${path}`);
}

export interface UnknownKind {
	readonly file: string;
	readonly written: string;
	readonly range: Range;
}

/** A field of an item, or of its page where the item has none (`owner`, `review-by`, `since`). */
export function inheritedField(
	item: Item,
	page: Artifact | undefined,
	name: string,
): Field | undefined {
	return item.fields[name] ?? page?.fields[name];
}

/** All references of a model, in the order of files and places. */
export function* referencesOf(model: Model): Generator<LinkedReference> {
	for (const page of model.pages) yield* page.references;
}

/** A function that works its answer out once for each object that it is asked about. Takes a pure one. */
export function once<Key extends object, T extends {}>(
	make: (key: Key) => T,
): (key: Key) => T {
	const known = new WeakMap<Key, T>();
	return (key) => {
		let found = known.get(key);
		if (found === undefined) {
			found = make(key);
			known.set(key, found);
		}
		return found;
	};
}

/**
 * Makes a function that works something out of each group of a model's pages and keeps it with the group. Takes a pure function of the
 * pages; the results are in the order of the pages.
 */
export function inGroups<T extends object>(
	part: (pages: readonly LinkedPage[]) => T,
): (model: Model) => readonly T[] {
	const ofGroup = once(({ pages }: PageGroup) => part(pages));
	return once(({ groups }: Model) => groups.map(ofGroup));
}

const pagesByKind = once((pages: readonly Artifact[]) => {
	const found = new Map<Kind, Artifact[]>();
	for (const page of pages) addTo(found, page.kind, page);
	return found;
});

/** A model's pages of one kind, in the order of their paths. Decisions are no pages: see `decisionsOf`. */
export function pagesOfKind(model: Model, kind: Kind): readonly Artifact[] {
	return pagesByKind(model.productPages).get(kind) ?? [];
}

const tieTypes = [
	"supersedes",
	"superseded-by",
	"replaced-by",
	"deviates-from",
] as const;

/** The types by which an item takes another one's place, or deviates from it. Few references are of these, and they concern a model as a whole. */
export type TieType = (typeof tieTypes)[number];

const isTieType: ReadonlySet<ReferenceType> = new Set(tieTypes);

/** Says whether a reference is of one of these types. */
export function isTie({ reference }: LinkedReference): boolean {
	return isTieType.has(reference.type);
}

const tiesInGroups = inGroups((pages) => pages.flatMap(({ ties }) => ties));
const allTies = once((model: Model) => tiesInGroups(model).flat());

/** A model's references of one of these types, in the order of files and places. */
export function referencesOfType(
	model: Model,
	type: TieType,
): readonly LinkedReference[] {
	return allTies(model).filter(({ reference }) => reference.type === type);
}
