/** What is read from one file: plain data in which each fact keeps its place. */

import type { Fix } from "./diagnostic";
import type { Kind } from "./kind";
import type { Position, Range } from "./position";
import type { Reference } from "./reference";

/** A decision's status in the product's words; `none` where the record does not say. */
export type Status =
	| "draft"
	| "proposed"
	| "accepted"
	| "rejected"
	| "deprecated"
	| "superseded"
	| "none";

/** Every status. */
export const statuses: readonly Status[] = [
	"draft",
	"proposed",
	"accepted",
	"rejected",
	"deprecated",
	"superseded",
	"none",
];

/** A stretch of text as written, and where. */
export interface Written {
	readonly text: string;
	readonly range: Range;
}

/** One value of a field: a list has one per entry, everything else exactly one. */
export interface FieldEntry {
	/** Plain text: markup and YAML quotes removed. */
	readonly text: string;
	/** As it stands in the source. */
	readonly raw: string;
	readonly range: Range;
	/** The entry's own fields, where it is a mapping. */
	readonly fields?: Fields;
}

/** A date in an unusual form, and what is read from it. */
export interface ReadDate extends Written {
	/** As ISO: a day, a month, or two of these with a slash between them. */
	readonly iso: string;
	/** The month-first reading of a date that could be either and is read day first. */
	readonly other?: string;
}

export interface Field {
	/** Canonical name: lower case, hyphens. */
	readonly name: string;
	/** The whole value as plain text; a list's entries joined by ", ". Empty when nothing is written after the name. */
	readonly text: string;
	/** The value as it stands in the source. */
	readonly raw: string;
	/** Of the value; of the name where the value is empty. */
	readonly range: Range;
	readonly nameRange: Range;
	readonly place: "front-matter" | "yaml" | "list" | "line" | "cell";
	/** Of a field that is a date or a period, in a form that isn't the usual one: `text` then is what is read from it, as ISO. */
	readonly date?: ReadDate;
	/** In lists and lines, what stands before the name (`- `, `  * **`), so that others can be written alike. */
	readonly lead?: string;
	/** In lists and lines, right behind the colon: where a value goes while there is none. */
	readonly valueStart?: Position;
	readonly entries: readonly FieldEntry[];
	/** The value as YAML reads it, where it is YAML. */
	readonly data?: unknown;
}

export type Fields = Readonly<Record<string, Field>>;

/** The way an item is written (design: five ways). */
export type ItemWay = "heading" | "entry" | "row" | "yaml" | "file";

/** One addressable statement. */
export interface Item {
	/** As written, upper case: `PP-2`, `ADR-0007`; a decision without a number has its file's stem. */
	readonly id: string;
	/** Ids that mean it where nothing else has them: `ADR-2026-05` for `2026-05-title.md`, `API-001` for `API-001-title.md`. */
	readonly aliases?: readonly string[];
	readonly kind: Kind;
	readonly file: string;
	readonly way: ItemWay;
	/** Without the id and without markup. */
	readonly title: string;
	/** Title plus first paragraph, plain text. */
	readonly statement: string;
	/** The first paragraph alone, plain text; empty where there is none. */
	readonly description: string;
	/** Where a diagnostic about the whole item stands: its heading, entry or key. */
	readonly range: Range;
	/** The id itself; the item's range where the id is not written (a decision's comes from its file name). */
	readonly idRange: Range;
	readonly titleRange: Range;
	/** Everything that belongs to the item, heading included. */
	readonly fullRange: Range;
	readonly fields: Fields;
	/** The `status` field's word in lower case (`draft`, `retired`), or a decision's normalised status; "" where none. */
	readonly status: string;
	/** What it refers to, in fields and in prose, in the order written. */
	readonly references: readonly Reference[];
	/** A guardrail's checks. */
	readonly checks?: readonly Check[];
}

/** A heading or an entry without an id on a page of items. */
export interface UnnumberedItem {
	/** Without the ordinal that it begins with: "1. Safe before fast" is "Safe before fast". */
	readonly title: string;
	readonly range: Range;
	readonly titleRange: Range;
	/** What an id takes the place of: the ordinal, or nothing. */
	readonly before: Range;
}

export interface Section {
	/** Plain text of the heading. */
	readonly heading: string;
	readonly level: number;
	/** What the heading means in the product's words (`customers`, `key-metric`, `context`), whatever language it is in. */
	readonly key?: string;
	/** GitHub's anchor for it, unique in its file. */
	readonly slug: string;
	/** The heading line's text, markers excluded. */
	readonly range: Range;
	/** From the heading to the next one of its level or above. */
	readonly fullRange: Range;
	/** Where text appended to the section's own content goes. */
	readonly contentEnd: Range["end"];
	/** Words of prose in it, subsections included. */
	readonly words: number;
	/** Plain text of its content, subsections included; empty for a section that holds nothing but comments. */
	readonly text: string;
}

/** A relative link to a file or to a heading of the same file. */
export interface Link {
	/** The path as written, percent-decoded; "" for a link within the file. */
	readonly path: string;
	/** Without `#`, percent-decoded; undefined where there is none. */
	readonly fragment?: string;
	readonly text: string;
	/** Of the target in the source, fragment included. */
	readonly range: Range;
	/** Of the fragment without its `#`. */
	readonly fragmentRange?: Range;
}

export type CheckType =
	| "dependency"
	| "language"
	| "content"
	| "path"
	| "decision"
	| "findings";

/** A guardrail's machine check as written; whether its values can be used is `guardrails/check-valid`'s business. */
export interface Check {
	readonly type: CheckType;
	readonly deny: readonly Written[];
	readonly allow: readonly Written[];
	/** Where it applies; everywhere when empty. */
	readonly in: readonly Written[];
	/** Of a decision check: what needs a decision when it changes. */
	readonly for: readonly Written[];
	/** Of a findings check: the report to read, and the rule ids that count. */
	readonly sarif?: Written;
	readonly rules: readonly Written[];
	readonly instead?: string;
	readonly message?: string;
	readonly range: Range;
}

/** A recorded exception from a guardrail, principle or stack entry. */
export interface Deviation {
	readonly from: Reference;
	readonly because?: string;
	/** ISO date; its day is included. */
	readonly until?: string;
	readonly untilRange?: Range;
	/** Where that is written in an unusual form. */
	readonly untilDate?: ReadDate;
	/** Globs; everywhere when empty. */
	readonly in: readonly Written[];
	readonly range: Range;
}

/** What only a decision record has. */
export interface DecisionFacts {
	/** The family it is written in: `nygard`, `madr`, `y-statement`, `log4brains`, `rfc`, `table`, `plain` … */
	readonly dialect: string;
	readonly status: Status;
	/** The status as written; "" where none. */
	readonly statusText: string;
	readonly statusRange?: Range;
	/** It stands in the address of a badge, where nothing but a word can be written. */
	readonly statusInAddress?: true;
	/** A second status in the same record that says something else. */
	readonly otherStatus?: { readonly status: Status } & Written;
	/** ISO, as exact as written: `2026-04-27`, `2026-04` or `2026`. */
	readonly date?: string;
	/** As written; also where the calendar has no such day, and `date` is left out. */
	readonly dateText?: string;
	readonly dateRange?: Range;
	/** A date in the text where the front matter has another one. */
	readonly otherDate?: Written;
	/** The month-first reading of a `date` that could be either and was read day first. */
	readonly dateOther?: string;
	/** The date can only have been written with its month first. */
	readonly dateMonthFirst?: true;
	/** `ADR` or `RFC`. */
	readonly prefix: string;
	/** Neither folder nor file name say what it is; true where the record calls itself an RFC. */
	readonly openPrefix?: boolean;
	/** The number in the file name or the front matter's id; of several parts the last, which counts on. */
	readonly number?: number;
	/** The whole number as written: `0007`, `2026-001`, `1.2`, `0001a`. */
	readonly numberText?: string;
	/** What stands in it before the last part (`2026-`, `1.`): for each of them numbers are counted anew. */
	readonly within?: string;
	/** Nothing but a pointer to another page: it has no number of its own, and nothing is asked of it. */
	readonly redirect?: true;
	/** A prefix of the repository's own before the number in the file name (`API-001-…`): each counts its own numbers. */
	readonly series?: string;
	/** Nothing but a template's own text: no status, date or reference is read from it. */
	readonly template?: true;
	/** Somebody wrote a context, rationale or decision text. */
	readonly hasReason: boolean;
	readonly deviations: readonly Deviation[];
}

/** `<!-- opmodel-ignore rule, rule: reason -->`. */
export interface Suppression {
	readonly rules: readonly Written[];
	readonly reason: string;
	readonly range: Range;
	/** The block or entry that it silences. */
	readonly covers: Range;
}

/** What went wrong while a file was read; a rule of area `files` reports it. */
export interface ReadingFault {
	readonly rule: "files/syntax" | "files/schema";
	readonly range: Range;
	readonly message: string;
	readonly item?: string;
	readonly fixes?: readonly Fix[];
}

/** One file of the operating model, or one record of a decision log. */
export interface Artifact {
	/** Relative to the workspace root, `/`-separated. */
	readonly file: string;
	readonly kind: Kind;
	/** The file says `kind:` itself. */
	readonly declared: boolean;
	readonly format: "markdown" | "yaml";
	readonly title: string;
	/** Of the title as written: the first heading's text, or the YAML value. */
	readonly titleRange: Range;
	/** Where a diagnostic about the whole page stands: its first heading, else its first line. */
	readonly headingRange: Range;
	/** Page fields. */
	readonly fields: Fields;
	/** The page's own `status` in lower case; "" where none. */
	readonly status: string;
	readonly sections: readonly Section[];
	readonly items: readonly Item[];
	readonly unnumbered: readonly UnnumberedItem[];
	/** Entries of a strategy's problems, and of what it leaves undone, that have no id. */
	readonly unnumberedEntries: readonly UnnumberedItem[];
	/** Ids named outside of any item (in the page's introduction, in a strategy's sections). */
	readonly references: readonly Reference[];
	readonly links: readonly Link[];
	/** Names that places in the page are given by hand, beside the slugs of its headings: `<a id="x">`, `## Title {#x}`. */
	readonly anchors: readonly string[];
	/** Words of prose in the whole page. */
	readonly words: number;
	/** Has an item, or a section with a sentence of its own. */
	readonly hasContent: boolean;
	/** Of a decision: what only a record has. Undefined for a log, each record of which has its own. */
	readonly decision?: DecisionFacts;
	/**
	 * Of a decision log, a page with a heading for each record: each as if its section were a file of its own, with its heading as the first one
	 * of level 1. Their ranges are those in the file, and their items are the page's.
	 */
	readonly records?: readonly Artifact[];
	readonly suppressions: readonly Suppression[];
	readonly faults: readonly ReadingFault[];
	/** The document's last position. */
	readonly end: Range["end"];
	/** It ends inside of a code block or a comment that is never closed: what is added at its end would be part of that. */
	readonly endsOpen: boolean;
	/** The line break that the file uses; edits are written with it. */
	readonly lineBreak: string;
}
