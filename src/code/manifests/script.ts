/** Packages that a program names for itself: inline metadata of Python scripts (PEP 723), and `#:package` lines of file-based apps in C#. */

import type { Span } from "../../domain/position";
import type { Found, ManifestReader } from "./entry";
import { readRequirement } from "./requirement";
import { lineSpans } from "./source-lines";
import { readToml, tomlAt } from "./toml";

const blockStart = "# /// script";
const blockEnd = "# ///";

/** Reads the `dependencies` of the block `script`, the first one: a tool refuses a script that has two. */
export const readPythonScript: ManifestReader = (text) => {
	const block = scriptBlock(text);
	if (!block) return [];
	// TOML with what makes it a comment blanked out, so that places stay the same.
	const toml = text
		.slice(block.start, block.end)
		.replace(/^# ?/gm, (mark) => " ".repeat(mark.length));
	const dependencies = tomlAt(readToml(toml), "dependencies");
	if (dependencies?.type !== "list") return [];
	return dependencies.values.flatMap((value) => {
		if (value.type !== "text") return [];
		const found = readRequirement(toml, value.inner, "runtime");
		return found ? [moved(found, block.start)] : [];
	});
};

function moved(found: Found, by: number): Found {
	const move = ({ start, end }: Span) => ({ start: start + by, end: end + by });
	return {
		...found,
		nameSpan: move(found.nameSpan),
		span: move(found.span),
	};
}

/** What stands between the line that begins the block and the last one of the comment that may end it; undefined where none does. */
function scriptBlock(text: string): Span | undefined {
	// Most programs have none, and this is asked of all.
	if (!text.includes(blockStart)) return undefined;
	let start: number | undefined;
	let end: number | undefined;
	for (const line of lineSpans(text)) {
		const written = text.slice(line.start, line.end);
		if (start === undefined) {
			if (written === blockStart) start = line.end;
		} else if (!/^#(?: |$)/.test(written)) {
			if (end !== undefined) break;
			start = undefined;
		} else if (written === blockEnd) end = line.start;
	}
	return start === undefined || end === undefined ? undefined : { start, end };
}

const directive = /^(\s*#:package\s+)([^\s@]+)(?:(?:@|\s+)(\S+))?\s*$/;

/** Directives stand before the program: what follows the first line of code is none. */
export const readCSharpApp: ManifestReader = (text) => {
	const found: Found[] = [];
	if (!text.includes("#:package")) return found;
	let isComment = false;
	for (const { start, end } of lineSpans(text)) {
		const line = text.slice(start, end);
		if (isComment) {
			isComment = !line.includes("*/");
			continue;
		}
		if (/^\s*(?:$|\/\/|#[:!])/.test(line)) {
			const [, before = "", name = "", version] = directive.exec(line) ?? [];
			if (name === "") continue;
			const from = start + before.length;
			const nameSpan = { start: from, end: from + name.length };
			found.push({
				name,
				nameSpan,
				span: {
					start: start + line.search(/\S/),
					end: start + line.trimEnd().length,
				},
				version,
				group: "runtime",
			});
		} else if (/^\s*\/\*/.test(line)) isComment = !line.includes("*/");
		else break;
	}
	return found;
};
