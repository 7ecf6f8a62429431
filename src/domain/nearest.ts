/** The known word that a misspelt one most likely stands for. */

/**
 * The candidate that takes the fewest slips (a letter left out, added, exchanged, or swapped with its neighbour) to turn into `word`;
 * the first of several. A slip for every three letters is allowed, three at most. Failing that, the only candidate that `word` is the
 * beginning of (`warn`, `review`). Case doesn't count. Undefined where nothing is that near.
 */
export function nearest(
	word: string,
	candidates: readonly string[],
): string | undefined {
	const written = word.toLowerCase();
	let best: string | undefined;
	let limit = Math.min(3, Math.max(1, Math.floor(written.length / 3)));
	for (const candidate of candidates) {
		const slips = distance(written, candidate.toLowerCase(), limit);
		if (slips > limit) continue;
		best = candidate;
		limit = slips - 1;
		if (limit < 0) break;
	}
	return best ?? onlyLonger(written, candidates);
}

function onlyLonger(
	written: string,
	candidates: readonly string[],
): string | undefined {
	if (written.length < 3) return undefined;
	const longer = [...candidates].filter((c) =>
		c.toLowerCase().startsWith(written),
	);
	return longer.length === 1 ? longer[0] : undefined;
}

/** The number of slips between two words; any number above `limit` where there are more. */
function distance(a: string, b: string, limit: number): number {
	if (Math.abs(a.length - b.length) > limit) return limit + 1;
	let beforeLast: number[] = [];
	let last = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let slips = Math.min(
				at(last, j) + 1,
				at(row, j - 1) + 1,
				at(last, j - 1) + (same ? 0 : 1),
			);
			if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
				slips = Math.min(slips, at(beforeLast, j - 2) + 1);
			row.push(slips);
		}
		// A swap reaches back over two rows; beyond both of them no later row gets below the limit.
		if (Math.min(...row) > limit && Math.min(...last) > limit) return limit + 1;
		beforeLast = last;
		last = row;
	}
	return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
	return row[index] as number;
}
