/** Globs as the configuration and the guardrails write them: relative to a model's root, a plain folder meaning all below it. */

import { type BracketNames, noBracketNames } from "./bracket-names";

/*
 * The dialect is that of git's `:(glob)` paths (gitglossary, "pathspec"): `*` and `?` stay within a name and match a leading dot, `**` as a
 * whole name stands for any number of folders, at the end for everything below. It differs in this:
 * - A glob without wildcards, and one that ends in `/`, means all below the folder, as git's paths do; `.` and `/` mean everything.
 * - `{a,b}` are alternatives; braces without a comma, and parentheses anywhere, are characters.
 * - A name with brackets means itself where a file or folder of that very name stands in a place that the glob leads to; where none does, each
 *   bracket is a class of characters.
 * - `\` before one of `*?[]{}()!\`, a comma or a blank takes its meaning away. Before anything else (`services\billing`) and before a whole
 *   name `**` (`src\**`) it separates names, and where it does so in a glob without any `/`, each `\` in that glob does.
 */

/** More wildcards than this in one pattern are nothing that a person writes. */
const mostWildcards = 12;
const mostInName = 4;
const mostAlternatives = 256;
const longest = 500;

export interface Glob {
	/** Says whether a path (relative to the model's root, `/`-separated) is meant. */
	matches(path: string): boolean;
	/** Says whether something in a folder (`services/billing`, or "" for the root) may be meant, judged by the folder's name alone. */
	reaches(folder: string): boolean;
}

/** Says whether a path is written as a folder: it ends in `/`, or is the root. */
export function isFolder(path: string): boolean {
	return path === "" || path.endsWith("/");
}

/** Says whether a glob speaks of a path: of the file, or of something in the folder if it is written as one. */
export function speaksOf(one: Glob, path: string): boolean {
	return isFolder(path)
		? one.reaches(path.replace(/\/+$/, ""))
		: one.matches(path);
}

/**
 * Compiles a glob; undefined where it can't be used (`globFault` says why). Takes what is known of names with brackets; where nothing is, a
 * bracket means both itself and a class.
 */
export function glob(
	pattern: string,
	names: BracketNames = noBracketNames,
): Glob | undefined {
	const patterns = compiled(pattern);
	if (typeof patterns === "string") return undefined;
	const [one, ...more] = patterns;
	if (one && more.length === 0 && !one.hasBrackets) return one;
	let state: object | undefined;
	let current = patterns;
	const now = (): readonly Pattern[] => {
		if (state === names.state) return current;
		current = patterns.map((p) => (p.hasBrackets ? p.among(names) : p));
		state = names.state;
		return current;
	};
	return {
		matches: (path) => now().some((p) => p.matches(path)),
		reaches: (folder) => now().some((p) => p.reaches(folder)),
	};
}

/** Why a glob can't be used, in a sentence; undefined where it can. */
export function globFault(pattern: string): string | undefined {
	const patterns = compiled(pattern);
	return typeof patterns === "string" ? patterns : undefined;
}

const cache = new Map<string, readonly Pattern[] | string>();
const mostCached = 2000;

/** The patterns that a glob stands for, or why it can't be used. */
function compiled(pattern: string): readonly Pattern[] | string {
	let made = cache.get(pattern);
	if (made === undefined) {
		made = compile(pattern);
		if (cache.size >= mostCached) cache.clear();
		cache.set(pattern, made);
	}
	return made;
}

/** What a backslash takes the meaning from. */
const escapable = /[*?[\]{}()!\\, ]/;

/**
 * A glob in its usual form, which means the same: `/` between the names and none before them, `/**` where it ended in a slash, and no
 * backslash but those that take a character's meaning away.
 */
export function normalGlob(written: string): string {
	const text = written.trim();
	let isSeparated = false;
	const separated = text.replace(
		/\\(\*{2,}(?=[\\/]|$)|[\s\S]?)/g,
		(found, next: string) => {
			if (next.length === 1 && escapable.test(next)) return found;
			isSeparated = true;
			return `/${next}`;
		},
	);
	const isWindows = isSeparated && !text.includes("/");
	return tidy(isWindows ? text.replaceAll("\\", "/") : separated);
}

function tidy(pattern: string): string {
	const names = pattern
		.split("/")
		.filter((name) => name !== "" && name !== ".");
	if (/(?:^|\/)\.?$/.test(pattern) && pattern !== "") names.push("**");
	return names.join("/");
}

/** The globs without alternatives that a glob stands for, in their usual form; none where it can't be used. */
export function writtenOutGlobs(pattern: string): readonly string[] {
	if (!pattern.includes("{")) return [normalGlob(pattern)];
	if (globFault(pattern)) return [];
	return writtenOut(normalGlob(pattern), () => true) ?? [];
}

/** A path as a glob that means it: the file, or the folder and all below it. */
export function globOf(path: string): string {
	const escaped = path.replace(/^[! ]|[*?{}\\]/g, "\\$&");
	// A name with brackets means itself, as it is there; one with half a pair could not be read.
	return globFault(escaped) === undefined
		? escaped
		: escaped.replace(/[[\]]/g, "\\$&");
}

/**
 * The path with which a glob begins, up to its first name with a wildcard; "" where that is the first one. A name with brackets belongs to it
 * where it is in the folder.
 */
export function plainStart(
	pattern: string,
	names: BracketNames = noBracketNames,
): string {
	const plain: string[] = [];
	for (const name of normalGlob(pattern).split("/")) {
		const isWild = [...name.matchAll(tokens)].some(
			([token, , , bracket]) =>
				/^[*?{]/.test(token) ||
				(bracket && !names.has([...plain, unescaped(name)].join("/"))),
		);
		if (isWild) break;
		plain.push(unescaped(name));
	}
	return plain.join("/");
}

function compile(written: string): readonly Pattern[] | string {
	const pattern = normalGlob(written);
	const fault = faultIn(pattern);
	if (fault) return fault;
	const patterns: Pattern[] = [];
	for (const one of writtenOut(pattern, hasSlash) ?? []) {
		const parts = partsOf(tidy(one));
		if (!parts) return tooWildly;
		patterns.push(new Pattern(parts));
	}
	return patterns.length > 0 ? patterns : tooWildly;
}

const tooWildly = "It has more wildcards than a name can need.";

function faultIn(pattern: string): string | undefined {
	if (pattern === "") return "It names nothing.";
	if (pattern.length > longest)
		return `It is longer than ${longest} characters.`;
	if (!isBalanced(pattern)) return "A bracket or brace in it is never closed.";
	return tooWild(pattern) ? tooWildly : undefined;
}

function hasSlash(text: string): boolean {
	return text.includes("/");
}

function tooWild(pattern: string): boolean {
	const stars = (text: string) =>
		[...text.matchAll(tokens)].filter(([token]) => token.startsWith("*"))
			.length;
	return (
		stars(pattern) > mostWildcards ||
		pattern.split(/[/,{}]/).some((name) => stars(name) > mostInName)
	);
}

/** An escaped character, some stars, a bracket with what it closes, or any other character. */
const tokens = /\\([\s\S])|(\*+)|(\[[!^]?\]?(?:\\[\s\S]|[^\]\\/])*\])|[\s\S]/gu;

function isBalanced(pattern: string): boolean {
	let open = 0;
	for (const [token] of pattern.matchAll(tokens)) {
		if (token === "{") open++;
		else if (token === "[" || (token === "}" && --open < 0)) return false;
	}
	return open === 0;
}

/** A pattern with its alternatives written out, those in braces whose content is asked for; undefined where they are too many. */
function writtenOut(
	pattern: string,
	isMeant: (inner: string) => boolean,
): string[] | undefined {
	const open = [pattern];
	const found: string[] = [];
	for (let one = open.pop(); one !== undefined; one = open.pop()) {
		const brace = braceIn(one, isMeant);
		if (brace) open.push(...brace);
		else found.push(one);
		if (open.length + found.length > mostAlternatives) return undefined;
	}
	return found;
}

/** What a pattern stands for by its first brace with alternatives that is asked for; undefined where there is none. */
function braceIn(
	pattern: string,
	isMeant: (inner: string) => boolean,
): string[] | undefined {
	/** For each open brace, where its alternatives begin. */
	const open: number[][] = [];
	for (const { 0: token, index } of pattern.matchAll(tokens)) {
		if (token === "{") open.push([index + 1]);
		else if (token === ",") open.at(-1)?.push(index + 1);
		else if (token === "}") {
			const starts = open.pop() as number[];
			const [start = 0] = starts;
			if (starts.length < 2 || !isMeant(pattern.slice(start, index))) continue;
			const lead = pattern.slice(0, start - 1);
			return starts.map((from, i) => {
				const end = (starts[i + 1] ?? index + 1) - 1;
				return `${lead}${pattern.slice(from, end)}${pattern.slice(index + 1)}`;
			});
		}
	}
	return undefined;
}

/** One alternative of a name in a pattern, as sources of regular expressions. */
interface Name {
	/** What it means. */
	readonly source: string;
	/** The texts before the first and behind the last of its wildcards and brackets; all of it where it has none, and then it is plain. */
	readonly lead: string;
	readonly tail: string;
	readonly isPlain: boolean;
	/** The name that it is, brackets and all; missing where it has wildcards. */
	readonly itself?: string;
	/** What it means where its brackets are characters alone, and not classes as well; with a test for such a name. */
	readonly literally?: Name & { readonly test: (name: string) => boolean };
}

/** The alternatives of one name, or any number of folders. */
type Part = readonly Name[] | "**";

function partsOf(pattern: string): Part[] | undefined {
	const parts: Part[] = [];
	for (const written of pattern.split("/")) {
		if (/^\*{2,}$/.test(written)) {
			if (parts.at(-1) !== "**") parts.push("**");
			continue;
		}
		const names = writtenOut(written, () => true);
		if (!names) return undefined;
		const at = parts.length;
		parts.push(names.map((name, i) => nameFrom(name, `n${at}_${i}`, "[^/]")));
	}
	return parts;
}

/** Reads a name. Takes what its groups are called, and the source for what a wildcard stands for. */
function nameFrom(written: string, group: string, any: string): Name {
	const all = [...written.matchAll(tokens)];
	const read = (bracketSource: (bracket: string) => string, to: string) =>
		nameSource(all, bracketSource, `${group}${to}`, any);
	const literal = read((bracket) => escapedSource(unescaped(bracket)), "l");
	const isWild = all.some(([token, , stars]) => stars || token === "?");
	const isOpen = ([token, , stars, bracket]: RegExpExecArray) =>
		Boolean(stars || bracket) || token === "?";
	const first = all.findIndex(isOpen);
	const itself: Name = {
		source: literal,
		lead: plainText(first < 0 ? all : all.slice(0, first)),
		tail: plainText(all.slice(all.findLastIndex(isOpen) + 1)),
		isPlain: first < 0,
		...(isWild ? {} : { itself: literal }),
	};
	if (!all.some(([, , , bracket]) => bracket)) return itself;
	const expression = new RegExp(`^${literal}$`, "su");
	return {
		...itself,
		// A path that was not heard of may be one of that very name.
		source: `(?:${literal}|${read(classSource, "c")})`,
		literally: { ...itself, test: (name) => expression.test(name) },
	};
}

/** The text that tokens without wildcards and brackets stand for. */
function plainText(all: readonly RegExpExecArray[]): string {
	return all.map(([token, escaped]) => escaped ?? token).join("");
}

function nameSource(
	all: readonly RegExpExecArray[],
	bracketSource: (bracket: string) => string,
	group: string,
	any: string,
): string {
	const pieces = [""];
	for (const [token, escaped, stars, bracket] of all)
		if (stars) pieces.push("");
		else
			pieces[pieces.length - 1] += bracket
				? bracketSource(bracket)
				: token === "?"
					? any
					: escapedSource(escaped ?? token);
	const [first = "", ...more] = pieces;
	const last = more.pop();
	const inner = more.map((piece, i) =>
		firstPlace(`${any}*?${piece}`, `${group}${i}`),
	);
	return `${first}${inner.join("")}${last === undefined ? "" : `${any}*${last}`}`;
}

/**
 * The source for what lies before a piece, and the piece. Its first place leaves the most for what follows, so that no other is tried, and a
 * search takes time in step with the text.
 */
function firstPlace(source: string, group: string): string {
	return `(?=(?<${group}>${source}))\\k<${group}>`;
}

function escapedSource(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** What is written without the backslashes that take a meaning away. */
function unescaped(written: string): string {
	return written.replace(/\\([\s\S])/g, "$1");
}

/** The source of a class: single characters and ranges, or all others behind `!` or `^`. */
function classSource(bracket: string): string {
	const [, not = "", inner = ""] =
		/^\[([!^](?!\]$))?([\s\S]*)\]$/.exec(bracket) ?? [];
	const members = inner.replace(
		/\\?([\s\S])(?:-\\?([\s\S]))?/gu,
		(_, from: string, to?: string) => {
			const start = codeOf(from);
			// A range the wrong way round holds nothing but its beginning.
			return to !== undefined && from <= to ? `${start}-${codeOf(to)}` : start;
		},
	);
	return not ? `[^${members}/]` : `[${members}]`;
}

function codeOf(character: string): string {
	return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
}

/** A glob in which no alternatives reach over several names. */
class Pattern implements Glob {
	readonly #parts: readonly Part[];
	/** What all paths that are meant begin and end with: most others are told from them by that, and quickly. */
	readonly #lead: string;
	readonly #tail: string;
	readonly #expression: RegExp;
	/** Says whether a folder without wildcards is meant, and so all below it. */
	readonly #folder: RegExp | undefined;
	/** One for each part, for when folders are asked about. */
	#names: readonly RegExp[] | undefined;
	/** A name in it has brackets of which nobody has said yet what they mean. */
	readonly hasBrackets: boolean;

	constructor(parts: readonly Part[]) {
		this.#parts = parts;
		this.#expression = new RegExp(`^${sourceOf(parts)}$`, "su");
		const itself = parts.map(itselfOf);
		if (!itself.includes(undefined))
			this.#folder = new RegExp(`^${itself.join("/")}/.`, "su");
		this.#lead = leadOf(parts);
		this.#tail = this.#folder ? "" : (only(parts.at(-1))?.tail ?? "");
		this.hasBrackets = parts.some(
			(part) => part !== "**" && part.some((name) => name.literally),
		);
	}

	matches(path: string): boolean {
		return (
			path.startsWith(this.#lead) &&
			path.endsWith(this.#tail) &&
			(this.#expression.test(path) || this.#folder?.test(path) === true)
		);
	}

	reaches(folder: string): boolean {
		this.#names ??= this.#parts.map(
			(part) => new RegExp(`^${part === "**" ? "" : eitherOf(part)}$`, "su"),
		);
		const names = folder === "" ? [] : folder.split("/");
		for (const [at, part] of this.#parts.entries()) {
			const name = names[at];
			if (part === "**" || name === undefined) return true;
			if (!this.#names[at]?.test(name)) return false;
		}
		return this.#folder?.test(`${folder}/-`) === true;
	}

	/** The same with each bracket that names something which is there meaning itself, name by name. */
	among(names: BracketNames): Pattern {
		const parts: Part[] = [];
		for (const part of this.#parts)
			parts.push(
				part === "**"
					? part
					: part.map(({ literally, ...name }) => {
							if (!literally) return name;
							const way = new RegExp(
								`^${sourceOf([...parts, [literally]])}$`,
								"su",
							);
							const isThere = names
								.named(literally.test)
								.some((path) => way.test(path));
							return isThere ? literally : name;
						}),
			);
		return new Pattern(parts);
	}
}

/** The text that all paths begin with which a pattern means. */
function leadOf(parts: readonly Part[]): string {
	let lead = "";
	for (const [at, part] of parts.entries()) {
		const name = only(part);
		lead += name?.lead ?? "";
		if (!name?.isPlain || at === parts.length - 1) break;
		lead += "/";
	}
	return lead;
}

/** The alternative of a name that has one; undefined for any number of folders. */
function only(part: Part | undefined): Name | undefined {
	return part && part !== "**" && part.length === 1 ? part[0] : undefined;
}

/** The source of an expression for the paths that a pattern means; what stands between two `**` is looked for once, in its first place. */
function sourceOf(parts: readonly Part[]): string {
	const pieces: string[][] = [[]];
	for (const part of parts)
		if (part === "**") pieces.push([]);
		else pieces.at(-1)?.push(eitherOf(part));
	const [first = [], ...more] = pieces.map((names) => names.join("/"));
	const last = more.pop();
	if (last === undefined) return first as string;
	const inner = more.map((piece, i) =>
		firstPlace(`(?:[^/]+/)*?${piece}/`, `p${i}`),
	);
	const lead = first === "" ? "" : `${first}/`;
	return `${lead}${inner.join("")}${last === "" ? ".+" : `(?:[^/]+/)*${last}`}`;
}

function eitherOf(part: readonly Name[]): string {
	return part.length === 1
		? (part[0] as Name).source
		: `(?:${part.map(({ source }) => source).join("|")})`;
}

/** The source for those alternatives of a name that have no wildcards; undefined where there is none. */
function itselfOf(part: Part): string | undefined {
	if (part === "**") return undefined;
	const names = part.flatMap(({ itself }) => itself ?? []);
	return names.length > 0 ? `(?:${names.join("|")})` : undefined;
}

/** Wildcards over the names that a tool gives its rules. */
export interface NameGlob {
	/** Says whether a rule's name is meant. */
	matches(name: string): boolean;
}

/**
 * Compiles a pattern for rules' names, such as `eslint(no-*)` and `*no-explicit-any`; undefined where it can't be used (`nameFault` says
 * why). It is read as a glob is, but for what concerns folders: `*` and `?` mean slashes too, a backslash before any other character is a
 * character, and a bracket means both itself and a class. A name without wildcards means those below it as well: `security` means
 * `security/detect-eval`.
 */
export function nameGlob(pattern: string): NameGlob | undefined {
	const names = namesOf(pattern);
	if (typeof names === "string") return undefined;
	const below = names.flatMap(({ itself }) =>
		itself === undefined ? [] : `${itself}/.*`,
	);
	const sources = [...names.map(({ source }) => source), ...below];
	const expression = new RegExp(`^(?:${sources.join("|")})$`, "su");
	return { matches: (name) => expression.test(name) };
}

/** Why a pattern for rules' names can't be used, in a sentence; undefined where it can. */
export function nameFault(pattern: string): string | undefined {
	const names = namesOf(pattern);
	return typeof names === "string" ? names : undefined;
}

function namesOf(written: string): readonly Name[] | string {
	const pattern = written
		.trim()
		.replace(/\\([\s\S]?)/g, (found, next: string) =>
			escapable.test(next) ? found : `\\\\${next}`,
		);
	const fault = faultIn(pattern);
	if (fault) return fault;
	const names = writtenOut(pattern, () => true);
	return names?.map((name, i) => nameFrom(name, `n${i}`, ".")) ?? tooWildly;
}
