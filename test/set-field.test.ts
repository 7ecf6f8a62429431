/** A field that a fix adds is written the way its neighbours are, and read back. */

import assert from "node:assert/strict";
import type { Artifact } from "../src/domain/artifact";
import { Engine } from "../src/engine";
import { setField } from "../src/rules/support/support";
import { applyEdits } from "./helpers/drawing";

function read(file: string, text: string): Artifact {
	const engine = new Engine({ today: "2026-11-22" });
	engine.set("opmodel.yaml", "opmodel: 1\n");
	engine.set(file, text);
	return engine.workspace().artifacts.get(file) as Artifact;
}

/** The text after the page (or its first item) was given a review date; undefined where there is no safe place. */
function given(
	file: string,
	text: string,
	of: "page" | "item",
): string | undefined {
	const subject = (artifact: Artifact) =>
		of === "item" ? artifact.items[0] : undefined;
	const before = read(file, text);
	const edit = setField(before, subject(before), "review-by", "2027-11-22");
	if (!edit) return undefined;
	const changed = applyEdits(new Map([[file, text]]), [edit]).get(file) ?? "";
	const after = read(file, changed);
	const fields = (subject(after) ?? after).fields;
	assert.equal(fields["review-by"]?.text, "2027-11-22");
	for (const [name, field] of Object.entries(
		(subject(before) ?? before).fields,
	))
		if (name !== "review-by") assert.equal(fields[name]?.text, field.text);
	assert.deepEqual(
		after.items.map((item) => item.id),
		before.items.map((item) => item.id),
	);
	return changed;
}

const page = "product/metrics.md";
const yaml = "product/metrics.yaml";
const pages: readonly (readonly [string, string, string, string])[] = [
	[
		"a list",
		page,
		"# M\n\n- Owner: Ines\n",
		"# M\n\n- Owner: Ines\n- Review by: 2027-11-22\n",
	],
	[
		"a list with stars",
		page,
		"# M\n\n* Owner: Ines\n",
		"# M\n\n* Owner: Ines\n* Review by: 2027-11-22\n",
	],
	[
		"a bold list",
		page,
		"# M\n\n- **Owner:** Ines\n",
		"# M\n\n- **Owner:** Ines\n- **Review by**: 2027-11-22\n",
	],
	[
		"lines",
		page,
		"# M\n\nOwner: Ines\n\nText.\n",
		"# M\n\nOwner: Ines\nReview by: 2027-11-22\n\nText.\n",
	],
	[
		"a name without a value",
		page,
		"# M\n\n- Since: 2026\n- **Review by**:\n",
		"# M\n\n- Since: 2026\n- **Review by**: 2027-11-22\n",
	],
	[
		"a prompt",
		page,
		"# M\n\n- Review by: <!-- when -->\n",
		"# M\n\n- Review by: 2027-11-22 <!-- when -->\n",
	],
	[
		"a last field without a value",
		page,
		"# M\n\n- Since: 2026\n- Owner:\n",
		"# M\n\n- Since: 2026\n- Owner:\n- Review by: 2027-11-22\n",
	],
	[
		"a heading alone",
		page,
		"# M\n\nText.\n",
		"# M\n\n- Review by: 2027-11-22\n\nText.\n",
	],
	[
		"items listed under the heading",
		page,
		"# M\n\n- **KM-1** Sites.\n",
		"# M\n\nReview by: 2027-11-22\n\n- **KM-1** Sites.\n",
	],
	[
		"front matter with a comment",
		page,
		"---\nowner: Ines # for now\n---\n# M\n",
		"---\nowner: Ines # for now\nreview-by: 2027-11-22\n---\n# M\n",
	],
	[
		"YAML behind a marker",
		yaml,
		"---\nowner: Ines\nitems: []\n",
		"---\nowner: Ines\nreview-by: 2027-11-22\nitems: []\n",
	],
	[
		"YAML without a last line break",
		yaml,
		"kind: metrics\nowner: Ines",
		"kind: metrics\nreview-by: 2027-11-22\nowner: Ines",
	],
];
const items: readonly (readonly [
	string,
	string,
	string,
	string | undefined,
])[] = [
	[
		"a heading",
		page,
		"# M\n\n## KM-1: Sites\n\nShare.\n",
		"# M\n\n## KM-1: Sites\n\n- Review by: 2027-11-22\n\nShare.\n",
	],
	[
		"an entry",
		page,
		"# M\n\n- **KM-1** Sites.\n- **KM-2** Rounds.\n",
		"# M\n\n- **KM-1** Sites.\n  - Review by: 2027-11-22\n- **KM-2** Rounds.\n",
	],
	[
		"an entry with fields",
		page,
		"# M\n\n- **KM-1** Sites.\n  - Role: key\n",
		"# M\n\n- **KM-1** Sites.\n  - Role: key\n  - Review by: 2027-11-22\n",
	],
	[
		"a row",
		page,
		"# M\n\n| ID | Title |\n| --- | --- |\n| KM-1 | Sites |\n",
		undefined,
	],
	[
		"a row with that column",
		page,
		"# M\n\n| ID | Title | Review by |\n| --- | --- | --- |\n| KM-1 | Sites | 2026 |\n",
		"# M\n\n| ID | Title | Review by |\n| --- | --- | --- |\n| KM-1 | Sites | 2027-11-22 |\n",
	],
	[
		"YAML",
		yaml,
		"items:\n  - id: KM-1\n    title: Sites\n",
		"items:\n  - id: KM-1\n    review-by: 2027-11-22\n    title: Sites\n",
	],
	[
		"YAML that begins with a field",
		yaml,
		"items:\n  - role: key\n    id: KM-1\n",
		"items:\n  - role: key\n    review-by: 2027-11-22\n    id: KM-1\n",
	],
	["YAML in braces", yaml, "items:\n  - { id: KM-1, role: key }\n", undefined],
];

describe("setField", () => {
	for (const [how, file, before, after] of pages)
		it(`gives a page a field: ${how}`, () => {
			assert.equal(given(file, before, "page"), after);
		});
	for (const [how, file, before, after] of items)
		it(`gives an item a field: ${how}`, () => {
			assert.equal(given(file, before, "item"), after);
		});
});
