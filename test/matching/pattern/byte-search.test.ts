/** Texts in bytes: every place is found, the first one first, whatever stands around it. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
	ByteSearch,
	type Needle,
} from "../../../src/matching/pattern/byte-search";

function bytesOf(text: string): Uint8Array {
	return Uint8Array.from(Buffer.from(text, "latin1"));
}

function needle(text: string, ignoreCase = false): Needle {
	return { bytes: [...bytesOf(text)], ignoreCase };
}

/** All places where needles begin, in order, with those that do; each is told once. */
function found(
	needles: readonly Needle[],
	text: string,
): ReadonlyMap<number, readonly Needle[]> {
	const told: [number, Needle][] = [];
	const isWhole = new ByteSearch(needles).every(
		bytesOf(text),
		0,
		(start, one) => {
			told.push([start, one]);
			return true;
		},
	);
	assert.ok(isWhole);
	const places = new Map<number, Needle[]>();
	for (const one of needles)
		for (const [start] of told.filter(([, other]) => other === one)) {
			const there = places.get(start) ?? [];
			assert.ok(!there.includes(one), `${start} is told twice`);
			places.set(start, [...there, one]);
		}
	return new Map([...places].sort(([a], [b]) => a - b));
}

function places(needles: readonly Needle[], text: string): number[] {
	return [...found(needles, text).keys()];
}

describe("texts in bytes", () => {
	it("are found at both ends, one in the other and side by side", () => {
		assert.deepEqual(places([needle("ab")], "abxabab"), [0, 3, 5]);
		assert.deepEqual(places([needle("aa")], "aaaa"), [0, 1, 2]);
		assert.deepEqual(
			places([needle("abc"), needle("bc"), needle("cde")], "xabcde"),
			[1, 2, 3],
		);
	});

	it("are told apart", () => {
		const [long, short] = [needle("password"), needle("pass")];
		assert.deepEqual(found([long, short], "a passport").get(2), [short]);
		assert.deepEqual(found([long, short], "a password").get(2), [long, short]);
		assert.equal(found([long], "a passport").size, 0);
	});

	it("are not found before the place that is asked for, nor once it is enough", () => {
		const told: number[] = [];
		const search = new ByteSearch([needle("aab")]);
		const bytes = bytesOf("aab aab aab aab");
		const isWhole = search.every(bytes, 1, (start) => told.push(start) < 2);
		assert.deepEqual(told, [4, 8]);
		assert.ok(!isWhole);
	});

	it("are found in either case of ASCII where that is asked for", () => {
		const text = "todo TODO Todo t\u00cfdo [odo";
		assert.deepEqual(places([needle("todo", true)], text), [0, 5, 10]);
		assert.deepEqual(places([needle("TODO", true)], text), [0, 5, 10]);
		assert.deepEqual(places([needle("TODO")], text), [5]);
		// `[` and `{` differ by the same bit as letters do.
		assert.deepEqual(places([needle("[a", true)], "{a[A"), [2]);
	});

	it("are found where a search for each of them finds them", () => {
		const text = (from: string, min: number, max: number) =>
			fc
				.array(fc.constantFrom(...from), { minLength: min, maxLength: max })
				.map((parts) => parts.join(""));
		let compared = 0;
		fc.assert(
			fc.property(
				fc.array(fc.tuple(text("abAB@[\u00ff", 2, 20), fc.boolean()), {
					minLength: 1,
					maxLength: 6,
				}),
				text("abAB@[\u00ff", 0, 60),
				(wanted, around) => {
					const inside = wanted[0]?.[0] ?? "";
					const whole = around + inside + around;
					const found = places(
						wanted.map(([one, ignoreCase]) => needle(one, ignoreCase)),
						whole,
					);
					const expected = Array.from(whole, (_, at) => at).filter((at) =>
						wanted.some(([one, ignoreCase]) => {
							const there = whole.slice(at, at + one.length);
							return ignoreCase
								? inCapitals(there) === inCapitals(one)
								: there === one;
						}),
					);
					assert.deepEqual(found, expected);
					compared += found.length;
				},
			),
			{ numRuns: 1000, seed: 4 },
		);
		assert.ok(compared > 1000, `${compared}`);
	});
});

function inCapitals(text: string): string {
	return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}
