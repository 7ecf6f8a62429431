/** What a new decision record says before anybody wrote a word of it: its first sections, prompts, and status words in five languages. */

/** The words that records of one language are begun and ended with. */
export interface DecisionWords {
	readonly proposed: string;
	readonly accepted: string;
	readonly superseded: string;
	/** What stands between `superseded` and the successor. */
	readonly by: string;
	readonly supersedes: string;
	/** The heading over what a record deviates from; `until` and `in` stand before its last day and its places. */
	readonly deviatesFrom: string;
	readonly until: string;
	readonly in: string;
	/** The name of the field for those who decide. */
	readonly decisionMakers: string;
}

const english: DecisionWords = {
	proposed: "proposed",
	accepted: "accepted",
	superseded: "superseded",
	by: "by",
	supersedes: "supersedes",
	deviatesFrom: "Deviates from",
	until: "until",
	in: "in",
	decisionMakers: "Decision makers",
};

/** A language, told by a status word or a heading that no other of the five has. */
const languages: readonly (readonly [RegExp, DecisionWords])[] = [
	[
		/^(?:akzeptiert|angenommen|beschlossen|entschieden|genehmigt|vorgeschlagen|ersetzt|abgelehnt|veraltet|kontext.*|entscheidung.*|konsequenzen|auswirkungen|folgen)$/,
		{
			proposed: "vorgeschlagen",
			accepted: "angenommen",
			superseded: "ersetzt",
			by: "durch",
			supersedes: "ersetzt",
			deviatesFrom: "Weicht ab von",
			until: "bis",
			in: "in",
			decisionMakers: "Entscheider",
		},
	],
	[
		/^(?:acceptée?|approuvée?|validée?|adoptée?|proposée?|remplacée?|rejetée?|contexte.*|décision|conséquences)$/,
		{
			proposed: "proposé",
			accepted: "accepté",
			superseded: "remplacé",
			by: "par",
			supersedes: "remplace",
			deviatesFrom: "S'écarte de",
			until: "jusqu'au",
			in: "dans",
			decisionMakers: "Décideurs",
		},
	],
	[
		/^(?:aceptad[oa]|aprobad[oa]|propuest[oa]|reemplazad[oa]|rechazad[oa]|contexto y.*|decisión|consecuencias)$/,
		{
			proposed: "propuesto",
			accepted: "aceptado",
			superseded: "reemplazado",
			by: "por",
			supersedes: "reemplaza",
			deviatesFrom: "Se desvía de",
			until: "hasta",
			in: "en",
			decisionMakers: "Decisores",
		},
	],
	[
		/^(?:aceit[oa]|aprovad[oa]|propost[oa]|substituíd[oa]|rejeitad[oa]|contexto e .*|decisão|consequências)$/,
		{
			proposed: "proposto",
			accepted: "aceito",
			superseded: "substituído",
			by: "por",
			supersedes: "substitui",
			deviatesFrom: "Desvia-se de",
			until: "até",
			in: "em",
			decisionMakers: "Decisores",
		},
	],
];

/**
 * The words for a record whose neighbours use a status word and headings such as these: the status word decides, as many write it in
 * English over a text in their own language; without one the headings do.
 */
export function decisionWords(
	status: string | undefined,
	headings: readonly string[],
): DecisionWords {
	const told = status ? [status] : headings;
	for (const text of told) {
		const word = text.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
		const found = languages.find(([sign]) => sign.test(word));
		if (found) return found[1];
	}
	return english;
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
