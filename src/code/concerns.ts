/** Which checks speak of a file at all, judged by its path alone: the file may not have been written yet. */

import type { Check, Written } from "../domain/artifact";
import { below, folderOf, isWithin } from "../domain/paths";
import type { BracketNames } from "../matching/bracket-names";
import {
	type Glob,
	glob,
	isFolder,
	plainStart,
	speaksOf,
	writtenOutGlobs,
} from "../matching/glob";
import { compilePattern } from "../matching/pattern/pattern";
import { type PackageType, parsePurl } from "../matching/purl";
import type { FileAttributes } from "../text/attributes";
import { isSpokenOf, languageNamed, languagesOf } from "./linguist/languages";
import {
	isDocumentation,
	isForeign,
	isInstalled,
	namesInstalled,
	namesPlace,
} from "./linguist/origin";
import { typesAskedFor } from "./manifests/manifest";
import { reportPath } from "./sarif/report-path";

/**
 * Why a check does not speak of a file:
 * - `place`: it holds in other places.
 * - `packages`: it is about packages, and the file is neither a manifest of theirs nor in a language that uses them.
 * - `language`: it is about languages, and the file's name tells none that it speaks of.
 * - `path`: it is about paths, and the file's is none of those.
 * - `foreign`: others wrote the file, or a tool made it.
 * - `documentation`: it is about languages, and the file is documentation.
 * - `unusable`: nothing that the check says can be used.
 */
export type Unconcerned =
	| "place"
	| "packages"
	| "language"
	| "path"
	| "foreign"
	| "documentation"
	| "unusable";

/** Whether a check speaks of a file: by which of the places written there (undefined where it holds everywhere), or why not. */
export type Concern =
	| { readonly speaks: true; readonly place?: string }
	| { readonly speaks: false; readonly because: Unconcerned };

/** What `.gitattributes` says of paths. */
export type Sayings = (path: string) => FileAttributes;

/**
 * Says whether a check speaks of a file, or of a file that may stand in a folder. Takes the path from the folder that the check's globs
 * count from, a folder's ends in `/`, the names with brackets from there, as `glob` does, and what `.gitattributes` says of paths from there.
 * Never throws.
 */
export function concern(
	check: Check,
	path: string,
	names?: BracketNames,
	saidOf: Sayings = () => ({}),
): Concern {
	const places = check.type === "decision" ? check.for : check.in;
	const place = placeAmong(places, path, names);
	if (!place && places.every(({ text }) => !glob(text)) && places.length > 0)
		return silent("unusable");
	if (!place && places.length > 0) return silent("place");
	const over = passedOver(check, path, names, saidOf);
	if (over === "foreign") return silent(over);
	const here: Concern = place ? { speaks: true, place } : { speaks: true };
	switch (check.type) {
		case "dependency": {
			const types = [...check.deny, ...check.allow].flatMap(
				({ text }) => parsePurl(text)?.type ?? [],
			);
			if (types.length === 0) return silent("unusable");
			return types.some((type) => mayUse(path, type, saidOf(path)))
				? here
				: silent("packages");
		}
		case "language": {
			const names = [...check.deny, ...check.allow].map(({ text }) => text);
			if (!names.some((name) => languageNamed(name))) return silent("unusable");
			if (!isFolder(path) && !isSpokenOf(path, names, { said: saidOf(path) }))
				return silent("language");
			return over ? silent(over) : here;
		}
		case "content":
			return check.deny.some(
				({ text }) => typeof compilePattern(text) !== "string",
			)
				? here
				: silent("unusable");
		case "path": {
			const denied = placeAmong(check.deny, path, names);
			if (denied) return { speaks: true, place: denied };
			return silent(
				check.deny.some(({ text }) => glob(text)) ? "path" : "unusable",
			);
		}
		case "decision":
			return place ? here : silent("unusable");
		case "findings":
			return check.sarif && reportPath(check.sarif.text)
				? here
				: silent("unusable");
	}
}

/**
 * Why a check passes a file over although it may stand in its places: what others wrote or a tool made is looked at for its path and its
 * changes alone, and by tools that know themselves what they look at; documentation is counted among no languages. A place that names such
 * files means them. Takes what `concern` takes; goes by the path alone.
 */
export function passedOver(
	check: Pick<Check, "type" | "in" | "for" | "deny">,
	path: string,
	names: BracketNames | undefined,
	saidOf: Sayings,
): "foreign" | "documentation" | undefined {
	const { type, in: places } = check;
	if (type === "findings") return undefined;
	if (type === "path" || type === "decision")
		return isInstalled(path) &&
			![...check.deny, ...check.for, ...places].some(({ text }) =>
				namesInstalled(text),
			)
			? "foreign"
			: undefined;
	const said = saidOf(path);
	const why = isForeign(path, said)
		? "foreign"
		: type === "language" && isDocumentation(path, said)
			? "documentation"
			: undefined;
	return why && !namesFile(places, path, names, saidOf, why) ? why : undefined;
}

/** Says whether one of the places that a file lies in names what is passed over otherwise. */
export function namesFile(
	places: Check["in"],
	path: string,
	names: BracketNames | undefined,
	saidOf: Sayings,
	why: "foreign" | "documentation",
): boolean {
	const isPassedOver = why === "foreign" ? isForeign : isDocumentation;
	return places.some(({ text }) =>
		writtenOutGlobs(text).some((one) => {
			const place = glob(one, names);
			return (
				place &&
				speaksOf(place, path) &&
				namesPlace(one, path, saidOf, isPassedOver)
			);
		}),
	);
}

/**
 * Says whether one of a check's places that a page of the model lies in names such pages: the folder of documentation or of that page, its
 * ending, or the very page. Others mean the code around it, whose records may quote what is forbidden there. Takes what `namesFile` takes.
 */
export function namesPage(
	places: Check["in"],
	path: string,
	names: BracketNames | undefined,
): boolean {
	const folder = folderOf(path);
	return places.some(({ text }) =>
		writtenOutGlobs(text).some((one) => {
			const place = glob(one, names);
			if (!place?.matches(path)) return false;
			const start = plainStart(one, names);
			return (
				/\.(?:md|mdx|markdown)$/i.test(one) ||
				calledDocumentation.test(start) ||
				(start !== "" && (start === folder || start === path))
			);
		}),
	);
}

/** In a path, what people call folders of documentation by. */
const calledDocumentation = /(?:^|\/)(?:docs?|documentation)(?:\/|$)/i;

function silent(because: Unconcerned): Concern {
	return { speaks: false, because };
}

/**
 * The first of some globs that speaks of a path (a folder's ends in `/`), as written; globs that can't be used speak of nothing. Path and
 * names with brackets count from the same folder.
 */
export function placeAmong(
	places: readonly Pick<Written, "text">[],
	path: string,
	names: BracketNames | undefined,
): string | undefined {
	return places.find(({ text }) => {
		const place = glob(text, names);
		return place && speaksOf(place, path);
	})?.text;
}

/**
 * Says whether what counts from a folder, and holds in some places there (everywhere, where there are none), holds at a path. Takes the path
 * from the workspace's root; of a folder (`…/`) it says whether something in it may be meant.
 */
export function holdsAt(
	{ root, in: places }: { readonly root: string; readonly in: readonly Glob[] },
	path: string,
): boolean {
	if (!isWithin(root, path)) return false;
	if (places.length === 0) return true;
	const relative = below(root, path);
	return places.some((place) => speaksOf(place, relative));
}

/** The languages whose files use an ecosystem's packages. */
const languages: Readonly<Record<PackageType, readonly string[]>> = {
	npm: ["JavaScript", "TypeScript", "CoffeeScript", "Vue", "Svelte", "Astro"],
	jsr: ["JavaScript", "TypeScript", "Vue", "Svelte", "Astro"],
	pypi: ["Python", "Cython", "Jupyter Notebook"],
	golang: ["Go"],
	cargo: ["Rust"],
	maven: ["Java", "Kotlin", "Scala", "Groovy", "Clojure"],
	nuget: ["C#", "F#", "Visual Basic .NET"],
	gem: ["Ruby"],
	composer: ["PHP"],
	docker: ["Dockerfile"],
};

/** Says whether a file asks for packages of an ecosystem, or is in a language that uses them; any folder (`…/`) may hold one that does. */
export function mayUse(
	path: string,
	type: PackageType,
	said: FileAttributes = {},
): boolean {
	return (
		isFolder(path) ||
		typesAskedFor(path).includes(type) ||
		languagesOf(path, { said }).some(
			({ name, group }) =>
				languages[type].includes(name) ||
				(group !== undefined && languages[type].includes(group)),
		)
	);
}
