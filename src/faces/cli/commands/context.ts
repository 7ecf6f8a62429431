/** `opmodel context`: what applies to a file, why, and what nearly does. */

import { statSync } from "node:fs";
import { kindInfo } from "../../../domain/kind";
import { readText } from "../../../host/read";
import { agentsFile, planAgents } from "../../../plans/agents";
import { isRefusal } from "../../../plans/plan";
import {
	type Applying,
	type Context,
	contextOf,
	type Near,
} from "../../../views/context";
import { isPlain, whyNotWords, whyWords } from "../../../views/context-words";
import { english } from "../../../words/voice";
import { CannotRun, type Command, type Invocation } from "../command";
import { givenBelow } from "../paths";
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
		"The file need not exist: ask before you write it. Of a folder it is what applies to any file in it.",
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

/**
 * A path as the model knows it, whether there is such a file or not: relative to the root, `/`-separated, with a `/` at the end of a
 * folder's; "" for the root itself.
 */
function belowRoot(root: string, written: string): string {
	const candidates = givenBelow(root, written);
	const found = candidates.find(({ exists }) => exists) ?? candidates[0];
	if (!found) throw new CannotRun(`"${written}" is not below the root.`);
	const { way, path, exists } = found;
	const isFolder = exists
		? statSync(path).isDirectory()
		: /[\\/]$/.test(written);
	return isFolder && way !== "" ? `${way}/` : way;
}

/** A path as it is printed. */
function printed(path: string): string {
	return path.replace(/\/$/, "") || ".";
}

function toJson({ path, applies, near }: Context) {
	return {
		path: printed(path),
		applies: applies.map((one) => ({
			item: one.item.id,
			kind: one.item.kind,
			title: one.item.title,
			why: whyWords(one, english),
			...(one.until ? { until: one.until } : {}),
		})),
		near: near.map(({ item, whyNot }) => ({
			item: item.id,
			whyNot: whyNotWords(whyNot, english),
		})),
	};
}

function pretty(
	{ path, applies, near }: Context,
	style: Style,
	full: boolean,
): string {
	const shown = full ? near : near.slice(0, mostNear);
	const lines = [style.bold(safe(printed(path)))];
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
	return [
		`  ${style.bold(safe(item.id))}  ${safe(item.title)}  ${style.dim(safe(`(${about})`))}`,
		...(isPlain(one) ? [] : [`    ${safe(whyWords(one, english))}`]),
		...(full && item.description
			? [style.dim(`    ${safe(item.description)}`)]
			: []),
	];
}

function nearLine({ item, whyNot }: Near, style: Style): string {
	return `    ${safe(item.id)}  ${style.dim(safe(whyNotWords(whyNot, english)))}`;
}
