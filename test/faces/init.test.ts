/** `opmodel init` on the command line: what it asks at a terminal, and that it asks nobody elsewhere. */

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readConfig } from "../../src/text/config";
import type { Texts } from "../helpers/checking";
import { CommandLine, writeTexts } from "../helpers/command-line";

const cli = new CommandLine("init");

function workspace(files: Texts): string {
	const root = mkdtempSync(join(cli.scratch, "w-"));
	writeTexts(root, files);
	return root;
}

/** What the configuration names, by kind. */
function named(root: string): Record<string, string[]> {
	const text = readFileSync(join(root, "opmodel.yaml"), "utf8");
	return Object.fromEntries(
		[...readConfig("opmodel.yaml", text).files].map(([kind, globs]) => [
			kind,
			globs.map((one) => one.text),
		]),
	);
}

const pages = {
	"docs/vision.md": "# Our vision\n\nQuarries first.\n",
	"docs/mission.md": "# Mission\n\nNo queue before seven.\n",
	"okrs.md": "# OKRs\n\nThis quarter.\n",
};

describe("the command init", () => {
	after(() => cli.remove());

	describe("at a terminal", () => {
		it("asks which page is meant and takes it over", async () => {
			const root = workspace(pages);
			const { status, stdout } = await cli.runAtTerminal(
				root,
				["init"],
				["2", "okrs.md"],
			);
			assert.equal(status, 0);
			assert.match(
				stdout,
				/Which of these is your page for product strategy\?\n {2}1 {2}docs\/mission\.md {2}"Mission"\n {2}2 {2}docs\/vision\.md {2}"Our vision"\n1 to 2, or Enter for none and a new draft: /,
			);
			assert.match(
				stdout,
				/Is this your page for key metrics\?\n {2}1 {2}okrs\.md {2}"OKRs"\n1, or Enter for none: /,
			);
			assert.match(
				stdout,
				/Took over docs\/vision\.md as the page for product/,
			);
			assert.deepEqual(named(root), {
				strategy: ["docs/vision.md"],
				metrics: ["okrs.md"],
			});
			assert.ok(!existsSync(join(root, "product")));
		});

		it("starts a page where none is meant, and asks again where it doesn't understand", async () => {
			const root = workspace(pages);
			const { status, stdout } = await cli.runAtTerminal(
				root,
				["init"],
				["3", "yes", "0", "", ""],
			);
			assert.equal(status, 0);
			assert.equal(stdout.split("1 to 2, or Enter").length, 5);
			assert.deepEqual(named(root), {});
			assert.ok(existsSync(join(root, "product/strategy.md")));
			assert.doesNotMatch(stdout, /may be your page/);
		});

		it("writes nothing where the question stays open", async () => {
			const root = workspace(pages);
			const { status, stderr } = await cli.runAtTerminal(root, ["init"], ["1"]);
			assert.equal(status, 2);
			assert.match(stderr, /Nothing was written/);
			assert.ok(!existsSync(join(root, "opmodel.yaml")));
		});

		it("asks nothing where nothing is open", async () => {
			const root = workspace({ "docs/a.md": "# A\n" });
			const { status, stdout } = await cli.runAtTerminal(root, ["init"], []);
			assert.equal(status, 0);
			assert.doesNotMatch(stdout, /\?/);
			assert.ok(existsSync(join(root, "product/strategy.md")));
		});

		it("shows nothing from a page raw", async () => {
			const root = workspace({ "docs/vision.md": "# Vision \u001b[31m red\n" });
			const { stdout } = await cli.runAtTerminal(root, ["init"], [""]);
			assert.match(stdout, /Vision \\u001b\[31m red/);
		});
	});

	describe("elsewhere", () => {
		it("asks nobody on a build server, but names pages and what takes each over", async () => {
			const root = workspace(pages);
			const { status, stdout } = await cli.runAtTerminal(root, ["init"], [], {
				CI: "true",
			});
			assert.equal(status, 0);
			for (const [kind, file] of [
				["strategy", "docs/mission.md"],
				["strategy", "docs/vision.md"],
				["metrics", "okrs.md"],
			])
				assert.ok(
					stdout.includes(
						`${file} may be your page for ${kind === "strategy" ? "product strategy" : "key metrics"}. If it is, add \`${kind}: [${file}]\` under \`files:\` in opmodel.yaml.`,
					),
					stdout,
				);
			assert.ok(!existsSync(join(root, "product")));
		});

		it("ends without an input, and with one that is no terminal", () => {
			for (const input of ["ignore", "pipe"] as const) {
				const root = workspace(pages);
				const { status, stdout } = cli.start(root, ["init"], undefined, input);
				assert.equal(status, 0);
				assert.match(stdout, /docs\/vision\.md may be your page/);
				assert.ok(existsSync(join(root, "opmodel.yaml")));
			}
		});
	});
});
