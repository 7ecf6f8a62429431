/** The engine between its steps: what comes in while it works, and what no longer concerns it. */

import assert from "node:assert/strict";
import { Engine } from "../src/engine";

const guardrails = (check: string) =>
	`# Guardrails\n\n- Owner: P\n\n## GR-2: No dynamic code\n\nNobody can review it.\n\n${check}\n`;
const denying = guardrails("- Deny content: `\\beval\\(`\n- In: `src/**`");

function engineOf(check: string): Engine {
	const engine = new Engine({ today: "2026-11-22" });
	engine.set("opmodel.yaml", "opmodel: 1\nexpect: []\n");
	engine.set("product/guardrails.md", check);
	engine.note("src/a.ts");
	return engine;
}

const crossings = (engine: Engine) =>
	engine.check().diagnostics.filter((d) => d.rule === "code/guardrail-holds")
		.length;

describe("an engine", () => {
	it("forgets what it was about to find when a file is looked at meanwhile", () => {
		for (let stop = 1; stop < 8; stop++) {
			const engine = engineOf(denying);
			engine.look("src/a.ts", "eval(1)");
			assert.equal(crossings(engine), 1);
			engine.set("docs/adr/0001-x.md", "# 1. X\n\nStatus: accepted\n");
			let steps = 0;
			for (const _ of engine.reading())
				if (++steps === stop) engine.look("src/a.ts", "safe()");
			assert.equal(crossings(engine), Number(steps < stop), `step ${stop}`);
		}
	});

	it("names what it could not look at only as long as a guardrail asks for it", () => {
		const engine = engineOf(denying);
		engine.overlook("src/a.ts", "it is larger than 2 MB");
		assert.deepEqual(engine.overlooked(), [
			{ file: "src/a.ts", reason: "it is larger than 2 MB" },
		]);
		engine.set("product/guardrails.md", guardrails("- Checked by: Ines"));
		assert.deepEqual(engine.overlooked(), []);
	});

	it("tells one look at a file from another, and one that no longer counts", () => {
		const engine = engineOf(denying);
		assert.equal(engine.seen("src/a.ts"), undefined);
		engine.look("src/a.ts", "eval(1)");
		const first = engine.seen("src/a.ts");
		assert.ok(first);
		assert.equal(engine.seen("src/a.ts"), first);
		engine.look("src/a.ts", "eval(2)");
		assert.notEqual(engine.seen("src/a.ts"), first);
		engine.set("product/guardrails.md", denying.replace("eval", "exec"));
		assert.equal(engine.seen("src/a.ts"), undefined);
	});
});
