/** pom.xml: the artifacts that a Maven project depends on, is built with, and inherits from. */

import { folderOf, nameOf } from "../../domain/paths";
import {
	codeEntry,
	type Found,
	type ManifestReader,
	type PackageGroup,
} from "./entry";
import { isReadByItself } from "./linked";
import { readXml, type XmlElement, xmlText } from "./xml";

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

/**
 * Properties are put in where the same file sets them; what only a parent sets stays as it is written. Of the profiles, those hold that are
 * active by default, and within a profile its own. A module that is another file than a pom.xml counts as code.
 */
export const readPom: ManifestReader = (text, path) => {
	const elements = readXml(text);
	const common = propertiesOf(text, elements);
	/** What a profile sets for its own elements, as far as it sets anything. */
	const own = new Map<XmlElement, Properties>();
	for (const element of elements)
		if (element.name === "properties" && element.parent?.name === "profile")
			own.set(element.parent, setBy(text, element));
	const textOf = (element: XmlElement | undefined, profile?: Properties) =>
		element &&
		resolved(
			xmlText(text, element),
			(name) => profile?.get(name) ?? common.get(name),
		);
	return elements.flatMap((element): Found[] => {
		const { name } = element;
		if (name === "module" && element.parent?.name === "modules") {
			const file = xmlText(text, element);
			return !file.endsWith(".xml") ||
				isReadByItself(folderOf(path), file, isPom)
				? []
				: [codeEntry(text, element.text, "runtime")];
		}
		if (places[name] === undefined || element.parent?.name !== places[name])
			return [];
		const profile = profileOf(element);
		const value = (of: XmlElement | undefined) =>
			textOf(of, profile && own.get(profile));
		const group = child(element, "groupId");
		const artifact = child(element, "artifactId");
		const version = child(element, "version");
		const groupName =
			value(group) ??
			(name === "plugin" ? "org.apache.maven.plugins" : undefined);
		const artifactName = value(artifact);
		if (!artifact || !artifactName || !groupName) return [];
		const named = [group, artifact, version].filter((e) => e !== undefined);
		const scope = value(child(element, "scope"));
		const optional = value(child(element, "optional"));
		return [
			{
				name: `${groupName}/${artifactName}`,
				nameSpan: artifact.text,
				span: {
					start: Math.min(...named.map((e) => e.start)),
					end: Math.max(...named.map((e) => e.end)),
				},
				version: value(version) || undefined,
				group: groupOf(element, scope, optional === "true"),
			},
		];
	});
};

/** Says whether a file is called as Maven's are. Takes its path. */
export function isPom(path: string): boolean {
	return nameOf(path) === "pom.xml";
}

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

type Properties = ReadonlyMap<string, string>;

/** The profile that an element stands in. */
function profileOf(element: XmlElement): XmlElement | undefined {
	let above = element.parent;
	for (let i = 0; above && i < deepest; i++, above = above.parent)
		if (above.name === "profile") return above;
	return undefined;
}

/** The properties that an element sets; of one that is set twice, the last counts. */
function setBy(text: string, { children }: XmlElement): Properties {
	return new Map(children.map((one) => [one.name, xmlText(text, one)]));
}

function isActive(text: string, profile: XmlElement): boolean {
	const activation = child(profile, "activation");
	const byDefault = activation && child(activation, "activeByDefault");
	return byDefault !== undefined && xmlText(text, byDefault) === "true";
}

/** The properties that hold where nobody says which profiles are active: those of profiles come over the project's own. */
function propertiesOf(
	text: string,
	elements: readonly XmlElement[],
): Properties {
	const found = new Map<string, string>();
	const set = (name: string, element: XmlElement | undefined) => {
		if (element) found.set(name, xmlText(text, element));
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
	const own: Properties[] = [];
	const active: Properties[] = [];
	for (const element of elements) {
		if (element.name !== "properties") continue;
		const { parent: around } = element;
		if (around?.name === "project") own.push(setBy(text, element));
		else if (around?.name === "profile" && isActive(text, around))
			active.push(setBy(text, element));
	}
	for (const properties of [...own, ...active])
		for (const [name, value] of properties) found.set(name, value);
	return found;
}

/** A text with properties put in, also into each other; what is not known, or circular, stays. */
function resolved(
	text: string,
	property: (name: string) => string | undefined,
): string {
	let value = text;
	for (let i = 0; i < deepest && value.includes("${"); i++) {
		const next = value.replace(
			/\$\{([^{}]*)\}/g,
			(whole, name: string) => property(name.trim()) ?? whole,
		);
		if (next === value || next.length > longestValue) break;
		value = next;
	}
	return value;
}
