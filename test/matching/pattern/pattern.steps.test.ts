/** The work of a search stays in step with the text, whatever the pattern, or the search is given up. */

import assert from "node:assert/strict";
import type { Span } from "../../../src/domain/position";
import {
	compilePattern,
	type Matcher,
} from "../../../src/matching/pattern/pattern";
import { stepsOf, turnsOf } from "../../helpers/steps";

function matcherOf(pattern: string): Matcher {
	const matcher = compilePattern(pattern);
	assert.ok(typeof matcher !== "string", `${pattern}: ${matcher}`);
	return matcher;
}

/** All matches, which can be told in good time. */
function all(matcher: Matcher, text: string): readonly Span[] {
	const spans = matcher.all(text);
	assert.ok(spans, "takes too long");
	return spans;
}

describe("the work of a search", () => {
	const length = 1_000_000;
	const filled = (piece: string) =>
		piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
	const hostile: readonly (readonly [string, string])[] = [
		["(a+)+$", `${filled("a")}!`],
		["(a+)+b", filled("a")],
		["(a|a)*b", `b${filled("a")}`],
		["a.*z|a", filled("a")],
		[".*x.*y$", filled("xy ")],
		["(\\w+\\s?)+@", `@${filled("word ")}`],
		["(.*a){20}x", `x${filled("a")}`],
		["^(.*?,){11}P", `${filled("a,")}Q`],
		["(?:a?){30}a{30}z", `z${filled("a")}`],
		["(?=(a+)+b)a", filled("a")],
		["(\\w|\\d|_)+\\b-", `-${filled("a1_")}`],
		["\\d{1,3}(\\.\\d{1,3}){3}", filled("1.")],
		["a.{0,200}b", filled("ab")],
		["a.{30}b.{30}c", filled("abcbbacab")],
		// On text without a period hardly any two places are alike, and nothing that is remembered is of use.
		["a.{40}b", mixed("ab", length / 5)],
		["[ab][^z]{300}c", mixed("abc", length / 5)],
		["a.{0,200}b.{0,200}cb", mixed("abc", length / 5)],
	];
	/** Characters in an order that never repeats, the same in each run. */
	function mixed(characters: string, count: number): string {
		let number = 1;
		return Array.from({ length: count }, () => {
			number = (number * 48_271) % 2_147_483_647;
			return characters[number % characters.length];
		}).join("");
	}

	for (const [pattern, text] of hostile)
		it(`stays in step with a very long line: ${pattern}`, () => {
			const matcher = matcherOf(pattern);
			const steps = stepsOf(() => matcher.all(text));
			const each = steps / text.length;
			assert.ok(each < 200, `${each} steps for each character`);
		});

	it("is bounded: what would take longer is given up, whatever was searched before", () => {
		const matcher = matcherOf("[ab][^z]{300}c");
		const text = mixed("abc", length);
		const steps = stepsOf(() => assert.equal(matcher.all(text), undefined));
		assert.ok(steps < 10 * length, `${steps} steps`);
		assert.equal(matcher.find(text), undefined);
		const end = `a${"b".repeat(300)}c`;
		assert.equal(all(matcher, end).length, 1);
		assert.equal(all(matcher, `${end}\n`.repeat(1000)).length, 1000);
		assert.equal(matcher.all(text), undefined);
	});

	it("is a plain scan's where a literal of the pattern is nowhere", () => {
		const text = filled("const value = compute(1, 2);\n").repeat(10);
		const matcher = matcherOf("(?<!\\.)\\beval\\s*\\(");
		const none = () => assert.deepEqual(matcher.all(text), []);
		const steps = stepsOf(none);
		assert.ok(steps < 1.01 * text.length, `${steps} steps`);
		// It is the language's own search, which is the fastest there is.
		const turns = turnsOf(none);
		assert.ok(turns < 1000, `${turns} turns`);
	});
});
