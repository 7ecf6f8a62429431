/** What has changed below a root since its history left a base, and the workspace as it was there: the disk with that change undone. */

import { createHash } from "node:crypto";
import { lstatSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { type ChangedFile, linesChanged } from "../code/changes";
import type { LeftOut } from "../code/gate/gate-files";
import { mostFileCharacters } from "../domain/limits";
import { Lines } from "../domain/lines";
import { addTo } from "../domain/lists";
import {
	below,
	compareText,
	folderOf,
	isWithin,
	nameOf,
} from "../domain/paths";
import { ignoringLine } from "../session/ignored";
import {
	Blobs,
	CannotCompare,
	filtersOf,
	git,
	parts,
	withoutFilters,
} from "./git";
import { decoded, isBinary, type Reading, tooLarge } from "./read";
import { diskBelow, headBytes, type Source } from "./source";
import { passedOver } from "./walk";

export interface Base {
	/** As it was given. */
	readonly ref: string;
	/** The full id of the commit where the history of HEAD left that of `ref`. */
	readonly commit: string;
	/** What is another file or text in the working tree than in that commit, untracked files included; by path. */
	readonly files: readonly ChangedFile[];
	/** What a workspace of then is read from. */
	readonly source: Source;
	/** Files that a `.gitignore` leaves out now, and did not then: those that git follows all the same, and those that a line names one by one. */
	readonly leftOut: readonly LeftOut[];
	/** The files as they are now, but for some, which are as they were then. Takes which these are, by their paths from the root. */
	held(isThen: (path: string) => boolean): Source;
}

/** Paths count from the root, and may lead above it. */
interface Difference {
	/** The files that were there and have another text now, or are gone, with the ids of their blobs. */
	readonly was: ReadonlyMap<string, string>;
	/** The files that are there and had another text then, or are new. */
	readonly is: ReadonlyMap<string, string>;
	/** Where files of now were then. */
	readonly moved: ReadonlyMap<string, string>;
	/** The submodules that are at another commit than then, or are new or gone. */
	readonly submodules: readonly ChangedFile[];
	/** The symbolic links that lead elsewhere than then, or are new or gone. */
	readonly links: ReadonlyMap<string, Special>;
}

/** What has become of what is no file. */
type Special = "added" | "changed" | "removed";

/**
 * Finds the merge base of a ref and HEAD, and what the working tree below a root (an absolute path) has changed since: committed, staged,
 * unstaged, and untracked unless ignored. Whatever else stands there (ignored folders, submodules, other repositories) counts as
 * unchanged. Throws CannotCompare where there is nothing to compare with.
 */
export function findBase(root: string, ref: string): Base {
	const prefix = prefixOf(root);
	const commit = mergeBase(root, ref);
	const isPassedOver = passedOver(root);
	const isSeen = (path: string) => isWithin("", path) && !isPassedOver(path);
	const difference = differenceOf(root, prefix, commit, isSeen);
	const { was, is, moved, submodules, links } = difference;
	const blobs = new Blobs(
		root,
		[...was].sort(([a], [b]) => compareText(a, b)).map(([, id]) => id),
	);
	const disk = diskBelow(root);
	const leftOut = leftOutBy(root, difference, blobs, isPassedOver);
	const hidden = new Set(
		leftOut.flatMap(({ path, isUnfollowed }) => (isUnfollowed ? [] : path)),
	);
	const isOurs = (path: string) => isSeen(path) || hidden.has(path);
	const source = sourceOf(root, difference, blobs, isOurs, hidden);
	const files: ChangedFile[] = [
		...submodules,
		...[...links].map(([path, how]) => ({ path, how })),
	].filter(({ path }) => isOurs(path));
	const left = new Set(
		[...moved].flatMap(([to, from]) => (isOurs(to) ? from : [])),
	);
	// Blobs are read in the order of their paths.
	const byOrigin = [...new Set([...was.keys(), ...is.keys()])].sort((a, b) =>
		compareText(moved.get(a) ?? a, moved.get(b) ?? b),
	);
	for (const path of byOrigin) {
		const from = moved.get(path);
		if (!isOurs(path) || left.has(path) || links.has(path)) continue;
		const file = changedFile(path, difference, from);
		if (file.how === "added" || file.how === "removed") files.push(file);
		else {
			const before = textOf(source.read(from ?? path));
			const now = textOf(disk.read(path));
			files.push({ ...file, ...linesChanged(before, now) });
		}
	}
	return {
		ref,
		commit,
		files: files.sort((a, b) => compareText(a.path, b.path)),
		source,
		leftOut,
		held: (isThen) =>
			heldSource(
				disk,
				source,
				leftOut.map(({ path }) => path),
				isThen,
			),
	};
}

function changedFile(
	path: string,
	{ was, is }: Difference,
	from: string | undefined,
): ChangedFile {
	if (!is.has(path)) return { path, how: "removed" };
	if (from !== undefined) return { path, how: "renamed", from };
	return { path, how: was.has(path) ? "changed" : "added" };
}

/** "" where there is none, or what is there has no lines. */
function textOf({ bytes }: Reading): string {
	return !bytes || isBinary(bytes) ? "" : decoded(bytes);
}

/** Where the root stands in its repository: "" or `services/billing/`. */
function prefixOf(root: string): string {
	const { code, out, error } = git(root, [
		"rev-parse",
		"--is-inside-work-tree",
		"--show-prefix",
	]);
	const [, isInside, prefix = ""] =
		/^(true|false)\n([\s\S]*)\n$/.exec(out.toString("utf8")) ?? [];
	if (code === 0 && isInside === "true") return prefix;
	throw new CannotCompare(
		/dubious ownership|safe\.directory/.test(error)
			? "git doesn't trust this repository, as its folder belongs to somebody else. `git config --global --add safe.directory` with the folder's path says that you do."
			: "The root is in no working tree of a git repository, so there is no base to compare with.",
	);
}

function mergeBase(root: string, ref: string): string {
	const commitOf = (written: string): string | undefined => {
		// What begins with a hyphen is no ref, and would be an option.
		if (written === "" || written.startsWith("-")) return undefined;
		const { code, out } = git(root, [
			"rev-parse",
			"--verify",
			"--quiet",
			`${written}^{commit}`,
		]);
		return code === 0 ? out.toString("latin1").trim() : undefined;
	};
	const base = commitOf(ref);
	if (base === undefined)
		throw new CannotCompare(
			`There is no commit "${ref}" in this clone, so there is nothing to compare with. Fetch it first, or look at how it is spelled.`,
		);
	const head = commitOf("HEAD");
	if (head === undefined)
		throw new CannotCompare(
			"There is no commit yet, so there is nothing to compare with.",
		);
	const { code, out } = git(root, ["merge-base", base, head]);
	if (code === 0) return out.toString("latin1").trim().split("\n")[0] as string;
	const shallow = git(root, ["rev-parse", "--is-shallow-repository"]);
	throw new CannotCompare(
		shallow.out.toString("latin1").trim() === "true"
			? `No commit that "${ref}" and HEAD have in common is in this clone, as it holds the latest ones alone. Fetch the rest first: \`git fetch --unshallow\`, or \`fetch-depth: 0\` where CI checks out.`
			: `"${ref}" and HEAD have no commit in common, so there is no change between them to speak of.`,
	);
}

function differenceOf(
	root: string,
	prefix: string,
	commit: string,
	isOurs: (path: string) => boolean,
): Difference {
	const was = new Map<string, string>();
	const is = new Map<string, string>();
	const unsure = new Set<string>();
	const filters = filtersOf(root);
	const compare = (...how: string[]) =>
		raw(root, withoutFilters(filters), commit, how);
	const place = (path: string) =>
		path.startsWith(prefix)
			? path.slice(prefix.length)
			: posix.relative(`/${prefix}`, `/${path}`);
	const links = new Map<string, Special>();
	for (const { paths, before, now, link } of compare("--no-renames")) {
		const path = place(paths[0] as string);
		if (link) links.set(path, link);
		if (before) was.set(path, before);
		if (now) is.set(path, now);
		else if (now === "") unsure.add(path);
	}
	for (const path of untracked(root)) {
		if (!isOurs(path)) continue;
		if (isLink(join(root, path))) links.set(path, "added");
		else unsure.add(path);
	}
	const inBoth = [
		...compare("--cached", "-M", "--ignore-submodules=dirty"),
	].map((one) => ({ ...one, paths: one.paths.map(place) }));
	const staged = inBoth.filter(({ submodule }) => !submodule);
	const submodules = inBoth.flatMap(({ paths: [path], submodule }) =>
		path && submodule
			? [{ path, how: submodule, isFolder: true as const }]
			: [],
	);
	const inIndex = new Map(staged.map(({ paths, now }) => [paths.at(-1), now]));
	const filtered = filteredAmong(root, filters, unsure);
	for (const path of unsure) {
		const ids = hashes(join(root, path), commit.length);
		const [now] = ids;
		if (now === undefined) continue;
		const before = was.get(path);
		// Whether a filtered file differs from what the index has of it, nobody can tell without the filter.
		const known = before && filtered.has(path);
		if (known && inIndex.has(path)) is.set(path, inIndex.get(path) || now);
		else if (known || (before && ids.includes(before))) was.delete(path);
		else is.set(path, now);
	}
	const moved = new Map<string, string>();
	for (const {
		paths: [from = "", to],
	} of staged)
		if (to && was.has(from) && !is.has(from) && is.has(to) && !was.has(to))
			moved.set(to, from);
	addMoved(moved, was, is);
	return { was, is, moved, submodules, links };
}

/** The files that git does not follow and that are not ignored, as seen from a folder; another repository in it is listed as a folder. */
function untracked(folder: string): string[] {
	const { code, out, error } = git(folder, [
		"ls-files",
		"--others",
		"--exclude-standard",
		"-z",
	]);
	if (code !== 0)
		throw new CannotCompare(`git could not list the files (${error}).`);
	return parts(out);
}

/** The paths among some whose files git keeps as one of the named filters turns them. */
function filteredAmong(
	folder: string,
	filters: readonly string[],
	paths: ReadonlySet<string>,
): ReadonlySet<string> {
	if (filters.length === 0 || paths.size === 0) return new Set();
	const { out } = git(
		folder,
		["check-attr", "-z", "--stdin", "filter"],
		[...paths].join("\u0000"),
	);
	const all = parts(out);
	return new Set(
		all.filter((_, n) => n % 3 === 0 && filters.includes(all[n + 2] ?? "")),
	);
}

interface Raw {
	readonly paths: readonly string[];
	/** The id of the file's text at the commit; undefined where there was none. */
	readonly before: string | undefined;
	/** The id now, "" where git would have to read the file to say it; undefined where there is none. */
	readonly now: string | undefined;
	/** It is a submodule, or was one, and what has become of it. */
	readonly submodule?: Special;
	/** The same of a symbolic link. */
	readonly link?: Special;
}

/** What git's index says of a commit and the working tree. Takes settings that keep filters from being run. */
function* raw(
	root: string,
	settings: readonly string[],
	commit: string,
	how: readonly string[],
): Generator<Raw> {
	const { code, out, error } = git(root, [
		...settings,
		"diff-index",
		"--raw",
		"-z",
		"--no-abbrev",
		"--no-ext-diff",
		"--no-textconv",
		// A submodule's own state is asked for by a git in it, with its configuration. Which commit the index has of it, the index knows.
		"--ignore-submodules=all",
		...how,
		commit,
		"--",
	]);
	if (code !== 0)
		throw new CannotCompare(
			`git could not compare the files with the base (${error}). Where the clone is partial, fetch all of it first: \`git fetch --refetch --no-filter\`.`,
		);
	const all = parts(out);
	const isFile = (mode = "") => mode.startsWith("100");
	for (let n = 0; n < all.length; ) {
		const [oldMode, newMode, oldId = "", newId = "", status = ""] = (
			all[n++] as string
		)
			.slice(1)
			.split(" ");
		const count = /^[RC]/.test(status) ? 2 : 1;
		const paths = all.slice(n, n + count);
		n += count;
		const isNone = (mode = "") => /^0+$/.test(mode);
		const [wasModule, isModule] = [oldMode, newMode].map((m) => m === "160000");
		const [wasLink, isLink] = [oldMode, newMode].map((m) => m === "120000");
		const of = (was: boolean, is: boolean): Special =>
			!is ? "removed" : was ? "changed" : "added";
		yield {
			paths,
			...(wasModule || isModule
				? { submodule: of(wasModule === true, isModule === true) }
				: {}),
			// A file that is a link now, or was one, has changed.
			...(wasLink || isLink
				? { link: of(!isNone(oldMode), !isNone(newMode)) }
				: {}),
			before: isFile(oldMode) ? oldId : undefined,
			// Where a merge has left two versions, the index knows none, and the file is what counts.
			now:
				status === "U" || (isFile(newMode) && /^0+$/.test(newId))
					? ""
					: isFile(newMode)
						? newId
						: undefined,
		};
	}
}

function isLink(path: string): boolean {
	try {
		return lstatSync(path).isSymbolicLink();
	} catch {
		return false;
	}
}

/** The ids that a file's text has in git, as it stands and with the line breaks that git may have given it; none where it can't be read. */
function hashes(path: string, idLength: number): string[] {
	let bytes: Buffer;
	try {
		if (!lstatSync(path).isFile()) return [];
		bytes = readFileSync(path);
	} catch {
		return [];
	}
	const hash = (content: Buffer) =>
		createHash(idLength === 64 ? "sha256" : "sha1")
			.update(`blob ${content.length}\u0000`)
			.update(content)
			.digest("hex");
	if (!bytes.includes("\r\n")) return [hash(bytes)];
	const unix = bytes.toString("latin1").replaceAll("\r\n", "\n");
	return [hash(bytes), hash(Buffer.from(unix, "latin1"))];
}

/**
 * Adds the files that are gone and stand elsewhere with the very same text, as the index knows nothing of what is not staged; where there
 * are several, the one of the same name.
 */
function addMoved(
	moved: Map<string, string>,
	was: ReadonlyMap<string, string>,
	is: ReadonlyMap<string, string>,
): void {
	const known = new Set(moved.values());
	const gone = new Map<string, string[]>();
	for (const [path, id] of was)
		if (!is.has(path) && !known.has(path)) addTo(gone, id, path);
	for (const [path, id] of is) {
		if (was.has(path) || moved.has(path)) continue;
		const from = gone.get(id) ?? [];
		const named = from.findIndex((one) => nameOf(one) === nameOf(path));
		const [found] = from.splice(Math.max(0, named), 1);
		if (found !== undefined) moved.set(path, found);
	}
}

/** The disk with a change undone. */
function sourceOf(
	root: string,
	{ was, is, links: newLinks }: Difference,
	blobs: Blobs,
	isOurs: (path: string) => boolean,
	hidden: ReadonlySet<string>,
): Source {
	const disk = diskBelow(root);
	const isNew = (path: string) => is.has(path) && !was.has(path);
	const then = (path: string, most: number): Reading | undefined => {
		const id = was.get(path);
		if (id === undefined) return undefined;
		if (blobs.size(id) > mostFileCharacters) return tooLarge;
		const bytes = blobs.read(id).subarray(0, most);
		return standsIn(bytes) ? undefined : { bytes };
	};
	return {
		list: (folder, withInstalled) => {
			const { files, opaque, links, unreadable } = disk.list(
				folder,
				withInstalled,
			);
			const from = (path: string) =>
				folder === "" ? path : `${folder}/${path}`;
			const gone = [...was.keys()].filter(
				(path) =>
					!is.has(path) &&
					isWithin(folder, path) &&
					(folder !== "" || isOurs(path)),
			);
			return {
				files: [
					...new Set([
						...files.filter((path) => !isNew(from(path))),
						...[...gone, ...hidden].flatMap((path) =>
							isWithin(folder, path) && !isNew(path) ? below(folder, path) : [],
						),
					]),
				].sort(),
				opaque: opaque.filter((path) => !was.has(from(path))),
				links: [
					...links.filter(
						(path) =>
							newLinks.get(from(path)) !== "added" && !was.has(from(path)),
					),
					...[...newLinks].flatMap(([path, how]) =>
						how === "removed" && isWithin(folder, path) && isOurs(path)
							? below(folder, path)
							: [],
					),
				].sort(),
				unreadable,
			};
		},
		has: (path) => was.has(path) || (!isNew(path) && disk.has(path)),
		read: (path) => then(path, mostFileCharacters) ?? disk.read(path),
		head: (path) => {
			const known = then(path, headBytes);
			if (!known) return disk.head(path);
			return known.bytes ? decoded(known.bytes) : "";
		},
	};
}

/** The files of now, with those of then where these are asked for. */
function heldSource(
	disk: Source,
	then: Source,
	hidden: readonly string[],
	isThen: (path: string) => boolean,
): Source {
	const by = (path: string) => (isThen(path) ? then : disk);
	return {
		list: (folder, withInstalled) => {
			const from = (path: string) =>
				folder === "" ? path : `${folder}/${path}`;
			const now = disk.list(folder, withInstalled);
			const was = then.list(folder, withInstalled);
			return {
				...now,
				files: [
					...new Set([
						...now.files.filter((path) => !isThen(from(path))),
						...was.files.filter((path) => isThen(from(path))),
						...hidden.flatMap((path) =>
							isWithin(folder, path) ? below(folder, path) : [],
						),
					]),
				].sort(),
			};
		},
		has: (path) => by(path).has(path),
		read: (path) => by(path).read(path),
		head: (path) => by(path).head(path),
	};
}

/**
 * The files that a `.gitignore` of the change leaves out, with the line that does so: those that git follows, and those that it does not and
 * that a line names by their whole path. Whole folders of others are what tools make, and come with no change.
 */
function leftOutBy(
	root: string,
	{ was, is }: Difference,
	blobs: Blobs,
	isPassedOver: (path: string) => boolean,
): LeftOut[] {
	const changed = [...is.keys()].filter(
		(path) => nameOf(path) === ".gitignore",
	);
	if (changed.length === 0) return [];
	const disk = diskBelow(root);
	const wasPassedOver = passedOver(root, (path) => {
		const id = was.get(path);
		if (id !== undefined) return decoded(blobs.read(id));
		return is.has(path) ? undefined : textOf(disk.read(path));
	});
	const { code, out } = git(root, ["ls-files", "--cached", "-z"]);
	if (code !== 0) return [];
	const followed = new Set(parts(out));
	const named = changed.flatMap((file) =>
		textOf(disk.read(file))
			.split(/\r?\n/)
			.flatMap((line) =>
				/^[^#!*?[\\]*[^#!*?[\\/ ]$/.test(line)
					? join(folderOf(file), line.replace(/^\/+/, "")).replaceAll("\\", "/")
					: [],
			),
	);
	return [...new Set([...followed, ...named])].flatMap((path) => {
		if (!isPassedOver(path) || wasPassedOver(path) || !disk.has(path))
			return [];
		const said = changed
			.filter((file) => isWithin(folderOf(file), path))
			.sort((a, b) => b.length - a.length)
			.map((file) => lineLeavingOut(file, path, textOf(disk.read(file))));
		const found = said.find((one) => one !== undefined);
		return found
			? [
					{
						path,
						how: "ignored" as const,
						...(followed.has(path) ? {} : { isUnfollowed: true as const }),
						...found,
					},
				]
			: [];
	});
}

function lineLeavingOut(
	file: string,
	path: string,
	text: string,
): Pick<LeftOut, "file" | "range"> | undefined {
	const line = ignoringLine(text, below(folderOf(file), path));
	if (line === undefined) return undefined;
	const written = new Lines(text);
	const said = written.slice(written.line(line)).trimEnd();
	return {
		file,
		range: {
			start: { line, character: said.search(/\S|$/) },
			end: { line, character: said.length },
		},
	};
}

/** Says whether bytes stand in for others that only a program knows, which is not run: those of Git LFS, or of git-crypt. */
function standsIn(bytes: Buffer): boolean {
	return ["version https://git-lfs.", "\u0000GITCRYPT\u0000"].some(
		(beginning) => bytes.toString("latin1", 0, beginning.length) === beginning,
	);
}
