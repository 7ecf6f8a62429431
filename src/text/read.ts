/** The one door to reading: a file's text and kind in, an artifact out. */

import type { Artifact } from "../domain/artifact";
import type { Kind } from "../domain/kind";
import { readDecision } from "./decision";
import { readPage } from "./page";
import type { Words } from "./words";
import { readYamlPage } from "./yaml-page";

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
