/** How it is said, in records and about them, that somebody has to agree to a deviation. */

/** Without a full stop: `needs the agreement of Platform`. Takes whoever has to agree. */
export function agreementNeeded(who: string): string {
	return `needs the agreement of ${who}`;
}
