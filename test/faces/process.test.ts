/** What only a process of its own shows of the command line: exit codes, streams, the current folder, a reader that stops early. The rest runs in this process. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { CommandLine, writeTexts } from "../helpers/command-line";

describe("the command line's process", () => {
	const cli = new CommandLine("process");
	const root = join(cli.scratch, "root");
	before(() =>
		writeTexts(root, {
			"opmodel.yaml": "title: Fieldsafe\nexpect: []\n",
			"product/principles.md":
				"# Principles\n\n- Owner: Ines\n\n## PP-1: Proof\u001b[31m over ticks\n\nAlways, as ZZ says.\n",
			"docs/adr/0001-a.md":
				"# 1. A\n\nStatus: superseded by ADR-0009\nDate: 2026-10-01\n",
		}),
	);
	after(() => cli.remove());

	/** The command line with these arguments, in a process and in this one, which say the same. */
	function both(cwd: string, ...args: string[]) {
		const outcome = cli.start(cwd, args);
		assert.deepEqual(cli.run(cwd, ...args), outcome, args.join(" "));
		return outcome;
	}

	it("ends with 0 where nothing is at the fail level, and with 1 where something is", () => {
		const clean = both(root, "check", "--today", "2026-11-22", "product");
		assert.deepEqual([clean.status, clean.stderr], [0, ""]);
		const usual = both(root, "check", "--today", "2026-11-22");
		assert.equal(usual.status, 1);
		assert.match(usual.stdout, /error decisions\/supersession-agrees/);
		assert.equal(usual.stderr, "");
	});

	it("ends with 2 and one line on stderr where it can't run", () => {
		const { status, stdout, stderr } = both(root, "chekc");
		assert.deepEqual([status, stdout], [2, ""]);
		assert.match(stderr, /^opmodel: There is no command "chekc"\. .*\n$/);
	});

	it("says the version of the package", () => {
		const { version } = JSON.parse(readFileSync("package.json", "utf8"));
		assert.equal(both(root, "--version").stdout, `${version}\n`);
	});

	it("goes by the current folder, and prints no control character of a file raw", () => {
		mkdirSync(join(root, "labs"));
		const { status, stdout } = both(
			join(root, "labs"),
			...["list", "--root", ".."],
		);
		assert.equal(status, 0);
		assert.match(stdout, /PP-1 {2}Proof\\u001b\[31m over ticks/);
		assert.ok(!stdout.includes("\u001b"));
	});

	it("colours what it prints where that is asked for", () => {
		const { stdout } = cli.start(root, ["list"], {
			PATH: process.env.PATH ?? "",
			FORCE_COLOR: "1",
		});
		assert.ok(stdout.includes("\u001b["));
	});

	it("ends quietly where its reader stops early", function () {
		if (process.platform === "win32") this.skip();
		// More than a pipe holds.
		const texts = Array.from({ length: 400 }, (_, n) => [
			`many/docs/adr/${1000 + n}-${"long-".repeat(20)}.md`,
			`# ${1000 + n}. ${"Long ".repeat(100)}\n`,
		]);
		writeTexts(root, Object.fromEntries(texts));
		const { stdout, stderr } = spawnSync(
			"sh",
			[
				"-c",
				`{ "$0" "$1" list --root many; echo "ended with $?" >&2; } | head -n 1`,
				process.execPath,
				resolve("dist/cli.js"),
			],
			{ cwd: root, encoding: "utf8" },
		);
		assert.equal(stderr, "ended with 0\n");
		assert.equal(stdout.split("\n").length, 2);
	});
});
