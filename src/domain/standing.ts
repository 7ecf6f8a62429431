/** What a page's or item's own status word says about whether it holds. */

/** Still being written, so that nobody relies on it yet. Takes a status in lower case. */
export function isDraft(status: string): boolean {
	return /^draft\b/.test(status);
}

/** No longer in force: `retired`, `superseded`, `withdrawn` … Takes a status in lower case. */
export function isRetired(status: string): boolean {
	return /^(?:retired|deprecated|superseded|replaced|obsolete|archived|withdrawn|rejected)\b/.test(
		status,
	);
}

/** Neither a draft nor retired. Takes a status in lower case; most pages and items have none and hold. */
export function isInForce(status: string): boolean {
	return !isDraft(status) && !isRetired(status);
}
