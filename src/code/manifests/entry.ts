/** What a manifest asks for, package by package. */

import type { Range, Span } from "../../domain/position";
import type { PackageType } from "../../kinds/purl";

/**
 * What a package is there for. `managed`: the entry sets a version for whoever uses the package
 * (Maven's dependencyManagement, Cargo's workspace.dependencies, NuGet's Directory.Packages.props, a catalogue of pnpm or Yarn).
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
}

/** An entry as the reader of one format finds it: names not yet canonical, places as offsets. */
export interface Found {
	readonly name: string;
	readonly nameSpan: Span;
	readonly span: Span;
	readonly version?: string | undefined;
	readonly group: PackageGroup;
}

/** Reads one format. Takes a text without a byte order mark; never throws, and takes time linear in the text. */
export type ManifestReader = (text: string, path: string) => readonly Found[];
