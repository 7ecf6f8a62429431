/** What can be done at an entry of a manifest that crosses a guardrail: the entry goes, or another package is asked for, and all else stays. */

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import fc from "fast-check";
import { entryEditor } from "../../src/code/edits/entry-edits";
import { readManifest } from "../../src/code/manifests/manifest";
import type { Diagnostic } from "../../src/domain/diagnostic";
import { Lines } from "../../src/domain/lines";
import { Engine } from "../../src/engine";
import type { Texts } from "../helpers/checking";
import { applyEdits } from "../helpers/drawing";

const tool = createRequire(`${process.cwd()}/`);

interface Asked {
	readonly deny: string;
	readonly instead?: string;
	readonly more?: Texts;
	readonly fields?: string;
}

function crossings(
	path: string,
	text: string,
	{ deny, instead, more = {}, fields = "" }: Asked,
): { readonly files: Texts; readonly found: readonly Diagnostic[] } {
	const files = {
		"product/guardrails.md": `# Guardrails\n\n- Owner: Platform\n\n## GR-1: No\n\nIt cost us.\n\n- Deny dependency: \`${deny}\`\n${instead === undefined ? "" : `- Instead: ${instead}\n`}${fields}`,
		...more,
		[path]: text,
	};
	const engine = new Engine({ today: "2026-11-22" });
	for (const [file, content] of Object.entries(files))
		engine.set(file, content);
	const found = engine
		.check()
		.diagnostics.filter(
			(d) => d.rule === "code/guardrail-holds" && d.file === path,
		);
	return { files, found };
}

/** The texts of a manifest after each fix of its first crossing, by the fix's title. */
function offered(path: string, text: string, asked: Asked): Texts {
	const { files, found } = crossings(path, text, asked);
	const [first] = found;
	assert.ok(first, "nothing crosses it");
	return Object.fromEntries(
		(first.fixes ?? []).map(({ title, edits, safe }) => {
			assert.equal(safe, undefined, "nobody may take it unseen");
			const after = applyEdits(new Map(Object.entries(files)), edits);
			return [title, after.get(path) ?? ""];
		}),
	);
}

const remove = "Remove this entry";

function removed(path: string, text: string, deny: string): string {
	return offered(path, text, { deny })[remove] ?? "none";
}

describe("taking an entry out", () => {
	const cases: readonly [
		what: string,
		path: string,
		deny: string,
		before: string,
		after: string,
	][] = [
		[
			"the first of several",
			"package.json",
			"pkg:npm/moment",
			'{\n  "dependencies": {\n    "moment": "^2",\n    "a": "1"\n  }\n}\n',
			'{\n  "dependencies": {\n    "a": "1"\n  }\n}\n',
		],
		[
			"one in between",
			"package.json",
			"pkg:npm/moment",
			'{\n  "dependencies": {\n    "a": "1",\n    "moment": "^2",\n    "b": "1"\n  }\n}\n',
			'{\n  "dependencies": {\n    "a": "1",\n    "b": "1"\n  }\n}\n',
		],
		[
			"the last, with the comma before it",
			"package.json",
			"pkg:npm/moment",
			'{\n  "dependencies": {\n    "a": "1",\n    "moment": "^2"\n  }\n}\n',
			'{\n  "dependencies": {\n    "a": "1"\n  }\n}\n',
		],
		[
			"the only one",
			"package.json",
			"pkg:npm/moment",
			'{\n  "dependencies": {\n    "moment": "^2"\n  },\n  "name": "a"\n}\n',
			'{\n  "dependencies": {},\n  "name": "a"\n}\n',
		],
		[
			"in one line",
			"package.json",
			"pkg:npm/moment",
			'{"dependencies":{"a":"1","moment":"2","b":"1"}}',
			'{"dependencies":{"a":"1","b":"1"}}',
		],
		[
			"commas that begin lines",
			"package.json",
			"pkg:npm/moment",
			'{ "dependencies":\n  { "a": "1"\n  , "moment": "2"\n  }\n}\n',
			'{ "dependencies":\n  { "a": "1"\n  }\n}\n',
		],
		[
			"with Windows' line breaks and a byte order mark",
			"package.json",
			"pkg:npm/moment",
			'\ufeff{\r\n\t"dependencies": {\r\n\t\t"moment": "^2",\r\n\t\t"a": "1"\r\n\t}\r\n}\r\n',
			'\ufeff{\r\n\t"dependencies": {\r\n\t\t"a": "1"\r\n\t}\r\n}\r\n',
		],
		[
			"from a catalogue that it is not in itself",
			"package.json",
			"pkg:npm/moment",
			'{"devDependencies":{"moment":"catalog:","a":"1"}}',
			'{"devDependencies":{"a":"1"}}',
		],
		[
			"which an override refers to",
			"package.json",
			"pkg:npm/moment",
			'{"dependencies":{"moment":"^2"},"overrides":{"x":{"moment":"$moment"}}}',
			"none",
		],
		[
			"that is written in an unfinished file",
			"package.json",
			"pkg:npm/moment",
			'{"dependencies":{"a":"1" "moment":"^2"}}',
			"none",
		],
		[
			"in an import map",
			"deno.jsonc",
			"pkg:npm/moment",
			'{\n  // Times.\n  "imports": {\n    "a": "npm:a@1", // kept\n    "b": "https://deno.land/b.ts",\n    "moment": "npm:moment@2"\n  }\n}\n',
			'{\n  // Times.\n  "imports": {\n    "a": "npm:a@1", // kept\n    "b": "https://deno.land/b.ts"\n  }\n}\n',
		],
		[
			"with a comment of its own",
			"deno.jsonc",
			"pkg:npm/moment",
			'{\n  "imports": {\n    "moment": "npm:moment@2", // the old one\n    "b": "npm:b@1"\n  }\n}\n',
			"none",
		],
		[
			"below a comment that ends in a comma",
			"deno.jsonc",
			"pkg:npm/moment",
			'{\n  "imports": {\n    // old, but,\n    "moment": "npm:moment@2"\n  }\n}\n',
			"none",
		],
		[
			"in JSON5",
			"package.json5",
			"pkg:npm/moment",
			"{\n  dependencies: {\n    moment: '^2',\n    a: '1',\n  },\n}\n",
			"{\n  dependencies: {\n    a: '1',\n  },\n}\n",
		],
		[
			"in composer.json",
			"composer.json",
			"pkg:composer/nesbot/carbon",
			'{\n  "require": {\n    "php": ">=8.1",\n    "nesbot/carbon": "^2"\n  }\n}\n',
			'{\n  "require": {\n    "php": ">=8.1"\n  }\n}\n',
		],
		[
			"a plain requirement",
			"requirements.txt",
			"pkg:pypi/arrow",
			"# Times.\narrow>=1  # old\nflask\n",
			"# Times.\nflask\n",
		],
		[
			"a requirement with hashes, over several lines",
			"requirements.txt",
			"pkg:pypi/arrow",
			"flask\narrow==1.2.3 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\ngunicorn\n",
			"flask\ngunicorn\n",
		],
		[
			"the last line, without a break",
			"requirements-dev.in",
			"pkg:pypi/arrow",
			"flask\narrow",
			"flask\n",
		],
		[
			"a requirement that pip-compile says the origin of",
			"requirements.txt",
			"pkg:pypi/arrow",
			"arrow==1.2.3\n    # via -r requirements.in\nflask==2\n    # via arrow\n",
			"none",
		],
		[
			"one of a list in TOML, with its comment",
			"pyproject.toml",
			"pkg:pypi/arrow",
			'[project]\ndependencies = [\n  "arrow>=1",  # times\n  "flask",\n]\n',
			'[project]\ndependencies = [\n  "flask",\n]\n',
		],
		[
			"the last of a list in TOML",
			"pyproject.toml",
			"pkg:pypi/arrow",
			'[project]\ndependencies = [\n  "flask",  # web\n  "arrow[tz]>=1; python_version < \'3.12\'"\n]\n',
			'[project]\ndependencies = [\n  "flask",  # web\n]\n',
		],
		[
			"one of a list in one line",
			"pyproject.toml",
			"pkg:pypi/arrow",
			'[project]\ndependencies = ["flask", "arrow>=1"]\n',
			'[project]\ndependencies = ["flask"]\n',
		],
		[
			"the first of a list with commas that begin lines",
			"pyproject.toml",
			"pkg:pypi/arrow",
			'[project]\ndependencies = [\n  "arrow"\n  , "flask"\n]\n',
			'[project]\ndependencies = [ "flask"\n]\n',
		],
		[
			"a pair of Poetry",
			"pyproject.toml",
			"pkg:pypi/arrow",
			'[tool.poetry.dependencies]\npython = "^3.11"\narrow = { version = "^1", optional = true } # old\nflask = "^2"\n',
			'[tool.poetry.dependencies]\npython = "^3.11"\nflask = "^2"\n',
		],
		[
			"a pair that an extra names",
			"pyproject.toml",
			"pkg:pypi/arrow",
			'[tool.poetry.dependencies]\narrow = { version = "^1", optional = true }\n\n[tool.poetry.extras]\ntimes = ["arrow"]\n',
			"none",
		],
		[
			"a pair with a dotted name",
			"pyproject.toml",
			"pkg:pypi/arrow",
			'[tool.poetry.dependencies]\narrow.version = "^1"\narrow.optional = true\n',
			"none",
		],
		[
			"a pair of a Pipfile",
			"Pipfile",
			"pkg:pypi/arrow",
			'[packages]\narrow = "*"\nflask = "*"\n',
			'[packages]\nflask = "*"\n',
		],
		[
			"a crate",
			"Cargo.toml",
			"pkg:cargo/chrono",
			'[dependencies]\nchrono = "0.4"\nserde = "1"\n',
			'[dependencies]\nserde = "1"\n',
		],
		[
			"a crate under another name",
			"Cargo.toml",
			"pkg:cargo/chrono",
			'[dependencies]\ntimes = { package = "chrono", version = "0.4" }\nserde = "1"\n',
			'[dependencies]\nserde = "1"\n',
		],
		[
			"a crate of the workspace",
			"Cargo.toml",
			"pkg:cargo/chrono",
			"[dependencies]\nchrono = { workspace = true }\n",
			"[dependencies]\n",
		],
		[
			"a crate that a feature names",
			"Cargo.toml",
			"pkg:cargo/chrono",
			'[dependencies]\nchrono = { version = "0.4", optional = true }\n\n[features]\ntimes = ["dep:chrono"]\n',
			"none",
		],
		[
			"a crate of which a feature turns one on",
			"Cargo.toml",
			"pkg:cargo/chrono",
			'[dependencies]\nchrono = "0.4"\n\n[features]\ntimes = ["chrono/serde"]\n',
			"none",
		],
		[
			"a crate with a table of its own",
			"Cargo.toml",
			"pkg:cargo/chrono",
			'[dependencies.chrono]\nversion = "0.4"\n\n[dependencies]\nserde = "1"\n',
			"none",
		],
		[
			"what a workspace lends",
			"Cargo.toml",
			"pkg:cargo/chrono",
			'[workspace.dependencies]\nchrono = "0.4"\n',
			"none",
		],
		[
			"a module of a block",
			"go.mod",
			"pkg:golang/github.com/pkg/errors",
			"module a\n\nrequire (\n\tgithub.com/pkg/errors v0.9.1 // old\n\tgolang.org/x/sys v0.1.0\n)\n",
			"module a\n\nrequire (\n\tgolang.org/x/sys v0.1.0\n)\n",
		],
		[
			"a module on a line of its own",
			"go.mod",
			"pkg:golang/github.com/pkg/errors",
			"module a\n\nrequire github.com/pkg/errors v0.9.1\n\ngo 1.22\n",
			"module a\n\n\ngo 1.22\n",
		],
		[
			"a gem with options",
			"Gemfile",
			"pkg:gem/chronic",
			'source "https://rubygems.org"\n# Times.\ngem "chronic", "~> 0.10", require: false # old\ngem "rails"\n',
			'source "https://rubygems.org"\n# Times.\ngem "rails"\n',
		],
		[
			"a gem with a condition behind it",
			"Gemfile",
			"pkg:gem/chronic",
			'gem "rails"\ngem "chronic" if ENV["X"]\n',
			'gem "rails"\n',
		],
		[
			"a gem over several lines",
			"Gemfile",
			"pkg:gem/chronic",
			'gem "chronic",\n  require: false\n',
			"none",
		],
		[
			"a gem that shares its line",
			"Gemfile",
			"pkg:gem/chronic",
			'group(:test) { gem "chronic" }\n',
			"none",
		],
		[
			"what a gem depends on",
			"a.gemspec",
			"pkg:gem/chronic",
			'Gem::Specification.new do |spec|\n  spec.name = "a"\n  spec.add_dependency "chronic", "~> 0.10"\n  spec.add_development_dependency("rake")\nend\n',
			'Gem::Specification.new do |spec|\n  spec.name = "a"\n  spec.add_development_dependency("rake")\nend\n',
		],
		[
			"an element of a pom",
			"pom.xml",
			"pkg:maven/joda-time/joda-time",
			"<project>\n  <dependencies>\n    <!-- Times. -->\n    <dependency>\n      <groupId>joda-time</groupId>\n      <artifactId>joda-time</artifactId>\n      <version>2.1</version>\n    </dependency>\n    <dependency><groupId>a</groupId><artifactId>b</artifactId></dependency>\n  </dependencies>\n</project>\n",
			"<project>\n  <dependencies>\n    <!-- Times. -->\n    <dependency><groupId>a</groupId><artifactId>b</artifactId></dependency>\n  </dependencies>\n</project>\n",
		],
		[
			"an element in a line with others",
			"pom.xml",
			"pkg:maven/g/x",
			"<project><dependencies><dependency><groupId>g</groupId><artifactId>x</artifactId></dependency><dependency><groupId>a</groupId><artifactId>b</artifactId></dependency></dependencies></project>",
			"<project><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId></dependency></dependencies></project>",
		],
		[
			"what a pom manages for others",
			"pom.xml",
			"pkg:maven/g/x",
			"<project><dependencyManagement><dependencies><dependency><groupId>g</groupId><artifactId>x</artifactId><version>1</version></dependency></dependencies></dependencyManagement></project>",
			"none",
		],
		[
			"a plugin, which is configured elsewhere",
			"pom.xml",
			"pkg:maven/g/x",
			"<project><build><plugins><plugin><groupId>g</groupId><artifactId>x</artifactId><version>1</version></plugin></plugins></build></project>",
			"none",
		],
		[
			"an element that is never closed",
			"pom.xml",
			"pkg:maven/g/x",
			"<project><dependencies><dependency><groupId>g</groupId><artifactId>x</artifactId></dependencies></project>",
			"none",
		],
		[
			"a package reference",
			"a.csproj",
			"pkg:nuget/NodaTime",
			'<Project Sdk="Microsoft.NET.Sdk">\r\n  <ItemGroup>\r\n    <PackageReference Include="NodaTime" Version="3.1.0" />\r\n    <PackageReference Include="Serilog" Version="3.0.0" />\r\n  </ItemGroup>\r\n</Project>\r\n',
			'<Project Sdk="Microsoft.NET.Sdk">\r\n  <ItemGroup>\r\n    <PackageReference Include="Serilog" Version="3.0.0" />\r\n  </ItemGroup>\r\n</Project>\r\n',
		],
		[
			"a package reference with elements within",
			"a.fsproj",
			"pkg:nuget/NodaTime",
			'<Project>\n  <ItemGroup>\n    <PackageReference Include="NodaTime">\n      <Version>3.1.0</Version>\n    </PackageReference>\n  </ItemGroup>\n</Project>\n',
			"<Project>\n  <ItemGroup>\n  </ItemGroup>\n</Project>\n",
		],
		[
			"one of two in one reference",
			"a.csproj",
			"pkg:nuget/NodaTime",
			'<Project>\n  <ItemGroup>\n    <PackageReference Include="NodaTime;Serilog" Version="3.1.0" />\n  </ItemGroup>\n</Project>\n',
			"none",
		],
		[
			"a version that others use",
			"Directory.Packages.props",
			"pkg:nuget/NodaTime",
			'<Project>\n  <ItemGroup>\n    <PackageVersion Include="NodaTime" Version="3.1.0" />\n  </ItemGroup>\n</Project>\n',
			"none",
		],
		[
			"a package that a project has a path to",
			"packages.config",
			"pkg:nuget/NodaTime",
			'<packages>\n  <package id="NodaTime" version="3.1.0" />\n</packages>\n',
			"none",
		],
		[
			"a directive",
			"run.cs",
			"pkg:nuget/NodaTime",
			"#:package NodaTime@3.1.0\n#:package Serilog@3.0.0\n\nreturn 0;\n",
			"#:package Serilog@3.0.0\n\nreturn 0;\n",
		],
		[
			"a requirement of a script",
			"run.py",
			"pkg:pypi/arrow",
			'# /// script\n# dependencies = [\n#   "flask",\n#   "arrow>=1"\n# ]\n# ///\nprint(1)\n',
			'# /// script\n# dependencies = [\n#   "flask",\n# ]\n# ///\nprint(1)\n',
		],
		[
			"a line of setup.cfg",
			"setup.cfg",
			"pkg:pypi/arrow",
			"[options]\ninstall_requires =\n    arrow>=1; python_version < '3.12'\n    flask\n",
			"[options]\ninstall_requires =\n    flask\n",
		],
		[
			"a value of setup.cfg that begins behind its name",
			"setup.cfg",
			"pkg:pypi/arrow",
			"[options]\ninstall_requires = arrow>=1\n",
			"none",
		],
		[
			"a coordinate",
			"build.gradle",
			"pkg:maven/joda-time/joda-time",
			"dependencies {\n    implementation 'joda-time:joda-time:2.1' // old\n    implementation 'a.b:c:1'\n}\n",
			"dependencies {\n    implementation 'a.b:c:1'\n}\n",
		],
		[
			"a coordinate in Kotlin",
			"build.gradle.kts",
			"pkg:maven/joda-time/joda-time",
			'dependencies {\n    implementation("joda-time:joda-time:2.1")\n}\n',
			"dependencies {\n}\n",
		],
		[
			"a coordinate with a block of its own",
			"build.gradle",
			"pkg:maven/joda-time/joda-time",
			"dependencies {\n    implementation('joda-time:joda-time:2.1') {\n        transitive = false\n    }\n}\n",
			"none",
		],
		[
			"a base image",
			"Dockerfile",
			"pkg:docker/node@<20",
			"FROM node:18-alpine\nRUN true\n",
			"none",
		],
		[
			"an image of a service",
			"compose.yaml",
			"pkg:docker/redis",
			"services:\n  cache:\n    image: redis:7\n",
			"none",
		],
	];
	for (const [what, path, deny, before, after] of cases)
		it(`${path}: ${what}`, () =>
			assert.equal(removed(path, before, deny), after));
});

describe("asking for what a guardrail says to use instead", () => {
	const before = '{\n  "dependencies": {\n    "moment": "^2.30.0"\n  }\n}\n';
	const with3 = before.replace('"moment": "^2.30.0"', '"date-fns": "^3.6.0"');
	const other = (version: string, name = "date-fns") =>
		JSON.stringify({ dependencies: { [name]: version } });
	const deny = "pkg:npm/moment";
	const use = "Use date-fns instead";
	const exchanged = (instead: string, more: Texts, fields?: string) =>
		offered("services/a/package.json", before, {
			deny,
			instead,
			more,
			...(fields ? { fields } : {}),
		})[use];

	it("takes the version from elsewhere, also where the guardrail does not hold", () => {
		const more = { "apps/web/package.json": other("^3.6.0") };
		for (const instead of [
			"date-fns",
			"`date-fns`",
			"date-fns.",
			"Use date-fns",
			"[date-fns](https://date-fns.org)",
			"`pkg:npm/date-fns`",
			"`pkg:npm/date-fns`, as the guide says",
			"`pkg:npm/date-fns`, `pkg:pypi/arrow`",
		]) {
			assert.equal(exchanged(instead, more), with3, instead);
			assert.equal(exchanged(instead, more, "- In: `services/**`\n"), with3);
		}
	});

	it("takes the version that most use, and of two the higher one", () => {
		const two = {
			"a/package.json": other("^3.6.0"),
			"b/package.json": other("^2.0.0"),
			"z/package.json": other("^10.0.0"),
		};
		const with10 = with3.replace("^3.6.0", "^10.0.0");
		assert.equal(exchanged("date-fns", two), with10);
		const three = { ...two, "c/package.json": other("^3.6.0") };
		assert.equal(exchanged("date-fns", three), with3);
	});

	it("takes a version from a catalogue, and none that can't be read there", () => {
		assert.equal(
			exchanged("date-fns", {
				"pnpm-workspace.yaml": "catalog:\n  date-fns: ^3.6.0\n",
				"a/package.json": other("catalog:"),
				"b/package.json": other("file:../x"),
				"c/package.json": other("git+https://example.org/x.git"),
			}),
			with3,
		);
	});

	it("takes a version that is asked for, and a range where nobody uses it yet", () => {
		const more = {
			"a/package.json": other("^2.0.0"),
			"b/package.json": other("^2.0.0"),
			"c/package.json": other("^3.6.0"),
		};
		assert.equal(exchanged("`pkg:npm/date-fns@>=3`", more), with3);
		assert.equal(
			exchanged("`pkg:npm/date-fns@>=3`", {}),
			with3.replace("^3.6.0", ">=3"),
		);
		assert.equal(
			exchanged("`pkg:npm/date-fns`", {}),
			with3.replace("^3.6.0", "*"),
		);
	});

	it("knows a package by the tech stack, also by the id of an entry there", () => {
		const stack = (ring: string) => ({
			"product/tech-stack.md": `# Tech stack\n\n| ID | Technology | Purpose | Ring | Packages |\n| --- | --- | --- | --- | --- |\n| TS-1 | date-fns | Times | ${ring} | \`pkg:npm/date-fns\` |\n`,
		});
		const any = with3.replace("^3.6.0", "*");
		assert.equal(exchanged("date-fns", stack("adopt")), any);
		assert.equal(exchanged("TS-1", stack("adopt")), any);
		assert.equal(exchanged("date-fns", stack("hold")), undefined);
		assert.equal(exchanged("TS-1", stack("hold")), undefined);
		assert.equal(exchanged("TS-2", stack("adopt")), undefined);
	});

	it("does not take words for packages, nor choose between several", () => {
		const more = {
			"a/package.json": other("^3.6.0"),
			"b/package.json": other("1", "luxon"),
			"c/requirements.txt": "temporal\n",
		};
		for (const instead of [
			"Temporal",
			"date-fns or luxon",
			"date-fns, luxon",
			"the date-fns of the web team",
			"`pkg:npm/date-fns`, `pkg:npm/luxon`",
			"`pkg:pypi/date-fns`",
			"`pkg:npm/date-*`",
			"Intl",
		])
			assert.deepEqual(
				Object.keys(
					offered("services/a/package.json", before, { deny, instead, more }),
				),
				[remove],
				instead,
			);
	});

	it("names no package twice in a manifest", () => {
		const both =
			'{"dependencies":{"moment":"^2"},"devDependencies":{"date-fns":"^3"}}';
		assert.deepEqual(
			offered("package.json", both, { deny, instead: "date-fns" }),
			{ [remove]: both.replace('"moment":"^2"', "") },
		);
	});

	it("does not lead into what is forbidden as well", () => {
		const forbidden = (check: string) => ({
			"a/package.json": other("^3.6.0"),
			"product/tech-stack.md": `# Tech stack\n\n## TS-1: Old\n\n- Ring: hold\n- Packages: \`${check}\`\n`,
		});
		assert.equal(
			exchanged("date-fns", forbidden("pkg:npm/date-fns")),
			undefined,
		);
		assert.equal(
			exchanged("date-fns", forbidden("pkg:npm/date-fns@<3")),
			with3,
		);
		assert.equal(
			exchanged("date-fns", forbidden("pkg:npm/date-fns@<4")),
			undefined,
		);
	});

	it("may be the same package in another version, which the title then says", () => {
		const text = '{"dependencies":{"luxon":"^2.0.0","a":"1"}}';
		const asked = { deny: "pkg:npm/luxon@<3", instead: "`pkg:npm/luxon@>=3`" };
		const title = "Use luxon >=3 instead";
		assert.equal(
			offered("package.json", text, asked)[title],
			text.replace("^2.0.0", ">=3"),
		);
		assert.equal(
			offered("package.json", text, {
				...asked,
				more: { "a/package.json": other("^3.4.0", "luxon") },
			})["Use luxon ^3.4.0 instead"],
			text.replace("^2.0.0", "^3.4.0"),
		);
		assert.deepEqual(
			Object.keys(
				offered("package.json", text, { ...asked, instead: "luxon" }),
			),
			[remove],
		);
	});

	it("is what replaces an entry of the tech stack that is on hold", () => {
		const files = {
			"product/tech-stack.md":
				"# Tech stack\n\n| ID | Technology | Purpose | Ring | Packages | Replaced by |\n| --- | --- | --- | --- | --- | --- |\n| TS-1 | Jest | Tests | hold | `pkg:npm/jest` | TS-2 |\n| TS-2 | Mocha | Tests | adopt | `pkg:npm/mocha` | |\n",
			"a/package.json": other("^11", "mocha"),
		};
		assert.equal(
			offered("package.json", '{"devDependencies":{"jest":"29.7.0"}}', {
				deny: "pkg:npm/nothing",
				more: files,
			})["Use mocha instead"],
			'{"devDependencies":{"mocha":"^11"}}',
		);
	});

	it("is not offered where a decision allows the entry, and neither is its removal", () => {
		const { found } = crossings("package.json", before, {
			deny,
			instead: "`pkg:npm/date-fns`",
			more: {
				"docs/adr/0001-a.md":
					"---\nstatus: accepted\ndate: 2026-08-25\ndecision-makers: [Platform]\ndeviates-from:\n  - { from: GR-1, because: x, until: 2027-03-31 }\n---\n\n# 1. A\n",
			},
		});
		assert.deepEqual(
			found.map(({ severity, fixes = [] }) => [severity, fixes.length]),
			[["information", 0]],
		);
	});

	const cases: readonly [
		what: string,
		path: string,
		deny: string,
		instead: string,
		before: string,
		after: string,
		more?: Texts,
	][] = [
		[
			"a requirement, with its marker",
			"requirements.txt",
			"pkg:pypi/arrow",
			"pendulum",
			"arrow>=1,<2 ; python_version < '3.12'  # times\n",
			"pendulum~=3.0 ; python_version < '3.12'  # times\n",
			{ "a/requirements.txt": "pendulum~=3.0\n" },
		],
		[
			"a requirement without a version",
			"requirements.txt",
			"pkg:pypi/arrow",
			"`pkg:pypi/pendulum`",
			"arrow\n",
			"pendulum\n",
		],
		[
			"a requirement in the exact version that is asked for",
			"requirements.txt",
			"pkg:pypi/arrow",
			"`pkg:pypi/pendulum@3.0.0`",
			"arrow\n",
			"pendulum==3.0.0\n",
		],
		[
			"a requirement, from Poetry's own way of writing a version",
			"requirements.txt",
			"pkg:pypi/arrow",
			"pendulum",
			"arrow\n",
			"pendulum\n",
			{
				"a/pyproject.toml": '[tool.poetry.dependencies]\npendulum = "^3.0"\n',
			},
		],
		[
			"a requirement with extras",
			"requirements.txt",
			"pkg:pypi/arrow",
			"`pkg:pypi/pendulum`",
			"arrow[tz]>=1\n",
			"none",
		],
		[
			"a requirement with hashes",
			"requirements.txt",
			"pkg:pypi/arrow",
			"`pkg:pypi/pendulum`",
			"arrow==1 --hash=sha256:aa\n",
			"none",
		],
		[
			"one of a list",
			"pyproject.toml",
			"pkg:pypi/arrow",
			"`pkg:pypi/pendulum@>=3 <4`",
			'[project]\ndependencies = ["arrow>=1", "flask"]\n',
			'[project]\ndependencies = ["pendulum>=3,<4", "flask"]\n',
		],
		[
			"a pair of Poetry",
			"pyproject.toml",
			"pkg:pypi/arrow",
			"`pkg:pypi/pendulum`",
			'[tool.poetry.dependencies]\narrow = "^1"\n',
			'[tool.poetry.dependencies]\npendulum = "*"\n',
		],
		[
			"a crate",
			"Cargo.toml",
			"pkg:cargo/chrono",
			"jiff",
			'[dependencies]\nchrono = "0.4"\n',
			'[dependencies]\njiff = "0.2"\n',
			{ "a/Cargo.toml": '[workspace.dependencies]\njiff = "0.2"\n' },
		],
		[
			"a crate with features of its own",
			"Cargo.toml",
			"pkg:cargo/chrono",
			"`pkg:cargo/jiff`",
			'[dependencies]\nchrono = { version = "0.4", features = ["serde"] }\n',
			"none",
		],
		[
			"a module, in the version and by the name that it has elsewhere",
			"go.mod",
			"pkg:golang/github.com/pkg/errors",
			"`pkg:golang/github.com/a/errors`",
			"module a\n\nrequire github.com/pkg/errors v0.9.1 // old\n",
			"module a\n\nrequire github.com/a/errors/v2 v2.1.0 // old\n",
			{ "b/go.mod": "module b\n\nrequire github.com/a/errors/v2 v2.1.0\n" },
		],
		[
			"a module that nobody uses yet",
			"go.mod",
			"pkg:golang/github.com/pkg/errors",
			"`pkg:golang/github.com/a/errors`",
			"module a\n\nrequire github.com/pkg/errors v0.9.1\n",
			"none",
		],
		[
			"a gem",
			"Gemfile",
			"pkg:gem/chronic",
			"tod",
			"gem 'chronic', '~> 0.10'\n",
			"gem 'tod', '~> 3.1'\n",
			{ "a/Gemfile": "gem 'tod', '~> 3.1'\n" },
		],
		[
			"a gem without a version",
			"Gemfile",
			"pkg:gem/chronic",
			"`pkg:gem/tod`",
			"gem 'chronic'\n",
			"gem 'tod'\n",
		],
		[
			"a gem from a repository",
			"Gemfile",
			"pkg:gem/chronic",
			"`pkg:gem/tod`",
			"gem 'chronic', git: 'https://example.org/chronic.git'\n",
			"none",
		],
		[
			"an artifact",
			"pom.xml",
			"pkg:maven/joda-time/joda-time",
			"org.threeten:threeten-extra",
			"<project><dependencies><dependency><groupId>joda-time</groupId><artifactId>joda-time</artifactId><version>2.1</version><scope>test</scope></dependency></dependencies></project>",
			"<project><dependencies><dependency><groupId>org.threeten</groupId><artifactId>threeten-extra</artifactId><version>1.8.0</version><scope>test</scope></dependency></dependencies></project>",
			{
				"build.gradle":
					"dependencies {\n  implementation 'org.threeten:threeten-extra:1.8.0'\n}\n",
			},
		],
		[
			"an artifact with exclusions",
			"pom.xml",
			"pkg:maven/joda-time/joda-time",
			"`pkg:maven/org.threeten/threeten-extra@1.8.0`",
			"<project><dependencies><dependency><groupId>joda-time</groupId><artifactId>joda-time</artifactId><version>2.1</version><exclusions/></dependency></dependencies></project>",
			"none",
		],
		[
			"a package reference",
			"a.csproj",
			"pkg:nuget/Newtonsoft.Json",
			"`pkg:nuget/System.Text.Json`",
			'<Project><ItemGroup><PackageReference Include="Newtonsoft.Json" Version="13.0.1" /></ItemGroup></Project>',
			'<Project><ItemGroup><PackageReference Include="System.Text.Json" Version="8.0.5" /></ItemGroup></Project>',
			{
				"b/b.csproj":
					'<Project><ItemGroup><PackageReference Include="System.Text.Json" Version="8.0.5" /></ItemGroup></Project>',
			},
		],
		[
			"a coordinate",
			"build.gradle.kts",
			"pkg:maven/joda-time/joda-time",
			"`pkg:maven/org.threeten/threeten-extra@1.8.0`",
			'dependencies {\n    implementation("joda-time:joda-time:2.1")\n}\n',
			'dependencies {\n    implementation("org.threeten:threeten-extra:1.8.0")\n}\n',
		],
		[
			"in composer.json",
			"composer.json",
			"pkg:composer/nesbot/carbon",
			"`pkg:composer/brick/date-time@^0.6`",
			'{"require":{"nesbot/carbon":"^2"}}',
			'{"require":{"brick/date-time":"^0.6"}}',
		],
	];
	for (const [what, path, denied, instead, text, after, more = {}] of cases)
		it(`${path}: ${what}`, () => {
			const texts = offered(path, text, { deny: denied, instead, more });
			const [found = "none"] = Object.entries(texts)
				.filter(([title]) => title !== remove)
				.map(([, changed]) => changed);
			assert.equal(found, after);
		});
});

describe("any manifest", () => {
	/** Takes each entry out of a text, and compares what is left with what was there. */
	const checkAll = (
		path: string,
		text: string,
		isValid: (text: string) => unknown,
	) => {
		const entries = readManifest(path, text);
		const edit = entryEditor(path, text);
		const lines = new Lines(text);
		let count = 0;
		for (const [at, entry] of entries.entries()) {
			const { removal } = edit(entry);
			if (!removal) continue;
			count++;
			const after =
				lines.text.slice(0, lines.offset(removal.start)) +
				lines.text.slice(lines.offset(removal.end));
			const said = (list: typeof entries) =>
				list.map(({ name, version, group }) => [name, version, group]);
			assert.deepEqual(
				said(readManifest(path, after)),
				said(entries.filter((_, other) => other !== at)),
				`${path} without ${entry.name}:\n${text}`,
			);
			isValid(after);
		}
		return count;
	};
	const blank = fc.constantFrom("", " ", "\n", "\n\n  ", "\r\n\t");
	const name = fc.constantFrom("a", "b-c", "@s/d", "e.f");
	const version = fc.constantFrom("1", "^2.0.0", "catalog:", "npm:x@1", "*");
	const members = fc.uniqueArray(fc.tuple(name, version, blank, blank), {
		selector: ([one]) => one,
		maxLength: 4,
	});

	it("stays JSON, whatever the blanks between", () => {
		let count = 0;
		fc.assert(
			fc.property(members, members, blank, (runtime, dev, end) => {
				const object = (all: typeof runtime) =>
					`{${all.map(([n, v, x, y]) => `${x}"${n}"${y}:${x}"${v}"${y}`).join(",")}${end}}`;
				const text = `{${end}"dependencies": ${object(runtime)},"devDependencies":${object(dev)}}`;
				count += checkAll("package.json", text, JSON.parse);
			}),
		);
		assert.ok(count > 100, `${count}`);
	});

	it("stays JSON5, also with comments and commas at ends", () => {
		const json5: { parse(text: string): unknown } = tool("json5");
		let count = 0;
		const comment = fc.constantFrom("", "", "", "\n", "// x,\n", "/* { */");
		fc.assert(
			fc.property(
				members,
				comment,
				comment,
				fc.boolean(),
				(all, x, y, comma) => {
					const inner = all.map(([n, v]) => `${x}'${n}': "${v}"`).join(`,${y}`);
					const text = `{ dependencies: {${inner}${comma && all.length > 0 ? "," : ""}${x}} }`;
					count += checkAll("package.json5", text, json5.parse);
				},
			),
		);
		assert.ok(count > 20, `${count}`);
	});

	it("stays TOML, lists and pairs alike", () => {
		const toml: { parse(text: string): unknown } = tool("smol-toml");
		let count = 0;
		const gap = fc.constantFrom("", " ", "\n  ", " # x,\n  ", "\n  # [y\n  ");
		const names = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"));
		fc.assert(
			fc.property(
				names,
				names,
				gap,
				gap,
				fc.boolean(),
				(all, pairs, x, y, comma) => {
					const inner = all.map((n) => `"${n}>=1"${x}`).join(`,${y}`);
					const isClosed = !/#[^\n]*$/.test(`${inner}${y}`);
					const list = `[${y}${inner}${comma && all.length > 0 ? "," : ""}${y}${isClosed ? "" : "\n"}]`;
					const table = pairs
						.map(
							(n, i) =>
								`${n} = ${i % 2 === 0 ? '"1"' : '{ version = "2" }'}${x.includes("#") ? " # x" : ""}\n`,
						)
						.join("");
					const text = `[project]\ndependencies = ${list}\n[tool.poetry.dependencies]\n${table}`;
					toml.parse(text);
					count += checkAll("pyproject.toml", text, toml.parse);
				},
			),
		);
		assert.ok(count > 100, `${count}`);
	});

	it("keeps every other line of those that are read by lines", () => {
		let count = 0;
		const lines = fc.array(
			fc.constantFrom(
				"flask==1",
				"arrow>=1 \\",
				"    --hash=sha256:aa",
				"# a comment \\",
				"-r other.txt",
				"    # via x",
				"",
				"-e git+https://example.org/x#egg=x",
			),
			{ maxLength: 8 },
		);
		fc.assert(
			fc.property(lines, (all) => {
				const text = all.join("\n");
				count += checkAll("requirements.txt", text, () => true);
			}),
		);
		const calls = fc.array(
			fc.constantFrom(
				'gem "a"',
				'gem "b", "~> 1",',
				"  require: false",
				"group :test do",
				'  gem "c", path: "x" # y',
				"end",
				'if x then gem "d" end',
				'gem("e", "1")',
				"gem 'f' unless y",
				"z.each { gem 'g' }",
				"# note,",
			),
			{ maxLength: 8 },
		);
		fc.assert(
			fc.property(calls, (all) => {
				count += checkAll("Gemfile", all.join("\n"), () => true);
			}),
		);
		assert.ok(count > 100, `${count}`);
	});
});
