/** Which characters the parts of a pattern take, and which characters are alike to all of them. */

import type { Span } from "../../domain/position";

/** A set of characters: one part of a pattern that takes one of them. */
export interface CharacterSet {
	/** As written in the pattern. */
	readonly source: string;
	/** The code point, where there is only one. */
	readonly value: number | undefined;
	/** Says whether a code point is among them. */
	has(character: number): boolean;
}

/** The sets of a pattern, each once. */
export class CharacterSets {
	readonly all: CharacterSet[] = [];
	readonly word: CharacterSet;
	readonly #numbers = new Map<string, number>();
	readonly #ignoreCase: boolean;

	constructor(ignoreCase: boolean) {
		this.#ignoreCase = ignoreCase;
		this.word = this.#make("\\w", undefined);
	}

	/** The number of a set in `all`. */
	numberOf(source: string, value: number | undefined): number {
		const key = value === undefined ? source : `\\u{${value.toString(16)}}`;
		let number = this.#numbers.get(key);
		if (number === undefined) {
			number = this.all.push(this.#make(source, value)) - 1;
			this.#numbers.set(key, number);
		}
		return number;
	}

	/** JavaScript's own expression for one character decides, so that every class and every `\p{…}` means what it means there. */
	#make(source: string, value: number | undefined): CharacterSet {
		if (value !== undefined && !this.#ignoreCase)
			return { source, value, has: (character) => character === value };
		const one = singleCharacter(
			value === undefined ? source : `\\u{${value.toString(16)}}`,
			this.#ignoreCase ? "i" : "",
		);
		return {
			source,
			value,
			has: (character) => one.test(String.fromCodePoint(character)),
		};
	}
}

function singleCharacter(source: string, flags: string): RegExp {
	try {
		return new RegExp(`^${source}$`, `u${flags}`);
	} catch {
		return new RegExp(`^${source}$`, flags);
	}
}

/** Says whether a set has any character that can stand on a line. */
export function isVoid(set: CharacterSet): boolean {
	if (set.value !== undefined) return isLineBreak(set.value);
	for (let character = 0; character <= 0x10ffff; character++)
		if (!isLineBreak(character) && set.has(character)) return false;
	return true;
}

/** Says whether a code unit ends a line, alone or as one of a pair. */
export function isLineBreak(code: number): boolean {
	return code === 10 || code === 13;
}

/** The line that a place stands on, without its break. */
export function lineAround(text: string, place: number): Span {
	let start = place;
	while (start > 0 && !isLineBreak(text.charCodeAt(start - 1))) start--;
	let end = place;
	while (end < text.length && !isLineBreak(text.charCodeAt(end))) end++;
	return { start, end };
}

/** What comes before the first character of a line. */
export const lineStart = 0;

/** What the sets of a pattern have to say of some characters, which are all alike to them. */
export interface CharacterClass {
	/** By the number of the set. */
	readonly inSet: readonly boolean[];
	readonly word: boolean;
}

/** Characters below this one are looked up in a table. */
export const latin = 256;

/** Sorts characters into classes as they come; the number of a class is above `lineStart`. */
export class CharacterClasses {
	readonly all: CharacterClass[];
	readonly #sets: CharacterSets;
	readonly #numbers = new Map<string, number>();
	readonly #latin = new Uint16Array(latin);
	readonly #others = new Map<number, number>();
	#isSorted = false;

	constructor(sets: CharacterSets) {
		this.#sets = sets;
		this.all = [{ inSet: sets.all.map(() => false), word: false }];
	}

	numberOf(character: number): number {
		const known =
			character < latin
				? (this.#latin[character] as number)
				: this.#others.get(character);
		return known || this.#sort(character);
	}

	/** The numbers of all characters below `latin`; a line break's is `lineStart`. */
	latin(): Readonly<Uint16Array> {
		if (!this.#isSorted)
			for (let character = 0; character < latin; character++)
				if (!isLineBreak(character)) this.numberOf(character);
		this.#isSorted = true;
		return this.#latin;
	}

	#sort(character: number): number {
		const inSet = this.#sets.all.map((set) => set.has(character));
		const word = this.#sets.word.has(character);
		const key = [...inSet, word].map(Number).join("");
		let number = this.#numbers.get(key);
		if (number === undefined) {
			number = this.all.push({ inSet, word }) - 1;
			this.#numbers.set(key, number);
		}
		if (character < latin) this.#latin[character] = number;
		else this.#others.set(character, number);
		return number;
	}
}
