/** A decision's number is its own. */

import { decisionName } from "../../kinds/decision-places";
import { folderOf, nameOf } from "../../model/paths";
import { type Decision, decisionsOf } from "../decisions";
import { defineRule } from "../rule";

export const rule = defineRule({
	id: "decisions/number-unique",
	severity: "error",
	concern: "contradiction",
	docs: {
		what: "In one folder each decision has a number of its own.",
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
		const series = new Map<
			string,
			{ first: Map<number, Decision>; highest: number }
		>();
		const taken = new Map<string, Set<number>>();
		const later: [Decision, string, number][] = [];
		for (const decision of decisionsOf(model)) {
			const { number } = decision.facts;
			if (number === undefined) continue;
			const key = seriesOf(decision);
			const known = series.get(key) ?? { first: new Map(), highest: 0 };
			series.set(key, known);
			known.highest = Math.max(known.highest, number);
			const numbers = taken.get(neighbourhoodOf(decision)) ?? new Set();
			taken.set(neighbourhoodOf(decision), numbers.add(number));
			const first = known.first.get(number);
			if (!first) known.first.set(number, decision);
			else if (!isTranslation(decision, first))
				later.push([decision, key, number]);
		}
		for (const [decision, key, number] of later) {
			const known = series.get(key);
			const first = known?.first.get(number);
			if (!known || !first) continue;
			const numbers = taken.get(neighbourhoodOf(decision));
			do known.highest++;
			while (numbers?.has(known.highest));
			const { artifact, item } = decision;
			yield {
				file: artifact.file,
				item: item.id,
				range: item.idRange,
				message: `The number ${number} belongs to ${ownName(first)} already, so a reference to ${item.id} can mean either. Give this record the next free number, ${known.highest}.`,
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

/** What numbers are counted for: a folder, a prefix and, where a repository has them, a prefix of its own. */
function seriesOf(decision: Decision): string {
	const { prefix, series } = decision.facts;
	return JSON.stringify([folderOfRecord(decision), prefix, series ?? ""]);
}

/** Folders side by side (`docs/adr`, `docs/decisions`) often go on with each other's numbers. */
function neighbourhoodOf(decision: Decision): string {
	const { prefix, series } = decision.facts;
	const above = folderOf(folderOfRecord(decision));
	return JSON.stringify([above, prefix, series ?? ""]);
}

function folderOfRecord({ artifact: { file } }: Decision): string {
	return hasOwnFolder(file) ? folderOf(folderOf(file)) : folderOf(file);
}

/** `0004-weigh-twice.de.md` is the same decision in another language. */
function isTranslation(one: Decision, other: Decision): boolean {
	const stem = ({ artifact }: Decision) =>
		artifact.file.replace(/(?:\.[a-z]{2}(?:-[a-z]{2})?)?\.[a-z]+$/i, "");
	return stem(one) === stem(other);
}

/** A readme or index is the decision of the folder that it stands in. */
function hasOwnFolder(file: string): boolean {
	const name = decisionName(file);
	return name !== undefined && name.stem === nameOf(folderOf(file));
}

function ownName({ artifact: { file } }: Decision): string {
	return hasOwnFolder(file)
		? `${nameOf(folderOf(file))}/${nameOf(file)}`
		: nameOf(file);
}
