/** What can be put in at the cursor: ids, names and values of fields, headings and links, in pages, records and `opmodel.yaml`. */

import { Lines } from "../../domain/lines";
import { nameOf } from "../../domain/paths";
import type { Position } from "../../domain/position";
import type { Workspace } from "../../model/model";
import { readArtifact } from "../../text/read";
import type { Completion } from "./completion-entries";
import { completeText } from "./completion-markdown";
import { completeYaml, type KnownRule } from "./completion-yaml";
import { cursorInMarkdown } from "./markdown-cursor";

export type { Completion } from "./completion-entries";
export type { KnownRule } from "./completion-yaml";

/** No line that people write has more characters; patterns that look around would take their time on it. */
const longest = 10_000;

/**
 * What can be put in at a position. Takes the workspace, a file's path from its root and the text that the workspace was made from (as
 * it stands in the editor, half-typed), and the rules that `opmodel.yaml` may name. Empty where nothing of ours belongs: in code, in
 * comments, in files that are no artifacts. Never throws.
 */
export function complete(
	workspace: Workspace,
	file: string,
	text: string,
	position: Position,
	rules: readonly KnownRule[] = [],
): Completion[] {
	const artifact = workspace.artifacts.get(file);
	const isConfig = /^opmodel\.ya?ml$/.test(nameOf(file));
	if (!artifact && !isConfig) return [];
	const model = workspace.modelOf(file);
	const lines = new Lines(text);
	const offset = lines.offset(position);
	const whole = { start: 0, end: lines.text.length };
	const own = lines.line(position.line);
	if (own.end - own.start > longest) return [];
	if (!artifact)
		return completeYaml(
			{ of: "opmodel", model, lines, within: whole, rules },
			offset,
		);
	const { kind, format } = artifact;
	const yaml = { of: kind, model, lines, artifact };
	if (format === "yaml")
		return completeYaml({ ...yaml, within: whole }, offset);
	const cursor = cursorInMarkdown(lines, offset);
	switch (cursor.in) {
		case "front-matter":
			return completeYaml({ ...yaml, within: cursor.content }, offset);
		case "fence": {
			if (kind !== "guardrails" || !/^ya?ml\s+checks$/.test(cursor.info))
				return [];
			const source = lines.slice(cursor.content);
			const below = /^checks:/m.test(source)
				? ["items", 0]
				: ["items", 0, "checks"];
			return completeYaml({ ...yaml, within: cursor.content, below }, offset);
		}
		case "text":
			return completeText({
				model,
				artifact: isBareDash(lines, position.line)
					? readArtifact(
							file,
							`${lines.text.slice(0, offset)}x${lines.text.slice(offset)}`,
							kind,
							model.config.words,
						)
					: artifact,
				artifacts: workspace.artifacts,
				lines,
				offset,
			});
		case "nothing":
			return [];
	}
}

/** A dash alone below a paragraph makes a heading of it, until a letter follows: that is not what somebody means who begins a list. */
function isBareDash(lines: Lines, line: number): boolean {
	return /^\s*-[ \t]+$/.test(lines.slice(lines.line(line)));
}
