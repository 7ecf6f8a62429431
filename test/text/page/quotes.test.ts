/** Quotation marks around values: left out of globs, package URLs and other lists, kept in patterns. */

import assert from "node:assert/strict";
import { Engine } from "../../../src/engine";
import { withinQuotes, withoutQuotes } from "../../../src/text/page/quotes";

/** The values of a guardrail's checks: what is denied, allowed or asked for, and where; each as the text that it stands at, too. */
function valuesIn(fields: string): string[][] {
	const engine = new Engine({ today: "2026-11-22" });
	const text = `# Guardrails\n\n- Owner: "Platform", ‘Ines’\n\n## GR-1: One way\n\nIt cost a week.\n\n${fields}\n`;
	engine.set("product/guardrails.md", text);
	const page = engine.workspace().artifacts.get("product/guardrails.md");
	assert.equal(page?.fields.owner?.text, "Platform, Ines");
	const lines = text.split("\n");
	return (page?.items[0]?.checks ?? []).map(
		({ deny, allow, in: places, for: wanted, sarif }) =>
			[...deny, ...allow, ...wanted, ...(sarif ? [sarif] : []), ...places].map(
				({ text: value, range: { start, end } }) => {
					const at = lines[start.line]?.slice(start.character, end.character);
					if (!fields.includes("yaml")) assert.equal(at, value);
					return value;
				},
			),
	);
}

describe("quotation marks around values", () => {
	it("are left out of lists, whichever they are", () => {
		for (const [open, close] of [
			['"', '"'],
			["'", "'"],
			["“", "”"],
			["”", "”"],
			["„", "“"],
			["„", "”"],
			["‘", "’"],
			["‚", "‘"],
			["«", "»"],
			["»", "«"],
			["« ", " »"],
			["‹", "›"],
		]) {
			const quoted = (text: string) => `${open}${text}${close}`;
			const places = ["app/**", "lib/{a,b}/*.ts"];
			for (const written of [
				places.map(quoted).join(", "),
				quoted(places.join(", ")),
			])
				assert.deepEqual(
					valuesIn(`- Deny path: ${quoted("**/*.php")}\n- In: ${written}`),
					[["**/*.php", ...places]],
					written,
				);
		}
	});

	it("are left out whatever the field, and beside code spans", () => {
		assert.deepEqual(
			valuesIn(
				'- Deny dependency: "pkg:npm/moment", \'pkg:npm/@a/b@<3\'\n- Allow languages: "TypeScript", “SQL”\n- Decision needed for: "infra/**"\n- Findings from: "reports/a.sarif"\n- In: `"app/**"`, "lib/**"',
			),
			[
				["pkg:npm/moment", "pkg:npm/@a/b@<3", "app/**", "lib/**"],
				["TypeScript", "SQL", "app/**", "lib/**"],
				["infra/**", "app/**", "lib/**"],
				["reports/a.sarif", "app/**", "lib/**"],
			],
		);
	});

	it("mean themselves in patterns, and where they are no pair", () => {
		assert.deepEqual(valuesIn('- Deny content: "eval", `"use strict"`'), [
			['"eval"', '"use strict"'],
		]);
		assert.deepEqual(valuesIn('- Deny content: "eval\\("'), [['"eval\\("']]);
		for (const one of ['"app/**', "app/**'", "it's/**", '"a" + "b"', '""', "'"])
			assert.equal(withoutQuotes(one), one);
		assert.deepEqual(withinQuotes('" a "'), { start: 2, end: 3 });
	});

	it("are left out of YAML where they are typographic", () => {
		assert.deepEqual(
			valuesIn(
				"```yaml checks\n- dependency: { deny: [“pkg:npm/moment”], in: [“app/**”, “lib/**”] }\n- content: { deny: “eval” }\n```",
			),
			[["pkg:npm/moment", "app/**", "lib/**"], ["“eval”"]],
		);
	});

	it("are left out of a deviation's places, which would be everywhere without", () => {
		for (const [written, ...places] of [
			['"services/scales/**"', "services/scales/**"],
			["'services/a/**', 'my app/**'", "services/a/**", "my app/**"],
			["“services/a/**” until 2027-03-31", "services/a/**"],
			["services/a/**", "services/a/**"],
		] as const) {
			const engine = new Engine({ today: "2026-11-22" });
			engine.set(
				"docs/adr/0001-a.md",
				`# 1. A\n\nStatus: accepted\nDate: 2026-11-01\n\n## Deviates from\n\n- GR-2 until 2027-03-31 in ${written}: because it's late\n`,
			);
			const page = engine.workspace().artifacts.get("docs/adr/0001-a.md");
			const [deviation] = page?.decision?.deviations ?? [];
			assert.deepEqual(
				deviation?.in.map(({ text }) => text),
				places,
				written,
			);
		}
	});
});
