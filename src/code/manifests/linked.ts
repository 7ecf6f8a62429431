/** Files that a manifest takes in by the paths that it names. */

import { join } from "../../domain/paths";

/**
 * Says whether a file that a manifest names is read as a manifest of its own: it lies below the root and is called like one. Takes the folder
 * that its path counts from, and what says so by a path from the root. What is elsewhere (an address, a variable) is not read.
 */
export function isReadByItself(
	folder: string,
	written: string,
	isManifest: (path: string) => boolean,
): boolean {
	if (/^(?:[a-z][\w+.-]*:|[\\/~]|[\w.-]+@)|\$/i.test(written)) return false;
	const path = join(folder, written.replaceAll("\\", "/"));
	return !path.startsWith("../") && isManifest(path);
}
