/** What must hold for any input at all: generated pages, half of them nonsense, in any order. */

import assert from "node:assert/strict";
import fc from "fast-check";
import type { Diagnostic } from "../src/domain/diagnostic";
import { kinds } from "../src/domain/kind";
import { Lines } from "../src/domain/lines";
import { comparePositions, type Range } from "../src/domain/position";
import { Engine } from "../src/engine";
import { readArtifact } from "../src/text/read";
import { noWords } from "../src/text/words";
import { list } from "../src/views/list";
import { applyEdits } from "./helpers/drawing";

const today = "2026-11-22";

/** The same inputs in every run; PROPERTY_SEED=1 (or any other number) looks further. */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20261122) });

const paths = [
	"product/strategy.md",
	"product/metrics.md",
	"product/metrics.yaml",
	"product/tech-stack.md",
	"product/principles.md",
	"product/principles.yaml",
	"product/principles/first.md",
	"product/capabilities.md",
	"product/delivery.md",
	"product/themes.md",
	"product/guardrails.md",
	"product/reviews.yaml",
	"docs/adr/0001-first.md",
	"docs/adr/0002-second.md",
	"docs/adr/0002-again.md",
	"rfcs/0003-third.md",
	"labs/product/themes.md",
	"opmodel.yaml",
	"labs/opmodel.yaml",
	"docs/notes.md",
];

/** Any characters at all. The library's own arbitrary would make a table of all million of them first. */
function anyCharacters(maxLength: number): fc.Arbitrary<string> {
	return fc
		.array(fc.nat({ max: 0x10ffff - 0x800 }), { maxLength })
		.map((codes) =>
			// Halves of pairs stand alone nowhere.
			String.fromCodePoint(...codes.map((n) => (n < 0xd800 ? n : n + 0x800))),
		);
}

const line = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.constantFrom(
			...`
# Strategy
# 2. Use one log
## Problems
## Key metric
## Status
Accepted
Superseded by [1. First](0001-first.md)
Date: 2026-02-30
- Status: draft
- Owner: Ines Aalto
- Review by: 2025-01-31
## KM-1: Findings closed on time
## KM-1 — Findings closed on time
## PP-1: Proof rather than ticks
## GR-1: One date library
## Proof over ticks
- **ST-1** Managers learn too late.
  - Serves: ST-9
- Role: key
- Role: chief
- Target: 60%
- By: 2025-06-30
- Period: 2026-Q1
- Serves: ST-1, ST-9
- Moves: [KM-1](metrics.md#km-1)
- Upholds: GR-1
- Deny dependency: \`pkg:npm/moment\`, nonsense
- Deny content: \`(a+)+$\`
- In: services/**, {a
## Deviates from
- GR-1 until 2026-01-31 in \`src/**\`
- PP-1: because we must
| ID | Technology | Purpose | Ring |
| --- | --- | --- | --- |
| TS-1 | Postgres | Storage | adopt |
| TS-2 | Mongo | Storage | adopted |
<!-- opmodel-ignore references/resolve: it is a draft -->
<!-- opmodel-ignore nothing -->
See ADR-0001, KM-1 and [the other](../docs/adr/0002-second.md#context).
\`\`\`yaml checks
\`\`\`
---
kind: themes
kind: thing
status: {proposed}
id: PP-2
items:
  - id: TH-1
    title: A name before the shift ends
    owner: @platform
    because: Two ways: cost us
    in: **/*.ts
opmodel: 1
title: Fieldsafe
stage: startup
extends: [labs, ../nowhere]
not-needed: { frameworks: { because: "" } }
rules: { strategy/one-page: { max-words: 3 }, nonsense/rule: off }
files: { decision: ["docs/**/*.md"], principles: ["["] }
`
				.trim()
				.split("\n"),
			"",
		),
	},
	{ weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 30 }) },
	{ weight: 1, arbitrary: anyCharacters(30) },
);
const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.join("\n"));
const files = fc
	.uniqueArray(fc.tuple(fc.constantFrom(...paths), text), {
		selector: ([path]) => path,
		minLength: 1,
		maxLength: 7,
	})
	.map((list) => new Map(list));

function engineOf(all: ReadonlyMap<string, string>, like?: Engine): Engine {
	const engine = new Engine(like ? { today, like } : { today });
	for (const [path, content] of all) engine.set(path, content);
	return engine;
}

function check(all: ReadonlyMap<string, string>): readonly Diagnostic[] {
	return engineOf(all).check().diagnostics;
}

function isInside(range: Range, lines: Lines): boolean {
	const inLine = (p: Range["start"]) =>
		p.line >= 0 &&
		p.line < lines.count &&
		p.character >= 0 &&
		lines.line(p.line).start + p.character <= lines.text.length;
	return (
		inLine(range.start) &&
		inLine(range.end) &&
		comparePositions(range.start, range.end) <= 0
	);
}

describe("whatever is written", () => {
	it("is read without an exception, as any kind", () => {
		fc.assert(
			fc.property(
				fc.oneof(text, anyCharacters(400)),
				fc.constantFrom(...kinds.map((k) => k.id)),
				fc.constantFrom("a.md", "docs/adr/0001-a.md", "a.yaml"),
				(content, kind, file) => {
					readArtifact(file, content, kind, noWords);
				},
			),
			{ numRuns: 300 },
		);
	});

	it("has every range inside its file", () => {
		fc.assert(
			fc.property(files, (all) => {
				const engine = engineOf(all);
				for (const d of engine.check().diagnostics) {
					const lines = new Lines(all.get(d.file) ?? "");
					assert.ok(isInside(d.range, lines), `${d.rule}: ${d.message}`);
					for (const r of d.related ?? [])
						assert.ok(isInside(r.range, new Lines(all.get(r.file) ?? "")));
					for (const edit of (d.fixes ?? []).flatMap((f) => f.edits))
						if (!edit.create)
							assert.ok(
								isInside(edit.range, new Lines(all.get(edit.file) ?? "")),
							);
				}
				for (const artifact of engine.workspace().artifacts.values()) {
					const lines = new Lines(all.get(artifact.file) ?? "");
					const ranges = [
						artifact.headingRange,
						artifact.titleRange,
						...artifact.sections.flatMap((s) => [s.range, s.fullRange]),
						...artifact.links.map((l) => l.range),
						...artifact.items.flatMap((i) => [
							i.range,
							i.idRange,
							i.titleRange,
							i.fullRange,
							...i.references.map((r) => r.range),
							...Object.values(i.fields).flatMap((f) => [f.range, f.nameRange]),
						]),
					];
					for (const range of ranges) assert.ok(isInside(range, lines));
				}
			}),
			{ numRuns: 200 },
		);
	});

	it("means the same with CRLF and with a byte order mark", () => {
		// What differs is line ends in edits alone.
		const said = (list: readonly Diagnostic[]) =>
			list.map(({ fixes, ...d }) => ({
				...d,
				fixes: fixes?.map((f) => ({
					...f,
					edits: f.edits.map((e) => ({
						...e,
						newText: e.newText.replaceAll("\r\n", "\n"),
					})),
				})),
			}));
		fc.assert(
			fc.property(files, fc.boolean(), (all, bom) => {
				const clean = new Map(
					[...all].map(([path, t]) => [path, t.replace(/\r|\uFEFF/g, "")]),
				);
				const other = new Map(
					[...clean].map(([path, t]) => [
						path,
						bom ? `\uFEFF${t}` : t.replaceAll("\n", "\r\n"),
					]),
				);
				assert.deepEqual(said(check(other)), said(check(clean)));
			}),
			{ numRuns: 150 },
		);
	});

	it("does not depend on the order of the files", () => {
		fc.assert(
			fc.property(files, (all) => {
				const reversed = new Map([...all].reverse());
				assert.deepEqual(check(reversed), check(all));
			}),
			{ numRuns: 100 },
		);
	});

	it("is the same checked at once or file by file", () => {
		fc.assert(
			fc.property(files, (all) => {
				const engine = new Engine({ today });
				for (const [path] of all) {
					engine.set(path, "# Something else\n");
					engine.check();
				}
				for (const [path, content] of all) {
					engine.set(path, content);
					engine.check();
				}
				assert.deepEqual(engine.check().diagnostics, check(all));
			}),
			{ numRuns: 100 },
		);
	});

	it("is the same after any edits, checked after each of them", () => {
		fc.assert(
			fc.property(begun, fc.array(edit, { maxLength: 12 }), (first, edits) => {
				const engine = engineOf(first);
				const now = new Map(first);
				for (const one of edits) {
					const [path, content] = [...first][one.file % first.size] as [
						string,
						string,
					];
					const next = edited(one, now.get(path) ?? content);
					if (next === undefined) {
						now.delete(path);
						engine.remove(path);
					} else {
						now.set(path, next);
						engine.set(path, next);
					}
					engine.check();
				}
				const fresh = engineOf(now);
				assert.deepEqual(engine.check().diagnostics, fresh.check().diagnostics);
				assert.deepEqual(list(engine.workspace()), list(fresh.workspace()));
				assert.deepEqual(
					[...engine.check().coverage.values()],
					[...fresh.check().coverage.values()],
				);
			}),
			{ numRuns: 120 },
		);
	});

	it("is the same where another engine has read some of it", () => {
		fc.assert(
			fc.property(files, files, (all, others) => {
				const like = engineOf(new Map([...others, ...all].slice(1)));
				like.check();
				const engine = engineOf(all, like);
				assert.deepEqual(engine.check().diagnostics, check(all));
			}),
			{ numRuns: 100 },
		);
	});
});

/** Pages that name each other in every way, for edits to come between them. */
const linked = new Map([
	["opmodel.yaml", "opmodel: 1\n"],
	[
		"product/metrics.md",
		"# Metrics\n\n## KM-1: Findings closed on time\n\n- Role: key\n\n## KM-2: Photos\n\n- Role: input to KM-1\n",
	],
	[
		"product/themes.md",
		"# Themes\n\nSee [photos](metrics.md#km-2-photos).\n\n## TH-1: Proof\n\n- Serves: ST-1\n- Moves: KM-1\n\n## TH-2: Photos\n\n- Moves: [KM-2](metrics.md)\n",
	],
	[
		"product/tech-stack.md",
		"# Stack\n\n| ID | Technology | Purpose | Ring |\n| --- | --- | --- | --- |\n| TS-1 | Mongo | Storage | hold |\n| TS-2 | Postgres | Storage | adopt |\n",
	],
	[
		"docs/adr/0001-first.md",
		"# 1. First\n\nStatus: superseded by ADR-0002\n\n## Context\n\nIt goes back to KM-2.\n",
	],
	[
		"docs/adr/0002-second.md",
		"---\nstatus: accepted\ndate: 2026-10-02\nsupersedes: [ADR-0001]\nuses: [TS-1]\n---\n\n# Second\n\nAfter [the first](0001-first.md), for TH-1.\n",
	],
]);
const linkedLine = fc.constantFrom(
	..."## KM-1: Findings\n## KM-2: Photos\n## KM-3: Wages\n- Role: key\n- Moves: KM-3\n- Moves: KM-1\n## TH-1: Proof\nsupersedes: [ADR-0003]\nstatus: deprecated\nstatus: accepted\nStatus: accepted\nStatus: superseded by ADR-0002\n| TS-1 | Mongo | Storage | adopt |\n| TS-1 | Mongo | Storage | hold |\n\n# Else".split(
		"\n",
	),
);

/** A change as somebody makes it: a line typed over, put in or taken out, or a file deleted. */
const edit = fc.record({
	file: fc.nat(),
	line: fc.nat(),
	text: fc.oneof(linkedLine, linkedLine, line),
	how: fc.constantFrom("type", "type", "insert", "cut", "delete"),
});

const begun = fc.oneof(fc.constant(linked), files);

interface Edit {
	readonly line: number;
	readonly text: string;
	readonly how: string;
}

/** A text after an edit; undefined where its file is deleted. */
function edited(
	{ line: at, text: typed, how }: Edit,
	content: string,
): string | undefined {
	if (how === "delete") return undefined;
	const lines = content.split("\n");
	const n = at % lines.length;
	if (how === "type") lines[n] = typed;
	else if (how === "insert") lines.splice(n, 0, typed);
	else lines.splice(n, 1);
	return lines.join("\n");
}

describe("every fix", () => {
	it("touches only what its edits name, mends its diagnostic and is stable", () => {
		fc.assert(
			fc.property(files, (all) => {
				const engine = engineOf(all);
				const before = engine.check().diagnostics;
				for (const diagnostic of before)
					for (const fix of diagnostic.fixes ?? []) {
						const fixed = applyEdits(all, fix.edits);
						for (const [path, content] of fixed)
							if (!fix.edits.some((e) => e.file === path))
								assert.equal(content, all.get(path));
						const same = (list: readonly Diagnostic[]) =>
							list.filter(
								(d) =>
									d.rule === diagnostic.rule &&
									d.file === diagnostic.file &&
									d.message === diagnostic.message &&
									d.item === diagnostic.item,
							).length;
						// What the fix does not touch need not be read again.
						const after = engineOf(fixed, engine).check().diagnostics;
						assert.ok(
							same(after) < same(before),
							`${diagnostic.rule}: "${fix.title}" leaves "${diagnostic.message}"\n${JSON.stringify([...all], null, 1)}\n${JSON.stringify(fix.edits, null, 1)}`,
						);
					}
			}),
			{ numRuns: 150 },
		);
	});
});
