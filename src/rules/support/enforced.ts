/** How what files make of a guardrail is reported: how loud it may be, with whose agreement it is settled, and who says so. */

import type { Exception } from "../../code/deviations";
import type { Item } from "../../domain/artifact";
import { type Related, severities } from "../../domain/diagnostic";
import type { Model, Workspace } from "../../model/model";
import type { Found } from "../rule";
import { inheritedField } from "./support";

/** The severity that an item itself gives to what crosses it. */
export function ownSeverity(item: Item): Pick<Found, "ownSeverity"> {
	const written = item.fields.severity?.text.trim().toLowerCase();
	const own = severities.find((severity) => severity === written);
	return own ? { ownSeverity: own } : {};
}

/**
 * The highest severity of what crosses an item. An exception lowers it; so does a model that is not adopted, but for a guardrail, whose
 * check somebody has written on purpose. What does not count yet, or no longer, is a hint.
 */
export function ceiling(
	{ adopted }: Model,
	{ kind }: Pick<Item, "kind">,
	exception: Pick<Exception, "state"> | undefined,
	isUncounted: boolean,
): Pick<Found, "ceiling"> {
	if (isUncounted) return { ceiling: "hint" };
	const isMeant = adopted || kind === "guardrails";
	if (exception?.state === "granted" || !isMeant)
		return { ceiling: "information" };
	return exception?.state === "proposed" ? { ceiling: "warning" } : {};
}

/** Whose agreement is missing, behind "until it is accepted"; "" where neither the item nor its page names an owner. */
export function agreeing(item: Item, { artifacts }: Workspace): string {
	const owner = inheritedField(item, artifacts.get(item.file), "owner")?.text;
	return owner ? ` with ${owner}'s agreement` : "";
}

/** The item that is crossed, and the decision that records a deviation from it. */
export function saidBy(
	item: Item,
	exception: Pick<Exception, "decision"> | undefined,
): Related[] {
	return [
		{ file: item.file, range: item.range, message: `${item.id} says so.` },
		...(exception
			? [
					{
						file: exception.decision.file,
						range: exception.decision.range,
						message: `${exception.decision.id} records a deviation.`,
					},
				]
			: []),
	];
}
