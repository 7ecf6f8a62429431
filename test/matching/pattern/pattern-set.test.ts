/** Patterns in bytes: none is missed that has a match in the text, and what holds nothing is not even decoded. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { contentMatches } from "../../../src/code/content";
import {
	compilePattern,
	type Matcher,
} from "../../../src/matching/pattern/pattern";
import { PatternSet } from "../../../src/matching/pattern/pattern-set";

function matcherOf(pattern: string): Matcher {
	const matcher = compilePattern(pattern);
	assert.ok(typeof matcher !== "string", `${pattern}: ${matcher}`);
	return matcher;
}

function decode(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString("utf8");
}

/** The patterns that may match in bytes, and what was decoded to say so. */
function look(
	patterns: readonly string[],
	content: string | Uint8Array,
): { found: string[]; decoded: string[] } {
	const matchers = patterns.map(matcherOf);
	const decoded: string[] = [];
	const found = new PatternSet(matchers).in({
		bytes: typeof content === "string" ? Buffer.from(content) : content,
		decode: (bytes) => {
			const text = decode(bytes);
			decoded.push(text);
			return text;
		},
	});
	return {
		found: patterns.filter((_, i) => found.has(matchers[i] as Matcher)),
		decoded,
	};
}

describe("a set of patterns in bytes", () => {
	const secret = '\\b(?:password|secret)\\s*=\\s*"[^"]+"';
	const commit = "\\b[0-9a-f]{40}\\b";

	it("decodes nothing where none of their texts stands", () => {
		const { found, decoded } = look(
			["\\beval\\(", "TODO|FIXME", secret, commit],
			"const total = evaluate(words);\nreturn todo.length;\n".repeat(50),
		);
		assert.deepEqual(found, []);
		assert.deepEqual(decoded, []);
	});

	it("decodes a line alone where one stands, and finds out whether it is a match", () => {
		const { found, decoded } = look(
			["\\beval\\(", secret],
			'let a = 1;\r\nask(password);\r\nretrieval(secret);\rsecret = "x"\nlast',
		);
		assert.deepEqual(found, [secret]);
		assert.deepEqual(decoded, [
			"ask(password);",
			"retrieval(secret);",
			"retrieval(secret);",
			'secret = "x"',
		]);
	});

	it("goes by runs of characters where a pattern has no text", () => {
		const number = "0123456789abcdef".repeat(3).slice(0, 40);
		assert.deepEqual(look([commit], `at ${number}.`).found, [commit]);
		assert.deepEqual(look([commit], `at ${number}0.`).found, []);
		assert.deepEqual(look([commit], "at 0123456789abcdef"), {
			found: [],
			decoded: [],
		});
	});

	it("takes every pattern for possible where one can't be told in advance", () => {
		for (const untold of ["\\d\\s\\d", ";", "\uFFFD", "(?i)sk", "(?i)é"])
			assert.deepEqual(look(["eval\\(", untold], "nothing").found, [
				"eval\\(",
				untold,
			]);
	});

	it("takes every pattern for possible where too many lines look like a match", () => {
		for (const text of ["password\n", "a password of "]) {
			const patterns = ["\\beval\\(", secret];
			const { found, decoded } = look(patterns, text.repeat(10_000));
			assert.deepEqual(found, patterns);
			assert.ok(decoded.join("").length <= 10_000, `${decoded.length}`);
		}
		// What is known to match needs no further look.
		assert.deepEqual(
			look(["\\beval\\(", secret], "eval(password)\n".repeat(300)).found,
			["\\beval\\("],
		);
	});

	it("looks no further once every pattern is found", () => {
		const patterns = Array.from({ length: 300 }, (_, n) => `eval\\((?!${n}x)`);
		const { found, decoded } = look(patterns, "eval(\n".repeat(100_000));
		assert.deepEqual(found, patterns);
		assert.equal(decoded.length, 300);
		// One is missing on all lines, and the others are met again and again.
		const last = "eval\\(never";
		assert.equal(
			look([...patterns, last], "eval(\n".repeat(100_000)).found.length,
			301,
		);
	});

	it("knows what else stands for a letter where case is left open", () => {
		assert.deepEqual(look(["(?i)risks"], "RIſKſ").found, ["(?i)risks"]);
		assert.deepEqual(look(["(?i)token"], "to\u212aen ToKeN").found, [
			"(?i)token",
		]);
		assert.deepEqual(look(["(?i)tür"], "TÜR").found, ["(?i)tür"]);
	});

	it("finds lines' beginnings behind a byte order mark", () => {
		assert.deepEqual(look(["^import"], "\uFEFFimport x").found, ["^import"]);
		assert.deepEqual(look(["^import"], "x\n\uFEFFimport x").found, []);
	});

	it("misses no match, whatever the bytes", () => {
		const pattern = fc.constantFrom(
			"\\beval\\(",
			"^eval",
			"eval$",
			"\\be\\w+l\\(",
			"(?i)eval",
			"(?i)task|risk",
			"(?<!x)sk[a-z]",
			"[ek]{3,}",
			"[^ ]{6}",
			"é|ß",
			"漢字?",
			"\\uFFFDx",
			"a😀",
			"k",
			"\\s+$",
			"(?:e|é)val",
		);
		const piece = fc.oneof(
			fc.constantFrom(
				...[
					"eval",
					"Eval(",
					"task",
					"RI",
					"ſ",
					"\u212a",
					"é",
					"ß",
					"漢字",
					"😀",
				],
				...["\uFEFF", "\n", "\r\n", "\r", " ", "x", "k", "e", "(", "a"],
			),
			fc.constant("\uFFFD"),
		);
		const bytes = fc
			.array(
				fc.oneof(
					{ weight: 8, arbitrary: piece.map((text) => Buffer.from(text)) },
					fc.uint8Array({ minLength: 1, maxLength: 3 }),
				),
				{ maxLength: 30 },
			)
			.map((parts) => Uint8Array.from(Buffer.concat(parts)));
		let matched = 0;
		let spared = 0;
		fc.assert(
			fc.property(
				fc.uniqueArray(pattern, { minLength: 1, maxLength: 4 }),
				bytes,
				(patterns, content) => {
					const { found } = look(patterns, content);
					const text = decode(content);
					for (const one of patterns) {
						const isMatch = contentMatches(matcherOf(one), text)?.length !== 0;
						if (isMatch) assert.ok(found.includes(one), one);
						if (isMatch) matched++;
						else if (!found.includes(one)) spared++;
					}
				},
			),
			{ numRuns: 3000, seed: 4 },
		);
		assert.ok(matched > 500 && spared > 1000, `${matched}, ${spared}`);
	});
});
