/** What tells at a glance that a text is a decision record: how it begins, looked at line by line and without the cost of reading it. */

import { badgesIn } from "./decision/badges";
import { decisionField } from "./decision/decision-fields";
import { readStatus } from "./decision/status";
import { normalHeading, sectionKey } from "./vocabulary";
import type { Words } from "./words";

/** What speaks for a decision record in the beginning of a text. */
export interface RecordSigns {
	/** It says a status that is known. */
	readonly status: boolean;
	/** It shows such a status in a badge, as other documents do, too. */
	readonly badge: boolean;
	/** It states what only such documents state: who decided, what it supersedes, the number of its RFC. */
	readonly header: boolean;
	/** It calls itself so: `# ADR 7: …`, `eip: 20`, `Proposal: [SE-0296](…)`, "Architecture Decision Record". */
	readonly named: boolean;
	/** How many different sections it has that records and proposals have and few others. */
	readonly sections: number;
}

/** A status that is known or two sections of a record: enough where a folder's name speaks of decisions. */
export function provesRecords({
	status,
	badge,
	sections,
}: RecordSigns): boolean {
	return status || badge || sections > 1;
}

/** A record wherever it stands: it has the sections of one, and says so in its header or its title. */
export function isSurelyRecord(signs: RecordSigns): boolean {
	return signs.sections > 1 && (signs.status || signs.header || signs.named);
}

/** Looks like a record: a single sign counts only together with a path or a title that speaks of records. */
export function looksLikeRecord(signs: RecordSigns, path: string): boolean {
	const { status, header, named, sections } = signs;
	const said = named || saysRecord.test(path.toLowerCase());
	return (
		sections > 1 ||
		(status && (sections > 0 || said)) ||
		(said && (header || sections > 0))
	);
}

/** A path that speaks of decision records. */
const saysRecord =
	/(?:^|[/_ -])(?:adrs?|madrs?|rfcs?|decisions?|proposals?)(?=[/_ .-]|$)/;

/** How much of a text is looked at, in characters. */
export const longestBeginning = 8192;
const mostLines = 400;

/** Headings that mean something in a record, but stand in many other documents too. */
const weak = new Set(
	(
		"introduction|purpose|background|issue|issues|problem|problems|situation|overview|conclusion|solution|resolution|recommendation|outcome|outcomes|" +
		"results|impact|impacts|effects|risks|requirements|goals|design goals|constraints|criteria|analysis|evaluation|reason|reasons|why|argument|arguments|" +
		"design|option|alternative|summary|date|links|references|notes|changelog|history|positives|negatives|" +
		"einleitung|hintergrund|fragestellung|problem|ergebnis|lösung|vorschlag|fazit|anforderungen|randbedingungen|kriterien|bewertung|gründe|argumente|folgen|" +
		"risiken|problème|résultat|proposition|critères|contraintes|raisons|risques|problema|antecedentes|resultado|solución|propuesta|criterios|restricciones|" +
		"razones|impacto|riesgos|solução|proposta|critérios|restrições|razões|riscos"
	).split("|"),
);
/** The meanings of sections that count. */
const ofRecords = new Set([
	"context",
	"drivers",
	"options",
	"pros-and-cons",
	"decision",
	"consequences",
	"rationale",
	"deciders",
	"supersedes",
	"superseded-by",
]);
/** Sections of requests for comments and of proposals. */
const ofProposals = new Set(
	(
		"motivation|detailed design|design details|guide level explanation|reference level explanation|drawbacks|unresolved questions|open questions|prior art|" +
		"specification|abstract|backwards compatibility|backward compatibility|source compatibility|security considerations|reference implementation|future possibilities|" +
		"future directions|adoption strategy|how we teach this|non goals|goals and non goals|graduation criteria|proposed solution|proposal|" +
		"rationale and alternatives|alternatives considered|migration strategy"
	).split("|"),
);
/** Of these at least one is there; the others alone are any design document's. */
const core = new Set(
	"context|decision|consequences|options|motivation|detailed design|guide level explanation|specification|drawbacks|unresolved questions|proposed solution|proposal|rationale and alternatives".split(
		"|",
	),
);

/** Names of documents that are numbered. */
const numbered =
	/^(?:rfc|eip|erc|bip|cip|pep|kep|oep|adr|rfd|sip|jep|tep|dep|nep|fip|hip|aip|acp|arc|cap|cep|cps|iip|lip|mip|msc|sep|slip|snip|tzip|xls|zip)(?:[- ]?(?:number|id|no))?$/i;
/** Statements of requests for comments and of proposals. */
const headers =
	/^(?:rfc[- ](?:pr|issue)|feature[- ]name|start[- ]date|reference[- ]issues?|implementation[- ]prs?|review[- ]managers?|champions?|shepherds?|sponsors)$/i;
const sayingFields = new Set([
	"decision-makers",
	"supersedes",
	"superseded-by",
]);

/** A title that names its kind of document, mostly with a number. */
const saying =
	/^\W*(?:(?:ADR|RFC|KEP|EIP|ERC|BIP|CIP|PEP|OEP|RFD|TEP|JEP|SEP|SE|MSC)[-\s#:]*\d|\p{L}+ RFC[- ]?\d+:|(?:design )?proposal: *\S|(?:architectur(?:e|al) decision(?: record)?|decision record)s?\b)/iu;

/** `[ACCEPTED](/README.md#accepted)`. */
const link = /\[([^\][]*)\]\([^()]*\)/g;
const fence = /^[ \t]{0,3}(`{3,}|~{3,})/;
const heading = /^[ \t]{0,3}(#{1,6})[ \t]+(.*)$/;
const underline = /^[ \t]{0,3}(?:=+|-{2,})[ \t]*$/;
/** `Status: Accepted`, `* **Status:** Accepted`, `> - status: accepted`, also as YAML; the name and the rest. */
const statement =
	/^[\s>*+-]*([\p{L}][\p{L} _'-]{1,30})[*_]{0,2}[ \t]*[:：][*_]{0,2}[ \t]*(.*)$/u;
const row = /^[\s>]*\|([^|]*)\|([^|]*)/;

/** Looks at how a text begins. Takes the whole text, or as much of its beginning as is known, and the repository's words. */
export function recordSigns(text: string, words: Words): RecordSigns {
	const sections = new Set<string>();
	let status = false;
	let badge = false;
	let header = false;
	let named: boolean | undefined;
	let open: string | undefined;
	let awaitsStatus = false;
	let last = "";
	// Some proposals begin with a block of code that states their number and status.
	let isStart = true;
	let isPreamble = false;
	const isKnown = (value: string) => {
		const read = readStatus(value.replace(link, "$1"), words);
		return read !== undefined && read.status !== "none";
	};
	const state = (written: string, value: string) => {
		const name = written.replace(/[*_\s]+$/, "");
		const field = decisionField(name);
		if (field === "status") status ||= isKnown(value);
		else if (numbered.test(name))
			named ||= /^\W*\d{1,4}\W*$/.test(value) || undefined;
		else if (field === "title" || name.toLowerCase() === "proposal")
			named ||= saying.test(value) || undefined;
		else if (sayingFields.has(field ?? "") || headers.test(name)) header = true;
	};
	const entitle = (text: string, level: number) => {
		if (level === 1) named ??= saying.test(text);
		const key = sectionKey(text, "decision", words);
		const plain = normalHeading(text);
		if (ofProposals.has(plain)) sections.add(plain);
		else if (key && ofRecords.has(key) && !weak.has(plain)) sections.add(key);
		awaitsStatus = key === "status";
		const said = statement.exec(text);
		if (said) state(said[1] as string, said[2] as string);
	};
	for (const line of text
		.slice(0, longestBeginning)
		.split(/\r\n?|\n/, mostLines)) {
		const mark = fence.exec(line)?.[1];
		if (mark && open === undefined) {
			open = mark;
			isPreamble = isStart;
		} else if (mark?.startsWith(open ?? "")) {
			open = undefined;
			isStart = isPreamble = false;
		} else if (open === undefined || isPreamble) {
			const head = heading.exec(line);
			if (head) {
				isStart &&= /^preamble\b/i.test(head[2] as string);
				entitle(head[2] as string, head[1]?.length ?? 1);
			} else if (underline.test(line) && /^[ \t]{0,3}[^\s>*+|:-]/.test(last))
				entitle(last, line.includes("=") ? 1 : 2);
			else if (line.trim() !== "") {
				isStart = false;
				badge ||= badgesIn(line).some(
					({ label, message }) =>
						decisionField(label) === "status" && isKnown(message),
				);
				const said = statement.exec(line) ?? row.exec(line);
				if (said)
					state(
						(said[1] as string).replace(/[*_`:]+/g, " ").trim(),
						said[2] as string,
					);
				if (awaitsStatus) {
					status ||= isKnown(line);
					awaitsStatus = false;
				}
			}
		}
		last = line;
	}
	const hasCore = [...sections].some((name) => core.has(name));
	return {
		status,
		badge,
		header,
		named: named ?? false,
		sections: hasCore ? sections.size : 0,
	};
}
