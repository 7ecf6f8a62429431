/** Patterns as programs: numbered steps, each of which takes a character, tests the place it stands at, or chooses where to go on. */

import { type CharacterSet, CharacterSets, isVoid } from "./pattern-characters";
import type { Pattern, PatternNode, Place } from "./pattern-syntax";

/** What must be true of a place for a step to be passed. */
export type Test =
	| { readonly type: "place"; readonly place: Place }
	/** The character before it is in one of the sets, or there is none on its line; or neither, where negative. */
	| {
			readonly type: "before";
			readonly sets: readonly number[];
			readonly start: boolean;
			readonly negative: boolean;
	  }
	/** A part of the program matches from here; or doesn't, where negative. */
	| {
			readonly type: "ahead";
			readonly part: number;
			readonly negative: boolean;
	  };

export interface Step {
	/** The number of the set that it takes a character of; undefined where it takes none. */
	readonly set?: number;
	readonly test?: Test;
	/** The steps that may follow, the best first; none at the end of a part. */
	to: readonly number[];
}

/** The steps of the pattern, or of a lookahead in it. */
export interface Part {
	readonly start: number;
	/** Its last step, and the first by number: all behind it are its own, up to the end of the next part. */
	readonly end: number;
}

export interface Program {
	readonly steps: readonly Step[];
	/** The pattern itself comes first. A part comes before those that it tests. */
	readonly parts: readonly Part[];
	readonly sets: CharacterSets;
}

type Look = Extract<PatternNode, { type: "look" }>;
type Repeat = Extract<PatternNode, { type: "repeat" }>;

/** More steps than any pattern has whose repetitions are not counted. The time of a search grows with it at the very worst. */
const mostSteps = 2000;

class Unusable extends Error {}

/** Makes the program of a pattern, or says in a sentence why there can be none. */
export function compileProgram(pattern: Pattern): Program | string {
	try {
		return new Compiler(pattern).program;
	} catch (error) {
		if (error instanceof Unusable) return error.message;
		throw error;
	}
}

/** Works from the end of the pattern to its beginning, so that a step is made when what follows it is known. */
class Compiler {
	readonly program: Program;
	readonly #steps: Step[] = [];
	readonly #sets: CharacterSets;
	readonly #sound = new Set<number>();
	/** The pattern and its lookaheads. */
	readonly #bodies: PatternNode[] = [];
	/** By source: a lookahead that stands in a part twice, as a counted repetition has it, is built once. */
	readonly #partNumbers = new Map<string, number>();
	/** What was built, steps or not: a group that is empty can be repeated a million times, too. */
	#built = 0;

	constructor({ tree, ignoreCase }: Pattern) {
		this.#sets = new CharacterSets(ignoreCase);
		this.#bodies.push(tree);
		const parts: Part[] = [];
		// Building a part finds the lookaheads in it, which this loop comes to later.
		for (const body of this.#bodies) {
			this.#partNumbers.clear();
			const end = this.#step({ to: [] });
			parts.push({ end, start: this.#build(body, end) });
		}
		this.program = { steps: this.#steps, parts, sets: this.#sets };
	}

	#step(step: Step): number {
		if (this.#steps.length >= mostSteps) throw new Unusable(tooLarge);
		return this.#steps.push(step) - 1;
	}

	/** Builds the steps of a node that go on at `next`; gives the first of them. */
	#build(node: PatternNode, next: number): number {
		if (++this.#built > 10 * mostSteps) throw new Unusable(tooLarge);
		switch (node.type) {
			case "character":
				return this.#step({
					set: this.#setOf(node.source, node.value),
					to: [next],
				});
			case "anchor":
				return this.#step({
					test: { type: "place", place: node.place },
					to: [next],
				});
			case "look":
				return this.#step({ test: this.#testOf(node), to: [next] });
			case "sequence":
				return node.nodes.reduceRight(
					(after, inner) => this.#build(inner, after),
					next,
				);
			case "choice":
				return this.#step({
					to: node.nodes.map((inner) => this.#build(inner, next)),
				});
			case "repeat":
				return this.#repeat(node, next);
		}
	}

	#repeat({ body, least, most, lazy }: Repeat, next: number): number {
		const either = (again: number) => (lazy ? [next, again] : [again, next]);
		let start = next;
		if (most === Number.POSITIVE_INFINITY) {
			const loop: Step = { to: [] };
			start = this.#step(loop);
			loop.to = either(this.#build(body, start));
		} else
			for (let n = least; n < most; n++)
				start = this.#step({ to: either(this.#build(body, start)) });
		for (let n = 0; n < least; n++) start = this.#build(body, start);
		return start;
	}

	#testOf(look: Look): Test {
		const { back, negative, body, source } = look;
		if (back) return { ...this.#before(look), type: "before", negative };
		let part = this.#partNumbers.get(source);
		if (part === undefined) {
			part = this.#bodies.push(body) - 1;
			this.#partNumbers.set(source, part);
		}
		return { type: "ahead", part, negative };
	}

	/** What a lookbehind asks of the character before a place. More than that would need a second search, in the other direction. */
	#before({ body, source }: Look): { sets: number[]; start: boolean } {
		const sets: number[] = [];
		let start = false;
		for (const node of body.type === "choice" ? body.nodes : [body])
			if (node.type === "character")
				sets.push(this.#setOf(node.source, node.value));
			else if (node.type === "anchor" && node.place === "start") start = true;
			else
				throw new Unusable(
					`\`${source}\` looks back at more than one character, which can't be searched for in reasonable time; \`(?<!x)\` and \`(?<=^|\\s)\` look at one.`,
				);
		return { sets, start };
	}

	#setOf(source: string, value: number | undefined): number {
		const number = this.#sets.numberOf(source, value);
		if (this.#sound.has(number)) return number;
		if (isVoid(this.#sets.all[number] as CharacterSet))
			throw new Unusable(
				/[nr]|0[ad]/i.test(source)
					? `\`${source}\` asks for a line break, and a pattern is searched for on one line at a time; \`$\` is the end of a line.`
					: `\`${source}\` stands for no character at all, so nothing can match.`,
			);
		this.#sound.add(number);
		return number;
	}
}

const tooLarge =
	"Its counted repetitions make it larger than can be searched for in reasonable time; ask for fewer, or for any number with `*` or `+`.";
