/** The records beside a new one: which of them it follows, and the words in which they speak of their states. */

import type { Artifact } from "../domain/artifact";
import { Lines } from "../domain/lines";
import {
	type DecisionWords,
	decisionWords,
} from "../writing/decision-templates";

/** How many neighbours are looked at. */
const mostPeers = 12;

/** A record with its text. */
export interface Peer {
	readonly record: Artifact;
	readonly lines: Lines;
}

/** The newest neighbours of the commonest dialect; the one that the new record is modelled on comes first. */
export function peersAmong(
	neighbours: readonly Artifact[],
	read: (file: string) => string | undefined,
): Peer[] {
	const newest = neighbours
		.flatMap((record) => {
			const text = read(record.file);
			return text === undefined ? [] : [{ record, lines: new Lines(text) }];
		})
		.slice(0, mostPeers);
	const dialect = mostCommon(
		newest.map(({ record }) => record.decision?.dialect),
	);
	const peers = newest.filter((p) => p.record.decision?.dialect === dialect);
	const signature = mostCommon(peers.map(signatureOf));
	const model = peers.find((p) => signatureOf(p) === signature);
	return model ? [model, ...peers.filter((p) => p !== model)] : [];
}

/** Where a record states its status and date. */
function signatureOf({ record }: Peer): string {
	const { fields, sections, decision } = record;
	const placeOf = (name: string) =>
		fields[name]?.place ??
		(sections.some((s) => s.key === name) ? "section" : "none");
	return `${placeOf("status")} ${placeOf("date")} ${decision?.date ? "dated" : ""}`;
}

/** The first of the values that occur most often. */
export function mostCommon<T>(values: readonly T[]): T | undefined {
	const counts = new Map<T, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	let best: T | undefined;
	for (const [value, count] of counts)
		if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
	return best;
}

/** The words in which a record's folder speaks of its states, in the case in which it writes them. */
export function wordsAmong(records: readonly Artifact[]): DecisionWords {
	const stated = records.filter((r) => r.decision?.statusText);
	const sample = stated[0]?.decision?.statusText ?? "";
	const first = /\p{L}+/u.exec(sample)?.[0] ?? "";
	const headings = (records[0]?.sections ?? []).map((s) => s.heading);
	const words = decisionWords(first || undefined, headings);
	const shouted = first.length > 3 && first === first.toUpperCase();
	const cased = (word: string) => {
		if (shouted) return word.toUpperCase();
		return first === "" || /^\p{Lu}/u.test(first) ? capital(word) : word;
	};
	// Repositories have their own word for a record that is not settled: pending, draft, in discussion.
	const own = mostCommon(
		stated.flatMap(({ decision }) =>
			decision?.status === "proposed" && /^\p{L}+$/u.test(decision.statusText)
				? [decision.statusText]
				: [],
		),
	);
	return {
		...words,
		proposed: own ?? cased(words.proposed),
		accepted: cased(words.accepted),
		superseded: cased(words.superseded),
	};
}

/** A word with a capital letter. */
export function capital(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}
