/** Version catalogues of Gradle (`gradle/libs.versions.toml`): libraries and plugins with the versions that build scripts take from there. */

import type { Found, ManifestReader } from "./entry";
import {
	readToml,
	type TomlEntry,
	type TomlTable,
	type TomlValue,
	tomlAt,
	tomlEntries,
} from "./toml";

/** Versions are put in where an entry refers to them; bundles name libraries of the same file. */
export const readGradleCatalog: ManifestReader = (text) => {
	const root = readToml(text);
	return [
		...tomlEntries(root, "libraries").flatMap(([, entry]) =>
			library(root, entry),
		),
		...tomlEntries(root, "plugins").flatMap(([, entry]) => plugin(root, entry)),
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
