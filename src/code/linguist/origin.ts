/** Whose a file is, by the rules of GitHub's linguist: what others wrote, what a tool made, and what is documentation. */

import { addTo } from "../../domain/lists";
import {
	documentationPaths,
	generatedPaths,
	vendoredPaths,
} from "../../kinds/languages.generated";
import type { FileAttributes } from "../../text/attributes";

/**
 * Many regular expressions over paths, asked about as few. What the folder alone tells is worked out once for its files, what a name alone
 * tells is asked of the name, and most of the rest speaks of a few endings.
 */
class Paths {
	readonly #inFolders: RegExp;
	readonly #names: RegExp;
	readonly #byEnding = new Map<string, RegExp>();
	readonly #others: RegExp | undefined;
	/** The folder of the last file, and what is said of it. */
	#folder = "";
	#isIn = false;

	constructor(lines: string) {
		const inFolders: string[] = [];
		const names: string[] = [];
		const byEnding = new Map<string, string[]>();
		const others: string[] = [];
		for (const line of lines.split("\n")) {
			// What may stand before a search's beginning only makes it slow.
			const one = line.replace(/^\((?:\.\*\?|\[\^\\s\]\*)\)/, "");
			const endings = endingsOf(one);
			if (one.endsWith("/")) inFolders.push(one);
			else if (inName.test(one.replace(atName, ""))) {
				names.push(one);
				if (!one.endsWith("$")) inFolders.push(one);
			} else if (endings)
				for (const ending of endings) addTo(byEnding, ending, one);
			else others.push(one);
		}
		this.#inFolders = new RegExp(anyOf(inFolders));
		this.#names = new RegExp(anyOf(names, "^"));
		for (const [ending, some] of byEnding)
			this.#byEnding.set(ending, new RegExp(anyOf(some)));
		if (others.length > 0) this.#others = new RegExp(anyOf(others));
	}

	test(path: string): boolean {
		// Files are asked about folder by folder.
		const length = path.lastIndexOf("/") + 1;
		if (length !== this.#folder.length || !path.startsWith(this.#folder)) {
			this.#folder = path.slice(0, length);
			this.#isIn = this.#inFolders.test(this.#folder);
		}
		if (this.#isIn) return true;
		const name = path.slice(length);
		if (this.#names.test(name) || this.#others?.test(path)) return true;
		const ending = name.slice(name.lastIndexOf(".") + 1);
		return this.#byEnding.get(ending)?.test(path) === true;
	}
}

/** How linguist writes that a name begins here, wherever in the path. */
const atName = /^\((?:\?:)?\^\|\\?\/\)/;

/** An expression of which no part can stand for a `/`: what it finds, it finds within a name. */
const inName = /^(?:[\w~-]|\\[.~dw-]|\((?:\?:)?|[|)?+]|\[[\w]+\])+\$?$/;

/** The endings of names that an expression asks for, without their dots. */
function endingsOf(expression: string): readonly string[] | undefined {
	const [, many, single] =
		/\\\.(?:\(([a-z|]+)\)|([a-z]+))\$$/.exec(expression) ?? [];
	return (many ?? single)?.split("|");
}

/**
 * One expression for several. Those that begin where a name does are only tried there, as there are few such places. Takes an expression for
 * these.
 */
function anyOf(some: readonly string[], start = "(?:^|/)"): string {
	const named = some
		.filter((one) => atName.test(one))
		.map((one) => one.replace(atName, ""));
	const others = some.filter((one) => !atName.test(one));
	if (named.length > 0) others.unshift(`${start}(?:${named.join("|")})`);
	return others.join("|") || "(?!)";
}

/** Projects of Xcode, and maps to sources: of names that linguist compares by themselves. */
const generatedNames = [
	"\\.(?:nib|xcworkspacedata|xcuserstate)$",
	"\\.(?:[cC][sS][sS]|[jJ][sS])\\.[mM][aA][pP]$",
].join("\n");

const vendored = new Paths(vendoredPaths);
const documentation = new Paths(documentationPaths);
const generated = new Paths(`${generatedPaths}\n${generatedNames}`);
/** All of these at once: few files are any of them. */
const any = new Paths(
	[vendoredPaths, documentationPaths, generatedPaths, generatedNames].join(
		"\n",
	),
);

/** Says whether a path alone tells that a file is nobody else's, no tool's and no documentation, so that the questions below need not be asked. */
export function isSurelyOwn(path: string): boolean {
	return !any.test(path);
}

/**
 * Says whether others wrote a file or a tool made it, as far as its path tells and what `.gitattributes` says of it. Takes the path from the
 * folder that counts as the repository's root.
 */
export function isForeign(path: string, said: FileAttributes): boolean {
	return (
		(said.vendored ?? vendored.test(path)) ||
		(said.generated ?? generated.test(path))
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
 * a file, that very file. Takes a glob without alternatives in its usual form, the path that it matches (both from the folder that they count from), what
 * `.gitattributes` says of paths there, and what is passed over.
 */
export function namesPlace(
	glob: string,
	path: string,
	saidOf: (path: string) => FileAttributes,
	isPassedOver: (path: string, said: FileAttributes) => boolean,
): boolean {
	// A plain folder stands for all below it.
	return (
		glob === path ||
		calledGenerated.test(glob) ||
		[glob, `${glob}/*`].some((one) => isPassedOver(one, saidOf(one)))
	);
}
