/** What a change loosens of what held at its base: guardrails and their checks, deviations from them, the baseline, and the files that are looked at. */

import type { Artifact, Check, Item, Written } from "../../domain/artifact";
import { type Severity, severities } from "../../domain/diagnostic";
import { idKey } from "../../domain/id";
import { below, join } from "../../domain/paths";
import { type Range, startOfFile } from "../../domain/position";
import { isInForce } from "../../domain/standing";
import { glob, plainStart } from "../../matching/glob";
import { pathsOf } from "../../matching/pattern/samples";
import {
	bracketsBelow,
	inheritedField,
	type Model,
	saidBelow,
	type Workspace,
} from "../../model/model";
import type { FileAttributes } from "../../text/attributes";
import {
	type BaselineEntry,
	baselineFile,
	type Sight,
	weighed,
} from "../baseline";
import type { ChangedFile } from "../changes";
import { concern, placeAmong } from "../concerns";
import { foldedHash } from "../hash";
import {
	announcedFor,
	type Crossing,
	type InForce,
	inForce,
} from "../violations";
import { type Loss, lossesOf, type Placed } from "./gate-checks";
import { type DeviationLoss, loosenedDeviations } from "./gate-deviations";
import { type LeftOut, markedFiles } from "./gate-files";

/** The state that a change is compared with. */
export interface AtBase {
	/** The base as it was asked for: `main`. */
	readonly ref: string;
	readonly workspace: Workspace;
	readonly files: readonly ChangedFile[];
	/** The files of now that guardrails may speak about, by their paths from the root: those of the change first, then the others in no order. */
	paths(): Iterable<string>;
	/** A file's text as it is now, where it is at hand. */
	text(path: string): string | undefined;
	/** The files of now under what held at the base; undefined where all of that is as it was. */
	readonly held?: Held;
	/** Files that `.gitignore` leaves out since the change: those that git follows all the same, and those that a line names one by one. */
	readonly leftOut: readonly LeftOut[];
	/** Files that cross something and bear a mark of tools since the change, so that they are passed over where they are new. */
	readonly marked: readonly {
		readonly path: string;
		readonly isNew: boolean;
	}[];
	readonly takenAlong: readonly TakenAlong[];
}

/** A file that has moved out of where guardrails hold. */
export interface TakenAlong {
	readonly path: string;
	readonly from: string;
	/** The places in it, where it is now, that crossed something where it was. */
	readonly crossings: readonly Crossing[];
}

/** What the files of now come to under what held at the base. */
export interface Held {
	/** The places that cross what held, as if there were no baseline. */
	readonly crossings: readonly Crossing[];
	readonly sight: Sight;
	/** The entries of the baseline at the base, under the paths of now, and those of now. */
	readonly was: readonly BaselineEntry[];
	readonly is: readonly BaselineEntry[];
	/** Says whether something that held speaks about a file. */
	speaksOf(path: string): boolean;
	/** Says whether something that held would say less of a file by what a `.gitattributes` says of paths now. */
	isHiddenBy(saidOf: (path: string) => FileAttributes, path: string): boolean;
}

/** Something that a change loosens, and where it says so. */
export interface Loosening {
	readonly file: string;
	readonly range: Range;
	/** What it is about. */
	readonly item?: Item;
	readonly what:
		| Loss
		| DeviationLoss
		/** Gone, or no longer in force by its or its page's status. */
		| { readonly type: "removed" }
		| { readonly type: "inactive"; readonly status: string }
		/** Put off until a day that lies ahead. */
		| { readonly type: "announced"; readonly since: string }
		| {
				readonly type: "milder";
				readonly was: Severity;
				readonly is: Severity;
		  }
		| { readonly type: "report"; readonly report: string }
		| {
				readonly type: "baseline";
				readonly count: number;
				readonly files: readonly string[];
		  }
		/** Moved out of where it held. */
		| { readonly type: "moved"; readonly from: string; readonly path: string }
		/** Said to be made by a tool by what it holds, and new or written by people before. */
		| {
				readonly type: "marked";
				readonly path: string;
				readonly isNew: boolean;
		  }
		| {
				/** Passed over though git follows it, or because git no longer would. */
				readonly type: "hidden" | "unfollowed";
				readonly how: LeftOut["how"];
				readonly files: readonly string[];
		  };
}

/** Where the files that have moved were at the base, and the other way around. */
export class Moves {
	readonly #origins = new Map<string, string>();
	readonly #places = new Map<string, string>();

	constructor(files: readonly ChangedFile[]) {
		for (const { path, from } of files)
			if (from !== undefined) {
				this.#origins.set(path, from);
				this.#places.set(from, path);
			}
	}

	/** Where a file of now was. */
	from(path: string): string {
		return this.#origins.get(path) ?? path;
	}

	/** Where a file of then is. */
	to(path: string): string {
		return this.#places.get(path) ?? path;
	}
}

/** All that a change loosens, without what settings and comments say. Takes the state at the base, the workspace of now and today's ISO date. */
export function* loosened(
	base: AtBase,
	now: Workspace,
	today: string,
): Generator<Loosening> {
	const seen = new Set<string>();
	for (const one of all(base, now, today)) {
		const { file, range, item, what } = one;
		// What holds in several models is loosened once.
		const written = "written" in what ? what.written : "";
		const key = JSON.stringify([file, range, item?.id, what.type, written]);
		if (seen.has(key)) continue;
		seen.add(key);
		yield one;
	}
}

function* all(
	base: AtBase,
	now: Workspace,
	today: string,
): Generator<Loosening> {
	const moves = new Moves(base.files);
	for (const model of base.workspace.models)
		if (!model.inherited)
			yield* new ModelGate(base, now, moves, model, today).losses();
	yield* loosenedDeviations(base, now, moves, today);
	yield* loosenedBaseline(base);
	yield* markedFiles(base, now);
	for (const { path, isNew } of base.marked)
		yield {
			file: path,
			range: startOfFile,
			what: { type: "marked", path, isNew },
		};
	for (const { path, from, crossings } of base.takenAlong)
		for (const item of new Set(crossings.map((one) => one.item)))
			yield {
				file: path,
				range: startOfFile,
				item,
				what: { type: "moved", from, path },
			};
}

/** What held in one model. */
class ModelGate {
	readonly #base: AtBase;
	readonly #now: Workspace;
	readonly #moves: Moves;
	readonly #today: string;
	/** The model of now in the same place, and what is in force there. */
	readonly #own: Model;
	readonly #is: readonly InForce[];
	readonly #was: readonly InForce[];

	constructor(
		base: AtBase,
		now: Workspace,
		moves: Moves,
		model: Model,
		today: string,
	) {
		this.#base = base;
		this.#now = now;
		this.#moves = moves;
		this.#today = today;
		this.#own = now.modelOf(join(model.root, "opmodel.yaml"));
		this.#is = [...inForce(this.#own)];
		this.#was = [...inForce(model)].filter(({ item }) => isGate(item));
	}

	*losses(): Generator<Loosening> {
		for (const was of this.#was) {
			const is = this.#counterpart(was);
			if (!is && !this.#isTakenOver(was)) yield this.#gone(was);
			if (!is) continue;
			if (is.artifact !== was.artifact || is.root !== was.root)
				yield* this.#changed(was, is);
			yield* this.#reports(is);
		}
	}

	/** The item of now that is the same one: by its id, the one in the same file first; else the one that says the same under a new id. */
	#counterpart({ item, artifact }: InForce): InForce | undefined {
		const key = idKey(item.id);
		const alike = this.#is.filter(
			(one) => one.item.kind === item.kind && idKey(one.item.id) === key,
		);
		const file = this.#moves.to(artifact.file);
		const own = alike.find((one) => one.artifact.file === file) ?? alike[0];
		if (own) return own;
		const known = new Set(this.#was.map((one) => idKey(one.item.id)));
		const said = saidBy(item);
		return this.#is.find(
			(one) => !known.has(idKey(one.item.id)) && saidBy(one.item) === said,
		);
	}

	/** Says whether others forbid all that an item's checks did, as where two guardrails have become one. */
	#isTakenOver(was: InForce): boolean {
		const checks = checksOf(was.item);
		const others = this.#is.filter(({ root }) => root === was.root);
		const places = new PlacesOfChecks(this.#base, this.#now, this.#moves);
		const [loss] = lossesOf(
			checks,
			others.flatMap(({ item }) => checksOf(item)),
			(held, by) => places.lost(held, was.root, by, was.root),
		);
		return checks.length > 0 && !loss;
	}

	/** An item without a counterpart in force. */
	#gone({ item, artifact }: InForce): Loosening {
		const file = this.#moves.to(artifact.file);
		const page = this.#now.artifacts.get(file);
		const there = page?.items.find(({ id }) => idKey(id) === idKey(item.id));
		if (page && there) {
			const own = isInForce(there.status) ? page.fields : there.fields;
			const status = isInForce(there.status) ? page.status : there.status;
			if (status !== "" && !isInForce(status))
				return {
					file,
					range: own.status?.range ?? there.range,
					item,
					what: { type: "inactive", status },
				};
		}
		const what = { type: "removed" } as const;
		const { config } = this.#own;
		const isElsewhere = this.#base.workspace.modelOf(artifact.file).inherited;
		if (isElsewhere && config.file)
			return { file: config.file, range: config.titleRange, item, what };
		return { file, range: page?.headingRange ?? startOfFile, item, what };
	}

	*#changed(was: InForce, is: InForce): Generator<Loosening> {
		const { item, artifact } = is;
		const { file } = artifact;
		const since = announcedFor(item, artifact, this.#today);
		const before = announcedFor(was.item, was.artifact, this.#today) ?? "";
		if (since && since > before)
			yield {
				file,
				range: inheritedField(item, artifact, "since")?.range ?? item.range,
				item,
				what: { type: "announced", since },
			};
		const milder = severityOf(item);
		const graver = severityOf(was.item);
		if (severities.indexOf(milder) > severities.indexOf(graver))
			yield {
				file,
				range: item.fields.severity?.range ?? item.range,
				item,
				what: { type: "milder", was: graver, is: milder },
			};
		const isSame =
			was.root === is.root && checkedBy(was.item) === checkedBy(item);
		// Most items of a page that has changed are as they were.
		if (isSame) return;
		const places = new PlacesOfChecks(this.#base, this.#now, this.#moves);
		const checks = { was: checksOf(was.item), is: checksOf(item) };
		for (const loss of lossesOf(checks.was, checks.is, (held, by) =>
			places.lost(held, was.root, by, is.root),
		))
			yield { file, range: loss.range ?? item.range, item, what: loss.what };
	}

	/** Reports that the change takes away while a check goes by them. */
	*#reports(is: InForce): Generator<Loosening> {
		for (const { sarif } of is.item.checks ?? []) {
			if (!sarif) continue;
			const report = join(is.root, sarif.text);
			const isRemoved = this.#base.files.some(
				({ path, how }) => how === "removed" && path === report,
			);
			if (isRemoved)
				yield {
					file: is.artifact.file,
					range: sarif.range,
					item: is.item,
					what: { type: "report", report },
				};
		}
	}
}

/** Says whether an item in force keeps something from being done: a guardrail, or what a stack has put on hold. */
function isGate(item: Item): boolean {
	return (
		item.kind === "guardrails" ||
		(item.kind === "tech-stack" && checksOf(item).length > 0)
	);
}

/** What an item says, whatever its id. */
function saidBy(item: Item): string {
	return JSON.stringify([item.kind, item.title, checkedBy(item)]);
}

/** What an item's checks say, whatever they tell whoever crosses them. */
function checkedBy(item: Item): string {
	return JSON.stringify(
		checksOf(item).map(
			({ type, deny, allow, in: places, for: wanted, sarif, rules }) =>
				[deny, allow, places, wanted, sarif ? [sarif] : [], rules].map(
					(written) => [type, ...written.map(({ text }) => text)],
				),
		),
	);
}

/** A guardrail's checks, or what an entry on hold is checked by as if they had been written. */
function checksOf(item: Item): readonly Check[] {
	if (item.kind !== "tech-stack") return item.checks ?? [];
	const { ring, packages, languages } = item.fields;
	if (ring?.text.trim().toLowerCase() !== "hold") return [];
	const check = (type: Check["type"], deny: readonly Written[]): Check[] =>
		deny.length === 0
			? []
			: [
					{
						type,
						deny,
						allow: [],
						in: [],
						for: [],
						rules: [],
						range: item.range,
					},
				];
	return [
		...check("dependency", packages?.entries ?? []),
		...check("language", languages?.entries ?? []),
	];
}

function severityOf({ fields, kind }: Item): Severity {
	const written = fields.severity?.text.trim().toLowerCase();
	return (
		severities.find((severity) => severity === written) ??
		(kind === "tech-stack" ? "warning" : "error")
	);
}

/** Where checks hold, then and now. */
class PlacesOfChecks {
	readonly #base: AtBase;
	readonly #now: Workspace;
	readonly #moves: Moves;

	constructor(base: AtBase, now: Workspace, moves: Moves) {
		this.#base = base;
		this.#now = now;
		this.#moves = moves;
	}

	/**
	 * Where a check held that is no longer reached by any of those that stand for it: a file that is there now, or the glob by which something
	 * to come was reached. Takes the check and the folder that its globs count from, and the same of those of now. Undefined where all is reached.
	 */
	lost(
		held: Check,
		root: string,
		by: readonly Check[],
		rootNow: string,
	): Placed | undefined {
		const then = this.#base.workspace;
		const says = saidBelow(then, root);
		const saysNow = saidBelow(then, rootNow);
		const names = bracketsBelow(then, root);
		const namesNow = bracketsBelow(this.#now, rootNow);
		const lead = (folder: string) => (folder === "" ? "" : `${folder}/`);
		for (const path of this.#base.paths()) {
			const was = this.#moves.from(path);
			if (path.startsWith("../") || !was.startsWith(lead(root))) continue;
			if (!concern(held, below(root, was), names, says).speaks) continue;
			const isReached =
				path.startsWith(lead(rootNow)) &&
				by.some(
					(check) =>
						concern(check, below(rootNow, path), namesNow, saysNow).speaks,
				);
			// A file that has moved has left the place; nothing has left the file.
			if (!isReached && was === path) return { example: path };
		}
		return this.#lostAhead(held, root, by, rootNow);
	}

	/** The glob that reached what is not there yet. */
	#lostAhead(
		held: Check,
		root: string,
		by: readonly Check[],
		rootNow: string,
	): Placed | undefined {
		const placesOf = (check: Check) =>
			check.type === "decision" ? check.for : check.in;
		const reaches = (path: string) =>
			by.some((check) => {
				const places = placesOf(check);
				return (
					places.length === 0 ||
					placeAmong(places, path, bracketsBelow(this.#now, rootNow)) !==
						undefined
				);
			});
		const places = placesOf(held);
		if (places.length === 0)
			return reaches("x/x") || reaches("x") ? undefined : { everywhere: true };
		for (const { text } of places) {
			const folder = plainStart(text, bracketsBelow(this.#now, root)) ?? "";
			if (!glob(text) || !this.#now.exists(join(root, folder))) continue;
			const left = pathsOf(text).some(
				(path) =>
					placeAmong([{ text }], path, undefined) !== undefined &&
					!reaches(below(rootNow, join(root, path))),
			);
			if (left) return { place: text };
		}
		return undefined;
	}
}

/** The places that the baseline of now takes in and that of the base did not, by item. */
function* loosenedBaseline({ held, text }: AtBase): Generator<Loosening> {
	if (!held) return;
	const known = (entries: readonly BaselineEntry[]) =>
		weighed(entries, held.crossings, held.sight).crossings.map(
			({ baseline }) => baseline?.isKnown === true,
		);
	const was = known(held.was);
	const is = known(held.is);
	const added = new Map<Item, Crossing[]>();
	for (const [n, crossing] of held.crossings.entries())
		if (is[n] && !was[n])
			added.set(crossing.item, [...(added.get(crossing.item) ?? []), crossing]);
	for (const [item, crossings] of added)
		yield {
			file: baselineFile,
			range: lineOf(text(baselineFile) ?? "", crossings[0] as Crossing),
			item,
			what: {
				type: "baseline",
				count: crossings.length,
				files: [...new Set(crossings.map(({ file }) => file))],
			},
		};
}

/** The line of a baseline that speaks of a crossing, without the white space around; its start where none is found. */
function lineOf(text: string, { item, file, line: crossed }: Crossing): Range {
	const hash = crossed === undefined ? "" : foldedHash(crossed);
	const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
	const speaks = (line: string) =>
		line.includes(JSON.stringify(file)) &&
		line.includes(JSON.stringify(item.id));
	const found = lines.findIndex((line) => speaks(line) && line.includes(hash));
	const at = found < 0 ? lines.findIndex(speaks) : found;
	const line = lines[at];
	return line === undefined
		? startOfFile
		: {
				start: { line: at, character: line.search(/\S|$/) },
				end: { line: at, character: line.replace(/,?\s*$/, "").length },
			};
}

/** Says whether anything that keeps a change in check is another object or text than at the base, so that its files have to be judged by both. */
export function isGateTouched(
	before: Workspace,
	now: Workspace,
	files: readonly ChangedFile[],
	isSetting: (path: string) => boolean,
): boolean {
	const pages = ({ artifacts }: Workspace) =>
		[...artifacts.values()].filter(({ kind }) => gateKinds.has(kind));
	const differs = (one: Workspace, other: Workspace) =>
		pages(one).some(
			(page: Artifact) => other.artifacts.get(page.file) !== page,
		);
	const configs = ({ models }: Workspace) => models.map(({ config }) => config);
	const own = configs(now);
	return (
		files.some(({ path, from }) => isSetting(path) || isSetting(from ?? "")) ||
		differs(before, now) ||
		differs(now, before) ||
		own.length !== before.models.length ||
		configs(before).some((config, n) => config !== own[n])
	);
}

const gateKinds: ReadonlySet<string> = new Set([
	"guardrails",
	"tech-stack",
	"decision",
]);
