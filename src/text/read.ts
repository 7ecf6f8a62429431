/** The one door to reading: a file's text and kind in, an artifact out. */

import equal from "fast-deep-equal";
import type { Artifact } from "../domain/artifact";
import type { Kind } from "../domain/kind";
import { readDecision } from "./decision/decision-log";
import { readPage } from "./page/page";
import { readYamlPage } from "./page/yaml-page";
import type { Words } from "./words";

/**
 * Reads one file of the operating model. Takes its path from the workspace root (`/`-separated), its whole text, the kind it is known
 * to be and the repository's vocabulary. Never throws: what can't be read is a fault in the artifact.
 */
export function readArtifact(
	file: string,
	text: string,
	kind: Kind,
	words: Words,
): Artifact {
	if (/\.ya?ml$/i.test(file)) return readYamlPage(file, text, kind);
	return kind === "decision"
		? readDecision(file, text, words)
		: readPage(file, text, kind, words);
}

/**
 * An artifact in which the items that say the same at the same place as in the one before it are the very objects of that one, so that
 * whatever refers to them need not be linked anew.
 */
export function withKnownItems(
	artifact: Artifact,
	before: Artifact | undefined,
): Artifact {
	if (!before) return artifact;
	const known = new Map(before.items.map((item) => [item.id, item]));
	const items = artifact.items.map((item) => {
		const last = known.get(item.id);
		return last && equal(last, item) ? last : item;
	});
	const { records } = artifact;
	const own = (record: Artifact, at: number) => ({
		...record,
		items: items.slice(at, at + 1),
	});
	return {
		...artifact,
		items,
		...(records ? { records: records.map(own) } : {}),
	};
}
