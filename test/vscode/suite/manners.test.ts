/** What the extension never does: get in the way, lead out of itself, believe a text of the workspace. */

import {
	type CodeLens,
	type CompletionList,
	type DocumentLink,
	extensions,
	type Hover,
	MarkdownString,
	TabInputText,
	Uri,
	window,
	workspace,
} from "vscode";
import { rules } from "../../../src/engine";
import { deepEqual, equal, match, ok } from "../assert";
import {
	closeEditors,
	diagnosticsOf,
	gaps,
	makeFolder,
	open,
	rangeOf,
	removeFolders,
	run,
	settled,
	until,
} from "../helpers";

describe("manners", () => {
	afterEach(closeEditors);
	after(removeFolders);

	it("says nothing in a folder with nothing of ours", async () => {
		const folder = await makeFolder({
			"README.md": "# Hello\n\n## Status\n\nSee [it](gone.md) and KM-1.\n",
			"notes/todo.yaml": "kind: Deployment\nowner: @nobody\n",
		});
		for (const path of ["README.md", "notes/todo.yaml"]) {
			const { document } = await open(Uri.joinPath(folder, path));
			deepEqual(diagnosticsOf(document.uri), []);
			const hovers = await run<Hover[]>(
				"vscode.executeHoverProvider",
				document.uri,
				rangeOf(document, path === "README.md" ? "KM-1" : "kind").start,
			);
			deepEqual(hovers, []);
			deepEqual(
				(
					await run<CodeLens[]>(
						"vscode.executeCodeLensProvider",
						document.uri,
						9,
					)
				).filter(({ command }) => /opmodel/.test(command?.command ?? "")),
				[],
			);
		}
	});

	it("links every diagnostic to its rule's page", async () => {
		await open(gaps("product/themes.md"));
		const found = diagnosticsOf(gaps("product/themes.md"));
		ok(found.length > 3);
		for (const { code } of found) {
			ok(typeof code === "object");
			equal(code.target.scheme, "command");
			equal(code.target.path, "opmodel.explainRule");
			deepEqual(JSON.parse(code.target.query), [code.value]);
		}
	});

	it("ships a page for every rule and opens it to be read", async () => {
		const home = extensions.getExtension("opmodel.opmodel")?.extensionUri;
		ok(home);
		for (const { id } of rules)
			await workspace.fs.stat(
				Uri.joinPath(home, "docs/rules", `${id.replace("/", "-")}.md`),
			);
		await run("opmodel.explainRule", "strategy/one-page");
		await until("the page", () =>
			window.tabGroups.all
				.flatMap(({ tabs }) => tabs)
				.some(
					({ label, input }) =>
						label.includes("strategy-one-page.md") &&
						!(input instanceof TabInputText),
				),
		);
	});

	describe("towards texts of the workspace", () => {
		const evil = [
			"[click](command:workbench.action.terminal.new)",
			"<a href='command:x'>x</a>",
			"<img src=x onerror=alert(1)>",
			"<script>alert(1)</script>",
			"![pixel](https://example.org/p.png)",
			"https://example.org/x",
			"www.example.org",
			"<https://example.org>",
			"[ref][1]",
			"$(trash)",
			"`code` **bold** ~~gone~~ | a | b |",
			"&lt;b&gt; \\[x](y)",
		].join(" ");
		let folder: Uri;

		before(async () => {
			const quoted = JSON.stringify(evil);
			folder = await makeFolder({
				"opmodel.yaml": `title: ${quoted}\n`,
				"product/metrics.yaml": `title: ${quoted}
owner: ${quoted}
items:
  - id: KM-1
    title: ${quoted}
    definition: ${quoted}
    source: ${quoted}
    status: ${quoted}
    baseline: ${quoted}
`,
				"product/guardrails.yaml": `items:\n  - id: GR-1\n    title: ${quoted}\n    because: ${quoted}\n    applies-to: [KM-1]\n    owner: ${quoted}\n`,
				"docs/adr/0001-evil.md": `---\nstatus: ${quoted}\ndeciders: ${quoted}\ndate: ${quoted}\ndeviates-from:\n  - { from: GR-1, because: ${quoted}, until: ${quoted} }\n---\n\n# ${evil}\n\n## Decision outcome\n\nKM-1 ${evil}\n`,
				"docs/adr/0002-next.md": `# 2. ${evil}\n\n## Status\n\nAccepted\n\nSupersedes ADR-0001\n\n## Decision\n\nSee KM-1, GR-1, ADR-0001 and ADR-0002. ${evil}\n`,
			});
		});

		it("lets none of it become a link, an image or HTML in a hover", async () => {
			const { document } = await open(
				Uri.joinPath(folder, "docs/adr/0002-next.md"),
			);
			let count = 0;
			for (const id of ["KM-1", "GR-1", "ADR-0001", "ADR-0002"]) {
				const hovers = await run<Hover[]>(
					"vscode.executeHoverProvider",
					document.uri,
					rangeOf(document, `${id}${id === "ADR-0002" ? "." : ""}`).start,
				);
				for (const content of hovers.flatMap(({ contents }) => contents)) {
					ok(content instanceof MarkdownString);
					count++;
					ok(!content.isTrusted, `${id} is trusted`);
					ok(!content.supportHtml);
					ok(!content.supportThemeIcons);
					match(content.value, /example/);
					harmless(content.value);
				}
			}
			ok(count >= 3, `${count} hovers`);
		});

		it("hands completion plain text", async () => {
			const { document } = await open(
				Uri.joinPath(folder, "docs/adr/0002-next.md"),
			);
			const { items } = await run<CompletionList>(
				"vscode.executeCompletionItemProvider",
				document.uri,
				rangeOf(document, "KM-1").start.translate(0, 3),
			);
			const ours = items.filter(
				({ label }) => typeof label === "object" && label.label === "KM-1",
			);
			equal(ours.length, 1);
			for (const { documentation, insertText } of ours) {
				ok(documentation === undefined || typeof documentation === "string");
				equal(insertText, "KM-1");
			}
		});

		it("makes links to files of the workspace only", async () => {
			for (const path of ["docs/adr/0001-evil.md", "product/guardrails.yaml"]) {
				const { document } = await open(Uri.joinPath(folder, path));
				const links = await run<DocumentLink[]>(
					"vscode.executeLinkProvider",
					document.uri,
				);
				const ours = links.filter(({ range }) =>
					/^[A-Z]+-\d+$/.test(document.getText(range)),
				);
				ok(ours.length > 0);
				for (const { target } of ours)
					equal(target?.scheme, folder.scheme, String(target));
			}
		});

		it("runs only commands of its own from lenses", async () => {
			const { document } = await open(
				Uri.joinPath(folder, "product/metrics.yaml"),
			);
			await settled();
			for (const { command } of await run<CodeLens[]>(
				"vscode.executeCodeLensProvider",
				document.uri,
				9,
			)) {
				match(
					command?.command ?? "",
					/^(?:opmodel\.\w+|editor\.action\.showReferences|)$/,
				);
				ok(!command?.title.includes("example.org"));
			}
		});
	});
});

/** Fails where something in Markdown is more than text, our own links to files aside. */
function harmless(markdown: string): void {
	const rest = markdown.replace(
		/\[(?:\\.|[^\\[\]])*\]\((?:file|vscode-remote):[^()\s]*#L\d+(?:,|%2C)\d+\)/g,
		"",
	);
	const unescaped = /(?<!\\)(?:\\\\)*(?:[<[\]`]|!\[|\$\(|:\/\/|www\.)/.exec(
		rest,
	);
	ok(
		!unescaped,
		`${JSON.stringify(unescaped?.[0])} in ${rest.slice(Math.max(0, (unescaped?.index ?? 0) - 40), (unescaped?.index ?? 0) + 60)}`,
	);
}
