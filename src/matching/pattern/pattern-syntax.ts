/** Regular expressions as trees: what a guardrail's content pattern says, or in plain words why it says nothing. */

/** A piece of a pattern. */
export type PatternNode =
	| {
			/** One character out of some. */
			readonly type: "character";
			/** As written: `a`, `\d`, `[^"]`, `.`. */
			readonly source: string;
			/** Its code point, where it can be one character only. */
			readonly value?: number;
	  }
	/** A place between two characters: `^`, `$`, `\b`, `\B`. */
	| { readonly type: "anchor"; readonly place: Place }
	/** What must, or must not, stand behind or before a place. */
	| {
			readonly type: "look";
			readonly back: boolean;
			readonly negative: boolean;
			readonly body: PatternNode;
			readonly source: string;
	  }
	| { readonly type: "sequence"; readonly nodes: readonly PatternNode[] }
	| { readonly type: "choice"; readonly nodes: readonly PatternNode[] }
	| {
			readonly type: "repeat";
			readonly body: PatternNode;
			readonly least: number;
			/** Infinity where there is no end to it. */
			readonly most: number;
			/** Whether few rounds are better than many: `*?`. */
			readonly lazy: boolean;
	  };

/** Beginning and end of a line, a word's edge, and everywhere else. */
export type Place = "start" | "end" | "word-edge" | "no-word-edge";

const places: Readonly<Record<string, Place>> = {
	"^": "start",
	$: "end",
	b: "word-edge",
	B: "no-word-edge",
};

/** A pattern that can be read. */
export interface Pattern {
	readonly tree: PatternNode;
	/** Whether it begins with `(?i)`: case is left open. */
	readonly ignoreCase: boolean;
}

/** Longer patterns are programs. */
const longest = 1000;

/**
 * Reads a pattern in JavaScript's syntax, at whose beginning `(?i)` may stand; a sentence that says what is wrong where it can't be read.
 */
export function readPattern(written: string): Pattern | string {
	if (written === "") return "It is empty.";
	if (written.length > longest)
		return `It has more than ${longest} characters, which nobody can check; split it up.`;
	const ignoreCase = written.startsWith("(?i)");
	const source = ignoreCase ? written.slice("(?i)".length) : written;
	const reader = new PatternReader(source);
	const tree = reader.choice();
	if (reader.fault === undefined && reader.at < source.length)
		return "It closes a group with `)` that was never opened; write `\\)` for the character itself.";
	if (reader.fault !== undefined) return reader.fault;
	if (!["u", ""].some((flags) => compiles(source, flags)))
		return "It is not a valid regular expression.";
	return { tree, ignoreCase };
}

/** What JavaScript refuses beyond what is found here, as a range from z to a; `u` knows more, and refuses `foo{` and `\"`. */
function compiles(source: string, flags: string): boolean {
	try {
		new RegExp(source, flags);
		return true;
	} catch {
		return false;
	}
}

/** Letters that mean something behind a backslash and take one character. */
const oneCharacter =
	/^(?:[dDwWsSnrtfv0]|c[A-Za-z]|x[\dA-Fa-f]{2}|u[dD][89ABab][\dA-Fa-f]{2}\\u[dD][C-Fc-f][\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|u\{0*(?:10|[\dA-Fa-f])?[\dA-Fa-f]{1,4}\}|[pP]\{[^{}]*\})/;
const quantifier = /[*+?]|\{(\d+)(?:(,)(\d*))?\}/y;

const controls: Readonly<Record<string, number>> = {
	n: 10,
	r: 13,
	t: 9,
	f: 12,
	v: 11,
	0: 0,
};

/** The code point of what takes one character; undefined where it may be one of several. */
function characterOf(source: string): number | undefined {
	if (/^(?:\.$|\[|\\[dDwWsSpP])/.test(source)) return undefined;
	if (!source.startsWith("\\")) return source.codePointAt(0);
	const sign = source.charAt(1);
	const [first, second] = [...source.matchAll(/\\[ux]\{?([\dA-Fa-f]+)/g)].map(
		(m) => Number.parseInt(m[1] as string, 16),
	);
	if (first !== undefined && second !== undefined)
		return String.fromCharCode(first, second).codePointAt(0);
	if (first !== undefined) return first;
	if (sign === "c") return source.charCodeAt(2) % 32;
	return controls[sign] ?? source.codePointAt(1);
}

class PatternReader {
	at = 0;
	/** The first thing that is wrong; reading goes on to the end without caring for it. */
	fault: string | undefined;
	readonly #source: string;

	constructor(source: string) {
		this.#source = source;
	}

	choice(): PatternNode {
		const nodes = [this.#sequence()];
		while (this.#takes("|")) nodes.push(this.#sequence());
		return nodes.length === 1
			? (nodes[0] as PatternNode)
			: { type: "choice", nodes };
	}

	#sequence(): PatternNode {
		const nodes: PatternNode[] = [];
		while (this.at < this.#source.length && !/[|)]/.test(this.#next))
			nodes.push(this.#repeated());
		return nodes.length === 1
			? (nodes[0] as PatternNode)
			: { type: "sequence", nodes };
	}

	get #next(): string {
		return this.#source.charAt(this.at);
	}

	#takes(text: string): boolean {
		if (!this.#source.startsWith(text, this.at)) return false;
		this.at += text.length;
		return true;
	}

	#fail(message: string): void {
		this.fault ??= message;
	}

	#repeated(): PatternNode {
		const body = this.#single();
		quantifier.lastIndex = this.at;
		const match = quantifier.exec(this.#source);
		if (!match) return body;
		this.at += match[0].length;
		const lazy = this.#takes("?");
		if (body.type === "anchor" || body.type === "look")
			this.#fail(
				`\`${match[0]}\` repeats a place in the text, not a character, so it means nothing there.`,
			);
		const [sign, least, comma, most] = match;
		return {
			type: "repeat",
			body,
			least: least ? Number(least) : sign === "+" ? 1 : 0,
			most:
				sign === "?"
					? 1
					: most
						? Number(most)
						: least && !comma
							? Number(least)
							: Number.POSITIVE_INFINITY,
			lazy,
		};
	}

	#single(): PatternNode {
		const start = this.at;
		const character = (): PatternNode => {
			const source = this.#source.slice(start, this.at);
			const value = characterOf(source);
			return {
				type: "character",
				source,
				...(value === undefined ? {} : { value }),
			};
		};
		if (this.#takes("(")) return this.#group();
		if (this.#takes("\\")) return this.#escape() ?? character();
		if (this.#takes("[")) {
			this.#class();
			return character();
		}
		if (this.#takes("^")) return anchor("^");
		if (this.#takes("$")) return anchor("$");
		if (/[*+?]/.test(this.#next))
			this.#fail(
				`\`${this.#next}\` has nothing before it to repeat; \`.*\` stands for any text, and \`\\${this.#next}\` for the character itself.`,
			);
		this.#skip();
		return character();
	}

	#skip(): void {
		this.at += (this.#source.codePointAt(this.at) ?? 0) > 0xffff ? 2 : 1;
	}

	#group(): PatternNode {
		const start = this.at - 1;
		const opening = /^\?(?:[:=!]|<[=!]|<[\p{L}_$][\p{L}\p{N}_$]*>)/u.exec(
			this.#source.slice(this.at, this.at + 100),
		)?.[0];
		if (opening) this.at += opening.length;
		else if (this.#next === "?") {
			const written = /^[^):]{0,8}/.exec(this.#source.slice(this.at))?.[0];
			this.#fail(
				`\`(${written}\` is not known here${/^\?[a-z-]+$/.test(written ?? "") ? "; `(?i)` at the very beginning leaves case open" : ""}.`,
			);
			this.at++;
		}
		const body = this.choice();
		if (!this.#takes(")"))
			this.#fail(
				"It opens a group with `(` that is never closed; write `\\(` for the character itself.",
			);
		if (!opening || !/[=!]$/.test(opening)) return body;
		return {
			type: "look",
			back: opening.includes("<"),
			negative: opening.endsWith("!"),
			body,
			source: this.#source.slice(start, this.at),
		};
	}

	/** What follows a backslash; undefined where it is a character. */
	#escape(): PatternNode | undefined {
		const rest = this.#source.slice(this.at, this.at + 40);
		const known = oneCharacter.exec(rest)?.[0];
		if (known) {
			this.at += known.length;
			return undefined;
		}
		this.#skip();
		const sign = rest.charAt(0);
		if (sign === "b" || sign === "B") return anchor(sign);
		if (sign === "")
			this.#fail("It ends with a backslash that escapes nothing.");
		else if (/[1-9]/.test(sign) || rest.startsWith("k<"))
			this.#fail(
				`\`\\${/^(?:k<[^>]*>|\d+)/.exec(rest)?.[0]}\` asks for what a group has matched before, which can't be searched for in reasonable time; write the text out.`,
			);
		else if (/[A-Za-z]/.test(sign))
			this.#fail(`\`\\${sign}\` has no meaning here.`);
		return undefined;
	}

	#class(): void {
		const start = this.at - 1;
		let posix = false;
		for (; this.at < this.#source.length; this.at++) {
			if (this.#takes("]")) {
				if (posix)
					this.#fail(
						`\`${this.#source.slice(start, this.at)}\` names a class of characters in a way that is not known here; write \`[A-Za-z]\` or \`\\d\` instead.`,
					);
				return;
			}
			if (this.#next === "\\") this.at++;
			else
				posix ||= /^\[:\^?[a-z]+:\]/.test(
					this.#source.slice(this.at, this.at + 14),
				);
		}
		this.#fail(
			"It opens a set of characters with `[` that is never closed; write `\\[` for the character itself.",
		);
	}
}

function anchor(sign: string): PatternNode {
	return { type: "anchor", place: places[sign] as Place };
}
