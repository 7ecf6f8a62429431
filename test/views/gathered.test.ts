/** What is wrong for one cause in many places, told as one. */

import assert from "node:assert/strict";
import type { Diagnostic } from "../../src/domain/diagnostic";
import { Engine } from "../../src/engine";
import { gathered } from "../../src/views/gathered";
import { inShort, mended, type Texts } from "../helpers/checking";

function checked(files: Texts, rule: string): Diagnostic[] {
	const engine = new Engine({ today: "2026-11-22" });
	for (const [path, text] of Object.entries(files)) engine.set(path, text);
	return engine.check().diagnostics.filter((one) => one.rule === rule);
}

const metrics = "# Metrics\n\n## KM-2: Loads\n\nShare of loads.\n";
const themes = (id: string, ...numbers: number[]) =>
	`# Themes\n${numbers.map((n) => `\n## TH-${n}: One\n\n- Moves: ${id}\n`).join("")}`;

describe("diagnostics of one cause", () => {
	it("are one with its places, the gravest first", () => {
		const files = {
			"product/capabilities.md": "# C\n\n## CC-1: One\n\nFor KM-77.\n",
			"product/metrics.md": metrics,
			"product/themes.md": themes("KM-77", 1, 2, 3),
		};
		const all = checked(files, "references/resolve");
		assert.equal(all.length, 4);
		const [one, ...others] = gathered(all);
		assert.deepEqual(others, []);
		assert.deepEqual(inShort(one ? [one] : []), [
			"error product/themes.md:5 KM-77 is named here",
		]);
		assert.match(one?.message ?? "", / The same is wrong at 3 more places\.$/);
		assert.deepEqual(
			one?.related?.map(({ file, range }) => `${file}:${range.start.line + 1}`),
			[
				"product/capabilities.md:5",
				"product/themes.md:9",
				"product/themes.md:13",
			],
		);
	});

	it("are one where 1,500 places name what is missing", () => {
		const files = {
			"opmodel.yaml": "opmodel: 1\n",
			"product/themes.md": themes(
				"KM-1",
				...Array.from({ length: 1500 }, (_, n) => n + 1),
			),
		};
		const all = checked(files, "references/resolve");
		assert.equal(all.length, 1500);
		assert.deepEqual(
			gathered(all).map(({ related = [] }) => related.length),
			[1499],
		);
	});

	it("are mended together where each offers the same, and one by one elsewhere", () => {
		const files = {
			"product/metrics.md": metrics,
			"product/themes.md": themes("KM-22", 1, 2),
		};
		const [one] = gathered(checked(files, "references/resolve"));
		assert.deepEqual(
			one?.fixes?.map(({ title }) => title),
			["Replace with KM-2 in all 2 places"],
		);
		assert.deepEqual(checked(mended(files, one), "references/resolve"), []);
		const linked = {
			"product/metrics.md": `${metrics}\n[a](gaets.md)\n`,
			"product/gates.md": "# Gates\n",
			"docs/adr/0001-x.md": "# X\n\n[a](../../product/gaets.md)\n",
		};
		const links = gathered(checked(linked, "links/resolve"));
		assert.equal(links.length, 1);
		assert.ok(!/in all/.test(links[0]?.fixes?.[0]?.title ?? ""));
	});

	it("are told apart by what is missing, by model and by rule", () => {
		const page = themes("KM-1", 1, 2);
		const files = {
			"opmodel.yaml": "opmodel: 1\n",
			"product/themes.md": `${page}\n## TH-3: x\n\n- Moves: KM-3\n`,
			"labs/opmodel.yaml": "opmodel: 1\n",
			"labs/product/themes.md": page,
			"labs/product/metrics.md": metrics,
		};
		assert.deepEqual(
			inShort(gathered(checked(files, "references/resolve")), 1),
			[
				"error labs/product/themes.md:5 KM-1",
				"error product/themes.md:5 KM-1",
				"error product/themes.md:13 KM-3",
			],
		);
	});

	it("are those of each file that is looked at for itself", () => {
		const files = {
			"product/capabilities.md": "# C\n\n## CC-1: One\n\n- Because: KM-77\n",
			"product/metrics.md": `${metrics}\nKM-77 and KM-77.\n`,
			"product/themes.md": themes("KM-77", 1, 2),
		};
		const all = checked(files, "references/resolve");
		assert.deepEqual(
			inShort(
				gathered(all, (file) => file.endsWith("metrics.md")),
				1,
			),
			["warning product/metrics.md:7 KM-77", "error product/themes.md:5 KM-77"],
		);
	});

	it("are of these rules: unknown words, links, what no longer holds, kinds", () => {
		const retired =
			"# Metrics\n\n## KM-2: Loads\n\n- Status: retired\n\nShare.\n";
		const record = (status: string) => `# X\n\nStatus: ${status}\n`;
		for (const [rule, files] of [
			[
				"decisions/status-known",
				{
					"docs/adr/0001-x.md": record("Flying"),
					"docs/adr/0002-x.md": record("flying"),
				},
			],
			[
				"links/resolve",
				{
					"product/metrics.md": `${metrics}\n[a](gone.md)\n\n[b](../product/gone.md)\n`,
				},
			],
			[
				"links/resolve",
				{ "product/metrics.md": `${metrics}\n[a](#gone)\n\n[b](#gone)\n` },
			],
			[
				"references/current",
				{
					"opmodel.yaml": "opmodel: 1\n",
					"product/metrics.md": retired,
					"product/themes.md": themes("KM-2", 1, 2),
				},
			],
			[
				"files/schema",
				{
					"product/a.md": "---\nkind: stratgey\n---\n# A\n",
					"product/b.md": "---\nkind: stratgey\n---\n# B\n",
				},
			],
		] as const) {
			const all = checked(files as Texts, rule);
			assert.equal(all.length, 2, rule);
			assert.equal(gathered(all).length, 1, rule);
		}
	});

	it("leave everything else as it is", () => {
		const files = {
			"product/metrics.md":
				"# Metrics\n\n## KM-1: Loads\n\nShare.\n\n## KM-2: Gates\n\nShare.\n",
		};
		const all = checked(files, "metrics/measurable");
		assert.equal(all.length, 2);
		assert.deepEqual(gathered(all), all);
	});
});
