/** An engineer crosses a guardrail and stands by it: seen while typing, recorded, agreed to, over, and undone. */

import assert from "node:assert/strict";
import { flowsIn, until, type Workbench } from "./workbench";

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
	"services/gate/package.json":
		'{ "dependencies": { "date-fns": "^4.1.0" } }\n',
	[manifest]: `{
  "name": "scales",
  "dependencies": {
    "pg": "8.13.1"
  }
}
`,
};

/** The same with a dependency that the guardrail denies. */
const crossed = {
	...files,
	[manifest]: `{
  "name": "scales",
  "dependencies": {
    "pg": "8.13.1",
    "moment": "^2.30.0"
  }
}
`,
};

const record = "docs/adr/0002-keep-moment.md";
const end = "2095-03-31";

/** The same with a record that allows the dependency, or would. */
const recorded = (status: string) => ({
	...crossed,
	[record]: `---
status: ${status}
date: 2026-11-20
decision-makers: [Ines Aalto]
deviates-from:
  - from: GR-2
    until: ${end}
    in: ["services/scales/**"]
---

# 2. Keep moment in the scales

## Context

The scale's maker tests with moment alone.

## Decision

The scales go on using it.
`,
});

/** A day in the local calendar, so many days from now, as `2026-11-22`. */
function day(fromNow: number): string {
	const date = new Date();
	date.setDate(date.getDate() + fromNow);
	const two = (n: number) => String(n).padStart(2, "0");
	return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

describe("a guardrail that somebody has to cross", () => {
	const flow = flowsIn({
		files,
		committed: true,
		ready: (workbench) => workbench.container("Operating Model").waitFor(),
	});

	flow("is seen while the dependency is typed", async (workbench) => {
		await workbench.openFile(manifest);
		await workbench.goToText(manifest, '"pg"');
		await workbench.insert(',\n"moment": "^2.30.0"');
		await workbench.squiggles("error").first().waitFor();
		const said = await told(workbench, "Error", "`moment` crosses GR-2");
		assert.match(said, /Use date-fns, or record a decision/);
		await workbench.counts(1, 0);
		await workbench.picture("guardrail-crossed");
	});

	flow(
		"has a way out at the place itself, with everything but the reason, and is a proposal once that is written",
		async (workbench) => {
			await workbench.openFile(manifest);
			await workbench.squiggles("error").first().waitFor();
			await workbench.goTo(5, 8);
			const hover = await workbench.hover();
			await hover.filter({ hasText: "Owner: Ines Aalto" }).first().waitFor();
			await workbench.picture("guardrail-hover");
			await workbench.escape(hover);
			const fixes = await workbench.fixes();
			await fixes
				.filter({ hasText: "Record a deviation from GR-2" })
				.first()
				.waitFor();
			for (const title of ["Remove this entry", "Use date-fns instead"])
				await fixes.filter({ hasText: title }).waitFor();
			await workbench.picture("guardrail-fix");
			await workbench.click(
				fixes.filter({ hasText: "Record a deviation from GR-2" }).first(),
				() => workbench.tab("0002-deviate-from-gr-2").isVisible(),
			);
			await workbench.editorHasFocus();
			const drafted = await until("the record", () =>
				workbench.changes().find((path) => path.includes("0002-deviate")),
			);
			const text = workbench.onDisk(drafted);
			assert.match(text, /status: proposed/);
			assert.match(text, /from: GR-2/);
			assert.match(text, /in: \["services\/scales\/\*\*"\]/);
			assert.match(text, /decision-makers: \[Ines Aalto\]/);
			await workbench.picture("guardrail-record");
			// Nothing is covered while nobody has said why.
			await told(
				workbench,
				"Error",
				"ADR-0002 covers nothing yet: it needs a reason",
			);
			// What is selected is the prompt for the reason.
			await workbench.focusEditor();
			await workbench.insert("The scale's maker tests with moment alone.");
			await told(workbench, "Warning", "ADR-0002 proposes to allow it");
			await workbench.save();
		},
		crossed,
	);

	flow(
		"is allowed until a day once it is agreed to",
		async (workbench) => {
			await workbench.openFile(record);
			await told(workbench, "Warning", "ADR-0002 proposes to allow it");
			await workbench.goToText(record, "status: proposed");
			await workbench.selectBack("proposed".length);
			await workbench.insert("accepted");
			await told(workbench, "Info", "ADR-0002 allows it here until");
			await workbench.counts(0, 0);
			await workbench.save();
			await workbench.openFile(manifest);
			await workbench.squiggles("info").first().waitFor();
			await workbench.picture("guardrail-allowed");
		},
		recorded("proposed"),
	);

	flow(
		"is crossed again the day after it ended, and not after an undo",
		async (workbench) => {
			await workbench.openFile(record);
			await told(workbench, "Info", "ADR-0002 allows it here until");
			await workbench.goToText(record, `until: ${end}`);
			await workbench.selectBack(end.length);
			await workbench.insert(day(-1));
			await told(
				workbench,
				"Error",
				`The deviation in ADR-0002 ended on ${day(-1)}`,
			);
			// The record says so as well.
			await workbench.counts(2, 0);
			await workbench.picture("guardrail-ended");
			await workbench.focusEditor();
			await workbench.undo(`until: ${end}`);
			await told(workbench, "Info", "ADR-0002 allows it here until");
			await workbench.counts(0, 0);
		},
		recorded("accepted"),
	);
});

/** Waits for an entry in the Problems view that has a text and is of a severity; gives what is read of it aloud. */
async function told(
	workbench: Workbench,
	severity: "Error" | "Warning" | "Info",
	text: string,
): Promise<string> {
	const entries = await workbench.problems(text);
	return until(`${severity}: ${text}`, async () => {
		const [entry] = await entries.all();
		// It may go between two looks.
		const label = await entry
			?.getAttribute("aria-label", { timeout: 1000 })
			.catch(() => undefined);
		return label?.startsWith(severity) && label;
	});
}
