/** Who deviates from an item: what live decisions record for it, and what that comes to today. */

import { Exceptions, isLive, type Recorded } from "../code/deviations";
import type { Item } from "../domain/artifact";
import { join } from "../domain/paths";
import type { Workspace } from "../model/model";

/** The deviations from an item on a day (ISO); those that hold or may come to hold first. */
export function deviationsFrom(
	workspace: Workspace,
	item: Item,
	today: string,
): Recorded[] {
	return liveFirst(new Exceptions(workspace, today).of(item));
}

/** The same deviations, those that hold or may come to hold first. */
export function liveFirst(recorded: readonly Recorded[]): Recorded[] {
	return [
		...recorded.filter(isLive),
		...recorded.filter((one) => !isLive(one)),
	];
}

/** Where a deviation holds: globs from the workspace's root; empty where that is everywhere. */
export function placesOf({ root, places }: Recorded): string[] {
	return places.map((place) => join(root, place));
}

/** What a deviation comes to, in a few English words for the terminal. */
export function deviationState({ state, until, needs }: Recorded): string {
	switch (state) {
		case "granted":
			return until ? `until ${until}` : "without an end";
		case "proposed":
			return until ? `proposed, until ${until}` : "proposed";
		case "ended":
			return `ended on ${until}`;
		case "incomplete":
			return `covers nothing yet: it needs ${needs}`;
		case "unsettled":
			return "covers nothing yet: its decision doesn't say that it is accepted";
	}
}
