/** Which fixes an editor offers at a place, and which it may take all at once. */

import assert from "node:assert/strict";
import type { Diagnostic, Edit, Fix } from "../../src/domain/diagnostic";
import { fixesAt, safeFixes } from "../../src/language/fixes";

const at = (line: number, from: number, to: number) => ({
	start: { line, character: from },
	end: { line, character: to },
});
const edit = (line: number, from: number, to: number, file = "a.md"): Edit => ({
	file,
	range: at(line, from, to),
	newText: "x",
});
const fix = (...edits: Edit[]): Fix => ({ title: "Mend it", edits });
const safe = (...edits: Edit[]): Fix => ({ ...fix(...edits), safe: true });
const found = (line: number, ...fixes: Fix[]): Diagnostic => ({
	rule: "ids/unique",
	severity: "error",
	file: "a.md",
	range: at(line, 2, 6),
	message: "Something.",
	fixes,
});

describe("fixes", () => {
	it("are offered where their diagnostic is touched, ends included", () => {
		const all = [found(1, fix(edit(1, 2, 6))), found(2, fix(edit(2, 2, 6)))];
		const lines = (range: ReturnType<typeof at>) =>
			fixesAt(all, "a.md", range).map((f) => f.diagnostic.range.start.line);
		assert.deepEqual(lines(at(1, 3, 3)), [1]);
		assert.deepEqual(lines(at(1, 6, 6)), [1]);
		assert.deepEqual(lines(at(1, 7, 7)), []);
		assert.deepEqual(
			lines({ start: at(1, 0, 0).start, end: at(2, 9, 9).end }),
			[1, 2],
		);
		assert.deepEqual(fixesAt(all, "b.md", at(1, 3, 3)), []);
	});

	it("are taken together where they say nothing new and stay in their file", () => {
		const edits = safeFixes(
			[
				found(1, safe(edit(1, 2, 6))),
				found(2, fix(edit(2, 2, 6))),
				found(3, safe(edit(3, 2, 6), edit(9, 0, 0, "b.md"))),
				found(4, safe({ ...edit(0, 0, 0), create: true })),
				found(5, safe(edit(1, 5, 8))),
				found(6, fix(edit(6, 2, 4)), safe(edit(6, 1, 1))),
				found(7),
			],
			"a.md",
		);
		assert.deepEqual(
			edits.map((e) => e.range.start.line),
			[1, 6],
		);
	});
});
