/** The page with everything that applies in full: whatever way an item is written, its whole text is there. */

import assert from "node:assert/strict";
import { contextOf } from "../../src/views/context";
import { contextPage } from "../../src/views/context-page";
import { english } from "../../src/words/voice";
import type { Texts } from "../helpers/checking";
import { repositoryOf, today } from "../helpers/planning";

/** The page in plain English, with a mark where text of the workspace stands, so that none slips through unseen. */
function pageOf(files: Texts, path: string): string {
	const { workspace, read } = repositoryOf(files);
	const marking = { ...english, text: (written: string) => `<${written}>` };
	const context = contextOf(workspace, today, path);
	return contextPage(workspace, context, path, read, marking);
}

const page = (...entries: string[]) => ({
	"product/guardrails.md": `# Guardrails\n\n- Owner: Platform\n\n${entries.join("\n")}`,
});

describe("the page of what applies", () => {
	it("has an item's whole text, block by block, without comments", () => {
		const files = page(
			"## GR-1: No surprises\n\nWhy, *first*.\n\n<!-- not said -->\n\nWhy, second.\n\n- Checked by: [Marta](https://example.org)\n\n> Quoted\n\n### More\n\n1. one\n2. two\n   - deep\n\n| a | b |\n| - | - |\n| c | `d` |\n\n````yaml\n```\n````\n\n<div>html</div>\n",
			"## GR-2: Another\n\nNot a part of it.\n",
		);
		assert.equal(
			pageOf(files, "a.ts").split("\n\n### <GR-2")[0],
			`# What applies to \`a.ts\`

## Guardrails

### <GR-1: No surprises>

Why it applies: holds everywhere; checked by people: <Marta>${"  "}
\`product/guardrails.md:5\`

<Why, first.>

<Why, second.>

- <Checked by: Marta>

> <Quoted>

**<More>**

1. <one>
2. <two>

   - <deep>

| <a> | <b> |
| --- | --- |
| <c> | <d> |

\`\`\`\`
\`\`\`
\`\`\`\`

<<div>html</div>>`,
		);
	});

	it("has the fields of entries, rows and YAML, inherited ones too", () => {
		const files = {
			"product/guardrails.yaml":
				"owner: Platform\nitems:\n  - id: GR-1\n    title: No surprises\n    because: They cost us.\n",
			"product/tech-stack.md":
				"# Stack\n\n| ID | Name | Ring | Languages |\n| - | - | - | - |\n| TS-1 | TypeScript | adopt | TypeScript |\n",
		};
		const text = pageOf(files, "a.ts");
		assert.match(text, /\n- <Because: They cost us\.>\n- <Owner: Platform>\n/);
		assert.match(text, /### <TS-1: TypeScript>\n[^#]*\n- <Ring: adopt>\n/);
	});

	it("has a decision without its front matter and its title", () => {
		const files = {
			"docs/adr/0001-a.md":
				'---\nstatus: accepted\ndate: 2026-08-25\napplies-to: ["src/**"]\n---\n\n# A choice\n\n## Context\n\nIt had to be made.\n',
		};
		assert.match(
			pageOf(files, "src/a.ts"),
			/## Decisions\n\n### <ADR-0001: A choice>\n\nWhy it applies: applies to `src\/\*\*` {2}\n`docs\/adr\/0001-a\.md:7`\n\n\*\*<Context>\*\*\n\n<It had to be made\.>\n$/,
		);
	});

	it("says what is near, and that nothing applies", () => {
		const files = page(
			"## GR-1: There\n\nWhy.\n\n- Applies to: `services/**`\n",
		);
		assert.equal(
			pageOf(files, "a.ts"),
			"# What applies to `a.ts`\n\nNothing in force applies here.\n\n## Near, but not here\n\n- **<GR-1>** <There>: holds in `services/**`\n",
		);
	});

	it("lists the rest without its text once there is very much", () => {
		const long = "It cost us. ".repeat(10_000);
		const files = page(
			...[1, 2, 3].map((n) => `## GR-${n}: Long\n\n${long}\n`),
		);
		const text = pageOf(files, "a.ts");
		assert.equal(text.split("It cost us. It").length > 2, true);
		assert.match(text, /### <GR-3: Long>\n\n`product\/guardrails\.md:\d+`\n$/);
	});
});
