/** Taking over a page that stands elsewhere: its path under `files` in `opmodel.yaml`, and no other file touched. */

import { insertAt, replaceAt } from "../domain/edit";
import { type Kind, kindInfo } from "../domain/kind";
import { Lines } from "../domain/lines";
import { readConfig } from "../text/config";
import { readYaml, yamlGet } from "../text/yaml";
import { addSetting } from "../writing/settings-edit";
import { configText, type InitRequest } from "./init";
import { applied, createFile, type Plan } from "./plan";

/**
 * Plans to use a file as a page of a kind in the root model. Begins `opmodel.yaml` as `init` does where there is none. Refused where it is
 * named there already, or the configuration can't be read.
 */
export function planTakeOver(
	request: InitRequest,
	kind: Kind,
	file: string,
): Plan {
	const { workspace, read } = request;
	const { config } = workspace.root;
	const said = [`Took over ${file} as the page for ${kindInfo(kind).label}`];
	if (config.file === undefined) {
		const page = { kind, file, plainly: true };
		const text = configText(request, { pages: [page], decisions: [] });
		return { edits: [createFile("opmodel.yaml", text)], said };
	}
	const named = config.files.get(kind) ?? [];
	if (named.some(({ text }) => text === file))
		return { refused: `${config.file} names ${file} already.` };
	const source = read(config.file) ?? "";
	const lines = new Lines(source);
	const path = scalar(file);
	const edit =
		addToList(config.file, lines, kind, path) ??
		addSetting(config.file, lines, "files", {
			block: `${kind}: [${path}]`,
			flow: `${kind}: [${path}]`,
		});
	const after =
		edit && readConfig(config.file, applied(source, [edit])).files.get(kind);
	return edit && after?.some(({ text }) => text === file)
		? { edits: [edit], said }
		: {
				refused: `${config.file} can't be changed safely. Correct what is reported there first, or add \`${kind}: [${path}]\` under \`files:\` by hand.`,
			};
}

function scalar(path: string): string {
	return /^[\w./-]+$/.test(path) ? path : JSON.stringify(path);
}

/** The edit that adds a path to those that a kind has already; undefined where it has none. */
function addToList(file: string, lines: Lines, kind: Kind, path: string) {
	const { root } = readYaml(lines.text, { start: 0, end: lines.text.length });
	const { category } = kindInfo(kind);
	const files = yamlGet(root, "files");
	const value = yamlGet(files, kind) ?? (category && yamlGet(files, category));
	if (!value || value.end <= value.start) return undefined;
	if (value.type === "scalar")
		return replaceAt(
			file,
			lines.rangeOf(value),
			`[${lines.slice(value)}, ${path}]`,
		);
	if (value.type !== "list") return undefined;
	const last = value.entries.at(-1);
	if (!last) return replaceAt(file, lines.rangeOf(value), `[${path}]`);
	if (lines.text.charAt(value.start) === "[")
		return insertAt(file, lines.position(last.end), `, ${path}`);
	const { line, character } = lines.position(value.start);
	return insertAt(
		file,
		lines.position(lines.line(lines.lineAt(last.end)).end),
		`\n${lines.slice(lines.line(line)).slice(0, character)}- ${path}`,
	);
}
