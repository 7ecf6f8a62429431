/** `opmodel deviate` on the command line: what it writes, what it says, and how it refuses. */

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Texts } from "../helpers/checking";
import { CommandLine, writeTexts } from "../helpers/command-line";

const cli = new CommandLine("deviate");
const root = join(cli.scratch, "root");

const files: Texts = {
	"opmodel.yaml": "title: Fieldsafe\n",
	"product/guardrails.md":
		"# Guardrails\n\n- Owner: Platform\n\n## GR-2: One date library\n\nTwo ways cost us two days.\n\n- Deny dependency: `pkg:npm/moment`\n",
	"docs/adr/0007-weigh-once.md":
		"# 7. Weigh once\n\nDate: 2026-10-01\n\n## Status\n\nAccepted\n\n## Context\n\nc\n\n## Decision\n\nd\n",
	"services/billing/package.json":
		'{\n  "dependencies": { "moment": "^2.30.0" }\n}\n',
};

const run = (...args: string[]) =>
	cli.run(root, ...args, "--today", "2026-11-22");

describe("opmodel deviate", () => {
	before(() => {
		writeTexts(root, files);
	});
	after(() => cli.remove());

	it("exits 2 where it can't say what is deviated from, and where", () => {
		for (const [args, why] of [
			[["deviate"], /takes an id and where/],
			[["deviate", "GR-2"], /takes an id and where/],
			[["deviate", "GR-2", "--in"], /--in/],
			[["deviate", "GR-2", "--in", "{a"], /"\{a" can't be used as a place/],
			[["deviate", "GR-9", "--in", "a"], /No item has the id "GR-9"/],
			[["deviate", "GR-2", "two", "words", "--in", "a"], /takes an id/],
		] as const) {
			const { status, stdout, stderr } = run(...args);
			assert.deepEqual([status, stdout], [2, ""], args.join(" "));
			assert.match(stderr, why);
			assert.match(stderr, /^opmodel: .*\n$/, "more than one line");
		}
	});

	it("drafts the record, which covers once its reason is written and it is accepted", () => {
		const crossing = () =>
			JSON.parse(run("check", "--format", "json").stdout)
				.diagnostics.filter(
					(d: { rule: string }) => d.rule === "code/guardrail-holds",
				)
				.map((d: { severity: string }) => d.severity);
		assert.deepEqual(crossing(), ["error"]);
		const places = ["--in", "services/billing/**", "--in", "services/export/"];
		const { status, stdout, stderr } = run(
			"deviate",
			"gr-2",
			...places,
			"Keep moment in billing",
		);
		const file = "docs/adr/0008-keep-moment-in-billing.md";
		assert.deepEqual([status, stderr], [0, ""]);
		assert.match(
			stdout,
			/^Wrote docs\/adr\/0008-keep-moment-in-billing\.md, until 2027-05-22; Platform owns GR-2 and has to agree\nNo file is at services\/export\/\*\* yet\nNext: .*\n$/,
		);
		const draft = readFileSync(join(root, file), "utf8");
		assert.match(draft, /^# 8\. Keep moment in billing\n/);
		assert.match(
			draft,
			/\n- GR-2 until 2027-05-22 in `services\/billing\/\*\*`, `services\/export\/\*\*`: <!--/,
		);
		assert.deepEqual(crossing(), ["error"]);
		const reasoned = draft.replace(/<!-- Why.*?-->/, "its driver needs it");
		writeFileSync(join(root, file), reasoned);
		assert.deepEqual(crossing(), ["warning"]);
		writeFileSync(join(root, file), reasoned.replace("Proposed", "Accepted"));
		assert.deepEqual(crossing(), ["information"]);
		const again = run("deviate", "GR-2", ...places.slice(0, 2));
		assert.deepEqual([again.status, again.stdout], [2, ""]);
		assert.match(again.stderr, /ADR-0008 .* records a deviation from GR-2/);
	});
});
