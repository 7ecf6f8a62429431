/** Globs as the configuration and the guardrails write them: relative to a model's root, a plain folder meaning all below it. */

import picomatch from "picomatch/posix";

/** More wildcards than this in one pattern let a matcher's time grow beyond reason, and no real pattern needs them. */
const mostWildcards = 12;
const mostInName = 4;

const cache = new Map<string, Glob | undefined>();
const mostCached = 2000;

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

/** Compiles a glob; undefined where it can't be used (empty, unbalanced, or with more wildcards than a person writes). */
export function glob(pattern: string): Glob | undefined {
	if (cache.has(pattern)) return cache.get(pattern);
	if (cache.size >= mostCached) cache.clear();
	const made = compile(pattern);
	cache.set(pattern, made);
	return made;
}

const options = { dot: true, noextglob: true, nonegate: true };

function compile(written: string): Glob | undefined {
	const pattern = written
		.trim()
		.replaceAll("\\", "/")
		.replace(/^(?:\.?\/)+/, "")
		.replace(/\/+$/, "/**");
	if (pattern === "" || pattern.length > 500) return undefined;
	if (!balanced(pattern) || tooWild(pattern)) return undefined;
	try {
		const plain = !/[*?[\]{}!]/.test(pattern);
		const expressions = (plain ? [pattern, `${pattern}/**`] : [pattern]).map(
			(one) => picomatch.makeRe(one, options),
		);
		// A name such as `[id].ts` is meant by itself, too.
		const matches = (path: string) =>
			path === pattern || expressions.some((one) => one.test(path));
		return {
			matches,
			reaches: (folder) =>
				folder === "" || matches(folder) || leadsInto(pattern, folder),
		};
	} catch {
		return undefined;
	}
}

/** Says whether a pattern's names, one by one, lead to a folder and further down from there. */
function leadsInto(pattern: string, folder: string): boolean {
	// Alternatives that have slashes in them are not taken apart.
	if (/\{[^}]*\/[^}]*\}/.test(pattern)) return true;
	const names = pattern.split("/");
	const folders = folder.split("/");
	for (const [at, name] of names.entries()) {
		const here = folders[at];
		if (here === undefined || name.includes("**")) return true;
		if (!picomatch(name, options)(here)) return false;
	}
	return false;
}

function tooWild(pattern: string): boolean {
	const names = pattern.replace(/\*{2,}/g, "*").split(/[/,{}]/);
	return (
		names.some((name) => name.split("*").length - 1 > mostInName) ||
		pattern.split(/\*+/).length - 1 > mostWildcards
	);
}

function balanced(pattern: string): boolean {
	let braces = 0;
	let bracket = false;
	for (const c of pattern) {
		if (c === "[") bracket = true;
		else if (c === "]") bracket = false;
		else if (bracket) continue;
		else if (c === "{") braces++;
		else if (c === "}" && --braces < 0) return false;
	}
	return braces === 0 && !bracket;
}
