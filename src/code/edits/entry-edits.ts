/** How an entry of a manifest can be taken out, or be made to ask for another package: found where that is sure, and nowhere else. */

import { Lines } from "../../domain/lines";
import { nameOf } from "../../domain/paths";
import type { Range, Span } from "../../domain/position";
import type { PackageEntry } from "../manifests/entry";
import { hasVariable } from "../manifests/names";
import { isRequirementsFile } from "../manifests/requirement";
import { editingJson } from "./json";
import {
	directiveEdits,
	gemEdits,
	gradleEdits,
	moduleEdits,
	requirementEdits,
	setupEdits,
} from "./lines";
import { editingToml, scriptEdits } from "./toml";
import { editingXml } from "./xml";

/** In what form a manifest's versions are written. `requirement` is PEP 508's, `poetry` that of a value of its own, for Pipfile as well. */
export type VersionForm =
	| "npm"
	| "composer"
	| "requirement"
	| "poetry"
	| "cargo"
	| "golang"
	| "gem"
	| "maven"
	| "nuget";

/**
 * What is written at a place. `group` and `artifact` are the two parts of Maven's names, `coordinate` both of them and the version with colons,
 * `requirement` a name with its version behind it.
 */
export type SlotContent =
	| "name"
	| "group"
	| "artifact"
	| "version"
	| "coordinate"
	| "requirement";

export interface Slot<Place> {
	readonly at: Place;
	readonly holds: SlotContent;
}

/** The places to be written anew for another package of the same ecosystem. */
export interface Exchange<Place = Range> {
	readonly slots: readonly Slot<Place>[];
	readonly form: VersionForm;
	/** The name is written without quotes: letters, digits, `-` and `_` alone. */
	readonly isBare?: true;
}

export interface EntryEdits<Place = Range> {
	/** What has to go so that the entry is gone and all else is what it was; undefined where nobody can be sure. */
	readonly removal?: Place;
	/** Undefined where the entry says more of its package than a name and a version. */
	readonly exchange?: Exchange<Place>;
}

/** An entry with its places as offsets. */
export interface EntrySpans {
	readonly entry: PackageEntry;
	readonly span: Span;
	readonly name: Span;
}

/** Reads how the entries of one text can be edited. Takes the text without a byte order mark. */
export type EditReader = (found: EntrySpans) => EntryEdits<Span>;

/**
 * Reads how the entries of a manifest, or of a program that names packages for itself, can be edited. Takes its path and its whole text; an
 * entry has to be one that was read from it. Never throws, and takes time linear in the text for all of its entries together.
 */
export function entryEditor(
	path: string,
	source: string,
): (entry: PackageEntry) => EntryEdits {
	const lines = new Lines(source);
	let read: EditReader | undefined;
	return (entry) => {
		// What others take a version or a name over from, they would miss; and what a program works out is no text.
		const isFixed = entry.group === "managed" || entry.lends !== undefined;
		if (isFixed || entry.isCode || hasVariable(entry.written)) return {};
		read ??= readerFor(path, lines.text);
		const offsets = ({ start, end }: Range): Span => ({
			start: lines.offset(start),
			end: lines.offset(end),
		});
		const { removal, exchange } = read({
			entry,
			span: offsets(entry.range),
			name: offsets(entry.nameRange),
		});
		return {
			...(removal ? { removal: lines.rangeOf(removal) } : {}),
			...(exchange
				? {
						exchange: {
							...exchange,
							slots: exchange.slots.map(({ at, holds }) => ({
								at: lines.rangeOf(at),
								holds,
							})),
						},
					}
				: {}),
		};
	};
}

const nothing: EditReader = () => ({});

function readerFor(path: string, text: string): EditReader {
	const name = nameOf(path);
	if (/\.(?:json[c5]?)$/.test(name))
		return editingJson(text, name === "composer.json" ? "composer" : "npm");
	if (/^(?:pyproject\.toml|Pipfile)$/.test(name))
		return editingToml(text, "poetry");
	if (name === "Cargo.toml") return editingToml(text, "cargo");
	if (name === "go.mod") return moduleEdits(text);
	if (isRequirementsFile(path)) return requirementEdits(text);
	if (name === "setup.cfg") return setupEdits(text);
	if (name === "pom.xml") return editingXml(text, "maven");
	if (/\.(?:(?:cs|fs|vb)proj|props|targets)$/i.test(name))
		return editingXml(text, "nuget");
	if (/^(?:Gemfile|gems\.rb)$|\.gemspec$/.test(name)) return gemEdits(text);
	if (/\.gradle(?:\.kts)?$/.test(name)) return gradleEdits(text);
	if (/\.cs$/i.test(name)) return directiveEdits(text);
	if (/\.py$/i.test(name) && name !== "setup.py") return scriptEdits(text);
	return nothing;
}
