/** Taking over a page that stands elsewhere: its path under `files` in `opmodel.yaml`, and no other file touched. */

import type { Edit } from "../domain/diagnostic";
import { insertAt, replaceAt } from "../domain/edit";
import { type Kind, kindInfo } from "../domain/kind";
import { Lines } from "../domain/lines";
import { readConfig } from "../text/config";
import { readYaml, yamlGet } from "../text/yaml";
import { addSetting } from "../writing/settings-edit";
import { decisionGlobs } from "./discovery/discover";
import { type Beginning, configText } from "./first-config";
import { applied, asPath, createFile, isRefusal, type Plan } from "./plan";

/**
 * Plans to use a file as a page of a kind in the root model. Begins `opmodel.yaml` as `init` does where there is none. Refused where it is
 * named there already, or the configuration can't be read.
 */
export function planTakeOver(
	request: Beginning,
	kind: Kind,
	file: string,
): Plan {
	const { config } = request.workspace.root;
	const said = [`Took over ${file} as the page for ${kindInfo(kind).label}`];
	if (config.file === undefined) {
		const text = configText(request, {
			pages: [{ kind, file }],
			decisions: [],
		});
		return { edits: [createFile("opmodel.yaml", text)], said };
	}
	if (config.files.get(kind)?.some(({ text }) => text === file))
		return { refused: `${config.file} names ${file} already.` };
	const plan = planTakeOvers(request, [{ kind, file }]);
	return isRefusal(plan) ? plan : { ...plan, said };
}

/**
 * Plans to read the files of the root model that look like decision records as such, beside those that are read already. Refused where there
 * are none.
 */
export function planTakeOverRecords(request: Beginning): Plan {
	const decisions = decisionGlobs(request);
	if (decisions.length === 0)
		return { refused: "No more files look like decision records." };
	const said = [`Took over the decision records in ${decisions.join(", ")}`];
	if (request.workspace.root.config.file === undefined) {
		const text = configText(request, { pages: [], decisions });
		return { edits: [createFile("opmodel.yaml", text)], said };
	}
	const plan = planTakeOvers(
		request,
		decisions.map((file) => ({ kind: "decision", file })),
	);
	return isRefusal(plan) ? plan : { ...plan, said };
}

/** Plans to name several pages in the configuration that there is; nothing is said of it, and nothing changed where there are none. */
export function planTakeOvers(
	{ workspace, read }: Beginning,
	pages: readonly { readonly kind: Kind; readonly file: string }[],
): Plan {
	const config = workspace.root.config.file ?? "";
	const before = read(config) ?? "";
	let text = before;
	let last: Edit | undefined;
	for (const { kind, file } of pages) {
		const edit = takingOver(config, text, kind, file);
		if (!edit)
			return {
				refused: `${config} can't be changed safely. Correct what is reported there first, or add \`${kind}: [${asPath(file)}]\` under \`files:\` by hand.`,
			};
		text = applied(text, [edit]);
		last = edit;
	}
	if (!last) return { edits: [], said: [] };
	return {
		edits: [pages.length === 1 ? last : exchanged(config, before, text)],
		said: [],
	};
}

/** The edit that names a file as a page of a kind; undefined where it can't be done safely. */
function takingOver(
	config: string,
	source: string,
	kind: Kind,
	file: string,
): Edit | undefined {
	const lines = new Lines(source);
	const path = asPath(file);
	const edit =
		addToList(config, lines, kind, path) ??
		addSetting(config, lines, "files", {
			block: `${kind}: [${path}]`,
			flow: `${kind}: [${path}]`,
		});
	const after =
		edit && readConfig(config, applied(source, [edit])).files.get(kind);
	return after?.some(({ text }) => text === file) ? edit : undefined;
}

/** The edit that makes one text of another, without what both begin and end with. */
function exchanged(file: string, before: string, after: string): Edit {
	const lines = new Lines(before);
	const from = lines.text;
	const to = new Lines(after).text;
	const least = Math.min(from.length, to.length);
	let start = 0;
	while (start < least && from[start] === to[start]) start++;
	let end = 0;
	while (
		end < least - start &&
		from[from.length - 1 - end] === to[to.length - 1 - end]
	)
		end++;
	return replaceAt(
		file,
		lines.range(start, from.length - end),
		to.slice(start, to.length - end),
	);
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
