/** pom.xml: the artifacts that a Maven project depends on, is built with, and inherits from. */

import type { Span } from "../../domain/position";
import type { Found, ManifestReader, PackageGroup } from "./entry";
import { readXml, type XmlElement } from "./xml";

/** Deeper elements are nobody's manifest. */
const deepest = 12;
const longestValue = 1000;

/** Elements that name an artifact, by the element around them. */
const places: Readonly<Record<string, string>> = {
	dependency: "dependencies",
	plugin: "plugins",
	extension: "extensions",
	parent: "project",
};

/** Properties are put in where the same file sets them. What only a parent sets stays as it is written. */
export const readPom: ManifestReader = (text) => {
	const elements = readXml(text);
	const value = (span: Span | undefined) =>
		span && resolved(text.slice(span.start, span.end), properties);
	const properties = propertiesOf(text, elements);
	return elements.flatMap((element): Found[] => {
		const { name } = element;
		if (places[name] === undefined || element.parent?.name !== places[name])
			return [];
		const group = child(element, "groupId");
		const artifact = child(element, "artifactId");
		const version = child(element, "version");
		const groupName =
			value(group?.text) ??
			(name === "plugin" ? "org.apache.maven.plugins" : undefined);
		const artifactName = value(artifact?.text);
		if (!artifact || !artifactName || !groupName) return [];
		const named = [group, artifact, version].filter((e) => e !== undefined);
		const scope = value(child(element, "scope")?.text);
		const optional = value(child(element, "optional")?.text);
		return [
			{
				name: `${groupName}/${artifactName}`,
				nameSpan: artifact.text,
				span: {
					start: Math.min(...named.map((e) => e.start)),
					end: Math.max(...named.map((e) => e.end)),
				},
				version: value(version?.text) || undefined,
				group: groupOf(element, scope, optional === "true"),
			},
		];
	});
};

function child(element: XmlElement, name: string): XmlElement | undefined {
	return element.children.find((c) => c.name === name);
}

function groupOf(
	element: XmlElement,
	scope: string | undefined,
	isOptional: boolean,
): PackageGroup {
	if (element.name !== "dependency") return "build";
	let above = element.parent;
	for (let i = 0; above && i < deepest; i++) {
		if (above.name === "plugin") return "build";
		if (above.name === "dependencyManagement") return "managed";
		above = above.parent;
	}
	if (scope === "test") return "dev";
	return isOptional ? "optional" : "runtime";
}

function propertiesOf(
	text: string,
	elements: readonly XmlElement[],
): ReadonlyMap<string, string> {
	const found = new Map<string, string>();
	const set = (name: string, element: XmlElement | undefined) => {
		// Profiles come after the project's own properties, and are not active by themselves.
		if (element && !found.has(name))
			found.set(name, text.slice(element.text.start, element.text.end));
	};
	const project = elements.find((e) => e.name === "project");
	const parent = project && child(project, "parent");
	for (const name of ["groupId", "version"]) {
		const own =
			(project && child(project, name)) ?? (parent && child(parent, name));
		set(`project.${name}`, own);
		set(`pom.${name}`, own);
		set(name, own);
		set(`project.parent.${name}`, parent && child(parent, name));
	}
	for (const element of elements)
		if (element.parent?.name === "properties") set(element.name, element);
	return found;
}

/** A text with properties put in, also into each other; what is not known, or circular, stays. */
function resolved(
	text: string,
	properties: ReadonlyMap<string, string>,
): string {
	let value = text;
	for (let i = 0; i < deepest && value.includes("${"); i++) {
		const next = value.replace(
			/\$\{([^{}]*)\}/g,
			(whole, name: string) => properties.get(name.trim()) ?? whole,
		);
		if (next === value || next.length > longestValue) break;
		value = next;
	}
	return value;
}
