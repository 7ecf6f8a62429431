import assert from "node:assert/strict";
import type { Kind } from "../../src/domain/kind";
import { sectionKey } from "../../src/text/vocabulary";
import { noWords } from "../../src/text/words";

const known: readonly (readonly [
	heading: string,
	kind: Kind,
	key: string | undefined,
])[] = [
	["Customers", "strategy", "customers"],
	["Who it’s for", "strategy", "customers"],
	["Target problem", "strategy", "problems"],
	["Our approach", "strategy", "vision"],
	["Vision: every site documents itself", "strategy", "vision"],
	["Not working on", "strategy", "not-doing"],
	["Non-goals", "strategy", "not-doing"],
	["Out of scope", "strategy", "not-doing"],
	["Key metrics:", "strategy", "key-metric"],
	["Unsere Kunden", "strategy", "customers"],
	["Was wir nicht tun", "strategy", "not-doing"],
	["Ce que nous ne faisons pas", "strategy", "not-doing"],
	["Fuera de alcance", "strategy", "not-doing"],
	["Métrica-chave", "strategy", "key-metric"],
	["Inner loop", "delivery", "inner-loop"],
	["The outer loop — the team", "delivery", "outer-loop"],
	["3. Release cycles", "delivery", "release-cycle"],
	["Äußere Schleife", "delivery", "outer-loop"],
	["Context and Problem Statement", "decision", "context"],
	["1. Context", "decision", "context"],
	["IV. Decision", "decision", "decision"],
	["⚡ Status", "decision", "status"],
	["## Considered options (optional)", "decision", "options"],
	["Decision Outcome", "decision", "decision"],
	["Begründung", "decision", "rationale"],
	["Conséquences", "decision", "consequences"],
	["Abweichungen von", "decision", "deviates-from"],
	["Deviates from", "decision", "deviates-from"],
	["Superseded by", "decision", "superseded-by"],
	["TL;DR", "decision", "summary"],
	["Status: the flag is on", "decision", undefined],
	["Status quo", "decision", undefined],
	["Decision Status", "decision", undefined],
	["Status der Migration", "decision", undefined],
	["Status definition", "decision", undefined],
	["Context", "strategy", undefined],
	["Customers", "metrics", undefined],
	["", "decision", undefined],
	["…", "decision", undefined],
];

describe("what headings mean", () => {
	for (const [heading, kind, key] of known)
		it(`${kind}: ${heading}`, () => {
			assert.equal(sectionKey(heading, kind, noWords), key);
		});

	it("prefers the repository's own words", () => {
		const words = {
			...noWords,
			sections: new Map([
				["lage", "context"],
				["vision", "problems"],
			]),
		};
		assert.equal(sectionKey("2. Lage:", "decision", words), "context");
		assert.equal(sectionKey("Vision", "strategy", words), "problems");
		assert.equal(sectionKey("Customers", "strategy", words), "customers");
	});
});
