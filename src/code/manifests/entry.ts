/** What a manifest asks for, package by package. */

import type { Range, Span } from "../../domain/position";
import type { PackageType } from "../../matching/purl";
import type { EntryEdits } from "../edits/entry-edits";

/**
 * What a package is there for. `managed`: the entry sets a version for whoever uses the package
 * (Maven's dependencyManagement, Cargo's workspace.dependencies, NuGet's Directory.Packages.props, a catalogue of pnpm, Yarn, Bun, Deno or Gradle).
 */
export type PackageGroup =
	| "runtime"
	| "dev"
	| "optional"
	| "peer"
	| "build"
	| "managed";

export interface PackageEntry {
	readonly type: PackageType;
	/** In the form in which names of this ecosystem are compared (`canonicalName`). */
	readonly name: string;
	/** The text at `nameRange`, letter for letter. */
	readonly written: string;
	/** The range, requirement or tag, with what it takes from variables of the same file put in; undefined where the entry declares none. */
	readonly version?: string;
	/** From what names the package to what names its version: what to underline. */
	readonly range: Range;
	readonly nameRange: Range;
	readonly group: PackageGroup;
	/** True where the package is worked out by code (a variable, a call), so that nobody can tell its name from the text; `name` is that code. */
	readonly isCode?: true;
	/** The keys under which a workspace's other manifests take this entry over, name and version. */
	readonly lends?: readonly string[];
	/** The key of such an entry in a manifest of the same folder or one above, which says what package this is; `name` is the name it has here. */
	readonly borrows?: string;
	/** How it can be taken out or exchanged, once somebody has asked for that. */
	readonly edits?: EntryEdits;
}

/** An entry as the reader of one format finds it: names not yet canonical, places as offsets. */
export interface Found {
	readonly name: string;
	readonly nameSpan: Span;
	readonly span: Span;
	readonly version?: string | undefined;
	readonly group: PackageGroup;
	/** Where it is not the one that the manifest's entries commonly have. */
	readonly type?: PackageType;
	readonly isCode?: true;
	readonly lends?: readonly string[];
	readonly borrows?: string;
}

/** The longest code that is quoted for the package that it stands for. */
const longestCode = 60;

/** What stands for packages that are worked out when a program runs. Takes its place, which must not be empty. */
export function codeEntry(
	text: string,
	span: Span,
	group: PackageGroup,
): Found {
	const written = text.slice(span.start, span.end).replace(/\s+/g, " ");
	const name =
		written.length > longestCode
			? `${written.slice(0, longestCode)}…`
			: written;
	return { name, nameSpan: span, span, group, isCode: true };
}

/** Reads one format. Takes a text without a byte order mark; never throws, and takes time linear in the text. */
export type ManifestReader = (text: string, path: string) => readonly Found[];
