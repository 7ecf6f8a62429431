/** Examples of what a glob, a pattern or a range of versions means, so that two of them can be compared without knowing all that they mean. */

import { globFault, normalGlob } from "../glob";
import type { VersionRange } from "../purl";
import { type PatternNode, readPattern } from "./pattern-syntax";

/** No more than so many of anything: what differs mostly does so in the first ones. */
const most = 24;
/** Longer texts than so many characters are no examples. */
const longest = 500;

/** A path that a glob means, for each of its alternatives in braces; none where a bracket or a brace in it leaves open what is meant. */
export function pathsOf(glob: string): string[] {
	if (globFault(glob) !== undefined) return [];
	return alternatives(normalGlob(glob)).flatMap((one) => {
		if (/[[\]{}]/.test(one.replace(/\\./g, ""))) return [];
		const names = one.split("/").map((name) =>
			/^\*\*+$/.test(name)
				? "x"
				: name
						.replace(/(?<!\\)\*+/g, "x")
						.replace(/(?<!\\)\?/g, "x")
						.replace(/\\(.)/g, "$1"),
		);
		return [names.join("/")];
	});
}

/** A glob with each set of alternatives taken apart; one with sets in sets stays as it is. */
function alternatives(glob: string): string[] {
	const match = /^([^{]*(?<!\\))\{([^{}]*)\}(.*)$/.exec(glob);
	if (!match) return [glob];
	const [, before = "", inside = "", after = ""] = match;
	return inside
		.split(",")
		.flatMap((one) => alternatives(`${before}${one}${after}`))
		.slice(0, most);
}

/** Short texts that a pattern may match, one for each of its alternatives; which of them it does match, only a search tells. */
export function textsOf(pattern: string): string[] {
	const read = readPattern(pattern);
	return typeof read === "string" ? [] : [...new Set(textsIn(read.tree))];
}

function textsIn(node: PatternNode): string[] {
	switch (node.type) {
		case "character":
			return charactersOf(node);
		case "anchor":
			return [""];
		case "look":
			return node.negative || node.back ? [""] : textsIn(node.body);
		case "choice":
			return node.nodes.flatMap(textsIn).slice(0, most);
		case "sequence":
			return node.nodes.reduce<string[]>(
				(texts, part) => joined(texts, textsIn(part)),
				[""],
			);
		case "repeat": {
			const { body, least } = node;
			if (least === 0) return [""];
			return textsIn(body).flatMap((text) =>
				text.length * least > longest ? [] : text.repeat(least),
			);
		}
	}
}

/** Each of the first with the first of the second, and the first with each of the second: enough to see every part once. */
function joined(first: readonly string[], second: readonly string[]): string[] {
	const [a, ...others] = first;
	const [b] = second;
	if (a === undefined || b === undefined) return [];
	return [
		...second.map((text) => a + text),
		...others.map((text) => text + b),
	].slice(0, most);
}

function charactersOf({
	value,
	source,
}: Extract<PatternNode, { type: "character" }>): string[] {
	if (value !== undefined) return [String.fromCodePoint(value)];
	let expression: RegExp;
	try {
		expression = new RegExp(`^(?:${source})$`, "u");
	} catch {
		return [];
	}
	const found = usual.find((character) => expression.test(character));
	return found === undefined ? [] : [found];
}

const usual = [
	..."a0_ AZ-.",
	...Array.from({ length: 94 }, (_, n) => String.fromCharCode(33 + n)),
	"\t",
];

/** Versions at, below and above those that ranges name. */
export function versionsOf(...ranges: readonly VersionRange[]): string[] {
	const named = ranges.flatMap((range) =>
		range.flatMap((all) => all.map(({ version }) => version)),
	);
	return [
		...new Set([
			"0.0.1",
			"99999.0.0",
			...named.flatMap((version) => [version, ...aside(version)]),
		]),
	];
}

/** The next version below and above one of numbers. */
function aside(version: string): string[] {
	const numbers = /^\d+(?:\.\d+)*$/.test(version)
		? version.split(".").map(Number)
		: [];
	const last = numbers.findLastIndex((number) => number > 0);
	const above = [...numbers, 1].join(".");
	if (last < 0) return numbers.length > 0 ? [above] : [];
	const under = numbers.map((number, n) =>
		n < last ? number : n === last ? number - 1 : 99_999,
	);
	return [above, [...under, 99_999].join(".")];
}
