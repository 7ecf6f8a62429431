/** Entries of XML manifests: an element, with its lines where nothing else stands there. */

import type { Span } from "../../domain/position";
import { readXml, type XmlElement } from "../manifests/xml";
import { ownLines } from "./around";
import type { EditReader, EntryEdits, Exchange, Slot } from "./entry-edits";

/** Reads how the dependencies of a `pom.xml`, or the package references of a .NET project, can be edited. */
export function editingXml(text: string, form: "maven" | "nuget"): EditReader {
	const byStart = new Map(readXml(text).map((one) => [one.start, one]));
	return ({ span, name }): EntryEdits<Span> => {
		const first = byStart.get(span.start);
		const element = form === "maven" ? first?.parent : first;
		if (!element || !isClosed(text, element)) return {};
		if (form === "maven")
			return element.name === "dependency"
				? edits(text, element, dependency(text, element))
				: {};
		const { name: tag, attributes } = element;
		const include = attributes.find((a) => /^include$/i.test(a.name))?.value;
		// Several packages in one element go with it.
		const isOne = include?.start === name.start && include.end === name.end;
		return isOne &&
			/^(?:Global)?PackageReference$|^DotNetCliToolReference$/i.test(tag)
			? edits(text, element, reference(element, name))
			: {};
	};
}

function edits(
	text: string,
	element: XmlElement,
	exchange: Exchange<Span> | undefined,
): EntryEdits<Span> {
	const { start, end } = element;
	return {
		removal: ownLines(text, element) ?? { start, end },
		...(exchange ? { exchange } : {}),
	};
}

/** Says whether an element ends with its own tag, so that its end is no guess. */
function isClosed(
	text: string,
	{ name, start, end, tagEnd }: XmlElement,
): boolean {
	if (end === tagEnd) return text.startsWith("/>", end - 2);
	const closing = text.slice(Math.max(start, end - longestTag), end);
	return (
		/<\/[\w:.-]+\s*>$/.test(closing) &&
		closing.slice(closing.lastIndexOf("</")).includes(name)
	);
}

/** No closing tag is longer. */
const longestTag = 100;

const plain = /^[\w.-]+$/;

/** With exclusions, a classifier or a type, a dependency says more of its package. */
function dependency(
	text: string,
	{ children }: XmlElement,
): Exchange<Span> | undefined {
	const holds: Readonly<Record<string, Slot<Span>["holds"] | undefined>> = {
		groupId: "group",
		artifactId: "artifact",
		version: "version",
	};
	const slots: Slot<Span>[] = [];
	for (const { name, text: at } of children) {
		const content = holds[name];
		if (!content) {
			if (name !== "scope" && name !== "optional") return undefined;
		} else if (plain.test(text.slice(at.start, at.end)))
			slots.push({ at, holds: content });
		else return undefined;
	}
	return new Set(slots.map((slot) => slot.holds)).size === 3 &&
		slots.length === 3
		? { slots, form: "maven" }
		: undefined;
}

function reference(
	{ attributes, children }: XmlElement,
	name: Span,
): Exchange<Span> | undefined {
	const others = attributes.filter(
		(a) => !/^(?:include|version)$/i.test(a.name),
	);
	const versions = [
		...attributes.map((a) => [a.name, a.value] as const),
		...children.map((c) => [c.name, c.text] as const),
	].filter(([of]) => /^version$/i.test(of));
	const [version] = versions;
	const isAll =
		others.length === 0 &&
		versions.length === 1 &&
		children.every((c) => /^version$/i.test(c.name));
	return version && isAll
		? {
				slots: [
					{ at: name, holds: "name" },
					{ at: version[1], holds: "version" },
				],
				form: "nuget",
			}
		: undefined;
}
