/** Files that guardrails spoke about and pass over since a change, as `.gitignore` or `.gitattributes` says so. */

import { below, compareText, folderOf } from "../../domain/paths";
import type { Range } from "../../domain/position";
import { startOfFile } from "../../domain/position";
import type { Workspace } from "../../model/model";
import {
	Attributes,
	type FileAttributes,
	readAttributes,
} from "../../text/attributes";
import { isDocumentation, isForeign } from "../linguist/origin";
import type { AtBase, Loosening } from "./gate";

/** A file that is no longer looked at, and the line that says so. */
export interface LeftOut {
	readonly path: string;
	/** Ignored, or what a `.gitattributes` makes of it. */
	readonly how:
		| "ignored"
		| "generated"
		| "vendored"
		| "documentation"
		| "detectable"
		| "language";
	/** Git does not follow it, so that it comes with no change. */
	readonly isUnfollowed?: true;
	/** The file in which it is said. */
	readonly file: string;
	readonly range: Range;
}

/** The lines that leave files out of what held at the base. */
export function* markedFiles(
	base: AtBase,
	now: Workspace,
): Generator<Loosening> {
	const { held } = base;
	if (!held) return;
	const lines = new Map<string, { one: LeftOut; files: string[] }>();
	for (const one of [...base.leftOut, ...marked(base, now)]) {
		const isHeard =
			one.how === "ignored"
				? held.speaksOf(one.path)
				: held.isHiddenBy((path) => now.attributes.of(path), one.path);
		if (!isHeard) continue;
		// What comes with no change is worth a word where it would not get through.
		if (
			one.isUnfollowed &&
			!held.crossings.some(({ file }) => file === one.path)
		)
			continue;
		const { isUnfollowed = false } = one;
		const key = JSON.stringify([one.file, one.range, one.how, isUnfollowed]);
		const line = lines.get(key) ?? { one, files: [] };
		lines.set(key, line);
		line.files.push(one.path);
	}
	for (const { one, files } of lines.values())
		yield {
			file: one.file,
			range: one.range,
			what: {
				type: one.isUnfollowed ? "unfollowed" : "hidden",
				how: one.how,
				files: files.sort(compareText),
			},
		};
}

/** The files of which a `.gitattributes` says something else than at the base. */
function* marked(base: AtBase, now: Workspace): Generator<LeftOut> {
	const then = base.workspace.attributes;
	const changed = base.files.flatMap(({ path }) =>
		/(?:^|\/)\.gitattributes$/.test(path) ? [path] : [],
	);
	if (changed.length === 0) return;
	for (const path of base.paths()) {
		const is = now.attributes.of(path);
		const how = markOf(path, is, then.of(path));
		if (how) yield { path, how, ...lineFor(path, how, is, changed, base) };
	}
}

const marks = ["generated", "vendored", "documentation"] as const;

function markOf(
	path: string,
	is: FileAttributes,
	was: FileAttributes,
): Exclude<LeftOut["how"], "ignored"> | undefined {
	const isLeft =
		(isForeign(path, is) && !isForeign(path, was)) ||
		(isDocumentation(path, is) && !isDocumentation(path, was));
	// What is said no longer to be one of these is told by its path again.
	const mark = marks.find((one) => is[one] !== was[one] && is[one] !== false);
	if (isLeft && mark) return mark;
	if (is.detectable === false && was.detectable !== false) return "detectable";
	return is.language !== undefined && is.language !== was.language
		? "language"
		: undefined;
}

/** The last line of the nearest of some files that says so of a path, without the white space around. */
function lineFor(
	path: string,
	how: Exclude<LeftOut["how"], "ignored">,
	is: FileAttributes,
	changed: readonly string[],
	{ text }: AtBase,
): Pick<LeftOut, "file" | "range"> {
	const nearest = changed
		.filter((file) => {
			const folder = folderOf(file);
			return folder === "" || path.startsWith(`${folder}/`);
		})
		.sort((a, b) => b.length - a.length);
	for (const file of nearest) {
		const lines = (text(file) ?? "").replace(/^\uFEFF/, "").split(/\r?\n/);
		const at = lines.findLastIndex((line) => {
			const said = new Attributes(new Map([["", readAttributes(line)]])).of(
				below(folderOf(file), path),
			);
			return said[how] !== undefined && said[how] === is[how];
		});
		const line = lines[at];
		if (line !== undefined)
			return {
				file,
				range: {
					start: { line: at, character: line.search(/\S|$/) },
					end: { line: at, character: line.trimEnd().length },
				},
			};
	}
	return { file: nearest[0] ?? changed[0] ?? "", range: startOfFile };
}
