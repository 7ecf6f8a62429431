/** The work of reading a page stays in step with its length, whatever stands in it; what the parsers of Markdown and YAML do is counted, too. */

import assert from "node:assert/strict";
import { readArtifact } from "../../src/text/read";
import { noWords } from "../../src/text/words";
import { withoutStacks } from "../helpers/stacks";
import { assertInProportion, stepsOf } from "../helpers/steps";
import { repeated } from "../helpers/texts";
import { hostilePieces } from "./hostile-pieces";

function reading(kind: "principles" | "decision", text: string): () => unknown {
	const file =
		kind === "decision" ? "docs/adr/0001-x.md" : `product/${kind}.md`;
	return () => assert.ok(readArtifact(file, text, kind, noWords));
}

const hostile: readonly (readonly [
	what: string,
	begin: string,
	piece: string,
	end: string,
])[] = [
	["quotes in quotes", "", ">", ""],
	["lists in lists", "", "- ", ""],
	["brackets", "", "[", ""],
	["closing brackets", "", "]", ""],
	["links without an end", "", "[a](", ""],
	["emphasis", "", "*a _b ", ""],
	["emphasis that crosses", "", "_a*", ""],
	["comments without an end", "a ", "<!x ", ""],
	["comments of MDX", "a ", "{/* x */} b ", ""],
	["comments of MDX on lines of their own", "", "{/* x */}\n", ""],
	["comments of MDX without an end", "a ", "{/* `", ""],
	["code fences", "", "```\n", ""],
	["front matter that nests", "---\na: ", "[", "\n---\n"],
	["front matter of quotes", "---\na: ", '"', "\n---\n"],
	["a long field", "# A\n\n- Owner: ", "**a ", ""],
	["a wide table", "| ID |\n| --- |\n", "| PP-1 |\n", ""],
];

describe("the work of reading a page", () => {
	withoutStacks();

	for (const [what, begin, piece, end] of hostile)
		for (const kind of ["principles", "decision"] as const)
			it(`grows with its length alone: ${what}, as a ${kind}`, () => {
				assertInProportion(what, 6_000, (length) =>
					reading(kind, repeated(begin, piece, length) + end),
				);
			});

	for (const kind of ["principles", "decision"] as const)
		it(`grows with what is written, not with what it stands for: aliases that multiply, as a ${kind}`, () => {
			// Written out it would be a million million values.
			const steps = stepsOf(reading(kind, multiplying(12)));
			assert.ok(steps < 40_000_000, `${steps} steps`);
		});

	for (const piece of hostilePieces)
		it(`grows with its length alone: a decision's title and status of ${JSON.stringify(piece)}`, () => {
			assertInProportion(piece, 1_500, (length) => {
				const long = repeated("", piece, length);
				return reading("decision", `# ${long}\n\n## Status\n\n${long}\n`);
			});
		});
});

/** Front matter in which each name stands for nine times what the one above stands for. */
function multiplying(depth: number): string {
	const names = "abcdefghijklmn";
	const lines = Array.from(
		{ length: depth },
		(_, n) =>
			`${names[n + 1]}: &${names[n + 1]} [${Array(9).fill(`*${names[n]}`).join(",")}]`,
	);
	return `---\na: &a [x,x,x,x,x,x,x,x,x]\n${lines.join("\n")}\n---\n`;
}
