/** Marking drafts as agreed: the status goes, and nothing else. */

import assert from "node:assert/strict";
import { planAgree } from "../../src/plans/agree";
import { carriedOut, reasonOf, repositoryOf } from "../helpers/planning";

function agreed(file: string, text: string, item?: string): string {
	for (const lineBreak of ["\r\n", "\n"]) {
		const files = { [file]: text.replaceAll("\n", lineBreak) };
		const { workspace, read } = repositoryOf(files);
		const after = carriedOut(files, planAgree(workspace, read, file, item))[
			file
		];
		if (lineBreak === "\n") return after as string;
		assert.ok(!/(?<!\r)\n/.test(after as string));
	}
	return "";
}

const cases: readonly [
	file: string,
	before: string,
	after: string,
	item?: string,
][] = [
	[
		"product/strategy.md",
		"# S\n\n- Status: draft\n- Owner: A\n\n## Vision\n",
		"# S\n\n- Owner: A\n\n## Vision\n",
	],
	[
		"product/strategy.md",
		"# S\n\n- Status: draft\n\n## Vision\n",
		"# S\n\n## Vision\n",
	],
	[
		"product/strategy.md",
		"# S\n\nStatus: draft\nOwner: A\n",
		"# S\n\nOwner: A\n",
	],
	["product/strategy.md", "---\nstatus: draft\n---\n\n# S\n", "# S\n"],
	[
		"product/strategy.md",
		"---\nstatus: draft # soon\nowner: A\n---\n\n# S\n",
		"---\nowner: A\n---\n\n# S\n",
	],
	[
		"product/strategy.md",
		"# S\n\n## Problems\n\n- **ST-1** A.\n  - Status: draft\n- **ST-2** B.\n",
		"# S\n\n## Problems\n\n- **ST-1** A.\n- **ST-2** B.\n",
		"ST-1",
	],
	[
		"product/metrics.md",
		"# M\n\n## KM-1: A\n\n- Role: key\n- Status: draft",
		"# M\n\n## KM-1: A\n\n- Role: key\n",
		"KM-1",
	],
	[
		"product/metrics.yaml",
		"status: draft\nitems:\n  - id: KM-1\n",
		"items:\n  - id: KM-1\n",
	],
	[
		"product/metrics.yaml",
		"items:\n  - id: KM-1\n    status: draft\n    role: key\n",
		"items:\n  - id: KM-1\n    role: key\n",
		"KM-1",
	],
	[
		"product/metrics.yaml",
		"items:\n  - status: draft\n    id: KM-1\n",
		"items:\n  - id: KM-1\n",
		"KM-1",
	],
	[
		"product/metrics.yaml",
		"items:\n  - { id: KM-1, status: draft, role: key }\n",
		"items:\n  - { id: KM-1, role: key }\n",
		"KM-1",
	],
	[
		"product/metrics.yaml",
		"items:\n  - { status: draft, id: KM-1 }\n",
		"items:\n  - { id: KM-1 }\n",
		"KM-1",
	],
	[
		"product/metrics.md",
		"# M\n\n| ID | Title | Status |\n| - | - | - |\n| KM-1 | A | draft |\n",
		"# M\n\n| ID | Title | Status |\n| - | - | - |\n| KM-1 | A |  |\n",
		"KM-1",
	],
];

describe("marking as agreed", () => {
	it("takes the status away, and nothing else", () => {
		for (const [file, before, after, item] of cases) {
			assert.equal(agreed(file, before, item), after);
			const { workspace } = repositoryOf({ [file]: after });
			assert.match(
				reasonOf(planAgree(workspace, () => after, file, item)),
				/is not a draft/,
			);
		}
	});

	it("leaves decisions to their own status", () => {
		const file = "docs/adr/0001-a.md";
		const text = "---\nstatus: draft\n---\n\n# 1. A\n";
		const { workspace, read } = repositoryOf({ [file]: text });
		assert.match(reasonOf(planAgree(workspace, read, file)), /is not a draft/);
	});
});
