/** Between the editor's addresses and the engine's paths, which are relative to a root and `/`-separated. */

import { Uri } from "vscode";

/** What two addresses of the same place have in common: a Windows drive's letter may be written in either case. */
function comparable(path: string): string {
	return path.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase());
}

/** The path of an address below a root: "" for the root itself, undefined where it lies elsewhere. */
export function pathBelow(root: Uri, uri: Uri): string | undefined {
	if (uri.scheme !== root.scheme || uri.authority !== root.authority)
		return undefined;
	const base = comparable(root.path).replace(/\/$/, "");
	const path = comparable(uri.path);
	if (path === base) return "";
	return path.startsWith(`${base}/`) ? path.slice(base.length + 1) : undefined;
}

/** The address of a path that is relative to a root; `../` leads out of it. */
export function below(root: Uri, path: string): Uri {
	return path === "" ? root : Uri.joinPath(root, ...path.split("/"));
}

/** Says whether files are read at little cost: from a disk, here or on the machine that VS Code is connected to. */
export function isNear({ scheme }: Uri): boolean {
	return scheme === "file" || scheme === "vscode-remote";
}
