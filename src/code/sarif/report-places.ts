/** Which file of the workspace a place in another tool's report is: told by the files that are known, and never by a file's name alone. */

import { folderOf, isWithin, join, nameOf } from "../../domain/paths";
import { isAddress, normal, pathOf, type Run } from "./sarif";

/** What is known of the files of a workspace; paths count from its root, as a report of today names them. */
export interface KnownFiles {
	/** Says whether a path is a file that is known. */
	has(path: string): boolean;
	/** Says whether a path is a folder that holds some. */
	hasFolder(path: string): boolean;
	/** The known files with a name (`main.tf`), in a stable order. */
	named(name: string): readonly string[];
	/** Says whether a path lies in a folder that nobody looked into. */
	isOpaque(path: string): boolean;
	/** The workspace's root as a `file:` address on this machine; undefined where it has none. */
	readonly address?: string;
}

/**
 * Why the place of a finding is no file that is checked:
 * - `elsewhere`: nothing here stands at that path.
 * - `ignored`: it lies in what nobody looked into.
 * - `ambiguous`: the path fits several files here equally well.
 * - `unsure`: it is a file's name alone, which files in other folders have.
 */
export type Unplaced = "elsewhere" | "ignored" | "ambiguous" | "unsure";

/** A path from the workspace's root, known or gone, or why there is none; of what is ignored the path as well. */
export type Whereabouts =
	| { readonly file: string; readonly isKnown: boolean }
	| { readonly unplaced: Unplaced; readonly ignored?: string };

/**
 * How the beginning of a tool's paths becomes one of ours. Absolute beginnings are without their last `/`, so the root of a machine is "",
 * as is no beginning at all.
 */
interface Mapping {
	readonly from: string;
	readonly to: string;
	/** The places that are known files by it. */
	readonly places: Set<string>;
	/** More than a file's name fits. */
	isSure: boolean;
}

/** Names that more files share say little, and comparing them all would take long. */
const mostAlike = 100;

/**
 * How the places of a run become files of the workspace. Takes the report's path and the roots of the models whose checks go by it, the
 * nearest first. A tool runs in one folder, which its report seldom tells: it is the one by which most of the places are known files; of
 * equals the one that leaves more of the path, then that of a check's model, the workspace, or one that holds the report.
 */
export function locating(
	run: Run,
	report: string,
	roots: readonly string[],
	files: KnownFiles,
): (place: string) => Whereabouts {
	const preferred = [...new Set([...roots, ...foldersAbove(report)])];
	const own = files.address && normal(pathOf(files.address));
	const isAbsolute = (place: string) => place.startsWith("/");
	const toFind = run.places.filter(
		(place) => !isAddress(place) && !(own && isWithin(own, place)),
	);
	const bases = run.folders.map((folder) => folder.replace(/\/+$/, ""));
	const relative = mappingsOf(
		toFind.filter((place) => !isAbsolute(place)),
		preferred,
		[""],
		files,
	);
	const absolute = mappingsOf(
		toFind.filter(isAbsolute),
		preferred,
		["", ...bases],
		files,
	);
	// What the run itself calls its root is taken for ours where no file says otherwise; a machine's root is not.
	const declaredFor = (place: string) =>
		bases
			.filter((folder) => folder !== "" && isWithin(folder, place))
			.sort((a, b) => a.length - b.length)[0];
	const found = (file: string): Whereabouts => {
		if (file === "" || file.startsWith("../")) return { unplaced: "elsewhere" };
		if (files.has(file)) return { file, isKnown: true };
		return files.isOpaque(file)
			? { unplaced: "ignored", ignored: file }
			: { file, isKnown: false };
	};
	const inDeclared = (place: string): Whereabouts => {
		const folder = declaredFor(place);
		return folder === undefined
			? { unplaced: isNameOfSome(place) ? "unsure" : "elsewhere" }
			: found(place.slice(folder.length + 1));
	};
	/** Says whether a place is but a name, `main.tf` or `/main.tf`, and files here have it. */
	const isNameOfSome = (place: string) =>
		namesIn(place.replace(/^\//, "")) === 1 &&
		files.named(nameOf(place)).length > 0;
	return (place) => {
		if (isAddress(place)) return inDeclared(place);
		if (!isAbsolute(place)) {
			const [first, ...others] = mapped(place, relative, files);
			if (others.length > 0) return { unplaced: "ambiguous" };
			if (first !== undefined) return found(first);
			return isNameOfSome(place)
				? { unplaced: "unsure" }
				: found(join(preferred[0] ?? "", place));
		}
		if (own && isWithin(own, place)) return found(place.slice(own.length + 1));
		const [first, ...others] = mapped(place, absolute, files);
		if (others.length > 0) return { unplaced: "ambiguous" };
		if (first !== undefined) return found(first);
		return absolute.best.length === 0
			? inDeclared(place)
			: { unplaced: "elsewhere" };
	};
}

/** The folders that hold a path, the workspace's root first. */
function foldersAbove(path: string): string[] {
	const above: string[] = [];
	for (let at = path; at !== ""; ) {
		at = folderOf(at);
		above.unshift(at);
	}
	return above;
}

/**
 * What a place becomes by mappings that are equally good: one path, several, or none where it lies in none of their beginnings. Where some
 * are known files, only those. A path that begins with no folder of ours can't be meant, as where one run writes paths in two ways: the
 * other mappings tell then, by known files.
 */
function mapped(
	place: string,
	{ best, others }: Mappings,
	files: KnownFiles,
): string[] {
	const paths = pathsBy(best, place);
	const known = paths.filter((path) => files.has(path));
	if (known.length > 0) return known;
	const canBe = (path: string) => {
		const [first = "", ...rest] = path.split("/");
		return rest.length === 0 || first === ".." || files.hasFolder(first);
	};
	if (paths.some(canBe)) return paths;
	const otherwise = pathsBy(others, place).filter((path) => files.has(path));
	return otherwise.length > 0 ? otherwise : paths;
}

/** What a place is by each of some mappings, each path once. */
function pathsBy(mappings: readonly Mapping[], place: string): string[] {
	const paths = new Set(
		mappings
			.filter(({ from }) => from === "" || place.startsWith(`${from}/`))
			.map(({ from, to }) =>
				join(to, place.slice(from.length).replace(/^\/+/, "")),
			),
	);
	return [...paths];
}

/** The mappings that tell more than a file's name. */
interface Mappings {
	/** Those by which most places are known files: more than one only where nothing tells which is meant. */
	readonly best: readonly Mapping[];
	readonly others: readonly Mapping[];
}

/**
 * The mappings by which places are known files. Takes places that are all absolute or all relative, folders of the workspace that go before others, and the beginnings that may be trusted with a name alone.
 */
function mappingsOf(
	places: readonly string[],
	preferred: readonly string[],
	trusted: readonly string[],
	files: KnownFiles,
): Mappings {
	const mappings = new Map<string, Mapping>();
	const note = (place: string, file: string, shared: number) => {
		const from = withoutEnd(place, shared);
		const to = withoutEnd(file, shared);
		const key = JSON.stringify([from, to]);
		let mapping = mappings.get(key);
		if (!mapping) {
			mapping = { from, to, places: new Set(), isSure: false };
			mappings.set(key, mapping);
		}
		mapping.places.add(place);
		mapping.isSure ||=
			shared > 1 ||
			mapping.places.size > 1 ||
			(trusted.includes(from) && preferred.includes(to));
	};
	for (const place of places) {
		const alike = files.named(nameOf(place));
		if (alike.length <= mostAlike)
			for (const file of alike) note(place, file, sharedEnd(place, file));
		else
			for (const file of reachable(place, preferred))
				if (files.has(file)) note(place, file, sharedEnd(place, file));
		// From the report's own folder, for one: `../src/a.ts`.
		if (/(?:^|\/)\.\.\//.test(place))
			for (const folder of preferred)
				if (files.has(join(folder, place))) noteFolder(mappings, folder, place);
	}
	const isDeclared = ({ from }: Mapping) =>
		from !== "" && trusted.includes(from);
	const rank = ({ to }: Mapping) =>
		preferred.includes(to) ? preferred.indexOf(to) : preferred.length;
	const compare = (a: Mapping, b: Mapping) =>
		b.places.size - a.places.size ||
		Number(isDeclared(b)) - Number(isDeclared(a)) ||
		namesIn(a.from) - namesIn(b.from) ||
		rank(a) - rank(b);
	const sure = [...mappings.values()].filter(({ isSure }) => isSure);
	sure.sort(compare);
	const isBest = (one: Mapping) => compare(one, sure[0] as Mapping) === 0;
	return {
		best: sure.filter(isBest),
		others: sure.filter((one) => !isBest(one)),
	};
}

/** A place that counts from a folder of the workspace and leads out of it again. */
function noteFolder(
	mappings: Map<string, Mapping>,
	folder: string,
	place: string,
): void {
	const key = JSON.stringify(["", folder]);
	const known = mappings.get(key);
	if (known) known.places.add(place);
	else
		mappings.set(key, {
			from: "",
			to: folder,
			places: new Set([place]),
			isSure: true,
		});
}

/** The paths that the ends of a place are in some folders. */
function reachable(place: string, folders: readonly string[]): string[] {
	const paths: string[] = [];
	for (let at = 0; at >= 0; ) {
		const end = place.slice(at).replace(/^\/+/, "");
		for (const folder of folders) paths.push(join(folder, end));
		const slash = place.indexOf("/", at + 1);
		at = slash < 0 ? -1 : slash;
	}
	return paths;
}

function namesIn(path: string): number {
	return path === "" ? 0 : path.split("/").length;
}

/** How many names two paths share at their ends; at least the last one. */
function sharedEnd(a: string, b: string): number {
	const x = a.split("/");
	const y = b.split("/");
	let shared = 0;
	while (
		shared < x.length &&
		shared < y.length &&
		x[x.length - 1 - shared] === y[y.length - 1 - shared]
	)
		shared++;
	return shared;
}

/** A path without so many of its last names, and without the `/` before them. */
function withoutEnd(path: string, names: number): string {
	const parts = path.split("/");
	return parts.slice(0, parts.length - names).join("/");
}
