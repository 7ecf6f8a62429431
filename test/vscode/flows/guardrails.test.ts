/** An engineer crosses a guardrail and stands by it: seen while typing, recorded, agreed to, over, and undone. */

import assert from "node:assert/strict";
import { openIn, pictureOfFailure, until, type Workbench } from "./workbench";

const manifest = "services/scales/package.json";

const files = {
	"opmodel.yaml": "title: Quarry\nexpect: []\n",
	"product/guardrails.md": `# Guardrails

- Owner: Ines Aalto
- Review by: 2095-06-30

## GR-2: One date library

Two ways to handle time zones cost us two wrong delivery days.

- Deny dependency: \`pkg:npm/moment\`
- Instead: date-fns
- In: \`services/**\`
`,
	"docs/adr/0001-weigh-twice.md": `---
status: accepted
date: 2026-03-04
decision-makers: [Ines Aalto]
---

# 1. Weigh every load twice

## Context

The first scale stands in the wind.

## Decision

Every load is weighed on the way in and on the way out.
`,
	[manifest]: `{
  "name": "scales",
  "dependencies": {
    "pg": "8.13.1"
  }
}
`,
};

/** A day in the local calendar, so many days from now, as `2026-11-22`. */
function day(fromNow: number): string {
	const date = new Date();
	date.setDate(date.getDate() + fromNow);
	const two = (n: number) => String(n).padStart(2, "0");
	return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

describe("a guardrail that somebody has to cross", () => {
	let workbench: Workbench;
	before(async () => {
		workbench = await openIn({
			files,
			committed: true,
			// The editor's own check would fetch the schema of package.json.
			settings: { "json.validate.enable": false },
		});
	});
	after(() => workbench?.close());
	afterEach(function () {
		return pictureOfFailure(this, workbench);
	});

	/** The path of the record that the quick fix drafted. */
	let record = "";
	/** The text of the entry in the Problems view that has a piece of it and is of that severity: waits for it. */
	const told = async (severity: "Error" | "Warning" | "Info", text: string) => {
		const entries = await workbench.problems(text);
		return until(`${severity}: ${text}`, async () => {
			const [entry] = await entries.all();
			const label = await entry?.getAttribute("aria-label");
			return label?.startsWith(severity) && label;
		});
	};

	it("is seen while the dependency is typed", async () => {
		await workbench.openFile(manifest);
		await workbench.goToText(manifest, '"pg"');
		await workbench.insert(',\n"moment": "^2.30.0"');
		await workbench.squiggles("error").first().waitFor();
		const said = await told("Error", "`moment` crosses GR-2");
		assert.match(said, /Use date-fns, or record a decision/);
		await workbench.counts(1, 0);
		await workbench.picture("guardrail-crossed");
	});

	it("has a way out at the place itself, with everything but the reason", async () => {
		await workbench.goTo(5, 8);
		const fixes = await workbench.fixes();
		await fixes
			.filter({ hasText: "Record a deviation from GR-2" })
			.first()
			.waitFor();
		await workbench.picture("guardrail-fix");
		await fixes
			.filter({ hasText: "Record a deviation from GR-2" })
			.first()
			.click();
		await workbench.tab("0002-deviate-from-gr-2").waitFor();
		await workbench.editorHasFocus();
		record = await until("the record", () =>
			workbench.changes().find((path) => path.includes("0002-deviate")),
		);
		const text = workbench.onDisk(record);
		assert.match(text, /status: proposed/);
		assert.match(text, /from: GR-2/);
		assert.match(text, /in: \["services\/scales\/\*\*"\]/);
		assert.match(text, /decision-makers: \[Ines Aalto\]/);
		await workbench.picture("guardrail-record");
		// Nothing is covered while nobody has said why.
		await told("Error", "ADR-0002 covers nothing yet: it needs a reason");
	});

	it("is a proposal once the reason is written, and still nobody's permission", async () => {
		// What is selected is the prompt for the reason.
		await workbench.focusEditor();
		await workbench.insert("The scale's maker tests with moment alone.");
		await told("Warning", "ADR-0002 proposes to allow it");
		await workbench.save();
	});

	it("is allowed until a day once it is agreed to", async () => {
		await workbench.goToText(record, "status: proposed");
		for (let n = 0; n < "proposed".length; n++)
			await workbench.page.keyboard.press("Shift+ArrowLeft");
		await workbench.insert("accepted");
		await told("Info", "ADR-0002 allows it here until");
		await workbench.counts(0, 0);
		await workbench.save();
		await workbench.openFile(manifest);
		await workbench.squiggles("info").first().waitFor();
		await workbench.picture("guardrail-allowed");
	});

	it("is crossed again the day after it ended, and not after an undo", async () => {
		await workbench.openFile(record);
		const until = /until: (\S+)/.exec(workbench.onDisk(record))?.[1] ?? "";
		await workbench.goToText(record, `until: ${until}`);
		for (let n = 0; n < until.length; n++)
			await workbench.page.keyboard.press("Shift+ArrowLeft");
		await workbench.insert(day(-1));
		await told("Error", `The deviation in ADR-0002 ended on ${day(-1)}`);
		// The record says so as well.
		await workbench.counts(2, 0);
		await workbench.picture("guardrail-ended");
		await workbench.focusEditor();
		await workbench.undo();
		await told("Info", "ADR-0002 allows it here until");
		await workbench.counts(0, 0);
	});
});
