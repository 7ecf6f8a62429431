/** The words, texts and marks of a program in Python, Ruby, Groovy or Kotlin, as far as lists of packages are read in them. */

import type { Span } from "../../domain/position";

/** What is told apart: `end` is the end of a line. Comments are left out. */
export interface Token extends Span {
	readonly kind: "word" | "text" | "mark" | "end";
	/** A word or mark as it is written; of a text what it stands for. */
	readonly value: string;
	/** What stands between the quotes of a text; of everything else the whole. */
	readonly inner: Span;
	/** False of a text in which something is worked out when the program runs. */
	readonly isPlain: boolean;
}

/** How a language writes what is told apart. */
export interface Syntax {
	readonly comment: "#" | "//";
	/** Three quotes begin a text that goes over several lines. */
	readonly hasLongTexts: boolean;
	/** The letters that may stand right before a quote. */
	readonly prefixes?: RegExp;
	/** What begins something that is worked out, by the quote of the text. */
	readonly insertion: (quote: string, prefix: string) => RegExp | undefined;
	/** Ruby has texts with other quotes (`%q<a>`), texts below a line (`<<~END`) and comments from `=begin` to `=end`. */
	readonly isRuby?: true;
}

export const python: Syntax = {
	comment: "#",
	hasLongTexts: true,
	prefixes: /^(?:[rbu]|f|[bf]r|r[bf])$/i,
	insertion: (_, prefix) => (/f/i.test(prefix) ? /\{/ : undefined),
};

export const ruby: Syntax = {
	comment: "#",
	hasLongTexts: false,
	insertion: (quote) =>
		quote === '"' ? /#\{/ : quote === "`" ? /(?:)/ : undefined,
	isRuby: true,
};

/** Groovy and Kotlin, as build scripts of Gradle are written in. */
export const gradle: Syntax = {
	comment: "//",
	hasLongTexts: true,
	insertion: (quote) => (quote === '"' ? /\$[{\w]/ : undefined),
};

/** The tokens of a program in their order. A text that is not closed ends with its line, a long one with the program. Never throws. */
export function tokensOf(text: string, syntax: Syntax): Token[] {
	return new Tokenizer(text, syntax).all();
}

const word = /[\p{L}\p{N}_]+[?!]?/uy;
const otherQuotes = /%([qQwWiI]?)([^\p{L}\p{N}\s])/uy;
const closing: Readonly<Record<string, string>> = {
	"(": ")",
	"[": "]",
	"{": "}",
	"<": ">",
};
const belowLine = /<<[-~]?(["']?)([A-Z_]\w*)\1/y;

class Tokenizer {
	readonly #text: string;
	readonly #syntax: Syntax;
	readonly #found: Token[] = [];
	/** The lines that end the texts which begin below the line that is read. */
	readonly #below: string[] = [];
	#at = 0;

	constructor(text: string, syntax: Syntax) {
		this.#text = text;
		this.#syntax = syntax;
	}

	all(): Token[] {
		const { isRuby } = this.#syntax;
		while (this.#at < this.#text.length) {
			const char = this.#text.charAt(this.#at);
			if (char === "\n" || char === "\r") this.#line();
			else if (isRuby && this.#isLineStart() && this.#passBlock()) continue;
			else if (char === " " || char === "\t") this.#at++;
			else if (this.#text.startsWith(this.#syntax.comment, this.#at))
				this.#toLineEnd();
			else if (this.#syntax.comment === "//" && this.#starts("/*"))
				this.#passTo("*/");
			else if (char === '"' || char === "'" || char === "`") this.#quoted("");
			else if (isRuby && char === "%" && this.#otherwiseQuoted()) continue;
			else if (isRuby && char === "<" && this.#textBelow()) continue;
			else this.#wordOrMark(char);
		}
		return this.#found;
	}

	#starts(text: string): boolean {
		return this.#text.startsWith(text, this.#at);
	}

	#isLineStart(): boolean {
		return this.#at === 0 || /[\r\n]/.test(this.#text.charAt(this.#at - 1));
	}

	#line(): void {
		const start = this.#at;
		this.#at += this.#starts("\r\n") ? 2 : 1;
		const isContinued =
			this.#found.at(-1)?.value === "\\" && this.#found.at(-1)?.end === start;
		if (isContinued) this.#found.pop();
		else this.#push("end", start, this.#at);
		for (const end of this.#below.splice(0))
			while (this.#at < this.#text.length) {
				const from = this.#at;
				this.#toLineEnd();
				const line = this.#text.slice(from, this.#at);
				this.#at += this.#starts("\r\n") ? 2 : 1;
				if (line.trim() === end) break;
			}
		this.#at = Math.min(this.#at, this.#text.length);
	}

	/** Ruby's comments of several lines, and the data behind a program. */
	#passBlock(): boolean {
		if (this.#starts("__END__")) this.#at = this.#text.length;
		else if (!this.#starts("=begin")) return false;
		else {
			const end = this.#text.indexOf("\n=end", this.#at);
			this.#at = end < 0 ? this.#text.length : end + "\n=end".length;
			this.#toLineEnd();
		}
		return true;
	}

	#toLineEnd(): void {
		while (
			this.#at < this.#text.length &&
			!/[\r\n]/.test(this.#text.charAt(this.#at))
		)
			this.#at++;
	}

	#passTo(end: string): void {
		const found = this.#text.indexOf(end, this.#at + 2);
		this.#at = found < 0 ? this.#text.length : found + end.length;
	}

	#wordOrMark(char: string): void {
		const start = this.#at;
		word.lastIndex = start;
		const found = word.exec(this.#text)?.[0];
		if (!found) {
			this.#at += 1;
			if (!/\s/.test(char)) this.#push("mark", start, this.#at);
			return;
		}
		const quote = this.#text.charAt(start + found.length);
		if (/["']/.test(quote) && this.#syntax.prefixes?.test(found)) {
			this.#at += found.length;
			this.#quoted(found);
			return;
		}
		// `!` belongs to a name in Ruby only, and `!=` to none.
		const name =
			this.#syntax.isRuby && quote !== "=" ? found : found.replace(/[?!]$/, "");
		this.#at = start + name.length;
		this.#push("word", start, this.#at);
	}

	#push(kind: Token["kind"], start: number, end: number): void {
		const value = this.#text.slice(start, end);
		const inner = { start, end };
		this.#found.push({ kind, start, end, value, inner, isPlain: true });
	}

	#quoted(prefix: string): void {
		const start = this.#at - prefix.length;
		const quote = this.#text.charAt(this.#at);
		const isLong = this.#syntax.hasLongTexts && this.#starts(quote.repeat(3));
		const mark = isLong ? quote.repeat(3) : quote;
		const isRaw = /r/i.test(prefix);
		this.#at += mark.length;
		const from = this.#at;
		const insertion = this.#syntax.insertion(quote, prefix);
		const mayNest = insertion !== undefined && quote !== "`";
		let depth = 0;
		for (; this.#at < this.#text.length; this.#at++) {
			const char = this.#text.charAt(this.#at);
			if (!isLong && /[\r\n]/.test(char)) break;
			if (depth === 0 && this.#starts(mark)) break;
			if (char === "\\") {
				// A text goes on behind a line end that is taken away.
				this.#at += this.#text.startsWith("\r\n", this.#at + 1) ? 2 : 1;
			} else if (mayNest && char === "{" && (depth > 0 || this.#isInsertion()))
				depth++;
			else if (depth > 0 && char === "}") depth--;
		}
		this.#at = Math.min(this.#at, this.#text.length);
		const inner = { start: from, end: this.#at };
		if (this.#starts(mark)) this.#at += mark.length;
		const raw = this.#text.slice(inner.start, inner.end);
		this.#found.push({
			kind: "text",
			start,
			end: this.#at,
			inner,
			value: isRaw ? raw : raw.replace(/\\(?:\r\n|[\s\S])/g, unescaped),
			isPlain: !insertion?.test(raw),
		});
	}

	/** Before a brace in a text. */
	#isInsertion(): boolean {
		return /[#$]/.test(this.#text.charAt(this.#at - 1));
	}

	/** `%q(a)`, `%w[a b]`, which counts as a text that is not plain. */
	#otherwiseQuoted(): boolean {
		otherQuotes.lastIndex = this.#at;
		const match = otherQuotes.exec(this.#text);
		const last = this.#found.at(-1);
		const isOperator =
			last?.kind === "text" ||
			(last?.kind === "word" && /\s/.test(this.#text.charAt(this.#at + 1)));
		if (!match || isOperator) return false;
		const [whole, kind = "", open = ""] = match;
		const close = closing[open] ?? open;
		const start = this.#at;
		const from = start + whole.length;
		let depth = 1;
		let at = from;
		for (; at < this.#text.length; at++) {
			const char = this.#text.charAt(at);
			if (char === "\\") at++;
			else if (char === close) depth--;
			else if (char === open) depth++;
			if (depth === 0) break;
		}
		at = Math.min(at, this.#text.length);
		this.#at = Math.min(at + 1, this.#text.length);
		const value = this.#text.slice(from, at);
		this.#found.push({
			kind: "text",
			start,
			end: this.#at,
			inner: { start: from, end: at },
			value,
			isPlain: /^q?$/i.test(kind) && !(kind !== "q" && value.includes("#{")),
		});
		return true;
	}

	#textBelow(): boolean {
		belowLine.lastIndex = this.#at;
		const match = belowLine.exec(this.#text);
		if (!match) return false;
		this.#below.push(match[2] as string);
		const start = this.#at;
		this.#at += match[0].length;
		this.#found.push({
			kind: "text",
			start,
			end: this.#at,
			inner: { start, end: this.#at },
			value: match[0],
			isPlain: false,
		});
		return true;
	}
}

function unescaped(written: string): string {
	const char = written.slice(1);
	if (/^\s/.test(char)) return "";
	return char === "n" ? "\n" : char === "t" ? "\t" : char;
}

/** The values of a list of arguments, each as its tokens, and where the list ends (the index of the token behind it). */
export interface Arguments {
	readonly values: readonly (readonly Token[])[];
	readonly end: number;
}

const opens = /^[([{]$/;
const closes = /^[)\]}]$/;

/**
 * Reads arguments from a token on. Where it is a bracket, up to the one that closes it; else (a call without brackets) up to the end of the
 * line, unless that ends in a comma, to a semicolon, a brace, or a word that ends the statement. Line ends are left out.
 */
export function argumentsAt(
	tokens: readonly Token[],
	from: number,
	last?: RegExp,
): Arguments {
	const isBracketed = opens.test(markAt(tokens, from));
	const values: Token[][] = [];
	let value: Token[] = [];
	let depth = 0;
	let at = isBracketed ? from + 1 : from;
	const done = () => {
		if (value.length > 0) values.push(value);
		value = [];
	};
	for (; at < tokens.length; at++) {
		const token = tokens[at] as Token;
		const mark = token.kind === "mark" ? token.value : "";
		if (token.kind === "end") {
			if (isBracketed || depth > 0 || markAt(tokens, at - 1) === ",") continue;
			break;
		}
		if (depth === 0 && closes.test(mark)) break;
		if (depth === 0 && !isBracketed) {
			if (mark === ";" || mark === "{") {
				// A map follows a comma, a block does not.
				if (mark === ";" || value.length > 0 || values.length === 0) break;
			}
			if (token.kind === "word" && last?.test(token.value) && value.length > 0)
				break;
		}
		if (mark === "," && depth === 0) {
			done();
			continue;
		}
		if (opens.test(mark)) depth++;
		else if (closes.test(mark)) depth--;
		value.push(token);
	}
	done();
	return { values, end: isBracketed ? at + 1 : at };
}

/** The mark at an index, "" where there is none. */
export function markAt(tokens: readonly Token[], at: number): string {
	const token = tokens[at];
	return token?.kind === "mark" ? token.value : "";
}

/** The place of tokens that follow each other. Takes at least one. */
export function spanOf(tokens: readonly Token[]): Span {
	const [first] = tokens;
	return { start: first?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
}
