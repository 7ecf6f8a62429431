/** Completion of ids, fields, values, headings and settings, in Markdown and YAML alike. */

import {
	CompletionItem,
	CompletionItemKind,
	CompletionItemTag,
	type Disposable,
	languages,
	SnippetString,
} from "vscode";
import { isRetired } from "../../../domain/standing";
import { rules } from "../../../engine";
import {
	type Completion,
	complete,
} from "../../../language/completion/completion";
import { fromPosition, toRange } from "../convert";
import type { Folders } from "../folders";
import { isLeftToYaml } from "./schema";
import { artifactFiles } from "./selector";

const kinds: Readonly<Record<Completion["kind"], CompletionItemKind>> = {
	item: CompletionItemKind.Reference,
	field: CompletionItemKind.Property,
	value: CompletionItemKind.EnumMember,
	heading: CompletionItemKind.Class,
	path: CompletionItemKind.File,
	setting: CompletionItemKind.Property,
	rule: CompletionItemKind.Constant,
};

const knownRules = rules.map(({ id, docs, options = {} }) => ({
	id,
	what: docs.what,
	options: Object.keys(options),
}));

/** What comes with a schema is offered by the YAML extension as well, for people who have it: once is enough. */
const ofSchema: ReadonlySet<Completion["kind"]> = new Set([
	"field",
	"value",
	"setting",
]);

/** Registers the completion. */
export function registerCompletion(folders: Folders): Disposable {
	return languages.registerCompletionItemProvider(
		artifactFiles,
		{
			provideCompletionItems(document, position) {
				const found = folders.current(document);
				if (!found) return undefined;
				const { folder, path } = found;
				const text = folder.engine.text(path);
				if (text === undefined) return undefined;
				const left = isLeftToYaml(document, "completion");
				return complete(
					folder.engine.workspace(),
					path,
					text,
					fromPosition(position),
					knownRules,
				)
					.filter(({ kind }) => !left || !ofSchema.has(kind))
					.map(toItem);
			},
		},
		" ",
		"-",
		":",
		"[",
		"(",
		"#",
		",",
	);
}

function toItem(entry: Completion): CompletionItem {
	const { label, detail, status, documentation, insertText, range } = entry;
	const item = new CompletionItem(
		{
			label,
			...(detail ? { description: detail } : {}),
		},
		kinds[entry.kind],
	);
	item.insertText = entry.snippet ? new SnippetString(insertText) : insertText;
	item.range = toRange(range);
	item.sortText = entry.sortText;
	if (entry.filterText) item.filterText = entry.filterText;
	// A statement begins with its title: once is enough.
	const title = documentation?.startsWith(detail ?? "") ? undefined : detail;
	const head = [title, status].filter(Boolean).join(" · ");
	if (head) item.detail = head;
	if (documentation) item.documentation = documentation;
	if (status && isRetired(status)) item.tags = [CompletionItemTag.Deprecated];
	if (entry.retrigger)
		item.command = {
			command: "editor.action.triggerSuggest",
			title: "",
		};
	return item;
}
