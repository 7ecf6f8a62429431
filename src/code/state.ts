/** What a check knows of the files that are no artifacts. */

import type { BaselineState } from "./baseline";
import type { ChangedFile } from "./changes";
import type { Exceptions } from "./deviations";
import type { AtBase } from "./gate/gate";
import type { PackageEntry } from "./manifests/entry";
import type { Reach } from "./reach";
import type { ReportState } from "./sarif/findings";
import type { Asked } from "./unjudged";
import type { Crossing } from "./violations";

export interface CodeState {
	/** The places that cross what is in force, in the order of paths and places. */
	readonly crossings: readonly Crossing[];
	/** Those that would cross a draft, were it in force; only where drafts are looked at. */
	readonly tentative: readonly Crossing[];
	/** The files that would have to be read to know what they cross, and were not. */
	readonly unread: readonly string[];
	/** The entries of manifests that a check could not judge, by path. */
	readonly unjudged: readonly Asked[];
	/** The entries of manifests whose packages some guardrail says to use instead. */
	readonly recommended: readonly {
		readonly file: string;
		readonly entry: PackageEntry;
	}[];
	/** What became of the reports that guardrails go by. */
	readonly reports: readonly ReportState[];
	/** What checks had to look at. */
	readonly reach: Reach;
	/** What there is to say about the baseline; undefined where there is none. */
	readonly baseline?: BaselineState;
	/** What has changed since a base; undefined where none is known. */
	readonly change?: readonly ChangedFile[];
	/** The state that a change is compared with, where more than its files is known. */
	readonly base?: AtBase;
	/** The deviations to go by; those of the workspace itself where they are missing. */
	readonly exceptions?: Pick<Exceptions, "at">;
}
