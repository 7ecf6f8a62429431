/** The dates and periods of pages: the usual forms as they are, and all forms that decisions have, read as ISO. */

import { isoDay, readPeriod } from "../domain/time";
import { datesIn, type WrittenDate } from "./dates";
import { fold } from "./fold";
import { monthNumbers, smallWords, weekdays } from "./languages/words";
import { masked } from "./markdown/mask";

/** What a value says of time. */
export interface When {
	/** ISO: `2027-05-31`, `2027-05`, `2027`, `2027-Q2`, or two of these with a slash between them. */
	readonly iso: string;
	/** Where it is written in an unusual form: its place in the text, end exclusive. */
	readonly unusual?: {
		readonly start: number;
		readonly end: number;
		/** The month-first reading of a date that could be either. */
		readonly other?: string;
	};
}

const day = /^(\d{4})-(\d{1,2})-(\d{1,2})\.?$/;

/** Longer values are prose. */
const longest = 120;

/**
 * Reads the value of a date field, markup and quotes included; a `day` may be as little exact as a year, a `period` also has two ends.
 * Undefined where it is none, where more is said than a date, and where the calendar has no such day.
 */
export function readWhen(
	text: string,
	kind: "day" | "period",
): When | undefined {
	const plain = text.trim();
	if (plain.length > longest) return undefined;
	const usual = usualForm(plain, kind);
	if (usual) return { iso: usual };
	const found = datesIn(text);
	const [first, last] = [found[0], found.at(-1)];
	if (!first || !last) return undefined;
	if (found.length > (kind === "period" ? 2 : 1)) return undefined;
	const source = masked(text);
	if (
		!isLead(source.slice(0, first.start)) ||
		!isEnd(source.slice(last.end)) ||
		(first !== last && !isBetween(source.slice(first.end, last.start)))
	)
		return undefined;
	const place = { start: first.start, end: last.end };
	if (first !== last)
		return readPeriod(`${first.iso}/${last.iso}`)
			? { iso: `${first.iso}/${last.iso}`, unusual: place }
			: undefined;
	return one(text, first);
}

function usualForm(text: string, kind: "day" | "period"): string | undefined {
	const bare = text.replace(/^(["'])(.*)\1$/, "$2").replace(/\.$/, "");
	const period = readPeriod(bare);
	if (!period || (kind === "day" && !single.test(bare))) return undefined;
	const parts = day.exec(bare);
	return parts
		? isoDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))
		: bare;
}

const single =
	/^(?:\d{4}(?:-\d{1,2}(?:-\d{1,2})?|[- ]?[QH]\d)?|[QH]\d[- /]?\d{4})$/i;

function one(text: string, date: WrittenDate): When {
	const { iso, start, end, other } = date;
	// "(2027-05-31)" and "by 2027-05-31" have the usual form all the same.
	const written = text.slice(start, end);
	const isUsual = !date.timed && usualForm(written, "day") === iso;
	return isUsual
		? { iso }
		: {
				iso,
				unusual: {
					start,
					end: date.timed ? start + timed(text.slice(start)) : end,
					...(other ? { other } : {}),
				},
			};
}

/** How far a time stamp reaches. */
function timed(text: string): number {
	return /^[^\sT]*(?:[Tt ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?[ ]?(?:Z|[+-]\d{2}:?\d{2}|UTC)?)?/.exec(
		text,
	)?.[0].length as number;
}

const before: ReadonlySet<string> = new Set([
	...smallWords("beforeDay"),
	...smallWords("by"),
	...weekdays,
]);
const negations = new Set([...smallWords("negations"), "after", "nach"]);

function isLead(text: string): boolean {
	return wordsOf(text).every(
		(word) =>
			before.has(word) && !negations.has(word) && !monthNumbers.has(word),
	);
}

/** Nothing, the hour, a letter for "year", or a remark in brackets. */
function isEnd(text: string): boolean {
	return /^(?:[Tt ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?[ ]?(?:Z|[+-]\d{2}:?\d{2}|UTC)?)?(?:\s*(?:г|р|r)\.?)?[\s"'.,]*(?:\([^()]*\)[\s"'.]*)?$/u.test(
		text,
	);
}

function isBetween(text: string): boolean {
	return (
		text.length <= 20 && isLead(text.replace(/(?<![\p{L}])to(?![\p{L}])/u, ""))
	);
}

function wordsOf(text: string): string[] {
	return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => fold(word));
}
