/** Paths within a workspace: `/`-separated, relative to its root. */

/** The folder of a path, "" at the root. */
export function folderOf(path: string): string {
	const slash = path.lastIndexOf("/");
	return slash < 0 ? "" : path.slice(0, slash);
}

/** The last part of a path. */
export function nameOf(path: string): string {
	return path.slice(path.lastIndexOf("/") + 1);
}

/** Joins a folder and a relative path, resolving `.` and `..`; a path that begins with `/` counts from the root. May lead above the root (`../x`). */
export function join(folder: string, relative: string): string {
	const parts =
		relative.startsWith("/") || folder === "" ? [] : folder.split("/");
	for (const part of relative.split("/")) {
		if (part === "" || part === ".") continue;
		if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
		else parts.push(part);
	}
	return parts.join("/");
}

/** The way from a folder to a file, as a relative link. */
function relativeTo(folder: string, file: string): string {
	const from = folder === "" ? [] : folder.split("/");
	const to = file.split("/");
	let same = 0;
	while (same < from.length && same < to.length - 1 && from[same] === to[same])
		same++;
	return [...from.slice(same).map(() => ".."), ...to.slice(same)].join("/");
}

/** Says whether a path lies in a folder ("" holds everything that is not above the root). */
export function isWithin(folder: string, path: string): boolean {
	if (folder === "") return !path.startsWith("../");
	return path.startsWith(`${folder}/`);
}

/** A path as seen from one of the folders that it lies in. */
export function below(folder: string, path: string): string {
	return folder === "" ? path : path.slice(folder.length + 1);
}

/** How many folders two paths share from the root on. */
export function sharedFolders(a: string, b: string): number {
	const x = folderOf(a).split("/");
	const y = folderOf(b).split("/");
	let same = 0;
	while (same < x.length && same < y.length && x[same] === y[same]) same++;
	return same;
}

/** Orders texts by their UTF-16 units: the same on every machine. */
export function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

/** The target of a Markdown link from one file to another, with what would end it early percent-encoded. */
export function linkTo(from: string, to: string): string {
	return encodeURI(relativeTo(folderOf(from), to)).replace(
		/[()]/g,
		(bracket) => (bracket === "(" ? "%28" : "%29"),
	);
}
