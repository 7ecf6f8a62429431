/** What loosens the gate of a change, and what does not: everything else about guardrails, deviations and settings may change. */

import assert from "node:assert/strict";
import { baselineFile, baselineText } from "../../../src/code/baseline";
import { fnv1a64 } from "../../../src/code/hash";
import { brought } from "../../helpers/changing";
import type { Texts } from "../../helpers/checking";

const settings = "opmodel: 1\nexpect: []\n";
const page = (...items: readonly string[]) =>
	`# Guardrails\n\n- Owner: Platform\n${items.map((item) => `\n${item}`).join("")}`;
const item = (fields: string, id = "GR-1", title = "One way") =>
	`## ${id}: ${title}\n\nThe other one cost us two days.\n\n${fields
		.split("; ")
		.map((field) => `- ${field}\n`)
		.join("")}`;
const decision = (deviation: string, status = "accepted") =>
	`# 1. Formulas\n\nStatus: ${status}\nDate: 2026-10-20\n\n## Context\n\nCustomers write formulas.\n\n## Deviates from\n\n${deviation}\n`;

const sources: Texts = {
	"opmodel.yaml": settings,
	"src/a.ts": "export const a = 1;\n",
	"src/sub/c.ts": "export const c = 1;\n",
	"lib/d.ts": "export const d = 1;\n",
	"infra/main.tf": "a\n",
	"infra/test/run.sh": "a\n",
	"package.json": '{ "dependencies": {} }\n',
};
const guardrails = "product/guardrails.md";
const record = "docs/adr/0001-formulas.md";

/** The change's messages under the rule, up to the first full stop. */
function kept(
	before: Texts,
	changed: Readonly<Record<string, string | undefined>>,
	moved?: Readonly<Record<string, string>>,
): string[] {
	return brought({ ...sources, ...before }, changed, moved)
		.filter(({ rule }) => rule === "code/gate-kept")
		.map(
			({ file, range, message }) =>
				`${file}:${range.start.line + 1} ${/^(?:`[^`]*`|"[^"]*"|[^.`"])*/.exec(message)?.[0]}`,
		);
}

/** The same for a guardrail's fields, before and after. */
function fields(before: string, after: string): string[] {
	return kept(
		{ [guardrails]: page(item(before)) },
		{ [guardrails]: page(item(after)) },
	).map((line) =>
		line.replace(/^product\/guardrails\.md:\d+ GR-1 "One way" /, ""),
	);
}

describe("a gate is loosened", () => {
	for (const [title, before, after, said] of [
		[
			"by a package that is denied no longer",
			"Deny dependency: `pkg:npm/moment`, `pkg:npm/luxon`",
			"Deny dependency: `pkg:npm/luxon`",
			"no longer denies `pkg:npm/moment`",
		],
		[
			"by fewer versions that are denied",
			"Deny dependency: `pkg:npm/luxon@<3`",
			"Deny dependency: `pkg:npm/luxon@<2`",
			"no longer denies `pkg:npm/luxon@<3`",
		],
		[
			"by versions where all were denied",
			"Deny dependency: `pkg:npm/luxon`",
			"Deny dependency: `pkg:npm/luxon@<3`",
			"no longer denies `pkg:npm/luxon`",
		],
		[
			"by a package that is allowed in addition",
			"Allow dependency: `pkg:npm/react`",
			"Allow dependency: `pkg:npm/react`, `pkg:npm/moment`",
			"allows `pkg:npm/moment` in addition",
		],
		[
			"by a list of packages that is gone",
			"Allow dependency: `pkg:npm/react`; Deny path: `**/*.php`",
			"Deny path: `**/*.php`",
			"no longer says all packages that are allowed",
		],
		[
			"by a language that is allowed in addition",
			"Allow languages: TypeScript, SQL",
			"Allow languages: TypeScript, SQL, Ruby",
			"allows `Ruby` in addition",
		],
		[
			"by a pattern that lacks an alternative",
			"Deny content: `\\b(?:eval|Function)\\(`",
			"Deny content: `\\beval\\(`",
			"no longer denies `\\b(?:eval|Function)\\(`",
		],
		[
			"by a pattern that matches elsewhere",
			"Deny content: `\\beval\\(`",
			"Deny content: `\\bevalx\\(`",
			"no longer denies `\\beval\\(`",
		],
		[
			"by paths that are denied no longer",
			"Deny path: `**/*.{php,phtml}`",
			"Deny path: `**/*.php`",
			"no longer denies `**/*.{php,phtml}`",
		],
		[
			"by a narrower place of a path that is denied",
			"Deny path: `**/*.php`; In: `src/**`",
			"Deny path: `**/*.php`; In: `src/sub/**`",
			"no longer reaches all of `src/**`",
		],
		[
			"by a place where there was none",
			"Deny content: `\\beval\\(`",
			"Deny content: `\\beval\\(`; In: `src/**`",
			"no longer reaches `lib/d.ts`",
		],
		[
			"by a place that leaves a file out",
			"Deny content: `\\beval\\(`; In: `src/**`, `lib/**`",
			"Deny content: `\\beval\\(`; In: `src/**`",
			"no longer reaches `lib/d.ts`",
		],
		[
			"by a place in which only another kind of file is left",
			"Deny content: `\\beval\\(`; In: `src/**`",
			"Deny content: `\\beval\\(`; In: `src/**/*.tsx`",
			"no longer reaches `src/a.ts`",
		],
		[
			"by changes that need no decision any more",
			"Decision needed for: `infra/**`",
			"Decision needed for: `infra/test/**`",
			"no longer reaches `infra/main.tf`",
		],
		[
			"by a check that is gone",
			"Decision needed for: `infra/**`; Deny path: `**/*.php`",
			"Deny path: `**/*.php`",
			"no longer asks for a decision at `infra/**`",
		],
		[
			"by a report that it goes by no longer",
			"Findings from: `reports/a.sarif`; Deny path: `**/*.php`",
			"Deny path: `**/*.php`",
			"no longer goes by `reports/a.sarif`",
		],
		[
			"by a milder severity",
			"Deny path: `**/*.php`",
			"Deny path: `**/*.php`; Severity: hint",
			undefined,
		],
		[
			"by a day that lies ahead",
			"Deny path: `**/*.php`; Since: 2026-01-01",
			"Deny path: `**/*.php`; Since: 2026-12-01",
			"counts from 2026-12-01 on alone, and held at `main`",
		],
		[
			"by a status",
			"Deny path: `**/*.php`",
			"Deny path: `**/*.php`; Status: draft",
			'held at `main` and is "draft" now, so nothing counts against it',
		],
	] as const)
		it(title, () => {
			const found = fields(before, after);
			assert.equal(found.length, 1, found.join("\n"));
			if (said) assert.ok(found[0]?.startsWith(said), found[0]);
			else
				assert.match(found[0] ?? "", /is a hint now, and an error at `main`$/);
		});

	it("by a guardrail that is gone, alone or with its page", () => {
		const before = {
			[guardrails]: page(
				item("Deny path: `**/*.php`"),
				item("Checked by: review", "GR-2"),
			),
		};
		assert.deepEqual(
			kept(before, { [guardrails]: page(item("Deny path: `**/*.php`")) }),
			['product/guardrails.md:1 GR-2 "One way" is gone, which held at `main`'],
		);
		assert.deepEqual(kept(before, { [guardrails]: undefined }), [
			'product/guardrails.md:1 GR-1 "One way" is gone, which held at `main`',
			'product/guardrails.md:1 GR-2 "One way" is gone, which held at `main`',
		]);
		assert.deepEqual(
			kept(before, {
				"opmodel.yaml": `${settings}files: { guardrails: [other.md] }\n`,
			}).length,
			2,
		);
	});

	it("by a page that is turned into a draft", () => {
		const text = page(item("Deny path: `**/*.php`"));
		assert.deepEqual(
			kept(
				{ [guardrails]: text },
				{ [guardrails]: text.replace("- Owner", "- Status: draft\n- Owner") },
			),
			[
				'product/guardrails.md:3 GR-1 "One way" held at `main` and is "draft" now, so nothing counts against it',
			],
		);
	});

	it("by a stack's entry that is no longer on hold, or names fewer packages", () => {
		const stack = (ring: string, packages: string) =>
			`# Tech stack\n\n| ID | Technology | Purpose | Ring | Packages |\n| - | - | - | - | - |\n| TS-1 | Jest | Tests | ${ring} | ${packages} |\n`;
		const before = {
			"product/tech-stack.md": stack(
				"hold",
				"`pkg:npm/jest`, `pkg:npm/ts-jest`",
			),
		};
		assert.deepEqual(
			kept(before, {
				"product/tech-stack.md": stack("hold", "`pkg:npm/jest`"),
			}),
			[
				'product/tech-stack.md:5 TS-1 "Jest" no longer denies `pkg:npm/ts-jest`, which it did at `main`',
			],
		);
		assert.equal(
			kept(before, {
				"product/tech-stack.md": stack(
					"adopt",
					"`pkg:npm/jest`, `pkg:npm/ts-jest`",
				),
			}).length,
			2,
		);
	});

	it("by a company's guardrails that are no longer taken over", () => {
		const company = {
			"company/opmodel.yaml": "opmodel: 1\n",
			"company/product/guardrails.md": page(
				item("Deny path: `**/*.php`", "GR-9"),
			),
			"team/opmodel.yaml": "opmodel: 1\nextends: [../company]\n",
			"team/product/guardrails.md": page(item("Deny path: `**/*.rb`", "GR-1")),
		};
		assert.deepEqual(
			kept(company, { "team/opmodel.yaml": "opmodel: 1\n" }).filter((line) =>
				line.includes("GR-9"),
			).length,
			1,
		);
	});

	it("by words that make a proposed decision an accepted one", () => {
		const before = {
			[guardrails]: page(item("Deny path: `**/*.php`")),
			[record]: decision("- GR-1 until 2027-03-31 in `src/**`", "nodded"),
		};
		assert.deepEqual(
			kept(before, {
				"opmodel.yaml": `${settings}words: { status: { nodded: accepted } }\n`,
			}),
			[
				'docs/adr/0001-formulas.md:3 ADR-0001 lets `src/a.ts` deviate from GR-1 "One way" until 2027-03-31, which nothing did at `main`',
			],
		);
	});

	it("by settings: a lower rule, one that is no longer set, a laxer bar, another preset, an opt-out", () => {
		const before = (text: string) => ({ "opmodel.yaml": text });
		const to = (from: string, text: string) =>
			kept(before(from), { "opmodel.yaml": text });
		assert.deepEqual(
			to(
				`${settings}rules: { decisions/dated: error }\n`,
				`${settings}rules: { decisions/dated: warning }\n`,
			),
			[
				"opmodel.yaml:3 This makes decisions/dated a warning, which is an error at `main`",
			],
		);
		assert.equal(
			to(`${settings}rules: { decisions/dated: error }\n`, settings).length,
			1,
		);
		assert.deepEqual(
			to(
				settings,
				`${settings}rules: { strategy/one-page: { max-words: 6000 } }\n`,
			),
			["opmodel.yaml:3 This lets strategy/one-page pass more than at `main`"],
		);
		assert.deepEqual(to(`${settings}preset: strict\n`, settings), [
			"opmodel.yaml:1 The preset is no longer `strict`, as it is at `main`, so less is asked for",
		]);
		assert.deepEqual(
			to(
				"opmodel: 1\nexpect: [themes]\n",
				"opmodel: 1\nexpect: [themes]\nnot-needed: { themes: { because: None. } }\n",
			).length,
			1,
		);
	});

	it("by what is no longer said of files that others wrote", () => {
		assert.deepEqual(
			kept(
				{
					[guardrails]: page(item("Deny content: `\\beval\\(`")),
					"vendor/ours.ts": "export const ours = 1;\n",
					".gitattributes": "vendor/ours.ts -linguist-vendored\n",
				},
				{ ".gitattributes": "*.png binary\n" },
			),
			[
				".gitattributes:1 `vendor/ours.ts` is said to be vendored since this change, so guardrails pass over what they looked at at `main`",
			],
		);
	});

	it("by marks of tools where a check goes by them, and by no others", () => {
		const hidden = (line: string, mark: string) =>
			kept(
				{
					[guardrails]: page(item(line)),
					"lib/a.py": "x = 1\n",
					".gitattributes": "*.png binary\n",
				},
				{ ".gitattributes": `lib/a.py ${mark}\n` },
			).map((text) => /said to .*? since/.exec(text)?.[0]);
		const languages = "Allow languages: TypeScript";
		for (const [line, mark, said] of [
			["Deny content: `x`", "linguist-generated", "be generated"],
			["Deny content: `x`", "linguist-documentation", undefined],
			["Deny content: `x`", "-linguist-detectable", undefined],
			["Deny content: `x`", "linguist-language=Ruby", undefined],
			["Deny path: `lib/*.md`", "linguist-generated", undefined],
			["Deny dependency: `pkg:npm/x`", "linguist-generated", undefined],
			["Decision needed for: `lib/**`", "linguist-generated", undefined],
			[languages, "linguist-vendored", "be vendored"],
			[languages, "linguist-documentation", "be documentation"],
			[languages, "-linguist-detectable", "count among no languages"],
			[languages, "linguist-language=TypeScript", "be in another language"],
			[languages, "linguist-language=Ruby", undefined],
			["Allow languages: Python", "linguist-generated", undefined],
		])
			assert.deepEqual(
				hidden(line as string, mark as string),
				said === undefined ? [] : [`said to ${said} since`],
				`${line} ${mark}`,
			);
	});

	it("with the gravity that the base gives it", () => {
		const gravity = (was: string, is: string) =>
			brought(
				{ ...sources, "opmodel.yaml": was },
				{ "opmodel.yaml": `${is}rules: { links/resolve: off }\n` },
			)
				.filter(({ rule }) => rule === "code/gate-kept")
				.map(({ severity }) => severity);
		const strict = `${settings}preset: strict\n`;
		assert.deepEqual(gravity(settings, settings), ["warning"]);
		assert.deepEqual(gravity(strict, strict), ["error"]);
		assert.deepEqual(gravity(strict, settings), ["error", "error"]);
	});
});

describe("a gate is not loosened", () => {
	for (const [title, before, after] of [
		[
			"by more that is denied",
			"Deny dependency: `pkg:npm/luxon@<2`",
			"Deny dependency: `pkg:npm/luxon@<3`, `pkg:npm/moment`",
		],
		[
			"by one package URL for several",
			"Deny dependency: `pkg:npm/@old/a`, `pkg:npm/@old/b@<3`",
			"Deny dependency: `pkg:npm/@old/*`",
		],
		[
			"by fewer that are allowed, in another order",
			"Allow languages: TypeScript, SQL, Ruby",
			"Allow languages: SQL, ts",
		],
		[
			"by one pattern for two",
			"Deny content: `\\beval\\(`, `\\bFunction\\(`",
			"Deny content: `\\b(?:Function|eval)\\s*\\(`",
		],
		[
			"by a pattern that is more exact about the same",
			"Deny content: `eval\\(`",
			"Deny content: `\\beval\\(`",
		],
		[
			"by another way to write a place",
			"Deny content: `\\beval\\(`; In: `src/**`, `lib/**`",
			"Deny content: `\\beval\\(`; In: `lib`, `src/`",
		],
		[
			"by alternatives for several places",
			"Deny path: `**/*.php`, `**/*.phtml`",
			"Deny path: `**/*.{phtml,php}`",
		],
		[
			"by a wider place",
			"Decision needed for: `infra/test/**`",
			"Decision needed for: `infra/**`",
		],
		[
			"by no place where there was one",
			"Deny content: `\\beval\\(`; In: `src/**`",
			"Deny content: `\\beval\\(`",
		],
		[
			"by a place of which nothing is there any more",
			"Deny content: `\\beval\\(`; In: `src/**`, `gone/**`",
			"Deny content: `\\beval\\(`; In: `src/**`",
		],
		[
			"by an earlier day, a graver severity, and other words",
			"Deny path: `**/*.php`; Since: 2027-12-01; Severity: hint",
			"Deny path: `**/*.php`; Since: 2027-01-01; Severity: warning; Message: No PHP.",
		],
	] as const)
		it(title, () => assert.deepEqual(fields(before, after), []));

	it("by a page that moves, another title, another number and another order", () => {
		const before = {
			[guardrails]: page(
				item("Deny path: `**/*.php`"),
				item("Deny path: `**/*.rb`", "GR-2", "No Ruby"),
			),
		};
		assert.deepEqual(
			kept(before, {
				[guardrails]: page(
					item("Deny path: `**/*.rb`", "GR-2", "No Ruby at all"),
					item("Deny path: `**/*.php`", "GR-7"),
				),
			}),
			[],
		);
		const moved = "product/guardrails/code.md";
		assert.deepEqual(kept(before, {}, { [moved]: guardrails }), []);
		assert.deepEqual(
			kept(before, {
				[guardrails]: page(item("Deny path: `**/*.php`")),
				[moved]: page(item("Deny path: `**/*.rb`", "GR-2", "No Ruby")),
			}),
			[],
		);
	});

	it("by two guardrails that become one", () => {
		const before = {
			[guardrails]: page(
				item("Deny path: `**/*.php`"),
				item("Deny path: `**/*.phtml`; In: `src/**`", "GR-2", "No templates"),
			),
		};
		const together = (path: string) =>
			kept(before, { [guardrails]: page(item(`Deny path: \`${path}\``)) });
		assert.deepEqual(together("**/*.{php,phtml}"), []);
		assert.equal(together("**/*.php").length, 1);
	});

	it("by a model that is new in a folder, and asks for less than the one above", () => {
		assert.deepEqual(
			kept(
				{
					"opmodel.yaml":
						"opmodel: 1\nexpect: [themes]\npreset: strict\nrules: { links/resolve: error }\n",
				},
				{ "lib/opmodel.yaml": "opmodel: 1\nstage: startup\nexpect: []\n" },
			),
			[],
		);
	});

	it("by a folder that moves together with its guardrail, deviation and baseline", () => {
		const gate = (folder: string) => ({
			[guardrails]: page(
				item(`Deny content: \`\\beval\\(\`; In: \`${folder}/**\``),
			),
			[record]: decision(`- GR-1 until 2027-03-31 in \`${folder}/sub/**\``),
			[baselineFile]: baselineText([
				{
					rule: "code/guardrail-holds",
					item: "GR-1",
					file: `${folder}/a.ts`,
					hash: fnv1a64("eval(1);"),
					count: 1,
				},
			]),
		});
		const before = {
			...sources,
			...gate("src"),
			"src/a.ts": "eval(1);\n",
			"src/sub/c.ts": "eval(2);\n",
		};
		const found = brought(before, gate("app"), {
			"app/a.ts": "src/a.ts",
			"app/sub/c.ts": "src/sub/c.ts",
		});
		assert.deepEqual(
			found
				.filter(({ severity }) => severity !== "hint")
				.map(({ rule, file }) => `${rule} ${file}`),
			[],
		);
	});

	it("by a deviation that ends sooner, is narrower, is replaced, or is only proposed", () => {
		const before = {
			[guardrails]: page(item("Deny path: `**/*.php`")),
			[record]: decision("- GR-1 until 2027-03-31 in `src/**`"),
		};
		for (const deviation of [
			"- GR-1 until 2027-01-31 in `src/**`",
			"- GR-1 until 2027-03-31 in `src/sub/**`, `src/a.ts`",
		])
			assert.deepEqual(kept(before, { [record]: decision(deviation) }), []);
		assert.deepEqual(
			kept(before, {
				[record]: decision("- GR-1 until 2027-03-31 in `src/**`", "superseded"),
				"docs/adr/0002-formulas.md": decision(
					"- GR-1 until 2027-02-28 in `src/sub/**`",
				),
				"docs/adr/0003-more.md": decision(
					"- GR-1 until 2027-02-28",
					"proposed",
				),
			}),
			[],
		);
	});

	it("by what comes with the guardrail itself", () => {
		assert.deepEqual(
			kept(
				{},
				{
					[guardrails]: page(item("Deny content: `\\beval\\(`")),
					[record]: decision("- GR-1 until 2027-03-31 in `src/**`"),
					"src/a.ts": "eval(1);\n",
					[baselineFile]: baselineText([
						{
							rule: "code/guardrail-holds",
							item: "GR-1",
							file: "src/a.ts",
							hash: fnv1a64("eval(1);"),
							count: 1,
						},
					]),
				},
			),
			[],
		);
	});

	it("by a baseline that is written anew by whole lines, or shrinks", () => {
		const entry = (hash: string, count = 1) => ({
			rule: "code/guardrail-holds",
			item: "GR-1",
			file: "src/a.ts",
			hash,
			count,
		});
		const before = {
			[guardrails]: page(item("Deny content: `\\beval\\(`")),
			"src/a.ts": "eval(1);\neval(2);\n",
			[baselineFile]: baselineText([entry(fnv1a64("eval("), 2)]),
		};
		const lines = [entry(fnv1a64("eval(1);")), entry(fnv1a64("eval(2);"))];
		assert.deepEqual(kept(before, { [baselineFile]: baselineText(lines) }), []);
		assert.deepEqual(
			kept(before, {
				"src/a.ts": "eval(2);\n",
				[baselineFile]: baselineText(lines.slice(1)),
			}),
			[],
		);
	});

	it("by a comment that was there, and one that silences nothing", () => {
		const text = page(item("Deny path: `**/*.php`"));
		const link =
			"\n<!-- opmodel-ignore links/resolve: the page is generated -->\nSee [there](gone.md).\n";
		const before = { [guardrails]: `${text}${link}` };
		const moved = text.replace("\n## ", `${link}\n## `);
		assert.deepEqual(kept(before, { [guardrails]: moved }), []);
		assert.deepEqual(
			kept(
				{ [guardrails]: text },
				{
					[guardrails]: `${text}${link.replace("[there](gone.md)", "there")}`,
				},
			),
			[],
		);
		assert.equal(kept({ [guardrails]: text }, before).length, 1);
	});

	it("by the first settings of a repository that nobody kept a model in", () => {
		const { "opmodel.yaml": _, ...others } = sources;
		assert.deepEqual(
			brought(others, {
				"opmodel.yaml":
					"opmodel: 1\nrules: { links/resolve: information }\nnot-needed: { themes: { because: None. } }\n",
			}).filter(({ rule }) => rule === "code/gate-kept"),
			[],
		);
	});
});
