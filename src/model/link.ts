/** Artifacts to linked models: a pure function of what was read. */

import type { Artifact, Item } from "../domain/artifact";
import { decisionNumberSource, idKey } from "../domain/id";
import { kindInfo } from "../domain/kind";
import { addTo } from "../domain/lists";
import { compareText, folderOf, join, sharedFolders } from "../domain/paths";
import type { Reference } from "../domain/reference";
import { isRetired } from "../domain/standing";
import { nameOfDecision, recordFolderOf } from "../kinds/decision-places";
import { readLead } from "../kinds/record-numbers";
import type { BracketNames } from "../matching/bracket-names";
import type { Attributes } from "../text/attributes";
import { type Config, noConfig } from "../text/config";
import { hasMonthFirst, recordOf } from "./decisions";
import type { Change, Finished, LinkMemory } from "./memory";
import {
	inGroups,
	isTie,
	type LinkedLink,
	type LinkedPage,
	type LinkedReference,
	type Model,
	once,
	type Settings,
	type Skipped,
	type UnknownKind,
	type Workspace,
} from "./model";
import { patched } from "./patched";

/** How many pages are linked in a step. */
const pagesAtOnce = 64;

export interface LinkInput {
	/** Stays the same object as long as the same files exist and the same configurations hold. */
	readonly world: object;
	/** By the model's folder; the workspace root's may be missing. */
	readonly configs: ReadonlyMap<string, Config>;
	/** In the order of their paths. */
	readonly artifacts: readonly Artifact[];
	/** Folders of models that were brought in by `extends` alone. */
	readonly inherited: ReadonlySet<string>;
	readonly exists: (file: string) => boolean;
	readonly bracketNames: BracketNames;
	readonly skipped: readonly Skipped[];
	readonly attributes: Attributes;
	readonly likelyRecords: Workspace["likelyRecords"];
	readonly unknownKinds: readonly UnknownKind[];
}

type Draft = { -readonly [K in keyof Model]: Model[K] };

/** Models whose artifacts are settled and not yet linked. */
interface Drafts extends Omit<Finished, "world" | "artifacts" | "models"> {
	/** By the model's folder. */
	readonly models: ReadonlyMap<string, Draft>;
	/** What differs from the last run, where that is known; the rest of a model is then as that run left it. */
	readonly changes?: readonly Change[];
}

/**
 * Links everything that was read, some pages at each step, so that a host can let others run in between. When another run with the same
 * memory was given something else meanwhile, this one must not go on.
 */
export function* linking(
	input: LinkInput,
	memory: LinkMemory,
): Generator<void, Workspace> {
	const { world, artifacts, exists } = input;
	const roots = [...new Set(["", ...input.configs.keys()])].sort(compareText);
	const modelRoot = rootFinder(roots);
	const known = memory.changes(world, artifacts);
	const { changes, ...drafts } = known
		? redrafted(known.last, known.changes, modelRoot)
		: drafted(input, roots, modelRoot);
	const { models, all, places } = drafts;

	const forgotten = memory.begin(world, all, changes);
	const toLink = new Map(roots.map((root) => [root, [] as number[]]));
	for (const file of forgotten) {
		const at = places.get(file);
		if (at !== undefined) toLink.get(modelRoot(file))?.push(at);
	}
	for (const [root, draft] of models) {
		const linker = new PageLinker(draft, all, exists, memory);
		const changed = changes && (toLink.get(root) as number[]);
		const pages = changed ? [...draft.pages] : [];
		let linked = 0;
		for (const at of changed ?? draft.artifacts.keys()) {
			pages[at] = linker.page(draft.artifacts[at] as Artifact);
			if (++linked % pagesAtOnce === 0) yield;
		}
		draft.pages = pages;
		draft.groups = memory.groups(root, pages, changed);
		draft.unresolved = unresolved(draft).flat();
		draft.toRetired = toRetired(draft).flat();
	}
	memory.finish({ world, artifacts, ...drafts });
	return {
		models: [...models.values()],
		root: models.get("") as Model,
		artifacts: all,
		modelOf: (file) => models.get(modelRoot(file)) as Model,
		exists,
		bracketNames: input.bracketNames,
		skipped: input.skipped,
		attributes: input.attributes,
		likelyRecords: input.likelyRecords,
		unknownKinds: input.unknownKinds,
	};
}

/** The models of everything that was read. */
function drafted(
	input: LinkInput,
	roots: readonly string[],
	modelRoot: (file: string) => string,
): Drafts {
	const byModel = new Map<string, Artifact[]>(roots.map((r) => [r, []]));
	for (const artifact of input.artifacts)
		byModel.get(modelRoot(artifact.file))?.push(artifact);
	const models = new Map<string, Draft>();
	const settle = new Map<string, (artifact: Artifact) => Artifact>();
	for (const root of roots) {
		const config = input.configs.get(root) ?? noConfig;
		const read = byModel.get(root) ?? [];
		const settling = settlingAmong(read);
		const own = read.map(settling);
		settle.set(root, settling);
		models.set(root, {
			root,
			config,
			settings: ownSettings(config),
			artifacts: own,
			inherited: input.inherited.has(root),
			extended: [],
			adopted: isAdopted(config, own),
			...indexed(own),
			productPages: own.filter((a) => a.kind !== "decision"),
			pages: [],
			groups: [],
			unresolved: [],
			toRetired: [],
		});
	}
	for (const draft of models.values()) {
		draft.extended = draft.config.extends.flatMap(({ text }) => {
			const root = extendedRoot(draft.root, text, (r) => models.has(r));
			const model = root === undefined ? undefined : models.get(root);
			return model && model !== draft ? [model] : [];
		});
	}
	for (const draft of models.values()) {
		const parent =
			draft.root === "" || draft.root.startsWith("../") || draft.inherited
				? undefined
				: models.get(modelRoot(draft.root));
		// A model that lies below one which extends it gives to it, and takes nothing.
		if (parent && !extendsTo(parent, draft)) draft.parent = parent;
	}
	for (const draft of models.values()) draft.settings = inheritSettings(draft);

	const all = new Map<string, Artifact>();
	const places = new Map<string, number>();
	for (const { artifacts } of models.values())
		for (const [at, artifact] of artifacts.entries()) {
			all.set(artifact.file, artifact);
			places.set(artifact.file, at);
		}
	return { models, all, settle, places };
}

/** The models of the last run, with some artifacts exchanged for others that say something else. */
function redrafted(
	{ models: before, all, settle, places }: Finished,
	read: readonly Change[],
	modelRoot: (file: string) => string,
): Drafts {
	const models = new Map<string, Draft>();
	for (const [root, model] of before) models.set(root, { ...model });
	const now = ({ root }: Model) => models.get(root) as Draft;
	const changes: Change[] = [];
	for (const draft of models.values()) {
		draft.extended = draft.extended.map(now);
		if (draft.parent) draft.parent = now(draft.parent);
		const own = read
			.filter(({ artifact }) => modelRoot(artifact.file) === draft.root)
			.map(({ artifact }): Change => {
				const at = places.get(artifact.file) as number;
				return {
					before: draft.artifacts[at] as Artifact,
					artifact: settle.get(draft.root)?.(artifact) ?? artifact,
				};
			});
		if (own.length === 0) continue;
		changes.push(...own);
		draft.artifacts = exchanged(draft.artifacts, own);
		draft.productPages = exchanged(draft.productPages, own);
		Object.assign(draft, reindexed(draft, own));
	}
	const files = changes.map(({ artifact }) => [artifact.file, artifact]);
	return {
		models,
		all: patched(all, new Map(files as [string, Artifact][])),
		settle,
		places,
		changes,
	};
}

function exchanged(
	artifacts: readonly Artifact[],
	changes: readonly Change[],
): readonly Artifact[] {
	const own = changes.flatMap(({ before, artifact }) => {
		const at = artifacts.indexOf(before);
		return at < 0 ? [] : [{ at, artifact }];
	});
	if (own.length === 0) return artifacts;
	const result = [...artifacts];
	for (const { at, artifact } of own) result[at] = artifact;
	return result;
}

type Index = Pick<Model, "items" | "sharedKeys" | "aliases">;

function indexed(artifacts: readonly Artifact[]): Index {
	const items = new Map<string, Item[]>();
	const sharedKeys = new Set<string>();
	const aliases = new Map<string, Item[]>();
	for (const artifact of artifacts)
		for (const item of artifact.items) {
			for (const alias of item.aliases ?? [])
				addTo(aliases, idKey(alias), item);
			const key = idKey(item.id);
			const same = items.get(key);
			if (same) {
				same.push(item);
				sharedKeys.add(key);
			} else items.set(key, [item]);
		}
	return { items, sharedKeys, aliases };
}

/** An index in which the items of some artifacts are exchanged for those of the ones that took their place. */
function reindexed(
	{ items, sharedKeys: shared, aliases }: Index,
	changes: readonly Change[],
): Index {
	const found = new Map<string, readonly Item[] | undefined>();
	const sharedKeys = new Set(shared);
	const other = new Map<string, readonly Item[] | undefined>();
	const exchange = (
		now: Map<string, readonly Item[] | undefined>,
		known: ReadonlyMap<string, readonly Item[]>,
		key: string,
		file: string,
		own: readonly Item[] = [],
	): number => {
		const same = now.has(key) ? now.get(key) : known.get(key);
		const all = [
			...(same ?? []).filter((item) => item.file !== file),
			...own,
		].sort((a, b) => compareText(a.file, b.file));
		now.set(key, all.length > 0 ? all : undefined);
		return all.length;
	};
	for (const { before, artifact } of changes) {
		const { file } = artifact;
		const own = indexed([artifact]);
		const was = indexed([before]);
		for (const key of new Set([...was.items.keys(), ...own.items.keys()]))
			if (exchange(found, items, key, file, own.items.get(key)) > 1)
				sharedKeys.add(key);
			else sharedKeys.delete(key);
		for (const key of new Set([...was.aliases.keys(), ...own.aliases.keys()]))
			exchange(other, aliases, key, file, own.aliases.get(key));
	}
	return {
		items: patched(items, found),
		sharedKeys,
		aliases: patched(aliases, other),
	};
}

const unresolved = inGroups((pages) => pages.flatMap((p) => p.unresolved));
const toRetired = inGroups((pages) => pages.flatMap((p) => p.toRetired));

/** Finds the innermost model's folder for a path. */
function rootFinder(roots: readonly string[]): (file: string) => string {
	if (roots.length === 1) return () => "";
	const known = new Set(roots);
	const cache = new Map<string, string>();
	const find = (folder: string): string => {
		if (known.has(folder)) return folder;
		const cached = cache.get(folder);
		if (cached !== undefined) return cached;
		const found = folder === "" ? "" : find(folderOf(folder));
		cache.set(folder, found);
		return found;
	};
	return (file) => find(folderOf(file));
}

/** The folder of the model that an `extends` entry names: a path to a folder or to its `opmodel.yaml`, or an installed package. */
export function extendedRoot(
	from: string,
	written: string,
	isModel: (root: string) => boolean,
): string | undefined {
	return extendCandidates(from, written).find(isModel);
}

/** Where the model of an `extends` entry may lie, best first. */
export function extendCandidates(from: string, written: string): string[] {
	const path = written.replaceAll("\\", "/").replace(/\/?opmodel\.ya?ml$/i, "");
	if (/^(?:\.{0,2}\/|\.{1,2}$)/.test(`${path}/`.slice(0, 3)) || path === "")
		return [join(from, path === "" ? "." : path)];
	const packages: string[] = [];
	for (let folder = from; ; folder = folderOf(folder)) {
		packages.push(join(folder, `node_modules/${path}`));
		if (folder === "") break;
	}
	return [join(from, path), ...packages];
}

/**
 * What an artifact is among others. 03/04/2024 is the third of April, unless a decision beside it has a date that can only begin with the
 * month; a strategy page may define metrics while no metrics page exists, and once one does, the same ids there are references.
 */
function settlingAmong(
	artifacts: readonly Artifact[],
): (artifact: Artifact) => Artifact {
	const monthFirst = artifacts.some(hasMonthFirst);
	const hasMetrics = artifacts.some((a) => a.kind === "metrics");
	const rfcFolders = foldersOfRfcs(artifacts);
	return (artifact) => {
		if (artifact.kind === "decision") {
			const named =
				artifact.decision?.openPrefix !== undefined &&
				rfcFolders.has(recordFolderOf(artifact.file))
					? asRfc(artifact)
					: artifact;
			return monthFirst ? dated(named) : named;
		}
		return hasMetrics && artifact.kind === "strategy"
			? metricsReferred(artifact)
			: artifact;
	};
}

/** Folders in which most of the records that might be anything call themselves RFCs. */
function foldersOfRfcs(artifacts: readonly Artifact[]): ReadonlySet<string> {
	const balance = new Map<string, number>();
	// Folders are worked out only where one of their records might tip the balance, as there are few such workspaces.
	if (!artifacts.some(({ decision }) => decision?.openPrefix)) return new Set();
	for (const artifact of artifacts) {
		const says = artifact.decision?.openPrefix;
		if (says === undefined) continue;
		const folder = recordFolderOf(artifact.file);
		balance.set(folder, (balance.get(folder) ?? 0) + (says ? 1 : -1));
	}
	return new Set([...balance].flatMap(([folder, n]) => (n >= 0 ? folder : [])));
}

const asRfc = once((artifact: Artifact): Artifact => {
	const { decision, items } = artifact;
	return {
		...artifact,
		...(decision ? { decision: { ...decision, prefix: "RFC" } } : {}),
		items: items.map((item) => ({
			...item,
			id: item.id.replace(/^ADR-/, "RFC-"),
		})),
	};
});

const dated = once((artifact: Artifact): Artifact => {
	const { decision, records } = artifact;
	if (records) return { ...artifact, records: records.map(dated) };
	return decision?.dateOther
		? { ...artifact, decision: { ...decision, date: decision.dateOther } }
		: artifact;
});

const metricsReferred = once((artifact: Artifact): Artifact => {
	const foreign = artifact.items.filter((i) => i.kind === "metrics");
	if (foreign.length === 0) return artifact;
	const asReferences = foreign.map(
		(item): Reference => ({
			type: "mentions",
			id: item.id,
			text: item.id,
			range: item.idRange,
			idRange: item.idRange,
			inField: false,
		}),
	);
	return {
		...artifact,
		items: artifact.items.filter((i) => i.kind !== "metrics"),
		references: [...artifact.references, ...asReferences],
	};
});

function ownSettings(config: Config): Settings {
	return {
		rules: config.rules,
		notNeeded: config.notNeeded,
		words: config.words,
		stage: config.stage ?? "scaleup",
		preset: config.preset ?? "recommended",
		expect: config.expect,
	};
}

/** A model's own settings win over those of the models it extends, the nearer ones over the farther. */
function inheritSettings(draft: Draft): Settings {
	const configs: Config[] = [];
	const visit = (model: Model): void => {
		if (configs.includes(model.config)) return;
		configs.push(model.config);
		model.extended.forEach(visit);
	};
	visit(draft);
	const own = configs[0] as Config;
	const first = <K extends "stage" | "preset" | "expect">(key: K) =>
		configs.find((c) => c[key] !== undefined)?.[key];
	return {
		rules: new Map(configs.toReversed().flatMap((c) => [...c.rules])),
		notNeeded: new Map(configs.toReversed().flatMap((c) => [...c.notNeeded])),
		words: own.words,
		stage: first("stage") ?? "scaleup",
		preset: first("preset") ?? "recommended",
		expect: first("expect"),
	};
}

/** Says whether a model is another one, or extends it, itself or by way of others. */
export function extendsTo(model: Model, other: Model): boolean {
	const seen = new Set([model]);
	for (const m of seen) {
		if (m === other) return true;
		for (const next of m.extended) seen.add(next);
	}
	return false;
}

function isAdopted(config: Config, artifacts: readonly Artifact[]): boolean {
	if (config.file !== undefined) return true;
	const pages = artifacts.filter((a) => a.kind !== "decision");
	const categories = new Set(
		pages.flatMap((a) => kindInfo(a.kind).category ?? []),
	);
	return pages.some((a) => a.declared) || categories.size > 1;
}

/** The models in which a model's ids are looked up: itself, those above it, those each of them extends. */
export function lookupChain(model: Model): Model[] {
	const chain: Model[] = [];
	const add = (next: Model): void => {
		if (chain.includes(next)) return;
		chain.push(next);
		next.extended.forEach(add);
	};
	for (let m: Model | undefined = model; m; m = m.parent) add(m);
	return chain;
}

/**
 * The item that an id means when it stands in a file: of the nearest model that has it; among decisions of one number, the one whose
 * folder is nearest.
 */
export function findItem(
	model: Model,
	id: string,
	file: string,
	chain: readonly Model[] = lookupChain(model),
): Item | undefined {
	return findByKey(chain, idKey(id), file);
}

function findByKey(
	chain: readonly Model[],
	key: string,
	file: string,
): Item | undefined {
	for (const m of chain) {
		const found = m.items.get(key);
		if (!found) continue;
		if (found.length === 1) return found[0];
		let best = found[0] as Item;
		let shared = nearness(best, file);
		for (const item of found.slice(1)) {
			const here = nearness(item, file);
			if (here > shared) {
				best = item;
				shared = here;
			}
		}
		return best;
	}
	// Another name means something only where it can mean nothing else.
	const named = chain.flatMap((m) => m.aliases.get(key) ?? []);
	return named.length === 1 ? named[0] : undefined;
}

/** How many folders an item shares with a file; what stands in the file itself is nearest. */
function nearness(item: Item, file: string): number {
	return item.file === file
		? Number.POSITIVE_INFINITY
		: sharedFolders(item.file, file);
}

const anchors = new WeakMap<Artifact, ReadonlyMap<string, Item>>();

/** Items by the anchors that lead to them: GitHub's slug of their heading and their id in lower case. */
function itemAnchors(artifact: Artifact): ReadonlyMap<string, Item> {
	const known = anchors.get(artifact);
	if (known) return known;
	const slugs = new Map(
		artifact.sections.map((s) => [s.range.start.line, s.slug]),
	);
	const found = new Map<string, Item>();
	for (const item of artifact.items) found.set(item.id.toLowerCase(), item);
	for (const item of artifact.items) {
		const slug = slugs.get(item.range.start.line);
		if (item.way === "heading" && slug !== undefined) found.set(slug, item);
	}
	anchors.set(artifact, found);
	return found;
}

/** Looks up what leads out of a model's artifacts. */
class PageLinker {
	readonly #root: string;
	readonly #chain: readonly Model[];
	readonly #all: ReadonlyMap<string, Artifact>;
	readonly #exists: (file: string) => boolean;
	readonly #memory: LinkMemory;
	/** The paths and keys that the page at hand was looked up by. */
	#asked: string[] = [];

	constructor(
		model: Model,
		all: ReadonlyMap<string, Artifact>,
		exists: (file: string) => boolean,
		memory: LinkMemory,
	) {
		this.#root = model.root;
		this.#chain = lookupChain(model);
		this.#all = all;
		this.#exists = exists;
		this.#memory = memory;
	}

	/** An artifact of the model with what leads out of it: as it was linked before, where that holds. */
	page(artifact: Artifact): LinkedPage {
		const known = this.#memory.page(artifact);
		if (known) return known;
		this.#asked = [];
		const page = this.#page(artifact);
		this.#memory.keep(page, this.#asked);
		return page;
	}

	#page(artifact: Artifact): LinkedPage {
		const references: LinkedReference[] = [];
		for (const item of artifact.items)
			for (const reference of item.references) {
				const found = this.#resolve(reference, artifact, item);
				// "D-12" may be anything where no item has that id.
				if (!isMeant(found)) continue;
				// A record that names itself says nothing.
				if (found.target !== item || reference.inField) references.push(found);
			}
		for (const reference of artifact.references) {
			const found = this.#resolve(reference, artifact, undefined);
			if (isMeant(found)) references.push(found);
		}
		const links = artifact.links.map((link): LinkedLink => {
			if (link.path === "")
				return { link, file: artifact.file, target: artifact };
			const file = this.#file(artifact.file, link.path);
			const target = file === undefined ? undefined : this.#all.get(file);
			return {
				link,
				...(file === undefined ? {} : { file }),
				...(target ? { target } : {}),
			};
		});
		return {
			artifact,
			references,
			ties: references.filter(isTie),
			unresolved: references.filter(
				({ targetFile, reference }) =>
					targetFile === undefined &&
					reference.url === undefined &&
					!reference.elsewhere,
			),
			toRetired: references.filter(
				(r) => r.target !== undefined && isRetired(r.target.status),
			),
			missing: links.filter((l) => l.file === undefined),
			anchored: links.filter((l) => l.target && l.link.fragment),
		};
	}

	#resolve(
		reference: Reference,
		artifact: Artifact,
		from: Item | undefined,
	): LinkedReference {
		const base = { reference, artifact, ...(from ? { from } : {}) };
		if (reference.url !== undefined || reference.elsewhere) return base;
		if (reference.path || reference.fragment) {
			const file = reference.path
				? this.#referred(artifact.file, reference.path)
				: artifact.file;
			const target = file === undefined ? undefined : this.#all.get(file);
			const item = target && itemMeant(reference, target);
			if (item)
				return { ...base, target: item, targetFile: item.file, byPath: true };
			if (!reference.id && reference.path)
				return file === undefined ? base : { ...base, targetFile: file };
		}
		const id = reference.id ?? numberedId(reference, artifact, from);
		if (!id) return base;
		const key = idKey(id);
		this.#asked.push(key);
		const item = findByKey(this.#chain, key, artifact.file);
		const isOther =
			item !== undefined &&
			!reference.id &&
			isFileName.test(reference.text) &&
			!numberAlone.test(reference.text) &&
			nameOfDecision(item.file).stem !== reference.text;
		return item && !isOther
			? { ...base, target: item, targetFile: item.file }
			: base;
	}

	/** The file that a path means in a reference: from its own folder, else from a root, as front matter often has it. */
	#referred(from: string, path: string): string | undefined {
		const own = path.startsWith("/") ? undefined : this.#file(from, path);
		if (own !== undefined || /^\.{1,2}\//.test(path)) return own;
		const below = path.replace(/^\/+/, "");
		for (const root of new Set([this.#root, ""])) {
			const found = this.#file(join(root, "x"), below);
			if (found !== undefined) return found;
		}
		return undefined;
	}

	#file(from: string, path: string): string | undefined {
		for (const candidate of fileCandidates(from, path)) {
			this.#asked.push(candidate);
			if (this.#all.has(candidate) || this.#exists(candidate)) return candidate;
		}
		return undefined;
	}
}

/** Says whether a reference whose id may be anything leads to the item that has it. */
function isMeant({
	reference: { tentative, id },
	target,
}: LinkedReference): boolean {
	return (
		!tentative ||
		(target !== undefined && id !== undefined && idKey(target.id) === idKey(id))
	);
}

/** The item that a link into an artifact means: the one with its id, the one under its heading, or, from elsewhere, the decision that the file is. */
function itemMeant(
	{ id, path, fragment }: Reference,
	artifact: Artifact,
): Item | undefined {
	const key = id && idKey(id);
	return (
		(key && artifact.items.find((item) => idKey(item.id) === key)) ||
		(fragment && itemAnchors(artifact).get(fragment.toLowerCase())) ||
		(path && artifact.decision ? artifact.items[0] : undefined)
	);
}

/** `0057-title`, `2026-05-16-title`. */
const isFileName = /^\d{2}[\w.-]*\p{L}/u;
const numberAlone = new RegExp(`^${decisionNumberSource}$`);

/** The id that a bare number means in a decision: "superseded by 0019", "superseded by 2026-001". */
function numberedId(
	{ path, url, text }: Reference,
	artifact: Artifact,
	from: Item | undefined,
): string | undefined {
	const decision = from && recordOf(artifact, from)?.decision;
	if (!decision || path || url) return undefined;
	if (numberAlone.test(text)) return `${decision.prefix}-${text}`;
	if (!isFileName.test(text)) return undefined;
	// Records that are dated go by their file's name: "superseded by 2026-05-16-title".
	const { number, text: lead } = readLead(text) ?? {};
	return number ? `${decision.prefix}-${lead}` : text;
}

/** The file that a relative link leads to: as written, with `.md` added (wikis leave it out), or a folder's readme. */
export function linkedFile(
	from: string,
	path: string,
	artifacts: ReadonlyMap<string, unknown>,
	exists: (file: string) => boolean,
): string | undefined {
	return fileCandidates(from, path).find(
		(file) => artifacts.has(file) || exists(file),
	);
}

function fileCandidates(from: string, path: string): string[] {
	const file = join(folderOf(from), path);
	return [file, `${file}.md`, `${file}/README.md`, `${file}/index.md`];
}

/** Where an artifact comes from when it is not the model's own, as an insertion for messages: ` (inherited from ../company)`; else "". */
export function provenance(model: Model, file: string): string {
	const owns = (m: Model) => hasFile(m.artifacts, file);
	const origin = owns(model)
		? undefined
		: lookupChain(model).find((m) => m !== model && owns(m));
	if (!origin) return "";
	return ` (inherited from ${origin.config.title || origin.root || "the model above"})`;
}

/** Says whether an artifact is among others, which are in the order of their paths. */
function hasFile(artifacts: readonly Artifact[], file: string): boolean {
	let from = 0;
	let to = artifacts.length;
	while (from < to) {
		const middle = (from + to) >> 1;
		const order = compareText((artifacts[middle] as Artifact).file, file);
		if (order === 0) return true;
		if (order < 0) from = middle + 1;
		else to = middle;
	}
	return false;
}
