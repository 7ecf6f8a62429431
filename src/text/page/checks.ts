/** A guardrail's checks, written as field lines, in a fenced `yaml checks` block or under `checks:` in YAML. */

import type { Check, CheckType, Fields } from "../../domain/artifact";
import type { Lines } from "../../domain/lines";
import type { YamlNode } from "../yaml";
import { yamlGet } from "../yaml";
import { listedValues, writtenValues } from "./fields";

/** Which field line makes which check, and which side of it. */
const fieldLines: readonly (readonly [
	field: string,
	type: CheckType,
	side: "deny" | "allow" | "for" | "sarif",
])[] = [
	["deny-dependency", "dependency", "deny"],
	["allow-dependency", "dependency", "allow"],
	["allow-languages", "language", "allow"],
	["deny-content", "content", "deny"],
	["deny-path", "path", "deny"],
	["decision-needed-for", "decision", "for"],
	["findings-from", "findings", "sarif"],
];

const checkTypes: ReadonlySet<string> = new Set(
	fieldLines.map(([, type]) => type),
);

/** The checks that a guardrail's fields say; `Instead`, `In` and `Message` belong to each of them. */
export function checksFromFields(fields: Fields): Check[] {
	const found: Check[] = [];
	for (const [name, type, side] of fieldLines) {
		const field = fields[name];
		if (!field || field.entries.length === 0) continue;
		const values = field.entries.map(({ text, range }) => ({ text, range }));
		const instead = fields.instead?.text;
		const message = fields.message?.text;
		const check: Check = {
			type,
			deny: side === "deny" ? values : [],
			allow: side === "allow" ? values : [],
			for: side === "for" ? values : [],
			in: (fields.in?.entries ?? []).map(({ text, range }) => ({
				text,
				range,
			})),
			rules: [],
			...(instead ? { instead } : {}),
			...(message ? { message } : {}),
			range: field.range,
		};
		// Each report is a check of its own.
		if (side === "sarif")
			found.push(...values.map((sarif) => ({ ...check, sarif })));
		else found.push(check);
	}
	return found;
}

/** The checks in YAML: a list of them, or a mapping whose `checks` is one. What has not the shape of a check is left to the schema. */
export function checksFromYaml(
	lines: Lines,
	node: YamlNode | undefined,
): Check[] {
	const list = node?.type === "map" ? yamlGet(node, "checks") : node;
	if (list?.type !== "list") return [];
	return list.entries.flatMap((entry) => {
		if (entry.type !== "map") return [];
		return entry.pairs.flatMap((pair) => {
			if (!checkTypes.has(pair.key)) return [];
			const values = (name: string) =>
				writtenValues(lines, yamlGet(pair.value, name));
			const list = (name: string) =>
				listedValues(lines, yamlGet(pair.value, name));
			const sarif = values("sarif")[0];
			const instead = values("instead")[0]?.text;
			const message = values("message")[0]?.text;
			return {
				type: pair.key as CheckType,
				// A pattern has commas of its own.
				deny: pair.key === "content" ? values("deny") : list("deny"),
				allow: list("allow"),
				in: list("in"),
				for: list("for"),
				rules: list("rules"),
				...(sarif ? { sarif } : {}),
				...(instead ? { instead } : {}),
				...(message ? { message } : {}),
				range: lines.range(pair.keySpan.start, pair.value.end),
			};
		});
	});
}
