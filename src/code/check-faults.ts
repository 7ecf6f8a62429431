/** What is wrong with the values of a guardrail's checks. */

import type { Check, Written } from "../domain/artifact";
import { globFault, nameFault } from "../matching/glob";
import { patternFault } from "../matching/pattern/pattern";
import { purlFault } from "../matching/purl";
import { languageNamed, nearestLanguage } from "./linguist/languages";
import { reportFault } from "./sarif/report-path";

export interface CheckFault {
	readonly value: Written;
	readonly what: "package URL" | "pattern" | "glob" | "language" | "report";
	/** Why, in a sentence or two. */
	readonly fault: string;
}

/** The values of a check that can't be used, each with what is wrong with it. */
export function faultsOf(check: Check): CheckFault[] {
	const { type, deny, allow } = check;
	const judge = (
		what: CheckFault["what"],
		values: readonly Written[],
		faultOf: (text: string) => string | undefined,
	): CheckFault[] =>
		values.flatMap((value) => {
			const fault = faultOf(value.text);
			return fault ? { value, what, fault } : [];
		});
	return [
		...(type === "dependency"
			? judge("package URL", [...deny, ...allow], purlFault)
			: []),
		...(type === "content" ? judge("pattern", deny, patternFault) : []),
		...(type === "language"
			? judge("language", [...deny, ...allow], languageFault)
			: []),
		...(type === "path" ? judge("glob", deny, placeFault) : []),
		...(check.sarif ? judge("report", [check.sarif], reportFault) : []),
		...judge("glob", check.rules, nameFault),
		...judge("glob", [...check.for, ...check.in], placeFault),
	];
}

/** The types of languages stand for all languages of that type. */
const languageTypes: ReadonlySet<string> = new Set([
	"data",
	"markup",
	"programming",
	"prose",
]);

/** Says in a sentence why a word names no language and no type of them, or undefined where it does. */
export function languageFault(text: string): string | undefined {
	if (languageNamed(text) || languageTypes.has(text.trim().toLowerCase()))
		return undefined;
	const meant = nearestLanguage(text);
	return meant
		? `Did you mean ${meant}?`
		: "No language of that name is known to GitHub's linguist; write it as its list does.";
}

function placeFault(text: string): string | undefined {
	const pattern = text.trim();
	if (pattern.startsWith("!"))
		return "A glob can't leave out with `!`; name the paths that are meant.";
	if (/(?:^|[\\/])\.\.(?:[\\/]|$)/.test(pattern))
		return "It leads out of the model's folder, and only what lies below it is looked at.";
	return globFault(pattern);
}
