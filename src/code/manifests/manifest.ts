/** Which files are manifests, and what they ask for. */

import { Lines } from "../../domain/lines";
import { nameOf } from "../../domain/paths";
import { compilePattern, type Matcher } from "../../matching/pattern/pattern";
import { type Bytes, PatternSet } from "../../matching/pattern/pattern-set";
import type { PackageType } from "../../matching/purl";
import { readCargo } from "./cargo";
import { isComposeFile, readCompose } from "./compose";
import { readComposer } from "./composer";
import { isImportMap, readDeno } from "./deno";
import { isDockerfile, readDockerfile } from "./docker";
import {
	codeEntry,
	type Found,
	type ManifestReader,
	type PackageEntry,
} from "./entry";
import { isInFormat } from "./format";
import { readGemfile, readGemspec } from "./gem";
import { readGoMod } from "./golang";
import { readGradle } from "./gradle";
import { readGradleCatalog } from "./gradle-catalog";
import { isPom, readPom } from "./maven";
import { canonicalName } from "./names";
import { readCatalogs, readNpm, readNpmYaml } from "./npm";
import { readNuget } from "./nuget";
import { readPipfile, readPyproject, readRequirements } from "./pypi";
import { isRequirementsFile } from "./requirement";
import { readCSharpApp, readPythonScript } from "./script";
import { readSetup, readSetupCfg } from "./setup";

interface Manifest {
	/** The ecosystems whose packages it asks for, the one first that its entries commonly have. */
	readonly types: readonly [PackageType, ...PackageType[]];
	/** Says by a file's name (`nameOf`) and path whether it is one. Names that a tool takes in one case only are taken in that one. */
	readonly is: (name: string, path: string) => boolean;
	readonly read: ManifestReader;
}

function named(pattern: RegExp): Manifest["is"] {
	return (name) => pattern.test(name);
}

const compose: Manifest = {
	types: ["docker"],
	is: isComposeFile,
	read: readCompose,
};

/** By the letters behind the last dot of their names, in lower case; "" where there is none. */
const manifests = byEnding<readonly Manifest[]>({
	json: [
		{
			types: ["npm", "jsr"],
			is: named(/^package\.json$/),
			read: readNpm,
		},
		{
			types: ["npm", "jsr"],
			is: (name) => name === "deno.json" || isImportMap(name),
			read: readDeno,
		},
		{ types: ["composer"], is: named(/^composer\.json$/), read: readComposer },
	],
	json5: [
		{
			types: ["npm", "jsr"],
			is: named(/^package\.json5$/),
			read: readNpm,
		},
	],
	jsonc: [
		{ types: ["npm", "jsr"], is: named(/^deno\.jsonc$/), read: readDeno },
	],
	yaml: [
		compose,
		{
			types: ["npm", "jsr"],
			is: named(/^package\.yaml$/),
			read: readNpmYaml,
		},
		{
			types: ["npm", "jsr"],
			is: named(/^pnpm-workspace\.yaml$/),
			read: readCatalogs,
		},
	],
	yml: [
		compose,
		{
			types: ["npm", "jsr"],
			is: named(/^\.yarnrc\.yml$/),
			read: readCatalogs,
		},
	],
	toml: [
		{ types: ["pypi"], is: named(/^pyproject\.toml$/), read: readPyproject },
		{ types: ["cargo"], is: named(/^Cargo\.toml$/), read: readCargo },
		{
			types: ["maven"],
			is: named(/\.versions\.toml$/),
			read: readGradleCatalog,
		},
	],
	cfg: [{ types: ["pypi"], is: named(/^setup\.cfg$/), read: readSetupCfg }],
	mod: [{ types: ["golang"], is: named(/^go\.mod$/), read: readGoMod }],
	xml: [{ types: ["maven"], is: isPom, read: readPom }],
	rb: [{ types: ["gem"], is: named(/^gems\.rb$/), read: readGemfile }],
	gemspec: [{ types: ["gem"], is: () => true, read: readGemspec }],
	"": [
		{ types: ["gem"], is: named(/^Gemfile$/), read: readGemfile },
		{ types: ["pypi"], is: named(/^Pipfile$/), read: readPipfile },
	],
	py: [{ types: ["pypi"], is: named(/^setup\.py$/), read: readSetup }],
	...alike(["txt", "in"], {
		types: ["pypi"],
		is: (_, path) => isRequirementsFile(path),
		read: readRequirements,
	}),
	...alike(["gradle", "kts"], {
		types: ["maven", "npm"],
		is: named(/\.gradle(?:\.kts)?$/),
		read: readGradle,
	}),
	...alike(["csproj", "fsproj", "vbproj"], {
		types: ["nuget"],
		is: () => true,
		read: readNuget,
	}),
	...alike(["props", "targets", "config"], {
		types: ["nuget"],
		is: named(
			/^(?:Directory\.(?:Packages\.props|Build\.(?:props|targets))|packages\.config)$/i,
		),
		read: readNuget,
	}),
});

function byEnding<T>(
	entries: Readonly<Record<string, T>>,
): ReadonlyMap<string, T> {
	return new Map(Object.entries(entries));
}

function alike(
	endings: readonly string[],
	manifest: Manifest,
): Readonly<Record<string, readonly Manifest[]>> {
	return Object.fromEntries(endings.map((ending) => [ending, [manifest]]));
}

const dockerfile: Manifest = {
	types: ["docker"],
	is: isDockerfile,
	read: readDockerfile,
};

/** The endings of MSBuild's projects beside those of programs. */
const projects = [
	"proj",
	"vcxproj",
	"sqlproj",
	"wixproj",
	"esproj",
	"dcproj",
	"shproj",
	"pyproj",
	"nativeproj",
	"ilproj",
];

/** Files that may name packages, by how their names end, with the line that stands in those that do; most programs and settings have none. */
const scripts = byEnding<{
	readonly mark: PatternSet;
	readonly manifest: Manifest;
}>({
	py: {
		mark: line("^# /// script$"),
		manifest: { types: ["pypi"], is: () => true, read: readPythonScript },
	},
	cs: {
		mark: line("^\\s*#:package\\s"),
		manifest: { types: ["nuget"], is: () => true, read: readCSharpApp },
	},
	...Object.fromEntries(
		["props", "targets", "projitems", ...projects].map((ending) => [
			ending,
			{
				mark: line(
					"(?i)<(?:(?:global)?package(?:reference|version)|dotnetclitoolreference|import)\\b",
				),
				manifest: {
					types: ["nuget"] as const,
					is: () => true,
					read: readNuget,
				},
			},
		]),
	),
});

function line(pattern: string): PatternSet {
	return new PatternSet([compilePattern(pattern) as Matcher]);
}

/** The ecosystems whose packages a manifest asks for, by its path from the root, with `/`; none for what is no manifest. */
export function manifestTypes(path: string): readonly PackageType[] {
	return manifestAt(path)?.types ?? [];
}

/** The one of them that its entries commonly have; undefined for what is no manifest. */
export function manifestType(path: string): PackageType | undefined {
	return manifestAt(path)?.types[0];
}

/**
 * The ecosystems whose packages a file may ask for, by its path from the root, with `/`: those of a manifest, or of a program that may name
 * some for itself; none for other files.
 */
export function typesAskedFor(path: string): readonly PackageType[] {
	return readerAt(path)?.types ?? [];
}

/** Says by its path whether entries of a file may be taken over by manifests in the folders below. */
export const mayLend: (path: string) => boolean = (path) =>
	lenders(nameOf(path), path);

const lenders = named(
	/^(?:.+\.(?:props|targets)|package\.(?:json5?|yaml)|pnpm-workspace\.yaml|\.yarnrc\.yml|deno\.jsonc?|Cargo\.toml|settings\.gradle(?:\.kts)?|.+\.versions\.toml)$/,
);

/** Says of a file that `typesAskedFor` tells some of whether it does ask for packages: of most programs, their bytes tell that they don't. */
export function asksFor(path: string, content: Bytes): boolean {
	const script = manifestAt(path) ? undefined : scriptAt(path);
	return !script || script.mark.in(content).size > 0;
}

/**
 * The packages that a manifest, or a program for itself, asks for, in the order of the text; none for other files.
 * Takes the whole text as it stands in the file. Half-typed texts give what can be read of them, what is no manifest at all counts as code;
 * never throws.
 */
export function readManifest(
	path: string,
	text: string,
): readonly PackageEntry[] {
	const manifest = readerAt(path);
	if (!manifest) return [];
	const lines = new Lines(text);
	const found = manifest.read(lines.text, path);
	const isRead = found.length > 0 || isInFormat(nameOf(path), lines.text);
	return (isRead ? found : [firstLine(lines.text)]).map(
		({ name, nameSpan, span, version, group, type, ...more }) => {
			const own = type ?? manifest.types[0];
			return {
				type: own,
				name: more.isCode ? name : canonicalName(own, name),
				written: lines.slice(nameSpan),
				...(version === undefined ? {} : { version }),
				range: lines.rangeOf(span),
				nameRange: lines.rangeOf(nameSpan),
				group,
				...more,
			};
		},
	);
}

function firstLine(text: string): Found {
	const start = text.search(/\S/);
	const [line = ""] = text.slice(start).split(/[\r\n]/, 1);
	return codeEntry(
		text,
		{ start, end: start + line.trimEnd().length },
		"runtime",
	);
}

/** The manifest that a file is, or what reads a program that may name packages for itself. Asked about every file that there is. */
function readerAt(path: string): Manifest | undefined {
	const name = nameOf(path);
	const ending = endingOf(name);
	return manifestNamed(name, ending, path) ?? scripts.get(ending)?.manifest;
}

function manifestAt(path: string): Manifest | undefined {
	const name = nameOf(path);
	return manifestNamed(name, endingOf(name), path);
}

function manifestNamed(
	name: string,
	ending: string,
	path: string,
): Manifest | undefined {
	for (const one of manifests.get(ending) ?? none)
		if (one.is(name, path)) return one;
	return mayBeDockerfile.test(name) && dockerfile.is(name, path)
		? dockerfile
		: undefined;
}

const none: readonly Manifest[] = [];
const mayBeDockerfile = /(?:docker|container)file/i;

function scriptAt(path: string) {
	return scripts.get(endingOf(nameOf(path)));
}

/** The letters behind the last dot of a file's name, in lower case; "" where there is none. */
function endingOf(name: string): string {
	const dot = name.lastIndexOf(".");
	return dot < 0 ? "" : name.slice(dot + 1).toLowerCase();
}
