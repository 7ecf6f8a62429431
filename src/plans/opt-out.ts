/** Doing without a category: its entry under `not-needed` in `opmodel.yaml`, with the reason. */

import { type Category, categoryInfo } from "../domain/category";
import type { Edit } from "../domain/diagnostic";
import { insertAt, replaceAt } from "../domain/edit";
import { Lines } from "../domain/lines";
import { join } from "../domain/paths";
import type { Position } from "../domain/position";
import type { Model, Workspace } from "../model/model";
import { readConfig } from "../text/config";
import { readYaml, yamlGet } from "../text/yaml";
import { addSetting } from "../writing/settings-edit";
import {
	applied,
	type Changes,
	createFile,
	type Refusal,
	yamlScalar,
} from "./plan";

export interface OptOutPlan extends Changes {
	/** Where the reason is, or goes, once the edits are made. */
	readonly reveal: { readonly file: string; readonly position: Position };
}

/**
 * Plans to opt out of a category, in the configuration of the root model or of the one given; where there is none, it is begun. An empty
 * `because` leaves the reason for the author to write, at `reveal`. Refused where the category is opted out of already, with a reason, or
 * the configuration can't be read.
 */
export function planOptOut(
	workspace: Workspace,
	read: (file: string) => string | undefined,
	category: Category,
	because: string,
	model: Model = workspace.root,
): OptOutPlan | Refusal {
	const reason = because.replace(/[\s\p{Cc}]+/gu, " ").trim();
	const said = [
		`Opted out of ${categoryInfo(category)?.label.toLowerCase()} in opmodel.yaml`,
		...(reason ? [] : ["Next: write the reason behind `because`."]),
	];
	const entry = {
		block: `${category}:\n  because: ${scalar(reason)}`,
		flow: `${category}: { because: ${JSON.stringify(reason)} }`,
	};
	const { file } = model.config;
	if (file === undefined) {
		const path = join(model.root, "opmodel.yaml");
		const text = `opmodel: 1\nnot-needed:\n  ${entry.block.replaceAll("\n", "\n  ")}\n`;
		return {
			edits: [createFile(path, text)],
			said,
			reveal: { file: path, position: reasonIn(text, category) ?? start },
		};
	}
	const source = read(file) ?? "";
	const known = model.config.notNeeded.get(category);
	if (known?.because)
		return {
			refused: `${file} says already why ${category} is not needed: ${known.because}`,
		};
	const lines = new Lines(source);
	const edit = known
		? giveReason(file, lines, category, reason)
		: addSetting(file, lines, "not-needed", entry);
	if (!edit) return unreadable(file);
	const text = applied(source, [edit]);
	const after = readConfig(file, text);
	const position = reasonIn(text, category);
	if (after.notNeeded.get(category)?.because !== reason || !position)
		return unreadable(file);
	return { edits: [edit], said, reveal: { file, position } };
}

const start: Position = { line: 0, character: 0 };

function unreadable(file: string): Refusal {
	return {
		refused: `${file} can't be changed safely. Correct what is reported there first, or write the entry by hand.`,
	};
}

/** An empty reason in quotes, so that whatever is written between them is read as it stands. */
function scalar(text: string): string {
	return text === "" ? '""' : yamlScalar(text);
}

/** Writes the reason of an opt-out that has none. */
function giveReason(
	file: string,
	lines: Lines,
	category: string,
	reason: string,
): Edit | undefined {
	const { root } = readYaml(lines.text, { start: 0, end: lines.text.length });
	const optOuts = yamlGet(root, "not-needed");
	if (optOuts?.type !== "map") return undefined;
	const pair = optOuts.pairs.findLast(({ key }) => key === category);
	if (!pair) return undefined;
	const { keySpan, value } = pair;
	const indent = " ".repeat(lines.position(keySpan.start).character + 2);
	if (value.type !== "map") {
		const end = lines.position(keySpan.end + 1);
		const inBraces = lines.text.charAt(optOuts.start) === "{";
		return insertAt(
			file,
			end,
			inBraces
				? ` { because: ${JSON.stringify(reason)} }`
				: `\n${indent}because: ${scalar(reason)}`,
		);
	}
	const written = value.pairs.findLast(({ key }) => key === "because");
	const isFlow = lines.text.charAt(value.start) === "{";
	const text = isFlow ? JSON.stringify(reason) : scalar(reason);
	if (written) {
		const { value: old } = written;
		return old.end > old.start
			? replaceAt(file, lines.rangeOf(old), text)
			: insertAt(file, lines.position(written.keySpan.end + 1), ` ${text}`);
	}
	const [first] = value.pairs;
	const at = first ? first.keySpan.start : value.start + 1;
	const gap = isFlow ? (first ? ", " : " ") : `\n${indent}`;
	return insertAt(
		file,
		lines.position(at),
		`${first || !isFlow ? "" : " "}because: ${text}${gap}`,
	);
}

/** Where the reason of an opt-out ends, in front of a closing quote. */
function reasonIn(source: string, category: string): Position | undefined {
	const lines = new Lines(source);
	const { root } = readYaml(lines.text, { start: 0, end: lines.text.length });
	const optOut = yamlGet(yamlGet(root, "not-needed"), category);
	if (optOut?.type !== "map") return undefined;
	const pair = optOut.pairs.findLast(({ key }) => key === "because");
	if (!pair) return undefined;
	const { value } = pair;
	const closing = /["']$/.test(lines.slice(value)) ? 1 : 0;
	return lines.position(value.end - closing);
}
