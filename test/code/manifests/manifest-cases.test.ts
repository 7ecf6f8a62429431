/** What package managers make of manifests, case by case: each names the tool whose answer it is; where npm has the tool, it is asked here. */

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { manifestText } from "../../../src/code/manifests/encoding";
import { readManifest } from "../../../src/code/manifests/manifest";
import { canonicalName } from "../../../src/code/manifests/names";
import { isOpen, matches } from "../../../src/code/packages";
import { isWithin, lowestPermitted } from "../../../src/code/versions";
import { Lines } from "../../../src/domain/lines";
import {
	type PackageType,
	parsePurl,
	purlFault,
} from "../../../src/matching/purl";

const tool = createRequire(`${process.cwd()}/`);

/** What a manifest asks for: type where it is not the common one, name and version; of code, the code. */
function asked(path: string, text: string): string[] {
	return readManifest(path, text).map(({ name, version, isCode, type }) => {
		const other = type === "jsr" || (type === "npm" && path.endsWith("kts"));
		const said = isCode ? `code ${name}` : other ? `${type}:${name}` : name;
		return version === undefined ? said : `${said} ${version}`;
	});
}

interface Case {
	readonly path: string;
	readonly text: string;
	/** The tool's answer. */
	readonly is: readonly string[];
}

function one(path: string, text: string, ...is: string[]): Case {
	return { path, text, is };
}

const npm = (value: string) =>
	`{"dependencies":{"left-pad":${JSON.stringify(value)}}}`;
const pom = (inside: string, version = `\${v}`) =>
	`<project><groupId>g</groupId><artifactId>a</artifactId><version>1</version>${inside}<dependencies><dependency><groupId>x</groupId><artifactId>y</artifactId><version>${version}</version></dependency></dependencies></project>`;
const profile = (activation: string, version: string) =>
	`<profile><activation>${activation}</activation><properties><v>${version}</v></properties></profile>`;
const byDefault = "<activeByDefault>true</activeByDefault>";

/** By the tool and its version. Where it can be run here, its answer was taken from it; else from its documentation or source. */
const cases: Readonly<Record<string, readonly Case[]>> = {
	"Yarn 4.9, pnpm 10, Bun 1.2": [
		one("package.json", npm("npm:^1.2.0"), "left-pad ^1.2.0"),
		one("package.json", npm("npm:1.x || >=2.0.0"), "left-pad 1.x || >=2.0.0"),
		one("package.json", npm("npm:*"), "left-pad *"),
		one("package.json", npm("npm:1.2.3-beta.1"), "left-pad 1.2.3-beta.1"),
		one("package.json", npm("npm:7-zip@^1"), "7-zip ^1"),
		one("package.json", npm("npm:7zip-bin"), "7zip-bin"),
		one("package.json", npm("workspace:bar@*"), "bar"),
		one("package.json", npm("workspace:@acme/bar@^1.0.0"), "@acme/bar"),
		one("package.json", npm("workspace:^"), "left-pad"),
		one("package.json", npm("workspace:^1.0.0"), "left-pad"),
		one("package.json", npm("workspace:../bar"), "left-pad"),
		one("package.json", npm("link:../bar"), "left-pad"),
		one("package.json", npm("portal:../bar@1"), "left-pad"),
		one("package.json", npm("catalog:"), "left-pad"),
		one(
			"package.json",
			npm("patch:left-pad@npm%3A1.3.0#~/.yarn/p"),
			"left-pad 1.3.0",
		),
		one(
			"package.json",
			npm("patch:right-pad@npm:1.3.0#./p"),
			"right-pad 1.3.0",
		),
		one("package.json", npm("jsr:@std/path@^1.0.8"), "jsr:@std/path ^1.0.8"),
		one(
			"package.json",
			'{"dependencies":{"@std/path":"jsr:^1.0.8"}}',
			"jsr:@std/path ^1.0.8",
		),
	],
	"pnpm 10 catalogs": [
		one(
			"pnpm-workspace.yaml",
			"catalog:\n  dates: npm:moment@^2.0.0\n",
			"moment ^2.0.0",
		),
		one(
			"pnpm-workspace.yaml",
			"catalog:\n  moment: npm:^2.0.0\n",
			"moment ^2.0.0",
		),
		one(
			"pnpm-workspace.yaml",
			"catalogs:\n  old:\n    react: ^17.0.0\n  new:\n    react: ^19.0.0\n",
			"react ^17.0.0",
			"react ^19.0.0",
		),
		one("pnpm-workspace.yaml", "packages:\n  - a\noverrides:\n  moment: ^2\n"),
		one(
			"package.yaml",
			"name: a\ndependencies:\n  moment: ^2.0.0\ndevDependencies:\n  dates: 'npm:luxon@^3'\n",
			"moment ^2.0.0",
			"luxon ^3",
		),
	],
	"Bun 1.2 and Deno 2.4 catalogs": [
		one(
			"package.json",
			'{"workspaces":{"packages":["a"],"catalog":{"moment":"^2"}}}',
			"moment ^2",
		),
		one(
			"package.json",
			'{"workspaces":{"catalogs":{"old":{"moment":"^2"},"new":{"luxon":"npm:^3"}}}}',
			"moment ^2",
			"luxon ^3",
		),
		one(
			"package.json",
			'{"catalog":{"dates":"npm:moment@2"},"catalogs":{"x":{"luxon":"1"}}}',
			"moment 2",
			"luxon 1",
		),
		one("package.json", '{"workspaces":["a"],"catalog":["moment"]}'),
	],
	"Deno 2.4": [
		one(
			"deno.json",
			'{"imports":{"chalk":"npm:chalk@^5.3.0"}}',
			"chalk ^5.3.0",
		),
		one("deno.json", '{"imports":{"chalk":"npm:chalk"}}', "chalk"),
		one(
			"deno.json",
			'{"imports":{"@std/path":"jsr:@std/path@^1.0.0"}}',
			"jsr:@std/path ^1.0.0",
		),
		one("deno.json", '{"imports":{"react/":"npm:/react@18/"}}', "react 18"),
		one(
			"deno.json",
			'{"imports":{"x":"npm:@acme/ui@1.2.3/button"}}',
			"@acme/ui 1.2.3",
		),
		one(
			"deno.json",
			'{"imports":{"a":"./a.ts","b":"https://deno.land/x/b@1/mod.ts","c":"node:fs"}}',
		),
		one(
			"deno.jsonc",
			'{\n  // what we use\n  "imports": { "m": "npm:moment@2", },\n}',
			"moment 2",
		),
		one("deno.json", '{"scopes":{"./old/":{"m":"npm:moment@1"}}}', "moment 1"),
		one("deno.json", '{"tasks":{"m":"npm:moment@1"}}'),
	],
	"Cargo 1.95": [
		one(
			"Cargo.toml",
			'[dependencies]\na = { workspace = true, version = "0.9" }\n',
			"a",
		),
		one(
			"Cargo.toml",
			'[dependencies]\na = { version = "0.9", workspace = false }\n',
			"a 0.9",
		),
		one(
			"Cargo.toml",
			'[dependencies]\na.workspace = true\na.features = ["x"]\n',
			"a",
		),
		one(
			"Cargo.toml",
			'[workspace.dependencies]\ndates = { package = "chrono", version = "0.4" }\n',
			"chrono 0.4",
		),
		one(
			"Cargo.toml",
			'[dependencies.dates]\npackage = "chrono"\nversion = "0.4"\n',
			"chrono 0.4",
		),
	],
	"pip 23.2.1": [
		one(
			"requirements/dev.txt",
			"-r base.txt\n-r../requirements.txt\n--requirement=../requirements-ci.txt\n-r deps/all.list\n  --requirement ../extra.txt # more\n-r https://example.org/r.txt\n-c limits.txt\nflask\n",
			"code -r deps/all.list",
			"code --requirement ../extra.txt",
			"code -r https://example.org/r.txt",
			"flask",
		),
		one("requirements.txt", "# note \\\ndjango==1.0\n", "django ==1.0"),
		one("requirements.txt", "  # note \\\ndjango==1.0\n", "django ==1.0"),
		one(
			"requirements.txt",
			"flask==1.0  # note \\\ndjango==1.0\n",
			"flask ==1.0",
		),
		one(
			"requirements.txt",
			"flask \\\n# comment\ndjango==1.0\n",
			"flask",
			"django ==1.0",
		),
		one(
			"requirements.txt",
			"flask \\\n# comment \\\ndjango==1.0\n",
			"flask",
			"django ==1.0",
		),
		one(
			"requirements.txt",
			"flask \\\n  >=1.0\ndjango==1.0\n",
			"flask >=1.0",
			"django ==1.0",
		),
		one(
			"requirements.txt",
			"flask==1.0 \\\n  --hash=sha256:aa \\\ndjango==1.0\n",
			"flask ==1.0",
		),
		one("requirements.in", "django>=4\n-c constraints.txt\n", "django >=4"),
		one("requirements-dev.in", "pytest\n", "pytest"),
		one("requirements/base.in", "django>=4,<5\n", "django >=4,<5"),
		one("requirements.in", "torch==2.1.0+cu118\n", "torch ==2.1.0+cu118"),
	],
	"pipenv 2024.4": [
		one(
			"Pipfile",
			'[[source]]\nurl = "x"\nname = "pypi"\n[packages]\nflask = "*"\ndjango = {version = ">=4", extras = ["x"]}\n[dev-packages]\npytest = "==8.0"\n[requires]\npython_version = "3.11"\n',
			"flask *",
			"django >=4",
			"pytest ==8.0",
		),
		one(
			"Pipfile",
			'[packages]\nlocal = {path = ".", editable = true}\ng = {git = "https://x/y"}\n',
			"local",
			"g",
		),
		one(
			"Pipfile",
			'[docs]\nsphinx = "~=7.0"\n[scripts]\ntest = "pytest"\n[pipenv]\nallow_prereleases = true\n',
			"sphinx ~=7.0",
		),
		one("Pipfile", '[packages.requests]\nversion = "<3"\n', "requests <3"),
	],
	"setuptools 75": [
		one(
			"pyproject.toml",
			'[tool.setuptools.dynamic]\ndependencies = { file = ["requirements.txt", "deps.list"] }\noptional-dependencies.dev = { file = "dev.list" }\noptional-dependencies.ci = { file = "requirements-ci.txt" }\n',
			"code deps.list",
			"code dev.list",
		),
		one(
			"setup.py",
			'from setuptools import setup\nsetup(name="a", install_requires=["flask>=1", "django==4.2 ; python_version > \'3\'"])\n',
			"flask >=1",
			"django ==4.2",
		),
		one(
			"setup.py",
			"import setuptools\nsetuptools.setup(\n    install_requires=(\n        'flask',  # web\n        u\"django\" \">=4\",\n    ),\n    extras_require={'dev': ['pytest'], \"docs\": 'sphinx<8'},\n    tests_require=['nose'],\n    setup_requires=['wheel'],\n)\n",
			"flask",
			"django >=4",
			"pytest",
			"sphinx <8",
			"nose",
			"wheel",
		),
		one(
			"setup.py",
			"setup(install_requires=requirements, extras_require=extras)",
			"code requirements",
			"code extras",
		),
		one(
			"setup.py",
			"import setuptools\n\nneeded = [\n    'flask>=1',\n    'django',\n]\nextras = {'dev': ['pytest']}\nsetuptools.setup(install_requires=needed, tests_require=needed, extras_require=extras)\n",
			"flask >=1",
			"django",
			"pytest",
		),
		...[
			"needed = ['a']\nneeded.append('b')\n",
			"needed = ['a']\nneeded += more\n",
			"needed = ['a']\nneeded[0] = 'b'\n",
			"needed = ['a']\nif x:\n    needed = ['b']\n",
			"needed = ['a']\nneeded = read()\n",
			"needed = ['a'] + more\n",
			"f(\n    needed=['a'],\n)\n",
		].map((lines) =>
			one("setup.py", `${lines}setup(install_requires=needed)`, "code needed"),
		),
		one(
			"setup.py",
			"setup(install_requires=open('r.txt').read().splitlines())",
			"code open('r.txt').read().splitlines()",
		),
		one(
			"setup.py",
			"setup(install_requires=['a'] + more)",
			"code ['a'] + more",
		),
		one(
			"setup.py",
			"setup(install_requires=['a', name, f'b=={v}', 'c==' + v, *more])",
			"a",
			"code name",
			"b",
			"c",
			"code *more",
		),
		one("setup.py", "setup(**config)", "code **config"),
		one(
			"setup.py",
			'setup(install_requires="""\nflask>=1\ndjango\n""")',
			"flask >=1",
			"django",
		),
		one(
			"setup.py",
			"setup(extras_require={'a': ['b'], 'all': everything})",
			"b",
			"code everything",
		),
		one(
			"setup.py",
			'"""setup(install_requires=["no"])"""\n# setup(install_requires=["no"])\ndef setup(install_requires=["no"]): pass\nsetup()\n',
		),
		one(
			"setup.py",
			"setup(packages=['django'], python_requires='>=3', classifiers=['flask'])",
		),
		one(
			"setup.cfg",
			"[metadata]\nname = a\n[options]\ninstall_requires =\n    flask>=1\n    # django\n    requests<3; python_version < '4'\npackages = find:\n[options.extras_require]\ndev =\n    pytest\n",
			"flask >=1",
			"requests <3",
			"pytest",
		),
		one(
			"setup.cfg",
			"[options]\ninstall_requires = flask>=1; django\nzip_safe = no\n",
			"flask >=1",
			"django",
		),
		one(
			"setup.cfg",
			"[options]\ninstall_requires = file: requirements.txt\n[options.extras_require]\nx = file: deps.lst\n",
			"code file: deps.lst",
		),
		one("setup.cfg", "[flake8]\ninstall_requires =\n    flask\n"),
	],
	"uv 0.5 (PEP 723)": [
		one(
			"tool.py",
			'# /// script\n# requires-python = ">=3.11"\n# dependencies = [\n#   "requests<3",\n#   "rich",\n# ]\n# ///\nimport requests\n',
			"requests <3",
			"rich",
		),
		one(
			"tool.py",
			"#!/usr/bin/env -S uv run\n\n# /// script\n# dependencies = ['requests<3']\n# ///\n",
			"requests <3",
		),
		one(
			"tool.py",
			"# /// script\r\n# dependencies = ['requests<3']\r\n# ///\r\n",
			"requests <3",
		),
		one("tool.py", "# /// pyproject\n# dependencies = ['requests<3']\n# ///\n"),
		one("tool.py", "# /// script\n# dependencies = ['requests<3']\n\n# ///\n"),
		one("tool.py", "# /// script\n# dependencies = ['requests<3']\n"),
		one(
			"tool.py",
			"x = '''\n  # /// script\n  # dependencies = ['requests<3']\n  # ///\n'''\n",
		),
		one(
			"tool.py",
			"# /// script\n#\n# dependencies = ['a==1']\n#\n# ///\n",
			"a ==1",
		),
	],
	"Maven 3.8.7": [
		one(
			"pom.xml",
			pom("<properties><v>1.0</v><v>2.0</v></properties>"),
			"x/y 2.0",
		),
		one(
			"pom.xml",
			pom("<properties><v>1.0<!-- old --></v></properties>"),
			"x/y 1.0",
		),
		one(
			"pom.xml",
			pom("<properties><v>1<!-- x -->.5</v></properties>"),
			"x/y 1.5",
		),
		one(
			"pom.xml",
			pom("<properties><v><!-- x -->1.5</v></properties>"),
			"x/y 1.5",
		),
		one(
			"pom.xml",
			pom("<properties><v><![CDATA[1.5]]></v></properties>"),
			"x/y 1.5",
		),
		one("pom.xml", pom("", "<!-- pinned -->2.0"), "x/y 2.0"),
		one(
			"pom.xml",
			pom(
				`<properties><v>1.0</v></properties><profiles>${profile(byDefault, "3.0")}</profiles>`,
			),
			"x/y 3.0",
		),
		one(
			"pom.xml",
			pom(
				`<profiles>${profile(byDefault, "3.0")}</profiles><properties><v>1.0</v></properties>`,
			),
			"x/y 3.0",
		),
		one(
			"pom.xml",
			pom(
				`<properties><v>1.0</v></properties><profiles>${profile("<jdk>99</jdk>", "3.0")}</profiles>`,
			),
			"x/y 1.0",
		),
		one(
			"pom.xml",
			pom(
				`<profiles>${profile("<property><name>n</name></property>", "3.0")}</profiles>`,
			),
			`x/y \${v}`,
		),
		one(
			"pom.xml",
			`<project><properties><v>1.0</v></properties><profiles><profile><id>p</id><properties><v>9</v></properties><dependencies><dependency><groupId>x</groupId><artifactId>y</artifactId><version>\${v}</version></dependency></dependencies></profile></profiles></project>`,
			"x/y 9",
		),
	],
	"Gradle 8.10": [
		one(
			"build.gradle.kts",
			'kotlin { sourceSets { commonMain.dependencies { implementation("a.b:c:1") } } }',
			"a.b/c 1",
		),
		one(
			"build.gradle.kts",
			'dependencies { implementation("a.b", "c", "1"); api("a.b", "d"); api("a.b", "e", v) }',
			"a.b/c 1",
			"a.b/d",
			"a.b/e",
		),
		one(
			"build.gradle",
			"dependencies {\n    implementation 'com.google.guava:guava:31.1-jre'\n    testImplementation \"junit:junit:4.13.2\"\n    api('org.a:b:1.0') { exclude group: 'x', module: 'y' }\n}\n",
			"com.google.guava/guava 31.1-jre",
			"junit/junit 4.13.2",
			"org.a/b 1.0",
		),
		one(
			"build.gradle",
			"dependencies {\n    implementation group: 'org.a', name: 'b', version: '1.0'\n    implementation(group: 'org.a', name: 'c')\n}\n",
			"org.a/b 1.0",
			"org.a/c",
		),
		one(
			"build.gradle.kts",
			'dependencies {\n    implementation(group = "org.a", name = "b", version = "1.0")\n    "special"("org.a:c:2.0")\n}\n',
			"org.a/b 1.0",
			"org.a/c 2.0",
		),
		one(
			"build.gradle.kts",
			'dependencies {\n    implementation(platform("org.a:bom:1.0"))\n    implementation(kotlin("stdlib"))\n    implementation(npm("react", "18.0.0"))\n    implementation("org.a:b")\n}\n',
			"org.a/bom 1.0",
			"org.jetbrains.kotlin/kotlin-stdlib",
			"npm:react 18.0.0",
			"org.a/b",
		),
		one(
			"build.gradle.kts",
			'dependencies {\n    implementation(project(":core"))\n    implementation(projects.core)\n    implementation(libs.guava)\n    implementation(files("a.jar"))\n    implementation(gradleApi())\n    constraints { api("org.a:b:1.0") }\n}\n',
			"code libs.guava",
			"org.a/b 1.0",
		),
		one(
			"build.gradle",
			'dependencies {\n    implementation deps.guava\n    implementation "org.a:b:$version"\n    implementation "org.$a:b:1"\n    implementation \'org.a:c:\' + v\n}\n',
			"code deps.guava",
			"org.a/b $version",
			'code "org.$a:b:1"',
			"org.a/c",
		),
		one(
			"build.gradle",
			"dependencies {\n    // implementation 'org.a:no:1'\n    /* implementation 'org.a:no:2' */\n    if (x) {\n        implementation 'org.a:b:1'\n    }\n    if (y) implementation 'org.a:c:1'\n    ['d', 'e'].each { implementation \"org.a:$it:1\" }\n}\n",
			"org.a/b 1",
			"org.a/c 1",
			'code "org.a:$it:1"',
		),
		one(
			"build.gradle",
			"plugins {\n    id 'java'\n    id 'org.springframework.boot' version '3.2.0'\n}\n",
			"org.springframework.boot/org.springframework.boot.gradle.plugin 3.2.0",
		),
		one(
			"build.gradle.kts",
			'plugins {\n    `java-library`\n    kotlin("jvm") version "1.9.0"\n    alias(libs.plugins.x)\n    id("a.b") version "1" apply false\n}\n',
			"org.jetbrains.kotlin.jvm/org.jetbrains.kotlin.jvm.gradle.plugin 1.9.0",
			"code libs.plugins.x",
			"a.b/a.b.gradle.plugin 1",
		),
		one(
			"build.gradle",
			"buildscript {\n    dependencies { classpath 'org.a:b:1.0' }\n}\ntasks.named('x') { doLast { println 'org.a:no:1' } }\nshadowJar { dependencies { include(dependency('org.a:no:.*')) } }\n",
			"org.a/b 1.0",
		),
		one(
			"build.gradle",
			"dependencies {\n    implementation('org.a:b') {\n        version { strictly '[1.0, 2.0[' }\n    }\n}\n",
			"org.a/b [1.0, 2.0[",
		),
		one(
			"build.gradle",
			"dependencies { implementation 'org.a:b:1.0:sources@jar', 'org.a:c:2.0!!' }",
			"org.a/b 1.0",
			"org.a/c 2.0",
		),
		one(
			"build.gradle",
			"ext.libraries = [guava: 'com.google.guava:guava:31.1-jre']\next { junit = 'org.junit:junit:4.13' }\n",
			"com.google.guava/guava 31.1-jre",
			"org.junit/junit 4.13",
		),
		one(
			"build.gradle",
			"dependencyManagement {\n    imports { mavenBom 'org.a:bom:1.0' }\n    dependencies { dependency 'org.a:b:2.0' }\n}\n",
			"org.a/bom 1.0",
			"org.a/b 2.0",
		),
		one(
			"gradle/libs.versions.toml",
			'[versions]\nguava = "31.1-jre"\nrich = { strictly = "[1.0,2.0)", prefer = "1.5" }\n[libraries]\nguava = { module = "com.google.guava:guava", version.ref = "guava" }\na = "org.a:a:1.0"\nb = { group = "org.a", name = "b", version = { ref = "rich" } }\nc = { module = "org.a:c" }\n[bundles]\nall = ["a"]\n[plugins]\np = { id = "org.p", version = "2.0" }\nq = "org.q:3.0"\n',
			"com.google.guava/guava 31.1-jre",
			"org.a/a 1.0",
			"org.a/b [1.0,2.0)",
			"org.a/c",
			"org.p/org.p.gradle.plugin 2.0",
			"org.q/org.q.gradle.plugin 3.0",
		),
		one(
			"settings.gradle.kts",
			'dependencyResolutionManagement {\n    versionCatalogs {\n        create("libs") {\n            version("b", "2.0")\n            library("a", "org.a:a:1.0")\n            library("b", "org.a", "b").versionRef("b")\n            library("c", "org.a", "c").version("3.0")\n            bundle("all", listOf("a", "b"))\n        }\n    }\n}\n',
			"org.a/a 1.0",
			"org.a/b",
			"org.a/c 3.0",
		),
		one("build.gradle", 'library("a", "org.a", "b")\n'),
		one(
			"gradle/libs.versions.toml",
			'[libraries.guava]\nmodule = "com.google.guava:guava"\nversion.ref = "missing"\n',
			"com.google.guava/guava",
		),
	],
	"Go 1.23 (golang.org/x/mod)": [
		one("go.mod", "require example.org/a v1.0.0 // indirect\n"),
		one("go.mod", "require example.org/a v1.0.0 //indirect\n"),
		one("go.mod", "require example.org/a v1.0.0 // indirect; for the tests\n"),
		one(
			"go.mod",
			"require example.org/a v1.0.0 // indirect;\n",
			"example.org/a v1.0.0",
		),
		one(
			"go.mod",
			"require example.org/a v1.0.0 // indirect;no\n",
			"example.org/a v1.0.0",
		),
		one(
			"go.mod",
			"require example.org/a v1.0.0 // indirect but wanted\n",
			"example.org/a v1.0.0",
		),
		one(
			"go.mod",
			"require example.org/a v1.0.0 // indirectly\n",
			"example.org/a v1.0.0",
		),
		one(
			"go.mod",
			"require example.org/a v1.0.0 // not indirect\n",
			"example.org/a v1.0.0",
		),
	],
	"Bundler 2.5": [
		one(
			"Gemfile",
			'eval_gemfile "../Gemfile"\neval_gemfile("gems/common.rb")\neval_gemfile path\ngem "a"\n',
			'code "gems/common.rb"',
			"code path",
			"a",
		),
		one(
			"Gemfile",
			"group(:test) { gem 'rspec', '~> 3.0' }\ngem 'rails'\n",
			"rspec ~> 3.0",
			"rails",
		),
		one(
			"Gemfile",
			"group(:test) {\n  gem 'rspec'\n  platforms(:ruby) { gem 'byebug'; gem 'pry', '1' }\n}\n",
			"rspec",
			"byebug",
			"pry 1",
		),
		one(
			"Gemfile",
			"# old,\ngem 'rails', '~> 7' # was '6',\ngem 'pg'\n",
			"rails ~> 7",
			"pg",
		),
		one("Gemfile", "gem 'rails', # newest,\n  '~> 7'\n", "rails ~> 7"),
		one("Gemfile", "gem 'a', '1'; gem 'b', '2'\n", "a 1", "b 2"),
		one(
			"Gemfile",
			'gem "rails", "~> #{v}"\ngem "a-#{b}"\ngem name\n',
			"rails",
			'code "a-#{b}"',
			"code name",
		),
		one(
			"Gemfile",
			"gem 'a', { git: 'https://x/y', tag: 'v1' }\ngem 'b', **options\n",
			"a",
			"b",
		),
		one("Gemfile", "%w[a b].each { |n| gem n }\n", "code n"),
		one("Gemfile", "text = <<~END\n  gem 'no'\nEND\ngem 'yes'\n", "yes"),
	],
	"RubyGems 3.5 (gemspec)": [
		one(
			"a.gemspec",
			"Gem::Specification.new do |s|\n  s.name = 'a'\n  s.add_dependency 'rails', '>= 6', '< 8'\n  s.add_runtime_dependency(\"pg\")\n  s.add_development_dependency 'rspec', '~> 3'\nend\n",
			"rails >= 6, < 8",
			"pg",
			"rspec ~> 3",
		),
		one(
			"a.gemspec",
			's.add_dependency(%q<rack>.freeze, ["~> 2.0".freeze])\n',
			"rack ~> 2.0",
		),
		one(
			"a.gemspec",
			"s.add_dependency 'rails', RAILS\ns.add_dependency name, '1'\n",
			"rails",
			"code name",
		),
		one(
			"a.gemspec",
			"s.description = <<-TEXT\n  s.add_dependency 'no'\nTEXT\n# s.add_dependency 'no'\n",
		),
	],
	"Docker Compose 2.30": [
		one(
			"compose.yaml",
			"services:\n  db:\n    image: postgres:16-alpine\n  web:\n    build: .\n    image: acme/web\n",
			"postgres 16-alpine",
		),
		one(
			"docker-compose.yml",
			`services:\n  db:\n    image: "postgres:\${PG:-15}"\n  cache:\n    image: redis\n`,
			"postgres 15",
			"redis latest",
		),
		one(
			"docker-compose.override.yaml",
			`services:\n  db:\n    image: postgres:\${PG}\n`,
			`postgres \${PG}`,
		),
		one(
			"compose.prod.yml",
			"x-base: &base\n  image: node:18\nservices:\n  a:\n    <<: *base\n  b:\n    <<: *base\n",
			"node 18",
		),
		one(
			"compose.yml",
			"services:\n  a:\n    image: ghcr.io/acme/x@sha256:aaaa\nvolumes:\n  image: node\n",
			"ghcr.io/acme/x",
		),
		one("compose.yml", "image: node:18\n"),
	],
	"Docker Compose 2.40: files that are taken in": [
		one(
			"compose.yaml",
			'include:\n  - infra/db.yaml\n  - infra/compose.yaml\n  - path: [a/compose.yml, "b/cache.yml"]\n    env_file: b/.env\n  - path: ../common/compose.yaml\n  - oci://acme/stack:1\n  - https://example.org/a.git#main:compose.yaml\n',
			"code infra/db.yaml",
			"code b/cache.yml",
			"code ../common/compose.yaml",
			"code oci://acme/stack:1",
			"code https://example.org/a.git#main:compose.yaml",
		),
		one("services/a/compose.yaml", "include: ../compose.yaml\n"),
		one(
			"compose.yaml",
			`include:\n  - \${STACK}/compose.yaml\n`,
			`code \${STACK}/compose.yaml`,
		),
		one(
			"compose.yaml",
			"services:\n  a:\n    extends: { file: common-services.yml, service: web }\n  b:\n    extends: { file: docker-compose.base.yml, service: web }\n  c:\n    extends: { service: a }\n  d:\n    extends: { file: common-services.yml, service: web }\n    image: redis:7\n",
			"code common-services.yml",
			"redis 7",
		),
		one(
			"compose.yaml",
			"services:\n  a:\n    build: ./a\n  b:\n    build: { context: ., dockerfile: deploy/Dockerfile.b }\n  c:\n    build: { context: ., dockerfile: deploy/c.df }\n  d:\n    build:\n      dockerfile_inline: |\n        FROM node:16\n  e:\n    build: https://github.com/acme/e.git\n",
			"code deploy/c.df",
			"code | FROM node:16",
			"code https://github.com/acme/e.git",
		),
	],
	"MSBuild 17: files that are imported": [
		one(
			"eng/Versions.props",
			'<Project><PropertyGroup><V>12.0.3</V></PropertyGroup><ItemGroup><PackageVersion Include="Newtonsoft.Json" Version="$(V)" /></ItemGroup></Project>',
			"newtonsoft.json 12.0.3",
		),
		one(
			"build/Common.targets",
			'<Project><ItemGroup><PackageReference Include="Moq" Version="4.18.0" /></ItemGroup></Project>',
			"moq 4.18.0",
		),
		one(
			"native/App.vcxproj",
			'<Project><ItemGroup><PackageReference Include="Zlib" Version="1.2" /></ItemGroup></Project>',
			"zlib 1.2",
		),
		one(
			"src/App/App.csproj",
			'<Project Sdk="Microsoft.NET.Sdk"><Import Project="..\\..\\eng\\Common.props" /><Import Project="../shared/packages.xml" /><Import Project="..\\..\\..\\outside.props" /><Import Project="$(MSBuildThisFileDirectory)..\\deps.xml" /></Project>',
			"code ../shared/packages.xml",
			"code ..\\..\\..\\outside.props",
			"code $(MSBuildThisFileDirectory)..\\deps.xml",
		),
		one(
			"App.csproj",
			'<Project><Import Project="$(MSBuildToolsPath)\\Microsoft.CSharp.targets" /><Import Project="$([MSBuild]::GetPathOfFileAbove(\'Directory.Build.props\', \'$(MSBuildThisFileDirectory)../\'))" /><Import Project="Sdk.props" Sdk="Acme.Sdk" /><Import Project="$(EngDir)Versions.props" /></Project>',
		),
		one(
			"App.csproj",
			'<Project><PropertyGroup><Shared>shared.items</Shared></PropertyGroup><Import Project="$(Shared)" /><Import Project="$(Other)" /></Project>',
			"code $(Shared)",
			"code $(Other)",
		),
	],
	"Gradle 9: scripts that are taken in": [
		one(
			"app/build.gradle",
			`apply from: 'deps.groovy'\napply from: "\${rootDir}/gradle/deps.gradle"\napply from: '../gradle/a.gradle'\napply from: '../../gradle/a.gradle'\napply plugin: 'java'\n`,
			"code deps.groovy",
			"code ../../gradle/a.gradle",
		),
		one(
			"build.gradle.kts",
			'apply(from = "https://example.org/deps.gradle")\napply(from = "gradle/a.gradle.kts")\n',
			"code https://example.org/deps.gradle",
		),
	],
	"Maven 3.9: modules that are files": [
		one(
			"pom.xml",
			"<project><modules><module>a</module><module>b/pom.xml</module><module>pom-java8.xml</module></modules></project>",
			"code pom-java8.xml",
		),
	],
	"Deno 2: import maps of their own": [
		one(
			"import_map.json",
			'{"imports":{"dates":"npm:moment@2","x":"https://esm.sh/x"}}',
			"moment 2",
		),
		one("deno.json", '{"importMap":"./import_map.json"}'),
		one("deno.json", '{"importMap":"maps/all.json"}', "code maps/all.json"),
	],
	"Hatchling 1.27, PDM 2.26: dependencies that are worked out": [
		one(
			"pyproject.toml",
			'[build-system]\nbuild-backend = "hatchling.build"\n[project]\ndynamic = ["version", "dependencies"]\n[tool.hatch.metadata.hooks.requirements_txt]\nfiles = ["deps.list"]\n',
			"code dependencies",
		),
		one(
			"pyproject.toml",
			'[build-system]\nbuild-backend = "poetry.core.masonry.api"\n[project]\ndynamic = ["dependencies"]\n[tool.poetry.dependencies]\narrow = "^1"\n',
			"arrow ^1",
		),
		one(
			"pyproject.toml",
			'[build-system]\nbuild-backend = "setuptools.build_meta"\n[project]\ndynamic = ["dependencies"]\n',
		),
	],
	"npm 11, Maven 3.9, uv 0.9: what is no manifest at all": [
		one("package.json", "404: Not Found\n", "code 404: Not Found"),
		one("package.json", "\uFEFF{}"),
		one("package.json", ""),
		one("pom.xml", "<html>\n</html>\n", "code <html>"),
		one("pyproject.toml", "\n<<<\n", "code <<<"),
		one("Cargo.toml", "# nothing yet\n"),
		one("compose.yaml", "services\n", "code services"),
		one("go.mod", "version https", "code version https"),
	],
	"pip 25: files elsewhere": [
		one(
			"requirements.txt",
			"-r base.list\n-r requirements/dev.txt\n-r https://example.org/requirements.txt\n-r ../requirements.txt\n",
			"code -r base.list",
			"code -r https://example.org/requirements.txt",
			"code -r ../requirements.txt",
		),
	],
	".NET SDK 10": [
		one(
			"app.cs",
			"#!/usr/bin/env dotnet\n#:package Newtonsoft.Json@13.0.3\n#:package Serilog\n#:sdk Microsoft.NET.Sdk.Web\nusing System;\n",
			"newtonsoft.json 13.0.3",
			"serilog",
		),
		one(
			"app.cs",
			"// an app\n/* of\n two lines */\n#:package  Humanizer@2.*\n",
			"humanizer 2.*",
		),
		one("app.cs", 'using System;\nvar x = """\n#:package No@1\n""";\n'),
		one(
			"a.csproj",
			'<Project><ItemGroup><PackageReference Include="A"><Version>1.0<!-- old --></Version></PackageReference></ItemGroup></Project>',
			"a 1.0",
		),
		one(
			"a.csproj",
			'<Project><PropertyGroup><V>1<!-- x -->.5</V></PropertyGroup><ItemGroup><PackageReference Include="A" Version="$(V)"/></ItemGroup></Project>',
			"a 1.5",
		),
	],
	"Composer 2.8": [
		one(
			"composer.json",
			'{"require":{"acme/x":"1.2.x-dev","acme/y":"dev-main#abc123"}}',
			"acme/x 1.2.x-dev",
			"acme/y dev-main#abc123",
		),
	],
};

describe("manifests: as package managers read them", () => {
	for (const [name, list] of Object.entries(cases))
		it(`is ${name}'s`, () => {
			for (const { path, text, is } of list) {
				assert.deepEqual(asked(path, text), is, `${path}: ${text}`);
				const lines = new Lines(text);
				for (const { range, nameRange, written } of readManifest(path, text)) {
					const [start, end, from, to] = [
						range.start,
						range.end,
						nameRange.start,
						nameRange.end,
					].map((position) => lines.offset(position)) as [
						number,
						number,
						number,
						number,
					];
					assert.ok(start <= from && from < to && to <= end, text);
					assert.equal(text.slice(from, to), written, text);
				}
			}
		});

	it("are a hundred and more", () => {
		const count = Object.values(cases).flat().length;
		assert.ok(count >= 100, String(count));
	});

	it("has the values of npm's own reader", () => {
		const npa: {
			resolve(
				name: string,
				spec: string,
			): {
				readonly type: string;
				readonly fetchSpec: string;
				readonly subSpec?: {
					readonly name: string;
					readonly fetchSpec: string;
				};
			};
		} = tool("npm-package-arg");
		for (const value of [
			"^1.2.0",
			"1.x",
			"latest",
			"npm:moment@^2.0.0",
			"npm:@acme/dates@~1.2",
			"npm:moment@latest",
		]) {
			const { type, fetchSpec, subSpec } = npa.resolve("left-pad", value);
			const is =
				type === "alias" && subSpec
					? `${subSpec.name} ${subSpec.fetchSpec}`
					: `left-pad ${fetchSpec}`;
			assert.deepEqual(asked("package.json", npm(value)), [is], value);
		}
	});

	it("has what JSON5's own reader finds", () => {
		const json5: {
			parse(text: string): Record<string, Record<string, string>>;
		} = tool("json5");
		for (const text of [
			"{\n  // comment\n  dependencies: {\n    moment: '^2.0.0',\n    '@acme/ui': \"1.x\",\n  },\n}\n",
			"{name:'a',dependencies:{a:'1',\"b\":'2'},devDependencies:{$c:\"3\"}}",
			"{dependencies:{'it\\'s':'1'}}",
		])
			assert.deepEqual(
				asked("package.json5", text),
				Object.entries(json5.parse(text))
					.filter(([section]) => /dependencies$/i.test(section))
					.flatMap(([, map]) => Object.entries(map))
					.map(([name, version]) => `${name} ${version}`),
				text,
			);
	});

	it("has the blocks that the expression of PEP 723 finds", () => {
		const toml: { parse(text: string): { dependencies?: string[] } } =
			tool("smol-toml");
		const block =
			/^# \/\/\/ ([a-zA-Z0-9-]+)$\s((?:^#(?:| .*)$\s)+)^# \/\/\/$/gm;
		const scripts = (cases["uv 0.5 (PEP 723)"] ?? []).map(({ text }) => text);
		for (const written of [
			...scripts,
			"# /// script\n# dependencies = ['a']\n# ///\n# more\n# ///\n",
			"# /// script\n# dependencies = ['a', 'b']\n# ///\n# more\nx = 1\n",
		]) {
			const text = written.replaceAll("\r\n", "\n");
			const found = [...text.matchAll(block)].find(
				([, type]) => type === "script",
			);
			const content = found?.[2]?.replace(/^# ?/gm, "") ?? "";
			let names: string[] = [];
			try {
				names = toml.parse(content).dependencies ?? [];
			} catch {
				// Lines that are no TOML are passed over here, and refused there.
				continue;
			}
			assert.deepEqual(
				asked("x.py", written).map((one) => one.replace(" ", "")),
				names,
				written,
			);
		}
	});
});

describe("manifests: in UTF-16", () => {
	const wide = (text: string, isLittle: boolean) => {
		const bytes = isLittle ? [0xff, 0xfe] : [0xfe, 0xff];
		for (let i = 0; i < text.length; i++) {
			const unit = text.charCodeAt(i);
			const pair = [unit & 255, unit >> 8];
			bytes.push(...(isLittle ? pair : pair.reverse()));
		}
		return Uint8Array.from(bytes);
	};

	it("are read where pip, Maven and MSBuild read them", () => {
		for (const isLittle of [true, false])
			for (const path of ["requirements.txt", "pom.xml", "a.csproj"]) {
				const text = `flask==1.0\r\n# ü 😀\r\n${"x".repeat(20_000)}\n`;
				assert.equal(manifestText(path, wide(text, isLittle))?.text, text);
			}
	});

	it("are said to be unread where they are", () => {
		for (const path of ["package.json", "Gemfile", "go.mod", "setup.py"]) {
			const read = manifestText(path, wide("{}", true));
			assert.match(read?.reason ?? "", /UTF-16/, path);
		}
		const zeros = Uint8Array.from([0x7b, 0, 0x7d, 0]);
		assert.match(manifestText("package.json", zeros)?.reason ?? "", /UTF-8/);
		const utf32 = Uint8Array.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]);
		assert.match(
			manifestText("requirements.txt", utf32)?.reason ?? "",
			/UTF-8/,
		);
	});

	it("are nobody's business where they are no manifests", () => {
		assert.equal(manifestText("a.png", wide("{}", true)), undefined);
		assert.equal(manifestText("a.py", wide("{}", true)), undefined);
	});
});

describe("versions: as the real tools compare them", () => {
	const within = (type: PackageType, version: string, range: string) => {
		const purl = parsePurl(`pkg:${type}/a@${range}`);
		assert.ok(purl?.versions, range);
		return isWithin(type, version, purl.versions);
	};

	it("is pep440's answer for local versions and post-releases", () => {
		const { satisfies }: { satisfies(v: string, range: string): boolean } =
			tool("@renovatebot/pep440");
		const versions = [
			"2.1.0",
			"2.1.0+cu118",
			"2.1.0.post1",
			"2.1.0.post1+cpu",
			"2.1.1",
			"2.0.9",
			"2.0.9+cu118",
			"1!1.0",
			"2.2.0+local.1",
		];
		for (const version of versions)
			for (const bound of ["2.1.0", "2.1", "2.1.0.post1", "2.0", "2.1.1"])
				for (const operator of ["==", "<=", ">=", "<", ">"]) {
					// packaging 26.2 has 2.1.0 below 2.1.0.post1, as PEP 440 says; pep440 4.2.1 leaves it out.
					if (operator === "<" && bound.includes("post")) continue;
					assert.equal(
						within("pypi", version, operator + bound),
						satisfies(version, operator + bound),
						`${version} ${operator}${bound}`,
					);
				}
		assert.ok(within("pypi", "2.1.0", "<2.1.0.post1"));
		assert.ok(!within("pypi", "2.1.0.post1", "<2.1.0.post1"));
		for (const version of versions)
			assert.equal(
				within("pypi", version, "==2.1.0+cu118"),
				satisfies(version, "==2.1.0+cu118"),
				version,
			);
	});

	it("is semver's answer for ranges behind npm: and in catalogues", () => {
		const semver: { minVersion(range: string): { readonly version: string } } =
			tool("semver");
		for (const range of ["^1.2.0", "~1.2", "1.x", ">=1 <2", "1.2.3 - 2", "*"]) {
			const [entry] = readManifest("package.json", npm(`npm:${range}`));
			assert.equal(
				lowestPermitted("npm", entry?.version ?? ""),
				semver.minVersion(range).version,
				range,
			);
		}
	});

	it("is Composer's for branches: 1.2.x-dev is above every 1.2.n", () => {
		const low = (range: string) => lowestPermitted("composer", range) ?? "";
		for (const range of [
			"1.2.x-dev",
			"v1.2.x-dev",
			"1.2.x-dev#abc",
			"dev-x as 1.2.x-dev",
			"~1.2.x-dev",
		]) {
			assert.ok(!within("composer", low(range), "<1.2.5"), range);
			assert.ok(within("composer", low(range), ">=1.2.999"), range);
			assert.ok(within("composer", low(range), "<1.3"), range);
		}
		assert.ok(within("composer", low("1.x-dev"), ">=1.99"));
		assert.ok(within("composer", low("1.2.*"), "<1.2.5"));
		assert.equal(lowestPermitted("composer", "dev-main#abc"), undefined);
	});

	it("is Gradle's for prefixes and its own brackets", () => {
		for (const [range, lowest] of [
			["1.2.+", "1.2"],
			["+", "0"],
			["[1.0,2.0[", "1.0"],
			["]1.0,2.0]", "1.0.1"],
			["latest.release", undefined],
		] as const)
			assert.equal(lowestPermitted("maven", range), lowest, range);
	});
});

interface Parsed {
	readonly namespace?: string;
	readonly name: string;
	readonly qualifiers?: Readonly<Record<string, string>>;
}

describe("package URLs: as the specification reads them", () => {
	const { PackageURL }: { PackageURL: { fromString(text: string): Parsed } } =
		tool("packageurl-js");

	it("has the names of packageurl-js, compared as its ecosystem does", () => {
		for (const [type, name] of [
			["npm", "JSONStream"],
			["npm", "%40Acme/UI"],
			["npm", "%40angular%2Fcore"],
			["pypi", "Flask_SQLAlchemy"],
			["composer", "Laravel/Framework"],
			["golang", "github.com/Acme/Chi"],
			["nuget", "Newtonsoft.Json"],
			["gem", "RedCloth"],
			["maven", "Org.Acme/Core"],
			["docker", "library/node"],
			["cargo", "serde_json"],
		] as const) {
			const url = `pkg:${type}/${name}`;
			const ours = parsePurl(url);
			const theirs = PackageURL.fromString(url);
			const full = [theirs.namespace, theirs.name].filter(Boolean).join("/");
			assert.equal(
				ours && canonicalName(type, ours.name),
				canonicalName(type, full),
				url,
			);
			const isFolded = full === full.toLowerCase() && name !== full;
			if (isFolded)
				assert.equal(
					canonicalName(type, name).toLowerCase(),
					canonicalName(type, name),
				);
		}
	});

	it("finds the packages of SBOM tools whatever their case", () => {
		const text = '{"dependencies":{"JSONStream":"^1.0.0"}}';
		const [entry] = readManifest("package.json", text);
		for (const url of [
			"pkg:npm/jsonstream",
			"pkg:npm/JSONStream",
			"pkg:npm/jsonstream@1",
		]) {
			const purl = parsePurl(url);
			assert.ok(purl && entry && matches(purl, entry), url);
		}
		const [gem] = readManifest("Gemfile", "gem 'RedCloth'\n");
		const purl = parsePurl("pkg:gem/redcloth");
		assert.ok(purl && gem && !matches(purl, gem));
	});

	/** Versions that are in a range, and some that are not. */
	const ranges: readonly (readonly [PackageType, string, string, string])[] = [
		["npm", "<3.0.0", "2.9.9 0.1.0", "3.0.0 4.0.0"],
		["npm", ">=1.0.0|<2.0.0", "1.0.0 1.9.9", "0.9.9 2.0.0"],
		["npm", "<2.0.0|>=1.0.0", "1.0.0 1.9.9", "0.9.9 2.0.0"],
		["npm", "1.2.3|>=2.0.0|<5.0.0", "1.2.3 2.0.0 4.9.9", "1.2.4 5.0.0"],
		["npm", ">=1.0.0|!=1.5.0|<2.0.0", "1.4.9 1.5.1", "1.5.0 2.0.0"],
		["npm", "!=1.5.0", "1.4.9 9.0.0", "1.5.0"],
		["npm", " >= 1.0.0 | < 2.0.0 ", "1.0.0", "2.0.0"],
		["npm", "|1.0.0||2.0.0|", "1.0.0 2.0.0", "1.5.0"],
		["npm", "<1.0.0|>2.0.0", "0.9.0 2.0.1", "1.0.0 2.0.0"],
		["npm", "<=1.0.0|>=2.0.0|<=3.0.0", "1.0.0 2.5.0 3.0.0", "1.5.0 3.0.1"],
		[
			"pypi",
			">=1.11.0|!=1.11.1|<2.0.0",
			"1.11.0 1.11.2 1.11.0+x",
			"1.11.1 2.0.0",
		],
		["pypi", ">=1!1.0", "1!2.0", "5.0"],
		[
			"maven",
			">=1.0.0-beta1|<=1.7.5|>=7.0.0-M1|<=7.0.7",
			"1.0.0 7.0.0 7.0.7",
			"1.8 7.0.8",
		],
		["gem", ">=2.2.0|!=2.2.1|<2.3.0", "2.2.0 2.2.2", "2.2.1 2.3.0"],
		["docker", "<18", "16-alpine 17", "18 latest"],
		["docker", "lts", "lts", "latest 18"],
	];

	it("reads a range of the qualifier vers", () => {
		for (const [type, range, inside, outside] of ranges)
			for (const written of [
				encodeURIComponent(`vers:${type}/${range}`),
				`vers:${type}/${range}`,
			]) {
				const url = `pkg:${type}/${type === "maven" ? "a/" : ""}b?arch=x&vers=${written}`;
				const purl = parsePurl(url);
				assert.ok(purl?.versions, `${url} ${purlFault(url)}`);
				const decoded = PackageURL.fromString(url).qualifiers?.vers ?? "";
				assert.equal(decoded.trim(), `vers:${type}/${range}`.trim());
				for (const version of inside.split(" "))
					assert.ok(
						isWithin(type, version, purl.versions),
						`${url} ${version}`,
					);
				for (const version of outside.split(" "))
					assert.ok(
						!isWithin(type, version, purl.versions),
						`${url} ${version}`,
					);
			}
		for (const all of ["vers:npm/*", "vers:all/*", "vers%3Anpm%2F%2A"]) {
			const purl = parsePurl(`pkg:npm/a?vers=${all}`);
			assert.ok(purl && !purl.versions, all);
		}
		assert.ok(parsePurl("pkg:npm/a@1?repository_url=x#src")?.versions);
	});

	it("refuses what it can't read, in plain words", () => {
		for (const [url, words] of [
			["pkg:npm/a@1?vers=vers:npm/<2", /twice/],
			["pkg:npm/a?vers=vers:npm/<2&vers=vers:npm/<3", /twice/],
			["pkg:npm/a?vers=vers:deb/<2", /scheme "deb"/],
			["pkg:npm/a?vers=vers:pypi/<2", /scheme "pypi"/],
			["pkg:npm/a?vers=vers:none/*", /no version/],
			["pkg:npm/a?vers=", /is not a range/],
			["pkg:npm/a?vers=<2", /is not a range/],
			["pkg:npm/a?vers=npm/<2", /is not a range/],
			["pkg:npm/a?vers=vers:npm/", /is not a version/],
			["pkg:npm/a?vers=vers:npm/^1.2.0", /is not a version/],
			["pkg:npm/a?vers=vers:npm/1.x", /is not a version/],
			["pkg:npm/a?vers=vers:npm/>=1,<2", /is not a version/],
			["pkg:npm/a?vers=vers:npm/*|1.0.0", /is not a version/],
			["pkg:npm/a?vers=vers:npm/1.0.0|!=1.0.0", /twice/],
			["pkg:npm/a?vers=vers:npm/>=1.0.0|>=2.0.0", /can't follow/],
			["pkg:npm/a?vers=vers:npm/<1.0.0|<2.0.0", /can't follow/],
			["pkg:npm/a?vers=vers:npm/>=1.0.0|1.5.0", /can't follow/],
			["pkg:npm/a?VERS=vers:deb/<2", /scheme/],
			["pkg:jsr/path", /@scope\/name/],
		] as const) {
			assert.equal(parsePurl(url), undefined, url);
			assert.match(purlFault(url) ?? "", words, url);
		}
	});
});

describe("manifests: what is worked out by code", () => {
	it("is open to every package URL of its ecosystem, and meant by none", () => {
		const [code] = readManifest("setup.py", "setup(install_requires=needed)");
		const [image] = readManifest("Dockerfile", "FROM $IMAGE\n");
		for (const [url, entry, open] of [
			["pkg:pypi/django", code, true],
			["pkg:pypi/needed", code, true],
			["pkg:npm/django", code, false],
			["pkg:docker/node", image, true],
			["pkg:docker/node@<18", image, true],
			["pkg:npm/node", image, false],
		] as const) {
			const purl = parsePurl(url);
			assert.ok(purl && entry, url);
			assert.equal(matches(purl, entry), false, url);
			assert.equal(isOpen(purl, entry), open, url);
		}
	});
});
