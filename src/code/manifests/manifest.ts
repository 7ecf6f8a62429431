/** Which files are manifests, and what they ask for. */

import type { PackageType } from "../../kinds/purl";
import { folderOf, nameOf } from "../../model/paths";
import { Lines } from "../../text/lines";
import { readCargo } from "./cargo";
import { readCatalogs } from "./catalog";
import { readComposer } from "./composer";
import { readDockerfile } from "./docker";
import type { ManifestReader, PackageEntry } from "./entry";
import { readGemfile } from "./gem";
import { readGoMod } from "./golang";
import { readPom } from "./maven";
import { canonicalName } from "./names";
import { readNpm } from "./npm";
import { readNuget } from "./nuget";
import { readPyproject, readRequirements } from "./pypi";

interface Manifest {
	readonly type: PackageType;
	/** Matches the whole of a file's name. Names that a tool takes in one case only are taken in that one. */
	readonly name: RegExp;
	/** Matches the name of the folder that it has to stand in; any will do where this is missing. */
	readonly folder?: RegExp;
	readonly read: ManifestReader;
}

const manifests: readonly Manifest[] = [
	{ type: "npm", name: /^package\.json$/, read: readNpm },
	{
		type: "npm",
		name: /^(?:pnpm-workspace\.yaml|\.yarnrc\.yml)$/,
		read: readCatalogs,
	},
	{
		type: "pypi",
		name: /^(?:.*[-_.])?requirements.*\.txt$/is,
		read: readRequirements,
	},
	{
		type: "pypi",
		name: /^.+\.txt$/is,
		folder: /^requirements$/i,
		read: readRequirements,
	},
	{ type: "pypi", name: /^pyproject\.toml$/, read: readPyproject },
	{ type: "golang", name: /^go\.mod$/, read: readGoMod },
	{ type: "cargo", name: /^Cargo\.toml$/, read: readCargo },
	{ type: "maven", name: /^pom\.xml$/, read: readPom },
	{
		type: "nuget",
		name: /^(?:.*\.(?:cs|fs|vb)proj|Directory\.(?:Packages\.props|Build\.(?:props|targets))|packages\.config)$/is,
		read: readNuget,
	},
	{ type: "gem", name: /^(?:Gemfile|gems\.rb)$/, read: readGemfile },
	{
		type: "composer",
		name: /^composer\.json$/,
		read: readComposer,
	},
	{
		type: "docker",
		name: /^(?:(?:.*[-_.])?(?:docker|container)file|(?:docker|container)file[-_.](?!.*\.?(?:dockerignore|md|txt|sh|ps1|py|rb|go|[jt]s|json|ya?ml)$).*)$/is,
		read: readDockerfile,
	},
];

/** The ecosystem whose packages a file asks for, by its path from the root, with `/`; undefined for what is no manifest. */
export function manifestType(path: string): PackageType | undefined {
	return manifestAt(path)?.type;
}

/**
 * The packages that a manifest asks for, in the order of the text; none for a file that is no manifest.
 * Takes the whole text as it stands in the file. Half-typed texts give what can be read of them; never throws.
 */
export function readManifest(
	path: string,
	text: string,
): readonly PackageEntry[] {
	const manifest = manifestAt(path);
	if (!manifest) return [];
	const lines = new Lines(text);
	return manifest
		.read(lines.text, path)
		.map(({ name, nameSpan, span, version, group }) => ({
			type: manifest.type,
			name: canonicalName(manifest.type, name),
			written: lines.slice(nameSpan),
			...(version === undefined ? {} : { version }),
			range: lines.rangeOf(span),
			nameRange: lines.rangeOf(nameSpan),
			group,
		}));
}

function manifestAt(path: string): Manifest | undefined {
	// Asked about every file that there is.
	const file = nameOf(path);
	return manifests.find(
		({ name, folder }) =>
			name.test(file) && (!folder || folder.test(nameOf(folderOf(path)))),
	);
}
