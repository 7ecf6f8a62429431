/** What stands at a place: drawn with a cursor, told by its type and the text of its range. */

import assert from "node:assert/strict";
import { type Place, placeAt } from "../../src/language/at";
import { asked } from "../helpers/asking";
import type { Texts } from "../helpers/checking";

const metrics = `# Metrics

- Owner: Ines

## KM-1: Loads weighed in time

Per week.

- Role: key

## KM-2: Trucks at the gate

- Role: input to KM-1
`;

const beside: Texts = {
	"product/metrics.md": metrics,
	"docs/adr/0003-weigh-twice.md": "# 3. Weigh twice\n\n## Status\n\nAccepted\n",
};

function told(place: Place | undefined, source: (p: Place) => string): string {
	if (!place) return "nothing";
	const what =
		place.type === "reference"
			? (place.target?.id ?? place.targetFile ?? "?")
			: place.type === "definition" || place.type === "title"
				? place.item.id
				: place.type === "field" || place.type === "value"
					? `${place.of}.${place.spec.name}`
					: place.type === "section"
						? place.section.key
						: place.type === "rule"
							? place.id
							: place.type === "category"
								? place.category.id
								: place.type === "fragment"
									? place.target?.file
									: "";
	return `${place.type} ${what} «${source(place)}»`.replace("  ", " ");
}

/** `type what «text of the range»` of what stands at the cursor. */
function at(file: string, drawn: string, others: Texts = beside): string {
	const { [file]: _, ...rest } = others;
	const question = asked({ [file]: drawn, ...rest });
	const { workspace, text, position, source } = question;
	return told(placeAt(workspace, question.file, text, position), (p) =>
		source(p.range),
	);
}

const cases: readonly [string, string, string, string][] = [
	[
		"an id in a heading",
		"product/metrics.md",
		metrics.replace("KM-1:", "K‸M-1:"),
		"definition KM-1 «KM-1»",
	],
	[
		"the end of an id",
		"product/metrics.md",
		metrics.replace("KM-1:", "KM-1‸:"),
		"definition KM-1 «KM-1»",
	],
	[
		"a title",
		"product/metrics.md",
		metrics.replace("weighed in", "wei‸ghed in"),
		"title KM-1 «Loads weighed in time»",
	],
	[
		"a reference in a field",
		"product/metrics.md",
		metrics.replace("to KM-1", "to KM‸-1"),
		"reference KM-1 «KM-1»",
	],
	[
		"a field's name",
		"product/metrics.md",
		metrics.replace("- Role: i", "- Ro‸le: i"),
		"field metrics.role «Role»",
	],
	[
		"a page field's name",
		"product/metrics.md",
		metrics.replace("Owner", "‸Owner"),
		"field metrics.owner «Owner»",
	],
	[
		"an allowed value",
		"product/metrics.md",
		metrics.replace(": key", ": ke‸y"),
		"value metrics.role «key»",
	],
	[
		"a value that is a word of several",
		"product/metrics.md",
		metrics.replace("input to", "inp‸ut to"),
		"value metrics.role «input»",
	],
	[
		"free text of a field",
		"product/metrics.md",
		metrics.replace("Ines", "In‸es"),
		"nothing",
	],
	[
		"the page's heading",
		"product/metrics.md",
		metrics.replace("# Metrics", "# Met‸rics"),
		"page «Metrics»",
	],
	[
		"plain prose",
		"product/metrics.md",
		metrics.replace("Per", "Pe‸r"),
		"nothing",
	],
	[
		"an id in prose",
		"product/themes.md",
		"# Themes\n\nSee KM-‸2.\n",
		"reference KM-2 «KM-2»",
	],
	[
		"a decision as people write it",
		"product/themes.md",
		"# Themes\n\nSee ADR‸ 3.\n",
		"reference ADR-0003 «ADR 3»",
	],
	[
		"an id in a field that names no items",
		"product/themes.md",
		"# Themes\n\n## TH-1: A\n\n- Learned: KM‸-2 rose.\n",
		"reference KM-2 «KM-2»",
	],
	[
		"an id in code",
		"product/themes.md",
		"# Themes\n\n## TH-1: A\n\n- Learned: `KM‸-2` rose.\n",
		"nothing",
	],
	[
		"an id in a code block",
		"product/themes.md",
		"# Themes\n\n```\nKM‸-2\n```\n",
		"nothing",
	],
	[
		"an id in a web address",
		"product/themes.md",
		"# Themes\n\nhttps://example.com/KM‸-2\n",
		"nothing",
	],
	[
		"an id that links out of the repository",
		"product/themes.md",
		"# Themes\n\n[KM‸-2](https://example.com/board)\n",
		"nothing",
	],
	[
		"an id nobody has",
		"product/themes.md",
		"# Themes\n\nSee KM-‸9.\n",
		"reference ? «KM-9»",
	],
	[
		"the id in a link's text",
		"product/themes.md",
		"# Themes\n\n[KM-‸1](metrics.md)\n",
		"reference KM-1 «KM-1»",
	],
	[
		"a link's path",
		"product/themes.md",
		"# Themes\n\n[KM-1](met‸rics.md)\n",
		"path «metrics.md»",
	],
	[
		"a link's fragment",
		"product/themes.md",
		"# Themes\n\n[KM-1](metrics.md#km‸-1)\n",
		"fragment product/metrics.md «km-1»",
	],
	[
		"a strategy's section",
		"product/strategy.md",
		"# Strategie\n\n## Kun‸den\n\nAlle.\n",
		"section customers «Kunden»",
	],
	[
		"an entry's id",
		"product/strategy.md",
		"# Strategy\n\n## Problems\n\n- **S‸T-1** Trucks wait.\n",
		"definition ST-1 «ST-1»",
	],
	[
		"a table's header",
		"product/tech-stack.md",
		"# Stack\n\n| ID | Name | Ri‸ng |\n| --- | --- | --- |\n| TS-1 | Go | adopt |\n",
		"field tech-stack.ring «Ring»",
	],
	[
		"a table's value",
		"product/tech-stack.md",
		"# Stack\n\n| ID | Name | Ring |\n| --- | --- | --- |\n| TS-1 | Go | ad‸opt |\n",
		"value tech-stack.ring «adopt»",
	],
	[
		"a decision's number in its title",
		"docs/adr/0003-weigh-twice.md",
		"# ‸3. Weigh twice\n",
		"definition ADR-0003 «3»",
	],
	[
		"a decision's id in its title",
		"docs/adr/0003-weigh-twice.md",
		"# ADR-00‸03: Weigh twice\n",
		"definition ADR-0003 «ADR-0003»",
	],
	[
		"a decision's title",
		"docs/adr/0003-weigh-twice.md",
		"# 3. Weigh tw‸ice\n",
		"title ADR-0003 «3. Weigh twice»",
	],
	[
		"a number that counts something",
		"docs/adr/0003-weigh-twice.md",
		"# ‸3 scales\n",
		"title ADR-0003 «3 scales»",
	],
	[
		"a decision's front matter",
		"docs/adr/0004-x.md",
		"---\nsta‸tus: accepted\n---\n\n# X\n",
		"field decision.status «status»",
	],
	[
		"within a deviation",
		"docs/adr/0004-x.md",
		"---\ndeviates-from:\n  - from: KM-1\n    unt‸il: 2027-01-01\n---\n\n# X\n",
		"field decision.until «until»",
	],
	[
		"a bare number",
		"docs/adr/0004-x.md",
		"# 4. X\n\nSuperseded by: 000‸3\n",
		"reference ADR-0003 «0003»",
	],
	[
		"words that link to a decision",
		"docs/adr/0004-x.md",
		"# 4. X\n\n## Status\n\nSuperseded by [weigh ‸twice](0003-weigh-twice.md)\n",
		"reference ADR-0003 «weigh twice»",
	],
	[
		"a decision's section",
		"docs/adr/0004-x.md",
		"# 4. X\n\n## Kon‸text\n\nc\n",
		"section context «Kontext»",
	],
	[
		"YAML: an id",
		"product/principles.yaml",
		"items:\n  - id: PP‸-1\n    title: A over B\n",
		"definition PP-1 «PP-1»",
	],
	[
		"YAML: a reference",
		"product/themes.yaml",
		"items:\n  - id: TH-1\n    title: A\n    moves: [KM-2, K‸M-1]\n",
		"reference KM-1 «KM-1»",
	],
	[
		"YAML: a name that is no field",
		"product/principles.yaml",
		"it‸ems:\n  - id: PP-1\n    title: A\n",
		"field principles.items «items»",
	],
	[
		"YAML: an item's title, by name",
		"product/principles.yaml",
		"items:\n  - id: PP-1\n    ti‸tle: A\n",
		"field principles.title «title»",
	],
	[
		"YAML: an id in text, lines ended by CRLF after a byte order mark",
		"product/themes.yaml",
		"\ufeffitems:\r\n  - id: TH-1\r\n    title: A\r\n    learned: KM‸-2 rose\r\n",
		"reference KM-2 «KM-2»",
	],
	[
		"settings: a name",
		"opmodel.yaml",
		"sta‸ge: startup\n",
		"field opmodel.stage «stage»",
	],
	[
		"settings: a value",
		"opmodel.yaml",
		"stage: start‸up\n",
		"value opmodel.stage «startup»",
	],
	[
		"settings: a rule",
		"opmodel.yaml",
		"rules:\n  strategy/one‸-page: off\n",
		"rule strategy/one-page «strategy/one-page»",
	],
	[
		"settings: a rule's severity",
		"opmodel.yaml",
		"rules:\n  strategy/one-page: { severity: hi‸nt }\n",
		"value opmodel.severity «hint»",
	],
	[
		"settings: a category that is not needed",
		"opmodel.yaml",
		"not-needed:\n  frame‸works: { because: few }\n",
		"category frameworks «frameworks»",
	],
	[
		"settings: an expected category",
		"opmodel.yaml",
		"expect: [key-‸metrics]\n",
		"category key-metrics «key-metrics»",
	],
	[
		"settings: an id in a reason",
		"opmodel.yaml",
		"not-needed:\n  frameworks: { because: see ADR‸-3 }\n",
		"reference ADR-0003 «ADR-3»",
	],
	["a file that is no artifact", "README.md", "KM‸-1\n", "nothing"],
	["an empty page", "product/metrics.md", "‸", "nothing"],
	[
		"half-typed YAML",
		"product/themes.yaml",
		"items:\n  - id: TH-1\n    mov‸es: [KM-1, \n",
		"field themes.moves «moves»",
	],
];

describe("what stands at a place", () => {
	for (const [name, file, drawn, expected] of cases)
		it(name, () => assert.equal(at(file, drawn), expected));

	it("never fails, wherever the cursor stands", () => {
		const texts = cases.map(([, file, drawn]) => [file, drawn] as const);
		for (const [file, drawn] of texts) {
			const { workspace, text } = asked({ [file]: drawn, ...beside });
			for (const [line, content] of text.split("\n").entries())
				for (let character = 0; character <= content.length + 1; character++)
					placeAt(workspace, file, text, { line, character });
			placeAt(workspace, file, text, { line: 999, character: 9 });
		}
	});
});
