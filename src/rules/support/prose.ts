/** What stands in an item's own text besides its fields, for rules that accept an answer in prose. */

import type { Artifact, Item, Section } from "../../domain/artifact";
import { countWords } from "../../text/markdown/plain";

const byLine = new WeakMap<Artifact, ReadonlyMap<number, Section>>();

/** The section whose heading an item is; undefined for entries, rows and YAML. */
function sectionOf(artifact: Artifact, item: Item): Section | undefined {
	if (item.way !== "heading" && item.way !== "file") return undefined;
	let sections = byLine.get(artifact);
	if (!sections) {
		sections = new Map(artifact.sections.map((s) => [s.range.start.line, s]));
		byLine.set(artifact, sections);
	}
	return sections.get(item.range.start.line);
}

/** Everything that an item says, fields included, as plain text: its title and what stands below it. */
export function wholeText(artifact: Artifact, item: Item): string {
	const section = sectionOf(artifact, item);
	if (section) return `${item.title}\n${section.text}`;
	const fields = Object.values(item.fields).map((field) => field.text);
	return [item.statement, ...fields].join("\n");
}

/** Says whether an item has a text besides title and fields, in whatever form: a paragraph, a list, a quotation. */
export function hasProse(artifact: Artifact, item: Item): boolean {
	if (item.description !== "") return true;
	const section = sectionOf(artifact, item);
	if (!section) return false;
	const inFields = Object.values(item.fields)
		.filter(({ place }) => place === "list" || place === "line")
		.reduce((sum, f) => sum + countWords(`${f.name} ${f.raw}`), 0);
	// Names and values may be counted a little differently by themselves than in the section.
	return section.words - inFields >= 4;
}
