/** The language features, asked through the editor: ours are there, and where the editor has its own for Markdown there is one answer only. */

import {
	type CodeAction,
	CodeActionKind,
	type CodeLens,
	type CompletionItem,
	type CompletionList,
	type DocumentLink,
	type DocumentSymbol,
	type Hover,
	type Location,
	type LocationLink,
	MarkdownString,
	type Position,
	Range,
	type SymbolInformation,
	type TextDocument,
	type TextEditor,
	Uri,
	WorkspaceEdit,
	window,
	workspace,
} from "vscode";
import { deepEqual, doesNotMatch, equal, match, ok } from "../assert";
import {
	closeEditors,
	cursorIn,
	diagnosticsOf,
	makeFolder,
	open,
	rangeOf,
	read,
	removeFolders,
	replace,
	ruleOf,
	run,
	settled,
	until,
} from "../helpers";

const files = {
	"opmodel.yaml":
		"title: Quarry\nstage: startup\nrules:\n  strategy/one-page: { max-words: 500 }\n",
	"product/strategy.md": `# Strategy

- Horizon: 2026-01/2095-12

## Customers

Quarries with two or more weighbridges.

## Problems

- **ST-1** Drivers wait at the weighbridge.
- **ST-2** Nobody trusts the tickets.

## Vision

A truck is weighed while it rolls.

## Not doing

Scales for shops.

## Key metric

KM-1 says whether trucks wait.
`,
	"product/metrics.md": `# Metrics

- Owner: Ines

## KM-1: Trucks weighed without a stop

Share of trucks that are weighed without a stop, per week.

- Role: key
- Source: the board "Gates"
- Baseline: 12% in 2026-01
- Target: 60%
- By: 2095-06-30

## KM-2: Gates that work

Share of gates that work.

- Role: input to KM-1
- Source: the board "Gates"
- Baseline: 80% in 2026-01
- Target: 99%
- By: 2095-06-30

## How we count

Once per truck.
`,
	"product/themes.md": `# Themes

## TH-1: Weigh while rolling

- Period: 2095-H1
- Outcome: Six of ten trucks are weighed without a stop.
- Serves: ST-1
- Moves: [KM-1](metrics.md#km-1-trucks-weighed-without-a-stop)

It is told in [how we count](metrics.md#how-we-count).
`,
	"product/guardrails.yaml": `items:
  - id: GR-1
    title: One database
    because: Two of them cost us a summer.
    owner: "@platform"
    checked-by: Ines, each quarter
  - id: GR-2
    title: No new languages
    because: Four people.
    applies-to: [KM-2]
    owner: "@platform"
    checked-by: Ines, each quarter
`,
	"docs/adr/0001-weigh-in-motion.md": `# 1. Weigh in motion

Date: 2095-01-02

## Status

Accepted

## Context

KM-1 stands still.

## Decision

Plates in the road.

## Consequences

See [2](0002-a-second-database.md).
`,
	"docs/adr/0002-a-second-database.md": `---
status: accepted
date: 2095-01-03
deviates-from:
  - { from: GR-1, because: "Plates speak SQLite only.", until: 2095-06-30 }
---

# A second database

## Context and problem statement

After ADR-0001, plates keep what they weighed.

## Decision outcome

SQLite on the plates.
`,
};

describe("language features", () => {
	let folder: Uri;
	const at = (path: string) => Uri.joinPath(folder, path);
	const opened = (path: string) => workspace.openTextDocument(at(path));

	before(async () => {
		folder = await makeFolder(files);
		const { uri } = await opened("product/themes.md");
		// The editor's own Markdown features take a moment: without them nothing below would see a duplicate.
		await until("the editor's Markdown features", async () =>
			(
				await run<DocumentSymbol[]>("vscode.executeDocumentSymbolProvider", uri)
			)?.some(({ name }) => name.includes("# Themes")),
		);
	});
	afterEach(closeEditors);
	after(removeFolders);

	describe("hover", () => {
		const hovered = async (path: string, drawn: string) => {
			const document = await opened(path);
			const hovers = await run<Hover[]>(
				"vscode.executeHoverProvider",
				document.uri,
				cursorIn(document, drawn),
			);
			return hovers.map(({ contents, range }) => ({
				text: contents
					.map((c) => (c instanceof MarkdownString ? c.value : String(c)))
					.join("\n"),
				on: range && document.getText(range),
			}));
		};

		it("says of an id what it states, who owns it and who relies on it", async () => {
			const [hover, ...others] = await hovered(
				"product/strategy.md",
				"KM‸-1 says",
			);
			equal(others.length, 0);
			ok(hover);
			equal(hover.on, "KM-1");
			match(hover.text, /\*\*KM-1: Trucks weighed without a stop\*\*/);
			match(hover.text, /Share of trucks that are weighed/);
			match(hover.text, /Owner: Ines/);
			match(hover.text, /\[TH-1 Weigh while rolling\]\(.*themes\.md#L/);
			match(hover.text, /\(moves it\)/);
			doesNotMatch(hover.text, /mentions/);
		});

		it("answers in YAML and in front matter", async () => {
			const [inYaml] = await hovered("product/guardrails.yaml", "[KM‸-2");
			match(inYaml?.text ?? "", /KM-2: Gates that work/);
			const [inMatter] = await hovered(
				"docs/adr/0002-a-second-database.md",
				"from: GR‸-1",
			);
			match(inMatter?.text ?? "", /One database/);
			match(inMatter?.text ?? "", /deviates until 2095\\?-06\\?-30/);
		});

		it("says what belongs into a field and under a heading", async () => {
			const [field] = await hovered("product/metrics.md", "- Ro‸le: key");
			equal(field?.on, "Role");
			match(field?.text ?? "", /One of: key, input, counter/);
			const [heading] = await hovered("product/strategy.md", "## Vis‸ion");
			match(heading?.text ?? "", /\*\*Vision\*\*/);
			const [rule] = await hovered("opmodel.yaml", "strategy/one‸-page");
			match(rule?.text ?? "", /command:opmodel\.explainRule/);
		});

		it("is silent in ordinary text", async () => {
			equal((await hovered("product/metrics.md", "Once per tr‸uck")).length, 0);
		});
	});

	describe("completion", () => {
		/** What is offered once a text is typed in place of another one; the text is not saved. */
		const offered = async (path: string, old: string, drawn: string) => {
			const editor = await open(at(path));
			await replace(editor, old, drawn.replace("‸", ""));
			const { items } = await run<CompletionList>(
				"vscode.executeCompletionItemProvider",
				editor.document.uri,
				cursorIn(editor.document, drawn),
			);
			return { items, editor };
		};
		const labelOf = ({ label }: CompletionItem) =>
			typeof label === "string" ? label : label.label;
		const labels = (items: readonly CompletionItem[]) => items.map(labelOf);

		it("offers ids with their titles in a field and in prose", async () => {
			const inField = await offered(
				"product/themes.md",
				"Serves: ST-1",
				"Serves: ‸",
			);
			deepEqual(labels(inField.items).filter(isId).sort(), ["ST-1", "ST-2"]);
			const first = inField.items.find((item) => labelOf(item) === "ST-1");
			ok(first && typeof first.label === "object");
			equal(first.label.description, "Drivers wait at the weighbridge.");
			const inProse = await offered(
				"product/strategy.md",
				"A truck is",
				"A truck (KM-‸) is",
			);
			deepEqual(labels(inProse.items).filter(isId).sort(), ["KM-1", "KM-2"]);
		});

		it("offers fields not given yet, values and headings not there yet", async () => {
			const fields = labels(
				(
					await offered(
						"product/themes.md",
						"- Serves: ST-1",
						"- Serves: ST-1\n- ‸",
					)
				).items,
			);
			ok(fields.includes("Source"), fields.join());
			ok(!fields.includes("Period"), fields.join());
			const values = await offered(
				"product/metrics.md",
				"Role: input to KM-1",
				"Role: ‸",
			);
			ok(["key", "input", "counter"].every((v) => has(values.items, v)));
			const headings = await offered(
				"product/strategy.md",
				"## Not doing\n\nScales for shops.\n",
				"## ‸\n",
			);
			ok(has(headings.items, "Not doing"), labels(headings.items).join());
			ok(!has(headings.items, "Vision"));
		});

		it("answers in YAML and in opmodel.yaml", async () => {
			const refers = await offered(
				"product/guardrails.yaml",
				"    title: No",
				"    s‸\n    title: No",
			);
			ok(has(refers.items, "severity"), labels(refers.items).join());
			const settings = await offered(
				"opmodel.yaml",
				"stage: startup",
				"stage: ‸",
			);
			ok(has(settings.items, "scaleup"));
			const rules = await offered(
				"opmodel.yaml",
				"  strategy/one-page: {",
				"  metrics/‸\n  strategy/one-page: {",
			);
			ok(has(rules.items, "metrics/measurable"));
		});

		it("leaves paths and headings in links to the editor and adds items by id", async () => {
			const atHeading = await offered(
				"product/themes.md",
				"metrics.md#how-we-count",
				"metrics.md#‸",
			);
			deepEqual(
				labels(atHeading.items).filter((label) => label.startsWith("#")),
				[
					"#how-we-count",
					"#km-1-trucks-weighed-without-a-stop",
					"#km-2-gates-that-work",
					"#metrics",
				],
			);
			await run("workbench.action.files.revert");
			const atPath = await offered(
				"product/themes.md",
				"(metrics.md#how-we-count)",
				"(‸)",
			);
			equal(
				labels(atPath.items).filter((label) => label === "metrics.md").length,
				1,
				labels(atPath.items).join(),
			);
			const item = atPath.items.find((item) =>
				labelOf(item).startsWith("KM-1 "),
			);
			equal(
				item?.insertText,
				"metrics.md#km-1-trucks-weighed-without-a-stop",
				labels(atPath.items).join(),
			);
		});

		it("is silent in code and on pages that are none of ours", async () => {
			const { items } = await offered(
				"product/themes.md",
				"It is told",
				"```\nKM-‸\n```\n",
			);
			equal(labels(items).filter(isId).length, 0);
		});

		function has(items: readonly CompletionItem[], label: string): boolean {
			return items.some((item) => labelOf(item) === label);
		}
	});

	describe("ways through the model", () => {
		const definitions = async (path: string, drawn: string) => {
			const document = await opened(path);
			const found = await run<(Location | LocationLink)[]>(
				"vscode.executeDefinitionProvider",
				document.uri,
				cursorIn(document, drawn),
			);
			return Promise.all(
				found.map(async (one) => {
					const [uri, range] =
						"targetUri" in one
							? [one.targetUri, one.targetSelectionRange ?? one.targetRange]
							: [one.uri, one.range];
					const target = await workspace.openTextDocument(uri);
					return `${uri.path.split("/").at(-1)}: ${target.lineAt(range.start.line).text}`;
				}),
			);
		};

		it("go from an id to its definition", async () => {
			deepEqual(await definitions("product/strategy.md", "KM-‸1 says"), [
				"metrics.md: ## KM-1: Trucks weighed without a stop",
			]);
			deepEqual(
				await definitions("docs/adr/0002-a-second-database.md", "from: GR-‸1"),
				["guardrails.yaml:   - id: GR-1"],
			);
			deepEqual(
				await definitions("docs/adr/0002-a-second-database.md", "ADR-00‸01"),
				["0001-weigh-in-motion.md: # 1. Weigh in motion"],
			);
		});

		it("give one definition where the editor knows the way itself", async () => {
			for (const drawn of ["(metrics.md#how-we-‸count)", "(metrics‸.md#how"])
				equal((await definitions("product/themes.md", drawn)).length, 1, drawn);
			equal(
				(await definitions("product/themes.md", "#km-1-trucks-wei‸ghed"))
					.length,
				1,
			);
			equal((await definitions("product/themes.md", "[KM‸-1]")).length, 1);
		});

		it("find all references, and each once, with what the editor gives itself", async () => {
			const references = async (path: string, drawn: string) => {
				const document = await opened(path);
				const found = await run<Location[]>(
					"vscode.executeReferenceProvider",
					document.uri,
					cursorIn(document, drawn),
				);
				const lines: string[] = [];
				for (const { uri, range } of found) {
					const { text } = (await workspace.openTextDocument(uri)).lineAt(
						range.start.line,
					);
					lines.push(`${uri.path.split("/").at(-1)}: ${text}`);
				}
				return lines.sort();
			};
			const all = [
				"0001-weigh-in-motion.md: KM-1 stands still.",
				"metrics.md: ## KM-1: Trucks weighed without a stop",
				"metrics.md: - Role: input to KM-1",
				"strategy.md: KM-1 says whether trucks wait.",
				"themes.md: - Moves: [KM-1](metrics.md#km-1-trucks-weighed-without-a-stop)",
			];
			deepEqual(await references("product/metrics.md", "## KM‸-1"), all);
			deepEqual(await references("product/strategy.md", "KM‸-1 says"), all);
			deepEqual(await references("product/themes.md", "[KM‸-1]"), all);
			deepEqual(
				await references(
					"docs/adr/0001-weigh-in-motion.md",
					"# 1‸. Weigh in motion",
				),
				[
					"0001-weigh-in-motion.md: # 1. Weigh in motion",
					"0002-a-second-database.md: After ADR-0001, plates keep what they weighed.",
				],
			);
		});

		it("outline a page once", async () => {
			const outline = async (path: string) => {
				const { uri } = await opened(path);
				const names: string[] = [];
				const walk = (symbols: readonly DocumentSymbol[]) => {
					for (const { name, children } of symbols) {
						names.push(name);
						walk(children ?? []);
					}
				};
				walk(
					await run<DocumentSymbol[]>(
						"vscode.executeDocumentSymbolProvider",
						uri,
					),
				);
				return names;
			};
			const metrics = await outline("product/metrics.md");
			deepEqual(
				metrics.filter((name) => name.includes("KM-1")),
				["## KM-1: Trucks weighed without a stop"],
			);
			ok(
				(await outline("product/strategy.md")).includes(
					"ST-1 Drivers wait at the weighbridge.",
				),
			);
			const yaml = await outline("product/guardrails.yaml");
			ok(yaml.includes("GR-1 One database"), yaml.join());
		});

		it("find items by id and by title in the whole workspace", async () => {
			const search = async (query: string) =>
				(
					await run<SymbolInformation[]>(
						"vscode.executeWorkspaceSymbolProvider",
						query,
					)
				)
					.filter(({ location }) =>
						location.uri.toString().startsWith(folder.toString()),
					)
					.map(({ name }) => name);
			ok((await search("GR-2")).includes("GR-2 No new languages"));
			ok((await search("second datab")).includes("ADR-0002 A second database"));
			ok(
				(await search("weighed without")).includes(
					"KM-1 Trucks weighed without a stop",
				),
			);
		});

		it("make ids links, those in links aside", async () => {
			const linksIn = async (path: string) => {
				const document = await opened(path);
				const links = await run<DocumentLink[]>(
					"vscode.executeLinkProvider",
					document.uri,
				);
				return links
					.map(({ range, target }) => ({
						text: document.getText(range),
						target: target?.toString(true) ?? "",
					}))
					.filter(({ text }) => isId(text));
			};
			deepEqual(
				(await linksIn("product/themes.md")).map(({ text }) => text),
				["ST-1"],
			);
			const [link] = await linksIn("product/strategy.md");
			match(link?.target ?? "", /product\/metrics\.md#L5,4$/);
			deepEqual(
				(await linksIn("product/guardrails.yaml")).map(({ text }) => text),
				["KM-2"],
			);
		});
	});

	describe("lenses", () => {
		const lensesOf = async (path: string) => {
			const { uri } = await opened(path);
			return (
				await run<CodeLens[]>("vscode.executeCodeLensProvider", uri, 100)
			).filter(
				({ command }) => command && !command.command.startsWith("markdown"),
			);
		};
		const titles = (lenses: readonly CodeLens[]) =>
			lenses.map(
				({ range, command }) => `${range.start.line} ${command?.title}`,
			);

		it("count references and deviations", async () => {
			deepEqual(titles(await lensesOf("product/metrics.md")), [
				"4 4 references",
				"14 1 reference",
			]);
			deepEqual(titles(await lensesOf("product/guardrails.yaml")), [
				// Asked for like this, what has to be looked up comes last.
				"1 1 deviation: ADR-0002 until 2095-06-30",
				"1 1 reference",
			]);
		});

		it("lead to the places", async () => {
			const [lens] = await lensesOf("product/metrics.md");
			equal(lens?.command?.command, "editor.action.showReferences");
			const [, , places] = lens?.command?.arguments ?? [];
			equal((places as Location[]).length, 4);
		});

		it("say what a draft lacks and lead there, how full the page is, and mark it as agreed", async () => {
			const draft = await makeFolder({
				"opmodel.yaml": "title: New\n",
				"product/strategy.md":
					"# Strategy\n\n- Status: draft\n\n## Customers\n\nQuarries in the Alps.\n\n## Problems\n\n- **ST-1** Trucks wait.\n\n## Vision\n\n<!-- What? -->\n",
			});
			const uri = Uri.joinPath(draft, "product/strategy.md");
			await open(uri);
			const lenses = await run<CodeLens[]>(
				"vscode.executeCodeLensProvider",
				uri,
				10,
			);
			const found = lenses.map(({ command }) => command?.title ?? "");
			const first = found.find((title) => title.startsWith("Draft")) ?? "";
			match(first, /^Draft · [2-9] things missing$/);
			ok(
				found.some((title) => /^\d+ of 600 words$/.test(title)),
				found.join(),
			);
			const before = await read(uri);
			const click = (title: string) => {
				const lens = lenses.find(({ command }) => command?.title === title);
				return run(
					lens?.command?.command as string,
					...(lens?.command?.arguments ?? []),
				);
			};
			await click(first);
			const document = window.activeTextEditor?.document;
			const line = window.activeTextEditor?.selection.active.line ?? 0;
			ok(line > 0, `the first gap that has a place, not line ${line}`);
			equal(document?.getText(), before);

			const asked = click("Mark as agreed");
			await until("the question is answered", async () => {
				await run("workbench.action.acceptSelectedQuickOpenItem");
				return document?.isDirty === true;
			});
			await asked;
			await settled();
			doesNotMatch(document?.getText() ?? "", /draft/);
			match(document?.getText() ?? "", /Quarries in the Alps\./);
			equal(await read(uri), before, "nothing is saved");
			await run("undo");
			equal(document?.getText(), before);
		});
	});

	describe("rename", () => {
		const renamed = async (path: string, drawn: string, to: string) => {
			const document = await opened(path);
			return run<WorkspaceEdit>(
				"vscode.executeDocumentRenameProvider",
				document.uri,
				cursorIn(document, drawn),
				to,
			);
		};
		const prepared = async (path: string, drawn: string) => {
			const document = await opened(path);
			return run<{ range: Range; placeholder: string }>(
				"vscode.prepareRename",
				document.uri,
				cursorIn(document, drawn),
			);
		};

		it("is ours on an id in a heading, the editor's on all other words of it", async () => {
			const ours = await prepared("product/metrics.md", "## KM‸-1");
			equal(ours.placeholder, "KM-1");
			const theirs = await prepared("product/metrics.md", "## How we co‸unt");
			equal(theirs.placeholder, "How we count");
			const title = await prepared(
				"product/metrics.md",
				"## KM-1: Trucks wei‸",
			);
			equal(title.placeholder, "KM-1: Trucks weighed without a stop");
		});

		it("is one change in four files, links to the heading included", async () => {
			const edit = await renamed("product/strategy.md", "KM‸-1 says", "KM-7");
			deepEqual(
				edit
					.entries()
					.map(([uri]) => uri.path.slice(folder.path.length + 1))
					.sort(),
				[
					"docs/adr/0001-weigh-in-motion.md",
					"product/metrics.md",
					"product/strategy.md",
					"product/themes.md",
				],
			);
			ok(await workspace.applyEdit(edit));
			await settled();
			const themes = await workspace.openTextDocument(at("product/themes.md"));
			match(
				themes.getText(),
				/Moves: \[KM-7\]\(metrics\.md#km-7-trucks-weighed-without-a-stop\)/,
			);
			const metrics = await workspace.openTextDocument(
				at("product/metrics.md"),
			);
			match(metrics.getText(), /## KM-7: Trucks/);
			match(metrics.getText(), /Role: input to KM-7/);
			// Other tests' folders have documents too.
			for (const { uri } of workspace.textDocuments)
				if (uri.path.startsWith(`${folder.path}/`))
					deepEqual(
						diagnosticsOf(uri)
							.map(ruleOf)
							.filter((rule) => /resolve/.test(rule)),
						[],
						uri.path,
					);
		});

		it("can be undone", async () => {
			const editor = await open(at("product/guardrails.yaml"));
			const before = editor.document.getText();
			const edit = await renamed("product/guardrails.yaml", "id: GR‸-2", "9");
			ok(await workspace.applyEdit(edit));
			match(editor.document.getText(), /id: GR-9/);
			await run("undo");
			equal(editor.document.getText(), before);
		});

		it("renames a decision's file with its number", async () => {
			const edit = await renamed(
				"docs/adr/0002-a-second-database.md",
				"After ADR-00‸01",
				"ADR-0012",
			);
			const old = at("docs/adr/0001-weigh-in-motion.md");
			const moved = at("docs/adr/0012-weigh-in-motion.md");
			// The command that asks for a rename gives back texts last; the rename itself makes its changes in the provider's order.
			const ordered = new WorkspaceEdit();
			for (const [uri, changes] of edit.entries()) ordered.set(uri, changes);
			ordered.renameFile(old, moved);
			ok(await workspace.applyEdit(ordered));
			await settled();
			const document = await workspace.openTextDocument(moved);
			match(document.getText(), /^# 12\. Weigh in motion/);
			const other = await workspace.openTextDocument(
				at("docs/adr/0002-a-second-database.md"),
			);
			match(other.getText(), /After ADR-0012,/);
			const names = () =>
				run<SymbolInformation[]>(
					"vscode.executeWorkspaceSymbolProvider",
					"weigh in motion",
				).then((found) =>
					// The editor lists headings as well.
					found.map(({ name }) => name).filter((name) => !name.startsWith("#")),
				);
			deepEqual(await names(), ["ADR-0012 Weigh in motion"]);
			await closeEditors();
			await workspace.fs.rename(moved, old);
			await until("the old number", async () =>
				(await names()).includes("ADR-0001 Weigh in motion"),
			);
		});

		it("says why something can't be renamed", async () => {
			const refusal = await renamed(
				"product/guardrails.yaml",
				"id: GR‸-2",
				"GR-1",
			).then(
				() => "",
				(error) => String(error),
			);
			match(refusal, /GR-1 is taken/);
		});
	});

	describe("code actions", () => {
		const actionsOn = async (
			document: TextDocument,
			range: Range | Position,
			only?: CodeActionKind,
		) =>
			run<CodeAction[]>(
				"vscode.executeCodeActionProvider",
				document.uri,
				range instanceof Range ? range : new Range(range, range),
				only?.value,
			);
		const take = async (action: CodeAction | undefined) => {
			ok(action?.edit, `${action?.title} has no edit`);
			ok(await workspace.applyEdit(action.edit));
			await settled();
		};
		const reported = ({ document }: TextEditor, rule: string) =>
			diagnosticsOf(document.uri).filter((d) => ruleOf(d) === rule);

		it("offer every fix of what is reported, and undo takes it back", async () => {
			const editor = await open(at("product/themes.md"));
			await replace(
				editor,
				"metrics.md#km-1-trucks-weighed-without-a-stop",
				"metrics.md#km-1",
			);
			await settled();
			const [shown] = reported(editor, "links/resolve");
			ok(shown);
			const actions = await actionsOn(
				editor.document,
				shown.range,
				CodeActionKind.QuickFix,
			);
			deepEqual(
				actions.map(({ title }) => title),
				["Link to the heading's own anchor"],
			);
			equal(actions[0]?.isPreferred, true);
			equal(actions[0]?.kind?.value, CodeActionKind.QuickFix.value);
			await take(actions[0]);
			equal(reported(editor, "links/resolve").length, 0);
			await run("undo");
			await settled();
			match(editor.document.getText(), /metrics\.md#km-1\)/);
			equal(reported(editor, "links/resolve").length, 1);
		});

		it("apply all safe fixes at once", async () => {
			const folder = await makeFolder({
				"product/metrics.yaml":
					"items:\n  - id: KM-1\n    title: Waits\n    owner: @ines\n  - id: KM-2\n    title: Gates\n    owner: @ben\n",
			});
			const editor = await open(Uri.joinPath(folder, "product/metrics.yaml"));
			equal(reported(editor, "files/syntax").length, 2);
			const all = await actionsOn(
				editor.document,
				new Range(0, 0, 9, 0),
				CodeActionKind.SourceFixAll,
			);
			const ours = all.filter(
				({ kind }) => kind?.value === "source.fixAll.opmodel",
			);
			equal(ours.length, 1);
			await take(ours[0]);
			match(editor.document.getText(), /owner: "@ines"/);
			match(editor.document.getText(), /owner: "@ben"/);
			equal(reported(editor, "files/syntax").length, 0);
			ok(
				(await actionsOn(editor.document, new Range(0, 0, 9, 0))).every(
					({ kind }) => kind?.value !== "source.fixAll.opmodel",
				),
				"fix all is offered where nobody asks for it",
			);
		});

		it("add a missing field or section, and start a missing page", async () => {
			const editor = await open(at("product/themes.md"));
			const titles = (actions: readonly CodeAction[]) =>
				actions.map(({ title }) => title);
			const onItem = await actionsOn(
				editor.document,
				cursorIn(editor.document, "## TH-‸1"),
			);
			const add = onItem.find(({ title }) => title === "Add “Source” to TH-1");
			ok(add, titles(onItem).join());
			await take(add);
			match(editor.document.getText(), /\n- Source:/);

			const strategy = await open(at("product/strategy.md"));
			await replace(strategy, "## Not doing\n\nScales for shops.\n\n", "");
			await settled();
			const onPage = await actionsOn(
				strategy.document,
				cursorIn(strategy.document, "# Str‸ategy"),
			);
			// Where a rule asks for the section, its fix says so; else the action does.
			const section = onPage.find(({ title }) => /Not doing/.test(title));
			ok(section, titles(onPage).join());
			await take(section);
			match(strategy.document.getText(), /\n## Not doing\n/);

			const settings = await open(at("opmodel.yaml"));
			const onTitle = titles(
				await actionsOn(
					settings.document,
					rangeOf(settings.document, "title: Quarry"),
				),
			);
			ok(
				onTitle.some((title) => /tech-stack|tech stack/i.test(title)),
				onTitle.join(),
			);
			ok(
				onTitle.some((title) => /not needed…$/.test(title)),
				onTitle.join(),
			);
		});

		it("mark a draft item as agreed, and make an id a link", async () => {
			const editor = await open(at("product/themes.md"));
			await replace(
				editor,
				"- Period: 2095-H1",
				"- Status: draft\n- Period: 2095-H1",
			);
			await settled();
			const onItem = await actionsOn(
				editor.document,
				cursorIn(editor.document, "## TH-‸1"),
			);
			await take(onItem.find(({ title }) => title === "Mark TH-1 as agreed"));
			doesNotMatch(editor.document.getText(), /draft/);
			const onId = await actionsOn(
				editor.document,
				cursorIn(editor.document, "Serves: ST-‸1"),
			);
			await take(onId.find(({ title }) => title === "Make ST-1 a link"));
			match(editor.document.getText(), /Serves: \[ST-1\]\(strategy\.md/);
		});
	});
});

function isId(text: string): boolean {
	return /^[A-Z]{2,4}-\d+$/.test(text);
}
