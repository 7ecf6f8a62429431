/** What crosses a guardrail and who deviates from it, in the reader's language. */

import { l10n } from "vscode";
import type { Recorded } from "../../code/deviations";
import type { Crossed } from "../../views/crossings";

/** "37 places in 12 files". */
export function placesWords({ places, files }: Crossed): string {
	if (places.length === 1) return l10n.t("1 place");
	return files === 1
		? l10n.t("{0} places in 1 file", places.length)
		: l10n.t("{0} places in {1} files", places.length, files);
}

/** What is known already of places that cross something: ", 30 of them in the baseline, 2 with a deviation". */
export function knownWords({ places, known, allowed }: Crossed): string {
	const all = places.length;
	return [
		...(known > 0
			? [
					known === all
						? l10n.t("in the baseline")
						: l10n.t("{0} of them in the baseline", known),
				]
			: []),
		...(allowed > 0
			? [
					allowed === all
						? l10n.t("allowed by a deviation")
						: l10n.t("{0} of them allowed by a deviation", allowed),
				]
			: []),
	]
		.map((part) => `, ${part}`)
		.join("");
}

/** What a deviation comes to today, behind its decision's id; "" where it holds without an end. */
export function deviationWords({
	state,
	until,
}: Pick<Recorded, "state" | "until">): string {
	switch (state) {
		case "granted":
			return until ? l10n.t("until {0}", until) : "";
		case "proposed":
			return l10n.t("proposed");
		case "ended":
			return l10n.t("ended on {0}", until ?? "");
		case "incomplete":
		case "unsettled":
			return l10n.t("covers nothing yet");
	}
}

/** "2 deviations granted": those that hold today, and no proposal. */
export function grantedWords(count: number): string {
	return count === 1
		? l10n.t("1 deviation granted")
		: l10n.t("{0} deviations granted", count);
}

/** What a fix of a crossing is called in the reader's language. Other fixes have the engine's own words, as diagnostics do. */
export function fixWords(title: string): string {
	if (title === "Remove this entry") return l10n.t("Remove this entry");
	const other = /^Use (.+) instead$/.exec(title)?.[1];
	return other ? l10n.t("Use {0} instead", other) : title;
}

/** "2 deviations". */
export function deviationsWords(count: number): string {
	return count === 1 ? l10n.t("1 deviation") : l10n.t("{0} deviations", count);
}
