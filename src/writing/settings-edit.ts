/** Edits of an `opmodel.yaml` that add one entry and leave everything else as it is written, comments and style included. */

import type { Edit } from "../domain/diagnostic";
import { insertAt } from "../domain/edit";
import type { Lines } from "../domain/lines";
import { readYaml, type YamlMap, type YamlNode, yamlGet } from "../text/yaml";

/** One entry of a mapping in both of YAML's styles. */
export interface Entry {
	/** Lines without the indentation of the mapping, parted by LF. */
	readonly block: string;
	/** For a mapping in braces. */
	readonly flow: string;
}

/**
 * The edit that adds an entry to the mapping under a name of the root, which is begun where there is none. Undefined where the YAML is
 * broken: what is put in could end up inside of a bracket that is never closed.
 */
export function addSetting(
	file: string,
	lines: Lines,
	name: string,
	entry: Entry,
): Edit | undefined {
	const whole = { start: 0, end: lines.text.length };
	const { root, faults } = readYaml(lines.text, whole);
	if (faults.some(({ quote }) => !quote)) return undefined;
	const mapping = yamlGet(root, name);
	if (mapping?.type === "map") return addToMapping(file, lines, mapping, entry);
	const pair =
		root?.type === "map"
			? root.pairs.findLast(({ key }) => key === name)
			: undefined;
	if (pair) {
		const indent = lines.position(pair.keySpan.start).character + 2;
		const { end } = lines.line(lines.lineAt(pair.keySpan.end));
		return insertAt(
			file,
			lines.position(end),
			`\n${indented(entry.block, indent)}`,
		);
	}
	if (root?.type === "map" && isFlow(lines, root))
		return addToMapping(file, lines, root, {
			block: `${name}:\n${indented(entry.block, 2)}`,
			flow: `${name}: { ${entry.flow} }`,
		});
	const end = lines.text.length;
	const gap = lines.position(end).character === 0 ? "" : "\n";
	return insertAt(
		file,
		lines.position(end),
		`${gap}${name}:\n${indented(entry.block, 2)}\n`,
	);
}

/** The edit that adds an entry behind the last one of a mapping. */
function addToMapping(
	file: string,
	lines: Lines,
	mapping: YamlMap,
	{ block, flow }: Entry,
): Edit {
	const last = mapping.pairs.at(-1);
	if (isFlow(lines, mapping) || !last) {
		const end = last
			? endOf(lines, last.value, last.keySpan.end)
			: mapping.start + 1;
		const text = last ? `, ${flow}` : ` ${flow} `;
		return insertAt(file, lines.position(end), text);
	}
	const indent = lines.position(
		(mapping.pairs[0] ?? last).keySpan.start,
	).character;
	const end = endOf(lines, last.value, last.keySpan.end);
	return insertAt(
		file,
		lines.position(lines.line(lines.lineAt(end)).end),
		`\n${indented(block, indent)}`,
	);
}

function isFlow(lines: Lines, { start }: YamlMap): boolean {
	return lines.text.charAt(start) === "{";
}

/** Behind the last character of a value; of a text in lines of its own, without the line break that it ends with. */
function endOf(lines: Lines, value: YamlNode, keyEnd: number): number {
	return value.end > value.start
		? lines.trim(value).end
		: Math.max(keyEnd, value.end);
}

function indented(block: string, indent: number): string {
	return block
		.split("\n")
		.map((line) => " ".repeat(indent) + line)
		.join("\n");
}
