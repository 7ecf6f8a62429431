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
}

/** Compiles a glob; undefined where it can't be used (empty, unbalanced, or with more wildcards than a person writes). */
export function glob(pattern: string): Glob | undefined {
	if (cache.has(pattern)) return cache.get(pattern);
	if (cache.size >= mostCached) cache.clear();
	const made = compile(pattern);
	cache.set(pattern, made);
	return made;
}

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
		const match = picomatch(plain ? [pattern, `${pattern}/**`] : pattern, {
			dot: true,
			noextglob: true,
			nonegate: true,
		});
		return { matches: (path) => match(path) };
	} catch {
		return undefined;
	}
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
