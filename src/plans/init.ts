/** `opmodel init`: takes over the pages that are there, and starts what is missing of the configuration, the strategy and the tech stack. */

import type { Edit } from "../domain/diagnostic";
import { type Kind, kindInfo, kinds } from "../domain/kind";
import { recordsIn } from "../model/decisions";
import { linkedFile, lookupChain } from "../model/link";
import type { Model } from "../model/model";
import { plainText } from "../text/markdown/plain";
import { readArtifact } from "../text/read";
import type { Repository } from "./decision-place";
import { type Finds, lookAround } from "./discovery/discover";
import { isTaken, pagePath, planNew, unwritable } from "./new";
import { createFile, isRefusal, type Plan, yamlScalar } from "./plan";
import { draftStack } from "./stack";

export interface InitRequest extends Repository {
	/** Start a page for each of the nine categories. */
	readonly all: boolean;
	/** False leaves the tech stack for later; else it is drafted from manifests and languages where something is certain. */
	readonly stack?: boolean;
	/** Files that somebody has said are no pages of ours. */
	readonly dismissed?: ReadonlySet<string>;
	/** What the repository is called where its readme doesn't say. */
	readonly title: string;
}

/** Plans the start of an operating model. Nothing that exists is changed; a second time there is nothing left to do. */
export function planInit(request: InitRequest): Plan {
	const { workspace, all, paths, dismissed } = request;
	const { root } = workspace;
	const edits: Edit[] = [];
	const said: string[] = [];
	const configured = root.config.file !== undefined;
	const finds = lookAround({
		...request,
		paths: dismissed ? paths.filter((path) => !dismissed.has(path)) : paths,
	});
	// A configuration that exists is not touched: what it does not name is only pointed out.
	const taken = configured ? [] : finds.pages;
	const mentioned = configured
		? [...finds.pages, ...finds.candidates]
		: finds.candidates;
	if (!configured) {
		edits.push(createFile("opmodel.yaml", configText(request, finds)));
		said.push(...found(workspace.root), "Wrote opmodel.yaml");
		for (const page of taken)
			said.push(
				`Took over ${page.file} as the page for ${kindInfo(page.kind).label}`,
			);
		if (finds.decisions.length > 0)
			said.push(
				`Took over the decision records in ${finds.decisions.join(", ")}`,
			);
	}
	const settled = new Set<Kind>([
		...lookupChain(root).flatMap((m) => m.artifacts.map((a) => a.kind)),
		...taken.map((page) => page.kind),
		...kinds.flatMap(({ id, category }) =>
			category && root.settings.notNeeded.has(category) ? [id] : [],
		),
	]);
	const write = (kind: Kind, text?: string) => {
		const file = pagePath(workspace, kind);
		if (settled.has(kind) || !file) return;
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
	const likely = mentioned.some((m) => m.kind === "strategy" && m.plainly);
	if (all || !likely) write("strategy");
	const drafted =
		request.stack !== false && !settled.has("tech-stack")
			? draftStack(request)
			: undefined;
	if (drafted) write("tech-stack", drafted);
	if (all) for (const { id, category } of kinds) if (category) write(id);
	for (const page of mentioned)
		said.push(
			`${page.file} may be your page for ${kindInfo(page.kind).label}. If it is, add \`${page.kind}: [${page.file}]\` under \`files:\` in opmodel.yaml.`,
		);
	if (configured && finds.decisions.length > 0)
		said.push(
			`There are decision records in ${finds.decisions.join(", ")}. Add these globs as \`decision:\` under \`files:\` in opmodel.yaml.`,
		);
	if (edits.length === 0)
		said.unshift("Nothing to write: what init starts is there already.");
	said.push(nextStep(edits));
	return { edits, said };
}

/** What the repository has at the usual places already. */
function found({ artifacts }: Model): string[] {
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

function nextStep(edits: readonly Edit[]): string {
	const strategy = edits.find((e) => /strategy\.md$/i.test(e.file));
	return strategy
		? `Next: answer the questions in ${strategy.file}, then run \`opmodel check\`.`
		: "Next: `opmodel check` says what is missing.";
}

/** The text of a first `opmodel.yaml` that takes over what was found. */
export function configText(
	request: InitRequest,
	{ pages, decisions }: Pick<Finds, "pages" | "decisions">,
): string {
	const files = [
		...pages.map(({ kind, file }) => [kind, [file]] as const),
		...(decisions.length > 0 ? [["decision", decisions] as const] : []),
	];
	const broken = brokenLinks(request, pages);
	const list = (paths: readonly string[]) =>
		paths
			.map((path) => (/^[\w./-]+$/.test(path) ? path : JSON.stringify(path)))
			.join(", ");
	return [
		"# What opmodel goes by here. Every line is optional.",
		"opmodel: 1",
		`title: ${yamlScalar(titleOf(request))}`,
		...(files.length > 0
			? [
					"files:",
					...files.map(([kind, paths]) => `  ${kind}: [${list(paths)}]`),
				]
			: []),
		...(broken > mostBroken
			? [
					"rules:",
					`  # ${broken} links in the pages taken over lead nowhere. Take this line away once they are mended.`,
					"  links/resolve: information",
				]
			: []),
		"",
	].join("\n");
}

/** More broken links than this in pages that are taken over would drown what matters at the start. */
const mostBroken = 2;

function brokenLinks(
	{ workspace, read }: InitRequest,
	pages: Finds["pages"],
): number {
	const { artifacts, exists, root } = workspace;
	return pages.reduce((sum, { file, kind }) => {
		const { links } = readArtifact(
			file,
			read(file) ?? "",
			kind,
			root.config.words,
		);
		return (
			sum +
			links.filter(
				({ path }) => path !== "" && !linkedFile(file, path, artifacts, exists),
			).length
		);
	}, 0);
}

/** The readme's heading where it is a name, else what the folder is called. */
function titleOf({ paths, read, title }: InitRequest): string {
	const readme = paths.find((p) => /^readme\.(?:md|markdown)$/i.test(p));
	const text = readme ? (read(readme) ?? "").slice(0, 5000) : "";
	const heading = plainText(/^#[ \t]+(.+)$/m.exec(text)?.[1] ?? "").trim();
	const isName =
		/\p{L}/u.test(heading) &&
		heading.length <= 60 &&
		!/[!?<>[\]{}:]/.test(heading);
	return isName ? heading : title;
}
