/** What a decision record says about other records: what it replaces, amends, and what replaced it. */

import { decisionIdSource, idKey } from "../../domain/id";
import type { Lines } from "../../domain/lines";
import { addTo } from "../../domain/lists";
import type { Span } from "../../domain/position";
import type { Reference, ReferenceType } from "../../domain/reference";
import { isLogName } from "../../kinds/decision-places";
import { fold, foldedInPlace } from "../fold";
import {
	alternatives,
	beyondLatin,
	relationFrames,
	relationWords,
	smallWords,
	unspaced,
	type WordsOfRelations,
} from "../languages/words";
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
	/** Where they may stand at most, in a statement that ends with its verb. */
	readonly until?: number;
	/** Behind the verb. */
	readonly verbEnd: number;
	/** Only a part of the other record, or of this one. */
	readonly partly: boolean;
	/** It speaks of this record; one that doesn't only ends the one before it. */
	readonly trusted: boolean;
}

/** Words of all languages as alternatives; those with blanks between letters stand for themselves alone. */
function anyOf(kind: WordsOfRelations): string {
	const words = relationWords(kind);
	const spaced = words.filter((word) => !unspaced.test(word));
	const others = words.filter((word) => unspaced.test(word));
	return `(?:${[...(spaced.length > 0 ? [`${left}(?:${alternatives(spaced)})${right}`] : []), ...(others.length > 0 ? [alternatives(others)] : [])].join("|")})`;
}

const left = "(?<![\\p{L}\\p{N}])";
const right = "(?![\\p{L}\\p{N}])";
/** What may stand between the words of a statement: blanks, brackets, colons and dashes. */
const marks = "[\\s(（:：—–-]*";

const relation = new RegExp(
	`(?:(${anyOf("partly")})[ \\t]*)?(?:(${anyOf("superseded")}(?:[ \\t]+${anyOf("fully")})?${marks}${anyOf("by")})|(${anyOf("supersedes")})|(${anyOf("amends")})|(${anyOf("bare")}))(?:[ \\t]+(${anyOf("partly")}))?`,
	"gu",
);
/** What a bare "superseded" has to be followed by: a name of a record or a link to it. */
const nameFollows = /^[\s(（:：—–>=→➜➡-]*(?:\[|adr|rfc|\d)/iu;

interface Frame {
	readonly type: Relation;
	/** Before the name, where anything has to stand there. */
	readonly opening: string;
}

/** What stands behind the name in a statement that ends with its verb, with what each says. */
const frames: ReadonlyMap<string, readonly Frame[]> = framesByClosing();

function framesByClosing(): ReadonlyMap<string, readonly Frame[]> {
	const found = new Map<string, Frame[]>();
	for (const { type, opening, closing } of relationFrames())
		addTo(found, closing, { type, opening });
	return found;
}

const closings = new RegExp(
	`(?:${alternatives([...frames.keys()].filter((text) => unspaced.test(text)))})|(?<![\\p{L}\\p{N}])(?:${alternatives([...frames.keys()].filter((text) => !unspaced.test(text)))})${right}`,
	"gu",
);

/** Words differ in their first letters. */
const longestRoot = 6;

/** A cheap look before the dear one: a text without the beginnings of these words says nothing of the kind. */
const roots = rootsOf((word) => !beyondLatin.test(word));
const otherRoots = rootsOf((word) => beyondLatin.test(word));

function rootsOf(isMeant: (word: string) => boolean): RegExp {
	const words = [
		...(["superseded", "bare", "supersedes", "amends"] as const).flatMap(
			(kind) => relationWords(kind, "as written"),
		),
		...relationFrames("as written").map(({ closing }) => closing),
	].filter(isMeant);
	const beginnings = new Set(
		words.flatMap((word) => {
			const root = word.slice(0, longestRoot);
			return [root, fold(root)];
		}),
	);
	return new RegExp(alternatives([...beginnings]), "i");
}

/** Says whether a text could name a relation to another record at all. */
export function maySpeakOfOthers(text: string): boolean {
	return roots.test(text) || (beyondLatin.test(text) && otherRoots.test(text));
}

/** This record as the subject: "This ADR has been superseded by …", "Note: this RFC supersedes …"; in some scripts with a particle behind it. */
const subject = new RegExp(
	`${anyOf("this")}[ \\t]*(?:${anyOf("record")}|adr|rfc)(?:[ \\t]+(?:${anyOf("helping")}[ \\t]+)*|[\\p{L}、，]{0,2}[ \\t]*)$`,
	"u",
);
/** Words with which a statement may begin before it says what it says. */
const opening = openingOf(
	relationWords("helping").concat(
		"note|nota|hinweis|warning|caution|important|update|notice|achtung|remarque|info|danger|tip|status|and|und|this is|it is".split(
			"|",
		),
	),
);

function openingOf(words: readonly string[]): RegExp {
	const others = words.filter((word) => unspaced.test(word));
	const spaced = words.filter((word) => !unspaced.test(word));
	return new RegExp(
		`^[^\\p{L}\\p{N}]*(?:(?:(?:${alternatives(spaced)}|\\d[\\d./-]*(?![\\d./-]))(?![\\p{L}\\p{N}])|${alternatives(others)})[^\\p{L}\\p{N}]*)*$`,
		"u",
	);
}

/** What is a wish beside a status, but is said of other things in sentences about records. */
const alsoHarmless: ReadonlySet<string> = new Set(
	"to before needs need wants waiting awaiting cannot without".split(" "),
);
/** A condition, a wish or a denial takes what is said back. */
const unreal = new RegExp(
	`(?:(?<![\\p{L}])(?:${alternatives(
		[...smallWords("unreal"), ...smallWords("negations"), "to be"].filter(
			(word) => word !== "" && !unspaced.test(word) && !alsoHarmless.has(word),
		),
	)})(?![\\p{L}])[^.;\\n]{0,40}|[未不没沒][有被由]?)$`,
	"u",
);
/** The same behind a verb that ends its sentence. */
const denied = /^[\p{L}]{0,6}(?:ない|ません|않|지 마|可能)/u;

const partlyAnywhere = new RegExp(anyOf("partly"), "u");
/** "ADR-2's token format", "ADR-2 的…": something of that record. */
const ofWhichPart = /^\s*(?:['’]s(?!\p{L})|的|の|의)/u;
const someWords: ReadonlySet<string> = new Set(relationWords("some"));

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
	if (!maySpeakOfOthers(raw)) return [];
	const mask = foldedInPlace(masked(raw));
	const named = namedIn(mask, raw, trust);
	return named.flatMap((one, i) => {
		if (!one.trusted) return [];
		const until =
			one.until ??
			Math.min(clauseEnd(mask, one.end), named[i + 1]?.start ?? mask.length);
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
		const isFirstInPart =
			words.some((word) => someWords.has(word)) ||
			ofWhichPart.test(mask.slice(first.span.end - span.start, until));
		// A script without blanks says in a few letters what takes words elsewhere.
		if (
			one.until === undefined &&
			words.some((word) => unspaced.test(word) && word.length > 3)
		)
			return [];
		return targets.map(({ reference, span: at }, i) => ({
			reference: {
				...reference,
				...(one.type === "supersedes" &&
				(one.partly || (i === 0 && isFirstInPart))
					? { type: "amends" as const }
					: {}),
				inField: reference.inField && (trust === "value" || trust === "line"),
			},
			span: at,
		}));
	});
}

function namedIn(mask: string, raw: string, trust: Trust): Named[] {
	const framed = framedIn(mask, trust);
	const found = [...framed];
	let next = 0;
	for (const match of mask.matchAll(relation)) {
		const { index: start } = match;
		const [text, partBefore, byPhrase, supersedes, amends, bare, partBehind] =
			match;
		const end = start + text.length;
		while ((framed[next]?.verbEnd ?? end) <= start) next++;
		if ((framed[next]?.start ?? end) < end) continue;
		const type: Relation | undefined =
			byPhrase ||
			(bare &&
				saysBy(bare, trust) &&
				nameFollows.test(raw.slice(end, end + farthestName)))
				? "superseded-by"
				: supersedes
					? "supersedes"
					: amends
						? "amends"
						: undefined;
		if (!type) continue;
		const sentence = mask.slice(sentenceStart(mask, start), start);
		found.push({
			trusted:
				!unreal.test(sentence) &&
				(trust === "value" ||
					(!isAside(mask, start) && speaksOfThis(sentence, trust))),
			type,
			start,
			end,
			verbEnd: end,
			partly: (partBefore ?? partBehind) !== undefined,
		});
	}
	return found.sort((a, b) => a.start - b.start);
}

/** How far a name or a denial stands behind the verb at most. */
const farthestName = 40;

/** What a sentence speaks of where it speaks of this record, or of no other: "この決定は", "現在は". */
const isThis = new RegExp(
	`^[^\\p{L}\\p{N}]*(?:(?:${anyOf("this")}[ \\t]*)?(?:${anyOf("record")}|adr|rfc)|${alternatives(relationWords("helping").filter((word) => unspaced.test(word)))})[^\\p{N}]{0,4}$`,
	"u",
);

/** "Superseded ADR-5" on a line of its own may be what this record did to that one; in other languages the word says it. */
function saysBy(bare: string, trust: Trust): boolean {
	return trust === "value" || (trust === "line" && !bare.startsWith("super"));
}

/** Statements that end with their verb: "ADR-5 に置き換え", "被 ADR-5 取代". */
function framedIn(mask: string, trust: Trust): Named[] {
	const found: Named[] = [];
	for (const match of mask.matchAll(closings)) {
		const until = match.index;
		const verbEnd = until + match[0].length;
		const from = Math.max(
			sentenceStart(mask, until),
			found.at(-1)?.verbEnd ?? 0,
		);
		const before = mask.slice(from, until);
		for (const frame of frames.get(match[0].replace(/\s+/g, " ")) ?? []) {
			const at = before.lastIndexOf(frame.opening);
			if (at < 0) continue;
			// What the sentence speaks of stands before its name.
			const topic = /^[\s\S]*[は은는](?=[\s、，])/u.exec(before)?.[0] ?? "";
			const start = frame.opening === "" ? from + topic.length : from + at;
			const end = start + frame.opening.length;
			const name = mask.slice(end, until).search(/[\p{L}\p{N}]/u);
			if (name < 0) continue;
			const sentence = mask.slice(
				from,
				frame.opening === "" ? end + name : start,
			);
			found.push({
				trusted:
					!unreal.test(sentence) &&
					!denied.test(mask.slice(verbEnd, verbEnd + farthestName)) &&
					(topic === "" || isThis.test(topic)) &&
					(trust === "value" || speaksOfThis(sentence, trust)),
				type: frame.type,
				start,
				end,
				until,
				verbEnd,
				partly: partlyAnywhere.test(before),
			});
			break;
		}
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
			sentence.replace(/\b(?:in[ \t]+)?part(?:ly|ially)?[ \t]+$/, ""),
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
		!/(?<![\p{L}\p{N}])(?:(?:adr|rfc)[- #]*\d|0\d)[^.;]*$/u.test(sentence)
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
		if (
			";。；！？".includes(c) ||
			(".!?:".includes(c) && /\s/.test(text.charAt(i + 1)))
		)
			return i + 1;
	}
	return least;
}

const clauseEnds = new RegExp(
	`[.;](?=\\s|$)|[。；]|\\n[ \\t]*\\n|\\n(?=[ \\t>]*(?:[-*+]|\\d+[.)])[ \\t])|\\n(?=[ \\t>|]{0,8}\\p{L}[\\p{L} -]{1,30}[ \\t]{0,4}[:：](?:\\s|$))|${anyOf("turns")}`,
	"u",
);

/** Where the statement ends: at a full stop, a semicolon, an empty line, a line that names another fact, or where it turns to something else. */
function clauseEnd(text: string, from: number): number {
	const clause = text.slice(from, from + longestClause);
	const until = from + (clauseEnds.exec(clause)?.index ?? clause.length);
	let open = 0;
	for (let i = from; i < until; i++) {
		const c = text.charAt(i);
		if (c === "(" || c === "（") open++;
		else if ((c === ")" || c === "）") && open-- === 0) return i;
	}
	return until;
}

const decisionId = new RegExp(decisionIdSource, "i");

/** "None (extends ADR-004)" names nothing. */
const saysNothing = new RegExp(
	`^[\\s:："'-]*(?:(?:${alternatives(relationWords("nothing"))})(?![\\p{L}\\p{N}])|[-–—\\s]*$)`,
	"u",
);

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
	if (saysNothing.test(foldedInPlace(masked(lines.slice(span))))) return [];
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
