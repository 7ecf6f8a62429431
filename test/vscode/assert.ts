/** Assertions for tests that run in a browser's worker too, where Node's are missing. A subset of theirs, by the same names. */

class AssertionError extends Error {
	override readonly name = "AssertionError";
	/** Has mocha print what differs. */
	readonly showDiff = true;

	constructor(
		message: string,
		readonly actual?: unknown,
		readonly expected?: unknown,
	) {
		super(message);
	}
}

/** Fails unless the value is truthy. */
export function ok(
	value: unknown,
	message = `${String(value)} is not truthy`,
): asserts value {
	if (!value) throw new AssertionError(message);
}

/** Fails unless both are the same value. */
export function equal<T>(
	actual: unknown,
	expected: T,
	message = `${inspect(actual)} is not ${inspect(expected)}`,
): asserts actual is T {
	if (!Object.is(actual, expected))
		throw new AssertionError(message, actual, expected);
}

/** Fails unless both are the same plain data: order counts in lists, not among properties. */
export function deepEqual(
	actual: unknown,
	expected: unknown,
	message = "they differ",
): void {
	if (inspect(actual) !== inspect(expected))
		throw new AssertionError(message, plain(actual), plain(expected));
}

/** Fails unless the text fits the pattern. */
export function match(text: string, pattern: RegExp): void {
	if (!pattern.test(text))
		throw new AssertionError(`${inspect(text)} does not fit ${pattern}`);
}

/** Fails where the text fits the pattern. */
export function doesNotMatch(text: string, pattern: RegExp): void {
	if (pattern.test(text))
		throw new AssertionError(`${inspect(text)} fits ${pattern}`);
}

/** Always fails. */
export function fail(message: string): never {
	throw new AssertionError(message);
}

function inspect(value: unknown): string {
	return JSON.stringify(plain(value)) ?? String(value);
}

/** The same data with the properties in alphabetical order. */
function plain(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(plain);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([, entry]) => entry !== undefined)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([key, entry]) => [key, plain(entry)]),
	);
}
