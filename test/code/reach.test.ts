/** What checks had to look at: what is said of those that had nothing, and which guardrails count as checked by machine. */

import assert from "node:assert/strict";
import { Engine } from "../../src/engine";
import { summarize } from "../../src/views/summary";

type Files = Readonly<Record<string, string>>;

const today = "2026-11-22";
const zero = { error: 0, warning: 0, information: 0, hint: 0 };

function guardrail(...lines: readonly string[]): string {
	return `# Guardrails\n\n- Owner: Ines\n\n## GR-1: One way\n\nTwo ways cost us a week.\n\n${lines.map((line) => `- ${line}\n`).join("")}`;
}

/** An engine with pages and settings as texts, and with other files that a host reads where they are asked for. */
function engineOf(files: Files): Engine {
	const engine = new Engine({ today });
	for (const [path, text] of Object.entries(files))
		if (/\.md$|opmodel\.yaml$|\.adr-dir$|\.gitattributes$/.test(path))
			engine.set(path, text);
		else engine.note(path);
	for (const [path, text] of Object.entries(files))
		if (engine.need(path) === "text" && engine.text(path) === undefined)
			engine.look(path, text);
	return engine;
}

/** What the rule says, as `severity what`, where the text is cut out of the page. */
function said(files: Files): string[] {
	return engineOf(files)
		.check()
		.diagnostics.filter(({ rule }) => rule === "guardrails/check-reaches")
		.map(({ file, range, severity }) => {
			const line = files[file]?.split("\n")[range.start.line] ?? "";
			return `${severity} ${line.slice(range.start.character, range.end.character)}`;
		});
}

function count(files: Files, hasBase = false) {
	const engine = engineOf(files);
	const { guardrails, withoutFiles } = summarize(
		engine.workspace(),
		engine.check(),
		zero,
		hasBase,
	);
	return { ...guardrails, ids: withoutFiles };
}

const opmodel = { "opmodel.yaml": "opmodel: 1\nexpect: []\n" };

function repository(page: string, files: Files = {}): Files {
	return {
		...opmodel,
		"product/guardrails.md": page,
		"services/a/run.ts": "export const run = 1;\n",
		...files,
	};
}

describe("places without files", () => {
	const of = (...lines: readonly string[]) =>
		said(repository(guardrail(...lines)));

	it("are said, whatever the check", () => {
		for (const check of [
			"Deny content: `eval`",
			"Deny dependency: `pkg:npm/moment`",
			"Allow languages: TypeScript",
			"Deny path: `**/*.php`",
			"Findings from: `reports/a.sarif`",
		])
			assert.deepEqual(of(check, "In: `servces/**`"), ["warning servces/**"]);
		assert.deepEqual(of("Decision needed for: `infar/**`"), [
			"warning infar/**",
		]);
	});

	it("are said once for all the checks that share them", () => {
		assert.deepEqual(
			of("Deny content: `eval`", "Deny path: `**/*.php`", "In: `lib/**`"),
			["warning lib/**"],
		);
	});

	it("are said of each place that is not there, and of none that has files of another ending alone", () => {
		const content = "Deny content: `eval`";
		assert.deepEqual(of(content, "In: `services/**`, `lib/**`"), [
			"warning lib/**",
		]);
		assert.deepEqual(
			of(content, "In: `services/**/*.ts`, `services/**/*.tsx`, `**/*.vue`"),
			[],
		);
		assert.deepEqual(of(content, "In: `**/*.{ts,tsx}`"), []);
		assert.deepEqual(of(content, "In: `{services,lib}/**`"), []);
		assert.deepEqual(of(content, "In: `services/**/*.tsx`"), [
			"warning services/**/*.tsx",
		]);
	});

	it("are no fault where they are meant to be empty", () => {
		assert.deepEqual(of("Deny path: `secrets/**`, `**/*.pem`"), []);
		assert.deepEqual(of("Deny path: `**`", "In: `legacy/**`"), []);
		assert.deepEqual(
			of("Decision needed for: `services/**`, `infra/**`, `Dockerfile`"),
			[],
		);
	});

	it("are no fault of what is a draft, announced or retired", () => {
		const lines = ["Deny content: `eval`", "In: `lib/**`"];
		assert.deepEqual(of("Status: draft", ...lines), []);
		assert.deepEqual(of("Status: retired", ...lines), []);
		assert.deepEqual(of("Since: 2026-11-23", ...lines), []);
		assert.deepEqual(of("Since: 2026-11-22", ...lines), ["warning lib/**"]);
		const page = guardrail(...lines);
		for (const field of ["Status: draft", "Since: 2027-01-01"])
			assert.deepEqual(
				said(repository(page.replace("- Owner: Ines", `- ${field}`))),
				[],
			);
	});

	it("are no fault of a repository that has pages alone, for others to extend", () => {
		const page = guardrail("Deny content: `eval`", "In: `services/**`");
		const pages = { ...opmodel, "product/guardrails.md": page };
		assert.deepEqual(
			said({ ...pages, "README.md": "# Us\n", ".github/workflows/ci.yml": "" }),
			[],
		);
		assert.deepEqual(said({ ...pages, "apps/a.ts": "" }), [
			"warning services/**",
		]);
		// Where a file names packages that nobody reads, something is asked for.
		const packages = {
			...opmodel,
			"product/guardrails.md": guardrail("Deny dependency: `pkg:pypi/django`"),
		};
		assert.deepEqual(said(packages), []);
		assert.deepEqual(said({ ...packages, "environment.yml": "" }), [
			"information pkg:pypi/django",
		]);
	});

	it("are said by the model that a guardrail is of, by all that extend it", () => {
		const company = guardrail("Deny content: `eval`", "In: `services/**`");
		const files = {
			"company/opmodel.yaml": "opmodel: 1\nexpect: []\n",
			"company/product/guardrails.md": company,
			"labs/opmodel.yaml": "opmodel: 1\nexpect: []\nextends: [../company]\n",
		};
		assert.deepEqual(said({ ...files, "labs/services/a.ts": "" }), []);
		assert.deepEqual(said({ ...files, "labs/lib/a.ts": "" }), [
			"warning services/**",
		]);
		const engine = new Engine({ today });
		engine.set("../company/opmodel.yaml", "opmodel: 1\n");
		engine.set("../company/product/guardrails.md", company);
		engine.inherit("../company");
		engine.set("opmodel.yaml", "opmodel: 1\nextends: [../company]\n");
		engine.note("lib/a.ts");
		assert.ok(
			!engine
				.check()
				.diagnostics.some(({ rule }) => rule === "guardrails/check-reaches"),
		);
	});

	it("are information where nobody looks: they are ignored, or behind a link", () => {
		const engine = engineOf(
			repository(guardrail("Deny content: `eval`", "In: `dist/**`")),
		);
		engine.noteFolder("dist");
		const [found] = engine
			.check()
			.diagnostics.filter(({ rule }) => rule === "guardrails/check-reaches");
		assert.equal(found?.severity, "information");
		assert.match(found?.message ?? "", /`\.gitignore` leaves it out/);
	});

	it("are no fault where what is there is not checked out", () => {
		const submodules = `[submodule "x"]\n\tpath = libs/x\n\turl = ../x\n`;
		const at = (place: string, files: Files = {}) => {
			const engine = engineOf(
				repository(guardrail("Deny content: `eval`", `In: ${place}`), files),
			);
			engine.set(".gitmodules", submodules);
			engine.noteAbsent("apps/web/view.vue");
			return engine
				.check()
				.diagnostics.filter(({ rule }) => rule === "guardrails/check-reaches")
				.map(({ severity, message }) => `${severity} ${message.slice(0, 16)}`);
		};
		const absent = "information What is at ";
		for (const [place, ...expected] of [
			["`libs/x/**`", `${absent}\`libs`],
			["`libs/x`", `${absent}\`libs`],
			["`libs/x/src/*.ts`", `${absent}\`libs`],
			["`apps/web/**`", `${absent}\`apps`],
			["`libs/x/**`, `services/**`"],
			["`**/*.go`"],
			["`libs/y/**`", "warning No file is at `l"],
			["`apps/admin/**`", "warning No file is at `a"],
		] as const) {
			const cut = expected.map((one) =>
				one.startsWith("warning") ? one : one.slice(0, 28),
			);
			assert.deepEqual(at(place), cut, place);
		}
		assert.deepEqual(at("`libs/x/**`", { "libs/x/a.ts": "" }), []);
	});

	it("are said as files come and go", () => {
		const engine = engineOf(
			repository(guardrail("Deny content: `eval`", "In: `lib/**`")),
		);
		const isSaid = () =>
			engine
				.check()
				.diagnostics.some(({ rule }) => rule === "guardrails/check-reaches");
		assert.ok(isSaid());
		engine.look("lib/a.ts", "");
		assert.ok(!isSaid());
		engine.remove("lib/a.ts");
		assert.ok(isSaid());
	});
});

describe("packages that no manifest tells of", () => {
	const of = (files: Files, ...lines: readonly string[]) =>
		engineOf(repository(guardrail(...lines), files))
			.check()
			.diagnostics.filter(({ rule }) => rule === "guardrails/check-reaches")
			.map(({ severity, message }) => `${severity} ${message}`);
	const npm = { "package.json": "{}" };

	it("are none where a manifest is read, even an empty one", () => {
		for (const [purl, path, text] of [
			["npm/moment", "package.json", "{}"],
			["jsr/@std/path", "deno.json", "{}"],
			["jsr/@std/path", "package.json", "{}"],
			["pypi/arrow", "requirements.txt", ""],
			["pypi/arrow", "Pipfile", "[packages]\n"],
			["maven/joda-time/joda-time", "build.gradle.kts", "plugins { }\n"],
			["docker/node", "compose.yaml", "services: {}\n"],
			["gem/timecop", "a.gemspec", ""],
			[
				"pypi/arrow",
				"run.py",
				'# /// script\n# dependencies = ["attrs"]\n# ///\n',
			],
		] as const)
			assert.deepEqual(
				of({ [path]: text }, `Deny dependency: \`pkg:${purl}\``),
				[],
				path,
			);
	});

	it("are said, with the files that are not read", () => {
		for (const [purl, path] of [
			["maven/joda-time/joda-time", "build.sbt"],
			["pypi/arrow", "environment.yml"],
			["nuget/NodaTime", "paket.dependencies"],
			["gem/timecop", "Gemfile.lock"],
			["golang/github.com/pkg/errors", "Gopkg.toml"],
		] as const) {
			const [found = "", ...more] = of(
				{ [path]: "", ...npm },
				`Deny dependency: \`pkg:${purl}\`, \`pkg:npm/moment\``,
			);
			assert.deepEqual(more, []);
			assert.ok(found.startsWith("information No manifest of"), found);
			assert.ok(found.includes(`${path} is not read`), found);
		}
	});

	it("are said of a manifest whose packages are all worked out by code", () => {
		const [found = "", ...more] = of(
			{ "setup.py": "setup(install_requires=needed())\n" },
			"Deny dependency: `pkg:pypi/arrow`",
		);
		assert.deepEqual(more, []);
		assert.match(found, /^information What setup\.py asks for of `pkg:pypi`/);
	});

	it("are said of a manifest that says nothing of packages, beside those that are not read", () => {
		for (const [purl, silent, text, speaking] of [
			[
				"pypi/arrow",
				"pyproject.toml",
				"[tool.black]\nline-length = 88\n",
				"[project]\nname = 'a'\n",
			],
			[
				"pypi/arrow",
				"setup.cfg",
				"[flake8]\nmax-line-length = 88\n",
				"[metadata]\nname = a\n",
			],
			[
				"npm/moment",
				"pnpm-workspace.yaml",
				"packages: [a]\n",
				"catalog: { luxon: ^3 }\n",
			],
			[
				"npm/moment",
				".yarnrc.yml",
				"nodeLinker: pnp\n",
				"catalog: { luxon: ^3 }\n",
			],
			["maven/a/b", "settings.gradle", "rootProject.name = 'a'\n", undefined],
			[
				"nuget/Moq",
				"Directory.Build.props",
				"<Project />",
				'<Project><ItemGroup><PackageReference Include="X" Version="1" /></ItemGroup></Project>',
			],
			[
				"docker/mysql",
				"Dockerfile",
				"# syntax=docker/dockerfile:1\n",
				"FROM scratch\n",
			],
		] as const) {
			const check = `Deny dependency: \`pkg:${purl}\``;
			const [found = "", ...more] = of({ [silent]: text }, check);
			assert.deepEqual(more, []);
			assert.ok(
				found.startsWith(`information ${silent} says nothing of`),
				found,
			);
			const files = repository(guardrail(check), { [silent]: text });
			assert.deepEqual(count(files).ids, ["GR-1"]);
			if (speaking)
				assert.deepEqual(of({ [silent]: speaking }, check), [], silent);
		}
	});

	it("are said where the manifest lies elsewhere, or others wrote it", () => {
		const [elsewhere = ""] = of(
			npm,
			"Deny dependency: `pkg:npm/moment`",
			"In: `services/**`",
		);
		assert.match(elsewhere, /package\.json lies elsewhere: name its place/);
		assert.equal(
			of({ "vendor/a/package.json": "{}" }, "Deny dependency: `pkg:npm/moment`")
				.length,
			1,
		);
	});

	it("are not missed beside others where nothing could ask for them", () => {
		const both = "Deny dependency: `pkg:npm/moment`, `pkg:pypi/arrow`";
		assert.deepEqual(of(npm, both), []);
		assert.equal(of({ ...npm, "tools/a.py": "" }, both).length, 1);
		assert.equal(of({}, "Deny dependency: `pkg:pypi/arrow`").length, 1);
	});

	it("are not said before the manifest was looked at", () => {
		const engine = new Engine({ today });
		engine.set(
			"product/guardrails.md",
			guardrail("Deny dependency: `pkg:pypi/arrow`"),
		);
		engine.note("setup.py");
		assert.ok(
			!engine
				.check()
				.diagnostics.some(({ rule }) => rule === "guardrails/check-reaches"),
		);
	});
});

describe("guardrails that count as checked by machine", () => {
	const of = (files: Files, ...lines: readonly string[]) => {
		const { byMachine, withoutFiles, ids } = count(
			repository(guardrail(...lines), files),
		);
		assert.equal(byMachine + withoutFiles, 1, lines.join());
		assert.deepEqual(ids, withoutFiles === 1 ? ["GR-1"] : []);
		return byMachine === 1;
	};

	it("are those whose checks were run over a file", () => {
		assert.ok(of({}, "Deny content: `eval`"));
		assert.ok(of({}, "Deny content: `eval`", "In: `services/**`"));
		assert.ok(!of({}, "Deny content: `eval`", "In: `servces/**`"));
		assert.ok(of({}, "Deny path: `secrets/**`"));
		assert.ok(!of({}, "Deny path: `**/*.php`", "In: `servces/**`"));
		assert.ok(of({}, "Allow languages: TypeScript"));
		assert.ok(
			!of({ "media/a.png": "" }, "Allow languages: Go", "In: `media/**`"),
		);
		const uncounted = { ".gitattributes": "*.ts -linguist-detectable\n" };
		assert.ok(!of(uncounted, "Allow languages: TypeScript"));
		assert.ok(
			!of({ "vendor/a.ts": "" }, "Deny content: `eval`", "In: `vend*/**`"),
		);
	});

	it("are those that deny paths of links and of submodules, which git follows as entries of their own", () => {
		const engine = engineOf(
			repository(
				guardrail(
					"Deny path: `current`, `libs/*`",
					"Decision needed for: `links/**`",
				),
			),
		);
		engine.set(".gitmodules", `[submodule "x"]\n\tpath = libs/x\n`);
		engine.noteLink("current");
		engine.noteLink("links/a");
		engine.noteFolder("libs/ignored");
		const crossed = () =>
			engine.check().diagnostics.map(({ rule, file }) => `${rule} ${file}`);
		assert.deepEqual(crossed(), [
			"code/guardrail-holds current",
			"code/guardrail-holds libs/x",
		]);
		engine.remove("current");
		engine.note("libs/x/a.ts");
		assert.deepEqual(crossed(), []);
	});

	it("are those whose reports some tool has run for, in places with files", () => {
		const report = (runs: string) => ({
			"r.sarif": `{ "version": "2.1.0", "runs": [${runs}] }`,
		});
		const run = '{ "tool": { "driver": { "name": "X" } }, "results": [] }';
		for (const [runs, place, ...counts] of [
			[run, "", 1, 0, 0],
			["", "", 0, 1, 0],
			[run, "\n- In: `services/**`", 1, 0, 0],
			[run, "\n- In: `servces/**`", 0, 0, 1],
		] as const) {
			const files = repository(guardrail(`Findings from: \`r.sarif\`${place}`));
			const engine = engineOf(files);
			engine.set("r.sarif", report(runs)["r.sarif"]);
			const { guardrails } = summarize(
				engine.workspace(),
				engine.check(),
				zero,
			);
			const { byMachine, withoutReport, withoutFiles } = guardrails;
			assert.deepEqual(
				[byMachine, withoutReport, withoutFiles],
				counts,
				runs + place,
			);
		}
	});

	it("are those whose packages a manifest tells", () => {
		const npm = "Deny dependency: `pkg:npm/moment`";
		assert.ok(!of({}, npm));
		assert.ok(of({ "package.json": "{}" }, npm));
		assert.ok(!of({ "requirements.txt": "" }, npm));
		assert.ok(!of({ "package.json": "{}" }, npm, "In: `services/**`"));
		assert.ok(
			of({ "services/a/package.json": "{}" }, npm, "In: `services/**`"),
		);
		assert.ok(
			!of(
				{ "setup.py": "setup(install_requires=needed())\n" },
				"Deny dependency: `pkg:pypi/arrow`",
			),
		);
	});

	it("are named with folders that can't be listed", () => {
		const engine = engineOf(repository(guardrail("Deny content: `eval`")));
		engine.skipFolder("services/secret");
		assert.deepEqual(engine.overlooked(), [
			{
				file: "services/secret/",
				reason: "it is a folder that can't be listed",
			},
		]);
		const without = engineOf(opmodel);
		without.skipFolder("services/secret");
		assert.deepEqual(without.overlooked(), []);
	});

	it("are none before files were read", () => {
		const engine = new Engine({ today });
		engine.set("product/guardrails.md", guardrail("Deny content: `eval`"));
		engine.note("a.ts");
		const { withoutFiles } = summarize(
			engine.workspace(),
			engine.check(),
			zero,
		).guardrails;
		assert.equal(withoutFiles, 1);
	});

	it("are none where nothing that is looked for can be used, or nothing is said of it", () => {
		const broken = count(repository(guardrail("Deny content: `eval(`")));
		assert.deepEqual([broken.byMachine, broken.notRun], [0, 1]);
		const off = count({
			...repository(guardrail("Deny content: `eval`")),
			"opmodel.yaml": "opmodel: 1\nrules: { code/guardrail-holds: off }\n",
		});
		assert.deepEqual([off.byMachine, off.silenced], [0, 1]);
	});

	it("are none whose packages are of types that nothing reads, alone; beside others those count", () => {
		const files = { "package.json": "{}", "environment.yml": "" };
		for (const [check, counts] of [
			["Deny dependency: `pkg:conda/x`", [0, 1]],
			["Deny dependency: `pkg:rpm/x`, `pkg:npm/`", [0, 1]],
			["Allow dependency: `pkg:swift/github.com/a/b`", [0, 1]],
			["Deny dependency: `pkg:npm/moment@soon`", [0, 1]],
			["Deny dependency: moment", [0, 1]],
			["Deny dependency: `pkg:conda/x`, `pkg:npm/moment`", [1, 0]],
			["Allow languages: Klingon", [0, 1]],
			["Allow languages: Klingon, TypeScript", [1, 0]],
		] as const) {
			const page = repository(guardrail(check), files);
			const { byMachine, notRun } = count(page);
			assert.deepEqual([byMachine, notRun], counts, check);
			const { diagnostics } = engineOf(page).check();
			const rules = new Set(diagnostics.map(({ rule }) => rule));
			assert.deepEqual([...rules], ["guardrails/check-valid"], check);
		}
		const both = "Deny dependency: `pkg:conda/x`, `pkg:pypi/arrow`";
		const without = repository(guardrail(both), files);
		assert.deepEqual(said(without), ["information pkg:pypi/arrow"]);
		assert.equal(count(without).byMachine, 0);
	});

	it("are none where all that a manifest asks for stands in files that are not read, or it is none", () => {
		const docker = "Deny dependency: `pkg:docker/mysql`";
		const npm = "Deny dependency: `pkg:npm/moment`";
		const nuget = "Deny dependency: `pkg:nuget/Moq`";
		const base = "services:\n  db:\n    image: mysql:5\n";
		const imports = (file: string) =>
			`<Project><Import Project="${file}" /></Project>`;
		for (const [check, files, isChecked] of [
			[docker, { "compose.yaml": "include: infra/db.yaml\n" }, false],
			[
				docker,
				{
					"compose.yaml": "include: infra/compose.yaml\n",
					"infra/compose.yaml": base,
				},
				true,
			],
			[nuget, { "a.csproj": imports("deps.xml") }, false],
			[nuget, { "a.csproj": imports("deps.props"), "deps.props": "" }, true],
			[nuget, { "deps.props": "<Project />" }, false],
			[
				nuget,
				{
					"eng/deps.props":
						'<Project><ItemGroup><PackageReference Include="Moq" /></ItemGroup></Project>',
				},
				true,
			],
			[npm, { "package.json": "Not Found" }, false],
			[npm, { "package.json": "" }, true],
		] as const)
			assert.equal(of(files, check), isChecked, JSON.stringify(files));
	});

	it("need a place for the decisions that they ask for", () => {
		const page = guardrail("Decision needed for: `infra/**`");
		const without = count(repository(page), true);
		assert.deepEqual([without.byMachine, without.withoutFiles], [0, 1]);
		const there = repository(page, { "infra/main.tf": "" });
		assert.equal(count(there, true).byMachine, 1);
		assert.equal(count(there).needsBase, 1);
	});
});

describe("pages of the model, and settings", () => {
	const crossed = (files: Files) =>
		engineOf({ ...opmodel, ...files })
			.check()
			.diagnostics.filter(({ rule }) => rule === "code/guardrail-holds")
			.map(({ file }) => file);
	const record = "# 1. A\n\nStatus: accepted\nDate: 2026-11-01\n\nTODO\n";

	it("have paths like other files", () => {
		const denied = (glob: string) =>
			crossed({
				"product/guardrails.md": guardrail(`Deny path: \`${glob}\``),
				"docs/adr/0001-a.draft.md": record,
				".adr-dir": "docs/adr\n",
			});
		assert.deepEqual(denied("docs/adr/*.draft.md"), [
			"docs/adr/0001-a.draft.md",
		]);
		assert.deepEqual(denied("**/.adr-dir"), [".adr-dir"]);
		assert.deepEqual(denied("product/**"), [], "the page that says so");
	});

	it("are searched where a place names them, and nowhere else", () => {
		const found = (place: string, text = record) =>
			crossed({
				"product/guardrails.md": guardrail(
					"Deny content: `TODO`",
					...(place ? [`In: ${place}`] : []),
				),
				"services/a/docs/adr/0001-a.md": text,
				"docs/adr/0001-a.md": text,
			});
		const both = ["docs/adr/0001-a.md", "services/a/docs/adr/0001-a.md"];
		assert.deepEqual(found(""), []);
		assert.deepEqual(found("`**`"), []);
		assert.deepEqual(found("`services/**`"), []);
		assert.deepEqual(found("`docs/**`"), both.slice(0, 1));
		assert.deepEqual(found("`docs/adr/**`"), both.slice(0, 1));
		assert.deepEqual(found("`services/a/docs/**`"), both.slice(1));
		assert.deepEqual(found("`**/*.md`"), both);
		assert.deepEqual(
			found("`**/*.md`", `${record}\nGR-1 forbids it.\n`),
			[],
			"what tells of the guardrail",
		);
	});

	it("are searched anew as they are typed on", () => {
		const engine = engineOf({
			...opmodel,
			"product/guardrails.md": guardrail("Deny content: `TODO`", "In: docs"),
			"docs/adr/0001-a.md": record,
		});
		const count = () =>
			engine
				.check()
				.diagnostics.filter(({ rule }) => rule === "code/guardrail-holds")
				.length;
		assert.equal(count(), 1);
		engine.set("docs/adr/0001-a.md", record.replace("TODO", "Done"));
		assert.equal(count(), 0);
		engine.set("docs/adr/0001-a.md", `${record}\nTODO\n`);
		assert.equal(count(), 2);
	});
});
