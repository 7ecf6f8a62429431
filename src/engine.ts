/** The one door to the product's knowledge: texts in, a linked model and its diagnostics out. Knows no disk, no editor and no clock. */

import {
	type Baseline,
	type BaselineEntry,
	baselineFile,
	byWholeLines,
	readBaseline,
	recordedAnew,
	recordedOf,
	type Sight,
	weighed,
} from "./code/baseline";
import { resolveBorrowed } from "./code/borrowed";
import type { ChangedFile } from "./code/changes";
import { Exceptions, ExceptionsThen } from "./code/deviations";
import {
	type AtBase,
	type Held,
	isGateTouched,
	type TakenAlong,
} from "./code/gate/gate";
import type { LeftOut } from "./code/gate/gate-files";
import { isGenerated } from "./code/linguist/generated";
import type { PackageEntry } from "./code/manifests/entry";
import { type Looked, Places, Reach } from "./code/reach";
import {
	Findings,
	type Placed,
	type ReportState,
	type ReportUse,
	reportUses,
} from "./code/sarif/findings";
import { type Report, readingSarif } from "./code/sarif/sarif";
import type { CodeState } from "./code/state";
import { type Asked, leftUnjudged } from "./code/unjudged";
import {
	type Content,
	type Crossing,
	type Group,
	type Guard,
	Guards,
	type Need,
	nothingSeen,
	type Seen,
} from "./code/violations";
import type { Artifact, Item } from "./domain/artifact";
import { type Kind, kinds } from "./domain/kind";
import { mostFileCharacters } from "./domain/limits";
import { Lines } from "./domain/lines";
import { addTo } from "./domain/lists";
import {
	below,
	compareText,
	folderOf,
	isWithin,
	join,
	nameOf,
} from "./domain/paths";
import { comparePositions } from "./domain/position";
import {
	decisionFolderOf,
	decisionName,
	isMarkdown,
	mayBeLog,
} from "./kinds/decision-places";
import {
	asMarkdown,
	isRecordElsewhere,
	type OtherFormat,
	otherFormatOf,
} from "./kinds/other-formats";
import { isNameAlone, kindAtDefaultPlace } from "./kinds/places";
import {
	type BracketNames,
	bracketNamesBelow,
	KnownBracketNames,
	noBracketNames,
} from "./matching/bracket-names";
import { type Glob, glob } from "./matching/glob";
import type { Bytes } from "./matching/pattern/pattern-set";
import { extendCandidates, linking } from "./model/link";
import { LinkMemory } from "./model/memory";
import {
	pagesOfKind,
	type Skipped,
	type UnknownKind,
	type Workspace,
} from "./model/model";
import {
	findRecordFolders,
	type Glimpse,
	glimpse,
	logGlimpse,
	type RecordFolders,
	sameGlimpse,
} from "./model/record-folders";
import { type ArtifactResults, type CheckResult, checking } from "./rules/run";
import {
	Attributes,
	type AttributesFile,
	readAttributes,
} from "./text/attributes";
import { type Config, noConfig, readConfig } from "./text/config";
import { isDecisionLog } from "./text/decision/decision-log";
import { findFrontMatter } from "./text/markdown/front-matter";
import { readArtifact, withKnownItems } from "./text/read";
import { looksLikeRecord, recordSigns } from "./text/record-signs";
import { isProductStrategy } from "./text/strategy-signs";
import { submodulePaths } from "./text/submodules";
import { readYaml, type YamlNode, yamlGet } from "./text/yaml";

interface File {
	/** The kind that its text gives itself; looked for once. */
	declared?: { readonly word: string; readonly start: number } | null;
	/** What its path says, by a finder and by its name. */
	place?: Place & {
		readonly finder: KindFinder;
		readonly isSetting: boolean;
		readonly canBeArtifact: boolean;
		readonly unreadable: OtherFormat | undefined;
	};
	/** Undefined for a file that is only known to exist. */
	readonly text?: string;
	/** Why it was not read, where it should have been. */
	readonly skipped?: string;
	/** Where it crosses a guardrail, and by which guards that was found. */
	crossed?: {
		readonly guards: Guards;
		readonly seen: Seen;
		/** Its text was at hand, or not needed. */
		readonly isRead: boolean;
		readonly looked: Looked;
		/** The guards that speak of it, where it is a source. */
		readonly group?: Group;
		/** Of an artifact, a setting or a report: the guards that speak of it all the same. */
		readonly onPage?: readonly Guard[];
	};
	/** Where what other tools found stands in its text, and by which findings that was looked for where the text is kept. */
	placed?: { readonly findings?: Findings; readonly in: Placed } | undefined;
	/** What its text says where it is a report. */
	report?: Report;
	/** What it was read as, and by which configuration. */
	read?: { readonly config: Config; readonly artifact: Artifact };
	/** What it was read as before it got this text. */
	before?: Artifact;
}

export interface EngineOptions {
	/** ISO date (`2026-11-22`) that time-based rules go by. */
	readonly today: string;
	/** The workspace root as a `file:` address on this machine, as other tools name it in their reports; undefined where it is elsewhere. */
	readonly address?: string;
	/** Look also for what would cross guardrails that are drafts; nothing is reported of it. Not looked for unless asked. */
	readonly drafts?: boolean;
	/** One that has read most of the same files: what it made of the same texts is taken over, which changes nothing in the result. */
	readonly like?: Engine;
	/** The change that these files are the base of: what a report of now finds on its lines is not there yet. */
	readonly ahead?: readonly ChangedFile[];
	/** These files are those of now, and what keeps them in check is that of the base of their change: its deviations and baseline count. */
	readonly heldBy?: {
		readonly before: Engine;
		readonly files: readonly ChangedFile[];
		readonly texts?: ChangedTexts;
	};
}

/** What the files of a change hold, as far as they can be read. */
export interface ChangedTexts {
	/** Takes a path of the base, from the root. */
	before(path: string): string | undefined;
	/** Takes a path of now. */
	after(path: string): string | undefined;
}

/** What a change is compared with. */
export interface ChangeBase {
	/** The base as it was asked for: `main`. */
	readonly ref: string;
	/** The files as they were there. */
	readonly before: Engine;
	/** The files of now under what held there (`EngineOptions.heldBy`); undefined where all of that is as it was. */
	readonly held?: Engine;
	/** Files that `.gitignore` leaves out since: those that git follows all the same, and those that a line names one by one. */
	readonly leftOut?: readonly LeftOut[];
	/** Where this is missing, what files hold takes none of them out of sight. */
	readonly texts?: ChangedTexts;
}

interface KnownBase extends ChangeBase {
	readonly files: readonly ChangedFile[];
}

/** The name of the files that tell git, and linguist, what others are; guardrails speak of them as of any other. */
const attributesName = ".gitattributes";

const settingNames = new Set([
	"opmodel.yaml",
	"opmodel.yml",
	".adr-dir",
	".log4brains.yml",
	attributesName,
]);

/** Files that say where artifacts are and what other files are, and the baseline: a host hands these over first. */
export function isSetting(path: string): boolean {
	return settingNames.has(nameOf(path)) || path === baselineFile;
}

/** Files of other tools that may name folders of decision records: Backstage's catalogue and Structurizr's workspaces. */
function namesFolders(path: string): boolean {
	return /^catalog-info\.ya?ml$|\.dsl$/i.test(nameOf(path));
}

/** Files that have to be handed over before all others, as they say what those are. */
export function tellsPlaces(path: string): boolean {
	return (
		isSetting(path) || namesFolders(path) || nameOf(path) === submodulesName
	);
}

/** The name of the files that tell where other repositories are in one. */
const submodulesName = ".gitmodules";

/** Says by a file's name whether it can be an artifact at all: Markdown or YAML. */
export function canBeArtifact(path: string): boolean {
	return /\.(?:md|mdx|markdown|ya?ml)$/i.test(path);
}

export class Engine {
	readonly #today: string;
	readonly #address: string | undefined;
	readonly #drafts: boolean;
	readonly #like: Engine | undefined;
	/** Lines (0-based) that are not there yet, by file. */
	readonly #ahead: ReadonlyMap<
		string,
		{ readonly from: string; readonly lines: ReadonlySet<number> }
	>;
	readonly #files = new Map<string, File>();
	/** Every folder that holds a file, and how many files and folders stand right in it. */
	readonly #folders = new Map<string, number>();
	readonly #brackets = new KnownBracketNames();
	readonly #configs = new Map<string, Config>();
	/** What was read of `.gitattributes` files, by their folders, and all of it together once somebody has asked. */
	readonly #attributesFiles = new Map<string, AttributesFile>();
	#attributes: Attributes | undefined;
	readonly #inherited = new Set<string>();
	/** Extra decision folders, by the file that names them. */
	readonly #decisionFolders = new Map<string, readonly string[]>();
	/** Folders that exist but whose content nobody listed. */
	readonly #opaque = new Set<string>();
	readonly #unlisted = new Set<string>();
	/** Symbolic links, which git follows as entries of their own. */
	readonly #links = new Set<string>();
	/** Files that git follows and that are not checked out. */
	readonly #absent = new Set<string>();
	/** The folders of submodules, by the file that names them. */
	readonly #submodules = new Map<string, readonly string[]>();
	readonly #overlooked = new Map<string, string>();
	#baseline: Baseline | undefined;
	#change: readonly ChangedFile[] | undefined;
	#base: KnownBase | undefined;
	readonly #heldBy: EngineOptions["heldBy"];
	readonly #kept: ArtifactResults;
	readonly #memory = new LinkMemory();
	/** Another object whenever a file comes or goes, or a configuration changes. */
	#world: object = {};
	/** Another object with every change. */
	#state: object = {};
	#finder: KindFinder | undefined;
	/** What may be records that nobody expects where they stand, by path. */
	readonly #glimpses = new Map<string, Glimpse>();
	/** The Markdown files that were not looked at for that since they came or changed, or since the settings did. */
	readonly #unseen = new Set<string>();
	#notThere: NotCheckedOut | undefined;
	/** Another object whenever one of these may be another. */
	#signs: object = {};
	/** Where records were found by those signs. */
	#records: (RecordFolders & { readonly signs: object }) | undefined;
	/** One for which a bracket is both what it is and a class: which of them, only all the files can tell. */
	#wideFinder: KindFinder | undefined;
	/** What the files were to the last run. */
	#found: Found | undefined;
	/** Files that have another text since the last run. */
	readonly #touched = new Set<string>();
	/** Another object whenever what was found in a file that is no artifact may have changed. */
	#sources: object = {};
	#crossed: Crossings | undefined;
	#places: { readonly world: object; readonly of: Places } | undefined;
	#workspace: Workspace | undefined;
	#result: CheckResult | undefined;
	#guarded: Enforced | undefined;
	/** Reports that a host has handed over, by path; undefined where it found none. */
	readonly #reports = new Map<string, Report | undefined>();
	/** Another object whenever a report may be another. */
	#handed: object = {};
	#reported:
		| {
				/** What the findings follow from. */
				readonly by: readonly unknown[];
				readonly handed: object;
				readonly findings: Findings;
		  }
		| undefined;

	constructor({
		today,
		address,
		drafts = false,
		like,
		ahead = [],
		heldBy,
	}: EngineOptions) {
		this.#heldBy = heldBy;
		this.#today = today;
		this.#address = address;
		this.#drafts = drafts;
		this.#like = like;
		this.#ahead = new Map(
			ahead.map(({ path, from = path, lines = [] }) => [
				path,
				{ from, lines: new Set(lines) },
			]),
		);
		this.#kept = like ? like.#kept : new WeakMap();
	}

	get today(): string {
		return this.#today;
	}

	/** Takes a file's text, new or changed. The path is relative to the workspace root, `/`-separated. */
	set(path: string, text: string): void {
		if (this.#files.get(path)?.text === text) return;
		const unfit =
			text.length > mostFileCharacters
				? "it is larger than 2 MB"
				: text.includes("\u0000")
					? "it is not text"
					: undefined;
		if (unfit) {
			this.skip(path, unfit);
			return;
		}
		const last = this.#files.get(path);
		const before = last?.read?.artifact ?? last?.before;
		this.#put(path, { text, ...(before ? { before } : {}) });
		this.#readSettings(path, text);
	}

	/** Notes that a file exists without reading it; links to it are then known to lead somewhere. */
	note(path: string): void {
		if (!this.#files.has(path)) this.#put(path, {});
	}

	/** Notes a folder whose content is not known (ignored, or reached by a symbolic link): links into it are not judged. */
	noteFolder(path: string): void {
		if (this.#opaque.has(path)) return;
		this.#opaque.add(path);
		this.#brackets.note(path, true);
		this.#world = {};
		this.#changed();
	}

	/** Notes a folder that could not be listed, so that nobody knows what is in it. */
	skipFolder(path: string): void {
		this.noteFolder(path);
		this.#unlisted.add(path);
	}

	/** Notes a symbolic link that nobody ignores. It is a path to guardrails; what it leads to is not looked at. */
	noteLink(path: string): void {
		this.noteFolder(path);
		this.#links.add(path);
	}

	/** Notes a file that git follows and that is not checked out, so that nobody knows what is in it; "" where which ones these are is not known. */
	noteAbsent(path: string): void {
		if (this.#absent.has(path)) return;
		this.#absent.add(path);
		this.#world = {};
		this.#changed();
	}

	/**
	 * Says whether a host has to hand over a file's whole text, once the settings are in: it stands where an artifact is expected, or
	 * its beginning (a few hundred characters) says `kind:` itself.
	 */
	wants(path: string, beginning: () => string): boolean {
		if (isSetting(path)) return true;
		if (!canBeArtifact(path)) return tellsPlaces(path);
		const finder = this.#anyFinder();
		if (namesFolders(path) || finder.find(path).kind) return true;
		const { root, config, isOpen } = finder.opening(path);
		if (mayBeLog(below(root, path))) return true;
		if (
			isOpen &&
			(decisionFolderOf(below(root, path)) || this.#records?.has(path, root))
		)
			return true;
		const head = beginning();
		if (/\.ya?ml$/i.test(path)) return declaration.test(head);
		if (/^\uFEFF?---[ \t]*[\r\n]/.test(head) && declaration.test(head))
			return true;
		if (!isOpen) return false;
		const signs = recordSigns(head, config.words);
		return signs.named || looksLikeRecord(signs, path);
	}

	/**
	 * The files that have to be handed over now that the others are in, by path: they belong to records by their names, though nothing in
	 * them shows it.
	 */
	left(): string[] {
		const records = this.#recordFolders();
		return [...this.#glimpses.values()]
			.filter(
				(file) =>
					!file.signs &&
					this.#files.get(file.path)?.skipped === undefined &&
					records.holds(file),
			)
			.map(({ path }) => path)
			.sort(compareText);
	}

	/** Notes that a file could not be read; said where it stands at a place of ours. The reason completes "not read, as …". */
	skip(path: string, reason: string): void {
		if (this.#files.get(path)?.skipped === reason) return;
		this.#forgetSettings(path);
		if (path === baselineFile) this.#baseline = { fault: reason };
		this.#put(path, { skipped: reason });
	}

	/** Forgets a file that is gone. */
	remove(path: string): void {
		this.#overlooked.delete(path);
		if (this.#links.delete(path)) this.#changed();
		if (!this.#files.delete(path)) return;
		if (this.#glimpses.delete(path)) this.#signs = {};
		this.#unseen.delete(path);
		this.#count(path, -1);
		this.#world = {};
		this.#forgetSettings(path);
		this.#changed();
	}

	/** Marks a model folder as brought in by `extends`: it is read, but its own diagnostics are its owner's business. */
	inherit(root: string): void {
		this.#inherited.add(root);
		this.#world = {};
		this.#changed();
	}

	/** Model folders that `extends` entries may mean and that nobody has read yet, best first for each entry. */
	wantedModels(): string[][] {
		const wanted: string[][] = [];
		for (const [root, config] of this.#configs)
			for (const { text } of config.extends) {
				const candidates = extendCandidates(root, text);
				if (!candidates.some((c) => this.#configs.has(c)))
					wanted.push(candidates);
			}
		return wanted;
	}

	/**
	 * Reads what was handed over, a file at each step, then links and checks it, so that a host can show how far it is or let others run in
	 * between. What is left when it stops, or when something changes meanwhile, is done once the workspace or its diagnostics are asked for.
	 */
	*reading(): Generator<{ readonly done: number; readonly of: number }> {
		const files = [...this.#files].filter(
			([, file]) => file.text !== undefined,
		);
		const of = files.length;
		// What a file is may depend on those beside it.
		for (const [path, file] of files) {
			// Another text may have come meanwhile, or the file be gone.
			if (isMarkdown(path) && this.#files.get(path) === file)
				this.#glimpse(path, file);
			yield { done: 0, of };
		}
		for (const [n, [path, file]] of files.entries()) {
			this.#artifact(path, file);
			yield { done: n + 1, of };
		}
		const all = { done: of, of };
		for (const _ of this.#settling()) yield all;
	}

	/** Links and checks, as long as nothing changes meanwhile. */
	*#settling(): Generator<void> {
		const state = this.#state;
		const linked = this.#linking();
		while (!this.#workspace) {
			const { done, value } = linked.next();
			if (done) this.#workspace = value;
			else yield;
			if (state !== this.#state) return;
		}
		const checked = this.#checking(this.#workspace);
		while (!this.#result) {
			const { done, value } = checked.next();
			if (done) this.#result = value;
			else yield;
			if (state !== this.#state) return;
		}
	}

	/** The linked workspace as of now. */
	workspace(): Workspace {
		this.#workspace ??= drained(this.#linking());
		return this.#workspace;
	}

	/** All diagnostics and the coverage as of now. */
	check(): CheckResult {
		this.#result ??= drained(this.#checking(this.workspace()));
		return this.#result;
	}

	/**
	 * How much of a file that is no artifact has to be known to say which guardrails it crosses. A host that wants files to be checked
	 * hands those over by `look` that have to be read, once everything else is in.
	 */
	need(path: string): Need {
		if (!this.#isSource(path)) return "nothing";
		const guards = this.#guards();
		const need = guards.need(path);
		if (need === "text") return need;
		return this.#findings().names(path) || guards.mayRecommend(path)
			? "text"
			: need;
	}

	/** Says whether a guardrail in force names `node_modules`, so that a host has to note what git would follow there. */
	namesInstalled(): boolean {
		return this.#guards().nameInstalled;
	}

	/** Another object once what `look` found no longer counts, and files have to be looked at again. */
	guards(): object {
		return this.#guards();
	}

	/** Notes that a file which has to be read could not be; the reason completes "not read, as …". */
	overlook(path: string, reason: string): void {
		// What another tool found there is known by its report.
		if (this.#guards().need(path) === "text")
			this.#overlooked.set(path, reason);
	}

	/** The files that had to be read to be checked and were not, by path, and the folders (`…/`) of which nobody knows the files. */
	overlooked(): Skipped[] {
		const guards = this.#guards();
		const unlisted = guards.isEmpty ? [] : this.#unlisted;
		return [
			...[...this.#overlooked]
				.filter(([file]) => guards.need(file) === "text")
				.map(([file, reason]) => ({ file, reason })),
			...[...unlisted].map((path) => ({
				file: `${path}/`,
				reason: "it is a folder that can't be listed",
			})),
		].sort((a, b) => compareText(a.file, b.file));
	}

	/** The entries of manifests that were looked at and that a check could not judge, by path and place. */
	unjudged(): readonly Asked[] {
		return this.#crossings().unjudged;
	}

	/** Looks for places in a file's text, or its bytes, that cross a guardrail. They are kept until the guardrails change; the text is not. */
	look(path: string, content: string | Bytes): void {
		this.note(path);
		const file = this.#files.get(path);
		if (!file) return;
		const findings = this.#findings();
		file.placed = findings.names(path)
			? { findings, in: findings.place(path, asText(content)) }
			: undefined;
		this.#overlooked.delete(path);
		this.#cross(path, file, true, content);
		this.#sources = {};
		this.#knowMore();
	}

	/** What came of looking at a file: another object with each look, undefined where it has to be looked at, or looked at again. */
	seen(path: string): object | undefined {
		const file = this.#files.get(path);
		const findings = this.#findings();
		const isPlaced =
			!findings.names(path) || file?.placed?.findings === findings;
		return isPlaced && file?.crossed?.guards === this.#guards()
			? file.crossed
			: undefined;
	}

	/** Notes that a file was looked at and is no text, so that no guardrail speaks of what is in it. */
	pass(path: string): void {
		const file = this.#files.get(path);
		if (!file) return;
		this.#cross(path, file, true, null);
		this.#sources = {};
		this.#knowMore();
	}

	/** The paths of the reports that guardrails go by, sorted: a host hands each over by `report`, whether `.gitignore` leaves it out or not. */
	reports(): string[] {
		return [...this.#inForce().reports].sort(compareText);
	}

	/**
	 * Takes a report as it is now, read by `readingSarif` or with the fault for which it was not; undefined where there is none. Files in
	 * which it found something are to be looked at then (`need`).
	 */
	report(path: string, report: Report | undefined): void {
		this.#reports.set(path, report);
		this.#handed = {};
		this.#knowMore();
	}

	/** What became of the reports that guardrails go by, as of now. */
	reportStates(): readonly ReportState[] {
		return this.#crossings().reports;
	}

	/** The files in which other tools found something, in no order. */
	foundIn(): Iterable<string> {
		return this.#findings().files;
	}

	/**
	 * What the baseline says, undefined where there is none, and what it would record now: of all that is in force, or of some items alone,
	 * drafts too, with everything else as it is. What has not been looked at stays as it was recorded.
	 */
	baseline(items?: ReadonlySet<Item>): {
		readonly is: Baseline | undefined;
		/** The entries that there are, by whole lines. */
		readonly known: readonly BaselineEntry[];
		readonly now: readonly BaselineEntry[];
	} {
		const is = this.#baseline;
		const entries = is && "entries" in is ? is.entries : [];
		const { crossings, reports } = this.#crossings();
		const sight = this.#sight(reports);
		return {
			is,
			known: byWholeLines(entries, crossings),
			now: items
				? recordedOf(items, entries, crossings, sight)
				: recordedAnew(entries, crossings.filter(isFirm), sight),
		};
	}

	/**
	 * Takes what has changed since a base, and what is known of that base: what needs a decision is checked from now on, and what the change
	 * loosens. What was a page then and is gone needs no decision.
	 */
	change(files: readonly ChangedFile[], base?: ChangeBase): void {
		const pages = base?.before.workspace().artifacts;
		this.#change = files.filter(
			({ path, how }) =>
				(!isSetting(path) || nameOf(path) === attributesName) &&
				!(how === "removed" && pages?.has(path)),
		);
		this.#base = base && { ...base, files };
		this.#sources = {};
		this.#knowMore();
	}

	/**
	 * Says which files have to be those of the base for a change to be judged by what held there: settings, and all pages but decisions, which
	 * come with what they decide. Undefined where nothing of what held is another. Takes the files as they were there, and what has changed.
	 */
	heldFrom(
		before: Engine,
		files: readonly ChangedFile[],
	): ((path: string) => boolean) | undefined {
		const was = before.workspace();
		const is = this.workspace();
		const isGate = (path: string) =>
			isSetting(path) || nameOf(path) === ".gitignore";
		if (!isGateTouched(was, is, files, isGate)) return undefined;
		const isPage = ({ artifacts }: Workspace, path: string) => {
			const kind = artifacts.get(path)?.kind;
			return kind !== undefined && kind !== "decision";
		};
		return (path) =>
			isGate(path) ||
			isPage(was, path) ||
			(isPage(is, path) && !before.has(path));
	}

	/** What was checked so far, or is being checked, goes by less than is known now; what was linked stays. */
	#knowMore(): void {
		this.#state = {};
		this.#result = undefined;
	}

	/** A file's text as it was given, or undefined where it was not read. */
	text(path: string): string | undefined {
		return this.#files.get(path)?.text;
	}

	/** Every path known, in no order. */
	paths(): IterableIterator<string> {
		return this.#files.keys();
	}

	/** Says whether a file's path has been noted, read or not. */
	has(path: string): boolean {
		return this.#files.has(path);
	}

	/** Says whether a path is, or lies in, one that was noted as not looked into (`noteFolder`), or that is not checked out. */
	isOpaque(path: string): boolean {
		return this.#unseenAt(path) !== undefined;
	}

	#unseenAt(path: string): "opaque" | "absent" | undefined {
		const { paths, submodules } = this.#notCheckedOut();
		if (paths.has(path)) return "absent";
		if (this.#opaque.size + submodules.size > 0)
			for (let f = path; f !== ""; f = folderOf(f)) {
				if (this.#opaque.has(f)) return "opaque";
				if (submodules.has(f)) return "absent";
			}
		return undefined;
	}

	/** Says whether a file that is not known may be there all the same: not checked out, or in a folder that could not be listed. */
	#mayBeUnseen(path: string): boolean {
		if (this.#absent.has("") || this.#unseenAt(path) === "absent") return true;
		for (let f = folderOf(path); f !== ""; f = folderOf(f))
			if (this.#unlisted.has(f)) return true;
		return false;
	}

	/** The files that are not checked out, with the folders that only such are in; and the submodules. Asked for with every link. */
	#notCheckedOut(): NotCheckedOut {
		if (this.#notThere?.world === this.#world) return this.#notThere;
		const paths = new Set<string>();
		for (const path of this.#absent)
			for (let at = path; at !== ""; at = folderOf(at)) {
				if (this.#files.has(at) || this.#folders.has(at) || paths.has(at))
					break;
				paths.add(at);
			}
		const submodules = new Set(
			[...this.#submodules.values()]
				.flat()
				.filter((path) => !this.#folders.has(path) && !this.#opaque.has(path)),
		);
		this.#notThere = { world: this.#world, paths, submodules };
		return this.#notThere;
	}

	/** The same for globs: files, and submodules with a `/` at the end. */
	#absentFrom(): string[] {
		const { submodules } = this.#notCheckedOut();
		return [...this.#absent, ...[...submodules].map((path) => `${path}/`)];
	}

	#exists(path: string): boolean {
		if (path === "" || this.#files.has(path)) return true;
		if (this.#folders.has(path)) return true;
		return this.isOpaque(path);
	}

	#put(path: string, file: File): void {
		const last = this.#files.get(path);
		if (isMarkdown(path)) this.#unseen.add(path);
		if (last) this.#touched.add(path);
		else {
			this.#count(path, 1);
			this.#world = {};
		}
		this.#files.set(path, file);
		const isArtifact = this.#found?.places.has(path);
		if (
			!isArtifact ||
			this.#crossed?.searched.has(path) ||
			this.#reported?.findings.names(path)
		)
			this.#sources = {};
		this.#changed();
	}

	/** Notes what tells whether a file is a record that nobody expects there, unless that is known. */
	#glimpse(path: string, file: File): void {
		if (!this.#unseen.delete(path)) return;
		const last = this.#glimpses.get(path);
		const now = this.#glimpsed(path, file);
		if (!sameGlimpse(last, now)) this.#signs = {};
		if (now) this.#glimpses.set(path, now);
		else this.#glimpses.delete(path);
	}

	/** Undefined for a file that can't be such a record. */
	#glimpsed(path: string, file: File): Glimpse | undefined {
		const finder = this.#anyFinder();
		const { root, config, isOpen } = finder.opening(path);
		if (finder.find(path).kind) return undefined;
		const { text } = file;
		if (text !== undefined && mayBeLog(below(root, path)))
			if (isDecisionLog(below(root, path), text, config.words))
				return logGlimpse(path, root);
		if (!isOpen) return undefined;
		if (text === undefined) return glimpse(path, root, undefined);
		if (file.declared === undefined)
			file.declared = declaredKind(path, text) ?? null;
		return file.declared
			? undefined
			: glimpse(path, root, recordSigns(text, config.words));
	}

	/** Where records were found by what is written in them. */
	#recordFolders(): RecordFolders {
		for (const path of this.#unseen) {
			const file = this.#files.get(path);
			if (file) this.#glimpse(path, file);
		}
		const known = this.#records;
		if (known?.signs === this.#signs) return known;
		const found = findRecordFolders(this.#glimpses.values());
		if (known?.state !== found.state) this.#world = {};
		this.#records = { ...found, signs: this.#signs };
		return this.#records;
	}

	#count(path: string, by: 1 | -1): void {
		this.#brackets.note(path, by > 0);
		const folder = folderOf(path);
		if (folder === "") return;
		const before = this.#folders.get(folder) ?? 0;
		const now = before + by;
		if (now > 0) this.#folders.set(folder, now);
		else this.#folders.delete(folder);
		// A folder comes with what first stands in it, and goes with the last.
		if (before === 0 || now === 0) this.#count(folder, by);
	}

	#changed(): void {
		this.#state = {};
		this.#handed = {};
		this.#workspace = undefined;
		this.#result = undefined;
	}

	#readSettings(path: string, text: string): void {
		if (!tellsPlaces(path)) return;
		if (path === baselineFile) {
			this.#baseline = readBaseline(text);
			return;
		}
		this.#forgetFinders();
		const name = nameOf(path);
		const folder = folderOf(path);
		if (name === submodulesName)
			this.#submodules.set(
				path,
				submodulePaths(text).map((one) => join(folder, one)),
			);
		if (name === "opmodel.yaml" || name === "opmodel.yml")
			this.#configs.set(
				folder,
				this.#alike(path, text).config ?? readConfig(path, text),
			);
		else if (namesFolders(path)) {
			const folders = namedFolders(path, text)
				.map((f) => join(folder, f))
				// The whole workspace is no folder of records.
				.filter((f) => f !== "");
			this.#decisionFolders.set(path, folders);
		} else if (name === ".adr-dir")
			this.#decisionFolders.set(path, [join(folder, text.trim())]);
		else if (name === ".log4brains.yml")
			this.#decisionFolders.set(
				path,
				log4brainsFolders(text).map((f) => join(folder, f)),
			);
		else if (name === attributesName) {
			this.#attributesFiles.set(folder, readAttributes(text));
			this.#attributes = undefined;
		}
	}

	#forgetSettings(path: string): void {
		if (!tellsPlaces(path)) return;
		if (path === baselineFile) {
			this.#baseline = undefined;
			return;
		}
		this.#forgetFinders();
		this.#decisionFolders.delete(path);
		this.#submodules.delete(path);
		if (nameOf(path) === attributesName) {
			this.#attributesFiles.delete(folderOf(path));
			this.#attributes = undefined;
		}
		if (/^opmodel\.ya?ml$/.test(nameOf(path)))
			this.#configs.delete(folderOf(path));
	}

	#forgetFinders(): void {
		this.#finder = undefined;
		this.#wideFinder = undefined;
		for (const path of this.#files.keys())
			if (isMarkdown(path)) this.#unseen.add(path);
		this.#world = {};
	}

	#kindFinder(): KindFinder {
		const records = this.#recordFolders();
		if (
			this.#finder?.state !== this.#brackets.state ||
			this.#finder.records.state !== records.state
		)
			this.#finder = new KindFinder(
				this.#configs,
				this.#decisionFolders,
				this.#brackets,
				records,
			);
		return this.#finder;
	}

	#anyFinder(): KindFinder {
		this.#wideFinder ??= new KindFinder(
			this.#configs,
			this.#decisionFolders,
			noBracketNames,
			noRecordFolders,
		);
		return this.#wideFinder;
	}

	#place(path: string, file: File): NonNullable<File["place"]> {
		const finder = this.#kindFinder();
		if (file.place?.finder !== finder)
			file.place = {
				finder,
				...finder.find(path),
				isSetting: isSetting(path),
				canBeArtifact: canBeArtifact(path),
				unreadable: finder.unreadable(path),
			};
		return file.place;
	}

	/** What a file is read as; kept until its text, its kind or its configuration changes. Undefined where it is no artifact. */
	#artifact(path: string, file: File): Artifact | undefined {
		const { config, kind, isNameAlone, canBeArtifact, isSetting, unreadable } =
			this.#place(path, file);
		const { text } = file;
		if (text === undefined || isSetting || unreadable || !canBeArtifact)
			return undefined;
		if (file.declared === undefined)
			file.declared = declaredKind(path, text) ?? null;
		const word = file.declared?.word;
		const as = word !== undefined && isKind(word) ? word : kind;
		if (!as) return undefined;
		const isCurrent = (read: File["read"]) =>
			read?.config === config && read.artifact.kind === as;
		if (!isCurrent(file.read)) {
			const alike = this.#alike(path, text).read;
			file.read =
				alike && isCurrent(alike)
					? alike
					: {
							config,
							artifact: withKnownItems(
								readArtifact(path, text, as, config.words),
								file.before,
							),
						};
			delete file.before;
		}
		const artifact = file.read?.artifact;
		return artifact &&
			isNameAlone &&
			word !== as &&
			!isProductStrategy(artifact)
			? undefined
			: artifact;
	}

	/** What the engine that is alike made of a file, where its text is the same. */
	#alike(
		path: string,
		text: string,
	): { readonly config?: Config; readonly read?: File["read"] } {
		const like = this.#like;
		const file = like ? like.#files.get(path) : undefined;
		if (!like || file?.text !== text) return {};
		const config = like.#configs.get(folderOf(path));
		return {
			...(config?.file === path ? { config } : {}),
			...(file.read ? { read: file.read } : {}),
		};
	}

	#linking(): Generator<void, Workspace> {
		// What they say of the files makes another world of them.
		const { likely } = this.#recordFolders();
		this.#found = this.#mended() ?? this.#findAll();
		this.#touched.clear();
		const { artifacts, skipped, unknownKinds } = this.#found;
		this.#attributes ??= new Attributes(this.#attributesFiles);
		return linking(
			{
				world: this.#world,
				configs: this.#configs,
				artifacts,
				inherited: this.#inherited,
				exists: (path) => this.#exists(path),
				bracketNames: this.#brackets,
				skipped,
				attributes: this.#attributes,
				likelyRecords: likely.filter(({ folder }) => !folder.startsWith("../")),
				unknownKinds,
			},
			this.#memory,
		);
	}

	#checking(workspace: Workspace): Generator<void, CheckResult> {
		const {
			crossings: all,
			unread,
			unjudged,
			reports,
			recommended,
			reach,
		} = this.#crossings();
		const crossings = all.filter(isFirm);
		const baseline = this.#baseline;
		const state =
			baseline &&
			("entries" in baseline
				? weighed(this.#entries(), crossings, this.#sight(reports))
				: { ...baseline, crossings, stale: [] });
		return checking(workspace, this.#today, this.#kept, {
			crossings: state?.crossings ?? crossings,
			tentative: all.filter((crossing) => !isFirm(crossing)),
			unread,
			unjudged,
			reports,
			recommended,
			reach,
			...(state ? { baseline: state } : {}),
			...(this.#change ? { change: this.#change } : {}),
			...(this.#base ? { base: this.#atBase(this.#base) } : {}),
			...(this.#heldBy ? { exceptions: this.#exceptions() } : {}),
		});
	}

	#exceptions(): Pick<Exceptions, "at"> {
		if (!this.#heldBy) return new Exceptions(this.workspace(), this.#today);
		const { before, files } = this.#heldBy;
		const origins = new Map(
			files.flatMap(({ path, from }) =>
				from === undefined ? [] : [[path, from] as const],
			),
		);
		return new ExceptionsThen(before.workspace(), this.#today, origins);
	}

	#atBase({ ref, before, files, held, leftOut = [] }: KnownBase): AtBase {
		const { marked, takenAlong } = this.#crossings();
		return {
			ref,
			workspace: before.workspace(),
			files,
			paths: () => this.#sourcesAfter(files),
			text: (path) => this.text(path),
			leftOut,
			marked,
			takenAlong,
			...(held ? { held: held.#asHeld(this.#entries()) } : {}),
		};
	}

	/** The files that guardrails may speak about, those of a change first. */
	*#sourcesAfter(change: readonly ChangedFile[]): Generator<string> {
		const changed = new Set(change.map(({ path }) => path));
		for (const path of changed)
			if (this.#files.has(path) && this.#isSource(path)) yield path;
		for (const path of this.#files.keys())
			if (!changed.has(path) && this.#isSource(path)) yield path;
	}

	/** What its files come to, as ones that are held by the base of their change. Takes the entries of the baseline of now. */
	#asHeld(is: readonly BaselineEntry[]): Held {
		const { crossings, reports } = this.#crossings();
		return {
			crossings: crossings.filter(isFirm),
			sight: this.#sight(reports),
			was: this.#entries(),
			is,
			speaksOf: (path) => this.need(path) !== "nothing",
			isHiddenBy: (saidOf, path) => this.#guards().isHiddenBy(saidOf, path),
		};
	}

	/** The entries of the baseline, those of the base of a change under the paths that their files have now. */
	#entries(): readonly BaselineEntry[] {
		const baseline = this.#baseline;
		if (!baseline || !("entries" in baseline)) return [];
		const places = new Map(
			this.#heldBy?.files.flatMap(({ path, from }) =>
				from === undefined ? [] : [[from, path] as const],
			),
		);
		return places.size === 0
			? baseline.entries
			: baseline.entries.map((entry) => ({
					...entry,
					file: places.get(entry.file) ?? entry.file,
				}));
	}

	/** What the baseline has to know of decisions, files and reports. */
	#sight(reports: readonly ReportState[]): Sight {
		const exceptions = this.#exceptions();
		const unreported = new Set(
			reports.filter((state) => state.is !== "read").map(({ item }) => item.id),
		);
		return {
			isDeviation: ({ item, file }) => {
				const state = exceptions.at(item, file)?.state;
				return state === "granted" || state === "ended";
			},
			isSeen: (path, item) => {
				if (unreported.has(item)) return false;
				const file = this.#files.get(path);
				if (!file && this.#mayBeUnseen(path)) return false;
				return (
					!file?.crossed ||
					file.crossed.isRead ||
					this.#guards().need(path) !== "text"
				);
			},
		};
	}

	/** Neither an artifact nor a setting, nor a report on other files: something that guardrails may speak about. */
	#isSource(path: string): boolean {
		return (
			(!isSetting(path) || nameOf(path) === attributesName) &&
			!this.workspace().artifacts.has(path) &&
			!this.#inForce().reports.has(path)
		);
	}

	/** What other tools found; another object once a guardrail, a report or the files that there are have changed. */
	#findings(): Findings {
		const { uses } = this.#inForce();
		const known = this.#reported;
		// Asked for with every file, and there are many.
		return known?.handed === this.#handed && known.by[0] === uses
			? known.findings
			: this.#foundNow(uses);
	}

	#foundNow(uses: readonly ReportUse[]): Findings {
		const known = this.#reported;
		const reports = new Map<string, Report | undefined>();
		for (const { report } of uses) {
			const known = this.#report(report);
			if (known || this.#reports.has(report)) reports.set(report, known);
		}
		const by = [uses, this.#world, ...[...reports].flat()];
		if (
			known?.by.length === by.length &&
			known.by.every((one, i) => one === by[i])
		) {
			this.#reported = { ...known, handed: this.#handed };
			return known.findings;
		}
		let named: ReadonlyMap<string, readonly string[]> | undefined;
		const findings = new Findings(uses, reports, {
			has: (path) => this.has(this.#ahead.get(path)?.from ?? path),
			hasFolder: (path) => this.#folders.has(path),
			named: (name) => {
				named ??= this.#byName();
				return named.get(name) ?? [];
			},
			isOpaque: (path) => this.isOpaque(path),
			later: (path) => this.#ahead.get(path),
			...(this.#address === undefined ? {} : { address: this.#address }),
		});
		this.#reported = { by, handed: this.#handed, findings };
		return findings;
	}

	/** The files below the root by their names, under the paths that reports know, in the order of those. */
	#byName(): ReadonlyMap<string, readonly string[]> {
		const later = new Map([...this.#ahead].map(([to, { from }]) => [from, to]));
		const named = new Map<string, string[]>();
		for (const path of [...this.#files.keys()].sort(compareText)) {
			if (path.startsWith("../")) continue;
			const known = later.get(path) ?? path;
			addTo(named, nameOf(known), known);
		}
		return named;
	}

	/** A report as it was handed over, or as the text of its path says. */
	#report(path: string): Report | undefined {
		const known = this.#reports.get(path);
		const file = this.#files.get(path);
		if (known || file?.text === undefined) return known;
		file.report ??= drained(readingSarif(file.text));
		return file.report;
	}

	/** Where what other tools found stands in a file's text, where that is at hand or was looked at. */
	#placed(path: string, findings: Findings): Placed | undefined {
		const file = this.#files.get(path);
		if (file?.text !== undefined && file.placed?.findings !== findings)
			file.placed = { findings, in: findings.place(path, file.text) };
		return file?.placed?.in;
	}

	/** What is in force; another object once a guardrail or an entry of a tech stack, or where they hold, may have changed. */
	#inForce(): Enforced {
		const workspace = this.workspace();
		const known = this.#guarded;
		// Asked for with every file, and there are many.
		return known?.workspace === workspace ? known : this.#enforced(workspace);
	}

	#enforced(workspace: Workspace): Enforced {
		const known = this.#guarded;
		const by = [
			this.#brackets.state,
			workspace.attributes,
			...workspace.models.flatMap((model) => [
				model.inherited,
				model.config,
				...pagesOfKind(model, "guardrails"),
				...pagesOfKind(model, "tech-stack"),
			]),
		];
		const same =
			known?.by.length === by.length &&
			known.by.every((one, i) => one === by[i]);
		if (same) this.#guarded = { ...known, workspace };
		else {
			const uses = reportUses(workspace);
			const reports = new Set(uses.map(({ report }) => report));
			// Hosts follow those that are named; another may have changed before it is named again.
			for (const path of this.#reports.keys())
				if (!reports.has(path)) this.#reports.delete(path);
			const guards = new Guards(workspace, { drafts: this.#drafts });
			this.#guarded = { workspace, by, guards, uses, reports };
		}
		return this.#guarded;
	}

	#guards(): Guards {
		return this.#inForce().guards;
	}

	/**
	 * The places that cross a guardrail, in files that were looked at or that a name is enough for, or by what other tools found, in the order
	 * of their paths; the files that would have to be read to say what they cross, and were not; and what became of the reports. Kept as
	 * long as artifacts alone change.
	 */
	#crossings(): Crossings {
		const guards = this.#guards();
		const findings = this.#findings();
		const by = [findings, this.#sources, this.#found?.places];
		const known = this.#crossed;
		if (known && by.every((one, i) => one === known.by[i])) return known;
		const reported = findings.weigh((path) => this.#placed(path, findings));
		const crossings = [...reported.crossings];
		const unread: string[] = [];
		const all = new Map<string, Seen>();
		const searched = new Set<string>();
		const marked: { path: string; isNew: boolean }[] = [];
		const { attributes } = this.workspace();
		const reach = new Reach(this.#knownPlaces(), (path) => attributes.of(path));
		if (!guards.isEmpty)
			for (const [path, file] of this.#files) {
				if (path.startsWith("../")) continue;
				if (!this.#isSource(path)) {
					const { seen, onPage } = this.#crossAsPage(path, file);
					if (seen !== nothingSeen) all.set(path, seen);
					if (onPage.some(({ look }) => look.type === "content"))
						searched.add(path);
					reach.addPage(onPage);
					continue;
				}
				const {
					seen: passed,
					isRead,
					looked,
					group,
				} = file.crossed?.guards === guards && file.crossed.group
					? file.crossed
					: this.#cross(
							path,
							file,
							file.text !== undefined || guards.need(path) !== "text",
							file.text,
						);
				const mark = passed.asWritten && this.#markedSince(path);
				if (mark) marked.push({ path, isNew: mark === "new" });
				const seen = (mark === "put" && passed.asWritten) || passed;
				if (seen !== nothingSeen) all.set(path, seen);
				if (!isRead) unread.push(path);
				if (group) reach.add(path, group, looked, seen);
			}
		for (const path of [...this.#links, ...this.#notCheckedOut().submodules]) {
			if (path.startsWith("../") || guards.isEmpty) continue;
			const onLink = guards.onLink(path);
			const seen = guards.lookAtPage(path, onLink);
			if (seen !== nothingSeen) all.set(path, seen);
			reach.addPage(onLink);
		}
		const resolved = resolveBorrowed(all, guards);
		// One after the other: there may be more than a call takes.
		const recommended: { file: string; entry: PackageEntry }[] = [];
		const unjudged: Asked[] = [];
		const managed: Asked[] = [];
		for (const [path, seen] of all) {
			const now = resolved.get(path) ?? seen;
			for (const one of now.crossings) crossings.push(one);
			for (const one of now.unjudged) unjudged.push(one);
			for (const one of now.managed) managed.push(one);
			for (const entry of seen.recommended)
				recommended.push({ file: path, entry });
		}
		const takenAlong = this.#takenAlong(guards);
		for (const one of takenAlong)
			for (const c of one.crossings) crossings.push(c);
		crossings.sort(
			(a, b) =>
				compareText(a.file, b.file) ||
				comparePositions(a.range.start, b.range.start),
		);
		const { reports } = reported;
		this.#crossed = {
			by,
			crossings,
			unread,
			unjudged: [...leftUnjudged(unjudged, managed)].sort((a, b) =>
				compareText(a.file, b.file),
			),
			reports,
			recommended,
			reach,
			searched,
			marked,
			takenAlong,
		};
		return this.#crossed;
	}

	/**
	 * Whether a file bears a mark of tools since the change that it is a part of: put into what was written, or in a new file; undefined where it
	 * bore one before, is no part of a change, or nobody can tell.
	 */
	#markedSince(path: string): "put" | "new" | undefined {
		const { files, texts } = this.#base ?? this.#heldBy ?? {};
		const changed = files?.find((one) => one.path === path);
		if (!changed || !texts) return undefined;
		if (changed.how === "added") return "new";
		const was = changed.from ?? path;
		const text = texts.before(was);
		return text !== undefined && !isGenerated(was, text) ? "put" : undefined;
	}

	/** The files that a change moves out of where guardrails hold, with what crosses them there and no decision allows. */
	#takenAlong(guards: Guards): TakenAlong[] {
		const { files, texts } = this.#base ?? {};
		if (!files || !texts || guards.isEmpty) return [];
		const exceptions = new Exceptions(this.workspace(), this.#today);
		return files.flatMap(({ path, from }) => {
			if (from === undefined || !this.has(path) || !this.#isSource(path))
				return [];
			const was = texts.before(from);
			const text = texts.after(path);
			const crossings =
				text === undefined || (was !== undefined && isGenerated(from, was))
					? []
					: guards
							.takenAlong(from, path, text)
							.filter(
								({ item }) => exceptions.at(item, from)?.state !== "granted",
							);
			return crossings.length > 0 ? [{ path, from, crossings }] : [];
		});
	}

	#knownPlaces(): Places {
		if (this.#places?.world !== this.#world)
			this.#places = {
				world: this.#world,
				of: new Places({
					files: () => this.#files.keys(),
					links: () => [...this.#links, ...this.#notCheckedOut().submodules],
					absent: () => this.#absentFrom(),
					has: (path) => this.#files.has(path) || this.#folders.has(path),
					unseenAt: (path) => this.#unseenAt(path),
					brackets: this.#brackets,
				}),
			};
		return this.#places.of;
	}

	/** Keeps what an artifact, a setting or a report crosses, and the guards that speak of it; none does of what an extended model lends. */
	#crossAsPage(
		path: string,
		file: File,
	): Pick<NonNullable<File["crossed"]>, "seen"> & {
		readonly onPage: readonly Guard[];
	} {
		const guards = this.#guards();
		const { guards: by, seen: known, onPage: before } = file.crossed ?? {};
		if (known && before && by === guards)
			return { seen: known, onPage: before };
		const workspace = this.workspace();
		const onPage = workspace.modelOf(path).inherited
			? []
			: guards.onPage(path, workspace.artifacts.get(path));
		const seen =
			onPage.length > 0
				? guards.lookAtPage(path, onPage, file.text)
				: nothingSeen;
		file.crossed = { guards, seen, isRead: true, looked: "path", onPage };
		return { seen, onPage };
	}

	/** Keeps what a file crosses, and whether that is all; takes what it holds where that is at hand. */
	#cross(
		path: string,
		file: File,
		isRead: boolean,
		content?: Content,
	): NonNullable<File["crossed"]> {
		const guards = this.#guards();
		const seen = guards.look(path, content);
		const { unsearched } = seen;
		if (unsearched.size > 0)
			this.#overlooked.set(
				path,
				`its lines are too long for the pattern of ${[...unsearched].join(", ")}`,
			);
		file.crossed = {
			guards,
			seen,
			isRead: isRead && unsearched.size === 0,
			looked: content === undefined || content === null ? "path" : "text",
			group: guards.concerning(path),
		};
		return file.crossed;
	}

	/** What was found in the last run, with those artifacts read anew whose text has changed; undefined where more than that is new. */
	#mended(): Found | undefined {
		const last = this.#found;
		if (last?.world !== this.#world) return undefined;
		const artifacts = [...last.artifacts];
		for (const path of this.#touched) {
			const at = last.places.get(path);
			const file = this.#files.get(path);
			const artifact = file && this.#artifact(path, file);
			if (at === undefined || !artifact || isStrange(file)) return undefined;
			artifacts[at] = artifact;
		}
		return { ...last, artifacts };
	}

	#findAll(): Found {
		const artifacts: Artifact[] = [];
		const skipped: Skipped[] = [];
		const unknownKinds: UnknownKind[] = [];
		for (const [path, file] of this.#files) {
			// Most files are only known to exist, and there may be very many.
			if (
				file.text === undefined &&
				file.skipped === undefined &&
				!otherFormatOf(path)
			)
				continue;
			const { kind, inProduct, isSetting, unreadable } = this.#place(
				path,
				file,
			);
			if (isSetting || file.text === undefined || unreadable) {
				// The baseline has a rule of its own that says so.
				if (path === baselineFile) continue;
				const format = isSetting ? undefined : unreadable;
				const reason = file.skipped ?? (format && `${format} is not supported`);
				if (reason && (isSetting || kind || format))
					skipped.push({ file: path, reason, ...(format ? { format } : {}) });
				continue;
			}
			const artifact = this.#artifact(path, file);
			if (artifact) artifacts.push(artifact);
			const declared = file.declared;
			if (
				declared &&
				isStrange(file) &&
				(kind ?? inProduct) &&
				kind !== "decision"
			)
				unknownKinds.push({
					file: path,
					written: declared.word,
					range: new Lines(file.text).range(
						declared.start,
						declared.start + declared.word.length,
					),
				});
		}
		artifacts.sort((a, b) => compareText(a.file, b.file));
		const strange = new Set(unknownKinds.map(({ file }) => file));
		const places = new Map<string, number>();
		for (const [at, { file }] of artifacts.entries())
			if (!strange.has(file)) places.set(file, at);
		return { world: this.#world, artifacts, places, skipped, unknownKinds };
	}
}

/** What is known of the files that guardrails speak about. */
interface Crossings
	extends Pick<
		CodeState,
		"crossings" | "unread" | "unjudged" | "reports" | "recommended" | "reach"
	> {
	/** What they follow from. */
	readonly by: readonly unknown[];
	/** The artifacts whose text was searched. */
	readonly searched: ReadonlySet<string>;
	/** The files that bear a mark of tools since a change, and cross something that is passed over for that. */
	readonly marked: AtBase["marked"];
	readonly takenAlong: readonly TakenAlong[];
}

/** What is not checked out in one world. */
interface NotCheckedOut {
	readonly world: object;
	readonly paths: ReadonlySet<string>;
	readonly submodules: ReadonlySet<string>;
}

/** What is in force in a workspace. */
interface Enforced {
	readonly workspace: Workspace;
	/** What it follows from. */
	readonly by: readonly unknown[];
	readonly guards: Guards;
	/** The checks that go by reports, and those reports' paths. */
	readonly uses: readonly ReportUse[];
	readonly reports: ReadonlySet<string>;
}

function asText(content: string | Bytes): string {
	return typeof content === "string" ? content : content.decode(content.bytes);
}

function isFirm({ isDraft }: Crossing): boolean {
	return !isDraft;
}

/** What a generator returns once it has taken all its steps. */
export function drained<T>(steps: Generator<void, T>): T {
	for (;;) {
		const step = steps.next();
		if (step.done) return step.value;
	}
}

/** What the files of one world are. */
interface Found {
	readonly world: object;
	/** In the order of their paths. */
	readonly artifacts: readonly Artifact[];
	/** Where each path stands among them; without those of unknown kinds. */
	readonly places: ReadonlyMap<string, number>;
	readonly skipped: readonly Skipped[];
	readonly unknownKinds: readonly UnknownKind[];
}

/** Says whether a file that was read gives itself a kind that there is not. */
function isStrange({ declared }: File): boolean {
	return Boolean(declared && !isKind(declared.word));
}

function isKind(word: string): word is Kind {
	return kinds.some((kind) => kind.id === word);
}

const declaration = /^kind[ \t]*:[ \t]*(["']?)([\w-]+)\1[ \t]*(?:#.*)?$/m;

/** The `kind:` that a file gives itself, in its front matter or at its YAML root, with its offset (no byte order mark counted). */
function declaredKind(
	path: string,
	text: string,
): { word: string; start: number } | undefined {
	const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
	let from = 0;
	let head = source;
	if (!/\.ya?ml$/i.test(path)) {
		if (!source.startsWith("---")) return undefined;
		const matter = findFrontMatter(source);
		if (!matter) return undefined;
		from = matter.content.start;
		head = source.slice(from, matter.content.end);
	}
	const match = declaration.exec(head);
	if (!match) return undefined;
	const word = match[2] as string;
	return {
		word,
		start: from + match.index + match[0].indexOf(word, match[0].indexOf(":")),
	};
}

function log4brainsFolders(text: string): string[] {
	const { root } = readYaml(text, { start: 0, end: text.length });
	const project = yamlGet(root, "project") ?? root;
	const folder = (node: YamlNode | undefined): string[] => {
		const value = yamlGet(node, "adrFolder");
		return value?.type === "scalar" && value.text !== "" ? [value.text] : [];
	};
	const packages = yamlGet(project, "packages");
	return [
		...folder(project),
		...(packages?.type === "list" ? packages.entries.flatMap(folder) : []),
	];
}

/**
 * The folders of decision records that a file of another tool names, relative to it: the annotation `backstage.io/adr-location`, and
 * Structurizr's `!adrs` and `!decisions` (https://docs.structurizr.com/dsl/language#adrs). Addresses on the web name none.
 */
function namedFolders(path: string, text: string): string[] {
	const pattern = /\.dsl$/i.test(path)
		? /^[ \t]*!(?:adrs|decisions)[ \t]+("[^"\n]+"|[^\s"]+)/gim
		: /^[ \t]*["']?backstage\.io\/adr-location["']?[ \t]*:[ \t]*("[^"\n]+"|'[^'\n]+'|[^\s"'#]+)/gm;
	return [...text.matchAll(pattern)]
		.map((match) => (match[1] as string).replace(/^["']|["']$/g, "").trim())
		.filter((folder) => !/^[a-z]+:/i.test(folder));
}

const noRecordFolders: RecordFolders = {
	has: () => false,
	holds: () => false,
	isLog: () => false,
	likely: [],
	state: "",
};

interface Place {
	readonly config: Config;
	/** The kind that is expected there. */
	readonly kind: Kind | undefined;
	/** Nothing but its name says so, which thousands of other pages have, too. */
	readonly isNameAlone: boolean;
	/** Below the model's own `product/`. */
	readonly inProduct: boolean;
}

/** Finds the kind that a path is expected to hold, by its model's configuration or by default. */
class KindFinder {
	readonly #configs: ReadonlyMap<string, Config>;
	readonly #folders: readonly string[];
	readonly #brackets: BracketNames;
	readonly records: RecordFolders;
	/** What the brackets of its globs go by; another is asked once that is no longer so. */
	readonly state: object;
	readonly #globs = new Map<Config, readonly [Kind, readonly Glob[]][]>();
	readonly #roots = new Map<string, string>();

	constructor(
		configs: ReadonlyMap<string, Config>,
		decisionFolders: ReadonlyMap<string, readonly string[]>,
		brackets: BracketNames,
		records: RecordFolders,
	) {
		this.#configs = configs;
		this.records = records;
		this.#folders = [...decisionFolders.values()].flat();
		this.#brackets = brackets;
		this.state = brackets.state;
	}

	find(path: string): Place {
		const root = this.#root(folderOf(path));
		const config = this.#configs.get(root) ?? noConfig;
		const relative = below(root, path);
		const kind = this.#kind(path, relative, root, config);
		return {
			config,
			kind,
			isNameAlone:
				kind === "strategy" && !config.files.has(kind) && isNameAlone(relative),
			inProduct: /^product\//i.test(relative),
		};
	}

	/** The root and the configuration of a file's model, and whether decisions are looked for at places that nobody names. */
	opening(path: string): {
		readonly root: string;
		readonly config: Config;
		readonly isOpen: boolean;
	} {
		const root = this.#root(folderOf(path));
		const config = this.#configs.get(root) ?? noConfig;
		return {
			root,
			config,
			isOpen: isMarkdown(path) && !config.files.has("decision"),
		};
	}

	#kind(
		path: string,
		relative: string,
		root: string,
		config: Config,
	): Kind | undefined {
		for (const [kind, globs] of this.#configured(root, config))
			if (globs.some((g) => g.matches(relative)))
				return kind !== "decision" ||
					decisionName(path) ||
					this.records.isLog(path, root)
					? kind
					: undefined;
		const kind = kindAtDefaultPlace(relative);
		if (kind && !config.files.has(kind)) return kind;
		if (!isMarkdown(path) || config.files.has("decision")) return undefined;
		const isMeant =
			this.#folders.some((folder) => isWithin(folder, path)) ||
			this.records.has(path, root);
		return (isMeant && decisionName(path)) || this.records.isLog(path, root)
			? "decision"
			: undefined;
	}

	/** The format of a decision that can't be read; undefined for everything else. */
	unreadable(path: string): OtherFormat | undefined {
		const format = otherFormatOf(path);
		if (!format) return undefined;
		return isRecordElsewhere(path) ||
			this.find(asMarkdown(path)).kind === "decision"
			? format
			: undefined;
	}

	#root(folder: string): string {
		const known = this.#roots.get(folder);
		if (known !== undefined) return known;
		const root =
			this.#configs.has(folder) || folder === ""
				? folder
				: this.#root(folderOf(folder));
		this.#roots.set(folder, root);
		return root;
	}

	#configured(
		root: string,
		config: Config,
	): readonly [Kind, readonly Glob[]][] {
		let globs = this.#globs.get(config);
		if (!globs) {
			const names = bracketNamesBelow(this.#brackets, root);
			globs = [...config.files].map(([kind, patterns]) => [
				kind,
				patterns.flatMap(({ text }) => glob(text, names) ?? []),
			]);
			this.#globs.set(config, globs);
		}
		return globs;
	}
}

export { rules } from "./rules/index.generated";
export type { Rule } from "./rules/rule";
export type { CheckResult } from "./rules/run";
