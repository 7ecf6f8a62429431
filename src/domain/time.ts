/** Dates and periods as people write them, compared as ISO texts; no clock and no time zones. */

const day = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const month = /^(\d{4})-(\d{1,2})$/;
const quarter = /^(?:(\d{4})[- ]?Q([1-4])|Q([1-4])[- /]?(\d{4}))$/i;
const half = /^(?:(\d{4})[- ]?H([12])|H([12])[- /]?(\d{4}))$/i;
const year = /^(\d{4})$/;

/** Longer texts are prose. */
const longestPeriod = 60;

export interface Period {
	/** ISO days, both included. */
	readonly start: string;
	readonly end: string;
}

/** A date as ISO text (`2026-11-22`), or undefined where no such day exists. Takes 1-based months and days. */
export function isoDay(y: number, m: number, d: number): string | undefined {
	if (m < 1 || m > 12 || d < 1 || d > daysIn(y, m)) return undefined;
	return `${String(y).padStart(4, "0")}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
}

function daysIn(y: number, m: number): number {
	return new Date(Date.UTC(y, m, 0)).getUTCDate();
}

function months(y: number, from: number, to: number): Period {
	return {
		start: isoDay(y, from, 1) as string,
		end: isoDay(y, to, daysIn(y, to)) as string,
	};
}

/** The stretch of time that a text names: a day, a month, a quarter, a half, a year, or an interval of two of these (`2026-01/2026-12`). */
export function readPeriod(text: string): Period | undefined {
	const trimmed = text.trim().replace(/\.$/, "");
	if (trimmed.length > longestPeriod) return undefined;
	const parts = trimmed.split(/\s*(?:\/|–|—|\.\.|\bto\b|\buntil\b|\s-\s)\s*/);
	if (parts.length === 2 && !/^[QH]\d$/i.test(parts[0] as string)) {
		const from = single(parts[0] as string);
		const to = single(parts[1] as string);
		return from && to && from.start <= to.end
			? { start: from.start, end: to.end }
			: undefined;
	}
	return single(trimmed);
}

function single(text: string): Period | undefined {
	let match = day.exec(text);
	if (match) {
		const iso = isoDay(Number(match[1]), Number(match[2]), Number(match[3]));
		return iso ? { start: iso, end: iso } : undefined;
	}
	match = month.exec(text);
	if (match) {
		const m = Number(match[2]);
		return m >= 1 && m <= 12 ? months(Number(match[1]), m, m) : undefined;
	}
	match = quarter.exec(text);
	if (match) {
		const q = Number(match[2] ?? match[3]);
		return months(Number(match[1] ?? match[4]), q * 3 - 2, q * 3);
	}
	match = half.exec(text);
	if (match) {
		const h = Number(match[2] ?? match[3]);
		return months(Number(match[1] ?? match[4]), h * 6 - 5, h * 6);
	}
	match = year.exec(text);
	return match ? months(Number(match[1]), 1, 12) : undefined;
}

/** The last day of what a text names (`2026-Q4` is 2026-12-31), or undefined where it names no time. */
export function lastDay(text: string): string | undefined {
	return readPeriod(text)?.end;
}

/** An ISO day so many days later (earlier when negative). */
export function addDays(iso: string, days: number): string {
	const [y, m, d] = iso.split("-").map(Number) as [number, number, number];
	return new Date(Date.UTC(y, m - 1, d + days)).toISOString().slice(0, 10);
}

/** An ISO day so many months later; the end of a shorter month stays its end. */
export function addMonths(iso: string, count: number): string {
	const [y, m, d] = iso.split("-").map(Number) as [number, number, number];
	const total = y * 12 + (m - 1) + count;
	const toYear = Math.floor(total / 12);
	const toMonth = (total % 12) + 1;
	return isoDay(
		toYear,
		toMonth,
		Math.min(d, daysIn(toYear, toMonth)),
	) as string;
}

/** How many days lie from one ISO day to another. */
export function daysBetween(from: string, to: string): number {
	return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The week of a day by ISO 8601 (1-based, weeks begin with Monday), the year that the week belongs to, and the day of the week. */
export function weekOf({
	y,
	m,
	d,
}: {
	readonly y: number;
	readonly m: number;
	readonly d: number;
}): { readonly year: number; readonly week: number; readonly weekday: number } {
	const day = new Date(Date.UTC(y, m - 1, d));
	const weekday = day.getUTCDay() || 7;
	// A week belongs to the year of its Thursday.
	const thursday = new Date(Date.UTC(y, m - 1, d + 4 - weekday));
	const year = thursday.getUTCFullYear();
	const days = (thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000;
	return { year, week: Math.floor(days / 7) + 1, weekday };
}
