/** Files at the places of artifacts are ones that can be read. */

import { startOfFile } from "../../domain/position";
import { defineRule } from "../rule";

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
			title: "The same decision in Markdown",
			files: {
				"docs/adr/0007-weigh-trucks-twice.md": `
# 7. Weigh trucks twice
`,
			},
		},
	],
	*model({ workspace, model }) {
		for (const { file, reason } of workspace.skipped)
			if (workspace.modelOf(file) === model)
				yield {
					file,
					range: startOfFile,
					message: `This file is not read, as ${reason}, so nothing in it counts. If it belongs to the operating model, keep it as a Markdown text of at most 2 MB.`,
				};
	},
});
