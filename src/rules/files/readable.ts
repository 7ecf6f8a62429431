/** Files at the places of artifacts are ones that can be read. */

import { addTo } from "../../domain/lists";
import { startOfFile } from "../../domain/position";
import type { Skipped } from "../../model/model";
import { defineRule, type Found } from "../rule";

export const rule = defineRule({
	id: "files/readable",
	severity: "information",
	concern: "integrity",
	docs: {
		what: "Whatever stands at a place of the operating model is Markdown or YAML that can be read.",
		why: "A file that is passed over in silence looks as if it counted.",
		how: "Keep it as a Markdown text of at most 2 MB, or move it to a place where no page of the model is expected.",
	},
	examples: [
		{
			title: "A decision in a format that is not supported",
			files: {
				"docs/adr/0007-weigh-trucks-twice.rst": `
Weigh trucks twice
^ This file is not read, as reStructuredText is not supported, so nothing in it counts. If it belongs to the operating model, keep it as a Markdown text of at most 2 MB.
==================
`,
			},
		},
		{
			title: "Many of them are said once",
			files: {
				"docs/adr/0007-weigh-trucks-twice.rst": `
Weigh trucks twice
^ This record and 2 more are in reStructuredText, which is not read, so nothing in them counts. If they belong to the operating model, keep them as Markdown texts.
==================
`,
				"docs/adr/0008-weigh-at-night.rst": `
Weigh at night
==============
`,
				"docs/adr/0009-weigh-by-axle.rst": `
Weigh by axle
=============
`,
			},
		},
		{
			title: "The same decision in Markdown",
			files: {
				"docs/adr/0007-weigh-trucks-twice.md": `
# 7. Weigh trucks twice
`,
			},
		},
	],
	*model({ workspace, model }) {
		const inFormats = new Map<string, Skipped[]>();
		for (const skipped of workspace.skipped) {
			const { file, reason, format } = skipped;
			if (workspace.modelOf(file) !== model) continue;
			if (format) addTo(inFormats, format, skipped);
			else yield unread(file, reason);
		}
		for (const [format, [first, ...others]] of inFormats)
			if (first)
				yield others.length === 0
					? unread(first.file, first.reason)
					: {
							file: first.file,
							range: startOfFile,
							message: `This record and ${others.length} more are in ${format}, which is not read, so nothing in them counts. If they belong to the operating model, keep them as Markdown texts.`,
						};
	},
});

function unread(file: string, reason: string): Found {
	return {
		file,
		range: startOfFile,
		message: `This file is not read, as ${reason}, so nothing in it counts. If it belongs to the operating model, keep it as a Markdown text of at most 2 MB.`,
	};
}
