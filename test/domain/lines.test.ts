/** Lines: the same places whatever was asked for before, as a text is searched no further than it has to be. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { Lines } from "../../src/domain/lines";
import type { Position } from "../../src/domain/position";

/** Each offset's position, counted from the beginning. */
function positionsOf(text: string): Position[] {
	const positions: Position[] = [];
	let line = 0;
	let start = 0;
	for (let at = 0; at <= text.length; at++) {
		positions.push({ line, character: at - start });
		const isPair = text.startsWith("\r\n", at);
		if (!isPair && /[\r\n]/.test(text.charAt(at))) {
			line++;
			start = at + 1;
		}
	}
	return positions;
}

describe("lines", () => {
	it("are the same from whatever place on they are asked for", () => {
		const text = fc
			.array(fc.constantFrom("\n", "\r", "\r\n", "a", "bcd", "😀"), {
				maxLength: 40,
			})
			.map((parts) => parts.join(""));
		fc.assert(
			fc.property(
				text,
				fc.array(
					fc.tuple(fc.constantFrom("position", "line", "count"), fc.nat(50)),
					{
						minLength: 1,
						maxLength: 10,
					},
				),
				(text, questions) => {
					const positions = positionsOf(text);
					const breaks = text.split(/\r\n|\r|\n/);
					const lines = new Lines(text);
					for (const [what, number] of questions) {
						if (what === "position")
							assert.deepEqual(
								lines.position(number),
								positions[Math.min(number, text.length)],
							);
						else if (what === "line")
							assert.equal(
								lines.slice(lines.line(number)),
								breaks[number] ?? "",
							);
						else assert.equal(lines.count, breaks.length);
					}
				},
			),
			{ numRuns: 1000, seed: 4 },
		);
	});

	it("are found far into a long text", () => {
		const lines = new Lines("ab\r\n".repeat(100_000));
		assert.equal(lines.slice(lines.line(99_999)), "ab");
		assert.deepEqual(lines.line(70_000), { start: 280_000, end: 280_002 });
		assert.deepEqual(lines.position(280_001), { line: 70_000, character: 1 });
		assert.equal(lines.count, 100_001);
	});
});
