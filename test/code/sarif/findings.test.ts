/** Findings of other tools as crossings of the guardrails that go by their reports. */

import assert from "node:assert/strict";
import { readingSarif } from "../../../src/code/sarif/sarif";
import type { Diagnostic } from "../../../src/domain/diagnostic";
import { drained, Engine } from "../../../src/engine";
import { summarize } from "../../../src/views/summary";
import type { Texts } from "../../helpers/checking";

const path = "reports/tool.sarif";

function guardrails(more = "", field = `- Findings from: \`${path}\``): Texts {
	return {
		"opmodel.yaml": "opmodel: 1\nexpect: []\n",
		"product/guardrails.md": `# Guardrails\n\n- Owner: Platform\n\n## GR-2: No dynamic code\n\nNobody can review it.\n\n${field}\n${more}`,
	};
}

interface Finding {
	readonly uri?: string;
	readonly line?: number;
	readonly region?: object;
	readonly rule?: string;
	readonly text?: string;
	readonly level?: string;
}

function sarif(findings: readonly Finding[], run: object = {}): string {
	return JSON.stringify({
		version: "2.1.0",
		runs: [
			{
				tool: { driver: { name: "Tool" } },
				...run,
				results: findings.map(
					({ uri, line, region, rule = "no-eval", text = "Bad.", level }) => ({
						ruleId: rule,
						message: { text },
						...(level ? { level } : {}),
						locations:
							uri === undefined
								? []
								: [
										{
											physicalLocation: {
												artifactLocation: { uri },
												region: region ?? { startLine: line ?? 1 },
											},
										},
									],
					}),
				),
			},
		],
	});
}

/** An engine with these texts, files that are only known, and a report; without one where it is undefined. */
function engineOf(
	texts: Texts,
	report: string | undefined,
	files: readonly string[] = [],
	address?: string,
): Engine {
	const engine = new Engine({
		today: "2026-11-22",
		...(address ? { address } : {}),
	});
	for (const [file, text] of Object.entries(texts)) engine.set(file, text);
	for (const file of files) engine.note(file);
	for (const one of engine.reports())
		engine.report(
			one,
			report === undefined ? undefined : drained(readingSarif(report)),
		);
	return engine;
}

function lines(engine: Engine, rule = "code/guardrail-holds"): string[] {
	return engine
		.check()
		.diagnostics.filter((one) => one.rule === rule)
		.map(inShort);
}

function inShort({ severity, file, range: { start, end } }: Diagnostic) {
	return `${severity} ${file} ${start.line}:${start.character}-${end.line}:${end.character}`;
}

function messages(engine: Engine, rule: string): string[] {
	return engine
		.check()
		.diagnostics.filter((one) => one.rule === rule)
		.map(({ message }) => message);
}

const current = "code/findings-current";

describe("findings of other tools", () => {
	it("cross the guardrail in the files that they name, read or not", () => {
		const engine = engineOf(
			guardrails(),
			sarif([
				{ uri: "src/a.ts", line: 3 },
				{ uri: "src/a.ts", region: { startLine: 2, startColumn: 5 } },
				{ uri: "src/b.ts", region: {} },
			]),
			["src/a.ts", "src/b.ts"],
		);
		assert.deepEqual(lines(engine), [
			"error src/a.ts 1:4-1:4",
			"error src/a.ts 2:0-2:0",
			"error src/b.ts 0:0-0:0",
		]);
		assert.equal(engine.need("src/a.ts"), "text");
		assert.equal(engine.need("src/c.ts"), "nothing");
		engine.look("src/a.ts", "a\n  eval(x)\n  foo() \n");
		assert.deepEqual(lines(engine).slice(0, 2), [
			"error src/a.ts 1:4-1:9",
			"error src/a.ts 2:2-2:8",
		]);
		assert.deepEqual(engine.overlooked(), []);
		engine.overlook("src/b.ts", "it is larger than 2 MB");
		assert.deepEqual(engine.overlooked(), []);
	});

	it("say the rule, the tool and its words", () => {
		const engine = engineOf(
			guardrails("- Message: Parse it.\n"),
			sarif([{ uri: "a.ts", text: "eval can be\n harmful." }]),
			["a.ts"],
		);
		assert.deepEqual(messages(engine, "code/guardrail-holds"), [
			'`no-eval` (Tool) crosses GR-2 "No dynamic code": "eval can be harmful". Parse it. Mend it, or record a decision that deviates from GR-2.',
		]);
	});

	it("count by their rules, and minor ones only where those are named", () => {
		const found = sarif([
			{ uri: "a.ts", line: 1, rule: "no-eval" },
			{ uri: "a.ts", line: 2, rule: "no-eval-in-tests", level: "note" },
			{ uri: "a.ts", line: 3, rule: "js/eval" },
		]);
		const of = (rules: string) =>
			lines(
				engineOf(
					guardrails(
						`\`\`\`yaml checks\n- findings: { sarif: ${path}${rules} }\n\`\`\`\n`,
						"",
					),
					found,
					["a.ts"],
				),
			).map((line) => line.split(" ")[2]?.split(":")[0]);
		assert.deepEqual(of(""), ["0", "2"]);
		assert.deepEqual(of(', rules: ["no-eval*"]'), ["0", "1"]);
		assert.deepEqual(of(", rules: js/eval"), ["2"]);
		assert.deepEqual(of(', rules: ["{broken"]'), []);
	});

	it("count in the check's places, in every model that it holds in", () => {
		const engine = engineOf(
			{
				...guardrails("- In: `src/**`, `labs/src/**`\n"),
				"labs/opmodel.yaml": "opmodel: 1\n",
			},
			sarif([
				{ uri: "src/a.ts" },
				{ uri: "tools/a.ts" },
				{ uri: "labs/src/a.ts" },
			]),
			["src/a.ts", "tools/a.ts", "labs/src/a.ts"],
		);
		assert.deepEqual(lines(engine), [
			"error labs/src/a.ts 0:0-0:0",
			"error src/a.ts 0:0-0:0",
		]);
	});

	it("without a place stand on the guardrail's report", () => {
		const engine = engineOf(guardrails(), sarif([{ text: "No licence." }]));
		assert.deepEqual(lines(engine), ["error product/guardrails.md 8:18-8:36"]);
	});

	it("stand in lock files, built files and pages of the model too", () => {
		const files = guardrails();
		const engine = engineOf(
			files,
			sarif([
				{ uri: "package-lock.json" },
				{ uri: "product/guardrails.md", line: 99 },
				{ uri: "product/guardrails.md", line: 5 },
			]),
			["package-lock.json"],
		);
		assert.deepEqual(lines(engine), [
			"error package-lock.json 0:0-0:0",
			"error product/guardrails.md 4:0-4:24",
		]);
	});

	it("are taken from several reports", () => {
		const engine = engineOf(
			guardrails("", "- Findings from: `a.sarif`, `b.sarif`"),
			undefined,
			["x.ts"],
		);
		assert.deepEqual(engine.reports(), ["a.sarif", "b.sarif"]);
		engine.report("b.sarif", drained(readingSarif(sarif([{ uri: "x.ts" }]))));
		assert.deepEqual(lines(engine), ["error x.ts 0:0-0:0"]);
		assert.deepEqual(lines(engine, current), [
			"information product/guardrails.md 8:18-8:25",
		]);
	});

	it("are hints where the guardrail is announced, and as severe as it says", () => {
		const found = sarif([{ uri: "a.ts" }]);
		const of = (more: string) =>
			lines(engineOf(guardrails(more), found, ["a.ts"]))[0]?.split(" ")[0];
		assert.equal(of("- Since: 2027-01-01\n"), "hint");
		assert.equal(of("- Severity: warning\n"), "warning");
		assert.equal(of("- Status: draft\n"), undefined);
	});

	it("count on a stack that will only be used later", () => {
		const engine = new Engine({ today: "2026-11-22" });
		engine.set(
			"product/tech-stack.md",
			"# Tech stack\n\n- Owner: Platform\n- Since: 2027-01-01\n\n## TS-1: Perl\n\n- Purpose: reports\n- Ring: hold\n- Languages: Perl\n",
		);
		engine.set("opmodel.yaml", "opmodel: 1\n");
		engine.note("tools/old.plx");
		assert.deepEqual(lines(engine), ["warning tools/old.plx 0:0-0:0"]);
	});

	it("are hints while the page is announced, from one word to the next", () => {
		const engine = engineOf(guardrails(), sarif([{ uri: "a.ts" }]), ["a.ts"]);
		const page = engine.text("product/guardrails.md") as string;
		const severity = () => lines(engine)[0]?.split(" ")[0];
		assert.equal(severity(), "error");
		const announced = page.replace(
			"- Owner: Platform\n",
			"- Owner: Platform\n- Since: 2027-01-01\n",
		);
		engine.set("product/guardrails.md", announced);
		assert.equal(severity(), "hint");
		// What the guardrail says itself goes first.
		engine.set("product/guardrails.md", `${announced}- Since: 2026-01-01\n`);
		assert.equal(severity(), "error");
		engine.set("product/guardrails.md", announced);
		assert.equal(severity(), "hint");
		engine.set("product/guardrails.md", page);
		assert.equal(severity(), "error");
	});
});

describe("places of findings", () => {
	const shown = (
		uris: readonly string[],
		files: readonly string[],
		{
			run,
			texts,
			address,
		}: { run?: object; texts?: Texts; address?: string } = {},
	) => {
		const engine = engineOf(
			texts ?? guardrails(),
			sarif(
				uris.map((uri) => ({ uri })),
				run,
			),
			files,
			address,
		);
		const { gone, outside } = engine.reportStates()[0] ?? {};
		return [
			...new Set(lines(engine).map((line) => line.split(" ")[1])),
			`${gone} gone`,
			`${outside} outside`,
		];
	};

	it("on another machine are found by what most of them have in common", () => {
		assert.deepEqual(
			shown(
				["file:///home/ci/q/src/a.ts", "file:///home/ci/q/index.ts"],
				["src/a.ts", "index.ts", "a.ts"],
			),
			["index.ts", "src/a.ts", "0 gone", "0 outside"],
		);
		assert.deepEqual(
			shown(
				["file:///home/ci/q/src/a.ts", "file:///home/ci/q/src/gone.ts"],
				["src/a.ts", "gone.ts"],
			),
			["src/a.ts", "1 gone", "0 outside"],
		);
	});

	it("are not guessed by a file's name alone", () => {
		assert.deepEqual(shown(["file:///home/ci/q/src/index.ts"], ["index.ts"]), [
			"0 gone",
			"1 outside",
		]);
		const originalUriBaseIds = { ROOT: { uri: "file:///home/ci/q/src/" } };
		assert.deepEqual(
			shown(["file:///home/ci/q/src/index.ts"], ["index.ts"], {
				run: { originalUriBaseIds },
			}),
			["index.ts", "0 gone", "0 outside"],
		);
		assert.deepEqual(
			shown(["file:///C:/q/index.ts"], ["index.ts"], {
				address: "file:///c%3A/q",
			}),
			["index.ts", "0 gone", "0 outside"],
		);
	});

	it("elsewhere are counted", () => {
		assert.deepEqual(
			shown(
				["https://example.org/a.ts", "../a.ts", "/other/b.ts", "a.ts"],
				["a.ts"],
			),
			["a.ts", "0 gone", "3 outside"],
		);
		assert.deepEqual(
			messages(
				engineOf(guardrails(), sarif([{ uri: "../a.ts" }, { uri: "/x.ts" }])),
				current,
			),
			[
				"Not all that the tool looked for can be shown: 2 of its findings name files that are not here (such as ../a.ts). Have it write paths from the root of this repository, where they are paths of another folder.",
			],
		);
	});

	it("count from the folder in which the tool was run", () => {
		const texts = {
			"opmodel.yaml": "opmodel: 1\n",
			"labs/opmodel.yaml": "opmodel: 1\n",
			"labs/product/guardrails.md": guardrails()[
				"product/guardrails.md"
			] as string,
		};
		assert.deepEqual(
			shown(["src/a.ts"], ["labs/src/a.ts", "src/a.ts"], { texts }),
			["labs/src/a.ts", "0 gone", "0 outside"],
		);
		assert.deepEqual(
			shown(["labs/src/a.ts", "labs/src/b.ts"], ["labs/src/a.ts"], { texts }),
			["labs/src/a.ts", "1 gone", "0 outside"],
		);
	});

	it("in what nobody looked into are outside, and nothing is read of them", () => {
		const engine = engineOf(guardrails(), sarif([{ uri: "build/a.ts" }]));
		engine.noteFolder("build");
		assert.equal(engine.reportStates()[0]?.outside, 1);
		assert.deepEqual([...engine.foundIn()], []);
		const elsewhere = engineOf(
			guardrails("- In: `src/**`\n"),
			sarif([
				{ uri: "build/a.ts" },
				{ uri: "lib/gone.ts" },
				{ uri: "../a.ts" },
			]),
		);
		elsewhere.noteFolder("build");
		const { gone, outside } = elsewhere.reportStates()[0] ?? {};
		assert.deepEqual([gone, outside], [0, 1]);
	});
});

describe("findings and a change", () => {
	it("are at its base where they stand on lines that were there", () => {
		const engine = new Engine({
			today: "2026-11-22",
			ahead: [{ path: "a.ts", how: "changed", lines: [2] }],
		});
		for (const [file, text] of Object.entries(guardrails()))
			engine.set(file, text);
		engine.note("a.ts");
		const report = sarif([
			{ uri: "a.ts", line: 2 },
			{ uri: "a.ts", line: 3 },
		]);
		engine.report(path, drained(readingSarif(report)));
		assert.deepEqual(lines(engine), ["error a.ts 1:0-1:0"]);
	});

	it("are at its base under the name that a file had, and past its end of then", () => {
		const engine = new Engine({
			today: "2026-11-22",
			ahead: [
				{ path: "src/new.ts", how: "renamed", from: "src/old.ts" },
				{ path: "src/grown.ts", how: "changed", lines: [0, 1, 2] },
			],
		});
		for (const [file, text] of Object.entries(guardrails()))
			engine.set(file, text);
		engine.note("src/old.ts");
		engine.note("src/grown.ts");
		const report = sarif([
			{ uri: "src/new.ts", line: 2 },
			{ uri: "src/grown.ts", line: 4 },
		]);
		engine.report(path, drained(readingSarif(report)));
		engine.look("src/old.ts", "1\neval(2)\n");
		engine.look("src/grown.ts", "eval(1)\n");
		assert.deepEqual(lines(engine), [
			"error src/grown.ts 3:0-3:0",
			"error src/old.ts 1:0-1:0",
		]);
	});
});

describe("findings in a text", () => {
	const placed = (region: object, text: string, run: object = {}) => {
		const engine = engineOf(
			guardrails(),
			sarif([{ uri: "a.ts", region }], run),
			["a.ts"],
		);
		engine.look("a.ts", text);
		return [
			...lines(engine).map((line) => line.split(" ")[2]),
			engine.reportStates()[0]?.gone,
		];
	};
	const snippet = { text: "  eval(x);" };

	it("stand within it", () => {
		assert.deepEqual(
			placed(
				{ startLine: 1, startColumn: 90, endLine: 70, endColumn: 3 },
				"one\ntwo\n",
			),
			["0:3-2:0", 0],
		);
		assert.deepEqual(placed({ startLine: 4 }, "one\ntwo\n"), [1]);
		assert.deepEqual(placed({ charOffset: 5, charLength: 90 }, "one\ntwo"), [
			"1:1-1:3",
			0,
		]);
		assert.deepEqual(placed({ charOffset: 50 }, "one\ntwo"), [1]);
		assert.deepEqual(placed({ startLine: 1 }, ""), ["0:0-0:0", 0]);
	});

	it("count code points where their tool does", () => {
		const region = { startLine: 1, startColumn: 3, endColumn: 4 };
		assert.deepEqual(placed(region, "💥x=💥"), ["0:2-0:3", 0]);
		assert.deepEqual(
			placed(region, "💥x=💥", { columnKind: "unicodeCodePoints" }),
			["0:3-0:4", 0],
		);
	});

	it("follow what they flag when lines come before it", () => {
		const region = { startLine: 2, startColumn: 3, endColumn: 7, snippet };
		assert.deepEqual(placed(region, "a\n  eval(x);\n"), ["1:2-1:6", 0]);
		assert.deepEqual(placed(region, "a\nb\nc\n\teval(x);\n"), ["3:2-3:6", 0]);
		assert.deepEqual(placed(region, "  eval(x);\na\nb\n"), ["0:2-0:6", 0]);
		assert.deepEqual(placed(region, "a\nparse(x);\n"), ["1:2-1:6", 0]);
	});

	it("trust no snippet that holds the lines around", () => {
		const around = { text: "before\n  eval(x);" };
		assert.deepEqual(
			placed({ startLine: 2, snippet: around }, "before\n  eval(x);\n"),
			["1:2-1:10", 0],
		);
	});

	it("are one where two of them come to stand in the same place", () => {
		const engine = engineOf(
			guardrails(),
			sarif([
				{ uri: "a.ts", region: { startLine: 1, snippet } },
				{ uri: "a.ts", region: { startLine: 3, snippet } },
			]),
			["a.ts"],
		);
		engine.look("a.ts", "  eval(x);\n\n  eval(x);\n");
		assert.equal(lines(engine).length, 2);
		engine.look("a.ts", "\n\n  eval(x);\n");
		assert.equal(lines(engine).length, 1);
	});
});

describe("reports", () => {
	it("are unknown until somebody has looked, then missing, broken or there", () => {
		const engine = new Engine({ today: "2026-11-22" });
		for (const [file, text] of Object.entries(guardrails()))
			engine.set(file, text);
		const said = () => lines(engine, current).map((l) => l.split(" ")[0]);
		assert.deepEqual(said(), []);
		engine.report(path, undefined);
		assert.deepEqual(said(), ["information"]);
		engine.report(path, { fault: "it is larger than 50 MB" });
		assert.deepEqual(said(), ["warning"]);
		engine.report(path, drained(readingSarif(sarif([]))));
		assert.deepEqual(said(), []);
		engine.set(
			"product/guardrails.md",
			(guardrails()["product/guardrails.md"] as string).replace(path, "b"),
		);
		assert.deepEqual(engine.reports(), ["b"]);
		assert.equal(engine.reportStates()[0]?.is, "unknown");
		engine.set(
			"product/guardrails.md",
			guardrails()["product/guardrails.md"] as string,
		);
		assert.equal(engine.reportStates()[0]?.is, "unknown");
	});

	it("say how old they are, by the oldest of their runs", () => {
		const on = (day: string) => ({
			invocations: [{ endTimeUtc: `${day}T00:00:00Z` }],
		});
		const said = (day: string, more = "") => {
			const files = guardrails();
			return messages(
				engineOf(
					{ ...files, "opmodel.yaml": `${files["opmodel.yaml"]}${more}` },
					sarif([], on(day)),
				),
				current,
			);
		};
		assert.deepEqual(said("2026-10-23"), []);
		assert.equal(said("2026-10-22").length, 1);
		assert.deepEqual(said("2027-10-22"), []);
		assert.equal(
			said("2026-11-15", "rules: { code/findings-current: { max-days: 6 } }\n")
				.length,
			1,
		);
	});

	it("are no files that other checks speak about", () => {
		const engine = engineOf(guardrails("- Deny content: `eval`\n"), sarif([]), [
			path,
			"reports/other.sarif",
		]);
		assert.equal(engine.need(path), "nothing");
		assert.equal(engine.need("reports/other.sarif"), "text");
	});

	it("make a guardrail one that is checked by machine, or one without its report", () => {
		const counts = (report: string | undefined, more = "") => {
			const engine = engineOf(guardrails(more), report);
			const { byMachine, withoutReport, needsBase } = summarize(
				engine.workspace(),
				engine.check(),
				{ error: 0, warning: 0, information: 0, hint: 0 },
			).guardrails;
			return [byMachine, withoutReport, needsBase];
		};
		assert.deepEqual(counts(sarif([])), [1, 0, 0]);
		assert.deepEqual(counts(undefined), [0, 1, 0]);
		assert.deepEqual(counts("{}"), [0, 1, 0]);
		assert.deepEqual(counts(undefined, "- Deny path: `x`\n"), [1, 0, 0]);
		assert.deepEqual(
			counts(undefined, "- Decision needed for: `x`\n"),
			[0, 0, 1],
		);
	});
});

describe("findings, decisions and the baseline", () => {
	const record = (place: string) =>
		`# 7. Formulas\n\nStatus: accepted\nDate: 2026-10-25\n\n## Deviates from\n\n- GR-2 until 2027-03-31 in \`${place}\`: customers write them\n`;
	const found = sarif([{ uri: "src/a.ts" }]);

	it("are allowed by a deviation in its place, which is needed as long as there are some", () => {
		const of = (report: string | undefined, files = ["src/a.ts"]) => {
			const engine = engineOf(
				{ ...guardrails(), "docs/adr/0007-formulas.md": record("src/**") },
				report,
				files,
			);
			return [
				...lines(engine).map((line) => line.split(" ")[0]),
				messages(engine, "decisions/deviation-needed").length,
			];
		};
		assert.deepEqual(of(found), ["information", 0]);
		assert.deepEqual(of(sarif([])), [1]);
		assert.deepEqual(of(undefined), [0]);
		assert.deepEqual(of("[]"), [0]);
		assert.deepEqual(of(found, []), [0]);
		assert.deepEqual(
			of(sarif([], { invocations: [{ executionSuccessful: false }] })),
			[0],
		);
		assert.deepEqual(
			of(sarif([], { invocations: [{ endTimeUtc: "2026-01-01T00:00:00Z" }] })),
			[0],
		);
	});

	it("are recorded without their lines, and stay recorded while the report is missing", () => {
		const baseline = engineOf(guardrails(), found, ["src/a.ts"]).baseline();
		assert.equal(baseline.now.length, 1);
		const files = {
			...guardrails(),
			".opmodel-baseline.json": JSON.stringify({
				version: 1,
				entries: baseline.now,
			}),
		};
		const moved = engineOf(files, sarif([{ uri: "src/a.ts", line: 40 }]), [
			"src/a.ts",
		]);
		assert.deepEqual(lines(moved), ["hint src/a.ts 39:0-39:0"]);
		const missing = engineOf(files, undefined, ["src/a.ts"]);
		assert.deepEqual(lines(missing, "code/baseline-current"), []);
		assert.deepEqual(missing.baseline().now, baseline.now);
		const solved = engineOf(files, sarif([]), ["src/a.ts"]);
		assert.equal(lines(solved, "code/baseline-current").length, 1);
		assert.deepEqual(solved.baseline().now, []);
	});

	it("of a page that is extended stand, without a place, where it is extended", () => {
		const engine = engineOf(
			{
				"../company/opmodel.yaml": "title: Company\n",
				"../company/product/guardrails.md": guardrails()[
					"product/guardrails.md"
				] as string,
				"opmodel.yaml": "extends: [../company/opmodel.yaml]\nexpect: []\n",
			},
			undefined,
		);
		engine.inherit("../company");
		assert.deepEqual(engine.reports(), [path]);
		engine.report(path, undefined);
		assert.deepEqual(lines(engine, current), [
			"information opmodel.yaml 0:10-0:33",
		]);
		engine.report(path, drained(readingSarif(sarif([{}]))));
		assert.deepEqual(lines(engine), ["error opmodel.yaml 0:10-0:33"]);
		// Where there are several, it is the one that the page comes from.
		engine.set("../other/opmodel.yaml", "title: Other\n");
		engine.inherit("../other");
		engine.set("opmodel.yaml", "extends: [../other, ../company]\nexpect: []\n");
		assert.deepEqual(lines(engine), ["error opmodel.yaml 0:20-0:30"]);
		engine.set("opmodel.yaml", "extends: [../other]\nexpect: []\n");
		engine.set(
			"../other/opmodel.yaml",
			"title: Other\nextends: [../company]\n",
		);
		assert.deepEqual(lines(engine), ["error opmodel.yaml 0:10-0:18"]);
		engine.set(
			"opmodel.yaml",
			"extends: [../company/opmodel.yaml]\nexpect: []\n",
		);
		// The models below are held to the same, once.
		engine.set("labs/opmodel.yaml", "title: Labs\nexpect: []\n");
		assert.deepEqual(lines(engine), ["error opmodel.yaml 0:10-0:33"]);
	});
});
