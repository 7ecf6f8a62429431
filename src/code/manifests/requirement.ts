/** One requirement of a Python package, as PEP 508 writes it: `name[extra] >=1,<2; marker`, `name @ address`. */

import type { Span } from "../../domain/position";
import type { Found, PackageGroup } from "./entry";

/** Blanks, and the line ends that a backslash takes away. */
const blanks = /(?:\s|\\(?=[\r\n]))*/y;
const operator = /===|==|~=|!=|<=|>=|<|>|\^|~/y;

/** Reads a requirement from a stretch of a text; undefined where none stands there (a path, an address, an option). */
export function readRequirement(
	text: string,
	span: Span,
	group: PackageGroup,
): Found | undefined {
	const line = text.slice(span.start, span.end);
	const start = after(blanks, line, 0);
	const name = wordAt(line, start);
	if (name === "" || /\.(?:whl|zip|gz)$/.test(name)) return undefined;
	const nameEnd = start + name.length;
	let at = after(blanks, line, nameEnd);
	if (line.charAt(at) === "[") {
		const close = line.indexOf("]", at);
		at = after(blanks, line, close < 0 ? line.length : close + 1);
	}
	if (at < line.length && !/[=<>!~^@;,#()\\-]/.test(line.charAt(at)))
		return undefined;
	const version = specifiersAt(line, at);
	return {
		name,
		nameSpan: { start: span.start + start, end: span.start + nameEnd },
		span: {
			start: span.start + start,
			end: span.start + (version?.end ?? nameEnd),
		},
		version: version && line.slice(version.start, version.end),
		group,
	};
}

/** Says whether a file is called as pip's requirement files are. Takes its path. */
export function isRequirementsFile(path: string): boolean {
	return (
		/(?:^|[\\/])(?:[^\\/]*[-_.])?requirements[^\\/]*\.(?:txt|in)$/i.test(
			path,
		) || /(?:^|[\\/])requirements[\\/][^\\/]+\.(?:txt|in)$/i.test(path)
	);
}

/** Letters, digits and what may stand between them. */
function wordAt(line: string, start: number): string {
	let end = start;
	while (/[\w.-]/.test(line.charAt(end))) end++;
	while (end > start && /[_.-]/.test(line.charAt(end - 1))) end--;
	return /[a-z0-9]/i.test(line.charAt(start)) ? line.slice(start, end) : "";
}

/** From the first operator to the end of the last version. */
function specifiersAt(line: string, from: number): Span | undefined {
	let at = line.charAt(from) === "(" ? after(blanks, line, from + 1) : from;
	let found: Span | undefined;
	for (;;) {
		const start = at;
		const behind = after(operator, line, start);
		if (behind === start) return found;
		const version = after(blanks, line, behind);
		let end = version;
		while (/[^\s,;()#\\"']/.test(line.charAt(end))) end++;
		if (end === version) return found;
		found = { start: found?.start ?? start, end };
		at = after(blanks, line, end);
		if (line.charAt(at) === ",") at = after(blanks, line, at + 1);
	}
}

/** Where a sticky pattern ends that begins at a place; the place itself where it does not match. */
function after(pattern: RegExp, line: string, at: number): number {
	pattern.lastIndex = at;
	return at + (pattern.exec(line)?.[0].length ?? 0);
}
