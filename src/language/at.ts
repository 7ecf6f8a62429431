/** What stands at a position of a page or of `opmodel.yaml`: the one look that hover, definition, references and rename share. */

import type { Artifact, Field, Item, Link, Section } from "../domain/artifact";
import { type CategoryInfo, categoryInfo } from "../domain/category";
import type { Kind } from "../domain/kind";
import { Lines } from "../domain/lines";
import { compareText } from "../domain/paths";
import {
	comparePositions,
	type Position,
	type Range,
	type Span,
} from "../domain/position";
import {
	allowedValue,
	type FieldSpec,
	fieldAt,
	itemFields,
	pageFields,
} from "../kinds/schema";
import { findItem } from "../model/link";
import type { LinkedPage, LinkedReference, Workspace } from "../model/model";
import { findFrontMatter } from "../text/markdown/front-matter";
import { anyIdsIn, splitTarget } from "../text/page/references";
import { readYaml, type YamlNode } from "../text/yaml";
import { ownNumbers, spanOf } from "./own-number";
import { readableParts } from "./readable";

/** What a field or setting belongs to. */
export type Subject = Kind | "opmodel";

export type Place =
	/** An id (or a decision's own number) where it is given to its item. */
	| {
			readonly type: "definition";
			readonly range: Range;
			readonly item: Item;
	  }
	/** What names an item: an id, a bare number, a link's text. */
	| {
			readonly type: "reference";
			readonly range: Range;
			/** Undefined where nothing was found for it. */
			readonly target?: Item;
			/** Where it leads to, item or not. */
			readonly targetFile?: string;
			readonly linked?: LinkedReference;
	  }
	/** The target of a Markdown link, without its fragment. */
	| { readonly type: "path"; readonly range: Range; readonly link: Link }
	/** The part of a link behind its `#`. */
	| {
			readonly type: "fragment";
			readonly range: Range;
			readonly link: Link;
			readonly target?: Artifact;
	  }
	/** A field's or setting's name. */
	| {
			readonly type: "field";
			readonly range: Range;
			readonly spec: FieldSpec;
			readonly of: Subject;
	  }
	/** One of the values that a field or setting may have. */
	| {
			readonly type: "value";
			readonly range: Range;
			readonly value: string;
			readonly spec: FieldSpec;
			readonly of: Subject;
	  }
	/** A heading with a meaning of its own. */
	| {
			readonly type: "section";
			readonly range: Range;
			readonly section: Section;
			readonly kind: Kind;
	  }
	/** An item's heading or title beside its id. */
	| { readonly type: "title"; readonly range: Range; readonly item: Item }
	/** A page's first heading. */
	| {
			readonly type: "page";
			readonly range: Range;
			readonly artifact: Artifact;
	  }
	/** A rule's id in the settings. */
	| { readonly type: "rule"; readonly range: Range; readonly id: string }
	/** A category's id in the settings. */
	| {
			readonly type: "category";
			readonly range: Range;
			readonly category: CategoryInfo;
	  };

/** The linked page of a file, found without a look at all of them; undefined where the file is no artifact. */
export function linkedPageOf(
	workspace: Workspace,
	file: string,
): LinkedPage | undefined {
	const { pages } = workspace.modelOf(file);
	let low = 0;
	let high = pages.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		const page = pages[middle] as LinkedPage;
		const order = compareText(page.artifact.file, file);
		if (order === 0) return page;
		if (order < 0) low = middle + 1;
		else high = middle - 1;
	}
	return undefined;
}

/** Says whether a file is a model's settings. */
export function isSettings(file: string): boolean {
	return /(?:^|\/)opmodel\.ya?ml$/.test(file);
}

/**
 * What stands at a position (0-based) of a file, its end included, as for words in an editor. Takes the text that the workspace was
 * linked from. Undefined where nothing of ours stands there, or the file is neither an artifact nor an `opmodel.yaml`.
 */
export function placeAt(
	workspace: Workspace,
	file: string,
	text: string,
	position: Position,
): Place | undefined {
	const page = linkedPageOf(workspace, file);
	if (page) return new PageLook(workspace, page, text, position).place();
	if (!isSettings(file)) return undefined;
	const lines = new Lines(text);
	const offset = lines.offset(position);
	return (
		settingAt(lines, offset) ??
		idAt(workspace, file, lines, offset, [lines.line(position.line)])
	);
}

/** Says whether a position lies within a range or touches its end. */
export function touches({ start, end }: Range, position: Position): boolean {
	return (
		comparePositions(start, position) <= 0 &&
		comparePositions(position, end) <= 0
	);
}

class PageLook {
	readonly #workspace: Workspace;
	readonly #page: LinkedPage;
	readonly #artifact: Artifact;
	readonly #lines: Lines;
	readonly #position: Position;

	constructor(
		workspace: Workspace,
		page: LinkedPage,
		text: string,
		position: Position,
	) {
		this.#workspace = workspace;
		this.#page = page;
		this.#artifact = page.artifact;
		this.#lines = new Lines(text);
		this.#position = position;
	}

	place(): Place | undefined {
		return (
			this.#definition() ??
			this.#link() ??
			this.#reference() ??
			this.#field() ??
			this.#mention() ??
			this.#yaml() ??
			this.#heading()
		);
	}

	#here(range: Range): boolean {
		return touches(range, this.#position);
	}

	#definition(): Place | undefined {
		const { items, decision } = this.#artifact;
		if (!decision) {
			const item = items.find(
				// A record of a log without a number goes by its heading.
				({ kind, idRange, range }) =>
					this.#here(idRange) && !(kind === "decision" && idRange === range),
			);
			return item && { type: "definition", range: item.idRange, item };
		}
		const [item] = items;
		if (!item) return undefined;
		for (const span of ownNumbers(this.#artifact, this.#lines)) {
			const range = this.#lines.rangeOf(span);
			if (this.#here(range)) return { type: "definition", range, item };
		}
		return undefined;
	}

	#link(): Place | undefined {
		const link = this.#artifact.links.find(({ range }) => this.#here(range));
		if (!link) return undefined;
		const { fragmentRange } = link;
		if (!fragmentRange || !this.#here(fragmentRange))
			return { type: "path", range: link.range, link };
		const target = this.#page.anchored.find((l) => l.link === link)?.target;
		return {
			type: "fragment",
			range: fragmentRange,
			link,
			...(target ? { target } : {}),
		};
	}

	#reference(): Place | undefined {
		const { references } = this.#page;
		const linked =
			references.find(
				({ reference: { idRange } }) => idRange && this.#here(idRange),
			) ?? references.find(({ reference }) => this.#here(reference.range));
		if (!linked) return undefined;
		const { reference, target, targetFile } = linked;
		const range = this.#readable(reference.range);
		if (!reference.idRange && !this.#here(range)) return undefined;
		return {
			type: "reference",
			range: reference.idRange ?? range,
			...(target ? { target } : {}),
			...(targetFile ? { targetFile } : {}),
			linked,
		};
	}

	/** Of a link its text alone. */
	#readable(range: Range): Range {
		const span = spanOf(this.#lines, range);
		const text = /^\[([^[\]\n]*)\]/.exec(this.#lines.slice(span))?.[1];
		return text === undefined
			? range
			: this.#lines.range(span.start + 1, span.start + 1 + text.length);
	}

	#field(): Place | undefined {
		const { items, fields, kind } = this.#artifact;
		for (const item of items)
			for (const field of Object.values(item.fields)) {
				const spec = itemFields(item.kind).get(field.name);
				const found = spec && this.#inField(field, spec, item.kind);
				if (found) return found;
			}
		for (const field of Object.values(fields)) {
			const spec = pageFields(kind).get(field.name);
			const found = spec && this.#inField(field, spec, kind);
			if (found) return found;
		}
		return undefined;
	}

	#inField(field: Field, spec: FieldSpec, of: Kind): Place | undefined {
		if (this.#here(field.nameRange))
			return { type: "field", range: field.nameRange, spec, of };
		if (!spec.values || !this.#here(field.range)) return undefined;
		const entry = field.entries.find(({ range }) => this.#here(range));
		const value = entry && allowedValue(spec.values, entry.text);
		if (entry && value !== undefined)
			return { type: "value", range: entry.range, value, spec, of };
		return this.#word(spec, of);
	}

	/** The value that is a single word of a longer text: `input to KM-1`. */
	#word(spec: FieldSpec, of: Subject): Place | undefined {
		const line = this.#lines.line(this.#position.line);
		const offset = this.#lines.offset(this.#position);
		for (const match of this.#lines.slice(line).matchAll(/[\p{L}\p{N}-]+/gu)) {
			const start = line.start + match.index;
			const end = start + match[0].length;
			if (start > offset || offset > end) continue;
			const value = allowedValue(spec.values ?? [], match[0]);
			return value === undefined
				? undefined
				: {
						type: "value",
						range: this.#lines.range(start, end),
						value,
						spec,
						of,
					};
		}
		return undefined;
	}

	/** An id in a text that gives no reference: in a field that names no items, or beside one that says the same. */
	#mention(): Place | undefined {
		const line = this.#lines.line(this.#position.line);
		const offset = this.#lines.offset(this.#position);
		if (!anyIdsIn(this.#lines, line).some((id) => within(id, offset)))
			return undefined;
		return idAt(
			this.#workspace,
			this.#artifact.file,
			this.#lines,
			offset,
			readableParts(this.#lines, this.#artifact.format).filter(
				({ url }) => url === undefined || splitTarget(url) !== undefined,
			),
		);
	}

	/** Names of a YAML page or front matter that are no fields of their own: `title`, `items`, what stands within a deviation. */
	#yaml(): Place | undefined {
		const { format, kind } = this.#artifact;
		const offset = this.#lines.offset(this.#position);
		const within =
			format === "yaml"
				? { start: 0, end: this.#lines.text.length }
				: findFrontMatter(this.#lines.text)?.content;
		if (!within || offset < within.start || offset > within.end)
			return undefined;
		const step = yamlStep(readYaml(this.#lines.text, within).root, offset);
		return step && placeInYaml(this.#lines, step, kind);
	}

	#heading(): Place | undefined {
		const { items, sections, kind, headingRange, format } = this.#artifact;
		const item = items.find(
			({ way, range, titleRange }) =>
				this.#here(titleRange) || (way === "heading" && this.#here(range)),
		);
		if (item) return { type: "title", range: item.titleRange, item };
		if (this.#here(headingRange) && (format === "yaml" || sections.length > 0))
			return {
				type: "page",
				range: headingRange,
				artifact: this.#artifact,
			};
		const section = sections.find(({ range }) => this.#here(range));
		return section?.key
			? { type: "section", range: section.range, section, kind }
			: undefined;
	}
}

function within({ start, end }: Span, offset: number): boolean {
	return start <= offset && offset <= end;
}

/** An id at an offset, in one of the stretches that are text, as far as some item has it. */
function idAt(
	workspace: Workspace,
	file: string,
	lines: Lines,
	offset: number,
	parts: readonly Span[],
): Place | undefined {
	const part = parts.find((p) => within(p, offset));
	const id = part && anyIdsIn(lines, part).find((i) => within(i, offset));
	const target = id && findItem(workspace.modelOf(file), id.text, file);
	return (
		target && {
			type: "reference",
			range: lines.rangeOf(id),
			target,
			targetFile: target.file,
		}
	);
}

/** A name or a value in YAML. */
interface YamlStep {
	/** The names and indexes that lead to it. */
	readonly path: readonly (string | number)[];
	readonly span: Span;
	/** Of a value: as text. */
	readonly value?: string;
}

function yamlStep(
	node: YamlNode | undefined,
	offset: number,
	path: readonly (string | number)[] = [],
): YamlStep | undefined {
	if (!node || !within(node, offset)) return undefined;
	if (node.type === "scalar")
		return node.text === ""
			? undefined
			: { path, span: node, value: node.text };
	if (node.type === "list") {
		for (const [i, entry] of node.entries.entries()) {
			const found = yamlStep(entry, offset, [...path, i]);
			if (found) return found;
		}
		return undefined;
	}
	const named = node.pairs.find(({ keySpan }) => within(keySpan, offset));
	if (named) return { path: [...path, named.key], span: named.keySpan };
	for (const { key, value } of node.pairs) {
		const found = yamlStep(value, offset, [...path, key]);
		if (found) return found;
	}
	return undefined;
}

function placeInYaml(
	lines: Lines,
	{ path, span, value }: YamlStep,
	of: Subject,
): Place | undefined {
	const spec = fieldAt(of, path);
	if (!spec) return undefined;
	const range = lines.rangeOf(span);
	if (value === undefined)
		return spec.description === ""
			? undefined
			: { type: "field", range, spec, of };
	const meant = allowedValue(spec.values ?? [], value);
	return meant === undefined
		? undefined
		: { type: "value", range, value: meant, spec, of };
}

function settingAt(lines: Lines, offset: number): Place | undefined {
	const whole = { start: 0, end: lines.text.length };
	const step = yamlStep(readYaml(lines.text, whole).root, offset);
	if (!step) return undefined;
	const range = lines.rangeOf(step.span);
	const [first, second] = step.path;
	if (first === "rules" && step.path.length === 2 && step.value === undefined)
		return { type: "rule", range, id: String(second) };
	const named =
		first === "expect"
			? step.value
			: first === "not-needed" && step.path.length === 2
				? String(second)
				: undefined;
	const category = named === undefined ? undefined : categoryInfo(named);
	return category
		? { type: "category", range, category }
		: placeInYaml(lines, step, "opmodel");
}
