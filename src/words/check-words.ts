/** A guardrail's check in a few words. */

import { adviceOf } from "../code/advice";
import type { PackageEntry } from "../code/manifests/entry";
import { isUnnamed } from "../code/packages";
import type { Check, Written } from "../domain/artifact";
import { english, listed, type Voice } from "./voice";

/** What a check asks for in some of its places (everywhere when there are none), in one line. */
export function checkWords(
	check: Check,
	places: readonly string[],
	voice: Voice = english,
): string {
	const { say, text } = voice;
	const what = askedBy(check, voice);
	// A check for a decision says its places itself.
	const isPlaced = places.length > 0 && check.type !== "decision";
	const where = isPlaced ? ` ${say("in {0}", listed(places, voice))}` : "";
	const advice = adviceOf(check.instead ?? "");
	if (!advice) return `${what}${where}`;
	const better = text(advice.text);
	return `${what}${where}; ${advice.isCall ? better : say("use {0}", better)}`;
}

function askedBy(check: Check, voice: Voice): string {
	const { say, code } = voice;
	const all = (written: readonly Written[]) =>
		listed(
			written.map(({ text }) => text),
			voice,
		);
	const { deny, allow } = check;
	switch (check.type) {
		case "decision":
			return say(
				"a change in {0} needs a decision that names it",
				all(check.for),
			);
		case "findings":
			return check.rules.length > 0
				? say(
						"findings of {0} by {1} count",
						code(check.sarif?.text ?? ""),
						all(check.rules),
					)
				: check.sarif
					? say("findings of {0} count", code(check.sarif.text))
					: say("findings of another tool count");
		case "path":
			return say("denies files at {0}", all(deny));
		case "content":
			return say("denies text such as {0}", all(deny));
		case "language":
			return deny.length > 0
				? say("denies the languages {0}", all(deny))
				: say("allows only the languages {0}", all(allow));
		case "dependency":
			return deny.length > 0
				? say("denies the packages {0}", all(deny))
				: say("allows only the packages {0}", all(allow));
	}
}

/** Why an entry of a manifest can't be judged, to follow its name. */
export function unjudgedWords(
	entry: PackageEntry,
	{ say, code }: Voice = english,
): string {
	const { version } = entry;
	if (isUnnamed(entry))
		return say(
			"which package it is, is worked out by code or a variable, or stands in a file that is not read",
		);
	return version === undefined
		? say("no version stands there that can be compared")
		: say("its version {0} can't be read", code(version));
}
