/** Content of files: where a pattern stands, whatever ends the lines. */

import assert from "node:assert/strict";
import { contentMatches } from "../../src/code/content";
import { Engine } from "../../src/engine";
import {
	compilePattern,
	type Matcher,
} from "../../src/matching/pattern/pattern";

function matches(pattern: string, text: string): string[] {
	const found = contentMatches(compilePattern(pattern) as Matcher, text);
	return (found ?? []).map(
		({ range: { start, end }, text }) =>
			`${start.line}:${start.character}-${end.line}:${end.character} ${text}`,
	);
}

/** A line that takes too long for counted repetitions. */
function letters(): string {
	let number = 1;
	return Array.from({ length: 500_000 }, () => {
		number = (number * 48_271) % 2_147_483_647;
		return "abc"[number % 3];
	}).join("");
}

describe("content of files", () => {
	const expected = ["1:0-1:5 eval(", "3:4-3:9 eval("];
	for (const [name, text] of Object.entries({
		LF: "a\neval(1)\n\n😀x eval(2)",
		CRLF: "a\r\neval(1)\r\n\r\n😀x eval(2)",
		CR: "a\reval(1)\r\r😀x eval(2)",
		"a byte order mark": "\ufeffa\neval(1)\n\n😀x eval(2)",
	}))
		it(`is found in lines that end with ${name}`, () => {
			assert.deepEqual(matches("eval\\(", text), expected);
			assert.deepEqual(matches("\\beval\\s*\\(", text), expected);
		});

	it("is found at a line's beginning behind a byte order mark", () => {
		assert.deepEqual(matches("^import", "\ufeffimport x"), ["0:0-0:6 import"]);
	});

	it("is nowhere in no text", () => {
		assert.deepEqual(matches("a", ""), []);
		assert.deepEqual(matches("^$", ""), ["0:0-0:0 "]);
	});

	it("is shown a thousand times at most", () => {
		assert.equal(matches("a", "a ".repeat(5000)).length, 1000);
	});

	it("is found in ten megabytes", () => {
		const text = `${"const a = 1; // nothing to see\n".repeat(330_000)}eval(1)`;
		assert.deepEqual(matches("\\beval\\(", text), ["330000:0-330000:5 eval("]);
	});

	it("is told as far as it can be in good time, and what can't is named", () => {
		const engine = new Engine({ today: "2026-11-22" });
		engine.set(
			"product/guardrails.md",
			"# Guardrails\n\n- Owner: Platform\n\n## GR-1: One\n\nIt is so.\n\n- Deny content: `[ab][^z]{300}c`\n\n## GR-2: Two\n\nIt is so.\n\n- Deny content: `eval`\n",
		);
		engine.look("src/a.ts", `eval(1);\n${letters()}`);
		assert.deepEqual(engine.overlooked(), [
			{
				file: "src/a.ts",
				reason: "its lines are too long for the pattern of GR-1",
			},
		]);
		const crossed = () =>
			engine
				.check()
				.diagnostics.filter(({ rule }) => rule === "code/guardrail-holds")
				.map(({ item }) => item);
		assert.deepEqual(crossed(), ["GR-2"]);
		engine.look("src/a.ts", "eval(1);\n");
		assert.deepEqual(engine.overlooked(), []);
		assert.deepEqual(crossed(), ["GR-2"]);
	});

	it("is found in more places than a call takes arguments", () => {
		const engine = new Engine({ today: "2026-11-22" });
		const patterns = Array.from({ length: 150 }, (_, n) => `\`xx(?!${n}y)\``);
		engine.set(
			"product/guardrails.md",
			`# Guardrails\n\n- Owner: Platform\n\n## GR-1: One\n\nIt is so.\n\n- Deny content: ${patterns.join(", ")}\n`,
		);
		engine.look("src/a.js", "xx\n".repeat(1000));
		const { diagnostics } = engine.check();
		assert.equal(
			diagnostics.filter(({ file }) => file === "src/a.js").length,
			150_000,
		);
		assert.equal(engine.baseline().now[0]?.count, 150_000);
	});

	it("is the same in a file's bytes", () => {
		const page = [
			"# Guardrails",
			"- Owner: Platform",
			"## GR-1: One\n\nIt is so.\n\n- Deny content: `\\beval\\(`, `(?i)secret`",
			"## GR-2: Two\n\nIt is so.\n\n- Deny content: `[ab][^z]{300}c`\n- In: `long/**`",
			"## GR-3: Three\n\nIt is so.\n\n- Deny dependency: `pkg:npm/moment`",
			"## GR-4: Four\n\nIt is so.\n\n- Deny path: `**/*.bad`",
		].join("\n\n");
		const files = {
			"src/a.js": "let a = 1;\n",
			"src/b.js": "\ufeffeval(1);\r\nreturn eval(2);\r\nretrieval(SeCret)",
			"src/c.js": "const größe = 1; // \u{1f600} eval(é)\n",
			"src/d.bad": "nothing",
			"long/e.ts": `eval(1)\n${letters()}`,
			"package.json": '{ "dependencies": { "moment": "1.0.0" } }',
			"web/package.json": '{ "dependencies": { "moment": "1.0.0" } }\nsecret',
		};
		const [ofText, ofBytes] = [false, true].map((asBytes) => {
			const engine = new Engine({ today: "2026-11-22" });
			engine.set("product/guardrails.md", page);
			for (const path of Object.keys(files)) engine.note(path);
			for (const [path, text] of Object.entries(files))
				engine.look(
					path,
					asBytes
						? {
								bytes: Buffer.from(text),
								decode: (bytes) => Buffer.from(bytes).toString(),
							}
						: text,
				);
			return {
				found: engine
					.check()
					.diagnostics.filter(({ file }) => file in files)
					.map(({ file, range, message }) => [file, range, message]),
				overlooked: engine.overlooked(),
			};
		});
		assert.deepEqual(ofBytes, ofText);
		assert.equal(ofBytes?.found.length, 9);
		assert.deepEqual(
			ofBytes?.overlooked.map(({ file }) => file),
			["long/e.ts"],
		);
	});
});
