/** The command line that is shipped, in temporary folders: exit codes, what goes where, what is written. */

import assert from "node:assert/strict";
import {
	mkdirSync,
	readdirSync,
	readFileSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { insertAt } from "../../src/domain/edit";
import { writeEdits } from "../../src/host/write";
import { createFile } from "../../src/plans/plan";
import type { Texts } from "../helpers/checking";
import { CommandLine, writeTexts } from "../helpers/command-line";

const cli = new CommandLine("cli");
let folders = 0;

function workspace(files: Texts): string {
	const root = join(cli.scratch, `root-${++folders}`);
	mkdirSync(root);
	writeTexts(root, files);
	return root;
}

const run = (cwd: string, ...args: string[]) => cli.run(cwd, ...args);

function text(root: string, file: string): string {
	return readFileSync(join(root, file), "utf8");
}

const strategy =
	"# Strategy\n\n- Horizon: 2026-07/2027-06\n\n## Customers\n\nQuarries.\n\n## Problems\n\n- **ST-1** Late findings.\n\n## Vision\n\nProof.\n\n## Not doing\n\nAudits.\n\n## Key metric\n\nKM-1.\n";
const metrics =
	"# Metrics\n\n## KM-1: Findings closed on time\n\nShare of findings closed before their deadline.\n\n- Role: key\n- Source: the board\n- Target: 75%\n- By: 2027-06-30\n";
const small = {
	"opmodel.yaml": "title: Fieldsafe\nstage: startup\n",
	"product/strategy.md": strategy,
	"product/metrics.md": metrics,
	"docs/adr/0001-weigh-once.md":
		"# 1. Weigh once\n\nDate: 2026-10-01\n\n## Status\n\nAccepted\n\n## Context\n\nFor KM-9.\n\n## Decision\n\nOnce.\n",
};

describe("command line", () => {
	after(() => cli.remove());

	it("exits 2 on bad usage, says why in one line on stderr and prints nothing", () => {
		const root = workspace(small);
		for (const [args, why] of [
			[["chekc"], /no command "chekc"/],
			[["check", "--formt", "json"], /--formt/],
			[["check", "--format", "xml"], /--format is pretty or json/],
			[["check", "--fail-on", "hint"], /--fail-on is one of/],
			[["check", "--today", "2026-02-30"], /--today wants a date/],
			[["check", "nowhere.md"], /no "nowhere\.md" below the root/],
			[["check", ".."], /no "\.\." below the root/],
			[["check", "--root", "gone"], /no folder "gone"/],
			[["check", "--root", "opmodel.yaml"], /no folder "opmodel\.yaml"/],
			[["explain", "area/none"], /no rule "area\/none"/],
			[["explain", "KM-77"], /No item has the id "KM-77"/],
			[["new"], /takes a kind and a title/],
			[["new", "principel", "x"], /Did you mean "principle"/],
			[["new", "principle", "two", "words"], /title in quotes/],
			[["supersede", "ADR-1"], /takes an id and a title/],
			[["supersede", "ADR-7", "x"], /No decision has the id "ADR-7"/],
			[["init", "docs"], /takes no paths/],
		] as const) {
			const { status, stdout, stderr } = run(root, ...args);
			assert.deepEqual([status, stdout], [2, ""], args.join(" "));
			assert.match(stderr, why);
			assert.match(stderr, /^opmodel: .*\n$/, "more than one line");
		}
	});

	it("helps, with exit code 0", () => {
		const root = workspace({});
		for (const args of [["--help"], ["new", "--help"], ["--version"]]) {
			const { status, stdout, stderr } = run(root, ...args);
			assert.deepEqual([status, stderr], [0, ""]);
			assert.notEqual(stdout, "");
		}
	});

	it("checks: exit code by the fail level, results on stdout", () => {
		const root = workspace(small);
		const usual = run(root, "check", "--today", "2026-11-22");
		assert.deepEqual([usual.status, usual.stderr], [0, ""]);
		assert.match(
			usual.stdout,
			/docs\/adr\/0001-weigh-once\.md:11:5 warning references\/resolve/,
		);
		assert.equal(run(root, "check", "--fail-on", "warning").status, 1);
		assert.equal(run(root, "check", "--fail-on", "never").status, 0);
		writeFileSync(join(root, "product/metrics.md"), `${metrics}\n${metrics}`);
		assert.equal(run(root, "check").status, 1);
		assert.equal(run(root, "check", "--fail-on", "never").status, 0);
	});

	it("checks as JSON in the agreed shape, the same bytes each time", () => {
		const root = workspace({
			...small,
			"labs/opmodel.yaml": "title: Labs\n",
			"labs/STRATEGY.md": "# Strategy\n",
		});
		const args = ["check", "--format", "json", "--today", "2026-11-22"];
		const { status, stdout } = run(root, ...args);
		assert.equal(status, 0);
		assert.equal(run(root, ...args).stdout, stdout);
		const report = JSON.parse(stdout);
		assert.deepEqual([report.version, report.root], [1, "."]);
		for (const key of [
			"error",
			"warning",
			"information",
			"hint",
			"artifacts",
			"items",
		])
			assert.equal(typeof report.summary[key], "number", key);
		assert.equal(report.coverage.length, 9);
		assert.deepEqual(report.coverage[0], {
			category: "product-strategy",
			row: "which-problems",
			strength: "guardrail",
			state: "present",
			artifacts: ["product/strategy.md"],
		});
		assert.deepEqual(
			report.models.map((m: { root: string; title: string }) => [
				m.root,
				m.title,
			]),
			[["labs", "Labs"]],
		);
		const found = report.diagnostics.find(
			(d: { rule: string }) => d.rule === "references/resolve",
		);
		assert.deepEqual(found.range, {
			start: { line: 10, character: 4 },
			end: { line: 10, character: 8 },
		});
		assert.deepEqual(
			[found.severity, found.file, found.item, found.related],
			["warning", "docs/adr/0001-weigh-once.md", "ADR-0001", []],
		);
		assert.ok(Array.isArray(found.fixes));
	});

	it("limits what is reported, not what is read, to the paths given", () => {
		const root = workspace(small);
		const json = (...paths: string[]) =>
			JSON.parse(run(root, "check", "--format", "json", ...paths).stdout);
		const files = (report: { diagnostics: { file: string }[] }) => [
			...new Set(report.diagnostics.map((d) => d.file)),
		];
		assert.deepEqual(files(json("docs")), ["docs/adr/0001-weigh-once.md"]);
		assert.deepEqual(files(json("product/strategy.md")), []);
		assert.equal(json("docs").summary.artifacts, 3);
		const inside = run(join(root, "docs"), "check", "--root", "..", "adr");
		assert.match(inside.stdout, /references\/resolve/);
	});

	it("goes by the date that it is given", () => {
		const root = workspace({
			...small,
			"product/metrics.md": metrics.replace(
				"# Metrics\n",
				"# Metrics\n\n- Review by: 2026-12-01\n",
			),
		});
		const due = (today: string) =>
			run(root, "check", "--today", today).stdout.includes(
				"context/reviewed-in-time",
			);
		assert.deepEqual([due("2026-12-01"), due("2026-12-02")], [false, true]);
	});

	it("says which entries of manifests it could not judge, and reports nothing on them", () => {
		const root = workspace({
			"opmodel.yaml": "expect: []\n",
			"product/guardrails.md":
				"# Guardrails\n\n- Owner: Platform\n\n## GR-1: Luxon from 3 on\n\nWhy.\n\n- Deny dependency: `pkg:npm/luxon@<3`\n",
			...Object.fromEntries(
				["a", "b", "c", "d"].map((folder) => [
					`${folder}/package.json`,
					'{ "dependencies": {\n  "luxon": "workspace:*"\n} }\n',
				]),
			),
			"e/package.json": '{ "dependencies": {\n  "luxon": "^3"\n} }\n',
		});
		const { status, stdout } = run(root, "check", "--format", "json");
		const { summary, diagnostics } = JSON.parse(stdout);
		assert.deepEqual([status, diagnostics], [0, []]);
		assert.equal(summary.unjudged.length, 4);
		assert.deepEqual(summary.unjudged[0], {
			file: "a/package.json",
			range: {
				start: { line: 1, character: 2 },
				end: { line: 1, character: 24 },
			},
			item: "GR-1",
			what: "luxon",
			why: "no version stands there that can be compared",
		});
		assert.match(
			run(root, "check").stdout,
			/\n4 entries of manifests could not be judged, as the version asked for can't be read there: a\/package\.json:2 \(luxon, GR-1\), b\/package\.json:2 \(luxon, GR-1\), c\/package\.json:2 \(luxon, GR-1\) …\n/,
		);
		assert.match(
			run(root, "check", "d").stdout,
			/\n1 entry of manifests could not be judged, .*: d\/package\.json:2 \(luxon, GR-1\)\n/,
		);
		assert.doesNotMatch(run(root, "check", "e").stdout, /judged/);
	});

	it("never prints a control character of a file raw", () => {
		const evil = "\u001b[31mred\u0007\u009b2J\u202egpj\u007f";
		const root = workspace({
			"product/strategy.md": `# ${evil}\n\n- **ST-1** ${evil} KM-4\n`,
			"product/principles.md": `# P\n\n## PP-1: ${evil}\n\n${evil}\n\n- For: ${evil}\n`,
			"docs/adr/0001-x.md": `# ${evil}\n\nStatus: ${evil}\n`,
			"opmodel.yaml": `title: "${evil}"\nnope: 1\n`,
		});
		for (const args of [
			["check", "--hints"],
			["check", "--format", "json"],
			["list"],
			["list", "--format", "json"],
			["explain", "PP-1"],
			["explain", evil],
			["new", "principle", evil],
			["new", evil],
		]) {
			const { stdout, stderr } = run(root, ...args);
			assert.notEqual(stdout + stderr, "");
			assert.doesNotMatch(
				stdout + stderr,
				// biome-ignore lint/suspicious/noControlCharactersInRegex: these must not come out
				/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/,
				args.join(" "),
			);
		}
		const listed = JSON.parse(run(root, "list", "--format", "json").stdout);
		assert.ok(
			listed.items.some((i: { title: string }) => i.title.includes("\u009b2J")),
		);
	});

	it("lists and explains", () => {
		const root = workspace(small);
		const listed = run(root, "list");
		assert.equal(listed.status, 0);
		assert.match(listed.stdout, /KM-1 {2}Findings closed on time/);
		assert.match(
			listed.stdout,
			/ADR-0001 {2}Weigh once {2}accepted, 2026-10-01/,
		);
		const { items, artifacts } = JSON.parse(
			run(root, "list", "--format", "json").stdout,
		);
		assert.deepEqual(
			items.map((i: { id: string }) => i.id),
			["ADR-0001", "KM-1", "ST-1"],
		);
		assert.equal(artifacts[0].dialect, "nygard");
		const item = run(root, "explain", "km-1").stdout;
		assert.match(item, /KM-1: Findings closed on time/);
		assert.match(item, /Referred to by\n.*product\/strategy\.md:23/);
		const rule = run(root, "explain", "strategy/one-page").stdout;
		assert.match(rule, /Why it matters[\s\S]*How to mend it/);
		// The bundle is built without most of them.
		assert.match(rule, /\nExample: .+\nopmodel\.yaml\n/);
		assert.match(run(root, "explain").stdout, /^references\/resolve {2}/m);
	});

	it("explains who deviates from an item, and until when", () => {
		const record = (status: string, until: string) =>
			`---\nstatus: ${status}\ndeviates-from:\n  - { from: GR-1, because: x, until: ${until}, in: ["services/a/**"] }\n---\n\n# Keep it\n`;
		const root = workspace({
			"product/guardrails.md": "# G\n\n## GR-1: One queue\n",
			"docs/adr/0001-a.md": record("accepted", "2026-10-31"),
			"docs/adr/0002-b.md": record("accepted", "2027-03-31"),
			"docs/adr/0003-c.md": record("proposed", "2027-03-31"),
			"docs/adr/0004-d.md": record("rejected", "2027-03-31"),
			"docs/adr/0005-e.md": record("accepted", "").replace(" until: ,", ""),
		});
		const explained = (today: string) =>
			/\nDeviations\n((?: {2}.*\n)+)/.exec(
				run(root, "explain", "GR-1", "--today", today).stdout,
			)?.[1];
		assert.equal(
			explained("2026-11-22"),
			"  ADR-0002 Keep it in services/a/**: until 2027-03-31 (docs/adr/0002-b.md:4)\n" +
				"  ADR-0003 Keep it in services/a/**: proposed, until 2027-03-31 (docs/adr/0003-c.md:4)\n" +
				"  ADR-0001 Keep it in services/a/**: ended on 2026-10-31 (docs/adr/0001-a.md:4)\n" +
				"  ADR-0005 Keep it in services/a/**: covers nothing yet: it needs an end (docs/adr/0005-e.md:4)\n",
		);
		assert.match(explained("2026-10-31") ?? "", /ADR-0001 .*: until 2026/);
	});

	it("init, new and supersede write, tell what, and leave nothing to report but the metric", () => {
		const root = workspace({
			"README.md": "# Acme\n",
			"docs/principles.md":
				"# Principles\r\n\r\n## Speed over features\r\n\r\na\r\n\r\n## Proof over promises\r\n\r\nb\r\n\r\n## Small over complete\r\n\r\nc\r\n",
			"web/package.json": '{ "dependencies": { "react": "19" } }',
		});
		const begun = run(root, "init");
		assert.deepEqual([begun.status, begun.stderr], [0, ""]);
		assert.match(
			begun.stdout,
			/^Wrote opmodel\.yaml\nTook over docs\/principles\.md .*\nWrote product\/strategy\.md as a draft\nWrote product\/tech-stack\.md as a draft\nNext: /,
		);
		const config = text(root, "opmodel.yaml");
		assert.match(config, /^title: Acme$/m);
		const again = run(root, "init");
		assert.deepEqual([again.status, text(root, "opmodel.yaml")], [0, config]);
		assert.match(again.stdout, /^Nothing to write/);

		const added = run(root, "new", "principle", "Operators first");
		assert.match(added.stdout, /^Wrote PP-1 to docs\/principles\.md\n/);
		const page = text(root, "docs/principles.md");
		assert.match(page, /\r\n\r\n## PP-1: Operators first\r\n/);
		assert.doesNotMatch(page, /[^\r]\n/);

		run(root, "new", "decision", "Weigh once", "--today", "2026-11-20");
		const second = run(root, "supersede", "ADR-1", "Weigh twice");
		assert.match(second.stdout, /^Wrote docs\/adr\/0002-weigh-twice\.md\n/);
		assert.match(
			text(root, "docs/adr/0001-weigh-once.md"),
			/^Date: 2026-11-20$[\s\S]*^Superseded by \[2\. Weigh twice\]\(0002-weigh-twice\.md\)$/m,
		);
		const report = JSON.parse(run(root, "check", "--format", "json").stdout);
		assert.deepEqual(
			report.diagnostics
				.filter((d: { severity: string }) => d.severity !== "hint")
				.map((d: { message: string }) => d.message.slice(0, 22)),
			["There is no key metric"],
		);
	});

	it("writes nothing outside of the root, and says so", () => {
		const outside = workspace({});
		const root = workspace({});
		symlinkSync(outside, join(root, "product"));
		const { status, stderr } = run(root, "new", "metrics");
		assert.equal(status, 2);
		assert.match(
			stderr,
			/product\/metrics\.md was not written: .*symbolic link/,
		);
		const begun = run(root, "init");
		assert.equal(begun.status, 0);
		assert.match(begun.stdout, /product\/strategy\.md was not written/);
		assert.throws(
			() => writeEdits(root, [createFile("product/x.md", "x")]),
			/product\/x\.md lies outside of the root; nothing was written/,
		);
		assert.deepEqual(readdirSync(outside), []);
	});

	it("writes all edits or none", () => {
		const root = workspace({ "a.md": "a", "b.md": "b" });
		const there = createFile("A/new.md", "x");
		assert.throws(
			() => writeEdits(root, [there, createFile("a.md", "y")]),
			/a\.md is there already; nothing was written/,
		);
		writeFileSync(join(root, "b.md"), Buffer.from([0xff, 0x62]));
		const start = { line: 0, character: 0 };
		assert.throws(
			() => writeEdits(root, [there, insertAt("b.md", start, "y")]),
			/b\.md could not be read as UTF-8 text; nothing was written/,
		);
		assert.deepEqual(readdirSync(root).sort(), ["a.md", "b.md"]);
	});
});
