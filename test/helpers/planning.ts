/** Plans on a handful of files given as texts, and what comes of carrying them out. */

import assert from "node:assert/strict";
import type { Artifact } from "../../src/domain/artifact";
import type { Diagnostic } from "../../src/domain/diagnostic";
import { Engine } from "../../src/engine";
import type { Repository } from "../../src/plans/decision-place";
import { isRefusal, type Plan } from "../../src/plans/plan";
import type { Texts } from "./checking";
import { applyEdits } from "./drawing";

export const today = "2026-11-22";

function engineOf(files: Texts): Engine {
	const engine = new Engine({ today });
	for (const [path, text] of Object.entries(files)) engine.set(path, text);
	return engine;
}

/** The repository that consists of these files. */
export function repositoryOf(files: Texts): Repository {
	return {
		workspace: engineOf(files).workspace(),
		paths: Object.keys(files),
		read: (file) => files[file],
		today,
	};
}

/** The files after a plan; fails where it was refused. */
export function carriedOut(files: Texts, plan: Plan): Texts {
	if (isRefusal(plan)) assert.fail(plan.refused);
	return Object.fromEntries(
		applyEdits(new Map(Object.entries(files)), plan.edits),
	);
}

/** Why a plan was refused; fails where it was not. */
export function reasonOf(plan: Plan): string {
	if (!isRefusal(plan)) assert.fail(`not refused: ${plan.said.join(" · ")}`);
	return plan.refused;
}

/** The artifact that a file is read as. */
export function artifactIn(files: Texts, file: string): Artifact {
	const found = engineOf(files).workspace().artifacts.get(file);
	if (!found) assert.fail(`${file} is no artifact`);
	return found;
}

/** What is reported on the files above a hint, as lines to compare. */
export function loudIn(files: Texts): string[] {
	return engineOf(files)
		.check()
		.diagnostics.filter((d: Diagnostic) => d.severity !== "hint")
		.map((d) => `${d.severity} ${d.rule} ${d.file}`);
}
