/** `opmodel init`: takes over the pages that are there, and starts what is missing of the configuration, the strategy and the tech stack. */

import type { Edit } from "../domain/diagnostic";
import { type Kind, kindInfo, kinds } from "../domain/kind";
import { recordsIn } from "../model/decisions";
import { lookupChain } from "../model/link";
import type { Model } from "../model/model";
import { recordsElsewhere } from "../words/passed-over";
import {
	type LooksLike,
	lookAround,
	lookForRecords,
} from "./discovery/discover";
import { type Beginning, configText } from "./first-config";
import { isTaken, pagePath, planNew, unwritable } from "./new";
import { asPath, createFile, isRefusal, type Plan } from "./plan";
import { draftStack } from "./stack";
import { planTakeOvers } from "./take-over";

export interface InitRequest extends Beginning {
	/** Start a page for each of the nine categories. */
	readonly all: boolean;
	/** False leaves the tech stack for later; else it is drafted from manifests and languages where something is certain. */
	readonly stack?: boolean;
	/** Files that somebody has said are no pages of ours. */
	readonly dismissed?: ReadonlySet<string>;
	/** What somebody has said to the questions. */
	readonly answers?: Answers;
}

/** By kind: the file that is its page, or undefined where none of those in question is. */
export type Answers = ReadonlyMap<Kind, string | undefined>;

/** Which of these is the page of a kind? */
export interface Question {
	readonly kind: Kind;
	/** The likeliest first. */
	readonly pages: readonly LooksLike[];
	/** With the answer that none is, a page is started. */
	readonly starts: boolean;
}

/** The questions that only a person can answer before something is started: for each kind that pages may be of. */
export function questionsFor(request: InitRequest): Question[] {
	const { taken, open: asked } = found(request);
	const settled = settledBy(request, taken);
	return kinds.flatMap(({ id, category }) => {
		const open = asked.filter(({ kind }) => kind === id);
		return open.length > 0 && !settled.has(id)
			? {
					kind: id,
					pages: open,
					starts:
						id === "strategy" ||
						(request.all && category !== undefined) ||
						(id === "tech-stack" && draftOfStack(request) !== undefined),
				}
			: [];
	});
}

/** The pages that are taken over without a question, and those that may be what is missing. A configuration that exists is touched only where somebody says so. */
function found(request: InitRequest): {
	readonly taken: readonly LooksLike[];
	readonly open: readonly LooksLike[];
} {
	const { root } = request.workspace;
	const { pages, candidates } = lookAround(withoutDismissed(request));
	const isNeeded = ({ kind }: LooksLike) => {
		const { category } = kindInfo(kind);
		return !category || !root.settings.notNeeded.has(category);
	};
	return root.config.file === undefined
		? { taken: pages, open: candidates }
		: { taken: [], open: [...pages, ...candidates].filter(isNeeded) };
}

/** The repository without the files that somebody has said no to. */
function withoutDismissed(request: InitRequest): InitRequest {
	const { paths, dismissed } = request;
	return dismissed
		? { ...request, paths: paths.filter((path) => !dismissed.has(path)) }
		: request;
}

/** The kinds that have their page, or are not needed. */
function settledBy(
	{ workspace: { root } }: InitRequest,
	taken: readonly LooksLike[],
): Set<Kind> {
	return new Set<Kind>([
		...lookupChain(root).flatMap((m) => m.artifacts.map((a) => a.kind)),
		...taken.map((page) => page.kind),
		...kinds.flatMap(({ id, category }) =>
			category && root.settings.notNeeded.has(category) ? [id] : [],
		),
	]);
}

function draftOfStack(request: InitRequest): string | undefined {
	return request.stack === false ? undefined : draftStack(request);
}

/** Plans the start of an operating model. Nothing that exists is changed; a second time there is nothing left to do. */
export function planInit(request: InitRequest): Plan {
	const { workspace, all, answers } = request;
	const { root } = workspace;
	const edits: Edit[] = [];
	const said: string[] = [];
	const configured = root.config.file !== undefined;
	const { taken: sure, open } = found(request);
	const { decisions, left } = lookForRecords(withoutDismissed(request));
	const chosen = open.filter(({ kind, file }) => answers?.get(kind) === file);
	const taken = [...sure, ...chosen];
	const mentioned = open.filter(({ kind }) => !answers?.has(kind));
	const takes = taken.map(
		({ kind, file }) =>
			`Took over ${file} as the page for ${kindInfo(kind).label}`,
	);
	if (configured) {
		const plan = planTakeOvers(request, chosen);
		if (isRefusal(plan)) return plan;
		edits.push(...plan.edits);
		said.push(...takes);
	} else {
		const text = configText(request, { pages: taken, decisions });
		edits.push(createFile("opmodel.yaml", text));
		said.push(...foundBefore(root), "Wrote opmodel.yaml", ...takes);
		if (decisions.length > 0)
			said.push(`Took over the decision records in ${decisions.join(", ")}`);
	}
	const settled = settledBy(request, taken);
	const kept = new Set<Kind>();
	const write = (kind: Kind, text?: string) => {
		const file = pagePath(workspace, kind);
		if (settled.has(kind) || !file) return;
		if (mentioned.some((page) => page.kind === kind)) {
			kept.add(kind);
			return;
		}
		settled.add(kind);
		if (isTaken(request, file)) {
			said.push(unwritable(file));
			return;
		}
		const plan = text
			? { edits: [createFile(file, text)] }
			: planNew({ ...request, kind, title: "" });
		if (isRefusal(plan)) return;
		edits.push(...plan.edits);
		said.push(`Wrote ${file} as a draft`);
	};
	write("strategy");
	const stack = settled.has("tech-stack") ? undefined : draftOfStack(request);
	if (stack) write("tech-stack", stack);
	if (all) for (const { id, category } of kinds) if (category) write(id);
	for (const { id } of kinds) said.push(...mayBeWords(id, mentioned));
	for (const kind of kept)
		said.push(
			`No page for ${kindInfo(kind).label} was started beside what may be one; \`opmodel new ${kind}\` starts it.`,
		);
	if (configured && decisions.length > 0)
		said.push(
			`There are decision records in ${decisions.join(", ")}. Add these globs as \`decision:\` under \`files:\` in opmodel.yaml.`,
		);
	said.push(...recordsElsewhere(workspace.skipped));
	if (left.length > 0)
		said.push(leftWords(left, decisions.length > 0 || hasRecords(root)));
	if (edits.length === 0)
		said.unshift(
			kept.size > 0
				? "Nothing to write before it is said which page is meant."
				: "Nothing to write: what init starts is there already.",
		);
	said.push(nextStep(edits, kept));
	return { edits, said };
}

const mostNamed = 5;

/** The pages that may be of a kind, with what takes each over. */
function mayBeWords(kind: Kind, pages: readonly LooksLike[]): string[] {
	const ofKind = pages.filter((page) => page.kind === kind);
	const { label } = kindInfo(kind);
	const more = ofKind.slice(mostNamed).map(({ file }) => file);
	return [
		...ofKind
			.slice(0, mostNamed)
			.map(
				({ file }) =>
					`${file} may be your page for ${label}. If it is, add \`${kind}: [${asPath(file)}]\` under \`files:\` in opmodel.yaml.`,
			),
		...(more.length > 0
			? [`${more.length} more may be, in the same way: ${more.join(", ")}`]
			: []),
	];
}

/** What looks like records and was left. Takes whether others were found. */
function leftWords(left: readonly string[], isMore: boolean): string {
	const named = left.slice(0, mostNamed).join(", ");
	return [
		`${left.length}${isMore ? " more" : ""} that may be ${left.length === 1 ? "a record" : "records"}:`,
		`${named}${left.length > mostNamed ? " …" : "."}`,
		"Globs for them as `decision:` under `files:` in opmodel.yaml take them over.",
	].join(" ");
}

function hasRecords({ artifacts }: Model): boolean {
	return artifacts.some(({ kind }) => kind === "decision");
}

/** What the repository has at the usual places already. */
function foundBefore({ artifacts }: Model): string[] {
	const records = artifacts.flatMap(recordsIn).length;
	return [
		...artifacts
			.filter((a) => a.kind !== "decision")
			.map((a) => `Found ${a.file}, a page for ${kindInfo(a.kind).label}`),
		...(records > 0
			? [`Found ${records} decision record${records === 1 ? "" : "s"}`]
			: []),
	];
}

function nextStep(edits: readonly Edit[], kept: ReadonlySet<Kind>): string {
	const strategy = edits.find((e) => /strategy\.md$/i.test(e.file));
	if (strategy)
		return `Next: answer the questions in ${strategy.file}, then run \`opmodel check\`.`;
	return kept.has("strategy")
		? "Next: say in opmodel.yaml which page is the product strategy, or start it, then run `opmodel check`."
		: "Next: `opmodel check` says what is missing.";
}
