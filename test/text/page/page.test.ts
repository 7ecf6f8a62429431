/** Product pages in Markdown and YAML: items in five ways, fields, references, drafts and broken files. */

import assert from "node:assert/strict";
import type { Artifact, Item } from "../../../src/domain/artifact";
import type { Kind } from "../../../src/domain/kind";
import { Lines } from "../../../src/domain/lines";
import type { Range } from "../../../src/domain/position";
import { readArtifact } from "../../../src/text/read";
import { noWords } from "../../../src/text/words";
import { withoutStacks } from "../../helpers/stacks";

function read(kind: Kind, text: string, file = `product/${kind}.md`): Artifact {
	return readArtifact(file, text, kind, noWords);
}

function item(artifact: Artifact, id: string): Item {
	const found = artifact.items.find((i) => i.id === id);
	assert.ok(found, `${id} in ${artifact.items.map((i) => i.id).join(", ")}`);
	return found;
}

function at(text: string, range: Range | undefined): string {
	assert.ok(range);
	const lines = new Lines(text);
	return lines.text.slice(lines.offset(range.start), lines.offset(range.end));
}

const texts = (i: Item) =>
	Object.fromEntries(Object.entries(i.fields).map(([k, f]) => [k, f.text]));

describe("a page in Markdown", () => {
	const metrics = `# Metrics

- Owner: Ines Aalto
- Review by: 2027-01-31

## KM-1: Deliveries verified before the truck leaves

Share of deliveries with a count and a photo, see KM-2 and \`KM-9\`.

- Role: key
- Source: the board "Verified"
- Target: 60%

## **KM-2** — Photos per delivery

- Role: input to KM-1
`;

	it("has page fields, items with fields and a statement", () => {
		const page = read("metrics", metrics);
		assert.equal(page.title, "Metrics");
		assert.equal(page.fields.owner?.text, "Ines Aalto");
		assert.equal(at(metrics, page.fields["review-by"]?.range), "2027-01-31");
		const first = item(page, "KM-1");
		assert.equal(first.title, "Deliveries verified before the truck leaves");
		assert.equal(
			first.description,
			"Share of deliveries with a count and a photo, see KM-2 and KM-9.",
		);
		assert.deepEqual(texts(first), {
			role: "key",
			source: 'the board "Verified"',
			target: "60%",
		});
		assert.equal(at(metrics, first.idRange), "KM-1");
		assert.equal(item(page, "KM-2").title, "Photos per delivery");
	});

	it("refers in fields and in prose, never in code", () => {
		const page = read("metrics", metrics);
		assert.deepEqual(
			item(page, "KM-1").references.map((r) => [r.type, r.id, r.inField]),
			[["mentions", "KM-2", false]],
		);
		assert.deepEqual(
			item(page, "KM-2").references.map((r) => [r.type, r.id, r.inField]),
			[["mentions", "KM-1", true]],
		);
	});

	it("takes a bold list entry as an item with fields below it", () => {
		const text = `# Strategy

## Problems

- **ST-1** Operators cannot tell which finding stops production. They guess.
  - Since: 2026-01-01
- **ST-2: Evenings go into typing.** Nobody likes it.
- Something without a number.
`;
		const page = read("strategy", text);
		const first = item(page, "ST-1");
		assert.equal(
			first.title,
			"Operators cannot tell which finding stops production.",
		);
		assert.equal(first.description, "They guess.");
		assert.equal(first.fields.since?.text, "2026-01-01");
		assert.equal(item(page, "ST-2").title, "Evenings go into typing.");
		assert.equal(page.items.length, 2);
	});

	it("takes table rows as items and cells as fields", () => {
		const text = `# Stack

| ID | Technology | Purpose | Ring | Packages |
| :-- | --- | --- | --- | --- |
| TS-1 | [Postgres](https://example.com) | Storage | adopt | |
| TS-2 | **Moment** | Dates | hold | \`pkg:npm/moment\`, \`pkg:npm/moment-timezone@<1\` |
`;
		const page = read("tech-stack", text);
		assert.equal(item(page, "TS-1").title, "Postgres");
		const second = item(page, "TS-2");
		assert.equal(second.title, "Moment");
		assert.deepEqual(
			second.fields.packages?.entries.map((e) => [e.text, at(text, e.range)]),
			[
				["pkg:npm/moment", "pkg:npm/moment"],
				["pkg:npm/moment-timezone@<1", "pkg:npm/moment-timezone@<1"],
			],
		);
		assert.equal(at(text, second.range), "TS-2");
		assert.deepEqual(item(page, "TS-1").fields.packages, undefined);
	});

	it("is one item where its front matter gives an id", () => {
		const text = `---
id: PP-3
owner: "@ines"
over: [speed, breadth]
---
# Context first

People see where they stand, as PP-1 says.
`;
		const page = read("principles", text, "product/principles/context.md");
		const only = item(page, "PP-3");
		assert.equal(only.way, "file");
		assert.equal(only.title, "Context first");
		assert.equal(only.fields.over?.text, "speed, breadth");
		assert.equal(page.items.length, 1);
		assert.deepEqual(
			only.references.map((r) => r.id),
			["PP-1"],
		);
	});

	it("reads globs from the source, whatever Markdown makes of them", () => {
		const text = `# Guardrails

## GR-1: One log

- Deny path: services/billing/**, services/export/**
- In: \`src/**\`
- Owner: platform
`;
		const guardrail = item(read("guardrails", text), "GR-1");
		assert.deepEqual(
			guardrail.checks?.map((c) => [
				c.type,
				c.deny.map((w) => w.text),
				c.in.map((w) => w.text),
			]),
			[["path", ["services/billing/**", "services/export/**"], ["src/**"]]],
		);
	});

	it("reads checks from a fenced block, with or without the word checks in it", () => {
		for (const head of ["", "checks:\n"]) {
			const text = `# Guardrails

## GR-1: One date library

\`\`\`yaml checks
${head}- dependency: { deny: ["pkg:npm/moment"], instead: date-fns }
- content: { deny: 'eval\\(', in: ["src/**"], message: "No." }
\`\`\`
`;
			const guardrail = item(read("guardrails", text), "GR-1");
			assert.deepEqual(
				guardrail.checks?.map((c) => [c.type, c.deny[0]?.text]),
				[
					["dependency", "pkg:npm/moment"],
					["content", "eval\\("],
				],
			);
			assert.equal(
				at(text, guardrail.checks?.[1]?.deny[0]?.range),
				"'eval\\('",
			);
		}
	});

	it("counts level-2 headings without an id as unnumbered items", () => {
		const page = read(
			"principles",
			"# Principles\n\n## Context first\n\nAlways.\n\n## PP-1: Proof\n\nYes.\n\n## Empty\n",
		);
		assert.deepEqual(
			page.unnumbered.map((u) => u.title),
			["Context first"],
		);
		assert.ok(page.hasContent);
	});

	it("has no content while only prompts and fields are written", () => {
		const page = read(
			"principles",
			"# Principles\n\n- Status: draft\n- Owner: Ines\n\n<!-- Say what you prefer. -->\n",
		);
		assert.equal(page.hasContent, false);
		assert.equal(page.status, "draft");
	});

	it("knows sections in other languages and by other tools' names", () => {
		const page = read(
			"strategy",
			"# Strategie\n\n## Kunden\n\nWerke.\n\n## Target problem\n\nX.\n\n## Non-goals\n\nY.\n",
		);
		assert.deepEqual(
			page.sections.map((s) => s.key),
			[undefined, "customers", "problems", "not-doing"],
		);
	});

	it("defines only ids of its own kind; others are references", () => {
		const page = read(
			"themes",
			"# Themes\n\n## TH-1: Faster\n\n- Serves: ST-1, [ST-2](strategy.md#st-2)\n- Moves: growth\n\n## KM-1: Not here\n",
		);
		assert.deepEqual(
			page.items.map((i) => i.id),
			["TH-1"],
		);
		assert.deepEqual(
			item(page, "TH-1")
				.references.filter((r) => r.inField)
				.map((r) => [r.type, r.id, r.path, r.text]),
			[
				["serves", "ST-1", undefined, "ST-1"],
				["serves", "ST-2", "strategy.md", "ST-2"],
				["moves", undefined, undefined, "growth"],
			],
		);
	});

	it("gives a suppression the block that follows it", () => {
		const text =
			"# Themes\n\n<!-- opmodel-ignore links/resolve, ids/unique: generated -->\n\n## TH-1: A\n\ntext\n";
		const [only] = read("themes", text).suppressions;
		assert.deepEqual(
			only?.rules.map((r) => r.text),
			["links/resolve", "ids/unique"],
		);
		assert.equal(only?.reason, "generated");
		assert.equal(at(text, only?.covers), "## TH-1: A");
	});

	it("finds the same with CRLF and with a byte order mark", () => {
		const plain = read("metrics", metrics);
		for (const text of [metrics.replaceAll("\n", "\r\n"), `\uFEFF${metrics}`]) {
			const other = read("metrics", text);
			assert.deepEqual(
				other.items.map((i) => [i.id, i.title, texts(i), i.range]),
				plain.items.map((i) => [i.id, i.title, texts(i), i.range]),
			);
		}
	});
});

describe("a page in YAML", () => {
	it("has items with fields, references and exact ranges", () => {
		const text = `kind: themes
title: Themes
owner: Ines
items:
  - id: TH-1
    title: A finding has a name
    period: 2026-Q4
    serves: [ST-1, ST-2]
    moves: KM-1
`;
		const page = read("themes", text, "product/themes.yaml");
		const theme = item(page, "TH-1");
		assert.equal(theme.title, "A finding has a name");
		assert.equal(at(text, theme.fields.period?.range), "2026-Q4");
		assert.deepEqual(
			theme.references.map((r) => [r.type, r.id, at(text, r.range)]),
			[
				["serves", "ST-1", "ST-1"],
				["serves", "ST-2", "ST-2"],
				["moves", "KM-1", "KM-1"],
			],
		);
		assert.deepEqual(page.faults, []);
	});

	const mistakes: readonly (readonly [string, string, string])[] = [
		["owner: @platform", "owner", "@platform"],
		["because: Two ways: cost us", "because", "Two ways: cost us"],
		["title: `x` first", "title", "`x` first"],
	];
	for (const [line, , meant] of mistakes)
		it(`reads \`${line}\` as it was meant and offers the quotes`, () => {
			const text = `kind: principles\n${line}\nitems:\n  - id: PP-1\n    title: One\n`;
			const page = read("principles", text, "product/principles.yaml");
			assert.equal(page.items.length, 1);
			const [fault, ...rest] = page.faults;
			assert.deepEqual(rest, []);
			assert.equal(fault?.rule, "files/syntax");
			assert.equal(at(text, fault?.range), meant);
			const [edit] = fault?.fixes?.[0]?.edits ?? [];
			assert.equal(edit?.newText, `"${meant}"`);
		});

	it("explains what YAML makes of a pattern, a glob, a comparison and a comma", () => {
		const text = `kind: guardrails
items:
  - id: GR-1
    title: One
    because: |
      Two.
    checks:
      - content: { deny: "eval" }
    deny-content: "eval\\("
    in: **/*.ts
    owner: { because: One team, two months }
`;
		const page = read("guardrails", text, "product/guardrails.yaml");
		const syntax = page.faults.filter((f) => f.rule === "files/syntax");
		assert.deepEqual(
			syntax.map((f) => at(text, f.range)),
			['"eval\\("', "**/*.ts", "One team, two months"],
		);
		assert.deepEqual(
			syntax.map((f) => f.fixes?.[0]?.edits[0]?.newText),
			["'eval\\('", '"**/*.ts"', '"One team, two months"'],
		);
		assert.equal(item(page, "GR-1").fields["deny-content"]?.text, "eval\\(");
	});

	it("keeps what could be read of a broken file", () => {
		const page = read(
			"principles",
			"kind: principles\nitems:\n  - id: PP-1\n    title: One\n  - id: [PP-2\n",
			"product/principles.yaml",
		);
		assert.equal(page.items[0]?.title, "One");
		assert.ok(page.faults.some((f) => f.rule === "files/syntax"));
	});
});

describe("hostile texts", () => {
	withoutStacks();
	const hostile: readonly (readonly [string, string])[] = [
		["quotes in quotes", ">".repeat(5000)],
		["lists in lists", "- ".repeat(5000)],
		["brackets", "[".repeat(50_000)],
		["emphasis", "*a _b ".repeat(20_000)],
		["code fences", "```\n".repeat(14_200)],
		["front matter that nests", `---\na: ${"[".repeat(20_000)}\n---\n`],
		["front matter of quotes", `---\na: ${'"'.repeat(177_000)}\n---\n`],
		[
			"aliases that multiply",
			`---\na: &a [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 12 }, (_, i) => `${"bcdefghijklmn"[i]}: &${"bcdefghijklmn"[i]} [${Array(9).fill(`*${"abcdefghijklm"[i]}`).join(",")}]`).join("\n")}\n---\n`,
		],
		["a long field", `# A\n\n- Owner: ${"**a ".repeat(20_000)}`],
		["a wide table", `| ID |\n| --- |\n${"| PP-1 |\n".repeat(3_600)}`],
	];
	for (const [what, text] of hostile)
		for (const kind of ["principles", "decision"] as const)
			it(`${what} are read as a ${kind} without harm`, () => {
				assert.ok(
					read(
						kind,
						text,
						kind === "decision" ? "docs/adr/0001-x.md" : undefined,
					),
				);
			});
});
