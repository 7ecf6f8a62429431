/** Repositories with a branch, for the command line's tests of `check --base`. */

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Texts } from "../helpers/checking";
import { type CommandLine, writeTexts } from "../helpers/command-line";

/** A diagnostic as `--format json` prints it, as far as tests look. */
export interface Printed {
	readonly rule: string;
	readonly severity: string;
	readonly file: string;
	readonly message: string;
	readonly item?: string;
	readonly range: {
		readonly start: { readonly line: number; readonly character: number };
		readonly end: { readonly line: number; readonly character: number };
	};
}

/** Repositories as they begin, by their texts: others that begin so are copies. */
const begun = new Map<string, string>();
let folders = 0;

/** A repository with one commit on `main`, and a branch `work` that is checked out. */
export class Repository {
	readonly root: string;
	readonly #cli: CommandLine;

	constructor(cli: CommandLine, texts: Texts) {
		this.#cli = cli;
		this.root = join(cli.scratch, `root-${++folders}`);
		const key = JSON.stringify([cli.scratch, texts]);
		const template = begun.get(key);
		if (template) {
			cpSync(template, this.root, { recursive: true });
			return;
		}
		mkdirSync(this.root);
		this.git("init", "--quiet", "--template=", "--initial-branch=main");
		this.commit(texts);
		this.git("checkout", "--quiet", "-b", "work");
		const copy = join(cli.scratch, `begun-${begun.size}`);
		cpSync(this.root, copy, { recursive: true });
		begun.set(key, copy);
	}

	git(...args: string[]): string {
		const { status, stdout, stderr } = spawnSync("git", args, {
			cwd: this.root,
			encoding: "utf8",
			env: {
				PATH: process.env.PATH ?? "",
				HOME: this.#cli.scratch,
				GIT_CONFIG_NOSYSTEM: "1",
				GIT_AUTHOR_NAME: "Ines",
				GIT_AUTHOR_EMAIL: "ines@example.org",
				GIT_COMMITTER_NAME: "Ines",
				GIT_COMMITTER_EMAIL: "ines@example.org",
			},
		});
		assert.equal(status, 0, `git ${args.join(" ")}: ${stderr}`);
		return stdout;
	}

	write(texts: Texts): void {
		writeTexts(this.root, texts);
	}

	commit(texts: Texts): void {
		this.write(texts);
		this.git("add", "--all");
		this.git("commit", "--quiet", "--message", "Some work");
	}

	run(...args: string[]) {
		return this.#cli.run(this.root, "check", "--today", "2026-11-22", ...args);
	}

	/** What is reported above a hint, in short, with the exit code and how many were there already. */
	check(...args: string[]) {
		const { status, stdout, stderr } = this.run(...args, "--format", "json");
		assert.equal(stderr, "");
		const { diagnostics, base } = JSON.parse(stdout) as {
			diagnostics: Printed[];
			base?: { ref: string; commit: string; older: number };
		};
		return {
			status,
			base,
			diagnostics,
			said: diagnostics
				.filter(({ severity }) => severity !== "hint")
				.map(
					({ severity, rule, file, range }) =>
						`${severity} ${rule} ${file}:${range.start.line + 1}`,
				),
		};
	}

	/** The lines of `check --base main`. */
	since(ref = "main", ...args: string[]): string[] {
		return this.check("--base", ref, ...args).said;
	}
}
