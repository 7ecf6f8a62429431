/** `opmodel baseline` in a temporary folder: recorded, known, new, solved, taken out. */

import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CommandLine, writeTexts } from "../helpers/command-line";

const cli = new CommandLine("baseline");
const root = join(cli.scratch, "root");
const file = join(root, ".opmodel-baseline.json");

const write = (path: string, text: string) =>
	writeTexts(root, { [path]: text });

const run = (...args: string[]) =>
	cli.run(root, ...args, "--today", "2026-11-22");

/** The exit code of a check, and what it says about code. */
function check(): { status: number | null; said: string[] } {
	const { status, stdout } = run("check", "--format", "json");
	const { diagnostics } = JSON.parse(stdout) as {
		diagnostics: {
			rule: string;
			severity: string;
			file: string;
			range: { start: { line: number } };
		}[];
	};
	return {
		status,
		said: diagnostics
			.filter(({ rule }) => rule.startsWith("code/"))
			.map(
				({ severity, file, range }) =>
					`${severity} ${file}:${range.start.line + 1}`,
			),
	};
}

describe("opmodel baseline", () => {
	beforeEach(() => {
		rmSync(root, { recursive: true, force: true });
		write("opmodel.yaml", "title: Fieldsafe\nstage: startup\n");
		write(
			"product/guardrails.md",
			"# Guardrails\n\n- Owner: Platform\n\n## GR-1: No dynamic code\n\nNobody can review it.\n\n- Deny content: `\\beval\\(`\n- In: `src/**`\n",
		);
		write("src/a.ts", "eval(1);\neval(2);\n");
		write("src/b.ts", "eval(3);\n");
	});
	after(() => cli.remove());

	it("goes from errors to hints, counts what is new, and shrinks with what is solved", () => {
		assert.deepEqual(check(), {
			status: 1,
			said: ["error src/a.ts:1", "error src/a.ts:2", "error src/b.ts:1"],
		});
		const first = run("baseline");
		assert.deepEqual([first.status, first.stderr], [0, ""]);
		assert.equal(
			first.stdout,
			".opmodel-baseline.json: 3 added, 0 kept, 0 removed.\n  added GR-1 in src/a.ts (2 places)\n  added GR-1 in src/b.ts\nIt holds 3 places in 2 files: hints from now on, while new ones count. Commit it, so that everybody goes by it.\n",
		);
		assert.deepEqual(check(), {
			status: 0,
			said: ["hint src/a.ts:1", "hint src/a.ts:2", "hint src/b.ts:1"],
		});

		write("src/a.ts", "// Moved.\n\neval(1);\nrun();\neval(2);\n");
		write("src/b.ts", "eval(3);\neval(4);\n");
		assert.deepEqual(check(), {
			status: 1,
			said: [
				"hint src/a.ts:3",
				"hint src/a.ts:5",
				"hint src/b.ts:1",
				"error src/b.ts:2",
			],
		});

		write("src/a.ts", "eval(1);\n");
		write("src/b.ts", "run(3);\n");
		assert.deepEqual(check(), {
			status: 0,
			said: ["information .opmodel-baseline.json:1", "hint src/a.ts:1"],
		});
		const second = run("baseline");
		assert.match(second.stdout, /: 0 added, 1 kept, 2 removed\.\n/);
		assert.match(second.stdout, / {2}removed GR-1 in src\/b\.ts\n/);
		assert.deepEqual(check(), { status: 0, said: ["hint src/a.ts:1"] });
	});

	it("writes the same bytes again, and nothing where nothing is to be said", () => {
		run("baseline");
		const bytes = readFileSync(file, "utf8");
		const again = run("baseline");
		assert.equal(
			again.stdout,
			".opmodel-baseline.json is as it should be: 3 places in 2 files.\n",
		);
		assert.equal(readFileSync(file, "utf8"), bytes);
		rmSync(file);
		run("baseline");
		assert.equal(readFileSync(file, "utf8"), bytes);
		rmSync(file);
		rmSync(join(root, "src"), { recursive: true });
		assert.deepEqual(run("baseline"), {
			status: 0,
			stdout: "Nothing crosses a guardrail, so there is nothing to record.\n",
			stderr: "",
		});
		assert.ok(!existsSync(file));
	});

	it("leaves alone what it can't read, and what would not be read", () => {
		write(".opmodel-baseline.json", "<<<<<<< HEAD\n");
		assert.equal(check().status, 1);
		const broken = run("baseline");
		assert.deepEqual([broken.status, broken.stdout], [2, ""]);
		assert.match(broken.stderr, /^opmodel: .* is left as it is, as .*\n$/);
		assert.equal(readFileSync(file, "utf8"), "<<<<<<< HEAD\n");
		write(".opmodel-baseline.json", '{"version":1,"entries":[]}');
		write(".gitignore", "*.json\n");
		const ignored = run("baseline");
		assert.equal(ignored.status, 2);
		assert.match(ignored.stderr, /left out by \.gitignore/);
		assert.equal(run("baseline", "src").status, 2);
	});

	it("records single guardrails by their ids, as typed", () => {
		write(
			"product/more.md",
			"---\nkind: guardrails\n---\n\n# More\n\n## GR-2: No shell\n\n- Deny content: `eval`\n\n## GR-3: No PHP\n\n- Status: draft\n- Deny path: `**/*.php`\n",
		);
		assert.match(
			run("baseline", "gr-1").stdout,
			/^\.opmodel-baseline\.json: 3 added, 0 kept, 0 removed\.\n/,
		);
		assert.doesNotMatch(readFileSync(file, "utf8"), /GR-2/);
		assert.match(
			run("baseline", "GR-2").stdout,
			/: 3 added, 3 kept, 0 removed/,
		);
		for (const [id, reason] of [
			["GR-3", /GR-3 is not in force/],
			["GR-9", /No item has the id "GR-9"/],
			["src", /takes ids such as GR-2, and no paths: "src" is none/],
		] as const) {
			const { status, stderr } = run("baseline", id);
			assert.equal(status, 2);
			assert.match(stderr, reason);
		}
	});

	it("keeps what is recorded of a file that can't be looked at", () => {
		run("baseline");
		const bytes = readFileSync(file, "utf8");
		write("src/a.ts", `${" ".repeat(2 * 1024 * 1024)}\n`);
		assert.deepEqual(check().said, ["hint src/b.ts:1"]);
		assert.match(
			run("baseline").stdout,
			/\n1 file could not be looked at; what is recorded of them stays\./,
		);
		assert.equal(readFileSync(file, "utf8"), bytes);
	});
});
