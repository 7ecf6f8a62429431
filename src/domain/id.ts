/** The shape of ids and how they compare. */

import { kindOfPrefix, prefixes } from "./kind";

/** Prefixes of decisions, whose numbers compare without leading zeros and may be written "ADR 3". */
const decisionPrefix = /^(?:ADR|RFC)/;

/** Source of a regular expression for one id: `PP-2`, `KM-1`, `ADR-0007`. */
export const idSource = `(?:${prefixes.join("|")})-\\d{1,6}`;

/** Source of a regular expression for a decision's id as people write it: `ADR 7`, `ADR-007`, `RFC #12`. */
export const decisionIdSource = "(?:ADR|RFC)[- ]?#?\\d{1,6}";

const exact = new RegExp(`^(?:${idSource}|${decisionIdSource})$`, "i");

/** Says whether a whole text is an id of one of our prefixes, in any case. */
export function isId(text: string): boolean {
	return exact.test(text);
}

/** The id in its usual form: upper case, prefix and number joined by a hyphen (`adr 7` is `ADR-7`). */
export function normalId(text: string): string {
	return text.toUpperCase().replace(/^([A-Z]+)[- ]?#?(?=\d)/, "$1-");
}

const keys = new Map<string, string>();
const mostKeys = 100_000;

/** What two ids that mean the same have in common: a decision's number counts without leading zeros. */
export function idKey(id: string): string {
	const known = keys.get(id);
	if (known !== undefined) return known;
	const normal = normalId(id);
	const key = decisionPrefix.test(normal)
		? normal.replace(/-0+(?=\d)/, "-")
		: normal;
	if (keys.size >= mostKeys) keys.clear();
	keys.set(id, key);
	return key;
}

/** The prefix of an id (`PP`), or undefined where it has none of ours. */
export function idPrefix(id: string): string | undefined {
	const prefix = /^([A-Za-z]+)-/.exec(id)?.[1]?.toUpperCase();
	return prefix && kindOfPrefix(prefix) ? prefix : undefined;
}

/** The number in an id, or undefined where it has none. */
export function idNumber(id: string): number | undefined {
	const digits = /-(\d+)$/.exec(id)?.[1];
	return digits === undefined ? undefined : Number(digits);
}
