/** Files that the reports of real tools name, by the paths that those write: which file of the workspace each is. */

import assert from "node:assert/strict";
import { readingSarif } from "../../../src/code/sarif/sarif";
import { drained, Engine } from "../../../src/engine";

/** What a tool writes of one place: the location and what its run says of bases. */
interface Written {
	readonly uri: string;
	readonly uriBaseId?: string;
}

interface Case {
	/** The tool, its version, and where it ran. */
	readonly tool: string;
	readonly places: readonly (string | Written)[];
	/** The rest of the run. */
	readonly run?: object;
	readonly files: readonly string[];
	/** The report's path; `reports/tool.sarif` where it is left out. */
	readonly report?: string;
	/** Files in which something was found, or `why: place` for what could not be placed. */
	readonly are: readonly string[];
}

const base = (uri: string | undefined, id: string) => ({
	originalUriBaseIds: { [id]: uri === undefined ? {} : { uri } },
});

const cases: readonly Case[] = [
	{
		tool: "Trivy 0.68.2 in a git repository (its issue 10364)",
		run: base("file:///", "ROOTPATH"),
		places: [
			{ uri: "infra/main.tf", uriBaseId: "ROOTPATH" },
			{ uri: "Dockerfile", uriBaseId: "ROOTPATH" },
		],
		files: ["infra/main.tf", "Dockerfile"],
		are: ["Dockerfile", "infra/main.tf"],
	},
	{
		tool: "Trivy 0.68.2 in a git repository, one file at the root",
		run: base("file:///", "ROOTPATH"),
		places: [{ uri: "Dockerfile", uriBaseId: "ROOTPATH" }],
		files: ["Dockerfile", "api/Dockerfile"],
		are: ["Dockerfile"],
	},
	{
		tool: "Trivy 0.68.2 of a folder in a git repository, which names it nowhere",
		run: base("file:///", "ROOTPATH"),
		places: [
			{ uri: "main.tf", uriBaseId: "ROOTPATH" },
			{ uri: "modules/net/vars.tf", uriBaseId: "ROOTPATH" },
		],
		files: ["infra/main.tf", "infra/modules/net/vars.tf"],
		are: ["infra/main.tf", "infra/modules/net/vars.tf"],
	},
	{
		tool: "Trivy 0.68.2 of a folder in a git repository, of which a name alone is left",
		run: base("file:///", "ROOTPATH"),
		places: [{ uri: "main.tf", uriBaseId: "ROOTPATH" }],
		files: ["infra/main.tf"],
		are: ["unsure: /main.tf"],
	},
	{
		tool: "tflint 0.53.0 in one folder, its report elsewhere",
		places: ["main.tf"],
		files: ["infra/main.tf"],
		are: ["unsure: main.tf"],
	},
	{
		tool: "Ruff 0.16.9 in one package of several",
		places: [
			"file:///home/ci/shop/services/api/src/main.py",
			"file:///home/ci/shop/services/api/src/my%20file.py",
		],
		files: [
			"services/api/src/main.py",
			"services/api/src/my file.py",
			"services/web/src/main.py",
		],
		are: ["services/api/src/main.py", "services/api/src/my file.py"],
	},
	{
		tool: "Biome 2.5.15, absolute and not encoded",
		places: ["/home/ci/shop/web/app/[id]/page one.js"],
		files: ["web/app/[id]/page one.js"],
		are: ["web/app/[id]/page one.js"],
	},
	{
		tool: "Trivy 0.67.0 in a folder of CI",
		run: base("file:///home/runner/work/shop/shop/", "ROOTPATH"),
		places: [{ uri: "infra/main.tf", uriBaseId: "ROOTPATH" }],
		files: ["infra/main.tf"],
		are: ["infra/main.tf"],
	},
	{
		tool: "Trivy 0.62.1 in a folder below, with a module beside it",
		run: base(
			"file:///home/runner/work/shop/shop/terraform/bootstrap/",
			"ROOTPATH",
		),
		places: [
			{ uri: "main.tf", uriBaseId: "ROOTPATH" },
			{ uri: "../modules/net/main.tf", uriBaseId: "ROOTPATH" },
		],
		files: [
			"terraform/bootstrap/main.tf",
			"terraform/modules/net/main.tf",
			"main.tf",
		],
		are: ["terraform/bootstrap/main.tf", "terraform/modules/net/main.tf"],
	},
	{
		tool: "Trivy 0.45.1 on a remote module",
		run: base("file:///", "ROOTPATH"),
		places: [{ uri: "git::https:/github.com/acme/net?ref=v1/main.tf" }],
		files: ["main.tf"],
		are: ["elsewhere: git::https:/github.com/acme/net?ref=v1/main.tf"],
	},
	{
		tool: "any, with the repository's address for its root, which ends in a slash (SARIF 2.1.0, §3.14.14)",
		run: base("https://git.example/acme/shop/blob/main/", "REPO"),
		places: [{ uri: "src/a.ts", uriBaseId: "REPO" }],
		files: ["src/a.ts"],
		are: ["src/a.ts"],
	},
	{
		tool: "Trivy 0.68.2 on an image",
		run: base("file:///", "ROOTPATH"),
		places: [{ uri: "library/alpine", uriBaseId: "ROOTPATH" }],
		files: ["src/a.ts"],
		are: ["elsewhere: /library/alpine"],
	},
	{
		tool: "Semgrep 1.99.0",
		places: [{ uri: "src/my file.py", uriBaseId: "%SRCROOT%" }],
		files: ["src/my file.py"],
		are: ["src/my file.py"],
	},
	{
		tool: "Semgrep 1.99.0 in a container, the repository at /src",
		places: ["/src/app/main.py"],
		files: ["app/main.py"],
		are: ["app/main.py"],
	},
	{
		tool: "CodeQL 2.20.1",
		run: {
			artifacts: [
				{ location: { uri: "src/a%2Bb.js", uriBaseId: "%SRCROOT%", index: 0 } },
			],
		},
		places: [{ uri: "src/a%2Bb.js", uriBaseId: "%SRCROOT%" }],
		files: ["src/a+b.js"],
		are: ["src/a+b.js"],
	},
	{
		tool: "CodeQL 2.20.1 with the root of the sources told",
		run: base("file:/home/runner/work/shop/shop/", "%SRCROOT%"),
		places: [{ uri: "cmd/main.go", uriBaseId: "%SRCROOT%" }],
		files: ["cmd/main.go"],
		are: ["cmd/main.go"],
	},
	{
		tool: "ESLint 9.39.5, @microsoft/eslint-formatter-sarif 3.1.0",
		places: [
			"file:///home/ci/shop/src/my%20file.js",
			"file:///home/ci/shop/index.js",
		],
		files: ["src/my file.js", "index.js"],
		are: ["index.js", "src/my file.js"],
	},
	{
		tool: "ESLint 9.39.5 on Windows",
		places: ["file:///D:/a/shop/shop/src/a.js"],
		files: ["src/a.js"],
		are: ["src/a.js"],
	},
	{
		tool: "ESLint 9.39.5 in one package of several",
		places: [
			"file:///home/ci/shop/packages/web/src/index.js",
			"file:///home/ci/shop/packages/web/src/App.js",
		],
		files: [
			"packages/web/src/index.js",
			"packages/web/src/App.js",
			"src/index.js",
		],
		are: ["packages/web/src/App.js", "packages/web/src/index.js"],
	},
	{
		tool: "Checkov 3.2.0 with a slash before the path",
		places: ["/infra/main.tf"],
		files: ["infra/main.tf"],
		are: ["infra/main.tf"],
	},
	{
		tool: "Checkov 3.2.0 with a slash before a file at the root",
		places: ["/main.tf"],
		files: ["main.tf", "infra/main.tf"],
		are: ["main.tf"],
	},
	{
		tool: "Checkov 3.2.0 on one file elsewhere",
		places: ["../other/infra/prod.tf"],
		files: ["infra/main.tf"],
		are: ["elsewhere: ../other/infra/prod.tf"],
	},
	{
		tool: "tfsec 1.28.4 in a container, the repository at /src",
		places: ["file:///src/main.tf", "file:///src/modules/net/vars.tf"],
		files: ["main.tf", "modules/net/vars.tf"],
		are: ["main.tf", "modules/net/vars.tf"],
	},
	{
		tool: "golangci-lint 1.64.8",
		places: ["cmd/api/main.go", "internal/db/db.go"],
		files: ["cmd/api/main.go", "internal/db/db.go"],
		are: ["cmd/api/main.go", "internal/db/db.go"],
	},
	{
		tool: "golangci-lint 1.64.8 in a module of a monorepo, the report at the root",
		places: ["cmd/api/main.go", "internal/db/db.go"],
		files: [
			"services/shop/cmd/api/main.go",
			"services/shop/internal/db/db.go",
			"go.work",
		],
		are: ["services/shop/cmd/api/main.go", "services/shop/internal/db/db.go"],
	},
	{
		tool: "golangci-lint 1.64.8 in one of two modules alike",
		places: ["cmd/api/main.go"],
		files: ["a/cmd/api/main.go", "b/cmd/api/main.go"],
		are: ["ambiguous: cmd/api/main.go"],
	},
	{
		tool: "golangci-lint 1.64.8 in the one of two modules alike that its other files tell",
		places: ["cmd/api/main.go", "internal/db/db.go"],
		files: ["a/cmd/api/main.go", "b/cmd/api/main.go", "b/internal/db/db.go"],
		are: ["b/cmd/api/main.go", "b/internal/db/db.go"],
	},
	{
		tool: "golangci-lint 1.64.8 from the folder above the repository",
		places: ["shop/cmd/api/main.go"],
		files: ["cmd/api/main.go"],
		are: ["cmd/api/main.go"],
	},
	{
		tool: "Conftest 0.56.0",
		places: ["infra/plan.json"],
		files: ["infra/plan.json"],
		are: ["infra/plan.json"],
	},
	{
		tool: "Snyk 1.1295.0, open source",
		places: ["package.json"],
		files: ["package.json", "web/package.json"],
		are: ["package.json"],
	},
	{
		tool: "Snyk 1.1295.0, infrastructure",
		run: base("file:///home/ci/shop/", "PROJECTROOT"),
		places: [{ uri: "infra/main.tf", uriBaseId: "PROJECTROOT" }],
		files: ["infra/main.tf"],
		are: ["infra/main.tf"],
	},
	{
		tool: "Snyk 1.1295.0, code, a base that is not told",
		run: base(undefined, "%SRCROOT%"),
		places: [{ uri: "src/a.ts", uriBaseId: "%SRCROOT%" }],
		files: ["src/a.ts"],
		are: ["src/a.ts"],
	},
	{
		tool: "Gitleaks 8.21.2",
		places: ["config/prod.env"],
		files: ["config/prod.env"],
		are: ["config/prod.env"],
	},
	{
		tool: "Gitleaks 8.21.2 on a file that has gone",
		places: ["config/prod.env", "src/a.ts"],
		files: ["src/a.ts"],
		are: ["src/a.ts", "gone"],
	},
	{
		tool: "terrascan 1.7.0 on Windows (its pull request 1070)",
		places: ["file://C:\\reporoot\\input\\deploy.json"],
		files: ["input/deploy.json"],
		are: ["input/deploy.json"],
	},
	{
		tool: "a script that puts file: before relative paths",
		places: ["file:src/a.ts"],
		files: ["src/a.ts"],
		are: ["src/a.ts"],
	},
	{
		tool: "a script that puts file:// before relative paths",
		places: ["file://src/a.ts", "file://README.md"],
		files: ["src/a.ts", "README.md"],
		are: ["README.md", "src/a.ts"],
	},
	{
		tool: "a script that puts file://./ before relative paths",
		places: ["file://./src/a.ts"],
		files: ["src/a.ts"],
		are: ["src/a.ts"],
	},
	{
		tool: "a tool that counts from its report's own folder",
		places: ["../src/a.ts", "../src/b.ts"],
		files: ["services/api/src/a.ts", "services/api/src/b.ts", "src/a.ts"],
		report: "services/api/reports/tool.sarif",
		are: ["services/api/src/a.ts", "services/api/src/b.ts"],
	},
	{
		tool: "a tool whose report stands beside the code",
		places: ["main.go"],
		files: ["services/api/main.go", "services/web/main.go"],
		report: "services/api/tool.sarif",
		are: ["services/api/main.go"],
	},
	{
		tool: "MSVC 19.40 with backslashes and a drive",
		places: ["C:\\agent\\work\\1\\s\\src\\a.cpp"],
		files: ["src/a.cpp"],
		are: ["src/a.cpp"],
	},
	{
		tool: "PREfast with nested bases (§3.14.14, example 1)",
		run: {
			originalUriBaseIds: {
				PROJECTROOT: { uri: "file:///C:/Users/Mary/code/TheProject/" },
				SRCROOT: { uri: "src/", uriBaseId: "PROJECTROOT" },
			},
		},
		places: [{ uri: "io/a.c", uriBaseId: "SRCROOT" }],
		files: ["src/io/a.c"],
		are: ["src/io/a.c"],
	},
	{
		tool: "the same with the user's folder taken out",
		run: {
			originalUriBaseIds: {
				PROJECTROOT: { description: { text: "The root." } },
				SRCROOT: { uri: "src/", uriBaseId: "PROJECTROOT" },
			},
		},
		places: [{ uri: "io/a.c", uriBaseId: "SRCROOT" }],
		files: ["src/io/a.c"],
		are: ["src/io/a.c"],
	},
	{
		tool: "bandit 1.6.2 by sast-scan, addresses below its working directory (microsoft/sarif-sdk issue 2197)",
		run: {
			invocations: [
				{
					executionSuccessful: true,
					workingDirectory: {
						uri: "https://github.com/mona/app/blob/5271273/",
					},
				},
			],
		},
		places: ["https://github.com/mona/app/blob/5271273/script/run.py"],
		files: ["script/run.py"],
		are: ["script/run.py"],
	},
	{
		tool: "a tool that ran on another repository",
		places: ["/home/ci/other/index.ts"],
		files: ["src/index.ts"],
		are: ["elsewhere: /home/ci/other/index.ts"],
	},
	{
		tool: "a tool that looked at what git ignores",
		places: ["build/a.js", "src/a.ts"],
		files: ["src/a.ts"],
		are: ["src/a.ts", "ignored: build/a.js"],
	},
	{
		tool: "a tool that writes paths of one folder in several ways",
		places: [
			"/infra/main.tf",
			"/home/ci/shop/src/b.ts",
			"file:///home/ci/shop/src/c.ts",
			"src/a.ts",
			"file:src/d.ts",
		],
		files: ["infra/main.tf", "src/a.ts", "src/b.ts", "src/c.ts", "src/d.ts"],
		are: ["infra/main.tf", "src/a.ts", "src/b.ts", "src/c.ts", "src/d.ts"],
	},
	{
		tool: "a tool that names a file which has gone, and is alike to one elsewhere",
		places: ["packages/a/src/index.ts", "src/a.ts"],
		files: ["src/a.ts", "packages/a/package.json", "packages/b/src/index.ts"],
		are: ["src/a.ts", "gone"],
	},
	{
		tool: "a tool that writes a percent sign as it is",
		places: ["src/100%/a.ts", "src/50%25.ts"],
		files: ["src/100%/a.ts", "src/50%.ts"],
		are: ["src/100%/a.ts", "src/50%.ts"],
	},
];

/** The files in which something was found, and what could not be placed. */
function found({ places, run, files, report = "reports/tool.sarif" }: Case) {
	return foundBy(
		JSON.stringify({
			version: "2.1.0",
			runs: [
				{
					tool: { driver: { name: "Tool" } },
					...run,
					results: places.map((place, n) => ({
						ruleId: `R${n}`,
						message: { text: "No." },
						locations: [
							{
								physicalLocation: {
									artifactLocation:
										typeof place === "string" ? { uri: place } : place,
								},
							},
						],
					})),
				},
			],
		}),
		files,
		report,
	);
}

function foundBy(text: string, files: readonly string[], report: string) {
	const engine = new Engine({ today: "2026-11-22" });
	engine.set("opmodel.yaml", "opmodel: 1\nexpect: []\n");
	engine.set(
		"product/guardrails.md",
		`# Guardrails\n\n- Owner: Platform\n\n## GR-2: Clean\n\nBecause.\n\n- Findings from: \`${report}\`\n`,
	);
	for (const file of files) engine.note(file);
	engine.noteFolder("build");
	engine.report(report, drained(readingSarif(text)));
	const [state] = engine.reportStates();
	const crossed = engine
		.check()
		.diagnostics.filter(({ rule }) => rule === "code/guardrail-holds")
		.map(({ file }) => file);
	return [
		...new Set(crossed),
		...(state?.gone ? ["gone"] : []),
		...[...(state?.unplaced ?? [])].map(
			([why, { place }]) => `${why}: ${place}`,
		),
	];
}

describe("places in the reports of real tools", () => {
	for (const one of cases)
		it(one.tool, () => assert.deepEqual(found(one), one.are));
});

describe("what a tool could not do", () => {
	const current = (invocation: object, more = "") => {
		const engine = new Engine({ today: "2026-11-22" });
		engine.set("opmodel.yaml", "opmodel: 1\nexpect: []\n");
		engine.set(
			"product/guardrails.md",
			`# Guardrails\n\n- Owner: Platform\n\n## GR-2: Clean\n\nBecause.\n\n- Findings from: \`r.sarif\`\n${more}`,
		);
		engine.note("src/bad.js");
		const text = JSON.stringify({
			version: "2.1.0",
			runs: [
				{
					tool: { driver: { name: "Tool" } },
					invocations: [invocation],
					results: [],
				},
			],
		});
		engine.report("r.sarif", drained(readingSarif(text)));
		return engine
			.check()
			.diagnostics.filter(({ rule }) => rule === "code/findings-current")
			.map(({ message }) => message);
	};
	const failure = (level: string | undefined, uri?: string) => ({
		...(level ? { level } : {}),
		message: { text: "Parsing error: The keyword 'let' is reserved" },
		descriptor: { id: "ESL0999" },
		...(uri
			? {
					locations: [{ physicalLocation: { artifactLocation: { uri } } }],
				}
			: {}),
	});

	it("ESLint 9.39.5: a file that it could not parse, by its configuration's notifications", () => {
		assert.deepEqual(
			current({
				executionSuccessful: false,
				toolConfigurationNotifications: [
					failure("error", "file:///home/ci/shop/src/bad.js"),
				],
			}),
			[
				"Not all that the tool looked for can be shown: it says that it did not finish; and it reports an error of its own (\"Parsing error: The keyword 'let' is reserved\", in src/bad.js). Mend what kept the tool from finishing and run it again.",
			],
		);
	});

	it("Semgrep 1.99.0: an error although it says that it succeeded", () => {
		const [message, ...more] = current({
			executionSuccessful: true,
			toolExecutionNotifications: [
				failure("error"),
				failure("error", "src/x.py"),
				failure("error"),
			],
		});
		assert.deepEqual(more, []);
		assert.match(
			message ?? "",
			/it reports 2 errors of its own \(the first: "Pars/,
		);
	});

	it("is nothing where it only warns, by its word or by the default (§3.58.6)", () => {
		for (const level of ["warning", "note", "none", undefined])
			assert.deepEqual(
				current({
					executionSuccessful: true,
					toolExecutionNotifications: [failure(level)],
				}),
				[],
			);
	});

	it("concerns a check where it holds", () => {
		for (const uri of ["src/bad.js", "file:///home/ci/shop/src/bad.js"]) {
			const invocation = {
				executionSuccessful: true,
				toolExecutionNotifications: [failure("error", uri)],
			};
			assert.equal(current(invocation, "- In: `src/**`\n").length, 1);
			assert.deepEqual(current(invocation, "- In: `api/**`\n"), []);
		}
	});

	it("is no reason to give the advice to run it where it did run", () => {
		const all = current({ executionSuccessful: false });
		assert.equal(all.length, 1);
		assert.doesNotMatch(all.join(), /run it in/);
	});
});
