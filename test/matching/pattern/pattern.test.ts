/** Content patterns: what can be used finds what JavaScript finds, in linear time; what can't be used is explained. */

import assert from "node:assert/strict";
import fc from "fast-check";
import type { Span } from "../../../src/domain/position";
import {
	compilePattern,
	type Matcher,
	patternFault,
} from "../../../src/matching/pattern/pattern";

const usable = [
	"eval\\(",
	"Date\\.now\\(",
	'staffCard"?: "AT-\\d{6}"',
	"import\\s+.*from\\s+['\"]moment['\"]",
	"console\\.(?:log|debug)\\(",
	'(?:[^"\\\\]|\\\\.)*"',
	"([A-Z]\\w*\\.)+x",
	"\\d{1,3}(\\.\\d{1,3}){3}",
	"\\d+\\.?\\d*px",
	"(\\d{2})+:",
	"(?<!\\.)\\beval\\b",
	"^(?!.*Copyright).*\\bLicense",
	"https?://[^\\s/]+\\.internal(:\\d+)?/",
	"-----BEGIN (?:RSA |EC )?PRIVATE KEY-----",
	"\\bpassword\\s*=\\s*['\"][^'\"]+['\"]",
	"\\p{Lu}\\p{Ll}+\\s\\p{N}",
	"(?<year>\\d{4})-",
	"foo{",
	'\\"quoted\\"',
	"[^a-z]moment",
	"(?:a|b|c)+d",
	"logger\\.(\\w+\\.?)+",
	"(?i)eval",
	"(a+)+b",
	"(a|ab|b)*c",
	"(\\w+\\s?)+@",
	"^(.*?,){11}P",
	"=\\s*.*\\s*;",
	"^$",
	"^\\s+$",
	"\\$http",
	"[^\\n]{3}x",
	"(?<=^|\\s)TODO",
];

const faults: readonly (readonly [pattern: string, fault: RegExp])[] = [
	["", /empty/],
	["eval(", /`\(` that is never closed.*`\\\(`/],
	["a)", /`\)` that was never opened/],
	["[abc", /`\[` that is never closed/],
	["*.ts", /`\*` has nothing before it/],
	["a**", /nothing before it/],
	["foo\\", /ends with a backslash/],
	["^*a", /repeats a place/],
	["a(?i)eval", /`\(\?i` is not known.*very beginning/],
	["(?>a)b", /is not known here/],
	["\\Aimport", /`\\A` has no meaning/],
	["[[:alpha:]]+", /class of characters/],
	["[z-a]", /not a valid regular expression/],
	["(a)\\1", /`\\1` asks for what a group has matched/],
	["(?<x>a)\\k<x>", /`\\k<x>` asks/],
	["a*", /no text at all/],
	["\\w*|b", /no text at all/],
	["^a*", /no text at all/],
	["(\\w+\\s?)*$", /no text at all/],
	[".+", /every line/],
	["^(?!.*Copyright)", /no text at all/],
	["$http", /No text can match it.*`\\\$`/],
	["a^b", /No text can match/],
	["\\w\\b\\w", /No text can match/],
	["import\\n", /`\\n` asks for a line break/],
	["(?:.|\\n)*x", /line break/],
	["[\\r\\n]", /line break/],
	["a[]", /no character at all/],
	["[^\\s\\S]x", /no character at all/],
	["(?<!foo)bar", /`\(\?<!foo\)` looks back at more than one character/],
	["(?:(?:)){1000000000}a", /counted repetitions/],
	["(?:a{1000}){1000}b", /counted repetitions/],
	["(?=a{2000})b", /counted repetitions/],
	["a".repeat(1001), /more than 1000 characters/],
	["(".repeat(1000), /never closed/],
	["((((a{5}){5}){5}){5}){5}b", /counted repetitions/],
];

describe("whether a content pattern can be used", () => {
	for (const pattern of usable)
		it(`can be used: ${pattern}`, () => {
			assert.equal(patternFault(pattern), undefined);
		});

	for (const [pattern, fault] of faults)
		it(`can't be used: ${pattern.slice(0, 40)}`, () => {
			assert.match(patternFault(pattern) ?? "", fault);
		});

	it("are judged without an exception, in whole sentences, whatever they are", () => {
		const pieces = fc.constantFrom(
			..."ab.^$|()[]{}*+?\\-:=!<>1,9dwsSpx ".split(""),
			"(?:",
			"{2,}",
			"[^",
			"😀",
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
				const fault = patternFault(parts.join(""));
				assert.ok(fault === undefined || /^[A-Z`].*\.$/s.test(fault), fault);
			}),
			{ numRuns: 1000 },
		);
	});
});

function matcherOf(pattern: string): Matcher {
	const matcher = compilePattern(pattern);
	assert.ok(typeof matcher !== "string", `${pattern}: ${matcher}`);
	return matcher;
}

/** All matches, which can be told in good time. */
function all(matcher: Matcher, text: string, most?: number): readonly Span[] {
	const spans = matcher.all(text, most);
	assert.ok(spans, "takes too long");
	return spans;
}

/** What a pattern finds in a text, as text. */
function found(pattern: string, text: string): string[] {
	return all(matcherOf(pattern), text).map(({ start, end }) =>
		text.slice(start, end),
	);
}

describe("what a content pattern finds", () => {
	const examples: readonly (readonly [string, string, readonly string[]])[] = [
		["eval\\(", "eval(x); evil(eval(", ["eval(", "eval("]],
		["a|ab", "ab", ["a"]],
		["ab|a", "ab", ["ab"]],
		["<.+?>", "<b><i>", ["<b>", "<i>"]],
		["<.+>", "<b><i>", ["<b><i>"]],
		["^b$", "a\nb\r\nb\rb b\nb", ["b", "b", "b"]],
		["a\\s+b", "a \n b a\t b", ["a\t b"]],
		["[^x]+y", "a\nby", ["by"]],
		["^$", "a\r\n\r\nb\n\nc", ["", ""]],
		["(?i)mOment", "Moment MOMENT moment mo", ["Moment", "MOMENT", "moment"]],
		["(?i)straße|É", "STRAßE é", ["STRAßE", "é"]],
		["(?<!\\.)\\beval\\b", "x.eval eval evaluate", ["eval"]],
		["(?<=^|,)\\d", "1,2 3,4", ["1", "2", "4"]],
		["^(?!.*Copyright).*\\bLicense", "License\nCopyright License", ["License"]],
		["foo(?=\\()", "foo foo(", ["foo"]],
		["a(?!b(?=c))", "abc abd a", ["a", "a"]],
		[".x", "😀x", ["😀x"]],
		["[😀é]", "é😀\ud83d", ["é", "😀"]],
		["\\ud83d\\ude00", "a😀", ["😀"]],
		["\\p{Lu}\\p{Ll}+", "ab Äpfel und Ωmega", ["Äpfel", "Ωmega"]],
		["\\x41\\u{42}\\cI", "AB\t", ["AB\t"]],
		["foo{", "foo{", ["foo{"]],
		["(?:a?){3}b", "aaaab", ["aaab"]],
	];
	for (const [pattern, text, expected] of examples)
		it(`${pattern} in ${JSON.stringify(text)}`, () => {
			assert.deepEqual(found(pattern, text), expected);
		});

	it("is found from a place on, minding what stands before it", () => {
		const matcher = matcherOf("\\bfoo");
		const text = "xfoo\nfoo foo";
		assert.deepEqual(matcher.find(text), { start: 5, end: 8 });
		assert.deepEqual(matcher.find(text, 1), { start: 5, end: 8 });
		assert.deepEqual(matcher.find(text, 6), { start: 9, end: 12 });
		assert.equal(matcher.find(text, 10), undefined);
		assert.equal(matcherOf("^oo").find(text, 6), undefined);
	});

	it("is the same however long the pattern is", () => {
		for (let count = 1; count <= 130; count += 3) {
			const text = `${"ab".repeat(count)}c`;
			for (const pattern of [
				`[ab]{${count}}c`,
				`(?:a|b|d){${count}}c`,
				`[ab]{0,${count}}c`,
			])
				assert.deepEqual(found(pattern, text), [text.slice(count)], pattern);
		}
	});

	it("is limited on demand", () => {
		assert.equal(all(matcherOf("\\w"), "abc\nabc", 4).length, 4);
		assert.equal(all(matcherOf("b"), "abcb", 1).length, 1);
	});

	it("is the same on a line that is read in pieces", () => {
		// Pairs put the borders of the pieces at odd places, too.
		for (const filling of ["a", "😀", "a😀", "ab "]) {
			const text = `${filling.repeat(2500)}x${filling.repeat(3000)}`;
			for (const pattern of [
				"a+",
				"\\ba",
				".x.",
				"[^b]+",
				"x.*$",
				"^.*x",
				"😀a?",
			])
				assert.deepEqual(
					found(pattern, text),
					[...text.matchAll(new RegExp(pattern, "gu"))].map(([m]) => m),
				);
		}
	});

	it("is what JavaScript finds", () => {
		const place = fc.constantFrom("^", "$", "\\b", "\\B", "", "", "");
		const character = fc.constantFrom(
			..."abc -".split(""),
			".",
			"\\w",
			"\\s",
			"\\d",
			"[ab]",
			"[^a]",
			"\\W",
			"😀",
			"é",
			"\\p{L}",
			"[a-c😀]",
		);
		const { tree } = fc.letrec<{ tree: string }>((tie) => ({
			tree: fc.oneof(
				{ maxDepth: 4 },
				character,
				fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => a + b),
				fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => `(?:${a}|${b})`),
				// What is lazy stays outside of repetitions: JavaScript takes no empty round of one, which is said in pattern.ts.
				fc
					.tuple(
						tie("tree"),
						fc.constantFrom("*", "+", "?", "{2}", "{1,3}", "{2,}"),
					)
					.map(([a, sign]) => `(?:${a})${sign}`),
				fc.tuple(place, tie("tree"), place).map((parts) => parts.join("")),
				fc
					.tuple(fc.constantFrom("(?=", "(?!"), tie("tree"), tie("tree"))
					.map(([sign, a, b]) => `${sign}${a})${b}`),
				fc
					.tuple(fc.constantFrom("(?<!", "(?<="), character, tie("tree"))
					.map(([sign, a, b]) => `${sign}${a})${b}`),
			),
		}));
		const lazy = fc
			.tuple(tree, fc.constantFrom("*?", "+?", "??", "{0,2}?", "+"), tree)
			.map(([a, sign, b]) => `(?:${a})${sign}${b}`);
		const text = fc
			.array(fc.constantFrom(..."abc -1_".split(""), "😀", "é", "\ud83d"), {
				maxLength: 20,
			})
			.map((parts) => parts.join(""));
		let compared = 0;
		fc.assert(
			fc.property(
				fc.oneof(tree, lazy),
				fc.boolean(),
				fc.array(text, { minLength: 3, maxLength: 3 }),
				(source, open, texts) => {
					const matcher = compilePattern(open ? `(?i)${source}` : source);
					for (const line of texts) {
						const expected = [
							...line.matchAll(new RegExp(source, open ? "giu" : "gu")),
						].map((match) => [match.index, match.index + match[0].length]);
						if (typeof matcher === "string") {
							if (matcher.startsWith("No text"))
								assert.deepEqual(expected, [], source);
							continue;
						}
						if (hasMatchInPair(line, expected)) continue;
						compared++;
						assert.deepEqual(
							all(matcher, line).map(({ start, end }) => [start, end]),
							expected,
							`${source} in ${JSON.stringify(line)}`,
						);
					}
				},
			),
			{ numRuns: 1000, seed: 4 },
		);
		assert.ok(compared > 1000, `${compared}`);
	});
});

/** V8 finds some empty matches within a character. */
function hasMatchInPair(text: string, matches: readonly number[][]): boolean {
	return matches.some(
		([at = 0]) => at > 0 && (text.codePointAt(at - 1) as number) > 0xffff,
	);
}

describe("what a content pattern finds on many lines", () => {
	/** Characters that stand in runs, places, and texts that lead to a line, in any order. */
	const piece = fc.oneof(
		fc
			.tuple(
				fc.constantFrom(
					"[ab]",
					"\\d",
					"\\w",
					"a",
					"é",
					"[a-f\\d]",
					"[^ -]",
					"\\s",
				),
				fc.constantFrom("", "", "{2}", "{4}", "{5,}", "{3,7}", "+", "*", "?"),
			)
			.map(([character, count]) => `${character}${count}`),
		fc.constantFrom(
			"\\b",
			"^",
			"$",
			"(?<!a)",
			"(?=b)",
			"(?!\\d)",
			"ab",
			"(?:ab|1-)",
		),
	);
	const pattern = fc.oneof(
		fc.array(piece, { minLength: 1, maxLength: 5 }).map((p) => p.join("")),
		fc.constantFrom(
			"\\b[0-9a-f]{6}\\b",
			"\\d{1,3}(\\.\\d{1,3}){2}",
			"(?:[ab]{4}|\\d{5})-?",
			"^$",
			"^\\s+$",
		),
	);
	const line = fc
		.array(
			fc.constantFrom(
				"a",
				"b",
				"1",
				"f",
				".",
				"-",
				" ",
				"é",
				"😀",
				"abab",
				"12345",
				"ab12cd",
			),
			{ maxLength: 12 },
		)
		.map((parts) => parts.join(""));
	/** One kind of line break in a text, as CR and LF behind each other are one. */
	const text = fc
		.tuple(
			fc.array(line, { minLength: 1, maxLength: 12 }),
			fc.constantFrom("\n", "\r\n", "\r"),
		)
		.map(([lines, end]) => ({ lines, end }));

	it("is what JavaScript finds on each of them", () => {
		let compared = 0;
		fc.assert(
			fc.property(
				pattern,
				fc.boolean(),
				text,
				(source, open, { lines, end }) => {
					const matcher = compilePattern(open ? `(?i)${source}` : source);
					if (typeof matcher === "string") return;
					const expression = new RegExp(source, open ? "giu" : "gu");
					const expected: number[][] = [];
					let at = 0;
					for (const one of lines) {
						for (const match of one.matchAll(expression))
							expected.push([
								at + match.index,
								at + match.index + match[0].length,
							]);
						at += one.length + end.length;
					}
					const text = lines.join(end);
					if (hasMatchInPair(text, expected)) return;
					compared++;
					assert.deepEqual(
						all(matcher, text).map(({ start, end }) => [start, end]),
						expected,
						`${source} in ${JSON.stringify(text)}`,
					);
				},
			),
			{ numRuns: 3000, seed: 4 },
		);
		assert.ok(compared > 1500, `${compared}`);
	});
});
