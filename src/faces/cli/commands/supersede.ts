/** `opmodel supersede`: replaces a decision by a new one. */

import { planSupersede } from "../../../plans/supersede";
import { CannotRun, type Command } from "../command";
import { carryOut, repositoryOf } from "../plans";

export const supersede: Command = {
	name: "supersede",
	parameters: '<id> "title"',
	summary: "Writes the decision that replaces another, and says so in both.",
	options: {},
	help: [
		"The id is that of a decision record (ADR-7), or its path where several have that number.",
	],
	run(invocation) {
		const [id, title, ...more] = invocation.positionals;
		if (id === undefined || title === undefined || more.length > 0)
			throw new CannotRun(
				'`opmodel supersede` takes an id and a title in quotes: `opmodel supersede ADR-7 "Weigh twice"`.',
			);
		const engine = invocation.load();
		return carryOut(
			invocation,
			planSupersede({ ...repositoryOf(invocation, engine), id, title }),
		);
	},
};
