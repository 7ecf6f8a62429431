/** Reads what files hold from the disk, one after the other, into one buffer. */

import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { manifestText, markedText } from "../code/manifests/encoding";
import { mostFileCharacters } from "../domain/limits";

/** What a file holds, until the next one is read, or why that is not known; the reason completes "not read, as …". */
export type Reading =
	| { readonly bytes: Uint8Array; readonly reason?: undefined }
	| { readonly bytes?: undefined; readonly reason: string };

/** What is said of a file that is larger than what is read. */
export const tooLarge: Reading = { reason: "it is larger than 2 MB" };

let buffer: Buffer | undefined;

/** Reads a file. Takes its path. Never throws. */
export function readBytes(path: string): Reading {
	// One byte more than is read tells that there is more.
	buffer ??= Buffer.allocUnsafeSlow(mostFileCharacters + 1);
	let descriptor: number | undefined;
	try {
		descriptor = openSync(path, "r");
		const length = fill(descriptor, buffer);
		return length > mostFileCharacters
			? tooLarge
			: { bytes: buffer.subarray(0, length) };
	} catch {
		return { reason: "it could not be opened" };
	} finally {
		if (descriptor !== undefined) closeSync(descriptor);
	}
}

/** The text that bytes mean as UTF-8, byte order mark and all. */
export function decoded({ buffer, byteOffset, length }: Uint8Array): string {
	return Buffer.from(buffer, byteOffset, length).toString("utf8");
}

/** Says whether a file is no text, by its bytes: a picture or an archive. */
export function isBinary(bytes: Uint8Array): boolean {
	return bytes.includes(0);
}

/** The text of a file below a root (`/`-separated path), or undefined where there is none, it is no text or beyond what is read. */
export function readText(root: string, file: string): string | undefined {
	const { bytes } = readBytes(join(root, file));
	if (bytes === undefined) return undefined;
	if (!isBinary(bytes)) return decoded(bytes);
	const wide = manifestText(file, bytes);
	return wide ? wide.text : markedText(bytes);
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
