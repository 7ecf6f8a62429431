/** The words of all languages together, in the forms that readers look them up in. */

import type { Status } from "../../domain/artifact";
import { fold } from "../fold";
import { languages } from "./index";
import type {
	DeviationWords,
	Language,
	Relations,
	SmallWords,
} from "./language";

/** The words of a list. */
export function listedIn(words: string | undefined): string[] {
	return words ? words.split("|") : [];
}

/** A word list by a part of each language; the first language that has a word says what it means. */
export function wordTable(
	part: (language: Language) => Readonly<Record<string, string>> | undefined,
	form: (word: string) => string,
): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	for (const language of languages)
		for (const [key, words] of Object.entries(part(language) ?? {}))
			for (const word of listedIn(words)) {
				const formed = form(word);
				if (!found.has(formed)) found.set(formed, key);
			}
	return found;
}

/** Every language's small words of one kind, word by word, folded. */
export function smallWords(kind: keyof SmallWords): ReadonlySet<string> {
	return new Set(
		languages.flatMap(({ small }) => fold(small?.[kind] ?? "").split(/[| ]/)),
	);
}

/** The words for the days of the week, folded, word by word. */
export const weekdays: ReadonlySet<string> = new Set(
	languages.flatMap((language) => fold(language.weekdays ?? "").split(/[| ']/)),
);

/** Status words, folded, with what they mean. */
export const statusWords = wordTable(
	({ status }) => status,
	fold,
) as ReadonlyMap<string, Status>;

/** Month numbers, 1-based, by the folded names of months. */
export const monthNumbers: ReadonlyMap<string, number> = new Map(
	languages.flatMap(({ months }) =>
		(months ?? []).flatMap((names, i) =>
			listedIn(names).map((name) => [fold(name), i + 1] as const),
		),
	),
);

/** Every language's words of one kind for the parts of a deviation. */
export function deviationWords(kind: keyof DeviationWords): string[] {
	return [
		...new Set(languages.flatMap(({ deviation }) => listedIn(deviation[kind]))),
	];
}

/** Scripts that set no blanks between words, and Korean, whose endings follow at once. */
export const unspaced =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
/** Letters that are not Latin, of the scripts that there are words in. */
export const beyondLatin =
	/[\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

export type WordsOfRelations = Exclude<keyof Relations, "frames">;

/** Every language's words of one kind for what records say of others, folded, or as they are written in the language's file. */
export function relationWords(
	kind: WordsOfRelations,
	form: "folded" | "as written" = "folded",
): string[] {
	const found = languages.flatMap(({ relations }) => listedIn(relations[kind]));
	return [...new Set(form === "folded" ? found.map(fold) : found)];
}

/** Every language's statements that have the name of the other record inside or before their verb, as what stands around that. */
export function relationFrames(form: "folded" | "as written" = "folded"): {
	readonly type: "superseded-by" | "supersedes";
	readonly opening: string;
	readonly closing: string;
}[] {
	const types = ["superseded-by", "supersedes"] as const;
	return types.flatMap((type) =>
		languages.flatMap(({ relations }) =>
			listedIn(relations.frames?.[type]).map((frame) => {
				const text = form === "folded" ? fold(frame) : frame;
				const [opening = "", closing = ""] = text.split("…");
				return { type, opening: opening.trim(), closing: closing.trim() };
			}),
		),
	);
}

/** The source of a pattern that matches any of some words, the longer before the shorter; blanks in them match any white space. */
export function alternatives(words: readonly string[]): string {
	return [...words]
		.sort((a, b) => b.length - a.length)
		.map((word) => escaped(word).replaceAll(" ", "\\s+"))
		.join("|");
}

function escaped(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
