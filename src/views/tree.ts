/** The model as a tree: three decisions, their three strengths of context, the items in each; then decisions and the leadership layer. */

import { covers, type Exceptions, type Recorded } from "../code/deviations";
import type { Artifact, Item } from "../domain/artifact";
import {
	type Category,
	type CoverageState,
	type Row,
	rows,
	type Strength,
} from "../domain/category";
import type { Diagnostic } from "../domain/diagnostic";
import { compareNumbers } from "../domain/id";
import { type Kind, kindOfCategory, kinds } from "../domain/kind";
import { addTo } from "../domain/lists";
import { compareText, nameOf } from "../domain/paths";
import { contains, type Position, type Range } from "../domain/position";
import { isDraft, isRetired } from "../domain/standing";
import { recordOf, recordsIn } from "../model/decisions";
import {
	type CategoryCoverage,
	inheritedField,
	type Model,
	referencesOf,
	type Workspace,
} from "../model/model";
import { countStates, placeOf, type States } from "./board";
import { liveFirst, placesOf } from "./deviations";

/** How many errors and warnings stand at a node and below it. */
export interface Counts {
	readonly errors: number;
	readonly warnings: number;
}

interface Common {
	/** The same for the same thing in every tree of a workspace, and for no other. */
	readonly key: string;
	readonly counts: Counts;
	readonly children: readonly TreeNode[];
}

/** A model of the workspace; the face shows it as a level only where there are several. */
export interface ModelNode extends Common {
	readonly type: "model";
	/** Folder from the workspace root; "" for the root itself. */
	readonly root: string;
	/** As `opmodel.yaml` says; "" where it doesn't. */
	readonly title: string;
	readonly adopted: boolean;
	readonly states: States;
}

export interface RowNode extends Common {
	readonly type: "row";
	readonly row: Row;
}

export interface CellNode extends Common {
	readonly type: "cell";
	readonly category: Category;
	readonly strength: Strength;
	readonly kind: Kind;
	/** Folder of the model that it belongs to. */
	readonly root: string;
	readonly state: CoverageState;
	/** Why it is partial or not needed. */
	readonly why?: string;
	/** Its first page, or the configuration that opts out of it. */
	readonly file?: string;
	readonly range?: Range;
	/** How many items it holds, guardrails aside. */
	readonly items: number;
}

/** A page of a cell that has several, where it holds no item to be found by. */
export interface PageNode extends Common {
	readonly type: "page";
	readonly kind: Kind;
	readonly title: string;
	readonly file: string;
	readonly range: Range;
}

export interface ItemNode extends Common {
	readonly type: "item";
	/** "" for a heading that has none yet. */
	readonly id: string;
	readonly kind: Kind;
	readonly title: string;
	/** Of a decision its normalised status, else the word as written in lower case; "" where none. */
	readonly status: string;
	/** A decision's date, as exact as written. */
	readonly date?: string;
	readonly file: string;
	readonly range: Range;
	readonly fullRange: Range;
	/** It stands in a model above, or in one that this one extends. */
	readonly inherited: boolean;
	/** How many of the deviations below it cover something today. */
	readonly covering: number;
}

/** A deviation from the item that it stands below, in the decision that records it. */
export interface DeviationNode extends Common {
	readonly type: "deviation";
	/** The decision's id and title. */
	readonly id: string;
	readonly title: string;
	readonly state: Recorded["state"];
	/** ISO date of the last day. */
	readonly until?: string;
	/** Globs from the workspace's root; everywhere when empty. */
	readonly places: readonly string[];
	readonly file: string;
	readonly range: Range;
}

/** How decisions are sorted: what waits for an answer first. */
export type Standing = "open" | "in-force" | "retired" | "none";

export type Group =
	| { readonly of: "guardrails"; readonly row: Row }
	| { readonly of: "decisions" }
	| { readonly of: "standing"; readonly standing: Standing }
	| { readonly of: "leadership" }
	| { readonly of: "kind"; readonly kind: Kind };

export interface GroupNode extends Common {
	readonly type: "group";
	readonly group: Group;
	/** Its page, where it stands for one. */
	readonly file?: string;
	readonly range?: Range;
	/** How many items it holds, those in groups below included. */
	readonly items: number;
}

export type TreeNode =
	| ModelNode
	| RowNode
	| CellNode
	| PageNode
	| ItemNode
	| DeviationNode
	| GroupNode;

const nothing: Counts = { errors: 0, warnings: 0 };
const standings: readonly Standing[] = ["open", "in-force", "none", "retired"];

/** One node for each model of a workspace's own that holds anything. Takes what its check found, and the deviations as of its day. */
export function tree(
	result: {
		readonly diagnostics: readonly Diagnostic[];
		readonly coverage: ReadonlyMap<Model, readonly CategoryCoverage[]>;
	},
	exceptions: Exceptions,
): ModelNode[] {
	const counts = new DiagnosticCounts(result.diagnostics);
	return [...result.coverage]
		.filter(([model]) => model.adopted || model.artifacts.length > 0)
		.map(([model, coverage]) =>
			new Branch(model, counts, exceptions).node(coverage),
		);
}

/** A tree's nodes by what they are looked up by. */
export interface TreeIndex {
	readonly nodes: ReadonlyMap<string, TreeNode>;
	/** The node above, by key; roots have none. */
	readonly parents: ReadonlyMap<string, TreeNode>;
	/** The nodes of a file, in the order of the tree. */
	readonly byFile: ReadonlyMap<string, readonly TreeNode[]>;
}

/** Goes through a tree once so that nodes can be looked up. */
export function indexTree(roots: readonly TreeNode[]): TreeIndex {
	const nodes = new Map<string, TreeNode>();
	const parents = new Map<string, TreeNode>();
	const byFile = new Map<string, TreeNode[]>();
	const visit = (node: TreeNode, parent: TreeNode | undefined) => {
		nodes.set(node.key, node);
		if (parent) parents.set(node.key, parent);
		// A deviation stands for its guardrail; its decision has a node of its own.
		const isOwn = node.type !== "deviation";
		if (isOwn && "file" in node && node.file !== undefined)
			addTo(byFile, node.file, node);
		for (const child of node.children) visit(child, node);
	};
	for (const root of roots) visit(root, undefined);
	return { nodes, parents, byFile };
}

/** The innermost node for a place in a file: the item around it, else what stands for its page; undefined for a file that has no node. */
export function nodeAt(
	index: TreeIndex,
	file: string,
	position: Position,
): TreeNode | undefined {
	const nodes = index.byFile.get(file) ?? [];
	const here = { start: position, end: position };
	// A page's own nodes come before those of models that inherit it, except where these stand first in the workspace.
	const items = nodes.filter((n) => n.type === "item");
	return (
		items.find((n) => !n.inherited && contains(n.fullRange, here)) ??
		nodes.find((n) => n.type !== "item") ??
		items.find((n) => contains(n.fullRange, here)) ??
		items[0]
	);
}

/**
 * The keys of the nodes that have to be drawn anew, with all that is below them; "all" where the roots themselves are others. Where things
 * stand in their files makes no difference.
 */
export function changedNodes(
	before: readonly TreeNode[],
	after: readonly TreeNode[],
): readonly string[] | "all" {
	if (!sameKeys(before, after)) return "all";
	const changed: string[] = [];
	const compare = (old: TreeNode, node: TreeNode) => {
		if (!sameKeys(old.children, node.children) || !looksAlike(old, node))
			changed.push(node.key);
		else
			for (const [n, child] of node.children.entries())
				compare(old.children[n] as TreeNode, child);
	};
	for (const [n, node] of after.entries()) compare(before[n] as TreeNode, node);
	return changed;
}

function sameKeys(a: readonly TreeNode[], b: readonly TreeNode[]): boolean {
	return a.length === b.length && a.every((node, n) => node.key === b[n]?.key);
}

/** What no eye sees, or what is compared on its own. */
const unseen: ReadonlySet<string> = new Set(["children", "range", "fullRange"]);

/** Says whether two nodes, or parts of them, look alike. */
function looksAlike(a: unknown, b: unknown): boolean {
	if (a === b) return true;
	if (typeof a !== "object" || typeof b !== "object" || !a || !b) return false;
	const one = Object.entries(a);
	return (
		one.length === Object.keys(b).length &&
		one.every(
			([name, value]) =>
				unseen.has(name) ||
				looksAlike(value, (b as Record<string, unknown>)[name]),
		)
	);
}

/** What is told of an item when somebody rests on it. */
export interface ItemFacts {
	/** Its first paragraph; "" where there is none. */
	readonly description: string;
	/** Its own, or its page's. */
	readonly owner: string;
	readonly refersTo: number;
	readonly referredToBy: number;
}

/** Looks up an item's facts; undefined where it is gone, or has no id yet. */
export function itemFacts(
	workspace: Workspace,
	node: ItemNode,
): ItemFacts | undefined {
	const artifact = workspace.artifacts.get(node.file);
	const item = artifact?.items.find(
		(i) => i.id === node.id && i.range.start.line === node.range.start.line,
	);
	if (!artifact || !item) return undefined;
	let refersTo = 0;
	let referredToBy = 0;
	for (const model of workspace.models)
		for (const { from, target } of referencesOf(model)) {
			if (!target || from === target) continue;
			if (from === item) refersTo++;
			if (target === item) referredToBy++;
		}
	const owner = inheritedField(item, artifact, "owner")?.text ?? "";
	return { description: item.description, owner, refersTo, referredToBy };
}

const contradictions: ReadonlySet<string> = new Set([
	"decisions/number-unique",
	"decisions/supersession-agrees",
]);

/** How many decision records a workspace has, and which of them errors of contradiction concern, by file. */
export function countDecisions(
	workspace: Workspace,
	diagnostics: readonly Diagnostic[],
): { readonly decisions: number; readonly contradicting: readonly string[] } {
	const isDecision = (file: string) =>
		workspace.artifacts.get(file)?.kind === "decision";
	const own = workspace.models.filter((m) => !m.inherited);
	const files = diagnostics
		.filter((d) => d.severity === "error" && contradictions.has(d.rule))
		.flatMap((d) => [d.file, ...(d.related ?? []).map((r) => r.file)]);
	return {
		decisions: own.flatMap((m) => m.artifacts).flatMap(recordsIn).length,
		contradicting: [...new Set(files)].filter(isDecision).sort(compareText),
	};
}

/** Errors and warnings by the file that they stand in and by the item that they are about. */
class DiagnosticCounts {
	readonly #byFile = new Map<string, Diagnostic[]>();
	readonly #byItem = new Map<string, Diagnostic[]>();

	constructor(diagnostics: readonly Diagnostic[]) {
		for (const diagnostic of diagnostics) {
			const { severity, file, item } = diagnostic;
			if (severity !== "error" && severity !== "warning") continue;
			addTo(this.#byFile, file, diagnostic);
			if (item) addTo(this.#byItem, `${file}\n${item}`, diagnostic);
		}
	}

	ofFile(file: string): Counts {
		return count(this.#byFile.get(file) ?? []);
	}

	ofItem({ file, id, fullRange }: Item): Counts {
		return count(
			// An id may stand twice on a page.
			(this.#byItem.get(`${file}\n${id}`) ?? []).filter((d) =>
				contains(fullRange, d.range),
			),
		);
	}
}

function count(diagnostics: readonly Diagnostic[]): Counts {
	if (diagnostics.length === 0) return nothing;
	const errors = diagnostics.filter((d) => d.severity === "error").length;
	return { errors, warnings: diagnostics.length - errors };
}

function sum(all: Iterable<Counts>): Counts {
	let errors = 0;
	let warnings = 0;
	for (const counts of all) {
		errors += counts.errors;
		warnings += counts.warnings;
	}
	return errors + warnings === 0 ? nothing : { errors, warnings };
}

/** Builds what is below one model. */
class Branch {
	readonly #model: Model;
	readonly #counts: DiagnosticCounts;
	readonly #exceptions: Exceptions;
	/** How often a key was given: an id may stand twice on a page. */
	readonly #keys = new Map<string, number>();

	constructor(model: Model, counts: DiagnosticCounts, exceptions: Exceptions) {
		this.#model = model;
		this.#counts = counts;
		this.#exceptions = exceptions;
	}

	node(coverage: readonly CategoryCoverage[]): ModelNode {
		const { root, config, adopted, artifacts } = this.#model;
		const children = [
			...rows.flatMap((row) => this.#row(row, coverage)),
			...this.#decisions(artifacts.flatMap(recordsIn)),
			...this.#leadership(artifacts),
		];
		return {
			type: "model",
			key: this.#key("model"),
			root,
			title: config.title,
			adopted,
			states: countStates(coverage),
			counts: sum(children.map((c) => c.counts)),
			children,
		};
	}

	#key(name: string): string {
		const key = `${this.#model.root}|${name}`;
		const times = this.#keys.get(key) ?? 0;
		this.#keys.set(key, times + 1);
		return times === 0 ? key : `${key}|${times}`;
	}

	#row(row: Row, coverage: readonly CategoryCoverage[]): RowNode[] {
		const cells = coverage
			.filter((c) => c.category.row === row)
			.map((c) => this.#cell(c))
			// What nobody keeps yet isn't missed: only what there is is shown.
			.filter((c) => this.#model.adopted || c.children.length > 0 || c.file);
		if (cells.length === 0) return [];
		return [
			{
				type: "row",
				key: this.#key(`row:${row}`),
				row,
				counts: sum(cells.map((c) => c.counts)),
				children: cells,
			},
		];
	}

	#cell({ category, state, why, artifacts }: CategoryCoverage): CellNode {
		const kind = kindOfCategory(category.id);
		const items = artifacts.flatMap((a) => this.#items(a, kind));
		const pages =
			artifacts.length > 1
				? artifacts.filter((a) => this.#isBare(a)).map((a) => this.#page(a))
				: [];
		const guardrails =
			category.strength === "guardrail" ? this.#guardrails(category.row) : [];
		return {
			type: "cell",
			key: this.#key(`cell:${category.id}`),
			category: category.id,
			strength: category.strength,
			kind,
			root: this.#model.root,
			state,
			...(why ? { why } : {}),
			...placeOf(this.#model, category.id, artifacts),
			items: items.length,
			counts: sum([
				...artifacts
					.filter((a) => a.kind === kind)
					.map((a) => this.#counts.ofFile(a.file)),
				...guardrails.map((g) => g.counts),
			]),
			children: [...pages, ...items, ...guardrails],
		};
	}

	#isBare(artifact: Artifact): boolean {
		return artifact.items.length === 0 && artifact.unnumbered.length === 0;
	}

	#page(artifact: Artifact): PageNode {
		const { file, kind, title, headingRange } = artifact;
		return {
			type: "page",
			key: this.#key(`page:${file}`),
			kind,
			title: title || nameOf(file),
			file,
			range: headingRange,
			counts: this.#counts.ofFile(file),
			children: [],
		};
	}

	/** A page's items of one kind, and its headings without an id, in the order written. */
	#items(artifact: Artifact, kind: Kind): ItemNode[] {
		const inherited = !this.#model.artifacts.includes(artifact);
		const items = artifact.items
			.filter((item) => item.kind === kind)
			.map((item) => this.#item(item, artifact, inherited));
		if (artifact.kind !== kind || artifact.unnumbered.length === 0)
			return items;
		const headings = artifact.unnumbered.map(
			({ title, range, titleRange }): ItemNode => ({
				type: "item",
				key: this.#key(`heading:${artifact.file}#${title}`),
				id: "",
				kind,
				title,
				status: "",
				file: artifact.file,
				range: titleRange,
				fullRange: range,
				inherited,
				covering: 0,
				counts: nothing,
				children: [],
			}),
		);
		return [...items, ...headings].sort(
			(a, b) => a.range.start.line - b.range.start.line,
		);
	}

	#item(item: Item, artifact: Artifact, inherited: boolean): ItemNode {
		const { id, kind, title, file, range, fullRange } = item;
		const decision = recordOf(artifact, item)?.decision;
		const recorded = this.#exceptions.of(item);
		return {
			type: "item",
			key: this.#key(`item:${file}#${id}`),
			id,
			kind,
			title,
			status: decision?.status ?? item.status,
			...(decision?.date ? { date: decision.date } : {}),
			file,
			range,
			fullRange,
			inherited,
			// A record is one item: all that is said of its file concerns it.
			counts:
				item.way === "file" && decision
					? this.#counts.ofFile(file)
					: this.#counts.ofItem(item),
			covering: recorded.filter((one) => covers(one, item)).length,
			children: liveFirst(recorded).map((one) =>
				this.#deviation(one, `${file}#${id}`),
			),
		};
	}

	#deviation(recorded: Recorded, from: string): DeviationNode {
		const { decision, state, until, range } = recorded;
		const { id, title, file } = decision;
		return {
			type: "deviation",
			key: this.#key(`deviation:${from} ${file}#${id}`),
			id,
			title,
			state,
			...(until ? { until } : {}),
			places: placesOf(recorded),
			file,
			range,
			counts: nothing,
			children: [],
		};
	}

	#guardrails(row: Row): GroupNode[] {
		const items = this.#model.artifacts
			.filter((a) => a.kind === "guardrails")
			.flatMap((a) => a.items.map((item) => [item, a] as const))
			.filter(([item]) => rowOf(item) === row)
			.map(([item, artifact]) => this.#item(item, artifact, false));
		return items.length === 0
			? []
			: [
					this.#group(
						`guardrails:${row}`,
						{ of: "guardrails", row },
						items,
						items.length,
					),
				];
	}

	#decisions(records: readonly Artifact[]): GroupNode[] {
		if (records.length === 0) return [];
		const byStanding = new Map<Standing, Artifact[]>(
			standings.map((standing) => [standing, []]),
		);
		for (const record of records)
			byStanding
				.get(standingOf(record.decision?.status ?? "none"))
				?.push(record);
		const groups = [...byStanding]
			.filter(([, own]) => own.length > 0)
			.map(([standing, own]) =>
				this.#group(
					`decisions:${standing}`,
					{ of: "standing", standing },
					own
						.sort(newestFirst)
						.flatMap((a) => a.items.map((item) => this.#item(item, a, false))),
					own.length,
				),
			);
		return [
			this.#group("decisions", { of: "decisions" }, groups, records.length),
		];
	}

	#leadership(artifacts: readonly Artifact[]): GroupNode[] {
		const pages = kinds
			.filter((kind) => kind.leadership)
			.flatMap(({ id }) => artifacts.filter((a) => a.kind === id))
			.map((artifact) => {
				const items = this.#items(artifact, artifact.kind);
				const { kind, file, headingRange } = artifact;
				return {
					...this.#group(
						`page:${file}`,
						{ of: "kind", kind },
						items,
						items.length,
					),
					file,
					range: headingRange,
					counts: this.#counts.ofFile(file),
				};
			});
		return pages.length === 0
			? []
			: [
					this.#group(
						"leadership",
						{ of: "leadership" },
						pages,
						pages.reduce((n, page) => n + page.items, 0),
					),
				];
	}

	#group(
		name: string,
		group: Group,
		children: readonly TreeNode[],
		items: number,
	): GroupNode {
		return {
			type: "group",
			key: this.#key(name),
			group,
			items,
			counts: sum(children.map((c) => c.counts)),
			children,
		};
	}
}

/** The decision that a guardrail fences in; how to build where it doesn't say. */
export function rowOf(guardrail: Item): Row {
	const about = guardrail.fields.about?.text.toLowerCase().trim();
	return rows.find((row) => row === about) ?? "how-to-build";
}

function standingOf(status: string): Standing {
	if (status === "none") return "none";
	if (isRetired(status)) return "retired";
	return isDraft(status) || status === "proposed" ? "open" : "in-force";
}

function newestFirst(a: Artifact, b: Artifact): number {
	return (
		compareText(b.decision?.date ?? "", a.decision?.date ?? "") ||
		compareNumbers(numberOf(b), numberOf(a)) ||
		compareText(a.file, b.file)
	);
}

function numberOf(record: Artifact): string {
	return record.decision?.numberText ?? "";
}
