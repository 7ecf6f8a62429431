/** A product page in YAML: page fields at the root, items under `items:`. */

import type { Artifact, Field, Fields, Item } from "../../domain/artifact";
import { idPrefix } from "../../domain/id";
import { type Kind, kindInfo } from "../../domain/kind";
import { Lines } from "../../domain/lines";
import type { Range } from "../../domain/position";
import { itemFields, pageFields } from "../../kinds/schema";
import { yamlSuppressions } from "../markdown/document";
import { countWords, plainText } from "../markdown/plain";
import { readYaml, type YamlMap, yamlData, yamlGet } from "../yaml";
import { checksFromFields, checksFromYaml } from "./checks";
import { yamlFaults, yamlPageFaults } from "./faults";
import { FieldReader, referencesInFields } from "./fields";

/** Reads a YAML page. Takes its path from the workspace root, its text and its kind; never throws: faults are in the artifact. */
export function readYamlPage(file: string, text: string, kind: Kind): Artifact {
	const lines = new Lines(text);
	const yaml = readYaml(lines.text, { start: 0, end: lines.text.length });
	const root = yaml.root?.type === "map" ? yaml.root : undefined;
	const page = new FieldReader(lines, pageFields(kind));
	for (const pair of root?.pairs ?? [])
		page.yaml(pair.key, pair.keySpan, pair.value, "yaml");
	const items: Item[] = [];
	const list = yamlGet(root, "items");
	for (const entry of list?.type === "list" ? list.entries : [])
		if (entry.type === "map") {
			const item = readItem(lines, file, kind, entry, "yaml");
			if (item) items.push(item);
		}
	if (root && yamlGet(root, "id")) {
		const item = readItem(lines, file, kind, root, "file");
		if (item) items.push(item);
	}
	const title = yamlGet(root, "title");
	const firstPair = root?.pairs[0];
	const headingRange = title
		? lines.rangeOf(title)
		: firstPair
			? lines.rangeOf(firstPair.keySpan)
			: lines.rangeOf(lines.line(0));
	return {
		file,
		kind,
		declared: yamlGet(root, "kind") !== undefined,
		format: "yaml",
		title: title?.type === "scalar" ? title.text : "",
		titleRange: headingRange,
		headingRange,
		fields: page.fields,
		status: (page.fields.status?.text ?? "").toLowerCase(),
		sections: [],
		items,
		unnumbered: [],
		unnumberedEntries: [],
		references: [],
		links: [],
		anchors: [],
		words: countWords(JSON.stringify(yamlData(yaml.root) ?? "")),
		hasContent: items.length > 0,
		suppressions: yamlSuppressions(lines, yaml),
		faults: [
			...yamlFaults(file, lines, yaml.faults),
			...yamlPageFaults(file, lines, yaml, kind),
		],
		end: lines.position(lines.text.length),
		endsOpen: false,
		lineBreak: lines.lineBreak,
	};
}

function readItem(
	lines: Lines,
	file: string,
	kind: Kind,
	map: YamlMap,
	way: "yaml" | "file",
): Item | undefined {
	const idNode = yamlGet(map, "id");
	if (idNode?.type !== "scalar") return undefined;
	const id = idNode.text.trim().toUpperCase();
	const prefix = idPrefix(id);
	if (!prefix || !kindInfo(kind).prefixes.includes(prefix)) return undefined;
	const specs = itemFields(kind);
	const reader = new FieldReader(lines, specs);
	for (const pair of map.pairs)
		reader.yaml(pair.key, pair.keySpan, pair.value, "yaml");
	const { fields } = reader;
	const titleNode = yamlGet(map, "title");
	const title = titleNode?.type === "scalar" ? plainText(titleNode.text) : "";
	const description =
		fields.definition?.text ??
		fields.what?.text ??
		fields.description?.text ??
		"";
	const idRange: Range = lines.rangeOf(idNode);
	return {
		id,
		kind,
		file,
		way,
		title,
		statement: [title, description].filter((t) => t !== "").join(" "),
		description,
		range: idRange,
		idRange,
		titleRange: titleNode ? lines.rangeOf(titleNode) : idRange,
		fullRange: lines.rangeOf(map),
		fields: ownFields(fields),
		status: (fields.status?.text ?? "").toLowerCase(),
		references: referencesInFields(lines, fields, specs),
		...(kind === "guardrails"
			? {
					checks: [...checksFromFields(fields), ...checksFromYaml(lines, map)],
				}
			: {}),
	};
}

/** Without what is the item's head rather than a field of it. */
function ownFields(fields: Fields): Fields {
	const { id: _, title: __, ...rest } = fields as Record<string, Field>;
	return rest;
}
