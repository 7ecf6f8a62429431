/** Ids and links in fields and in prose as typed references. */

import {
	decisionIdSource,
	idSource,
	isDecisionId,
	isId,
	normalId,
} from "../../domain/id";
import type { Lines } from "../../domain/lines";
import type { Span } from "../../domain/position";
import type { Reference, ReferenceType } from "../../domain/reference";
import { isOfOthers } from "../decision/around-targets";
import type { MarkdownText } from "../markdown/markdown";
import { plainText, withoutComments } from "../markdown/plain";
import type { Spans } from "../markdown/spans";

const idsInText = new RegExp(
	`(?<![\\p{L}\\p{N}_@#.-])(?:${decisionIdSource}|${idSource})(?![\\p{L}\\p{N}_-]|\\.\\d)`,
	"gu",
);
/** Ids that decisions have whose repository counts them with a prefix of its own: `D-12`, `DEC-2026-003`. */
const otherIds =
	/(?<![\p{L}\p{N}_@#./:-])[A-Z]{1,8}(?:-[A-Z]{1,8})*-(?:(?:19|20)\d{2}-)?\d{1,6}(?![\p{L}\p{N}_/-]|\.\d)/gu;
/** Letters of scripts that set no blanks between words: an id ends where they begin. */
const unspaced =
	"[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}]";
const idsInField = new RegExp(
	`(?<!(?!${unspaced})[\\p{L}\\p{N}_-])(?:${decisionIdSource}|${idSource})(?!(?!${unspaced})[\\p{L}\\p{N}_-])`,
	"giu",
);
/** A link, its text and its target; the target may hold one pair of parentheses. */
const linkSource =
	/\[([^[\]\n]*)\]\(\s*<?([^()\s<>]*(?:\([^()\s<>]*\)[^()\s<>]*)?)>?[^()\n]*\)/
		.source;

/** Splits a link target into its percent-decoded path and fragment; undefined for anything that leads out of the repository. */
export function splitTarget(
	url: string,
): { path: string; fragment?: string } | undefined {
	if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) return undefined;
	const hash = url.indexOf("#");
	const path = decode(
		(hash < 0 ? url : url.slice(0, hash)).split("?")[0] ?? "",
	);
	return hash < 0 ? { path } : { path, fragment: decode(url.slice(hash + 1)) };
}

/** A text in which web addresses are blanks, and what HTML links to one of them. */
export function withoutAddresses(source: string): string {
	if (!source.includes("//")) return source;
	return source.replace(
		/<a\s[^<>]*href=["']?(?:[a-z][a-z0-9+.-]*:)?\/\/[^<>]*>[^<]*(?:<\/a>)?|(?<![\w/])(?:[a-z][a-z0-9+.-]*:)?\/\/[^\s<>)"'`]+/gi,
		(address) => address.replace(/[^\r\n]/g, " "),
	);
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** Words that say "nothing" where a field wants an id. */
const nothing = /^(?:[-–—]*|n\/?a\.?|none|nothing|null|tbd|\{.*\})$/i;

/**
 * The references in a field's value. Takes the value's span; a link gives its path and the id in its text.
 * With `strict`, an entry that holds neither id nor link is a reference that names nothing, so that it can be reported;
 * otherwise it is passed over.
 */
export function fieldReferences(
	lines: Lines,
	value: Span,
	type: ReferenceType,
	strict: boolean,
): Reference[] {
	const found: Reference[] = [];
	const source = withoutComments(lines.slice(value));
	const textOf = ({ start, end }: Span) =>
		source.slice(start - value.start, end - value.start);
	const entries = new RegExp(`(?:${linkSource}|[^,;\\n])+`, "g");
	for (const entry of source.matchAll(entries)) {
		const span = lines.trim({
			start: value.start + entry.index,
			end: value.start + entry.index + entry[0].length,
		});
		const before = found.length;
		const links = [...textOf(span).matchAll(new RegExp(linkSource, "g"))];
		for (const [whole, text = "", url = "", index] of links.map(
			(m) => [m[0], m[1], m[2], m.index] as const,
		)) {
			const reference = linkReference(
				lines,
				{ start: span.start + index, end: span.start + index + whole.length },
				text,
				url,
				type,
			);
			if (reference) found.push(reference);
		}
		if (links.length === 0)
			for (const match of withoutAddresses(textOf(span)).matchAll(idsInField))
				found.push(
					idReference(lines, span.start + match.index, match[0], type, true),
				);
		const word = plainText(textOf(span));
		if (strict && found.length === before && !nothing.test(word))
			found.push({
				type,
				text: word,
				range: lines.rangeOf(span),
				inField: true,
			});
	}
	return found;
}

function idReference(
	lines: Lines,
	start: number,
	text: string,
	type: ReferenceType,
	inField: boolean,
): Reference {
	const range = lines.range(start, start + text.length);
	return { type, id: normalId(text), text, range, idRange: range, inField };
}

/** A link in a field or in prose as a reference; undefined where it leads out of the repository and names no id. */
export function linkReference(
	lines: Lines,
	span: Span,
	text: string,
	url: string,
	type: ReferenceType,
): Reference | undefined {
	const target = splitTarget(url);
	const id = new RegExp(idsInField).exec(text);
	if (!target && !id) return undefined;
	// A record that is linked to on the web is another one than ours.
	if (!target && id && isDecisionId(id[0]))
		return {
			type,
			text: plainText(text) || url,
			range: lines.rangeOf(span),
			inField: true,
			url,
		};
	const idStart = span.start + 1 + (id?.index ?? 0);
	return {
		type,
		...(id ? { id: normalId(id[0]) } : {}),
		...(target?.path ? { path: target.path } : {}),
		...(target?.fragment ? { fragment: target.fragment } : {}),
		text: plainText(text) || url,
		range: lines.rangeOf(span),
		...(id ? { idRange: lines.range(idStart, idStart + id[0].length) } : {}),
		inField: true,
	};
}

/**
 * Ids in prose as references of type *mentions*: never in code, in a URL or in a link's target. An id that is a link's text is left
 * to the link. Takes the stretches to leave out: ids that define an item, and fields, which give references of their own. In the order
 * written, each with its offset.
 */
export function mentions(
	lines: Lines,
	markdown: MarkdownText,
	except: Spans,
): { readonly at: number; readonly reference: Reference }[] {
	const found: { at: number; reference: Reference }[] = [];
	for (const run of markdown.prose) {
		const source = lines.slice(run);
		if (!/[A-Z][- #]/.test(source)) continue;
		const link = run.link === undefined ? undefined : markdown.links[run.link];
		for (const { text, start } of anyIdsIn(lines, run)) {
			if (except.covers(start)) continue;
			if (link && !splitTarget(link.url)) continue;
			if (isDecisionId(text) && isElsewhere(lines.text, start, text.length))
				continue;
			const reference: Reference = {
				...idReference(lines, start, text, "mentions", false),
				...(isId(text) ? {} : { tentative: true }),
			};
			const target = link && splitTarget(link.url);
			found.push({
				at: start,
				reference: target?.path
					? {
							...reference,
							path: target.path,
							...(target.fragment ? { fragment: target.fragment } : {}),
						}
					: reference,
			});
		}
	}
	return found;
}

/** In HTML that links to the web, or of another team. */
function isElsewhere(text: string, start: number, length: number): boolean {
	const before = text.slice(Math.max(0, start - 200), start);
	return (
		/<a\s[^<>]*href=["']?(?:[a-z][a-z0-9+.-]*:)?\/\/[^<>]*>[^<]*$/i.test(
			before,
		) || isOfOthers(text, start, start + length)
	);
}

/** The ids in a stretch of prose with their offsets, as written; those in a web address or a path are none. */
export function idsIn(
	lines: Lines,
	span: Span,
	ids = idsInText,
): (Span & { readonly text: string })[] {
	const source = lines.slice(span);
	const found: (Span & { text: string })[] = [];
	/** The word at hand as far as it was looked at, and whether it is a web address or a path to a file. */
	let isAddress = false;
	let looked = 0;
	for (const { 0: text, index } of source.matchAll(ids)) {
		const since = source.slice(Math.max(0, looked - 2), index);
		const blank = Math.max(since.lastIndexOf(" "), since.lastIndexOf("\n"));
		const isNew = blank >= 0 || looked === 0;
		const word = since.slice(blank + 1);
		isAddress =
			(!isNew && isAddress) ||
			word.includes("://") ||
			(isNew && /^(?:www\.|\.{0,2}\/)/.test(word));
		looked = index;
		if (isAddress) continue;
		const start = span.start + index;
		found.push({ text, start, end: start + text.length });
	}
	return found;
}

/** The same with what may be ids with a prefix of a repository's own. */
export function anyIdsIn(
	lines: Lines,
	span: Span,
): (Span & { readonly text: string })[] {
	const ours = idsIn(lines, span);
	if (!/[A-Z]-\d/.test(lines.slice(span))) return ours;
	const others = idsIn(lines, span, otherIds).filter(({ text }) => !isId(text));
	return [...ours, ...others].sort((a, b) => a.start - b.start);
}
