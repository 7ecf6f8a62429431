/** deno.json and deno.jsonc, and import maps of their own: the packages of npm and JSR that an import map names. */

import { folderOf, nameOf } from "../../domain/paths";
import { codeEntry, type Found, type ManifestReader } from "./entry";
import { type JsonPair, jsonPairs, readJson } from "./json";
import { isReadByItself } from "./linked";
import { catalogEntries } from "./npm";

/** `npm:name@range/path`, `jsr:@scope/name@range/path`. */
const specifier = /^(npm|jsr):\/?(@[^/@]+\/[^/@]+|[^/@]+)(?:@([^/]*))?/;

/** Says whether a file is called as import maps commonly are. Takes its path. */
export function isImportMap(path: string): boolean {
	return /^import[-_]?map\.json$/.test(nameOf(path));
}

/**
 * Imports of files and addresses name no package; `scopes` are import maps for some folders. A map that stands in another file counts as code,
 * unless it is read by itself.
 */
export const readDeno: ManifestReader = (text, path) => {
	const root = readJson(text);
	const maps = [
		...jsonPairs(root, "imports"),
		...jsonPairs(root, "scopes").flatMap(({ value }) =>
			value?.type === "object" ? value.pairs : [],
		),
	];
	const map = root.pairs.find(({ key }) => key.value === "importMap")?.value;
	const isElsewhere =
		map?.type === "text" &&
		map.value !== "" &&
		!isReadByItself(folderOf(path), map.value, isImportMap);
	return [
		...(isElsewhere ? [codeEntry(text, map.inner, "runtime")] : []),
		...maps.flatMap((pair) => entryOf(text, pair) ?? []),
		...catalogEntries(text, root),
	].sort((a, b) => a.span.start - b.span.start);
};

function entryOf(text: string, { key, value }: JsonPair): Found | undefined {
	const isText = value?.type === "text";
	const match = isText ? specifier.exec(value.value) : null;
	if (!isText || !match) return undefined;
	const [, type, name = "", version] = match;
	const start = text.indexOf(name, value.start);
	const isThere = start >= 0 && start < value.end;
	return {
		type: type as "npm" | "jsr",
		name,
		nameSpan: isThere ? { start, end: start + name.length } : value.inner,
		span: { start: key.start, end: value.end },
		version: version || undefined,
		group: "runtime",
	};
}
