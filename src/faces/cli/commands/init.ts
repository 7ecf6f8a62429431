/** `opmodel init`: looks what is there, takes it over and starts what is missing. */

import { basename } from "node:path";
import { planInit } from "../../../plans/init";
import { CannotRun, type Command } from "../command";
import { carryOut, repositoryOf } from "../plans";

export const init: Command = {
	name: "init",
	parameters: "",
	summary:
		"Takes over the pages that are there and starts the strategy; never overwrites.",
	options: { all: { type: "boolean" } },
	help: ["--all  start a page for each of the nine categories"],
	run(invocation) {
		if (invocation.positionals.length > 0)
			throw new CannotRun(
				"`opmodel init` takes no paths; `--root DIR` says where.",
			);
		const engine = invocation.load();
		return carryOut(
			invocation,
			planInit({
				...repositoryOf(invocation, engine),
				all: invocation.options.all === true,
				title: basename(invocation.root),
			}),
		);
	},
};
