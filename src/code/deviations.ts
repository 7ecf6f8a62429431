/** What recorded deviations make of a crossing: who allows it until when, who only proposes to, and whose permission is over. */

import type { Item } from "../domain/artifact";
import { addTo } from "../domain/lists";
import { isWithin } from "../domain/paths";
import type { Range } from "../domain/position";
import { isInForce } from "../domain/standing";
import { type Glob, glob } from "../matching/glob";
import { type LinkedDeviation, liveDeviations } from "../model/decisions";
import { bracketsBelow, type Model, type Workspace } from "../model/model";
import { holdsAt } from "./concerns";

/** The best that is recorded for an item at a place. */
export interface Exception {
	/**
	 * - `granted`: accepted, with a reason, and not over.
	 * - `proposed`: would be granted, were its decision accepted.
	 * - `ended`: granted until a day that is past.
	 * - `incomplete`: its decision gives no reason, or no end where one is needed.
	 * - `unsettled`: its decision has no status, or one that says nothing about whether it holds.
	 */
	readonly state: "granted" | "proposed" | "ended" | "incomplete" | "unsettled";
	/** The decision that records it. */
	readonly decision: Item;
	/** ISO date of the last day. */
	readonly until?: string;
	/** What an incomplete one needs, in English: "a reason", "an end" or both. */
	readonly needs?: string;
}

const order: readonly Exception["state"][] = [
	"granted",
	"proposed",
	"ended",
	"unsettled",
	"incomplete",
];

/** An exception with where it holds. */
export interface RecordedException extends Exception {
	/** The globs as written; everywhere when empty. */
	readonly places: readonly string[];
	/** It covers the path that was asked for. */
	readonly here: boolean;
}

/** A deviation with what it comes to on some day. */
export interface Recorded extends Exception {
	readonly root: string;
	readonly places: readonly string[];
	/** Everywhere when empty. */
	readonly in: readonly Glob[];
	/** Where its decision records it. */
	readonly range: Range;
}

/** The deviations of a workspace by what they deviate from. */
export class Exceptions {
	readonly #byItem = new Map<Item, Recorded[]>();

	/** Takes the workspace and today's ISO date. */
	constructor(workspace: Workspace, today: string) {
		for (const model of workspace.models)
			for (const deviation of liveDeviations(model)) {
				const { target } = deviation;
				const recorded =
					target && recordedAs(deviation, model, workspace, today);
				if (recorded) addTo(this.#byItem, target, recorded);
			}
	}

	/** The best that is recorded for an item at a path from the workspace's root; undefined where nothing is. */
	at(item: Item, path: string): Exception | undefined {
		// Asked for with every crossing, and little is deviated from.
		if (!this.#byItem.has(item)) return undefined;
		const here = this.recorded(item, path).filter(({ here }) => here);
		for (const state of order) {
			const found = here.find((recorded) => recorded.state === state);
			if (found) return found;
		}
		return undefined;
	}

	/** All that is recorded for an item, wherever, in the order of models and decisions. */
	of(item: Item): readonly Recorded[] {
		return this.#byItem.get(item) ?? [];
	}

	/**
	 * All that is recorded for an item by the models that a path lies in, whether it covers that path or another place. A folder's path ends
	 * in `/`: what covers something in it counts.
	 */
	recorded(item: Item, path: string): RecordedException[] {
		return (this.#byItem.get(item) ?? []).flatMap(
			({ root, in: globs, ...exception }) =>
				isWithin(root, path)
					? [{ ...exception, here: holdsAt({ root, in: globs }, path) }]
					: [],
		);
	}
}

/** The deviations of the base of a change, for the files of now: one that has moved is allowed what it was where it stood. */
export class ExceptionsThen implements Pick<Exceptions, "at"> {
	readonly #then: Workspace;
	readonly #exceptions: Exceptions;
	readonly #origins: ReadonlyMap<string, string>;

	/** Takes the workspace of then, today's ISO date, and where files that have moved stood. */
	constructor(
		then: Workspace,
		today: string,
		origins: ReadonlyMap<string, string>,
	) {
		this.#then = then;
		this.#exceptions = new Exceptions(then, today);
		this.#origins = origins;
	}

	/** The better of what was recorded for the two places of a file. */
	at({ file, id }: Item, path: string): Exception | undefined {
		const item = this.#then.artifacts
			.get(file)
			?.items.find((one) => one.id === id);
		if (!item) return undefined;
		const was = this.#origins.get(path) ?? path;
		const found = [path, was].flatMap(
			(one) => this.#exceptions.at(item, one) ?? [],
		);
		return found.sort(
			(a, b) => order.indexOf(a.state) - order.indexOf(b.state),
		)[0];
	}
}

/** Says whether a deviation holds today or may come to hold. */
export function isLive({ state }: Exception): boolean {
	return state === "granted" || state === "proposed";
}

/** Says whether a deviation from an item covers something today: it is granted, and there is something in force to deviate from. */
export function covers({ state }: Exception, { status }: Item): boolean {
	return state === "granted" && isInForce(status);
}

/** The decisions among whose deviations one holds today or may come to hold, each once. */
export function deviating(recorded: readonly Recorded[]): readonly Item[] {
	return [...new Set(recorded.filter(isLive).map(({ decision }) => decision))];
}

/** What a deviation of a model comes to on a day (ISO); undefined where none of its places can be read. */
export function recordedAs(
	{ deviation, decision, bounded }: LinkedDeviation,
	{ root }: Model,
	workspace: Workspace,
	today: string,
): Recorded | undefined {
	const { because, until } = deviation;
	const names = bracketsBelow(workspace, root);
	const places = deviation.in.map(({ text }) => glob(text, names));
	// Without the place that can't be read, it would cover everything.
	if (places.length > 0 && places.every((place) => !place)) return undefined;
	const hasReason = Boolean(because?.trim()) || decision.facts.hasReason;
	const { status } = decision.facts;
	const needs = [
		...(hasReason ? [] : ["a reason"]),
		...(bounded && !until ? ["an end"] : []),
	].join(" and ");
	const state =
		needs !== ""
			? "incomplete"
			: until && until < today
				? "ended"
				: status === "accepted"
					? "granted"
					: status === "proposed"
						? "proposed"
						: "unsettled";
	return {
		state,
		decision: decision.item,
		...(until ? { until } : {}),
		...(needs ? { needs } : {}),
		root,
		places: deviation.in.map(({ text }) => text),
		in: places.flatMap((place) => place ?? []),
		range: deviation.range,
	};
}
