/** Completion at a cursor, drawn as `‸`: what is offered, and the text once it is put in. */

import assert from "node:assert/strict";
import { Lines } from "../../../src/domain/lines";
import { Engine } from "../../../src/engine";
import {
	type Completion,
	complete,
} from "../../../src/language/completion/completion";
import { translatedHeadings } from "../../../src/plans/section-headings";
import { sectionKey } from "../../../src/text/vocabulary";
import { noWords } from "../../../src/text/words";
import type { Texts } from "../../helpers/checking";
import { applyEdits } from "../../helpers/drawing";
import { endless } from "../../helpers/texts";
import { hostileLines } from "../hostile-lines";

const model: Texts = {
	"opmodel.yaml": "opmodel: 1\n",
	"product/strategy.md":
		"# Strategy\n\n## Problems\n\n- **ST-1** Findings are seen too late.\n- **ST-2** Rounds without signal.\n",
	"product/metrics.md":
		"# Metrics\n\n- Owner: Ines\n\n## KM-1: Findings closed on time\n\nShare per week.\n\n- Role: key\n\n## KM-2: Reports opened\n\n- Status: retired\n\n## KM-3: Rounds walked\n\n- Role: input to KM-1\n",
	"product/capabilities.md":
		"# Capabilities\n\n## CC-1: Offline first\n\nWorks without network.\n",
	"docs/adr/0001-one.md":
		"# 1. One\n\n## Status\n\nAccepted\n\n## Context\n\nText.\n\n## Decision\n\nText.\n\n## Consequences\n\nText.\n",
	"docs/adr/0002-two.md":
		"# 2. Two\n\n## Status\n\nSuperseded by ADR-0001\n\n## Context\n\nText.\n\n## Decision\n\nText.\n",
};

const ruleNames = [
	{ id: "strategy/one-page", what: "It fits.", options: ["max-words"] },
	{ id: "decisions/dated", what: "It has a date.", options: [] },
];

interface Asked {
	readonly labels: string[];
	/** The text of the file with an entry put in, the cursor of a snippet drawn again. */
	put(label: string): string;
	entry(label: string): Completion;
}

/** Asks at the cursor of a file that is added to the model, or stands in for one of its files. */
function at(file: string, drawn: string, others: Texts = model): Asked {
	const text = drawn.replace("‸", "");
	const cursor = drawn.indexOf("‸");
	assert.ok(cursor >= 0, "no cursor is drawn");
	const engine = new Engine({ today: "2026-11-22" });
	for (const [path, other] of Object.entries({ ...others, [file]: text }))
		engine.set(path, other);
	const lines = new Lines(text);
	const position = lines.position(cursor - (text.length - lines.text.length));
	const found = complete(engine.workspace(), file, text, position, ruleNames);
	for (const { range } of found) {
		assert.equal(range.start.line, position.line, "on the cursor's line");
		assert.equal(range.end.line, position.line);
		assert.ok(range.start.character <= position.character);
		assert.ok(range.end.character >= position.character);
	}
	const sorted = [...found].sort((a, b) => (a.sortText < b.sortText ? -1 : 1));
	const entry = (label: string) => {
		const one = found.find((c) => c.label === label);
		assert.ok(
			one,
			`"${label}" is not among ${sorted.map((c) => c.label).join(", ")}`,
		);
		return one;
	};
	return {
		labels: sorted.map(({ label }) => label),
		entry,
		put: (label) => {
			const { insertText, snippet, range } = entry(label);
			const newText = snippet
				? insertText.replace(/\\([\\$}])|\$0/g, (_, escaped) => escaped ?? "‸")
				: insertText;
			return applyEdits(new Map([[file, text]]), [
				{ file, range, newText },
			]).get(file) as string;
		},
	};
}

const themes = (field: string) =>
	`# Themes\n\n## TH-1: No queue\n\nWhy now.\n\n- Period: 2026-Q4\n${field}\n\n## TH-2: Other\n\nWhy.\n\n- Period: 2026-Q4\n`;
const theme = (field: string, others?: Texts) =>
	at("product/themes.md", themes(field), others);

describe("completion of ids in fields", () => {
	it("offers the items that the field names, with title and status, retired ones last", () => {
		const asked = theme("- Moves: ‸");
		assert.deepEqual(asked.labels, ["KM-1", "KM-3", "KM-2"]);
		assert.equal(asked.put("KM-3"), themes("- Moves: KM-3"));
		const retired = asked.entry("KM-2");
		assert.equal(retired.detail, "Reports opened");
		assert.equal(retired.status, "retired");
		assert.equal(
			asked.entry("KM-1").documentation,
			"Findings closed on time Share per week.",
		);
	});

	it("is found by the words of the title, which are replaced", () => {
		const asked = theme("- Serves: rounds wi‸");
		assert.match(asked.entry("ST-2").filterText ?? "", /^ST-2 Rounds without/);
		assert.equal(asked.put("ST-2"), themes("- Serves: ST-2"));
	});

	it("goes on behind a comma and leaves out what is named", () => {
		const asked = theme("- Moves: KM-1, K‸");
		assert.deepEqual(asked.labels, ["KM-3", "KM-2"]);
		assert.equal(asked.put("KM-3"), themes("- Moves: KM-1, KM-3"));
		assert.deepEqual(theme("- Moves: K‸, KM-3").labels, ["KM-1", "KM-2"]);
	});

	it("replaces the rest of a word at the cursor", () => {
		assert.equal(theme("- Moves: K‸M-9").put("KM-1"), themes("- Moves: KM-1"));
	});

	it("puts a blank behind a colon that has none", () => {
		assert.equal(theme("- Moves:‸").put("KM-1"), themes("- Moves: KM-1"));
	});

	it("puts a blank behind a comma, and waits for one behind an id", () => {
		assert.equal(
			theme("- Moves: KM-1,‸").put("KM-3"),
			themes("- Moves: KM-1, KM-3"),
		);
		assert.deepEqual(theme("- Moves: KM-1 ‸").labels, []);
	});

	it("goes on behind a role with the metric that it is towards", () => {
		const page = (role: string) =>
			`# Metrics\n\n## KM-1: A\n\n## KM-2: B\n\n- Role: ${role}\n`;
		for (const typed of ["input ‸", "input to ‸", "input t‸", "input to K‸"])
			assert.equal(
				at("product/metrics.md", page(typed)).put("KM-1"),
				page("input to KM-1"),
				typed,
			);
		assert.deepEqual(
			at("product/metrics.md", page("key ‸")).labels.filter((l) => /-/.test(l)),
			[],
		);
	});

	it("takes bold names, other marks and carriage returns", () => {
		assert.deepEqual(theme("- **Moves:** ‸").labels, ["KM-1", "KM-3", "KM-2"]);
		assert.deepEqual(theme("- **Moves**: ‸").labels, ["KM-1", "KM-3", "KM-2"]);
		const windows = `\ufeff${themes("- Moves: ‸").replaceAll("\n", "\r\n")}`;
		const asked = at("product/themes.md", windows);
		assert.equal(asked.put("KM-1"), windows.replace("‸", "KM-1"));
	});

	it("offers ids in a field of words only while they can be meant", () => {
		const files = {
			...model,
			"product/outcomes.md": "# Outcomes\n\n## OC-1: Sites stay open\n",
		};
		assert.deepEqual(theme("- Outcome: O‸", files).labels, ["OC-1"]);
		assert.deepEqual(
			theme("- Outcome: Half of the sites h‸", files).labels,
			[],
		);
	});

	it("leaves out the item itself", () => {
		const text =
			"# Metrics\n\n## KM-1: A\n\n- Role: key\n\n## KM-2: B\n\n- Role: counter to ‸\n";
		assert.deepEqual(at("product/metrics.md", text).labels, ["KM-1"]);
	});

	it("offers nothing inside of a link's parts or code", () => {
		assert.deepEqual(theme("- Moves: `K‸").labels, []);
		assert.deepEqual(theme("- Moves: [x](metrics.md#k‸)").labels, []);
	});

	it("completes the cells of a table by its columns", () => {
		const table = (row: string) =>
			`# Themes\n\n| ID | Title | Moves | Source |\n| --- | --- | --- | --- |\n| TH-1 | A | KM-1 | sales |\n${row}\n`;
		const asked = at("product/themes.md", table("| TH-2 | B | K‸ | |"));
		assert.deepEqual(asked.labels, ["KM-1", "KM-3", "KM-2"]);
		assert.equal(asked.put("KM-1"), table("| TH-2 | B | KM-1 | |"));
		assert.deepEqual(
			at("product/themes.md", table("| TH-2 | B | KM-1 | s‸")).put("strategy"),
			table("| TH-2 | B | KM-1 | strategy"),
		);
		assert.deepEqual(at("product/themes.md", table("| ‸")).labels, ["TH-2"]);
		assert.deepEqual(at("product/themes.md", table("| TH-2 | K‸")).labels, []);
	});
});

describe("completion of ids in prose", () => {
	it("offers the items of a prefix that the model has", () => {
		const asked = theme("- Period: x\n\nThis moves km-‸ soon.");
		assert.deepEqual(asked.labels, ["KM-1", "KM-3", "KM-2"]);
		assert.match(asked.put("KM-1"), /This moves KM-1 soon\./);
		assert.deepEqual(theme("- Period: x\n\nSee adr-‸").labels, [
			"ADR-0001",
			"ADR-0002",
		]);
		assert.deepEqual(theme("- Period: x\n\nGate PC-‸").labels, []);
	});

	it("offers the newest decision first", () => {
		const files = { ...model, "docs/adr/0010-ten.md": "# 10. Ten\n" };
		assert.deepEqual(theme("- Period: x\n\nSee adr-‸", files).labels, [
			"ADR-0010",
			"ADR-0001",
			"ADR-0002",
		]);
	});

	it("offers nothing in code, comments and addresses", () => {
		for (const text of [
			"```\nKM-‸\n```",
			"<!-- KM-‸ -->",
			"<!--\nKM-‸",
			"`KM-‸`",
			"https://example.org/KM-‸",
			"Prose.\n\n    KM-‸",
		])
			assert.deepEqual(theme(`- Period: x\n\n${text}`).labels, [], text);
	});
});

describe("completion of links", () => {
	it("offers items by id and title as targets, and leaves paths and headings to the editor", () => {
		const asked = theme("- Period: x\n\nSee [it](‸)");
		assert.match(
			asked.put("KM-1 Findings closed on time"),
			/\[it\]\(metrics\.md#km-1-findings-closed-on-time\)/,
		);
		assert.match(
			asked.put("ADR-0001 One"),
			/\[it\]\(\.\.\/docs\/adr\/0001-one\.md/,
		);
		assert.deepEqual(theme("- Period: x\n\n[it](metrics.md#‸)").labels, []);
	});

	it("writes the whole link behind a bracket and a prefix", () => {
		const asked = theme("- Period: x\n\nSee [KM‸]");
		assert.deepEqual(asked.labels, ["KM-1", "KM-3", "KM-2"]);
		assert.match(
			asked.put("KM-3"),
			/See \[KM-3\]\(metrics\.md#km-3-rounds-walked\)\n/,
		);
		assert.deepEqual(theme("- Period: x\n\nSee [KM‸](metrics.md)").labels, []);
	});
});

describe("completion of fields", () => {
	it("offers the names that are not given yet, as the page spells them", () => {
		const asked = theme("- ‸");
		assert.ok(asked.labels.includes("Outcome"));
		assert.ok(!asked.labels.includes("Period"), "given already");
		assert.ok(!asked.labels.includes("Description"), "is the first paragraph");
		assert.equal(asked.labels[0], "Outcome");
		assert.equal(asked.put("Review by"), themes("- Review by: "));
		assert.equal(asked.entry("Moves").retrigger, true);
		assert.equal(asked.entry("Learned").retrigger, undefined);
		assert.match(
			asked.entry("Moves").documentation ?? "",
			/metrics that should change/,
		);
	});

	it("begins with the names that a new item has", () => {
		const page = "# G\n\n## GR-1: A\n\n- ‸\n";
		assert.deepEqual(at("product/guardrails.md", page).labels.slice(0, 2), [
			"Owner",
			"Deny dependency",
		]);
		assert.deepEqual(
			at("product/guardrails.yaml", "items:\n  - ‸\n").labels.slice(0, 3),
			["id", "title", "owner"],
		);
	});

	it("replaces what is typed of the name", () => {
		assert.equal(theme("- Mo‸").put("Moves"), themes("- Moves: "));
		assert.equal(theme("- Mo‸: KM-1").labels.length, 0);
	});

	it("follows bold type, other marks and lower case", () => {
		const page = (text: string) =>
			`# Themes\n\n## TH-1: A\n\n* **period**: 2026-Q4\n${text}\n`;
		const asked = at("product/themes.md", page("* ‸"));
		assert.equal(asked.put("moves"), page("* **moves**: "));
	});

	it("begins a list under the heading of an item or of the page", () => {
		const page = "# Metrics\n\n‸\n\n## KM-1: A\n";
		const asked = at("product/metrics.md", page);
		assert.equal(asked.put("Owner"), page.replace("‸", "- Owner: "));
		assert.ok(!asked.labels.includes("Role"), "is an item's");
		const item = "# Metrics\n\n## KM-1: A\n\n‸\n";
		assert.equal(
			at("product/metrics.md", item).put("Role"),
			item.replace("‸", "- Role: "),
		);
	});

	it("begins a list under an item that is an entry", () => {
		const page =
			"# Strategy\n\n## Problems\n\n- **ST-1** Findings.\n  - ‸\n- **ST-2** Other.\n";
		assert.equal(
			at("product/strategy.md", page).put("Status"),
			page.replace("‸", "Status: "),
		);
	});

	it("is not misled by a dash that makes a heading of the paragraph above", () => {
		const page = "# Metrics\n\n## KM-1: A\n\nShare per week.\n- ‸\n";
		assert.equal(
			at("product/metrics.md", page).put("Role"),
			page.replace("‸", "Role: "),
		);
	});

	it("offers no names in lists and paragraphs of prose", () => {
		assert.deepEqual(
			at("product/themes.md", "# T\n\n## TH-1: A\n\n- one\n- ‸\n").labels,
			[],
		);
		for (const text of [
			"- Period: x\n\nSome prose\n‸",
			"- Period: x\n\n1. one\n2. two\n- ‸",
			"- Period: x\n\n- one\n- two\n- ‸",
		])
			assert.deepEqual(theme(text).labels, [], text);
	});

	it("offers the values that a field allows", () => {
		const page = (text: string) => `# Metrics\n\n## KM-1: A\n\n${text}\n`;
		const asked = at("product/metrics.md", page("- Role: ‸"));
		assert.deepEqual(asked.labels, ["key", "input", "counter"]);
		assert.equal(asked.put("counter"), page("- Role: counter"));
		assert.deepEqual(at("product/metrics.md", page("- Status: ‸")).labels, [
			"draft",
			"retired",
		]);
		assert.equal(
			at("product/tech-stack.md", "# Stack\n\n## TS-1: A\n\n- Ring: a‸").put(
				"adopt",
			),
			"# Stack\n\n## TS-1: A\n\n- Ring: adopt",
		);
	});

	it("offers the next free id where one is defined", () => {
		const page = (text: string) => `${model["product/metrics.md"]}\n${text}`;
		const asked = at("product/metrics.md", page("## KM-‸"));
		assert.deepEqual(asked.labels, ["KM-4"]);
		assert.equal(asked.put("KM-4"), page("## KM-4"));
	});
});

describe("completion of headings", () => {
	it("offers the sections that a strategy lacks, with their prompts", () => {
		const page = "# Strategy\n\n## Customers\n\nQuarries.\n\n## ‸\n";
		const asked = at("product/strategy.md", page);
		assert.deepEqual(asked.labels, [
			"Problems",
			"Vision",
			"Not doing",
			"Key metric",
		]);
		assert.equal(
			asked.put("Not doing"),
			page.replace(
				"## ‸",
				"## Not doing\n\n<!-- What will you leave alone, although somebody asks for it? -->\n‸",
			),
		);
	});

	it("takes the level and the language of the other headings", () => {
		const page =
			"# Strategie\n\n### Kunden\n\nSteinbrüche.\n\n### Probleme\n\nViele.\n\n#‸\n";
		const asked = at("product/strategy.md", page);
		assert.deepEqual(asked.labels, ["Vision", "Was wir nicht tun", "Kennzahl"]);
		assert.match(asked.put("Kennzahl"), /\n### Kennzahl\n/);
	});

	it("offers nothing for a heading within a section", () => {
		for (const drawn of [
			"# Strategy\n\n## Customers\n\nQuarries.\n\n### ‸\n",
			"# Strategy\n\n## Customers\n\n### Big ones\n\n#### ‸\n",
			"# Strategy\n\n## Preface\n\n### ‸\n",
		])
			assert.deepEqual(at("product/strategy.md", drawn).labels, [], drawn);
		assert.ok(
			at(
				"product/strategy.md",
				"## Strategie\n\n### Kunden\n\n### ‸\n",
			).labels.includes("Vision"),
		);
	});

	it("offers a record the sections of the records beside it", () => {
		const text = "# 3. Three\n\n## Status\n\nProposed\n\n## ‸\n";
		assert.deepEqual(at("docs/adr/0003-three.md", text).labels, [
			"Context",
			"Decision",
		]);
	});

	it("offers nothing on pages of items", () => {
		assert.deepEqual(theme("- Period: x\n\n## ‸").labels, []);
	});

	it("knows only headings that are understood again", () => {
		for (const headings of translatedHeadings)
			for (const [key, heading] of Object.entries(headings))
				assert.equal(
					sectionKey(
						heading,
						/loop|cycle/.test(key) ? "delivery" : "strategy",
						noWords,
					),
					key,
				);
	});
});

describe("completion in records", () => {
	const record = (text: string) => at("docs/adr/0003-three.md", text);

	it("offers names, values and ids in front matter", () => {
		assert.ok(
			record("---\nstatus: proposed\n‸\n---\n\n# Three\n").labels.includes(
				"deviates-from",
			),
		);
		assert.ok(
			!record("---\nstatus: proposed\n‸\n---\n\n# Three\n").labels.includes(
				"status",
			),
		);
		assert.equal(
			record("---\nstatus: ac‸\n---\n\n# Three\n").put("accepted"),
			"---\nstatus: accepted\n---\n\n# Three\n",
		);
		const asked = record("---\nsupersedes: ‸\n---\n\n# Three\n");
		assert.deepEqual(asked.labels, ["ADR-0001", "ADR-0002"]);
		assert.equal(asked.entry("ADR-0002").status, "superseded");
		assert.deepEqual(
			record("---\nupholds:\n  - C‸\n---\n\n# Three\n").put("CC-1"),
			"---\nupholds:\n  - CC-1\n---\n\n# Three\n",
		);
	});

	it("answers while the front matter is not closed yet", () => {
		assert.ok(record("---\nsta‸").labels.includes("status"));
	});

	it("offers a status under its heading, and ids under those that name them", () => {
		assert.ok(
			record("# Three\n\n## Status\n\n‸\n").labels.includes("accepted"),
		);
		assert.deepEqual(
			record("# Three\n\n## Status\n\nAccepted\n\n‸\n").labels,
			[],
		);
		assert.deepEqual(record("# Three\n\n## Deviates from\n\n- C‸\n").labels, [
			"CC-1",
			"ST-1",
			"ST-2",
			"KM-1",
			"KM-3",
			"KM-2",
		]);
	});

	it("knows what an exception consists of", () => {
		assert.deepEqual(
			record("---\ndeviates-from:\n  - from: CC-1\n    ‸\n---\n\n# Three\n")
				.labels,
			["because", "until", "in"],
		);
		assert.deepEqual(
			record("---\ndeviates-from:\n  - { from: CC-1, ‸ }\n---\n\n# Three\n")
				.labels,
			["because", "until", "in"],
		);
	});
});

describe("completion in YAML pages", () => {
	const yaml = (text: string) => at("product/themes.yaml", text);

	it("offers names at the level of the cursor", () => {
		const root = yaml("title: Themes\n‸\nitems: []\n");
		assert.ok(root.labels.includes("owner"));
		assert.ok(!root.labels.includes("title") && !root.labels.includes("items"));
		assert.ok(!root.labels.includes("period"), "is an item's");
		const item = yaml("items:\n  - id: TH-1\n    pe‸\n");
		assert.equal(item.put("period"), "items:\n  - id: TH-1\n    period: \n");
		assert.ok(!item.labels.includes("id"));
		assert.equal(yaml("items:\n- ‸\n").labels[0], "id");
	});

	it("leaves a name's value alone where it is changed", () => {
		assert.equal(
			yaml("items:\n  - id: TH-1\n    mo‸vse: KM-1\n").put("moves"),
			"items:\n  - id: TH-1\n    moves: KM-1\n",
		);
	});

	it("offers ids and values, also in lists and brackets", () => {
		const item = (text: string) =>
			`items:\n  - id: TH-1\n    ${text}\n  - id: TH-2\n`;
		assert.equal(yaml(item("moves: K‸")).put("KM-1"), item("moves: KM-1"));
		assert.deepEqual(yaml(item("moves: [KM-1, ‸]")).labels, ["KM-3", "KM-2"]);
		assert.deepEqual(yaml(item("moves:\n      - KM-1\n      - ‸")).labels, [
			"KM-3",
			"KM-2",
		]);
		assert.equal(
			yaml(item("source: s‸")).put("support"),
			item("source: support"),
		);
		assert.equal(
			yaml(item("source:‸")).put("support"),
			item("source: support"),
		);
		assert.deepEqual(yaml("items:\n  - id: TH-1\n  - id: ‸\n").labels, [
			"TH-2",
		]);
	});

	it("offers nothing in a comment", () => {
		assert.deepEqual(yaml("items:\n  - id: TH-1 # ‸\n").labels, []);
	});

	it("completes checks, in YAML and in a page's block", () => {
		const page = (text: string) =>
			at(
				"product/guardrails.md",
				`# G\n\n## GR-1: One\n\n\`\`\`yaml checks\n${text}\n\`\`\`\n`,
			);
		assert.deepEqual(page("- ‸").labels, [
			"dependency",
			"language",
			"content",
			"path",
			"decision",
			"findings",
		]);
		assert.deepEqual(page("checks:\n  - content: { deny: x, ‸ }").labels, [
			"instead",
			"in",
			"message",
		]);
		assert.ok(page("- path:\n    ‸").labels.includes("deny"));
	});
});

describe("completion in opmodel.yaml", () => {
	const config = (text: string) => at("opmodel.yaml", text);

	it("offers settings that are not made yet", () => {
		const asked = config("title: X\n‸\n");
		assert.ok(!asked.labels.includes("title"));
		assert.equal(asked.put("stage"), "title: X\nstage: \n");
		assert.equal(asked.put("not-needed"), "title: X\nnot-needed:\n  \n");
	});

	it("offers values, categories and kinds", () => {
		assert.deepEqual(config("stage: ‸\n").labels, [
			"startup",
			"scaleup",
			"enterprise",
		]);
		assert.ok(!config("expect: [themes, ‸]\n").labels.includes("themes"));
		assert.ok(
			config("expect:\n  - themes\n  - ‸\n").labels.includes("key-metrics"),
		);
		assert.ok(config("files:\n  ‸\n").labels.includes("principles"));
		assert.equal(
			config("not-needed:\n  fra‸\n").put("frameworks"),
			"not-needed:\n  frameworks:\n  \n",
		);
		assert.deepEqual(config("not-needed: { frameworks: { ‸ } }\n").labels, [
			"because",
			"review-by",
		]);
	});

	it("offers rules with what they ask for, severities and options", () => {
		const asked = config("rules:\n  ‸\n");
		assert.deepEqual(asked.labels, ["decisions/dated", "strategy/one-page"]);
		assert.equal(
			asked.entry("decisions/dated").documentation,
			"It has a date.",
		);
		assert.equal(asked.put("decisions/dated"), "rules:\n  decisions/dated: \n");
		assert.deepEqual(config("rules:\n  decisions/dated: ‸\n").labels, [
			"error",
			"warning",
			"information",
			"hint",
			"off",
		]);
		assert.deepEqual(config("rules: { strategy/one-page: { ‸ } }\n").labels, [
			"severity",
			"max-words",
		]);
	});
});

describe("completion on any text", () => {
	it("comes to an end, however long a line is", () => {
		for (const [begin, piece] of hostileLines)
			for (const file of ["product/themes.md", "product/themes.yaml"]) {
				const text = `title: x\n${endless(begin, piece, 213_000)}\nb\n`;
				const engine = new Engine({ today: "2026-11-22" });
				engine.set(file, text);
				for (const line of [0, 1, 2])
					complete(engine.workspace(), file, text, { line, character: 1 });
			}
	});

	it("never throws, wherever the cursor stands", () => {
		const texts: Texts = {
			...model,
			"product/themes.md": themes("- Moves: [KM-1](metrics.md#km-1), `x`"),
			"product/themes.yaml":
				"items:\n  - { id: TH-9, moves: [KM-1, ] }\n\t- x: [\n 'a: \"\n- : {\n",
			"opmodel.yaml":
				"rules: { strategy/one-page: { max-words: [ } \nfiles:\n- x\n  y:\n",
			"docs/adr/0004.md":
				"---\nstatus: [\n---\n# x\n\n## Status\n\n| a | b |\n|--|\n",
		};
		const engine = new Engine({ today: "2026-11-22" });
		for (const [path, text] of Object.entries(texts)) engine.set(path, text);
		for (const [path, text] of Object.entries(texts)) {
			const lines = new Lines(text);
			for (let at = 0; at <= lines.text.length; at++)
				complete(engine.workspace(), path, text, lines.position(at), ruleNames);
		}
	});
});

describe("completion of a strategy's entries", () => {
	const strategy = (entry: string, section = "Problems") =>
		`# Strategy\n\n## ${section}\n\n- **ST-1** Drivers wait.\n${entry}\n`;

	for (const [typed, put] of [
		["- ‸", "- **ST-2** "],
		["- S‸", "- **ST-2** "],
		["- st‸", "- **ST-2** "],
		["- ST-‸", "- **ST-2** "],
		["* ‸", "* **ST-2** "],
		["2. ‸", "2. **ST-2** "],
		["- ‸Bills are wrong.", "- **ST-2** Bills are wrong."],
		["- Trucks:\n  - ‸", "- Trucks:\n  - **ST-2** "],
	] as const)
		it(`gives the next id: ${typed}`, () => {
			for (const section of ["Problems", "Not doing", "Target problem"]) {
				const asked = at("product/strategy.md", strategy(typed, section));
				assert.deepEqual(asked.labels, ["ST-2"]);
				assert.equal(asked.put("ST-2"), strategy(put, section));
			}
		});

	it("gives none where an entry has one, in its text, and in other sections", () => {
		for (const drawn of [
			strategy("- ‸**ST-2** Bills."),
			strategy("- Bills ‸"),
			strategy("- ‸", "Vision"),
		])
			assert.ok(
				!at("product/strategy.md", drawn).labels.includes("ST-3") &&
					!at("product/strategy.md", drawn).labels.includes("ST-2"),
			);
	});
});
