/** What linking remembers from one run to the next, so that only what may have changed is looked up again. It changes nothing in the result. */

import type { Artifact, Item } from "../domain/artifact";
import { idKey } from "../domain/id";
import type { LinkedPage, PageGroup } from "./model";
import { compareText } from "./paths";

type Index = Map<string, readonly Item[]>;

/** With more changes than this, an index is made anew rather than mended. */
const mostMended = 100;
/** How many pages are kept together: what is worked out of a group is worked out anew for all of it. */
const groupSize = 64;

export class LinkMemory {
	#world: object | undefined;
	#artifacts: ReadonlyMap<string, Artifact> = new Map();
	readonly #pages = new Map<string, LinkedPage>();
	/** By the model's folder. */
	readonly #groups = new Map<string, readonly PageGroup[]>();
	/** What each page looked up: paths and the keys of ids. */
	readonly #asked = new Map<string, readonly string[]>();
	/** Who looked a path or a key up. */
	readonly #askers = new Map<string, Set<string>>();

	/** Each model's items by key, and the artifacts that they are of. */
	readonly #indexes = new Map<
		string,
		{ readonly artifacts: readonly Artifact[]; readonly items: Index }
	>();

	/** A model's items by the key of their id. Takes the model's folder and its artifacts in the order of their paths. */
	index(
		root: string,
		artifacts: readonly Artifact[],
	): ReadonlyMap<string, readonly Item[]> {
		const last = this.#indexes.get(root);
		const changed =
			last?.artifacts.length === artifacts.length
				? artifacts.flatMap((artifact, i) => {
						const before = last.artifacts[i] as Artifact;
						return before === artifact ? [] : [{ before, artifact }];
					})
				: undefined;
		const items =
			last &&
			changed &&
			changed.length <= mostMended &&
			changed.every((c) => c.before.file === c.artifact.file)
				? mended(last.items, changed)
				: indexed(artifacts);
		this.#indexes.set(root, { artifacts, items });
		return items;
	}

	/**
	 * Begins a run. Takes an object that stays the same as long as the same files exist and the same configurations hold, and the
	 * artifacts by path; forgets every page that rests on something else than these.
	 */
	begin(world: object, artifacts: ReadonlyMap<string, Artifact>): void {
		if (world === this.#world) {
			for (const name of this.#changedNames(artifacts))
				for (const file of this.#askers.get(name) ?? [])
					this.#pages.delete(file);
		} else {
			this.#pages.clear();
			this.#asked.clear();
			this.#askers.clear();
		}
		this.#world = world;
		this.#artifacts = artifacts;
	}

	/** The page of an artifact as it was linked before; undefined where it has to be linked anew. */
	page(artifact: Artifact): LinkedPage | undefined {
		const page = this.#pages.get(artifact.file);
		return page?.artifact === artifact ? page : undefined;
	}

	/** Keeps a page with the paths and keys that it was found by. */
	keep(page: LinkedPage, asked: readonly string[]): void {
		const { file } = page.artifact;
		for (const name of this.#asked.get(file) ?? [])
			this.#askers.get(name)?.delete(file);
		for (const name of asked) {
			const askers = this.#askers.get(name);
			if (askers) askers.add(file);
			else this.#askers.set(name, new Set([file]));
		}
		this.#asked.set(file, asked);
		this.#pages.set(file, page);
	}

	/** A model's pages in groups: those of the last run where their pages are the same. */
	groups(root: string, pages: readonly LinkedPage[]): readonly PageGroup[] {
		const last = this.#groups.get(root) ?? [];
		const groups: PageGroup[] = [];
		for (let n = 0; n < pages.length; n += groupSize) {
			const own = pages.slice(n, n + groupSize);
			const before = last[groups.length];
			groups.push(
				before && isSame(before.pages, own) ? before : { pages: own },
			);
		}
		this.#groups.set(root, groups);
		return groups;
	}

	/** The paths and keys that give something else than in the last run. */
	#changedNames(artifacts: ReadonlyMap<string, Artifact>): Set<string> {
		const names = new Set<string>();
		const touch = (artifact: Artifact) => {
			names.add(artifact.file);
			for (const item of artifact.items) names.add(idKey(item.id));
		};
		let same = 0;
		for (const [file, artifact] of artifacts) {
			const before = this.#artifacts.get(file);
			if (before === artifact) same++;
			else {
				touch(artifact);
				if (before) touch(before);
			}
		}
		if (same < this.#artifacts.size)
			for (const [file, before] of this.#artifacts)
				if (!artifacts.has(file)) touch(before);
		return names;
	}
}

function isSame(a: readonly LinkedPage[], b: readonly LinkedPage[]): boolean {
	return a.length === b.length && a.every((page, n) => page === b[n]);
}

function indexed(artifacts: readonly Artifact[]): Index {
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

/** An index in which the items of some artifacts are exchanged for those that took their place. */
function mended(
	index: Index,
	changed: readonly {
		readonly before: Artifact;
		readonly artifact: Artifact;
	}[],
): Index {
	const items = new Map(index);
	for (const { before, artifact } of changed) {
		const keys = [...before.items, ...artifact.items].map((i) => idKey(i.id));
		for (const key of new Set(keys)) {
			const own = artifact.items.filter((item) => idKey(item.id) === key);
			const others = (items.get(key) ?? []).filter(
				(item) => item.file !== artifact.file,
			);
			if (own.length + others.length === 0) items.delete(key);
			else
				items.set(
					key,
					[...others, ...own].sort((a, b) => compareText(a.file, b.file)),
				);
		}
	}
	return items;
}
