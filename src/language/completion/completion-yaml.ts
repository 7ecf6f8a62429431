/** Completion in YAML: pages, front matter, blocks of checks and `opmodel.yaml`, by what their schemas know. */

import type { Artifact } from "../../domain/artifact";
import { idKey } from "../../domain/id";
import { type Kind, kindInfo } from "../../domain/kind";
import type { Lines } from "../../domain/lines";
import type { Span } from "../../domain/position";
import {
	canonicalField,
	fieldAt,
	itemFields,
	type NameSpec,
	namesAt,
	pageFields,
} from "../../kinds/schema";
import type { Model } from "../../model/model";
import {
	type Completion,
	freeId,
	inTemplateOrder,
	itemEntries,
	keysIn,
	nameEntry,
	statusValues,
	valueEntries,
} from "./completion-entries";
import { cursorInYaml, type YamlCursor } from "./yaml-cursor";

/** A rule as `rules:` in `opmodel.yaml` may name it. */
export interface KnownRule {
	readonly id: string;
	/** What must be true: one sentence. */
	readonly what: string;
	/** The names of its options. */
	readonly options: readonly string[];
}

/** What a stretch of YAML is. */
export interface YamlPlace {
	readonly of: Kind | "opmodel";
	readonly model: Model;
	readonly lines: Lines;
	readonly within: Span;
	/** The page that it is, or the front matter of; undefined for `opmodel.yaml`. */
	readonly artifact?: Artifact;
	/** What leads to it, where it is a part of a page that is written elsewhere. */
	readonly below?: readonly (string | number)[];
	readonly rules?: readonly KnownRule[];
}

/** What can be put in at an offset. */
export function completeYaml(place: YamlPlace, offset: number): Completion[] {
	const cursor = cursorInYaml(place.lines, place.within, offset);
	if (!cursor) return [];
	const path = [...(place.below ?? []), ...cursor.path];
	const names = cursor.at === "value" ? [] : nameEntries(place, cursor, path);
	const values = cursor.at === "name" ? [] : valuesAt(place, cursor, path);
	return [...names, ...values];
}

function nameEntries(
	place: YamlPlace,
	cursor: YamlCursor,
	path: readonly (string | number)[],
): Completion[] {
	const { lines, of, rules = [] } = place;
	const range = lines.range(cursor.typed.start, cursor.end);
	const given = new Set(cursor.given.map(canonicalField));
	const inserted = ({ name, opens }: Pick<NameSpec, "name" | "opens">) => {
		if (cursor.colon) return name;
		if (cursor.flow || !opens) return `${name}: `;
		const first = opens === "list" ? "- " : "";
		return `${name}:\n  ${first}`;
	};
	if (of === "opmodel" && path[0] === "rules" && path.length === 1)
		return rules
			.filter(({ id }) => !cursor.given.includes(id))
			.map(({ id, what }) => ({
				label: id,
				kind: "rule",
				documentation: what,
				insertText: cursor.colon ? id : `${id}: `,
				range,
				filterText: id,
				sortText: id,
				retrigger: true,
			}));
	const options = optionsAt(place, path);
	const names = [...namesIn(place, cursor, path), ...options]
		.filter(({ name }) => !given.has(name))
		.map((spec, n): Completion => {
			const entry = nameEntry(spec, n, range, spec.name, inserted(spec));
			return of === "opmodel" ? { ...entry, kind: "setting" } : entry;
		});
	return names;
}

/** The names that may stand at a path; at the root of a page without an id, none of those that only an item has. */
function namesIn(
	{ of, artifact, below }: YamlPlace,
	cursor: YamlCursor,
	path: readonly (string | number)[],
): NameSpec[] {
	const names = namesAt(of, path);
	if (of === "opmodel" || path.length > 0) {
		const ofItem = path.at(-2) === "items" || path.at(-2) === "checks";
		return ofItem && of !== "opmodel"
			? ownFirst(inTemplateOrder(of, names))
			: names;
	}
	const ofFile =
		of === "decision" ||
		below !== undefined ||
		cursor.given.some((name) => canonicalField(name) === "id");
	const page = pageFields(of);
	const items = itemFields(of);
	return names.filter(({ name }) => {
		if (name === "items") return artifact?.format === "yaml" && !ofFile;
		return page.has(name) || ofFile || !items.has(name);
	});
}

/** An item's id and title before its fields. */
function ownFirst(names: readonly NameSpec[]): NameSpec[] {
	const head = ["id", "title"];
	return [...names].sort(
		(a, b) => Number(head.includes(b.name)) - Number(head.includes(a.name)),
	);
}

/** The options of the rule at a path of `opmodel.yaml`. */
function optionsAt(
	{ of, rules = [] }: YamlPlace,
	path: readonly (string | number)[],
): NameSpec[] {
	if (of !== "opmodel" || path[0] !== "rules" || path.length !== 2) return [];
	const rule = rules.find(({ id }) => id === path[1]);
	return (rule?.options ?? []).map((name) => ({
		name,
		description: "",
		list: false,
		raw: false,
	}));
}

function valuesAt(
	place: YamlPlace,
	cursor: YamlCursor,
	path: readonly (string | number)[],
): Completion[] {
	const { lines, of, model } = place;
	const name = path.findLast((step) => typeof step === "string");
	const isEntry = typeof path.at(-1) === "number";
	const entry = fieldAt(of, path);
	const field = isEntry ? fieldAt(of, path.slice(0, -1)) : entry;
	if (!field || name === undefined) return [];
	const lead = cursor.tight ? " " : "";
	if (canonicalField(String(name)) === "id" && of !== "opmodel")
		return nextIds(place, cursor, lead);
	const values = entry?.values ?? statusValues(field, of === "decision") ?? [];
	const word = { start: cursor.typed.start, end: cursor.end };
	const typed = lines.slice(cursor.typed);
	const found = valueEntries(
		values.filter((value) => !cursor.given.includes(value)),
		lines.rangeOf(word),
		(value) => lead + value,
	);
	// A mapping's place, and one for plain words in which somebody is writing a sentence.
	if (
		!field.refersTo ||
		(field.orText && !/^(?:.*\bto )?[A-Za-z]{0,3}(?:-\d*)?$/.test(typed))
	)
		return found;
	if (values.length > 0 && !/\bto /.test(typed)) return found;
	const start =
		cursor.typed.start + lastPart(typed, field.list && !isEntry, field.orText);
	const items = itemEntries(
		model,
		{
			prefixes: field.refersTo,
			without: new Set([
				...keysIn(typed),
				...keysIn(cursor.given.join(" ")),
				...ownKeys(place, cursor),
			]),
		},
		lines.range(start, cursor.end),
		({ id }) => lead + id,
	);
	return values.length > 0 ? items : [...found, ...items];
}

/** Where the last of several values begins: behind the last comma, in plain words behind the last blank. */
function lastPart(typed: string, list: boolean, words?: true): number {
	const comma = list ? typed.lastIndexOf(",") + 1 : 0;
	const rest = typed.slice(comma);
	const blank = words ? rest.trimEnd().lastIndexOf(" ") + 1 : 0;
	const blanks = /^\s*/.exec(rest.slice(blank))?.[0].length ?? 0;
	return comma + blank + blanks;
}

/** The item that the cursor stands in: nothing refers to itself. */
function ownKeys({ artifact, lines }: YamlPlace, cursor: YamlCursor): string[] {
	const { line } = lines.position(cursor.typed.start);
	return (artifact?.items ?? [])
		.filter(
			({ way, fullRange: { start, end } }) =>
				way === "file" || (start.line <= line && line <= end.line),
		)
		.map(({ id }) => idKey(id));
}

/** The next free id, where an item of the page is given its own. */
function nextIds(
	{ of, model, lines }: YamlPlace,
	cursor: YamlCursor,
	lead: string,
): Completion[] {
	if (of === "opmodel" || of === "decision") return [];
	const id = freeId(model, kindInfo(of).prefixes[0] as string);
	return valueEntries(
		[id],
		lines.range(cursor.typed.start, cursor.end),
		(value) => lead + value,
	);
}
