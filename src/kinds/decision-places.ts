/** Where decision records stand, and what their file names say: pure strings, asked for every path of a repository. */

import { readLead } from "./record-numbers";

/** Folders that are called by the records they hold. */
const recordFolder =
	/^(?:m?adrs?|rfcs?|(?:m?adr|rfc)-(?:records?|logs?|docs?)|(?:architectur(?:e|al)-)?decision-(?:records?|logs?)|architectur(?:e|al)-decisions?)$/;
/** Folders that may hold decisions of another kind as well. */
const decisionFolder =
	/^(?:adls?|[dept]drs?|(?:[a-z]+-){0,2}decisions?|(?:[a-z]+-)?decision-(?:records?|logs?)|(?:architektur)?entscheidungen|décisions|decisiones|decisões)$/;

export interface DecisionFolder {
	/** By its path, `/`-separated. */
	readonly folder: string;
	/** Every page in it is a decision, unless its name says otherwise; else what is written in one of them has to show it. */
	readonly isSure: boolean;
	/** Its name leaves no doubt that its pages are records. */
	readonly isPlain: boolean;
}

/**
 * The outermost folder on the way to a Markdown file whose name speaks of decisions: `adr`, `docs/04-decisions`, `Architecture Decision
 * Records`. Takes the file's path (`/`-separated, relative to the model's root); the case of names is ignored. Undefined where there is
 * none, or where it belongs to the fixtures of tests.
 */
export function decisionFolderOf(file: string): DecisionFolder | undefined {
	if (!isMarkdown(file) || !/dr|adl|rfc|d[eé]cis|entscheidung/i.test(file))
		return undefined;
	const names = file.split("/").slice(0, -1);
	const plain = names.map(plainFolder);
	const at = plain.findIndex(
		(name) => recordFolder.test(name) || decisionFolder.test(name),
	);
	if (at < 0 || isForeign(plain)) return undefined;
	const isPlain = recordFolder.test(plain[at] as string);
	const isDocs = (n: number) => /^docs?$/.test(plain[n] ?? "");
	const usual =
		plain[at] === "decisions" &&
		(isDocs(at - 1) || (plain[at - 1] === "architecture" && isDocs(at - 2)));
	return {
		folder: names.slice(0, at + 1).join("/"),
		isPlain,
		isSure: usual || (isPlain && plain.slice(0, at).some((_, n) => isDocs(n))),
	};
}

/** Says whether a path (`/`-separated, relative to the model's root) stands where decisions are expected, whatever is written there. */
export function defaultDecisionPlace(file: string): boolean {
	return decisionFolderOf(file)?.isSure === true;
}

/** `04-Decisions`, `_adrs` and "architecture_decision records" without their number and marks. */
function plainFolder(name: string): string {
	return name
		.normalize("NFC")
		.toLowerCase()
		.replace(/[\s_.]+/g, "-")
		.replace(/^(?:\d+-)?-*|-+$/g, "");
}

/** Folders of examples that tests go by, of other people's work, or of the same a second time. */
const foreignFolder =
	/^(?:(?:test-)?fixtures?|test-?(?:data|cases?|resources)|mocks|snapshots|node-modules|vendor|third-?party|versioned-docs|i18n|templates?|skills)$|\{\{/;
const testFolder = /(?:^|-)tests?$/;
/** What tests go by, somewhere below such a folder. */
const testMaterial =
	/^(?:resources|data|projects?|cases|samples?|examples?|inputs?|workspaces?|repos?)$|-(?:project|app|repo|repository|workspace|sample)$/;

function isForeign(folders: readonly string[]): boolean {
	if (folders.some((name) => foreignFolder.test(name))) return true;
	const tests = folders.findIndex((name) => testFolder.test(name));
	return (
		tests >= 0 &&
		folders.slice(tests + 1).some((name) => testMaterial.test(name))
	);
}

/** Says by its name whether a file is Markdown, MDX among it. */
export function isMarkdown(file: string): boolean {
	return /\.(?:md|mdx|markdown)$/i.test(file);
}

/** Folders in which pages have numbers, dates or states for another reason. */
const otherSeries =
	/^(?:examples?|samples?|demos?|tests?|specs?|templates?|blogs?|posts?|news|locales?|translations?|changelogs?|releases?|meetings?|minutes|tasks?|tickets?|stories|backlog|plan(?:s|ning)|phases|sprints?|issues|bugs|prompts?|questions|lessons|chapters|exercises|katas?|migrations|tips|runbooks|postmortems?|incidents?)$/;

/** Says whether a Markdown file's place leaves it open that it is a record, though no folder's name says so. */
export function mayBeRecord(file: string): boolean {
	if (!isMarkdown(file) || /(?:^|\/)\./.test(file)) return false;
	const folders = file.split("/").slice(0, -1).map(plainFolder);
	return !folders.some((name) => otherSeries.test(name)) && !isForeign(folders);
}

/** What pages are called that hold many decisions: `DECISIONS.md`, `architecture-decisions.md`, `decisionLog.md`, `adr.md`. */
const logName =
	/^(?:(?:[a-z]+-){0,2}(?:decisions?|adrs?|rfcs?)(?:-(?:logs?|records?|register|registry|history|journal|list))*|(?:architektur-?)?entscheidung(?:en|s-?(?:log|protokoll|register))|(?:journal-des-|registre-des-)?décisions|(?:registro-de-)?decisiones|(?:registro-de-)?decisões|decisioni|beslissingen(?:log)?)$/;

/** Says whether a Markdown file is called as pages are that hold many decisions. Takes its path; its folder doesn't count. */
export function isLogName(file: string): boolean {
	const stem = stemOf(file.slice(file.lastIndexOf("/") + 1));
	// "09_architecture_decisions" is a chapter, 0009 a record.
	if (!isMarkdown(file) || /^\d{3}/.test(stem)) return false;
	return logName.test(plainFolder(stem.replace(/(\p{Ll})(\p{Lu})/gu, "$1-$2")));
}

/** Folders that documents are kept in. */
const documents =
	/^(?:docs?|documentation|documents|wiki|handbook|architecture|design|product|engineering)$/;

/** Says whether a file stands at the root or in a folder for documents or decisions. Takes its path from the model's root. */
export function isAmongDocuments(file: string): boolean {
	const folders = file.split("/").slice(0, -1).map(plainFolder);
	return (
		folders.length === 0 ||
		folders.some(
			(name) =>
				documents.test(name) ||
				recordFolder.test(name) ||
				decisionFolder.test(name),
		)
	);
}

/** Says whether a file may be a decision log by its path (`/`-separated, relative to the model's root). */
export function mayBeLog(file: string): boolean {
	return isLogName(file) && mayBeRecord(file);
}

/** Files that count on from each other: where they stand, and with what their names begin. */
export interface Series {
	readonly folder: string;
	/** What stands before the number, in lower case: `adr-`, or nothing. */
	readonly lead: string;
}

/** The series that a file belongs to by its number or date, one in a folder of its own by that folder's; undefined where it has none. */
export function seriesOf(file: string): Series | undefined {
	const name = decisionName(file);
	if (
		!name ||
		(name.number ?? name.dateText ?? /^\d{4}/.exec(name.stem)) == null
	)
		return undefined;
	return {
		folder: folderOfRecord(file, name),
		lead: /^\D*/.exec(name.stem.toLowerCase())?.[0] ?? "",
	};
}

/**
 * The folder that a record stands in; around its own folder, where it has one: `0003-protocols/README.md`, and `sip-003/sip-003-names.md` as
 * well.
 */
export function folderOfRecord(file: string, { stem }: DecisionName): string {
	const parts = file.split("/");
	const base = stemOf(parts.pop() ?? "");
	const parent = parts.at(-1) ?? "";
	const isOwn =
		base !== stem ||
		(/\d$/.test(parent) &&
			base.toLowerCase().startsWith(parent.toLowerCase()) &&
			!/^[a-z\d]/i.test(base.slice(parent.length)));
	if (isOwn) parts.pop();
	return parts.join("/");
}

/** The same for a file of which only the path is at hand. */
export function recordFolderOf(file: string): string {
	return folderOfRecord(file, nameOfDecision(file));
}

export interface DecisionName {
	/** The file's name without its extension, or the name of its own folder (`0003-protocols/README.md`). */
	readonly stem: string;
	readonly prefix: "ADR" | "RFC";
	/** Undefined where its name says neither `adr` nor `rfc`, nor does a folder on the way to it. */
	readonly saidPrefix?: "ADR" | "RFC";
	/** The last part of its number, which counts on. */
	readonly number?: number;
	/** The number as written, leading zeros kept: `0007`, `2026-001`, `1.2`, `0001a`. */
	readonly numberText?: string;
	/** What stands in it before the last part (`2026-`, `1.`): for each of them numbers are counted anew. */
	readonly within?: string;
	/** The date that the name begins with, as written; such a record has no number. */
	readonly dateText?: string;
	/** A prefix of the repository's own before the number (`API` in `API-001-paging.md`): numbers are counted for each. */
	readonly series?: string;
}

/** Pages that stand beside decisions and are none. */
const pages = new Set(
	(
		"readme index summary toc contents table-of-contents home overview about glossary faq contributing contribute changelog history " +
		"code-of-conduct license licence copying notice security support maintainers governance authors todo roadmap navigation sidebar category " +
		"adr-index adrs-index adr-log adr-list adr-overview adrs rfcs rfc-index decision-log decision-index decision-list decision-finder decisions " +
		"adr-guide adr-process rfc-process review-schedule pull-request-template issue-template claude agents gemini copilot-instructions skill"
	).split(" "),
);
/** Words that, beside "template", leave nothing that a decision could be about. */
const templateWords = new Set(
	(
		"template templates tmpl adr adrs ad madr rfc rfcs kep oep dr lightweight nygard alexandrian log4brains decision decisions record records " +
		"architecture architectural design proposal enhancement any the of for with a new blank empty short long full bare minimal simple basic " +
		"extended default example sample base title name description your english german deutsch french francais en de fr es pt br it nl pl ja zh cn " +
		"md mm dd yyyy yy nnn nnnn xxx xxxx number id v1 v2 v3 v4"
	).split(" "),
);
/** A folder that holds templates. */
const templateFolder = /(?:^|[-_.])templates?$/;

/** Prefixes that are written in lower case before the number of a record: `adr-001`, `rfc-008`, `eip-20`. */
const recordPrefix =
	/^(?:adrs?|ad|madr|rfcs?|o?dr|dec|decision|record|proposal|arch|kep|oep|eip|erc|pep|tep|mep|sep|se|dep|jep|bip|cip|fip|zip|aip|hip|enhancement|spec|design|no|nr)$/i;

/**
 * What a path says of the decision in it, or undefined where its name tells that it is none: a template, a readme, an index. A readme or
 * index in a folder of its own whose name begins with a number or date is that folder's decision.
 */
export function decisionName(file: string): DecisionName | undefined {
	const slash = file.lastIndexOf("/");
	const stem = stemOf(file.slice(slash + 1));
	const folder = file.slice(0, Math.max(0, slash));
	const parent = folder.slice(folder.lastIndexOf("/") + 1);
	const plain = stem
		.toLowerCase()
		.replace(/[\s_]+/g, "-")
		.replace(/^[-.]+|[-.]+$/g, "");
	if (templateFolder.test(parent.toLowerCase()) || isTemplate(plain))
		return undefined;
	if (/^(?:readme|index)(?:[-.][a-z]{2}(?:-[a-z]{2})?)?$/.test(plain))
		return ownFolder(parent) ? named(parent, folder) : undefined;
	if (plain === "" || pages.has(plain)) return undefined;
	return named(stem, folder);
}

/** The same for a file that is a decision by what is written in it, whatever its name. */
export function nameOfDecision(file: string): DecisionName {
	const slash = file.lastIndexOf("/");
	return (
		decisionName(file) ??
		named(stemOf(file.slice(slash + 1)), file.slice(0, Math.max(0, slash)))
	);
}

function stemOf(base: string): string {
	return base.replace(/\.(?:mdx?|markdown)$/i, "");
}

/** `0003-protocols`, `2022-02-03-title`, `adr-004-x`, but no year, which gathers its decisions, and no `4-day-week`. */
function ownFolder(name: string): boolean {
	const prefix = readLead(name) ? null : /^([A-Za-z]+)[-_ ]?(?=\d)/.exec(name);
	if (prefix && !isPrefix(prefix[1] as string)) return false;
	const plain = name.slice(prefix?.[0].length ?? 0);
	const { text, number } = readLead(plain) ?? { text: "" };
	const rest = plain.slice(text.length);
	if (number && /^\d+$/.test(text))
		return text.length > 1 && /^(?:[-_ ]|\. |$)/.test(rest) && !isYear(plain);
	return text === ""
		? /^\d{7,}[-_ ]/.test(plain)
		: /^[-_ ]+(?=\p{L})/u.test(rest) || /^\d{4}(?:[-_.]?\d{2}){2}/.test(plain);
}

function isYear(name: string): boolean {
	return /^(?:19|20)\d{2}$/.test(name);
}

function isTemplate(plain: string): boolean {
	const words = plain.split(/[-.]+/);
	// A letter stands in for the number: ADR-nnn_Title, ADR-XXX-…, NNNN-title, YYYY-MM-DD-title.
	if (
		/^(?:[a-z]{2,5}-){0,3}(?:n{3,}|x{3,}|0*x{2,}|yyyy(?:-?mm-?dd)?)(?=-|$)/.test(
			plain,
		)
	)
		return true;
	if (!words.some((word) => /^(?:templates?|tmpl)$/.test(word))) return false;
	// "0012-use-the-madr-template" is about one; a template is numbered zero, if at all.
	const number = words.findIndex((word) => /^\d+$/.test(word));
	if (number >= 0 && Number(words[number]) !== 0) return false;
	return words.slice(number + 1).every((word) => templateWords.has(word));
}

/** The groups of letters before a number: `ODH-ADR-MS-0002-x`. */
const letters = /^[A-Za-z]+(?:[-_ #][A-Za-z]+){0,3}[-_ #]?(?=\d)/;

function named(stem: string, folder: string): DecisionName {
	const whole = readLead(stem);
	const before = whole ? "" : (letters.exec(stem)?.[0] ?? "");
	const lead = whole ?? readLead(stem.slice(before.length));
	const groups = before.split(/[-_ #]+/).filter((group) => group !== "");
	const digits = /^\d*/.exec(lead?.text ?? "")?.[0] ?? "";
	const isPlain = groups.every(isPrefix);
	const { number } = lead ?? {};
	const isNumber =
		number !== undefined &&
		(isPlain ||
			(digits.length > 2 && (groups.length < 2 || groups.some(isOurs))));
	const saidPrefix = prefixOf(
		isNumber ? groups : stem.split(/[-_ ]/, 1),
		folder,
	);
	const base = {
		stem,
		prefix: saidPrefix ?? "ADR",
		...(saidPrefix ? { saidPrefix } : {}),
	} as const;
	if (!lead || !isNumber)
		return lead && !number && isPlain ? { ...base, dateText: lead.text } : base;
	const series = groups
		.filter((group) => !isOurs(group))
		.join("-")
		.toUpperCase();
	return {
		...base,
		number: number.last,
		numberText: lead.text,
		...(number.within ? { within: number.within } : {}),
		...(series ? { series } : {}),
	};
}

function isOurs(group: string): boolean {
	return /^(?:adrs?|rfcs?|ad)$/i.test(group);
}

function isPrefix(group: string): boolean {
	return recordPrefix.test(group) || /^[A-Z]{1,8}$/.test(group);
}

/** What the file name says, else the nearest folder that says anything. */
function prefixOf(
	groups: readonly string[],
	folder: string,
): "ADR" | "RFC" | undefined {
	for (const group of groups) {
		if (/^rfcs?$/i.test(group)) return "RFC";
		if (/^adrs?$/i.test(group)) return "ADR";
	}
	const said = folder
		.toLowerCase()
		.split("/")
		.findLast((name) => /(?:^|[-_. ])(?:rfcs?|adrs?)(?=$|[-_. ])/.test(name));
	if (said === undefined) return undefined;
	return /rfc/.test(said) ? "RFC" : "ADR";
}
