/** What values of JSON that others wrote turn out to be. */

export type JsonRecord = Readonly<Record<string, unknown>>;

/** Says whether a value is an object of names and values, not a list. */
export function isRecord(value: unknown): value is JsonRecord {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
