/** Looks for an operating model that a repository has without knowing it: pages that look like one of our kinds, and folders of decision records at unusual places. */

import type { Artifact } from "../../domain/artifact";
import type { Kind } from "../../domain/kind";
import { compareText, folderOf, nameOf } from "../../domain/paths";
import {
	decisionFolderOf,
	decisionName,
	folderOfRecord,
	seriesOf,
} from "../../kinds/decision-places";
import { isIndex } from "../../kinds/places";
import { globOf } from "../../matching/glob";
import { readArtifact } from "../../text/read";
import { normalHeading } from "../../text/vocabulary";
import type { Words } from "../../text/words";
import { type Repository, recordGroups } from "../decision-place";

export interface LooksLike {
	readonly kind: Kind;
	readonly file: string;
	/** Name and title both say so, not only something near it. */
	readonly plainly: boolean;
}

export interface Finds {
	/** Pages that are of a kind beyond doubt, one for each kind at most. */
	readonly pages: readonly LooksLike[];
	/** Pages that may be, one for each kind at most, and none where a page was found. */
	readonly candidates: readonly LooksLike[];
	/** Globs for decision records, usual places included; empty where nothing stands at unusual ones. */
	readonly decisions: readonly string[];
}

interface Sign {
	readonly kind: Kind;
	/** File names, without extension and parted by hyphens. */
	readonly names: RegExp;
	/** Titles that only such a page has. */
	readonly titles: RegExp;
	/** Titles that others have too. */
	readonly near: RegExp;
	/** What is written on the page says so as well. */
	readonly proof: (page: Artifact) => boolean;
	/** With the file's name, the proof settles it, whatever the title leaves open. */
	readonly conclusive?: true;
	/** A lesser proof that will do where the title leaves nothing open. */
	readonly enough?: (page: Artifact) => boolean;
}

const sections = (least: number) => (page: Artifact) =>
	new Set(page.sections.map((s) => s.key).filter((key) => key)).size >= least;
const entries = (least: number) => (page: Artifact) =>
	page.items.length > 0 || page.unnumbered.length >= least;
const statements = (least: number) => (page: Artifact) =>
	items(page) ||
	page.sections.filter((s) => s.level > 1 && s.text !== "").length >= least;
const items = (page: Artifact) => page.items.length > 0;
const anything = (page: Artifact) => items(page) || page.words > 20;

const signs: readonly Sign[] = [
	{
		kind: "strategy",
		names:
			/^(?:product-)?(?:strategy|vision|strategie|stratégie|estrategia)$|^produktstrategie$/,
		titles:
			/\b(?:product|company) strategy\b|^(?:the |our )?strategy$|^(?:produkt)?strategie$/,
		near: /\bvision\b|\bstrategy\b/,
		proof: sections(2),
		conclusive: true,
	},
	{
		kind: "metrics",
		names:
			/^(?:key-|product-|north-star-)?(?:metrics?|kpis?)$|^north-star$|^kennzahlen$/,
		titles:
			/^(?:our |the )?(?:key|product|north star) (?:metrics?|kpis?)$|^kennzahlen$|^north star$/,
		near: /^(?:our )?(?:metrics|kpis?|okrs?)$/,
		proof: anything,
	},
	{
		kind: "tech-stack",
		names: /^(?:tech|technology|technical|internal-tech)-?(?:stack|radar)$/,
		titles: /\b(?:tech|technology|technical) (?:stack|radar)\b|^techstack$/,
		near: /\bstack\b|\bradar\b/,
		proof: anything,
	},
	{
		kind: "principles",
		names:
			/^(?:product-|our-|guiding-|core-)?principles$|^(?:produkt)?prinzipien$|^principes$|^principios$/,
		titles:
			/^(?:our |the )?(?:core |guiding )?product principles$|^produktprinzipien$|^principes produit$/,
		near: /^(?:our |the )?(?:core |guiding )?principles$|^(?:unsere )?prinzipien$|^(?:nos )?principes$|^(?:nuestros )?principios$/,
		proof: statements(3),
		conclusive: true,
		enough: anything,
	},
	{
		kind: "capabilities",
		names: /^(?:core-|product-|core-product-)?capabilities$/,
		titles: /^(?:our )?(?:core|product|core product) capabilities$/,
		near: /^capabilities$/,
		proof: anything,
	},
	{
		kind: "delivery",
		names:
			/^(?:product-)?delivery$|^how-we-(?:deliver|ship|work|build)$|^ways-of-working$|^(?:development|release)-process$/,
		titles: /^how we (?:deliver|ship)$|^inner and outer loop/,
		near: /^delivery$|^how we (?:work|build)|^ways of working$/,
		proof: sections(2),
		conclusive: true,
	},
	{
		kind: "themes",
		names:
			/^(?:product-|strategic-)?(?:themes|initiatives)$|^(?:product-)?roadmap$/,
		titles:
			/^(?:our |product |strategic )(?:themes|initiatives)\b|^(?:themes|initiatives) (?:for )?(?:q[1-4]|h[12]|20\d\d)/,
		near: /\broadmap$|^(?:themes|initiatives)$/,
		proof: entries(1),
	},
	{
		kind: "frameworks",
		names: /^(?:product-|thinking-|decision-)frameworks$/,
		titles: /^(?:our )?(?:product|thinking|decision) frameworks$/,
		near: /^frameworks$/,
		proof: entries(1),
	},
	{
		kind: "reviews",
		names: /^reviews?-process(?:es)?$|^(?:design-)?reviews$/,
		titles: /^(?:our )?review processes(?: and docs)?$/,
		near: /^(?:our )?(?:design )?reviews?(?: process)?$/,
		proof: anything,
	},
	{
		kind: "guardrails",
		names: /^(?:product-|engineering-)?guard-?rails$/,
		titles: /^(?:our )?(?:product|engineering) guardrails$/,
		near: /^(?:our )?guardrails$/,
		proof: items,
	},
];

/** Folders in which people keep such pages for the whole repository. */
const home =
	/^(?:(?:docs?|documentation|product|handbook|wiki|strategy|company|team|about|guides?|principles|management|playbooks?|pages|content)\/){0,3}[^/]+$/i;
/** Folders whose pages are somebody else's, or nobody's. */
const foreign =
	/(?:^|\/)(?:examples?|samples?|demos?|fixtures?|tests?|testdata|templates?|profiles?|vendor|archived?|i18n|locales?|translations?|blog|posts|versioned_docs|node_modules|\.(?:git[^/]*|vscode|idea|changeset))\//i;
/** Not too deep, not hidden, and no character in the path that a glob would take for more than itself. */
const reach = /^(?!(?:.*\/)?\.)(?:[\w. -]+\/){0,3}[\w. -]+$/;
const mostLookedAt = 1000;

/** Looks around in the root model. Pages of kinds that it has already are passed over. */
export function lookAround(repository: Repository): Finds {
	const { workspace, paths, read } = repository;
	const { root, artifacts } = workspace;
	const has = new Set(root.artifacts.map((a) => a.kind));
	const configured = root.config.files;
	const open = signs.filter((s) => !has.has(s.kind) && !configured.has(s.kind));
	const free = paths.filter(
		(path) =>
			/\.(?:md|markdown)$/i.test(path) &&
			!artifacts.has(path) &&
			!foreign.test(path) &&
			workspace.modelOf(path) === root,
	);
	const seen: (LooksLike & { sure: boolean })[] = [];
	const pages = free
		.filter((p) => !isIndex(nameOf(p).toLowerCase()) && reach.test(p))
		.filter((p) => !isNumbered(p))
		.sort(
			(a, b) => a.split("/").length - b.split("/").length || compareText(a, b),
		);
	for (const file of pages.slice(0, mostLookedAt)) {
		const text = read(file);
		if (text === undefined) continue;
		for (const sign of open) {
			const found = judge(sign, file, text, root.config.words);
			if (found) seen.push(found);
		}
	}
	const best = (kind: Kind) => {
		const ofKind = seen.filter((s) => s.kind === kind);
		return (
			ofKind.find((s) => s.sure) ?? ofKind.find((s) => s.plainly) ?? ofKind[0]
		);
	};
	const chosen = open.flatMap(({ kind }) => best(kind) ?? []);
	return {
		pages: chosen.filter((s) => s.sure),
		candidates: chosen.filter((s) => !s.sure),
		decisions: configured.has("decision") ? [] : decisionGlobs(repository),
	};
}

function judge(
	sign: Sign,
	file: string,
	text: string,
	words: Words,
): (LooksLike & { sure: boolean }) | undefined {
	const { kind, names, titles, near, conclusive } = sign;
	const name = nameOf(file)
		.replace(/\.[^.]+$/, "")
		.toLowerCase()
		.replace(/[\s_]+/g, "-");
	const named = names.test(name);
	const heading = /^(?:#[ \t]+(.+)|(.+)\r?\n=+\s*$)/m.exec(text.slice(0, 5000));
	const title = normalHeading(heading?.[1] ?? heading?.[2] ?? "");
	const entitled = titles.test(title);
	if (!entitled && !(named && near.test(title))) return undefined;
	const atHome = home.test(file);
	if (!atHome && file.split("/").length > 2) return undefined;
	const page = readArtifact(file, text, kind, words);
	// An id of the kind's own in front of an item: nobody writes that by accident under such a name.
	const settled = items(page) || entitled || conclusive;
	const proof = (entitled && sign.enough) || sign.proof;
	return {
		kind,
		file,
		plainly: named && entitled,
		sure: proof(page) && (items(page) || atHome) && settled === true,
	};
}

/** Named like one of a series of records: by number or date. */
function isNumbered(path: string): boolean {
	const name = decisionName(path);
	return (
		name !== undefined &&
		(name.number !== undefined || /^\d{4}/.test(name.stem))
	);
}

/** Globs for the records that stand where nobody expects them, with those for the records that are read already; none where there are no such. */
export function decisionGlobs({ workspace, paths }: Repository): string[] {
	const { root } = workspace;
	const free = new Set(paths);
	const found = workspace.likelyRecords
		.filter(({ files: [first = ""] }) => workspace.modelOf(first) === root)
		.flatMap(({ lead, files }) => {
			const open = files.filter((file) => free.has(file));
			return lead === undefined ? foldersOf(open) : seriesGlobs(open);
		});
	if (found.length === 0) return [];
	const read = recordGroups(workspace).flatMap(({ page, records }) => {
		if (page) return globOf(page.file);
		const files = records.map(({ file }) => file);
		const named = files.flatMap((file) => decisionFolderOf(file)?.folder ?? []);
		if (named.length === files.length)
			return [...new Set(named)].flatMap((folder) =>
				endings(files).map((end) => `${globOf(folder)}/**/*${end}`),
			);
		return files.every((file) => seriesOf(file))
			? seriesGlobs(files)
			: foldersOf(files);
	});
	return [...new Set([...read, ...found])].sort(compareText);
}

/** All pages of the folders that the files stand in. */
function foldersOf(files: readonly string[]): string[] {
	const folders = [...new Set(files.map(folderOf))];
	return folders.flatMap((folder) =>
		endings(files).map(
			(end) => `${folder === "" ? "" : `${globOf(folder)}/`}*${end}`,
		),
	);
}

/** The numbered files of one folder, or those that stand each in a numbered folder of its own. */
function seriesGlobs(files: readonly string[]): string[] {
	const found = new Set<string>();
	for (const file of files) {
		const name = decisionName(file);
		if (!name) continue;
		const folder = folderOfRecord(file, name);
		const lead = folder === "" ? "" : `${globOf(folder)}/`;
		const isOwn = folder !== folderOf(file);
		const alike = files.filter((other) => folderOf(other) === folderOf(file));
		found.add(
			isOwn
				? `${lead}${commonLead(files.map((f) => decisionName(f)?.stem ?? ""))}*/${nameOf(file)}`
				: `${lead}${commonLead(alike.map(nameOf))}*${endings([file])[0]}`,
		);
	}
	return [...found];
}

/** How the names of files end: `.md`, `.mdx`. */
function endings(files: readonly string[]): string[] {
	return [...new Set(files.map((file) => /\.[^.]+$/.exec(file)?.[0] ?? ".md"))];
}

/** The letters with which all names begin, up to the number: `adr-`; a class of digits where they begin with it. */
function commonLead(names: readonly string[]): string {
	const leads = new Set(names.map((name) => /^\D*/.exec(name)?.[0] ?? ""));
	const [lead] = leads;
	if (leads.size > 1 || lead === undefined) return "";
	return lead === "" ? "[0-9]" : globOf(lead);
}
