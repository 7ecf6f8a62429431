/** The command line in a bundle of its own, started as people start it, in folders that are removed at the end. */

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { buildSync } from "esbuild";
import type { Texts } from "./checking";

export class CommandLine {
	/** Where tests make their folders. */
	readonly scratch: string;
	readonly #bundle: string;

	/** Takes a word by which its temporary folder is known. */
	constructor(word: string) {
		this.scratch = mkdtempSync(join(tmpdir(), `opmodel-${word}-`));
		this.#bundle = join(this.scratch, "cli.js");
	}

	/** Bundles the command line from its source. For `before`. */
	build(): void {
		buildSync({
			entryPoints: ["src/faces/cli/main.ts"],
			outfile: this.#bundle,
			bundle: true,
			platform: "node",
			target: "node20",
			logLevel: "silent",
			define: { OPMODEL_VERSION: '"0.0.0-test"' },
		});
	}

	/** Runs it in a folder, without colours and with nothing else of this process's environment. */
	run(cwd: string, ...args: readonly string[]) {
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[this.#bundle, ...args],
			{
				cwd,
				encoding: "utf8",
				env: { PATH: process.env.PATH ?? "", NO_COLOR: "1" },
			},
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
