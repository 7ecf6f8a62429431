/** Manifests as real projects write them: what each asks for, and the very text that says so. */

import assert from "node:assert/strict";
import {
	manifestType,
	readManifest,
} from "../../../src/code/manifests/manifest";
import { Lines } from "../../../src/domain/lines";
import type { Position } from "../../../src/domain/position";
import { endless } from "../../helpers/texts";
import { hostileManifests } from "./hostile-manifests";

/** One line for each entry: group, name and version, then what is underlined. */
function said(path: string, text: string): string[] {
	const lines = new Lines(text);
	return readManifest(path, text).map(
		({ group, name, version, range }) =>
			`${group} ${name}${version === undefined ? "" : ` ${version}`} | ${lines
				.slice({
					start: lines.offset(range.start),
					end: lines.offset(range.end),
				})
				.replace(/\s*\n\s*/g, "⏎")}`,
	);
}

describe("manifests: by name", () => {
	it("know their ecosystem", () => {
		const types: Record<string, string | undefined> = {
			"package.json": "npm",
			"package.json5": "npm",
			"package.yaml": "npm",
			"a/deno.json": "npm",
			"deno.jsonc": "npm",
			"deno.lock": undefined,
			Pipfile: "pypi",
			"Pipfile.lock": undefined,
			"requirements.in": "pypi",
			"requirements/dev.in": "pypi",
			"notes.in": undefined,
			"setup.py": "pypi",
			"setup.cfg": "pypi",
			"a/tool.py": undefined,
			"a/App.cs": undefined,
			"build.gradle": "maven",
			"a/build.gradle.kts": "maven",
			"main.kts": undefined,
			"gradle/libs.versions.toml": "maven",
			"my.gemspec": "gem",
			"compose.yaml": "docker",
			"compose.prod.yml": "docker",
			"docker-compose.yml": "docker",
			"docker-compose.override.yaml": "docker",
			"decompose.yaml": undefined,
			"a.constructor": undefined,
			toString: undefined,
			"services/a/package.json": "npm",
			"package-lock.json": undefined,
			"my-package.json": undefined,
			"Package.json": undefined,
			"pnpm-workspace.yaml": "npm",
			"a/.yarnrc.yml": "npm",
			"pnpm-lock.yaml": undefined,
			"requirements.txt": "pypi",
			"requirements-dev.txt": "pypi",
			"dev-requirements.txt": "pypi",
			"a/requirements/base.txt": "pypi",
			"requirements.md": undefined,
			"notes.txt": undefined,
			"pyproject.toml": "pypi",
			"go.mod": "golang",
			"go.sum": undefined,
			"Cargo.toml": "cargo",
			"Cargo.lock": undefined,
			"pom.xml": "maven",
			"src/App/App.csproj": "nuget",
			"src/App/APP.CSPROJ": "nuget",
			"src/two\nlines.csproj": "nuget",
			"src/Lib.fsproj": "nuget",
			"Directory.Packages.props": "nuget",
			"packages.config": "nuget",
			Gemfile: "gem",
			"Gemfile.lock": undefined,
			"composer.json": "composer",
			Dockerfile: "docker",
			"deploy/Dockerfile.dev": "docker",
			"deploy/api.Dockerfile": "docker",
			Containerfile: "docker",
			"Dockerfile.dockerignore": undefined,
			"docs/dockerfile-lint.md": undefined,
			"src/dockerfile.ts": undefined,
			"README.md": undefined,
		};
		for (const [path, type] of Object.entries(types))
			assert.equal(manifestType(path), type, path);
	});
});

describe("manifests: package.json", () => {
	it("ask for packages of four groups, under their real names", () => {
		assert.deepEqual(
			said(
				"package.json",
				`{
  "name": "@acme/web",
  "private": true,
  "workspaces": ["packages/*"],
  "scripts": { "dependencies": "echo", "moment": "node moment.js" },
  "dependencies": {
    "@acme/ui": "workspace:^",
    "@angular/core": "~17.1.0",
    "dates": "npm:moment@^2.30.0",
    "forked": "npm:@scope/real",
    "left": "github:acme/left#v1",
    "local": "file:../local",
    "behind": "git+ssh://git@example.com/x.git#semver:^5.0",
    "react":"^18.2.0 || ^19"
  },
  "devDependencies": { "typescript": "5.9.3", "next-tag": "next" },
  "optionalDependencies": { "fsevents": "*" },
  "peerDependencies": { "vue": ">=3" },
  "peerDependenciesMeta": { "vue": { "optional": true } },
  "overrides": { "luxon": "^3" },
  "resolutions": { "luxon": "^3" },
  "jest": { "dependencies": { "not": "1.0.0" } }
}
`,
			),
			[
				'runtime @acme/ui | "@acme/ui": "workspace:^"',
				'runtime @angular/core ~17.1.0 | "@angular/core": "~17.1.0"',
				'runtime moment ^2.30.0 | "dates": "npm:moment@^2.30.0"',
				'runtime @scope/real | "forked": "npm:@scope/real"',
				'runtime left | "left": "github:acme/left#v1"',
				'runtime local | "local": "file:../local"',
				'runtime behind ^5.0 | "behind": "git+ssh://git@example.com/x.git#semver:^5.0"',
				'runtime react ^18.2.0 || ^19 | "react":"^18.2.0 || ^19"',
				'dev typescript 5.9.3 | "typescript": "5.9.3"',
				'dev next-tag next | "next-tag": "next"',
				'optional fsevents * | "fsevents": "*"',
				'peer vue >=3 | "vue": ">=3"',
			],
		);
	});

	it("are read while they are typed", () => {
		const half = (inside: string) =>
			said("package.json", `{\n  "dependencies": {\n${inside}`);
		assert.deepEqual(half('    "moment"\n    "react": "^18"\n  }\n}\n'), [
			'runtime moment | "moment"',
			'runtime react ^18 | "react": "^18"',
		]);
		assert.deepEqual(half('    "moment":\n    "react": "^18"\n  }\n}\n'), [
			'runtime moment | "moment"',
			'runtime react ^18 | "react": "^18"',
		]);
		assert.deepEqual(half('    "moment": "^2\n    "react": "^18"\n'), [
			'runtime moment ^2 | "moment": "^2',
			'runtime react ^18 | "react": "^18"',
		]);
		assert.deepEqual(half('    "mom'), ['runtime mom | "mom']);
		assert.deepEqual(
			half('    "moment": "1"\n  "devDependencies": { "a": "2" } }'),
			['runtime moment 1 | "moment": "1"', 'dev a 2 | "a": "2"'],
		);
		assert.deepEqual(
			half('    "moment": "1" } },\n "devDependencies": { "a": "2" } }'),
			['runtime moment 1 | "moment": "1"', 'dev a 2 | "a": "2"'],
		);
		for (const nothing of [
			"",
			"   ",
			"null",
			"[]",
			'"dependencies"',
			'{"dependencies": 3}',
			'{"dependencies": ["a"]}',
		])
			assert.deepEqual(said("package.json", nothing), [], nothing);
	});

	it("may have comments, commas too many, tabs, other line ends and a byte order mark", () => {
		assert.deepEqual(
			said(
				"package.json",
				'\ufeff{\r\n\t// what we need: "a": "1"\r\n\t"dependencies": {\r\n\t\t/* "b": "2" */\r\n\t\t"c\\u0064": "3",,\r\n\t},\r\n}\r\n',
			),
			['runtime cd 3 | "c\\u0064": "3"'],
		);
		assert.equal(
			readManifest("package.json", '\ufeff{"dependencies":{"a":"1"}}')[0]?.range
				.start.character,
			17,
		);
	});
});

describe("manifests: catalogues of pnpm and Yarn", () => {
	it("set versions for whoever uses a package", () => {
		const text = `packages:
  - "apps/*"

catalog:
  luxon: ^2.1.0 # until the spring
  "@acme/ui": 'workspace:*'
  react:

catalogs:
  legacy:
    moment: "2.30.1"
    'left-pad': 1
  empty:

overrides:
  lodash: 4
`;
		const expected = [
			"managed luxon ^2.1.0 | luxon: ^2.1.0",
			"managed @acme/ui | \"@acme/ui\": 'workspace:*'",
			"managed react | react",
			'managed moment 2.30.1 | moment: "2.30.1"',
			"managed left-pad 1 | 'left-pad': 1",
		];
		assert.deepEqual(said("pnpm-workspace.yaml", text), expected);
	});

	it("may be missing, or no catalogues at all", () => {
		for (const text of [
			"",
			"packages: [a]\n",
			"catalog: x\ncatalogs: [y]\n",
			"\t: [{",
		])
			assert.deepEqual(said(".yarnrc.yml", text), [], text);
	});
});

describe("manifests: Python", () => {
	it("are requirement files", () => {
		assert.deepEqual(
			said(
				"requirements.txt",
				`# Django==1.0
-r base.txt
-c constraints.txt
--index-url https://example.org/simple
-e .
-e git+https://example.org/x/y.git@v1#egg=Y_pkg
./local/thing-1.0.whl
https://example.org/z-1.0-py3-none-any.whl
Flask_SQLAlchemy  >= 2.5 , <3   # comment
celery[redis,auth]==5.3.*; python_version < "3.12"
requests
urllib3 @ https://example.org/urllib3.zip
zope.interface (>=5.0)
cryptography==42.0.5 \\
    --hash=sha256:aaaa \\
    --hash=sha256:bbbb
attrs \\
    >=23
moment-`,
			),
			[
				"runtime -r base.txt | -r base.txt",
				"runtime y-pkg | Y_pkg",
				"runtime flask-sqlalchemy >= 2.5 , <3 | Flask_SQLAlchemy  >= 2.5 , <3",
				"runtime celery ==5.3.* | celery[redis,auth]==5.3.*",
				"runtime requests | requests",
				"runtime urllib3 | urllib3",
				"runtime zope-interface >=5.0 | zope.interface (>=5.0",
				"runtime cryptography ==42.0.5 | cryptography==42.0.5",
				"runtime attrs >=23 | attrs \\⏎>=23",
				"runtime moment | moment",
			],
		);
		for (const path of [
			"requirements-dev.txt",
			"test-requirements.txt",
			"requirements/tests.txt",
			"a/requirements/docs.txt",
		])
			assert.deepEqual(said(path, "pytest\r\n"), ["dev pytest | pytest"], path);
		assert.deepEqual(said("dev/latest/requirements.txt", "x\n"), [
			"runtime x | x",
		]);
	});

	it("are pyproject files of the standards", () => {
		assert.deepEqual(
			said(
				"pyproject.toml",
				`[build-system]
requires = ["hatchling>=1.18", 'wheel'] # requires = ["no"]
build-backend = "hatchling.build"

[project]
name = "acme"
dependencies = [
  "requests[security] >=2.28,<3 ; python_version < \\"3.12\\"",
  # "commented==1",
  'Django~=4.2',
  "local @ file:///x",
]
requires-python = ">=3.9"

[project.optional-dependencies]
redis = ["redis>=4"]
all = ["acme[redis]"]

[dependency-groups]
test = ["pytest", {include-group = "lint"}]
lint = ["ruff==0.4.*"]

[tool.uv]
dev-dependencies = ["mypy"]
constraint-dependencies = ["no==1"]

[tool.pdm.dev-dependencies]
docs = ["mkdocs"]

[tool.hatch.envs.default]
extra-dependencies = ["coverage"]

[tool.ruff]
select = ["E", "F"]
`,
			),
			[
				"build hatchling >=1.18 | hatchling>=1.18",
				"build wheel | wheel",
				"runtime requests >=2.28,<3 | requests[security] >=2.28,<3",
				"runtime django ~=4.2 | Django~=4.2",
				"runtime local | local",
				"optional redis >=4 | redis>=4",
				"optional acme | acme",
				"dev pytest | pytest",
				"dev ruff ==0.4.* | ruff==0.4.*",
				"dev mypy | mypy",
				"dev mkdocs | mkdocs",
				"dev coverage | coverage",
			],
		);
	});

	it("are pyproject files of Poetry", () => {
		assert.deepEqual(
			said(
				"pyproject.toml",
				`[tool.poetry]
name = "acme"

[tool.poetry.dependencies]
python = "^3.10"
Flask = "^2.0"
numpy = [
  { version = "<2", python = "<3.9" },
  { version = ">=2", python = ">=3.9" },
]
psycopg2 = { version = "^2.9", extras = ["binary"], optional = true }
mine = { path = "../mine", develop = true }
"zope.event" = "*"

[tool.poetry.dependencies.pendulum]
python = "<3.12"
version = "~2.1"

[tool.poetry.dev-dependencies]
pytest = "^7"

[tool.poetry.group.docs.dependencies]
sphinx = "*"
`,
			),
			[
				'runtime flask ^2.0 | Flask = "^2.0"',
				'runtime numpy <2 || >=2 | numpy = [⏎{ version = "<2", python = "<3.9" },⏎{ version = ">=2", python = ">=3.9" },⏎]',
				'optional psycopg2 ^2.9 | psycopg2 = { version = "^2.9", extras = ["binary"], optional = true }',
				'runtime mine | mine = { path = "../mine", develop = true }',
				'runtime zope-event * | "zope.event" = "*"',
				'runtime pendulum ~2.1 | [tool.poetry.dependencies.pendulum]⏎python = "<3.12"⏎version = "~2.1"',
				'dev pytest ^7 | pytest = "^7"',
				'dev sphinx * | sphinx = "*"',
			],
		);
	});

	it("are read while they are typed", () => {
		assert.deepEqual(
			said(
				"pyproject.toml",
				'[project]\ndependencies = [\n  "requests>=2",\n  "mom\n\n[project.optional-dependencies]\nx = ["y"\n[tool.poetry.dependencies]\nz = { version = "1"\nw = "2"\nv = \nu',
			),
			[
				"runtime requests >=2 | requests>=2",
				"runtime mom | mom",
				"optional y | y",
				'runtime z 1 | z = { version = "1"',
				'runtime w 2 | w = "2"',
				"runtime v | v = ",
			],
		);
	});
});

describe("manifests: go.mod", () => {
	it("ask for modules directly", () => {
		assert.deepEqual(
			said(
				"go.mod",
				`module example.org/acme/api

go 1.22

toolchain go1.22.1

require github.com/Sirupsen/logrus v1.9.3

require (
	github.com/go-chi/chi/v5 v5.0.12 // the router
	// github.com/commented/out v1.0.0
	golang.org/x/text v0.14.0 // indirect
	example.org/plus v2.0.0+incompatible
	"example.org/quoted" v0.0.0-20240101000000-abcdefabcdef
	example.org/typing
)

require (
	github.com/x/indirect v1.0.0 // indirect; and more
)

replace github.com/x/a => github.com/y/a v1.0.0

replace (
	github.com/x/b v1.0.0 => ../b
)

exclude example.org/bad v1.0.0
retract [v1.0.0, v1.1.0]
tool example.org/cmd
`,
			),
			[
				"runtime github.com/sirupsen/logrus v1.9.3 | github.com/Sirupsen/logrus v1.9.3",
				"runtime github.com/go-chi/chi/v5 v5.0.12 | github.com/go-chi/chi/v5 v5.0.12",
				"runtime example.org/plus v2.0.0+incompatible | example.org/plus v2.0.0+incompatible",
				'runtime example.org/quoted v0.0.0-20240101000000-abcdefabcdef | example.org/quoted" v0.0.0-20240101000000-abcdefabcdef',
				"runtime example.org/typing | example.org/typing",
			],
		);
	});
});

describe("manifests: Cargo.toml", () => {
	it("ask for crates in every form", () => {
		assert.deepEqual(
			said(
				"Cargo.toml",
				`[package]
name = "acme"
version = "0.1.0"

[features]
default = ["serde"]

[dependencies]
serde = { version = "1.0", features = [
    "derive", # [build-dependencies]
] }
tokio_util = "0.7"
log.workspace = true
rand.version = "0.8"
mine = { path = "../mine" }
json = { package = "serde_json", version = "1" }
tls = { version = "0.21", optional = true }

[dependencies.chrono]
features = ["serde"]
version = "0.4"

[dev-dependencies]
'criterion' = "0.5"

[build-dependencies]
cc = "1"

[target.'cfg(windows)'.dependencies]
winapi = "0.3"
[target.x86_64-unknown-linux-gnu.dev-dependencies]
nix = "0.27"

[workspace]
members = ["crates/*"]

[workspace.dependencies]
regex = "1.10"

[patch.crates-io]
log = { git = "https://example.org/log" }

[[bin]]
name = "acme"
`,
			),
			[
				'runtime serde 1.0 | serde = { version = "1.0", features = [⏎"derive", # [build-dependencies]⏎] }',
				'runtime tokio-util 0.7 | tokio_util = "0.7"',
				"runtime log | log.workspace = true",
				'runtime rand 0.8 | rand.version = "0.8"',
				'runtime mine | mine = { path = "../mine" }',
				'runtime serde-json 1 | json = { package = "serde_json", version = "1" }',
				'optional tls 0.21 | tls = { version = "0.21", optional = true }',
				'runtime chrono 0.4 | [dependencies.chrono]⏎features = ["serde"]⏎version = "0.4"',
				"dev criterion 0.5 | 'criterion' = \"0.5\"",
				'build cc 1 | cc = "1"',
				'runtime winapi 0.3 | winapi = "0.3"',
				'dev nix 0.27 | nix = "0.27"',
				'managed regex 1.10 | regex = "1.10"',
			],
		);
	});
});

describe("manifests: pom.xml", () => {
	it("ask for artifacts, with the properties of the same file", () => {
		assert.deepEqual(
			said(
				"pom.xml",
				`<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <parent>
    <groupId>org.springframework.boot</groupId>
    <artifactId>spring-boot-starter-parent</artifactId>
    <version>2.7.18</version>
  </parent>
  <groupId>org.acme</groupId>
  <artifactId>api</artifactId>
  <version>1.0.0-SNAPSHOT</version>
  <properties>
    <jackson.version>2.15.2</jackson.version>
    <alias>\${jackson.version}</alias>
    <circle>\${circle}</circle>
  </properties>
  <!-- <dependency><groupId>no</groupId><artifactId>no</artifactId></dependency> -->
  <dependencyManagement><dependencies>
    <dependency><groupId>org.bom</groupId><artifactId>bom</artifactId><version>[1.0,2.0)</version><type>pom</type><scope>import</scope></dependency>
  </dependencies></dependencyManagement>
  <dependencies>
    <dependency>
      <groupId>com.fasterxml</groupId>
      <artifactId>jackson-core</artifactId>
      <version>\${alias}</version>
      <exclusions><exclusion><groupId>x</groupId><artifactId>excluded</artifactId></exclusion></exclusions>
    </dependency>
    <dependency>
      <artifactId>common</artifactId>
      <groupId>\${project.groupId}</groupId>
      <version>\${project.version}</version>
    </dependency>
    <dependency><groupId>a</groupId><artifactId>round</artifactId><version>\${circle}</version></dependency>
    <dependency><groupId>junit</groupId><artifactId>junit</artifactId><version> 4.13 </version><scope>test</scope></dependency>
    <dependency><groupId>b</groupId><artifactId>managed-elsewhere</artifactId><optional>true</optional></dependency>
  </dependencies>
  <build><plugins><plugin>
    <artifactId>maven-compiler-plugin</artifactId>
    <version>3.11.0</version>
    <dependencies><dependency><groupId>p</groupId><artifactId>q</artifactId></dependency></dependencies>
  </plugin></plugins></build>
</project>
`,
			),
			[
				"build org.springframework.boot/spring-boot-starter-parent 2.7.18 | <groupId>org.springframework.boot</groupId>⏎<artifactId>spring-boot-starter-parent</artifactId>⏎<version>2.7.18</version>",
				"managed org.bom/bom [1.0,2.0) | <groupId>org.bom</groupId><artifactId>bom</artifactId><version>[1.0,2.0)</version>",
				`runtime com.fasterxml/jackson-core 2.15.2 | <groupId>com.fasterxml</groupId>⏎<artifactId>jackson-core</artifactId>⏎<version>\${alias}</version>`,
				`runtime org.acme/common 1.0.0-SNAPSHOT | <artifactId>common</artifactId>⏎<groupId>\${project.groupId}</groupId>⏎<version>\${project.version}</version>`,
				`runtime a/round \${circle} | <groupId>a</groupId><artifactId>round</artifactId><version>\${circle}</version>`,
				"dev junit/junit 4.13 | <groupId>junit</groupId><artifactId>junit</artifactId><version> 4.13 </version>",
				"optional b/managed-elsewhere | <groupId>b</groupId><artifactId>managed-elsewhere</artifactId>",
				"build org.apache.maven.plugins/maven-compiler-plugin 3.11.0 | <artifactId>maven-compiler-plugin</artifactId>⏎<version>3.11.0</version>",
				"build p/q | <groupId>p</groupId><artifactId>q</artifactId>",
			],
		);
	});

	it("are read while they are typed", () => {
		assert.deepEqual(
			said(
				"pom.xml",
				"<project><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>1\n</dependency><dependency><groupId>c</groupId><artifactId>d</artifactId></dependencies></project>",
			),
			[
				"runtime a/b 1 | <groupId>a</groupId><artifactId>b</artifactId><version>1⏎",
				"runtime c/d | <groupId>c</groupId><artifactId>d</artifactId>",
			],
		);
	});
});

describe("manifests: .NET", () => {
	it("refer to packages by attributes and elements", () => {
		assert.deepEqual(
			said(
				"App.csproj",
				`<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup><TargetFramework>net8.0</TargetFramework><SerilogVersion>3.1.1</SerilogVersion></PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Newtonsoft.Json" Version="13.0.1" />
    <packagereference include='Serilog' version='$(SerilogVersion)'/>
    <PackageReference Include="Old.Style">
      <PrivateAssets>all</PrivateAssets>
      <Version>[1.0,2.0)</Version>
    </PackageReference>
    <PackageReference Include="Central" />
    <PackageReference Include="A;B" Version="1.*" />
    <PackageReference Update="C" Version="2.0.0" />
    <PackageReference Remove="D" />
    <!-- <PackageReference Include="E" Version="1" /> -->
    <ProjectReference Include="../F/F.csproj" />
    <PackageReference Include="Typing" Version="
  </ItemGroup>
</Project>`,
			),
			[
				'runtime newtonsoft.json 13.0.1 | <PackageReference Include="Newtonsoft.Json" Version="13.0.1" />',
				"runtime serilog 3.1.1 | <packagereference include='Serilog' version='$(SerilogVersion)'/>",
				'dev old.style [1.0,2.0) | <PackageReference Include="Old.Style">⏎<PrivateAssets>all</PrivateAssets>⏎<Version>[1.0,2.0)</Version>',
				'runtime central | <PackageReference Include="Central" />',
				'runtime a 1.* | <PackageReference Include="A;B" Version="1.*" />',
				'runtime b 1.* | <PackageReference Include="A;B" Version="1.*" />',
				'managed c 2.0.0 | <PackageReference Update="C" Version="2.0.0" />',
				'runtime typing | <PackageReference Include="Typing" Version="⏎',
			],
		);
		assert.deepEqual(
			said(
				"Directory.Packages.props",
				'<Project><ItemGroup><PackageVersion Include="Moq" Version="4.20.0" /></ItemGroup></Project>',
			),
			[
				'managed moq 4.20.0 | <PackageVersion Include="Moq" Version="4.20.0" />',
			],
		);
		assert.deepEqual(
			said(
				"packages.config",
				'<packages><package id="EntityFramework" version="6.1.3" targetFramework="net45" /></packages>',
			),
			[
				'runtime entityframework 6.1.3 | <package id="EntityFramework" version="6.1.3" targetFramework="net45" />',
			],
		);
	});
});

describe("manifests: Gemfile", () => {
	it("ask for gems, in groups", () => {
		assert.deepEqual(
			said(
				"Gemfile",
				`source "https://rubygems.org"
ruby "3.2.2"
# gem "commented"
gem "rails", "~> 7.1", ">= 7.1.2"
gem 'pg' # , "1"
gem("puma", ">= 5.0")
gem "bootsnap", require: false
gem "sidekiq", "~> 7", require: %w[sidekiq sidekiq/web]
gem "acme", git: "https://example.org/acme.git", branch: "main"
gem "list", ["> 1", "< 3"]
gem "late",
    "~> 2.0",
    group: :test
gem "rubocop", :group => [:development, :test]

group :development, :test do
  gem "debug", platforms: %i[mri windows]
  platforms :ruby do
    gem "byebug"
  end
  if ENV["X"]
    gem "conditional"
  end
end
group :production do
  gem "lograge"
end
group :tools do
  gem "both", groups: %i[test production]
  gem "tool"
end
gemspec
gem "after" if RUBY_VERSION >= "3"
gem "typing
gemstone "no"
=begin
gem "documented"
=end
__END__
gem "data"
`,
			),
			[
				'runtime rails ~> 7.1, >= 7.1.2 | gem "rails", "~> 7.1", ">= 7.1.2"',
				"runtime pg | gem 'pg'",
				'runtime puma >= 5.0 | gem("puma", ">= 5.0"',
				'runtime bootsnap | gem "bootsnap"',
				'runtime sidekiq ~> 7 | gem "sidekiq", "~> 7"',
				'runtime acme | gem "acme"',
				'runtime list > 1, < 3 | gem "list", ["> 1", "< 3"]',
				'dev late ~> 2.0 | gem "late",⏎"~> 2.0"',
				'dev rubocop | gem "rubocop"',
				'dev debug | gem "debug"',
				'dev byebug | gem "byebug"',
				'dev conditional | gem "conditional"',
				'runtime lograge | gem "lograge"',
				'runtime both | gem "both"',
				'optional tool | gem "tool"',
				'runtime after | gem "after"',
				'runtime typing | gem "typing',
			],
		);
	});
});

describe("manifests: composer.json", () => {
	it("require packages, and the platform, which is none", () => {
		assert.deepEqual(
			said(
				"composer.json",
				'{\n\t"name": "acme/site",\n\t"require": {\n\t\t"php": ">=8.1",\n\t\t"ext-json": "*",\n\t\t"Laravel/Framework": "^10.0|^11.0",\n\t\t"acme/fork": "dev-main as 1.2.0"\n\t},\n\t"require-dev": { "phpunit/phpunit": "~9.5" },\n\t"conflict": { "a/b": "*" }\n}\n',
			),
			[
				'runtime laravel/framework ^10.0|^11.0 | "Laravel/Framework": "^10.0|^11.0"',
				'runtime acme/fork dev-main as 1.2.0 | "acme/fork": "dev-main as 1.2.0"',
				'dev phpunit/phpunit ~9.5 | "phpunit/phpunit": "~9.5"',
			],
		);
	});
});

describe("manifests: Dockerfile", () => {
	it("begin from images, in stages", () => {
		assert.deepEqual(
			said(
				"Dockerfile",
				`# syntax=docker/dockerfile:1
ARG NODE_VERSION=20 VARIANT="alpine"
ARG REGISTRY
FROM --platform=$BUILDPLATFORM node:\${NODE_VERSION}-\${VARIANT} AS Deps
RUN npm ci && echo FROM no
FROM docker.io/library/golang:1.22 as tools
FROM deps AS build
# FROM commented:1
RUN cat <<EOF > /x.sql
FROM users
EOF
COPY --from=deps /a /b
COPY --chown=1 --from=ghcr.io/astral-sh/uv:0.4 /uv /bin/
COPY --from=0 /a /b
RUN --mount=type=bind,from=busybox,target=/x echo --from=no
FROM scratch AS empty
FROM \\
  localhost:5000/team/base:v1.2@sha256:aaaa
FROM alpine@sha256:bbbb
FROM \${REGISTRY}/x:\${MISSING:-3}
from nginx
`,
			),
			[
				`build node 20-alpine | node:\${NODE_VERSION}-\${VARIANT}`,
				"build golang 1.22 | docker.io/library/golang:1.22",
				"build ghcr.io/astral-sh/uv 0.4 | ghcr.io/astral-sh/uv:0.4",
				"build busybox latest | busybox",
				"build localhost:5000/team/base v1.2 | localhost:5000/team/base:v1.2@sha256:aaaa",
				"build alpine | alpine@sha256:bbbb",
				`build \${registry}/x 3 | \${REGISTRY}/x:\${MISSING:-3}`,
				"runtime nginx latest | nginx",
			],
		);
		assert.deepEqual(
			said("Dockerfile", "FROM node:18 AS base\nFROM golang:1\nFROM base\n"),
			["runtime node 18 | node:18", "build golang 1 | golang:1"],
		);
		assert.deepEqual(
			said(
				"Dockerfile",
				`# syntax=docker/dockerfile:1
ARG VARIANT=\${LIBC:-"glibc"}
FROM ghcr.io/acme/base:1.4.0@sha256:aaaa AS binaries-linux
FROM binaries-linux AS binaries-glibc
FROM binaries-$TARGETOS AS binaries
COPY --link --from=binaries-\${TARGETOS} /a /b
FROM binaries-\${VARIANT} AS release
FROM debian:bookworm-slim
COPY --from=release / /
FROM other-$TARGETOS:2
`,
			),
			[
				"build ghcr.io/acme/base 1.4.0 | ghcr.io/acme/base:1.4.0@sha256:aaaa",
				"build debian bookworm-slim | debian:bookworm-slim",
				"runtime other-$targetos 2 | other-$TARGETOS:2",
			],
		);
		assert.deepEqual(
			said(
				"Dockerfile",
				"# escape=`\r\nFROM `\r\n  mcr.microsoft.com/windows/servercore:ltsc2019 AS build\r\nRUN copy C:\\a\\ `\r\n  C:\\b\\\r\nCOPY `\r\n  --from=node:18 C:\\x C:\\y\r\nFROM build\r\n",
			),
			[
				"runtime mcr.microsoft.com/windows/servercore ltsc2019 | mcr.microsoft.com/windows/servercore:ltsc2019",
				"build node 18 | node:18",
			],
		);
		assert.deepEqual(
			said(
				"Dockerfile.linux",
				`FROM {{installerTag}} AS installer
FROM node:18
{{if composite:FROM {{baseTag}} AS other}}
FROM <%= base %>
COPY --from=other / /
`,
			),
			["runtime node 18 | node:18"],
		);
		assert.deepEqual(said("Dockerfile", `ARG BASE=node:16\nFROM \${BASE}\n`), [
			`runtime node 16 | \${BASE}`,
		]);
	});
});

/** Pieces that manifests are made of, and that break them. */
const pieces =
	`{ } [ ] ( ) < > </ /> = : , . " ' """ \\ \n \r\n \t # // /* */ <!-- --> \${x} $(x) @ ^1.2 ~> >=2,<3 a b-c @s/p group:x "dependencies" [dependencies] [dependencies.x] [project] dependencies require require-dev "require" gem FROM node:18 AS COPY --from= <<EOF do end <dependencies> <dependency> <groupId> <artifactId> </dependency> <version> <PackageReference Include= version package = " true -e #egg=x \ufeff é 😀 ' """ %w[ %q( #{ <<~END END =begin { |n| **x f"{ r' # /// "a:b:1" 'a.b:c:$v' implementation( platform( version strictly id plugins npm:a@1 jsr:@s/p@1 - << &a *a`.split(
		" ",
	);
/** How a manifest begins, so that what follows is read for packages. */
const beginnings: Readonly<Record<string, string>> = {
	"package.json": '{"dependencies":{',
	"composer.json": '{"require":{"a/b":',
	"requirements.txt": "",
	"pyproject.toml": "[tool.poetry.dependencies]\n",
	"go.mod": "require (\n",
	"Cargo.toml": "[dependencies]\n",
	"pom.xml":
		"<project><dependencies><dependency><groupId>a</groupId><artifactId>",
	"a.csproj": '<ItemGroup><PackageReference Include="',
	Gemfile: "gem ",
	Dockerfile: "FROM ",
	"package.json5": "{dependencies:{a:'",
	"package.yaml": "dependencies:\n  ",
	"deno.json": '{"imports":{"a":"npm:',
	Pipfile: "[packages]\n",
	"setup.py": "setup(install_requires=[",
	"setup.cfg": "[options]\ninstall_requires = ",
	"build.gradle": "dependencies { implementation ",
	"build.gradle.kts": "plugins { id(",
	"libs.versions.toml": "[libraries]\na = ",
	"a.gemspec": "s.add_dependency ",
	"compose.yaml": "services:\n  a:\n    image: ",
	"a.py": "# /// script\n# dependencies = [",
	"a.cs": "#:package ",
};

describe("manifests: any text", () => {
	it("gives places that lie in it, and names that stand there", () => {
		let seed = 11;
		const random = (n: number) => {
			seed = (seed * 48271) % 2147483647;
			return seed % n;
		};
		let entries = 0;
		for (let i = 0; i < 2500; i++) {
			const rest = Array.from(
				{ length: 1 + random(30) },
				() => `${pieces[random(pieces.length)]}${random(2) ? " " : ""}`,
			).join("");
			for (const [path, beginning] of Object.entries(beginnings)) {
				const text = random(3) === 0 ? rest : beginning + rest;
				const place = `${path}: ${JSON.stringify(text)}`;
				const lines = new Lines(text);
				for (const entry of readManifest(path, text)) {
					entries++;
					const offset = (p: Position) => lines.offset(p);
					const [start, end] = [entry.range.start, entry.range.end].map(offset);
					const [from, to] = [entry.nameRange.start, entry.nameRange.end].map(
						offset,
					);
					assert.ok(start !== undefined && end !== undefined, place);
					assert.ok(from !== undefined && to !== undefined, place);
					assert.ok(start <= from && from < to && to <= end, place);
					assert.deepEqual(lines.position(end), entry.range.end, place);
					assert.equal(
						lines.slice({ start: from, end: to }),
						entry.written,
						place,
					);
				}
			}
		}
		assert.ok(entries > 5000, String(entries));
	});

	for (const [path, begin, piece] of hostileManifests)
		it(`comes to an end, however long it goes on: ${path} ${JSON.stringify(begin + piece)}`, () => {
			assert.ok(readManifest(path, endless(begin, piece)));
		});

	it("may be ten million characters long", () => {
		const text = `{"dependencies":{"moment":"^2"},"x":"${"a".repeat(10_000_000)}"}`;
		assert.equal(readManifest("package.json", text).length, 1);
	});
});
