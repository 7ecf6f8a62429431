/** Reports of other tools as those write them, and reports that nobody should have written. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
	mostResults,
	type Report,
	type Result,
	type Run,
	readingSarif,
} from "../../../src/code/sarif/sarif";
import { drained } from "../../../src/engine";

function read(text: string): Report {
	return drained(readingSarif(text));
}

function runsOf(log: unknown): readonly Run[] {
	const report = read(JSON.stringify(log));
	assert.ok("runs" in report, JSON.stringify(report));
	return report.runs;
}

function resultsOf(run: object): readonly Result[] {
	const [first] = runsOf({ version: "2.1.0", runs: [run] });
	return first?.results ?? [];
}

const driver = (name: string, rules: readonly unknown[] = []) => ({
	tool: { driver: { name, rules } },
});

/** A result in a file, with a region where one is given. */
const at = (uri: string, region?: object, more: object = {}) => ({
	ruleId: "R1",
	message: { text: "No." },
	locations: [
		{
			physicalLocation: {
				artifactLocation: { uri },
				...(region ? { region } : {}),
			},
		},
	],
	...more,
});

describe("reports as tools write them", () => {
	it("Semgrep: levels by rule, whole lines as snippets, paths below %SRCROOT%", () => {
		const [run] = runsOf({
			$schema:
				"https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json",
			runs: [
				{
					invocations: [
						{
							executionSuccessful: true,
							toolExecutionNotifications: [],
						},
					],
					results: [
						{
							fingerprints: { "matchBasedId/v1": "0f5d_0" },
							locations: [
								{
									physicalLocation: {
										artifactLocation: {
											uri: "src/run.ts",
											uriBaseId: "%SRCROOT%",
										},
										region: {
											endColumn: 25,
											endLine: 4,
											snippet: { text: "\treturn eval(formula);" },
											startColumn: 9,
											startLine: 4,
										},
									},
								},
							],
							message: {
								text: "Formulas come from customers.\n  Parse them instead.\n",
							},
							properties: {},
							ruleId: "rules.no-eval",
						},
						{
							locations: [
								{
									physicalLocation: {
										artifactLocation: {
											uri: "src/old.ts",
											uriBaseId: "%SRCROOT%",
										},
										region: { startLine: 1, startColumn: 1 },
									},
								},
							],
							message: { text: "Formulas come from customers." },
							ruleId: "rules.no-eval",
							suppressions: [{ kind: "inSource" }],
						},
						{
							locations: [
								{
									physicalLocation: {
										artifactLocation: {
											uri: "src/old.ts",
											uriBaseId: "%SRCROOT%",
										},
										region: { startLine: 2, startColumn: 1 },
									},
								},
							],
							message: { text: "A log line." },
							ruleId: "rules.hint",
						},
					],
					tool: {
						driver: {
							name: "Semgrep OSS",
							rules: [
								{
									defaultConfiguration: { level: "error" },
									id: "rules.no-eval",
									name: "rules.no-eval",
								},
								{
									defaultConfiguration: { level: "note" },
									id: "rules.hint",
									name: "rules.hint",
								},
							],
							semanticVersion: "1.99.0",
						},
					},
				},
			],
			version: "2.1.0",
		});
		assert.deepEqual(run, {
			tool: "Semgrep OSS",
			isFinished: true,
			failures: [],
			inCodePoints: false,
			folders: [],
			places: ["src/run.ts", "src/old.ts"],
			results: [
				{
					rule: "rules.no-eval",
					message: "Formulas come from customers. Parse them instead.",
					place: "src/run.ts",
					region: {
						startLine: 3,
						startCharacter: 8,
						endLine: 3,
						endCharacter: 24,
					},
					snippet: "\treturn eval(formula);",
					isNote: false,
				},
				{
					rule: "rules.hint",
					message: "A log line.",
					place: "src/old.ts",
					region: { startLine: 1, startCharacter: 0, endLine: 1 },
					isNote: true,
				},
			],
		});
	});

	it("ESLint: absolute addresses by index, and a run that did not finish", () => {
		const [run] = runsOf({
			version: "2.1.0",
			$schema: "http://json.schemastore.org/sarif-2.1.0-rtm.5",
			runs: [
				{
					tool: {
						driver: {
							name: "ESLint",
							informationUri: "https://eslint.org",
							rules: [
								{
									id: "no-eval",
									helpUri: "https://eslint.org/docs/latest/rules/no-eval",
									properties: {},
									shortDescription: { text: "Disallow eval" },
								},
							],
							version: "9.30.0",
						},
					},
					artifacts: [
						{ location: { uri: "file:///home/ci/quarry/src/a%20b.js" } },
						{ location: { uri: "file:///home/ci/quarry/src/clean.js" } },
					],
					results: [
						{
							level: "error",
							message: { text: "`eval` can be harmful." },
							locations: [
								{
									physicalLocation: {
										artifactLocation: {
											uri: "file:///home/ci/quarry/src/a%20b.js",
											index: 0,
										},
										region: {
											startLine: 2,
											startColumn: 3,
											endLine: 2,
											endColumn: 7,
										},
									},
								},
							],
							ruleId: "no-eval",
							ruleIndex: 0,
							suppressions: [],
						},
						{
							level: "warning",
							message: { text: "Left in by a comment." },
							locations: [
								{
									physicalLocation: {
										artifactLocation: {
											uri: "file:///home/ci/quarry/src/a%20b.js",
											index: 0,
										},
									},
								},
							],
							ruleId: "no-eval",
							suppressions: [
								{ kind: "inSource", justification: "an old page" },
							],
						},
					],
					invocations: [
						{
							toolConfigurationNotifications: [
								{
									level: "error",
									message: { text: "Parsing error" },
									descriptor: { id: "ESL0999" },
								},
							],
							executionSuccessful: false,
						},
					],
				},
			],
		});
		assert.equal(run?.isFinished, false);
		assert.deepEqual(run?.places, [
			"/home/ci/quarry/src/a b.js",
			"/home/ci/quarry/src/clean.js",
		]);
		assert.deepEqual(
			run?.results.map(({ rule, place }) => [rule, place]),
			[["no-eval", "/home/ci/quarry/src/a b.js"]],
		);
	});

	it("CodeQL: rules of extensions, artifacts by index alone, links in messages", () => {
		const [run] = runsOf({
			$schema: "https://json.schemastore.org/sarif-2.1.0.json",
			version: "2.1.0",
			runs: [
				{
					tool: {
						driver: { name: "CodeQL", organization: "GitHub", rules: [] },
						extensions: [
							{ name: "codeql/javascript-all", rules: [] },
							{
								name: "codeql/javascript-queries",
								rules: [
									{
										id: "js/code-injection",
										defaultConfiguration: { enabled: true, level: "error" },
									},
								],
							},
						],
					},
					artifacts: [
						{
							location: {
								uri: "src/run.ts",
								uriBaseId: "%SRCROOT%",
								index: 0,
							},
						},
					],
					results: [
						{
							rule: {
								id: "js/code-injection",
								index: 0,
								toolComponent: { index: 1 },
							},
							message: {
								text: "This code execution depends on a [user-provided value](1) \\[untrusted\\].",
							},
							locations: [
								{
									physicalLocation: {
										artifactLocation: { index: 0 },
										region: { startLine: 7, startColumn: 10, endColumn: 17 },
									},
								},
							],
							partialFingerprints: { primaryLocationLineHash: "39fa:1" },
							codeFlows: [
								{
									threadFlows: [
										{ locations: [{ location: { id: 1, message: {} } }] },
									],
								},
							],
						},
					],
					newlineSequences: ["\r\n", "\n"],
					columnKind: "utf16CodeUnits",
				},
			],
		});
		assert.deepEqual(run?.results, [
			{
				rule: "js/code-injection",
				message:
					"This code execution depends on a user-provided value [untrusted].",
				place: "src/run.ts",
				region: {
					startLine: 6,
					startCharacter: 9,
					endLine: 6,
					endCharacter: 16,
				},
				isNote: false,
			},
		]);
	});

	it("Conftest: no regions, successes of level none, exceptions as notes", () => {
		const result = (type: string, level: string, file: string) => ({
			ruleId: `main/${type}`,
			ruleIndex: 0,
			level,
			message: { text: `${type} of ${file}` },
			locations: [{ physicalLocation: { artifactLocation: { uri: file } } }],
		});
		const results = resultsOf({
			...driver("conftest", [{ id: "main/deny" }]),
			invocations: [{ executionSuccessful: true, exitCode: 1 }],
			results: [
				result("deny", "error", "infra/gate.yaml"),
				result("success", "none", "infra/fine.yaml"),
				result("skip", "none", "infra/empty.yaml"),
				result("allow", "note", "infra/old.yaml"),
			],
		});
		assert.deepEqual(
			results.map(({ rule, place, region, isNote }) => [
				rule,
				place,
				region,
				isNote,
			]),
			[
				["main/deny", "infra/gate.yaml", undefined, false],
				["main/allow", "infra/old.yaml", undefined, true],
			],
		);
	});

	it("gosec: numbered lines as snippets, and a day", () => {
		const [run] = runsOf({
			version: "2.1.0",
			runs: [
				{
					...driver("gosec"),
					invocations: [
						{ endTimeUtc: "2026-11-20T22:30:00Z" },
						{ startTimeUtc: "2026-11-21T04:00:00.000Z" },
						{ endTimeUtc: "yesterday" },
					],
					results: [
						at("cmd/main.go", {
							startLine: 12,
							endLine: 12,
							startColumn: 7,
							endColumn: 7,
							snippet: { text: "11: \n12: h := md5.New()\n" },
							sourceLanguage: "go",
						}),
					],
				},
			],
		});
		assert.equal(run?.day, "2026-11-21");
		assert.deepEqual(run?.results[0]?.region, {
			startLine: 11,
			startCharacter: 6,
			endLine: 11,
			endCharacter: 6,
		});
	});
});

describe("a report's results", () => {
	const kept = (more: object) =>
		resultsOf({ results: [at("a.ts", undefined, more)] }).length;

	it("count where they are findings that nobody has accepted", () => {
		assert.equal(kept({}), 1);
		assert.equal(kept({ kind: "fail", baselineState: "new" }), 1);
		assert.equal(kept({ kind: "pass" }), 0);
		assert.equal(kept({ kind: "review", level: "error" }), 0);
		assert.equal(kept({ level: "none" }), 0);
		assert.equal(kept({ baselineState: "absent" }), 0);
		assert.equal(kept({ suppressions: [{ kind: "external" }] }), 0);
		assert.equal(
			kept({ suppressions: [{ kind: "external", status: "accepted" }] }),
			0,
		);
		assert.equal(
			kept({
				suppressions: [
					{ kind: "inSource" },
					{ kind: "external", status: "underReview" },
				],
			}),
			1,
		);
	});

	it("take their level from their rule, and their rule by index, id or part of an id", () => {
		const rules = [
			{ id: "A", defaultConfiguration: { level: "none" } },
			{ id: "B", defaultConfiguration: { level: "note" } },
		];
		const of = (more: object) =>
			resultsOf({
				...driver("Tool", rules),
				results: [{ message: { text: "No." }, ...more }],
			}).map(({ rule, isNote }) => `${rule} ${isNote}`);
		assert.deepEqual(of({ ruleIndex: 1 }), ["B true"]);
		assert.deepEqual(of({ ruleIndex: 0 }), []);
		assert.deepEqual(of({ ruleId: "B/1" }), ["B/1 true"]);
		assert.deepEqual(of({ ruleId: "A", level: "error" }), ["A false"]);
		assert.deepEqual(of({ ruleId: "C", ruleIndex: 7 }), ["C false"]);
		assert.deepEqual(of({}), [" false"]);
	});

	it("say what their message says, by its text or its id, in one line", () => {
		const rules = [
			{
				id: "R1",
				messageStrings: {
					unsafe: { text: "{0} is unsafe, {{really}}; see {1} and {9}." },
				},
			},
		];
		const said = (message: unknown) =>
			resultsOf({
				...driver("Tool", rules),
				results: [{ ruleId: "R1", message }],
			})[0]?.message;
		assert.equal(
			said({ id: "unsafe", arguments: ["eval", "[docs](https://a.org/b)"] }),
			"eval is unsafe, {really}; see docs and {9}.",
		);
		assert.equal(said({ id: "__proto__", arguments: ["x"] }), "");
		assert.equal(said({ text: "a\u0000\r\n\tb\u2028c" }), "a b c");
		assert.equal(said({ markdown: "**x**" }), "");
		assert.equal(said("text"), "");
		assert.equal(said({ text: "x".repeat(5000) })?.length, 200);
		// Half of a pair could not be encoded.
		encodeURIComponent(said({ text: "💥".repeat(500) }) ?? "\ud800");
	});

	it("stand by lines, or by characters where there are no lines", () => {
		const region = (value: unknown) =>
			resultsOf({ results: [at("a.ts", value as object)] })[0]?.region;
		assert.deepEqual(region({ startLine: 3 }), { startLine: 2, endLine: 2 });
		assert.deepEqual(region({ startLine: 3, endLine: 5, endColumn: 1 }), {
			startLine: 2,
			endLine: 4,
			endCharacter: 0,
		});
		assert.deepEqual(region({ charOffset: 10, charLength: 4 }), {
			start: 10,
			end: 14,
		});
		for (const odd of [
			{ startLine: 0 },
			{ startLine: -4, startColumn: -1 },
			{ startLine: 1e300 },
			{ startLine: "3" },
			{ startLine: 1.5 },
			{ charOffset: -1 },
			{ byteOffset: 3 },
			"line 3",
			[3],
			null,
		])
			assert.equal(region(odd), undefined, JSON.stringify(odd));
		assert.deepEqual(
			region({ startLine: 3, startColumn: 9, endLine: 2, endColumn: 4 }),
			{ startLine: 2, startCharacter: 8, endLine: 2 },
		);
	});

	it("name their files in every way that there is", () => {
		const place = (uri: string, more: object = {}, run: object = {}) =>
			resultsOf({
				...run,
				results: [
					{
						locations: [
							{ physicalLocation: { artifactLocation: { uri, ...more } } },
						],
					},
				],
			})[0]?.place;
		assert.equal(place("./src//x/../a%2Bb.ts"), "src/a+b.ts");
		assert.equal(place("src\\a.ts"), "src/a.ts");
		assert.equal(place("100%.ts"), "100%.ts");
		assert.equal(place("C:\\build\\a.ts"), "/c:/build/a.ts");
		assert.equal(place("file:///C:/build/a.ts"), "/c:/build/a.ts");
		assert.equal(place("file://C:/build/a.ts"), "/c:/build/a.ts");
		assert.equal(place("file:/home/a.ts"), "/home/a.ts");
		assert.equal(place("https://example.org/a.ts"), "https://example.org/a.ts");
		assert.equal(place("../a.ts"), "../a.ts");
		assert.equal(place(""), undefined);
		const originalUriBaseIds = {
			ROOT: { uri: "file:///home/ci/quarry/" },
			SRC: { uri: "src/", uriBaseId: "ROOT" },
			OPEN: { uri: "packages" },
			A: { uri: "a/", uriBaseId: "B" },
			B: { uri: "b/", uriBaseId: "A" },
			__proto__: null,
		};
		const run = { originalUriBaseIds };
		assert.equal(
			place("a.ts", { uriBaseId: "SRC" }, run),
			"/home/ci/quarry/src/a.ts",
		);
		assert.equal(place("a.ts", { uriBaseId: "OPEN" }, run), "packages/a.ts");
		assert.equal(place("a.ts", { uriBaseId: "A" }, run), "b/a/a.ts");
		assert.equal(place("a.ts", { uriBaseId: "__proto__" }, run), "a.ts");
		assert.equal(place("a.ts", { uriBaseId: "%SRCROOT%" }), "a.ts");
	});

	it("stand once, however often they are reported", () => {
		const one = at("a.ts", { startLine: 1 });
		assert.equal(resultsOf({ results: [one, one, at("a.ts")] }).length, 2);
	});
});

describe("what is no report", () => {
	const fault = (text: string) => {
		const report = read(text);
		return "fault" in report ? report.fault : "none";
	};

	it("is said in plain words", () => {
		assert.equal(fault(""), "it is not JSON that can be read");
		assert.equal(fault("<html>"), "it is not JSON that can be read");
		assert.equal(
			fault('{"version":"2.1.0","runs":[{"results":[{},]}]}'),
			"it is not JSON that can be read",
		);
		assert.equal(
			fault('{"version":"2.1.0","runs":[{"results":[{}'),
			"it is not JSON that can be read",
		);
		assert.equal(
			fault('{"version":"2.1.0","runs":[{"results":[{"a":"\u0000"}]}]}'),
			"it is not JSON that can be read",
		);
		assert.equal(fault("[]"), "it is JSON of another kind than SARIF");
		assert.equal(fault("null"), "it is JSON of another kind than SARIF");
		assert.equal(
			fault('{"version":"1.0.0","runs":[]}'),
			"it is SARIF of another version (1.0.0) than 2.1.0",
		);
		assert.equal(fault('{"runs":[]}'), "it names no version of SARIF");
		assert.equal(
			fault('{"version":"2.1.0","runs":{}}'),
			"it has no list of `runs`",
		);
		assert.equal(
			fault(
				'{"version":"2.1.0","runs":[{"externalPropertyFileReferences":{"results":[]}}]}',
			),
			"it keeps parts of itself in other files",
		);
	});

	it("is something else than a report with nothing in it", () => {
		for (const text of [
			'{"version":"2.1.0","runs":[]}',
			'\uFEFF{"version":"2.1.0","runs":[{"results":[ ]}]}',
			'{"version":"2.1.0-rtm.5","runs":[{"results":null},7,[],{"tool":[]}]}',
		])
			assert.equal(fault(text), "none", text);
	});
});

describe("hostile reports", () => {
	it("of any shape are read without harm", () => {
		const anything = fc.object({
			key: fc.constantFrom(
				"version",
				"runs",
				"results",
				"tool",
				"driver",
				"rules",
				"locations",
				"physicalLocation",
				"artifactLocation",
				"uri",
				"region",
				"message",
				"__proto__",
				"constructor",
			),
			maxDepth: 7,
		});
		fc.assert(
			fc.property(anything, fc.boolean(), (value, isRuns) => {
				const log = {
					version: "2.1.0",
					runs: isRuns ? [value] : [{ results: [value, [value]] }],
				};
				assert.ok("runs" in read(JSON.stringify(log)));
				read(JSON.stringify(value));
			}),
			{ numRuns: 300 },
		);
	});

	it("cut anywhere are no JSON, and never anything worse", () => {
		const text = JSON.stringify({
			version: "2.1.0",
			runs: [{ results: [at('a\\".ts'), { "a[{": "]}" }] }, { results: [] }],
		});
		for (let end = 0; end < text.length; end++)
			assert.ok("fault" in read(text.slice(0, end)), String(end));
		assert.ok("runs" in read(text));
	});

	it("nested as deep as can be end in an answer", () => {
		const deep = `${"[".repeat(300_000)}${"]".repeat(300_000)}`;
		assert.ok(
			"runs" in read(`{"version":"2.1.0","runs":[{"results":[${deep}]}]}`),
		);
		read(`{"version":"2.1.0","runs":${deep}}`);
		read(deep);
		read("[".repeat(300_000));
	});

	it("with bases in a circle of many end in an answer", () => {
		const originalUriBaseIds = Object.fromEntries(
			Array.from({ length: 2000 }, (_, n) => [
				`B${n}`,
				{ uri: "x/", uriBaseId: `B${(n + 1) % 2000}` },
			]),
		);
		const [run] = runsOf({
			version: "2.1.0",
			runs: [{ originalUriBaseIds, results: [] }],
		});
		assert.deepEqual(run?.folders, []);
	});

	it("with more results than anybody reads say how many are left", () => {
		const one = JSON.stringify(at("a.ts"));
		const text = `{"version":"2.1.0","runs":[{"results":[${`${one},`.repeat(mostResults + 6)}${one}]}]}`;
		const report = read(text);
		assert.ok("runs" in report);
		assert.equal(report.left, 7);
		assert.equal(report.runs[0]?.results.length, 1);
	});

	it("are read in short steps, however large", () => {
		const results = Array.from({ length: 4000 }, (_, n) =>
			at(
				`src/f${n}.ts`,
				{ startLine: n + 1 },
				{ codeFlows: ["x".repeat(900)] },
			),
		);
		const steps = readingSarif(
			JSON.stringify({ version: "2.1.0", runs: [{ results }] }),
		);
		let count = 0;
		while (!steps.next().done) count++;
		assert.ok(count > 20, String(count));
	});

	it("count every results list, also under an escaped name", () => {
		const report = read(
			`{"version":"2.1.0","r\\u0075ns":[{"results":[${JSON.stringify(at("a.ts"))}]},{"results":[${JSON.stringify(at("b.ts"))}]}]}`,
		);
		assert.ok("runs" in report);
		assert.deepEqual(
			report.runs.map(({ results }) => results.map(({ place }) => place)),
			[["a.ts"], ["b.ts"]],
		);
	});
});
