/** Whose fields may stand at a line of a Markdown page: an item's, the page's own, or nobody's. */

import type { Artifact, Fields, Item } from "../../domain/artifact";
import type { Kind } from "../../domain/kind";
import type { Lines } from "../../domain/lines";
import { comparePositions } from "../../domain/position";
import { type FieldSpec, itemFields, pageFields } from "../../kinds/schema";

export interface Scope {
	/** Undefined for the page itself. */
	readonly item?: Item;
	readonly kind: Kind;
	readonly specs: ReadonlyMap<string, FieldSpec>;
	/** What is given already. */
	readonly fields: Fields;
	/** The line of the heading or entry under which fields stand; -1 where the page has none. */
	readonly head: number;
}

/** Finds whose fields may stand at a 0-based line behind the front matter; undefined where none can. */
export function scopeAt(
	artifact: Artifact,
	lines: Lines,
	line: number,
): Scope | undefined {
	const { items, sections, kind } = artifact;
	const single = items.find(({ way }) => way === "file");
	const [first, second] = sections;
	const inIntro =
		(!first || line > first.range.start.line) &&
		(!second || line < second.range.start.line);
	const head = first?.range.end.line ?? -1;
	if (single) return inIntro ? scopeOf(single, head) : undefined;
	if (kind === "decision") return inRecord(artifact, line);
	const entry = entryAround(artifact, lines, line);
	if (entry) return scopeOf(entry, entry.range.end.line);
	const item = items.findLast(
		({ way, range }) => way === "heading" && range.start.line < line,
	);
	const section =
		item &&
		sections.find(({ range }) => range.start.line === item.range.start.line);
	if (item && section) {
		const { end } = section.fullRange;
		if (line < end.line || comparePositions(end, artifact.end) >= 0)
			return scopeOf(item, item.range.end.line);
	}
	return inIntro
		? { kind, specs: pageFields(kind), fields: artifact.fields, head }
		: undefined;
}

/** Of a log: below the heading of a record, before its first section. */
function inRecord(
	{ items, sections }: Artifact,
	line: number,
): Scope | undefined {
	const item = items.findLast(({ range }) => range.start.line < line);
	const next = sections.find(
		({ range }) => item && range.start.line > item.range.start.line,
	);
	return item && (!next || line < next.range.start.line)
		? scopeOf(item, item.range.end.line)
		: undefined;
}

function scopeOf(item: Item, head: number): Scope {
	const { kind, fields } = item;
	return { item, kind, specs: itemFields(kind), fields, head };
}

/** The item that is an entry of a list, below which a line is indented. */
function entryAround(
	{ items }: Artifact,
	lines: Lines,
	line: number,
): Item | undefined {
	if (!items.some(({ way }) => way === "entry")) return undefined;
	const indent = (n: number) =>
		/^[ \t]*/.exec(lines.slice(lines.line(n)))?.[0].length ?? 0;
	let limit = indent(line);
	for (let n = line - 1; n >= 0 && limit > 0; n--) {
		const source = lines.slice(lines.line(n));
		if (source.trim() === "") continue;
		if (/^#{1,6}\s/.test(source)) return undefined;
		const here = indent(n);
		if (here >= limit) continue;
		limit = here;
		const item = items.find(
			({ way, fullRange }) => way === "entry" && fullRange.start.line === n,
		);
		if (item) return item;
	}
	return undefined;
}
