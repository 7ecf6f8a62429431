/** What applies to a file: said in the status bar, picked from a list by keyboard, and read in full on a page. */

import assert from "node:assert/strict";
import { flowsIn } from "./workbench";

const files = {
	"opmodel.yaml": "title: Quarry\nexpect: []\n",
	"product/guardrails.md": `# Guardrails

- Owner: Platform

## GR-1: No dynamic code

Nobody can review it, and the scanner of our largest customer stops at it.

- Deny content: \`eval\\(\`
- In: \`services/**/*.ts\`

## GR-2: One date library

Two ways to handle time zones cost us two wrong delivery days.

- Deny dependency: \`pkg:npm/moment\`, \`pkg:npm/luxon@<3\`
- Instead: date-fns
- In: \`services/**\`, \`apps/**\`

## GR-3: Infrastructure changes in writing

Nobody knew why the old gate was open.

- Decision needed for: \`infra/**\`

## GR-4: Data about workers stays in the EU

We promised it in 31 agreements.

- Checked by: Marta goes through the list of vendors each quarter
`,
	"product/principles.md":
		"# Principles\n\n## PP-1: No signal is the normal case\n\nWhat can't be done without a network is not done at the face.\n",
	"product/tech-stack.md":
		"# Tech stack\n\n| ID | Technology | Purpose | Ring | Packages | Languages |\n| --- | --- | --- | --- | --- | --- |\n| TS-1 | TypeScript | Services | adopt | | TypeScript |\n",
	"docs/adr/0007-keep-moment.md": `---
status: accepted
date: 2026-08-25
deviates-from:
  - { from: GR-2, because: "The scale's maker tests with it alone.", until: 2095-03-31, in: ["services/scale/**"] }
---

# Keep moment in the scale service

## Context

Its maker tests with moment alone, and [pays](https://example.org) for nothing else.
`,
	"docs/adr/0008-count-on-the-server.md":
		'---\nstatus: accepted\ndate: 2026-09-01\napplies-to: ["services/**"]\n---\n\n# Count deadlines on the server\n\n## Context\n\nPhones run wrong.\n',
	"services/scale/weigh.ts":
		"export function weigh(kilos: number): number {\n\treturn Math.round(kilos);\n}\n",
};

describe("what applies here", () => {
	const flow = flowsIn({
		files,
		ready: (workbench) => workbench.container("Operating Model").waitFor(),
	});

	flow(
		"is counted in the status bar of a code file, and not in a page's",
		async (workbench) => {
			await workbench.openFile("services/scale/weigh.ts");
			await workbench
				.status("3 guardrails · 2 decisions apply here · 1 deviation")
				.waitFor();
			await workbench.picture("applies-status");
			await workbench.openFile("product/principles.md");
			await workbench.status("apply here").waitFor({ state: "detached" });
		},
	);

	flow(
		"is listed on a click, and an entry leads to where it is written",
		async (workbench) => {
			const row = (text: string) => workbench.entries(text);
			await workbench.openFile("services/scale/weigh.ts");
			await workbench.click(workbench.status("apply here"), () =>
				row("GR-1 No dynamic code").isVisible(),
			);
			await row("GR-1 No dynamic code").waitFor();
			await row("ADR-0007").first().waitFor();
			for (const theme of ["dark", "light"] as const) {
				await workbench.escape(workbench.quickInput);
				await workbench.useTheme(theme);
				await workbench.command("Show What Applies to This File");
				await row("GR-1 No dynamic code").waitFor();
				await workbench.picture(`applies-list-${theme}`);
			}
			await workbench.input.pressSequentially("date library");
			await row("GR-1 No dynamic code").waitFor({ state: "detached" });
			await workbench.press(
				"Enter",
				async () => !(await workbench.input.isVisible()),
			);
			await workbench.tab("guardrails.md").first().waitFor();
			await workbench.line("## GR-2: One date library").waitFor();
		},
	);

	flow(
		"is read in full on a page that has no link of the workspace's",
		async (workbench) => {
			await workbench.openFile("services/scale/weigh.ts");
			await workbench.command("Show What Applies to This File");
			await workbench.pick("Show everything in full");
			const page = await workbench.webview(
				'h3:has-text("GR-2: One date library")',
			);
			const text = await page.locator("body").innerText();
			assert.match(text, /denies the packages pkg:npm\/moment/);
			assert.match(text, /Its maker tests with moment alone, and pays for/);
			assert.equal(await page.locator(".markdown-body a, img").count(), 0);
			for (const theme of ["dark", "light"] as const) {
				await workbench.useTheme(theme);
				await workbench.picture(`applies-page-${theme}`);
			}
		},
	);
});
