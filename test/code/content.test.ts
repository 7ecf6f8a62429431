/** Content of files: where a pattern stands, whatever ends the lines. */

import assert from "node:assert/strict";
import { contentMatches } from "../../src/code/content";
import { compilePattern, type Matcher } from "../../src/kinds/pattern";

function matches(pattern: string, text: string): string[] {
	return contentMatches(compilePattern(pattern) as Matcher, text).map(
		({ range: { start, end }, text }) =>
			`${start.line}:${start.character}-${end.line}:${end.character} ${text}`,
	);
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
});
