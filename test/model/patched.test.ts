/** Maps that differ from others in a few entries behave as copies would. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { patched } from "../../src/model/patched";

const key = fc.constantFrom("a", "b", "c", "d", "e");
const entries = fc.array(fc.tuple(key, fc.nat()), { maxLength: 5 });
const changes = fc.array(
	fc.tuple(key, fc.option(fc.nat(), { nil: undefined })),
	{ maxLength: 5 },
);

describe("a patched map", () => {
	it("holds what a copy with the same changes would", () => {
		fc.assert(
			fc.property(
				entries,
				fc.array(changes, { maxLength: 4 }),
				(first, all) => {
					const copy = new Map<string, number>(first);
					let map: ReadonlyMap<string, number> = new Map(first);
					for (const some of all) {
						map = patched(map, new Map<string, number | undefined>(some));
						for (const [name, value] of new Map(some))
							if (value === undefined) copy.delete(name);
							else copy.set(name, value);
					}
					const sorted = (list: Iterable<[string, number]>) => [...list].sort();
					assert.deepEqual(sorted(map), sorted(copy));
					assert.deepEqual(
						[...map.keys()],
						[...map].map(([k]) => k),
					);
					assert.deepEqual(
						[...map.values()],
						[...map].map(([, v]) => v),
					);
					assert.equal(map.size, copy.size);
					for (const name of ["a", "b", "c", "d", "e"]) {
						assert.equal(map.get(name), copy.get(name));
						assert.equal(map.has(name), copy.has(name));
					}
					const seen: [string, number][] = [];
					map.forEach((value, name) => {
						seen.push([name, value]);
					});
					assert.deepEqual(seen, [...map]);
				},
			),
		);
	});

	it("leaves the map below as it was, and keeps its order", () => {
		const below = new Map([
			["a", 1],
			["b", 2],
			["c", 3],
		]);
		const map = patched(
			below,
			new Map([
				["d", 4],
				["b", 20],
				["a", undefined],
			]),
		);
		assert.deepEqual(
			[...map],
			[
				["b", 20],
				["c", 3],
				["d", 4],
			],
		);
		assert.deepEqual([...below.values()], [1, 2, 3]);
	});

	it("does not grow with the number of changes", () => {
		let map: ReadonlyMap<string, number> = new Map();
		for (let n = 0; n < 2000; n++) map = patched(map, new Map([[`${n}`, n]]));
		assert.equal(map.size, 2000);
		assert.equal(map.get("0"), 0);
		assert.equal(map.get("1999"), 1999);
	});
});
