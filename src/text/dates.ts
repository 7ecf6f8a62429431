/** Dates as people write them, in the languages that are built in. */

import { fold } from "./fold";
import { monthNumbers } from "./languages/words";
import { masked } from "./markdown/mask";

/** A date found in a text. */
export interface WrittenDate {
	/** As exact as written: `2026-04-27`, `2026-04` or `2026`. */
	readonly iso: string;
	/** Where it stands in the text, end exclusive. */
	readonly start: number;
	readonly end: number;
	/** Written with the month first, which its day proves: `11/14/2024`. */
	readonly monthFirst?: true;
	/** The month-first reading of a date that is read day first but could be either: `04/07/2023`. */
	readonly other?: string;
	/** With the hour behind it. */
	readonly timed?: true;
}

const separator = "[-./\\u2010-\\u2013]";
/** What must not stand right before or behind a date: it would be part of a longer number or word. */
const before = "(?<![\\p{L}\\p{N}]|\\d[-./])";
const behind = "(?![\\p{L}\\p{N}]|[-./]\\d)";
const name = "(\\p{L}{3,12})\\.?";
const ordinal = "(\\d{1,2})(?:st|nd|rd|th|er|e|º|ª|°)?\\.?";

type Read = (
	match: RegExpExecArray,
) => Omit<WrittenDate, "start" | "end"> | undefined;

/** The forms, the longer before the shorter: where two begin at the same place, the first counts. */
const forms: readonly (readonly [RegExp, Read])[] = [
	[
		form(
			`(\\d{4})(${separator})(\\d{1,2})\\2(\\d{1,2})(?=[Tt]\\d|${behind})`,
			"",
		),
		(m) => full(m[1], m[3], m[4]),
	],
	[
		form(
			"(\\d{4})[ \\t]*[年년][ \\t]*(\\d{1,2})[ \\t]*[月월][ \\t]*(\\d{1,2})[ \\t]*[日일號号]",
			"",
			"",
		),
		(m) => full(m[1], m[2], m[3]),
	],
	[
		form("(\\d{4})[ \\t]*[年년][ \\t]*(\\d{1,2})[ \\t]*[月월]", "", ""),
		(m) => yearMonth(m[1], m[2]),
	],
	[
		form(`(\\d{1,2})(${separator})(\\d{1,2})\\2(\\d{4}|\\d{2})`),
		(m) => dayFirst(m[1], m[3], m[4], m[2]),
	],
	[
		form("(\\d{1,2})\\.[ \\t]+(\\d{1,2})\\.[ \\t]+(\\d{4})"),
		(m) => full(m[3], m[2], m[1]),
	],
	[
		form(
			`${ordinal}[ \\t-]*(?:of[ \\t]+|de[ \\t]+|do[ \\t]+)?${name}[ \\t,-]*(?:de[ \\t]+|del[ \\t]+)?(\\d{4})`,
		),
		(m) => named(m[3], m[2], m[1]),
	],
	[
		form(
			`${name}[ \\t-]*(\\d{1,2})(?:st|nd|rd|th)?[ \\t]*[,. -][ \\t]*(\\d{4})`,
		),
		(m) => named(m[3], m[1], m[2]),
	],
	[
		form(`(\\d{4})[ \\t.-]+${name}[ \\t.-]+(\\d{1,2})(?:st|nd|rd|th)?`),
		(m) => named(m[1], m[2], m[3]),
	],
	[
		form(`${name}[ \\t]*[,'’-]?[ \\t]*(?:de[ \\t]+|del[ \\t]+)?(\\d{4})`),
		(m) => named(m[2], m[1]),
	],
	[form("((?:19|20)\\d{2})[-/.](\\d{1,2})"), (m) => yearMonth(m[1], m[2])],
	[form("(\\d{1,2})[-/.]((?:19|20)\\d{2})"), (m) => yearMonth(m[2], m[1])],
	[
		form("((?:19|20)\\d{2})(\\d{2})(\\d{2})(?:\\d{4}|\\d{6})?"),
		(m) => full(m[1], m[2], m[3]),
	],
];

function form(source: string, after = behind, ahead = before): RegExp {
	return new RegExp(ahead + source + after, "gu");
}

/** Nothing but a year, perhaps with its quarter or half. */
const yearOnly =
	/^[^\p{L}\p{N}]*(?:[QH][1-4][ \t/-]*)?((?:19|20)\d{2})(?:[ \t/-]*[QH][1-4])?[^\p{L}\p{N}]*$/iu;

/** Longer values are prose: no date of theirs stands this far from the start. */
const mostText = 300;

/**
 * The first date in a short text, undefined where there is none or where the first one is no day of the calendar. Offsets are 0-based
 * UTF-16 units in that text. An ambiguous day and month are read day first.
 */
export function readDate(text: string): WrittenDate | undefined {
	const source = masked(text.slice(0, mostText));
	if (!/\d{2}/.test(source)) return undefined;
	let first: RegExpExecArray | undefined;
	let read: Read | undefined;
	for (const [pattern, reader] of forms) {
		const match = candidate(pattern, source);
		if (!match || (first && match.index >= first.index)) continue;
		first = match;
		read = reader;
		if (!/[\p{L}\p{N}]/u.test(source.slice(0, first.index))) break;
	}
	if (!first || !read) {
		const year = yearOnly.exec(source);
		if (!year) return undefined;
		const start = source.indexOf(year[1] as string);
		return { iso: year[1] as string, start, end: start + 4 };
	}
	const found = read(first);
	if (!found) return undefined;
	const end = first.index + first[0].length;
	// A date that begins with an entity has its first digit where the entity ends.
	const start =
		text.charAt(first.index) === ";"
			? text.lastIndexOf("&", first.index)
			: first.index;
	const timed = /^[Tt ]\d{1,2}:\d{2}/.test(source.slice(end));
	return { ...found, start, end, ...(timed ? { timed: true } : {}) };
}

/** More dates of one value are never looked at. */
const mostDates = 8;

/** The dates in a short text, in the order written, as `readDate` reads them. */
export function datesIn(text: string): WrittenDate[] {
	const found: WrittenDate[] = [];
	let at = 0;
	while (found.length < mostDates) {
		// What is read already stays as blanks, so that words keep their neighbours.
		const read = readDate(" ".repeat(at) + text.slice(at));
		if (!read) break;
		found.push(read);
		at = read.end;
	}
	return found;
}

/** The first match whose words, if it has any, name a month. */
function candidate(
	pattern: RegExp,
	source: string,
): RegExpExecArray | undefined {
	pattern.lastIndex = 0;
	for (;;) {
		const match = pattern.exec(source);
		if (!match) return undefined;
		const word = match.slice(1).find((group) => /^\p{L}/u.test(group ?? ""));
		if (word === undefined || monthNumbers.has(fold(word))) return match;
	}
}

function full(
	year: string | undefined,
	month: string | undefined,
	day: string | undefined,
): { iso: string } | undefined {
	const iso = isoDate(Number(year), Number(month), Number(day));
	return iso ? { iso } : undefined;
}

function named(
	year: string | undefined,
	month: string | undefined,
	day?: string,
): { iso: string } | undefined {
	const number = monthNumbers.get(fold(month ?? ""));
	if (day !== undefined) return full(year, String(number), day);
	return yearMonth(year, String(number));
}

function yearMonth(
	year: string | undefined,
	month: string | undefined,
): { iso: string } | undefined {
	const y = Number(year);
	const m = Number(month);
	if (y < 1970 || y > 2100 || !(m >= 1 && m <= 12)) return undefined;
	return { iso: `${year}-${String(m).padStart(2, "0")}` };
}

function dayFirst(
	first: string | undefined,
	second: string | undefined,
	year: string | undefined,
	mark: string | undefined,
): Omit<WrittenDate, "start" | "end"> | undefined {
	const y =
		year?.length === 2
			? Number(year) + (Number(year) < 70 ? 2000 : 1900)
			: Number(year);
	const iso = isoDate(y, Number(second), Number(first));
	// With dots the day always stands first.
	const other =
		mark === "." ? undefined : isoDate(y, Number(first), Number(second));
	if (!iso) return other ? { iso: other, monthFirst: true } : undefined;
	return other && other !== iso ? { iso, other } : { iso };
}

/** An ISO date, or undefined where the calendar has no such day. */
function isoDate(year: number, month: number, day: number): string | undefined {
	if (year < 1970 || year > 2100 || month < 1 || month > 12 || day < 1)
		return undefined;
	const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
	const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
	if (day > (days[month - 1] as number)) return undefined;
	const two = (n: number) => String(n).padStart(2, "0");
	return `${year}-${two(month)}-${two(day)}`;
}
