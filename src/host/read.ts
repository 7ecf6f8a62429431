/** Reads files' texts from the disk, one after the other, into one buffer. */

import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { mostCharacters } from "../engine";

/** A file's text, or why there is none; the reason completes "not read, as …". */
export type Reading =
	| { readonly text: string; readonly reason?: undefined }
	| { readonly text?: undefined; readonly reason: string };

/** What is said of a file that is larger than what is read. */
export const tooLarge: Reading = { reason: "it is larger than 2 MB" };

let buffer: Buffer | undefined;

/** Reads a file as UTF-8, byte order mark and all; what is no text has the character U+0000 in it. Takes its path. Never throws. */
export function readFile(path: string): Reading {
	// One byte more than is read tells that there is more.
	buffer ??= Buffer.allocUnsafeSlow(mostCharacters + 1);
	let descriptor: number | undefined;
	try {
		descriptor = openSync(path, "r");
		const length = fill(descriptor, buffer);
		return length > mostCharacters
			? tooLarge
			: { text: buffer.toString("utf8", 0, length) };
	} catch {
		return { reason: "it could not be opened" };
	} finally {
		if (descriptor !== undefined) closeSync(descriptor);
	}
}

/** The text of a file below a root (`/`-separated path), or undefined where there is none, it is no text or beyond what is read. */
export function readText(root: string, file: string): string | undefined {
	const { text } = readFile(join(root, file));
	return text?.includes("\u0000") ? undefined : text;
}

/**
 * Reads from a file's beginning until it ends or the buffer is full; gives the number of bytes. A file that gives less than it is asked for
 * has ended: so says POSIX of files on a disk, and asking again costs as much as opening it.
 */
function fill(descriptor: number, buffer: Buffer): number {
	for (let length = 0; ; ) {
		const wanted = buffer.length - length;
		const read = readSync(descriptor, buffer, length, wanted, null);
		length += read;
		if (read < wanted || length === buffer.length) return length;
	}
}
