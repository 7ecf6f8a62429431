/** Diagnostics and the summary as people read them. */

import { isUnnamed } from "../../code/packages";
import type { Asked } from "../../code/unjudged";
import type { Diagnostic, Severity } from "../../domain/diagnostic";
import { Lines } from "../../domain/lines";
import { addTo } from "../../domain/lists";
import type { Summary } from "../../views/summary";
import { filesPassedOver, recordsElsewhere } from "../../words/passed-over";
import { columns, type Style, safe } from "./terminal";

export interface PrettyOptions {
	readonly style: Style;
	/** The text of a file, for excerpts; undefined where it is not at hand. */
	readonly text: (file: string) => string | undefined;
}

const tab = "    ";
/** The longest piece of a line that is shown around a diagnostic. */
const widest = 110;

/** Each diagnostic with its place, message and the line it stands on. */
export function prettyDiagnostics(
	diagnostics: readonly Diagnostic[],
	{ style, text }: PrettyOptions,
): string {
	const opened = new Map<string, Lines | undefined>();
	const open = (file: string): Lines | undefined => {
		if (!opened.has(file)) {
			const source = text(file);
			opened.set(file, source === undefined ? undefined : new Lines(source));
		}
		return opened.get(file);
	};
	return diagnostics
		.map((diagnostic) => {
			const { file, range, severity, rule, message, related, fixes } =
				diagnostic;
			const paint = painter(style, severity);
			const place = `${safe(file)}:${range.start.line + 1}:${range.start.character + 1}`;
			const lines = [
				`${style.bold(place)} ${paint(severity)} ${style.dim(rule)}`,
				`  ${safe(message)}`,
			];
			const source = open(file);
			if (source) lines.push(...excerpt(source, diagnostic, style, paint));
			for (const other of related?.slice(0, mostAlike) ?? [])
				lines.push(
					style.dim(
						`  see ${safe(other.file)}:${other.range.start.line + 1}: ${safe(other.message)}`,
					),
				);
			const more = (related?.length ?? 0) - mostAlike;
			if (more > 0)
				lines.push(style.dim(`  see ${more} more; --format json names them`));
			for (const fix of fixes ?? [])
				lines.push(style.dim(`  fix: ${safe(fix.title)}`));
			return `${lines.join("\n")}\n`;
		})
		.join("\n");
}

function painter(style: Style, severity: Severity): (text: string) => string {
	switch (severity) {
		case "error":
			return style.red;
		case "warning":
			return style.yellow;
		case "information":
			return style.blue;
		case "hint":
			return style.cyan;
	}
}

function excerpt(
	source: Lines,
	{ range }: Diagnostic,
	style: Style,
	paint: (text: string) => string,
): string[] {
	const line = source.slice(source.line(range.start.line));
	if (line.trim() === "") return [];
	const end =
		range.end.line === range.start.line ? range.end.character : line.length;
	const from = Math.max(
		0,
		Math.min(range.start.character - 20, line.length - widest),
	);
	const cut = range.start.character < widest - 20 ? 0 : from;
	const show = (piece: string) => safe(piece).replaceAll("\t", tab);
	const before =
		(cut > 0 ? "…" : "") + show(line.slice(cut, range.start.character));
	const marked = show(
		line.slice(range.start.character, Math.min(end, cut + widest)),
	);
	const after = show(line.slice(Math.min(end, cut + widest), cut + widest));
	const number = String(range.start.line + 1);
	const gutter = " ".repeat(number.length);
	return [
		`  ${style.dim(`${number} |`)} ${before}${marked}${after}${line.length > cut + widest ? "…" : ""}`,
		`  ${style.dim(`${gutter} |`)} ${" ".repeat(columns(before))}${paint("^".repeat(Math.max(1, columns(marked))))}`,
	];
}

/** A summary with what a run could not judge. */
export interface RunSummary extends Summary {
	readonly unjudged: readonly Asked[];
}

/** Leaves out what a line of the summary says: records in a format that is not read. */
export function withoutSaid(
	diagnostics: readonly Diagnostic[],
	{ skipped }: Pick<Summary, "skipped">,
): readonly Diagnostic[] {
	const said = new Set(
		skipped.flatMap(({ file, format }) => (format ? file : [])),
	);
	return diagnostics.filter(
		({ rule, file }) => rule !== "files/readable" || !said.has(file),
	);
}

/** As many places where one thing is said as a reader needs to see to know what to do. */
const mostAlike = 5;

/**
 * Leaves out what says the same of one item in one file after another: the first files stand for all, and a line says how many more there
 * are.
 */
export function fold(diagnostics: readonly Diagnostic[]): {
	readonly few: readonly Diagnostic[];
	readonly folded: readonly string[];
} {
	const alike = new Map<string, Diagnostic[]>();
	const few = diagnostics.filter((diagnostic) => {
		const { rule, item, message } = diagnostic;
		if (rule !== "code/decision-recorded") return true;
		const key = JSON.stringify([item, message]);
		return addTo(alike, key, diagnostic).length <= mostAlike;
	});
	const folded = [...alike.values()].flatMap((all) => {
		const [first] = all;
		const rest = all.length - mostAlike;
		return first && rest > 0
			? `${first.rule} says the same of ${plural(rest, "more file")}${first.item ? ` for ${first.item}` : ""}; --format json names them`
			: [];
	});
	return { few, folded };
}

/** The closing lines of a check. */
export function prettySummary(
	summary: RunSummary,
	counts: Readonly<Record<Severity, number>>,
	hidden: number,
	style: Style,
	since?: {
		readonly ref: string;
		readonly commit: string;
		readonly older: number;
	},
): string {
	const { guardrails } = summary;
	const lines: string[] = [];
	const said = (["error", "warning", "information", "hint"] as const)
		.filter((severity) => counts[severity] > 0)
		.map((severity) =>
			painter(style, severity)(plural(counts[severity], severity)),
		);
	lines.push(
		said.length > 0 ? said.join(", ") : style.green("Nothing to report"),
	);
	if (hidden > 0)
		lines.push(
			style.dim(`${plural(hidden, "hint")} not shown; --hints shows them`),
		);
	if (since)
		lines.push(
			`Only what has come since ${safe(since.ref)} (${since.commit.slice(0, 9)}) is reported${since.older > 0 ? `; ${since.older} that ${since.older === 1 ? "was" : "were"} there already ${since.older === 1 ? "is" : "are"} not shown` : ""}`,
		);
	const inside = [
		plural(summary.artifacts, "artifact"),
		plural(summary.items, "item"),
		...(summary.progress ? [summary.progress] : []),
	];
	lines.push(inside.join(" · "));
	if (guardrails.inForce > 0)
		lines.push(
			`${plural(guardrails.inForce, "guardrail")} in force: ${[
				`${guardrails.byMachine} checked by machine`,
				// Said as it is: a check that is read but not run enforces nothing.
				...(guardrails.silenced > 0
					? [`${guardrails.silenced} with checks of which nothing is said`]
					: []),
				...(guardrails.needsBase > 0
					? [`${guardrails.needsBase} with a check that needs --base`]
					: []),
				...(guardrails.notRun > 0
					? [`${guardrails.notRun} with a check that can't be used`]
					: []),
				...(guardrails.withoutReport > 0
					? [`${guardrails.withoutReport} without a report that can be read`]
					: []),
				...(guardrails.withPartialReport > 0
					? [`${guardrails.withPartialReport} with a report that is not whole`]
					: []),
				...(guardrails.withoutFiles > 0
					? [
							`${guardrails.withoutFiles} with nothing to look at (${firstOf(summary.withoutFiles)})`,
						]
					: []),
				...(guardrails.byPeople > 0
					? [`${guardrails.byPeople} checked by people`]
					: []),
				...(guardrails.byNobody > 0
					? [`${guardrails.byNobody} checked by nobody`]
					: []),
			].join(", ")}`,
		);
	for (const { rule, severity, root, items } of summary.quieted)
		lines.push(
			`${rule} is ${severity === "off" ? "off" : `lowered to ${severity === "information" ? severity : `a ${severity}`}`}${root === "" ? "" : ` in ${safe(root)}`}, so ${severity === "off" ? `nothing is said of what crosses ${firstOf(items)}` : `what crosses ${firstOf(items)} is no error`}`,
		);
	lines.push(
		...recordsElsewhere(summary.skipped).map(safe),
		...filesPassedOver(summary.skipped).map(safe),
	);
	const unjudged = summary.unjudged.map(
		({ item, file, entry }) =>
			`${file}:${entry.range.start.line + 1} (${entry.name}, ${item.id})`,
	);
	const isNamed = summary.unjudged.every(({ entry }) => !isUnnamed(entry));
	const what = isNamed ? "version" : "package or version";
	if (unjudged.length > 0)
		lines.push(
			`${unjudged.length === 1 ? "1 entry" : `${unjudged.length} entries`} of manifests could not be judged, as the ${what} asked for can't be read there: ${firstOf(unjudged)}`,
		);
	lines.push(summary.next);
	return `${lines.join("\n")}\n`;
}

/** The first few of many, from files. */
function firstOf(all: readonly string[]): string {
	return `${safe(all.slice(0, 3).join(", "))}${all.length > 3 ? " …" : ""}`;
}

function plural(count: number, word: string): string {
	if (word === "information")
		return `${count} ${count === 1 ? "piece" : "pieces"} of information`;
	return `${count} ${word}${count === 1 ? "" : "s"}`;
}
