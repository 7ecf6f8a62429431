/** `opmodel check`: what contradicts itself, leads nowhere or is missing. */

import {
	type Diagnostic,
	type Severity,
	severities,
} from "../../../domain/diagnostic";
import type { ChangedTexts, CheckResult, Engine } from "../../../engine";
import { type Base, findBase } from "../../../host/base";
import { CannotCompare } from "../../../host/git";
import { decoded, isBinary, readText } from "../../../host/read";
import { diskBelow, type Source } from "../../../host/source";
import type { Model } from "../../../model/model";
import { broughtSince } from "../../../review/since-base";
import { gathered } from "../../../views/gathered";
import { summarize } from "../../../views/summary";
import { unjudgedWords } from "../../../words/check-words";
import { CannotRun, type Command, type Invocation } from "../command";
import { givenBelow } from "../paths";
import {
	fold,
	prettyDiagnostics,
	prettySummary,
	type RunSummary,
	withoutSaid,
} from "../pretty";
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
		base: { type: "string" },
	},
	help: [
		"--format pretty|json                       how to print it (default: pretty)",
		"--fail-on error|warning|information|never  from which severity on the exit code is 1 (default: error)",
		"--hints                                    print hints too, not just their number",
		"--base REF                                 report only what has come since the history of HEAD left REF, with what is not",
		"                                           committed; also checks which changes need a decision, and what they loosen of",
		"                                           what they are checked by",
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
		const base =
			options.base === undefined
				? undefined
				: baseOf(root, String(options.base));
		const changed = new Set(base?.files.map(({ path }) => path));
		const wanted = positionals.map((path) => withinRoot(root, path, changed));
		const engine = invocation.load();
		const before =
			base &&
			invocation.load({
				source: base.source,
				like: engine,
				ahead: base.files,
			});
		const held =
			base && before && judgedAtBase(invocation, base, engine, before);
		if (base && before)
			engine.change(base.files, {
				ref: base.ref,
				before,
				leftOut: base.leftOut,
				texts: textsOf(root, base),
				...(held ? { held } : {}),
			});
		const result = engine.check();
		const there = result.diagnostics.filter(({ file }) =>
			isWanted(wanted, file),
		);
		// What git does not follow comes with no change.
		const unfollowed = new Set(
			base?.leftOut.flatMap(({ path, isUnfollowed }) =>
				isUnfollowed ? path : [],
			),
		);
		const told =
			base && before
				? broughtSince(
						base.files,
						before.check().diagnostics,
						there,
						held
							?.check()
							.diagnostics.filter(
								({ file }) => isWanted(wanted, file) && !unfollowed.has(file),
							),
						base.ref,
					)
				: there;
		const since = base && {
			ref: base.ref,
			commit: base.commit,
			older: there.filter((one) => !told.includes(one)).length,
		};
		const diagnostics = gathered(told);
		const counts = count(diagnostics);
		const known = summarize(
			engine.workspace(),
			result,
			counts,
			base !== undefined,
		);
		const report: Report = {
			result,
			diagnostics,
			counts,
			summary: {
				...known,
				skipped: [...known.skipped, ...engine.overlooked()],
				unjudged: engine
					.unjudged()
					.filter(({ file }) => isWanted(wanted, file)),
			},
			...(since ? { since } : {}),
		};
		if (format === "json")
			invocation.print(safe(`${JSON.stringify(toJson(report), null, 2)}\n`));
		else
			printPretty(
				invocation,
				report,
				(file) => engine.text(file) ?? readText(root, file),
			);
		const failing = severities.slice(
			0,
			level === "never" ? 0 : severities.indexOf(level as Severity) + 1,
		);
		return diagnostics.some((d) => failing.includes(d.severity)) ? 1 : 0;
	},
};

/** What a check has to tell. */
interface Report {
	readonly result: CheckResult;
	/** What is reported. */
	readonly diagnostics: readonly Diagnostic[];
	readonly counts: Record<Severity, number>;
	readonly summary: RunSummary;
	/** What it was compared with, and how many diagnostics were there already. */
	readonly since?: Pick<Base, "ref" | "commit"> & { readonly older: number };
}

/** The files of now under what held at the base; undefined where all of that is as it was. */
function judgedAtBase(
	{ load, root }: Invocation,
	base: Base,
	engine: Engine,
	before: Engine,
): Engine | undefined {
	const { files, held } = base;
	const isThen = engine.heldFrom(before, files);
	if (!isThen) return undefined;
	const judged = load({
		source: held(isThen),
		like: before,
		heldBy: { before, files, texts: textsOf(root, base) },
	});
	// Pages need no decision, and those of now are none there; decisions are what is asked for.
	const { artifacts } = engine.workspace();
	const isPage = (path: string) => {
		const kind = artifacts.get(path)?.kind;
		return kind !== undefined && kind !== "decision";
	};
	judged.change(files.filter(({ path }) => !isPage(path)));
	return judged;
}

function textsOf(root: string, { source }: Base): ChangedTexts {
	const disk = diskBelow(root);
	return {
		before: (path) => textFrom(source, path),
		after: (path) => textFrom(disk, path),
	};
}

function textFrom(source: Source, path: string): string | undefined {
	const { bytes } = source.read(path);
	return bytes && !isBinary(bytes) ? decoded(bytes) : undefined;
}

function baseOf(root: string, ref: string): Base {
	try {
		return findBase(root, ref);
	} catch (error) {
		if (error instanceof CannotCompare) throw new CannotRun(error.message);
		throw error;
	}
}

/**
 * A path as the model knows it: relative to the root, `/`-separated; "" for the root itself. Takes the paths that can be meant though
 * nothing stands there any more.
 */
function withinRoot(
	root: string,
	written: string,
	known: ReadonlySet<string>,
): string {
	const found = givenBelow(root, written).find(
		({ way, exists }) => exists || known.has(way),
	);
	if (found === undefined)
		throw new CannotRun(`There is no "${written}" below the root.`);
	return found.way;
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

function toJson({
	result,
	diagnostics,
	counts,
	summary,
	since,
}: Report): unknown {
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
		...(since ? { base: since } : {}),
		summary: {
			...counts,
			artifacts: summary.artifacts,
			items: summary.items,
			guardrails: summary.guardrails,
			withoutFiles: summary.withoutFiles,
			quieted: summary.quieted,
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
	{ diagnostics, counts, summary, since }: Report,
	text: (file: string) => string | undefined,
): void {
	const shown = options.hints
		? diagnostics
		: diagnostics.filter((d) => d.severity !== "hint");
	const { few, folded } = fold(withoutSaid(shown, summary));
	if (few.length > 0) print(`${prettyDiagnostics(few, { style, text })}\n`);
	for (const line of folded) print(`${style.dim(safe(line))}\n`);
	print(
		prettySummary(
			summary,
			counts,
			diagnostics.length - shown.length,
			style,
			since,
		),
	);
}
