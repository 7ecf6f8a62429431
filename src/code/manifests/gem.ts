/** Gemfile and *.gemspec: the gems that a Ruby project asks for, as far as they are written as plain texts. */

import {
	codeEntry,
	type Found,
	type ManifestReader,
	type PackageGroup,
} from "./entry";
import {
	argumentsAt,
	markAt,
	ruby,
	spanOf,
	type Token,
	tokensOf,
} from "./source-tokens";

/** The value of `group:`: one name or a list of them. */
const groupOption = /(?:\bgroups?:|:groups?\s*=>)\s*((?:%[iw])?\[[^\]]*|[^,]*)/;
const isProduction = /\b(?:production|default)\b/;
const isDevelopment = /\b(?:development|dev|tests?|ci|lint|docs?)\b/;
/** Words that end the arguments of a call without brackets. */
const behindCall = /^(?:if|unless|do|end|and|or|rescue)$/;
const opensBlock =
	/^(?:if|unless|case|begin|def|class|module|while|until|for)$/;

/** Gems that are named by a variable count as code, and so does another file that is no manifest by its name. */
export const readGemfile: ManifestReader = (text) => {
	const tokens = tokensOf(text, ruby);
	const found: Found[] = [];
	/** What is open, with the group that holds within it. */
	const blocks: (PackageGroup | undefined)[] = [];
	/** Of the braces that are open, whether they are a block's. */
	const braces: boolean[] = [];
	/** The first token of the statement that is read; undefined before it. */
	let head: Token | undefined;
	for (let at = 0; at < tokens.length; at++) {
		const token = tokens[at] as Token;
		const mark = markAt(tokens, at);
		if (token.kind === "end" || mark === ";") {
			head = undefined;
			continue;
		}
		const isFirst = head === undefined;
		head ??= token;
		const isLoop = /^(?:while|until|for)$/.test(head.value);
		const isBrace = mark === "{" && !isMap(tokens, at);
		if (mark === "{") braces.push(isBrace);
		if (isBrace || (isWord(token, "do") && !isLoop)) {
			const named = text.slice(head.start, token.start);
			blocks.push(
				(head.value === "group" ? groupOf(named) : undefined) ?? blocks.at(-1),
			);
			if (markAt(tokens, at + 1) === "|") at = afterNames(tokens, at + 1);
			head = undefined;
		} else if (mark === "}") {
			if (braces.pop()) blocks.pop();
			head = undefined;
		} else if (isFirst && token.kind === "word") {
			if (token.value === "end") blocks.pop();
			else if (opensBlock.test(token.value)) blocks.push(blocks.at(-1));
			else if (token.value === "gem" && isCall(tokens, at)) {
				const call = readCall(text, tokens, at, blocks.at(-1));
				if (call.found) found.push(call.found);
				at = Math.max(at, call.end - 1);
			} else if (token.value === "eval_gemfile" && isCall(tokens, at)) {
				const { values, end } = argumentsAt(tokens, at + 1, behindCall);
				const [file] = values;
				const name = file && textOf(file)?.value;
				if (file && !/(?:^|\/)(?:Gemfile|gems\.rb)$/.test(name ?? ""))
					found.push(codeEntry(text, spanOf(file), blocks.at(-1) ?? "runtime"));
				at = Math.max(at, end - 1);
			}
		}
	}
	return found;
};

const dependency = /^add_(?:(runtime|development)_)?dependency$/;

/** What a gem asks of whoever installs it, and what its developers need. */
export const readGemspec: ManifestReader = (text) => {
	const tokens = tokensOf(text, ruby);
	const found: Found[] = [];
	for (let at = 1; at < tokens.length; at++) {
		const token = tokens[at] as Token;
		const match = token.kind === "word" && dependency.exec(token.value);
		if (!match || markAt(tokens, at - 1) !== "." || !isCall(tokens, at))
			continue;
		const group = match[1] === "development" ? "dev" : "runtime";
		const call = readCall(text, tokens, at, group);
		if (call.found) found.push(call.found);
		at = Math.max(at, call.end - 1);
	}
	return found;
};

function isWord({ kind, value }: Token, word: string): boolean {
	return kind === "word" && value === word;
}

/** Says whether a brace belongs to a map among values, not to a block. */
function isMap(tokens: readonly Token[], at: number): boolean {
	return /^[,=(>:|&[{]$/.test(markAt(tokens, at - 1));
}

/** Past the names that a block gives what it is called with. */
function afterNames(tokens: readonly Token[], from: number): number {
	let at = from + 1;
	while (markAt(tokens, at) !== "|" && tokens[at] && tokens[at]?.kind !== "end")
		at++;
	return at;
}

function isCall(tokens: readonly Token[], at: number): boolean {
	const next = tokens[at + 1];
	return (
		next !== undefined &&
		(next.kind === "text" ||
			next.kind === "word" ||
			next.value === "(" ||
			next.value === "*")
	);
}

function readCall(
	text: string,
	tokens: readonly Token[],
	at: number,
	group: PackageGroup | undefined,
): { readonly found?: Found; readonly end: number } {
	const call = tokens[at] as Token;
	const { values, end } = argumentsAt(tokens, at + 1, behindCall);
	const [first, ...rest] = values;
	if (!first) return { end };
	const name = textOf(first);
	const start =
		call.value === "gem" ? call.start : (first[0]?.start ?? call.start);
	const requirements: Token[] = [];
	let isKnown = true;
	let last = first.at(-1)?.end ?? 0;
	for (const value of rest) {
		if (isOption(value)) break;
		const read = requirementsIn(value);
		isKnown &&= read !== undefined;
		for (const requirement of read ?? []) requirements.push(requirement);
		last = spanOf(value).end;
	}
	const behind = values.at(-1)?.at(-1)?.end ?? last;
	const option = groupOption.exec(text.slice(last, behind))?.[1];
	const own = option === undefined ? undefined : groupOf(option);
	const asked = own ?? group ?? "runtime";
	if (!name) return { found: codeEntry(text, spanOf(first), asked), end };
	if (!/^[a-z0-9][\w.-]*$/i.test(name.value)) return { end };
	return {
		end,
		found: {
			name: name.value,
			nameSpan: name.inner,
			span: { start, end: last },
			version:
				isKnown && requirements.length > 0
					? requirements.map(({ value }) => value).join(", ")
					: undefined,
			group: asked,
		},
	};
}

/** A value that is one plain text, frozen or not. */
function textOf(value: readonly Token[]): Token | undefined {
	const [first, dot, freeze, ...rest] = value;
	const isFrozen =
		dot?.value === "." && freeze?.value === "freeze" && rest.length === 0;
	return first?.kind === "text" && first.isPlain && (!dot || isFrozen)
		? first
		: undefined;
}

/** The texts of a requirement, or of a list of them; undefined where something else is among them. */
function requirementsIn(value: readonly Token[]): Token[] | undefined {
	const single = textOf(value);
	if (single) return [single];
	if (markAt(value, 0) !== "[" || markAt(value, value.length - 1) !== "]")
		return undefined;
	const { values } = argumentsAt(value, 0);
	const texts = values.map(textOf);
	return texts.every((t) => t !== undefined) ? texts : undefined;
}

/** `key: value`, `:key => value`, `"key" => value`, `**options`. */
function isOption(value: readonly Token[]): boolean {
	const [first, second] = value;
	if (first?.kind === "word") return second?.value === ":";
	return (
		(first?.value === "*" && second?.value === "*") ||
		value.some(
			({ kind, value: mark }, i) =>
				kind === "mark" && mark === "=" && value[i + 1]?.value === ">",
		)
	);
}

/** What the names of groups say: one that is loaded in production makes a gem runtime. */
function groupOf(names: string): PackageGroup {
	if (isProduction.test(names)) return "runtime";
	return isDevelopment.test(names) ? "dev" : "optional";
}
