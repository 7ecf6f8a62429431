/** Where decision records are found by default, where they are left alone, and where they are only said to look like some. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { Engine } from "../src/engine";
import { summarize } from "../src/views/summary";

const adr =
	"# 1. Use one queue\n\nStatus: Accepted\n\n## Context\n\nTwo.\n\n## Decision\n\nOne.\n";
const rfc =
	"- Feature Name: queue\n- Start Date: 2026-01-02\n- RFC PR: [x/rfcs#1](https://example.com/1)\n\n# Summary\n\nx\n\n# Motivation\n\nx\n\n# Drawbacks\n\nx\n";
const eip =
	"---\neip: 7\ntitle: Gas\nstatus: Final\n---\n\n## Parameters\n\nx\n";
const table =
	"# Queue\n\n| Status | Approved |\n| --- | --- |\n| Owner | Ana |\n\n## Decision\n\nOne.\n";
const madr =
	"---\nstatus: accepted\ndate: 2026-01-02\n---\n# Use one queue\n\n## Context and Problem Statement\n\nx\n\n## Considered Options\n\n* one\n";
const concept =
	"# Weighing RFC 0003: Queues\n\n- Authors: [A](a.md)\n- Status: [ACCEPTED](/README.md#accepted)\n- Since: 2026-04-01\n\n## Summary\n\nx\n\n## Motivation\n\nx\n\n## Tutorial\n\nx\n";
const preamble =
	"## Preamble\n\n```\nCAP: 0001\nTitle: Gas\nStatus: Final\n```\n\n## Simple Summary\n\nx\n\n## Specification\n\nx\n";
const cardano =
	"---\nCIP: 1\nTitle: Gas\nStatus: Active\n---\n\n## Abstract\n\nx\n\n## Motivation: why?\n\nx\n\n## Specification\n\nx\n";
const stacks =
	"# Preamble\n\nSIP Number: 001\n\nTitle: Gas\n\nStatus: Ratified\n\n# Abstract\n\nx\n\n# Specification\n\nx\n";
const design =
	"# Proposal: Queue\n\nAuthor: Ana\n\n## Abstract\n\nx\n\n## Background\n\nx\n\n## Rationale\n\nx\n";
const msc =
	"# MSC1234: Queue\n\nx\n\n## Proposal\n\nx\n\n## Alternatives\n\nx\n";
const bare =
	"# Queue\n\n## Summary\n\nx\n\n## Motivation\n\nx\n\n## Rationale and Alternatives\n\nx\n\n## Prior Art\n\nx\n";
const evolution =
	"# Queue\n\n* Proposal: [SE-0296](0296-queue.md)\n* Status: **Implemented (Quarry 5.5)**\n\n## Motivation\n\nx\n\n## Proposed solution\n\nx\n";
const kep =
	"# KEP-1234: Queue\n\n## Summary\n\nx\n\n## Motivation\n\n### Goals\n\nx\n\n## Proposal\n\nx\n\n## Design Details\n\nx\n";
const post =
	"---\ntitle: Queue\ndate: 2026-01-02\nstatus: published\n---\n\n## Context\n\nx\n\n## Conclusion\n\nx\n";
const feature =
	"# Feature Specification: Queue\n\n**Status**: Draft\n\n## User Scenarios\n\nx\n\n## Requirements\n\nx\n";
const outage =
	"# Outage\n\nStatus: Resolved\n\n## Summary\n\nx\n\n## Impact\n\nx\n\n## Root cause\n\nx\n";
const bolt =
	"# BOLT #1: Base Protocol\n\n## Overview\n\nx\n\n## Connection Handling\n\nx\n";
const api = "# API\n\nStatus: Draft\n\n## Endpoints\n\nx\n";
const phase =
	"---\nphase: 1\nstatus: complete\n---\n\n# Plan\n\n## Context\n\nx\n\n## Success criteria\n\nx\n";
const standard =
	"# RFC 2119: Key words\n\n## Abstract\n\nx\n\n## Introduction\n\nx\n";
const plain =
	"# Attack or defend\n\nThe player rolls twice.\n\n## Options\n\nRun.\n";
const proposal =
	"---\ntitle: Links\nsponsors:\n- x\n---\n\n# Links\n\n## Motivation\n\nx\n\n## Non-Goals\n\nx\n";
const story = "# Story\n\n## Status\n\nDone\n\n## Acceptance Criteria\n\nx\n";
const numbered = (folder: string, count: number, lead = "", end = ".md") =>
	Array.from(
		{ length: count },
		(_, n) => `${folder}${lead}000${n + 1}-x${end}`,
	);

type Shape = readonly [paths: readonly string[], text: string];
const found: readonly Shape[] = [
	...[
		"adr/x.md",
		"adrs/0001-x.md",
		"src/adrs/0001-x.md",
		"RFCs/x.md",
		"rfc/0001-x.markdown",
		"decisions/0001-x.mdx",
		"decision-records/0001-x.md",
		"decision records/0001-x.md",
		"architecture-decision-record/0001-x.md",
		"architecture-decisions/0001-x.md",
		"architectural-decisions/2026-01-02-x.md",
		"architecture/decisions/0001-x.md",
		"services/a/architecture/decisions/0001-x.md",
		"04-decisions/0001-x.md",
		"wiki/09_architecture_decisions/0001-x.md",
		"decisions/0001-x/README.md",
		".archive/adr/0001-x.md",
	].map((path): Shape => [[path], adr]),
	[["docs/04-decisions/0001-x.md"], plain],
	[["docs/adr/x.mdx"], plain],
	[numbered("text/", 5), rfc],
	[numbered("proposals/", 5), rfc],
	[numbered("accepted/", 6), adr],
	[numbered("EIPS/", 5, "eip-"), eip],
	[numbered("", 5, "rfc-"), rfc],
	[numbered("", 3, "adr-"), adr],
	[numbered("concepts/", 5, "", "/README.md"), adr],
	[[...numbered("dev/", 5), "iam/0001-y.md"], adr],
	[numbered("docs/architecture/", 7, "adr-"), adr],
	[["docs/ADR-0001-x.md"], adr],
	[["docs/design/ADR 001 Use one queue.md"], adr],
	[["packages/a/docs/adr/0001-x.md", "packages/b/adr/0001-y.md"], adr],
	[["apps/gates/decisions/0002-z.md", "libs/scale/decisions/x.md"], madr],
	[["wiki/decisions/x.md", "wiki/decisions/y.md"], api],
	[["wiki/decisions/0001-x.md"], api],
	[["docs/decisions/2026-01-02-x.md", "docs/decisions/20260203-y.md"], madr],
	[["docs/decision-log/2026-01-02-x.md"], madr],
	[["docs/explanation/decisions/x.md", "docs/design-decisions/y.md"], madr],
	[["docs/technical-decisions/001-x.md", "docs/tdr/001-y.md"], adr],
	[["doc/adl/0001-x.md"], adr],
	[["website/docs/reference/adr/001-x.mdx"], adr],
	[["Architecture/ADRs/Use one queue.md"], madr],
	[["docs/adr/accepted/0001-x.md", "docs/adr/2026/0002-y.md"], adr],
	[numbered("active-rfcs/", 5), rfc],
	[numbered("rfcs/text/", 5), rfc],
	[numbered("proposals/", 5, "02"), evolution],
	[numbered("keps/sig-node/", 5, "1", "/README.md"), kep],
	[numbered("design/", 5, "1"), design],
	[numbered("proposals/", 5, "1"), msc],
	[numbered("text/", 5), bare],
	[[...numbered("accepted/", 6), ...numbered("withdrawn/", 2)], bare],
	[
		[
			...numbered("concepts/", 5, "", "/README.md"),
			...numbered("features/", 5, "", "/README.md"),
		],
		concept,
	],
	[numbered("core/", 5, "cap-"), preamble],
	[["1", "2", "3", "4", "5"].map((n) => `CIP-000${n}/README.md`), cardano],
	[
		["1", "2", "3", "4", "5"].map((n) => `sips/sip-00${n}/sip-00${n}-x.md`),
		stacks,
	],
];
const left: readonly Shape[] = [
	[["decisions/0001-x.md", "decisions/0002-y.md"], plain],
	[["game/decisions/x.md"], plain],
	[["test/fixtures/adr/0001-x.md"], adr],
	[["tests/cli/fixtures/one/docs/adr/0001-x.md"], adr],
	[["integration-tests/one-project/docs/adr/0001-x.md"], adr],
	[["testdata/adr/0001-x.md"], adr],
	[["src/__fixtures__/docs/adr/0001-x.md"], adr],
	[["node_modules/x/docs/adr/0001-x.md"], adr],
	[["docs/adr/template.md", "docs/adr/README.md"], adr],
	[numbered("lessons/", 8), plain],
	[numbered("_posts/", 8, "2026-01-0"), adr],
	[numbered("docs/stories/", 8), story],
	[numbered("plans/", 8), story],
	[["docs/queue.md"], adr],
	[["internal/adr/testdata/doc/adr/0001-x.md"], adr],
	[["src/test/resources/docs/adr/0001-x.md"], adr],
	[["e2e/fixtures/adr/0001-x.md"], adr],
	[["crates/cli/tests/fixtures/text/0001-x.md"], rfc],
	[["templates/adr/0001-x.md"], adr],
	[["{{cookiecutter.slug}}/docs/adr/0001-x.md"], adr],
	[["vendor/quarry/docs/adr/0001-x.md"], adr],
	[["docs/adr-001-notes.md"], plain],
	[numbered("content/blog/", 8, "2026-01-0"), post],
	[numbered("specs/", 8, "", "/spec.md"), feature],
	[numbered("postmortems/", 8, "2026-01-0"), outage],
	[numbered("", 8), bolt],
	[numbered("docs/", 8), plain],
	[["services/decisions/docs/api.md"], api],
	[numbered("notes/", 6, "rfc-"), standard],
	[["skills/adr/0001-x.md"], adr],
	[["lib/decisions/attack.md", "lib/decisions/defend.mdx"], plain],
];
const alike: readonly (readonly [...Shape, string])[] = [
	[numbered("lanes/", 3), adr, "3 files in lanes/"],
	[
		["lanes/a.md", "lanes/b.md", "lanes/c.md"],
		table.replace("One.", "One.\n\n## Consequences\n\nx"),
		"3 files in lanes/",
	],
	[numbered("lanes/", 4), table, "4 files in lanes/"],
	[
		[
			...numbered("docs/proposals/", 5),
			..."abcdefgh".split("").map((n) => `docs/proposals/${n}.md`),
		],
		proposal,
		"13 files in docs/proposals/",
	],
	[numbered("", 3, "rfc-"), rfc, "3 files in the root"],
	[numbered("", 6), bare, "6 files in the root"],
	[numbered("work/", 8), phase, "8 files in work/"],
	[
		["a", "b", "c", "d"].map((name) => `enhancements/network/${name}.md`),
		proposal,
		"4 files in enhancements/network/",
	],
	[
		[...numbered("lanes/", 3), ...numbered("gates/", 3)],
		adr,
		"6 files in gates/, lanes/",
	],
];

function read([paths, text]: Shape): { decisions: string[]; next: string } {
	const engine = new Engine({ today: "2026-11-22" });
	for (const path of paths) engine.note(path);
	for (const path of paths)
		if (engine.wants(path, () => text)) engine.set(path, text);
	for (const path of engine.left()) engine.set(path, text);
	const workspace = engine.workspace();
	const counts = { error: 0, warning: 0, information: 0, hint: 0 };
	return {
		decisions: [...workspace.artifacts.keys()].sort(),
		next: summarize(workspace, engine.check(), counts).next,
	};
}

describe("records", () => {
	for (const shape of found)
		it(`are found: ${shape[0].join(", ")}`, () => {
			assert.deepEqual(read(shape).decisions, [...shape[0]].sort());
		});
	for (const shape of left)
		it(`are not: ${shape[0].join(", ")}`, () => {
			const { decisions, next } = read(shape);
			assert.deepEqual(decisions, []);
			assert.match(next, /^Nothing of an operating model/);
		});
	for (const [paths, text, said] of alike)
		it(`may be: ${paths.join(", ")}`, () => {
			const { decisions, next } = read([paths, text]);
			assert.deepEqual(decisions, []);
			assert.equal(
				next,
				`${said} look like decision records: \`opmodel init\` takes them over.`,
			);
		});

	it("stand where other tools say", () => {
		for (const [path, text] of [
			[".adr-dir", "records/of/us\n"],
			[
				"catalog-info.yaml",
				"metadata:\n  annotations:\n    backstage.io/adr-location: records/of/us\n",
			],
			["workspace.dsl", 'workspace {\n  !adrs "records/of/us"\n}\n'],
			["workspace.dsl", "workspace {\n  !decisions ./records/of/us madr\n}\n"],
		] as const) {
			const engine = new Engine({ today: "2026-11-22" });
			engine.set(path, text);
			engine.set("records/of/us/x.md", plain);
			assert.ok(engine.workspace().artifacts.has("records/of/us/x.md"), text);
		}
	});

	it("come and go with what is written in them", () => {
		const engine = new Engine({ today: "2026-11-22" });
		const is = () => engine.workspace().artifacts.has("adr/x.md");
		engine.set("adr/x.md", plain);
		assert.equal(is(), false);
		engine.set("adr/x.md", adr);
		assert.equal(is(), true);
		engine.set("adr/x.md", plain);
		assert.equal(is(), false);
		engine.set("adr/y.md", adr);
		assert.equal(is(), true);
		engine.remove("adr/y.md");
		assert.equal(is(), false);
	});

	it("are the same, whatever came before and while the files were read", () => {
		const paths = [
			...["adr/x.md", "adr/y.md", "decisions/x.md", "opmodel.yaml"],
			...numbered("text/", 6),
			...numbered("", 5, "rfc-"),
			...["text/more/0001-y.md", "lanes/a.md", "lanes/b.md", "lanes/c.md"],
		];
		const principles = "---\nkind: principles\n---\n\n# Principles\n";
		const texts = [adr, adr, rfc, rfc, plain, table, principles, undefined];
		const configs = ["title: x\n", "files: { decision: [adr/*.md] }\n"];
		type Files = ReadonlyMap<string, string>;
		/** As a host does when a file has come, changed or gone. */
		const hand = (engine: Engine, path: string, text: string | undefined) => {
			if (text === undefined) engine.remove(path);
			else if (engine.wants(path, () => text)) engine.set(path, text);
			else {
				if (engine.text(path) !== undefined) engine.remove(path);
				engine.note(path);
			}
		};
		const bringLeft = (engine: Engine, files: Files) => {
			for (const path of engine.left())
				engine.set(path, files.get(path) as string);
		};
		const outcome = (engine: Engine) => ({
			records: [...engine.workspace().artifacts.keys()].sort(),
			likely: engine.workspace().likelyRecords,
			diagnostics: engine.check().diagnostics,
		});
		const edit = fc.record({
			path: fc.nat({ max: paths.length - 1 }),
			text: fc.nat({ max: texts.length - 1 }),
			steps: fc.nat({ max: 12 }),
		});
		fc.assert(
			fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
				const engine = new Engine({ today: "2026-11-22" });
				const files = new Map(paths.map((path) => [path, rfc]));
				files.delete("opmodel.yaml");
				for (const [path, text] of files) hand(engine, path, text);
				for (const { path: at, text: n, steps } of edits) {
					const path = paths[at] as string;
					const text =
						path === "opmodel.yaml" ? [...configs, undefined][n % 3] : texts[n];
					const reading = engine.reading();
					for (let step = 0; step < steps; step++) reading.next();
					if (text === undefined) files.delete(path);
					else files.set(path, text);
					hand(engine, path, text);
					if (path === "opmodel.yaml")
						for (const [other, known] of files) hand(engine, other, known);
					while (!reading.next().done);
					bringLeft(engine, files);
				}
				const fresh = new Engine({ today: "2026-11-22" });
				const settings = files.get("opmodel.yaml");
				if (settings) fresh.set("opmodel.yaml", settings);
				for (const [path, text] of files) hand(fresh, path, text);
				bringLeft(fresh, files);
				assert.deepEqual(outcome(engine), outcome(fresh));
			}),
			{ numRuns: 40, seed: Number(process.env.PROPERTY_SEED ?? 20261122) },
		);
	});
});
