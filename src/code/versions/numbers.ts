/** Numbers and parts of versions, compared as text: a number may be larger than JavaScript holds. */

/** A version read by the rules of its ecosystem. */
export interface Version {
	/** The numbers it begins with, as digits: they may be larger than a JavaScript number can hold. */
	readonly release: readonly string[];
	/** True of what comes before the release it names: alpha, beta, snapshot, release candidate. */
	readonly early: boolean;
}

/** Compares numbers given as digits. */
export function compareNumbers(a: string, b: string): number {
	const x = a.replace(/^0+(?=\d)/, "");
	const y = b.replace(/^0+(?=\d)/, "");
	return x.length - y.length || compareTexts(x, y);
}

/** Compares the numbers of two releases; those that one lacks are 0. */
export function compareReleases(
	a: readonly string[],
	b: readonly string[],
): number {
	for (let i = 0; i < Math.max(a.length, b.length); i++) {
		const order = compareNumbers(a[i] ?? "0", b[i] ?? "0");
		if (order !== 0) return order;
	}
	return 0;
}

/** Orders texts by their characters. */
export function compareTexts(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** Elements one by one; where one list ends, `missing` says how the other's next element compares with nothing. */
export function compareLists<T>(
	a: readonly T[],
	b: readonly T[],
	compare: (x: T, y: T) => number,
	missing: (x: T) => number,
): number {
	for (let i = 0; i < Math.max(a.length, b.length); i++) {
		const x = a[i];
		const y = b[i];
		const order =
			x === undefined
				? -missing(y as T)
				: y === undefined
					? missing(x)
					: compare(x, y);
		if (order !== 0) return order;
	}
	return 0;
}

/** Says whether a part of a version is a number. */
export const isNumber = (text: string) => /^\d+$/.test(text);
