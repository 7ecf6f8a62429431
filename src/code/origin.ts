/** Whose a file is, by the rules of GitHub's linguist: what others wrote, what a tool made, and what is documentation. */

import {
	documentationPaths,
	generatedPaths,
	generatedPathsAnyCase,
	vendoredPaths,
} from "../kinds/languages.generated";
import type { FileAttributes } from "../text/attributes";

/** Many regular expressions over paths, asked about as one. What depends on the folder alone is worked out once for each. */
class Paths {
	readonly #inFolders: RegExp;
	readonly #others: RegExp;
	readonly #known = new Map<string, boolean>();

	constructor(lines: string, flags = "") {
		// What may stand before a search's beginning only makes it slow.
		const all = lines
			.split("\n")
			.map((one) => one.replace(/^\((?:\.\*\?|\[\^\\s\]\*)\)/, ""));
		const isOfFolder = (one: string) => one.endsWith("/");
		this.#inFolders = anyOf(all.filter(isOfFolder), flags);
		this.#others = anyOf(
			all.filter((one) => !isOfFolder(one)),
			flags,
		);
	}

	test(path: string): boolean {
		const folder = path.slice(0, path.lastIndexOf("/") + 1);
		let known = this.#known.get(folder);
		if (known === undefined) {
			if (this.#known.size >= mostFolders) this.#known.clear();
			known = this.#inFolders.test(folder);
			this.#known.set(folder, known);
		}
		return known || this.#others.test(path);
	}
}

/** One expression for several. Those that begin where a name does are only tried there, as most paths have few names. */
function anyOf(some: readonly string[], flags: string): RegExp {
	const atName = /^\((?:\?:)?\^\|\\?\/\)/;
	const [named, others] = [true, false].map((is) =>
		some.filter((one) => atName.test(one) === is),
	);
	return new RegExp(
		[
			...(named?.length
				? [
						`(?:^|/)(?:${named.map((one) => one.replace(atName, "")).join("|")})`,
					]
				: []),
			...(others ?? []),
		].join("|") || "(?!)",
		flags,
	);
}

const mostFolders = 10_000;

const vendored = new Paths(vendoredPaths);
const documentation = new Paths(documentationPaths);
const generated = new Paths(
	[
		generatedPaths,
		// Projects of Xcode, and maps to sources.
		"\\.(?:nib|xcworkspacedata|xcuserstate)$",
		"\\.(?:[cC][sS][sS]|[jJ][sS])\\.[mM][aA][pP]$",
	].join("\n"),
);
const generatedAnyCase = new Paths(generatedPathsAnyCase, "i");

/**
 * Says whether others wrote a file or a tool made it, as far as its path tells and what `.gitattributes` says of it. Takes the path from the
 * folder that counts as the repository's root.
 */
export function isForeign(path: string, said: FileAttributes): boolean {
	return (
		(said.vendored ?? vendored.test(path)) ||
		(said.generated ?? (generated.test(path) || generatedAnyCase.test(path)))
	);
}

/** Says the same of documentation, which is counted among no languages. */
export function isDocumentation(path: string, said: FileAttributes): boolean {
	return said.documentation ?? documentation.test(path);
}

/** Says whether a file was put there by a package manager of JavaScript: not ours, even where git follows it, unless it is named. */
export function isInstalled(path: string): boolean {
	return /(?:^|\/)node_modules\//.test(path);
}

/** Says whether a glob names what is installed. */
export function namesInstalled(glob: string): boolean {
	return glob.includes("node_modules");
}

/** In a glob, what people call folders and files by that a tool makes. */
const calledGenerated = /(?:^|[/._*-])(?:generated|gen|g|pb2?)(?=[/._]|$)/i;

/**
 * Says whether a glob names what is passed over otherwise: a place of others' files or of generated ones (`vendor/**`, `**\/*.min.js`), or, for
 * a file, that very file. Takes the glob as written, the path that it matches (both from the folder that they count from), what
 * `.gitattributes` says of paths there, and what is passed over.
 */
export function namesPlace(
	glob: string,
	path: string,
	saidOf: (path: string) => FileAttributes,
	isPassedOver: (path: string, said: FileAttributes) => boolean,
): boolean {
	const place = glob
		.trim()
		.replace(/^(?:\.?\/)+/, "")
		.replace(/\/+$/, "");
	// A plain folder stands for all below it.
	return (
		place === path ||
		calledGenerated.test(place) ||
		[place, `${place}/*`].some((one) => isPassedOver(one, saidOf(one)))
	);
}
