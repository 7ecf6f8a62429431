/** The shape of ids and how they compare. */

import { kindOfPrefix, prefixes } from "./kind";

/** Prefixes of decisions, whose numbers compare without leading zeros and may be written "ADR 3". */
const decisionPrefix = /^(?:ADR|RFC)/;

/** Source of a regular expression for one id: `PP-2`, `KM-1`, `ADR-0007`. */
export const idSource = `(?:${prefixes.join("|")})-\\d{1,6}`;

/** The number of a decision, of one part or more: `0007`, `2026-001`, `1.2`, `0001a`. */
export const decisionNumberSource = "\\d{1,6}(?:[-_.]\\d{1,6}){0,3}[a-z]?";

/** Source of a regular expression for a decision's id as people write it: `ADR 7`, `ADR-007`, `RFC #12`, `ADR-2026-001`. */
export const decisionIdSource = `(?:ADR|RFC)[- ]?#?${decisionNumberSource}`;

const exact = new RegExp(`^(?:${decisionIdSource}|${idSource})$`, "i");

/** Says whether a whole text is an id of one of our prefixes, in any case. */
export function isId(text: string): boolean {
	return exact.test(text);
}

/** Says whether an id is a decision's. */
export function isDecisionId(id: string): boolean {
	return /^(?:ADR|RFC)/i.test(id);
}

/** The id in its usual form: upper case, prefix and number joined by a hyphen (`adr 7` is `ADR-7`). */
export function normalId(text: string): string {
	return text.toUpperCase().replace(/^([A-Z]+)[- ]?#?(?=\d)/, "$1-");
}

const keys = new Map<string, string>();
const mostKeys = 100_000;

/** What two ids that mean the same have in common: a decision's number counts without leading zeros, whatever joins its parts. */
export function idKey(id: string): string {
	const known = keys.get(id);
	if (known !== undefined) return known;
	const normal = normalId(id);
	const key = decisionPrefix.test(normal)
		? normal.replace(/(?<=\d)[_.](?=\d)/g, "-").replace(/-0+(?=\d)/g, "-")
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

/** The number in an id, or undefined where it has none, or one of several parts. */
export function idNumber(id: string): number | undefined {
	const digits = /^[A-Za-z-]+-(\d+)$/.exec(id)?.[1];
	return digits === undefined ? undefined : Number(digits);
}

/** Says whether an id's number has several parts, or a letter behind it: `ADR-2026-001`, `ADR-1.2`, `ADR-0001a`. */
export function hasParts(id: string): boolean {
	return /^(?:ADR|RFC)-\d+(?:[-_.]\d|[A-Z]$)/i.test(id);
}

/** The order of two numbers as written, part by part: `2026-002` stands before `2026-010`, `1.9` before `1.10`, `3a` before `3b`. */
export function compareNumbers(a: string, b: string): number {
	const [first, second] = [a, b].map((text) =>
		[...text.matchAll(/\d+|[A-Za-z]+/g)].map(([part]) => part.toLowerCase()),
	) as [string[], string[]];
	for (const [i, part] of first.entries()) {
		const other = second[i];
		if (other === undefined) return 1;
		const order = Number(part) - Number(other);
		if (order) return order;
		if (Number.isNaN(order) && part !== other) return part < other ? -1 : 1;
	}
	return first.length - second.length;
}
