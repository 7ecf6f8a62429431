/** The view of the model in the side bar: what the engine's tree holds, with icons, words and what can be done at each place. */

import {
	commands,
	type Disposable,
	EventEmitter,
	env,
	l10n,
	ThemeColor,
	ThemeIcon,
	type TreeDataProvider,
	TreeItem,
	TreeItemCollapsibleState,
	type TreeView,
	type Uri,
	window,
} from "vscode";
import { Exceptions } from "../../../code/deviations";
import type { Item } from "../../../domain/artifact";
import type { CoverageState } from "../../../domain/category";
import { type Kind, kindInfo } from "../../../domain/kind";
import type { CheckResult } from "../../../engine";
import type { Lookalike } from "../../../plans/discovery/lookalikes";
import { itemText } from "../../../views/item-text";
import {
	type CellNode,
	changedNodes,
	countDecisions,
	type GroupNode,
	type ItemNode,
	indexTree,
	itemFacts,
	type ModelNode,
	nodeAt,
	type TreeIndex,
	type TreeNode,
	tree,
} from "../../../views/tree";
import { likelyRecordsWords } from "../../../words/likely-records";
import { takeOver, takeOverRecords } from "../commands/coverage";
import { createNew } from "../commands/write";
import { fromPosition, toRange } from "../convert";
import type { Folders, ModelFolder } from "../folders";
import { deviationWords, grantedWords } from "../guardrail-words";
import type { Lookalikes } from "../lookalikes";
import { warn } from "../tell";
import { inLists } from "../voices";
import { createCell } from "./board";
import {
	categoryWords,
	countWords,
	itemWords,
	leadershipWords,
	pageWords,
	progressWords,
	reasonWords,
	rowWords,
	standingWords,
	stateWords,
} from "./words";

/** Milliseconds without another check, or another move of the cursor, after which the view follows. */
const calm = 150;

/** What is known of one folder. */
interface Grown {
	readonly folder: ModelFolder;
	readonly result: CheckResult;
	readonly roots: readonly ModelNode[];
	readonly index: TreeIndex;
}

/** Something in the view: a node of a folder's tree, or a step that is offered. The view knows it by its key alone. */
type Entry =
	| { readonly grown: Grown; readonly node: TreeNode }
	| { readonly step: Step }
	| {
			readonly folder: ModelFolder;
			readonly page: Lookalike;
			/** The row below the page's that says so. */
			readonly answer?: PageAnswer;
	  };

type Step = "show-contradictions" | "take-over-records" | "start-strategy";
type PageAnswer = "use" | "dismiss";

/** Lead of the keys of what is offered, which no node's key begins with. */
const stepLead = "step:";
const pageLead = "page:";
const pageAnswers: readonly PageAnswer[] = ["use", "dismiss"];

export class ModelView implements TreeDataProvider<string>, Disposable {
	readonly #folders: Folders;
	readonly #lookalikes: Lookalikes;
	readonly #changed = new EventEmitter<string | string[] | undefined>();
	readonly #view: TreeView<string>;
	readonly #disposables: Disposable[];
	/** In the order of the folders; empty until the view is shown. */
	#grown: readonly Grown[] = [];
	#growing: ReturnType<typeof setTimeout> | undefined;
	#following: ReturnType<typeof setTimeout> | undefined;

	readonly onDidChangeTreeData = this.#changed.event;

	constructor(folders: Folders, lookalikes: Lookalikes) {
		this.#folders = folders;
		this.#lookalikes = lookalikes;
		this.#view = window.createTreeView("opmodel.model", {
			treeDataProvider: this,
			showCollapseAll: true,
		});
		const onNode = (
			command: string,
			act: (entry: Grown, node: TreeNode) => unknown,
		) =>
			commands.registerCommand(command, (key?: unknown) => {
				const entry = this.#entry(key);
				return entry && "node" in entry
					? act(entry.grown, entry.node)
					: undefined;
			});
		const onPage = (
			command: string,
			act: (folder: ModelFolder, page: Lookalike) => unknown,
		) =>
			commands.registerCommand(command, (key?: unknown) => {
				const entry = this.#entry(key);
				return entry && "page" in entry
					? act(entry.folder, entry.page)
					: undefined;
			});
		this.#disposables = [
			this.#view,
			this.#changed,
			this.#view.onDidChangeVisibility(({ visible }) => {
				if (visible) this.#grow();
			}),
			folders.onDidCheck(() => this.#growSoon()),
			folders.onDidChangeFolders(() => this.#growSoon()),
			lookalikes.onDidChange(() => this.#changed.fire(undefined)),
			window.onDidChangeActiveTextEditor(() => this.#followSoon()),
			window.onDidChangeTextEditorSelection(() => this.#followSoon()),
			onNode("opmodel.tree.open", ({ folder }, node) => open(folder, node)),
			onNode("opmodel.tree.create", ({ folder }, node) =>
				node.type === "cell" ? createCell(folder, node.category) : undefined,
			),
			onNode("opmodel.tree.optOut", ({ folder }, node) =>
				node.type === "cell"
					? commands.executeCommand(
							"opmodel.optOut",
							folder.root,
							node.category,
						)
					: undefined,
			),
			onNode("opmodel.tree.newItem", ({ folder }, node) => {
				const kind = kindOf(node);
				return kind && createNew(this.#folders, kind, undefined, folder);
			}),
			onNode("opmodel.tree.copy", ({ folder }, node) => copy(folder, node)),
			onNode("opmodel.tree.supersede", async ({ folder }, node) => {
				if (node.type !== "item") return;
				await open(folder, node);
				await commands.executeCommand("opmodel.supersedeDecision", node.file);
			}),
			onNode("opmodel.tree.references", async ({ folder }, node) => {
				const item = itemOf(folder, node);
				if (!item) return;
				await show(folder, item.file, item.idRange, false);
				await commands.executeCommand("references-view.findReferences");
			}),
			onPage("opmodel.tree.read", (folder, { file }) =>
				show(folder, file, undefined),
			),
			onPage("opmodel.tree.use", (folder, { kind, file }) =>
				takeOver(folder, kind, file),
			),
			onPage("opmodel.tree.dismiss", (folder, { file }) =>
				this.#lookalikes.dismiss(folder, file),
			),
			commands.registerCommand("opmodel.showContradictions", () =>
				this.#showContradictions(),
			),
			commands.registerCommand("opmodel.takeOverRecords", async () => {
				for (const { folder } of withLikelyRecords(this.#growAll()))
					await takeOverRecords(folder);
			}),
		];
	}

	dispose(): void {
		clearTimeout(this.#growing);
		clearTimeout(this.#following);
		for (const disposable of this.#disposables) disposable.dispose();
	}

	getChildren(key?: string): string[] {
		if (key !== undefined) {
			const entry = this.#entry(key);
			if (entry && "page" in entry)
				return entry.answer ? [] : pageAnswers.map((a) => `${key}\n${a}`);
			return entry && "node" in entry
				? entry.node.children.map((child) => keyOf(entry.grown, child))
				: [];
		}
		if (this.#grown.length === 0) this.#grown = this.#growAll();
		this.#introduce();
		const roots = this.#grown.flatMap((grown) =>
			grown.roots.map((node) => ({ grown, node })),
		);
		const [only] = roots;
		return [
			...this.#steps().map((step) => stepLead + step),
			...this.#folders.all.flatMap((folder) =>
				this.#lookalikes
					.of(folder)
					.map(({ file }) => `${pageLead}${folder.root.toString()}\n${file}`),
			),
			...(only && roots.length === 1
				? only.node.children.map((child) => keyOf(only.grown, child))
				: roots.map(({ grown, node }) => keyOf(grown, node))),
		];
	}

	getParent(key: string): string | undefined {
		const entry = this.#entry(key);
		if (!entry || !("node" in entry))
			return entry && "answer" in entry
				? key.slice(0, key.lastIndexOf("\n"))
				: undefined;
		const parent = entry.grown.index.parents.get(entry.node.key);
		const isHidden = parent?.type === "model" && this.#isSingle();
		return parent && !isHidden ? keyOf(entry.grown, parent) : undefined;
	}

	getTreeItem(key: string): TreeItem {
		const entry = this.#entry(key);
		if (!entry) return new TreeItem("");
		const item =
			"step" in entry
				? stepItem(entry.step)
				: "page" in entry
					? entry.answer
						? answerItem(entry.answer, key)
						: pageItem(entry.page, key)
					: nodeItem(entry.node, entry.grown.folder);
		item.id = key;
		if ("node" in entry && "file" in entry.node && entry.node.file)
			item.command = {
				command: "opmodel.tree.open",
				title: l10n.t("Open"),
				arguments: [key],
			};
		return item;
	}

	resolveTreeItem(item: TreeItem, key: string): TreeItem {
		const entry = this.#entry(key);
		if (entry && "node" in entry)
			item.tooltip = tooltip(entry.grown.folder, entry.node);
		return item;
	}

	#entry(key: unknown): Entry | undefined {
		if (typeof key !== "string") return undefined;
		if (key.startsWith(stepLead))
			return { step: key.slice(stepLead.length) as Step };
		if (key.startsWith(pageLead)) {
			const [address, file, said] = key.slice(pageLead.length).split("\n");
			const folder = this.#folders.all.find(
				(f) => f.root.toString() === address,
			);
			const page =
				folder && this.#lookalikes.of(folder).find((p) => p.file === file);
			const answer = pageAnswers.find((a) => a === said);
			return folder && page && { folder, page, ...(answer && { answer }) };
		}
		for (const grown of this.#grown) {
			const prefix = `${grown.folder.root.toString()}\n`;
			if (!key.startsWith(prefix)) continue;
			const node = grown.index.nodes.get(key.slice(prefix.length));
			if (node) return { grown, node };
		}
		return undefined;
	}

	#isSingle(): boolean {
		return this.#grown.reduce((n, grown) => n + grown.roots.length, 0) === 1;
	}

	#growAll(): Grown[] {
		return this.#folders.all.flatMap((folder) => {
			const { result } = folder;
			if (!result) return [];
			const known = this.#grown.find(
				(g) => g.folder === folder && g.result === result,
			);
			if (known) return [known];
			const { engine } = folder;
			const exceptions = new Exceptions(engine.workspace(), engine.today);
			const roots = tree(result, exceptions);
			return [{ folder, result, roots, index: indexTree(roots) }];
		});
	}

	#growSoon(): void {
		clearTimeout(this.#growing);
		if (this.#view.visible)
			this.#growing = setTimeout(() => this.#grow(), calm);
	}

	/** Brings the view up to date; only what looks different is drawn anew. */
	#grow(): void {
		const before = this.#grown;
		this.#grown = this.#growAll();
		const isOther =
			before.length !== this.#grown.length ||
			before.some((g, n) => g.folder !== this.#grown[n]?.folder);
		const changed = isOther
			? ["all" as const]
			: this.#grown.flatMap((grown, n) => {
					const old = before[n]?.roots ?? [];
					const changes = changedNodes(old, grown.roots);
					if (changes === "all") return ["all" as const];
					// The level of the models is not shown where there is one.
					return changes.map((key) =>
						this.#isSingle() && grown.roots.some((root) => root.key === key)
							? ("all" as const)
							: `${grown.folder.root.toString()}\n${key}`,
					);
				});
		this.#introduce();
		if (changed.includes("all")) this.#changed.fire(undefined);
		else if (changed.length > 0) this.#changed.fire(changed);
		this.#followSoon();
	}

	/** Where nobody keeps a model yet: what was found, said above the tree. */
	#introduce(): void {
		const { decisions, contradicting } = unkeptDecisions(this.#grown);
		const said: string[] = [];
		if (decisions > 0)
			said.push(
				decisions === 1
					? l10n.t("1 decision read.")
					: l10n.t("{0} decisions read.", decisions.toLocaleString()),
			);
		const count = contradicting.length;
		if (count > 0)
			said.push(
				count === 1
					? l10n.t("1 contradicts the rest.")
					: l10n.t("{0} contradict each other.", count.toLocaleString()),
			);
		const likely = withLikelyRecords(this.#grown).flatMap(
			({ folder }) => folder.engine.workspace().likelyRecords,
		);
		if (likely.length > 0) said.push(`${likelyRecordsWords(likely, inLists)}.`);
		this.#view.message = said.join(" ");
	}

	#steps(): Step[] {
		const isContradicting =
			unkeptDecisions(this.#grown).contradicting.length > 0;
		const isUnkept = this.#grown.length > 0 && !this.#grown.some(isKept);
		return [
			...(isContradicting ? ["show-contradictions" as const] : []),
			...(withLikelyRecords(this.#grown).length > 0
				? ["take-over-records" as const]
				: []),
			...(isUnkept ? ["start-strategy" as const] : []),
		];
	}

	/** Opens the first of the decisions that contradict each other, and the list of what is wrong with them. */
	async #showContradictions(): Promise<void> {
		const [first] = unkeptDecisions(this.#growAll()).contradicting;
		const node = first?.grown.index.byFile.get(first.file)?.[0];
		if (node) await open(first.grown.folder, node);
		await commands.executeCommand("workbench.actions.view.problems");
	}

	#followSoon(): void {
		clearTimeout(this.#following);
		if (this.#view.visible)
			this.#following = setTimeout(() => this.#follow(), calm);
	}

	/** Selects what the cursor stands in, the focus left where it is. */
	async #follow(): Promise<void> {
		const editor = window.activeTextEditor;
		const found = editor && this.#folders.at(editor.document.uri);
		const grown = found && this.#grown.find((g) => g.folder === found.folder);
		if (!editor || !grown || !this.#view.visible) return;
		const node = nodeAt(
			grown.index,
			found.path,
			fromPosition(editor.selection.active),
		);
		const key = node && keyOf(grown, node);
		if (!key || this.#view.selection[0] === key) return;
		try {
			await this.#view.reveal(key, { select: true, focus: false });
		} catch {
			// The tree has changed meanwhile; it is followed again after that.
		}
	}
}

/** Says whether somebody keeps a model in a folder. */
function isKept({ roots }: Grown): boolean {
	return roots.some((root) => root.adopted);
}

/** The decisions of the folders in which nobody keeps a model yet: how many there are, and which contradict others. */
function unkeptDecisions(all: readonly Grown[]): {
	readonly decisions: number;
	readonly contradicting: readonly { grown: Grown; file: string }[];
} {
	const counts = all
		.filter((grown) => !isKept(grown))
		.map((grown) => ({
			grown,
			...countDecisions(
				grown.folder.engine.workspace(),
				grown.result.diagnostics,
			),
		}));
	return {
		decisions: counts.reduce((n, { decisions }) => n + decisions, 0),
		contradicting: counts.flatMap(({ grown, contradicting }) =>
			contradicting.map((file) => ({ grown, file })),
		),
	};
}

/** The folders in which nobody keeps a model yet, with files that look like decision records. */
function withLikelyRecords(all: readonly Grown[]): readonly Grown[] {
	return all.filter(
		(grown) =>
			!isKept(grown) &&
			grown.folder.engine.workspace().likelyRecords.length > 0,
	);
}

function keyOf({ folder }: Grown, node: TreeNode): string {
	return `${folder.root.toString()}\n${node.key}`;
}

const stateIcons: Readonly<Record<CoverageState, readonly [string, string?]>> =
	{
		present: ["pass-filled", "charts.green"],
		partial: ["color-mode", "charts.yellow"],
		missing: ["circle-large-outline"],
		"not-needed": ["circle-slash", "disabledForeground"],
		"not-expected": ["circle-outline", "disabledForeground"],
	};

const kindIcons: Readonly<Record<Kind, string>> = {
	strategy: "compass",
	metrics: "graph-line",
	"tech-stack": "layers",
	principles: "star",
	capabilities: "tools",
	delivery: "sync",
	themes: "milestone",
	frameworks: "lightbulb",
	reviews: "checklist",
	guardrails: "shield",
	decision: "law",
	outcomes: "target",
	teams: "organization",
	ownership: "key",
	dependencies: "type-hierarchy",
	practices: "calendar",
};

const standingIcons = {
	open: "question",
	"in-force": "pass",
	none: "circle-outline",
	retired: "archive",
} as const;

/** A step's label, its icon and the command that takes it. */
function stepWords(step: Step): readonly [string, string, string] {
	switch (step) {
		case "show-contradictions":
			return [l10n.t("Show"), "search", "opmodel.showContradictions"];
		case "take-over-records":
			return [
				l10n.t("Take the decision records over"),
				"check",
				"opmodel.takeOverRecords",
			];
		case "start-strategy":
			return [
				l10n.t("Start a one-page strategy"),
				"edit",
				"opmodel.initialize",
			];
	}
}

function stepItem(step: Step): TreeItem {
	const [label, icon, command] = stepWords(step);
	const item = new TreeItem(label);
	item.iconPath = new ThemeIcon(icon);
	item.command = { command, title: label };
	return item;
}

function pageItem({ kind, file }: Lookalike, key: string): TreeItem {
	const said = l10n.t("{0} looks like {1}", file, pageWords()[kind]);
	const item = new TreeItem(said, TreeItemCollapsibleState.Expanded);
	item.iconPath = new ThemeIcon("question");
	item.contextValue = "lookalike";
	item.tooltip = `${said}\n\n${l10n.t("Use it where it stands, or say that it is something else. Only opmodel.yaml is touched.")}`;
	item.command = {
		command: "opmodel.tree.read",
		title: l10n.t("Open"),
		arguments: [key],
	};
	return item;
}

function answerItem(answer: PageAnswer, key: string): TreeItem {
	const [label, icon] =
		answer === "use"
			? [l10n.t("Use it"), "check"]
			: [l10n.t("Not this"), "close"];
	const item = new TreeItem(label);
	item.iconPath = new ThemeIcon(icon);
	item.command = {
		command: `opmodel.tree.${answer}`,
		title: label,
		arguments: [key],
	};
	return item;
}

function nodeItem(node: TreeNode, folder: ModelFolder): TreeItem {
	const item = new TreeItem(label(node, folder), collapsible(node));
	item.description = description(node);
	item.contextValue = contextValue(node);
	const icon = iconOf(node);
	if (icon) item.iconPath = icon;
	const told = [
		item.label,
		node.type === "cell" ? stateWords()[node.state] : "",
		item.description,
	];
	item.accessibilityInformation = {
		label: [...new Set(told)].filter(Boolean).join(", "),
	};
	return item;
}

function label(node: TreeNode, folder: ModelFolder): string {
	switch (node.type) {
		case "model":
			return node.title || node.root || folder.name;
		case "row":
			return rowWords()[node.row].name;
		case "cell":
			return categoryWords()[node.category].name;
		case "page":
			return node.title;
		case "item":
			return `${node.id} ${node.title}`.trim();
		case "deviation":
			return node.id;
		case "group":
			return groupLabel(node);
	}
}

function groupLabel({ group }: GroupNode): string {
	switch (group.of) {
		case "guardrails":
			return l10n.t("Guardrails");
		case "decisions":
			return l10n.t("Decisions");
		case "standing":
			return standingWords()[group.standing];
		case "leadership":
			return l10n.t("Leadership");
		case "kind":
			return leadershipWords(group.kind);
	}
}

/** What stands behind the label, in a quieter colour. */
function description(node: TreeNode): string {
	const found = countWords(node.counts);
	switch (node.type) {
		case "model":
			return node.adopted ? progressWords(node.states) : "";
		case "row":
			return "";
		case "page":
			return found;
		case "cell":
			return joined(cellWords(node), found);
		case "item":
			return joined(itemState(node), found);
		case "deviation":
			return joined(deviationWords(node), node.places.join(", "));
		case "group":
			return joined(node.items.toLocaleString(), found);
	}
}

function cellWords({ state, why, items, kind }: CellNode): string {
	switch (state) {
		case "present":
			return items > 0 ? itemWords(items, kind) : "";
		case "partial":
			return why ? reasonWords(why) : stateWords().partial;
		default:
			return stateWords()[state].toLocaleLowerCase();
	}
}

/** What a reader of the list has to know: that an item is a draft or out of force, comes from elsewhere, or when it was decided. */
function itemState(node: ItemNode): string {
	const { status, date, kind, inherited, covering } = node;
	const said = kind === "decision" ? "" : status;
	return joined(
		date ?? "",
		said,
		inherited ? l10n.t("inherited") : "",
		covering > 0 ? grantedWords(covering) : "",
	);
}

function joined(...parts: readonly string[]): string {
	return parts.filter((part) => part !== "").join(" · ");
}

function collapsible(node: TreeNode): TreeItemCollapsibleState {
	if (node.children.length === 0) return TreeItemCollapsibleState.None;
	const isOpen =
		node.type === "model" ||
		node.type === "row" ||
		(node.type === "group" &&
			node.group.of === "standing" &&
			node.group.standing === "open");
	return isOpen
		? TreeItemCollapsibleState.Expanded
		: TreeItemCollapsibleState.Collapsed;
}

function iconOf(node: TreeNode): ThemeIcon | undefined {
	switch (node.type) {
		case "model":
			return new ThemeIcon("table");
		case "row":
			return undefined;
		case "cell": {
			const [icon, color] = stateIcons[node.state];
			return new ThemeIcon(icon, color ? new ThemeColor(color) : undefined);
		}
		case "page":
			return new ThemeIcon("file");
		case "deviation": {
			const holds = node.state === "granted" || node.state === "proposed";
			return new ThemeIcon(
				"git-branch",
				holds ? undefined : new ThemeColor("list.warningForeground"),
			);
		}
		case "item": {
			const { errors, warnings } = node.counts;
			const color =
				errors > 0
					? new ThemeColor("list.errorForeground")
					: warnings > 0
						? new ThemeColor("list.warningForeground")
						: undefined;
			return new ThemeIcon(kindIcons[node.kind], color);
		}
		case "group":
			switch (node.group.of) {
				case "guardrails":
					return new ThemeIcon(kindIcons.guardrails);
				case "decisions":
					return new ThemeIcon(kindIcons.decision);
				case "standing":
					return new ThemeIcon(standingIcons[node.group.standing]);
				case "leadership":
					return new ThemeIcon("organization");
				case "kind":
					return new ThemeIcon(kindIcons[node.group.kind]);
			}
	}
}

/** What the menus of the manifest go by: words parted by spaces. */
function contextValue(node: TreeNode): string {
	const words: string[] = [node.type];
	if ("file" in node && node.file !== undefined) words.push("file");
	if (node.type === "cell" && node.root === "") {
		if (node.state === "missing") words.push("creatable", "needed");
		if (node.state === "not-expected" || node.state === "not-needed")
			words.push("creatable");
		if (node.children.length > 0) words.push("extendable");
	}
	if (node.type === "group" && kindOf(node)) words.push("extendable");
	if (node.type === "item" && node.id !== "") {
		words.push("identified");
		if (node.kind === "decision") words.push("decision");
	}
	return words.join(" ");
}

/** The kind of the items that a node holds. */
function kindOf(node: TreeNode): Kind | undefined {
	if (node.type === "cell") return node.kind;
	if (node.type !== "group") return undefined;
	switch (node.group.of) {
		case "guardrails":
			return "guardrails";
		case "decisions":
			return "decision";
		case "kind":
			return node.group.kind;
		default:
			return undefined;
	}
}

/** Plain text: nothing of the workspace is read as markup. */
function tooltip(folder: ModelFolder, node: TreeNode): string {
	switch (node.type) {
		case "row":
			return rowWords()[node.row].about;
		case "cell": {
			const { about } = categoryWords()[node.category];
			const state = stateWords()[node.state];
			const why =
				node.why && node.state === "partial" ? reasonWords(node.why) : node.why;
			return `${about}\n\n${why ? `${state}: ${why}` : state}`;
		}
		case "item":
			return itemTooltip(folder, node);
		case "deviation":
			return [
				`${node.id} ${node.title}`.trim(),
				deviationWords(node),
				...node.places,
			]
				.filter((line) => line !== "")
				.join("\n\n");
		default:
			return joined(label(node, folder), description(node));
	}
}

function itemTooltip(folder: ModelFolder, node: ItemNode): string {
	const facts = itemFacts(folder.engine.workspace(), node);
	if (!facts) return node.title;
	const { description, owner, refersTo, referredToBy } = facts;
	const kind = kindInfo(node.kind).singular;
	const lines = [
		joined(node.id, kind, node.status === "none" ? "" : node.status),
		shortened(node.title),
		shortened(description),
		owner ? l10n.t("Owner: {0}", shortened(owner)) : "",
		refersTo + referredToBy > 0
			? l10n.t("Refers to {0}, referred to by {1}", refersTo, referredToBy)
			: "",
		countWords(node.counts),
	];
	return lines.filter((line) => line !== "").join("\n\n");
}

const mostCharacters = 500;

function shortened(text: string): string {
	return text.length > mostCharacters
		? `${text.slice(0, mostCharacters)}…`
		: text;
}

async function open(folder: ModelFolder, node: TreeNode): Promise<void> {
	if (!("file" in node) || node.file === undefined) return;
	await show(folder, node.file, itemOf(folder, node)?.idRange ?? node.range);
}

async function show(
	folder: ModelFolder,
	file: string,
	range: Item["range"] | undefined,
	preserveFocus = true,
): Promise<void> {
	const uri: Uri = folder.uriOf(file);
	const start = range && toRange({ start: range.start, end: range.start });
	try {
		await window.showTextDocument(uri, {
			preserveFocus,
			...(start ? { selection: start } : {}),
		});
	} catch {
		warn(l10n.t("{0} can't be opened.", file));
	}
}

/** The item that a node stands for, as it is now. */
function itemOf(folder: ModelFolder, node: TreeNode): Item | undefined {
	if (node.type !== "item" || node.id === "") return undefined;
	const items = folder.engine.workspace().artifacts.get(node.file)?.items ?? [];
	const same = items.filter((item) => item.id === node.id);
	return (
		same.find((item) => item.range.start.line === node.range.start.line) ??
		same[0]
	);
}

async function copy(folder: ModelFolder, node: TreeNode): Promise<void> {
	const item = itemOf(folder, node);
	if (!item) return;
	await env.clipboard.writeText(itemText(folder.engine.workspace(), item));
	window.setStatusBarMessage(l10n.t("{0} copied", item.id), 3000);
}
