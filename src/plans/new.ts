/** `opmodel new`: a page, an item on its page, or a decision record, as the next of its kind. */

import type { Artifact, Field, Item } from "../domain/artifact";
import type { Edit } from "../domain/diagnostic";
import { insertAt, replaceAt } from "../domain/edit";
import { idNumber, idPrefix } from "../domain/id";
import { type Kind, type KindInfo, kindInfo, kinds } from "../domain/kind";
import { Lines } from "../domain/lines";
import { nearest } from "../domain/nearest";
import { folderOf, join, nameOf } from "../domain/paths";
import { defaultPage } from "../kinds/places";
import { lookupChain } from "../model/link";
import type { Workspace } from "../model/model";
import { readYaml, yamlGet } from "../text/yaml";
import {
	itemTemplate,
	type PageKind,
	pageTemplate,
} from "../writing/templates";
import { recordText } from "./decision-draft";
import { nextRecord, type Repository } from "./decision-place";
import { entryIn, unfit } from "./log-entry";
import { createFile, oneLine, type Plan, slug, yamlScalar } from "./plan";
import { draftStack } from "./stack";

export interface NewRequest extends Repository {
	/** As typed: `principle`, `principles`, `adr`, `key-metrics` … */
	readonly kind: string;
	readonly title?: string;
	/** Ids that are not to be given again, as something had them that is gone. */
	readonly taken?: readonly string[];
}

/** What to do with a draft of a kind. */
function finishDraft(kind: Kind, id: string): string {
	return kind === "guardrails"
		? `Next: write its check, and take its draft status away. What crosses it already counts then, unless you record that with \`opmodel baseline ${id}\`, or announce ${id} with a \`Since\` that lies ahead.`
		: "Next: fill it in; it counts once its status is no longer draft.";
}

/** What people call a kind beside its own name, its category's and the words for one item. */
const alsoCalled: Readonly<Record<string, Kind>> = {
	kpi: "metrics",
	kpis: "metrics",
	stack: "tech-stack",
	technology: "tech-stack",
	technologies: "tech-stack",
	initiative: "themes",
	initiatives: "themes",
	adr: "decision",
	adrs: "decision",
	rfc: "decision",
	rfcs: "decision",
	area: "ownership",
	areas: "ownership",
};

const kindByWord: ReadonlyMap<string, Kind> = new Map([
	...kinds.flatMap(({ id, singular, category }): [string, Kind][] => [
		[id, id],
		[`${id}s`, id],
		[singular.replaceAll(" ", "-"), id],
		...(category ? [[category, id] as [string, Kind]] : []),
	]),
	["strategies", "strategy"],
	["deliveries", "delivery"],
	...Object.entries(alsoCalled),
]);

/** Plans the next page, item or record of a kind. Refused where the kind is unknown, or a title is missing or has no place. */
export function planNew(request: NewRequest): Plan {
	const word = request.kind
		.trim()
		.toLowerCase()
		.replace(/[\s_]+/g, "-");
	const kind = kindByWord.get(word);
	const title = oneLine(request.title ?? "");
	if (!kind) {
		const meant = nearest(word, [...kindByWord.keys()]);
		return {
			refused: `There is no kind "${request.kind}".${meant ? ` Did you mean "${meant}"?` : ""} The kinds are ${kinds.map((k) => k.id).join(", ")}.`,
		};
	}
	if (kind === "decision") {
		if (title === "")
			return {
				refused: `A decision needs a title: \`opmodel new ${word} "What was decided"\`.`,
			};
		const prefix = /^rfc/.test(word)
			? "RFC"
			: /^adr/.test(word)
				? "ADR"
				: undefined;
		return newDecision(request, title, prefix);
	}
	return newItem(request, kindInfo(kind), title);
}

function newDecision(
	repository: Repository,
	title: string,
	prefix: "ADR" | "RFC" | undefined,
): Plan {
	const { workspace, today, read } = repository;
	const { file, log, number, neighbours } = nextRecord(
		repository,
		title,
		prefix,
	);
	const language = { read, words: workspace.root.config.words };
	const next =
		"Next: write down what forces the decision; `opmodel check` follows its links.";
	if (log) {
		const entry = entryIn(log, { title, today, status: "proposed" }, language);
		return entry
			? {
					edits: [entry.edit],
					said: [`Wrote ${entry.record.items[0]?.id} to ${file}`, next],
				}
			: unfit(log);
	}
	if (isTaken(repository, file))
		return { refused: `${file} is there already. Choose another title.` };
	const text = recordText(
		file,
		{
			title,
			...(number === undefined ? {} : { number }),
			today,
			status: "proposed",
		},
		neighbours,
		language,
	);
	return {
		edits: [createFile(file, text)],
		said: [`Wrote ${file}`, next],
	};
}

/** Says whether a file of that path exists, its case ignored as most disks do. */
export function isTaken(
	{ workspace, paths }: Pick<Repository, "workspace" | "paths">,
	file: string,
): boolean {
	const lower = file.toLowerCase();
	return workspace.exists(file) || paths.some((p) => p.toLowerCase() === lower);
}

/** Why a page can't be created where it belongs. */
export function unwritable(file: string): string {
	return `${file} was not written: something that can't be read as a page is there, or its folder is ignored or a symbolic link.`;
}

function newItem(request: NewRequest, info: KindInfo, title: string): Plan {
	const { workspace } = request;
	const kind = info.id as PageKind;
	const host = hostOf(workspace, kind);
	if (!host || (title === "" && host.kind !== kind))
		return newPage(request, info, title);
	if (title === "")
		return {
			refused: `The page for ${info.label} is there already: ${host.file}. To add to it, say what: \`opmodel new ${kind} "Title"\`.`,
		};
	const id = nextId(workspace, kind, request.taken);
	const edit = addItem(request, host, kind, id, title);
	if (!edit)
		return {
			refused: `${host.file} has no items yet to which "${title}" could be added. Write it there by hand, with the id ${id} in front.`,
		};
	return {
		edits: [edit],
		said: [
			`Wrote ${id} to ${edit.file}`,
			/draft/.test(edit.newText) ? finishDraft(kind, id) : "Next: fill it in.",
		],
	};
}

/** The page that a new item goes to: the one with most items of its kind, a page of the kind itself where there are none. */
function hostOf(workspace: Workspace, kind: Kind): Artifact | undefined {
	const count = (a: Artifact) => a.items.filter((i) => i.kind === kind).length;
	return workspace.root.artifacts
		.filter((a) => a.kind === kind || count(a) > 0)
		.reduce<Artifact | undefined>(
			(best, a) => (!best || count(a) > count(best) ? a : best),
			undefined,
		);
}

/** The next id of a kind that nothing has or had, in the model and those in which its ids are looked up. */
function nextId(
	workspace: Workspace,
	kind: Kind,
	taken: readonly string[] = [],
): string {
	const prefix = kindInfo(kind).prefixes[0] as string;
	const there = lookupChain(workspace.root).flatMap((model) =>
		[...model.items.values()].flat().map(({ id }) => id),
	);
	const numbers = [...there, ...taken]
		.filter((id) => idPrefix(id) === prefix)
		.map((id) => idNumber(id) ?? 0);
	return `${prefix}-${numbers.reduce((a, b) => Math.max(a, b), 0) + 1}`;
}

/** The ids that texts name, wherever they do: as many as `NewRequest.taken` may keep from being given again. */
export function idsIn(texts: readonly string[]): string[] {
	return [...new Set(texts.flatMap((text) => text.match(anyId) ?? []))];
}

const anyId = new RegExp(
	`(?<![\\w-])(?:${kinds.flatMap(({ prefixes }) => prefixes).join("|")})-\\d{1,9}(?![\\w-])`,
	"gi",
);

/** Where a page of that kind goes: its default place, or the first plain path that the configuration names. */
export function pagePath(workspace: Workspace, kind: Kind): string | undefined {
	const configured = workspace.root.config.files.get(kind);
	return (configured?.map(({ text }) => text) ?? [defaultPage(kind)])
		.map((path) => join("", path.replaceAll("\\", "/")))
		.find((path) => /^[^*?{}[\]()!]+\.md$/i.test(path));
}

function newPage(request: NewRequest, info: KindInfo, title: string): Plan {
	const { workspace, today } = request;
	const kind = info.id as PageKind;
	const file = pagePath(workspace, kind);
	if (!file)
		return {
			refused: `opmodel.yaml says under \`files\` where pages for ${info.label} are, but names no file for a new one. Create one there by hand.`,
		};
	if (isTaken(request, file))
		return {
			refused: unwritable(file),
		};
	const ofSections = kind === "strategy" || kind === "delivery";
	if (ofSections) {
		const options = { today, ...(title ? { title } : {}) };
		return {
			edits: [createFile(file, pageTemplate(kind, options))],
			said: [`Wrote ${file}`, "Next: answer the question under each heading."],
		};
	}
	// Once a metrics page exists, a strategy page only refers to metrics: those that it defined move here.
	const moved = workspace.root.artifacts
		.flatMap((a) => a.items)
		.filter((item) => item.kind === kind)
		.map((item) => [item.id, item.title] as const);
	const drafted = kind === "tech-stack" && !title && draftStack(request);
	if (drafted)
		return {
			edits: [createFile(file, drafted)],
			said: [
				`Wrote ${file}, drafted from manifests and languages`,
				"Next: correct it; it counts once its status is no longer draft.",
			],
		};
	const id = nextId(workspace, kind, request.taken);
	const items = [...moved, ...(title ? [[id, title] as const] : [])];
	const text = [
		pageTemplate(kind, { today }),
		...items.map(([id, title]) => itemTemplate(kind, id, title)),
	].join("\n");
	return {
		edits: [createFile(file, text)],
		said: [
			title ? `Wrote ${file} with ${id}` : `Wrote ${file}`,
			title
				? finishDraft(kind, id)
				: `Next: \`opmodel new ${info.singular.includes(" ") ? kind : info.singular} "Title"\` adds to it.`,
		],
	};
}

/** The edit that adds an item where and as a page writes its items; undefined where it has none and no place for one. */
function addItem(
	{ read, paths, workspace }: NewRequest,
	page: Artifact,
	kind: PageKind,
	id: string,
	title: string,
): Edit | undefined {
	const source = read(page.file);
	if (source === undefined) return undefined;
	const lines = new Lines(source);
	const last = page.items.filter((item) => item.kind === kind).at(-1);
	if (!last) return firstItem(page, lines, kind, id, title);
	const end = endOf(lines, last);
	const head = lines.slice({
		start: lines.line(last.idRange.start.line).start,
		end: lines.offset(last.titleRange.start),
	});
	const opening = renamed(head, last.id, id);
	switch (last.way) {
		case "heading": {
			const [, ...body] = itemTemplate(kind, id, title).trimEnd().split("\n");
			const isPlain = last.title === "" || opening.includes("\n");
			const mark = /^\s*#+/.exec(head)?.[0] ?? "##";
			const first = isPlain ? `${mark} ${id}: ${title}` : opening + title;
			return insertAt(page.file, end, `\n\n${[first, ...body].join("\n")}`);
		}
		case "entry": {
			const indent = " ".repeat(entryIndent(head));
			const gap =
				/^\s*$/.test(lineBefore(lines, last)) && page.items.length > 1;
			return insertAt(
				page.file,
				end,
				`${gap ? "\n\n" : "\n"}${last.title === "" ? `- **${id}** ` : counted(opening)}${title}\n${indent}- Status: draft`,
			);
		}
		case "row":
			return insertAt(page.file, end, `\n${row(lines, last, id, title)}`);
		case "yaml": {
			const indent = " ".repeat(last.fullRange.start.character);
			const dash = `${indent.slice(0, -2)}- `;
			return insertAt(
				page.file,
				end,
				`\n${dash}id: ${id}\n${indent}title: ${yamlScalar(title)}\n${indent}status: draft`,
			);
		}
		case "file": {
			const file = fileLike(last, id, title);
			if (isTaken({ workspace, paths }, file)) return undefined;
			const declared = page.declared ? [`kind: ${kind}`] : [];
			const matter = [...declared, `id: ${id}`, "status: draft"].join("\n");
			return createFile(file, `---\n${matter}\n---\n\n# ${title}\n`);
		}
	}
}

/** The first item of a page that has none: a heading at the end, an entry in YAML; nothing on pages whose sections are fixed. */
function firstItem(
	page: Artifact,
	lines: Lines,
	kind: PageKind,
	id: string,
	title: string,
): Edit | undefined {
	const { file, end } = page;
	const entry = `  - id: ${id}\n    title: ${yamlScalar(title)}\n    status: draft\n`;
	const atNewLine = end.character === 0;
	if (page.format === "yaml") {
		const { root } = readYaml(lines.text, { start: 0, end: lines.text.length });
		const items = yamlGet(root, "items");
		if (items)
			return replaceAt(file, lines.rangeOf(items), `\n${entry.trimEnd()}`);
		return insertAt(file, end, `${atNewLine ? "" : "\n"}items:\n${entry}`);
	}
	if (kind === "strategy" || kind === "delivery") return undefined;
	const text = itemTemplate(kind, id, title);
	return insertAt(file, end, `${atNewLine ? "\n" : "\n\n"}${text}`);
}

/** Behind the last character of an item that is no white space. */
function endOf(lines: Lines, item: Item): Edit["range"]["start"] {
	const { start, end } = item.fullRange;
	return lines.position(
		lines.trim({ start: lines.offset(start), end: lines.offset(end) }).end,
	);
}

function renamed(text: string, from: string, to: string): string {
	const at = text.toUpperCase().indexOf(from);
	return at < 0 ? text : text.slice(0, at) + to + text.slice(at + from.length);
}

/** The opening of the next entry of a list: numbers go on. */
function counted(opening: string): string {
	return opening.replace(
		/^(\s*)(\d{1,9})(?=[.)])/,
		(_, indent, number) => indent + String(Number(number) + 1),
	);
}

/** Where text that belongs to a list entry begins. */
function entryIndent(head: string): number {
	return /^\s*(?:[-*+]|\d+[.)])\s+/.exec(head)?.[0].length ?? 2;
}

function lineBefore(lines: Lines, { range }: Item): string {
	return lines.slice(lines.line(range.start.line - 1));
}

/** A table row with id, title and draft status in the columns of another row. */
function row(lines: Lines, like: Item, id: string, title: string): string {
	const { line } = like.idRange.start;
	const source = lines.slice(lines.line(line));
	const bars = barsOf(source);
	const columnOf = (character: number) =>
		bars.filter((bar) => bar < character).length;
	const first = bars[0] !== undefined && source.slice(0, bars[0]).trim() === "";
	const closed = /\|\s*$/.test(source);
	const count = bars.length + 1;
	const cells = Array.from({ length: count }, () => "");
	const { status } = like.fields;
	// The status column is found by its heading, whose bars stand elsewhere in its own line.
	const statusColumn = status && headingColumn(lines, status);
	if (statusColumn !== undefined) cells[statusColumn] = "draft";
	const titleAt = like.titleRange.start;
	const text = title.replaceAll("|", "\\|");
	if (titleAt.line === line) cells[columnOf(titleAt.character)] = text;
	const idColumn = columnOf(like.idRange.start.character);
	const written = source.slice(
		(bars[idColumn - 1] ?? -1) + 1,
		bars[idColumn] ?? source.length,
	);
	cells[idColumn] = renamed(written, like.id, id).trim();
	const inner = cells.slice(first ? 1 : 0, closed ? -1 : undefined);
	return `${first ? "| " : ""}${inner.join(" | ")}${closed ? " |" : ""}`
		.replace(/(?<! ) {2,}(?=\|)/g, " ")
		.trimEnd();
}

function headingColumn(lines: Lines, { nameRange }: Field): number {
	const source = lines.slice(lines.line(nameRange.start.line));
	return barsOf(source).filter((bar) => bar < nameRange.start.character).length;
}

/** The bars that part the cells of a row: those that no backslash escapes. */
function barsOf(source: string): number[] {
	const found: number[] = [];
	for (let i = 0; i < source.length; i++) {
		if (source.charAt(i) === "\\") i++;
		else if (source.charAt(i) === "|") found.push(i);
	}
	return found;
}

/** A file for one more item, named as its neighbour is: by id, by title or by both. */
function fileLike(neighbour: Item, id: string, title: string): string {
	const name = nameOf(neighbour.file);
	const stem = name.replace(/\.[^.]+$/, "");
	const lower = stem.toLowerCase();
	const at = lower.indexOf(neighbour.id.toLowerCase());
	const written = stem === stem.toLowerCase() ? id.toLowerCase() : id;
	const lead = at === 0 ? written : "";
	const rest = at === 0 ? stem.slice(neighbour.id.length) : stem;
	const joint = /^[-_. ]/.exec(rest)?.[0] ?? "-";
	const words = rest === "" ? "" : `${lead ? joint : ""}${slug(title)}`;
	return join(folderOf(neighbour.file), `${lead}${words}.md`);
}
