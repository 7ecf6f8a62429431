/** The contract of the formats, the configuration and the results, sentence by sentence, each on a workspace of a few lines. */

import assert from "node:assert/strict";
import {
	mkdirSync,
	mkdtempSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Diagnostic } from "../src/domain/diagnostic";
import { Engine } from "../src/engine";
import { loadEngine } from "../src/host/load";
import { explainItem } from "../src/views/explain";
import { type Listed, type ListedItem, list } from "../src/views/list";
import { mended, type Texts } from "./helpers/checking";

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
			assert.ok(
				found,
				`there is no ${id} among ${listed.items.map((i) => i.id)}`,
			);
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
		files["STRATEGY.md"] = "# Page\n\n## Customers\n\n## Vision\n";
		const found = kindsOf(files);
		for (const file of Object.keys(files))
			assert.equal(
				found[file],
				file === "STRATEGY.md" ? "strategy" : file.slice(8).split(".")[0],
				file,
			);
		assert.deepEqual(
			kindsOf({
				"product/strategy.yaml": "title: x\n",
				"product/delivery.yaml": "title: x\n",
			}),
			{},
		);
	});

	it("a STRATEGY.md is a strategy with two of its sections, or where something says so", () => {
		const kindOf = (text: string, more = {}) =>
			kindsOf({ "STRATEGY.md": text, ...more })["STRATEGY.md"];
		const two = "## Customers\n\nQuarries.\n\n## Not doing\n\nMines.\n";
		assert.equal(kindOf(`# Acme\n\n${two}`), "strategy");
		assert.equal(
			kindOf(`# Testing our product strategy\n\n${two}`),
			"strategy",
		);
		for (const text of [
			"# Strategy\n\nQuarries first.\n",
			"# Strategy\n\n## Customers\n\nQuarries.\n",
			`# Caching strategy\n\n${two}`,
			`# Trading strategies\n\n${two}`,
		]) {
			assert.equal(kindOf(text), undefined, text);
			assert.equal(kindOf(`---\nkind: strategy\n---\n\n${text}`), "strategy");
			assert.equal(
				kindOf(text, {
					"opmodel.yaml": "files: { strategy: [STRATEGY.md] }\n",
				}),
				"strategy",
			);
		}
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
		const found = kindsOf(
			Object.fromEntries(files.map((f) => [f, decision()])),
		);
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
				"deep/down/numbers.yaml":
					"kind: metrics\nitems:\n  - id: KM-1\n    title: A\n",
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
		assert.deepEqual(said.said("files/schema"), ["error product/notes/a.md:2"]);
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
			kindsOf({
				"Product/Metrics.MD": metrics,
				"Docs/ADR/0001-A.md": decision(),
			}),
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
			item("ADR-0004").references.map((r) => [
				r.type,
				r.to,
				r.file,
				r.resolved,
			]),
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
		assert.match(
			said("decisions/number-unique")[0] ?? "",
			/^error docs\/adr\/0001-b\.md/,
		);
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
		assert.deepEqual(
			diagnostics.filter((d) => d.rule === "files/schema"),
			[],
		);
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
			{
				"product/tech-stack.md":
					"# Stack\n\n| ID | Name | Purpose | Ring |\n| - | - | - | - |\n| TS-1 | Go | x | adoptt |\n",
			},
			{
				"product/tech-stack.md":
					"# Stack\n\n## TS-1: Go\n\n- Purpose: x\n- Ring: adoptt\n",
			},
			{
				"product/tech-stack.md": "# Stack\n\n## TS-1: Go\n\n**Ring**: adoptt\n",
			},
			{
				"product/tech-stack.yaml":
					"items:\n  - id: TS-1\n    title: Go\n    ring: adoptt\n",
			},
			{
				"product/tech-stack.md":
					"---\nid: TS-1\nkind: tech-stack\nring: adoptt\n---\n\n# Go\n",
			},
		];
		for (const files of places) {
			const { diagnostics } = check({ ...adopted, ...files });
			const found = diagnostics.filter((d) => d.rule === "files/schema");
			assert.equal(found.length, 1, JSON.stringify(files));
			assert.match(found[0]?.message ?? "", /Did you mean "adopt"/);
			assert.equal(found[0]?.severity, "error");
			const { start, end } = found[0]?.range ?? {
				start: { line: 0, character: 0 },
				end: { line: 0, character: 0 },
			};
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
		assert.deepEqual(
			item("KM-1").references.filter((r) => r.to !== "RFC-2119"),
			[],
		);
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
		assert.deepEqual(
			loud.filter((l) => l.includes("references/")),
			[],
		);
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

describe("YAML that people type", () => {
	const broken: readonly (readonly [string, string, Texts])[] = [
		[
			"owner: @platform",
			'owner: "@platform"',
			{
				"product/principles.md":
					"---\nowner: @platform\n---\n\n# Principles\n\n## PP-1: Less over more\n",
			},
		],
		[
			"because: Two ways: cost us",
			'because: "Two ways: cost us"',
			{
				"product/guardrails.yaml":
					"items:\n  - id: GR-1\n    title: One export\n    because: Two ways: cost us\n",
			},
		],
		[
			'deny: "eval\\("',
			"deny: 'eval\\('",
			{
				"product/guardrails.yaml":
					'items:\n  - id: GR-1\n    title: No eval\n    checks:\n      - content:\n          deny: "eval\\("\n',
			},
		],
		[
			"in: **/*.ts",
			'in: "**/*.ts"',
			{
				"product/guardrails.yaml":
					"items:\n  - id: GR-1\n    title: No eval\n    checks:\n      - content:\n          deny: eval\n          in: **/*.ts\n",
			},
		],
		[
			"target: > 35 %",
			'target: "> 35 %"',
			{
				"product/metrics.yaml":
					"items:\n  - id: KM-1\n    title: Sites\n    target: > 35 %\n    by: 2027-01-31\n",
			},
		],
		[
			"{ because: One team, two months }",
			'{ because: "One team, two months" }',
			{
				"opmodel.yaml":
					"not-needed:\n  frameworks: { because: One team, two months }\n",
			},
		],
	];
	for (const [typed, meant, files] of broken)
		it(`\`${typed}\` is explained in one sentence and quoted by one fix`, () => {
			const { diagnostics } = check(files);
			const found = diagnostics.filter((d) =>
				["files/syntax", "config/valid"].includes(d.rule),
			);
			assert.equal(found.length, 1, JSON.stringify(found, null, 1));
			assert.match(found[0]?.message ?? "", /^[^\n]+\.$/);
			const fix = found[0]?.fixes?.[0];
			assert.equal(fix?.title, "Quote this value");
			const after = mended(files, found[0]);
			assert.ok(
				Object.values(after).some((text) => text.includes(meant)),
				JSON.stringify(after),
			);
			const again = check(after).diagnostics;
			assert.deepEqual(
				again.filter(
					(d) =>
						d.rule === "files/syntax" ||
						d.rule === "config/valid" ||
						d.rule === "files/schema",
				),
				[],
			);
		});

	it("a broken page yields what could be read", () => {
		const { ids, said } = check({
			"product/metrics.yaml":
				"items:\n  - id: KM-1\n    title: Sites\n    owner: @ada\n  - id: KM-2\n    title: Loads\n",
		});
		assert.deepEqual(ids, ["KM-1", "KM-2"]);
		assert.equal(said("files/syntax").length, 1);
	});
});

describe("suppression", () => {
	const page = (comment: string) =>
		`# Metrics\n\n${comment}\nSee [the board](board.md).\n\nAnd [the other](other.md).\n`;

	it("a comment in Markdown silences its rule for the next block alone", () => {
		const { said } = check({
			...adopted,
			"product/metrics.md": page(
				"<!-- opmodel-ignore links/resolve: the page is generated -->",
			),
		});
		assert.deepEqual(said("links/resolve"), ["warning product/metrics.md:6"]);
		assert.deepEqual(said("files/suppression-used"), []);
	});

	it("one with an empty line behind it does so too", () => {
		const { said } = check({
			...adopted,
			"product/metrics.md": page(
				"<!-- opmodel-ignore links/resolve: the page is generated -->\n",
			),
		});
		assert.deepEqual(said("links/resolve"), ["warning product/metrics.md:7"]);
	});

	it("without a reason it silences nothing and is reported", () => {
		const { said } = check({
			...adopted,
			"product/metrics.md": page("<!-- opmodel-ignore links/resolve -->"),
		});
		assert.equal(said("links/resolve").length, 2);
		assert.equal(said("files/suppression-used").length, 1);
	});

	it("one that silences nothing is reported", () => {
		const { said } = check({
			...adopted,
			"product/metrics.md": page(
				"<!-- opmodel-ignore strategy/one-page: it is long -->",
			),
		});
		assert.deepEqual(
			said("files/suppression-used").map((s) => s.split(" ")[1]),
			["product/metrics.md:3"],
		);
	});

	it("in YAML a comment silences the next entry, in pages and in `opmodel.yaml`", () => {
		const { said } = check({
			...adopted,
			"product/metrics.yaml":
				"items:\n  # opmodel-ignore files/schema: another tool reads it\n  - id: KM-1\n    title: Sites\n    colour: green\n  - id: KM-2\n    title: Loads\n    colour: red\n",
		});
		assert.deepEqual(said("files/schema"), ["error product/metrics.yaml:8"]);
		const config = check({
			"opmodel.yaml":
				"expect: [frameworks]\nnot-needed:\n  # opmodel-ignore context/opt-out-has-reason: said elsewhere\n  frameworks: {}\n",
		});
		assert.deepEqual(config.said("context/opt-out-has-reason"), []);
	});

	it("a comment before a table's row or a list's entry covers that entry", () => {
		const { said } = check({
			...adopted,
			"product/principles.md":
				"# Principles\n\n- **PP-1** See [a](a.md).\n  <!-- opmodel-ignore links/resolve: to come -->\n- **PP-2** See [b](b.md).\n",
		});
		assert.deepEqual(said("links/resolve"), [
			"warning product/principles.md:3",
		]);
	});
});

describe("defaults of `review-by`", () => {
	const late = (files: Texts, today: string) =>
		check({ ...adopted, ...files }, { today }).said("context/reviewed-in-time");

	it("nothing is said on the day itself", () => {
		const page =
			"# Principles\n\n- Review by: 2026-11-22\n\n## PP-1: Less over more\n";
		assert.deepEqual(late({ "product/principles.md": page }, "2026-11-22"), []);
		assert.equal(
			late({ "product/principles.md": page }, "2026-11-23").length,
			1,
		);
	});

	it("a strategy's is the end of its horizon", () => {
		for (const horizon of [
			"2026-01/2026-12",
			"2026-12-31",
			"2026-01-01/2026-12-31",
		]) {
			const files = {
				"product/strategy.md": strategy.replace("2026-01/2027-12", horizon),
			};
			assert.deepEqual(late(files, "2026-12-31"), [], horizon);
			assert.equal(late(files, "2027-01-01").length, 1, horizon);
		}
	});

	it("another page's is twelve months after `since`", () => {
		const files = {
			"product/principles.md":
				"# Principles\n\n- Since: 2025-11-22\n\n## PP-1: Less over more\n",
		};
		assert.deepEqual(late(files, "2026-11-22"), []);
		assert.equal(late(files, "2026-11-23").length, 1);
	});

	it("there is none in the leadership layer", () => {
		assert.deepEqual(
			late(
				{
					"product/teams.yaml":
						"items:\n  - id: TM-1\n    title: Rounds\n    since: 2020-01-01\n",
				},
				"2026-11-22",
			),
			[],
		);
	});
});

describe("configuration", () => {
	it("`extends` by path brings in items, pages for coverage, and says where they come from", () => {
		const run = check({
			"opmodel.yaml":
				"extends: [./company/opmodel.yaml]\nexpect: [key-metrics]\n",
			"company/opmodel.yaml": "title: Acme\nexpect: []\n",
			"company/product/metrics.md": metrics.replace(
				"- Role: key\n",
				"- Role: key\n- Status: retired\n",
			),
			"product/themes.md":
				"# Themes\n\n## TH-1: Fewer stops\n\n- Moves: KM-1\n",
		});
		assert.equal(
			run.item("TH-1").references[0]?.file,
			"company/product/metrics.md",
		);
		assert.equal(run.states()["key-metrics"], "present");
		assert.match(
			messages(run, "references/current").join(),
			/inherited from Acme/,
		);
	});

	it("`extends` may lead out of the root and to an npm package", () => {
		const engine = new Engine({ today: "2026-11-22" });
		engine.set(
			"opmodel.yaml",
			'extends: ["../company", "@acme/model"]\nexpect: []\n',
		);
		engine.set(
			"product/themes.md",
			"# Themes\n\n## TH-1: Fewer stops\n\n- Moves: KM-1\n- Serves: ST-1\n",
		);
		assert.deepEqual(engine.wantedModels(), [
			["../company"],
			["@acme/model", "node_modules/@acme/model"],
		]);
		for (const root of ["../company", "node_modules/@acme/model"]) {
			engine.inherit(root);
			engine.set(`${root}/opmodel.yaml`, `title: ${root}\n`);
		}
		engine.set("../company/product/metrics.md", metrics);
		engine.set("node_modules/@acme/model/product/strategy.md", strategy);
		const { items, artifacts } = list(engine.workspace());
		assert.deepEqual(
			items[0]?.references.map((r) => [r.to, r.resolved]),
			[
				["KM-1", true],
				["ST-1", true],
			],
		);
		assert.deepEqual(
			artifacts.map((a) => a.file),
			["product/themes.md"],
		);
	});

	it("a nested model's ids are unique by themselves and looked up in the models above", () => {
		const run = check({
			"opmodel.yaml": "title: All\nexpect: []\n",
			"product/metrics.md": metrics,
			"product/principles.md": "# P\n\n## PP-1: Less over more\n",
			"labs/opmodel.yaml": "title: Labs\nexpect: [key-metrics]\n",
			"labs/product/principles.md":
				"# P\n\n## PP-1: Fast over sure\n\nIt shows in KM-1.\n",
		});
		assert.deepEqual(run.said("ids/unique"), []);
		assert.deepEqual(run.said("references/resolve"), []);
		assert.equal(run.states("labs")["key-metrics"], "present");
		assert.equal(run.states()["product-principles"], "present");
	});

	it("an item of a model below is not found from above", () => {
		const run = check({
			"opmodel.yaml": "expect: []\n",
			"product/themes.md":
				"# Themes\n\n## TH-1: Fewer stops\n\n- Moves: KM-1\n",
			"labs/opmodel.yaml": "expect: []\n",
			"labs/product/metrics.md": metrics,
		});
		assert.deepEqual(run.said("references/resolve"), [
			"error product/themes.md:5",
		]);
	});

	it("`not-needed` opts a category out; one without a reason or with a past review date is reported", () => {
		const run = check({
			"opmodel.yaml":
				"expect: [frameworks, themes, review-processes]\nnot-needed:\n  frameworks: { because: Four people., review-by: 2026-11-22 }\n  themes: {}\n  review-processes: { because: Two people., review-by: 2026-11-21 }\n",
		});
		assert.equal(run.states().frameworks, "not-needed");
		assert.deepEqual(
			run.said("context/opt-out-has-reason").map((s) => s.split(":")[1]),
			["4", "5"],
		);
		assert.deepEqual(run.said("context/category-present"), []);
	});

	it("a page that exists counts whatever is opted out of or expected", () => {
		const run = check({
			"opmodel.yaml":
				"expect: []\nnot-needed: { key-metrics: { because: No customers yet. } }\n",
			"product/metrics.md": "# Metrics\n\n## KM-1: Sites\n\nShare of sites.\n",
		});
		assert.equal(run.states()["key-metrics"], "present");
		assert.ok(run.said("metrics/measurable").length > 0);
	});

	it("`stage: startup` expects three categories, `expect` what it lists", () => {
		const startup = check({ "opmodel.yaml": "stage: startup\n" });
		const expected = (states: Readonly<Record<string, string>>) =>
			Object.keys(states).filter((c) => states[c] !== "not-expected");
		assert.deepEqual(expected(startup.states()), [
			"product-strategy",
			"key-metrics",
			"tech-stack",
		]);
		const own = check({ "opmodel.yaml": "stage: startup\nexpect: [themes]\n" });
		assert.deepEqual(expected(own.states()), ["themes"]);
		assert.equal(
			Object.keys(check({ "opmodel.yaml": "stage: enterprise\n" }).states())
				.length,
			9,
		);
		assert.equal(startup.said("context/category-present").length, 3);
	});

	it("`rules:` sets severities and options and switches off", () => {
		const words = `${strategy}\n${"Word ".repeat(80)}\n`;
		const said = (rules: string) =>
			check({
				"opmodel.yaml": `expect: []\nrules: ${rules}\n`,
				"product/strategy.md": words,
			}).said("strategy/one-page");
		assert.deepEqual(said("{}"), []);
		assert.match(
			said("{ strategy/one-page: { max-words: 60 } }")[0] ?? "",
			/^warning/,
		);
		assert.match(
			said("{ strategy/one-page: { severity: error, max-words: 60 } }")[0] ??
				"",
			/^error/,
		);
		assert.deepEqual(
			said("{ strategy/one-page: { severity: off, max-words: 60 } }"),
			[],
		);
	});

	it("`rules:` takes a bare severity, `off` and the off of other YAML readers", () => {
		const said = (setting: string) =>
			check({
				"opmodel.yaml": `expect: [frameworks]\nrules:\n  context/opt-out-has-reason: ${setting}\nnot-needed: { frameworks: {} }\n`,
			}).said("context/opt-out-has-reason");
		assert.match(said("error")[0] ?? "", /^error/);
		assert.match(said("hint")[0] ?? "", /^hint/);
		assert.deepEqual(said("off"), []);
		assert.deepEqual(said('"off"'), []);
		assert.deepEqual(said("false"), []);
	});

	it("an option that is no number is reported where it stands", () => {
		const { diagnostics } = check({
			"opmodel.yaml":
				"expect: []\nrules:\n  strategy/one-page: { severity: off, max-words: many }\n",
		});
		assert.deepEqual(
			diagnostics.map((d) => [d.rule, d.range.start]),
			[["config/valid", { line: 2, character: 49 }]],
		);
	});

	it("a bracket that is never closed is said to be that", () => {
		const run = check({ "opmodel.yaml": "expect: []\ntitle: [a\n" });
		assert.match(messages(run, "config/valid").join(), /bracket/);
	});

	it("an unknown rule in `rules:` is reported on its name, with the nearest one", () => {
		const { diagnostics } = check({
			"opmodel.yaml": "expect: []\nrules:\n  strategy/one-pag: off\n",
		});
		assert.deepEqual(
			diagnostics.map((d) => [d.rule, d.range.start, d.range.end.character]),
			[["config/valid", { line: 2, character: 2 }, 18]],
		);
		assert.match(diagnostics[0]?.message ?? "", /strategy\/one-page/);
	});

	it("`preset: strict` asks for what real repositories rarely have", () => {
		const page = { "docs/adr/0001-a.md": decision() };
		assert.deepEqual(
			check({ ...adopted, ...page }).said("decisions/dated"),
			[],
		);
		assert.equal(
			check({ "opmodel.yaml": "expect: []\npreset: strict\n", ...page }).said(
				"decisions/dated",
			).length,
			1,
		);
	});

	it("`words:` teaches status words and section headings", () => {
		const text =
			"# Eins\n\n## Stand\n\nin Kraft\n\n## Wieso\n\nZwei Wege.\n\n## Was\n\nEiner.\n\n## Dann\n\nRuhe.\n";
		const run = check({
			"opmodel.yaml":
				'expect: []\nwords:\n  status: { "in Kraft": accepted }\n  sections: { Stand: status, Wieso: context, Was: decision, Dann: consequences }\n',
			"docs/adr/0001-eins.md": text,
		});
		assert.equal(run.item("ADR-0001").status, "accepted");
		assert.equal(run.listed.artifacts[0]?.statusText, "in Kraft");
		assert.deepEqual(
			run.diagnostics.filter(
				(d) => d.severity !== "hint" && d.severity !== "information",
			),
			[],
		);
	});

	it("status and section words of five languages are built in", () => {
		const words: readonly (readonly [string, string, string])[] = [
			["Status", "Angenommen", "accepted"],
			["Statut", "Accepté", "accepted"],
			["Estado", "Aceptado", "accepted"],
			["Estado", "Rejeitado", "rejected"],
			["Status", "Abgelehnt", "rejected"],
		];
		for (const [heading, word, status] of words)
			assert.equal(
				check({
					"docs/adr/0001-a.md": `# A\n\n## ${heading}\n\n${word}\n`,
				}).item("ADR-0001").status,
				status,
				word,
			);
	});

	it("mistakes in `opmodel.yaml` are diagnostics, and the rest is used", () => {
		const run = check({
			"opmodel.yaml":
				"expect: [frameworks]\nstage: scalup\ntitel: Acme\nnot-needed: { frameworks: { because: Four people, one script } }\nrules: { context/opt-out-has-reason: fatal }\n",
		});
		assert.ok(
			run.said("config/valid").length >= 4,
			run.said("config/valid").join(),
		);
		assert.equal(run.states().frameworks, "not-needed");
		assert.match(
			messages(run, "config/valid").join(),
			/Did you mean "scaleup"/,
		);
		assert.match(messages(run, "config/valid").join(), /Did you mean "title"/);
	});

	it("an `opmodel.yaml` whose YAML is broken is a diagnostic, and what could be read is used", () => {
		const run = check({
			"opmodel.yaml": "expect: [themes]\ntitle: [Acme\nstage: startup\n",
		});
		assert.ok(run.said("config/valid").length > 0);
		assert.equal(run.states().themes, "missing");
		const list = check({ "opmodel.yaml": "- a\n- b\n" });
		assert.equal(list.said("config/valid").length, 1);
		const empty = check({ "opmodel.yaml": "" });
		assert.deepEqual(empty.said("config/valid"), []);
		assert.equal(empty.said("context/category-present").length, 9);
	});
});

describe("adopted or not", () => {
	it("a lone page found by its place gets its own page's rules, at most as information", () => {
		const run = check({
			"product/tech-stack.md":
				"# Stack\n\n| ID | Name | Purpose | Ring |\n| - | - | - | - |\n| TS-1 | Go | x | adoptt |\n| TS-1 | C | y | hold |\n",
		});
		assert.ok(run.diagnostics.length > 0);
		assert.deepEqual(
			run.diagnostics.filter(
				(d) => d.severity === "error" || d.severity === "warning",
			),
			[],
		);
		assert.deepEqual(run.said("context/category-present"), []);
	});

	it("a repository with decisions alone gets the decision rules and no word on adoption", () => {
		const run = check({
			"docs/adr/0001-a.md": decision("A", "Superseded by ADR-0009"),
			"docs/adr/0002-b.md": decision("B"),
		});
		assert.deepEqual(
			run.loud.map((l) => l.split(" ")[1]),
			["decisions/supersession-agrees"],
		);
	});

	it("a page that says `kind:` itself or pages of two categories adopt", () => {
		const declared = check({
			"product/principles.md":
				"---\nkind: principles\n---\n# P\n\n## PP-1: Less over more\n",
		});
		assert.equal(declared.said("context/category-present").length, 8);
		const two = check({
			"product/principles.md": "# P\n\n## PP-1: Less over more\n",
			"product/metrics.md": metrics,
		});
		assert.equal(two.said("context/category-present").length, 7);
		const decided = check({
			"why.md": "---\nkind: decision\nstatus: accepted\n---\n# Why\n",
		});
		assert.deepEqual(decided.said("context/category-present"), []);
	});

	it("a guardrails page never makes a category present", () => {
		const run = check({
			"opmodel.yaml": "stage: startup\n",
			"product/guardrails.md":
				"# Guardrails\n\n## GR-1: One export\n\nTwo cost us two days.\n\n- Owner: Ada\n- Checked by: review\n",
		});
		assert.deepEqual(
			Object.values(run.states()).filter(
				(s) => s === "present" || s === "partial",
			),
			[],
		);
	});
});

describe("coverage", () => {
	it("a strategy page whose metric section names a number makes key metrics partial", () => {
		const states = (metric: string) =>
			check({
				...adopted,
				"opmodel.yaml": "title: x\n",
				"product/strategy.md": strategy.replace(
					"Findings closed on time.",
					metric,
				),
			}).states()["key-metrics"];
		assert.equal(states("Findings closed on time, 60% by summer."), "partial");
		assert.equal(states("Findings closed on time."), "missing");
	});

	it("an item or a section with a sentence is content; a bare page is partial", () => {
		const state = (text: string) =>
			check({ ...adopted, "product/frameworks.md": text }).states().frameworks;
		assert.equal(
			state("# Frameworks\n\n## FW-1: Jobs\n\n- Use when: a problem is new\n"),
			"present",
		);
		assert.equal(
			state(
				"# Frameworks\n\nWe use the jobs of our customers when a problem is new.\n",
			),
			"present",
		);
		assert.equal(state("# Frameworks\n"), "partial");
		assert.equal(state(""), "partial");
	});

	it("what is past its review date is partial", () => {
		const run = check({
			...adopted,
			"product/frameworks.md":
				"# Frameworks\n\n- Review by: 2026-11-21\n\n## FW-1: Jobs\n\n- Use when: a problem is new\n",
		});
		assert.equal(run.states().frameworks, "partial");
	});

	it("a missing category stands on `title` in `opmodel.yaml`, and its fix creates the page", () => {
		const { diagnostics } = check({
			"opmodel.yaml":
				"opmodel: 1\ntitle: Acme\nexpect: [product-strategy, themes]\n",
		});
		assert.deepEqual(
			diagnostics.map((d) => [d.rule, d.severity, d.file, d.range.start.line]),
			[
				["context/category-present", "hint", "opmodel.yaml", 1],
				["context/category-present", "warning", "opmodel.yaml", 1],
			],
		);
		const created = diagnostics.flatMap((d) => d.fixes?.[0]?.edits ?? []);
		assert.deepEqual(created.map((e) => [e.file, e.create]).sort(), [
			["product/strategy.md", true],
			["product/themes.md", true],
		]);
	});
});

describe("dates", () => {
	const metric = (fields: string) =>
		`# Metrics\n\n## KM-1: Sites\n\nShare of sites.\n\n- Role: key\n- Source: a board\n- Baseline: 1%\n- Target: 9%\n${fields}`;

	it("a target is past only after its day", () => {
		const said = (today: string) =>
			check(
				{ ...adopted, "product/metrics.md": metric("- By: 2026-11-22\n") },
				{ today },
			).said("metrics/target-ahead");
		assert.deepEqual(said("2026-11-22"), []);
		assert.equal(said("2026-11-23").length, 1);
	});

	it("a theme's period is over only after its last day", () => {
		for (const [period, last, next] of [
			["2026-Q3", "2026-09-30", "2026-10-01"],
			["2026-H1", "2026-06-30", "2026-07-01"],
			["2026-10", "2026-10-31", "2026-11-01"],
			["2026-10/2026-11", "2026-11-30", "2026-12-01"],
		] as const) {
			const said = (today: string) =>
				check(
					{
						...adopted,
						"product/themes.md": `# T\n\n## TH-1: Fewer stops at noon\n\n- Period: ${period}\n`,
					},
					{ today },
				).said("themes/period-current");
			assert.deepEqual(said(last), [], period);
			assert.equal(said(next).length, 1, period);
		}
	});

	const deviating = (until: string) => ({
		...adopted,
		"product/guardrails.md":
			"# G\n\n- Owner: Ada\n\n## GR-2: One export\n\nTwo cost us two days.\n\n- Checked by: review\n",
		"docs/adr/0001-a.md": `---\nstatus: accepted\ndate: 2026-11-01\ndecision-makers: Ada\n---\n${decision().replace("## Status\n\nAccepted\n\n", "")}\n## Deviates from\n\n- GR-2 ${until} in \`services/scales/**\`: two months of work\n`,
	});

	it("a deviation holds on its last day, warns in the last 30 days and is an error from the day after", () => {
		const said = (today: string) =>
			check(deviating("until 2027-03-31"), { today })
				.said("decisions/deviation-current")
				.map((s) => s.split(" ")[0]);
		assert.deepEqual(said("2027-02-28"), []);
		assert.deepEqual(said("2027-03-02"), ["warning"]);
		assert.deepEqual(said("2027-03-31"), ["warning"]);
		assert.deepEqual(said("2027-04-01"), ["error"]);
	});

	it("a guardrail's deviation needs `until`, a principle's only the reason", () => {
		const guardrail = check(deviating(""));
		assert.ok(
			guardrail.loud.some((l) => l.includes("decisions/deviation-")),
			guardrail.loud.join(),
		);
		const principle = check({
			...adopted,
			"product/principles.md":
				"# P\n\n- Owner: Ada\n\n## PP-1: Less over more\n",
			"docs/adr/0001-a.md": `---\nstatus: accepted\ndate: 2026-11-01\ndeviates-from: PP-1\n---\n${decision()}`,
		});
		assert.deepEqual(principle.loud, []);
	});

	it("deviations stand in front matter, as ids and as mappings, or in a section", () => {
		const files = (head: string, tail = "") => ({
			...adopted,
			"product/guardrails.md":
				"# G\n\n- Owner: Ada\n\n## GR-2: One export\n\nTwo cost us two days.\n\n- Checked by: review\n",
			"docs/adr/0001-a.md": `---\nstatus: accepted\ndate: 2026-11-01\n${head}---\n${decision().replace("## Status\n\nAccepted\n\n", "")}${tail}`,
		});
		const forms = [
			files(
				'deviates-from:\n  - { from: GR-2, because: "Two months", until: 2027-06-30, in: ["services/**"] }\n',
			),
			files(
				'deviates-from:\n  from: GR-2\n  because: Two months\n  until: 2027-06-30\n  in: ["services/**"]\n',
			),
			files(
				"",
				"\n## Deviates from\n\n- GR-2 until 2027-06-30 in `services/**`: because Two months\n",
			),
		];
		for (const form of forms) {
			const { engine, item } = check(form);
			const deviations =
				engine.workspace().artifacts.get("docs/adr/0001-a.md")?.decision
					?.deviations ?? [];
			assert.deepEqual(
				deviations.map((d) => [
					d.from.id,
					d.because,
					d.until,
					d.in.map((w) => w.text),
				]),
				[["GR-2", "Two months", "2027-06-30", ["services/**"]]],
			);
			assert.deepEqual(
				item("ADR-0001")
					.references.filter((r) => r.type === "deviates-from")
					.map((r) => [r.to, r.resolved]),
				[["GR-2", true]],
			);
		}
		const bare = check(files("deviates-from: [GR-2]\n"));
		assert.deepEqual(
			bare.item("ADR-0001").references.map((r) => [r.type, r.to, r.resolved]),
			[["deviates-from", "GR-2", true]],
		);
	});

	it("a proposal is left open after 90 days", () => {
		const said = (today: string) =>
			check(
				{
					"docs/adr/0001-a.md": `---\nstatus: proposed\ndate: 2026-08-01\n---\n${decision().replace("## Status\n\nAccepted\n\n", "")}`,
				},
				{ today },
			).said("decisions/not-left-open");
		assert.deepEqual(said("2026-10-30"), []);
		assert.equal(said("2026-10-31").length, 1);
	});
});

describe("links", () => {
	it("`#km-1` finds the item, with a hint and the fix to the real heading", () => {
		const files = {
			...adopted,
			"product/metrics.md": metrics,
			"product/themes.md":
				"# T\n\n## TH-1: Fewer stops\n\nSee [it](metrics.md#km-1).\n",
		};
		const { diagnostics } = check(files);
		const [found, ...more] = diagnostics.filter(
			(d) => d.rule === "links/resolve",
		);
		assert.equal(more.length, 0);
		assert.equal(found?.severity, "hint");
		assert.match(
			mended(files, found)["product/themes.md"] ?? "",
			/metrics\.md#km-1-findings-closed-on-time\)/,
		);
	});

	it("one to a file or heading that isn't there is reported on its target", () => {
		const { diagnostics } = check({
			...adopted,
			"product/metrics.md": `${metrics}\nSee [a](nowhere.md) and [b](#no-such-heading).\n`,
		});
		const found = diagnostics.filter((d) => d.rule === "links/resolve");
		assert.equal(found.length, 2);
		assert.equal(found[0]?.range.start.character, "See [a](".length);
	});
});

describe("guardrail checks", () => {
	const page = (body: string) => ({
		...adopted,
		"product/guardrails.md": `# Guardrails\n\n- Owner: Ada\n\n## GR-2: One date library\n\nTwo ways cost us two days.\n\n${body}`,
	});
	const checksOf = (files: Texts) =>
		check(files).engine.workspace().root.items.get("GR-2")?.[0]?.checks ?? [];

	it("field lines say each of the seven common cases", () => {
		const lines: readonly (readonly [string, string])[] = [
			["Deny dependency: `pkg:npm/moment`", "dependency"],
			["Allow dependency: `pkg:npm/date-fns`", "dependency"],
			["Allow languages: TypeScript, SQL", "language"],
			["Deny content: `eval\\(`", "content"],
			["Deny path: `**/*.php`", "path"],
			["Decision needed for: `infra/**`", "decision"],
			["Findings from: reports/semgrep.sarif", "findings"],
		];
		for (const [line, type] of lines) {
			const files = page(`- ${line}\n`);
			assert.deepEqual(
				checksOf(files).map((c) => c.type),
				[type],
				line,
			);
			assert.deepEqual(check(files).loud, [], line);
		}
	});

	it("a fenced block with the info string `yaml checks` holds several", () => {
		const files = page(`\`\`\`yaml checks
checks:
  - dependency: { deny: ["pkg:npm/moment", "pkg:npm/luxon@<3"], instead: date-fns, in: ["services/**"] }
  - language:   { allow: [TypeScript, SQL, Shell] }
  - content:    { deny: 'eval\\(', in: ["src/**/*.ts"], message: "No dynamic code." }
  - path:       { deny: ["**/*.php"] }
  - decision:   { for: ["infra/**"] }
  - findings:   { sarif: "reports/semgrep.sarif", rules: ["no-eval*"] }
\`\`\`
`);
		const checks = checksOf(files);
		assert.deepEqual(
			checks.map((c) => c.type),
			["dependency", "language", "content", "path", "decision", "findings"],
		);
		assert.equal(checks[0]?.instead, "date-fns");
		assert.equal(checks[2]?.message, "No dynamic code.");
		assert.deepEqual(check(files).loud, []);
	});

	it("a bare list in the block and `checks:` in YAML are the same", () => {
		const bare = page("```yaml checks\n- path: { deny: ['**/*.php'] }\n```\n");
		assert.deepEqual(
			checksOf(bare)[0]?.deny.map((w) => w.text),
			["**/*.php"],
		);
		const yaml = {
			...adopted,
			"product/guardrails.yaml":
				"owner: Ada\nitems:\n  - id: GR-2\n    title: No PHP\n    because: We left it.\n    checks:\n      - path: { deny: ['**/*.php'] }\n",
		};
		assert.deepEqual(
			checksOf(yaml)[0]?.deny.map((w) => w.text),
			["**/*.php"],
		);
		assert.deepEqual(check(yaml).loud, []);
	});

	it("an unknown name in a check is reported on its exact node, with the nearest", () => {
		const { diagnostics } = check(
			page("```yaml checks\n- path: { dney: ['**/*.php'] }\n```\n"),
		);
		const found = diagnostics.filter((d) => d.rule === "files/schema");
		assert.match(found[0]?.message ?? "", /Did you mean "deny"/);
		assert.deepEqual(found[0]?.range, {
			start: { line: 9, character: 10 },
			end: { line: 9, character: 14 },
		});
		assert.equal(found[0]?.item, "GR-2");
	});

	it("a pattern, glob or package URL that can't be used is reported", () => {
		for (const line of [
			"Deny content: `eval(`",
			"Deny path: `{a,b/**`",
			"Deny dependency: `moment`",
		]) {
			const run = check(page(`- ${line}\n`));
			assert.equal(run.said("guardrails/check-valid").length, 1, line);
		}
	});
});

describe("decisions", () => {
	it("status words are normalised and the original text is kept", () => {
		const words: Record<string, string> = {
			Implemented: "accepted",
			Final: "accepted",
			Living: "accepted",
			Active: "accepted",
			Adopted: "accepted",
			Done: "accepted",
			Released: "accepted",
			"Partly superseded": "accepted",
			Pending: "proposed",
			RFC: "proposed",
			Review: "proposed",
			Provisional: "proposed",
			Open: "proposed",
			Withdrawn: "rejected",
			Declined: "rejected",
			"Returned for revision": "rejected",
			Abandoned: "rejected",
			Obsolete: "deprecated",
			Moved: "deprecated",
			Stagnant: "deprecated",
			Retired: "deprecated",
			Replaced: "superseded",
			Draft: "draft",
		};
		for (const [word, status] of Object.entries(words)) {
			const { listed } = check({ "docs/adr/0001-a.md": decision("A", word) });
			assert.deepEqual(
				[listed.artifacts[0]?.status, listed.artifacts[0]?.statusText],
				[status, word],
			);
		}
		assert.equal(
			check({ "docs/adr/0001-a.md": "# A\n\nText.\n" }).listed.artifacts[0]
				?.status,
			"none",
		);
	});

	it("the title is the first level-1 heading as written, number kept", () => {
		const { listed } = check({
			"docs/adr/0003-a.md": decision("3. Use one queue"),
		});
		assert.equal(listed.artifacts[0]?.title, "3. Use one queue");
	});

	it("records that are retired or older than a year get contradictions reported and nothing else above a hint", () => {
		const text = (status: string, date: string) =>
			`---\nstatus: ${status}\ndate: ${date}\n---\n\n# A\n\nSee [x](nowhere.md). We deviate.\n`;
		for (const [status, date] of [
			["superseded", "2026-11-01"],
			["rejected", "2026-11-01"],
			["accepted", "2024-01-01"],
		] as const) {
			const run = check({
				"opmodel.yaml": "expect: []\npreset: strict\n",
				"docs/adr/0001-a.md": text(status, date),
			});
			assert.deepEqual(
				run.loud.filter((l) => !l.includes("supersession")),
				[],
				status,
			);
		}
	});
});

describe("results", () => {
	it("line breaks and a byte order mark change nothing of what is found", () => {
		const files: Texts = {
			...adopted,
			"product/metrics.md": metrics.replace("Role: key", "Role: kee"),
			"product/themes.md": "# T\n\n## TH-1: Fewer stops\n\n- Moves: KM-3\n",
		};
		const plain = check(files);
		const other = check(
			Object.fromEntries(
				Object.entries(files).map(([f, t]) => [
					f,
					`\ufeff${t.replaceAll("\n", "\r\n")}`,
				]),
			),
		);
		const places = (run: Checked) =>
			run.diagnostics.map((d) => [d.rule, d.file, d.range, d.message]);
		assert.deepEqual(places(other), places(plain));
		assert.ok(plain.diagnostics.length > 0);
		assert.deepEqual(other.listed, plain.listed);
	});

	it("characters are counted in UTF-16 units from 0", () => {
		const { diagnostics } = check({
			...adopted,
			"product/metrics.md": metrics,
			"product/themes.md": "# T\n\n## TH-1: Fewer stops\n\n😀 moves KM-3.\n",
		});
		assert.deepEqual(
			diagnostics.find((d) => d.rule === "references/resolve")?.range,
			{
				start: { line: 4, character: 9 },
				end: { line: 4, character: 13 },
			},
		);
	});

	it("the order of files doesn't matter", () => {
		const files = {
			"opmodel.yaml": "title: x\n",
			"product/strategy.md": strategy,
			"product/metrics.md": metrics,
			"docs/adr/0001-a.md": decision(),
			"docs/adr/0001-b.md": decision(),
		};
		const backwards = Object.fromEntries(Object.entries(files).reverse());
		assert.deepEqual(check(backwards).diagnostics, check(files).diagnostics);
		assert.deepEqual(check(backwards).listed, check(files).listed);
	});

	it("a file that is too large or no text is said where an artifact stands", () => {
		const run = check({
			"product/metrics.md": "x".repeat(2 * 1024 * 1024 + 1),
			"product/themes.md": "a\u0000b",
			"notes/big.md": "x".repeat(2 * 1024 * 1024 + 1),
		});
		assert.deepEqual(run.said("files/readable"), [
			"information product/metrics.md:1",
			"information product/themes.md:1",
		]);
	});

	it("an item lists its references with their place, the target's file, and what is unresolved as written", () => {
		const { item } = check({
			...adopted,
			"product/metrics.md": metrics,
			"product/themes.md":
				"# T\n\n## TH-1: Fewer stops\n\n- Moves: KM-1\n- Serves: happy drivers\n",
		});
		assert.deepEqual(item("TH-1").references, [
			{
				type: "moves",
				to: "KM-1",
				file: "product/metrics.md",
				range: {
					start: { line: 4, character: 9 },
					end: { line: 4, character: 13 },
				},
				resolved: true,
			},
			{
				type: "serves",
				to: "happy drivers",
				range: {
					start: { line: 5, character: 10 },
					end: { line: 5, character: 23 },
				},
				resolved: false,
			},
		]);
	});

	it("an item is explained by its statement, fields, what it refers to and what refers to it, in any case", () => {
		const { engine } = check({
			...adopted,
			"product/metrics.md": metrics.replace(
				"# Metrics\n",
				"# Metrics\n\n- Owner: Ines\n",
			),
			"product/themes.md": "# T\n\n## TH-1: Fewer stops\n\n- Moves: KM-1\n",
			"docs/adr/0003-a.md": decision(),
		});
		const found = explainItem(engine.workspace(), "km-1");
		assert.equal(
			found?.item.statement,
			"Findings closed on time Share of all findings.",
		);
		assert.equal(found?.fields.owner, "Ines");
		assert.deepEqual(
			found?.referredToBy.map((r) => r.from?.id),
			["TH-1"],
		);
		assert.equal(explainItem(engine.workspace(), "ADR 3")?.item.id, "ADR-0003");
		assert.equal(explainItem(engine.workspace(), "KM-9"), undefined);
	});
});

describe("values and places that are easily missed", () => {
	it("list entries below an entry that groups them are items where their id is marked", () => {
		const { ids, item } = check({
			"product/principles.md":
				"# Principles\n\n- Proof\n  - **PP-1** Proof over ticks.\n    - Owner: Ada\n  - PP-9 is an idea of last year.\n- **PP-2** Short over long.\n",
		});
		assert.deepEqual(ids, ["PP-1", "PP-2"]);
		assert.equal(item("PP-1").fields.owner, "Ada");
	});

	it("globs with and without code marks stand side by side", () => {
		const { engine } = check({
			"product/guardrails.md":
				"# G\n\n## GR-1: One\n\n- Deny path: `a/**`, b/*.{c,d}\n- In: x/**, `y,z/**` (for now), and nothing else\n",
		});
		const [found] =
			engine.workspace().root.items.get("GR-1")?.[0]?.checks ?? [];
		assert.deepEqual(
			found?.deny.map((w) => w.text),
			["a/**", "b/*.{c,d}"],
		);
		assert.deepEqual(
			found?.in.map((w) => w.text),
			["x/**", "y,z/**"],
		);
	});

	it("a strategy without horizon is worth a word in a model that is kept, and a warning to the strict", () => {
		const page = {
			"product/strategy.md": strategy.replace(
				"- Horizon: 2026-01/2027-12\n",
				"",
			),
		};
		assert.deepEqual(check(page).said("strategy/horizon-set"), []);
		assert.deepEqual(
			check({ ...adopted, ...page }).said("strategy/horizon-set"),
			["information product/strategy.md:1"],
		);
		assert.deepEqual(
			check({ "opmodel.yaml": "expect: []\npreset: strict\n", ...page }).said(
				"strategy/horizon-set",
			),
			["warning product/strategy.md:1"],
		);
	});

	it("a draft item's gaps are hints, those of the item beside it are not", () => {
		const { said } = check({
			...adopted,
			"product/metrics.md":
				"# M\n\n- Owner: Ada\n\n## KM-1: Sites\n\nShare.\n\n- Role: key\n- Status: draft\n\n## KM-2: Loads\n\nNumber.\n\n- Role: input to KM-1\n",
		});
		assert.deepEqual(said("metrics/measurable"), [
			"hint product/metrics.md:5",
			"warning product/metrics.md:12",
		]);
	});

	it("no key metric is a warning, two are information", () => {
		const page = (...roles: string[]) => ({
			...adopted,
			"product/metrics.md": `# M\n\n${roles.map((role, n) => `## KM-${n + 1}: Sites\n\nShare.\n\n- Role: ${role}\n`).join("\n")}`,
		});
		assert.deepEqual(
			check(page("input", "input")).said("metrics/one-key-metric"),
			["warning product/metrics.md:1"],
		);
		assert.deepEqual(
			check(page("key", "key"))
				.said("metrics/one-key-metric")
				.map((s) => s.split(" ")[0]),
			["information"],
		);
		assert.deepEqual(
			check(page("key", "input to KM-1")).said("metrics/one-key-metric"),
			[],
		);
	});

	it("a single metric without a role is the key one", () => {
		const run = check({
			...adopted,
			"product/metrics.md": metrics.replace("- Role: key\n", ""),
		});
		assert.deepEqual(run.said("metrics/one-key-metric"), []);
	});

	it("a counter may say where to keep it instead of target and date", () => {
		const counter = (field: string) =>
			check({
				...adopted,
				"product/metrics.md": `${metrics}\n## KM-2: Complaints\n\nNumber.\n\n- Role: counter to KM-1\n- Source: b\n- Baseline: 3\n${field}`,
			}).said("metrics/measurable");
		assert.deepEqual(counter("- Keep below: 5\n"), []);
		assert.deepEqual(counter("- Keep above: 1\n"), []);
		assert.equal(counter("").length, 1);
	});

	it("a second standard for one purpose is reported at the later entry", () => {
		const { diagnostics } = check({
			...adopted,
			"product/tech-stack.md":
				"# T\n\n- Owner: A\n\n| ID | Technology | Purpose | Ring |\n| - | - | - | - |\n| TS-1 | Moment | Dates | adopt |\n| TS-2 | Luxon | dates | adopt |\n| TS-3 | Day | dates | trial |\n",
		});
		const found = diagnostics.filter(
			(d) => d.rule === "tech-stack/one-adopted-per-purpose",
		);
		assert.deepEqual(
			found.map((d) => [d.item, d.related?.[0]?.range.start.line]),
			[["TS-2", 6]],
		);
	});

	it("a guardrail needs a reason and an owner, own or inherited", () => {
		const said = (head: string, body: string) =>
			messages(
				check({
					...adopted,
					"product/guardrails.md": `# G\n${head}\n## GR-1: One export\n\n${body}\n- Checked by: review\n`,
				}),
				"guardrails/justified",
			).length;
		assert.equal(said("\n- Owner: Ada\n", "Two cost us.\n\n"), 0);
		assert.equal(said("", "Two cost us.\n\n- Owner: Ada\n"), 0);
		assert.equal(said("\n- Owner: Ada\n", "- Because: Two cost us.\n"), 0);
		assert.equal(said("\n- Owner: Ada\n", ""), 1);
		assert.equal(said("", "Two cost us.\n\n"), 1);
	});

	it("the guardrail's owner is among those who decide a deviation", () => {
		const said = (makers: string) =>
			check({
				...adopted,
				"product/guardrails.md":
					"# G\n\n- Owner: Ada\n\n## GR-2: One export\n\nTwo cost us.\n\n- Checked by: review\n",
				"docs/adr/0001-a.md": `---\nstatus: accepted\ndate: 2026-11-01\ndecision-makers: [${makers}]\ndeviates-from: [{ from: GR-2, until: 2027-09-30 }]\n---\n\n${decision().replace("## Status\n\nAccepted\n\n", "")}`,
			}).said("decisions/deviation-agreed");
		assert.deepEqual(said("Ben, Ada"), []);
		assert.equal(said("Ben").length, 1);
	});

	it("a successor that isn't there or isn't in force is an error's worth, and a circle too", () => {
		const head = (status: string, more = "") =>
			`---\nstatus: ${status}\ndate: 2026-11-01\n${more}---\n\n# A\n\n## Context\n\nWhy.\n\n## Decision\n\nSo.\n`;
		const said = (files: Texts) =>
			check(files).said("decisions/supersession-agrees");
		assert.equal(
			said({ "docs/adr/0001-a.md": head("superseded by ADR-0009") }).length,
			1,
		);
		assert.deepEqual(
			said({
				"docs/adr/0001-a.md": head("superseded", "superseded-by: ADR-0002\n"),
				"docs/adr/0002-b.md": head("accepted", "supersedes: ADR-0001\n"),
			}),
			[],
		);
		assert.notDeepEqual(
			said({
				"docs/adr/0001-a.md": head("superseded", "superseded-by: ADR-0002\n"),
				"docs/adr/0002-b.md": head("rejected", "supersedes: ADR-0001\n"),
			}),
			[],
		);
		assert.notDeepEqual(
			said({
				"docs/adr/0001-a.md": head(
					"superseded",
					"superseded-by: ADR-0002\nsupersedes: ADR-0002\n",
				),
				"docs/adr/0002-b.md": head(
					"superseded",
					"superseded-by: ADR-0001\nsupersedes: ADR-0001\n",
				),
			}),
			[],
		);
		assert.match(
			said({
				"docs/adr/0001-a.md": head("accepted"),
				"docs/adr/0002-b.md": head("accepted", "supersedes: ADR-0001\n"),
			})[0] ?? "",
			/^error/,
		);
	});

	it("a reference to what is retired is reported", () => {
		const { said } = check({
			...adopted,
			"product/capabilities.md":
				"# C\n\n## CC-1: Twin\n\nA model.\n\n- Status: retired\n\n## CC-2: Match\n\nAn engine.\n",
			"product/themes.md":
				"# T\n\n## TH-1: Half as many stops\n\n- Uses: CC-1, CC-2\n",
		});
		assert.deepEqual(
			said("references/current").map((s) => s.split(" ")[1]),
			["product/themes.md:5"],
		);
	});
});

describe("on the disk", () => {
	let root = "";
	beforeEach(() => {
		root = mkdtempSync(join(tmpdir(), "opmodel-contract-"));
	});
	afterEach(() => {
		rmSync(root, { recursive: true, force: true });
	});

	function write(files: Texts): void {
		for (const [file, text] of Object.entries(files)) {
			mkdirSync(join(root, dirname(file)), { recursive: true });
			writeFileSync(join(root, file), text);
		}
	}

	const listedFiles = (folder = ".") =>
		list(
			loadEngine(join(root, folder), { today: "2026-11-22" }).workspace(),
		).artifacts.map((a) => a.file);

	for (const git of [false, true])
		it(`\`.gitignore\` holds ${git ? "with" : "without"} git`, () => {
			write({
				".gitignore": "/vendor/\n*.draft.md\n!docs/adr/0003-kept.draft.md\n",
				"docs/.gitignore": "adr/old/\n",
				"vendor/docs/adr/0001-a.md": decision(),
				"docs/adr/0001-a.md": decision(),
				"docs/adr/0002-b.draft.md": decision(),
				"docs/adr/0003-kept.draft.md": decision(),
				"docs/adr/old/0004-d.md": decision(),
			});
			if (git) mkdirSync(join(root, ".git"));
			assert.deepEqual(listedFiles(), [
				"docs/adr/0001-a.md",
				"docs/adr/0003-kept.draft.md",
			]);
		});

	it("symbolic links lead neither out of the root nor round in circles", function () {
		write({ "in/docs/adr/0001-a.md": decision(), "out/0009-x.md": decision() });
		try {
			symlinkSync(join(root, "out"), join(root, "in/docs/adr/out"), "dir");
			symlinkSync(join(root, "in"), join(root, "in/docs/adr/loop"), "dir");
		} catch {
			// Windows lets only some people make links.
			this.skip();
		}
		assert.deepEqual(listedFiles("in"), ["docs/adr/0001-a.md"]);
	});

	it("`extends` reads a model beside the root and one in node_modules, as data", () => {
		write({
			"app/opmodel.yaml":
				'extends: ["../company/opmodel.yaml", "@acme/model"]\nexpect: [key-metrics, product-strategy]\n',
			"app/product/themes.md":
				"# T\n\n## TH-1: Fewer stops\n\n- Moves: KM-1\n- Serves: ST-1\n",
			"company/opmodel.yaml": "title: Company\n",
			"company/product/metrics.md": metrics,
			"app/node_modules/@acme/model/package.json":
				'{ "name": "@acme/model", "main": "never.js" }',
			"app/node_modules/@acme/model/never.js": "throw new Error('run');",
			"app/node_modules/@acme/model/opmodel.yaml": "title: Package\n",
			"app/node_modules/@acme/model/product/strategy.md": strategy,
		});
		const engine = loadEngine(join(root, "app"), { today: "2026-11-22" });
		const { diagnostics, coverage } = engine.check();
		assert.deepEqual(
			diagnostics.filter((d) => d.severity === "error"),
			[],
		);
		const states = [...coverage.values()].flat();
		assert.deepEqual(
			states
				.filter((s) => s.state === "present")
				.map((s) => s.artifacts.map((a) => a.file)),
			[
				["node_modules/@acme/model/product/strategy.md"],
				["../company/product/metrics.md"],
				["product/themes.md"],
			],
		);
	});

	it("a page that says its kind far down in its front matter or YAML is found", () => {
		const tags = Array.from(
			{ length: 150 },
			(_, n) => `  - tag number ${n}\n`,
		).join("");
		write({
			"a.md": `---\ntags:\n${tags}kind: principles\n---\n\n# P\n`,
			"b.yaml": `tags:\n${tags}kind: metrics\n`,
			"c.md": "# No front matter\n\nkind: themes\n",
		});
		assert.deepEqual(listedFiles(), ["a.md", "b.yaml"]);
	});

	it("bytes that are no text and files beyond 2 MB are named, and hide nothing else", () => {
		write({
			"docs/adr/0001-a.md": decision(),
			"docs/adr/0003-c.md": "x".repeat(2 * 1024 * 1024 + 1),
		});
		writeFileSync(
			join(root, "docs/adr/0002-b.md"),
			Buffer.from([0, 1, 255, 254]),
		);
		const { diagnostics } = loadEngine(root, { today: "2026-11-22" }).check();
		assert.deepEqual(
			diagnostics.filter((d) => d.rule === "files/readable").map((d) => d.file),
			["docs/adr/0002-b.md", "docs/adr/0003-c.md"],
		);
		assert.deepEqual(listedFiles(), ["docs/adr/0001-a.md"]);
	});
});
