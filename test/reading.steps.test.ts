/** Reading in steps: no step holds up whoever reads, however many files there are and whatever stands in them. */

import assert from "node:assert/strict";
import { Engine } from "../src/engine";
import { assertInProportion, stepsOf } from "./helpers/steps";
import { repeated } from "./helpers/texts";

describe("the work of one step of reading", () => {
	/** Steps of work of each step of reading, the dearest first. */
	function work(files: Readonly<Record<string, string>>): number[] {
		const engine = new Engine({ today: "2026-11-22" });
		for (const [path, text] of Object.entries(files)) engine.set(path, text);
		const reading = engine.reading();
		const found: number[] = [];
		for (let done = false; !done; )
			found.push(
				stepsOf(() => {
					done = reading.next().done === true;
				}),
			);
		return found.sort((a, b) => b - a);
	}

	function decisions(count: number): Record<string, string> {
		return Object.fromEntries(
			Array.from({ length: count }, (_, n) => [
				`many/${n % 10}/docs/adr/${String(n).padStart(4, "0")}-record.md`,
				`# ${n}. Record\n\nStatus: superseded by ADR-${n + 10}\n\n## Context\n\nAfter ADR-${Math.max(0, n - 10)}.\n`,
			]),
		);
	}
	it("is the same however many files there are, but for sorting and indexing them", () => {
		const few = work(decisions(100));
		const many = work(decisions(800));
		const sum = many.reduce((all, one) => all + one, 0);
		const [first = 0, second = 0, third = 0] = many;
		// One step puts all artifacts in order, one makes the index.
		assert.ok(first < sum / 25, `${first} of ${sum} in one step`);
		assert.ok(first <= 10 * (few[0] as number), `${few[0]}, then ${first}`);
		assert.ok(second < sum / 120, `${second} of ${sum} in one step`);
		assert.ok(third < 2 * (few[2] as number), `${few[2]}, then ${third}`);
	});

	it("is in proportion to a file's text, whatever stands in it", () => {
		for (const [path, text] of Object.entries({
			"opmodel.yaml": "opmodel: 1\ntitle: [open\n\trules: {{{\n- : :\n",
			"product/metrics.yaml": repeated("kind: metrics\nitems: ", "[", 100_000),
			"product/guardrails.md": `# Guardrails\n\n## GR-1: No evil\n\nBecause it hangs.\n\n- Deny content: \`(a+)+$\`, \`(.*)*x\`, \`[\`\n- In: \`${"**/".repeat(500)}*\`, \`{${"a,".repeat(5000)}}\`\n`,
			"docs/adr/0002-deep.md": repeated("", "> ", 40_000),
			"docs/adr/0005-one-line.md": repeated("# 5. ", "[a](", 200_000),
		})) {
			const [most = 0] = work({ [path]: text });
			const each = most / text.length;
			assert.ok(
				most < 100 * Math.max(text.length, 2000),
				`${path}: ${each} steps for each character`,
			);
		}
	});

	it("is none for a text that is larger than what is read", () => {
		const text = repeated("# Strategy\n\n", "word ", 50_000_000);
		const engine = new Engine({ today: "2026-11-22" });
		const steps = stepsOf(() => {
			engine.set("product/strategy.md", text);
			engine.check();
		});
		assert.ok(steps < 2_000, `${steps} steps`);
	});
});

describe("the work of finding folders of records", () => {
	const proposal =
		"# Queue\n\nStatus: Draft\n\n## Motivation\n\nTwo.\n\n## Drawbacks\n\nNone.\n";
	const page = (n: number) => `guides/${n % 10}/page-${n}.md`;
	const record = (n: number) => `text/${String(n).padStart(4, "0")}-queue.md`;

	it("is in proportion to the files that come one by one", () => {
		assertInProportion("files that come", 40, (size) => () => {
			const engine = new Engine({ today: "2026-11-22" });
			for (let n = 0; n < size; n++) {
				for (const [path, text] of [
					[page(n), "# Guide\n"],
					[record(n), proposal],
				] as const)
					if (engine.wants(path, () => text)) engine.set(path, text);
					else engine.note(path);
			}
			assert.deepEqual(engine.left(), []);
			assert.equal(engine.workspace().artifacts.size, size);
		});
	});

	it("looks at no other file's name and text when one has changed", () => {
		const engine = new Engine({ today: "2026-11-22" });
		for (let n = 0; n < 800; n++) {
			engine.note(page(n));
			engine.set(record(n), proposal);
		}
		const first = stepsOf(() => engine.left());
		engine.set(record(0), proposal.replace("Draft", "Dr"));
		const again = stepsOf(() => engine.left());
		assert.ok(again < first / 20, `${first} steps, then ${again}`);
	});
});
