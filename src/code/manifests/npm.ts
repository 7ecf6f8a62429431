/** package.json, package.json5 and package.yaml: what a package or an application asks npm for, and the catalogues of a workspace. */

import { readYaml } from "../../text/yaml";
import type { Found, ManifestReader, PackageGroup } from "./entry";
import {
	type JsonObject,
	type JsonPair,
	type JsonText,
	jsonPairs,
	readJson,
} from "./json";
import { yamlObject } from "./yaml-object";

const sections: Readonly<Record<string, PackageGroup>> = {
	dependencies: "runtime",
	devDependencies: "dev",
	optionalDependencies: "optional",
	peerDependencies: "peer",
};

/** Overrides and resolutions are left out: they set a version of what something else asks for. */
export const readNpm: ManifestReader = (text, path) =>
	readPackage(text, readJson(text, path.endsWith("5")));

/** pnpm takes its manifest in YAML as well. */
export const readNpmYaml: ManifestReader = (text) =>
	readPackage(text, yamlObject(text, wholeYaml(text)));

/** Catalogues of pnpm and Yarn: versions that the packages of a workspace share, so that their own manifests say `catalog:`. */
export const readCatalogs: ManifestReader = (text) =>
	inOrder(catalogEntries(text, yamlObject(text, wholeYaml(text))));

function wholeYaml(text: string) {
	return readYaml(text, { start: 0, end: text.length }).root;
}

function readPackage(text: string, root: JsonObject): Found[] {
	const own = Object.entries(sections).flatMap(([name, group]) =>
		sectionPairs(root, name).flatMap((pair) => npmEntry(text, pair, group)),
	);
	const workspaces = root.pairs.flatMap(({ key, value }) =>
		key.value === "workspaces" && value?.type === "object" ? [value] : [],
	);
	const shared = [root, ...workspaces].flatMap((one) =>
		catalogEntries(text, one),
	);
	return inOrder([...own, ...shared]);
}

function inOrder(found: readonly Found[]): Found[] {
	return [...found].sort((a, b) => a.span.start - b.span.start);
}

/** A section also where the brace before it is missing, so that it stands in the one above. */
function sectionPairs(root: JsonObject, name: string): readonly JsonPair[] {
	return [
		...jsonPairs(root, name),
		...Object.keys(sections)
			.filter((other) => other !== name)
			.flatMap((other) => jsonPairs(root, other))
			.flatMap(({ key, value }) =>
				key.value === name && value?.type === "object" ? value.pairs : [],
			),
	];
}

/** The catalogues of a workspace: the one without a name, which is also called `default`, and those with one. */
export function catalogEntries(text: string, root: JsonObject): Found[] {
	const named = jsonPairs(root, "catalogs").flatMap(({ key, value }) =>
		value?.type === "object"
			? value.pairs.map((p) => [key.value, p] as const)
			: [],
	);
	return [
		...jsonPairs(root, "catalog").map((pair) => ["default", pair] as const),
		...named,
	].flatMap(([catalog, pair]) =>
		npmEntry(text, pair, "managed").map((entry) => ({
			...entry,
			lends: [`${catalog}/${pair.key.value}`],
		})),
	);
}

function npmEntry(
	text: string,
	{ key, value }: JsonPair,
	group: PackageGroup,
): Found[] {
	if (value?.type === "object" || key.value === "") return [];
	const named = {
		name: key.value,
		nameSpan: key.inner,
		span: {
			start: key.start,
			end: Math.max(key.end, value?.end ?? key.end),
		},
		group,
	};
	if (!value) return [named];
	const { name, ...declared } = declaredBy(key.value, value.value);
	return [
		{
			...named,
			...(name === undefined ? {} : { name, ...placeOf(text, name, value) }),
			...declared,
		},
	];
}

/** Where a name stands in a value; with an escape in it, it does not stand there letter for letter. */
function placeOf(text: string, name: string, value: JsonText) {
	const start = text.indexOf(name, value.start);
	return start >= 0 && start < value.end
		? { nameSpan: { start, end: start + name.length } }
		: {};
}

/** What a value says of a package, beside the key that it stands at; `name` where it is another one. */
type Declared = Pick<Found, "version" | "type" | "borrows"> & {
	readonly name?: string;
};

/** A name, in a scope or not, and what stands behind `@`. */
const named = /^(@[^/@]+\/[^/@]+|[^@/][^@]*)(?:@(.*))?$/;

/** Addresses, folders, workspaces and catalogues declare no version here. */
function declaredBy(key: string, value: string): Declared {
	// Most are plain ranges.
	if (!/[/:]/.test(value)) return { version: value };
	const [, protocol = "", rest = value] =
		/^(npm|jsr|workspace|catalog):(.*)$/s.exec(value) ?? [];
	switch (protocol) {
		case "npm": {
			const alias = isRange(rest) ? null : named.exec(rest);
			return alias
				? { name: alias[1] as string, version: alias[2] }
				: { version: rest };
		}
		case "jsr": {
			const alias = isRange(rest) ? null : named.exec(rest);
			return alias
				? { type: "jsr", name: alias[1] as string, version: alias[2] }
				: { type: "jsr", version: rest };
		}
		case "workspace": {
			const name = /^([^._/][^@]*)@./.exec(rest)?.[1];
			return name === undefined ? {} : { name };
		}
		case "catalog":
			return { borrows: `${rest.trim() || "default"}/${key}` };
	}
	const patched = /^patch:((?:@|%40)?[^@]+)@npm(?:%3A|:)([^#]+)/i.exec(value);
	if (patched)
		return { ...nameOther(patched[1] as string, key), version: patched[2] };
	const behind = /#semver:(.+)$/.exec(value)?.[1];
	if (behind !== undefined) return { version: behind };
	return {};
}

function nameOther(name: string, key: string): Pick<Declared, "name"> {
	return name === key ? {} : { name };
}

/** Nobody's range is longer. */
const longestRange = 200;
const part = String.raw`(?:\d+|[x*])`;
const comparator = String.raw`(?:[\^~=]|~>|[<>]=?)?\s*v?${part}(?:\.${part}(?:\.${part}(?:[-+][\w.+-]+)?)?)?`;
const range = new RegExp(
	`^${comparator}(?:(?:\\s+-\\s+|\\s*\\|\\|\\s*|\\s+)${comparator})*$`,
	"i",
);

/** Says whether what follows `npm:` is a range or a tag of the package that the key names, not another name: so do Yarn, pnpm and Bun. */
function isRange(text: string): boolean {
	const trimmed = text.trim();
	return (
		trimmed.length <= longestRange &&
		(/^(?:latest|next)?$/.test(trimmed) || range.test(trimmed))
	);
}
