/** Where the texts below a root come from: the disk, or another state of it. */

import { closeSync, openSync, readSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Reading, readBytes } from "./read";
import { type Listing, walk } from "./walk";

/** Paths count from the root, `/`-separated, and may lead above it (`../company/opmodel.yaml`). Nothing here throws. */
export interface Source {
	/** Lists what lies below a folder ("" for the root), as seen from there; with `node_modules` only where that is asked for. */
	list(folder: string, withInstalled?: boolean): Listing;
	/** Says whether a path is a file. */
	has(path: string): boolean;
	read(path: string): Reading;
	/** The first characters of a file; "" where it can't be read. */
	head(path: string): string;
}

/** The disk as it is, below a folder given by its absolute path. */
export function diskBelow(root: string): Source {
	return {
		list: (folder, withInstalled) => walk(join(root, folder), withInstalled),
		has: (path) => {
			try {
				return statSync(join(root, path)).isFile();
			} catch {
				return false;
			}
		},
		read: (path) => readBytes(locate(root, path)),
		head: (path) => head(join(root, path)),
	};
}

/** Where a file is. Asked for with every one, so only a path that leads above the root is taken apart. */
function locate(root: string, path: string): string {
	return path.startsWith("../") ? join(root, path) : `${root}/${path}`;
}

/** As many bytes as a file's own `kind:` has to stand in. */
export const headBytes = 8192;

function head(path: string): string {
	let descriptor: number | undefined;
	try {
		descriptor = openSync(path, "r");
		const buffer = Buffer.alloc(headBytes);
		const length = readSync(descriptor, buffer, 0, buffer.length, 0);
		return buffer.toString("utf8", 0, length);
	} catch {
		return "";
	} finally {
		if (descriptor !== undefined) closeSync(descriptor);
	}
}
