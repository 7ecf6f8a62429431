/** What linking remembers from one run to the next, so that only what may have changed is looked up again. It changes nothing in the result. */

import type { Artifact, Item } from "../domain/artifact";
import { idKey } from "../domain/id";
import { hasMonthFirst } from "./decisions";
import type { LinkedPage, Model, PageGroup } from "./model";

/** With more changes than this, everything is linked anew. */
const mostChanges = 100;
/** How many pages are kept together: what is worked out of a group is worked out anew for all of it. */
const groupSize = 32;

/** An artifact that took another one's place. */
export interface Change {
	readonly before: Artifact;
	readonly artifact: Artifact;
}

/** What a run that came to its end was given and made. */
export interface Finished {
	readonly world: object;
	/** As they were read, in the order of their paths. */
	readonly artifacts: readonly Artifact[];
	/** By the model's folder. */
	readonly models: ReadonlyMap<string, Model>;
	/** All models' artifacts, as they were settled, by path. */
	readonly all: ReadonlyMap<string, Artifact>;
	/** What the neighbours of an artifact make of it, by the model's folder. */
	readonly settle: ReadonlyMap<string, (artifact: Artifact) => Artifact>;
	/** Where each path stands among its model's artifacts. */
	readonly places: ReadonlyMap<string, number>;
}

export class LinkMemory {
	/** The last run, if it came to its end. */
	#finished: Finished | undefined;
	/** What the last run went by, whether it came to its end or not. */
	#world: object | undefined;
	#artifacts: ReadonlyMap<string, Artifact> = new Map();
	readonly #pages = new Map<string, LinkedPage>();
	/** By the model's folder. */
	readonly #groups = new Map<string, readonly PageGroup[]>();
	/** What each page looked up: paths and the keys of ids. */
	readonly #asked = new Map<string, readonly string[]>();
	/** Who looked a path or a key up. */
	readonly #askers = new Map<string, Set<string>>();

	/**
	 * What changed since the last run, where that came to its end and nothing but the texts of a few artifacts did; undefined where
	 * everything has to be linked anew. Takes what a run is given.
	 */
	changes(
		world: object,
		artifacts: readonly Artifact[],
	): { readonly last: Finished; readonly changes: Change[] } | undefined {
		const last = this.#finished;
		if (last?.world !== world || last.artifacts.length !== artifacts.length)
			return undefined;
		const changes: Change[] = [];
		for (let i = 0; i < artifacts.length; i++) {
			const before = last.artifacts[i] as Artifact;
			const artifact = artifacts[i] as Artifact;
			if (before === artifact) continue;
			if (changes.length === mostChanges || !isAlike(before, artifact))
				return undefined;
			changes.push({ before, artifact });
		}
		return { last, changes };
	}

	/**
	 * Begins a run. Takes an object that stays the same as long as the same files exist and the same configurations hold, the artifacts by
	 * path, and those that changed since the last run, where that is known. Forgets every page that rests on something else than these,
	 * and returns their paths where it did not forget all.
	 */
	begin(
		world: object,
		artifacts: ReadonlyMap<string, Artifact>,
		changes: readonly Change[] | undefined,
	): ReadonlySet<string> {
		const forgotten = new Set<string>();
		this.#finished = undefined;
		if (world === this.#world) {
			const names = new Set<string>();
			const all = changes ?? differences(this.#artifacts, artifacts);
			for (const { before, artifact } of all) {
				const file = (artifact ?? before)?.file;
				if (file !== undefined) {
					forgotten.add(file);
					names.add(file);
				}
				for (const id of changedIds(before, artifact)) names.add(idKey(id));
			}
			for (const name of names)
				for (const file of this.#askers.get(name) ?? []) forgotten.add(file);
			for (const file of forgotten) this.#pages.delete(file);
		} else {
			this.#pages.clear();
			this.#asked.clear();
			this.#askers.clear();
		}
		this.#world = world;
		this.#artifacts = artifacts;
		return forgotten;
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

	/**
	 * A model's pages in groups: those of the last run where their pages are the same. Takes the model's folder, and where in the pages
	 * something changed since the last run, if that is known.
	 */
	groups(
		root: string,
		pages: readonly LinkedPage[],
		changed?: readonly number[],
	): readonly PageGroup[] {
		const last = this.#groups.get(root) ?? [];
		const pagesOf = (n: number) =>
			pages.slice(n * groupSize, (n + 1) * groupSize);
		let groups: PageGroup[];
		if (changed) {
			groups = [...last];
			for (const n of new Set(changed.map((at) => Math.floor(at / groupSize))))
				groups[n] = { pages: pagesOf(n) };
		} else
			groups = Array.from(
				{ length: Math.ceil(pages.length / groupSize) },
				(_, n) => {
					const before = last[n];
					const own = pagesOf(n);
					return before && isSame(before.pages, own) ? before : { pages: own };
				},
			);
		this.#groups.set(root, groups);
		return groups;
	}

	/** Ends a run. */
	finish(finished: Finished): void {
		this.#finished = finished;
	}
}

/** Says whether the one can take the other's place without changing what holds for the artifacts around it. */
function isAlike(a: Artifact, b: Artifact): boolean {
	return (
		a.file === b.file &&
		a.kind === b.kind &&
		a.declared === b.declared &&
		hasMonthFirst(a) === hasMonthFirst(b) &&
		a.decision?.openPrefix === b.decision?.openPrefix
	);
}

/** The ids under which one artifact has other items than another. Items that say the same are the same objects. */
function changedIds(
	before: Artifact | undefined,
	artifact: Artifact | undefined,
): string[] {
	const items = [...(before?.items ?? []), ...(artifact?.items ?? [])];
	const times = new Map<Item, number>();
	for (const item of items) times.set(item, (times.get(item) ?? 0) + 1);
	return items.flatMap((item) =>
		times.get(item) === 1 ? [item.id, ...(item.aliases ?? [])] : [],
	);
}

/** What is another artifact in the one than in the other, or in one of them alone. */
function differences(
	before: ReadonlyMap<string, Artifact>,
	now: ReadonlyMap<string, Artifact>,
): { before?: Artifact; artifact?: Artifact }[] {
	const found: { before?: Artifact; artifact?: Artifact }[] = [];
	for (const [file, artifact] of now) {
		const known = before.get(file);
		if (known !== artifact)
			found.push(known ? { before: known, artifact } : { artifact });
	}
	for (const [file, artifact] of before)
		if (!now.has(file)) found.push({ before: artifact });
	return found;
}

function isSame(a: readonly LinkedPage[], b: readonly LinkedPage[]): boolean {
	return a.length === b.length && a.every((page, n) => page === b[n]);
}
