/** What a decision record says about other records: what it replaces, amends, and what replaced it. */

import { decisionIdSource, idKey } from "../../domain/id";
import type { Lines } from "../../domain/lines";
import type { Span } from "../../domain/position";
import type { Reference, ReferenceType } from "../../domain/reference";
import { isLogName } from "../../kinds/decision-places";
import type { MarkdownLink } from "../markdown/markdown";
import { masked } from "../markdown/mask";
import { plainText } from "../markdown/plain";
import {
	fieldReferences,
	linkReference,
	splitTarget,
	withoutAddresses,
} from "../page/references";
import { isOfOthers, mayCountRecords, meansPart } from "./around-targets";

export type Relation = Extract<
	ReferenceType,
	"superseded-by" | "supersedes" | "amends"
>;

/** A relation named in a text, and where its targets may stand. */
interface Named {
	readonly type: Relation;
	/** Offsets in the text; what is said begins at `start`, its targets behind `end`. */
	readonly start: number;
	readonly end: number;
	/** Only a part of the other record, or of this one. */
	readonly partly: boolean;
	/** It speaks of this record; one that doesn't only ends the one before it. */
	readonly trusted: boolean;
}

const left = "(?<![\\p{L}\\p{N}])";
const right = "(?![\\p{L}\\p{N}])";
const part =
	"(?:partly|partially|in part|teilweise|partiellement|parcialmente)";
const byWord = "(?:by|durch|von|par|por|pel[oa]|with|in favou?r of|through)";
const supersededWord =
	"(?:super[sc]e+ded|supersceded|replaced|obsoleted|ersetzt|abgelöst|remplacée?|reemplazad[oa]|sustituid[oa]|substitu[ií]d[oa])";
const supersedesWord =
	"(?:super[sc]edes|replaces|obsoletes|ersetzt|remplace|reemplaza(?: a)?|sustituye(?: a)?|substitui)";
const amendsWord = "(?:amends|ergänzt|amende|enmienda|emenda)";

const relation = new RegExp(
	`${left}(?:(${part})[ \\t]+)?(?:(${supersededWord}${right}(?:[ \\t]+(?:entirely|fully|completely|wholly|in full|now))?[\\s(:—–-]*${byWord})|(super[sc]e+ded)(?=[\\s(:—–-]*(?:ADR|RFC|\\d))|(${supersedesWord})|(${amendsWord}))${right}(?:[ \\t]+(${part})${right})?`,
	"giu",
);
/** A cheap look before the dear one: a text without these roots says nothing of the kind. */
const roots =
	/super[sc]e|replac|obsolete|ersetzt|abgelöst|remplac|reemplaz|sustitu|substitu|amend|ergänzt|enmiend|emenda/i;

/** Says whether a text could name a relation to another record at all. */
export function maySpeakOfOthers(text: string): boolean {
	return roots.test(text);
}

/** This record as the subject: "This ADR has been superseded by …", "Note: this RFC supersedes …". */
const subject = new RegExp(
	`${left}(?:this|the present|dieser?|diese|dieses|cette?|esta|este|esse)[ \\t]+(?:adr|rfc|kep|eip|decision|record|decision record|architecture decision record|document|proposal|page|one|entscheidung|décision|decisión|decisão|proposition|propuesta|proposta)[ \\t]+(?:(?:is|was|has been|has now been|have been|got|wurde|wird|ist|est|a été|fue|ha sido|foi|é|now|also|entirely|fully|completely|already|later|since|then|formally)[ \\t]+)*$`,
	"iu",
);
/** Words with which a statement may begin before it says what it says. */
const opening =
	/^[^\p{L}\p{N}]*(?:(?:note|nota|hinweis|warning|caution|important|update|notice|achtung|remarque|info|danger|tip|status|now|und|and|this is|it is|has been|was|is|also|later|\d[\d./-]*(?![\d./-]))(?![\p{L}\p{N}])[^\p{L}\p{N}]*)*$/iu;
/** A condition, a wish or a denial takes what is said back. */
const unreal =
	/(?<![\p{L}])(?:if|when|until|unless|once|should|could|would|might|may|must|will|shall|can|not|never|no|falls|wenn|nicht|sollte|pas|si|no|não|se|to be)(?![\p{L}])[^.;\n]{0,40}$/iu;

/** How far the reader trusts that a text speaks of this record. */
export type Trust =
	/** A status value, a field: whatever relation it names is this record's. */
	| "value"
	/** The top, a status or links section: statements that begin a line or have this record as their subject. */
	| "line"
	/** Prose: only statements with this record as their subject. */
	| "prose"
	/** Prose of a record that is known to be superseded: whoever the subject, unless another record is it. */
	| "hint";

/** What a record says of others, with the places of the targets. */
export interface Said {
	readonly reference: Reference;
	readonly span: Span;
}

/**
 * Reads the relations in a stretch of a record. Takes the links of the whole file (none for front matter, whose links are not Markdown
 * to the parser). "Partly superseded by" names no successor; "supersedes parts of" amends.
 */
export function saidIn(
	lines: Lines,
	links: readonly MarkdownLink[],
	span: Span,
	trust: Trust,
): Said[] {
	const raw = lines.slice(span);
	if (!roots.test(raw)) return [];
	const mask = masked(raw);
	const named = namedIn(mask, trust);
	return named.flatMap((one, i) => {
		if (!one.trusted) return [];
		const until = Math.min(
			clauseEnd(mask, one.end),
			named[i + 1]?.start ?? mask.length,
		);
		const targets = targetsIn(
			lines,
			links,
			{ start: span.start + one.end, end: span.start + until },
			one.type,
		);
		const first = targets[0];
		if (!first) return [];
		const gap = mask.slice(one.end, first.span.start - span.start);
		const words = gap.match(/[\p{L}]+/gu) ?? [];
		if (one.type === "superseded-by" && one.partly && trust !== "hint")
			return [];
		if (words.length > 6 && trust !== "value") return [];
		return targets.map(({ reference, span: at }) => ({
			reference: {
				...reference,
				...(one.partly && one.type === "supersedes"
					? { type: "amends" as const }
					: {}),
				inField: reference.inField && (trust === "value" || trust === "line"),
			},
			span: at,
		}));
	});
}

function namedIn(mask: string, trust: Trust): Named[] {
	const found: Named[] = [];
	for (const match of mask.matchAll(relation)) {
		const [, partBefore, byPhrase, bare, supersedes, amends, partBehind] =
			match;
		const type: Relation | undefined =
			byPhrase || (bare && trust === "value")
				? "superseded-by"
				: supersedes
					? "supersedes"
					: amends
						? "amends"
						: undefined;
		if (!type) continue;
		const sentence = mask.slice(sentenceStart(mask, match.index), match.index);
		found.push({
			trusted:
				!unreal.test(sentence) &&
				(trust === "value" ||
					(!isAside(mask, match.index) && speaksOfThis(sentence, trust))),
			type,
			start: match.index,
			end: match.index + match[0].length,
			partly: (partBefore ?? partBehind) !== undefined,
		});
	}
	return found;
}

/** In brackets behind other words: "ADR-037 (rejected; superseded by ADR-40)" speaks of that one. */
function isAside(mask: string, at: number): boolean {
	const before = mask.slice(Math.max(0, at - longestSentence), at);
	const line = before.slice(before.lastIndexOf("\n") + 1);
	const open = line.lastIndexOf("(");
	return open > line.lastIndexOf(")") && /\p{L}/u.test(line.slice(0, open));
}

function speaksOfThis(sentence: string, trust: Trust): boolean {
	if (
		subject.test(
			sentence.replace(/\b(?:in[ \t]+)?part(?:ly|ially)?[ \t]+$/i, ""),
		)
	)
		return true;
	if (trust === "line")
		return (
			opening.test(sentence) ||
			opening.test(sentence.slice(sentence.lastIndexOf("\n") + 1))
		);
	// "ADR-005 was superseded by ADR-007" says nothing about this record.
	return (
		trust === "hint" &&
		!/(?<![\p{L}\p{N}])(?:(?:ADR|RFC)[- #]*\d|0\d)[^.;]*$/iu.test(sentence)
	);
}

/** No statement is longer, and no text costs more than its length to read. */
const longestSentence = 400;
const longestClause = 1000;

function sentenceStart(text: string, at: number): number {
	const least = Math.max(0, at - longestSentence);
	for (let i = at - 1; i >= least; i--) {
		const c = text.charAt(i);
		if (
			c === "\n" &&
			/(?:^|\n)\s*\n$/.test(text.slice(Math.max(0, i - 3), i + 1))
		)
			return i + 1;
		if (c === ";" || (".!?:".includes(c) && /\s/.test(text.charAt(i + 1))))
			return i + 1;
	}
	return least;
}

const clauseEnds =
	/[.;](?=\s|$)|\n[ \t]*\n|\n(?=[ \t>]*(?:[-*+]|\d+[.)])[ \t])|\n(?=[ \t>|]{0,8}\p{L}[\p{L} -]{1,30}[ \t]{0,4}:(?:\s|$))|(?<![\p{L}])(?:see|siehe|voir|véase|ver|because|since|which|but|as per|tracked in)(?![\p{L}])/iu;

/** Where the statement ends: at a full stop, a semicolon, an empty line, a line that names another fact, or where it turns to something else. */
function clauseEnd(text: string, from: number): number {
	const clause = text.slice(from, from + longestClause);
	const until = from + (clauseEnds.exec(clause)?.index ?? clause.length);
	let open = 0;
	for (let i = from; i < until; i++) {
		const c = text.charAt(i);
		if (c === "(") open++;
		else if (c === ")" && open-- === 0) return i;
	}
	return until;
}

const decisionId = new RegExp(decisionIdSource, "i");

/** "None (extends ADR-004)" names nothing. */
const saysNothing =
	/^[\s:"'-]*(?:(?:n\/?a|none|nothing|no|nil|null|keine?|aucune?|ninguna?|nenhuma?)(?![\p{L}\p{N}])|[-–—\s]*$)/iu;

/**
 * What a value or clause names: links, ids, and where there are none, numbers and file names. Of what it supersedes only in part, it is
 * said that it amends it.
 */
export function targetsIn(
	lines: Lines,
	links: readonly MarkdownLink[],
	span: Span,
	type: ReferenceType,
): Said[] {
	const found = namedTargets(lines, links, span, type);
	if (found.length === 0) return found;
	const raw = lines.slice(span);
	const mask = masked(raw);
	return found.map((said, i) => {
		const last = found[i - 1]?.span.end ?? span.start;
		const left = mask.slice(last - span.start, said.span.start - span.start);
		const { start = span.end } = found[i + 1]?.span ?? {};
		const right = mask.slice(said.span.end - span.start, start - span.start);
		const isPart =
			type === "supersedes" &&
			(isSection(said.reference) ||
				meansPart(
					/[^,;\n]*$/.exec(left)?.[0] ?? "",
					/^[^;\n]*/.exec(right)?.[0] ?? "",
				));
		const at = said.span.start - span.start;
		// A relative link leads where it leads.
		const isLink = said.reference.path !== undefined && raw.charAt(at) === "[";
		const isElsewhere =
			!isLink && isOfOthers(raw, at, said.span.end - span.start);
		if (!isPart && !isElsewhere) return said;
		return {
			...said,
			reference: {
				...said.reference,
				...(isPart ? { type: "amends" as const } : {}),
				...(isElsewhere ? { elsewhere: true as const } : {}),
			},
		};
	});
}

/** A link to a section of another record, and none to a record of a log. */
function isSection({ path, fragment }: Reference): boolean {
	return path !== undefined && fragment !== undefined && !isLogName(path);
}

function namedTargets(
	lines: Lines,
	links: readonly MarkdownLink[],
	span: Span,
	type: ReferenceType,
): Said[] {
	if (saysNothing.test(masked(lines.slice(span)))) return [];
	const found: Said[] = [];
	let at = span.start;
	const idsUntil = (end: number) => {
		for (const reference of fieldReferences(
			lines,
			{ start: at, end },
			type,
			false,
		))
			found.push({ reference, span: spanOf(lines, reference) });
	};
	for (let i = firstFrom(links, at); i < links.length; i++) {
		const link = links[i] as MarkdownLink;
		if (link.start >= span.end) break;
		if (link.image || link.start < at) continue;
		idsUntil(link.start);
		const reference = recordLink(lines, link, type);
		if (reference) found.push({ reference, span: link });
		at = link.end;
	}
	if (at < span.end) idsUntil(span.end);
	return found.length > 0 ? found : bareTargets(lines, links, span, type);
}

/** A text whose links are blanked out whole, their words too, and web addresses. */
export function withoutLinks(source: string): string {
	return withoutAddresses(
		source.replace(/\[[^[\]\n]*\]\([^()\n]*\)/g, (link) =>
			" ".repeat(link.length),
		),
	);
}

/** The index of the first link that begins at an offset or behind it. */
function firstFrom(links: readonly MarkdownLink[], offset: number): number {
	let low = 0;
	let high = links.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((links[middle] as MarkdownLink).start < offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

function spanOf(lines: Lines, reference: Reference): Span {
	return {
		start: lines.offset(reference.range.start),
		end: lines.offset(reference.range.end),
	};
}

/** Pages that discuss a record and are none: issues, pull requests, threads. */
const discussion =
	/\/(?:issues?|pulls?|discussions?|merge_requests|commits?|releases|tags?|t|browse)\/|[?&]|\.(?:com|org|net|io)\/?$/i;

/** A link that leads to a record: a relative one, or one to a page elsewhere that is written like a record. */
function recordLink(
	lines: Lines,
	link: MarkdownLink,
	type: ReferenceType,
): Reference | undefined {
	const source = lines.slice(link);
	const closing = /\](?:\(|\[|$)/.exec(source)?.index ?? source.length;
	const written = source.slice(1, closing);
	// Structurizr shows records on one page, each under its number: "[2. Weigh twice](#2)".
	const number = /^#(\d{1,6})$/.exec(link.url)?.[1];
	if (number !== undefined)
		return { type, text: number, range: lines.rangeOf(link), inField: true };
	if (splitTarget(link.url))
		return linkReference(lines, link, written, link.url, type);
	const isName = /^[^\p{L}\p{N}]*[A-Z]{2,8}[- ]?#?\d{1,6}[^\p{L}\p{N}]*$/u;
	if (!isName.test(link.text)) {
		if (discussion.test(link.url)) return undefined;
		if (
			!decisionId.test(written) &&
			!/\.(?:mdx?|rst|adoc|html?)(?:#.*)?$/i.test(link.url)
		)
			return undefined;
	}
	return {
		type,
		text: plainText(link.text) || link.url,
		range: lines.rangeOf(link),
		inField: true,
		url: link.url,
	};
}

const bareTarget =
	/(?<![\p{L}\p{N}#/.-])(?:((?:\.{0,2}\/)?[\w.-]+(?:\/[\w.-]+)*(?:\.(?:mdx?|rst|adoc)|\/))(?![\p{L}\p{N}])|((?:[\w.-]+\/)+\d[\w.-]*)(?![\p{L}\p{N}/])|([A-Z]{1,8}-(?:(?:19|20)\d{2}-)?\d{1,6})(?![\p{L}\p{N}-])|(\d{2,}[-_.][\w.-]*\p{L}[\w.-]*)|(\d{1,6}(?:[-_.]\d{1,5}){0,2}[a-z]?)(?=[ \t]*(?:$|[\r\n,;.)&]|and\b|und\b|et\b|y\b|e\b)))/gu;

/** A year, a month or a day, and no `2026-001`. */
const isYearOrDay =
	/^(?:19|20)\d\d(?:[-_.](?:0?[1-9]|1[0-2])(?:[-_.]\d{1,2})?)?$|^\d{1,2}[-_.]\d{1,2}[-_.](?:\d\d)?\d\d$/;

/** `0019`, `0057-title.md`, `0057-title`, `ARCH-004`, `/keps/sig-apps/4368-x/`. */
function bareTargets(
	lines: Lines,
	links: readonly MarkdownLink[],
	span: Span,
	type: ReferenceType,
): Said[] {
	const raw = withoutLinks(lines.slice(span));
	const isInLink = (at: number) => {
		const link = links[firstFrom(links, at + 1) - 1];
		return link !== undefined && at < link.end;
	};
	const source = masked(raw);
	const found: Said[] = [];
	for (const match of source.matchAll(bareTarget)) {
		const [text, file, stem, id, , number] = match;
		const path = file ?? stem;
		// A year, an issue, or a part of a web address is no record.
		if (number && isYearOrDay.test(number)) continue;
		if (!path && isInLink(span.start + match.index)) continue;
		if (number && !mayCountRecords(raw, match.index)) continue;
		if (raw.charAt(match.index - 1) === "#") continue;
		if (/\/\/\S*$/.test(source.slice(0, match.index))) continue;
		const at = {
			start: span.start + match.index,
			end: span.start + match.index + text.length,
		};
		const range = lines.rangeOf(at);
		found.push({
			span: at,
			reference: {
				type,
				...(id ? { id, idRange: range } : {}),
				...(path ? { path } : {}),
				text,
				range,
				// A prefix that is none of ours may be a ticket's.
				inField: id === undefined,
			},
		});
	}
	return found;
}

/** The same reference named in several places (status, quote, links) is one; the first counts. Kept in the order written. */
export function distinct(said: readonly Said[]): Reference[] {
	const seen = new Set<string>();
	return [...said]
		.sort((a, b) => a.span.start - b.span.start)
		.filter(({ reference }) => {
			const { type, id, path, text } = reference;
			const keys = [id && idKey(id), path && (path.split("/").at(-1) ?? path)]
				.filter((key) => key)
				.map((key) => `${type} ${key}`);
			if (keys.length === 0) keys.push(`${type} ${text}`);
			const known = keys.some((key) => seen.has(key));
			for (const key of keys) seen.add(key);
			return !known;
		})
		.map(({ reference }) => reference);
}
