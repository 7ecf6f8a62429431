/** Where a repository keeps decision records without saying so: found by the names of folders and files and by how the texts begin. */

import { below, compareText } from "../domain/paths";
import {
	decisionFolderOf,
	decisionName,
	folderOfRecord,
	mayBeRecord,
	type Series,
	seriesOf,
} from "../kinds/decision-places";
import {
	isSurelyRecord,
	looksLikeRecord,
	provesRecords,
	type RecordSigns,
} from "../text/record-signs";

/** A Markdown file that may be a record, looked at by its name and by how it begins. */
export interface Glimpse {
	/** Relative to the workspace's root. */
	readonly path: string;
	/** The root of its model. */
	readonly root: string;
	/** How it begins; undefined where it was not read, as nothing in it speaks for a record. */
	readonly signs: RecordSigns | undefined;
	/**
	 * What its place names: the key of a folder whose name speaks of decisions, its own key where it is a decision log, or the folder and
	 * the series that it belongs to.
	 */
	readonly place:
		| {
				readonly named: string;
				/** Its own name or the folder's speaks of a record. */
				readonly isSaid: boolean;
		  }
		| { readonly log: string }
		| { readonly folder: Place; readonly series: Place | undefined };
}

/** A folder, or a series in it, with the key that it goes by. */
interface Place {
	readonly key: string;
	readonly of: Series;
}

/** Glimpses at a file. Takes its path and its model's root; undefined where its name or its place leaves no doubt that it is no record. */
export function glimpse(
	path: string,
	root: string,
	signs: RecordSigns | undefined,
): Glimpse | undefined {
	const relative = below(root, path);
	const name = decisionName(relative);
	if (!name) return undefined;
	const named = decisionFolderOf(relative);
	if (named)
		return {
			path,
			root,
			signs,
			place: {
				named: keyOf(root, named.folder),
				isSaid: named.isPlain || seriesOf(relative) !== undefined,
			},
		};
	if (!mayBeRecord(relative)) return undefined;
	const place = (of: Series) => ({ key: seriesKey(root, of), of });
	const series = seriesOf(relative);
	return {
		path,
		root,
		signs,
		place: {
			folder: place({ folder: folderOfRecord(relative, name), lead: "" }),
			series: series && place(series),
		},
	};
}

/** Glimpses at a page with headings of which enough are surely records. Takes its path and its model's root. */
export function logGlimpse(path: string, root: string): Glimpse {
	return { path, root, signs: undefined, place: { log: logKey(path, root) } };
}

function logKey(path: string, root: string): string {
	return keyOf(root, below(root, path));
}

/** Files of one folder that look like records, though not surely enough to be read as such. */
export interface LikelyRecords {
	/** By its path from the workspace's root. */
	readonly folder: string;
	/** With what the names of those that are numbered begin; undefined where they are not a series. */
	readonly lead: string | undefined;
	/** By path. */
	readonly files: readonly string[];
}

export interface RecordFolders {
	/** Says whether a file stands in a folder, or in a series, of which enough are surely records. Takes its path and its model's root. */
	has(path: string, root: string): boolean;
	/** The same for a file that was looked at. */
	holds(file: Glimpse): boolean;
	/** Says whether a file is a page with headings of which enough are surely records. */
	isLog(path: string, root: string): boolean;
	/** By folder. */
	readonly likely: readonly LikelyRecords[];
	/** Names all of this: the same text where nothing is another. */
	readonly state: string;
}

/** A series without a folder's name to speak for it has at least so many files. */
const leastSeries = 5;
/** The share of a series that begin as records do; less will do where the files' names say so. */
const nearlyAll = 0.8;
const mostly = 0.5;
const saysRecord = /(?:^|[-_ ])(?:m?adr|rfc|kep|eip)[-_ ]?$/;
/** Files that are called so are found one by one. */
const saysDecision = /(?:^|[-_ ])m?adr[-_ ]?$/;
/** Folders of proposals, by what they are or by what became of them. */
const proposals =
	/(?:^|\/)(?:text|(?:active|legacy)[-_]?rfcs|(?:accepted|implemented|final|withdrawn|rejected|deferred|draft)(?:[-_](?:rfcs|proposals))?|(?:design[-_])?proposals|enhancements|(?:ot|[a-qs-z])eps|[a-su-z]ips)$/i;
/** The least number of files, and the share of a folder's, that are worth to be named. */
const leastLikely = 3;
const mostOfThem = 0.75;

interface Group {
	readonly root: string;
	readonly series: Series;
	readonly files: Glimpse[];
}

/** Finds the folders of records among files that stand at no place that is expected. Takes them in any order. */
export function findRecordFolders(files: Iterable<Glimpse>): RecordFolders {
	const claimed = new Set<string>();
	const logs = new Set<string>();
	const likelier = new Set<string>();
	const series = new Map<string, Group>();
	const folders = new Map<string, Group>();
	for (const file of files) {
		const { place, signs } = file;
		if ("log" in place) {
			logs.add(place.log);
			continue;
		}
		if ("named" in place) {
			const { named, isSaid } = place;
			if (!signs || !provesRecords(signs)) continue;
			// A page on decisions may have a status as well: one alone has to be surely a record.
			if (isSaid || isSurelyRecord(signs) || likelier.has(named))
				claimed.add(named);
			likelier.add(named);
			continue;
		}
		if (place.series) put(series, place.series, file);
		put(folders, place.folder, file);
	}
	const sure = [...series.values()].filter(isSure);
	const large = sure.filter(({ root, series, files }) => {
		if (saysDecision.test(series.lead))
			return files.some(({ signs }) => signs && isSurelyRecord(signs));
		const all = folders.get(seriesKey(root, { ...series, lead: "" }));
		const others = (all?.files.length ?? 0) - files.length;
		return (
			files.length >= leastSeries &&
			// Where most have no number, the folder is another thing than a series.
			(series.folder === "" || others <= files.length || !isAlike(all?.files))
		);
	});
	// Beside many records, a few that are named and begin alike are more of them.
	const leads = new Set(
		large.map(({ root, series }) => keyOf(root, series.lead)),
	);
	for (const { root, series } of sure)
		if (leads.has(keyOf(root, series.lead)))
			claimed.add(seriesKey(root, series));
	const isFree = ({ root, series }: Group) =>
		!claimed.has(seriesKey(root, series));
	const likely = likelyAmong(
		[...series.values()].filter(isFree),
		[...folders.values()],
		(file) => holds(claimed, file),
	);
	return {
		has: (path, root) => has(claimed, path, root),
		holds: (file) => holds(claimed, file),
		isLog: (path, root) => logs.has(logKey(path, root)),
		likely,
		state: JSON.stringify([
			[...claimed].sort(compareText),
			[...logs].sort(compareText),
			likely,
		]),
	};
}

function isSure({ series, files }: Group): boolean {
	const isNamed = saysRecord.test(series.lead);
	const isProposed = proposals.test(series.folder);
	const sure = files.filter(
		({ path, signs }) =>
			signs &&
			(isSurelyRecord(signs) ||
				(signs.named && (signs.status || signs.header || signs.sections > 0)) ||
				(isProposed && signs.sections > 1) ||
				(isNamed && looksLikeRecord(signs, path))),
	);
	return sure.length >= files.length * (isNamed ? mostly : nearlyAll);
}

function alikeAmong(files: readonly Glimpse[]): readonly Glimpse[] {
	return files.filter(
		({ path, signs }) => signs && looksLikeRecord(signs, path),
	);
}

/** Says whether most files of a folder look like records. */
function isAlike(files: readonly Glimpse[] = []): boolean {
	return alikeAmong(files).length >= files.length * mostOfThem;
}

function likelyAmong(
	series: readonly Group[],
	folders: readonly Group[],
	isClaimed: (file: Glimpse) => boolean,
): LikelyRecords[] {
	const found = new Map<string, LikelyRecords>();
	for (const { root, series: one, files } of series) {
		const those = alikeAmong(files);
		if (those.length < 2 || those.length * 2 < files.length) continue;
		const { folder, lead } = one;
		found.set(seriesKey(root, one), {
			folder: within(root, folder),
			lead,
			files: pathsOf(those),
		});
	}
	for (const { root, series: one, files } of folders) {
		if (one.folder === "" || !isAlike(files) || files.some(isClaimed)) continue;
		const those = alikeAmong(files);
		if (those.length < leastLikely) continue;
		const folder = within(root, one.folder);
		const parts = [...found].filter(([, group]) => group.folder === folder);
		if (parts.some(([, group]) => group.files.length === those.length))
			continue;
		for (const [key] of parts) found.delete(key);
		found.set(keyOf(root, one.folder), {
			folder,
			lead: undefined,
			files: pathsOf(those),
		});
	}
	return [...found.values()].sort(
		(a, b) =>
			compareText(a.folder, b.folder) ||
			compareText(a.lead ?? "", b.lead ?? ""),
	);
}

function has(
	claimed: ReadonlySet<string>,
	path: string,
	root: string,
): boolean {
	if (claimed.size === 0) return false;
	const file = glimpse(path, root, undefined);
	return file !== undefined && holds(claimed, file);
}

function holds(claimed: ReadonlySet<string>, { place }: Glimpse): boolean {
	if ("log" in place) return false;
	return claimed.has(
		"named" in place ? place.named : (place.series?.key ?? ""),
	);
}

function put(groups: Map<string, Group>, { key, of }: Place, file: Glimpse) {
	const known = groups.get(key);
	if (known) known.files.push(file);
	else groups.set(key, { root: file.root, series: of, files: [file] });
}

function keyOf(root: string, name: string): string {
	return JSON.stringify([root, name]);
}

function seriesKey(root: string, { folder, lead }: Series): string {
	return JSON.stringify([root, folder, lead]);
}

function within(root: string, folder: string): string {
	return [root, folder].filter((part) => part !== "").join("/");
}

function pathsOf(files: readonly Glimpse[]): string[] {
	return files.map(({ path }) => path).sort(compareText);
}

/** Says whether two glimpses of one file tell the same; undefined for one that can't be a record. */
export function sameGlimpse(
	a: Glimpse | undefined,
	b: Glimpse | undefined,
): boolean {
	if (!a || !b) return a === b;
	if (a.root !== b.root || "log" in a.place !== "log" in b.place) return false;
	if (!a.signs || !b.signs) return a.signs === b.signs;
	const { status, header, named, sections } = a.signs;
	return (
		status === b.signs.status &&
		header === b.signs.header &&
		named === b.signs.named &&
		sections === b.signs.sections
	);
}
