/** What applies to a file: the list, what the status bar says, and the page with everything in full. */

import { commands, Uri, window, workspace } from "vscode";
import { Engine } from "../../../src/engine";
import {
	entriesOf,
	statusWordsOf,
} from "../../../src/faces/vscode/views/applies";
import { contextOf } from "../../../src/views/context";
import { deepEqual, equal, match, ok } from "../assert";
import {
	closeEditors,
	makeFolder,
	open,
	removeFolders,
	run,
	settled,
	until,
	write,
} from "../helpers";

const files = {
	"opmodel.yaml": "title: Quarry\nexpect: []\n",
	"product/guardrails.md": `# Guardrails

- Owner: Platform

## GR-1: One $(sync~spin) date library

Two of them cost us [two wrong](command:workbench.action.quit) delivery days. <img src="https://example.org/a.png">

- Deny dependency: \`pkg:npm/moment@<3\`
- In: \`services/**\`

\`\`\`js
import moment from "moment";
\`\`\`

## GR-2: Infrastructure changes in writing

Nobody knew why.

- Decision needed for: \`infra/**\`
`,
	"product/principles.md": "# Principles\n\n## PP-1: Proof over ticks\n",
	"docs/adr/0007-keep-moment.md": `---
status: accepted
date: 2026-08-25
deviates-from:
  - { from: GR-1, because: "Its maker tests with it alone.", until: 2095-03-31, in: ["services/scale/**"] }
---

# Keep moment

## Context

![chart](https://example.org/chart.png) and a [link](https://example.org).
`,
	"services/scale/package.json": '{ "dependencies": { "moment": "latest" } }\n',
	"services/scale/run.ts": "export {};\n",
	"infra/gates/open.tf": "\n",
};

describe("what applies here", () => {
	let folder: Uri;
	const at = (path: string) => Uri.joinPath(folder, path);
	const engine = new Engine({ today: "2026-11-22" });
	const contextAt = (path: string) =>
		contextOf(engine.workspace(), engine.today, path);
	const listed = (path: string) =>
		entriesOf(contextAt(path), engine.unjudged()).map(
			({ label, description, detail, item, isPage }) =>
				item || isPage
					? [label, description, detail].filter(Boolean).join(" | ")
					: `-- ${label}`,
		);

	before(async () => {
		for (const [path, text] of Object.entries(files))
			if (/\.(?:md|yaml)$/.test(path)) engine.set(path, text);
			else engine.look(path, text);
		folder = await makeFolder(files);
		await settled();
	});
	afterEach(closeEditors);
	after(removeFolders);

	it("is listed in groups: what it is, why, and the statement", () => {
		deepEqual(listed("services/scale/run.ts"), [
			"-- Guardrails",
			"GR-1 One \\$(sync~spin) date library | ADR-0007 allows to deviate here until 2095-03-31; denies the packages `pkg:npm/moment@<3` in `services/**` | Two of them cost us two wrong delivery days.",
			"-- Deviations in force",
			'ADR-0007 Keep moment | allows to deviate from GR-1 "One \\$(sync~spin) date library" here until 2095-03-31 | chart and a link.',
			"-- Principles",
			"PP-1 Proof over ticks",
			"-- Near, but not here",
			"GR-2 Infrastructure changes in writing | holds in `infra/**`",
			"-- ",
			"$(open-preview) Show everything in full",
		]);
	});

	it("says at a manifest what could not be judged in it", () => {
		match(
			listed("services/scale/package.json")[1] ?? "",
			/ \| `moment` can't be judged: its version `latest` can't be read; ADR-0007 allows/,
		);
	});

	it("is counted for the status bar: guardrails, decisions, deviations", () => {
		deepEqual(statusWordsOf(contextAt("services/scale/run.ts")), {
			text: "1 guardrail · 1 decision apply here · 1 deviation",
			label: "What applies to this file: 1 guardrail, 1 decision, 1 deviation",
			tip: "GR-1 One $(sync~spin) date library\nADR-0007 Keep moment",
		});
		equal(
			statusWordsOf(contextAt("services/gate/run.ts"))?.text,
			"1 guardrail applies here",
		);
		// Principles hold everywhere: nothing that has to be said of each file.
		equal(statusWordsOf(contextAt("README.txt")), undefined);
	});

	it("leads to where an item is written", async () => {
		await run("opmodel.showWhatApplies", at("services/scale/run.ts"));
		await until("the guardrails", async () => {
			await run("workbench.action.acceptSelectedQuickOpenItem");
			const editor = window.activeTextEditor;
			return (
				editor?.document.uri.path.endsWith("/product/guardrails.md") &&
				editor.selection.active.line === 4
			);
		});
	});

	it("is asked of folders, and of files that are not there yet", async () => {
		for (const [command, uri] of [
			["opmodel.showWhatAppliesToFolder", at("infra")],
			["opmodel.showWhatApplies", at("infra/gate.tf")],
			[
				"opmodel.showWhatApplies",
				at("infra/gate.tf").with({ scheme: "untitled" }),
			],
		] as const) {
			await closeEditors();
			await run(command, uri);
			await until(`the guardrail for ${uri}`, async () => {
				await run("workbench.action.acceptSelectedQuickOpenItem");
				return window.activeTextEditor?.selection.active.line === 15;
			});
		}
	});

	it("is read in full on a page in which nothing of the workspace becomes a link, an image or a command", async () => {
		const uri = Uri.from({
			scheme: "opmodel-applies",
			path: "/What applies to run.ts.md",
			query: JSON.stringify({
				root: folder.toString(),
				path: "services/scale/run.ts",
			}),
		});
		const document = await workspace.openTextDocument(uri);
		equal(document.languageId, "markdown");
		const text = document.getText();
		match(
			text,
			/^# What applies to `services\/scale\/run\.ts`\n\n## Guardrails/,
		);
		match(text, /\n- Deny dependency: pkg:npm\/moment/);
		match(text, /\n```\nimport moment from "moment";\n```\n/);
		match(text, /\n\*\*Context\*\*\n\nchart and a link\.\n/);
		match(text, /\n## Near, but not here\n\n- \*\*GR-2\*\* /);
		const html = await commands.executeCommand<string>(
			"markdown.api.render",
			text,
		);
		ok(!/<(?:a|img)\b/.test(html), html);
		await write(at("product/principles.md"), "# Principles\n");
		await until("the page anew", () => !document.getText().includes("PP-1"));
	});

	it("says so on a page whose folder is not open, whatever its address says", async () => {
		for (const query of [
			"",
			"{",
			"null",
			'{"root":1}',
			'{"root":"file:///x","path":"a"}',
		]) {
			const uri = Uri.from({ scheme: "opmodel-applies", path: "/x.md", query });
			const document = await workspace.openTextDocument(uri);
			match(document.getText(), /none of the folders/);
		}
	});

	it("is not asked of what lies elsewhere", async () => {
		const editor = await open(at("services/scale/run.ts"));
		await run("opmodel.showWhatApplies", Uri.parse("untitled:Untitled-1"));
		equal(window.activeTextEditor?.document, editor.document);
	});
});
