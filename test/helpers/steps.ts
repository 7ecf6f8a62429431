/**
 * How much work something is, counted in steps: the same on every machine, whatever else it does. For `*.steps.test.ts` alone, which are
 * built so that they count (scripts/count-steps.mjs), the libraries they use as well. What the language's own searches look at counts too,
 * character by character, but not how often a regular expression turns back on its way: what goes by those is tried on an `endless` text, too
 * (texts.ts).
 */

import assert from "node:assert/strict";

const counter = globalThis as unknown as { $steps?: { taken: number } };

/** The steps that a piece of work takes. */
export function stepsOf(work: () => unknown): number {
	let looked = 0;
	const restore = countSearches((more) => {
		looked += more;
	});
	try {
		return turnsOf(work) + looked;
	} finally {
		restore();
	}
}

/** The steps that a piece of work takes, without what the language's own searches look at: calls and turns of loops. */
export function turnsOf(work: () => unknown): number {
	const steps = counter.$steps;
	if (!steps) assert.fail("only a *.steps.test.ts is built to count its steps");
	const before = steps.taken;
	work();
	return steps.taken - before;
}

/**
 * Fails unless the work on a text (or whatever else has a size) takes steps in proportion to its size: eight times as much may take ten
 * times the steps; the square of it would be sixty-four.
 */
export function assertInProportion(
	what: string,
	size: number,
	workOn: (size: number) => () => unknown,
): void {
	const few = stepsOf(workOn(size));
	const many = stepsOf(workOn(8 * size));
	assert.ok(few > 0, `${what}: nothing is counted`);
	assert.ok(many <= 10 * few, `${what}: ${few} steps, then ${many}`);
}

/** Tells what searches look at, from now on until the function that it returns is called. */
function countSearches(look: (looked: number) => void): () => void {
	const undo: (() => void)[] = [];
	function replace<T extends object, K extends keyof T & string>(
		prototype: T,
		name: K,
		make: (own: (...args: never[]) => unknown) => unknown,
	): void {
		const own = prototype[name];
		const put = (value: unknown) =>
			Object.defineProperty(prototype, name, {
				value,
				writable: true,
				configurable: true,
			});
		put(make(own as (...args: never[]) => unknown));
		undo.push(() => put(own));
	}
	// Everything that takes a regular expression comes by here.
	replace(
		RegExp.prototype,
		"exec",
		(own) =>
			function (this: RegExp, text: string) {
				const goesOn = this.global || this.sticky;
				const from = goesOn ? this.lastIndex : 0;
				const match = Reflect.apply(own, this, [
					text,
				]) as RegExpExecArray | null;
				if (match) look(match.index + match[0].length - from);
				else look(this.sticky ? 1 : String(text).length - from);
				return match;
			},
	);
	const { indexOf } = String.prototype;
	const lookedUntil = (text: string, sought: string, from: number) => {
		const at = Reflect.apply(indexOf, text, [sought, from]);
		return Math.max(0, (at < 0 ? text.length : at + 1) - from);
	};
	for (const name of ["indexOf", "includes"] as const)
		replace(
			String.prototype,
			name,
			(own) =>
				function (this: string, sought: string, from = 0) {
					look(lookedUntil(this, sought, from));
					return Reflect.apply(own, this, [sought, from]);
				},
		);
	replace(
		String.prototype,
		"lastIndexOf",
		(own) =>
			function (this: string, sought: string, from = this.length) {
				const found = Reflect.apply(own, this, [sought, from]) as number;
				look(Math.max(0, Math.min(from, this.length) - Math.max(0, found)));
				return found;
			},
	);
	for (const name of [
		...(["split", "replace", "replaceAll"] as const),
		...(["toLowerCase", "toUpperCase", "normalize"] as const),
	])
		replace(
			String.prototype,
			name,
			(own) =>
				function (this: string, ...args: unknown[]) {
					// A regular expression counts for itself.
					if (!(args[0] instanceof RegExp)) look(this.length);
					return Reflect.apply(own, this, args);
				},
		);
	for (const name of [
		...(["indexOf", "includes", "join", "reverse", "sort"] as const),
		...(["concat", "slice", "splice", "unshift"] as const),
	])
		replace(
			Array.prototype,
			name,
			(own) =>
				function (this: unknown[], ...args: unknown[]) {
					const result = Reflect.apply(own, this, args);
					if (name === "indexOf" && (result as number) >= 0)
						look((result as number) + 1);
					else if (name === "slice") look((result as unknown[]).length);
					else if (name === "splice")
						look(Math.max(0, this.length - Number(args[0])));
					else look(this.length);
					return result;
				},
		);
	return () => {
		for (const one of undo) one();
	};
}
