/** Questions at a terminal, answered a line at a time. */

import { createInterface } from "node:readline";

/** Asks for one line; undefined once nobody will answer any more. */
export type Ask = (question: string) => Promise<string | undefined>;

/** What of a process is needed to ask: its streams, and what is known around it. */
type Asking = Pick<NodeJS.Process, "stdin" | "stdout" | "env">;

/** Says whether somebody sits at a terminal who can be asked. Build servers have terminals, too, with nobody at them. */
export function canAsk({ stdin, stdout, env }: Asking): boolean {
	return (
		stdin?.isTTY === true &&
		stdout.isTTY === true &&
		(!env.CI || env.CI === "false") &&
		env.TERM !== "dumb"
	);
}

/** Hands out a way to ask as long as some work goes on, and takes the terminal back at its end. */
export async function asking<T>(
	{ stdin, stdout }: Asking,
	work: (ask: Ask) => Promise<T>,
): Promise<T> {
	const lines = createInterface({ input: stdin, output: stdout });
	// What is typed ahead answers the questions that follow.
	const typed: string[] = [];
	let isOver = false;
	let wake: (() => void) | undefined;
	lines.on("line", (line) => {
		typed.push(line);
		wake?.();
	});
	lines.on("close", () => {
		isOver = true;
		wake?.();
	});
	try {
		return await work(async (question) => {
			stdout.write(question);
			while (typed.length === 0 && !isOver)
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
			return typed.shift();
		});
	} finally {
		lines.close();
	}
}
