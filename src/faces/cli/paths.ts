/** Paths as they are given on the command line. */

import { existsSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";

export interface Given {
	/** Absolute. */
	readonly path: string;
	/** From the root, `/`-separated; "" for the root itself. */
	readonly way: string;
	readonly exists: boolean;
}

/** What a path may mean: from the current folder, then from the root; only what is not above the root, nor on another drive. */
export function givenBelow(root: string, written: string): Given[] {
	return [resolve(written), resolve(root, written)].flatMap((path) => {
		const way = relative(root, path).split(sep).join("/");
		const isBelow = !isAbsolute(way) && way !== ".." && !way.startsWith("../");
		return isBelow ? [{ path, way, exists: existsSync(path) }] : [];
	});
}
