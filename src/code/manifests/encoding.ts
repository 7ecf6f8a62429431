/** Files that are not written in UTF-8: which of them are read all the same; of manifests those that the tool reads that they are made for. */

import { manifestTypes } from "./manifest";
import { isRequirementsFile } from "./requirement";

/** The text of a manifest, or why it is not known; the reason completes "not read, as …". */
export type ManifestText =
	| { readonly text: string; readonly reason?: undefined }
	| { readonly text?: undefined; readonly reason: string };

/** What tools read by the byte order mark before it: pip requirement files (`auto_decode`), Maven and MSBuild XML. */
const isReadByMark = (path: string) =>
	isRequirementsFile(path) ||
	/\.(?:xml|\w+proj|props|targets|config)$/i.test(path);

/** So many code units make a text at once. */
const most = 8192;

/**
 * The text of a manifest whose bytes have zeros among them, and so are no UTF-8 that anybody means: one that begins with the byte order mark of
 * UTF-16 where its tool reads that, as PowerShell writes `pip freeze > requirements.txt`. Undefined for files that are no manifests. Takes the
 * path from the root and the bytes. Never throws.
 */
export function manifestText(
	path: string,
	bytes: Uint8Array,
): ManifestText | undefined {
	if (manifestTypes(path).length === 0) return undefined;
	const { isLittle, isBig } = marksOf(bytes);
	if (!isLittle && !isBig)
		return { reason: "it is no text in UTF-8, and manifests are read in that" };
	if (!isReadByMark(path))
		return {
			reason: "it is written in UTF-16, and its package manager reads UTF-8",
		};
	return { text: decodeUtf16(bytes, isLittle) };
}

/**
 * The text of a file whose bytes have zeros among them and begin with the byte order mark of UTF-16, as scripts for PowerShell and SQL Server do
 * and editors show it. Undefined for others, and where zeros are left: those are no text. Never throws.
 */
export function markedText(bytes: Uint8Array): string | undefined {
	const { isLittle, isBig } = marksOf(bytes);
	if (!isLittle && !isBig) return undefined;
	const text = decodeUtf16(bytes, isLittle);
	return text.includes("\0") ? undefined : text;
}

/** What byte order mark bytes begin with. */
function marksOf([first, second, third, fourth]: Uint8Array) {
	return {
		// With two zeros behind it, the mark is that of UTF-32.
		isLittle:
			first === 0xff && second === 0xfe && (third !== 0 || fourth !== 0),
		isBig: first === 0xfe && second === 0xff,
	};
}

/** The byte order mark is left out, and so is half of a code unit at the end. */
function decodeUtf16(bytes: Uint8Array, isLittle: boolean): string {
	const units: number[] = [];
	let text = "";
	for (let at = 2; at + 1 < bytes.length; at += 2) {
		const [a, b] = [bytes[at] as number, bytes[at + 1] as number];
		units.push(isLittle ? a + 256 * b : 256 * a + b);
		if (units.length === most) text += String.fromCharCode(...units.splice(0));
	}
	return text + String.fromCharCode(...units);
}
