/** The two example companies: nothing is reported of the one in good order, and the other's bad day is what the golden file says. */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { prettyDiagnostics } from "../src/faces/cli/pretty";
import { styleFor } from "../src/faces/cli/terminal";
import { loadEngine } from "../src/host/load";
import { readText } from "../src/host/read";
import { list } from "../src/views/list";
import { draw } from "./helpers/drawing";

/** `UPDATE_GOLDEN=1 npm run test:engine -- --grep golden` writes it anew; read the difference before you commit it. */
const golden = "test/golden/gaps.txt";

describe("examples", () => {
	for (const today of ["2026-11-22", "2027-01-15"])
		it(`fieldsafe has nothing to report on ${today}`, () => {
			const result = loadEngine("examples/fieldsafe", { today }).check();
			assert.deepEqual(result.diagnostics, []);
			const [states] = [...result.coverage.values()];
			assert.deepEqual(
				states?.map((c) => c.state),
				Array(9).fill("present"),
			);
		});

	it("fieldsafe links strategy, metric, theme, guardrail and decision", () => {
		const { items } = list(
			loadEngine("examples/fieldsafe", { today: "2026-11-22" }).workspace(),
		);
		const types = new Set(
			items.flatMap((i) =>
				i.references.map((r) => `${i.kind} ${r.type} ${r.to.split("-")[0]}`),
			),
		);
		for (const link of [
			"themes serves ST",
			"themes moves KM",
			"themes uses CC",
			"decision upholds GR",
			"decision deviates-from GR",
			"decision supersedes ADR",
		])
			assert.ok(types.has(link), link);
		assert.deepEqual(
			items.flatMap((i) => i.references.filter((r) => !r.resolved)),
			[],
		);
	});

	it("the excerpt in the README is what is printed", () => {
		const engine = loadEngine("examples/gaps", { today: "2026-11-22" });
		const printed = prettyDiagnostics(engine.check().diagnostics, {
			style: styleFor({}, {}),
			text: (file) => readText("examples/gaps", file),
		});
		const [, excerpt = ""] =
			/```text\n\$[^\n]*\n…\n([\s\S]*?)\n…\n/.exec(
				readFileSync("README.md", "utf8"),
			) ?? [];
		const shown = excerpt.split("\n\n");
		assert.ok(shown.length >= 3);
		for (const one of shown) assert.ok(printed.includes(one), one);
	});

	it("gaps has the bad day of the golden file", () => {
		const engine = loadEngine("examples/gaps", { today: "2026-11-22" });
		const { diagnostics } = engine.check();
		const files = [...new Set(diagnostics.map((d) => d.file))];
		const drawn = files
			.map((file) => {
				const own = diagnostics
					.filter((d) => d.file === file)
					.map((d) => ({
						...d,
						message: `${d.severity} ${d.rule}: ${d.message}`,
					}));
				return `== ${file}\n${draw(readText("examples/gaps", file) ?? "", own)}`;
			})
			.join("\n");
		if (process.env.UPDATE_GOLDEN) writeFileSync(golden, drawn);
		assert.equal(drawn, readFileSync(golden, "utf8"));
	});
});
