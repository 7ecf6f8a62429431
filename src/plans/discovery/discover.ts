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
import { plainText } from "../../text/markdown/plain";
import { readArtifact } from "../../text/read";
import { isProductStrategy } from "../../text/strategy-signs";
import { normalHeading } from "../../text/vocabulary";
import type { Words } from "../../text/words";
import { type Repository, recordGroups } from "../decision-place";
import { leftAlone, statedSeries } from "./stated-records";

export interface LooksLike {
	readonly kind: Kind;
	readonly file: string;
	/** Its own, as plain text; "" where it has none. */
	readonly title: string;
	/** Name and title both say so, not only something near it. */
	readonly plainly: boolean;
}

export interface Finds {
	/** Pages that are of a kind beyond doubt, one for each kind at most. */
	readonly pages: readonly LooksLike[];
	/** Pages that may be, the best of each kind first; where a page was found, only others that are so beyond doubt. */
	readonly candidates: readonly LooksLike[];
}

export interface FoundRecords {
	/** Globs for decision records, usual places included; empty where nothing stands at unusual ones. */
	readonly decisions: readonly string[];
	/** Files that may be decision records and that these globs leave out. */
	readonly left: readonly string[];
}

interface Sign {
	readonly kind: Kind;
	/** File names, without extension and parted by hyphens, that say so under any title. */
	readonly names: RegExp;
	/** Names that others have too: the title has to agree, unless the folder is the product's. */
	readonly loose?: RegExp;
	/** Titles that only such a page has. */
	readonly titles: RegExp;
	/** Titles that others have too. */
	readonly near: RegExp;
	/** What the title or the text of another kind of page says that is called so too. */
	readonly foreign?: RegExp;
	/** What is written on the page says so as well. */
	readonly proof: (page: Artifact) => boolean;
	/** With a name and a title near it, the proof settles it. */
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
			/^(?:(?:product|company|our|the|and|mission|vision|values|strategy)-)*(?:strategy|vision|mission)(?:-(?:mission|vision|values|strategy|and|statement))*$|^(?:produkt)?strategie$|^stratégie(?:-produit)?$|^estrat[eé]gia$|^produktvision$/,
		titles:
			/\b(?:product|company) strategy\b|^(?:the |our )?strategy$|^(?:produkt)?strategie$/,
		near: /\bvision\b|\bstrategy\b/,
		proof: isProductStrategy,
		conclusive: true,
	},
	{
		kind: "metrics",
		names:
			/^(?:key-|product-|north-star-|success-|our-)(?:metrics?|kpis?)$|^(?:our-|company-|product-|team-)?okrs?$|^(?:our-)?kpis?$|^north-star$|^objectives-and-key-results$|^kennzahlen$/,
		loose: /^metrics?$/,
		titles:
			/^(?:our |the )?(?:key|product|north star) (?:metrics?|kpis?)$|^kennzahlen$|^north star$/,
		near: /^(?:our )?(?:metrics|kpis?|okrs?)$/,
		foreign:
			/\bprometheus\b|\bexporters?\b|\bhistograms?\b|\bgrafana\b|\bscrap(?:e|ed|ing)\b|\bopentelemetry\b|\/metrics\b/,
		proof: anything,
	},
	{
		kind: "tech-stack",
		names:
			/^(?:our-|the-)?(?:tech|technology|technical|internal-tech|engineering)-?(?:stack|radar)$/,
		titles: /\b(?:tech|technology|technical) (?:stack|radar)\b|^techstack$/,
		near: /\bstack\b|\bradar\b/,
		proof: anything,
	},
	{
		kind: "principles",
		names:
			/^(?:(?:product|our|the|and|core|guiding|company|team|engineering|design|operating|working|leadership|mission|vision|values|culture)-)*(?:principles|tenets)(?:-(?:and|values|mission|vision|culture))*$|^(?:produkt|unsere-)?(?:prinzipien|grundsätze)$|^principes$|^principios$|^princípios$/,
		titles:
			/^(?:our |the )?(?:core |guiding )?product principles$|^produktprinzipien$|^principes produit$/,
		near: /^(?:our |the )?(?:core |guiding )?principles$|^(?:unsere )?prinzipien$|^(?:nos )?principes$|^(?:nuestros )?principios$/,
		proof: statements(3),
		conclusive: true,
		enough: anything,
	},
	{
		kind: "capabilities",
		names: /^(?:our-)?(?:core-|product-|core-product-)capabilities$/,
		loose: /^capabilities$/,
		titles: /^(?:our )?(?:core|product|core product) capabilities$/,
		near: /^capabilities$/,
		proof: anything,
	},
	{
		kind: "delivery",
		names:
			/^product-delivery$|^how-we-(?:deliver|ship|work|build)$|^ways-of-working$/,
		loose: /^delivery$|^(?:development|release)-process$/,
		titles: /^how we (?:deliver|ship)$|^inner and outer loop/,
		near: /^delivery$|^how we (?:work|build)|^ways of working$/,
		proof: sections(2),
		conclusive: true,
	},
	{
		kind: "themes",
		names:
			/^(?:product-|strategic-)(?:themes|initiatives)$|^(?:product-|our-|public-)?roadmap$/,
		loose: /^(?:themes|initiatives)$/,
		titles:
			/^(?:our |product |strategic )(?:themes|initiatives)\b|^(?:themes|initiatives) (?:for )?(?:q[1-4]|h[12]|20\d\d)/,
		near: /\broadmap$|^(?:themes|initiatives)$/,
		foreign: /\bdark\b|\bcss\b|\bcolou?rs?\b|\bfonts?\b/,
		proof: entries(1),
	},
	{
		kind: "frameworks",
		names: /^(?:product-|thinking-|decision-)frameworks$/,
		loose: /^frameworks$/,
		titles: /^(?:our )?(?:product|thinking|decision) frameworks$/,
		near: /^frameworks$/,
		proof: entries(1),
	},
	{
		kind: "reviews",
		names:
			/^(?:product-|design-|our-)?reviews?-process(?:es)?$|^design-reviews$/,
		loose: /^reviews$/,
		titles: /^(?:our )?review processes(?: and docs)?$/,
		near: /^(?:our )?(?:design )?reviews?(?: process)?$/,
		proof: anything,
	},
	{
		kind: "guardrails",
		names: /^(?:our-|product-|engineering-)?guard-?rails$/,
		titles: /^(?:our )?(?:product|engineering) guardrails$/,
		near: /^(?:our )?guardrails$/,
		proof: items,
	},
];

/** Where tools for planning with agents keep such pages: Agent OS, Spec Kit, Kiro, Conductor, memory banks. */
const pagesOfTools: readonly (readonly [RegExp, Kind])[] = [
	[/^\.?agent-os\/product\/mission\.md$/i, "strategy"],
	[/^\.?agent-os\/product\/tech-stack\.md$/i, "tech-stack"],
	[/^\.?agent-os\/product\/roadmap\.md$/i, "themes"],
	[/^(?:\.specify\/)?memory\/constitution\.md$/i, "principles"],
	[/^(?:\.kiro\/steering|conductor)\/product\.md$/i, "strategy"],
	[/^\.kiro\/steering\/tech\.md$/i, "tech-stack"],
	[/^conductor\/tech-stack\.md$/i, "tech-stack"],
	[/^memory-bank\/productContext\.md$/i, "strategy"],
	[/^memory-bank\/techContext\.md$/i, "tech-stack"],
];

/** With whether it is one beyond doubt. */
interface Judged extends LooksLike {
	readonly sure: boolean;
}

/** Folders in which people keep such pages for the whole repository. */
const home =
	/^(?:(?:docs?|documentation|product|handbook|wiki|strategy|company|team|about|guides?|principles|management|playbooks?|pages|content)\/){0,3}[^/]+$/i;
/** The same with those of sites and communities around them. */
const nearHome =
	/^(?:(?:docs?|documentation|product|handbook|wiki|strategy|company|team|about|guides?|principles|management|playbooks?|pages|content|src|site|website|en|engineering|community|governance|overview|organi[sz]ation|culture|architecture)\/){0,5}[^/]+$/i;
/** A folder that says that its pages are about the product. */
const ofProduct = /(?:^|\/)product\/[^/]+$/i;
/** Folders whose pages are somebody else's, or nobody's. */
const foreign =
	/(?:^|\/)(?:examples?|samples?|demos?|fixtures?|tests?|testdata|templates?|profiles?|vendor|archived?|i18n|locales?|translations?|blog|posts|versioned_docs|node_modules|\.(?:git[^/]*|vscode|idea|changeset))\//i;
/** Not too deep, not hidden, and no character in the path that a glob would take for more than itself. */
const reach = /^(?!(?:.*\/)?\.)(?:[\w. -]+\/){0,5}[\w. -]+$/;
const mostLookedAt = 1000;
/** A template that nobody has filled in: `[PROJECT_NAME]`, `[PRINCIPLE_1_NAME]`. */
const blank = /\[[A-Z][A-Z0-9]*_[A-Z0-9_]+\]/g;
/** The year or quarter at the end of a name: a strategy for 2026 is one. */
const dated = /(?<=\D)[-_ ](?:19|20)\d\d(?:[-_ ]?[qh][1-4])?$/i;
const heading = /^(?:#[ \t]+(.+)|([^\s#>*-].*)\r?\n=+[ \t]*$)/m;
const frontTitle = /^title:[ \t]*["']?(.+?)["']?[ \t]*$/m;
/** How much of a text tells what it is about, in characters. */
const beginning = 5000;

/** Looks around in the root model. Pages of kinds that it has already are passed over. */
export function lookAround(repository: Repository): Finds {
	const { workspace, paths, read } = repository;
	const { root, artifacts } = workspace;
	const has = new Set(root.artifacts.map((a) => a.kind));
	const configured = root.config.files;
	const open = signs.filter((s) => !has.has(s.kind) && !configured.has(s.kind));
	const free = paths.filter(
		(path) =>
			/\.(?:mdx?|markdown)$/i.test(path) &&
			!artifacts.has(path) &&
			!foreign.test(path) &&
			workspace.modelOf(path) === root,
	);
	const seen: Judged[] = [];
	const pages = free
		.filter((p) => reach.test(p) || kindOfTool(p))
		.filter((p) => !isNumbered(p))
		.sort(
			(a, b) => a.split("/").length - b.split("/").length || compareText(a, b),
		);
	for (const file of pages.slice(0, mostLookedAt)) {
		const text = read(file);
		if (text === undefined) continue;
		seen.push(...judge(open, file, text, root.config.words));
	}
	const chosen = open.flatMap(({ kind }) => {
		const ofKind = seen.filter((one) => one.kind === kind);
		return [
			...ofKind.filter(({ sure }) => sure),
			...ofKind.filter(({ sure, plainly }) => !sure && plainly),
			...ofKind.filter(({ sure, plainly }) => !sure && !plainly),
		].map((one, at, all) => ({ one, at, isOpen: !all[0]?.sure }));
	});
	return {
		pages: chosen.flatMap(({ one, at }) => (one.sure && at === 0 ? one : [])),
		candidates: chosen.flatMap(({ one, at, isOpen }) =>
			isOpen || (one.sure && at > 0) ? one : [],
		),
	};
}

/** Looks for decision records of the root model at places where nobody expects them; nowhere else where its configuration says where they are. */
export function lookForRecords(repository: Repository): FoundRecords {
	if (repository.workspace.root.config.files.has("decision"))
		return { decisions: [], left: [] };
	const decisions = decisionGlobs(repository);
	return { decisions, left: leftAlone(repository, decisions) };
}

/** The kind of a page at a place where a tool for planning with agents keeps it. */
function kindOfTool(path: string): Kind | undefined {
	return pagesOfTools.find(([place]) => place.test(path))?.[1];
}

/** What a path speaks of: a folder's readme or index is the page on what the folder is called by. Undefined for the root's. */
function subjectOf(file: string): string | undefined {
	const name = nameOf(file).toLowerCase();
	if (!isIndex(name)) return file.replace(/\.[^.]+$/, "");
	const folder = folderOf(file);
	return folder === "" ? undefined : folder;
}

/** A title as it stands in a text: its first heading, else what its front matter says. */
function titleIn(text: string): string {
	const start = text.slice(0, beginning);
	const front = /^---\r?\n/.test(start) ? frontTitle.exec(start) : undefined;
	const head = heading.exec(start.replace(/<!--[\s\S]*?(?:-->|$)/g, ""));
	return (head?.[1] ?? head?.[2] ?? front?.[1] ?? "").trim();
}

/** The kinds that a page is of, or may be. */
function judge(
	open: readonly Sign[],
	file: string,
	text: string,
	words: Words,
): Judged[] {
	const tool = kindOfTool(file);
	const subject = tool ? file : subjectOf(file);
	if (subject === undefined || blanksIn(text) > 1) return [];
	const name = nameOf(subject)
		.toLowerCase()
		.replace(/[\s_]+/g, "-")
		.replace(dated, "");
	const written = titleIn(text);
	const title = normalHeading(written);
	return open.flatMap((sign) => {
		const { kind, names, loose, titles, near, foreign, conclusive } = sign;
		const entitled = titles.test(title);
		const agreed = entitled || near.test(title);
		const named =
			tool === kind ||
			names.test(name) ||
			(loose?.test(name) === true && (agreed || ofProduct.test(subject)));
		if (!entitled && !named) return [];
		const isNear =
			tool === kind ||
			nearHome.test(subject) ||
			(subject.split("/").length < 3 &&
				(entitled || (agreed && kind !== "strategy")));
		if (!isNear) return [];
		const start = text.slice(0, beginning);
		if (!entitled && foreign?.test(`${title}\n${start.toLowerCase()}`))
			return [];
		if (kind === "tech-stack" && explainsRadar(`${name} ${title}`, text))
			return [];
		const page = readArtifact(file, text, kind, words);
		// An id of the kind's own in front of an item: nobody writes that by accident under such a name.
		const settled =
			items(page) ||
			entitled ||
			(conclusive && (agreed || kind === "strategy"));
		const proof = (entitled && sign.enough) || sign.proof;
		return {
			kind,
			file,
			title: plainText(written),
			plainly: named && entitled,
			sure:
				tool === undefined &&
				proof(page) &&
				(items(page) || home.test(subject)) &&
				settled === true,
		};
	});
}

function blanksIn(text: string): number {
	return new Set(text.match(blank)).size;
}

/** Says whether a page tells what a radar is, or how it is kept, and has no entry of one. Takes its name and title, and its text. */
function explainsRadar(called: string, text: string): boolean {
	if (!/radar/.test(called) || hasRings(text)) return false;
	return /\b(?:thoughtworks|quadrants?|rings?|blips?|what is|how (?:to|we)|is an? (?:list|tool|way|method|visuali[sz]ation|snapshot|technique|living|opinionated)|to (?:modify|update|edit|add|propose))\b/i.test(
		text,
	);
}

const ring = "(?:adopt|trial|assess|hold)";
/** `Go: adopt`, `PostgreSQL (hold)`, and a table's row with the ring in a cell of its own. */
const rated = new RegExp(
	`^[ \\t]*(?:(?:[-*+]|\\d+\\.)[ \\t]+[^\\n]{2,80}?(?:[:(–—-][ \\t]*)[*_\`]*${ring}[*_\`]*\\)?[ \\t]*$|\\|[^\\n]*\\|[ \\t*_\`]*${ring}[ \\t*_\`]*\\|)`,
	"im",
);

/** Says whether a text sorts technologies into rings: entry by entry, or with a list, a table or headings below a ring's heading. */
function hasRings(text: string): boolean {
	if (rated.test(text)) return true;
	let level = 0;
	for (const line of text.slice(0, 50_000).split(/\r?\n/)) {
		const [, marks = "", name = ""] = /^(#{1,5})[ \t]+(.*)$/.exec(line) ?? [];
		if (marks) {
			if (level > 0 && marks.length > level) return true;
			level = new RegExp(`^\\W*${ring}\\W*$`, "i").test(name)
				? marks.length
				: 0;
		} else if (level > 0 && /^[ \t]*(?:[-*+][ \t]|\d+\.[ \t]|\|)/.test(line))
			return true;
	}
	return false;
}

/** Named like one of a series of records: by number or date. */
function isNumbered(path: string): boolean {
	const name = decisionName(path);
	return (
		name !== undefined &&
		!dated.test(name.stem) &&
		(name.number !== undefined || /^\d{4}/.test(name.stem))
	);
}

/** Globs for the records that stand where nobody expects them, with those for the records that are read already; none where there are no such. */
export function decisionGlobs(repository: Repository): string[] {
	const { workspace, paths } = repository;
	const { root } = workspace;
	const free = new Set(paths);
	const found = workspace.likelyRecords
		.filter(({ files: [first = ""] }) => workspace.modelOf(first) === root)
		.flatMap(({ lead, files }) => {
			const open = files.filter((file) => free.has(file));
			return lead === undefined ? foldersOf(open) : seriesGlobs(open);
		});
	for (const files of statedSeries(repository))
		found.push(...seriesGlobs(files));
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
