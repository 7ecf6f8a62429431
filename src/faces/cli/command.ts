/** What a command of the command line is, and what it is given. */

import type { ParseArgsConfig } from "node:util";
import type { Engine } from "../../engine";
import type { LoadOptions } from "../../host/load";
import type { Ask } from "./ask";
import type { Style } from "./terminal";

/** Bad usage, a root that isn't there and the like: said in one line on stderr, exit code 2. */
export class CannotRun extends Error {}

/** By name; those that may be given several times as a list. */
export type Options = Readonly<
	Record<string, string | boolean | (string | boolean)[] | undefined>
>;

export interface Invocation {
	readonly positionals: readonly string[];
	readonly options: Options;
	/** Absolute path of the workspace root. */
	readonly root: string;
	/** ISO date that time-based rules go by. */
	readonly today: string;
	/** For stdout. */
	readonly style: Style;
	/** Reads the workspace; from the disk, unless another source is given. */
	load(
		from?: Pick<LoadOptions, "source" | "like" | "ahead" | "heldBy">,
	): Engine;
	/** Writes to stdout. */
	print(text: string): void;
	/** Writes to stderr. */
	note(text: string): void;
	/** Asks whoever sits at the terminal as long as some work goes on; undefined where nobody does. */
	readonly asking?: <T>(work: (ask: Ask) => Promise<T>) => Promise<T>;
}

export interface Command {
	readonly name: string;
	/** `[paths…]`, as usage shows it. */
	readonly parameters: string;
	/** What it does, in one line. */
	readonly summary: string;
	/** Its own options, `root` and `today` excepted. */
	readonly options: NonNullable<ParseArgsConfig["options"]>;
	/** Lines of help on its options. */
	readonly help: readonly string[];
	/** Does the work; returns the exit code. */
	run(invocation: Invocation): number | Promise<number>;
}
