/** What the extension says to somebody whose display language is German: whole sentences, in every place that has texts of its own. */

import assert from "node:assert/strict";
import { flowsIn } from "./workbench";

const manifest = "services/scale/package.json";

const files = {
	"opmodel.yaml": "title: Steinbruch\nexpect: []\n",
	"product/strategy.md": `# Product strategy

- Status: draft
- Owner: Ines Aalto

## Customers

Quarries that sell by weight.
`,
	"product/guardrails.md": `# Guardrails

- Owner: Platform

## GR-1: One date library

Two ways to handle time zones cost us two wrong delivery days.

- Since: 2026-02-01
- Deny dependency: \`pkg:npm/moment\`
- Instead: date-fns
- In: \`services/**\`
`,
	"docs/adr/0001-keep-moment.md": `---
status: accepted
date: 2026-08-25
deviates-from:
  - { from: GR-1, because: "The scale's maker tests with it alone.", until: 2095-03-31, in: ["services/gate/**"] }
---

# Keep moment at the gate
`,
	"services/desk/package.json":
		'{ "dependencies": { "date-fns": "^4.1.0" } }\n',
	"services/gate/package.json": '{ "dependencies": { "moment": "^2.29.0" } }\n',
	[manifest]: '{\n  "dependencies": {\n    "moment": "^2.30.0"\n  }\n}\n',
};

describe("in German", () => {
	const flow = flowsIn({
		files,
		language: "de",
		ready: (workbench) => workbench.container("Betriebsmodell").waitFor(),
	});

	flow("a file says what holds there, and why", async (workbench) => {
		await workbench.openFile(manifest);
		await workbench.squiggles("error").first().waitFor();
		await workbench.status("1 Leitplanke gilt hier").waitFor();
		await workbench.goTo(3, 9);
		const hover = await workbench.hover();
		await hover
			.filter({ hasText: "Verantwortlich: Platform · Seit 2026-02-01" })
			.waitFor();
		await workbench.picture("german-hover");
		await workbench.escape(hover);
		const fixes = await workbench.fixes();
		for (const title of [
			"Diesen Eintrag entfernen",
			"Stattdessen date-fns verwenden",
		])
			await fixes.filter({ hasText: title }).waitFor();
		await fixes
			.filter({ hasText: "Eine Abweichung von GR-1 festhalten" })
			.first()
			.waitFor();
		await workbench.picture("german-fix");
		await workbench.escape(fixes);
	});

	flow("a page says what is done with it", async (workbench) => {
		await workbench.openFile("product/guardrails.md");
		await workbench
			.lens(
				"Heute 2 Stellen in 2 Dateien, 1 davon durch eine Abweichung erlaubt",
			)
			.waitFor();
		await workbench.lens("1 Abweichung: ADR-0001 bis 2095-03-31").waitFor();
		await workbench.picture("german-guardrail");
		await workbench.openFile("product/strategy.md");
		await workbench.lens("Entwurf · ").waitFor();
		await workbench.lens("Als vereinbart kennzeichnen").waitFor();
		await workbench.picture("german-draft");
	});

	flow("the board and the tree are read", async (workbench) => {
		await workbench.show("Betriebsmodell");
		await workbench.rows("Produktstrategie").waitFor();
		await workbench.command("Betriebsmodell: Übersichtstafel öffnen");
		const board = await workbench.webview(".board");
		const text = await board.locator("body").innerText();
		assert.match(text, /Wie wir die Lösung bauen/);
		await workbench.picture("german-board");
	});
});
