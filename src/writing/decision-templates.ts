/** What a new decision record says before anybody wrote a word of it: its first sections, prompts, and status words in its neighbours' language. */

import { fold } from "../text/fold";
import { languages } from "../text/languages";
import type { Language, WrittenWords } from "../text/languages/language";
import { listedIn } from "../text/languages/words";

/** The words that records of one language are begun and ended with. */
export type DecisionWords = WrittenWords;

const [english] = languages;

/** Languages by the words and headings that they have, folded. */
const byStatus = languagesBy(({ status }) => Object.values(status));
const byHeading = languagesBy(({ record }) => Object.values(record));

function languagesBy(
	listsOf: (language: Language) => readonly string[],
): ReadonlyMap<string, ReadonlySet<Language>> {
	const found = new Map<string, Set<Language>>();
	for (const language of languages)
		for (const word of listsOf(language).flatMap(listedIn)) {
			const known = found.get(fold(word)) ?? new Set();
			found.set(fold(word), known.add(language));
		}
	return found;
}

/**
 * The words for a record whose neighbours use a status word and headings such as these: the status word decides, as many write it in
 * English over a text in their own language; where several languages have it, and without one, the headings do.
 */
export function decisionWords(
	status: string | undefined,
	headings: readonly string[],
): DecisionWords {
	const known = status === undefined ? undefined : languagesOfStatus(status);
	if (known?.has(english)) return english.writing;
	const having = headings.flatMap((heading) => {
		const found = byHeading.get(bare(heading));
		// Many write English headings over a text in their own language.
		return found && (known || !found.has(english)) ? [found] : [];
	});
	let best: Language | undefined;
	let most = 0;
	for (const language of known ?? new Set(having.flatMap((of) => [...of]))) {
		const told = having.filter((of) => of.has(language)).length;
		if (told > most || (known && !best)) best = language;
		most = Math.max(most, told);
	}
	return (best ?? english).writing;
}

/** The languages that have a status word with which a value begins. */
function languagesOfStatus(status: string): ReadonlySet<Language> | undefined {
	const words = bare(status).split(" ", longestStatus);
	for (let n = words.length; n > 0; n--) {
		const found = byStatus.get(words.slice(0, n).join(" "));
		if (found) return found;
	}
	return undefined;
}

/** The words of a status that tell its language are no more. */
const longestStatus = 4;

function bare(text: string): string {
	return fold(text)
		.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "")
		.replace(/[-_\s]+/g, " ");
}

/** "superseded by NAME" in the words of a language. Takes the word for "superseded" in the case in which it is to stand. */
export function supersededBy(
	words: DecisionWords,
	superseded: string,
	name: string,
): string {
	const blank = /^\p{L}/u.test(words.by) ? " " : "";
	return `${superseded}${blank}${words.by} ${name}`;
}

/** What a section of a record asks for, by the meaning of its heading. */
export const decisionPrompts: Readonly<Record<string, string>> = {
	context: "What forces a decision now? Facts, constraints, who is concerned.",
	drivers: "What counts in this decision, the heaviest first?",
	options: "What could be done? One entry each, doing nothing included.",
	"pros-and-cons": "What speaks for and against each option?",
	decision:
		"What will be done, and why this? Name what it upholds or deviates from.",
	rationale: "Why this option and none of the others?",
	consequences:
		"What becomes easier, what becomes harder, what has to be done?",
	confirmation: "How will anybody notice that it is followed?",
	summary: "The decision in two sentences.",
	assumptions: "What has to be true for this to hold?",
	deciders: "Who decides?",
	links: "Records, issues and pages that belong to it.",
	"more-information": "What else helps the next reader?",
};

/** The clauses of a decision in one sentence, for folders that write theirs so. */
export const yStatement = [
	"**In the context of** <!-- what it is about -->,",
	"**facing** <!-- the concern -->,",
	"**we decided for** <!-- the option -->",
	"**and neglected** <!-- the others -->,",
	"**to achieve** <!-- what is gained -->,",
	"**accepting that** <!-- what it costs -->.",
].join("\n");

export interface SectionOfRecord {
	readonly heading: string;
	readonly level: number;
	/** What the heading means, where that is known. */
	readonly key?: string;
}

/** The sections of a record that has no neighbours to follow: status, context, decision, consequences. */
export const firstSections: readonly SectionOfRecord[] = [
	{ heading: "Status", level: 2, key: "status" },
	{ heading: "Context", level: 2, key: "context" },
	{ heading: "Decision", level: 2, key: "decision" },
	{ heading: "Consequences", level: 2, key: "consequences" },
];
