/** Somebody draws a line in an old code base: a new guardrail gets its check, its places are recorded, and who deviates is seen. */

import assert from "node:assert/strict";
import { flowsIn, until } from "./workbench";

const deviation = (from: string, status: string, place: string) => `---
status: ${status}
date: 2026-10-25
deviates-from:
  - { from: ${from}, because: "Customers write formulas.", until: 2095-03-31, in: ["${place}"] }
---

# Go around ${from} in ${place}
`;

const files = {
	"opmodel.yaml": "title: Quarry\nexpect: []\n",
	"product/guardrails.md": `# Guardrails

- Owner: Platform

## GR-1: No dynamic code

Nobody can review what is put together while it runs.

- Deny content: \`eval\\(\`
- In: \`src/**\`
`,
	"docs/adr/0001-formulas.md": deviation("GR-1", "accepted", "src/formulas/**"),
	"docs/adr/0002-reports.md": deviation("GR-1", "proposed", "src/reports/**"),
	"src/formulas/run.js": "module.exports = (text) => eval(text);\n",
	"src/reports/run.js": "module.exports = (text) => eval(text);\n",
	"src/old/run.js": "module.exports = (text) => eval(eval(text));\n",
	"gate/package.json":
		'{\n  "dependencies": {\n    "moment": "^2.30.0"\n  }\n}\n',
	"scale/package.json":
		'{\n  "dependencies": {\n    "moment": "^2.29.0"\n  }\n}\n',
};

describe("a guardrail in an old code base", () => {
	const flow = flowsIn({
		files,
		ready: (workbench) => workbench.container("Operating Model").waitFor(),
	});

	flow(
		"says what crosses it and who deviates from it, above its lines",
		async (workbench) => {
			await workbench.openFile("product/guardrails.md");
			await workbench
				.lens("2 deviations: ADR-0001 until 2095-03-31, ADR-0002 proposed")
				.waitFor();
			const lens = workbench.lens(
				"4 places in 3 files today, 1 of them allowed by a deviation",
			);
			await lens.waitFor();
			await workbench.picture("lens-guardrail");
			const peek = workbench.page.locator(".reference-zone-widget");
			await workbench.click(lens.locator("a", { hasText: "Show" }), () =>
				peek.locator(".monaco-list-row").first().isVisible(),
			);
			await workbench.picture("lens-crossings");
			await workbench.escape(peek);
		},
	);

	flow(
		"is new, gets its check, and has its places recorded, by keyboard",
		async (workbench) => {
			await workbench.command("Operating Model: New Guardrail");
			await workbench.answer("One date library");
			const { input } = workbench;
			await workbench.entries("A package").waitFor();
			assert.match(workbench.onDisk("product/guardrails.md"), /GR-2: One date/);
			await workbench.picture("guardrail-what");
			await workbench.choose("A package");
			await workbench.page
				.locator(".quick-input-widget", { hasText: "Package URLs" })
				.waitFor();
			await input.fill("moment");
			await workbench.page
				.locator(".quick-input-widget", { hasText: "does not begin with" })
				.waitFor();
			await workbench.picture("guardrail-fault");
			await workbench.answer("pkg:npm/moment");
			await workbench.entries("Record them as the baseline").waitFor();
			assert.match(
				(await input.getAttribute("placeholder")) ?? "",
				/^2 places in 2 files would cross GR-2 today$/,
			);
			await workbench.picture("guardrail-how");
			await workbench.choose("Record them");
			await workbench
				.lens("2 places in 2 files today, in the baseline")
				.waitFor();
			await workbench.picture("guardrail-landed");
			const text = workbench.onDisk("product/guardrails.md");
			assert.match(text, /- Deny dependency: `pkg:npm\/moment`/);
			assert.doesNotMatch(text, /draft/);
			assert.match(
				workbench.onDisk(".opmodel-baseline.json"),
				/"item":"GR-2","file":"gate\/package.json"/,
			);
		},
	);

	flow(
		"is left as a draft with what was said, where somebody stops half way",
		async (workbench) => {
			await workbench.command("Operating Model: New Guardrail");
			await workbench.answer("One queue");
			await workbench.entries("A package").waitFor();
			await workbench.escape(workbench.quickInput);
			await workbench.line("GR-2: One queue").waitFor();
			assert.match(
				workbench.onDisk("product/guardrails.md"),
				/GR-2: One queue[\s\S]*- Status: draft/,
			);
		},
	);

	flow("shows in the tree who deviates", async (workbench) => {
		await workbench.show("Operating Model");
		for (const name of ["Internal tech stack", "Guardrails", "GR-1 No dynamic"])
			await until(`${name}, expanded`, async () => {
				const row = workbench.rows(name).first();
				const state = await row
					.getAttribute("aria-expanded", { timeout: 2000 })
					.catch(() => undefined);
				if (state === "false")
					await row
						.locator(".monaco-tl-twistie")
						.click({ timeout: 2000 })
						.catch(() => undefined);
				return state === "true";
			});
		// What is only proposed is listed below and not counted.
		await workbench
			.rows("GR-1 No dynamic")
			.filter({ hasText: "1 deviation granted" })
			.waitFor();
		const row = workbench.rows("ADR-0002").first();
		await row.waitFor();
		assert.match(await row.innerText(), /proposed[\s\S]*src\/reports/);
		await workbench.picture("tree-deviations");
		await workbench.click(row, () =>
			workbench.tab("0002-reports.md").isVisible(),
		);
	});
});
