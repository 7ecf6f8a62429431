/** A guardrail lands in files that cross it: what the lenses say, and what they do, each as a step that can be undone. */

import { type CodeLens, commands, type Location, Uri, workspace } from "vscode";
import { deepEqual, equal, match, ok } from "../assert";
import {
	diagnosticsOf,
	makeFolder,
	open,
	read,
	removeFolders,
	replace,
	run,
	settled,
	severityOf,
	until,
} from "../helpers";

const guardrails = `# Guardrails

- Owner: Platform

## GR-3: No dynamic code

Nobody can review it.

- Deny content: \`eval\\(\`

## GR-4: No PHP

Nobody here reads it.

- Status: draft
- Deny path: \`**/*.php\`
`;

const deviation = (status: string, until: string) => `---
status: ${status}
date: 2026-08-25
deviates-from:
  - { from: GR-3, because: "Formulas.", until: ${until}, in: ["src/formulas/**"] }
---

# Formulas
`;

describe("landing a guardrail", () => {
	let folder: Uri;
	const page = "product/guardrails.md";
	const at = (path: string) => Uri.joinPath(folder, path);
	const lenses = () =>
		run<CodeLens[]>("vscode.executeCodeLensProvider", at(page), 100);
	const titles = async (line: number) =>
		(await lenses())
			.filter(({ range }) => range.start.line === line)
			.map(({ command }) => command?.title ?? "");
	const lens = async (line: number, title: string) => {
		const found = (await lenses()).find(
			({ range, command }) =>
				range.start.line === line && command?.title === title,
		)?.command;
		ok(found, `no lens "${title}"`);
		return found;
	};
	const click = async (line: number, title: string) => {
		const { command, arguments: given = [] } = await lens(line, title);
		await commands.executeCommand(command, ...given);
	};
	/** Runs what a lens does and takes what is proposed where it asks. */
	const accept = async (line: number, title: string) => {
		let isDone = false;
		const done = click(line, title).then(() => {
			isDone = true;
		});
		await until("an answer that is taken", async () => {
			await run("workbench.action.acceptSelectedQuickOpenItem");
			return isDone;
		});
		await done;
		await settled();
	};
	const severities = (path: string) => diagnosticsOf(at(path)).map(severityOf);

	before(async () => {
		folder = await makeFolder({
			"opmodel.yaml": "title: Quarry\nexpect: []\n",
			[page]: guardrails,
			"src/run.js": "module.exports = (text) => eval(text) + eval(text);\n",
			"src/formulas/run.js": "module.exports = (text) => eval(text);\n",
			"src/picture.png": "\u0000",
			"old/index.php": "<?php\n",
			"docs/adr/0007-formulas.md": deviation("accepted", "2095-03-31"),
			"docs/adr/0008-formulas.md": deviation("proposed", "2095-03-31"),
			"docs/adr/0009-formulas.md": deviation("accepted", "2026-10-31"),
		});
		await open(at(page));
	});
	after(removeFolders);

	it("says above the check how many places cross it, and above the heading who deviates", async () => {
		deepEqual((await titles(4)).sort(), [
			"3 deviations: ADR-0007 until 2095-03-31, ADR-0008 proposed, 1 more",
			"3 references",
		]);
		deepEqual(await titles(8), [
			"3 places in 2 files today, 1 of them allowed by a deviation",
			"Show",
			"Record as baseline",
			"Announce",
		]);
	});

	it("opens the deviations alone", async () => {
		const found = (await lenses()).find(({ command }) =>
			command?.title.startsWith("3 deviations"),
		)?.command;
		equal(found?.command, "editor.action.showReferences");
		const places = found?.arguments?.[2] as Location[];
		deepEqual(
			places.map(({ uri, range }) => [
				uri.path.split("/").at(-1),
				range.start.line,
			]),
			[
				["0007-formulas.md", 4],
				["0008-formulas.md", 4],
				["0009-formulas.md", 4],
			],
		);
	});

	it("follows what is typed, and looks at the files again when the check changes", async () => {
		const editor = await open(at("src/run.js"));
		await replace(editor, " + eval(text)", "");
		await settled();
		equal(
			(await titles(8))[0],
			"2 places in 2 files today, 1 of them allowed by a deviation",
		);
		await run("undo");
		const guardrail = await open(at(page));
		await replace(guardrail, "eval\\(", "exports");
		await settled();
		equal(
			(await titles(8))[0],
			"2 places in 2 files today, 1 of them allowed by a deviation",
		);
		await run("undo");
		await settled();
		match((await titles(8))[0] ?? "", /^3 places/);
	});

	it("records its places alone as the baseline, and is undone", async () => {
		const baseline = at(".opmodel-baseline.json");
		await click(8, "Record as baseline");
		const text = await read(baseline);
		equal(text.match(/"item":"GR-3"/g)?.length, 1);
		match(text, /"file":"src\/run.js".*"count":2/);
		deepEqual(severities("src/run.js"), ["hint", "hint"]);
		deepEqual(await titles(8), [
			"3 places in 2 files today, 2 of them in the baseline, 1 of them allowed by a deviation",
			"Show",
		]);
		await open(baseline);
		await run("undo");
		await until(
			"an error again",
			() => severities("src/run.js")[0] === "error",
		);
		await workspace.fs.delete(baseline).then(undefined, () => {});
		await open(at(page));
	});

	it("announces it for a day, and is undone", async () => {
		const editor = await open(at(page));
		await accept(8, "Announce");
		const since = /- Since: (\d{4}-\d{2}-01)\n/.exec(
			editor.document.getText(),
		)?.[1];
		ok(since, editor.document.getText());
		deepEqual(await titles(8), [
			`Announced for ${since} · 3 places in 2 files today, 1 of them allowed by a deviation`,
			"Show",
		]);
		deepEqual(severities("src/run.js"), ["hint", "hint"]);
		equal(editor.document.isDirty, false);
		await run("undo");
		equal(editor.document.getText(), guardrails);
	});

	it("says of a draft what would cross it, and puts it in force", async () => {
		const editor = await open(at(page));
		deepEqual(await titles(15), [
			"1 place would cross it today",
			"Show",
			"Put in force…",
		]);
		deepEqual(severities("old/index.php"), []);
		await accept(15, "Put in force…");
		equal(
			editor.document.getText(),
			guardrails.replace("- Status: draft\n", ""),
		);
		deepEqual(severities("old/index.php"), ["error"]);
		await run("undo");
		await settled();
		deepEqual(severities("old/index.php"), []);
	});
});
