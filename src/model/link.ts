/** Artifacts to linked models: a pure function of what was read. */

import type { Artifact, Item } from "../domain/artifact";
import { idKey } from "../domain/id";
import type { Reference } from "../domain/reference";
import { type Config, noConfig } from "../text/config";
import type {
	LinkedReference,
	Model,
	Settings,
	Skipped,
	UnknownKind,
	Workspace,
} from "./model";
import { compareText, folderOf, isWithin, join, sharedFolders } from "./paths";

export interface LinkInput {
	/** By the model's folder; the workspace root's may be missing. */
	readonly configs: ReadonlyMap<string, Config>;
	readonly artifacts: readonly Artifact[];
	/** Folders of models that were brought in by `extends` alone. */
	readonly inherited: ReadonlySet<string>;
	readonly exists: (file: string) => boolean;
	readonly skipped: readonly Skipped[];
	readonly unknownKinds: readonly UnknownKind[];
}

type Draft = { -readonly [K in keyof Model]: Model[K] } & {
	items: Map<string, Item[]>;
};

/** Links everything that was read. The order of the artifacts given does not matter. */
export function link(input: LinkInput): Workspace {
	const roots = new Set(["", ...input.configs.keys()]);
	const sorted = [...roots].sort(compareText);
	const modelRoot = rootFinder(sorted);
	const byModel = new Map<string, Artifact[]>(sorted.map((r) => [r, []]));
	const artifacts = [...input.artifacts].sort((a, b) =>
		compareText(a.file, b.file),
	);
	for (const artifact of artifacts)
		byModel.get(modelRoot(artifact.file))?.push(artifact);

	const drafts = new Map<string, Draft>();
	for (const root of sorted) {
		const config = input.configs.get(root) ?? noConfig;
		const own = settleMetrics(settleDates(byModel.get(root) ?? []));
		drafts.set(root, {
			root,
			config,
			settings: ownSettings(config),
			artifacts: own,
			inherited: input.inherited.has(root),
			extended: [],
			adopted: isAdopted(config, own),
			items: index(own),
			references: [],
		});
	}
	for (const draft of drafts.values()) {
		const parent = [...drafts.values()]
			.filter((other) => other !== draft && isWithin(other.root, draft.root))
			.sort((a, b) => b.root.length - a.root.length)[0];
		if (parent && !draft.inherited) draft.parent = parent;
		draft.extended = draft.config.extends.flatMap(({ text }) => {
			const root = extendedRoot(draft.root, text, (r) => drafts.has(r));
			const model = root === undefined ? undefined : drafts.get(root);
			return model && model !== draft ? [model] : [];
		});
	}
	for (const draft of drafts.values()) draft.settings = inheritSettings(draft);

	const all = new Map(
		[...drafts.values()].flatMap((d) => d.artifacts.map((a) => [a.file, a])),
	);
	const anchors = new Map<Artifact, ReadonlyMap<string, Item>>();
	for (const draft of drafts.values())
		draft.references = linkReferences(draft, all, anchors, input.exists);

	const models = [...drafts.values()];
	return {
		models,
		root: drafts.get("") as Model,
		artifacts: all,
		modelOf: (file) => drafts.get(modelRoot(file)) as Model,
		exists: input.exists,
		skipped: input.skipped,
		unknownKinds: input.unknownKinds,
	};
}

/** Finds the innermost model's folder for a path. */
function rootFinder(roots: readonly string[]): (file: string) => string {
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

const monthFirst = new WeakMap<Artifact, Artifact>();

/** 03/04/2024 is the third of April, unless a decision beside it has a date that can only begin with the month. */
function settleDates(artifacts: readonly Artifact[]): readonly Artifact[] {
	if (!artifacts.some((a) => a.decision?.dateMonthFirst)) return artifacts;
	return artifacts.map((artifact) => {
		const { decision } = artifact;
		if (!decision?.dateOther) return artifact;
		const known = monthFirst.get(artifact);
		if (known) return known;
		const settled = {
			...artifact,
			decision: { ...decision, date: decision.dateOther },
		};
		monthFirst.set(artifact, settled);
		return settled;
	});
}

/** A strategy page may define metrics while no metrics page exists; once one does, the same ids there are references. */
function settleMetrics(artifacts: readonly Artifact[]): Artifact[] {
	if (!artifacts.some((a) => a.kind === "metrics")) return [...artifacts];
	return artifacts.map((artifact) => {
		if (artifact.kind !== "strategy") return artifact;
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
}

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

function isAdopted(config: Config, artifacts: readonly Artifact[]): boolean {
	if (config.file !== undefined) return true;
	const pages = artifacts.filter((a) => a.kind !== "decision");
	return (
		pages.some((a) => a.declared) || new Set(pages.map((a) => a.kind)).size > 1
	);
}

function index(artifacts: readonly Artifact[]): Map<string, Item[]> {
	const items = new Map<string, Item[]>();
	for (const artifact of artifacts)
		for (const item of artifact.items) {
			const key = idKey(item.id);
			const same = items.get(key);
			if (same) same.push(item);
			else items.set(key, [item]);
		}
	return items;
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
	const key = idKey(id);
	for (const m of chain) {
		const found = m.items.get(key);
		if (!found) continue;
		if (found.length === 1) return found[0];
		let best = found[0] as Item;
		let shared = sharedFolders(best.file, file);
		for (const item of found.slice(1)) {
			const here = sharedFolders(item.file, file);
			if (here > shared) {
				best = item;
				shared = here;
			}
		}
		return best;
	}
	return undefined;
}

/** Items by the anchors that lead to them: GitHub's slug of their heading and their id in lower case. */
export function itemAnchors(artifact: Artifact): Map<string, Item> {
	const found = new Map<string, Item>();
	for (const item of artifact.items) found.set(item.id.toLowerCase(), item);
	for (const item of artifact.items) {
		const section = artifact.sections.find(
			(s) =>
				item.way === "heading" && s.range.start.line === item.range.start.line,
		);
		if (section) found.set(section.slug, item);
	}
	return found;
}

function linkReferences(
	model: Model,
	all: ReadonlyMap<string, Artifact>,
	anchors: Map<Artifact, ReadonlyMap<string, Item>>,
	exists: (file: string) => boolean,
): LinkedReference[] {
	const chain = lookupChain(model);
	const linked: LinkedReference[] = [];
	const anchorsOf = (artifact: Artifact) => {
		const known = anchors.get(artifact) ?? itemAnchors(artifact);
		anchors.set(artifact, known);
		return known;
	};
	const resolve = (
		reference: Reference,
		artifact: Artifact,
		from: Item | undefined,
	): LinkedReference => {
		const base = { reference, artifact, ...(from ? { from } : {}) };
		if (reference.path) {
			const file = linkedFile(artifact.file, reference.path, all, exists);
			const target = file === undefined ? undefined : all.get(file);
			if (target) {
				const item =
					(reference.id &&
						target.items.find(
							(i) => idKey(i.id) === idKey(reference.id as string),
						)) ||
					(reference.fragment &&
						anchorsOf(target).get(reference.fragment.toLowerCase())) ||
					(target.kind === "decision" ? target.items[0] : undefined);
				if (item) return { ...base, target: item, targetFile: target.file };
			}
			if (!reference.id)
				return file === undefined ? base : { ...base, targetFile: file };
		}
		const id = reference.id ?? numberedId(reference, artifact);
		const target = id && findItem(model, id, artifact.file, chain);
		return target ? { ...base, target, targetFile: target.file } : base;
	};
	for (const artifact of model.artifacts) {
		for (const item of artifact.items)
			for (const reference of item.references) {
				const found = resolve(reference, artifact, item);
				// A record that names itself says nothing.
				if (found.target !== item || reference.inField) linked.push(found);
			}
		for (const reference of artifact.references)
			linked.push(resolve(reference, artifact, undefined));
	}
	return linked;
}

/** The id that a bare number means in a decision: "superseded by 0019". */
function numberedId(
	{ path, url, text }: Reference,
	{ decision }: Artifact,
): string | undefined {
	return decision && !path && !url && /^\d{1,6}$/.test(text)
		? `${decision.prefix}-${text}`
		: undefined;
}

/** The file that a relative link leads to: as written, with `.md` added (wikis leave it out), or a folder's readme. */
export function linkedFile(
	from: string,
	path: string,
	artifacts: ReadonlyMap<string, unknown>,
	exists: (file: string) => boolean,
): string | undefined {
	const file = join(folderOf(from), path);
	if (artifacts.has(file) || exists(file)) return file;
	for (const candidate of [
		`${file}.md`,
		`${file}/README.md`,
		`${file}/index.md`,
	])
		if (artifacts.has(candidate) || exists(candidate)) return candidate;
	return undefined;
}

/** Where an artifact comes from when it is not the model's own, as an insertion for messages: ` (inherited from ../company)`; else "". */
export function provenance(model: Model, file: string): string {
	if (model.artifacts.some((a) => a.file === file)) return "";
	const origin = lookupChain(model).find(
		(m) => m !== model && m.artifacts.some((a) => a.file === file),
	);
	if (!origin) return "";
	return ` (inherited from ${origin.config.title || origin.root || "the model above"})`;
}
