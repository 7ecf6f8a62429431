/** What checks have to look at: the files where they hold, and the manifests of the packages that they speak of. */

import type { Check } from "../domain/artifact";
import { below, compareText, folderOf, isWithin, join } from "../domain/paths";
import {
	type BracketNames,
	bracketNamesBelow,
} from "../matching/bracket-names";
import { glob, normalGlob, plainStart, speaksOf } from "../matching/glob";
import type { PackageType } from "../matching/purl";
import type { FileAttributes } from "../text/attributes";
import { mayUse } from "./concerns";
import { isSpokenOf, languagesOf } from "./linguist/languages";
import { isDocumentation } from "./linguist/origin";
import { manifestType } from "./manifests/manifest";
import type { AskedEcosystems, Group, Guard, Seen } from "./violations";

/** The paths of a workspace, all from its root. */
export interface KnownPaths {
	/** Of all files that are here. */
	files(): Iterable<string>;
	/** Of symbolic links, which are not followed. */
	links(): Iterable<string>;
	/** Of what is not checked out: files, and folders (`…/`) of which nobody knows what is in them; "" where it may be anything. */
	absent(): readonly string[];
	/** Says whether a file or folder is here. */
	has(path: string): boolean;
	/** Says whether a path stands where nobody looks, or is not checked out. */
	unseenAt(path: string): "opaque" | "absent" | undefined;
	/** The names with brackets. */
	readonly brackets: BracketNames;
}

/** What is known of the files of a workspace by their paths alone. Another object once a file comes or goes. */
export class Places {
	readonly #known: KnownPaths;
	/** Where files were looked for, by folder and glob, and whether one is there. */
	readonly #found = new Map<string, boolean>();
	readonly #code = new Map<string, boolean>();
	/** Whether files are in a language that uses an ecosystem's packages. */
	readonly #used = new Map<PackageType, boolean>();
	#manifests: readonly string[] | undefined;

	constructor(known: KnownPaths) {
		this.#known = known;
	}

	/** Says whether a file is where a glob that counts from a folder leads; false for a glob that can't be used. */
	hasFile(root: string, written: string): boolean {
		const key = JSON.stringify([root, written]);
		let found = this.#found.get(key);
		if (found === undefined) {
			found = this.#lookFor(root, written);
			this.#found.set(key, found);
		}
		return found;
	}

	/** Says the same of a symbolic link, which is a path to checks of paths and of changes. */
	hasLink(root: string, written: string): boolean {
		const place = glob(written, bracketNamesBelow(this.#known.brackets, root));
		return [...this.#known.links()].some(
			(path) => isWithin(root, path) && place?.matches(below(root, path)),
		);
	}

	#lookFor(root: string, written: string): boolean {
		const place = glob(written, bracketNamesBelow(this.#known.brackets, root));
		if (!place) return false;
		const start = this.start(root, written);
		if (start !== root && !this.#known.has(start)) return false;
		// Most places are a folder with all below it, and a folder that is known holds a file.
		if (start !== root && isWholeFolder(written, below(root, start)))
			return true;
		for (const path of this.#known.files())
			if (
				(start === "" || path.startsWith(start)) &&
				isWithin(root, path) &&
				place.matches(below(root, path))
			)
				return true;
		return false;
	}

	/** Where a glob that counts from a folder begins, up to its first name with a wildcard, from the workspace's root. */
	start(root: string, written: string): string {
		return join(
			root,
			plainStart(written, bracketNamesBelow(this.#known.brackets, root)),
		);
	}

	/** Says whether a file or folder is known at a path ("" for the root), stands where nobody looks, or is not checked out. */
	isThere(path: string): "known" | "opaque" | "absent" | undefined {
		if (path === "" || this.#known.has(path)) return "known";
		return this.#known.unseenAt(path);
	}

	/** Says whether something that is not checked out may be where globs lead that count from a folder; anywhere below it where there are none. */
	mayBeAbsent(root: string, written: readonly string[]): boolean {
		const all = this.#known.absent();
		if (all.includes("")) return true;
		const absent = all.filter((path) => isWithin(root, path));
		if (absent.length === 0 || written.length === 0) return absent.length > 0;
		const places = written.flatMap(
			(text) => glob(text, bracketNamesBelow(this.#known.brackets, root)) ?? [],
		);
		return absent.some((path) =>
			places.some((place) => speaksOf(place, below(root, path))),
		);
	}

	/** The names of what stands right in a folder, in order. */
	namesIn(folder: string): string[] {
		const names = new Set<string>();
		for (const path of this.#known.files())
			if (isWithin(folder, path))
				names.add(below(folder, path).split("/")[0] as string);
		return [...names].sort(compareText);
	}

	/**
	 * Says whether anything below a folder is more than pages about code that is elsewhere: a program, or what people keep in folders beside
	 * documentation. A repository without has its guardrails for others, which extend it.
	 */
	hasCode(root: string): boolean {
		let found = this.#code.get(root);
		if (found === undefined) {
			found = false;
			for (const path of this.#known.files())
				if (isWithin(root, path) && isCode(below(root, path))) {
					found = true;
					break;
				}
			this.#code.set(root, found);
		}
		return found;
	}

	/** Says whether a file is in a language that uses an ecosystem's packages. */
	mayUse(type: PackageType): boolean {
		let found = this.#used.get(type);
		if (found === undefined) {
			found = false;
			for (const path of this.#known.files())
				if (!path.startsWith("../") && mayUse(path, type)) {
					found = true;
					break;
				}
			this.#used.set(type, found);
		}
		return found;
	}

	/** The manifests that are read, by their paths, in order. */
	manifests(): readonly string[] {
		this.#manifests ??= this.matching(
			(path) => manifestType(path) !== undefined,
		);
		return this.#manifests;
	}

	/** The files below the root of which something holds, in order. */
	matching(isMeant: (path: string) => boolean): string[] {
		const found: string[] = [];
		for (const path of this.#known.files())
			if (!path.startsWith("../") && isMeant(path)) found.push(path);
		return found.sort(compareText);
	}
}

/** Says whether a glob means the path with which it begins, and all below it. */
function isWholeFolder(written: string, start: string): boolean {
	const rest = normalGlob(written).split("/").slice(start.split("/").length);
	return rest.every((name) => name === "**");
}

function isCode(path: string): boolean {
	const types = languagesOf(path).map(({ type }) => type);
	if (types.includes("programming")) return true;
	const folder = folderOf(path);
	return (
		types.some((type) => type !== "prose") &&
		folder !== "" &&
		!/(?:^|\/)\./.test(folder) &&
		!isDocumentation(path, {})
	);
}

/** How much of a file was looked at. */
export type Looked = "path" | "text";

/** Which checks were run over some file, collected file by file. */
export class Reach {
	readonly places: Places;
	/** The guards that speak of some file, and whether the text of one was looked at. */
	readonly #groups = new Map<Group, Looked>();
	/** What was found in files that ask for packages, with the guards that speak of them. */
	readonly #asking: {
		readonly path: string;
		readonly group: Group;
		readonly asked: AskedEcosystems;
	}[] = [];
	readonly #onPages = new Set<Guard>();
	readonly #onLanguages = new Set<Guard>();
	readonly #saidOf: (path: string) => FileAttributes;
	#run: ReadonlySet<unknown> | undefined;

	/** Takes what `.gitattributes` says of paths. */
	constructor(places: Places, saidOf: (path: string) => FileAttributes) {
		this.places = places;
		this.#saidOf = saidOf;
	}

	/** Takes a file that was looked at, the guards that speak of it, and what was seen there. */
	add(path: string, group: Group, looked: Looked, { asked }: Seen): void {
		if (this.#groups.get(group) !== "text") this.#groups.set(group, looked);
		if (asked) this.#asking.push({ path, group, asked });
		for (const guard of group.onLanguages)
			if (
				!this.#onLanguages.has(guard) &&
				isSpokenOf(path, [...guard.look.allow, ...guard.look.deny], {
					said: this.#saidOf(path),
				})
			)
				this.#onLanguages.add(guard);
	}

	/** Takes the guards that were run over a page of the model, or a setting. */
	addPage(guards: readonly Guard[]): void {
		for (const guard of guards) this.#onPages.add(guard);
	}

	/**
	 * Says whether a check of paths, contents, languages or packages was run over at least one file; of packages, over a manifest that tells
	 * what it asks for in an ecosystem that the check speaks of.
	 */
	ran(check: Check): boolean {
		this.#run ??= this.#allRun();
		return this.#run.has(check);
	}

	/** Says whether a check speaks of some file that is here, read or not. */
	reaches(check: Check): boolean {
		return [...this.#groups.keys()].some(({ guards }) =>
			guards.some((one) => one.check === check),
		);
	}

	/** What the manifests that a check of packages speaks of ask for, by their paths: those that were looked at. */
	askedBy(check: Check): ReadonlyMap<string, AskedEcosystems> {
		return new Map(
			this.#asking
				.filter(({ group }) => group.guards.some((one) => one.check === check))
				.map(({ path, asked }) => [path, asked]),
		);
	}

	#allRun(): ReadonlySet<unknown> {
		const run = new Set<unknown>();
		const add = (guard: Guard, has: boolean) => {
			if (has && isUsable(guard)) run.add(guard.check);
		};
		for (const [{ guards }, looked] of this.#groups)
			for (const guard of guards) {
				const { type } = guard.look;
				add(
					guard,
					type === "path" || (type === "content" && looked === "text"),
				);
			}
		for (const guard of this.#onPages) add(guard, true);
		for (const guard of this.#onLanguages) add(guard, true);
		for (const { group, asked } of this.#asking)
			for (const guard of group.guards)
				if (guard.look.type === "dependency")
					add(
						guard,
						[...guard.look.deny, ...guard.look.allow].some(({ value }) =>
							isTold(asked, value.type),
						),
					);
		return run;
	}
}

/** Says whether a manifest tells what it asks for in an ecosystem. Those of npm name the packages of JSR as well. */
export function isTold(asked: AskedEcosystems, type: PackageType): boolean {
	return (
		asked.get(type) === "told" ||
		(type === "jsr" && asked.get("npm") === "told")
	);
}

/** Says whether something that a guard looks for can be used. */
function isUsable({ look }: Guard): boolean {
	return look.deny.length + ("allow" in look ? look.allow.length : 0) > 0;
}
