/** Whether a pattern can match anything: `$http` asks for text behind the end of its line. */

import type { Program, Step } from "./pattern-program";
import type { Place } from "./pattern-syntax";

/** What can stand before or behind a place. */
const edge = 1;
const word = 2;
const other = 4;
const any = edge | word | other;

/** What a place is: its step, what stands before it, and what may still stand behind it. */
interface Way {
	readonly step: number;
	readonly before: number;
	readonly behind: number;
}

/** Says whether some line holds a match. Lookarounds are taken for granted, so it may say so where there is none. */
export function canMatch({ steps, parts, sets }: Program): boolean {
	const [pattern] = parts;
	if (!pattern) return false;
	const kinds = sets.all.map((set) => {
		if (set.value !== undefined) return sets.word.has(set.value) ? word : other;
		return /^\\[wd]$/.test(set.source) ? word : word | other;
	});
	const seen = new Set<string>();
	const waiting: Way[] = [edge, word, other].map((before) => ({
		step: pattern.start,
		before,
		behind: any,
	}));
	for (let way = waiting.pop(); way; way = waiting.pop()) {
		const { step, before, behind } = way;
		if (step === pattern.end) return true;
		const key = `${step} ${before} ${behind}`;
		if (seen.has(key)) continue;
		seen.add(key);
		const { set, test, to } = steps[step] as Step;
		if (set !== undefined) {
			const taken = (kinds[set] as number) & behind;
			for (const kind of [word, other])
				if (taken & kind)
					waiting.push({ step: to[0] as number, before: kind, behind: any });
			continue;
		}
		const left =
			test?.type === "place" ? behind & mayFollow(test.place, before) : behind;
		if (left === 0) continue;
		for (const next of to) waiting.push({ step: next, before, behind: left });
	}
	return false;
}

/** What can stand behind a place of a kind, by what stands before it. */
function mayFollow(place: Place, before: number): number {
	if (place === "start") return before === edge ? any : 0;
	if (place === "end") return edge;
	return (place === "word-edge") === (before === word) ? edge | other : word;
}
