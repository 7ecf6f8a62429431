/** Deviations that a change grants, lengthens or widens. */

import type { Artifact, Deviation, Item } from "../../domain/artifact";
import { idKey } from "../../domain/id";
import { join } from "../../domain/paths";
import type { Range } from "../../domain/position";
import { isInForce } from "../../domain/standing";
import { pathsOf } from "../../matching/pattern/samples";
import {
	type Decision,
	type LinkedDeviation,
	liveDeviations,
	recordsIn,
} from "../../model/decisions";
import type { Model, Workspace } from "../../model/model";
import { holdsAt, placeAmong } from "../concerns";
import { Exceptions, type Recorded, recordedAs } from "../deviations";
import type { AtBase, Loosening, Moves } from "./gate";

export type DeviationLoss =
	| {
			readonly type: "granted" | "wider";
			readonly decision: Item;
			readonly until?: string;
			/** A file that it covers and that nothing covered. */
			readonly example?: string;
	  }
	| {
			readonly type: "longer";
			readonly decision: Item;
			readonly until?: string;
			readonly was: string;
	  };

/** The deviations from guardrails and the tech stack in force today that cover, by place or day, what none covered at the base. */
export function* loosenedDeviations(
	base: AtBase,
	now: Workspace,
	moves: Moves,
	today: string,
): Generator<Loosening> {
	const then = base.workspace;
	const granted = new Exceptions(then, today);
	for (const model of now.models)
		for (const linked of liveDeviations(model)) {
			const { decision, target, bounded } = linked;
			const was = target && itemThen(target, then, moves);
			if (!bounded || !was) continue;
			const old = recordThen(decision, then, moves);
			if (old === decision.artifact) continue;
			const recorded = recordedAs(linked, model, now, today);
			if (recorded?.state !== "granted") continue;
			const covering = granted
				.of(was)
				.filter(({ state }) => state === "granted");
			const more = beyond(recorded, covering, linked, model, base, moves);
			if (more) yield loosening(linked, recorded, more, old, was);
		}
}

/** The record at the base that a decision is: by its file, of a log by its id there. */
function recordThen(
	{ artifact, item }: Decision,
	then: Workspace,
	moves: Moves,
): Artifact | undefined {
	const page = then.artifacts.get(moves.from(artifact.file));
	const records = page ? recordsIn(page) : [];
	return item.way === "file" && page?.decision
		? page
		: records.find(({ items }) =>
				items.some(({ id }) => idKey(id) === idKey(item.id)),
			);
}

/** The item at the base that an item is, where it was in force there. */
function itemThen(item: Item, then: Workspace, moves: Moves): Item | undefined {
	const own = then.artifacts.get(moves.from(item.file));
	const pages = [
		...(own ? [own] : []),
		...then.modelOf(item.file).artifacts,
		...then.root.artifacts,
	];
	for (const page of pages)
		for (const one of page.items)
			if (one.kind === item.kind && idKey(one.id) === idKey(item.id))
				return isInForce(one.status) && isInForce(page.status)
					? one
					: undefined;
	return undefined;
}

type More =
	| { readonly type: "wide"; readonly example?: string }
	| { readonly type: "long"; readonly was: string };

/** What a deviation covers beyond others, place before day; undefined where it covers no more. */
function beyond(
	recorded: Recorded,
	covering: readonly Recorded[],
	{ deviation }: LinkedDeviation,
	{ root }: Model,
	{ paths }: AtBase,
	moves: Moves,
): More | undefined {
	const end = recorded.until ?? endless;
	let long: More | undefined;
	let isSomewhere = false;
	/** Compares at one path; then it stood where it did. */
	const at = (path: string, was: string): More | undefined => {
		const ends = covering
			.filter((one) => holdsAt(one, was) || holdsAt(one, path))
			.map(({ until = endless }) => until);
		const last = ends.sort().at(-1);
		if (last === undefined) return { type: "wide", example: path };
		return last < end ? { type: "long", was: last } : undefined;
	};
	for (const path of paths()) {
		if (!holdsAt(recorded, path)) continue;
		isSomewhere = true;
		const more = at(path, moves.from(path));
		if (more?.type === "wide") return more;
		long ??= more;
	}
	if (long || isSomewhere) return long;
	// Nothing is there yet: what may come is told by the globs.
	for (const { text } of deviation.in)
		for (const example of pathsOf(text)) {
			if (placeAmong([{ text }], example, undefined) === undefined) continue;
			const path = join(root, example);
			const more = at(path, path);
			if (more) return more.type === "wide" ? { type: "wide" } : more;
		}
	return undefined;
}

/** Later than every day. */
const endless = "9999-12-31";

function loosening(
	{ deviation, decision }: LinkedDeviation,
	{ until }: Recorded,
	more: More,
	old: Artifact | undefined,
	item: Item,
): Loosening {
	const { artifact, facts } = decision;
	const before = (old?.decision?.deviations ?? []).find(
		({ from }) => from.id !== undefined && idKey(from.id) === idKey(item.id),
	);
	const wasAccepted = old?.decision?.status === "accepted";
	const own = {
		decision: decision.item,
		...(until === undefined ? {} : { until }),
	};
	const of = (range: Range, what: DeviationLoss): Loosening => ({
		file: artifact.file,
		range,
		item,
		what,
	});
	// What had ended covered nothing any more: to move its end is to lengthen it.
	const ended = wasAccepted ? before?.until : undefined;
	const was = more.type === "long" ? more.was : ended;
	if (was !== undefined && was < (until ?? endless))
		return of((wasAccepted && deviation.untilRange) || deviation.range, {
			type: "longer",
			...own,
			was,
		});
	const example =
		more.type === "wide" && more.example !== undefined
			? { example: more.example }
			: {};
	if (before && wasAccepted)
		return of(placeOf(deviation), { type: "wider", ...own, ...example });
	const isOnlyAccepted = before && facts.statusRange;
	return of(isOnlyAccepted || deviation.range, {
		type: "granted",
		...own,
		...example,
	});
}

/** Where a deviation's places are written. */
function placeOf({ in: places, range }: Deviation): Range {
	const [first] = places;
	const last = places.at(-1);
	return first && last
		? { start: first.range.start, end: last.range.end }
		: range;
}
