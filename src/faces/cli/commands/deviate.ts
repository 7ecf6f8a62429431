/** `opmodel deviate`: drafts the decision that deviates from a guardrail at some place. */

import { planDeviate } from "../../../plans/deviate";
import { CannotRun, type Command } from "../command";
import { carryOut, repositoryOf } from "../plans";

export const deviate: Command = {
	name: "deviate",
	parameters: '<id> --in GLOB ["title"]',
	summary:
		"Drafts the decision that deviates from a guardrail, principle or stack entry.",
	options: { in: { type: "string", multiple: true } },
	help: [
		"--in GLOB   where it deviates, relative to the root; may be given several times",
		"",
		"opmodel deviate GR-2 --in 'services/billing/**'",
		"The reason is left to you: nothing is covered until it is written and the decision accepted.",
	],
	run(invocation) {
		const [id, title, ...more] = invocation.positionals;
		const places = invocation.options.in;
		if (id === undefined || !Array.isArray(places) || more.length > 0)
			throw new CannotRun(
				"`opmodel deviate` takes an id and where: `opmodel deviate GR-2 --in 'services/billing/**'`.",
			);
		const engine = invocation.load();
		return carryOut(
			invocation,
			planDeviate({
				...repositoryOf(invocation, engine),
				id,
				in: places.map(String),
				...(title === undefined ? {} : { title }),
			}),
		);
	},
};
