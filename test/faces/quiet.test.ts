/** `opmodel check` on what is there many times: one line for records that are not read, one diagnostic for what is wrong for one cause. */

import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import type { Texts } from "../helpers/checking";
import { CommandLine, writeTexts } from "../helpers/command-line";

const cli = new CommandLine("quiet");

function workspace(files: Texts): string {
	const root = mkdtempSync(join(cli.scratch, "w-"));
	writeTexts(root, files);
	return root;
}

const many = (count: number, path: (n: string) => string, text: string) =>
	Object.fromEntries(
		Array.from({ length: count }, (_, n) => [
			path(String(n + 1).padStart(4, "0")),
			text,
		]),
	);

function json(root: string, ...args: string[]) {
	return JSON.parse(cli.run(root, "check", "--format", "json", ...args).stdout);
}

describe("a quiet check", () => {
	after(() => cli.remove());

	it("says of 34 records in reStructuredText in one line that they are not read", () => {
		const root = workspace({
			...many(34, (n) => `docs/adr/${n}-x.rst`, "Title\n=====\n"),
			"docs/adr/index.rst": "Index\n=====\n",
		});
		const { status, stdout } = cli.run(root, "check");
		assert.equal(status, 0);
		assert.deepEqual(stdout.split("\n").slice(0, -1), [
			"1 piece of information",
			"0 artifacts · 0 items",
			"34 records in reStructuredText, which is not read: docs/adr/0001-x.rst, docs/adr/0002-x.rst, docs/adr/0003-x.rst …",
			"`opmodel init` starts a one-page strategy beside these records; what is to be checked of them has to be in Markdown.",
		]);
		const report = json(root);
		assert.deepEqual(
			report.diagnostics.map(({ rule }: { rule: string }) => rule),
			["files/readable"],
		);
		assert.equal(report.summary.skipped.length, 34);
	});

	it("says the same of AsciiDoc, in any folder of decisions, beside records that are read", () => {
		const root = workspace({
			...many(3, (n) => `src/docs/decisions/${n}-x.adoc`, "= Title\n"),
			"docs/adr/0001-x.md": "# X\n\nStatus: accepted\n",
			"docs/adr/0002-y.rst": "Y\n=\n",
		});
		const { stdout } = cli.run(root, "check");
		assert.match(
			stdout,
			/^3 records in AsciiDoc, which is not read: src\/docs\/decisions\/0001-x\.adoc, [^…]*0003-x\.adoc$/m,
		);
		assert.match(
			stdout,
			/^1 record in reStructuredText, which is not read: docs\/adr\/0002-y\.rst$/m,
		);
		assert.match(stdout, /^1 decision read\./m);
	});

	it("names a missing id once, with the first of its places and how many there are", () => {
		const root = workspace({
			"opmodel.yaml": "opmodel: 1\n",
			"product/themes.md": `# Themes\n${Array.from({ length: 1500 }, (_, n) => `\n## TH-${n + 1}: One\n\n- Moves: KM-1\n`).join("")}`,
			"product/capabilities.md": "# C\n\n## CC-1: One\n\n- Because: KM-1\n",
		});
		const { status, stdout } = cli.run(root, "check");
		assert.equal(status, 1);
		const said = stdout
			.split("\n")
			.filter((line) => /KM-1 |references\/resolve/.test(line));
		assert.equal(said.length, 2);
		assert.match(said[1] ?? "", /The same is wrong at \d+ more places\./);
		assert.match(stdout, /^ {2}see product\/themes\.md:9: The same/m);
		assert.match(stdout, /^ {2}see 1494 more; --format json names them$/m);
		const [one, ...others] = json(root).diagnostics.filter(
			({ rule }: { rule: string }) => rule === "references/resolve",
		);
		assert.deepEqual(others, []);
		assert.equal(one.related.length, 1499);
		assert.ok(!("cause" in one));
	});

	it("still says it of a path alone", () => {
		const page = (id: string) => `# P\n\n## ${id}: One\n\n- Moves: KM-1\n`;
		const root = workspace({
			"opmodel.yaml": "opmodel: 1\n",
			"product/themes/a.md": page("TH-1"),
			"product/themes/b.md": page("TH-2"),
		});
		assert.deepEqual(
			json(root, "product/themes/b.md").diagnostics.flatMap(
				({ rule, file }: { rule: string; file: string }) =>
					rule === "references/resolve" ? file : [],
			),
			["product/themes/b.md"],
		);
	});
});
