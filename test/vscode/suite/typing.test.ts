/** What is typed counts before it is saved: in its own file, in others, and until it is thrown away. */

import { Uri, workspace } from "vscode";
import { deepEqual, equal, ok } from "../assert";
import {
	closeEditors,
	diagnosticsOf,
	makeFolder,
	open,
	read,
	removeFolders,
	replace,
	ruleOf,
	run,
	settled,
	until,
	write,
} from "../helpers";

const files = {
	"opmodel.yaml": "title: Quarry\nexpect: []\n",
	"product/metrics.md": `# Metrics

## KM-1: Trucks weighed without a stop

Share of trucks that are weighed without a stop, per week.

- Source: the board "Gates"
- Baseline: 12% in 2026-01
- Target: 60%
- By: 2095-06-30
`,
	"product/strategy.md": "# Strategy\n\n## Key metric\n\nSee KM-1.\n",
	"product/themes.md":
		"# Themes\n\n## TH-1: Weigh\n\n- Period: 2095-H1\n- Outcome: Fewer stops.\n- Moves: KM-1\n",
	"product/guardrails.yaml":
		"items:\n  - id: GR-1\n    title: One database\n    because: Two cost us a summer.\n    owner: Ines\n    checked-by: Ines\n",
	"handbook/plans.md":
		"# Plans\n\n## TH-5: Safe\n\n- Period: 2095-H1\n- Serves: ST-77\n",
};

describe("typing", () => {
	let folder: Uri;
	const at = (path: string) => Uri.joinPath(folder, path);
	const rules = (path: string) => diagnosticsOf(at(path)).map(ruleOf);
	const reports = (path: string, rule: string) => rules(path).includes(rule);

	before(async () => {
		folder = await makeFolder(files);
	});
	afterEach(async () => {
		await closeEditors();
		await settled();
	});
	after(removeFolders);

	it("reports in other files at once, open or not", async () => {
		const editor = await open(at("product/metrics.md"));
		deepEqual(rules("product/themes.md"), []);
		await replace(editor, "## KM-1", "## KM-9");
		await until("an error in a file that is not open", () =>
			reports("product/themes.md", "references/resolve"),
		);
		// A warning in prose is for files that are open.
		deepEqual(rules("product/strategy.md"), []);
		await replace(editor, "## KM-9", "## KM-1");
		await until("no error", () => rules("product/themes.md").length === 0);
		ok(editor.document.isDirty);
	});

	it("explains YAML that is half typed, and is silent once it is whole", async () => {
		const editor = await open(at("product/guardrails.yaml"));
		const texts = ["owner: @", "owner: @pl", 'owner: "@pl', 'owner: "@pl"'];
		let last = "owner: Ines";
		for (const text of texts) {
			await replace(editor, last, text);
			await settled();
			const broken = text !== texts.at(-1);
			equal(reports("product/guardrails.yaml", "files/syntax"), broken, text);
			last = text;
		}
	});

	it("bears Markdown in any state", async () => {
		const editor = await open(at("product/themes.md"));
		const before = editor.document.getText();
		for (const text of [
			"- Moves: [KM-1](",
			"- Moves: [KM-1](metrics.md#",
			"- Moves: `KM-1",
			"- Moves:\n```\n",
			"- Moves: KM-",
			"---\nkind: themes\n",
			"<!-- ",
			"| ID | Title |\n| ---",
			"- Moves: 𝔎𝔐-1 \u202e KM-1",
		]) {
			await replace(editor, "- Moves: KM-1", text);
			await settled();
			await run("vscode.executeCodeLensProvider", editor.document.uri, 10);
			await run("undo");
			equal(editor.document.getText(), before);
		}
		await replace(editor, "- Moves: KM-1", "- Moves: KM-2");
		await settled();
		ok(reports("product/themes.md", "references/resolve"));
	});

	it("goes back to the disk's text when nothing is saved", async () => {
		const editor = await open(at("product/metrics.md"));
		await replace(editor, "## KM-1", "## KM-9");
		await until("the error", () =>
			reports("product/themes.md", "references/resolve"),
		);
		await closeEditors();
		await until(
			"the disk's text",
			() => rules("product/themes.md").length === 0,
		);
	});

	it("keeps what is typed when the file changes on the disk", async () => {
		const editor = await open(at("product/metrics.md"));
		await replace(editor, "## KM-1", "## KM-9");
		await until("the error", () =>
			reports("product/themes.md", "references/resolve"),
		);
		const text = await read(at("product/metrics.md"));
		await write(at("product/metrics.md"), `${text}\nA line from elsewhere.\n`);
		await settled();
		ok(reports("product/themes.md", "references/resolve"));
		await closeEditors();
		await until(
			"the disk's text",
			() => rules("product/themes.md").length === 0,
		);
	});

	it("follows settings that are not saved", async () => {
		const editor = await open(at("product/themes.md"));
		await replace(editor, "KM-1", "KM-2");
		const settings = await open(at("opmodel.yaml"));
		ok(reports("product/themes.md", "references/resolve"));
		await replace(
			settings,
			"expect: []\n",
			"expect: []\nrules: { references/resolve: off }\n",
		);
		await until(
			"the rule is off",
			() => !reports("product/themes.md", "references/resolve"),
		);
	});

	it("reads what unsaved settings name for the first time", async () => {
		deepEqual(rules("handbook/plans.md"), []);
		const settings = await open(at("opmodel.yaml"));
		await replace(
			settings,
			"expect: []\n",
			"expect: []\nfiles: { themes: [handbook/plans.md] }\n",
		);
		await until("a page elsewhere", () =>
			reports("handbook/plans.md", "references/resolve"),
		);
		await closeEditors();
		await until(
			"a page no more",
			() => !reports("handbook/plans.md", "references/resolve"),
		);
	});

	it("says nothing about texts that are no files", async () => {
		const document = await workspace.openTextDocument({
			language: "markdown",
			content: "# Themes\n\n## TH-1: x\n\n- Moves: KM-99\n",
		});
		await run("vscode.open", document.uri);
		await settled();
		deepEqual(diagnosticsOf(document.uri), []);
	});
});
