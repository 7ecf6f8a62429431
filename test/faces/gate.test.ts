/** Branches that open the gate for themselves, each reported by `opmodel check --base`, and changes that loosen nothing. */

import assert from "node:assert/strict";
import { appendFileSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Texts } from "../helpers/checking";
import { CommandLine } from "../helpers/command-line";
import { type Printed, Repository } from "./repository";

const cli = new CommandLine("gate");

const settings = "title: Fieldsafe\nstage: startup\nexpect: []\n";
const page = (
	fields = "- Deny content: `\\beval\\(`\n- In: `src/**`\n",
	head = "- Owner: Platform\n",
) =>
	`# Guardrails\n\n${head}\n## GR-1: No dynamic code\n\nNobody can review it.\n\n${fields}`;
const more =
	"\n## GR-2: One date library\n\nTwo cost us two days.\n\n- Deny dependency: `pkg:npm/moment`, `pkg:npm/luxon@<3`\n\n## GR-5: Infrastructure in writing\n\nNobody knew why.\n\n- Decision needed for: `infra/**`\n";
const model: Texts = {
	"opmodel.yaml": settings,
	"product/guardrails.md": page() + more,
	"src/a.ts": "export const a = 1;\n",
	"src/old.ts": "eval(0);\n",
	"infra/main.tf": 'resource "a" {}\n',
	"package.json": '{ "dependencies": {} }\n',
};
/** What is added against GR-1. */
const violation: Texts = { "src/b.ts": "export const b = 1;\neval(2);\n" };
const hidden = "error code/guardrail-holds src/b.ts:2";

const record = (
	status: string,
	deviation = "- GR-1 until 2027-03-31 in `src/**`: formulas come from customers",
) =>
	`# 1. Formulas\n\nStatus: ${status}\nDate: 2026-11-20\n\n## Context\n\nFormulas come from customers.\n\n## Deviates from\n\n${deviation}\n`;

/** What the change of a branch is told, in the order of files, with what is drawn. */
function told(repository: Repository, ...args: string[]) {
	const { said, status, diagnostics } = repository.check(
		"--base",
		"main",
		...args,
	);
	return { said, status, diagnostics };
}

function messageOf(
	diagnostics: readonly Printed[],
	rule = "code/gate-kept",
): string {
	return diagnostics.find((one) => one.rule === rule)?.message ?? "";
}

/** A diagnostic's place as `line:from-to`, from 1 as editors count. */
function placeOf(diagnostics: readonly Printed[]): string {
	const { range } = diagnostics.find(
		({ rule }) => rule === "code/gate-kept",
	) as Printed;
	return `${range.start.line + 1}:${range.start.character + 1}-${range.end.character + 1}`;
}

describe("opmodel check --base and its gate", () => {
	after(() => cli.remove());

	describe("a branch that adds a violation and", () => {
		it("(a) takes it into the baseline", () => {
			const repository = new Repository(cli, model);
			repository.commit(violation);
			cli.run(repository.root, "baseline", "--today", "2026-11-22");
			assert.deepEqual(repository.check().said, []);
			const { said, status, diagnostics } = told(repository);
			assert.deepEqual(said, [
				"warning code/gate-kept .opmodel-baseline.json:4",
				hidden,
			]);
			assert.equal(status, 1);
			assert.equal(
				messageOf(diagnostics),
				'The baseline takes in 2 places that cross GR-1 "No dynamic code" and were not in it at `main`: `src/b.ts` and `src/old.ts`. The change is judged without them; mend them, or record them in a change of its own, with Platform\'s agreement.',
			);
			assert.equal(
				messageOf(diagnostics, "code/guardrail-holds"),
				'`eval(` crosses GR-1 "No dynamic code". Take it out, or record a decision that deviates from GR-1. This is judged by what held at `main`, as the change itself loosens it.',
			);
		});

		it("(b) switches the rule off, or lowers it", () => {
			for (const [setting, does] of [
				["off", "switches code/guardrail-holds off, which is an error"],
				["hint", "makes code/guardrail-holds a hint, which is an error"],
				["{ severity: warning }", "makes code/guardrail-holds a warning"],
			]) {
				const repository = new Repository(cli, model);
				repository.commit({
					...violation,
					"opmodel.yaml": `${settings}rules:\n  code/guardrail-holds: ${setting}\n`,
				});
				const { said, status, diagnostics } = told(repository);
				assert.deepEqual(said, [
					"warning code/gate-kept opmodel.yaml:5",
					hidden,
				]);
				assert.equal(status, 1);
				assert.ok(messageOf(diagnostics).includes(`This ${does}`));
				assert.equal(
					placeOf(diagnostics),
					`5:3-${25 + String(setting).length}`,
				);
			}
		});

		it("(b) switches the rule off, and the rule that would say so", () => {
			const repository = new Repository(cli, model);
			repository.commit({
				...violation,
				"opmodel.yaml": `${settings}rules: { code/guardrail-holds: off, code/gate-kept: off }\n`,
			});
			const { said } = told(repository);
			assert.deepEqual(said, [
				"warning code/gate-kept opmodel.yaml:4",
				"warning code/gate-kept opmodel.yaml:4",
				hidden,
			]);
		});

		it("(b) puts the file into a model of its own, with settings of its own", () => {
			const repository = new Repository(cli, model);
			repository.commit({
				...violation,
				"src/opmodel.yaml":
					"title: Src\nexpect: []\nrules: { code/guardrail-holds: off }\n",
			});
			const { said } = told(repository);
			assert.deepEqual(said, [
				hidden,
				"warning code/gate-kept src/opmodel.yaml:3",
			]);
		});

		it("(c) silences it", () => {
			const repository = new Repository(cli, {
				...model,
				"docs/adr/0001-formulas.md": record("accepted"),
			});
			const ended = record(
				"accepted",
				"<!-- opmodel-ignore decisions/deviation-current: it is nearly done -->\n- GR-1 until 2026-01-31 in `src/**`: formulas come from customers",
			);
			repository.commit({ ...violation, "docs/adr/0001-formulas.md": ended });
			const { said, diagnostics } = told(repository);
			assert.deepEqual(said, [
				"warning code/gate-kept docs/adr/0001-formulas.md:12",
				"error decisions/deviation-current docs/adr/0001-formulas.md:13",
				hidden,
				"error code/guardrail-holds src/old.ts:1",
			]);
			assert.equal(
				messageOf(diagnostics),
				"This comment is not at `main` and silences decisions/deviation-current, so it is not heard for this change. Mend what it silences, or bring the comment in a change of its own.",
			);
		});

		it("(d) narrows the guardrail's place", () => {
			const repository = new Repository(cli, model);
			repository.commit({
				...violation,
				"product/guardrails.md":
					page(
						"- Deny content: `\\beval\\(`\n- In: `src/a.ts`, `src/old.ts`\n",
					) + more,
			});
			const { said, status, diagnostics } = told(repository);
			assert.deepEqual(said, [
				"warning code/gate-kept product/guardrails.md:10",
				hidden,
			]);
			assert.equal(status, 1);
			assert.match(
				messageOf(diagnostics),
				/^GR-1 "No dynamic code" no longer reaches `src\/b\.ts`, which it did at `main`\./,
			);
			assert.equal(placeOf(diagnostics), "10:8-30");
		});

		it("(d) wants a decision for less than it changes", () => {
			const repository = new Repository(cli, model);
			const narrowed = String(model["product/guardrails.md"]).replace(
				"`infra/**`",
				"`infra/test/**`",
			);
			repository.commit({
				"infra/main.tf": 'resource "b" {}\n',
				"product/guardrails.md": narrowed,
			});
			const needs = "error code/decision-recorded infra/main.tf:1";
			const gate = "warning code/gate-kept product/guardrails.md:22";
			const nowhere =
				"warning guardrails/check-reaches product/guardrails.md:22";
			assert.deepEqual(told(repository).said, [needs, gate, nowhere]);
			const decided = (status: string) =>
				`# 1. Infra\n\nStatus: ${status}\nDate: 2026-11-20\n\n## Context\n\nAs GR-5 asks.\n`;
			const file = "docs/adr/0001-infra.md";
			repository.commit({ [file]: decided("accepted") });
			assert.deepEqual(told(repository).said, [gate, nowhere]);
			repository.commit({ [file]: decided("proposed") });
			assert.deepEqual(told(repository).said, [
				needs.replace("error", "warning"),
				gate,
				nowhere,
			]);
		});

		it("(e) accepts its own deviation", () => {
			const repository = new Repository(cli, model);
			const file = "docs/adr/0001-formulas.md";
			repository.commit({ ...violation, [file]: record("accepted") });
			const { said, status, diagnostics } = told(repository);
			assert.deepEqual(
				said.filter((line) => !line.includes("deviation-agreed")),
				["warning code/gate-kept docs/adr/0001-formulas.md:12", hidden],
			);
			assert.equal(status, 1);
			assert.match(
				messageOf(diagnostics),
				/^ADR-0001 lets `src\/[a-z]+\.ts` deviate from GR-1 "No dynamic code" until 2027-03-31, which nothing did at `main`\./,
			);
		});

		it("(e) accepts the deviation that was proposed, widens it or lengthens it", () => {
			const file = "docs/adr/0001-formulas.md";
			const gate = (texts: Texts, change: Texts) => {
				const repository = new Repository(cli, { ...model, ...texts });
				repository.commit({ ...violation, ...change });
				const { said, diagnostics } = told(repository);
				assert.ok(
					said.some((line) => line.endsWith("code/guardrail-holds src/b.ts:2")),
					said.join("\n"),
				);
				return [placeOf(diagnostics), messageOf(diagnostics)] as const;
			};
			const until = (day: string, place: string) =>
				record("accepted", `- GR-1 until ${day} in \`${place}\`: formulas`);
			const [place, accepted] = gate(
				{ [file]: record("proposed") },
				{ [file]: record("accepted") },
			);
			assert.equal(place, "3:9-17");
			assert.match(accepted, /^ADR-0001 lets `src\/[a-z]+\.ts` deviate/);
			const [wide, widened] = gate(
				{ [file]: until("2027-01-31", "src/old.ts") },
				{ [file]: until("2027-01-31", "src/**") },
			);
			assert.equal(wide, "12:29-35");
			assert.match(widened, /^ADR-0001 lets `src\/(?:a|b)\.ts` deviate/);
			const [long, lengthened] = gate(
				{ [file]: until("2026-11-01", "src/**") },
				{ [file]: until("2027-01-31", "src/**") },
			);
			assert.equal(long, "12:14-24");
			assert.match(
				lengthened,
				/deviate from GR-1 .* until 2027-01-31, and at `main` that ended on 2026-11-01/,
			);
			const repository = new Repository(cli, {
				...model,
				[file]: until("2026-12-31", "src/**"),
			});
			repository.commit({ [file]: until("2027-10-31", "src/**") });
			const { said, diagnostics } = told(repository);
			assert.deepEqual(said, [`warning code/gate-kept ${file}:12`]);
			assert.equal(placeOf(diagnostics), "12:14-24");
			assert.match(
				messageOf(diagnostics),
				/^ADR-0001 allows to deviate from GR-1 "No dynamic code" until 2027-10-31, and at `main` that ended on 2026-12-31\./,
			);
		});

		it("(f) puts the guardrail off, itself or by its page", () => {
			const fields =
				"- Deny content: `\\beval\\(`\n- In: `src/**`\n- Since: 2027-06-01\n";
			for (const [text, line] of [
				[page(fields) + more, 11],
				[page(undefined, "- Owner: Platform\n- Since: 2027-06-01\n") + more, 4],
			] as const) {
				const repository = new Repository(cli, model);
				repository.commit({ ...violation, "product/guardrails.md": text });
				const { said, status, diagnostics } = told(repository);
				assert.equal(
					said[0],
					`warning code/gate-kept product/guardrails.md:${line}`,
				);
				assert.equal(said.at(-1), hidden);
				assert.equal(status, 1);
				assert.match(
					messageOf(diagnostics),
					/^GR-1 "No dynamic code" counts from 2027-06-01 on alone, and held at `main`\./,
				);
			}
		});

		it("(g) has git ignore the file, which it follows all the same", () => {
			const repository = new Repository(cli, {
				...model,
				".gitignore": "# Made\n*.log\n",
			});
			repository.commit(violation);
			repository.commit({ ".gitignore": "# Made\n*.log\nb.ts\n" });
			assert.deepEqual(repository.check().said, [
				"error code/guardrail-holds src/old.ts:1",
			]);
			const { said, status, diagnostics } = told(repository);
			assert.deepEqual(said, ["warning code/gate-kept .gitignore:3", hidden]);
			assert.equal(status, 1);
			assert.equal(
				messageOf(diagnostics),
				"`src/b.ts` is left out by `.gitignore` since this change, so guardrails pass over what they looked at at `main`. The change is judged as if they still did; bring this line in a change of its own.",
			);
		});

		it("(g) has git ignore the file by its name, so that it is not followed", () => {
			const repository = new Repository(cli, model);
			repository.commit({
				...violation,
				"out/made.js": "eval(1);\n",
				"src/clean.ts": "export const c = 1;\n",
				".gitignore": "out/\n*.log\n/src/b.ts\nsrc/clean.ts\n",
			});
			assert.equal(repository.git("ls-files", "src/b.ts", "out"), "");
			const { said, status, diagnostics } = told(repository);
			assert.deepEqual(said, ["information code/gate-kept .gitignore:3"]);
			assert.equal(status, 0);
			assert.equal(
				messageOf(diagnostics),
				"`src/b.ts` crosses a guardrail and is left out by `.gitignore` since this change, so git does not follow it and nothing is said of what is there. If it belongs to the repository, take the line out.",
			);
		});

		it("(g) ignores a file that was there, with what it held", () => {
			const repository = new Repository(cli, model);
			appendFileSync(join(repository.root, "src/old.ts"), "eval(1);\n");
			repository.commit({ ".gitignore": "src/\n" });
			const { said } = told(repository);
			assert.deepEqual(said, [
				"warning code/gate-kept .gitignore:1",
				"information guardrails/check-reaches product/guardrails.md:10",
				"error code/guardrail-holds src/old.ts:2",
			]);
		});

		it("(g) calls the file generated, vendored or of another language", () => {
			for (const mark of ["linguist-generated", "linguist-vendored=true"]) {
				const repository = new Repository(cli, model);
				repository.commit({
					...violation,
					".gitattributes": `*.png binary\nsrc/b.ts ${mark}\n`,
				});
				const { said, status, diagnostics } = told(repository);
				assert.deepEqual(said, [
					"warning code/gate-kept .gitattributes:2",
					hidden,
				]);
				assert.equal(status, 1);
				assert.match(
					messageOf(diagnostics),
					/^`src\/b\.ts` is said to be (?:generated|vendored) since this change/,
				);
			}
			const languages = page("- Allow languages: TypeScript\n- In: `src/**`\n");
			const repository = new Repository(cli, {
				...model,
				"product/guardrails.md": languages,
			});
			repository.commit({
				"src/report.rb": "puts 1\n",
				".gitattributes": "*.rb linguist-language=TypeScript\n",
			});
			assert.deepEqual(told(repository).said, [
				"warning code/gate-kept .gitattributes:1",
				"error code/guardrail-holds src/report.rb:1",
			]);
		});
	});

	describe("what a run says of its own gate", () => {
		const checked = (rules: string) => {
			const repository = new Repository(cli, {
				...model,
				"opmodel.yaml": `${settings}rules: ${rules}\n`,
			});
			const { stdout } = repository.run();
			return stdout
				.split("\n")
				.filter((line) => /guardrails? in force|^code\//.test(line));
		};

		it("never counts as checked what a rule that is off would have to say", () => {
			assert.deepEqual(checked("{}"), [
				"3 guardrails in force: 2 checked by machine, 1 with a check that needs --base",
			]);
			assert.deepEqual(checked("{ code/guardrail-holds: off }"), [
				"3 guardrails in force: 0 checked by machine, 2 with checks of which nothing is said, 1 with a check that needs --base",
				"code/guardrail-holds is off, so nothing is said of what crosses GR-1, GR-2",
			]);
			assert.deepEqual(checked("{ code/decision-recorded: off }"), [
				"3 guardrails in force: 2 checked by machine, 1 with checks of which nothing is said",
				"code/decision-recorded is off, so nothing is said of what crosses GR-5",
			]);
		});

		it("says which checks a rule that is lowered takes the edge from", () => {
			assert.deepEqual(checked("{ code/guardrail-holds: hint }"), [
				"3 guardrails in force: 2 checked by machine, 1 with a check that needs --base",
				"code/guardrail-holds is lowered to a hint, so what crosses GR-1, GR-2 is no error",
			]);
		});

		it("names the base as it was asked for", () => {
			const repository = new Repository(cli, model);
			const commit = repository.git("rev-parse", "main").slice(0, 9);
			assert.match(
				repository.run("--base", "main~0").stdout,
				new RegExp(
					`\nOnly what has come since main~0 \\(${commit}\\) is reported`,
				),
			);
		});
	});

	describe("a mark of tools that the change puts into a file", () => {
		const head = "// Code generated by hand. DO NOT EDIT.\n";
		const map = "//# sourceMappingURL=a.js.map\n";
		const long = `const a = ${"1 + ".repeat(300)}1;\n`;
		const own = "package a\n\n// eval(0)\n";
		const texts = {
			...model,
			"src/a.go": own,
			"src/b.js": "eval(0);\n",
			"src/made.go": head + own,
		};

		it("hides nothing that was looked at", () => {
			for (const [file, text, line] of [
				["src/a.go", `${head}${own}// eval(1)\n`, 5],
				["src/b.js", `eval(0);\neval(1);\n${map}`, 2],
				["src/b.js", `eval(0);\n${long}eval(1);\n`, 3],
			] as const) {
				const repository = new Repository(cli, texts);
				repository.write({ [file]: text });
				assert.deepEqual(repository.since(), [
					`warning code/gate-kept ${file}:1`,
					`error code/guardrail-holds ${file}:${line}`,
				]);
			}
		});

		it("is said of a new file, which a tool may well have made, and of none that had it", () => {
			const repository = new Repository(cli, texts);
			repository.write({
				"src/new.go": head + own,
				"src/made.go": `${head}${own}// eval(1)\n`,
				"src/plain.go": `${head}package a\n`,
			});
			assert.deepEqual(repository.since(), [
				"information code/gate-kept src/new.go:1",
			]);
		});

		it("hides nothing beside a guardrail that is narrowed with it", () => {
			const repository = new Repository(cli, texts);
			repository.write({
				"product/guardrails.md":
					page("- Deny content: `\\beval\\(`\n- In: `src/**/*.go`\n") + more,
				"src/b.js": `eval(0);\neval(1);\n${map}`,
			});
			assert.ok(
				repository.since().includes("error code/guardrail-holds src/b.js:2"),
			);
		});
	});

	describe("a file that moves out of where a guardrail holds", () => {
		const lines = "export const a = 1;\n".repeat(6);
		const texts = {
			...model,
			"src/evil.ts": `${lines}eval(0);\n`,
			"src/good.ts": `${lines}${lines}`,
			"src/allowed/evil.ts": `${lines}${lines}eval(7);\n`,
			"docs/adr/0001-a.md":
				"# 1. A\n\nStatus: accepted\nDate: 2026-11-01\nDecision makers: Platform\n\n## Deviates from\n\n- GR-1 until 2027-03-31 in `src/allowed/**`: because of a customer\n",
			"web/package.json": '{ "dependencies": { "moment": "2.30.0" } }\n',
		};
		const moved = (from: string, to: string, more = "") => {
			const repository = new Repository(cli, texts);
			mkdirSync(join(repository.root, dirname(to)), { recursive: true });
			repository.git("mv", from, to);
			if (more !== "") appendFileSync(join(repository.root, to), more);
			return repository.since();
		};

		it("is told where it takes along what crosses that", () => {
			const kept = (file: string) => [`warning code/gate-kept ${file}:1`];
			assert.deepEqual(moved("src/evil.ts", "lib/a.ts"), kept("lib/a.ts"));
			assert.deepEqual(moved("src/evil.ts", "lib/a.ts", "eval(1);\n"), [
				...kept("lib/a.ts"),
				"error code/guardrail-holds lib/a.ts:8",
			]);
			assert.deepEqual(
				moved("web/package.json", "vendor/package.json"),
				kept("vendor/package.json"),
			);
			assert.deepEqual(moved("src/good.ts", "lib/b.ts", "eval(1);\n"), [
				...kept("lib/b.ts"),
				"error code/guardrail-holds lib/b.ts:13",
			]);
		});

		it("is no news where it crosses nothing, is allowed to, or stays", () => {
			assert.deepEqual(moved("src/good.ts", "lib/b.ts"), []);
			assert.deepEqual(moved("src/allowed/evil.ts", "lib/c.ts"), [
				"information decisions/deviation-needed docs/adr/0001-a.md:9",
			]);
			assert.deepEqual(moved("src/evil.ts", "src/lib/a.ts"), []);
			assert.deepEqual(moved("web/package.json", "web/package.txt"), []);
		});
	});

	describe("files that a folder's own settings leave out", () => {
		it("are told with the line there", () => {
			for (const [settings, text, line] of [
				["src/.gitattributes", "# ours\nb.ts linguist-generated\n", 2],
				["src/.gitignore", "b.ts\n", 1],
				["src/.gitignore", "*.log\n*.ts\n!a.ts\n", 2],
			] as const) {
				const repository = new Repository(cli, model);
				repository.write({ ...violation });
				repository.git("add", "src/b.ts");
				repository.write({ [settings]: text });
				assert.deepEqual(repository.since(), [
					`warning code/gate-kept ${settings}:${line}`,
					hidden,
				]);
			}
		});
	});

	describe("a symbolic link", () => {
		const page =
			"# Guardrails\n\n- Owner: Platform\n\n## GR-5: No links\n\nNobody knew where they led.\n\n- Deny path: `links/**`\n- Decision needed for: `infra/**`\n";
		const texts = { ...model, "product/guardrails.md": page, "infra/a.tf": "" };
		const link = ({ root }: Repository, path: string, to = "../src") => {
			mkdirSync(join(root, dirname(path)), { recursive: true });
			rmSync(join(root, path), { force: true });
			symlinkSync(to, join(root, path));
		};

		it("is a path of its own, committed or not, and a change where it leads elsewhere", () => {
			const repository = new Repository(cli, texts);
			const denied = "error code/guardrail-holds links/a:1";
			const needs = "error code/decision-recorded infra/b:1";
			link(repository, "links/a");
			link(repository, "infra/b");
			assert.deepEqual(repository.since(), [needs, denied]);
			repository.commit({});
			assert.deepEqual(repository.since(), [needs, denied]);
			assert.deepEqual(repository.since("HEAD"), []);
			link(repository, "infra/b", "../product");
			assert.deepEqual(repository.since("HEAD"), [needs]);
		});

		it("is ignored as a file is, and is there at the base once it is gone", () => {
			const repository = new Repository(cli, {
				...texts,
				".gitignore": "links/b\nlinks/c/\n",
			});
			link(repository, "links/b");
			assert.deepEqual(repository.since(), []);
			link(repository, "links/c");
			assert.deepEqual(repository.since(), [
				"error code/guardrail-holds links/c:1",
			]);
		});

		it("that takes the place of a file is a change of it", () => {
			const repository = new Repository(cli, texts);
			link(repository, "infra/a.tf");
			assert.deepEqual(repository.since(), [
				"error code/decision-recorded infra/a.tf:1",
			]);
		});
	});

	describe("a submodule that moves", () => {
		it("is a change at its path, once it is staged", () => {
			const repository = new Repository(cli, {
				...model,
				"product/guardrails.md":
					"# Guardrails\n\n- Owner: Platform\n\n## GR-5: Others' code in writing\n\nNobody knew why.\n\n- Decision needed for: `vendor/lib/**`\n",
			});
			const [one, other] = ["1", "2"].map((digit) => digit.repeat(40));
			const point = (commit: string | undefined) =>
				repository.git(
					"update-index",
					"--add",
					"--cacheinfo",
					`160000,${commit},vendor/lib`,
				);
			const needs = "error code/decision-recorded vendor/lib:1";
			point(one);
			assert.deepEqual(repository.since(), [needs]);
			repository.git("commit", "--quiet", "--message", "A library");
			repository.git("branch", "--quiet", "--force", "main");
			assert.deepEqual(repository.since(), []);
			point(other);
			assert.deepEqual(repository.since(), [needs]);
			repository.git("commit", "--quiet", "--message", "A newer one");
			assert.deepEqual(repository.since(), [needs]);
			assert.deepEqual(repository.since("HEAD"), []);
			repository.git("rm", "--quiet", "--cached", "vendor/lib");
			assert.deepEqual(repository.since("HEAD"), [needs]);
		});
	});

	describe("a new guardrail", () => {
		it("takes no id that something had at the last commit, or where the branch began", () => {
			const repository = new Repository(cli, model);
			const added = (ids: readonly string[]) => {
				const kept =
					page() + ids.map((id) => `\n## ${id}: More\n\nYes.\n`).join("");
				repository.write({ "product/guardrails.md": kept });
				const { stdout, status } = cli.run(
					repository.root,
					"new",
					"guardrail",
					"Another",
					"--today",
					"2026-11-22",
				);
				assert.equal(status, 0);
				return /^Wrote (GR-\d+)/.exec(stdout)?.[1];
			};
			assert.equal(added([]), "GR-6");
			repository.commit({
				"product/guardrails.md": `${page()}\n## GR-8: Eight\n\nYes.\n`,
			});
			assert.equal(added(["GR-2"]), "GR-9");
			repository.commit({ "product/guardrails.md": page() });
			assert.equal(added([]), "GR-6");
		});
	});
});
