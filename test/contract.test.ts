/** The contract of the formats, the configuration and the results, sentence by sentence, each on a workspace of a few lines. */

import assert from "node:assert/strict";
import { explainItem } from "../src/answers/explain";
import { type Listed, type ListedItem, list } from "../src/answers/list";
import type { Diagnostic } from "../src/domain/diagnostic";
import { Engine } from "../src/engine";
import type { Texts } from "./helpers/checking";

interface Checked {
	readonly diagnostics: readonly Diagnostic[];
	readonly listed: Listed;
	/** An item by its id. */
	readonly item: (id: string) => ListedItem;
	/** Ids of all items. */
	readonly ids: readonly string[];
	/** What one rule says: `severity file:line` (1-based). */
	readonly said: (rule: string) => readonly string[];
	/** Diagnostics that are no hints, as `severity rule file:line`. */
	readonly loud: readonly string[];
	/** States of the root model, or of the one in a folder. */
	readonly states: (root?: string) => Readonly<Record<string, string>>;
	readonly engine: Engine;
}

function check(files: Texts, { today = "2026-11-22" } = {}): Checked {
	const engine = new Engine({ today });
	for (const [path, text] of Object.entries(files)) engine.set(path, text);
	const { diagnostics, coverage } = engine.check();
	const listed = list(engine.workspace());
	const place = (d: Diagnostic) => `${d.file}:${d.range.start.line + 1}`;
	return {
		diagnostics,
		listed,
		engine,
		ids: listed.items.map((item) => item.id),
		item: (id) => {
			const found = listed.items.find((item) => item.id === id);
			assert.ok(found, `there is no ${id} among ${listed.items.map((i) => i.id)}`);
			return found;
		},
		said: (rule) =>
			diagnostics
				.filter((d) => d.rule === rule)
				.map((d) => `${d.severity} ${place(d)}`),
		loud: diagnostics
			.filter((d) => d.severity !== "hint")
			.map((d) => `${d.severity} ${d.rule} ${place(d)}`),
		states: (root = "") =>
			Object.fromEntries(
				[...coverage]
					.filter(([model]) => model.root === root)
					.flatMap(([, states]) =>
						states.map((s) => [s.category.id, s.state] as const),
					),
			),
	};
}

/** What kinds a workspace's files are taken for. */
function kindsOf(files: Texts): Record<string, string> {
	return Object.fromEntries(
		check(files).listed.artifacts.map((a) => [a.file, a.kind]),
	);
}

/** The messages of one rule. */
function messages({ diagnostics }: Checked, rule: string): string[] {
	return diagnostics.filter((d) => d.rule === rule).map((d) => d.message);
}

const decision = (title = "One", status = "Accepted") =>
	`# ${title}\n\n## Status\n\n${status}\n\n## Context\n\nTwo ways cost us weeks.\n\n## Decision\n\nWe take one.\n\n## Consequences\n\nOne way.\n`;

const strategy = `# Strategy

- Owner: Ada
- Horizon: 2026-01/2027-12

## Customers

Quarries.

## Problems

- **ST-1** Findings come too late.

## Vision

Proof.

## Not doing

Tunnels.

## Key metric

Findings closed on time.
`;

const metrics = `# Metrics

## KM-1: Findings closed on time

Share of all findings.

- Role: key
- Source: the board
- Baseline: 10%
- Target: 60%
- By: 2027-06-30
`;

const adopted = { "opmodel.yaml": "expect: []\n" };

describe("where artifacts live", () => {
	it("every kind is found at its default place, in Markdown and, but for strategy and delivery, in YAML", () => {
		const files: Record<string, string> = {};
		for (const kind of [
			"metrics",
			"tech-stack",
			"principles",
			"capabilities",
			"themes",
			"frameworks",
			"reviews",
			"guardrails",
			"outcomes",
			"teams",
			"ownership",
			"dependencies",
			"practices",
		]) {
			files[`product/${kind}.md`] = "# Page\n";
			files[`product/${kind}.yaml`] = "title: Page\n";
		}
		files["product/strategy.md"] = "# Page\n";
		files["product/delivery.md"] = "# Page\n";
		files["STRATEGY.md"] = "# Page\n";
		const found = kindsOf(files);
		for (const file of Object.keys(files))
			assert.equal(
				found[file],
				file === "STRATEGY.md" ? "strategy" : file.slice(8).split(".")[0],
				file,
			);
		assert.deepEqual(
			kindsOf({ "product/strategy.yaml": "title: x\n", "product/delivery.yaml": "title: x\n" }),
			{},
		);
	});

	it("principles, themes and guardrails may be folders of pages", () => {
		assert.deepEqual(
			kindsOf({
				"product/principles/a.md": "# A\n",
				"product/themes/b.md": "# B\n",
				"product/guardrails/c.md": "# C\n",
				"product/metrics/d.md": "# D\n",
			}),
			{
				"product/guardrails/c.md": "guardrails",
				"product/principles/a.md": "principles",
				"product/themes/b.md": "themes",
			},
		);
	});

	it("decisions are found in every default folder, below it and in any other folder", () => {
		const files = [
			"doc/adr/0001-a.md",
			"docs/adr/0001-a.md",
			"docs/adrs/0001-a.md",
			"docs/decisions/0001-a.md",
			"doc/rfcs/0001-a.md",
			"docs/architecture/decisions/0001-a.md",
			"docs/architecture-decisions/0001-a.md",
			"adr/0001-a.md",
			"rfcs/0001-a.md",
			"services/a/docs/adr/0001-a.md",
			"services/b/adr/deep/er/0001-a.md",
		];
		const found = kindsOf(Object.fromEntries(files.map((f) => [f, decision()])));
		assert.deepEqual(Object.keys(found).sort(), [...files].sort());
	});

	it("`.adr-dir` and `.log4brains.yml` name further folders", () => {
		assert.deepEqual(
			Object.keys(
				kindsOf({
					".adr-dir": "records/of/us\n",
					"records/of/us/0001-a.md": decision(),
					"lib/.adr-dir": "./log/\n",
					"lib/log/0001-b.md": decision(),
					".log4brains.yml":
						"project:\n  name: x\n  adrFolder: ./book\n  packages:\n    - name: p\n      path: ./p\n      adrFolder: ./p/notes\n",
					"book/20200101-c.md": decision(),
					"p/notes/20200101-d.md": decision(),
				}),
			),
			[
				"book/20200101-c.md",
				"lib/log/0001-b.md",
				"p/notes/20200101-d.md",
				"records/of/us/0001-a.md",
			],
		);
	});

	it("a template is never a decision", () => {
		assert.deepEqual(
			kindsOf({
				"docs/adr/template.md": decision(),
				"docs/adr/0000-template.md": decision(),
				"docs/adr/adr-template.md": decision(),
				"docs/adr/templates/nygard.md": decision(),
				"docs/adr/NNNN-title.md": decision(),
			}),
			{},
		);
	});

	it("a README or index is no decision, also under `files:`, unless its own folder has a number or date", () => {
		const { listed } = check({
			"opmodel.yaml": 'files: { decision: ["log/**/*.md"] }\n',
			"log/README.md": decision(),
			"log/index.md": decision(),
			"log/0003-protocols/README.md": decision("Protocols"),
			"log/2022-02-03-queues/README.md": decision("Queues"),
		});
		assert.deepEqual(
			listed.artifacts.map((a) => [a.file, a.items]),
			[
				["log/0003-protocols/README.md", ["ADR-0003"]],
				["log/2022-02-03-queues/README.md", ["2022-02-03-queues"]],
			],
		);
	});

	it("a file that says `kind:` is that kind wherever it stands, in Markdown and in YAML", () => {
		assert.deepEqual(
			kindsOf({
				"notes/how.md": "---\nkind: principles\n---\n# How\n\n## PP-1: A\n",
				"deep/down/numbers.yaml": "kind: metrics\nitems:\n  - id: KM-1\n    title: A\n",
				"why.md": "---\nkind: decision\nstatus: accepted\n---\n# Why\n",
			}),
			{
				"deep/down/numbers.yaml": "metrics",
				"notes/how.md": "principles",
				"why.md": "decision",
			},
		);
	});

	it("a kind that is none of ours is silent outside of product/ and reported below it", () => {
		const silent = check({
			...adopted,
			"k8s/deploy.yaml": "apiVersion: v1\nkind: Deployment\n",
			"notes/a.md": "---\nkind: note\n---\n# A\n",
		});
		assert.deepEqual(silent.diagnostics, []);
		const said = check({
			...adopted,
			"product/notes/a.md": "---\nkind: pirnciples\n---\n# A\n",
		});
		assert.deepEqual(said.said("files/schema"), [
			"error product/notes/a.md:2",
		]);
		assert.match(messages(said, "files/schema")[0] ?? "", /"principles"/);
	});

	it("reStructuredText and AsciiDoc among decisions give one information each", () => {
		const { said, listed } = check({
			"docs/adr/0001-a.rst": "A\n=\n",
			"docs/adr/0002-b.adoc": "= B\n",
			"docs/guide.rst": "Guide\n=====\n",
		});
		assert.deepEqual(said("files/readable"), [
			"information docs/adr/0001-a.rst:1",
			"information docs/adr/0002-b.adoc:1",
		]);
		assert.deepEqual(listed.artifacts, []);
	});

	it("a folder with an `opmodel.yaml` has default places of its own", () => {
		assert.deepEqual(
			kindsOf({
				"labs/opmodel.yaml": "title: Labs\n",
				"labs/product/metrics.md": metrics,
				"other/product/metrics.md": metrics,
			}),
			{ "labs/product/metrics.md": "metrics" },
		);
	});

	it("`files:` replaces the default places of a kind, given by kind or by category, and counts from its own model", () => {
		assert.deepEqual(
			kindsOf({
				"labs/opmodel.yaml":
					"files: { product-principles: [docs/how.md], key-metrics: numbers/, decision: ['log/*.md'] }\n",
				"labs/docs/how.md": "# How\n",
				"labs/product/principles.md": "# Not here\n",
				"labs/numbers/deep/a.md": "# Numbers\n",
				"labs/log/0001-a.md": decision(),
				"labs/docs/adr/0001-a.md": decision(),
				"labs/product/themes.md": "# Themes\n",
				"docs/how.md": "# Not ours\n",
			}),
			{
				"labs/docs/how.md": "principles",
				"labs/log/0001-a.md": "decision",
				"labs/numbers/deep/a.md": "metrics",
				"labs/product/themes.md": "themes",
			},
		);
	});

	it("file names may be written in any case", () => {
		assert.deepEqual(
			kindsOf({ "Product/Metrics.MD": metrics, "Docs/ADR/0001-A.md": decision() }),
			{ "Docs/ADR/0001-A.md": "decision", "Product/Metrics.MD": "metrics" },
		);
	});
});

describe("ids of decisions", () => {
	const idOf = (file: string, text = decision()) => check({ [file]: text }).ids;

	it("are a prefix and the number as written in the file's name", () => {
		assert.deepEqual(idOf("docs/adr/0003-x.md"), ["ADR-0003"]);
		assert.deepEqual(idOf("docs/adr/7-x.md"), ["ADR-7"]);
	});

	it("begin with RFC where the folder or the file's name says rfc", () => {
		assert.deepEqual(idOf("rfcs/0012-x.md"), ["RFC-0012"]);
		assert.deepEqual(idOf("docs/rfcs/team/0012-x.md"), ["RFC-0012"]);
		assert.deepEqual(idOf("docs/decisions/rfc-012-x.md"), ["RFC-012"]);
	});

	it("are the file's stem where it has no number", () => {
		assert.deepEqual(idOf("docs/adr/use-one-queue.md"), ["use-one-queue"]);
	});

	it("are what the front matter says", () => {
		assert.deepEqual(
			idOf("docs/adr/0003-x.md", `---\nid: ADR-0042\n---\n${decision()}`),
			["ADR-0042"],
		);
	});

	it("stay one per file, whatever headings, lists and tables it holds", () => {
		assert.deepEqual(
			idOf(
				"docs/adr/0003-x.md",
				`${decision()}\n## ADR-9: Another\n\n- **ADR-10** More\n\n| ID | Title |\n| -- | ----- |\n| ADR-11 | Yet more |\n`,
			),
			["ADR-0003"],
		);
	});

	it("compare without leading zeros, nearest folder first", () => {
		const { item } = check({
			"a/docs/adr/0003-x.md": decision("Near"),
			"b/docs/adr/0003-y.md": decision("Far"),
			"a/docs/adr/0004-z.md": `${decision("Then")}\nSee ADR 3 and ADR-003.\n`,
		});
		assert.deepEqual(
			item("ADR-0004").references.map((r) => [r.type, r.to, r.file, r.resolved]),
			[
				["mentions", "ADR-0003", "a/docs/adr/0003-x.md", true],
				["mentions", "ADR-0003", "a/docs/adr/0003-x.md", true],
			],
		);
	});

	it("are unique per folder and prefix", () => {
		const { said } = check({
			"docs/adr/0001-a.md": decision("A"),
			"docs/adr/0001-b.md": decision("B"),
			"docs/adr/rfc-0001-c.md": decision("C"),
			"lib/docs/adr/0001-d.md": decision("D"),
		});
		assert.equal(said("decisions/number-unique").length, 1);
		assert.match(said("decisions/number-unique")[0] ?? "", /^error docs\/adr\/0001-b\.md/);
		assert.deepEqual(said("ids/unique"), []);
	});
});

describe("how a page is written", () => {
	it("items stand in headings, entries, tables, mixed at will", () => {
		const { ids, item } = check({
			"product/principles.md": `# Principles

- **PP-1** Proof rather than ticks.
- [PP-2] Buyers before users.
- PP-3: Short over long.

| ID | Title | For | Over |
| --- | --- | --- | --- |
| PP-4 | Quarries first | quarries | tunnels |

## PP-5: Context first

It is what people lack.

## **PP-6** — Depth over breadth

## [PP-7] Less over more

## PP-8 - Dust over mud

### PP-9 Stones over sand
`,
		});
		assert.deepEqual(
			ids,
			[1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `PP-${n}`),
		);
		const titles = ids.map((id) => item(id).title);
		assert.deepEqual(titles, [
			"Proof rather than ticks.",
			"Buyers before users.",
			"Short over long.",
			"Quarries first",
			"Context first",
			"Depth over breadth",
			"Less over more",
			"Dust over mud",
			"Stones over sand",
		]);
		assert.deepEqual(item("PP-4").fields, { for: "quarries", over: "tunnels" });
	});

	it("a YAML page lists its items under `items:`", () => {
		const { ids, item } = check({
			"product/metrics.yaml":
				"title: Metrics\nowner: Ines\nitems:\n  - id: KM-1\n    title: Sites\n    role: key\n    definition: Share of sites.\n",
		});
		assert.deepEqual(ids, ["KM-1"]);
		assert.equal(item("KM-1").title, "Sites");
		assert.equal(item("KM-1").fields.definition, "Share of sites.");
	});

	it("a file with `id` in its front matter is one item", () => {
		const { ids, item } = check({
			"product/principles/proof.md":
				"---\nid: PP-3\nowner: Ada\n---\n\n# Proof over ticks\n\nA tick shows nothing.\n\n## Why\n\n- **PP-9** is no item here.\n",
		});
		assert.deepEqual(ids, ["PP-3"]);
		assert.equal(item("PP-3").title, "Proof over ticks");
		assert.equal(item("PP-3").fields.owner, "Ada");
	});

	it("page fields stand in a list, in `Name: value` lines or in front matter, and items inherit three of them", () => {
		for (const head of [
			"# Principles\n\n- Owner: Ada\n- Review by: 2027-01-31\n- Since: 2026-01-01\n",
			"# Principles\n\nOwner: Ada\nReview by: 2027-01-31\nSince: 2026-01-01\n",
			"# Principles\n\n**Owner**: Ada\n**Review by**: 2027-01-31\n**Since:** 2026-01-01\n",
			"---\nowner: Ada\nreview-by: 2027-01-31\nsince: 2026-01-01\n---\n\n# Principles\n",
		]) {
			const { item } = check({
				"product/principles.md": `${head}\n## PP-1: Less over more\n\n## PP-2: Short over long\n\n- Owner: Ben\n`,
			});
			assert.deepEqual(
				item("PP-1").fields,
				{ owner: "Ada", "review-by": "2027-01-31", since: "2026-01-01" },
				head,
			);
			assert.equal(item("PP-2").fields.owner, "Ben", head);
		}
	});

	it("a page's first paragraph of prose is no field", () => {
		const { item, loud } = check({
			"product/principles.md":
				"# Principles\n\nWhat we prefer: less.\n\n## PP-1: Less over more\n",
		});
		assert.deepEqual(item("PP-1").fields, {});
		assert.deepEqual(loud, []);
	});

	it("an item's fields are the first list whose entries start with known names, and bold lines; case and hyphens don't matter", () => {
		const { item } = check({
			"product/metrics.md": `# Metrics

## KM-1: Sites that deliver

What counts:

- sites that are open
- by their own calendar

- ROLE: key
- keep above: 3

**Source**: the board
**Review-By**: 2027-01-31
`,
		});
		assert.equal(item("KM-1").fields.source, "the board");
		assert.equal(item("KM-1").fields["review-by"], "2027-01-31");
		const apart = check({
			"product/metrics.md": `# Metrics

## KM-1: Sites that deliver

- sites that are open
- by their own calendar

Now:

- ROLE: key
- keep above: 3
`,
		});
		assert.equal(apart.item("KM-1").fields.role, "key");
		assert.equal(apart.item("KM-1").fields["keep-above"], "3");
	});

	it("an entry whose name nobody knows does not hide the fields beside it", () => {
		const { item, diagnostics } = check({
			"product/metrics.md":
				"# Metrics\n\n## KM-1: Sites\n\n- Colour: green\n- Role: key\n- Source: the board\n",
		});
		assert.deepEqual(item("KM-1").fields, { role: "key", source: "the board" });
		assert.deepEqual(diagnostics.filter((d) => d.rule === "files/schema"), []);
	});

	it("unknown names in YAML are reported with the nearest known one, on the exact name", () => {
		const { diagnostics } = check({
			"product/metrics.yaml":
				"items:\n  - id: KM-1\n    title: Sites\n    sorce: the board\n",
		});
		const found = diagnostics.filter((d) => d.rule === "files/schema");
		assert.equal(found.length, 1);
		assert.deepEqual(found[0]?.range, {
			start: { line: 3, character: 4 },
			end: { line: 3, character: 9 },
		});
		assert.match(found[0]?.message ?? "", /Did you mean "source"/);
		assert.equal(found[0]?.item, "KM-1");
	});

	it("a value outside of its set is reported wherever it is written", () => {
		const places: Texts[] = [
			{ "product/tech-stack.md": "# Stack\n\n| ID | Name | Purpose | Ring |\n| - | - | - | - |\n| TS-1 | Go | x | adoptt |\n" },
			{ "product/tech-stack.md": "# Stack\n\n## TS-1: Go\n\n- Purpose: x\n- Ring: adoptt\n" },
			{ "product/tech-stack.md": "# Stack\n\n## TS-1: Go\n\n**Ring**: adoptt\n" },
			{ "product/tech-stack.yaml": "items:\n  - id: TS-1\n    title: Go\n    ring: adoptt\n" },
			{ "product/tech-stack.md": "---\nid: TS-1\nkind: tech-stack\nring: adoptt\n---\n\n# Go\n" },
		];
		for (const files of places) {
			const { diagnostics } = check({ ...adopted, ...files });
			const found = diagnostics.filter((d) => d.rule === "files/schema");
			assert.equal(found.length, 1, JSON.stringify(files));
			assert.match(found[0]?.message ?? "", /Did you mean "adopt"/);
			assert.equal(found[0]?.severity, "error");
			const { start, end } = found[0]?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
			assert.equal(end.character - start.character, "adoptt".length);
		}
	});

	it("a cell with a dash alone says nothing", () => {
		const { loud, item } = check({
			...adopted,
			"product/tech-stack.md":
				"# Stack\n\n| ID | Name | Purpose | Ring | Replaced by |\n| - | - | - | - | - |\n| TS-1 | Go | x | adopt | — |\n| TS-2 | C | y | – | - |\n",
		});
		assert.deepEqual(loud, []);
		assert.deepEqual(item("TS-2").references, []);
	});

	it("`definition` and `what` may be the first paragraph", () => {
		const { loud } = check({
			...adopted,
			"product/metrics.md": metrics,
			"product/capabilities.md":
				"# Capabilities\n\n- Owner: Ada\n\n## CC-1: Twin\n\nA model of every quarry.\n",
		});
		assert.deepEqual(
			loud.filter((l) => /measurable|schema/.test(l)),
			[],
		);
	});

	it("a strategy page may define metrics while no metrics page exists", () => {
		const page = `${strategy}\n- **KM-1** Findings closed on time: 60% by summer.\n`;
		const alone = check({ ...adopted, "product/strategy.md": page });
		assert.ok(alone.ids.includes("KM-1"));
		assert.equal(alone.item("KM-1").kind, "metrics");
		const both = check({
			...adopted,
			"product/strategy.md": page,
			"product/metrics.md": metrics,
		});
		assert.equal(both.item("KM-1").file, "product/metrics.md");
		assert.deepEqual(both.said("ids/unique"), []);
	});

	it("an id is defined only on a page whose kind owns its prefix", () => {
		const { ids, said } = check({
			...adopted,
			"product/metrics.md": metrics,
			"product/principles.md":
				"# Principles\n\n## PP-1: Less over more\n\n- **KM-1** shows it.\n\n## KM-1\n\nAgain.\n",
		});
		assert.deepEqual(ids, ["KM-1", "PP-1"]);
		assert.deepEqual(said("ids/unique"), []);
	});

	it("an id defined twice is an error at the later one, with the first as related place", () => {
		const { diagnostics } = check({
			...adopted,
			"product/principles.md":
				"# Principles\n\n## PP-1: Less over more\n\n## PP-1: Short over long\n",
		});
		const [found, ...more] = diagnostics.filter((d) => d.rule === "ids/unique");
		assert.equal(more.length, 0);
		assert.equal(found?.severity, "error");
		assert.equal(found?.range.start.line, 4);
		assert.equal(found?.related?.[0]?.range.start.line, 2);
	});

	it("a list of links to the page's own items defines nothing twice", () => {
		const { ids, said } = check({
			...adopted,
			"product/principles.md":
				"# Principles\n\n- [PP-1: Less over more](#pp-1-less-over-more)\n- [PP-2](#pp-2-short-over-long)\n\n## PP-1: Less over more\n\n## PP-2: Short over long\n",
		});
		assert.deepEqual(ids, ["PP-1", "PP-2"]);
		assert.deepEqual(said("ids/unique"), []);
	});

	it("a field that names items takes ids, bare or linked", () => {
		const { item, said } = check({
			...adopted,
			"product/strategy.md": strategy,
			"product/metrics.md": metrics,
			"product/themes.md":
				"# Themes\n\n## TH-1: Fewer stops\n\n- Serves: [ST-1](strategy.md)\n- Moves: KM-1, [KM-2](metrics.md)\n",
		});
		assert.deepEqual(
			item("TH-1").references.map((r) => [r.type, r.to, r.file, r.resolved]),
			[
				["serves", "ST-1", "product/strategy.md", true],
				["moves", "KM-1", "product/metrics.md", true],
				["moves", "KM-2", undefined, false],
			],
		);
		assert.deepEqual(said("references/resolve"), ["error product/themes.md:6"]);
	});

	it("an unresolved id is an error in a field, a warning in prose, and silent in code, links and web addresses", () => {
		const { said } = check({
			...adopted,
			"product/metrics.md": metrics,
			"product/themes.md": `# Themes

## TH-1: Fewer stops

It moves KM-7, but not \`KM-8\`, [this](https://example.com/KM-9) or https://example.com/KM-9.

- Moves: KM-6

\`\`\`text
KM-5
\`\`\`
`,
		});
		assert.deepEqual(said("references/resolve"), [
			"warning product/themes.md:5",
			"error product/themes.md:7",
		]);
	});

	it("a bare id in prose counts only where the model has items with that prefix", () => {
		const { said, item } = check({
			...adopted,
			"product/metrics.md": `${metrics}\nThe words of RFC 2119, plug DL-4 and gate ST-3.\n`,
			"rfcs/0001-a.md": decision(),
		});
		assert.deepEqual(said("references/resolve"), []);
		assert.deepEqual(item("KM-1").references.filter((r) => r.to !== "RFC-2119"), []);
	});

	it("headings without an id are content, and one fix numbers them all", () => {
		const files = {
			...adopted,
			"product/principles.md":
				"# Principles\n\n## Less over more\n\nWe drop one thing a week.\n\n## PP-4: Short over long\n\n## Dust over mud\n\nAlways.\n",
		};
		const { states, diagnostics } = check(files);
		assert.equal(states()["product-principles"], "present");
		const fixes = diagnostics.flatMap((d) => d.fixes ?? []);
		const fix = fixes.find((f) => f.title === "Number these headings");
		assert.deepEqual(
			fix?.edits.map((e) => [e.range.start.line, e.newText.trim()]),
			[
				[2, "PP-5:"],
				[8, "PP-6:"],
			],
		);
	});

	it("a handle is a person and never unresolved; executive roles exist", () => {
		const { loud } = check({
			...adopted,
			"product/metrics.md": metrics,
			"product/outcomes.yaml":
				'items:\n  - id: OC-1\n    title: Fewer stops\n    owner: CPO\n    metric: KM-1\n    baseline: 3\n    target: 1\n    by: 2027-01-31\n  - id: OC-2\n    title: Fewer stones\n    owner: "@ada"\n    metric: KM-1\n',
		});
		assert.deepEqual(loud.filter((l) => l.includes("references/")), []);
	});

	it("globs and package URLs are read from the source text", () => {
		const { engine, said } = check({
			...adopted,
			"product/guardrails.md":
				"# Guardrails\n\n## GR-1: One export\n\nTwo cost us two days.\n\n- Owner: Ada\n- Deny dependency: `pkg:npm/moment`, `pkg:npm/luxon@<3`\n- In: services/billing/**, services/export/**\n",
		});
		const [check1] =
			engine.workspace().root.items.get("GR-1")?.[0]?.checks ?? [];
		assert.deepEqual(
			check1?.in.map((w) => w.text),
			["services/billing/**", "services/export/**"],
		);
		assert.deepEqual(
			check1?.deny.map((w) => w.text),
			["pkg:npm/moment", "pkg:npm/luxon@<3"],
		);
		assert.deepEqual(said("guardrails/check-valid"), []);
	});

	it("a draft's completeness rules are hints and its category is at most partial", () => {
		const draft = strategy
			.replace("- Owner: Ada\n", "- Status: draft\n")
			.replace("- Horizon: 2026-01/2027-12\n", "")
			.replace("## Not doing\n\nTunnels.\n\n", "");
		const { states, loud } = check({
			"opmodel.yaml": "expect: [product-strategy]\n",
			"product/strategy.md": draft,
		});
		assert.equal(states()["product-strategy"], "partial");
		assert.deepEqual(loud, []);
		const finished = check({
			"opmodel.yaml": "expect: [product-strategy]\n",
			"product/strategy.md": draft.replace("- Status: draft\n", ""),
		});
		assert.ok(finished.loud.length > 0);
	});

	it("a section with nothing but a comment is empty", () => {
		const { states, said } = check({
			...adopted,
			"product/delivery.md":
				"# Delivery\n\n## Inner loop\n\n<!-- How one works. -->\n\n## Outer loop\n\n<!-- x -->\n\n## Release cycle\n\n<!-- y -->\n",
		});
		assert.equal(states()["delivery-loops"], "partial");
		assert.notDeepEqual(
			[...said("delivery/loops-complete"), ...said("context/not-a-stub")],
			[],
		);
	});

	it("a STRATEGY.md of another tool is read as it is", () => {
		const { states, said } = check({
			...adopted,
			"STRATEGY.md":
				"# Strategy\n\n## Target problem\n\nFindings come late.\n\n## Who it's for\n\nQuarries.\n\n## Our approach\n\nProof.\n\n## Not working on\n\nTunnels.\n\n## Key metrics\n\nClosed on time: 60%.\n",
		});
		assert.deepEqual(said("strategy/sections-complete"), []);
		assert.equal(states()["product-strategy"], "present");
	});
});
