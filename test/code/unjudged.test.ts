/** What no check can judge, as the version that an entry asks for is not known: it crosses nothing, and it is said. */

import assert from "node:assert/strict";
import { Engine } from "../../src/engine";
import type { Texts } from "../helpers/checking";

/** The engine after it has looked at some files, and what it says of those that are no pages. */
function looked(files: Texts) {
	const engine = new Engine({ today: "2026-11-22" });
	for (const [path, text] of Object.entries(files))
		if (path.endsWith(".md")) engine.set(path, text);
	for (const [path, text] of Object.entries(files))
		if (!path.endsWith(".md")) engine.look(path, text);
	return {
		crossed: engine
			.check()
			.diagnostics.filter(({ rule }) => rule === "code/guardrail-holds")
			.map(({ file, range }) => `${file}:${range.start.line + 1}`),
		unjudged: engine
			.unjudged()
			.map(
				({ item, file, entry }) =>
					`${file}:${entry.range.start.line + 1} ${entry.name} ${item.id}`,
			),
	};
}

const guardrail = (field: string) => ({
	"product/guardrails.md": `# Guardrails\n\n- Owner: Platform\n\n## GR-1: One way\n\nWhy.\n\n${field}\n`,
});

const npm = (...versions: readonly string[]) =>
	`{ "dependencies": {\n${versions.map((v) => `"luxon": "${v}"`).join(",\n")}\n} }\n`;

describe("what can't be judged", () => {
	const old = guardrail("- Deny dependency: `pkg:npm/luxon@<3`");

	it("is an entry whose version nobody can read, where versions matter", () => {
		const versions = [
			"^2",
			"^3",
			"workspace:*",
			"latest",
			"git+https://example.org/luxon.git",
			"catalog:",
		];
		assert.deepEqual(looked({ ...old, "a/package.json": npm(...versions) }), {
			crossed: ["a/package.json:2"],
			unjudged: [4, 5, 6, 7].map((n) => `a/package.json:${n} luxon GR-1`),
		});
		assert.deepEqual(
			looked({
				...guardrail("- Deny dependency: `pkg:npm/luxon`"),
				"a/package.json": npm("latest"),
			}),
			{ crossed: ["a/package.json:2"], unjudged: [] },
		);
		assert.deepEqual(
			looked({
				...guardrail("- Deny dependency: `pkg:npm/moment@<3`"),
				"a/package.json": npm("latest"),
			}),
			{ crossed: [], unjudged: [] },
		);
	});

	it("is not said where the check speaks of other places, or another one forbids the package anyway", () => {
		assert.deepEqual(
			looked({
				...guardrail("- Deny dependency: `pkg:npm/luxon@<3`\n- In: `apps/**`"),
				"a/package.json": npm("latest"),
			}),
			{ crossed: [], unjudged: [] },
		);
		assert.deepEqual(
			looked({
				...guardrail("- Deny dependency: `pkg:npm/luxon@<3`, `pkg:npm/lux*`"),
				"a/package.json": npm("latest"),
			}),
			{ crossed: ["a/package.json:2"], unjudged: [] },
		);
	});

	it("is not forbidden by a list of what is allowed", () => {
		const only = guardrail("- Allow dependency: `pkg:npm/luxon@>=3`");
		assert.deepEqual(
			looked({ ...only, "a/package.json": npm("^3", "^2", "latest") }),
			{
				crossed: ["a/package.json:3"],
				unjudged: ["a/package.json:4 luxon GR-1"],
			},
		);
	});

	it("is a property that another file sets", () => {
		const pom = `<project><dependencies><dependency>
<groupId>org.acme</groupId><artifactId>core</artifactId>
<version>\${core.version}</version></dependency></dependencies></project>`;
		assert.deepEqual(
			looked({
				...guardrail("- Deny dependency: `pkg:maven/org.acme/core@<3`"),
				"pom.xml": pom,
			}),
			{ crossed: [], unjudged: ["pom.xml:2 org.acme/core GR-1"] },
		);
	});

	it("is an image's tag without a number, which is in no range and so not allowed by one", () => {
		const dockerfile =
			"FROM node:lts\nFROM node:$V\nFROM node:16\nFROM node:20\n";
		assert.deepEqual(
			looked({
				...guardrail("- Deny dependency: `pkg:docker/node@<18`"),
				Dockerfile: dockerfile,
			}),
			{
				crossed: ["Dockerfile:3"],
				unjudged: ["Dockerfile:1 node GR-1", "Dockerfile:2 node GR-1"],
			},
		);
		assert.deepEqual(
			looked({
				...guardrail("- Allow dependency: `pkg:docker/node@>=18`"),
				Dockerfile: dockerfile,
			}),
			{
				crossed: ["Dockerfile:1", "Dockerfile:3"],
				unjudged: ["Dockerfile:2 node GR-1"],
			},
		);
		assert.deepEqual(
			looked({
				...guardrail("- Deny dependency: `pkg:docker/node@latest`"),
				Dockerfile: "FROM node:lts\nFROM node\n",
			}),
			{ crossed: ["Dockerfile:2"], unjudged: [] },
		);
	});

	it("is judged where its version is set for a workspace, in a folder above", () => {
		const workspace = {
			...old,
			"app/pnpm-workspace.yaml": "catalog:\n  luxon: ^2.1.0\n",
			"app/a/package.json": npm("catalog:"),
			"app/b/package.json": npm("latest"),
			"other/package.json": npm("catalog:"),
		};
		assert.deepEqual(looked(workspace), {
			crossed: ["app/pnpm-workspace.yaml:2"],
			unjudged: [
				"app/b/package.json:2 luxon GR-1",
				"other/package.json:2 luxon GR-1",
			],
		});
		// Where the guardrail does not speak of the catalogue, it is what asks for it that crosses it.
		assert.deepEqual(
			looked({
				...workspace,
				...guardrail("- Deny dependency: `pkg:npm/luxon@<3`\n- In: `app/a/**`"),
			}),
			{ crossed: ["app/a/package.json:2"], unjudged: [] },
		);
		assert.deepEqual(
			looked({
				...workspace,
				...guardrail("- Deny dependency: `pkg:npm/luxon@<2`\n- In: `app/a/**`"),
			}),
			{ crossed: [], unjudged: [] },
		);
		const cargo = {
			...guardrail("- Deny dependency: `pkg:cargo/tokio@<1`"),
			"Cargo.toml": '[workspace.dependencies]\ntokio = "0.9"\n',
			"a/Cargo.toml": "[dependencies]\ntokio = { workspace = true }\n",
		};
		assert.deepEqual(looked(cargo), {
			crossed: ["Cargo.toml:2"],
			unjudged: [],
		});
		const nuget = {
			...guardrail("- Allow dependency: `pkg:nuget/Serilog@>=3`"),
			"Directory.Packages.props":
				'<Project><ItemGroup><PackageVersion Include="Serilog" Version="3.1" /></ItemGroup></Project>',
			"src/App.csproj":
				'<Project><ItemGroup><PackageReference Include="Serilog" /></ItemGroup></Project>',
		};
		assert.deepEqual(looked(nuget), { crossed: [], unjudged: [] });
	});

	it("is what code works out, counted for each guardrail of the ecosystem", () => {
		assert.deepEqual(
			looked({
				...guardrail("- Deny dependency: `pkg:pypi/django`"),
				"setup.py":
					"setup(install_requires=needed,\n extras_require={'a': ['django']})",
				"build.gradle": "dependencies { implementation deps.x }",
				Dockerfile: "FROM $IMAGE\n",
			}),
			{ crossed: ["setup.py:2"], unjudged: ["setup.py:1 needed GR-1"] },
		);
		assert.deepEqual(
			looked({
				...guardrail("- Allow dependency: `pkg:maven/org.acme/*`"),
				"build.gradle":
					"dependencies {\n implementation deps.x\n implementation 'a.b:c:1'\n}",
			}),
			{
				crossed: ["build.gradle:3"],
				unjudged: ["build.gradle:2 deps.x GR-1"],
			},
		);
	});

	it("is not a package of another name, which a catalogue or workspace says it is", () => {
		const deny = (url: string) => guardrail(`- Deny dependency: \`${url}\``);
		const catalog = {
			"app/pnpm-workspace.yaml":
				"catalog:\n  dates: npm:moment@^2.1.0\n  moment: npm:dayjs@^1\ncatalogs:\n  new:\n    dates: npm:luxon@^3\n",
			"app/a/package.json":
				'{ "dependencies": {\n"dates": "catalog:",\n"moment": "catalog:default",\n"x": "catalog:"\n} }',
			"app/b/package.json": '{ "dependencies": { "dates": "catalog:new" } }',
			"other/package.json": '{ "dependencies": { "moment": "catalog:" } }',
		};
		assert.deepEqual(looked({ ...deny("pkg:npm/moment"), ...catalog }), {
			crossed: [
				"app/a/package.json:2",
				"app/pnpm-workspace.yaml:2",
				"other/package.json:1",
			],
			unjudged: [],
		});
		assert.deepEqual(looked({ ...deny("pkg:npm/moment@<3"), ...catalog }), {
			crossed: ["app/pnpm-workspace.yaml:2"],
			unjudged: ["other/package.json:1 moment GR-1"],
		});
		assert.deepEqual(looked({ ...deny("pkg:npm/dates"), ...catalog }), {
			crossed: [],
			unjudged: [],
		});
		assert.deepEqual(
			looked({
				...deny("pkg:cargo/chrono"),
				"m/Cargo.toml": "[dependencies]\ndates = { workspace = true }\n",
				"Cargo.toml":
					'[workspace.dependencies]\ndates = { package = "chrono", version = "0.4" }\n',
			}),
			{ crossed: ["Cargo.toml:2", "m/Cargo.toml:2"], unjudged: [] },
		);
		assert.deepEqual(
			looked({
				...deny("pkg:npm/moment"),
				"package.json":
					'{ "workspaces": { "catalog": {\n"dates": "npm:moment@2" } } }',
				"a/package.json": '{ "dependencies": { "dates": "catalog:" } }',
			}),
			{ crossed: ["a/package.json:1", "package.json:2"], unjudged: [] },
		);
	});

	it("is not a reference of NuGet's whose version stands in the middle", () => {
		const central = {
			"Directory.Packages.props":
				'<Project><ItemGroup>\n<PackageVersion Include="Moq" Version="4.18.0" />\n<PackageVersion Include="Polly" Version="8.0.0" />\n</ItemGroup></Project>',
			"app/a.csproj":
				'<Project><ItemGroup>\n<PackageReference Include="moq" />\n<PackageReference Include="Polly" VersionOverride="7.0.0" />\n<PackageReference Include="Serilog" />\n</ItemGroup></Project>',
		};
		const urls =
			"`pkg:nuget/Moq@<4.20`, `pkg:nuget/Polly@<8`, `pkg:nuget/Serilog@<3`";
		assert.deepEqual(
			looked({
				...guardrail(`- Deny dependency: ${urls}\n- In: \`app/**\``),
				...central,
			}),
			{
				crossed: ["app/a.csproj:2", "app/a.csproj:3"],
				unjudged: ["app/a.csproj:4 serilog GR-1"],
			},
		);
		assert.deepEqual(
			looked({ ...guardrail(`- Deny dependency: ${urls}`), ...central }),
			{
				crossed: ["Directory.Packages.props:2", "app/a.csproj:3"],
				unjudged: ["app/a.csproj:4 serilog GR-1"],
			},
		);
	});

	it("is not what an accessor of Gradle's names, where a version catalogue says it", () => {
		const gradle = {
			"gradle/libs.versions.toml":
				'[libraries]\na-b = "org.a:b:1.0"\nc_d = { module = "org.c:d", version = "2.0" }\n[bundles]\nall = ["a-b", "c_d"]\n[plugins]\np-q = "org.p:1.0"\n',
			"app/build.gradle.kts":
				'plugins {\nalias(libs.plugins.p.q)\n}\ndependencies {\nimplementation(libs.a.b)\napi(libs.bundles.all)\nkapt(libs.c.d.get())\ntest(libs.findLibrary("a-b").get())\n}\n',
			"web/build.gradle":
				"dependencies {\nimplementation platform(libs.a.b), libs.c.d\n}\n",
		};
		const deny = (urls: string, place: string) =>
			guardrail(`- Deny dependency: ${urls}\n- In: \`${place}\``);
		const both = "`pkg:maven/org.a/b@<2`, `pkg:maven/org.c/d`";
		assert.deepEqual(looked({ ...deny(both, "app/**"), ...gradle }), {
			crossed: [5, 6, 6, 7, 8].map((n) => `app/build.gradle.kts:${n}`),
			unjudged: [],
		});
		assert.deepEqual(looked({ ...deny(both, "web"), ...gradle }), {
			crossed: ["web/build.gradle:2", "web/build.gradle:2"],
			unjudged: [],
		});
		assert.deepEqual(
			looked({ ...deny("`pkg:maven/org.p/*`", "app"), ...gradle }),
			{ crossed: ["app/build.gradle.kts:2"], unjudged: [] },
		);
		// What the catalogue crosses is said there alone.
		assert.deepEqual(looked({ ...deny(both, "**"), ...gradle }), {
			crossed: ["gradle/libs.versions.toml:2", "gradle/libs.versions.toml:3"],
			unjudged: [],
		});
		assert.deepEqual(
			looked({
				...deny(both, "app"),
				"app/build.gradle": "dependencies {\nimplementation libs.a.b\n}\n",
				"settings.gradle": "library('a-b', 'org.a:b:1.0')\n",
				"app/x/build.gradle": "dependencies {\nimplementation libs.no\n}\n",
			}),
			{
				crossed: ["app/build.gradle:2"],
				unjudged: ["app/x/build.gradle:2 libs.no GR-1"],
			},
		);
	});

	it("is judged in programs that name packages for themselves, and only in those", () => {
		assert.deepEqual(
			looked({
				...guardrail("- Deny dependency: `pkg:pypi/requests`, `pkg:nuget/Moq`"),
				"tools/a.py": "# /// script\n# dependencies = ['requests']\n# ///\n",
				"tools/b.py": "import requests\n",
				"tools/c.cs": "#:package Moq@4\nusing Moq;\n",
			}),
			{ crossed: ["tools/a.py:2", "tools/c.cs:1"], unjudged: [] },
		);
		const engine = new Engine({ today: "2026-11-22" });
		engine.set(
			"product/guardrails.md",
			Object.values(guardrail("- Deny dependency: `pkg:npm/moment`"))[0] ?? "",
		);
		for (const path of ["a.py", "a.cs", "pom.xml", "requirements.txt"])
			assert.equal(engine.need(path), "nothing", path);
		assert.equal(engine.need("package.json"), "text");
		const bytes = (text: string) => {
			/** How often all of it is made a text; single lines may be. */
			let decodings = 0;
			engine.set(
				"product/guardrails.md",
				Object.values(guardrail("- Deny dependency: `pkg:pypi/moment`"))[0] ??
					"",
			);
			engine.look("a.py", {
				bytes: Uint8Array.from([...text].map((c) => c.charCodeAt(0))),
				decode: (bytes) => {
					if (bytes.length === text.length) decodings++;
					return new TextDecoder().decode(bytes);
				},
			});
			return decodings;
		};
		assert.equal(bytes("import moment\n"), 0);
		assert.equal(bytes("# /// script\n# dependencies = []\n# ///\n"), 1);
	});

	it("is forgotten when the guardrails change, and with its file", () => {
		const engine = new Engine({ today: "2026-11-22" });
		const [page] = Object.keys(old) as [string];
		engine.set(page, Object.values(old)[0] as string);
		engine.look("package.json", npm("latest"));
		assert.equal(engine.unjudged().length, 1);
		engine.remove("package.json");
		assert.equal(engine.unjudged().length, 0);
		engine.look("package.json", npm("latest"));
		engine.set(page, "# Guardrails\n");
		assert.equal(engine.unjudged().length, 0);
	});
});
