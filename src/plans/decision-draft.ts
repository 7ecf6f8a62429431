/** The text of a new decision record: in the manner of the records beside it, or a first one. */

import type { Artifact } from "../domain/artifact";
import { plainText } from "../text/markdown/plain";
import { readArtifact } from "../text/read";
import type { Words } from "../text/words";
import { firstSections } from "../writing/decision-templates";
import {
	Imitation,
	type RecordFacts,
	sectionText,
	spelled,
} from "./decision-imitation";
import { capital, peersAmong } from "./decision-peers";

/** How a repository writes: the texts of its files, and its own vocabulary. */
export interface Language {
	readonly read: (file: string) => string | undefined;
	readonly words: Words;
}

/**
 * Writes a record. Takes its path and facts, the records beside it (newest first), how to get at their texts, and the repository's
 * words. Without neighbours, or beside such as nobody could follow, it gets a date, a status and three sections.
 */
export function recordText(
	file: string,
	facts: RecordFacts,
	neighbours: readonly Artifact[],
	{ read, words }: Language,
): string {
	const peers = peersAmong(neighbours, read);
	const model = peers[0];
	const plain = firstText(facts);
	if (!model) return plain;
	const imitated = new Imitation(facts, peers).text();
	const reads = (text: string) =>
		saysSo(readArtifact(file, text, "decision", words), facts);
	const text = reads(imitated) || !reads(plain) ? imitated : plain;
	const { lineBreak } = model.record;
	return lineBreak === "\n" ? text : text.replaceAll("\n", lineBreak);
}

/** A record, once it is read, states the facts that it was written with. */
function saysSo({ items, decision }: Artifact, facts: RecordFacts): boolean {
	const [item] = items;
	return (
		item?.title === plainText(facts.title) &&
		decision?.status === facts.status &&
		decision.date === facts.today &&
		!decision.otherStatus &&
		(!facts.supersedes || item.references.some((r) => r.type === "supersedes"))
	);
}

function firstText({
	title,
	number,
	today,
	status,
	supersedes,
}: RecordFacts): string {
	const heading = `# ${number === undefined ? "" : `${spelled(number, 0)}. `}${title}`;
	const sections = firstSections.map((section) =>
		section.key === "status"
			? `## ${section.heading}\n\n${[capital(status), ...(supersedes ? [`Supersedes ${supersedes.link}`] : [])].join("\n\n")}`
			: sectionText(section),
	);
	return `${[heading, `Date: ${today}`, ...sections].join("\n\n")}\n`;
}
