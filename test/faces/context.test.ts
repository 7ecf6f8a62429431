/** `opmodel context` on the command line: its JSON, its pages for people, and the paths that it takes. */

import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CommandLine, writeTexts } from "../helpers/command-line";

const cli = new CommandLine("context");
const root = join(cli.scratch, "root");

const files: Readonly<Record<string, string>> = {
	"opmodel.yaml": "title: Fieldsafe\n",
	"product/guardrails.md":
		"# Guardrails\n\n- Owner: Platform\n\n## GR-1: One date library\n\nTwo of them disagreed\u001b[31m.\n\n- Deny dependency: `pkg:npm/moment`\n- Instead: date-fns\n- In: `services/**`\n\n## GR-2: Infrastructure changes in writing\n\nNobody knew why.\n\n- Decision needed for: `infra/**`\n",
	"product/principles.md": "# Principles\n\n## PP-1: Proof over ticks\n",
	"docs/adr/0007-old-scale.md":
		'---\nstatus: accepted\ndate: 2026-08-25\ndeviates-from:\n  - { from: GR-1, because: "The scale needs it.", until: 2027-03-31, in: ["services/scale/**"] }\n---\n\n# Old scale\n\n## Context\n\nIts maker tests with it.\n',
	"services/scale/package.json": "{}\n",
};

const run = (cwd: string, ...args: string[]) =>
	cli.run(cwd, "context", "--today", "2026-11-22", ...args);

describe("opmodel context", () => {
	before(() => {
		writeTexts(root, files);
	});
	after(() => cli.remove());

	const scale = {
		path: "services/scale/package.json",
		applies: [
			{
				item: "GR-1",
				kind: "guardrails",
				title: "One date library",
				why: "denies the packages `pkg:npm/moment` in `services/**`; use date-fns; ADR-0007 allows to deviate here until 2027-03-31",
			},
			{
				item: "PP-1",
				kind: "principles",
				title: "Proof over ticks",
				why: "holds everywhere",
			},
			{
				item: "ADR-0007",
				kind: "decision",
				title: "Old scale",
				why: 'allows to deviate from GR-1 "One date library" here until 2027-03-31',
				until: "2027-03-31",
			},
		],
		near: [{ item: "GR-2", whyNot: "holds in `infra/**`" }],
	};

	it("gives the agreed JSON for a path, the same bytes each time", () => {
		const args = ["--format", "json", "services/scale/package.json"];
		const { status, stdout, stderr } = run(root, ...args);
		assert.deepEqual([status, stderr], [0, ""]);
		assert.deepEqual(JSON.parse(stdout), { version: 1, ...scale });
		assert.equal(run(root, ...args).stdout, stdout);
	});

	it("takes several paths, written from the root or from where one is, whether the files exist or not", () => {
		const { status, stdout } = run(
			join(root, "services"),
			...["--root", "..", "--format", "json"],
			...["scale/package.json", "infra/new.tf"],
		);
		assert.equal(status, 0);
		const { version, paths } = JSON.parse(stdout);
		assert.equal(version, 1);
		assert.deepEqual(paths[0], scale);
		assert.equal(paths[1].path, "services/infra/new.tf");
		const fromAbove = run(
			cli.scratch,
			...["--root", "root", "--format", "json", "infra/new.tf"],
		);
		assert.equal(JSON.parse(fromAbove.stdout).path, "infra/new.tf");
	});

	it("prints what applies first, and says what an item says when asked for the full text", () => {
		const short = run(root, "services/export/run.ts");
		assert.deepEqual([short.status, short.stderr], [0, ""]);
		assert.equal(
			short.stdout,
			"services/export/run.ts\n  GR-1  One date library  (guardrail)\n    denies the packages `pkg:npm/moment` in `services/**`; use date-fns\n  PP-1  Proof over ticks  (principle)\n  Near, but not here\n    GR-2  holds in `infra/**`\n    ADR-0007  its deviation from GR-1 covers only `services/scale/**`\n",
		);
		const full = run(root, "--full", "services/export/run.ts");
		assert.match(full.stdout, /Two of them disagreed\\u001b\[31m\./);
	});

	it("says of a folder what applies to any file in it", () => {
		const of = (...args: string[]) =>
			JSON.parse(run(root, "--format", "json", ...args).stdout);
		const found = of("services");
		assert.equal(found.path, "services");
		assert.deepEqual(
			found.applies.map(({ item, why }: Record<string, string>) => [item, why]),
			[
				[
					"GR-1",
					"denies the packages `pkg:npm/moment` in `services/**`; use date-fns",
				],
				["PP-1", "holds everywhere"],
				[
					"ADR-0007",
					'allows to deviate from GR-1 "One date library" in `services/scale/**` until 2027-03-31',
				],
			],
		);
		// One that is not there yet is written with a slash at its end.
		assert.deepEqual(
			of("infra/").applies.map(({ item }: { item: string }) => item),
			["GR-2", "PP-1"],
		);
		assert.deepEqual([of(".").path, of(".").near], [".", []]);
	});

	it("says in which ring a technology is, and what to use in place of what is on hold", () => {
		const file = join(root, "product/tech-stack.md");
		writeFileSync(
			file,
			"# Stack\n\n| ID | Name | Ring | Packages | Replaced by |\n| - | - | - | - | - |\n| TS-1 | Luxon | adopt | `pkg:npm/luxon` | |\n| TS-2 | Moment | hold | `pkg:npm/moment` | TS-1 |\n",
		);
		const { stdout } = run(root, "--format", "json", "lib/package.json");
		rmSync(file);
		const why = (id: string) =>
			JSON.parse(stdout).applies.find((a: { item: string }) => a.item === id)
				?.why;
		assert.equal(why("TS-1"), "is in the ring adopt: `pkg:npm/luxon`");
		assert.equal(why("TS-2"), "is on hold, use TS-1: `pkg:npm/moment`");
	});

	it("writes what holds into AGENTS.md, and says when that has changed", () => {
		const file = join(root, "AGENTS.md");
		const check = () => run(root, "--agents", "--check").status;
		assert.equal(check(), 1);
		assert.equal(existsSync(file), false, "checking wrote it");
		assert.equal(run(root, "--agents").status, 0);
		assert.equal(check(), 0);
		const once = readFileSync(file, "utf8");
		assert.match(once, /^- GR-1: One date library \(denies/m);
		writeFileSync(file, `# Ours\n\n${once.replace("GR-1", "GR-9")}`);
		assert.equal(check(), 1);
		assert.equal(run(root, "--agents").status, 0);
		assert.equal(readFileSync(file, "utf8"), `# Ours\n\n${once}`);
		rmSync(file);
	});

	it("exits 2 for a path outside of the root, for none and for another format", () => {
		for (const [args, why] of [
			[["../elsewhere.ts"], /"\.\.\/elsewhere\.ts" is not below the root/],
			[[join(cli.scratch, "elsewhere.ts")], /is not below the root/],
			[[], /takes one path or more/],
			[["a.ts", "--format", "xml"], /--format is pretty or json/],
			[["--agents", "a.ts"], /--agents` takes no paths/],
			[["--check", "a.ts"], /--check goes with --agents/],
		] as const) {
			const { status, stdout, stderr } = run(root, ...args);
			assert.deepEqual([status, stdout], [2, ""], args.join(" "));
			assert.match(stderr, why);
		}
	});
});
