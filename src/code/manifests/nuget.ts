/** Projects of .NET: package references, centrally managed versions and packages.config. */

import { folderOf } from "../../domain/paths";
import type { Span } from "../../domain/position";
import {
	codeEntry,
	type Found,
	type ManifestReader,
	type PackageGroup,
} from "./entry";
import { isReadByItself } from "./linked";
import { readXml, type XmlElement, xmlText } from "./xml";

const references: Readonly<Record<string, PackageGroup>> = {
	packagereference: "runtime",
	packageversion: "managed",
	globalpackagereference: "dev",
	dotnetclitoolreference: "build",
	package: "runtime",
};

/** At the end of a path, or of one within what works a path out. */
const msbuildEnding = /\.(?:props|targets|projitems|[a-z]*proj)(?=["')]|$)/i;

/** Says whether a file is called as those are that MSBuild reads: projects, and what they import by its usual endings. Takes its path. */
function isOfMsbuild(path: string): boolean {
	return msbuildEnding.test(path);
}

/**
 * Names of elements and attributes are read without regard to case, as MSBuild does; properties that the same file sets are put in. A reference
 * without a version takes the one over that a Directory.Packages.props, or another file of such properties, has for its name. A file that is
 * imported counts as code where it is not read by itself; what the SDK brings is left out.
 */
export const readNuget: ManifestReader = (text, path) => {
	const isCentral = /\.(?:props|targets)$/i.test(path);
	const elements = readXml(text);
	const properties = new Map<string, string>();
	for (const element of elements)
		if (element.parent?.name.toLowerCase() === "propertygroup")
			properties.set(element.name.toLowerCase(), xmlText(text, element));
	const value = (span: Span) => resolved(slice(text, span), properties);
	const isRead = (file: string) =>
		/\$\(/.test(file)
			? ofTools.test(file) || isOfMsbuild(file)
			: isReadByItself(folderOf(path), file, isOfMsbuild);
	return elements.flatMap((element): Found[] => {
		const kind = element.name.toLowerCase();
		if (kind === "import") {
			const project = attribute(element, "project");
			const file = project ? value(project).replace(thisFolder, "") : "";
			if (!project || file === "" || attribute(element, "sdk")) return [];
			return isRead(file) ? [] : [codeEntry(text, project, "runtime")];
		}
		const group = references[kind];
		const isListed = kind === "package";
		if (!group || isListed !== (element.parent?.name === "packages")) return [];
		const include = attribute(element, isListed ? "id" : "include");
		const names = include ?? attribute(element, "update");
		if (!names) return [];
		const version =
			metadata(element, "versionoverride") ?? metadata(element, "version");
		const isPrivate =
			/^all$/i.test(slice(text, metadata(element, "privateassets"))) ||
			/^true$/i.test(slice(text, attribute(element, "developmentdependency")));
		const within = element.children.find((c) => c.text === version);
		const declared = within
			? resolved(xmlText(text, within), properties)
			: version && value(version);
		const span = {
			start: element.start,
			end: Math.max(element.tagEnd, within?.end ?? 0),
		};
		return parts(text, names).map((nameSpan) => {
			const name = value(nameSpan);
			const key = name.toLowerCase();
			const isReference = kind === "packagereference" && include && !declared;
			return {
				name,
				nameSpan,
				span,
				version: declared || undefined,
				group: !include ? "managed" : isPrivate ? "dev" : group,
				...(isCentral && kind === "packageversion" && { lends: [key] }),
				...(isReference && { borrows: key }),
			};
		});
	});
};

/** Where MSBuild, or what it is a part of, brings files along. */
const ofTools =
	/^\$\((?:MSBuild|VS|VC|Custom(?:Before|After)|NuGet|Language|UserRoot)/i;
/** The folder of the file itself, or of the project. */
const thisFolder = /^\$\(MSBuild(?:ThisFile|Project)Directory\)[\\/]*/i;

function slice(text: string, span: Span | undefined): string {
	return span ? text.slice(span.start, span.end) : "";
}

function attribute(element: XmlElement, name: string): Span | undefined {
	return element.attributes.find((a) => a.name.toLowerCase() === name)?.value;
}

/** What MSBuild takes from an attribute or from an element within. */
function metadata(element: XmlElement, name: string): Span | undefined {
	return (
		attribute(element, name) ??
		element.children.find((c) => c.name.toLowerCase() === name)?.text
	);
}

/** Names in one attribute, parted by semicolons. */
function parts(text: string, span: Span): Span[] {
	return [...slice(text, span).matchAll(/[^;\s]+/g)].map(
		({ index, 0: name }) => ({
			start: span.start + index,
			end: span.start + index + name.length,
		}),
	);
}

/** A text with properties put in; one within another's value is not, which nobody needs for a version. */
function resolved(
	text: string,
	properties: ReadonlyMap<string, string>,
): string {
	return text.replace(
		/\$\(([\w.]+)\)/g,
		(whole, name: string) => properties.get(name.toLowerCase()) ?? whole,
	);
}
