/** The words of all languages together, in the forms that readers look them up in. */

import type { Status } from "../../domain/artifact";
import { fold } from "../fold";
import { languages } from "./index";
import type { Language, SmallWords } from "./language";

function split(words: string | undefined): string[] {
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
			for (const word of split(words)) {
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

/** Status words, folded, with what they mean. */
export const statusWords = wordTable(
	({ status }) => status,
	fold,
) as ReadonlyMap<string, Status>;

/** Month numbers, 1-based, by the folded names of months. */
export const monthNumbers: ReadonlyMap<string, number> = new Map(
	languages.flatMap(({ months }) =>
		(months ?? []).flatMap((names, i) =>
			split(names).map((name) => [fold(name), i + 1] as const),
		),
	),
);
