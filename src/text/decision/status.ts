/** What a decision's status value says, in the words that people use for it. */

import type { Status } from "../../domain/artifact";
import { fold, foldedInPlace } from "../fold";
import {
	monthNumbers,
	relationFrames,
	smallWords,
	statusWords,
	unspaced,
} from "../languages/words";
import { masked } from "../markdown/mask";
import { plainText } from "../markdown/plain";
import type { Words } from "../words";
import { decisionField } from "./decision-fields";

export interface WrittenStatus {
	/** `none` where something is written that is no status word we know. */
	readonly status: Status;
	/** The entry that says it, as plain text. */
	readonly text: string;
	/** The status word itself in the text that was given, end exclusive. */
	readonly start: number;
	readonly end: number;
	/** The entry that says it: a paragraph, an entry of a list or of a time line. */
	readonly line: { readonly start: number; readonly end: number };
	/** What all of the entries say, where there are several: a history, whichever end is the latest. */
	readonly all: readonly Status[];
}

/** No status is written in more words. */
const longest = Math.max(
	...[...statusWords.keys()].map((word) => word.split(" ").length),
);

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

const partly = smallWords("partly");
const unreal = smallWords("unreal");
const negations = smallWords("negations");
/** What one language passes over may be a wish or a denial in another: "to" is Polish for "this". */
const harmless: ReadonlySet<string> = new Set(
	[...smallWords("harmless")].filter(
		(word) => !unreal.has(word) && !negations.has(word),
	),
);
/** "Partly" where it stands behind the word: no part of another phrase. */
const partlyBehind: ReadonlySet<string> = new Set(
	[...partly].filter((word) => word.length > 4),
);
const inPart = /^(?:in (?:part|parte|teilen)|en (?:partie|parte)|em parte)$/;
const yet = smallWords("yet");
const by = smallWords("by");
const now = smallWords("now");
const or = smallWords("or");
/** Words that are a status on their own, but with other words before them speak of something else ("refinement completed"). */
const ambiguous = set(
	"completed complete done open review active current final published candidate idea effective valid discussion in confirmed resolved recommended moved released",
);
/** Without an accent or a helping verb, these are the same word for "superseded" and "supersedes". */
const active = set(
	"ersetzt remplace 取代 替代 替换 替換 代替 已取代 已替代 已替换 已替換",
);
/** Behind the name of what is replaced, and before the name of what it became. */
const objects = set("を 을 를");
const becomes = set("为 為 成");
/** How far a decision has come: a status that follows another one at once is what became of it. */
const progress: Readonly<Record<Status, number>> = {
	none: 0,
	draft: 0,
	proposed: 1,
	accepted: 2,
	rejected: 2,
	deprecated: 3,
	superseded: 4,
};

/** Status values are short; what follows is prose. */
const mostText = 800;

/**
 * Reads a status value or a status section's text. Takes the source, markup included, which may be several paragraphs, list entries or
 * entries of a time line (the last one counts), and the repository's words. A soft line break is a blank. Undefined where nothing is
 * said: an empty value, a dash, a template's own prompt.
 */
export function readStatus(
	text: string,
	words: Words,
): WrittenStatus | undefined {
	const source = text.slice(0, mostText);
	const mask = masked(source);
	let found: WrittenStatus | undefined;
	const all: Status[] = [];
	for (const { start, end } of entriesOf(source, mask, words)) {
		const raw = source.slice(start, end);
		const line = mask.slice(start, end);
		if (nothing.test(line.trim())) {
			if (found) continue;
			return undefined;
		}
		const read = readEntry(line, raw, words, found !== undefined);
		if (read === "prompt" || (!found && isPrompt(raw, read))) return found;
		if (found && !read) continue;
		if (read) all.push(read.status);
		const place = trimmed(mask, start, end);
		const said = plainText(raw.replace(listMark, ""));
		found = read
			? {
					status: read.status,
					text: said,
					start: start + read.start,
					end: start + read.end,
					line: place,
					all,
				}
			: { status: "none", text: said, ...place, line: place, all };
	}
	return found;
}

const nothing = /^(?:[-–—.…?]+|n\/?a\.?|none|null|unset|unknown)?$/i;

/** Text that a template left: `{status}`, `[proposed | …]`, `<status>`, "What is the status, such as …?". */
function isPrompt(raw: string, read: Found | undefined): boolean {
	if (read) return false;
	const text = raw.trim().replace(/^[-*+>\s]+/, "");
	return (
		/^(?:[{[<].*[}\]>]\.?|todo\b.*|.*\?)$/i.test(text) && !/\]\(/.test(text)
	);
}

const listMark = /^[ \t>]*(?:[-*+•]|\d{1,2}[.)])(?=[ \t])/;
/** A line of its own: behind a hard line break, with a list mark, or with the name of another fact. */
const hardBreak = /(?: {2,}|\\)$/;
const factName = /^[\s>*_|]*([\p{L}][\p{L} -]{1,30}?)[\s*_]*[:：]/u;

/** Paragraphs, list entries and entries of a time line, as stretches of the text. */
function* entriesOf(
	source: string,
	mask: string,
	words: Words,
): Generator<{ readonly start: number; readonly end: number }> {
	let entry: { start: number; end: number } | undefined;
	let isBroken = false;
	const broken = source.replace(
		/<br\s*\/?>/gi,
		(tag) => `  \n${" ".repeat(tag.length - 3)}`,
	);
	for (const { start, end } of linesOf(broken)) {
		const line = broken.slice(start, end);
		const blank = !/\S/.test(mask.slice(start, end));
		const name = factName.exec(line)?.[1];
		const begins =
			isBroken ||
			listMark.test(line) ||
			(name !== undefined && decisionField(name) !== undefined);
		if (entry && (blank || begins)) {
			yield* timeLine(mask, entry, words);
			entry = undefined;
		}
		if (blank) continue;
		entry = { start: entry?.start ?? start, end };
		isBroken = hardBreak.test(line);
	}
	if (entry) yield* timeLine(mask, entry, words);
}

function* linesOf(
	text: string,
): Generator<{ readonly start: number; readonly end: number }> {
	let start = 0;
	for (const { index, 0: lineBreak } of text.matchAll(/\r\n?|\n|$/g)) {
		yield { start, end: index };
		start = index + lineBreak.length;
	}
}

/** A day, and behind it nothing but marks before the next word. */
const dayBefore =
	/(?<![\p{L}\p{N}])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}\.?[ \t]+\p{L}{3,12}\.?,?[ \t]+\d{4}|\p{L}{3,12}\.?[ \t]+\d{1,2},?[ \t]+\d{4}|\d{4}[年년] ?\d{1,2}[月월] ?\d{1,2}[日일])[^\p{L}\p{N}(]*(?=\p{L})/gu;

/**
 * The entries of a time line (`2019-05-10 proposed 2019-05-12 accepted`), by the days before their words: where a text begins with a
 * day, and where it goes forward behind nothing but a status and its day. Anything else is one entry.
 */
function* timeLine(
	mask: string,
	{ start, end }: { readonly start: number; readonly end: number },
	words: Words,
): Generator<{ readonly start: number; readonly end: number }> {
	const text = mask.slice(start, end);
	let from = 0;
	let dated = false;
	for (const match of text.matchAll(dayBefore)) {
		const behind = tokensOf(text.slice(match.index + match[0].length));
		const next = phrasesOf(behind, words)[0];
		if (!next || !behind.slice(0, next.first).every(isFiller)) continue;
		const before = tokensOf(text.slice(from, match.index));
		if (before.length === 0) {
			dated = true;
			continue;
		}
		const said = phrasesOf(before, words);
		const last = said.at(-1);
		if (!last) continue;
		const alone = said
			.reduce(
				(rest, { first, last: stop }) => rest.fill(filler, first, stop),
				[...before],
			)
			.every(isFiller);
		if (!dated && !(alone && progress[next.status] > progress[last.status]))
			continue;
		yield { start: start + from, end: start + match.index };
		from = match.index;
	}
	yield { start: start + from, end };
}

function trimmed(
	text: string,
	start: number,
	end: number,
): { start: number; end: number } {
	const inner = text.slice(start, end);
	const left = inner.length - inner.trimStart().length;
	return { start: start + left, end: start + inner.trimEnd().length };
}

interface Found {
	readonly status: Status;
	readonly start: number;
	readonly end: number;
}

interface Token {
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

interface Phrase extends Found {
	/** The tokens it consists of, end exclusive. */
	readonly first: number;
	readonly last: number;
}

/** Stands in for a token that says nothing. */
const filler: Token = { text: "0", start: 0, end: 0 };

/**
 * The status that one entry says. Takes its masked text, the same as written, and whether it has to say nothing else, as a later entry
 * does. An entry that lists the possible words is a template's prompt.
 */
function readEntry(
	line: string,
	raw: string,
	words: Words,
	strict: boolean,
): Found | "prompt" | undefined {
	const tokens = tokensOf(line);
	const phrases = phrasesOf(tokens, words);
	const first = phrases[0];
	if (!first) return strict ? undefined : framed(line);
	if (listsChoices(line, tokens, phrases)) return "prompt";
	const said = meaning(line, tokens, first);
	// A decision may be "proposed" …: the template explains its words.
	if (first.first > 2 && /["“„«‘']\s*$/.test(line.slice(0, first.start)))
		return "prompt";
	if (!said) return strict ? undefined : framed(line);
	if (!strict) return override(line, raw, tokens, phrases, said) ?? said;
	const before = tokens.slice(0, first.first);
	const next = tokens[first.last];
	const dated = before.some((t) => /^\d+$/.test(t.text));
	const alone = dated || tokens.slice(first.last).every(isFiller);
	// "Ersetzt ADR 4" says what this record does to another one, "ersetzt durch ADR 4" what was done to it.
	if (next && active.has(tokens[first.first]?.text ?? "") && !by.has(next.text))
		return undefined;
	if (speaksOfAnother(line, tokens, first)) return undefined;
	return before.every(isFiller) &&
		(alone || (said.status === "superseded" && isBy(next)))
		? said
		: undefined;
}

/** Statements that are parted by the successor's name: "Yerini ADR-5 aldı". */
const frames = relationFrames().filter(
	({ type, opening }) => type === "superseded-by" && opening !== "",
);

function framed(line: string): Found | undefined {
	const text = foldedInPlace(line);
	for (const { opening, closing } of frames) {
		const start = text.indexOf(opening);
		const at = text.lastIndexOf(closing);
		if (
			start >= 0 &&
			tokensOf(text.slice(0, start)).every(
				(token) => isFiller(token) && !negations.has(token.text),
			) &&
			at >= start + opening.length
		)
			return { status: "superseded", start: at, end: at + closing.length };
	}
	return undefined;
}

/** "ADR 2 is superseded by this one": another record, or this one as the other's successor. */
function speaksOfAnother(
	line: string,
	tokens: readonly Token[],
	phrase: Phrase,
): boolean {
	const before = line.slice(0, phrase.start);
	const behind = tokens.slice(phrase.last, phrase.last + 2);
	return (
		/(?<![\p{L}\p{N}])(?:adr|rfc|record|decision|proposal|entscheidung|решение)s?[- #]*\d+[^.;\n]*$/iu.test(
			before.slice(-longestSubject),
		) ||
		(phrase.status === "superseded" &&
			behind.length === 2 &&
			by.has((behind[0] as Token).text) &&
			/^(?:this|diesen?|diese|cette?|esta|este|questa|questo|deze|dit)$/.test(
				(behind[1] as Token).text,
			))
	);
}

/** A sentence's subject is never further away. */
const longestSubject = 120;

/** What the words of such scripts consist of, as far as they matter here. */
const unspacedWords: ReadonlySet<string> = new Set(
	[...statusWords.keys(), ...harmless, ...by, ...now, ...negations, ...yet]
		.concat([...unreal, ...partly, ...or])
		.flatMap((words) => words.split(" "))
		.filter((word) => unspaced.test(word)),
);
const longestUnspaced = Math.max(
	...[...unspacedWords].map((word) => word.length),
);

/** Words, those of scripts without blanks apart from others that they follow at once, and numbers. */
const words = new RegExp(
	`(?:${unspaced.source}|ー)+|(?:(?!${unspaced.source})[\\p{L}\\p{M}])+(?:['’]\\p{L}+)?|\\p{N}+`,
	"gu",
);

function tokensOf(line: string): Token[] {
	const found: Token[] = [];
	for (const match of line.matchAll(words)) {
		const text = fold(match[0]);
		const start = match.index;
		if (unspaced.test(text) && text.length === match[0].length)
			found.push(...unspacedTokens(text, start));
		else found.push({ text, start, end: start + match[0].length });
		if (found.length >= mostTokens) break;
	}
	return found;
}

/** More of an entry is never looked at, which is prose then. */
const mostTokens = 60;

/** A run of letters without blanks as its known words, each as long as can be; what is none is one token a letter. */
function unspacedTokens(text: string, start: number): Token[] {
	const found: Token[] = [];
	for (let i = 0; i < text.length && found.length < mostTokens; ) {
		let length = Math.min(longestUnspaced, text.length - i);
		while (length > 1 && !unspacedWords.has(text.slice(i, i + length)))
			length--;
		found.push({
			text: text.slice(i, i + length),
			start: start + i,
			end: start + i + length,
		});
		i += length;
	}
	return found;
}

function phrasesOf(tokens: readonly Token[], words: Words): Phrase[] {
	const { own, most } = ownPhrases(words);
	const found: Phrase[] = [];
	for (let i = 0; i < tokens.length; i++) {
		let text = "";
		let hit: Phrase | undefined;
		for (let n = 0; n < most && i + n < tokens.length; n++) {
			text =
				n === 0 ? (tokens[i] as Token).text : `${text} ${tokens[i + n]?.text}`;
			const status = own.get(text) ?? statusWords.get(text);
			if (status)
				hit = {
					status,
					start: (tokens[i] as Token).start,
					end: (tokens[i + n] as Token).end,
					first: i,
					last: i + n + 1,
				};
		}
		if (!hit) continue;
		found.push(hit);
		i = hit.last - 1;
	}
	return found;
}

interface OwnPhrases {
	readonly own: ReadonlyMap<string, Status>;
	/** Words of the longest phrase. */
	readonly most: number;
}

const prepared = new WeakMap<Words, OwnPhrases>();

/** The repository's own status words in the form that texts are compared in. */
function ownPhrases(words: Words): OwnPhrases {
	const known = prepared.get(words);
	if (known) return known;
	const own = new Map<string, Status>();
	let most = longest;
	for (const [word, status] of words.status) {
		const tokens = tokensOf(word).map((token) => token.text);
		own.set(tokens.join(" "), status);
		most = Math.max(most, tokens.length);
	}
	const made = { own, most };
	prepared.set(words, made);
	return made;
}

/** Three kinds of status, or two parted by a bar, are a choice to be made; so is a whole life cycle with arrows. */
function listsChoices(
	line: string,
	tokens: readonly Token[],
	phrases: readonly Phrase[],
): boolean {
	const kinds = new Set(phrases.map((p) => p.status)).size;
	if (kinds < 2) return false;
	if (kinds > 3 && /→|➡|⇒|⟶/.test(line)) return true;
	const between = phrases
		.slice(1)
		.map((phrase, i) => ({ from: phrases[i] as Phrase, to: phrase }));
	if (
		between.some(
			({ from, to }) =>
				/[|/／]/.test(line.slice(from.end, to.start)) ||
				tokens.slice(from.last, to.first).some(({ text }) => or.has(text)),
		)
	)
		return true;
	const listed = between.filter(({ from, to }) =>
		/^[\s"'“”‘’]*[,、，][\s"'“”‘’]*(?:\w+\s*){0,2}["'“‘]?$/.test(
			line.slice(from.end, to.start),
		),
	);
	return kinds > 2 && listed.length > 1;
}

/** What a phrase means with the words before it, or undefined where they take its meaning away. */
function meaning(
	line: string,
	tokens: readonly Token[],
	phrase: Phrase,
): Found | undefined {
	const lead = tokens.slice(0, phrase.first);
	// Where the verb stands last, who did it and its negation stand elsewhere.
	const isLast = unspaced.test(line.slice(phrase.start, phrase.end));
	const strange = lead.filter(
		(token) =>
			!isFiller(token) &&
			!partly.has(token.text) &&
			!(isLast && by.has(token.text)),
	);
	const last = lead.at(-1);
	if (lead.some((token, i) => unreal.has(token.text) && !isMay(lead, i)))
		return undefined;
	const pause = line.slice(phrase.end).search(/[，,。；;（(]/);
	const around = isLast
		? [
				...lead,
				...tokens
					.slice(phrase.last, phrase.last + 6)
					.filter(({ start }) => pause < 0 || start < phrase.end + pause),
			]
		: lead;
	const negation = around.find((token) => negations.has(token.text));
	if (negation) {
		if (phrase.status !== "accepted") return undefined;
		return {
			status: around.some((token) => yet.has(token.text))
				? "proposed"
				: "rejected",
			start: Math.min(negation.start, phrase.start),
			end: Math.max(negation.end, phrase.end),
		};
	}
	// "取代 ADR-3" and "ADR-3 を置き換える" replace that one; "由 ADR-3 取代" and "取代（ADR-3）" say that it is replaced.
	if (
		isLast &&
		phrase.status === "superseded" &&
		(objects.has(last?.text ?? "") ||
			(active.has(tokens[phrase.first]?.text ?? "") &&
				tokens[phrase.last] &&
				!/^[\s]*[（(：:，,。]/.test(line.slice(phrase.end)) &&
				!becomes.has(tokens[phrase.last]?.text ?? "") &&
				!lead.some((token) => by.has(token.text))))
	)
		return undefined;
	// "Option 1 accepted" and "All of this has been rejected" say it, a sentence that merely mentions the word does not.
	if (
		strange.length < 9 &&
		/^(?:been|is|was|are|were|wurde|ist|est|foi|fue)$/.test(last?.text ?? "")
	)
		return phrase;
	if (strange.length > 2 || (strange.length > 0 && tokens.length > 6))
		return undefined;
	const next = tokens[phrase.last];
	if (
		ambiguous.has(tokens[phrase.first]?.text ?? "") &&
		(strange.length > 0 || (next && goesOn(line, phrase, next)))
	)
		return undefined;
	const part =
		last && partly.has(last.text)
			? last
			: isLast && lead.find((token) => partly.has(token.text));
	if (part && phrase.status !== "proposed")
		return {
			status: phrase.status === "draft" ? "draft" : "accepted",
			start: part.start,
			end: phrase.end,
		};
	// "Superseded in part by ADR 4": the rest of it holds.
	const behind = /^[\s,(–—-]*(\p{L}+(?:[ \t]+\p{L}+)?)/u.exec(
		line.slice(phrase.end),
	)?.[1];
	if (
		phrase.status === "superseded" &&
		behind &&
		(inPart.test(fold(behind)) ||
			partlyBehind.has(fold(behind).split(" ")[0] ?? ""))
	)
		return { ...phrase, status: "accepted" };
	return phrase;
}

/** "Active pods are counted": a noun right behind the word makes it a part of a sentence. */
function goesOn(line: string, phrase: Phrase, next: Token): boolean {
	return (
		/^[ \t]*$/.test(line.slice(phrase.end, next.start)) &&
		!isFiller(next) &&
		!by.has(next.text) &&
		!statusWords.has(next.text) &&
		// A capital letter begins another line or sentence.
		!/^\p{Lu}\p{Ll}/u.test(line.slice(next.start))
	);
}

function isFiller(token: Token): boolean {
	return (
		harmless.has(token.text) ||
		monthNumbers.has(token.text) ||
		/^\d+(?:st|nd|rd|th)?$/.test(token.text) ||
		(token.text.length > 4 &&
			token.text.endsWith("ly") &&
			!partly.has(token.text))
	);
}

/** "12 May: accepted" names a month, "may be accepted" a wish. */
function isMay(tokens: readonly Token[], i: number): boolean {
	return (
		tokens[i]?.text === "may" &&
		[tokens[i - 1], tokens[i + 1]].some((t) => /^\d/.test(t?.text ?? ""))
	);
}

function isBy(token: Token | undefined): boolean {
	return (
		token !== undefined &&
		(by.has(token.text) || /^(?:\d+|adr|rfc)$/.test(token.text))
	);
}

/** "Accepted, superseded by ADR 4", "Was accepted, now replaced" and "Proposed → Accepted": what became of it later. */
function override(
	line: string,
	raw: string,
	tokens: readonly Token[],
	phrases: readonly Phrase[],
	said: Found,
): Found | undefined {
	let current: Found | undefined;
	for (let i = 1; i < phrases.length; i++) {
		const previous = phrases[i - 1] as Phrase;
		const phrase = phrases[i] as Phrase;
		const between = tokens.slice(previous.last, phrase.first);
		if (!between.every(isFiller)) break;
		const gap = raw.slice(previous.end, phrase.start);
		const next = tokens[phrase.last];
		if (speaksOfAnother(line, tokens, phrase)) break;
		// "Angenommen, ersetzt ADR 4": what this record did to that one.
		if (
			next &&
			active.has(tokens[phrase.first]?.text ?? "") &&
			![next, ...between].some(({ text }) => by.has(text))
		)
			break;
		const arrow = /→|➡|⇒|⟶|➔|➜|[-=](?:>|&gt;)/.test(gap);
		const then =
			phrase.status === "superseded" &&
			(said.status === "accepted" || said.status === "proposed") &&
			(next === undefined || isBy(next));
		const forward = progress[phrase.status] > progress[previous.status];
		const later = between.some(
			({ text, end }) =>
				now.has(text) && !/[.;]/.test(line.slice(end, phrase.start)),
		);
		const atOnce =
			forward &&
			between.length === 0 &&
			/^\s*$/.test(gap) &&
			!ambiguous.has(tokens[phrase.first]?.text ?? "");
		if (!arrow && !then && !later && !atOnce) break;
		current = phrase;
	}
	return current;
}
