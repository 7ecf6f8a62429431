/** What a change brings: diagnostics that were not there before, wherever they stood and whatever else has changed about their words. */

import assert from "node:assert/strict";
import type { ChangedFile } from "../../src/code/changes";
import type { Diagnostic, Severity } from "../../src/domain/diagnostic";
import { Engine } from "../../src/engine";
import { broughtBy, gist } from "../../src/review/new-diagnostics";
import { inShort, type Texts } from "../helpers/checking";
import { endless } from "../helpers/texts";

function at(
	line: number,
	message = "It is wrong.",
	severity: Severity = "warning",
	file = "a.md",
): Diagnostic {
	const position = { line, character: 0 };
	return {
		rule: "area/rule",
		severity,
		file,
		range: { start: position, end: position },
		message,
	};
}

function checked(texts: Texts): readonly Diagnostic[] {
	const engine = new Engine({ today: "2026-11-22" });
	for (const [path, text] of Object.entries(texts)) engine.set(path, text);
	return engine.check().diagnostics;
}

/** What one state of some files brings over another, above a hint. */
function brought(before: Texts, now: Texts, files: ChangedFile[] = []) {
	return inShort(
		broughtBy(files, checked(before), checked(now)).filter(
			({ severity }) => severity !== "hint",
		),
	);
}

describe("what a change brings", () => {
	it("is what is said more often than before", () => {
		const now = [at(1), at(5), at(9)];
		assert.deepEqual(broughtBy([], [at(70), at(71)], now), [at(9)]);
		assert.deepEqual(broughtBy([], [at(1), at(2), at(3)], now), []);
		assert.deepEqual(broughtBy([], [], now), now);
		const changed = { path: "a.md", how: "changed", lines: [5] } as const;
		assert.deepEqual(broughtBy([changed], [at(70), at(71)], now), [at(5)]);
	});

	it("is what was said less severely", () => {
		const error = at(3, "It is wrong.", "error");
		assert.deepEqual(broughtBy([], [at(3)], [error]), [error]);
		assert.deepEqual(broughtBy([], [error], [at(3)]), []);
		assert.deepEqual(broughtBy([], [error, at(1)], [at(1), error]), []);
		assert.deepEqual(broughtBy([], [at(1), at(2)], [at(1), error]), [error]);
	});

	it("is not what was said of a file where it was", () => {
		const now = [at(1, "The file b.md is wrong.", "error", "b.md")];
		const before = [at(1, "The file a.md is wrong.", "error")];
		assert.deepEqual(broughtBy([], before, now), now);
		assert.deepEqual(
			broughtBy([{ path: "b.md", how: "renamed", from: "a.md" }], before, now),
			[],
		);
	});

	it("is not what other pages change about its words", () => {
		const strategy = "# Strategy\n\n## Problems\n\n- **ST-1** Late.\n";
		const themes = (more = "") =>
			`# Themes\n\n## TH-1: Close in time\n\n- Owner: Ines\n- Serves: ST-9\n${more}`;
		assert.deepEqual(
			brought(
				{ "product/strategy.md": strategy, "product/themes.md": themes() },
				{
					"product/strategy.md": `${strategy}- **ST-2** Lost.\n`,
					"product/themes.md": themes("- Period: 2026-Q4\n"),
				},
			),
			[],
		);
		const guardrails = (title: string) =>
			`# Guardrails\n\n- Owner: Ines\n\n## GR-1: ${title}\n\nBecause.\n\n- Deny content: \`eval\`\n`;
		assert.deepEqual(
			brought(
				{
					"product/guardrails.md": guardrails("No eval"),
					"a.ts": "eval\n",
				},
				{
					"product/guardrails.md": guardrails("Nothing dynamic"),
					"a.ts": "\n\neval\n",
				},
			),
			[],
		);
	});

	it("is another id that leads nowhere, in place of one that did", () => {
		const themes = (id: string) =>
			`# Themes\n\n## TH-1: Close in time\n\n- Owner: Ines\n- Serves: ${id}\n`;
		const strategy = "# Strategy\n\n## Problems\n\n- **ST-1** Late.\n";
		assert.deepEqual(
			brought(
				{
					"product/strategy.md": strategy,
					"product/themes.md": themes("ST-9"),
				},
				{
					"product/strategy.md": strategy,
					"product/themes.md": themes("ST-8"),
				},
			),
			["error product/themes.md:6 ST-8 is named here"],
		);
	});

	it("goes by a message's first sentence, without titles and numbers", () => {
		for (const [message, is] of [
			[
				"It has 12 words, and 1.5 is `a. 3`. Cut.",
				"It has # words, and 1.5 is `a. 3`.",
			],
			['`x` crosses GR-2 "One date. 3". Use it.', "`x` crosses GR-2."],
			[
				"On 2026-11-22 it ended; v2 stays.",
				"On 2026-11-22 it ended; v2 stays.",
			],
			["Two headings have no id.", "# headings have no id."],
			['An open ` or " is no end. More.', 'An open ` or " is no end.'],
			["No end", "No end"],
		] as const)
			assert.equal(gist(message), is);
	});

	it("comes to an end however long a message is", () => {
		for (const piece of ["`", '"a', "a", '1 "'])
			assert.notEqual(gist(endless("", piece)), "");
	});
});
