/** Deviations that a decision records: in its front matter, in a field, or in a section of their own. */

import type { Deviation, Written } from "../../domain/artifact";
import type { Lines } from "../../domain/lines";
import type { Span } from "../../domain/position";
import type { Reference } from "../../domain/reference";
import { lastDay } from "../../domain/time";
import { datesIn, readDate } from "../dates";
import type { DeviationWords } from "../languages/language";
import { alternatives, deviationWords, unspaced } from "../languages/words";
import type { OpenSection } from "../markdown/document";
import type { Block } from "../markdown/markdown";
import { plainText } from "../markdown/plain";
import { listedValues } from "../page/fields";
import { openingMarks } from "../page/quotes";
import { fieldReferences } from "../page/references";
import { type YamlMap, type YamlNode, yamlGet } from "../yaml";

/** The deviations of a front matter's `deviates-from`: ids, mappings, or a list of either. */
export function yamlDeviations(lines: Lines, node: YamlNode): Deviation[] {
	if (node.type === "list")
		return node.entries.flatMap((entry) => yamlDeviations(lines, entry));
	if (node.type === "map") return mappedDeviation(lines, node);
	return fieldReferences(lines, node, "deviates-from", true).map((from) => ({
		from,
		in: [],
		range: from.range,
	}));
}

function mappedDeviation(lines: Lines, map: YamlMap): Deviation[] {
	const from = yamlGet(map, "from");
	if (!from) return [];
	const because = yamlGet(map, "because");
	const until = yamlGet(map, "until");
	const places = yamlGet(map, "in");
	const end = until && endIn(lines, until);
	const reason = because?.type === "scalar" ? because.text.trim() : "";
	return fieldReferences(lines, from, "deviates-from", true).map(
		(reference) => ({
			from: reference,
			...(reason ? { because: reason } : {}),
			...end,
			...(until ? { untilRange: lines.rangeOf(until) } : {}),
			in: places ? listedValues(lines, places) : [],
			range: lines.rangeOf(map),
		}),
	);
}

/** The deviations of a section: one per list entry, or per paragraph that names something. */
export function sectionDeviations(
	lines: Lines,
	section: OpenSection,
): Deviation[] {
	return section.blocks.flatMap((block) => blockDeviations(lines, block));
}

function blockDeviations(lines: Lines, block: Block): Deviation[] {
	if (block.type === "list")
		return block.entries.flatMap((entry) =>
			writtenDeviations(lines, {
				start: entry.content.start,
				end: Math.max(entry.content.end, entry.blocks.at(-1)?.end ?? 0),
			}),
		);
	if (block.type === "paragraph") return writtenDeviations(lines, block);
	return [];
}

const blankAndColon = "[ \\t]*[:：]?[ \\t]*";
/** A word of one or two letters is "until" only where a day follows at once: "do" is Polish for it. */
const dayFollows = "(?=[ \\t]*(?:\\p{L}{1,7}[ \\t]+)?\\d)";
const shortest = 3;

function wordsOf(kind: keyof DeviationWords, isMeant = (_: string) => true) {
	return alternatives(deviationWords(kind).filter(isMeant));
}

const isShort = (word: string) => word.length < shortest || unspaced.test(word);

const untilWord = new RegExp(
	`(?<![\\p{L}])(?:(?:${wordsOf("until", (word) => !isShort(word))})(?![\\p{L}])|(?:${wordsOf("until", isShort)})${dayFollows})${blankAndColon}`,
	"iu",
);
const untilBehind = new RegExp(wordsOf("untilBehind"), "iu");
const inWord = new RegExp(
	`(?<![\\p{L}])(?:${wordsOf("within")})${blankAndColon}(?=\`|[${openingMarks}][^${openingMarks}\n]*[/*]|[\\w*.{[(@+$\\\\][^\\s]*[/*])`,
	"iu",
);
const becauseWord = new RegExp(
	`(?<![\\p{L}])(?:(?:${wordsOf("because", (word) => !unspaced.test(word))})(?![\\p{L}])|${wordsOf("because", (word) => unspaced.test(word))})${blankAndColon}`,
	"iu",
);

/**
 * "GR-2 until 2027-03-31 in `services/scales/**`: because two teams …". Takes the stretch of one entry or one field's value; several ids
 * before the first condition share it.
 */
export function writtenDeviations(lines: Lines, span: Span): Deviation[] {
	const source = lines.slice(span);
	const references = fieldReferences(
		lines,
		{ start: span.start, end: span.start + conditionsStart(source) },
		"deviates-from",
		false,
	);
	if (references.length === 0) return [];
	const from = offsetBehind(lines, references) - span.start;
	const rest = source.slice(from);
	const last = lastDayIn(rest);
	// The full stop of "31 мая 2027 г." ends no sentence.
	const reasonAt = reasonStart(
		last
			? rest.slice(0, last.start) +
					" ".repeat(last.end - last.start) +
					rest.slice(last.end)
			: rest,
	);
	const conditions = rest.slice(0, reasonAt);
	const reason = plainText(
		rest
			.slice(reasonAt)
			.replace(/^[\s:：—–.,;(-]+/, "")
			.replace(becauseStart, ""),
	).replace(/^[\s:：—–-]+/, "");
	const end =
		last && last.start < reasonAt
			? endIn(lines, {
					start: span.start + from + last.start,
					end: span.start + from + last.end,
				})
			: {};
	const places = placesIn(lines, conditions, span.start + from);
	return references.map((reference) => ({
		from: reference,
		...(reason ? { because: reason } : {}),
		...end,
		in: places,
		range: lines.rangeOf(lines.trim(span)),
	}));
}

/** Where the text between the ids and the reason says the last day: behind "until", or before the word for it where that stands last. */
function lastDayIn(text: string): Span | undefined {
	const until = untilWord.exec(text);
	if (until) {
		const start = until.index + until[0].length;
		const date = readDate(text.slice(start));
		if (!date) return undefined;
		const end = start + date.end;
		const year = /^[ \t]*(?:г|р|r)\.(?=[\s,;:]|$)/u.exec(text.slice(end));
		return { start, end: end + (year?.[0].length ?? 0) };
	}
	const behind = untilBehind.exec(text);
	const date = behind && datesIn(text.slice(0, behind.index)).at(-1);
	return date && behind.index - date.end < longestEnding
		? { start: date.start, end: date.end }
		: undefined;
}

/** What may stand between a day and the word behind it: "2027'ye kadar". */
const longestEnding = 6;

/** The last day that a stretch names: of a month its last one. What names no day, such as a year alone, is only a place. */
function endIn(
	lines: Lines,
	span: Span,
): Pick<Deviation, "until" | "untilRange" | "untilDate"> {
	const source = lines.slice(span);
	const date = readDate(source);
	if (!date) return {};
	const at = { start: span.start + date.start, end: span.start + date.end };
	const untilRange = lines.rangeOf(at);
	const day = date.iso.length > 4 ? lastDay(date.iso) : undefined;
	if (day === undefined) return { untilRange };
	const text = lines.slice(at);
	const { other } = date;
	const isUsual = isoForm.test(text);
	return {
		until: day,
		untilRange,
		...(isUsual
			? {}
			: {
					untilDate: {
						text,
						range: untilRange,
						iso: day,
						...(other ? { other } : {}),
					},
				}),
	};
}

const isoForm = /^\d{4}-\d{1,2}-\d{1,2}$/;

const becauseStart = new RegExp(`^${becauseWord.source}`, "iu");

function offsetBehind(lines: Lines, references: readonly Reference[]): number {
	return Math.max(...references.map((r) => lines.offset(r.range.end)));
}

/** Where the ids end: at the first condition, or at the colon or dash before the reason. */
function conditionsStart(source: string): number {
	const ends = [untilWord, inWord, becauseWord, /:(?=\s)|：|[ \t][—–-][ \t]/u]
		.map((word) => source.search(word))
		.filter((at) => at >= 0);
	return Math.min(source.length, ...ends);
}

/** Where the reason begins: "because", or a colon or dash outside of code. */
function reasonStart(rest: string): number {
	const plain = rest.replace(/`[^`\n]*`/g, (code) => " ".repeat(code.length));
	const ends = [
		plain.search(becauseWord),
		plain.search(/:(?=\s)|：|[ \t][—–-][ \t]|(?<!\d)\.(?=\s)|。/u),
	].filter((at) => at >= 0);
	return Math.min(rest.length, ...ends);
}

const inQuotes = new RegExp(
	`(?<=^|[\\s,])[${openingMarks}]([^${openingMarks}\n]+)[${openingMarks}]`,
	"g",
);

/** The globs behind "in": code spans, what stands in quotation marks, or bare words with a slash or a star. */
function placesIn(lines: Lines, conditions: string, at: number): Written[] {
	const word = inWord.exec(conditions);
	// Where "in" is said in other words, or in none, a glob says what it is.
	if (!word)
		return [...conditions.matchAll(/`([^`\n]+)`/g)]
			.filter(([, code = ""]) => /[/*]/.test(code) && !code.startsWith("pkg:"))
			.map(({ 1: code = "", index }) => ({
				text: code,
				range: lines.range(at + index + 1, at + index + 1 + code.length),
			}));
	const start = word.index + word[0].length;
	const value = conditions.slice(start).split(untilWord)[0] ?? "";
	const written = (text: string, index: number): Written => ({
		text,
		range: lines.range(at + start + index, at + start + index + text.length),
	});
	const codes = [...value.matchAll(/`([^`\n]+)`/g)];
	if (codes.length > 0)
		return codes.map((code) => written(code[1] as string, code.index + 1));
	const quoted = [...value.matchAll(inQuotes)].filter(([text]) =>
		/[/*]/.test(text),
	);
	if (quoted.length > 0)
		return quoted.map((one) => written(one[1] as string, one.index + 1));
	return [
		...value.matchAll(
			/(?:\{(?:[^{}\s]|\{[^{}\s]*\})*\}|\[[^[\]\s]*\]|[^\s,])+/g,
		),
	]
		.filter((bare) => /[/*]/.test(bare[0]))
		.map((bare) => written(bare[0].replace(/[.;]$/, ""), bare.index));
}
