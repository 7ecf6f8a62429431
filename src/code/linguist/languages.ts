/** Which language a file is written in, as GitHub's linguist sees it by path, and what people call languages. */

import { addTo } from "../../domain/lists";
import { nearest } from "../../domain/nearest";
import { languageTables } from "../../kinds/languages.generated";
import type { FileAttributes } from "../../text/attributes";

/** Linguist's sorts of languages: JSON is data, CSS is markup, Markdown is prose. */
export type LanguageType = keyof typeof languageTables;

export interface Language {
	/** As linguist spells it. */
	readonly name: string;
	readonly type: LanguageType;
	/** The language that it is a kind of: TypeScript for TSX, SQL for PLpgSQL. */
	readonly group?: string;
}

interface Table {
	/** By any name in lower case. */
	readonly names: ReadonlyMap<string, Language>;
	readonly extensions: ReadonlyMap<string, readonly Language[]>;
	readonly files: ReadonlyMap<string, readonly Language[]>;
	readonly interpreters: ReadonlyMap<string, readonly Language[]>;
}

/**
 * What an extension that several languages claim stands for in the code of companies: all of these may be meant, the likeliest first, and
 * the others are not (`.ts` as a translation of Qt, `.rs` as RenderScript). Extensions that are not here keep all that claim them.
 */
const readings: Readonly<Record<string, readonly string[]>> = {
	cs: ["C#"],
	cue: ["CUE"],
	d: ["D", "Makefile"],
	es: ["JavaScript"],
	ex: ["Elixir"],
	frag: ["GLSL"],
	fs: ["F#", "GLSL", "Forth"],
	gd: ["GDScript"],
	gs: ["JavaScript", "GLSL", "Gosu", "Genie"],
	h: ["C", "C++", "Objective-C"],
	hh: ["C++", "Hack"],
	html: ["HTML"],
	json: ["JSON"],
	m: ["Objective-C", "MATLAB", "Wolfram Language", "Mercury", "M"],
	md: ["Markdown"],
	ml: ["OCaml", "Standard ML"],
	mm: ["Objective-C++"],
	mojo: ["Mojo"],
	nu: ["Nushell"],
	odin: ["Odin"],
	php: ["PHP"],
	pkl: ["Pkl"],
	pl: ["Perl", "Prolog"],
	pm: ["Perl"],
	r: ["R"],
	res: ["ReScript"],
	rs: ["Rust"],
	sol: ["Solidity"],
	sql: ["SQL", "PLpgSQL", "TSQL", "PLSQL", "SQLPL"],
	star: ["Starlark"],
	t: ["Perl"],
	tact: ["Tact"],
	ts: ["TypeScript"],
	tsp: ["TypeSpec"],
	tsx: ["TSX"],
	txt: ["Text"],
	typ: ["Typst"],
	v: ["Verilog", "V", "Rocq Prover"],
	yaml: ["YAML"],
	yml: ["YAML"],
};

/** Kinds of a language that linguist doesn't group. */
const groups: Readonly<Record<string, string>> = {
	PLSQL: "SQL",
	PLpgSQL: "SQL",
	SQLPL: "SQL",
	TSQL: "SQL",
};

let table: Table | undefined;

function tableOf(): Table {
	table ??= readTable();
	return table;
}

function readTable(): Table {
	const names = new Map<string, Language>();
	const aliases = new Map<string, Language>();
	const extensions = new Map<string, Language[]>();
	const files = new Map<string, Language[]>();
	const interpreters = new Map<string, Language[]>();
	for (const type of Object.keys(languageTables) as LanguageType[])
		for (const line of languageTables[type].split("\n")) {
			const [name = "", ...fields] = line.split("|");
			const [
				byExtension = [],
				byAlias = [],
				,
				byFile = [],
				byInterpreter = [],
			] = fields.map((field) =>
				field.split(" ").flatMap((word) => word.replaceAll("*", " ") || []),
			);
			const group = fields[2] || groups[name];
			const language = { name, type, ...(group ? { group } : {}) };
			names.set(name.toLowerCase(), language);
			for (const alias of [...byAlias, hyphened(name)])
				if (!aliases.has(alias.toLowerCase()))
					aliases.set(alias.toLowerCase(), language);
			add(extensions, byExtension, language);
			add(files, byFile, language);
			add(interpreters, byInterpreter, language);
		}
	for (const [extension, meant] of Object.entries(readings))
		extensions.set(
			extension,
			meant.flatMap((name) => names.get(name.toLowerCase()) ?? []),
		);
	// A name goes before another language's alias.
	return {
		names: new Map([...aliases, ...names]),
		extensions,
		files,
		interpreters,
	};
}

function add(
	map: Map<string, Language[]>,
	keys: readonly string[],
	language: Language,
): void {
	for (const key of keys) addTo(map, key, language);
}

function hyphened(name: string): string {
	return name.toLowerCase().replaceAll(" ", "-");
}

/** The language that people call so, by its name or an alias, whatever the case: `golang`, `TS`, `c++`; undefined where there is none. */
export function languageNamed(name: string): Language | undefined {
	const written = name.trim().toLowerCase();
	const { names } = tableOf();
	return names.get(written) ?? names.get(hyphened(written));
}

/** The language whose name is nearest to a word that names none; undefined where nothing is near. */
export function nearestLanguage(word: string): string | undefined {
	const { names } = tableOf();
	const written = nearest(word.trim(), [...names.keys()]);
	return written === undefined ? undefined : names.get(written)?.name;
}

/** What is known of a file beside its path. */
export interface About {
	/** Its first line. */
	readonly firstLine?: string;
	/** What `.gitattributes` says of it. */
	readonly said?: FileAttributes;
}

/**
 * The languages that a file may be written in, the likeliest first; none where nothing says so. Takes a path with `/`. As in linguist, what
 * `.gitattributes` says goes first, then a file's whole name, then the interpreter that its first line names, then its extension.
 */
export function languagesOf(
	path: string,
	{ firstLine = "", said }: About = {},
): readonly Language[] {
	if (said?.language !== undefined) {
		const named = languageNamed(said.language);
		return named ? [named] : [];
	}
	const { files, interpreters } = tableOf();
	const name = path.slice(path.lastIndexOf("/") + 1);
	const byWholeName = files.get(name);
	const byName = byWholeName ?? languagesByExtension(name);
	if (byWholeName?.length === 1 || !firstLine.startsWith("#!")) return byName;
	const interpreter = interpreterOf(firstLine);
	const named =
		interpreters.get(interpreter) ??
		interpreters.get(interpreter.replace(/[\d.]+$/, "")) ??
		[];
	const both = byName.filter((language) => named.includes(language));
	// Perl's interpreter is that of Pod as well, in which nobody writes programs.
	const programs = named.filter(({ type }) => type === "programming");
	return [both, programs, named, byName].find(({ length }) => length > 0) ?? [];
}

/** Says whether nothing but its first line can tell what language a file is written in: its name has no extension, and is not known. */
export function isNamelessScript(path: string): boolean {
	const name = path.slice(path.lastIndexOf("/") + 1);
	return !name.includes(".", 1) && !tableOf().files.has(name);
}

/** By the longest known extension of a name; none where it has none. */
function languagesByExtension(name: string): readonly Language[] {
	const { extensions } = tableOf();
	const lower = name.toLowerCase();
	for (let dot = lower.indexOf(".", 1); dot >= 0; ) {
		const found = extensions.get(lower.slice(dot + 1));
		if (found && found.length > 0) return found;
		dot = lower.indexOf(".", dot + 1);
	}
	return [];
}

/** The program that a line such as `#!/usr/bin/env -S deno run` names. */
function interpreterOf(line: string): string {
	const words = /^#!\s*(.{1,200})/.exec(line)?.[1]?.trim().split(/\s+/) ?? [];
	const nameAt = (index: number) => words[index]?.replace(/^.*\//, "") ?? "";
	if (nameAt(0) !== "env") return nameAt(0);
	const index = words.findIndex((word, i) => i > 0 && !/^-|=/.test(word));
	return nameAt(index);
}

/**
 * The language of a file that breaks a list of allowed ones, or undefined where it doesn't. A file that may be written in several is let pass
 * when one of them is allowed. Only programming languages can break the list: JSON and Markdown are in every repository, and nobody lists
 * them; a list that names `data`, `markup` or `prose` speaks of those, too. A language allows its kinds (TypeScript: TSX).
 */
export function languageOutside(
	path: string,
	allowed: readonly string[],
	about: About = {},
): string | undefined {
	const languages = languagesOf(path, about);
	const { names, outside } = meant(allowed);
	// Most files have their languages by their endings, and so the same lists of them.
	const isUsual = about.said?.detectable === undefined;
	const known = isUsual ? outside.get(languages) : undefined;
	if (known) return known.name;
	const isOutside =
		areSpokenOf(languages, allowed, about) &&
		!languages.some((language) => isOf(language, names));
	const name = isOutside ? languages[0]?.name : undefined;
	if (isUsual) outside.set(languages, { name });
	return name;
}

/**
 * Says whether a list of languages speaks of a file: of programming languages any list does, of the others one that names their type;
 * where `.gitattributes` says whether the file is detectable, that decides.
 */
export function isSpokenOf(
	path: string,
	listed: readonly string[],
	about: About = {},
): boolean {
	const languages = languagesOf(path, about);
	return languages.length > 0 && areSpokenOf(languages, listed, about);
}

function areSpokenOf(
	languages: readonly Language[],
	listed: readonly string[],
	{ said }: About,
): boolean {
	if (said?.detectable !== undefined) return said.detectable;
	const { types } = meant(listed);
	return languages.every(
		({ type }) => type === "programming" || types.has(type),
	);
}

/** The language of a file that a list of unwanted ones names: all that it may be written in are on the list. */
export function languageAmong(
	path: string,
	unwanted: readonly string[],
	about: About = {},
): string | undefined {
	if (about.said?.detectable === false) return undefined;
	const languages = languagesOf(path, about);
	const { names } = meant(unwanted);
	return languages.every((language) => isOf(language, names))
		? languages[0]?.name
		: undefined;
}

/** What the words of a list may mean. */
interface Meant {
	/** Of languages, as linguist spells them. */
	readonly names: ReadonlySet<string>;
	/** Of types of languages, and every other word, in lower case. */
	readonly types: ReadonlySet<string>;
	/** By the languages that a file may be in, where nothing more is said of it: the one by which it breaks a list of allowed ones. */
	readonly outside: WeakMap<
		readonly Language[],
		{ readonly name: string | undefined }
	>;
}

/** Lists are asked about with every file. */
const lists = new WeakMap<readonly string[], Meant>();

function meant(list: readonly string[]): Meant {
	let known = lists.get(list);
	if (!known) {
		known = {
			names: new Set(list.flatMap((word) => languageNamed(word)?.name ?? [])),
			types: new Set(list.map((word) => word.trim().toLowerCase())),
			outside: new WeakMap(),
		};
		lists.set(list, known);
	}
	return known;
}

function isOf({ name, group }: Language, names: ReadonlySet<string>): boolean {
	return names.has(name) || (group !== undefined && names.has(group));
}
