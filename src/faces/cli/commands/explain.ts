/** `opmodel explain`: a rule's documentation, or an item with what it refers to and what refers to it. */

import type { Recorded } from "../../../code/deviations";
import { type Rule, rules } from "../../../engine";
import type { LinkedReference } from "../../../model/model";
import {
	deviationState,
	deviationsFrom,
	placesOf,
} from "../../../views/deviations";
import { explainItem, type ItemExplained } from "../../../views/explain";
import { CannotRun, type Command } from "../command";
import { type Style, safe } from "../terminal";

export const explain: Command = {
	name: "explain",
	parameters: "<rule or item id>",
	summary:
		"Says what a rule is for, or what an item says and who refers to it.",
	options: {},
	help: ["Without an argument it lists the rules."],
	run({ positionals, load, print, style, today }) {
		const [asked] = positionals;
		if (positionals.length > 1)
			throw new CannotRun("`opmodel explain` takes one rule or item id.");
		if (asked === undefined) {
			for (const { id, docs } of rules)
				print(`${style.bold(id)}  ${docs.what}\n`);
			return 0;
		}
		const rule = rules.find((r) => r.id === asked);
		if (rule) {
			print(ruleText(rule, style));
			return 0;
		}
		if (asked.includes("/"))
			throw new CannotRun(
				`There is no rule "${asked}". \`opmodel explain\` lists them.`,
			);
		const workspace = load().workspace();
		const found = explainItem(workspace, asked);
		if (!found)
			throw new CannotRun(
				`No item has the id "${asked}". \`opmodel list\` lists them.`,
			);
		const deviations = deviationsFrom(workspace, found.item, today);
		print(itemText(found, deviations, style));
		return 0;
	},
};

function ruleText(rule: Rule, style: Style): string {
	const { docs, examples, options = {} } = rule;
	const parts = [
		`${style.bold(rule.id)} ${style.dim(`(${rule.severity}${rule.strictOnly ? ", with preset strict only" : ""})`)}`,
		docs.what,
		`${style.bold("Why it matters")}\n${docs.why}`,
		`${style.bold("How to mend it")}\n${docs.how}`,
		...(Object.keys(options).length > 0
			? [
					`${style.bold("Options")}\n${Object.entries(options)
						.map(
							([name, o]) => `${name}: ${o.description} Default: ${o.default}.`,
						)
						.join("\n")}`,
				]
			: []),
		...examples.slice(0, 1).map(
			({ title, files, change = [] }) =>
				`${style.bold(`Example: ${title}`)}\n${change.map(({ path, how }) => `${how} since the base: ${path}\n`).join("")}${change.length > 0 ? "\n" : ""}${Object.entries(
					files,
				)
					.map(([path, text]) => `${style.dim(path)}\n${text.trim()}`)
					.join("\n\n")}`,
		),
	];
	return `${parts.join("\n\n")}\n`;
}

function itemText(
	explained: ItemExplained,
	deviations: readonly Recorded[],
	style: Style,
): string {
	const { item, kind, provenance, refersTo, referredToBy } = explained;
	const fields = Object.entries(explained.fields);
	const width = Math.max(0, ...fields.map(([name]) => name.length));
	const place = `${item.file}:${item.range.start.line + 1}`;
	const lines = [
		`${style.bold(safe(`${item.id}: ${item.title}`))}`,
		style.dim(safe([kind, place, provenance].filter(Boolean).join(" · "))),
	];
	if (item.description) lines.push("", safe(item.description));
	if (fields.length > 0)
		lines.push(
			"",
			...fields.map(
				([name, text]) => `${style.dim(name.padEnd(width))}  ${safe(text)}`,
			),
		);
	if (deviations.length > 0)
		lines.push("", style.bold("Deviations"), ...deviations.map(deviationText));
	if (refersTo.length > 0)
		lines.push("", style.bold("Refers to"), ...refersTo.map((r) => to(r)));
	if (referredToBy.length > 0)
		lines.push(
			"",
			style.bold("Referred to by"),
			...referredToBy.map((r) => by(r)),
		);
	return `${lines.join("\n")}\n`;
}

function deviationText(recorded: Recorded): string {
	const { decision, range } = recorded;
	const places = placesOf(recorded);
	const where = places.length > 0 ? ` in ${places.join(", ")}` : "";
	return safe(
		`  ${decision.id} ${decision.title}${where}: ${deviationState(recorded)} (${decision.file}:${range.start.line + 1})`,
	);
}

function to({ reference, target, targetFile }: LinkedReference): string {
	return safe(
		target
			? `  ${reference.type} ${target.id} ${target.title}`
			: `  ${reference.type} ${reference.text}${targetFile ? "" : " (not found)"}`,
	);
}

function by({ reference, from, artifact }: LinkedReference): string {
	const where = `${artifact.file}:${reference.range.start.line + 1}`;
	return safe(
		from
			? `  ${from.id} ${from.title} (${reference.type}, ${where})`
			: `  ${artifact.title || artifact.file} (${reference.type}, ${where})`,
	);
}
