/** Why something applies to a file, or why it does not, in a few words. */

import type { Item, Status } from "../domain/artifact";
import { checkWords } from "../words/check-words";
import { listed, type Voice } from "../words/voice";
import type { Applying, Reason, WhyNot } from "./context";

/** Why something applies, in one line; what a deviation allows comes last. */
export function whyWords(one: Applying, voice: Voice): string {
	return [reasonsWords(one, voice), ...allowedWords(one, voice)].join("; ");
}

/** Why something applies, without what a deviation allows. */
export function reasonsWords(
	{ item, reasons }: Applying,
	voice: Voice,
): string {
	const words = reasons.map((reason) => reasonWords(item, reason, voice));
	const people = checkedBy(item);
	if (people)
		words.push(voice.say("checked by people: {0}", voice.text(people)));
	return words.join("; ");
}

/** Which decision allows to cross something here, and until when; nothing where none does. */
export function allowedWords(
	{ allowed }: Applying,
	{ say, text }: Voice,
): string[] {
	if (!allowed) return [];
	const decision = text(allowed.decision.id);
	return [
		allowed.until
			? say("{0} allows to deviate here until {1}", decision, allowed.until)
			: say("{0} allows to deviate here", decision),
	];
}

/** Says whether it goes without saying why something applies: it holds everywhere, and there is nothing to add. */
export function isPlain({ item, reasons, allowed }: Applying): boolean {
	const holdsEverywhere = reasons.every(
		(reason) => reason.type === "everywhere" && reason.root === "",
	);
	return holdsEverywhere && !allowed && !checkedBy(item);
}

function checkedBy({ kind, fields }: Item): string | undefined {
	return kind === "guardrails" ? fields["checked-by"]?.text : undefined;
}

function reasonWords(item: Item, reason: Reason, voice: Voice): string {
	const { say, code, text } = voice;
	switch (reason.type) {
		case "everywhere":
			return reason.root
				? say("holds for everything below {0}", code(reason.root))
				: say("holds everywhere");
		case "place":
			return say("applies to {0}", code(reason.place));
		case "check":
			return checkWords(
				reason.check,
				reason.place && reason.check.type !== "path" ? [reason.place] : [],
				voice,
			);
		case "packages":
			return stackWords(item, listed(reason.packages, voice), voice);
		case "language":
			return stackWords(item, text(reason.language), voice);
		case "names":
			return say("names {0}, which applies here", text(reason.named.id));
		case "links":
			return say("links to {0}", code(reason.to));
		case "deviates":
			return allowingWords(reason, voice);
	}
}

function allowingWords(
	{ from, until, places }: Extract<Reason, { type: "deviates" }>,
	voice: Voice,
): string {
	const { say, text } = voice;
	const [id, title] = [text(from.id), text(from.title)];
	if (places.length > 0) {
		const where = listed(places, voice);
		return until
			? say(
					'allows to deviate from {0} "{1}" in {2} until {3}',
					id,
					title,
					where,
					until,
				)
			: say('allows to deviate from {0} "{1}" in {2}', id, title, where);
	}
	return until
		? say('allows to deviate from {0} "{1}" here until {2}', id, title, until)
		: say('allows to deviate from {0} "{1}" here', id, title);
}

/** How an entry of the tech stack stands to what it speaks of; decisions and guardrails are about it. */
function stackWords(item: Item, what: string, { say, text }: Voice): string {
	if (item.kind !== "tech-stack") return say("is about {0}", what);
	const { ring, "replaced-by": other } = item.fields;
	if (!ring?.text) return say("speaks of {0}", what);
	const on = text(ring.text.trim().toLowerCase());
	if (other?.text)
		return say("is on {0}, use {1}: {2}", on, text(other.text), what);
	return on === "hold"
		? say("is on hold: {0}", what)
		: say("is in the ring {0}: {1}", on, what);
}

/** Why something that is near does not apply, in one line. */
export function whyNotWords(whyNot: WhyNot, voice: Voice): string {
	const { say, text } = voice;
	switch (whyNot.type) {
		case "elsewhere":
			return say("holds in {0}", listed(whyNot.places, voice));
		case "check":
			return uncheckedWords(whyNot, voice);
		case "artifact":
			return say("its checks pass over the pages of the model itself");
		case "announced":
			return say("is announced, and counts from {0} on", whyNot.since);
		case "status": {
			const successors = whyNot.successors.map(({ id }) => text(id)).join(", ");
			const status = statusWords(whyNot.status, voice);
			return successors
				? `${status}; ${say("{0} holds in its place", successors)}`
				: status;
		}
		case "deviates":
			return deviationWords(whyNot, voice);
	}
}

function statusWords(status: Status, { say }: Voice): string {
	switch (status) {
		case "draft":
			return say("is a draft");
		case "proposed":
			return say("is proposed");
		case "accepted":
			return say("is accepted");
		case "rejected":
			return say("is rejected");
		case "deprecated":
			return say("is deprecated");
		case "superseded":
			return say("is superseded");
		case "none":
			return say("has no status");
	}
}

function uncheckedWords(
	{ check, because }: Extract<WhyNot, { type: "check" }>,
	voice: Voice,
): string {
	const { say } = voice;
	const denied = check.deny.map(({ text }) => text);
	switch (because) {
		case "packages": {
			const packages = [...denied, ...check.allow.map(({ text }) => text)];
			return say(
				"is about packages ({0}) that such a file doesn't use",
				listed(packages, voice),
			);
		}
		case "language":
			return say(
				"is about programming languages, and this file's name tells none",
			);
		case "path":
			return say("is about files at {0}", listed(denied, voice));
		case "foreign":
			return say("passes over what others wrote or a tool made");
		case "documentation":
			return say("is about languages, and passes over documentation");
		case "unusable":
			return say("its check can't be used as it is written");
	}
}

function deviationWords(
	{ from, state, until, places }: Extract<WhyNot, { type: "deviates" }>,
	voice: Voice,
): string {
	const { say, text } = voice;
	const id = text(from.id);
	if (places.length > 0)
		return say(
			"its deviation from {0} covers only {1}",
			id,
			listed(places, voice),
		);
	if (state === "proposed")
		return say("its deviation from {0} is proposed, not accepted", id);
	if (state === "ended" && until)
		return say("its deviation from {0} ended on {1}", id, until);
	return say(
		"its deviation from {0} covers nothing: it lacks a reason, an end or a status",
		id,
	);
}
