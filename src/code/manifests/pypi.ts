/** Python: requirement files, pyproject.toml and Pipfile. */

import { folderOf } from "../../domain/paths";
import type { Span } from "../../domain/position";
import {
	codeEntry,
	type Found,
	type ManifestReader,
	type PackageGroup,
} from "./entry";
import { isReadByItself } from "./linked";
import { isRequirementsFile, readRequirement } from "./requirement";
import { lineSpans } from "./source-lines";
import {
	readToml,
	type TomlEntry,
	type TomlTable,
	type TomlValue,
	tomlAt,
	tomlEntries,
	tomlKey,
} from "./toml";

/**
 * Options name no package; an address does where it ends in `#egg=name`. Another file of requirements counts as code, unless it is a manifest by
 * itself.
 */
export const readRequirements: ManifestReader = (text, path) => {
	const name = path
		.replace(/^.*\/(?!requirements\/|[^/]*$)/i, "")
		.toLowerCase();
	const group =
		/(?:^|[-_./])(?:dev|develop|development|tests?|testing|lint|docs?|ci)(?=[-_.]|$)/.test(
			name.replace(/^.*\/(?=[^/]*\/)/, ""),
		)
			? "dev"
			: "runtime";
	return logicalLines(text).flatMap(
		(span) =>
			readRequirement(text, span, group) ??
			readEgg(text, span, group) ??
			readLink(text, span, group, folderOf(path)) ??
			[],
	);
};

/** `-r other.txt`, `--requirement=other.txt`. */
function readLink(
	text: string,
	span: Span,
	group: PackageGroup,
	folder: string,
): Found | undefined {
	const [whole, blanks = "", file = ""] =
		/^(\s*)(?:-r\s*|--requirement(?:\s+|=))([^\s#]+)/.exec(
			text.slice(span.start, Math.min(span.end, span.start + longestLink)),
		) ?? [];
	if (whole === undefined || isReadByItself(folder, file, isRequirementsFile))
		return undefined;
	const start = span.start + blanks.length;
	return codeEntry(text, { start, end: span.start + whole.length }, group);
}

/** In characters: no path is longer. */
const longestLink = 4000;

/**
 * Lines, each with those that a backslash at its end joins to it. A line that is a comment alone is joined to none that follows (pip,
 * `req_file.join_lines`): the backslash is a part of it.
 */
function logicalLines(text: string): Span[] {
	const found: Span[] = [];
	let start: number | undefined;
	for (const line of lineSpans(text)) {
		start ??= line.start;
		const goesOn = line.end > line.start && text.charAt(line.end - 1) === "\\";
		if (goesOn && !/^\s*#/.test(text.slice(line.start, line.end))) continue;
		found.push({ start, end: line.end });
		start = undefined;
	}
	if (start !== undefined) found.push({ start, end: text.length });
	return found;
}

function readEgg(
	text: string,
	span: Span,
	group: PackageGroup,
): Found | undefined {
	const line = text.slice(span.start, span.end);
	const match = /[#&]egg=([a-z0-9][\w.-]*)/i.exec(line);
	if (!match || /^\s*#/.test(line)) return undefined;
	const name = match[1] as string;
	const start = span.start + match.index + "#egg=".length;
	const nameSpan = { start, end: start + name.length };
	return { name, nameSpan, span: nameSpan, group };
}

/** Reads PEP 621, PEP 735, the build system, and the tables of Poetry, PDM, uv and Hatch. Constraints and overrides are left out. */
export const readPyproject: ManifestReader = (text, path) => {
	const root = readToml(text);
	// What setuptools takes from a file that is no manifest by itself.
	const dynamic = (group: PackageGroup, ...at: string[]): Found[] => {
		const file = tomlAt(root, "tool", "setuptools", "dynamic", ...at, "file");
		return (file?.type === "list" ? file.values : [file]).flatMap((one) =>
			one?.type === "text" &&
			one.inner.end > one.inner.start &&
			!isReadByItself(folderOf(path), one.value, isRequirementsFile)
				? [codeEntry(text, one.inner, group)]
				: [],
		);
	};
	// Of what another build system works out, nothing is written here.
	const backend = tomlAt(root, "build-system", "build-backend");
	const isOther =
		backend?.type === "text" &&
		!backend.value.startsWith("setuptools") &&
		!tomlAt(root, "tool", "poetry", "dependencies");
	const fields = isOther ? tomlAt(root, "project", "dynamic") : undefined;
	const workedOut = (fields?.type === "list" ? fields.values : []).flatMap(
		(field) =>
			field.type === "text" && /^(?:optional-)?dependencies$/.test(field.value)
				? [codeEntry(text, field.inner, "runtime")]
				: [],
	);
	const requirements = (
		value: TomlValue | undefined,
		group: PackageGroup,
	): Found[] =>
		value?.type === "list"
			? value.values.flatMap((v) =>
					v.type === "text"
						? (readRequirement(text, v.inner, group) ?? [])
						: [],
				)
			: [];
	const requirementsByName = (group: PackageGroup, ...path: string[]) =>
		tomlEntries(root, ...path).flatMap(([, { value }]) =>
			requirements(value, group),
		);
	const poetry = (table: TomlTable, group: PackageGroup, ...path: string[]) =>
		tomlEntries(table, ...path).flatMap(([name, entry]) =>
			name === "python" ? [] : poetryEntry(text, name, entry, group),
		);
	const tables = (...path: string[]) =>
		tomlEntries(root, ...path).flatMap(([, { value }]) =>
			value.type === "table" ? [value] : [],
		);
	return [
		...requirements(tomlAt(root, "build-system", "requires"), "build"),
		...requirements(tomlAt(root, "project", "dependencies"), "runtime"),
		...dynamic("runtime", "dependencies"),
		...workedOut,
		...tomlEntries(
			root,
			"tool",
			"setuptools",
			"dynamic",
			"optional-dependencies",
		).flatMap(([name]) => dynamic("optional", "optional-dependencies", name)),
		...requirementsByName("optional", "project", "optional-dependencies"),
		...requirementsByName("dev", "dependency-groups"),
		...poetry(root, "runtime", "tool", "poetry", "dependencies"),
		...poetry(root, "dev", "tool", "poetry", "dev-dependencies"),
		...tables("tool", "poetry", "group").flatMap((group) =>
			poetry(group, "dev", "dependencies"),
		),
		...requirementsByName("dev", "tool", "pdm", "dev-dependencies"),
		...requirements(tomlAt(root, "tool", "uv", "dev-dependencies"), "dev"),
		...tables("tool", "hatch", "envs").flatMap((env) =>
			["dependencies", "extra-dependencies"].flatMap((key) =>
				requirements(tomlAt(env, key), "dev"),
			),
		),
	].sort((a, b) => a.span.start - b.span.start);
};

/** What of a Pipfile are no packages. */
const notPackages = new Set(["source", "requires", "scripts", "pipenv"]);

/** Reads the packages, those for development, and the categories that a project gives names to. */
export const readPipfile: ManifestReader = (text) => {
	const root = readToml(text);
	return [...root.entries]
		.filter(([name]) => !notPackages.has(name))
		.flatMap(([table]) =>
			tomlEntries(root, table).map(([name, entry]) =>
				poetryEntry(text, name, entry, pipfileGroup(table)),
			),
		)
		.sort((a, b) => a.span.start - b.span.start);
};

function pipfileGroup(table: string): PackageGroup {
	if (table === "packages") return "runtime";
	return table === "dev-packages" ? "dev" : "optional";
}

/** A version, or a table with one; several tables with conditions permit what any of them does. */
function poetryEntry(
	text: string,
	name: string,
	entry: TomlEntry,
	group: PackageGroup,
): Found {
	const values =
		entry.value.type === "list" ? entry.value.values : [entry.value];
	const versions = values.flatMap((value) => {
		const version = value.type === "table" ? tomlAt(value, "version") : value;
		return version?.type === "text" ? version.value : [];
	});
	const optional =
		entry.value.type === "table" ? tomlAt(entry.value, "optional") : undefined;
	const isOptional = optional?.type === "word" && optional.text === "true";
	return {
		name,
		nameSpan: tomlKey(text, entry),
		span: { start: entry.start, end: endOf(entry) },
		version: versions.length > 0 ? versions.join(" || ") : undefined,
		group: isOptional && group === "runtime" ? "optional" : group,
	};
}

/** The end of an entry, where its version stands below a table's header the end of that. */
function endOf({ value, end }: TomlEntry): number {
	const version = value.type === "table" && value.entries.get("version");
	return version ? Math.max(end, version.end) : end;
}
