import { provenTime } from "@fieldsafe/time";
import { addHours } from "date-fns";

/** Hours that a finding may stay open, by its class. */
const hoursOf = { stop: 1, serious: 24, minor: 24 * 14 } as const;

export interface Finding {
	readonly class: keyof typeof hoursOf;
	/** The last contact of the phone before the finding, and how long it ran since. */
	readonly contact: { readonly at: Date; readonly ranFor: number };
}

/** When a finding has to be closed, counted from the earliest time that can be proved. */
export function dueAt(finding: Finding): Date {
	return addHours(provenTime(finding.contact), hoursOf[finding.class]);
}
