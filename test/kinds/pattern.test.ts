/** Content patterns: those that people write pass, those that would never end or mean nothing are explained. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { patternFault } from "../../src/kinds/pattern";

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
	"(?:.|\\n)*x",
	"(?<!\\.)\\beval\\b",
	"^(?!.*Copyright)",
	"https?://[^\\s/]+\\.internal(:\\d+)?/",
	"-----BEGIN (?:RSA |EC )?PRIVATE KEY-----",
	"\\bpassword\\s*=\\s*['\"][^'\"]+['\"]",
	"\\p{Lu}\\p{Ll}+\\s\\p{N}",
	"(?<year>\\d{4})-",
	"foo{",
	'\\"quoted\\"',
	"[^a-z]moment",
	"(?:a|b|c)+d",
	// Nothing behind the last repetition can fail, so it is never tried another way.
	"logger\\.(\\w+\\.?)+",
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
	["(?i)eval", /`\(\?i` is not known.*both letters/],
	["(?>a)b", /is not known here/],
	["\\Aimport", /`\\A` has no meaning/],
	["[[:alpha:]]+", /class of characters/],
	["[z-a]", /not a valid regular expression/],
	["(a)\\1", /`\\1` asks for what a group has matched/],
	["(?<x>a)\\k<x>", /`\\k<x>` asks/],
	["a*", /no text at all/],
	["\\w*|b", /no text at all/],
	["(a+)+b", /`\(a\+\)\+` can take the same text in very many ways/],
	["(a|a)*b", /very many ways/],
	["(a|ab|b)*c", /very many ways/],
	["(.|\\s)*x", /very many ways/],
	["(\\w+\\s?)*$", /very many ways/],
	["x(?:a?b?)*c", /very many ways/],
	["(\\w{1,3})+x", /very many ways/],
	["^(.*?,){11}P", /very many ways/],
	["(?=(a+)+b)c", /very many ways/],
	[".*.*x", /follow each other/],
	["(.*)(.+)x", /follow each other|very many ways/],
	["=\\s*.*\\s*;", /follow each other/],
	["a".repeat(1001), /more than 1000 characters/],
	["(".repeat(1000), /never closed/],
	["((((a{4}){4}){4}){4}){4}b", /more parts than can be checked/],
];

describe("content patterns", () => {
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
