/** When something named is missing or no longer in force, and when nobody should be told. */

import assert from "node:assert/strict";
import { inShort, mended, reported, type Texts } from "../helpers/checking";

const strategy =
	"# Strategy\n\n## Problems\n\n- **ST-1** Waiting.\n- **ST-2** Questions.\n";
const theme = (body: string) => `# Themes\n\n## TH-1: No queue\n\n${body}\n`;

describe("references/resolve", () => {
	const check = (files: Texts) =>
		inShort(reported("references/resolve", files), 3);

	it("says an id in a field louder than one in a text", () => {
		const files = {
			"product/strategy.md": strategy,
			"product/themes.md": theme("As ST-7 says.\n\n- Serves: ST-8"),
		};
		assert.deepEqual(check(files), [
			"warning product/themes.md:5 ST-7 is mentioned",
			"error product/themes.md:7 ST-8 is named",
		]);
	});

	it("leaves words alone that only look like ids of ours", () => {
		const files = {
			"product/strategy.md": strategy,
			"product/themes.md": theme("By RFC 2119, over gate PC-7, with TS-9."),
			"docs/adr/0001-x.md":
				"# 1. X\n\nStatus: accepted\n\nSee RFC-7231 and RFC 8.\n",
		};
		assert.deepEqual(check(files), []);
	});

	it("takes a low RFC number for one of ours once there are some", () => {
		const files = {
			"docs/rfcs/0001-a.md": "# A\n\nStatus: accepted\nDate: 2026-10-01\n",
			"docs/rfcs/0003-c.md":
				"# C\n\nStatus: accepted\nDate: 2026-10-01\n\nUnlike RFC-2, and as in RFC 2119.\n",
		};
		assert.deepEqual(check(files), [
			"warning docs/rfcs/0003-c.md:6 RFC-2 is mentioned",
		]);
	});

	it("speaks of a decision above the highest, and is silent in old records", () => {
		const record = (date: string) => ({
			"docs/adr/0001-x.md": `# 1. X\n\nStatus: accepted\nDate: ${date}\n\nAs in ADR-0050.\n`,
		});
		assert.deepEqual(check(record("2026-10-01")), [
			"warning docs/adr/0001-x.md:6 ADR-0050 is mentioned",
		]);
		assert.deepEqual(check(record("2019-10-01")), [
			"hint docs/adr/0001-x.md:6 ADR-0050 is mentioned",
		]);
	});

	it("looks in the models above and in those that are extended", () => {
		const files = {
			"opmodel.yaml": "title: Company\n",
			"product/strategy.md": strategy,
			"labs/opmodel.yaml": "title: Labs\n",
			"labs/product/themes.md": theme("- Serves: ST-2, ST-3"),
		};
		assert.deepEqual(check(files), [
			"error labs/product/themes.md:5 ST-3 is named",
		]);
	});

	it("doesn't ask other schools' decisions to name items", () => {
		const record =
			"---\nstatus: accepted\ndate: 2026-10-01\nuses: kafka\n---\n\n# X\n";
		assert.deepEqual(check({ "docs/adr/0001-x.md": record }), []);
	});
});

describe("references/current", () => {
	const rule = "references/current";
	const decisions = {
		"docs/adr/0001-a.md":
			"# 1. A\n\nDate: 2025-01-10\nStatus: superseded by ADR-2\n",
		"docs/adr/0002-b.md":
			"# 2. B\n\nDate: 2025-06-10\nStatus: superseded by ADR-3, supersedes ADR-1\n",
		"docs/adr/0003-c.md":
			"# 3. C\n\nDate: 2026-01-10\nStatus: accepted, supersedes ADR-2\n\nADR-1 was the beginning.\n",
	};
	const guardrail = (body: string) => ({
		...decisions,
		"product/guardrails.md": `# Guardrails\n\n## GR-1: Twice\n\n${body}\n`,
	});

	it("follows the successors to the one that holds", () => {
		const files = guardrail("- Applies to: ADR-1");
		const [found, ...more] = reported(rule, files);
		assert.deepEqual(more, []);
		assert.match(
			found?.message ?? "",
			/Name ADR-0003, which took its place\.$/,
		);
		assert.equal(found?.severity, "information");
		assert.match(
			mended(files, found)["product/guardrails.md"] ?? "",
			/- Applies to: ADR-0003/,
		);
	});

	it("exchanges the whole of a link in a field", () => {
		const files = guardrail("- Applies to: [ADR-1](../docs/adr/0001-a.md)");
		const [found] = reported(rule, files);
		assert.match(
			mended(files, found)["product/guardrails.md"] ?? "",
			/- Applies to: \[ADR-0003\]\(\.\.\/docs\/adr\/0003-c\.md\)/,
		);
	});

	it("says a text once for each thing named, and not at all where the successor is told", () => {
		assert.equal(
			reported(rule, guardrail("ADR-1, ADR-1, and ADR-2.")).length,
			2,
		);
		assert.equal(reported(rule, guardrail("ADR-1 until ADR-3.")).length, 0);
	});

	it("expects no decision to have known what came after it", () => {
		const record = (date: string) => ({
			...decisions,
			"docs/adr/0004-d.md": `---\nstatus: accepted\ndate: ${date}\nupholds: [ADR-1]\n---\n\n# D\n\nADR-2 too.\n`,
		});
		assert.equal(reported(rule, record("2025-12-01")).length, 0);
		assert.deepEqual(inShort(reported(rule, record("2026-10-01")), 1), [
			"warning docs/adr/0004-d.md:4 ADR-0001",
		]);
	});

	it("offers no successor where two took its place", () => {
		const files = {
			...guardrail("- Applies to: ADR-2"),
			"docs/adr/0004-d.md":
				"# 4. D\n\nDate: 2026-01-11\nStatus: accepted, supersedes ADR-2\n",
		};
		const [found] = reported(rule, files);
		assert.match(found?.message ?? "", /Name ADR-0003 and ADR-0004/);
		assert.equal(found?.fixes, undefined);
	});
});

describe("links/resolve", () => {
	const check = (files: Texts) => inShort(reported("links/resolve", files), 8);

	it("leaves to the other rules what they report", () => {
		const files = {
			"product/strategy.md": strategy,
			"product/themes.md": theme("- Serves: [ST-9](strategy.md#st-9)"),
			"docs/adr/0001-x.md": "# 1. X\n\nStatus: superseded by [Y](0009-y.md)\n",
		};
		assert.deepEqual(check(files), []);
	});

	it("reports a definition once, however often it is used", () => {
		const files = {
			"product/strategy.md": `${strategy}\n[One][x], [two][x].\n\n[x]: gone.md\n`,
			"product/themes.md": theme("See above."),
		};
		assert.deepEqual(check(files), [
			"warning product/strategy.md:10 This link leads to gone.md, and there is",
		]);
	});

	it("finds a record by its title when its number changed, and by its number when its title did", () => {
		const files = {
			"docs/adr/0001-x.md":
				"# 1. X\n\nStatus: accepted\n\n[A](0003-count-trucks.md), [B](0007-weigh-each-truck.md), [C](0007-sell-sand.md).\n",
			"docs/adr/0004-count-trucks.md": "# 4. Count trucks\n",
			"docs/adr/0007-weigh-trucks.md": "# 7. Weigh trucks\n",
		};
		assert.deepEqual(
			reported("links/resolve", files).map((d) => d.fixes?.[0]?.title),
			[
				"Link to 0004-count-trucks.md",
				"Link to 0007-weigh-trucks.md",
				undefined,
			],
		);
	});

	it("knows the anchors that a page gives by hand and the spellings of other renderers", () => {
		const files = {
			"docs/adr/0001-x.md":
				'# 1. X\n\n[a](#own), [b](#by-hand), [c](#pros--cons), [d](#pros-cons), [e](#L12), [f](#gone)\n\n## Pros & cons\n\n<a name="own"></a>Text.\n\n## Named {#by-hand}\n',
		};
		assert.deepEqual(check(files), [
			'hint docs/adr/0001-x.md:3 This page has no heading "gone", so the',
		]);
	});

	it("keeps the fragment when it mends the path", () => {
		const files = {
			"product/strategy.md": `${strategy}\nSee [it](theme.md/../thmes/themes.md#th-1-no-queue).\n`,
			"product/themes.md": theme("Soon."),
		};
		const [found] = reported("links/resolve", files);
		assert.match(
			mended(files, found)["product/strategy.md"] ?? "",
			/\(themes\.md#th-1-no-queue\)/,
		);
	});
});
