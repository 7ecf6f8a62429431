/** Version catalogues of Gradle (`gradle/libs.versions.toml`): libraries and plugins with the versions that build scripts take from there. */

import { addTo } from "../../domain/lists";
import { nameOf } from "../../domain/paths";
import type { Found, ManifestReader } from "./entry";
import {
	readToml,
	type TomlEntry,
	type TomlTable,
	type TomlValue,
	tomlAt,
	tomlEntries,
} from "./toml";

/**
 * Versions are put in where an entry refers to them; bundles name libraries of the same file. Build scripts name what stands here by accessors
 * that begin as the file is called: `libs.x`, `libs.plugins.x`, `libs.bundles.x`.
 */
export const readGradleCatalog: ManifestReader = (text, path) => {
	const root = readToml(text);
	const catalog = nameOf(path).replace(/\.versions\.toml$/, "");
	const accessor = (...names: readonly string[]) =>
		[catalog, ...names].join(".").replace(/[-_]/g, ".");
	const bundles = new Map<string, string[]>();
	for (const [bundle, { value }] of tomlEntries(root, "bundles"))
		for (const one of value.type === "list" ? value.values : [])
			if (one.type === "text")
				addTo(bundles, accessor(one.value), accessor("bundles", bundle));
	const lent = (found: readonly Found[], key: string) =>
		found.map((one) => ({ ...one, lends: [key, ...(bundles.get(key) ?? [])] }));
	return [
		...tomlEntries(root, "libraries").flatMap(([alias, entry]) =>
			lent(library(root, entry), accessor(alias)),
		),
		...tomlEntries(root, "plugins").flatMap(([alias, entry]) =>
			lent(plugin(root, entry), accessor("plugins", alias)),
		),
	].sort((a, b) => a.span.start - b.span.start);
};

/** `"group:name:version"`, or a table with `module` or `group` and `name`. */
function library(root: TomlTable, entry: TomlEntry): Found[] {
	const { value } = entry;
	if (value.type === "text") {
		const [of, name, version] = value.value.split(":");
		if (!of || !name) return [];
		const start = value.inner.start;
		return [
			{
				name: `${of}/${name}`,
				nameSpan: { start, end: start + of.length + 1 + name.length },
				span: { start: entry.start, end: entry.end },
				version: strict(version),
				group: "managed",
			},
		];
	}
	if (value.type !== "table") return [];
	const module = tomlAt(value, "module");
	const [of, name] = [tomlAt(value, "group"), tomlAt(value, "name")];
	const isModule = module?.type === "text";
	const written = isModule
		? module.value.replace(":", "/")
		: of?.type === "text" && name?.type === "text"
			? `${of.value}/${name.value}`
			: "";
	const nameSpan = isModule
		? module.inner
		: name?.type === "text" && name.inner;
	if (!nameSpan || nameSpan.end <= nameSpan.start || !written.includes("/"))
		return [];
	return [
		{
			name: written,
			nameSpan,
			span: spanOf(entry, value),
			version: versionOf(root, value),
			group: "managed",
		},
	];
}

/** A plugin stands in repositories as an artifact of its own, which is called after its id. */
function plugin(root: TomlTable, entry: TomlEntry): Found[] {
	const { value } = entry;
	const id = value.type === "table" ? tomlAt(value, "id") : value;
	if (id?.type !== "text") return [];
	const [name = "", version] = id.value.split(":");
	if (name === "") return [];
	const { start } = id.inner;
	return [
		{
			name: `${name}/${name}.gradle.plugin`,
			nameSpan: { start, end: start + name.length },
			span:
				value.type === "table"
					? spanOf(entry, value)
					: { start: entry.start, end: entry.end },
			version:
				value.type === "table" ? versionOf(root, value) : strict(version),
			group: "managed",
		},
	];
}

/** The pair, or from the header of a table to its last pair that says something of the package. */
function spanOf({ start, end }: TomlEntry, table: TomlTable) {
	const ends = ["module", "group", "name", "id", "version"].map(
		(key) => table.entries.get(key)?.end ?? 0,
	);
	return { start, end: Math.max(end, ...ends) };
}

function versionOf(root: TomlTable, table: TomlTable): string | undefined {
	const version = tomlAt(table, "version");
	const ref = version?.type === "table" ? tomlAt(version, "ref") : undefined;
	return declared(
		ref?.type === "text" ? tomlAt(root, "versions", ref.value) : version,
	);
}

/** A version, or one that is strictly required, required or preferred. */
function declared(value: TomlValue | undefined): string | undefined {
	if (value?.type === "text") return strict(value.value);
	if (value?.type !== "table") return undefined;
	for (const key of ["strictly", "require", "prefer"]) {
		const version = tomlAt(value, key);
		if (version?.type === "text") return strict(version.value);
	}
	return undefined;
}

function strict(version: string | undefined): string | undefined {
	return version?.replace(/!!.*$/, "") || undefined;
}
