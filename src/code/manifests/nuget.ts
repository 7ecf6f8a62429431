/** Projects of .NET: package references, centrally managed versions and packages.config. */

import type { Span } from "../../domain/position";
import type { Found, ManifestReader, PackageGroup } from "./entry";
import { readXml, type XmlElement, xmlText } from "./xml";

const references: Readonly<Record<string, PackageGroup>> = {
	packagereference: "runtime",
	packageversion: "managed",
	globalpackagereference: "dev",
	dotnetclitoolreference: "build",
	package: "runtime",
};

/**
 * Names of elements and attributes are read without regard to case, as MSBuild does; properties that the same file sets are put in. A reference
 * without a version takes the one over that a Directory.Packages.props has for its name.
 */
export const readNuget: ManifestReader = (text, path) => {
	const isCentral = /(?:^|\/)directory\.packages\.props$/i.test(path);
	const elements = readXml(text);
	const properties = new Map<string, string>();
	for (const element of elements)
		if (element.parent?.name.toLowerCase() === "propertygroup")
			properties.set(element.name.toLowerCase(), xmlText(text, element));
	const value = (span: Span) => resolved(slice(text, span), properties);
	return elements.flatMap((element): Found[] => {
		const kind = element.name.toLowerCase();
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
