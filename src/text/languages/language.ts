/** What is known of one language: the words for a record's status, its fields and its headings, as people write them. */

import type { Status } from "../../domain/artifact";

/** Words of one meaning, parted by `|`. Case and accents don't count in statuses, fields and small words; in headings accents do. */
export type WordList = string;

export interface Language {
	/** Where the words come from: who corrects one looks there first. */
	readonly source: string;
	/** Status words. Several words are parted by blanks, whatever stands between them in a text. */
	readonly status: Partial<Readonly<Record<Exclude<Status, "none">, WordList>>>;
	/** What fields are called on top of a record, by our name for them; `review` may be the last one or the next. */
	readonly fields: Readonly<Record<string, WordList>>;
	/** Headings of a record, by the product's key for them; in lower case, hyphens as blanks. */
	readonly record: Readonly<Record<string, WordList>>;
	/** How a record says what it replaces, and what replaced it. */
	readonly relations: Relations;
	readonly deviation: DeviationWords;
	/** What records are begun and ended with where their neighbours are written in this language; each is read back as what it says. */
	readonly writing: WrittenWords;
	/** Headings of a strategy and of a page on delivery, in the same form. */
	readonly strategy?: Readonly<Record<string, WordList>>;
	readonly delivery?: Readonly<Record<string, WordList>>;
	/** The names of the twelve months, each with its cases and short forms. */
	readonly months?: readonly WordList[];
	/** The days of the week, which may stand before a date. */
	readonly weekdays?: WordList;
	readonly small?: SmallWords;
}

/** Words that stand beside a status word. */
export interface SmallWords {
	/** Before it, without changing it: articles, "is", "since". */
	readonly harmless?: WordList;
	/** Behind it and before a name or a day: "by", "until". */
	readonly by?: WordList;
	/** Before a day or a month that is the end of something: "on the", "end of". */
	readonly beforeDay?: WordList;
	/** Only a part of the record is concerned. */
	readonly partly?: WordList;
	/** Wished, planned or conditional: the status is not so. */
	readonly unreal?: WordList;
	readonly negations?: WordList;
	/** With a negation: not yet. */
	readonly yet?: WordList;
	/** What is true now, behind what was: "now", "later". */
	readonly now?: WordList;
	/** Between the words of a choice: "or". */
	readonly or?: WordList;
}

/** What a record says of others, apart from what its fields and headings are called. Case and accents don't count. */
export interface Relations {
	/** "superseded", where `by` and the successor's name follow. */
	readonly superseded?: WordList;
	readonly by?: WordList;
	/** Between the two: "entirely". */
	readonly fully?: WordList;
	/** What says the same right before a name: "superseded (ADR-5)", and where the name's case says "by". */
	readonly bare?: WordList;
	/** Before the name of what is replaced or changed. */
	readonly supersedes?: WordList;
	readonly amends?: WordList;
	/** The same where the name, here `…`, stands before the verb or inside. */
	readonly frames?: Partial<
		Readonly<Record<"superseded-by" | "supersedes", WordList>>
	>;
	/** "this", "record" and "has been": this record as the subject of a sentence. */
	readonly this: WordList;
	readonly record: WordList;
	readonly helping?: WordList;
	/** Before "superseded" or behind it: not as a whole. */
	readonly partly: WordList;
	/** Before a name: parts of that record. */
	readonly some: WordList;
	/** In place of a name: none. */
	readonly nothing: WordList;
	/** Where a sentence turns to something else: "see". */
	readonly turns: WordList;
}

/** What stands between the parts of a recorded deviation. */
export interface DeviationWords {
	/** Before its last day, and behind it. */
	readonly until: WordList;
	readonly untilBehind?: WordList;
	/** Before its places. */
	readonly within: WordList;
	/** Before its reason. */
	readonly because: WordList;
}

/** The words that records of one language are begun and ended with, in lower case but for names of fields and headings. */
export interface WrittenWords {
	readonly proposed: string;
	readonly accepted: string;
	readonly superseded: string;
	/** What stands between `superseded` and the successor: a word or a colon. */
	readonly by: string;
	readonly supersedes: string;
	/** The heading over what a record deviates from; `until` and `in` stand before its last day and its places. */
	readonly deviatesFrom: string;
	readonly until: string;
	readonly in: string;
	/** The name of the field for those who decide. */
	readonly decisionMakers: string;
}
