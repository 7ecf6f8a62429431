/** Files that come, go, move and change outside of the editor are followed. */

import { Uri, WorkspaceEdit, workspace } from "vscode";
import { deepEqual, equal, fail, ok } from "../assert";
import {
	closeEditors,
	diagnosticsOf,
	gaps,
	makeFolders,
	open,
	removeFolders,
	replace,
	ruleOf,
	run,
	settled,
	sleep,
	until,
	write,
} from "../helpers";

const metrics = `# Metrics

## KM-1: Trucks weighed without a stop

Share of trucks that are weighed without a stop, per week.

- Source: the board "Gates"
- Baseline: 12% in 2026-01
- Target: 60%
- By: 2095-06-30
`;
const themes = (moves: string) =>
	`# Themes\n\n## TH-1: Weigh\n\n- Period: 2095-H1\n- Outcome: Fewer stops.\n- Moves: ${moves}\n`;
const decision = (number: number) =>
	`# ${number}. Decision ${number}\n\nDate: 2095-01-01\n\n## Status\n\nAccepted\n\n## Context\n\nWe had to choose.\n\n## Decision\n\nThis one.\n\n## Consequences\n\nNone.\n`;

describe("files", () => {
	let folder: Uri;
	const at = (path: string) => Uri.joinPath(folder, path);
	const rules = (path: string) => diagnosticsOf(at(path)).map(ruleOf);
	const isBroken = () =>
		rules("product/themes.md").includes("references/resolve");
	const broken = (after: string) =>
		until(`a reference that leads nowhere, ${after}`, isBroken);
	const whole = (after: string) =>
		until(`the reference resolves, ${after}`, () => !isBroken());

	const folders: Uri[] = [];

	// All at once, as each change of the workspace's folders takes its time.
	before(async () => {
		const files = {
			"opmodel.yaml": "title: Quarry\nexpect: []\n",
			"product/metrics.md": metrics,
			"product/themes.md": themes("KM-1"),
		};
		const names = Array.from({ length: 11 }, (_, n) => `files-${n}`);
		folders.push(
			...(await makeFolders(
				Object.fromEntries(names.map((name) => [name, files])),
			)),
		);
	});
	beforeEach(() => {
		folder = folders.pop() ?? fail("there are more tests than folders");
		ok(!isBroken());
	});
	afterEach(closeEditors);
	after(removeFolders);

	it("are followed when they are deleted and created", async () => {
		await workspace.fs.delete(at("product/metrics.md"));
		await broken("deleted");
		await write(at("product/metrics.md"), metrics);
		await whole("created");
	});

	it("are followed when they change", async () => {
		await write(
			at("product/metrics.md"),
			metrics.replace("## KM-1", "## KM-2"),
		);
		await broken("changed");
		await write(at("product/themes.md"), themes("KM-2"));
		await whole("changed back");
	});

	it("are followed when they change while they are open", async () => {
		await open(at("product/themes.md"));
		await write(at("product/themes.md"), themes("KM-2"));
		await broken("changed");
		await write(at("product/themes.md"), themes("KM-1"));
		await whole("changed back");
	});

	it("that are gone stay so while they are open, until somebody writes them", async () => {
		const document = await workspace.openTextDocument(at("product/metrics.md"));
		const ask = () => run("vscode.executeCodeLensProvider", document.uri);
		await ask();
		await workspace.fs.delete(document.uri);
		await broken("deleted");
		ok(!document.isClosed);
		await ask();
		await sleep(200);
		await settled();
		ok(isBroken(), "the open document brought the file back");
		const edit = new WorkspaceEdit();
		edit.insert(document.uri, document.positionAt(0), "\n");
		ok(await workspace.applyEdit(edit));
		await whole("typed");
		// The disk has nothing to say about a text that was not saved.
		await write(at(".gitignore"), "");
		await settled();
		ok(!isBroken());
		ok(await document.save());
		await settled();
		await ask();
		ok(!isBroken());
	});

	it("are followed when they are renamed", async () => {
		await workspace.fs.rename(
			at("product/metrics.md"),
			at("product/measures.md"),
		);
		await broken("renamed");
		const edit = new WorkspaceEdit();
		edit.renameFile(at("product/measures.md"), at("product/metrics.md"));
		ok(await workspace.applyEdit(edit));
		await whole("renamed back");
	});

	it("are followed with the folder they are in", async () => {
		await write(at("product/themes.md"), `${themes("KM-1")}- Uses: CC-1\n`);
		await broken("no page has it");
		await write(
			at("teams/product/capabilities.md"),
			"# Capabilities\n\n## CC-1: Weighing\n\nPlates and their software.\n",
		);
		await workspace.fs.rename(
			at("teams/product/capabilities.md"),
			at("product/capabilities.md"),
		);
		await whole("moved in");
		await workspace.fs.rename(at("product"), at("produkt"));
		await until(
			"the old place is forgotten",
			() => rules("product/themes.md").length === 0,
		);
		await write(at("product/themes.md"), themes("KM-1"));
		await broken("alone");
		await workspace.fs.delete(at("product"), { recursive: true });
		await workspace.fs.rename(at("produkt"), at("product"));
		await whole("brought back");
		await workspace.fs.delete(at("product"), { recursive: true });
		await until(
			"nothing is reported on what is gone",
			() => rules("product/themes.md").length === 0,
		);
	});

	it("are followed by the hundred", async () => {
		await write(
			at("product/themes.md"),
			`${themes("KM-1")}\nADR-0001, ADR-0150 and ADR-0300 say how.\n`,
		);
		await open(at("product/themes.md"));
		const numbers = Array.from({ length: 300 }, (_, i) => i + 1);
		const path = (n: number) =>
			at(`docs/adr/${String(n).padStart(4, "0")}-decision.md`);
		await Promise.all(numbers.map((n) => write(path(n), decision(n))));
		await write(
			at("product/themes.md"),
			`${themes("KM-1")}\nADR-0001, ADR-0150 and ADR-0301 say how.\n`,
		);
		await until("one of the three is missing", () => {
			const found = diagnosticsOf(at("product/themes.md"));
			return found.length === 1 && found[0]?.message.includes("ADR-0301");
		});
		await write(path(301), decision(301));
		await until(
			"none is missing",
			() => rules("product/themes.md").length === 0,
		);
		await workspace.fs.delete(at("docs"), { recursive: true });
		await write(path(2), decision(2));
		await until("two are missing, and one more", () => {
			const found = diagnosticsOf(at("product/themes.md"));
			return found.length === 3;
		});
	});

	it("are left out by .gitignore as soon as it says so", async () => {
		await write(at(".gitignore"), "/product/metrics.md\n");
		await broken("ignored");
		await write(at(".gitignore"), "");
		await whole("not ignored");
		await write(at("product/.gitignore"), "themes.md\n");
		await write(at("product/themes.md"), themes("KM-2"));
		await settled();
		await until(
			"nothing on what is ignored",
			() => rules("product/themes.md").length === 0,
		);
		await workspace.fs.delete(at("product/.gitignore"));
		await broken("not ignored");
	});

	it("are read by an opmodel.yaml that breaks and is mended", async () => {
		await write(at("product/themes.md"), themes("KM-2"));
		await write(
			at("opmodel.yaml"),
			"title: Quarry\nexpect: []\nrules: { references/resolve: off }\n",
		);
		await whole("rule off");
		await write(at("opmodel.yaml"), 'title: "Quarry\nexpect: [\n');
		await until("a fault in the settings", () =>
			rules("opmodel.yaml").includes("config/valid"),
		);
		await broken("settings broken");
		await write(
			at("opmodel.yaml"),
			"title: Quarry\nexpect: []\nrules: { references/resolve: off }\n",
		);
		await whole("settings mended");
		deepEqual(rules("opmodel.yaml"), []);
		await workspace.fs.delete(at("opmodel.yaml"));
		await broken("settings deleted");
	});

	it("are looked for where the settings say", async () => {
		await write(at("numbers/ours.md"), metrics.replace("KM-1", "KM-3"));
		await write(at("product/themes.md"), themes("KM-3"));
		await broken("not named");
		const editor = await open(at("numbers/ours.md"));
		await replace(editor, "KM-3", "KM-4");
		await write(
			at("opmodel.yaml"),
			"title: Quarry\nexpect: []\nfiles: { metrics: [numbers/*.md] }\n",
		);
		await settled();
		// What stands in the editor counts, though the settings came later.
		await write(at("product/themes.md"), themes("KM-4"));
		await whole("named");
		await closeEditors();
		await broken("reverted");
		await write(at("opmodel.yaml"), "title: Quarry\nexpect: []\n");
		await write(at("product/themes.md"), themes("KM-1"));
		await whole("not named again");
	});

	it("of a model that is extended are followed, outside of all folders", async () => {
		const company = Uri.joinPath(gaps(), "..", "company");
		await write(Uri.joinPath(company, "opmodel.yaml"), "title: Company\n");
		await write(
			Uri.joinPath(company, "product/capabilities.md"),
			"# Capabilities\n\n## CC-1: Weighing\n\nPlates and their software.\n",
		);
		try {
			await write(at("product/themes.md"), `${themes("KM-1")}- Uses: CC-1\n`);
			await broken("not extended");
			await write(
				at("opmodel.yaml"),
				"title: Quarry\nexpect: []\nextends: [../company]\n",
			);
			await whole("extended");
			// The editor takes a moment until it watches a folder outside.
			await sleep(1500);
			await write(
				Uri.joinPath(company, "product/capabilities.md"),
				"# Capabilities\n\n## CC-2: Weighing\n\nPlates and their software.\n",
			);
			await broken("changed");
			await write(at("product/themes.md"), `${themes("KM-1")}- Uses: CC-2\n`);
			await whole("followed");
			equal(
				diagnosticsOf(Uri.joinPath(company, "product/capabilities.md")).length,
				0,
			);
			await workspace.fs.delete(company, { recursive: true });
			await broken("deleted");
		} finally {
			await workspace.fs
				.delete(company, { recursive: true })
				.then(undefined, () => {});
		}
	});
});
