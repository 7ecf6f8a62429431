/** A guardrail's check in a few English words, for the terminal and for files that are written. */

import type { Check } from "../domain/artifact";

/** What a check asks for in some of its places (everywhere when there are none), in one line. */
export function checkWords(check: Check, places: readonly string[]): string {
	const where = places.length > 0 ? ` in ${listed(places)}` : "";
	const instead = check.instead ? `; use ${check.instead}` : "";
	const denied = listed(check.deny.map(({ text }) => text));
	switch (check.type) {
		case "decision":
			return `a change in ${listed(check.for.map(({ text }) => text))} needs a decision that names it`;
		case "findings":
			return `denies what another tool finds${findings(check)}${where}, by its report ${listed([check.sarif?.text ?? ""])}${instead}`;
		case "path":
			return `denies files at ${denied}${where}${instead}`;
		case "content":
			return `denies text such as ${denied}${where}${instead}`;
		default: {
			const what = check.type === "language" ? "languages" : "packages";
			return check.deny.length > 0
				? `denies the ${what} ${denied}${where}${instead}`
				: `allows only the ${what} ${listed(check.allow.map(({ text }) => text))}${where}${instead}`;
		}
	}
}

function findings({ rules }: Check): string {
	return rules.length > 0 ? ` by ${listed(rules.map(({ text }) => text))}` : "";
}

/** A few things as written, as code; of many the first, and how many more there are. */
export function listed(all: readonly string[]): string {
	const shown = all.length > 4 ? all.slice(0, 3) : all;
	const words = shown.map((one) => `\`${one}\``).join(", ");
	return shown.length < all.length
		? `${words} and ${all.length - shown.length} more`
		: words;
}
