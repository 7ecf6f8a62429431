/** setup.py and setup.cfg: what setuptools is told that a Python project needs, as far as it is written as plain texts. */

import type { Span } from "../../domain/position";
import {
	codeEntry,
	type Found,
	type ManifestReader,
	type PackageGroup,
} from "./entry";
import { isRequirementsFile, readRequirement } from "./requirement";
import { lineSpans } from "./source-lines";
import {
	argumentsAt,
	markAt,
	python,
	spanOf,
	type Token,
	tokensOf,
} from "./source-tokens";

const lists: Readonly<Record<string, PackageGroup>> = {
	install_requires: "runtime",
	setup_requires: "build",
	tests_require: "dev",
};

/**
 * Reads the arguments of `setup`, and the lists that stand there by a name; nothing is run. What is not written as a text (a variable that may
 * change, a call) counts as code.
 */
export const readSetup: ManifestReader = (text) => {
	const tokens = tokensOf(text, python);
	const lists = namedLists(tokens);
	const found: Found[] = [];
	for (let at = 0; at < tokens.length; at++) {
		const isCall =
			tokens[at]?.kind === "word" &&
			tokens[at]?.value === "setup" &&
			markAt(tokens, at + 1) === "(" &&
			tokens[at - 1]?.value !== "def";
		if (!isCall) continue;
		const { values, end } = argumentsAt(tokens, at + 1);
		for (const value of values)
			for (const one of argument(text, withList(value, lists))) found.push(one);
		at = Math.max(at, end - 1);
	}
	return found.sort((a, b) => a.span.start - b.span.start);
};

/** The lists and maps that a name is given once, at the beginning of a line, and that nothing adds to: `required = [ … ]`. */
function namedLists(tokens: readonly Token[]): Map<string, readonly Token[]> {
	const lists = new Map<string, readonly Token[]>();
	const changed = new Set<string>();
	/** Where the last list ends: what stands within is no statement. */
	let behind = 0;
	for (const [at, { kind, value }] of tokens.entries()) {
		if (kind !== "word") continue;
		const next = markAt(tokens, at + 1);
		if (next === "=" && /^[[({]$/.test(markAt(tokens, at + 2))) {
			const isAlone = at === 0 || tokens[at - 1]?.kind === "end";
			if (!isAlone || at < behind) continue;
			const { end } = argumentsAt(tokens, at + 2);
			behind = end;
			const isWhole = (tokens[end]?.kind ?? "end") === "end";
			if (lists.has(value) || !isWhole) changed.add(value);
			lists.set(
				value,
				tokens.slice(at + 2, end).filter((token) => token.kind !== "end"),
			);
		} else if (/^[.+[]$/.test(next)) changed.add(value);
		else if (next === "=" && tokens[at - 1]?.kind === "end") changed.add(value);
	}
	for (const name of changed) lists.delete(name);
	return lists;
}

/** An argument with the list in place of its name: `install_requires=required`. Each is read once, so that it is empty the next time. */
function withList(
	value: readonly Token[],
	lists: Map<string, readonly Token[]>,
): readonly Token[] {
	const [name, sign, given, ...rest] = value;
	const list =
		name && sign?.value === "=" && given?.kind === "word" && rest.length === 0
			? lists.get(given.value)
			: undefined;
	if (!name || !sign || !given || !list) return value;
	lists.set(
		given.value,
		list.filter((_, n) => n === 0 || n === list.length - 1),
	);
	return [name, sign].concat(list);
}

function argument(text: string, value: readonly Token[]): Found[] {
	const [first, sign] = value;
	if (!first) return [];
	// What `**` hands over may hold any of the names.
	if (first.value === "*" && sign?.value === "*")
		return [codeEntry(text, spanOf(value), "runtime")];
	if (first.kind !== "word" || sign?.value !== "=") return [];
	const given = value.slice(2);
	if (given.length === 0) return [];
	const group = lists[first.value];
	if (group) return requirementsIn(text, given, group);
	if (first.value !== "extras_require") return [];
	if (markAt(given, 0) !== "{" || !isClosed(given, "}"))
		return [codeEntry(text, spanOf(given), "optional")];
	return argumentsAt(given, 0).values.flatMap((pair) => {
		const colon = pair.findIndex(
			({ kind, value: mark }) => kind === "mark" && mark === ":",
		);
		const listed = colon < 0 ? [] : pair.slice(colon + 1);
		return listed.length > 0
			? requirementsIn(text, listed, "optional")
			: [codeEntry(text, spanOf(pair), "optional")];
	});
}

function isClosed(value: readonly Token[], mark: string): boolean {
	return (
		markAt(value, value.length - 1) === mark &&
		argumentsAt(value, 0).end === value.length
	);
}

/** A list or tuple of texts, or one text with a requirement on each line. */
function requirementsIn(
	text: string,
	value: readonly Token[],
	group: PackageGroup,
): Found[] {
	const [first] = value;
	if (first?.kind === "text") return requirement(text, value, group);
	const open = markAt(value, 0);
	const close = open === "[" ? "]" : open === "(" ? ")" : "";
	if (close === "" || !isClosed(value, close))
		return [codeEntry(text, spanOf(value), group)];
	return argumentsAt(value, 0).values.flatMap((one) =>
		requirement(text, one, group),
	);
}

/** One text, or several that Python joins. */
function requirement(
	text: string,
	value: readonly Token[],
	group: PackageGroup,
): Found[] {
	const [first, ...rest] = value;
	const isText = value.every(({ kind, isPlain }) => kind === "text" && isPlain);
	if (!first || !isText) {
		// A text of which only what follows the name is worked out.
		const read =
			first?.kind === "text" &&
			/^[\w.-]+(?:\[[^\]]*\])?\s*[<>=!~]/.test(first.value) &&
			readRequirement(text, first.inner, group);
		return read
			? [{ ...read, span: spanOf(value), version: undefined }]
			: [codeEntry(text, spanOf(value), group)];
	}
	if (rest.length === 0 && first.value.includes("\n"))
		return linesOf(text, first.inner).flatMap(
			(line) => readRequirement(text, line, group) ?? [],
		);
	if (rest.length === 0)
		return [readRequirement(text, first.inner, group) ?? []].flat();
	const joined = value.map((token) => token.value).join("");
	const read = readRequirement(joined, { start: 0, end: joined.length }, group);
	if (!read) return [];
	const isThere = first.value.startsWith(read.name);
	const { start } = first.inner;
	return [
		{
			...read,
			nameSpan: isThere
				? { start, end: start + read.name.length }
				: first.inner,
			span: spanOf(value),
		},
	];
}

function linesOf(text: string, within: Span): Span[] {
	return [...lineSpans(text.slice(within.start, within.end))].map(
		({ start, end }) => ({
			start: within.start + start,
			end: within.start + end,
		}),
	);
}

/**
 * Reads the `options` of setup.cfg as setuptools does: a list is written with one entry on each line, or on the line of its name and parted by
 * semicolons. A file that a list is taken from counts as code, unless it is a manifest by itself.
 */
export const readSetupCfg: ManifestReader = (text) => {
	const found: Found[] = [];
	let section = "";
	let group: PackageGroup | undefined;
	for (const { start, end } of lineSpans(text)) {
		const line = text.slice(start, end);
		if (/^\s*(?:[#;].*)?$/.test(line)) continue;
		const header = /^\[([^\]]*)\]/.exec(line);
		if (header) {
			section = (header[1] as string).trim();
			group = undefined;
			continue;
		}
		let from = start;
		if (/^\S/.test(line)) {
			const key = /^([^=:]+)[=:]\s*/.exec(line);
			group = key ? groupOf(section, (key[1] as string).trim()) : undefined;
			from = start + (key?.[0].length ?? line.length);
			if (group)
				for (const part of partsOf(text, { start: from, end }))
					found.push(...cfgEntry(text, part, group));
		} else if (group) found.push(...cfgEntry(text, { start, end }, group));
	}
	return found;
};

function groupOf(section: string, key: string): PackageGroup | undefined {
	if (section === "options.extras_require") return "optional";
	return section === "options"
		? lists[key.toLowerCase().replaceAll("-", "_")]
		: undefined;
}

/** What semicolons part on the line of a name. */
function partsOf(text: string, { start, end }: Span): Span[] {
	return [...text.slice(start, end).matchAll(/[^;]+/g)].map(
		({ index, 0: part }) => ({
			start: start + index,
			end: start + index + part.length,
		}),
	);
}

function cfgEntry(text: string, span: Span, group: PackageGroup): Found[] {
	const line = text.slice(span.start, span.end);
	const files = /^(\s*)file:\s*(.*\S)/.exec(line);
	if (!files) return [readRequirement(text, span, group) ?? []].flat();
	const [whole, blanks = "", names = ""] = files;
	return names.split(",").every((name) => isRequirementsFile(name.trim()))
		? []
		: [
				codeEntry(
					text,
					{
						start: span.start + blanks.length,
						end: span.start + whole.length,
					},
					group,
				),
			];
}
