/** What the file name of a decision record begins with: a number of one or more parts, or a date. Pure strings. */

import { weekOf } from "../domain/time";

/** The number or the date at the beginning of a name. */
export interface NameLead {
	/** As written, zeros kept: `0007`, `2026-001`, `1.2`, `0001a`, `2026-Q2`. */
	readonly text: string;
	/** Undefined where it is a date. */
	readonly number?: RecordNumber;
}

export interface RecordNumber {
	/** The part that counts on: 1 in `2026-001`, 2 in `1.2`. */
	readonly last: number;
	/** What stands before that part, `2026-` or `1.`: for each of them numbers are counted anew. Empty for a number of one part. */
	readonly within: string;
}

/** A day by its parts, 1-based. */
interface Day {
	readonly y: number;
	readonly m: number;
	readonly d: number;
}

/** A way to write a date: how it is recognised, and how another day is written in the same way. Takes the groups of the match. */
interface DateForm {
	readonly pattern: RegExp;
	readonly write: (day: Day, groups: readonly string[]) => string;
}

const months =
	"january february march april may june july august september october november december".split(
		" ",
	);
const monthName = months
	.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`)
	.join("|");
const year = "(?:19|20)\\d{2}";
const noMore = "(?![\\p{L}\\p{N}])";

function form(source: string, write: DateForm["write"]): DateForm {
	return { pattern: new RegExp(`^${source}`, "iu"), write };
}

/** A number with at least as many digits as a written one. */
function digitsLike(n: number, written = ""): string {
	return String(n).padStart(written.length, "0");
}

function monthLike(m: number, written = ""): string {
	const full = months[m - 1] as string;
	const name = written.length > 3 ? full : full.slice(0, 3);
	if (written === written.toUpperCase()) return name.toUpperCase();
	return /^\p{Lu}/u.test(written)
		? name.charAt(0).toUpperCase() + name.slice(1)
		: name;
}

/** The quarter, or the half where the letter is an H. */
function partOfYear(m: number, letter = ""): number {
	return Math.ceil(m / (/h/i.test(letter) ? 6 : 3));
}

/** The more exact ones first. */
const dateForms: readonly DateForm[] = [
	form(
		`(?:${year})([-_.]?)\\d{2}\\1\\d{2}([-_]?T\\d{4,6}Z?|\\d{4}(?:\\d{2})?)?(?!\\d)`,
		({ y, m, d }, [between = "", time = ""]) =>
			`${y}${between}${digitsLike(m, "mm")}${between}${digitsLike(d, "dd")}${time.replace(/\d/g, "0")}`,
	),
	form(
		`(\\d{2})([-_.])(?:0[1-9]|1[0-2])\\2(?:0[1-9]|[12]\\d|3[01])${noMore}(?!\\2\\d)`,
		({ y, m, d }, [, between = ""]) =>
			[String(y).slice(2), digitsLike(m, "mm"), digitsLike(d, "dd")].join(
				between,
			),
	),
	form(
		`(\\d{1,2})([-_.])(\\d{1,2})\\2(?:${year})${noMore}`,
		({ y, m, d }, [first = "", between = "", second = ""]) =>
			[
				digitsLike(Number(second) > 12 ? m : d, first),
				digitsLike(Number(second) > 12 ? d : m, second),
				y,
			].join(between),
	),
	form(
		`(?:${year})([-_.]?)(KW|W)\\d{1,2}(-?[1-7])?${noMore}`,
		(day, [between = "", letter = "", weekday = ""]) => {
			const { year, week, weekday: today } = weekOf(day);
			const tail = weekday.replace(/\d/, String(today));
			return `${year}${between}${letter}${digitsLike(week, "ww")}${tail}`;
		},
	),
	form(
		`(KW|W)\\d{1,2}([-_.]?)(?:${year})${noMore}`,
		(day, [letter = "", between = ""]) => {
			const { year, week } = weekOf(day);
			return `${letter}${digitsLike(week, "ww")}${between}${year}`;
		},
	),
	form(
		`(?:${year})([-_.]?)([QHT])[1-4]${noMore}`,
		({ y, m }, [between = "", letter = ""]) =>
			`${y}${between}${letter}${partOfYear(m, letter)}`,
	),
	form(
		`([QHT])[1-4]([-_.]?)(?:${year})${noMore}`,
		({ y, m }, [letter = "", between = ""]) =>
			`${letter}${partOfYear(m, letter)}${between}${y}`,
	),
	form(
		`(?:${year})([-_.]?)(${monthName})${noMore}`,
		({ y, m }, [between = "", name = ""]) =>
			`${y}${between}${monthLike(m, name)}`,
	),
	form(
		`(${monthName})([-_.]?)(?:${year})${noMore}`,
		({ y, m }, [name = "", between = ""]) =>
			`${monthLike(m, name)}${between}${y}`,
	),
	form(
		`(?:${year})([-_.])(0?[1-9]|1[0-2])${noMore}`,
		({ y, m }, [between = "", written = ""]) =>
			`${y}${between}${digitsLike(m, written)}`,
	),
	form(
		`(?:${year})(?:0[1-9]|1[0-2])${noMore}`,
		({ y, m }) => `${y}${digitsLike(m, "mm")}`,
	),
];

/** More digits than a number of ours has: a stamp of another kind. */
const stamp = /^\d{7,}/;
const counted = /^(\d{1,6})((?:[-_.]\d{1,6}){0,3})([A-Za-z]?)(?=[-_ .,:)]|$)/;

/** What a name, or the rest of one behind its prefix, begins with; undefined where that is neither a number nor a date. */
export function readLead(name: string): NameLead | undefined {
	const date = dateAt(name);
	const number = stamp.test(name) ? undefined : numberAt(name);
	// `2026-01-004` is the fourth of that month.
	if (date !== undefined)
		return number && number.within.length > date.length
			? { text: number.text, number }
			: { text: date };
	if (!number) return undefined;
	const { text, last, within } = number;
	return { text, number: { last, within } };
}

/** A cheap look before the dear ones. */
const mayBeDate = new RegExp(
	`^(?:${year}|\\d{1,2}[-_.]\\d|[QHTW]\\d|KW\\d|${monthName})`,
	"i",
);

function dateAt(name: string): string | undefined {
	if (!mayBeDate.test(name)) return undefined;
	for (const { pattern } of dateForms) {
		const found = pattern.exec(name)?.[0];
		if (found !== undefined) return found;
	}
	return undefined;
}

function numberAt(name: string): (RecordNumber & { text: string }) | undefined {
	const match = counted.exec(name);
	if (!match) return undefined;
	const [, first = "", more = "", letter = ""] = match;
	let text = first;
	let last = first;
	let within = "";
	const isYear = new RegExp(`^${year}$`).test(first);
	const others = [...more.matchAll(/([-_.])(\d+)/g)];
	for (const [i, [whole, joint, digits = ""]] of others.entries()) {
		// "0004-2-phase-commit" is number 4; zeros, a dot or a year before it make one number of several.
		const goesOn =
			joint === "." ||
			/^0\d/.test(digits) ||
			(isYear && (i === 0 || digits.length > 2));
		if (!goesOn) return { text, last: Number(last), within };
		within = text + joint;
		text += whole;
		last = digits;
	}
	// "3d-models" has no number, "0003b-models" is a record beside "0003a".
	if (letter !== "") {
		if (within === "" && first.length < 3 && !first.startsWith("0"))
			return undefined;
		text += letter;
	}
	return { text, last: Number(last), within };
}

/** A date as some other day is written in its place: `2026-Q2` on 2026-12-01 is `2026-Q4`. Undefined for a text that is no date. */
export function dateLike(written: string, iso: string): string | undefined {
	const [y, m, d] = iso.split("-").map(Number) as [number, number, number];
	for (const { pattern, write } of dateForms) {
		const match = pattern.exec(written);
		if (match && match[0].length === written.length)
			return write({ y, m, d }, match.slice(1));
	}
	return undefined;
}

/**
 * What stands before the number of a record of today, where `within` stands before that of an older one: this year's `2026-`, this
 * month's `2026-05-`, and `1.` as it is.
 */
export function withinToday(within: string, iso: string): string {
	const joint = /[-_.]$/.exec(within)?.[0] ?? "";
	const written = within.slice(0, within.length - joint.length);
	if (new RegExp(`^${year}$`).test(written)) return iso.slice(0, 4) + joint;
	if (/^\d{2}$/.test(written) && isRecentYear(Number(written), iso))
		return iso.slice(2, 4) + joint;
	const date = dateLike(written, iso);
	return date === undefined ? within : date + joint;
}

/** `26` may be a year; `01` is an area. */
function isRecentYear(n: number, iso: string): boolean {
	return n > 14 && n <= Number(iso.slice(2, 4));
}
