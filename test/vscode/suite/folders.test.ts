/** Several folders, folders that come and go, folders below a model's root, and what the setting shows of each. */

import {
	ConfigurationTarget,
	type Disposable,
	extensions,
	type Hover,
	type Location,
	MarkdownString,
	type SymbolInformation,
	Uri,
	type WorkspaceEdit,
	workspace,
} from "vscode";
import { rules as allRules } from "../../../src/engine";
import { deepEqual, equal, match, ok } from "../assert";
import {
	closeEditors,
	cursorIn,
	diagnosticsOf,
	type Files,
	gaps,
	inShort,
	makeFolder,
	makeFolders,
	open,
	removeFolders,
	replace,
	ruleOf,
	run,
	settled,
	until,
	write,
} from "../helpers";

const settings = "title: Quarry\nexpect: []\n";
const metrics = (title: string) => `# Metrics

## KM-1: ${title}

Share of trucks that are weighed without a stop, per week.

- Source: the board "Gates"
- Baseline: 12% in 2026-01
- Target: 60%
- By: 2095-06-30
`;
const themes = (moves: string) =>
	`# Themes\n\n## TH-1: Weigh\n\n- Period: 2095-H1\n- Outcome: Fewer stops.\n- Moves: ${moves}\n`;

describe("folders", () => {
	const rules = (uri: Uri) => diagnosticsOf(uri).map(ruleOf);

	afterEach(closeEditors);
	after(removeFolders);

	it("have each a model of their own", async () => {
		const names = ["alpha", "beta"];
		const [alpha, beta] = (await makeFolders(
			Object.fromEntries(
				names.map((name) => [
					name,
					{
						"opmodel.yaml": settings,
						"product/metrics.md": metrics(`Trucks of ${name}`),
						"product/themes.md": themes("KM-1"),
					},
				]),
			),
		)) as [Uri, Uri];
		for (const [n, folder] of [alpha, beta].entries()) {
			const { document } = await open(
				Uri.joinPath(folder, "product/themes.md"),
			);
			const at = cursorIn(document, "KM‸-1");
			const [hover] = await run<Hover[]>(
				"vscode.executeHoverProvider",
				document.uri,
				at,
			);
			const [content] = hover?.contents ?? [];
			ok(content instanceof MarkdownString);
			match(content.value, new RegExp(`KM-1: Trucks of ${names[n]}`));
			const references = await run<Location[]>(
				"vscode.executeReferenceProvider",
				document.uri,
				at,
			);
			ok(references.length > 0);
			ok(references.every(({ uri }) => uri.path.startsWith(folder.path)));
		}
		const { document } = await open(Uri.joinPath(alpha, "product/themes.md"));
		const edit = await run<WorkspaceEdit>(
			"vscode.executeDocumentRenameProvider",
			document.uri,
			cursorIn(document, "KM‸-1"),
			"KM-8",
		);
		deepEqual(
			edit
				.entries()
				.map(([uri]) => uri.path.slice(alpha.path.length))
				.sort(),
			["/product/metrics.md", "/product/themes.md"],
		);
	});

	it("take their diagnostics with them, and bring them back", async () => {
		const [folder] = (await makeFolders({
			leaving: {
				"opmodel.yaml": settings,
				"product/themes.md": themes("KM-1"),
			},
		})) as [Uri];
		const page = Uri.joinPath(folder, "product/themes.md");
		const isReported = () => rules(page).includes("references/resolve");
		ok(isReported());
		const last = (workspace.workspaceFolders?.length ?? 0) - 1;
		ok(workspace.updateWorkspaceFolders(last, 1));
		await until("silence", () => !isReported());
		ok(workspace.updateWorkspaceFolders(last, 0, { uri: folder }));
		await until("the error", isReported);
	});

	/** Opens a folder below others that hold these files; those stay out of the workspace. */
	const openedBelow = async (
		name: string,
		path: string,
		files: Files,
	): Promise<Uri> => {
		const root = Uri.joinPath(gaps(), "..", name);
		for (const [file, text] of Object.entries(files))
			await write(Uri.joinPath(root, file), text);
		await makeFolders({ [`${name}/${path}`]: {} });
		return root;
	};

	it("below a model belong to it, and show their own files only", async () => {
		const root = await openedBelow("outer", "product", {
			"opmodel.yaml": settings,
			"product/themes.md": `${themes("KM-1, ADR-0001")}- Serves: ST-9\n`,
			"product/metrics.md": metrics("Trucks"),
			"docs/adr/0001-plates.md": `# 1. Plates\n\n## Status\n\nAccepted\n\n## Context\n\nKM-1.\n\n## Decision\n\nPlates.\n\n## Consequences\n\nSupersedes ADR-0099.\n`,
			"docs/adr/0002-gates.md":
				"---\nstatus: accepted\nsupersedes: ADR-0088\n---\n\n# Gates\n\n## Decision outcome\n\nGates.\n",
		});
		deepEqual(
			diagnosticsOf(Uri.joinPath(root, "product/themes.md"))
				.filter(({ message }) => /nowhere/.test(message))
				.map(({ message }) => message.split(" ")[0]),
			["ST-9"],
		);
		const outside = Uri.joinPath(root, "docs/adr/0002-gates.md");
		deepEqual(rules(outside), []);
		await open(outside);
		ok(rules(outside).length > 0);
	});

	it("below a repository's root find its model", async () => {
		const root = await openedBelow("repository", "services/gates/docs/adr", {
			".git/HEAD": "ref: refs/heads/main\n",
			"opmodel.yaml": settings,
			"product/metrics.md": metrics("Trucks"),
			"services/gates/docs/adr/0001-plates.md":
				"---\nstatus: accepted\nuses: TS-4\n---\n\n# Plates\n\n## Decision outcome\n\nKM-1 counts, KM-4 does not.\n",
		});
		const { document } = await open(
			Uri.joinPath(root, "services/gates/docs/adr/0001-plates.md"),
		);
		const messages = diagnosticsOf(document.uri).map((d) => d.message);
		ok(messages.some((message) => message.startsWith("KM-4")));
		ok(!messages.some((message) => message.startsWith("KM-1 ")));
	});

	it("in folders that are open too are told once", async () => {
		const [outer, inner] = (await makeFolders({
			whole: { "opmodel.yaml": settings, "product/metrics.md": metrics("All") },
			"whole/labs": {
				"opmodel.yaml": settings,
				"product/themes.md": themes("KM-7"),
				"product/metrics.md": metrics("Labs"),
			},
		})) as [Uri, Uri];
		const page = Uri.joinPath(inner, "product/themes.md");
		await open(page);
		equal(
			rules(page).filter((rule) => rule === "references/resolve").length,
			1,
			rules(page).join(),
		);
		const symbols = await run<SymbolInformation[]>(
			"vscode.executeWorkspaceSymbolProvider",
			"KM-1",
		);
		deepEqual(
			symbols
				.filter(({ location }) => location.uri.path.startsWith(outer.path))
				.map(({ name }) => name)
				.filter((name) => !name.startsWith("#"))
				.sort(),
			["KM-1 All", "KM-1 Labs"],
		);
	});

	it("with decisions alone show contradictions, and the rest where somebody looks", async () => {
		const decision = (status: string) =>
			`# 1. Weigh\n\nDate: 2095-01-01\n\n## Status\n\n${status}\n\n## Context\n\nSee [it](gone.md).\n`;
		const folder = await makeFolder({
			"docs/adr/0001-weigh.md": decision("Accepted"),
			"docs/adr/0002-count.md": decision("Superseded by ADR-0003").replace(
				"# 1.",
				"# 2.",
			),
			"docs/adr/0003-again.md": decision("Accepted").replace("# 1.", "# 3."),
			"docs/adr/0003-twice.md": decision("Sort of").replace("# 1.", "# 3."),
		});
		const contradictions = new Set(
			allRules
				.filter(({ concern }) => concern === "contradiction")
				.map(({ id }) => id),
		);
		const paths = ["0001-weigh", "0002-count", "0003-again", "0003-twice"];
		const all = () =>
			paths.flatMap((name) =>
				rules(Uri.joinPath(folder, `docs/adr/${name}.md`)),
			);
		ok(all().length > 0);
		deepEqual(
			all().filter((rule) => !contradictions.has(rule)),
			[],
		);
		const first = Uri.joinPath(folder, "docs/adr/0001-weigh.md");
		deepEqual(rules(first), []);
		await open(first);
		ok(rules(first).includes("decisions/sections-complete"), all().join());
		await closeEditors();
		await until("silence", () => rules(first).length === 0);
	});
});

describe("opmodel.problems", () => {
	let folder: Uri;
	const page = () => Uri.joinPath(folder, "product/themes.md");
	const show = (value: string | undefined) =>
		workspace
			.getConfiguration("opmodel", folder)
			.update("problems", value, ConfigurationTarget.WorkspaceFolder);
	const severities = () => [
		...new Set(diagnosticsOf(page()).map((d) => inShort(d).split(" ")[0])),
	];
	const settledOn = (what: string, expected: readonly string[]) =>
		until(what, () => severities().sort().join() === [...expected].join());

	before(async () => {
		folder = await makeFolder({
			"opmodel.yaml": settings,
			"product/themes.md": `${themes("KM-1")}\nSee [it](gone.md).\n\n## TH-2: Count\n`,
		});
	});
	afterEach(closeEditors);
	after(removeFolders);

	it("shows errors everywhere, and the rest of what is open", async () => {
		deepEqual(severities(), ["error"]);
		await open(page());
		ok(severities().length > 1);
		await closeEditors();
		await settledOn("errors", ["error"]);
	});

	it("does not take a document that nobody sees for an open one", async () => {
		await workspace.openTextDocument(page());
		await settled();
		deepEqual(severities(), ["error"]);
	});

	it("shows everything, or open files only, as it is set", async () => {
		await show("everything");
		await until("all", () => severities().length > 1);
		const all = diagnosticsOf(page()).length;
		await show("open-files");
		await until("nothing", () => severities().length === 0);
		await open(page());
		equal(diagnosticsOf(page()).length, all);
		await show(undefined);
		await closeEditors();
		await settledOn("errors", ["error"]);
	});

	it("shows what was changed since the last commit", async function () {
		const git = await gitApi();
		if (!git) {
			// No Git extension runs in this host.
			this.skip();
		}
		const repository = await git.init(folder);
		// Git itself is not installed.
		if (!repository) this.skip();
		await repository.setConfig("user.name", "Ines");
		await repository.setConfig("user.email", "ines@example.org");
		await repository.add([
			page().fsPath,
			Uri.joinPath(folder, "opmodel.yaml").fsPath,
		]);
		await repository.commit("All of it");
		await settledOn("errors", ["error"]);
		const editor = await open(page());
		await replace(editor, "Fewer stops.", "Far fewer stops.");
		await editor.document.save();
		await closeEditors();
		await repository.status();
		await until("all of a changed file", () => severities().length > 1);
		await repository.commit("Far fewer", { all: true });
		await settledOn("errors", ["error"]);
	});
});

/** The part of the Git extension's interface that is used here. */
interface Git {
	init(root: Uri): Promise<GitRepository | null>;
}
interface GitRepository {
	add(paths: string[]): Promise<void>;
	commit(message: string, options?: { all: boolean }): Promise<void>;
	setConfig(key: string, value: string): Promise<string>;
	status(): Promise<void>;
	readonly state: { onDidChange(listener: () => void): Disposable };
}

async function gitApi(): Promise<Git | undefined> {
	try {
		const extension = extensions.getExtension("vscode.git");
		return (await extension?.activate())?.getAPI(1);
	} catch {
		return undefined;
	}
}
