/** What applies to a file: guardrails, principles, entries of the tech stack, decisions and deviations, why each does, and what nearly does. */

import {
	concern,
	mayUse,
	placeAmong,
	type Unconcerned,
} from "../code/concerns";
import { type Exception, Exceptions } from "../code/deviations";
import { languageAmong } from "../code/linguist/languages";
import { manifestTypes } from "../code/manifests/manifest";
import {
	announcedFor,
	heldBy,
	type InForce,
	inForce,
} from "../code/violations";
import type {
	Artifact,
	Check,
	FieldEntry,
	Item,
	Status,
} from "../domain/artifact";
import { addTo } from "../domain/lists";
import { below, folderOf, join } from "../domain/paths";
import type { BracketNames } from "../matching/bracket-names";
import { isFolder, plainStart } from "../matching/glob";
import { type PackageType, parsePurl } from "../matching/purl";
import { type Decision, decisionsIn } from "../model/decisions";
import {
	bracketsBelow,
	inGroups,
	type LinkedPage,
	type LinkedReference,
	saidBelow,
	type Workspace,
} from "../model/model";
import { successorsInForce } from "../model/succession";

/** What applies to a path, the most binding first, and what nearly does. */
export interface Context {
	readonly path: string;
	readonly applies: readonly Applying[];
	readonly near: readonly Near[];
}

export interface Applying {
	readonly item: Item;
	/** At least one. */
	readonly reasons: readonly Reason[];
	/** ISO date of the last day of what a deviation allows here; the earliest where it allows several things. */
	readonly until?: string;
	/** Of a guardrail or an entry on hold: the deviation that allows to cross it here. */
	readonly allowed?: Exception;
}

/** Why something applies. */
export type Reason =
	/** It holds for all of a model; `root` is "" where that is the whole workspace. */
	| { readonly type: "everywhere"; readonly root: string }
	/** It names a place, as written, that the path lies in. */
	| { readonly type: "place"; readonly place: string }
	/** A check of it speaks of the path; `place` as in `Concern`. */
	| { readonly type: "check"; readonly check: Check; readonly place?: string }
	/** It is about packages that the file may ask for or use. */
	| { readonly type: "packages"; readonly packages: readonly string[] }
	/** It is about the language that the file is written in. */
	| { readonly type: "language"; readonly language: string }
	/** It names an item that applies. */
	| { readonly type: "names"; readonly named: Item }
	/** It links to the file or to a folder that holds it. */
	| { readonly type: "links"; readonly to: string }
	/** It allows to deviate from an item that applies. */
	| {
			readonly type: "deviates";
			readonly from: Item;
			readonly until?: string;
			/** Of a folder: where in it, as written; everywhere when empty. */
			readonly places: readonly string[];
	  };

export interface Near {
	readonly item: Item;
	readonly whyNot: WhyNot;
}

/** Why something that is near does not apply. */
export type WhyNot =
	/** It holds in other places, as written. */
	| { readonly type: "elsewhere"; readonly places: readonly string[] }
	/** Its check does not speak of such a file. */
	| {
			readonly type: "check";
			readonly check: Check;
			readonly because: Exclude<Unconcerned, "place">;
	  }
	/** Checks pass over the pages of the model itself. */
	| { readonly type: "artifact" }
	/** It counts from a later day on. */
	| { readonly type: "announced"; readonly since: string }
	/** A decision that doesn't hold, with what does in its place. */
	| {
			readonly type: "status";
			readonly status: Status;
			readonly successors: readonly Item[];
	  }
	/** A deviation that covers other places, or nothing at all. */
	| {
			readonly type: "deviates";
			readonly from: Item;
			readonly state: Exception["state"];
			readonly until?: string;
			readonly places: readonly string[];
	  };

/**
 * What applies to a file. Takes the linked workspace, today's ISO date and the file's path from the workspace's root, `/`-separated; it need
 * not exist. Of a folder, whose path ends in `/` ("" for the root itself), it is what applies to any file that may stand in it. Guardrails
 * come first, then principles, entries of the tech stack and decisions, those of the nearest model first. Near are the guardrails that don't
 * apply, deviations that cover nothing here, and decisions that no longer hold here or that hold next door.
 */
export function contextOf(
	workspace: Workspace,
	today: string,
	path: string,
): Context {
	const near: Near[] = [];
	const model = workspace.modelOf(path);
	const held = [...inForce(model)];
	const ofKind = (kind: Artifact["kind"]) =>
		held.filter(({ artifact }) => artifact.kind === kind);
	const guardrails: Applying[] = [];
	for (const one of ofKind("guardrails")) {
		const found = guardrail(one, path, today, workspace);
		if (Array.isArray(found))
			guardrails.push({ item: one.item, reasons: found });
		else near.push({ item: one.item, whyNot: found });
	}
	const principles = ofKind("principles").map(
		({ item, root }): Applying => ({
			item,
			reasons: [{ type: "everywhere", root }],
		}),
	);
	const stack = ofKind("tech-stack").flatMap(({ item }): Applying[] => {
		const reason = stackReason(item, path);
		return reason ? [{ item, reasons: [reason] }] : [];
	});
	const exceptions = new Exceptions(workspace, today);
	const binding = [...guardrails, ...principles, ...stack];
	const deviations = deviationsAt(exceptions, binding, path);
	const decisions = decisionsAt(
		workspace,
		path,
		new Set([...guardrails, ...stack].map(({ item }) => item)),
		deviations.applying,
	);
	return {
		path,
		applies: [
			...binding.map((one) => {
				// What is allowed somewhere in a folder is not allowed in all of it.
				const exception = isFolder(path)
					? undefined
					: exceptions.at(one.item, path);
				return exception?.state === "granted"
					? { ...one, allowed: exception }
					: one;
			}),
			...decisions.applies,
		],
		near: [...near, ...deviations.near, ...decisions.near],
	};
}

/** Why a guardrail applies, or why it doesn't. */
function guardrail(
	{ item, artifact, root }: InForce,
	path: string,
	today: string,
	workspace: Workspace,
): Reason[] | WhyNot {
	const since = announcedFor(item, artifact, today);
	if (since) return { type: "announced", since };
	const relative = below(root, path);
	const names = bracketsBelow(workspace, root);
	const checks = item.checks ?? [];
	const places = [
		...(item.fields["applies-to"]?.entries ?? []),
		...(checks.length === 0 ? (item.fields.in?.entries ?? []) : []),
	];
	const reasons = reasonsAmong(places, relative, names);
	let whyNot: WhyNot | undefined =
		places.length > 0
			? { type: "elsewhere", places: places.map(({ text }) => text) }
			: undefined;
	for (const check of checks) {
		if (passesOverPages(check) && workspace.artifacts.has(path)) {
			whyNot ??= { type: "artifact" };
			continue;
		}
		const found = concern(check, relative, names, saidBelow(workspace, root));
		if (found.speaks) {
			const { place } = found;
			reasons.push({ type: "check", check, ...(place ? { place } : {}) });
		} else
			whyNot ??=
				found.because === "place"
					? {
							type: "elsewhere",
							places: (check.type === "decision" ? check.for : check.in).map(
								({ text }) => text,
							),
						}
					: { type: "check", check, because: found.because };
	}
	if (reasons.length > 0) return reasons;
	return whyNot ?? [{ type: "everywhere", root }];
}

/** Says whether a check is about code alone; a change can concern a page of the model too, and so can what another tool finds. */
function passesOverPages({ type }: Check): boolean {
	return type !== "decision" && type !== "findings";
}

/** Why globs and package URLs that something says it applies to speak of a path. */
function reasonsAmong(
	written: readonly { readonly text: string }[],
	path: string,
	names: BracketNames,
): Reason[] {
	const place = placeAmong(written, path, names);
	const types = manifestTypes(path);
	const packages = packagesOf(written, (type) => types.includes(type));
	return [
		...(place ? [{ type: "place", place } as const] : []),
		...(packages.length > 0 ? [{ type: "packages", packages } as const] : []),
	];
}

/** The package URLs among some texts, of those ecosystems that are meant. */
function packagesOf(
	written: readonly { readonly text: string }[],
	isMeant: (type: PackageType) => boolean,
): string[] {
	return written.flatMap(({ text }) => {
		const purl = parsePurl(text);
		return purl && isMeant(purl.type) ? [text] : [];
	});
}

/**
 * Why an entry of the tech stack speaks of a file: by its language, or by packages that a manifest may ask for. Of code files only what is on
 * hold speaks by its packages: what may be used instead would be most of the stack.
 */
function stackReason(item: Item, path: string): Reason | undefined {
	const { languages, packages, ring } = item.fields;
	const names = [item.title, ...(languages?.entries ?? []).map((e) => e.text)];
	const language = languageAmong(path, names);
	if (language) return { type: "language", language };
	const isHeld = ring?.text.trim().toLowerCase() === "hold";
	const held = isHeld && isFolder(path) && languages?.text;
	if (held) return { type: "language", language: held };
	const meant = packagesOf(packages?.entries ?? [], (type) =>
		isHeld ? mayUse(path, type) : manifestTypes(path).includes(type),
	);
	return meant.length > 0 ? { type: "packages", packages: meant } : undefined;
}

/** What is recorded of deviations from what applies at a path: those in force by their decision, and those that are not. */
function deviationsAt(
	exceptions: Exceptions,
	binding: readonly Applying[],
	path: string,
): { applying: ReadonlyMap<Item, readonly Reason[]>; near: readonly Near[] } {
	const applying = new Map<Item, Reason[]>();
	const near: Near[] = [];
	for (const { item: from } of binding) {
		const all = exceptions.recorded(from, path);
		const granting = new Set(
			all
				.filter(({ here, state }) => here && state === "granted")
				.map(({ decision }) => decision),
		);
		for (const { here, state, decision, until, places } of all) {
			const end = until ? { until } : {};
			if (here && state === "granted")
				applying.set(decision, [
					...(applying.get(decision) ?? []),
					{
						type: "deviates",
						from,
						...end,
						places: isFolder(path) ? places : [],
					},
				]);
			else if (!granting.has(decision))
				near.push({
					item: decision,
					whyNot: {
						type: "deviates",
						from,
						state: here ? state : "granted",
						places: here ? [] : places,
						...end,
					},
				});
		}
	}
	return { applying, near };
}

/** What a decision's page says that decides where it applies. */
interface Reach extends Decision {
	/** What it says that it applies to. */
	readonly places: readonly FieldEntry[];
	/** The files and folders that it links to, from the workspace's root, each with a `/` at its end. */
	readonly leadsTo: readonly string[];
	/** The guardrails and entries of the tech stack that it names, those aside that it deviates from: it names these to say where they don't hold. */
	readonly names: ReadonlySet<Item>;
}

/** Worked out once for each page: there may be thousands, and what applies is asked for with every file that somebody opens. */
const reachesOf = inGroups((pages) => pages.flatMap(reachOf));

function reachOf({ artifact, references, ties }: LinkedPage): Reach[] {
	const decisions = decisionsIn(artifact);
	if (decisions.length === 0) return [];
	const folder = folderOf(artifact.file);
	const left = byItem(
		ties.filter(({ reference }) => reference.type === "deviates-from"),
	);
	const named = byItem(references);
	return decisions.map((decision) => {
		const { artifact: record, item } = decision;
		const names = new Set<Item>();
		for (const target of named.get(item) ?? [])
			if (target.kind === "guardrails" || target.kind === "tech-stack")
				names.add(target);
		for (const target of left.get(item) ?? []) names.delete(target);
		const leadsTo = record.links.flatMap((link) => {
			const to = link.path === "" ? "" : join(folder, link.path);
			return to === "" ? [] : `${to}/`;
		});
		const places = item.fields["applies-to"]?.entries ?? [];
		return { ...decision, places, leadsTo, names };
	});
}

/** What references lead to, by the item that they stand in. */
function byItem(
	references: readonly LinkedReference[],
): ReadonlyMap<Item | undefined, readonly Item[]> {
	const found = new Map<Item | undefined, Item[]>();
	for (const { from, target } of references)
		if (target) addTo(found, from, target);
	return found;
}

/** The decisions that apply at a path, those that allow something there first, and those that nearly do. */
function decisionsAt(
	workspace: Workspace,
	path: string,
	binding: ReadonlySet<Item>,
	deviating: ReadonlyMap<Item, readonly Reason[]>,
): { applies: readonly Applying[]; near: readonly Near[] } {
	const applies: Applying[] = [];
	const near: Near[] = [];
	const here = path.endsWith("/") ? path : `${path}/`;
	for (const { from, root } of heldBy(workspace.modelOf(path))) {
		const relative = below(root, path);
		const names = bracketsBelow(workspace, root);
		for (const reach of reachesOf(from).flat()) {
			const { item, facts } = reach;
			if (item.file === path) continue;
			const reasons = reasonsOf(reach, relative, here, names);
			if (facts.status !== "accepted" && facts.status !== "none") {
				if (reasons.length > 0)
					near.push({
						item,
						whyNot: {
							type: "status",
							status: facts.status,
							successors: successorsInForce(from, item),
						},
					});
				continue;
			}
			reasons.unshift(...(deviating.get(item) ?? []));
			for (const named of reach.names)
				if (binding.has(named)) reasons.push({ type: "names", named });
			if (reasons.length > 0) applies.push(applying(item, reasons));
			else if (
				reach.places.some(({ text }) => isNextDoor(text, relative, names))
			)
				near.push({
					item,
					whyNot: {
						type: "elsewhere",
						places: reach.places.map(({ text }) => text),
					},
				});
		}
	}
	return { applies: applies.sort((a, b) => rank(a) - rank(b)), near };
}

function applying(item: Item, reasons: readonly Reason[]): Applying {
	const [until] = reasons
		.flatMap((reason) =>
			reason.type === "deviates" && reason.until ? [reason.until] : [],
		)
		.sort();
	return { item, reasons, ...(until ? { until } : {}) };
}

function rank({ reasons }: Applying): number {
	const type = reasons[0]?.type;
	return type === "deviates" ? 0 : type === "names" ? 2 : 1;
}

/**
 * Why a decision is about a path: what it says it applies to, and the files and folders that it links to. Takes the path from the folder that
 * globs count from, and from the workspace's root with a `/` at its end; names with brackets are those that globs meet.
 */
function reasonsOf(
	{ places, leadsTo }: Reach,
	relative: string,
	here: string,
	names: BracketNames,
): Reason[] {
	const reasons =
		places.length > 0 ? reasonsAmong(places, relative, names) : [];
	const linked = leadsTo.find((to) => here.startsWith(to));
	if (linked) reasons.push({ type: "links", to: linked.slice(0, -1) });
	return reasons;
}

/** Says whether a glob begins with the folder that a path begins with. */
function isNextDoor(place: string, path: string, names: BracketNames): boolean {
	const [first = ""] = plainStart(place, names).split("/");
	return path.includes("/") && first === path.slice(0, path.indexOf("/"));
}
