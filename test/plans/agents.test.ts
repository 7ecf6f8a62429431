/** The block in AGENTS.md: what it says, and that nothing around it changes. */

import assert from "node:assert/strict";
import { planAgents } from "../../src/plans/agents";
import { applied, isRefusal } from "../../src/plans/plan";
import type { Texts } from "../helpers/checking";
import { reasonOf, repositoryOf, today } from "../helpers/planning";

const files: Texts = {
	"product/guardrails.md":
		"# Guardrails\n\n- Owner: Platform\n\n## GR-1: One date library\n\nWhy.\n\n- Deny dependency: `pkg:npm/moment`\n- Instead: date-fns\n- In: `services/**`\n\n## GR-2: Data stays `<b>` here\n\nWhy.\n\n- Checked by: the review\n- Since: 2027-01-01\n\n## GR-3: Old\n\n- Status: retired\n",
	"product/principles.md": "# Principles\n\n## PP-1: Proof over ticks\n",
	"product/tech-stack.md":
		"# Tech stack\n\n| ID | Technology | Purpose | Ring | Replaced by |\n| --- | --- | --- | --- | --- |\n| TS-1 | date-fns | Dates | adopt | |\n| TS-2 | Moment | Dates | hold | TS-1 |\n",
	"docs/adr/0001-a.md":
		'---\nstatus: accepted\ndate: 2026-08-25\ndeviates-from:\n  - { from: GR-1, because: "The scale.", until: 2027-03-31, in: ["services/scale/**"] }\n---\n\n# Old scale\n',
	"docs/adr/0002-b.md": "---\nstatus: proposed\n---\n\n# Not yet\n",
	"labs/opmodel.yaml": "title: Labs\n",
};

/** AGENTS.md after the plan. */
function written(source: string | undefined, day = today, texts = files) {
	const plan = planAgents(repositoryOf(texts).workspace, day, source);
	if (isRefusal(plan)) assert.fail(plan.refused);
	const [edit] = plan.edits;
	if (!edit) return source;
	return edit.create ? edit.newText : applied(source ?? "", plan.edits);
}

const block = written(undefined) as string;

describe("the block for coding agents", () => {
	it("says in a line each what is in force, and how to ask for more", () => {
		assert.equal(
			block.replace(/^(?:<!--.*begin.*|What holds.*)\n/gm, ""),
			`
## Operating model


More holds below \`labs/\`: ask for a path there.

### Guardrails

- GR-1: One date library (denies the packages \`pkg:npm/moment\` in \`services/**\`; use date-fns)
- GR-2: Data stays \\<b> here (checked by people: the review; from 2027-01-01 on)

### Principles

- PP-1: Proof over ticks

### Tech stack

- TS-1: date-fns (adopt; Dates)
- TS-2: Moment (hold; Dates; use TS-1)

### Deviations in force

- ADR-0001 allows to deviate from GR-1 in \`services/scale/**\` until 2027-03-31

### Decisions

- ADR-0001: Old scale (\`docs/adr/0001-a.md\`)

<!-- opmodel: end -->
`,
		);
		assert.match(block, /`opmodel context <path>`/);
	});

	it("leaves what stands around it alone, line breaks and byte order mark too", () => {
		for (const around of [
			"",
			"# Ours\n\nText.\n",
			"# No line break at the end",
			"\ufeff# Ours\r\n\r\nText.\r\n",
		]) {
			const once = written(around) as string;
			assert.ok(once.startsWith(around), JSON.stringify(around));
			assert.equal(written(once), once);
			const more = `${once}\nBelow.\n`;
			const later = written(more, "2027-04-01") as string;
			assert.ok(later.startsWith(around) && later.endsWith("\nBelow.\n"));
			assert.ok(!later.includes("Deviations in force"));
			assert.equal(written(later), more);
			assert.equal(/[^\r]\n/.test(once), !around.includes("\r"));
		}
	});

	it("is refused where its comments are no pair", () => {
		const end = "<!-- opmodel: end -->\n";
		const { workspace } = repositoryOf(files);
		for (const source of [
			end,
			block.replace(end, ""),
			block + block,
			end + block,
		])
			assert.match(
				reasonOf(planAgents(workspace, today, source)),
				/not one pair/,
			);
	});

	it("names the newest of many decisions, and how many there are besides", () => {
		const many = Object.fromEntries(
			Array.from({ length: 50 }, (_, n) => [
				`docs/adr/${String(n + 1).padStart(4, "0")}-x.md`,
				`---\nstatus: accepted\ndate: 2026-01-${String((n % 28) + 1).padStart(2, "0")}\n---\n\n# X\n`,
			]),
		);
		const text = written(undefined, today, many) as string;
		assert.equal(text.match(/^- ADR-/gm)?.length, 40);
		assert.match(text, /^- 10 older ones: `opmodel list`$/m);
		assert.doesNotMatch(text, /ADR-0001:/);
		assert.match(text, /ADR-0028:/);
	});
});
