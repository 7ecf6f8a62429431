/** The work of answering: in step with a text's length, and with the number of pages. */

import assert from "node:assert/strict";
import { Exceptions } from "../../src/code/deviations";
import { Engine } from "../../src/engine";
import { complete } from "../../src/language/completion/completion";
import { rename } from "../../src/language/rename";
import { isRefusal } from "../../src/plans/plan";
import { gist } from "../../src/review/new-diagnostics";
import { changedNodes, tree } from "../../src/views/tree";
import { asked, itemOf } from "../helpers/asking";
import { assertInProportion } from "../helpers/steps";
import { repeated } from "../helpers/texts";
import { hostileLines } from "./hostile-lines";

const today = "2026-11-22";

function engineOf(files: Readonly<Record<string, string>>): Engine {
	const engine = new Engine({ today });
	for (const [path, text] of Object.entries(files)) engine.set(path, text);
	return engine;
}

describe("the work of an answer", () => {
	for (const piece of ["`", '"a', "a", '1 "'])
		it(`grows with a message's length alone, for its gist: many ${piece}`, () => {
			assertInProportion("gist", 5_000, (length) => {
				const text = repeated("", piece, length);
				return () => gist(text);
			});
		});

	for (const [begin, piece] of hostileLines)
		for (const file of ["product/themes.md", "product/themes.yaml"])
			it(`grows with a line's length alone, for what completes it: ${begin}${piece} in ${file}`, () => {
				const asking = (line: string) => {
					const text = `title: x\n${line}\nb\n`;
					const workspace = engineOf({ [file]: text }).workspace();
					return () => {
						for (const at of [0, 1, 2])
							complete(workspace, file, text, { line: at, character: 1 });
					};
				};
				assertInProportion(file, 5_000, (length) =>
					asking(repeated(begin, piece, length)),
				);
			});

	for (const id of ["GR-1", "ADR-0020"])
		it(`grows with the number of decisions alone, for a new id: ${id}`, () => {
			assertInProportion(id, 20, (count) => {
				const files: Record<string, string> = {
					"product/guardrails.md": "# G\n\n## GR-1: One queue\n\nBecause.\n",
				};
				for (let n = 1; n <= count; n++)
					files[`docs/adr/${String(n).padStart(4, "0")}-decision-${n}.md`] =
						`---\nstatus: accepted\nupholds: [GR-1]\n---\n\n# Decision ${n}\n\n## Context\n\nAfter ADR-${Math.max(1, n - 1)}, GR-1 holds.\n`;
				const { workspace } = asked(files);
				const item = itemOf(workspace, id);
				return () =>
					assert.ok(
						!isRefusal(rename(workspace, (f) => files[f], item, "5999")),
					);
			});
		});

	it("grows with the number of decisions alone, for the tree and what has changed in it", () => {
		assertInProportion("tree", 25, (count) => {
			const files: Record<string, string> = {};
			for (let n = 1; n <= count; n++)
				files[`docs/adr/${String(n).padStart(4, "0")}-x.md`] =
					`# ${n}. Choice ${n}\n\n- Status: accepted\n- Date: 2026-01-02\n`;
			const engine = engineOf(files);
			engine.check();
			const grown = () =>
				tree(engine.check(), new Exceptions(engine.workspace(), today));
			return () => assert.deepEqual(changedNodes(grown(), grown()), []);
		});
	});
});
