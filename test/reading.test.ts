/** Reading in steps: whoever edits in between, or stops early, gets what a new engine would say. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Engine } from "../src/engine";
import { walk } from "../src/host/walk";

const today = "2026-11-22";
const root = join(process.cwd(), "examples/gaps");

describe("reading in steps", () => {
	const files = new Map<string, string>();
	before(() => {
		for (const path of walk(root).files)
			files.set(path, readFileSync(join(root, path), "utf8"));
		// Enough for several steps of each sort.
		for (let n = 100; n < 300; n++)
			files.set(
				`docs/adr/0${n}-more.md`,
				`# ${n}. More\n\nStatus: superseded by ADR-0${n + 1}\n\nSee KM-${n % 5}.\n`,
			);
	});

	function engineOf(texts: ReadonlyMap<string, string>, like?: Engine): Engine {
		const engine = new Engine(like ? { today, like } : { today });
		for (const [path, text] of texts) engine.set(path, text);
		return engine;
	}

	const edits: readonly [string, (text: string) => string][] = [
		["product/metrics.md", (text) => text.replaceAll("KM-2", "KM-7")],
		["docs/adr/0150-more.md", () => "# 150. More\n\nStatus: accepted\n"],
		["product/themes.md", (text) => text.replaceAll("KM-1", "KM-2")],
		["opmodel.yaml", (text) => `${text}\nstage: startup\n`],
		["docs/adr/0160-more.md", () => "---\nkind: nonsense\n---\n\n# More\n"],
	];

	it("finds what a check at once finds", () => {
		const engine = engineOf(files);
		for (const _ of engine.reading());
		assert.deepEqual(
			engine.check().diagnostics,
			engineOf(files).check().diagnostics,
		);
	});

	it("does not begin anew when it is told what it knows", () => {
		const engine = engineOf(files);
		const tell = (reason: string) => {
			engine.skip("product/teams.md", reason);
			engine.noteFolder("dist");
			return engine.workspace();
		};
		const first = tell("it is larger than 2 MB");
		assert.equal(tell("it is larger than 2 MB"), first);
		assert.notEqual(tell("it is not text"), first);
	});

	it("bears edits and questions in between, and being left early", () => {
		const texts = new Map(files);
		const engine = engineOf(texts);
		const steps = files.size + 12;
		// Those that check at once need not read again what is never changed.
		const atOnce = engineOf(files);
		atOnce.check();
		for (const [n, [path, change]] of edits.entries())
			for (let step = n; step < steps; step += 11 + n) {
				const text = change(texts.get(path) ?? "");
				const other = step % 2 === 0 ? text : (files.get(path) ?? "");
				let taken = 0;
				for (const _ of engine.reading()) {
					taken++;
					if (taken === files.size + 1 && step % 3 === 0) engine.workspace();
					if (taken === step) {
						engine.set(path, other);
						texts.set(path, other);
					}
					if (taken > step && step % 5 === 0) break;
				}
				if (step < files.size - 30) continue;
				assert.deepEqual(
					engine.check().diagnostics,
					engineOf(texts, atOnce).check().diagnostics,
					`${path}, changed at step ${step}`,
				);
			}
	});
});
