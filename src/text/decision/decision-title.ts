/** What a record is called: which heading is its title, what a template left there, and the title without its number. */

import type { OpenSection } from "../markdown/document";
import { sectionKey } from "../vocabulary";
import type { Words } from "../words";

/** The heading that is the record's title: its first of level 1, unless that is a section among others; else a lone one of level 2 on top. */
export function titleSection(
	sections: readonly OpenSection[],
	words: Words,
): OpenSection | undefined {
	const tops = sections.filter((section) => section.level === 1);
	const first = tops[0];
	if (first) {
		if (plainKey(first, words) === undefined) return first;
		// "# Decision" above "## Context" and "## Consequences" is a poor title, but one.
		const below = sections.filter((s) => s.level === 2 && s.key).length;
		return tops.length === 1 && below > 1 ? first : undefined;
	}
	const [opening, next] = sections;
	return opening?.level === 2 &&
		plainKey(opening, words) === undefined &&
		next?.level === 2 &&
		next.key !== undefined &&
		opening.words === 0
		? opening
		: undefined;
}

/** What a heading means on its own: "Decision: use X" is a title. */
function plainKey(section: OpenSection, words: Words): string | undefined {
	return /[:–—]/.test(section.heading)
		? undefined
		: sectionKey(section.heading, "decision", words);
}

/** Level-1 headings are titles nearly everywhere; beside a title, they are sections. */
export function withKey(section: OpenSection, words: Words): OpenSection {
	if (section.level > 1 || section.key) return section;
	const key = sectionKey(section.heading, "decision", words);
	return key ? { ...section, key } : section;
}

/** Longer titles are not looked into. */
export const longestTitle = 300;

/** A title that a template left, or that names one. */
export function isTemplate(title: string): boolean {
	const text = title
		.trim()
		.slice(0, longestTitle)
		.replace(/(?<=\p{L})-(?=\p{Ll})/gu, " ");
	return (
		/^[^\p{L}\p{N}{[<]*(?:(?:adr|rfc)[-\s#]*)?[\d.n x:-]*[{[<][^\]}>]*[\]}>][^\p{L}\p{N}]*$/iu.test(
			text,
		) ||
		/^(?:(?:adr|rfc)[-\s#]*)(?:n{3,}|x{3,}|0*x{2,})(?![\p{L}])/iu.test(text) ||
		/^[^\p{L}]*(?:your |the )?(?:short )?(?:title(?: of the (?:adr|decision|rfc|proposal|solution))?|neat enhancement idea|(?:decision|adr|rfc) title)[.…\s]*$/iu.test(
			text,
		) ||
		(/^.{0,60}\btemplate\s*$/i.test(text) &&
			!/\b(?:use|using|adopt|introduce|choose|new|update|change|define|add|create|standardi[sz]e|from|for|with)\b/i.test(
				text,
			) &&
			/^(?:[^\p{L}]*|.*\b(?:adr|rfc|kep|record|proposal|decision|enhancement|madr)s?\s+)template\s*$/iu.test(
				text,
			))
	);
}

/** A prompt in braces or brackets, or the question of a template. */
export function isPrompt(text: string): boolean {
	const trimmed = text.trim();
	return (
		/^[{[<][^{}[\]<>]*[}\]>]$/.test(trimmed) || /^(?:todo|tbd)\b/i.test(trimmed)
	);
}

/** A record's number with the prefix before it: `ADR-007: `, `RFC 12 - `, `API-001 `. */
const prefixed =
	/^[^\p{L}\p{N}]*(?:ADR|Adr|adr|RFC|Rfc|rfc|KEP|EIP|OEP|Decision|decision|Architecture Decision Record|[A-Z]{1,8}(?:-[A-Z]{1,8})*(?=-\d))[-\s#:]*\d+(?:\.\d+)*[-:.—–)\]\s]+(?=\S)/u;
/** A bare number, set off from the title: "7. ", "007 - ", "0007 ", but not "3 tiers" or "3.12 for all". */
const numbered =
	/^[^\p{L}\p{N}]*(?:(?:n[or°]\.?\s*)?\d+(?:\s*[-.—–)\]]+\s+|\s*:\s*)|0\d+\s+)(?=\S)/iu;
const titlePrefix =
	/^[^\p{L}\p{N}]*(?:architectur(?:e|al) decision record|adr|rfc|decision record)\s*[:—–-]\s*(?=[^\s\d])/iu;
/** Nothing but the id. */
const onlyId = /^[^\p{L}\p{N}]*(?:[A-Z]{2,10}[-\s#]*)?\d+[^\p{L}\p{N}]*$/iu;

/**
 * A title without the number that stands in the id; empty where it is nothing else. `lead` is the record's own number or date as its
 * file name has it: one of several parts is known by that alone.
 */
export function bareTitle(title: string, lead = ""): string {
	if (title.length > longestTitle) return title;
	if (onlyId.test(title)) return "";
	if (lead.length > 5 || /\D/.test(lead)) {
		const own = ownLead(lead).exec(title);
		if (own) return title.slice(own[0].length).trim();
	}
	const number = (prefixed.exec(title) ?? numbered.exec(title))?.[0] ?? "";
	return title.slice(number.length).replace(titlePrefix, "").trim();
}

/** A record's own number or date before its title: "ADR-2026-001: ", "1.2. ", "2026-Q2 - ". */
function ownLead(lead: string): RegExp {
	const parts = lead
		.split(/[-_.]/)
		.map((part) => part.replace(/^0+(?=\d)/, ""));
	return new RegExp(
		`^[^\\p{L}\\p{N}]*(?:(?:ADR|RFC|decision|[A-Z]{1,8}(?:-[A-Z]{1,8})*(?=[-\\s#]))[-\\s#:]*)?0*${parts.join("[-_.]0*")}(?:\\s*[-.:—–)\\]]+\\s*|\\s+|$)`,
		"iu",
	);
}

/** A title made of a file's name: `0001-private-fields` is "private fields". `lead` is the number or date that it begins with. */
export function stemTitle(stem: string, lead = ""): string {
	const known = lead === "" ? -1 : stem.indexOf(lead);
	const rest = known < 0 ? "" : stem.slice(known + lead.length);
	return (/\p{L}/u.test(rest) ? rest.replace(/^[-_ .,:)]+/, "") : stem)
		.replace(
			/^(?:[A-Za-z]{2,5}[-_ ]?)?\d+(?:[-_]\d{2}[-_]\d{2})?[-_ .]+(?=\p{L})/u,
			"",
		)
		.replace(/[-_]+/g, " ")
		.trim();
}

/** What two ways of writing the same title have in common. */
export function slug(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, " ")
		.trim();
}
