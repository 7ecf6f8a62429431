/** `opmodel baseline`: sets aside what crosses a guardrail today, so that only what is new counts. */

import { planBaseline } from "../../../answers/baseline";
import { baselineFile } from "../../../code/baseline";
import { mostCharacters } from "../../../engine";
import { CannotRun, type Command } from "../command";
import { carryOut } from "../plans";

export const baseline: Command = {
	name: "baseline",
	parameters: "",
	summary:
		"Records what crosses a guardrail today, so that only new ones count.",
	options: {},
	help: [
		`Writes ${baselineFile} at the root: known places are hints then. Run it again to take out what is solved.`,
	],
	run(invocation) {
		if (invocation.positionals.length > 0)
			throw new CannotRun(
				"`opmodel baseline` takes no paths: it records the whole workspace.",
			);
		const engine = invocation.load();
		if (engine.isOpaque(baselineFile))
			throw new CannotRun(
				`${baselineFile} is a link or left out by .gitignore, so it would not be read. Make it a file that is committed.`,
			);
		return carryOut(
			invocation,
			planBaseline({
				...engine.baseline(),
				text: engine.text(baselineFile),
				overlooked: engine.overlooked().length,
				unreported: engine.reportStates().filter(({ is }) => is !== "read")
					.length,
				mostCharacters,
			}),
		);
	},
};
