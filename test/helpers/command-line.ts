/** The command line as it is shipped (`npm run build`), in this process or in one of its own, in folders that are removed at the end. */

import { spawnSync } from "node:child_process";
import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { Readable, Writable } from "node:stream";
import { compileFunction } from "node:vm";
import type { Texts } from "./checking";

/** The exit code, and what was written to either stream. */
export interface Outcome {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

const bundle = resolve("dist/cli.js");
/** All that it knows of this process's environment; no colours. */
const environment = { PATH: process.env.PATH ?? "", NO_COLOR: "1" };

/** The bundle as a function of what Node gives to a module, and of the process. */
let compiled: ReturnType<typeof compileFunction> | undefined;

function main(): ReturnType<typeof compileFunction> {
	compiled ??= compileFunction(
		readFileSync(bundle, "utf8").replace(/^#!.*/, ""),
		["require", "module", "exports", "process"],
		{ filename: bundle },
	);
	return compiled;
}

export class CommandLine {
	/** Where tests make their folders. */
	readonly scratch: string;

	/** Takes a word by which its temporary folder is known. */
	constructor(word: string) {
		this.scratch = mkdtempSync(join(tmpdir(), `opmodel-${word}-`));
	}

	/** Runs it in a folder without starting a process: the bundle is evaluated anew, with a process that stands in for its own. */
	run(cwd: string, ...args: readonly string[]): Outcome {
		const written = { stdout: "", stderr: "" };
		const stream = (name: keyof typeof written) => ({
			on() {},
			write(text: string) {
				written[name] += text;
			},
		});
		const own = {
			argv: [process.execPath, bundle, ...args],
			env: environment,
			execPath: process.execPath,
			exitCode: 0,
			stdout: stream("stdout"),
			stderr: stream("stderr"),
		};
		const before = process.cwd();
		process.chdir(cwd);
		try {
			main()(createRequire(bundle), { exports: {} }, {}, own);
		} finally {
			process.chdir(before);
		}
		return { status: own.exitCode, ...written };
	}

	/**
	 * The same at a terminal at which these lines are typed, and nothing after them: what is shown and typed there is stdout. Takes
	 * variables beside the usual ones.
	 */
	async runAtTerminal(
		cwd: string,
		args: readonly string[],
		typed: readonly string[],
		env: Readonly<Record<string, string>> = {},
	): Promise<Outcome> {
		const shown = { stdout: "", stderr: "" };
		const screen = (name: keyof typeof shown) =>
			Object.assign(
				new Writable({
					write(chunk, _, done) {
						shown[name] += String(chunk);
						done();
					},
				}),
				{ isTTY: name === "stdout" },
			);
		const keys = Object.assign(
			Readable.from(typed.map((line) => `${line}\n`)),
			{ isTTY: true },
		);
		const before = process.cwd();
		process.chdir(cwd);
		try {
			const status = await new Promise<number>((resolve) => {
				const own = {
					argv: [process.execPath, bundle, ...args],
					env: { ...environment, TERM: "xterm", ...env },
					execPath: process.execPath,
					stdin: keys,
					stdout: screen("stdout"),
					stderr: screen("stderr"),
					set exitCode(code: number) {
						resolve(code);
					},
				};
				main()(createRequire(bundle), { exports: {} }, {}, own);
			});
			return { status, ...shown };
		} finally {
			process.chdir(before);
		}
	}

	/** Starts it in a folder as people start it, with other variables or another input than usual where they are given. */
	start(
		cwd: string,
		args: readonly string[],
		env: Readonly<Record<string, string>> = environment,
		input: "ignore" | "pipe" = "pipe",
	): Outcome {
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[bundle, ...args],
			{ cwd, encoding: "utf8", env, stdio: [input, "pipe", "pipe"] },
		);
		return { status, stdout, stderr };
	}

	/** Removes all that was made. For `after`. */
	remove(): void {
		rmSync(this.scratch, { recursive: true, force: true });
	}
}

/** Writes texts below a folder, which is made as needed. */
export function writeTexts(root: string, texts: Texts): void {
	for (const [path, text] of Object.entries(texts)) {
		mkdirSync(dirname(join(root, path)), { recursive: true });
		writeFileSync(join(root, path), text);
	}
}
