/** The fields of each kind and what may stand in them: everything the JSON Schemas know, as tables and as errors in plain words. */

import capabilities from "../../schemas/capabilities.schema.json";
import decision from "../../schemas/decision.schema.json";
import delivery from "../../schemas/delivery.schema.json";
import dependencies from "../../schemas/dependencies.schema.json";
import frameworks from "../../schemas/frameworks.schema.json";
import guardrails from "../../schemas/guardrails.schema.json";
import metrics from "../../schemas/metrics.schema.json";
import opmodel from "../../schemas/opmodel.schema.json";
import outcomes from "../../schemas/outcomes.schema.json";
import ownership from "../../schemas/ownership.schema.json";
import practices from "../../schemas/practices.schema.json";
import principles from "../../schemas/principles.schema.json";
import reviews from "../../schemas/reviews.schema.json";
import strategy from "../../schemas/strategy.schema.json";
import teams from "../../schemas/teams.schema.json";
import techStack from "../../schemas/tech-stack.schema.json";
import themes from "../../schemas/themes.schema.json";
import type { Kind } from "../domain/kind";
import { nearest } from "../domain/nearest";
import * as compiled from "./validators.generated.mjs";

export interface FieldSpec {
	/** Lower case, hyphens. */
	readonly name: string;
	/** What belongs there and why, in a sentence or two. */
	readonly description: string;
	/** The only values it takes, where there is such a set. */
	readonly values?: readonly string[];
	/** Prefixes of the ids that it names; empty for ids of any kind, undefined where it names none. */
	readonly refersTo?: readonly string[];
	/** Plain words are as good there as one of the values or an id. */
	readonly orText?: true;
	/** Holds several values, in Markdown separated by commas. */
	readonly list: boolean;
	/** Globs, package URLs or patterns, which are read from the source text. */
	readonly raw: boolean;
	/** Regular expressions, in which quotation marks mean themselves. */
	readonly isPattern?: true;
	/** A day, or as little exact as a year; or a stretch of time between two of these as well. */
	readonly date?: "day" | "period";
	readonly examples?: readonly string[];
}

type Fields = ReadonlyMap<string, FieldSpec>;
type Path = readonly (string | number)[];

export interface SchemaError {
	/** Steps from the root to the value that is wrong; to its parent where a name is unknown or missing. */
	readonly path: Path;
	readonly what:
		| "unknown-name"
		| "not-allowed"
		| "wrong-type"
		| "missing"
		| "format";
	readonly message: string;
	/** The name that is unknown, as written, or missing. */
	readonly name?: string;
	/** What was probably meant. */
	readonly nearest?: string;
	/** The names or values that may stand there. */
	readonly allowed?: readonly string[];
}

/** As much of a JSON Schema as ours use. */
interface Schema {
	readonly $ref?: string;
	readonly description?: string;
	readonly examples?: readonly unknown[];
	readonly type?: string | readonly string[];
	readonly enum?: readonly unknown[];
	readonly anyOf?: readonly Schema[];
	readonly items?: Schema;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly patternProperties?: Readonly<Record<string, Schema>>;
	readonly additionalProperties?: boolean | Schema;
	readonly definitions?: Readonly<Record<string, Schema>>;
	readonly "x-date"?: string;
	/** What a value looks like, to end the sentence "write …". */
	readonly "x-form"?: string;
	readonly "x-list"?: boolean;
	readonly "x-or-text"?: boolean;
	readonly "x-raw"?: boolean;
	readonly "x-pattern"?: boolean;
	readonly "x-refers-to"?: readonly string[];
}

const schemas: Readonly<Record<Kind, Schema>> = {
	strategy,
	metrics,
	"tech-stack": techStack,
	principles,
	capabilities,
	delivery,
	themes,
	frameworks,
	reviews,
	guardrails: guardrails as Schema,
	decision,
	outcomes,
	teams,
	ownership,
	dependencies,
	practices,
};

const validators: Readonly<Record<string, compiled.Validator>> = {
	...compiled,
};

/** What a page or an item is named by; everything else that it may have is a field. */
const heads: ReadonlySet<string> = new Set(["kind", "id", "title", "items"]);

const tables = new Map<string, Fields>();

/** The fields that a kind's items may have, by name, the kind's own first. `id` and `title` are not among them. */
export function itemFields(kind: Kind): Fields {
	return table(`${kind} item`, schemas[kind], schemas[kind].definitions?.item);
}

/** The fields that a kind's pages may have, by name. `kind`, `title` and the fields of items are not among them. */
export function pageFields(kind: Kind): Fields {
	return table(`${kind} page`, schemas[kind], schemas[kind]);
}

/** A name that a mapping may hold, with what belongs under it. */
export interface NameSpec extends FieldSpec {
	/** What stands under it where that is never a mere text. */
	readonly opens?: "mapping" | "list";
}

/** The names that the mapping at a path of names and indexes may hold, in an `opmodel.yaml` or in the YAML of a page; empty where none can stand. */
export function namesAt(of: Kind | "opmodel", path: Path): NameSpec[] {
	const root: Schema = of === "opmodel" ? opmodel : schemas[of];
	const alternatives = (schema: Schema) =>
		branches(schema).map((branch) => resolved(root, branch));
	let places: readonly Schema[] = [root];
	for (const step of path)
		places = places
			.flatMap(alternatives)
			.flatMap((place) => within(place, String(step)))
			.map((place) => resolved(root, place));
	const names = new Map(
		places
			.flatMap(alternatives)
			.flatMap((place) => Object.entries(place.properties ?? {}))
			.map(([name, schema]) => [name, nameSpec(name, resolved(root, schema))]),
	);
	return [...names.values()];
}

function nameSpec(name: string, schema: Schema): NameSpec {
	const types = typesOf(schema);
	const isText = types.size === 0 || types.has("string") || types.has("number");
	const opens = types.has("object") ? "mapping" : "list";
	return { ...fieldSpec(name, schema), ...(isText ? {} : { opens }) };
}

function table(key: string, root: Schema, schema: Schema = {}): Fields {
	const known = tables.get(key);
	if (known) return known;
	const fields = new Map(
		Object.entries(schema.properties ?? {})
			.filter(([name, { $ref }]) => !heads.has(name) && !ofItem($ref))
			.map(([name, field]) => [name, fieldSpec(name, resolved(root, field))]),
	);
	tables.set(key, fields);
	return fields;
}

/** A file that holds a single item has the item's fields at its root: the schema refers to them there. */
function ofItem(ref: string | undefined): boolean {
	return ref?.startsWith("#/definitions/item/") === true;
}

function fieldSpec(name: string, schema: Schema): FieldSpec {
	const values = valuesOf(schema);
	const refersTo = schema["x-refers-to"];
	const date = schema["x-date"];
	return {
		name,
		description: schema.description ?? "",
		...(values.length > 0 ? { values } : {}),
		...(refersTo ? { refersTo } : {}),
		...(schema["x-or-text"] ? { orText: true } : {}),
		list: schema["x-list"] === true,
		raw: schema["x-raw"] === true,
		...(schema["x-pattern"] ? { isPattern: true } : {}),
		...(date === "day" || date === "period" ? { date } : {}),
		...(schema.examples ? { examples: schema.examples.map(String) } : {}),
	};
}

/**
 * What stands at a path of names and indexes in an `opmodel.yaml`, or in the YAML of a page of that kind (its front matter included).
 * A page's names may be written in any case and with blanks. Undefined where nothing is known of it.
 */
export function fieldAt(
	of: Kind | "opmodel",
	path: Path,
): FieldSpec | undefined {
	const root: Schema = of === "opmodel" ? opmodel : schemas[of];
	let schema = root;
	for (const step of path) {
		const name = of === "opmodel" ? String(step) : canonicalField(String(step));
		const inside = branches(schema)
			.map((branch) => resolved(root, branch))
			.flatMap((branch) => within(branch, name))[0];
		if (!inside) return undefined;
		schema = resolved(root, inside);
	}
	const name = path.findLast((step) => typeof step === "string");
	return name === undefined
		? undefined
		: fieldSpec(canonicalField(String(name)), schema);
}

/** A field's name as the tables have it: lower case, hyphens for blanks and underscores, without a colon at its end. */
export function canonicalField(written: string): string {
	return written
		.trim()
		.toLowerCase()
		.replace(/:$/, "")
		.trimEnd()
		.replace(/[\s_]+/g, "-");
}

/** The one of a field's values that somebody wrote in their own way (`Adopt.`, `In customers' hands`), or undefined where it is none of them. */
export function allowedValue(
	values: readonly string[],
	written: string,
): string | undefined {
	const word = written
		.trim()
		.toLowerCase()
		.replace(/\.$/, "")
		.replace(/['’]/g, "")
		.replace(/[\s_–—-]+/g, "-");
	return values.includes(word) ? word : undefined;
}

/**
 * What is wrong with a page: a YAML file's root or a Markdown file's front matter, as plain data. Names and allowed values may be
 * written in any case, and names with blanks; an empty value counts as absent. Paths have the names as written. Never throws.
 */
export function validatePage(kind: Kind, data: unknown): SchemaError[] {
	if (data === null || data === undefined) return [];
	const root = schemas[kind];
	const items = isMapping(data) && Array.isArray(data.items) ? data.items : [];
	return [
		...checkFields(`${kind}_page`, "This page", data, root, root),
		...items.flatMap((item, i) =>
			checkItem(kind, "An entry of `items`", item).map((error) => ({
				...error,
				path: ["items", i, ...error.path],
			})),
		),
	];
}

/** What is wrong with one item: its fields and its `id`, as plain data, in Markdown all of them texts. Like `validatePage` in all else. */
export function validateItem(kind: Kind, data: unknown): SchemaError[] {
	return checkItem(kind, "This item", data);
}

/** What is wrong with an `opmodel.yaml`, whose root is given as plain data. Names and values count as they are written. Never throws. */
export function validateConfig(data: unknown): SchemaError[] {
	if (data === null || data === undefined) return [];
	const settings = isMapping(data) ? withoutEmpty(data) : data;
	return check({
		validator: "opmodel",
		whole: "This file",
		data: settings,
		root: opmodel,
		schema: opmodel,
		written: new Map(),
	});
}

function checkItem(kind: Kind, whole: string, data: unknown): SchemaError[] {
	const root = schemas[kind];
	const item = root.definitions?.item ?? {};
	return checkFields(`${kind}_item`, whole, data, root, item);
}

/** Checks a page or an item whose names and values are made canonical first. */
function checkFields(
	validator: string,
	whole: string,
	data: unknown,
	root: Schema,
	schema: Schema,
): SchemaError[] {
	const written = new Map<string, string>();
	if (!isMapping(data))
		return check({ validator, whole, data, root, schema, written });
	const tidied: Mapping = Object.create(null);
	for (const [key, value] of Object.entries(withoutEmpty(data))) {
		const canonical = canonicalField(key);
		const field = own(schema.properties, canonical);
		const name = field || canonical.startsWith("x-") ? canonical : key;
		written.set(name, key);
		tidied[name] =
			field && typeof value === "string"
				? tidyValue(name, value, resolved(root, field))
				: value;
	}
	return check({ validator, whole, data: tidied, root, schema, written });
}

function tidyValue(name: string, value: string, schema: Schema): string {
	if (name === "id") return value.trim().toUpperCase();
	const values = valuesOf(schema);
	const allowed = values.length > 0 ? allowedValue(values, value) : undefined;
	return allowed ?? value.trim();
}

type Mapping = Record<string, unknown>;

function isMapping(value: unknown): value is Mapping {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A copy without the names that have no value; nothing in it is inherited, whatever the names are. */
function withoutEmpty(mapping: Mapping): Mapping {
	const copy: Mapping = Object.create(null);
	for (const [name, value] of Object.entries(mapping))
		if (value !== null && value !== undefined) copy[name] = value;
	return copy;
}

function stepsOf(pointer: string): string[] {
	return pointer
		.split("/")
		.slice(1)
		.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

function own<T>(
	record: Readonly<Record<string, T>> | undefined,
	name: string,
): T | undefined {
	return record && Object.hasOwn(record, name) ? record[name] : undefined;
}

function resolved(root: Schema, schema: Schema): Schema {
	if (schema.$ref === undefined) return schema;
	let node: unknown = root;
	for (const step of stepsOf(schema.$ref)) node = (node as Mapping)[step];
	return resolved(root, node as Schema);
}

/** The schema itself and the alternatives that it offers. */
function branches(schema: Schema): readonly Schema[] {
	return [schema, ...(schema.anyOf ?? [])];
}

/** The schemas that one step into a value leads to; none where anything may stand. */
function within(schema: Schema, step: string): Schema[] {
	const { items, properties, patternProperties, additionalProperties } = schema;
	const named = own(properties, step);
	if (named) return [named];
	if (items && /^\d+$/.test(step)) return [items];
	const patterned = Object.entries(patternProperties ?? {}).find(([pattern]) =>
		new RegExp(pattern, "u").test(step),
	);
	if (patterned) return [patterned[1]];
	return typeof additionalProperties === "object" ? [additionalProperties] : [];
}

/** The allowed values, where a schema lists them. What is let pass without being offered is left out. */
function valuesOf(schema: Schema): string[] {
	return branches(schema)
		.flatMap((s) => s.enum ?? [])
		.filter((value) => typeof value !== "boolean")
		.map(String);
}

function typesOf(schema: Schema): Set<string> {
	return new Set(
		branches(schema).flatMap((s) => [
			...[s.type ?? []].flat(),
			...(s.enum ?? []).map((value) => typeof value),
		]),
	);
}

interface Checked {
	readonly validator: string;
	/** What the whole of the data is called. */
	readonly whole: string;
	readonly data: unknown;
	/** The document in which the schema's references are looked up. */
	readonly root: Schema;
	readonly schema: Schema;
	/** How the names at the data's root were written. */
	readonly written: ReadonlyMap<string, string>;
}

interface Place extends Checked {
	readonly path: Path;
	readonly value: unknown;
	/** The innermost name on the way here. */
	readonly name?: string;
	/** Of the value. */
	readonly schema: Schema;
}

function check(checked: Checked): SchemaError[] {
	const validate = validators[
		`validate_${checked.validator.replaceAll("-", "_")}`
	] as compiled.Validator;
	if (validate(checked.data)) return [];
	const places = new Map<string, compiled.ValidationError[]>();
	/** Places with errors somewhere inside them. */
	const outer = new Set<string>();
	for (const error of validate.errors ?? []) {
		const { instancePath } = error;
		const there = places.get(instancePath);
		if (there) {
			there.push(error);
			continue;
		}
		places.set(instancePath, [error]);
		const steps = instancePath.split("/");
		for (let n = 1; n < steps.length; n++)
			outer.add(steps.slice(0, n).join("/"));
	}
	return [...places].flatMap(([pointer, errors]) =>
		errorsAt(placeAt(checked, pointer), errors, outer.has(pointer)),
	);
}

/** What a JSON pointer leads to: the steps as they were written, the value and its schema. */
function placeAt(checked: Checked, pointer: string): Place {
	const path: (string | number)[] = [];
	let name: string | undefined;
	let value = checked.data;
	let schema = checked.schema;
	for (const step of stepsOf(pointer)) {
		if (Array.isArray(value)) path.push(Number(step));
		else {
			name = step;
			const known = path.length === 0 ? checked.written.get(step) : undefined;
			path.push(known ?? step);
		}
		value = (value as Mapping)[step];
		const inside = branches(schema).flatMap((s) => within(s, step));
		schema = resolved(checked.root, inside[0] ?? {});
	}
	return {
		...checked,
		path,
		value,
		schema,
		...(name === undefined ? {} : { name }),
	};
}

/** All that is wrong at one place, the several complaints about its alternatives made into one. */
function errorsAt(
	place: Place,
	errors: readonly compiled.ValidationError[],
	deeper: boolean,
): SchemaError[] {
	const has = (keyword: string) => errors.some((e) => e.keyword === keyword);
	const namedBy = (keyword: string, param: string) =>
		errors
			.filter((e) => e.keyword === keyword)
			.map((e) => String(e.params[param]));
	const unknown = namedBy("additionalProperties", "additionalProperty").map(
		(name) => unknownName(place, name),
	);
	const meant = new Set(unknown.map((error) => error.nearest));
	const required = namedBy("required", "missingProperty");
	const absent = has("anyOf") ? [required] : required.map((name) => [name]);
	if (has("minProperties")) absent.push(namesOf(place));
	const missing = absent
		.filter((names) => names.length > 0 && !names.some((n) => meant.has(n)))
		.map((names) => missingName(place, names));
	if (unknown.length > 0 || absent.flat().length > 0)
		return [...unknown, ...missing];
	// An alternative that fits but for something inside it is the one that was meant.
	return deeper && has("anyOf") ? [] : [wrongValue(place)];
}

function namesOf({ schema }: Place): string[] {
	return branches(schema).flatMap((s) => Object.keys(s.properties ?? {}));
}

function unknownName(place: Place, name: string): SchemaError {
	const allowed = namesOf(place);
	const meant = nearest(canonicalField(name), allowed);
	const form = place.schema["x-form"];
	const advice = meant
		? `Did you mean "${meant}"?`
		: `Fields are ${allowed.join(", ")}.`;
	return {
		path: place.path,
		what: "unknown-name",
		message:
			allowed.length === 0 && form
				? `"${shown(name)}" can't stand here: write ${form}.`
				: `There is no field "${shown(name)}" here, so nothing reads it. ${advice}`,
		name,
		...(meant ? { nearest: meant } : {}),
		allowed,
	};
}

function missingName(place: Place, names: readonly string[]): SchemaError {
	const [name = ""] = names;
	const field = own(place.schema.properties, name);
	const example = field && resolved(place.root, field).examples?.[0];
	const quoted = names.map((n) => `\`${n}\``);
	const last = quoted.pop();
	const listed = quoted.length > 0 ? `${quoted.join(", ")} or ${last}` : last;
	const advice =
		quoted.length > 0
			? "Add one of them."
			: example === undefined
				? "Add it."
				: `Add it, for example \`${name}: ${example}\`.`;
	return {
		path: place.path,
		what: "missing",
		message: `${listed} is missing here, and this entry can't be used without it. ${advice}`,
		name,
		allowed: names,
	};
}

function wrongValue({ path, value, name, schema, whole }: Place): SchemaError {
	const allowed = valuesOf(schema);
	const form = schema["x-form"];
	const field = name === undefined ? whole : `\`${shown(name)}\``;
	const choice = `allowed ${allowed.length === 1 && !form ? "is" : "are"} ${[...allowed, ...(form ? [`or ${form}`] : [])].join(", ")}.`;
	if (!typesOf(schema).has(typeOf(value))) {
		const entry = typeof path.at(-1) === "number" ? "An entry of " : "";
		const advice =
			allowed.length > 0 ? choice : `write ${form ?? typesInWords(schema)}.`;
		return {
			path,
			what: "wrong-type",
			message: `${entry}${field} can't be ${typeInWords(value)}: ${advice}`,
			...(allowed.length > 0 ? { allowed } : {}),
		};
	}
	const written = String(value);
	if (allowed.length === 0)
		return {
			path,
			what: "format",
			message: unreadable(written, field, form ?? typesInWords(schema)),
		};
	const meant =
		allowed.length > 1 ? nearest(String(value), allowed) : undefined;
	return {
		path,
		what: "not-allowed",
		message: `"${shown(written)}" is not a value of ${field}: ${choice}${meant ? ` Did you mean "${meant}"?` : ""}`,
		...(meant ? { nearest: meant } : {}),
		allowed,
	};
}

/** Says that a value can't be read. Takes it, what it should be, and what to write instead. */
export function unreadable(written: string, as: string, form: string): string {
	return `"${shown(written)}" can't be read as ${as}: write ${form}.`;
}

/** A written name or value on one line, cut where it gets too long for a message. */
function shown(text: string): string {
	const characters = [...text.slice(0, 200).replace(/\s+/g, " ")];
	return characters.length > 60
		? `${characters.slice(0, 59).join("").trimEnd()}…`
		: characters.join("");
}

function typeOf(value: unknown): string {
	if (value === null) return "null";
	return Array.isArray(value) ? "array" : typeof value;
}

function typeInWords(value: unknown): string {
	switch (typeOf(value)) {
		case "array":
			return "a list";
		case "object":
			return "a mapping";
		case "string":
			return "text";
		case "number":
			return "a number";
		case "boolean":
			return `\`${value}\``;
		default:
			return "empty";
	}
}

function typesInWords(schema: Schema): string {
	const types = typesOf(schema);
	return [
		...(types.has("string") ? ["text"] : []),
		...(types.has("array") ? ["a list"] : []),
		...(types.has("object") ? ["names with their values"] : []),
	].join(" or ");
}
