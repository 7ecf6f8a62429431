/** `opmodel new`: starts a page, an item or a decision record. */

import { canBeArtifact, type Engine } from "../../../engine";
import { findBase } from "../../../host/base";
import { CannotCompare } from "../../../host/git";
import { planNew } from "../../../plans/new";
import { CannotRun, type Command, type Invocation } from "../command";
import { carryOut, repositoryOf } from "../plans";

/** Where a branch may have left its repository's own: the first that is there counts. */
const usualBases = ["origin/HEAD", "main", "master"];

/** The ids of items at the last commit, and where its history left the repository's main branch; none where there is no git to ask. */
function idsBefore({ root, load }: Invocation, engine: Engine): string[] {
	const idsAt = (ref: string): string[] | undefined => {
		try {
			const { files, source } = findBase(root, ref);
			const isSame = files.every(({ path, from = path }) =>
				[path, from].every((one) => !canBeArtifact(one)),
			);
			if (isSame) return [];
			return load({ source, like: engine })
				.workspace()
				.root.artifacts.flatMap(({ items }) => items.map(({ id }) => id));
		} catch (error) {
			if (error instanceof CannotCompare) return undefined;
			throw error;
		}
	};
	const atHead = idsAt("HEAD");
	if (!atHead) return [];
	for (const ref of usualBases) {
		const ids = idsAt(ref);
		if (ids) return [...atHead, ...ids];
	}
	return atHead;
}

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
				taken: idsBefore(invocation, engine),
				...(title === undefined ? {} : { title }),
			}),
		);
	},
};
