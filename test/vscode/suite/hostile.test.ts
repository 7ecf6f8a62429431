/** Workspaces that nobody wishes for, or that somebody made on purpose: the host lives, answers, and says what it did not read. In the Node host, which has a disk to make them on. */

import {
	commands,
	type Hover,
	type MarkdownString,
	Position,
	Uri,
} from "vscode";
import { doesNotMatch, equal, match, ok } from "../assert";
import {
	addFolders,
	closeEditors,
	diagnosticsOf,
	gaps,
	open,
	removeFolders,
	reportedOn,
	ruleOf,
	run,
	settled,
	until,
} from "../helpers";

type Disk = typeof import("node:fs");

const disk: Disk | undefined =
	typeof process === "object" && process.versions?.node
		? process.getBuiltinModule("node:fs")
		: undefined;

describe("hostile workspaces", () => {
	if (!disk) {
		it.skip("need a disk, which a browser's worker has not");
		return;
	}
	const root = () => Uri.joinPath(gaps(), "..", "hostile");
	const at = (path: string) => Uri.joinPath(root(), path);
	const write = (path: string, data: string | Uint8Array) => {
		disk.mkdirSync(Uri.joinPath(at(path), "..").fsPath, { recursive: true });
		disk.writeFileSync(at(path).fsPath, data);
	};
	const strange =
		"docs/adr/0003-100% \"naïve\" #1 [文書] 'x' & y; $(z) command:a.md";

	before(async () => {
		await settled();
		write(
			".vscode/settings.json",
			'{ "opmodel.problems": "everything", "search.followSymlinks": false }',
		);
		write("opmodel.yaml", "opmodel: 1\ntitle: [open\n\trules: {{{\n- : :\n");
		write("product/strategy.md", bigText(50_000_000));
		write(
			"product/metrics.yaml",
			`kind: metrics\nitems: ${"[".repeat(100_000)}`,
		);
		write("product/principles.md", hostilePage);
		write(
			"product/guardrails.md",
			`# Guardrails\n\n## GR-1: No evil\n\nBecause it hangs.\n\n- Deny content: \`(a+)+$\`, \`(.*)*x\`, \`[\`\n- In: \`${"**/".repeat(500)}*\`, \`{${"a,".repeat(5000)}}\`\n`,
		);
		write("docs/adr/0001-garbage.md", garbage(300_000));
		write("docs/adr/0002-deep.md", `${"> ".repeat(20_000)}x\n`);
		write(strange, "# 3. A name\n\nStatus: superseded by ADR-0099\n");
		write("docs/adr/CON.md", "# Reserved\n\n## Status\n\nAccepted\n");
		write("docs/adr/0004-trailing dot..md", "# 4. Trailing\n");
		write("docs/adr/0005-one-line.md", `# 5. ${"[a](".repeat(200_000)}`);
		disk.symlinkSync("../..", at("docs/adr/up").fsPath);
		disk.symlinkSync("round.md", at("docs/adr/round.md").fsPath);
		disk.symlinkSync("nowhere.md", at("docs/adr/0006-nowhere.md").fsPath);
		write("docs/adr/0007-locked.md", "# 7. Locked\n");
		disk.chmodSync(at("docs/adr/0007-locked.md").fsPath, 0);
		for (let n = 0; n < 10_000; n++)
			write(
				`many/${n % 100}/${n % 10 === 0 ? `docs/adr/${n}-record` : `note-${n}`}.md`,
				`# ${n}\n\nStatus: accepted\n`,
			);
	});
	after(async () => {
		await closeEditors();
		if (disk.existsSync(at("docs/adr/0007-locked.md").fsPath))
			disk.chmodSync(at("docs/adr/0007-locked.md").fsPath, 0o600);
		await removeFolders();
	});

	it("are read while the host goes on answering", async () => {
		const other = (await open(gaps("product/themes.md"))).document;
		await hoverAt(other.uri, new Position(0, 0));
		await addFolders([root()]);
		// Files vanish while they are read.
		for (let n = 0; n < 10_000; n += 7)
			disk.rmSync(
				at(
					`many/${n % 100}/${n % 10 === 0 ? `docs/adr/${n}-record` : `note-${n}`}.md`,
				).fsPath,
			);
		const yields = countYields();
		let answers = 0;
		let isDone = false;
		const reading = settled().then(() => {
			isDone = true;
		});
		while (!isDone) {
			const hovers = await hoverAt(other.uri, new Position(2, 3));
			ok(hovers.length > 0);
			if (!isDone) answers++;
		}
		await reading;
		const others = yields.stop();
		console.log(
			`      while 10,000 files were read, others had their turn ${others} times, and ${answers} hovers were answered`,
		);
		// Once, it is when one long piece of work begins. How much is done at most in one go, test/reading.steps.test.ts counts.
		ok(others >= 5, `others had their turn only ${others} times`);
		ok(answers >= 20, `only ${answers} hovers were answered meanwhile`);
	});

	it("are told what is wrong with their settings", async () => {
		const rules = diagnosticsOf(at("opmodel.yaml")).map(ruleOf);
		ok(rules.includes("files/syntax") || rules.includes("config/valid"));
	});

	it("are told what was not read", () => {
		const reasons = new Map(
			[
				"product/strategy.md",
				"docs/adr/0001-garbage.md",
				"docs/adr/0007-locked.md",
			].map((path) => [
				path,
				diagnosticsOf(at(path))
					.filter((d) => ruleOf(d) === "files/readable")
					.map(({ message }) => message)
					.join(),
			]),
		);
		match(reasons.get("product/strategy.md") ?? "", /larger than 2 MB/);
		match(reasons.get("docs/adr/0001-garbage.md") ?? "", /not text/);
		// Nobody keeps root from reading.
		if (process.getuid?.() !== 0)
			match(reasons.get("docs/adr/0007-locked.md") ?? "", /not be opened/);
	});

	it("are told of patterns that would hang, and run none", () => {
		const rules = diagnosticsOf(at("product/guardrails.md")).map(ruleOf);
		ok(rules.includes("guardrails/check-valid"));
	});

	it("may name their files as they like", async () => {
		ok(
			(await reportedOn(at(strange))).some((line) =>
				line.startsWith("error decisions/supersession-agrees"),
			),
		);
		const editor = await open(at(strange));
		match(editor.document.getText(), /superseded/);
		const links = await run<{ target?: Uri }[]>(
			"vscode.executeLinkProvider",
			editor.document.uri,
		);
		equal(links.filter(({ target }) => target?.scheme === "command").length, 0);
	});

	it("may hold a file of 50 MB in an editor", async () => {
		await commands.executeCommand("vscode.open", at("product/strategy.md"));
		const hovers = await hoverAt(gaps("product/themes.md"), new Position(2, 3));
		ok(hovers.length > 0);
		await settled();
		ok(
			diagnosticsOf(at("product/strategy.md")).some((d) =>
				/larger than 2 MB/.test(d.message),
			),
		);
		await closeEditors();
	});

	it("bring neither links nor markup into what is shown", async () => {
		const { document } = await open(at("product/principles.md"));
		const shown: MarkdownString[] = [];
		for (let line = 0; line < document.lineCount; line++)
			for (const character of [3, 12])
				for (const { contents } of await hoverAt(
					document.uri,
					new Position(
						line,
						Math.min(character, document.lineAt(line).text.length),
					),
				))
					for (const content of contents)
						if (typeof content === "object" && "value" in content)
							if (/GR-|PP-|owner/i.test(content.value))
								shown.push(content as MarkdownString);
		ok(shown.length > 0);
		for (const { value, isTrusted, supportHtml } of shown) {
			ok(!supportHtml);
			if (isTrusted) doesNotMatch(value, /workbench/);
			doesNotMatch(value, /(?<!\\)\]\((?:command|javascript|https?):/);
			doesNotMatch(value, /(?<!\\)<(?:script|img|a)\b/i);
		}
	});

	it("leave the rest as it was", async () => {
		const { document } = await open(gaps("product/themes.md"));
		await until("diagnostics", () => diagnosticsOf(document.uri).length > 3);
	});
});

function hoverAt(uri: Uri, position: Position): Thenable<Hover[]> {
	return run<Hover[]>("vscode.executeHoverProvider", uri, position);
}

const evil =
	'[x](command:workbench.action.quit) ![y](https://example.org/z.png) <script>alert(1)</script> <img src=x onerror="alert(1)"> <a href="javascript:alert(1)">z</a> $(trash)';

const hostilePage = `# Principles

- Owner: ${evil}
- Review by: 2027-06-30

## PP-1: Calm over ${evil}

${evil}

- Over: ${evil}

## PP-2: Care over haste

See PP-1 and ${evil}.
`;

function bigText(bytes: number): string {
	const line = `${"word ".repeat(20)}\n`;
	return `# Strategy\n\n${line.repeat(Math.ceil(bytes / line.length))}`;
}

/** Bytes without any sense, the same on every run. */
function garbage(count: number): Uint8Array {
	const bytes = new Uint8Array(count);
	let state = 7;
	for (let n = 0; n < count; n++) {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		bytes[n] = state >>> 24;
	}
	return bytes;
}

/** Counts how often the extension lets others have their turn, from now on until `stop`, which tells it. */
function countYields() {
	const own = globalThis.setTimeout;
	let yields = 0;
	const counting = (work: () => void, delay?: number) => {
		const caller = new Error().stack?.split("\n")[2] ?? "";
		if (delay === 0 && caller.includes("dist/web/extension.js")) yields++;
		return own(work, delay);
	};
	globalThis.setTimeout = Object.assign(counting, own);
	return {
		stop(): number {
			globalThis.setTimeout = own;
			return yields;
		},
	};
}
