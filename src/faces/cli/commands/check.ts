/** `opmodel check`: what contradicts itself, leads nowhere or is missing. */

import { existsSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import { unjudgedWords } from "../../../answers/check-words";
import { summarize } from "../../../answers/summary";
import {
	type Diagnostic,
	type Severity,
	severities,
} from "../../../domain/diagnostic";
import type { CheckResult } from "../../../engine";
import { readText } from "../../../host/read";
import type { Model } from "../../../model/model";
import { CannotRun, type Command, type Invocation } from "../command";
import { prettyDiagnostics, prettySummary, type RunSummary } from "../pretty";
import { safe } from "../terminal";

const levels = ["error", "warning", "information", "never"];

export const check: Command = {
	name: "check",
	parameters: "[paths…]",
	summary: "Checks the model; paths limit what is reported.",
	options: {
		format: { type: "string" },
		"fail-on": { type: "string" },
		hints: { type: "boolean" },
	},
	help: [
		"--format pretty|json                       how to print it (default: pretty)",
		"--fail-on error|warning|information|never  from which severity on the exit code is 1 (default: error)",
		"--hints                                    print hints too, not just their number",
	],
	run(invocation) {
		const { options, positionals, root } = invocation;
		const format = options.format ?? "pretty";
		if (format !== "pretty" && format !== "json")
			throw new CannotRun(`--format is pretty or json, not "${format}".`);
		const level = String(options["fail-on"] ?? "error");
		if (!levels.includes(level))
			throw new CannotRun(
				`--fail-on is one of ${levels.join(", ")}, not "${level}".`,
			);
		const wanted = positionals.map((path) => withinRoot(root, path));
		const engine = invocation.load();
		const result = engine.check();
		const diagnostics = result.diagnostics.filter(({ file }) =>
			isWanted(wanted, file),
		);
		const counts = count(diagnostics);
		const known = summarize(
			engine.workspace(),
			result.coverage,
			counts,
			engine.reportStates(),
		);
		const summary = {
			...known,
			skipped: [...known.skipped, ...engine.overlooked()],
			unjudged: engine.unjudged().filter(({ file }) => isWanted(wanted, file)),
		};
		if (format === "json")
			invocation.print(
				safe(
					`${JSON.stringify(toJson(result, diagnostics, counts, summary), null, 2)}\n`,
				),
			);
		else
			printPretty(
				invocation,
				diagnostics,
				counts,
				summary,
				(file) => engine.text(file) ?? readText(root, file),
			);
		const failing = severities.slice(
			0,
			level === "never" ? 0 : severities.indexOf(level as Severity) + 1,
		);
		return diagnostics.some((d) => failing.includes(d.severity)) ? 1 : 0;
	},
};

/** A path as the model knows it: relative to the root, `/`-separated; "" for the root itself. */
function withinRoot(root: string, written: string): string {
	const candidates = [resolve(written), resolve(root, written)];
	const found = candidates.find(
		(path) => existsSync(path) && !relative(root, path).startsWith(".."),
	);
	if (found === undefined)
		throw new CannotRun(`There is no "${written}" below the root.`);
	return relative(root, found).split(sep).join("/");
}

function isWanted(wanted: readonly string[], file: string): boolean {
	return (
		wanted.length === 0 ||
		wanted.some(
			(path) => path === "" || file === path || file.startsWith(`${path}/`),
		)
	);
}

function count(diagnostics: readonly Diagnostic[]): Record<Severity, number> {
	const counts = { error: 0, warning: 0, information: 0, hint: 0 };
	for (const { severity } of diagnostics) counts[severity]++;
	return counts;
}

function toJson(
	result: CheckResult,
	diagnostics: readonly Diagnostic[],
	counts: Record<Severity, number>,
	summary: RunSummary,
): unknown {
	const coverageOf = (model: Model) =>
		(result.coverage.get(model) ?? []).map((c) => ({
			category: c.category.id,
			row: c.category.row,
			strength: c.category.strength,
			state: c.state,
			artifacts: c.artifacts.map((a) => a.file),
			...(c.why ? { why: c.why } : {}),
		}));
	const models = [...result.coverage.keys()];
	const rootModel = models.find((m) => m.root === "");
	const below = models.filter((m) => m.root !== "");
	return {
		version: 1,
		root: ".",
		summary: {
			...counts,
			artifacts: summary.artifacts,
			items: summary.items,
			guardrails: summary.guardrails,
			skipped: summary.skipped,
			unjudged: summary.unjudged.map(({ item, file, entry }) => ({
				file,
				range: entry.range,
				item: item.id,
				what: entry.name,
				why: unjudgedWords(entry),
			})),
		},
		coverage: rootModel ? coverageOf(rootModel) : [],
		...(below.length > 0
			? {
					models: below.map((model) => ({
						root: model.root,
						title: model.config.title,
						coverage: coverageOf(model),
					})),
				}
			: {}),
		diagnostics: diagnostics.map(
			({
				rule,
				severity,
				file,
				range,
				message,
				item,
				related = [],
				fixes = [],
			}) => ({
				rule,
				severity,
				file,
				range,
				message,
				...(item ? { item } : {}),
				related,
				fixes,
			}),
		),
	};
}

function printPretty(
	{ options, style, print }: Invocation,
	diagnostics: readonly Diagnostic[],
	counts: Record<Severity, number>,
	summary: RunSummary,
	text: (file: string) => string | undefined,
): void {
	const shown = options.hints
		? diagnostics
		: diagnostics.filter((d) => d.severity !== "hint");
	if (shown.length > 0) print(`${prettyDiagnostics(shown, { style, text })}\n`);
	print(
		prettySummary(summary, counts, diagnostics.length - shown.length, style),
	);
}
