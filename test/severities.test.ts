/** How loudly something missing is said: by the strength of its page, and by how much of it there is. */

import assert from "node:assert/strict";
import { Engine } from "../src/engine";

/** The severities of what a rule reports in an adopted model, in order. */
function severities(rule: string, files: Record<string, string>): string[] {
	const engine = new Engine({ today: "2026-11-22" });
	engine.set("opmodel.yaml", "opmodel: 1\n");
	for (const [path, text] of Object.entries(files)) engine.set(path, text);
	return engine
		.check()
		.diagnostics.filter((d) => d.rule === rule)
		.map((d) => d.severity);
}

const keyMetrics = (count: number) => ({
	"product/metrics.md": `# Metrics\n\n${Array.from(
		{ length: count },
		(_, n) => `## KM-${n}: Metric ${n}\n\n- Role: key\n`,
	).join("\n")}`,
});

describe("severities", () => {
	it("a second and a third key metric are information, more are warnings", () => {
		const rule = "metrics/one-key-metric";
		assert.deepEqual(severities(rule, keyMetrics(3)), [
			"information",
			"information",
		]);
		assert.deepEqual(severities(rule, keyMetrics(4)), [
			"warning",
			"warning",
			"warning",
		]);
		assert.deepEqual(
			severities(rule, {
				"product/metrics.md": "# Metrics\n\n## KM-1: A\n\n## KM-2: B\n",
			}),
			["warning"],
		);
	});

	for (const [kind, severity] of Object.entries({
		strategy: "warning",
		"tech-stack": "warning",
		guardrails: "warning",
		principles: "information",
		delivery: "information",
		outcomes: "information",
		frameworks: "hint",
	}))
		it(`a gap on a page of ${kind} is said as ${severity}`, () => {
			const file = `product/${kind}.md`;
			assert.deepEqual(
				severities("context/not-a-stub", { [file]: "# Page\n" }),
				[severity],
			);
			assert.deepEqual(
				severities("context/reviewed-in-time", {
					[file]: "# Page\n\n- Review by: 2026-09-30\n",
				}),
				[severity],
			);
			assert.deepEqual(
				severities("context/not-a-stub", {
					[file]: "# Page\n\n- Status: draft\n",
				}),
				["hint"],
			);
		});

	it("a section with its prompt is milder than a bare heading or a missing one", () => {
		const rule = "strategy/sections-complete";
		const page = (rest: string) => ({
			"product/strategy.md": `# Strategy\n\n## Customers\n\nQuarries.\n\n## Problems\n\nDust.\n\n## Vision\n\nProof.\n\n## Not doing\n\nTunnels.\n${rest}`,
		});
		assert.deepEqual(severities(rule, page("")), ["warning"]);
		assert.deepEqual(severities(rule, page("\n## Key metric\n")), ["warning"]);
		assert.deepEqual(
			severities(rule, page("\n## Key metric\n\n<!-- Which one? -->\n")),
			["information"],
		);
		assert.deepEqual(severities(rule, page("\n## Key metric\n\nKM-1.\n")), []);
	});

	describe("where nothing is adopted", () => {
		const guardrail = (lines: string) =>
			`# Guardrails\n\n- Owner: Platform\n\n## GR-1: One date library\n\nTwo cost us two days.\n\n${lines}`;
		const manifest = {
			"package.json": '{ "dependencies": { "moment": "2.30.1" } }\n',
		};
		const said = (files: Record<string, string>) => {
			const engine = new Engine({ today: "2026-11-22" });
			for (const [path, text] of Object.entries(files)) {
				engine.note(path);
				engine.set(path, text);
			}
			return engine
				.check()
				.diagnostics.map((d) => `${d.severity} ${d.rule} ${d.file}`);
		};

		it("a lone page of guardrails holds for what a machine checks", () => {
			assert.deepEqual(
				said({
					...manifest,
					"product/guardrails.md": guardrail(
						"- Deny dependency: `pkg:npm/moment`\n",
					),
				}),
				["error code/guardrail-holds package.json"],
			);
		});

		it("a lone guardrail's other faults, and a lone stack, are information at most", () => {
			for (const line of [
				...said({
					...manifest,
					"product/guardrails.md":
						"# Guardrails\n\n## GR-1: One date library\n\n- Deny dependency: `moment`\n",
				}),
				...said({
					...manifest,
					"product/tech-stack.md":
						"# Stack\n\n| ID | Technology | Ring | Packages |\n| --- | --- | --- | --- |\n| TS-1 | Moment | hold | `pkg:npm/moment` |\n",
				}),
			])
				assert.match(line, /^(?:information|hint) /);
		});
	});
});
