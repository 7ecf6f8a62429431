/** Examples of globs, patterns and ranges are what these mean, and few. */

import assert from "node:assert/strict";
import { glob } from "../../../src/matching/glob";
import { compilePattern } from "../../../src/matching/pattern/pattern";
import {
	pathsOf,
	textsOf,
	versionsOf,
} from "../../../src/matching/pattern/samples";
import { parsePurl } from "../../../src/matching/purl";

describe("examples", () => {
	it("of a glob are paths that it means, one for each alternative", () => {
		for (const [written, paths] of [
			["src/**", ["src/x"]],
			["src", ["src"]],
			["**/*.ts", ["x/x.ts"]],
			["services/*/infra/", ["services/x/infra/x"]],
			["app/(shop)/@modal/v?.tsx", ["app/(shop)/@modal/vx.tsx"]],
			["{apps,services}/**/*.{ts,tsx}", 4],
			["a\\*b/c", ["a*b/c"]],
			["app/[id]/**", []],
			["{a", []],
		] as const) {
			const found = pathsOf(written);
			if (typeof paths === "number") assert.equal(found.length, paths);
			else assert.deepEqual(found, paths);
			for (const path of found)
				assert.ok(glob(written)?.matches(path), `${written}: ${path}`);
		}
	});

	it("of a pattern are texts, of which it finds at least one", () => {
		for (const pattern of [
			"\\beval\\(",
			"\\b(?:eval|new\\s+Function)\\s*\\(",
			"Date\\.now\\(",
			'staffCard"?: "AT-\\d{6}"',
			"(?i)password\\s*=\\s*[\"'][^\"']+",
			"^import .* from 'moment'",
			"[^\\x00-\\x7F]",
			"\\p{Lu}{3}",
			"foo(?=bar)",
			"a|b|(?:c|d)e",
		]) {
			const matcher = compilePattern(pattern);
			assert.ok(typeof matcher !== "string", pattern);
			const texts = textsOf(pattern).filter((text) => matcher.find(text));
			if (pattern === "[^\\x00-\\x7F]") assert.deepEqual(textsOf(pattern), []);
			else assert.ok(texts.length > 0, pattern);
		}
		assert.deepEqual(textsOf("a|b|(?:c|d)e"), ["a", "b", "ce", "de"]);
		assert.deepEqual(textsOf("["), []);
	});

	it("stay few and short, whatever is asked for", () => {
		assert.deepEqual(textsOf("(?:(?:(?:a{99}){99}){99}){99}b"), []);
		const some = "(?:a|b|c|d|e|f)";
		const texts = textsOf(some.repeat(40));
		assert.ok(texts.length <= 24, String(texts.length));
		assert.ok(pathsOf("{a,b}/".repeat(6)).length <= 64);
	});

	it("of ranges are at, below and above the versions that they name", () => {
		const range = (text: string) =>
			parsePurl(`pkg:npm/x@${text}`)?.versions ?? [];
		const found = versionsOf(range("<3"), range(">=1.2.0"));
		for (const version of ["3", "2.99999", "3.1", "1.2.0", "1.1.99999.99999"])
			assert.ok(found.includes(version), `${version} in ${found}`);
	});
});
