/** Where an id, a number or an anchor leads. */

import assert from "node:assert/strict";
import { contains } from "../../src/domain/position";
import { placeAt } from "../../src/language/at";
import { definitionOf } from "../../src/language/definition";
import { asked } from "../helpers/asking";
import type { Texts } from "../helpers/checking";

const files: Texts = {
	"product/metrics.md": "# M\n\n## KM-1: Loads\n\nPer week.\n",
	"product/strategy.md": "# S\n\n## Problems\n\n- **ST-1** Trucks wait.\n",
	"product/principles.yaml": "items:\n  - id: PP-1\n    title: A\n",
	"docs/adr/0003-x.md": "# Weigh twice\n\n## Context\n\nc\n",
	"docs/notes.md": "# Notes\n",
};

/** `file «text selected there»`. */
function leadsTo(file: string, drawn: string): string | undefined {
	const question = asked({ ...files, [file]: drawn });
	const { workspace, text, position, source } = question;
	const place = placeAt(workspace, file, text, position);
	const target = place && definitionOf(workspace, place);
	if (!target) return undefined;
	assert.ok(contains(target.range, target.selection));
	return `${target.file} «${source(target.selection, target.file)}»`;
}

describe("definition", () => {
	for (const [name, file, drawn, expected] of [
		[
			"of an id in prose",
			"product/themes.md",
			"# T\n\nKM-‸1\n",
			"product/metrics.md «KM-1»",
		],
		[
			"of an id in YAML",
			"product/themes.yaml",
			"items:\n  - id: TH-1\n    title: A\n    serves: ST-‸1\n",
			"product/strategy.md «ST-1»",
		],
		[
			"of an id that YAML defines",
			"product/themes.md",
			"# T\n\nPP-‸1\n",
			"product/principles.yaml «PP-1»",
		],
		[
			"of a decision: its title",
			"product/themes.md",
			"# T\n\nADR-‸3\n",
			"docs/adr/0003-x.md «Weigh twice»",
		],
		[
			"of a bare number",
			"docs/adr/0004-y.md",
			"# 4. Y\n\nSupersedes: 000‸3\n",
			"docs/adr/0003-x.md «Weigh twice»",
		],
		[
			"of an id in settings",
			"opmodel.yaml",
			"not-needed: { themes: { because: ADR-‸3 } }\n",
			"docs/adr/0003-x.md «Weigh twice»",
		],
		[
			"of an id where it is defined: itself",
			"product/metrics.md",
			"# M\n\n## KM-‸1: Loads\n",
			"product/metrics.md «KM-1»",
		],
		[
			"of the id in a link's text",
			"product/themes.md",
			"# T\n\n[KM-‸1](metrics.md)\n",
			"product/metrics.md «KM-1»",
		],
		[
			"of an anchor by id, which Markdown does not know",
			"product/themes.md",
			"# T\n\n[x](metrics.md#km-‸1)\n",
			"product/metrics.md «KM-1»",
		],
		[
			"not of the path in a link",
			"product/themes.md",
			"# T\n\n[KM-1](metr‸ics.md#km-1)\n",
			undefined,
		],
		[
			"not of a heading's anchor",
			"product/themes.md",
			"# T\n\n[x](metrics.md#km-1-lo‸ads)\n",
			undefined,
		],
		[
			"not of an anchor by id that is a heading's own",
			"product/capabilities.md",
			"# C\n\n[x](#cc‸-1)\n\n## CC-1\n",
			undefined,
		],
		[
			"not of an id nobody has",
			"product/themes.md",
			"# T\n\nKM-‸9\n",
			undefined,
		],
		[
			"not of a field's name",
			"product/metrics.md",
			"# M\n\n- Ow‸ner: I\n",
			undefined,
		],
	] as const)
		it(name, () => assert.equal(leadsTo(file, drawn), expected));
});
