// What benches share: the command line as it is built, and how times are put together.
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** A check of the whole workspace, as arguments of Node; the root is the folder that it runs in. */
export const check = [
	join(root, "dist/cli.js"),
	"check",
	"--format",
	"json",
	"--today",
	"2026-11-22",
];

/** How often each side runs, in turns. */
export const runs = Number(process.env.BENCH_RUNS ?? 5);

export const median = (list) =>
	[...list].sort((a, b) => a - b)[list.length >> 1];

/** Milliseconds as words. */
export const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
