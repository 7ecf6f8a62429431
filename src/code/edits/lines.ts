/** Entries that are a line of their own: requirement files, `go.mod`, calls in Gemfiles and Gradle's scripts, directives. */

import type { Span } from "../../domain/position";
import { lineAround, lineEnd, withBreak, withoutTexts } from "./around";
import type {
	EditReader,
	EntryEdits,
	EntrySpans,
	Exchange,
} from "./entry-edits";

/** The line of an entry: the whole of it, and what stands before and behind the entry. */
interface OwnLine extends Span {
	readonly before: string;
	readonly behind: string;
}

/** Undefined where an entry goes over several lines. */
function lineOf(text: string, { span }: EntrySpans): OwnLine | undefined {
	const line = lineAround(text, span.start);
	return line && span.end <= line.end
		? {
				...line,
				before: text.slice(line.start, span.start),
				behind: text.slice(span.end, line.end),
			}
		: undefined;
}

/** The line before one; "" where there is none. */
function above(text: string, { start }: Span): string {
	if (start === 0) return "";
	const isTwo = text.startsWith("\r\n", start - 2);
	const line = lineAround(text, start - (isTwo ? 2 : 1));
	// What is too long to be looked at may go on.
	return line ? text.slice(line.start, line.end) : "\\";
}

/** Says whether the line behind one begins so. Takes a sticky pattern. */
function isNext(text: string, line: Span, pattern: RegExp): boolean {
	pattern.lastIndex = withBreak(text, line).end;
	return pattern.test(text);
}

function requirement(at: Span): Exchange<Span> {
	return {
		slots: [{ at, holds: "requirement" }],
		form: "requirement",
	};
}

/** Says whether a requirement has neither extras nor brackets around its versions. */
function isPlain(text: string, { span }: EntrySpans): boolean {
	return !/[[(\\]/.test(text.slice(span.start, span.end));
}

/**
 * Requirement files: the line with those that a backslash joins to it. Where a tool has written below whose requirement it is (pip-compile's
 * `# via`), the entry is nobody's to take out here.
 */
export function requirementEdits(text: string): EditReader {
	return (found) => {
		const first = lineOf(text, found);
		if (!first || above(text, first).trimEnd().endsWith("\\")) return {};
		let { start, end } = first;
		// A comment ends what is joined, whatever it ends with itself.
		while (
			text.charAt(end - 1) === "\\" &&
			end < text.length &&
			!/^\s*#/.test(text.slice(start, end))
		) {
			start = withBreak(text, { start, end }).end;
			end = lineEnd(text, start);
		}
		const lines = { start: first.start, end };
		if (isNext(text, lines, /[ \t]+#/y)) return {};
		const isSimple =
			end === first.end &&
			first.before.trim() === "" &&
			/^[ \t]*(?:;[^#]*)?(?:[ \t]#.*)?$/.test(first.behind) &&
			isPlain(text, found);
		return {
			removal: withBreak(text, lines),
			...(isSimple ? { exchange: requirement(found.span) } : {}),
		};
	};
}

/** setup.cfg: an indented line below the name of a list. */
export function setupEdits(text: string): EditReader {
	return (found) => {
		const line = lineOf(text, found);
		if (!line || !/^[ \t]+$/.test(line.before)) return {};
		if (!/^[ \t]*(?:;.*)?$/.test(line.behind)) return {};
		return {
			removal: withBreak(text, line),
			...(isPlain(text, found) ? { exchange: requirement(found.span) } : {}),
		};
	};
}

/** go.mod: a line of a block, or one that says `require` itself. */
export function moduleEdits(text: string): EditReader {
	return (found) => {
		const line = lineOf(text, found);
		if (!line || !/^\s*(?:require\s+)?$/.test(line.before)) return {};
		if (!/^\s*(?:\/\/.*)?$/.test(line.behind)) return {};
		return ofWholeLine(text, line, found, /^[ \t]+(\S+)$/, "golang");
	};
}

/** The edits of an entry with a line of its own, whose version, if any, ends it: told by what stands behind the name. */
function ofWholeLine(
	text: string,
	line: OwnLine,
	{ name, span }: EntrySpans,
	behindName: RegExp,
	form: Exchange<Span>["form"],
): EntryEdits<Span> {
	const removal = withBreak(text, line);
	const version = behindName.exec(text.slice(name.end, span.end))?.[1];
	if (!version) return { removal };
	const at = { start: span.end - version.length, end: span.end };
	return {
		removal,
		exchange: {
			slots: [
				{ at: name, holds: "name" },
				{ at, holds: "version" },
			],
			form,
		},
	};
}

const goesOn = /[,\\([|&+.=]$/;

/** Says whether a line is a statement of its own: it opens nothing, closes nothing of another one, and neither goes on nor is gone on with. */
function isStatement(text: string, line: OwnLine, comment: RegExp): boolean {
	const codeOf = (written: string) =>
		withoutTexts(written).replace(comment, "").trimEnd();
	const code = codeOf(text.slice(line.start, line.end));
	const count = (mark: string) => code.split(mark).length;
	return (
		!/["'`;{}]|<<|\bdo\b/.test(code) &&
		!goesOn.test(code) &&
		count("(") === count(")") &&
		count("[") === count("]") &&
		!goesOn.test(codeOf(above(text, line))) &&
		!isNext(text, line, /[ \t]*[.,)\]{&|]/y)
	);
}

/** Gemfile and *.gemspec: a call on a line of its own. */
export function gemEdits(text: string): EditReader {
	return (found): EntryEdits<Span> => {
		const line = lineOf(text, found);
		if (!line || !isStatement(text, line, /#.*/)) return {};
		const written = text.slice(found.span.start, found.span.end);
		const isCall =
			(line.before.trim() === "" && /^gem\b/.test(written)) ||
			/^\s*\w+\.add_(?:runtime_|development_)?dependency[ \t(]+$/.test(
				line.before,
			);
		if (!isCall) return {};
		const match =
			/^(?:gem[ \t(]+)?(["'])[^"'\\]+\1(?:\s*,\s*(["'])([^"'\\]*)\2)?$/.exec(
				written,
			);
		const isSimple = match && /^[ \t]*\)?[ \t]*(?:#.*)?$/.test(line.behind);
		return {
			removal: withBreak(text, line),
			...(isSimple ? { exchange: gem(found, match[3]) } : {}),
		};
	};
}

function gem(
	{ name, span }: EntrySpans,
	version: string | undefined,
): Exchange<Span> {
	return {
		slots: [
			{ at: name, holds: "name" },
			...(version === undefined
				? []
				: [
						{
							at: { start: span.end - 1 - version.length, end: span.end - 1 },
							holds: "version" as const,
						},
					]),
		],
		form: "gem",
	};
}

/** Gradle's scripts: a configuration with one coordinate, on a line of its own. Plugins stay: blocks elsewhere configure them. */
export function gradleEdits(text: string): EditReader {
	return (found): EntryEdits<Span> => {
		const line = lineOf(text, found);
		if (!line || !isStatement(text, line, /\/\/.*/)) return {};
		const [, configuration] =
			/^\s*(\w+)(?:[ \t]*\([ \t]*|[ \t]+)["']?$/.exec(line.before) ?? [];
		if (
			!configuration ||
			/^(?:id|kotlin|alias|val|var|def)$/.test(configuration)
		)
			return {};
		const written = text.slice(found.span.start, found.span.end);
		const isSimple =
			/^[\w.-]+:[\w.-]+:[\w.-]+$/.test(written) &&
			/^["'][ \t]*\)?[ \t]*(?:\/\/.*)?$/.test(line.behind);
		return {
			removal: withBreak(text, line),
			...(isSimple
				? {
						exchange: {
							slots: [{ at: found.span, holds: "coordinate" }],
							form: "maven",
						},
					}
				: {}),
		};
	};
}

/** `#:package Name@1.0` of a file-based app in C#. */
export function directiveEdits(text: string): EditReader {
	return (found) => {
		const line = lineOf(text, found);
		if (!line || `${line.before}${line.behind}`.trim() !== "") return {};
		return ofWholeLine(text, line, found, /^@(\S+)$/, "nuget");
	};
}
