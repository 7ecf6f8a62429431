/** A repository's own vocabulary, as its configuration teaches it. */

import type { Status } from "../domain/artifact";

export interface Words {
	/** Status words in lower case and what they mean. */
	readonly status: ReadonlyMap<string, Status>;
	/** Section headings in lower case and the product's key for them. */
	readonly sections: ReadonlyMap<string, string>;
}

/** What a repository without a configuration teaches: nothing. */
export const noWords: Words = { status: new Map(), sections: new Map() };
