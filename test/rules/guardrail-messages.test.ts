/** What a guardrail's author writes as `Message` and `Instead` reads as sentences among ours. */

import assert from "node:assert/strict";
import { adviceOf, sentence } from "../../src/code/advice";
import { Engine } from "../../src/engine";

describe("a text of somebody's as a sentence", () => {
	const cases: readonly [written: string, said: string][] = [
		["No dynamic code.", "No dynamic code."],
		["No dynamic code", "No dynamic code."],
		["parse it instead", "Parse it instead."],
		["Parse it..", "Parse it."],
		["Parse it...", "Parse it..."],
		["Parse it…", "Parse it…"],
		["Really?", "Really?"],
		["Never!.", "Never!"],
		["Ask first:", "Ask first."],
		['Say "no."', 'Say "no."'],
		["(see the guide.)", "(see the guide.)"],
		["See the guide (page 3)", "See the guide (page 3)."],
		["two\n  lines", "Two lines."],
		["eval() runs anything", "eval() runs anything."],
		["iOS has its own", "iOS has its own."],
		["date-fns does it", "date-fns does it."],
		["`moment` is gone", "`moment` is gone."],
		["über die Uhr des Servers.", "Über die Uhr des Servers."],
		["kein dynamischer Code, bitte", "Kein dynamischer Code, bitte."],
		["No. Never", "No. Never."],
		[" \n", ""],
	];
	for (const [written, said] of cases)
		it(JSON.stringify(written), () => {
			assert.equal(sentence(written), said);
			assert.equal(sentence(said), said);
		});
});

describe("what to use instead", () => {
	const cases: readonly [written: string, text: string][] = [
		["date-fns", "date-fns"],
		["date-fns.", "date-fns"],
		["Use date-fns.", "date-fns"],
		["The clock service", "the clock service"],
		["A queue", "a queue"],
		["Temporal", "Temporal"],
		["date-fns,\n  or Temporal;", "date-fns, or Temporal"],
	];
	for (const [written, text] of cases)
		it(JSON.stringify(written), () =>
			assert.deepEqual(adviceOf(written), {
				text,
				isCall: false,
				isWhole: false,
			}),
		);

	it("may say itself what to do, and more than a part of a sentence", () => {
		assert.deepEqual(adviceOf("Call `now()`."), {
			text: "call `now()`",
			isCall: true,
			isWhole: false,
		});
		assert.deepEqual(adviceOf("date-fns. See the guide."), {
			text: "date-fns. See the guide.",
			isCall: false,
			isWhole: true,
		});
		assert.equal(adviceOf(" . "), undefined);
	});
});

describe("a violation's message", () => {
	const said = (title: string, fields: string, more: object = {}) => {
		const engine = new Engine({ today: "2026-11-22" });
		for (const [path, text] of Object.entries({
			"product/guardrails.md": `# Guardrails\n\n- Owner: Platform\n\n## GR-2: ${title}\n\nNobody can review it.\n\n- Deny content: \`eval\\(\`\n${fields}`,
			...more,
		}))
			engine.set(path, text as string);
		engine.look("a.ts", "eval(text);\n");
		return engine
			.check()
			.diagnostics.find(({ rule }) => rule === "code/guardrail-holds")?.message;
	};
	const record = "or record a decision that deviates from GR-2.";

	it("has one full stop behind the guardrail's title, the author's message and the advice", () => {
		assert.equal(
			said("No eval.", "- Message: parse it..\n- Instead: the parser.\n"),
			`\`eval(\` crosses GR-2 "No eval". Parse it. Use the parser, ${record}`,
		);
	});

	it("says what to do in the author's own words", () => {
		assert.equal(
			said("No eval", "- Instead: Call `parse()`\n"),
			`\`eval(\` crosses GR-2 "No eval". Call parse(), ${record}`,
		);
		assert.equal(
			said("No eval", "- Instead: The parser. Its guide helps\n"),
			`\`eval(\` crosses GR-2 "No eval". Use the parser. Its guide helps. Otherwise ${record.slice(3)}`,
		);
	});

	it("says nothing twice", () => {
		assert.equal(
			said("No eval", "- Message: Use the parser.\n- Instead: the parser\n"),
			`\`eval(\` crosses GR-2 "No eval". Use the parser. Take it out, ${record}`,
		);
	});

	it("goes on in the same way where the baseline knows the place, or it does not count yet", () => {
		const baseline = {
			".opmodel-baseline.json": JSON.stringify({
				version: 1,
				entries: [
					{
						rule: "code/guardrail-holds",
						item: "GR-2",
						file: "a.ts",
						hash: "bd3725f2678c4dfb",
						count: 1,
					},
				],
			}),
		};
		assert.equal(
			said(
				"No eval",
				"- Message: really?\n- Instead: Use the parser.\n",
				baseline,
			),
			'`eval(` crosses GR-2 "No eval". Really? It is in the baseline, so it does not count; use the parser when you work here.',
		);
		assert.equal(
			said("No eval", "- Since: 2027-01-01\n- Message: why not parse it?\n"),
			'`eval(` crosses GR-2 "No eval". Why not parse it? That counts from 2027-01-01 on.',
		);
	});
});
