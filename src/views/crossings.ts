/** How many places cross a guardrail or use what is on hold, and how much of that is known already. */

import type { Exceptions } from "../code/deviations";
import type { CodeState } from "../code/state";
import type { Crossing } from "../code/violations";
import type { Item } from "../domain/artifact";

export interface Crossed {
	/** All of them, by file and place. */
	readonly places: readonly Crossing[];
	/** In how many files they are. */
	readonly files: number;
	/** Those that the baseline knows. */
	readonly known: number;
	/** Those that a deviation allows today. */
	readonly allowed: number;
	/** Those that the baseline would take in. */
	readonly open: number;
	/** Whether all files have been looked at, or given up, so that there are no more. */
	readonly isFinal: boolean;
}

/** What is known of a workspace's files. */
export interface Sighted {
	readonly code: CodeState;
	/** The files that a host gave up reading. */
	readonly overlooked: readonly { readonly file: string }[];
	readonly exceptions: Exceptions;
}

/** Counts what crosses an item; for a draft, what would cross it. */
export function crossedOf(
	item: Item,
	{ code, overlooked, exceptions }: Sighted,
): Crossed {
	const isMeant = (crossing: Crossing) => crossing.item === item;
	const places = [
		...code.crossings.filter(isMeant),
		...code.tentative.filter(isMeant),
	];
	const states = places.map(({ file }) => exceptions.at(item, file)?.state);
	const known = places.filter(({ baseline }) => baseline?.isKnown).length;
	const allowed = states.filter((state) => state === "granted").length;
	const ended = states.filter((state) => state === "ended").length;
	const givenUp = new Set(overlooked.map(({ file }) => file));
	return {
		places,
		files: new Set(places.map(({ file }) => file)).size,
		known,
		allowed,
		// What is known has no deviation, as a deviation keeps a place out of the baseline.
		open: places.length - known - allowed - ended,
		isFinal: code.unread.every((file) => givenUp.has(file)),
	};
}
