/** Writing a guardrail's first check, or how people check it. */

import { faultsOf } from "../code/check-faults";
import type { Check, Item, Written } from "../domain/artifact";
import type { Edit } from "../domain/diagnostic";
import { replaceAt } from "../domain/edit";
import { startOfFile } from "../domain/position";
import { fieldLabel } from "../writing/field-edits";
import { isRefusal, type Plan, type Refusal, yamlScalar } from "./plan";
import {
	fieldOf,
	type ItemRequest,
	promptOf,
	type Reading,
	rewritten,
} from "./rewriting";

/** What a guardrail forbids: packages, all languages but some, text in files, files at a path; or people look after it. */
export type Forbidden =
	| "dependency"
	| "language"
	| "content"
	| "path"
	| "people";

const fields: Readonly<Record<Forbidden, string>> = {
	dependency: "deny-dependency",
	language: "allow-languages",
	content: "deny-content",
	path: "deny-path",
	people: "checked-by",
};

export interface ForbidRequest extends ItemRequest {
	readonly what: Forbidden;
	/** As typed: package URLs or languages with commas between them, one pattern, one glob, or a sentence. */
	readonly text: string;
}

/** Why what was typed can't be used, in a sentence or two; undefined where it can. */
export function forbiddenFault(
	what: Forbidden,
	text: string,
): string | undefined {
	const values = valuesOf(what, text);
	if (values.length === 0) return "Nothing is written yet.";
	return what === "people"
		? undefined
		: faultsOf(checkOf(what, values))[0]?.fault;
}

/** Plans to write a check into a guardrail that has none. Refused where it can't be used, or the page has no place for it. */
export function planForbid(request: ForbidRequest): Plan {
	const { what, text, file, id } = request;
	const fault = forbiddenFault(what, text);
	if (fault) return { refused: fault };
	const values = valuesOf(what, text);
	const done = rewritten(request, [
		(reading) => {
			if (isChecked(reading.item))
				return { refused: `${id} says already how it is checked.` };
			const [name, value] = fieldFor(reading, what, values);
			return (
				inPlaceOfPrompt(reading, name, value) ??
				fieldOf(reading, name, value) ??
				unwritable(file, id)
			);
		},
	]);
	if (isRefusal(done)) return done;
	const { item, edit } = done;
	if (!edit || !says(item, what, values)) return unwritable(file, id);
	return { edits: [edit], said: [`Wrote to ${id} what is checked`] };
}

/** Says whether a guardrail has a check, or people who look after it. */
export function isChecked({ checks = [], fields }: Item): boolean {
	return checks.length > 0 || Boolean(fields["checked-by"]?.text);
}

function unwritable(file: string, id: string): Refusal {
	return {
		refused: `${file} is written in a way that has no place for a check. Write it into ${id} by hand.`,
	};
}

function valuesOf(what: Forbidden, text: string): string[] {
	// Patterns and globs have commas of their own.
	const several = what === "dependency" || what === "language";
	return (several ? text.split(",") : [text.replace(/\s+/g, " ")])
		.map((value) => value.trim())
		.filter((value) => value !== "");
}

function checkOf(
	type: Exclude<Forbidden, "people">,
	values: readonly string[],
): Check {
	const written: Written[] = values.map((text) => ({
		text,
		range: startOfFile,
	}));
	return {
		type,
		deny: type === "language" ? [] : written,
		allow: type === "language" ? written : [],
		in: [],
		for: [],
		rules: [],
		range: startOfFile,
	};
}

/** The field to write, and its value as the page writes such values. */
function fieldFor(
	{ artifact, item }: Reading,
	what: Forbidden,
	values: readonly string[],
): [name: string, value: string] {
	const inYaml = artifact.format === "yaml";
	const name = fields[what];
	if (what === "people") {
		const sentence = values.join(" ");
		return [
			name,
			inYaml || item.way === "file" ? yamlScalar(sentence) : sentence,
		];
	}
	const list = `[${values.map((value) => JSON.stringify(value)).join(", ")}]`;
	if (inYaml) {
		const side = what === "language" ? "allow" : "deny";
		return ["checks", `[{ ${what}: { ${side}: ${list} } }]`];
	}
	if (item.way === "file") return [name, list];
	return [
		name,
		what === "language" ? values.join(", ") : values.map(inCode).join(", "),
	];
}

/** The edit that writes a check where the template asks for one of another type, which nobody has answered. */
function inPlaceOfPrompt(
	{ artifact, item, lines }: Reading,
	name: string,
	value: string,
): Edit | undefined {
	const asked = item.fields[fields.dependency];
	const isCheck = name !== fields.people && name !== fields.dependency;
	if (!isCheck || !asked || item.fields[name]) return undefined;
	const prompt = promptOf(asked, lines);
	// In bold type, the marks behind the name would have to go along.
	if (!prompt || /[*_]$/.test(asked.lead ?? "")) return undefined;
	return replaceAt(
		artifact.file,
		{ start: asked.nameRange.start, end: prompt.end },
		`${fieldLabel(name)}: ${value}`,
	);
}

/** A text in a code span, which begins and ends with more backticks than the text has in a row. */
function inCode(text: string): string {
	const longest = Math.max(
		0,
		...(text.match(/`+/g) ?? []).map((t) => t.length),
	);
	const fence = "`".repeat(longest + 1);
	return longest === 0 ? `\`${text}\`` : `${fence} ${text} ${fence}`;
}

/** Says whether an item is read as what was meant. */
function says(
	{ checks = [], fields }: Item,
	what: Forbidden,
	values: readonly string[],
): boolean {
	if (what === "people") return Boolean(fields["checked-by"]?.text);
	const [check] = checks;
	const side = check?.[what === "language" ? "allow" : "deny"] ?? [];
	return (
		check?.type === what &&
		side.map(({ text }) => text).join("\n") === values.join("\n")
	);
}
