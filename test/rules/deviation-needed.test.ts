/** A deviation is called needless only once everything in its places has been looked at. */

import assert from "node:assert/strict";
import { Engine } from "../../src/engine";
import type { Texts } from "../helpers/checking";

const guardrails = (more = "") =>
	`# Guardrails\n\n- Owner: Platform\n\n## GR-2: No dynamic code\n\nNobody can review it.\n\n- Deny content: \`eval\\(\`\n${more}`;
const record = (from: string) =>
	`# 7. Evaluate formulas\n\nStatus: accepted\nDate: 2026-10-25\n\n## Deviates from\n\n- ${from}: customers write them\n`;
const files: Texts = {
	"opmodel.yaml": "opmodel: 1\n",
	"product/guardrails.md": guardrails(),
	"docs/adr/0007-evaluate-formulas.md": record(
		"GR-2 until 2027-03-31 in `src/formulas/**`",
	),
};

function engineOf(texts: Texts, ...sources: readonly string[]): Engine {
	const engine = new Engine({ today: "2026-11-22" });
	for (const [path, text] of Object.entries(texts)) engine.set(path, text);
	for (const path of sources) engine.note(path);
	return engine;
}

function count(engine: Engine): number {
	return engine
		.check()
		.diagnostics.filter((d) => d.rule === "decisions/deviation-needed").length;
}

describe("decisions/deviation-needed", () => {
	it("waits until the files in its places have been read", () => {
		const engine = engineOf(files, "src/formulas/a.ts", "src/formulas/b.ts");
		assert.equal(count(engine), 0);
		engine.look("src/formulas/a.ts", "export const a = 1;\n");
		assert.equal(count(engine), 0);
		engine.look("src/formulas/b.ts", "export const b = 1;\n");
		assert.equal(count(engine), 1);
		engine.look("src/formulas/b.ts", "eval(text);\n");
		assert.equal(count(engine), 0);
	});

	it("waits again when the guardrails change", () => {
		const engine = engineOf(files, "src/formulas/a.ts");
		engine.look("src/formulas/a.ts", "run(text);\n");
		assert.equal(count(engine), 1);
		engine.set("product/guardrails.md", guardrails("- Instead: the parser\n"));
		assert.equal(count(engine), 0);
	});

	it("does not wait for files elsewhere, and not for those that are no text", () => {
		const engine = engineOf(files, "src/other.ts", "src/formulas/logo.png");
		assert.equal(count(engine), 0);
		engine.pass("src/formulas/logo.png");
		assert.equal(count(engine), 1);
	});

	it("says nothing where a file could not be read", () => {
		const engine = engineOf(files, "src/formulas/a.ts");
		engine.overlook("src/formulas/a.ts", "it is larger than 2 MB");
		assert.equal(count(engine), 0);
	});

	it("reads no text where the path is enough", () => {
		const byPath = guardrails().replace(
			"Deny content: `eval\\(`",
			"Deny path: `**/*.php`",
		);
		const own = { ...files, "product/guardrails.md": byPath };
		assert.equal(count(engineOf(own, "src/formulas/a.ts")), 1);
		assert.equal(count(engineOf(own, "src/formulas/a.php")), 0);
		assert.equal(count(engineOf(own, "src/a.php")), 1);
	});

	it("says nothing of guardrails that are not checked by what is run alone", () => {
		for (const [from, to] of [
			["- Deny content: `eval\\(`", "- Decision needed for: `src/**`"],
			["- Deny content: `eval\\(`", "- Deny content: `eval(`"],
			["- Deny content: `eval\\(`", "- Deny content: `eval\\(`\n- In: `{a`"],
			["- Deny content: `eval\\(`", "- Checked by: people"],
			[
				"- Deny content: `eval\\(`",
				"- Deny content: `eval\\(`\n- Checked by: us",
			],
			["- Deny content", "- Status: draft\n- Deny content"],
		] as const)
			assert.equal(
				count(
					engineOf({
						...files,
						"product/guardrails.md": guardrails().replace(from, to),
					}),
				),
				0,
				to,
			);
		const engine = engineOf(files, "src/formulas/a.ts");
		engine.look("src/formulas/a.ts", "run(text);\n");
		assert.equal(count(engine), 1);
	});

	it("says nothing where the checks were not run over what is there", () => {
		const by = (check: string, sources: Texts, more: Texts = {}) => {
			const page = guardrails().replace("Deny content: `eval\\(`", check);
			const all = { ...files, ...more, "product/guardrails.md": page };
			const engine = engineOf(all, ...Object.keys(sources));
			for (const [path, text] of Object.entries(sources))
				if (engine.need(path) === "text") engine.look(path, text);
			return count(engine);
		};
		const maven = "Deny dependency: `pkg:maven/a/b@<2`";
		const pom = (version: string) =>
			`<project><dependencies><dependency><groupId>a</groupId><artifactId>b</artifactId><version>${version}</version></dependency></dependencies></project>`;
		const here = "src/formulas/pom.xml";
		const elsewhere = { "src/other/pom.xml": pom("3") };
		const submodule = `[submodule "f"]\n\tpath = src/formulas\n`;
		for (const [expected, check, sources, more] of [
			[1, maven, { [here]: pom("2") }],
			[0, maven, { [here]: pom("1") }],
			[0, maven, { [here]: pom(`\${b}`) }],
			[0, maven, { [here]: "no manifest" }],
			[0, maven, { "src/formulas/build.sbt": "" }],
			[0, maven, { "src/formulas/build.sbt": "", ...elsewhere }],
			[0, maven, { "src/formulas/a.ts": "" }],
			[1, maven, { "src/formulas/a.ts": "", ...elsewhere }],
			[
				0,
				"Deny dependency: `pkg:npm/a`, `pkg:pypi/b`",
				{ "src/formulas/package.json": "{}", "src/formulas/pixi.toml": "" },
			],
			[
				0,
				"Deny content: `eval\\(`\n- In: `scr/**`",
				{ "src/formulas/a.ts": "" },
			],
			[0, "Deny content: `eval\\(`", {}],
			[
				0,
				"Deny content: `eval\\(`",
				{ "src/a.ts": "" },
				{ ".gitmodules": submodule },
			],
			[1, "Deny content: `eval\\(`", { "src/a.ts": "" }],
		] as const satisfies readonly (readonly [number, string, Texts, Texts?])[])
			assert.equal(
				by(check, sources, more),
				expected,
				JSON.stringify([check, sources]),
			);
	});

	it("says nothing where nobody looks", () => {
		const engine = engineOf(files, "src/a.ts");
		engine.look("src/a.ts", "");
		assert.equal(count(engine), 1);
		engine.noteLink("src/formulas");
		assert.equal(count(engine), 0);
	});

	it("sees crossings in the models below", () => {
		const own = {
			...files,
			"docs/adr/0007-evaluate-formulas.md": record(
				"GR-2 until 2027-03-31 in `labs/**`",
			),
			"labs/opmodel.yaml": "title: Labs\n",
		};
		const engine = engineOf(own, "labs/a.ts");
		assert.equal(count(engine), 0);
		engine.look("labs/a.ts", "eval(text);\n");
		assert.equal(count(engine), 0);
		engine.look("labs/a.ts", "run(text);\n");
		assert.equal(count(engine), 1);
	});
});
