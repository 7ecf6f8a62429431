/** Gemfile: the gems that a Ruby project asks for, as far as they are written as plain texts. */

import type { Found, ManifestReader, PackageGroup } from "./entry";
import { lineSpans } from "./source-lines";

const call = /^\s*gem[\s(]\s*(["'])([a-z0-9][\w.-]*)(?:\1|$)/i;
const requirement = /\s*,\s*\[?\s*(["'])([^"']*)\1(?:\s*\])?/y;
/** The value of `group:`: one name or a list of them. */
const groupOption = /(?:\bgroups?:|:groups?\s*=>)\s*((?:%[iw])?\[[^\]]*|[^,]*)/;
const isProduction = /\b(?:production|default)\b/;
const isDevelopment = /\b(?:development|dev|tests?|ci|lint|docs?)\b/;

/** A call may go over several lines, each but the last ended by a comma. Gems named by a variable or in a loop are not read. */
export const readGemfile: ManifestReader = (text) => {
	const found: Found[] = [];
	/** What is open, with the group that holds within it. */
	const blocks: (PackageGroup | undefined)[] = [];
	let isComment = false;
	for (const { start, end } of statements(text)) {
		const line = text.slice(start, end);
		if (/^=(?:begin|end)\b/.test(line)) isComment = line.startsWith("=begin");
		else if (/^__END__\s*$/.test(line)) break;
		if (isComment || /^\s*#/.test(line)) continue;
		if (/^\s*end\b/.test(line)) blocks.pop();
		else if (/\bdo\s*(?:\|[^|]*\|\s*)?(?:#.*)?$/.test(line))
			blocks.push(
				(/^\s*group\b/.test(line) ? groupOf(line) : undefined) ?? blocks.at(-1),
			);
		else if (/^\s*(?:if|unless|case|begin|def|class|module|while)\b/.test(line))
			blocks.push(blocks.at(-1));
		const match = call.exec(line);
		if (!match) continue;
		const [whole, , name = ""] = match;
		const nameStart = start + whole.indexOf(name, whole.search(/["']/));
		const versions: string[] = [];
		let at = whole.length;
		for (;;) {
			requirement.lastIndex = at;
			const next = requirement.exec(line);
			if (
				!next ||
				/^\s*=>/.test(line.slice(at + next[0].length, at + next[0].length + 4))
			)
				break;
			versions.push(next[2] as string);
			at += next[0].length;
		}
		const option = groupOption.exec(line.slice(at))?.[1];
		found.push({
			name,
			nameSpan: { start: nameStart, end: nameStart + name.length },
			span: { start: start + line.search(/\S/), end: start + at },
			version: versions.length > 0 ? versions.join(", ") : undefined,
			group:
				(option === undefined ? undefined : groupOf(option)) ??
				blocks.at(-1) ??
				"runtime",
		});
	}
	return found;
};

/** What the names of groups say: one that is loaded in production makes a gem runtime. */
function groupOf(names: string): PackageGroup {
	if (isProduction.test(names)) return "runtime";
	return isDevelopment.test(names) ? "dev" : "optional";
}

/** Lines, each with those that follow a comma at its end. */
function* statements(text: string) {
	let start: number | undefined;
	for (const line of lineSpans(text)) {
		start ??= line.start;
		if (/,\s*$/.test(text.slice(Math.max(line.start, line.end - 80), line.end)))
			continue;
		yield { start, end: line.end };
		start = undefined;
	}
	if (start !== undefined) yield { start, end: text.length };
}
