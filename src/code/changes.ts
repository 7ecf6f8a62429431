/** What has changed since a base, and which of it needs a decision that nobody has written. */

import type { Item } from "../domain/artifact";
import { Lines } from "../domain/lines";
import { below } from "../domain/paths";
import type { Range } from "../domain/position";
import { type Decision, decisionOf } from "../model/decisions";
import {
	bracketsBelow,
	type Model,
	referencesOf,
	type Workspace,
} from "../model/model";
import { concern, placeAmong } from "./concerns";
import type { Exception, Exceptions } from "./deviations";
import { heldBy, type InForce, inForce } from "./violations";

/** A file that is not as it was at the base. */
export interface ChangedFile {
	/** From the workspace's root, `/`-separated; of a file that is gone, where it was. */
	readonly path: string;
	readonly how: "added" | "changed" | "removed" | "renamed";
	/** A submodule whose commit is another one: all below it may be. */
	readonly isFolder?: true;
	/** Where a renamed file was. */
	readonly from?: string;
	/** The first line that is another one, where that is known: of a renamed file, missing when its text is the same. */
	readonly place?: Range;
	/** The lines that were not there before, 0-based, in their order; only for files that are `changed` or `renamed`. */
	readonly lines?: readonly number[];
}

/** A change that a guardrail wants a decision for. */
export interface Undecided {
	readonly guardrail: Item;
	readonly file: ChangedFile;
	/** The glob that says so, as written. */
	readonly place: string;
	/** What is recorded of deviations from the guardrail there. */
	readonly exception?: Exception;
	/** A decision in the change that names the guardrail and that nobody has agreed to yet. */
	readonly proposed?: Item;
}

/**
 * The changes to a model's files that a guardrail wants a decision for, where neither the change holds one that names the guardrail nor one
 * in force governs the file. Pages of the model are no such files. Takes all that has changed in the workspace.
 */
export function* undecided(
	model: Model,
	workspace: Workspace,
	files: readonly ChangedFile[],
	exceptions: Pick<Exceptions, "at">,
): Generator<Undecided> {
	const naming = new Naming(workspace, files);
	const asking = new Map<Model, readonly InForce[]>();
	const askingIn = (one: Model): readonly InForce[] => {
		const known = asking.get(one) ?? [...inForce(one)].filter(asksForDecisions);
		asking.set(one, known);
		return known;
	};
	for (const file of files) {
		const { path, from } = file;
		if (workspace.modelOf(path) !== model || workspace.artifacts.has(path))
			continue;
		const asked = new Set<Item>();
		for (const at of from === undefined ? [path] : [path, from])
			for (const { item, root } of askingIn(workspace.modelOf(at))) {
				const place = asked.has(item)
					? undefined
					: (placeOf(item, root, at, workspace) ??
						(file.isFolder
							? placeOf(item, root, `${at}/.git`, workspace)
							: undefined));
				if (place === undefined) continue;
				asked.add(item);
				const { isSettled, proposed } = naming.inChange(item);
				if (isSettled || naming.governs(model, item, at)) continue;
				const exception = exceptions.at(item, at);
				yield {
					guardrail: item,
					file,
					place,
					...(exception ? { exception } : {}),
					...(proposed ? { proposed } : {}),
				};
			}
	}
}

/**
 * What is another line in a text than in the one before it: the lines that were not there, wherever they stand, and the place of the first
 * of them that says something. Where none is new, the place is that of the first line that is another one; nothing where all are the same.
 */
export function linesChanged(
	before: string,
	now: string,
): Pick<ChangedFile, "place" | "lines"> {
	const old = written(before);
	const own = written(now);
	const most = Math.min(old.length, own.length);
	let start = 0;
	while (start < most && old[start] === own[start]) start++;
	let end = 0;
	while (end < most - start && old.at(-1 - end) === own.at(-1 - end)) end++;
	const left = new Map<string, number>();
	for (const line of old.slice(start, old.length - end))
		left.set(line, (left.get(line) ?? 0) + 1);
	const lines: number[] = [];
	for (let n = start; n < own.length - end; n++) {
		const line = own[n] as string;
		const count = left.get(line) ?? 0;
		if (count > 0) left.set(line, count - 1);
		else lines.push(n);
	}
	if (start === own.length && start === old.length) return {};
	const first =
		lines.find((n) => own[n]?.trim() !== "") ?? Math.min(start, own.length - 1);
	const text = (own[first] as string).trimEnd();
	return {
		place: {
			start: { line: first, character: text.search(/\S|$/) },
			end: { line: first, character: text.length },
		},
		lines,
	};
}

function written(text: string): string[] {
	const lines = new Lines(text);
	return Array.from({ length: lines.count }, (_, n) =>
		lines.slice(lines.line(n)),
	);
}

function asksForDecisions({ item, artifact }: InForce): boolean {
	return (
		artifact.kind === "guardrails" &&
		(item.checks ?? []).some(({ type }) => type === "decision")
	);
}

/** The glob by which a guardrail wants a decision for a change at a path; undefined where it wants none. */
function placeOf(
	{ checks = [] }: Item,
	root: string,
	path: string,
	workspace: Workspace,
): string | undefined {
	const names = bracketsBelow(workspace, root);
	for (const check of checks) {
		if (check.type !== "decision") continue;
		const found = concern(check, below(root, path), names);
		if (found.speaks) return found.place;
	}
	return undefined;
}

/** The decisions that name a guardrail. */
class Naming {
	readonly #workspace: Workspace;
	/** The files that the change adds or edits, with the lines that are new in them where those are known. */
	readonly #written: ReadonlyMap<string, readonly number[] | undefined>;
	#byGuardrail: ReadonlyMap<Item, readonly Decision[]> | undefined;

	constructor(workspace: Workspace, files: readonly ChangedFile[]) {
		this.#workspace = workspace;
		this.#written = new Map(
			files.flatMap(({ path, how, place, lines }) =>
				how === "removed" || (how === "renamed" && !place)
					? []
					: [[path, lines] as const],
			),
		);
	}

	/** What the decisions in the change come to: one of them holds, or at least one may. */
	inChange(guardrail: Item): {
		readonly isSettled: boolean;
		readonly proposed?: Item;
	} {
		const written = this.#naming(guardrail).filter((decision) =>
			this.#isWritten(decision),
		);
		const proposed = written.find(
			({ facts: { status } }) => status === "proposed" || status === "draft",
		)?.item;
		return {
			isSettled: written.some(holds),
			...(proposed ? { proposed } : {}),
		};
	}

	/** Says whether the change adds or edits a decision: its file, of a log its part. */
	#isWritten({ artifact: { file, sections }, item }: Decision): boolean {
		if (!this.#written.has(file)) return false;
		const lines = this.#written.get(file);
		const last = sections.at(-1)?.contentEnd;
		if (item.way === "file" || !lines || !last) return true;
		const { start } = item.range;
		return lines.some((line) => start.line <= line && line <= last.line);
	}

	/** Says whether a decision in force names the guardrail, and the path among the places that it applies to. */
	governs(model: Model, guardrail: Item, path: string): boolean {
		const roots = new Map(heldBy(model).map(({ from, root }) => [from, root]));
		return this.#naming(guardrail).some((decision) => {
			const root = roots.get(this.#workspace.modelOf(decision.artifact.file));
			return (
				holds(decision) &&
				root !== undefined &&
				placeAmong(
					decision.item.fields["applies-to"]?.entries ?? [],
					below(root, path),
					bracketsBelow(this.#workspace, root),
				) !== undefined
			);
		});
	}

	#naming(guardrail: Item): readonly Decision[] {
		this.#byGuardrail ??= namersOf(this.#workspace);
		return this.#byGuardrail.get(guardrail) ?? [];
	}
}

function namersOf({
	models,
}: Workspace): ReadonlyMap<Item, readonly Decision[]> {
	const found = new Map<Item, Set<Decision>>();
	for (const model of models)
		for (const { artifact, from, target } of referencesOf(model)) {
			const decision = decisionOf(artifact, from);
			if (!decision || target?.kind !== "guardrails") continue;
			const others = found.get(target) ?? new Set();
			found.set(target, others.add(decision));
		}
	return new Map([...found].map(([item, decisions]) => [item, [...decisions]]));
}

/** In force, or in a repository whose records say nothing of that. */
function holds({ facts: { status } }: Decision): boolean {
	return status === "accepted" || status === "none";
}
