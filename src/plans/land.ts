/** Landing a guardrail in files that cross it already: it counts at once, for what is new only, or from an announced day on. */

import { isDraft, isInForce } from "../domain/standing";
import { addMonths, isoDay } from "../domain/time";
import { draftStatus, without } from "./agree";
import { type BaselineRequest, planBaseline } from "./baseline";
import { isRefusal, type Plan, type Refusal } from "./plan";
import { fieldOf, type ItemRequest, rewritten, type Step } from "./rewriting";

/**
 * - `now`: every place counts.
 * - `baseline`: those of today are recorded, so that only new ones count.
 * - `announce`: none counts until a day (ISO).
 */
export type Landing =
	| { readonly type: "now" }
	| { readonly type: "baseline"; readonly baseline: BaselineRequest }
	| { readonly type: "announce"; readonly since: string };

export interface LandingRequest extends ItemRequest {
	/** ISO date. */
	readonly today: string;
	readonly how: Landing;
}

/**
 * Plans to have a guardrail count; a draft is put in force by it. Refused where its page can't say so, or where others that are on the
 * page would be put in force with it.
 */
export function planLanding(request: LandingRequest): Plan {
	const { how, today, id, file } = request;
	if (how.type === "announce") {
		const fault = announcementFault(how.since, today);
		if (fault) return { refused: fault };
	}
	const recorded =
		how.type === "baseline" ? planBaseline(how.baseline) : undefined;
	if (recorded && isRefusal(recorded)) return recorded;
	const since = how.type === "announce" ? how.since : undefined;
	const done = rewritten(request, [
		...(since ? [announced(since)] : []),
		putInForce,
		pageInForce,
	]);
	if (isRefusal(done)) return done;
	const { item, artifact, edit } = done;
	const isRight =
		isInForce(item.status) &&
		isInForce(artifact.status) &&
		(!since || item.fields.since?.text === since);
	if (!isRight) return unwritable(file, id);
	return {
		edits: [...(edit ? [edit] : []), ...(recorded?.edits ?? [])],
		said: [
			since ? `${id} counts from ${since} on` : `${id} is in force`,
			...(recorded?.said ?? []),
		],
	};
}

/** Why a day can't be announced: it is none, or not ahead. Takes it as typed. */
export function announcementFault(
	text: string,
	today: string,
): string | undefined {
	const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (!parts || !isoDay(Number(parts[1]), Number(parts[2]), Number(parts[3])))
		return "Write a day as 2027-01-31.";
	return text > today ? undefined : "The day has to lie ahead.";
}

/** The day that is proposed for an announcement: the first of the month after next. */
export function usualAnnouncement(today: string): string {
	return `${addMonths(`${today.slice(0, 7)}-01`, 2)}`;
}

function announced(since: string): Step {
	return (reading) =>
		fieldOf(reading, "since", since) ??
		unwritable(reading.artifact.file, reading.item.id);
}

const putInForce: Step = ({ artifact, item, lines }) => {
	const field = draftStatus(artifact, item);
	return field && without(artifact.file, lines, field);
};

const pageInForce: Step = ({ artifact, item, lines }) => {
	const field = draftStatus(artifact);
	if (!field) return undefined;
	const others = artifact.items
		.filter((other) => other !== item && !isDraft(other.status))
		.filter(({ status }) => isInForce(status))
		.map(({ id }) => id);
	return others.length > 0
		? {
				refused: `${artifact.file} as a whole is a draft, and ${others.join(", ")} would be in force with ${item.id}. Mark the page as agreed first, or those as drafts.`,
			}
		: without(artifact.file, lines, field);
};

function unwritable(file: string, id: string): Refusal {
	return {
		refused: `${file} is written in a way that has no place for it. Change ${id} by hand: its \`Since\`, its \`Status\`.`,
	};
}
