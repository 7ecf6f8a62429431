/** Ids in comments are no references, whatever the comment is written in. */

import assert from "node:assert/strict";
import { Engine } from "../../src/engine";
import { withoutMdxComments } from "../../src/text/markdown/mdx-comments";
import { readArtifact } from "../../src/text/read";
import { noWords } from "../../src/text/words";
import type { Texts } from "../helpers/checking";

const known = {
	"product/metrics.md": "# Metrics\n\n## KM-1: Loads\n\nShare of loads.\n",
	"product/principles.md": "# Principles\n\n## PP-1: Time first\n",
};

/** The ids that are named in files and defined nowhere. */
function unresolved(files: Texts): string[] {
	const engine = new Engine({ today: "2026-11-22" });
	for (const [path, text] of Object.entries({ ...known, ...files }))
		engine.set(path, text);
	return engine
		.check()
		.diagnostics.filter(({ rule }) => rule === "references/resolve")
		.map(({ message }) => message.slice(0, message.indexOf(" is ")));
}

const page = "product/capabilities.md";
const record = "docs/adr/0001-x.md";
const mdx = "docs/adr/0001-x.mdx";

describe("ids in comments", () => {
	for (const [file, text] of [
		[
			page,
			"# C\n\n<!-- KM-9 -->\n\n## CC-1: One <!-- KM-8 -->\n\nx <!-- KM-7 --> y\n",
		],
		[page, "# C\n\n## CC-1: One\n\n<!--\nKM-9\n\n- KM-8\n-->\n"],
		[
			page,
			"# C\n\n## CC-1: One\n\n- Because: so <!-- KM-9 -->\n<!-- - What: KM-8 -->\n",
		],
		[page, "# C\n\n| ID | Title |\n|---|---|\n| CC-1 | x <!-- KM-9 --> |\n"],
		[page, "# C\n\n## CC-1: One {/* KM-8 */}\n\n{/* KM-9 */}\n"],
		[
			"product/themes.md",
			"# T\n\n## TH-1: One\n\n- Moves: KM-1 <!-- KM-9 -->\n- Upholds: PP-1 {/* PP-9 */}\n",
		],
		["product/themes.md", "# T\n\n## TH-1: One\n\n- Moves: <!-- KM-9 -->\n"],
		[
			"product/capabilities.yaml",
			"# KM-9\nitems:\n  - id: CC-1 # KM-8\n    title: One # KM-7\n    # because: KM-6\n    what: it is # KM-5\n",
		],
		["opmodel.yaml", "opmodel: 1 # KM-9\n"],
		[
			record,
			"---\nstatus: accepted # KM-9\nuses: [KM-1] # KM-8\n# upholds: [PP-9]\n---\n\n# X\n\n[//]: # (KM-7)\n",
		],
		[
			record,
			"# X\n\n- Status: accepted\n- Upholds: PP-1 <!-- PP-9 -->\n\n## Context\n\nx <!-- KM-9 -->\n",
		],
		[
			mdx,
			"# X\n\n{/* KM-9 */}\n\n{/*\n  KM-8\n\n  - KM-7\n*/}\n\nText {/* KM-6 */} more {/* two\nlines KM-5 */} end.\n",
		],
		[
			mdx,
			"# X\n\n- Status: accepted\n- Upholds: PP-1 {/* PP-9 */}\n\n## Context {/* KM-9 */}\n",
		],
		[mdx, "# X\n\nStatus: accepted {/* superseded by ADR-0009 */}\n"],
	] as const)
		it(`are no references: ${JSON.stringify(text.slice(0, 60))}`, () => {
			assert.deepEqual(unresolved({ [file]: text }), []);
			// The same outside of comments is one.
			assert.notDeepEqual(
				unresolved({
					[file]: `${text.replace(/# KM-|<!--|-->|\{\/\*|\*\/\}/g, "")}\n`,
					[page]: "# C\n\n## CC-1: One\n\nKM-99\n",
				}),
				[],
			);
		});

	it("are references again behind a comment, and where nothing closes it", () => {
		const text = (middle: string) => `# X\n\n## Context\n\n${middle}\n`;
		for (const [middle, found] of [
			["{/* KM-8 */} KM-9 {/* KM-7 */}", ["KM-9"]],
			["{/* KM-9, nothing closes it", ["KM-9"]],
			["`{/*` KM-9 `*/}`", ["KM-9"]],
			["a { /* KM-9 */ }", ["KM-9"]],
			["```\n{/*\n```\n\nKM-9\n\n```\n*/}\n```", ["KM-9"]],
		] as const)
			assert.deepEqual(unresolved({ [mdx]: text(middle) }), found, middle);
	});
});

describe("comments of MDX", () => {
	it("silence rules as those of HTML do, and leave a section empty", () => {
		const text = (comment: string) =>
			`# X\n\n## Context\n\n${comment}\nAs KM-9 says.\n`;
		const ignore = "opmodel-ignore references/resolve: it is the board's";
		assert.deepEqual(unresolved({ [mdx]: text("") }), ["KM-9"]);
		assert.deepEqual(unresolved({ [mdx]: text(`{/* ${ignore} */}\n`) }), []);
		const read = readArtifact(
			mdx,
			"# X\n\n## Context\n\n{/* what forces it? */}\n\n## Decision\n\n- {/* x */} d {/*\n y */}\n",
			"decision",
			noWords,
		);
		assert.deepEqual(
			read.sections.map(({ text }) => text.trim()),
			["Context\nDecision\nd", "", "d"],
		);
	});

	it("become blanks of the same length, line by line", () => {
		for (const [text, without] of [
			["a {/* b */} c", "a           c"],
			["{/* a\r\nb */}{/**/}c", "     \r\n           c"],
			["`{/* a */}` {/* b */}", "`{/* a */}`          "],
			["~~~\n{/* a */}\n~~~\n{/* b */}", "~~~\n{/* a */}\n~~~\n         "],
			["{/* ```\n */} ``` {/* c */}", "       \n     ``` {/* c */}"],
			["none", "none"],
		] as const)
			assert.equal(withoutMdxComments(text), without);
	});
});
