/** Regular expressions as trees: what a guardrail's content pattern says, or in plain words why it says nothing. */

/** A piece of a pattern. */
export type PatternNode =
	| {
			/** One character out of some. */
			readonly type: "character";
			/** As written: `a`, `\d`, `[^"]`, `.`. */
			readonly source: string;
	  }
	/** What takes no character: `^`, `\b`. */
	| { readonly type: "anchor" }
	/** What looks ahead or behind and takes no character either. */
	| { readonly type: "look"; readonly body: PatternNode }
	| { readonly type: "sequence"; readonly nodes: readonly PatternNode[] }
	| { readonly type: "choice"; readonly nodes: readonly PatternNode[] }
	| {
			readonly type: "repeat";
			readonly body: PatternNode;
			readonly least: number;
			/** Infinity where there is no end to it. */
			readonly most: number;
			readonly source: string;
	  };

/** Longer patterns are programs. */
const longest = 1000;

/** Reads a pattern in JavaScript's syntax, without flags; a sentence that says what is wrong where it can't be read. */
export function readPattern(source: string): PatternNode | string {
	if (source === "") return "It is empty.";
	if (source.length > longest)
		return `It has more than ${longest} characters, which nobody can check; split it up.`;
	const reader = new PatternReader(source);
	const tree = reader.choice();
	if (reader.fault === undefined && reader.at < source.length)
		return "It closes a group with `)` that was never opened; write `\\)` for the character itself.";
	return reader.fault ?? tree;
}

/** Letters that mean something behind a backslash and take one character. */
const oneCharacter =
	/^(?:[dDwWsSnrtfv0]|c[A-Za-z]|x[\dA-Fa-f]{2}|u[\dA-Fa-f]{4}|u\{[\dA-Fa-f]+\}|[pP]\{[^{}]*\})/;
const quantifier = /[*+?]|\{(\d+)(?:(,)(\d*))?\}/y;

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
		const start = this.at;
		const body = this.#single();
		quantifier.lastIndex = this.at;
		const match = quantifier.exec(this.#source);
		if (!match) return body;
		this.at += match[0].length;
		this.#takes("?");
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
			source: this.#source.slice(start, this.at),
		};
	}

	#single(): PatternNode {
		const start = this.at;
		const character = (): PatternNode => ({
			type: "character",
			source: this.#source.slice(start, this.at),
		});
		if (this.#takes("(")) return this.#group();
		if (this.#takes("\\")) return this.#escape() ?? character();
		if (this.#takes("[")) {
			this.#class();
			return character();
		}
		if (this.#takes("^") || this.#takes("$")) return { type: "anchor" };
		if (/[*+?]/.test(this.#next))
			this.#fail(
				`\`${this.#next}\` has nothing before it to repeat; \`.*\` stands for any text, and \`\\${this.#next}\` for the character itself.`,
			);
		this.at += (this.#source.codePointAt(this.at) ?? 0) > 0xffff ? 2 : 1;
		return character();
	}

	#group(): PatternNode {
		const opening = /^\?(?:[:=!]|<[=!]|<[\p{L}_$][\p{L}\p{N}_$]*>)/u.exec(
			this.#source.slice(this.at, this.at + 100),
		)?.[0];
		if (opening) this.at += opening.length;
		else if (this.#next === "?") {
			const written = /^[^):]{0,8}/.exec(this.#source.slice(this.at))?.[0];
			this.#fail(
				`\`(${written}\` is not known here${/^\?[a-z-]+$/.test(written ?? "") ? "; to leave case open, write both letters, as in `[Ee]val`" : ""}.`,
			);
			this.at++;
		}
		const body = this.choice();
		if (!this.#takes(")"))
			this.#fail(
				"It opens a group with `(` that is never closed; write `\\(` for the character itself.",
			);
		return opening && /[=!]$/.test(opening) ? { type: "look", body } : body;
	}

	/** What follows a backslash; undefined where it is a character. */
	#escape(): PatternNode | undefined {
		const rest = this.#source.slice(this.at, this.at + 40);
		const known = oneCharacter.exec(rest)?.[0];
		if (known) {
			this.at += known.length;
			return undefined;
		}
		this.at++;
		const sign = rest.charAt(0);
		if (sign === "b" || sign === "B") return { type: "anchor" };
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

/** Says whether a pattern is content with no text; one that says where to look is left alone, for the place may be the point. */
export function matchesNothing(node: PatternNode): boolean {
	switch (node.type) {
		case "sequence":
			return node.nodes.every(matchesNothing);
		case "choice":
			return node.nodes.some(matchesNothing);
		case "repeat":
			return node.least === 0 || matchesNothing(node.body);
		default:
			return false;
	}
}

/**
 * For each part of a sequence, whether something behind it can fail. Where nothing can, the first way to match is the last one tried, so
 * it does not matter how many there are.
 */
export function failsBehind(
	nodes: readonly PatternNode[],
	behindAll: boolean,
): boolean[] {
	const fails = nodes.map(() => behindAll);
	for (let i = nodes.length - 2; i >= 0; i--)
		fails[i] = fails[i + 1] || !matchesNothing(nodes[i + 1] as PatternNode);
	return fails;
}

/** Whether a repetition, once round, must go round again and may not be able to. */
export function failsAgain(node: PatternNode): boolean {
	return node.type === "repeat" && node.least > 1 && !matchesNothing(node.body);
}

/** The parts of a pattern one after the other, groups opened. */
export function flattened(node: PatternNode): readonly PatternNode[] {
	return node.type === "sequence" ? node.nodes.flatMap(flattened) : [node];
}

/** What a repetition, lookaround or choice is made of; nothing for everything else. */
export function innerParts(node: PatternNode): readonly PatternNode[] {
	switch (node.type) {
		case "repeat":
		case "look":
			return [node.body];
		case "choice":
			return node.nodes;
		default:
			return [];
	}
}

/** Whether a part holds a repetition without an end. */
export function isEndless(node: PatternNode): boolean {
	if (node.type === "sequence") return node.nodes.some(isEndless);
	return (
		(node.type === "repeat" && node.most === Number.POSITIVE_INFINITY) ||
		(node.type !== "look" && innerParts(node).some(isEndless))
	);
}
