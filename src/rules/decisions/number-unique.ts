/** A decision's number is its own. */

import type { Artifact } from "../../domain/artifact";
import { idKey } from "../../domain/id";
import { folderOf, nameOf } from "../../domain/paths";
import { decisionName, nameOfDecision } from "../../kinds/decision-places";
import { type Decision, decisionsOf } from "../../model/decisions";
import type { Model } from "../../model/model";
import { defineRule } from "../rule";

export const rule = defineRule({
	id: "decisions/number-unique",
	severity: "error",
	concern: "contradiction",
	docs: {
		what: "In one folder, or one log, each decision has a number of its own.",
		why: "A reference to a number that two records have leads to one of them, and it may be the wrong one.",
		how: "Give the later record the next free number, in its file name and in its heading, and look through the references to it.",
	},
	examples: [
		{
			title: "Two branches that took the same number",
			files: {
				"docs/adr/0004-open-a-second-lane.md": `
# 4. Open a second lane
`,
				"docs/adr/0004-weigh-twice.md": `
# 4. Weigh each truck twice
  ^^^^^^^^^^^^^^^^^^^^^^^^^ The number 4 belongs to 0004-open-a-second-lane.md already, so a reference to ADR-0004 can mean either. Give this record the next free number, 6.
`,
				"docs/decisions/0005-print-no-slips.md": `
# Print no slips
`,
			},
		},
		{
			title: "The same number in another folder",
			files: {
				"docs/adr/0004-open-a-second-lane.md": `
# 4. Open a second lane
`,
				"services/scale/docs/adr/0004-weigh-twice.md": `
# 4. Weigh each truck twice
`,
			},
		},
	],
	*model({ model }) {
		const first = new Map<string, Decision>();
		const later: [Decision, Decision][] = [];
		for (const decision of sharingTheirId(model)) {
			if (decision.facts.number === undefined) continue;
			const key = placeOf(decision).number;
			const other = first.get(key);
			if (!other) first.set(key, decision);
			else if (!isTranslation(decision, other) && !areSiblings(decision, other))
				later.push([decision, other]);
		}
		if (later.length === 0) return;
		const numbers = new Numbers(model);
		for (const [decision, first] of later) {
			const next = numbers.takeNext(decision);
			const { artifact, item } = decision;
			yield {
				file: artifact.file,
				item: item.id,
				range: item.idRange,
				message: `The number ${numberOf(decision)} belongs to ${ownName(first)} already, so a reference to ${item.id} can mean either. Give this record the next free number, ${next}.`,
				related: [
					{
						file: first.artifact.file,
						range: first.item.idRange,
						message: `${first.item.id} is this one first.`,
					},
				],
			};
		}
	},
});

/** The decisions whose id another one has too, wherever that stands, in the order of their paths. */
function sharingTheirId(model: Model): Decision[] {
	const files = new Set<string>();
	for (const key of model.sharedKeys)
		for (const { file } of model.items.get(key) ?? []) files.add(file);
	return files.size === 0
		? []
		: decisionsOf(model).filter(({ artifact }) => files.has(artifact.file));
}

/** The numbers that are taken, counted once something is in need of a new one. */
class Numbers {
	readonly #highest = new Map<string, number>();
	readonly #taken = new Map<string, Set<number>>();

	constructor(model: Model) {
		for (const decision of decisionsOf(model)) {
			const { number } = decision.facts;
			if (number === undefined) continue;
			const { series, neighbourhood } = placeOf(decision);
			const highest = this.#highest.get(series) ?? 0;
			this.#highest.set(series, Math.max(highest, number));
			const taken = this.#taken.get(neighbourhood) ?? new Set();
			this.#taken.set(neighbourhood, taken.add(number));
		}
	}

	/** The next free number beside a decision; each call gives another one. */
	takeNext(decision: Decision): string {
		const { series, neighbourhood } = placeOf(decision);
		let next = (this.#highest.get(series) ?? 0) + 1;
		while (this.#taken.get(neighbourhood)?.has(next)) next++;
		this.#highest.set(series, next);
		const { within, numberText = "" } = decision.facts;
		return within === undefined
			? String(next)
			: within +
					String(next).padStart(/\d*$/.exec(numberText)?.[0].length ?? 0, "0");
	}
}

/** What a decision's number is counted for. */
interface Place {
	/** Its number in its series: what no other decision may have. */
	readonly number: string;
	/** Its folder, its prefix and, where a repository has them, a prefix of its own. */
	readonly series: string;
	/** Folders side by side (`docs/adr`, `docs/decisions`) often go on with each other's numbers. */
	readonly neighbourhood: string;
}

const places = new WeakMap<Artifact, Place>();

function placeOf(decision: Decision): Place {
	const known = places.get(decision.artifact);
	if (known) return known;
	const { prefix, series, within } = decision.facts;
	const { file } = decision.artifact;
	const isOfLog = decision.item.way !== "file";
	// A log counts for itself.
	const place = isOfLog ? file : folderOfRecord(decision);
	const kind = `${prefix} ${series ?? ""} ${within ?? ""}`;
	const found = {
		number: `${idKey(decision.item.id)} ${kind} ${place}`,
		series: `${kind} ${place}`,
		neighbourhood: `${kind} ${isOfLog ? place : folderOf(place)}`,
	};
	places.set(decision.artifact, found);
	return found;
}

/** As a reader would say it: 4, but 2026-001. */
function numberOf({ facts: { number, numberText = "" } }: Decision): string {
	return /^\d+$/.test(numberText) ? String(number) : numberText;
}

/** Names that only the next part of their numbers tells apart (`1-1-x.md`, `1-2-y.md`), or that begin with a year (`2024-x.md`). */
function areSiblings(one: Decision, other: Decision): boolean {
	const [a, b] = [one, other].map(({ artifact, facts }) => {
		const { stem, numberText = "" } = nameOfDecision(artifact.file);
		const rest = stem.slice(stem.indexOf(numberText) + numberText.length);
		return {
			part: /^[-_]\d+(?=[-_ .]|$)/.exec(rest)?.[0],
			year: /^(?:19|20)\d{2}$/.test(facts.numberText ?? ""),
		};
	});
	if (a?.part && b?.part && a.part !== b.part) return true;
	return a?.year === true && b?.year === true;
}

function folderOfRecord({ artifact: { file } }: Decision): string {
	return hasOwnFolder(file) ? folderOf(folderOf(file)) : folderOf(file);
}

/** `0004-weigh-twice.de.md` is the same decision in another language. */
function isTranslation(one: Decision, other: Decision): boolean {
	if (one.artifact.file === other.artifact.file) return false;
	const stem = ({ artifact }: Decision) =>
		artifact.file.replace(/(?:\.[a-z]{2}(?:-[a-z]{2})?)?\.[a-z]+$/i, "");
	return stem(one) === stem(other);
}

/** A readme or index is the decision of the folder that it stands in. */
function hasOwnFolder(file: string): boolean {
	const name = decisionName(file);
	return name !== undefined && name.stem === nameOf(folderOf(file));
}

function ownName({ artifact: { file }, item }: Decision): string {
	if (item.way !== "file") return `"${item.title}"`;
	return hasOwnFolder(file)
		? `${nameOf(folderOf(file))}/${nameOf(file)}`
		: nameOf(file);
}
