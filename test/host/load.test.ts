/** Reading from a real disk: what is left out, what is said of it, and the models that are brought in. */

import assert from "node:assert/strict";
import {
	closeSync,
	ftruncateSync,
	mkdirSync,
	mkdtempSync,
	openSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Engine } from "../../src/engine";
import { loadEngine } from "../../src/host/load";

const today = "2026-11-22";
const principles =
	"# Principles\n\n- Owner: Ines\n\n## PP-1: Proof over ticks\n\nAlways.\n";

describe("loading from disk", () => {
	let root: string;

	beforeEach(() => {
		root = mkdtempSync(join(tmpdir(), "opmodel-load-"));
	});
	afterEach(() => rmSync(root, { recursive: true, force: true }));

	function write(files: Readonly<Record<string, string | Buffer>>): void {
		for (const [path, content] of Object.entries(files)) {
			mkdirSync(dirname(join(root, path)), { recursive: true });
			writeFileSync(join(root, path), content);
		}
	}

	function artifacts(engine: Engine): string[] {
		return engine
			.workspace()
			.models.filter((m) => !m.inherited)
			.flatMap((m) => m.artifacts.map((a) => a.file));
	}

	function rules(engine: Engine): string[] {
		return engine.check().diagnostics.map((d) => `${d.rule} ${d.file}`);
	}

	it("reads manifests in UTF-16 where their tools do, and names the others", () => {
		const wide = (text: string) => Buffer.from(`\ufeff${text}`, "utf16le");
		write({
			"product/guardrails.md":
				"# Guardrails\n\n- Owner: Ines\n\n## GR-1: One way\n\nWhy.\n\n- Deny dependency: `pkg:pypi/flask`, `pkg:npm/moment`\n",
			"requirements.txt": wide("django==4.2\r\nFlask==1.0\r\n"),
			"package.json": wide('{"dependencies":{"moment":"2"}}'),
			"a.png": Buffer.from([0xff, 0xfe, 0, 0]),
		});
		const engine = loadEngine(root, { today });
		assert.deepEqual(
			engine
				.check()
				.diagnostics.filter(({ rule }) => rule === "code/guardrail-holds")
				.map(({ file, range }) => `${file} ${JSON.stringify(range)}`),
			[
				'requirements.txt {"start":{"line":1,"character":0},"end":{"line":1,"character":10}}',
			],
		);
		assert.deepEqual(engine.overlooked(), [
			{
				file: "package.json",
				reason: "it is written in UTF-16, and its package manager reads UTF-8",
			},
		]);
	});

	it("searches sources in UTF-16, of either order", () => {
		const text = Buffer.from("\ufeff# ü 😀\r\niex $x\r\n", "utf16le");
		write({
			"product/guardrails.md":
				"# Guardrails\n\n- Owner: Ines\n\n## GR-1: One way\n\nWhy.\n\n- Deny content: `iex `\n",
			"a.ps1": text,
			"b.ps1": Buffer.from(text).swap16(),
			"c.bin": Buffer.from([0xff, 0xfe, 0x69, 0, 0, 0]),
			"d.bin": Buffer.from("iex \0"),
		});
		assert.deepEqual(
			loadEngine(root, { today })
				.check()
				.diagnostics.filter(({ rule }) => rule === "code/guardrail-holds")
				.map(({ file, range }) => [file, range.start]),
			["a.ps1", "b.ps1"].map((file) => [file, { line: 1, character: 0 }]),
		);
	});

	it("leaves out what .gitignore leaves out, with or without git, in every folder", () => {
		write({
			".gitignore": "build/\n*.tmp.md\n",
			"build/docs/adr/0001-a.md": "# 1. A\n",
			"docs/adr/0002-b.md": "# 2. B\n",
			"docs/adr/0003-c.tmp.md": "# 3. C\n",
			"docs/adr/.gitignore": "0004-*\n!0005-e.tmp.md\n",
			"docs/adr/0004-d.md": "# 4. D\n",
			"docs/adr/0005-e.tmp.md": "# 5. E\n",
			"node_modules/x/docs/adr/0006-f.md": "# 6. F\n",
		});
		assert.deepEqual(artifacts(loadEngine(root, { today })), [
			"docs/adr/0002-b.md",
			"docs/adr/0005-e.tmp.md",
		]);
	});

	it("enters node_modules where a guardrail names it and nobody ignores it", () => {
		const page = (glob: string) =>
			`# Guardrails\n\n- Owner: P\n\n## GR-1: One\n\nWhy.\n\n- Deny path: \`${glob}\`\n`;
		write({
			"opmodel.yaml": "opmodel: 1\nexpect: []\n",
			".gitignore": "web/node_modules/\n",
			"product/guardrails.md": page("**/node_modules/**"),
			"node_modules/a/docs/adr/0001-a.md": "# 1. A\n",
			"web/node_modules/b.js": "",
			"build/c.js": "",
		});
		const crossed = "code/guardrail-holds";
		const first = loadEngine(root, { today });
		assert.deepEqual(rules(first), [
			`${crossed} node_modules/a/docs/adr/0001-a.md`,
		]);
		assert.deepEqual(artifacts(first), ["product/guardrails.md"]);
		write({ "product/guardrails.md": page("**/*.{js,md}") });
		assert.deepEqual(
			rules(loadEngine(root, { today })).filter((one) => !/product/.test(one)),
			[`${crossed} build/c.js`],
		);
	});

	it("does not judge links into what it did not list", () => {
		write({
			"opmodel.yaml": "opmodel: 1\n",
			".gitignore": "generated/\n",
			"generated/list.md": "# List\n",
			"product/principles.md": `${principles}\nSee [the list](../generated/list.md) and [nothing](../gone.md).\n`,
		});
		const engine = loadEngine(root, { today });
		assert.deepEqual(
			engine
				.check()
				.diagnostics.filter((d) => d.rule === "links/resolve")
				.map((d) => d.message.includes("gone.md")),
			[true],
		);
	});

	it("follows no symbolic link, round in a circle or out of the root", () => {
		write({ "docs/adr/0001-a.md": "# 1. A\n" });
		symlinkSync(root, join(root, "docs/adr/loop"));
		symlinkSync(tmpdir(), join(root, "docs/adr/out"));
		assert.deepEqual(artifacts(loadEngine(root, { today })), [
			"docs/adr/0001-a.md",
		]);
	});

	it("finds a model above a root that a link leads to where the link stands", () => {
		write({
			"real/app/opmodel.yaml": "extends: [../company]\n",
			"link/company/opmodel.yaml": "title: Company\n",
			"link/company/product/principles.md": principles,
		});
		symlinkSync(join(root, "real/app"), join(root, "link/app"));
		const engine = loadEngine(join(root, "link/app"), { today });
		assert.deepEqual(
			engine.workspace().root.extended.map(({ config }) => config.title),
			["Company"],
		);
	});

	it("names what it could not read and why, and reads the rest", () => {
		write({
			"docs/adr/0001-a.md": "# 1. A\n",
			"docs/adr/0002-b.md": `# 2. B\n\n${"x".repeat(2_200_000)}\n`,
			"docs/adr/0003-c.md": Buffer.from([0x23, 0x20, 0x00, 0x41]),
			"docs/adr/0004-d.rst": "4. D\n====\n",
			"notes/large.md": "x".repeat(2_200_000),
		});
		const engine = loadEngine(root, { today });
		assert.deepEqual(artifacts(engine), ["docs/adr/0001-a.md"]);
		assert.deepEqual(rules(engine), [
			"files/readable docs/adr/0002-b.md",
			"files/readable docs/adr/0003-c.md",
			"files/readable docs/adr/0004-d.rst",
		]);
	});

	describe("reports of other tools", () => {
		const page = (report: string) =>
			`# Guardrails\n\n- Owner: Ines\n\n## GR-1: No eval\n\nWhy.\n\n- Findings from: \`${report}\`\n`;
		const sarif = (uri: string) =>
			JSON.stringify({
				version: "2.1.0",
				runs: [
					{
						results: [
							{
								locations: [
									{
										physicalLocation: {
											artifactLocation: { uri },
											region: { startLine: 1 },
										},
									},
								],
							},
						],
					},
				],
			});
		const said = (engine: Engine) =>
			engine
				.check()
				.diagnostics.filter(({ rule }) => rule.startsWith("code/"))
				.map(
					({ file, range, message }) =>
						`${file} ${range.end.character} ${message.split(", so ")[0]}`,
				);

		it("are read where they stand, ignored or not, and their files as well", () => {
			write({
				".gitignore": "reports/\n",
				"product/guardrails.md": page("reports/tool.sarif"),
				"reports/tool.sarif": sarif(pathToFileURL(join(root, "a.ts")).href),
				"a.ts": "eval(1);\n",
			});
			assert.deepEqual(said(loadEngine(root, { today })), [
				'a.ts 8 A finding crosses GR-1 "No eval". Mend it, or record a decision that deviates from GR-1.',
			]);
		});

		it("are not read through links, from folders, or beyond their size", () => {
			const outside = mkdtempSync(join(tmpdir(), "opmodel-outside-"));
			writeFileSync(join(outside, "tool.sarif"), sarif("a.ts"));
			write({ "a.ts": "eval(1);\n", "reports/folder/x": "" });
			symlinkSync(outside, join(root, "linked"));
			symlinkSync(join(outside, "tool.sarif"), join(root, "reports/l.sarif"));
			const large = openSync(join(root, "reports/large.sarif"), "w");
			ftruncateSync(large, 50 * 1024 * 1024 + 1);
			closeSync(large);
			for (const [report, expected] of [
				["linked/tool.sarif", "not read, as a symbolic link leads to it"],
				["reports/l.sarif", "not read, as a symbolic link leads to it"],
				["reports/folder", "not read, as it is no file"],
				["reports/large.sarif", "not read, as it is larger than 50 MB"],
				["reports/gone.sarif", "There is no report here"],
				["a.ts/gone.sarif", "There is no report here"],
			] as const) {
				write({ "product/guardrails.md": page(report) });
				const [only, ...more] = said(loadEngine(root, { today }));
				assert.ok(only?.endsWith(expected), `${report}: ${only}`);
				assert.deepEqual(more, []);
			}
			rmSync(outside, { recursive: true });
		});
	});

	it("extends the model above without taking the workspace in a second time", () => {
		write({
			"opmodel.yaml": "title: Company\n",
			"product/principles.md": principles,
			"labs/opmodel.yaml": 'title: Labs\nextends: ["../opmodel.yaml"]\n',
			"labs/product/themes.md":
				"# Themes\n\n## TH-1: A name before the shift ends\n\nAs PP-1 says.\n",
			"other/opmodel.yaml": "title: Other\n",
			"other/product/themes.md": "# Themes\n\n## TH-1: Something else\n",
		});
		const engine = loadEngine(join(root, "labs"), { today });
		assert.deepEqual(artifacts(engine), ["product/themes.md"]);
		assert.deepEqual([...engine.workspace().artifacts.keys()].sort(), [
			"../product/principles.md",
			"product/themes.md",
		]);
		assert.ok(!rules(engine).some((r) => r.startsWith("references/")));
		const [states] = [...engine.check().coverage.values()];
		assert.equal(
			states?.find((c) => c.category.id === "product-principles")?.state,
			"present",
		);
	});

	it("extends an installed package, as data", () => {
		write({
			"opmodel.yaml": 'extends: ["@acme/model"]\n',
			"node_modules/@acme/model/opmodel.yaml": "title: Acme\n",
			"node_modules/@acme/model/index.js": "throw new Error('run');\n",
			"node_modules/@acme/model/product/principles.md": principles,
			"product/themes.md": "# Themes\n\n## TH-1: A name\n\nAs PP-1 says.\n",
		});
		const engine = loadEngine(root, { today });
		assert.ok(!rules(engine).some((r) => /references|config/.test(r)));
		assert.deepEqual(artifacts(engine), ["product/themes.md"]);
	});

	it("survives models that extend each other", () => {
		write({
			"opmodel.yaml": "extends: [a]\n",
			"a/opmodel.yaml": "extends: [../b]\n",
			"b/opmodel.yaml": "extends: [../a, ..]\n",
			"b/product/principles.md": principles,
		});
		assert.ok(loadEngine(root, { today }).check());
	});

	it("tells how far it is", () => {
		write(
			Object.fromEntries(
				Array.from({ length: 120 }, (_, i) => [
					`docs/adr/${1000 + i}-x.md`,
					"# X\n",
				]),
			),
		);
		const seen: string[] = [];
		loadEngine(root, {
			today,
			progress: (done, of) => seen.push(`${done}/${of}`),
		});
		assert.deepEqual(seen, ["50/120", "100/120"]);
	});
});
