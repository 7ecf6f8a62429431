/**
 * Searches a line by a pattern's program, in time that grows with the line and not with its square, whatever the pattern.
 *
 * The line is read from its end to its beginning. At each place the machine knows the steps from which the pattern can be finished in what
 * follows; such a set is a state, and a state and a character always lead to the same next state, so states are worked out once and
 * remembered. A match begins where the first step is in the set. Then the match is walked forwards, always by the best step that
 * is in the set of its place: what JavaScript would find at last is found at once, for a step that leads nowhere is never tried.
 */

import type { Span } from "../../domain/position";
import {
	type CharacterClass,
	CharacterClasses,
	isLineBreak,
	latin,
	lineAround,
	lineStart,
} from "./pattern-characters";
import type { Part, Program, Step, Test } from "./pattern-program";

/** What a place on a line is followed by, as far as the pattern's tests care. */
type Next = "end" | "word" | "other";

interface State {
	/** The steps that take the character behind this place and can finish their part after it: a bit each. */
	readonly steps: Uint32Array;
	readonly next: Next;
	/** Whether a match begins one character further on. */
	readonly begins: boolean;
	/** Where a character before this place leads to, by its class. */
	readonly before: (State | undefined)[];
	/** By the class of the character before: the steps from which their part can be finished here, a bit each. */
	readonly open: (Uint32Array | undefined)[];
	/** Where its row in the table begins; `noRow` where it isn't remembered. */
	readonly row: number;
}

/** What is remembered of states at most, in numbers kept; beyond it the machine begins anew. */
const mostKept = 1_000_000;
/** Where a state was of use so few times on the average before the next beginning, remembering costs more than it saves. */
const leastUse = 10;
/** For how many characters nothing is remembered then. */
const pause = 100_000;
/** Of a long line, what is known of its places is kept for so many at a time, and worked out again for the others when they are needed. */
const blockLength = 1024;
/** The first row of the table belongs to no state, and nothing is ever in it. */
const noRow = 0;
/** Up to so many steps at characters a search is quick, whatever the pattern and the text. */
const alwaysQuick = 5_000_000;
/** How many steps may be looked at in a longer search, which is about a tenth of a second. Files as people and tools write them take a tenth of that. */
const mostWork = 30_000_000;
/** What a look at one place costs beside its steps. */
const lookCost = 100;

/** A search that would take longer than anybody waits for. */
export class TooLong extends Error {}

/** How long a row is. A pattern seldom has more classes; those beyond are looked up in the states themselves. */
const rowLength = 64;

/** A stretch of a line from one place to another, both included. */
interface Block {
	readonly first: number;
	readonly last: number;
	/** What is known of the last place. */
	readonly state: Pick<State, "steps" | "next" | "begins">;
}

/** The steps that take a character of a class. */
interface Takers {
	/** Those that are followed by the step before them by number, as most are: a bit each. A shift serves them all at once. */
	readonly chained: Uint32Array;
	/** The numbers of the others. */
	readonly others: readonly number[];
}

const none: readonly Span[] = [];

export class Machine {
	readonly #steps: readonly Step[];
	readonly #parts: readonly Part[];
	readonly #pattern: Part;
	readonly #classes: CharacterClasses;
	/** For each step, those that lead to it without a character. */
	readonly #sources: readonly (readonly number[])[];
	/** By step, the one that follows when it has taken its character. */
	readonly #behind: Uint16Array;
	/** The steps that others lead to without a character: a bit each. */
	readonly #led: Uint32Array;
	/** By class, the steps that take a character of it. */
	readonly #takers: (Takers | undefined)[] = [];
	readonly #words: number;
	readonly #asksEnd: boolean;
	readonly #asksWord: boolean;
	/** Kept to be used again, empty in between. */
	readonly #waiting: number[] = [];
	readonly #scratch: Uint32Array;
	#states = new Map<string, State>();
	/** By the row of a state and a class, the row of the state before; `noRow` where that isn't known yet or where a match begins. */
	#table = new Int32Array(64 * rowLength);
	#rows: (State | undefined)[] = [undefined];
	#lineEnd: State | undefined;
	#kept = 0;
	/** How many steps may still be looked at. */
	#work = Number.POSITIVE_INFINITY;
	/** Characters read since the last beginning; below zero nothing is remembered. */
	#read = 0;
	/** The states of the places of the block at hand, by their distance from its first one, and 1 where a match begins. */
	readonly #places: (State | undefined)[] = [];
	readonly #begins = new Uint8Array(blockLength);

	constructor({ steps, parts, sets }: Program) {
		this.#steps = steps;
		this.#parts = parts;
		this.#pattern = parts[0] as Part;
		this.#classes = new CharacterClasses(sets);
		const sources: number[][] = steps.map(() => []);
		for (const [number, { set, to }] of steps.entries())
			if (set === undefined)
				for (const target of to) sources[target]?.push(number);
		this.#sources = sources;
		this.#behind = Uint16Array.from(steps, ({ to }) => to[0] ?? 0);
		this.#words = (steps.length + 31) >>> 5;
		this.#led = new Uint32Array(this.#words);
		for (const [number, { length }] of sources.entries())
			if (length > 0) add(this.#led, number);
		const places = steps.flatMap(({ test }) =>
			test?.type === "place" ? test.place : [],
		);
		this.#asksWord = places.some((place) => place.endsWith("word-edge"));
		this.#asksEnd = this.#asksWord || places.includes("end");
		this.#scratch = new Uint32Array(this.#words);
	}

	/**
	 * To be called before a text of so many characters is searched: where that may take long, it is given up after some time by throwing
	 * TooLong. What was remembered is forgotten then, so that it depends on the text alone whether it comes to that.
	 */
	begin(length: number): void {
		const mayTakeLong = length * this.#steps.length > alwaysQuick;
		this.#work = mayTakeLong ? mostWork : Number.POSITIVE_INFINITY;
		if (!mayTakeLong) return;
		this.#forget();
		this.#read = 0;
	}

	/** The lines of a text that hold a match, from the first to the last, beginning with the one on which `from` stands. */
	lines(text: string, from: number): readonly Span[] {
		const lines: Span[] = [];
		const low = lineAround(text, from).start;
		for (let end = text.length; end >= low; ) {
			const place = this.#lastBeginning(text, low, end);
			if (place < 0) break;
			const line = lineAround(text, place);
			lines.push(line);
			end = line.start - (text.startsWith("\r\n", line.start - 2) ? 2 : 1);
		}
		return lines.reverse();
	}

	/** The last place between a line's beginning and a line's end where a match begins; -1 where there is none. */
	#lastBeginning(text: string, low: number, end: number): number {
		const kinds = this.#classes.latin();
		let state = this.#stateAtEnd();
		let counted = end;
		for (let place = end; ; ) {
			// Most characters of a code base come by here and no further, line breaks too: each costs two looks into a table.
			const table = this.#table;
			let { row } = state;
			for (; place > low; place--) {
				const code = text.charCodeAt(place - 1);
				const before =
					code < latin ? table[row + (kinds[code] as number)] : noRow;
				if (!before) break;
				row = before;
			}
			state = this.#rows[row / rowLength] ?? state;
			if (counted - place >= blockLength || this.#kept > mostKept) {
				this.#count(counted - place);
				counted = place;
				state = this.#stateOf(state.steps, state.next, state.begins);
			}
			if (place > low && text.startsWith("\r\n", place - 1)) {
				// Between the two there is no line.
				place--;
				continue;
			}
			const kind = this.#classBefore(text, place);
			let before = state.before[kind] ?? this.#advance(state, kind);
			if (before.begins || place === low) {
				this.#count(counted - place);
				return before.begins ? place : -1;
			}
			if (kind === lineStart) before = this.#stateAtEnd();
			if (state.row !== noRow && kind < rowLength)
				this.#table[state.row + kind] = before.row;
			place -= splitsPair(text, place - 1) ? 2 : 1;
			state = before;
		}
	}

	#stateAtEnd(): State {
		if (!this.#lineEnd || this.#lineEnd.row === noRow)
			this.#lineEnd = this.#stateOf(
				new Uint32Array(this.#words),
				this.#asksEnd ? "end" : "other",
				false,
			);
		return this.#lineEnd;
	}

	/** Counts characters that were read, and begins anew where too much is remembered. */
	#count(read: number): void {
		this.#read += read;
		if (this.#kept <= mostKept) return;
		this.#read = this.#read < this.#states.size * leastUse ? -pause : 0;
		this.#forget();
	}

	#forget(): void {
		this.#states = new Map();
		this.#table.fill(noRow);
		this.#rows = [undefined];
		this.#lineEnd = undefined;
		this.#kept = 0;
	}

	/**
	 * The matches on a line of a text that begin at `from` or later, from left to right and without overlap, `most` of them at most. Offsets
	 * are 0-based; the line is without its break.
	 */
	spans(text: string, line: Span, from: number, most: number): readonly Span[] {
		const low = from + (splitsPair(text, from) ? 1 : 0);
		const blocks: Block[] = [];
		let place = line.end;
		let state = this.#stateAtEnd();
		let found = false;
		while (place >= low) {
			const { steps, next, begins } = state;
			const last = place;
			const first = Math.max(low, last - blockLength + 1);
			const before = this.#readBlock(text, first, last, state);
			blocks.push({ first, last, state: { steps, next, begins } });
			found ||= before.found;
			({ place, state } = before);
		}
		return found ? this.#walks(text, line, blocks, most) : none;
	}

	/** Works out the places from `last` to `first`; gives the place and the state to go on with before them. */
	#readBlock(
		text: string,
		first: number,
		last: number,
		known: Pick<State, "steps" | "next" | "begins">,
	): { place: number; state: State; found: boolean } {
		this.#count(last - first + 1);
		const kinds = this.#classes.latin();
		let state = this.#stateOf(known.steps, known.next, known.begins);
		let place = last;
		let found = false;
		while (place >= first) {
			this.#places[place - first] = state;
			// Most characters are in the table; before the first one there is none.
			const code = place > 0 ? text.charCodeAt(place - 1) : latin;
			const isLatin = code < latin;
			const pair = !isLatin && splitsPair(text, place - 1);
			const kind = isLatin
				? (kinds[code] as number)
				: this.#classBefore(text, place);
			state = state.before[kind] ?? this.#advance(state, kind);
			this.#begins[place - first] = state.begins ? 1 : 0;
			found ||= state.begins;
			place--;
			if (pair) {
				if (place >= first) this.#begins[place - first] = 0;
				place--;
			}
		}
		return { place, state, found };
	}

	/** Walks from where matches begin to where they end. Blocks come from right to left, and the leftmost is the one at hand. */
	#walks(
		text: string,
		line: Span,
		blocks: readonly Block[],
		most: number,
	): Span[] {
		const spans: Span[] = [];
		let index = blocks.length - 1;
		let block = blocks[index] as Block;
		const goTo = (place: number): void => {
			if (place <= block.last) return;
			while (place > block.last) block = blocks[--index] as Block;
			this.#readBlock(text, block.first, block.last, block.state);
		};
		const openAt = (place: number): Uint32Array =>
			this.#openAt(
				this.#places[place - block.first] as State,
				this.#classBefore(text, place),
			);
		let place = block.first;
		while (place <= line.end && spans.length < most) {
			goTo(place);
			// A place within a character may lie between two blocks.
			if (this.#begins[place - block.first] !== 1) {
				place++;
				continue;
			}
			const start = place;
			let step = this.#best(this.#pattern.start, openAt(place));
			while (step !== this.#pattern.end) {
				place += (text.codePointAt(place) as number) > 0xffff ? 2 : 1;
				goTo(place);
				step = this.#best(this.#behind[step] as number, openAt(place));
			}
			spans.push({ start, end: place });
			if (place === start) place++;
		}
		return spans;
	}

	/** The first step, in the order of preference, that takes a character or ends the pattern, of those that lead to its end from here. */
	#best(from: number, open: Uint32Array): number {
		const waiting = [from];
		const visited = new Set<number>();
		for (;;) {
			const number = waiting.pop() as number;
			if (!has(open, number) || visited.has(number)) continue;
			const { set, to } = this.#steps[number] as Step;
			if (set !== undefined || to.length === 0) {
				this.#spend(visited.size);
				return number;
			}
			visited.add(number);
			for (let i = to.length - 1; i >= 0; i--) waiting.push(to[i] as number);
		}
	}

	/** The class of the character before a place. */
	#classBefore(text: string, place: number): number {
		if (place === 0) return lineStart;
		const code = text.charCodeAt(place - 1);
		if (isLineBreak(code)) return lineStart;
		return this.#classes.numberOf(
			splitsPair(text, place - 1)
				? (text.codePointAt(place - 2) as number)
				: code,
		);
	}

	/** The state of the place before a character of a class. */
	#advance(state: State, kind: number): State {
		const open = this.#close(state, kind, this.#scratch);
		const { word } = this.#classes.all[kind] as CharacterClass;
		const { chained, others } = this.#takersOf(kind);
		const steps = new Uint32Array(this.#words);
		let carry = 0;
		for (let i = 0; i < steps.length; i++) {
			const bits = open[i] as number;
			steps[i] = ((bits << 1) | carry) & (chained[i] as number);
			carry = bits >>> 31;
		}
		for (const number of others)
			if (has(open, this.#behind[number] as number)) add(steps, number);
		const advanced = this.#stateOf(
			steps,
			this.#asksWord && word ? "word" : "other",
			has(open, this.#pattern.start),
		);
		state.before[kind] = advanced;
		return advanced;
	}

	#takersOf(kind: number): Takers {
		const known = this.#takers[kind];
		if (known) return known;
		const { inSet } = this.#classes.all[kind] as CharacterClass;
		const chained = new Uint32Array(this.#words);
		const others: number[] = [];
		for (const [number, { set }] of this.#steps.entries()) {
			if (set === undefined || !inSet[set]) continue;
			if (this.#behind[number] === number - 1) add(chained, number);
			else others.push(number);
		}
		this.#takers[kind] = { chained, others };
		return { chained, others };
	}

	#stateOf(steps: Uint32Array, next: Next, begins: boolean): State {
		if (this.#read < 0)
			return { steps, next, begins, before: [], open: [], row: noRow };
		const key = `${next}${begins ? "!" : "."}${String.fromCharCode(...new Uint16Array(steps.buffer))}`;
		let state = this.#states.get(key);
		if (!state) {
			const width = this.#classes.all.length;
			const before = new Array<State | undefined>(width).fill(undefined);
			const row = this.#rows.length * rowLength;
			state = { steps, next, begins, before, open: [], row };
			this.#states.set(key, state);
			this.#rows.push(state);
			if (row >= this.#table.length) this.#table = doubled(this.#table);
			this.#kept += 40 + steps.length + width + rowLength / 2;
		}
		return state;
	}

	#openAt(state: State, kind: number): Uint32Array {
		let open = state.open[kind];
		if (!open) {
			open = this.#close(state, kind, new Uint32Array(this.#words));
			state.open[kind] = open;
			this.#kept += open.length;
		}
		return open;
	}

	/** Marks each step from which its part can be finished at a place, by its state and the class of the character before it. */
	#close(state: State, kind: number, open: Uint32Array): Uint32Array {
		this.#spend(this.#steps.length + lookCost);
		open.set(state.steps);
		const waiting = this.#waiting;
		let limit = this.#steps.length;
		for (let i = this.#parts.length - 1; i >= 0; i--) {
			const { end } = this.#parts[i] as Part;
			add(open, end);
			this.#collect(open, end, limit);
			limit = end;
			for (let to = waiting.pop(); to !== undefined; to = waiting.pop())
				for (const number of this.#sources[to] as readonly number[]) {
					if (has(open, number)) continue;
					const { test } = this.#steps[number] as Step;
					if (test && !this.#holds(test, state.next, kind, open)) continue;
					add(open, number);
					if (has(this.#led, number)) waiting.push(number);
				}
		}
		return open;
	}

	#spend(work: number): void {
		this.#work -= work;
		if (this.#work < 0) throw new TooLong();
	}

	/** Puts the open steps of a part that others lead to on the list of those whose sources are still to be looked at. */
	#collect(open: Uint32Array, from: number, limit: number): void {
		for (let word = from >>> 5; word << 5 < limit; word++)
			for (
				let bits = (open[word] as number) & (this.#led[word] as number);
				bits !== 0;
				bits &= bits - 1
			) {
				const number = (word << 5) + 31 - Math.clz32(bits & -bits);
				if (number >= from && number < limit) this.#waiting.push(number);
			}
	}

	#holds(test: Test, next: Next, kind: number, open: Uint32Array): boolean {
		const { inSet, word } = this.#classes.all[kind] as CharacterClass;
		switch (test.type) {
			case "place":
				if (test.place === "start") return kind === lineStart;
				if (test.place === "end") return next === "end";
				return (word !== (next === "word")) === (test.place === "word-edge");
			case "before":
				return (
					(kind === lineStart
						? test.start
						: test.sets.some((set) => inSet[set])) !== test.negative
				);
			case "ahead":
				return (
					has(open, (this.#parts[test.part] as Part).start) !== test.negative
				);
		}
	}
}

/** Says whether a set of steps has one. */
function has(set: Uint32Array, number: number): boolean {
	return (((set[number >>> 5] as number) >>> (number & 31)) & 1) === 1;
}

function add(set: Uint32Array, number: number): void {
	(set[number >>> 5] as number) |= 1 << (number & 31);
}

function doubled(numbers: Int32Array): Int32Array<ArrayBuffer> {
	const larger = new Int32Array(2 * numbers.length);
	larger.set(numbers);
	return larger;
}

/** Says whether a place lies within a character that takes two code units. */
function splitsPair(text: string, place: number): boolean {
	return (
		place > 0 &&
		place < text.length &&
		(text.charCodeAt(place) & 0xfc00) === 0xdc00 &&
		(text.charCodeAt(place - 1) & 0xfc00) === 0xd800
	);
}
