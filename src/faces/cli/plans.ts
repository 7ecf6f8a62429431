/** What the commands that write have in common: the repository as their plans see it, and carrying a plan out. */

import type { Engine } from "../../engine";
import { readText } from "../../host/read";
import { CannotWrite, writeEdits } from "../../host/write";
import type { Repository } from "../../plans/decision-place";
import { isRefusal, type Plan } from "../../plans/plan";
import { CannotRun, type Invocation } from "./command";
import { safe } from "./terminal";

/** The repository that an engine was filled from; files that the engine passed over are read when a plan asks for them. */
export function repositoryOf(
	{ root, today }: Invocation,
	engine: Engine,
): Repository {
	return {
		workspace: engine.workspace(),
		paths: [...engine.paths()].filter((path) => !path.startsWith("../")).sort(),
		read: (file) => engine.text(file) ?? readText(root, file),
		today,
	};
}

/** Writes what a plan says and tells it, line by line; a refused plan can't run. Returns the exit code. */
export function carryOut({ root, print }: Invocation, plan: Plan): number {
	if (isRefusal(plan)) throw new CannotRun(plan.refused);
	try {
		writeEdits(root, plan.edits);
	} catch (error) {
		if (error instanceof CannotWrite) throw new CannotRun(error.message);
		throw error;
	}
	for (const line of plan.said) print(`${safe(line)}\n`);
	return 0;
}
