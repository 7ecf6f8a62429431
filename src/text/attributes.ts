/**
 * Reads `.gitattributes` files for what they tell GitHub's linguist (https://git-scm.com/docs/gitattributes, and linguist's docs/overrides.md):
 * the innermost file goes first, and in a file the last line.
 */

/** What is said of a file; what is left out is not said. */
export interface FileAttributes {
	readonly generated?: boolean;
	readonly vendored?: boolean;
	readonly documentation?: boolean;
	/** Counted among the languages of the repository, whatever its language. */
	readonly detectable?: boolean;
	/** The language's name or alias as written. */
	readonly language?: string;
}

/** What git makes of an attribute: set, taken back, another value, or "!": as if no line had named it. */
type Value = boolean | string;

interface Rule {
	readonly matches: (path: string) => boolean;
	readonly attributes: readonly (readonly [string, Value])[];
}

/** One `.gitattributes`: what it says of paths, and the names that it gives to several attributes at once. */
export interface AttributesFile {
	readonly rules: readonly Rule[];
	readonly macros: ReadonlyMap<string, Rule["attributes"]>;
}

const flags = ["generated", "vendored", "documentation", "detectable"] as const;
const prefix = "linguist-";

/** Git passes over longer lines, in bytes. */
const longestLine = 2048;

const nothing: FileAttributes = {};

/** Reads the text of a `.gitattributes`. What git would not understand is left out, as it does itself. */
export function readAttributes(text: string): AttributesFile {
	const rules: Rule[] = [];
	const macros = new Map<string, Rule["attributes"]>();
	for (const line of text.replace(/^\uFEFF/, "").split(/\r?\n/)) {
		const written = line.replace(/^[ \t]+/, "");
		if (written === "" || written.startsWith("#") || line.length > longestLine)
			continue;
		const { pattern, rest } = taken(written);
		const attributes = attributesIn(rest);
		if (!attributes) continue;
		const [, macro] = /^\[attr\](.*)$/.exec(pattern) ?? [];
		if (macro !== undefined) macros.set(macro, attributes);
		else if (!pattern.startsWith("!") && attributes.length > 0)
			rules.push({ matches: matcherOf(pattern), attributes });
	}
	return { rules, macros };
}

/** The pattern that a line begins with, quoted as in C or not, and the rest. */
function taken(line: string): { pattern: string; rest: string } {
	const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(line);
	if (quoted)
		return {
			pattern: unquoted(quoted[1] as string),
			rest: line.slice(quoted[0].length),
		};
	const end = line.search(/[ \t]/);
	return end < 0
		? { pattern: line, rest: "" }
		: { pattern: line.slice(0, end), rest: line.slice(end) };
}

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r" };

function unquoted(text: string): string {
	return text.replace(/\\([0-7]{3}|.)/g, (_, code: string) =>
		code.length === 3
			? String.fromCharCode(Number.parseInt(code, 8))
			: (escapes[code] ?? code),
	);
}

/** The attributes of a line; undefined where git refuses one of their names, and so the line. */
function attributesIn(text: string): Rule["attributes"] | undefined {
	const attributes: [string, Value][] = [];
	for (const word of text.split(/[ \t\r]+/).filter(Boolean)) {
		const [, sign, name = "", , value] =
			/^([-!]?)([^=]*)(=(.*))?$/.exec(word) ?? [];
		if (!/^[\w.][-\w.]*$/.test(name)) return undefined;
		attributes.push([
			name,
			sign === "!" ? "!" : sign === "-" ? false : (value ?? true),
		]);
	}
	return attributes;
}

/** All `.gitattributes` of a workspace. */
export class Attributes {
	/** Those that say something, by their folder. */
	readonly #files = new Map<string, readonly Rule[]>();
	readonly #macros: AttributesFile["macros"];

	/** Takes what was read, by the folder that each stands in ("" for the root). Macros are those of the root: git knows none below. */
	constructor(files: ReadonlyMap<string, AttributesFile> = new Map()) {
		this.#macros = files.get("")?.macros ?? new Map();
		for (const [folder, { rules }] of files) {
			const telling = rules.filter(({ attributes }) =>
				attributes.some(
					([name]) => name.startsWith(prefix) || this.#macros.has(name),
				),
			);
			if (telling.length > 0) this.#files.set(folder, telling);
		}
	}

	/** Nothing is said of any file. */
	get areEmpty(): boolean {
		return this.#files.size === 0;
	}

	/** What is said of a file, by its path from the root. */
	of(path: string): FileAttributes {
		if (this.areEmpty) return nothing;
		const values = new Map<string, Value>();
		for (let folder = path; folder !== ""; ) {
			folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")));
			const rules = this.#files.get(folder);
			if (!rules) continue;
			const relative = folder === "" ? path : path.slice(folder.length + 1);
			for (let n = rules.length - 1; n >= 0; n--) {
				const { matches, attributes } = rules[n] as Rule;
				if (matches(relative)) this.#fill(values, attributes);
			}
		}
		return values.size === 0 ? nothing : attributesOf(values);
	}

	/** Adds what is not known yet: the last of some attributes goes first, and a macro that is set brings its own. */
	#fill(values: Map<string, Value>, attributes: Rule["attributes"]): void {
		for (let n = attributes.length - 1; n >= 0; n--) {
			const [name, value] = attributes[n] as readonly [string, Value];
			if (values.has(name)) continue;
			values.set(name, value);
			const macro = value === true ? this.#macros.get(name) : undefined;
			if (macro) this.#fill(values, macro);
		}
	}
}

function attributesOf(values: ReadonlyMap<string, Value>): FileAttributes {
	const found: {
		-readonly [name in keyof FileAttributes]: FileAttributes[name];
	} = {};
	for (const name of flags) {
		const value = values.get(prefix + name);
		if (value !== undefined && value !== "!")
			found[name] = value !== false && value !== "false";
	}
	const language = values.get(`${prefix}language`);
	if (typeof language === "string" && language !== "!")
		found.language = language;
	return found;
}

/** How a pattern of a `.gitattributes` speaks of paths below its folder: a name alone of files in all of them, never of a folder's content. */
function matcherOf(written: string): (path: string) => boolean {
	// What is for folders alone speaks of no file.
	if (written.endsWith("/")) return () => false;
	if (!written.includes("/")) {
		const name = nameMatcher(written);
		return (path) => name(path.slice(path.lastIndexOf("/") + 1));
	}
	const anchored = written.replace(/^\//, "");
	// Git compares what is before the first wildcard by itself, and what comes then as if it were all: two asterisks reach any depth there.
	const plain = /^[^*?[\\]*/.exec(anchored)?.[0] ?? "";
	if (plain === anchored) return (path) => path === plain;
	const parts = anchored.slice(plain.length).split("/");
	// Everything inside: at least one name.
	if (isAnyDepth(parts.at(-1))) parts.push("*");
	const matchers = parts.map((part) =>
		isAnyDepth(part) ? undefined : nameMatcher(part),
	);
	return (path) =>
		path.startsWith(plain) &&
		fits(matchers, path.slice(plain.length).split("/"));
}

/** Says whether a name of a pattern stands for any number of names. */
function isAnyDepth(part: string | undefined): boolean {
	return part !== undefined && /^\*{2,}$/.test(part);
}

/** Says whether names fit matchers one by one; undefined stands for any number of names. */
function fits(
	matchers: readonly (((name: string) => boolean) | undefined)[],
	names: readonly string[],
): boolean {
	let at = 0;
	let open = -1;
	let openAt = 0;
	for (let n = 0; n < names.length; ) {
		const matcher = matchers[at];
		if (at < matchers.length && !matcher) {
			open = at++;
			openAt = n;
		} else if (matcher?.(names[n] as string)) {
			at++;
			n++;
		} else if (open >= 0) {
			at = open + 1;
			n = ++openAt;
		} else return false;
	}
	while (at < matchers.length && !matchers[at]) at++;
	return at === matchers.length;
}

/** What a name may have at a place: a set of characters, or (undefined) any number of any. */
type Token = ((character: string) => boolean) | undefined;

/** A matcher of names for a pattern without `/`, as git's wildmatch reads it. Takes time in step with name times pattern. */
function nameMatcher(pattern: string): (name: string) => boolean {
	if (!/[*?[\\]/.test(pattern)) return (name) => name === pattern;
	const [, end] = /^\*([^*?[\\]*)$/.exec(pattern) ?? [];
	if (end !== undefined) return (name) => name.endsWith(end);
	const tokens = tokensOf(pattern);
	if (!tokens) return () => false;
	return (name) => fits(tokens, [...name]);
}

function tokensOf(pattern: string): Token[] | undefined {
	const tokens: Token[] = [];
	const characters = [...pattern];
	for (let n = 0; n < characters.length; n++) {
		const c = characters[n] as string;
		if (c === "*") tokens.push(undefined);
		else if (c === "?") tokens.push(() => true);
		else if (c === "[") {
			const found = setOf(characters, n);
			if (!found) return undefined;
			tokens.push(found.has);
			n = found.end;
		} else {
			const meant = c === "\\" ? characters[++n] : c;
			if (meant === undefined) return undefined;
			tokens.push((character) => character === meant);
		}
	}
	return tokens;
}

const classes: Readonly<Record<string, RegExp>> = {
	alnum: /^[a-z\d]$/i,
	alpha: /^[a-z]$/i,
	blank: /^[ \t]$/,
	digit: /^\d$/,
	lower: /^[a-z]$/,
	punct: /^[!-/:-@[-`{-~]$/,
	space: /^\s$/,
	upper: /^[A-Z]$/,
	xdigit: /^[\da-f]$/i,
};

/** The set in brackets that begins at a place, and where its last bracket is; undefined where it does not end. */
function setOf(
	pattern: readonly string[],
	start: number,
): { has: (character: string) => boolean; end: number } | undefined {
	const tests: ((character: string) => boolean)[] = [];
	let n = start + 1;
	const isNot = pattern[n] === "!" || pattern[n] === "^";
	if (isNot) n++;
	for (const first = n; n < pattern.length; n++) {
		const c = pattern[n] as string;
		if (c === "]" && n > first)
			return {
				has: (character) => tests.some((test) => test(character)) !== isNot,
				end: n,
			};
		const named = /^\[:([a-z]+):\]/.exec(pattern.slice(n, n + 12).join(""));
		if (named) {
			const expression = classes[named[1] as string];
			if (!expression) return undefined;
			tests.push((character) => expression.test(character));
			n += (named[0] as string).length - 1;
			continue;
		}
		const low = c === "\\" ? pattern[++n] : c;
		if (low === undefined) return undefined;
		const isRange = pattern[n + 1] === "-" && pattern[n + 2] !== "]";
		if (!isRange) {
			tests.push((character) => character === low);
			continue;
		}
		n += 2;
		const high = pattern[n] === "\\" ? pattern[++n] : pattern[n];
		if (high === undefined) return undefined;
		tests.push((character) => character >= low && character <= high);
	}
	return undefined;
}
