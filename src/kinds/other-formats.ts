/** Decision records in formats beside Markdown: which format a file is in, and whether it is a record by where it stands and what it is called. */

import { decisionFolderOf, decisionName, mayBeRecord } from "./decision-places";

/** The formats beside Markdown that decisions are written in elsewhere. */
export type OtherFormat = "reStructuredText" | "AsciiDoc";

/** The format of a file by its extension; undefined for Markdown and all else. */
export function otherFormatOf(path: string): OtherFormat | undefined {
	const [, extension] = /\.(rst|adoc|asciidoc)$/i.exec(path) ?? [];
	if (!extension) return undefined;
	return extension.toLowerCase() === "rst" ? "reStructuredText" : "AsciiDoc";
}

/** The same path with the extension of Markdown. */
export function asMarkdown(path: string): string {
	return path.replace(/\.[^./]+$/, ".md");
}

/** Navigation, attributes and pieces that other pages include. */
const pieces = /^(?:_|\.)|^(?:nav|navigation|attributes|antora|conf)\./i;
/** A name that only a record of a series has. */
const recordName = /^(?:m?adr|rfc|kep|pep|oep|eip|dr)s?[-_ ]?\d+/i;

/** Says whether a file in another format is a record: in a folder called by its records, in one of decisions with a number, or by its name. */
export function isRecordElsewhere(path: string): boolean {
	const file = path.slice(path.lastIndexOf("/") + 1);
	const page = asMarkdown(path);
	const name = decisionName(page);
	if (!name || pieces.test(file)) return false;
	const folder = decisionFolderOf(page);
	if (folder)
		return (
			folder.isPlain ||
			folder.isSure ||
			name.number !== undefined ||
			/^\d{4}/.test(name.stem)
		);
	return recordName.test(name.stem) && mayBeRecord(page);
}
