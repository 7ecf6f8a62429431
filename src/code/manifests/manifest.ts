/** Which files are manifests, and what they ask for. */

import type { PackageType } from "../../kinds/purl";
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
	/** Matches the end of a path. Names that a tool takes in one case only are taken in that one. */
	readonly path: RegExp;
	readonly read: ManifestReader;
}

const manifests: readonly Manifest[] = [
	{ type: "npm", path: /(?:^|\/)package\.json$/, read: readNpm },
	{
		type: "npm",
		path: /(?:^|\/)(?:pnpm-workspace\.yaml|\.yarnrc\.yml)$/,
		read: readCatalogs,
	},
	{
		type: "pypi",
		path: /(?:^|\/)(?:(?:[^/]*[-_.])?requirements[^/]*\.txt|requirements\/[^/]+\.txt)$/i,
		read: readRequirements,
	},
	{ type: "pypi", path: /(?:^|\/)pyproject\.toml$/, read: readPyproject },
	{ type: "golang", path: /(?:^|\/)go\.mod$/, read: readGoMod },
	{ type: "cargo", path: /(?:^|\/)Cargo\.toml$/, read: readCargo },
	{ type: "maven", path: /(?:^|\/)pom\.xml$/, read: readPom },
	{
		type: "nuget",
		path: /(?:\.(?:cs|fs|vb)proj|(?:^|\/)Directory\.(?:Packages\.props|Build\.(?:props|targets))|(?:^|\/)packages\.config)$/i,
		read: readNuget,
	},
	{ type: "gem", path: /(?:^|\/)(?:Gemfile|gems\.rb)$/, read: readGemfile },
	{
		type: "composer",
		path: /(?:^|\/)composer\.json$/,
		read: readComposer,
	},
	{
		type: "docker",
		path: /(?:^|\/)(?:(?:[^/]*[-_.])?(?:docker|container)file|(?:docker|container)file[-_.](?![^/]*\.?(?:dockerignore|md|txt|sh|ps1|py|rb|go|[jt]s|json|ya?ml)$)[^/]*)$/i,
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
	return manifests.find((manifest) => manifest.path.test(path));
}
