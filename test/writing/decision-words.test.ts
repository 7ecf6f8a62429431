/** The words in which records are begun and ended in each language: told by what stands in the neighbours, and read back as what they say. */

import assert from "node:assert/strict";
import { readDecision } from "../../src/text/decision/decision-log";
import { languages } from "../../src/text/languages";
import { listedIn } from "../../src/text/languages/words";
import { noWords } from "../../src/text/words";
import {
	decisionWords,
	supersededBy,
} from "../../src/writing/decision-templates";

const read = (text: string) =>
	readDecision("docs/adr/0004-x.md", text, noWords);

describe("the words of a language", () => {
	for (const { writing, record } of languages) {
		const [context = ""] = listedIn(record.context);
		const [decision = ""] = listedIn(record.decision);
		const [consequences = ""] = listedIn(record.consequences);
		const headings = [context, decision, consequences];

		it(`are told by headings: ${headings.join(", ")}`, () => {
			assert.equal(decisionWords(undefined, headings), writing);
		});

		it(`are told by a status: ${writing.accepted}, ${writing.proposed}`, () => {
			for (const status of [writing.accepted, writing.proposed])
				assert.equal(decisionWords(status, headings), writing, status);
		});

		it(`are read back: ${writing.superseded}`, () => {
			const stated = (status: string) => read(`# 4. X\n\nStatus: ${status}\n`);
			assert.equal(stated(writing.proposed).decision?.status, "proposed");
			assert.equal(stated(writing.accepted).decision?.status, "accepted");
			const old = stated(
				supersededBy(writing, writing.superseded, "[ADR-3](0003-x.md)"),
			);
			assert.equal(old.decision?.status, "superseded");
			assert.deepEqual(
				old.items[0]?.references.map(({ type, id }) => `${type} ${id}`),
				["superseded-by ADR-3"],
			);
			const next = stated(
				`${writing.accepted}, ${writing.supersedes} [ADR-3](0003-x.md)`,
			);
			assert.equal(next.decision?.status, "accepted");
			assert.deepEqual(
				next.items[0]?.references.map(({ type, id }) => `${type} ${id}`),
				["supersedes ADR-3"],
			);
			const made = read(`# 4. X\n\n- ${writing.decisionMakers}: Ada\n`);
			assert.equal(made.items[0]?.fields["decision-makers"]?.text, "Ada");
		});

		it(`record a deviation: ${writing.deviatesFrom}`, () => {
			const { decision: facts } = read(
				`# 4. X\n\n## ${writing.deviatesFrom}\n\n- GR-2 ${writing.until} 2027-05-31 ${writing.in} \`services/scales/**\`: the driver's maker tests with it alone\n\n## ${context}\n\nOne.\n`,
			);
			assert.deepEqual(
				facts?.deviations.map((one) => [
					one.from.id,
					one.until,
					one.in.map(({ text }) => text),
					one.because,
				]),
				[
					[
						"GR-2",
						"2027-05-31",
						["services/scales/**"],
						"the driver's maker tests with it alone",
					],
				],
			);
		});
	}

	it("are English where only headings of many languages tell", () => {
		const [english] = languages;
		assert.equal(decisionWords("Parked", ["Context"]), english.writing);
		assert.equal(
			decisionWords("Accepted", ["Contexto", "Decisión"]),
			english.writing,
		);
	});
});

/** How people write the last day and the places of a deviation. */
const deviations: readonly (readonly [
	text: string,
	until: string | undefined,
	places: string,
])[] = [
	["GR-2 until 31 May 2027 in `src/**`: they test it", "2027-05-31", "src/**"],
	["GR-2 until May 2027 in `src/**`: they test it", "2027-05-31", "src/**"],
	["GR-2 until the end of May 2027 in `src/**`", "2027-05-31", "src/**"],
	["GR-2 (`src/**`) until 2027-05-31: they test it", "2027-05-31", "src/**"],
	[
		"We do not follow GR-2 until 31.05.2027 in `src/**`",
		"2027-05-31",
		"src/**",
	],
	["GR-2 until 2027 in `src/**`", undefined, "src/**"],
	[
		"GR-2 bis 31. Mai 2027 in `src/**`: sie testen damit",
		"2027-05-31",
		"src/**",
	],
	["GR-2 jusqu'au 31 mai 2027 dans `src/**`", "2027-05-31", "src/**"],
	[
		"GR-2 fino al 31 maggio 2027 in `src/**`: lo provano",
		"2027-05-31",
		"src/**",
	],
	["GR-2 tot 31 mei 2027 in `src/**`: zij testen het", "2027-05-31", "src/**"],
	["GR-2 do 31 maja 2027 r. w `src/**`: testują", "2027-05-31", "src/**"],
	["GR-2 до 31 мая 2027 г. в `src/**`: они проверяют", "2027-05-31", "src/**"],
	["GR-2 до 31 травня 2027 р. у `src/**`", "2027-05-31", "src/**"],
	["GR-2 do 31. května 2027 v `src/**`: zkoušejí to", "2027-05-31", "src/**"],
	["GR-2 31 Mayıs 2027'ye kadar `src/**`: deniyorlar", "2027-05-31", "src/**"],
	["GR-2 2027年5月31日まで、`src/**`：試験中", "2027-05-31", "src/**"],
	["GR-2 2027년 5월 31일까지 `src/**`: 시험 중", "2027-05-31", "src/**"],
	["GR-2 到 2027年5月31日 在 `src/**`：测试中", "2027-05-31", "src/**"],
];

describe("a deviation's last day", () => {
	for (const [text, until, places] of deviations)
		it(text, () => {
			const { decision: facts } = read(
				`# 4. X\n\n## Deviates from\n\n- ${text}\n\n## Context\n\nOne.\n`,
			);
			const [one] = facts?.deviations ?? [];
			assert.equal(one?.from.id, "GR-2");
			assert.equal(one?.until, until);
			assert.equal(one?.in.map((place) => place.text).join(", "), places);
		});

	for (const [text, until] of [
		["31 May 2027", "2027-05-31"],
		["2027-05-31T00:00:00Z", "2027-05-31"],
		['"31.05.2027"', "2027-05-31"],
		["2027-05", "2027-05-31"],
	] as const)
		it(`in front matter: ${text}`, () => {
			const { decision: facts } = read(
				`---\ndeviates-from:\n  - from: GR-2\n    until: ${text}\n---\n\n# X\n\n## Context\n\nOne.\n`,
			);
			assert.equal(facts?.deviations[0]?.until, until);
		});
});
