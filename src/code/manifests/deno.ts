/** deno.json and deno.jsonc: the packages of npm and JSR that an import map names. */

import type { Found, ManifestReader } from "./entry";
import { type JsonPair, jsonPairs, readJson } from "./json";
import { catalogEntries } from "./npm";

/** `npm:name@range/path`, `jsr:@scope/name@range/path`. */
const specifier = /^(npm|jsr):\/?(@[^/@]+\/[^/@]+|[^/@]+)(?:@([^/]*))?/;

/** Imports of files and addresses name no package; `scopes` are import maps for some folders. */
export const readDeno: ManifestReader = (text) => {
	const root = readJson(text);
	const maps = [
		...jsonPairs(root, "imports"),
		...jsonPairs(root, "scopes").flatMap(({ value }) =>
			value?.type === "object" ? value.pairs : [],
		),
	];
	return [
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
