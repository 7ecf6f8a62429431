/** The model as a tree: what stands where, what it is called, and what is drawn anew after a change. */

import assert from "node:assert/strict";
import { Exceptions } from "../../src/code/deviations";
import type { Diagnostic } from "../../src/domain/diagnostic";
import { Engine } from "../../src/engine";
import {
	changedNodes,
	countDecisions,
	type ItemNode,
	indexTree,
	itemFacts,
	nodeAt,
	type TreeNode,
	tree,
} from "../../src/views/tree";
import type { Texts } from "../helpers/checking";

const model: Texts = {
	"opmodel.yaml":
		'opmodel: 1\ntitle: Acme\nnot-needed:\n  frameworks: { because: "Four people." }\n',
	"product/strategy.md":
		"# Strategy\n\n- Status: draft\n\n## Problems\n\n- **ST-1** Findings come too late.\n",
	"product/principles.md":
		"# Principles\n\n- Owner: Ines\n\n## PP-1: Proof over ticks\n\nAlways. See PP-9.\n\n## Depth over breadth\n\nYes.\n",
	"product/guardrails.md":
		"# Guardrails\n\n- Owner: Ines\n\n## GR-1: One store\n\nIt cost us.\n\n- Checked by: review\n\n## GR-2: One number\n\nIt cost us.\n\n- About: how-to-solve\n- Checked by: review\n",
	"product/outcomes.md":
		"# Outcomes\n\n## OC-1: Sites stay open\n\n- Owner: COO\n",
	"docs/adr/0001-a.md":
		"# 1. A\n\n- Status: accepted\n- Date: 2026-01-02\n\n## Context\n\nUpholds PP-1.\n",
	"docs/adr/0002-b.md":
		"# 2. B\n\n- Status: accepted\n- Date: 2026-03-02\n\n## Context\n\nx\n",
	"docs/adr/0003-c.md": "# 3. C\n\n- Status: proposed\n\n## Context\n\nx\n",
	"docs/adr/0004-d.md": "# 4. D\n\n- Status: rejected\n\n## Context\n\nx\n",
};

function engineOf(files: Texts): Engine {
	const engine = new Engine({ today: "2026-11-22" });
	for (const [path, text] of Object.entries(files)) engine.set(path, text);
	return engine;
}

function treeOf(files: Texts) {
	return grown(engineOf(files));
}

function grown(engine: Engine) {
	return tree(engine.check(), new Exceptions(engine.workspace(), engine.today));
}

/** One line for each node: what it is, what it is called, and its state or count. */
function drawn(nodes: readonly TreeNode[], depth = 0): string[] {
	return nodes.flatMap((node) => [
		`${"  ".repeat(depth)}${said(node)}`,
		...drawn(node.children, depth + 1),
	]);
}

function said(node: TreeNode): string {
	switch (node.type) {
		case "model":
			return `model ${node.title}`;
		case "row":
			return node.row;
		case "cell":
			return `${node.category} ${node.state} ${node.items}`;
		case "page":
			return `page ${node.title}`;
		case "item":
			return `${node.id || "–"} ${node.title}`;
		case "deviation":
			return [node.id, node.title, node.state, node.until, ...node.places]
				.filter(Boolean)
				.join(" ");
		case "group": {
			const { group } = node;
			return `${group.of === "standing" ? group.standing : group.of} (${node.items})`;
		}
	}
}

describe("the tree", () => {
	it("goes from decisions over strengths to items, then to records and leadership", () => {
		assert.deepEqual(drawn(treeOf(model)), [
			"model Acme",
			"  which-problems",
			"    product-strategy partial 1",
			"      ST-1 Findings come too late.",
			"    product-principles present 2",
			"      PP-1 Proof over ticks",
			"      – Depth over breadth",
			"    themes missing 0",
			"  how-to-solve",
			"    key-metrics missing 0",
			"      guardrails (1)",
			"        GR-2 One number",
			"    core-capabilities missing 0",
			"    frameworks not-needed 0",
			"  how-to-build",
			"    tech-stack missing 0",
			"      guardrails (1)",
			"        GR-1 One store",
			"    delivery-loops missing 0",
			"    review-processes missing 0",
			"  decisions (4)",
			"    open (1)",
			"      ADR-0003 C",
			"    in-force (2)",
			"      ADR-0002 B",
			"      ADR-0001 A",
			"    retired (1)",
			"      ADR-0004 D",
			"  leadership (1)",
			"    kind (1)",
			"      OC-1 Sites stay open",
		]);
	});

	it("shows only what there is where nobody keeps a model yet", () => {
		const { "docs/adr/0001-a.md": a = "", "product/principles.md": p = "" } =
			model;
		assert.deepEqual(drawn(treeOf({ "docs/adr/0001-a.md": a })), [
			"model ",
			"  decisions (1)",
			"    in-force (1)",
			"      ADR-0001 A",
		]);
		assert.deepEqual(
			drawn(treeOf({ "product/principles.md": p })).slice(0, 3),
			["model ", "  which-problems", "    product-principles present 2"],
		);
		assert.deepEqual(treeOf({}), []);
	});

	it("has a branch for each model of the workspace, and marks what is inherited", () => {
		const roots = treeOf({
			...model,
			"labs/opmodel.yaml": "opmodel: 1\ntitle: Labs\n",
		});
		assert.deepEqual(
			roots.map((root) => [root.root, root.title]),
			[
				["", "Acme"],
				["labs", "Labs"],
			],
		);
		const items = [...indexTree(roots.slice(1)).nodes.values()].filter(
			(node): node is ItemNode => node.type === "item",
		);
		assert.ok(items.some((node) => node.id === "PP-1" && node.inherited));
		const all = indexTree(roots);
		assert.equal(
			all.nodes.size,
			drawn(roots).length,
			"every node has a key of its own",
		);
	});

	it("counts errors and warnings at the item that they are about, and above it", () => {
		const [root] = treeOf({
			...model,
			"product/principles.md":
				"# Principles\n\n- Owner: Ines\n\n## PP-1: Proof over ticks\n\nAlways.\n\n## PP-1: Depth over breadth\n\nYes. See PP-9.\n",
		});
		assert.ok(root);
		const items = root.children[0]?.children[1]?.children ?? [];
		assert.deepEqual(
			items.map((item) => [item.key, item.counts]),
			[
				["|item:product/principles.md#PP-1", { errors: 0, warnings: 0 }],
				["|item:product/principles.md#PP-1|1", { errors: 1, warnings: 1 }],
			],
		);
		assert.equal(root.children[0]?.children[1]?.counts.errors, 1);
		assert.ok(root.counts.errors >= 1);
	});

	it("leads a cell to its page, or to the line that opts out of it", () => {
		const cells = [...indexTree(treeOf(model)).nodes.values()].filter(
			(node) => node.type === "cell",
		);
		const file = (id: string) => cells.find((c) => c.category === id)?.file;
		assert.equal(file("product-principles"), "product/principles.md");
		assert.equal(file("frameworks"), "opmodel.yaml");
		assert.equal(file("themes"), undefined);
	});
});

describe("a place in a file", () => {
	const index = indexTree(treeOf(model));
	const key = (file: string, line: number) =>
		nodeAt(index, file, { line, character: 0 })?.key;

	it("is the item around it", () => {
		assert.equal(
			key("product/principles.md", 6),
			"|item:product/principles.md#PP-1",
		);
		assert.equal(
			key("docs/adr/0002-b.md", 6),
			"|item:docs/adr/0002-b.md#ADR-0002",
		);
	});

	it("is the cell where no item is around it, and nothing elsewhere", () => {
		assert.equal(key("product/principles.md", 0), "|cell:product-principles");
		assert.equal(key("README.md", 0), undefined);
	});
});

describe("what is drawn anew", () => {
	const before = treeOf(model);
	const redrawn = (files: Texts) =>
		changedNodes(before, treeOf({ ...model, ...files }));

	it("is nothing where lines only moved", () => {
		const text = model["product/principles.md"] as string;
		assert.deepEqual(
			redrawn({ "product/principles.md": text.replace("\n\n", "\n\n\n\n") }),
			[],
		);
	});

	it("is one item where its title changed", () => {
		const text = model["docs/adr/0002-b.md"] as string;
		assert.deepEqual(
			redrawn({ "docs/adr/0002-b.md": text.replace("# 2. B", "# 2. Better") }),
			["|item:docs/adr/0002-b.md#ADR-0002"],
		);
	});

	it("is what holds an item that came or went", () => {
		const text = model["product/strategy.md"] as string;
		assert.ok(
			redrawn({ "product/strategy.md": `${text}- **ST-2** More.\n` }).includes(
				"|cell:product-strategy",
			),
		);
	});

	it("is all where there is another model", () => {
		assert.equal(redrawn({ "labs/opmodel.yaml": "opmodel: 1\n" }), "all");
	});
});

describe("deviations in the tree", () => {
	const files = {
		"opmodel.yaml": "title: Acme\n",
		"product/guardrails.md": "# G\n\n## GR-1: One store\n\nIt cost us.\n",
		"docs/adr/0001-a.md":
			'---\nstatus: accepted\ndeviates-from:\n  - { from: GR-1, because: x, until: 2026-10-31 }\n  - { from: GR-1, because: x, until: 2027-03-31, in: ["a/**"] }\n---\n\n# 1. A\n',
		"docs/adr/0002-b.md":
			"---\nstatus: rejected\ndeviates-from: GR-1\n---\n\n# 2. B\n",
		"docs/adr/0003-c.md":
			"---\nstatus: proposed\ndeviates-from:\n  - { from: GR-1, because: x, until: 2027-03-31 }\n---\n\n# 3. C\n",
	};

	it("stand below what they deviate from, and lead to their entries", () => {
		const roots = treeOf(files);
		const index = indexTree(roots);
		const guardrail = index.nodes.get("|item:product/guardrails.md#GR-1");
		assert.deepEqual(drawn(guardrail?.children ?? []), [
			"ADR-0001 A granted 2027-03-31 a/**",
			"ADR-0003 C proposed 2027-03-31",
			"ADR-0001 A ended 2026-10-31",
		]);
		assert.ok(guardrail?.type === "item");
		assert.equal(guardrail.covering, 1);
		const [first] = guardrail.children;
		assert.ok(first?.type === "deviation");
		assert.equal(first.file, "docs/adr/0001-a.md");
		assert.equal(first.range.start.line, 4);
	});

	it("leave the place of a decision to the decision's own node", () => {
		const index = indexTree(treeOf(files));
		const file = "docs/adr/0001-a.md";
		const node = nodeAt(index, file, { line: 4, character: 0 });
		assert.equal(node?.key, "|item:docs/adr/0001-a.md#ADR-0001");
		assert.deepEqual(index.byFile.get(file), [node]);
	});
});

describe("an item's facts", () => {
	it("are what it says, its page's owner, and how many refer to it", () => {
		const engine = engineOf(model);
		const node = indexTree(grown(engine)).nodes.get(
			"|item:product/principles.md#PP-1",
		) as ItemNode;
		assert.deepEqual(itemFacts(engine.workspace(), node), {
			description: "Always. See PP-9.",
			owner: "Ines",
			refersTo: 0,
			referredToBy: 1,
		});
		engine.remove("product/principles.md");
		assert.equal(itemFacts(engine.workspace(), node), undefined);
	});
});

describe("decisions that contradict each other", () => {
	it("are counted on both sides", () => {
		const engine = engineOf({
			"docs/adr/0001-a.md": "# 1. A\n\n- Status: accepted\n",
			"docs/adr/0001-b.md": "# 1. B\n\n- Status: accepted\n",
			"docs/adr/0002-c.md": "# 2. C\n\n- Status: accepted\n",
		});
		assert.deepEqual(
			countDecisions(engine.workspace(), engine.check().diagnostics),
			{
				decisions: 3,
				contradicting: ["docs/adr/0001-a.md", "docs/adr/0001-b.md"],
			},
		);
	});

	it("are not counted for what is no error", () => {
		const engine = engineOf({
			"docs/adr/0001-a.md": "# 1. A\n\n- Status: accepted\n",
		});
		const [item] =
			engine.workspace().artifacts.get("docs/adr/0001-a.md")?.items ?? [];
		assert.ok(item);
		const found = (severity: Diagnostic["severity"]) =>
			countDecisions(engine.workspace(), [
				{
					rule: "decisions/supersession-agrees",
					severity,
					file: item.file,
					range: item.range,
					message: "",
				},
			]).contradicting;
		assert.deepEqual(found("hint"), []);
		assert.deepEqual(found("error"), ["docs/adr/0001-a.md"]);
	});
});
