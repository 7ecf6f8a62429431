/** Cargo.toml: the crates that a Rust crate or workspace depends on. */

import type { Found, ManifestReader, PackageGroup } from "./entry";
import {
	readToml,
	type TomlEntry,
	type TomlTable,
	type TomlValue,
	tomlAt,
	tomlEntries,
	tomlKey,
} from "./toml";

const sections: Readonly<Record<string, PackageGroup>> = {
	dependencies: "runtime",
	"dev-dependencies": "dev",
	dev_dependencies: "dev",
	"build-dependencies": "build",
	build_dependencies: "build",
};

/**
 * Patches and replacements are left out. A crate from a path, a repository or the workspace declares no version here: beside
 * `workspace = true`, Cargo ignores what else says where it comes from.
 */
export const readCargo: ManifestReader = (text) => {
	const root = readToml(text);
	const targets = tomlEntries(root, "target").flatMap(([, { value }]) =>
		value.type === "table" ? [value] : [],
	);
	const own = [root, ...targets].flatMap((table) =>
		Object.entries(sections).flatMap(([section, group]) =>
			entriesOf(text, table, [section], group),
		),
	);
	return [
		...own,
		...entriesOf(text, root, ["workspace", "dependencies"], "managed"),
	].sort((a, b) => a.span.start - b.span.start);
};

function entriesOf(
	text: string,
	table: TomlTable,
	path: readonly string[],
	group: PackageGroup,
): Found[] {
	return tomlEntries(table, ...path).map(([name, entry]) =>
		entryOf(text, name, entry, group),
	);
}

function entryOf(
	text: string,
	key: string,
	entry: TomlEntry,
	group: PackageGroup,
): Found {
	const { value } = entry;
	const named = {
		name: key,
		nameSpan: tomlKey(text, entry),
		span: { start: entry.start, end: entry.end },
		group,
	};
	const lends = group === "managed" ? { lends: [key] } : {};
	if (value.type === "text")
		return { ...named, ...lends, version: value.value };
	if (value.type !== "table") return named;
	if (isTrue(tomlAt(value, "workspace")) && group !== "managed")
		return {
			...named,
			borrows: key,
			group: optionalOr(group, value),
		};
	const real = tomlAt(value, "package");
	const version = tomlAt(value, "version");
	const ends = ["package", "version"].map(
		(k) => value.entries.get(k)?.end ?? 0,
	);
	return {
		...named,
		...(real?.type === "text"
			? { name: real.value, nameSpan: real.inner }
			: {}),
		span: { start: entry.start, end: Math.max(entry.end, ...ends) },
		version: version?.type === "text" ? version.value : undefined,
		...lends,
		group: optionalOr(group, value),
	};
}

function optionalOr(group: PackageGroup, table: TomlTable): PackageGroup {
	return group === "runtime" && isTrue(tomlAt(table, "optional"))
		? "optional"
		: group;
}

function isTrue(value: TomlValue | undefined): boolean {
	return value?.type === "word" && value.text === "true";
}
