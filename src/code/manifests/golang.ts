/** go.mod: the modules that a Go module requires. */

import type { Found, ManifestReader } from "./entry";
import { lineSpans } from "./source-lines";

/** The word alone, or with a semicolon before more: with other words the comment is the author's (golang.org/x/mod, `isIndirect`). */
const isIndirect = /^\/\/\s*indirect(?:;\s+\S|\s*$)/;

/** Indirect requirements are nobody's choice and left out; `replace`, `exclude`, `retract` and `tool` require nothing. */
export const readGoMod: ManifestReader = (text) => {
	const found: Found[] = [];
	let block = "";
	for (const { start, end } of lineSpans(text)) {
		const line = text.slice(start, end);
		const comment = line.indexOf("//");
		const code = comment < 0 ? line : line.slice(0, comment);
		const opened = /^\s*(\w+)\s*\(\s*$/.exec(code)?.[1];
		if (opened) block = opened;
		else if (/^\s*\)/.test(code)) block = "";
		if (opened || (comment >= 0 && isIndirect.test(line.slice(comment))))
			continue;
		const words = [...code.matchAll(/[^\s"`]+/g)];
		if (block === "" && words[0]?.[0] === "require") words.shift();
		else if (block !== "require") continue;
		const [name, version] = words;
		if (!name || !/^[\w~-][\w.~/-]*$/.test(name[0])) continue;
		const nameSpan = {
			start: start + name.index,
			end: start + name.index + name[0].length,
		};
		found.push({
			name: name[0],
			nameSpan,
			span: {
				start: nameSpan.start,
				end: version ? start + version.index + version[0].length : nameSpan.end,
			},
			version: version?.[0],
			group: "runtime",
		});
	}
	return found;
};
