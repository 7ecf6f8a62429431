/** `opmodel baseline`: sets aside what crosses a guardrail today, so that only what is new counts. */

import { baselineFile } from "../../../code/baseline";
import { isId } from "../../../domain/id";
import { mostFileCharacters } from "../../../domain/limits";
import { itemsToRecord, planBaseline } from "../../../plans/baseline";
import { isRefusal } from "../../../plans/plan";
import { CannotRun, type Command } from "../command";
import { carryOut } from "../plans";

export const baseline: Command = {
	name: "baseline",
	parameters: "[id…]",
	summary:
		"Records what crosses a guardrail today, so that only new ones count.",
	options: {},
	help: [
		`Writes ${baselineFile} at the root: known places are hints then. Run it again to take out what is solved.`,
		"With ids it does so for these guardrails and entries of the tech stack alone, and leaves the rest as it is.",
	],
	run(invocation) {
		const ids = invocation.positionals;
		const path = ids.find((id) => !isId(id));
		if (path !== undefined)
			throw new CannotRun(
				`\`opmodel baseline\` takes ids such as GR-2, and no paths: "${path}" is none. Without any it records the whole workspace.`,
			);
		const engine = invocation.load();
		const items =
			ids.length > 0 ? itemsToRecord(engine.workspace(), ids) : undefined;
		if (items && isRefusal(items)) throw new CannotRun(items.refused);
		return carryOut(
			invocation,
			planBaseline({
				...engine.baseline(items),
				...(items ? { ids: [...items].map(({ id }) => id) } : {}),
				isOpaque: engine.isOpaque(baselineFile),
				text: engine.text(baselineFile),
				overlooked: engine.overlooked().length,
				unreported: engine.reportStates().filter(({ is }) => is !== "read")
					.length,
				mostFileCharacters,
			}),
		);
	},
};
