/** Applies edits to files on the disk: all of them, or none where one can't be applied. */

import {
	existsSync,
	mkdirSync,
	readFileSync,
	realpathSync,
	writeFileSync,
} from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import type { Edit } from "../domain/diagnostic";
import { applied } from "../plans/plan";

/** A file that can't be written as planned; the message says which and why. */
export class CannotWrite extends Error {}

/**
 * Writes edits below a root. Files to be created must not exist, files to be changed must; folders are made as needed. A changed file
 * keeps its byte order mark and its line breaks. Throws CannotWrite, before anything is written where the reason can be known.
 */
export function writeEdits(root: string, edits: readonly Edit[]): void {
	const byFile = new Map<string, Edit[]>();
	for (const edit of edits) {
		const known = byFile.get(edit.file);
		if (known) known.push(edit);
		else byFile.set(edit.file, [edit]);
	}
	const texts = [...byFile].map(([file, own]) => {
		const path = join(root, file);
		staysBelow(root, path, file);
		const creates = own.some((edit) => edit.create);
		if (creates && existsSync(path))
			throw new CannotWrite(`${file} is there already; nothing was written.`);
		const text = creates
			? own.map((edit) => edit.newText).join("")
			: edited(root, file, own);
		return { file, path, text, creates };
	});
	for (const { file, path, text, creates } of texts)
		try {
			mkdirSync(dirname(path), { recursive: true });
			writeFileSync(path, text, { flag: creates ? "wx" : "w" });
		} catch (error) {
			const { code } = error as NodeJS.ErrnoException;
			throw new CannotWrite(`${file} could not be written (${code}).`);
		}
}

/** A folder on the way may be a symbolic link that leads out of the root. */
function staysBelow(root: string, path: string, file: string): void {
	let existing = path;
	while (!existsSync(existing)) existing = dirname(existing);
	const way = relative(realpathSync(root), realpathSync(existing));
	if (way === ".." || way.startsWith(`..${sep}`) || isAbsolute(way))
		throw new CannotWrite(
			`${file} lies outside of the root; nothing was written.`,
		);
}

function edited(root: string, file: string, edits: readonly Edit[]): string {
	let source: string;
	try {
		source = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
			readFileSync(join(root, file)),
		);
	} catch {
		throw new CannotWrite(
			`${file} could not be read as UTF-8 text; nothing was written.`,
		);
	}
	return applied(source, edits);
}
