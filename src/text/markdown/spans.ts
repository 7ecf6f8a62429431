/** Many stretches of one text, asked in logarithmic time. */

import type { Span } from "../../domain/position";

/** A set of stretches that may overlap and come in any order. */
export class Spans {
	/** Sorted, and joined where they overlap. */
	readonly #joined: readonly Span[];

	constructor(spans: readonly Span[]) {
		const joined: { start: number; end: number }[] = [];
		for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
			const last = joined.at(-1);
			if (last && start <= last.end) last.end = Math.max(last.end, end);
			else joined.push({ start, end });
		}
		this.#joined = joined;
	}

	/** Says whether an offset lies in one of the stretches. */
	covers(offset: number): boolean {
		const span = this.#lastFrom(offset);
		return span !== undefined && offset < span.end;
	}

	/** Says whether a stretch shares a character with one of them. */
	touches({ start, end }: Span): boolean {
		const span = this.#lastFrom(end - 1);
		return span !== undefined && start < span.end;
	}

	/** The last stretch that begins at or before an offset. */
	#lastFrom(offset: number): Span | undefined {
		return this.#joined[lastAtOrBefore(this.#joined, offset)];
	}
}

/** The index of the last of some sorted stretches that begins at or before an offset; -1 where none does. */
export function lastAtOrBefore(
	sorted: readonly Span[],
	offset: number,
): number {
	let low = 0;
	let high = sorted.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] as Span).start <= offset) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
