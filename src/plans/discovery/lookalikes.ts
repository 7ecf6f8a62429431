/** Pages that look like one of our kinds and that nobody has taken over: what the view offers to use. */

import { type Kind, kindInfo, kinds } from "../../domain/kind";
import type { Repository } from "../decision-place";
import { lookAround } from "./discover";

export interface Lookalike {
	readonly kind: Kind;
	readonly file: string;
}

/**
 * The pages that are plainly of a kind that the root model lacks, one for each kind at most, in the order of the kinds. Takes the
 * repository and the files that somebody has said no to. Reads up to a thousand texts: not for every key.
 */
export function lookalikes(
	repository: Repository,
	dismissed: ReadonlySet<string>,
): Lookalike[] {
	const { notNeeded } = repository.workspace.root.settings;
	const needed = (kind: Kind) => {
		const { category } = kindInfo(kind);
		return !category || !notNeeded.has(category);
	};
	const open = {
		...repository,
		paths: repository.paths.filter((path) => !dismissed.has(path)),
	};
	const { pages, candidates } = lookAround(open);
	const plain = [...pages, ...candidates.filter(({ plainly }) => plainly)];
	return plain
		.filter(
			({ kind }, at) =>
				needed(kind) && plain.findIndex((one) => one.kind === kind) === at,
		)
		.sort((a, b) => order(a.kind) - order(b.kind))
		.map(({ kind, file }) => ({ kind, file }));
}

function order(kind: Kind): number {
	return kinds.findIndex(({ id }) => id === kind);
}
