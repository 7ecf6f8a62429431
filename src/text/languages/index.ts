/** The languages that records are read in; each is a file of its own, so that a speaker can correct it. */

import { czech } from "./cs";
import { german } from "./de";
import { english } from "./en";
import { spanish } from "./es";
import { french } from "./fr";
import { italian } from "./it";
import { japanese } from "./ja";
import { korean } from "./ko";
import type { Language } from "./language";
import { dutch } from "./nl";
import { polish } from "./pl";
import { portuguese } from "./pt";
import { russian } from "./ru";
import { turkish } from "./tr";
import { ukrainian } from "./uk";
import { chineseSimplified } from "./zh-hans";
import { chineseTraditional } from "./zh-hant";

/** English first: where two languages share a word, the earlier one says what it means. */
export const languages: readonly [Language, ...Language[]] = [
	english,
	german,
	french,
	spanish,
	portuguese,
	italian,
	dutch,
	polish,
	russian,
	ukrainian,
	czech,
	turkish,
	japanese,
	korean,
	chineseSimplified,
	chineseTraditional,
];
