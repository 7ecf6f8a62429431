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

/** Said where it can't be read at all. */
const notOpened: Reading = { reason: "it could not be opened" };

let buffer: Buffer | undefined;

/** Reads a file as UTF-8, byte order mark and all; what is no text has the character U+0000 in it. Takes its path. Never throws. */
export function readFile(path: string): Reading {
	// One byte more than is read tells that there is more.
	buffer ??= Buffer.allocUnsafeSlow(mostCharacters + 1);
	return reading(buffer, readBytes(disk, path, buffer));
}

/** What was read into bytes, given what `readBytes` gave. */
export function reading(bytes: Buffer, length: number): Reading {
	if (length < 0) return notOpened;
	return length > mostCharacters
		? tooLarge
		: { text: bytes.toString("utf8", 0, length) };
}

/** What reading a file asks of the disk. */
export type Disk = Pick<
	typeof import("node:fs"),
	"openSync" | "readSync" | "closeSync"
>;

const disk: Disk = { openSync, readSync, closeSync };

/**
 * Reads from a file's beginning until it ends or the bytes are full; gives the number of bytes, or -1 where it can't be read. A file that
 * gives less than it is asked for has ended: so says POSIX of files on a disk, and asking again costs as much as opening it. Never throws;
 * its text runs in a thread of its own too, so it uses nothing but what it is given.
 */
export function readBytes(disk: Disk, path: string, bytes: Uint8Array): number {
	let descriptor: number | undefined;
	try {
		descriptor = disk.openSync(path, "r");
		for (let length = 0; ; ) {
			const wanted = bytes.length - length;
			const read = disk.readSync(descriptor, bytes, length, wanted, null);
			length += read;
			if (read < wanted || length === bytes.length) return length;
		}
	} catch {
		return -1;
	} finally {
		if (descriptor !== undefined) disk.closeSync(descriptor);
	}
}

/** The text of a file below a root (`/`-separated path), or undefined where there is none, it is no text or beyond what is read. */
export function readText(root: string, file: string): string | undefined {
	const { text } = readFile(join(root, file));
	return text?.includes("\u0000") ? undefined : text;
}
