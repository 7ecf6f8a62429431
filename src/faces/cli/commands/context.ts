/** `opmodel context`: what applies to a file, why, and what nearly does. */

import { existsSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { agentsFile, planAgents } from "../../../answers/agents";
import { checkWords, listed } from "../../../answers/check-words";
import {
	type Applying,
	type Context,
	contextOf,
	type Near,
	type Reason,
	type WhyNot,
} from "../../../answers/context";
import { isRefusal } from "../../../answers/plan";
import type { Item } from "../../../domain/artifact";
import { kindInfo } from "../../../domain/kind";
import { readText } from "../../../host/read";
import { CannotRun, type Command, type Invocation } from "../command";
import { carryOut } from "../plans";
import { type Style, safe } from "../terminal";

/** So many near-misses are printed for people to read; JSON has them all. */
const mostNear = 6;

export const context: Command = {
	name: "context",
	parameters: "<path…>",
	summary: "Says what applies to a file, and why.",
	options: {
		format: { type: "string" },
		full: { type: "boolean" },
		agents: { type: "boolean" },
		check: { type: "boolean" },
	},
	help: [
		"--format pretty|json  how to print it (default: pretty)",
		"--full                print what each item says, and everything that nearly applies",
		"--agents              write what holds into AGENTS.md, for coding agents; takes no paths",
		"--agents --check      write nothing; exit code 1 when AGENTS.md is not up to date",
		"The file need not exist: ask before you write it.",
	],
	run(invocation) {
		const { options, positionals, root, today, load, print, style } =
			invocation;
		if (options.agents) return agents(invocation);
		if (options.check) throw new CannotRun("--check goes with --agents.");
		if (positionals.length === 0)
			throw new CannotRun("`opmodel context` takes one path or more.");
		const format = options.format ?? "pretty";
		if (format !== "pretty" && format !== "json")
			throw new CannotRun(`--format is pretty or json, not "${format}".`);
		const paths = positionals.map((path) => belowRoot(root, path));
		const workspace = load().workspace();
		const found = paths.map((path) => contextOf(workspace, today, path));
		if (format === "json") {
			const entries = found.map(toJson);
			const [only] = entries;
			const json =
				entries.length === 1
					? { version: 1, ...only }
					: { version: 1, paths: entries };
			print(safe(`${JSON.stringify(json, null, 2)}\n`));
		} else
			print(
				found
					.map((one) => pretty(one, style, options.full === true))
					.join("\n"),
			);
		return 0;
	},
};

/** Writes the block in AGENTS.md, or says whether it would change. */
function agents(invocation: Invocation): number {
	const { options, positionals, root, today, load, print } = invocation;
	if (positionals.length > 0)
		throw new CannotRun("`opmodel context --agents` takes no paths.");
	const source = readText(root, agentsFile);
	const plan = planAgents(load().workspace(), today, source);
	if (!options.check || isRefusal(plan) || plan.edits.length === 0)
		return carryOut(invocation, plan);
	print(
		`${agentsFile} is not up to date: \`opmodel context --agents\` writes it.\n`,
	);
	return 1;
}

/** A path as the model knows it, whether there is such a file or not: relative to the root, `/`-separated; "" for the root itself. */
function belowRoot(root: string, written: string): string {
	const candidates = [resolve(written), resolve(root, written)].flatMap(
		(path) => {
			const way = relative(root, path).split(sep).join("/");
			const isBelow =
				!isAbsolute(way) && way !== ".." && !way.startsWith("../");
			return isBelow ? [{ way, exists: existsSync(path) }] : [];
		},
	);
	const found = candidates.find(({ exists }) => exists) ?? candidates[0];
	if (!found) throw new CannotRun(`"${written}" is not below the root.`);
	return found.way;
}

function toJson({ path, applies, near }: Context) {
	return {
		path: path || ".",
		applies: applies.map((one) => ({
			item: one.item.id,
			kind: one.item.kind,
			title: one.item.title,
			why: why(one),
			...(one.until ? { until: one.until } : {}),
		})),
		near: near.map(({ item, whyNot }) => ({
			item: item.id,
			whyNot: whyNotText(whyNot),
		})),
	};
}

function pretty(
	{ path, applies, near }: Context,
	style: Style,
	full: boolean,
): string {
	const shown = full ? near : near.slice(0, mostNear);
	const lines = [style.bold(safe(path || "."))];
	if (applies.length === 0) lines.push("  Nothing in force applies here.");
	for (const one of applies) lines.push(...prettyEntry(one, style, full));
	if (near.length > 0)
		lines.push("  Near, but not here", ...shown.map((n) => nearLine(n, style)));
	if (shown.length < near.length)
		lines.push(
			style.dim(`    and ${near.length - shown.length} more (--full)`),
		);
	return `${lines.join("\n")}\n`;
}

function prettyEntry(one: Applying, style: Style, full: boolean): string[] {
	const { item } = one;
	const about = [
		kindInfo(item.kind).singular,
		...(one.until ? [`until ${one.until}`] : []),
	].join(", ");
	const reason = why(one);
	return [
		`  ${style.bold(safe(item.id))}  ${safe(item.title)}  ${style.dim(safe(`(${about})`))}`,
		...(reason === everywhere ? [] : [`    ${safe(reason)}`]),
		...(full && item.description
			? [style.dim(`    ${safe(item.description)}`)]
			: []),
	];
}

function nearLine({ item, whyNot }: Near, style: Style): string {
	return `    ${safe(item.id)}  ${style.dim(safe(whyNotText(whyNot)))}`;
}

/** Why something applies, in one line. */
function why({ item, reasons, allowed }: Applying): string {
	const words = reasons.map((reason) => reasonText(item, reason));
	const people = item.kind === "guardrails" && item.fields["checked-by"]?.text;
	if (people) words.push(`checked by people: ${people}`);
	if (allowed)
		words.push(
			`${allowed.decision.id} allows to deviate here${allowed.until ? ` until ${allowed.until}` : ""}`,
		);
	return words.join("; ");
}

/** Goes without saying where people read. */
const everywhere = "holds everywhere";

function reasonText(item: Item, reason: Reason): string {
	switch (reason.type) {
		case "everywhere":
			return reason.root
				? `holds for everything below \`${reason.root}\``
				: everywhere;
		case "place":
			return `applies to \`${reason.place}\``;
		case "check":
			return checkWords(
				reason.check,
				reason.place && reason.check.type !== "path" ? [reason.place] : [],
			);
		case "packages":
			return `${stackWords(item)} ${listed(reason.packages)}`;
		case "language":
			return `${stackWords(item)} ${reason.language}`;
		case "names":
			return `names ${reason.named.id}, which applies here`;
		case "links":
			return `links to \`${reason.to}\``;
		case "deviates":
			return `allows to deviate from ${reason.from.id} "${reason.from.title}" here${reason.until ? ` until ${reason.until}` : ""}`;
	}
}

/** How an entry of the tech stack stands to what it speaks of; decisions and guardrails are about it. */
function stackWords(item: Item): string {
	if (item.kind !== "tech-stack") return "is about";
	const { ring, "replaced-by": other } = item.fields;
	const instead = other?.text ? `, use ${other.text}` : "";
	return ring?.text
		? `is on ${ring.text.trim().toLowerCase()}${instead}:`
		: "speaks of";
}

function whyNotText(whyNot: WhyNot): string {
	switch (whyNot.type) {
		case "elsewhere":
			return `holds in ${listed(whyNot.places)}`;
		case "check":
			return uncheckedText(whyNot);
		case "artifact":
			return "its checks pass over the pages of the model itself";
		case "announced":
			return `is announced, and counts from ${whyNot.since} on`;
		case "status": {
			const successors = whyNot.successors.map(({ id }) => id).join(", ");
			const holds = successors ? `; ${successors} holds in its place` : "";
			return `is ${whyNot.status}${holds}`;
		}
		case "deviates":
			return deviationText(whyNot);
	}
}

function uncheckedText({
	check,
	because,
}: Extract<WhyNot, { type: "check" }>): string {
	switch (because) {
		case "packages":
			return `is about packages (${listed([...check.deny, ...check.allow].map(({ text }) => text))}) that such a file doesn't use`;
		case "language":
			return "is about programming languages, and this file is in none";
		case "path":
			return `is about files at ${listed(check.deny.map(({ text }) => text))}`;
		case "foreign":
			return "passes over what others wrote or a tool made";
		case "unusable":
			return "its check can't be used as it is written";
	}
}

function deviationText({
	from,
	state,
	until,
	places,
}: Extract<WhyNot, { type: "deviates" }>): string {
	const what = `deviation from ${from.id}`;
	if (places.length > 0) return `its ${what} covers only ${listed(places)}`;
	if (state === "proposed") return `its ${what} is proposed, not accepted`;
	if (state === "ended") return `its ${what} ended on ${until}`;
	return `its ${what} covers nothing: it lacks a reason, an end or a status`;
}
