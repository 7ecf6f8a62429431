/** What guardrails and the tech stack forbid, made ready to be looked for in files, and the places that cross them. */

import type { Artifact, Check, Item, Written } from "../domain/artifact";
import { below, join, nameOf } from "../domain/paths";
import { comparePositions, type Range, startOfFile } from "../domain/position";
import { isDraft, isInForce, isRetired } from "../domain/standing";
import { readPeriod } from "../domain/time";
import type { BracketNames } from "../matching/bracket-names";
import { type Glob, glob, nameGlob } from "../matching/glob";
import { compilePattern, type Matcher } from "../matching/pattern/pattern";
import { type Bytes, PatternSet } from "../matching/pattern/pattern-set";
import { type PackageType, type Purl, parsePurl } from "../matching/purl";
import {
	bracketsBelow,
	inheritedField,
	type Model,
	saidBelow,
	type Workspace,
} from "../model/model";
import type { FileAttributes } from "../text/attributes";
import { languageFault } from "./check-faults";
import { holdsAt, namesFile, namesPage, passedOver } from "./concerns";
import { contentMatches } from "./content";
import { type EntryEdits, entryEditor } from "./edits/entry-edits";
import { replacementIn } from "./instead";
import { isGenerated } from "./linguist/generated";
import {
	type About,
	isNamelessScript,
	languageAmong,
	languageOutside,
} from "./linguist/languages";
import {
	isDocumentation,
	isForeign,
	isInstalled,
	isSurelyOwn,
	namesInstalled,
} from "./linguist/origin";
import type { PackageEntry } from "./manifests/entry";
import { declaresPackages } from "./manifests/format";
import {
	asksFor,
	manifestType,
	mayLend,
	readManifest,
	typesAskedFor,
} from "./manifests/manifest";
import { isOpen, isUnnamed, matches, names } from "./packages";
import type { Asked } from "./unjudged";

/** A place in a file that crosses a guardrail, or uses what the tech stack has put on hold. */
export interface Crossing {
	/** The guardrail, or the entry of the stack. */
	readonly item: Item;
	readonly file: string;
	readonly range: Range;
	/** What is flagged; of a file as a whole, its path. */
	readonly flagged: string;
	/** Of what a pattern found, the whole line, one text for all that stand there. */
	readonly line?: string;
	readonly what: CrossingKind;
	/** The entry of a manifest that is flagged, with how it can be edited. */
	readonly entry?: PackageEntry;
	/** What the guardrail says to use, and to tell. */
	readonly instead?: string;
	readonly message?: string;
	/** It is still being written, so nobody has to keep to it yet. */
	readonly isDraft?: true;
	/** Where the baseline records such places in this file: how many, and whether this is one of them. */
	readonly baseline?: { readonly isKnown: boolean; readonly count: number };
}

export type CrossingKind =
	| {
			readonly type: "dependency";
			readonly name: string;
			readonly version?: string;
			/** The package URL that it matches, as written; undefined where it matches none of those allowed. */
			readonly denied?: string;
	  }
	| { readonly type: "language"; readonly language: string }
	| { readonly type: "content"; readonly found: string }
	| { readonly type: "path"; readonly pattern: string }
	| {
			readonly type: "finding";
			/** The id of the tool's rule and the tool's name; "" where there is none. */
			readonly rule: string;
			readonly tool: string;
			/** What the tool says, in one line. */
			readonly text: string;
	  };

/** What a look at a file finds. */
export interface Seen {
	/** In the order of the text. */
	readonly crossings: readonly Crossing[];
	/** The ids of the guardrails for whose patterns it could not be searched, as that would have taken too long. */
	readonly unsearched: ReadonlySet<string>;
	/** Entries that a check may forbid: nobody can tell, as the version is not known that they ask for. */
	readonly unjudged: readonly Asked[];
	/** Entries that a check speaks of and that set a version for whoever uses the package. */
	readonly managed: readonly Asked[];
	/** Entries that other manifests may take over by a key. */
	readonly lent: readonly PackageEntry[];
	/** Entries that take such a one over, if there is one: judged as if their own name were the package's. */
	readonly borrowed: readonly PackageEntry[];
	/** Entries of packages that some guardrail says to use instead. */
	readonly recommended: readonly PackageEntry[];
	/** Of a file that a tool made: what would be seen had somebody written it. */
	readonly asWritten?: Seen;
	/** Of what asks for packages: the ecosystems that it asks. Missing for other files. */
	readonly asked?: AskedEcosystems;
}

/** An entry of a manifest that others take over. */
export interface Lent {
	readonly file: string;
	readonly entry: PackageEntry;
}

/**
 * By ecosystem: whether a file's text tells what it asks for there, if only that it is nothing; whether all of that is worked out by code; or
 * whether it is no place for packages, as with settings of other tools alone.
 */
export type AskedEcosystems = ReadonlyMap<
	PackageType,
	"told" | "code" | "nothing"
>;

/** Most files are like that, and there are many: it is the same object for all of them. */
export const nothingSeen: Seen = {
	crossings: [],
	unsearched: new Set(),
	unjudged: [],
	managed: [],
	lent: [],
	borrowed: [],
	recommended: [],
};

/** What a file holds; null where that is no text. */
export type Content = string | Bytes | null;

/** Says whether nothing was seen, or only what a file's path tells. */
function isOfPathAlone(seen: Seen): boolean {
	return (
		seen === nothingSeen ||
		(seen.unsearched.size +
			seen.unjudged.length +
			seen.managed.length +
			seen.borrowed.length ===
			0 &&
			seen.crossings.every(({ what }) => what.type === "path"))
	);
}

/** How much of a file has to be known to say what it crosses. */
export type Need = "nothing" | "name" | "text";

interface Named<T> {
	readonly written: string;
	readonly value: T;
}

type Look =
	| {
			readonly type: "dependency";
			readonly deny: readonly Named<Purl>[];
			readonly allow: readonly Named<Purl>[];
	  }
	| {
			readonly type: "language";
			readonly deny: readonly string[];
			readonly allow: readonly string[];
	  }
	| { readonly type: "content"; readonly deny: readonly Named<Matcher>[] }
	| { readonly type: "path"; readonly deny: readonly Named<Glob>[] };

export interface Guard {
	readonly item: Item;
	/** The folder that its globs count from. */
	readonly root: string;
	/** An entry of the tech stack: silent where a guardrail's check covers the same package. */
	readonly ofStack: boolean;
	readonly isDraft: boolean;
	readonly look: Look;
	/** Everywhere when empty. */
	readonly in: readonly Glob[];
	/** What it was made of: its places as they are written, for one. */
	readonly check: Pick<Check, "type" | "in" | "for" | "deny">;
	readonly instead?: string;
	readonly message?: string;
}

/** What holds in a model: the guards, the folders that they count from, and those of them that name their places. */
interface GuardsOfModel {
	readonly guards: readonly Guard[];
	readonly roots: readonly string[];
	readonly placed: readonly Guard[];
	/** By which of the guards speak of a file. */
	readonly groups: Map<string, Group>;
	/** The ecosystems of which some guard speaks in some places alone: what manifests there take over may stand elsewhere. */
	readonly ecosystemsInPlaces: ReadonlySet<PackageType>;
}

function together(guards: readonly Guard[]): GuardsOfModel {
	const placed = guards.filter((guard) => guard.in.length > 0);
	return {
		guards,
		roots: [...new Set(guards.map(({ root }) => root))],
		placed,
		groups: new Map(),
		ecosystemsInPlaces: new Set(
			placed.flatMap(({ look }) => ecosystemsOf(look)),
		),
	};
}

/** The guards that speak of the same files. */
export interface Group {
	readonly guards: readonly Guard[];
	/** What the files' texts are searched for; undefined for nothing. */
	readonly patterns: PatternSet | undefined;
	/** The ecosystems whose packages some guard speaks of. */
	readonly ecosystems: ReadonlySet<PackageType>;
	/** Those that go by a file's language. */
	readonly onLanguages: readonly ByLanguage[];
	/** Those that go by a file's name, of paths and of languages. */
	readonly onNames: readonly (ByPath | ByLanguage)[];
}

function groupOf(guards: readonly Guard[]): Group {
	const patterns = guards.flatMap(({ look }) =>
		look.type === "content" ? look.deny.map(({ value }) => value) : [],
	);
	return {
		guards,
		patterns: patterns.length > 0 ? new PatternSet(patterns) : undefined,
		ecosystems: new Set(guards.flatMap(({ look }) => ecosystemsOf(look))),
		onLanguages: guards.filter(isByLanguage),
		onNames: guards.filter(isByName),
	};
}

function ecosystemsOf(look: Look): PackageType[] {
	return look.type === "dependency"
		? [...look.deny, ...look.allow].map(({ value }) => value.type)
		: [];
}

/** What of a file the guards of a group look at. */
interface Needed {
	readonly text: string | undefined;
	/** The patterns that may match in it; all may where this is missing. */
	readonly matching: ReadonlySet<Matcher> | undefined;
}

const nothingNeeded: Needed = { text: undefined, matching: undefined };

const noPatterns: ReadonlySet<Matcher> = new Set();

/**
 * A file's text, where it is at hand and holds what one of the patterns may match or may ask for packages that are of interest, and the
 * patterns that may match there; all may where these are missing.
 */
function neededText(
	content: Content | undefined,
	path: string,
	patterns: PatternSet | undefined,
	mayAsk: boolean,
): Needed {
	if (content === undefined || content === null) return nothingNeeded;
	if (typeof content === "string")
		return { text: content, matching: undefined };
	const matching = patterns?.in(content) ?? noPatterns;
	return matching.size > 0 || (mayAsk && asksFor(path, content))
		? { text: content.decode(content.bytes), matching }
		: nothingNeeded;
}

/** What has been found in a file so far. */
interface Finds {
	readonly path: string;
	readonly crossings: Crossing[];
	/** The same as of what is seen; most files have nothing of the kind. */
	unsearched: Set<string> | undefined;
	unjudged: Asked[] | undefined;
	managed: Asked[] | undefined;
	/** What its text asks for, once a guard has wanted to know, and the entries that a guardrail's check speaks of. */
	entries: readonly PackageEntry[] | undefined;
	/** How they can be edited. */
	editor: ((entry: PackageEntry) => EntryEdits) | undefined;
	covered: Set<Range> | undefined;
	recommended: readonly PackageEntry[] | undefined;
	/** The patterns that may match in it; all may where this is missing. */
	readonly matching: ReadonlySet<Matcher> | undefined;
}

/** Every one has all fields, as objects of many shapes make the search slow. */
function nothingFound(
	path: string,
	matching?: ReadonlySet<Matcher>,
	crossings: Crossing[] = [],
): Finds {
	return {
		path,
		crossings,
		unsearched: undefined,
		unjudged: undefined,
		managed: undefined,
		entries: undefined,
		editor: undefined,
		covered: undefined,
		recommended: undefined,
		matching,
	};
}

type ByPath = Guard & { readonly look: { readonly type: "path" } };
export type ByLanguage = Guard & {
	readonly look: { readonly type: "language" };
};

function isByPath(guard: Guard): guard is ByPath {
	return guard.look.type === "path";
}

function isByLanguage(guard: Guard): guard is ByLanguage {
	return guard.look.type === "language";
}

function isByName(guard: Guard): guard is ByPath | ByLanguage {
	return isByPath(guard) || isByLanguage(guard);
}

/** How a file breaks a guard by its path, if it does. */
function wrongPath(
	{ look: { deny }, root }: ByPath,
	path: string,
): CrossingKind | undefined {
	const relative = below(root, path);
	for (const { value, written } of deny)
		if (
			value.matches(relative) &&
			(namesInstalled(written) || !isInstalled(path))
		)
			return { type: "path", pattern: written };
	return undefined;
}

/** The language by which a file breaks a guard, as far as is known of it. */
function wrongLanguage(
	{ look: { allow, deny } }: ByLanguage,
	path: string,
	about: About,
): string | undefined {
	return allow.length > 0
		? languageOutside(path, allow, about)
		: languageAmong(path, deny, about);
}

/** Says whether a file has to be read to tell its language, or whether somebody wrote it. */
function dependsOnText(
	guard: ByLanguage,
	path: string,
	said: FileAttributes,
): boolean {
	return (
		(said.language === undefined && isNamelessScript(path)) ||
		wrongLanguage(guard, path, { said }) !== undefined
	);
}

/** How a file breaks a guard by the language that it is written in, if it does. */
function languageFound(
	guard: ByLanguage,
	path: string,
	content: Content | undefined,
	said: FileAttributes,
): CrossingKind | undefined {
	// What is no text, or nothing, is in no language.
	if (content === null || isEmpty(content)) return undefined;
	let language = wrongLanguage(guard, path, { said });
	if (language === undefined && !isNamelessScript(path)) return undefined;
	const firstLine = content === undefined ? "" : firstLineOf(content);
	if (firstLine.startsWith("#!"))
		language = wrongLanguage(guard, path, { said, firstLine });
	return language === undefined ? undefined : { type: "language", language };
}

function firstLineOf(content: string | Bytes): string {
	const start =
		typeof content === "string"
			? content.slice(0, longestFirstLine)
			: content.decode(content.bytes.subarray(0, longestFirstLine));
	return /^.*/.exec(start)?.[0] ?? "";
}

/** No interpreter is named further on, in bytes. */
const longestFirstLine = 500;

function isEmpty(content: string | Bytes | undefined): boolean {
	return typeof content === "object"
		? content.bytes.length === 0
		: content === "";
}

function asText(content: string | Bytes): string {
	return typeof content === "string" ? content : content.decode(content.bytes);
}

function findContent(
	guard: Guard,
	{ deny }: Extract<Look, { type: "content" }>,
	text: string,
	finds: Finds,
): void {
	for (const { value } of deny) {
		if (finds.matching?.has(value) === false) continue;
		const matches = contentMatches(value, text);
		if (!matches) {
			finds.unsearched ??= new Set();
			finds.unsearched.add(guard.item.id);
		}
		for (const { range, text: found, line } of matches ?? []) {
			const what = { type: "content", found } as const;
			add(finds, guard, range, found, what, { line });
		}
	}
}

function findPackages(
	guard: Guard,
	look: DependencyLook,
	text: string,
	finds: Finds,
): void {
	readEntries(text, finds);
	findEntries(guard, look, finds);
}

function readEntries(text: string, finds: Finds): readonly PackageEntry[] {
	if (finds.entries) return finds.entries;
	const { path } = finds;
	const editor = entryEditor(path, text);
	finds.editor = editor;
	// Which package such an entry is, turns out once the text is no longer at hand.
	finds.entries = readManifest(path, text).map((entry) =>
		entry.borrows === undefined || entry.isCode
			? entry
			: { ...entry, edits: editor(entry) },
	);
	return finds.entries;
}

function findEntries(guard: Guard, look: DependencyLook, finds: Finds): void {
	const { path, entries = [] } = finds;
	if (entries.length === 0) return;
	finds.covered ??= new Set();
	for (const entry of entries) {
		const isOfType = ({ value }: Named<Purl>) => value.type === entry.type;
		if (!look.deny.some(isOfType) && !look.allow.some(isOfType)) continue;
		if (guard.ofStack && finds.covered.has(entry.range)) continue;
		const what = dependency(look, entry);
		if (!guard.isDraft && (what === "unknown" || isNamed(look, entry))) {
			finds.covered.add(entry.range);
			const asked = { item: guard.item, file: path, entry };
			if (what === "unknown") {
				finds.unjudged ??= [];
				finds.unjudged.push(asked);
			} else if (entry.group === "managed") {
				finds.managed ??= [];
				finds.managed.push(asked);
			}
		}
		if (what && what !== "unknown")
			add(finds, guard, entry.range, entry.written, what, {
				entry: editable(entry, finds),
			});
	}
}

function editable(entry: PackageEntry, { editor }: Finds): PackageEntry {
	return editor && !entry.edits ? { ...entry, edits: editor(entry) } : entry;
}

function add(
	{ crossings, path }: Finds,
	{ item, instead, message, isDraft }: Guard,
	range: Range,
	flagged: string,
	what: CrossingKind,
	more: Pick<Crossing, "entry" | "line"> = {},
): void {
	crossings.push({
		item,
		file: path,
		range,
		flagged,
		what,
		...more,
		...(instead ? { instead } : {}),
		...(message ? { message } : {}),
		...(isDraft ? { isDraft } : {}),
	});
}

function seenOf(finds: Finds): Seen {
	if (
		finds.crossings.length === 0 &&
		!finds.entries &&
		!finds.unsearched &&
		!finds.recommended
	)
		return nothingSeen;
	const {
		crossings,
		unsearched = nothingSeen.unsearched,
		unjudged = nothingSeen.unjudged,
		managed = nothingSeen.managed,
		entries = nothingSeen.lent,
		recommended = nothingSeen.recommended,
	} = finds;
	const lent = entries.filter(({ lends }) => lends !== undefined);
	const borrowed = entries.filter(({ borrows }) => borrows !== undefined);
	const found = crossings.length + unjudged.length + managed.length;
	const kept = lent.length + borrowed.length + recommended.length;
	if (found + unsearched.size + kept === 0) return nothingSeen;
	crossings.sort(({ range: a }, { range: b }) =>
		comparePositions(a.start, b.start),
	);
	return {
		crossings,
		unsearched,
		unjudged,
		managed,
		lent,
		borrowed,
		recommended,
	};
}

/** What is asked about the packages that a file may name. */
interface OfPackages {
	/** A guard speaks of them, or has to know what the file lends. */
	readonly mayAsk: boolean;
	/** Guards that speak of other places may have to know what it lends to manifests there. */
	readonly mayLendElsewhere: boolean;
	/** Those that some guardrail says to use instead, whose version it may tell. */
	readonly recommended: readonly Purl[] | undefined;
}

const noPackages: OfPackages = {
	mayAsk: false,
	mayLendElsewhere: false,
	recommended: undefined,
};
/** Some guard speaks of them, and that is all. */
const askedFor: OfPackages = {
	mayAsk: true,
	mayLendElsewhere: false,
	recommended: undefined,
};

/** What was seen in a file that may name packages, with those that it asks for. */
function withPackages(
	{ recommended, mayLendElsewhere }: OfPackages,
	text: string,
	finds: Finds,
): Seen {
	if (recommended)
		finds.recommended = readEntries(text, finds).filter((entry) =>
			recommended.some((purl) => names(purl, entry)),
		);
	if (mayLendElsewhere) readEntries(text, finds);
	const seen = seenOf(finds);
	if (finds.entries === undefined) return seen;
	const asked = askedIn(finds.path, text, finds.entries);
	return asked.size > 0 ? { ...seen, asked } : seen;
}

/** Says whether a text names an item by its id. */
function namesItem(text: string, id: string): boolean {
	const named = id.replace(/[^\w-]/g, "\\$&");
	return new RegExp(`(?<![\\w-])${named}(?![\\w-])`, "i").test(text);
}

/** The ecosystems of which a file asks for packages. Takes its text and all that it asks for. */
function askedIn(
	path: string,
	text: string,
	entries: readonly PackageEntry[],
): AskedEcosystems {
	const asked = new Map<PackageType, "told" | "code" | "nothing">();
	for (const entry of entries)
		if (asked.get(entry.type) !== "told")
			asked.set(entry.type, isUnnamed(entry) ? "code" : "told");
	const usual = manifestType(path);
	if (usual && !asked.has(usual))
		asked.set(usual, declaresPackages(nameOf(path), text) ? "told" : "nothing");
	return asked;
}

/** Everything in force in a workspace that speaks about files; with drafts, where these are asked for. */
export class Guards {
	readonly #workspace: Workspace;
	readonly #drafts: boolean;
	readonly #byModel = new Map<Model, GuardsOfModel>();
	#recommended: readonly Purl[] | undefined;
	/** A file is asked about several times, one after the other. */
	#last: { readonly path: string; readonly group: Group } | undefined;
	#lastPackages: { readonly path: string; readonly of: OfPackages } = {
		path: "",
		of: noPackages,
	};

	constructor(workspace: Workspace, { drafts }: { readonly drafts: boolean }) {
		this.#workspace = workspace;
		this.#drafts = drafts;
	}

	/** Nothing speaks about files. */
	get isEmpty(): boolean {
		return this.#workspace.models.every(
			(model) => this.#of(model).guards.length === 0,
		);
	}

	/** Some guard names what package managers of JavaScript install, so that a host has to look there. */
	get nameInstalled(): boolean {
		return this.#workspace.models.some((model) =>
			this.#of(model).guards.some(({ check }) =>
				[...check.deny, ...check.in].some(({ text }) => namesInstalled(text)),
			),
		);
	}

	/** What a file, by its path from the root, has to be read for. */
	need(path: string): Need {
		const { patterns, onLanguages, onNames } = this.concerning(path);
		if (patterns || this.#packagesIn(path).mayAsk) return "text";
		if (onLanguages.length > 0 && this.#dependsOnText(onLanguages, path))
			return "text";
		return onNames.length > 0 ? "name" : "nothing";
	}

	#dependsOnText(onLanguages: readonly ByLanguage[], path: string): boolean {
		const said = this.#workspace.attributes.of(path);
		return onLanguages.some((guard) => dependsOnText(guard, path, said));
	}

	/** Says whether a file is a manifest that may use what some guardrail says to use instead, so that its text tells in which version. */
	mayRecommend(path: string): boolean {
		return this.#packagesIn(path).recommended !== undefined;
	}

	/** The packages that some guardrail of the workspace says to use instead. */
	#allRecommended(): readonly Purl[] {
		this.#recommended ??= this.#workspace.models.flatMap((model) =>
			this.#of(model).guards.flatMap(({ instead, look, item }) => {
				const from = this.#workspace.modelOf(item.file);
				return [...new Set(instead ? ecosystemsOf(look) : [])].flatMap(
					(type) => replacementIn(instead ?? "", type, from)?.purl ?? [],
				);
			}),
		);
		return this.#recommended;
	}

	/** What is asked about the packages that a file may name. */
	#packagesIn(path: string): OfPackages {
		// Asked several times about every file, and most name none.
		if (this.#lastPackages.path === path) return this.#lastPackages.of;
		const types = typesAskedFor(path);
		const of = types.length > 0 ? this.#ofPackages(path, types) : noPackages;
		this.#lastPackages = { path, of };
		return of;
	}

	#ofPackages(path: string, types: readonly PackageType[]): OfPackages {
		const { ecosystems } = this.concerning(path);
		let isSpokenOf = false;
		for (const type of types) isSpokenOf ||= ecosystems.has(type);
		// Programs that may name packages for themselves are many, and lend none and tell no version.
		return manifestType(path) !== undefined
			? this.#ofManifest(path, types, isSpokenOf)
			: isSpokenOf
				? askedFor
				: noPackages;
	}

	#ofManifest(
		path: string,
		types: readonly PackageType[],
		isSpokenOf: boolean,
	): OfPackages {
		const { ecosystemsInPlaces } = this.#of(this.#workspace.modelOf(path));
		const mayLendElsewhere =
			types.some((type) => ecosystemsInPlaces.has(type)) && mayLend(path);
		const recommended = this.#allRecommended().filter(({ type }) =>
			types.includes(type),
		);
		return {
			mayAsk: mayLendElsewhere || isSpokenOf,
			mayLendElsewhere,
			recommended:
				recommended.length > 0 && this.#isOwn("", path)
					? recommended
					: undefined,
		};
	}

	/**
	 * The places of a file that cross something, and what can't be judged there. Takes what it holds where `need` asks for its text, null
	 * where that is no text; bytes are decoded only where there is something to find. Never throws.
	 */
	look(path: string, content?: Content): Seen {
		const group = this.concerning(path);
		const { mayAsk, recommended } = this.#packagesIn(path);
		const needed = neededText(
			content && recommended ? asText(content) : content,
			path,
			group.patterns,
			mayAsk,
		);
		// Most files are not even decoded.
		const seen =
			needed.text === undefined
				? this.#findByName(path, group.onNames, content)
				: this.#find(path, group.guards, content, needed);
		if (!content || isOfPathAlone(seen)) return seen;
		return this.#isMade(path, content, needed)
			? this.#seenInMade(path, group.guards, content, needed, seen)
			: seen;
	}

	/** Says whether a tool made a file. Few files cross anything, so that this is asked last. */
	#isMade(path: string, content: string | Bytes, { text }: Needed): boolean {
		return (
			this.#workspace.attributes.of(path).generated ??
			isGenerated(path, text ?? asText(content))
		);
	}

	/** What is seen in a file that a tool made: what guards see that mean such files. */
	#seenInMade(
		path: string,
		guards: readonly Guard[],
		content: string | Bytes,
		needed: Needed,
		seen: Seen,
	): Seen {
		const meant = guards.filter(
			(guard) =>
				isByPath(guard) ||
				namesFile(
					guard.check.in,
					below(guard.root, path),
					bracketsBelow(this.#workspace, guard.root),
					saidBelow(this.#workspace, guard.root),
					"foreign",
				),
		);
		return meant.length === guards.length
			? seen
			: { ...this.#find(path, meant, content, needed), asWritten: seen };
	}

	/**
	 * What a file that has moved takes along: the places that crossed something where it was, and that nothing speaks of where it is. Takes both
	 * paths and what it holds now.
	 */
	takenAlong(from: string, path: string, text: string): readonly Crossing[] {
		const here = this.concerning(path).guards;
		const left = this.concerning(from).guards.filter(
			({ item, look }) =>
				look.type !== "path" &&
				!here.some((one) => one.item === item && one.look.type === look.type),
		);
		if (left.length === 0) return [];
		const { crossings } = this.#find(path, left, text, {
			text,
			matching: undefined,
		});
		return crossings;
	}

	/**
	 * The guards that speak of a file of the model itself: those of paths, and those of contents whose places name it. Takes the page, undefined
	 * for a file that is none (a setting, a report).
	 */
	onPage(path: string, page: Artifact | undefined): readonly Guard[] {
		return this.concerning(path).guards.filter((guard) => {
			if (isByPath(guard)) return true;
			return (
				guard.look.type === "content" &&
				page !== undefined &&
				page.kind !== "guardrails" &&
				namesPage(
					guard.check.in,
					below(guard.root, path),
					bracketsBelow(this.#workspace, guard.root),
				)
			);
		});
	}

	/** The guards that speak of a symbolic link, or of a submodule: those of paths. */
	onLink(path: string): readonly Guard[] {
		return this.concerning(path).guards.filter(isByPath);
	}

	/** What such guards find there. Takes the page's text. What tells of a guardrail may quote what it forbids, so it is not searched for that. */
	lookAtPage(path: string, guards: readonly Guard[], text = ""): Seen {
		return this.#find(
			path,
			guards.filter(
				({ item, look }) =>
					item.file !== path &&
					(look.type !== "content" || !namesItem(text, item.id)),
			),
			text,
			{ text, matching: undefined },
		);
	}

	#find(
		path: string,
		guards: readonly Guard[],
		content: Content | undefined,
		{ text, matching }: Needed,
	): Seen {
		if (text === undefined)
			return this.#findByName(path, guards.filter(isByName), content);
		const finds = nothingFound(path, matching);
		const packages = this.#packagesIn(path);
		if (packages === noPackages) {
			for (const guard of guards) this.#findOther(guard, content, text, finds);
			return seenOf(finds);
		}
		for (const guard of guards)
			if (guard.look.type === "dependency")
				findPackages(guard, guard.look, text, finds);
			else this.#findOther(guard, content, text, finds);
		return withPackages(packages, text, finds);
	}

	/** What a guard finds that speaks of no packages. */
	#findOther(
		guard: Guard,
		content: Content | undefined,
		text: string,
		finds: Finds,
	): void {
		if (isByName(guard)) {
			const what = this.#wrongName(guard, finds.path, content);
			if (what) add(finds, guard, startOfFile, finds.path, what);
		} else if (guard.look.type === "content")
			findContent(guard, guard.look, text, finds);
	}

	/** The same by the guards that need no text. */
	#findByName(
		path: string,
		guards: readonly (ByPath | ByLanguage)[],
		content: Content | undefined,
	): Seen {
		let finds: Finds | undefined;
		for (const guard of guards) {
			const what = this.#wrongName(guard, path, content);
			if (!what) continue;
			finds ??= nothingFound(path);
			add(finds, guard, startOfFile, path, what);
		}
		return finds ? seenOf(finds) : nothingSeen;
	}

	#wrongName(
		guard: ByPath | ByLanguage,
		path: string,
		content: Content | undefined,
	): CrossingKind | undefined {
		return isByPath(guard)
			? wrongPath(guard, path)
			: languageFound(
					guard,
					path,
					content,
					this.#workspace.attributes.of(path),
				);
	}

	/**
	 * What a look at a manifest finds once it is known which packages some of its entries are. Takes what it found before, and by those entries
	 * the ones of other manifests that they take over. The version is judged where it stands, unless the guard does not speak of that manifest;
	 * of an entry that is written without the package's name, the name as well.
	 */
	lookAgain(
		path: string,
		seen: Seen,
		known: ReadonlyMap<PackageEntry, readonly Lent[]>,
	): Seen {
		const ranges = new Set([...known.keys()].map(({ range }) => range));
		const finds = nothingFound(
			path,
			undefined,
			seen.crossings.filter(({ range }) => !ranges.has(range)),
		);
		finds.unsearched = new Set(seen.unsearched);
		finds.unjudged = seen.unjudged.filter(({ entry }) => !known.has(entry));
		finds.managed = [...seen.managed];
		finds.covered = new Set();
		for (const guard of this.concerning(path).guards) {
			if (guard.look.type !== "dependency") continue;
			finds.entries = [...known].flatMap(([entry, lenders]) =>
				lenders.flatMap((lent) => {
					const { isCode, ...named } = entry;
					const { name, version } = lent.entry;
					const isJudgedThere = this.concerning(lent.file).guards.includes(
						guard,
					);
					if (isJudgedThere) return isCode ? [] : { ...named, name };
					return { ...named, name, ...(version !== undefined && { version }) };
				}),
			);
			findEntries(guard, guard.look, finds);
		}
		const { lent, borrowed, recommended } = seen;
		return { ...seenOf(finds), lent, borrowed, recommended };
	}

	/** Says whether the same guards speak of two files. */
	areAlike(path: string, other: string): boolean {
		return this.concerning(path) === this.concerning(other);
	}

	/**
	 * Says whether something that speaks of a file would pass it over, or find its language right, by what another `.gitattributes` says of paths
	 * (from the workspace's root).
	 */
	isHiddenBy(saidOf: (path: string) => FileAttributes, path: string): boolean {
		const [was, is] = [this.#workspace.attributes.of(path), saidOf(path)];
		return this.concerning(path).guards.some(({ root, check, look }) => {
			const over = () =>
				passedOver(
					check,
					below(root, path),
					bracketsBelow(this.#workspace, root),
					(one) => saidOf(join(root, one)),
				) !== undefined;
			if (look.type === "dependency")
				return typesAskedFor(path).some(
					(type) => ecosystemsOf(look).includes(type) && over(),
				);
			if (look.type !== "language") return over();
			const crosses = (said: FileAttributes) =>
				languageAmong(path, look.deny, { said }) !== undefined ||
				(look.allow.length > 0 &&
					languageOutside(path, look.allow, { said }) !== undefined);
			return (
				(isNamelessScript(path) || crosses(was)) && (over() || !crosses(is))
			);
		});
	}

	/** The guards of the model that a file belongs to, of those above it and of those that they extend, guardrails first. */
	concerning(path: string): Group {
		if (this.#last?.path === path) return this.#last.group;
		const { guards, roots, placed, groups } = this.#of(
			this.#workspace.modelOf(path),
		);
		// Most files are concerned by the same guards as many others, and are passed over by none.
		let isOwn = true;
		for (const root of roots) isOwn &&= this.#isOwn(root, path);
		let key = isOwn ? "" : "passed over: ";
		for (const guard of isOwn ? placed : guards)
			key += this.#speaks(guard, path, isOwn) ? "1" : "0";
		let group = groups.get(key);
		if (!group) {
			group = groupOf(this.#speaking(guards, path, isOwn));
			groups.set(key, group);
		}
		this.#last = { path, group };
		return group;
	}

	#speaking(guards: readonly Guard[], path: string, isOwn: boolean): Guard[] {
		return guards.filter((guard) => this.#speaks(guard, path, isOwn));
	}

	#speaks(guard: Guard, path: string, isOwn: boolean): boolean {
		return holdsAt(guard, path) && (isOwn || this.#means(guard, path));
	}

	/** Says whether no guard that counts from a folder passes a file over. */
	#isOwn(root: string, path: string): boolean {
		const relative = below(root, path);
		const { attributes } = this.#workspace;
		if (attributes.areEmpty && isSurelyOwn(relative)) return true;
		const said = attributes.of(path);
		return !isForeign(relative, said) && !isDocumentation(relative, said);
	}

	/** Says whether a guard speaks of a file that others pass over. */
	#means({ check, root }: Guard, path: string): boolean {
		return !passedOver(
			check,
			below(root, path),
			bracketsBelow(this.#workspace, root),
			saidBelow(this.#workspace, root),
		);
	}

	#of(model: Model): GuardsOfModel {
		let known = this.#byModel.get(model);
		if (!known) {
			known = together(guardsFor(model, this.#workspace, this.#drafts));
			this.#byModel.set(model, known);
		}
		return known;
	}
}

/** Says whether something in force forbids to ask for a package in a manifest. Takes the guards of its model (`packageGuards`). */
export function forbids(
	guards: readonly Guard[],
	path: string,
	entry: PackageEntry,
): boolean {
	return guards.some(
		(guard) =>
			guard.look.type === "dependency" &&
			holdsAt(guard, path) &&
			dependency(guard.look, entry) !== undefined,
	);
}

/** What is in force in a model and speaks of packages, for `forbids`. */
export function packageGuards(
	model: Model,
	workspace: Workspace,
): readonly Guard[] {
	return guardsFor(model, workspace, false).filter(
		({ look }) => look.type === "dependency",
	);
}

/** An item of a page that holds somewhere. */
export interface InForce {
	readonly item: Item;
	readonly artifact: Artifact;
	/** The folder that its globs count from: for what is extended, the root of the model that extends it. */
	readonly root: string;
}

/** The items in force in a model, in those above it and in those that they extend, decisions aside; the nearest first. */
export function inForce(model: Model): Generator<InForce> {
	return heldItems(model, isInForce);
}

/** The guardrails in force in models, their own and those that they take over from models that they extend, each once. */
export function guardrailsIn(models: readonly Model[]): Item[] {
	const found = new Set<Item>();
	for (const model of models)
		for (const { item } of inForce(model))
			if (item.kind === "guardrails") found.add(item);
	return [...found];
}

/** The items whose own status and whose page's are as asked for. */
function* heldItems(
	model: Model,
	fits: (status: string) => boolean,
): Generator<InForce> {
	for (const { from, root } of heldBy(model))
		for (const artifact of from.productPages)
			for (const item of artifact.items)
				if (fits(item.status) && fits(artifact.status))
					yield { item, artifact, root };
}

/** The models whose items hold in a model, itself first, with the folder that their globs count from. */
export function heldBy(
	model: Model,
): readonly { readonly from: Model; readonly root: string }[] {
	const found = new Map<Model, string>();
	const take = (from: Model, root: string) => {
		if (found.has(from)) return;
		found.set(from, root);
		for (const extended of from.extended) take(extended, root);
	};
	for (let at: Model | undefined = model; at; at = at.parent) take(at, at.root);
	return [...found].map(([from, root]) => ({ from, root }));
}

/** What holds in a model, guardrails first. */
function guardsFor(
	model: Model,
	workspace: Workspace,
	drafts: boolean,
): Guard[] {
	const fits = drafts ? (status: string) => !isRetired(status) : isInForce;
	return [...heldItems(model, fits)]
		.flatMap((one) => guardsOf(one, bracketsBelow(workspace, one.root)))
		.sort((a, b) => Number(a.ofStack) - Number(b.ofStack));
}

function guardsOf(
	{ item, artifact, root }: InForce,
	names: BracketNames,
): Guard[] {
	const tentative = isDraft(item.status) || isDraft(artifact.status);
	if (artifact.kind === "tech-stack") return stackGuards(item, root, tentative);
	return (item.checks ?? []).flatMap((check) => {
		const places = check.in.map(({ text }) => glob(text, names));
		// A place that can't be read is reported where it is written; without it, the check would speak of every file.
		if (places.length > 0 && places.every((place) => !place)) return [];
		const look = lookOf(check, names);
		const { instead, message } = check;
		return look
			? [
					{
						item,
						root,
						ofStack: false,
						isDraft: tentative,
						look,
						in: places.flatMap((place) => place ?? []),
						check,
						...(instead ? { instead } : {}),
						...(message ? { message } : {}),
					},
				]
			: [];
	});
}

/** The day (ISO) from which an item counts, or its page, where that is ahead of today's; undefined where it counts already. */
export function announcedFor(
	item: Item,
	page: Artifact | undefined,
	today: string,
): string | undefined {
	// When a stack began to be used says nothing of when an entry on hold counts.
	const from = item.kind === "guardrails" ? page : undefined;
	const since = inheritedField(item, from, "since")?.text ?? "";
	const day = readPeriod(since)?.start;
	return day && day > today ? day : undefined;
}

/**
 * Says whether everything that a guardrail forbids is looked for: by its checks alone, each of which can be used as a whole. Takes what is
 * known of the reports that checks go by.
 */
export function isWhollyChecked(
	{ checks = [], fields }: Item,
	isReported: (check: Check) => boolean,
): boolean {
	return (
		checks.length > 0 &&
		!fields["checked-by"] &&
		checks.every((check) => {
			if (check.in.some(({ text }) => !glob(text))) return false;
			if (check.rules.some(({ text }) => !nameGlob(text))) return false;
			if (check.type === "findings") return isReported(check);
			const look = lookOf(check);
			if (!look) return false;
			const allowed = "allow" in look ? look.allow.length : 0;
			return (
				look.deny.length === check.deny.length && allowed === check.allow.length
			);
		})
	);
}

function lookOf(
	{ type, deny, allow }: Check,
	names?: BracketNames,
): Look | undefined {
	switch (type) {
		case "dependency":
			return {
				type,
				deny: usable(deny, parsePurl),
				allow: usable(allow, parsePurl),
			};
		case "language":
			return { type, deny: languagesIn(deny), allow: languagesIn(allow) };
		case "content":
			return {
				type,
				deny: usable(deny, (text) => {
					const matcher = compilePattern(text);
					return typeof matcher === "string" ? undefined : matcher;
				}),
			};
		case "path":
			return { type, deny: usable(deny, (text) => glob(text, names)) };
		default:
			return undefined;
	}
}

function languagesIn(written: readonly Written[]): string[] {
	return written.flatMap(({ text }) => (languageFault(text) ? [] : text));
}

/** Values that can be used; the others are reported where they are written. */
function usable<T>(
	written: readonly Written[],
	read: (text: string) => T | undefined,
): Named<T>[] {
	return written.flatMap(({ text }) => {
		const value = read(text);
		return value === undefined ? [] : [{ written: text, value }];
	});
}

/** An entry on hold is enforced without a check written for it. */
function stackGuards(item: Item, root: string, isDraft: boolean): Guard[] {
	const { ring, packages, languages } = item.fields;
	if (ring?.text.trim().toLowerCase() !== "hold") return [];
	const instead = item.references
		.flatMap(({ type, id }) => (type === "replaced-by" && id ? [id] : []))
		.join(", ");
	const guard = (look: Look): Guard => ({
		item,
		root,
		ofStack: true,
		isDraft,
		look,
		in: [],
		check: { type: look.type, in: [], for: [], deny: [] },
		...(instead ? { instead } : {}),
	});
	const purls = usable(packages?.entries ?? [], parsePurl);
	const names = languagesIn(languages?.entries ?? []);
	return [
		...(purls.length > 0
			? [guard({ type: "dependency", deny: purls, allow: [] })]
			: []),
		...(names.length > 0
			? [guard({ type: "language", deny: names, allow: [] })]
			: []),
	];
}

type DependencyLook = Extract<Look, { type: "dependency" }>;

/**
 * How an entry breaks a check, if it does; unknown where that depends on a version which nobody can read. What is allowed speaks of the
 * ecosystems that it names. An image's tag without a number is in no range: where only numbers are allowed, it is not.
 */
function dependency(
	{ deny, allow }: DependencyLook,
	entry: PackageEntry,
): CrossingKind | "unknown" | undefined {
	const { written, version } = entry;
	const said = {
		type: "dependency" as const,
		name: written,
		...(version === undefined ? {} : { version }),
	};
	const denied = deny.find(({ value }) => matches(value, entry));
	if (denied) return { ...said, denied: denied.written };
	const leavesOpen = ({ value }: Named<Purl>) => isOpen(value, entry);
	const concerned =
		!isUnnamed(entry) && allow.some(({ value }) => value.type === entry.type);
	if (allow.some(({ value }) => matches(value, entry)) || !concerned) {
		const open = isUnnamed(entry) ? [...deny, ...allow] : deny;
		return open.some(leavesOpen) ? "unknown" : undefined;
	}
	const isTagged = entry.type === "docker" && version && !version.includes("$");
	return allow.some(leavesOpen) && !isTagged ? "unknown" : said;
}

/** Says whether a check speaks of an entry's package at all, in this version or another. */
function isNamed(
	{ deny, allow }: DependencyLook,
	entry: PackageEntry,
): boolean {
	return [...deny, ...allow].some(({ value }) => names(value, entry));
}
