/** `opmodel check --base` in real repositories: what came since, what was there already, and that git runs nothing of a repository's own. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
	appendFileSync,
	chmodSync,
	existsSync,
	renameSync,
	rmSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { Texts } from "../helpers/checking";
import { CommandLine, writeTexts } from "../helpers/command-line";
import { Repository } from "./repository";

const cli = new CommandLine("base");

const model = {
	"opmodel.yaml": "title: Fieldsafe\nstage: startup\nexpect: []\n",
	"product/guardrails.md":
		"# Guardrails\n\n- Owner: Platform\n\n## GR-1: No dynamic code\n\nNobody can review it.\n\n- Deny content: `\\beval\\(`\n- In: `src/**`\n\n## GR-5: Sync changes in writing\n\nOld phones speak it.\n\n- Decision needed for: `infra/**`\n",
	"src/a.ts": "export const a = 1;\neval(1);\nexport const b = 2;\n",
	"infra/main.tf": 'resource "a" {\n  size = 1\n}\n',
	"infra/other.tf": 'resource "b" {}\n',
};

const decision = (status: string, text: string) =>
	`# 1. Larger machines\n\nStatus: ${status}\nDate: 2026-11-20\n\n## Context\n\n${text}\n`;

describe("opmodel check --base", () => {
	after(() => cli.remove());

	it("reports nothing of what was there, however far it has moved", () => {
		const repository = new Repository(cli, model);
		assert.deepEqual(repository.check().said, [
			"error code/guardrail-holds src/a.ts:2",
		]);
		repository.commit({
			"src/a.ts": `// One.\n// Two.\n${model["src/a.ts"]}`,
			"src/clean.ts": "export const c = 3;\n",
		});
		const { status, said, base } = repository.check("--base", "main");
		assert.deepEqual([status, said], [0, []]);
		assert.deepEqual(base, {
			ref: "main",
			commit: repository.git("rev-parse", "main").trim(),
			older: 1,
		});
	});

	it("reports a new error in an old file, the one on the new line", () => {
		const repository = new Repository(cli, model);
		repository.commit({ "src/a.ts": `eval(1);\n${model["src/a.ts"]}` });
		assert.deepEqual(repository.since(), [
			"error code/guardrail-holds src/a.ts:1",
		]);
		const pretty = repository.run("--base", "main");
		assert.equal(pretty.status, 1);
		const commit = repository.git("rev-parse", "main").slice(0, 9);
		assert.match(
			pretty.stdout,
			new RegExp(
				`\\n1 error\\nOnly what has come since main \\(${commit}\\) is reported; 1 that was there already is not shown\\n`,
			),
		);
		assert.match(
			pretty.stdout,
			/2 guardrails in force: 2 checked by machine\n/,
		);
		assert.match(
			repository.run().stdout,
			/: 1 checked by machine, 1 with a check that needs --base\n/,
		);
	});

	it("reports nothing where something is mended, and what has become graver", () => {
		const repository = new Repository(cli, {
			...model,
			"docs/adr/0001-old.md":
				"# 1. Old\n\nStatus: accepted\nDate: 2026-11-01\nDecision makers: Platform\n\n## Context\n\nIt is old.\n\n## Deviates from\n\n- GR-1 until 2027-01-31 in `src/**`\n",
		});
		assert.deepEqual(repository.check().said, [
			"information code/guardrail-holds src/a.ts:2",
		]);
		repository.commit({ "src/a.ts": "export const a = 1;\n" });
		assert.deepEqual(repository.since(), [
			// The permission that nobody needs any more is what came of it.
			"information decisions/deviation-needed docs/adr/0001-old.md:13",
		]);
		repository.git("reset", "--quiet", "--hard", "main");
		repository.git("rm", "--quiet", "docs/adr/0001-old.md");
		assert.deepEqual(repository.since(), [
			"error code/guardrail-holds src/a.ts:2",
		]);
	});

	it("compares with where the history left the base, not with what the base has become", () => {
		const repository = new Repository(cli, model);
		repository.commit({ "src/b.ts": "eval(2);\n" });
		repository.git("checkout", "--quiet", "main");
		repository.commit({
			"src/a.ts": "export const a = 1;\n",
			"src/b.ts": "eval(2);\n",
			"src/gone.ts": "export const gone = 1;\n",
		});
		repository.git("checkout", "--quiet", "work");
		const { said, base } = repository.check("--base", "main");
		assert.deepEqual(said, ["error code/guardrail-holds src/b.ts:1"]);
		assert.equal(base?.commit, repository.git("rev-parse", "main~1").trim());
	});

	it("counts what is staged, changed and untracked, and not what is ignored", () => {
		const repository = new Repository(cli, {
			...model,
			".gitignore": "tmp/\n",
		});
		repository.write({
			"src/staged.ts": "eval(1);\n",
			"src/untracked.ts": "eval(2);\n",
			"src/a.ts": `${model["src/a.ts"]}eval(3);\n`,
			"src/tmp/x.ts": "eval(4);\n",
		});
		repository.git("add", "src/staged.ts");
		assert.deepEqual(repository.since(), [
			"error code/guardrail-holds src/a.ts:4",
			"error code/guardrail-holds src/staged.ts:1",
			"error code/guardrail-holds src/untracked.ts:1",
		]);
		assert.deepEqual(repository.since("main", "src/staged.ts"), [
			"error code/guardrail-holds src/staged.ts:1",
		]);
		assert.deepEqual(repository.since("HEAD").length, 3);
	});

	it("follows renamed files, committed, staged and not", () => {
		const repository = new Repository(cli, {
			...model,
			"src/b.ts": `${"export const same = 1;\n".repeat(5)}eval(1);\n`,
			"src/c.ts": "eval(1);\n",
		});
		repository.git("mv", "src/b.ts", "src/moved b.ts");
		appendFileSync(
			join(repository.root, "src/moved b.ts"),
			"export const more = 2;\n",
		);
		repository.git("commit", "--quiet", "--all", "--message", "Moved");
		repository.git("mv", "src/a.ts", "src/staged.ts");
		renameSync(
			join(repository.root, "src/c.ts"),
			join(repository.root, "src/elsewhere.ts"),
		);
		assert.deepEqual(repository.since(), []);
		appendFileSync(join(repository.root, "src/elsewhere.ts"), "");
		appendFileSync(join(repository.root, "src/staged.ts"), "eval(2);\n");
		assert.deepEqual(repository.since(), [
			"error code/guardrail-holds src/staged.ts:4",
		]);
	});

	it("knows what a page that is gone has left behind", () => {
		const repository = new Repository(cli, {
			...model,
			"product/principles.md":
				"# Principles\n\n- Owner: Ines\n\n## PP-1: Proof over ticks\n\nAlways.\n",
			"docs/adr/0001-proof.md": decision("accepted", "As PP-1 asks."),
		});
		repository.git("rm", "--quiet", "product/principles.md");
		repository.write({
			"product/principles.md":
				"# Principles\n\n- Owner: Ines\n\n## PP-2: Small over complete\n\nAlways.\n",
		});
		assert.deepEqual(repository.since(), [
			"warning references/resolve docs/adr/0001-proof.md:8",
		]);
	});

	it("works in a folder of the repository, with names that need care", () => {
		const below = (texts: Texts) =>
			Object.fromEntries(
				Object.entries(texts).map(([path, text]) => [`apps/ä b/${path}`, text]),
			);
		const odd = 'src/it\'s "new" and ünï.ts';
		const repository = new Repository(cli, {
			...below({ ...model, [odd]: "eval(1);\n" }),
			"company/opmodel.yaml": "title: Company\n",
			"company/product/guardrails.md":
				"# Guardrails\n\n- Owner: Platform\n\n## GR-9: No sleeping\n\nIt hides faults.\n\n- Deny content: `\\bsleep\\(`\n- In: `src/**`\n",
		});
		const root = join("apps", "ä b");
		repository.commit({
			"src/outside.ts": "eval(1);\n",
			"company/product/guardrails.md":
				"# Guardrails\n\n- Owner: Platform\n\n## GR-9: No sleeping\n\nIt hides faults.\n\n- Deny content: `\\b(?:sleep|nap)\\(`\n- In: `src/**`\n",
			...below({
				"opmodel.yaml": `${model["opmodel.yaml"]}extends: ["../../company/opmodel.yaml"]\n`,
				[odd]: "eval(1);\neval(2);\n",
				"infra/two\nlines.tf": "a\n",
				"src/nap.ts": "nap(1);\n",
			}),
		});
		assert.deepEqual(repository.since("main", "--root", root), [
			"error code/decision-recorded infra/two\nlines.tf:1",
			`error code/guardrail-holds ${odd}:2`,
			"error code/guardrail-holds src/nap.ts:1",
		]);
		repository.commit({
			"company/product/guardrails.md":
				"# Guardrails\n\n- Owner: Platform\n\n## GR-9: No sleeping\n\nIt hides faults.\n\n- Deny content: `\\bsleep\\(`\n- In: `src/**`\n",
		});
		const narrowed =
			"warning code/gate-kept ../../company/product/guardrails.md:9";
		assert.deepEqual(repository.since("HEAD~1", "--root", root), [narrowed]);
		repository.write(below({ "src/nap.ts": "sleep(1);\n" }));
		assert.deepEqual(repository.since("HEAD~1", "--root", root), [
			narrowed,
			"error code/guardrail-holds src/nap.ts:1",
		]);
	});

	it("asks for a decision that names the guardrail, on the first changed line", () => {
		const repository = new Repository(cli, model);
		repository.commit({
			"infra/main.tf": 'resource "a" {\n  size = 2\n}\n',
			"infra/new.tf": 'resource "c" {}\n',
		});
		repository.git("rm", "--quiet", "infra/other.tf");
		const asked = (severity: string) =>
			["infra/main.tf:2", "infra/new.tf:1", "infra/other.tf:1"].map(
				(place) => `${severity} code/decision-recorded ${place}`,
			);
		assert.deepEqual(repository.since(), asked("error"));
		assert.deepEqual(repository.since("main", "infra/other.tf"), [
			asked("error")[2],
		]);
		const file = "docs/adr/0001-larger.md";
		repository.write({ [file]: decision("proposed", "For GR-5.") });
		assert.deepEqual(repository.since(), asked("warning"));
		repository.write({ [file]: decision("accepted", "For GR-5.") });
		assert.deepEqual(repository.since(), []);
		repository.write({ [file]: decision("rejected", "For GR-5.") });
		assert.deepEqual(repository.since(), asked("error"));
		repository.write({ [file]: decision("accepted", "For nothing.") });
		assert.deepEqual(repository.since(), asked("error"));
		assert.deepEqual(repository.check().said.length, 1);
	});

	it("asks for a decision at both places of a file that moves", () => {
		const repository = new Repository(cli, {
			...model,
			"lib/in.tf": 'resource "in" {\n  size = 1\n}\n',
		});
		repository.git("mv", "infra/main.tf", "lib/main.tf");
		repository.git("mv", "lib/in.tf", "infra/in.tf");
		repository.git("mv", "infra/other.tf", "infra/another.tf");
		assert.deepEqual(repository.since(), [
			"error code/decision-recorded infra/another.tf:1",
			"error code/decision-recorded infra/in.tf:1",
			"error code/decision-recorded lib/main.tf:1",
		]);
	});

	it("prints the first of many alike and names all in JSON", () => {
		const repository = new Repository(cli, model);
		repository.write(
			Object.fromEntries(
				Array.from({ length: 8 }, (_, n) => [`infra/n${n}.tf`, "x\n"]),
			),
		);
		assert.equal(repository.since().length, 8);
		const { stdout } = repository.run("--base", "main");
		assert.equal(stdout.match(/error code\/decision-recorded/g)?.length, 5);
		assert.match(
			stdout,
			/\ncode\/decision-recorded says the same of 3 more files for GR-5; --format json names them\n8 errors\n/,
		);
	});

	it("reads a merge that is not done yet", () => {
		const repository = new Repository(cli, model);
		repository.commit({ "src/a.ts": "eval(1);\n", "src/b.ts": "eval(2);\n" });
		repository.git("checkout", "--quiet", "main");
		repository.commit({ "src/a.ts": "export const a = 2;\n" });
		repository.git("checkout", "--quiet", "work");
		spawnSync("git", ["merge", "--quiet", "main"], { cwd: repository.root });
		assert.match(repository.git("status", "--short"), /^U|^AA/m);
		repository.write({ "src/a.ts": "eval(1);\neval(3);\n" });
		assert.deepEqual(repository.since(), [
			"error code/guardrail-holds src/a.ts:2",
			"error code/guardrail-holds src/b.ts:1",
		]);
	});

	it("does not say again what is missing when a page comes before all others", () => {
		const principles =
			"# Principles\n\n- Owner: Ines\n\n## PP-1: Proof over ticks\n\nAlways.\n";
		const repository = new Repository(cli, {
			"product/principles.md": `---\nkind: principles\n---\n${principles}`,
		});
		const missing = repository.check("--hints").said;
		assert.ok(
			missing.some((line) =>
				/ context\/category-present product\/principles\.md:/.test(line),
			),
		);
		repository.write({
			"docs/adr/0001-a.md": decision("accepted", "As PP-1 asks."),
		});
		assert.ok(
			repository
				.check()
				.said.some((line) => / context\/category-present docs\/adr/.test(line)),
		);
		assert.deepEqual(repository.since(), []);
	});

	it("takes submodules and other repositories in the tree for unchanged", () => {
		const repository = new Repository(cli, model);
		const inner = join(repository.root, "src/inner");
		writeTexts(inner, { "x.ts": "eval(1);\n" });
		spawnSync("git", ["init", "--quiet"], { cwd: inner });
		assert.deepEqual(repository.since(), []);
		assert.equal(repository.check().said.length, 2);
	});

	it("is not misled by times, line breaks and stand-ins", () => {
		const repository = new Repository(cli, {
			...model,
			".gitattributes": "*.big filter=lfs\n",
			"src/crlf.ts": "eval(1);\neval(2);\n",
			"infra/data.big":
				"version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 3\n",
		});
		writeFileSync(
			join(repository.root, "src/crlf.ts"),
			"eval(1);\r\neval(2);\r\n",
		);
		repository.git("config", "filter.lfs.clean", "cat");
		writeFileSync(join(repository.root, "infra/data.big"), "all of it\n");
		for (const file of ["src/a.ts", "infra/main.tf", "product/guardrails.md"])
			utimesSync(join(repository.root, file), 1, 1);
		assert.deepEqual(repository.since(), []);
	});

	it("exits 2 with a plain sentence where there is nothing to compare with", () => {
		const repository = new Repository(cli, model);
		const refused = (why: RegExp, ref: string, ...args: string[]) => {
			const { status, stdout, stderr } = repository.run(
				`--base=${ref}`,
				...args,
			);
			assert.deepEqual([status, stdout], [2, ""], stderr);
			assert.match(stderr, why);
			assert.match(stderr, /^opmodel: .*\n$/, "more than one line");
		};
		refused(/There is no commit "nowhere" in this clone/, "nowhere");
		refused(/There is no commit "--all"/, "--all");
		refused(/There is no commit "--output=stolen"/, "--output=stolen");
		refused(/There is no commit ""/, "");
		refused(/There is no commit "main\.\.work"/, "main..work");
		refused(/There is no commit "main:src"/, "main:src");
		repository.git("checkout", "--quiet", "--orphan", "alone");
		refused(/There is no commit yet/, "main");
		repository.git("commit", "--quiet", "--message", "Alone");
		refused(/"main" and HEAD have no commit in common/, "main");
		refused(/in no working tree/, "main", "--root", ".git");
		rmSync(join(repository.root, ".git"), { recursive: true });
		refused(/in no working tree of a git repository/, "main");
		const without = cli.start(repository.root, ["check", "--base", "main"], {
			PATH: cli.scratch,
		});
		assert.equal(without.status, 2);
		assert.match(without.stderr, /^opmodel: git was not found/);
	});

	it("says what to fetch where a clone lacks what it needs", () => {
		const origin = new Repository(cli, model);
		origin.commit({ "infra/main.tf": "other\n" });
		origin.git("checkout", "--quiet", "main");
		origin.commit({ "src/a.ts": "export const a = 1;\n" });
		origin.commit({ "src/a.ts": "export const a = 2;\n" });
		origin.git("config", "uploadpack.allowFilter", "true");
		const clone = (name: string, ...args: string[]) => {
			const root = join(cli.scratch, name);
			origin.git(
				"clone",
				"--quiet",
				"--branch=work",
				"--no-single-branch",
				...args,
				`file://${origin.root}`,
				root,
			);
			return cli.run(root, "check", "--base", "origin/main");
		};
		const shallow = clone("shallow", "--depth=1");
		assert.equal(shallow.status, 2);
		assert.match(
			shallow.stderr,
			/holds the latest ones alone\. Fetch the rest first: `git fetch --unshallow`, or `fetch-depth: 0`/,
		);
		const partial = clone("partial", "--filter=blob:none");
		assert.deepEqual([partial.status, partial.stdout], [2, ""]);
		assert.match(
			partial.stderr,
			/^opmodel: git can't read all files as they were at the base\. .* `git fetch --refetch --no-filter`/,
		);
	});

	it("runs nothing that the repository's configuration names", () => {
		const repository = new Repository(cli, {
			...model,
			"src/b.ts": "export const b = 1;\n",
			".gitattributes":
				"*.ts diff=evil filter=evil merge=evil\n*.tf diff=evil filter=evil\n",
		});
		const stolen = join(cli.scratch, "stolen");
		const program = join(cli.scratch, "evil.sh");
		writeFileSync(program, `#!/bin/sh\necho "$@" >> "${stolen}"\ncat\n`);
		chmodSync(program, 0o755);
		repository.git("mv", "infra/other.tf", "infra/moved.tf");
		repository.commit({
			"src/a.ts": `${model["src/a.ts"]}eval(3);\n`,
			"infra/main.tf": "other\n",
		});
		for (const hook of ["post-index-change", "post-checkout", "pre-commit"])
			writeTexts(repository.root, { [`.git/hooks/${hook}`]: "" });
		for (const [name, value] of [
			["core.fsmonitor", program],
			["core.hooksPath", cli.scratch],
			["core.pager", program],
			["core.sshCommand", program],
			["core.editor", program],
			["core.askPass", program],
			["core.alternateRefsCommand", program],
			["core.gitProxy", program],
			["credential.helper", program],
			["diff.external", program],
			["diff.evil.textconv", program],
			["diff.evil.command", program],
			["diff.relative", "true"],
			["diff.orderFile", "nowhere"],
			["filter.evil.clean", program],
			["filter.evil.smudge", program],
			["filter.evil.process", program],
			["filter.evil.required", "true"],
			["merge.evil.driver", program],
			["alias.diff-index", `!${program}`],
			["alias.rev-parse", `!${program}`],
			["pager.diff-index", program],
			["pager.ls-files", program],
			["gpg.program", program],
			["log.showSignature", "true"],
			["remote.origin.url", `ext::${program}`],
			["remote.origin.promisor", "true"],
			["remote.origin.uploadpack", program],
			["extensions.partialClone", "origin"],
			["core.repositoryFormatVersion", "1"],
			["protocol.allow", "always"],
			["protocol.ext.allow", "always"],
		] as const)
			repository.git("config", name, value);
		rmSync(stolen, { force: true });
		repository.write({
			"src/new.ts": "eval(4);\n",
			"src/b.ts": "export const b = 2;\n",
			".gitattributes": "*.ts filter=evil diff=evil\n",
		});
		for (const file of ["src/a.ts", "infra/main.tf", "infra/moved.tf"])
			utimesSync(join(repository.root, file), 1, 1);
		const args = ["check", "--base", "main", "--today", "2026-11-22"];
		const real = cli.start(repository.root, args);
		assert.ok(!existsSync(stolen), "a program was run");
		assert.deepEqual(real, cli.run(repository.root, ...args));
		assert.deepEqual(repository.since(), [
			"error code/decision-recorded infra/main.tf:1",
			"error code/decision-recorded infra/moved.tf:1",
			"error code/guardrail-holds src/a.ts:4",
			"error code/guardrail-holds src/new.ts:1",
		]);
	});
});
