/** Asks git about a repository, and lets it run nothing that the repository's own configuration names. */

import { spawnSync } from "node:child_process";
import { devNull } from "node:os";
import { dirname } from "node:path";

/** There is nothing to compare with; the message says why, and what to do. */
export class CannotCompare extends Error {}

export interface Answer {
	/** The exit code. */
	readonly code: number;
	readonly out: Buffer;
	/** The first line that git says about a failure. */
	readonly error: string;
}

/**
 * A repository's configuration can name programs, and whoever hands over a folder writes that configuration. Only plumbing is asked that
 * reads objects, the index and the state of files: so no text conversion, external diff or merge driver is due. What may still be run is
 * switched off here.
 */
const settings = [
	// Nothing here is for a pager, whatever `pager.<command>` says.
	"--no-pager",
	// A program that is asked which files have changed. Empty means none in every version; older ones take `false` for its name.
	"-c",
	"core.fsmonitor=",
	// Hooks may follow whatever writes the index; nothing here does, and none would be found.
	"-c",
	`core.hooksPath=${devNull}`,
	// A folder of the workspace that looks like a bare repository is none, with a configuration of its own.
	"-c",
	"safe.bareRepository=explicit",
];

/** Variables by which a hook that starts this process speaks of another place than the root that is asked about. */
const placing = [
	"GIT_DIR",
	"GIT_WORK_TREE",
	"GIT_COMMON_DIR",
	"GIT_INDEX_FILE",
	"GIT_PREFIX",
	"GIT_EXTERNAL_DIFF",
	"GIT_LITERAL_PATHSPECS",
];

function environment(): NodeJS.ProcessEnv {
	const variables: NodeJS.ProcessEnv = {
		...process.env,
		// What git says is looked at.
		LC_ALL: "C",
		LANGUAGE: "",
		// The index is not refreshed on the way.
		GIT_OPTIONAL_LOCKS: "0",
		GIT_TERMINAL_PROMPT: "0",
		// Objects that a partial clone lacks are not fetched: that asks the network, by a command that the configuration may name. Versions
		// that don't know the first variable are allowed no protocol to do so.
		GIT_NO_LAZY_FETCH: "1",
		GIT_ALLOW_PROTOCOL: ":",
	};
	for (const name of placing) delete variables[name];
	return variables;
}

/** Runs git for a folder and waits for it. Takes its absolute path, the arguments and what git reads. Throws CannotCompare where there is no git. */
export function git(
	folder: string,
	args: readonly string[],
	input = "",
): Answer {
	const { status, stdout, stderr, error } = spawnSync(
		"git",
		[...settings, "-C", folder, ...args],
		{
			// Windows looks for a program where it is started first, and that must not be the workspace.
			cwd: dirname(process.execPath),
			env: environment(),
			input,
			maxBuffer: Number.POSITIVE_INFINITY,
			windowsHide: true,
		},
	);
	if (error && (error as NodeJS.ErrnoException).code === "ENOENT")
		throw new CannotCompare(
			"git was not found, and only git knows what has changed since a base. Install it, or put it on the path.",
		);
	if (error)
		throw new CannotCompare(`git could not be run (${error.message}).`);
	return {
		code: status ?? 1,
		out: stdout,
		error: stderr.toString("utf8").trim().split("\n")[0] ?? "",
	};
}

/**
 * The filters that a repository's configuration names, by name. The index compares the content of files that were written in the moment it
 * was, and would send it through them; so they have to be switched off (`withoutFilters`) wherever files are compared. Throws CannotCompare
 * where that can't be done.
 */
export function filtersOf(folder: string): string[] {
	const { out } = git(folder, [
		"config",
		"--name-only",
		"-z",
		"--get-regexp",
		"^filter\\.",
	]);
	const names = new Set(
		parts(out).flatMap(
			(key) => /^filter\.([\s\S]*)\.[^.]*$/.exec(key)?.[1] ?? [],
		),
	);
	const odd = [...names].find((name) => /[=\n]/.test(name));
	if (odd !== undefined)
		throw new CannotCompare(
			`The repository's configuration names a filter "${odd}", which can't be kept from being run. Take it out first.`,
		);
	return [...names];
}

/** What keeps filters from being run, to be put before a command of git. */
export function withoutFilters(names: readonly string[]): string[] {
	return names.flatMap((name) =>
		["clean=", "smudge=", "process=", "required=false"].flatMap((setting) => [
			"-c",
			`filter.${name}.${setting}`,
		]),
	);
}

/** The parts of what git prints with `-z`. */
export function parts(out: Buffer): string[] {
	const all = out.toString("utf8").split("\u0000");
	all.pop();
	return all;
}

/** No more bytes than this are asked for in one go, so that a large change does not stand in memory as a whole. */
const mostBytes = 8 * 1024 * 1024;

/** The contents of blobs, asked for many at a time: those that follow in the order given are read with the one that is wanted. */
export class Blobs {
	readonly #folder: string;
	readonly #ids: readonly string[];
	readonly #places = new Map<string, number>();
	readonly #sizes = new Map<string, number>();
	#read = new Map<string, Buffer>();

	/** Takes a folder of the repository and the blobs' ids. Throws CannotCompare where one of them is not in the repository. */
	constructor(folder: string, ids: readonly string[]) {
		this.#folder = folder;
		this.#ids = [...new Set(ids)];
		for (const [n, id] of this.#ids.entries()) this.#places.set(id, n);
		const sizes = this.#ask("--batch-check", this.#ids).toString("latin1");
		for (const line of sizes.split("\n")) {
			const [, id, size] = /^([0-9a-f]+) blob (\d+)$/.exec(line) ?? [];
			if (id) this.#sizes.set(id, Number(size));
		}
		if (this.#sizes.size < this.#ids.length) throw unreadable();
	}

	/** In bytes. */
	size(id: string): number {
		return this.#sizes.get(id) ?? 0;
	}

	read(id: string): Buffer {
		const known = this.#read.get(id);
		if (known) return known;
		const wanted = [id];
		let bytes = this.size(id);
		for (let n = (this.#places.get(id) ?? 0) + 1; ; n++) {
			const next = this.#ids[n];
			if (next === undefined) break;
			bytes += this.size(next);
			if (bytes > mostBytes) break;
			wanted.push(next);
		}
		this.#read = new Map();
		const out = this.#ask("--batch", wanted);
		let at = 0;
		for (const one of wanted) {
			const start = out.indexOf("\n", at) + 1;
			at = start + this.size(one) + 1;
			this.#read.set(one, out.subarray(start, at - 1));
		}
		return this.#read.get(id) ?? Buffer.alloc(0);
	}

	#ask(how: "--batch" | "--batch-check", ids: readonly string[]): Buffer {
		if (ids.length === 0) return Buffer.alloc(0);
		const { code, out } = git(
			this.#folder,
			["cat-file", how],
			ids.map((id) => `${id}\n`).join(""),
		);
		if (code !== 0) throw unreadable();
		return out;
	}
}

function unreadable(): CannotCompare {
	return new CannotCompare(
		"git can't read all files as they were at the base. A partial clone lacks them, and nothing is fetched here; fetch them first: `git fetch --refetch --no-filter`.",
	);
}
