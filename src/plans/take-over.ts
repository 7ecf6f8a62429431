/** Taking over a page that stands elsewhere: its path under `files` in `opmodel.yaml`, and no other file touched. */

import { insertAt, replaceAt } from "../domain/edit";
import { type Kind, kindInfo } from "../domain/kind";
import { Lines } from "../domain/lines";
import { readConfig } from "../text/config";
import { readYaml, yamlGet } from "../text/yaml";
import { addSetting } from "../writing/settings-edit";
import { decisionGlobs } from "./discovery/discover";
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
	const { workspace } = request;
	const { config } = workspace.root;
	const said = [`Took over ${file} as the page for ${kindInfo(kind).label}`];
	const named = config.files.get(kind) ?? [];
	if (named.some(({ text }) => text === file))
		return { refused: `${config.file} names ${file} already.` };
	const page = { kind, file, plainly: true };
	return naming(request, kind, [file], said, { pages: [page], decisions: [] });
}

/**
 * Plans to read the files of the root model that look like decision records as such, beside those that are read already. Refused where there
 * are none.
 */
export function planTakeOverRecords(request: InitRequest): Plan {
	const decisions = decisionGlobs(request);
	if (decisions.length === 0)
		return { refused: "No more files look like decision records." };
	const said = [`Took over the decision records in ${decisions.join(", ")}`];
	return naming(request, "decision", decisions, said, { pages: [], decisions });
}

/** Names paths under `files`; with a first configuration, where there is none, of what was found. */
function naming(
	request: InitRequest,
	kind: Kind,
	paths: readonly string[],
	said: readonly string[],
	found: Parameters<typeof configText>[1],
): Plan {
	const { file } = request.workspace.root.config;
	if (file === undefined) {
		const text = configText(request, found);
		return { edits: [createFile("opmodel.yaml", text)], said };
	}
	const source = request.read(file) ?? "";
	const lines = new Lines(source);
	const written = paths.map(scalar).join(", ");
	const entry = `${kind}: [${written}]`;
	const edit =
		addToList(file, lines, kind, written) ??
		addSetting(file, lines, "files", { block: entry, flow: entry });
	const after =
		edit && readConfig(file, applied(source, [edit])).files.get(kind);
	const isNamed = paths.every((path) =>
		after?.some(({ text }) => text === path),
	);
	return edit && isNamed
		? { edits: [edit], said }
		: {
				refused: `${file} can't be changed safely. Correct what is reported there first, or add \`${entry}\` under \`files:\` by hand.`,
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
