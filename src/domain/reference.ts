/** Typed links from one item to another, as written. */

import type { Range } from "./position";

export type ReferenceType =
	| "serves"
	| "moves"
	| "uses"
	| "upholds"
	| "deviates-from"
	| "supersedes"
	| "superseded-by"
	| "amends"
	| "replaced-by"
	| "applies-to"
	| "outcome"
	| "metric"
	| "mandate"
	| "team"
	| "from"
	| "on"
	| "mentions";

/** What a reference says, before anybody looks for its target. */
export interface Reference {
	readonly type: ReferenceType;
	/** The id it names, upper case (`KM-1`, `ADR-0007`); undefined where only a link or a bare number was written. */
	readonly id?: string;
	/** The relative path it links to, percent-decoded, and the fragment. */
	readonly path?: string;
	readonly fragment?: string;
	/** The web address it links to, where it leads out of the repository: such a reference is never unresolved. */
	readonly url?: string;
	/** It names something of other people, which nothing here stands for. */
	readonly elsewhere?: true;
	/** As written, markup removed: what is printed when nothing is found. */
	readonly text: string;
	readonly range: Range;
	/** Of the id alone, where it is written: what a rename changes. */
	readonly idRange?: Range;
	/** Its id's prefix is none of ours: it refers to an item that has it, and to nothing where none does. */
	readonly tentative?: true;
	/** Written in a field (unresolved: error) rather than in prose. */
	readonly inField: boolean;
}
