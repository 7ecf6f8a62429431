/** `opmodel new`: starts a page, an item or a decision record. */

import { planNew } from "../../../answers/new";
import { CannotRun, type Command } from "../command";
import { carryOut, repositoryOf } from "../plans";

export const newItem: Command = {
	name: "new",
	parameters: '<kind> "title"',
	summary:
		"Starts a page, adds an item to one, or writes the next decision record.",
	options: {},
	help: [
		'opmodel new decision "Keep the queue in PostgreSQL"  the next record, as its folder writes them',
		'opmodel new principle "Speed over features"          an item, with the next free id',
		"opmodel new metrics                                  a page, where there is none",
	],
	run(invocation) {
		const [kind, title, ...more] = invocation.positionals;
		if (kind === undefined || more.length > 0)
			throw new CannotRun(
				'`opmodel new` takes a kind and a title in quotes: `opmodel new principle "Speed over features"`.',
			);
		const engine = invocation.load();
		return carryOut(
			invocation,
			planNew({
				...repositoryOf(invocation, engine),
				kind,
				...(title === undefined ? {} : { title }),
			}),
		);
	},
};
